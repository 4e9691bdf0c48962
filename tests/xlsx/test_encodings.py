"""One form, however it is written: the same cells, by the short way as by the long one."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.hostile.form import (
    SHEET,
    SPACES,
    STRINGS,
    base,
    book,
    parts,
    sheet,
)
from tests.hostile.grids import without_addresses
from tests.hostile.markups import in_utf_16, prefixed, strict
from tests.xlsx.reading import outcome, read

from zitool.xlsx.cells import column_letters

HEAD = '<?xml version="1.0" encoding="UTF-8"?>'


def _with_shared_strings() -> dict:
    texts: list[str] = []

    def index(found: re.Match[str]) -> str:
        texts.append(found[2])
        return f'{found[1]} t="s"><v>{len(texts) - 1}</v></c>'

    text = re.sub(
        r'(<c r="\w+") t="inlineStr"><is><t xml:space="preserve">(.*?)</t></is></c>', index, sheet()
    )
    items = "".join(f"<si><t>{that_text}</t></si>" for that_text in texts)
    return {**parts([text]), STRINGS: f"{HEAD}<sst {SPACES}>{items}</sst>"}


def _with_rich_text() -> dict:
    content = _with_shared_strings()
    item = re.compile(r"<t>(.)(.*?)</t>")
    rich = item.sub(
        r'<r><t>\1</t></r><r><rPr><b/></rPr><t>\2</t></r><rPh sb="0" eb="1"><t>x</t></rPh>', content[STRINGS]
    )
    return {**content, STRINGS: rich}


@pytest.mark.parametrize(
    "content",
    [
        {**parts(), SHEET: in_utf_16(sheet())},
        {**parts(), SHEET: prefixed(sheet())},
        {**parts(), SHEET: without_addresses(sheet())},
        {**parts(), SHEET: sheet(dimension="")},
        {**parts(), SHEET: sheet().replace("><", ">\n  <")},
        {**parts(), SHEET: sheet().replace("<sheetData>", "<!-- LKE --><sheetData>")},
        {**parts(), SHEET: sheet().replace('encoding="UTF-8"', "encoding = 'utf-8'")},
        {**parts(), SHEET: sheet().replace('encoding="UTF-8"', 'encoding="iso-8859-1"')},
        strict(),
        _with_shared_strings(),
        _with_rich_text(),
    ],
    ids=[
        "utf-16",
        "prefixed",
        "addresses",
        "dimension",
        "blanks",
        "comment",
        "quotes",
        "latin-1",
        "strict",
        "shared",
        "rich",
    ],
)
def test_encodings_read_equal(content: dict) -> None:
    """However legally the same form is written, the same cells come out."""
    assert read(content).sheets == read(base()).sheets


_pieces = st.lists(
    st.sampled_from(
        [
            '<c r="{c}{r}"/>',
            '<c r="{c}{r}" s="3"/>',
            '<c r="{c}{r}" s="3"></c>',
            '<c r="{c}{r}" t="s"/>',
            '<c r="{c}{r}" s="1"><v>1</v></c>',
            '<c r="{c}{r}" t="s"><v>0</v></c>',
            '<c r="{c}{r}" t="str"><f>A1&amp;"é"</f><v>é &lt; x\r\n</v></c>',
            '<c r="{c}{r}"><f>A1</f><v>2</v></c>',
            '<c r="{c}{r}" t="b"><v>1</v></c>',
            '<c r="{c}{r}" t="e"><f t="shared" ref="A1:A9" si="0">$B1+1</f><v>#N/A</v></c>',
            '<c r="{c}{r}"><f t="shared" si="0"/><v>7</v></c>',
            '<c r="{c}{r}"><f>A1</f></c>',
            '<c r="{c}{r}"><v></v></c>',
            "<c/>",
            "<c><v>5</v></c>",
            '<c r="XFE{r}" s="1"/>',
            '<c r="{c}" s="1"/>',
            '<c r="{c}{r}" s="1"/>x',
            "<!-- x -->",
            "<?x y?>",
            '<c r="{c}{r}" xmlns="x"><v>1</v></c>',
            '<x xmlns="y"><c r="{c}{r}"><v>1</v></c></x>',
            '<c r="{c}{r}" t="str"><v>]]&gt;</v></c>',
            '<c r="{c}{r}" t="str"><v>\ufffe</v></c>',
            '<c r="{c}{r}" t="str"><v>_x000D_\t</v></c>',
            '<c r="{c}{r}" t="zzz"><v>1</v></c>',
            '<c r="{c}{r}" t="s"><v>99</v></c>',
            '<c r="XFE{r}"><v>1</v></c>',
            '<c r="{c}9999999"><v>1</v></c>',
            '<c r="{c}{r}"><v>1</v><f>2</f></c>',
        ]
    ),
    max_size=12,
)
_row_heads = st.sampled_from(
    [
        '<row r="{r}">',
        '<row r="{r}" spans="1:9" s="3" customFormat="1" ht="15.75">',
        '<row r="{r}" hidden="1">',
        '<row r="{r}" ht="0" customHeight="1">',
        "<row>",
    ]
)


@given(st.lists(st.tuples(st.integers(1, 6), _row_heads, _pieces), max_size=8), st.booleans())
@settings(suppress_health_check=list(HealthCheck), max_examples=300)
def test_plain_and_strict_paths_agree(rows: list[tuple[int, str, list[str]]], ordered: bool) -> None:
    """Short cuts over plain bytes give the cells, or the refusal, that the whole XML gives."""
    if ordered:
        rows = [(number, head, pieces) for number, (_, head, pieces) in enumerate(rows, 1)]
    data = ""
    for number, head, pieces in rows:
        cells = "".join(
            piece.format(c=column_letters(place), r=number) for place, piece in enumerate(pieces, 1)
        )
        data += head.format(r=number) + cells + "</row>"
    plain = sheet([]).replace("<sheetData>", f"<sheetData>{data}")
    commented = plain.replace("<sheetData>", "<!-- --><sheetData>")
    assert outcome(book(plain)) == outcome(book(commented))


@pytest.mark.parametrize("size", [65_500, 65_536, 131_072, 200_000])
def test_short_cuts_over_the_edges_of_blocks(size: int) -> None:
    """Where a block of unpacked bytes ends makes no difference to the cells."""
    rows = "".join(
        f'<row r="{row}"><c r="A{row}" s="1"/><c r="B{row}"><v>{row}</v></c><c r="C{row}" s="2"/></row>'
        for row in range(1, size // 70)
    )
    plain = sheet([]).replace("<sheetData>", f"<sheetData>{rows}")
    found = read(book(plain)).sheets[0].cells
    assert found == read(book(plain.replace("<sheetData>", "<!-- --><sheetData>"))).sheets[0].cells
    assert len(found) == size // 70 - 1
