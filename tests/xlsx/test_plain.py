"""The short way over plain parts and the long way through Expat: the same cells, findings and refusals."""

from __future__ import annotations

import io
import random
import re
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING
from unittest.mock import patch

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.conftest import LONG, a_tenth
from tests.hostile.entry import Entry
from tests.hostile.form import SHEET, SPACES, STRINGS, STYLES, base, pack, parts, sheet
from tests.hostile.generate import entries

from zitool.errors import UnreadableWorkbookError
from zitool.xlsx import markup, plain
from zitool.xlsx.cells import Book, column_letters, read_book_bytes
from zitool.xlsx.package import DEFAULT_LIMITS, Limits
from zitool.xlsx.plain import NotPlainError, Plain, without_references
from zitool.xlsx.plain_rows import _MOST_KNOWN, _OF_A_FORM, _Known

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "examples").glob("*.xlsx"))
REAL = ROOT.parent / "shared" / "real" / "lke-lampiran3-terisi.xlsx"
HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
SEED = 20_242_025
MUTANTS = 250 if LONG else 25


def _long_way(*_: object) -> Iterator[bytes]:
    raise NotPlainError


def short(data: bytes, limits: Limits = DEFAULT_LIMITS) -> object:
    """Return what comes of a workbook: its book, or the findings that refuse it."""
    try:
        return read_book_bytes(data, "x.xlsx", limits=limits)
    except UnreadableWorkbookError as error:
        return error.findings


def long(data: bytes, limits: Limits = DEFAULT_LIMITS) -> object:
    """Return the same with every part read by Expat, and nothing of what it said before remembered."""
    with patch.object(Plain, "blocks", _long_way), patch.object(markup, "_REMEMBERED", -1):
        return short(data, limits)


def declined(data: bytes) -> int:
    """Return how many parts of a workbook turned out not to be plain."""
    count = 0
    blocks = Plain.blocks

    def spy(plain: Plain, *given: object) -> Iterator[bytes]:
        nonlocal count
        try:
            yield from blocks(plain, *given)  # type: ignore[arg-type] - passed on as it came
        except NotPlainError:
            count += 1
            raise

    with patch.object(Plain, "blocks", spy):
        short(data)
    return count


@pytest.mark.parametrize("entry", a_tenth(entries(), Entry.kind, draw=2), ids=lambda entry: entry.name)
def test_hostile_files_come_to_the_same(entry: Entry) -> None:
    """No threat gets another answer by the short way."""
    data = entry.make()
    assert short(data) == long(data)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_examples_are_plain_throughout(path: Path) -> None:
    """What openpyxl writes for zitool is read the short way, every part of it, with the same outcome."""
    data = path.read_bytes()
    assert declined(data) == 0
    assert short(data) == long(data)


@pytest.mark.real
@pytest.mark.skipif(not REAL.exists(), reason="no real workbook here")
def test_a_real_workbook_is_plain_throughout() -> None:
    """So is what Excel wrote in an office: shared strings, shared formulas, hidden columns and all."""
    data = REAL.read_bytes()
    assert declined(data) == 0
    assert short(data) == long(data)


_TEXTS = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=9
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.lists(st.one_of(st.none(), st.booleans(), st.floats(-9e9, 9e9), _TEXTS), max_size=5), max_size=5
    )
)
def test_what_openpyxl_writes_is_plain(rows: list[list[object]]) -> None:
    """Any cells written by openpyxl take the short way and come out the same."""
    workbook = openpyxl.Workbook()
    for row in rows:
        workbook.active.append([None if isinstance(one, str) and one.startswith("=") else one for one in row])
    workbook.active.row_dimensions[2].hidden = True
    workbook.active.row_dimensions[3].height = 30
    buffer = io.BytesIO()
    workbook.save(buffer)
    data = buffer.getvalue()
    assert short(data) == long(data)
    assert declined(data) == 0


def _mutants(data: bytes, part: str, count: int) -> Iterator[bytes]:
    """Yield a workbook with one part changed: a token dropped, doubled, moved or spoilt."""
    source = random.Random(SEED)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        content = {name: archive.read(name) for name in archive.namelist()}
    tokens = re.split(rb'(?=[<"=&])|(?<=[>"=;])', content[part])
    for _ in range(count):
        changed = list(tokens)
        here, there = source.randrange(len(tokens)), source.randrange(len(tokens))
        match source.randrange(5):
            case 0:
                del changed[here]
            case 1:
                changed.insert(here, changed[there])
            case 2:
                changed[here] = changed[there]
            case 3:
                changed[here], changed[there] = changed[there], changed[here]
            case _:
                spoilt = (
                    b"",
                    b"&",
                    b"&amp;",
                    b"&#10;",
                    b"]]>",
                    b"\x01",
                    b"9",
                    b"<",
                    b">",
                    b" ",
                    b"'",
                    b"\xff",
                )
                changed[here] += source.choice(spoilt)
        target = io.BytesIO()
        with zipfile.ZipFile(target, "w") as archive:
            for name, value in content.items():
                archive.writestr(name, b"".join(changed) if name == part else value)
        yield target.getvalue()


def _by_excel() -> bytes:
    """Return the small form as Excel writes it: shared strings, shared formulas, formats, a rich text."""
    rows = "".join(
        f'<row r="{row}" spans="1:7" s="3" customFormat="1" ht="15.75"{hidden}><c r="A{row}" s="1"/>'
        f'<c r="B{row}" s="1" t="s"><v>{row % 4}</v></c><c r="C{row}"><v>{row}.5</v></c>'
        f'<c r="D{row}" s="2"><f{shared}<v>1</v></c>'
        f'<c r="E{row}" t="str"><f>"a"&amp;B{row}</f><v>é &lt;</v></c>'
        f'<c r="F{row}" t="b"><v>1</v></c><c r="G{row}" t="e"><v>#N/A</v></c></row>'
        for row, hidden, shared in [
            (1, "", ' t="shared" ref="D1:D3" si="0">C1*2</f>'),
            (2, ' hidden="1"', ' t="shared" si="0"/>'),
            (3, "", ' t="shared" si="0"/>'),
            (7, "", ">SUM(C1:C3)</f>"),
        ]
    )
    items = '<si><t>Ya</t></si><si><t xml:space="preserve"> Tidak</t></si><si><t/></si><si><r><t>A</t></r><r>'
    items += '<rPr><b/><sz val="11"/><color theme="1"/></rPr><t>/B</t></r></si>'
    formats = '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' + "".join(
        f'<xf numFmtId="{number}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1">'
        '<alignment vertical="top" wrapText="1"/></xf>'
        for number in (9, 164, 14)
    )
    return pack(
        {
            **parts(),
            SHEET: sheet([]).replace("<sheetData>", f"<sheetData>{rows}"),
            STRINGS: f'{HEAD}<sst {SPACES} count="4" uniqueCount="4">{items}</sst>',
            STYLES: f"{HEAD}<styleSheet {SPACES}>"
            '<numFmts count="1"><numFmt numFmtId="164" formatCode="0%"/></numFmts>'
            f'<fonts><font/></fonts><cellXfs count="4">{formats}</cellXfs></styleSheet>',
        }
    )


def test_a_form_as_excel_writes_it() -> None:
    """The form that the mutants below are made of is plain, and holds what it should."""
    assert declined(_by_excel()) == 0
    book = short(_by_excel())
    assert isinstance(book, Book)
    cells = book.sheets[0].cells
    assert (cells[2, 4].formula, cells[2, 4].shown_as, cells[3, 2].text) == ("C2*2", "percent", "A/B")
    assert book.sheets[0].hidden_rows == {2}


@pytest.mark.parametrize("part", [SHEET, STRINGS, STYLES])
@pytest.mark.parametrize("make", [_by_excel, base], ids=["excel", "base"])
def test_mutants_come_to_the_same(make: object, part: str) -> None:
    """However the XML of a plain part is broken, both ways say the same of it."""
    mutants = list(_mutants(make(), part, MUTANTS))  # type: ignore[operator] - one of the two functions above
    assert len(mutants) == MUTANTS
    for data in mutants:
        assert short(data) == long(data)


_CELLS = st.lists(
    st.sampled_from(
        [
            '<c r="{c}{r}" s="3"/>',
            '<c r="{c}{r}" s="3" t="n" />',
            '<c r="{c}{r}" t="s"><v>{n}</v></c>',
            '<c r="{c}{r}" s="4" t="s"><v>{n}</v></c>',
            '<c r="{c}{r}" s="5"><v>-{n}</v></c>',
            '<c r="{c}{r}" t="s"><v>0{n}</v></c>',
            '<c r="{c}{r}" t="e" vm="1"><v>#VALUE!</v></c>',
            '<c r="{c}{r}" t="inlineStr"><is><r><rPr><strike/></rPr><t>a</t></r><r><t>b</t></r></is></c>',
            '<c r="{c}{r}" t="s"><v> 0</v></c>',
            '<c r="{c}{r}" t="s"><f>A1</f><v>1</v></c>',
            '<c r="{c}{r}"><f>=A1</f><v/></c>',
            '<c r="{c}{r}"><f/><v>1</v></c>',
            '<c r="{c}{r}"><f></f></c>',
            '<c r="{c}{r}"><f t="array" ref="A1:A2">A1</f><v>2</v></c>',
            '<c r="{c}{r}"><f t="shared" ref="A1:A9" si="0">$B1+1</f><v>1</v></c>',
            '<c r="{c}{r}"><f t="shared" si="0" /><v>7</v></c>',
            '<c r="{c}{r}"><f t="shared" si="0" si="1"/></c>',
            '<c r="{c}{r}"><f aca="false">A1</f><v> 5 </v></c>',
            '<c r="{c}{r}"><f t="dataTable" ref="A1:B2">x</f><v>1</v></c>',
            '<c r="{c}{r}" t="str"><v></v></c>',
            '<c r="{c}{r}" t="str"><v xml:space="preserve"> a&#10;&#x41;&apos; </v></c>',
            '<c r="{c}{r}" t="str"><v>&#0;</v></c>',
            '<c r="{c}{r}" t="str"><v>&euro;</v></c>',
            '<c r="{c}{r}" t="str"><v>a\r\nb\rc</v></c>',
            '<c r="{c}{r}" t="inlineStr"><is><t>_x0041_&amp;é</t></is></c>',
            '<c r="{c}{r}" t="inlineStr"><is><t>a</t></is><v>1</v></c>',
            '<c r="{c}{r}" t="n"><is><t>a</t></is></c>',
            '<c r="{c}{r}" t="inlineStr"><f>A1</f></c>',
            '<c r="{c}{r}" t="inlineStr"><v/></c>',
            '<c r="{c}{r}" t="inlineStr"><v>a</v></c>',
            '<c r="{c}{r}" t="s"><v/></c>',
            '<c r="{c}{r}" t="s"><is><t>a</t></is></c>',
            '<c r="{c}{r}" t="s"/>',
            '<c r="{c}{r}" t="inlineStr"/>',
            '<c r="{c}{r}" t="inlineStr"><is><r><t>a</t></r></is></c>',
            '<c r="{c}{r}" t="e"><v>#REF!</v></c>',
            '<c r="{c}{r}" t="d"><v>2024-01-01</v></c>',
            '<c r="{c}{r}"><v>1e999</v></c>',
            '<c r="A{r}"><v>9</v></c>',
            '<c r="{c}99"><v>9</v></c>',
            '<c s="1" r="{c}{r}"><v>9</v></c>',
            '<c r="XFD{r}"><v>1</v></c>',
            "<c><v>5</v></c>",
            "</row>",
            "<v>1</v>",
        ]
    ),
    max_size=6,
)
_ROWS = st.sampled_from(
    [
        '<row r="{r}">',
        '<row r="{r}" spans="1:9" s="3" customFormat="1" ht="15.75" x14ac:dyDescent="0.25">',
        '<row r="{r}" hidden="1">',
        '<row r="{r}" customHeight="1">',
        '<row r="9{r}" customHeight="1"/><row r="{r}">',
        '<row r="{r}" hidden="false" ht="0.0" customHeight="1">',
        '<row r="{r}" ht="1" ht="1">',
        '<row r="{r}" s="1"/><row r="{r}">',
        '<row r="1048577">',
        '<row r="{r}" unknown="1">',
    ]
)
_STYLES = (
    '<fonts><font><color theme="1"/></font><font><strike/></font></fonts>'
    "<fills><fill><patternFill/></fill></fills>"
    '<cellXfs><xf numFmtId="0" fontId="0" fillId="0"/><xf numFmtId="9"/><xf numFmtId="14"/><xf numFmtId="2"/>'
    '<xf numFmtId="0" fontId="1" fillId="0"/><xf numFmtId="164" fontId="0" fillId="0"/></cellXfs>'
)
_SIZES = st.sampled_from(["", '<sheetFormatPr defaultRowHeight="15"/>', '<sheetFormatPr zeroHeight="1"/>'])
_PREFIXES = st.sampled_from(["", ' xmlns:x14ac="http://x"', " xmlns:x14ac='http://x'"])


@settings(suppress_health_check=list(HealthCheck), max_examples=400, deadline=None)
@given(
    st.lists(st.tuples(st.integers(1, 4), _ROWS, _CELLS), max_size=6),
    _PREFIXES,
    _SIZES,
    st.booleans(),
    st.booleans(),
)
def test_rows_come_to_the_same(
    rows: list[tuple[int, str, list[str]]], prefix: str, sizes: str, ordered: bool, twice: bool
) -> None:
    """Rows of every kind, in order or not, alone or in two stretches of data."""
    data = ""
    for number, (given_number, head, cells) in enumerate(rows, 1):
        row = number if ordered else given_number
        data += head.format(r=row) + "".join(
            cell.format(c=column_letters(place), r=row, n=place % 3) for place, cell in enumerate(cells, 1)
        )
        data += "</row>"
    again = "<sheetData><row><c><v>3</v></c></row></sheetData>" if twice else ""
    text = (
        sheet([], before=sizes)
        .replace("<sheetData>", f"<sheetData>{data}")
        .replace("<sheetData/>", f"<sheetData>{data}</sheetData>")
    )
    text = text.replace("<worksheet ", f"<worksheet{prefix} ", 1).replace(
        "</worksheet>", f"{again}</worksheet>"
    )
    strings = "<si><t>Ya</t></si><si><r><rPr><strike/></rPr><t>A</t></r><r><t>B</t></r></si><si><t>C</t></si>"
    formats = '<numFmts><numFmt numFmtId="164" formatCode="0;;"/></numFmts>'
    workbook = pack(
        {
            **parts(),
            SHEET: text,
            STRINGS: f"{HEAD}<sst {SPACES}>{strings}</sst>",
            STYLES: f"{HEAD}<styleSheet {SPACES}>{formats}{_STYLES}</styleSheet>",
        }
    )
    assert short(workbook) == long(workbook)


_ITEMS = st.sampled_from(
    [
        "<si><t>a</t></si>",
        "<si><t/></si>",
        "<si/>",
        '<si><t xml:space="preserve"> é&amp;\n</t></si>',
        "<si><r><t>a</t></r><r><rPr><b/></rPr><t>b</t></r></si>",
        "<si><r><t>&am</t></r><r><t>p;</t></r></si>",
        '<si><t>a</t><rPh sb="0" eb="1"><t>x</t></rPh><phoneticPr fontId="1"/></si>',
        '<si><t>a</t><phoneticPr fontId="1" type="noConversion"/></si>',
        '<si><r><rPr><sz val="1" val="2"/></rPr><t>a</t></r></si>',
        "<si><r><rPr><strike/></rPr><t>a</t></r><r><t>b</t></r></si>",
        '<si><r><rPr><strike val="0"/><color theme="0" tint="-0.5"/></rPr><t>a</t></r></si>',
        '<si><r><rPr><color rgb="FFFFFFFF"/></rPr><t>_x0041_</t></r><r><rPr><strike /></rPr><t/></r></si>',
        "<si><t>a</t><t>b</t></si>",
        "<!-- --><si><t>a</t></si>",
        "<si><t>]]></t></si>",
        "<t>a</t>",
        "x",
    ]
)


@settings(max_examples=200, deadline=None)
@given(st.lists(_ITEMS, max_size=6))
def test_shared_strings_come_to_the_same(items: list[str]) -> None:
    """Shared strings of every kind, plain and rich."""
    cells = "".join(
        f'<c r="{column_letters(at)}1" t="s"><v>{at - 1}</v></c>' for at in range(1, len(items) + 1)
    )
    text = sheet([]).replace("<sheetData>", f'<sheetData><row r="1">{cells}</row>')
    data = pack({**parts(), SHEET: text, STRINGS: f"{HEAD}<sst {SPACES}>{''.join(items)}</sst>"})
    assert short(data) == long(data)


LIMITED = [
    (name, most)
    for name in ("cells", "strings", "styles", "text", "elements", "depth", "names", "token", "merges")
    for most in (*range(0, 75, 3), 100, 150)
]


def _how_tight(limit: tuple[str, int]) -> tuple[str, str]:
    """Return what is limited, and whether to nothing, to what is enough for the form, or between."""
    name, most = limit
    return name, {0: "nothing", 150: "enough"}.get(most, "between")


@pytest.mark.parametrize(("name", "most"), a_tenth(LIMITED, _how_tight))
def test_limits_hold_on_both_ways(name: str, most: int) -> None:
    """Whatever may be too much is refused with the same words, and what is not is read."""
    limits = replace(DEFAULT_LIMITS, **{name: most})
    assert short(_by_excel(), limits) == long(_by_excel(), limits)


@pytest.mark.parametrize("most", [*range(0, 75, 3), 100, 150, 100_000])
def test_many_elements_are_counted(most: int) -> None:
    """Where elements may be too many they are counted, and else at most as many as there is room for."""
    limits = replace(DEFAULT_LIMITS, elements=most)
    with patch.object(plain, "_MANY_TAGS", -1):
        assert short(_by_excel(), limits) == long(_by_excel(), limits)


@pytest.mark.parametrize(
    "behind", ["", '<x><row r="9"/></x>', '<x><row r="9"><c r="A9"><v>1</v></c></row></x>']
)
def test_rows_behind_the_end_of_data_are_none(behind: str) -> None:
    """What is called a row behind the data sends the part the long way, where it is passed over."""
    data = pack({**parts(), SHEET: sheet([]).replace("</sheetData>", f"</sheetData>{behind}")})
    assert short(data) == long(data)
    assert declined(data) == (behind != "")


@pytest.mark.parametrize(
    "text", ["&", "a&b", "&;", "&#;", "&#x;", "&#0;", "&#xD800;", "&#x110000;", "&nbsp;", "&AMP;"]
)
def test_other_references_are_not_plain(text: str) -> None:
    """Only the five names of XML and the numbers of its characters are known."""
    with pytest.raises(NotPlainError):
        without_references(text)


def test_references_are_their_characters() -> None:
    """The five names and both kinds of numbers."""
    assert without_references("&lt;&gt;&amp;&quot;&apos;&#65;&#x1F600;&amp;lt;") == "<>&\"'A\U0001f600&lt;"


def test_few_cells_are_remembered() -> None:
    """Of thousands of different cells the first are known, as many as a form has, then what comes twice."""
    known, usual = _Known(), ' t="b"><v>1</v></c>'
    assert known[usual] == known[usual]
    for number in range(3 * _MOST_KNOWN):
        value = known[f"><v>{number}</v></c>"][1]
        assert value is not None
        assert value.text == str(number)
        assert len(known) <= _OF_A_FORM + _MOST_KNOWN / 8  # hardly any has the mark of another
        assert usual in known
        assert known.times == sum(known.came) <= _MOST_KNOWN
    for number in range(3 * _MOST_KNOWN):
        assert known[f"><v>{number}</v></c>"] == known[f"><v>{number}</v></c>"]
        assert 0 < len(known) <= _MOST_KNOWN


def test_a_long_cell_is_not_remembered() -> None:
    """Somebody's long note will hardly come again."""
    known = _Known()
    for _ in range(3):
        assert known[f' t="inlineStr"><is><t>{"x" * 5000}</t></is></c>'][2] == 5000
    assert not known
