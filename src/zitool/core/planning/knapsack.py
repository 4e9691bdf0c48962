"""Nested groups of choices, each group with a minimum: the cheapest choices, and the best for a budget.

The requirements of a designation form such groups over its indicators (a lint rule, R019, sees to it). The
searches here are dynamic programs over the tree of groups: for each group the most points for each cost, what
misses the group's minimum thrown away. Everything is an integer, so all are exact.
"""

from __future__ import annotations

from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING, TypeAlias

from zitool.core.exact import total
from zitool.core.planning.upgrades import points_of, shares, step_costs, upgrades
from zitool.core.record import Record
from zitool.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from zitool.core.law.rubric import Designation, Indicator, Requirement, Rubric
    from zitool.core.planning.upgrades import Effort, Upgrade
    from zitool.core.scoring.answers import AnswerSheet


class Choice(NamedTuple):
    """One way to answer one indicator; `number` tells it from its other ways, 0 changes nothing."""

    cost: int
    points: int
    number: int


class Group:
    """Indicators whose points are summed, each in the innermost group it belongs to.

    Attributes:
        minima: what the sum must reach, once per requirement; may be empty.
        leaves: positions of the indicators that belong to no group inside this one.
        groups: the groups inside.
        price: cost of a point here, for the bounds of `cheapest`.
    """

    def __init__(self) -> None:
        self.minima: list[int] = []
        self.leaves: list[int] = []
        self.groups: list[Group] = []
        self.price = 0

    @property
    def minimum(self) -> int:
        """The highest of the minima."""
        return max(self.minima, default=0)


def nested(sets: Iterable[tuple[frozenset[int], int]], leaves: int) -> Group:
    """Return the tree of groups of these sets of positions, each with its minimum; the root holds all.

    Raises:
        ValueError: two sets overlap and neither holds the other.
    """
    root, everything = Group(), frozenset(range(leaves))
    placed: list[tuple[frozenset[int], Group]] = [(everything, root)]
    for members, minimum in sorted(sets, key=lambda limited: -len(limited[0])):
        around, outer = [holder for holder in placed if members <= holder[0]][-1]
        if any(members & other and not members <= other for other, _ in placed):
            raise ValueError("the requirements are not nested")
        if members != around:
            inner = Group()
            outer.groups.append(inner)
            placed.append((members, inner))
            outer = inner
        outer.minima.append(minimum)
    for leaf in range(leaves):
        next(group for members, group in reversed(placed) if leaf in members).leaves.append(leaf)
    return root


# --- the cheapest way to every minimum ---------------------------------------------------------------------

_State: TypeAlias = tuple[int, int, int]
"""Cost, minus points, minus the choices taken as digits of one number: the less the better, in this order."""


class _Search(NamedTuple):
    ways: Sequence[Sequence[Choice]]
    slack: int
    """How much a solution that is looked for may cost above its lower bound."""
    digits: Sequence[int]
    """The place of each indicator in the number of choices, those first in the form most significant."""


def cheapest(root: Group, ways: Sequence[Sequence[Choice]]) -> list[int] | None:
    """Return the number of the choice for every indicator that meets every minimum at the least cost.

    Among equally cheap solutions the one with the most points, then the one that does more for what comes
    first. None where even the best choices miss a minimum.

    It is fast and loses nothing: each group has a price per point (of the step at which a greedy solution
    reaches its minimum), and Σ price × minimum plus the least of cost - price × points is a lower bound of
    every solution. Only what is near the bound is tried; if it holds a solution, none further away is better.
    """
    most = sum(max(choice.points for choice in way) for way in ways)
    scale = 1 << (most.bit_length() + 16)  # so that a price per point is a whole number and still fine
    ways = [[Choice(choice.cost * scale, choice.points, choice.number) for choice in way] for way in ways]
    greedy = _greedy(root, ways)
    if greedy is None:
        return None
    slack, digits = greedy[0] - _bound(root, ways, 0), _digits(ways)
    for narrow in (5, 2, 0):  # the best is mostly far nearer to its bound than the greedy solution
        states, _ = _states(root, _Search(ways, slack >> narrow, digits), 0)
        if states:  # all that is so near has been tried
            return _numbers(-min(states)[2], digits)
    raise AssertionError("the greedy solution is lost")


def _digits(ways: Sequence[Sequence[Choice]]) -> list[int]:
    width = max((choice.number for way in ways for choice in way), default=1).bit_length()
    return [width * (len(ways) - 1 - position) for position in range(len(ways))]


def _numbers(code: int, digits: Sequence[int]) -> list[int]:
    numbers = []
    for digit in digits:
        numbers.append(code >> digit)
        code -= numbers[-1] << digit
    return numbers


class _Increment(NamedTuple):
    rate: int
    cost: int
    points: int


def _greedy(group: Group, ways: Sequence[Sequence[Choice]]) -> tuple[int, int, list[_Increment]] | None:
    """Return cost and points of a solution and the increments left over; set the price of each group.

    Group by group from the innermost, the cheapest points per cost first until the minimum is reached.
    """
    cost = points = 0
    left: list[_Increment] = []
    for inner in group.groups:
        solution = _greedy(inner, ways)
        if solution is None:
            return None
        cost, points, left = cost + solution[0], points + solution[1], left + solution[2]
    for leaf in group.leaves:
        first, *increments = _hull(ways[leaf])
        cost, points, left = cost + first.cost, points + first.points, left + increments
    # Stable: the increments of one indicator stay in their order.
    left.sort(key=lambda increment: increment.rate)
    group.price = taken = 0
    while points < group.minimum:
        if taken == len(left):
            return None
        group.price = left[taken].rate
        cost, points, taken = cost + left[taken].cost, points + left[taken].points, taken + 1
    return cost, points, left[taken:]


def _hull(way: Sequence[Choice]) -> list[_Increment]:
    """Return the cheapest choice, then increments of ever higher cost per point up to the best choice."""
    hull: list[_Increment] = []
    last = Choice(0, 0, 0)
    for choice in sorted(way, key=lambda choice: (choice.cost, -choice.points)):
        if hull and choice.points <= last.points:
            continue
        step = _Increment(0, choice.cost - last.cost, choice.points - last.points)
        while len(hull) > 1 and step.cost * hull[-1].points < hull[-1].cost * step.points:
            step = _Increment(0, step.cost + hull[-1].cost, step.points + hull[-1].points)
            hull.pop()
        hull.append(step._replace(rate=step.cost // step.points) if hull else step)
        last = choice
    return hull


def _bound(group: Group, ways: Sequence[Sequence[Choice]], outside: int) -> int:
    """Return a lower bound of what this group costs, less what its points are worth at the price outside."""
    price = max(group.price, outside)
    least = sum(min(choice.cost - price * choice.points for choice in ways[leaf]) for leaf in group.leaves)
    return (
        least + sum(_bound(inner, ways, price) for inner in group.groups) + (price - outside) * group.minimum
    )


def _states(group: Group, search: _Search, outside: int) -> tuple[list[_State], int]:
    """Return what can be part of a best solution: per cost the most points; and the bound of the group."""
    price = max(group.price, outside)
    settled = [(leaf, way[0]) for leaf in group.leaves if len(way := search.ways[leaf]) == 1]
    cost, loss = sum(choice.cost for _, choice in settled), -sum(choice.points for _, choice in settled)
    code = -sum(choice.number << search.digits[leaf] for leaf, choice in settled)
    states, bound = [(cost, loss, code)], cost + price * loss
    for leaf in group.leaves:
        way = search.ways[leaf]
        if len(way) == 1:
            continue
        least = min(choice.cost - price * choice.points for choice in way)
        bound += least
        digit = search.digits[leaf]
        options = [
            (choice.cost, -choice.points, -(choice.number << digit))
            for choice in way
            if choice.cost - price * choice.points <= least + search.slack
        ]
        states = _joined(states, options, price, bound + search.slack)
    for inner in group.groups:
        options, inner_bound = _states(inner, search, price)
        bound += inner_bound
        states = _joined(states, options, price, bound + search.slack)
    bound += (price - outside) * group.minimum
    kept = [
        state
        for state in states
        if -state[1] >= group.minimum and state[0] + outside * state[1] <= bound + search.slack
    ]
    return kept, bound


def _joined(states: list[_State], options: list[_State], price: int, most: int) -> list[_State]:
    """Return the sums of two lists of states that cost no more than `most` after their points' price."""
    few, many = sorted((states, options), key=len)
    sums = [
        (cost, loss, state[2] + other[2])
        for state in few
        for other in many  # inside, so that sort() finds a sorted run per state of the shorter list
        if (cost := state[0] + other[0]) + price * (loss := state[1] + other[1]) <= most
    ]
    sums.sort()
    kept: list[_State] = []
    for state in sums:
        if not kept or state[1] < kept[-1][1]:
            kept.append(state)
    return kept


# --- the best that a budget can do -------------------------------------------------------------------------

_Tried: TypeAlias = tuple[int, int, int, int]
"""Cost, minus points, minus minima met, minus the choices taken: the less the better."""


def richest(root: Group, ways: Sequence[Sequence[Choice]], budget: int) -> list[int] | None:
    """Return the choices with the most points that meet every minimum and cost no more than `budget`.

    Among equals the cheapest, then the one that does more for what comes first. None where there are none.

    As fast as `cheapest`, and as sound: at a price p per point whatever costs no more than the budget B and
    has at least the P points of a solution at hand has cost - p × points of at most B - p × P.
    """
    most = sum(max(choice.points for choice in way) for way in ways)
    scale = 1 << (most.bit_length() + 16)
    budget *= scale
    ways = [[Choice(choice.cost * scale, choice.points, choice.number) for choice in way] for way in ways]
    greedy = _greedy(root, ways)
    if greedy is None:
        return None
    cost, points, left = greedy
    price = root.price
    if cost > budget:
        numbers = cheapest(root, ways) or []
        _greedy(root, ways)  # that has set prices of its own scale
        taken = [
            next(choice for choice in way if choice.number == at)
            for way, at in zip(ways, numbers, strict=True)
        ]
        cost, points = sum(choice.cost for choice in taken), sum(choice.points for choice in taken)
        if cost > budget:
            return None
    else:
        for increment in left:
            price = increment.rate
            if cost + increment.cost > budget:
                break
            cost, points = cost + increment.cost, points + increment.points
        else:
            budget = cost  # nothing has more points, so nothing dearer is wanted
    bound, digits = _bound(root, ways, price), _digits(ways)
    slack = budget - price * points - bound
    near = slack >> 5  # the best is mostly far nearer to the bound than the solution at hand
    while True:
        states, _ = _states(root, _Search(ways, near, digits), price)
        fits = [(loss, cost, code) for cost, loss, code in states if cost <= budget]
        # Whatever has as many points as the best of these is at least as near to the bound as this:
        enough = min(budget + price * min(fits)[0] - bound, slack) if fits else slack
        if fits and enough <= near:
            return _numbers(-min(fits)[2], digits)
        if not fits and near == slack:
            raise AssertionError("the solution at hand is lost")
        near = enough if fits else min(max(8 * near, 1), slack)


def best_within(root: Group, ways: Sequence[Sequence[Choice]], budget: int) -> list[int] | None:
    """Return the choices that cost no more than `budget` and meet the most minima, then have the most points.

    Among equals the cheapest, then the one that does more for what comes first. None where there are none.
    """
    digits = _digits(ways)
    tried = _tries(root, ways, digits, budget)
    if not tried:
        return None
    best = min(tried, key=lambda attempt: (attempt[2], attempt[1], attempt[0], attempt[3]))
    return _numbers(-best[3], digits)


def _tries(
    group: Group, ways: Sequence[Sequence[Choice]], digits: Sequence[int], budget: int
) -> list[_Tried]:
    tried: list[_Tried] = [(0, 0, 0, 0)]
    for leaf in group.leaves:
        digit = digits[leaf]
        options = [(choice.cost, -choice.points, 0, -(choice.number << digit)) for choice in ways[leaf]]
        tried = _tried_together(tried, options, budget)
    for inner in group.groups:
        tried = _tried_together(tried, _tries(inner, ways, digits, budget), budget)
    if not group.minima:
        return tried
    counted = [
        (cost, loss, met - sum(-loss >= least for least in group.minima), code)
        for cost, loss, met, code in tried
    ]
    return _undominated(counted)


def _tried_together(tried: list[_Tried], options: list[_Tried], budget: int) -> list[_Tried]:
    few, many = sorted((tried, options), key=len)
    return _undominated(
        [
            (cost, loss + loss_too, met + met_too, code + code_too)
            for cost_too, loss_too, met_too, code_too in few
            for first, loss, met, code in many
            if (cost := first + cost_too) <= budget
        ]
    )


def _undominated(tried: list[_Tried]) -> list[_Tried]:
    """Return what nothing else beats: no more cost, no fewer points and no fewer minima met."""
    tried.sort()
    kept: list[_Tried] = []
    # Loss, with at least so many minima met.
    least = [1] * (1 - min((attempt[2] for attempt in tried), default=0))
    for attempt in tried:
        _, loss, met, _ = attempt
        if loss >= least[-met]:
            continue
        kept.append(attempt)
        for number in range(-met, -1, -1):
            if least[number] <= loss:
                break
            least[number] = loss
    return kept


_ZERO, _ONE = Fraction(0), Fraction(1)
_HUNDRED = 100


class Obstacle(Record, kw_only=False):
    """Why a designation is out of reach.

    Attributes:
        requirement: its id; empty where indicators are unanswered and marked as fixed.
        needed: points that the requirement asks for.
        best: points that it could have at best.
        fixed: indicators marked as fixed that are in its way.
    """

    requirement: str
    needed: Fraction
    best: Fraction
    fixed: tuple[str, ...]


def members_of(rubric: Rubric, requirements: Iterable[Requirement]) -> dict[str, frozenset[str]]:
    """Return the indicators that each requirement sums, by its id."""
    sections = {section.id: section for section in rubric.walk()}

    def below(id_: str) -> Iterable[str]:
        return (leaf.id for leaf in sections[id_].leaves()) if id_ in sections else (id_,)

    return {
        requirement.id: frozenset(member for id_ in requirement.of for member in below(id_))
        for requirement in requirements
    }


def points_needed(requirement: Requirement, weights: Mapping[str, Fraction]) -> Fraction:
    """Return a requirement's minimum in points."""
    if requirement.unit == "points":
        return requirement.at_least
    return total((weights[id_] for id_ in requirement.of), requirement.at_least, among=100)


class Search:
    """The indicators in the order of the form, what each can become, and the minima of one designation.

    Attributes:
        leaves: the indicators.
        values: their answers now, None where unanswered.
        shares: points of their full marks.
        upgrades: their better answers.
        fixed: those that cannot change.
        members: the indicators of each requirement.
        minima: the points that each requirement needs.
    """

    def __init__(
        self,
        rubric: Rubric,
        answers: AnswerSheet,
        target: Designation,
        effort: Effort | None,
        better: Mapping[str, tuple[Upgrade, ...]] | None = None,
    ) -> None:
        weights = rubric.weights()
        self._scales = rubric.scales
        self.leaves: list[Indicator] = list(rubric.leaves())
        self._factor = len(self.leaves) + 1
        self.values = answers.values()
        self.shares = shares(rubric)
        self.upgrades = upgrades(rubric, answers, effort) if better is None else better
        self._most = points_of(self.shares, {id_: self._best_value(id_) for id_ in self.shares})
        self.fixed = {id_ for id_, cost in step_costs(rubric, effort).items() if cost is None}
        self.members = members_of(rubric, target.requirements)
        self.minima = {
            requirement.id: points_needed(requirement, weights) for requirement in target.requirements
        }

    # --- what is measured ---

    def measured(self) -> dict[str, Fraction]:
        """Return the value of what nobody can choose now, 0 where there is none.

        These are survey indices, and ratios and percentages that have no counts to plan by.
        """
        return {
            leaf.id: self.values[leaf.id] or _ZERO
            for leaf in self.leaves
            if self._scales[leaf.scale].kind == "index"
            or (self._scales[leaf.scale].kind != "choice" and not self.upgrades[leaf.id])
        }

    def needed_measures(self) -> dict[str, Fraction]:
        """Return the values of what is measured that a way to every minimum has to take as given.

        The innermost requirement first: what the best answers leave it short of, its ratios have to bring,
        all at one level, and then its indices in their order.
        """
        needed = self.measured()
        for id_ in sorted(self.minima, key=lambda id_: len(self.members[id_])):
            lacking = self.minima[id_] - self.best(id_, needed)
            free = self.members[id_] - self.fixed
            measured = [leaf for leaf in self.leaves if leaf.id in needed and leaf.id in free]
            if lacking > 0:
                ratios = [leaf.id for leaf in measured if not self._is_index(leaf)]
                lacking -= self._level(needed, ratios, lacking)
            for leaf in measured:
                if lacking > 0 and self._is_index(leaf):
                    raised = self._raised(leaf, needed[leaf.id], lacking)
                    lacking -= (raised - needed[leaf.id]) * self.shares[leaf.id]
                    needed[leaf.id] = raised
        return needed

    def _is_index(self, leaf: Indicator) -> bool:
        return self._scales[leaf.scale].kind == "index"

    def _level(self, needed: dict[str, Fraction], ratios: Sequence[str], lacking: Fraction) -> Fraction:
        """Raise `ratios` to the least whole percentage that brings what is lacking; return their gain."""
        gains: dict[str, Fraction] = {}
        for percent in range(_HUNDRED + 1):
            level = Fraction(percent, _HUNDRED)
            gains = {id_: level - needed[id_] for id_ in ratios if level > needed[id_]}
            if total(self.shares[id_] * gain for id_, gain in gains.items()) >= lacking:
                break
        for id_, gain in gains.items():
            needed[id_] += gain
        return total(self.shares[id_] * gain for id_, gain in gains.items())

    def best(self, requirement: str, measures: Mapping[str, Fraction]) -> Fraction:
        """Return the most points that a requirement can have with these measures."""
        members = self.members[requirement]
        return total(
            self.shares[id_] * measures[id_] if id_ in measures else self._most[id_] for id_ in members
        )

    def obstacles(self, measures: Mapping[str, Fraction]) -> list[Obstacle]:
        """Return why no answers meet every minimum with these measures; nothing where some do."""
        obstacles = []
        blank = tuple(id_ for id_ in self.shares if id_ in self.fixed and self.values[id_] is None)
        if blank:
            obstacles.append(Obstacle("", _ZERO, _ZERO, blank))
        for id_, needed in self.minima.items():
            best = self.best(id_, measures)
            if best < needed:
                fixed = self.members[id_] & self.fixed
                low = (leaf for leaf in self.shares if leaf in fixed and (self.values[leaf] or 0) < 1)
                obstacles.append(Obstacle(id_, needed, best, tuple(low)))
        return obstacles

    def _best_value(self, id_: str) -> Fraction:
        return max((upgrade.value for upgrade in self.upgrades[id_]), default=self.values[id_] or _ZERO)

    def _raised(self, leaf: Indicator, value: Fraction, lacking: Fraction) -> Fraction:
        """The value of the least index, in hundredths, that adds the points lacking; at most the highest."""
        maximum = self._scales[leaf.scale].maximum or _ONE
        exact = (value + lacking / self.shares[leaf.id]) * maximum
        return min(Fraction(-(-exact * _HUNDRED // 1), _HUNDRED) / maximum, _ONE)

    # --- answers ---

    def cheapest(self, measures: Mapping[str, Fraction]) -> list[Upgrade]:
        """Return the cheapest upgrades that meet every minimum and leave nothing unanswered.

        Raises:
            ArithmeticError: there are none; `obstacles` would have said so.
        """
        root, ways, _ = self._whole_numbers(measures, blanks_stay=False)
        return self._taken(cheapest(root, ways))

    def within(self, measures: Mapping[str, Fraction], budget: Fraction, *, all_met: bool) -> list[Upgrade]:
        """Return the best upgrades for a budget; with `all_met`, of those that `cheapest` chooses from.

        Raises:
            ArithmeticError: there are none.
        """
        root, ways, unit = self._whole_numbers(measures, blanks_stay=not all_met)
        most = int(budget * unit) * self._factor + self._factor - 1
        return self._taken(richest(root, ways, most) if all_met else best_within(root, ways, most))

    def _taken(self, numbers: Sequence[int] | None) -> list[Upgrade]:
        if numbers is None:
            raise ArithmeticError("there is no way to the target")
        pairs = zip(self.leaves, numbers, strict=True)
        return [self.upgrades[leaf.id][number - 1] for leaf, number in pairs if number]

    def _whole_numbers(
        self, measures: Mapping[str, Fraction], *, blanks_stay: bool
    ) -> tuple[Group, list[list[Choice]], int]:
        """Return groups and ways with everything multiplied to whole numbers, and the unit of costs.

        A cost is so many units times `_factor`, and 1 for the upgrade: that matters among equal costs only.
        """
        offered = [upgrade for several in self.upgrades.values() for upgrade in several]
        start = points_of(self.shares, {**self.values, **measures})
        points = [*start.values(), *self.minima.values(), *(upgrade.points for upgrade in offered)]
        unit = lcm(*(upgrade.cost.denominator for upgrade in offered))
        whole = lcm(*(amount.denominator for amount in points))

        def parts(amount: Fraction) -> int:
            return amount.numerator * (whole // amount.denominator)

        ways = []
        for id_, first in start.items():
            several = [
                Choice(int(upgrade.cost * unit) * self._factor + 1, parts(first) + parts(upgrade.points), at)
                for at, upgrade in enumerate(self.upgrades[id_], 1)
            ]
            stay = blanks_stay or not several or self.values[id_] is not None
            ways.append([Choice(0, parts(first), 0), *several] if stay else several)
        position = {leaf.id: number for number, leaf in enumerate(self.leaves)}
        sets = [
            (frozenset(position[member] for member in self.members[id_]), parts(minimum))
            for id_, minimum in self.minima.items()
        ]
        return nested(sets, len(self.leaves)), ways, unit
