"""Blocks of a document as elements of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

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
)  # fmt: skip
from zitool.reports.formats.html import charts
from zitool.reports.formats.html.elements import as_written, element, together
from zitool.reports.formats.html.inline import LOOKS, fact, paragraph, text
from zitool.reports.formats.html.tables import captioned, side_by_side
from zitool.reports.lines import place_or_file
from zitool.wording import hint, label, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from zitool.findings import Finding
    from zitool.reports.cells import Tone
    from zitool.reports.document import (
        Block,
        Card,
        Distance,
        Drawn,
        Entry,
        Laid,
        Unread,
        VerdictCard,
        Words,
    )  # fmt: skip
    from zitool.reports.formats.html.elements import Child, Html
    from zitool.wording import Language

_FRAMES = {"": None, "panel": "panel", "next": "panel next", "answers": "answers-section", "blanks": "blanks"}
_SIGNS = {"met": "✓", "not_met": "✗"}
_DEEPEST = 6
"""Level of headings: there are no smaller ones."""


def told(
    blocks: Sequence[Block], prefix: str, language: Language, *, part: bool, within: str = "h2"
) -> Iterator[Html]:
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
) -> Html:
    match block:
        case Table():
            return captioned(block, language) if block.caption else side_by_side(block, key, part, language)
        case Bars() | Spans() | Chart() | Cards() | Histogram() | Listing():
            return _drawn(block, key, language)
        case Checklist():
            return _checklist(block, language)
        case Section():
            return section(block, language, part=part, within=within)
        case Sheet(title, blocks) | Part(title, blocks):
            inner = told(blocks, f"{key}-", language, part=True)
            return together(element("h2", title), inner)
        case Verbatim(said):
            return element("pre", as_written(said))
        case Refused(files):
            return refusals(files, language)
        case Contents():
            return _contents(block, language)
        case Findings():
            return element("ul", [_finding(finding, block.by, language) for finding in block.findings])
        case Article() | VerdictCards() | Beside() | Steps() | Areas() | Fold() | Bundle():
            return _laid(block, language)
        case _:
            return _words(block, language, within)


def _words(block: Words, language: Language, within: str) -> Html:
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


def masthead(kind: str, title: str, *more: Child, tag: str = "h1") -> Html:
    """Return what kind of result it is, its title, and what goes with it."""
    return element(
        "header", element("p", kind, class_="kicker"), element(tag, title), more, class_="masthead"
    )


def article(block: Article, language: Language) -> Html:
    """Return a result: its first screen or sheet, then the rest."""
    facts = [fact(name, value, language, rich=True) for name, value in block.facts.filled()]
    head = masthead(block.kind, block.title, element("dl", facts, class_="facts"))
    first = told(block.first, f"{block.key}-", language, part=False, within="h3")
    signed: Child = None
    if block.signed:
        at, by = (element("span", label(f"page_signed_{what}", language)) for what in ("at", "by"))
        signed = element("p", at, " ", by, class_="signature")
    return element(
        "article",
        element(
            "div", element("div", head, first, class_="matter"), signed,
            class_="leader" if block.signed else "top",
        ),
        told(block.blocks, f"{block.key}-", language, part=False, within="h3"),
        id=block.key,
        class_="report",
    )  # fmt: skip


def section(
    block: Section, language: Language, *, part: bool, within: str = "h2", look: str | None = None
) -> Html:
    """Return a section, which is a landmark where there is no other of its kind."""
    return element(
        "section",
        element("h2", block.title, id=block.key),
        told(block.blocks, f"{block.key}-", language, part=part, within=within),
        class_=look or _FRAMES[block.look],
        aria_labelledby=block.key if block.alone else None,
    )


def refusals(files: Sequence[Unread], language: Language) -> Html:
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


def _checklist(block: Checklist, language: Language) -> Html:
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
    return element("section", head, captioned(table, language), aria_labelledby=key)


def _drawn(block: Drawn, key: str, language: Language) -> Html:
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


def _laid(block: Laid, language: Language) -> Html:
    match block:
        case Article():
            return article(block, language)
        case VerdictCards(cards, documents, end):
            shown = element("div", [_verdict(card, language) for card in cards], class_="cards")
            evidence = paragraph(documents, language, "evidence") if documents else None
            return together(shown, evidence, paragraph(end, language, "judge"))
        case Beside(sections, wide):
            inner = [section(inner, language, part=False, within="h3") for inner in sections]
            return element("div", inner, class_=f"first of{wide}")
        case Steps(steps):
            return element("ol", [_step(*step, language) for step in steps], class_="steps")
        case Areas(table, names, open_, radar):
            key = charts.key_of_gauges(names, open_, language)
            drawn = charts.radar(radar, language) if radar else None
            return element(
                "div", element("div", captioned(table, language), key), drawn, class_="chart-and-table"
            )
        case Fold():
            return _fold(block, language)
        case Bundle(blocks, look, title):
            head = element("h4", title) if title else None
            return element("div", head, told(blocks, "", language, part=False), class_=look)
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


def _fold(block: Fold, language: Language) -> Html:
    level = min(block.depth + 2, _DEEPEST)
    title = element(f"h{level}", element("span", block.id, class_="id"), " ", block.title)
    figures = element("span", text(block.figures, language), class_="figures")
    inner = told(block.blocks, f"{block.id}-", language, part=False)
    return element(
        "details",
        element("summary", title, figures),
        element("div", paragraph(block.told, language, "quiet"), inner, class_="inside"),
        class_=f"branch depth{block.depth + 2}",
        open=block.open,
    )
