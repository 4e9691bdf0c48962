"""``zitool validate``."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated

import typer

from zitool.cli import annotated, options
from zitool.cli.documents import validate_document
from zitool.cli.options import FailOn, Lang
from zitool.cli.output import check_output
from zitool.cli.runs import asked_for, assess_files, deliver, summarise
from zitool.wording.help import option

if TYPE_CHECKING:
    from rich.console import RenderableType

    from zitool.core.assessment import Assessment


def validate(
    files: options.Files,
    assessor: options.Assessor = "",
    sheet: options.Sheet = "",
    rubric: options.Rubric = "",
    strict: Annotated[bool, typer.Option("--strict", help=option("strict"))] = False,
    annotate: Annotated[bool, typer.Option("--annotate", help=option("annotate"))] = False,
    lang: options.Language_ = Lang.ID,
    format_: options.ReportFormat = None,
    output: options.OutputOption = None,
    overwrite: options.Overwrite = False,
    fail_on: options.FailOnOption = FailOn.ERROR,
    date: options.DateOption = "",
    debug: options.Debug = False,
) -> None:
    """Check workbooks and print what was found, by sheet."""
    del debug
    language = options.language_of(lang)
    if annotate:
        annotated.check(files, output)
    form = options.format_of(format_, None if annotate else output)
    asked, on = asked_for(rubric), options.day(date)
    place = check_output(output, files, overwrite=overwrite, form="" if annotate else form, rubrics=[rubric])
    run = assess_files(files, asked, assessor, on, language, sheets=[sheet])
    if strict:
        run.assessments = [_checked_twice(assessment) for assessment in run.assessments]
    if annotate and place is not None and run.assessments:
        annotated.write(run, place, language)
    document = validate_document(form, run, language)
    reports = None if annotate else place

    def tables(_: bool) -> list[RenderableType]:
        from zitool.reports.table import findings_report  # noqa: PLC0415 - documents do without Rich

        return [findings_report(one, language) for one in run.assessments]

    deliver(document, tables, reports, language)
    if len(files) > 1:
        summarise(run, len(dict.fromkeys(files)), language)
    least = FailOn.WARNING if strict and fail_on in {FailOn.ERROR, FailOn.WARNING} else fail_on
    raise typer.Exit(options.exit_code(run.findings(), least, refused=bool(run.refused)))


def _checked_twice(assessment: Assessment) -> Assessment:
    """Return the assessment with X002 for what the models of answers refuse and the reader accepted.

    Only a slip of zitool can come of it, and the models take longer to load than a workbook to read.
    """
    from zitool.workbooks.answer_models import check_accepted  # noqa: PLC0415 - imports pydantic

    found = check_accepted(assessment.rubric, assessment.answers, assessment.file)
    return replace(assessment, findings=(*found, *assessment.findings)) if found else assessment
