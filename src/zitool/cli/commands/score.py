"""``zitool score``.

The annotations are objects here and not texts, which typer would have to evaluate one by one at every start.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from zitool.batch import ALL
from zitool.cli import options
from zitool.cli.assessing import Run, asked_for, assess_files, designations, summarise
from zitool.cli.documents import deliver_report, medium
from zitool.cli.given import covered, given_facts, given_survey, suppose_in, suppositions
from zitool.cli.options import FailOn, Lang, Print
from zitool.cli.output import check_output
from zitool.core.monitoring.recap_choices import Sorting
from zitool.core.scoring.eligibility import Status
from zitool.errors import UsageError
from zitool.findings import finding
from zitool.wording.help import option

if TYPE_CHECKING:
    from zitool.cli.options import Format
    from zitool.cli.output import Place
    from zitool.reports.document import Document
    from zitool.wording import Language


def score(
    files: options.Places,
    assessor: options.Assessor = "",
    sheet: options.Sheet = "",
    rubric: options.Rubric = "",
    require: Annotated[
        str,
        typer.Option(
            "--require",
            help=option("require"),
            metavar="wbk|wbbm",
            show_default=False,
            callback=options.in_small_letters,
        ),
    ] = "",
    set_: options.Set = None,
    survey: options.Survey = None,
    instrument: options.SurveyInstrument = "",
    conversion: options.SurveyConversion = None,
    lang: options.Language_ = Lang.ID,
    format_: options.FormatOption = None,
    output: options.OutputOption = None,
    overwrite: options.Overwrite = False,
    fail_on: options.FailOnOption = FailOn.ERROR,
    date: options.DateOption = "",
    facts: options.FactsOption = None,
    evidence: options.Evidence = None,
    recap: options.Recap = False,
    only: options.Only = None,
    sort: options.Sort = Sorting.POINTS,
    units: options.Units = None,
    by: options.By = None,
    keep_duplicates: options.KeepDuplicates = False,
    jobs: options.Jobs = 0,
    executor: options.Executor = "",
    resume: options.Resume = None,
    reports: options.Reports = None,
    verbose: options.Verbose = False,
    print_: options.PrintOption = None,
    debug: options.Debug = False,
) -> None:
    """Score workbooks and print them."""
    del debug  # read by `zitool.cli.app.run`
    language = options.language_of(lang)
    form, on = options.format_of(format_, output), options.day(date)
    if options.is_many(files, form, recap=recap or sheet == ALL):
        unprinted = print_ if reports is None else None
        options.not_of_many({"--set": set_, "--survey": survey, "--facts": facts, "--print": unprinted})
        from zitool.cli.commands.recap import Asked, recap_of  # noqa: PLC0415 - processes, journals, progress

        asked = Asked(
            rubric=rubric, assessor=assessor, on=on, language=language, form=form, output=output,
            overwrite=overwrite, fail_on=fail_on, sort=sort, units=units, jobs=jobs, executor=executor,
            resume=resume, sheet=sheet, keep_duplicates=keep_duplicates, by=by, require=require,
            evidence=evidence, reports=reports, print=print_ or Print.SHORT, **options.split_only(only),
        )  # fmt: skip
        raise typer.Exit(recap_of(files, asked))
    full = options.in_full(print_, form)
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
    asked_rubric = asked_for(rubric)
    _check_required(designations(asked_rubric), require)
    changes = suppositions(set_, asked_rubric.rubric if asked_rubric else None)
    surveyed = given_survey(survey, files, instrument, conversion)
    given = given_facts(facts, files, on, asked_rubric)
    place = check_output(
        output, [*files, *given.files, *surveyed.files], overwrite=overwrite, form=form, rubrics=[rubric]
    )
    run = assess_files(files, asked_rubric, assessor, given.on, language, given.facts, [sheet])
    suppose_in(run, changes)
    surveyed.suppose_in(run, list(changes), language)
    given.doubts_in(run)
    run.assessments = covered(run.assessments, evidence)
    _deliver(run, form, place, language, verbose=verbose, full=full)
    if len(files) > 1:
        summarise(run, len(dict.fromkeys(files)), language)
    code = options.exit_code(
        run.findings(), fail_on, refused=bool(run.refused), required=_holds(run, require)
    )
    raise typer.Exit(code)


def _deliver(
    run: Run, form: "Format", place: "Place | None", language: "Language", *, verbose: bool, full: bool
) -> None:
    """Print or write what was found; only what the format needs is imported."""
    done, refused = run.assessments, run.refused

    def report(screen: bool) -> "Document":
        from zitool.reports.subjects.score import score_report  # noqa: PLC0415

        where = medium(form, screen=screen)
        return score_report(done, refused, language, where, verbose=verbose)

    def json() -> str:
        from zitool.reports.json_document import score_document  # noqa: PLC0415

        return score_document(done, refused, language)

    def page() -> str:
        from zitool.reports.html.document import score_html  # noqa: PLC0415

        return score_html(done, refused, language, full=full)

    deliver_report(form, report, json, place, language, page)


def _check_required(known: Sequence[str], require: str) -> None:
    if require and require not in known:
        raise UsageError(finding("U001", name="--require", given=require, known=", ".join(known)))


def _holds(run: Run, require: str) -> bool:
    """Whether every workbook meets what is required, each by its own rubric; uncertain minima are not met."""
    met = [
        {verdict.designation.id for verdict in assessment.verdicts if verdict.status is Status.MET}
        for assessment in run.assessments
    ]
    return not require or all(require in reached for reached in met)
