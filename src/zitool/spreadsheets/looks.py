"""Looks, pages and texts of the workbooks zitool writes: tints that survive a black-and-white printer."""

from __future__ import annotations

import re
from copy import copy
from textwrap import wrap
from typing import TYPE_CHECKING, Any, Literal
from weakref import WeakKeyDictionary

from openpyxl.cell.cell import MergedCell
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.cell_range import CellRange
from openpyxl.worksheet.properties import PageSetupProperties

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
        _apply(cell, Look(color, **look), known)
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


def _apply(cell: Any, look: Look, known: dict[tuple[Any, ...], Any]) -> None:  # noqa: ANN401 - see `dress`
    """Give a cell what a look consists of.

    openpyxl finds each part by all its fields among those that the book has; most looks share most parts.
    """
    parts: dict[str, tuple[Any, ...]] = {
        "font": (_font, look.size, look.bold, look.italic, look.ink),
        "alignment": (_alignment, look.across, look.down, look.wrap),
        "border": (_BORDERS.__getitem__, look.edge),
        "fill": (fill, look.color),
        "protection": (Protection, not look.unlocked),
    }
    for part, (make, *fields) in parts.items():
        number, wanted = f"{part}Id", (part, *fields)
        if wanted in known:
            setattr(cell._style, number, known[wanted])  # noqa: SLF001
        else:
            setattr(cell, part, make(*fields))
            known[wanted] = getattr(cell._style, number)  # noqa: SLF001
    cell.number_format = look.form


def _font(size: float, bold: bool, italic: bool, ink: str) -> Font:
    return Font(name=FONT, size=size, bold=bold, italic=italic, color=ink)


def _alignment(across: str, down: str, wrapped: bool) -> Alignment:
    return Alignment(horizontal=across, vertical=down, wrap_text=wrapped)


def fill(color: str) -> PatternFill:
    """Return a plain fill, or that of a cell without."""
    return PatternFill("solid", start_color=color, end_color=color) if color else PatternFill()


def alert(text: str, color: str) -> Rule:
    """Return the rule that colours cells which say exactly `text`."""
    return Rule("cellIs", operator="equal", formula=[f'"{text}"'], dxf=DifferentialStyle(fill=fill(color)))


PAGE_OF = "Halaman &P dari &N"


def set_page(
    sheet: Worksheet, orientation: Literal["landscape", "portrait"], pages: int = 0, page_of: str = PAGE_OF
) -> None:
    """Set up A4 as wide as the sheet, `pages` high (0: as many as it takes), with numbered pages."""
    sheet.page_setup.paperSize = 9
    sheet.page_setup.orientation = orientation
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, pages
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top, sheet.page_margins.bottom, sheet.page_margins.footer = 0.5, 0.75, 0.35
    if sheet.oddFooter is not None:
        sheet.oddFooter.left.text = "&A"
        sheet.oddFooter.right.text = page_of
    sheet.sheet_view.showGridLines = False
    sheet.sheet_view.zoomScale = 90


def protect(sheet: Worksheet) -> None:
    """Lock what is not to be typed into, without a password; rows and columns can still be resized."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.protection.formatRows = False
    sheet.protection.insertHyperlinks = False


LONGEST_TEXT = 32_767
"""Characters that Excel keeps in a cell; openpyxl cuts without a word."""

_MOST_MEASURED = 4_000
"""More would fill any row that Excel can show."""

_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def put_text(cell: Cell | MergedCell, text: str, *, foreign: bool = False, cut: str = "…") -> None:
    """Write text that stays text: no formula, nothing that cannot be printed, no longer than Excel allows.

    Args:
        cell: to be written.
        text: zitool's own, or a stranger's that went through `zitool.reports.lines.display`.
        foreign: whether a stranger wrote any of it: then it is marked as text, whatever it begins with.
        cut: how a text that is too long ends.
    """
    clean = text[: 2 * LONGEST_TEXT]
    if not clean.replace("\n", "").isprintable():
        clean = "".join(char for char in clean if char.isprintable() or char == "\n")
    # "_x001B_" would be an escape character to whoever opens the file.
    clean = _ESCAPE.sub("_x005F_", clean)
    if len(clean) > LONGEST_TEXT:
        clean = clean[: LONGEST_TEXT - len(cut)] + cut
    cell.value = clean or None
    if clean:
        cell.data_type = "s"
        # Without it, Excel would make a formula of "=1+1" when somebody edits the cell.
        cell.quotePrefix = foreign or clean[0] in "=+-@"


def height_of(text: str, width: float, size: float) -> float:
    """Return the height in points of a row that shows `text` in a column of `width`, wrapped.

    Spreadsheets fit rows to their text only when somebody edits them.
    """
    characters = int(width * 11.8 / size)
    paragraphs = text[:_MOST_MEASURED].split("\n")
    lines = sum(
        1
        if len(paragraph) <= characters and "\t" not in paragraph  # as most are; a tab is as wide as several
        else lines_of(paragraph, characters)
        for paragraph in paragraphs
    )
    return lines * size * 1.25 + 4


def lines_of(paragraph: str, characters: int) -> int:
    """Return how many lines a paragraph takes where `textwrap` breaks it.

    It takes ten times as long as to add up words with a blank between, none of which can be broken.
    """
    words = paragraph.split(" ")
    if "-" in paragraph or "" in words or not paragraph.isprintable() or max(map(len, words)) > characters:
        return max(len(wrap(paragraph, characters)), 1)
    lines, taken = 1, -1
    for word in words:
        taken += 1 + len(word)
        if taken > characters:
            lines, taken = lines + 1, len(word)
    return lines
