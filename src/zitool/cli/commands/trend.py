"""``zitool trend``."""

from __future__ import annotations

import typer

from zitool.cli import options
from zitool.cli.assessing import asked_for, assess_files, deliver
from zitool.cli.documents import trend_made
from zitool.cli.options import Lang
from zitool.cli.output import check_output
from zitool.core.monitoring.trend import trend as trend_of
from zitool.errors import EXIT_OK, EXIT_UNREADABLE, UsageError
from zitool.findings import finding


def trend(
    files: options.Files,
    assessor: options.Assessor = "",
    sheet: options.Sheets = None,
    rubric: options.Rubric = "",
    lang: options.Language_ = Lang.ID,
    format_: options.SideFormat = None,
    output: options.OutputOption = None,
    overwrite: options.Overwrite = False,
    date: options.DateOption = "",
    debug: options.Debug = False,
) -> None:
    """Show one unit through time."""
    del debug  # read by `zitool.cli.app.run`
    language = options.language_of(lang)
    form, on = options.format_of(format_, output), options.day(date)
    asked = asked_for(rubric)
    place = check_output(output, files, overwrite=overwrite, form=form, rubrics=[rubric])
    run = assess_files(files, asked, assessor, on, language, sheets=sheet or ())
    if len({(each.file, each.sheet) for each in run.assessments}) < len(run.assessments):
        raise UsageError(finding("U030"))
    if len(run.assessments) < 2:  # noqa: PLR2004 - one period is no series
        if run.refused:
            raise typer.Exit(EXIT_UNREADABLE)
        raise UsageError(finding("U032"))
    found = trend_of(run.assessments)
    document = trend_made(form, found, run.refused, language)
    from zitool.reports.trend_table import trend_table  # noqa: PLC0415

    deliver(document, lambda plain: [trend_table(found, language, plain)], place, language)
    raise typer.Exit(EXIT_UNREADABLE if run.refused else EXIT_OK)
