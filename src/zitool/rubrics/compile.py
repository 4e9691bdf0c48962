"""The compiled form of packaged rubrics, generated and never edited.

``python -m zitool.rubrics.compile [--check] [FOLDER ...]`` writes, or checks, ``compiled.json`` in each
folder. YAML takes half a second to read in pure Python, JSON a few ms.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from zitool.core.law.compiled import from_plain
from zitool.errors import RubricError
from zitool.rubrics.checked import read_checked
from zitool.rubrics.models import to_plain
from zitool.rubrics.packaged import (
    COMPILED,
    FORMAT,
    MAIN,
    fingerprint_of,
    packaged_folder,
    packaged_ids,
    sha256_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence


def compile_rubric(folder: Path) -> bytes:
    """Return the compiled form of the rubric in `folder`: the same bytes for the same YAML.

    Raises:
        RubricError: the rubric has faults.
        ValueError: the compiled form would not load back equal (a bug in the models).
    """
    rubric, document = read_checked(folder / MAIN)
    stored = {
        "format": FORMAT,
        "sha256": sha256_of(document.files),
        "fingerprint": fingerprint_of(document.files),
        "files": sorted(document.files),
        **({"parents": list(document.parents)} if document.parents else {}),
        "rubric": to_plain(rubric),
    }
    # Text of ASCII alone, also where a rubric has other signs, is read a fifth faster.
    data = (json.dumps(stored, indent=0) + "\n").encode()
    if from_plain(json.loads(data)["rubric"]) != rubric:
        raise ValueError(f"{rubric.id} does not survive compilation")
    return data


def main(arguments: Sequence[str] | None = None) -> int:
    """Write or check the generated files; return 0, 1 if one is not current, 2 if a rubric has faults."""
    parser = argparse.ArgumentParser(prog="python -m zitool.rubrics.compile", description=__doc__)
    parser.add_argument("--check", action="store_true", help="only say which files are not current")
    parser.add_argument(
        "folder", nargs="*", type=Path, help="rubric folders; default: all that come with zitool"
    )
    given = parser.parse_args(arguments)
    folders = [folder.resolve() for folder in given.folder] or [
        packaged_folder() / id_ for id_ in packaged_ids()
    ]
    try:
        made = {folder / COMPILED: compile_rubric(folder) for folder in folders}
    except RubricError as error:
        for finding in error.findings:
            sys.stderr.write(f"{finding.code} {finding.file}:{finding.cell} {dict(finding.values)}\n")
        return error.exit_code
    stale = [path for path, data in made.items() if not path.is_file() or path.read_bytes() != data]
    for path in stale:
        sys.stderr.write(f"{'not current' if given.check else 'written'}: {path}\n")
        if not given.check:
            _write(path, made[path])
    return int(given.check and bool(stale))


def _write(path: Path, data: bytes) -> None:
    """Write `data` so that `path` holds the old bytes or all of the new ones."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


if __name__ == "__main__":
    raise SystemExit(main())
