"""How wide the columns and how high the rows of a sheet are, as far as the boxes of comments need to know."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zitool.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

_TAG = re.compile(rb"<(?:[\w.-]+:)?(col|row|sheetFormatPr)\b([^<>]*)>")
_ATTRIBUTE = re.compile(
    rb"\b(r|ht|hidden|min|max|width|defaultColWidth|defaultRowHeight)\s*=\s*[\"']([^\"']*)[\"']"
)
_WIDTH, _HEIGHT = 8.43, 15.0
_MOST_COLUMNS = 16_384
_CHARACTER, _EDGE = 7, 5
"""Pixels of a digit in the usual font, and of the edges of a column."""
_POINT = 4 / 3
_MOST_STEPS = 200
"""Columns or rows that a box spans at most, should they all be hidden."""


class Room(NamedTuple):
    """Sizes in pixels; columns and rows that are not named have the size with 0."""

    columns: Mapping[int, int]
    rows: Mapping[int, int]

    def across(self, column: int, length: int) -> tuple[int, int]:
        """Return the column, and the pixels into it, where what begins at the left of `column` ends."""
        return _end(self.columns, column, length)

    def down(self, row: int, length: int) -> tuple[int, int]:
        """Return the row, and the pixels into it, where what begins at the top of `row` ends."""
        return _end(self.rows, row, length)


def room_of(sheet: bytes) -> Room:
    """Return the sizes that a worksheet states; what is not plainly written has the usual size."""
    columns, rows = {0: _across(_WIDTH)}, {0: round(_HEIGHT * _POINT)}
    for tag in _TAG.finditer(sheet):
        kind, attributes = tag.groups()
        if kind == b"row" and b"ht" not in attributes and b"hidden" not in attributes:
            continue
        stated = {name: value.decode("ascii", "replace") for name, value in _ATTRIBUTE.findall(attributes)}
        gone = stated.get(b"hidden") in {"1", "true"}
        if kind == b"sheetFormatPr":
            columns[0] = _across(_number(stated.get(b"defaultColWidth"), _WIDTH))
            rows[0] = round(_number(stated.get(b"defaultRowHeight"), _HEIGHT) * _POINT)
        elif kind == b"row":
            height = round(_number(stated.get(b"ht"), _HEIGHT) * _POINT)
            rows[int(_number(stated.get(b"r"), 0)) or -1] = 0 if gone else height
        else:
            first, last = (int(_number(stated.get(name), 0)) for name in (b"min", b"max"))
            width = 0 if gone else _across(_number(stated.get(b"width"), _WIDTH))
            columns |= dict.fromkeys(range(max(first, 1), min(last, _MOST_COLUMNS) + 1), width)
    return Room(columns, rows)


def _across(width: float) -> int:
    return int(width * _CHARACTER) + _EDGE


def _number(text: str | None, otherwise: float) -> float:
    return float(text) if text and re.fullmatch(r"\d{1,7}(\.\d{1,20})?", text, re.ASCII) else otherwise


def _end(sizes: Mapping[int, int], start: int, length: int) -> tuple[int, int]:
    for position in range(start, start + _MOST_STEPS):
        size = sizes.get(position, sizes[0])
        if length <= size:
            return position, length
        length -= size
    return start + _MOST_STEPS, 0
