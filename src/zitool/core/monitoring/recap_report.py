"""Everything a recap shows, put together once for all its formats."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zitool.core.monitoring.recap_choices import Group, Telling
from zitool.core.monitoring.statistics import Statistics, by_group, statistics
from zitool.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zitool.core.law.rubric import Rubric
    from zitool.core.monitoring.recap import Recap, UnitLine
    from zitool.core.monitoring.recap_choices import Grouping
    from zitool.core.monitoring.units import Registered, Unit


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
