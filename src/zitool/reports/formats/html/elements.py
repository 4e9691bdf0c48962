"""Elements of a page: nothing but this module makes markup, and whatever else stands in a page is escaped."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, TypeAlias

from zitool.reports.lines import display

if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST = 4000
"""Characters of one text; a cell of a workbook may hold eight times as many."""
_WITHOUT_END = {"meta": ">\n", "link": ">\n", "br": ">", "rect": "/>\n", "line": "/>\n", "polygon": "/>\n"}
_INLINE = frozenset({"a", "b", "br", "code", "small", "span", "strong", "svg"})
"""Elements in a line: blanks between them are seen, so that no line ends behind them."""


class Html(str):
    """Markup that this module made; whatever is put together with it by other means is a text again."""

    __slots__ = ()


Child: TypeAlias = "str | int | Iterable[Child] | None"
"""A text to escape, markup, a count; several of them; nothing."""


def element(tag: str, *children: Child, **attributes: str | int | None) -> Html:
    """Return an element; an attribute without a value is left out, and one that is True has none to write.

    An attribute whose name is a word of Python has a line behind it, and lines stand for hyphens.
    """
    parts = [f"<{tag}"]
    for name, value in attributes.items():
        if value is not None and value is not False:
            parts.append(_attribute(name, value))
    if tag in _WITHOUT_END:
        parts.append(_WITHOUT_END[tag])
        return Html("".join(parts))
    parts.append(">")
    _put(children, parts)
    parts.append(_end(tag))
    return Html("".join(parts))


def together(*children: Child) -> Html:
    """Return texts and elements one after the other."""
    parts: list[str] = []
    _put(children, parts)
    return Html("".join(parts))


def as_written(text: str) -> Html:
    """Return lines to be copied, each on its own."""
    return Html("\n".join(map(_escaped, text.splitlines())))


def _put(children: Iterable[Child], parts: list[str]) -> None:
    for child in children:
        kind = type(child)
        if kind is Html:
            parts.append(child)  # type: ignore[arg-type]
        elif kind is str:
            parts.append(_escaped(child))  # type: ignore[arg-type]
        elif kind is int:
            parts.append(str(child))
        elif child is not None:
            _put(child, parts)  # type: ignore[arg-type]


@cache
def _end(tag: str) -> str:
    return f"</{tag}>" if tag in _INLINE else f"</{tag}>\n"


def _escaped(text: str) -> str:
    """Return a text as markup, in which nothing acts, hides or is longer than a text may be."""
    shown = display(text, LONGEST)
    if "&" in shown:
        shown = shown.replace("&", "&amp;")
    if "<" in shown or ">" in shown:
        shown = shown.replace("<", "&lt;").replace(">", "&gt;")
    if '"' in shown or "'" in shown:
        shown = shown.replace('"', "&#34;").replace("'", "&#39;")
    return shown


def page(language: str, head: Child, style: str, body: Iterable[Child], look: str | None = None) -> str:
    """Return a whole page.

    Args:
        language: of what people read.
        head: elements of its head.
        style: rules of style, of zitool's own making.
        body: what it shows; its pieces are put together once, for a page may be about thousands of workbooks.
        look: class of its body.
    """
    named = _attribute("class_", look) if look else ""
    pieces = [
        f"<!doctype html>\n<html{_attribute('lang', language)}>\n<head>\n{together(head)}",
        f"<style>\n{style}\n</style>\n</head>\n<body{named}>\n",
        *(together(child) for child in body),
        "</body>\n</html>\n",
    ]
    return "".join(pieces)


def opened(tag: str, **attributes: str) -> Html:
    """Return the beginning of an element that is too large to be put together; `ended` ends it."""
    return Html(f"<{tag}{''.join(_attribute(name, value) for name, value in attributes.items())}>\n")


def ended(tag: str) -> Html:
    """Return the end of an element that was `opened`."""
    return Html(f"</{tag}>\n")


@lru_cache(maxsize=1024)
def _attribute(name: str, value: str | int) -> str:
    written = name.rstrip("_").replace("_", "-")
    if value is True:
        return f" {written}"
    return f' {written}="{_escaped(value) if isinstance(value, str) else value}"'
