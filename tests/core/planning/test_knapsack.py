"""The searches over nested groups, one against the other: they share no bound and must agree."""

from __future__ import annotations

import random

import pytest
from tests.conftest import LONG

from zitool.core.planning.knapsack import Choice, best_within, cheapest, nested, richest

SEEDS = range(40 if LONG else 4)


def a_puzzle(chance, most):
    """Return groups with six minima, and the ways of 4 to 14 indicators, costs and points below `most`."""
    leaves = chance.randint(4, 14)
    ways = []
    for _ in range(leaves):
        steps = sorted(chance.sample(range(1, most), chance.randint(1, 5)))
        costs = sorted(chance.sample(range(1, most), len(steps)))
        ways.append([Choice(0, chance.randint(0, steps[0] - 1), 0)])
        ways[-1] += [Choice(*pair, at) for at, pair in enumerate(zip(costs, steps, strict=True), 1)]
    best = [max(one.points for one in way) for way in ways]
    cuts = sorted(chance.sample(range(1, leaves), min(3, leaves - 1)))
    parts = [range(start, end) for start, end in zip([0, *cuts], [*cuts, leaves], strict=True)]
    sets = [*parts, range(cuts[-1]), range(leaves)]
    minima = [
        (frozenset(that_set), int(chance.random() * sum(best[leaf] for leaf in that_set)))
        for that_set in sets
    ]
    return nested(minima, leaves), ways


def taken(ways, numbers):
    """Return the choices with these numbers."""
    return [way[number] for way, number in zip(ways, numbers, strict=True)]


@pytest.mark.parametrize("most", [12, 1_000, 10**9])
@pytest.mark.parametrize("seed", SEEDS)
def test_a_budget_for_the_plan_buys_the_same_by_either_search(seed, most):
    """The bounded search finds what the unbounded one does, at, just above and far above the cost."""
    chance = random.Random(seed * 31 + most)
    root, ways = a_puzzle(chance, most)
    plan = cheapest(root, ways)
    assert plan is not None
    cost = sum(that_taken.cost for that_taken in taken(ways, plan))

    for budget in (cost, cost + 1, cost + most // 3, 2 * cost, 50 * most):
        found = richest(root, ways, budget)
        assert found is not None
        assert found == best_within(root, ways, budget)
        assert sum(that_taken.cost for that_taken in taken(ways, found)) <= budget
    assert richest(root, ways, cost - 1) is None
