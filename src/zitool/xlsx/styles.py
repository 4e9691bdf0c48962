"""Cell formats: whether a number is shown as a percentage or a date, what is struck out and what unseen."""

from __future__ import annotations

import re
from functools import lru_cache, partial
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from zitool.core.memo import Recent
from zitool.core.values import NUMBER
from zitool.errors import UnreadableWorkbookError
from zitool.xlsx.fonts import Colours, Font, Look, Seen, colour_of, hidden_by, with_mark
from zitool.xlsx.markup import parse
from zitool.xlsx.package import over_limit
from zitool.xlsx.plain import NotPlainError, Plain, distinct

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from zitool.core.values import Value
    from zitool.xlsx.fonts import Colour, Run
    from zitool.xlsx.package import Package

    ShownAs = Literal["general", "percent", "date", "0", "0.0", "0.00", "0.000"]

_TABLE = Plain(b"styleSheet", rb'<cellXfs(?: count="[0-9]*+")?+ ?+>', b"<xf ", b"</cellXfs>")


_ATTRIBUTES = r'(?: [A-Za-z]++="[^"<>&\t\n]*+")*+'
_FORMAT = re.compile(
    r'<xf numFmtId="([0-9]{1,9}+)"'
    r'(?: fontId="([0-9]{1,9}+)" fillId="([0-9]{1,9}+)" borderId="[0-9]{1,9}+" xfId="[0-9]{1,9}+")?+'
    rf"({_ATTRIBUTES}) ?+"
    rf"(?:/>|>(?:<alignment({_ATTRIBUTES}) ?+/>)?+(?:<protection({_ATTRIBUTES}) ?+/>)?+</xf>)|([\s\S])"
)
"""A cell format, or anything else; what numbers it has in the usual order, its other attributes apart."""
_OTHER_NAMES = (
    *("quotePrefix", "pivotButton", "applyNumberFormat", "applyFont"),
    *("applyFill", "applyBorder", "applyAlignment", "applyProtection", "horizontal", "vertical"),
    *("textRotation", "wrapText", "indent", "relativeIndent", "justifyLastLine", "shrinkToFit"),
    *("readingOrder", "locked", "hidden"),
)
_NAMES = ("fontId", "fillId", "borderId", "xfId", *_OTHER_NAMES)
"""What a cell format or a part of it may say; that one says it of the other does no harm."""
_PERCENTS = frozenset({9, 10})
_DATES = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_LITERAL = re.compile(r'"[^"]*"?|\\.|[_*].|\[[^\]]*\]?|general', re.IGNORECASE | re.DOTALL)
_ROUNDED: Mapping[str, ShownAs] = {"0": "0", "0.0": "0.0", "0.00": "0.00", "0.000": "0.000"}
_BUILT_IN_ROUNDED: Mapping[int, ShownAs] = {
    **dict.fromkeys((1, 3, 37, 38), "0"),
    **dict.fromkeys((2, 4, 39, 40), "0.00"),
}
_DATE_LETTERS = frozenset("dmyhsDMYHS")
_LONGEST, _NOTHING = 9, 1 << 30
"""Digits of the number of a font or fill, and the number of none."""


@lru_cache(maxsize=256)
def shown_as(code: str) -> ShownAs:
    """Return what a number format makes of a number.

    Only letters that stand for something count: not those in quotes, after a backslash or in ``[Red]``. So
    ``0"%"`` is no percentage: it writes a percent sign but shows 85 as 85%, not as 8500%.
    """
    if _ELAPSED.search(code):
        return "date"
    bare = _LITERAL.sub("", code)
    if "%" in bare:
        return "percent"
    if not _DATE_LETTERS.isdisjoint(bare):
        return "date"
    return _ROUNDED.get(bare.partition(";")[0].lstrip("#,").strip(" ()"), "general")


_OFFICE = Colours()


class Styles:
    """The cell formats of a workbook, by number as text; not to be changed.

    Attributes:
        formats: how numbers are shown, where that is not general.
        looks: how each looks.
        odd: those that strike out what is in a cell, or may not show it; the empty text is that of no number.
        colours: the workbook's.
    """

    def __init__(
        self,
        formats: Mapping[str, ShownAs] = MappingProxyType({}),
        looks: Mapping[str, Look] = MappingProxyType({}),
        odd: Collection[str] = (),
        colours: Colours = _OFFICE,
    ) -> None:
        self.formats, self.looks, self.odd, self.colours = formats, looks, odd, colours

    def seen(self, style: str, value: Value, runs: Sequence[Run]) -> Seen | None:
        """Return how a cell looks, or None where a reader sees just what is in it.

        Args:
            style: number of its format, empty for none.
            value: what is in it.
            runs: of a rich text.
        """
        look = self.looks.get(style or "0", _USUAL)
        return look.seen(self.colours, _sign(value), value.text, runs)


_USUAL = Look(Font(), 0xFFFFFF, "")


def _sign(value: Value) -> str:
    """Return which part of a number format is for the value."""
    if value.kind is not NUMBER:
        return "@"
    return "-" if value.text.startswith("-") else "+" if value.text.strip("0.") else "0"


def read_styles(package: Package, part: str, theme: str = "") -> Styles:
    """Return the cell formats; `theme` is the part that names colours, empty where there is none.

    Raises:
        UnreadableWorkbookError: what `parse` raises, and F009 for too many formats.
    """
    parts = _small(package, part), _small(package, theme) if theme in package else b""
    if None in parts:
        return _read(package, part, theme)
    return _KNOWN.of((parts, package.limits), lambda: _read(package, part, theme))


_KNOWN: Recent[Styles] = Recent()
"""By all their bytes: the workbooks of one form have the same styles."""
_SMALL = 256 << 10


def _small(package: Package, part: str) -> bytes | None:
    """Return the bytes of a part if they are few; what is wrong with them is said where they are read."""
    data = b""
    try:
        for block in package.chunks(part):
            data += block
            if len(data) > _SMALL:
                return None
    except UnreadableWorkbookError:
        return None
    return data


def _read(package: Package, part: str, theme: str) -> Styles:
    try:
        formats = _Formats(package, part)
        formats.run(_TABLE.blocks(package.chunks(part), package.limits, formats.add_plain))
    except NotPlainError:
        formats = _Formats(package, part)
        formats.run(None)
    return formats.styles(b"".join(package.chunks(theme)) if theme in package else b"")


class _Formats:
    """What is known between two tags of the styles, with a handler a tag."""

    def __init__(self, package: Package, part: str) -> None:
        self.package, self.part = package, part
        self.used: list[_Used] = []
        self.codes: dict[str, str] = {}
        self.fonts: list[Font] = []
        self.grounds: list[Colour | None] = []
        self.indexed: list[str] = []
        self.inside = ""

    def run(self, blocks: Iterator[bytes] | None) -> None:
        """Go through the part once, or through `blocks` in its place."""
        lists = ("cellXfs", "fonts", "fills")
        parse(
            self.package,
            self.part,
            "styleSheet",
            start={
                **{list_name: partial(self._enter, list_name) for list_name in lists},
                "numFmt": self._add_code,
                "xf": self._add_format,
                "font": self._add_font,
                "strike": partial(self._mark_font, "strike"),
                "color": partial(self._mark_font, "color"),
                "fill": self._add_fill,
                "patternFill": self._set_pattern,
                "fgColor": self._set_ground,
                "rgbColor": self._add_colour,
            },
            end=dict.fromkeys(lists, self._leave),
            blocks=blocks,
        )

    def add_plain(self, text: str, _: bytes) -> None:
        """Add whole formats without Expat.

        Raises:
            NotPlainError: something in them is not plain, or may be a reason to refuse them.
            UnreadableWorkbookError: F009, there are too many.
        """
        if self.inside != "cellXfs":
            raise NotPlainError
        self.used += _known_formats(text) if len(text) <= _REMEMBERED else _formats(text)
        self._limit(len(self.used))

    def _add_code(self, attributes: dict[str, str]) -> None:
        self.codes[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        self._limit(len(self.codes))

    def _enter(self, name: str, _: dict[str, str]) -> None:
        self.inside = name

    def _leave(self) -> None:
        self.inside = ""

    def _add_format(self, attributes: dict[str, str]) -> None:
        if self.inside == "cellXfs":
            self.used.append(_used(attributes))
            self._limit(len(self.used))

    def _add_font(self, _: dict[str, str]) -> None:
        if self.inside == "fonts":
            self.fonts.append(Font())
            self._limit(len(self.fonts))

    def _mark_font(self, tag: str, attributes: dict[str, str]) -> None:
        if self.inside == "fonts" and self.fonts:
            self.fonts[-1] = with_mark(self.fonts[-1], tag, attributes)

    def _add_fill(self, _: dict[str, str]) -> None:
        if self.inside == "fills":
            self.grounds.append(None)
            self._limit(len(self.grounds))

    def _set_pattern(self, attributes: dict[str, str]) -> None:
        if self.inside == "fills" and self.grounds:
            kind = attributes.get("patternType", "none")
            self.grounds[-1] = _PAPER if kind == "none" else _SOLID if kind == "solid" else None

    def _set_ground(self, attributes: dict[str, str]) -> None:
        if self.inside == "fills" and self.grounds and self.grounds[-1] is _SOLID:
            self.grounds[-1] = colour_of(attributes)

    def _add_colour(self, attributes: dict[str, str]) -> None:
        self.indexed.append(attributes.get("rgb", ""))
        self._limit(len(self.indexed))

    def styles(self, theme: bytes) -> Styles:
        """Return what has been read, with the colours of a theme."""
        told = tuple(self.used), tuple(self.codes.items()), tuple(self.fonts), tuple(self.grounds)
        return _resolved(*told, Colours(theme, tuple(self.indexed)))

    def _limit(self, size: int) -> None:
        limit = self.package.limits.styles
        if size > limit:
            raise over_limit(self.package.file, self.part, "styles", size, limit)


@lru_cache(maxsize=8)
def _resolved(
    used: tuple[_Used, ...],
    codes: tuple[tuple[str, str], ...],
    fonts: tuple[Font, ...],
    grounds: tuple[Colour | None, ...],
    colours: Colours,
) -> Styles:
    """Return the cell formats; the workbooks of one form have the same."""
    by_number, black = dict(codes), Font()
    painted: dict[int, int | None] = {}
    formats: dict[str, ShownAs] = {}
    looks: dict[str, Look] = {}
    odd: set[str] = set()
    known: dict[_Used, tuple[ShownAs, Look, bool]] = {}
    for at, style in enumerate(map(str, range(len(used)))):
        if used[at] not in known:
            number, font_number, fill_number = used[at]
            code, font_at, fill_at = by_number.get(number), _index(font_number), _index(fill_number)
            font = fonts[font_at] if font_at < len(fonts) else black
            if fill_at not in painted:
                colour = grounds[fill_at] if fill_at < len(grounds) else _PAPER
                painted[fill_at] = None if colour is None else colours.number(colour)
            look = Look(font, painted[fill_at], hidden_by(code) if code else "")
            shown = _built_in(number) if code is None else shown_as(code)
            known[used[at]] = shown, look, look.is_odd(colours)
        shown, looks[style], is_odd = known[used[at]]
        if shown != "general":
            formats[style] = shown
        if is_odd:
            odd.add(style)
    return Styles(formats, looks, odd | {""} if "0" in odd else odd, colours)


_PAPER: Colour = ("rgb", "FFFFFF", "")
"""The ground of a cell without a fill."""
_SOLID: Colour = ("auto", "1", "")
"""That of a fill whose colour is still to come."""
_Used = tuple[str, str, str]
"""What a cell format uses: number format, font and fill, by number."""


def _used(attributes: Mapping[str, str]) -> _Used:
    return attributes.get("numFmtId", ""), attributes.get("fontId", "0"), attributes.get("fillId", "0")


def _index(number: str) -> int:
    """Return a number as files write it; one that is none is that of nothing."""
    return int(number) if number.isascii() and number.isdigit() and len(number) <= _LONGEST else _NOTHING


def _formats(text: str) -> list[_Used]:
    """Return what cell formats use.

    Raises:
        NotPlainError: something in them is not plain.
    """
    formats = []
    for number, font, fill, own, alignment, protection, other in _FORMAT.findall(text):
        if other:
            raise NotPlainError
        stated = _checked(own, _OTHER_NAMES if font else _NAMES)
        _checked(alignment)
        _checked(protection)
        formats.append((number, font, fill) if font else (number, *stated))
    return formats


@lru_cache(maxsize=1024)
def _checked(attributes: str, known: tuple[str, ...] = _NAMES) -> tuple[str, str]:
    """Return which font and fill the attributes of a format name, all of which have to be `known`."""
    stated = distinct(attributes, known) if attributes else {}
    return stated.get("fontId", "0"), stated.get("fillId", "0")


_REMEMBERED = 64 << 10
_known_formats = lru_cache(maxsize=16)(_formats)
"""`_formats`: the workbooks of one form have the same cell formats."""


@lru_cache(maxsize=256)
def _built_in(number: str) -> ShownAs:
    """Return how a format that files name by number alone shows numbers."""
    known = int(number) if number.isascii() and number.isdigit() and len(number) < 3 else 0  # noqa: PLR2004 - built-in numbers have two digits
    if known in _PERCENTS:
        return "percent"
    return "date" if known in _DATES else _BUILT_IN_ROUNDED.get(known, "general")
