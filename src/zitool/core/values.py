"""What stood in a cell, before anybody gives it a meaning."""

from __future__ import annotations

from enum import StrEnum
from typing import Final, Literal

from zitool.named import NamedTuple


class Kind(StrEnum):
    """The type a cell had in its file."""

    NUMBER = "number"
    TEXT = "text"
    BOOLEAN = "boolean"
    ERROR = "error"
    DATE = "date"
    """An ISO date cell; a number *shown* as a date is NUMBER with ``shown_as="date"``."""
    UNCOMPUTED = "uncomputed"
    """A formula that was never calculated: not the same as empty."""
    INVALID = "invalid"
    """Text where a number belongs, an unknown type: never a value."""


NUMBER: Final = Kind.NUMBER
TEXT: Final = Kind.TEXT
ERROR: Final = Kind.ERROR
UNCOMPUTED: Final = Kind.UNCOMPUTED
BOOLEAN: Final = Kind.BOOLEAN
DATE: Final = Kind.DATE
INVALID: Final = Kind.INVALID
"""The kinds at hand: in Python 3.11 to look one up in its class takes far longer."""


class Value(NamedTuple):
    """One filled cell.

    Attributes:
        kind: see `Kind`.
        text: a number's own digits as stored, the text, ``TRUE``/``FALSE``, the error's name, the ISO date;
            empty for UNCOMPUTED.
        formula: the formula without ``=`` (shared formulas already moved to this cell), or None.
        shown_as: what the number format makes of a number; ``0.00`` rounds it to two decimals, for the eye.
    """

    kind: Kind
    text: str
    formula: str | None = None
    shown_as: Literal["general", "percent", "date", "0", "0.0", "0.00", "0.000"] = "general"

    @property
    def is_blank(self) -> bool:
        """Whether a reader of the sheet sees nothing: empty or white-space text."""
        return self.kind is TEXT and not self.text.strip()


Cells = dict[int, Value]
"""The cells of one row by column."""
