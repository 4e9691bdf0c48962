"""How far two assessors agree over many workbooks: bias by area, and Cohen's weighted kappa.

Kappa is agreement beyond chance: 1 - (observed disagreement / disagreement expected by chance), where a
disagreement weighs as many steps of the scale as it is apart, over the most steps there can be (linear
weights). Source: J. Cohen, "Weighted kappa", Psychological Bulletin 70 (1968) 213-220. It is defined for one
scale of ordered choices; over several scales the disagreements of all are added up, each against its own
chance. Ratios and survey indices are no choices and do not enter.
"""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from zitool.core.assessment import Assessment
    from zitool.core.rubric import Rubric

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
        a, b = (each.answers.answers[leaf.id] for each in (first, second))
        if a.value is not None and b.value is not None:
            places = order[leaf.scale]
            counts.setdefault(leaf.scale, Counter())[places[a.chosen], places[b.chosen]] += 1
    return {name: Table(len(order[name]), dict(found)) for name, found in counts.items()}


def added(tables: Iterable[Mapping[str, Table]]) -> dict[str, Table]:
    """Return the tables of many workbooks as one table per scale."""
    found: dict[str, tuple[int, Counter[Pair]]] = {}
    for each in tables:
        for name, table in each.items():
            choices, counts = found.setdefault(name, (table.choices, Counter()))
            counts.update(table.counts)
            found[name] = (choices, counts)
    return {name: Table(choices, dict(counts)) for name, (choices, counts) in found.items()}


def areas(rubric: Rubric) -> dict[str, tuple[str, ...]]:
    """Return what bias is told for: the areas that minima in percent name, or else the parts of enablers."""
    named = {
        each.id: each.of
        for designation in rubric.designations
        for each in designation.requirements
        if each.unit == "percent"
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
