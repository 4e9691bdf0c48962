"""Workbooks of ours are the same bytes on every system."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from itertools import permutations

from openpyxl import Workbook

from zitool.spreadsheets.packing import packed

RANGES = ("B13:F13", "B12:F12", "A1:C2", "AA4:AB4")


def test_the_order_in_which_cells_were_merged_leaves_no_trace():
    """A set has another order where numbers have 32 bits, as in a browser: merged ranges are sorted."""
    made = set()
    for order in permutations(RANGES):
        book = Workbook()
        for one in order:
            book.active.merge_cells(one)
        made.add(packed(book))

    (data,) = made
    sheet = zipfile.ZipFile(BytesIO(data)).read("xl/worksheets/sheet1.xml").decode()
    assert re.findall(r'<mergeCell ref="([^"]+)"', sheet) == sorted(RANGES)
