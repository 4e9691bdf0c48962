"""From what somebody names to rubrics, and all that can be said of their files without scoring anything."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from zitool.core.law.rubric import with_ids
from zitool.errors import RubricError
from zitool.named import NamedTuple
from zitool.rubrics.checked import read_checked
from zitool.rubrics.inheritance import read_rubric
from zitool.rubrics.lint import advise
from zitool.rubrics.packaged import MAIN, main_file, packaged_folder, packaged_ids

if TYPE_CHECKING:
    from datetime import date

    from zitool.findings import Finding


class Checked(NamedTuple):
    """What was found; `unreadable` where YAML or an include could not be read: the rest is unknown."""

    findings: list[Finding]
    unreadable: bool = False


def check_rubric(main: Path, today: date) -> Checked:
    """Return every finding about the rubric whose main YAML file is `main`, faults and advice together.

    About what an heir takes over its parent's own check says everything.
    """
    findings: list[Finding] = []
    try:
        _, document = read_checked(main)
    except RubricError as error:
        findings += error.findings
        try:
            document = read_rubric(main)
        except RubricError:
            return Checked(findings, unreadable=True)
        with_ids(document.data.get("sections"))
    folder = main.resolve().parent if main.name == MAIN else None
    advice = (*document.idle, *advise(document, folder, today))
    findings += [finding for finding in advice if finding.file not in document.inherited]
    return Checked(findings)


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


def owner_of(file: Path, main: str = MAIN) -> Path | None:
    """Return the `main` YAML file in whose folder, or a folder of it, `file` lies."""
    return next((folder / main for folder in file.absolute().parents[:2] if (folder / main).is_file()), None)


def packaged_files() -> list[Path]:
    """Return the main YAML files of the rubrics that come with zitool."""
    return [packaged_folder() / id_ / MAIN for id_ in packaged_ids()]
