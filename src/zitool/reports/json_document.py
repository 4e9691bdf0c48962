"""Assessments as one JSON document: language-free codes, numbers as decimal strings, ASCII only."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from enum import StrEnum
from fractions import Fraction
from functools import lru_cache
from itertools import chain
from json.encoder import encode_basestring_ascii as _quoted
from typing import TYPE_CHECKING, Any

from zitool.core.exact import plain
from zitool.core.memo import once
from zitool.core.scoring.assessment import STATES
from zitool.core.scoring.scoring import TOTAL
from zitool.wording import hint, message

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from zitool.core.law.rubric import Rubric
    from zitool.core.planning.gaps import Beyond, Gap, GapReport, Plan, Step
    from zitool.core.planning.knapsack import Obstacle
    from zitool.core.planning.upgrades import Upgrade
    from zitool.core.scoring.assessment import Assessment, Coverage
    from zitool.core.scoring.eligibility import Check, Verdict
    from zitool.core.scoring.scoring import Score
    from zitool.findings import Finding
    from zitool.wording import Language

    Refusals = Sequence[tuple[str, Sequence[Finding]]]

SCORE_SCHEMA = "zitool/score/1"
VALIDATE_SCHEMA = "zitool/validate/1"
GAP_SCHEMA = "zitool/gap-report/1"
_FEW = 12
"""Entries that are written sooner than the encoder in C is called."""
_LEVELS = frozenset({dict, list, tuple})
_OBJECTS = {dict}


def score_document(assessments: Sequence[Assessment], refused: Refusals, language: Language) -> str:
    """Return ``zitool/score/1``: one entry per assessment, then the files that were refused."""
    entries = [assessment_object(assessment, language) for assessment in assessments]
    return _entries_document(SCORE_SCHEMA, entries, refused, language)


def validate_document(assessments: Sequence[Assessment], refused: Refusals, language: Language) -> str:
    """Return ``zitool/validate/1``: the findings of each file and assessor."""
    entries = [validated_object(assessment, language) for assessment in assessments]
    return _entries_document(VALIDATE_SCHEMA, entries, refused, language)


def gap_document(reports: Sequence[GapReport], refused: Refusals, language: Language) -> str:
    """Return ``zitool/gap-report/1``: one entry per assessment, then the files that were refused."""
    return _entries_document(
        GAP_SCHEMA, [gap_object(report, language) for report in reports], refused, language
    )


def _entries_document(
    schema: str, entries: list[dict[str, Any]], refused: Refusals, language: Language
) -> str:
    gone = [refused_object(file, findings, language) for file, findings in refused]
    return dump({"schema": schema, "assessments": entries, "refused": gone})


def validated_object(assessment: Assessment, language: Language) -> dict[str, Any]:
    """Return one entry of ``zitool/validate/1``: whose answers they are and what was found."""
    findings = [finding_object(finding, language) for finding in assessment.findings]
    return {**identity(assessment), "findings": findings}


def finding_object(finding: Finding, language: Language) -> dict[str, Any]:
    """Return one finding; `message` and `hint` are the only parts in a language."""
    return {
        "code": finding.code,
        "severity": finding.severity.word,
        "sheet": finding.sheet,
        "cell": finding.cell,
        "indicator": finding.indicator,
        "values": dict(finding.values),
        "message": message(finding, language),
        "hint": hint(finding, language),
    }


def finding_objects(findings: Iterable[Finding], language: Language) -> list[dict[str, Any]]:
    """Return findings of several files, each with its own."""
    return [{"file": finding.file, **finding_object(finding, language)} for finding in findings]


def dump(document: dict[str, Any]) -> str:
    """Return a document as text, as ``json.dumps`` writes it with an indent of 1.

    With an indent Python does not use its encoder in C; here that one writes what holds no further level.
    """
    return _written(document, 1) + "\n"


def dump_streamed(document: Mapping[str, object]) -> Iterator[str]:
    """Yield in pieces what `dump` returns; of a value that is an iterator no entry is kept."""
    start = "{"
    for key, value in document.items():
        yield f"{start}\n {_quoted(key)}: "
        start = ","
        if not isinstance(value, Iterator):
            yield _written(value, 2)
            continue
        opened = "["
        for entry in value:
            yield f"{opened}\n  {_written(entry, 3)}"
            opened = ","
        yield "[]" if opened == "[" else "\n ]"
    yield "\n}\n"


def _written(value: object, depth: int) -> str:
    """Return a value as JSON, its own entries indented by `depth`."""
    if isinstance(value, str):
        return _quoted(value)
    if not isinstance(value, (dict, list, tuple)):
        return "null" if value is None else "true" if value is True else json.dumps(value)
    opened, closed = "{}" if isinstance(value, dict) else "[]"
    if not value:
        return opened + closed
    pad = "\n" + " " * depth
    if len(value) > _FEW and _is_last_level(value):
        entries = _encoder(depth)(value)[1:-1]
    elif isinstance(value, list) and _holds_last_levels(value):
        # Written at once; a line ends in a bracket only between two of them, for texts have no line ends.
        inner = f"{pad} "
        between = f"{pad}}},{pad}{{{inner}"
        entries = f"{{{inner}{_encoder(depth + 1)(value)[2:-2].replace(f'}},{inner}{{', between)}{pad}}}"
    elif isinstance(value, dict):
        entries = f",{pad}".join(
            [
                f"{_quoted(key)}: {_quoted(inner) if type(inner) is str else _written(inner, depth + 1)}"
                for key, inner in value.items()
            ]
        )
    else:
        entries = f",{pad}".join(
            [_quoted(inner) if type(inner) is str else _written(inner, depth + 1) for inner in value]
        )
    return f"{opened}{pad}{entries}{pad[:-1]}{closed}"


def _is_last_level(value: dict[str, Any] | list[Any] | tuple[Any, ...]) -> bool:
    return _LEVELS.isdisjoint(map(type, value.values() if isinstance(value, dict) else value))


def _holds_last_levels(value: list[Any]) -> bool:
    """Whether a list holds objects only, none of them empty and none with a further level."""
    if set(map(type, value)) != _OBJECTS or not all(value):
        return False
    return _LEVELS.isdisjoint(map(type, chain.from_iterable(map(dict.values, value))))


@lru_cache(maxsize=32)
def _encoder(depth: int) -> Callable[[object], str]:
    return json.JSONEncoder(separators=(f",\n{' ' * depth}", ": ")).encode


def picked(value: object, *names: str) -> dict[str, Any]:
    """Return fields of a value under their own names, as documents hold them: figures and days as texts."""
    return {name: _held(getattr(value, name)) for name in names}


_AS_THEY_ARE = frozenset({str, int, bool, type(None)})


def _held(value: object) -> object:
    if type(value) in _AS_THEY_ARE:
        return value
    if type(value) is Fraction:  # to ask by its class takes three times as long
        return plain(value)
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else str(value) if isinstance(value, StrEnum) else value


def refused_object(file: str, findings: Sequence[Finding], language: Language) -> dict[str, Any]:
    """Return a file that was refused, and why."""
    return {"file": file, "findings": [finding_object(finding, language) for finding in findings]}


def identity(assessment: Assessment) -> dict[str, Any]:
    """Return what was assessed: file, sheet, unit, rubric, assessor; and what was supposed, if anything."""
    return {
        "file": assessment.file,
        "sha256": assessment.sha256,
        "sheet": assessment.sheet,
        "unit": assessment.unit,
        "rubric": assessment.rubric.id,
        "rubric_version": assessment.rubric.version,
        "rubric_sha256": assessment.rubric_sha256,
        "rubric_status": assessment.rubric.status,
        "rubric_unverified": _is_uncertain(assessment.rubric),
        "rubric_chosen_by": assessment.rubric_chosen_by,
        "day": assessment.day.isoformat(),
        "day_from": assessment.day_from,
        "day_at": assessment.day_at or None,
        "assessor": assessment.answers.assessor,
        "indicators": assessment.card.total,
        "answered": assessment.card.answered,
        **({"what_if": dict(assessment.answers.what_if)} if assessment.answers.what_if else {}),
        **before_object(assessment),
        **coverage_object(assessment),
    }


@once
def _is_uncertain(rubric: Rubric) -> bool:
    return rubric.uncertain


def assessment_object(assessment: Assessment, language: Language) -> dict[str, Any]:
    """Return one entry of ``assessments``: a workbook as one assessor answered it."""
    own = assessment.own.total
    return {
        **identity(assessment),
        "points": plain(assessment.card.points),
        "points_as_workbook_counts": plain(assessment.as_counted.points),
        "workbook_own_points": plain(own) if own is not None else None,
        "best_case_points": plain(assessment.best.points),
        "differences": [
            {
                "id": difference.id,
                "cell": difference.cell,
                "points": plain(difference.ours),
                "workbook_own_points": plain(difference.own),
                "because": list(difference.because),
            }
            for difference in assessment.differences
        ],
        "sections": [_section(node) for node in assessment.card.walk() if _is_section(node)],
        "verdicts": [_verdict(verdict) for verdict in assessment.verdicts],
        "answers": [
            {
                "id": answer.indicator,
                "cell": answer.cell,
                "raw": answer.raw,
                "chosen": answer.chosen,
                "value": plain(answer.value) if answer.value is not None else None,
            }
            for answer in assessment.answers.answers.values()
        ],
        "findings": [finding_object(finding, language) for finding in assessment.findings],
    }


def _is_section(node: Score) -> bool:
    return bool(node.parts) and node.id != TOTAL


def _section(node: Score) -> dict[str, Any]:
    return {
        **picked(node, "id", "title", "points", "weight", "percent", "answered"),
        "indicators": node.total,
    }


def _verdict(verdict: Verdict) -> dict[str, Any]:
    authority = verdict.designation.authority
    return {
        "designation": verdict.designation.id,
        "authority": authority.name if authority is not None else None,
        "status": str(verdict.status),
        "reachable": verdict.reachable,
        "checks": [_check(check) for check in verdict.checks],
        "unverified": [prerequisite.id for prerequisite in verdict.unverified],
        **facts_object(verdict),
    }


def facts_object(verdict: Verdict) -> dict[str, Any]:
    """Return what facts say to a designation; nothing where nobody gave any."""
    if not verdict.settled:
        return {} if verdict.minima_status is None else {"status_by_minima": str(verdict.by_minima)}
    from zitool.reports.prerequisites import settled_object  # noqa: PLC0415 - only with facts

    return {
        "status_by_minima": str(verdict.by_minima),
        "prerequisites": [settled_object(settled) for settled in verdict.settled],
        "provisos": [rule.id for rule in verdict.provisos],
    }


def _check(check: Check) -> dict[str, Any]:
    return {
        **picked(check.requirement, "id", "of", "unit"),
        **picked(check, "needed", "actual", "short_by", "best_case"),
        "ok": check.ok if check.certain else None,
    }


def before_object(assessment: Assessment) -> dict[str, Any]:
    """Return the points, minima and verdicts without what was supposed, as JSON documents hold them."""
    before = assessment.before
    if before is None:
        return {}
    verdicts = [
        {
            "designation": verdict.designation.id,
            "status": str(verdict.status),
            "requirements": [
                {"id": check.requirement.id, "actual": plain(check.actual)} for check in verdict.checks
            ],
        }
        for verdict in before.verdicts
    ]
    return {"what_if_before": {"points": plain(before.card.points), "verdicts": verdicts}}


def coverage_object(assessment: Assessment | None) -> dict[str, Any]:
    """Return ``evidence`` for a JSON document; nothing where nothing is known."""
    if assessment is None or assessment.coverage is None:
        return {}
    coverage = assessment.coverage
    return {
        "evidence": {
            "folder": coverage.folder,
            "counts": states_object(coverage.counts()),
            "states": dict(coverage.states),
        }
    }


def states_object(counts: tuple[int, int, int]) -> dict[str, int]:
    """Return state → number of answers."""
    return dict(zip(STATES, counts, strict=True))


def documents_object(coverage: Coverage | None, indicator: str) -> dict[str, Any]:
    """Return ``documents`` of one step of a plan; nothing where nothing is known."""
    if coverage is None:
        return {}
    return {"documents": {"state": coverage.states.get(indicator), "files": coverage.files.get(indicator, 0)}}


def gap_object(report: GapReport, language: Language) -> dict[str, Any]:
    """Return one entry of ``assessments``: what one assessor's answers need next."""
    assessment = report.assessment
    return {
        **identity(assessment),
        "what_if": dict(assessment.answers.what_if),
        "target": report.verdict.designation.id,
        "status": str(report.verdict.status),
        "requirements": [_gap(gap) for gap in report.gaps],
        **facts_object(report.verdict),
        "plan": _plan(report.plan, assessment.coverage),
        "quick_wins": [_upgrade(win) for win in report.quick_wins],
        "unanswered": list(report.unanswered),
        "findings": [finding_object(finding, language) for finding in assessment.findings],
    }


def _gap(gap: Gap) -> dict[str, Any]:
    return {
        "id": gap.requirement.id,
        "unit": gap.requirement.unit,
        **picked(gap, "needed", "actual", "short_by", "held_down_by"),
    }


def _plan(plan: Plan, coverage: Coverage | None) -> dict[str, Any]:
    return {
        "reachable": plan.reachable,
        "complete": plan.complete,
        "max_steps": _number(plan.budget),
        **picked(plan, "cost", "points_before", "points_after"),
        "steps": [_step(step) | documents_object(coverage, step.upgrade.indicator) for step in plan.steps],
        "beyond_answers": [_beyond(beyond) for beyond in plan.beyond_answers],
        "obstacles": [_obstacle(obstacle) for obstacle in plan.obstacles],
    }


def _step(step: Step) -> dict[str, Any]:
    return {
        **_upgrade(step.upgrade),
        **picked(step, "total_after", "unblocks", "criterion", "evidence"),
    }


def _upgrade(upgrade: Upgrade) -> dict[str, Any]:
    return {
        "id": upgrade.indicator,
        "from": upgrade.start,
        **picked(upgrade, "to", "more", "whole", "cost", "points"),
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
