"""``zitool rubric list``."""

from __future__ import annotations

import sys

import typer

from zitool.cli import options
from zitool.cli.documents import deliver_report
from zitool.cli.options import Lang
from zitool.cli.output import check_output
from zitool.errors import RubricError
from zitool.reports.lines import finding_text
from zitool.rubrics.load import load_rubric
from zitool.rubrics.packaged import packaged_ids


def list_rubrics(
    format_: options.DocumentFormat = None,
    output: options.OutputOption = None,
    overwrite: options.Overwrite = False,
    lang: options.Language_ = Lang.ID,
    debug: options.Debug = False,
) -> None:
    """List the rubrics that come with zitool; one that cannot be read costs only itself, and exit code 2."""
    del debug
    language, form = options.language_of(lang), options.format_of(format_, output)
    place = check_output(output, [], overwrite=overwrite, form=form, rubrics=packaged_ids())
    rubrics, worst = [], 0
    for id_ in packaged_ids():
        try:
            rubrics.append(load_rubric(id_).rubric)
        except RubricError as error:
            worst = error.exit_code
            for finding in error.findings:
                sys.stderr.write(f"{finding_text(finding, language)}\n")
    from zitool.reports.subjects.rubrics import rubrics_json, rubrics_report  # noqa: PLC0415

    report = rubrics_report(rubrics, language)
    deliver_report(form, lambda _: report, lambda: rubrics_json(rubrics), place, language)
    if worst:
        raise typer.Exit(worst)
