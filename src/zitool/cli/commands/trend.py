"""``zitool trend``."""

from __future__ import annotations

import typer

from zitool.cli import options
from zitool.cli.assessing import asked_for, assess_files, deliver_report
from zitool.core.monitoring.comparison import trend as trend_of
from zitool.errors import EXIT_OK, EXIT_UNREADABLE, UsageError
from zitool.findings import finding


def trend(
    files: options.Files,
    assessor: options.Assessor = "",
    sheet: options.Sheets = None,
    rubric: options.Rubric = "",
    *,
    told: options.SideBySide,
    date: options.DateOption = "",
) -> None:
    """Show one unit through time."""
    language = told.language
    form, on = told.form, options.day(date)
    asked = asked_for(rubric)
    place = told.place(files, form, rubric)
    run = assess_files(files, asked, assessor, on, language, sheets=sheet or ())
    if len({(assessment.file, assessment.sheet) for assessment in run.assessments}) < len(run.assessments):
        raise UsageError(finding("U030"))
    if len(run.assessments) < 2:  # noqa: PLR2004 - one period is no series
        if run.refused:
            raise typer.Exit(EXIT_UNREADABLE)
        raise UsageError(finding("U032"))
    series = trend_of(run.assessments)
    from zitool.reports.subjects.trend import trend_json, trend_report  # noqa: PLC0415

    deliver_report(
        form,
        lambda screen: trend_report(series, run.refused, language, screen=screen),
        lambda: trend_json(series, run.refused, language),
        place,
        language,
    )
    raise typer.Exit(EXIT_UNREADABLE if run.refused else EXIT_OK)
