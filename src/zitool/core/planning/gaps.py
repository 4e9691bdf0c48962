"""Gaps: what each requirement still needs, what holds it down, and all that a gap report says."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from zitool.core.exact import plain, total
from zitool.core.law.rubric import Requirement
from zitool.core.planning.knapsack import Search, members_of
from zitool.core.planning.upgrades import points_of, shares, upgrades
from zitool.core.record import Record, replace
from zitool.core.scoring.criteria import criterion
from zitool.core.scoring.eligibility import Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from zitool.core.law.rubric import Designation, Rubric
    from zitool.core.planning.knapsack import Obstacle
    from zitool.core.planning.upgrades import Effort, Upgrade
    from zitool.core.scoring.answers import AnswerSheet
    from zitool.core.scoring.assessment import Assessment
    from zitool.core.scoring.eligibility import Verdict

QUICK_WINS = 5
"""How many a report names."""


class Gap(Record, kw_only=False):
    """One requirement and what keeps it from being met; figures in its own unit, unrounded.

    Attributes:
        short_by: what is missing; 0 where the requirement holds.
        held_down_by: indicators below best under it, those with most points to gain first; empty where it
            holds.
    """

    requirement: Requirement
    needed: Fraction
    actual: Fraction
    short_by: Fraction
    held_down_by: tuple[str, ...]


class GapReport(Record, kw_only=False):
    """What to do next about one assessor's answers.

    Attributes:
        verdict: on the target.
        demanded: what prerequisites ask of answers, as requirements; the plan meets them, too.
        quick_wins: the most points per cost, one upgrade for an indicator.
        unanswered: indicators without an answer, in the order of the form.
    """

    assessment: Assessment
    verdict: Verdict
    gaps: tuple[Gap, ...]
    plan: Plan
    demanded: tuple[Requirement, ...]
    quick_wins: tuple[Upgrade, ...]
    unanswered: tuple[str, ...]


def report_gaps(
    assessment: Assessment,
    target: str = "",
    effort: Effort | None = None,
    max_steps: Fraction | int | None = None,
) -> GapReport:
    """Return what to do next.

    Args:
        assessment: of one assessor's answers to a rubric with designations.
        target: id of a designation; else the first that is not met, or the last if all are.
        effort: cost of a step by id of indicator or section.
        max_steps: what all steps may cost.
    """
    rubric, answers = assessment.rubric, assessment.answers
    wanted = [
        judged
        for judged in assessment.verdicts
        if judged.designation.id == target or not (target or _nothing_left(judged))
    ]
    verdict = (wanted or assessment.verdicts[-1:])[0]
    demanded = tuple(_demanded(assessment, verdict))
    better = upgrades(rubric, answers, effort)
    aim = replace(verdict.designation, requirements=(*verdict.designation.requirements, *demanded))
    return GapReport(
        assessment=assessment,
        verdict=verdict,
        gaps=find_gaps(rubric, answers, verdict),
        plan=plan(rubric, answers, aim, effort, max_steps, better),
        demanded=demanded,
        quick_wins=quick_wins(rubric, answers, effort, better=better),
        unanswered=tuple(id_ for id_, value in answers.values().items() if value is None),
    )


def _nothing_left(verdict: Verdict) -> bool:
    """Whether all is answered, every minimum met, even where the rubric's figures are not certain.

    And no prerequisite failed by what is answered.
    """
    curable = any(failure.in_lke for failure in verdict.failed)
    return (
        verdict.by_minima is not Status.INCOMPLETE
        and not curable
        and all(check.ok for check in verdict.checks)
    )


def _demanded(assessment: Assessment, verdict: Verdict) -> Iterator[Requirement]:
    """Yield what prerequisites ask of the answers that count the same; nothing where one is excused."""
    rubric = assessment.rubric
    excused = {settled.subject.id for settled in verdict.settled if settled.proviso}
    leaves, worth = {leaf.id: leaf for leaf in rubric.leaves()}, shares(rubric)
    for prerequisite in rubric.prerequisites_of(verdict.designation, assessment.day):
        for need in prerequisite.needs:
            if need.indicator is None or need.percent is None or prerequisite.id in excused:
                continue
            yield Requirement(
                id=f"{prerequisite.id}-{need.fact}",
                title=f"{leaves[need.indicator].statement} {plain(need.percent)}%",
                of=(need.indicator,),
                at_least=worth[need.indicator] * need.percent / 100,
                unit="points",
                references=prerequisite.references,
            )


def find_gaps(rubric: Rubric, answers: AnswerSheet, verdict: Verdict) -> tuple[Gap, ...]:
    """Return what each requirement of a verdict needs and has, and which answers hold it down."""
    low: list[str] = []
    if not all(check.ok for check in verdict.checks):
        worth = shares(rubric)
        now = points_of(worth, answers.values())
        to_gain = {id_: share - now[id_] for id_, share in worth.items() if share != now[id_]}
        low = sorted(to_gain, key=lambda id_: -to_gain[id_])
    members = members_of(rubric, verdict.designation.requirements)
    return tuple(
        Gap(
            check.requirement,
            check.needed,
            check.actual,
            check.short_by,
            () if check.ok else tuple(id_ for id_ in low if id_ in members[check.requirement.id]),
        )
        for check in verdict.checks
    )


def quick_wins(
    rubric: Rubric,
    answers: AnswerSheet,
    effort: Effort | None = None,
    most: int = QUICK_WINS,
    better: Mapping[str, tuple[Upgrade, ...]] | None = None,
) -> tuple[Upgrade, ...]:
    """Return the upgrades of answers with the most points per cost, the best of each indicator.

    Among equals the one with more points, then the order of the form. What is unanswered is none: nobody
    knows where it stands. `better` are the upgrades, where they are known already.
    """
    better = upgrades(rubric, answers, effort) if better is None else better
    best = [
        max(several, key=lambda upgrade: (upgrade.points / upgrade.cost, upgrade.points))
        for several in better.values()
        if several and not several[0].answers
    ]
    return tuple(sorted(best, key=lambda upgrade: (-upgrade.points / upgrade.cost, -upgrade.points))[:most])


_ONE = Fraction(1)


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
        worth = points_of(search.shares, search.values)
        self.total = total(worth.values())
        self.reached = {
            id_: total(worth[member] for member in members) for id_, members in search.members.items()
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
    return total(upgrade.cost for upgrade in upgrades)


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
