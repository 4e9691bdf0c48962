"""The plan: nothing cheaper exists, following it is enough, and it says what it rests on."""

from __future__ import annotations

import itertools
import os
import random
import subprocess
import sys
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import pytest
from tests.conftest import LONG
from tests.planning import (
    DECREASE,
    SHARE,
    Arithmetic,
    Case,
    a_case,
    a_question,
    a_sheet,
    brute_force,
    brute_force_within,
    followed,
    verdict_on,
    ways_of,
)
from tests.strategies import a_designation, a_requirement, a_rubric, a_section

from zitool.core.planning.gaps import plan
from zitool.core.scoring.eligibility import Status

ZERO = Fraction(0)
SEEDS = range(25 if LONG else 3)
EACH = 50
"""Cases per seed: 1,250 small rubrics in all."""
ROOT = Path(__file__).parents[2]


def planned(case, max_steps=None):
    """Return the plan of a case."""
    return plan(case.rubric, case.answers, case.target, case.effort, max_steps)


def cases(seed, **more):
    """Yield the small rubrics of one seed."""
    chance = random.Random(seed)
    for _ in range(EACH):
        yield a_case(chance, **more)


def reachable(seed, **more):
    """Return those of them that have a plan, with it: at least half."""
    plans = [(case, planned(case)) for case in cases(seed, **more)]
    within_reach = [(case, found) for case, found in plans if found.reachable]
    assert len(within_reach) >= EACH / 2
    return within_reach


# --- optimality --------------------------------------------------------------------------------------------


@pytest.mark.parametrize("seed", SEEDS)
def test_no_combination_of_upgrades_is_better(seed):
    """Cost, then number of upgrades, then points are those of the best combination, if one will do."""
    for case in cases(seed):
        found = planned(case)
        best = brute_force(case, found)
        if best is None:
            assert (found.reachable, found.complete, found.steps, found.cost) == (False, False, (), 0)
            assert found.obstacles
        else:
            assert (found.cost, len(found.steps), -found.points_after) == best
            assert (found.reachable, found.complete, found.obstacles) == (True, True, ())


@pytest.mark.parametrize("seed", SEEDS)
def test_following_the_plan_meets_every_minimum(seed):
    """The what-ifs of all steps together turn the verdict to `met`, with the points that were promised."""
    for case, found in reachable(seed, indices=True):
        verdict = verdict_on(case, followed(case, found))
        assert verdict.status is Status.MET
        assert sum((step.upgrade.cost for step in found.steps), ZERO) == found.cost


@pytest.mark.parametrize("seed", SEEDS)
def test_no_part_of_the_plan_would_do(seed):
    """Whatever steps are left out, the verdict is not `met`."""
    parts = 0
    for case, found in reachable(seed, indices=True):
        for count in range(len(found.steps)):
            # All parts of small plans; of the others those that lack one step, the largest there are.
            if len(found.steps) <= 4 or count == len(found.steps) - 1:
                for part in itertools.combinations(found.steps, count):
                    assert verdict_on(case, followed(case, found, part)).status is not Status.MET
                    parts += 1
    assert parts >= EACH


@pytest.mark.parametrize("seed", SEEDS)
def test_a_budget_buys_the_best_there_is(seed):
    """The most minima met, then the most points, then the least cost, as of all combinations it pays for."""
    chance = random.Random(-seed)
    for case in itertools.islice(cases(seed), 25):
        budget = Fraction(chance.randint(0, 24), 2)
        whole, found = planned(case), planned(case, budget)
        pays = whole.reachable and whole.cost <= budget
        ways = ways_of(case, whole)
        sums = Arithmetic(case, ways)
        met = len(sums.needed) - len(unmet(case, found))

        expected = brute_force_within(case, whole, budget, all_met=pays)
        assert (len(sums.needed) - met, -found.points_after, found.cost, len(found.steps)) == expected
        assert found.cost <= budget
        assert found.complete == pays
        assert found.reachable == whole.reachable


def unmet(case, found):
    """Return the requirements that do not hold after the steps of a plan, as `decide` sees it."""
    checks = verdict_on(case, followed(case, found)).checks
    return [check.requirement.id for check in checks if not check.ok]


# --- what must hold of every plan --------------------------------------------------------------------------


@pytest.mark.parametrize("seed", SEEDS)
def test_steps_add_up(seed):
    """Each total is the one before plus the points of the step, from the total now to the total promised."""
    for _, found in reachable(seed, indices=True):
        start = found.points_before + sum((answer.points for answer in found.beyond_answers), ZERO)
        totals = [*itertools.accumulate((step.upgrade.points for step in found.steps), initial=start)]
        assert [step.total_after for step in found.steps] == totals[1:]
        assert found.points_after == totals[-1]


@pytest.mark.parametrize("seed", SEEDS)
def test_each_requirement_is_unblocked_where_it_begins_to_hold(seed):
    """What a step is said to unblock does not hold before it and holds after it."""
    for case, found in reachable(seed, indices=True)[:20]:
        before = [check.requirement.id for check in verdict_on(case, case.answers).checks if not check.ok]
        now = unmet(case, replace(found, steps=()))
        assert set(before) - set(now) == {id_ for answer in found.beyond_answers for id_ in answer.unblocks}
        states = [
            now,
            *(unmet(case, replace(found, steps=found.steps[: at + 1])) for at in range(len(found.steps))),
        ]
        assert [step.unblocks for step in found.steps] == [
            tuple(id_ for id_ in earlier if id_ not in later) for earlier, later in itertools.pairwise(states)
        ]
        assert states[-1] == []


@pytest.mark.parametrize("seed", SEEDS[:8])
def test_a_better_answer_never_makes_the_plan_dearer(seed):
    """Whoever takes the first step of a plan has no more to do than the rest of it."""
    taken = 0
    for case, found in reachable(seed):
        for step in found.steps[:1]:
            rest = planned(replace(case, answers=followed(case, found, [step])))
            assert rest.cost <= found.cost - step.upgrade.cost
            taken += 1
    assert taken > EACH / 4


@pytest.mark.parametrize("seed", SEEDS[:8])
def test_a_lower_minimum_never_makes_the_plan_dearer(seed):
    """Without one of its requirements a designation costs no more."""
    for case, found in reachable(seed):
        fewer = a_designation(*case.target.requirements[1:])
        less = plan(case.rubric, case.answers, fewer, case.effort)
        assert less.reachable
        assert less.cost <= found.cost


@pytest.mark.parametrize("seed", SEEDS[:8])
def test_costs_only_count_against_each_other(seed):
    """With all efforts three times as high the same plan costs three times as much."""
    for case, found in reachable(seed):
        costs = {leaf.id: case.effort.get(leaf.id, Fraction(1)) for leaf in case.rubric.leaves()}
        dearer = replace(
            case, effort={id_: None if cost is None else 3 * cost for id_, cost in costs.items()}
        )
        again = planned(dearer)
        assert again.cost == 3 * found.cost
        assert [step.upgrade.to for step in again.steps] == [step.upgrade.to for step in found.steps]


@pytest.mark.parametrize("seed", SEEDS[:8])
def test_a_larger_budget_is_never_worse(seed):
    """More steps allowed never leave more requirements unmet."""
    for case in itertools.islice(cases(seed), 15):
        left = [len(unmet(case, planned(case, budget))) for budget in range(8)]
        assert left == sorted(left, reverse=True)


def test_a_plan_does_not_depend_on_the_order_of_sets():
    """Two processes that hash texts differently print the same plans."""
    program = (
        "import random\n"
        "from tests.planning import a_case\n"
        "from zitool.core.planning.gaps import plan\n"
        "chance = random.Random(3)\n"
        "for case in [a_case(chance, indices=True) for _ in range(40)]:\n"
        "    print(plan(case.rubric, case.answers, case.target, case.effort))\n"
        "    print(plan(case.rubric, case.answers, case.target, case.effort, 3))\n"
    )
    outputs = {
        subprocess.run(
            [sys.executable, "-c", program],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path])},
            check=True,
            capture_output=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1


# --- by hand -----------------------------------------------------------------------------------------------


def a_form(*minima, given=None, effort=None):
    """Return a case: A has three A/B/C/D questions of a point each, B an index of 10, C a share of 2."""
    questions = [a_question(f"A.{code}", "abcd", Fraction(1)) for code in "abc"]
    rubric = a_rubric(
        (
            a_section("A", Fraction(3), tuple(questions)),
            a_section("B", Fraction(10), (a_question("B.a", "indeks", Fraction(10)),)),
            a_section("C", Fraction(2), (a_question("C.a", "rasio", ratio=SHARE),)),
        ),
        a_designation(*minima),
    )
    answers = {"A.a": "D", "A.b": "D", "A.c": "D", "B.a": "3", "C.a#1": "5", "C.a#2": "2"}
    return Case(rubric, a_sheet(rubric, {**answers, **(given or {})}), effort or {})


def minimum(of, at_least, id_="minimum"):
    """Return a requirement in points."""
    return a_requirement(tuple(of.split()), Fraction(at_least), id_=id_)


def told(found):
    """Return the steps of a plan in short."""
    return [
        (step.upgrade.indicator, step.upgrade.start, step.upgrade.to, step.upgrade.cost)
        for step in found.steps
    ]


def test_what_is_met_already_needs_no_plan():
    """Nothing to do costs nothing and changes nothing."""
    found = planned(a_form(minimum("B", 7)))

    assert (found.reachable, found.complete, found.cost, found.steps) == (True, True, 0, ())
    assert found.points_after == found.points_before == Fraction("8.3")


def test_among_equals_the_first_of_the_form_rises():
    """Of three questions alike it is the first, and one question three levels rather than three one each."""
    assert told(planned(a_form(minimum("A", "0.3")))) == [("A.a", "D", "C", 1)]
    assert told(planned(a_form(minimum("A", 1)))) == [("A.a", "D", "A", 3)]


def test_a_fixed_answer_stays():
    """What is fixed is nobody's step, nor is what stands under a fixed section unless it says so."""
    one = planned(a_form(minimum("A", "0.3"), effort={"A.a": None}))
    section = planned(a_form(minimum("A", "0.3"), effort={"A": None, "A.c": Fraction(2)}))

    assert told(one) == [("A.b", "D", "C", 1)]
    assert told(section) == [("A.c", "D", "C", 2)]


def test_effort_moves_the_plan():
    """The plan goes where it is cheap: the nearest id says what a step costs."""
    found = planned(a_form(minimum("A", "0.3"), effort={"A": Fraction(3), "A.b": Fraction("0.5")}))

    assert told(found) == [("A.b", "D", "C", Fraction("0.5"))]


def test_what_cannot_be_reached_says_why():
    """The requirement, the best it could have, and what is fixed in its way."""
    found = planned(a_form(minimum("A", "2.5", "inti"), minimum("C", 1, "hasil"), effort={"A.a": None}))

    (obstacle,) = found.obstacles
    assert (obstacle.requirement, obstacle.needed, obstacle.best) == ("inti", Fraction("2.5"), 2)
    assert obstacle.fixed == ("A.a",)
    assert (found.reachable, found.complete, found.steps) == (False, False, ())


def test_a_fixed_blank_is_in_the_way():
    """While something is unanswered nobody meets the minima, so a blank that stays blank is an obstacle."""
    found = planned(a_form(minimum("C", 1), given={"A.b": ""}, effort={"A.b": None}))

    (obstacle,) = found.obstacles
    assert (obstacle.requirement, obstacle.fixed) == ("", ("A.b",))


def test_blanks_are_answered_as_cheaply_as_the_minima_allow():
    """To answer is one step, and nothing better than the worst answer comes free with it."""
    assert told(planned(a_form(minimum("C", "0.8"), given={"A.b": ""}))) == [("A.b", "", "D", 1)]
    assert told(planned(a_form(minimum("A.b", 1), given={"A.b": ""}))) == [("A.b", "", "A", 4)]


def test_a_count_says_how_many_more():
    """Three of five are needed, two are there: one more; the what-if writes the count."""
    (step,) = planned(a_form(minimum("C", "1.2"))).steps

    upgrade = step.upgrade
    assert (upgrade.start, upgrade.to, upgrade.more, upgrade.whole) == ("2", "3", 1, 5)
    assert upgrade.changes == {"C.a#2": "3"}


def test_a_percentage_says_how_far():
    """Sixty percent are there, seventy are needed: ten steps to exactly that."""
    rubric = a_rubric(
        (a_section("A", Fraction(5), (a_question("A.a", "persen", Fraction(5)),)),),
        a_designation(minimum("A.a", "3.5", "tlhp")),
    )
    (step,) = planned(Case(rubric, a_sheet(rubric, {"A.a": "60%"}), {})).steps

    upgrade = step.upgrade
    assert (upgrade.start, upgrade.to, upgrade.cost, step.unblocks) == ("60%", "70%", 10, ("tlhp",))
    assert (upgrade.more, upgrade.whole, upgrade.changes) == (None, None, {"A.a": "70%"})


# --- survey indices ----------------------------------------------------------------------------------------


def test_an_index_that_a_requirement_needs_is_assumed_and_said():
    """Nothing but the index brings the points: from 3 to 3.6, exactly that."""
    found = planned(a_form(minimum("B", 9, "survei"), minimum("A", "0.3")))

    (beyond,) = found.beyond_answers
    assert (beyond.indicator, beyond.now, beyond.needed, beyond.points) == (
        "B.a", 3, Fraction("3.6"), Fraction("1.5"),
    )  # fmt: skip
    assert beyond.unblocks == ("survei",)
    assert (found.complete, found.points_after) == (
        True,
        Fraction("8.3") + Fraction("1.5") + Fraction("0.33"),
    )


def test_an_index_is_left_alone_where_answers_will_do():
    """However dear the answers are, nobody is told to wait for a survey."""
    found = planned(a_form(minimum("A B C", "12.5")))

    assert found.beyond_answers == ()
    assert found.points_after == Fraction("12.5")


def test_an_index_is_assumed_where_a_total_needs_it():
    """With every answer at best 12.5 can be had; for 13 the index must bring half a point."""
    found = planned(a_form(minimum("A B C", 13)))

    (beyond,) = found.beyond_answers
    assert beyond.needed == Fraction("3.2")
    assert found.points_after == 13
    assert len(found.steps) == 4


def test_an_assumed_index_is_rounded_up_to_hundredths():
    """An index is published with two decimals: 3.0334 is 3.04."""
    (beyond,) = planned(a_form(minimum("B", Fraction("7.5835")))).beyond_answers

    assert beyond.needed == Fraction("3.04")


def test_an_index_cannot_pass_its_maximum_nor_leave_where_it_is_fixed():
    """More than the scale has is an obstacle; so is an index that is marked as fixed."""
    beyond_it = planned(a_form(minimum("A B", Fraction("13.1"))))
    fixed = planned(a_form(minimum("B", 9), effort={"B.a": None}))

    assert [obstacle.best for obstacle in beyond_it.obstacles] == [13]
    assert beyond_it.beyond_answers == ()
    assert [(obstacle.best, obstacle.fixed) for obstacle in fixed.obstacles] == [(Fraction("7.5"), ("B.a",))]


def test_a_blank_index_is_to_be_had():
    """An unanswered index is needed even where it need not be high; the plan says so."""
    found = planned(a_form(minimum("A", "0.3"), given={"B.a": ""}))

    (beyond,) = found.beyond_answers
    assert (beyond.now, beyond.needed, beyond.points) == (None, 0, 0)
    assert (found.reachable, found.complete) == (True, True)


def test_the_best_within_a_budget_when_out_of_reach_takes_the_index_as_it_is():
    """Where the target cannot be reached at all nothing is assumed, and the steps are still the best."""
    found = planned(a_form(minimum("A", 3, "inti"), minimum("B", 9), effort={"B": None}), max_steps=9)

    assert (found.reachable, found.complete, found.beyond_answers) == (False, False, ())
    assert [id_ for step in found.steps for id_ in step.unblocks] == ["inti"]


# --- ratios that nobody has measured -----------------------------------------------------------------------


def test_a_ratio_without_counts_is_to_be_measured():
    """Whatever it comes to will do; it brings no points until it is filled in."""
    found = planned(a_form(minimum("A", "0.3"), given={"C.a#1": "", "C.a#2": ""}))

    (beyond,) = found.beyond_answers
    assert (beyond.indicator, beyond.now, beyond.needed, beyond.points) == ("C.a", None, 0, 0)
    assert not beyond.is_index
    assert told(found) == [("A.a", "D", "C", 1)]


def test_a_ratio_without_counts_is_assumed_only_as_far_as_it_must_be():
    """For 1.2 of its 2 points 60 % will do; nobody is told that all of it is there."""
    (beyond,) = planned(a_form(minimum("C", "1.2"), given={"C.a#1": "", "C.a#2": ""})).beyond_answers

    assert (beyond.needed, beyond.points) == (Fraction(3, 5), Fraction("1.2"))


def test_a_ratio_without_counts_is_left_alone_where_answers_will_do():
    """Of 15 points 5 can be had by answers with 7.5 from the index: the ratio is taken as nothing."""
    found = planned(a_form(minimum("A B C", "10.5"), given={"C.a#1": "", "C.a#2": ""}))

    assert [answer.needed for answer in found.beyond_answers] == [0]
    assert [step.upgrade.to for step in found.steps] == ["A", "A", "A"]


def test_ratios_are_assumed_at_one_level():
    """Two ratios that have to bring a point of three are 34 % each, not one of them all."""
    questions = tuple(a_question(f"A.{code}", "rasio", ratio=SHARE) for code in "ab")
    rubric = a_rubric((a_section("A", Fraction(3), questions),), a_designation(minimum("A", 1)))
    found = planned(Case(rubric, a_sheet(rubric, {}), {}))

    assert [answer.needed for answer in found.beyond_answers] == [Fraction(34, 100)] * 2
    assert found.complete


# --- budgets -----------------------------------------------------------------------------------------------


def test_a_small_budget_meets_minima_before_it_gathers_points():
    """Two steps: one that meets a minimum and one for points, though both could be for points."""
    found = planned(a_form(minimum("A", 3, "inti"), minimum("C", "1.2", "hasil")), max_steps=2)

    assert told(found) == [("C.a", "2", "4", 2)]
    assert found.steps[0].unblocks == ("hasil",)
    assert (found.reachable, found.complete, found.budget) == (True, False, 2)


def test_what_a_budget_leaves_over_goes_into_points():
    """A step would do; the second buys what brings most."""
    found = planned(a_form(minimum("A", "0.3")), max_steps=2)

    assert found.complete
    assert found.cost == 2
    assert found.points_after == Fraction("8.3") + Fraction("0.33") + Fraction("0.4")


def test_a_budget_of_nothing_is_no_step():
    """Zero steps do nothing, and that is said."""
    found = planned(a_form(minimum("A", 1)), max_steps=0)

    assert (found.steps, found.cost, found.complete) == ((), 0, False)


def test_a_small_budget_may_leave_blanks():
    """One step goes where a minimum is met, not where a blank is filled."""
    found = planned(a_form(minimum("C", "1.2"), given={"A.a": "", "A.b": ""}), max_steps=1)

    assert told(found) == [("C.a", "2", "3", 1)]
    assert not found.complete


# --- order -------------------------------------------------------------------------------------------------


def test_what_unblocks_soonest_comes_first():
    """The requirement that takes one step comes before the one that takes three, though listed later."""
    found = planned(a_form(minimum("A.a", 1, "inti"), minimum("C", "1.2", "hasil")))

    assert [(step.upgrade.indicator, step.unblocks) for step in found.steps] == [
        ("C.a", ("hasil",)),
        ("A.a", ("inti",)),
    ]


def test_requirements_that_cross_are_refused():
    """The search rests on nesting: A + B and B + C is no plan but an error (lint R019 names it first)."""
    with pytest.raises(ValueError, match="nested"):
        planned(a_form(minimum("A B", 1), minimum("B C", 1, "lain")))


def test_a_decrease_is_planned_downwards():
    """Four of ten violations less: from eight to four is four steps for half the ratio."""
    questions = (a_question("A.a", "rasio", ratio=DECREASE),)
    rubric = a_rubric((a_section("A", Fraction(2), questions),), a_designation(minimum("A", "1.2")))
    (step,) = planned(Case(rubric, a_sheet(rubric, {"A.a#1": "10", "A.a#2": "8"}), {})).steps

    assert (step.upgrade.start, step.upgrade.to, step.upgrade.more, step.upgrade.cost) == ("8", "4", 4, 4)
    assert step.upgrade.changes == {"A.a#2": "4"}
