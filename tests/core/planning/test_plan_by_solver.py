"""The plan of a whole regulation against an integer-programming solver, which is used nowhere else."""

from __future__ import annotations

import random
import time
from fractions import Fraction
from statistics import median

import pytest
from tests.conftest import LONG
from tests.planning import a_full_case, followed, verdict_on
from tests.strategies import shares

from zitool.core.planning.gaps import plan
from zitool.core.planning.upgrades import upgrades
from zitool.core.scoring.eligibility import Status
from zitool.rubrics.load import load_rubric

highspy = pytest.importorskip("highspy", reason="the solver is not installed here")

RUBRIC = load_rubric("permenpanrb-90-2021").rubric
RUBRICS = [RUBRIC, load_rubric("permenpan-52-2014").rubric]
SEEDS = range(10 if LONG else 1)
EACH = 24
"""Cases per seed and regulation: 240 forms of each."""
TOLERANCE = 1e-9

pytestmark = pytest.mark.slow


def solved(case, found):
    """Return the upgrades that the solver takes, with the survey indices of the plan."""
    solver = highspy.Highs()
    solver.setOptionValue("output_flag", False)
    for option in ("mip_feasibility_tolerance", "primal_feasibility_tolerance"):
        solver.setOptionValue(option, TOLERANCE)
    for option in ("mip_rel_gap", "mip_abs_gap"):
        solver.setOptionValue(option, 0.0)
    values = {**case.answers.values(), **assumed(case, found)}
    taken, terms = [], {}
    for id_, several in upgrades(case.rubric, case.answers, case.effort).items():
        own = [solver.addBinary(obj=float(one.cost)) for one in several]
        taken += zip(several, own, strict=True)
        terms[id_] = [(one.points, variable) for one, variable in zip(several, own, strict=True)]
        if own:
            (solver.addConstr(sum(own) == 1) if values[id_] is None else solver.addConstr(sum(own) <= 1))
    by_node, weights = shares(case.rubric), case.rubric.weights()
    for requirement in case.target.requirements:
        whole = sum(weights[id_] for id_ in requirement.of)
        needed = requirement.at_least * whole / 100 if requirement.unit == "percent" else requirement.at_least
        members = [id_ for node in requirement.of for id_ in by_node[node]]
        needed -= sum(by_node["TOTAL"][id_] * (values[id_] or 0) for id_ in members)
        gains = [(points, variable) for id_ in members for points, variable in terms[id_] if points]
        if needed > 0:
            solver.addConstr(sum(float(points) * variable for points, variable in gains) >= float(needed))
    solver.minimize()
    assert solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
    return [one for one, variable in taken if solver.val(variable) > 0.5]


def assumed(case, found):
    """Return what a plan takes as given, 0 ... 1: an index of at most 4, or a ratio."""
    return {
        answer.indicator: answer.needed / (4 if answer.is_index else 1) for answer in found.beyond_answers
    }


@pytest.mark.parametrize("rubric", RUBRICS, ids=lambda rubric: rubric.id)
@pytest.mark.parametrize("seed", SEEDS)
def test_the_solver_finds_nothing_cheaper(seed, rubric):
    """Both come to the same cost, and whatever the solver takes meets the minima to the last digit."""
    chance = random.Random(seed)
    planned = left_out = 0
    for number in range(EACH):
        case = a_full_case(chance, rubric, number)
        found = plan(case.rubric, case.answers, case.target, case.effort)
        if not found.reachable:
            continue
        planned += 1
        other = solved(case, found)

        assert sum((one.cost for one in other), Fraction(0)) == found.cost
        assert verdict_on(case, followed(case, found)).status is Status.MET
        for one in found.steps:
            rest = [step for step in found.steps if step is not one]
            assert verdict_on(case, followed(case, found, rest)).status is not Status.MET
            left_out += 1
    assert planned >= 20
    assert left_out >= 20


def test_planning_takes_a_moment(record_property):
    """A form of 113 questions is planned in less than the 150 ms CPU of the bar; the median is recorded."""
    chance = random.Random(0)
    spent = []
    for number in range(40):
        case = a_full_case(chance, RUBRIC, number)
        before = time.process_time()
        plan(case.rubric, case.answers, case.target, case.effort)
        spent.append(1000 * (time.process_time() - before))
    record_property("cpu_ms_median", round(median(spent), 1))
    record_property("cpu_ms_most", round(max(spent), 1))

    # One slow moment of a busy machine is no failure.
    assert median(spent) < 150
