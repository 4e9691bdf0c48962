"""Upgrades: what can be answered better, in which steps, and what a step costs."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from tests.planning import DECREASE, SHARE, a_question, a_sheet
from tests.strategies import a_rubric, a_section

from zitool.core.law.rubric import Input, Ratio
from zitool.core.planning.upgrades import MOST_STEPS, shares, step_costs, steps_of, upgrades


def a_form(*questions):
    """Return a rubric with one section of two points."""
    return a_rubric((a_section("A", Fraction(2), questions),))


def of_one(question, given, share=2):
    """Return the upgrades of the only question of a form, as (to, steps, points)."""
    rubric = a_form(question)
    found = steps_of(rubric, question, a_sheet(rubric, given), Fraction(share))
    return [(finding.to, finding.cost, finding.points) for finding in found]


def test_a_choice_rises_level_by_level():
    """From C to B is a step, to A are two; what is no better is no upgrade."""
    question = a_question("A.a", "abcd")

    assert of_one(question, {"A.a": "C"}) == [("B", 1, Fraction("0.68")), ("A", 2, Fraction("1.34"))]
    assert of_one(question, {"A.a": "A"}) == []


def test_a_blank_choice_costs_a_step_to_answer_and_one_for_each_level():
    """To answer is work, whatever the answer: better than the worst one is not had for nothing."""
    found = of_one(a_question("A.a", "abcd"), {})

    assert [(to, cost) for to, cost, _ in found] == [("D", 1), ("C", 2), ("B", 3), ("A", 4)]


def test_options_of_one_worth_are_one_level():
    """Where two options are worth the same the first of them is named."""
    rubric = a_form(question := a_question("A.a", "abc"))
    options = {"A": Fraction(1), "A1": Fraction(1), "B": Fraction(1, 2), "C": Fraction(0)}
    rubric = replace(rubric, scales={**rubric.scales, "abc": replace(rubric.scales["abc"], options=options)})

    found = steps_of(rubric, question, a_sheet(rubric, {"A.a": "C"}), Fraction(1))
    assert [(finding.to, finding.cost) for finding in found] == [("B", 1), ("A", 2)]


def test_an_index_has_no_upgrades():
    """Nobody chooses what a survey finds."""
    assert of_one(a_question("A.a", "indeks"), {"A.a": "2"}) == []
    assert of_one(a_question("A.a", "indeks"), {}) == []


def test_a_percentage_rises_percent_by_percent():
    """One percent is one step; between two of them the next whole one is the first to reach."""
    question = a_question("A.a", "persen")

    assert of_one(question, {"A.a": "98%"}) == [
        ("99%", 1, Fraction("0.02")), ("100%", 2, Fraction("0.04")),
    ]  # fmt: skip
    assert of_one(question, {"A.a": "98,5%"}) == [
        ("99%", 1, Fraction("0.01")), ("100%", 2, Fraction("0.03")),
    ]  # fmt: skip
    assert of_one(question, {"A.a": "100%"}) == []


def test_a_blank_percentage_has_no_upgrades():
    """It has to be measured before anybody can plan with it."""
    assert of_one(a_question("A.a", "persen"), {}) == []


SHARES = [
    # counts (whole, part), upgrades: to, steps
    (("5", "2"), [("3", 1), ("4", 2), ("5", 3)]),
    (("5", "5"), []),
    (("5", "7"), []),  # more than all is all
    (("5", ""), []),  # not measured
    (("", ""), []),
    (("", "2"), []),
    (("0", "0"), []),  # a zero denominator is asked for
]


@pytest.mark.parametrize(("counts", "expected"), SHARES)
def test_a_share_rises_count_by_count(counts, expected):
    """One more is one step; what is not stated has to be measured first."""
    given = dict(zip(("A.a#1", "A.a#2"), counts, strict=True))
    found = of_one(a_question("A.a", "rasio", ratio=SHARE), given)

    assert [(to, cost) for to, cost, _ in found] == expected


DECREASES = [
    (("3", "2"), [("1", 1), ("0", 2)]),
    (("2", "4"), [("1", 3), ("0", 4)]),  # down to last year's number nothing is gained
    (("0", "2"), [("0", 2)]),  # none in either year counts as full
    (("0", "0"), []),
    (("2", ""), []),  # not measured
    (("", "2"), []),
]


@pytest.mark.parametrize(("counts", "expected"), DECREASES)
def test_a_decrease_rises_by_counting_down(counts, expected):
    """One fewer is one step."""
    given = dict(zip(("A.a#1", "A.a#2"), counts, strict=True))
    found = of_one(a_question("A.a", "rasio", ratio=DECREASE), given)

    assert [(to, cost) for to, cost, _ in found] == expected


def test_a_ratio_typed_without_counts_has_no_upgrades():
    """Nobody knows how many that would be."""
    assert of_one(a_question("A.a", "rasio", ratio=SHARE), {"A.a": "60%"}) == []


def test_many_counts_are_walked_in_strides():
    """Of 5,000 targets a step is fifty, and the last one ends at the whole."""
    found = of_one(a_question("A.a", "rasio", ratio=SHARE), {"A.a#1": "4990", "A.a#2": "0"})

    assert len(found) == MOST_STEPS
    assert [finding[0] for finding in found[:2]] == ["50", "100"]
    assert found[-1] == ("4990", 100, 2)
    assert (
        len(of_one(a_question("A.a", "rasio", ratio=SHARE), {"A.a#1": "1000000", "A.a#2": "0"})) <= MOST_STEPS
    )


def parted(ratio, totals):
    """Return a ratio indicator with inputs 1 to 4; `totals` is code → codes it sums."""
    inputs = tuple(
        Input(id=f"A.a#{code}", code=code, statement="Jumlah", total_of=totals.get(code, ()))
        for code in "1234"
    )
    return replace(a_question("A.a", "rasio"), ratio=ratio, inputs=inputs)


def test_a_numerator_of_parts_rises_in_its_first_part():
    """What is counted in two places rises in the first."""
    question = parted(Ratio(kind="share", of=("1", "2"), over=("3",), zero_denominator="ask"), {})
    rubric = a_form(question)

    found = steps_of(
        rubric, question, a_sheet(rubric, {"A.a#1": "0", "A.a#2": "1", "A.a#3": "3"}), Fraction(1)
    )
    assert [(finding.to, dict(finding.changes)) for finding in found] == [
        ("2", {"A.a#1": "1"}),
        ("3", {"A.a#1": "2"}),
    ]


def test_a_numerator_of_parts_falls_part_by_part():
    """Of violations of two kinds the first kind goes first, then the second."""
    question = parted(Ratio(kind="decrease", of=("1", "2"), over=("3",), zero_denominator="ask"), {})
    rubric = a_form(question)

    given = {"A.a#1": "1", "A.a#2": "1", "A.a#3": "2"}
    found = steps_of(rubric, question, a_sheet(rubric, given), Fraction(1))
    assert [dict(finding.changes) for finding in found] == [{"A.a#1": "0"}, {"A.a#1": "0", "A.a#2": "0"}]


def test_a_total_does_not_stand_in_for_its_blank_parts():
    """Where only the total of the whole is known no count leads anywhere, as the ratio is open."""
    ratio = Ratio(kind="share", of=("1",), over=("2", "3"), zero_denominator="ask")
    question = parted(ratio, {"4": ("2", "3")})
    rubric = a_form(question)

    found = steps_of(rubric, question, a_sheet(rubric, {"A.a#1": "1", "A.a#4": "2"}), Fraction(1))
    assert found == ()


def test_shares_are_means_or_weights():
    """A question without weight has its part of the section's, one with weight its own."""
    mean = a_section("A", Fraction(2), (a_question("A.a", "abc"), a_question("A.b", "abc")))
    weighted = a_section("B", Fraction(3), (a_question("B.a", "abc", Fraction(3)),))

    assert shares(a_rubric((mean, weighted))) == {"A.a": 1, "A.b": 1, "B.a": 3}


def test_the_nearest_cost_counts():
    """An indicator's own, else its innermost section's, else one."""
    inner = a_section(
        "A.b", Fraction(1), (a_question("A.b.a", "abc"), a_question("A.b.b", "abc")), heading=True
    )
    rubric = a_rubric(
        (a_section("A", Fraction(1), (inner,)), a_section("B", Fraction(1), (a_question("B.a", "abc"),)))
    )

    costs = step_costs(rubric, {"A": Fraction(2), "A.b": None, "A.b.b": Fraction(3)})
    assert costs == {"A.b.a": None, "A.b.b": 3, "B.a": 1}
    assert step_costs(rubric, None) == {"A.b.a": 1, "A.b.b": 1, "B.a": 1}


def test_what_is_fixed_has_no_upgrades():
    """Everything else has, at its cost."""
    rubric = a_form(a_question("A.a", "abc"), a_question("A.b", "abc"))

    found = upgrades(rubric, a_sheet(rubric, {"A.a": "B", "A.b": "B"}), {"A.a": None, "A": Fraction(5)})
    assert found["A.a"] == ()
    assert [finding.cost for finding in found["A.b"]] == [5]
