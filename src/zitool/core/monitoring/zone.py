"""A zone (*kawasan*): several units, the integration of their services, and a designation for all together.

A zone meets a designation where every unit in it that must build ZI meets it on its own, the score of
integrated business processes reaches the rubric's minimum, and a designation to be held before is held.
How the five aspects that are looked at make that score stands in no regulation: the score is an input. Nor is
its scale written; minima of 6.5 and 7.5 are read as of ten.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from zitool.core.law.facts import NOTHING_KNOWN
from zitool.core.scoring.eligibility import Status
from zitool.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date
    from fractions import Fraction

    from zitool.core.law.facts import Facts
    from zitool.core.law.rubric import Designation, Rubric
    from zitool.findings import Finding

ASPECTS = ("peta", "sop", "penerapan", "evaluasi", "sistem")
"""What is looked at, by key in a file of a zone: map of processes, SOPs, their use, evaluation, system."""


LEAST_UNITS = 2
"""A zone consists of several units (PermenPANRB 90/2021 Pasal 1 angka 5)."""
HIGHEST = 10
"""The highest score of integration by our reading; a higher one is on another scale and decides nothing."""


class UnitStanding(NamedTuple):
    """What one unit's LKE shows for one designation.

    Attributes:
        short: title of each minimum that is missed → what is missing, in the minimum's unit.
        lacks: prerequisites that facts show to be missing.
    """

    status: Status
    short: Mapping[str, Fraction] = {}
    lacks: tuple[str, ...] = ()


class Shown(NamedTuple):
    """What could be read of a unit.

    Attributes:
        unit: its name as the workbook says it, or empty.
        sha256: of the workbook.
        standings: designation → what is shown for it.
        counts: findings that are errors, warnings, notes.
        sheet: the sheet that was scored; empty where a result of earlier says none.
    """

    unit: str
    sha256: str
    assessor: str
    points: Fraction
    answered: int
    indicators: int
    standings: Mapping[str, UnitStanding]
    counts: tuple[int, int, int]
    sheet: str = ""


class Member(NamedTuple):
    """A unit of the zone.

    Attributes:
        must_build: whether it has to build ZI; one that has not does not count.
        file: its workbook or result, as found; empty where there is none yet.
        shown: None where there is no file, or where it could not be read.
    """

    name: str
    must_build: bool
    file: str
    shown: Shown | None


class Integration(NamedTuple):
    """How far the units' business processes are one, as a joint TPI scored it.

    Attributes:
        score: None where nobody has scored it yet.
        text: the score as it was written.
        aspects: what was seen, by key of `ASPECTS`; for people, it decides nothing.
    """

    score: Fraction | None = None
    text: str = ""
    as_of: date | None = None
    source: str = ""
    aspects: Mapping[str, str] = {}


class Zone(NamedTuple):
    """A zone as its file says.

    Attributes:
        file: as the user named it.
        held: designation → whether the zone holds it; what is not in it is unknown.
        facts: what else is stated of the zone itself: that its designation was revoked.
    """

    file: str
    name: str
    integration: Integration
    held: Mapping[str, bool]
    members: tuple[Member, ...]
    facts: Facts = NOTHING_KNOWN


class Because(StrEnum):
    """Why a zone does not meet a designation, or why nobody can say."""

    NO_UNITS = "no_units"
    """No unit of it must build ZI."""
    ONE_UNIT = "one_unit"
    """A zone is several units; this one names fewer."""
    UNITS_NOT_MET = "units_not_met"
    UNITS_INCOMPLETE = "units_incomplete"
    UNITS_UNVERIFIED = "units_unverified"
    UNITS_NOT_IN_FORCE = "units_not_in_force"
    """They were assessed on a day on which the regulation did not apply."""
    UNITS_UNREADABLE = "units_unreadable"
    UNITS_MISSING = "units_missing"
    """No workbook of them is named."""
    INTEGRATION_SHORT = "integration_short"
    INTEGRATION_MISSING = "integration_missing"
    INTEGRATION_SCALE = "integration_scale"
    """Its score is on another scale."""
    HELD_NOT = "held_not"
    HELD_UNKNOWN = "held_unknown"
    REVOKED = "revoked"
    """Its designation was revoked too short a while ago."""
    MINIMUM_UNVERIFIED = "minimum_unverified"


_SHOWS = {
    Because.UNITS_NOT_MET: Status.NOT_MET,
    Because.INTEGRATION_SHORT: Status.NOT_MET,
    Because.HELD_NOT: Status.NOT_MET,
    Because.REVOKED: Status.NOT_MET,
    Because.UNITS_UNVERIFIED: Status.UNVERIFIED,
    Because.UNITS_NOT_IN_FORCE: Status.NOT_IN_FORCE,
    Because.MINIMUM_UNVERIFIED: Status.UNVERIFIED,
}
"""What a reason makes of the zone; any other reason leaves it incomplete."""
_OF_UNITS = {
    Status.NOT_MET: Because.UNITS_NOT_MET,
    Status.INCOMPLETE: Because.UNITS_INCOMPLETE,
    Status.UNVERIFIED: Because.UNITS_UNVERIFIED,
    Status.NOT_IN_FORCE: Because.UNITS_NOT_IN_FORCE,
}


class Reason(NamedTuple):
    """One reason; `units` are those it is about, `designation` the one to be held before.

    `until` is the day from which it is none any more.
    """

    because: Because
    units: tuple[str, ...] = ()
    short_by: Fraction | None = None
    designation: str = ""
    until: date | None = None


class ZoneVerdict(NamedTuple):
    """What is known of a zone for one designation.

    Attributes:
        needed: the lowest score of integration.
        reasons: why it is not met, what fails first; empty where it is met.
    """

    designation: Designation
    status: Status
    needed: Fraction
    reasons: tuple[Reason, ...]


def decide_zone(rubric: Rubric, zone: Zone, on: date | None = None) -> list[ZoneVerdict]:
    """Return a verdict for each designation of `rubric` that zones can have, in its order.

    Rules that bar a zone need the day `on`.

    What fails for certain outweighs what is open: no further workbook can cure it.
    """
    barred = {
        designation.id: [] if on is None else _bars(rubric, designation, zone, on)
        for designation in rubric.designations
    }
    return [
        _decide(designation, zone, barred[designation.id])
        for designation in rubric.designations
        if designation.zone is not None
    ]


def _bars(rubric: Rubric, designation: Designation, zone: Zone, on: date) -> list[Reason]:
    from zitool.core.scoring.prerequisite_check import barred_by  # noqa: PLC0415 - few zones state anything of themselves

    rules = [proviso for proviso in rubric.provisos if proviso.zones and proviso.effect == "bars"]
    bars = barred_by(rules, rubric, designation, zone.facts, on)
    return [Reason(Because.REVOKED, until=bar.by) for bar in bars if bar.state == "failed"]


def _decide(designation: Designation, zone: Zone, bars: Sequence[Reason]) -> ZoneVerdict:
    minimum = designation.zone
    if minimum is None:
        raise ValueError(f"{designation.id} knows no zones")
    reasons = [
        *bars,
        *_of_units(zone.members, designation.id),
        *_of_zone(designation, minimum.at_least, zone),
    ]
    if any(reference.certainty == "unverified" for reference in minimum.references):
        reasons.append(Reason(Because.MINIMUM_UNVERIFIED))
    made = [_SHOWS.get(reason.because, Status.INCOMPLETE) for reason in reasons]
    order = (Status.NOT_IN_FORCE, Status.NOT_MET, Status.INCOMPLETE, Status.UNVERIFIED)
    ordered = sorted(zip(made, reasons, strict=True), key=lambda shown: order.index(shown[0]))
    status = ordered[0][0] if ordered else Status.MET
    return ZoneVerdict(designation, status, minimum.at_least, tuple(reason for _, reason in ordered))


def _of_units(members: Sequence[Member], designation: str) -> Iterator[Reason]:
    counting = [member for member in members if member.must_build]
    if len(members) < LEAST_UNITS:
        yield Reason(Because.ONE_UNIT)
    if not counting:
        yield Reason(Because.NO_UNITS)
    names_by_reason: dict[Because, list[str]] = {}
    for member in counting:
        if (because := _of_unit(member, designation)) is not None:
            names_by_reason.setdefault(because, []).append(member.name)
    for because, names in names_by_reason.items():
        yield Reason(because, tuple(names))


def _of_unit(member: Member, designation: str) -> Because | None:
    if not member.file:
        return Because.UNITS_MISSING
    if member.shown is None:
        return Because.UNITS_UNREADABLE
    return _OF_UNITS.get(member.shown.standings[designation].status)


def _of_zone(designation: Designation, needed: Fraction, zone: Zone) -> Iterator[Reason]:
    score = zone.integration.score
    if score is None:
        yield Reason(Because.INTEGRATION_MISSING)
    elif score > HIGHEST:
        yield Reason(Because.INTEGRATION_SCALE)
    elif score < needed:
        yield Reason(Because.INTEGRATION_SHORT, short_by=needed - score)
    if designation.holds is not None:
        held = zone.held.get(designation.holds)
        if held is None:
            yield Reason(Because.HELD_UNKNOWN, designation=designation.holds)
        elif not held:
            yield Reason(Because.HELD_NOT, designation=designation.holds)


class ZoneReport(NamedTuple):
    """Everything a report of a zone shows.

    Attributes:
        verdicts: for the designations asked for.
        findings: about the file of the zone and what it names.
        refused: files that could not be read or trusted, and why.
    """

    zone: Zone
    rubric: Rubric
    verdicts: Sequence[ZoneVerdict]
    findings: Sequence[Finding]
    refused: Sequence[tuple[str, Sequence[Finding]]]
