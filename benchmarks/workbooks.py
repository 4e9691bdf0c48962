"""The workbooks that costs are measured with, all made from what this checkout has."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from tools.example_answers import good, reviewed, with_evidence

from zitool.batch.rubric_selection import choose
from zitool.core.values import NUMBER, TEXT
from zitool.lke.template.book import Entries, build_template
from zitool.rubrics.load import load_rubric
from zitool.rubrics.packaged import DEFAULT_RUBRIC
from zitool.xlsx.cells import address, read_book, read_book_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from zitool.core.values import Value

__all__ = [
    "ROWS",
    "fill_in_otherwise",
    "size_of",
    "stretch",
    "write_form",
    "write_plain_form",
    "write_small_form",
]

CELL = re.compile(rb'<c r="([A-Z]+[0-9]+)"([^>]*?)(?:/>|>.*?</c>)', re.DOTALL)
_LISTS = (90, 91)
_TYPE = (
    b'<Override PartName="/xl/worksheets/sheet%d.xml" '
    b'ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
)
_TAB = (
    b'<sheet xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    b'name="Daftar %d" sheetId="%d" r:id="rIdDaftar%d"/>'
)
_RELATION = (
    b'<Relationship Id="rIdDaftar%d" Target="worksheets/sheet%d.xml" '
    b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"/>'
)
_SHEET = (
    b'<?xml version="1.0" encoding="UTF-8"?>'
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
    b"<sheetData>%s</sheetData></worksheet>"
)
STRETCHED_CELLS = 200_000
"""Rows of 17 formatted cells: 3.4 million."""

_PLAIN_HEADER = (
    *("No", "Penilaian", None, None, None, None, None, "Bobot", "Penjelasan", "Pilihan Jawaban", "Jawaban"),
    *(None, None, "Catatan"),
)
_PLAIN_NAMES = (*[None] * 10, "Unit", "TPI", "TPN")

ROWS = 1_048_576
"""Rows of a sheet, as many as Excel has."""


def write_form(path: Path) -> Path:
    """Write a form that unit, TPI and TPN have filled in with evidence and notes, and return its path."""
    rubric = load_rubric(DEFAULT_RUBRIC).rubric
    answers = {"unit": good(rubric), "tpi": reviewed(rubric), "tpn": reviewed(rubric)}
    entries = {name: with_evidence(rubric, given, "contoh-tengah") for name, given in answers.items()}
    path.write_bytes(build_template(rubric, unit="Contoh Tengah", assessors=tuple(entries), entries=entries))
    return path


def write_small_form(path: Path) -> Path:
    """Write a form as large as a real one that a unit filled in: 67 kB, 330 rows, 4,760 cells, 400 formulas.

    One assessor, evidence beside each answer, and two sheets of an office's own lists.
    """
    rubric = load_rubric(DEFAULT_RUBRIC).rubric
    entries = {"unit": with_evidence(rubric, good(rubric), "contoh-kecil")}
    form = build_template(rubric, unit="Contoh Kecil", assessors=tuple(entries), entries=entries)
    lists = [
        "".join(
            f'<row r="{row}">'
            + "".join(
                f'<c r="{address(row, column)}" t="inlineStr"><is><t>Daftar {sheet}.{row}.{column}: '
                f"dokumen {37 * row * column % 1009} bulan {(row + column) % 12}</t></is></c>"
                for column in range(1, 28)
            )
            + "</row>"
            for row in range(1, 23)
        )
        for sheet in (1, 2)
    ]
    with zipfile.ZipFile(BytesIO(form)) as source, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for part in source.infolist():
            data = source.read(part)
            if part.filename == "[Content_Types].xml":
                data = data.replace(b"</Types>", b"".join(_TYPE % at for at in _LISTS) + b"</Types>")
            elif part.filename == "xl/workbook.xml":
                data = data.replace(
                    b"</sheets>", b"".join(_TAB % (at, at, at) for at in _LISTS) + b"</sheets>"
                )
            elif part.filename == "xl/_rels/workbook.xml.rels":
                named = b"".join(_RELATION % (at, at) for at in _LISTS)
                data = data.replace(b"</Relationships>", named + b"</Relationships>")
            target.writestr(part.filename, data)
        for at, rows in zip(_LISTS, lists, strict=True):
            target.writestr(f"xl/worksheets/sheet{at}.xml", _SHEET % rows.encode())
    return path


def write_plain_form(path: Path) -> Path:
    """Write a form as libraries write it: 20 kB, one sheet of values, without formulas, formats and evidence.

    Unit, TPI and TPN have their answers under one merged *Jawaban*; TPN has not answered, and each question
    has a note.
    """
    from openpyxl import Workbook  # noqa: PLC0415 - as `build_template` does

    rubric = load_rubric(DEFAULT_RUBRIC).rubric
    entries = {"unit": Entries(good(rubric)), "tpi": Entries(reviewed(rubric))}
    form = build_template(rubric, assessors=tuple(entries), entries=entries)
    lke = choose(read_book_bytes(form, path.name), None).form
    told = [*lke.columns.stairs, lke.columns.weight, lke.columns.criteria, lke.columns.choices]
    told += [block.answer for block in lke.columns.blocks]
    book = Workbook()
    sheet = book.active
    sheet.title = "LKE"
    for header in (_PLAIN_HEADER, _PLAIN_NAMES):
        sheet.append(header)
    sheet.merge_cells("K1:M1")
    for number, cells in lke.lines.rows.items():
        if number > lke.columns.header_row:
            values = [_typed(cells.get(column)) for column in told]
            note = f"keterangan {number}" if lke.columns.choices in cells else None
            sheet.append([number, *values, None, note])
    book.save(path)
    return path


def _typed(value: Value | None) -> str | float | None:
    """Return what somebody typed into a cell; nothing of a formula."""
    if value is None or value.formula is not None:
        return None
    return float(value.text) if value.kind is NUMBER else value.text


def size_of(workbook: Path) -> str:
    """Return name and size of a workbook, for people: *lke.xlsx, 92 kB, 396 rows, 5,777 cells ...*."""
    with zipfile.ZipFile(workbook) as source:
        sheets = [source.read(sheet) for sheet in _sheets(source)]
    rows, cells, formulas = (
        sum(len(re.findall(rb"<%b[ />]" % element, sheet)) for sheet in sheets)
        for element in (b"row", b"c", b"f")
    )
    size = workbook.stat().st_size / 1000
    return f"{workbook.name}, {size:.0f} kB, {rows:,} rows, {cells:,} cells, {formulas:,} formulas"


def stretch(workbook: Path, stretched: Path) -> None:
    """Write `workbook` with its largest sheet formatted down to the last row Excel has."""
    from tests.hostile.bombs import formatted_cells, formatted_row  # noqa: PLC0415 - builds a form with openpyxl

    with zipfile.ZipFile(workbook) as source, zipfile.ZipFile(stretched, "w", zipfile.ZIP_DEFLATED) as target:
        largest = _largest_sheet(source)
        for part in source.infolist():
            data = source.read(part)
            if part is not largest:
                target.writestr(part.filename, data)
                continue
            head, end, tail = data.rpartition(b"</sheetData>")
            first = head.count(b"<row ") + 1000  # below every row there is
            with target.open(part.filename, "w") as stream:
                stream.write(head)
                for number in range(first, ROWS + 1):
                    row = formatted_cells if number < first + STRETCHED_CELLS else formatted_row
                    stream.write(row(number).encode())
                stream.write(end + tail)


def fill_in_otherwise(workbook: Path, filled: Path, number: int) -> None:
    """Write `workbook` with other choices and notes in its largest sheet, others for each `number`.

    Stored points stay as they are; where there are any, zitool has differences to tell.
    """
    chosen = choose(read_book(workbook), None)
    form, scales = chosen.form, chosen.loaded.rubric.scales
    block = form.columns.blocks[0]
    texts: dict[str, str] = {}
    for at, leaf in enumerate(form.expected.leaves):
        options, row = list(scales[leaf.scale].options), form.alignment.rows.get(leaf.id)
        if options and row is not None and (at + number) % 3 == 0:
            texts[address(row.number, block.answer)] = options[(at * number + number) % len(options)]
    for row_number, cells in form.lines.rows.items():
        for column in (block.note, *block.evidence):
            value = cells.get(column) if column is not None and row_number > form.columns.header_row else None
            if value is not None and column is not None and value.kind is TEXT:
                texts[address(row_number, column)] = f"{value.text} ({number})"

    def other(cell: re.Match[bytes]) -> bytes:
        text = texts.get(cell[1].decode())
        if text is None:
            return cell[0]
        look = re.sub(rb' t="[^"]*"', b"", cell[2]).rstrip()
        content = escape(text).encode()
        return b'<c r="%b"%b t="inlineStr"><is><t>%b</t></is></c>' % (cell[1], look, content)

    with zipfile.ZipFile(workbook) as source, zipfile.ZipFile(filled, "w", zipfile.ZIP_DEFLATED) as target:
        largest = _largest_sheet(source)
        for part in source.infolist():
            data = source.read(part)
            target.writestr(part.filename, CELL.sub(other, data) if part is largest else data)


def _sheets(source: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    return [entry for entry in source.infolist() if entry.filename.startswith("xl/worksheets/sheet")]


def _largest_sheet(source: zipfile.ZipFile) -> zipfile.ZipInfo:
    return max(_sheets(source), key=lambda sheet: sheet.file_size)
