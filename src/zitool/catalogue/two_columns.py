"""An entry of the catalogue: what is told of one code, its two languages side by side."""

from __future__ import annotations

from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from zitool.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Literal


class Entry(NamedTuple):
    """What is told of one code: how grave it is, and four texts, each in Indonesian and then in English.

    Attributes:
        severity: as JSON and the command line call it.
        message: one sentence; ``{names}`` are the finding's values.
        cure: what to do, in the imperative.
        cause: how it comes about and why it matters.
        example: one as it may stand in a file.
        gaps: what stands in the ``{names}`` when the code is explained, where the usual makes no sense.
    """

    severity: Literal["note", "warning", "error"]
    message: str
    message_en: str
    cure: str
    cure_en: str
    cause: str
    cause_en: str
    example: str
    example_en: str
    gaps: Mapping[str, str] = MappingProxyType({})


error, warning, note = partial(Entry, "error"), partial(Entry, "warning"), partial(Entry, "note")


def same(text: str) -> tuple[str, str]:
    """Return a text that is the same in both languages: what somebody types, or what stands in a cell."""
    return text, text
