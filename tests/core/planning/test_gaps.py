"""Gaps: what is missing per requirement, who holds it down, and what brings most for least."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest
from tests.planning import a_case, a_question, a_sheet, verdict_on
from tests.strategies import a_designation, a_requirement, a_rubric, a_section

from zitool.batch import assess
from zitool.core.planning.gaps import find_gaps, quick_wins, report_gaps
from zitool.core.planning.upgrades import shares, upgrades
from zitool.rubrics.load import load_rubric


@pytest.mark.parametrize("seed", range(10))
def test_a_gap_names_all_that_is_below_best_under_it(seed):
    """Figures are the verdict's; the answers below best come with the most points to gain first."""
    chance, told = random.Random(seed), 0
    for _ in range(20):
        case = a_case(chance, indices=True)
        verdict, worth, values = verdict_on(case, case.answers), shares(case.rubric), case.answers.values()
        for gap, check in zip(find_gaps(case.rubric, case.answers, verdict), verdict.checks, strict=True):
            assert (gap.needed, gap.actual, gap.short_by) == (check.needed, check.actual, check.short_by)
            lost = {id_: worth[id_] * (1 - (values[id_] or 0)) for id_ in worth}
            under = [id_ for id_ in worth if any(f"{id_}.".startswith(f"{of}.") for of in gap.requirement.of)]
            low = [id_ for id_ in under if lost[id_]]
            assert sorted(gap.held_down_by) == ([] if check.ok else sorted(low))
            gains = [lost[id_] for id_ in gap.held_down_by]
            assert gains == sorted(gains, reverse=True)
            told += 1
    assert told >= 20


def a_form(given):
    """Return a rubric of a light and a heavy section, and answers."""
    rubric = a_rubric(
        (
            a_section("A", Fraction(1), (a_question("A.a", "abcd"), a_question("A.b", "ya-tidak"))),
            a_section("B", Fraction(9), (a_question("B.a", "abcd"), a_question("B.b", "indeks"))),
        ),
        a_designation(a_requirement(("A", "B"), Fraction(5))),
    )
    return rubric, a_sheet(rubric, given)


def test_quick_wins_bring_most_per_step():
    """One upgrade for a question, best rate first; of equal rates the one with more points."""
    rubric, sheet = a_form({"A.a": "D", "A.b": "A", "B.a": "D", "B.b": "1"})
    found = [(win.indicator, win.to, win.points / win.cost) for win in quick_wins(rubric, sheet)]

    # Of D a step brings 0.33, two bring 0.67, three bring 1: two have the best rate.
    assert found == [("B.a", "B", Fraction("1.5075")), ("A.a", "B", Fraction("0.1675"))]


def test_quick_wins_know_efforts():
    """What is fixed is none, and what is cheap comes first."""
    rubric, sheet = a_form({"A.a": "D", "A.b": "B", "B.a": "D", "B.b": "1"})

    found = quick_wins(rubric, sheet, {"B.a": None, "A.a": Fraction("0.1")})
    assert [finding.indicator for finding in found] == ["A.a", "A.b"]


@pytest.mark.parametrize("seed", range(10))
def test_no_upgrade_beats_the_first_quick_win(seed):
    """No better answer has more points per cost; what is unanswered is no quick win, nor too many."""
    chance = random.Random(seed)
    for _ in range(20):
        case = a_case(chance)
        every = [
            upgrade
            for several in upgrades(case.rubric, case.answers, case.effort).values()
            for upgrade in several
            if case.answers.answers[upgrade.indicator].value is not None
        ]
        wins = quick_wins(case.rubric, case.answers, case.effort, 3)
        assert len(wins) <= 3
        best = max((one.points / one.cost for one in every), default=Fraction(0))
        assert [win.points / win.cost for win in wins[:1]] == ([best] if best else [])


def assessed(file):
    """Return the assessment of an example."""
    (found,) = assess(str(file), load_rubric("permenpanrb-90-2021"))
    return found


def test_the_target_is_the_first_that_is_not_met(examples):
    """All met: the last; one given: that one."""
    good, half = assessed(examples / "unit-baik.xlsx"), assessed(examples / "unit-setengah.xlsx")
    met = [verdict.designation.id for verdict in good.verdicts if str(verdict.status) == "met"]

    expected = next(
        (
            that_verdict.designation.id
            for that_verdict in good.verdicts
            if that_verdict.designation.id not in met
        ),
        "wbbm",
    )
    assert report_gaps(good).verdict.designation.id == expected
    assert report_gaps(half).verdict.designation.id == "wbk"
    assert report_gaps(half, "wbbm").verdict.designation.id == "wbbm"


def test_a_report_of_a_half_filled_form_answers_everything(examples):
    """What is unanswered is listed, and the plan has a step or an index for each of them."""
    report = report_gaps(assessed(examples / "unit-setengah.xlsx"))
    handled = {step.upgrade.indicator for step in report.plan.steps}
    handled |= {answer.indicator for answer in report.plan.beyond_answers}

    assert report.unanswered
    assert set(report.unanswered) <= handled
    assert report.plan.complete
