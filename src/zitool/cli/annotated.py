"""``zitool validate --annotate``: a copy of the workbook with the findings on it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from zitool.cli.output import write_whole
from zitool.core.sha256 import hexdigest
from zitool.errors import UnreadableWorkbookError, UsageError
from zitool.findings import finding
from zitool.reports.safe import display
from zitool.wording import hint, label, message

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from zitool.cli.assessing import Run
    from zitool.cli.output import Place
    from zitool.findings import Finding
    from zitool.lke.annotate.finding_list import Remark
    from zitool.wording import Language

_SUFFIXES = {".xlsx": False, ".xlsm": True}
"""Suffix → whether a workbook with macros has it."""


def check(files: Sequence[str], output: Path | None) -> None:
    """Refuse a command line that does not say which copy of which file.

    Raises:
        UsageError: U007.
    """
    if len(dict.fromkeys(files)) != 1:
        raise UsageError(finding("U007", reason="one_file"))
    if output is None:
        raise UsageError(finding("U007", reason="no_output"))
    if output.suffix.lower() not in _SUFFIXES:
        raise UsageError(finding("U007", reason="suffix_xlsx"))


def write(run: Run, place: Place, language: Language) -> None:
    """Write the copy of the one file that was checked, and say so on stderr.

    Raises:
        UsageError: U007, a workbook with macros needs another suffix than one without.
        UnreadableWorkbookError: F014, the file has changed since it was checked.
    """
    from zitool.lke.annotate.annotated_copy import annotate, is_macro_enabled  # noqa: PLC0415 - only here
    from zitool.xlsx.package import read_file  # noqa: PLC0415

    checked = run.assessments[0]
    data = read_file(checked.file)
    if hexdigest(data) != checked.sha256:
        raise UnreadableWorkbookError(finding("F014", file=checked.file))
    macros = is_macro_enabled(data, checked.file)
    if _SUFFIXES[place.named.suffix.lower()] != macros:
        raise UsageError(finding("U007", reason="suffix_xlsm" if macros else "suffix_xlsx"))
    # Those about the file and the form are found with every assessor.
    distinct = {_key(reported): reported for reported in run.findings()}
    remarks = [_remark(reported, language) for reported in distinct.values()]
    copy = annotate(data, display(checked.file), remarks, language)
    write_whole(place, copy.data)
    text = label(
        "annotate_written", language, count=len(remarks), cells=copy.cells, file=display(str(place.named))
    )
    sys.stderr.write(f"{text}\n")


def _key(reported: Finding) -> tuple[object, ...]:
    return reported.code, reported.sheet, reported.cell, reported.indicator, tuple(reported.values.items())


def _remark(reported: Finding, language: Language) -> Remark:
    from zitool.lke.annotate.finding_list import Remark  # noqa: PLC0415

    return Remark(
        sheet=reported.sheet or "",
        cell=reported.cell or "",
        severity=reported.severity,
        level=label(f"level_{reported.severity.word}", language),
        code=reported.code,
        said=display(message(reported, language)),
        cure=display(hint(reported, language)),
    )
