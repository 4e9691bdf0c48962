"""The official wording of a form, kept by a user who has one, for workbooks without words of their own.

A workbook's own words always come first. zitool's short statements are no words of a workbook: a form that
holds them was made by `zitool template`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zitool.core.record import replace
from zitool.core.scoring.criteria import own_words
from zitool.core.text_cleaning import fold
from zitool.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zitool.core.law.rubric import Indicator, Rubric, Section
    from zitool.core.scoring.answers import Answer, AnswerSheet


class Wording(NamedTuple):
    """What a form says of a question, or of a count, which has no criteria; criteria have a line for each."""

    question: str
    criteria: str = ""


class Kept(NamedTuple):
    """The wording kept for a rubric.

    Attributes:
        rubric: its id, and `version`, the version of the rubric that the form was read with.
        source: name of the form, and `sha256` of its bytes.
        texts: by id of an indicator or a count.
    """

    rubric: str
    version: str
    source: str
    sha256: str
    texts: Mapping[str, Wording]


def with_wording(sheet: AnswerSheet, rubric: Rubric, kept: Mapping[str, Wording]) -> AnswerSheet:
    """Return `sheet` with the kept words wherever its workbook has none of its own."""
    leaves = {leaf.id: leaf for leaf in rubric.leaves()}
    answers = {
        id_: _spoken(answer, leaves[id_], kept[id_], list(rubric.scales[leaves[id_].scale].options))
        if id_ in kept and id_ in leaves
        else answer
        for id_, answer in sheet.answers.items()
    }
    return replace(sheet, answers=answers)


def worded(rubric: Rubric, kept: Mapping[str, Wording]) -> Rubric:
    """Return `rubric` with the kept words as its statements and criteria, for a form that people fill in.

    Rows are recognised by the words of the rubric itself; this one is for writing only.
    """
    return replace(
        rubric, sections=tuple(_worded_section(section, rubric, kept) for section in rubric.sections)
    )


def is_own(question: str, criteria: str, leaf: Indicator, options: list[str]) -> tuple[bool, bool]:
    """Return whether question and criteria are words of the workbook: there, and not the rubric's own."""
    own_question = bool(question.strip()) and fold(question) != fold(leaf.statement)
    said = {option: own_words(criteria, option, options) for option in options}
    ours = said == {option: fold(leaf.criteria.get(option, "")) for option in options} if options else False
    own_criteria = bool(criteria.strip()) and not ours and fold(criteria) != fold(leaf.guidance or "")
    return own_question, own_criteria


def _spoken(answer: Answer, leaf: Indicator, wording: Wording, options: list[str]) -> Answer:
    own_question, own_criteria = is_own(answer.question, answer.criteria, leaf, options)
    return replace(
        answer,
        question=answer.question if own_question else wording.question or answer.question,
        criteria=answer.criteria if own_criteria else wording.criteria or answer.criteria,
    )


def _worded_section(section: Section, rubric: Rubric, kept: Mapping[str, Wording]) -> Section:
    return replace(
        section,
        sections=tuple(_worded_section(inner, rubric, kept) for inner in section.sections),
        indicators=tuple(_worded(indicator, rubric, kept) for indicator in section.indicators),
    )


def _worded(leaf: Indicator, rubric: Rubric, kept: Mapping[str, Wording]) -> Indicator:
    wording = kept.get(leaf.id, Wording(""))
    options = list(rubric.scales[leaf.scale].options)
    criteria = {
        option: own_words(wording.criteria, option, options) or text for option, text in leaf.criteria.items()
    }
    inputs = tuple(
        replace(count, statement=kept[count.id].question or count.statement) if count.id in kept else count
        for count in leaf.inputs
    )
    return replace(
        leaf,
        statement=wording.question or leaf.statement,
        criteria=criteria,
        guidance=leaf.guidance if options else fold(wording.criteria) or leaf.guidance,
        inputs=inputs,
    )
