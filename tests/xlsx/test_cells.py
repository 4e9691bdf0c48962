"""Cells as they stand in the file: kinds, places, merges, hidden parts, findings."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tests.hostile.form import (
    ARROWS,
    ROOT_ARROWS,
    ROWS,
    SHEET,
    SPACES,
    STYLES,
    Raw,
    arrows,
    base,
    book,
    parts,
    replaced,
    sheet,
)
from tests.xlsx.reading import of_sheet, one, read, refusal

from zitool.core.values import Kind, Value
from zitool.errors import UnreadableWorkbookError
from zitool.xlsx.cells import Range, Sheet, address, column_letters, read_book_bytes
from zitool.xlsx.grid import column_number, parse_range
from zitool.xlsx.package import DEFAULT_LIMITS
from zitool.xlsx.sheet_parser import is_number
from zitool.xlsx.strings import unescape


@pytest.mark.parametrize(
    ("xml", "expected"),
    [
        ('<c r="@"><v>85.50</v></c>', Value(Kind.NUMBER, "85.50")),
        ('<c r="@" t="n"><v> 0.67000000000000004\n</v></c>', Value(Kind.NUMBER, "0.67000000000000004")),
        ('<c r="@"><v>-.5E-3</v></c>', Value(Kind.NUMBER, "-.5E-3")),
        ('<c r="@" s="1"><v>0.855</v></c>', Value(Kind.NUMBER, "0.855", None, "percent")),
        ('<c r="@" s="2"><v>45000</v></c>', Value(Kind.NUMBER, "45000", None, "date")),
        ('<c r="@" s="3"><v>1</v></c>', Value(Kind.NUMBER, "1", None, "0.00")),
        ('<c r="@" s="77"><v>1</v></c>', Value(Kind.NUMBER, "1")),
        ('<c r="@"><v>NaN</v></c>', Value(Kind.INVALID, "NaN")),
        ('<c r="@"><v>INF</v></c>', Value(Kind.INVALID, "INF")),
        ('<c r="@"><v>1e999</v></c>', Value(Kind.INVALID, "1e999")),
        ('<c r="@"><v> 1_000 </v></c>', Value(Kind.INVALID, " 1_000 ")),
        ('<c r="@"><v>１２</v></c>', Value(Kind.INVALID, "１２")),
        (f'<c r="@"><v>{"9" * 5000}</v></c>', Value(Kind.INVALID, "9" * 5000)),
        ('<c r="@"><is><t>Ya</t></is></c>', Value(Kind.INVALID, "Ya")),
        ('<c r="@" t="zzz"><v>1</v></c>', Value(Kind.INVALID, "1")),
        ('<c r="@" t="s"><v>0</v></c>', Value(Kind.TEXT, "Ya")),
        ('<c r="@" t="s"><v> 0 </v></c>', Value(Kind.TEXT, "Ya")),
        ('<c r="@" t="str"><v>a_x000D_b</v></c>', Value(Kind.TEXT, "a\rb")),
        ('<c r="@" t="str"><v></v></c>', Value(Kind.TEXT, "")),
        ('<c r="@" t="inlineStr"><is><t> a </t></is></c>', Value(Kind.TEXT, " a ")),
        ('<c r="@" t="inlineStr"><is><t></t></is></c>', Value(Kind.TEXT, "")),
        ('<c r="@" t="inlineStr"><v>a</v></c>', Value(Kind.TEXT, "a")),
        (
            (
                '<c r="@" t="inlineStr"><is><r><t>a</t></r><r><rPr><b/></rPr><t>b</t></r>'
                '<rPh sb="0" eb="1"><t>x</t></rPh></is></c>'
            ),
            Value(Kind.TEXT, "ab"),
        ),
        ('<c r="@" t="b"><v>1</v></c>', Value(Kind.BOOLEAN, "TRUE")),
        ('<c r="@" t="b"><v>false</v></c>', Value(Kind.BOOLEAN, "FALSE")),
        ('<c r="@" t="b"><v>ya</v></c>', Value(Kind.INVALID, "ya")),
        ('<c r="@" t="e"><v>#N/A</v></c>', Value(Kind.ERROR, "#N/A")),
        ('<c r="@" t="e"><v>bukan error</v></c>', Value(Kind.ERROR, "bukan error")),
        ('<c r="@" t="d"><v>2024-13-45</v></c>', Value(Kind.DATE, "2024-13-45")),
        ('<c r="@"><f>1+1</f></c>', Value(Kind.UNCOMPUTED, "", "1+1")),
        ('<c r="@"><f>1+1</f><v/></c>', Value(Kind.UNCOMPUTED, "", "1+1")),
        ('<c r="@" t="str"><f>=""</f><v></v></c>', Value(Kind.TEXT, "", '""')),
        ('<c r="@" t="str"><f>A2&amp;"x"</f><v>Ya</v></c>', Value(Kind.TEXT, "Ya", 'A2&"x"')),
        ('<c r="@" t="s"><f>A2</f><v/></c>', Value(Kind.UNCOMPUTED, "", "A2")),
        (
            '<c r="@"><f t="array" ref="A1:A2">SUM(B1:B2)</f><v>3</v></c>',
            Value(Kind.NUMBER, "3", "SUM(B1:B2)"),
        ),
        ('<c r="@"><f t="dataTable" ref="A1" r1="B1">x</f><v>3</v></c>', Value(Kind.NUMBER, "3", "")),
        ('<c r="@"><f t="shared" si="9"/><v>3</v></c>', Value(Kind.NUMBER, "3", "")),
        ('<c r="@" s="1"/>', None),
        ('<c r="@"><v></v></c>', None),
        ('<c r="@" t="s"><v></v></c>', None),
        ('<c r="@" t="zzz"/>', None),
    ],
)
def test_one_cell(xml: str, expected: Value | None) -> None:
    """Every type of cell becomes the kind that says what can be known of it."""
    assert one(xml) == expected


@pytest.mark.parametrize("index", ["1", "-1", "1e0", "９", "9999999999"])
def test_shared_string_that_does_not_exist_is_f015(index: str) -> None:
    """An index that points nowhere makes the file untrustworthy."""
    content = parts([sheet([[Raw(f'<c r="@" t="s"><v>{index}</v></c>')]])])
    expected = {"part": SHEET, "address": "A1", "index": index}
    assert refusal(content) == ("F015", expected)


@pytest.mark.parametrize(
    ("rows", "code", "values"),
    [
        ('<row r="1"><c r="XFE1"><v>1</v></c></row>', "F012", {"address": "XFE1"}),
        ('<row r="0"/>', "F012", {"address": "0"}),
        ('<row r="01"><c r="A1"><v>1</v></c></row>', "F012", {"address": "01"}),
        ('<row r="1048577"/>', "F012", {"address": "1048577"}),
        ('<row r="1"><c r="A"><v>1</v></c></row>', "F012", {"address": "A"}),
        ('<row r="1"><c r="XFD1"/><c><v>1</v></c></row>', "F012", {"address": "XFE1"}),
        ('<row r="1048576"/><row><c><v>1</v></c></row>', "F012", {"address": "1048577"}),
        (
            '<row r="1"><c r="A1"><v>1</v></c><c r="A1"><v>1</v></c></row>',
            "F013",
            {"what": "cell", "name": "A1"},
        ),
        (
            '<row r="1"><c r="A1"><v>1</v></c></row><row r="1"><c r="B1"><v>1</v></c></row>',
            "F013",
            {"what": "row", "name": "1"},
        ),
        ('<row r="1"><c r="A2"><v>1</v></c></row>', "F013", {"what": "cell", "name": "A2"}),
        ('<row r="1"><c r="A1"><v>1</v><v>2</v></c></row>', "F013", {"what": "cell", "name": "A1"}),
        ('<row r="1"><c r="A1"><f>1</f><f>2</f></c></row>', "F013", {"what": "cell", "name": "A1"}),
        ('<row r="1"><c r="A1"><is/><is/></c></row>', "F013", {"what": "cell", "name": "A1"}),
        ('<c r="A1"><v>1</v></c>', "F008", {"reason": "xml"}),
        ('<row r="1"><row r="2"><c r="A2"><v>1</v></c></row></row>', "F008", {"reason": "xml"}),
        ('<row r="1"><c r="A1"><c r="B1"><v>1</v></c></c></row>', "F008", {"reason": "xml"}),
    ],
)
def test_ambiguous_places_are_refused(rows: str, code: str, values: dict[str, str]) -> None:
    """A cell whose place is not certain fails the file: nobody may guess what counts."""
    assert refusal(of_sheet(rows)) == (code, {"part": SHEET, **values})


def test_places_without_addresses() -> None:
    """Rows and cells without addresses follow the ones before; a row takes the number of its cells."""
    rows = (
        '<row><c><v>1</v></c><c r="D1" s="1"/><c><v>2</v></c></row>'
        '<row r="5" s="1" customFormat="1"/><row><c><v>3</v></c></row>'
        '<row hidden="1"><c r="B9"><v>4</v></c></row><row><c><v>5</v></c></row>'
    )
    found = read(of_sheet(rows)).sheets[0]
    assert {key: value.text for key, value in found.cells.items()} == {
        (1, 1): "1",
        (1, 5): "2",
        (6, 1): "3",
        (9, 2): "4",
        (10, 1): "5",
    }
    assert found.hidden_rows == {9}


def test_base() -> None:
    """The good form is read cell by cell."""
    found = read(base())
    form = found.sheets[0]
    assert (form.name, form.state, form.is_worksheet, len(form.cells)) == (
        "LKE",
        "visible",
        True,
        sum(type(content) is not Raw for row in ROWS for content in row),
    )
    assert form.cells[6, 5] == Value(Kind.TEXT, "Ya")
    assert form.cells[5, 3] == Value(Kind.NUMBER, "0.5")
    assert found.sha256 == sha256(base()).hexdigest()
    assert (found.file, found.date_1904, found.external_links, found.findings) == ("x.xlsx", False, (), ())


def test_merges_hidden_rows_and_columns() -> None:
    """Merges stay rectangles; rows and columns of no size are hidden."""
    text = sheet(
        row_attributes={
            2: ' hidden="1"',
            3: ' ht="0" customHeight="1"',
            4: ' hidden="0" ht="0.75"',
            5: ' hidden="true"',
        },
        before='<cols><col min="2" max="3" hidden="1"/><col min="5" max="5" width="0"/>'
        '<col min="6" max="6" width="9"/><col min="9" max="99999" hidden="true"/>'
        '<col min="x" max="3" hidden="1"/></cols>',
        after='<mergeCells><mergeCell ref="K27:K30"/><mergeCell ref="B2:A1"/><mergeCell ref="C3"/>'
        "</mergeCells>",
    )
    form = read(book(text)).sheets[0]
    assert form.hidden_rows == {2, 3, 5}
    assert form.hidden_columns == ((2, 3), (5, 5), (9, 16_384))
    assert [str(merge) for merge in form.merges] == ["K27:K30", "A1:B2", "C3"]
    assert form.merges[0].contains(28, 11)
    assert not form.merges[0].contains(31, 11)


def test_addresses() -> None:
    """Letters and numbers of columns, addresses and ranges are each other's opposites."""
    assert [column_letters(number) for number in (1, 26, 27, 702, 703, 16_384)] == [
        "A",
        "Z",
        "AA",
        "ZZ",
        "AAA",
        "XFD",
    ]
    assert all(column_number(column_letters(number)) == number for number in range(1, 16_385))
    assert [column_number(text) for text in ("", "XFE", "AAAA", "a", "A1", "É")] == [None] * 6
    assert address(27, 11) == "K27"
    assert str(Range(27, 11, 30, 11)) == "K27:K30"
    assert [parse_range(text) for text in ("", "A", "1", "A0", "A1:", "#REF!", "A1:B2:C3", "$A$1")] == [
        None
    ] * 8


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("_x000D_", "\r"),
        ("_x005F_x001B_", "_x001B_"),
        ("_xD83D__xDE00_", "\U0001f600"),
        ("_xD800_", "\ud800"),
        ("_x12_ _xZZZZ_", "_x12_ _xZZZZ_"),
        ("_X000D_", "_X000D_"),
    ],
)
def test_escapes(raw: str, expected: str) -> None:
    """Escapes become characters, halves of one become one."""
    assert unescape(raw) == expected


@given(st.text(alphabet="0123456789.eE+-_ １NaInf", max_size=12))
@example("1" * 400)
@example("1e308")
@example("1e309")
def test_numbers_are_what_float_takes_and_less(text: str) -> None:
    """What passes as a number is finite for Python too, but Python takes more."""
    if is_number(text):
        assert abs(float(text)) < float("inf")
        assert text == text.strip()
        assert text.isascii()


def test_states_dates_links_and_macros() -> None:
    """States of sheets, the date system, targets of links and macros are told."""
    content = parts(
        [sheet(), sheet([["x"]]), sheet([])],
        names=["LKE", "Rahasia_x0020_A", "Sangat"],
        states=["visible", "hidden", "veryHidden"],
        before='<workbookPr date1904="1"/>',
    )
    found = read(content)
    assert found.date_1904
    assert [(that_sheet.name, that_sheet.state) for that_sheet in found.sheets] == [
        ("LKE", "visible"),
        ("Rahasia A", "hidden"),
        ("Sangat", "veryHidden"),
    ]


def test_findings_of_order_and_length() -> None:
    """Rows out of order are F103, a text longer than Excel keeps is F105; both are read."""
    rows = (
        '<row r="2"><c r="A2"><v>1</v></c></row>'
        f'<row r="1"><c r="A1" t="str"><v>{"".join(f"{number} " for number in range(9000))}</v></c></row>'
    )
    found = read(of_sheet(rows))
    assert [(finding.code, finding.sheet, finding.cell) for finding in found.findings] == [
        ("F103", "LKE", None),
        ("F105", "LKE", "A1"),
    ]
    assert found.findings[1].values["limit"] == "32767"


def test_chart_sheets_have_no_cells() -> None:
    """A sheet that is no worksheet is listed, without cells."""
    content = replaced(
        ARROWS, '/worksheet" Target="worksheets/sheet2.xml"', '/chartsheet" Target="x"', parts([sheet(), "x"])
    )
    assert read(content).sheets[1] == Sheet("S2", is_worksheet=False)


def test_root_without_a_workbook_is_f005() -> None:
    """A package whose relations name no workbook is no .xlsx."""
    assert refusal({**parts(), ROOT_ARROWS: arrows([])}) == ("F005", {"kind": "zip"})


@pytest.mark.parametrize("kind", ["worksheet", "sharedStrings"])
def test_relations_that_fit_twice_or_not_at_all_are_f013(kind: str) -> None:
    """A sheet that leads to styles, or two parts of shared strings, are ambiguous."""
    if kind == "worksheet":
        content = replaced(ARROWS, '/worksheet"', '/styles"')
    else:
        content = parts(more=[("rId5", kind, "strings2.xml")])
    code, values = refusal(content)
    assert (code, values["what"]) == ("F013", "relation")


def test_no_styles_at_all() -> None:
    """A workbook need not have styles; numbers are general then."""
    content = replaced(ARROWS, "/styles", "/x")
    assert read(content).sheets[0].cells[5, 3] == Value(Kind.NUMBER, "0.5")


def test_links_in_the_order_of_the_workbook() -> None:
    """Targets stand in the order in which formulas count them; one part is read once."""
    links = [
        (f"rId{number}", "externalLink", f"externalLinks/link{number % 3}.xml") for number in (70, 71, 72, 73)
    ]
    listed = "".join(f'<externalReference r:id="{key}"/>' for key in ("rId71", "rId70", "rId404"))
    content = parts(after=f"<externalReferences>{listed}</externalReferences>", more=links)
    for number in range(2):
        name = f"xl/externalLinks/link{number}.xml"
        content[name] = f'<externalLink {SPACES}><externalBook r:id="rId1"/></externalLink>'
        target = arrows([("rId1", "externalLinkPath", f"!file:///{number}.xlsx")])
        content[f"xl/externalLinks/_rels/link{number}.xml.rels"] = target
    content["xl/externalLinks/link2.xml"] = f"<externalLink {SPACES}/>"
    found = read(content)
    assert found.external_links == ("?", "file:///1.xlsx", "file:///0.xlsx", "file:///1.xlsx")
    assert found.findings[0].values["count"] == "4"


def test_a_dtd_in_a_link_is_still_f010() -> None:
    """A link may be rubbish, but not an attack."""
    content = parts(more=[("rId70", "externalLink", "link.xml")])
    assert refusal({**content, "xl/link.xml": "<!DOCTYPE x><x/>"})[0] == "F010"


def test_folders_of_the_zip_are_no_parts() -> None:
    """Entries for folders, which some programs write, are passed over."""
    assert read({"xl/": "", **parts()}).sheets == read(base()).sheets


def test_rows_and_cells_outside_the_data_are_nothing() -> None:
    """Only what stands in sheetData is a cell."""
    stray = '<row r="9"/><c r="Z9"><v>1</v></c><c r="Z9"><f>1</f><is><t>x</t></is></c>'
    for mark in ("", "<!-- -->"):
        assert read(book(sheet(before=mark + stray, after=stray))).sheets == read(base()).sheets


def test_more_hidden_columns_than_columns_are_f009() -> None:
    """Stretches of hidden columns are bounded by the columns there are."""
    columns = "".join(
        f'<col min="{1 + number % 16_384}" max="16384" hidden="1"/>' for number in range(16_385)
    )
    code, values = refusal(book(sheet(before=f"<cols>{columns}</cols>")))
    assert (code, values["what"]) == ("F009", "columns")


def test_floods_of_names_texts_and_formats_are_f009() -> None:
    """What Expat or the reader would keep for ever is bounded, each by its own limit."""
    codes = "".join(f'<numFmt numFmtId="{number}" formatCode="0"/>' for number in range(70_000))
    spaces = "".join(f'<x xmlns:p{number}="u"/>' for number in range(70_000))
    for part, text, what in (
        (STYLES, f"<styleSheet {SPACES}>{codes}</styleSheet>", "styles"),
        (SHEET, sheet(before=spaces), "names"),
    ):
        code, values = refusal({**parts(), part: text})
        assert (code, values["what"], values["part"]) == ("F009", what, part)
    limits = replace(DEFAULT_LIMITS, text=1)
    with pytest.raises(UnreadableWorkbookError, match="text"):
        read_book_bytes(base(), "x.xlsx", limits=limits)


def test_cells_in_an_extension_are_not_of_the_sheet() -> None:
    """What an extension list calls ``sheetData`` adds nothing, before or after the sheet's own."""
    again = "<extLst><ext><sheetData><row><c><v>3</v></c></row></sheetData></ext></extLst>"
    plain = read(of_sheet('<row r="1"><c r="A1"><v>1</v></c></row>')).sheets[0].cells
    for place in ({"after": again}, {"before": again}):
        found = read(of_sheet('<row r="1"><c r="A1"><v>1</v></c></row>', **place)).sheets[0].cells
        assert found == plain


@pytest.mark.parametrize(
    ("xml", "text", "said"),
    [
        ('<c r="A1" t="inlineStr"><v>B</v><is><t>A</t></is></c>', "A", ["F106"]),
        ('<c r="A1" t="inlineStr"><is><t>A</t></is><v>B</v></c>', "A", ["F106"]),
        ('<c r="A1" t="str"><v>B</v><is><t>A</t></is></c>', "B", ["F106"]),
        ('<c r="A1" t="inlineStr"><is><t>A</t></is></c>', "A", []),
        ('<c r="a1" t="inlineStr"><is><t>A</t></is></c>', "A", []),
    ],
)
def test_two_contents_in_one_cell(xml: str, text: str, said: list[str]) -> None:
    """One of the two is read, as Excel does, and that there are two is said; a small letter is fine."""
    found = read(of_sheet(f'<row r="1">{xml}</row>'))
    assert found.sheets[0].cells[1, 1].text == text
    assert [finding.code for finding in found.findings] == said


def test_two_parts_that_readers_take_for_one() -> None:
    """``sheet%31.xml`` is ``sheet1.xml`` to some programs and another part to others: refused."""
    content = parts()
    content["xl/worksheets/sheet%31.xml"] = content[SHEET]
    assert refusal(content)[0] == "F013"
    alone = parts()
    alone["xl/media/100%25.png"] = b""
    assert read(alone).findings == ()
