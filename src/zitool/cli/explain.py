"""``zitool explain``."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from zitool.batch import assess
from zitool.batch.choice import DEFAULT_RUBRIC
from zitool.cli import options
from zitool.cli.console import show
from zitool.cli.options import Lang
from zitool.cli.runs import asked_for, say_to_choose
from zitool.errors import UsageError
from zitool.findings import SEVERITIES, finding
from zitool.reports.explanation import explain_code, explain_designation, explain_indicator, explain_section
from zitool.reports.table import rubric_line
from zitool.rubrics.kept import wording_of
from zitool.rubrics.load import load_rubric
from zitool.wording.help import option

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from rich.console import RenderableType

    from zitool.core.assessment import Assessment
    from zitool.core.rubric import Rubric
    from zitool.wording import Language

    Explained = Callable[[Rubric, str, Assessment | None, Language, bool], RenderableType]


def explain(
    subject: Annotated[
        str, typer.Argument(help=option("subject"), metavar="V303|A.I.1.i|wbk", show_default=False)
    ],
    file: Annotated[
        str, typer.Argument(help=option("one_file"), metavar="[LKE.xlsx]", show_default=False)
    ] = "",
    assessor: options.Assessor = "",
    rubric: options.Rubric = "",
    date: options.DateOption = "",
    lang: options.Language_ = Lang.ID,
    debug: options.Debug = False,
) -> None:
    """Explain a code, the points of a question or section, or the minima of a designation."""
    del debug
    language, on = options.language_of(lang), options.day(date)
    if subject.upper() in SEVERITIES:
        show(lambda _: [explain_code(subject.upper(), language)])
        return
    if not file:
        explained, rubric_, id_ = _subject(load_rubric(rubric or DEFAULT_RUBRIC).rubric, subject, on)
        show(lambda plain: [explained(rubric_, id_, None, language, plain)])
        return
    asked = asked_for(rubric)
    if asked is not None:
        _subject(asked.rubric, subject, on)  # a wrong id is said before a file is read
    assessments = assess(file, asked, assessor, on)
    say_to_choose(assessments, language)
    explained, rubric_, id_ = _subject(assessments[0].rubric, subject, on)
    show(
        lambda plain: [
            *(explained(rubric_, id_, each, language, plain) for each in assessments),
            rubric_line(assessments[0], language),
        ]
    )


def _subject(rubric: Rubric, subject: str, on: dt.date | None) -> tuple[Explained, Rubric, str]:
    """Return what explains `subject`, the rubric, and its id there.

    Raises:
        UsageError: U003, the rubric has no such section, indicator or designation.
    """
    if subject.casefold() in {each.id for each in rubric.designations}:
        return partial(explain_designation, on=on), rubric, subject.casefold()
    sections = {section.id.casefold(): section.id for section in rubric.walk()}
    leaves = {leaf.id.casefold(): leaf.id for leaf in rubric.leaves()}
    wanted = subject.casefold().partition("#")[0]
    id_ = sections.get(wanted) or leaves.get(wanted)
    if id_ is None:
        raise UsageError(finding("U003", name=subject, rubric=rubric.id))
    if wanted in sections:
        return explain_section, rubric, id_
    return partial(explain_indicator, kept=wording_of(rubric.id).get(id_)), rubric, id_
