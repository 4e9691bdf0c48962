"""``zitool compare``."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Annotated

import typer

from zitool.batch import ALL, named
from zitool.batch.discovery import find_workbooks, names_many
from zitool.cli import options
from zitool.cli.assessing import Run, asked_for, assess_files, deliver_report
from zitool.core.monitoring.comparison import compare as compare_two
from zitool.errors import EXIT_OK, EXIT_UNREADABLE, UsageError
from zitool.findings import finding
from zitool.rubrics.packaged import DEFAULT_RUBRIC

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zitool.core.monitoring.comparison import Comparison


def compare(
    files: options.Places,
    assessor: Annotated[
        list[str] | None, options.named("--assessor", "compare_assessor", "unit|tpi|…")
    ] = None,
    sheet: options.Sheets = None,
    rubric: options.Rubric = "",
    *,
    told: options.SideBySide,
    date: options.DateOption = "",
    peers: Annotated[str, options.named("--peers", "peers", "FOLDER")] = "",
    keep_duplicates: options.KeepDuplicates = False,
    jobs: options.Jobs = 0,
) -> None:
    """Set assessors of one workbook, or workbooks of one unit, side by side."""
    named_files, language, sheets = files, told.language, sheet or []
    files = list(dict.fromkeys(files))
    form, on = told.form, options.day(date)
    asked = asked_for(rubric)
    many = bool(peers) or names_many(files)
    outputs = [str(told.output)] if told.output is not None else []
    inputs = find_workbooks([*files, *([peers] if peers else [])], outputs).files if many else files
    place = told.place(inputs, form, rubric)
    if many:
        from zitool.cli.commands.agreement import Many, agree, rank  # noqa: PLC0415 - processes, progress

        _at_most(1 if peers else 2, assessor)
        if len(sheets) > 1:
            raise UsageError(finding("U034", count=len(sheets), files=len(files)))
        wanted = Many(
            rubric or DEFAULT_RUBRIC, on, language, form, place, jobs, (*sheets, "")[0], keep_duplicates
        )
        one = (assessor or [""])[0]
        code = rank(files, peers, one, wanted) if peers else agree(files, assessor or [], wanted)
        raise typer.Exit(code)
    if keep_duplicates:
        raise UsageError(finding("U022", name="--keep-duplicates"))
    if len(files) == 1 and len(sheets) <= 1 and ALL not in sheets:
        run = assess_files(files, asked, ALL, on, language, sheets=sheets)
        comparisons = _assessors(run, assessor or [], twice=len(named_files) > 1)
    else:
        _at_most(1, assessor)
        run = assess_files(files, asked, (assessor or [""])[0], on, language, sheets=sheets)
        comparisons = [compare_two(*pair) for pair in pairwise(run.assessments)]
    from zitool.reports.subjects.comparison import comparison_json, comparison_report  # noqa: PLC0415

    deliver_report(
        form,
        lambda screen: comparison_report(comparisons, run.refused, language, screen=screen),
        lambda: comparison_json(comparisons, run.refused, language),
        place,
        language,
    )
    raise typer.Exit(EXIT_UNREADABLE if run.refused else EXIT_OK)


def _assessors(run: Run, wanted: Sequence[str], *, twice: bool) -> list[Comparison]:
    """Return the first assessor against each of the others; those named, or else all who answered.

    Raises:
        UsageError: U029, there are not two of them; U056, and the file was named `twice`.
    """
    known = {assessment.answers.assessor: assessment for assessment in run.assessments}
    meant = named(run.assessments, wanted)
    if strange := [name for name in wanted if name not in meant]:
        raise UsageError(finding("U001", name="--assessor", given=strange[0], known=", ".join(known)))
    sides = list((meant or known).values())
    if run.assessments and len(sides) < 2:  # noqa: PLR2004 - a comparison has two sides
        raise UsageError(
            finding("U056" if twice else "U029", file=run.assessments[0].file, known=", ".join(known))
        )
    return [compare_two(sides[0], side) for side in sides[1:]]


def _at_most(number: int, assessor: Sequence[str] | None) -> None:
    if assessor and len(assessor) > number:
        raise UsageError(finding("U030"))
