"""Which survey the tables hold: the questions of which index, of which instrument, on which scale.

An instrument that is not named is recognised by its questions and by the numbers and words of the answers; a
scale belongs to the questions of one index in all tables, not to a file. What could be another scale is said.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from zitool.core.record import Record
from zitool.findings import finding
from zitool.survey.answers import Evidence, evidence, numbers_seen, steps_seen
from zitool.survey.columns import place_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from zitool.findings import Finding
    from zitool.survey.columns import Block, Grid
    from zitool.survey.instrument import Instrument, Item, LoadedInstrument, Scale

    Finder = Callable[[Grid, Instrument], list[Block]]

_MOSTLY = {4: 8, 5: 20}
"""One part in so many of the numbers may lie above a scale that ends there: they are unread, each said."""
_HALF = 2
_FIVE, _FOUR = 5, 4


class Part(Record, kw_only=False):
    """The questions of one index in all tables that ask them.

    Attributes:
        instrument: they are of.
        index: id of the index.
        scale: name and ends of the scale of the answers.
        blocks: table by table.
        findings: what was said in recognising it.
    """

    instrument: LoadedInstrument
    index: str
    scale_id: str
    scale: Scale
    blocks: tuple[tuple[Grid, Block], ...]
    findings: tuple[Finding, ...] = ()


class _Candidate(NamedTuple):
    """An index of some instruments that a table may hold, and the columns it would take."""

    instruments: tuple[LoadedInstrument, ...]
    block: Block

    @property
    def key(self) -> tuple[str, tuple[str, ...]]:
        return self.block.of_index, tuple(self.block.of)

    @property
    def used(self) -> frozenset[int]:
        return frozenset(meant.column for meant in self.block.columns.values())


def parts_in(
    grids: Sequence[Grid], instruments: Sequence[LoadedInstrument], find: Finder, *, named: bool
) -> list[Part]:
    """Return the indices that the tables hold answers to.

    Args:
        grids: tables with their headers.
        instruments: the one that was named, or all that may be recognised.
        find: the questions of each index of an instrument that a table has columns for.
        named: whether it was named.
    """
    chosen: dict[tuple[str, tuple[str, ...]], list[tuple[Grid, _Candidate]]] = {}
    for grid in grids:
        for candidate in _chosen(_candidates(grid, instruments, find), named=named):
            chosen.setdefault(candidate.key, []).append((grid, candidate))
    settled = {key: _settled(candidates, named=named) for key, candidates in chosen.items()}
    votes = Counter(
        loaded.instrument.id
        for options, _ in settled.values()
        for loaded in {id(loaded): loaded for loaded, *_ in options}.values()
    )
    parts = []
    for key, (options, findings) in settled.items():
        most = max(votes[loaded.instrument.id] for loaded, *_ in options)
        loaded, scale_id, scale = next(option for option in options if votes[option[0].instrument.id] == most)
        blocks = tuple((grid, candidate.block) for grid, candidate in chosen[key])
        own = [reported for _, block in blocks for reported in block.findings]
        if not named:
            own.append(_recognised(loaded, scale, key[0], blocks[0][0]))
        parts.append(Part(loaded, key[0], scale_id, scale, blocks, (*own, *findings)))
    return parts


def _recognised(loaded: LoadedInstrument, scale: Scale, index: str, grid: Grid) -> Finding:
    span = f"{scale.lowest}-{scale.highest}"
    return finding("K013", **place_of(grid.table), name=loaded.instrument.id, id=index, range=span)


# --- which index -------------------------------------------------------------------------------------------


def _candidates(grid: Grid, instruments: Sequence[LoadedInstrument], find: Finder) -> list[_Candidate]:
    """Return every index that the table may hold; one that several instruments share comes once."""
    candidates: dict[tuple[str, tuple[str, ...]], _Candidate] = {}
    for loaded in instruments:
        for block in find(grid, loaded.instrument):
            candidate = _Candidate((loaded,), block)
            first = candidates.setdefault(candidate.key, candidate)
            if first is not candidate:
                candidates[candidate.key] = first._replace(instruments=(*first.instruments, loaded))
    return list(candidates.values())


def _chosen(candidates: Iterable[_Candidate], *, named: bool) -> list[_Candidate]:
    """Return the indices that take most columns, whole ones first; no column counts twice."""
    ranked = sorted(
        candidates,
        key=lambda candidate: (
            bool(candidate.block.missing),
            -len(candidate.used),
            len(candidate.block.missing),
        ),
    )
    taken: set[int] = set()
    chosen = []
    for candidate in ranked:
        asked = len(candidate.block.of)
        enough = len(candidate.used) > 1 if named else len(candidate.used) * _HALF >= asked
        if enough and not (candidate.used & taken):
            chosen.append(candidate)
            taken |= candidate.used
    return chosen


# --- which scale -------------------------------------------------------------------------------------------


def texts_of(blocks: Iterable[tuple[Grid, Block]]) -> list[tuple[Item, Counter[str]]]:
    """Return each item with its cells, counted over all tables."""
    counted: dict[str, tuple[Item, Counter[str]]] = {}
    for grid, block in blocks:
        for id_, meant in block.columns.items():
            texts = counted.setdefault(id_, (block.of[id_], Counter()))[1]
            texts.update(row.cells[meant.column] for row in grid.rows if meant.column < len(row.cells))
    return list(counted.values())


_Option = tuple["LoadedInstrument", str, "Scale"]


def _settled(
    candidates: Sequence[tuple[Grid, _Candidate]], *, named: bool
) -> tuple[list[_Option], list[Finding]]:
    """Return the instruments and scales that an index may be of, of one width, and what is unsure of it."""
    columns = texts_of((grid, candidate.block) for grid, candidate in candidates)
    every = {loaded.instrument.id: loaded for _, candidate in candidates for loaded in candidate.instruments}
    options = [
        (loaded, scale_id, scale)
        for loaded in every.values()
        for scale_id, scale in loaded.instrument.scales.items()
    ]
    widths = sorted({(scale.lowest, scale.highest) for *_, scale in options}, key=lambda ends: ends[1])
    place = place_of(candidates[0][0].table)
    index = candidates[0][1].block.of_index
    if len(widths) == 1:
        return options, list(_unlike(options[0], columns, place, index)) if named else []
    by_width = {
        ends: [option for option in options if (option[2].lowest, option[2].highest) == ends]
        for ends in widths
    }
    read = {ends: _most_read(by_width[ends], columns) for ends in widths}
    words, numbers = (max(seen[at] for seen in read.values()) for at in (0, 1))
    fitting = [
        ends for ends in widths
        if read[ends].words == words and (numbers - read[ends].numbers) * _MOSTLY.get(ends[1], 20) <= numbers
    ] or widths  # fmt: skip
    ends, why = _width(fitting, by_width, columns)
    said = []
    if why:
        others = ", ".join(f"{low}-{high}" for low, high in fitting if (low, high) != ends)
        said.append(
            finding("K014", **place, id=index, range=f"{ends[0]}-{ends[1]}", ranges=others, reason=why)
        )
    return by_width[ends], said


def _most_read(options: Sequence[_Option], columns: Sequence[tuple[Item, Counter[str]]]) -> Evidence:
    seen = [evidence(loaded.instrument, columns, scale) for loaded, _, scale in options]
    return Evidence(max(of_option.words for of_option in seen), max(of_option.numbers for of_option in seen))


def _width(
    fitting: Sequence[tuple[int, int]],
    by_width: dict[tuple[int, int], list[_Option]],
    columns: Sequence[tuple[Item, Counter[str]]],
) -> tuple[tuple[int, int], str]:
    """Return the ends of the scale among those that can read the answers, and why it is not sure.

    The narrowest, if its best answer was given; for numbers up to five, which may be of five or of six, the
    wider one, which flatters nobody.
    """
    narrowest, widest = fitting[0], fitting[-1]
    if len(fitting) == 1:
        return narrowest, ""
    highest = max(numbers_seen(columns), default=0)
    loaded, _, scale = by_width[narrowest][0]
    words = steps_seen(loaded.instrument, columns, scale)
    if narrowest[1] == _FIVE and highest == _FIVE and not words:
        return widest, "top_not_given"
    if highest >= narrowest[1] or words >= set(range(scale.lowest, scale.highest + 1)):
        return narrowest, ""
    return narrowest, "words_of_several" if words and not highest else "top_not_given"


def _unlike(
    option: _Option, columns: Sequence[tuple[Item, Counter[str]]], place: dict[str, str], index: str
) -> Iterable[Finding]:
    """Yield K029 where nobody answered the upper part of a scale that was named: is it another one?"""
    _, _, scale = option
    numbers = numbers_seen(columns)
    if scale.highest > _FIVE and numbers and max(numbers) <= _FOUR:
        yield finding("K029", **place, id=index, range=f"{scale.lowest}-{scale.highest}", most=max(numbers))
