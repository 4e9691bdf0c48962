"""How cells look: what openpyxl would make of them, asked only once."""

from __future__ import annotations

import pytest
from openpyxl import Workbook

from zitool.spreadsheets.looks import dress, merge_across
from zitool.spreadsheets.packing import packed

EDGES = ("box", "line", "none", "")
"""The last of them: cells that nobody has given a look."""


def book_with(merge, widths: tuple[int, ...]) -> bytes:
    """Return a book with rows of every edge, each merged over so many cells, twice."""
    book = Workbook()
    sheet = book.worksheets[0]
    row = 0
    for _ in range(2):
        for edge in EDGES:
            for width in widths:
                row += 1
                for column in range(1, width + 2):
                    cell = sheet.cell(row, column, f"{row} {column}")
                    if edge:
                        dress(cell, "EDEDED" if width % 2 else "", edge=edge, unlocked=width == 3)
                merge(sheet, row, width)
    return packed(book)


@pytest.mark.parametrize("widths", [(2, 3, 5), (5, 3, 2), (4,)])
def test_merged_cells_look_as_openpyxl_makes_them(widths):
    """The file is the same byte for byte, whichever width came first."""

    def own(sheet, row, width):
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=width)

    ours = book_with(lambda sheet, row, width: merge_across(sheet, row, 1, width), widths)
    assert ours == book_with(own, widths)
