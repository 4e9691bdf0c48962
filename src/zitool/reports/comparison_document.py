"""Comparisons as JSON: two sides, question by question."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zitool.core.exact import plain
from zitool.reports.json_document import dump, finding_object, identity, refused_object
from zitool.reports.layout import to_know

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zitool.core.monitoring.comparison import Change, Comparison
    from zitool.core.scoring.answers import Answer
    from zitool.findings import Finding
    from zitool.wording import Language

COMPARE_SCHEMA = "zitool/compare/1"


def comparison_json(
    comparisons: Sequence[Comparison], refused: Sequence[tuple[str, Sequence[Finding]]], language: Language
) -> str:
    """Return ``zitool/compare/1``: each pair of sides, the largest effect first."""
    sides = [side for each in comparisons for side in (each.first, each.second)]
    return dump(
        {
            "schema": COMPARE_SCHEMA,
            "comparisons": [comparison_object(each) for each in comparisons],
            "findings": [finding_object(each, language) for each in to_know(sides)],
            "refused": [refused_object(file, findings, language) for file, findings in refused],
        }
    )


def comparison_object(comparison: Comparison) -> dict[str, Any]:
    """Return one comparison; differences are second less first."""
    return {
        "first": _side(comparison, first=True),
        "second": _side(comparison, first=False),
        "points_change": plain(comparison.points),
        "same": comparison.same,
        "one_rubric": comparison.one_rubric,
        "sections": [
            {
                "id": part.id,
                "title": part.title,
                "weight": plain(part.weight),
                "first": plain(part.first),
                "second": plain(part.second),
            }
            for part in comparison.parts
        ],
        "only_first": list(comparison.only_first),
        "only_second": list(comparison.only_second),
        "verdicts": [
            {
                "designation": turn.designation,
                "first": turn.first and str(turn.first),
                "second": turn.second and str(turn.second),
                "gained": list(turn.gained),
                "lost": list(turn.lost),
            }
            for turn in comparison.turns
        ],
        "changes": [_change(each) for each in comparison.changes],
    }


def _side(comparison: Comparison, *, first: bool) -> dict[str, Any]:
    assessment = comparison.first if first else comparison.second
    saved = {"saved": assessment.saved} if assessment.saved else {}
    return {**identity(assessment), **saved, "points": plain(assessment.card.points)}


def _change(change: Change) -> dict[str, Any]:
    return {
        "id": change.indicator,
        "kind": str(change.kind),
        "first": _answer(change.first),
        "second": _answer(change.second),
        "points": plain(change.points),
        "requirements": {key: plain(value) for key, value in change.requirements.items()},
    }


def _answer(answer: Answer) -> dict[str, Any]:
    return {
        "cell": answer.cell,
        "raw": answer.raw,
        "chosen": answer.chosen,
        "value": plain(answer.value) if answer.value is not None else None,
    }
