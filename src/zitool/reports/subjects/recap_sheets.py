"""The sheets of a recap: units, figures against minima, minima missed, findings, broken files, statistics."""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

from zitool.core.scoring.assessment import STATES
from zitool.findings import Severity
from zitool.reports.cells import Coded, Column, Figure, Held, Level, Marked, Stand, own
from zitool.reports.document import Heading, Paragraph, Sheet, Table, Title
from zitool.reports.subjects.recap_figures import (
    STANDINGS,
    counted,
    findings_of,
    minima_text,
    page_link,
    refused_name,
    shortfalls,
    skipped,
    status_word,
)
from zitool.wording import label
from zitool.wording.judge import judge

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from zitool.core.monitoring.recap import Standing, UnitLine
    from zitool.core.monitoring.statistics import Missed, RecapReport
    from zitool.reports.cells import Cell, Kind
    from zitool.reports.document import Notice
    from zitool.wording import Language


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


def page_of(report: RecapReport, line: UnitLine) -> str:
    """Return where the page of a unit is; empty where it has none."""
    page = report.pages.get(line.file)
    return page_link(page) if page else ""


def errors_of(line: UnitLine) -> Cell:
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


def _whose(
    report: RecapReport, language: Language
) -> tuple[list[Column], Callable[[UnitLine], tuple[Cell, ...]]]:
    """Return what says whose row it is: unit, then assessor and rubric where there are several."""
    assessors, rubrics = report.sets()
    unit, assessor, rubric = _wide(language, unit=30, assessor=9, rubric=20)

    def cells(line: UnitLine) -> tuple[Cell, ...]:
        unit = Marked(line.name, target=page_of(report, line))
        return (unit, *[line.assessor] * assessors, *[own(line.rubric)] * rubrics)

    return [unit._replace(strong=True), *[assessor] * assessors, *[rubric] * rubrics], cells


def _units(report: RecapReport, language: Language) -> Table:
    word, fields, ids = partial(label, language=language), report.listed_fields(), report.designations()
    components, states = report.components(), STATES if report.is_covered else ()
    heads, whose = _whose(report, language)

    def row(position: int, line: UnitLine) -> tuple[Cell, ...]:
        return (
            position,
            *whose(line),
            *report.listed_values(fields, line.file, line.sheet),
            line.answered,
            line.indicators,
            *map(line.parts.get, components),
            line.points,
            line.best if line.answered < line.indicators else None,
            *(cell for id_ in ids for cell in _stand(report, line, id_, language)),
            *(line.coverage or (None,) * len(states) if states else ()),
            errors_of(line),
            *line.findings[1:],
            line.file,
        )

    columns = [
        *_wide(language, "count", recap_number=6),
        *heads,
        *(Column(word(f"recap_by_{field}"), width=18) for field in fields),
        *_wide(language, "count", answered=10, recap_questions=11),
        *(Column(name.capitalize(), "number", width=11) for name in components.values()),
        Column(word("total"), "number", width=10, strong=True),
        *_wide(language, "number", recap_best=10),
        *(column for id_ in ids for column in _stand_columns(id_.upper(), language)),
        *(Column(word(f"evidence_sum_{state}"), "count", width=12) for state in states),
        *_wide(language, "count", recap_errors=9, recap_warnings=9, recap_notes=9),
        *_wide(language, file=44),
    ]
    rows = tuple(row(position, line) for position, line in enumerate(report.lines, 1))
    note = judge(report.decided(), language)
    return Table("", tuple(columns), rows, note=note, frozen=2, empty=word("recap_none"))


def _stand_columns(name: str, language: Language) -> tuple[Column, ...]:
    return (
        Column(name, width=14, strong=True),
        Column(label("recap_missed_of", language, designation=name), "count", width=9),
        Column(label("recap_short_of", language, designation=name), width=36),
    )


def _stand(report: RecapReport, line: UnitLine, id_: str, language: Language) -> tuple[Cell, ...]:
    """Return where a unit stands against a designation, how many minima it misses, and which."""
    standing, several = line.standing(id_), shortfalls(report, line, id_, language)
    told = [f"{shortfall.minimum.title}: {shortfall.short}" for shortfall in several[:_MOST_SHORT]]
    if (more := len(several) - _MOST_SHORT) > 0:
        told.append(label("page_and_more", language, count=more))
    stand = stand_of(standing, status_word(standing, language))
    return stand, len(several) if standing is not None else None, "\n".join(told)


def _figures(report: RecapReport, language: Language) -> Table:
    (heads, whose), demands = _whose(report, language), report.demands()
    columns = [
        *heads,
        *(
            Column(f"{demand.title}{demand.sign}\n{minima_text(demand, language)}", "number", width=15)
            for demand in demands
        ),
    ]
    rows = tuple(
        (*whose(line), *(Held(demand.of(line), *demand.held(line)) for demand in demands))
        for line in report.lines
    )
    note, none = label("recap_colors", language), label("recap_none", language)
    return Table("", tuple(columns), rows, note=note, frozen=len(heads), high=_HIGH, empty=none)


def _missed(report: RecapReport, language: Language) -> Table:
    heads, whose = _whose(report, language)
    columns = [
        *heads,
        *_wide(language, recap_designation=14, conclusion=14),
        Column(label("requirement", language), width=38, strong=True),
        *_wide(language, "number", needed=12, actual=12, short_by=12),
        Column("", "count", width=8),
    ]
    rows = tuple(
        (*whose(line), *row)
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
    for short in shortfalls(report, line, standing.designation, language):
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
    fields, named = report.listed_fields(), report.registered is not None
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
        before += report.listed_values(fields, refused["file"])
        rows += [
            (*before, Level(Severity.ERROR, reason["code"]), reason["message"], reason["hint"])
            for reason in refused["findings"]
        ]
    return Table("", tuple(columns), tuple(rows), empty=label("recap_none_broken", language))


def _statistics(report: RecapReport, language: Language) -> Iterator[Table]:
    """Yield tables of counts, of what is missed most, of spreads, of groups and of who is missing."""
    yield _files(report, language)
    yield standings_table(report, language)
    for id_, name in report.designations().items():
        several = report.whole.requirements.get(id_, ())
        named = {missed.id: report.requirement_title(id_, missed.id, language) for missed in several}
        title = label("recap_failed_of", language, name=name)
        yield _times(title, several, named, ("requirement", "recap_missed_by"), language)
    for rubric, several in report.whole.indicators.items():
        statements = {leaf.id: leaf.statement for leaf in report.rubrics[rubric].leaves()}
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
    for kind, names in report.unlisted().items():
        title = label(f"recap_{kind}", language, count=len(names))
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
    for demand in report.demands():
        spread = report.spread_of(demand)
        if spread.figures:
            named = f"{demand.title}{' (%)' if demand.sign else ''}"
            rows.append((named, *spread.quartiles(), spread.mean, own(minima_text(demand, language))))
    return Table(label("recap_spread", language), columns, tuple(rows))


def standings_table(report: RecapReport, language: Language) -> Table:
    """Return how many units stand where, a row for each designation."""
    names, keys = report.designations(), [f"recap_count_{status}" for status in STANDINGS]
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
