"""An annotated copy: findings at their cells, and everything else as its author left it."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile

import openpyxl
import pytest
from openpyxl.comments import Comment
from tests.conftest import EXAMPLES, REAL

from zitool.findings import Severity
from zitool.lke.annotate.annotated_copy import Remark, annotate
from zitool.lke.annotate.notes import room_of

NAMES = ("unit-baik", "unit-setengah", "unit-diubah", "keluarga-1", "keluarga-2", "unit-dan-tpi")
FILES = [EXAMPLES / f"{name}.xlsx" for name in NAMES]
if REAL.exists():
    FILES.append(REAL)
TABLE = re.compile(rb"<(?:\w+:)?sheetData\b.*</(?:\w+:)?sheetData>", re.DOTALL)
ANCHOR = re.compile(r"<x:Anchor>([\d,]+)</x:Anchor>.*?<x:Row>(\d+)</x:Row><x:Column>(\d+)<", re.DOTALL)


def parts(data):
    """Return the parts of a package by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def with_parts(data, **changed):
    """Return a package in which parts, their names with __ for /, are what a function makes of them."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as file:
        for name, part in parts(data).items():
            file.writestr(name, changed.get(name, lambda same: same)(part))
        for name, make in changed.items():
            if name not in parts(data):
                file.writestr(name, make(b""))
    return stream.getvalue()


@pytest.fixture(params=FILES, ids=lambda file: file.stem)
def copied(request, zitool, tmp_path):
    """Return a workbook and what ``validate --annotate`` makes of it."""
    target = tmp_path / "salinan.xlsx"
    outcome = zitool("validate", request.param, "--annotate", "-o", target)
    assert outcome.code in {0, 1}
    assert "salinan.xlsx" in outcome.err
    return request.param.read_bytes(), target.read_bytes()


def test_cells_formulas_and_stored_values_stay_byte_for_byte(copied):
    """No part is lost; what sheets hold, shared strings, drawings and all else keep every byte."""
    before, after = (parts(one) for one in copied)

    assert {"xl/workbook.xml", "xl/worksheets/sheet1.xml"} < before.keys() <= after.keys()
    for name, part in before.items():
        if name.startswith("xl/worksheets/sheet"):
            assert TABLE.search(part)[0] == TABLE.search(after[name])[0]
        elif not re.fullmatch(r".*\.rels|\[Content_Types\]\.xml|xl/(workbook|styles)\.xml", name):
            assert after[name] == part, name


def test_a_reader_of_stored_values_sees_the_same(copied):
    """Values, formulas, number formats, protection, validations, merges, widths and print set-up are kept."""
    cells = 0
    for stored in (True, False):
        before, after = (openpyxl.load_workbook(io.BytesIO(one), data_only=stored) for one in copied)
        assert after.sheetnames[1:] == before.sheetnames
        assert after.active.title == before.active.title
        for old in before.worksheets:
            new = after[old.title]
            for row in old.iter_rows():
                for cell in row:
                    cells += 1
                    twin = new.cell(cell.row, cell.column)
                    same = (cell.value, cell.number_format, cell.protection.locked, cell.fill.fgColor.rgb)
                    assert same == (
                        twin.value, twin.number_format, twin.protection.locked, twin.fill.fgColor.rgb,
                    )  # fmt: skip
            assert new.protection.sheet == old.protection.sheet
            assert new.protection.password == old.protection.password
            assert new.data_validations.count == old.data_validations.count
            assert new.merged_cells.ranges == old.merged_cells.ranges
            assert new.freeze_panes == old.freeze_panes
            assert new.page_setup.orientation == old.page_setup.orientation
            assert new.print_title_rows == old.print_title_rows
            assert new.print_area == old.print_area
    assert cells > 1000


def test_zitool_scores_the_copy_as_it_scores_the_original(copied, zitool, tmp_path):
    """The same points and the same findings, at the same cells."""
    said = []
    file = tmp_path / "lke.xlsx"
    for data in copied:
        file.write_bytes(data)
        outcomes = [zitool(command, file, "-f", "csv").out for command in ("score", "validate")]
        said.append([re.sub(r'"[0-9a-f]{64}"', "", outcome) for outcome in outcomes])

    assert said[1] == said[0]


def test_every_finding_is_listed_coloured_and_commented(copied, zitool, tmp_path):
    """The list links to each cell; the cell has a comment with code and cure, and a colour."""
    file = tmp_path / "asli.xlsx"
    file.write_bytes(copied[0])
    book = openpyxl.load_workbook(io.BytesIO(copied[1]))
    listed = book.worksheets[0]
    rows = [[cell.value for cell in row] for row in listed.iter_rows(min_row=4)]
    expected = zitool("validate", file, "-f", "csv").out.splitlines()[1:]

    assert len(rows) == len(expected)
    assert listed.auto_filter.ref == f"A3:F{max(listed.max_row, 4)}"
    assert listed.freeze_panes == "A4"
    assert (listed.page_setup.paperSize, listed.page_setup.orientation) == (9, "landscape")
    placed = [(number, row) for number, row in enumerate(rows, 4) if row[3] and row[2] in book.sheetnames]
    seen = []
    for number, (level, code, sheet, cell, _, cure) in placed:
        first = cell.split(",")[0].strip()
        first = f"A{first}" if first.isdecimal() else first.split(":")[0]
        linked = listed.cell(number, 4).hyperlink.location.startswith(f"'{sheet}'!{first}")
        comment, rules = book[sheet][first].comment.text, book[sheet].conditional_formatting
        coloured = any(first in str(rule.sqref) for rule in rules)
        seen.append((linked, f"{level} {code}: " in comment, cure in comment, coloured))
    assert seen == [(True, True, True, True)] * len(placed)


def test_boxes_are_as_large_as_their_text(copied):
    """A comment stands right of its cell, 330 pixels wide, whatever the sizes of the cells."""
    after, boxes = parts(copied[1]), []
    for name in after:
        if not re.fullmatch(r"xl/worksheets/sheet\d+\.xml", name):
            continue
        links = after.get(f"xl/worksheets/_rels/{name.rpartition('/')[2]}.rels", b"").decode()
        drawing = re.search(r"drawings/(zitool\d+\.vml)", links)
        if drawing is None:
            continue
        room = room_of(after[name])
        for anchor, row, column in ANCHOR.findall(after[f"xl/drawings/{drawing[1]}"].decode()):
            left, from_left, top, from_top, right, to_right, bottom, to_bottom = map(int, anchor.split(","))
            across = [room.columns.get(number + 1, room.columns[0]) for number in range(left, right)]
            down = [room.rows.get(number + 1, room.rows[0]) for number in range(top, bottom)]
            high_enough = 30 <= sum(down) + to_bottom - from_top <= 800
            boxes.append(
                (left > int(column), sum(across) + to_right - from_left, top >= int(row), high_enough)
            )
    comments = sum(part.count(b"<comment ") for part in after.values())
    assert boxes == [(True, 330, True, True)] * comments


def test_the_same_again(copied, zitool, tmp_path):
    """The same workbook gives the same bytes; a copy can be annotated again, beside what is there."""
    file, once, twice = (tmp_path / f"{name}.xlsx" for name in ("asli", "sekali", "dua"))
    file.write_bytes(copied[0])
    zitool("validate", file, "--annotate", "-o", once)
    first = once.read_bytes()
    zitool("validate", file, "--annotate", "-o", once, "--overwrite")
    zitool("validate", once, "--annotate", "-o", twice)

    assert once.read_bytes() == first
    names = openpyxl.load_workbook(twice).sheetnames
    assert names[:2] == ["Temuan zitool (2)", "Temuan zitool"]


def test_comments_that_are_there_stay(examples):
    """A reviewer's comment keeps its words; the finding of that cell stands in the list, others get boxes."""
    book = openpyxl.load_workbook(examples / "unit-diubah.xlsx")
    book["LKE ZI"]["J10"].comment = Comment("Sudah kami periksa.", "TPI", height=80, width=200)
    stream = io.BytesIO()
    book.save(stream)
    remarks = [
        Remark("LKE ZI", cell, Severity.ERROR, "GALAT", "W203", "salah", "Betulkan.")
        for cell in ("J10", "K12")
    ]

    copy = annotate(stream.getvalue(), "lke.xlsx", remarks, "id")

    sheet = openpyxl.load_workbook(io.BytesIO(copy.data))["LKE ZI"]
    assert copy.cells == 1
    assert sheet["J10"].comment.text == "Sudah kami periksa."
    assert sheet["K12"].comment.text == "GALAT W203: salah. Betulkan."
    drawings = [part for name, part in parts(copy.data).items() if name.endswith(".vml")]
    assert [len(re.findall(rb"<\w+:shape\b", part)) for part in drawings] == [2]


def test_macros_are_carried_along_under_their_own_suffix(zitool, examples, tmp_path):
    """An .xlsm keeps its macros byte for byte, and is not written as .xlsx, which Excel would not open."""
    macro = b"\xd0\xcf\x11\xe0" + bytes(range(256)) * 20
    main = b"spreadsheetml.sheet.main+xml"
    data = with_parts(
        (examples / "unit-diubah.xlsx").read_bytes(),
        **{
            "[Content_Types].xml": lambda part: part.replace(
                b"vnd.openxmlformats-officedocument." + main, b"vnd.ms-excel.sheet.macroEnabled.main+xml"
            ).replace(
                b"</Types>",
                b'<Override PartName="/xl/vbaProject.bin" '
                b'ContentType="application/vnd.ms-office.vbaProject"/></Types>',
            ),
            "xl/_rels/workbook.xml.rels": lambda part: part.replace(
                b"</Relationships>",
                b'<Relationship Id="rId99" Target="vbaProject.bin" '
                b'Type="http://schemas.microsoft.com/office/2006/relationships/vbaProject"/></Relationships>',
            ),
            "xl/vbaProject.bin": lambda _: macro,
        },
    )
    file = tmp_path / "makro.xlsm"
    file.write_bytes(data)

    assert zitool("validate", file, "--annotate", "-o", tmp_path / "salinan.xlsx").code == 2
    assert not (tmp_path / "salinan.xlsx").exists()
    assert zitool("validate", file, "--annotate", "-o", tmp_path / "salinan.xlsm").code == 1
    after = parts((tmp_path / "salinan.xlsm").read_bytes())
    assert after["xl/vbaProject.bin"] == macro
    assert b"macroEnabled" in after["[Content_Types].xml"]


def test_hostile_words_stay_words():
    """What a finding quotes is text: no formula, no markup, no link outside."""
    words = '=HYPERLINK("http://jahat.example","klik") <v:shape onclick="x"/> _x0041_ \u202e'
    remark = Remark("LKE ZI", "K12", Severity.WARNING, "PERINGATAN", "V301", words, words)

    copy = annotate((EXAMPLES / "unit-baik.xlsx").read_bytes(), "lke.xlsx", [remark], "id")

    book = openpyxl.load_workbook(io.BytesIO(copy.data))
    cell = book.worksheets[0]["E4"]
    assert cell.data_type == "s"
    assert cell.quotePrefix
    assert cell.value.startswith('=HYPERLINK("http')
    assert "<v:shape onclick" in book["LKE ZI"]["K12"].comment.text
    outside = [part for part in parts(copy.data).values() if b'TargetMode="External"' in part]
    assert b"jahat" not in b"".join(outside)


@pytest.mark.parametrize(
    ("sheet", "column", "row"),
    [
        (b"<worksheet><sheetData/></worksheet>", 64, 20),
        (b'<worksheet><sheetFormatPr defaultRowHeight="30" defaultColWidth="20"/></worksheet>', 145, 40),
        (b'<worksheet><cols><col min="2" max="3" width="71.5"/></cols></worksheet>', 505, 20),
        (b'<x:sheet xmlns:x="y"><x:cols><x:col min="1" max="9" hidden="1"/></x:cols></x:sheet>', 0, 20),
        (b'<worksheet><sheetData><row r="2" ht="90"/></sheetData></worksheet>', 64, 120),
        (b'<worksheet><sheetData><row r="2" hidden="true"/></sheetData></worksheet>', 64, 0),
        (b'<worksheet><cols><col min="1" max="99999999999" width="1e9"/></cols></worksheet>', 64, 20),
    ],
)  # fmt: skip
def test_sizes_of_a_sheet(sheet, column, row):
    """Column B and row 2 in pixels, as the sheet states them or by default."""
    room = room_of(sheet)

    assert room.columns.get(2, room.columns[0]) == column
    assert room.rows.get(2, room.rows[0]) == row


@pytest.mark.libreoffice
def test_libreoffice_opens_the_copy(copied, tmp_path):
    """Another program reads sheets, comments and the list, and comes to the values that were stored."""
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("no soffice")
    file = tmp_path / "dibuka.xlsx"
    file.write_bytes(copied[1])
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [soffice, profile, "--headless", "--convert-to", "xlsx", "--outdir", tmp_path / "lo", file]
    subprocess.run(command, check=True, capture_output=True, timeout=180)

    before, after = (
        openpyxl.load_workbook(source, data_only=True) for source in (file, tmp_path / "lo" / "dibuka.xlsx")
    )
    assert after.sheetnames == before.sheetnames
    there, here = (
        {
            (cell.parent.title, cell.coordinate)
            for sheet in book
            for row in sheet.iter_rows()
            for cell in row
            if cell.comment
        }
        for book in (before, after)
    )
    assert there <= here
