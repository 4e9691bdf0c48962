"""A recap as one JSON document: a line per unit, the refused files, and counts that add up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zitool.core.exact import plain
from zitool.reports.json_document import dump

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from fractions import Fraction

    from zitool.core.recap import Recap, UnitLine
    from zitool.wording import Language

RECAP_SCHEMA = "zitool/recap/1"


def recap_json(recap: Recap, lines: Sequence[UnitLine], language: Language) -> str:
    """Return ``zitool/recap/1``: the lines to show, every refused file, and the counts of the whole batch."""
    del language  # the refused carry their sentences already
    return dump(
        {
            "schema": RECAP_SCHEMA,
            "counts": {
                "files": recap.files,
                "scored": recap.scored,
                "refused": len(recap.refused),
                "not_done": recap.files - recap.scored - len(recap.refused),
                "skipped": dict(recap.skipped),
            },
            "units": [_unit(line) for line in lines],
            "refused": list(recap.refusals()),
        }
    )


def _unit(line: UnitLine) -> dict[str, Any]:
    errors, warnings, notes = line.findings
    return {
        "file": line.file,
        "sha256": line.sha256,
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
            }
            for each in line.standings
        ],
        "findings": {"errors": errors, "warnings": warnings, "notes": notes},
        "codes": dict(line.codes),
    }


def _numbers(figures: Mapping[str, Fraction]) -> dict[str, str]:
    return {key: plain(value) for key, value in figures.items()}
