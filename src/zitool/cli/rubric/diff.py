"""``zitool rubric diff``."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zitool.batch import ALL, assess_book
from zitool.cli import options
from zitool.cli.options import Lang
from zitool.cli.output import check_output
from zitool.cli.runs import deliver
from zitool.core.rescoring import Rescoring, compare_assessments
from zitool.core.rubric_diff import compare
from zitool.core.rubric_release import RubricDiff, release
from zitool.errors import EXIT_FINDINGS, UnreadableWorkbookError, UsageError
from zitool.findings import finding
from zitool.rubrics.load import packaged_folder
from zitool.rubrics.revisions import standings
from zitool.wording.help import option
from zitool.workbooks.cells import read_book

if TYPE_CHECKING:
    from zitool.core.assessment import Assessment
    from zitool.findings import Finding
    from zitool.rubrics.load import LoadedRubric
    from zitool.rubrics.revisions import Standing
    from zitool.workbooks.cells import Book

_SUFFIXES = (".xlsx", ".xlsm")


class DiffFormat(StrEnum):
    """How the differences are written."""

    TABLE = "table"
    JSON = "json"
    MARKDOWN = "markdown"


def diff(
    old: Annotated[str, typer.Argument(help=option("diff_old"), metavar="OLD", show_default=False)],
    new: Annotated[str, typer.Argument(help=option("diff_new"), metavar="NEW", show_default=False)],
    against: Annotated[
        list[Path] | None, typer.Option("--against", help=option("diff_against"), show_default=False)
    ] = None,
    check: Annotated[bool, typer.Option("--check", help=option("diff_check"))] = False,
    form: Annotated[
        DiffFormat, typer.Option("-f", "--format", help=option("list_format"))
    ] = DiffFormat.TABLE,
    output: options.OutputOption = None,
    overwrite: options.Overwrite = False,
    lang: options.Language_ = Lang.ID,
    debug: options.Debug = False,
) -> None:
    """Compare two rubrics; differences are no failure, a version that hides them is one with `--check`."""
    del debug
    language = options.language_of(lang)
    files = _workbooks(against or [])
    if output is not None:
        check_output(output, map(str, files), overwrite=overwrite)
    before, after = standings(old, new)
    told = _diff(before, after, rescore(files, before.loaded, after.loaded))
    from zitool.reports import rubric_diff  # noqa: PLC0415 - nothing is shown where something was refused

    document = None
    if form is DiffFormat.JSON:
        document = rubric_diff.diff_document(told, language)
    elif form is DiffFormat.MARKDOWN:
        document = rubric_diff.diff_markdown(told, language)
    deliver(document, lambda plain: [rubric_diff.diff_table(told, language, plain)], output)
    if check and told.release.findings:
        raise typer.Exit(EXIT_FINDINGS)


def rescore(files: list[Path], old: LoadedRubric, new: LoadedRubric) -> Rescoring:
    """Return what each workbook comes to under both rubrics; it is read once."""
    moves, refused = [], []
    for file in files:
        try:
            book = read_book(str(file))
        except UnreadableWorkbookError as error:
            refused.append((str(file), error.findings))
            continue
        before, why_before = _assessed(book, old)
        after, why_after = _assessed(book, new)
        moves += compare_assessments(before, after)
        if why := (*why_after, *(each for each in why_before if each not in why_after)):
            refused.append((str(file), why))
    return Rescoring(tuple(moves), tuple(refused))


def _assessed(book: Book, loaded: LoadedRubric) -> tuple[list[Assessment], tuple[Finding, ...]]:
    try:
        return assess_book(book, loaded, ALL), ()
    except UnreadableWorkbookError as error:
        return [], error.findings


def _diff(before: Standing, after: Standing, rescoring: Rescoring) -> RubricDiff:
    old, new = before.loaded, after.loaded
    changes = compare(old.rubric, new.rubric, old.wordprints, new.wordprints)
    judged = release(
        old.rubric, new.rubric, changes, after.changelog, moved=bool(rescoring.moved), folder=after.shown
    )
    return RubricDiff(old.rubric, new.rubric, before.shown, after.shown, changes, judged, rescoring)


def _workbooks(against: list[Path]) -> list[Path]:
    """Return the examples that come with a checkout, then the workbooks of the folders, each once.

    Raises:
        UsageError: U012 a folder does not exist or holds no workbook.
    """
    found: dict[Path, Path] = {}
    for folder in (packaged_folder().parent / "examples", *against):
        files = sorted(each for each in folder.rglob("*") if _is_workbook(each)) if folder.is_dir() else []
        if not files and folder.is_file() and _is_workbook(folder):
            files = [folder]
        if not files and folder in against:
            raise UsageError(finding("U012", folder=str(folder)))
        for each in files:
            found.setdefault(each.resolve(), _short(each))
    return list(found.values())


def _is_workbook(file: Path) -> bool:
    hidden = file.name.startswith(("~$", "."))  # what Excel and others leave beside an open file
    return file.suffix.lower() in _SUFFIXES and not hidden and file.is_file()


def _short(file: Path) -> Path:
    """Return a file's name from here where it lies below."""
    return file.relative_to(Path.cwd()) if file.is_absolute() and file.is_relative_to(Path.cwd()) else file
