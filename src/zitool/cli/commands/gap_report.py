"""``zitool gap-report``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from zitool.batch import ALL
from zitool.cli import options
from zitool.cli.assessing import asked_for, deliver_report, designations, medium, summarise
from zitool.cli.given import assess_given
from zitool.core.monitoring.recap_choices import Sorting, Telling
from zitool.core.planning.gaps import report_gaps
from zitool.errors import UsageError
from zitool.findings import finding

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zitool.cli.assessing import Run
    from zitool.cli.options import Format
    from zitool.cli.output import Place
    from zitool.core.planning.gaps import GapReport
    from zitool.core.planning.upgrades import Effort
    from zitool.reports.document import Document
    from zitool.wording import Language


_SHORTEST_FIRST = options.Many(sort=Sorting.SHORT)


def gap_report(
    files: options.Places,
    target: Annotated[str, options.designation("--target", "target")] = "",
    assessor: options.Assessor = "",
    sheet: options.Sheet = "",
    effort: Annotated[Path | None, options.named("--effort", "effort", "UPAYA.yaml|.xlsx")] = None,
    max_steps: Annotated[int | None, options.named("--max-steps", "max_steps", "N", min=0)] = None,
    *,
    supposed: options.SupposedOptions,
    rubric: options.Rubric = "",
    told: options.Results,
    known: options.KnownOptions,
    print_: options.PrintOption = None,
    many: options.ManyOptions = _SHORTEST_FIRST,
) -> None:
    """Print what each workbook needs next, and the cheapest way to a designation; of folders a line each."""
    form, on = told.form, options.day(known.date)
    asked = asked_for(rubric)
    _check_target(designations(asked), target)
    if options.is_many(files, form, recap=many.recap or sheet == ALL):
        from zitool.cli.commands.recap import recap_instead  # noqa: PLC0415 - processes, journals, progress

        code = recap_instead(
            files, told, many, supposed, known, print_,
            rubric=rubric, assessor=assessor, sheet=sheet, telling=Telling.GAP, target=target,
            effort=effort, max_steps=max_steps,
        )  # fmt: skip
        raise typer.Exit(code)
    many.refuse()
    full = options.in_full(print_, form)
    beside = [str(effort)] if effort else []
    run, place = assess_given(files, rubric, asked, (assessor, sheet), on, told, supposed, known, beside)
    costs = _costs(effort, run)
    gaps = [
        report_gaps(assessment, target, costs.get(assessment.rubric.id), max_steps)
        for assessment in run.assessments
    ]
    _deliver(gaps, run, form, place, told.language, full=full)
    if len(files) > 1:
        summarise(run, len(dict.fromkeys(files)), told.language)
    told.end(run.findings(), refused=bool(run.refused))


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

        where = medium(form, screen=screen)
        return gap_report(gaps, run.refused, language, where, full=full)

    def json() -> str:
        from zitool.reports.json_document import gap_document  # noqa: PLC0415

        return gap_document(gaps, run.refused, language)

    deliver_report(form, report, json, place, language)


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
