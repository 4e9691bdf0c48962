"""What every format of a comparison words alike: names of sides, answers, signed figures."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from zitool.core.exact import fixed
from zitool.reports.safe import display
from zitool.wording import label

if TYPE_CHECKING:
    from fractions import Fraction

    from zitool.core.answers import Answer
    from zitool.core.comparison import Change, Comparison
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


def effects_text(change: Change, comparison: Comparison, language: Language) -> str:
    """Return which minima a difference touches; by how much where that is not the change itself."""
    units = {
        each.id: each.unit
        for designation in comparison.second.rubric.designations
        for each in designation.requirements
    }
    return ", ".join(
        f"{key} {signed(effect, language)} %" if units[key] == "percent" else key
        for key, effect in change.requirements.items()
    )


def signed(change: Fraction, language: Language) -> str:
    """Return a difference with its sign: ``+0,33``; as many digits as it takes not to look like none."""
    places = 2
    while change and not fixed(abs(change), places).strip("0.") and places < 6:  # noqa: PLR2004 - enough
        places += 1
    text = fixed(abs(change), places, comma=language == "id")
    return f"+{text}" if change > 0 else f"-{text}" if change < 0 else text


def requirement_text(comparison: Comparison, designation: str, requirement: str) -> str:
    """Return what a minimum is called, in the rubric of either side."""
    for assessment in (comparison.second, comparison.first):
        for each in assessment.rubric.designations:
            for minimum in each.requirements:
                if (each.id, minimum.id) == (designation, requirement):
                    return minimum.title
    return requirement
