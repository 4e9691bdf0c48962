"""Everything a recap shows, put together once for all its formats."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from zitool.core.law.conditions import statement_in
from zitool.core.monitoring.recap_choices import Group, Grouping, Telling
from zitool.core.monitoring.statistics import Spread, Statistics, by_group, statistics
from zitool.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zitool.core.law.rubric import Designation, Requirement, Rubric
    from zitool.core.monitoring.recap import Recap, UnitLine
    from zitool.core.monitoring.units import Registered, Unit


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
