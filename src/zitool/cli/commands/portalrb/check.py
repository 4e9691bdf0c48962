"""``zitool portalrb check``."""

from __future__ import annotations

from typing import Annotated

import typer

from zitool.batch.exporting import check_path
from zitool.cli import options
from zitool.cli.documents import deliver_report
from zitool.cli.options import FailOn, Lang
from zitool.cli.output import check_output
from zitool.portalrb.check_report import check_object, check_report
from zitool.reports.json_document import dump
from zitool.wording.help import option


def check(
    given: Annotated[
        str,
        typer.Argument(help=option("portalrb_checked"), metavar="JAWABAN.json|FOLDER", show_default=False),
    ],
    form: options.ReportFormat = None,
    output: options.OutputOption = None,
    overwrite: options.Overwrite = False,
    fail_on: options.FailOnOption = FailOn.ERROR,
    lang: options.Language_ = Lang.ID,
    debug: options.Debug = False,
) -> None:
    """Check documents against the guide and the list of their year, and score them."""
    del debug  # read by `zitool.cli.app.run`
    chosen, language = options.format_of(form, output), options.language_of(lang)
    place = check_output(output, [given], overwrite=overwrite, form=chosen)
    outcome = check_path(given)
    report = check_report(outcome, language)
    deliver_report(chosen, lambda _: report, lambda: dump(check_object(outcome, language)), place, language)
    raise typer.Exit(options.exit_code(outcome.findings, fail_on, refused=False))
