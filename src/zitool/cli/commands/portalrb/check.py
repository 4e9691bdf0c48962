"""``zitool portalrb check``."""

from __future__ import annotations

from typing import Annotated

from zitool.batch.exporting import check_path
from zitool.cli import options
from zitool.cli.assessing import deliver_report
from zitool.portalrb.checking import check_object, check_report
from zitool.reports.json_document import dump


def check(
    given: Annotated[str, options.placed("portalrb_checked", "JAWABAN.json|FOLDER")],
    *,
    told: options.Checked,
) -> None:
    """Check documents against the guide and the list of their year, and score them."""
    form, language = told.form, told.language
    place = told.place([given], form)
    outcome = check_path(given)
    report = check_report(outcome, language)
    deliver_report(form, lambda _: report, lambda: dump(check_object(outcome, language)), place, language)
    told.end(outcome.findings)
