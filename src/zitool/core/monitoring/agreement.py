"""How far two assessors agree over many workbooks: bias by area, and Cohen's weighted kappa.

Kappa is agreement beyond chance: 1 - (observed disagreement / disagreement expected by chance), where a
disagreement weighs as many steps of the scale as it is apart, over the most steps there can be (linear
weights). Source: J. Cohen, "Weighted kappa", Psychological Bulletin 70 (1968) 213-220. It is defined for one
scale of ordered choices; over several scales the disagreements of all are added up, each against its own
chance. Ratios and survey indices are no choices and do not enter.
"""

from __future__ import annotations

import json
from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from zitool.core.scoring.scoring import TOTAL, points_by_id
from zitool.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from zitool.core.law.rubric import Rubric
    from zitool.core.scoring.assessment import Assessment

Pair = tuple[int, int]
"""Two choices of one scale as their places in it, 0 the first: what one assessor took and what the other."""


class Table(NamedTuple):
    """How often which pair of choices of one scale was taken.

    Attributes:
        choices: how many the scale has.
        counts: pair → how often.
    """

    choices: int
    counts: Mapping[Pair, int]

    @property
    def total(self) -> int:
        """How many questions both assessors answered."""
        return sum(self.counts.values())

    @property
    def observed(self) -> Fraction:
        """Disagreement as it is, 0 ... `total`."""
        most = max(self.choices - 1, 1)
        return sum((Fraction(abs(a - b) * n, most) for (a, b), n in self.counts.items()), Fraction(0))

    @property
    def expected(self) -> Fraction:
        """Disagreement that chance would make of how often each assessor takes each choice, 0 ... `total`."""
        if not self.total:
            return Fraction(0)
        first: Counter[int] = Counter()
        second: Counter[int] = Counter()
        for (a, b), times in self.counts.items():
            first[a] += times
            second[b] += times
        most = max(self.choices - 1, 1)
        return sum(
            (
                Fraction(abs(a - b) * n * m, most * self.total)
                for a, n in first.items()
                for b, m in second.items()
            ),
            Fraction(0),
        )


def kappa(tables: Iterable[Table]) -> Fraction | None:
    """Return Cohen's kappa with linear weights over all scales; None where chance leaves no room."""
    observed = expected = Fraction(0)
    for table in tables:
        observed += table.observed
        expected += table.expected
    return None if expected == 0 else 1 - observed / expected


def alike(tables: Iterable[Table]) -> Fraction | None:
    """Return the share of questions with the very same choice, 0 ... 1; None where there is none."""
    those = list(tables)
    total = sum(table.total for table in those)
    equal = sum(n for table in those for (a, b), n in table.counts.items() if a == b)
    return Fraction(equal, total) if total else None


def pairs(first: Assessment, second: Assessment) -> dict[str, Table]:
    """Return scale → the pairs of choices where both assessors answered, for two sides of one rubric."""
    rubric = second.rubric
    order = {
        name: {choice: at for at, choice in enumerate(scale.options)} for name, scale in rubric.scales.items()
    }
    counts: dict[str, Counter[Pair]] = {}
    for leaf in rubric.leaves():
        if rubric.scales[leaf.scale].kind != "choice":
            continue
        a, b = (assessment.answers.answers[leaf.id] for assessment in (first, second))
        if a.value is not None and b.value is not None:
            places = order[leaf.scale]
            counts.setdefault(leaf.scale, Counter())[places[a.chosen], places[b.chosen]] += 1
    return {name: Table(len(order[name]), dict(number_by_pair)) for name, number_by_pair in counts.items()}


def added(tables: Iterable[Mapping[str, Table]]) -> dict[str, Table]:
    """Return the tables of many workbooks as one table per scale."""
    by_scale: dict[str, tuple[int, Counter[Pair]]] = {}
    for of_workbook in tables:
        for name, table in of_workbook.items():
            choices, counts = by_scale.setdefault(name, (table.choices, Counter()))
            counts.update(table.counts)
            by_scale[name] = (choices, counts)
    return {name: Table(choices, dict(counts)) for name, (choices, counts) in by_scale.items()}


def areas(rubric: Rubric) -> dict[str, tuple[str, ...]]:
    """Return what bias is told for: the areas that minima in percent name, or else the parts of enablers."""
    named = {
        requirement.id: requirement.of
        for designation in rubric.designations
        for requirement in designation.requirements
        if requirement.unit == "percent"
    }
    return named or {part.id: (part.id,) for part in rubric.sections[0].sections}


def bias(points: Sequence[Fraction]) -> Fraction:
    """Return the mean of differences: above 0 where the first assessor gives more.

    Raises:
        ValueError: there are none.
    """
    if not points:
        raise ValueError("no differences")
    return sum(points, Fraction(0)) / len(points)


class Sides(NamedTuple):
    """What two assessors made of one workbook, small enough to keep thousands.

    Attributes:
        file: path as found; `unit` its name where the workbook says it.
        first, second: the assessors.
        points: total of each.
        areas: area → points of each.
        tables: scale → pairs of choices.
        answered: how many questions each answered.
        options: how to choose among several filled columns of one of them that differ; empty for one.
    """

    file: str
    unit: str
    first: str
    second: str
    points: tuple[Fraction, Fraction]
    areas: Mapping[str, tuple[Fraction, Fraction]]
    tables: Mapping[str, Table]
    answered: tuple[int, int]
    options: str = ""

    @property
    def name(self) -> str:
        """The unit's name, or else the path of its file."""
        return self.unit or self.file

    @property
    def difference(self) -> Fraction:
        """Total of the first less that of the second: above 0 where the first over-rates."""
        return self.points[0] - self.points[1]


class Bias(NamedTuple):
    """How the first assessor differs from the second in one area, over many workbooks.

    Attributes:
        area: id.
        mean: of the differences, in points; above 0 where the first gives more.
        higher, lower, equal: in how many workbooks the first gives more, less, the same.
    """

    area: str
    mean: Fraction
    higher: int
    lower: int
    equal: int


class Agreement(NamedTuple):
    """Two assessors over many workbooks.

    Attributes:
        sides: every workbook in which both answered, the largest difference first.
        alone: files in which one of the two did not answer.
        total: bias of the total, under the area ``TOTAL``; None where there is no pair.
        areas: bias of each area.
        kappas: scale → (kappa, share alike, pairs); the key ``ALL`` is over all of them.
    """

    sides: tuple[Sides, ...]
    alone: tuple[str, ...]
    total: Bias | None
    areas: tuple[Bias, ...]
    kappas: Mapping[str, tuple[Fraction | None, Fraction | None, int]]


ALL_SCALES = "ALL"


def sides_of(first: Assessment, second: Assessment) -> Sides:
    """Return what two assessors made of one workbook."""
    rubric = second.rubric
    points = points_by_id(first.card), points_by_id(second.card)
    return Sides(
        second.file,
        second.unit,
        first.answers.assessor,
        second.answers.assessor,
        (first.card.points, second.card.points),
        {area: (_sum(points[0], ids), _sum(points[1], ids)) for area, ids in areas(rubric).items()},
        pairs(first, second),
        (first.card.answered, second.card.answered),
        "; ".join(
            dict.fromkeys(
                reported.values["options"]
                for assessment in (first, second)
                for reported in assessment.to_choose()
            )
        ),
    )


def agreement(sides: Sequence[Sides], alone: Sequence[str]) -> Agreement:
    """Return how two assessors agree over all workbooks in which both answered."""
    tables = added(side.tables for side in sides)
    kappas = {name: (kappa([table]), alike([table]), table.total) for name, table in tables.items()}
    everything = list(tables.values())
    if everything:
        total = sum(table.total for table in everything)
        kappas[ALL_SCALES] = (kappa(everything), alike(everything), total)
    ids = dict.fromkeys(area for side in sides for area in side.areas)
    return Agreement(
        tuple(sorted(sides, key=lambda side: (-abs(side.difference), side.name, side.file))),
        tuple(alone),
        _bias(TOTAL, [side.difference for side in sides]) if sides else None,
        tuple(
            _bias(area, [side.areas[area][0] - side.areas[area][1] for side in sides if area in side.areas])
            for area in ids
        ),
        kappas,
    )


def pack_sides(sides: Sides) -> str:
    """Return it as one line of ASCII JSON; `unpack_sides` gives the same back."""
    stored = sides._asdict() | {
        "points": [str(point) for point in sides.points],
        "areas": {key: [str(points) for points in both] for key, both in sides.areas.items()},
        "tables": {
            name: [table.choices, [[a, b, n] for (a, b), n in table.counts.items()]]
            for name, table in sides.tables.items()
        },
    }
    return json.dumps(stored, separators=(",", ":"))


def unpack_sides(text: str) -> Sides:
    """Return what `pack_sides` wrote.

    Raises:
        ValueError, TypeError, KeyError: it is no such text.
    """
    stored: dict[str, Any] = json.loads(text)
    return Sides(
        **stored
        | {
            "points": _both(stored["points"]),
            "areas": {key: _both(both) for key, both in stored["areas"].items()},
            "tables": {
                name: Table(choices, {(a, b): n for a, b, n in counts})
                for name, (choices, counts) in stored["tables"].items()
            },
            "answered": tuple(stored["answered"]),
        }
    )


def _both(texts: Sequence[str]) -> tuple[Fraction, Fraction]:
    first, second = texts
    return Fraction(first), Fraction(second)


def _sum(points: Mapping[str, Fraction], ids: Iterable[str]) -> Fraction:
    return sum((points[id_] for id_ in ids), Fraction(0))


def _bias(area: str, differences: Sequence[Fraction]) -> Bias:
    higher, lower = (
        sum(difference > 0 for difference in differences),
        sum(difference < 0 for difference in differences),
    )
    return Bias(area, bias(differences), higher, lower, len(differences) - higher - lower)
