"""Comparisons, series and agreement as workbooks: a sheet for each table."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from openpyxl import Workbook

from zitool.reports.comparing_grids import (
    Document,
    Grid,
    Paged,
    agreement_grids,
    comparison_grids,
    peers_grids,
    trend_grids,
)
from zitool.reports.json_document import refused_object
from zitool.reports.many_grids import many_grids
from zitool.reports.recap_layout import refused_name
from zitool.reports.xlsx_sheets import (
    DONE,
    SIZE,
    Column,
    Foreign,
    Link,
    Row,
    finish_table,
    put,
    put_lines,
    put_table,
)
from zitool.reports.zone_grids import zone_grids
from zitool.spreadsheets import REPORT_TITLE
from zitool.spreadsheets.looks import ALERT, HEADER
from zitool.spreadsheets.packing import packed
from zitool.wording import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from zitool.core.law.rubric import Rubric
    from zitool.core.monitoring.agreement import Agreement
    from zitool.core.monitoring.comparison import Comparison
    from zitool.core.monitoring.recap import Recap, UnitLine
    from zitool.core.monitoring.recap_report import RecapReport
    from zitool.core.monitoring.statistics import PeerRank
    from zitool.core.monitoring.trend import Trend
    from zitool.core.monitoring.zone import ZoneReport
    from zitool.findings import Finding
    from zitool.reports.comparing_grids import Cell
    from zitool.reports.xlsx_sheets import Value
    from zitool.wording import Language

    Refused = Sequence[tuple[str, Sequence[Finding]]]
    Objects = Sequence[dict[str, Any]]

_FIRST, _NUMBER, _TEXT = 48, 13, 24
_LONGEST_NAME = 27
"""Characters of a sheet's name, less than Excel's 31: a number may follow."""


def comparison_xlsx(comparisons: Sequence[Comparison], refused: Refused, language: Language) -> bytes:
    """Return each pair of sides, three sheets a pair."""
    documents = [comparison_grids(each, language) for each in comparisons]
    return _book(documents, [refused_object(*each, language) for each in refused], language)


def trend_xlsx(trend: Trend, refused: Refused, language: Language) -> bytes:
    """Return the series, a column for each period."""
    objects = [refused_object(*each, language) for each in refused]
    return _book([trend_grids(trend, language)], objects, language)


def agreement_xlsx(found: tuple[Agreement, Rubric], done: Recap, language: Language) -> bytes:
    """Return agreement over a folder: areas, kappa, every workbook."""
    return _book([agreement_grids(*found, done, language)], list(done.refusals()), language)


def peers_xlsx(found: tuple[UnitLine, Sequence[PeerRank], Rubric], done: Recap, language: Language) -> bytes:
    """Return a unit among its peers."""
    return _book([peers_grids(*found, done, language)], list(done.refusals()), language)


def zone_xlsx(report: ZoneReport, refused: Refused, language: Language) -> bytes:
    """Return a zone: verdicts, units, what each of them lacks."""
    return _book(
        [zone_grids(report, language)], [refused_object(*each, language) for each in refused], language
    )


def many_xlsx(report: RecapReport, language: Language) -> bytes:
    """Return many workbooks, a line for each; of a check every finding on a sheet of its own."""
    refused = list(report.recap.refusals()) if report.shows_refused else []
    return _book([many_grids(report, language, whole=True)], refused, language)


def _book(documents: Sequence[Document], refused: Objects, language: Language) -> bytes:
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.title = REPORT_TITLE
    for place, document in enumerate(documents, 1):
        mark = f" {place}" if len(documents) > 1 else ""
        for grid in document.grids:
            _sheet(book, f"{grid.name[:_LONGEST_NAME]}{mark}", document, grid, language)
        if not document.grids:
            sheet = book.create_sheet(label("conclusion", language))
            lines = [(Foreign.of(document.title), {"bold": True})]
            put_lines(
                sheet, [*lines, *((Foreign.of(each), {"size": 9}) for each in document.notes)], language
            )
    if refused:
        head = tuple(label(key, language) for key in ("file", "code", "finding_said", "cure"))
        rows = tuple(
            (refused_name(each), one["code"], one["message"], one["hint"])
            for each in refused
            for one in each["findings"]
        )
        name = label("recap_broken", language)
        grid = Grid(name, head, rows)
        _sheet(book, name, Document(name, (), (grid,)), grid, language)
    if not book.worksheets:
        book.create_sheet(label("conclusion", language))
    return packed(book)


def _sheet(book: Workbook, name: str, document: Document, grid: Grid, language: Language) -> None:
    sheet = book.create_sheet(name)
    lines: list[tuple[Value, dict[str, Any]]] = [(Foreign.of(document.title), {"bold": True, "size": 14})]
    lines += [(Foreign.of(each), {"size": 9}) for each in document.notes]
    top = put_lines(sheet, lines, language) + 1
    numbers = grid.numbers
    columns = [
        Column(
            "",
            _FIRST if not position else _NUMBER if position in numbers else _TEXT,
            "number" if position in numbers else "text",
            _form(grid, signed=position in grid.signed),
            bold=not position,
        )
        for position in range(len(grid.head))
    ]
    after = put_table(sheet, top, columns, [_row(each, grid) for each in grid.rows], language)
    _heads(sheet, top, grid, language)
    finish_table(sheet, columns, (top, after), 1, language)


def _form(grid: Grid, *, signed: bool) -> str:
    figure = "0.00####" if grid.rounded else "0.00"
    return f"+{figure};-{figure};0.00" if signed else figure


def _heads(sheet: Worksheet, top: int, grid: Grid, language: Language) -> None:
    """Write the heads, which name files and assessors, as what strangers wrote."""
    for position, text in enumerate(grid.head, 1):
        put(sheet.cell(top, position), Foreign.of(text), language, color=HEADER, ink="FFFFFF", bold=True,
            size=SIZE, down="center")  # fmt: skip


def _value(cell: Cell) -> Value:
    if isinstance(cell, Paged):
        return Link(Foreign.of(cell), cell.target)
    return Foreign.of(cell) if isinstance(cell, str) else cell


def _row(cells: Sequence[str | Fraction | int | None], grid: Grid) -> Row:
    values: list[Value] = [_value(each) for each in cells]
    tints = {
        position: DONE if each > 0 else ALERT
        for position in grid.signed
        if isinstance(each := cells[position], Fraction) and each
    }
    forms = {position: "0" for position, each in enumerate(cells) if isinstance(each, int)}
    return Row(tuple(values), tints=tints, forms=forms)
