"""How far a unit is on the way to a designation: the stages, what each asks for, the conclusion."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zitool.core.days import day_text
from zitool.core.law.conditions import statement_in
from zitool.core.law.facts import rules_about
from zitool.reports.cells import Column, Theirs, Toned, own
from zitool.reports.document import Check, Checklist, Document, Facts, Findings, Paragraph, Section, Table
from zitool.reports.json_document import coverage_object, dump, finding_object, picked
from zitool.reports.layout import coverage_said, draft_said, held_of
from zitool.reports.prerequisites import reason_object, reason_text
from zitool.reports.prerequisites import why as prerequisite_why
from zitool.wording import hint, label, message
from zitool.wording.judge import cites, judge

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zitool.core.law.conditions import Proviso
    from zitool.core.law.facts import KindOfUnit
    from zitool.core.law.rubric import Rubric
    from zitool.core.monitoring.readiness import Readiness, Shown, StageReport
    from zitool.findings import Finding
    from zitool.reports.cells import Cell, Tone
    from zitool.reports.document import Block, Medium
    from zitool.wording import Language

READINESS_SCHEMA = "zitool/readiness/1"
_STATES: Mapping[str, Tone] = {
    "done": "good",
    "excused": "spared",
    "partly": "warn",
    "missing": "bad",
    "unknown": "warn",
}
_OVERALL: Mapping[str, Tone] = {
    "ready": "met",
    "not_ready": "bad",
    "uncertain": "open",
    "may_propose": "may",
    "not_in_force": "bad",
    "spared": "may",
}

_NO_DATA = Table("", (), ())


def readiness_report(
    report: Readiness, findings: Sequence[Finding], language: Language, medium: Medium
) -> Document:
    """Return what was looked at, the stages and the conclusion: last on a screen, first elsewhere."""
    facts = Facts(_pairs(report, language), inline=medium != "screen")
    stages = [_stage(number, stage, language) for number, stage in enumerate(report.stages, 1)]
    listed = Findings(tuple(findings), by="cell")
    arranged = {"screen": _screen, "text": _text}.get(medium, _page)
    return arranged(report, facts, stages, listed, language)._replace(data=_data(report, findings, language))


def _screen(
    report: Readiness, facts: Facts, stages: Sequence[Checklist], findings: Findings, language: Language
) -> Document:
    blocks: list[Block] = [facts, *_draft(report, language), *stages]
    for rule in report.provisos:
        blocks += [Paragraph(""), _proviso(rule, language)]
    blocks += [Paragraph(""), Paragraph(conclusion(report, language), _OVERALL[report.overall])]
    return Document("", "", (*blocks, Paragraph(_decided(report, language), "aside"), findings), _NO_DATA)


def _text(
    report: Readiness, facts: Facts, stages: Sequence[Checklist], findings: Findings, language: Language
) -> Document:
    provisos = (_proviso(rule, language) for rule in report.provisos)
    said = Paragraph(own(conclusion(report, language)), "strong")
    title = report.facts.unit or report.facts.file
    blocks: tuple[Block, ...] = (facts, said, *stages, *provisos, findings)
    return Document(label("ready_title", language), title, blocks, _NO_DATA, _decided(report, language))


def _page(
    report: Readiness, facts: Facts, stages: Sequence[Checklist], findings: Findings, language: Language
) -> Document:
    said = Paragraph(conclusion(report, language), "lead")
    panel = (said, *(_cited(rule, language) for rule in report.provisos))
    shown = Section("conclusion", label("conclusion", language), panel, "panel")
    listed = [Section("findings", label("findings", language), (findings,))] if findings.findings else []
    blocks: tuple[Block, ...] = (facts, *_draft(report, language), shown, *stages, *listed)
    name = report.facts.unit or (report.assessment.unit if report.assessment is not None else "")
    return Document(
        label("page_readiness", language), name, blocks, _NO_DATA, foot=_decided(report, language)
    )


def _draft(report: Readiness, language: Language) -> list[Paragraph]:
    return [Paragraph(draft_said(report.rubric, language), "open")] if report.rubric.status == "draft" else []


def _decided(report: Readiness, language: Language) -> str:
    return judge(report.rubric.designations, language, facts=True)


def _proviso(rule: Proviso, language: Language) -> Paragraph:
    statement = Theirs(statement_in(rule, language))
    return Paragraph(own(f"{label('facts_in_play', language)}: ", statement), "spared")


def _cited(rule: Proviso, language: Language) -> Paragraph:
    said = f"{label('facts_in_play', language)}: {statement_in(rule, language)} "
    return Paragraph(own(said, Toned(f"({cites(rule.references, language)})", "quiet")))


def _stage(number: int, stage: StageReport, language: Language) -> Checklist:
    if stage.arrived:
        told = _tally(stage.items, language)
        if required := sum(shown.required for shown in stage.items):
            told = f"{told}; {label('ready_required_count', language, count=required)}"
        if stage.due is not None:
            told = f"{told}; {label('ready_due', language, day=stage.due)}"
    else:
        told = label("ready_later", language)
    name = (stage.stage.name_en if language == "en" else None) or stage.stage.name
    checks = tuple(_check(shown, language) for shown in stage.items)
    return Checklist(stage.stage.id, f"{number}. {name}", told, checks, stage.arrived)


def _tally(shown: Sequence[Shown], language: Language) -> str:
    """Return how many things are in each state; the numbers add up to all of them."""
    counted = {state: sum(thing.state == state for thing in shown) for state in _STATES}
    return label("ready_stage_told", language, **counted)


def _check(shown: Shown, language: Language) -> Check:
    return Check(
        _STATES[shown.state],
        label(f"ready_{shown.state}", language),
        statement_in(shown, language),
        label("ready_required", language) if shown.required else "",
        _why(shown, language),
        cites(shown.references, language),
    )


def _why(shown: Shown, language: Language) -> str:
    parts = []
    if shown.verdict is not None:
        checks = shown.verdict.checks
        held = held_of(checks, language)
        said_ = label(f"status_{shown.verdict.by_minima}", language)
        parts.append(f"{said_} ({held})")
    if shown.note:
        parts.append(label(f"ready_note_{shown.note}", language))
    if shown.settled is not None:
        parts.append(prerequisite_why(shown.settled, language))
        return "; ".join(filter(None, parts))
    stated = [cause for cause in shown.reasons if cause.fact is not None]
    # What an LKE shows need not be stated once more.
    reasons = stated if shown.answers else shown.reasons
    parts += [reason_text(reason, language) for reason in reasons]
    if shown.answers:
        words = ", ".join(f"{id_} {label(f'ready_answer_{state}', language)}" for id_, state in shown.answers)
        parts.append(label("ready_by_lke", language, answers=words))
    if shown.by is not None and shown.state in {"missing", "partly"}:
        parts.append(label("facts_by", language, day=shown.by))
    return "; ".join(parts)


def conclusion(report: Readiness, language: Language) -> str:
    """Return in a sentence what is still in the way of a proposal; it never says that the unit passes."""
    required = report.required
    return label(
        f"ready_overall_{report.overall}",
        language,
        target=report.designation.name,
        tally=_tally(required, language),
        total=len(required),
    )


def _pairs(report: Readiness, language: Language) -> tuple[tuple[str, str], ...]:
    """Return what was looked at, as labels and texts."""
    assessment = report.assessment
    return (
        (label("unit", language), report.facts.unit or (assessment.unit if assessment is not None else "")),
        (label("fact_jenis_unit", language), _kind(report, language)),
        (label("facts_file", language), report.facts.file),
        (
            label("file", language),
            assessment.file if assessment is not None else label("ready_no_lke", language),
        ),
        (label("assessor", language), assessment.answers.assessor if assessment is not None else ""),
        (
            label("rubric", language),
            label("rubric_line", language, id=report.rubric.id, version=report.rubric.version),
        ),
        (label("evidence_kind", language), coverage_said(assessment, language)),
        (label("ready_target", language), report.designation.name),
        (label("ready_day", language), label(f"ready_day_{report.day_from}", language, day=report.day)),
        (
            label("ready_deadline", language),
            day_text(report.deadline, language) if report.deadline else label("ready_no_deadline", language),
        ),
    )


def _kind(report: Readiness, language: Language) -> str:
    """Return of which kind the unit is, what holds for its group, and which rules ask for the kind."""
    unit_kind = report.unit_kind
    return _kind_text(unit_kind, report.rubric, language) if unit_kind is not None else ""


def readiness_json(report: Readiness, findings: Sequence[Finding], language: Language) -> str:
    """Return ``zitool/readiness/1``."""
    assessment = report.assessment
    return dump(
        {
            "schema": READINESS_SCHEMA,
            "unit": report.facts.unit or (assessment.unit if assessment is not None else ""),
            "facts_file": report.facts.file,
            "file": assessment.file if assessment is not None else None,
            "sha256": assessment.sha256 if assessment is not None else None,
            "assessor": assessment.answers.assessor if assessment is not None else None,
            "rubric": report.rubric.id,
            "rubric_version": report.rubric.version,
            "rubric_status": report.rubric.status,
            "target": report.designation.id,
            **picked(report, "day", "day_from", "deadline", "overall"),
            "unit_kind": _kind_object(report.unit_kind, report.rubric) if report.unit_kind else None,
            "provisos": [rule.id for rule in report.provisos],
            "stages": [_stage_object(stage) for stage in report.stages],
            **coverage_object(assessment),
            "findings": [finding_object(finding, language) for finding in findings],
        }
    )


def _stage_object(stage: StageReport) -> dict[str, Any]:
    return {
        "id": stage.stage.id,
        "name": stage.stage.name,
        "arrived": stage.arrived,
        "due": stage.due.isoformat() if stage.due is not None else None,
        "items": [_item_object(thing) for thing in stage.items],
    }


def _item_object(shown: Shown) -> dict[str, Any]:
    return {
        **picked(shown, "id", "statement", "state", "required"),
        "note": shown.note or None,
        "by": shown.by.isoformat() if shown.by is not None else None,
        "status_by_minima": str(shown.verdict.by_minima) if shown.verdict is not None else None,
        "answers": {id_: str(state) for id_, state in shown.answers},
        "facts": [reason_object(reason) for reason in shown.reasons],
        "references": [
            {"provision": reference.provision, "page": reference.page, "certainty": reference.certainty}
            for reference in shown.references
        ],
    }


def _data(report: Readiness, findings: Sequence[Finding], language: Language) -> Table:
    """Return one row for each thing of each stage, and one where columns of answers must be chosen among."""
    unit = (report.facts.unit, report.designation.id, str(report.day))
    rows: list[tuple[Cell, ...]] = []
    for stage in report.stages:
        for shown in stage.items:
            check = _check(shown, language)
            required = "true" if shown.required else "false"
            state = (stage.stage.id, shown.id, str(shown.state), required)
            rows.append((*unit, *state, check.statement, check.why, check.provision))
    for finding in findings:
        if finding.code == "S140":
            told = (message(finding, language), hint(finding, language))
            rows.append((None, None, None, "findings", finding.code, None, None, *told, None))
    names = ("unit", "target", "day", "stage", "id", "state", "required", "statement", "because", "provision")
    return Table("readiness", tuple(map(Column, names)), tuple(rows))


def _kind_text(unit_kind: KindOfUnit, rubric: Rubric, language: Language) -> str:
    """Return a kind in a line: its name, its group with what holds for it and where that stands, rules."""
    kind, group = unit_kind
    rules = ", ".join(rules_about(rubric, kind.id))
    said = label(
        "unit_kind",
        language,
        id=kind.id,
        name=kind.name,
        group=group.name,
        duty=label(f"duty_{group.duty}", language),
        statement=statement_in(group, language),
        cited=cites(group.references, language),
    )
    return f"{said}; {label('unit_rules', language, rules=rules)}" if rules else said


def _kind_object(unit_kind: KindOfUnit, rubric: Rubric) -> dict[str, Any]:
    """Return a kind with its group for JSON."""
    kind, group = unit_kind
    return {
        "id": kind.id,
        "name": kind.name,
        "group": group.id,
        "duty": group.duty,
        "statement": group.statement,
        "rules": list(rules_about(rubric, kind.id)),
    }
