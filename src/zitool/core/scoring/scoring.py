"""Scoring: one recursive function over the tree of a rubric."""

from __future__ import annotations

from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING

from zitool.core.exact import total
from zitool.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zitool.core.law.rubric import Indicator, Rubric, Section

TOTAL = "TOTAL"
"""Id of the score of everything, which no rubric has as a section."""
_ZERO, _ONE = Fraction(0), Fraction(1)
_new = tuple.__new__
"""A `Score` without its own `__new__`, which takes as long as to work out its points."""


class Unanswered(Enum):
    """What an unanswered indicator counts as (docs/decisions/0002-unanswered.md)."""

    ZERO = "zero"
    """Nothing: the score that zitool stands for."""
    LEFT_OUT = "left out"
    """Left out of its mean, as AVERAGE does in the form: half-empty forms score higher."""
    BEST = "best"
    """The best answer: the far end of the range that is still possible."""


class Score(NamedTuple):
    """The points of one node.

    Attributes:
        id: of the section or indicator; ``TOTAL`` at the root.
        weight: points at best; None for an indicator that only enters a mean.
        points: 0 ... weight, exact.
        value: an indicator's answer 0 ... 1; None where unanswered and on sections.
        answered: how many of the `total` indicators below have a value.
        parts: the scores this one is made of.
    """

    id: str
    title: str
    weight: Fraction | None
    points: Fraction
    value: Fraction | None
    answered: int
    total: int
    parts: tuple[Score, ...] = ()

    @property
    def percent(self) -> Fraction | None:
        """Points as percent of the weight, 0 ... 100, from the unrounded points."""
        if not self.weight:
            return None
        (over, under), (most, parts) = self.points.as_integer_ratio(), self.weight.as_integer_ratio()
        return Fraction(100 * over * parts, under * most)

    def walk(self) -> Iterator[Score]:
        """Yield this score and all below it, in the order of the form."""
        ahead = [self]
        while ahead:
            node = ahead.pop()
            yield node
            ahead += reversed(node.parts)


def score(
    rubric: Rubric, values: Mapping[str, Fraction | None], unanswered: Unanswered = Unanswered.ZERO
) -> Score:
    """Return the score of every node for answers given as `values` (indicator id → 0 ... 1, None unanswered).

    Sub-area = mean of its indicators × weight; every other section = sum of its parts. Nothing is rounded.
    """
    parts = tuple(_section(section, values, unanswered) for section in rubric.sections)
    return Score(
        TOTAL,
        "",
        rubric.weight,
        total(part.points for part in parts),
        None,
        sum(part.answered for part in parts),
        sum(part.total for part in parts),
        parts,
    )


def _section(section: Section, values: Mapping[str, Fraction | None], unanswered: Unanswered) -> Score:
    if section.sections:
        parts = tuple([_section(inner, values, unanswered) for inner in section.sections])
    else:
        parts = tuple(
            [_indicator(indicator, values.get(indicator.id), unanswered) for indicator in section.indicators]
        )
    counted = [part.points for part in parts]
    if all(part.weight is None for part in parts):
        if unanswered is Unanswered.LEFT_OUT:
            counted = [part.points for part in parts if part.value is not None]
        points = total(counted, section.weight, max(len(counted), 1))
    else:
        points = total(counted)
    answered, whole = sum([part.answered for part in parts]), sum([part.total for part in parts])
    return _new(Score, (section.id, section.title, section.weight, points, None, answered, whole, parts))


def _indicator(indicator: Indicator, value: Fraction | None, unanswered: Unanswered) -> Score:
    counted = value if value is not None else (_ONE if unanswered is Unanswered.BEST else _ZERO)
    points = counted if indicator.weight is None else counted * indicator.weight
    answered = int(value is not None)
    return _new(Score, (indicator.id, indicator.statement, indicator.weight, points, value, answered, 1, ()))


def points_by_id(card: Score) -> dict[str, Fraction]:
    """Return the points of every node of `card` by id (an unweighted indicator's points are its value)."""
    return {node.id: node.points for node in card.walk()}
