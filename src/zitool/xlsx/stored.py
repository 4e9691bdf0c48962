"""What the type and the text of a cell element say it holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zitool.core.values import Kind, Value
from zitool.xlsx.strings import unescape

if TYPE_CHECKING:
    from zitool.xlsx.styles import ShownAs

XML_SPACE = " \t\r\n"
_NUMBER = re.compile(r"[+-]?(?:[0-9]{1,309}(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")
_LONGEST_NUMBER = 400
_SURELY_FINITE = 300
_BOOLEANS = {"1": "TRUE", "true": "TRUE", "0": "FALSE", "false": "FALSE"}


def is_number(text: str) -> bool:
    """Return whether `text` is a finite decimal number as files write them: ASCII, a point, no blanks.

    Python's own `float` takes more: ``NaN``, ``1_000``, digits of other scripts.
    """
    if len(text) > _LONGEST_NUMBER or _NUMBER.fullmatch(text) is None:
        return False
    if len(text) < _SURELY_FINITE and "e" not in text and "E" not in text:
        return True
    return abs(float(text)) != float("inf")


def stored_value(
    kind: str,
    raw: str | None,
    inline: str | None,
    formula: str | None,
    shown: ShownAs = "general",
) -> Value | None:
    """Return the value of a cell, or None where nothing is in it.

    Args:
        kind: its attribute ``t``; ``s`` is not for here, as it takes the shared strings.
        raw: text of ``<v>``, None where there is none.
        inline: text of ``<is>``, None where there is none.
        formula: text of ``<f>``, None where there is none.
        shown: what the number format makes of a number.
    """
    if kind == "inlineStr":
        raw = raw if inline is None else inline
    elif raw is None and inline is not None:
        return Value(Kind.INVALID, inline, formula)  # text in a cell that claims another type
    # An empty <v> is how some programs write "nothing", and others "not calculated"; only text may be empty.
    if raw is None or (kind == "n" and not raw.strip(XML_SPACE)):
        return None if formula is None else Value(Kind.UNCOMPUTED, "", formula)
    if kind == "n":
        text = raw.strip(XML_SPACE)
        return (
            Value(Kind.NUMBER, text, formula, shown) if is_number(text) else Value(Kind.INVALID, raw, formula)
        )
    if kind in ("str", "inlineStr"):
        return Value(Kind.TEXT, unescape(raw), formula)
    text = raw.strip(XML_SPACE)
    if kind == "b" and text in _BOOLEANS:
        return Value(Kind.BOOLEAN, _BOOLEANS[text], formula)
    if kind == "e":
        return Value(Kind.ERROR, text, formula)
    if kind == "d":
        return Value(Kind.DATE, text, formula)
    return Value(Kind.INVALID, raw, formula)
