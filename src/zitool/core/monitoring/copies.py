"""Workbooks that came already: the same bytes, or the same answers of the same unit, kept as digests only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from zitool.core.sha256 import hexdigest
from zitool.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zitool.core.scoring.assessment import Assessment

_DIGITS = 30
"""Of a digest: 120 bits tell any number of workbooks apart."""
_MARK = 1 + _DIGITS
"""Characters of a mark; behind it stands whose answers they are."""
BYTES, NAMED, LOOSE = "b", "n", "-"
"""How a mark begins: of a file's bytes, of answers that are known to be one unit's, of nobody's answers."""


class Duplicate(NamedTuple):
    """A workbook that came already, as a whole or in part.

    Attributes:
        file: its path.
        same_as: path of the one that counts.
        by: what is the same.
        part: sheet and assessor, where other answers in the file count.
    """

    file: str
    same_as: str
    by: Literal["bytes", "answers"]
    part: str = ""


def mark_of(*sides: Assessment) -> str:
    """Return what is the same for the same answers of one unit, under one rubric, by the same assessors.

    Answers of no named unit are nobody's, but in a copy that zitool annotated. Sheet and assessors stand
    behind the mark.
    """
    first = sides[0]
    unit = " ".join(first.unit.casefold().split())
    told = [unit, first.rubric.id]
    for side in sides:
        told.append(side.answers.assessor)
        told += [f"{id_}={answer.value}" for id_, answer in side.answers.answers.items()]
        told += [f"{id_}={count}" for id_, count in side.answers.counts.items()]
    kind = NAMED if unit or first.annotated else LOOSE
    part = f"{first.sheet}: {', '.join(side.answers.assessor for side in sides)}"
    return kind + hexdigest("\n".join(told).encode())[:_DIGITS] + part


def bytes_mark(sha256: str) -> str:
    """Return the mark of a file's bytes."""
    return BYTES + sha256[:_DIGITS]


class Copies:
    """What came so far: a number for each mark, and which file it was."""

    def __init__(self, files: Sequence[str]) -> None:
        self._files = files
        self._seen: dict[int, int] = {}

    def of(self, at: int, bytes_: str, marks: Sequence[str]) -> Iterator[tuple[int, Duplicate]]:
        """Yield place and duplicate of each set of answers that came before; those that did not are noted.

        Args:
            at: place of the file among all.
            bytes_: mark of its bytes; empty where they are not known.
            marks: of its answers, in order; none of a file that was refused.
        """
        file, whole = self._files[at], self._first(bytes_, at) if bytes_ else None
        for place in range(max(len(marks), 1)):
            first = whole
            if marks and whole is None:
                first = self._first(marks[place], at)
            if first is not None:
                by: Literal["bytes", "answers"] = "answers" if whole is None else "bytes"
                part = marks[place][_MARK:] if marks else ""
                yield place, Duplicate(file, self._files[first], by, part)

    def _first(self, mark: str, at: int) -> int | None:
        """Return the place of the first file with this mark, or None; nobody's mark needs that of a copy."""
        number, known = int(mark[1:_MARK], 16), mark[0] != LOOSE
        before = self._seen.get(number)
        if before is None:
            self._seen[number] = at << 1 | known
            return None
        first, told = before >> 1, before & 1
        return first if first != at and (known or told) else None
