"""What if: some answers supposed, everything recomputed, nothing guessed and the workbook untouched."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest
from tests.planning import DECREASE, SHARE, a_case, a_question, a_sheet, verdict_on
from tests.strategies import a_rubric, a_section

from zitool.batch import assess
from zitool.core.exact import plain
from zitool.core.planning.gaps import plan
from zitool.core.scoring.eligibility import Status
from zitool.core.scoring.what_if import apply_what_if, suppose
from zitool.rubrics.load import load_rubric

RUBRIC = a_rubric(
    (
        a_section("A", Fraction(4), (a_question("A.a", "abcd"), a_question("A.b", "ya-tidak"))),
        a_section("B", Fraction(4), (a_question("B.a", "indeks"),)),
        a_section(
            "C",
            Fraction(2),
            (a_question("C.a", "rasio", ratio=SHARE), a_question("C.b", "rasio", ratio=DECREASE)),
        ),
    )
)
GIVEN = {"A.a": "C", "A.b": "B", "B.a": "3", "C.a#1": "5", "C.a#2": "2", "C.b#1": "4", "C.b#2": "4"}


def what_if(**changes):
    """Suppose changes of the form; ``C_a__2`` is the input ``C.a#2``."""
    named = {key.replace("__", "#").replace("_", "."): value for key, value in changes.items()}
    return apply_what_if(RUBRIC, a_sheet(RUBRIC, GIVEN), named)


ACCEPTED = [
    ("A.a", "A", 1),
    ("A.a", " a ", 1),
    ("A.a", "", None),
    ("A.a", "-", None),
    ("B.a", "3.6", Fraction("0.9")),
    ("B.a", "3,6", Fraction("0.9")),
    ("C.a", "0.85", Fraction("0.85")),
    ("C.a", "85,5%", Fraction("0.855")),
    ("C.a", "", None),
    ("C.a#2", "3", Fraction(3, 5)),
    ("C.a#1", "10", Fraction(1, 5)),
    ("C.a#2", "", None),
    ("C.b#2", "1", Fraction(3, 4)),
]


@pytest.mark.parametrize(("id_", "text", "value"), ACCEPTED)
def test_one_answer_is_supposed_and_no_other(id_, text, value):
    """The answer has its new worth, is marked as assumed, and all the rest is as before."""
    before = a_sheet(RUBRIC, GIVEN)
    after, problems = apply_what_if(RUBRIC, before, {id_: text})
    own = id_.partition("#")[0]

    assert problems == []
    assert after.values() == {**before.values(), own: value}
    assert after.assumed == {own}
    assert after.what_if == {id_: text}
    assert before == a_sheet(RUBRIC, GIVEN)


REFUSED = [
    ("A.z", "A", "U005", "unknown_id"),
    ("A", "A", "U005", "unknown_id"),
    ("", "A", "U005", "unknown_id"),
    ("C.a#3", "1", "U005", "unknown_id"),
    ("A.a#1", "1", "U005", "unknown_id"),
    ("A.a", "E", "V303", None),
    ("A.a", "1", "V303", None),
    ("B.a", "4.01", "V310", None),
    ("B.a", "85", "V310", None),
    ("B.a", "A", "V306", None),
    ("C.a", "85", "V305", None),
    ("C.a#2", "1.000", "V304", None),
    ("A.a", "N/A", "V327", None),
    ("C.a#2", "2.5", "V312", None),
    ("C.a#2", "-1", "V312", None),
    ("C.a#2", "x" * 500, "V306", None),
]


@pytest.mark.parametrize(("id_", "text", "code", "reason"), REFUSED)
def test_what_cannot_be_supposed_is_a_problem_and_changes_nothing(id_, text, code, reason):
    """An id that is none, or an answer that the scale does not have."""
    before = a_sheet(RUBRIC, GIVEN)
    after, problems = apply_what_if(RUBRIC, before, {id_: text})

    ((found, values),) = problems
    assert found == code
    assert values.get("reason") == reason
    assert after == before
    assert max(map(len, values.values()), default=0) <= 60


def test_a_ratio_and_its_counts_cannot_both_be_supposed():
    """Which of the two should count is nobody's to guess."""
    after, problems = what_if(C_a="0.5", C_a__2="4")

    assert problems == [("U005", {"given": "C.a#2=4", "reason": "contradicts"})]
    assert after.answers["C.a"].value == Fraction(1, 2)


def test_a_typed_ratio_takes_the_place_of_its_counts():
    """No count is shown beside a ratio that it did not make."""
    after, _ = what_if(C_a="0.5")

    assert (after.counts["C.a#1"], after.counts["C.a#2"]) == (None, None)
    assert after.answers["C.a"].chosen == "0.5"


def test_two_counts_are_supposed_together():
    """The ratio is computed once both are known."""
    after, problems = what_if(C_a__1="8", C_a__2="6")

    assert problems == []
    assert after.answers["C.a"].value == Fraction(3, 4)


def test_a_ratio_above_one_or_by_nothing_is_said():
    """The same findings as in a workbook: capped (V311), or asked for (V313)."""
    assert [code for code, _ in what_if(C_a__2="6")[1]] == ["V311"]
    after, problems = what_if(C_a__1="0")
    assert [code for code, _ in problems] == ["V313"]
    assert after.answers["C.a"].value is None


def test_suppositions_add_up():
    """A second what-if stands on the first."""
    once, _ = what_if(A_a="A")
    twice, _ = apply_what_if(RUBRIC, once, {"B.a": "4"})

    assert twice.what_if == {"A.a": "A", "B.a": "4"}
    assert twice.assumed == {"A.a", "B.a"}


def test_an_assessment_is_recomputed_as_a_whole(examples):
    """Points, range, verdicts follow; what the workbook says of itself stays."""
    loaded = load_rubric("permenpanrb-90-2021")
    (before,) = assess(str(examples / "unit-setengah.xlsx"), loaded)
    after, problems = suppose(before, {"B.I.a": "4", "B.II.a": "4"})

    assert problems == []
    section = {node.id: node.points for node in after.card.walk()}
    assert (section["B.I.a"], section["B.II"]) == (Fraction("17.5"), Fraction("17.5"))
    assert after.best.points >= after.card.points >= before.card.points
    assert after.own == before.own
    assert after.findings == before.findings
    assert after.differences == ()
    checks = {check.requirement.id: check.ok for check in after.verdicts[0].checks}
    assert checks["survei-anti-korupsi"]


@pytest.mark.parametrize("seed", range(10))
def test_following_any_plan_by_its_words_meets_the_target(seed):
    """``--set ID=to`` for each step, ``ID=needed`` for what is measured: nothing else is needed."""
    chance = random.Random(seed)
    followed = 0
    for _ in range(40):
        case = a_case(chance, indices=True)
        found = plan(case.rubric, case.answers, case.target, case.effort)
        if not found.reachable:
            continue
        said = {beyond.indicator: plain(beyond.needed) for beyond in found.beyond_answers}
        said |= {step.upgrade.indicator: step.upgrade.to for step in found.steps}
        answers, problems = apply_what_if(case.rubric, case.answers, said)
        assert problems == []
        assert verdict_on(case, answers).status is Status.MET
        followed += 1
    assert followed >= 10


def test_a_whole_number_for_a_ratio_is_what_is_counted():
    """Two of ten violations are left, and not twice the ratio; none is full, not nothing."""
    question = a_question("A.a", "rasio", ratio=DECREASE)
    rubric = a_rubric((a_section("A", Fraction(2), (question,)),))
    before = a_sheet(rubric, {"A.a#1": "10", "A.a#2": "8"})

    for text, value in (("2", Fraction(4, 5)), ("0", Fraction(1)), ("50%", Fraction(1, 2))):
        after, problems = apply_what_if(rubric, before, {"A.a": text})
        assert (after.answers["A.a"].value, problems) == (value, [])
    assert apply_what_if(rubric, before, {"A.a": "2"})[0].what_if == {"A.a#2": "2"}
