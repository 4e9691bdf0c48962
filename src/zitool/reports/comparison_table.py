"""Two assessments side by side as Rich tables: what changed, what it does, and what it turns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from zitool.core.monitoring.comparison import Kind
from zitool.reports.comparing import (
    answer_text,
    effects_text,
    figure_text,
    requirement_text,
    side_figures,
    side_names,
    sides_told,
    signed,
    total_text,
)
from zitool.reports.layout import known_text, number, to_know
from zitool.reports.safe import display
from zitool.reports.table import STATUS_STYLES
from zitool.reports.terminal import hanging, plain_table
from zitool.wording import label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType
    from rich.table import Table

    from zitool.core.monitoring.comparison import Comparison, Turn
    from zitool.wording import Language

_KIND_STYLES = {
    Kind.ROSE: "green",
    Kind.FELL: "bold red",
    Kind.ANSWERED: "green",
    Kind.OPENED: "bold yellow",
    Kind.REWORDED: "dim",
}


def comparison_table(comparison: Comparison, language: Language, ascii_only: bool = False) -> RenderableType:
    """Return one comparison: totals, designations, sections that differ, then every question that differs."""
    first, second = side_names(comparison)
    title = label("compare_title", language, first=display(first), second=display(second))
    parts: list[RenderableType] = [Text(title, style="bold")]
    for position, told in enumerate(sides_told(comparison, language), 1):
        parts.append(hanging(f"{position}.", display(told, 400)))
    parts.append(Text(total_text(comparison, language)))
    both = (comparison.first, comparison.second)
    parts += [Text(known_text(each, language), style="yellow") for each in to_know(both)]
    parts += [_turn(turn, comparison, language) for turn in comparison.turns]
    parts += ["", _sections(comparison, language, ascii_only)]
    if not comparison.one_rubric:
        parts += list(_other_sections(comparison, language))
        return Group(*parts)
    parts.append("")
    counts = label("compare_counts", language, differ=len(comparison.changes), same=comparison.same)
    parts.append(Text(counts, style="bold"))
    if comparison.changes:
        parts.append(_changes(comparison, language, ascii_only))
    return Group(*parts)


def _turn(turn: Turn, comparison: Comparison, language: Language) -> Text:
    text = Text(f"{turn.designation.upper()}: ", style="bold")
    for position, status in enumerate((turn.first, turn.second)):
        if position:
            text.append(" → ")
        if status is None:
            text.append("-")
        else:
            text.append(label(f"recap_status_{status}", language), style=STATUS_STYLES[status])
    for key, ids in (("compare_gained", turn.gained), ("compare_lost", turn.lost)):
        if ids:
            names = ", ".join(requirement_text(comparison, turn.designation, each, language) for each in ids)
            text.append(f"; {label(key, language)}: {names}")
    return text


def _sections(comparison: Comparison, language: Language, ascii_only: bool) -> Table:
    table = plain_table(ascii_only)
    table.add_column(label("section", language), overflow="fold", min_width=16)
    for name in side_names(comparison):
        table.add_column(Text(display(name)), justify="right", overflow="fold", max_width=18)
    table.add_column(label("compare_change", language), justify="right", no_wrap=True)
    table.add_column(label("weight", language), justify="right", no_wrap=True)
    for part in comparison.parts:
        if part.first == part.second and "." in part.id:
            continue
        before, after, change = side_figures(part.first, part.second)
        table.add_row(
            Text(f"{part.id}  {part.title}"),
            figure_text(before, language),
            figure_text(after, language),
            Text(signed(change, language, rounded=True), style=_style(change)),
            number(part.weight, language),
        )
    return table


def _style(change: object) -> str:
    return "green" if change > 0 else "bold red" if change < 0 else ""  # type: ignore[operator]


def _changes(comparison: Comparison, language: Language, ascii_only: bool) -> Table:
    rubric = comparison.second.rubric
    leaves = {leaf.id: leaf for leaf in rubric.leaves()}
    table = plain_table(ascii_only)
    table.add_column("ID", no_wrap=True)
    table.add_column(label("question", language), overflow="fold", min_width=20)
    for name in side_names(comparison):
        table.add_column(Text(display(name)), overflow="fold", max_width=14)
    table.add_column(label("points", language), justify="right", no_wrap=True)
    table.add_column(label("compare_kind", language), no_wrap=True)
    table.add_column(label("compare_requirements", language), overflow="fold", min_width=12)
    for change in comparison.changes:
        kind = rubric.scales[leaves[change.indicator].scale].kind
        table.add_row(
            Text(change.indicator),
            Text(display(change.second.question or leaves[change.indicator].statement)),
            Text(answer_text(change.first, kind, language)),
            Text(answer_text(change.second, kind, language)),
            Text(signed(change.points, language), style=_style(change.points)),
            Text(label(f"compare_{change.kind}", language), style=_KIND_STYLES[change.kind]),
            Text(effects_text(change, comparison, language)),
        )
    return table


def _other_sections(comparison: Comparison, language: Language) -> Iterator[RenderableType]:
    sides: Sequence[tuple[str, tuple[str, ...]]] = (
        ("compare_only_first", comparison.only_first),
        ("compare_only_second", comparison.only_second),
    )
    yield Text(label("compare_rubrics", language, first=comparison.first.rubric.id,
                     second=comparison.second.rubric.id), style="yellow")  # fmt: skip
    for key, titles in sides:
        if titles:
            yield Text(f"{label(key, language)}: {', '.join(titles)}")
