"""Texts of a workbook: the shared ones, and the escapes in all of them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zitool.workbooks.markup import parse
from zitool.workbooks.package import over_limit
from zitool.workbooks.plain import NotPlainError, Plain, without_references

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zitool.errors import UnreadableWorkbookError
    from zitool.workbooks.package import Package

_ESCAPE = r"_x([0-9A-Fa-f]{4})_"
_SURROGATES = "[\ud800-\udfff]"
_TABLE = Plain(b"sst", b"", b"<si>", b"</sst>")
_TEXT = r'<t(?: xml:space="preserve")?+(?: ?+/>|>%s</t>)'
_LOOK = r'<[A-Za-z]++(?: (?:val|rgb|theme|indexed|auto)="[^"<&]*+")?+(?: tint="[^"<&]*+")?+ ?+/>'
_RUN = _TEXT % r"([^<]*+)"
_ITEM = re.compile(
    rf"<si>(?:{_TEXT % r'([^<]*+)'}|((?:<r>(?:<rPr>(?:{_LOOK})*+</rPr>)?+{_TEXT % r'[^<]*+'}</r>)++))"
    r'(?:<phoneticPr fontId="[0-9]++"(?: type="[A-Za-z]++")?+/>)?+</si>|([\s\S])'
)
"""A text, or the runs of a rich one, or anything else."""


def unescape(text: str) -> str:
    """Return `text` with ``_x000D_`` and the like made characters; a lone surrogate stays one."""
    if "_x" not in text:
        return text
    text = re.sub(_ESCAPE, lambda found: chr(int(found[1], 16)), text)
    if re.search(_SURROGATES, text):  # two halves, escaped one by one, are one character
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    return text


def read_strings(package: Package, part: str) -> list[str]:
    """Return the shared strings: the runs of a rich text joined, readings above the line left out.

    Raises:
        UnreadableWorkbookError: F009 too many or too long, and what `parse` raises.
    """
    try:
        strings = _Strings(package, part)
        strings.run(_TABLE.blocks(package.chunks(part), package.limits, strings.add_plain))
    except NotPlainError:
        strings = _Strings(package, part)
        strings.run(None)
    return strings.found


class _Strings:
    """What is known between two tags of the table, with a handler a tag."""

    def __init__(self, package: Package, part: str) -> None:
        self.package, self.part = package, part
        self.found: list[str] = []
        self.pieces: list[str] = []
        self.kept = self.phonetic = 0
        self.wanted = False

    def run(self, blocks: Iterator[bytes] | None) -> None:
        """Go through the part once, or through `blocks` in its place."""
        parse(
            self.package,
            self.part,
            "sst",
            start={"t": self._start_text, "rPh": self._start_phonetic},
            end={"t": self._end_text, "rPh": self._end_phonetic, "si": self._end_item},
            text=self._add,
            blocks=blocks,
        )

    def add_plain(self, text: str, _: bytes) -> None:
        """Add whole items without Expat.

        Raises:
            NotPlainError: something in them is not plain, or may be a reason to refuse them.
            UnreadableWorkbookError: F009, there are too many.
        """
        limits, found = self.package.limits, self.found
        for plain, rich, other in _ITEM.findall(text):
            if other:
                raise NotPlainError
            if rich:
                item = "".join(map(without_references, re.findall(_RUN, rich)))
            else:
                item = without_references(plain) if "&" in plain else plain
            self.kept += len(item)
            found.append(unescape(item))
        if self.kept > limits.text:
            raise NotPlainError
        if len(found) > limits.strings:
            raise self._over("strings", limits.strings + 1, limits.strings)

    def _start_text(self, _: dict[str, str]) -> None:
        self.wanted = not self.phonetic

    def _end_text(self) -> None:
        self.wanted = False

    def _start_phonetic(self, _: dict[str, str]) -> None:
        self.phonetic += 1

    def _end_phonetic(self) -> None:
        self.phonetic -= 1

    def _add(self, data: str) -> None:
        if self.wanted:
            self.pieces.append(data)
            self.kept += len(data)
            if self.kept > self.package.limits.text:
                raise self._over("text", self.kept, self.package.limits.text)

    def _end_item(self) -> None:
        self.found.append(unescape("".join(self.pieces)))
        self.pieces.clear()
        if len(self.found) > self.package.limits.strings:
            raise self._over("strings", len(self.found), self.package.limits.strings)

    def _over(self, what: str, size: int, limit: int) -> UnreadableWorkbookError:
        return over_limit(self.package.file, self.part, what, size, limit)
