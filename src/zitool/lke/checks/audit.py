"""The form against the rubric: weights, choice types, formulas and the workbook's own figures.

The score never comes from these cells; they say whether the workbook can be believed, and why its own total
is not ours.
"""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING

from zitool.core.exact import plain, total
from zitool.core.memo import Recent
from zitool.core.scoring.answers import NUMBER_TEXT, normal, shown
from zitool.core.scoring.reconcile import SAME, AboutForm, Figure, Figures, ScoreCell
from zitool.core.scoring.scoring import TOTAL
from zitool.core.values import NUMBER, TEXT, UNCOMPUTED
from zitool.lke.checks.formula_audit import about_ratios, about_scales, about_sums, odd_formulas
from zitool.lke.rows import exact, number_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zitool.core.law.rubric import Rubric
    from zitool.core.values import Value
    from zitool.findings import Finding
    from zitool.lke.expected_rows import Node
    from zitool.lke.forms import Form
    from zitool.lke.layout import Block

_MOST, _FEW = 0.5, 3


def audit(form: Form, rubric: Rubric, block: Block) -> tuple[Figures, AboutForm]:
    """Return what the workbook says of itself for one assessor, and what is wrong with its form."""
    totals = total_rows(form)
    about_form = _FORMS.of(_read_by(form, rubric, block), lambda: _about_form(form, rubric, block, totals))
    here = AboutForm(tuple(form.here(about_form.first)), tuple(form.here(about_form.formulas)))
    return read_figures(form, rubric, block, totals), here


_FORMS: Recent[AboutForm] = Recent()


def _read_by(form: Form, rubric: Rubric, block: Block) -> object:
    """Return all that `_about_form` reads: rows, weights, types and formulas, but no stored result."""
    columns, below = form.columns, form.columns.header_row
    of_form = [column for column in (columns.weight, columns.choices) if column is not None]
    of_block = [column for column in (block.answer, block.score) if column is not None]
    formulas = [
        [None if (value := cells.get(column)) is None else value[2] for column in of_block]
        for row, cells in form.lines.rows.items()
        if row > below
    ]
    covered = {at for at in form.lines.covered if at[1] == columns.weight}
    understood = rubric, form.expected, form.alignment, form.rows, form.sheet.name, form.named
    where = below, columns.weight, columns.choices, block.answer, block.score
    return understood, where, covered, form.columns_of(*of_form), formulas


def _about_form(form: Form, rubric: Rubric, block: Block, totals: Mapping[int, str]) -> AboutForm:
    first = (*_weights(form), *_kinds(form), *about_ratios(form, block))
    if block.score is None:
        return AboutForm(first)
    sums = about_sums(form, rubric, block, totals)
    return AboutForm((*first, *sums), (*odd_formulas(form, block), *about_scales(form, rubric, block)))


def _weights(form: Form) -> Iterator[Finding]:
    """W201, and V309 for a weight that is a number only to the eye; W215, W216 where all are alike."""
    column = form.columns.weight
    weighted = [
        (node, row, form.value(row.number, column))
        for id_, row in form.alignment.rows.items()
        if (node := form.expected.by_id[id_]).weight is not None
    ]
    sorts = Counter(node.sort for node, _, _ in weighted)
    kept = Counter(node.sort for node, _, value in weighted if value is not None)
    texts, wrong, factors = [], [], Counter[Fraction]()
    for node, row, value in weighted:
        # Some forms keep the weights of headings and none of questions.
        usual = kept[node.sort] > _MOST * sorts[node.sort]
        written = number_in(value)
        if value is not None and value.kind is TEXT and written is not None:
            text = {"id": node.id, "raw": shown(value.text), "read": plain(written)}
            texts.append(form.place("V309", node.id, row.number, column, **text))
        raw = _wrong_weight(node, row.weight, value, usual=usual)
        if raw and (row.number, column) not in form.lines.covered:
            factor = row.weight / node.weight if row.weight is not None and node.weight else Fraction(0)
            factors[factor] += 1
            told = {"id": node.id, "raw": raw, "expected": _plain(node.weight)}
            wrong.append((factor, form.place("W201", node.id, row.number, column or row.column, **told)))
    if len(texts) > _FEW:
        yield form.place("W215", None, form.columns.header_row, column, count=len(texts))
    else:
        yield from texts
    factor, count = factors.most_common(1)[0] if factors else (Fraction(0), 0)
    if factor and count > _FEW and count > _MOST * len(weighted):
        yield form.place("W216", None, form.columns.header_row, column, count=count, factor=plain(factor))
    else:
        factor = Fraction(0)
    yield from (finding for own, finding in wrong if not factor or own != factor)


def _wrong_weight(node: Node, written: Fraction | None, value: Value | None, *, usual: bool) -> str:
    """Return what stands in the place of the node's weight, or nothing where it is right or not kept here."""
    weight = node.weight or Fraction(0)
    if written is not None:
        if written == weight:
            return ""
        shown_as_percent = (
            value is not None and value.shown_as == "percent" and abs(100 * written - weight) <= SAME
        )
        return "" if shown_as_percent or abs(written - weight) <= SAME else plain(written)
    if value is None:
        return "-" if usual else ""
    return "" if value.kind is UNCOMPUTED else shown(value.text) or "-"


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


def _plain(weight: Fraction | None) -> str:
    return plain(weight) if weight is not None else ""


_ZERO = Fraction(0)
_ROUNDED = range(2, 7)
"""Decimals of a typed figure that may have been rounded; ``0.5`` and ``1`` are meant exactly."""
_GRAND = ("nilai evaluasi", "nilai akhir", "nilai total", "total nilai", "total akhir", "total keseluruhan")


def read_figures(form: Form, rubric: Rubric, block: Block, totals: Mapping[int, str]) -> Figures:
    """Return what the score column of `block` says; `totals` are the rows of the form's own sums."""
    if block.score is None:
        return Figures({}, frozenset(), (), form.file, form.sheet_name)
    said: dict[str, Figure] = {}
    silent: set[str] = set()
    cells = []
    rows = [(row.number, id_) for id_, row in form.alignment.rows.items() if "#" not in id_]
    for number, id_ in (*rows, *totals.items()):
        value = form.value(number, block.score)
        if value is None:
            continue
        cell = form.named(number, block.score)
        figure = figure_in(value, cell)
        cells.append(ScoreCell(id_, cell, value, figure, number in totals))
        if figure is not None:
            said.setdefault(id_, figure)
        elif id_ not in said and value.kind is TEXT and value.text.strip() and number not in totals:
            silent.add(id_)
    roots = [said[section.id] for section in rubric.sections if section.id in said]
    if TOTAL not in said and len(roots) == len(rubric.sections):
        points, slack = total(root.points for root in roots), total(root.slack for root in roots)
        said[TOTAL] = Figure(points, slack, "+".join(root.cell for root in roots))
    return Figures(said, frozenset(silent), tuple(cells), form.file, form.sheet_name)


def figure_in(value: Value, cell: str = "") -> Figure | None:
    """Return the figure in a score cell, also one typed as text (``51,22``); None for no number."""
    if value.kind is NUMBER:
        points = exact(value.text)
        return Figure(points, _ZERO if value.formula is not None else _slack(points), cell)
    match = NUMBER_TEXT.fullmatch(value.text.strip()) if value.kind is TEXT else None
    if match is None or match[5]:
        return None
    points = exact(value.text.strip().replace(",", "."))
    return Figure(points, _slack(points), cell)


def _slack(points: Fraction) -> Fraction:
    decimals = len(plain(points).partition(".")[2])
    return Fraction(1, 2 * 10**decimals) if decimals in _ROUNDED else _ZERO


def total_rows(form: Form) -> dict[int, str]:
    """Return the form's own sums: row → id of the section it repeats, or ``TOTAL``; others mean nothing.

    Of several rows that might be the grand total, the last is.
    """
    titles: dict[str, list[str]] = {}
    for section in form.expected.sections:
        titles.setdefault(normal(section.title), []).append(section.id)
    repeated: dict[int, str] = {}
    grand: list[int] = []
    for row in form.rows:
        if not row.is_total:
            continue
        words = normal(row.title)
        ids = next((ids for title, ids in titles.items() if words.endswith(f" {title}")), [])
        if len(ids) == 1:
            repeated[row.number] = ids[0]
        elif not ids and (words.startswith(_GRAND) or words == "total"):
            grand.append(row.number)
    if grand:
        repeated[grand[-1]] = TOTAL
    return repeated
