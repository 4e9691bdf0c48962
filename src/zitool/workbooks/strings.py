"""Texts of a workbook: the shared ones, and the escapes in all of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zitool.workbooks.markup import parse
from zitool.workbooks.package import over_limit

if TYPE_CHECKING:
    from zitool.workbooks.package import Package

_ESCAPE = re.compile(r"_x([0-9A-Fa-f]{4})_")
_SURROGATES = re.compile("[\ud800-\udfff]")


def unescape(text: str) -> str:
    """Return `text` with ``_x000D_`` and the like made characters; a lone surrogate stays one."""
    if "_x" not in text:
        return text
    text = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    if _SURROGATES.search(text):  # two halves, escaped one by one, are one character
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    return text


def read_strings(package: Package, part: str) -> list[str]:
    """Return the shared strings: the runs of a rich text joined, readings above the line left out.

    Raises:
        UnreadableWorkbookError: F009 too many or too long, and what `parse` raises.
    """
    strings: list[str] = []
    pieces: list[str] = []
    limits = package.limits
    kept = phonetic = 0
    wanted = False

    def start_text(_: dict[str, str]) -> None:
        nonlocal wanted
        wanted = not phonetic

    def end_text() -> None:
        nonlocal wanted
        wanted = False

    def start_phonetic(_: dict[str, str]) -> None:
        nonlocal phonetic
        phonetic += 1

    def end_phonetic() -> None:
        nonlocal phonetic
        phonetic -= 1

    def add(data: str) -> None:
        nonlocal kept
        if wanted:
            pieces.append(data)
            kept += len(data)
            if kept > limits.text:
                raise over_limit(package.file, part, "text", kept, limits.text)

    def end_item() -> None:
        strings.append(unescape("".join(pieces)))
        pieces.clear()
        if len(strings) > limits.strings:
            raise over_limit(package.file, part, "strings", len(strings), limits.strings)

    parse(
        package,
        part,
        "sst",
        start={"t": start_text, "rPh": start_phonetic},
        end={"t": end_text, "rPh": end_phonetic, "si": end_item},
        text=add,
    )
    return strings
