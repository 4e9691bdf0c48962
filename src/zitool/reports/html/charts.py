"""The geometry of the charts: bars against minima and a radar; templates/charts.html draws it as SVG.

Coordinates are text: percent of the width for bars, which grow with the page, and units of the view box for
the radar.
"""

from __future__ import annotations

import math
import textwrap
from typing import TYPE_CHECKING

from zitool.core.exact import fixed
from zitool.core.record import Record
from zitool.core.scoring.scoring import points_by_id
from zitool.reports.layout import area_lines

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from fractions import Fraction

    from zitool.core.law.rubric import Requirement
    from zitool.core.scoring.assessment import Assessment
    from zitool.core.scoring.eligibility import Check
    from zitool.reports.layout import Line

WIDTH, HEIGHT = 510, 386
_CENTRE, _RADIUS, _LABEL_AT = (255, 193), 122, 138
_CHARACTERS, _LINE, _SIDE = 14, 18, 0.25
_FEWEST = 3
_RINGS = (25, 50, 75, 100)


class Mark(Record, kw_only=False):
    """A minimum on a bar.

    Attributes:
        at: percent of the width.
        kind: number of the designation, 1 for the first; each has its own stroke.
    """

    at: str
    kind: int


class Bar(Record, kw_only=False):
    """What is reached of a whole.

    Attributes:
        filled: percent reached.
        possible: percent still possible, from the left; the same as `filled` where all is answered.
        marks: the minima.
    """

    filled: str
    possible: str
    marks: tuple[Mark, ...]


class Spoke(Record, kw_only=False):
    """One axis of a radar: where it ends, its words in lines, and where each of them stands."""

    x: str
    y: str
    words: tuple[tuple[str, str], ...]
    words_x: str
    anchor: str


class Radar(Record, kw_only=False):
    """Areas around a centre.

    Attributes:
        rings: outlines at a quarter, a half, three quarters and the whole.
        reached: outline of what is reached.
        minima: number of the designation and outline of its minima.
    """

    centre: tuple[int, int]
    spokes: tuple[Spoke, ...]
    rings: tuple[str, ...]
    reached: str
    minima: tuple[tuple[int, str], ...]


def line_bar(assessment: Assessment, line: Line) -> Bar:
    """Return the bar of one line of the overview, with the minimum of each designation that has one."""
    best = points_by_id(assessment.best)
    possible = 100 * sum((best[id_] for id_ in line.ids), start=0 * line.weight) / line.weight
    marks = [
        Mark(percent(_of_weight(check, line.weight)), kind)
        for kind, check in enumerate(line.checks, 1)
        if check is not None
    ]
    return Bar(percent(line.percent), percent(possible), tuple(marks))


def check_bar(check: Check, weights: Mapping[str, Fraction], kind: int) -> Bar:
    """Return the bar of one requirement: reached, still possible, and its minimum."""
    whole = _whole(check.requirement, weights)
    marks = (Mark(percent(100 * check.needed / whole), kind),)
    return Bar(percent(100 * check.actual / whole), percent(100 * check.best_case / whole), marks)


def radar(assessment: Assessment) -> Radar | None:
    """Return the radar of the areas, or None where there are too few of them for one."""
    lines = area_lines(assessment)
    if len(lines) < _FEWEST:
        return None
    minima = []
    for kind in range(len(assessment.verdicts)):
        checks = [line.checks[kind] for line in lines]
        if any(checks):
            needed = [
                0.0 if check is None else float(_of_weight(check, line.weight))
                for line, check in zip(lines, checks, strict=True)
            ]
            minima.append((kind + 1, _outline(needed)))
    return Radar(
        centre=_CENTRE,
        spokes=tuple(_spoke(line, place, len(lines)) for place, line in enumerate(lines)),
        rings=tuple(_outline([float(ring)] * len(lines)) for ring in _RINGS),
        reached=_outline([float(line.percent) for line in lines]),
        minima=tuple(minima),
    )


def _whole(requirement: Requirement, weights: Mapping[str, Fraction]) -> Fraction:
    if requirement.unit == "percent":
        return 0 * requirement.at_least + 100
    return sum((weights[id_] for id_ in requirement.of), start=0 * requirement.at_least)


def _of_weight(check: Check, weight: Fraction) -> Fraction:
    return check.needed if check.requirement.unit == "percent" else 100 * check.needed / weight


def percent(value: Fraction) -> str:
    """Return a share of the width, 0 ... 100, as SVG takes it."""
    return fixed(min(max(value, 0 * value), 0 * value + 100), 2, comma=False)


def _direction(place: int, count: int) -> tuple[float, float]:
    angle = math.tau * place / count
    return math.sin(angle), -math.cos(angle)


def _at(place: int, count: int, distance: float) -> tuple[float, float]:
    x, y = _direction(place, count)
    return _CENTRE[0] + x * distance, _CENTRE[1] + y * distance


def _outline(percents: Sequence[float]) -> str:
    corners = (_at(place, len(percents), _RADIUS * share / 100) for place, share in enumerate(percents))
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in corners)


def _spoke(line: Line, place: int, count: int) -> Spoke:
    x, y = _at(place, count, _RADIUS)
    across, down = _direction(place, count)
    words = textwrap.wrap(line.title, _CHARACTERS)
    left, top = _at(place, count, _LABEL_AT)
    anchor = "start" if across > _SIDE else "end" if across < -_SIDE else "middle"
    # Beside the chart the lines stand around the end of the spoke, above and below it outside.
    first = top - _LINE * (len(words) - 1) / 2 if anchor != "middle" else top
    if anchor == "middle" and down < 0:
        first = top - _LINE * (len(words) - 1)
    placed = tuple((word, f"{first + _LINE * row + 5:.1f}") for row, word in enumerate(words))
    return Spoke(f"{x:.1f}", f"{y:.1f}", placed, f"{left:.1f}", anchor)
