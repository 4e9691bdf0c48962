"""The sheet *Statistik* of a recap: counts, what is missed most, spreads, groups, who is missing."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from zitool.reports.recap_layout import (
    counted,
    designations,
    figures,
    indicator_names,
    minima_text,
    missing_names,
    quartiles,
    requirement_title,
    spread_of,
)
from zitool.reports.xlsx_sheets import Column, Foreign, Row, put, put_table, set_widths
from zitool.spreadsheets.pages import set_page
from zitool.wording import label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from openpyxl import Workbook

    from zitool.core.monitoring.recap_report import RecapReport
    from zitool.core.monitoring.statistics import Count, Statistics
    from zitool.reports.xlsx_sheets import Value
    from zitool.wording import Language

MOST_INDICATORS = 30
"""How many indicators are listed by how often they are missed; JSON holds all."""
STANDINGS = ("met", "near", "not_met", "incomplete", "uncertain", "not_in_force")
"""The fields of `Count` in the order they are shown."""
QUARTERS = ("recap_least", "peers_lower", "recap_median", "peers_upper", "recap_greatest")
"""Labels of `quartiles`."""
_FIRST, _OTHER = 46, 13
_PERCENT = '0" %"'


def write_statistics(book: Workbook, report: RecapReport, language: Language) -> None:
    """Write the sheet: tables one below the other, each with its title."""
    sheet = book.create_sheet(label("sheet_statistics", language))
    title = label("sheet_statistics", language)
    put(sheet.cell(1, 1), title, language, bold=True, size=14, wrap=False, edge="none")
    row, widest = 3, 2
    for key, columns, rows in _tables(report, language):
        if not rows:
            continue
        put(sheet.cell(row, 1), key, language, bold=True, size=11, wrap=False, edge="none")
        row = put_table(sheet, row + 1, columns, rows, language) + 1
        widest = max(widest, len(columns))
    set_widths(sheet, [Column("", _FIRST), *[Column("", _OTHER)] * (widest - 1)])
    set_page(sheet, "landscape", page_of=label("page_of", language))


def _tables(report: RecapReport, language: Language) -> Iterator[tuple[str, list[Column], list[Row]]]:
    yield label("recap_counts", language), *_counts(report, language)
    yield label("recap_by_designation", language), *_standings(report, language)
    for id_, name in designations(report).items():
        yield label("recap_failed_of", language, name=name), *_failed(report, id_, language)
    for rubric in report.whole.indicators:
        yield label("recap_indicators_of", language, rubric=rubric), *_indicators(report, rubric, language)
    yield label("recap_spread", language), *_spreads(report, language)
    if report.grouping is not None:
        yield label(f"recap_by_{report.grouping}", language), *_groups(report, language)
    for key, names in (
        ("recap_missing", missing_names(report)),
        ("recap_strangers", report.registered.strangers if report.registered else ()),
    ):
        rows = [Row((Foreign.of(each),)) for each in names]
        yield label(key, language, count=len(names)), [Column(label("unit", language), _FIRST)], rows


def _columns(first: str, others: Sequence[str], form: str = "General") -> list[Column]:
    return [Column(first, _FIRST), *(Column(each, _OTHER, "number", form) for each in others)]


def _counts(report: RecapReport, language: Language) -> tuple[list[Column], list[Row]]:
    rows = [Row((label(key, language), count)) for key, count in counted(report).items()]
    for reason, count in sorted(report.recap.skipped.items()):
        why = label(f"recap_skip_{reason}", language, count=count)
        rows.append(Row((f"{label('recap_skipped', language)}: {why}", count)))
    return _columns("", [label("recap_number_of", language)]), rows


def _standings(report: RecapReport, language: Language) -> tuple[list[Column], list[Row]]:
    names = designations(report)
    rows = [
        Row((Foreign.of(names.get(id_, id_)), *_count(count)))
        for id_, count in report.whole.standings.items()
    ]
    return _columns(
        label("recap_designation", language), [label(f"recap_count_{each}", language) for each in STANDINGS]
    ), rows


def _count(count: Count) -> tuple[Value, ...]:
    return tuple(getattr(count, each) for each in STANDINGS)


def _failed(report: RecapReport, designation: str, language: Language) -> tuple[list[Column], list[Row]]:
    rows = [
        Row(
            (
                Foreign.of(requirement_title(report, designation, each.id, language)),
                each.times,
                each.of,
                Fraction(100 * each.times, each.of),
            ),
            forms={3: _PERCENT},
        )
        for each in report.whole.requirements.get(designation, ())
    ]
    heads = [label(key, language) for key in ("recap_missed_by", "recap_of_units", "percent")]
    return _columns(label("requirement", language), heads), rows


def _indicators(report: RecapReport, rubric: str, language: Language) -> tuple[list[Column], list[Row]]:
    names = indicator_names(report.rubrics[rubric])
    rows = [
        Row(
            (
                Foreign.of(f"{each.id}  {names[each.id]}"),
                each.times,
                each.open,
                each.of,
                Fraction(100 * each.times, each.of),
            ),
            forms={4: _PERCENT},
        )
        for each in report.whole.indicators[rubric][:MOST_INDICATORS]
    ]
    keys = ("recap_not_best", "recap_unanswered", "recap_of_units", "percent")
    return _columns(label("question", language), [label(key, language) for key in keys]), rows


def _spreads(report: RecapReport, language: Language) -> tuple[list[Column], list[Row]]:
    rows = []
    for each in figures(report):
        found = spread_of(report, each)
        if found.figures:
            rows.append(
                Row(
                    (
                        Foreign.of(f"{each.title}{' (%)' if each.sign else ''}"),
                        *quartiles(found),
                        found.mean,
                        minima_text(each, language),
                    )
                )
            )
    heads = [label(key, language) for key in (*QUARTERS, "recap_mean", "recap_minima")]
    return _columns(label("requirement", language), heads, "0.00"), rows


def _groups(report: RecapReport, language: Language) -> tuple[list[Column], list[Row]]:
    standings = list(report.whole.standings)
    heads = [label(key, language) for key in ("recap_units", "recap_complete", "recap_median")]
    heads += [label("recap_met_of", language, designation=each.upper()) for each in standings]
    rows = [
        _group(name or label("recap_no_group", language), each, standings)
        for name, each in report.groups.items()
    ]
    return _columns(label(f"recap_by_{report.grouping}", language), heads), rows


def _group(name: str, found: Statistics, standings: Sequence[str]) -> Row:
    median = found.points.at(Fraction(1, 2))
    met: list[Value] = [found.standings[each].met if each in found.standings else None for each in standings]
    return Row((Foreign.of(name), found.units, found.complete, median, *met), forms={3: "0.00"})
