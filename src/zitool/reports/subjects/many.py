"""Findings and gaps of many workbooks: a row for each, and what they come to together."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from zitool.core.monitoring.recap_choices import Group, Telling
from zitool.reports.cells import Marked, Phrase, text_of, words
from zitool.reports.document import NO_ROWS, Document, Paragraph, Part, Refused, grid
from zitool.reports.layout import number
from zitool.reports.lines import display
from zitool.reports.subjects.plan import some_ids
from zitool.reports.subjects.recap import notices, screen_rest
from zitool.reports.subjects.recap_figures import (
    coverage_text,
    shortfalls,
    status_word,
    title,
)
from zitool.reports.subjects.recap_sheets import groups_table, page_of, standings_table
from zitool.wording import hint, label, message
from zitool.wording.judge import judge

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zitool.core.monitoring.recap import UnitLine
    from zitool.core.monitoring.statistics import RecapReport
    from zitool.reports.cells import Cell, Kind
    from zitool.reports.document import Block, Medium, Table
    from zitool.wording import Language

    Entry = dict[str, Any]

_MOST_SHORT = 2
"""Minima that a line names, and steps of its plan; the unit's own report holds all."""
_COLUMNS = {
    Telling.VALIDATE: ("recap_errors", "recap_warnings", "recap_notes", "many_first_error"),
    Telling.GAP: ("many_target", "many_steps", "gap_cost", "column_gain", "column_total", "many_first_steps"),
}
"""Labels of what a line tells, behind whose it is."""
_MOST_ROWS = 1_000_000
"""Findings on a sheet; Excel has no room for many more, and JSON and CSV hold them all."""
_SHORT = 9
"""Characters of what stands in a line of its own on a narrow screen; longer texts follow below it."""
_ANSWERED = re.compile(r"\d+/\d+")


def many_document(report: RecapReport, medium: Medium, language: Language) -> Document:
    """Return a line for each unit, its groups, what of the list of units is missing, and the files refused.

    Args:
        report: with the entries of its lines.
        medium: as a workbook it holds every finding, and not only how many there are.
        language: of heads and sentences.
    """
    kind, named = label(f"page_many_{report.telling}", language), title(report, language)
    if medium == "screen":
        return Document(kind, named, (Part(named, tuple(_screen(report, language))),), NO_ROWS)
    tables, notes = [_units(report, language), *_tables(report, language)], _notes(report, language)
    if medium == "sheets" and report.telling is Telling.VALIDATE:
        rows = tuple(_findings(report, language))
        tables.append(_findings_table(rows[:_MOST_ROWS], language))
        if len(rows) > _MOST_ROWS:
            notes.append(label("recap_more_named", language, count=len(rows) - _MOST_ROWS))
    decided = report.decided() if report.telling is Telling.GAP else []
    return Document(
        kind,
        named,
        (
            Part(named, (*map(Paragraph, notes), *tables)),
            Refused.of(report.recap.refusals() if report.shows_refused else ()),
        ),
        NO_ROWS,
        foot=judge(decided, language) if decided else notes[-1] if notes else "",
    )


def _screen(report: RecapReport, language: Language) -> Iterator[Block]:
    """Yield as much as fits; what it all comes to stands at the end."""
    yield from notices(report, language)
    if report.lines:
        yield _on_screen(_units(report, language), language)
    elif report.recap.packed and report.only is not Group.BROKEN:
        yield Paragraph(label("recap_none", language))
    yield from screen_rest(report, language)
    if report.lines:
        yield Paragraph("")
        yield from (Paragraph(text, "strong") for text in sums(report, language))
        if report.telling is Telling.GAP:
            yield Paragraph(judge(report.decided(), language), "aside")


def _on_screen(table: Table, language: Language) -> Table:
    """Return a table whose long texts stand below each row where it does not fit."""
    columns, kept = [], [0]
    for at, column in enumerate(table.columns):
        texts = [display(text_of(row[at], column, language)) for row in table.rows]
        right = column.right or all(_ANSWERED.fullmatch(text) for text in texts)
        kind: Kind = column.kind if column.right or not right else "count"
        columns.append(column._replace(kind=kind, whole=False, least=0 if at else 14))
        if at and max(map(len, texts)) <= _SHORT:
            kept.append(at)
    return table._replace(name="", columns=tuple(columns), kept=tuple(kept), titled=False)


def _tables(report: RecapReport, language: Language) -> Iterator[Table]:
    """Yield what all of them come to: standings, groups, and what of the list of units is missing."""
    if report.telling is Telling.GAP and report.whole.standings:
        yield _grid_of(standings_table(report, language))
    if report.groups:
        yield _grid_of(groups_table(report, language, errors=True))
    for kind, names in report.unlisted().items():
        head = label(f"recap_{kind}", language, count=len(names))
        yield grid(label(f"recap_{kind}_sheet", language), (head,), tuple((name,) for name in names))


def _grid_of(table: Table) -> Table:
    heads = [words(column.title) for column in table.columns]
    rows = [[words(cell) if isinstance(cell, Phrase) else cell for cell in row] for row in table.rows]
    return grid(table.name, heads, rows)


def _notes(report: RecapReport, language: Language) -> list[str]:
    return [*(notice.words for notice in notices(report, language)), *sums(report, language)]


def sums(report: RecapReport, language: Language) -> list[str]:
    """Return what all lines come to: findings in so many of them, or how many stand where."""
    lines = list(report.recap.lines())
    errors, warnings, notes = (sum(line.findings[at] for line in lines) for at in range(3))
    counts = label("counts", language, errors=errors, warnings=warnings, notes=notes)
    whole = report.whole
    said = label("many_found", language, units=len(lines), with_errors=whole.with_errors, counts=counts)
    if report.telling is Telling.VALIDATE:
        return [said]
    return [_stands(report, id_, name, language) for id_, name in report.designations().items()]


def _stands(report: RecapReport, designation: str, name: str, language: Language) -> str:
    """Return how many units stand where against one designation: *Menuju WBK: 3 memenuhi, 1 hampir*."""
    tally = report.whole.standings[designation]._asdict().items()
    those = ", ".join(f"{count} {label(f'recap_count_{key}', language)}" for key, count in tally if count)
    return f"{name}: {those}"


def _units(report: RecapReport, language: Language) -> Table:
    """Return the line of each unit: its findings and the first error, or its distance and its plan."""
    assessors, _ = report.sets()
    listed, names = report.listed_fields(), list(report.designations())
    head = ["unit", "file", *["assessor"] * assessors, *(f"recap_by_{field}" for field in listed), "answered"]
    columns = [label(key, language) for key in head]
    if report.telling is Telling.GAP:
        columns += [label("points", language), *(designation.upper() for designation in names)]
    covered = report.is_covered
    columns += [label("evidence_columns", language)] * covered
    columns += [label(key, language) for key in _COLUMNS[report.telling]]

    def row(line: UnitLine, entry: Entry) -> tuple[Cell, ...]:
        page, name = page_of(report, line), report.name_of(line)
        return (
            Marked(name, target=page) if page else name,
            line.file,
            *([line.assessor] if assessors else []),
            *report.listed_values(listed, line.file, line.sheet),
            f"{line.answered}/{line.indicators}",
            *(
                (*line.findings, first_error(entry))
                if report.telling is Telling.VALIDATE
                else (
                    line.points,
                    *(_distance(report, line, name, language) for name in names),
                    *[coverage_text(line)] * covered,
                    *_plan(entry, language),
                )
            ),
        )

    rows = tuple(row(line, entry) for line, entry in zip(report.lines, report.entries, strict=True))
    return grid(label("recap_units", language), tuple(columns), rows)


def first_error(entry: Entry) -> str | None:
    """Return code, place and sentence of the first error of a workbook; None where there is none."""
    for reported in entry["findings"]:
        if reported["severity"] == "error":
            where = "!".join(filter(None, (reported["sheet"], reported["cell"])))
            return f"{reported['code']}{' ' if where else ''}{where}: {reported['message']}"
    return None


def _distance(report: RecapReport, line: UnitLine, designation: str, language: Language) -> str:
    """Return where a unit stands, what it lacks of the first minima, and how many more it misses."""
    several = shortfalls(report, line, designation, language)
    those = "; ".join(f"{short.minimum.title} −{short.short}" for short in several[:_MOST_SHORT])
    more = f" (+{len(several) - _MOST_SHORT})" if len(several) > _MOST_SHORT else ""
    return ": ".join(filter(None, (status_word(line.standing(designation), language), those + more)))


def _plan(entry: Entry, language: Language) -> tuple[Cell, ...]:
    """Return target, number of steps, their cost, points gained, total after them, and the first of them."""
    plan = entry["plan"]
    after, cost = Fraction(plan["points_after"]), Fraction(plan["cost"])
    return (
        entry["target"].upper(),
        len(plan["steps"]),
        cost if cost.denominator > 1 else int(cost),
        after - Fraction(plan["points_before"]),
        after,
        "; ".join(_next(entry, language)),
    )


def _next(entry: Entry, language: Language) -> Iterator[str]:
    """Yield what to do first: fill in, measure, the first steps; or why there is nothing to do."""
    plan, name = entry["plan"], entry["target"].upper()
    if entry["unanswered"]:
        yield label("fill_first", language, count=len(entry["unanswered"]))
    if plan["obstacles"]:
        yield label("many_unreachable", language)
    if plan["beyond_answers"]:
        ids = some_ids([answer["id"] for answer in plan["beyond_answers"]], language, _MOST_SHORT)
        yield label("many_measure", language, ids=ids)
    for step in plan["steps"][:_MOST_SHORT]:
        start = step["from"] or label("no_answer", language)
        yield f"{step['id']} {start} → {step['to']} (+{number(Fraction(step['points']), language)})"
    if (more := len(plan["steps"]) - _MOST_SHORT) > 0:
        yield label("recap_more_named", language, count=more)
    if not (plan["steps"] or plan["beyond_answers"] or plan["obstacles"]) and plan["complete"]:
        yield label("gap_nothing", language, target=name)


def _findings(report: RecapReport, language: Language) -> Iterator[tuple[Cell, ...]]:
    """Yield every finding: of the lines shown, of files that could not be medium, of copies and archives."""
    for line, entry in zip(report.lines, report.entries, strict=True):
        for reported in entry["findings"]:
            yield _finding(line.file, report.name_of(line), reported, language)
    for refused in report.recap.refusals() if report.shows_refused else ():
        for reported in refused["findings"]:
            yield _finding(refused["file"], "", reported, language)
    for aside in report.recap.asides():
        said = {"message": message(aside, language), "hint": hint(aside, language)}
        place = {"sheet": aside.sheet, "cell": None, "indicator": None}
        aside_entry = {"severity": aside.severity.word, "code": aside.code, **place, **said}
        yield _finding(aside.file or "", "", aside_entry, language)


def _finding(file: str, unit: str, each: Entry, language: Language) -> tuple[Cell, ...]:
    return (
        file,
        unit,
        label(f"level_{each['severity']}", language),
        *(each[key] for key in ("code", "sheet", "cell", "indicator", "message", "hint")),
    )


def _findings_table(rows: tuple[tuple[Cell, ...], ...], language: Language) -> Table:
    head = ("file", "unit", "level", "code", "sheet", "cell")
    titles = [*(label(key, language) for key in head), "ID"]
    titles += [label(key, language) for key in ("finding_said", "cure")]
    return grid(label("sheet_findings", language), tuple(titles), rows)
