"""Whether the cases guard a rubric: every figure is changed by one step, and some case has to notice.

A step is 0.01, up and down, for weights, minima, option values and the maximum of an index, each in its own
unit and inside its limits; a word (points or percent, what a zero denominator means, share or decrease)
becomes each other word that means something else.
"""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple

from zitool.core.exact import plain
from zitool.rubrics.cases import faults_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zitool.core.rubric import Indicator, Rubric, Section
    from zitool.rubrics.case_models import Case, ZoneCase
    from zitool.rubrics.source import Key

STEP = Fraction(1, 100)
_POLICIES = ("ask", "full", "zero")


class Mutant(NamedTuple):
    """A rubric in which one figure is another.

    Attributes:
        path: the way to the figure, in the model as in the YAML.
        figure: weight, minimum, unit, option, maximum, zero_denominator, both_zero or ratio_kind.
        id: whose figure it is.
    """

    path: Key
    figure: str
    id: str
    old: str
    new: str
    rubric: Rubric


class Guarded(NamedTuple):
    """How many figures were changed, and the changes that no case noticed."""

    mutants: int
    survivors: list[Mutant]


def guard(rubric: Rubric, cases: Sequence[Case | ZoneCase]) -> Guarded:
    """Return what becomes of every mutant of `rubric` under `cases`, which all come out as written."""
    waiting = list(cases)
    survivors, count = [], 0
    for mutant in mutants(rubric):
        count += 1
        for place, case in enumerate(waiting):
            if any(True for _ in faults_of(case, mutant.rubric)):
                # What noticed this change most likely notices the next one, too.
                waiting.insert(0, waiting.pop(place))
                break
        else:
            survivors.append(mutant)
    return Guarded(count, survivors)


def mutants(rubric: Rubric) -> Iterator[Mutant]:
    """Yield `rubric` with each of its figures changed in each way, one at a time."""
    for path, figure, id_, old, others in _figures(rubric):
        for new in others:
            yield Mutant(path, figure, id_, _text(old), _text(new), _changed(rubric, path, new))


_Figure = tuple["Key", str, str, Any, list[Any]]


def _figures(rubric: Rubric) -> Iterator[_Figure]:
    """Yield path, kind, id, value and other values of every figure; an heir's parent guards the inherited."""
    for name, scale in rubric.scales.items():
        if rubric.inherits(f"scales.{name}"):
            continue
        for option, worth in scale.options.items():
            path = ("scales", name, "options", option)
            yield path, "option", f"{name} {option}", worth, _steps(worth, Fraction(1))
        if scale.maximum is not None:
            yield ("scales", name, "maximum"), "maximum", name, scale.maximum, _steps(scale.maximum)
    for index, section in enumerate(rubric.sections):
        yield from _of_section(section, ("sections", index), rubric)
    for index, designation in enumerate(() if rubric.inherits("designations") else rubric.designations):
        if (zone := designation.zone) is not None:
            where = ("designations", index, "zone", "at_least")
            yield where, "minimum", f"{designation.id} zone", zone.at_least, _steps(zone.at_least)
        for number, each in enumerate(designation.requirements):
            at, id_ = ("designations", index, "requirements", number), f"{designation.id} {each.id}"
            yield (*at, "at_least"), "minimum", id_, each.at_least, _steps(each.at_least)
            yield (*at, "unit"), "unit", id_, each.unit, _others(each.unit, ("points", "percent"))


def _of_section(section: Section, path: Key, rubric: Rubric) -> Iterator[_Figure]:
    if not rubric.inherits(section.id):
        yield (*path, "weight"), "weight", section.id, section.weight, _steps(section.weight)
    for index, child in enumerate(section.sections):
        yield from _of_section(child, (*path, "sections", index), rubric)
    for index, leaf in enumerate(section.indicators):
        if not rubric.inherits(leaf.id):
            yield from _of_indicator(leaf, (*path, "indicators", index))


def _of_indicator(leaf: Indicator, path: Key) -> Iterator[_Figure]:
    if leaf.weight is not None:
        yield (*path, "weight"), "weight", leaf.id, leaf.weight, _steps(leaf.weight)
    if leaf.ratio is not None:
        ratio, at = leaf.ratio, (*path, "ratio")
        yield (*at, "kind"), "ratio_kind", leaf.id, ratio.kind, _others(ratio.kind, ("share", "decrease"))
        policy, both = ratio.zero_denominator, ratio.both_zero or ratio.zero_denominator
        yield (*at, "zero_denominator"), "zero_denominator", leaf.id, policy, _others(policy, _POLICIES)
        yield (*at, "both_zero"), "both_zero", leaf.id, both, _others(both, _POLICIES)


def _steps(value: Fraction, most: Fraction | None = None) -> list[Fraction]:
    """Return one step down and one up, as far as they are above zero (options: from 0) and within `most`."""
    least = Fraction(0) if most is not None else STEP
    return [each for each in (value - STEP, value + STEP) if each >= least and (most is None or each <= most)]


def _others(value: str, words: Sequence[str]) -> list[str]:
    return [each for each in words if each != value]


def _changed(node: Any, path: Key, value: object) -> Any:  # noqa: ANN401 - any part of a rubric
    """Return `node` with `value` at `path`; everything beside the way there is shared, not copied."""
    if not path:
        return value
    step, rest = path[0], path[1:]
    if isinstance(step, int):
        return (*node[:step], _changed(node[step], rest, value), *node[step + 1 :])
    if isinstance(node, dict):
        return {**node, step: _changed(node[step], rest, value)}
    return replace(node, **{step: _changed(getattr(node, step), rest, value)})


def _text(value: object) -> str:
    return plain(value, comma=True) if isinstance(value, Fraction) else str(value)
