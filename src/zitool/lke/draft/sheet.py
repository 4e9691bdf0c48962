"""The sheet of a workbook that a rubric is drafted from, and what a known rubric says of its rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zitool.core.scoring.answers import normal
from zitool.core.values import Kind
from zitool.errors import UnreadableWorkbookError
from zitool.findings import finding
from zitool.lke.draft.tree import read_table
from zitool.lke.forms import read_form
from zitool.lke.layout import find_columns
from zitool.lke.rows import header_rows, read_rows
from zitool.xlsx.visible_cells import Lines

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zitool.core.law.rubric import Indicator, Rubric, Wordprints
    from zitool.lke.draft.tree import Table
    from zitool.lke.layout import Columns
    from zitool.lke.rows import Row
    from zitool.xlsx.cells import Book

_LEAST_QUESTIONS = 2


class DraftSheet:
    """The sheet that is read, and what is known of its rows from elsewhere.

    Attributes:
        known: number of a row → the indicator that a known rubric has for it, or for the counts from it on.
        counts: number of a row → code of the count that a known rubric has for it.
    """

    def __init__(self, file: str, lines: Lines, columns: Columns, rows: Sequence[Row], table: Table) -> None:
        self.file = file
        self.lines = lines
        self.columns = columns
        self.rows = rows
        self.table = table
        self.known: dict[int, Indicator] = {}
        self.counts: Mapping[int, str] = {}

    @property
    def name(self) -> str:
        """Its name."""
        return self.lines.sheet.name

    @property
    def answer(self) -> int:
        """The column of the first assessor's answers."""
        return self.columns.blocks[0].answer

    def text(self, row: int, column: int | None) -> str:
        """Return what a cell says, or nothing where it says nothing or is an error."""
        value = self.lines.value(row, column)
        return value.text if value is not None and value.kind in {Kind.TEXT, Kind.NUMBER} else ""

    def formula(self, row: int, column: int | None) -> str:
        """Return the formula of a cell, or nothing."""
        value = self.lines.value(row, column)
        return (value.formula or "") if value is not None else ""


def sheet_to_draft(book: Book, like: Rubric, wordprints: Wordprints) -> DraftSheet:
    """Return the sheet of `book` that a rubric can be drafted from; visible ones come first.

    Raises:
        UnreadableWorkbookError: R060 no sheet is a form with weights, S112 two are alike.
    """
    return _with_known(_choose(book, like), book, like, wordprints)


def questions_in(table: Table) -> int:
    """Return how many questions there are."""
    return sum(node.sort == "question" for root in table.roots for node in root.walk())


def _choose(book: Book, like: Rubric) -> DraftSheet:
    options = _options(like)
    drafts = []
    for sheet in [sheet for sheet in book.sheets if book.chosen in {"", sheet.name}]:
        lines = Lines(sheet)
        columns = find_columns(lines) if sheet.rows else None
        if columns is None:
            continue
        lines.cover(columns.used())
        rows = read_rows(lines, columns, header_rows(lines, columns))
        table = read_table(lines, columns, rows, options)
        if questions_in(table) >= _LEAST_QUESTIONS and any(root.weight for root in table.roots):
            drafts.append(DraftSheet(book.file, lines, columns, rows, table))
    visible = [draft for draft in drafts if draft.lines.sheet.state == "visible"] or drafts
    if not visible:
        names = ", ".join(sheet.name for sheet in book.sheets)
        raise UnreadableWorkbookError(finding("R060", file=book.file, sheets=names))
    visible.sort(key=lambda draft: -questions_in(draft.table))
    if len(visible) > 1 and 2 * questions_in(visible[1].table) > questions_in(visible[0].table):
        names = ", ".join(draft.name for draft in visible)
        raise UnreadableWorkbookError(finding("S112", file=book.file, sheet=visible[0].name, sheets=names))
    return visible[0]


def _options(like: Rubric) -> frozenset[str]:
    return frozenset(normal(option) for scale in like.scales.values() for option in scale.options)


def _with_known(sheet: DraftSheet, book: Book, like: Rubric, wordprints: Wordprints) -> DraftSheet:
    """Return the sheet with what `like` knows of its rows; nothing where `like` is about another form."""
    try:
        form = read_form(book, like, wordprints)
    except UnreadableWorkbookError:
        return sheet
    if form.sheet is not sheet.lines.sheet:
        return sheet
    leaves = {leaf.id: leaf for leaf in like.leaves()}
    rows = form.alignment.rows
    sheet.known = {row.number: leaves[id_] for id_, row in rows.items() if id_ in leaves}
    sheet.counts = {row.number: id_.partition("#")[2] for id_, row in rows.items() if "#" in id_}
    unasked: dict[int, Row] = {}
    for leaf in like.leaves():
        counts = [row for count in leaf.inputs if (row := rows.get(count.id)) is not None]
        if leaf.ratio is not None and leaf.id not in rows and counts:
            first = min(counts, key=lambda row: row.number)
            unasked[first.number] = first._replace(
                title=leaf.statement, marker=leaf.code, kind="%", weight=leaf.weight
            )
            sheet.known[first.number] = leaf
    if unasked:
        sheet.table = read_table(sheet.lines, sheet.columns, sheet.rows, _options(like), unasked)
    return sheet
