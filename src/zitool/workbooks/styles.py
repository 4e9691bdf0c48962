"""Number formats: whether a number is shown as a percentage or as a date. Nothing else of styles matters."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from zitool.workbooks.markup import parse
from zitool.workbooks.package import over_limit
from zitool.workbooks.plain import NotPlainError, Plain, distinct

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zitool.workbooks.package import Package

    ShownAs = Literal["general", "percent", "date"]

_TABLE = Plain(b"styleSheet", rb'<cellXfs(?: count="[0-9]*+")?+ ?+>', b"<xf ", b"</cellXfs>")


_ATTRIBUTES = r'(?: [A-Za-z]++="[^"<>&\t\n]*+")*+'
_FORMAT = re.compile(
    rf'<xf numFmtId="([0-9]{{1,9}}+)"({_ATTRIBUTES}) ?+'
    rf"(?:/>|>(?:<alignment({_ATTRIBUTES}) ?+/>)?+(?:<protection({_ATTRIBUTES}) ?+/>)?+</xf>)|([\s\S])"
)
"""A cell format, or anything else."""
_NAMES = (
    *("fontId", "fillId", "borderId", "xfId", "quotePrefix", "pivotButton", "applyNumberFormat", "applyFont"),
    *("applyFill", "applyBorder", "applyAlignment", "applyProtection", "horizontal", "vertical"),
    *("textRotation", "wrapText", "indent", "relativeIndent", "justifyLastLine", "shrinkToFit"),
    *("readingOrder", "locked", "hidden"),
)
"""What a cell format or a part of it may say; that one says it of the other does no harm."""
_PERCENTS = frozenset({9, 10})
_DATES = frozenset((*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)))
_ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_LITERAL = re.compile(r'"[^"]*"?|\\.|[_*].|\[[^\]]*\]?|general', re.IGNORECASE | re.DOTALL)
_DATE_LETTERS = frozenset("dmyhsDMYHS")


def shown_as(code: str) -> ShownAs:
    """Return what a number format makes of a number.

    Only letters that stand for something count: not those in quotes, after a backslash or in ``[Red]``. So
    ``0"%"`` is general: it writes a percent sign but shows 85 as 85%, not as 8500%.
    """
    if _ELAPSED.search(code):
        return "date"
    bare = _LITERAL.sub("", code)
    if "%" in bare:
        return "percent"
    return "general" if _DATE_LETTERS.isdisjoint(bare) else "date"


def read_formats(package: Package, part: str) -> dict[str, ShownAs]:
    """Return by style number, as text, how numbers are shown, where that is not general.

    Raises:
        UnreadableWorkbookError: what `parse` raises, and F009 for too many formats.
    """
    try:
        formats = _Formats(package, part)
        formats.run(_TABLE.blocks(package.chunks(part), package.limits, formats.add_plain))
    except NotPlainError:
        formats = _Formats(package, part)
        formats.run(None)
    return formats.found


class _Formats:
    """What is known between two tags of the styles, with a handler a tag."""

    def __init__(self, package: Package, part: str) -> None:
        self.package, self.part = package, part
        self.found: dict[str, ShownAs] = {}
        self.codes: dict[str, ShownAs] = {}
        self.used = 0
        self.inside = False

    def run(self, blocks: Iterator[bytes] | None) -> None:
        """Go through the part once, or through `blocks` in its place."""
        parse(
            self.package,
            self.part,
            "styleSheet",
            start={"numFmt": self._add_code, "cellXfs": self._enter, "xf": self._add_format},
            end={"cellXfs": self._leave},
            blocks=blocks,
        )

    def add_plain(self, text: str, _: bytes) -> None:
        """Add whole formats without Expat.

        Raises:
            NotPlainError: something in them is not plain, or may be a reason to refuse them.
            UnreadableWorkbookError: F009, there are too many.
        """
        if not self.inside:
            raise NotPlainError
        for number in _known_numbers(text) if len(text) <= _REMEMBERED else _numbers(text):
            self._add(number)

    def _add_code(self, attributes: dict[str, str]) -> None:
        self.codes[attributes.get("numFmtId", "")] = shown_as(attributes.get("formatCode", ""))
        self._limit(len(self.codes))

    def _enter(self, _: dict[str, str]) -> None:
        self.inside = True

    def _leave(self) -> None:
        self.inside = False

    def _add_format(self, attributes: dict[str, str]) -> None:
        if self.inside:
            self._add(attributes.get("numFmtId", ""))

    def _add(self, number: str) -> None:
        shown = self.codes.get(number) or _built_in(number)
        if shown != "general":
            self.found[str(self.used)] = shown
        self.used += 1
        self._limit(self.used)

    def _limit(self, size: int) -> None:
        limit = self.package.limits.styles
        if size > limit:
            raise over_limit(self.package.file, self.part, "styles", size, limit)


def _numbers(text: str) -> list[str]:
    """Return the number formats of cell formats, by number.

    Raises:
        NotPlainError: something in them is not plain.
    """
    numbers = []
    for number, *attributes, other in _FORMAT.findall(text):
        if other:
            raise NotPlainError
        for each in attributes:
            _check(each)
        numbers.append(number)
    return numbers


@lru_cache(maxsize=1024)
def _check(attributes: str) -> None:
    if attributes:
        distinct(attributes, _NAMES)


_REMEMBERED = 64 << 10
_known_numbers = lru_cache(maxsize=16)(_numbers)
"""`_numbers`: the workbooks of one form have the same cell formats."""


@lru_cache(maxsize=256)
def _built_in(number: str) -> ShownAs:
    """Return how a format that files name by number alone shows numbers."""
    known = int(number) if number.isascii() and number.isdigit() and len(number) < 3 else 0  # noqa: PLR2004 - built-in numbers have two digits
    if known in _PERCENTS:
        return "percent"
    return "date" if known in _DATES else "general"
