"""A document as one page, in the look of all reports; it loads nothing and runs nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from zitool import __version__
from zitool.reports.cells import Column, Marked, words
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
from zitool.reports.formats.html import charts
from zitool.reports.formats.html.elements import (
    LOOKS,
    around,
    as_written,
    element,
    ended,
    fact,
    opened,
    page,
    paragraph,
    text,
    together,
)
from zitool.reports.formats.html.tables import captioned, side_by_side
from zitool.reports.lines import place_or_file
from zitool.wording import hint, label, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from zitool.findings import Finding
    from zitool.reports.cells import Said, Tone
    from zitool.reports.document import (
        Block,
        Card,
        Distance,
        Document,
        Drawn,
        Entry,
        Laid,
        Unread,
        VerdictCard,
        Words,
    )
    from zitool.reports.formats.html.elements import Child, Html
    from zitool.wording import Language

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_FEW_BARS = """
.bars { display: inline-block; width: min(100%, 21rem); margin: 0 1.5rem 1rem 0; vertical-align: bottom; break-inside: avoid; }
"""  # noqa: E501 - one rule of style
_FRAMES = {"": None, "panel": "panel", "next": "panel next", "answers": "answers-section", "blanks": "blanks"}
_SIGNS = {"met": "✓", "not_met": "✗"}
_DEEPEST = 6
"""Level of headings: there are no smaller ones."""


def html(document: Document, language: Language) -> str:
    """Return the page."""
    style = Path(__file__).with_name("style.css").read_text("utf-8")
    if not (document.foot or document.in_sections):
        style += _FEW_BARS
    look = "full" if document.in_full else None
    return page(language, _head(document), style, _body(document, language), look)


def _body(document: Document, language: Language) -> Iterator[Child]:
    yield element("a", label("page_skip", language), class_="skip", href="#main")
    yield opened("main", id="main")
    if document.in_sections:
        yield from _in_sections(document, language)
    elif document.in_parts:
        yield from _in_parts(document, language)
    else:
        yield _whole(document, language)
    yield ended("main")
    made_by = label("page_made_by", language, version=__version__)
    told = document.end or document.foot
    yield element("footer", element("p", told) if told else None, element("p", made_by))


def _head(document: Document) -> Html:
    title = (": ", document.title) if document.title else None
    return together(
        element("meta", charset="utf-8"),
        element("meta", http_equiv="Content-Security-Policy", content=_POLICY),
        element("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("meta", name="color-scheme", content="light dark"),
        element("meta", name="referrer", content="no-referrer"),
        element("meta", name="generator", content=f"zitool {__version__}"),
        element("title", document.kind, title),
        element("link", rel="icon", href="data:,"),
    )


def _whole(document: Document, language: Language) -> Child:
    """Return a document that is about one thing."""
    blocks = document.blocks
    headed = bool(blocks and isinstance(blocks[0], Facts) and blocks[0].inline)
    above = _told(blocks[:headed], "b", language, part=False)
    head = _masthead(document.kind, document.title or document.kind, above)
    return around("article", head, _told(blocks[headed:], "b", language, part=False), class_="report")


def _counted(name: str, value: Said | int) -> Html:
    shown = element("strong", value) if isinstance(value, int) else words(value)
    return element("div", element("dt", name), element("dd", shown))


def _in_sections(document: Document, language: Language) -> Iterator[Child]:
    """Yield what all of it comes to, then its sections."""
    above = [
        element("dl", [_counted(name, value) for name, value in block.pairs if value != ""], class_="facts")
        for block in document.blocks
        if isinstance(block, Facts)
    ]
    head = _masthead(document.kind, document.title, above)
    rest = (
        _told((block,), f"b{place}-", language, part=False)
        for place, block in enumerate(document.blocks, 1)
        if not isinstance(block, Facts | Section)
    )
    yield around("div", head, rest, class_="report overview")
    for block in document.sections():
        yield _section(block, language, part=True, look="report")


def _in_parts(document: Document, language: Language) -> Iterator[Child]:
    """Yield its parts and articles, and what could not be read."""
    for place, block in enumerate(document.blocks, 1):
        if isinstance(block, Article):
            yield _article(block, language)
        elif isinstance(block, Part):
            head = _masthead(document.kind, block.title, tag="h1" if place == 1 else "h2")
            inner = _told(block.blocks, f"d{place}-", language, part=True)
            yield around("div", head, inner, class_="report overview")
    yield _refusals(document.refused(), language)


def _told(
    blocks: Sequence[Block], prefix: str, language: Language, *, part: bool, within: str = "h2"
) -> Iterator[Child]:
    """Yield blocks as elements.

    Args:
        blocks: in order.
        prefix: makes their ids their own.
        language: of what people read.
        part: whether they are a part of a report, whose tables are counted.
        within: what headings among them are.
    """
    tables = 0
    for place, block in enumerate(blocks, 1):
        tables += isinstance(block, Table)
        yield _block(block, f"{prefix}{tables if part else place}", language, part, within)


def _block(  # noqa: C901 - each kind of block
    block: Block, key: str, language: Language, part: bool, within: str
) -> Child:
    match block:
        case Table():
            return captioned(block, language) if block.caption else side_by_side(block, key, part, language)
        case Bars() | Spans() | Chart() | Cards() | Histogram() | Listing():
            return _drawn(block, key, language)
        case Checklist():
            return _checklist(block, language)
        case Section():
            return _section(block, language, part=part, within=within)
        case Sheet(title, blocks) | Part(title, blocks):
            inner = _told(blocks, f"{key}-", language, part=True)
            return element("h2", title), inner
        case Verbatim(said):
            return element("pre", as_written(said))
        case Refused(files):
            return _refusals(files, language)
        case Contents():
            return _contents(block, language)
        case Findings():
            return element("ul", [_finding(finding, block.by, language) for finding in block.findings])
        case Article() | VerdictCards() | Beside() | Steps() | Areas() | Fold() | Bundle():
            return _laid(block, language)
        case _:
            return _words(block, language, within)


def _words(block: Words, language: Language, within: str) -> Child:
    match block:
        case Heading(said) | Title(said):
            return element(within, words(said))
        case Paragraph(said, "open"):
            strong = element("strong", words(said))
            return element("div", element("p", strong), class_="notice strong", role="note")
        case Paragraph(said, tone):
            return paragraph(said, language, LOOKS[tone])
        case Facts(_, _, True):
            return element("dl", _facts(block, language, rich=True), class_="origin")
        case Facts():
            return element("dl", _facts(block, language, rich=False), class_="facts")
        case Items(items):
            return element("ul", [element("li", text(item.text, language)) for item in items])
        case Notice():
            return _notice(block, language)
        case Verdicts(verdicts):
            return element(
                "ul",
                [
                    element("li", f"{name}: ", element("strong", status), f" ({what})")
                    for name, status, what, _ in verdicts
                ],
            )
        case _:
            assert_never(block)


def _facts(block: Facts, language: Language, *, rich: bool) -> list[Html]:
    return [fact(name, value, language, rich=rich) for name, value in block.filled()]


def _finding(finding: Finding, by: str, language: Language) -> Html:
    where = (finding.cell or "") if by == "cell" else place_or_file(finding)
    level = label(f"level_{finding.severity.word}", language)
    severity = element("span", level, class_=f"severity {finding.severity.word}")
    said = f" {finding.code} ", where, ": ", message(finding, language), ". ", hint(finding, language)
    return element("li", severity, said)


def _notice(block: Notice, language: Language) -> Html:
    lead = (element("strong", block.lead), " ") if block.lead else None
    more = element("a", block.more[0], href=f"#{block.more[1]}") if block.more else None
    lists = [
        element("ul", [element("li", text(said, language)) for said in several]) for several in block.lists
    ]
    look = "notice strong" if block.strong else "notice"
    return element("div", element("p", lead, block.text, more), lists, class_=look, role="note")


def _contents(block: Contents, language: Language) -> Html:
    links = [element("li", element("a", said, href=f"#{key}")) for said, key in block.links]
    named = " ".join(filter(None, (label("page_contents", language), block.of)))
    return element("nav", element("ul", links), class_="links", aria_label=named)


def _masthead(kind: str, title: str, *more: Child, tag: str = "h1") -> Html:
    """Return what kind of result it is, its title, and what goes with it."""
    return element(
        "header", element("p", kind, class_="kicker"), element(tag, title), more, class_="masthead"
    )


def _article(block: Article, language: Language) -> Child:
    """Return a result: its first screen or sheet, then the rest."""
    facts = [fact(name, value, language, rich=True) for name, value in block.facts.filled()]
    head = _masthead(block.kind, block.title, element("dl", facts, class_="facts"))
    first = _told(block.first, f"{block.key}-", language, part=False, within="h3")
    signed: Child = None
    if block.signed:
        at, by = (element("span", label(f"page_signed_{what}", language)) for what in ("at", "by"))
        signed = element("p", at, " ", by, class_="signature")
    return around(
        "article",
        element(
            "div", element("div", head, first, class_="matter"), signed,
            class_="leader" if block.signed else "top",
        ),
        _told(block.blocks, f"{block.key}-", language, part=False, within="h3"),
        id=block.key,
        class_="report",
    )  # fmt: skip


def _section(
    block: Section, language: Language, *, part: bool, within: str = "h2", look: str | None = None
) -> Child:
    """Return a section, which is a landmark where there is no other of its kind."""
    return around(
        "section",
        element("h2", block.title, id=block.key),
        _told(block.blocks, f"{block.key}-", language, part=part, within=within),
        class_=look or _FRAMES[block.look],
        aria_labelledby=block.key if block.alone else None,
    )


def _refusals(files: Sequence[Unread], language: Language) -> Html:
    """Return the files that could not be read, and why; nothing where there are none."""
    if not files:
        return together()
    shown: list[Child] = [element("h2", label("page_refused", language, count=len(files)), id="refused")]
    for unread in files:
        shown.append(element("h3", unread.file, class_="break"))
        shown.append(
            element(
                "ul",
                [
                    element("li", element("span", code, class_="severity error"), " ", sentence, ". ", cure)
                    for code, sentence, cure in unread.reasons
                ],
            )
        )
    return element("section", shown, class_="report", aria_labelledby="refused")


def _checklist(block: Checklist, language: Language) -> Child:
    states: Mapping[Tone, Tone] = {"good": "met", "bad": "bad"}
    columns = (
        Column(label("ready_item", language)),
        Column(label("facts_state", language)),
        Column(label("facts_why", language)),
        Column(label("provision", language), "provision"),
    )
    rows = tuple(
        (
            Marked(check.statement, notes=(check.required,) if check.required else ()),
            Marked(check.word, states.get(check.state, "open") if block.arrived else "quiet"),
            check.why or "-",
            check.provision,
        )
        for check in block.checks
    )
    key, table = f"stage-{block.key}", Table("", columns, rows, caption=block.title)
    head = (element("h2", block.title, id=key), paragraph(block.told, language, "quiet"))
    return around("section", head, captioned(table, language), aria_labelledby=key)


def _drawn(block: Drawn, key: str, language: Language) -> Child:
    match block:
        case Bars():
            return charts.bars(block, key)
        case Spans():
            return charts.spans(block, key, language)
        case Chart():
            return charts.lines(block, language)
        case Histogram():
            return together(element("h3", block.title), charts.histogram(block, language))
        case Listing():
            return _listing(block, "h3", language)
        case Cards(title, cards, end):
            shown = element("div", [_card(card, language) for card in cards], class_="cards")
            return together(element("h2", title), shown, paragraph(end, language, "judge"))
        case _:
            assert_never(block)


def _card(card: Card, language: Language) -> Html:
    lists = [_listing(listing, "h4", language) for listing in card.lists]
    return element("div", element("h3", card.shares.title), charts.shares(card.shares), lists, class_="card")


def _listing(block: Listing, heading: str, language: Language) -> Html:
    more = element("li", block.more, class_="quiet") if block.more else None
    title = element(heading, words(block.title)) if block.title else None
    return together(
        title,
        element("ul", [_entry(entry, language) for entry in block.entries], more, class_=block.shape or None),
    )


def _entry(entry: Entry, language: Language) -> Html:
    shown: Child = text(entry.text, language)
    if entry.target:
        shown = element("a", words(entry.text), href=entry.target)
    beside = f" ({entry.beside})" if entry.beside else None
    aside = (" ", element("span", entry.aside, class_="quiet")) if entry.aside else None
    return element("li", shown, beside, aside)


def _laid(block: Laid, language: Language) -> Child:
    match block:
        case Article():
            return _article(block, language)
        case VerdictCards(cards, documents, end):
            shown = element("div", [_verdict(card, language) for card in cards], class_="cards")
            evidence = paragraph(documents, language, "evidence") if documents else None
            return together(shown, evidence, paragraph(end, language, "judge"))
        case Beside(sections, wide):
            inner = [_section(inner, language, part=False, within="h3") for inner in sections]
            return around("div", inner, class_=f"first of{wide}")
        case Steps(steps):
            return element("ol", [_step(*step, language) for step in steps], class_="steps")
        case Areas(table, names, open_, radar):
            key = charts.key_of_gauges(names, open_, language)
            drawn = charts.radar(radar, language) if radar else None
            return around(
                "div", around("div", captioned(table, language), key), drawn, class_="chart-and-table"
            )
        case Fold():
            return _fold(block, language)
        case Bundle(blocks, look, title, below):
            head = element("h4" if below else "h3", title) if title else None
            return around("div", head, _told(blocks, "", language, part=False), class_=look)
        case _:
            assert_never(block)


def _step(about: str, change: str, gain: str, language: Language) -> Html:
    return element(
        "li", element("p", element("strong", about)), element("p", change), paragraph(gain, language, "quiet")
    )


def _verdict(card: VerdictCard, language: Language) -> Html:
    sign = element("span", _SIGNS.get(str(card.status), "?"), class_="sign", aria_hidden="true")
    lacking: Child = None
    if card.lacking:
        shown = [element("li", _distance(distance, language)) for distance in card.lacking]
        head = element("h4", label("page_lacking", language))
        lacking = (
            head,
            element("ul", shown, class_="distances"),
            paragraph(card.more, language, "quiet") if card.more else None,
        )
    return element(
        "div",
        element("h3", card.name),
        element("p", sign, " ", card.told, class_="status"),
        paragraph(card.held, language, "quiet"),
        _distance(card.whole, language) if card.whole else None,
        lacking,
        [_words(note, language, "h4") for note in card.notes],
        class_=f"card {card.status}",
    )


def _distance(distance: Distance, language: Language) -> Html:
    needed = label("page_least", language, needed=distance.needed)
    figures: list[Child] = [element("strong", distance.actual), " ", element("span", needed, class_="quiet")]
    if distance.short:
        short = label("page_short_by", language, short=distance.short)
        figures += [" ", element("span", short, class_="short")]
    said = element("span", distance.title), " ", element("span", figures, class_="figures")
    return element("div", element("p", said), charts.gauge(distance.gauge), class_="distance")


def _fold(block: Fold, language: Language) -> Child:
    level = min(block.depth + 2, _DEEPEST)
    title = element(f"h{level}", element("span", block.id, class_="id"), " ", block.title)
    figures = element("span", text(block.figures, language), class_="figures")
    inner = _told(block.blocks, f"{block.id}-", language, part=False)
    return around(
        "details",
        element("summary", title, figures),
        around("div", paragraph(block.told, language, "quiet"), inner, class_="inside"),
        class_=f"branch depth{block.depth + 2}",
        open=block.open,
    )
