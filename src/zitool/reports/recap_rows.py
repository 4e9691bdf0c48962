"""A recap as rows for machines: one per line and per file that could not be scored."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from zitool.core.exact import plain
from zitool.reports.recap_layout import designations, figures, rubrics_of
from zitool.wording import hint, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from zitool.core.recap import UnitLine
    from zitool.core.recap_report import RecapReport
    from zitool.wording import Language

    Value = str | int | bool | Fraction | None
    Kind = type[str | int | bool | Fraction]

_LISTED = ("id", "name", "agency", "kind", "province", "priority")


def recap_columns(report: RecapReport) -> dict[str, Kind]:
    """Return the columns with the type of their values; any may be None."""
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
    columns |= dict.fromkeys(("errors", "warnings", "notes"), int)
    return columns | dict.fromkeys(("codes", "choose_with", "message", "hint", "page"), str)


def recap_rows(report: RecapReport, language: Language) -> Iterator[Mapping[str, Value]]:
    """Yield the rows: the lines shown, the files that could not be scored, copies, archives and shortcuts."""
    for line in report.lines:
        row = _line(line)
        for each in line.standings:
            row |= {
                f"{each.designation}_status": str(each.status),
                f"{each.designation}_near": each.near,
                f"{each.designation}_missed": len(each.short),
                f"{each.designation}_short_by": "; ".join(
                    f"{id_}={plain(short)}" for id_, short in each.short.items()
                ),
            }
        yield row | _listed(report, line.file, line.sheet) | {"page": report.pages.get(line.file)}
    for refused in report.recap.refusals() if report.shows_refused else ():
        several = refused["findings"]
        yield {
            "file": refused["file"],
            "state": "refused",
            "codes": "; ".join(f"{each['code']}=1" for each in several),
            "message": "; ".join(each["message"] for each in several),
            "hint": "; ".join(each["hint"] for each in several),
        } | _listed(report, refused["file"])
    yield from _asides(report, language)


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
