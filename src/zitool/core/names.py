"""Names: those that somebody may have meant by one that there is not, and those for machines."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST = 100
"""Characters of a name that are compared; it takes the square of them."""
_LEAST = 3
"""Characters that a part of a name has to have to stand for it: ``90/2021`` for ``permenpanrb-90-2021``."""


_UNSAFE = r"[^a-z0-9]+"
_LONGEST_SLUG = 60
_OF_ID = frozenset("abcdefghijklmnopqrstuvwxyz0123456789-")


def slug(words: str) -> str:
    """Return words as a name for machines: letters and digits with hyphens between, at most 60 signs."""
    return re.sub(_UNSAFE, "-", words.casefold()).strip("-")[:_LONGEST_SLUG].strip("-")


def is_id(text: str) -> bool:
    """Whether `text` is written as the id of a rubric is."""
    return len(text) <= _LONGEST_SLUG and _OF_ID.issuperset(text) and all(text.split("-"))


def near(name: str, known: Iterable[str], most: int = 3) -> list[str]:
    """Return those of the known names that somebody may have meant, the likeliest first."""
    import difflib  # noqa: PLC0415 - only where a name is wrong

    by_fold = {candidate.casefold(): candidate for candidate in known}
    folded = name.casefold()[:_LONGEST]
    part = folded.replace("/", "-")
    held = [candidate for candidate in by_fold if len(part) >= _LEAST and part in candidate]
    held.sort(key=lambda candidate: not candidate.startswith(part))
    likely = list(dict.fromkeys([*difflib.get_close_matches(folded, by_fold, most), *held]))
    # Letters that changed places come first.
    likely.sort(key=lambda candidate: sorted(candidate) != sorted(folded))
    return [by_fold[candidate] for candidate in likely][:most]
