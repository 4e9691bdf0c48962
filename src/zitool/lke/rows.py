"""The rows of an LKE sheet as evidence: marker, title, words, choice type, weight. No meaning yet."""

from __future__ import annotations

import re
import zlib
from collections import Counter
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING

from zitool.core.exact import from_cell
from zitool.core.scoring.answers import NUMBER_TEXT, normal
from zitool.core.text_cleaning import DIGITS, LETTERS, only, runs
from zitool.core.values import NUMBER, TEXT
from zitool.lke.headers import (
    LEAST_REPEATED,
    LONGEST_HEADER,
    LONGEST_NUMBER,
    header_names,
    numbers_columns,
    repeats,
)
from zitool.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from zitool.core.values import Cells, Value
    from zitool.lke.layout import Columns
    from zitool.xlsx.visible_cells import Lines

_DASHES = "-–—•"
_MARKER = re.compile(r"\(?(?:[A-Z]|[IVX]{1,4}|\d{1,2}|[ivx]{1,5}|[a-z]|[A-Z](?:\.[A-Za-z0-9]+)+)\s*[.)]?")
_LEADING_MARKER = re.compile(r"(\(?(?:[A-Za-z]|[IVXivx]{1,5}|\d{1,2})[.)])\s+(?=\S)")
"""Markers but for dashes: an expression with these and letters takes twice as long to compile."""
_WEIGHT_IN_TITLE = r"(?a)\((\d{1,2}(?:[.,]\d{1,3})?)\s*%?\)\s*$"
_TOTAL = re.compile(r"(total|jumlah nilai|nilai total|nilai akhir|nilai evaluasi)\b")
_OF_WORDS = only(LETTERS + DIGITS)
_SHORT, _MOST_WORDS = 2, 4096
_REMEMBERED = 1000
"""Characters of a row's title; longer ones are nobody's official words."""


class Row(NamedTuple):
    """One row below the header that says something.

    Attributes:
        number: its row in the sheet.
        column: of its marker, or of its title where it has none.
        marker: ``a``, ``iii``, ``-`` ... without dot or bracket, or empty.
        title: text beside the marker, blanks folded, weight in brackets taken off.
        words: prints of the title's words, see `prints`.
        kind: choice type as written, normalised: ``a/b/c``, ``%``, ``jumlah`` ..., or empty.
        weight: of the weight column, or of the title's brackets.
        is_total: a row of the form's own sums (*TOTAL PENGUNGKIT*, *NILAI EVALUASI ...*).
        id: what stands in the form's column of ids, whatever system they are of; often nothing.
    """

    number: int
    column: int
    marker: str
    title: str
    words: frozenset[str]
    kind: str
    weight: Fraction | None
    is_total: bool
    id: str = ""


def prints(text: str) -> frozenset[str]:
    """Return a short print of each distinct word of `text`: enough to know a sentence again, not to read it.

    Words are runs of letters and digits, three or more characters or a number, without case.
    """
    return _known_prints(text) if len(text) <= _REMEMBERED else _prints(text)


def _prints(text: str) -> frozenset[str]:
    # Only what is not ASCII can have other forms of one letter; most titles are spared the search for them.
    words = runs(text.lower() if text.isascii() else normal(text), _OF_WORDS)
    return frozenset(filter(None, map(_KNOWN.__getitem__, words)))


def repeated(text: str) -> frozenset[str]:
    """Return the prints of the words that stand in `text` more than once."""
    words = Counter(runs(normal(text), _OF_WORDS))
    return prints(" ".join([word for word, times in words.items() if times > 1]))


class _Prints(dict[str, str]):
    """Words and their prints, worked out as they are met; an empty one where a word does not count."""

    def __missing__(self, word: str) -> str:
        if len(self) >= _MOST_WORDS:
            self.clear()
        counts = len(word) > _SHORT or word.isdigit()
        print_ = self[word] = f"{zlib.crc32(word.encode()) & 0xFFFFF:05x}" if counts else ""
        return print_


_KNOWN = _Prints()
_TEXT_OF = itemgetter(1)
"""What stands in a cell: `Value.text`."""
_known_prints = lru_cache(maxsize=2048)(_prints)


@lru_cache(maxsize=1024)
def plain_kind(text: str) -> str:
    """Return a choice type as compared: no blanks, no case (``Nilai (0-4)`` → ``nilai(0-4)``)."""
    return re.sub(r"\s+", "", normal(text))


exact = lru_cache(maxsize=2048)(from_cell)
"""`from_cell`, which meets the same few texts again and again."""


def number_in(value: Value | None) -> Fraction | None:
    """Return the number of a cell, also one typed as text (``0,5``); None for a percentage as text."""
    if value is None:
        return None
    if value.kind is NUMBER:
        return exact(value.text)
    if value.kind is not TEXT:
        return None
    text = value.text.strip()
    match = NUMBER_TEXT.fullmatch(text)
    return exact(text.replace(",", ".")) if match is not None and not match[5] else None


def read_rows(lines: Lines, columns: Columns, repeated: frozenset[int]) -> list[Row]:
    """Return the rows below the header that have a title, a marker or a choice type, in order.

    Args:
        lines: the sheet.
        columns: its header.
        repeated: rows to leave out: those of `header_rows`.
    """
    read = (
        _read_row(cells, columns, number)
        for number, cells in lines.rows.items()
        if number > columns.header_row and number not in repeated
    )
    return [row for row in read if row is not None]


def header_rows(lines: Lines, columns: Columns) -> frozenset[int]:
    """Return the rows below the header that repeat it, or the row above it, and those that number columns."""
    headers = [lines.at(columns.header_row), lines.at(columns.header_row - 1)]
    answers = frozenset([block.answer for block in columns.blocks])
    names_by_header = [header_names(header, answers) for header in headers]
    told = [names for names in names_by_header if len(names) >= LEAST_REPEATED]
    texts = frozenset([text for names in told for text in names.values()])
    alike = frozenset(map(normal, texts))
    answer, titles = columns.blocks[0].answer, columns.stairs[-1] if columns.stairs else 0

    def repeated(cells: Cells) -> bool:
        title, over = cells.get(titles), cells.get(answer)
        if (title is None or len(title[1]) <= LONGEST_NUMBER) and numbers_columns(cells):
            return True
        may_repeat = not texts.isdisjoint(map(_TEXT_OF, cells.values())) or (  # hardly any row
            over is not None and len(over[1]) <= LONGEST_HEADER and normal(over[1]) in alike
        )
        return may_repeat and any(repeats(cells, names) for names in told)

    below = columns.header_row
    return frozenset([number for number, cells in lines.rows.items() if number > below and repeated(cells)])


def _read_row(cells: Cells, columns: Columns, number: int) -> Row | None:
    first, texts = _stair_texts(cells, columns)
    read = _words_of if sum(map(len, texts)) <= _REMEMBERED else _words_of.__wrapped__
    marker, title, words, bracket, sums = read(texts)
    kind = _kind(cells, columns)
    if not (title or marker or kind):
        return None
    weight = number_in(cells.get(columns.weight)) if columns.weight is not None else None
    weight = bracket if weight is None else weight
    column = first or columns.blocks[0].answer
    key = cells.get(columns.key) if columns.key is not None else None
    id_ = key.text.strip() if key is not None else ""
    return Row(number, column, marker, title, words, kind, weight, sums and kind in {"", "%"}, id_)


@lru_cache(maxsize=2048)
def _words_of(texts: tuple[str, ...]) -> tuple[str, str, frozenset[str], Fraction | None, bool]:
    """Return what the texts of a row's stairs say: marker, title, prints, weight in brackets, whether a sum.

    The rows of a form are worded alike in all its workbooks.
    """
    marker, title = _marker_and_title([" ".join(text.split()) for text in texts])
    weight = None
    if title.rstrip().endswith(")") and (bracket := re.search(_WEIGHT_IN_TITLE, title)):
        title = title[: bracket.start()].strip()
        weight = from_cell(bracket[1].replace(",", "."))
    sums = not marker and _TOTAL.match(title.casefold()) is not None
    return marker, title, prints(title), weight, sums


def _kind(cells: Cells, columns: Columns) -> str:
    value = cells.get(columns.choices) if columns.choices is not None else None
    return plain_kind(value.text) if value is not None and len(value.text) <= 60 else ""  # noqa: PLR2004


def _stair_texts(cells: Cells, columns: Columns) -> tuple[int, tuple[str, ...]]:
    """Return the first column with a text, 0 where there is none, and all texts."""
    texts = []
    first = 0
    for column in columns.stairs:
        value = cells.get(column)
        if value is None or (value.kind is not TEXT and (value.kind is not NUMBER or value.formula)):
            continue
        if value.text.strip():
            first = first or column
            texts.append(value.text)
    return first, tuple(texts)


def _marker_and_title(texts: Sequence[str]) -> tuple[str, str]:
    if not texts:
        return "", ""
    if _is_dash(texts[0]) or _MARKER.fullmatch(texts[0]):
        title = " ".join(texts[1:])
        if title[:2] in {f"{dash} " for dash in _DASHES}:
            title = title[2:]
        return _bare(texts[0]), title
    title = " ".join(texts)
    if title[:1] in _DASHES and title[1:2].isspace():
        return "-", title[1:].lstrip()
    if leading := _LEADING_MARKER.match(title):
        return _bare(leading[1]), title[leading.end() :]
    return "", title


def _is_dash(text: str) -> bool:
    """Whether a text is a dash or dot, perhaps in a bracket or with a mark behind."""
    bare = text.removeprefix("(")
    return bare != "" and bare[0] in _DASHES and bare[1:].lstrip() in {"", ".", ")"}


def _bare(marker: str) -> str:
    text = marker.strip("(.) ")
    return "-" if text in _DASHES else text
