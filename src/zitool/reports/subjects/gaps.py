"""What `zitool gap-report` says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zitool.reports.cells import Column, Marked, Toned, own
from zitool.reports.document import Heading, Item, Items, Paragraph, Table
from zitool.reports.layout import counts, held_of
from zitool.reports.lines import finding_text
from zitool.reports.prerequisites import judged, status_text, summary
from zitool.reports.prerequisites import rows as settled_rows
from zitool.reports.subjects.assessed import (
    concluded,
    document,
    figures,
    head,
    head_on_screen,
    minima_columns,
    moved_on_screen,
    settled_item,
    settled_table,
    source,
)
from zitool.reports.subjects.plan import (
    ids_said,
    plan_on_paper,
    plan_on_screen,
    quick_wins,
    said_already,
    to_fill,
)
from zitool.reports.subjects.rows import gap_rows
from zitool.reports.subjects.workbook import in_sheets
from zitool.wording import label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zitool.core.planning.gaps import GapReport
    from zitool.reports.document import Block, Document, Medium
    from zitool.reports.subjects.assessed import Refusals
    from zitool.wording import Language

_MOST_IDS, _MOST_IDS_ON_PAPER = 6, 12


def gap_report(
    reports: Sequence[GapReport],
    refused: Refusals,
    language: Language,
    medium: Medium,
    *,
    full: bool = False,
) -> Document:
    """Return what is missing, the plan and quick wins; on a screen also what to do for each step.

    With `full` a page is printed with all that it holds.
    """
    if medium == "screen":
        return document([_shown(report, language) for report in reports], (), language)
    if medium == "rows":
        return document((), (), language, gap_rows(reports, language))
    if medium == "sheets":
        return in_sheets([report.assessment for report in reports], reports, refused, language)
    if medium == "page":
        from zitool.reports.subjects.pages import gap_page  # noqa: PLC0415

        return gap_page(reports, refused, language, full=full)
    return document([_told(report, language) for report in reports], refused, language)


def _shown(report: GapReport, language: Language) -> Iterator[Block]:
    assessment, verdict = report.assessment, report.verdict
    yield from head_on_screen(assessment, language)
    yield from moved_on_screen(assessment, language)
    yield from _fill_in(report, language)
    met = f": {status_text(verdict, language)} ({held_of(verdict.checks, language)})"
    yield Heading(own(Toned(verdict.designation.name, "strong"), met), "")
    yield _gaps(report, language, _MOST_IDS)
    yield from _lacking(report, language)
    yield Paragraph("")
    yield from plan_on_screen(report, language)
    yield from quick_wins(report, language, on_screen=True)
    yield Paragraph("")
    yield Paragraph(own(judged(assessment, language)), "aside")
    yield from _found(report, language)


def _told(report: GapReport, language: Language) -> Iterator[Block]:
    assessment, verdict = report.assessment, report.verdict
    yield from head(assessment, language)
    yield Heading(concluded(verdict, language))
    yield _gaps(report, language, _MOST_IDS_ON_PAPER)
    for key, failed in verdict.failed_by.items() if verdict.settled else ():
        yield Paragraph(own(label(key, language)), "strong")
        yield settled_table(failed, language)
    if verdict.settled and not verdict.failed:
        yield Paragraph(own(label("facts_none_failed", language)))
    yield Paragraph(own(judged(assessment, language)))
    yield from plan_on_paper(report, language)
    yield from quick_wins(report, language, on_screen=False)
    yield from _found(report, language)
    yield source(assessment, language)


def _found(report: GapReport, language: Language) -> Iterator[Block]:
    """Yield how much was found, and what has to be chosen or known before anything counts."""
    assessment = report.assessment
    yield Paragraph(own(f"{label('findings', language)}: {counts(assessment.findings, language)}"))
    yield from (Paragraph(finding_text(finding, language), "wrong") for finding in assessment.to_choose())
    yield from (Paragraph(finding_text(finding, language)) for finding in assessment.of_surveys())


def _fill_in(report: GapReport, language: Language) -> Iterator[Block]:
    """What is unanswered, by area with its cells, and what can be said nevertheless."""
    if not report.unanswered:
        return
    bullet = f"  {label('bullet', language)}"
    yield Heading(own(f"{label('fill_first', language, count=len(report.unanswered))}:"), "open")
    items = [
        Item(own(f"{area.area} ({len(area.ids)}): {', '.join(area.places)}"), bullet)
        for area in to_fill(report)
    ]
    items += [Item(own(titles), f"{heading}:") for heading, titles in said_already(report, language)]
    yield Items(tuple(items))


def _gaps(report: GapReport, language: Language, most: int) -> Table:
    """Return each minimum of the target, and what holds it down."""
    rows = tuple(
        (
            Marked(check.requirement.title, "" if check.ok else "strong"),
            *figures(check),
            ids_said(gap.held_down_by, language, most),
        )
        for gap, check in zip(report.gaps, report.verdict.checks, strict=True)
    )
    held_down_by = Column(own(label("gap_held_down_by", language)))
    return Table("", (*minima_columns(language), held_down_by), rows, titled=False)


def _lacking(report: GapReport, language: Language) -> Iterator[Block]:
    """What is shown to be missing and no answer makes up for, and what the answers themselves fail."""
    verdict = report.verdict
    if not verdict.settled:
        return
    for key, failed in verdict.failed_by.items():
        yield Heading(own(f"{label(key, language)}:"), "bad")
        yield Items(tuple(settled_item(row) for row in settled_rows(failed, language)))
    if not verdict.failed:
        yield Heading(own(label("facts_none_failed", language)), "")
    title = label("facts_prerequisites", language)
    yield Paragraph(own(f"{title}: {summary(verdict, language)}"))
