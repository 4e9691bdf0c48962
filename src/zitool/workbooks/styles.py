"""Number formats: whether a number is shown as a percentage or as a date. Nothing else of styles matters."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from zitool.workbooks.markup import parse
from zitool.workbooks.package import over_limit

if TYPE_CHECKING:
    from zitool.workbooks.package import Package

    ShownAs = Literal["general", "percent", "date"]

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
    codes: dict[str, ShownAs] = {}
    formats: dict[str, ShownAs] = {}
    limit = package.limits.styles
    used = 0
    inside = False

    def add_code(attributes: dict[str, str]) -> None:
        codes[attributes.get("numFmtId", "")] = shown_as(attributes.get("formatCode", ""))
        if len(codes) > limit:
            raise over_limit(package.file, part, "styles", len(codes), limit)

    def enter(_: dict[str, str]) -> None:
        nonlocal inside
        inside = True

    def leave() -> None:
        nonlocal inside
        inside = False

    def add_format(attributes: dict[str, str]) -> None:
        nonlocal used
        if not inside:
            return
        number = attributes.get("numFmtId", "")
        shown = codes.get(number) or _built_in(number)
        if shown != "general":
            formats[str(used)] = shown
        used += 1
        if used > limit:
            raise over_limit(package.file, part, "styles", used, limit)

    start = {"numFmt": add_code, "cellXfs": enter, "xf": add_format}
    parse(package, part, "styleSheet", start=start, end={"cellXfs": leave})
    return formats


def _built_in(number: str) -> ShownAs:
    """Return how a format that files name by number alone shows numbers."""
    known = int(number) if number.isascii() and number.isdigit() and len(number) < 3 else 0  # noqa: PLR2004 - built-in numbers have two digits
    if known in _PERCENTS:
        return "percent"
    return "date" if known in _DATES else "general"
