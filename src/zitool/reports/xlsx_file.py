"""Results as an .xlsx that a team works with: plan with columns to fill in, summary, findings, answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl import Workbook

from zitool.core.planning.upgrades import shares
from zitool.findings import Severity
from zitool.reports.steps import gaps_of, plan_lines, plan_summary
from zitool.reports.supposed import changes_said, moved
from zitool.reports.xlsx_sheets import (
    Column,
    Foreign,
    Row,
    finish_table,
    put,
    put_lines,
    put_table,
    team_columns,
)
from zitool.reports.xlsx_summary import write_summary
from zitool.spreadsheets import REPORT_TITLE
from zitool.spreadsheets.looks import ALERT, TO_FILL
from zitool.spreadsheets.packing import packed
from zitool.wording import hint, label, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction
    from typing import Any

    from zitool.core.law.rubric import Indicator, Section
    from zitool.core.planning.gaps import GapReport
    from zitool.core.scoring.assessment import Assessment
    from zitool.findings import Finding
    from zitool.reports.xlsx_sheets import Value
    from zitool.wording import Language

    Refused = Sequence[tuple[str, Sequence[Finding]]]

_POINTS = "0.00"
_GAIN = "+0.00"
_SURVEY = "EFF5FB"
SEVERITY_COLORS = {Severity.ERROR: ALERT, Severity.WARNING: TO_FILL, Severity.NOTE: ""}


def score_xlsx(assessments: Sequence[Assessment], refused: Refused, language: Language) -> bytes:
    """Return the results of `zitool score`, with the plan to the first designation that is not met."""
    reports = [report for each in assessments if (report := gaps_of(each)) is not None]
    return _book(assessments, reports, refused, language)


def gap_xlsx(reports: Sequence[GapReport], refused: Refused, language: Language) -> bytes:
    """Return the results of `zitool gap-report`."""
    return _book([each.assessment for each in reports], reports, refused, language)


def validate_xlsx(assessments: Sequence[Assessment], refused: Refused, language: Language) -> bytes:
    """Return the results of `zitool validate`: the findings first, no plan."""
    book = _empty()
    _write_findings(book, assessments, refused, language)
    write_summary(book, assessments, language)
    _write_answers(book, assessments, language)
    return packed(book)


def _book(
    assessments: Sequence[Assessment], reports: Sequence[GapReport], refused: Refused, language: Language
) -> bytes:
    book = _empty()
    if reports:
        _write_plan(book, reports, language)
    write_summary(book, assessments, language)
    _write_findings(book, assessments, refused, language)
    _write_answers(book, assessments, language)
    return packed(book)


def _empty() -> Workbook:
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.title = REPORT_TITLE
    return book


def _name(assessment: Assessment) -> Foreign:
    """Whose row it is, where there are several."""
    return Foreign.of(assessment.unit or assessment.file, assessment.answers.assessor)


def _whose(several: bool, language: Language) -> list[Column]:
    return [Column(label("unit", language), 20)] if several else []


def _title(
    word: str, assessments: Sequence[Assessment], language: Language
) -> Iterator[tuple[Value, dict[str, Any]]]:
    """What a sheet shows and of whom; first of all, if anything was supposed, that it was."""
    names = [each.unit or each.file for each in assessments[:1]] if len(assessments) == 1 else []
    yield Foreign.of(" — ".join([word, *names])), {"bold": True, "size": 14}
    for each in assessments:
        if each.answers.what_if:
            changes = changes_said(each)
            yield Foreign.of(label("what_if", language, changes=changes)), {"bold": True, "ink": "C00000"}
            for line in moved(each, language):
                yield Foreign.of(str(line)), {"ink": "C00000"}


def _write_plan(book: Workbook, reports: Sequence[GapReport], language: Language) -> None:
    sheet = book.create_sheet(label("sheet_plan", language))
    several = len(reports) > 1
    target = "" if several else reports[0].verdict.designation.name
    word = label("title_plan", language, target=target).strip()
    lines = list(_title(word, [each.assessment for each in reports], language))
    if not several:
        lines += [(Foreign.of(text), {}) for text in plan_summary(reports[0], language)]
    lines.append((label("team_hint", language), {"italic": True, "size": 9}))
    top = put_lines(sheet, lines, language) + 1
    rows = [row for report in reports for row in _plan_rows(report, several, language)]
    columns = [*_whose(several, language), *_plan_columns(language), *team_columns(language)]
    after = put_table(sheet, top, columns, rows, language)
    finish_table(sheet, columns, (top, after), 4 + several, language)


def _plan_columns(language: Language) -> list[Column]:
    return [
        Column(label("gap_order", language), 6, "number", bold=True),
        Column("ID", 10.5, bold=True),
        Column(label("cell", language), 6),
        Column(label("question", language), 24),
        Column(label("column_from", language), 8),
        Column(label("column_to", language), 11, bold=True),
        Column(label("gap_cost", language), 6.5, "number"),
        Column(label("column_gain", language), 9, "number", _GAIN),
        Column(label("column_total", language), 7, "number", _POINTS),
        Column(label("gap_unblocks", language), 14),
        Column(label("column_criterion", language), 26),
        Column(label("evidence", language), 30),
    ]


def _plan_rows(report: GapReport, several: bool, language: Language) -> Iterator[Row]:
    who: tuple[Value, ...] = (_name(report.assessment),) if several else ()
    for line in plan_lines(report, language):
        values: tuple[Value, ...] = (
            line.order if line.cost is None else int(line.order),
            line.indicator,
            line.cell,
            Foreign.of(line.question),
            Foreign.of(line.start),
            Foreign.of(line.to),
            line.cost,
            line.points,
            line.total,
            Foreign.of(*line.unblocks),
            Foreign.of(line.criterion),
            Foreign.of(*(f"• {each}" for each in line.evidence)),
        )
        yield Row((*who, *values), _SURVEY if line.cost is None else "")


def _write_findings(
    book: Workbook, assessments: Sequence[Assessment], refused: Refused, language: Language
) -> None:
    sheet = book.create_sheet(label("sheet_findings", language))
    several = len(assessments) > 1 or bool(refused)
    top = put_lines(sheet, _title(label("sheet_findings", language), assessments, language), language) + 1
    columns = [
        *_whose(several, language),
        Column(label("level", language), 12, bold=True),
        Column(label("code", language), 7),
        Column(label("sheet", language), 13),
        Column(label("cell", language), 9),
        Column("ID", 12),
        Column(label("finding_said", language), 50),
        Column(label("cure", language), 44),
        *team_columns(language, remarks=False),
    ]
    rows = [
        _finding_row(finding, _name(each) if several else None, language)
        for each in assessments
        for finding in each.findings
    ]
    rows += [
        _finding_row(finding, Foreign.of(file), language) for file, found in refused for finding in found
    ]
    after = put_table(sheet, top, columns, rows, language)
    if not rows:
        put(sheet.cell(after, 1), label("findings_none", language), language, wrap=False, edge="none")
    finish_table(sheet, columns, (top, after), 2 + several, language)


def _finding_row(finding: Finding, who: Foreign | None, language: Language) -> Row:
    values: tuple[Value, ...] = (
        label(f"level_{finding.severity.word}", language),
        finding.code,
        Foreign.of(finding.sheet),
        Foreign.of(finding.cell),
        Foreign.of(finding.indicator),
        Foreign.of(message(finding, language)),
        Foreign.of(hint(finding, language)),
    )
    before = () if who is None else (who,)
    return Row((*before, *values), tints={len(before): SEVERITY_COLORS[finding.severity]})


def _write_answers(book: Workbook, assessments: Sequence[Assessment], language: Language) -> None:
    sheet = book.create_sheet(label("sheet_answers", language))
    several = len(assessments) > 1
    top = put_lines(sheet, _title(label("sheet_answers", language), assessments, language), language) + 1
    columns = [
        *_whose(several, language),
        Column("ID", 11, bold=True),
        Column(label("section", language), 24),
        Column(label("question", language), 42),
        Column(label("cell", language), 7),
        Column(label("answer", language), 12, bold=True),
        Column(label("value", language), 8, "number", _POINTS),
        Column(label("points_in_all", language), 9, "number", "0.000"),
        Column(label("points_most", language), 9, "number", "0.000"),
        Column(label("note", language), 34),
        Column(label("evidence", language), 44),
    ]
    rows = []
    for each in assessments:
        worth = shares(each.rubric)
        who: tuple[Value, ...] = (_name(each),) if several else ()
        rows += [
            Row((*who, *values), tints={len(who) + 4: color} if color else {})
            for section in each.rubric.walk()
            for leaf in section.indicators
            for values, color in [_answer(each, section, leaf, worth[leaf.id], language)]
        ]
    after = put_table(sheet, top, columns, rows, language)
    finish_table(sheet, columns, (top, after), 1 + several, language)


def _answer(
    assessment: Assessment, section: Section, leaf: Indicator, worth: Fraction, language: Language
) -> tuple[tuple[Value, ...], str]:
    """Return the values of one indicator, and the colour of its answer."""
    answer = assessment.answers.answers[leaf.id]
    blank = answer.value is None
    words = label("no_answer", language) if blank else answer.chosen or answer.raw
    assumed = _SURVEY if leaf.id in assessment.answers.assumed else ""
    values = (
        leaf.id,
        Foreign.of(f"{section.id} {section.title}"),
        Foreign.of(answer.question or leaf.statement),
        answer.cell or "",
        Foreign.of(words),
        answer.value,
        worth * (answer.value or 0),
        worth,
        Foreign.of(answer.note),
        Foreign.of(answer.evidence),
    )
    return values, ALERT if blank else assumed
