"""What a recap of many units says: a line of each, where they stand, what is missed most, how all is spread.

It is read on a screen, which shows what fits; in a message; as a page, which draws; as a workbook, which
holds all of it; and by machines. What is said is the same, and said here; `recap_sheets` for a workbook.
"""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from zitool.core.monitoring.recap_choices import Group
from zitool.core.scoring.eligibility import Status
from zitool.findings import Severity
from zitool.reports.cells import Box, Code, Coded, Column, Level, Marked, Stand, Theirs, joined, own, phrase
from zitool.reports.document import (
    NO_ROWS,
    Card,
    Cards,
    Contents,
    Document,
    Entry,
    Facts,
    Histogram,
    Listing,
    Notice,
    Paragraph,
    Part,
    Refused,
    Section,
    Shares,
    Table,
)
from zitool.reports.layout import number
from zitool.reports.lines import display
from zitool.reports.subjects.recap_data import recap_rows
from zitool.reports.subjects.recap_figures import (
    STANDINGS,
    counted,
    coverage_text,
    doubts,
    findings_of,
    minima_text,
    only_said,
    refused_name,
    share,
    shortfalls,
    skipped,
    status_word,
    title,
)
from zitool.reports.subjects.recap_sheets import (
    errors_of,
    groups_table,
    page_of,
    recap_sheets,
    stand_of,
    standings_table,
)
from zitool.wording import label
from zitool.wording.judge import judge

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from zitool.core.monitoring.recap import UnitLine
    from zitool.core.monitoring.statistics import Missed, RecapReport
    from zitool.reports.cells import Cell, Said
    from zitool.reports.document import Block, Medium
    from zitool.reports.subjects.recap_figures import Finding
    from zitool.wording import Language

BINS = 20
"""How many bars the histogram of totals has, over the whole weight."""
_MOST_ON_SCREEN, _MOST_IN_MESSAGE, _MOST_NAMES = 3, 10, 50
_MOST_NEAR, _MOST_FAILED, _MOST_INDICATORS = 8, 5, 20
"""How much is listed of each: on a screen, in a message, on a page; JSON holds all."""
_QUARTERS = ("recap_least", "peers_lower", "recap_median", "peers_upper", "recap_greatest")
"""Labels of `quartiles`."""


def recap_document(report: RecapReport, medium: Medium, language: Language) -> Document:
    """Return a recap as it is read on a screen, in a message, as a page, as a workbook or by a machine."""
    kind, named = label("page_recap", language), title(report, language)
    if medium == "rows":
        return Document(kind, named, (), recap_rows(report, language))
    if medium in {"screen", "text"}:
        blocks = _screen(report, language) if medium == "screen" else _text(report, language)
        return Document(kind, named, (Part(named, tuple(blocks)),), NO_ROWS)
    if medium == "sheets":
        sheets = recap_sheets(report, named, tuple(notices(report, language)), language)
        return Document(kind, named, tuple(sheets), NO_ROWS)
    page = tuple(_page(report, language))
    return Document(kind, named, page, NO_ROWS, judge(report.decided(), language))


def _screen(report: RecapReport, language: Language) -> Iterator[Block]:
    """Yield as much as fits; what it all comes to stands at the end."""
    yield from notices(report, language)
    if report.lines:
        yield _units(report, "screen", language)
        if len(report.recap.packed) > 1:
            yield Cards("", tuple(_cards(report, _MOST_ON_SCREEN, language)))
            yield from _indicators(report, _MOST_ON_SCREEN, language)
            yield _spreads(report, language)
    elif report.recap.packed and report.only is not Group.BROKEN:
        yield Paragraph(label("recap_none", language))
    yield from screen_rest(report, language)
    if report.lines:
        yield Paragraph(judge(report.decided(), language), "aside")


def _text(report: RecapReport, language: Language) -> Iterator[Block]:
    yield Facts(counted(report, language), inline=True)
    yield from notices(report, language)
    if report.designations():
        yield standings_table(report, language)._replace(name="")
    yield _units(report, "text", language)
    yield Paragraph(judge(report.decided(), language))
    for id_, name in report.designations().items():
        for listing in _failed(report, id_, _MOST_IN_MESSAGE, language):
            yield listing._replace(title=label("recap_failed_of", language, name=name))
    yield from _indicators(report, _MOST_IN_MESSAGE, language)
    if report.recap.refused and report.shows_refused:
        named = f"{label('recap_broken', language)} ({len(report.recap.refused)})"
        yield refused_table(report, "finding_said", language)._replace(name=named)
    if report.grouping is not None:
        yield groups_table(report, language)
    for kind, names in report.unlisted().items():
        more = len(names) - _MOST_NAMES
        told = label("page_and_more", language, count=more) if more > 0 else ""
        head = label(f"recap_{kind}", language, count=len(names))
        yield Listing(head, tuple(map(Entry, names[:_MOST_NAMES])), told)


def _page(report: RecapReport, language: Language) -> Iterator[Block]:
    word = partial(label, language=language)
    passed = ", ".join(skipped(report, language))
    yield Facts((*counted(report, language), (word("recap_skipped"), passed)))
    yield from notices(report, language, word("recap_only_told"))
    yield from _page_notices(report, language)
    if report.designations():
        cards = tuple(_cards(report, _MOST_FAILED, language, near=True))
        yield Cards(word("recap_by_designation"), cards, judge(report.decided(), language))
    sections = tuple(_sections(report, language))
    looked_for = sorted(sections, key=lambda section: section.key != "units")
    yield Contents(tuple((word(f"recap_link_{section.key}"), section.key) for section in looked_for))
    yield from sections


def _sections(report: RecapReport, language: Language) -> Iterator[Section]:
    """Yield the sections of the page."""
    word = partial(label, language=language)
    if (totals := _totals(report, language)) is not None:
        yield Section("spread", word("recap_spread"), (totals, _boxes(report, language)))
    yield Section("units", word("recap_link_units"), (_units(report, "page", language),))
    if indicators := tuple(_page_indicators(report, language)):
        yield Section("indicators", word("recap_link_indicators"), indicators)
    if report.recap.refused and report.shows_refused:
        refused = refused_table(report, "page_found", language)
        named = f"{word('recap_broken')}: {len(report.recap.refused)}"
        yield Section("broken", named, (refused._replace(caption=word("recap_broken_caption")),))
    if report.groups:
        groups = groups_table(report, language)._replace(name="", caption=word("recap_groups_caption"))
        yield Section("groups", word(f"recap_by_{report.grouping}"), (groups,))
    if several := report.unlisted().items():
        lists = (
            Listing(word(f"recap_{kind}", count=len(names)), tuple(map(Entry, names)), shape="columns")
            for kind, names in several
        )
        yield Section("unlisted", word("recap_link_unlisted"), tuple(lists))
    if codes := tuple(_codes(report, language)):
        yield Section("findings", word("findings"), (_told(codes, language),))


def notices(report: RecapReport, language: Language, told: str = "") -> Iterator[Notice]:
    """Yield by what the lines were chosen, and what is doubtful about them."""
    if only := only_said(report, language):
        yield Notice(told, only)
    yield from map(Notice, doubts(report, language))


def _page_notices(report: RecapReport, language: Language) -> Iterator[Notice]:
    """Yield that there is more to come, and where to find what is missing."""
    recap, missing = report.recap, report.unlisted().get("missing")
    if recap.stopped:
        done = recap.scored + recap.broken
        yield Notice(label("recap_stopped", language, done=done, files=recap.files))
    if recap.refused and report.shows_refused:
        lead = f"{label('recap_broken', language)}: {len(recap.refused)}."
        yield Notice("", lead, (label("recap_see_broken", language), "broken"), strong=False)
    if missing:
        lead = f"{label('recap_missing', language, count=len(missing))}."
        yield Notice("", lead, (label("recap_see_missing", language), "unlisted"), strong=False)


def screen_rest(report: RecapReport, language: Language) -> Iterator[Block]:
    """Yield files that could not be scored, groups, who is missing, and whose answers are not shown."""
    if report.recap.refused and report.shows_refused:
        yield Refused.of(report.recap.refusals())
    if report.groups:
        yield _screen_groups(report, language)
    for kind, names in report.unlisted().items():
        head = f"{label(f'recap_{kind}', language, count=len(names))}: "
        yield Paragraph(own(head, *joined([*map(Theirs, names)]).pieces), "warn")
    if hidden := report.hidden():
        said = ", ".join(map(display, sorted({name for names in hidden for name in names})))
        yield Paragraph(label("recap_others", language, count=len(hidden), names=said), "warn")


def _screen_groups(report: RecapReport, language: Language) -> Table:
    """Return the groups with short heads."""
    table = groups_table(report, language)
    met = (Column(id_.upper(), "count") for id_ in report.whole.standings)
    columns = (table.columns[0]._replace(least=14), *table.columns[1:3], *met, table.columns[-1])
    rows = (tuple("-" if cell is None else cell for cell in row) for row in table.rows)
    return table._replace(name="", columns=columns, rows=tuple(rows))


def _units(report: RecapReport, medium: Medium, language: Language) -> Table:
    """Return a row for each unit; on a screen with short verdicts, on a page one that others can lead to."""
    word, page, screen = partial(label, language=language), medium == "page", medium == "screen"
    stood = {standing.designation for line in report.lines for standing in line.standings}
    ids = [id_ for id_ in report.designations() if id_ in stood or not screen]
    stand = partial(_short_stand if screen else _stand, report, language)
    assessors = report.sets()[0] and not page
    components, covered, named = report.components(), report.is_covered, _named(report, medium)

    def row(position: int, line: UnitLine) -> tuple[Cell, ...]:
        return (
            position,
            named(line),
            *[line.assessor] * assessors,
            f"{line.answered}/{line.indicators}",
            *(line.parts.get(id_, "-" if screen else None) for id_ in components),
            line.points if screen else Marked(line.points, "strong"),
            *(stand(id_, line) for id_ in ids),
            *[coverage_text(line)] * covered,
            errors_of(line),
            line.findings[1],
        )

    columns = [
        Column(word("recap_number"), "count", spare=True),
        Column(word("unit"), least=14),
        *[Column(word("assessor"), whole=True)] * assessors,
        Column(word("answered"), "count"),
        *(Column(name.capitalize(), "number") for name in components.values()),
        Column(word("total" if page else "points"), "number"),
        *(Column(id_.upper(), least=9) for id_ in ids),
        *[Column(word("evidence_columns"), "count")] * covered,
        *(Column(word(key), "count") for key in ("recap_errors", "recap_warnings")),
    ]
    total = 3 + assessors + len(components)
    rows = (row(position, line) for position, line in enumerate(report.lines, 1))
    return Table(
        "", tuple(columns), tuple(rows), kept=(0, 1, *range(total, total + 1 + len(ids))), titled=False,
        caption=word("recap_units_caption"), shape="ranking", whose=1, key="u", empty=word("recap_none"),
    )  # fmt: skip


def _named(report: RecapReport, medium: Medium) -> Callable[[UnitLine], Cell]:
    """Return what says whose row it is.

    On a page that is as much as it takes to tell lines apart, and what the list of units says.
    """
    if medium != "page":
        return lambda line: report.name_of(line) if medium == "screen" else line.name
    (assessors, rubrics), listed = report.sets(), report.listed_fields()

    def cell(line: UnitLine) -> Marked:
        known = ", ".join(filter(None, report.listed_values(listed, line.file, line.sheet)))
        notes = (line.file if line.name != line.file else "", line.rubric if rubrics else "", known)
        beside = line.assessor if assessors else ""
        return Marked(line.name, "", page_of(report, line), beside, tuple(filter(None, notes)))

    return cell


def _stand(report: RecapReport, language: Language, designation: str, line: UnitLine) -> Stand:
    """Return where a unit stands, with the first minimum it misses and how many more."""
    standing = line.standing(designation)
    short = shortfalls(report, line, designation, language)
    lacks = (short[0].minimum.title, short[0].short) if short else None
    return stand_of(standing, status_word(standing, language))._replace(lacks=lacks, more=len(short[1:]))


def _short_stand(report: RecapReport, language: Language, designation: str, line: UnitLine) -> Stand:
    """Return where a unit stands, and how many minima it misses where it is complete."""
    del report
    standing = line.standing(designation)
    word = status_word(standing, language)
    if standing is not None and standing.status is Status.NOT_MET and standing.short:
        word += f" ({label('recap_missed', language, count=len(standing.short))})"
    return stand_of(standing, word)


def _cards(report: RecapReport, most: int, language: Language, *, near: bool = False) -> Iterator[Card]:
    """Yield how many stand where against each designation, what is missed most, and who is `near`."""
    for id_, name in report.designations().items():
        tally = report.whole.standings[id_]._asdict()
        parts = ((kind, label(f"recap_count_{kind}", language), tally[kind]) for kind in STANDINGS)
        shares = Shares(id_, name, tuple(part for part in parts if part[-1]))
        lists = _near(report, id_, language) if near else ()
        yield Card(shares, (*lists, *_failed(report, id_, most, language)))


def _near(report: RecapReport, designation: str, language: Language) -> Iterator[Listing]:
    assessors, _ = report.sets()
    near = [
        Entry(line.name, number(line.points, language), f"#u{position}", line.assessor if assessors else "")
        for position, line in enumerate(report.lines, 1)
        if (standing := line.standing(designation)) is not None and standing.near
    ]
    more = len(near) - _MOST_NEAR
    told = label("page_and_more", language, count=more) if more > 0 else ""
    if near:
        yield Listing(label("recap_near_units", language), tuple(near[:_MOST_NEAR]), told, "near")


def _failed(report: RecapReport, designation: str, most: int, language: Language) -> Iterator[Listing]:
    """Yield the minima of a designation that are missed most, and by how many units."""
    several = report.whole.requirements[designation][:most]
    named = {missed.id: report.requirement_title(designation, missed.id, language) for missed in several}
    yield from _missed(label("recap_failed_most", language), several, named, language)


def _indicators(report: RecapReport, most: int, language: Language) -> Iterator[Listing]:
    """Yield the questions of each rubric that are answered best least often."""
    for rubric, several in report.whole.indicators.items():
        names = {leaf.id: leaf.statement for leaf in report.rubrics[rubric].leaves()}
        named = {missed.id: own(Code(missed.id), " ", Theirs(names[missed.id])) for missed in several[:most]}
        head = phrase("recap_indicators_of", language, rubric=Code(rubric))
        yield from _missed(head, several[:most], named, language)


def _missed(
    head: Said, several: Sequence[Missed], named: Mapping[str, Said], language: Language
) -> Iterator[Listing]:
    entries = (Entry(named[missed.id], share(missed.times, missed.of, language)) for missed in several)
    if several:
        yield Listing(head, tuple(entries), shape="failed")


def _page_indicators(report: RecapReport, language: Language) -> Iterator[Table]:
    columns = (
        Column(label("question", language)),
        *(Column(label(key, language), "count") for key in ("recap_not_best", "recap_unanswered")),
    )
    for rubric, several in report.whole.indicators.items():
        names = {leaf.id: leaf.statement for leaf in report.rubrics[rubric].leaves()}
        rows = tuple(
            (Coded(missed.id, names[missed.id]), share(missed.times, missed.of, language), missed.open)
            for missed in several[:_MOST_INDICATORS]
        )
        yield Table("", columns, rows, caption=label("recap_indicators_of", language, rubric=rubric))


def _totals(report: RecapReport, language: Language) -> Histogram | None:
    """Return how the totals are spread; nothing where no rubric has a minimum of them."""
    total = next((demand for demand in report.demands() if demand.id == "total"), None)
    if total is None or not report.whole.units:
        return None
    counts = [0] * BINS
    for points in report.whole.points.figures:
        counts[min(int(BINS * points / total.whole), BINS - 1)] += 1
    marks = ((name, needed) for name, several in total.minima().items() for needed in several)
    titles = label("recap_totals", language), label("recap_totals_told", language)
    return Histogram(*titles, tuple(counts), total.whole, tuple(marks))


def _spreads(report: RecapReport, language: Language) -> Table:
    """Return least, median and greatest of each figure, against its minima."""
    columns = [Column(label("requirement", language), least=16)]
    columns += [Column(label(_QUARTERS[at], language), "number") for at in (0, 2, 4)]
    rows = []
    for demand in report.demands():
        if quarters := report.spread_of(demand).quartiles():
            three = (f"{number(quarters[at], language)}{demand.sign}" for at in (0, 2, 4))
            rows.append((demand.title, *three, minima_text(demand, language)))
    minima = Column(label("recap_minima", language))
    return Table(label("recap_spread", language), (*columns, minima), tuple(rows))


def _boxes(report: RecapReport, language: Language) -> Table:
    """Return how each figure is spread, drawn against its minima."""
    columns = [Column(label("requirement", language))]
    columns += [Column(label(key, language), "number") for key in _QUARTERS]
    rows: list[tuple[Cell, ...]] = []
    for demand in report.demands():
        if quarters := report.spread_of(demand).quartiles():
            least, _, median, _, greatest = (number(quarter, language) for quarter in quarters)
            told = label("recap_box_told", language, least=least, median=median, greatest=greatest)
            by_kind = enumerate(demand.minima().values(), 1)
            marks = tuple((kind, needed) for kind, several in by_kind for needed in several)
            box = Box(demand.title, demand.sign, quarters, demand.whole, marks, told)
            rows.append((box, *quarters, minima_text(demand, language)))
    columns.append(Column(label("recap_minima", language)))
    return Table(
        label("recap_areas", language), tuple(columns), tuple(rows),
        caption=label("recap_areas_caption", language), shape="spread",
        minima=tuple(report.designations().values()),
    )  # fmt: skip


def refused_table(report: RecapReport, head_key: str, language: Language) -> Table:
    """Return every file that could not be scored with all its reasons, under a head with that key."""
    rows = []
    for refused in report.recap.refusals():
        unit = report.unit(refused["file"])
        file = Marked(own(Code(refused_name(refused))), notes=(unit.name,) if unit and unit.name else ())
        rows += [
            (file, Level(Severity.ERROR, reason["code"]), reason["message"], reason["hint"])
            for reason in refused["findings"]
        ]
    columns = tuple(Column(label(key, language)) for key in ("file", "code", head_key, "cure"))
    return Table("", columns, tuple(rows), shape="findings")


def _codes(report: RecapReport, language: Language) -> Iterator[tuple[Cell, ...]]:
    """Yield each code of findings in what was scored: in how many units, how often, what it says."""
    units: Counter[str] = Counter()
    times: Counter[str] = Counter()
    firsts: dict[str, Finding] = {}
    for finding in findings_of(report, language):
        if finding.scored:
            units[finding.code] += 1
            times[finding.code] += finding.times
            firsts.setdefault(finding.code, finding)
    for code, first in firsts.items():
        level = Level(first.severity, label(f"level_{first.severity.word}", language), code)
        yield level, units[code], times[code], first.said, first.cure


def _told(codes: tuple[tuple[Cell, ...], ...], language: Language) -> Table:
    keys = ("page_code", "recap_in_units", "recap_times", "page_found", "cure")
    columns = (
        Column(label(key, language), "count" if key in {"recap_in_units", "recap_times"} else "text")
        for key in keys
    )
    note, caption = label("recap_findings_told", language), label("recap_findings_caption", language)
    return Table("", tuple(columns), codes, note=note, caption=caption, shape="findings")
