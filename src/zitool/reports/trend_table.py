"""A series as a Rich table: a column per period, and a small line that shows the way."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from zitool.reports.comparing import side_figures, signed
from zitool.reports.layout import known_text, number, to_know
from zitool.reports.safe import display
from zitool.reports.table import STATUS_STYLES
from zitool.reports.terminal import plain_table
from zitool.wording import label

if TYPE_CHECKING:
    from fractions import Fraction

    from rich.console import RenderableType
    from rich.table import Table

    from zitool.core.monitoring.trend import Row, Trend
    from zitool.wording import Language

_BARS = "▁▂▃▄▅▆▇█"
_ASCII_BARS = "._-=+*#@"


def trend_table(trend: Trend, language: Language, ascii_only: bool = False) -> RenderableType:
    """Return the series: points of every section, statuses of designations, changes of rubric."""
    units = list(dict.fromkeys(each.unit for each in trend.periods if each.unit))
    parts: list[RenderableType] = [
        Text(label("trend_title", language, unit=" / ".join(map(display, units))), style="bold")
    ]
    if len(units) > 1:
        parts.append(Text(label("trend_units", language), style="yellow"))
    if not trend.one_rubric:
        named = zip(period_names(trend), trend.periods, strict=True)
        rubrics = ", ".join(f"{name}: {each.rubric.id}" for name, each in named)
        parts.append(Text(label("trend_rubrics", language, rubrics=display(rubrics)), style="yellow"))
    parts += [Text(known_text(each, language), style="yellow") for each in to_know(trend.periods)]
    parts += ["", _table(trend, language, ascii_only)]
    return Group(*parts)


def period_names(trend: Trend) -> list[str]:
    """Return what each period is called: its file without the suffix, or its sheet where files are shared."""
    files = [each.file for each in trend.periods]
    return [each.sheet if files.count(each.file) > 1 else PurePath(each.file).stem for each in trend.periods]


def sparkline(figures: tuple[Fraction | None, ...], weight: Fraction, bars: str = _BARS) -> str:
    """Return one sign per period, from nothing to the full weight; a blank where there is no figure."""
    most = len(bars) - 1
    return "".join(" " if each is None else bars[int(most * each / weight)] for each in figures)


def _table(trend: Trend, language: Language, ascii_only: bool) -> Table:
    table = plain_table(ascii_only)
    table.add_column(label("section", language), overflow="fold", min_width=16)
    for name in period_names(trend):
        table.add_column(Text(display(name)), justify="right", overflow="fold")
    table.add_column(label("compare_change", language), justify="right", no_wrap=True)
    table.add_column("", no_wrap=True)
    for row in trend.rows:
        table.add_row(
            _title(row, language),
            *("-" if each is None else number(each, language) for each in row.figures),
            _change(row, language),
            sparkline(row.figures, row.weight, _ASCII_BARS if ascii_only else _BARS),
        )
    table.add_section()
    for id_, statuses in trend.statuses.items():
        words = (
            Text("-")
            if each is None
            else Text(label(f"recap_status_{each}", language), style=STATUS_STYLES[each])
            for each in statuses
        )
        table.add_row(Text(id_.upper(), style="bold"), *words, "", "")
    return table


def _title(row: Row, language: Language) -> Text:
    if row.id == "TOTAL":
        return Text(label("total", language), style="bold")
    return Text("  " * (row.level - 1) + row.title, style="bold" if row.level == 1 else "")


def _change(row: Row, language: Language) -> Text:
    first, last = row.figures[0], row.figures[-1]
    if first is None or last is None:
        return Text("-")
    change = side_figures(first, last)[2]
    return Text(signed(change, language), style="green" if change > 0 else "bold red" if change < 0 else "")
