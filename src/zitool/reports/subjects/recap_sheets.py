"""The sheets of a recap: units, figures against minima, minima missed, findings, broken files, statistics."""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

from zitool.core.scoring.coverage import STATES
from zitool.findings import Severity
from zitool.reports.document import (
    Coded,
    Column,
    Figure,
    Heading,
    Held,
    Level,
    Marked,
    Paragraph,
    Sheet,
    Stand,
    Table,
    Title,
    own,
)
from zitool.reports.subjects.recap_figures import (
    STANDINGS,
    components,
    counted,
    decided_on,
    demands,
    designations,
    findings_of,
    held,
    indicator_names,
    is_covered,
    listed_fields,
    listed_values,
    minima_text,
    page_link,
    quartiles,
    refused_name,
    requirement_title,
    sets_of,
    shortfalls,
    skipped,
    spread_of,
    status_word,
    unlisted,
)
from zitool.wording import label
from zitool.wording.judge import judge

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from zitool.core.monitoring.recap import Standing, UnitLine
    from zitool.core.monitoring.recap_report import RecapReport
    from zitool.core.monitoring.statistics import Missed
    from zitool.reports.document import Cell, Kind, Notice
    from zitool.reports.subjects.recap_figures import Demand
    from zitool.wording import Language

    Told = tuple[Column, Callable[[int, UnitLine], Cell]]
    """A column of units, and what stands in it of the unit in this place."""

_HEAD, _HIGH = 42, 76
"""Heights of heads, and of those that name minima."""
_MOST_INDICATORS = 30
"""How many questions are listed by how often they are missed; JSON holds all."""
_MOST_SHORT = 3
"""How many minima a unit's line names; the sheet of minima missed holds all."""


def recap_sheets(
    report: RecapReport, named: str, notices: Sequence[Notice], language: Language
) -> Iterator[Sheet]:
    """Yield the sheets, all about the lines shown but the last, which is about all of them.

    Args:
        report: with the lines shown.
        named: what it is of.
        notices: what has to be known before a table is read.
        language: of heads and sentences.
    """
    tables = {"recap": _units, "figures": _figures, "missed": _missed, "findings": _findings}
    if report.shows_refused:
        tables["broken"] = _refused
    for key, table in tables.items():
        name, told = label(f"sheet_{key}", language), table(report, language)
        note = [Paragraph(told.note, "aside")] if told.note else []
        head = Title(own(f"{name} — {named}"))
        yield Sheet(name, (head, *notices, *note, told._replace(high=told.high or _HEAD)))
    name = label("sheet_statistics", language)
    several = (table for table in _statistics(report, language) if table.rows)
    blocks = (block for table in several for block in (Heading(own(table.name)), table))
    yield Sheet(name, (Title(own(name)), *blocks), wide=True)


def table_of(columns: Sequence[Told], report: RecapReport) -> Table:
    """Return a table of the units shown, a row for each."""
    rows = (
        tuple(cell(position, line) for _, cell in columns) for position, line in enumerate(report.lines, 1)
    )
    return Table("", tuple(column for column, _ in columns), tuple(rows))


def page_of(report: RecapReport, line: UnitLine) -> str:
    """Return where the page of a unit is; empty where it has none."""
    page = report.pages.get(line.file)
    return page_link(page) if page else ""


def part_of(id_: str, missing: str | None, _: int, line: UnitLine) -> Cell:
    """Return the points of a section; `missing` where the unit's rubric has no such."""
    return line.parts.get(id_, missing)


def errors_of(_: int, line: UnitLine) -> Cell:
    """Return how many errors there are; they stand out."""
    return Marked(line.findings[0], "bad") if line.findings[0] else 0


def stand_of(standing: Standing | None, word: str) -> Stand:
    """Return where a unit stands, in a word."""
    if standing is None:
        return Stand("none", word)
    return Stand("near" if standing.near else str(standing.status), word)


def _wide(language: Language, kind: Kind = "text", **widths: int) -> list[Column]:
    """Return columns of one kind, by the keys of their titles."""
    return [Column(label(key, language), kind, width=width) for key, width in widths.items()]


def _counts(language: Language, *keys: str) -> list[Column]:
    return [Column(label(key, language), "count") for key in keys]


def _whose(report: RecapReport, language: Language) -> list[Told]:
    """Return what says whose row it is: unit, then assessor and rubric where there are several."""
    assessors, rubrics = sets_of(report.lines)
    unit, assessor, rubric = _wide(language, unit=30, assessor=9, rubric=20)
    return [
        (unit._replace(strong=True), lambda _, line: Marked(line.name, target=page_of(report, line))),
        *([(assessor, lambda _, line: line.assessor)] if assessors else []),
        *([(rubric, lambda _, line: own(line.rubric))] if rubrics else []),
    ]


def _units(report: RecapReport, language: Language) -> Table:
    word, fields = partial(label, language=language), listed_fields(report)

    def count(key: str, width: int, cell: Callable[[int, UnitLine], Cell]) -> Told:
        return Column(word(key), "count", width=width), cell

    def listed(at: int, _: int, line: UnitLine) -> str:
        return listed_values(report, (line.file, line.sheet), fields)[at]

    columns: list[Told] = [
        count("recap_number", 6, lambda position, _: position),
        *_whose(report, language),
        *(
            (Column(word(f"recap_by_{field}"), width=18), partial(listed, at))
            for at, field in enumerate(fields)
        ),
        count("answered", 10, lambda _, line: line.answered),
        count("recap_questions", 11, lambda _, line: line.indicators),
        *(
            (Column(name, "number", width=11), partial(part_of, id_, None))
            for id_, name in components(report).items()
        ),
        (Column(word("total"), "number", width=10, strong=True), lambda _, line: line.points),
        (Column(word("recap_best"), "number", width=10), _best),
        *(column for id_ in designations(report) for column in _stands(report, id_, language)),
        *(
            count(f"evidence_sum_{state}", 12, partial(_coverage, at))
            for at, state in enumerate(STATES if is_covered(report) else ())
        ),
        count("recap_errors", 9, errors_of),
        count("recap_warnings", 9, lambda _, line: line.findings[1]),
        count("recap_notes", 9, lambda _, line: line.findings[2]),
        (Column(word("file"), width=44), lambda _, line: line.file),
    ]
    note = judge(decided_on(report), language)
    return table_of(columns, report)._replace(note=note, frozen=2, empty=word("recap_none"))


def _best(_: int, line: UnitLine) -> Fraction | None:
    return line.best if line.answered < line.indicators else None


def _coverage(at: int, _: int, line: UnitLine) -> int | None:
    return line.coverage[at] if line.coverage is not None else None


def _stands(report: RecapReport, id_: str, language: Language) -> list[Told]:
    """Return a designation's columns: where a unit stands, how many minima it misses, and which."""
    name = id_.upper()

    def stand(_: int, line: UnitLine) -> Cell:
        standing = line.standing(id_)
        return stand_of(standing, status_word(standing, language))

    def missed(_: int, line: UnitLine) -> int | None:
        standing = line.standing(id_)
        return len(list(shortfalls(report, line, standing, language))) if standing is not None else None

    def short(_: int, line: UnitLine) -> str:
        several = list(shortfalls(report, line, line.standing(id_), language))
        told = [f"{one.minimum.title}: {one.short}" for one in several[:_MOST_SHORT]]
        more = len(several) - _MOST_SHORT
        return "\n".join([*told, *([label("page_and_more", language, count=more)] if more > 0 else [])])

    return [
        (Column(name, width=14, strong=True), stand),
        (Column(label("recap_missed_of", language, designation=name), "count", width=9), missed),
        (Column(label("recap_short_of", language, designation=name), width=36), short),
    ]


def _figures(report: RecapReport, language: Language) -> Table:
    whose, columns = _whose(report, language), []
    for demand in demands(report):
        named = f"{demand.title}{demand.sign}\n{minima_text(demand, language)}"
        columns.append((Column(named, "number", width=15), partial(_held, demand)))
    note, none = label("recap_colors", language), label("recap_none", language)
    table = table_of([*whose, *columns], report)
    return table._replace(note=note, frozen=len(whose), high=_HIGH, empty=none)


def _held(demand: Demand, _: int, line: UnitLine) -> Held:
    return Held(demand.of(line), *held(demand, line))


def _missed(report: RecapReport, language: Language) -> Table:
    whose = _whose(report, language)
    columns = [
        *(column for column, _ in whose),
        *_wide(language, recap_designation=14, conclusion=14),
        Column(label("requirement", language), width=38, strong=True),
        *_wide(language, "number", needed=12, actual=12, short_by=12),
        Column("", "count", width=8),
    ]
    rows = tuple(
        (*(cell(0, line) for _, cell in whose), *row)
        for line in report.lines
        for standing in line.standings
        for row in _short(report, line, standing, language)
    )
    return Table("", tuple(columns), rows, empty=label("recap_none_missed", language))


def _short(
    report: RecapReport, line: UnitLine, standing: Standing, language: Language
) -> Iterator[tuple[Cell, ...]]:
    """Yield each minimum that a unit misses: needed, reached, and what is missing."""
    stand = stand_of(standing, status_word(standing, language))
    for short in shortfalls(report, line, standing, language):
        needed, percent = short.minimum.at_least, short.minimum.unit == "percent"
        three = (
            Figure(figure, beside=short.places) for figure in (needed, needed - short.exact, short.exact)
        )
        unit = own("%" if percent else label("recap_points", language))
        yield own(standing.designation.upper()), stand, short.minimum.title, *three, unit


def _findings(report: RecapReport, language: Language) -> Table:
    level, *heads = _wide(language, level=12, code=8, unit=30, assessor=9)
    columns = [
        level._replace(strong=True),
        *heads,
        *_wide(language, "count", recap_times=8),
        *_wide(language, finding_said=50, cure=44, file=44),
    ]
    rows = tuple(
        (
            Level(finding.severity, label(f"level_{finding.severity.word}", language)),
            own(finding.code), finding.name, finding.assessor, finding.times, finding.said, finding.cure,
            finding.file,
        )
        for finding in findings_of(report, language)
    )  # fmt: skip
    note, none = label("recap_findings_told", language), label("findings_none", language)
    return Table("", tuple(columns), rows, note=note, frozen=3, empty=none)


def _refused(report: RecapReport, language: Language) -> Table:
    fields, named = listed_fields(report), report.registered is not None
    columns = [
        Column(label("file", language), width=48, strong=True),
        *(_wide(language, unit=28) if named else []),
        *(Column(label(f"recap_by_{field}", language), width=18) for field in fields),
        *_wide(language, code=8, finding_said=50, cure=50),
    ]
    rows: list[tuple[Cell, ...]] = []
    for refused in report.recap.refusals():
        unit = report.unit(refused["file"])
        before: list[Cell] = [refused_name(refused), *([unit.name if unit else ""] if named else [])]
        before += listed_values(report, (refused["file"],), fields)
        rows += [
            (*before, Level(Severity.ERROR, reason["code"]), reason["message"], reason["hint"])
            for reason in refused["findings"]
        ]
    return Table("", tuple(columns), tuple(rows), empty=label("recap_none_broken", language))


def _statistics(report: RecapReport, language: Language) -> Iterator[Table]:
    """Yield tables of counts, of what is missed most, of spreads, of groups and of who is missing."""
    yield _files(report, language)
    yield standings_table(report, language)
    for id_, name in designations(report).items():
        several = report.whole.requirements.get(id_, ())
        named = {missed.id: requirement_title(report, id_, missed.id, language) for missed in several}
        title = label("recap_failed_of", language, name=name)
        yield _times(title, several, named, ("requirement", "recap_missed_by"), language)
    for rubric, several in report.whole.indicators.items():
        statements = indicator_names(report.rubrics[rubric])
        coded = {missed.id: Coded(missed.id, statements[missed.id]) for missed in several}
        title = label("recap_indicators_of", language, rubric=rubric)
        heads = ("question", "recap_not_best", "recap_unanswered")
        yield _times(title, several[:_MOST_INDICATORS], coded, heads, language)
    yield _spreads(report, language)
    if report.grouping is not None:
        table = groups_table(report, language)
        columns = (*table.columns[:3], table.columns[-1], *table.columns[3:-1])
        rows = tuple((*row[:3], row[-1], *row[3:-1]) for row in table.rows)
        yield table._replace(columns=columns, rows=rows)
    for key, names in unlisted(report):
        title = label(key, language, count=len(names))
        yield Table(title, (Column(label("unit", language)),), tuple((name,) for name in names))


def _files(report: RecapReport, language: Language) -> Table:
    """Return what became of all files, and of which kinds others were passed over."""
    passed = label("recap_skipped", language)
    counts = (
        *counted(report, language),
        *((f"{passed}: {why}", times) for why, times in skipped(report, language).items()),
    )
    columns = (Column(""), *_counts(language, "recap_number_of"))
    return Table(
        label("recap_counts", language), columns, tuple((own(name), count) for name, count in counts)
    )


def _times(
    title: str, several: Sequence[Missed], named: Mapping[str, Cell], heads: Sequence[str], language: Language
) -> Table:
    """Return what is missed how often, perhaps how often it is unanswered, and of how many."""
    head, *keys = heads
    columns = (Column(label(head, language)), *_counts(language, *keys, "recap_of_units"))
    rows = (
        (
            named[missed.id],
            *(missed.times, missed.open)[: len(keys)],
            missed.of,
            Fraction(100 * missed.times, missed.of),
        )
        for missed in several
    )
    return Table(title, (*columns, Column(label("percent", language), "percent", 0)), tuple(rows))


def _spreads(report: RecapReport, language: Language) -> Table:
    keys = (
        "recap_least",
        "peers_lower",
        "recap_median",
        "peers_upper",
        "recap_greatest",
        "recap_mean",
        "recap_minima",
    )
    columns = (
        Column(label("requirement", language)),
        *(Column(label(key, language), "number") for key in keys),
    )
    rows: list[tuple[Cell, ...]] = []
    for demand in demands(report):
        spread = spread_of(report, demand)
        if spread.figures:
            named = f"{demand.title}{' (%)' if demand.sign else ''}"
            rows.append((named, *quartiles(spread), spread.mean, own(minima_text(demand, language))))
    return Table(label("recap_spread", language), columns, tuple(rows))


def standings_table(report: RecapReport, language: Language) -> Table:
    """Return how many units stand where, a row for each designation."""
    names, keys = designations(report), [f"recap_count_{status}" for status in STANDINGS]
    rows = (
        (names.get(id_, id_), *(count._asdict()[status] for status in STANDINGS))
        for id_, count in report.whole.standings.items()
    )
    columns = (Column(label("recap_designation", language)), *_counts(language, *keys))
    return Table(label("recap_by_designation", language), columns, tuple(rows))


def groups_table(report: RecapReport, language: Language, *, errors: bool = False) -> Table:
    """Return units, how many of them are complete, how many meet each designation, and the median.

    Also how many have `errors`, where that is asked for.
    """
    name, ids = label(f"recap_by_{report.grouping}", language), list(report.whole.standings)
    columns = [
        Column(name),
        *_counts(language, "recap_units", "recap_complete", *["recap_with_errors"] * errors),
        *(Column(label("recap_met_of", language, designation=id_.upper()), "count") for id_ in ids),
        Column(label("recap_median", language), "number"),
    ]
    rows = (
        (
            group or own(label("recap_no_group", language)),
            figures.units,
            figures.complete,
            *[figures.with_errors] * errors,
            *(figures.standings[id_].met if id_ in figures.standings else None for id_ in ids),
            figures.points.at(Fraction(1, 2)),
        )
        for group, figures in report.groups.items()
    )
    return Table(name, tuple(columns), tuple(rows))
