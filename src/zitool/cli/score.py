"""``zitool score``.

The annotations are objects here and not texts, which typer would have to evaluate one by one at every start.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from zitool.batch import ALL
from zitool.batch.discovery import names_many
from zitool.cli import options
from zitool.cli.documents import score_document
from zitool.cli.given_facts import given_facts
from zitool.cli.options import FailOn, Format, Lang, Print
from zitool.cli.output import check_output
from zitool.cli.runs import Run, asked_for, assess_files, deliver, designations, summarise
from zitool.cli.what_if import suppose_in, suppositions
from zitool.core.eligibility import Status
from zitool.core.recap_choices import Sorting
from zitool.errors import UsageError
from zitool.findings import finding
from zitool.wording.help import option

if TYPE_CHECKING:
    from rich.console import RenderableType

_MANY = 3
"""More files than this in one table are shown as a recap."""


def score(
    files: options.Places,
    assessor: options.Assessor = "",
    sheet: options.Sheet = "",
    rubric: options.Rubric = "",
    require: Annotated[
        str, typer.Option("--require", help=option("require"), metavar="wbk|wbbm", show_default=False)
    ] = "",
    set_: options.Set = None,
    lang: options.Language_ = Lang.ID,
    format_: options.FormatOption = None,
    output: options.OutputOption = None,
    overwrite: options.Overwrite = False,
    fail_on: options.FailOnOption = FailOn.ERROR,
    date: options.DateOption = "",
    facts: options.FactsOption = None,
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
    print_: options.PrintOption = Print.SHORT,
    debug: options.Debug = False,
) -> None:
    """Score workbooks and print them."""
    del debug  # read by `zitool.cli.app.run`
    language = options.language_of(lang)
    form, on = options.format_of(format_, output), options.day(date)
    if _is_recap(files, form, recap=recap or sheet == ALL):
        if set_:
            raise UsageError(finding("U024", name="--set"))
        if facts is not None:
            raise UsageError(finding("P016", count=len(files)))
        from zitool.cli.recap import Asked, recap_of, split_only  # noqa: PLC0415 - processes, journals, progress

        asked = Asked(
            rubric, assessor, on, require, language, form, output, overwrite, fail_on,
            *split_only(only or ()), sort, units, by, jobs, executor, resume, reports, sheet, keep_duplicates,
        )  # fmt: skip
        raise typer.Exit(recap_of(files, asked))
    _refuse(
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
    given = given_facts(facts, files, on, asked_rubric)
    place = check_output(output, [*files, *given.files], overwrite=overwrite, form=form, rubrics=[rubric])
    run = assess_files(files, asked_rubric, assessor, given.on, language, given.facts, [sheet])
    suppose_in(run, changes)
    given.doubts_in(run)
    document = score_document(form, run, language, full=print_ is Print.FULL)

    def tables(plain: bool) -> "list[RenderableType]":
        from zitool.reports.table import score_table  # noqa: PLC0415 - documents do without Rich

        return [score_table(one, language, plain, verbose=verbose) for one in run.assessments]

    deliver(document, tables, place, language)
    if len(files) > 1:
        summarise(run, len(dict.fromkeys(files)), language)
    code = options.exit_code(
        run.findings(), fail_on, refused=bool(run.refused), required=_holds(run, require)
    )
    raise typer.Exit(code)


def _is_recap(files: Sequence[str], form: Format, *, recap: bool) -> bool:
    """Whether these files are many: folders and patterns, or a table of more files than fit a screen."""
    many = form is Format.TABLE and len(set(files)) > _MANY
    return recap or many or form in options.RECAP_ONLY or names_many(files)


def _refuse(given: Mapping[str, object]) -> None:
    for name, value in given.items():
        if value:
            raise UsageError(finding("U022", name=name))


def _check_required(known: Sequence[str], require: str) -> None:
    if require and require not in known:
        raise UsageError(finding("U001", name="--require", given=require, known=", ".join(known)))


def _holds(run: Run, require: str) -> bool:
    """Whether every workbook meets what is required, each by its own rubric; uncertain minima are not met."""
    met = [
        {each.designation.id for each in assessment.verdicts if each.status is Status.MET}
        for assessment in run.assessments
    ]
    return not require or all(require in each for each in met)
