"""Comments on cells as Excel keeps them: a part of texts, and a part of old drawings that shows them."""

from __future__ import annotations

import re
from textwrap import wrap
from typing import TYPE_CHECKING, TypeAlias

from zitool.lke.annotate.surgery import ascii_xml
from zitool.named import NamedTuple
from zitool.xlsx.grid import address

if TYPE_CHECKING:
    from collections.abc import Mapping

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SHAPE = (
    '<v:shape xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel" id="_x0000_s{id}" type="#_x0000_t202" '
    'style="position:absolute;margin-left:60pt;margin-top:1pt;width:{width}pt;height:{height}pt;z-index:1;'
    'visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>'
    '<v:shadow color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/>'
    "<x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill>"
    "<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_DRAWING = (
    '<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel">'
    '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout>'
)
_BOX_TYPE = (
    '<v:shapetype xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_SHAPE_ID = re.compile(rb"_x0000_s([0-9]{1,9})\b")
_FIRST_ID = 1025
_LINE = 48
"""Characters of a line in the box of a comment."""
_WIDE, _HIGH, _OFF = 330, 15, 12
"""Pixels: width of a box, height of a line in it, and how far it stands off its cell."""
_POINTS = 0.75

Notes: TypeAlias = "Mapping[tuple[int, int], str]"
"""Row and column of a cell → its comment."""


def comment_items(notes: Notes, namespace: str, author: int) -> bytes:
    """Return the comments as elements that can stand in any part of comments; `author` is a number there."""
    return "".join(
        f'<comment xmlns="{namespace}" ref="{address(*cell)}" authorId="{author}"><text><r>'
        f'<rPr><sz val="9"/><rFont val="Tahoma"/></rPr><t xml:space="preserve">{ascii_xml(text)}</t>'
        "</r></text></comment>"
        for cell, text in notes.items()
    ).encode()


def author_item(name: str, namespace: str) -> bytes:
    """Return an author as an element."""
    return f'<author xmlns="{namespace}">{ascii_xml(name)}</author>'.encode()


def comments_part(items: bytes, author: str, namespace: str) -> bytes:
    """Return a part of comments."""
    authors = f"<authors><author>{ascii_xml(author)}</author></authors>"
    head = f'{HEAD}<comments xmlns="{namespace}">{authors}<commentList>'
    return head.encode() + items + b"</commentList></comments>"


def drawing_part(notes: Notes, room: Room) -> bytes:
    """Return a part of old drawings: a box for each comment, hidden until somebody points at the cell."""
    return f"{_DRAWING}{_BOX_TYPE}{_boxes(notes, _FIRST_ID, room)}</xml>".encode()


def with_boxes(drawing: bytes, notes: Notes, room: Room) -> bytes | None:
    """Return a part of old drawings with boxes for more comments, or None where it has no end to be found."""
    before, end, after = drawing.rpartition(b"</xml>")
    if not end:
        return None
    taken = max((int(number) for number in _SHAPE_ID.findall(drawing)), default=_FIRST_ID - 1)
    type_ = "" if b'id="_x0000_t202"' in drawing else _BOX_TYPE
    return before + f"{type_}{_boxes(notes, taken + 1, room)}".encode() + end + after


def _boxes(notes: Notes, first_id: int, room: Room) -> str:
    """Return the boxes, each right of its cell and as large as its text, whatever the sizes of the cells."""
    boxes = []
    for number, ((row, column), text) in enumerate(notes.items(), first_id):
        height = _HIGH * sum(max(len(wrap(line, _LINE)), 1) for line in text.split("\n")) + _HIGH
        left, right = room.across(column + 1, _OFF), room.across(column + 1, _OFF + _WIDE)
        top, bottom = room.down(row, 2), room.down(row, 2 + height)
        # Excel counts from 0 here.
        corners = ((number - 1, off) for number, off in (left, top, right, bottom))
        anchor = ",".join(f"{cell},{off}" for cell, off in corners)
        boxes.append(
            _SHAPE.format(
                id=number, width=_WIDE * _POINTS, height=height * _POINTS, anchor=anchor,
                row=row - 1, column=column - 1,
            )
        )  # fmt: skip
    return "".join(boxes)


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
