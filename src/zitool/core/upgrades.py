"""Upgrades: what could be answered better, what it is worth and what it costs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from zitool.core.answers import divide
from zitool.core.exact import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zitool.core.answers import AnswerSheet
    from zitool.core.rubric import Indicator, Ratio, Rubric, Section

Effort: TypeAlias = Mapping[str, Fraction | None]
"""Id of an indicator or section → cost of one step there; None: fixed, it cannot be changed."""

MOST_STEPS = 100
"""Most steps in a ratio: of 100 targets each one is a step, of 5,000 every fifty are; percents likewise."""

_NONE, _ONE = Fraction(0), Fraction(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Upgrade:
    """One better answer to one indicator.

    Attributes:
        indicator: its id.
        start: what is answered now: an option, a count, a percentage, or empty.
        to: what to reach: an option, a count or ``70%``; ``1`` is the whole ratio where there are no counts
            to go by.
        value: worth of the new answer, 0 ... 1.
        cost: steps up the scale times what a step costs there.
        points: what the total gains.
        more: for a count, how many more to reach (fewer, where the ratio is a decrease).
        whole: the count that `to` is compared with: 3 more of 5.
        changes: the same as a what-if, id of the indicator or its inputs → answer.
        fills_in: whether the step is to fill in the counts of a ratio, which is then taken to be whole.
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
    fills_in: bool = False


def shares(rubric: Rubric) -> dict[str, Fraction]:
    """Return the points that a full mark adds to the total, by indicator, in the order of the form."""
    return {
        leaf.id: section.weight / len(section.indicators) if leaf.weight is None else leaf.weight
        for section in rubric.walk()
        for leaf in section.indicators
    }


def step_costs(rubric: Rubric, effort: Effort | None) -> dict[str, Fraction | None]:
    """Return what one step costs, by indicator: as the nearest id in `effort` says, else 1; None if fixed."""
    found: dict[str, Fraction | None] = {}
    given = effort or {}

    def walk(section: Section, above: Fraction | None) -> None:
        here = given.get(section.id, above)
        for child in section.sections:
            walk(child, here)
        for leaf in section.indicators:
            found[leaf.id] = given.get(leaf.id, here)

    for section in rubric.sections:
        walk(section, _ONE)
    return found


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
    of the whole where that is more. Without counts to go by it is a single step to fill them in, and the
    ratio is taken to become whole. A percentage that is typed rises by whole percents, each a step. What is
    unanswered may get any answer, for the steps up from the worst one but at least one: to answer is work. A
    survey index is nobody's to choose: it has no upgrades.

    Args:
        rubric: has the scales.
        indicator: one of its indicators.
        answers: the answer now, and the counts.
        share: the points of a full mark.
        cost: of one step.
    """
    scale = rubric.scales[indicator.scale]
    if scale.kind == "index":
        return ()
    answer = answers.answers[indicator.id]
    now = answer.value
    match scale.kind:
        case "ratio":
            ways = _counts(indicator, answers)
        case "percent":
            ways = _percents(indicator.id, now)
        case _:
            ways = _choices(indicator.id, scale.options, now)
    return tuple(
        Upgrade(
            indicator=indicator.id,
            start=way.start if scale.kind == "ratio" else answer.chosen,
            to=way.to,
            value=way.value,
            cost=cost * (max(way.steps, 1) if now is None else way.steps),
            points=share * (way.value - (now or 0)),
            more=way.more,
            whole=way.whole,
            changes=way.changes,
            fills_in=way.fills_in,
        )
        for way in ways
        if now is None or way.value > now
    )


@dataclass(frozen=True, slots=True)
class _Way:
    to: str
    value: Fraction
    steps: int
    changes: Mapping[str, str]
    start: str = ""
    more: Fraction | None = None
    whole: Fraction | None = None
    fills_in: bool = False


def _choices(id_: str, options: Mapping[str, Fraction], now: Fraction | None) -> Iterator[_Way]:
    levels = {value: option for option, value in reversed(list(options.items()))}  # the first of equals
    ladder = sorted(levels)
    start = sum(level <= now for level in ladder) - 1 if now is not None else 0
    for position, value in enumerate(ladder):
        yield _Way(levels[value], value, position - start, {id_: levels[value]})


def _percents(id_: str, now: Fraction | None) -> Iterator[_Way]:
    for percent in range(MOST_STEPS + 1):
        value = Fraction(percent, MOST_STEPS)
        steps = -(-(value - (now or 0)) * MOST_STEPS // 1)
        yield _Way(f"{percent}%", value, steps, {id_: f"{percent}%"})


def _counts(indicator: Indicator, answers: AnswerSheet) -> Iterator[_Way]:
    """Yield the counts to reach; a single step to the whole where no count leads anywhere."""
    ratio, now = indicator.ratio, answers.answers[indicator.id].value
    counts = {each.code: answers.counts.get(each.id) for each in indicator.inputs}
    ways: list[_Way] = []
    if ratio is not None and (now is None or divide(ratio, counts)[0] == now):
        ways = list(_counted(indicator.id, ratio, counts))
    if now != 1 and not any(now is None or way.value > now for way in ways):
        start = "" if now is None else plain(now)
        ways = [_Way("1", _ONE, 1, {indicator.id: "1"}, start, fills_in=True)]
    yield from ways


def _counted(id_: str, ratio: Ratio, counts: Mapping[str, Fraction | None]) -> Iterator[_Way]:
    over, of = ({code: counts.get(code) or Fraction(0) for code in codes} for codes in (ratio.over, ratio.of))
    if any(counts.get(code) is None for code in over):
        return
    whole = sum(over.values(), Fraction(0))
    blank = all(counts.get(code) is None for code in of)
    if blank and ratio.kind == "decrease":  # nobody knows: as bad as before
        of[next(iter(of))] = whole
    first = sum(of.values(), Fraction(0))
    for steps, target in _targets(ratio, first, whole):
        changed = _moved(of, target - first)
        value = _worth(ratio, target, whole)
        if value is None:  # nothing to divide by
            value = divide(ratio, {**counts, **changed})[0]
        if value is not None:
            changes = {f"{id_}#{code}": plain(to) for code, to in changed.items() if to != counts.get(code)}
            start = "" if blank else plain(first)
            yield _Way(plain(target), value, steps, changes, start, abs(target - first), whole)


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
