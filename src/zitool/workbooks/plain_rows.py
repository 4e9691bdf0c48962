"""Rows of a plain worksheet, straight from its text to cells."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from zitool.core.values import NUMBER, TEXT, UNCOMPUTED, Value
from zitool.workbooks.grid import ROWS, column_number
from zitool.workbooks.plain import NotPlainError, Plain, without_references
from zitool.workbooks.sheet_parser import LONGEST_INDEX, LONGEST_TEXT, is_hidden_row
from zitool.workbooks.stored import XML_SPACE, is_number, stored_value
from zitool.workbooks.strings import unescape

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zitool.workbooks.sheet_parser import SheetParser

_SHEET = Plain(b"worksheet", b"<sheetData>", b"<row ", b"</sheetData>")
# Columns to ZZ and rows to 999,999: whatever is nearer to the edge of the grid is looked at.
_UNFILLED_CELL = r'<c r="[A-Z]{1,2}+[1-9][0-9]{0,5}+"(?: s="[0-9]{1,5}+")?+(?: t="n")?+(?: ?+/>|></c>)'
# Attributes that hide a row are not among these, nor is a height that may be zero; none can come twice.
_UNFILLED_ROW = (
    r'<row r="[1-9][0-9]{0,5}+"(?: spans="[0-9: ]*+")?+(?: s="[0-9]*+")?+(?: customFormat="[a-z0-9]*+")?+'
    r'(?: ht="[1-9][0-9.]*+")?+(?: customHeight="[a-z0-9]*+")?+'
    rf" ?+(?:/>|>(?:{_UNFILLED_CELL})*+</row>)"
)
_ATTRIBUTES = r'((?: [A-Za-z0-9:]++="[^"<&\t\n]*+")*+)'
_KEEP = r'(?: xml:space="preserve")?+'
_TOKEN = re.compile(
    r'<c r="([A-Z]{1,3}+)([1-9][0-9]{0,6}+)"(?: s="([0-9]{1,5}+)")?+(?: t="([A-Za-z]++)")?+ ?+(?:/>|>'
    rf"(?:<f{_ATTRIBUTES} ?+(?:(?:(?<=\")|(?<=\" ))/>|>([^<]*+)(<)/f>))?+"
    rf"(?:<v{_KEEP}(?: ?+/(>)|>([^<]*+)(<)/v>))?+"
    rf"(?:<is><t{_KEEP}>([^<]*+)(<)/t></is>)?+</c>)(?:{_UNFILLED_CELL})*+"
    rf'|<row r="([1-9][0-9]{{0,6}}+)"{_ATTRIBUTES} ?+(?:(/)>(?:{_UNFILLED_ROW})*+|>(?:{_UNFILLED_CELL})*+)'
    rf"|(</row>)(?:{_UNFILLED_ROW})*+|([\s\S])"
)
"""A cell, the start of a row, its end, or anything else; what is empty behind them is taken along."""
_ATTRIBUTE = re.compile(r' ([A-Za-z0-9:]+)="([^"]*)"')
_ROW_NAMES = (
    *("spans", "s", "customFormat", "ht", "hidden", "customHeight", "outlineLevel", "collapsed"),
    *("thickTop", "thickBot", "ph", "x14ac:dyDescent"),
)
_FORMULA_NAMES = (
    *("t", "ref", "si", "ca", "aca", "bx", "dt2D", "dtr", "del1", "del2", "r1", "r2"),
    "xml:space",
)
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
    """The rows of one sheet; values that came before are made once."""

    def __init__(self, parser: SheetParser) -> None:
        self.parser = parser
        self.formats = parser.context.formats
        self.strings: dict[str, Value] = {}
        self.numbers: dict[str, bool] = {}
        self.columns: dict[str, int] = {}
        self.kept = 0

    def add(self, text: str, head: bytes) -> None:  # noqa: C901, PLR0912 - a call less a cell is a tenth of its cost
        """Add whole rows to the sheet.

        Raises:
            NotPlainError: something in them is not plain, or may be a reason to refuse them.
            UnreadableWorkbookError: F009, too many cells.
        """
        parser, columns, strings = self.parser, self.columns, self.strings
        if not parser.in_data or parser.in_row:
            raise NotPlainError
        cells = parser.cells
        before, kept = len(cells), 0
        row, row_text, column, filled = 0, "", 0, False  # row 0: outside of all rows
        for (
            letters, digits, style, kind, about, formula, formula_end, no_value, raw, raw_end,
            inline, inline_end, row_digits, about_row, no_cells, row_end, _,
        ) in _TOKEN.findall(text):  # fmt: skip
            if letters:
                at = columns.get(letters) or self._column(letters)
                if at <= column or digits != row_text:
                    raise NotPlainError  # out of order or twice, or of another row
                column = at
                if formula_end or about or kind not in ("s", "inlineStr"):
                    moved = self._formula(about, formula, row, column) if about or formula_end else None
                    content = raw if raw_end else "" if no_value else None
                    found = self._value(kind, style, moved, content, inline if inline_end else None)
                    if found is None:
                        continue
                    value = found
                elif raw_end and not inline_end and kind == "s":
                    value = strings.get(raw) or self._string(raw)
                    kept += len(raw)
                elif inline_end and not (raw_end or no_value) and kind == "inlineStr":
                    if "&" in inline:
                        inline = without_references(inline)  # noqa: PLW2901
                    kept += len(inline)
                    value = _new(
                        Value, (TEXT, unescape(inline) if "_x" in inline else inline, None, "general")
                    )
                elif raw_end or inline_end or (no_value and kind == "inlineStr"):
                    raise NotPlainError
                else:
                    continue
                if not filled:
                    self._fill(row)
                    filled = True
                cells[row, column] = value
                if len(value[1]) > LONGEST_TEXT:
                    parser.note_length(row, column, value)
            elif row_digits and not row:
                row, row_text, column, filled = self._row(row_digits, about_row, head), row_digits, 0, False
                if no_cells:
                    row, row_text = 0, ""
            elif row_end and row:
                row, row_text = 0, ""
            else:
                raise NotPlainError
        if row:
            raise NotPlainError
        parser.count(len(cells) - before, kept + self.kept)
        self.kept = 0

    def _row(self, digits: str, about: str, head: bytes) -> int:
        row = int(digits)
        if row > ROWS:
            raise NotPlainError
        if about and _is_hidden(about, _DECLARED in head and b"'" not in head):
            self.parser.hidden_rows.add(row)
        return row

    def _fill(self, row: int) -> None:
        if row <= self.parser.last_filled_row:
            raise NotPlainError  # out of order, or twice
        self.parser.last_filled_row = row
        self.parser.filled_rows.add(row)

    def _column(self, letters: str) -> int:
        number = column_number(letters)
        if number is None:
            raise NotPlainError
        self.columns[letters] = number
        return number

    def _formula(self, about: str, text: str, row: int, column: int) -> str:
        if "&" in text:
            text = without_references(text)
        self.kept += len(text)
        text = text.removeprefix("=")
        if not about:
            return text
        kind, index = _formula_kind(about)
        if kind == "shared":
            text, price = self.parser.share(index, text, row, column)
            self.kept += price
        return "" if kind == "dataTable" else text

    def _value(
        self, kind: str, style: str, formula: str | None, raw: str | None, inline: str | None
    ) -> Value | None:
        """Return the value of a cell that is not just a shared string; see `stored_value`."""
        if inline is not None:
            raise NotPlainError
        if raw is None:
            return None if formula is None else _new(Value, (UNCOMPUTED, "", formula, "general"))
        if "&" in raw:
            raw = without_references(raw)
        self.kept += len(raw)
        if kind == "s":
            return _new(Value, (TEXT, (self.strings.get(raw) or self._string(raw))[1], formula, "general"))
        shown = self.formats.get(style, "general")
        text = raw.strip(XML_SPACE)
        if kind in ("", "n"):
            if not text:
                return None if formula is None else _new(Value, (UNCOMPUTED, "", formula, "general"))
            known = self.numbers.get(text)
            if known is None:
                known = self.numbers[text] = is_number(text)
            if known:
                return _new(Value, (NUMBER, text, formula, shown))
        return stored_value(kind or "n", raw, None, formula, shown)

    def _string(self, index: str) -> Value:
        strings = self.parser.context.strings
        if not (index.isascii() and index.isdigit() and len(index) <= LONGEST_INDEX):
            raise NotPlainError
        if int(index) >= len(strings):
            raise NotPlainError
        value = self.strings[index] = _new(Value, (TEXT, strings[int(index)], None, "general"))
        return value


@lru_cache(maxsize=1024)
def _is_hidden(about: str, declared: bool) -> bool:
    """Return whether the attributes of a row hide it; `declared` says whether the usual prefix is."""
    found = dict(_distinct(about, _ROW_NAMES))
    if not declared and any(name.startswith(_PREFIX) for name in found):
        raise NotPlainError
    return is_hidden_row(found)


@lru_cache(maxsize=1024)
def _formula_kind(about: str) -> tuple[str, str]:
    """Return the attributes ``t`` and ``si`` of a formula."""
    found = dict(_distinct(about, _FORMULA_NAMES))
    return found.get("t", "normal"), found.get("si", "")


def _distinct(about: str, known: tuple[str, ...]) -> list[tuple[str, str]]:
    """Return attributes as (name, value) if all are `known` and none comes twice."""
    found: list[tuple[str, str]] = _ATTRIBUTE.findall(about)
    names = {name for name, _ in found}
    if len(names) < len(found) or not names.issubset(known):
        raise NotPlainError
    return found
