"""``zitool rubric diff``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zitool.batch import ALL, assess_book, read_lke
from zitool.batch.discovery import find_workbooks
from zitool.cli import options
from zitool.cli.assessing import deliver_report, medium
from zitool.cli.options import Format, Lang
from zitool.cli.output import check_output
from zitool.core.law.changes import RubricDiff, compare, release
from zitool.core.law.rescoring import Rescoring, compare_assessments
from zitool.errors import EXIT_FINDINGS, UnreadableWorkbookError, UsageError
from zitool.findings import finding
from zitool.named import NamedTuple
from zitool.rubrics.packaged import packaged_folder
from zitool.rubrics.revisions import RUBRICS, standings
from zitool.survey.check import INSTRUMENTS, compare_instruments, instruments_named
from zitool.survey.load import MAIN as INSTRUMENT
from zitool.xlsx.cells import on_sheet

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zitool.core.scoring.assessment import Assessment
    from zitool.findings import Finding
    from zitool.rubrics.load import LoadedRubric
    from zitool.rubrics.revisions import Standing
    from zitool.survey.instrument import LoadedInstrument
    from zitool.xlsx.cells import Book

_REPORT = "F017"
"""A file that zitool wrote itself, such as an action list: no form at all."""
_NO_FORM = frozenset({"S111", "S113"})
_INSTRUMENTS = "instruments/"
"""Part of the path of an instrument at a revision."""
_FITS_BADLY = frozenset({"S128", "S131"})
"""Findings of a form that belongs to another regulation."""


def diff(
    old: Annotated[str, options.placed("diff_old", "OLD")],
    new: Annotated[str, options.placed("diff_new", "NEW")],
    against: Annotated[list[Path] | None, options.named("--against", "diff_against")] = None,
    check: Annotated[bool, options.flag("--check", "diff_check")] = False,
    format_: options.DocumentFormat = None,
    sheet: options.OneSheet = "",
    output: options.OutputOption = None,
    overwrite: options.Overwrite = False,
    lang: options.Language_ = Lang.ID,
) -> None:
    """Compare two rubrics or survey instruments; only a version that hides a change fails, with `--check`."""
    language = options.language_of(lang)
    named = output is None or output.suffix.lower() in options.SUFFIXES
    form = options.format_of(format_ or (None if named else Format.TABLE), output)
    if any(instruments_named(name) or _INSTRUMENTS in name.replace("\\", "/") for name in (old, new)):
        place = check_output(output, [], overwrite=overwrite, form=form)
        told = _instruments(*standings(old, new, INSTRUMENTS))
    else:
        files = _workbooks(against or [])
        place = check_output(output, files, overwrite=overwrite, form=form, rubrics=[old, new])
        before, after = standings(old, new, RUBRICS)
        told = _diff(before, after, rescore(files, before.loaded, after.loaded, sheet))
    # Nothing is shown where something was refused.
    from zitool.reports.subjects.rubric_diff import diff_json, diff_report  # noqa: PLC0415

    deliver_report(
        form,
        lambda screen: diff_report(told, language, medium(form, screen=screen)),
        lambda: diff_json(told, language),
        place,
        language,
    )
    if check and told.release.findings:
        raise typer.Exit(EXIT_FINDINGS)


def rescore(files: Sequence[str], old: LoadedRubric, new: LoadedRubric, sheet: str = "") -> Rescoring:
    """Return what each workbook comes to under both rubrics; it is read once."""
    moves, refused, passed = [], [], 0
    for file in files:
        try:
            book = on_sheet(read_lke(file), sheet)
        except UnreadableWorkbookError as error:
            if error.findings[0].code == _REPORT:
                passed += 1
            else:
                refused.append((file, error.findings))
            continue
        before, after = _assessed(book, old), _assessed(book, new)
        if before.strange and after.strange:
            passed += 1
            continue
        moves += compare_assessments(before.assessments, after.assessments)
        if why := after.refused or before.refused:
            refused.append((file, why))
    return Rescoring(tuple(moves), tuple(refused), passed)


class _Assessed(NamedTuple):
    """A workbook under one rubric; `strange` if it is no form of that rubric."""

    assessments: list[Assessment]
    refused: tuple[Finding, ...]
    strange: bool


def _assessed(book: Book, loaded: LoadedRubric) -> _Assessed:
    try:
        assessments = assess_book(book, loaded, ALL)
    except UnreadableWorkbookError as error:
        return _Assessed([], error.findings, error.findings[0].code in _NO_FORM)
    fits_badly = any(
        reported.code in _FITS_BADLY for assessment in assessments for reported in assessment.findings
    )
    return _Assessed(assessments, (), fits_badly)


def _instruments(before: Standing[LoadedInstrument], after: Standing[LoadedInstrument]) -> RubricDiff:
    """Return what differs between two instruments; no LKE is scored by one."""
    old, new = before.loaded.instrument, after.loaded.instrument
    changes = compare_instruments(old, new)
    judged = release(old, new, changes, after.changelog, moved=False, folder=after.shown, main=INSTRUMENT)
    return RubricDiff(old, new, before.shown, after.shown, changes, judged, Rescoring())


def _diff(before: Standing[LoadedRubric], after: Standing[LoadedRubric], rescoring: Rescoring) -> RubricDiff:
    old, new = before.loaded, after.loaded
    changes = compare(old.rubric, new.rubric, old.wordprints, new.wordprints)
    judged = release(
        old.rubric, new.rubric, changes, after.changelog, moved=bool(rescoring.moved), folder=after.shown
    )
    return RubricDiff(old.rubric, new.rubric, before.shown, after.shown, changes, judged, rescoring)


def _workbooks(against: list[Path]) -> tuple[str, ...]:
    """Return the examples that come with a checkout, then the workbooks of the folders, each once.

    Raises:
        UsageError: U012 a folder does not exist or holds no workbook.
    """
    for folder in against:
        if not find_workbooks([str(folder)]).files or not folder.exists():
            raise UsageError(finding("U012", folder=str(folder)))
    examples = _short(packaged_folder().parent / "examples")
    given = [str(folder) for folder in (examples, *against) if folder.exists()]
    return find_workbooks(given).files


def _short(folder: Path) -> Path:
    """Return a folder's name from here where it lies below."""
    here = Path.cwd()
    return folder.relative_to(here) if folder.is_relative_to(here) else folder
