"""Results as CSV for machines: UTF-8 with a mark, commas, dots, every field quoted, no cell a formula.

Excel takes an .xlsx better; texts that would be formulas are changed here, JSON holds them as they are.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from fractions import Fraction
from typing import TYPE_CHECKING

from zitool.core.exact import plain
from zitool.core.planning.upgrades import shares
from zitool.reports.safe import display
from zitool.wording import hint, message

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from zitool.core.law.rubric import Section
    from zitool.core.planning.gaps import GapReport
    from zitool.core.scoring.assessment import Assessment
    from zitool.core.scoring.eligibility import Verdict
    from zitool.findings import Finding
    from zitool.wording import Language

    Value = str | int | Fraction | None
    Row = Mapping[str, Value]
    Refused = Sequence[tuple[str, Sequence[Finding]]]

MARK = "\ufeff"
"""Tells Excel that UTF-8 follows."""

_LONGEST = 32_767
_FORMULA = ("=", "+", "-", "@")
_STARTS = ("\t", "\r", "\n")
_AFTER_SEMICOLON = re.compile(r"(;[\s\"']*)(?=[=+@＝＋－＠﹢﹣﹦﹫⁺₊⁼₌-])")
"""Where Excel takes a semicolon for the separator, as it does in Indonesia, a new field begins."""

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


def score_csv(assessments: Sequence[Assessment], refused: Refused, language: Language) -> str:
    """Return one row per indicator, with facts per prerequisite, and one where columns must be chosen among.

    Refused files have no row.

    Columns are named alike in every language.
    """
    del refused
    return table_csv(_SCORE, (row for each in assessments for row in _answers(each, language)))


def validate_csv(assessments: Sequence[Assessment], refused: Refused, language: Language) -> str:
    """Return one row per finding, those of refused files at the end."""
    rows = [
        {**_whose(each), **_finding(finding, language)} for each in assessments for finding in each.findings
    ]
    rows += [
        {"file": file, **_finding(finding, language)} for file, findings in refused for finding in findings
    ]
    return table_csv(FINDING_COLUMNS, rows)


def gap_csv(reports: Sequence[GapReport], refused: Refused, language: Language) -> str:
    """Return one row per step of each plan; a survey index that is taken as given has the order 0.

    Where columns must be chosen among, a last row says so.
    """
    del refused
    rows = (row for each in reports for row in (*_steps(each), *_to_choose(each.assessment, language)))
    covered = any(report.assessment.coverage is not None for report in reports)
    return table_csv((*_GAP, *_DOCUMENTS) if covered else _GAP, rows)


def guarded(text: str) -> str:
    """Return printable text that no spreadsheet takes for a formula, whichever separator it goes by."""
    shown = display(text, _LONGEST)
    first = unicodedata.normalize("NFKC", shown.lstrip()[:1])[:1]
    if first in _FORMULA or text.startswith(_STARTS):
        shown = f"'{shown}"
    return _AFTER_SEMICOLON.sub(r"\1'", shown)


def table_csv(columns: Sequence[str], rows: Iterable[Row]) -> str:
    """Return rows as CSV, every field guarded; a column that a row lacks is empty."""
    file = io.StringIO()
    writer = csv.writer(file, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([_field(row.get(column)) for column in columns] for row in rows)
    return MARK + file.getvalue()


def _field(value: Value) -> str:
    if value is None:
        return ""
    return guarded(value) if isinstance(value, str) else plain(Fraction(value))


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
    for each in assessment.to_choose():
        said = {
            "section": "findings",
            "id": each.code,
            "question": message(each, language),
            "cell": each.cell,
        }
        yield {**_whose(assessment), **said, **dict.fromkeys(("note", "criterion"), hint(each, language))}


def _settled(verdict: Verdict, language: Language) -> Iterator[dict[str, Value]]:
    """Yield a row for each prerequisite against facts: its state is the choice, the facts the note."""
    if not verdict.settled:
        return
    from zitool.reports.prerequisites import rows  # noqa: PLC0415 - only with facts

    for row in rows(verdict.settled, language):
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
    for each in plan.beyond_answers:
        total += each.points
        goal: dict[str, Value] = {"from": each.now, "to": each.needed}
        yield line(each.indicator, each.unblocks, order=0, points=each.points, total_after=total, **goal)
    for order, step in enumerate(plan.steps, 1):
        up = step.upgrade
        goal = {"from": up.start, "to": up.to, "more": up.more, "whole": up.whole}
        yield line(
            up.indicator, step.unblocks, order=order, cost=up.cost, points=up.points,
            total_after=step.total_after, criterion=step.criterion, evidence="; ".join(step.evidence), **goal,
        )  # fmt: skip
