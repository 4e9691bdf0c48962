"""Answers that nobody sees as they stand there: struck out, of no size or colour; pictures as evidence."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

import openpyxl
import pytest
from openpyxl.styles import Font, PatternFill
from openpyxl.styles.colors import Color
from tests.hostile.form import SHEET, SPACES, STRINGS, Raw, pack, parts, sheet
from tests.lke.builder import Lke, loaded, xlsx
from tests.lke.scenarios import ANSWER, ANSWERS, CHOICE, EVIDENCE, INDEX, RATIO, plain, put
from tests.xlsx.reading import read

from zitool.batch import assess_book
from zitool.xlsx.cells import read_book_bytes
from zitool.xlsx.fonts import Seen, hidden_by

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from openpyxl.worksheet.worksheet import Worksheet

    from zitool.core.scoring.assessment import Assessment

SOLID = "solid"
THEME_PAPER, THEME_INK = Color(theme=0), Color(theme=1)


@pytest.mark.parametrize(
    ("code", "hidden"),
    [
        (";;;", "+-0@"),
        ("; ; ; ", "+-0@"),
        ('"";"";"";""', "+-0@"),
        ("[White];[White];[White];[White]", "+-0@"),
        (";;", "+-0"),
        (";;;@", "+-0"),
        ("0;-0;;@", "0"),
        ("0;", "-"),
        ("#,##0;(#,##0);\\-", ""),
        ('_(* #,##0_);_(* \\(#,##0\\);_(* "-"_);_(@_)', ""),
        ("[>5]0;;", ""),
        ("General", ""),
        ("0", ""),
        ("", ""),
    ],
)
def test_formats_that_show_nothing(code: str, hidden: str) -> None:
    """An empty section of a number format shows nothing of the values that it is for."""
    assert hidden_by(code) == hidden


def look(change: Callable[[object], None], value: object = "A", kind: str = "") -> Seen | None:
    """Return how a cell that openpyxl wrote looks to the reader."""
    workbook = openpyxl.Workbook()
    cell = workbook.active.cell(2, 3, value)
    change(cell)
    buffer = io.BytesIO()
    workbook.save(buffer)
    return read_book_bytes(buffer.getvalue(), "x.xlsx").sheets[0].looks.get((2, 3))


def coloured(ink: Color | str | None, ground: Color | str | None = None, pattern: str = SOLID) -> Callable:
    """Return what gives a cell a font and a fill."""

    def change(cell: object) -> None:
        cell.font = Font(color=ink)
        if ground is not None:
            cell.fill = PatternFill(pattern, fgColor=ground)

    return change


@pytest.mark.parametrize(
    ("ink", "ground", "pattern", "lost"),
    [
        ("FFFFFF", None, SOLID, True),
        ("FDFDFD", None, SOLID, True),
        ("D9D9D9", None, SOLID, False),
        ("FFFFFF", "1F4E79", SOLID, False),
        ("1F4E79", "1F4E79", SOLID, True),
        (THEME_PAPER, None, SOLID, True),
        (THEME_PAPER, "FFFFFF", SOLID, True),
        (THEME_INK, None, SOLID, False),
        (THEME_INK, THEME_INK, SOLID, True),
        (Color(theme=4, tint=0.6), Color(theme=4, tint=0.6), SOLID, True),
        (Color(theme=4, tint=0.6), Color(theme=4), SOLID, False),
        (Color(theme=0, tint=-0.5), "808080", SOLID, True),
        (Color(indexed=9), None, SOLID, True),
        (Color(indexed=10), "FF0000", SOLID, True),
        (Color(indexed=64), None, SOLID, False),
        (Color(auto=True), None, SOLID, False),
        ("FFFFFF", "FFFFFF", "gray125", False),
        (None, "000000", SOLID, True),
        (None, None, SOLID, False),
    ],
)
def test_writing_in_the_colour_of_its_ground(
    ink: Color | str | None, ground: Color | str | None, pattern: str, lost: bool
) -> None:
    """Theme, tint and palette are worked out; a pattern is no colour, no fill is paper."""
    expected = Seen(None, "colour") if lost else None
    assert look(coloured(ink, ground, pattern)) == expected


def test_a_theme_of_the_file() -> None:
    """A theme whose second colour is white makes writing in it unseen."""
    workbook = openpyxl.Workbook()
    workbook.active.cell(1, 1, "A").font = Font(color=Color(theme=4))
    workbook.loaded_theme = (
        b'<a:theme xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><a:themeElements><a:clrScheme>'
        b'<a:accent1><a:srgbClr val="FEFEFE"/></a:accent1></a:clrScheme></a:themeElements></a:theme>'
    )
    buffer = io.BytesIO()
    workbook.save(buffer)
    assert read_book_bytes(buffer.getvalue(), "x.xlsx").sheets[0].looks == {(1, 1): Seen(None, "colour")}


@pytest.mark.parametrize(
    ("value", "code", "seen"),
    [
        ("A", ";;;", Seen(None, "format")),
        (3.5, ";;;", Seen(None, "format")),
        (0, "0;-0;;@", Seen(None, "format")),
        (3, "0;-0;;@", None),
        ("A", ";;", None),
        (-1, "0;", Seen(None, "format")),
    ],
)
def test_values_under_a_format_that_hides_them(value: object, code: str, seen: Seen | None) -> None:
    """A format hides only the values whose section is empty."""
    assert look(lambda cell: setattr(cell, "number_format", code), value) == seen


RUNS = {
    "<r><rPr><strike/></rPr><t>A</t></r><r><rPr/><t>B</t></r>": Seen("B", ""),
    "<r><rPr><strike/></rPr><t>A</t></r>": Seen("", ""),
    '<r><rPr><strike val="0"/></rPr><t>A</t></r><r><t>B</t></r>': None,
    '<r><rPr><color rgb="FFFFFFFF"/></rPr><t>A</t></r><r><t>B</t></r>': Seen(None, "colour"),
    "<r><rPr><strike/></rPr><t> </t></r><r><rPr/><t>B</t></r>": None,
    "<r><t>A</t></r><r><rPr><b/></rPr><t>B</t></r>": None,
}


@pytest.mark.parametrize("shared", [True, False], ids=["shared", "inline"])
@pytest.mark.parametrize("runs", RUNS)
def test_runs_of_a_rich_text(runs: str, shared: bool) -> None:
    """What is struck out, or white, in part of a text is told apart, wherever the text is kept."""
    cell = '<c r="@" t="s"><v>0</v></c>' if shared else f'<c r="@" t="inlineStr"><is>{runs}</is></c>'
    content = parts([sheet([[Raw(cell)]])]) | {STRINGS: f"<sst {SPACES}><si>{runs}</si></sst>"}
    assert read(content).sheets[0].looks.get((1, 1)) == RUNS[runs]


def restyled(change: Callable[[Worksheet], None], grid: object = None) -> Assessment:
    """Return the assessment of the form after openpyxl changed how it looks."""
    workbook = openpyxl.load_workbook(io.BytesIO(xlsx(grid or plain()[0])))
    change(workbook.active)
    buffer = io.BytesIO()
    workbook.save(buffer)
    return assess_book(read_book_bytes(buffer.getvalue(), "x.xlsx"), loaded())[0]


def codes(assessment: Assessment) -> set[str]:
    """Return the codes of the findings."""
    return {finding.code for finding in assessment.findings}


def test_a_struck_out_answer_counts_nothing() -> None:
    """An answer struck out as a whole is no answer, be it a choice, an index or a count."""
    grid = plain()[0]
    struck = [grid.cell(id_) for id_ in (CHOICE, INDEX, f"{RATIO}#1")]

    def change(page: Worksheet) -> None:
        for cell in struck:
            page[cell].font = Font(strike=True)

    found = restyled(change)
    assert [found.answers.answers[id_].value for id_ in (CHOICE, INDEX, RATIO)] == [None, None, None]
    assert {finding.cell for finding in found.findings if finding.code == "V350"} == set(struck)


def test_struck_out_notes_and_headers_change_nothing() -> None:
    """Only answers are looked at: a note struck out, or a whole unused row, is the office's affair."""
    grid = plain()[0]

    def change(page: Worksheet) -> None:
        page.cell(grid.rows[CHOICE], EVIDENCE).font = Font(strike=True)
        page.cell(grid.rows[CHOICE], 7).font = Font(strike=True, color="FFFFFF")
        page.cell(2, ANSWER).font = Font(color="FFFFFF")

    assert codes(restyled(change)) == set()


def test_the_formula_of_a_ratio_may_be_unseen() -> None:
    """A ratio is counted from its parts: that its own formula is written in white is no answer hidden."""
    grid = plain()[0]
    assert (
        codes(restyled(lambda page: setattr(page[grid.cell(RATIO)], "font", Font(color="FFFFFF")))) == set()
    )


def test_unseen_answers_are_named_together() -> None:
    """One finding for all of a kind, and the answers count as before."""
    grid = plain()[0]
    cells = [grid.cell(CHOICE), grid.cell(INDEX)]

    def change(page: Worksheet) -> None:
        for cell in cells:
            page[cell].font = Font(color="FFFFFF")

    found = restyled(change)
    assert [finding.values["count"] for finding in found.findings if finding.code == "S151"] == ["2"]
    assert found.card.points == Lke(answers=ANSWERS).value().points


def with_xml(old: str, new: str | Callable, more: Mapping[str, str] | None = None) -> Assessment:
    """Return the assessment of the form with a piece of its sheet's XML replaced, and `more` parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(xlsx(*plain()))) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            data = source.read(name).decode()
            if name == SHEET:
                data, count = re.subn(old, new, data)
                assert count
            target.writestr(name, data)
        for name, data in (more or {}).items():
            target.writestr(name, data)
    return assess_book(read_book_bytes(buffer.getvalue(), "x.xlsx"), loaded())[0]


ROW = plain()[0].rows[CHOICE]


@pytest.mark.parametrize(
    ("old", "new", "code", "count"),
    [
        (f'<row r="{ROW}"', f'<row r="{ROW}" ht="0" customHeight="1"', "S116", "1"),
        (f'<row r="{ROW}"', f'<row r="{ROW}" customHeight="1"', "S116", "1"),
        (f'<row r="{ROW}"', f'<row r="{ROW}" ht="15" customHeight="1"', "", ""),
        ("<sheetFormatPr [^>]*>", '<sheetFormatPr zeroHeight="1"/>', "S116", None),
        ("<sheetFormatPr [^>]*>", '<sheetFormatPr defaultRowHeight="0"/>', "S116", None),
        ("<sheetFormatPr [^>]*>", '<sheetFormatPr defaultColWidth="0"/>', "S117", None),
        (
            "<sheetFormatPr [^>]*>",
            '<sheetFormatPr defaultColWidth="0"/><cols><col min="1" max="99" width="9"/></cols>',
            "",
            "",
        ),
        ("<sheetData>", '<cols><col min="11" max="11" width="0"/></cols><sheetData>', "S117", None),
    ],
)
def test_rows_and_columns_of_no_size(old: str, new: str, code: str, count: str | None) -> None:
    """A size of zero hides answers, be it the row's own, left out by its writer, or that of all rows."""
    found = with_xml(old, new).findings
    assert {finding.code for finding in found} == ({code} if code else set())
    if count:
        assert found[0].values["count"] == count


def bare(assessment: Assessment) -> str:
    """Return which answers are said to have no evidence."""
    return next((finding.values["ids"] for finding in assessment.findings if finding.code == "V320"), "")


def test_a_picture_placed_in_a_cell_is_evidence() -> None:
    """Excel keeps a picture in a cell as an error for programs that cannot show it; other errors are none."""
    grid = put(CHOICE, EVIDENCE, None)[0]
    assert bare(restyled(lambda _: None, grid)) == CHOICE
    cell = f'<c r="P{ROW}"[^>]*>.*?</c>'
    assert bare(with_xml(cell, f'<c r="P{ROW}" t="e"><v>#VALUE!</v></c>')) == CHOICE
    assert bare(with_xml(cell, f'<c r="P{ROW}" t="e" vm="1"><v>#VALUE!</v></c>')) == ""
    assert bare(with_xml(cell, f'<c r="P{ROW}" t="e" vm="1"><f>_xlfn.IMAGE("x")</f><v>#VALUE!</v></c>')) == ""
    assert bare(with_xml(cell, f'<c r="P{ROW}" t="e" vm="1"><f>SORT(A1:A9)</f><v>#VALUE!</v></c>')) == CHOICE


def corner(tag: str, row: int, column: int, off: int) -> str:
    """Return a corner of a picture, `off` into a cell."""
    return (
        f"<xdr:{tag}><xdr:col>{column - 1}</xdr:col><xdr:colOff>{off}</xdr:colOff>"
        f"<xdr:row>{row - 1}</xdr:row><xdr:rowOff>{off}</xdr:rowOff></xdr:{tag}>"
    )


def drawn(*anchors: str) -> Assessment:
    """Return the assessment of the form with no evidence in one cell and a drawing over the sheet."""
    spaces = 'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"'
    return with_xml(
        f'<c r="P{ROW}"[^>]*>.*?</c>|</worksheet>',
        lambda found: "" if found[0].startswith("<c") else f'<drawing {_ID}="rId1"/></worksheet>',
        {ARROWS: _DRAWING_ARROWS, DRAWING: f"<xdr:wsDr {spaces}>{''.join(anchors)}</xdr:wsDr>"},
    )


_ID = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id'
ARROWS, DRAWING = "xl/worksheets/_rels/sheet1.xml.rels", "xl/drawings/drawing1.xml"
_DRAWING_ARROWS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="rId1" Type="http://x/drawing" Target="../drawings/drawing1.xml"/></Relationships>'
)
PICTURE = "<xdr:pic/><xdr:clientData/>"
OF_FILES = '<legacyDrawing r:id="rId1"/><oleObjects><oleObject/></oleObjects>'


@pytest.mark.parametrize(
    ("first", "last", "off", "is_evidence"),
    [
        ((ROW, EVIDENCE), (ROW, EVIDENCE), 1, True),
        ((ROW - 2, EVIDENCE - 1), (ROW + 2, EVIDENCE + 2), 1, True),
        ((ROW - 1, EVIDENCE), (ROW, EVIDENCE + 1), 0, False),
        ((ROW, EVIDENCE + 3), (ROW, EVIDENCE + 4), 1, False),
        ((ROW + 1, EVIDENCE), (ROW + 1, EVIDENCE), 1, False),
    ],
)
def test_a_picture_over_a_cell_is_evidence(
    first: tuple[int, int], last: tuple[int, int], off: int, is_evidence: bool
) -> None:
    """A picture is evidence for the rows that it lies over, and for no others."""
    corners = corner("from", *first, 0) + corner("to", *last, off)
    found = drawn(f"<xdr:twoCellAnchor>{corners}{PICTURE}</xdr:twoCellAnchor>")
    assert bare(found) == ("" if is_evidence else CHOICE)


def test_what_is_drawn_is_no_picture_unless_it_is_one() -> None:
    """What has one corner and a size lies over the cell it starts in; a shape is no evidence."""
    place = corner("from", ROW, EVIDENCE, 0)
    size = '<xdr:ext cx="9" cy="9"/>'
    assert bare(drawn(f"<xdr:oneCellAnchor>{place}{size}{PICTURE}</xdr:oneCellAnchor>")) == ""
    assert bare(drawn(f"<xdr:oneCellAnchor>{place}{size}<xdr:sp/></xdr:oneCellAnchor>")) == CHOICE
    assert bare(drawn(f"<xdr:oneCellAnchor>{PICTURE}</xdr:oneCellAnchor>")) == CHOICE


def embedded(objects: str, shapes: str = "") -> Assessment:
    """Return the assessment of the form with no evidence in one cell and embedded files in the sheet."""
    spaces = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:x="urn:schemas-microsoft-com:office:excel"'
    xdr = 'xmlns:xdr="http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing"'
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    old = f'<legacyDrawing {_ID}="rId1"/>' if shapes else ""
    return with_xml(
        f'<c r="P{ROW}"[^>]*>.*?</c>|</worksheet>',
        lambda found: "" if found[0].startswith("<c") else (
            f"{old}<oleObjects {xdr} {mc}>{objects}</oleObjects></worksheet>"
        ),
        {ARROWS: _DRAWING_ARROWS, DRAWING: f"<xml {spaces}>{shapes}</xml>"},
    )  # fmt: skip


@pytest.mark.parametrize(
    ("row", "column", "is_evidence"), [(ROW, EVIDENCE, True), (ROW + 1, EVIDENCE, False), (ROW, 2, False)]
)
def test_an_embedded_file_over_a_cell_is_evidence(row: int, column: int, is_evidence: bool) -> None:
    """A document kept in the workbook, where the sheet says it lies, or the drawing of Excel 2007 does."""
    corners = corner("from", row, column, 0) + corner("to", row, column, 1)
    corners = re.sub(r"xdr:(from|to)>", r"\1>", corners)
    anchored = f'<objectPr><anchor moveWithCells="1">{corners}</anchor></objectPr>'
    told = (
        '<mc:AlternateContent><mc:Choice Requires="x14"><oleObject progId="Package" shapeId="1026">'
        f'{anchored}</oleObject></mc:Choice><mc:Fallback><oleObject progId="Package" shapeId="1026"/>'
        "</mc:Fallback></mc:AlternateContent>"
    )
    expected = "" if is_evidence else CHOICE
    assert bare(embedded(told)) == expected
    assert bare(embedded(f'<control shapeId="1026">{anchored}</control>')) == CHOICE

    place = f"{column - 1}, 4, {row - 1}, 2, {column}, 0, {row - 1}, 15"
    place = f"<x:ClientData><x:Anchor>{place}</x:Anchor></x:ClientData>"
    shape = f'<v:shape id="_x0000_s1025">{place}</v:shape>'
    assert bare(embedded('<oleObject progId="Package" shapeId="1025"/>', shape)) == expected
    assert bare(embedded('<oleObject progId="Package" shapeId="1027"/>', shape)) == CHOICE
    assert bare(embedded(told, shape.replace("1025", "1026"))) == expected


@pytest.mark.parametrize("drawing", ["", "x", "<x/>", "<wsDr>"])
@pytest.mark.parametrize("after", ['<drawing r:id="rId1"/>', OF_FILES])
def test_rubbish_drawings_never_fail(drawing: str, after: str) -> None:
    """A drawing that cannot be read has no pictures; the form is scored."""
    text = sheet(after=after)
    content = parts([text]) | {ARROWS: _DRAWING_ARROWS, DRAWING: drawing}
    assert read(content).sheets[0].pictures == ()
    assert read(parts([text])).sheets[0].pictures == ()
    assert read(pack(content)).findings == ()
