"""A document as one page, in the look of all reports; it loads nothing and runs nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from zitool import __version__
from zitool.reports.cells import words
from zitool.reports.document import Article, Facts, Part, Section
from zitool.reports.formats.html.blocks import article, masthead, refusals, section, told
from zitool.reports.formats.html.elements import element, ended, opened, page, together
from zitool.wording import label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zitool.reports.cells import Said
    from zitool.reports.document import Document
    from zitool.reports.formats.html.elements import Html
    from zitool.wording import Language

_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
_FEW_BARS = """
.bars { display: inline-block; width: min(100%, 21rem); margin: 0 1.5rem 1rem 0; vertical-align: bottom; break-inside: avoid; }
"""  # noqa: E501 - one rule of style


def html(document: Document, language: Language) -> str:
    """Return the page."""
    style = Path(__file__).with_name("style.css").read_text("utf-8")
    if not (document.foot or document.in_sections):
        style += _FEW_BARS
    look = "full" if document.in_full else None
    return page(language, _head(document), style, _body(document, language), look)


def _body(document: Document, language: Language) -> Iterator[Html]:
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
    yield element("footer", element("p", document.end or document.foot), element("p", made_by))


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


def _whole(document: Document, language: Language) -> Html:
    """Return a document that is about one thing."""
    blocks = document.blocks
    headed = bool(blocks and isinstance(blocks[0], Facts) and blocks[0].inline)
    above = told(blocks[:headed], "b", language, part=False)
    head = masthead(document.kind, document.title or document.kind, above)
    return element("article", head, told(blocks[headed:], "b", language, part=False), class_="report")


def _counted(name: str, value: Said | int) -> Html:
    shown = element("strong", value) if isinstance(value, int) else words(value)
    return element("div", element("dt", name), element("dd", shown))


def _in_sections(document: Document, language: Language) -> Iterator[Html]:
    """Yield what all of it comes to, then its sections."""
    above = [
        element("dl", [_counted(name, value) for name, value in block.pairs if value != ""], class_="facts")
        for block in document.blocks
        if isinstance(block, Facts)
    ]
    head = masthead(document.kind, document.title, above)
    rest = (
        told((block,), f"b{place}-", language, part=False)
        for place, block in enumerate(document.blocks, 1)
        if not isinstance(block, Facts | Section)
    )
    yield element("div", head, rest, class_="report overview")
    for block in document.sections():
        yield section(block, language, part=True, look="report")


def _in_parts(document: Document, language: Language) -> Iterator[Html]:
    """Yield its parts and articles, and what could not be read."""
    for place, block in enumerate(document.blocks, 1):
        if isinstance(block, Article):
            yield article(block, language)
        elif isinstance(block, Part):
            head = masthead(document.kind, block.title, tag="h1" if place == 1 else "h2")
            inner = told(block.blocks, f"d{place}-", language, part=True)
            yield element("div", head, inner, class_="report overview")
    yield refusals(document.refused(), language)
