"""Elements of a page, and texts within a line: nothing but this module makes markup, all else is escaped."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from zitool.named import NamedTuple
from zitool.reports.cells import Apart, Code, Link, Phrase, Toned, Written, own, words
from zitool.reports.lines import display
from zitool.wording import label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from zitool.reports.cells import Piece, Said, Tone
    from zitool.wording import Language

LONGEST = 4000
"""Characters of one text; a cell of a workbook may hold eight times as many."""
_WITHOUT_END = {"meta": ">\n", "link": ">\n", "br": ">", "rect": "/>\n", "line": "/>\n", "polygon": "/>\n"}
_INLINE = frozenset({"a", "b", "br", "code", "small", "span", "strong", "svg"})
"""Elements in a line: blanks between them are seen, so that no line ends behind them."""
LOOKS: Mapping[Tone, str] = {
    "": "",
    "good": "up",
    "bad": "down",
    "warn": "warn",
    "quiet": "quiet",
    "strong": "lead",
    "lead": "lead",
    "met": "yes",
    "open": "open",
    "spared": "quiet",
    "may": "lead",
    "given": "quiet",
    "supposed": "warn",
    "moved": "warn",
    "wrong": "warn",
    "aside": "quiet",
    "printed": "on-paper quiet",
}
"""Tone → class of the style sheet."""
_APART: Mapping[str, tuple[str, str | None]] = {
    "strong": ("strong", None),
    "total": ("strong", "total"),
    "label": ("b", None),
    "id": ("span", "id"),
    "code": ("code", "break"),
    "note": ("small", None),
    "file": ("small", "break"),
    "law": ("small", "wide"),
}

_ADDRESS = re.compile(r"https?://[^\s<>\"'`{}|\\^\[\]]+", re.IGNORECASE)
_AT_HOST = re.compile(
    r"https?://((?!-)[a-z0-9-]{1,63}(?:\.[a-z0-9-]{1,63})*\.?)(?::([0-9]*))?(?=[/?#]|\Z)[\x21-\x7e]*\Z",
    re.IGNORECASE | re.ASCII,
)
"""An address of plain signs: its host, which is all that stands before the path, and its port."""
_LAST_PORT = 65_535
_AFTER_A_SENTENCE = ".,;:!?)"
_LONGEST_ADDRESS = 2000


class Html(str):
    """Markup that this module made; whatever is put together with it by other means is a text again."""

    __slots__ = ()


Child: TypeAlias = "str | int | Iterable[Child] | None"
"""A text to escape, markup, a count; several of them; nothing."""
Tags: TypeAlias = tuple[Html, Html]
"""What an element begins with, and what it ends with."""


def element(tag: str, *children: Child, **attributes: str | int | None) -> Html:
    """Return an element; an attribute without a value is left out, and one that is True has none to write.

    An attribute whose name is a word of Python has a line behind it, and lines stand for hyphens.
    """
    return filled(_tags(tag, *attributes, *attributes.values()), children)


def around(tag: str, *children: Child, **attributes: str | int | None) -> Child:
    """Return an element that is put together only when all of its page is: each time costs a copy of it."""
    opening, closing = frame(tag, **attributes)
    return opening, children, closing


def frame(tag: str, **attributes: str | int | None) -> Tags:
    """Return what many an element is to be `filled` into: the cells of a column have the same."""
    return _tags(tag, *attributes, *attributes.values())


def filled(tags: Tags, children: Iterable[Child]) -> Html:
    """Return an element of a `frame`."""
    opening, closing = tags
    parts: list[str] = [opening]
    _put(children, parts)
    parts.append(closing)
    return Html("".join(parts))


@lru_cache(maxsize=1024)
def _tags(tag: str, *named: str | int | None) -> Tags:
    """Return what an element begins and ends with, by the names of its attributes and then their values."""
    half = len(named) // 2
    written = "".join(
        [
            _attribute(str(name), value)
            for name, value in zip(named[:half], named[half:], strict=True)
            if value is not None and value is not False
        ]
    )
    if tag in _WITHOUT_END:
        return Html(f"<{tag}{written}{_WITHOUT_END[tag]}"), Html()
    return Html(f"<{tag}{written}>"), Html(f"</{tag}>" if tag in _INLINE else f"</{tag}>\n")


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


def _attribute(name: str, value: str | int) -> str:
    written = name.rstrip("_").replace("_", "-")
    if value is True:
        return f" {written}"
    return f' {written}="{_escaped(value) if isinstance(value, str) else value}"'


def text(said: Said, language: Language) -> Child:
    """Return a text with what sets its parts apart."""
    if isinstance(said, str):
        return said
    return [piece if type(piece) is str else _piece(piece, language) for piece in said.pieces]


def paragraph(said: Said, language: Language, look: str | None = None) -> Html:
    """Return a text as a paragraph."""
    return element("p", text(said, language), class_=look or None)


def _piece(piece: Piece, language: Language) -> Child:
    if isinstance(piece, Apart):
        return _apart(piece)
    if isinstance(piece, Written):
        return _written(piece.text, language)
    if isinstance(piece, Link):
        return element("a", piece.text, href=piece.target)
    if isinstance(piece, Toned):
        look, said = LOOKS[piece.tone], words(own(piece.piece))
        return element("span", said, class_=look) if look else said
    return piece if isinstance(piece, str) else piece.text


@lru_cache(maxsize=512)
def _apart(piece: Apart) -> Html:
    if piece.how == "break":
        return element("br")
    tag, look = _APART[piece.how]
    return element(tag, piece.text, class_=look)


def _written(text: str, language: Language) -> Iterator[Child]:
    """Yield a stranger's text line by line; what can be clicked says where it leads, and not from where."""
    for place, line in enumerate(line for line in text.splitlines() if line.strip()):
        yield element("br") if place else None
        for stretch in stretches(line):
            if not stretch.host:
                yield stretch.text
                continue
            yield element("a", stretch.text, href=stretch.text, rel="noopener noreferrer nofollow")
            yield " ", _leads_to(stretch.host, language)


@lru_cache(maxsize=64)
def _leads_to(host: str, language: Language) -> Html:
    """Return where a click leads; most links of a page lead to a few hosts."""
    told = label("page_leads_to", language, host=host)
    return element("span", f"({told})", class_="host")


def fact(name: str, value: Said, language: Language, *, rich: bool) -> Html:
    """Return what a name stands for, with what sets its parts apart where that is to be `rich`.

    A name for machines may be broken anywhere, and so may all that is not rich.
    """
    look, shown = (None, text(value, language)) if rich else ("break", words(value))
    if rich and isinstance(value, Phrase) and len(value.pieces) == 1:
        (only,) = value.pieces
        if isinstance(only, Apart) and only.how == "code":
            look, shown = "break", element("code", only.text)
        elif isinstance(only, Code):
            look = "break"
    return element("div", element("dt", name), element("dd", shown, class_=look))


class Stretch(NamedTuple):
    """A stretch of text.

    Attributes:
        host: where a click would lead; empty for plain text, which `text` then is.
    """

    text: str
    host: str = ""


def stretches(text: str) -> list[Stretch]:
    """Return `text` cut into plain text and addresses that may be clicked.

    Only http and https, only with a host of plain letters that is all there is before the path: no name or
    password in front, no look-alike letters, nothing invisible.
    """
    if "://" not in text:
        return [Stretch(text)] if text else []
    parts = []
    end = 0
    for match in _ADDRESS.finditer(text):
        address = match[0].rstrip(_AFTER_A_SENTENCE)
        host = _host(address)
        if host:
            parts += [Stretch(text[end : match.start()]), Stretch(address, host)]
            end = match.start() + len(address)
    return [stretch for stretch in (*parts, Stretch(text[end:])) if stretch.text]


def _host(address: str) -> str:
    """Return the host of an address that may be clicked, else nothing."""
    match = _AT_HOST.match(address) if len(address) <= _LONGEST_ADDRESS else None
    return match[1].lower() if match is not None and int(match[2] or 0) <= _LAST_PORT else ""
