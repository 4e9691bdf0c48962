"""Gap reports as Rich tables for a terminal. Strangers' text enters as `Text` only, never as markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from zitool.core.exact import plain
from zitool.reports.layout import (
    against,
    counts,
    held_of,
    number,
)
from zitool.reports.lines import finding_text
from zitool.reports.prerequisites import judged, status_text, summary
from zitool.reports.prerequisites import rows as settled_rows
from zitool.reports.safe import display
from zitool.reports.steps import (
    change_text,
    obstacles,
    plan_lines,
    plan_sum,
    plan_title,
    question_of,
    said_already,
    some_ids,
    to_fill,
)
from zitool.reports.supposed import moved
from zitool.reports.table import header, settled_row
from zitool.reports.terminal import hanging, plain_table
from zitool.wording import label

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from rich.console import RenderableType
    from rich.table import Table

    from zitool.core.planning.gaps import GapReport
    from zitool.reports.steps import PlanLine
    from zitool.wording import Language


def gap_table(report: GapReport, language: Language, ascii_only: bool = False) -> RenderableType:
    """Return the whole of `zitool gap-report` for one assessment: gaps, plan, what to do, quick wins."""
    assessment = report.assessment
    parts: list[RenderableType] = [header(assessment, language)]
    parts += [Text(f"  {line}", style="yellow") for line in moved(assessment, language)]
    parts += ["", *_fill_in(report, language)]
    parts += [*_gaps(report, language, ascii_only), ""]
    parts += _plan(report, language, ascii_only)
    parts += _quick_wins(report, language, ascii_only)
    parts += ["", Text(judged(assessment, language), style="italic")]
    parts.append(Text(f"{label('findings', language)}: {counts(assessment.findings, language)}"))
    parts += [Text(finding_text(each, language), style="red") for each in assessment.to_choose()]
    parts += [Text(finding_text(each, language)) for each in assessment.of_surveys()]
    return Group(*parts)


def _fill_in(report: GapReport, language: Language) -> Iterator[RenderableType]:
    """What is unanswered, by area with its cells, and what can be said nevertheless."""
    if not report.unanswered:
        return
    bullet = f"  {label('bullet', language)}"
    yield Text(f"{label('fill_first', language, count=len(report.unanswered))}:", style="bold yellow")
    for area in to_fill(report):
        yield hanging(bullet, f"{area.area} ({len(area.ids)}): {', '.join(area.places)}")
    for heading, titles in said_already(report, language):
        yield hanging(f"{heading}:", titles)
    yield Text("")


def _gaps(report: GapReport, language: Language, ascii_only: bool) -> Iterator[RenderableType]:
    name, checks = report.verdict.designation.name, report.verdict.checks
    yield Text.assemble(
        (name, "bold"), f": {status_text(report.verdict, language)}",
        f" ({held_of(checks, language)})",
    )  # fmt: skip
    table = plain_table(ascii_only)
    table.add_column(label("requirement", language), overflow="fold", min_width=16)
    for key in ("needed", "actual", "short_by"):
        table.add_column(label(key, language), justify="right", no_wrap=True)
    table.add_column(label("gap_held_down_by", language), overflow="fold")
    for gap, check in zip(report.gaps, checks, strict=True):
        style = "" if check.ok else "bold"
        ids = some_ids(gap.held_down_by, language)
        table.add_row(Text(gap.requirement.title, style=style), *against(check, language), ids)
    yield table
    yield from _lacking(report, language)


def _lacking(report: GapReport, language: Language) -> Iterator[RenderableType]:
    """What is shown to be missing and no answer makes up for, and what the answers themselves fail."""
    if not report.verdict.settled:
        return
    for key, failed in report.verdict.failed_by.items():
        yield Text(f"\n{label(key, language)}:", style="bold red")
        yield from (settled_row(each) for each in settled_rows(failed, language))
    if not report.verdict.failed:
        yield Text(f"\n{label('facts_none_failed', language)}")
    yield Text(f"{label('facts_prerequisites', language)}: {summary(report.verdict, language)}")


def _plan(report: GapReport, language: Language, ascii_only: bool) -> Iterator[RenderableType]:
    plan, target = report.plan, report.verdict.designation.name
    bullet = f"  {label('bullet', language)}"
    if plan.obstacles:
        yield Text(label("gap_unreachable", language, target=target), style="bold red")
        yield from (hanging(bullet, each) for each in obstacles(report, language))
    if not plan.steps and not plan.beyond_answers:
        if plan.complete:
            yield Text(label("gap_nothing", language, target=target), style="bold green")
        return
    yield Text.assemble((plan_title(plan, target, language), "bold"), f": {plan_sum(plan, language)}")
    if report.unanswered:
        yield Text(label("fill_then", language), style="yellow")
    yield _steps(report, language, ascii_only)
    yield Text(label("gap_complete" if plan.complete else "gap_incomplete", language, target=target))
    if plan.steps:
        yield Text(label("gap_cost_told", language), style="dim")
        yield Text(f"\n{label('gap_what_to_do', language)}", style="bold")
    for line in plan_lines(report, language):
        if line.cost is not None:
            yield from _what_to_do(line, language)


def _steps(report: GapReport, language: Language, ascii_only: bool) -> Table:
    table = plain_table(ascii_only)
    table.add_column(label("gap_order", language), justify="right", no_wrap=True)
    table.add_column(label("question", language), overflow="fold", min_width=16, ratio=3)
    table.add_column(label("gap_change", language), overflow="fold", min_width=8, ratio=2)
    for key in ("gap_cost", "points", "gap_running"):
        table.add_column(label(key, language), justify="right", no_wrap=True)
    table.add_column(label("gap_unblocks", language), overflow="fold", ratio=1)
    for line in plan_lines(report, language):
        table.add_row(
            line.order,
            Text(f"{line.indicator} {display(line.question)}"),
            Text(f"{line.start} → {line.to}"),
            "" if line.cost is None else _plain(line.cost, language),
            f"+{number(line.points, language)}",
            number(line.total, language),
            Text("; ".join(line.unblocks), style="green"),
            style="yellow" if line.cost is None else "",
        )
    return table


def _what_to_do(line: PlanLine, language: Language) -> Iterator[RenderableType]:
    where = f" ({line.cell})" if line.cell else ""
    head = Text.assemble((f"{line.indicator}{where} ", "bold"), display(line.question))
    yield hanging(f"{line.order}.", head)
    change = f"{line.start} → {line.to}"
    yield hanging("  ", f"{change}: {display(line.criterion)}" if line.criterion else change)
    if line.sets:
        yield hanging("  ", label("step_try", language, sets=line.sets), "dim")
    for each in line.evidence:
        yield hanging(f"     {label('bullet', language)}", each, "dim")


def _quick_wins(report: GapReport, language: Language, ascii_only: bool) -> Iterator[RenderableType]:
    if not report.quick_wins:
        return
    yield Text(f"\n{label('gap_quick_wins', language)}", style="bold")
    table = plain_table(ascii_only)
    table.add_column("id", no_wrap=True)
    table.add_column(label("question", language), overflow="fold", min_width=16, ratio=3)
    table.add_column(label("gap_change", language), overflow="fold", min_width=8, ratio=2)
    for key in ("gap_cost", "points", "gap_per_cost"):
        table.add_column(label(key, language), justify="right", no_wrap=True)
    for each in report.quick_wins:
        table.add_row(
            each.indicator,
            Text(display(question_of(report.assessment, each.indicator))),
            Text(change_text(each, language)),
            _plain(each.cost, language),
            f"+{number(each.points, language)}",
            number(each.points / each.cost, language),
        )
    yield table


def _plain(value: Fraction, language: Language) -> str:
    return plain(value, comma=language == "id")
