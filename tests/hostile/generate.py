"""The hostile set: one file a threat, made anew for every run and never stored.

    python -m tests.hostile.generate FOLDER [--big]

writes all files and ``manifest.tsv`` with their names, threats and what must come of each. Tests call
`entries`. ``--big`` adds the family b, whose files are small but unpack to hundreds of megabytes.
"""

from __future__ import annotations

import argparse
from functools import lru_cache
from pathlib import Path

from tests.hostile import active, bombs, containers, grids, markups, references, structures, texts, values
from tests.hostile.entry import Entry
from tests.hostile.form import base

_FAMILIES = (containers, markups, grids, references, active, values, texts, structures)


@lru_cache
def entries(*, big: bool = False) -> tuple[Entry, ...]:
    """Return the hostile files, the good one first; with `big` also those that unpack to a lot."""
    found = [Entry("000_base.xlsx", "none: the good one", "ok", base)]
    for family in (*_FAMILIES, bombs) if big else _FAMILIES:
        found += family.entries()
    return tuple(found)


def write(folder: Path, *, big: bool = False) -> tuple[Entry, ...]:
    """Write the files and ``manifest.tsv`` into `folder` and return what was written."""
    folder.mkdir(parents=True, exist_ok=True)
    lines = ["name\tthreat\tmust\tcode"]
    made = entries(big=big)
    for entry in made:
        (folder / entry.name).write_bytes(entry.make())
        lines.append(f"{entry.name}\t{entry.threat}\t{entry.must}\t{entry.code or ''}")
    (folder / "manifest.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return made


def main() -> None:
    """Write the set where the command line says."""
    parser = argparse.ArgumentParser(description="Write the hostile workbooks.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--big", action="store_true", help="also those that unpack to hundreds of megabytes")
    arguments = parser.parse_args()
    print(f"{len(write(arguments.folder, big=arguments.big))} files in {arguments.folder}")  # noqa: T201


if __name__ == "__main__":
    main()
