"""A recap as a Rich table: a line per unit, then the files that could not be scored."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from rich.console import Group
from rich.text import Text

from zitool.core.monitoring.recap_choices import Group as Units
from zitool.core.monitoring.recap_choices import Telling
from zitool.core.scoring.eligibility import Status
from zitool.reports.document import text_of, words
from zitool.reports.layout import number
from zitool.reports.recap_layout import (
    coverage_text,
    designations,
    doubts,
    figures,
    indicator_names,
    is_covered,
    minima_text,
    name_of,
    only_said,
    quartiles,
    refused_name,
    requirement_title,
    share,
    spread_of,
    stands_text,
    status_word,
    title,
)
from zitool.reports.safe import display
from zitool.reports.table import STATUS_STYLES
from zitool.reports.terminal import hanging, plain_table
from zitool.wording import label
from zitool.wording.judge import judge

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType
    from rich.table import Table

    from zitool.core.monitoring.recap import Recap, Standing
    from zitool.core.monitoring.recap_report import RecapReport
    from zitool.reports.document import Table as Rows
    from zitool.wording import Language

_MOST_MISSED = 3
_SHORT = 9
"""Characters of what stands in a line of its own; longer texts follow below it."""
_ANSWERED = re.compile(r"\d+/\d+")


def recap_table(report: RecapReport, language: Language, ascii_only: bool = False) -> RenderableType:
    """Return the table of a batch: units, refused files, statistics by group where asked for."""
    recap, telling = report.recap, report.telling
    parts: list[RenderableType] = [Text(title(report, language), style="bold")]
    said: list[Text] = []
    if chosen_by := only_said(report, language):
        parts.append(Text(chosen_by, style="yellow"))
    parts += [Text(each, style="bold yellow") for each in doubts(report, language)]
    if report.lines and telling is Telling.SCORE:
        parts += [_units(report, language, ascii_only), *_whole(report, language, ascii_only)]
    elif report.lines:
        from zitool.reports.many_grids import sums, units_grid  # noqa: PLC0415 - a recap of scores does without

        parts.append(lines_table(units_grid(report, language), language, ascii_only))
        said = [Text(each, style="bold") for each in sums(report, language)]
    elif recap.packed and report.only is not Units.BROKEN:
        parts.append(Text(label("recap_none", language)))
    if recap.refused and report.shows_refused:
        parts += ["", refused_table(recap, language, ascii_only)]
    if report.groups:
        parts += ["", _groups(report, language, ascii_only)]
    parts += [*_unlisted(report, language), *_others(report, language)]
    parts += ["", *said] if said else []
    if report.lines and telling is not Telling.VALIDATE:
        decided = [each for rubric in report.rubrics.values() for each in rubric.designations]
        parts.append(Text(judge(decided, language), style="italic"))
    return Group(*parts)


def _whole(report: RecapReport, language: Language, ascii_only: bool) -> Iterator[RenderableType]:
    """Yield how many units stand where, how the figures are spread, and what is missed most."""
    if len(report.recap.packed) < 2:  # noqa: PLR2004 - one unit is no spread
        return
    yield ""
    for id_, name in designations(report).items():
        head, sign, stands = stands_text(report, id_, name, language).partition(": ")
        yield Text.assemble((f"{head}{sign}", "bold"), stands)
        missed = [
            f"{requirement_title(report, id_, each.id, language)} {share(each.times, each.of, language)}"
            for each in report.whole.requirements[id_][:_MOST_MISSED]
        ]
        if missed:
            yield hanging("  -", f"{label('recap_failed_most', language)}: {'; '.join(missed)}")
    for rubric, several in report.whole.indicators.items():
        names = indicator_names(report.rubrics[rubric])
        if several:
            yield Text(label("recap_indicators_of", language, rubric=rubric), style="bold")
        for each in several[:_MOST_MISSED]:
            said = f"{each.id} {names[each.id]}: {share(each.times, each.of, language)}"
            yield hanging("  -", said)
    yield Text(f"\n{label('recap_spread', language)}", style="bold")
    table = plain_table(ascii_only)
    table.add_column(label("requirement", language), overflow="fold", min_width=16)
    for key in ("recap_least", "recap_median", "recap_greatest"):
        table.add_column(label(key, language), justify="right", no_wrap=True)
    table.add_column(label("recap_minima", language), overflow="fold")
    for figure in figures(report):
        spread = quartiles(spread_of(report, figure))
        if spread:
            those = (f"{number(spread[at], language)}{figure.sign}" for at in (0, 2, 4))
            table.add_row(Text(figure.title), *those, minima_text(figure, language))
    yield table


def lines_table(lines: Rows, language: Language, ascii_only: bool) -> Table:
    """Return the lines of units as a table; where it does not fit, long texts stand below each row."""
    rows = [
        [
            Text(display(text_of(cell, column, language)))
            for cell, column in zip(row, lines.columns, strict=True)
        ]
        for row in lines.rows
    ]
    columns = list(zip(*rows, strict=True))
    short = (at for at in range(1, len(columns)) if max(cell.cell_len for cell in columns[at]) <= _SHORT)
    table = plain_table(ascii_only, (0, *short))
    for at, column in enumerate(lines.columns):
        right = column.right or all(_ANSWERED.fullmatch(cell.plain) for cell in columns[at])
        justify: Literal["right", "left"] = "right" if right else "left"
        table.add_column(
            Text(words(column.title)), justify=justify, overflow="fold", min_width=0 if at else 14
        )
    for row in rows:
        table.add_row(*row)
    return table


def _others(report: RecapReport, language: Language) -> Iterator[RenderableType]:
    """Yield that workbooks hold answers of assessors who are not shown."""
    shown = {(line.file, line.assessor) for line in report.lines}
    hidden = {
        line.file: [each for each in line.others if (line.file, each) not in shown] for line in report.lines
    }
    names = sorted({each for those in hidden.values() for each in those})
    if names:
        said = ", ".join(map(display, names))
        count = sum(map(bool, hidden.values()))
        yield Text(label("recap_others", language, count=count, names=said), style="yellow")


def _units(report: RecapReport, language: Language, ascii_only: bool) -> Table:
    lines = report.lines
    parts = {section.id: section.title for rubric in report.rubrics.values() for section in rubric.sections}
    stood_against = list(dict.fromkeys(each.designation for line in lines for each in line.standings))
    assessors = {line.assessor for line in lines}
    points = 3 + len(parts) + (len(assessors) > 1)  # behind number, unit, assessor, answered, components
    kept = (0, 1, points, *range(points + 1, points + 1 + len(stood_against)))
    table = plain_table(ascii_only, kept)
    table.add_column(label("recap_number", language), justify="right", no_wrap=True)
    table.add_column(label("unit", language), overflow="fold", min_width=14)
    if len(assessors) > 1:
        table.add_column(label("assessor", language), no_wrap=True)
    table.add_column(label("answered", language), justify="right", no_wrap=True)
    for part in parts.values():
        table.add_column(Text(part.capitalize()), justify="right", no_wrap=True)
    table.add_column(label("points", language), justify="right", no_wrap=True)
    for each in stood_against:
        table.add_column(Text(each.upper()), overflow="fold", min_width=9)
    covered = is_covered(report)
    if covered:
        table.add_column(label("evidence_columns", language), justify="right", no_wrap=True)
    for key in ("recap_errors", "recap_warnings"):
        table.add_column(label(key, language), justify="right", no_wrap=True)
    for position, line in enumerate(lines, 1):
        errors, warnings, _ = line.findings
        table.add_row(
            str(position),
            Text(display(name_of(report, line))),
            *([Text(display(line.assessor))] if len(assessors) > 1 else []),
            f"{line.answered}/{line.indicators}",
            *(number(line.parts[id_], language) if id_ in line.parts else "-" for id_ in parts),
            number(line.points, language),
            *(_standing(line.standing(each), language) for each in stood_against),
            *([coverage_text(line)] if covered else []),
            Text(str(errors), style="bold red" if errors else ""),
            str(warnings),
        )
    return table


def _standing(standing: Standing | None, language: Language) -> Text:
    if standing is None:
        return Text("-")
    word = status_word(standing, language)
    if standing.status is Status.NOT_MET and standing.short:
        word += f" ({label('recap_missed', language, count=len(standing.short))})"
    return Text(word, style=STATUS_STYLES[standing.status])


def refused_table(recap: Recap, language: Language, ascii_only: bool) -> RenderableType:
    """Return every file that could not be scored, with its first finding."""
    table = plain_table(ascii_only)
    table.add_column(label("recap_broken", language), overflow="fold", min_width=14)
    table.add_column("", no_wrap=True)
    table.add_column("", overflow="fold")
    for each in recap.refusals():
        first = each["findings"][0]
        table.add_row(
            Text(display(refused_name(each))),
            Text(first["code"], style="bold red"),
            Text(f"{display(first['message'])}. {display(first['hint'])}"),
        )
    return table


def _groups(report: RecapReport, language: Language, ascii_only: bool) -> Table:
    table = plain_table(ascii_only)
    table.add_column(label(f"recap_by_{report.grouping}", language), overflow="fold", min_width=14)
    for key in ("recap_units", "recap_complete"):
        table.add_column(label(key, language), justify="right", no_wrap=True)
    for designation in report.whole.standings:
        table.add_column(Text(designation.upper()), justify="right", no_wrap=True)
    table.add_column(label("recap_median", language), justify="right", no_wrap=True)
    for name, each in report.groups.items():
        table.add_row(
            Text(display(name) if name else label("recap_no_group", language)),
            str(each.units),
            str(each.complete),
            *(
                str(each.standings[id_].met) if id_ in each.standings else "-"
                for id_ in report.whole.standings
            ),
            number(each.points.at(Fraction(1, 2)), language),
        )
    return table


def _unlisted(report: RecapReport, language: Language) -> Iterator[RenderableType]:
    """Yield which listed units sent nothing, and which files belong to none."""
    if report.registered is None:
        return
    names = [each.name or each.file or each.id for each in report.registered.missing]
    for key, those in (("recap_missing", names), ("recap_strangers", report.registered.strangers)):
        if those:
            shown = ", ".join(display(each) for each in those)
            yield Text(f"{label(key, language, count=len(those))}: {shown}", style="yellow")
