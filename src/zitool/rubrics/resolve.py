"""From what somebody names on a command line to the rubrics meant by it."""

from __future__ import annotations

from pathlib import Path

from zitool.rubrics.packaged import MAIN, main_file, packaged_folder, packaged_ids


def rubric_files(named: str) -> list[Path]:
    """Return the main YAML files meant by an id, a rubric's folder, a folder of rubrics, or a file.

    A file inside a rubric's folder (an area, cases, its CHANGELOG.md) means that rubric.

    Raises:
        RubricError: there is no such rubric (U002).
    """
    path = Path(named)
    if path.is_dir() and not (path / MAIN).exists():
        if below := sorted(path.glob(f"*/{MAIN}")):
            return below
    elif path.is_file() and path.name != MAIN and (owner := owner_of(path)):
        return [owner]
    return [main_file(named)]


def owner_of(file: Path) -> Path | None:
    """Return the main YAML file of the rubric in whose folder, or a folder of it, `file` lies."""
    return next((parent / MAIN for parent in file.absolute().parents[:2] if (parent / MAIN).is_file()), None)


def packaged_files() -> list[Path]:
    """Return the main YAML files of the rubrics that come with zitool."""
    return [packaged_folder() / id_ / MAIN for id_ in packaged_ids()]
