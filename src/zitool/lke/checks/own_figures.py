"""The score column of a form: what its cells say, how exactly, and what they should say."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from zitool.core.exact import plain, total
from zitool.core.scoring.answers import NUMBER_TEXT, normal
from zitool.core.scoring.reconcile import Figure, Figures, ScoreCell
from zitool.core.scoring.scoring import TOTAL
from zitool.core.values import NUMBER, TEXT
from zitool.lke.rows import exact

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zitool.core.law.rubric import Rubric
    from zitool.core.values import Value
    from zitool.lke.forms import Form
    from zitool.lke.layout import Block

_ZERO = Fraction(0)
_ROUNDED = range(2, 7)
"""Decimals of a typed figure that may have been rounded; ``0.5`` and ``1`` are meant exactly."""
_GRAND = ("nilai evaluasi", "nilai akhir", "nilai total", "total nilai", "total akhir", "total keseluruhan")


def read_figures(form: Form, rubric: Rubric, block: Block, totals: Mapping[int, str]) -> Figures:
    """Return what the score column of `block` says; `totals` are the rows of the form's own sums."""
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
