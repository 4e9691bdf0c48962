"""Rubrics with nested requirements, answers to them, and the plain ways to a plan that need no cleverness."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING

from tests.strategies import VALUES, a_designation, a_requirement, a_rubric, a_section, shares

from zitool.core.law.rubric import Indicator, Input, Ratio
from zitool.core.scoring.answers import Answer, AnswerSheet, divide
from zitool.core.scoring.eligibility import decide
from zitool.core.scoring.scoring import Unanswered, score
from zitool.core.scoring.what_if import apply_what_if

if TYPE_CHECKING:
    import random
    from collections.abc import Iterable, Iterator, Mapping

    from zitool.core.law.rubric import Designation, Rubric, Section
    from zitool.core.planning.gaps import Plan
    from zitool.core.planning.upgrades import Effort

ZERO, ONE = Fraction(0), Fraction(1)
SHARE = Ratio(kind="share", of=("2",), over=("1",), zero_denominator="ask")
DECREASE = Ratio(kind="decrease", of=("2",), over=("1",), zero_denominator="ask", both_zero="full")


@dataclass(frozen=True)
class Case:
    """One thing to plan."""

    rubric: Rubric
    answers: AnswerSheet
    effort: Effort

    @property
    def target(self) -> Designation:
        """The one designation."""
        return self.rubric.designations[0]


@dataclass(frozen=True)
class Way:
    """One answer that an indicator can have, worked out here and not in `zitool.core.planning.upgrades`."""

    value: Fraction | None
    cost: Fraction


def a_question(id_: str, scale: str, weight: Fraction | None = None, ratio: Ratio | None = None) -> Indicator:
    """Return an indicator; a ratio with its two counts."""
    codes = ("1", "2") if ratio else ()
    inputs = tuple(Input(id=f"{id_}#{code}", code=code, statement="Jumlah") for code in codes)
    return Indicator(
        id=id_, code=id_[-1], weight=weight, statement="Tanya", scale=scale, ratio=ratio, inputs=inputs
    )


def a_sheet(rubric: Rubric, given: Mapping[str, str]) -> AnswerSheet:
    """Return answers given as what-ifs: id of an indicator or input → text; all else is unanswered."""
    blank = AnswerSheet(
        assessor="unit",
        label="",
        answers={leaf.id: Answer(indicator=leaf.id, value=None) for leaf in rubric.leaves()},
        counts={input_.id: None for leaf in rubric.leaves() for input_ in leaf.inputs},
    )
    sheet, problems = apply_what_if(rubric, blank, given)
    assert {code for code, _ in problems} <= {"V311", "V313"}
    return replace(sheet, what_if={}, assumed=frozenset())


# --- at random ---------------------------------------------------------------------------------------------


def a_case(chance: random.Random, *, indices: bool = False) -> Case:
    """Return a small rubric (1-9 questions) with nested requirements, answers and efforts."""
    rubric = a_rubric(tuple(_sections(chance, indices)))
    atoms = [child.id for section in rubric.sections for child in section.children]
    sets = list(_nested(chance, atoms))
    requirements = [_requirement(chance, rubric, of, number) for number, of in enumerate(sets)]
    rubric = replace(rubric, designations=(a_designation(*requirements),))
    sheet = a_sheet(rubric, dict(_answers(chance, rubric)))
    return Case(rubric, sheet, dict(_effort(chance, rubric)))


def a_full_case(chance: random.Random, rubric: Rubric, number: int) -> Case:
    """Return answers to a whole regulation, the designations by turns, in every other case with efforts."""
    designation = rubric.designations[number % len(rubric.designations)]
    rubric = replace(rubric, designations=(designation,))
    blanks, good = chance.choice([0, 0, 0.1]), chance.random()
    given = {}
    for leaf in rubric.leaves():
        options = [*rubric.scales[leaf.scale].options]
        if chance.random() < blanks:
            continue
        if leaf.ratio:
            counts = {input_.code: chance.randint(0, 12) for input_ in leaf.inputs}
            given |= {input_.id: str(counts[input_.code]) for input_ in leaf.inputs if not input_.total_of}
        elif options:
            given[leaf.id] = options[0] if chance.random() < good else chance.choice(options)
        elif rubric.scales[leaf.scale].kind == "percent":
            given[leaf.id] = f"{chance.randint(40, 100)}%"
        else:
            given[leaf.id] = f"{chance.randint(280, 400) / 100:.2f}"
    effort: dict[str, Fraction | None] = {}
    if number % 4 > 1:
        effort = {leaf.id: Fraction(chance.randint(1, 80), 10) for leaf in rubric.leaves()}
        effort |= dict.fromkeys(chance.sample([*effort], 2))
    return Case(rubric, a_sheet(rubric, given), effort)


def _sections(chance: random.Random, indices: bool) -> Iterator[Section]:
    left = 6
    for letter in "ABC"[: chance.randint(1, 3)]:
        parts = []
        for number in range(chance.randint(1, 2)):
            count = chance.randint(1, max(min(left, 3), 1))
            left -= count
            id_ = f"{letter}.{number}"
            leaves = tuple(_leaf(chance, f"{id_}.{code}", indices) for code in "abc"[:count])
            parts.append(a_section(id_, Fraction(chance.randint(1, 20), 2), leaves))
        yield a_section(letter, sum((part.weight for part in parts), ZERO), tuple(parts))


def _leaf(chance: random.Random, id_: str, indices: bool) -> Indicator:
    if indices and chance.random() < 0.3:
        return a_question(id_, "indeks")
    if chance.random() < 0.25:
        return a_question(id_, "rasio", ratio=chance.choice([SHARE, DECREASE]))
    return a_question(id_, chance.choice([*VALUES]))


def _nested(chance: random.Random, atoms: list[str]) -> Iterator[list[str]]:
    """Yield sets of `atoms` of which any two are apart or one holds the other."""
    if len(atoms) == 1 or chance.random() < 0.8:
        yield atoms
    if len(atoms) > 1:
        mixed = chance.sample(atoms, len(atoms))
        cut = chance.randint(1, len(mixed) - 1)
        for part in (mixed[:cut], mixed[cut:]):
            yield from _nested(chance, part)


def _requirement(chance: random.Random, rubric: Rubric, of: list[str], number: int):
    percent = Fraction(chance.randint(0, 18) * 5)
    if chance.random() < 0.5:
        return a_requirement(tuple(of), percent, "percent", id_=f"minimum-{number}")
    weights = rubric.weights()
    at_least = percent * sum((weights[one] for one in of), ZERO) / 100
    return a_requirement(tuple(of), at_least, id_=f"minimum-{number}")


def _answers(chance: random.Random, rubric: Rubric) -> Iterator[tuple[str, str]]:
    blanks = chance.choice([0, 0, 0.3])
    for leaf in rubric.leaves():
        if chance.random() < blanks and not leaf.ratio:
            continue
        if leaf.ratio:
            whole = chance.randint(0, 6)
            for input_, most in zip(leaf.inputs, (whole, whole + 1), strict=True):
                if chance.random() >= blanks:
                    yield input_.id, str(whole if input_.code == "1" else chance.randint(0, most))
        elif leaf.scale == "indeks":
            yield leaf.id, str(chance.randint(0, 16) / 4)
        else:
            yield leaf.id, chance.choice([*rubric.scales[leaf.scale].options])


def _effort(chance: random.Random, rubric: Rubric) -> Iterator[tuple[str, Fraction | None]]:
    if chance.random() < 0.5:
        return
    for leaf in rubric.leaves():
        if chance.random() < 0.1:
            yield leaf.id, None
        elif chance.random() < 0.5:
            yield leaf.id, Fraction(chance.randint(1, 30), 10)


# --- without cleverness ------------------------------------------------------------------------------------


def ways_of(case: Case, found: Plan) -> dict[str, list[Way]]:
    """Return every answer that each indicator can have; what is measured only what a plan takes as given."""
    scales = case.rubric.scales
    given = {
        answer.indicator: answer.needed / (scales[leaf.scale].maximum or ONE)
        for leaf in case.rubric.leaves()
        for answer in found.beyond_answers
        if answer.indicator == leaf.id
    }
    return {
        leaf.id: [Way(given[leaf.id], ZERO)] if leaf.id in given else list(_ways(case, leaf))
        for leaf in case.rubric.leaves()
    }


def _ways(case: Case, leaf: Indicator) -> Iterator[Way]:
    scale, now = case.rubric.scales[leaf.scale], case.answers.answers[leaf.id].value
    cost = case.effort.get(leaf.id, ONE)
    yield Way(now, ZERO)
    if cost is None or scale.kind == "index":
        return
    if scale.kind == "choice":
        ladder = sorted(scale.options.values())
        for place, value in enumerate(ladder):
            if now is None or value > now:
                yield Way(value, cost * (place + 1 if now is None else place - ladder.index(now)))
        return
    counts = {input_.code: case.answers.counts[input_.id] for input_ in leaf.inputs}
    whole, start = counts["1"], counts["2"]
    assert leaf.ratio is not None
    if whole is None or start is None:
        return
    for count in range(int(max(whole, start)) + 1):
        better = count <= start if leaf.ratio.kind == "decrease" else count >= start
        value, _ = divide(leaf.ratio, {"1": whole, "2": Fraction(count)})
        if better and value is not None and (now is None or value > now):
            yield Way(value, cost * abs(count - start))


class Arithmetic:
    """Minima as whole numbers by the shares of `tests.strategies` not by `core.planning.plan_search`."""

    def __init__(self, case: Case, ways: Mapping[str, list[Way]]) -> None:
        by_node, weights = shares(case.rubric), case.rubric.weights()
        requirements = case.target.requirements
        needed = [
            requirement.at_least
            * (
                sum((weights[id_] for id_ in requirement.of), ZERO) / 100
                if requirement.unit == "percent"
                else 1
            )
            for requirement in requirements
        ]
        values = [way.value or ZERO for several in ways.values() for way in several]
        worth = list(by_node["TOTAL"].values())
        unit = lcm(*(one.denominator for one in needed))
        for value in values:
            unit = lcm(unit, *((value * share).denominator for share in worth))
        self.unit = unit
        self.needed = [int(one * unit) for one in needed]
        total = by_node["TOTAL"]
        self.points = {
            id_: [int((way.value or 0) * total[id_] * unit) for way in several]
            for id_, several in ways.items()
        }
        self.members = [
            {leaf for id_ in requirement.of for leaf in by_node[id_]} for requirement in requirements
        ]

    def reached(self, taken: Mapping[str, int]) -> list[int]:
        """Return what each requirement has reached."""
        return [sum(self.points[id_][taken[id_]] for id_ in members) for members in self.members]

    def met(self, taken: Mapping[str, int]) -> int:
        """Return how many requirements hold."""
        return sum(map(int.__ge__, self.reached(taken), self.needed))

    def total(self, taken: Mapping[str, int]) -> Fraction:
        """Return all points."""
        return Fraction(sum(self.points[id_][number] for id_, number in taken.items()), self.unit)


def everything(ways: Mapping[str, list[Way]]) -> Iterator[tuple[Fraction, int, dict[str, int]]]:
    """Yield cost, upgrades and the ways taken, for every combination there is."""
    unit = lcm(*(way.cost.denominator for several in ways.values() for way in several))
    costs = [[int(way.cost * unit) for way in several] for several in ways.values()]
    for numbers in itertools.product(*(range(len(several)) for several in ways.values())):
        taken = dict(zip(ways, numbers, strict=True))
        cost = sum(that_cost[number] for that_cost, number in zip(costs, numbers, strict=True))
        yield Fraction(cost, unit), sum(number > 0 for number in numbers), taken


def brute_force(case: Case, found: Plan) -> tuple[Fraction, int, Fraction] | None:
    """Return the least cost of meeting everything, then the fewest upgrades, then minus the points.

    Where the plan found no way, what is measured is taken to be the best.
    """
    best = [] if found.reachable else [leaf.id for leaf in case.rubric.leaves() if leaf.ratio]
    ways = ways_of(case, found)
    for id_ in best:
        if len(ways[id_]) == 1 and case.effort.get(id_, ONE) is not None:
            ways[id_] = [Way(ONE, ZERO)]
    sums = Arithmetic(case, ways)
    fits = [
        (cost, upgrades, -sums.total(taken))
        for cost, upgrades, taken in everything(ways)
        if all(ways[id_][number].value is not None for id_, number in taken.items())
        and sums.met(taken) == len(sums.needed)
    ]
    return min(fits, default=None)


def brute_force_within(
    case: Case, found: Plan, budget: Fraction, *, all_met: bool
) -> tuple[int, Fraction, Fraction, int]:
    """Return minima not met, minus points, cost and upgrades of the best that the budget buys."""
    ways = ways_of(case, found)
    sums = Arithmetic(case, ways)
    return min(
        (len(sums.needed) - sums.met(taken), -sums.total(taken), cost, upgrades)
        for cost, upgrades, taken in everything(ways)
        if cost <= budget
        and (
            not all_met
            or (
                sums.met(taken) == len(sums.needed)
                and all(ways[id_][number].value is not None for id_, number in taken.items())
            )
        )
    )


def followed(case: Case, found: Plan, steps: Iterable | None = None) -> AnswerSheet:
    """Return the answers after these steps (else all), with the survey indices that the plan assumes."""
    changes = {answer.indicator: _text(answer.needed) for answer in found.beyond_answers}
    for step in found.steps if steps is None else steps:
        changes |= step.upgrade.changes
    sheet, problems = apply_what_if(case.rubric, case.answers, changes)
    assert problems == []
    return sheet


def _text(number: Fraction) -> str:
    return f"{float(number):.2f}"


def verdict_on(case: Case, answers: AnswerSheet):
    """Return the verdict on answers."""
    values = answers.values()
    card, best = score(case.rubric, values), score(case.rubric, values, Unanswered.BEST)
    return decide(case.rubric, card, best)[0]
