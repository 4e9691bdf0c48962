"""A recap as one JSON document: a line per unit, the refused files, and counts that add up."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from zitool.core.exact import plain
from zitool.core.monitoring.recap_choices import Telling
from zitool.reports.gap_document import GAP_SCHEMA
from zitool.reports.json_document import VALIDATE_SCHEMA, dump_streamed, finding_object, states_object

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zitool.core.monitoring.recap import Recap, UnitLine
    from zitool.core.monitoring.recap_report import RecapReport
    from zitool.core.monitoring.statistics import Spread, Statistics
    from zitool.core.monitoring.units import Unit
    from zitool.wording import Language

RECAP_SCHEMA = "zitool/recap/1"
_SCHEMAS = {Telling.SCORE: RECAP_SCHEMA, Telling.VALIDATE: VALIDATE_SCHEMA, Telling.GAP: GAP_SCHEMA}


def recap_json(report: RecapReport, language: Language) -> Iterator[str]:
    """Yield ``zitool/recap/1`` in pieces: the lines to show, refused files, counts, statistics of all.

    Of checks and gap reports ``zitool/validate/1`` and ``zitool/gap-report/1``: the entries of the workbooks
    as those of a few, with what a recap holds beside its lines.
    """
    recap, registered = report.recap, report.registered
    units = (unit_object(line) | _listed(line, report) for line in report.lines)
    if report.telling is not Telling.SCORE:
        those = zip(report.lines, report.entries, strict=True)
        units = (entry | _listed(line, report) for line, entry in those)
    return dump_streamed(
        {
            "schema": _SCHEMAS[report.telling],
            "counts": counts_object(recap),
            "only": list(report.kinds),
            "units" if report.telling is Telling.SCORE else "assessments": units,
            "refused": recap.refusals() if report.shows_refused else [],
            **asides_object(recap),
            "statistics": _statistics(report.whole),
            "groups": [{"name": name, **_statistics(each)} for name, each in report.groups.items()],
            "missing": [_unit(unit) for unit in registered.missing] if registered else [],
            "unlisted": list(registered.strangers) if registered else [],
            "list_findings": [finding_object(each, language) for each in registered.doubts]
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
        "duplicates": [each._asdict() for each in recap.duplicates],
        "unopened": [{"file": file, "kind": kind} for file, kind in recap.unopened],
    }


def _unit(unit: Unit) -> dict[str, str]:
    """Return a unit of the list; for what it is proposed concerns PortalRB alone."""
    return {name: text for name, text in unit._asdict().items() if name not in {"target", "affirmative"}}


def _listed(line: UnitLine, report: RecapReport) -> dict[str, Any]:
    listed = report.unit(line.file, line.sheet)
    return {"listed": _unit(listed) if listed else None, "page": report.pages.get(line.file)}


def unit_object(line: UnitLine) -> dict[str, Any]:
    """Return one line: figures as decimal texts, findings counted."""
    errors, warnings, notes = line.findings
    return {
        "file": line.file,
        "sha256": line.sha256,
        "sheet": line.sheet,
        "unit": line.unit,
        "rubric": line.rubric,
        "assessor": line.assessor,
        "indicators": line.indicators,
        "answered": line.answered,
        "points": plain(line.points),
        "best_case_points": plain(line.best),
        "workbook_own_points": plain(line.own) if line.own is not None else None,
        "sections": _numbers(line.parts),
        "requirements": _numbers(line.reached),
        "verdicts": [
            {
                "designation": each.designation,
                "status": str(each.status),
                "near": each.near,
                "short_by": _numbers(each.short),
                "lacks": list(each.lacks),
            }
            for each in line.standings
        ],
        "findings": {"errors": errors, "warnings": warnings, "notes": notes},
        "codes": dict(line.codes),
        "choose_with": line.options or None,
        **({"evidence": states_object(line.coverage)} if line.coverage is not None else {}),
    }


def _statistics(figures: Statistics) -> dict[str, Any]:
    return {
        "units": figures.units,
        "complete": figures.complete,
        "with_errors": figures.with_errors,
        "designations": {key: each._asdict() for key, each in figures.standings.items()},
        "requirements": {
            key: [{"id": each.id, "missed": each.times, "of": each.of} for each in missed]
            for key, missed in figures.requirements.items()
        },
        "indicators": {
            key: [
                {"id": each.id, "missed": each.times, "unanswered": each.open, "of": each.of}
                for each in missed
            ]
            for key, missed in figures.indicators.items()
        },
        "points": spread_object(figures.points),
        "reached": {key: spread_object(each) for key, each in figures.reached.items()},
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
