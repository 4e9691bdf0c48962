"""``zitool explain``."""

from __future__ import annotations

import re
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Annotated

from zitool.batch import assess
from zitool.catalogue import family
from zitool.cli import options
from zitool.cli.assessing import asked_for, show
from zitool.cli.options import Lang
from zitool.core.law.facts import kinds_in
from zitool.errors import UsageError
from zitool.findings import finding
from zitool.reports.document import NO_ROWS, Document, Paragraph
from zitool.reports.lines import display, finding_text
from zitool.reports.subjects.explanation import (
    explain_code,
    explain_designation,
    explain_indicator,
    explain_kind,
    explain_section,
    rubric_line,
)
from zitool.rubrics.load import load_rubric
from zitool.rubrics.official_wording import wording_of
from zitool.rubrics.packaged import DEFAULT_RUBRIC
from zitool.wording import label

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from zitool.core.law.rubric import Rubric
    from zitool.core.scoring.assessment import Assessment
    from zitool.reports.document import Block
    from zitool.reports.subjects.explanation import Explained
    from zitool.wording import Language


_CELL = re.compile(r"(?:.*!)?\$?(?P<column>[A-Za-z]{1,3})\$?(?P<row>[0-9]{1,7})")
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_MOST_EXPLAINED = 3
"""Of what words fit; more are listed."""
_CODE, _STEM, _MOST_CODES = re.compile(r"[A-Za-z][0-9]{1,3}"), 3, 12
"""What looks like a code of a finding, how much of it has to fit, how many of those are named."""


def explain(
    subject: Annotated[str, options.placed("subject", "V303|A.I.1.i|wbk")],
    file: Annotated[str, options.placed("one_file", "[LKE.xlsx]")] = "",
    assessor: options.Assessor = "",
    sheet: options.OneSheet = "",
    rubric: options.Rubric = "",
    date: options.DateOption = "",
    lang: options.Language_ = Lang.ID,
) -> None:
    """Explain a code, the points of a question or section, or the minima of a designation."""
    language, on = options.language_of(lang), options.day(date)
    if subject.upper() in family(subject[:1].upper()):
        _show(explain_code(subject.upper(), language), language)
        return
    if not file:
        rubric_ = load_rubric(rubric or DEFAULT_RUBRIC).rubric
        subjects = _subjects(rubric_, subject, on)
        _show(_explained(subjects, subject, rubric_, None, language), language)
        return
    asked = asked_for(rubric)
    if asked is not None and not _CELL.fullmatch(subject):
        _subjects(asked.rubric, subject, on)  # a wrong id is said before a file is read
    assessments = assess(file, asked, assessor, on, sheet=sheet)
    rubric_ = assessments[0].rubric
    subjects = _subjects(rubric_, _at(subject, assessments) or subject, on)

    blocks = [
        block
        for assessment in assessments
        for block in _explained(subjects, subject, rubric_, assessment, language)
    ]
    to_choose = chain.from_iterable(assessment.to_choose() for assessment in assessments)
    said = dict.fromkeys(finding_text(reported, language) for reported in to_choose)
    blocks += (Paragraph(line, "wrong") for line in said)
    _show([*blocks, rubric_line(assessments[0], language)], language)


def _show(blocks: Sequence[Block], language: Language) -> None:
    from zitool.reports.formats.terminal import terminal  # noqa: PLC0415 - Rich follows

    document = Document("", "", tuple(blocks), NO_ROWS)
    show(lambda plain: terminal(document, language, plain))


def _explained(
    subjects: Sequence[tuple[str, str, Explained]],
    subject: str,
    rubric: Rubric,
    assessment: Assessment | None,
    language: Language,
) -> list[Block]:
    """Return what was found explained, or listed where it is much."""
    if len(subjects) <= _MOST_EXPLAINED:
        several = (explained(rubric, id_, assessment, language) for id_, _, explained in subjects)
        return list(chain.from_iterable(several))
    heading = label("found", language, count=len(subjects), given=display(subject))
    return [Paragraph(heading), *(Paragraph(f"  {id_}  {title}") for id_, title, _ in subjects)]


def _at(subject: str, assessments: Sequence[Assessment]) -> str:
    """Return the id of the question answered in a cell or its row, or of the section with points there."""
    match = _CELL.fullmatch(subject)
    if match is None:
        return ""
    column, row = match["column"].upper(), match["row"]
    cells = {cell: id_ for assessment in assessments for id_, (_, cell) in assessment.own.points.items()}
    cells |= {
        answer.cell: id_
        for assessment in assessments
        for id_, answer in assessment.answers.answers.items()
        if answer.cell
    }
    beside = (id_ for cell, id_ in cells.items() if cell.lstrip(_LETTERS) == row)
    return cells.get(column + row) or next(beside, "")


def _subjects(rubric: Rubric, subject: str, on: dt.date | None) -> list[tuple[str, str, Explained]]:
    """Return what `subject` may mean, by id or else by words: id, title and what explains it.

    Raises:
        UsageError: U003, the rubric has no such section, indicator or designation.
    """
    kept = wording_of(rubric.id)
    known: dict[str, tuple[str, str, Explained]] = {}
    words: dict[str, str] = {}
    for designation in rubric.designations:
        known[designation.id] = designation.id, designation.name, partial(explain_designation, on=on)
        conditions = " ".join(
            prerequisite.statement for prerequisite in rubric.prerequisites_of(designation, on)
        )
        words[designation.id] = f"{designation.name} {conditions}"
    for section in rubric.walk():
        known[section.id.casefold()] = section.id, section.title, explain_section
        words[section.id.casefold()] = section.title
    for leaf in rubric.leaves():
        explained = partial(explain_indicator, kept=kept.get(leaf.id))
        known[leaf.id.casefold()] = leaf.id, leaf.statement, explained
        counts = " ".join(count.statement for count in leaf.inputs)
        words[leaf.id.casefold()] = f"{leaf.statement} {leaf.guidance or ''} {counts}"
    for id_, (kind, group) in kinds_in(rubric.unit_groups).items():
        known[id_] = id_, kind.name, explain_kind
        words[id_] = " ".join((kind.name, group.name, *kind.also_written))
    wanted = subject.casefold().partition("#")[0].strip()
    if wanted in known:
        return [known[wanted]]
    pattern = re.compile(rf"\b{re.escape(wanted)}")
    by_words = [known[id_] for id_, text in words.items() if wanted and pattern.search(text.casefold())]
    if by_words:
        return by_words
    from zitool.core.names import near  # noqa: PLC0415 - only where a name is wrong

    titles = {word: id_ for id_, text in reversed(words.items()) for word in text.casefold().split()}
    likely = [*near(wanted, known), *(titles[word] for word in near(wanted, titles))]
    stem = subject.upper()[:_STEM] if _CODE.fullmatch(subject) else "-"
    codes = [code for code in family(stem[0]) if code.startswith(stem)]
    named = ", ".join(dict.fromkeys([*codes[:_MOST_CODES], *(known[name][0] for name in likely)]))
    raise UsageError(finding("U003", name=subject, rubric=rubric.id, near=named))
