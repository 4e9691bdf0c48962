"""The geometry of a recap's charts: shares of units, a histogram of totals, boxes against minima.

Coordinates across are percent of the width, so that charts grow with the page and their words do not; those
down are pixels.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from zitool.core.record import Record
from zitool.reports.html.charts import Mark, percent
from zitool.reports.recap_layout import quartiles

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zitool.core.monitoring.statistics import Count, Spread
    from zitool.reports.recap_layout import Figure

BINS = 20
"""How many bars a histogram has, over the whole weight."""
TALLEST, WORD = 130, 14
"""Height of the tallest bar, and of the words above the bars, in pixels."""
TICKS = 4
STANDINGS = ("met", "near", "not_met", "incomplete", "uncertain", "not_in_force")
"""The fields of `Count` in the order they are shown."""


class Segment(Record, kw_only=False):
    """One share of a whole: what it is, how many, from where and how wide."""

    kind: str
    count: int
    start: str
    width: str


class Column(Record, kw_only=False):
    """One bar of a histogram: from where, how wide, its top and height, and the figures it holds."""

    start: str
    width: str
    top: int
    height: int
    count: int
    least: Fraction
    most: Fraction


class Histogram(Record, kw_only=False):
    """How totals are spread.

    Attributes:
        columns: the bars that hold any.
        ticks: where the scale is marked, with the figure there.
        marks: the minima, each with its figure and designation.
        base: where bars stand, in pixels: below the words of the marks.
    """

    columns: tuple[Column, ...]
    ticks: tuple[tuple[str, Fraction], ...]
    marks: tuple[tuple[Mark, Fraction, str], ...]
    base: int


class Box(Record, kw_only=False):
    """How one figure is spread: ends of the whisker, start and width of the box, median, minima."""

    least: str
    greatest: str
    start: str
    width: str
    median: str
    marks: tuple[Mark, ...]


def segments(count: Count) -> tuple[Segment, ...]:
    """Return how many units stand where, as shares of all; those of nobody left out."""
    tally = {kind: getattr(count, kind) for kind in STANDINGS}
    whole, before, found = sum(tally.values()), 0, []
    for kind, number in tally.items():
        if number:
            share = Fraction(100 * number, whole)
            found.append(Segment(kind, number, percent(Fraction(100 * before, whole)), percent(share)))
            before += number
    return tuple(found)


def histogram(spread: Spread, whole: Fraction, minima: Mapping[str, Sequence[Fraction]]) -> Histogram:
    """Return the histogram of totals.

    Args:
        spread: of the totals, 0 ... `whole`.
        whole: the most there can be.
        minima: designation → what it asks for in all.
    """
    counts = [0] * BINS
    for each in spread.figures:
        counts[min(int(BINS * each / whole), BINS - 1)] += 1
    most, step = max(counts), Fraction(100, BINS)
    marks = [
        (Mark(percent(100 * needed / whole), kind), needed, designation)
        for kind, (designation, several) in enumerate(minima.items(), 1)
        for needed in several
    ]
    base = WORD * len(marks) + WORD // 2 + TALLEST
    columns = [
        Column(
            percent(step * place + Fraction(1, 4)), percent(step - Fraction(1, 2)),
            base - (height := max(2, round(TALLEST * count / most))), height, count,
            whole * place / BINS, whole * (place + 1) / BINS,
        )
        for place, count in enumerate(counts)
        if count
    ]  # fmt: skip
    ticks = [(percent(Fraction(100 * place, TICKS)), whole * place / TICKS) for place in range(TICKS + 1)]
    return Histogram(tuple(columns), tuple(ticks), tuple(marks), base)


def box(figure: Figure, spread: Spread) -> Box | None:
    """Return the box of one figure against its minima; None of nothing."""
    if not spread.figures:
        return None
    least, lower, median, upper, greatest = (100 * each / figure.whole for each in quartiles(spread))
    marks = [
        Mark(percent(100 * needed / figure.whole), kind)
        for kind, several in enumerate(figure.minima().values(), 1)
        for needed in several
    ]
    start, width = percent(lower), percent(upper - lower)
    return Box(percent(least), percent(greatest), start, width, percent(median), tuple(marks))
