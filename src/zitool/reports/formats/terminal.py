"""A document on a terminal, by Rich."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from rich.console import Group
from rich.text import Text

from zitool.findings import Severity
from zitool.reports.document import (
    LONGEST,
    Bars,
    Code,
    Facts,
    Findings,
    Heading,
    Items,
    Paragraph,
    Phrase,
    Refused,
    Several,
    Spans,
    Table,
    Theirs,
    Title,
    Toned,
    text_of,
    tone_of,
    value_of,
)
from zitool.reports.formats.spans import span_text
from zitool.reports.layout import counts
from zitool.reports.safe import display
from zitool.reports.table import finding_row, level_word
from zitool.reports.terminal import Unfolded, facts_grid, hanging, plain_table
from zitool.wording import label, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rich.console import RenderableType
    from rich.table import Table as RichTable

    from zitool.findings import Finding
    from zitool.reports.document import Block, Cell, Column, Document, Item, Part, Said, Tone, Words
    from zitool.wording import Language

STYLES: Mapping[Tone, str] = {
    "": "",
    "good": "green",
    "best": "bold green",
    "bad": "bold red",
    "wrong": "red",
    "warn": "yellow",
    "doubt": "bold yellow",
    "quiet": "dim",
    "strong": "bold",
    "note": "cyan",
    "aside": "italic",
}
_MOST_CODES = 12
_LAST_LEVEL = 2
_TITLE = 400
_WIDTH = 24
"""Signs of the longest bar."""


def terminal(document: Document, language: Language, ascii_only: bool = False) -> list[RenderableType]:
    """Return the document from its title to who decides."""
    shown: list[RenderableType] = []
    if document.kind:
        title = f"{document.kind}: {display(document.title)}" if document.title else document.kind
        shown.append(Text(title, style="bold"))
    for block in document.blocks:
        shown += _block(block, language, ascii_only)
    if document.end:
        shown += ["", Text(display(document.end, LONGEST), style="italic")]
    return shown


def _block(block: Block, language: Language, ascii_only: bool) -> Iterator[RenderableType]:
    match block:
        case Title() | Heading() | Paragraph() | Facts() | Items():
            yield from _words(block)
        case Refused():  # said on stderr
            return
        case Table():
            yield from ("", Text(display(block.name), style="bold")) if block.name else ()
            yield from [Text(display(block.note, LONGEST), style="dim")] if block.note else []
            yield _table(block, language, ascii_only)
        case Bars():
            yield from _bars(block, ascii_only)
        case Spans():
            yield from ("", Text(display(block.title), style="bold"))
            yield from (
                hanging(" ", display(span_text(span, block, language), LONGEST)) for span in block.spans
            )
        case Findings():
            yield from _findings(block, language)
        case _:
            assert_never(block)


def _words(block: Words) -> Iterator[RenderableType]:
    match block:
        case Title(text):
            yield _text(text, "bold underline", _TITLE)
        case Heading(text, tone):
            yield from ("", _text(text, STYLES[tone], _TITLE))
        case Paragraph(text, tone):
            yield _text(text, STYLES[tone])
        case Facts():
            yield _facts(block)
        case Items(items):
            yield from map(_item, items)
        case _:
            assert_never(block)


def _text(said: Said, style: str = "", most: int = LONGEST) -> Text:
    """Return a text whose parts stand out as they should; one without parts is a stranger's."""
    if isinstance(said, str):
        return Text(display(said, most), style=style)
    return Text.assemble(*map(_part, said.parts), style=style)


def _part(part: Part) -> str | tuple[str, str]:
    if isinstance(part, Toned):
        return _plain(part.part), STYLES[part.tone]
    return _plain(part)


def _plain(part: Part) -> str:
    if isinstance(part, Theirs | Code):
        return display(part.text, part.most)
    return part if isinstance(part, str) else _plain(part.part)


def _item(item: Item) -> RenderableType:
    if isinstance(item.mark, Toned):
        mark = Text(*_part(item.mark))
        return hanging(mark, _text(item.text), gap=0 if mark.plain.endswith(" ") else 1)
    return hanging(Text(f"{item.mark} ", STYLES[item.tone]), _text(item.text, STYLES[item.tone]))


def _findings(block: Findings, language: Language) -> Iterator[RenderableType]:
    """Yield what was found, put together as the block says."""
    if block.by == "each":
        yield from (finding_row(finding, language) for finding in block.findings)
    elif block.by == "code":
        yield from _by_code(block, language)
    elif block.by == "sheet":
        yield from _by_sheet(block.findings, language)
    else:
        yield from ("", *_alike(block.findings, language))


def _alike(findings: Sequence[Finding], language: Language) -> Iterator[RenderableType]:
    """Yield what was found; what says the same of several cells of a sheet is one row."""
    alike: dict[tuple[str, str | None, str | None, str], list[Finding]] = {}
    for finding in findings:
        key = (finding.code, finding.file, finding.sheet, message(finding, language))
        alike.setdefault(key, []).append(finding)
    for first, *others in alike.values():
        about_all = first._replace(sheet=first.file) if not (first.sheet or first.cell) else first
        yield finding_row(about_all, language, also=others)


def _by_sheet(findings: Sequence[Finding], language: Language) -> Iterator[RenderableType]:
    for sheet in dict.fromkeys(finding.sheet for finding in findings):
        here = [finding for finding in findings if finding.sheet == sheet]
        title = f"{label('sheet', language)} {display(sheet)}" if sheet else label("whole_file", language)
        yield Text(f"{title} — {counts(here, language)}", style="bold")
        yield from (finding_row(finding, language, cell_only=True) for finding in here)
        yield ""


def _by_code(block: Findings, language: Language) -> Iterator[RenderableType]:
    """Yield errors and warnings by code, no more than the first dozen, and the codes of notes."""
    by_code: dict[str, list[Finding]] = {}
    for finding in block.findings:
        by_code.setdefault(finding.code, []).append(finding)
    notes = {code: those for code, those in by_code.items() if those[0].severity is Severity.NOTE}
    grave = [those for code, those in by_code.items() if code not in notes]
    for first, *others in grave[:_MOST_CODES]:
        yield finding_row(first, language, also=others)
    if rest := sum(map(len, grave[_MOST_CODES:])):
        yield Text(label("findings_more", language, count=rest, file=display(block.file)))
    if notes:
        codes = ", ".join(
            f"{code} ({len(those)})" if len(those) > 1 else code for code, those in notes.items()
        )
        count = sum(map(len, notes.values()))
        head = Text.assemble(level_word(Severity.NOTE, language), " ")
        yield hanging(head, Text(label("notes_counted", language, count=count, codes=codes)))


def _facts(block: Facts) -> RenderableType:
    grid = facts_grid()
    for name, value in block.filled():
        grid.add_row(name, _text(value, most=_TITLE))
    return grid


def _table(block: Table, language: Language, ascii_only: bool) -> RenderableType:
    """Return a table; where its spare columns have no room, one without them and what says them below."""
    wide = _rows(block, language, ascii_only, [*range(len(block.columns))])
    kept = [place for place, column in enumerate(block.columns) if not column.spare]
    if block.instead is None or len(kept) == len(block.columns):
        return wide
    return Unfolded(wide, Group(_rows(block, language, ascii_only, kept), _item(block.instead)))


def _rows(block: Table, language: Language, ascii_only: bool, kept: Sequence[int]) -> RichTable:
    table = plain_table(ascii_only, block.kept)
    for place in kept:
        column = block.columns[place]
        table.add_column(
            _text(column.title, most=_TITLE),
            justify="right" if column.right else "left",
            no_wrap=column.whole or column.right,
            overflow="fold",
            min_width=column.least or None,
        )
    for row, cells in enumerate(block.rows):
        level = block.level(row)
        if row and level == _LAST_LEVEL > block.level(row - 1):
            table.add_section()
        texts = [_cell(cells[place], block.columns[place], language) for place in kept]
        if level:
            texts[0] = Text(f"  {texts[0].plain}") if level == 1 else Text(texts[0].plain, "bold")
        table.add_row(*texts, style=STYLES[block.tones[row]] if block.tones else None)
    return table


def _cell(cell: Cell, column: Column, language: Language) -> Text:
    value, style = value_of(cell), STYLES[tone_of(cell, column)]
    if isinstance(value, Phrase):
        return _text(value, style)
    if isinstance(value, Several):
        return Text("; ".join(map(display, value.texts)), style=style)
    return Text(display(text_of(cell, column, language)), style=style)


def _bars(block: Bars, ascii_only: bool) -> Iterator[RenderableType]:
    yield Text(display(f"{block.title}: {block.told}" if block.told else block.title))
    widest = max((len(display(answer)) for answer, _ in block.bars), default=0)
    sign = "#" if ascii_only else "█"
    for answer, count in block.bars:
        drawn = sign * round(_WIDTH * count / block.most)
        yield Text(f"  {display(answer).rjust(widest)} {drawn}{' ' if drawn else ''}{count}")
