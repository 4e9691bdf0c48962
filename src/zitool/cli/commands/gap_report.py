"""``zitool gap-report``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zitool.batch import ALL
from zitool.cli import options
from zitool.cli.assessing import asked_for, assess_files, designations, summarise
from zitool.cli.documents import deliver_report, medium
from zitool.cli.given import covered, given_facts, given_survey, suppose_in, suppositions
from zitool.cli.options import FailOn, Lang, Print
from zitool.cli.output import check_output
from zitool.core.monitoring.recap_choices import Sorting, Telling
from zitool.core.planning.gaps import report_gaps
from zitool.errors import UsageError
from zitool.findings import finding
from zitool.wording.help import option

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zitool.cli.assessing import Run
    from zitool.cli.options import Format
    from zitool.cli.output import Place
    from zitool.core.planning.gaps import GapReport
    from zitool.core.planning.upgrades import Effort
    from zitool.reports.document import Document
    from zitool.wording import Language


def gap_report(
    files: options.Places,
    target: Annotated[
        str,
        typer.Option(
            "--target",
            help=option("target"),
            metavar="wbk|wbbm",
            show_default=False,
            callback=options.in_small_letters,
        ),
    ] = "",
    assessor: options.Assessor = "",
    sheet: options.Sheet = "",
    effort: Annotated[
        Path | None,
        typer.Option("--effort", help=option("effort"), metavar="UPAYA.yaml|.xlsx", show_default=False),
    ] = None,
    max_steps: Annotated[
        int | None,
        typer.Option("--max-steps", help=option("max_steps"), metavar="N", min=0, show_default=False),
    ] = None,
    set_: options.Set = None,
    survey: options.Survey = None,
    instrument: options.SurveyInstrument = "",
    conversion: options.SurveyConversion = None,
    rubric: options.Rubric = "",
    lang: options.Language_ = Lang.ID,
    format_: options.FormatOption = None,
    output: options.OutputOption = None,
    overwrite: options.Overwrite = False,
    fail_on: options.FailOnOption = FailOn.ERROR,
    date: options.DateOption = "",
    facts: options.FactsOption = None,
    evidence: options.Evidence = None,
    print_: options.PrintOption = None,
    recap: options.Recap = False,
    only: options.Only = None,
    sort: options.Sort = Sorting.SHORT,
    units: options.Units = None,
    by: options.By = None,
    keep_duplicates: options.KeepDuplicates = False,
    jobs: options.Jobs = 0,
    executor: options.Executor = "",
    resume: options.Resume = None,
    reports: options.Reports = None,
    debug: options.Debug = False,
) -> None:
    """Print what each workbook needs next, and the cheapest way to a designation; of folders a line each."""
    del debug  # read by `zitool.cli.app.run`
    language = options.language_of(lang)
    form, on = options.format_of(format_, output), options.day(date)
    asked = asked_for(rubric)
    _check_target(designations(asked), target)
    if options.is_many(files, form, recap=recap or sheet == ALL):
        unprinted = print_ if reports is None else None
        options.not_of_many({"--set": set_, "--survey": survey, "--facts": facts, "--print": unprinted})
        from zitool.cli.commands.recap import Asked, recap_of  # noqa: PLC0415 - processes, journals, progress

        many = Asked(
            rubric=rubric, assessor=assessor, on=on, language=language, form=form, output=output,
            overwrite=overwrite, fail_on=fail_on, sort=sort, units=units, jobs=jobs, executor=executor,
            resume=resume, sheet=sheet, keep_duplicates=keep_duplicates, by=by, telling=Telling.GAP,
            reports=reports, print=print_ or Print.SHORT, target=target, effort=effort,
            max_steps=max_steps, evidence=evidence, **options.split_only(only),
        )  # fmt: skip
        raise typer.Exit(recap_of(files, many))
    options.only_of_many(
        {
            "--only": only,
            "--units": units,
            "--by": by,
            "--keep-duplicates": keep_duplicates,
            "--jobs": jobs,
            "--executor": executor,
            "--resume": resume,
            "--reports": reports,
        }
    )
    full = options.in_full(print_, form)
    changes = suppositions(set_, asked.rubric if asked else None)
    surveyed = given_survey(survey, files, instrument, conversion)
    given = given_facts(facts, files, on, asked)
    inputs = [*files, *given.files, *surveyed.files, *([str(effort)] if effort else [])]
    place = check_output(output, inputs, overwrite=overwrite, form=form, rubrics=[rubric])
    run = assess_files(files, asked, assessor, given.on, language, given.facts, [sheet])
    suppose_in(run, changes)
    surveyed.suppose_in(run, list(changes), language)
    given.doubts_in(run)
    run.assessments = covered(run.assessments, evidence)
    costs = _costs(effort, run)
    gaps = [
        report_gaps(assessment, target, costs.get(assessment.rubric.id), max_steps)
        for assessment in run.assessments
    ]
    _deliver(gaps, run, form, place, language, full=full)
    if len(files) > 1:
        summarise(run, len(dict.fromkeys(files)), language)
    raise typer.Exit(options.exit_code(run.findings(), fail_on, refused=bool(run.refused)))


def _deliver(
    gaps: Sequence[GapReport],
    run: Run,
    form: Format,
    place: Place | None,
    language: Language,
    *,
    full: bool,
) -> None:
    """Print or write what was found; only what the format needs is imported."""

    def report(screen: bool) -> Document:
        from zitool.reports.subjects.gaps import gap_report  # noqa: PLC0415

        return gap_report(gaps, run.refused, language, medium(form, screen=screen))

    def json() -> str:
        from zitool.reports.json_document import gap_document  # noqa: PLC0415

        return gap_document(gaps, run.refused, language)

    def page() -> str:
        from zitool.reports.html.document import gap_html  # noqa: PLC0415

        return gap_html(gaps, run.refused, language, full=full)

    deliver_report(form, report, json, place, language, page)


def _costs(file: Path | None, run: Run) -> dict[str, Effort]:
    """Return the costs in `file` by the id of each rubric that the workbooks are scored by.

    Raises:
        RubricError: R020 or R021, as many as there are; the ids have to be those of every rubric.
    """
    if file is None:
        return {}
    from zitool.batch.entries import load_effort  # noqa: PLC0415 - imports the YAML reader

    rubrics = {assessment.rubric.id: assessment.rubric for assessment in run.assessments}
    return {id_: load_effort(file, rubric) for id_, rubric in rubrics.items()}


def _check_target(known: Sequence[str], target: str) -> None:
    if not known or (target and target not in known):
        raise UsageError(finding("U001", name="--target", given=target or "-", known=", ".join(known) or "-"))
