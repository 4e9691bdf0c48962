"""Gap reports as Rich tables for a terminal. Strangers' text enters as `Text` only, never as markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from zitool.core.exact import plain
from zitool.reports.layout import against, counts, number
from zitool.reports.safe import display
from zitool.reports.table import header, plain_table
from zitool.wording import label
from zitool.wording.judge import judge

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from rich.console import RenderableType
    from rich.table import Table

    from zitool.core.gaps import GapReport
    from zitool.core.plan import Step
    from zitool.core.upgrades import Upgrade
    from zitool.wording import Language

_MOST_IDS = 6
_MOST_BLANKS = 40


def gap_table(report: GapReport, language: Language, ascii_only: bool = False) -> RenderableType:
    """Return the whole of `zitool gap-report` for one assessment: gaps, plan, what to do, quick wins."""
    assessment = report.assessment
    parts: list[RenderableType] = [header(assessment, language), "", *_gaps(report, language, ascii_only), ""]
    parts += _plan(report, language, ascii_only)
    parts += _quick_wins(report, language, ascii_only)
    if report.unanswered:
        ids = _ids(report.unanswered, language, _MOST_BLANKS)
        parts += ["", Text(f"{label('unanswered', language)} ({len(report.unanswered)}): {ids}")]
    parts += ["", Text(judge(assessment.rubric.designations, language), style="italic")]
    parts.append(Text(f"{label('findings', language)}: {counts(assessment.findings, language)}"))
    return Group(*parts)


def _gaps(report: GapReport, language: Language, ascii_only: bool) -> Iterator[RenderableType]:
    name, checks = report.verdict.designation.name, report.verdict.checks
    held = sum(check.ok for check in checks)
    yield Text.assemble(
        (name, "bold"), f": {label(f'status_{report.verdict.status}', language)}",
        f" ({label('requirements_ok', language, ok=held, total=len(checks))})",
    )  # fmt: skip
    table = plain_table(ascii_only)
    table.add_column(label("requirement", language), overflow="fold", min_width=16)
    for key in ("needed", "actual", "short_by"):
        table.add_column(label(key, language), justify="right", no_wrap=True)
    table.add_column(label("gap_held_down_by", language), overflow="fold")
    for gap, check in zip(report.gaps, checks, strict=True):
        style = "" if check.ok else "bold"
        ids = _ids(gap.held_down_by, language, _MOST_IDS)
        table.add_row(Text(gap.requirement.title, style=style), *against(check, language), ids)
    yield table


def _plan(report: GapReport, language: Language, ascii_only: bool) -> Iterator[RenderableType]:
    plan, target = report.plan, report.verdict.designation.name
    if plan.obstacles:
        yield Text(label("gap_unreachable", language, target=target), style="bold red")
        yield from _obstacles(report, language)
    if not plan.steps and not plan.beyond_answers:
        if plan.complete:
            yield Text(label("gap_nothing", language, target=target), style="bold green")
        return
    if plan.budget is None:
        title = label("gap_plan", language, target=target)
    else:
        title = label("gap_budget", language, target=target, budget=_plain(plan.budget, language))
    before, after = number(plan.points_before, language), number(plan.points_after, language)
    cost = _plain(plan.cost, language)
    line = label("gap_plan_line", language, steps=len(plan.steps), cost=cost, before=before, after=after)
    yield Text.assemble((title, "bold"), f": {line}")
    for each in plan.beyond_answers:
        now = label("no_answer", language) if each.now is None else _plain(each.now, language)
        needed, points = _plain(each.needed, language), number(each.points, language)
        text = label("gap_beyond", language, id=each.indicator, needed=needed, now=now, points=points)
        yield Text(f"  {label('bullet', language)} {text}", style="yellow")
    if plan.steps:
        yield _steps(report, language, ascii_only)
    yield Text(label("gap_complete" if plan.complete else "gap_incomplete", language, target=target))
    if plan.steps:
        yield Text(f"\n{label('gap_what_to_do', language)}", style="bold")
    for position, step in enumerate(plan.steps, 1):
        yield from _what_to_do(report, position, step, language)


def _obstacles(report: GapReport, language: Language) -> Iterator[RenderableType]:
    titles = _titles(report)
    for each in report.plan.obstacles:
        fixed = _ids(each.fixed, language, _MOST_IDS)
        if not each.requirement:
            text = label("gap_obstacle_blank", language, ids=fixed)
        else:
            best, needed = number(each.best, language), number(each.needed, language)
            title = titles[each.requirement]
            text = label("gap_obstacle", language, requirement=title, best=best, needed=needed)
            if fixed:
                text += f"; {label('gap_obstacle_fixed', language, ids=fixed)}"
        yield Text(f"  {label('bullet', language)} {text}")


def _steps(report: GapReport, language: Language, ascii_only: bool) -> Table:
    titles = _titles(report)
    table = plain_table(ascii_only)
    table.add_column(label("gap_order", language), justify="right", no_wrap=True)
    table.add_column("id", no_wrap=True)
    table.add_column(label("gap_change", language), overflow="fold", min_width=8)
    for key in ("gap_cost", "points", "gap_running"):
        table.add_column(label(key, language), justify="right", no_wrap=True)
    table.add_column(label("gap_unblocks", language), overflow="fold")
    for position, step in enumerate(report.plan.steps, 1):
        upgrade = step.upgrade
        table.add_row(
            str(position),
            upgrade.indicator,
            _change(upgrade, language),
            _plain(upgrade.cost, language),
            f"+{number(upgrade.points, language)}",
            number(step.total_after, language),
            Text("; ".join(titles[each] for each in step.unblocks), style="green"),
        )
    return table


def _what_to_do(report: GapReport, position: int, step: Step, language: Language) -> Iterator[RenderableType]:
    upgrade = step.upgrade
    answer = report.assessment.answers.answers[upgrade.indicator]
    statements = {leaf.id: leaf.statement for leaf in report.assessment.rubric.leaves()}
    question = display(answer.question) or statements[upgrade.indicator]
    where = f" ({answer.cell})" if answer.cell else ""
    yield Text.assemble((f"{position}. {upgrade.indicator}{where} ", "bold"), question)
    yield Text.assemble("   ", _change(upgrade, language), ": ", display(step.criterion))
    for each in step.evidence:
        yield Text(f"     {label('bullet', language)} {each}", style="dim")


def _quick_wins(report: GapReport, language: Language, ascii_only: bool) -> Iterator[RenderableType]:
    if not report.quick_wins:
        return
    yield Text(f"\n{label('gap_quick_wins', language)}", style="bold")
    table = plain_table(ascii_only)
    table.add_column("id", no_wrap=True)
    table.add_column(label("gap_change", language), overflow="fold", min_width=8)
    for key in ("gap_cost", "points", "gap_per_cost"):
        table.add_column(label(key, language), justify="right", no_wrap=True)
    for each in report.quick_wins:
        table.add_row(
            each.indicator,
            _change(each, language),
            _plain(each.cost, language),
            f"+{number(each.points, language)}",
            number(each.points / each.cost, language),
        )
    yield table


def _change(upgrade: Upgrade, language: Language) -> Text:
    """``B → A``, or a count with what is left to do."""
    start, to = upgrade.start or label("no_answer", language), upgrade.to
    if upgrade.fills_in:
        return Text(label("gap_fill", language, start=start))
    if upgrade.more is None or upgrade.whole is None:
        return Text(f"{start} → {to}")
    rises = not upgrade.start or int(to) >= int(upgrade.start)
    key = "gap_count_more" if rises else "gap_count_less"
    more, whole = plain(upgrade.more), plain(upgrade.whole)
    return Text(label(key, language, start=start, to=to, more=more, whole=whole))


def _titles(report: GapReport) -> dict[str, str]:
    return {check.requirement.id: check.requirement.title for check in report.verdict.checks}


def _ids(ids: Sequence[str], language: Language, most: int) -> str:
    shown = ", ".join(ids[:most])
    return shown if len(ids) <= most else label("gap_more_ids", language, ids=shown, count=len(ids) - most)


def _plain(value: Fraction, language: Language) -> str:
    return plain(value, comma=language == "id")
