"""Family b: small on disk, large in memory; and innocent files that look like bombs."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from tests.hostile.entry import Entry
from tests.hostile.form import (
    HEAD,
    SHEET,
    SPACES,
    STRINGS,
    STYLE_SHEET,
    STYLES,
    Part,
    letters,
    pack,
    parts,
    sheet,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

ROWS = 1_048_576
_MEBIBYTE = 1 << 20
_BATCH = 4096


def _repeat(head: str, block: bytes, times: int, tail: str) -> Callable[[], Iterable[bytes]]:
    """Return a part of `block` many times over."""

    def blocks() -> Iterator[bytes]:
        yield head.encode()
        for _ in range(times):
            yield block
        yield tail.encode()

    return blocks


def rows_of(count: int, row: Callable[[int], str]) -> Callable[[], Iterable[bytes]]:
    """Return a sheet of `count` rows."""

    def blocks() -> Iterator[bytes]:
        yield f"{HEAD}<worksheet {SPACES}><sheetData>".encode()
        for first in range(1, count + 1, _BATCH):
            yield "".join(map(row, range(first, min(first + _BATCH, count + 1)))).encode()
        yield b"</sheetData></worksheet>"

    return blocks


def _with(part: str, content: Part) -> bytes:
    return pack({**parts(), part: content})


def formatted_row(number: int) -> str:
    """Return a row that carries a format only."""
    return f'<row r="{number}" s="1" customFormat="1"/>'


def formatted_cells(number: int) -> str:
    """Return a row of 17 cells that carry a format only."""
    cells = "".join(f'<c r="{letters(column)}{number}" s="1"/>' for column in range(1, 18))
    return f'<row r="{number}">{cells}</row>'


def hidden_row(number: int) -> str:
    """Return a hidden row without cells."""
    return f'<row r="{number}" hidden="1"/>'


def _value_row(number: int) -> str:
    return f'<row r="{number}"><c r="A{number}"><v>1</v></c></row>'


def entries() -> Iterator[Entry]:
    """Yield the family; it takes a minute to write."""
    head, tail = sheet().split("<sheetData>")
    blank = _repeat(head, b" " * _MEBIBYTE, 1024, "<sheetData>" + tail)
    strings = f"{HEAD}<sst {SPACES}>"
    long = _repeat(f"{strings}<si><t>", b" " * _MEBIBYTE, 512, "</t></si></sst>")
    under = _repeat(f"{strings}<si><t>", b" " * _MEBIBYTE, 120, "</t></si></sst>")
    many = _repeat(strings, b"<si><t>x</t></si>" * 25_000, 400, "</sst>")
    formats = STYLE_SHEET.partition("<cellXfs>")[0] + "<cellXfs>"
    styles = _repeat(formats, b'<xf numFmtId="9"/>' * 10_000, 200, "</cellXfs></styleSheet>")
    names = rows_of(600_000, lambda number: f'<n{number:x} xmlns:p{number:x}="u{number:x}"/>')
    bombs: list[tuple[str, str, str, Part]] = [
        ("b01_blanks.xlsx", "1 GiB of blanks in a sheet", SHEET, blank),
        ("b02_text.xlsx", "one shared string of 512 MiB", STRINGS, long),
        (
            "b02b_text_120.xlsx",
            "one shared string of 120 MiB: no declared size gives it away",
            STRINGS,
            under,
        ),
        ("b03_strings.xlsx", "10 million shared strings", STRINGS, many),
        ("b06_values.xlsx", "1,048,576 real values", SHEET, rows_of(ROWS, _value_row)),
        ("b07_styles.xlsx", "2 million cell formats", STYLES, styles),
        ("b08_names.xlsx", "600,000 different names: Expat remembers each", SHEET, names),
    ]
    for name, threat, part, content in bombs:
        yield Entry(name, threat, "refuse", partial(_with, part, content), "F009")
    innocent: list[tuple[str, str, Part]] = [
        ("b04_stretched_rows.xlsx", "a format stretched over all rows", rows_of(ROWS, formatted_row)),
        ("b05_stretched_cells.xlsx", "3.4 million formatted empty cells", rows_of(200_000, formatted_cells)),
        ("b09_hidden_rows.xlsx", "every row of the sheet hidden", rows_of(ROWS, hidden_row)),
    ]
    for name, threat, content in innocent:
        yield Entry(name, threat, "ok", partial(_with, SHEET, content))
