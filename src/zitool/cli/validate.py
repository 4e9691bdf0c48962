"""``zitool validate``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Group
from rich.text import Text

from zitool.batch import ALL, checked_twice
from zitool.batch.discovery import names_many
from zitool.cli import annotated, options
from zitool.cli.documents import validate_document
from zitool.cli.options import FailOn, Lang
from zitool.cli.output import check_output
from zitool.cli.runs import asked_for, assess_files, deliver, summarise
from zitool.core.recap_choices import Sorting, Telling
from zitool.reports.layout import (
    conclusion,
    counts,
    draft_said,
    rubric_said,
)
from zitool.reports.safe import display
from zitool.reports.table import findings_table
from zitool.wording import Language, label
from zitool.wording.help import option

if TYPE_CHECKING:
    from rich.console import RenderableType

    from zitool.core.assessment import Assessment


def validate(
    files: options.Places,
    assessor: options.Assessor = "",
    sheet: options.Sheet = "",
    rubric: options.Rubric = "",
    strict: Annotated[bool, typer.Option("--strict", help=option("strict"))] = False,
    annotate: Annotated[bool, typer.Option("--annotate", help=option("annotate"))] = False,
    lang: options.Language_ = Lang.ID,
    format_: options.FormatOption = None,
    output: options.OutputOption = None,
    overwrite: options.Overwrite = False,
    fail_on: options.FailOnOption = FailOn.ERROR,
    date: options.DateOption = "",
    recap: options.Recap = False,
    sort: options.Sort = Sorting.FINDINGS,
    units: options.Units = None,
    by: options.By = None,
    keep_duplicates: options.KeepDuplicates = False,
    jobs: options.Jobs = 0,
    executor: options.Executor = "",
    resume: options.Resume = None,
    debug: options.Debug = False,
) -> None:
    """Check workbooks and print what was found, by sheet; of folders a line for each workbook."""
    del debug
    language = options.language_of(lang)
    least = FailOn.WARNING if strict and fail_on in {FailOn.ERROR, FailOn.WARNING} else fail_on
    if annotate:
        options.not_of_many({"--annotate": recap or names_many(files)})
        annotated.check(files, output)
    form, on = options.format_of(format_, None if annotate else output), options.day(date)
    if not annotate and options.is_many(files, form, recap=recap or sheet == ALL):
        from zitool.cli.recap import Asked, recap_of  # noqa: PLC0415 - processes, journals, progress

        many = Asked(
            rubric=rubric, assessor=assessor, on=on, language=language, form=form, output=output,
            overwrite=overwrite, fail_on=least, sort=sort, units=units, jobs=jobs, executor=executor,
            resume=resume, sheet=sheet, keep_duplicates=keep_duplicates, by=by, telling=Telling.VALIDATE,
        )  # fmt: skip
        raise typer.Exit(recap_of(files, many))
    options.only_of_many(
        {
            "--units": units,
            "--by": by,
            "--keep-duplicates": keep_duplicates,
            "--jobs": jobs,
            "--executor": executor,
            "--resume": resume,
        }
    )
    asked = asked_for(rubric)
    place = check_output(output, files, overwrite=overwrite, form="" if annotate else form, rubrics=[rubric])
    run = assess_files(files, asked, assessor, on, language, sheets=[sheet])
    run.assessments = [checked_twice(each) for each in run.assessments]
    if annotate and place is not None and run.assessments:
        annotated.write(run, place, language)
    document = validate_document(form, run, language)
    reports = None if annotate else place
    deliver(document, lambda _: [_report(each, language) for each in run.assessments], reports, language)
    if len(files) > 1:
        summarise(run, len(dict.fromkeys(files)), language)
    raise typer.Exit(options.exit_code(run.findings(), least, refused=bool(run.refused)))


def _report(assessment: Assessment, language: Language) -> RenderableType:
    findings = assessment.findings
    title = Text(f"{display(assessment.file)} — {assessment.answers.assessor}", style="bold underline")
    answered = label("answered_of", language, answered=assessment.card.answered, total=assessment.card.total)
    said = f"{conclusion(findings, language)} ({counts(findings, language)})"
    parts: list[RenderableType] = [
        title,
        Text(f"{label('rubric', language)}: {rubric_said(assessment, language)}"),
        Text(f"{label('answered', language)}: {answered}"),
    ]
    if assessment.rubric.uncertain:
        parts.append(Text(draft_said(assessment.rubric, language), style="bold yellow"))
    if findings:
        parts.append(findings_table(findings, language))
    parts.append(Text.assemble((f"{label('conclusion', language)}: ", "bold"), said))
    return Group(*parts)
