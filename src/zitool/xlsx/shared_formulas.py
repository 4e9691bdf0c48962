"""Shared formulas: one text for many cells, moved to each of them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from zitool.named import NamedTuple
from zitool.xlsx.grid import COLUMNS, ROWS, column_letters, column_number, row_number, split_address

if TYPE_CHECKING:
    from collections.abc import Iterator

_REMEMBERED = 1000
"""Characters of a formula that may come again; longer ones are seldom."""
LONGEST = 8192
"""Characters of the longest formula Excel keeps; longer ones are not moved."""

# One alternative a kind of token; quantifiers are possessive, so that no text can make it slow.
_TOKEN = re.compile(
    r'"(?:[^"]|"")*+"?'  # text
    r"|'(?:[^']|'')*+'?"  # sheet name in quotes
    r"|\#[A-Z0-9/!?_]++"  # error
    r"|(?P<bracket>\[)"  # other workbook, or column of a table
    r"|(?<![\w.$\\?])(?:"
    r"(?P<cell>\$?[A-Za-z]{1,3}\$?[0-9]{1,7})(?![\w.(!\\?\[])"
    r"|(?P<columns>\$?[A-Za-z]{1,3}:\$?[A-Za-z]{1,3})(?![\w.(!\\?])"
    r"|(?P<rows>\$?[0-9]{1,7}:\$?[0-9]{1,7})(?![\w.(!\\?])"
    r")"
    r"|[\w.\\?]++"  # name, function, number
)


class Place(NamedTuple):
    """One end of a reference; 0 where a whole column or row has none.

    Attributes:
        column: number of the column.
        row: number of the row.
        fixed_column: whether a ``$`` keeps the column.
        fixed_row: whether a ``$`` keeps the row.
    """

    column: int
    row: int
    fixed_column: bool
    fixed_row: bool


Pieces = list[str | tuple[Place, ...]]


class SharedFormulas:
    """The formulas that cells of one sheet share, by index."""

    def __init__(self) -> None:
        self._first: dict[str, tuple[str, int, int]] = {}
        self._last = ("", 0, 0)
        self._pieces: dict[str, Pieces] = {}

    def set(self, index: str, text: str, row: int, column: int) -> None:
        """Remember the formula `text` of the cell that others share from here on.

        Programs begin anew after each heading: mostly it is the formula before, moved here.
        """
        first, first_row, first_column = self._last
        moved = _known(first, row - first_row, column - first_column) if first else ""
        if moved != text or "#REF!" in text or len(text) > _REMEMBERED:
            self._last = (text if len(text) <= _REMEMBERED else "", row, column)
            self._first[index] = (text, row, column)
        else:
            self._first[index] = self._last
        self._pieces.pop(index, None)

    def moved(self, index: str, row: int, column: int) -> str:
        """Return the formula as it reads in another cell; empty where there is none, or it is too long."""
        formula, first_row, first_column = self._first.get(index, ("", row, column))
        if not formula or len(formula) > LONGEST:
            return ""
        if len(formula) <= _REMEMBERED:
            return _known(formula, row - first_row, column - first_column)
        if index not in self._pieces:
            self._pieces[index] = split(formula)
        return move(self._pieces[index], row - first_row, column - first_column)


@lru_cache(maxsize=2048)
def _known(formula: str, rows: int, columns: int) -> str:
    """Return a formula moved; a form's formulas are the same in all its workbooks."""
    texts, numbers, least, most = _aside(formula, columns)
    if not 0 < least + rows <= most + rows <= ROWS:
        return move(_known_pieces(formula), rows, columns)
    moved = [f"{text}{number + rows}" for text, number in zip(texts, numbers, strict=False)]
    return "".join(moved) + texts[-1]


def split(formula: str) -> Pieces:
    """Return the formula in pieces: text to keep, and references that move."""
    pieces: Pieces = []
    kept = 0
    for match in _references(formula):
        places = tuple(map(_place, match[0].split(":")))
        ends = [place for place in places if place is not None]
        if len(ends) == len(places):
            pieces += [formula[kept : match.start()], tuple(ends)]
            kept = match.end()
    pieces.append(formula[kept:])
    return pieces


def _references(formula: str) -> Iterator[re.Match[str]]:
    """Yield what may be a reference, outside of brackets."""
    start = 0
    while True:
        for match in _TOKEN.finditer(formula, start):
            if match.lastgroup == "bracket":
                start = _end_of_bracket(formula, match.start())
                break
            if match.lastgroup is not None:
                yield match
        else:
            return


def _end_of_bracket(formula: str, at: int) -> int:
    """Return the place after the bracket that closes the one at `at`; tables nest them."""
    depth = 0
    for place in range(at, len(formula)):
        if formula[place] == "[":
            depth += 1
        elif formula[place] == "]":
            depth -= 1
            if depth == 0:
                return place + 1
    return len(formula)


def _place(text: str) -> Place | None:
    """Return the end of a reference, or None where it lies outside the grid and so is a name."""
    letters, digits = split_address(text.replace("$", ""))
    column = column_number(letters.upper()) if letters else 0
    row = row_number(digits) if digits else 0
    if column is None or row is None:
        return None
    first, second = text.startswith("$"), "$" in text[1:]
    return Place(column, row, bool(letters) and first, second if letters else first)


@lru_cache(maxsize=64)
def _known_pieces(formula: str) -> Pieces:
    return split(formula)


@lru_cache(maxsize=128)
def _aside(formula: str, columns: int) -> tuple[list[str], list[int], int, int]:
    """Return a formula moved to another column: the texts around the rows that move, these, least and most.

    Nearly every formula is moved down a column again and again.
    """
    texts, numbers = [""], list[int]()
    for piece in _known_pieces(formula):
        if isinstance(piece, str):
            texts[-1] += piece
            continue
        if any(column and not fixed and not 0 < column + columns <= COLUMNS for column, _, fixed, _ in piece):
            texts[-1] += "#REF!"
            continue
        for at, (column, row, fixed_column, fixed_row) in enumerate(piece):
            letters = f"${column_letters(column)}" if fixed_column else column_letters(column + columns)
            texts[-1] += (":" if at else "") + (letters if column else "") + (f"${row}" if fixed_row else "")
            if row and not fixed_row:
                numbers.append(row)
                texts.append("")
    return texts, numbers, min(numbers, default=1), max(numbers, default=1)


def move(pieces: Pieces, rows: int, columns: int) -> str:
    """Return the formula `rows` further down and `columns` further right, as Excel would copy it."""
    return "".join([piece if isinstance(piece, str) else _moved(piece, rows, columns) for piece in pieces])


def _moved(places: tuple[Place, ...], rows: int, columns: int) -> str:
    """Return a reference at its new place; ``#REF!`` where that lies outside the grid."""
    ends = []
    for column, row, fixed_column, fixed_row in places:
        text = ""
        if column:
            at = column if fixed_column else column + columns
            if not 1 <= at <= COLUMNS:
                return "#REF!"
            text = f"${column_letters(at)}" if fixed_column else column_letters(at)
        if row:
            at = row if fixed_row else row + rows
            if not 1 <= at <= ROWS:
                return "#REF!"
            text = f"{text}${at}" if fixed_row else f"{text}{at}"
        ends.append(text)
    return ends[0] if len(ends) == 1 else ":".join(ends)
