"""The workbook's own figures: what its score cells say, how exactly, and what they should say."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from zitool.core.exact import plain, total
from zitool.core.record import Record
from zitool.core.scoring.answers import NUMBER_TEXT, normal
from zitool.core.scoring.assessment import OwnFigures
from zitool.core.values import NUMBER, TEXT
from zitool.lke.rows import exact
from zitool.named import NamedTuple
from zitool.xlsx.grid import address

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zitool.core.law.rubric import Rubric
    from zitool.core.scoring.scoring import Score
    from zitool.core.values import Value
    from zitool.lke.forms import Form
    from zitool.lke.layout import Block

SAME = Fraction(1, 10**9)
"""Excel keeps 15 digits: figures closer than this are the same figure."""
TOTAL = "TOTAL"
_ZERO, _ONE = Fraction(0), Fraction(1)
_ROUNDED = range(2, 7)
"""Decimals of a typed figure that may have been rounded; ``0.5`` and ``1`` are meant exactly."""
_GRAND = ("nilai evaluasi", "nilai akhir", "nilai total", "total nilai", "total akhir", "total keseluruhan")


class Figure(NamedTuple):
    """A number with how far it may be off: half of its last decimal where it was rounded and typed."""

    points: Fraction
    slack: Fraction = _ZERO
    cell: str = ""

    def agrees(self, other: Figure) -> bool:
        """Whether two figures may be the same one."""
        if self.slack is not _ZERO or other.slack is not _ZERO:
            return abs(self.points - other.points) <= SAME + self.slack + other.slack
        # In whole numbers: a form has hundreds of figures, and each is held against several.
        (over, under), (others, parts) = self.points.as_integer_ratio(), other.points.as_integer_ratio()
        return abs(over * parts - others * under) * SAME.denominator <= under * parts


class Figures(Record, kw_only=False):
    """The score column of one assessor.

    Attributes:
        of: node id, or ``TOTAL``, → what the workbook says.
        silent: ids whose score cell holds text, such as *Blm Diisi*: a mean leaves them out.
        totals: rows of the form's own sums → the section they repeat, or ``TOTAL``.
    """

    of: Mapping[str, Figure]
    silent: frozenset[str]
    totals: Mapping[int, str]

    def public(self) -> OwnFigures:
        """Return them as reports know them."""
        return OwnFigures({id_: (figure.points, figure.cell) for id_, figure in self.of.items()}, self.silent)


def read_figures(form: Form, rubric: Rubric, block: Block) -> Figures:
    """Return what the score column of `block` says."""
    totals = _total_rows(form)
    if block.score is None:
        return Figures({}, frozenset(), totals)
    rows = [(row.number, id_) for id_, row in form.alignment.rows.items() if "#" not in id_]
    figures: dict[str, Figure] = {}
    silent: set[str] = set()
    for number, id_ in (*rows, *totals.items()):
        value = form.value(number, block.score)
        if value is None or id_ in figures:
            continue
        figure = figure_in(value, address(number, block.score))
        if figure is not None:
            figures[id_] = figure
        elif value.kind is TEXT and value.text.strip() and number not in totals:
            silent.add(id_)
    roots = [figures[section.id] for section in rubric.sections if section.id in figures]
    if TOTAL not in figures and len(roots) == len(rubric.sections):
        points, slack = total(root.points for root in roots), total(root.slack for root in roots)
        figures[TOTAL] = Figure(points, slack, "+".join(root.cell for root in roots))
    return Figures(figures, frozenset(silent), totals)


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


def expected(card: Score, own: Figures, *, counted: bool) -> dict[str, Figure]:
    """Return what each score cell should say: a question its answer's value, a sum what its own parts give.

    A part whose own cell holds text (*Blm Diisi*, ``-``) is `counted` as 0 in a mean, as zitool's own form
    does, or left out of it, as AVERAGE does.
    """
    said, silent = own.of, own.silent
    if counted and not said and not silent:  # nothing was calculated: the parts give what ours give
        return {node.id: Figure(node.points) for node in card.walk()}
    figures: dict[str, Figure] = {}
    for node in card.walk():
        if not node.parts:
            figures[node.id] = Figure(node.points)
            continue
        if any(part.weight is not None for part in node.parts):
            parts = [said.get(part.id) or Figure(part.points) for part in node.parts]
            factor, number = _ONE, 1
        else:
            parts = [
                said.get(part.id) or Figure(part.value or _ZERO)
                for part in node.parts
                if part.id not in silent and (part.value is not None or part.id in said)
            ]
            number = len(node.parts) if counted else max(len(parts), 1)
            factor = node.weight or _ZERO
        slacks = [part.slack for part in parts if part.slack is not _ZERO]
        points = total([part.points for part in parts], factor, number)
        figures[node.id] = Figure(points, total(slacks, factor, number) if slacks else _ZERO)
    return figures


def _slack(points: Fraction) -> Fraction:
    decimals = len(plain(points).partition(".")[2])
    return Fraction(1, 2 * 10**decimals) if decimals in _ROUNDED else _ZERO


def _total_rows(form: Form) -> dict[int, str]:
    """Rows of the form's own sums: row → id of the section they repeat, or ``TOTAL``; others mean nothing.

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
