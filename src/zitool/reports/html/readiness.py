"""Readiness as an HTML document, on the page that all reports share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zitool.reports.html.document import environment
from zitool.reports.readiness import blocks, conclusion, decided, pairs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zitool.core.monitoring.readiness import Readiness
    from zitool.findings import Finding
    from zitool.wording import Language


def readiness_html(report: Readiness, findings: Sequence[Finding], language: Language) -> str:
    """Return the page of ``zitool readiness``: the conclusion, then every stage."""
    assessment = report.assessment
    return (
        environment(language)
        .get_template("readiness.html")
        .render(
            name=report.facts.unit or (assessment.unit if assessment is not None else ""),
            report=report,
            pairs=pairs(report, language),
            conclusion=conclusion(report, language),
            blocks=blocks(report, language),
            findings=findings,
            decided=decided(report, language),
        )
    )
