"""Facts, and counts of the LKE itself, against what a rubric needs: verified, failed, or not known."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, TypeAlias

from zitool.core.law.facts import AGENCY, NOTHING_KNOWN, SPECS
from zitool.core.law.rubric import Prerequisite, in_force
from zitool.core.memo import once
from zitool.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from zitool.core.law.conditions import Grades, Need, Proviso, StageItem
    from zitool.core.law.facts import Fact, Facts
    from zitool.core.law.rubric import Designation, Indicator, Rubric
    from zitool.core.scoring.answers import AnswerSheet

Purposes: TypeAlias = "Mapping[str, tuple[Prerequisite | Proviso | StageItem, ...]]"
"""Fact → what asks for it."""
_HUNDRED = Fraction(100)
_NO_LKE: Mapping[str, Shown] = MappingProxyType({})
EDGE = Fraction(1, 100)
"""A number this near to the bound of a letter may be of the other letter after somebody's rounding."""


class State(StrEnum):
    """What facts say about something that is asked for."""

    VERIFIED = "verified"
    FAILED = "failed"
    UNVERIFIED = "unverified"
    """Nobody has stated it, or what is stated does not settle it."""
    EXCUSED = "excused"
    """Not fulfilled, but a special rule lets the unit be proposed meanwhile."""


OF_BARS = {
    State.VERIFIED: State.FAILED,
    State.FAILED: State.VERIFIED,
    State.UNVERIFIED: State.UNVERIFIED,
}
"""What facts say to the needs of a rule that bars → what that makes of it as a prerequisite."""


class Reason(NamedTuple):
    """What one fact, and an LKE that counts the same, say to one need.

    Attributes:
        fact: as stated; None where nobody has.
        note: code of what else is to be said: why it stays open, that it lies ahead.
        letter: of the number that was stated.
        by: the day from which it will hold, where that is only a matter of time; until which, for *within*.
        shown: what the LKE counts of it; where the fact says otherwise, the worse of the two holds.
        in_lke: whether the LKE alone fails it.
    """

    need: Need
    fact: Fact | None
    state: State
    note: str = ""
    letter: str = ""
    by: date | None = None
    shown: Shown | None = None
    in_lke: bool = False


class Settled(NamedTuple):
    """A prerequisite, or a rule that bars, against the facts.

    Attributes:
        by: the day from which it will hold if nothing else changes; None where that is not known.
        proviso: what excuses it.
    """

    subject: Prerequisite | Proviso
    state: State
    reasons: tuple[Reason, ...]
    by: date | None = None
    proviso: Proviso | None = None

    @property
    def in_lke(self) -> bool:
        """Whether answers in the LKE are what fails it, so that other answers can cure it."""
        failed = [reason for reason in self.reasons if reason.state is State.FAILED]
        return bool(failed) and all(reason.in_lke for reason in failed)


class Outcome(NamedTuple):
    """What several needs come to, together."""

    state: State
    reasons: tuple[Reason, ...]

    @property
    def by(self) -> date | None:
        """The day from which all will hold, where time alone is missing."""
        missing = [reason for reason in self.reasons if reason.state is not State.VERIFIED]
        days = [reason.by for reason in missing if reason.by is not None]
        return max(days) if missing and len(days) == len(missing) else None


def settle(
    rubric: Rubric, designation: Designation, facts: Facts, on: date, shown: Mapping[str, Shown] = _NO_LKE
) -> tuple[Settled, ...]:
    """Return every prerequisite of `designation` in force `on` that day, and every rule that may bar it.

    `shown` is what an LKE counts of facts, by indicator.
    """
    applying = [
        proviso for proviso in provisos_of(rubric, designation, on) if applies(rubric, proviso, facts, on)
    ]
    settled = []
    for prerequisite in rubric.prerequisites_of(designation, on):
        outcome = _outcome(rubric, prerequisite, facts, on, shown)
        state, excuse = outcome.state, None
        if any(reference.certainty == "unverified" for reference in prerequisite.references):
            state = State.UNVERIFIED
        if state is State.FAILED:
            excuse = next(
                (
                    proviso
                    for proviso in applying
                    if proviso.effect == "excuses" and prerequisite.id in proviso.of
                ),
                None,
            )
        if excuse is not None:
            state = State.EXCUSED
        settled.append(Settled(prerequisite, state, outcome.reasons, outcome.by, excuse))
    bars = [proviso for proviso in rubric.provisos if proviso.effect == "bars"]
    return (*settled, *barred_by(bars, rubric, designation, facts, on))


def barred_by(
    rules: Iterable[Proviso], rubric: Rubric, designation: Designation, facts: Facts, on: date
) -> list[Settled]:
    """Return what facts say to those of `rules` that bar `designation` and are in force `on` that day."""
    applying = (rule for rule in rules if designation.id in rule.designations and in_force(rule, on))
    return [_barred(rule, rubric, facts, on) for rule in applying]


def provisos_of(rubric: Rubric, designation: Designation, on: date) -> list[Proviso]:
    """Return the special rules for `designation` in force `on` that day."""
    return [
        proviso
        for proviso in rubric.provisos
        if designation.id in proviso.designations and in_force(proviso, on)
    ]


def applies(rubric: Rubric, proviso: Proviso, facts: Facts, on: date) -> bool:
    """Whether the facts say that a special rule applies; what is unknown does not."""
    return _outcome(rubric, proviso, facts, on).state is State.VERIFIED


def _outcome(
    rubric: Rubric,
    of: Prerequisite | Proviso,
    facts: Facts,
    on: date,
    shown: Mapping[str, Shown] = _NO_LKE,
) -> Outcome:
    """Return what facts and LKE say to what a prerequisite or a special rule of `rubric` asks."""
    needs = _needs(of)
    if facts.stated or any(need.indicator in shown for need in needs):
        return check_needs(needs, facts, on, rubric.grades, shown)
    known = _of_nothing(rubric).get(id(of))  # rules that apply to several units are in no rubric
    return known if known is not None else check_needs(needs, facts, on, rubric.grades, shown)


def _needs(of: Prerequisite | Proviso) -> Sequence[Need]:
    return of.needs if isinstance(of, Prerequisite) else of.when


@once
def _of_nothing(rubric: Rubric) -> Mapping[int, Outcome]:
    """Return by object what nothing at all says to prerequisites and special rules, on whatever day."""
    asked: tuple[Prerequisite | Proviso, ...] = (*rubric.prerequisites, *rubric.provisos)
    return {
        id(subject): check_needs(_needs(subject), NOTHING_KNOWN, date.min, rubric.grades) for subject in asked
    }


def _barred(proviso: Proviso, rubric: Rubric, facts: Facts, on: date) -> Settled:
    outcome = _outcome(rubric, proviso, facts, on)
    ends = [reason.by for reason in outcome.reasons if reason.by is not None]
    until = max(ends) if ends and outcome.state is State.VERIFIED else None
    state = OF_BARS[outcome.state]
    if any(reference.certainty == "unverified" for reference in proviso.references):
        state = State.UNVERIFIED
    return Settled(proviso, state, outcome.reasons, until)


def check_needs(
    needs: Sequence[Need],
    facts: Facts,
    on: date,
    grades: Mapping[str, Grades],
    shown: Mapping[str, Shown] = _NO_LKE,
) -> Outcome:
    """Return what the facts say to all of `needs`; to none of them, nothing.

    Where needs differ by kind of agency and the kind is not stated, only what holds for every kind is
    certain.
    """
    needs = [need for need in needs if _is_asked(need, facts)]
    agency = facts.stated.get(AGENCY)
    if agency is not None:
        kinds: tuple[str, ...] = (agency.word,)
    else:
        kinds = SPECS[AGENCY].words if any(need.agency for need in needs) else ("",)
    reasons = {
        kind: tuple(_check(need, facts, on, grades, shown) for need in needs if need.agency in {None, kind})
        for kind in kinds
    }
    # An agency of which nothing is asked lacks nothing, where another kind would.
    states = {
        _together(several) if several or len(kinds) == 1 else State.VERIFIED for several in reasons.values()
    }
    if len(states) == 1:
        said = tuple(dict.fromkeys(reason for several in reasons.values() for reason in several))
        return Outcome(states.pop(), said)
    unclear = (reason for several in reasons.values() for reason in several)
    return Outcome(
        State.UNVERIFIED,
        tuple(reason._replace(state=State.UNVERIFIED, note="agency_unknown", by=None) for reason in unclear),
    )


def _is_asked(need: Need, facts: Facts) -> bool:
    """Whether the facts that a need goes by are as it says; one of an agency is seen to elsewhere."""
    if need.if_stated and need.fact not in facts.stated:
        return False
    stated = facts.stated
    return all(
        condition.fact in stated and stated[condition.fact].word == condition.word for condition in need.where
    )


def _together(reasons: Iterable[Reason]) -> State:
    states = {reason.state for reason in reasons}
    if State.FAILED in states:
        return State.FAILED
    return State.UNVERIFIED if State.UNVERIFIED in states or not states else State.VERIFIED


def _check(
    need: Need, facts: Facts, on: date, grades: Mapping[str, Grades], shown: Mapping[str, Shown]
) -> Reason:
    by_fact, counted = _by_fact(need, facts, on, grades), shown.get(need.indicator or "")
    if counted is None:
        return by_fact
    reason, reached = by_fact._replace(shown=counted), counted.reaches(need.percent or _HUNDRED)
    if reached is None:  # the LKE contradicts itself, or has no counts
        return reason if reason.fact is not None else reason._replace(note="lke_unclear")
    state = State.VERIFIED if reached else State.FAILED
    in_lke = not reached and reason.state is not State.FAILED
    if reason.fact is None:
        return reason._replace(state=state, in_lke=in_lke)
    if reason.state is state:
        return reason
    worse = State.FAILED if State.FAILED in {reason.state, state} else State.UNVERIFIED
    return reason._replace(state=worse, note="lke_differs", in_lke=in_lke)


def _by_fact(need: Need, facts: Facts, on: date, grades: Mapping[str, Grades]) -> Reason:
    fact = facts.stated.get(need.fact)
    if fact is None:
        return Reason(need, None, State.UNVERIFIED)
    if need.shape == "at_least" and need.grades is not None:
        return _grade(need, fact, grades[need.grades])
    if need.year_of is not None:
        return _year_of(need, fact, on, facts.stated.get(need.year_of))
    later = facts.stated.get(need.undone_by or "")
    if later is not None and later.day is not None and fact.day is not None and fact.day < later.day <= on:
        return _said(need, fact, False, "undone")
    return _CHECKS[need.shape](need, fact, on)


def _said(need: Need, fact: Fact, holds: bool, note: str = "", by: date | None = None) -> Reason:
    return Reason(need, fact, State.VERIFIED if holds else State.FAILED, note, by=by)


def _one_of(need: Need, fact: Fact, on: date) -> Reason:
    del on
    if not fact.years:
        return _said(need, fact, fact.word in need.one_of)
    ordered = sorted(fact.years, reverse=True)
    wanted = int(need.running or 1)
    last = ordered[:wanted]
    if not all(word in need.one_of for _, word in last):
        return _said(need, fact, False)
    years = [year for year, _ in last]
    if len(last) < wanted or years != list(range(years[0], years[0] - wanted, -1)):
        return Reason(need, fact, State.UNVERIFIED, "years_missing")
    return _said(need, fact, True)


def _at_least(need: Need, fact: Fact, on: date) -> Reason:
    del on
    return _said(need, fact, fact.number is not None and fact.number >= Fraction(need.at_least or 0))


def _grade(need: Need, fact: Fact, grades: Grades) -> Reason:
    least = need.at_least or ""
    if fact.word:
        if fact.word not in grades.bands:
            return Reason(need, fact, State.UNVERIFIED, "no_such_letter")
        return _said(need, fact, grades.reaches(fact.word, least))
    letter = grades.letter_of(fact.number or Fraction(0))
    return _said(need, fact, grades.reaches(letter, least))._replace(letter=letter)


def _percent(need: Need, fact: Fact, on: date) -> Reason:
    del on
    done, whole = fact.share or (Fraction(0), Fraction(0))
    if not whole:  # nothing was due, so nothing is left to do
        return _said(need, fact, need.percent is not None, "nothing_due")
    reached = _HUNDRED * done / whole
    if need.percent is not None:
        return _said(need, fact, reached >= need.percent)
    return _said(need, fact, reached > (need.above_percent or 0))


def _years(need: Need, fact: Fact, on: date) -> Reason:
    if fact.day is None:
        return _dayless(need, fact)
    full = years_after(fact.day, int(need.years or 0))
    return _said(need, fact, full <= on, by=full)


def _within(need: Need, fact: Fact, on: date) -> Reason:
    if fact.day is None:
        return _dayless(need, fact)
    end = years_after(fact.day, int(need.within or 0))
    holds = fact.day <= on < end
    return _said(need, fact, holds, by=end if holds else None)  # what is too old will not hold by waiting


def _year_of(need: Need, fact: Fact, on: date, other: Fact | None) -> Reason:
    if fact.day is None:
        return _dayless(need, fact)
    year = other.day.year if other is not None and other.day is not None else on.year
    holds = fact.day.year == year and fact.day <= on
    return _said(need, fact, holds, by=date(year + 1, 1, 1) if holds else None)


def _until(need: Need, fact: Fact, on: date) -> Reason:
    del on
    if fact.day is None:
        return _dayless(need, fact)
    return _said(need, fact, need.until is not None and fact.day <= need.until)


def _done(need: Need, fact: Fact, on: date) -> Reason:
    if fact.day is None:
        return _said(need, fact, fact.word == "ya")
    ahead = fact.day > on
    return _said(need, fact, not ahead, "ahead" if ahead else "", fact.day if ahead else None)


def _dayless(need: Need, fact: Fact) -> Reason:
    """It happened on a day that nobody states, or it has not happened."""
    if fact.word == "ya":
        return Reason(need, fact, State.UNVERIFIED, "no_day")
    return _said(need, fact, False)


_CHECKS: Mapping[str, Callable[[Need, Fact, date], Reason]] = {
    "one_of": _one_of,
    "at_least": _at_least,
    "percent": _percent,
    "above_percent": _percent,
    "years": _years,
    "within": _within,
    "done": _done,
    "until": _until,
}

FITTING = {
    "one_of": ("choice", "yearly"),
    "at_least": ("grade", "number"),
    "percent": ("share",),
    "above_percent": ("share",),
    "years": ("day",),
    "within": ("day",),
    "year_of": ("day",),
    "done": ("day",),
    "until": ("day",),
}
"""What a need can ask → kinds of facts that can be asked so."""


def years_after(day: date, years: int) -> date:
    """Return the same day so many years later; for 29 February in other years the day after it."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)


def near_edge(number: Fraction, grades: Grades) -> tuple[str, Fraction] | None:
    """Return the letter and its bound that `number` lies nearly on, or None."""
    bounds = [(letter, bound) for letter, bound in grades.bands.items() if abs(number - bound) <= EDGE]
    return bounds[0] if bounds and bounds[0][1] > 0 else None


def asked(rubric: Rubric, fact: str) -> list[Grades]:
    """Return the grades by which `rubric` reads a fact."""
    names = {
        need.grades
        for prerequisite in rubric.prerequisites
        for need in prerequisite.needs
        if need.fact == fact and need.grades is not None
    }
    return [rubric.grades[name] for name in sorted(names)]


def purposes(rubric: Rubric, on: date) -> Purposes:
    """Return by fact what `rubric` asks it for on that day, each in the order of the rubric."""
    ruled: list[tuple[Prerequisite | Proviso | StageItem, tuple[Need, ...]]] = [
        *((prerequisite, prerequisite.needs) for prerequisite in rubric.prerequisites),
        *((proviso, proviso.when) for proviso in rubric.provisos),
        *((item, (*item.needs, *item.unless)) for step in rubric.stages for item in step.items),
    ]
    by_fact: dict[str, dict[str, Prerequisite | Proviso | StageItem]] = {}
    for subject, needs in ruled:
        for need in needs if in_force(subject, on) else ():
            asked_of = [
                need.fact,
                *(condition.fact for condition in need.where),
                *([AGENCY] if need.agency else []),
            ]
            for fact in asked_of:
                by_fact.setdefault(fact, {}).setdefault(subject.statement, subject)
    return {fact: tuple(subjects.values()) for fact, subjects in by_fact.items()}


def asked_facts(rubric: Rubric) -> set[str]:
    """Return the facts that `rubric` asks for anywhere, the kind of agency among them."""
    items = [item for stage in rubric.stages for item in stage.items]
    needs = [prerequisite.needs for prerequisite in rubric.prerequisites]
    needs += [proviso.when for proviso in rubric.provisos] + [stage.when for stage in rubric.stages]
    needs += [need for item in items for need in (item.needs, item.unless)]
    return {AGENCY, *(need.fact for several in needs for need in several)}


def known(fact: str) -> bool:
    """Whether there is such a fact."""
    return fact in SPECS


class Shown(NamedTuple):
    """A share as the counts of an LKE, or a ratio typed in their place, say it.

    Attributes:
        indicator: id of the question.
        cell: of the question's answer; empty where there is none.
        low: the least that it may come to, in percent.
        high: the most: the counts may contradict each other, and a typed ratio has none to show for it.
        done: what is counted; None where the ratio was typed.
        due: of how many: the sum of the parts, and the typed total where it is another.
    """

    indicator: str
    cell: str
    low: Fraction
    high: Fraction
    done: Fraction | None = None
    due: tuple[Fraction, ...] = ()

    def reaches(self, percent: Fraction) -> bool | None:
        """Whether it is that much at least; None where the LKE does not say so clearly."""
        if self.low >= percent:
            return True
        return False if self.high < percent else None

    def is_said_by(self, done: Fraction, whole: Fraction, *, counted: bool) -> bool:
        """Whether so many of so many is the same; of a percentage only the share can be compared."""
        if self.done is None or not counted:
            return not whole or self.low <= _HUNDRED * done / whole <= self.high
        return done == self.done and whole in self.due


def shown_in(rubric: Rubric, answers: AnswerSheet) -> dict[str, Shown]:
    """Return what `answers` show of facts, by indicator; nothing of what is unanswered."""
    by_question = {leaf.id: _shown(leaf, answers) for leaf in asked_of(rubric)}
    return {id_: shown for id_, shown in by_question.items() if shown is not None}


@once
def asked_of(rubric: Rubric) -> Sequence[Indicator]:
    """Return the questions that count what a prerequisite asks for."""
    asked = {need.indicator for prerequisite in rubric.prerequisites for need in prerequisite.needs}
    return [leaf for leaf in rubric.leaves() if leaf.id in asked]


def _shown(leaf: Indicator, answers: AnswerSheet) -> Shown | None:
    answer, ratio = answers.answers[leaf.id], leaf.ratio
    if answer.value is None or ratio is None:
        return None
    counts = {count.code: answers.counts.get(count.id) for count in leaf.inputs}
    done, parts = _sum(ratio.of, counts), _sum(ratio.over, counts)
    if done is None or not parts:  # a typed ratio: below the whole it says what it says
        percent = _HUNDRED * answer.value
        return Shown(leaf.id, answer.cell or "", percent if percent < _HUNDRED else Fraction(0), percent)
    totals = (counts[count.code] for count in leaf.inputs if set(count.total_of) == set(ratio.over))
    due: tuple[Fraction, ...] = tuple(
        dict.fromkeys((parts, *(total for total in totals if total is not None)))
    )
    low, high = (_HUNDRED * done / max(total, Fraction(1)) for total in (max(due), min(due)))
    if done > min(due):  # more than are due: one of the counts is wrong
        low = Fraction(0)
    return Shown(leaf.id, answer.cell or "", low, high, done, due)


def _sum(codes: Sequence[str], counts: Mapping[str, Fraction | None]) -> Fraction | None:
    known = [count for code in codes if (count := counts.get(code)) is not None]
    return sum(known, Fraction(0)) if len(known) == len(codes) else None
