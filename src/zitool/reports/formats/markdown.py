"""A document as Markdown, every text harmless wherever it is shown."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, assert_never

from zitool.reports.cells import (
    LONGEST,
    Apart,
    Code,
    Coded,
    Link,
    Marked,
    Phrase,
    Several,
    Stand,
    Theirs,
    Toned,
    Written,
    text_of,
    value_of,
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
from zitool.reports.layout import span_text
from zitool.reports.lines import display, place, sentences
from zitool.wording import label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from zitool.findings import Finding
    from zitool.reports.cells import Cell, Column, Piece, Said
    from zitool.reports.document import Block, Document, Drawn, Unread, Words
    from zitool.wording import Language

_STRONG = frozenset({"strong", "bad", "open", "supposed"})
_LAST_LEVEL = 2
_INSIDE = re.compile(r"(?<=\w)\\_(?=\w)")
"""An underscore within a word, as in names of fields, which means nothing to Markdown."""
_LINE = 1000
"""Characters of one line to be copied."""


def markdown(document: Document, language: Language) -> str:
    """Return the document from its title to who decides."""
    return "\n".join(_lines(document, language))


def _lines(document: Document, language: Language) -> Iterator[str]:
    if document.kind and not (document.in_parts or document.bare):
        yield f"## {own(document.kind)}: {foreign(document.title)}\n"
    elif not document.kind and not (document.blocks and isinstance(document.blocks[0], Title)):
        yield ""
    for position, block in enumerate(document.blocks):
        if position and isinstance(block, Title):
            yield "---\n"
        if document.bare and isinstance(block, Table):
            yield from _table(block, language, "##")
        else:
            yield from _block(block, language)
    if document.end:
        yield f"{own(document.end)}\n"


def _block(block: Block, language: Language) -> Iterator[str]:  # noqa: C901, PLR0912 - each kind of block
    match block:
        case Sheet(title, blocks) | Part(title, blocks):
            yield f"## {foreign(title)}\n"
            for inner in blocks:
                yield from _block(inner, language)
        case Table():
            yield from _table(block, language)
        case Bars() | Spans() | Chart() | Cards() | Histogram() | Listing():
            yield from _drawn(block, language)
        case Checklist(_, title, told):
            yield from (f"### {own(title)}\n", f"{own(told)}\n")
            yield from _table(block.table(language)._replace(name="", note=""), language)
        case Section(_, title, blocks):
            yield f"### {foreign(title)}\n"
            for inner in blocks:
                yield from _block(inner, language)
        case Verbatim(text, syntax):
            # A fence longer than any run of backticks that it may hold.
            lines = "\n".join(display(line, _LINE) for line in text.splitlines())
            yield f"``````{syntax}\n{lines}\n``````\n"
        case Contents():
            pass
        case Article() | VerdictCards() | Beside() | Steps() | Areas() | Fold() | Bundle():
            for inner in block.plain():
                yield from _block(inner, language)
        case Refused(files):
            yield from _refused(files, language) if files else ()
        case Findings(findings, by):
            if by in {"alike", "cell"}:
                yield from _findings(findings, language, cell_only=by == "cell")
            else:
                yield from _findings_table(findings, language)
        case _:
            yield _words(block)


def _drawn(block: Drawn, language: Language) -> Iterator[str]:
    match block:
        case Bars():
            yield f"#### {foreign(block.title)}\n"
            heads = [foreign(answer) or "-" for answer, _ in block.bars]
            yield table(heads, [[str(count) for _, count in block.bars]], range(len(heads)))
            if block.told:
                yield f"{foreign(block.told, LONGEST)}\n"
        case Spans():
            yield f"#### {foreign(block.title)}\n"
            yield "\n".join(f"- {foreign(span_text(span, block, language))}" for span in block.spans) + "\n"
        case Cards(title, cards):
            yield f"### {foreign(title)}\n"
            for card in cards:
                yield f"**{foreign(card.shares.title)}**: {foreign(card.shares.counts)}\n"
                yield from map(_listing, card.lists)
        case Listing():
            yield _listing(block)
        case Chart() | Histogram():
            pass
        case _:
            assert_never(block)


def _words(block: Words) -> str:
    match block:
        case Title(text):
            return f"## {_text(text)}\n"
        case Heading(text, _, level):
            return f"{'#' * level} {_text(text)}\n"
        case Paragraph(text, tone):
            shown = _text(text, LONGEST)
            return f"**{shown}**\n" if tone in _STRONG else f"{shown}\n"
        case Facts():
            pairs = [f"{own(name)}: {_text(value)}" for name, value in block.filled()]
            return (" · ".join(pairs) if block.inline else "\n".join(f"- {pair}" for pair in pairs)) + "\n"
        case Items(items):
            return "".join(f"- {_text(item.text)}\n" for item in items)
        case Notice():
            return f"**{foreign(block.words)}**\n"
        case Verdicts(verdicts):
            return "".join(
                f"- {foreign(name)}: **{own(status)}** ({own(told)})\n" for name, status, told, _ in verdicts
            )
        case _:
            assert_never(block)


def _listing(block: Listing) -> str:
    lines = [": ".join(filter(None, (_text(entry.text), entry.aside))) for entry in block.entries]
    told = "".join(f"- {line}\n" for line in [*lines, *filter(None, [block.more])])
    return f"### {_text(block.title)}\n\n{told}"


def _text(text: Said, most: int = 400) -> str:
    """Return a text in which a stranger's words are inert; one without parts is a stranger's."""
    return foreign(text, most) if isinstance(text, str) else "".join(map(_piece, text.pieces))


def _piece(piece: Piece) -> str:
    match piece:
        case str():
            return _INSIDE.sub("_", own(piece))
        case Theirs(text, most):
            return foreign(text, most)
        case Code(text, most):
            return code(display(text, most))
        case Apart(text, how):
            return f"**{foreign(text)}**" if how in {"strong", "total", "label"} else foreign(text)
        case Link(text) | Written(text):
            return foreign(text)
        case Toned(inner, "aside"):
            return f"*{_piece(inner)}*"
        case Toned(inner, tone):
            return f"**{_piece(inner)}**" if tone in _STRONG else _piece(inner)
        case _:
            assert_never(piece)


def _findings(findings: Sequence[Finding], language: Language, *, cell_only: bool) -> Iterator[str]:
    for finding in findings:
        where = " ".join(filter(None, (finding.file, place(finding))))
        shown = code(display(where)) if where else ""
        if cell_only:
            shown = code(display(finding.cell or ""))
        sentence, cure = said(finding, language)
        level = label(f"level_{finding.severity.word}", language)
        yield f"- {level} {finding.code} {shown}: {sentence}. {cure}"
    yield ""


def _findings_table(findings: Sequence[Finding], language: Language) -> Iterator[str]:
    if findings:
        heads = [label(key, language) for key in ("level", "code", "place", "finding_said", "cure")]
        rows = (
            [
                label(f"level_{finding.severity.word}", language),
                finding.code,
                foreign(place(finding)),
                *said(finding, language),
            ]
            for finding in findings
        )
        yield table(heads, rows)


def _refused(files: Sequence[Unread], language: Language) -> Iterator[str]:
    yield f"### {label('recap_broken', language)} ({len(files)})\n"
    for file, reasons in files:
        for reason, sentence, cure in reasons:
            yield f"- {code(display(file))}: {reason} {foreign(sentence)}. {foreign(cure)}"
    yield ""


def _table(block: Table, language: Language, level: str = "###") -> Iterator[str]:
    if block.name:
        yield f"{level} {foreign(block.name)}\n"
    if block.note:
        yield f"{foreign(block.note, LONGEST)}\n"
    if block.empty and not block.rows:
        yield f"{own(block.empty)}\n"
        return
    rows = (_row(cells, block, row, language) for row, cells in enumerate(block.rows))
    numbers = (place for place, column in enumerate(block.columns) if column.right)
    yield table([_text(column.title) for column in block.columns], rows, numbers)


def _row(cells: Sequence[Cell], block: Table, row: int, language: Language) -> list[str]:
    texts = [_cell(cell, column, language) for cell, column in zip(cells, block.columns, strict=True)]
    level = block.level(row)
    if level == 1:
        texts[0] = f"· {texts[0]}"
    return [f"**{text}**" if text and level == _LAST_LEVEL else text for text in texts]


def _cell(cell: Cell, column: Column, language: Language) -> str:
    value = value_of(cell)
    match cell:
        case Coded(id_, text):
            return f"{code(display(id_))} {foreign(text)}".rstrip()
        case Stand(_, word, (title, short), more):
            return f"{word}: {foreign(title)} −{short}{f' (+{more})' if more else ''}"
        case Marked(Fraction() as figure, "strong"):
            return f"**{text_of(figure, column, language)}**"
    if isinstance(value, str | Phrase):
        return _text(value)
    if isinstance(value, Several):
        return "; ".join(map(foreign, value.texts))
    return text_of(cell, column, language)


_SPECIAL = re.compile(r"([\\`*_\[\]<>|~#&@$])")
_PLAIN = re.compile(r"[^\W_](?:[^\W_]|[ ,;?%'\"/()≥≤×÷“”’+–—-]|[.:](?= |$))*")
_TELLING = re.compile(r"[0-9A-Fa-f]{7}|\b[A-Za-z]+-[0-9]|%[\w\"]")
"""What may be a reference all the same: hashes, GH-12 and its like, milestones."""

_MARK = re.compile("\ue000([0-9]+)\ue001")


def own(text: str) -> str:
    """Return zitool's own text, every character that means something to Markdown escaped."""
    return _SPECIAL.sub(r"\\\1", text)


def foreign(text: str, most: int = 400) -> str:
    """Return a stranger's text: plain words as they are, anything else as code; empty if there is none."""
    shown = " ".join(display(text, most).split())
    if not shown or (_PLAIN.fullmatch(shown) and not _TELLING.search(shown)):
        return shown
    return code(shown)


def code(shown: str) -> str:
    """Return printable text as code, in which no renderer looks for links, names or markup.

    A bar would end the cell of a table and a backtick the code: these take the long way.
    """
    if "`" not in shown and "|" not in shown and "\\" not in shown:
        return f"`{shown}`"
    spelled = "".join(
        character if character.isalnum() or character == " " else f"&#{ord(character)};"
        for character in shown
    )
    return f"<code>{spelled}</code>"


def said(finding: Finding, language: Language) -> tuple[str, str]:
    """Return the sentence of a finding and its cure, what a stranger wrote in them as code."""
    kept: list[str] = []

    def mark(value: str) -> str:
        kept.append(foreign(value))
        return f"\ue000{len(kept) - 1}\ue001"

    texts = map(own, sentences(finding, language, mark))
    first, second = (_MARK.sub(lambda match: kept[int(match[1])], text) for text in texts)
    return first, second


def table(head: Sequence[str], rows: Iterable[Sequence[str]], numbers: Iterable[int] = ()) -> str:
    """Return a table of cells that are Markdown already; the columns at `numbers` are set to the right."""
    right = set(numbers)
    rule = ["---:" if position in right else "---" for position in range(len(head))]
    return "\n".join(f"| {' | '.join(row)} |" for row in (head, rule, *rows)) + "\n"
