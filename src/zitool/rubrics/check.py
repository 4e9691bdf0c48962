"""Everything that can be said about a rubric's files without scoring anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zitool.core.law.rubric import with_ids
from zitool.errors import RubricError
from zitool.named import NamedTuple
from zitool.rubrics.checked import read_checked
from zitool.rubrics.inheritance import read_rubric
from zitool.rubrics.lint import advise
from zitool.rubrics.packaged import MAIN

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

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
