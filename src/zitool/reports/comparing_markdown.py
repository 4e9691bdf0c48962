"""Comparisons, series and agreement as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zitool.reports.comparing_grids import agreement_grids, comparison_grids, peers_grids, trend_grids
from zitool.reports.json_document import refused_object
from zitool.reports.many_grids import many_grids
from zitool.reports.markdown_text import code, foreign, table
from zitool.reports.recap_layout import refused_name
from zitool.reports.safe import display
from zitool.wording import label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zitool.core.law.rubric import Rubric
    from zitool.core.monitoring.agreement import Agreement
    from zitool.core.monitoring.comparison import Comparison
    from zitool.core.monitoring.recap import Recap, UnitLine
    from zitool.core.monitoring.recap_report import RecapReport
    from zitool.core.monitoring.statistics import PeerRank
    from zitool.core.monitoring.trend import Trend
    from zitool.findings import Finding
    from zitool.reports.comparing_grids import Document
    from zitool.wording import Language

    Refused = Sequence[tuple[str, Sequence[Finding]]]
    Objects = Sequence[dict[str, Any]]


def comparison_markdown(comparisons: Sequence[Comparison], refused: Refused, language: Language) -> str:
    """Return each pair of sides: designations, sections, every question that differs."""
    documents = [comparison_grids(each, language) for each in comparisons]
    return _text(documents, [refused_object(*each, language) for each in refused], language)


def trend_markdown(trend: Trend, refused: Refused, language: Language) -> str:
    """Return the series as tables."""
    objects = [refused_object(*each, language) for each in refused]
    return _text([trend_grids(trend, language)], objects, language)


def agreement_markdown(found: tuple[Agreement, Rubric], done: Recap, language: Language) -> str:
    """Return agreement over a folder."""
    return _text([agreement_grids(*found, done, language)], list(done.refusals()), language)


def peers_markdown(
    found: tuple[UnitLine, Sequence[PeerRank], Rubric], done: Recap, language: Language
) -> str:
    """Return a unit among its peers."""
    return _text([peers_grids(*found, done, language)], list(done.refusals()), language)


def many_markdown(report: RecapReport, language: Language) -> str:
    """Return a line for each of many workbooks: its findings, or its gaps."""
    refused = list(report.recap.refusals()) if report.shows_refused else []
    return _text([many_grids(report, language)], refused, language)


def _text(documents: Sequence[Document], refused: Objects, language: Language) -> str:
    return "\n".join(_lines(documents, refused, language))


def _lines(documents: Sequence[Document], refused: Objects, language: Language) -> Iterator[str]:
    for document in documents:
        yield f"## {foreign(document.title)}\n"
        for note in document.notes:
            yield f"{foreign(note, 4000)}\n"
        for grid in document.grids:
            yield f"### {foreign(grid.name)}\n"
            rows = (
                [
                    foreign(cell) if isinstance(cell, str) else grid.text(column, cell, language)
                    for column, cell in enumerate(row)
                ]
                for row in grid.rows
            )
            yield table([foreign(each) for each in grid.head], rows, grid.numbers)
    if refused:
        yield f"### {label('recap_broken', language)} ({len(refused)})\n"
        for each in refused:
            for one in each["findings"]:
                said = f"{foreign(one['message'])}. {foreign(one['hint'])}"
                yield f"- {code(display(refused_name(each)))}: {one['code']} {said}"
        yield ""
