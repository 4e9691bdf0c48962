"""A series of assessments of one unit, in time: monthly monitoring, or year after year.

Rubrics may change between periods. Sections of one place, title and weight are one line through all periods
that have them; what only some periods have is a line with gaps, never a guess.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zitool.core.monitoring.comparison import sections_by_title
from zitool.core.scoring.scoring import TOTAL, points_by_id
from zitool.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from zitool.core.scoring.assessment import Assessment
    from zitool.core.scoring.eligibility import Status

LEVELS = 3
"""How deep in the tree lines go: component, half or result, area."""


class Row(NamedTuple):
    """One section through time.

    Attributes:
        id: of the section in the last period that has it; ``TOTAL`` for everything.
        level: depth in the tree, 0 for the total.
        weight: of the section; the same in all periods that have it.
        figures: points per period; None where that period's rubric has no such section.
    """

    id: str
    title: str
    level: int
    weight: Fraction
    figures: tuple[Fraction | None, ...]


class Trend(NamedTuple):
    """A series.

    Attributes:
        periods: the assessments, in the order given.
        rows: the total, then sections in the order of the last rubric, then those it no longer has.
        statuses: designation → status per period; None where that period's rubric has no such designation.
    """

    periods: tuple[Assessment, ...]
    rows: tuple[Row, ...]
    statuses: dict[str, tuple[Status | None, ...]]

    @property
    def one_rubric(self) -> bool:
        """Whether all periods are scored by one rubric."""
        return len({period.rubric.id for period in self.periods}) == 1


def trend(periods: Sequence[Assessment]) -> Trend:
    """Return the series of `periods`.

    Raises:
        ValueError: there are none.
    """
    if not periods:
        raise ValueError("no periods")
    by_period = [sections_by_title(period.rubric) for period in periods]
    points = [points_by_id(period.card) for period in periods]
    keys = dict.fromkeys(
        key for sections in reversed(by_period) for key in sections if len(key) - 1 <= LEVELS
    )
    rows = [
        Row(TOTAL, "", 0, periods[-1].rubric.weight, tuple(period.card.points for period in periods)),
    ]
    for key in keys:
        last = next(sections[key] for sections in reversed(by_period) if key in sections)
        figures = tuple(
            own[sections[key].id] if key in sections else None
            for sections, own in zip(by_period, points, strict=True)
        )
        rows.append(Row(last.id, last.title, len(key) - 1, last.weight, figures))
    ids = dict.fromkeys(verdict.designation.id for period in reversed(periods) for verdict in period.verdicts)
    statuses = {id_: tuple(_status(period, id_) for period in periods) for id_ in ids}
    return Trend(tuple(periods), tuple(rows), statuses)


def _status(assessment: Assessment, designation: str) -> Status | None:
    return next(
        (verdict.status for verdict in assessment.verdicts if verdict.designation.id == designation), None
    )
