"""What every format of a zone words alike: its members, its score, why it does not meet a designation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zitool.core.exact import fixed_against, plain
from zitool.core.law.conditions import statement_in
from zitool.core.scoring.eligibility import Status
from zitool.reports.safe import display
from zitool.wording import label
from zitool.wording.citing import cite
from zitool.wording.judge import deciding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from zitool.core.law.rubric import Designation
    from zitool.core.monitoring.zone import Member, Reason, Zone, ZoneReport, ZoneVerdict
    from zitool.wording import Language

    Show = Callable[[str], str]
    """Makes a stranger's text fit for where the sentence goes."""

_KEYS = {
    "integration_missing": "zone_integration_absent",
    "held_unknown": "zone_held_open",
}


def names_of(report: ZoneReport) -> dict[str, str]:
    """Return the official name of every designation."""
    return {each.id: each.name for each in report.rubric.designations}


def integration_text(zone: Zone, language: Language, show: Show = display) -> str:
    """Return the score of integration with its day and source."""
    given = zone.integration
    if given.score is None:
        return label("zone_integration_missing", language)
    more = [label("zone_as_of", language, day=given.as_of)] if given.as_of else []
    if given.source:
        more.append(label("zone_source", language, source=show(given.source)))
    score = plain(given.score, comma=language == "id")
    return f"{score} ({'; '.join(more)})" if more else score


def held_text(report: ZoneReport, language: Language) -> str:
    """Return which designations that others need the zone holds; empty where none is needed."""
    names = names_of(report)
    wanted = {each.designation.holds for each in report.verdicts} - {None}
    said = []
    for id_ in (each for each in names if each in wanted):
        held = report.zone.held.get(id_)
        key = "unknown" if held is None else "yes" if held else "no"
        said.append(label(f"zone_held_{key}", language, name=names[id_]))
    return ", ".join(said)


def member_word(member: Member, designation: str, language: Language) -> str:
    """Return where a unit stands for a designation, in a word or two."""
    if member.shown is not None:
        standing = member.shown.standings[designation]
        word = label(f"recap_status_{standing.status}", language)
        if standing.status is Status.NOT_MET and standing.short:
            word += f" ({label('recap_missed', language, count=len(standing.short))})"
        return word
    if not member.must_build and not member.file:
        return "-"
    return label("zone_unit_unreadable" if member.file else "zone_unit_missing", language)


def reason_text(
    reason: Reason, verdict: ZoneVerdict, report: ZoneReport, language: Language, show: Show
) -> str:
    """Return one reason as a sentence without its full stop."""
    comma = language == "id"
    score = report.zone.integration.score
    values = {
        "units": ", ".join(map(show, reason.units)),
        "needed": plain(verdict.needed, comma),
        "name": names_of(report).get(reason.designation, ""),
        "until": reason.until,
    }
    if reason.short_by is not None and score is not None:
        values |= {
            "score": plain(score, comma),
            "short": plain(reason.short_by, comma),
        }
    return label(_KEYS.get(reason.because, f"zone_{reason.because}"), language, **values)


def why(verdict: ZoneVerdict, report: ZoneReport, language: Language, show: Show = display) -> list[str]:
    """Return every reason; where the zone meets the designation, that it does and by what."""
    score = report.zone.integration.score
    if verdict.reasons or score is None:
        return [reason_text(each, verdict, report, language, show) for each in verdict.reasons]
    shown = (plain(each, comma=language == "id") for each in (score, verdict.needed))
    return [label("zone_all_met", language, **dict(zip(("score", "needed"), shown, strict=True)))]


def provision(designation: Designation, language: Language) -> str:
    """Return where the condition of zones stands."""
    references = designation.zone.references if designation.zone else ()
    return "; ".join(cite(each, language) for each in references)


def shortfalls(report: ZoneReport, language: Language) -> Iterator[tuple[Member, Designation, str]]:
    """Yield what each unit that must build ZI lacks for each designation asked for."""
    for member in report.zone.members:
        if not member.must_build or member.shown is None:
            continue
        for verdict in report.verdicts:
            if text := _lacking(member, verdict.designation, report, language):
                yield member, verdict.designation, text


def _lacking(member: Member, designation: Designation, report: ZoneReport, language: Language) -> str:
    shown = member.shown
    if shown is None or shown.standings[designation.id].status is Status.MET:
        return ""
    standing, comma = shown.standings[designation.id], language == "id"
    said = []
    if shown.answered < shown.indicators:
        # What it would lack if nobody answered them is no news.
        return label("zone_unit_open", language, open=shown.indicators - shown.answered)
    for each in designation.requirements:
        if each.id in standing.short:
            sign = " %" if each.unit == "percent" else ""
            short = fixed_against(standing.short[each.id], 0 * each.at_least, 2, comma)
            said.append(f"{each.title} -{short}{sign}")
    if standing.lacks:
        statements = {each.id: statement_in(each, language) for each in report.rubric.prerequisites}
        statements |= {each.id: statement_in(each, language) for each in report.rubric.provisos}
        lacks = ", ".join(display(statements.get(each, each)) for each in standing.lacks)
        said.append(label("zone_unit_lacks", language, lacks=lacks))
    return "; ".join(said)


def judged(designations: Sequence[Designation], language: Language) -> str:
    """Return that this is about conditions only, and who decides."""
    return label("zone_judge", language, decided=deciding(designations, language))
