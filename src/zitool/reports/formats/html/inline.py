"""Texts within a line: each part of a sentence as the element that says what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zitool.reports.cells import Apart, Code, Link, Phrase, Toned, own, words
from zitool.reports.formats.html.elements import element, together

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zitool.reports.cells import Piece, Said, Tone
    from zitool.reports.formats.html.elements import Child, Html

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


def text(said: Said) -> Child:
    """Return a text with what sets its parts apart."""
    return said if isinstance(said, str) else [_piece(piece) for piece in said.pieces]


def paragraph(said: Said, look: str | None = None) -> Html:
    """Return a text as a paragraph."""
    return element("p", text(said), class_=look or None)


def _piece(piece: Piece) -> Child:
    if isinstance(piece, str):
        return piece
    if isinstance(piece, Toned):
        look = LOOKS[piece.tone]
        said = words(own(piece.piece))
        return element("span", said, class_=look) if look else said
    if isinstance(piece, Link):
        return _link(piece)
    if not isinstance(piece, Apart):
        return piece.text
    if piece.how == "break":
        return element("br")
    tag, look_ = _APART[piece.how]
    return element(tag, piece.text, class_=look_)


def _link(link: Link) -> Html:
    """Return what can be clicked; one that leads elsewhere says where, and does not say where it was."""
    if not link.told:
        return element("a", link.text, href=link.target)
    away = element("a", link.text, href=link.target, rel="noopener noreferrer nofollow")
    return together(away, " ", element("span", link.told, class_="host"))


def fact(name: str, value: Said, *, rich: bool) -> Html:
    """Return what a name stands for, with what sets its parts apart where that is to be `rich`.

    A name for machines may be broken anywhere, and so may all that is not rich.
    """
    look, shown = (None, text(value)) if rich else ("break", words(value))
    if rich and isinstance(value, Phrase) and len(value.pieces) == 1:
        (only,) = value.pieces
        if isinstance(only, Apart) and only.how == "code":
            look, shown = "break", element("code", only.text)
        elif isinstance(only, Code):
            look = "break"
    return element("div", element("dt", name), element("dd", shown, class_=look))
