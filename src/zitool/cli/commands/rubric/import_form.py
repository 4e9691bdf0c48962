"""``zitool rubric import``."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from zitool.batch import ALL, assess_book
from zitool.cli import options
from zitool.cli.options import Lang
from zitool.cli.output import place_for, write_whole
from zitool.core.exact import fixed
from zitool.core.names import is_id, slug
from zitool.errors import EXIT_FINDINGS, RubricError, UnreadableWorkbookError, UsageError
from zitool.findings import Severity, finding
from zitool.lke.draft.rubric_draft import draft_rubric
from zitool.reports.lines import display, finding_text
from zitool.rubrics.draft_yaml import draft_yaml
from zitool.rubrics.load import load_rubric
from zitool.rubrics.packaged import DEFAULT_RUBRIC, MAIN
from zitool.wording import Language, label
from zitool.xlsx.cells import Book, on_sheet, read_book

_SUFFIXES = (".yaml", ".yml")


def import_form(
    form: Annotated[str, options.placed("import_form", "LKE.xlsx")],
    output: Annotated[Path, options.named("-o --output", "import_output", "rubric.yaml")],
    id_: Annotated[str, options.named("--id", "import_id")] = "",
    like: Annotated[str, options.flag("--like", "import_like")] = DEFAULT_RUBRIC,
    today: Annotated[str, options.named("--date", "import_date", "31-12-2025")] = "",
    sheet: options.OneSheet = "",
    overwrite: options.Overwrite = False,
    lang: options.Language_ = Lang.ID,
) -> None:
    """Draft a rubric from a form; what is not certain is a comment in it and a finding here."""
    language = options.language_of(lang)
    if output.suffix.lower() not in _SUFFIXES:
        raise UsageError(finding("U001", name="-o", given=output.suffix or str(output), known=".yaml"))
    name = _name(id_, output)
    known = load_rubric(like)
    place = place_for(output, [form], overwrite=overwrite, rubrics=[like])
    book = on_sheet(read_book(form), sheet)
    on = options.day(today) or date.today()  # noqa: DTZ011 - a day of the user's own calendar
    draft = draft_rubric(book, name, known.rubric, known.wordprints, on)
    write_whole(place, draft_yaml(draft).encode())
    for _, reported in draft.findings:
        sys.stderr.write(f"{finding_text(reported, language)}\n")
    text = label("import_written", language, file=display(str(output)), questions=draft.questions)
    sys.stderr.write(f"{text}\n")
    loads = _say_score(book, output, language)
    if not loads or any(reported.severity is Severity.ERROR for _, reported in draft.findings):
        raise typer.Exit(EXIT_FINDINGS)


def _name(given: str, output: Path) -> str:
    """Return the id asked for, or else the name of the rubric's folder or file as an id."""
    resolved = output.resolve()
    words = given or (resolved.parent.name if output.name == MAIN else output.stem)
    name = given or slug(words)
    if not is_id(name):
        raise UsageError(finding("U013", given=words))
    return name


def _say_score(book: Book, output: Path, language: Language) -> bool:
    """Say what the form comes to under its own draft, and whether the draft can be loaded at all."""
    try:
        loaded = load_rubric(str(output))
        assessments = assess_book(book, loaded, ALL)
    except (RubricError, UnreadableWorkbookError) as error:
        for fault in error.findings:
            sys.stderr.write(f"{finding_text(fault, language)}\n")
        return False
    comma = language == "id"
    for assessment in assessments:
        own = fixed(assessment.own.total, 6, comma) if assessment.own.total is not None else "-"
        total = fixed(assessment.card.points, 6, comma)
        who = display(assessment.answers.assessor)
        sys.stderr.write(f"{label('import_scored', language, assessor=who, total=total, own=own)}\n")
    return True
