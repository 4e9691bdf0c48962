"""What an LKE itself counts of a fact that a prerequisite asks for: reports of wealth, of those due."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from zitool.core.memo import once
from zitool.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zitool.core.law.rubric import Indicator, Rubric
    from zitool.core.scoring.answers import AnswerSheet

_HUNDRED = Fraction(100)


class Shown(NamedTuple):
    """A share as the counts of an LKE, or a ratio typed in their place, say it.

    Attributes:
        indicator: id of the question.
        cell: of the question's answer; empty where there is none.
        low: the least that it may come to, in percent.
        high: the most: the counts may contradict each other, and a typed ratio has none to show for it.
        done: what is counted; None where the ratio was typed.
        due: of how many: the sum of the parts, and the typed total where it is another.
    """

    indicator: str
    cell: str
    low: Fraction
    high: Fraction
    done: Fraction | None = None
    due: tuple[Fraction, ...] = ()

    def reaches(self, percent: Fraction) -> bool | None:
        """Whether it is that much at least; None where the LKE does not say so clearly."""
        if self.low >= percent:
            return True
        return False if self.high < percent else None

    def is_said_by(self, done: Fraction, whole: Fraction, *, counted: bool) -> bool:
        """Whether so many of so many is the same; of a percentage only the share can be compared."""
        if self.done is None or not counted:
            return not whole or self.low <= _HUNDRED * done / whole <= self.high
        return done == self.done and whole in self.due


def shown_in(rubric: Rubric, answers: AnswerSheet) -> dict[str, Shown]:
    """Return what `answers` show of facts, by indicator; nothing of what is unanswered."""
    by_question = {leaf.id: _shown(leaf, answers) for leaf in asked_of(rubric)}
    return {id_: shown for id_, shown in by_question.items() if shown is not None}


@once
def asked_of(rubric: Rubric) -> Sequence[Indicator]:
    """Return the questions that count what a prerequisite asks for."""
    asked = {need.indicator for prerequisite in rubric.prerequisites for need in prerequisite.needs}
    return [leaf for leaf in rubric.leaves() if leaf.id in asked]


def _shown(leaf: Indicator, answers: AnswerSheet) -> Shown | None:
    answer, ratio = answers.answers[leaf.id], leaf.ratio
    if answer.value is None or ratio is None:
        return None
    counts = {count.code: answers.counts.get(count.id) for count in leaf.inputs}
    done, parts = _sum(ratio.of, counts), _sum(ratio.over, counts)
    if done is None or not parts:  # a typed ratio: below the whole it says what it says
        percent = _HUNDRED * answer.value
        return Shown(leaf.id, answer.cell or "", percent if percent < _HUNDRED else Fraction(0), percent)
    totals = (counts[count.code] for count in leaf.inputs if set(count.total_of) == set(ratio.over))
    due: tuple[Fraction, ...] = tuple(
        dict.fromkeys((parts, *(total for total in totals if total is not None)))
    )
    low, high = (_HUNDRED * done / max(total, Fraction(1)) for total in (max(due), min(due)))
    if done > min(due):  # more than are due: one of the counts is wrong
        low = Fraction(0)
    return Shown(leaf.id, answer.cell or "", low, high, done, due)


def _sum(codes: Sequence[str], counts: Mapping[str, Fraction | None]) -> Fraction | None:
    known = [count for code in codes if (count := counts.get(code)) is not None]
    return sum(known, Fraction(0)) if len(known) == len(codes) else None
