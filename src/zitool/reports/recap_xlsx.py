"""A recap as an .xlsx: units, figures against minima, minima missed, findings, broken files, statistics."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl import Workbook

from zitool.core.scoring.coverage import STATES
from zitool.core.scoring.eligibility import Status
from zitool.reports.recap_layout import (
    components,
    designations,
    doubts,
    figures,
    findings_of,
    held,
    is_covered,
    listed_fields,
    listed_values,
    minima_text,
    only_said,
    page_link,
    refused_name,
    sets_of,
    shortfalls,
    status_word,
)
from zitool.reports.recap_xlsx_statistics import write_statistics
from zitool.reports.xlsx_sheets import (
    DONE,
    SEVERITY_COLORS,
    Column,
    Foreign,
    Link,
    Row,
    finish_table,
    put,
    put_lines,
    put_table,
)
from zitool.spreadsheets import REPORT_TITLE
from zitool.spreadsheets.looks import ALERT, TO_FILL
from zitool.spreadsheets.packing import packed
from zitool.wording import label
from zitool.wording.judge import judge

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import Any

    from openpyxl.worksheet.worksheet import Worksheet

    from zitool.core.monitoring.recap import Standing, UnitLine
    from zitool.core.monitoring.recap_report import RecapReport
    from zitool.reports.xlsx_sheets import Value
    from zitool.wording import Language

_POINTS = "0.00"
_MOST_SHORT = 3
"""How many minima a unit's line names; the sheet of minima missed holds all."""
_HEAD, _HIGH_HEAD = 42, 76
"""Heights of heads of several lines."""
_COLORS = {
    Status.MET: DONE,
    Status.NOT_MET: ALERT,
    Status.INCOMPLETE: TO_FILL,
    Status.UNVERIFIED: TO_FILL,
    Status.NOT_IN_FORCE: ALERT,
}


def recap_xlsx(report: RecapReport, language: Language) -> bytes:
    """Return a recap as a workbook, the same bytes each time."""
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.title = REPORT_TITLE
    shown = _Shown(book, report, language)
    _write_units(shown)
    _write_figures(shown)
    _write_missed(shown)
    _write_findings(shown)
    if report.shows_refused:
        _write_broken(shown)
    write_statistics(book, report, language)
    return packed(book)


class _Shown:
    """The recap with the columns that say whose row it is: as many as it takes to tell lines apart."""

    def __init__(self, book: Workbook, report: RecapReport, language: Language) -> None:
        self.book, self.report, self.language = book, report, language
        self.listed = listed_fields(report)
        self.designations = designations(report)
        self.components = components(report)
        self.covered = STATES if is_covered(report) else ()
        self._assessors, self._rubrics = sets_of(report.lines)

    def columns(self) -> list[Column]:
        """Return unit, then assessor and rubric where there are several."""
        return [
            Column(self.word("unit"), 30, bold=True),
            *([Column(self.word("assessor"), 9)] if self._assessors else []),
            *([Column(self.word("rubric"), 20)] if self._rubrics else []),
        ]

    def values(self, line: UnitLine) -> tuple[Value, ...]:
        """Return the values of these columns; the unit's name leads to its page, where it has one."""
        page = self.report.pages.get(line.file)
        name = Foreign.of(line.name)
        return (
            Link(name, page_link(page)) if page else name,
            *((Foreign.of(line.assessor),) if self._assessors else ()),
            *((line.rubric,) if self._rubrics else ()),
        )

    def word(self, key: str, **values: object) -> str:
        """Return a label."""
        return label(key, self.language, **values)

    def sheet(self, key: str, *notes: str) -> tuple[Worksheet, int]:
        """Begin a sheet with its title and what it is of; return it and the row of its table's head."""
        sheet, recap = self.book.create_sheet(self.word(key)), self.report.recap
        header = self.word("recap_header", units=len(recap.packed), files=recap.files)
        lines: list[tuple[Value, dict[str, Any]]] = [
            (f"{self.word(key)} — {header}", {"bold": True, "size": 14})
        ]
        if only := only_said(self.report, self.language):
            lines.append((Foreign.of(only), {"bold": True, "ink": "C00000"}))
        said = doubts(self.report, self.language)
        lines += [(Foreign.of(each), {"bold": True, "ink": "C00000"}) for each in said]
        lines += [(Foreign.of(each), {"italic": True, "size": 9}) for each in notes]
        return sheet, put_lines(sheet, lines, self.language) + 1

    def table(
        self,
        begun: tuple[Worksheet, int],
        columns: Sequence[Column],
        rows: Sequence[Row],
        frozen: int,
        none: str,
    ) -> None:
        """Write the one table of a sheet, the first columns `frozen`; without rows, say `none`."""
        sheet, top = begun
        after = put_table(sheet, top, columns, rows, self.language)
        sheet.row_dimensions[top].height = _HEAD
        if not rows:
            put(sheet.cell(after, 1), self.word(none), self.language, wrap=False, edge="none")
        finish_table(sheet, columns, (top, after), frozen, self.language)


def _write_units(shown: _Shown) -> None:
    word, report = shown.word, shown.report
    decided = [each for rubric in report.rubrics.values() for each in rubric.designations]
    columns = [
        Column(word("recap_number"), 6, "number"),
        *shown.columns(),
        *(Column(word(f"recap_by_{each}"), 18) for each in shown.listed),
        Column(word("answered"), 10, "number"),
        Column(word("recap_questions"), 11, "number"),
        *(Column(title, 11, "number", _POINTS) for title in shown.components.values()),
        Column(word("total"), 10, "number", _POINTS, bold=True),
        Column(word("recap_best"), 10, "number", _POINTS),
    ]
    for each in shown.designations:
        name = each.upper()
        columns += [
            Column(name, 14, bold=True),
            Column(word("recap_missed_of", designation=name), 9, "number"),
            Column(word("recap_short_of", designation=name), 36),
        ]
    columns += [Column(word(f"evidence_sum_{state}"), 12, "number") for state in shown.covered]
    columns += [Column(word(key), 9, "number") for key in ("recap_errors", "recap_warnings", "recap_notes")]
    columns.append(Column(word("file"), 44))
    rows = [_unit(position, line, shown) for position, line in enumerate(report.lines, 1)]
    shown.table(shown.sheet("sheet_recap", judge(decided, shown.language)), columns, rows, 2, "recap_none")


def _unit(position: int, line: UnitLine, shown: _Shown) -> Row:
    values: list[Value] = [position, *shown.values(line)]
    values += [
        Foreign.of(each) for each in listed_values(shown.report, (line.file, line.sheet), shown.listed)
    ]
    values += [line.answered, line.indicators, *(line.parts.get(id_) for id_ in shown.components)]
    values += [line.points, line.best if line.answered < line.indicators else None]
    tints: dict[int, str] = {}
    for id_ in shown.designations:
        standing = line.standing(id_)
        if standing is not None:
            tints[len(values)] = _color(standing)
        values += [*_standing(line, standing, shown)]
    values += line.coverage or (None,) * len(shown.covered)
    if line.findings[0]:
        tints[len(values)] = ALERT
    values += [*line.findings, Foreign.of(line.file)]
    return Row(tuple(values), tints=tints)


def _color(standing: Standing) -> str:
    return TO_FILL if standing.near else _COLORS[standing.status]


def _standing(line: UnitLine, standing: Standing | None, shown: _Shown) -> tuple[Value, ...]:
    several = shortfalls(shown.report, line, standing, shown.language)
    short = [f"{each.minimum.title}: {each.short}" for each in several]
    more = len(short) - _MOST_SHORT
    told = [*short[:_MOST_SHORT], shown.word("page_and_more", count=more)] if more > 0 else short
    return status_word(standing, shown.language), len(short) if standing else None, Foreign.of(*told)


def _write_figures(shown: _Shown) -> None:
    sheet, top = shown.sheet("sheet_figures", shown.word("recap_colors"))
    asked = figures(shown.report)
    columns = shown.columns() + [
        Column(f"{each.title}{each.sign}\n{minima_text(each, shown.language)}", 15, "number", _POINTS)
        for each in asked
    ]
    rows = []
    for line in shown.report.lines:
        before = shown.values(line)
        tints = {}
        for position, each in enumerate(asked, len(before)):
            reached, of = held(each, line)
            if of:
                tints[position] = DONE if reached == of else TO_FILL if reached else ALERT
        rows.append(Row((*before, *(each.of(line) for each in asked)), tints=tints))
    shown.table((sheet, top), columns, rows, len(columns) - len(asked), "recap_none")
    sheet.row_dimensions[top].height = _HIGH_HEAD


def _write_missed(shown: _Shown) -> None:
    word = shown.word
    columns = [
        *shown.columns(),
        Column(word("recap_designation"), 14),
        Column(word("conclusion"), 14),
        Column(word("requirement"), 38, bold=True),
        *(Column(word(key), 12, "number") for key in ("needed", "actual", "short_by")),
        Column("", 8, "number"),
    ]
    rows = [row for line in shown.report.lines for row in _missed(line, shown)]
    shown.table(shown.sheet("sheet_missed"), columns, rows, 1, "recap_none_missed")


def _missed(line: UnitLine, shown: _Shown) -> Iterator[Row]:
    for standing in line.standings:
        status = status_word(standing, shown.language)
        for each in shortfalls(shown.report, line, standing, shown.language):
            before: tuple[Value, ...] = (
                *shown.values(line), standing.designation.upper(), status, Foreign.of(each.minimum.title),
            )  # fmt: skip
            needed, unit = each.minimum.at_least, each.minimum.unit
            first = len(before)
            form = f"0.{'0' * each.places}"
            yield Row(
                (
                    *before,
                    needed,
                    needed - each.exact,
                    each.exact,
                    "%" if unit == "percent" else shown.word("recap_points"),
                ),
                tints={first - 2: _color(standing)},
                forms=dict.fromkeys(range(first, first + 3), form),
            )


def _write_findings(shown: _Shown) -> None:
    word = shown.word
    columns = [
        Column(word("level"), 12, bold=True),
        Column(word("code"), 8),
        Column(word("unit"), 30),
        Column(word("assessor"), 9),
        Column(word("recap_times"), 8, "number"),
        Column(word("finding_said"), 50),
        Column(word("cure"), 44),
        Column(word("file"), 44),
    ]
    rows = [
        Row(
            (
                word(f"level_{each.severity.word}"),
                each.code,
                Foreign.of(each.name),
                Foreign.of(each.assessor),
                each.times,
                Foreign.of(each.said),
                Foreign.of(each.cure),
                Foreign.of(each.file),
            ),
            tints={0: SEVERITY_COLORS[each.severity]},
        )
        for each in findings_of(shown.report, shown.language)
    ]
    begun = shown.sheet("sheet_findings", word("recap_findings_told"))
    shown.table(begun, columns, rows, 3, "findings_none")


def _write_broken(shown: _Shown) -> None:
    word, report = shown.word, shown.report
    named = report.registered is not None
    columns = [
        Column(word("file"), 48, bold=True),
        *([Column(word("unit"), 28)] if named else []),
        *(Column(word(f"recap_by_{each}"), 18) for each in shown.listed),
        Column(word("code"), 8),
        Column(word("finding_said"), 50),
        Column(word("cure"), 50),
    ]
    rows = []
    for refused in report.recap.refusals():
        unit = report.unit(refused["file"])
        before: list[Value] = [Foreign.of(refused_name(refused))]
        if named:
            before.append(Foreign.of(unit.name if unit else ""))
        before += [Foreign.of(each) for each in listed_values(report, (refused["file"],), shown.listed)]
        rows += [
            Row(
                (*before, each["code"], Foreign.of(each["message"]), Foreign.of(each["hint"])),
                tints={len(before): ALERT},
            )
            for each in refused["findings"]
        ]
    shown.table(shown.sheet("sheet_broken"), columns, rows, 1, "recap_none_broken")
