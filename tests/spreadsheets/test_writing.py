"""Rows written without openpyxl's elements: the bytes that it writes."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.worksheet.formula import ArrayFormula
from openpyxl.writer.excel import ExcelWriter

from zitool.spreadsheets import writing
from zitool.spreadsheets.looks import dress, merge_across

PLAIN = [
    "text", "", " blank before", "behind ", " ", "two\nlines", "\n", "a & b < c > d \"e\" 'f'", "]]>",
    "é ≥ 😀 \t", "_x000D_", "=A1+B1", '=IF(A1<>"",A1&"<",0)', "'=1", 0, -7, 1.5, 0.1 + 0.2, 1e300, 10**20,
    1 / 3, None,
]  # fmt: skip
OTHERS = [True, "#N/A", ArrayFormula("A1:A2", "=B1:B2"), float("inf")]


def book_of(values: list[object]) -> openpyxl.Workbook:
    """A sheet of values, plain, dressed, linked, merged, in rows of some height; and one without cells."""
    book = openpyxl.Workbook()
    book.properties.created = book.properties.modified = datetime.fromisoformat("2021-12-31")
    sheet = book.worksheets[0]
    for row, value in enumerate(values, 2):
        for column in (1, 3, 28):
            sheet.cell(row, column).value = value
        dress(sheet.cell(row, 3), color="FFF8DC", bold=True)
        dress(sheet.cell(row, 4))
    sheet.cell(2, 3).hyperlink = "https://contoh.go.id/?a=1&b=2"
    sheet.cell(3, 5).data_type = "s"
    sheet.row_dimensions[2].height = 33.3
    sheet.row_dimensions[90].height = 12
    sheet.row_dimensions[4].hidden = True
    merge_across(sheet, 60, 2, 5)
    sheet.freeze_panes = "B2"
    sheet.column_dimensions["A"].width = 31.5
    sheet.conditional_formatting.add("A1:A9", openpyxl.formatting.rule.FormulaRule(["zitool"]))
    book.create_sheet("kosong")
    return book


def saved(book: openpyxl.Workbook) -> dict[str, bytes]:
    """What openpyxl itself writes."""
    raw = io.BytesIO()
    ExcelWriter(book, zipfile.ZipFile(raw, "w")).save()
    with zipfile.ZipFile(raw) as package:
        return {name: package.read(name) for name in package.namelist()}


def test_rows_are_those_of_openpyxl_by_bytes():
    """Texts, numbers and formulas of every kind; looks, heights, links, merged cells; no cells at all."""
    expected = saved(book_of(PLAIN))
    assert writing.parts_of(book_of(PLAIN)) == expected
    assert [*writing.parts_of(book_of(PLAIN))] == [*expected]
    assert b"zitool" not in expected["xl/worksheets/sheet2.xml"]


@pytest.mark.parametrize("other", OTHERS)
def test_a_sheet_with_any_other_cell_is_written_by_openpyxl(other, monkeypatch):
    """Its cells are what they are, and the text that stands for rows is nobody's."""
    values = ["zitool", other, "text"]
    expected = saved(book_of(values))
    monkeypatch.setattr(writing._SheetWriter, "write_rows", None)
    book = book_of(values)
    del book["kosong"]
    parts = writing.parts_of(book)
    assert parts["xl/worksheets/sheet1.xml"] == expected["xl/worksheets/sheet1.xml"]


def test_a_comment_is_kept():
    """A sheet with one is written by openpyxl."""
    books = []
    for _ in range(2):
        book = book_of(["a"])
        book.worksheets[0].cell(2, 1).comment = Comment("said", "who")
        books.append(book)
    parts, expected = writing.parts_of(books[0]), saved(books[1])
    assert parts.keys() == expected.keys()
    assert b"said" in parts["xl/comments/comment1.xml"]
