"""Comparisons, series and agreement as plain grids, which every format but table and JSON lays out.

Every text of a grid may be a stranger's: whoever lays it out keeps it harmless.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from zitool.core.monitoring.agreement import ALL_SCALES
from zitool.named import NamedTuple
from zitool.reports.agreement_table import titles_of
from zitool.reports.comparing import (
    answer_text,
    effects_text,
    figure_text,
    requirement_text,
    side_figures,
    side_names,
    sides_told,
    signed,
    total_text,
)
from zitool.reports.layout import known_text, number, to_know
from zitool.reports.recap_layout import beside
from zitool.reports.trend_table import period_names
from zitool.wording import label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zitool.core.law.rubric import Rubric
    from zitool.core.monitoring.agreement import Agreement
    from zitool.core.monitoring.comparison import Comparison, Turn
    from zitool.core.monitoring.recap import Recap, UnitLine
    from zitool.core.monitoring.statistics import PeerRank
    from zitool.core.monitoring.trend import Trend
    from zitool.wording import Language

    Cell = str | Fraction | int | None


class Paged(str):
    """Text with a page of its own: `target` leads there, and is zitool's own, never a stranger's."""

    __slots__ = ("target",)
    target: str

    @classmethod
    def to(cls, text: str, target: str) -> Paged:
        """Return text that leads to `target`."""
        made = cls(text)
        made.target = target
        return made


class Grid(NamedTuple):
    """One table.

    Attributes:
        name: what it shows, short: the name of a sheet, too.
        head: of the columns; the first column says whose row it is.
        signed: columns whose numbers are differences.
        places: decimals of numbers.
        rounded: whether figures and differences are those of `side_figures`, shown with all their decimals.
    """

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    signed: frozenset[int] = frozenset()
    places: int = 2
    rounded: bool = False

    def text(self, column: int, cell: Cell, language: Language) -> str:
        """Return a cell as people read it."""
        if isinstance(cell, Fraction):
            if column in self.signed:
                return signed(cell, language, rounded=self.rounded)
            return figure_text(cell, language) if self.rounded else number(cell, language, self.places)
        return "" if cell is None else str(cell)

    @property
    def numbers(self) -> frozenset[int]:
        """The columns that hold numbers and nothing else but blanks."""
        columns = range(len(self.head))
        return frozenset(
            each
            for each in columns
            if any(isinstance(row[each], Fraction | int) for row in self.rows)
            and not any(isinstance(row[each], str) for row in self.rows)
        )

    @property
    def widths(self) -> tuple[int, ...]:
        """The longest word of each column in characters; nothing where not all of them fit side by side."""
        rows = (self.head, *([cell if isinstance(cell, str) else "" for cell in row] for row in self.rows))
        longest = tuple(
            max(
                (len(word) for text in column for word in text.split() if len(word) <= _LONGEST_WORD),
                default=0,
            )
            for column in zip(*rows, strict=True)
        )
        return longest if sum(longest) <= _MOST_SIGNS else ()

    @property
    def dense(self) -> bool:
        """Whether small letters are needed for the longest words to stand side by side."""
        return sum(self.widths) > _MOST_SIGNS * 2 // 3


_LONGEST_WORD, _MOST_SIGNS = 18, 120
"""A longer word is a path, and may be broken; so many characters stand side by side on a page."""


class Document(NamedTuple):
    """Grids with a title and what is to be known of them."""

    title: str
    notes: tuple[str, ...]
    grids: tuple[Grid, ...]


def comparison_grids(comparison: Comparison, language: Language) -> Document:
    """Return totals and designations, sections, and every question that differs."""
    names = side_names(comparison)
    notes = [*sides_told(comparison, language), total_text(comparison, language)]
    if comparison.one_rubric:
        notes.append(label("compare_counts", language, differ=len(comparison.changes), same=comparison.same))
    else:
        rubrics = {"first": comparison.first.rubric.id, "second": comparison.second.rubric.id}
        notes.append(label("compare_rubrics", language, **rubrics))
        for key, titles in (
            ("compare_only_first", comparison.only_first),
            ("compare_only_second", comparison.only_second),
        ):
            if titles:
                notes.append(f"{label(key, language)}: {', '.join(titles)}")
    both = (comparison.first, comparison.second)
    notes += [known_text(each, language) for each in to_know(both)]
    grids = [_turns(comparison, names, language), _sections(comparison, names, language)]
    if comparison.one_rubric:
        grids.append(_changes(comparison, names, language))
    title = label("compare_title", language, first=names[0], second=names[1])
    return Document(title, tuple(notes), tuple(grids))


def _turns(comparison: Comparison, names: tuple[str, str], language: Language) -> Grid:
    turned = label("compare_gained", language), label("compare_lost", language)
    return Grid(
        label("conclusion", language),
        (label("recap_designation", language), *names, *turned),
        tuple(_turn(turn, comparison, language) for turn in comparison.turns),
    )


def _turn(turn: Turn, comparison: Comparison, language: Language) -> tuple[Cell, ...]:
    statuses = (
        "-" if each is None else label(f"recap_status_{each}", language) for each in (turn.first, turn.second)
    )
    turned = (
        ", ".join(requirement_text(comparison, turn.designation, each, language) for each in ids)
        for ids in (turn.gained, turn.lost)
    )
    return (turn.designation.upper(), *statuses, *turned)


def _sections(comparison: Comparison, names: tuple[str, str], language: Language) -> Grid:
    rows = tuple(
        (f"{part.id}  {part.title}", *side_figures(part.first, part.second), part.weight)
        for part in comparison.parts
    )
    head = (label("section", language), *names)
    return Grid(
        label("compare_sections", language),
        (*head, label("compare_change", language), label("weight", language)),
        rows,
        frozenset({3}),
        rounded=True,
    )


def _changes(comparison: Comparison, names: tuple[str, str], language: Language) -> Grid:
    rubric = comparison.second.rubric
    leaves = {leaf.id: leaf for leaf in rubric.leaves()}
    rows: list[tuple[Cell, ...]] = []
    for each in comparison.changes:
        leaf = leaves[each.indicator]
        kind = rubric.scales[leaf.scale].kind
        sides = (
            answer_text(answer, kind, language) + (f" ({answer.cell})" if answer.cell else "")
            for answer in (each.first, each.second)
        )
        rows.append(
            (
                f"{each.indicator}  {each.second.question or leaf.statement}",
                *sides,
                each.points,
                label(f"compare_{each.kind}", language),
                effects_text(each, comparison, language),
            )
        )
    keys = ("points", "compare_kind", "compare_requirements")
    head = (label("question", language), *names, *(label(key, language) for key in keys))
    return Grid(label("compare_questions", language), head, tuple(rows), frozenset({3}))


def trend_grids(trend: Trend, language: Language) -> Document:
    """Return points of every section through time, and the statuses of designations."""
    units = list(dict.fromkeys(each.unit for each in trend.periods if each.unit))
    notes = [label("trend_units", language)] if len(units) > 1 else []
    if not trend.one_rubric:
        named = zip(period_names(trend), trend.periods, strict=True)
        rubrics = ", ".join(f"{name}: {each.rubric.id}" for name, each in named)
        notes.append(label("trend_rubrics", language, rubrics=rubrics))
    notes += [known_text(each, language) for each in to_know(trend.periods)]
    periods = tuple(period_names(trend))
    rows = tuple(
        (
            label("total", language) if row.id == "TOTAL" else f"{row.id}  {row.title}",
            *row.figures,
            None
            if row.figures[0] is None or row.figures[-1] is None
            else side_figures(row.figures[0], row.figures[-1])[2],
            row.weight,
        )
        for row in trend.rows
    )
    statuses = tuple(
        (id_.upper(), *("-" if each is None else label(f"recap_status_{each}", language) for each in several))
        for id_, several in trend.statuses.items()
    )
    head = (
        label("section", language),
        *periods,
        label("compare_change", language),
        label("weight", language),
    )
    return Document(
        label("trend_title", language, unit=" / ".join(units)),
        tuple(notes),
        (
            Grid(label("trend_figures", language), head, rows, frozenset({len(periods) + 1})),
            Grid(label("conclusion", language), (label("recap_designation", language), *periods), statuses),
        ),
    )


def agreement_grids(found: Agreement, rubric: Rubric, done: Recap, language: Language) -> Document:
    """Return who over-rates, in which area, and how far the two agree beyond chance."""
    said = beside(done, found.sides, language)
    if not found.sides:
        return Document(label("agree_none", language, alone=len(found.alone)), tuple(said), ())
    first, second = found.sides[0].first, found.sides[0].second
    title = label("agree_title", language, units=len(found.sides), first=first, second=second)
    notes = [label("agree_alone", language, count=len(found.alone))] if found.alone else []
    return Document(
        title,
        (*notes, *said, label("agree_kappa_is", language)),
        tuple(_agreement(found, rubric, (first, second), language)),
    )


def _agreement(
    found: Agreement, rubric: Rubric, names: tuple[str, str], language: Language
) -> Iterator[Grid]:
    titles = titles_of(rubric)
    biases = [*found.areas, *([found.total] if found.total else [])]
    keys = ("agree_bias", "agree_higher", "agree_equal", "agree_lower")
    yield Grid(
        label("agree_areas", language),
        (label("area", language), *(label(key, language) for key in keys)),
        tuple(
            (titles.get(each.area, label("total", language)), each.mean, each.higher, each.equal, each.lower)
            for each in biases
        ),
        frozenset({1}),
    )
    scales = ("agree_scale", "agree_kappa", "agree_alike_percent", "agree_pairs")
    yield Grid(
        label("agree_kappas", language),
        tuple(label(key, language) for key in scales),
        tuple(
            (
                label("agree_all", language) if name == ALL_SCALES else rubric.scales[name].label,
                kappa,
                None if alike is None else 100 * alike,
                pairs,
            )
            for name, (kappa, alike, pairs) in found.kappas.items()
        ),
    )
    ids = list(dict.fromkeys(area for each in found.sides for area in each.areas))
    head = (label("unit", language), *names, label("differs", language))
    yield Grid(
        label("recap_units", language),
        (*head, *(titles.get(area, area) for area in ids), label("file", language)),
        tuple(
            (
                each.name,
                *each.points,
                each.difference,
                *(each.areas[area][0] - each.areas[area][1] if area in each.areas else None for area in ids),
                each.file,
            )
            for each in found.sides
        ),
        frozenset(range(3, 4 + len(ids))),
    )


def peers_grids(
    line: UnitLine, standings: Sequence[PeerRank], rubric: Rubric, done: Recap, language: Language
) -> Document:
    """Return where a unit stands among its peers."""
    said = tuple(beside(done, [line, *done.lines()], language))
    if not standings:
        return Document(label("peers_none", language), said, ())
    titles = titles_of(rubric)
    title = label("peers_title", language, unit=line.name, peers=len(standings[0].peers.figures))
    keys = ("peers_own", "peers_lower", "recap_median", "peers_upper", "peers_rank")
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            titles.get(each.id, each.id),
            each.figure,
            *(each.peers.at(Fraction(part, 4)) for part in (1, 2, 3)),
            each.rank,
        )
        for each in standings
    )
    head = (label("requirement", language), *(label(key, language) for key in keys))
    grid = Grid(label("peers_figures", language), head, rows)
    return Document(title, (*said, label("peers_rank_is", language)), (grid,))
