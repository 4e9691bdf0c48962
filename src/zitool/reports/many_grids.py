"""Findings and gaps of many workbooks: a row for each, and what they come to together."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from zitool.core.monitoring.recap_choices import Telling
from zitool.reports.document import Document, Marked, Paragraph, Part, Refused, Table, grid
from zitool.reports.layout import number
from zitool.reports.recap_layout import (
    coverage_text,
    designations,
    doubts,
    is_covered,
    listed_fields,
    listed_values,
    missing_names,
    name_of,
    only_said,
    page_link,
    sets_of,
    standing_text,
    stands_text,
    title,
)
from zitool.reports.subjects.plan import some_ids
from zitool.wording import hint, label, message
from zitool.wording.judge import judge

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from zitool.core.monitoring.recap import UnitLine
    from zitool.core.monitoring.recap_report import RecapReport
    from zitool.reports.document import Cell
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
STANDINGS = ("met", "near", "not_met", "incomplete", "uncertain", "not_in_force")
"""The fields of `Count` in the order they are shown."""


def many_report(report: RecapReport, language: Language, *, whole: bool = False) -> Document:
    """Return a line for each unit, its groups, what of the list of units is missing, and the files refused.

    Args:
        report: with the entries of its lines.
        language: of heads and sentences.
        whole: whether every finding is wanted, and not only how many there are.
    """
    grids = [units_grid(report, language)]
    if report.telling is Telling.GAP and report.whole.standings:
        grids.append(_standings(report, language))
    if report.groups:
        grids.append(_groups(report, language))
    strangers = report.registered.strangers if report.registered else ()
    for key, names in (("recap_missing", missing_names(report)), ("recap_strangers", strangers)):
        if names:
            head = (label(key, language, count=len(names)),)
            grids.append(grid(label(f"{key}_sheet", language), head, tuple((each,) for each in names)))
    notes = [*filter(None, [only_said(report, language)]), *doubts(report, language), *sums(report, language)]
    if whole and report.telling is Telling.VALIDATE:
        found = tuple(_findings(report, language))
        grids.append(_findings_grid(found[:_MOST_ROWS], language))
        if len(found) > _MOST_ROWS:
            notes.append(label("recap_more_named", language, count=len(found) - _MOST_ROWS))
    decided = [each for rubric in report.rubrics.values() for each in rubric.designations]
    of_gaps = decided if report.telling is Telling.GAP else []
    return Document(
        label(f"page_many_{report.telling}", language),
        title(report, language),
        (
            Part(title(report, language), (*map(Paragraph, notes), *grids)),
            Refused.of(report.recap.refusals() if report.shows_refused else ()),
        ),
        grids[0],
        foot=judge(of_gaps, language) if of_gaps else notes[-1],
    )


def sums(report: RecapReport, language: Language) -> list[str]:
    """Return what all lines come to: findings in so many of them, or how many stand where."""
    lines = list(report.recap.lines())
    errors, warnings, notes = (sum(line.findings[at] for line in lines) for at in range(3))
    counts = label("counts", language, errors=errors, warnings=warnings, notes=notes)
    whole = report.whole
    said = label("many_found", language, units=len(lines), with_errors=whole.with_errors, counts=counts)
    if report.telling is Telling.VALIDATE:
        return [said]
    return [stands_text(report, id_, name, language) for id_, name in designations(report).items()]


def units_grid(report: RecapReport, language: Language) -> Table:
    """Return the line of each unit: its findings and the first error, or its distance and its plan."""
    assessors, _ = sets_of(report.lines)
    listed, names = listed_fields(report), list(designations(report))
    head = ["unit", "file", *["assessor"] * assessors, *(f"recap_by_{each}" for each in listed), "answered"]
    columns = [label(each, language) for each in head]
    if report.telling is Telling.GAP:
        columns += [label("points", language), *(each.upper() for each in names)]
    covered = is_covered(report)
    columns += [label("evidence_columns", language)] * covered
    columns += [label(each, language) for each in _COLUMNS[report.telling]]

    def row(line: UnitLine, entry: Entry) -> tuple[Cell, ...]:
        page = report.pages.get(line.file)
        name = name_of(report, line)
        return (
            Marked(name, target=page_link(page)) if page else name,
            line.file,
            *([line.assessor] if assessors else []),
            *listed_values(report, (line.file, line.sheet), listed),
            f"{line.answered}/{line.indicators}",
            *(
                (*line.findings, first_error(entry))
                if report.telling is Telling.VALIDATE
                else (
                    line.points,
                    *_distances(report, line, names, language),
                    *[coverage_text(line)] * covered,
                    *_plan(entry, language),
                )
            ),
        )

    rows = tuple(row(line, entry) for line, entry in zip(report.lines, report.entries, strict=True))
    return grid(label("recap_units", language), tuple(columns), rows)


def first_error(entry: Entry) -> str | None:
    """Return code, place and sentence of the first error of a workbook; None where there is none."""
    for each in entry["findings"]:
        if each["severity"] == "error":
            where = "!".join(filter(None, (each["sheet"], each["cell"])))
            return f"{each['code']}{' ' if where else ''}{where}: {each['message']}"
    return None


def _distances(
    report: RecapReport, line: UnitLine, names: Iterable[str], language: Language
) -> Iterator[str]:
    return (standing_text(report, line, each, language, most=_MOST_SHORT) for each in names)


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
        ids = some_ids([each["id"] for each in plan["beyond_answers"]], language, _MOST_SHORT)
        yield label("many_measure", language, ids=ids)
    for each in plan["steps"][:_MOST_SHORT]:
        start = each["from"] or label("no_answer", language)
        yield f"{each['id']} {start} → {each['to']} (+{number(Fraction(each['points']), language)})"
    if (more := len(plan["steps"]) - _MOST_SHORT) > 0:
        yield label("recap_more_named", language, count=more)
    if not (plan["steps"] or plan["beyond_answers"] or plan["obstacles"]) and plan["complete"]:
        yield label("gap_nothing", language, target=name)


def _standings(report: RecapReport, language: Language) -> Table:
    head = [
        label("recap_designation", language),
        *(label(f"recap_count_{each}", language) for each in STANDINGS),
    ]
    rows = tuple(
        (name, *(getattr(report.whole.standings[id_], each) for each in STANDINGS))
        for id_, name in designations(report).items()
    )
    return grid(label("recap_by_designation", language), tuple(head), rows)


def _groups(report: RecapReport, language: Language) -> Table:
    title, names = label(f"recap_by_{report.grouping}", language), list(report.whole.standings)
    head = [title, *(label(key, language) for key in ("recap_units", "recap_complete", "recap_with_errors"))]
    head += [label("recap_met_of", language, designation=each.upper()) for each in names]
    rows = tuple(
        (
            name or label("recap_no_group", language),
            each.units,
            each.complete,
            each.with_errors,
            *(each.standings[id_].met if id_ in each.standings else None for id_ in names),
            each.points.at(Fraction(1, 2)),
        )
        for name, each in report.groups.items()
    )
    return grid(title, (*head, label("recap_median", language)), rows)


def _findings(report: RecapReport, language: Language) -> Iterator[tuple[Cell, ...]]:
    """Yield every finding: of the lines shown, of files that could not be read, of copies and archives."""
    for line, entry in zip(report.lines, report.entries, strict=True):
        for each in entry["findings"]:
            yield _finding(line.file, name_of(report, line), each, language)
    for refused in report.recap.refusals() if report.shows_refused else ():
        for each in refused["findings"]:
            yield _finding(refused["file"], "", each, language)
    for aside in report.recap.asides():
        said = {"message": message(aside, language), "hint": hint(aside, language)}
        place = {"sheet": aside.sheet, "cell": None, "indicator": None}
        found = {"severity": aside.severity.word, "code": aside.code, **place, **said}
        yield _finding(aside.file or "", "", found, language)


def _finding(file: str, unit: str, each: Entry, language: Language) -> tuple[Cell, ...]:
    return (
        file,
        unit,
        label(f"level_{each['severity']}", language),
        *(each[key] for key in ("code", "sheet", "cell", "indicator", "message", "hint")),
    )


def _findings_grid(rows: tuple[tuple[Cell, ...], ...], language: Language) -> Table:
    head = ("file", "unit", "level", "code", "sheet", "cell")
    titles = [*(label(key, language) for key in head), "ID"]
    titles += [label(key, language) for key in ("finding_said", "cure")]
    return grid(label("sheet_findings", language), tuple(titles), rows)
