"""Fonts, fills and borders of the workbooks zitool writes: tints that survive a black-and-white printer."""

from __future__ import annotations

from copy import copy
from typing import TYPE_CHECKING, Any, Literal
from weakref import WeakKeyDictionary

from openpyxl.cell.cell import MergedCell
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.cell_range import CellRange

from zitool.core.record import Record

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

FONT = "Arial"
LEVELS = ("9DC3E6", "BDD7EE", "DDEBF7", "EFF5FB", "F7FAFD")
"""Fill of a section by its depth, the deepest last."""
HEADER, TOTAL, INPUT, CALCULATED, TO_FILL, ALERT = "1F3864", "D6DCE5", "FAFAFA", "EDEDED", "FFF8DC", "F8CBAD"

_THIN = Side(style="thin", color="A6A6A6")
_BORDERS = {
    "box": Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN),
    "line": Border(top=_THIN, bottom=_THIN),
    "none": Border(),
}


class Look(Record, kw_only=False):
    """How a cell looks, and whether it can be typed into while the sheet is protected (`unlocked`)."""

    color: str = ""
    bold: bool = False
    italic: bool = False
    size: float = 10
    ink: str = "000000"
    across: Literal["left", "center"] = "left"
    down: Literal["top", "center"] = "top"
    wrap: bool = True
    edge: Literal["box", "line", "none"] = "box"
    unlocked: bool = False
    form: str = "General"


_KNOWN: WeakKeyDictionary[Workbook, dict[tuple[Any, ...], Any]] = WeakKeyDictionary()
"""What openpyxl made of each look, as it was asked for: to ask anew for each of 4,000 cells takes longest."""


def dress(styled: Cell | MergedCell, color: str = "", **look: Any) -> None:  # noqa: ANN401 - fields of `Look`
    """Give a cell the look that `color` and the other fields of `Look` describe."""
    cell: Any = styled  # openpyxl's types leave out what is needed here
    book = cell.parent.parent
    known = _KNOWN.get(book)
    if known is None:
        known = _KNOWN[book] = {}
    quoted = cell.quotePrefix
    wanted = (color, quoted, *look.items())
    style = known.get(wanted)
    if style is None:
        cell._style = StyleArray()  # noqa: SLF001 - openpyxl has no other way to share one
        _apply(cell, Look(color, **look))
        cell.quotePrefix = quoted
        style = known[wanted] = cell._style  # noqa: SLF001
    cell._style = StyleArray(style)  # noqa: SLF001


def merge_across(sheet: Worksheet, row: int, first: int, last: int) -> None:
    """Merge two or more cells of a row, as `merge_cells` does.

    What openpyxl makes of the looks of the merged cells takes it longer than all else in a form, and follows
    from the look of the first and the last alone: it is asked once for each two.
    """
    page: Any = sheet  # openpyxl's types leave out what is needed here
    cells = page._cells  # noqa: SLF001 - see `dress`
    start, end = page.cell(row, first), page.cell(row, last)
    looks = [tuple(cell._style or ()) for cell in (start, end)]  # noqa: SLF001 - none where not dressed
    wanted = ("merged", last == first + 1, *looks)
    known = _KNOWN.setdefault(page.parent, {})
    if wanted not in known:
        sheet.merge_cells(start_row=row, end_row=row, start_column=first, end_column=last)
        known[wanted] = [copy(cells[row, at]._style) for at in (first, first + 1, last)]  # noqa: SLF001
        return
    own, inner, outer = known[wanted]
    sheet.merged_cells.add(CellRange(min_row=row, max_row=row, min_col=first, max_col=last))
    start._style = copy(own)  # noqa: SLF001
    for column in range(first + 1, last + 1):
        merged: Any = MergedCell(sheet, row, column)
        merged._style = copy(outer if column == last else inner)  # noqa: SLF001
        cells[row, column] = merged


def _apply(cell: Cell | MergedCell, look: Look) -> None:
    cell.font = Font(name=FONT, size=look.size, bold=look.bold, italic=look.italic, color=look.ink)
    cell.alignment = Alignment(horizontal=look.across, vertical=look.down, wrap_text=look.wrap)
    cell.border = _BORDERS[look.edge]
    cell.fill = fill(look.color) if look.color else PatternFill()
    cell.protection = Protection(locked=not look.unlocked)
    cell.number_format = look.form


def fill(color: str) -> PatternFill:
    """Return a plain fill."""
    return PatternFill("solid", start_color=color, end_color=color)


def alert(text: str, color: str) -> Rule:
    """Return the rule that colours cells which say exactly `text`."""
    return Rule("cellIs", operator="equal", formula=[f'"{text}"'], dxf=DifferentialStyle(fill=fill(color)))
