"""The plan: the provably cheapest upgrades that meet every minimum of a designation, in a good order."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from zitool.core.planning.knapsack import Search
from zitool.core.record import Record
from zitool.core.scoring.criteria import criterion

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from zitool.core.law.rubric import Designation, Rubric
    from zitool.core.planning.knapsack import Obstacle
    from zitool.core.planning.upgrades import Effort, Upgrade
    from zitool.core.scoring.answers import AnswerSheet

_ZERO, _ONE = Fraction(0), Fraction(1)


class Step(Record, kw_only=False):
    """One upgrade of a plan, in its place.

    Attributes:
        total_after: the total with this step and all before it.
        unblocks: ids of the requirements that hold from here on.
        criterion: what the new answer demands, in the workbook's own words where it has them.
        evidence: what usually shows it.
    """

    upgrade: Upgrade
    total_after: Fraction
    unblocks: tuple[str, ...]
    criterion: str
    evidence: tuple[str, ...]


class Beyond(Record, kw_only=False):
    """What has to be measured and the plan takes as given though it is not: no answer can take its place.

    A survey index, a ratio without counts to plan by, or a percentage that nobody has typed.

    Attributes:
        now: the index, or the ratio as 0 ... 1, in the workbook; None where there is none.
        needed: the least that suffices, rounded up to hundredths as indices are published; 0 where any value
            will do and only the measurement is missing.
        is_index: whether it is a survey index.
        points: what the total gains by it.
        unblocks: ids of the requirements that hold with it.
    """

    indicator: str
    now: Fraction | None
    needed: Fraction
    points: Fraction
    unblocks: tuple[str, ...]
    is_index: bool


class Plan(Record, kw_only=False):
    """What to do next.

    Attributes:
        target: id of the designation.
        reachable: whether any answers, with what is measured as high as need be, meet all its minima.
        complete: whether these steps, with what is `beyond_answers`, do.
        cost: of all steps.
        points_before: the total now.
        points_after: the total with what is `beyond_answers` and all steps.
        beyond_answers: what is measured and taken as given.
        obstacles: why it is not reachable.
        budget: what the steps were allowed to cost, None where the whole way was asked for.
    """

    target: str
    reachable: bool
    complete: bool
    cost: Fraction
    points_before: Fraction
    points_after: Fraction
    steps: tuple[Step, ...]
    beyond_answers: tuple[Beyond, ...]
    obstacles: tuple[Obstacle, ...]
    budget: Fraction | None = None


def plan(  # noqa: PLR0917 - the last one spares work, and no caller writes it
    rubric: Rubric,
    answers: AnswerSheet,
    target: Designation,
    effort: Effort | None = None,
    max_steps: Fraction | int | None = None,
    better: Mapping[str, tuple[Upgrade, ...]] | None = None,
) -> Plan:
    """Return the cheapest upgrades after which `target` has every requirement met and nothing unanswered.

    There is no cheaper set of the upgrades that `zitool.core.planning.upgrades` names. Among equally
    cheap sets it has the fewest upgrades, then the most points, then does more for what comes first in
    the form. While an indicator is unanswered nobody is said to meet the minima, so the plan answers all
    of them, as cheaply as
    the minima allow. Prerequisites that no LKE shows stay outside.

    What is measured is taken as it is: survey indices, and ratios without counts, which count 0 until they
    are filled in. Where the best answers to all else would not do, they are raised by the fewest points that
    would (innermost requirement first; its ratios to one level, in whole percents, then its indices in the
    order of the form, rounded up to hundredths), and the plan takes exactly that as given:
    `Plan.beyond_answers`.

    With `max_steps`, a budget in the unit of costs, the steps are the best that it buys. If it pays for the
    plan: the most points while every requirement holds and nothing is unanswered. Else: the most requirements
    met and among those sets the most points, with blanks left blank where filling them in buys less; the same
    measures are taken as given if the target is reachable, those of the workbook if not. Both are exact;
    among equals the cheapest, then the fewest upgrades, then what does more for what comes first.

    Args:
        rubric: the requirements of `target` are nested in it (lint R019).
        answers: as they are, or as somebody supposes.
        target: one of the rubric's designations.
        effort: cost of a step by id of indicator or section.
        max_steps: the budget, or None for the whole way.
        better: the upgrades that there are, where they are known already.

    Raises:
        ValueError: the requirements are not nested.
    """
    search = Search(rubric, answers, target, effort, better)
    budget = Fraction(max_steps) if max_steps is not None else None
    measures, obstacles, chosen = _chosen(search, budget)
    tally = _Tally(search)
    before = tally.total
    beyond = () if obstacles else tuple(_beyond(rubric, search, measures, tally))
    steps = tuple(_steps(rubric, answers, _ordered(chosen, search, dict(tally.reached)), tally))
    blank = {id_ for id_, value in search.values.items() if value is None}
    filled = {upgrade.indicator for upgrade in chosen} | {step.indicator for step in beyond}
    return Plan(
        target=target.id,
        reachable=not obstacles,
        complete=not tally.unmet() and blank <= filled,
        cost=_cost(chosen),
        points_before=before,
        points_after=tally.total,
        steps=steps,
        beyond_answers=beyond,
        obstacles=tuple(obstacles),
        budget=budget,
    )


def _chosen(
    search: Search, budget: Fraction | None
) -> tuple[Mapping[str, Fraction], list[Obstacle], list[Upgrade]]:
    """Return the measures taken as given, what is in the way, and the upgrades in any order."""
    measures = search.needed_measures()
    obstacles = search.obstacles(measures)
    if obstacles:
        now = search.measured()
        return now, obstacles, [] if budget is None else search.within(now, budget, all_met=False)
    chosen = search.cheapest(measures)
    if budget is not None:
        chosen = search.within(measures, budget, all_met=_cost(chosen) <= budget)
    return measures, [], chosen


class _Tally:
    """What each requirement and the total have reached so far."""

    def __init__(self, search: Search) -> None:
        self._search = search
        worth = {id_: share * (search.values[id_] or 0) for id_, share in search.shares.items()}
        self.total = sum(worth.values(), _ZERO)
        self.reached = {
            id_: sum((worth[member] for member in members), _ZERO) for id_, members in search.members.items()
        }

    def unmet(self) -> list[str]:
        """Return the requirements that do not hold, in their order."""
        return [id_ for id_, needed in self._search.minima.items() if self.reached[id_] < needed]

    def add(self, indicator: str, points: Fraction) -> tuple[str, ...]:
        """Add the points an indicator gains; return the requirements that hold now and did not before."""
        before = self.unmet()
        self.total += points
        for id_ in before:
            if indicator in self._search.members[id_]:
                self.reached[id_] += points
        after = set(self.unmet())
        return tuple(id_ for id_ in before if id_ not in after)


def _beyond(
    rubric: Rubric, search: Search, measures: Mapping[str, Fraction], tally: _Tally
) -> Iterator[Beyond]:
    for leaf in search.leaves:
        value, now = measures.get(leaf.id), search.values[leaf.id]
        if value is not None and (now is None or value > now):
            scale = rubric.scales[leaf.scale]
            maximum = scale.maximum or _ONE
            points = search.shares[leaf.id] * (value - (now or 0))
            unblocks = tally.add(leaf.id, points)
            yield Beyond(
                leaf.id,
                None if now is None else now * maximum,
                value * maximum,
                points,
                unblocks,
                scale.kind == "index",
            )


def _ordered(chosen: Sequence[Upgrade], search: Search, reached: dict[str, Fraction]) -> Iterator[Upgrade]:
    """Yield the upgrades in the order to take them.

    Again and again the requirement that the least cost still fulfils, the most points per cost first; then
    whatever is left, likewise.
    """
    left = sorted(chosen, key=lambda upgrade: -upgrade.points / upgrade.cost)  # stable: else as in the form
    while left:
        bundles = [_bundle(id_, left, search, reached) for id_ in search.minima]
        bundle = min(filter(None, bundles), key=_cost, default=left)
        for upgrade in tuple(bundle):
            left.remove(upgrade)
            for id_, members in search.members.items():
                reached[id_] += upgrade.points if upgrade.indicator in members else 0
            yield upgrade


def _cost(upgrades: Sequence[Upgrade]) -> Fraction:
    return sum((upgrade.cost for upgrade in upgrades), _ZERO)


def _bundle(
    requirement: str, left: Sequence[Upgrade], search: Search, reached: Mapping[str, Fraction]
) -> list[Upgrade]:
    """Return the first of the upgrades `left` that fulfil a requirement; none if it holds or they do not."""
    bundle = []
    lacking = search.minima[requirement] - reached[requirement]
    for upgrade in left:
        if lacking <= 0:
            break
        if upgrade.points and upgrade.indicator in search.members[requirement]:
            bundle.append(upgrade)
            lacking -= upgrade.points
    return bundle if lacking <= 0 else []


def _steps(
    rubric: Rubric, answers: AnswerSheet, upgrades: Iterator[Upgrade], tally: _Tally
) -> Iterator[Step]:
    leaves = {leaf.id: leaf for leaf in rubric.leaves()}
    for upgrade in upgrades:
        leaf = leaves[upgrade.indicator]
        options = rubric.scales[leaf.scale].options
        words = criterion(leaf, answers.answers[leaf.id], upgrade.to, options)
        unblocks = tally.add(leaf.id, upgrade.points)
        yield Step(upgrade, tally.total, unblocks, words, leaf.evidence)
