"""A zone for pages and workbooks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zitool.reports.document import Column, Document, Paragraph, Part, Refused, Table, grid
from zitool.reports.json_document import refused_object
from zitool.reports.zoning import (
    held_text,
    integration_text,
    judged,
    member_word,
    provision,
    shortfalls,
    why,
)
from zitool.wording import hint, label, message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zitool.core.monitoring.zone import Member, ZoneReport
    from zitool.findings import Finding
    from zitool.reports.document import Cell
    from zitool.wording import Language


def zone_report(
    report: ZoneReport, refused: Sequence[tuple[str, Sequence[Finding]]], language: Language
) -> Document:
    """Return verdicts with their reasons, units, what each of them lacks, aspects and findings."""
    zone, rubric = report.zone, report.rubric
    counting = sum(each.must_build for each in zone.members)
    told = (
        ("file", zone.file),
        ("rubric", label("rubric_line", language, id=rubric.id, version=rubric.version)),
        ("zone_units", label("zone_units_count", language, units=len(zone.members), counting=counting)),
        ("zone_integration", integration_text(zone, language)),
        ("zone_held", held_text(report, language)),
    )
    notes = [f"{label(key, language)}: {text}" for key, text in told if text]
    decided = judged([each.designation for each in report.verdicts], language)
    tables = (_verdicts(report, language), _units(report, language), *_rest(report, language))
    title = label("zone_title", language, name=zone.name)
    return Document(
        label("page_zone", language),
        title,
        (
            Part(title, (*map(Paragraph, (*notes, decided)), *tables)),
            Refused.of(refused_object(*each, language) for each in refused),
        ),
        _data(report),
        foot=decided,
    )


def _data(report: ZoneReport) -> Table:
    """Return one row for each unit and designation."""
    unit = ("zone", "unit", "must_build", "file", "assessor", "answered", "indicators", "points")
    names = (*unit, "designation", "unit_status", "zone_status")
    rows: list[tuple[Cell, ...]] = []
    for member in report.zone.members:
        shown = member.shown
        told = (report.zone.name, member.name, "true" if member.must_build else "false", member.file or None)
        score = (shown.assessor, shown.answered, shown.indicators, shown.points) if shown else (None,) * 4
        for verdict in report.verdicts:
            id_ = verdict.designation.id
            status = str(shown.standings[id_].status) if shown else None
            rows.append((*told, *score, id_, status, str(verdict.status)))
    return Table("zone", tuple(map(Column, names)), tuple(rows))


def _verdicts(report: ZoneReport, language: Language) -> Table:
    head = ("recap_designation", "result", "cause", "provision")
    return grid(
        label("conclusion", language),
        tuple(label(key, language) for key in head),
        tuple(
            (
                label("zone_verdict", language, name=each.designation.name),
                label(f"zone_status_{each.status}", language),
                "; ".join(why(each, report, language)),
                provision(each.designation, language),
            )
            for each in report.verdicts
        ),
    )


def _units(report: ZoneReport, language: Language) -> Table:
    head = [label(key, language) for key in ("unit", "zone_must_build", "assessor", "answered", "points")]
    head += [each.designation.id.upper() for each in report.verdicts]
    rows = tuple(_unit(each, report, language) for each in report.zone.members)
    return grid(label("zone_units", language), (*head, label("recap_errors", language)), rows)


def _unit(member: Member, report: ZoneReport, language: Language) -> tuple[Cell, ...]:
    shown = member.shown
    return (
        member.name,
        label("zone_yes" if member.must_build else "zone_no", language),
        shown.assessor if shown else "-",
        f"{shown.answered}/{shown.indicators}" if shown else "-",
        shown.points if shown else None,
        *(member_word(member, each.designation.id, language) for each in report.verdicts),
        shown.counts[0] if shown else None,
    )


def _rest(report: ZoneReport, language: Language) -> list[Table]:
    short = tuple(
        (member.name, designation.name, text) for member, designation, text in shortfalls(report, language)
    )
    aspects = tuple(
        (label(f"zone_aspect_{key}", language), note) for key, note in report.zone.integration.aspects.items()
    )
    found = tuple(
        (each.code, each.file or "-", message(each, language), hint(each, language))
        for each in report.findings
    )
    rows: Sequence[tuple[str, tuple[str, ...], tuple[tuple[Cell, ...], ...]]] = (
        ("zone_shortfalls", ("unit", "recap_designation", "short_by"), short),
        ("zone_aspects", ("requirement", "note"), aspects),
        ("findings", ("code", "file", "finding_said", "cure"), found),
    )
    return [
        grid(label(name, language).partition(" (")[0], tuple(label(key, language) for key in head), those)
        for name, head, those in rows
        if those
    ]
