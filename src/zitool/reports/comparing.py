"""What every format of a comparison words alike: names of sides, answers, signed figures."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from zitool.core.days import read_day
from zitool.core.exact import fixed, rounded_half_up
from zitool.core.law.conditions import statement_in
from zitool.reports.layout import day_said
from zitool.reports.safe import display
from zitool.wording import label

if TYPE_CHECKING:
    from fractions import Fraction

    from zitool.core.monitoring.comparison import Change, Comparison
    from zitool.core.scoring.answers import Answer
    from zitool.wording import Language

_LONGEST = 40


def side_names(comparison: Comparison) -> tuple[str, str]:
    """Return what tells the sides apart: the sheets or assessors of one workbook, else names of the files."""
    first, second = comparison.first, comparison.second
    if first.file == second.file and first.sha256 == second.sha256:
        if first.sheet != second.sheet:
            return first.sheet, second.sheet
        return first.answers.assessor, second.answers.assessor
    names = PurePath(first.file).name, PurePath(second.file).name
    return names if names[0] != names[1] else (first.file, second.file)


def answer_text(answer: Answer, kind: str, language: Language) -> str:
    """Return an answer as people write it: a choice, a percentage for a ratio, what stands in the cell.

    Args:
        answer: one side's.
        kind: of its scale.
        language: of the decimal sign and of the word for none.
    """
    if answer.value is None:
        return label("compare_open", language)
    if kind == "ratio":
        return f"{fixed(100 * answer.value, 2, comma=language == 'id')} %"
    return display(answer.chosen or answer.raw, _LONGEST)


def sides_told(comparison: Comparison, language: Language) -> list[str]:
    """Return who is compared, a line for each side: unit, file, assessor, the day the file was saved."""
    told = []
    for each in (comparison.first, comparison.second):
        day = read_day(each.saved)
        saved = label("saved_on", language, day=day or each.saved) if each.saved else ""
        who = f"{label('assessor', language)}: {each.answers.assessor}"
        parts = (
            each.unit,
            each.file,
            who,
            saved,
            label("rubric_line", language, id=each.rubric.id, version=each.rubric.version),
            day_said(each, language),
        )
        told.append("; ".join(filter(None, parts)))
    return told


def effects_text(change: Change, comparison: Comparison, language: Language) -> str:
    """Return which minima a difference touches; by how much where that is not the change itself."""
    minima = {
        each.id: each
        for designation in comparison.second.rubric.designations
        for each in designation.requirements
    }
    return ", ".join(
        f"{minima[key].title} {signed(effect, language)} %"
        if minima[key].unit == "percent"
        else minima[key].title
        for key, effect in change.requirements.items()
    )


def side_figures(first: Fraction, second: Fraction) -> tuple[Fraction, Fraction, Fraction]:
    """Return both figures and their difference, rounded alike so that what is shown adds up.

    As many decimals are kept as it takes for figures that differ not to look the same.
    """
    places = 2
    while first != second and rounded_half_up(first, places) == rounded_half_up(second, places):
        places += 1
    before, after = rounded_half_up(first, places), rounded_half_up(second, places)
    return before, after, after - before


def signed(change: Fraction, language: Language, *, rounded: bool = False) -> str:
    """Return a difference with its sign: ``+0,33``; as many digits as it takes not to look like none.

    One of `side_figures` is `rounded` already, and shown with all its decimals.
    """
    places = 2
    while change and not fixed(abs(change), places).strip("0.") and places < 6:  # noqa: PLR2004 - enough
        places += 1
    text = fixed(abs(change), places, comma=language == "id")
    if rounded:
        text = figure_text(abs(change), language)
    return f"+{text}" if change > 0 else f"-{text}" if change < 0 else text


def figure_text(figure: Fraction, language: Language) -> str:
    """Return a figure of `side_figures` with its decimals, two at least."""
    places = 2
    while rounded_half_up(figure, places) != figure and places < 9:  # noqa: PLR2004 - a period has no end
        places += 1
    return fixed(figure, places, comma=language == "id")


def total_text(comparison: Comparison, language: Language) -> str:
    """Return the totals of both sides and their difference."""
    first, second, change = side_figures(comparison.first.card.points, comparison.second.card.points)
    return label(
        "compare_total",
        language,
        first=figure_text(first, language),
        second=figure_text(second, language),
        change=signed(change, language, rounded=True),
    )


def requirement_text(comparison: Comparison, designation: str, requirement: str, language: Language) -> str:
    """Return what a minimum or a prerequisite is called, in the rubric of either side."""
    for assessment in (comparison.second, comparison.first):
        for each in assessment.rubric.designations:
            for minimum in each.requirements:
                if (each.id, minimum.id) == (designation, requirement):
                    return minimum.title
        for prerequisite in assessment.rubric.prerequisites:
            if prerequisite.id == requirement:
                return statement_in(prerequisite, language)
    return requirement
