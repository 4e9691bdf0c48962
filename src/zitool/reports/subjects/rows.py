"""What the CSV of scores, checks and gap reports holds: columns named alike in every language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zitool.core.planning.upgrades import shares
from zitool.reports.cells import Column
from zitool.reports.document import Table
from zitool.reports.prerequisites import rows as settled_rows
from zitool.wording import hint, message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from fractions import Fraction

    from zitool.core.law.rubric import Section
    from zitool.core.planning.gaps import GapReport
    from zitool.core.scoring.assessment import Assessment
    from zitool.core.scoring.eligibility import Verdict
    from zitool.findings import Finding
    from zitool.reports.cells import Value
    from zitool.reports.subjects.assessed import Refusals
    from zitool.wording import Language

    Row = Mapping[str, Value]

_WHOSE = (
    "file",
    "sha256",
    "sheet",
    "unit",
    "rubric",
    "rubric_version",
    "rubric_unverified",
    "rubric_chosen_by",
    "day",
    "day_from",
    "term",
    "assessor",
)
_SCORE = (
    *_WHOSE, "section", "id", "question", "scale", "raw", "chosen", "value", "points", "most_points", "cell",
    "assumed", "note", "evidence",
)  # fmt: skip
FINDING_COLUMNS = (*_WHOSE, "severity", "code", "finding_sheet", "cell", "id", "message", "hint")
"""Of a check: whose answers they are, what was found, where and what to do."""
_DOCUMENTS = ("documents_state", "documents")
"""Of a step of a plan, where a folder of evidence was given."""
_GAP = (
    *_WHOSE, "what_if", "target", "order", "id", "question", "cell", "from", "to", "more", "whole", "cost",
    "points", "total_after", "unblocks", "criterion", "evidence",
)  # fmt: skip


def score_rows(assessments: Sequence[Assessment], language: Language) -> Table:
    """Return one row per indicator, with facts per prerequisite, and one where columns must be chosen among.

    Refused files have no row.
    """
    return _table(_SCORE, (row for assessment in assessments for row in _answers(assessment, language)))


def finding_rows(assessments: Sequence[Assessment], refused: Refusals, language: Language) -> Table:
    """Return one row per finding, those of refused files at the end."""
    rows = [
        {**_whose(assessment), **_finding(finding, language)}
        for assessment in assessments
        for finding in assessment.findings
    ]
    rows += [
        {"file": file, **_finding(finding, language)} for file, findings in refused for finding in findings
    ]
    return _table(FINDING_COLUMNS, rows)


def gap_rows(reports: Sequence[GapReport], language: Language) -> Table:
    """Return one row per step of each plan; a survey index that is taken as given has the order 0.

    Where columns must be chosen among, a last row says so.
    """
    steps = ((*_steps(report), *_to_choose(report.assessment, language)) for report in reports)
    covered = any(report.assessment.coverage is not None for report in reports)
    columns = (*_GAP, *_DOCUMENTS) if covered else _GAP
    return _table(columns, (row for several in steps for row in several))


def _table(columns: Sequence[str], rows: Iterable[Row]) -> Table:
    """Return rows as a table; a column that a row lacks is empty."""
    cells = (tuple(row.get(column) for column in columns) for row in rows)
    return Table("", tuple(map(Column, columns)), tuple(cells))


def _whose(assessment: Assessment) -> dict[str, Value]:
    return {
        "file": assessment.file,
        "sha256": assessment.sha256,
        "sheet": assessment.sheet,
        "unit": assessment.unit,
        "rubric": assessment.rubric.id,
        "rubric_version": assessment.rubric.version,
        "rubric_unverified": "true" if assessment.rubric.uncertain else "false",
        "rubric_chosen_by": assessment.rubric_chosen_by,
        "day": str(assessment.day),
        "day_from": assessment.day_from,
        "term": assessment.rubric.regulation.term(assessment.day).kind,
        "assessor": assessment.answers.assessor,
    }


def _answers(assessment: Assessment, language: Language) -> Iterator[Row]:
    whose, worth = _whose(assessment), shares(assessment.rubric)
    for section in assessment.rubric.walk():
        yield from ({**whose, **row} for row in _answers_of(section, assessment, worth))
    for verdict in assessment.verdicts:
        yield from ({**whose, **row} for row in _settled(verdict, language))
    yield from _to_choose(assessment, language)


def _to_choose(assessment: Assessment, language: Language) -> Iterator[Row]:
    for finding in assessment.to_choose():
        said = {
            "section": "findings",
            "id": finding.code,
            "question": message(finding, language),
            "cell": finding.cell,
        }
        yield {**_whose(assessment), **said, **dict.fromkeys(("note", "criterion"), hint(finding, language))}


def _settled(verdict: Verdict, language: Language) -> Iterator[dict[str, Value]]:
    """Yield a row for each prerequisite against facts: its state is the choice, the facts the note."""
    for row in settled_rows(verdict.settled, language):
        yield {
            "section": f"prerequisites.{verdict.designation.id}",
            "id": row.id,
            "question": row.statement,
            "chosen": row.state,
            "note": row.why,
        }


def _answers_of(
    section: Section, assessment: Assessment, worth: Mapping[str, Fraction]
) -> Iterator[dict[str, Value]]:
    for leaf in section.indicators:
        answer = assessment.answers.answers[leaf.id]
        yield {
            "section": section.id,
            "id": leaf.id,
            "question": answer.question or leaf.statement,
            "scale": leaf.scale,
            "raw": answer.raw,
            "chosen": answer.chosen,
            "value": answer.value,
            "points": worth[leaf.id] * (answer.value or 0),
            "most_points": worth[leaf.id],
            "cell": answer.cell,
            "assumed": "true" if leaf.id in assessment.answers.assumed else "false",
            "note": answer.note,
            "evidence": answer.evidence,
        }


def _finding(finding: Finding, language: Language) -> dict[str, Value]:
    return {
        "severity": finding.severity.word,
        "code": finding.code,
        "finding_sheet": finding.sheet,
        "cell": finding.cell,
        "id": finding.indicator,
        "message": message(finding, language),
        "hint": hint(finding, language),
    }


def _steps(report: GapReport) -> Iterator[Row]:
    assessment, plan = report.assessment, report.plan
    answers, leaves = assessment.answers, {leaf.id: leaf for leaf in assessment.rubric.leaves()}
    common = {
        **_whose(assessment),
        "what_if": "; ".join(f"{id_}={text}" for id_, text in answers.what_if.items()),
        "target": plan.target,
    }

    def line(id_: str, unblocks: Sequence[str], **values: Value) -> Row:
        answer, coverage = answers.answers[id_], assessment.coverage
        question = answer.question or leaves[id_].statement
        if coverage is not None:
            values |= dict(
                zip(_DOCUMENTS, (coverage.states.get(id_), coverage.files.get(id_, 0)), strict=True)
            )
        return {
            **common, "id": id_, "question": question, "cell": answer.cell,
            "unblocks": "; ".join(unblocks), **values,
        }  # fmt: skip

    total = plan.points_before
    for beyond in plan.beyond_answers:
        total += beyond.points
        goal: dict[str, Value] = {"from": beyond.now, "to": beyond.needed}
        yield line(
            beyond.indicator, beyond.unblocks, order=0, points=beyond.points, total_after=total, **goal
        )
    for order, step in enumerate(plan.steps, 1):
        up = step.upgrade
        goal = {"from": up.start, "to": up.to, "more": up.more, "whole": up.whole}
        yield line(
            up.indicator, step.unblocks, order=order, cost=up.cost, points=up.points,
            total_after=step.total_after, criterion=step.criterion, evidence="; ".join(step.evidence), **goal,
        )  # fmt: skip
