"""What facts say to prerequisites, as text: for every format that shows a verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zitool.core.days import day_text, read_day
from zitool.core.exact import plain
from zitool.core.law.conditions import statement_in
from zitool.core.scoring.eligibility import Status
from zitool.named import NamedTuple
from zitool.reports.lines import display
from zitool.wording import label
from zitool.wording.judge import cite, judge

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from zitool.core.law.conditions import Need
    from zitool.core.law.facts import Fact
    from zitool.core.scoring.assessment import Assessment
    from zitool.core.scoring.eligibility import Verdict
    from zitool.core.scoring.prerequisite_check import Reason, Settled, Shown
    from zitool.wording import Language

STATES = ("failed", "unverified", "excused", "verified")
"""States of prerequisites in the order of a report: what is to be done comes first."""
WORDS = ("ya", "tidak", "belum", "tidak-ada")
"""Words of a file of facts that are no codes: other languages say what they mean."""
_UNCERTAIN = {
    Status.MET: "lacks_prerequisite",
    Status.NOT_MET: "lacks_both",
    Status.INCOMPLETE: "lacks_prerequisite_open",
    Status.UNVERIFIED: "lacks_prerequisite_unsure",
}


class Row(NamedTuple):
    """A prerequisite as a line of a report."""

    id: str
    state: str
    word: str
    statement: str
    why: str
    provision: str


def status_text(verdict: Verdict, language: Language) -> str:
    """Return the conclusion on a designation, which says whether minima, prerequisites or both are missed.

    Outside the time of the regulation it says by which one, and since or until when that was.
    """
    term = verdict.term
    if verdict.status is Status.NOT_IN_FORCE and term is not None:
        said = "not_met" if verdict.failed else str(verdict.by_minima)
        values = {"regulation": term.regulation, "by": term.by, "day": day_text(term.day, language)}
        text = label(f"status_{term.kind}", language, said=label(f"past_{said}", language), **values)
        return f"{text} ({label('guessed', language)})" if term.guessed else text
    lacks = verdict.status is Status.NOT_MET and verdict.failed
    key = _UNCERTAIN[verdict.by_minima] if lacks else str(verdict.status)
    if verdict.status is Status.MET and any(settled.state == "excused" for settled in verdict.settled):
        key = "may_propose"
    return label(f"status_{key}", language)


def judged(assessment: Assessment, language: Language) -> str:
    """Return what the conclusions are about, and who decides."""
    return judge(assessment.rubric.designations, language, facts=assessment.facts is not None)


def rows(settled: Sequence[Settled], language: Language) -> list[Row]:
    """Return the lines of prerequisites, what failed first."""
    ordered = sorted(settled, key=lambda outcome: STATES.index(outcome.state))
    return [row(outcome, language) for outcome in ordered]


def row(settled: Settled, language: Language) -> Row:
    """Return the line of one prerequisite."""
    return Row(
        settled.subject.id,
        str(settled.state),
        label(f"state_{settled.state}", language),
        statement_in(settled.subject, language),
        why(settled, language),
        "; ".join(cite(reference, language) for reference in settled.subject.references),
    )


def summary(verdict: Verdict, language: Language) -> str:
    """Return how many prerequisites are in each state."""
    tally = {state: sum(settled.state == state for settled in verdict.settled) for state in STATES}
    return label("facts_summary", language, **tally)


def why(settled: Settled, language: Language) -> str:
    """Return what the facts say, with their source and the day from which it will hold."""
    bars = hasattr(settled.subject, "effect")
    parts = [reason_text(reason, language, needed=not bars) for reason in settled.reasons]
    if settled.by is not None and settled.state in {"failed", "excused"}:
        parts.append(label("facts_until" if bars else "facts_by", language, day=settled.by))
    if settled.proviso is not None:
        parts.append(label("facts_excused_by", language, statement=statement_in(settled.proviso, language)))
    return "; ".join(parts)


def reason_text(reason: Reason, language: Language, *, needed: bool = True) -> str:
    """Return what one fact says, or the LKE, and what is needed of it where that is a help."""
    name, fact = label(f"fact_{reason.need.fact}", language), reason.fact
    counted = shown_text(reason.shown, language) if reason.shown is not None else ""
    if fact is None and not counted:
        return label("facts_unknown", language, fact=name)
    text = display(fact_text(fact, language)) if fact is not None else counted
    if reason.letter:
        text = label("facts_letter", language, text=text, letter=reason.letter)
    said = f"{name}: {text}"
    if needed:
        said = label("facts_said", language, fact=name, text=text, needed=need_text(reason.need, language))
    more = [counted] if fact is not None and counted else []
    more += [label(f"note_{reason.note}", language)] if reason.note else []
    if fact is None:
        return f"{said} ({'; '.join(more)})" if more else said
    if fact.as_of is not None:
        more.append(label("facts_as_of", language, day=fact.as_of))
    if fact.source:
        more.append(label("facts_source", language, source=display(fact.source)))
    return f"{said} ({'; '.join(more)})" if more else said


def fact_text(fact: Fact, language: Language) -> str:
    """Return what is stated of a fact; in English where it is one of our words or so many of so many.

    A day is written as the language writes days, however it was typed.
    """
    if (day := read_day(fact.text)) is not None:
        return day_text(day, language)
    if language == "id":
        return fact.text
    if fact.share is not None and " dari " in fact.text:
        done, due = map(plain, fact.share)
        return label("shown_of", language, done=done, due=due)
    written = fact.text.strip().casefold()  # *tidak* of a day is kept as *belum*
    return next((_word(word, language) for word in (written, fact.word) if word in WORDS), fact.text)


def _word(word: str, language: Language) -> str:
    """Return a word of a file of facts; in another language what it means, unless it is a code."""
    return label(f"word_{word}", language) if word in WORDS else word


def shown_text(shown: Shown, language: Language) -> str:
    """Return what an LKE counts of a fact, and where: *LKE 15 dari 30 (A.II.5.iii.a, sel K152)*."""
    comma = language == "id"
    text = f"{plain(shown.high, comma)}%"
    if shown.done is not None:
        due = "/".join(plain(count, comma) for count in shown.due)
        text = label("shown_of", language, done=plain(shown.done, comma), due=due)
    cell = label("shown_cell", language, cell=shown.cell) if shown.cell else ""
    return label("shown_share", language, text=text, id=shown.indicator, cell=cell)


def need_text(need: Need, language: Language) -> str:
    """Return in words what is needed of a fact."""
    comma = language == "id"
    words = "/".join(_word(word, language) for word in need.one_of)
    values: dict[str, Any] = {
        "words": words,
        "least": need.at_least,
        "day": need.until,
    }
    for name in ("percent", "above_percent", "years", "within"):
        number = getattr(need, name)
        if number is not None and "percent" in name:
            values["percent"] = plain(number, comma)
        elif number is not None:
            values["years"] = _years(number, language)
    shape = need.shape
    if need.running is not None:
        shape, values["years"] = "running", _years(need.running, language)
    text = label(f"need_{shape}", language, **values)
    return label("need_for", language, needed=text, agency=need.agency) if need.agency else text


def _years(number: Fraction, language: Language) -> str:
    key = "year_one" if number == 1 else "year_many"
    return label(key, language, count=plain(number, comma=language == "id"))


def settled_object(settled: Settled) -> dict[str, Any]:
    """Return a prerequisite and its facts for JSON: codes and texts as they were written."""
    return {
        "id": settled.subject.id,
        "state": str(settled.state),
        "by": settled.by.isoformat() if settled.by is not None else None,
        "excused_by": settled.proviso.id if settled.proviso is not None else None,
        "facts": [reason_object(reason) for reason in settled.reasons],
    }


def reason_object(reason: Reason) -> dict[str, Any]:
    """Return what one fact says, for JSON."""
    fact = reason.fact
    return {
        "fact": reason.need.fact,
        "state": str(reason.state),
        "stated": fact.text if fact is not None else None,
        "note": reason.note or None,
        "as_of": fact.as_of.isoformat() if fact is not None and fact.as_of is not None else None,
        "source": fact.source or None if fact is not None else None,
        "place": fact.place if fact is not None else None,
        "lke": _shown_object(reason.shown) if reason.shown is not None else None,
    }


def _shown_object(shown: Shown) -> dict[str, Any]:
    return {
        "indicator": shown.indicator,
        "cell": shown.cell or None,
        "done": plain(shown.done) if shown.done is not None else None,
        "due": [plain(count) for count in shown.due],
        "percent": [plain(shown.low), plain(shown.high)],
    }
