"""A document on a terminal, by Rich."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from rich.text import Text

from zitool.reports.document import (
    Bars,
    Facts,
    Findings,
    Heading,
    Paragraph,
    Spans,
    Table,
    text_of,
    tone_of,
)
from zitool.reports.formats.spans import span_text
from zitool.reports.safe import display
from zitool.reports.table import finding_row
from zitool.reports.terminal import facts_grid, hanging, plain_table
from zitool.wording import message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from rich.console import RenderableType

    from zitool.findings import Finding
    from zitool.reports.document import Block, Document, Tone
    from zitool.wording import Language

STYLES: Mapping[Tone, str] = {
    "": "",
    "good": "green",
    "bad": "bold red",
    "warn": "yellow",
    "quiet": "dim",
    "strong": "bold",
}
_LONGEST = 4000
_WIDTH = 24
"""Signs of the longest bar."""


def terminal(document: Document, language: Language, ascii_only: bool = False) -> list[RenderableType]:
    """Return the document from its title to who decides."""
    title = f"{document.kind}: {display(document.title)}" if document.title else document.kind
    shown: list[RenderableType] = [Text(title, style="bold")]
    for block in document.blocks:
        shown += _block(block, language, ascii_only)
    if document.end:
        shown += ["", Text(display(document.end, _LONGEST), style="italic")]
    return shown


def _block(block: Block, language: Language, ascii_only: bool) -> Iterator[RenderableType]:
    match block:
        case Heading(text):
            yield from ("", Text(display(text), style="bold"))
        case Paragraph(text, tone):
            yield Text(display(text, _LONGEST), style=STYLES[tone])
        case Facts():
            yield _facts(block)
        case Table():
            yield from ("", Text(display(block.name), style="bold"))
            yield from [Text(display(block.note, _LONGEST), style="dim")] if block.note else []
            yield _table(block, language, ascii_only)
        case Bars():
            yield from _bars(block, ascii_only)
        case Spans():
            yield from ("", Text(display(block.title), style="bold"))
            yield from (
                hanging(" ", display(span_text(span, block, language), _LONGEST)) for span in block.spans
            )
        case Findings(findings):
            yield from ("", *_findings(findings, language))
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
            no_wrap=column.whole or column.right,
            overflow="fold",
        )
    for row in block.rows:
        cells = zip(row, block.columns, strict=True)
        table.add_row(
            *(
                Text(display(text_of(cell, column, language)), style=STYLES[tone_of(cell, column)])
                for cell, column in cells
            )
        )
    return table


def _bars(block: Bars, ascii_only: bool) -> Iterator[RenderableType]:
    yield Text(display(f"{block.title}: {block.told}" if block.told else block.title))
    widest = max((len(display(answer)) for answer, _ in block.bars), default=0)
    sign = "#" if ascii_only else "█"
    for answer, count in block.bars:
        drawn = sign * round(_WIDTH * count / block.most)
        yield Text(f"  {display(answer).rjust(widest)} {drawn}{' ' if drawn else ''}{count}")
