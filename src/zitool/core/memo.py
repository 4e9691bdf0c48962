"""What follows from a rubric alone, or from a form alone, worked out once for all workbooks that share it."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

_Of = TypeVar("_Of")
_Result = TypeVar("_Result")
_MOST = 8


def once(function: Callable[[_Of], _Result]) -> Callable[[_Of], _Result]:
    """Return `function` with its last results remembered, each by the very object that it was called with.

    To hash a rubric, or to compare two, would take longer than what it saves. The objects are not to be
    changed, and neither are the results.
    """
    known: dict[int, tuple[_Of, _Result]] = {}

    @wraps(function)
    def remembered(of: _Of) -> _Result:
        entry = known.get(id(of))
        if entry is None:
            if len(known) >= _MOST:
                known.clear()
            entry = known[id(of)] = (of, function(of))  # kept alive, so that no other object gets its id
        return entry[1]

    return remembered


class Recent(Generic[_Result]):
    """The last few results of one question, each by all that it depends on.

    Keys are compared, never hashed: the cells of a form, whose equals the next workbook has. What is not part
    of its key must not bear on a result, and neither is to be changed afterwards.
    """

    def __init__(self) -> None:
        self._kept: tuple[tuple[object, _Result], ...] = ()

    def of(self, key: object, work_out: Callable[[], _Result]) -> _Result:
        """Return the result of `key`: what it was before, or what `work_out` makes of it now."""
        kept = self._kept
        for at, (known, result) in enumerate(kept):
            if known == key:
                if at:  # what was asked for last is let go of last
                    self._kept = (kept[at], *kept[:at], *kept[at + 1 :])
                return result
        made = work_out()
        self._kept = ((key, made), *kept[: _MOST - 1])
        return made
