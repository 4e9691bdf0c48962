"""Facts in cases: how they are read, and what must come of them on a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zitool.core.law.conditions import Proviso
from zitool.core.law.facts import NOTHING_KNOWN, Facts
from zitool.core.monitoring.readiness import TPI, readiness
from zitool.core.record import replace
from zitool.core.scoring.answers import Answer, AnswerSheet
from zitool.core.scoring.assessment import Assessment, OwnFigures
from zitool.core.scoring.fact_doubts import doubts
from zitool.core.scoring.prerequisite_check import OF_BARS, check_needs, settle, shown_in
from zitool.named import NamedTuple
from zitool.rubrics.cases.models import DONE, LEVELS, OTHERS, OVERALL, STATES, TERMS
from zitool.rubrics.files.facts import facts_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date
    from fractions import Fraction

    from zitool.core.law.facts import UnitGroup
    from zitool.core.law.rubric import Designation, Rubric
    from zitool.core.monitoring.readiness import Readiness
    from zitool.core.scoring.eligibility import Verdict
    from zitool.core.scoring.prerequisite_check import Settled, State
    from zitool.core.scoring.scoring import Score
    from zitool.findings import Finding
    from zitool.rubrics.cases.models import Case, Cases
    from zitool.rubrics.source import Document, Key, Raw

LIKE = "seperti"
"""The name of the facts that a case has all of, but for what it says itself."""
EXPECTATIONS = (
    "regulation", "in_force", "prerequisites", "by_facts", "letters", "fact_problems", "provisos", "stages",
    "required", "arrived", "due", "readiness",
)  # fmt: skip
"""What a case can expect of facts and a day."""

Difference = tuple[tuple[str, ...], str, str]
"""The way to what is expected, what came of it, and what was wanted."""


def with_facts_read(
    document: Document, content: Cases, groups: Sequence[UnitGroup] = ()
) -> tuple[Cases, list[Finding]]:
    """Return cases with what their facts say, and every fault of how they are written (P001-P006, P014)."""
    faults: list[Finding] = []
    named: dict[str, Facts] = {}
    for name, raw in content.facts.items():
        named[name] = _read(document, ("fakta", name), raw, faults, named=named, groups=groups)
    cases = []
    for index, case in enumerate(content.cases):
        if case.facts is None:
            cases.append(case)
            continue
        path: Key = ("kasus", index, "fakta")
        cases.append(
            replace(case, facts=_read(document, path, case.facts, faults, named=named, groups=groups))
        )
        if case.day is None:
            faults.append(document.fault("R041", path, case=case.name, reason="no_day", given=case.name))
    return replace(content, facts=named, cases=tuple(cases)), faults


def _read(
    document: Document,
    path: Key,
    raw: object,
    faults: list[Finding],
    *,
    named: Mapping[str, Facts],
    groups: Sequence[UnitGroup],
) -> Facts:
    """Return facts; those that they are like, but for what is stated anew or left blank."""
    if not isinstance(raw, dict):
        faults.append(document.fault("R041", path, case="?", reason="not_facts", given=str(raw)[:80]))
        return NOTHING_KNOWN
    own: dict[str, Raw] = {key: stated for key, stated in raw.items() if key != LIKE}
    facts, unfit = facts_in(document, path, own, groups)
    faults += unfit
    if LIKE not in raw:
        return facts
    like = named.get(str(raw[LIKE]))
    if like is None:
        given = str(raw[LIKE])[:80]
        faults.append(document.fault("R041", (*path, LIKE), case="?", reason="unknown_facts", given=given))
        return facts
    kept = {key: fact for key, fact in like.stated.items() if key not in own}
    return facts._replace(unit=facts.unit or like.unit, stated=kept | dict(facts.stated))


def answers_of(values: Mapping[str, Fraction | None], counts: Mapping[str, Fraction | None]) -> AnswerSheet:
    """Return answers, and the counts of ratios, as the TPI's."""
    answers = {id_: Answer(indicator=id_, value=value) for id_, value in values.items()}
    return AnswerSheet(assessor=TPI, label=TPI, answers=answers, counts=dict(counts))


def assessment_of(
    rubric: Rubric,
    answers: AnswerSheet,
    scores: tuple[Score, Score],
    verdicts: tuple[Verdict, ...],
    day: date,
) -> Assessment:
    """Return what `answers` would be on `day`; `scores` are the worst and the best."""
    return Assessment(
        file="", sha256="", sheet="", unit="", rubric=rubric, rubric_sha256="",
        answers=answers,
        card=scores[0], as_counted=scores[0], best=scores[1], verdicts=verdicts,
        own=OwnFigures({}), differences=(), findings=(), day=day, day_from="option",
    )  # fmt: skip


class Standing(NamedTuple):
    """What comes of the facts of a case for one designation."""

    rubric: Rubric
    designation: Designation
    facts: Facts
    day: date
    answers: AnswerSheet
    assessment: Assessment | None

    def settled(self) -> tuple[Settled, ...]:
        """Return every prerequisite and bar in force on the day."""
        return settle(
            self.rubric, self.designation, self.facts, self.day, shown_in(self.rubric, self.answers)
        )

    def by_facts(self, settled: Settled) -> State:
        """Return what the facts alone say, before a rule excuses it or its source is doubted."""
        subject = settled.subject
        if isinstance(subject, Proviso):
            return OF_BARS[check_needs(subject.when, self.facts, self.day, self.rubric.grades).state]
        return check_needs(subject.needs, self.facts, self.day, self.rubric.grades).state

    def readiness(self) -> Readiness:
        """Return where the unit stands on its way."""
        given = () if self.assessment is None else (self.assessment,)
        return readiness(self.rubric, self.designation, self.facts, self.day, assessments=given)


def differences(case: Case, standing: Mapping[str, Standing]) -> Iterator[Difference]:
    """Yield where what comes of facts differs from what the case says; `standing` has every designation."""
    first = next(iter(standing.values()), None)
    if case.day is None or first is None:
        return
    if case.regulation is not None:
        term = first.rubric.regulation.term(case.day)
        known = _word(TERMS, term.kind)
        dated = case.regulation[-1:].isdigit()
        yield from _differing(("peraturan",), f"{known} {term.day}" if dated else known, case.regulation)
    yield from _of_settled(case, standing)
    yield from _of_doubts(case, first)
    yield from _of_readiness(case, standing, first)


def _of_settled(case: Case, standing: Mapping[str, Standing]) -> Iterator[Difference]:
    settled = {id_: at_day.settled() for id_, at_day in standing.items() if _asks_settled(case, id_)}
    for id_, levels in (case.in_force or {}).items():
        for level, word in LEVELS:
            ids = [
                prerequisite.subject.id
                for prerequisite in settled[id_]
                if getattr(prerequisite.subject, "level", "unit") == level
            ]
            yield from _lists(("berlaku", id_, word), ids, levels.get(word, ()))
    for id_, states in (case.prerequisites or {}).items():
        reached = {prerequisite.subject.id: prerequisite.state for prerequisite in settled[id_]}
        yield from _states(("prasyarat", id_), reached, states, STATES)
    for id_, states in (case.by_facts or {}).items():
        reached = {
            prerequisite.subject.id: standing[id_].by_facts(prerequisite) for prerequisite in settled[id_]
        }
        yield from _states(("menurut-fakta", id_), reached, states, STATES)
    read = {
        reason.need.fact: reason.letter
        for several in settled.values()
        for prerequisite in several
        for reason in prerequisite.reasons
        if reason.letter
    }
    for fact, letter in (case.letters or {}).items():
        yield from _differing(("huruf", fact), read.get(fact, "-"), letter)


def _of_doubts(case: Case, standing: Standing) -> Iterator[Difference]:
    if case.fact_problems is None:
        return
    told: dict[str, str] = {}
    for doubt in doubts(standing.facts, standing.rubric, standing.day, answers=standing.answers):
        name = str(doubt.values.get("fact", ""))
        told[name] = f"{told.get(name, '')} {doubt.code}".strip()
    for name in dict.fromkeys((*told, *case.fact_problems)):
        yield from _differing(("temuan-fakta", name), told.get(name, "-"), case.fact_problems.get(name, "-"))


def _of_readiness(case: Case, standing: Mapping[str, Standing], first: Standing) -> Iterator[Difference]:
    asked = {*(case.provisos or ()), *(case.stages or ()), *(case.required or ()), *(case.readiness or ())}
    reports = {id_: standing[id_].readiness() for id_ in standing if id_ in asked}
    for id_, ids in (case.provisos or {}).items():
        yield from _lists(("ketentuan", id_), [proviso.id for proviso in reports[id_].provisos], ids)
    for id_, states in (case.stages or {}).items():
        reached = {item.id: item.state for stage in reports[id_].stages for item in stage.items}
        yield from _states(("tahap", id_), reached, states, DONE)
    for id_, ids in (case.required or {}).items():
        yield from _lists(("wajib", id_), [item.id for item in reports[id_].required], ids)
    for id_, word in (case.readiness or {}).items():
        yield from _differing(("kesiapan", id_), _word(OVERALL, reports[id_].overall), word)
    if case.arrived is not None or case.due is not None:
        report = next(iter(reports.values()), None) or first.readiness()
        if case.arrived is not None:
            arrived = [stage.stage.id for stage in report.stages if stage.arrived]
            yield from _lists(("tiba",), arrived, case.arrived)
        if case.due is not None:
            yield from _differing(("batas",), str(report.deadline or "-"), str(case.due))


def _asks_settled(case: Case, id_: str) -> bool:
    asked = (case.in_force, case.prerequisites, case.by_facts)
    return case.letters is not None or any(id_ in designations for designations in asked if designations)


def _states(
    path: tuple[str, ...], reached: Mapping[str, str], wanted: Mapping[str, str], words: Mapping[str, str]
) -> Iterator[Difference]:
    """Compare states by id; `OTHERS` speaks of all that are not named."""
    for id_, word in wanted.items():
        for name in reached.keys() - wanted.keys() if id_ == OTHERS else (id_,):
            state = _word(words, reached.get(name, ""))
            shown = f"{name}: {state}" if id_ == OTHERS else state
            yield from _differing((*path, id_), shown if state != word else word, word)


def _word(words: Mapping[str, str], state: str) -> str:
    return next((word for word, known in words.items() if known == state), state or "-")


def _lists(path: tuple[str, ...], reached: list[str], wanted: tuple[str, ...]) -> Iterator[Difference]:
    """Compare two lists of ids, whatever their order; what differs is named alone."""
    if sorted(reached) != sorted(wanted):
        extra = ", ".join(sorted(set(reached) - set(wanted))) or "-"
        missing = ", ".join(sorted(set(wanted) - set(reached))) or "-"
        yield path, f"+ {extra}", f"+ {missing}"


def _differing(path: tuple[str, ...], reached: str, wanted: str) -> Iterator[Difference]:
    if reached != wanted:
        yield path, reached, wanted
