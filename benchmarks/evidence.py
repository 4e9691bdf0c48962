"""Print what a folder of ten thousand documents costs: seconds of the processor, and memory.

    python benchmarks/evidence.py [COUNT]

The documents are small, so that what is measured is zitool and not the disk.
"""

from __future__ import annotations

import resource
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.evidence.documents import pdf  # noqa: E402 - after the checkout is on the path
from tests.evidence.trees import CONVENTIONS, tree  # noqa: E402

from zitool.batch import assess  # noqa: E402
from zitool.evidence.gathering import gather  # noqa: E402

COUNT = 10_000


def main() -> None:
    """Print a line for each convention."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else COUNT
    assessment = assess(str(ROOT / "examples" / "unit-baik.xlsx"))[0]
    for convention in CONVENTIONS:
        with tempfile.TemporaryDirectory() as folder:
            fill(Path(folder), list(tree("permenpanrb-90-2021", convention)), count)
            start = time.process_time()
            gathered = gather(assessment, folder)
            spent = time.process_time() - start
            most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(f"{convention:8} {len(gathered.items)} documents: {spent:.1f} s, {most:.0f} MB at most")


def fill(folder: Path, paths: list[str], count: int) -> None:
    """Write `count` documents of their own, as many for each path."""
    for number in range(count):
        place = folder / paths[number % len(paths)].replace(".pdf", f" {number}.pdf")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(pdf(str(number)))


if __name__ == "__main__":
    main()
