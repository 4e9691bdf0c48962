"""A zone as Rich tables: its units, then a verdict per designation with its reasons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from zitool.reports.layout import number
from zitool.reports.safe import display
from zitool.reports.table import STATUS_STYLES, finding_row
from zitool.reports.terminal import hanging, plain_table
from zitool.reports.zoning import (
    held_text,
    integration_text,
    judged,
    member_word,
    provision,
    shortfalls,
    why,
)
from zitool.wording import label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import RenderableType
    from rich.table import Table

    from zitool.core.monitoring.zone import Member, ZoneReport, ZoneVerdict
    from zitool.wording import Language


def zone_table(report: ZoneReport, language: Language, ascii_only: bool = False) -> RenderableType:
    """Return the whole of `zitool zone`: what is known of the zone, its units, verdicts, findings."""
    parts: list[RenderableType] = [*_head(report, language), "", _units(report, language, ascii_only)]
    for verdict in report.verdicts:
        parts += ["", *_verdict(verdict, report, language)]
    lacking = list(shortfalls(report, language))
    if lacking:
        parts += ["", Text(label("zone_shortfalls", language), style="bold")]
        for member, designation, text in lacking:
            name = label("zone_unit_short", language, unit=display(member.name), name=designation.name)
            parts.append(hanging("  -", f"{name}: {text}"))
    if report.zone.integration.aspects:
        parts += ["", Text(label("zone_aspects", language), style="bold")]
        for key, note in report.zone.integration.aspects.items():
            parts.append(hanging("  -", f"{label(f'zone_aspect_{key}', language)}: {display(note)}"))
    parts += ["", Text(judged([each.designation for each in report.verdicts], language), style="italic")]
    if report.findings:
        parts += ["", *(finding_row(each, language) for each in report.findings)]
    return Group(*parts)


def _head(report: ZoneReport, language: Language) -> Iterator[RenderableType]:
    zone, rubric = report.zone, report.rubric
    counting = sum(each.must_build for each in zone.members)
    yield Text(label("zone_title", language, name=display(zone.name)), style="bold")
    rows = [
        ("file", display(zone.file)),
        ("rubric", label("rubric_line", language, id=rubric.id, version=rubric.version)),
        ("zone_units", label("zone_units_count", language, units=len(zone.members), counting=counting)),
        ("zone_integration", integration_text(zone, language)),
        ("zone_held", held_text(report, language)),
    ]
    for key, text in rows:
        if text:
            yield Text.assemble((f"{label(key, language)}: ", "dim"), text)


def _units(report: ZoneReport, language: Language, ascii_only: bool) -> Table:
    table = plain_table(ascii_only)
    table.add_column(label("unit", language), overflow="fold", min_width=14)
    table.add_column(label("zone_must_build", language), no_wrap=True)
    table.add_column(label("assessor", language), no_wrap=True)
    for key in ("answered", "points"):
        table.add_column(label(key, language), justify="right", no_wrap=True)
    for verdict in report.verdicts:
        table.add_column(Text(verdict.designation.id.upper()), overflow="fold", min_width=9)
    table.add_column(label("recap_errors", language), justify="right", no_wrap=True)
    for member in report.zone.members:
        table.add_row(*_row(member, report, language))
    return table


def _row(member: Member, report: ZoneReport, language: Language) -> Iterator[Text]:
    shown = member.shown
    yield Text(display(member.name), style="" if member.must_build else "dim")
    yield Text(label("zone_yes" if member.must_build else "zone_no", language))
    yield Text(display(shown.assessor) if shown else "-")
    yield Text(f"{shown.answered}/{shown.indicators}" if shown else "-")
    yield Text(number(shown.points, language) if shown else "-")
    for verdict in report.verdicts:
        style = "yellow"
        if shown:
            style = STATUS_STYLES[shown.standings[verdict.designation.id].status]
        word = member_word(member, verdict.designation.id, language)
        yield Text(word, style=style if member.must_build else "dim")
    errors = shown.counts[0] if shown else 0
    yield Text(str(errors) if shown else "-", style="bold red" if errors else "")


def _verdict(verdict: ZoneVerdict, report: ZoneReport, language: Language) -> Iterator[RenderableType]:
    name = label("zone_verdict", language, name=verdict.designation.name)
    yield Text.assemble(
        (f"{name}: ", "bold"),
        (label(f"zone_status_{verdict.status}", language), STATUS_STYLES[verdict.status]),
        (f" ({provision(verdict.designation, language)})", "dim"),
    )
    for each in why(verdict, report, language):
        yield hanging("  -", each)
