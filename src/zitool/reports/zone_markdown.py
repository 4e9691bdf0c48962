"""A zone as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zitool.reports.layout import number
from zitool.reports.markdown_text import foreign, own, said, table
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
    from collections.abc import Iterator, Sequence

    from zitool.core.monitoring.zone import Member, ZoneReport
    from zitool.findings import Finding
    from zitool.wording import Language


def zone_markdown(
    report: ZoneReport, refused: Sequence[tuple[str, Sequence[Finding]]], language: Language
) -> str:
    """Return the zone, its verdicts with their reasons, its units and what each of them lacks."""
    return "\n".join(_parts(report, refused, language))


def _parts(
    report: ZoneReport, refused: Sequence[tuple[str, Sequence[Finding]]], language: Language
) -> Iterator[str]:
    zone, rubric = report.zone, report.rubric
    yield f"# {label('zone_title', language, name=foreign(zone.name))}\n"
    counting = sum(each.must_build for each in zone.members)
    rows = [
        ("file", foreign(zone.file)),
        ("rubric", own(label("rubric_line", language, id=rubric.id, version=rubric.version))),
        ("zone_units", label("zone_units_count", language, units=len(zone.members), counting=counting)),
        ("zone_integration", integration_text(zone, language, foreign)),
        ("zone_held", own(held_text(report, language))),
    ]
    yield "\n".join(f"- {label(key, language)}: {text}" for key, text in rows if text) + "\n"
    for verdict in report.verdicts:
        name = own(label("zone_verdict", language, name=verdict.designation.name))
        yield f"## {name}: {label(f'zone_status_{verdict.status}', language)}\n"
        reasons = why(verdict, report, language, foreign)
        yield (
            "\n".join(f"- {each}" for each in reasons)
            + f"\n\n{own(provision(verdict.designation, language))}\n"
        )
    yield f"## {label('zone_units', language)}\n"
    yield _units(report, language)
    if lacking := list(shortfalls(report, language)):
        yield f"## {label('zone_shortfalls', language)}\n"
        named = [
            (label("zone_unit_short", language, unit=foreign(member.name), name=designation.name), text)
            for member, designation, text in lacking
        ]
        yield "\n".join(f"- {name}: {own(text)}" for name, text in named) + "\n"
    if zone.integration.aspects:
        yield f"## {label('zone_aspects', language)}\n"
        yield (
            "\n".join(
                f"- {label(f'zone_aspect_{key}', language)}: {foreign(note)}"
                for key, note in zone.integration.aspects.items()
            )
            + "\n"
        )
    found = [*report.findings, *(each for _, findings in refused for each in findings)]
    if found:
        yield f"## {label('findings', language)}\n"
        yield "\n".join(_finding(each, language) for each in found) + "\n"
    yield f"*{own(judged([each.designation for each in report.verdicts], language))}*\n"


def _finding(each: Finding, language: Language) -> str:
    sentence, cure = said(each, language)
    where = f"{foreign(each.file)}: " if each.file else ""
    return f"- {label(f'level_{each.severity.word}', language)} {each.code} {where}{sentence}. {cure}"


def _units(report: ZoneReport, language: Language) -> str:
    head = [label(key, language) for key in ("unit", "zone_must_build", "assessor", "answered", "points")]
    head += [each.designation.id.upper() for each in report.verdicts]
    head.append(label("recap_errors", language))
    rows = [list(_row(each, report, language)) for each in report.zone.members]
    return table(head, rows, (3, 4, len(head) - 1))


def _row(member: Member, report: ZoneReport, language: Language) -> Iterator[str]:
    shown = member.shown
    yield foreign(member.name)
    yield label("zone_yes" if member.must_build else "zone_no", language)
    yield foreign(shown.assessor) if shown else "-"
    yield f"{shown.answered}/{shown.indicators}" if shown else "-"
    yield number(shown.points, language) if shown else "-"
    for verdict in report.verdicts:
        yield member_word(member, verdict.designation.id, language)
    yield str(shown.counts[0]) if shown else "-"
