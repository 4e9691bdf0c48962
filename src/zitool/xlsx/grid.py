"""Places in a sheet: addresses, column letters, rectangles. Rows and columns count from 1."""

from __future__ import annotations

from functools import lru_cache

from zitool.named import NamedTuple

ROWS = 1_048_576
COLUMNS = 16_384
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_DIGITS = "0123456789"
_LONGEST_ROW = 7
_LONGEST_COLUMN = 3
_LONGEST_RANGE = 2 * (_LONGEST_ROW + _LONGEST_COLUMN) + 1


@lru_cache(maxsize=COLUMNS)
def column_letters(column: int) -> str:
    """Return the letters of a column: 1 is ``A``, 16384 is ``XFD``."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = _LETTERS[rest] + letters
    return letters


def address(row: int, column: int) -> str:
    """Return the address of a cell, e.g. ``K27``."""
    return f"{column_letters(column)}{row}"


@lru_cache(maxsize=COLUMNS)
def column_number(letters: str) -> int | None:
    """Return the number of a column, or None where `letters` name none."""
    if not 1 <= len(letters) <= _LONGEST_COLUMN:
        return None
    number = 0
    for letter in letters:
        if letter not in _LETTERS:
            return None
        number = number * 26 + _LETTERS.index(letter) + 1
    return number if number <= COLUMNS else None


@lru_cache(maxsize=1024)
def row_number(digits: str) -> int | None:
    """Return the number of a row, or None where `digits` name none."""
    if not digits or len(digits) > _LONGEST_ROW or digits[0] == "0" or digits.strip(_DIGITS):
        return None
    number = int(digits)
    return number if number <= ROWS else None


def split_address(text: str) -> tuple[str, str]:
    """Return the part before the digits at the end, and the digits; neither is checked."""
    letters = text.rstrip(_DIGITS)
    return letters, text[len(letters) :]


class Range(NamedTuple):
    """A rectangle of cells; all four edges belong to it."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int

    def contains(self, row: int, column: int) -> bool:
        """Return whether the cell lies inside."""
        return self.first_row <= row <= self.last_row and self.first_column <= column <= self.last_column

    def __str__(self) -> str:
        first = address(self.first_row, self.first_column)
        last = address(self.last_row, self.last_column)
        return first if first == last else f"{first}:{last}"


def parse_range(text: str) -> Range | None:
    """Return the rectangle ``K27:K30`` or ``K27``, or None where `text` is none."""
    return _parse_range(text) if len(text) <= _LONGEST_RANGE else None


@lru_cache(maxsize=4096)
def _parse_range(text: str) -> Range | None:
    first, colon, last = text.partition(":")
    one = _corner(first)
    other = _corner(last) if colon else one
    if one is None or other is None:
        return None
    (row, column), (last_row, last_column) = one, other
    if row <= last_row and column <= last_column:  # as nearly everybody writes them
        return Range(row, column, last_row, last_column)
    rows, columns = sorted((row, last_row)), sorted((column, last_column))
    return Range(rows[0], columns[0], rows[1], columns[1])


def _corner(text: str) -> tuple[int, int] | None:
    letters = text.rstrip(_DIGITS)
    row, column = row_number(text[len(letters) :]), column_number(letters)
    return None if row is None or column is None else (row, column)
