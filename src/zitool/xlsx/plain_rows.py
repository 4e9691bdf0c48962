"""Rows of a plain worksheet, straight from its text to cells."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from zitool.core.values import NUMBER, TEXT, UNCOMPUTED, Value
from zitool.xlsx.grid import column_number, row_number
from zitool.xlsx.plain import NotPlainError, Plain, distinct, without_references
from zitool.xlsx.sheet_parser import LONGEST_INDEX, LONGEST_TEXT, is_hidden_row, stored_value
from zitool.xlsx.strings import unescape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zitool.core.values import Cells
    from zitool.xlsx.sheet_parser import SheetParser

_SHEET = Plain(b"worksheet", b"<sheetData>", b"<row ", b"</sheetData>")
_ROW, _ROW_END, _CELL, _CELL_END = '<row r="', "</row>", '<c r="', "</c>"
# Columns to ZZ and rows to 999,999: whatever is nearer to the edge of the grid is looked at.
_UNFILLED_CELL = r'<c r="[A-Z]{1,2}+[1-9][0-9]{0,5}+" s="[0-9]{1,5}+"(?:/>| t="n" />)'
# Attributes that hide a row are not among these, nor is a height that may be zero; none can come twice.
_UNFILLED_ROW = (
    r'[1-9][0-9]{0,5}+"(?: spans="[0-9: ]*+")?+(?: s="[0-9]*+")?+(?: customFormat="[a-z0-9]*+")?+'
    r'(?: ht="[1-9][0-9.]*+"(?: customHeight="[a-z0-9]*+")?+)?+'
    rf" ?+(?:/>|>(?:{_UNFILLED_CELL})*+</row>)"
)
"""A row behind `_ROW` that holds nothing but formats; compiled where a row may be one."""
_KEEP = r'(?: xml:space="preserve")?+'
_ATTRIBUTES = r'((?: [A-Za-z0-9:]++="[^"<&\t\n]*+")*+)'
_ROW_START = re.compile(rf"{_ATTRIBUTES} ?+(/?)>")
"""The start of a row behind its number, and whether it ends there."""
_CONTENT = re.compile(
    rf'(?: s="([0-9]{{1,5}}+)")?+(?: t="([A-Za-z]++)")?+ ?+(?:/>|>'
    rf"(?:<f{_ATTRIBUTES} ?+(?:(?:(?<=\")|(?<=\" ))/>|>([^<]*+)(<)/f>))?+"
    rf"(?:<v{_KEEP}(?: ?+/(>)|>([^<]*+)(<)/v>))?+"
    rf"(?:<is><t{_KEEP}>([^<]*+)(<)/t></is>)?+</c>)"
)
"""A cell behind its address."""
_STYLE = re.compile(r'(?: s="([0-9]{1,5}+)")?+')
_SAID, _SAID_END = ' t="inlineStr"><is><t>', "</t></is></c>"
_SHARED, _SHARED_END = ' t="s"><v>', "</v></c>"
"""Around a text, or the number of a shared one, in a cell that holds nothing else behind its style."""
_AT_SAID_END, _AT_SHARED_END = -len(_SAID_END), -len(_SHARED_END)
_ROW_NAMES = (
    *("spans", "s", "customFormat", "ht", "hidden", "customHeight", "outlineLevel", "collapsed"),
    *("thickTop", "thickBot", "ph", "x14ac:dyDescent"),
)
_FORMULA_NAMES = (
    *("t", "ref", "si", "ca", "aca", "bx", "dt2D", "dtr", "del1", "del2", "r1", "r2"),
    "xml:space",
)
_REMEMBERED = 1500
"""Characters of a cell that may come again."""
_OF_A_FORM, _MOST_KNOWN = 2048, 4096
"""Different cells: about as many as a form has, and as many as are remembered of all."""
_MARKS = 1 << 16
"""For what came once; of two with one mark the second passes for one that comes again."""
Parts = tuple[str, str, str | None, str | None]
"""Of a cell's content: type, attributes of the formula, the formula, the value."""
Cell = tuple[str, Value | None, int, str, Parts | None]
"""Of a cell, wherever it stands: its style, what it says, and how many characters of that are kept; its
shared string, or its parts, where it takes the rest of the workbook to say it."""
_PREFIX = "x14ac:"
_DECLARED = b' xmlns:x14ac="'
_new = tuple.__new__
"""`Value` without its own `__new__`, which takes longer than to find the cell."""


def plain_rows(blocks: Iterator[bytes], parser: SheetParser) -> Iterator[bytes]:
    """Yield what Expat has to see of a plain worksheet; its rows go to `parser` between two blocks.

    Raises:
        NotPlainError: the part is not plain; some of it may have been read before that shows.
    """
    return _SHEET.blocks(blocks, parser.context.package.limits, _Rows(parser).add)


@cache
def _unfilled_row() -> re.Pattern[str]:
    return re.compile(_UNFILLED_ROW)


class _Columns(dict[str, int]):
    """Columns by their letters, of which there are no more than a sheet has."""

    def __missing__(self, letters: str) -> int:
        number = column_number(letters)
        if number is None:
            raise NotPlainError
        self[letters] = number
        return number


_COLUMNS = _Columns()


class _Rows:
    """The rows of one sheet; shared strings are made values once."""

    def __init__(self, parser: SheetParser) -> None:
        self.parser = parser
        self.strings = parser.context.strings.values
        self.kept = 0

    def add(self, text: str, head: bytes) -> None:
        """Add whole rows to the sheet.

        Raises:
            NotPlainError: something in them is not plain, or may be a reason to refuse them.
            UnreadableWorkbookError: F009, too many cells.
        """
        # Where rows without a height are hidden, those that are passed over here would have to be looked at.
        if not self.parser.in_data or self.parser.in_row or self.parser.flat_rows:
            raise NotPlainError
        declared, count, self.kept = _DECLARED in head and b"'" not in head, 0, 0
        before, *rows = text.split(_ROW)
        if before:
            raise NotPlainError
        for row in rows:
            if _CELL_END in row or not _unfilled_row().fullmatch(row):
                count += self._add_row(row, declared)
        self.parser.count(count, self.kept)

    def _add_row(self, text: str, declared: bool) -> int:
        """Add a row, given behind `_ROW`, and return how many of its cells are filled."""
        inner = text.removesuffix(_ROW_END)
        cells = inner.split(_CELL)
        digits, _, about = cells.pop(0).partition('"')
        row = row_number(digits)
        hidden, ends = _row_start(about, declared)
        if row is None or ends is (len(inner) < len(text)) or (ends and cells):
            raise NotPlainError
        if hidden:
            self.parser.hidden_rows.add(row)
        filled = self._filled(cells, row, digits)
        if filled:
            self._fill(row, filled)
        return len(filled)

    def _filled(self, cells: list[str], row: int, digits: str) -> Cells:
        """Return what of the cells of a row, each given behind `_CELL`, is filled."""
        strings, styles = self.strings, self.parser.context.styles
        formats, odd, long = styles.formats, styles.odd, self.parser.context.strings.longest > LONGEST_TEXT
        filled: Cells = {}
        kept = column = 0
        behind = f'{digits}"'
        for cell in cells:
            letters, _, content = cell.partition(behind)
            before, column = column, _COLUMNS[letters]
            if column <= before:
                raise NotPlainError  # out of order, or twice
            style, value, size, index, parts = _KNOWN[content]
            if value is None:
                if index:
                    value = strings.get(index) or self._string(index, (row, column, style))
                elif parts:
                    value, size = self._read_here(parts, size, row, column)
                if value is None:
                    kept += size
                    continue
            kept += size
            if style in formats and value[0] is NUMBER:
                value = _new(Value, (NUMBER, value[1], value[2], formats[style]))
            filled[column] = value
            if odd and style in odd:
                self.parser.see((row, column), value, style, index)
            if (size > LONGEST_TEXT or long) and len(value[1]) > LONGEST_TEXT:
                self.parser.note_length(row, column, value)
        self.kept += kept
        return filled

    def _fill(self, row: int, cells: Cells) -> None:
        if row <= self.parser.last_filled_row:
            raise NotPlainError  # out of order, or twice
        self.parser.last_filled_row = row
        self.parser.rows[row] = cells

    def _read_here(self, parts: Parts, size: int, row: int, column: int) -> tuple[Value | None, int]:
        """Return value and size of a cell that needs the shared strings, or the formulas of other cells."""
        kind, about, formula, raw = parts
        if about:
            of_kind, index = _formula_kind(about)
            if of_kind == "shared":
                formula, price = self.parser.share(index, formula or "", row, column)
                size += price
            formula = "" if of_kind == "dataTable" else formula or ""
        if kind != "s":
            return stored_value(kind, raw, None, formula), size
        if not raw and (raw is None or formula is None):
            return None if formula is None else Value(UNCOMPUTED, "", formula), size
        string = self.strings.get(raw) or self._string(raw)
        return _new(Value, (TEXT, string[1], formula, "general")), size

    def _string(self, index: str, at: tuple[int, int, str] | None = None) -> Value:
        """Return a shared string; a rich one in a cell (row, column, style) is looked at each time."""
        strings = self.parser.context.strings
        if not (index.isascii() and index.isdigit() and len(index) <= LONGEST_INDEX):
            raise NotPlainError
        if int(index) >= len(strings.texts) or (index[0] == "0" and index != "0"):
            raise NotPlainError  # there is none, or it may be known by its usual number already
        value = _new(Value, (TEXT, strings.texts[int(index)], None, "general"))
        if index not in strings.rich:
            self.strings[index] = value
        elif at is None:
            raise NotPlainError
        else:
            self.parser.see(at[:2], value, at[2], index)
        return value


def _read(content: str) -> Cell:
    """Return what a cell says, given behind its address."""
    match = _CONTENT.fullmatch(content)
    if match is None:
        raise NotPlainError
    style, kind, about, formula, formula_end, no_value, raw, raw_end, inline, inline_end = match.groups("")
    if inline_end or (kind == "inlineStr" and not formula_end and not about):
        if kind != "inlineStr" or formula_end or about or raw_end or no_value:
            raise NotPlainError
        raw, raw_end = inline, inline_end
    if "&" in content:
        formula, raw = without_references(formula), without_references(raw)
    size = len(formula) + len(raw)
    own = formula.removeprefix("=") if formula_end or about else None
    stored = raw if raw_end else "" if no_value else None
    if kind == "s" and raw and own is None:
        return style, None, size, raw, None
    if about or kind == "s":
        return style, None, size, "", (kind or "n", about, own, stored)
    return style, stored_value(kind or "n", stored, None, own), size, "", None


@lru_cache(maxsize=1024)
def _style(looks: str) -> str:
    """Return the style that the attribute of a cell names; nothing where it has none."""
    match = _STYLE.fullmatch(looks)
    if match is None:
        raise NotPlainError
    return match[1] or ""


class _Known(dict[str, Cell]):
    """What cells say, worked out as they are met, each given behind its address.

    A form's own words and formulas come again in each of its workbooks, its answers in each row. Once there
    are as many as a form has, what comes for the first time is not remembered: names and notes do not come
    again, and would take the room of these.
    """

    def __init__(self) -> None:
        super().__init__()
        self.came, self.times = bytearray(_MARKS), 0

    def __missing__(self, content: str) -> Cell:
        said: Cell | None = None
        if content.endswith(_SAID_END):
            looks, found, text = content[:_AT_SAID_END].partition(_SAID)
            if found and text and "<" not in text and "&" not in text:
                value = _new(Value, (TEXT, unescape(text) if "_" in text else text, None, "general"))
                said = _style(looks), value, len(text), "", None
        elif content.endswith(_SHARED_END):
            looks, found, index = content[:_AT_SHARED_END].partition(_SHARED)
            if found and index.isdigit():
                said = _style(looks), None, len(index), index, None
        said = said or _read(content)
        if len(self) < _OF_A_FORM and len(content) <= _REMEMBERED:
            self[content] = said
            return said
        self._remember(content, said)
        return said

    def _remember(self, content: str, said: Cell) -> None:
        """Remember what comes again, once there is as much as a form has."""
        if len(content) > _REMEMBERED:
            return
        if self.came[mark := hash(content) % _MARKS]:
            if len(self) >= _MOST_KNOWN:
                self.clear()
            self[content] = said
        else:
            if self.times >= _MOST_KNOWN:
                self.came, self.times = bytearray(_MARKS), 0
            self.came[mark], self.times = 1, self.times + 1


_KNOWN = _Known()


@lru_cache(maxsize=1024)
def _row_start(text: str, declared: bool) -> tuple[bool, bool]:
    """Return whether a row is hidden and whether it ends, by its start behind the number.

    `declared` says whether the usual prefix is.
    """
    match = _ROW_START.fullmatch(text)
    if match is None:
        raise NotPlainError
    stated = distinct(match[1], _ROW_NAMES)
    if not declared and any(name.startswith(_PREFIX) for name in stated):
        raise NotPlainError
    return bool(stated) and is_hidden_row(stated), bool(match[2])


@lru_cache(maxsize=1024)
def _formula_kind(about: str) -> tuple[str, str]:
    """Return the attributes ``t`` and ``si`` of a formula."""
    stated = distinct(about, _FORMULA_NAMES)
    return stated.get("t", "normal"), stated.get("si", "")
