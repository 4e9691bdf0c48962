"""What if: the same form with some answers supposed, nothing in the file touched."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from zitool.core.exact import plain
from zitool.core.names import near
from zitool.core.planning.upgrades import reach
from zitool.core.record import replace
from zitool.core.scoring.answers import (
    Answer,
    AnswerSheet,
    Reading,
    is_unfilled,
    read_count,
    read_own,
    read_ratio,
    shown,
)
from zitool.core.scoring.eligibility import decide
from zitool.core.scoring.prerequisite_check import shown_in
from zitool.core.scoring.scoring import Unanswered, score
from zitool.core.values import Kind, Value

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zitool.core.law.rubric import Indicator, Rubric
    from zitool.core.scoring.answers import Problem
    from zitool.core.scoring.assessment import Assessment

_EXPECTED = frozenset({"V308", "V309", "V314", "V315", "V325", "V326", "V331"})
"""Said of cells, not of what somebody supposes: typed as text, words around it, a typed ratio, totals."""


def suppose(
    assessment: Assessment,
    changes: Mapping[str, str],
    measured: Mapping[str, tuple[Fraction, str]] | None = None,
) -> tuple[Assessment, list[Problem]]:
    """Return the assessment that would follow from `changes`, with the one before, and what is wrong.

    What was `measured` elsewhere is supposed as it is: id of an indicator → its exact value, 0 to 1, and what
    is said of it.

    What the workbook says of itself stays as it is, findings too. That its points part from ours is not
    said: they must.
    """
    answers, problems = apply_what_if(assessment.rubric, assessment.answers, changes)
    answers = _with_measured(answers, measured or {})
    values = answers.values()
    card, best = (
        score(assessment.rubric, values, unanswered) for unanswered in (Unanswered.ZERO, Unanswered.BEST)
    )
    shown = shown_in(assessment.rubric, answers)
    supposed = replace(
        assessment,
        answers=answers,
        card=card,
        as_counted=score(assessment.rubric, values, Unanswered.LEFT_OUT),
        best=best,
        verdicts=tuple(decide(assessment.rubric, card, best, assessment.day, assessment.facts, shown=shown)),
        differences=(),
        before=assessment.before or assessment,
    )
    return supposed, problems


def apply_what_if(
    rubric: Rubric, answers: AnswerSheet, changes: Mapping[str, str]
) -> tuple[AnswerSheet, list[Problem]]:
    """Return the answers with `changes` supposed, and what is wrong with these.

    Args:
        rubric: says what can be answered.
        answers: as they are.
        changes: id of an indicator → option, index or ratio; id of an input (``A.II.1.i.a#2``) → count.
            Empty: unanswered. A ratio given for an indicator takes the place of its counts; a whole number
            is what is counted, as a plan says it (``A.II.3.iii.a=0``: no violations), where all counts are
            stated.

    Returns:
        The sheet, with the indicators concerned in `assumed`, and problems: an id that is none (U005), an
        answer that its scale does not have (V3xx); these change nothing.
    """
    leaves = {leaf.id: leaf for leaf in rubric.leaves()}
    problems: list[Problem] = []
    counts, given = dict(answers.counts), dict(answers.what_if)
    readings: dict[str, Reading | None] = {}
    for id_, text in changes.items():
        leaf = leaves.get(id_.partition("#")[0])
        reason = _wrong(leaf, id_, changes)
        if leaf is None or reason:
            known = (*leaves, *(count.id for leaf in leaves.values() for count in leaf.inputs))
            meant = {"meant": ", ".join(near(id_, known))} if reason == "unknown_id" else {}
            problems.append(("U005", {"given": shown(f"{id_}={text}"), "reason": reason, **meant}))
            continue
        if _is_count(leaf, id_, text) and (moved := reach(leaf, counts, Fraction(text.strip()))):
            readings[id_] = None
            counts |= moved
            given |= {input_id: plain(count) for input_id, count in moved.items()}
            continue
        reading = _read(rubric, leaf, id_, text)
        unfilled = is_unfilled(Value(Kind.TEXT, text))
        problems += [] if unfilled else _about(id_, reading)
        if reading.number is None and not unfilled:
            continue
        given[id_] = text
        if id_ == leaf.id:
            readings[id_] = reading
            counts |= dict.fromkeys((count.id for count in leaf.inputs), None)
        else:
            readings[leaf.id] = None  # when all counts are known
            counts[id_] = reading.number
    supposed = dict(answers.answers)
    for id_, own in readings.items():
        reading = own or read_ratio(leaves[id_], _counts(leaves[id_], counts), None)
        problems += [] if own else _about(id_, reading)
        supposed[id_] = replace(supposed[id_], value=reading.number, chosen=reading.chosen)
    assumed = answers.assumed | readings.keys()
    return replace(answers, answers=supposed, counts=counts, what_if=given, assumed=assumed), problems


def _with_measured(answers: AnswerSheet, measured: Mapping[str, tuple[Fraction, str]]) -> AnswerSheet:
    if not measured:
        return answers
    supposed = dict(answers.answers)
    for id_, (value, _) in measured.items():
        supposed[id_] = replace(supposed[id_], value=value, chosen="")
    given = {**answers.what_if, **{id_: said for id_, (_, said) in measured.items()}}
    return replace(answers, answers=supposed, what_if=given, assumed=answers.assumed | measured.keys())


def impossible(rubric: Rubric, changes: Mapping[str, str]) -> list[Problem]:
    """Return what is wrong with `changes` in any form of that rubric; what a form counts is not known."""
    leaves = {leaf.id: leaf for leaf in rubric.leaves()}
    changes = {
        id_: text
        for id_, text in changes.items()
        if id_ not in leaves or not _is_count(leaves[id_], id_, text)
    }
    blank = {leaf.id: Answer(indicator=leaf.id, value=None) for leaf in rubric.leaves()}
    return apply_what_if(rubric, AnswerSheet(assessor="", label="", answers=blank), changes)[1]


def _is_count(leaf: Indicator | None, id_: str, text: str) -> bool:
    """Whether a whole number is said of a ratio: what is counted, where the form counts that far."""
    if leaf is None or id_ != leaf.id or leaf.ratio is None:
        return False
    return re.fullmatch(r"(?a)\s*\d{1,12}\s*", text) is not None


def _wrong(leaf: Indicator | None, id_: str, changes: Mapping[str, str]) -> str:
    """Why nothing can be supposed of `id_`; empty where it can."""
    if leaf is None or id_ not in {leaf.id, *(count.id for count in leaf.inputs)}:
        return "unknown_id"
    return "contradicts" if id_ != leaf.id and leaf.id in changes else ""


def _about(id_: str, reading: Reading) -> list[Problem]:
    return [(code, {**values, "id": id_}) for code, values in reading.problems if code not in _EXPECTED]


def _counts(leaf: Indicator, counts: Mapping[str, Fraction | None]) -> dict[str, Fraction | None]:
    return {count.code: counts.get(count.id) for count in leaf.inputs}


def _read(rubric: Rubric, leaf: Indicator, id_: str, text: str) -> Reading:
    value = Value(Kind.TEXT, text)
    return read_count(value) if id_ != leaf.id else read_own(rubric.scales[leaf.scale], value)
