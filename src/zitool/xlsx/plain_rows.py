"""Rows of a plain worksheet, straight from its text to cells."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from zitool.core.values import NUMBER, TEXT, UNCOMPUTED, Value
from zitool.xlsx.grid import ROWS, column_number
from zitool.xlsx.plain import NotPlainError, Plain, distinct, without_references
from zitool.xlsx.sheet_parser import LONGEST_INDEX, LONGEST_TEXT, is_hidden_row, stored_value
from zitool.xlsx.strings import unescape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zitool.core.values import Cells
    from zitool.xlsx.sheet_parser import SheetParser

_SHEET = Plain(b"worksheet", b"<sheetData>", b"<row ", b"</sheetData>")
# Columns to ZZ and rows to 999,999: whatever is nearer to the edge of the grid is looked at.
_UNFILLED_CELL = r'<c r="[A-Z]{1,2}+[1-9][0-9]{0,5}+" s="[0-9]{1,5}+"(?:/>| t="n" />)'
# Attributes that hide a row are not among these, nor is a height that may be zero; none can come twice.
_UNFILLED_ROW = (
    r'<row r="[1-9][0-9]{0,5}+"(?: spans="[0-9: ]*+")?+(?: s="[0-9]*+")?+(?: customFormat="[a-z0-9]*+")?+'
    r'(?: ht="[1-9][0-9.]*+"(?: customHeight="[a-z0-9]*+")?+)?+'
    rf" ?+(?:/>|>(?:{_UNFILLED_CELL})*+</row>)"
)
_KEEP = r'(?: xml:space="preserve")?+'
_ATTRIBUTES = r'((?: [A-Za-z0-9:]++="[^"<&\t\n]*+")*+)'
_CONTENT = re.compile(
    rf'(?: t="([A-Za-z]++)")?+ ?+(?:/>|>'
    rf"(?:<f{_ATTRIBUTES} ?+(?:(?:(?<=\")|(?<=\" ))/>|>([^<]*+)(<)/f>))?+"
    rf"(?:<v{_KEEP}(?: ?+/(>)|>([^<]*+)(<)/v>))?+"
    rf"(?:<is><t{_KEEP}>([^<]*+)(<)/t></is>)?+</c>)"
)
"""A cell behind its style."""
_TOKEN = re.compile(
    r'<c r="([A-Z]{1,3}+)([1-9][0-9]{0,6}+)"(?: s="([0-9]{1,5}+)")?+'
    rf'(?: t="s"><v>([0-9]{{1,{LONGEST_INDEX}}}+)</v></c>| t="inlineStr"><is><t>([^<]++)</t></is></c>'
    rf'|((?: t="[A-Za-z]++")?+ ?+(?:/>|>(?:[^<]++|<(?!/c>))*+</c>)))(?:{_UNFILLED_CELL})*+'
    rf'|<row r="([1-9][0-9]{{0,6}}+)"{_ATTRIBUTES} ?+'
    rf"(?:(/)>|>(?:{_UNFILLED_CELL})*+)"
    rf"|(</row>)(?:{_UNFILLED_ROW})*+|([\s\S])"
)
"""A cell, the start of a row, its end, or anything else; what is empty behind them is taken along.

What is in a cell only has to end; `_CONTENT` says whether it is plain.
"""
_ROW_NAMES = (
    *("spans", "s", "customFormat", "ht", "hidden", "customHeight", "outlineLevel", "collapsed"),
    *("thickTop", "thickBot", "ph", "x14ac:dyDescent"),
)
_FORMULA_NAMES = (
    *("t", "ref", "si", "ca", "aca", "bx", "dt2D", "dtr", "del1", "del2", "r1", "r2"),
    "xml:space",
)
_REMEMBERED = 1500
"""Characters of a cell's content that may come again."""
Parts = tuple[str, str, str | None, str | None]
"""Of a cell's content: type, attributes of the formula, the formula, the value."""
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


class _Rows:
    """The rows of one sheet; shared strings are made values once."""

    def __init__(self, parser: SheetParser) -> None:
        self.parser = parser
        self.strings = parser.context.strings.values
        self.columns: dict[str, int] = {}
        self.kept = 0

    def add(self, text: str, head: bytes) -> None:  # noqa: C901, PLR0912, PLR0915 - a call less a cell is a tenth of its cost
        """Add whole rows to the sheet.

        Raises:
            NotPlainError: something in them is not plain, or may be a reason to refuse them.
            UnreadableWorkbookError: F009, too many cells.
        """
        parser, columns, strings = self.parser, self.columns, self.strings
        # Where rows without a height are hidden, those that are passed over here would have to be looked at.
        if not parser.in_data or parser.in_row or parser.flat_rows:
            raise NotPlainError
        styles, declared = parser.context.styles, _DECLARED in head and b"'" not in head
        formats, odd, long = styles.formats, styles.odd, parser.context.strings.longest > LONGEST_TEXT
        count = kept = size = 0
        row, row_text, column = 0, "", 0  # row 0: outside of all rows
        cells: Cells = {}
        for (
            letters, digits, style, index, inline, content, row_digits, about_row, no_cells, row_end, _,
        ) in _TOKEN.findall(text):  # fmt: skip
            if letters:
                at = columns.get(letters) or self._column(letters)
                if at <= column or digits != row_text:
                    raise NotPlainError  # out of order or twice, or of another row
                column = at
                if index:
                    value = strings.get(index) or self._string(index, (row, column, style))
                    kept += len(index)
                    size = 0
                elif inline:
                    if "&" in inline:
                        inline = without_references(inline)  # noqa: PLW2901
                    size = len(inline)
                    kept += size
                    said = unescape(inline) if "_x" in inline else inline
                    value = _new(Value, (TEXT, said, None, "general"))
                else:
                    read, size, parts = _known(content) if len(content) <= _REMEMBERED else _read(content)
                    if parts:
                        read, size = self._read_here(parts, size, row, column)
                    kept += size
                    if read is None:
                        continue
                    value = read
                    if style in formats and value[0] is NUMBER:
                        value = _new(Value, (NUMBER, value[1], value[2], formats[style]))
                if not cells:
                    self._fill(row, cells)
                cells[column] = value
                if odd and style in odd:
                    parser.see((row, column), value, style, index)
                if (long or size > LONGEST_TEXT) and len(value[1]) > LONGEST_TEXT:
                    parser.note_length(row, column, value)
            elif row_digits and not row:
                row, row_text, column, cells = self._row(row_digits, about_row, declared), row_digits, 0, {}
                if no_cells:
                    row, row_text = 0, ""
            elif row_end and row:
                count += len(cells)
                row, row_text = 0, ""
            else:
                raise NotPlainError
        if row:
            raise NotPlainError
        parser.count(count, kept)

    def _row(self, digits: str, about: str, declared: bool) -> int:
        row = int(digits)
        if row > ROWS:
            raise NotPlainError
        if about and _is_hidden(about, declared):
            self.parser.hidden_rows.add(row)
        return row

    def _fill(self, row: int, cells: Cells) -> None:
        if row <= self.parser.last_filled_row:
            raise NotPlainError  # out of order, or twice
        self.parser.last_filled_row = row
        self.parser.rows[row] = cells

    def _column(self, letters: str) -> int:
        number = column_number(letters)
        if number is None:
            raise NotPlainError
        self.columns[letters] = number
        return number

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


def _read(content: str) -> tuple[Value | None, int, Parts | None]:
    """Return what the `content` of a cell says, how many characters of it are kept, and no parts.

    Where it takes the rest of the sheet to say that, the parts of the content are returned instead.
    """
    match = _CONTENT.fullmatch(content)
    if match is None:
        raise NotPlainError
    kind, about, formula, formula_end, no_value, raw, raw_end, inline, inline_end = match.groups("")
    if inline_end or (kind == "inlineStr" and not formula_end and not about):
        if kind != "inlineStr" or formula_end or about or raw_end or no_value:
            raise NotPlainError
        raw, raw_end = inline, inline_end
    if "&" in content:
        formula, raw = without_references(formula), without_references(raw)
    size = len(formula) + len(raw)
    own = formula.removeprefix("=") if formula_end or about else None
    stored = raw if raw_end else "" if no_value else None
    if about or kind == "s":
        return None, size, (kind or "n", about, own, stored)
    return stored_value(kind or "n", stored, None, own), size, None


_known = lru_cache(maxsize=4096)(_read)
"""`_read`: a form's own words and formulas come again in each of its workbooks, its answers in each row."""


@lru_cache(maxsize=1024)
def _is_hidden(about: str, declared: bool) -> bool:
    """Return whether the attributes of a row hide it; `declared` says whether the usual prefix is."""
    stated = distinct(about, _ROW_NAMES)
    if not declared and any(name.startswith(_PREFIX) for name in stated):
        raise NotPlainError
    return is_hidden_row(stated)


@lru_cache(maxsize=1024)
def _formula_kind(about: str) -> tuple[str, str]:
    """Return the attributes ``t`` and ``si`` of a formula."""
    stated = distinct(about, _FORMULA_NAMES)
    return stated.get("t", "normal"), stated.get("si", "")
