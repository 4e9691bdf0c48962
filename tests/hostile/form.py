"""A complete LKE of 90/2021 at the level of XML, filled in and legal, for the threats to be built into.

A header, then every heading, question, count and total of the rubric. `SMALL` is a form of four items for
thousands of mutations and for pages. Everything else is as Excel writes it.
"""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from fractions import Fraction

    from tests.lke.builder import Line

HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
SPREADSHEET = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
SPACES = f'xmlns="{SPREADSHEET}" xmlns:r="{RELATIONS}"'
WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
MACRO_TYPE = "application/vnd.ms-excel.sheet.macroEnabled.main+xml"

WORKBOOK = "xl/workbook.xml"
ARROWS = "xl/_rels/workbook.xml.rels"
SHEET = "xl/worksheets/sheet1.xml"
STRINGS = "xl/sharedStrings.xml"
STYLES = "xl/styles.xml"
TYPES = "[Content_Types].xml"
ROOT_ARROWS = "_rels/.rels"


@dataclass(frozen=True)
class Raw:
    """A cell as XML; ``@`` stands for its address."""

    xml: str


Cell = str | int | float | bool | Raw | None
Rows = Sequence[Sequence[Cell]]
Part = str | bytes | Callable[[], Iterable[bytes]]
Parts = dict[str, Part]

HEADER: Sequence[Cell] = ("No", "Penilaian", "Bobot", "Pilihan Jawaban", "Jawaban", "Nilai", "Bukti")
SMALL: Rows = (
    HEADER,
    ("A.1.a", "Tim kerja dibentuk", 0.5, "Ya/Tidak", "Ya", 0.5, "SK Tim"),
    ("A.1.b", "Rencana kerja", 1, "A/B/C", "B", 0.5, "Dokumen"),
    ("A.1.c", "Monitoring", 1, "A/B/C/D", "C", 0.33, "Laporan"),
    ("A.1.d", "Media", 0.5, "Ya/Tidak", "Tidak", 0, "-"),
)


_BLANK = Raw('<c r="@"/>')


def _complete() -> tuple[Rows, Fraction]:
    """Return all rows of the filled form, and what its answers are worth, by the rubric alone."""
    from tests.lke.builder import Lke  # imports openpyxl, which no worker of a batch needs

    form = Lke()
    card = form.value()
    nodes = {node.id: node for node in card.walk()} | {"": card}

    def row(line: Line) -> Sequence[Cell]:
        node = nodes.get(line.id.removeprefix("total:"))
        value = None if node is None else node.value if line.kind and line.weight is None else node.points
        answer = cast("Cell", line.answers.get(0))
        found = (
            line.marker,
            line.title,
            _number(line.weight),
            line.kind,
            answer,
            _number(value),
            line.evidence,
        )
        return [_BLANK if content in (None, "") else content for content in found]

    rows = [list(row(line)) for line in form.lines]
    rows[ANSWER_ROW - 2][EVIDENCE_COLUMN - 1] = "SK Tim"
    return (HEADER, *rows), card.points


def _number(exact: Fraction | None) -> Cell:
    return None if exact is None else int(exact) if exact.denominator == 1 else float(exact)


ANSWER_ROW, ANSWER_COLUMN, SCORE_COLUMN, EVIDENCE_COLUMN = 6, 5, 6, 7
"""The first question, a *Ya/Tidak* answered *Ya*; the one below is an *A/B/C* answered *B*."""

ROWS, POINTS = _complete()

STYLE_SHEET = (
    f"{HEAD}<styleSheet {SPACES}><fonts><font/></fonts>"
    '<fills><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    "<borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs>"
    '<cellXfs><xf/><xf numFmtId="9"/><xf numFmtId="14"/><xf numFmtId="2"/></cellXfs></styleSheet>'
)
"""Style 1 shows a percentage, 2 a date, 3 two decimals."""


def letters(column: int) -> str:
    """Return the letters of a column."""
    text = ""
    while column:
        column, rest = divmod(column - 1, 26)
        text = chr(ord("A") + rest) + text
    return text


def cell(row: int, column: int, value: Cell) -> str:
    """Return one cell as XML, its text inline."""
    place = f"{letters(column)}{row}"
    if value is None:
        return ""
    if isinstance(value, Raw):
        return value.xml.replace("@", place)
    if isinstance(value, bool):
        return f'<c r="{place}" t="b"><v>{int(value)}</v></c>'
    if isinstance(value, int | float):
        return f'<c r="{place}"><v>{value!r}</v></c>'
    return f'<c r="{place}" t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'


def sheet(
    rows: Rows = ROWS,
    *,
    dimension: str = f"A1:G{len(ROWS)}",
    before: str = "",
    after: str = "",
    row_attributes: Mapping[int, str] | None = None,
) -> str:
    """Return a worksheet; `before` and `after` go around its data."""
    extra = row_attributes or {}
    data = "".join(
        f'<row r="{number}"{extra.get(number, "")}>'
        + "".join(cell(number, column, value) for column, value in enumerate(row, 1))
        + "</row>"
        for number, row in enumerate(rows, 1)
    )
    dimensions = f'<dimension ref="{dimension}"/>' if dimension else ""
    return f"{HEAD}<worksheet {SPACES}>{dimensions}{before}<sheetData>{data}</sheetData>{after}</worksheet>"


def with_value(value: Cell, row: int = ANSWER_ROW, column: int = ANSWER_COLUMN) -> Rows:
    """Return the rows with one cell changed; the answer of the first item unless said otherwise."""
    rows = [list(that_row) for that_row in ROWS]
    rows[row - 1][column - 1] = value
    return rows


def arrows(targets: Iterable[tuple[str, str, str]]) -> str:
    """Return a part of relations from (id, kind, target); a target with ``!`` before it is external."""
    items = "".join(
        f'<Relationship Id="{key}" Type="{RELATIONS}/{kind}" Target={quoteattr(target.removeprefix("!"))}'
        + (' TargetMode="External"/>' if target.startswith("!") else "/>")
        for key, kind, target in targets
    )
    return f'{HEAD}<Relationships xmlns="{PACKAGE_RELATIONS}">{items}</Relationships>'


def types(main: str = WORKBOOK_TYPE, part: str = WORKBOOK) -> str:
    """Return the part that names content types."""
    return (
        f'{HEAD}<Types xmlns="{CONTENT_TYPES}">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'
        f'<Override PartName="/{part}" ContentType="{main}"/></Types>'
    )


def workbook_arrows(count: int = 1, more: Iterable[tuple[str, str, str]] = ()) -> str:
    """Return the relations of a workbook of `count` sheets."""
    sheets = [
        (f"rId{number}", "worksheet", f"worksheets/sheet{number}.xml") for number in range(1, count + 1)
    ]
    fixed = [("rId9001", "styles", "styles.xml"), ("rId9002", "sharedStrings", "sharedStrings.xml")]
    return arrows([*sheets, *fixed, *more])


def parts(
    sheets: Sequence[Part] | None = None,
    *,
    names: Sequence[str] | None = None,
    states: Sequence[str] | None = None,
    before: str = "",
    after: str = "",
    more: Iterable[tuple[str, str, str]] = (),
) -> Parts:
    """Return all parts of a workbook.

    Args:
        sheets: the worksheets, the whole form if None.
        names: their names, ``LKE``, ``S2`` … if None.
        states: their states, visible if None.
        before: XML before the list of sheets in the workbook part.
        after: XML after it.
        more: further relations of the workbook.
    """
    sheets = [sheet()] if sheets is None else sheets
    names = names or ["LKE", *(f"S{number}" for number in range(2, len(sheets) + 1))]
    states = states or ["visible"] * len(sheets)
    tabs = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{number}" state="{state}" r:id="rId{number}"/>'
        for number, (name, state) in enumerate(zip(names, states, strict=True), 1)
    )
    return {
        TYPES: types(),
        ROOT_ARROWS: arrows([("rId1", "officeDocument", WORKBOOK)]),
        WORKBOOK: f"{HEAD}<workbook {SPACES}>{before}<sheets>{tabs}</sheets>{after}</workbook>",
        ARROWS: workbook_arrows(len(sheets), more),
        STYLES: STYLE_SHEET,
        STRINGS: f"{HEAD}<sst {SPACES}><si><t>Ya</t></si></sst>",
        **{f"xl/worksheets/sheet{number}.xml": that_sheet for number, that_sheet in enumerate(sheets, 1)},
    }


def pack(content: Mapping[str, Part], again: Iterable[tuple[str, Part]] = ()) -> bytes:
    """Return the zip of `content`; `again` adds parts whatever their names. Same input, same bytes."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")  # two parts of one name are the point of some files
        for name, part in [*content.items(), *again]:
            entry = zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            if callable(part):
                with archive.open(entry, "w") as stream:
                    for block in part():
                        stream.write(block)
            else:
                archive.writestr(entry, part, compresslevel=9)
    return buffer.getvalue()


def base() -> bytes:
    """Return the good workbook."""
    return pack(parts())


def book(sheet_part: Part) -> bytes:
    """Return a workbook whose only sheet is `sheet_part`."""
    return pack(parts([sheet_part]))


def replaced(part: str, old: str, new: str, content: Parts | None = None) -> Parts:
    """Return the parts with text of one replaced; the text must be there."""
    content = parts() if content is None else dict(content)
    text = content[part]
    if not isinstance(text, str) or old not in text:
        raise ValueError(f"{old!r} is not in {part}")
    content[part] = text.replace(old, new)
    return content
