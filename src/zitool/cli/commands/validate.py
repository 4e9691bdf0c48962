"""``zitool validate``."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from zitool.batch import ALL, checked_twice
from zitool.batch.discovery import names_many
from zitool.cli import options
from zitool.cli.assessing import asked_for, assess_files, deliver_report, medium, summarise
from zitool.cli.options import FailOn
from zitool.cli.output import write_whole
from zitool.core.digests import hexdigest
from zitool.core.monitoring.recap_choices import Sorting, Telling
from zitool.errors import UnreadableWorkbookError, UsageError
from zitool.findings import finding
from zitool.reports.lines import display
from zitool.wording import hint, label, message

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from zitool.cli.assessing import Run
    from zitool.cli.options import Format
    from zitool.cli.output import Place
    from zitool.findings import Finding
    from zitool.lke.annotate.finding_list import Remark
    from zitool.reports.document import Document
    from zitool.wording import Language


_MOST_FINDINGS_FIRST = options.Many(sort=Sorting.FINDINGS)


def validate(
    files: options.Places,
    assessor: options.Assessor = "",
    sheet: options.Sheet = "",
    rubric: options.Rubric = "",
    strict: Annotated[bool, options.flag("--strict", "strict")] = False,
    annotate: Annotated[bool, options.flag("--annotate", "annotate")] = False,
    *,
    told: options.Results,
    date: options.DateOption = "",
    many: options.ManyChecked = _MOST_FINDINGS_FIRST,
) -> None:
    """Check workbooks and print what was found, by sheet; of folders a line for each workbook."""
    if strict and told.fail_on is FailOn.ERROR:
        told = told._replace(fail_on=FailOn.WARNING)
    if annotate:
        options.not_of_many({"--annotate": many.recap or names_many(files)})
        check(files, told.output)
    form = options.format_of(told.format_, None) if annotate else told.form
    on = options.day(date)
    if not annotate and options.is_many(files, form, recap=many.recap or sheet == ALL):
        from zitool.cli.commands.recap import Asked, recap_of  # noqa: PLC0415 - processes, journals, progress

        wanted = Asked(
            rubric=rubric, assessor=assessor, on=on, told=told, form=form, many=many, sheet=sheet,
            telling=Telling.VALIDATE, strict=strict,
        )  # fmt: skip
        raise typer.Exit(recap_of(files, wanted))
    many.refuse()
    asked = asked_for(rubric)
    place = told.place(files, "" if annotate else form, rubric)
    run = assess_files(files, asked, assessor, on, told.language, sheets=[sheet])
    if strict:
        run.assessments = [checked_twice(assessment) for assessment in run.assessments]
    if annotate and place is not None and run.assessments:
        write(run, place, told.language)
    _deliver(run, form, None if annotate else place, told.language)
    if len(files) > 1:
        summarise(run, len(dict.fromkeys(files)), told.language)
    told.end(run.findings(), refused=bool(run.refused))


def _deliver(run: Run, form: Format, place: Place | None, language: Language) -> None:
    """Print or write what was found; only what the format needs is imported."""
    done, refused = run.assessments, run.refused

    def report(screen: bool) -> Document:
        from zitool.reports.subjects.validate import validate_report  # noqa: PLC0415

        return validate_report(done, refused, language, medium(form, screen=screen))

    def json() -> str:
        from zitool.reports.json_document import validate_document  # noqa: PLC0415

        return validate_document(done, refused, language)

    deliver_report(form, report, json, place, language)


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
