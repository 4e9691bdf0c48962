"""A document on a terminal, by Rich."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from rich.text import Text

from zitool.findings import Severity
from zitool.reports.cells import (
    LONGEST,
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
)
from zitool.reports.layout import counts, span_text
from zitool.reports.lines import display, place
from zitool.reports.terminal import STYLES, TITLE, hanging, item_on_screen, text_on_screen
from zitool.wording import hint, label, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from zitool.findings import Finding
    from zitool.reports.document import Block, Card, Document, Drawn
    from zitool.wording import Language

_SEVERITIES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
_MOST_PLACES = 8
_WIDTH = 24
"""Signs of the longest bar."""
_MOST_CODES = 12
"""Errors and warnings, by their codes, that a report shows which is about more than findings."""
_LINE = 1000
"""Characters of one line to be copied."""


def terminal(document: Document, language: Language, ascii_only: bool = False) -> list[RenderableType]:
    """Return the document from its title to who decides."""
    title = f"{document.kind}: {display(document.title)}" if document.title else document.kind
    headed = title and not (document.in_parts or document.bare)
    shown: list[RenderableType] = [Text(title, style="bold")] if headed else []
    for block in document.blocks:
        shown += _block(block, language, ascii_only)
    if document.end:
        shown += ["", Text(display(document.end, LONGEST), style="italic")]
    return shown


def _block(  # noqa: C901 - each kind of block
    block: Block, language: Language, ascii_only: bool
) -> Iterator[RenderableType]:
    match block:
        case Sheet(title, blocks) | Part(title, blocks):
            yield from [Text(display(title, LONGEST), style="bold")] if title else []
            for inner in blocks:
                yield from _block(inner, language, ascii_only)
        case Checklist() | Facts() | Refused() | Table() | Verdicts():
            from zitool.reports.terminal_tables import tabulated  # noqa: PLC0415 - findings do without Rich's

            yield from tabulated(block, language, ascii_only)
        case Bars() | Spans() | Chart() | Cards() | Histogram() | Listing():
            yield from _drawn(block, language, ascii_only)
        case Verbatim(text):
            yield Text("\n".join(display(line, _LINE) for line in text.splitlines()))
        case Contents():
            pass
        case Article() | VerdictCards() | Beside() | Steps() | Areas() | Fold() | Bundle():
            for inner in block.plain():
                yield from _block(inner, language, ascii_only)
        case Section(_, title, blocks):
            yield from ("", Text(display(title), style="bold"))
            for inner in blocks:
                yield from _block(inner, language, ascii_only)
        case Findings():
            yield from _findings(block, language)
        case _:
            yield from _words(block)


def _drawn(block: Drawn, language: Language, ascii_only: bool) -> Iterator[RenderableType]:
    match block:
        case Bars():
            yield from _bars(block, ascii_only)
        case Spans():
            yield from ("", Text(display(block.title), style="bold"))
            yield from (
                hanging(" ", display(span_text(span, block, language), LONGEST)) for span in block.spans
            )
        case Cards(title, cards):
            yield from ("", Text(display(title), style="bold")) if title else [""]
            yield from (shown for card in cards for shown in _card(card))
        case Listing():
            yield text_on_screen(block.title, "bold")
            for entry in block.entries:
                said = ": ".join(filter(None, (entry.words, entry.aside)))
                yield hanging("  -", display(said, LONGEST))
        case Chart() | Histogram():
            pass
        case _:
            assert_never(block)


def _words(block: Title | Heading | Paragraph | Notice | Items) -> Iterator[RenderableType]:
    match block:
        case Title(text):
            yield text_on_screen(text, "bold underline", TITLE)
        case Heading(text, tone):
            yield from ("", text_on_screen(text, STYLES[tone], TITLE))
        case Paragraph(text, tone):
            yield text_on_screen(text, STYLES[tone])
        case Items(items):
            yield from map(item_on_screen, items)
        case Notice(_, lead):
            style = STYLES["open"] if block.strong and not lead else STYLES["warn"]
            yield Text(display(block.words, LONGEST), style=style)
        case _:
            assert_never(block)


def _findings(block: Findings, language: Language) -> Iterator[RenderableType]:
    """Yield what was found, put together as the block says."""
    if block.by == "cell":
        yield from [""] if block.findings else []
    if block.by in {"each", "cell"}:
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


def _card(card: Card) -> Iterator[RenderableType]:
    """Yield what is told of one designation: who stands where, and each of its lists in a line."""
    yield Text.assemble((f"{display(card.shares.title)}: ", "bold"), card.shares.counts)
    for listing in card.lists:
        said = "; ".join(f"{entry.words} {entry.aside}" for entry in listing.entries)
        yield hanging("  -", display(f"{words(listing.title)}: {said}", LONGEST))


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


def _bars(block: Bars, ascii_only: bool) -> Iterator[RenderableType]:
    yield Text(display(f"{block.title}: {block.told}" if block.told else block.title))
    widest = max((len(display(answer)) for answer, _ in block.bars), default=0)
    sign = "#" if ascii_only else "█"
    for answer, count in block.bars:
        drawn = sign * round(_WIDTH * count / block.most)
        yield Text(f"  {display(answer).rjust(widest)} {drawn}{' ' if drawn else ''}{count}")


def level_word(severity: Severity, language: Language) -> tuple[str, str]:
    """Return the word of a severity, and how it looks."""
    return label(f"level_{severity.word}", language), _SEVERITIES[severity]


def finding_row(
    finding: Finding, language: Language, *, cell_only: bool = False, also: Sequence[Finding] = ()
) -> RenderableType:
    """Return a finding as a row: severity and code; place, sentence and cure; then others of its code."""
    text = Text()
    where = finding.cell if cell_only else place(finding)
    if where:
        text.append(display(where), style="bold")
        text.append(": ")
    text.append(f"{display(message(finding, language))}. ")
    text.append(display(hint(finding, language)), style="dim")
    if also:
        places = [place(twin) for twin in also[:_MOST_PLACES]]
        cells = ", ".join(display(cell.removeprefix(f"{finding.sheet}!")) for cell in places if cell)
        text.append(f" {label('findings_also', language, count=len(also), cells=cells or '-')}")
        text.append(" …" if len(also) > _MOST_PLACES else "")
    level = Text.assemble(level_word(finding.severity, language), f" {finding.code} ")
    return hanging(level, text, gap=1)
