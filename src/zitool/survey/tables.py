"""Files of answers as plain tables: texts of cells with their addresses, whatever program wrote the file.

A workbook goes through the one safe reader; a text file is read by the encoding and the delimiter that it
shows. Nothing is understood here, and nothing is opened, run or believed that need not be.
"""

from __future__ import annotations

import csv
import io
import os
import re
from datetime import datetime, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from zitool.core.exact import from_cell, plain
from zitool.core.values import Kind
from zitool.findings import finding
from zitool.survey.roles import redacted
from zitool.xlsx import kinds
from zitool.xlsx.cells import read_book_bytes
from zitool.xlsx.package import Limits, clip, over_limit, read_file, refusal

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from zitool.core.values import Cells, Value
    from zitool.findings import Finding
    from zitool.xlsx.cells import Book, Sheet

LIMITS = Limits(
    file=100 << 20, total=2 << 30, part=1 << 30, strings=3_000_000, cells=6_000_000, text=512 << 20,
    elements=60_000_000,
)  # fmt: skip
"""Of a workbook of answers: a hundred thousand respondents with sixty columns; a LKE has far fewer cells."""
MOST_CELLS = 6_000_000
LONGEST_CELL = 1 << 20
"""Characters of one cell of a text file; more is a quote that never ends, or no table."""

_ENCODINGS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
_DELIMITERS = ",;\t|"
_OLE = b"\xd0\xcf\x11\xe0"
_SAMPLE = 200_000
_SAMPLE_ROWS = 60
_SAME = 0.6
"""Least share of the first rows that are as wide as most of them."""
_LINES_IN_ONE = 3
"""Lines of one cell that are as wide as a row before somebody is told of a quote too many."""
_START_1900, _START_1904 = datetime(1899, 12, 30), datetime(1904, 1, 1)  # noqa: DTZ001 - no zone in a sheet
_LAST_SERIAL = 2_958_466


class Row(NamedTuple):
    """One row of a table.

    Attributes:
        number: as a spreadsheet shows it.
        cells: texts from column A.
        places: column → address, where the row was put together from several.
    """

    number: int
    cells: Sequence[str]
    places: Mapping[int, str] | None = None


class Table(NamedTuple):
    """One sheet, or the one table of a text file.

    Attributes:
        file: path as the user gave it.
        sheet: name; empty for a text file.
        rows: those that hold something, in order.
        findings: what was odd about reading it.
    """

    file: str
    sheet: str
    rows: Sequence[Row]
    findings: tuple[Finding, ...] = ()


def read_tables(path: str | os.PathLike[str]) -> tuple[list[Table], list[Finding]]:
    """Return the visible sheets of a workbook or the table of a text file, and what was odd about the file.

    Raises:
        UnreadableWorkbookError: F0xx, it cannot be read or not be trusted; K001, a text file is damaged.
    """
    file = os.fspath(path)
    data = read_file(file, LIMITS)
    other = kinds.of_bytes(data)
    if other is not None and _may_be_text(other, data):
        return _text_table(data, file)
    book = read_book_bytes(data, file, limits=LIMITS, filled_in=True)  # says what the file is instead
    return _sheets(book), list(book.findings)


def _may_be_text(other: tuple[str, str], data: bytes) -> bool:
    """Whether bytes that are no archive may be text: UTF-16 looks like nothing, two letters like anything."""
    if other == ("F008", "truncated"):
        return data.isascii() and len(data) > 1
    return other == ("F005", "text") or (other == ("F005", "unknown") and not data.startswith(_OLE))


# --- workbooks ---------------------------------------------------------------------------------------------


def _sheets(book: Book) -> list[Table]:
    tables = []
    for sheet in book.sheets:
        if not sheet.is_worksheet or not sheet.rows:
            continue
        if sheet.state != "visible":
            said = finding("K018", file=book.file, sheet=redacted(clip(sheet.name)), reason="hidden_sheet")
            tables.append(Table(book.file, sheet.name, (), (said,)))
            continue
        tables.append(Table(book.file, sheet.name, list(_rows(sheet, since_1904=book.date_1904))))
    return tables


def _rows(sheet: Sheet, *, since_1904: bool) -> Iterator[Row]:
    """Yield the rows of a sheet; equal values become one text, for a column holds few of them."""
    known: dict[Value, str] = {}
    for number, cells in sheet.rows.items():
        texts = _texts(cells, known, since_1904=since_1904)
        if any(texts):
            yield Row(number, texts)


def _texts(cells: Cells, known: dict[Value, str], *, since_1904: bool) -> list[str]:
    texts = [""] * max(cells, default=0)
    for column, value in cells.items():
        text = known.get(value)
        if text is None:
            text = known[value] = cell_text(value, since_1904=since_1904)
        texts[column - 1] = text
    return texts


def cell_text(value: Value, *, since_1904: bool = False) -> str:
    """Return what a cell says as a text: a number with its own digits, a day and time by year."""
    if value.kind is Kind.UNCOMPUTED:
        return f"={clip(value.formula or '')}"
    if value.kind is not Kind.NUMBER:
        return value.text.strip()
    number = from_cell(value.text)
    if value.shown_as == "date" and 0 < number < _LAST_SERIAL:
        start = _START_1904 if since_1904 else _START_1900
        moment = start + timedelta(days=int(number), seconds=round((number % 1) * 86_400))
        return moment.isoformat(" ")
    text = plain(number)
    return text if Fraction(text) == number else value.text


# --- text files --------------------------------------------------------------------------------------------


def _text_table(data: bytes, file: str) -> tuple[list[Table], list[Finding]]:
    text, encoding = _decoded(data, file)
    del data
    findings = [finding("K025", file=file, encoding=encoding)] if encoding == "cp1252" else []
    start = re.match(r"sep=([^\r\n])\r?\n", text, re.IGNORECASE)  # how Excel is told the delimiter
    delimiter = start[1] if start else _delimiter(text)
    rows = list(_csv_rows(text, delimiter, file))
    if start:
        rows = rows[1:]
    return [Table(file, "", rows)], findings


def _decoded(data: bytes, file: str) -> tuple[str, str]:
    """Return the text of a file and the encoding that it was read by.

    Raises:
        UnreadableWorkbookError: K001, no encoding that offices write fits, or it holds NUL.
    """
    encoding = next((name for mark, name in _ENCODINGS if data.startswith(mark)), "") or _of_zeros(data)
    for tried in (encoding,) if encoding else ("utf-8", "cp1252"):
        try:
            text = data.decode(tried)
        except UnicodeDecodeError:
            continue
        if "\0" in text:
            raise refusal(
                "K001", file, cell=f"{text.count(chr(10), 0, text.index(chr(0))) + 1}", reason="nul"
            )
        return text.removeprefix("\ufeff"), tried
    raise refusal("K001", file, reason="encoding")


def _of_zeros(data: bytes) -> str:
    """Tell UTF-16 without a mark by the zeros between Latin letters."""
    head = data[:2000]
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd > len(head) // 4 and not even:
        return "utf-16-le"
    return "utf-16-be" if even > len(head) // 4 and not odd else ""


def _delimiter(text: str) -> str:
    """Return what parts the columns: of those that cut most first rows alike, the one that cuts finest."""
    sample = text[:_SAMPLE]
    if len(sample) < len(text):
        sample = sample[: sample.rfind("\n") + 1] or sample
    best = (0, 0.0, ",")
    for delimiter in _DELIMITERS:
        widths = _widths(sample, delimiter)
        usual = max(set(widths), key=lambda width: (widths.count(width), width), default=0)
        same = widths.count(usual) / len(widths) if widths else 0.0
        if usual > 1 and (same >= _SAME, usual * same) > best[:2]:
            best = (same >= _SAME, usual * same, delimiter)
    return best[2]


def _widths(sample: str, delimiter: str) -> list[int]:
    widths = []
    try:
        for row in csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter):
            if row:
                widths.append(len(row))
            if len(widths) >= _SAMPLE_ROWS:
                break
    except csv.Error:
        pass
    return widths


def _csv_rows(text: str, delimiter: str, file: str) -> Iterator[Row]:
    """Yield the rows of a text file.

    Raises:
        UnreadableWorkbookError: K001, a quote that never ends or ends amid a cell; F009, too many cells.
    """
    known: dict[str, str] = {}
    cells, width = 0, 0
    before = csv.field_size_limit(LONGEST_CELL)
    number = 0
    try:
        for number, row in enumerate(
            csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True), 1
        ):
            cells += len(row)
            if cells > MOST_CELLS:
                raise over_limit(file, "", "cells", cells, MOST_CELLS)
            texts = [known.setdefault(stripped, stripped) for stripped in map(str.strip, row)]
            while texts and not texts[-1]:
                texts.pop()
            if not texts:
                continue
            width = width or len(texts)
            for text_ in texts:
                if "\n" in text_ and _looks_like_rows(text_, delimiter, width):
                    raise refusal("K001", file, cell=str(number), reason="quotes")
            yield Row(number, texts)
    except csv.Error:
        raise refusal("K001", file, cell=str(number + 1), reason="quotes") from None
    finally:
        csv.field_size_limit(before)


def _looks_like_rows(text: str, delimiter: str, width: int) -> bool:
    """Whether a cell has swallowed rows, as it does between two stray quotes."""
    alike = sum(line.count(delimiter) >= max(width // 2, 2) for line in text.splitlines())
    return alike >= _LINES_IN_ONE
