"""Strangers' text as zitool keeps it: one line, nothing invisible, within a limit."""

from __future__ import annotations

import unicodedata

_UNFIT = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def fold(text: str) -> str:
    """Return `text` as one line without control, format, bidi and unassigned characters."""
    visible = (" " if char.isspace() or unicodedata.category(char) in _UNFIT else char for char in text)
    return " ".join("".join(visible).split())


def fold_lines(text: str) -> str:
    """Return `text` with every line folded and the empty ones left out."""
    return "\n".join(filter(None, (fold(line) for line in text.splitlines())))


def one_line(text: str, most: int) -> str:
    """Return `text` as one line of at most `most` characters, cut between words with an ellipsis."""
    line = fold(text)
    if len(line) <= most:
        return line
    head, _, _ = line[: most - 1].rpartition(" ")
    return f"{head or line[: most - 2]} …"
