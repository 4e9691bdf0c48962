"""``zitool explain``."""

from __future__ import annotations

from typing import Annotated

import typer

from zitool.batch import DEFAULT_RUBRIC, assess
from zitool.cli import options
from zitool.cli.console import show
from zitool.cli.options import Lang
from zitool.errors import UsageError
from zitool.findings import SEVERITIES, finding
from zitool.reports.explanation import explain_code, explain_indicator, explain_section
from zitool.rubrics.kept import wording_of
from zitool.rubrics.load import load_rubric
from zitool.wording.help import option


def explain(
    subject: Annotated[
        str, typer.Argument(help=option("subject"), metavar="V303|A.I.1.i", show_default=False)
    ],
    file: Annotated[
        str, typer.Argument(help=option("one_file"), metavar="[LKE.xlsx]", show_default=False)
    ] = "",
    assessor: options.Assessor = "",
    rubric: options.Rubric = DEFAULT_RUBRIC,
    lang: options.Language_ = Lang.ID,
    debug: options.Debug = False,
) -> None:
    """Explain a code, or the points of a question or section."""
    del debug
    language = options.language_of(lang)
    if subject.upper() in SEVERITIES:
        show(lambda _: [explain_code(subject.upper(), language)])
        return
    loaded = load_rubric(rubric)
    sections = {section.id.casefold(): section.id for section in loaded.rubric.walk()}
    leaves = {leaf.id.casefold(): leaf.id for leaf in loaded.rubric.leaves()}
    wanted = subject.casefold().partition("#")[0]
    id_ = sections.get(wanted) or leaves.get(wanted)
    if id_ is None:
        raise UsageError(finding("U003", name=subject, rubric=loaded.rubric.id))
    assessments = assess(file, loaded, assessor) if file else [None]
    if wanted in sections:
        show(
            lambda plain: [explain_section(loaded.rubric, id_, each, language, plain) for each in assessments]
        )
        return
    kept = wording_of(loaded.rubric.id).get(id_)
    show(
        lambda plain: [
            explain_indicator(loaded.rubric, id_, each, language, plain, kept=kept) for each in assessments
        ]
    )
