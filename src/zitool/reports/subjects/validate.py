"""What `zitool validate` says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zitool.reports.cells import Theirs, Toned, own
from zitool.reports.document import Findings, Heading, Paragraph, Title
from zitool.reports.layout import conclusion, counts, rubric_said
from zitool.reports.subjects.assessed import document, head, source, uncertain
from zitool.wording import label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zitool.core.scoring.assessment import Assessment
    from zitool.reports.document import Block, Document, Medium
    from zitool.reports.subjects.assessed import Refusals
    from zitool.wording import Language


def validate_report(
    assessments: Sequence[Assessment], refused: Refusals, language: Language, medium: Medium
) -> Document:
    """Return every finding with its cure; on a screen also what was read."""
    if medium == "screen":
        return document([_shown(assessment, language) for assessment in assessments], (), language)
    if medium == "rows":
        from zitool.reports.subjects.rows import finding_rows  # noqa: PLC0415 - a screen does without rows

        return document((), (), language, finding_rows(assessments, refused, language))
    if medium == "sheets":
        from zitool.reports.subjects.workbook import findings_in_sheets  # noqa: PLC0415 - and without plans

        return findings_in_sheets(assessments, refused, language)
    if medium == "page":
        from zitool.reports.subjects.pages import validate_page  # noqa: PLC0415

        return validate_page(assessments, refused, language)
    return document([_told(assessment, language) for assessment in assessments], refused, language)


def _shown(assessment: Assessment, language: Language) -> Iterator[Block]:
    card, findings = assessment.card, assessment.findings
    answered = label("answered_of", language, answered=card.answered, total=card.total)
    yield Title(own(Theirs(assessment.file), f" — {assessment.answers.assessor}"))
    yield Paragraph(own(f"{label('rubric', language)}: {rubric_said(assessment, language)}"))
    yield Paragraph(own(f"{label('answered', language)}: {answered}"))
    yield from uncertain(assessment, language)
    if findings:
        yield Findings(findings, "sheet")
    said = f"{conclusion(findings, language)} ({counts(findings, language)})"
    yield Paragraph(own(Toned(f"{label('conclusion', language)}: ", "strong"), said))


def _told(assessment: Assessment, language: Language) -> Iterator[Block]:
    yield from head(assessment, language)
    yield Heading(own(f"{label('findings', language)}: {counts(assessment.findings, language)}"))
    yield Findings(assessment.findings, "sheet")
    yield source(assessment, language)
