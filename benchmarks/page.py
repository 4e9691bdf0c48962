"""Print how long the page takes: to be ready, a first verdict, the next, a folder of a hundred.

    make web && python benchmarks/page.py [LKE.xlsx]

Medians of five pages in Chromium and, where it is installed, Firefox; the load of the machine stands beside.
"""

from __future__ import annotations

import os
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.browser import chromium, firefox  # noqa: E402 - after the checkout is on the path

if TYPE_CHECKING:
    Kind = type[chromium.Chromium | firefox.Firefox]
    Page = chromium.Page | firefox.FirefoxPage

TIMES = 5
MANY = 100
LOOKING = 2.0
"""Seconds in which somebody looks for a file, and the program warms up."""
_READY = "document.getElementById('version').textContent !== ''"
_SHOWN = "document.getElementById('report').contentDocument?.querySelector('.report') != null"
_CLEARED = "document.getElementById('report').srcdoc = ''"


def main() -> None:
    """Print a line for each browser."""
    file = Path(sys.argv[1]).resolve() if len(sys.argv) > 1 else ROOT / "examples" / "unit-baik.xlsx"
    browsers: list[tuple[str, Any, str | None]] = [
        ("Chromium", chromium.Chromium, chromium.find()),
        ("Firefox", firefox.Firefox, firefox.find()),
    ]
    with tempfile.TemporaryDirectory() as folder:
        copies = [Path(shutil.copy(file, f"{folder}/{number:03}.xlsx")) for number in range(MANY)]
        for name, kind, program in browsers:
            if program is None:
                continue
            runs = [once(kind, program, file, copies if number == 0 else []) for number in range(TIMES)]
            ready, first, following = (
                statistics.median(seconds) for seconds in list(zip(*runs, strict=True))[:3]
            )
            print(
                f"{name}: ready {ready:.1f} s, first verdict {first:.2f} s, next {following:.2f} s, "
                f"{MANY} LKEs {runs[0][3]:.1f} s; load {os.getloadavg()[0]:.1f}"
            )


def once(kind: Kind, program: str, file: Path, copies: list[Path]) -> tuple[float, float, float, float]:
    """Return seconds until ready, of a first verdict, of a second, and of many files where there are any."""
    with kind(program) as browser:
        began = time.monotonic()
        page = browser.open(ROOT / "dist" / "zitool.html")
        page.until(_READY)
        ready = time.monotonic() - began
        time.sleep(LOOKING)
        took = [shown(page, [file]) for _ in range(2)]
        return ready, *took, shown(page, copies) if copies else 0.0


def shown(page: Page, files: list[Path]) -> float:
    """Return the seconds from files chosen to a report shown."""
    page.run(_CLEARED)
    page.until(f"!({_SHOWN})")
    began = time.monotonic()
    page.upload("#input", *files)
    page.until(_SHOWN)
    took = time.monotonic() - began
    page.until("document.getElementById('state').textContent.startsWith('Siap')")
    page.run("new Promise(done => setTimeout(done, 500))")
    return took


if __name__ == "__main__":
    main()
