"""A zone: its units, a verdict for each designation with its reasons, what each unit lacks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zitool.core.exact import fixed_against, plain
from zitool.core.law.conditions import statement_in
from zitool.core.scoring.eligibility import Status
from zitool.reports.cells import STATUS_TONES, Column, Marked, Theirs, Toned, own, phrase, told, words
from zitool.reports.document import (
    Document,
    Facts,
    Findings,
    Heading,
    Item,
    Items,
    Paragraph,
    Part,
    Refused,
    Table,
    grid,
)
from zitool.reports.json_document import dump, finding_object, picked, refused_object
from zitool.reports.lines import display, sentences
from zitool.wording import hint, label, message
from zitool.wording.judge import cite, deciding

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from zitool.core.law.rubric import Designation
    from zitool.core.monitoring.zone import (
        Integration,
        Member,
        Reason,
        Zone,
        ZoneReport,
        ZoneVerdict,
    )
    from zitool.findings import Finding
    from zitool.reports.cells import Cell, Phrase, Piece, Said, Tone
    from zitool.reports.document import Block, Medium
    from zitool.wording import Language

    Show = Callable[[str], str]
    """Makes a stranger's text fit for where the sentence goes."""
    Refusals = Sequence[tuple[str, Sequence[Finding]]]

ZONE_SCHEMA = "zitool/zone/1"
_KEYS = {
    "integration_missing": "zone_integration_absent",
    "held_unknown": "zone_held_open",
}
_NO_DATA = Table("", (), ())


def zone_report(report: ZoneReport, refused: Refusals, language: Language, medium: Medium) -> Document:
    """Return what is known of a zone, its units and verdicts, what each unit lacks, aspects, findings."""
    arranged = _screen if medium == "screen" else _text if medium == "text" else _page
    return arranged(report, refused, language)._replace(data=_data(report))


def _screen(report: ZoneReport, refused: Refusals, language: Language) -> Document:
    del refused  # said on stderr
    blocks: list[Block] = [Paragraph(phrase("zone_title", language, name=Theirs(report.zone.name)), "strong")]
    blocks += (
        Paragraph(own(Toned(f"{name}: ", "quiet"), *_pieces(said))) for name, said in _pairs(report, language)
    )
    blocks.append(_units(report, language))
    for verdict in report.verdicts:
        status = Toned(label(f"zone_status_{verdict.status}", language), STATUS_TONES[verdict.status])
        where = Toned(f" ({provision(verdict.designation, language)})", "quiet")
        said = own(Toned(f"{_verdict_name(verdict, language)}: ", "strong"), status, where)
        blocks += [Paragraph(""), Paragraph(said), _reasons(verdict, report, language)]
    blocks += _lacking_blocks(report, language, 3)
    blocks += [Paragraph(""), Paragraph(_decided(report, language), "aside")]
    if report.findings:
        blocks += [Paragraph(""), Findings(tuple(report.findings), by="each")]
    return Document("", "", tuple(blocks), _NO_DATA)


def _text(report: ZoneReport, refused: Refusals, language: Language) -> Document:
    blocks: list[Block] = [
        Heading(phrase("zone_title", language, name=Theirs(report.zone.name)), level=1),
        Facts(tuple(_pairs(report, language))),
    ]
    for verdict in report.verdicts:
        said = f"{_verdict_name(verdict, language)}: {label(f'zone_status_{verdict.status}', language)}"
        blocks += [Heading(own(said), level=2), _reasons(verdict, report, language)]
        blocks.append(Paragraph(own(provision(verdict.designation, language))))
    blocks += [Heading(own(label("zone_units", language)), level=2), _units(report, language)]
    blocks += _lacking_blocks(report, language, 2)
    findings = [*report.findings, *(finding for _, several in refused for finding in several)]
    if findings:
        items = tuple(Item(_finding(finding, language)) for finding in findings)
        blocks += [Heading(own(label("findings", language)), level=2), Items(items)]
    blocks.append(Paragraph(own(Toned(_decided(report, language), "aside"))))
    return Document(label("page_zone", language), "", tuple(blocks), _NO_DATA, bare=True)


def _page(report: ZoneReport, refused: Refusals, language: Language) -> Document:
    title = label("zone_title", language, name=report.zone.name)
    decided = _decided(report, language)
    notes = [*(f"{name}: {words(said)}" for name, said in _pairs(report, language)), decided]
    tables = (_verdicts(report, language), _unit_table(report, language), *_rest(report, language))
    objects = (refused_object(*refusal, language) for refusal in refused)
    parts = (Part(title, (*map(Paragraph, notes), *tables)), Refused.of(objects))
    return Document(label("page_zone", language), title, parts, _NO_DATA, foot=decided)


def _pairs(report: ZoneReport, language: Language) -> list[tuple[str, Said]]:
    """Return what is known of a zone, as labels and texts."""
    zone, rubric = report.zone, report.rubric
    counting = sum(member.must_build for member in zone.members)
    known: list[tuple[str, Said]] = [
        ("file", zone.file),
        ("rubric", own(label("rubric_line", language, id=rubric.id, version=rubric.version))),
        ("zone_units", own(label("zone_units_count", language, units=len(zone.members), counting=counting))),
        ("zone_integration", told(integration_text, zone, language)),
    ]
    if held := held_text(report, language):
        known.append(("zone_held", own(held)))
    return [(label(key, language), said) for key, said in known if said]


def _pieces(said: Said) -> tuple[Piece, ...]:
    return (Theirs(said),) if isinstance(said, str) else said.pieces


def _verdict_name(verdict: ZoneVerdict, language: Language) -> str:
    return label("zone_verdict", language, name=verdict.designation.name)


def _reasons(verdict: ZoneVerdict, report: ZoneReport, language: Language) -> Items:
    return Items(tuple(Item(reason, "  -") for reason in why(verdict, report, language)))


def _units(report: ZoneReport, language: Language) -> Table:
    columns = (
        Column(label("unit", language), least=14),
        Column(label("zone_must_build", language), whole=True),
        Column(label("assessor", language), whole=True),
        *(Column(label(key, language), "number") for key in ("answered", "points")),
        *(Column(verdict.designation.id.upper(), least=9) for verdict in report.verdicts),
        Column(label("recap_errors", language), "number"),
    )
    return Table("", columns, tuple(tuple(_row(member, report, language)) for member in report.zone.members))


def _row(member: Member, report: ZoneReport, language: Language) -> Iterator[Cell]:
    shown = member.shown
    yield Marked(member.name, "" if member.must_build else "quiet")
    yield own(label("zone_yes" if member.must_build else "zone_no", language))
    yield shown.assessor if shown else own("-")
    yield own(f"{shown.answered}/{shown.indicators}" if shown else "-")
    yield shown.points if shown else own("-")
    for verdict in report.verdicts:
        id_ = verdict.designation.id
        tone: Tone = STATUS_TONES[shown.standings[id_].status] if shown else "warn"
        yield Marked(own(member_word(member, id_, language)), tone if member.must_build else "quiet")
    errors = shown.counts[0] if shown else 0
    yield Marked(errors if shown else own("-"), "bad" if errors else "")


def _lacking_blocks(report: ZoneReport, language: Language, level: int) -> Iterator[Block]:
    """Yield what each unit lacks, and what is noted of the integration."""
    short = [
        own(
            *phrase("zone_unit_short", language, unit=Theirs(member.name), name=designation.name).pieces,
            f": {text}",
        )
        for member, designation, text in shortfalls(report, language)
    ]
    aspects = [
        own(f"{label(f'zone_aspect_{key}', language)}: ", Theirs(note))
        for key, note in report.zone.integration.aspects.items()
    ]
    for key, several in (("zone_shortfalls", short), ("zone_aspects", aspects)):
        if several:
            yield Heading(own(label(key, language)), level=level)
            yield Items(tuple(Item(said, "  -") for said in several))


def _finding(finding: Finding, language: Language) -> Phrase:
    def both(show: Show) -> str:
        said, todo = sentences(finding, language, show)
        where = f"{show(finding.file)}: " if finding.file else ""
        level = label(f"level_{finding.severity.word}", language)
        return f"{level} {finding.code} {where}{said}. {todo}"

    return told(both)


def _decided(report: ZoneReport, language: Language) -> str:
    """Return that this is about conditions only, and who decides."""
    designations = [verdict.designation for verdict in report.verdicts]
    return label("zone_judge", language, decided=deciding(designations, language))


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
    names = report.rubric.designation_names()
    wanted = {verdict.designation.holds for verdict in report.verdicts} - {None}
    said = []
    for id_ in (known for known in names if known in wanted):
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
        "name": report.rubric.designation_names().get(reason.designation, ""),
        "until": reason.until,
    }
    if reason.short_by is not None and score is not None:
        values |= {
            "score": plain(score, comma),
            "short": plain(reason.short_by, comma),
        }
    return label(_KEYS.get(reason.because, f"zone_{reason.because}"), language, **values)


def why(verdict: ZoneVerdict, report: ZoneReport, language: Language) -> list[Phrase]:
    """Return every reason; where the zone meets the designation, that it does and by what."""
    score = report.zone.integration.score
    if verdict.reasons or score is None:
        return [told(reason_text, reason, verdict, report, language) for reason in verdict.reasons]
    needed, comma = verdict.needed, language == "id"
    return [own(label("zone_all_met", language, score=plain(score, comma), needed=plain(needed, comma)))]


def provision(designation: Designation, language: Language) -> str:
    """Return where the condition of zones stands."""
    references = designation.zone.references if designation.zone else ()
    return "; ".join(cite(reference, language) for reference in references)


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
    for requirement in designation.requirements:
        if requirement.id in standing.short:
            sign = " %" if requirement.unit == "percent" else ""
            short = fixed_against(standing.short[requirement.id], 0 * requirement.at_least, 2, comma)
            said.append(f"{requirement.title} -{short}{sign}")
    if standing.lacks:
        statements = {
            prerequisite.id: statement_in(prerequisite, language)
            for prerequisite in report.rubric.prerequisites
        }
        statements |= {rule.id: statement_in(rule, language) for rule in report.rubric.provisos}
        lacks = ", ".join(display(statements.get(lacking, lacking)) for lacking in standing.lacks)
        said.append(label("zone_unit_lacks", language, lacks=lacks))
    return "; ".join(said)


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
                label("zone_verdict", language, name=verdict.designation.name),
                label(f"zone_status_{verdict.status}", language),
                "; ".join(map(words, why(verdict, report, language))),
                provision(verdict.designation, language),
            )
            for verdict in report.verdicts
        ),
    )


def _unit_table(report: ZoneReport, language: Language) -> Table:
    head = [label(key, language) for key in ("unit", "zone_must_build", "assessor", "answered", "points")]
    head += [verdict.designation.id.upper() for verdict in report.verdicts]
    rows = tuple(_unit_row(member, report, language) for member in report.zone.members)
    return grid(label("zone_units", language), (*head, label("recap_errors", language)), rows)


def _unit_row(member: Member, report: ZoneReport, language: Language) -> tuple[Cell, ...]:
    shown = member.shown
    return (
        member.name,
        label("zone_yes" if member.must_build else "zone_no", language),
        shown.assessor if shown else "-",
        f"{shown.answered}/{shown.indicators}" if shown else "-",
        shown.points if shown else None,
        *(member_word(member, verdict.designation.id, language) for verdict in report.verdicts),
        shown.counts[0] if shown else None,
    )


def _rest(report: ZoneReport, language: Language) -> list[Table]:
    short = tuple(
        (member.name, designation.name, text) for member, designation, text in shortfalls(report, language)
    )
    aspects = tuple(
        (label(f"zone_aspect_{key}", language), note) for key, note in report.zone.integration.aspects.items()
    )
    findings = tuple(
        (finding.code, finding.file or "-", message(finding, language), hint(finding, language))
        for finding in report.findings
    )
    rows: Sequence[tuple[str, tuple[str, ...], tuple[tuple[Cell, ...], ...]]] = (
        ("zone_shortfalls", ("unit", "recap_designation", "short_by"), short),
        ("zone_aspects", ("requirement", "note"), aspects),
        ("findings", ("code", "file", "finding_said", "cure"), findings),
    )
    return [
        grid(label(name, language).partition(" (")[0], tuple(label(key, language) for key in head), those)
        for name, head, those in rows
        if those
    ]


def zone_json(report: ZoneReport, refused: Refusals, language: Language) -> str:
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
            "units": [_unit(member) for member in zone.members],
            "verdicts": [
                {
                    "designation": verdict.designation.id,
                    "authority": verdict.designation.authority.name
                    if verdict.designation.authority
                    else None,
                    "status": str(verdict.status),
                    "integration_needed": plain(verdict.needed),
                    "reasons": [_reason(reason) for reason in verdict.reasons],
                }
                for verdict in report.verdicts
            ],
            "findings": [
                {"file": finding.file, **finding_object(finding, language)} for finding in report.findings
            ],
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
            **picked(shown, "assessor", "points", "answered", "indicators"),
            "findings": {"errors": errors, "warnings": warnings, "notes": notes},
            "verdicts": [
                {
                    "designation": id_,
                    "status": str(standing.status),
                    "short_by": {key: plain(short) for key, short in standing.short.items()},
                    "lacks": list(standing.lacks),
                }
                for id_, standing in shown.standings.items()
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
