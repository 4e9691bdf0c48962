"""Names that somebody may have meant by one that there is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_LONGEST = 100
"""Characters of a name that are compared; it takes the square of them."""
_LEAST = 3
"""Characters that a part of a name has to have to stand for it: ``90/2021`` for ``permenpanrb-90-2021``."""


def near(name: str, known: Iterable[str], most: int = 3) -> list[str]:
    """Return those of the known names that somebody may have meant, the likeliest first."""
    import difflib  # noqa: PLC0415 - only where a name is wrong

    by_fold = {each.casefold(): each for each in known}
    folded = name.casefold()[:_LONGEST]
    part = folded.replace("/", "-")
    held = [each for each in by_fold if len(part) >= _LEAST and part in each]
    held.sort(key=lambda each: not each.startswith(part))
    found = list(dict.fromkeys([*difflib.get_close_matches(folded, by_fold, most), *held]))
    found.sort(key=lambda each: sorted(each) != sorted(folded))  # letters that changed places come first
    return [by_fold[each] for each in found][:most]
