"""The geometry of charts about many units: shares of a whole, a histogram, boxes against minima.

Coordinates across are percent of the width, so that charts grow with the page and their words do not; those
down are pixels.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from zitool.named import NamedTuple
from zitool.reports.html.charts import Mark, percent

if TYPE_CHECKING:
    from zitool.reports.cells import Box
    from zitool.reports.document import Histogram, Shares

TALLEST, WORD = 130, 14
"""Height of the tallest bar, and of the words above the bars, in pixels."""
TICKS = 4


class Segment(NamedTuple):
    """One share of a whole: what it is, how many, from where and how wide."""

    kind: str
    times: int
    start: str
    width: str


class Bar(NamedTuple):
    """One bar of a histogram: from where, how wide, its top and height, and the figures it holds."""

    start: str
    width: str
    top: int
    height: int
    times: int
    least: Fraction
    most: Fraction


class Bars(NamedTuple):
    """A histogram as it is drawn.

    Attributes:
        columns: the bars that hold any.
        ticks: where the scale is marked, with the figure there.
        marks: the minima, each with its figure and designation.
        base: where bars stand, in pixels: below the words of the marks.
    """

    columns: tuple[Bar, ...]
    ticks: tuple[tuple[str, Fraction], ...]
    marks: tuple[tuple[Mark, Fraction, str], ...]
    base: int


class Places(NamedTuple):
    """A box as it is drawn: ends of the whisker, start and width of the box, median, minima."""

    least: str
    greatest: str
    start: str
    width: str
    median: str
    marks: tuple[Mark, ...]


def segments(block: Shares) -> tuple[Segment, ...]:
    """Return how many units stand where, as shares of all."""
    whole, before, drawn = sum(count for _, _, count in block.parts), 0, []
    for kind, _, count in block.parts:
        start, width = (percent(Fraction(100 * part, whole)) for part in (before, count))
        drawn.append(Segment(kind, count, start, width))
        before += count
    return tuple(drawn)


def histogram(block: Histogram) -> Bars:
    """Return the bars of a histogram and its marks."""
    whole, bins, most = block.whole, len(block.counts), max(block.counts)
    kinds = {name: kind for kind, name in enumerate(dict.fromkeys(name for name, _ in block.marks), 1)}
    marks = tuple(
        (Mark(percent(100 * needed / whole), kinds[name]), needed, name) for name, needed in block.marks
    )
    base, step = WORD * len(marks) + WORD // 2 + TALLEST, Fraction(100, bins)
    columns = [
        Bar(
            percent(step * place + Fraction(1, 4)), percent(step - Fraction(1, 2)),
            base - (height := max(2, round(TALLEST * count / most))), height, count,
            whole * place / bins, whole * (place + 1) / bins,
        )
        for place, count in enumerate(block.counts)
        if count
    ]  # fmt: skip
    ticks = [(percent(Fraction(100 * place, TICKS)), whole * place / TICKS) for place in range(TICKS + 1)]
    return Bars(tuple(columns), tuple(ticks), marks, base)


def box(block: Box) -> Places:
    """Return where the parts of a box stand."""
    least, lower, median, upper, greatest = (100 * figure / block.whole for figure in block.quartiles)
    marks = tuple(Mark(percent(100 * needed / block.whole), kind) for kind, needed in block.marks)
    start, width = percent(lower), percent(upper - lower)
    return Places(percent(least), percent(greatest), start, width, percent(median), marks)
