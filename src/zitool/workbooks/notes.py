"""Comments on cells as Excel keeps them: a part of texts, and a part of old drawings that shows them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeAlias

from zitool.workbooks.grid import address
from zitool.workbooks.surgery import ascii_xml

if TYPE_CHECKING:
    from collections.abc import Mapping

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_SHAPE = (
    '<v:shape xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel" id="_x0000_s{id}" type="#_x0000_t202" '
    'style="position:absolute;margin-left:60pt;margin-top:1pt;width:260pt;height:{height}pt;z-index:1;'
    'visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>'
    '<v:shadow color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
    "<x:Anchor>{left},15,{top},2,{right},15,{bottom},4</x:Anchor><x:AutoFill>False</x:AutoFill>"
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


def drawing_part(notes: Notes) -> bytes:
    """Return a part of old drawings: a box for each comment, hidden until somebody points at the cell."""
    return f"{_DRAWING}{_BOX_TYPE}{_boxes(notes, _FIRST_ID)}</xml>".encode()


def with_boxes(drawing: bytes, notes: Notes) -> bytes | None:
    """Return a part of old drawings with boxes for more comments, or None where it has no end to be found."""
    before, end, after = drawing.rpartition(b"</xml>")
    if not end:
        return None
    taken = max((int(each) for each in _SHAPE_ID.findall(drawing)), default=_FIRST_ID - 1)
    type_ = "" if b'id="_x0000_t202"' in drawing else _BOX_TYPE
    return before + f"{type_}{_boxes(notes, taken + 1)}".encode() + end + after


def _boxes(notes: Notes, first_id: int) -> str:
    found = []
    for number, ((row, column), text) in enumerate(notes.items(), first_id):
        lines = sum(len(each) // _LINE + 1 for each in text.split("\n"))
        top = max(row - 2, 0)
        found.append(
            _SHAPE.format(
                id=number, height=12 * lines + 12, left=column, right=column + 4,
                top=top, bottom=top + lines + 1, row=row - 1, column=column - 1,
            )
        )  # fmt: skip
    return "".join(found)
