"""Statistics of a batch, as an inspectorate reports them: how many, how far, and what holds most back."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from zitool.core.eligibility import Status
from zitool.core.recap import BEST, OPEN, group_of
from zitool.core.recap_choices import Group

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from zitool.core.recap import UnitLine


class Count(NamedTuple):
    """How many units stand where, for one designation.

    Attributes:
        met: every minimum that an LKE can show is met.
        near: not met, each missing part at most a tenth of what is needed.
        not_met: neither of them, and complete.
        incomplete: at least one question open and not near.
        uncertain: the rubric's own minima are not certain.
    """

    met: int = 0
    near: int = 0
    not_met: int = 0
    incomplete: int = 0
    uncertain: int = 0


class Missed(NamedTuple):
    """How often one thing is missed.

    Attributes:
        id: of a requirement or an indicator.
        times: units that miss it; for an indicator: whose answer is not the best.
        open: units in which it is unanswered; 0 for requirements.
        of: units that could have missed it.
    """

    id: str
    times: int
    open: int
    of: int


class Spread(NamedTuple):
    """How figures are spread, by the method of quartiles that spreadsheets call inclusive.

    Attributes:
        figures: all of them, sorted.
    """

    figures: tuple[Fraction, ...]

    def at(self, share: Fraction) -> Fraction:
        """Return the figure below which that share of all lies, between two figures in proportion.

        Raises:
            ValueError: there are no figures.
        """
        if not self.figures:
            raise ValueError("no figures")
        place = share * (len(self.figures) - 1)
        below = place.numerator // place.denominator
        above = min(below + 1, len(self.figures) - 1)
        return self.figures[below] + (place - below) * (self.figures[above] - self.figures[below])

    @property
    def mean(self) -> Fraction:
        """The sum over the number."""
        return sum(self.figures, Fraction(0)) / len(self.figures)


class Statistics(NamedTuple):
    """What a batch, or a group of it, comes to.

    Attributes:
        units: lines counted; `complete` of them have no open question.
        with_errors: lines with at least one finding that is an error.
        standings: designation → how many units stand where.
        requirements: designation → its minima, the most often missed first; those never missed are left out.
        indicators: rubric → its indicators, the most often missed first; those never missed are left out.
        points: how the totals are spread.
        reached: requirement id → how what was reached is spread.
    """

    units: int
    complete: int
    with_errors: int
    standings: Mapping[str, Count]
    requirements: Mapping[str, tuple[Missed, ...]]
    indicators: Mapping[str, tuple[Missed, ...]]
    points: Spread
    reached: Mapping[str, Spread]


def statistics(lines: Sequence[UnitLine], indicators: Mapping[str, Sequence[str]]) -> Statistics:
    """Return the statistics of `lines`.

    Args:
        lines: of the units to count.
        indicators: rubric id → ids of its indicators in order; what the marks of a line stand for.
    """
    designations = list(dict.fromkeys(each.designation for line in lines for each in line.standings))
    ids = list(dict.fromkeys(id_ for line in lines for id_ in line.reached))
    return Statistics(
        units=len(lines),
        complete=sum(line.answered == line.indicators for line in lines),
        with_errors=sum(line.findings[0] > 0 for line in lines),
        standings={each: _count(lines, each) for each in designations},
        requirements={each: _requirements(lines, each) for each in designations},
        indicators={
            rubric: _indicators([line.marks for line in lines if line.rubric == rubric], indicators[rubric])
            for rubric in dict.fromkeys(line.rubric for line in lines)
        },
        points=Spread(tuple(sorted(line.points for line in lines))),
        reached={
            id_: Spread(tuple(sorted(line.reached[id_] for line in lines if id_ in line.reached)))
            for id_ in ids
        },
    )


def by_group(lines: Iterable[UnitLine], group: Mapping[str, str]) -> dict[str, list[UnitLine]]:
    """Return lines by the group of their file; those in none come last, under an empty name."""
    found: dict[str, list[UnitLine]] = {}
    for line in lines:
        found.setdefault(group.get(line.file, ""), []).append(line)
    return dict(sorted(found.items(), key=lambda each: (not each[0], each[0])))


def _count(lines: Sequence[UnitLine], designation: str) -> Count:
    tally: Counter[str] = Counter()
    for line in lines:
        standing = line.standing(designation)
        if standing is None:
            continue
        group = group_of(line, designation)
        if standing.status is Status.UNVERIFIED:
            tally["uncertain"] += 1
        elif standing.status is Status.INCOMPLETE and group is Group.NOT_MET:
            tally["incomplete"] += 1
        else:
            tally[group.name.lower()] += 1
    return Count(**tally)


def _requirements(lines: Sequence[UnitLine], designation: str) -> tuple[Missed, ...]:
    standings = [each for line in lines if (each := line.standing(designation)) is not None]
    tally = Counter(id_ for each in standings for id_ in each.short)
    return tuple(Missed(id_, count, 0, len(standings)) for id_, count in tally.most_common())


def _indicators(marks: Sequence[str], ids: Sequence[str]) -> tuple[Missed, ...]:
    found = []
    for id_, column in zip(ids, zip(*marks, strict=True), strict=True):
        missed = sum(mark != BEST for mark in column)
        if missed:
            found.append(Missed(id_, missed, column.count(OPEN), len(column)))
    return tuple(sorted(found, key=lambda each: -each.times))


class Standing(NamedTuple):
    """One figure of a unit among those of its peers.

    Attributes:
        id: of the requirement, or ``TOTAL``.
        figure: the unit's own, in the requirement's unit.
        peers: how the others' are spread.
        rank: percentile rank, 0 ... 100: the share of peers below, those equal counted half.
    """

    id: str
    figure: Fraction
    peers: Spread
    rank: Fraction


def among(line: UnitLine, peers: Sequence[UnitLine]) -> list[Standing]:
    """Return where a unit stands among its peers in everything that a minimum asks for.

    Args:
        line: of the unit.
        peers: lines of the others, scored by the same rubric; the unit itself is left out by its bytes.
    """
    others = [each for each in peers if each.rubric == line.rubric and each.sha256 != line.sha256]
    found = []
    for id_, figure in line.reached.items():
        figures = tuple(sorted(each.reached[id_] for each in others if id_ in each.reached))
        if figures:
            below = sum(each < figure for each in figures) + Fraction(
                sum(each == figure for each in figures), 2
            )
            found.append(Standing(id_, figure, Spread(figures), 100 * below / len(figures)))
    return found
