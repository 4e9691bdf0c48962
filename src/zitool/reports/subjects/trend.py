"""One unit through time: points of every section, statuses of designations, changes of rubric."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from zitool.core.exact import plain
from zitool.core.scoring.eligibility import TOTAL
from zitool.reports.cells import STATUS_TONES, Column, Marked, Trace
from zitool.reports.document import Chart, Document, Paragraph, Part, Refused, Series, Table, grid
from zitool.reports.json_document import dump, finding_object, identity, picked, refused_object
from zitool.reports.layout import known_text, to_know
from zitool.reports.subjects.comparison import side_figures
from zitool.wording import label
from zitool.wording.judge import judge

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from zitool.core.monitoring.comparison import Row, Trend
    from zitool.findings import Finding
    from zitool.reports.cells import Cell
    from zitool.reports.document import Block
    from zitool.wording import Language

TREND_SCHEMA = "zitool/trend/1"
_DEEPEST = 1
"""The total and the components are drawn; the table holds every section."""


def trend_report(
    trend: Trend,
    refused: Sequence[tuple[str, Sequence[Finding]]],
    language: Language,
    *,
    screen: bool = False,
) -> Document:
    """Return the series; a small line shows the way on a `screen`, where others say what was refused."""
    units = list(dict.fromkeys(period.unit for period in trend.periods if period.unit))
    title = label("trend_title", language, unit=" / ".join(units))
    notes = _notes(trend, units, language)
    if screen:
        warned = (Paragraph(note, "warn") for note in notes)
        part = Part(title, (*warned, _screen_table(trend, language)))
        return Document(label("page_trend", language), title, (part,), _data(trend))
    blocks: tuple[Block, ...] = (
        *map(Paragraph, notes),
        _chart(trend, language),
        _figures(trend, language),
        _statuses(trend, language),
    )
    return Document(
        label("page_trend", language),
        title,
        (Part(title, blocks), Refused.of(refused_object(*refusal, language) for refusal in refused)),
        _data(trend),
        foot=judge(
            [designation for one_period in trend.periods for designation in one_period.rubric.designations],
            language,
        ),
    )


def _notes(trend: Trend, units: Sequence[str], language: Language) -> list[str]:
    notes = [label("trend_units", language)] if len(units) > 1 else []
    if not trend.one_rubric:
        named = zip(period_names(trend), trend.periods, strict=True)
        rubrics = ", ".join(f"{name}: {period.rubric.id}" for name, period in named)
        notes.append(label("trend_rubrics", language, rubrics=rubrics))
    return notes + [known_text(one_period, language) for one_period in to_know(trend.periods)]


def period_names(trend: Trend) -> list[str]:
    """Return what each period is called: its file without the suffix, or its sheet where files are shared."""
    files = [period.file for period in trend.periods]
    return [
        one_period.sheet if files.count(one_period.file) > 1 else PurePath(one_period.file).stem
        for one_period in trend.periods
    ]


def _figures(trend: Trend, language: Language) -> Table:
    periods = period_names(trend)
    rows = [
        (
            label("total", language) if row.id == TOTAL else f"{row.id}  {row.title}",
            *row.figures,
            _change(row),
            row.weight,
        )
        for row in trend.rows
    ]
    head = (
        label("section", language),
        *periods,
        label("compare_change", language),
        label("weight", language),
    )
    return grid(label("trend_figures", language), head, rows, (len(periods) + 1,))


def _statuses(trend: Trend, language: Language) -> Table:
    rows = [
        (
            id_.upper(),
            *("-" if status is None else label(f"recap_status_{status}", language) for status in statuses),
        )
        for id_, statuses in trend.statuses.items()
    ]
    head = (label("recap_designation", language), *period_names(trend))
    return grid(label("conclusion", language), head, rows)


def _change(row: Row) -> Fraction | None:
    first, last = row.figures[0], row.figures[-1]
    return None if first is None or last is None else side_figures(first, last)[2]


def _screen_table(trend: Trend, language: Language) -> Table:
    columns = (
        Column(label("section", language), least=16),
        *(Column(name, "number", whole=False) for name in period_names(trend)),
        Column(label("compare_change", language), "change"),
        Column("", whole=True),
    )
    rows = (*_screen_rows(trend, language), *_status_rows(trend, language))
    return Table("", columns, rows, groups=(len(trend.rows),))


def _screen_rows(trend: Trend, language: Language) -> Iterator[tuple[Cell, ...]]:
    for row in trend.rows:
        title = label("total", language) if row.id == TOTAL else "  " * (row.level - 1) + row.title
        yield (
            Marked(title, "strong" if row.level <= 1 else ""),
            *("-" if value is None else value for value in row.figures),
            "-" if (change := _change(row)) is None else change,
            Trace(tuple(figure and figure / row.weight for figure in row.figures)),
        )


def _status_rows(trend: Trend, language: Language) -> Iterator[tuple[Cell, ...]]:
    for id_, statuses in trend.statuses.items():
        words = (
            "-" if status is None else Marked(label(f"recap_status_{status}", language), STATUS_TONES[status])
            for status in statuses
        )
        yield (Marked(id_.upper(), "strong"), *words, "", "")


def _chart(trend: Trend, language: Language) -> Chart:
    """Return the lines of the total and of the components."""
    rubric = trend.periods[-1].rubric
    whole = {section.id for section in rubric.sections}
    return Chart(
        label("trend_chart", language),
        label("trend_chart_told", language),
        tuple(period_names(trend)),
        tuple(
            Series(
                label("total", language) if row.id == TOTAL else row.title.capitalize(),
                row.figures,
                row.weight,
            )
            for row in trend.rows
            if row.level <= _DEEPEST
        ),
        tuple(
            (number, designation.id.upper(), requirement.at_least / rubric.weight)
            for number, designation in enumerate(rubric.designations, 1)
            for requirement in designation.requirements
            if set(requirement.of) == whole
        ),
    )


def _data(trend: Trend) -> Table:
    """Return one row for each section in each period."""
    names = ("file", "sheet", "rubric", "id", "title", "level", "weight", "points")
    rows = tuple(
        (period.file, period.sheet, period.rubric.id, row.id, row.title, row.level, row.weight, figure)
        for row in trend.rows
        for period, figure in zip(trend.periods, row.figures, strict=True)
    )
    return Table("trend", tuple(map(Column, names)), rows)


def trend_json(trend: Trend, refused: Sequence[tuple[str, Sequence[Finding]]], language: Language) -> str:
    """Return ``zitool/trend/1``: periods in the order given, a row per section with its points in each."""
    return dump(
        {
            "schema": TREND_SCHEMA,
            "one_rubric": trend.one_rubric,
            "periods": [
                {
                    **identity(one_period),
                    "points": plain(one_period.card.points),
                    "statuses": {
                        id_: statuses[position] and str(statuses[position])
                        for id_, statuses in trend.statuses.items()
                    },
                }
                for position, one_period in enumerate(trend.periods)
            ],
            "rows": [
                {
                    **picked(row, "id", "title", "level", "weight"),
                    "points": [None if figure is None else plain(figure) for figure in row.figures],
                }
                for row in trend.rows
            ],
            "findings": [finding_object(period, language) for period in to_know(trend.periods)],
            "refused": [refused_object(file, findings, language) for file, findings in refused],
        }
    )
