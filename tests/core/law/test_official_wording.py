"""Official wording that a user keeps: it speaks only where a workbook has no words of its own."""

from __future__ import annotations

import pytest

from zitool.core.law.official_wording import Wording, is_own, with_wording, worded
from zitool.core.scoring.answers import Answer, AnswerSheet
from zitool.core.text_cleaning import fold, fold_lines
from zitool.rubrics.load import load_rubric

RUBRIC = load_rubric("permenpanrb-90-2021").rubric
LEAF = next(leaf for leaf in RUBRIC.leaves() if leaf.id == "A.I.1.i.b")
RATIO = next(leaf for leaf in RUBRIC.leaves() if leaf.id == "A.II.1.i.a")
OURS = "\n".join(f"{option}: {text}" for option, text in LEAF.criteria.items())
KEPT = {
    LEAF.id: Wording("Kalimat resmi", "a. Jika baik\nb. Jika cukup\nc. Jika kurang"),
    f"{RATIO.id}#1": Wording("Jumlah resmi"),
}


@pytest.mark.parametrize(
    ("question", "criteria", "expected"),
    [
        ("Kalimat kantor", "a. x\nb. y\nc. z", ("Kalimat kantor", "a. x\nb. y\nc. z")),
        ("", "", ("Kalimat resmi", KEPT[LEAF.id].criteria)),
        (LEAF.statement, OURS, ("Kalimat resmi", KEPT[LEAF.id].criteria)),
        (f"  {LEAF.statement}\n", "", ("Kalimat resmi", KEPT[LEAF.id].criteria)),
        ("Kalimat kantor", "", ("Kalimat kantor", KEPT[LEAF.id].criteria)),
        (LEAF.statement, "a. x", ("Kalimat resmi", "a. x")),
    ],
)
def test_the_workbook_speaks_first(question, criteria, expected):
    """Own words stay; zitool's short statements and blanks give way to the kept wording."""
    answer = Answer(indicator=LEAF.id, value=None, question=question, criteria=criteria)
    sheet = with_wording(AnswerSheet(assessor="unit", label="x", answers={LEAF.id: answer}), RUBRIC, KEPT)

    said = sheet.answers[LEAF.id]
    assert (said.question, said.criteria) == expected


def test_what_is_not_kept_stays():
    """Answers to other questions, and everything but the words, are the same."""
    answer = Answer(indicator=RATIO.id, value=None, raw="x", question="")
    sheet = AnswerSheet(assessor="unit", label="x", answers={RATIO.id: answer})

    assert with_wording(sheet, RUBRIC, KEPT) == sheet
    assert with_wording(sheet, RUBRIC, {}) == sheet


def test_a_rubric_with_the_kept_words():
    """Statement, criteria by option and counts take the kept words; figures and all else stay."""
    told = {leaf.id: leaf for leaf in worded(RUBRIC, KEPT).leaves()}

    assert told[LEAF.id].statement == "Kalimat resmi"
    assert told[LEAF.id].criteria == {"A": "Jika baik", "B": "Jika cukup", "C": "Jika kurang"}
    assert told[RATIO.id].statement == RATIO.statement
    assert [input_.statement for input_ in told[RATIO.id].inputs] == [
        "Jumlah resmi",
        RATIO.inputs[1].statement,
    ]
    assert worded(RUBRIC, {}) == RUBRIC
    assert worded(RUBRIC, KEPT).weights() == RUBRIC.weights()


def test_criteria_that_name_no_option_leave_the_rubrics_own():
    """Half a criterion under a wrong letter would be worse than our own words."""
    told = worded(RUBRIC, {LEAF.id: Wording("", "Jika baik sekali")})
    leaf = next(leaf for leaf in told.leaves() if leaf.id == LEAF.id)

    assert (leaf.statement, leaf.criteria) == (LEAF.statement, LEAF.criteria)


def test_own_words_of_a_ratio():
    """The guidance of a ratio is the rubric's, too."""
    assert is_own("x", RATIO.guidance, RATIO, []) == (True, False)
    assert is_own("x", "lain", RATIO, []) == (True, True)


def test_folded_texts():
    """Text is one line, criteria a line each, and nothing invisible is left."""
    assert fold("a\u202eb\n c\x00") == "a b c"
    assert fold_lines("a. x\r\n\n  b.\u200b y ") == "a. x\nb. y"
