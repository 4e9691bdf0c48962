"""What a reader of a sheet cannot see, or sees crossed out: fonts, colours and number formats of cells.

Nothing here can fail a file: a colour that cannot be worked out is one that shows.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from zitool.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_BLACK, _WHITE = 0x000000, 0xFFFFFF
_NEAR = 10
"""Steps of 256 in each of red, green and blue that nobody tells apart."""
_PALETTE = (
    "000000FFFFFFFF000000FF000000FFFFFF00FF00FF00FFFF800000008000000080808000800080008080C0C0C0808080"
    "9999FF993366FFFFCCCCFFFF660066FF80800066CCCCCCFF000080FF00FFFFFF0000FFFF8000808000000080800000FF"
    "00CCFFCCFFFFCCFFCCFFFF9999CCFFFF99CCCC99FFFFCC993366FF33CCCC99CC00FFCC00FF9900FF6600666699969696"
    "003366339966003300333300993300993366333399333333"
)
"""Excel's own colours 8 to 63, six digits each; 0 to 7 are the first eight again."""
_SLOTS = ("lt1", "dk1", "lt2", "dk2", *(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")
_OFFICE = (
    *(_WHITE, _BLACK, 0xE7E6E6, 0x44546A, 0x4472C4, 0xED7D31, 0xA5A5A5, 0xFFC000, 0x5B9BD5, 0x70AD47),
    *(0x0563C1, 0x954F72),
)
"""The colours of a theme, in the order in which cells number them; Office's own where a file has none."""
_SLOT = re.compile(
    rb"<(?:\w+:)?(lt1|dk1|lt2|dk2|accent[1-6]|hlink|folHlink)>[^/]*?(?:lastClr|val)=\"([0-9A-Fa-f]{6})\""
)
_ANSWER = 200
"""Characters of a text that may be an answer: of longer ones nobody asks which run looks how."""
_LITERALS = r'(?s)"([^"]*)"?|\\(.)|\*(.)|_.|\[[^\]]*\]?'
_CONDITION = r"\[[<>=]"
_YES = ("1", "true", "on")

Colour = tuple[str, str, str]
"""How a file names a colour: ``rgb``, ``theme``, ``indexed`` or ``auto``; which; the tint. All as written."""


class Font(NamedTuple):
    """What matters of a font; without a colour it is black."""

    struck: bool = False
    ink: Colour | None = None


Run = tuple[Font | None, str]
"""A stretch of a rich text with its own font, or with that of its cell."""


class Seen(NamedTuple):
    """How a cell looks where a reader does not see simply its text.

    Attributes:
        left: what is not struck out, or None where nothing is.
        unseen: why nothing or not all of it can be seen, or empty.
    """

    left: str | None
    unseen: Literal["", "format", "colour"]


class Look(NamedTuple):
    """A cell format: its font, the colour of its ground if known, and what its number format hides."""

    font: Font
    ground: int | None
    hidden: str

    def is_odd(self, colours: Colours) -> bool:
        """Return whether what is in a cell of this format may not be what a reader sees."""
        return self.font.struck or bool(self.hidden) or colours.is_lost(self.font.ink, self.ground)

    def seen(self, colours: Colours, kind: str, text: str, runs: Sequence[Run]) -> Seen | None:
        """Return how a cell of this format looks, or None where there is nothing to say.

        Args:
            colours: the workbook's.
            kind: ``@`` for text, else the sign of the number.
            text: what is in it.
            runs: of a rich text.
        """
        parts = [(font or self.font, part) for font, part in runs or ((None, text),) if part.strip()]
        struck = [font.struck for font, _ in parts]
        left = "".join(part for font, part in runs or ((None, text),) if not (font or self.font).struck)
        unseen: Literal["", "format", "colour"] = ""
        if kind in self.hidden:
            unseen = "format"
        elif any(colours.is_lost(font.ink, self.ground) for font, _ in parts):
            unseen = "colour"
        return Seen(left if any(struck) else None, unseen) if unseen or any(struck) else None


class Colours(NamedTuple):
    """The colours of one workbook.

    Attributes:
        theme: bytes of its theme, empty where there is none.
        indexed: its own palette, as written; empty where it is Excel's.
    """

    theme: bytes = b""
    indexed: tuple[str, ...] = ()

    def is_lost(self, ink: Colour | None, ground: int | None) -> bool:
        """Return whether writing in `ink` cannot be told from its ground."""
        if ground is None:
            return False
        written = _BLACK if ink is None else self.number(ink)
        return written is not None and all(
            abs((written >> shift & 0xFF) - (ground >> shift & 0xFF)) <= _NEAR for shift in (0, 8, 16)
        )

    def number(self, colour: Colour) -> int | None:
        """Return a colour as red, green and blue in one number, or None where nobody can tell."""
        kind, name, tint = colour
        if kind == "rgb":
            rgb = int(name[-6:], 16) if re.fullmatch(r"(?:[0-9A-Fa-f]{2})?[0-9A-Fa-f]{6}", name) else None
        elif not (name.isascii() and name.isdigit() and len(name) < 3):  # noqa: PLR2004 - there are 66 at most
            return _BLACK if kind == "auto" else None
        elif kind == "theme":
            slots = _theme(self.theme)
            rgb = slots[int(name)] if int(name) < len(slots) else None
        else:
            rgb = self._indexed(int(name)) if kind == "indexed" else _BLACK
        return rgb if rgb is None or not tint else _tinted(rgb, tint)

    def _indexed(self, number: int) -> int | None:
        if number in {64, 65}:  # the system's writing and its paper
            return _BLACK if number == 64 else _WHITE  # noqa: PLR2004
        if number < len(self.indexed):
            return self.number(("rgb", self.indexed[number], ""))
        at = 6 * (number - 8 if number > 7 else number)  # noqa: PLR2004
        return int(_PALETTE[at : at + 6], 16) if _PALETTE[at:] else None


def colour_of(attributes: Mapping[str, str]) -> Colour | None:
    """Return the colour that an element names, or None."""
    for kind in ("rgb", "theme", "indexed", "auto"):
        if kind in attributes:
            return kind, attributes[kind], attributes.get("tint", "")
    return None


def with_mark(font: Font, tag: str, attributes: Mapping[str, str]) -> Font:
    """Return `font` as an element ``strike`` or ``color`` of it says."""
    if tag == "strike":
        return font._replace(struck=attributes.get("val", "1") in _YES)
    return font._replace(ink=colour_of(attributes))


def matter(runs: Sequence[Run]) -> bool:
    """Return whether anybody may ask how the runs of a text look."""
    return sum(len(text) for _, text in runs) <= _ANSWER or any(font and font.struck for font, _ in runs)


class Fonts:
    """The font of what stands between two tags of a rich text, with a handler a tag.

    Attributes:
        current: of the run, None where it has none of its own.
    """

    def __init__(self) -> None:
        self.current: Font | None = None
        self.inside = False

    def start_run(self, _: Mapping[str, str]) -> None:
        """Begin a run."""
        self.current = None

    def end_run(self) -> None:
        """End it: what follows has the cell's font."""
        self.current = None

    def start_font(self, _: Mapping[str, str]) -> None:
        """Begin what a run says of its font."""
        self.current, self.inside = Font(), True

    def end_font(self) -> None:
        """End it."""
        self.inside = False

    def strike(self, attributes: Mapping[str, str]) -> None:
        """Note that the run is struck out, or not."""
        if self.inside and self.current is not None:
            self.current = with_mark(self.current, "strike", attributes)

    def color(self, attributes: Mapping[str, str]) -> None:
        """Note the colour of the run."""
        if self.inside and self.current is not None:
            self.current = with_mark(self.current, "color", attributes)


@lru_cache(maxsize=256)
def hidden_by(code: str) -> str:
    """Return of what a number format shows nothing: among ``+``, ``-``, ``0`` and ``@`` for text.

    ``;;;`` shows nothing at all, ``0;-0;;@`` no zero. A format with conditions is not looked into.
    """
    if ";" not in code or re.search(_CONDITION, code):
        return ""
    bare = re.sub(_LITERALS, lambda match: "x" if "".join(filter(None, match.groups())).strip() else "", code)
    empty = [not section.strip() for section in bare.split(";")]
    positive, negative = empty[:2]
    zero = empty[2] if len(empty) > 2 else positive  # noqa: PLR2004 - the third section is that of zero
    text = len(empty) > 3 and empty[3]  # noqa: PLR2004 - and the fourth that of text
    return "".join(sign for sign, none in zip("+-0@", (positive, negative, zero, text), strict=True) if none)


@lru_cache(maxsize=16)
def _theme(theme: bytes) -> tuple[int, ...]:
    """Return the colours of a theme by their numbers."""
    said = {name.decode(): int(digits, 16) for name, digits in _SLOT.findall(theme)}
    return tuple(said.get(slot, usual) for slot, usual in zip(_SLOTS, _OFFICE, strict=True))


@lru_cache(maxsize=256)
def _tinted(colour: int, tint: str) -> int:
    """Return a colour made lighter (tint above 0) or darker, as Excel does."""
    import colorsys  # noqa: PLC0415 - few forms tint what they write

    try:
        share = max(-1.0, min(1.0, float(tint)))
    except ValueError:
        return colour
    hue, light, full = colorsys.rgb_to_hls(*((colour >> shift & 0xFF) / 255 for shift in (16, 8, 0)))
    light = light * (1 + share) if share < 0 else light * (1 - share) + share
    red, green, blue = (round(255 * channel) for channel in colorsys.hls_to_rgb(hue, light, full))
    return red << 16 | green << 8 | blue
