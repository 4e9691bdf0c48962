"""The form against the rubric: weights, choice types, formulas and the workbook's own figures.

The score never comes from these cells; they say whether the workbook can be believed, and why its own total
is not ours.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from zitool.core.answers import shown
from zitool.core.assessment import Difference
from zitool.core.exact import plain
from zitool.core.values import Kind
from zitool.findings import Finding, finding
from zitool.workbooks.own_figures import SAME, TOTAL, Figure, Figures, expected, figure_in, read_figures
from zitool.workbooks.rows import number_in
from zitool.workbooks.sums import about_sums, odd_formulas

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from zitool.core.assessment import OwnFigures
    from zitool.core.rubric import Rubric
    from zitool.core.scoring import Score
    from zitool.core.values import Value
    from zitool.workbooks.forms import Form
    from zitool.workbooks.layout import Block
    from zitool.workbooks.nodes import Node

_MOST = 0.5
_LEAST_FORMULAS = 3
_NAMED = 5


@dataclass(frozen=True, slots=True)
class Audit:
    """What the workbook says itself, for one assessor.

    Attributes:
        own: its figures.
        differences: where they part from ours, and why.
        findings: about weights, types, formulas and figures.
    """

    own: OwnFigures
    differences: tuple[Difference, ...]
    findings: tuple[Finding, ...]


def audit(form: Form, rubric: Rubric, block: Block, card: Score, before: Sequence[Finding]) -> Audit:
    """Compare the form and its own figures for one assessor with the rubric and our score.

    Args:
        form: the sheet, aligned.
        rubric: what it is compared with.
        block: whose columns.
        card: our score of the answers in them, unanswered ones counted 0.
        before: what is known about these answers; a figure that they explain is not reported again.
    """
    findings = [*_weights(form), *_kinds(form)]
    figures = read_figures(form, rubric, block)
    if block.score is not None:
        findings += about_sums(form, rubric, block, figures.totals)
        known = {each.indicator for each in (*before, *findings) if each.indicator}
        wanted = tuple(expected(rubric, card, figures, counted=counted) for counted in (True, False))
        findings += _scores(form, block, figures, wanted, known)
        findings += odd_formulas(form, block)
        apart = tuple(_differences(card, figures, wanted, [*before, *findings]))
    else:
        apart = ()
    findings += _own_total(form, card, figures, apart)
    return Audit(figures.public(), apart, tuple(findings))


def _differences(
    card: Score, own: Figures, wanted: Sequence[Mapping[str, Figure]], findings: Sequence[Finding]
) -> Iterator[Difference]:
    """Yield where the workbook's points part from ours: each place of its own, none that only inherits one.

    A question parts where its score cell is not the answer's value; a sum or mean parts where it is not what
    the workbook's own parts give, or where it leaves questions out.
    """
    counted, skipped = wanted
    for node in card.walk():
        said = own.of.get(node.id)
        if said is None:
            continue
        silent = {part.id for part in node.parts if part.id in own.silent and part.value is not None}
        if said.agrees(Figure(node.points)) or (said.agrees(counted[node.id]) and not silent):
            continue
        open_ = any(part.value is None and not part.parts for part in node.parts)
        if silent or open_ or not said.agrees(skipped[node.id]):
            ids = {node.id, *silent}
            because = {
                each.code for each in findings if each.indicator and each.indicator.split("#")[0] in ids
            }
            because |= {"S110"} if open_ else set()
            yield Difference(node.id, said.cell, node.points, said.points, tuple(sorted(because)))


def _own_total(form: Form, card: Score, own: Figures, apart: Sequence[Difference]) -> list[Finding]:
    total = own.of.get(TOTAL)
    if total is None or not apart:
        return []
    where = ", ".join(f"{each.id} ({each.cell})" for each in apart[:_NAMED])
    return [
        finding(
            "W208", file=form.file, sheet=form.sheet.name, cell=total.cell, own=plain(total.points),
            ours=plain(card.points), where=where,
        )
    ]  # fmt: skip


def _weights(form: Form) -> Iterator[Finding]:
    """W201, and V309 for a weight that is a number only to the eye."""
    weighted = [
        (node, row, form.value(row.number, form.columns.weight))
        for id_, row in form.alignment.rows.items()
        if (node := form.expected.by_id[id_]).weight is not None
    ]
    usual = sum(value is not None for _, _, value in weighted) > _MOST * len(weighted)
    for node, row, value in weighted:
        written = number_in(value)
        if value is not None and value.kind is Kind.TEXT and written is not None:
            text = {"id": node.id, "raw": shown(value.text), "read": plain(written)}
            yield form.place("V309", node.id, row.number, form.columns.weight, **text)
        raw = _wrong_weight(node, row.weight, value, usual=usual)
        if raw and (row.number, form.columns.weight) not in form.lines.covered:
            column = form.columns.weight or row.column
            yield form.place(
                "W201", node.id, row.number, column, id=node.id, raw=raw, expected=_plain(node.weight)
            )


def _wrong_weight(node: Node, written: Fraction | None, value: Value | None, *, usual: bool) -> str:
    """Return what stands in the place of the node's weight, or nothing where it is right or not kept here."""
    weight = node.weight or Fraction(0)
    if written is not None:
        shown_as_percent = (
            value is not None and value.shown_as == "percent" and abs(100 * written - weight) <= SAME
        )
        return "" if abs(written - weight) <= SAME or shown_as_percent else plain(written)
    if value is None:
        return "-" if usual else ""
    return "" if value.kind is Kind.UNCOMPUTED else shown(value.text) or "-"


def _kinds(form: Form) -> Iterator[Finding]:
    """W203: a type that the form's own formula does not know; it drops the question from its mean."""
    asked = [
        (node, row)
        for id_, row in form.alignment.rows.items()
        if (node := form.expected.by_id[id_]).sort != "section"
    ]
    usual = sum(bool(row.kind) for _, row in asked) > _MOST * len(asked)
    for node, row in asked:
        if row.kind in node.kinds or (not row.kind and (node.sort == "input" or not usual)):
            continue
        value = form.value(row.number, form.columns.choices)
        raw = shown(value.text) if value is not None else "-"
        yield form.place(
            "W203", node.id, row.number, form.columns.choices, id=node.id, expected=node.label, raw=raw
        )


def _scores(
    form: Form, block: Block, own: Figures, wanted: Sequence[Mapping[str, Figure]], known: set[str]
) -> Iterator[Finding]:
    """W202, W205, W206, W207: each cell of the score column against what it should say."""
    counted, skipped = wanted
    cells = [
        (id_, number, value)
        for number, id_ in (
            *((row.number, id_) for id_, row in form.alignment.rows.items()),
            *own.totals.items(),
        )
        if id_ in counted and (value := form.value(number, block.score)) is not None
    ]
    live = sum(value.formula is not None for _, _, value in cells)
    calculated = live >= _LEAST_FORMULAS and live > _MOST * len(cells)
    for id_, number, value in cells:
        code, text = _compare(value, counted[id_], skipped[id_])
        if not code and calculated and value.formula is None and figure_in(value) is not None:
            code, text = "W202", shown(value.text)
        # A typed figure or an error is news; a stale or odd one may follow from what is known already.
        if code and (code != "W205" or id_ not in known):
            yield form.place(
                code, id_, number, block.score, id=id_, raw=text, ours=plain(skipped[id_].points)
            )
    uncomputed = [
        number for _, number, value in cells if value.kind is Kind.UNCOMPUTED and number not in own.totals
    ]
    if uncomputed:
        yield form.place("W206", None, uncomputed[0], block.score, count=len(uncomputed))


def _compare(value: Value, counted: Figure, skipped: Figure) -> tuple[str, str]:
    if value.kind is Kind.ERROR:
        return "W207", shown(value.text)
    said = figure_in(value)
    if said is not None:
        if said.agrees(counted) or said.agrees(skipped):
            return "", ""
        return ("W205" if value.formula is not None else "W202"), plain(said.points)
    # "Blm Diisi" or "-" beside an answer: the form's formula did not know it.
    if value.kind is Kind.TEXT and value.formula is not None and value.text.strip():
        return ("W205", shown(value.text)) if counted.points and skipped.points else ("", "")
    return "", ""


def _plain(weight: Fraction | None) -> str:
    return plain(weight) if weight is not None else ""
