"""A designation's minima over one form's indicators as whole numbers for `zitool.core.planning.knapsack`."""

from __future__ import annotations

from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING

from zitool.core.planning.knapsack import Choice, best_within, cheapest, nested, richest
from zitool.core.planning.upgrades import shares, step_costs, upgrades
from zitool.core.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from zitool.core.law.rubric import Designation, Indicator, Requirement, Rubric
    from zitool.core.planning.knapsack import Group
    from zitool.core.planning.upgrades import Effort, Upgrade
    from zitool.core.scoring.answers import AnswerSheet

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
    below = {section.id: frozenset(leaf.id for leaf in section.leaves()) for section in rubric.walk()}
    return {
        requirement.id: frozenset().union(*(below.get(id_, frozenset({id_})) for id_ in requirement.of))
        for requirement in requirements
    }


def points_needed(requirement: Requirement, weights: Mapping[str, Fraction]) -> Fraction:
    """Return a requirement's minimum in points."""
    if requirement.unit == "points":
        return requirement.at_least
    return requirement.at_least * sum((weights[id_] for id_ in requirement.of), _ZERO) / 100


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
            if sum((self.shares[id_] * gain for id_, gain in gains.items()), _ZERO) >= lacking:
                break
        for id_, gain in gains.items():
            needed[id_] += gain
        return sum((self.shares[id_] * gain for id_, gain in gains.items()), _ZERO)

    def best(self, requirement: str, measures: Mapping[str, Fraction]) -> Fraction:
        """Return the most points that a requirement can have with these measures."""
        members = self.members[requirement]
        return sum((self.shares[id_] * self._best_value(id_, measures) for id_ in members), _ZERO)

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

    def _best_value(self, id_: str, measures: Mapping[str, Fraction]) -> Fraction:
        if id_ in measures:
            return measures[id_]
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
        values = {**self.values, **measures}
        start = {id_: share * (values[id_] or 0) for id_, share in self.shares.items()}
        points = [*start.values(), *self.minima.values(), *(upgrade.points for upgrade in offered)]
        unit = lcm(*(upgrade.cost.denominator for upgrade in offered))
        whole = lcm(*(amount.denominator for amount in points))
        ways = []
        for id_, first in start.items():
            several = [
                Choice(int(upgrade.cost * unit) * self._factor + 1, int((first + upgrade.points) * whole), at)
                for at, upgrade in enumerate(self.upgrades[id_], 1)
            ]
            stay = blanks_stay or not several or self.values[id_] is not None
            ways.append([Choice(0, int(first * whole), 0), *several] if stay else several)
        position = {leaf.id: number for number, leaf in enumerate(self.leaves)}
        sets = [
            (frozenset(position[member] for member in self.members[id_]), int(minimum * whole))
            for id_, minimum in self.minima.items()
        ]
        return nested(sets, len(self.leaves)), ways, unit
