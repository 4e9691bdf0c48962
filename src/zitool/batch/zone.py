"""From a file of a zone to its members: workbooks assessed, results of earlier runs read and doubted."""

from __future__ import annotations

import json
import re
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zitool.batch import DEFAULT_ASSESSOR, assess
from zitool.core.monitoring.zone import Member, Shown, UnitStanding, Zone
from zitool.core.scoring.eligibility import Status
from zitool.errors import RubricError, UnreadableWorkbookError
from zitool.findings import Severity, finding
from zitool.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from zitool.core.law.facts import Facts
    from zitool.core.law.rubric import Designation, Rubric
    from zitool.core.scoring.assessment import Assessment
    from zitool.findings import Finding
    from zitool.rubrics.files.zones import ZoneFile, ZoneUnit
    from zitool.rubrics.load import LoadedRubric

MOST_BYTES = 32_000_000
"""Of a result; that of one LKE has 200 kB."""

_DECIMAL = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,20})?")
_SHOWN = 60


class Surveyed(NamedTuple):
    """A zone with what its units show.

    Attributes:
        findings: about the file of the zone and what it names, not about the workbooks' own cells.
        refused: files that could not be read or trusted, and why.
    """

    zone: Zone
    findings: tuple[Finding, ...]
    refused: tuple[tuple[str, tuple[Finding, ...]], ...]


def survey(written: ZoneFile, loaded: LoadedRubric, assessor: str, on: date | None) -> Surveyed:
    """Return the zone with every unit's workbook assessed, or its result read.

    Args:
        written: as its file says.
        loaded: the rubric that all units are held against.
        assessor: whose answers count; empty for the unit's own or else the only ones there.
        on: the day whose law applies; None for what each workbook says, as `assess` has it.

    Raises:
        RubricError: files of facts have faults; all of them.
    """
    facts = _facts(written.units)
    members, findings, refused = [], list(written.doubts), []
    for unit in written.units:
        file, shown = unit.workbook or unit.result or "", None
        try:
            if unit.workbook:
                known = facts.get(unit.facts or "")
                assessed = assess(file, loaded, assessor, on, known, sheet=unit.sheet or "")[0]
                shown = shown_by(assessed)
                findings += _about_facts(known, assessed)
                findings += [
                    reported for reported in assessed.findings if reported.code in {"R066", "R068", "S140"}
                ]
            elif unit.result:
                shown, doubts = shown_in(file, loaded, assessor)
                findings += doubts
        except UnreadableWorkbookError as error:
            refused.append((file, error.findings))
        if shown is not None and _differ(unit.name, shown.unit):
            values = {"unit": unit.name[:_SHOWN], "given": shown.unit[:_SHOWN]}
            findings.append(finding("P039", file=file, **values))
        members.append(Member(unit.name, unit.must_build == "ya", file, shown))
    zone = Zone(written.file, written.name, written.integration, written.held, tuple(members), written.facts)
    return Surveyed(zone, tuple(findings), tuple(refused))


def _facts(units: Sequence[ZoneUnit]) -> dict[str, Facts]:
    named = list(dict.fromkeys(unit.facts for unit in units if unit.facts))
    if not named:
        return {}
    from zitool.batch.entries import load_facts  # noqa: PLC0415 - few zones have any

    read: dict[str, Facts] = {}
    faults: list[Finding] = []
    for file in named:
        try:
            read[file] = load_facts(Path(file))
        except RubricError as error:
            faults += error.findings
    if faults:
        raise RubricError(*faults)
    return read


def _about_facts(facts: Facts | None, lke: Assessment) -> Sequence[Finding]:
    if facts is None:
        return ()
    from zitool.core.scoring.fact_doubts import doubts  # noqa: PLC0415

    return list(doubts(facts, lke.rubric, lke.day, lke.unit, answers=lke.answers, sheet=lke.sheet))


def _differ(one: str, other: str) -> bool:
    """Whether two names of a unit share so little that the file may be another unit's."""
    words, others = (set(re.findall(r"\w+", name.casefold())) for name in (one, other))
    return bool(words and others) and not (words <= others or others <= words)


def shown_by(assessment: Assessment) -> Shown:
    """Return what an assessed workbook shows."""
    severities = [reported.severity for reported in assessment.findings]
    return Shown(
        assessment.unit,
        assessment.sha256,
        assessment.answers.assessor,
        assessment.card.points,
        assessment.card.answered,
        assessment.card.total,
        {
            verdict.designation.id: UnitStanding(
                verdict.status,
                {check.requirement.id: check.short_by for check in verdict.checks if not check.ok},
                tuple(failure.subject.id for failure in verdict.failed),
            )
            for verdict in assessment.verdicts
        },
        _counted(severities),
        assessment.sheet,
    )


def _counted(severities: Sequence[Severity]) -> tuple[int, int, int]:
    errors, warnings, notes = (severities.count(severity) for severity in reversed(Severity))
    return errors, warnings, notes


# --- results of earlier runs -------------------------------------------------------------------------------


def shown_in(file: str, loaded: LoadedRubric, assessor: str) -> tuple[Shown, list[Finding]]:
    """Return what a ``zitool/score/1`` result shows, and what is doubtful about it.

    Its verdicts are held against its own figures and the minima of today: whoever wrote *met* by hand is
    found out.

    Raises:
        UnreadableWorkbookError: P035, it cannot be used.
    """

    def refusal(problem: str) -> UnreadableWorkbookError:
        return UnreadableWorkbookError(finding("P035", file=file, problem=problem))

    entry = _entry(_json(file, refusal), assessor, refusal)
    rubric = loaded.rubric
    if entry.get("rubric") != rubric.id:
        raise refusal("other_rubric")
    if "what_if" in entry:
        raise refusal("what_if")
    try:
        shown = _shown(entry, rubric)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise refusal("incomplete") from None
    if shown is None:
        raise refusal("contradicts")
    doubts = []
    if entry.get("rubric_sha256") != loaded.sha256:
        values = {"given": str(entry.get("rubric_version", "?"))[:_SHOWN], "needed": rubric.version}
        doubts.append(finding("P036", file=file, **values))
    return shown, doubts


def _json(file: str, refusal: Any) -> Any:  # noqa: ANN401
    try:
        with Path(file).open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except (OSError, ValueError):
        raise refusal("unreadable") from None
    if len(data) > MOST_BYTES:
        raise refusal("too_large")
    try:
        return json.loads(data)
    except (ValueError, RecursionError):
        raise refusal("not_json") from None


def _entry(document: Any, assessor: str, refusal: Any) -> dict[str, Any]:  # noqa: ANN401
    """Return the one assessment that is asked for."""
    if not isinstance(document, dict) or document.get("schema") != "zitool/score/1":
        raise refusal("not_a_score")
    given = document.get("assessments")
    entries = [entry for entry in given if isinstance(entry, dict)] if isinstance(given, list) else []
    if len({str(entry.get("file")) for entry in entries}) != 1 or document.get("refused"):
        raise refusal("several")
    by_assessor = {str(entry.get("assessor")): entry for entry in entries}
    wanted = assessor or (DEFAULT_ASSESSOR if len(entries) > 1 else next(iter(by_assessor)))
    if wanted not in by_assessor or len(by_assessor) < len(entries):
        raise refusal("no_assessor")
    return by_assessor[wanted]


def _shown(entry: Mapping[str, Any], rubric: Rubric) -> Shown | None:
    """Return what an entry shows; None where its verdicts are not those of its figures."""
    verdicts = {verdict["designation"]: verdict for verdict in entry["verdicts"]}
    answered, indicators = _whole(entry["answered"]), _whole(entry["indicators"])
    standings = {}
    for designation in rubric.designations:
        standing = _standing(verdicts[designation.id], designation)
        open_ = answered < indicators
        if standing.status is Status.MET and (standing.short or open_):
            return None
        if standing.status is Status.INCOMPLETE and not open_:
            return None
        standings[designation.id] = standing
    severities = [Severity[reported["severity"].upper()] for reported in entry["findings"]]
    return Shown(
        str(entry["unit"]),
        str(entry["sha256"]),
        str(entry["assessor"]),
        _exact(entry["points"]),
        answered,
        indicators,
        standings,
        _counted(severities),
        str(entry["sheet"]),
    )


def _standing(verdict: Mapping[str, Any], designation: Designation) -> UnitStanding:
    reached = {check["id"]: _exact(check["actual"]) for check in verdict["checks"]}
    short = {
        requirement.id: requirement.at_least - reached[requirement.id]
        for requirement in designation.requirements
        if reached[requirement.id] < requirement.at_least
    }
    lacks = [
        prerequisite["id"]
        for prerequisite in verdict.get("prerequisites", ())
        if prerequisite["state"] == "failed"
    ]
    return UnitStanding(Status(verdict["status"]), short, tuple(map(str, lacks)))


def _exact(text: Any) -> Fraction:  # noqa: ANN401
    if not isinstance(text, str) or not _DECIMAL.fullmatch(text):
        raise ValueError("not a decimal")
    return Fraction(text)


def _whole(number: Any) -> int:  # noqa: ANN401
    if type(number) is not int or number < 0:
        raise ValueError("not a count")
    return number
