"""``zitool rubric list``."""

from __future__ import annotations

import sys

import typer

from zitool.cli import options
from zitool.cli.assessing import deliver_report
from zitool.errors import RubricError
from zitool.reports.lines import finding_text
from zitool.rubrics.load import load_rubric
from zitool.rubrics.packaged import packaged_ids


def list_rubrics(
    told: options.Listed,
) -> None:
    """List the rubrics that come with zitool; one that cannot be read costs only itself, and exit code 2."""
    language, form = told.language, told.form
    place = told.place([], form, *packaged_ids())
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
