"""``zitool score``.

The annotations are objects here and not texts, which typer would have to evaluate one by one at every start.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from zitool.batch import ALL
from zitool.cli import options
from zitool.cli.assessing import Run, asked_for, deliver_report, designations, medium, summarise
from zitool.cli.given import assess_given
from zitool.core.scoring.eligibility import Status
from zitool.errors import UsageError
from zitool.findings import finding

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
    require: Annotated[str, options.designation("--require", "require")] = "",
    *,
    supposed: options.SupposedOptions,
    told: options.Results,
    known: options.KnownOptions,
    many: options.ManyOptions,
    verbose: options.Verbose = False,
    print_: options.PrintOption = None,
) -> None:
    """Score workbooks and print them."""
    form, on = told.form, options.day(known.date)
    if options.is_many(files, form, recap=many.recap or sheet == ALL):
        from zitool.cli.commands.recap import recap_instead  # noqa: PLC0415 - processes, journals, progress

        code = recap_instead(
            files, told, many, supposed, known, print_,
            rubric=rubric, assessor=assessor, sheet=sheet, require=require,
        )  # fmt: skip
        raise typer.Exit(code)
    full = options.in_full(print_, form)
    many.refuse()
    asked_rubric = asked_for(rubric)
    _check_required(designations(asked_rubric), require)
    run, place = assess_given(files, rubric, asked_rubric, (assessor, sheet), on, told, supposed, known)
    _deliver(run, form, place, told.language, verbose=verbose, full=full)
    if len(files) > 1:
        summarise(run, len(dict.fromkeys(files)), told.language)
    told.end(run.findings(), refused=bool(run.refused), required=_holds(run, require))


def _deliver(
    run: Run, form: "Format", place: "Place | None", language: "Language", *, verbose: bool, full: bool
) -> None:
    """Print or write what was found; only what the format needs is imported."""
    done, refused = run.assessments, run.refused

    def report(screen: bool) -> "Document":
        from zitool.reports.subjects.score import score_report  # noqa: PLC0415

        where = medium(form, screen=screen)
        return score_report(done, refused, language, where, verbose=verbose, full=full)

    def json() -> str:
        from zitool.reports.json_document import score_document  # noqa: PLC0415

        return score_document(done, refused, language)

    deliver_report(form, report, json, place, language)


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
