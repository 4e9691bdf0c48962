"""Readiness as Rich tables for a terminal. Strangers' text enters as `Text` only, never as markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.table import Table
from rich.text import Text

from zitool.core.law.conditions import statement_in
from zitool.reports.layout import draft_said
from zitool.reports.readiness import blocks, conclusion, decided, pairs
from zitool.reports.safe import display
from zitool.reports.table import finding_row
from zitool.reports.terminal import facts_grid
from zitool.wording import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

    from zitool.core.monitoring.readiness import Readiness
    from zitool.findings import Finding
    from zitool.reports.readiness import Block
    from zitool.wording import Language

_STYLES = {"done": "green", "excused": "cyan", "partly": "yellow", "missing": "bold red", "unknown": "yellow"}
_OVERALL = {
    "ready": "bold green",
    "not_ready": "bold red",
    "uncertain": "bold yellow",
    "may_propose": "bold cyan",
    "not_in_force": "bold red",
    "spared": "bold cyan",
}


def readiness_table(report: Readiness, findings: Sequence[Finding], language: Language) -> RenderableType:
    """Return the whole of `zitool readiness`: what was looked at, the stages, the conclusion."""
    head = facts_grid()
    for key, value in pairs(report, language):
        head.add_row(key, Text(display(value)))
    parts: list[RenderableType] = [head]
    if report.rubric.status == "draft":
        parts.append(Text(draft_said(report.rubric, language), style="bold yellow"))
    for block in blocks(report, language):
        parts += ["", _stage(block, label("ready_required", language))]
    for rule in report.provisos:
        parts += [
            "",
            Text(f"{label('facts_in_play', language)}: {statement_in(rule, language)}", style="cyan"),
        ]
    parts += ["", Text(conclusion(report, language), style=_OVERALL[report.overall])]
    parts.append(Text(decided(report, language), style="italic"))
    if findings:
        parts += ["", *(finding_row(each, language) for each in findings)]
    return Group(*parts)


def _stage(block: Block, required: str) -> RenderableType:
    grid = Table.grid(padding=(0, 1))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for each in block.lines:
        text = Text(each.statement, style="bold" if each.required else "")
        if each.required:
            text.append(f" ({required})", style="not bold")
        if each.why:
            text.append(f" — {each.why}", style="not bold dim")
        style = _STYLES[each.state] if block.arrived else "dim"
        grid.add_row(Text(f"  {each.word}", style=style), text)
    return Group(Text.assemble((block.title, "bold underline"), f": {block.told}"), grid)
