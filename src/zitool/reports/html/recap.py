"""A recap as one page: where units stand, who is close, what holds most back, what to ask for again."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING

from zitool.core.record import Record
from zitool.named import NamedTuple
from zitool.reports.html.document import environment
from zitool.reports.html.recap_charts import Box, box, histogram, segments
from zitool.reports.recap_layout import (
    Finding,
    components,
    counted,
    coverage_text,
    designations,
    doubts,
    figures,
    findings_of,
    indicator_names,
    is_covered,
    listed_fields,
    listed_values,
    minima_text,
    missing_names,
    only_said,
    page_link,
    quartiles,
    requirement_title,
    sets_of,
    share,
    shortfalls,
    spread_of,
    status_word,
)
from zitool.wording import label
from zitool.wording.judge import judge

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zitool.core.monitoring.recap import UnitLine
    from zitool.core.monitoring.recap_choices import Grouping
    from zitool.core.monitoring.recap_report import RecapReport
    from zitool.core.monitoring.statistics import Count, Statistics
    from zitool.findings import Severity
    from zitool.reports.html.recap_charts import Histogram, Segment
    from zitool.wording import Language

MOST_INDICATORS = 20
MOST_NEAR = 8
MOST_FAILED = 5
"""How much the page lists of each; XLSX and JSON hold more."""


class Stand(NamedTuple):
    """Where one unit stands against one designation: class of the status, its word, what is missing."""

    kind: str
    word: str
    short: str
    missed: int


class Unit(Record, kw_only=False):
    """One row of the ranking."""

    position: int
    name: str
    file: str
    page: str
    assessor: str
    rubric: str
    listed: tuple[str, ...]
    answered: str
    parts: tuple[Fraction | None, ...]
    points: Fraction
    stands: tuple[Stand, ...]
    findings: tuple[int, int, int]
    covered: str


class Card(Record, kw_only=False):
    """One designation: how many stand where, who is near, what is missed most."""

    id: str
    name: str
    count: Count
    segments: tuple[Segment, ...]
    near: tuple[Unit, ...]
    more_near: int
    failed: tuple[tuple[str, str], ...]


class Area(Record, kw_only=False):
    """One figure over all units, against its minima."""

    title: str
    minima: str
    box: Box
    quartiles: tuple[Fraction, ...]
    sign: str


class Told(NamedTuple):
    """One code of findings: in how many sets of answers, how often, and what it says."""

    code: str
    severity: Severity
    units: int
    times: int
    said: str
    cure: str


class View(Record, kw_only=False):
    """Everything the template shows, in the order it shows it."""

    report: RecapReport
    facts: tuple[tuple[str, int], ...]
    skipped: str
    judged: str
    only: str
    doubts: tuple[str, ...]
    cards: tuple[Card, ...]
    histogram: Histogram | None
    areas: tuple[Area, ...]
    components: tuple[str, ...]
    designations: tuple[str, ...]
    listed: tuple[Grouping, ...]
    covered: bool
    several_assessors: bool
    several_rubrics: bool
    units: tuple[Unit, ...]
    indicators: tuple[tuple[str, tuple[tuple[str, str, str, int], ...]], ...]
    told: tuple[Told, ...]
    missing: tuple[str, ...]

    @property
    def sections(self) -> list[str]:
        """The sections there are, by the ends of their labels."""
        report = self.report
        there = {
            "units": True,
            "spread": self.areas,
            "indicators": self.indicators,
            "broken": report.recap.refused and report.shows_refused,
            "groups": report.groups,
            "unlisted": self.missing or (report.registered and report.registered.strangers),
            "findings": self.told,
        }
        return [name for name, shown in there.items() if shown]


def recap_html(report: RecapReport, language: Language) -> str:
    """Return the page of a recap."""
    template = environment(language).get_template("recap.html")
    return template.render(kind="recap", view=_view(report, language), median=_median)


def _median(group: Statistics) -> Fraction:
    return group.points.at(Fraction(1, 2))


def _view(report: RecapReport, language: Language) -> View:
    asked, names = figures(report), designations(report)
    units = tuple(_units(report, names, language))
    total = next((each for each in asked if each.id == "total"), None)
    assessors, rubrics = sets_of(report.lines)
    spreads = [(each, spread_of(report, each)) for each in asked]
    decided = [each for rubric in report.rubrics.values() for each in rubric.designations]
    return View(
        report=report,
        facts=tuple(counted(report).items()),
        skipped=", ".join(
            label(f"recap_skip_{reason}", language, count=count)
            for reason, count in sorted(report.recap.skipped.items())
        ),
        judged=judge(decided, language),
        only=only_said(report, language),
        doubts=tuple(doubts(report, language)),
        cards=tuple(_card(report, id_, name, units, language) for id_, name in names.items()),
        histogram=histogram(report.whole.points, total.whole, total.minima())
        if total is not None and report.whole.units
        else None,
        areas=tuple(
            Area(each.title, minima_text(each, language), drawn, quartiles(spread), each.sign)
            for each, spread in spreads
            if (drawn := box(each, spread)) is not None
        ),
        components=tuple(components(report).values()),
        designations=tuple(each.upper() for each in names),
        listed=listed_fields(report),
        covered=is_covered(report),
        several_assessors=assessors,
        several_rubrics=rubrics,
        units=units,
        indicators=tuple(_indicators(report, language)),
        told=tuple(_told(report, language)),
        missing=tuple(missing_names(report)),
    )


def _units(report: RecapReport, names: dict[str, str], language: Language) -> Iterator[Unit]:
    parts, listed = components(report), listed_fields(report)
    for position, line in enumerate(report.lines, 1):
        page = report.pages.get(line.file)
        yield Unit(
            position=position,
            name=line.name,
            file=line.file,
            page=page_link(page) if page else "",
            assessor=line.assessor,
            rubric=line.rubric,
            listed=listed_values(report, (line.file, line.sheet), listed),
            answered=f"{line.answered}/{line.indicators}",
            parts=tuple(line.parts.get(id_) for id_ in parts),
            points=line.points,
            stands=tuple(_stand(report, line, id_, language) for id_ in names),
            findings=line.findings,
            covered=coverage_text(line),
        )


def _stand(report: RecapReport, line: UnitLine, designation: str, language: Language) -> Stand:
    standing = line.standing(designation)
    if standing is None:
        return Stand("none", "–", "", 0)
    kind = "near" if standing.near else str(standing.status)
    short = list(shortfalls(report, line, standing, language))
    first = f"{short[0].minimum.title}: {short[0].short}" if short else ""
    return Stand(kind, status_word(standing, language), first, len(short))


def _card(report: RecapReport, id_: str, name: str, units: Sequence[Unit], language: Language) -> Card:
    place = list(designations(report)).index(id_)
    near = [each for each in units if each.stands[place].kind == "near"]
    count = report.whole.standings[id_]
    failed = tuple(
        (requirement_title(report, id_, each.id, language), share(each.times, each.of, language))
        for each in report.whole.requirements[id_][:MOST_FAILED]
    )
    shown = tuple(near[:MOST_NEAR])
    return Card(id_, name, count, segments(count), shown, len(near) - len(shown), failed)


def _indicators(
    report: RecapReport, language: Language
) -> Iterator[tuple[str, tuple[tuple[str, str, str, int], ...]]]:
    for rubric, missed in report.whole.indicators.items():
        names = indicator_names(report.rubrics[rubric])
        yield (
            rubric,
            tuple(
                (each.id, names[each.id], share(each.times, each.of, language), each.open)
                for each in missed[:MOST_INDICATORS]
            ),
        )


def _told(report: RecapReport, language: Language) -> Iterator[Told]:
    units: Counter[str] = Counter()
    times: Counter[str] = Counter()
    first: dict[str, Finding] = {}
    for each in findings_of(report, language):
        if each.scored:
            units[each.code] += 1
            times[each.code] += each.times
            first.setdefault(each.code, each)
    for code, one in first.items():
        yield Told(code, one.severity, units[code], times[code], one.said, one.cure)
