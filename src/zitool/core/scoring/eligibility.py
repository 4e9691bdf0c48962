"""Eligibility: a scorecard against the minima of each designation.

The words are careful on purpose: an LKE can show that its minima are met; whether the unit is designated is
the Minister's decision.
"""

from __future__ import annotations

import re
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from zitool.core.exact import total
from zitool.core.law.rubric import Prerequisite
from zitool.core.memo import once
from zitool.core.scoring.scoring import points_by_id
from zitool.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from zitool.core.law.conditions import Proviso
    from zitool.core.law.facts import Facts
    from zitool.core.law.rubric import Designation, Requirement, Rubric, Term
    from zitool.core.scoring.prerequisite_check import Settled, Shown
    from zitool.core.scoring.scoring import Score

_NONE = Fraction(0)


class Status(StrEnum):
    """The verdict on one designation."""

    MET = "met"
    """Every minimum that an LKE can show is met."""
    NOT_MET = "not_met"
    """A minimum is missed, or facts or the LKE's own counts show that a prerequisite is."""
    INCOMPLETE = "incomplete"
    """At least one indicator is unanswered."""
    UNVERIFIED = "unverified"
    """The rubric's own minima are not certain, so nobody can say."""
    NOT_IN_FORCE = "not_in_force"
    """The regulation did not apply on that day; `Verdict.by_minima` says what its minima would give."""


class Check(NamedTuple):
    """One requirement against what was reached; all three figures in the requirement's unit, unrounded.

    Attributes:
        short_by: what is missing; 0 where the requirement holds.
        best_case: what would be reached if every unanswered indicator got the best answer.
        certain: whether the minimum, and what makes the points, was found in a text.
    """

    requirement: Requirement
    needed: Fraction
    actual: Fraction
    short_by: Fraction
    best_case: Fraction
    certain: bool = True

    @property
    def ok(self) -> bool:
        """Whether the minimum is reached: *at least*, exactly."""
        return self.actual >= self.needed

    @property
    def lost(self) -> bool:
        """Whether not even the best answers to what is unanswered would reach the minimum."""
        return self.best_case < self.needed


class Verdict(NamedTuple):
    """What the LKE shows for one designation.

    Attributes:
        unverified: prerequisites that neither the LKE nor a fact settles, first the designation to hold
            already.
        reachable: whether the best answers to what is still open would meet every minimum.
        minima_status: the status by the minima alone; None where nothing else decided.
        settled: every prerequisite against the facts and the LKE; empty where neither says anything of one.
        provisos: special rules that the facts bring into play.
        term: how the day lies to the time of the regulation; None where no day was asked for.
    """

    designation: Designation
    status: Status
    checks: tuple[Check, ...]
    unverified: tuple[Prerequisite | Proviso, ...]
    reachable: bool
    minima_status: Status | None = None
    settled: tuple[Settled, ...] = ()
    provisos: tuple[Proviso, ...] = ()
    term: Term | None = None

    @property
    def by_minima(self) -> Status:
        """The status that the minima of the LKE alone would give."""
        return self.minima_status or self.status

    @property
    def failed(self) -> tuple[Settled, ...]:
        """What is shown to be missing; `Settled.in_lke` where answers to the LKE can cure it."""
        return tuple(settled for settled in self.settled if settled.state == "failed")

    @property
    def failed_by(self) -> dict[str, tuple[Settled, ...]]:
        """What is shown to be missing: what no answer to an LKE can cure, and what its answers fail."""
        sides = {"facts_failed": False, "facts_curable": True}
        by_side = {
            key: tuple(failure for failure in self.failed if failure.in_lke is lke)
            for key, lke in sides.items()
        }
        return {key: several for key, several in by_side.items() if several}


def decide(
    rubric: Rubric,
    card: Score,
    best: Score,
    on: date | None = None,
    facts: Facts | None = None,
    *,
    shown: Mapping[str, Shown] | None = None,
) -> list[Verdict]:
    """Return a verdict for each designation of `rubric`, in its order.

    Args:
        rubric: names the minima and the prerequisites.
        card: the score with unanswered indicators counted 0.
        best: the score with unanswered indicators counted best.
        on: the day whose law applies; None for the prerequisites now in force, whether or not the regulation
            is. Facts need a day. Before the regulation its first prerequisites are held against them.
        facts: what is known beside the LKE, if anything.
        shown: what the LKE itself counts of facts, by indicator; it needs a day, too.
    """
    term = rubric.regulation.term(on) if on is not None else None
    ruled_on = max(on, rubric.regulation.effective_from) if on is not None else None
    points, shares = points_by_id(card), _shares(rubric)
    best_points = points if best is card else points_by_id(best)
    verdicts = []
    for designation in rubric.designations:
        checks = tuple(
            _check(requirement, points, best_points, *shares[id(requirement)])
            for requirement in designation.requirements
        )
        verdicts.append(
            Verdict(
                designation,
                _status(checks, card),
                checks,
                tuple(rubric.prerequisites_of(designation, ruled_on)),
                all(check.best_case >= check.needed for check in checks),
                term=term,
            )
        )
    if (facts is not None or shown) and ruled_on is not None:
        verdicts = [_with_facts(verdict, rubric, facts, ruled_on, shown or {}) for verdict in verdicts]
    if term is None or term.kind == "in_force":
        return verdicts
    return [_at_another_time(verdict, term) for verdict in verdicts]


def _with_facts(
    verdict: Verdict, rubric: Rubric, facts: Facts | None, on: date, shown: Mapping[str, Shown]
) -> Verdict:
    """Return a verdict with its prerequisites settled; what is shown to be missing decides it.

    Without a file of facts the LKE alone settles what it counts, and nothing is said where it counts nothing.
    """
    from zitool.core.law.facts import NOTHING_KNOWN  # noqa: PLC0415 - few rubrics need these without facts
    from zitool.core.scoring.prerequisite_check import State, applies, provisos_of, settle  # noqa: PLC0415

    settled = settle(rubric, verdict.designation, facts or NOTHING_KNOWN, on, shown)
    if facts is None:
        settled = tuple(_by_lke_alone(settled))
        if not any(prerequisite.reasons for prerequisite in settled):
            return verdict
    in_play: list[Proviso] = []
    if facts is not None:
        in_play += [
            proviso
            for proviso in provisos_of(rubric, verdict.designation, on)
            if proviso.effect != "bars" and applies(rubric, proviso, facts, on)
        ]
    states = {prerequisite.state for prerequisite in settled}
    return verdict._replace(
        status=Status.NOT_MET if State.FAILED in states else verdict.status,
        unverified=tuple(
            prerequisite.subject for prerequisite in settled if prerequisite.state is State.UNVERIFIED
        ),
        minima_status=verdict.status,
        settled=settled,
        provisos=tuple(in_play),
    )


def _by_lke_alone(settled: Iterable[Settled]) -> Iterator[Settled]:
    """Yield prerequisites without what facts would say, where nobody gave any; no rules that bar."""
    for prerequisite in settled:
        if isinstance(prerequisite.subject, Prerequisite):
            yield prerequisite._replace(
                reasons=tuple(reason for reason in prerequisite.reasons if reason.shown is not None)
            )


def _at_another_time(verdict: Verdict, term: Term) -> Verdict:
    """Return a verdict on a day on which the regulation, or its rubric, was or may not have been in force."""
    if term.kind != "unsure":
        return verdict._replace(status=Status.NOT_IN_FORCE, minima_status=verdict.by_minima)
    settled = {Status.MET, Status.NOT_MET}
    return verdict._replace(
        status=Status.UNVERIFIED if verdict.status in settled else verdict.status,
        minima_status=Status.UNVERIFIED if verdict.by_minima in settled else verdict.minima_status,
    )


@once
def _shares(rubric: Rubric) -> dict[int, tuple[Fraction | None, bool]]:
    """Return by requirement what makes points its unit, None for points, and whether all of it is certain."""
    weights, sure = rubric.weights(), is_certain(rubric)
    return {
        id(requirement): (
            100 / total(weights[id_] for id_ in requirement.of) if requirement.unit == "percent" else None,
            sure and is_sure(requirement),
        )
        for designation in rubric.designations
        for requirement in designation.requirements
    }


@once
def is_certain(rubric: Rubric) -> bool:
    """Whether every figure behind the points was found in a text."""
    return all(figure.certainty != "unverified" for figure in rubric.figures())


def _check(
    requirement: Requirement,
    points: dict[str, Fraction],
    best_points: dict[str, Fraction],
    share: Fraction | None,
    certain: bool,
) -> Check:
    reached = total([points[id_] for id_ in requirement.of], share)
    best = reached if best_points is points else total([best_points[id_] for id_ in requirement.of], share)
    short = max(requirement.at_least - reached, _NONE)
    return Check(requirement, requirement.at_least, reached, short, best, certain)


def is_sure(requirement: Requirement) -> bool:
    """Whether a minimum was found in a text."""
    return all(reference.certainty != "unverified" for reference in requirement.references)


def _status(checks: tuple[Check, ...], card: Score) -> Status:
    """Return the verdict; nobody can say where a minimum, or a figure behind the points, is unverified."""
    if card.answered < card.total:
        return Status.INCOMPLETE
    if not all(check.certain for check in checks):
        return Status.UNVERIFIED
    return Status.MET if all(check.ok for check in checks) else Status.NOT_MET


TOTAL = "TOTAL"
"""Title of the line of everything, before `zitool.wording` has its word for it."""
_INITIALS = re.compile(r"\b(sdm|kkn|wbk|wbbm|spip)\b")
"""Words of titles that are initials, and stay capitals where a title does not."""


class Row(NamedTuple):
    """What one line is about.

    Attributes:
        title: short, as the requirement calls it; else as in the regulation.
        ids: of the sections or the indicator whose points it adds up.
        level: 0 area or result, 1 part of a result, 2 total.
    """

    title: str
    ids: tuple[str, ...]
    level: int = 0


def rows(rubric: Rubric) -> list[Row]:
    """Return the lines of the overview of `rubric`."""
    short = {
        requirement.of: requirement.title
        for designation in rubric.designations
        for requirement in designation.requirements
    }

    def row(title: str, ids: tuple[str, ...], level: int = 0) -> Row:
        return Row(title if title == TOTAL else short.get(ids, _sentence_case(title)), ids, level)

    named = areas(rubric)
    lines = [row(title, ids) for title, ids in named]
    covered = {id_ for _, ids in named for id_ in ids}
    for root in rubric.sections:
        for section in root.sections:
            if any(part.id in covered for part in section.walk()):
                continue
            lines.append(row(section.title, (section.id,)))
            weighted = [leaf for leaf in section.indicators if leaf.weight is not None]
            if len(weighted) > 1:
                lines += [row(leaf.statement, (leaf.id,), 1) for leaf in weighted]
    lines += [row(root.title, (root.id,), 2) for root in rubric.sections]
    return [*lines, row(TOTAL, tuple(root.id for root in rubric.sections), 2)]


def areas(rubric: Rubric) -> list[tuple[str, tuple[str, ...]]]:
    """Return the areas as designations name them (*each area 60 %*), else those of the first component."""
    titles = rubric.section_titles()
    named: dict[tuple[str, ...], str] = {}
    for designation in rubric.designations:
        for requirement in designation.requirements:
            if requirement.unit == "percent":
                named.setdefault(requirement.of, titles.get(requirement.of[0], requirement.title))
    if named:
        return [(title, ids) for ids, title in named.items()]
    first = rubric.sections[0]
    return [(section.title, (section.id,)) for section in first.sections] if len(rubric.sections) > 1 else []


def halves(rubric: Rubric) -> list[str]:
    """Return the titles of the parts that areas are made of: *PEMENUHAN*, *REFORM*; empty where undivided."""
    most = max((ids for _, ids in areas(rubric)), key=len, default=())
    if len(most) < 2:  # noqa: PLR2004 - undivided
        return []
    return [
        section.title
        for root in rubric.sections
        for section in root.sections
        if any(part.id in most for part in section.sections)
    ]


def _sentence_case(title: str) -> str:
    """Return a title that the regulation writes in capitals as a sentence begins; any other as it is."""
    if not title.isupper():
        return title
    return _INITIALS.sub(lambda match: match[0].upper(), title.capitalize())
