"""Two assessments side by side, question by question: two assessors of a workbook, or two periods.

A score is a sum over questions, so the effect of each difference on the points and on each minimum is exact
and does not depend on the others; unanswered counts 0 on either side, as it does in the score.
"""

from __future__ import annotations

from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from zitool.core.planning.upgrades import shares
from zitool.core.scoring.scoring import TOTAL, points_by_id
from zitool.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zitool.core.law.rubric import Rubric, Section
    from zitool.core.scoring.answers import Answer
    from zitool.core.scoring.assessment import Assessment
    from zitool.core.scoring.eligibility import Status, Verdict

_NONE = Fraction(0)


class Kind(StrEnum):
    """How an answer differs from the other side's."""

    ROSE = "rose"
    FELL = "fell"
    ANSWERED = "answered"
    """Unanswered on the first side only."""
    OPENED = "opened"
    """Unanswered on the second side only."""
    REWORDED = "reworded"
    """Another answer of the same value, such as other counts of one ratio."""


class Change(NamedTuple):
    """One question that is answered differently.

    Attributes:
        indicator: its id.
        first: the answer on the first side, `second` on the other.
        points: what the difference does to the total: second less first.
        requirements: requirement id → what it does to that minimum's figure, in the requirement's unit; only
            those that it touches.
    """

    indicator: str
    kind: Kind
    first: Answer
    second: Answer
    points: Fraction
    requirements: Mapping[str, Fraction]


class Part(NamedTuple):
    """One section on both sides.

    Attributes:
        id: of the section on the second side.
        weight: of the section, on either side; they are the same.
    """

    id: str
    title: str
    weight: Fraction
    first: Fraction
    second: Fraction


class Turn(NamedTuple):
    """One designation on both sides.

    Attributes:
        first: status on the first side; None where its rubric has no such designation.
        gained: minima and prerequisites missed on the first side and not on the second; `lost` the other
            way round.
    """

    designation: str
    first: Status | None
    second: Status | None
    gained: tuple[str, ...]
    lost: tuple[str, ...]


class Comparison(NamedTuple):
    """Two assessments side by side.

    Attributes:
        first, second: the assessments.
        changes: every question answered differently, the largest effect first; none where the rubrics differ.
        parts: sections that both rubrics have (same place, title and weight), in the order of the second.
        only_first, only_second: titles of sections that the other side has not.
        turns: per designation, what changed.
        same: how many questions are answered alike.
    """

    first: Assessment
    second: Assessment
    changes: tuple[Change, ...]
    parts: tuple[Part, ...]
    only_first: tuple[str, ...]
    only_second: tuple[str, ...]
    turns: tuple[Turn, ...]
    same: int

    @property
    def points(self) -> Fraction:
        """What the total gains from the first to the second side."""
        return self.second.card.points - self.first.card.points

    @property
    def one_rubric(self) -> bool:
        """Whether both sides are scored by the same questions."""
        return _leaves(self.first.rubric) == _leaves(self.second.rubric)


def compare(first: Assessment, second: Assessment) -> Comparison:
    """Return what differs between two assessments, and what each difference does."""
    parts, only_first, only_second = _parts(first, second)
    changes: list[Change] = []
    same = 0
    if _leaves(first.rubric) == _leaves(second.rubric):
        changes = _changes(first, second)
        same = len(second.answers.answers) - len(changes)
    return Comparison(
        first, second, tuple(changes), parts, only_first, only_second, _turns(first, second), same
    )


def _leaves(rubric: Rubric) -> Mapping[str, Fraction]:
    """Return the questions and what each can add; two rubrics of one form have the same."""
    return shares(rubric)


def _changes(first: Assessment, second: Assessment) -> list[Change]:
    share, effects = shares(second.rubric), _effects(second.rubric)
    changes = []
    for id_, after in second.answers.answers.items():
        before = first.answers.answers[id_]
        kind = _kind(before, after)
        if kind is None:
            continue
        points = ((after.value or _NONE) - (before.value or _NONE)) * share[id_]
        touched = {key: points * unit for key, unit in effects[id_].items()} if points else {}
        changes.append(Change(id_, kind, before, after, points, touched))
    order = {id_: position for position, id_ in enumerate(share)}
    return sorted(changes, key=lambda change: (-abs(change.points), order[change.indicator]))


def _kind(before: Answer, after: Answer) -> Kind | None:
    if before.value is None or after.value is None:
        if before.value is after.value:
            return None
        return Kind.ANSWERED if before.value is None else Kind.OPENED
    if before.value == after.value:
        return None if before.chosen == after.chosen else Kind.REWORDED
    return Kind.ROSE if after.value > before.value else Kind.FELL


def _effects(rubric: Rubric) -> dict[str, dict[str, Fraction]]:
    """Return, for each indicator, what one point of it is to each minimum that it counts for."""
    weights = rubric.weights()
    below: dict[str, set[str]] = {}
    for section in rubric.walk():
        below[section.id] = {leaf.id for leaf in section.leaves()}
        below |= {leaf.id: {leaf.id} for leaf in section.indicators}
    effects: dict[str, dict[str, Fraction]] = {leaf.id: {} for leaf in rubric.leaves()}
    for designation in rubric.designations:
        for requirement in designation.requirements:
            whole = sum((weights[id_] for id_ in requirement.of), _NONE)
            unit = 100 / whole if requirement.unit == "percent" else Fraction(1)
            for id_ in set[str]().union(*(below[section] for section in requirement.of)):
                effects[id_][requirement.id] = unit
    return effects


def _parts(
    first: Assessment, second: Assessment
) -> tuple[tuple[Part, ...], tuple[str, ...], tuple[str, ...]]:
    old, new = sections_by_title(first.rubric), sections_by_title(second.rubric)
    points, old_points = points_by_id(second.card), points_by_id(first.card)
    common = tuple(
        Part(section.id, section.title, section.weight, old_points[old[key].id], points[section.id])
        for key, section in new.items()
        if key in old
    )
    return (
        common,
        tuple(section.title for key, section in old.items() if key not in new),
        tuple(section.title for key, section in new.items() if key not in old),
    )


def sections_by_title(rubric: Rubric) -> dict[tuple[str, ...], Section]:
    """Return sections by what makes them the same in two rubrics: titles down to them, and weight."""
    sections: dict[tuple[str, ...], Section] = {}

    def walk(section: Section, above: tuple[str, ...]) -> None:
        here = (*above, " ".join(section.title.casefold().split()))
        sections[(*here, str(section.weight))] = section
        for child in section.sections:
            walk(child, here)

    for section in rubric.sections:
        walk(section, ())
    return sections


def _turns(first: Assessment, second: Assessment) -> tuple[Turn, ...]:
    old = {verdict.designation.id: verdict for verdict in first.verdicts}
    new = {verdict.designation.id: verdict for verdict in second.verdicts}
    turns = []
    for id_ in dict.fromkeys([*old, *new]):
        before, after = (_held(verdicts[id_]) if id_ in verdicts else {} for verdicts in (old, new))
        turns.append(
            Turn(
                id_,
                old[id_].status if id_ in old else None,
                new[id_].status if id_ in new else None,
                tuple(key for key, ok in after.items() if ok and before.get(key) is False),
                tuple(key for key, ok in after.items() if not ok and before.get(key) is True),
            )
        )
    return tuple(turns)


def _held(verdict: Verdict) -> dict[str, bool]:
    """Return whether each minimum is reached, and each prerequisite not known to be missing."""
    held = {check.requirement.id: check.ok for check in verdict.checks}
    return held | {settled.subject.id: settled not in verdict.failed for settled in verdict.settled}


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
