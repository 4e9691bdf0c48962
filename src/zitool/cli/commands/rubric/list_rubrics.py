"""``zitool rubric list``."""

from __future__ import annotations

import sys
from enum import StrEnum
from typing import Annotated

import typer

from zitool.cli import options
from zitool.cli.console import show
from zitool.cli.options import Lang
from zitool.cli.streams import emit
from zitool.errors import RubricError
from zitool.reports.lines import finding_text
from zitool.reports.rubric_list import list_document, list_table
from zitool.rubrics.load import load_rubric
from zitool.rubrics.packaged import packaged_ids
from zitool.wording.help import option


class ListFormat(StrEnum):
    """How the list is written."""

    TABLE = "table"
    JSON = "json"


def list_rubrics(
    form: Annotated[
        ListFormat, typer.Option("-f", "--format", help=option("list_format"))
    ] = ListFormat.TABLE,
    lang: options.Language_ = Lang.ID,
    debug: options.Debug = False,
) -> None:
    """List the rubrics that come with zitool; one that cannot be read costs only itself, and exit code 2."""
    del debug
    language = options.language_of(lang)
    rubrics, worst = [], 0
    for id_ in packaged_ids():
        try:
            rubrics.append(load_rubric(id_).rubric)
        except RubricError as error:
            worst = error.exit_code
            for each in error.findings:
                sys.stderr.write(f"{finding_text(each, language)}\n")
    if form is ListFormat.JSON:
        emit(list_document(rubrics))
    else:
        show(lambda plain: [list_table(rubrics, language, plain)])
    if worst:
        raise typer.Exit(worst)
