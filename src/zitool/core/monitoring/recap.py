"""One line per assessed workbook, and the units of an office: small enough to keep thousands of them.

A line is made where the workbook is read, travels as a few hundred bytes of JSON between processes and in
journals, and keeps every figure exact.
"""

from __future__ import annotations

import io
import json
import zlib
from array import array
from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar, overload

from zitool.core.digests import hexdigest
from zitool.core.monitoring.recap_choices import Group, Sorting
from zitool.core.scoring.eligibility import Status
from zitool.findings import finding
from zitool.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from typing import BinaryIO

    from zitool.core.scoring.assessment import Assessment
    from zitool.core.scoring.eligibility import Verdict
    from zitool.core.scoring.scoring import Score
    from zitool.findings import Finding

NEAR = Fraction(1, 10)
"""A unit is near a designation if each minimum that it misses lacks at most this share of what is needed."""
PART_DEPTH = 2
"""How deep in the tree the points of sections are kept: components and halves, or components and areas."""
BEST, WORST, BETWEEN, OPEN = "1", "0", "m", "-"
"""Marks of an answer: best, worth nothing, anything between, unanswered."""
_T = TypeVar("_T")

_TOGETHER = 32
"""Compressed texts kept as one."""
_HEAD = _TOGETHER * array("I").itemsize
"""Bytes before them, which say where each ends."""
_RUN = 2048
"""Lines that are sorted at once."""
_WINDOW = 1 << 15
"""How far back a compressed text can refer."""


class Standing(NamedTuple):
    """Where a unit stands against one designation.

    Attributes:
        designation: id.
        status: of the verdict.
        short: requirement id → what is missing, in the requirement's unit; only those that are not reached.
        near: complete and not met, but each missing part is at most `NEAR` of what is needed.
        lacks: ids of prerequisites that the LKE's own counts fail.
    """

    designation: str
    status: Status
    short: Mapping[str, Fraction]
    near: bool
    lacks: tuple[str, ...] = ()


class UnitLine(NamedTuple):
    """What a recap keeps of one assessor's answers in one workbook.

    Attributes:
        file: path as found.
        unit: name of the work unit as the workbook says it; may be empty.
        points: total, unanswered counted 0; `best` with every open question answered best.
        own: the workbook's own total, where it keeps one.
        parts: points of components and halves by section id.
        reached: requirement id → actual figure, in the requirement's unit.
        findings: number of errors, warnings, notes.
        codes: code → number of findings.
        marks: one character per indicator, in the rubric's order.
        options: how to choose among several filled columns of this assessor that differ; empty for one.
        sheet: the sheet that was scored.
        others: other assessors who answered in the same workbook.
        coverage: answers whose documents are missing, to be checked, complete; None where nobody knows.
    """

    file: str
    sha256: str
    unit: str
    rubric: str
    assessor: str
    indicators: int
    answered: int
    points: Fraction
    best: Fraction
    own: Fraction | None
    parts: Mapping[str, Fraction]
    reached: Mapping[str, Fraction]
    standings: tuple[Standing, ...]
    findings: tuple[int, int, int]
    codes: Mapping[str, int]
    marks: str
    options: str = ""
    sheet: str = ""
    others: tuple[str, ...] = ()
    coverage: tuple[int, int, int] | None = None

    @property
    def name(self) -> str:
        """The unit's name, or else the path of its file."""
        return self.unit or self.file

    def standing(self, designation: str) -> Standing | None:
        """Return where the unit stands against a designation; None where its rubric has no such."""
        return next((standing for standing in self.standings if standing.designation == designation), None)


def line_of(assessment: Assessment) -> UnitLine:
    """Return the line of one assessment."""
    severities = Counter(reported.severity.word for reported in assessment.findings)
    silent = {reported.values["assessor"] for reported in assessment.findings if reported.code == "S125"}
    return UnitLine(
        file=assessment.file,
        sha256=assessment.sha256,
        unit=assessment.unit,
        rubric=assessment.rubric.id,
        assessor=assessment.answers.assessor,
        indicators=assessment.card.total,
        answered=assessment.card.answered,
        points=assessment.card.points,
        best=assessment.best.points,
        own=assessment.own.total,
        parts=_parts(assessment.card, PART_DEPTH),
        reached={
            check.requirement.id: check.actual
            for verdict in reversed(assessment.verdicts)
            for check in verdict.checks
        },
        standings=tuple(_standing(verdict) for verdict in assessment.verdicts),
        findings=(severities["error"], severities["warning"], severities["note"]),
        codes=dict(sorted(Counter(reported.code for reported in assessment.findings).items())),
        marks="".join(_mark(node.value) for node in assessment.card.walk() if not node.parts),
        sheet=assessment.sheet,
        options=next((reported.values["options"] for reported in assessment.to_choose()), ""),
        others=tuple(assessor for assessor in assessment.other_assessors if assessor not in silent),
        coverage=assessment.coverage.counts() if assessment.coverage is not None else None,
    )


def group_of(line: UnitLine, designation: str) -> Group:
    """Return the group of a line for one designation: met, near, or not met."""
    standing = line.standing(designation)
    if standing is None or standing.status is Status.NOT_IN_FORCE:
        return Group.NOT_MET
    if standing.status is Status.MET:
        return Group.MET
    return Group.NEAR if standing.near else Group.NOT_MET


def pack(line: UnitLine) -> str:
    """Return a line as one line of ASCII JSON; `unpack` gives the same line back."""
    stored = line._asdict() | {
        "standings": [
            [
                standing.designation,
                standing.status.value,
                _texts(standing.short),
                standing.near,
                standing.lacks,
            ]
            for standing in line.standings
        ],
        "points": str(line.points),
        "best": str(line.best),
        "own": None if line.own is None else str(line.own),
        "parts": _texts(line.parts),
        "reached": _texts(line.reached),
    }
    return json.dumps(stored, separators=(",", ":"))


def unpack(text: str) -> UnitLine:
    """Return the line that `pack` wrote.

    Raises:
        ValueError, TypeError, KeyError: it is no such text.
    """
    stored: dict[str, Any] = json.loads(text)
    return UnitLine(
        **stored
        | {
            "standings": tuple(
                Standing(designation, Status(status), _numbers(short), near, tuple(*lacks))
                for designation, status, short, near, *lacks in stored["standings"]
            ),
            "points": _number(stored["points"]),
            "best": _number(stored["best"]),
            "own": None if stored["own"] is None else _number(stored["own"]),
            "parts": _numbers(stored["parts"]),
            "reached": _numbers(stored["reached"]),
            "findings": tuple(stored["findings"]),
            "others": tuple(stored.get("others", ())),
            "coverage": tuple(stored["coverage"]) if stored.get("coverage") else None,
        }
    )


def _standing(verdict: Verdict) -> Standing:
    missed = [check for check in verdict.checks if not check.ok]
    return Standing(
        verdict.designation.id,
        verdict.status,
        {check.requirement.id: check.short_by for check in missed},
        verdict.status is Status.NOT_MET
        and bool(missed)
        and all(check.short_by <= NEAR * check.needed for check in missed),
        tuple(failure.subject.id for failure in verdict.failed),
    )


def _parts(node: Score, depth: int) -> dict[str, Fraction]:
    points: dict[str, Fraction] = {}
    for part in node.parts if depth else ():
        if part.parts:
            points[part.id] = part.points
            points |= _parts(part, depth - 1)
    return points


def _mark(value: Fraction | None) -> str:
    if value is None:
        return OPEN
    return BEST if value == 1 else BETWEEN if value else WORST


def _texts(numbers: Mapping[str, Fraction]) -> dict[str, str]:
    return {key: str(value) for key, value in numbers.items()}


def _numbers(texts: Mapping[str, str]) -> dict[str, Fraction]:
    return {key: _number(value) for key, value in texts.items()}


@lru_cache(maxsize=512)
def _number(text: str) -> Fraction:
    """Return what ``str`` made of a fraction; `Fraction` itself takes three times as long to read it.

    Points of areas are few and come again: seven of ten are among those that are remembered.
    """
    over, _, under = text.partition("/")
    return Fraction(int(over), int(under or "1"))


class Held:
    """Bytes put aside in memory; for many `zitool.batch.pile.Pile` has a file."""

    def __init__(self) -> None:
        self._file: BinaryIO = io.BytesIO()
        self._size = 0

    def add(self, data: bytes) -> int:
        """Put bytes behind all others and return where they begin."""
        at = self._size
        self._file.seek(at)
        self._file.write(data)
        self._size += len(data)
        return at

    def read(self, at: int, size: int) -> bytes:
        """Return some of the bytes that were put aside."""
        self._file.seek(at)
        return self._file.read(size)


class Packed:
    """Texts that are much alike, each compressed against the first: lines take a fifth of their length.

    They are put aside some at a time, and what is kept in mind is where.
    """

    __slots__ = ("_first", "_last", "_last_ends", "_length", "_pile", "_read", "_starts")

    def __init__(self, pile: Held | None = None) -> None:
        self._pile = Held() if pile is None else pile
        self._first = self._last = b""
        self._starts, self._last_ends = array("Q"), array("I")
        self._length = 0
        self._read: tuple[int, bytes, array[int]] = (-1, b"", self._last_ends)

    def extend(self, texts: Iterable[str]) -> None:
        """Add texts at the end."""
        for text in texts:
            data = text.encode()
            self._first = self._first or data[-_WINDOW:]
            packer = zlib.compressobj(9, zlib.DEFLATED, -15, 9, zlib.Z_DEFAULT_STRATEGY, self._first)
            self._last += packer.compress(data) + packer.flush()
            self._last_ends.append(len(self._last))
            self._length += 1
            if self._length % _TOGETHER == 0:
                self._starts.append(self._pile.add(self._last_ends.tobytes() + self._last))
                self._last, self._last_ends = b"", array("I")

    def __len__(self) -> int:
        return self._length

    def __getitem__(self, at: int) -> str:
        block, place = divmod(at, _TOGETHER)
        kept, ends = self._block(block)
        packed = kept[ends[place - 1] if place else 0 : ends[place]]
        return zlib.decompressobj(-15, self._first).decompress(packed).decode()

    def _block(self, block: int) -> tuple[bytes, array[int]]:
        """Return so many texts that are together, and where each of them ends."""
        if block == len(self._starts):
            return self._last, self._last_ends
        if self._read[0] != block:
            at = self._starts[block]
            ends = array("I", self._pile.read(at, _HEAD))
            self._read = block, self._pile.read(at + _HEAD, ends[-1]), ends
        return self._read[1:]

    def __iter__(self) -> Iterator[str]:
        return (self[at] for at in range(len(self)))


class Chosen(Sequence[_T], Generic[_T]):
    """What a recap keeps, in an order of its own; each text is unpacked when somebody asks for it."""

    __slots__ = ("_order", "_packed", "_read")

    def __init__(self, packed: Packed | list[str], order: Iterable[int], read: Callable[[str], _T]) -> None:
        self._packed = packed
        self._order = array("I", order)
        self._read = read

    def beside(self, entries: Packed | list[str]) -> Chosen[dict[str, Any]]:
        """Return the JSON objects that were kept at the same places, in the same order."""
        return Chosen(entries, self._order if entries else (), json.loads)

    def __len__(self) -> int:
        return len(self._order)

    @overload
    def __getitem__(self, at: int) -> _T: ...
    @overload
    def __getitem__(self, at: slice) -> Chosen[_T]: ...
    def __getitem__(self, at: int | slice) -> _T | Chosen[_T]:
        if isinstance(at, slice):
            return Chosen(self._packed, self._order[at], self._read)
        return self._read(self._packed[self._order[at]])


class Recap:
    """Everything that came of a batch; lines are kept packed, so that thousands of units stay small.

    Attributes:
        files: how many workbooks were found.
        packed: one text per assessed workbook and assessor, in the order of the files.
        entries: for each of these what else is told of it, as a JSON object; none where nobody asked.
        refused: files that could not be scored, and sheets of others, as JSON objects.
        scored: how many files were scored.
        sheets: how many sheets of files that were scored are among the refused.
        skipped: reason → how many entries were passed over, and why.
        stopped: whether somebody ended it before all files were done.
        copies: how many came already as a whole and do not count again; `duplicates` names them, and parts.
        unopened: archives and shortcuts beside the workbooks, with which of both they are.
    """

    def __init__(
        self, files: int, packed: Packed | list[str] | None = None, pile: Held | None = None
    ) -> None:
        self.files = files
        self.packed: Packed | list[str] = Packed(pile) if packed is None else packed
        self.entries: Packed | list[str] = Packed(pile)
        self.refused: list[str] = []
        self.scored = self.copies = self.sheets = 0
        self.skipped: Counter[str] = Counter()
        self.stopped = False
        self.duplicates: list[Duplicate] = []
        self.unopened: list[tuple[str, str]] = []

    @property
    def left(self) -> int:
        """How many files were not done."""
        return self.files - self.scored - self.copies - self.broken

    @property
    def broken(self) -> int:
        """How many files could not be scored at all."""
        return len(self.refused) - self.sheets

    def asides(self, most: int | None = None) -> Iterator[Finding]:
        """Yield what to know of files beside those that count: F120 to F123, at most so many."""
        for file, kind in self.unopened[:most]:
            yield finding("F120" if kind == "archive" else "F121", file=file)
        for duplicate in self.duplicates[: None if most is None else max(0, most - len(self.unopened))]:
            code = "F122" if duplicate.by == "bytes" else "F123"
            yield finding(code, file=duplicate.file, sheet=duplicate.part or None, same_as=duplicate.same_as)

    def lines(self) -> Iterator[UnitLine]:
        """Yield every line, unpacked one at a time."""
        return (unpack(packed) for packed in self.packed)

    def rubrics(self) -> list[str]:
        """Return the ids of the rubrics of all lines, each once, in the order of the lines."""
        return list(dict.fromkeys(json.loads(packed)["rubric"] for packed in self.packed))

    def refusals(self) -> Iterator[dict[str, Any]]:
        """Yield every refused file with its findings."""
        return (json.loads(refusal) for refusal in self.refused)


SORTS: Mapping[Sorting, Callable[[UnitLine], Any]] = {
    Sorting.POINTS: lambda line: (-line.points, line.name),
    Sorting.UNIT: lambda line: (line.name.casefold(), line.file),
    Sorting.FILE: lambda line: line.file,
    Sorting.ANSWERED: lambda line: (line.answered, line.name),
    Sorting.SHORT: lambda line: (_missing(line), -line.points, line.name),
    Sorting.FINDINGS: lambda line: (tuple(-count for count in line.findings), line.name),
}
"""Key of a line by order; ties end in a fixed order."""


def _missing(line: UnitLine) -> tuple[int, ...]:
    """Return how many minima each designation lacks, in the rubric's order."""
    return tuple(len(standing.short) for standing in line.standings)


def chosen(
    recap: Recap,
    sort: Sorting,
    only: Group | None,
    designation: str,
    keep: Callable[[UnitLine], bool] | None = None,
) -> Chosen[UnitLine]:
    """Return the lines to show: those of one group if asked for, sorted; they stay packed.

    Args:
        recap: what came of the batch.
        sort: a key of `SORTS`.
        only: the group; None for all, `Group.BROKEN` for none of them (the broken have no line).
        designation: whose minima decide the group.
        keep: whether a line is wanted at all; None for all.
    """
    key = SORTS[sort]
    keys: dict[int, Any] = {}
    runs: list[array[int]] = []
    for place, line in enumerate(recap.lines()):
        if keep is not None and not keep(line):
            continue
        group = None if only is None else group_of(line, designation)
        if group is only or (only is Group.NOT_MET and group is Group.NEAR):
            keys[place] = key(line)
        if len(keys) == _RUN:
            runs.append(array("I", sorted(keys, key=keys.__getitem__)))
            keys.clear()
    last = sorted(keys, key=keys.__getitem__)
    if not runs:
        return Chosen(recap.packed, last, unpack)
    from heapq import merge  # noqa: PLC0415 - only thousands of lines are sorted some at a time

    order = merge(*runs, last, key=lambda place: key(unpack(recap.packed[place])))
    return Chosen(recap.packed, order, unpack)


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


class Unit(NamedTuple):
    """One row of the list; what was left out is empty.

    Attributes:
        priority: id of the group that its kind belongs to, where a rubric names one.
        target: what it is proposed for on PortalRB: ``wbk`` or ``wbbm``.
        affirmative: ``ya`` or ``tidak``: whether it is proposed on the affirmative way.
    """

    id: str = ""
    name: str = ""
    agency: str = ""
    kind: str = ""
    province: str = ""
    file: str = ""
    priority: str = ""
    target: str = ""
    affirmative: str = ""


class Registered(NamedTuple):
    """The list against a batch.

    Attributes:
        units: file of a line, or file and sheet of one among several → its row.
        missing: rows for which no workbook was found.
        strangers: files that are in no row.
        doubts: what is doubtful about the list itself.
    """

    units: Mapping[str, Unit]
    missing: tuple[Unit, ...]
    strangers: tuple[str, ...]
    doubts: tuple[Finding, ...] = ()

    def of(self, file: str, sheet: str = "") -> Unit | None:
        """Return the row that a sheet of a file belongs to, or the file as a whole."""
        return self.units.get(place(file, sheet)) or self.units.get(file)


def place(file: str, sheet: str) -> str:
    """Return what names a sheet of a file; no path holds a NUL."""
    return f"{file}\0{sheet}" if sheet else file
