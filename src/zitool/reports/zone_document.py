"""A zone as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zitool.core.exact import plain
from zitool.reports.json_document import dump, finding_object, refused_object

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zitool.core.monitoring.zone import Integration, Member, Reason, ZoneReport
    from zitool.findings import Finding
    from zitool.wording import Language

ZONE_SCHEMA = "zitool/zone/1"


def zone_json(
    report: ZoneReport, refused: Sequence[tuple[str, Sequence[Finding]]], language: Language
) -> str:
    """Return ``zitool/zone/1``: the zone, its units, a verdict per designation with every reason."""
    zone, rubric = report.zone, report.rubric
    return dump(
        {
            "schema": ZONE_SCHEMA,
            "file": zone.file,
            "zone": zone.name,
            "rubric": rubric.id,
            "rubric_version": rubric.version,
            "integration": _integration(zone.integration),
            "held": dict(zone.held),
            "revoked": zone.facts.stated["pencabutan"].text if zone.facts.stated else None,
            "units": [_unit(each) for each in zone.members],
            "verdicts": [
                {
                    "designation": each.designation.id,
                    "authority": each.designation.authority.name if each.designation.authority else None,
                    "status": str(each.status),
                    "integration_needed": plain(each.needed),
                    "reasons": [_reason(one) for one in each.reasons],
                }
                for each in report.verdicts
            ],
            "findings": [{"file": each.file, **finding_object(each, language)} for each in report.findings],
            "refused": [refused_object(file, findings, language) for file, findings in refused],
        }
    )


def _integration(given: Integration) -> dict[str, Any]:
    return {
        "score": plain(given.score) if given.score is not None else None,
        "as_of": given.as_of.isoformat() if given.as_of else None,
        "source": given.source or None,
        "aspects": dict(given.aspects),
    }


def _unit(member: Member) -> dict[str, Any]:
    shown = member.shown
    known: dict[str, Any] = {
        "name": member.name,
        "must_build": member.must_build,
        "file": member.file or None,
    }
    if shown is None:
        return {**known, "shown": None}
    errors, warnings, notes = shown.counts
    return {
        **known,
        "shown": {
            "unit": shown.unit,
            "sha256": shown.sha256,
            "sheet": shown.sheet or None,
            "assessor": shown.assessor,
            "points": plain(shown.points),
            "answered": shown.answered,
            "indicators": shown.indicators,
            "findings": {"errors": errors, "warnings": warnings, "notes": notes},
            "verdicts": [
                {
                    "designation": id_,
                    "status": str(each.status),
                    "short_by": {key: plain(short) for key, short in each.short.items()},
                    "lacks": list(each.lacks),
                }
                for id_, each in shown.standings.items()
            ],
        },
    }


def _reason(reason: Reason) -> dict[str, Any]:
    return {
        "code": str(reason.because),
        "units": list(reason.units),
        "short_by": plain(reason.short_by) if reason.short_by is not None else None,
        "designation": reason.designation or None,
        "until": reason.until.isoformat() if reason.until is not None else None,
    }
