"""Family g: addresses, order, merges and sizes of a sheet."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

from tests.hostile.entry import Entry, Must
from tests.hostile.form import EVIDENCE_COLUMN, ROWS, Raw, book, cell, pack, parts, sheet, with_value

if TYPE_CHECKING:
    from collections.abc import Iterator

_END = "</sheetData>"
_BELOW = len(ROWS) + 2
_FAR = '<row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'


def without_addresses(text: str) -> str:
    """Return a sheet whose rows and cells do not say where they are, which is legal."""
    return re.sub(r' r="[A-Z]*\d+"', "", text)


def _merged(*ranges: str) -> str:
    items = "".join(f'<mergeCell ref="{that_range}"/>' for that_range in ranges)
    return sheet(after=f"<mergeCells>{items}</mergeCells>")


def _shuffled() -> str:
    return re.sub(r'(<row r="6">.*?</row>)(.*)(<row r="9">.*?</row>)', r"\3\2\1", sheet(), flags=re.DOTALL)


def _sheets() -> Iterator[tuple[str, str, Must, str, str | None]]:
    """Yield name, threat, what must come of it, the sheet and the code."""
    good = sheet()
    second = f'<row r="6">{cell(6, 5, "Tidak")}</row>'
    twice = cell(6, 5, "Tidak") + '<c r="F6"'
    yield "g01_far_cells.xlsx", "A1 and XFD1048576", "flag", good.replace(_END, _FAR + _END), "S121"
    yield "g02_dimension_small.xlsx", "a dimension of one cell", "ok", sheet(dimension="A1"), None
    yield "g03_dimension_large.xlsx", "a dimension of all", "ok", sheet(dimension="A1:XFD1048576"), None
    yield "g04_dimension_error.xlsx", "a dimension that is an error", "ok", sheet(dimension="#REF!"), None
    yield (
        "g05_dimension_overflow.xlsx",
        "a dimension beyond it all",
        "ok",
        sheet(dimension="A1:ZZZZ9999999999"),
        None,
    )
    yield "g06_column_beyond.xlsx", "column 16,385", "refuse", good.replace('r="G1"', 'r="XFE1"'), "F012"
    yield (
        "g07_row_beyond.xlsx",
        "row 1,048,577",
        "refuse",
        good.replace(_END, '<row r="1048577"/>' + _END),
        "F012",
    )
    yield (
        "g08_row_overflow.xlsx",
        "row 99999999999",
        "refuse",
        good.replace('r="9"', 'r="99999999999"'),
        "F012",
    )
    yield (
        "g09_address.xlsx",
        "an address of question marks",
        "refuse",
        good.replace('r="E6"', 'r="???"'),
        "F012",
    )
    yield (
        "g10_cell_twice.xlsx",
        "E6 twice: Ya, then Tidak",
        "refuse",
        good.replace('<c r="F6"', twice),
        "F013",
    )
    yield (
        "g11_row_twice.xlsx",
        "row 6 twice",
        "refuse",
        good.replace('<row r="7">', second + '<row r="7">'),
        "F013",
    )
    yield "g11b_other_row.xlsx", "E7 inside row 6", "refuse", good.replace('r="E6"', 'r="E7"'), "F013"
    yield "g12_no_addresses.xlsx", "rows and cells without addresses", "ok", without_addresses(good), None
    yield "g13_shuffled.xlsx", "row 9 before row 6", "flag", _shuffled(), "F103"
    yield (
        "g14_merge_all.xlsx",
        "one merge to the end of the grid",
        "ok",
        _merged(f"A{_BELOW}:XFD1048576"),
        None,
    )
    yield "g15_merge_million.xlsx", "a merge of 2.6 million cells", "ok", _merged(f"A{_BELOW}:Z100000"), None
    yield "g15b_merge_error.xlsx", "a merge that is no range", "refuse", _merged(f"A{_BELOW}:#REF!"), "F012"
    yield "g16_merge_hides.xlsx", "E7 lies under a merge", "error", _merged("E6:E7"), "S119"
    yield "g17_merge_overlap.xlsx", "merges that overlap", "flag", _merged("E6:E7", "E7:E8"), "S122"
    hidden = "".join(f'<col min="{number}" max="{number}" width="9"/>' for number in range(1, 16_385))
    yield "g20_columns.xlsx", "16,384 column elements", "ok", sheet(before=f"<cols>{hidden}</cols>"), None
    rows = with_value(Raw('<c r="@" s="1"/><c r="@" t="inlineStr"><is><t>Ya</t></is></c>'))
    yield "g21_format_twice.xlsx", "a formatted cell and a filled one at one place", "ok", sheet(rows), None


def entries() -> Iterator[Entry]:
    """Yield the family."""
    for name, threat, must, content, code in _sheets():
        loses = Fraction(1, 8) if name.startswith(("g16", "g17")) else Fraction(0)  # a B of half a point
        yield Entry(name, threat, must, partial(book, content), code, loses)
    many = parts([sheet(), *[sheet([["x"]])] * 999])
    yield Entry("g18_sheets.xlsx", "1,000 sheets", "refuse", partial(pack, many), "F009")
    fewer = parts([sheet(), *[sheet([["x"]])] * 300])
    yield Entry("g18b_sheets.xlsx", "301 sheets", "refuse", partial(pack, fewer), "F009")
    text = " ".join(str(number) for number in range(8000))
    long = sheet(with_value(text, column=EVIDENCE_COLUMN))
    yield Entry("g19_long_text.xlsx", "a text longer than Excel allows", "flag", partial(book, long), "F105")
    merges = _merged(*(f"A{row}:B{row}" for row in range(_BELOW, _BELOW + 70_000)))
    yield Entry("g22_merges.xlsx", "70,000 merges", "refuse", partial(book, merges), "F009")
    short = sheet(ROWS[:1])
    yield Entry("g23_header_only.xlsx", "a header and nothing else", "refuse", partial(book, short), "S111")
