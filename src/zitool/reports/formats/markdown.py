"""A document as Markdown, every text harmless wherever it is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from zitool.reports.document import (
    Bars,
    Chart,
    Column,
    Facts,
    Findings,
    Heading,
    Line,
    Numbered,
    Paragraph,
    Part,
    Refused,
    Spans,
    Table,
    text_of,
    value_of,
)
from zitool.reports.formats.spans import span_text
from zitool.reports.lines import place
from zitool.reports.markdown_text import code, foreign, own, said, table
from zitool.reports.safe import display
from zitool.wording import label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zitool.reports.document import Block, Cell, Document, Unread
    from zitool.wording import Language

_LONGEST = 4000


def markdown(document: Document, language: Language) -> str:
    """Return the document from its title to who decides."""
    return "\n".join(_lines(document, language))


def _lines(document: Document, language: Language) -> Iterator[str]:
    if not document.in_parts:
        yield f"## {own(document.kind)}: {foreign(document.title)}\n"
    for block in document.blocks:
        yield from _block(block, language)
    if document.end:
        yield f"{own(document.end)}\n"


def _block(block: Block, language: Language) -> Iterator[str]:  # noqa: C901, PLR0912 - each kind of block
    match block:
        case Heading(text):
            yield f"### {foreign(text)}\n"
        case Part(title, blocks):
            yield f"## {foreign(title)}\n"
            for inner in blocks:
                yield from _block(inner, language)
        case Line():
            yield f"{foreign(block.text, _LONGEST)}\n"
        case Numbered(texts):
            yield "\n".join(f"{at}. {foreign(text, _LONGEST)}" for at, text in enumerate(texts, 1)) + "\n"
        case Paragraph(text, tone):
            shown = foreign(text, _LONGEST)
            yield f"**{shown}**\n" if tone in {"strong", "bad"} else f"{shown}\n"
        case Facts():
            yield "\n".join(f"- {own(name)}: {foreign(value)}" for name, value in block.filled()) + "\n"
        case Table():
            yield from _table(block, language)
        case Bars():
            yield f"#### {foreign(block.title)}\n"
            heads = [foreign(answer) or "-" for answer, _ in block.bars]
            yield table(heads, [[str(count) for _, count in block.bars]], range(len(heads)))
            if block.told:
                yield f"{foreign(block.told, _LONGEST)}\n"
        case Spans():
            yield f"#### {foreign(block.title)}\n"
            yield "\n".join(f"- {foreign(span_text(span, block, language))}" for span in block.spans) + "\n"
        case Chart():
            pass
        case Refused(files):
            yield from _refused(files, language) if files else ()
        case Findings(findings):
            for finding in findings:
                where = " ".join(filter(None, (finding.file, place(finding))))
                sentence, cure = said(finding, language)
                level = label(f"level_{finding.severity.word}", language)
                yield f"- {level} {finding.code} {code(display(where)) if where else ''}: {sentence}. {cure}"
            yield ""
        case _:
            assert_never(block)


def _refused(files: Sequence[Unread], language: Language) -> Iterator[str]:
    yield f"### {label('recap_broken', language)} ({len(files)})\n"
    for file, reasons in files:
        for reason, sentence, cure in reasons:
            yield f"- {code(display(file))}: {reason} {foreign(sentence)}. {foreign(cure)}"
    yield ""


def _table(block: Table, language: Language) -> Iterator[str]:
    yield f"### {foreign(block.name)}\n"
    if block.note:
        yield f"{foreign(block.note, _LONGEST)}\n"
    rows = (
        [_cell(cell, column, language) for cell, column in zip(row, block.columns, strict=True)]
        for row in block.rows
    )
    numbers = (place for place, column in enumerate(block.columns) if column.right)
    yield table([foreign(column.title) for column in block.columns], rows, numbers)


def _cell(cell: Cell, column: Column, language: Language) -> str:
    text = text_of(cell, column, language)
    return foreign(text) if isinstance(value_of(cell), str) else text
