"""Texts of a workbook: the shared ones with the runs of rich ones, and the escapes in all of them."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from zitool.core.values import TEXT, Value
from zitool.xlsx.fonts import Font, Fonts, matter, with_mark
from zitool.xlsx.markup import parse
from zitool.xlsx.package import over_limit
from zitool.xlsx.plain import NotPlainError, Plain, attributes_of, without_references

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zitool.errors import UnreadableWorkbookError
    from zitool.xlsx.fonts import Run
    from zitool.xlsx.package import Package

_ESCAPE = r"_x([0-9A-Fa-f]{4})_"
_MOST_AT_ONCE = 5_000
_new = tuple.__new__
"""`Value` without its own `__new__`, which takes longer than all else."""
_SURROGATES = "[\ud800-\udfff]"
_TABLE = Plain(b"sst", b"", b"<si>", b"</sst>")
_TEXT = r'<t(?: xml:space="preserve")?+(?: ?+/>|>%s</t>)'
_LOOK = r'<[A-Za-z]++(?: (?:val|rgb|theme|indexed|auto)="[^"<&]*+")?+(?: tint="[^"<&]*+")?+ ?+/>'
_RUN = rf"<r>(?:(<rPr>)((?:{_LOOK})*+)</rPr>)?+{_TEXT % '([^<]*+)'}</r>"
_MARK = r'<(strike|color)((?: [a-z]++="[^"]*+")*+) ?+/>'
_ITEM = (
    rf"<si>(?:{_TEXT % r'([^<]*+)'}|((?:<r>(?:<rPr>(?:{_LOOK})*+</rPr>)?+{_TEXT % r'[^<]*+'}</r>)++))"
    r'(?:<phoneticPr fontId="[0-9]++"(?: type="[A-Za-z]++")?+/>)?+</si>|([\s\S])'
)
"""A text, or the runs of a rich one, or anything else; compiled where a workbook has a table of texts."""


def unescape(text: str) -> str:
    """Return `text` with ``_x000D_`` and the like made characters; a lone surrogate stays one."""
    if "_" not in text or "_x" not in text:  # one sign is found ten times as fast as two
        return text
    text = re.sub(_ESCAPE, lambda match: chr(int(match[1], 16)), text)
    if re.search(_SURROGATES, text):  # two halves, escaped one by one, are one character
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    return text


class Strings:
    """The shared strings.

    Attributes:
        texts: in the order of the file; the runs of a rich one joined, readings above the line left out.
        rich: place of a rich text, as text → its runs, where they may matter.
    """

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.rich: dict[str, tuple[Run, ...]] = {}

    @cached_property
    def longest(self) -> int:
        """Characters of the longest text."""
        return max(map(len, self.texts), default=0)

    @cached_property
    def values(self) -> dict[str, Value]:
        """By place, as text, what cells hold whose runs do not matter; of very many, those that were met."""
        if len(self.texts) > _MOST_AT_ONCE:
            return {}
        at_once = {str(at): _new(Value, (TEXT, text, None, "general")) for at, text in enumerate(self.texts)}
        for at in self.rich:
            del at_once[at]
        return at_once

    def add(self, runs: Sequence[Run]) -> None:
        """Add a rich text."""
        if (len(runs) > 1 or runs[0][0] is not None) and matter(runs):
            self.rich[str(len(self.texts))] = tuple([(font, unescape(text)) for font, text in runs])
        self.texts.append(unescape("".join([text for _, text in runs])))


def read_strings(package: Package, part: str) -> Strings:
    """Return the shared strings.

    Raises:
        UnreadableWorkbookError: F009 too many or too long, and what `parse` raises.
    """
    try:
        reader = _Reader(package, part)
        reader.run(_TABLE.blocks(package.chunks(part), package.limits, reader.add_plain))
    except NotPlainError:
        reader = _Reader(package, part)
        reader.run(None)
    return reader.strings


class _Reader:
    """What is known between two tags of the table, with a handler a tag."""

    def __init__(self, package: Package, part: str) -> None:
        self.package, self.part = package, part
        self.strings = Strings()
        self.fonts = Fonts()
        self.runs: list[Run] = []
        self.pieces: list[str] = []
        self.kept = self.phonetic = 0
        self.wanted = False

    def run(self, blocks: Iterator[bytes] | None) -> None:
        """Go through the part once, or through `blocks` in its place."""
        parse(
            self.package,
            self.part,
            "sst",
            start={
                "t": self._start_text,
                "rPh": self._start_phonetic,
                "r": self.fonts.start_run,
                "rPr": self.fonts.start_font,
                "strike": self.fonts.strike,
                "color": self.fonts.color,
            },
            end={
                "t": self._end_text,
                "rPh": self._end_phonetic,
                "r": self.fonts.end_run,
                "rPr": self.fonts.end_font,
                "si": self._end_item,
            },
            text=self._add,
            blocks=blocks,
        )

    def add_plain(self, text: str, _: bytes) -> None:
        """Add whole items without Expat.

        Raises:
            NotPlainError: something in them is not plain, or may be a reason to refuse them.
            UnreadableWorkbookError: F009, there are too many.
        """
        limits, texts = self.package.limits, self.strings.texts
        for plain, rich, other in re.findall(_ITEM, text):
            if other:
                raise NotPlainError
            if rich:
                runs = _known_runs(rich) if len(rich) <= _REMEMBERED else _runs(rich)
                self.strings.add(runs)
                self.kept += sum([len(item) for _, item in runs])
            else:
                item = without_references(plain) if "&" in plain else plain
                self.kept += len(item)
                texts.append(unescape(item))
        if self.kept > limits.text:
            raise NotPlainError
        if len(texts) > limits.strings:
            raise self._over("strings", limits.strings + 1, limits.strings)

    def _start_text(self, _: dict[str, str]) -> None:
        self.wanted = not self.phonetic

    def _end_text(self) -> None:
        if self.wanted:
            self.runs.append((self.fonts.current, "".join(self.pieces)))
            self.pieces.clear()
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
        self.strings.add(self.runs or [(None, "")])
        self.runs = []
        if (size := len(self.strings.texts)) > self.package.limits.strings:
            raise self._over("strings", size, self.package.limits.strings)

    def _over(self, what: str, size: int, limit: int) -> UnreadableWorkbookError:
        return over_limit(self.package.file, self.part, what, size, limit)


def _runs(rich: str) -> tuple[Run, ...]:
    """Return the runs of a rich text from its XML."""
    return tuple([_run(*run) for run in re.findall(_RUN, rich)])


_REMEMBERED = 2000
_known_runs = lru_cache(maxsize=512)(_runs)
"""`_runs`: the rich texts of a form come again in each of its workbooks."""


def _run(own: str, look: str, text: str) -> Run:
    """Return a run of a rich text from what the XML says of it."""
    said = without_references(text) if "&" in text else text
    return (_known_font(look) if len(look) <= _REMEMBERED else _font(look)) if own else None, said


def _font(look: str) -> Font:
    """Return the font of a run from its marks."""
    font = Font()
    for tag, attributes in re.findall(_MARK, look):
        font = with_mark(font, tag, dict(attributes_of(attributes)))
    return font


_known_font = lru_cache(maxsize=256)(_font)
"""`_font`: most runs of a workbook look alike."""
