"""What to look at in facts that can be used: their age, their letters, what an LKE says of the same."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zitool.core.exact import plain
from zitool.core.law.facts import AGENCY, FACT, kinds_in
from zitool.core.law.rubric import in_force
from zitool.core.scoring.prerequisite_check import (
    applies,
    asked,
    check_needs,
    near_edge,
    shown_in,
    years_after,
)
from zitool.findings import finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from zitool.core.law.facts import Fact, Facts
    from zitool.core.law.rubric import Rubric
    from zitool.core.scoring.answers import AnswerSheet
    from zitool.core.scoring.prerequisite_check import Shown
    from zitool.findings import Finding

_SHOWN = 60


def doubts(
    facts: Facts,
    rubric: Rubric,
    on: date,
    unit: str = "",
    *,
    answers: AnswerSheet | None = None,
    sheet: str = "",
) -> Iterator[Finding]:
    """Yield what somebody should look at in facts that can be used: P010 to P013, P015, P040 to P042, P061.

    Args:
        facts: as read.
        rubric: says by which grades a fact is read.
        on: the day of the assessment.
        unit: as the workbook calls it, where there is one.
        answers: of the LKE, where there is one.
        sheet: where they stand.
    """
    if answers is not None:
        yield from _against_lke(facts, rubric, on, answers, sheet)
    for key, fact in facts.stated.items():
        about_kind = _kind_doubts(rubric, facts) if key == FACT else ()
        for code, values in (*_grade_doubts(rubric, key, fact), *_age_doubts(fact, on), *about_kind):
            yield finding(code, sheet=facts.file, cell=fact.place, **{"fact": key, **values})
    for rule in rubric.provisos:
        if rule.doubt and in_force(rule, on) and applies(rubric, rule, facts, on):
            key = rule.when[-1].fact
            values = {"fact": key, "name": rule.id, "doubt": " ".join(rule.doubt.split()).rstrip(".")}
            yield finding("P041", sheet=facts.file, cell=facts.stated[key].place, **values)
    for order in rubric.day_orders:
        first, then = facts.stated.get(order.earlier), facts.stated.get(order.later)
        if first and then and first.day and then.day and then.day < first.day:
            said = {"raw": str(then.day), "earlier": order.earlier, "given": str(first.day)}
            provision = order.references[0].provision
            yield finding(
                "P040", sheet=facts.file, cell=then.place, fact=order.later, provision=provision, **said
            )
    if unit and facts.unit and _words(unit) != _words(facts.unit):
        yield finding("P015", sheet=facts.file, cell=None, given=facts.unit[:_SHOWN], unit=unit[:_SHOWN])


def _against_lke(
    facts: Facts, rubric: Rubric, on: date, answers: AnswerSheet, sheet: str
) -> Iterator[Finding]:
    """P042: a fact, and the counts of the LKE for the same, differ."""
    shown = shown_in(rubric, answers)
    asking = [prerequisite for prerequisite in rubric.prerequisites if in_force(prerequisite, on)]
    needs = {
        need.fact: need for prerequisite in asking for need in prerequisite.needs if need.indicator in shown
    }
    for key, need in needs.items():
        fact, counted = facts.stated.get(key), shown[need.indicator or ""]
        if fact is None or fact.share is None:
            continue
        if counted.is_said_by(*fact.share, counted="%" not in fact.text):
            continue
        reason = check_needs((need,), facts, on, rubric.grades, shown).reasons[0]
        effect = "worse" if reason.note == "lke_differs" else "same"
        values = {"given": _share_text(counted), "other_cell": f"{sheet}!{counted.cell}".strip("!") or "-"}
        values |= {"id": counted.indicator, "effect": effect, "raw": fact.text}
        yield finding("P042", sheet=facts.file, cell=fact.place, fact=key, **values)


def _share_text(shown: Shown) -> str:
    if shown.done is None:
        return f"{plain(shown.high)}%"
    return f"{plain(shown.done)}/{'/'.join(map(plain, shown.due))}"


def _grade_doubts(rubric: Rubric, key: str, fact: Fact) -> Iterator[tuple[str, dict[str, str]]]:
    number = fact.number
    if number is None:
        return
    for grades in asked(rubric, key):
        letter = grades.letter_of(number)
        if fact.word and fact.word != letter:
            yield "P011", {"raw": fact.word, "given": plain(number), "letter": letter}
        elif not fact.word and (edge := near_edge(number, grades)):
            yield "P010", {"raw": plain(number), "letter": edge[0], "bound": plain(edge[1])}


def _kind_doubts(rubric: Rubric, facts: Facts) -> Iterator[tuple[str, dict[str, str]]]:
    """P061: the agency is of another kind than the one that has such units."""
    word, agency = facts.stated[FACT].word, facts.stated.get(AGENCY)
    known = kinds_in(rubric.unit_groups).get(word)
    owner = known.kind.agency if known is not None else None
    if owner is not None and agency is not None and agency.word != owner:
        yield "P061", {"raw": word, "given": agency.word, "expected": owner}


def _age_doubts(fact: Fact, on: date) -> Iterator[tuple[str, dict[str, str]]]:
    if fact.as_of is not None and fact.as_of > on:
        yield "P012", {"given": str(fact.as_of), "today": str(on)}
    elif fact.as_of is not None and years_after(fact.as_of, 1) < on:
        yield "P013", {"given": str(fact.as_of), "today": str(on)}


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))
