"""Pictures and embedded files over the cells of a sheet: where they lie, and nothing of what they show."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from zitool.errors import UnreadableWorkbookError
from zitool.xlsx.grid import COLUMNS, ROWS, Range
from zitool.xlsx.markup import MAIN, parse, relations, resolve
from zitool.xlsx.package import over_limit

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from zitool.xlsx.markup import End, Start
    from zitool.xlsx.package import Package

_DRAWING = (
    "http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing",
    "http://purl.oclc.org/ooxml/drawingml/spreadsheetDrawing",
)
_OLD = "urn:schemas-microsoft-com:office:excel"
_ANCHORS = ("twoCellAnchor", "oneCellAnchor", "anchor")
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
    ranges: list[Range] = []
    for drawing in _led_to(package, part, ids):
        ranges += _read(_Drawing(package, drawing), "wsDr", _DRAWING)
    return tuple(ranges)


def read_objects(package: Package, part: str, ids: Sequence[str]) -> tuple[Range, ...]:
    """Return the cells that an embedded file lies over, for each that the sheet in `part` holds.

    The sheet itself says where; one that Excel 2007 wrote does so in a drawing of the older kind.

    Args:
        package: the file.
        part: the worksheet.
        ids: relations of its drawings of the older kind.

    Raises:
        UnreadableWorkbookError: as `read_drawings` does.
    """
    objects = _Drawing(package, part)
    ranges = _read(objects, "worksheet", MAIN)
    for drawing in _led_to(package, part, ids) if objects.loose else ():
        ranges += _read(_OldDrawing(package, drawing, objects.loose), "xml", ("",))
    return tuple(ranges)


def _led_to(package: Package, part: str, ids: Sequence[str]) -> list[str]:
    try:
        arrows = relations(package, part)
        return sorted({resolve(package, part, arrows[id_]) for id_ in ids if id_ in arrows})
    except UnreadableWorkbookError as error:
        return _nothing(error)


def _read(drawing: _Drawing | _OldDrawing, root: str, namespaces: tuple[str, ...]) -> list[Range]:
    try:
        parse(
            drawing.package,
            drawing.part,
            root,
            start=drawing.start,
            end=drawing.end,
            text=drawing.pieces.append,
            namespaces=namespaces,
        )
    except UnreadableWorkbookError as error:
        return _nothing(error)
    return drawing.ranges


def _nothing(error: UnreadableWorkbookError) -> list[Any]:
    """Return that there is nothing in what cannot be read.

    Raises:
        UnreadableWorkbookError: it goes beyond a limit.
    """
    if error.findings[0].code in {"F009", "F010"}:
        raise error
    return []


class _Drawing:
    """What is known between two tags of a drawing, or of a sheet with embedded files.

    Attributes:
        start, end: a handler a tag.
        loose: shapes of embedded files about which the sheet does not say where they lie.
    """

    def __init__(self, package: Package, part: str) -> None:
        self.package, self.part = package, part
        self.ranges: list[Range] = []
        self.loose: set[str] = set()
        self.corners: dict[str, dict[str, int]] = {}
        self.corner: dict[str, int] = {}
        self.pieces: list[str] = []
        self.has_picture = False
        self.shape = ""
        self.placed: set[str] = set()
        places = [(f"{space} {name}", name) for name in _PLACE for space in _DRAWING]
        self.start: dict[str, Start] = {
            **dict.fromkeys(_ANCHORS, self._start_anchor),
            **{name: partial(self._start_corner, name) for name in ("from", "to")},
            **dict.fromkeys((name for name, _ in places), self._start_number),
            "pic": self._add_picture,
            "oleObject": self._start_object,
        }
        self.end: dict[str, End] = {
            **{name: partial(self._end_number, place) for name, place in places},
            **dict.fromkeys(_ANCHORS, self._end_anchor),
            "oleObject": self._end_object,
        }

    def _start_object(self, attributes: dict[str, str]) -> None:
        self.shape = attributes.get("shapeId", "")
        self.loose |= {self.shape} - self.placed

    def _end_object(self) -> None:
        self.shape = ""

    def _start_anchor(self, _: dict[str, str]) -> None:
        self.corners = {}
        self.has_picture = self.shape != ""

    def _start_corner(self, name: str, _: dict[str, str]) -> None:
        self.corner = self.corners[name] = dict.fromkeys(_PLACE, 0)

    def _start_number(self, _: dict[str, str]) -> None:
        self.pieces.clear()

    def _end_number(self, name: str) -> None:
        self.corner[name] = _number("".join(self.pieces))

    def _add_picture(self, _: dict[str, str]) -> None:
        self.has_picture = True

    def _end_anchor(self) -> None:
        first = self.corners.get("from")
        if not self.has_picture or first is None:
            return
        if self.shape:
            self.placed.add(self.shape)
            self.loose.discard(self.shape)
        last = self.corners.get("to", {**first, "rowOff": 1, "colOff": 1})
        _add(self, first, last)


class _OldDrawing:
    """What is known between two tags of a drawing of the older kind, of which only some shapes matter."""

    def __init__(self, package: Package, part: str, shapes: Collection[str]) -> None:
        self.package, self.part, self.shapes = package, part, shapes
        self.ranges: list[Range] = []
        self.pieces: list[str] = []
        self.matters = False
        self.start: dict[str, Start] = {
            "urn:schemas-microsoft-com:vml shape": self._start_shape,
            f"{_OLD} Anchor": lambda _: self.pieces.clear(),
        }
        self.end: dict[str, End] = {f"{_OLD} Anchor": self._end_anchor}

    def _start_shape(self, attributes: dict[str, str]) -> None:
        self.matters = attributes.get("id", "").removeprefix("_x0000_s") in self.shapes

    def _end_anchor(self) -> None:
        numbers = [_number(part) for part in "".join(self.pieces).split(",")]
        if self.matters and len(numbers) == 2 * len(_PLACE):
            order = ("col", "colOff", "row", "rowOff")
            first, last = (dict(zip(order, numbers[at : at + 4], strict=True)) for at in (0, 4))
            _add(self, first, last)


def _number(text: str) -> int:
    digits = text.strip()
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < _LONGEST else 0


def _add(drawing: _Drawing | _OldDrawing, first: dict[str, int], last: dict[str, int]) -> None:
    """Note what lies between two corners; it is not over a cell at whose upper or left edge it ends."""
    row = max(first["row"], last["row"] - (not last["rowOff"]))
    column = max(first["col"], last["col"] - (not last["colOff"]))
    stretch = Range(first["row"] + 1, first["col"] + 1, min(row + 1, ROWS), min(column + 1, COLUMNS))
    drawing.ranges.append(stretch)
    if len(drawing.ranges) > (most := drawing.package.limits.merges):
        raise over_limit(drawing.package.file, drawing.part, "pictures", len(drawing.ranges), most)
