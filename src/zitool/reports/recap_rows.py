"""A recap as rows for machines: one per line and per file that could not be scored."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from zitool.core.exact import plain
from zitool.core.monitoring.recap_choices import Telling
from zitool.core.scoring.coverage import STATES
from zitool.reports.json_document import finding_object
from zitool.reports.recap_layout import designations, figures, is_covered, rubrics_of
from zitool.reports.subjects.rows import FINDING_COLUMNS
from zitool.wording import hint, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zitool.core.monitoring.recap import UnitLine
    from zitool.core.monitoring.recap_report import RecapReport
    from zitool.wording import Language

    Value = str | int | bool | Fraction | None
    Kind = type[str | int | bool | Fraction]

MOST_STEPS = 3
"""Steps of a plan that a row names; the unit's own gap report holds all."""
_COVERED = tuple(f"evidence_{state}" for state in STATES)
_LISTED = ("id", "name", "agency", "kind", "province", "priority")


_PLAN: Mapping[str, Kind] = {
    "target": str, "plan_complete": bool, "steps": int, "cost": Fraction, "points_gained": Fraction,
    "points_after": Fraction, "unanswered": int, "to_measure": str, "first_steps": str,
}  # fmt: skip
"""Of a gap report, beside the columns of a recap."""


def recap_columns(report: RecapReport) -> dict[str, Kind]:
    """Return the columns with the type of their values; any may be None."""
    if report.telling is Telling.VALIDATE:
        listed = _LISTED if report.registered is not None else ()
        return dict.fromkeys((*FINDING_COLUMNS, *(f"listed_{each}" for each in listed)), str)
    columns: dict[str, Kind] = dict.fromkeys(
        ("file", "sha256", "sheet", "state", "unit", "rubric", "assessor"), str
    )
    columns |= {f"listed_{each}": str for each in _LISTED}
    columns |= {"indicators": int, "answered": int}
    columns |= dict.fromkeys(("points", "best_case_points", "workbook_own_points"), Fraction)
    for rubric in rubrics_of(report):
        columns |= {f"section_{each.id}": Fraction for each in rubric.sections}
    columns |= {f"requirement_{each.id}": Fraction for each in figures(report)}
    for id_ in designations(report):
        columns |= {f"{id_}_status": str, f"{id_}_near": bool, f"{id_}_missed": int, f"{id_}_short_by": str}
        columns[f"{id_}_lacks"] = str
    columns |= dict.fromkeys(("errors", "warnings", "notes"), int)
    columns |= dict.fromkeys(_COVERED if is_covered(report) else (), int)
    columns |= _PLAN if report.telling is Telling.GAP else {}
    return columns | dict.fromkeys(("codes", "choose_with", "message", "hint", "page"), str)


def recap_rows(report: RecapReport, language: Language) -> Iterator[Mapping[str, Value]]:
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
        for each in line.standings:
            row |= {
                f"{each.designation}_status": str(each.status),
                f"{each.designation}_near": each.near,
                f"{each.designation}_missed": len(each.short),
                f"{each.designation}_short_by": "; ".join(
                    f"{id_}={plain(short)}" for id_, short in each.short.items()
                ),
                f"{each.designation}_lacks": "; ".join(each.lacks),
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
            "codes": "; ".join(f"{each['code']}=1" for each in several),
            "message": "; ".join(each["message"] for each in several),
            "hint": "; ".join(each["hint"] for each in several),
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
        "to_measure": "; ".join(each["id"] for each in plan["beyond_answers"]),
        "first_steps": "; ".join(f"{each['id']}={each['to']}" for each in plan["steps"][:MOST_STEPS]),
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
        yield from (whose | _finding(each) for each in entry["findings"])
    for refused in report.recap.refusals() if report.shows_refused else ():
        whose = {"file": refused["file"]} | _listed(report, refused["file"])
        yield from (whose | _finding(each) for each in refused["findings"])
    for aside in report.recap.asides():
        yield {"file": aside.file} | _finding(finding_object(aside, language))


def _finding(found: dict[str, Any]) -> dict[str, Value]:
    plain_names = ("severity", "code", "cell", "message", "hint")
    return {"finding_sheet": found["sheet"], "id": found["indicator"]} | {
        name: found[name] for name in plain_names
    }


def _asides(report: RecapReport, language: Language) -> Iterator[Mapping[str, Value]]:
    for each in report.recap.asides():
        state = "duplicate" if "same_as" in each.values else "unopened"
        said = {"message": message(each, language), "hint": hint(each, language)}
        yield {"file": each.file, "state": state, "codes": f"{each.code}=1", **said}


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
    return {f"listed_{each}": getattr(unit, each) for each in _LISTED} if unit is not None else {}
