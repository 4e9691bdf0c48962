"""What a recap of many units says: a line of each, where they stand, what is missed most, how all is spread.

It is read on a screen, which shows what fits; in a message; as a page, which draws; as a workbook, which
holds all of it; and by machines. What is said is the same, and said here.
"""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

from zitool.core.monitoring.recap_choices import Group
from zitool.core.scoring.coverage import STATES
from zitool.core.scoring.eligibility import Status
from zitool.findings import Severity
from zitool.reports.document import (
    NO_ROWS,
    Box,
    Card,
    Cards,
    Code,
    Coded,
    Column,
    Contents,
    Document,
    Entry,
    Facts,
    Figure,
    Held,
    Histogram,
    Level,
    Line,
    Listing,
    Marked,
    Notice,
    Paragraph,
    Part,
    Refused,
    Section,
    Shares,
    Stand,
    Table,
    Theirs,
    own,
    phrase,
)
from zitool.reports.layout import number
from zitool.reports.recap_layout import (
    STANDINGS,
    components,
    counted,
    coverage_text,
    decided_on,
    designations,
    doubts,
    figures,
    findings_of,
    held,
    indicator_names,
    is_covered,
    listed_fields,
    listed_values,
    minima_text,
    missing_names,
    name_of,
    only_said,
    other_assessors,
    page_link,
    quartiles,
    refused_name,
    requirement_title,
    sets_of,
    share,
    shortfalls,
    spread_of,
    status_word,
    title,
    unlisted,
)
from zitool.reports.safe import display
from zitool.reports.subjects.recap_rows import recap_rows
from zitool.wording import label
from zitool.wording.judge import judge

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from zitool.core.monitoring.recap import Standing, UnitLine
    from zitool.core.monitoring.recap_report import RecapReport
    from zitool.reports.document import Block, Cell, Read
    from zitool.reports.recap_layout import Finding
    from zitool.wording import Language

    Told = tuple[Column, Callable[[int, UnitLine], Cell]]
    """A column of units, and what stands in it of the unit in this place."""

BINS = 20
"""How many bars the histogram of totals has, over the whole weight."""
_MOST_ON_SCREEN, _MOST_IN_MESSAGE = 3, 10
_MOST_NAMES = 50
_MOST_NEAR, _MOST_FAILED = 8, 5
_MOST_INDICATORS, _MOST_INDICATORS_IN_BOOK = 20, 30
"""How much is listed of each; JSON holds all."""
_MOST_SHORT = 3
"""How many minima a unit's line names in a workbook; the sheet of minima missed holds all."""
_HALF = Fraction(1, 2)
_QUARTERS = ("recap_least", "peers_lower", "recap_median", "peers_upper", "recap_greatest")
"""Labels of `quartiles`."""


def recap_document(report: RecapReport, read: Read, language: Language) -> Document:
    """Return a recap as it is read on a screen, in a message, as a page, as a workbook or by a machine."""
    judged = judge(decided_on(report), language)
    kind, named = label("page_recap", language), title(report, language)
    if read == "rows":
        return Document(kind, named, (), recap_rows(report, language))
    blocks = tuple(_BLOCKS[read](report, language))
    if read in {"page", "book"}:
        return Document(kind, named, blocks, NO_ROWS, judged)
    return Document(kind, named, (Part(named, blocks),), NO_ROWS)


def _screen(report: RecapReport, language: Language) -> Iterator[Block]:
    """Yield as much as fits; what it all comes to stands at the end."""
    yield from notices(report, language)
    if report.lines:
        yield _screen_units(report, language)
        if len(report.recap.packed) > 1:
            yield from _screen_whole(report, language)
    elif report.recap.packed and report.only is not Group.BROKEN:
        yield Paragraph(label("recap_none", language))
    yield from screen_rest(report, language)
    if report.lines:
        yield Paragraph(judge(decided_on(report), language), "aside")


def _screen_whole(report: RecapReport, language: Language) -> Iterator[Block]:
    """Yield how many units stand where, what is missed most, and how the figures are spread."""
    cards = (
        Card(_shares(report, id_, name, language), _failed_most(report, id_, _MOST_ON_SCREEN, language))
        for id_, name in designations(report).items()
    )
    yield Cards("", tuple(cards))
    yield from _indicators(report, _MOST_ON_SCREEN, language)
    columns = [Column(label("requirement", language), least=16)]
    columns += [Column(label(_QUARTERS[at], language), "number") for at in (0, 2, 4)]
    rows = []
    for figure in figures(report):
        if quarters := quartiles(spread_of(report, figure)):
            three = (f"{number(quarters[at], language)}{figure.sign}" for at in (0, 2, 4))
            rows.append((figure.title, *three, minima_text(figure, language)))
    minima = Column(label("recap_minima", language))
    yield Table(label("recap_spread", language), (*columns, minima), tuple(rows))


def screen_rest(report: RecapReport, language: Language) -> Iterator[Block]:
    """Yield files that could not be scored, groups, who is missing, and whose answers are not shown."""
    if report.recap.refused and report.shows_refused:
        yield Refused.of(report.recap.refusals())
    if report.groups:
        yield _screen_groups(report, language)
    for key, names in unlisted(report):
        pieces = [piece for name in names for piece in (", ", name)]
        yield Line((f"{label(key, language, count=len(names))}: ", *pieces[1:]), "warn")
    if hidden := other_assessors(report):
        said = ", ".join(map(display, sorted({name for names in hidden for name in names})))
        yield Paragraph(label("recap_others", language, count=len(hidden), names=said), "warn")


def _screen_groups(report: RecapReport, language: Language) -> Table:
    table, ids = groups_table(report, language), list(report.whole.standings)
    heads = (table.columns[0]._replace(least=14), *table.columns[1:3])
    met = (Column(id_.upper(), "count") for id_ in ids)
    rows = (tuple("-" if cell is None else cell for cell in row) for row in table.rows)
    return table._replace(name="", columns=(*heads, *met, table.columns[-1]), rows=tuple(rows))


def _screen_units(report: RecapReport, language: Language) -> Table:
    word, stood = partial(label, language=language), {id_ for line in report.lines for id_ in _stood(line)}
    assessors, _ = sets_of(report.lines)
    ids = [id_ for id_ in designations(report) if id_ in stood]
    columns: list[Told] = [
        (Column(word("recap_number"), "count"), lambda position, _: position),
        (Column(word("unit"), least=14), lambda _, line: name_of(report, line)),
        *([(Column(word("assessor"), whole=True), _assessor)] if assessors else []),
        *_points(report, language, word("points"), missing="-"),
    ]
    first = len(columns) - 1
    columns += [(Column(id_.upper(), least=9), partial(_short_stand, id_, language)) for id_ in ids]
    columns += _found(report, language)
    kept = (0, 1, *range(first, first + 1 + len(ids)))
    return _table_of(columns, report)._replace(kept=kept, titled=False)


def _stood(line: UnitLine) -> Iterator[str]:
    return (standing.designation for standing in line.standings)


def _assessor(_: int, line: UnitLine) -> str:
    return line.assessor


def _short_stand(id_: str, language: Language, _: int, line: UnitLine) -> Stand:
    """Return where a unit stands, and how many minima it misses where it is complete."""
    standing = line.standing(id_)
    if standing is None:
        return Stand("none", "-")
    word = status_word(standing, language)
    if standing.status is Status.NOT_MET and standing.short:
        word += f" ({label('recap_missed', language, count=len(standing.short))})"
    return Stand(_status(standing), word)


def _message(report: RecapReport, language: Language) -> Iterator[Block]:
    yield Facts(_counts(report, language, skipped=False), inline=True)
    yield from notices(report, language)
    if designations(report):
        yield standings_table(report, language)._replace(name="")
    yield _message_units(report, language)
    yield Paragraph(judge(decided_on(report), language))
    for id_, name in designations(report).items():
        for listing in _failed_most(report, id_, _MOST_IN_MESSAGE, language):
            yield listing._replace(title=label("recap_failed_of", language, name=name))
    yield from _indicators(report, _MOST_IN_MESSAGE, language)
    if report.recap.refused and report.shows_refused:
        yield _message_refused(report, language)
    if report.grouping is not None:
        yield groups_table(report, language)
    for key, names in unlisted(report):
        more = len(names) - _MOST_NAMES
        told = label("page_and_more", language, count=more) if more > 0 else ""
        yield Listing(label(key, language, count=len(names)), tuple(map(Entry, names[:_MOST_NAMES])), told)


def _message_units(report: RecapReport, language: Language) -> Table:
    word, ids = partial(label, language=language), list(designations(report))
    assessors, _ = sets_of(report.lines)
    columns: list[Told] = [
        (Column(word("recap_number"), "count"), lambda position, _: position),
        (Column(word("unit")), lambda _, line: line.name),
        *([(Column(word("assessor")), _assessor)] if assessors else []),
        *_points(report, language, word("points"), strong=True),
        *((Column(id_.upper()), partial(_stand, report, id_, language)) for id_ in ids),
        *_found(report, language),
    ]
    return _table_of(columns, report)._replace(none=word("recap_none"))


def _message_refused(report: RecapReport, language: Language) -> Table:
    columns = tuple(Column(label(key, language)) for key in ("file", "code", "finding_said", "cure"))
    rows = tuple(
        (Coded(refused_name(refused), ""), reason["code"], reason["message"], reason["hint"])
        for refused in report.recap.refusals()
        for reason in refused["findings"]
    )
    return Table(f"{label('recap_broken', language)} ({len(report.recap.refused)})", columns, rows)


def _points(
    report: RecapReport, language: Language, named: str, *, missing: str | None = None, strong: bool = False
) -> list[Told]:
    """Return how much is answered, the points of each component, and the total under the name given."""
    columns: list[Told] = [
        (Column(label("answered", language), "count"), lambda _, line: f"{line.answered}/{line.indicators}")
    ]
    for id_, name in components(report).items():
        columns.append((Column(name, "number"), partial(_part, id_, missing)))
    total = Column(named, "number")
    columns.append((total, lambda _, line: Marked(line.points, "strong") if strong else line.points))
    return columns


def _part(id_: str, missing: str | None, _: int, line: UnitLine) -> Cell:
    return line.parts.get(id_, missing)


def _coverage(at: int, _: int, line: UnitLine) -> int | None:
    return line.coverage[at] if line.coverage is not None else None


def _found(report: RecapReport, language: Language) -> list[Told]:
    """Return how the documents of the answers are, where anybody knows, and how many findings there are."""
    columns: list[Told] = []
    if is_covered(report):
        columns.append(
            (Column(label("evidence_columns", language), "count"), lambda _, line: coverage_text(line))
        )
    columns.append((Column(label("recap_errors", language), "count"), lambda _, line: _errors(line)))
    columns.append((Column(label("recap_warnings", language), "count"), lambda _, line: line.findings[1]))
    return columns


def _page(report: RecapReport, language: Language) -> Iterator[Block]:
    word = partial(label, language=language)
    skipped = ", ".join(_skipped(report, language))
    yield Facts((*_counts(report, language, skipped=False), (word("recap_skipped"), skipped)))
    yield from notices(report, language, word("recap_only_told"))
    yield from _page_notices(report, language)
    if designations(report):
        yield Cards(word("recap_by_designation"), tuple(_cards(report, language)))
    sections = tuple(_sections(report, language))
    looked_for = sorted(sections, key=lambda section: section.key != "units")
    yield Contents(tuple((word(f"recap_link_{section.key}"), section.key) for section in looked_for))
    yield from sections


def _sections(report: RecapReport, language: Language) -> Iterator[Section]:
    """Yield the sections of the page."""
    word = partial(label, language=language)
    if (totals := _totals(report, language)) is not None:
        yield Section("spread", word("recap_spread"), (totals, _boxes(report, language)))
    yield Section("units", word("recap_link_units"), (_ranking(report, language),))
    if indicators := tuple(_page_indicators(report, language)):
        yield Section("indicators", word("recap_link_indicators"), indicators)
    if report.recap.refused and report.shows_refused:
        named = f"{word('recap_broken')}: {len(report.recap.refused)}"
        yield Section("broken", named, (_page_refused(report, language),))
    if report.groups:
        groups = groups_table(report, language)._replace(name="", caption=word("recap_groups_caption"))
        yield Section("groups", word(f"recap_by_{report.grouping}"), (groups,))
    if lists := tuple(_names(report, language)):
        yield Section("unlisted", word("recap_link_unlisted"), lists)
    if codes := tuple(_codes(report, language)):
        yield Section("findings", word("findings"), (_told(codes, language),))


def _book(report: RecapReport, language: Language) -> Iterator[Block]:
    word = partial(label, language=language)
    yield from notices(report, language)
    yield Section("units", word("sheet_recap"), (_units_sheet(report, language),))
    yield Section("figures", word("sheet_figures"), (_figures_sheet(report, language),))
    yield Section("missed", word("sheet_missed"), (_missed_sheet(report, language),))
    yield Section("findings", word("sheet_findings"), (_findings_sheet(report, language),))
    if report.shows_refused:
        yield Section("broken", word("sheet_broken"), (_refused_sheet(report, language),))
    yield Section("statistics", word("sheet_statistics"), tuple(_statistics(report, language)))


_BLOCKS: Mapping[str, Callable[[RecapReport, Language], Iterator[Block]]] = {
    "screen": _screen,
    "message": _message,
    "page": _page,
    "book": _book,
}


def notices(report: RecapReport, language: Language, told: str = "") -> Iterator[Notice]:
    """Yield by what the lines were chosen, and what is doubtful about them."""
    if only := only_said(report, language):
        yield Notice(told, only)
    yield from map(Notice, doubts(report, language))


def _page_notices(report: RecapReport, language: Language) -> Iterator[Notice]:
    """Yield that there is more to come, and where to find what is missing."""
    recap, missing = report.recap, missing_names(report)
    if recap.stopped:
        done = recap.scored + recap.broken
        yield Notice(label("recap_stopped", language, done=done, files=recap.files))
    for key, lead in (
        ("broken", f"{label('recap_broken', language)}: {len(recap.refused)}." if recap.refused else ""),
        ("missing", f"{label('recap_missing', language, count=len(missing))}." if missing else ""),
    ):
        if lead and (key == "missing" or report.shows_refused):
            target = "unlisted" if key == "missing" else key
            yield Notice("", lead, (label(f"recap_see_{key}", language), target), strong=False)


def _counts(report: RecapReport, language: Language, *, skipped: bool = True) -> tuple[tuple[str, int], ...]:
    """Return what became of all files, and of which kinds others were passed over."""
    counts = [(label(key, language), count) for key, count in counted(report).items()]
    if skipped:
        name = label("recap_skipped", language)
        counts += [(f"{name}: {why}", count) for why, count in _skipped(report, language).items()]
    return tuple(counts)


def _skipped(report: RecapReport, language: Language) -> dict[str, int]:
    return {
        label(f"recap_skip_{reason}", language, count=count): count
        for reason, count in sorted(report.recap.skipped.items())
    }


def _cards(report: RecapReport, language: Language) -> Iterator[Card]:
    """Yield how many stand where against each designation, who is near, what is missed most."""
    assessors, _ = sets_of(report.lines)
    for id_, name in designations(report).items():
        near = [
            (position, line)
            for position, line in enumerate(report.lines, 1)
            if (standing := line.standing(id_)) is not None and standing.near
        ]
        entries = tuple(
            Entry(
                line.name, number(line.points, language), f"#u{position}", line.assessor if assessors else ""
            )
            for position, line in near[:_MOST_NEAR]
        )
        more = len(near) - len(entries)
        told = label("page_and_more", language, count=more) if more else ""
        lists = [Listing(label("recap_near_units", language), entries, told, "near")] if near else []
        lists += _failed_most(report, id_, _MOST_FAILED, language)
        yield Card(_shares(report, id_, name, language), tuple(lists))


def _shares(report: RecapReport, id_: str, name: str, language: Language) -> Shares:
    tally = report.whole.standings[id_]._asdict()
    parts = ((kind, label(f"recap_count_{kind}", language), tally[kind]) for kind in STANDINGS if tally[kind])
    return Shares(id_, name, tuple(parts))


def _failed_most(report: RecapReport, designation: str, most: int, language: Language) -> tuple[Listing, ...]:
    """Return the minima of a designation that are missed most, and by how many units; none of none."""
    entries = tuple(
        Entry(
            requirement_title(report, designation, missed.id, language),
            share(missed.times, missed.of, language),
        )
        for missed in report.whole.requirements[designation][:most]
    )
    return (Listing(label("recap_failed_most", language), entries, "", "failed"),) if entries else ()


def _totals(report: RecapReport, language: Language) -> Histogram | None:
    """Return how the totals are spread; nothing where no rubric has a minimum of them."""
    total = next((figure for figure in figures(report) if figure.id == "total"), None)
    if total is None or not report.whole.units:
        return None
    counts = [0] * BINS
    for points in report.whole.points.figures:
        counts[min(int(BINS * points / total.whole), BINS - 1)] += 1
    marks = ((name, needed) for name, several in total.minima().items() for needed in several)
    titles = label("recap_totals", language), label("recap_totals_told", language)
    return Histogram(*titles, tuple(counts), total.whole, tuple(marks))


def _boxes(report: RecapReport, language: Language) -> Table:
    """Return how each figure is spread, drawn against its minima."""
    columns = [Column(label("requirement", language))]
    columns += [Column(label(key, language), "number") for key in _QUARTERS]
    rows: list[tuple[Cell, ...]] = []
    for figure in figures(report):
        if quarters := quartiles(spread_of(report, figure)):
            least, _, median, _, greatest = (number(quarter, language) for quarter in quarters)
            told = label("recap_box_told", language, least=least, median=median, greatest=greatest)
            marks = tuple(
                (kind, needed)
                for kind, several in enumerate(figure.minima().values(), 1)
                for needed in several
            )
            box = Box(figure.title, figure.sign, quarters, figure.whole, marks, told)
            rows.append((box, *quarters, minima_text(figure, language)))
    return Table(
        label("recap_areas", language), (*columns, Column(label("recap_minima", language))), tuple(rows),
        caption=label("recap_areas_caption", language), shape="spread",
        minima=tuple(designations(report).values()),
    )  # fmt: skip


def _table_of(columns: Sequence[Told], report: RecapReport) -> Table:
    """Return a table of the units shown, a row for each."""
    rows = (
        tuple(cell(position, line) for _, cell in columns) for position, line in enumerate(report.lines, 1)
    )
    return Table("", tuple(column for column, _ in columns), tuple(rows))


def _ranking(report: RecapReport, language: Language) -> Table:
    """Return the units as a page shows them: each in a row that others can lead to."""
    word, ids = partial(label, language=language), list(designations(report))
    columns: list[Told] = [
        (Column(word("recap_number"), "count", spare=True), lambda position, _: position),
        (Column(word("unit")), _unit_cell(report)),
        *_points(report, language, word("total"), strong=True),
        *((Column(id_.upper()), partial(_stand, report, id_, language)) for id_ in ids),
        *_found(report, language),
    ]
    return _table_of(columns, report)._replace(
        caption=word("recap_units_caption"), shape="ranking", whose=1, key="u", none=word("recap_none")
    )


def _unit_cell(report: RecapReport) -> Callable[[int, UnitLine], Marked]:
    """Return what says whose row it is: as much as it takes to tell lines apart, and what the list says."""
    assessors, rubrics = sets_of(report.lines)
    listed = listed_fields(report)

    def cell(_: int, line: UnitLine) -> Marked:
        known = ", ".join(filter(None, listed_values(report, (line.file, line.sheet), listed)))
        notes = (line.file if line.name != line.file else "", line.rubric if rubrics else "", known)
        return Marked(
            line.name,
            "",
            _target(report, line),
            line.assessor if assessors else "",
            tuple(filter(None, notes)),
        )

    return cell


def _target(report: RecapReport, line: UnitLine) -> str:
    page = report.pages.get(line.file)
    return page_link(page) if page else ""


def _errors(line: UnitLine) -> Cell:
    return Marked(line.findings[0], "bad") if line.findings[0] else 0


def _stand(report: RecapReport, designation: str, language: Language, _: int, line: UnitLine) -> Stand:
    """Return where a unit stands, with the first minimum it misses and how many more."""
    standing = line.standing(designation)
    if standing is None:
        return Stand("none", "–")
    short = list(shortfalls(report, line, standing, language))
    lacks = (short[0].minimum.title, short[0].short) if short else None
    return Stand(_status(standing), status_word(standing, language), lacks, max(len(short) - 1, 0))


def _status(standing: Standing) -> str:
    return "near" if standing.near else str(standing.status)


def _indicators(report: RecapReport, most: int, language: Language) -> Iterator[Listing]:
    """Yield the questions of each rubric that are answered best least often."""
    for rubric, several in report.whole.indicators.items():
        names = indicator_names(report.rubrics[rubric])
        entries = tuple(
            Entry(
                own(Code(missed.id), " ", Theirs(names[missed.id])), share(missed.times, missed.of, language)
            )
            for missed in several[:most]
        )
        if entries:
            yield Listing(phrase("recap_indicators_of", language, rubric=Code(rubric)), entries)


def _page_indicators(report: RecapReport, language: Language) -> Iterator[Table]:
    keys = ("recap_not_best", "recap_unanswered")
    columns = (Column(label("question", language)), *(Column(label(key, language), "count") for key in keys))
    for rubric, several in report.whole.indicators.items():
        names = indicator_names(report.rubrics[rubric])
        rows = tuple(
            (Coded(missed.id, names[missed.id]), share(missed.times, missed.of, language), missed.open)
            for missed in several[:_MOST_INDICATORS]
        )
        yield Table("", columns, rows, caption=label("recap_indicators_of", language, rubric=rubric))


def _page_refused(report: RecapReport, language: Language) -> Table:
    keys = ("file", "code", "page_found", "cure")
    rows = []
    for refused in report.recap.refusals():
        unit = report.unit(refused["file"])
        file = Marked(refused_name(refused), notes=(unit.name,) if unit and unit.name else ())
        rows += [
            (file, Level(Severity.ERROR, reason["code"]), reason["message"], reason["hint"])
            for reason in refused["findings"]
        ]
    columns = tuple(Column(label(key, language)) for key in keys)
    caption = label("recap_broken_caption", language)
    return Table("", columns, tuple(rows), caption=caption, shape="findings")


def groups_table(report: RecapReport, language: Language, *, errors: bool = False) -> Table:
    """Return units, how many of them are complete, how many meet each designation, and the median.

    Also how many have `errors`, where that is asked for.
    """
    name, ids = label(f"recap_by_{report.grouping}", language), list(report.whole.standings)
    columns = [
        Column(name),
        *(Column(label(key, language), "count") for key in ("recap_units", "recap_complete")),
        *([Column(label("recap_with_errors", language), "count")] if errors else []),
        *(Column(label("recap_met_of", language, designation=id_.upper()), "count") for id_ in ids),
        Column(label("recap_median", language), "number"),
    ]
    rows = (
        (
            group or own(label("recap_no_group", language)),
            figures.units,
            figures.complete,
            *([figures.with_errors] if errors else []),
            *(figures.standings[id_].met if id_ in figures.standings else None for id_ in ids),
            figures.points.at(_HALF),
        )
        for group, figures in report.groups.items()
    )
    return Table(name, tuple(columns), tuple(rows))


def _names(report: RecapReport, language: Language) -> Iterator[Listing]:
    """Yield which listed units sent nothing, and which files belong to none."""
    for key, names in unlisted(report):
        yield Listing(label(key, language, count=len(names)), tuple(map(Entry, names)), "", "columns")


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
    word = partial(label, language=language)
    columns = (
        Column(word("page_code")),
        Column(word("recap_in_units"), "count"),
        Column(word("recap_times"), "count"),
        Column(word("page_found")),
        Column(word("cure")),
    )
    return Table(
        "",
        columns,
        codes,
        note=word("recap_findings_told"),
        caption=word("recap_findings_caption"),
        shape="findings",
    )


def _whose(report: RecapReport, language: Language) -> list[Told]:
    """Return what says whose row of a sheet it is: unit, then assessor and rubric where there are several."""
    assessors, rubrics = sets_of(report.lines)
    columns: list[Told] = [
        (
            Column(label("unit", language), width=30, bold=True),
            lambda _, line: Marked(line.name, target=_target(report, line)),
        )
    ]
    if assessors:
        columns.append((Column(label("assessor", language), width=9), lambda _, line: line.assessor))
    if rubrics:
        columns.append((Column(label("rubric", language), width=20), lambda _, line: own(line.rubric)))
    return columns


def _units_sheet(report: RecapReport, language: Language) -> Table:
    word, listed = partial(label, language=language), listed_fields(report)
    columns: list[Told] = [
        (Column(word("recap_number"), "count", width=6), lambda position, _: position),
        *_whose(report, language),
        *(
            (
                Column(word(f"recap_by_{field}"), width=18),
                lambda _, line, at=at: listed_values(report, (line.file, line.sheet), listed)[at],
            )
            for at, field in enumerate(listed)
        ),
        (Column(word("answered"), "count", width=10), lambda _, line: line.answered),
        (Column(word("recap_questions"), "count", width=11), lambda _, line: line.indicators),
        *(
            (Column(name, "number", width=11), lambda _, line, id_=id_: line.parts.get(id_))
            for id_, name in components(report).items()
        ),
        (Column(word("total"), "number", width=10, bold=True), lambda _, line: line.points),
        (
            Column(word("recap_best"), "number", width=10),
            lambda _, line: line.best if line.answered < line.indicators else None,
        ),
    ]
    for id_ in designations(report):
        columns += _stands(report, id_, language)
    for at, state in enumerate(STATES if is_covered(report) else ()):
        columns.append((Column(word(f"evidence_sum_{state}"), "count", width=12), partial(_coverage, at)))
    columns.append((Column(word("recap_errors"), "count", width=9), lambda _, line: _errors(line)))
    columns.append((Column(word("recap_warnings"), "count", width=9), lambda _, line: line.findings[1]))
    columns.append((Column(word("recap_notes"), "count", width=9), lambda _, line: line.findings[2]))
    columns.append((Column(word("file"), width=44), lambda _, line: line.file))
    return _table_of(columns, report)._replace(
        note=judge(decided_on(report), language), frozen=2, none=word("recap_none")
    )


def _stands(report: RecapReport, id_: str, language: Language) -> list[Told]:
    """Return a designation's columns: where a unit stands, how many minima it misses, and which."""
    name = id_.upper()

    def stand(_: int, line: UnitLine) -> Cell:
        standing = line.standing(id_)
        word = status_word(standing, language)
        return Stand(_status(standing), word) if standing is not None else own(word)

    def missed(_: int, line: UnitLine) -> int | None:
        standing = line.standing(id_)
        return sum(1 for _ in shortfalls(report, line, standing, language)) if standing is not None else None

    def short(_: int, line: UnitLine) -> str:
        several = list(shortfalls(report, line, line.standing(id_), language))
        told = [f"{one.minimum.title}: {one.short}" for one in several[:_MOST_SHORT]]
        if (more := len(several) - _MOST_SHORT) > 0:
            told.append(label("page_and_more", language, count=more))
        return "\n".join(told)

    return [
        (Column(name, width=14, bold=True), stand),
        (Column(label("recap_missed_of", language, designation=name), "count", width=9), missed),
        (Column(label("recap_short_of", language, designation=name), width=36), short),
    ]


def _figures_sheet(report: RecapReport, language: Language) -> Table:
    whose = _whose(report, language)
    columns: list[Told] = [
        *whose,
        *(
            (
                Column(f"{figure.title}{figure.sign}\n{minima_text(figure, language)}", "number", width=15),
                lambda _, line, figure=figure: Held(figure.of(line), *held(figure, line)),
            )
            for figure in figures(report)
        ),
    ]
    return _table_of(columns, report)._replace(
        note=label("recap_colors", language), frozen=len(whose), tall=True, none=label("recap_none", language)
    )


def _missed_sheet(report: RecapReport, language: Language) -> Table:
    word, whose = partial(label, language=language), _whose(report, language)
    columns = [
        *(column for column, _ in whose),
        Column(word("recap_designation"), width=14),
        Column(word("conclusion"), width=14),
        Column(word("requirement"), width=38, bold=True),
        *(Column(word(key), "number", width=12) for key in ("needed", "actual", "short_by")),
        Column("", "count", width=8),
    ]
    rows = tuple(
        (*(cell(0, line) for _, cell in whose), *row)
        for line in report.lines
        for standing in line.standings
        for row in _missed(report, line, standing, language)
    )
    return Table("", tuple(columns), rows, none=word("recap_none_missed"))


def _missed(
    report: RecapReport, line: UnitLine, standing: Standing, language: Language
) -> Iterator[tuple[Cell, ...]]:
    """Yield each minimum that a unit misses: needed, reached, and what is missing."""
    stand = Stand(_status(standing), status_word(standing, language))
    for short in shortfalls(report, line, standing, language):
        needed = short.minimum.at_least
        three = (
            Figure(figure, beside=short.places) for figure in (needed, needed - short.exact, short.exact)
        )
        unit = own("%" if short.minimum.unit == "percent" else label("recap_points", language))
        yield own(standing.designation.upper()), stand, short.minimum.title, *three, unit


def _findings_sheet(report: RecapReport, language: Language) -> Table:
    word = partial(label, language=language)
    columns = (
        Column(word("level"), width=12, bold=True),
        Column(word("code"), width=8),
        Column(word("unit"), width=30),
        Column(word("assessor"), width=9),
        Column(word("recap_times"), "count", width=8),
        Column(word("finding_said"), width=50),
        Column(word("cure"), width=44),
        Column(word("file"), width=44),
    )
    rows = tuple(
        (
            Level(finding.severity, word(f"level_{finding.severity.word}")),
            own(finding.code),
            finding.name,
            finding.assessor,
            finding.times,
            finding.said,
            finding.cure,
            finding.file,
        )
        for finding in findings_of(report, language)
    )
    return Table("", columns, rows, note=word("recap_findings_told"), frozen=3, none=word("findings_none"))


def _refused_sheet(report: RecapReport, language: Language) -> Table:
    word, listed = partial(label, language=language), listed_fields(report)
    named = report.registered is not None
    columns = [
        Column(word("file"), width=48, bold=True),
        *([Column(word("unit"), width=28)] if named else []),
        *(Column(word(f"recap_by_{field}"), width=18) for field in listed),
        Column(word("code"), width=8),
        Column(word("finding_said"), width=50),
        Column(word("cure"), width=50),
    ]
    rows: list[tuple[Cell, ...]] = []
    for refused in report.recap.refusals():
        unit = report.unit(refused["file"])
        before: list[Cell] = [refused_name(refused), *([unit.name if unit else ""] if named else [])]
        before += listed_values(report, (refused["file"],), listed)
        rows += [
            (*before, Level(Severity.ERROR, reason["code"]), reason["message"], reason["hint"])
            for reason in refused["findings"]
        ]
    return Table("", tuple(columns), tuple(rows), none=word("recap_none_broken"))


def _statistics(report: RecapReport, language: Language) -> Iterator[Table]:
    """Yield tables of counts, of what is missed most, of spreads, of groups and of who is missing."""
    word = partial(label, language=language)
    counts = Column(""), Column(word("recap_number_of"), "count")
    rows = tuple((own(name), count) for name, count in _counts(report, language))
    yield Table(word("recap_counts"), counts, rows)
    yield standings_table(report, language)
    for id_, name in designations(report).items():
        yield _failed_table(report, id_, name, language)
    for rubric in report.whole.indicators:
        yield _indicators_table(report, rubric, language)
    yield _spreads(report, language)
    if report.grouping is not None:
        groups = groups_table(report, language)
        yield groups._replace(
            columns=(*groups.columns[:3], groups.columns[-1], *groups.columns[3:-1]),
            rows=tuple((*row[:3], row[-1], *row[3:-1]) for row in groups.rows),
        )
    for key, names in unlisted(report):
        title = label(key, language, count=len(names))
        yield Table(title, (Column(word("unit")),), tuple((name,) for name in names))


def standings_table(report: RecapReport, language: Language) -> Table:
    """Return how many units stand where, a row for each designation."""
    names = designations(report)
    columns = [Column(label("recap_designation", language))]
    columns += [Column(label(f"recap_count_{status}", language), "count") for status in STANDINGS]
    rows = (
        (names.get(id_, id_), *(count._asdict()[status] for status in STANDINGS))
        for id_, count in report.whole.standings.items()
    )
    return Table(label("recap_by_designation", language), tuple(columns), tuple(rows))


def _failed_table(report: RecapReport, id_: str, name: str, language: Language) -> Table:
    heads = ("recap_missed_by", "recap_of_units")
    rows = (
        (
            requirement_title(report, id_, missed.id, language),
            missed.times,
            missed.of,
            Fraction(100 * missed.times, missed.of),
        )
        for missed in report.whole.requirements.get(id_, ())
    )
    columns = (
        Column(label("requirement", language)),
        *(Column(label(key, language), "count") for key in heads),
    )
    share_column = Column(label("percent", language), "percent", 0)
    return Table(label("recap_failed_of", language, name=name), (*columns, share_column), tuple(rows))


def _indicators_table(report: RecapReport, rubric: str, language: Language) -> Table:
    names, heads = (
        indicator_names(report.rubrics[rubric]),
        ("recap_not_best", "recap_unanswered", "recap_of_units"),
    )
    rows = (
        (
            Coded(missed.id, names[missed.id]),
            missed.times,
            missed.open,
            missed.of,
            Fraction(100 * missed.times, missed.of),
        )
        for missed in report.whole.indicators[rubric][:_MOST_INDICATORS_IN_BOOK]
    )
    columns = (Column(label("question", language)), *(Column(label(key, language), "count") for key in heads))
    share_column = Column(label("percent", language), "percent", 0)
    return Table(label("recap_indicators_of", language, rubric=rubric), (*columns, share_column), tuple(rows))


def _spreads(report: RecapReport, language: Language) -> Table:
    columns = [Column(label("requirement", language))]
    columns += [Column(label(key, language), "number") for key in (*_QUARTERS, "recap_mean", "recap_minima")]
    rows: list[tuple[Cell, ...]] = []
    for figure in figures(report):
        spread = spread_of(report, figure)
        if spread.figures:
            named = f"{figure.title}{' (%)' if figure.sign else ''}"
            rows.append((named, *quartiles(spread), spread.mean, own(minima_text(figure, language))))
    return Table(label("recap_spread", language), tuple(columns), tuple(rows))
