"""``zitool portalrb diff``."""

from __future__ import annotations

from typing import Annotated

import typer

from zitool.batch.exporting import differing
from zitool.cli import options
from zitool.cli.assessing import asked_for
from zitool.cli.documents import deliver_report
from zitool.cli.options import FailOn, Lang
from zitool.cli.output import check_output
from zitool.portalrb.diffing import diff_object, diff_report
from zitool.reports.json_document import dump
from zitool.wording.help import option


def diff(
    first: Annotated[
        str, typer.Argument(help=option("portalrb_first"), metavar="LKE.xlsx", show_default=False)
    ],
    second: Annotated[
        str, typer.Argument(help=option("portalrb_second"), metavar="JAWABAN.json", show_default=False)
    ],
    tahun: Annotated[
        int | None, typer.Option("--tahun", help=option("portalrb_tahun"), metavar="2026", show_default=False)
    ] = None,
    rubric: options.Rubric = "",
    sheet: options.OneSheet = "",
    form: options.ReportFormat = None,
    output: options.OutputOption = None,
    overwrite: options.Overwrite = False,
    fail_on: options.FailOnOption = FailOn.ERROR,
    lang: options.Language_ = Lang.ID,
    debug: options.Debug = False,
) -> None:
    """Compare an LKE with the document that PortalRB holds, question by question."""
    del debug  # read by `zitool.cli.app.run`
    chosen, language = options.format_of(form, output), options.language_of(lang)
    place = check_output(output, [first, second], overwrite=overwrite, form=chosen, rubrics=[rubric])
    differences, losses = differing(first, second, tahun, asked_for(rubric), sheet)
    report = diff_report(differences, losses, language)
    deliver_report(
        chosen, lambda _: report, lambda: dump(diff_object(differences, losses, language)), place, language
    )
    raise typer.Exit(options.exit_code([*differences.findings, *losses], fail_on, refused=False))
