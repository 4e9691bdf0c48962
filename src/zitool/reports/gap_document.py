"""Gap reports as one JSON document: ``zitool/gap-report/1``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zitool.core.exact import plain
from zitool.reports.json_document import (
    documents_object,
    dump,
    facts_object,
    finding_object,
    identity,
    refused_object,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from zitool.core.planning.gaps import Gap, GapReport
    from zitool.core.planning.plan import Beyond, Plan, Step
    from zitool.core.planning.plan_search import Obstacle
    from zitool.core.planning.upgrades import Upgrade
    from zitool.core.scoring.coverage import Coverage
    from zitool.findings import Finding
    from zitool.wording import Language

GAP_SCHEMA = "zitool/gap-report/1"


def gap_document(
    reports: Sequence[GapReport], refused: Sequence[tuple[str, Sequence[Finding]]], language: Language
) -> str:
    """Return ``zitool/gap-report/1``: one entry per assessment, then the files that were refused."""
    return dump(
        {
            "schema": GAP_SCHEMA,
            "assessments": [gap_object(each, language) for each in reports],
            "refused": [refused_object(file, findings, language) for file, findings in refused],
        }
    )


def gap_object(report: GapReport, language: Language) -> dict[str, Any]:
    """Return one entry of ``assessments``: what one assessor's answers need next."""
    assessment = report.assessment
    return {
        **identity(assessment),
        "what_if": dict(assessment.answers.what_if),
        "target": report.verdict.designation.id,
        "status": str(report.verdict.status),
        "requirements": [_gap(each) for each in report.gaps],
        **facts_object(report.verdict),
        "plan": _plan(report.plan, assessment.coverage),
        "quick_wins": [_upgrade(each) for each in report.quick_wins],
        "unanswered": list(report.unanswered),
        "findings": [finding_object(each, language) for each in assessment.findings],
    }


def _gap(gap: Gap) -> dict[str, Any]:
    return {
        "id": gap.requirement.id,
        "unit": gap.requirement.unit,
        "needed": plain(gap.needed),
        "actual": plain(gap.actual),
        "short_by": plain(gap.short_by),
        "held_down_by": list(gap.held_down_by),
    }


def _plan(plan: Plan, coverage: Coverage | None) -> dict[str, Any]:
    return {
        "reachable": plan.reachable,
        "complete": plan.complete,
        "max_steps": _number(plan.budget),
        "cost": plain(plan.cost),
        "points_before": plain(plan.points_before),
        "points_after": plain(plan.points_after),
        "steps": [_step(each) | documents_object(coverage, each.upgrade.indicator) for each in plan.steps],
        "beyond_answers": [_beyond(each) for each in plan.beyond_answers],
        "obstacles": [_obstacle(each) for each in plan.obstacles],
    }


def _step(step: Step) -> dict[str, Any]:
    return {
        **_upgrade(step.upgrade),
        "total_after": plain(step.total_after),
        "unblocks": list(step.unblocks),
        "criterion": step.criterion,
        "evidence": list(step.evidence),
    }


def _upgrade(upgrade: Upgrade) -> dict[str, Any]:
    return {
        "id": upgrade.indicator,
        "from": upgrade.start,
        "to": upgrade.to,
        "more": _number(upgrade.more),
        "whole": _number(upgrade.whole),
        "cost": plain(upgrade.cost),
        "points": plain(upgrade.points),
        "what_if": dict(upgrade.changes),
        "fills_in": False,  # a ratio without counts is no step any more: it is among `beyond_answers`
    }


def _beyond(beyond: Beyond) -> dict[str, Any]:
    return {
        "id": beyond.indicator,
        "from": _number(beyond.now),
        "to": plain(beyond.needed),
        "points": plain(beyond.points),
        "unblocks": list(beyond.unblocks),
        "measures": "index" if beyond.is_index else "ratio",
    }


def _obstacle(obstacle: Obstacle) -> dict[str, Any]:
    return {
        "requirement": obstacle.requirement or None,
        "needed_points": plain(obstacle.needed),
        "best_points": plain(obstacle.best),
        "fixed": list(obstacle.fixed),
    }


def _number(number: Fraction | None) -> str | None:
    return plain(number) if number is not None else None
