"""``zitool explain``."""

from __future__ import annotations

import re
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING, Annotated

from zitool.batch import assess
from zitool.catalogue import family
from zitool.cli import options
from zitool.cli.assessing import asked_for, deliver_report
from zitool.core.law.facts import kinds_in
from zitool.errors import UsageError
from zitool.findings import finding
from zitool.named import NamedTuple
from zitool.reports.document import Paragraph
from zitool.reports.lines import display, finding_text
from zitool.reports.subjects.explanation import (
    Explanation,
    code_found,
    explain_code,
    explain_designation,
    explain_indicator,
    explain_kind,
    explain_section,
    explanation_document,
    explanation_json,
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
    from zitool.reports.subjects.explanation import Explained, Kind, Told
    from zitool.wording import Language

_CELL = re.compile(r"(?:.*!)?\$?(?P<column>[A-Za-z]{1,3})\$?(?P<row>[0-9]{1,7})")
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_MOST_EXPLAINED = 3
"""Of what words fit; more are listed."""
_CODE, _STEM, _MOST_CODES = re.compile(r"[A-Za-z][0-9]{1,3}"), 3, 12
"""What looks like a code of a finding, how much of it has to fit, how many of those are named."""


class _Subject(NamedTuple):
    """What can be explained: what it is, its id and title, and what explains it."""

    kind: Kind
    id: str
    title: str
    explained: Explained


def explain(
    subject: Annotated[str, options.placed("subject", "V303|A.I.1.i|wbk")],
    file: Annotated[str, options.placed("one_file", "[LKE.xlsx]")] = "",
    assessor: options.Assessor = "",
    sheet: options.OneSheet = "",
    rubric: options.Rubric = "",
    date: options.DateOption = "",
    *,
    told: options.Listed,
) -> None:
    """Explain a code, the points of a question or section, or the minima of a designation."""
    language, form, on = told.language, told.form, options.day(date)
    place = told.place([file] if file else [], form, *([rubric] if rubric else []))
    code = subject.upper()
    is_code = code in family(code[:1])
    asked = asked_for(rubric) if file else None
    if asked is not None and not is_code and not _CELL.fullmatch(subject):
        _subjects(asked.rubric, subject, on)  # a wrong id is said before a file is read
    assessments = assess(file, asked, assessor, on, sheet=sheet) if file else []
    if is_code:
        found = [code_found(code, assessment, language) for assessment in assessments]
        explanations = [Explanation("code", code, explain_code(code, language)), *found]
    elif not assessments:
        rubric_ = load_rubric(rubric or DEFAULT_RUBRIC).rubric
        explanations = _explained(_subjects(rubric_, subject, on), subject, rubric_, None, language)
    else:
        rubric_ = assessments[0].rubric
        subjects = _subjects(rubric_, _at(subject, assessments) or subject, on)
        several = (_explained(subjects, subject, rubric_, one, language) for one in assessments)
        explanations = list(chain.from_iterable(several))
    rest = _said_besides(assessments, language) if assessments else []
    deliver_report(
        form,
        lambda screen: explanation_document(subject, explanations, rest, language, screen=screen),
        lambda: explanation_json(subject, explanations, language),
        place,
        language,
    )


def _said_besides(assessments: Sequence[Assessment], language: Language) -> list[Told]:
    """Return what has to be chosen in a workbook, and by which rubric it is explained."""
    to_choose = chain.from_iterable(assessment.to_choose() for assessment in assessments)
    said = dict.fromkeys(finding_text(reported, language) for reported in to_choose)
    return [*(Paragraph(line, "wrong") for line in said), rubric_line(assessments[0], language)]


def _explained(
    subjects: Sequence[_Subject],
    subject: str,
    rubric: Rubric,
    assessment: Assessment | None,
    language: Language,
) -> list[Explanation]:
    """Return what was found explained, or listed where it is much."""
    if len(subjects) <= _MOST_EXPLAINED:
        return [
            Explanation(kind, id_, explained(rubric, id_, assessment, language), rubric.id, assessment)
            for kind, id_, _, explained in subjects
        ]
    listed = [
        Explanation(kind, id_, [Paragraph(f"  {id_}  {title}")], rubric.id, assessment)
        for kind, id_, title, _ in subjects
    ]
    heading = Paragraph(label("found", language, count=len(subjects), given=display(subject)))
    return [listed[0]._replace(blocks=[heading, *listed[0].blocks]), *listed[1:]]


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


def _subjects(rubric: Rubric, subject: str, on: dt.date | None) -> list[_Subject]:
    """Return what `subject` may mean, by id or else by words: id, title and what explains it.

    Raises:
        UsageError: U003, the rubric has no such section, indicator or designation.
    """
    kept = wording_of(rubric.id)
    known: dict[str, _Subject] = {}
    words: dict[str, str] = {}
    for designation in rubric.designations:
        explained: Explained = partial(explain_designation, on=on)
        known[designation.id] = _Subject("designation", designation.id, designation.name, explained)
        conditions = " ".join(
            prerequisite.statement for prerequisite in rubric.prerequisites_of(designation, on)
        )
        words[designation.id] = f"{designation.name} {conditions}"
    for section in rubric.walk():
        known[section.id.casefold()] = _Subject("section", section.id, section.title, explain_section)
        words[section.id.casefold()] = section.title
    for leaf in rubric.leaves():
        explained = partial(explain_indicator, kept=kept.get(leaf.id))
        known[leaf.id.casefold()] = _Subject("indicator", leaf.id, leaf.statement, explained)
        counts = " ".join(count.statement for count in leaf.inputs)
        words[leaf.id.casefold()] = f"{leaf.statement} {leaf.guidance or ''} {counts}"
    for id_, (kind, group) in kinds_in(rubric.unit_groups).items():
        known[id_] = _Subject("unit_kind", id_, kind.name, explain_kind)
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
    named = ", ".join(dict.fromkeys([*codes[:_MOST_CODES], *(known[name].id for name in likely)]))
    raise UsageError(finding("U003", name=subject, rubric=rubric.id, near=named))
