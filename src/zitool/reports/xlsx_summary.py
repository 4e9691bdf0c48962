"""The sheet *Ringkasan* of a report: verdicts, areas against their minima, what an LKE cannot show."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zitool.core.law.conditions import statement_in
from zitool.core.scoring.eligibility import Status
from zitool.core.scoring.overview import TOTAL
from zitool.reports.layout import (
    against,
    counts,
    draft_said,
    halves,
    held,
    held_of,
    number,
    overview,
    rubric_said,
)
from zitool.reports.prerequisites import judged, status_text, summary
from zitool.reports.prerequisites import rows as settled_rows
from zitool.reports.supposed import changes_said, moved
from zitool.reports.xlsx_sheets import DONE, SIZE, Column, Foreign, Row, put, put_table, set_widths
from zitool.spreadsheets.looks import ALERT, TO_FILL, merge_across
from zitool.spreadsheets.looks import TOTAL as TOTAL_COLOR
from zitool.spreadsheets.pages import set_page
from zitool.wording import label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from zitool.core.scoring.assessment import Assessment
    from zitool.core.scoring.eligibility import Check, Verdict
    from zitool.reports.layout import Line
    from zitool.reports.xlsx_sheets import Value
    from zitool.wording import Language

_STATUS_COLORS = {
    Status.MET: DONE,
    Status.NOT_MET: ALERT,
    Status.INCOMPLETE: TO_FILL,
    Status.UNVERIFIED: TO_FILL,
    Status.NOT_IN_FORCE: ALERT,
}
_PLAIN = {"wrap": False, "edge": "none"}
_TITLE_WIDTH, _FIGURE_WIDTH = 38, 12
_LAST_LEVEL = 2


def write_summary(book: Workbook, assessments: Sequence[Assessment], language: Language) -> None:
    """Write one block for each assessment, each on a page of its own."""
    from openpyxl.worksheet.pagebreak import Break  # noqa: PLC0415 - as openpyxl itself

    sheet = book.create_sheet(label("sheet_summary", language))
    row, width = 1, 6
    for position, each in enumerate(assessments):
        if position:
            sheet.row_breaks.append(Break(id=row - 1))
        columns = _columns(each, language)
        width = max(width, len(columns))
        row = _facts(sheet, row, each, language)
        row = put_table(sheet, row, columns, list(_rows(each, language)), language) + 1
        for verdict in each.verdicts:
            row = _verdict(sheet, row, verdict, language)
        if each.verdicts:
            text = judged(each, language)
            put(sheet.cell(row, 1), text, language, italic=True, size=SIZE, **_PLAIN)
            row += 2
    set_widths(sheet, [Column("", _TITLE_WIDTH), *[Column("", _FIGURE_WIDTH)] * (width - 1)])
    set_page(sheet, "portrait", page_of=label("page_of", language))


def _facts(sheet: Worksheet, row: int, assessment: Assessment, language: Language) -> int:
    """Write what was assessed and what came of it; return the row of the table below."""
    title = Foreign.of(assessment.unit or assessment.file)
    put(sheet.cell(row, 1), title, language, bold=True, size=14, **_PLAIN)
    row += 1
    for key, value in _pairs(assessment, language):
        if value:
            put(sheet.cell(row, 1), key, language, size=SIZE, **_PLAIN)
            put(sheet.cell(row, 2), value, language, size=SIZE, bold=True, **_PLAIN)
            row += 1
    for verdict in assessment.verdicts:
        color = _STATUS_COLORS[verdict.status]
        said = status_text(verdict, language)
        met = held_of(verdict.checks, language)
        put(sheet.cell(row, 1), Foreign.of(verdict.designation.name), language, bold=True, size=11, **_PLAIN)
        merge_across(sheet, row, 2, 6)
        put(sheet.cell(row, 2), f"{said} ({met})", language, bold=True, size=11, color=color, **_PLAIN)
        row += 1
    return row + 1


def _pairs(assessment: Assessment, language: Language) -> Iterator[tuple[str, Value]]:
    rubric, card, own, answers = assessment.rubric, assessment.card, assessment.own, assessment.answers
    if answers.what_if:
        head, _, rest = label("what_if", language, changes=changes_said(assessment)).partition(":")
        yield head, Foreign.of(rest.strip())
        for line in moved(assessment, language):
            yield line.title, Foreign.of(f"{line.before} → {line.after}")
    if rubric.uncertain:
        yield label("rubric", language), Foreign.of(draft_said(rubric, language))
    yield label("file", language), Foreign.of(assessment.file)
    yield label("sheet", language), Foreign.of(assessment.sheet)
    yield label("assessor", language), Foreign.of(answers.assessor)
    yield label("rubric", language), Foreign.of(rubric_said(assessment, language))
    yield "SHA-256", assessment.sha256
    yield (
        label("answered", language),
        label("answered_of", language, answered=card.answered, total=card.total),
    )
    yield label("total", language), number(card.points, language)
    if card.answered < card.total:
        text = label(
            "range",
            language,
            worst=number(card.points, language),
            best=number(assessment.best.points, language),
        )
        yield "", text
    if own.total is not None:
        yield label("own_total", language), f"{number(own.total, language)} ({own.points['TOTAL'][1]})"
    yield label("findings", language), counts(assessment.findings, language)


def _columns(assessment: Assessment, language: Language) -> list[Column]:
    titles = [
        *(title.capitalize() for title in halves(assessment)),
        *(label(key, language) for key in ("points", "weight", "percent")),
        *(f"{label('minimum', language)} {each.designation.id.upper()}" for each in assessment.verdicts),
    ]
    return [
        Column(label("section", language), _TITLE_WIDTH),
        *(Column(title, _FIGURE_WIDTH, "number", "0.00") for title in titles),
    ]


def _rows(assessment: Assessment, language: Language) -> Iterator[Row]:
    parts = len(halves(assessment))
    for line in overview(assessment):
        yield _row(line, parts, language)


def _row(line: Line, parts: int, language: Language) -> Row:
    title = label("total", language) if line.title == TOTAL else line.title
    split = line.level == 0 and len(line.parts) == parts
    shown: tuple[Value, ...] = tuple(line.parts) if split else (None,) * parts
    values: tuple[Value, ...] = (
        Foreign.of("   " * (line.level == 1) + title),
        *shown,
        line.points,
        line.weight,
        line.percent,
        *(_mark(check, language) for check in line.checks),
    )
    last = line.level == _LAST_LEVEL
    first = len(values) - len(line.checks)
    tints = {position: _tint(check) for position, check in enumerate(line.checks, first) if check}
    return Row(values, TOTAL_COLOR if last else "", bold=last, tints=tints)


def _mark(check: Check | None, language: Language) -> str | None:
    if check is None:
        return None
    needed = against(check, language)[0]
    return f"{needed} {held(check, language)}"


def _verdict(sheet: Worksheet, row: int, verdict: Verdict, language: Language) -> int:
    """Write the requirements of a designation and what stays unverified; return the row after them."""
    put(sheet.cell(row, 1), Foreign.of(verdict.designation.name), language, bold=True, size=11, **_PLAIN)
    titles = (label(key, language) for key in ("needed", "actual", "short_by"))
    columns = [
        Column(label("requirement", language), _TITLE_WIDTH),
        *(Column(title, _FIGURE_WIDTH, "number") for title in titles),
        Column("", _FIGURE_WIDTH, "number"),
    ]
    rows = [_check(check, language) for check in verdict.checks]
    row = put_table(sheet, row + 1, columns, rows, language)
    if verdict.settled:
        row = _settled(sheet, row, verdict, language)
    elif verdict.unverified:
        put(
            sheet.cell(row, 1),
            f"{label('unverified', language)}:",
            language,
            size=SIZE,
            italic=True,
            **_PLAIN,
        )
        for row, each in enumerate(verdict.unverified, row + 1):  # noqa: B020 - goes on below
            put(
                sheet.cell(row, 1),
                Foreign.of(f"• {statement_in(each, language)}"),
                language,
                size=SIZE,
                **_PLAIN,
            )
        row += 1
    return row + 1


def _settled(sheet: Worksheet, row: int, verdict: Verdict, language: Language) -> int:
    """Write the prerequisites against the facts; return the row after them."""
    title = f"{label('facts_prerequisites', language)}: {summary(verdict, language)}"
    put(sheet.cell(row, 1), title, language, size=SIZE, bold=True, **_PLAIN)
    for each in settled_rows(verdict.settled, language):
        row += 1
        put(sheet.cell(row, 1), Foreign.of(f"{each.word}: {each.statement}"), language, size=SIZE, **_PLAIN)
        put(sheet.cell(row, 2), Foreign.of(each.why), language, size=SIZE, **_PLAIN)
    for rule in verdict.provisos:
        row += 1
        said = f"{label('facts_in_play', language)}: {statement_in(rule, language)}"
        put(sheet.cell(row, 1), Foreign.of(said), language, size=SIZE, italic=True, **_PLAIN)
    return row + 1


def _tint(check: Check) -> str:
    return (DONE if check.ok else ALERT) if check.certain else TO_FILL


def _check(check: Check, language: Language) -> Row:
    """Numbers, with as many decimals as it takes to tell what was reached from what is needed."""
    sign = '" %"' if check.requirement.unit == "percent" else ""
    actual = against(check, language)[1].removesuffix(" %").replace(",", ".")
    form = "0." + "0" * max(2, len(actual.partition(".")[2])) + sign
    values: tuple[Value, ...] = (
        Foreign.of(check.requirement.title),
        check.needed,
        check.actual,
        check.short_by or None,
        held(check, language),
    )
    forms = {1: form, 2: form, 3: form}
    return Row(values, tints={4: _tint(check)}, bold=not check.ok, forms=forms)
