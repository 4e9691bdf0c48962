"""``zitool portalrb diff``."""

from __future__ import annotations

from typing import Annotated

from zitool.batch.exporting import differing
from zitool.cli import options
from zitool.cli.assessing import asked_for, deliver_report
from zitool.portalrb.diffing import diff_object, diff_report
from zitool.reports.json_document import dump


def diff(
    first: Annotated[str, options.placed("portalrb_first", "LKE.xlsx")],
    second: Annotated[str, options.placed("portalrb_second", "JAWABAN.json")],
    tahun: Annotated[int | None, options.named("--tahun", "portalrb_tahun", "2026")] = None,
    rubric: options.Rubric = "",
    sheet: options.OneSheet = "",
    *,
    told: options.Checked,
) -> None:
    """Compare an LKE with the document that PortalRB holds, question by question."""
    form, language = told.form, told.language
    place = told.place([first, second], form, rubric)
    differences, losses = differing(first, second, tahun, asked_for(rubric), sheet)
    report = diff_report(differences, losses, language)
    deliver_report(
        form, lambda _: report, lambda: dump(diff_object(differences, losses, language)), place, language
    )
    told.end([*differences.findings, *losses])
