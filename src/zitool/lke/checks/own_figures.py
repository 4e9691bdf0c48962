"""The score column of a form: what its cells say, how exactly, and what they should say."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from zitool.core.exact import plain, total
from zitool.core.scoring.answers import NUMBER_TEXT, normal, shown
from zitool.core.scoring.reconcile import TOTAL, Figure, Figures
from zitool.core.values import ERROR, NUMBER, TEXT, UNCOMPUTED
from zitool.findings import Finding, finding
from zitool.lke.rows import exact
from zitool.xlsx.grid import address

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zitool.core.law.rubric import Rubric
    from zitool.core.scoring.assessment import Difference
    from zitool.core.scoring.reconcile import Reconciliation
    from zitool.core.values import Value
    from zitool.lke.forms import Form
    from zitool.lke.layout import Block

ERRORS = frozenset({"#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"})
"""Errors as text, as copying values leaves them."""
_MOST = 0.5
_LEAST_FORMULAS = 3
_NAMED = 5
_ZERO = Fraction(0)
_ROUNDED = range(2, 7)
"""Decimals of a typed figure that may have been rounded; ``0.5`` and ``1`` are meant exactly."""
_GRAND = ("nilai evaluasi", "nilai akhir", "nilai total", "total nilai", "total akhir", "total keseluruhan")


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


def about_total(form: Form, ours: Reconciliation, apart: Sequence[Difference]) -> Iterator[Finding]:
    """Yield W208 where the workbook keeps a total and something parts."""
    said = ours.own.of.get(TOTAL)
    if said is None or not apart:
        return
    where = ", ".join(f"{difference.id} ({difference.cell})" for difference in apart[:_NAMED])
    yield finding(
        "W208", file=form.file, sheet=form.sheet.name, cell=said.cell, own=plain(said.points),
        ours=plain(ours.card.points), where=where,
    )  # fmt: skip


def about_figures(form: Form, block: Block, ours: Reconciliation, known: set[str]) -> Iterator[Finding]:
    """Yield W202, W205, W206, W207: each cell of the score column against what it should say.

    An error is reported where it arises, not at every sum that it spreads to; what `known` ids already
    have a finding about may well explain a stale or odd figure, but not one that was typed.
    """
    cells = list(_cells(form, block, ours))
    live = sum(value.formula is not None for _, _, value in cells)
    calculated = live >= _LEAST_FORMULAS and live > _MOST * len(cells)
    wrong = {id_ for id_, _, value in cells if value.kind is ERROR}
    nodes = ours.card.walk() if wrong else ()
    told = {node.id for node in nodes if any(part.id in wrong for part in node.parts)}
    for id_, number, value in cells:
        code, text = _compare(ours, id_, value)
        if not code and calculated and value.formula is None and figure_in(value) is not None:
            code, text = "W214", shown(value.text)
        if not code or (code == "W207" and id_ in told) or (code == "W205" and id_ in known):
            continue
        told |= {id_} if code == "W207" else set()
        should = plain(ours.ours[id_].points)
        yield form.place(code, id_, number, block.score, id=id_, raw=text, ours=should)
    yield from _uncomputed(form, block, ours, cells)


def _cells(form: Form, block: Block, ours: Reconciliation) -> Iterator[tuple[str, int, Value]]:
    rows = ((id_, row.number) for id_, row in form.alignment.rows.items())
    totals = ((id_, number) for number, id_ in ours.own.totals.items())
    for id_, number in (*rows, *totals):
        value = form.value(number, block.score)
        if id_ in ours.counted and value is not None:
            yield id_, number, value


def _compare(ours: Reconciliation, id_: str, value: Value) -> tuple[str, str]:
    if value.kind is ERROR or value.text in ERRORS:
        return "W207", shown(value.text)
    counted, skipped = ours.counted[id_], ours.skipped[id_]
    said = figure_in(value)
    if said is not None:
        if said.agrees(counted) or said.agrees(skipped) or said.agrees(ours.ours[id_]):
            return "", ""
        return ("W205" if value.formula is not None else "W202"), plain(said.points)
    # "Blm Diisi" or "-" beside an answer: the form's formula did not know it.
    silent = value.kind is TEXT and value.formula is not None and value.text.strip()
    told = counted.points and skipped.points and ours.ours[id_].points
    return ("W205", shown(value.text)) if silent and told else ("", "")


def _uncomputed(
    form: Form, block: Block, ours: Reconciliation, cells: Sequence[tuple[str, int, Value]]
) -> Iterator[Finding]:
    """W206, where other formulas were calculated: a file that no Excel has seen shows nothing wrong."""
    rows = [
        number for _, number, value in cells if value.kind is UNCOMPUTED and number not in ours.own.totals
    ]
    if rows and any(value.formula is not None and value.kind is not UNCOMPUTED for *_, value in cells):
        yield form.place("W206", None, rows[0], block.score, count=len(rows))


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
