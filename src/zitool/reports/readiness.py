"""Readiness as lines that every format shows alike, and as JSON, Markdown and CSV."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from zitool.core.days import day_text
from zitool.core.law.conditions import statement_in
from zitool.named import NamedTuple
from zitool.reports.covering import coverage_object, coverage_said
from zitool.reports.json_document import dump, finding_object
from zitool.reports.layout import held_of
from zitool.reports.markdown_text import code, foreign, own, said, table
from zitool.reports.prerequisites import reason_object, reason_text
from zitool.reports.prerequisites import why as prerequisite_why
from zitool.reports.safe import display
from zitool.reports.unit_kinds import kind_object, kind_text
from zitool.wording import hint, label, message
from zitool.wording.citing import cite
from zitool.wording.judge import judge

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zitool.core.monitoring.readiness import Readiness, Shown, StageReport
    from zitool.findings import Finding
    from zitool.wording import Language

READINESS_SCHEMA = "zitool/readiness/1"
_STATES = ("done", "excused", "partly", "missing", "unknown")


class Line(NamedTuple):
    """One thing of a stage as text."""

    id: str
    state: str
    word: str
    required: bool
    statement: str
    why: str
    provision: str


class Block(NamedTuple):
    """A stage as text."""

    id: str
    title: str
    told: str
    arrived: bool
    lines: tuple[Line, ...]


def blocks(report: Readiness, language: Language) -> list[Block]:
    """Return the stages as every format shows them."""
    return [_block(number, each, language) for number, each in enumerate(report.stages, 1)]


def _block(number: int, stage: StageReport, language: Language) -> Block:
    if stage.arrived:
        told = _tally(stage.items, language)
        if required := sum(each.required for each in stage.items):
            told = f"{told}; {label('ready_required_count', language, count=required)}"
        if stage.due is not None:
            told = f"{told}; {label('ready_due', language, day=stage.due)}"
    else:
        told = label("ready_later", language)
    lines = tuple(_line(each, language) for each in stage.items)
    name = (stage.stage.name_en if language == "en" else None) or stage.stage.name
    return Block(stage.stage.id, f"{number}. {name}", told, stage.arrived, lines)


def _tally(shown: Sequence[Shown], language: Language) -> str:
    """Return how many things are in each state; the numbers add up to all of them."""
    counted = {state: sum(each.state == state for each in shown) for state in _STATES}
    return label("ready_stage_told", language, **counted)


def _line(shown: Shown, language: Language) -> Line:
    return Line(
        shown.id,
        str(shown.state),
        label(f"ready_{shown.state}", language),
        shown.required,
        statement_in(shown, language),
        _why(shown, language),
        "; ".join(cite(each, language) for each in shown.references),
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
    stated = [each for each in shown.reasons if each.fact is not None]
    # What an LKE shows need not be stated once more.
    reasons = stated if shown.answers else shown.reasons
    parts += [reason_text(each, language) for each in reasons]
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


def decided(report: Readiness, language: Language) -> str:
    """Return what it is about and who decides."""
    return judge(report.rubric.designations, language, facts=True)


def pairs(report: Readiness, language: Language) -> list[tuple[str, str]]:
    """Return what was looked at, as labels and texts."""
    assessment = report.assessment
    found = [
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
    ]
    return [(key, value) for key, value in found if value]


def _kind(report: Readiness, language: Language) -> str:
    """Return of which kind the unit is, what holds for its group, and which rules ask for the kind."""
    found = report.unit_kind
    return kind_text(found, report.rubric, language) if found is not None else ""


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
            "day": report.day.isoformat(),
            "day_from": report.day_from,
            "deadline": report.deadline.isoformat() if report.deadline is not None else None,
            "overall": str(report.overall),
            "unit_kind": kind_object(report.unit_kind, report.rubric) if report.unit_kind else None,
            "provisos": [each.id for each in report.provisos],
            "stages": [_stage_object(each) for each in report.stages],
            **coverage_object(assessment),
            "findings": [finding_object(each, language) for each in findings],
        }
    )


def _stage_object(stage: StageReport) -> dict[str, Any]:
    return {
        "id": stage.stage.id,
        "name": stage.stage.name,
        "arrived": stage.arrived,
        "due": stage.due.isoformat() if stage.due is not None else None,
        "items": [_item_object(each) for each in stage.items],
    }


def _item_object(shown: Shown) -> dict[str, Any]:
    return {
        "id": shown.id,
        "statement": shown.statement,
        "state": str(shown.state),
        "required": shown.required,
        "note": shown.note or None,
        "by": shown.by.isoformat() if shown.by is not None else None,
        "status_by_minima": str(shown.verdict.by_minima) if shown.verdict is not None else None,
        "answers": {id_: str(state) for id_, state in shown.answers},
        "facts": [reason_object(each) for each in shown.reasons],
        "references": [
            {"provision": each.provision, "page": each.page, "certainty": each.certainty}
            for each in shown.references
        ],
    }


def readiness_markdown(report: Readiness, findings: Sequence[Finding], language: Language) -> str:
    """Return the stages as Markdown tables."""
    return "\n".join(_markdown(report, findings, language))


def _markdown(report: Readiness, findings: Sequence[Finding], language: Language) -> Iterator[str]:
    yield f"## {label('ready_title', language)}: {foreign(report.facts.unit) or foreign(report.facts.file)}\n"
    yield " · ".join(f"{key}: {foreign(value)}" for key, value in pairs(report, language)) + "\n"
    yield f"**{own(conclusion(report, language))}**\n"
    head = [label(key, language) for key in ("facts_state", "ready_item", "facts_why", "provision")]
    required = label("ready_required", language)
    for block in blocks(report, language):
        yield f"### {own(block.title)}\n"
        yield f"{own(block.told)}\n"
        rows = [
            [
                each.word,
                f"**{foreign(each.statement)}** ({required})" if each.required else foreign(each.statement),
                foreign(each.why),
                foreign(each.provision),
            ]
            for each in block.lines
        ]
        yield table(head, rows)
    for rule in report.provisos:
        yield f"{label('facts_in_play', language)}: {foreign(statement_in(rule, language))}\n"
    for each in findings:
        sentence, cure = said(each, language)
        level = label(f"level_{each.severity.word}", language)
        yield f"- {level} {each.code} {code(display(each.cell or ''))}: {sentence}. {cure}"
    yield f"\n{own(decided(report, language))}\n"


def readiness_csv(report: Readiness, findings: Sequence[Finding], language: Language) -> str:
    """Return one row for each thing of each stage, and one where columns of answers must be chosen among.

    Columns are named alike in every language.
    """
    from zitool.reports.csv_file import table_csv  # noqa: PLC0415

    columns = (
        "unit",
        "target",
        "day",
        "stage",
        "id",
        "state",
        "required",
        "statement",
        "because",
        "provision",
    )
    rows = (
        {
            "unit": report.facts.unit,
            "target": report.designation.id,
            "day": str(report.day),
            "stage": block.id,
            "id": each.id,
            "state": each.state,
            "required": "true" if each.required else "false",
            "statement": each.statement,
            "because": each.why,
            "provision": each.provision,
        }
        for block in blocks(report, language)
        for each in block.lines
    )
    to_choose = (
        {
            "stage": "findings",
            "id": each.code,
            "statement": message(each, language),
            "because": hint(each, language),
        }
        for each in findings
        if each.code == "S140"
    )
    return table_csv(columns, chain(rows, to_choose))
