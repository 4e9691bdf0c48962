"""Statistics of a batch, as an inspectorate reports them, and its whole report: how many, and how far."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from itertools import accumulate, chain, repeat
from operator import sub
from typing import TYPE_CHECKING, Any, overload

from zitool.core.exact import total
from zitool.core.law.conditions import statement_in
from zitool.core.monitoring.recap import BEST, OPEN, group_of, place
from zitool.core.monitoring.recap_choices import Group, Grouping, Telling
from zitool.core.scoring.eligibility import Status
from zitool.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from zitool.core.law.rubric import Designation, Requirement, Rubric
    from zitool.core.monitoring.recap import Recap, Registered, Standing, Unit, UnitLine


class Count(NamedTuple):
    """How many units stand where, for one designation.

    Attributes:
        met: every minimum that an LKE can show is met.
        near: complete and not met, each missing part at most a tenth of what is needed.
        not_met: neither of them, and complete.
        incomplete: at least one question open.
        uncertain: the rubric's own minima are not certain.
        not_in_force: the regulation did not apply on the day of the assessment.
    """

    met: int = 0
    near: int = 0
    not_met: int = 0
    incomplete: int = 0
    uncertain: int = 0
    not_in_force: int = 0


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


class Figures(Sequence[Fraction]):
    """Exact figures of thousands of units, each in the 8 bytes of its two whole numbers where these suffice.

    A `Fraction` with its two numbers takes fourteen times as much. Once they are sorted, equal ones are kept
    once: of an area there are some hundred.
    """

    __slots__ = ("_ends", "_over", "_under")

    def __init__(self, figures: Iterable[Fraction] = ()) -> None:
        self._over: array[int] | list[int] = array("i")
        self._under: array[int] | list[int] = array("i")
        self._ends: array[int] | None = None
        for figure in figures:
            self.append(figure)

    def append(self, figure: Fraction) -> None:
        """Add a figure at the end; one more than are sorted is refused.

        Raises:
            ValueError: they are sorted.
        """
        if self._ends is not None:
            raise ValueError("no figure is added to sorted ones")
        over, under = figure.as_integer_ratio()
        try:
            self._over.append(over)
            self._under.append(under)
        except OverflowError:
            del self._over[len(self._under) :]
            self._widen()
            self.append(figure)

    def _widen(self) -> None:
        """Make room for longer numbers: 8 bytes each, or as many as it takes."""
        if isinstance(self._over, array) and self._over.typecode == "i":
            self._over, self._under = array("q", self._over), array("q", self._under)
        else:
            self._over, self._under = list(self._over), list(self._under)

    def sort(self) -> None:
        """Put them in order, smallest first; none is added any more."""
        if self._ends is not None:
            return
        times = Counter(zip(self._over, self._under, strict=True))
        del self._over[:], self._under[:]
        for figure in sorted(Fraction(over, under) for over, under in times):
            self.append(figure)
        counts = [times[key] for key in zip(self._over, self._under, strict=True)]
        self._ends = array("I", accumulate(counts))

    def __len__(self) -> int:
        return len(self._under) if self._ends is None else (self._ends or (0,))[-1]

    def __iter__(self) -> Iterator[Fraction]:
        kept = map(Fraction, self._over, self._under)
        if self._ends is None:
            return kept
        times = map(sub, self._ends, chain((0,), self._ends))
        return chain.from_iterable(map(repeat, kept, times))

    @overload
    def __getitem__(self, at: int) -> Fraction: ...
    @overload
    def __getitem__(self, at: slice) -> Figures: ...
    def __getitem__(self, at: int | slice) -> Fraction | Figures:
        if isinstance(at, slice):
            return Figures(self[place] for place in range(*at.indices(len(self))))
        place = range(len(self))[at]
        if self._ends is not None:
            place = bisect_right(self._ends, place)
        return Fraction(self._over[place], self._under[place])


class Spread(NamedTuple):
    """How figures are spread, by the method of quartiles that spreadsheets call inclusive.

    Attributes:
        figures: all of them, sorted.
    """

    figures: Sequence[Fraction]

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

    def quartiles(self) -> tuple[Fraction, ...]:
        """Return least, lower quartile, median, upper quartile and greatest; nothing of nothing."""
        return tuple(self.at(Fraction(part, 4)) for part in range(5)) if self.figures else ()

    @property
    def mean(self) -> Fraction:
        """The sum over the number."""
        return total(self.figures, among=len(self.figures))


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
        to_choose: name of a unit and how to choose among several filled columns of one assessor.
    """

    units: int
    complete: int
    with_errors: int
    standings: Mapping[str, Count]
    requirements: Mapping[str, tuple[Missed, ...]]
    indicators: Mapping[str, tuple[Missed, ...]]
    points: Spread
    reached: Mapping[str, Spread]
    to_choose: tuple[tuple[str, str], ...] = ()


def statistics(lines: Iterable[UnitLine], indicators: Mapping[str, Sequence[str]]) -> Statistics:
    """Return the statistics of `lines`.

    Args:
        lines: of the units to count; gone through once.
        indicators: rubric id → ids of its indicators in order; what the marks of a line stand for.
    """
    tally = Tally(indicators)
    for line in lines:
        tally.add(line)
    return tally.counted()


def by_group(
    lines: Iterable[UnitLine], group: Mapping[str, str], indicators: Mapping[str, Sequence[str]]
) -> dict[str, Statistics]:
    """Return statistics by the group of a line's file; those in none come last, under an empty name."""
    tallies: dict[str, Tally] = {}
    for line in lines:
        name = group.get(place(line.file, line.sheet)) or group.get(line.file, "")
        tallies.setdefault(name, Tally(indicators)).add(line)
    ordered = sorted(tallies.items(), key=lambda named: (not named[0], named[0]))
    return {name: tally.counted() for name, tally in ordered}


class Tally:
    """Statistics in the making, a line at a time: no line is kept."""

    def __init__(self, indicators: Mapping[str, Sequence[str]]) -> None:
        self._ids = indicators
        self._units = self._complete = self._with_errors = 0
        self._standings: dict[str, Counter[str]] = {}
        self._standing: Counter[str] = Counter()
        self._requirements: dict[str, Counter[str]] = {}
        self._marks: dict[str, _Marks] = {}
        self._points = Figures()
        self._reached: dict[str, Figures] = {}
        self._to_choose: list[tuple[str, str]] = []

    def add(self, line: UnitLine) -> None:
        """Count one line."""
        self._units += 1
        self._complete += line.answered == line.indicators
        self._with_errors += line.findings[0] > 0
        for standing in line.standings:
            self._standings.setdefault(standing.designation, Counter())[_where(line, standing)] += 1
            self._standing[standing.designation] += 1
            self._requirements.setdefault(standing.designation, Counter()).update(
                (*standing.short, *standing.lacks)
            )
        if line.rubric not in self._marks:
            self._marks[line.rubric] = _Marks(self._ids[line.rubric])
        self._marks[line.rubric].add(line.marks)
        self._points.append(line.points)
        if line.options:
            self._to_choose.append((line.name, line.options))
        for id_, figure in line.reached.items():
            if id_ not in self._reached:
                self._reached[id_] = Figures()
            self._reached[id_].append(figure)

    def counted(self) -> Statistics:
        """Return what was counted."""
        return Statistics(
            units=self._units,
            complete=self._complete,
            with_errors=self._with_errors,
            standings={designation: Count(**tally) for designation, tally in self._standings.items()},
            requirements={
                designation: tuple(
                    Missed(id_, count, 0, self._standing[designation]) for id_, count in tally.most_common()
                )
                for designation, tally in self._requirements.items()
            },
            indicators={rubric: marks.missed() for rubric, marks in self._marks.items()},
            points=_spread(self._points),
            reached={id_: _spread(figures) for id_, figures in self._reached.items()},
            to_choose=tuple(dict.fromkeys(self._to_choose)),
        )


def _spread(figures: Figures) -> Spread:
    figures.sort()
    return Spread(figures)


class _Marks:
    """How often each indicator of one rubric is missed, and how often open."""

    def __init__(self, ids: Sequence[str]) -> None:
        self._ids = ids
        self._of = 0
        self._missed = [0] * len(ids)
        self._open = [0] * len(ids)

    def add(self, marks: str) -> None:
        if len(marks) != len(self._ids):
            raise ValueError(f"{len(marks)} marks of {len(self._ids)} indicators")
        self._of += 1
        for at, mark in enumerate(marks):
            if mark != BEST:
                self._missed[at] += 1
                self._open[at] += mark == OPEN

    def missed(self) -> tuple[Missed, ...]:
        counted = zip(self._ids, self._missed, self._open, strict=True)
        every = [Missed(id_, missed, open_, self._of) for id_, missed, open_ in counted if missed]
        return tuple(sorted(every, key=lambda missed: -missed.times))


def _where(line: UnitLine, standing: Standing) -> str:
    """Return the field of `Count` that a line belongs to for one designation."""
    group = group_of(line, standing.designation)
    if standing.status is Status.UNVERIFIED:
        return "uncertain"
    if standing.status is Status.NOT_IN_FORCE:
        return "not_in_force"
    if standing.status is Status.INCOMPLETE and group is Group.NOT_MET:
        return "incomplete"
    return group.name.lower()


class PeerRank(NamedTuple):
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


def among(line: UnitLine, peers: Sequence[UnitLine]) -> list[PeerRank]:
    """Return where a unit stands among its peers in everything that a minimum asks for.

    Args:
        line: of the unit.
        peers: lines of the others, scored by the same rubric; the unit itself is left out by its bytes.
    """
    others = [peer for peer in peers if peer.rubric == line.rubric and peer.sha256 != line.sha256]
    ranks = []
    for id_, figure in line.reached.items():
        figures = tuple(sorted(other.reached[id_] for other in others if id_ in other.reached))
        if figures:
            below = sum(theirs < figure for theirs in figures) + Fraction(
                sum(theirs == figure for theirs in figures), 2
            )
            ranks.append(PeerRank(id_, figure, Spread(figures), 100 * below / len(figures)))
    return ranks


class Demand(NamedTuple):
    """One thing that minima ask for: a column of figures over all units.

    Attributes:
        id: of the requirement; rubrics in which it means the same share the column.
        unit: ``points`` or ``percent``.
        whole: the most there can be, in that unit.
        needed: rubric → designation → minimum.
    """

    id: str
    title: str
    unit: str
    whole: Fraction
    needed: Mapping[str, Mapping[str, Fraction]]

    @property
    def sign(self) -> str:
        """What stands behind a number of it."""
        return " %" if self.unit == "percent" else ""

    def of(self, line: UnitLine) -> Fraction | None:
        """Return what a unit reached; None where its rubric asks for no such thing."""
        return line.reached.get(self.id) if line.rubric in self.needed else None

    def held(self, line: UnitLine) -> tuple[int, int]:
        """Return how many designations' minima a unit reaches, and how many there are."""
        actual, needed = self.of(line), self.needed.get(line.rubric, {}).values()
        return sum(actual is not None and actual >= minimum for minimum in needed), len(needed)

    def minima(self) -> dict[str, tuple[Fraction, ...]]:
        """Return each designation's minimum; several where rubrics differ."""
        minima: dict[str, dict[Fraction, None]] = {}
        for by_designation in self.needed.values():
            for designation, needed in by_designation.items():
                minima.setdefault(designation, {})[needed] = None
        return {designation: tuple(several) for designation, several in minima.items()}


class RecapReport(NamedTuple):
    """A recap with what follows from it.

    Attributes:
        recap: everything that came of the batch.
        lines: those to show, in the order to show them.
        only: the group they were chosen by; None for all.
        kinds: the kinds of units, or groups with priority, that they were chosen by; empty for all.
        designation: whose minima decided the group.
        rubrics: of all lines, by id.
        whole: statistics of all lines, shown or not.
        grouping: what `groups` are by; None where nobody asked.
        groups: statistics by agency, kind or province; files of no listed unit under an empty name.
        registered: the list of units against the batch; None where there is no list.
        pages: file → its own page, as a link from where the recap is written; empty where there are none.
        telling: what else is told of each line.
        entries: just that: of each of `lines` its entry of ``zitool/validate/1`` or ``zitool/gap-report/1``;
            none of scores.
    """

    recap: Recap
    lines: Sequence[UnitLine]
    only: Group | None
    designation: str
    rubrics: Mapping[str, Rubric]
    whole: Statistics
    grouping: Grouping | None
    groups: Mapping[str, Statistics]
    registered: Registered | None
    pages: Mapping[str, str]
    telling: Telling = Telling.SCORE
    entries: Sequence[dict[str, Any]] = ()
    kinds: tuple[str, ...] = ()

    @property
    def shows_refused(self) -> bool:
        """Whether the files that could not be scored belong to what was asked for."""
        return self.only is Group.BROKEN or (self.only is None and not self.kinds)

    def unit(self, file: str, sheet: str = "") -> Unit | None:
        """Return the listed unit that a file, or a sheet of it, belongs to."""
        return self.registered.of(file, sheet) if self.registered else None

    def name_of(self, line: UnitLine) -> str:
        """Return what a unit is called: by the list of units, else by its workbook, else its file."""
        listed = self.unit(line.file)
        return (listed.name if listed else "") or line.name

    def listed_fields(self) -> tuple[Grouping, ...]:
        """Return what the list says of units: agency, kind, province; nothing where there is no list."""
        listed = self.registered.units.values() if self.registered is not None else ()
        return tuple(field for field in Grouping if any(getattr(unit, field) for unit in listed))

    def listed_values(self, fields: Sequence[Grouping], file: str, sheet: str = "") -> tuple[str, ...]:
        """Return these fields of the listed unit of a file or sheet; blanks where it is in no row."""
        unit = self.unit(file, sheet)
        return tuple(getattr(unit, field) if unit is not None else "" for field in fields)

    def unlisted(self) -> dict[str, Sequence[str]]:
        """Return listed units that are ``missing`` and files that are ``strangers``, where there are any."""
        if self.registered is None:
            return {}
        missing = [unit.name or unit.file or unit.id for unit in self.registered.missing]
        several = {"missing": missing, "strangers": self.registered.strangers}
        return {kind: names for kind, names in several.items() if names}

    def sets(self) -> tuple[bool, bool]:
        """Return whether the lines are of several assessors, and of several rubrics."""
        kinds = ({line.assessor for line in self.lines}, {line.rubric for line in self.lines})
        return len(kinds[0]) > 1, len(kinds[1]) > 1

    def hidden(self) -> list[tuple[str, ...]]:
        """Return the assessors who answered in a workbook and are not shown, of each that has such."""
        shown = {(line.file, line.assessor) for line in self.lines}
        hidden = {
            line.file: tuple(name for name in line.others if (line.file, name) not in shown)
            for line in self.lines
        }
        return [names for names in hidden.values() if names]

    @property
    def is_covered(self) -> bool:
        """Whether the evidence of any line is known."""
        return any(line.coverage is not None for line in self.lines)

    def used(self) -> list[Rubric]:
        """Return the rubrics that lines were scored by, or else those known."""
        return [self.rubrics[id_] for id_ in self.whole.indicators] or list(self.rubrics.values())

    def decided(self) -> list[Designation]:
        """Return the designations of all rubrics."""
        return [designation for rubric in self.rubrics.values() for designation in rubric.designations]

    def designations(self) -> dict[str, str]:
        """Return id → official name of every designation that a line stands against."""
        names = {
            designation.id: designation.name for rubric in self.used() for designation in rubric.designations
        }
        return {id_: name for id_, name in names.items() if id_ in self.whole.standings}

    def components(self) -> dict[str, str]:
        """Return id → title of the sections at the top."""
        return {section.id: section.title for rubric in self.used() for section in rubric.sections}

    def demands(self) -> list[Demand]:
        """Return what minima ask for, in the order of the rubrics' designations."""
        demands: dict[tuple[str, str, str, Fraction], dict[str, dict[str, Fraction]]] = {}
        for rubric in self.used():
            weights = rubric.weights()
            for designation in rubric.designations:
                for minimum in designation.requirements:
                    points = sum((weights[id_] for id_ in minimum.of), Fraction(0))
                    whole = Fraction(100) if minimum.unit == "percent" else points
                    needed = demands.setdefault((minimum.id, minimum.title, minimum.unit, whole), {})
                    needed.setdefault(rubric.id, {})[designation.id] = minimum.at_least
        return [Demand(*key, needed) for key, needed in demands.items()]

    def spread_of(self, demand: Demand) -> Spread:
        """Return how what was reached is spread, over the lines whose rubric asks for it."""
        if set(demand.needed) >= set(self.whole.indicators):
            return self.whole.reached.get(demand.id, Spread(()))
        figures = (demand.of(line) for line in self.recap.lines())
        return Spread(tuple(sorted(figure for figure in figures if figure is not None)))

    def requirement(self, line: UnitLine, designation: str, id_: str) -> Requirement | None:
        """Return a minimum of the rubric that a line was scored by."""
        for ruled in self.rubrics[line.rubric].designations:
            if ruled.id == designation:
                return next((minimum for minimum in ruled.requirements if minimum.id == id_), None)
        return None

    def requirement_title(self, designation: str, id_: str, language: str) -> str:
        """Return what a minimum or a prerequisite is called in the first rubric that has it."""
        for rubric in self.used():
            for ruled in rubric.designations:
                for minimum in ruled.requirements:
                    if (ruled.id, minimum.id) == (designation, id_):
                        return minimum.title
            for prerequisite in rubric.prerequisites:
                if prerequisite.id == id_:
                    return statement_in(prerequisite, language)
        return id_


def report_of(
    recap: Recap,
    lines: Sequence[UnitLine],
    rubrics: Mapping[str, Rubric],
    *,
    only: Group | None = None,
    kinds: tuple[str, ...] = (),
    designation: str = "",
    grouping: Grouping | None = None,
    registered: Registered | None = None,
    pages: Mapping[str, str] | None = None,
    telling: Telling = Telling.SCORE,
    entries: Sequence[dict[str, Any]] = (),
) -> RecapReport:
    """Return the report of a recap; statistics are of all its lines, whatever is shown."""
    indicators = {id_: [leaf.id for leaf in rubric.leaves()] for id_, rubric in rubrics.items()}
    groups: dict[str, Statistics] = {}
    if grouping is not None:
        units = registered.units if registered else {}
        names = {at: getattr(unit, grouping) for at, unit in units.items()}
        groups = by_group(recap.lines(), names, indicators)
    return RecapReport(
        recap, lines, only, designation, rubrics, statistics(recap.lines(), indicators),
        grouping, groups, registered, pages or {}, telling, entries, kinds,
    )  # fmt: skip
