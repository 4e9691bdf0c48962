"""Readiness: the stages towards a designation, each with what is done, missing or unknown, and by when.

An LKE shows the minima and some of what is built, facts show the rest. Whether the unit is designated is
for others to decide.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from zitool.core.law.facts import FACT, kinds_in
from zitool.core.law.rubric import in_force
from zitool.core.scoring.eligibility import Status
from zitool.core.scoring.prerequisite_check import State, applies, check_needs, provisos_of, settle, shown_in
from zitool.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zitool.core.law.conditions import Proviso, Stage, StageItem
    from zitool.core.law.facts import Facts, KindOfUnit
    from zitool.core.law.rubric import Designation, Rubric
    from zitool.core.law.text_types import Reference
    from zitool.core.scoring.assessment import Assessment, DayFrom
    from zitool.core.scoring.eligibility import Verdict
    from zitool.core.scoring.prerequisite_check import Reason, Settled

TPI = "tpi"
"""The assessor whose points count for a proposal."""


class Done(StrEnum):
    """How far one thing is."""

    MISSING = "missing"
    PARTLY = "partly"
    """Begun, or only a matter of time before the deadline."""
    UNKNOWN = "unknown"
    EXCUSED = "excused"
    DONE = "done"


class Overall(StrEnum):
    """What all of it comes to."""

    READY = "ready"
    NOT_READY = "not_ready"
    UNCERTAIN = "uncertain"
    """Nothing is known to be missing, but not all is known."""
    MAY_PROPOSE = "may_propose"
    """A special rule lets the unit be proposed while something is still on its way."""
    NOT_IN_FORCE = "not_in_force"
    """The regulation does not apply on that day."""
    SPARED = "spared"
    """The agency need not propose units any more."""


class Shown(NamedTuple):
    """One thing of a stage.

    Attributes:
        id: of the item, the prerequisite or the rule.
        required: whether it must be there before the unit is proposed.
        answers: id of an indicator → its value's state, where an LKE shows it.
        note: code of what else is to be said.
        by: the day from which it will be there, where only time is missing.
        settled: where it is a prerequisite.
        verdict: where it is about the minima.
        statement_en: in English, where the rubric has it.
    """

    id: str
    statement: str
    state: Done
    required: bool
    references: tuple[Reference, ...]
    reasons: tuple[Reason, ...] = ()
    answers: tuple[tuple[str, str], ...] = ()
    note: str = ""
    by: date | None = None
    settled: Settled | None = None
    verdict: Verdict | None = None
    statement_en: str | None = None


class StageReport(NamedTuple):
    """A stage as it stands.

    Attributes:
        arrived: whether it has begun; what comes later says nothing yet.
        due: the day by which its things must be there.
    """

    stage: Stage
    items: tuple[Shown, ...]
    arrived: bool
    due: date | None

    def count(self, state: Done) -> int:
        """Return how many of its things are in a state."""
        return sum(item.state is state for item in self.items)


class Readiness(NamedTuple):
    """Where a unit stands on the way to a designation.

    Attributes:
        assessment: the one whose points were used: the TPI's, else the unit's; None without an LKE.
        day_from: ``option`` or ``today``: what says that it is that day.
        deadline: the day by which the unit must be proposed.
        provisos: special rules that apply.
    """

    rubric: Rubric
    designation: Designation
    facts: Facts
    day: date
    deadline: date | None
    assessment: Assessment | None
    stages: tuple[StageReport, ...]
    provisos: tuple[Proviso, ...]
    day_from: DayFrom = "option"

    @property
    def unit_kind(self) -> KindOfUnit | None:
        """The kind of unit that the facts state, where the rubric names it."""
        stated = self.facts.stated.get(FACT)
        return kinds_in(self.rubric.unit_groups).get(stated.word) if stated is not None else None

    @property
    def required(self) -> list[Shown]:
        """Everything that must be there before the unit is proposed."""
        return [item for stage in self.stages for item in stage.items if item.required]

    @property
    def overall(self) -> Overall:
        """What all that must be there comes to."""
        if self.rubric.regulation.term(self.day).kind not in {"in_force", "unsure"}:
            return Overall.NOT_IN_FORCE
        if any(proviso.effect == "spares" for proviso in self.provisos):
            return Overall.SPARED
        states = {item.state for item in self.required}
        if states & {Done.MISSING, Done.PARTLY}:
            return Overall.NOT_READY
        if Done.UNKNOWN in states:
            return Overall.UNCERTAIN
        return Overall.MAY_PROPOSE if Done.EXCUSED in states else Overall.READY


def readiness(
    rubric: Rubric,
    designation: Designation,
    facts: Facts,
    day: date,
    *,
    assessments: Sequence[Assessment] = (),
    deadline: date | None = None,
    day_from: DayFrom = "option",
) -> Readiness:
    """Return where a unit stands on `day`.

    Args:
        rubric: has stages.
        designation: the target.
        facts: what is known beside the LKE.
        day: as of which.
        assessments: of one LKE, by whoever answered it; none without an LKE.
        deadline: in place of the next one of the rubric.
        day_from: what says that it is that day.
    """
    by_assessor = {lke.answers.assessor: lke for lke in assessments}
    assessment = by_assessor.get(TPI) or next(iter(assessments), None)
    until = deadline or next((next_day(stage.due, day) for stage in rubric.stages if stage.due), None)
    source = _Source(rubric, designation, facts, day, until, assessment)
    last = max((place for place, stage in enumerate(rubric.stages) if stage.due), default=-1)
    stages = tuple(
        StageReport(
            stage,
            tuple(source.items(stage)),
            not stage.when or check_needs(stage.when, facts, day, rubric.grades).state is State.VERIFIED,
            until if place <= last else None,
        )
        for place, stage in enumerate(rubric.stages)
    )
    in_play = tuple(
        proviso
        for proviso in provisos_of(rubric, designation, day)
        if proviso.effect != "bars" and applies(rubric, proviso, facts, day)
    )
    return Readiness(rubric, designation, facts, day, until, assessment, stages, in_play, day_from)


def next_day(month_day: str, day: date) -> date:
    """Return the next such day of a year, `day` itself included; for 29 February the last of the month."""
    month, number = (int(part) for part in month_day.split("-"))
    for year in (day.year, day.year + 1):
        this_year = _day_of(year, month, number)
        if this_year >= day:
            return this_year
    raise AssertionError(month_day)


def _day_of(year: int, month: int, number: int) -> date:
    while True:
        try:
            return date(year, month, number)
        except ValueError:
            number -= 1


class _Source(NamedTuple):
    """Everything that one report is made from."""

    rubric: Rubric
    designation: Designation
    facts: Facts
    day: date
    deadline: date | None
    assessment: Assessment | None

    def items(self, stage: Stage) -> Iterator[Shown]:
        """Yield the things of a stage; prerequisites one by one."""
        for shown in self._all(stage):
            sure = all(reference.certainty != "unverified" for reference in shown.references)
            yield shown if sure else shown._replace(state=Done.UNKNOWN, note="unverified", by=None)

    def _all(self, stage: Stage) -> Iterator[Shown]:
        for item in stage.items:
            if item.designations and self.designation.id not in item.designations:
                continue
            if not in_force(item, self.day) or self._spared(item):
                continue
            if item.shows == "minima":
                yield self._minima(item)
            elif item.shows is not None:
                yield from self._prerequisites(item)
            elif (shown := self._item(item)) is not None:
                yield shown

    def _spared(self, item: StageItem) -> bool:
        said = (check_needs((need,), self.facts, self.day, self.rubric.grades) for need in item.unless)
        return any(outcome.state is State.VERIFIED for outcome in said)

    def _prerequisites(self, item: StageItem) -> Iterator[Shown]:
        lke = self.assessment
        shown = shown_in(lke.rubric, lke.answers) if lke is not None else {}
        for settled in settle(self.rubric, self.designation, self.facts, self.day, shown):
            level = getattr(settled.subject, "level", "unit")
            if level != item.shows:
                continue
            subject = settled.subject
            yield Shown(
                subject.id,
                subject.statement,
                self._state(settled.state, settled.by),
                item.required,
                subject.references,
                settled.reasons,
                by=settled.by,
                settled=settled,
                statement_en=subject.statement_en,
            )

    def _state(self, state: State, by: date | None) -> Done:
        if state is State.FAILED and by is not None and self.deadline is not None and by <= self.deadline:
            return Done.PARTLY
        return _STATES[state]

    def _minima(self, item: StageItem) -> Shown:
        base = _shown(item, Done.UNKNOWN)._replace(note="no_lke")
        if self.assessment is None:
            return base
        verdict = next(
            judged for judged in self.assessment.verdicts if judged.designation.id == self.designation.id
        )
        by_tpi = self.assessment.answers.assessor == TPI
        status = verdict.by_minima
        state = {
            Status.MET: Done.DONE if by_tpi else Done.PARTLY,
            Status.NOT_MET: Done.MISSING,
            Status.INCOMPLETE: Done.PARTLY if verdict.reachable else Done.MISSING,
            Status.UNVERIFIED: Done.UNKNOWN,
        }[status]
        return base._replace(state=state, verdict=verdict, note="" if by_tpi else "not_by_tpi")

    def _item(self, item: StageItem) -> Shown | None:
        outcome = check_needs(item.needs, self.facts, self.day, self.rubric.grades)
        if item.needs and not outcome.reasons:  # for another kind of agency only
            return None
        answers = self._answers(item)
        stated = [reason for reason in outcome.reasons if reason.fact is not None]
        by_lke = _by_answers([state for _, state in answers])
        base = _shown(item, by_lke)._replace(reasons=outcome.reasons, answers=answers)
        if not stated:
            return base
        state = self._state(outcome.state, outcome.by)
        differ = answers and {state, by_lke} == {Done.DONE, Done.MISSING}
        if differ:
            return base._replace(state=Done.UNKNOWN, note="contradicts", by=outcome.by)
        return base._replace(state=state, by=outcome.by)

    def _answers(self, item: StageItem) -> tuple[tuple[str, str], ...]:
        if self.assessment is None:
            return ()
        values = self.assessment.answers.values()
        return tuple((indicator, _of_value(values[indicator])) for indicator in item.indicators)


def _shown(item: StageItem, state: Done) -> Shown:
    return Shown(
        item.id, item.statement, state, item.required, item.references, statement_en=item.statement_en
    )


_STATES = {
    State.VERIFIED: Done.DONE,
    State.FAILED: Done.MISSING,
    State.UNVERIFIED: Done.UNKNOWN,
    State.EXCUSED: Done.EXCUSED,
}


def _of_value(value: object) -> str:
    if value is None:
        return Done.UNKNOWN
    return Done.DONE if value == 1 else Done.PARTLY if value else Done.MISSING


def _by_answers(states: Sequence[str]) -> Done:
    """Return what several answers come to: all best, all worst, or something between."""
    distinct = set(states)
    if not distinct or distinct == {Done.UNKNOWN}:
        return Done.UNKNOWN
    if len(distinct) == 1:
        return Done(distinct.pop())
    return Done.PARTLY
