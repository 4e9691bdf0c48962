"""Strangers' text before it reaches any sink: nothing in it may move a cursor, a reader's eye or a parser."""

from __future__ import annotations

import unicodedata

_BASIC_PLANE = 0xFFFF
_ESCAPED_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def display(text: str, most: int = 400) -> str:
    r"""Return `text` with every control, format, bidi and unassigned character written out as ``\uXXXX``.

    Line breaks and tabs become single blanks; anything longer than `most` characters is cut with an ellipsis.
    """
    if text.isprintable():  # nothing to write out: nearly every text
        return text if len(text) <= most else f"{text[:most]}…"
    shown = "".join(
        " "
        if char in "\n\r\t"
        else char
        if unicodedata.category(char) not in _ESCAPED_CATEGORIES
        else _escape(char)
        for char in text[: most + 1]
    )
    return shown if len(text) <= most else f"{shown[:most]}…"


def _escape(char: str) -> str:
    point = ord(char)
    return f"\\u{point:04x}" if point <= _BASIC_PLANE else f"\\U{point:08x}"
