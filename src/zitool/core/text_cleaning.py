"""Strangers' text as zitool keeps it: one line, nothing invisible, within a limit; and the words in it."""

from __future__ import annotations

import unicodedata

LETTERS, DIGITS = b"abcdefghijklmnopqrstuvwxyz", b"0123456789"
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


def only(characters: bytes) -> bytes:
    """Return what makes blanks of all bytes but `characters`, as `runs` takes it."""
    return bytes([byte if byte in characters else 0x20 for byte in range(0x100)])


def runs(text: str, kept: bytes) -> list[str]:
    """Return the runs of certain ASCII characters in `text`, in order; expressions take four times as long.

    Args:
        text: whatever is not ASCII in it parts runs.
        kept: made by `only`.
    """
    return text.encode("ascii", "replace").translate(kept).decode().split()
