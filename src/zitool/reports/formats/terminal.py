"""A document on a terminal, by Rich."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from rich.text import Text

from zitool.reports.document import (
    Bars,
    Chart,
    Facts,
    Findings,
    Heading,
    Line,
    Marked,
    Numbered,
    Paragraph,
    Part,
    Refused,
    Spans,
    Table,
    Trace,
    text_of,
    tone_of,
)
from zitool.reports.formats.spans import span_text
from zitool.reports.safe import display
from zitool.reports.table import finding_row
from zitool.reports.terminal import facts_grid, hanging, plain_table
from zitool.wording import label, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from fractions import Fraction

    from rich.console import RenderableType

    from zitool.findings import Finding
    from zitool.reports.document import Block, Cell, Column, Document, Tone
    from zitool.wording import Language

STYLES: Mapping[Tone, str] = {
    "": "",
    "good": "green",
    "bad": "bold red",
    "warn": "yellow",
    "quiet": "dim",
    "strong": "bold",
    "lead": "",
    "met": "bold green",
    "open": "bold yellow",
    "spared": "cyan",
}
BARS, ASCII_BARS = "▁▂▃▄▅▆▇█", "._-=+*#@"
"""Signs from nothing to the most there can be."""
_LONGEST = 4000
_WIDTH = 24
"""Signs of the longest bar."""


def terminal(document: Document, language: Language, ascii_only: bool = False) -> list[RenderableType]:
    """Return the document from its title to who decides."""
    title = f"{document.kind}: {display(document.title)}" if document.title else document.kind
    shown: list[RenderableType] = [] if document.in_parts else [Text(title, style="bold")]
    for block in document.blocks:
        shown += _block(block, language, ascii_only)
    if document.end:
        shown += ["", Text(display(document.end, _LONGEST), style="italic")]
    return shown


def _block(  # noqa: C901, PLR0912 - each kind of block
    block: Block, language: Language, ascii_only: bool
) -> Iterator[RenderableType]:
    match block:
        case Heading(text):
            yield from ("", Text(display(text), style="bold"))
        case Part(title, blocks):
            yield from [Text(display(title, _LONGEST), style="bold")] if title else []
            for inner in blocks:
                yield from _block(inner, language, ascii_only)
        case Paragraph(text, tone):
            yield Text(display(text, _LONGEST), style=STYLES[tone])
        case Line(pieces, tone):
            yield Text.assemble(*map(_piece, pieces), style=STYLES[tone])
        case Numbered(texts):
            yield from (hanging(f"{place}.", display(text)) for place, text in enumerate(texts, 1))
        case Facts():
            yield _facts(block)
        case Table():
            yield ""
            yield from [Text(display(block.name), style="bold")] if block.name else []
            yield from [Text(display(block.note, _LONGEST), style="dim")] if block.note else []
            yield _table(block, language, ascii_only)
        case Bars():
            yield from _bars(block, ascii_only)
        case Spans():
            yield from ("", Text(display(block.title), style="bold"))
            yield from (
                hanging(" ", display(span_text(span, block, language), _LONGEST)) for span in block.spans
            )
        case Chart():
            pass
        case Findings(findings):
            yield from ("", *_findings(findings, language))
        case Refused():
            yield from _refused(block, language, ascii_only)
        case _:
            assert_never(block)


def _findings(findings: Sequence[Finding], language: Language) -> Iterator[RenderableType]:
    """Yield what was found; what says the same of several cells of a sheet is one row."""
    alike: dict[tuple[str, str | None, str | None, str], list[Finding]] = {}
    for finding in findings:
        key = (finding.code, finding.file, finding.sheet, message(finding, language))
        alike.setdefault(key, []).append(finding)
    for first, *others in alike.values():
        about_all = first._replace(sheet=first.file) if not (first.sheet or first.cell) else first
        yield finding_row(about_all, language, also=others)


def _facts(block: Facts) -> RenderableType:
    grid = facts_grid()
    for name, value in block.filled():
        grid.add_row(name, Text(display(value)))
    return grid


def _table(block: Table, language: Language, ascii_only: bool) -> RenderableType:
    table = plain_table(ascii_only, block.kept)
    for column in block.columns:
        table.add_column(
            Text(display(column.title)),
            justify="right" if column.right else "left",
            no_wrap=column.right if column.whole is None else column.whole,
            overflow="fold",
            min_width=column.least or None,
            max_width=column.most or None,
        )
    for number, row in enumerate(block.rows, 1):
        cells = zip(row, block.columns, strict=True)
        shown = (_cell(cell, column, language, ascii_only) for cell, column in cells)
        table.add_row(*shown, end_section=number in block.groups)
    return table


def _cell(cell: Cell, column: Column, language: Language, ascii_only: bool) -> Text:
    if isinstance(cell, Trace):
        return Text(sparkline(cell.shares, ASCII_BARS if ascii_only else BARS))
    return Text(display(text_of(cell, column, language)), style=STYLES[tone_of(cell, column)])


def sparkline(shares: Sequence[Fraction | None], bars: str = BARS) -> str:
    """Return one sign for each share, from nothing to all of it; a blank where there is none."""
    most = len(bars) - 1
    return "".join(" " if share is None else bars[int(most * share)] for share in shares)


def _piece(piece: str | Marked) -> tuple[str, str]:
    if isinstance(piece, Marked):
        return display(str(piece.value), _LONGEST), STYLES[piece.tone]
    return display(piece, _LONGEST), ""


def _refused(block: Refused, language: Language, ascii_only: bool) -> Iterator[RenderableType]:
    """Yield every file that could not be read, with its first reason."""
    if not block.files:
        return
    table = plain_table(ascii_only)
    table.add_column(label("recap_broken", language), overflow="fold", min_width=14)
    table.add_column("", no_wrap=True)
    table.add_column("", overflow="fold")
    for file, ((code, sentence, cure), *_) in block.files:
        said = Text(f"{display(sentence)}. {display(cure)}")
        table.add_row(Text(display(file)), Text(code, style=STYLES["bad"]), said)
    yield from ("", table)


def _bars(block: Bars, ascii_only: bool) -> Iterator[RenderableType]:
    yield Text(display(f"{block.title}: {block.told}" if block.told else block.title))
    widest = max((len(display(answer)) for answer, _ in block.bars), default=0)
    sign = "#" if ascii_only else "█"
    for answer, count in block.bars:
        drawn = sign * round(_WIDTH * count / block.most)
        yield Text(f"  {display(answer).rjust(widest)} {drawn}{' ' if drawn else ''}{count}")
