"""Gaps: what each requirement still needs, what holds it down, and all that a gap report says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zitool.core.exact import plain
from zitool.core.law.rubric import Requirement
from zitool.core.planning.knapsack import members_of
from zitool.core.planning.plan import plan
from zitool.core.planning.upgrades import shares, upgrades
from zitool.core.record import Record, replace
from zitool.core.scoring.eligibility import Status

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from fractions import Fraction

    from zitool.core.law.rubric import Rubric
    from zitool.core.planning.plan import Plan
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
    values = answers.values()
    to_gain = {id_: share * (1 - (values[id_] or 0)) for id_, share in shares(rubric).items()}
    low = sorted((id_ for id_, points in to_gain.items() if points), key=lambda id_: -to_gain[id_])
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
