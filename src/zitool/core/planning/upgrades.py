"""Upgrades: what could be answered better, what it is worth and what it costs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from zitool.core.exact import plain, total
from zitool.core.memo import once
from zitool.core.record import Record
from zitool.core.scoring.answers import divide

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zitool.core.law.rubric import Indicator, Ratio, Rubric, Scale, Section
    from zitool.core.scoring.answers import AnswerSheet

Effort: TypeAlias = Mapping[str, Fraction | None]
"""Id of an indicator or section → cost of one step there; None: fixed, it cannot be changed."""

MOST_STEPS = 100
"""Most steps in a ratio: of 100 targets each one is a step, of 5,000 every fifty are; percents likewise."""

_NONE, _ONE = Fraction(0), Fraction(1)


class Upgrade(Record):
    """One better answer to one indicator.

    Attributes:
        indicator: its id.
        start: what is answered now: an option, a count, a percentage, or empty.
        to: what to reach: an option, a count or ``70%``.
        value: worth of the new answer, 0 ... 1.
        cost: steps up the scale, and one to answer what is unanswered, times what a step costs there.
        points: what the total gains.
        more: for a count, how many more to reach (fewer, where the ratio is a decrease).
        whole: the count that `to` is compared with: 3 more of 5.
        changes: the same as a what-if, id of the indicator or its inputs → answer.
        answers: whether the indicator is unanswered now.
    """

    indicator: str
    start: str
    to: str
    value: Fraction
    cost: Fraction
    points: Fraction
    more: Fraction | None = None
    whole: Fraction | None = None
    changes: Mapping[str, str] = field(default_factory=dict)
    answers: bool = False


@once
def shares(rubric: Rubric) -> Mapping[str, Fraction]:
    """Return the points that a full mark adds to the total, by indicator, in the order of the form."""
    return {
        leaf.id: section.weight / len(section.indicators) if leaf.weight is None else leaf.weight
        for section in rubric.walk()
        for leaf in section.indicators
    }


def points_of(worth: Mapping[str, Fraction], values: Mapping[str, Fraction | None]) -> dict[str, Fraction]:
    """Return the points that answers add to the total, by indicator; none for what is unanswered.

    Args:
        worth: the points of full marks, see `shares`.
        values: 0 ... 1, None where unanswered.
    """
    return {
        id_: share if (value := values[id_]) == 1 else share * (value or 0) for id_, share in worth.items()
    }


def step_costs(rubric: Rubric, effort: Effort | None) -> dict[str, Fraction | None]:
    """Return what one step costs, by indicator: as the nearest id in `effort` says, else 1; None if fixed."""
    costs: dict[str, Fraction | None] = {}
    given = effort or {}

    def walk(section: Section, above: Fraction | None) -> None:
        here = given.get(section.id, above)
        for child in section.sections:
            walk(child, here)
        for leaf in section.indicators:
            costs[leaf.id] = given.get(leaf.id, here)

    for section in rubric.sections:
        walk(section, _ONE)
    return costs


def upgrades(
    rubric: Rubric, answers: AnswerSheet, effort: Effort | None = None
) -> dict[str, tuple[Upgrade, ...]]:
    """Return the possible upgrades of every indicator, least first; none for an index or what is fixed."""
    worth, costs = shares(rubric), step_costs(rubric, effort)
    return {
        leaf.id: ()
        if (cost := costs[leaf.id]) is None
        else steps_of(rubric, leaf, answers, worth[leaf.id], cost)
        for leaf in rubric.leaves()
    }


def steps_of(
    rubric: Rubric, indicator: Indicator, answers: AnswerSheet, share: Fraction, cost: Fraction = _ONE
) -> tuple[Upgrade, ...]:
    """Return the possible upgrades of one indicator, the least first.

    An answered choice can rise to each better option, one step per level of the scale. A ratio can rise to
    each better count: one more of what is counted (one fewer for a decrease) is a step, or one in a hundred
    of the whole where that is more. A percentage that is typed rises by whole percents, each a step. An
    unanswered choice may get any answer: to answer is a step, and so is each level up from the worst one.
    What is measured is nobody's to choose and has no upgrades: a survey index, a ratio whose counts are not
    all stated, a percentage that nobody has typed yet.

    Args:
        rubric: has the scales.
        indicator: one of its indicators.
        answers: the answer now, and the counts.
        share: the points of a full mark.
        cost: of one step.
    """
    scale = rubric.scales[indicator.scale]
    answer = answers.answers[indicator.id]
    now = answer.value
    if now == 1:
        return ()
    match scale.kind:
        case "choice":
            ways = _choices(indicator.id, scale, now)
        case "ratio":
            ways = _counts(indicator, answers)
        case "percent" if now is not None:
            ways = _percents(indicator.id, now)
        case _:
            return ()
    return tuple(
        Upgrade(
            indicator=indicator.id,
            start=way.start if scale.kind == "ratio" else answer.chosen,
            to=way.to,
            value=way.value,
            cost=cost * way.steps,
            points=share * (way.value - (now or 0)),
            more=way.more,
            whole=way.whole,
            changes=way.changes,
            answers=now is None,
        )
        for way in ways
        if now is None or way.value > now
    )


class _Way(Record, kw_only=False):
    to: str
    value: Fraction
    steps: int
    changes: Mapping[str, str]
    start: str = ""
    more: Fraction | None = None
    whole: Fraction | None = None


def _choices(id_: str, scale: Scale, now: Fraction | None) -> Iterator[_Way]:
    """Yield the options better than `now`."""
    ladder = _ladder(scale)
    start = sum(level <= now for level, _ in ladder) - 1 if now is not None else -1
    for position, (value, option) in enumerate(ladder[start + 1 :], start + 1):
        yield _Way(option, value, position - start, {id_: option})


@once
def _ladder(scale: Scale) -> list[tuple[Fraction, str]]:
    """Return what the options of a scale are worth, rising, with the first of equal ones."""
    levels = {value: option for option, value in reversed(list(scale.options.items()))}
    return sorted(levels.items())


def _percents(id_: str, now: Fraction) -> Iterator[_Way]:
    for percent in range(MOST_STEPS + 1):
        value = Fraction(percent, MOST_STEPS)
        steps = -(-(value - now) * MOST_STEPS // 1)
        yield _Way(f"{percent}%", value, steps, {id_: f"{percent}%"})


def _counts(indicator: Indicator, answers: AnswerSheet) -> Iterator[_Way]:
    """Yield the counts to reach; none where the counts are not all stated, or the ratio was typed."""
    ratio, now = indicator.ratio, answers.answers[indicator.id].value
    counts = {count.code: answers.counts.get(count.id) for count in indicator.inputs}
    if ratio is None:
        return
    if now is None:
        stated = all(_is_stated(codes, counts) for codes in (ratio.of, ratio.over))
    else:
        stated = divide(ratio, counts)[0] == now
    if stated:
        yield from _counted(indicator.id, ratio, counts)


def reach(
    indicator: Indicator, counts: Mapping[str, Fraction | None], target: Fraction
) -> dict[str, Fraction]:
    """Return the inputs of a ratio, by id, with its numerator at `target`, as a plan's step changes them.

    Args:
        indicator: a ratio.
        counts: of the form, by id.
        target: what is counted, in all parts of the numerator together.

    Returns:
        The parts of the numerator; empty where the counts are not all stated, where none is that large, and
        where the ratio would still be open (a zero denominator).
    """
    ratio = indicator.ratio
    coded = {count.code: counts.get(count.id) for count in indicator.inputs}
    if ratio is None or not all(_is_stated(codes, coded) for codes in (ratio.of, ratio.over)):
        return {}
    parts, over = _parts(ratio.of, coded), _parts(ratio.over, coded)
    now, whole = total(parts.values()), total(over.values())
    moved = _moved(parts, target - now)
    if target > max(now, whole) or divide(ratio, {**coded, **moved})[0] is None:
        return {}
    return {f"{indicator.id}#{code}": count for code, count in moved.items()}


def _is_stated(codes: tuple[str, ...], counts: Mapping[str, Fraction | None]) -> bool:
    """Whether one side of a ratio is known: all of its parts."""
    return all(counts.get(code) is not None for code in codes)


def _parts(codes: tuple[str, ...], counts: Mapping[str, Fraction | None]) -> dict[str, Fraction]:
    """The counts of one side by code; all of them are stated."""
    return {code: counts.get(code) or Fraction(0) for code in codes}


def _counted(id_: str, ratio: Ratio, counts: Mapping[str, Fraction | None]) -> Iterator[_Way]:
    over, of = _parts(ratio.over, counts), _parts(ratio.of, counts)
    whole, first = total(over.values()), total(of.values())
    for steps, target in _targets(ratio, first, whole):
        changed = _moved(of, target - first)
        value = _worth(ratio, target, whole)
        if value is None:  # nothing to divide by
            value = divide(ratio, {**counts, **changed})[0]
        if value is not None:
            changes = {f"{id_}#{code}": plain(to) for code, to in changed.items() if to != counts.get(code)}
            yield _Way(plain(target), value, steps, changes, plain(first), abs(target - first), whole)


def _worth(ratio: Ratio, of: Fraction, over: Fraction) -> Fraction | None:
    """What `divide` says of these sums, in a tenth of its time; None where it has to be asked."""
    if not over:
        return None
    return max((over - of) / over, _NONE) if ratio.kind == "decrease" else min(of / over, _ONE)


def _targets(ratio: Ratio, first: Fraction, whole: Fraction) -> Iterator[tuple[int, Fraction]]:
    """Yield steps and the count they lead to, from no step at all to the best there is."""
    goal = Fraction(0) if ratio.kind == "decrease" else max(whole, first)
    stride = max(-(-max(first, whole) // MOST_STEPS), 1)
    steps = -(-abs(goal - first) // stride)
    for step in range(steps + 1):
        far = first + step * stride if goal > first else first - step * stride
        yield step, goal if step == steps else far


def _moved(parts: Mapping[str, Fraction], by: Fraction) -> dict[str, Fraction]:
    """The parts with `by` more in all: the first takes what is added, each gives what it has."""
    moved = dict(parts)
    for code, count in parts.items():
        change = max(by, -count)
        moved[code] = count + change
        by -= change
    return moved
