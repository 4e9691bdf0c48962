"""Comparisons, series and agreement as pages; a series with its chart."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from zitool.core.monitoring.recap_choices import Telling
from zitool.core.record import Record
from zitool.reports.comparing_grids import agreement_grids, comparison_grids, peers_grids, trend_grids
from zitool.reports.html.charts import percent
from zitool.reports.html.document import environment
from zitool.reports.json_document import refused_object
from zitool.reports.many_grids import many_grids
from zitool.reports.trend_table import period_names
from zitool.reports.zone_grids import zone_grids
from zitool.wording import label
from zitool.wording.judge import judge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zitool.core.law.rubric import Designation, Rubric
    from zitool.core.monitoring.agreement import Agreement
    from zitool.core.monitoring.comparison import Comparison
    from zitool.core.monitoring.recap import Recap, UnitLine
    from zitool.core.monitoring.recap_report import RecapReport
    from zitool.core.monitoring.statistics import PeerRank
    from zitool.core.monitoring.trend import Trend
    from zitool.core.monitoring.zone import ZoneReport
    from zitool.findings import Finding
    from zitool.reports.comparing_grids import Document
    from zitool.wording import Language

    Refused = Sequence[tuple[str, Sequence[Finding]]]
    Objects = Sequence[dict[str, Any]]

HEIGHT, TOP = 200, 12
"""Pixels between nothing and the full weight, and above that."""
MOST_WORDS = 6
_LONGEST = 14
_DEEPEST = 1
"""The total and the components are drawn; the table holds every section."""


class Point(Record, kw_only=False):
    """One period of one line: where, and what was reached."""

    x: str
    y: str
    figure: Fraction


class Series(Record, kw_only=False):
    """One line of a chart: its name, its points, and the strokes between neighbours."""

    kind: int
    title: str
    points: tuple[Point, ...]
    strokes: tuple[tuple[Point, Point], ...]


class Chart(Record, kw_only=False):
    """A series as lines in percent of their weights.

    Attributes:
        minima: y, number and words of each minimum of the total.
        words: x, anchor and name of periods.
    """

    series: tuple[Series, ...]
    minima: tuple[tuple[str, int, str], ...]
    words: tuple[tuple[str, str, str], ...]
    top: int = TOP
    base: int = TOP + HEIGHT


def comparison_html(comparisons: Sequence[Comparison], refused: Refused, language: Language) -> str:
    """Return the page of `zitool compare`: what rose, what fell, what it turns."""
    documents = [comparison_grids(each, language) for each in comparisons]
    decided = [d for each in comparisons for d in each.second.rubric.designations]
    objects = [refused_object(*each, language) for each in refused]
    return _page("compare", documents, objects, decided, language)


def trend_html(trend: Trend, refused: Refused, language: Language) -> str:
    """Return the page of `zitool trend`: a chart, and the figures beside it."""
    decided = [d for each in trend.periods for d in each.rubric.designations]
    objects = [refused_object(*each, language) for each in refused]
    return _page(
        "trend", [trend_grids(trend, language)], objects, decided, language, chart=chart(trend, language)
    )


def agreement_html(found: tuple[Agreement, Rubric], done: Recap, language: Language) -> str:
    """Return the page of `zitool compare` over a folder."""
    return _page(
        "agreement",
        [agreement_grids(*found, done, language)],
        list(done.refusals()),
        found[1].designations,
        language,
    )


def peers_html(found: tuple[UnitLine, Sequence[PeerRank], Rubric], done: Recap, language: Language) -> str:
    """Return the page of a unit among its peers."""
    return _page(
        "peers", [peers_grids(*found, done, language)], list(done.refusals()), found[2].designations, language
    )


def zone_html(report: ZoneReport, refused: Refused, language: Language) -> str:
    """Return the page of `zitool zone`: verdicts with reasons, units, what each of them lacks."""
    objects = [refused_object(*each, language) for each in refused]
    return _page("zone", [zone_grids(report, language)], objects, (), language)


def many_html(report: RecapReport, language: Language) -> str:
    """Return the page of many workbooks: a line for each, with its findings or its gaps."""
    refused = list(report.recap.refusals()) if report.shows_refused else []
    decided = [each for rubric in report.rubrics.values() for each in rubric.designations]
    those = decided if report.telling is Telling.GAP else ()
    return _page(f"many_{report.telling}", [many_grids(report, language)], refused, those, language)


def _page(
    kind: str,
    documents: Sequence[Document],
    refused: Objects,
    decided: Sequence[Designation],
    language: Language,
    *,
    chart: Chart | None = None,
) -> str:
    template = environment(language).get_template("comparing.html")
    judged = judge(decided, language) if decided else documents[0].notes[-1]
    return template.render(kind=kind, documents=documents, refused=refused, judged=judged, chart=chart)


def chart(trend: Trend, language: Language) -> Chart:
    """Return the lines of the total and of the components, each in percent of its weight."""
    last = len(trend.periods) - 1
    drawn = [row for row in trend.rows if row.level <= _DEEPEST]
    series = []
    for kind, row in enumerate(drawn, 1):
        points = {
            place: Point(_x(place, last), _y(figure / row.weight), figure)
            for place, figure in enumerate(row.figures)
            if figure is not None
        }
        strokes = tuple((points[place], points[place + 1]) for place in points if place + 1 in points)
        title = label("total", language) if row.id == "TOTAL" else row.title.capitalize()
        series.append(Series(kind, title, tuple(points.values()), strokes))
    rubric = trend.periods[-1].rubric
    whole = {section.id for section in rubric.sections}
    minima = [
        (_y(each.at_least / rubric.weight), kind, designation.id.upper())
        for kind, designation in enumerate(rubric.designations, 1)
        for each in designation.requirements
        if set(each.of) == whole
    ]
    step = max(1, -(-len(trend.periods) // MOST_WORDS))
    words = [
        (_x(place, last), "start" if not place else "end" if place == last else "middle", _short(name))
        for place, name in enumerate(period_names(trend))
        if place % step == 0 or place == last
    ]
    return Chart(tuple(series), tuple(minima), tuple(words))


def _x(place: int, last: int) -> str:
    return percent(Fraction(100 * place, max(last, 1)))


def _y(share: Fraction) -> str:
    return f"{TOP + HEIGHT * (1 - float(min(max(share, Fraction(0)), Fraction(1)))):.1f}"


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[:_LONGEST]}…"
