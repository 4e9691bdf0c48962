"""Random answers to a rubric: complete and half-filled forms, forms exactly on a minimum, empty denominators.

Made from the rubric alone: nothing here reads a workbook or scores one, but for aiming at a minimum.
"""

from __future__ import annotations

import random
from fractions import Fraction
from typing import TYPE_CHECKING

from zitool.core.scoring.scoring import points_by_id, score

if TYPE_CHECKING:
    from zitool.core.law.rubric import Indicator, Rubric

Cells = dict[str, str | int | float]
"""Id of an indicator or count → what is typed into its answer cell."""

KINDS = ("complete", "holes", "exact", "near", "zeros", "edges")
_TRIES = 60
_MOST_COUNT = 10**6
_MOST_DECIMALS = 9


def random_form(rubric: Rubric, number: int) -> Cells:
    """Return the answers of random form `number`; the kinds of `KINDS` take turns."""
    dice = random.Random(number)
    kind = KINDS[number % len(KINDS)]
    if kind in {"exact", "near"}:
        return _on_a_minimum(rubric, dice, near=kind == "near")
    if kind == "edges":
        return _edge(rubric, dice)
    cells: Cells = {}
    quality = dice.choice([0.2, 0.5, 0.8, 0.97])
    for leaf in rubric.leaves():
        if kind == "holes" and dice.random() < dice.choice([0.02, 0.3]):
            continue
        cells |= _answer(rubric, leaf, dice, quality, zeros=kind == "zeros")
    if kind == "holes":
        for id_ in [id_ for id_ in cells if "#" in id_ and dice.random() < 0.1]:
            del cells[id_]
    return cells


def values(rubric: Rubric, cells: Cells) -> dict[str, Fraction | None]:
    """Return the value that each answer is worth, by the words of the rubric and nothing else."""
    found: dict[str, Fraction | None] = {}
    for leaf in rubric.leaves():
        scale, given = rubric.scales[leaf.scale], cells.get(leaf.id)
        found[leaf.id] = None
        if leaf.ratio is not None:
            found[leaf.id] = _ratio_value(leaf, cells)
        elif isinstance(given, str):
            worths = {option.lower(): value for option, value in scale.options.items()}
            worths |= {option[0].lower(): value for option, value in scale.options.items()}
            found[leaf.id] = worths[given.lower()]
        elif given is not None:
            found[leaf.id] = Fraction(str(given)) / (scale.maximum or 1)
    return found


def _ratio_value(leaf: Indicator, cells: Cells) -> Fraction | None:
    assert leaf.ratio is not None
    counts = {count.code: cells.get(count.id) for count in leaf.inputs}
    if any(counts[code] is None for code in (*leaf.ratio.of, *leaf.ratio.over)):
        return None
    top, bottom = (
        sum(Fraction(counts[code]) for code in codes) for codes in (leaf.ratio.of, leaf.ratio.over)
    )
    if bottom == 0:
        policy = leaf.ratio.both_zero if top == 0 and leaf.ratio.both_zero else leaf.ratio.zero_denominator
        typed = cells.get(leaf.id)
        return {"full": Fraction(1), "zero": Fraction(0)}.get(
            policy, None if typed is None else Fraction(str(typed))
        )
    share = (bottom - top) / bottom if leaf.ratio.kind == "decrease" else top / bottom
    return min(max(share, Fraction(0)), Fraction(1))


def _answer(
    rubric: Rubric, leaf: Indicator, dice: random.Random, quality: float, zeros: bool = False
) -> Cells:
    scale = rubric.scales[leaf.scale]
    if scale.kind == "choice":
        options = list(scale.options)
        option = options[0] if dice.random() < quality else dice.choice(options)
        return {leaf.id: dice.choice([option, option, option.lower(), option.upper(), option[0]])}
    if scale.kind == "index":
        return {leaf.id: dice.choice([dice.randrange(0, 401) / 100, 3.6, 3.2, 4, round(2 + 2 * quality, 2)])}
    if scale.kind == "percent":
        return {leaf.id: dice.choice([dice.randrange(0, 10001) / 10000, 0.7, 0.9, 1, round(quality, 2)])}
    assert leaf.ratio is not None
    cells: Cells = {}
    for count in leaf.inputs:
        if not count.total_of:
            most = dice.choice([0, 0, 1, 5]) if zeros else dice.choice([5, 30, 4000])
            cells[count.id] = dice.randrange(0 if zeros else 1, most + 2)
    if zeros and dice.random() < 0.5:
        cells |= {f"{leaf.id}#{code}": 0 for code in leaf.ratio.over}
        if dice.random() < 0.3 and leaf.ratio.zero_denominator == "ask" and not leaf.ratio.both_zero:
            cells[leaf.id] = dice.randrange(0, 101) / 100
    return cells


def _edge(rubric: Rubric, dice: random.Random) -> Cells:
    """All best, all worst, or one question away from it."""
    best = dice.random() < 0.5
    cells: Cells = {}
    for leaf in rubric.leaves():
        cells |= _extreme(rubric, leaf, best=best)
    odd = dice.choice(list(rubric.leaves()))
    if dice.random() < 0.7:
        cells |= _extreme(rubric, odd, best=not best)
    return cells


def _extreme(rubric: Rubric, leaf: Indicator, *, best: bool) -> Cells:
    scale = rubric.scales[leaf.scale]
    if scale.kind == "choice":
        ranked = sorted(scale.options, key=lambda option: scale.options[option])
        return {leaf.id: ranked[-1 if best else 0]}
    if scale.kind in {"index", "percent"}:
        return {leaf.id: int(scale.maximum or 1) if best else 0}
    return _ratio_cells(leaf, Fraction(best))


def _ratio_cells(leaf: Indicator, value: Fraction) -> Cells:
    """Return counts that make exactly `value`."""
    assert leaf.ratio is not None
    cells: Cells = {count.id: 0 for count in leaf.inputs if not count.total_of}
    top = value.denominator - value.numerator if leaf.ratio.kind == "decrease" else value.numerator
    cells[f"{leaf.id}#{leaf.ratio.of[0]}"] = top
    cells[f"{leaf.id}#{leaf.ratio.over[0]}"] = value.denominator
    return cells


def _on_a_minimum(rubric: Rubric, dice: random.Random, *, near: bool) -> Cells:
    """Answers that reach a requirement exactly, or miss or pass it by a hair, by solving for one number."""
    requirements = [
        that_requirement
        for designation in rubric.designations
        for that_requirement in designation.requirements
    ]
    weights = rubric.weights()
    for _ in range(_TRIES):
        requirement = dice.choice(requirements)
        needed = requirement.at_least
        if requirement.unit == "percent":
            needed = needed * sum(weights[one] for one in requirement.of) / 100
        quality = dice.choice([0.3, 0.45, 0.6, 0.75, 0.9])
        cells: Cells = {}
        for leaf in rubric.leaves():
            cells |= _answer(rubric, leaf, dice, quality)
        aimed = _aim(rubric, dice, cells, requirement.of, needed, near=near)
        if aimed is not None:
            return aimed
    return cells


def _aim(
    rubric: Rubric, dice: random.Random, cells: Cells, of: tuple[str, ...], needed: Fraction, *, near: bool
) -> Cells | None:
    """Move choices towards `needed`, then solve for one ratio, index or percentage; None where that fails."""
    inside = [leaf for section in rubric.walk() if section.id in of for leaf in section.leaves()]
    inside += [leaf for leaf in rubric.leaves() if leaf.id in of]
    choices = [leaf for leaf in inside if rubric.scales[leaf.scale].kind == "choice"]
    numbers = [leaf for leaf in inside if leaf not in choices]
    numbers = [leaf for leaf in numbers if leaf.ratio is not None] or numbers
    if not numbers:
        return None
    solved = dice.choice(numbers)

    def reached(value: int) -> Fraction:
        typed = _number_cells(rubric, solved, Fraction(value))
        assert typed is not None
        points = points_by_id(score(rubric, values(rubric, cells | typed)))
        return sum((points[one] for one in of), Fraction(0))

    low, high = reached(0), reached(1)
    for leaf in dice.sample(choices, len(choices)):
        if low <= needed <= high:
            break
        cells |= _extreme(rubric, leaf, best=needed > high)
        low, high = reached(0), reached(1)
    if not low <= needed <= high:
        return None
    value = (needed - low) / (high - low)
    if near:
        step = Fraction(dice.choice([-1, 1]), 10**5)
        value = min(max(value + step, Fraction(0)), Fraction(1))
    typed = _number_cells(rubric, solved, value)
    return None if typed is None else cells | typed


def _number_cells(rubric: Rubric, leaf: Indicator, value: Fraction) -> Cells | None:
    """Return what is typed to make exactly `value`; None where no count or decimal does."""
    if leaf.ratio is not None:
        return _ratio_cells(leaf, value) if value.denominator <= _MOST_COUNT else None
    typed = value * (rubric.scales[leaf.scale].maximum or 1)
    return {leaf.id: float(typed)} if (typed * 10**_MOST_DECIMALS).denominator == 1 else None
