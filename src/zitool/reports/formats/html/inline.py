"""Texts within a line: each part of a sentence as the element that says what it is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from zitool.named import NamedTuple
from zitool.reports.cells import Apart, Code, Link, Phrase, Toned, Written, own, words
from zitool.reports.formats.html.elements import element
from zitool.reports.lines import display
from zitool.wording import label

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zitool.reports.cells import Piece, Said, Tone
    from zitool.reports.formats.html.elements import Child, Html
    from zitool.wording import Language

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
_HOST = re.compile(r"(?!-)[a-z0-9-]{1,63}(\.[a-z0-9-]{1,63})*\.?", re.IGNORECASE | re.ASCII)
_AFTER_A_SENTENCE = ".,;:!?)"
_LONGEST_ADDRESS = 2000


def text(said: Said, language: Language) -> Child:
    """Return a text with what sets its parts apart."""
    return said if isinstance(said, str) else [_piece(piece, language) for piece in said.pieces]


def paragraph(said: Said, language: Language, look: str | None = None) -> Html:
    """Return a text as a paragraph."""
    return element("p", text(said, language), class_=look or None)


def _piece(piece: Piece, language: Language) -> Child:
    if isinstance(piece, str):
        return piece
    if isinstance(piece, Toned):
        look = LOOKS[piece.tone]
        said = words(own(piece.piece))
        return element("span", said, class_=look) if look else said
    if isinstance(piece, Link):
        return element("a", piece.text, href=piece.target)
    if isinstance(piece, Written):
        return _written(piece.text, language)
    if not isinstance(piece, Apart):
        return piece.text
    if piece.how == "break":
        return element("br")
    tag, look_ = _APART[piece.how]
    return element(tag, piece.text, class_=look_)


def _written(text: str, language: Language) -> Iterator[Child]:
    """Yield a stranger's text line by line; what can be clicked says where it leads, and not from where."""
    for place, line in enumerate(line for line in text.splitlines() if line.strip()):
        yield element("br") if place else None
        for stretch in stretches(line):
            if not stretch.host:
                yield stretch.text
                continue
            yield element("a", stretch.text, href=stretch.text, rel="noopener noreferrer nofollow")
            told = label("page_leads_to", language, host=stretch.host)
            yield " ", element("span", f"({told})", class_="host")


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
    if (
        len(address) > _LONGEST_ADDRESS
        or not address.isascii()
        or display(address, _LONGEST_ADDRESS) != address
    ):
        return ""
    try:
        parts = urlsplit(address)
        host, _ = parts.hostname or "", parts.port
    except ValueError:
        return ""
    return host if "@" not in parts.netloc and _HOST.fullmatch(host) else ""
