"""How cells look: what openpyxl would make of them, asked only once."""

from __future__ import annotations

from textwrap import wrap

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from openpyxl import Workbook

from zitool.spreadsheets.looks import dress, lines_of, merge_across
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


def test_looks_that_share_parts_are_each_what_they_ask_for():
    """In one book, in any order: fonts, fills, borders, alignment, protection and number formats."""
    looks = [
        {"color": color, "bold": bold, "size": size, "ink": ink, "across": across, "wrap": wrap, "edge": edge,
         "unlocked": unlocked, "form": form}
        for color, bold, size, ink, across, wrap, edge, unlocked, form in [
            ("", False, 10, "000000", "left", True, "box", False, "General"),
            ("FFF8DC", True, 10, "000000", "left", True, "line", True, "0.00"),
            ("FFF8DC", False, 9, "FFFFFF", "center", False, "none", False, "0.00"),
            ("", True, 9, "000000", "center", True, "box", True, "General"),
            ("F8CBAD", True, 10, "FFFFFF", "left", False, "line", False, '0" %"'),
        ]
    ]  # fmt: skip
    together = Workbook().worksheets[0]
    for row, look in enumerate([*looks, *reversed(looks)], 1):
        dress(together.cell(row, 1), **look)
        alone = Workbook().worksheets[0].cell(1, 1)
        dress(alone, **look)
        cell = together.cell(row, 1)
        for part in ("font", "fill", "border", "alignment", "protection", "number_format"):
            assert repr(getattr(cell, part)) == repr(getattr(alone, part))
        assert (cell.font.b, cell.font.sz, cell.font.color.rgb[2:]) == (
            look["bold"],
            look["size"],
            look["ink"],
        )
        assert (cell.fill.fill_type, cell.protection.locked) == (
            "solid" if look["color"] else None, not look["unlocked"],
        )  # fmt: skip
        assert (cell.alignment.horizontal, cell.alignment.wrap_text) == (look["across"], look["wrap"])


@given(
    st.lists(st.text("abÉ-. \t\n\x1c\u00a0\u2003—", max_size=9), max_size=12).map(" ".join),
    st.integers(1, 20),
)
@example("", 1)
@example("aa bb cc", 5)
@example("aa bb cc", 8)
@example("aaaaaaa b", 3)
@example(" aa bb", 3)
def test_lines_are_those_that_textwrap_makes(paragraph, characters):
    """Of words with blanks between, of longer words, and of whatever may be broken in some other way."""
    assert lines_of(paragraph, characters) == max(len(wrap(paragraph, characters)), 1)
