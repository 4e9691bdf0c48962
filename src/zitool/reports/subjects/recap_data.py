"""A recap for machines: a row per line and per file that could not be scored, and one JSON document."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from zitool.core.exact import plain
from zitool.core.monitoring.recap_choices import Telling
from zitool.core.scoring.assessment import STATES
from zitool.reports.cells import Column
from zitool.reports.document import Rows
from zitool.reports.json_document import (
    GAP_SCHEMA,
    VALIDATE_SCHEMA,
    dump_streamed,
    finding_object,
    picked,
    states_object,
)
from zitool.reports.subjects.rows import FINDING_COLUMNS
from zitool.wording import hint, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zitool.core.monitoring.recap import Recap, Unit, UnitLine
    from zitool.core.monitoring.statistics import RecapReport, Spread, Statistics
    from zitool.reports.cells import Kind, Value
    from zitool.wording import Language

RECAP_SCHEMA = "zitool/recap/1"
_SCHEMAS = {Telling.SCORE: RECAP_SCHEMA, Telling.VALIDATE: VALIDATE_SCHEMA, Telling.GAP: GAP_SCHEMA}
MOST_STEPS = 3
"""Steps of a plan that a row names; the unit's own gap report holds all."""
_COVERED = tuple(f"evidence_{state}" for state in STATES)
_LISTED = ("id", "name", "agency", "kind", "province", "priority")


_PLAN: Mapping[str, Kind] = {
    "target": "text", "plan_complete": "truth", "steps": "count", "cost": "exact", "points_gained": "exact",
    "points_after": "exact", "unanswered": "count", "to_measure": "text", "first_steps": "text",
}  # fmt: skip
"""Of a gap report, beside the columns of a recap."""


def recap_rows(report: RecapReport, language: Language) -> Rows:
    """Return the rows of a recap, each as it is asked for; what one does not have is empty in it."""
    columns = _columns(report)
    rows = (tuple(map(row.get, columns)) for row in _rows(report, language))
    return Rows(tuple(Column(name, kind) for name, kind in columns.items()), rows)


def _columns(report: RecapReport) -> dict[str, Kind]:
    """Return the columns with the kind of their values; any may be None."""
    if report.telling is Telling.VALIDATE:
        listed = _LISTED if report.registered is not None else ()
        return dict.fromkeys((*FINDING_COLUMNS, *(f"listed_{field}" for field in listed)), "text")
    columns: dict[str, Kind] = dict.fromkeys(
        ("file", "sha256", "sheet", "state", "unit", "rubric", "assessor"), "text"
    )
    columns |= {f"listed_{field}": "text" for field in _LISTED}
    columns |= {"indicators": "count", "answered": "count"}
    columns |= dict.fromkeys(("points", "best_case_points", "workbook_own_points"), "exact")
    for rubric in report.used():
        columns |= {f"section_{section.id}": "exact" for section in rubric.sections}
    columns |= {f"requirement_{demand.id}": "exact" for demand in report.demands()}
    for id_ in report.designations():
        columns |= {f"{id_}_status": "text", f"{id_}_near": "truth", f"{id_}_missed": "count"}
        columns |= {f"{id_}_short_by": "text", f"{id_}_lacks": "text"}
    columns |= dict.fromkeys(("errors", "warnings", "notes"), "count")
    columns |= dict.fromkeys(_COVERED if report.is_covered else (), "count")
    columns |= _PLAN if report.telling is Telling.GAP else {}
    return columns | dict.fromkeys(("codes", "choose_with", "message", "hint", "page"), "text")


def _rows(report: RecapReport, language: Language) -> Iterator[Mapping[str, Value]]:
    """Yield the rows: the lines shown, the files that could not be scored, copies, archives and shortcuts.

    Of a check each finding is a row.
    """
    if report.telling is Telling.VALIDATE:
        yield from _findings(report, language)
        return
    entries = iter(report.entries)
    for line in report.lines:
        row = _line(line)
        if report.telling is Telling.GAP:
            row |= _plan(next(entries))
        for standing in line.standings:
            row |= {
                f"{standing.designation}_status": str(standing.status),
                f"{standing.designation}_near": standing.near,
                f"{standing.designation}_missed": len(standing.short),
                f"{standing.designation}_short_by": "; ".join(
                    f"{id_}={plain(short)}" for id_, short in standing.short.items()
                ),
                f"{standing.designation}_lacks": "; ".join(standing.lacks),
            }
        if line.coverage is not None:
            row |= dict(zip(_COVERED, line.coverage, strict=True))
        yield row | _listed(report, line.file, line.sheet) | {"page": report.pages.get(line.file)}
    for refused in report.recap.refusals() if report.shows_refused else ():
        several = refused["findings"]
        yield {
            "file": refused["file"],
            "sheet": refused.get("sheet"),
            "state": "refused",
            "codes": "; ".join(f"{reported['code']}=1" for reported in several),
            "message": "; ".join(reported["message"] for reported in several),
            "hint": "; ".join(reported["hint"] for reported in several),
        } | _listed(report, refused["file"])
    yield from _asides(report, language)


def _plan(entry: dict[str, Any]) -> dict[str, Value]:
    plan = entry["plan"]
    after = Fraction(plan["points_after"])
    return {
        "target": entry["target"],
        "plan_complete": plan["complete"],
        "steps": len(plan["steps"]),
        "cost": Fraction(plan["cost"]),
        "points_gained": after - Fraction(plan["points_before"]),
        "points_after": after,
        "unanswered": len(entry["unanswered"]),
        "to_measure": "; ".join(answer["id"] for answer in plan["beyond_answers"]),
        "first_steps": "; ".join(f"{step['id']}={step['to']}" for step in plan["steps"][:MOST_STEPS]),
    }


def _findings(report: RecapReport, language: Language) -> Iterator[Mapping[str, Value]]:
    """Yield every finding as `zitool.reports.subjects.rows` has those of a few workbooks."""
    for line, entry in zip(report.lines, report.entries, strict=True):
        day = date.fromisoformat(entry["day"])
        whose = {key: entry[key] for key in FINDING_COLUMNS if key in entry} | {
            "rubric_unverified": str(entry["rubric_unverified"]).lower(),
            "term": report.rubrics[line.rubric].regulation.term(day).kind,
        }
        whose |= _listed(report, line.file, line.sheet)
        yield from (whose | _finding(reported) for reported in entry["findings"])
    for refused in report.recap.refusals() if report.shows_refused else ():
        whose = {"file": refused["file"]} | _listed(report, refused["file"])
        yield from (whose | _finding(reported) for reported in refused["findings"])
    for aside in report.recap.asides():
        yield {"file": aside.file} | _finding(finding_object(aside, language))


def _finding(entry: dict[str, Any]) -> dict[str, Value]:
    plain_names = ("severity", "code", "cell", "message", "hint")
    return {"finding_sheet": entry["sheet"], "id": entry["indicator"]} | {
        name: entry[name] for name in plain_names
    }


def _asides(report: RecapReport, language: Language) -> Iterator[Mapping[str, Value]]:
    for aside in report.recap.asides():
        state = "duplicate" if "same_as" in aside.values else "unopened"
        said = {"message": message(aside, language), "hint": hint(aside, language)}
        yield {"file": aside.file, "state": state, "codes": f"{aside.code}=1", **said}


def _line(line: UnitLine) -> dict[str, Value]:
    errors, warnings, notes = line.findings
    return {
        "file": line.file,
        "sha256": line.sha256,
        "sheet": line.sheet,
        "state": "scored",
        "unit": line.unit,
        "rubric": line.rubric,
        "assessor": line.assessor,
        "indicators": line.indicators,
        "answered": line.answered,
        "points": line.points,
        "best_case_points": line.best,
        "workbook_own_points": line.own,
        **{f"section_{id_}": points for id_, points in line.parts.items()},
        **{f"requirement_{id_}": reached for id_, reached in line.reached.items()},
        "errors": errors,
        "warnings": warnings,
        "notes": notes,
        "codes": "; ".join(f"{code}={times}" for code, times in line.codes.items()),
        "choose_with": line.options or None,
    }


def _listed(report: RecapReport, file: str, sheet: str = "") -> dict[str, Value]:
    unit = report.unit(file, sheet)
    return {f"listed_{field}": getattr(unit, field) for field in _LISTED} if unit is not None else {}


def recap_json(report: RecapReport, language: Language) -> Iterator[str]:
    """Yield ``zitool/recap/1`` in pieces: the lines to show, refused files, counts, statistics of all.

    Of checks and gap reports ``zitool/validate/1`` and ``zitool/gap-report/1``: the entries of the workbooks
    as those of a few, with what a recap holds beside its lines.
    """
    recap, registered = report.recap, report.registered
    units = (unit_object(line) | _listed_object(line, report) for line in report.lines)
    if report.telling is not Telling.SCORE:
        those = zip(report.lines, report.entries, strict=True)
        units = (entry | _listed_object(line, report) for line, entry in those)
    return dump_streamed(
        {
            "schema": _SCHEMAS[report.telling],
            "counts": counts_object(recap),
            "only": list(report.kinds),
            "units" if report.telling is Telling.SCORE else "assessments": units,
            "refused": recap.refusals() if report.shows_refused else [],
            **asides_object(recap),
            "statistics": _statistics(report.whole),
            "groups": [
                {"name": name, **_statistics(statistics)} for name, statistics in report.groups.items()
            ],
            "missing": [_unit(unit) for unit in registered.missing] if registered else [],
            "unlisted": list(registered.strangers) if registered else [],
            "list_findings": [finding_object(doubt, language) for doubt in registered.doubts]
            if registered
            else [],
        }
    )


def counts_object(recap: Recap) -> dict[str, Any]:
    """Return what became of all files; it adds up."""
    return {
        "files": recap.files,
        "scored": recap.scored,
        "refused_sheets": recap.sheets,
        "refused": recap.broken,
        "duplicates": recap.copies,
        "not_done": recap.left,
        "skipped": dict(recap.skipped),
    }


def asides_object(recap: Recap) -> dict[str, Any]:
    """Return the copies, archives and shortcuts beside the workbooks that count."""
    return {
        "duplicates": [duplicate._asdict() for duplicate in recap.duplicates],
        "unopened": [{"file": file, "kind": kind} for file, kind in recap.unopened],
    }


def _unit(unit: Unit) -> dict[str, str]:
    """Return a unit of the list; for what it is proposed concerns PortalRB alone."""
    return {name: text for name, text in unit._asdict().items() if name not in {"target", "affirmative"}}


def _listed_object(line: UnitLine, report: RecapReport) -> dict[str, Any]:
    listed = report.unit(line.file, line.sheet)
    return {"listed": _unit(listed) if listed else None, "page": report.pages.get(line.file)}


def unit_object(line: UnitLine) -> dict[str, Any]:
    """Return one line: figures as decimal texts, findings counted."""
    errors, warnings, notes = line.findings
    return {
        **picked(
            line, "file", "sha256", "sheet", "unit", "rubric", "assessor", "indicators", "answered", "points"
        ),
        "best_case_points": plain(line.best),
        "workbook_own_points": plain(line.own) if line.own is not None else None,
        "sections": _numbers(line.parts),
        "requirements": _numbers(line.reached),
        "verdicts": [
            {
                **picked(standing, "designation", "status", "near"),
                "short_by": _numbers(standing.short),
                "lacks": list(standing.lacks),
            }
            for standing in line.standings
        ],
        "findings": {"errors": errors, "warnings": warnings, "notes": notes},
        "codes": dict(line.codes),
        "choose_with": line.options or None,
        **({"evidence": states_object(line.coverage)} if line.coverage is not None else {}),
    }


def _statistics(figures: Statistics) -> dict[str, Any]:
    return {
        **picked(figures, "units", "complete", "with_errors"),
        "designations": {key: standing._asdict() for key, standing in figures.standings.items()},
        "requirements": {
            key: [{"id": miss.id, "missed": miss.times, "of": miss.of} for miss in missed]
            for key, missed in figures.requirements.items()
        },
        "indicators": {
            key: [
                {"id": miss.id, "missed": miss.times, "unanswered": miss.open, "of": miss.of}
                for miss in missed
            ]
            for key, missed in figures.indicators.items()
        },
        "points": spread_object(figures.points),
        "reached": {key: spread_object(spread) for key, spread in figures.reached.items()},
    }


def spread_object(spread: Spread) -> dict[str, str] | None:
    """Return least, quartiles, greatest and mean; None of nothing."""
    if not spread.figures:
        return None
    quarters = {
        name: spread.at(Fraction(position, 4))
        for position, name in enumerate(("least", "lower_quartile", "median", "upper_quartile", "greatest"))
    }
    return _numbers(quarters | {"mean": spread.mean})


def _numbers(figures: Mapping[str, Fraction]) -> dict[str, str]:
    return {key: plain(value) for key, value in figures.items()}
