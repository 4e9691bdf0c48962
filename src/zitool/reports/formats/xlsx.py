"""A document as a workbook: a first sheet of what is said, then a sheet for each table."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, assert_never

from openpyxl import Workbook
from openpyxl.worksheet.pagebreak import Break

from zitool.core.exact import fixed
from zitool.reports.cells import (
    Figure,
    Held,
    Level,
    Marked,
    Minimum,
    Phrase,
    Several,
    Stand,
    text_of,
    tone_of,
    value_of,
    words,
)
from zitool.reports.document import (
    Areas,
    Article,
    Bars,
    Beside,
    Bundle,
    Cards,
    Chart,
    Checklist,
    Contents,
    Facts,
    Findings,
    Fold,
    Heading,
    Histogram,
    Items,
    Listing,
    Notice,
    Paragraph,
    Part,
    Refused,
    Section,
    Sheet,
    Spans,
    Steps,
    Table,
    Title,
    Verbatim,
    VerdictCards,
    Verdicts,
    grid,
)
from zitool.reports.formats.sheets import (
    DOING,
    DONE,
    SIZE,
    Column,
    Foreign,
    Link,
    Row,
    finish_table,
    put,
    put_lines,
    put_table,
    set_widths,
    team_columns,
)
from zitool.reports.layout import span_text
from zitool.reports.lines import finding_text
from zitool.spreadsheets import REPORT_TITLE
from zitool.spreadsheets.looks import ALERT, HEADER, TO_FILL, TOTAL, merge_across, set_page
from zitool.spreadsheets.packing import packed
from zitool.wording import label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from zitool.reports.cells import Cell, Tone
    from zitool.reports.cells import Column as Kind
    from zitool.reports.cells import Said as Text
    from zitool.reports.document import Block, Document, Drawn, Unread, Words
    from zitool.reports.formats.sheets import Value
    from zitool.wording import Language

    Said = tuple[Value, dict[str, Any]]

_FIRST, _NUMBER, _TEXT, _WIDEST = 34, 13, 24, 60
_GIVEN = "EFF5FB"
_LONGEST_NAME, _LONGEST_OF_PART = 31, 27
"""Characters of the name of a sheet, and of one of a part: a number may follow."""
_STRONG = frozenset({"strong", "bad", "open", "supposed"})
_TINTS = {"good": DONE, "bad": ALERT, "warn": DOING, "met": DONE, "open": TO_FILL, "given": _GIVEN}
_TITLE_OF_PAGE, _FIGURE_OF_PAGE, _FEWEST_OF_PAGE = 38, 12, 6
_PLAIN = {"wrap": False, "edge": "none"}
_ALARM = "C00000"
_LAST_LEVEL = 2
_STANDS = {"met": DONE, "not_met": ALERT, "not_in_force": ALERT}
_LEVELS = {"error": ALERT, "warning": TO_FILL, "note": ""}
_WIDE_TITLE, _WIDE_FIGURE, _FEWEST_WIDE = 46, 13, 2


def xlsx(document: Document, language: Language) -> bytes:
    """Return the workbook; its bytes depend on the document alone."""
    book = Workbook()
    book.properties.title = REPORT_TITLE
    if document.in_parts:
        _put_parts(book, document, language)
        return packed(book)
    sheets = [block for block in document.blocks if isinstance(block, Sheet)]
    if sheets and len(sheets) == len(document.blocks):
        book.remove(book.worksheets[0])
        for sheet in sheets:
            _put_sheet(book.create_sheet(sheet.name), sheet, language)
        return packed(book)
    first = book.worksheets[0]
    first.title = label("document_summary", language)
    _say(first, document, language)
    names = {first.title.casefold()}
    for table in document.tables(language):
        lines: list[Said] = [
            (Foreign.of(table.name), {"bold": True, "size": 14}),
            (Foreign.of(document.title), {"size": 9}),
        ]
        if table.note:
            lines.append((Foreign.of(table.note), {"size": 9}))
        _sheet(book.create_sheet(_name(table.name, names)), lines, table, language)
    return packed(book)


def _put_sheet(sheet: Worksheet, told: Sheet, language: Language) -> None:
    """Write a sheet that a team works with where it is one table below some lines, else a page to print."""
    *above, last = told.blocks or (Table("", (), ()),)
    several = told.wide or not told.blocks or any(isinstance(block, Table) for block in above)
    if several or not isinstance(last, Table):
        _put_page(sheet, told, language)
        return
    lines = (line for block in above for line in _lines(block, language))
    top = put_lines(sheet, lines, language) + 1
    columns = _columns(last)
    if last.team:
        columns += team_columns(language, remarks=last.team == "remarks")
    rows = _rows(last, language)
    after = put_table(sheet, top, columns, rows, language)
    if last.high:
        sheet.row_dimensions[top].height = last.high
    if not rows and last.empty:
        put(sheet.cell(after, 1), last.empty, language, **_PLAIN)
    finish_table(sheet, columns, (top, after), last.frozen, language)


def _columns(table: Table, *, wide: bool = False) -> list[Column]:
    first, others = (_WIDE_TITLE, _WIDE_FIGURE) if wide else (_TITLE_OF_PAGE, _FIGURE_OF_PAGE)
    return [
        Column(
            words(kind.title),
            kind.width or (others if place else first),
            "number" if kind.right or kind.kind == "word" else "text",
            _form(kind),
            kind.strong,
        )
        for place, kind in enumerate(table.columns)
    ]


def _put_page(sheet: Worksheet, told: Sheet, language: Language) -> None:
    """Write blocks one below the other; whatever is about another begins on another page."""
    row, width = 1, _FEWEST_WIDE if told.wide else _FEWEST_OF_PAGE
    above: Block | None = None
    for block in told.blocks:
        if above is not None:
            row += isinstance(block, Title | Heading | Table) and not isinstance(above, Heading)
            if isinstance(block, Title):
                sheet.row_breaks.append(Break(id=row - 1))
        if isinstance(block, Table):
            width = max(width, len(block.columns))
            columns = _columns(block, wide=told.wide)
            row = put_table(sheet, row, columns, _rows(block, language), language)
        else:
            row = _put_words(sheet, row, block, language)
        above = block
    first, others = (_WIDE_TITLE, _WIDE_FIGURE) if told.wide else (_TITLE_OF_PAGE, _FIGURE_OF_PAGE)
    set_widths(sheet, [Column("", first), *[Column("", others)] * (width - 1)])
    set_page(sheet, "landscape" if told.wide else "portrait", page_of=label("page_of", language))


def _put_words(sheet: Worksheet, row: int, block: Block, language: Language) -> int:
    """Write a block of a page; return the row below it."""
    if isinstance(block, Paragraph) and not block.text:
        return row + 1
    for (text, look), second in _beside(block, language):
        put(sheet.cell(row, 1), text, language, **{"size": SIZE, **look, **_PLAIN})
        if second is not None:
            if isinstance(block, Verdicts):
                merge_across(sheet, row, 2, _FEWEST_OF_PAGE)
            put(sheet.cell(row, 2), second[0], language, **{"size": SIZE, **second[1], **_PLAIN})
        row += 1
    return row


def _beside(block: Block, language: Language) -> Iterator[tuple[Said, Said | None]]:
    """Yield the lines of a block on a page, some of two texts."""
    match block:
        case Facts():
            for name, value in block.filled():
                yield (name, {}), (_text(value), {"bold": True})
        case Verdicts(verdicts):
            for name, status, told, tone in verdicts:
                look = {"bold": True, "size": 11}
                yield (Foreign.of(name), look), (f"{status} ({told})", {**look, "color": _TINTS[tone]})
        case Items(items):
            for text, mark, _ in items:
                if mark == "•":
                    yield (Foreign.of(f"• {words(text)}"), {}), None
                else:
                    yield (Foreign.of(str(mark)), {}), (_text(text), {})
        case Heading(text):
            yield (_text(text), {"bold": True, "size": 11}), None
        case _:
            yield from ((line, None) for line in _lines(block, language))


def _text(said: Text) -> Value:
    """Return a text, marked as a stranger's where any of it is."""
    if isinstance(said, Phrase) and all(isinstance(piece, str) for piece in said.pieces):
        return words(said)
    return Foreign.of(words(said))


def _put_parts(book: Workbook, document: Document, language: Language) -> None:
    """Write a sheet for each table of each part, with what the part says; then the files refused."""
    book.remove(book.worksheets[0])
    parts = document.parts()
    for place, part in enumerate(parts, 1):
        mark = f" {place}" if len(parts) > 1 else ""
        said: list[Said] = [(Foreign.of(text), {"size": 9}) for text in part.texts()]
        for table in part.tables():
            sheet = book.create_sheet(f"{table.name[:_LONGEST_OF_PART]}{mark}")
            _sheet(sheet, [(Foreign.of(part.title), {"bold": True, "size": 14}), *said], table, language)
        if not part.tables():
            sheet = book.create_sheet(label("conclusion", language))
            put_lines(sheet, [(Foreign.of(part.title), {"bold": True}), *said], language)
    if refused := document.refused():
        table = _refused(refused, language)
        lines: list[Said] = [(Foreign.of(table.name), {"bold": True, "size": 14})]
        _sheet(book.create_sheet(table.name), lines, table, language)
    if not book.worksheets:
        book.create_sheet(label("conclusion", language))


def _refused(files: Sequence[Unread], language: Language) -> Table:
    head = [label(key, language) for key in ("file", "code", "finding_said", "cure")]
    rows = [(file, *reason) for file, reasons in files for reason in reasons]
    return grid(label("recap_broken", language), head, rows)


def _name(wanted: str, taken: set[str]) -> str:
    """Return a name that Excel takes, unlike those taken already."""
    clean = "".join(" " if sign in "[]:*?/\\" else sign for sign in wanted).strip("' ")[:_LONGEST_NAME] or "-"
    name, number = clean, 1
    while name.casefold() in taken:
        number += 1
        name = f"{clean[: _LONGEST_NAME - 4]} {number}"
    taken.add(name.casefold())
    return name


def _say(sheet: Worksheet, document: Document, language: Language) -> None:
    lines: list[Said] = [(document.kind, {"size": 9})]
    if document.title:
        lines.append((Foreign.of(document.title), {"bold": True, "size": 14}))
    for block in document.blocks:
        lines += _lines(block, language)
    if document.end:
        lines.append((Foreign.of(document.end), {"size": 9, "italic": True}))
    put_lines(sheet, [(value, {"wrap": True, **look}) for value, look in lines], language)
    sheet.column_dimensions["A"].width = 100
    set_page(sheet, "portrait", page_of=label("page_of", language))


def _words(block: Words) -> Iterator[Said]:
    match block:
        case Title(text):
            yield _text(text), {"bold": True, "size": 14}
        case Heading(text):
            yield Foreign.of(words(text)), {"bold": True, "size": 12}
        case Paragraph(text, tone):
            yield Foreign.of(words(text)), _look(tone)
        case Facts():
            yield from ((Foreign.of(f"{name}: {words(value)}"), {}) for name, value in block.filled())
        case Items(items):
            yield from ((Foreign.of(f"• {words(item.text)}"), {}) for item in items)
        case Notice():
            yield Foreign.of(block.words), {"bold": True, "ink": _ALARM}
        case Verdicts(verdicts):
            yield from (
                (Foreign.of(f"{name}: {status} ({told})"), {"color": _TINTS[tone]})
                for name, status, told, tone in verdicts
            )
        case _:
            assert_never(block)


def _look(tone: Tone) -> dict[str, Any]:
    if tone == "aside":
        return {"italic": True, "size": SIZE}
    if tone in {"supposed", "moved"}:
        return {"bold": tone in _STRONG, "ink": _ALARM}
    return {"bold": tone in _STRONG, "color": _TINTS.get(tone, "")}


def _drawn(block: Drawn, language: Language) -> Iterator[Said]:
    match block:
        case Bars():
            counts = "; ".join(f"{answer}: {count}" for answer, count in block.bars)
            yield Foreign.of(": ".join(filter(None, (block.title, block.told, counts)))), {"size": SIZE}
        case Spans():
            yield Foreign.of(block.title), {"bold": True}
            yield from ((Foreign.of(span_text(span, block, language)), {}) for span in block.spans)
        case Cards(title, cards):
            yield Foreign.of(title), {"bold": True, "size": 12}
            for card in cards:
                yield Foreign.of(f"{card.shares.title}: {card.shares.counts}"), {"bold": True}
                yield from (line for listing in card.lists for line in _drawn(listing, language))
        case Listing():
            yield Foreign.of(words(block.title)), {"bold": True}
            yield from ((Foreign.of(f"{entry.words} {entry.aside}"), {}) for entry in block.entries)
        case Chart() | Histogram():
            pass
        case _:
            assert_never(block)


def _lines(  # noqa: C901 - each kind of block
    block: Block, language: Language
) -> Iterator[Said]:
    match block:
        case Sheet(title, blocks) | Part(title, blocks) | Section(_, title, blocks):
            yield Foreign.of(title), {"bold": True, "size": 12}
            yield from (line for inner in blocks for line in _lines(inner, language))
        case Table():
            yield Foreign.of(block.name), {"bold": True}
        case Bars() | Spans() | Chart() | Cards() | Histogram() | Listing():
            yield from _drawn(block, language)
        case Contents():
            pass
        case Article() | VerdictCards() | Beside() | Steps() | Areas() | Fold() | Bundle():
            yield from (line for inner in block.plain() for line in _lines(inner, language))
        case Checklist(_, title, told):
            yield Foreign.of(title), {"bold": True}
            yield Foreign.of(told), {}
        case Verbatim(text):
            yield from ((Foreign.of(line), {}) for line in text.splitlines() if line)
        case Refused(files):
            for file, reasons in files:
                yield from ((Foreign.of(f"{file}: {' '.join(reason)}"), {"size": SIZE}) for reason in reasons)
        case Findings(findings):
            yield from ((Foreign.of(finding_text(finding, language)), {"size": SIZE}) for finding in findings)
        case _:
            yield from _words(block)


def _sheet(sheet: Worksheet, lines: Sequence[Said], table: Table, language: Language) -> None:
    top = put_lines(sheet, lines, language) + 1
    columns = [
        Column(
            "",
            kind.width or _width(table, place),
            "number" if kind.right else "text",
            _form(kind),
            bold=not place,
        )
        for place, kind in enumerate(table.columns)
    ]
    after = put_table(sheet, top, columns, _rows(table, language), language)
    for place, kind in enumerate(table.columns, 1):
        put(sheet.cell(top, place), Foreign.of(words(kind.title)), language, color=HEADER, ink="FFFFFF",
            bold=True, size=SIZE, down="center")  # fmt: skip
    finish_table(sheet, columns, (top, after), 1, language)


def _width(table: Table, place: int) -> float:
    """Return how wide a column is: one of words by its longest text."""
    if table.columns[place].right:
        return _NUMBER
    longest = max((len(str(value_of(row[place]) or "")) for row in table.rows), default=0)
    return min(max(longest, _FIRST if not place else _TEXT // 2), _WIDEST if place else _FIRST)


def _form(kind: Kind) -> str:
    figure = "0" + ("." + "0" * kind.places if kind.places else "")
    if kind.rounded:
        figure += "####"
    match kind.kind:
        case "percent":
            return f'{figure}" %"'
        case "signed":
            return f"+{figure};-{figure};{figure}"
        case "change":
            return f"+{figure};-{figure};0.00"
        case "gain":
            return f"+{figure}"
        case "exact":
            return "0.00####"
        case _:
            return "General" if kind.kind in {"text", "plain", "word", "count"} else figure


def _rows(table: Table, language: Language) -> list[Row]:
    """Return rows as they look: a total is marked, a part of one indented, another as its tone says."""
    rows = []
    for place, cells in enumerate(table.rows):
        level, tone = table.level(place), table.tones[place] if table.tones else ""
        row = _row(cells, table.columns, language)
        first, *others = row.values
        if level == 1:
            first = Foreign.of(f"   {text_of(cells[0], table.columns[0], language)}")
        color = TOTAL if level == _LAST_LEVEL else _TINTS.get(tone, "")
        bold = level == _LAST_LEVEL or tone == "strong"
        rows.append(Row((first, *others), color, bold=bold, tints=row.tints, forms=row.forms))
    return rows


def _row(cells: Sequence[Cell], kinds: Sequence[Kind], language: Language) -> Row:
    tints: dict[int, str] = {}
    forms: dict[int, str] = {}
    for place, (cell, kind) in enumerate(zip(cells, kinds, strict=True)):
        value = value_of(cell)
        if tint := _tint(cell, kind):
            tints[place] = tint
        if isinstance(value, Figure):
            forms[place] = "0." + "0" * value.beside + (f'"{value.sign}"' if value.sign else "")
        elif isinstance(value, int) and kind.kind not in {"plain", "count"}:
            forms[place] = "+0;-0;0" if kind.kind == "signed" else "0"
    values = (_value(cell, kind, language) for cell, kind in zip(cells, kinds, strict=True))
    return Row(tuple(values), tints=tints, forms=forms)


def _tint(cell: Cell, kind: Kind) -> str:
    """Return what a cell stands out by; nothing where it does not."""
    match cell:
        case Stand(status):
            return _STANDS.get(status, TO_FILL)
        case Level(severity):
            return _LEVELS[severity.word]
        case Held(_, reached, of):
            return "" if not of else DONE if reached == of else TO_FILL if reached else ALERT
        case _:
            value = value_of(cell)
            if isinstance(value, Minimum) and value.met is None:
                return TO_FILL
            return _TINTS.get(tone_of(cell, kind), "")


def _value(cell: Cell, kind: Kind, language: Language) -> Value:
    """Return what a cell holds: a number wherever it is one."""
    value = value_of(cell)
    if isinstance(value, Figure):
        return value.value
    if isinstance(value, int | Fraction) or value is None:
        return value
    if isinstance(value, Several):
        return Foreign.of(*(f"{value.bullet}{text}" for text in value.texts))
    if isinstance(value, Minimum) and value.needed is not None:
        least = fixed(value.needed, comma=language == "id")
        return f"{least}{' %' if value.sign else ''} {value.word}"
    if isinstance(value, Phrase):
        return _text(value)
    if isinstance(cell, Stand | Level):
        return text_of(cell, kind, language)
    shown = Foreign.of(text_of(cell, kind, language))
    return Link(shown, cell.target) if isinstance(cell, Marked) and cell.target else shown
