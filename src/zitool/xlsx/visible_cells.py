"""The cells of a sheet row by row as a reader sees them: without what lies under a merge or is struck out."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from zitool.core.memo import Recent
from zitool.core.values import ERROR, TEXT, Value

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from zitool.core.values import Cells
    from zitool.xlsx.cells import Range, Sheet

_NONE: Cells = {}


class Lines:
    """A sheet's cells by row.

    Attributes:
        sheet: the sheet itself, merges and all.
        rows: row → column → value, rows in order; what `cover` and `cross_out` found is taken out. Not to be
            changed: it is the sheet's own where there is nothing of the kind.
        covered: place of a value that lies under a merge → that merge.
        struck: place of a value that is struck out, wholly or in part → that value.
    """

    def __init__(self, sheet: Sheet) -> None:
        self.sheet, self.rows = sheet, sheet.rows
        self.covered: dict[tuple[int, int], Range] = {}
        self.struck: dict[tuple[int, int], Value] = {}

    @cached_property
    def _told(self) -> tuple[list[tuple[int, int, Value]], list[tuple[int, int]]]:
        """What all cells of the sheet are gone through for, once: formulas and errors."""
        formulas: list[tuple[int, int, Value]] = []
        errors: list[tuple[int, int]] = []
        for row, cells in self.sheet.rows.items():
            for column, value in cells.items():
                if value[2]:
                    formulas.append((row, column, value))
                if value[0] is ERROR:
                    errors.append((row, column))
        return formulas, errors

    @property
    def formulas(self) -> Sequence[tuple[int, int, Value]]:
        """Row, column and value of every cell of the sheet with a formula, under merges too."""
        return self._told[0]

    @property
    def errors(self) -> Sequence[tuple[int, int]]:
        """Row and column of every cell of the sheet that holds an error."""
        return self._told[1]

    def at(self, row: int) -> Cells:
        """Return the visible cells of a row."""
        return self.rows.get(row, _NONE)

    def value(self, row: int, column: int | None) -> Value | None:
        """Return the visible value of a cell; None also for the column that a form does not have."""
        return self.rows.get(row, _NONE).get(column) if column is not None else None

    def cover(self, columns: Sequence[int]) -> None:
        """Take the values in `columns` that lie under a merge out of `rows`."""
        numbers, wanted = list(self.rows), sorted(set(columns))
        key = self.sheet.merges, numbers, wanted
        under = _UNDER.of(key, lambda: _under(self.sheet.merges, numbers, wanted))
        hidden = {(row, column): merge for (row, column), merge in under.items() if column in self.rows[row]}
        if hidden:
            self.rows = self.rows | {row: dict(self.rows[row]) for row, _ in hidden}
            for row, column in hidden:
                del self.rows[row][column]
            self.covered |= hidden

    def cross_out(self, columns: Collection[int]) -> None:
        """Leave of the values in `columns` what is not struck out."""
        for (row, column), seen in self.sheet.looks.items():
            value = self.value(row, column)
            if seen.left is None or column not in columns or value is None:
                continue
            if not self.struck:
                self.rows = dict(self.rows)
            self.struck[row, column] = value
            cells = self.rows[row] = dict(self.rows[row])
            cells[column] = Value(TEXT, seen.left.strip(), value.formula)
            if not seen.left.strip():
                del cells[column]


_UNDER: Recent[dict[tuple[int, int], Range]] = Recent()


def _under(
    merges: Sequence[Range], rows: Sequence[int], columns: Sequence[int]
) -> dict[tuple[int, int], Range]:
    """Return the places among `rows` x `columns` (both in order) that lie under a merge.

    Each place is settled once: thousands of merges over the same cells cost no more than one.
    """
    covered: dict[tuple[int, int], Range] = {}
    unsettled: dict[int, list[int]] = {}
    for merge in merges:
        start = bisect_left(rows, merge.first_row)
        if start == len(rows) or rows[start] > merge.last_row:
            continue
        left, right = bisect_left(columns, merge.first_column), bisect_right(columns, merge.last_column)
        if merge.first_row == merge.last_row:  # most of them
            for column in columns[left:right]:
                if column != merge.first_column:
                    covered.setdefault((merge.first_row, column), merge)
            continue
        for column in columns[left:right]:
            after = unsettled.get(column) or unsettled.setdefault(column, list(range(len(rows) + 1)))
            index = _settle(after, start)
            while index < len(rows) and rows[index] <= merge.last_row:
                if (rows[index], column) == (merge.first_row, merge.first_column):
                    index = _settle(after, index + 1)
                    continue
                covered.setdefault((rows[index], column), merge)
                after[index] = index + 1
                index = _settle(after, index)
    return covered


def _settle(after: list[int], index: int) -> int:
    """Return the first unsettled index from `index` on, and remember the way there."""
    end = index
    while after[end] != end:
        end = after[end]
    while after[index] != end:
        after[index], index = end, after[index]
    return end
