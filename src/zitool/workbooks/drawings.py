"""Pictures over the cells of a sheet: where they lie, and nothing of what they show."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from zitool.errors import UnreadableWorkbookError
from zitool.workbooks.grid import COLUMNS, ROWS, Range
from zitool.workbooks.markup import parse, relations, resolve
from zitool.workbooks.package import over_limit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zitool.workbooks.package import Package

_DRAWING = (
    "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing",
    "http://purl.oclc.org/ooxml/drawingml/spreadsheetDrawing",
)
_ANCHORS = ("twoCellAnchor", "oneCellAnchor")
_PLACE = ("row", "col", "rowOff", "colOff")
_LONGEST = 12


def read_drawings(package: Package, part: str, ids: Sequence[str]) -> tuple[Range, ...]:
    """Return the cells that a picture lies over, for each picture of the sheet in `part`.

    A picture whose size is not given in cells lies over the one that it starts in. What cannot be read has no
    pictures.

    Args:
        package: the file.
        part: the worksheet.
        ids: relations of its drawings.

    Raises:
        UnreadableWorkbookError: F009, a drawing goes beyond a limit, and F010, it has a DTD.
    """
    try:
        arrows = relations(package, part)
        drawings = {resolve(package, part, arrows[id_]) for id_ in ids if id_ in arrows}
        return tuple(each for drawing in sorted(drawings) for each in _read(package, drawing))
    except UnreadableWorkbookError as error:
        if error.findings[0].code in {"F009", "F010"}:
            raise
        return ()


def _read(package: Package, part: str) -> list[Range]:
    drawing = _Drawing(package, part)
    drawing.run()
    return drawing.found


class _Drawing:
    """What is known between two tags of a drawing, with a handler a tag."""

    def __init__(self, package: Package, part: str) -> None:
        self.package, self.part = package, part
        self.found: list[Range] = []
        self.corners: dict[str, dict[str, int]] = {}
        self.corner: dict[str, int] = {}
        self.pieces: list[str] = []
        self.has_picture = False

    def run(self) -> None:
        """Go through the part once."""
        parse(
            self.package,
            self.part,
            "wsDr",
            start={
                **dict.fromkeys(_ANCHORS, self._start_anchor),
                **{name: partial(self._start_corner, name) for name in ("from", "to")},
                **dict.fromkeys(_PLACE, self._start_number),
                "pic": self._add_picture,
            },
            end={
                **{name: partial(self._end_number, name) for name in _PLACE},
                **dict.fromkeys(_ANCHORS, self._end_anchor),
            },
            text=self.pieces.append,
            namespaces=_DRAWING,
        )

    def _start_anchor(self, _: dict[str, str]) -> None:
        self.corners = {}
        self.has_picture = False

    def _start_corner(self, name: str, _: dict[str, str]) -> None:
        self.corner = self.corners[name] = dict.fromkeys(_PLACE, 0)

    def _start_number(self, _: dict[str, str]) -> None:
        self.pieces.clear()

    def _end_number(self, name: str) -> None:
        text = "".join(self.pieces).strip()
        if text.isascii() and text.isdigit() and len(text) < _LONGEST:
            self.corner[name] = int(text)

    def _add_picture(self, _: dict[str, str]) -> None:
        self.has_picture = True

    def _end_anchor(self) -> None:
        first = self.corners.get("from")
        if not self.has_picture or first is None:
            return
        last = self.corners.get("to", {**first, "rowOff": 1, "colOff": 1})
        # A picture that ends at the upper or left edge of a cell is not over it.
        row = max(first["row"], last["row"] - (not last["rowOff"]))
        column = max(first["col"], last["col"] - (not last["colOff"]))
        stretch = Range(first["row"] + 1, first["col"] + 1, min(row + 1, ROWS), min(column + 1, COLUMNS))
        self.found.append(stretch)
        if len(self.found) > (most := self.package.limits.merges):
            raise over_limit(self.package.file, self.part, "pictures", len(self.found), most)
