"""``zitool template``."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from zitool.batch.choice import DEFAULT_RUBRIC
from zitool.cli import options
from zitool.cli.options import Lang
from zitool.cli.output import check_form, place_for, write_whole
from zitool.core.official import worded
from zitool.errors import UsageError
from zitool.findings import finding
from zitool.reports.safe import display
from zitool.rubrics.kept import wording_of
from zitool.rubrics.load import load_rubric, packaged_groups
from zitool.wording import label
from zitool.wording.help import option
from zitool.workbooks.template_plan import ASSESSORS


def template(
    output: Annotated[
        Path,
        typer.Option(
            "-o", "--output", help=option("template_output"), metavar="LKE.xlsx", show_default=False
        ),
    ],
    rubric: options.NamedRubric = DEFAULT_RUBRIC,
    unit: Annotated[str, typer.Option("--unit", help=option("unit_name"), show_default=False)] = "",
    assessor: Annotated[
        list[str] | None,
        typer.Option(
            "--assessor", help=option("template_assessor"), metavar="|".join(ASSESSORS), show_default=False
        ),
    ] = None,
    effort: Annotated[bool, typer.Option("--effort", help=option("template_effort"))] = False,
    units: Annotated[bool, typer.Option("--units", help=option("template_units"))] = False,
    overwrite: options.Overwrite = False,
    lang: options.Language_ = Lang.ID,
    debug: options.Debug = False,
) -> None:
    """Write a blank LKE, a blank file of efforts for it, or a blank list of units."""
    del debug  # read by `zitool.cli.app.run`
    assessors = assessor or [ASSESSORS[0]]
    _check_assessors(assessors)
    if output.suffix.lower() != ".xlsx":
        raise UsageError(finding("U001", name="-o", given=output.suffix or str(output), known=".xlsx"))
    loaded = load_rubric(rubric)
    place, language = place_for(output, [], overwrite=overwrite, rubrics=[rubric]), options.language_of(lang)
    if units:
        from zitool.workbooks.unit_list import build_unit_list  # noqa: PLC0415 - openpyxl follows

        write_whole(place, build_unit_list(loaded.rubric.unit_groups or packaged_groups()))
        sys.stderr.write(f"{label('units_written', language, file=display(str(output)))}\n")
        return
    if effort:
        from zitool.workbooks.entry_form import effort_form  # noqa: PLC0415 - openpyxl follows

        check_form(place, "effort")
        write_whole(place, effort_form(loaded.rubric, language))
        sys.stderr.write(f"{label('entry_new_effort', language, file=display(str(output)))}\n")
        return
    from zitool.workbooks.template import build_template  # noqa: PLC0415 - openpyxl follows

    rows = worded(loaded.rubric, wording_of(loaded.rubric.id))
    write_whole(place, build_template(rows, unit=unit, assessors=assessors))
    questions = sum(1 for _ in loaded.rubric.leaves())
    text = label(
        "template_written",
        language,
        file=display(str(output)),
        questions=questions,
        rubric=loaded.rubric.id,
    )
    sys.stderr.write(f"{text}\n")


def _check_assessors(assessors: list[str]) -> None:
    for each in assessors:
        if each not in ASSESSORS or assessors.count(each) > 1:
            raise UsageError(finding("U001", name="--assessor", given=each, known=", ".join(ASSESSORS)))
