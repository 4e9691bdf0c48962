"""A document as one page, in the look of all reports."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from zitool.named import NamedTuple
from zitool.reports.cells import Toned, own, text_of, tone_of, value_of, words
from zitool.reports.formats.charts import box, histogram, segments
from zitool.reports.html.charts import percent
from zitool.reports.html.document import environment
from zitool.reports.layout import span_text
from zitool.reports.lines import place_or_file

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zitool.reports.cells import Said, Tone
    from zitool.reports.document import Bars, Chart, Document, Series, Spans, Table
    from zitool.wording import Language

_TALLEST, _WORD = 90, 18
"""Height of the tallest bar, and of the words above bars, in pixels."""
HEIGHT, TOP = 200, 12
"""Pixels between nothing and the most there can be on a chart, and above that."""
_MOST_PLACES, _LONGEST_PLACE = 6, 14
"""How many places of a chart are named, and how much of their names is shown."""
LOOKS: Mapping[Tone, str] = {
    "": "",
    "good": "up",
    "bad": "down",
    "warn": "warn",
    "quiet": "quiet",
    "strong": "lead",
    "lead": "lead",
    "met": "yes",
    "open": "open",
    "spared": "quiet",
    "may": "lead",
    "given": "quiet",
    "supposed": "warn",
    "moved": "warn",
    "wrong": "warn",
    "aside": "quiet",
}
"""Tone → class of the style sheet."""
_LONGEST_WORD, _MOST_SIGNS = 18, 120
"""A longer word is a path, and may be broken; so many characters stand side by side on a page."""


class Bar(NamedTuple):
    """One bar of a histogram: middle and width in percent, top and height in pixels."""

    answer: str
    times: int
    middle: str
    start: str
    width: str
    top: int
    height: int


class Stroke(NamedTuple):
    """A figure and its interval in percent of the scale; no ends where there is no interval."""

    title: str
    told: str
    at: str
    low: str
    high: str
    width: str


class Point(NamedTuple):
    """One figure of one line: where, and what it is."""

    x: str
    y: str
    figure: Fraction


class Drawn(NamedTuple):
    """One line of a chart: its number and name, its points, and the strokes between neighbours."""

    kind: int
    title: str
    points: tuple[Point, ...]
    strokes: tuple[tuple[Point, Point], ...]


class Lines(NamedTuple):
    """A chart as it is drawn.

    Attributes:
        minima: y, number and words of each minimum.
        words: x, anchor and name of places.
    """

    title: str
    told: str
    series: tuple[Drawn, ...]
    minima: tuple[tuple[str, int, str], ...]
    words: tuple[tuple[str, str, str], ...]
    top: int = TOP
    base: int = TOP + HEIGHT


def html(document: Document, language: Language) -> str:
    """Return the page; it loads nothing and runs nothing."""
    template = environment(language).get_template("document.html")
    return template.render(
        document=document,
        kind_of=lambda block: type(block).__name__,
        place=place_or_file,
        cell=lambda cell, column: text_of(cell, column, language),
        tone=tone_of,
        looks=LOOKS,
        words=words,
        pieces_of=_pieces,
        widths=_widths,
        dense=lambda widths: sum(widths) > _MOST_SIGNS * 2 // 3,
        drawn=lines,
        bars=_bars,
        strokes=lambda spans: _strokes(spans, language),
        marks=_marks,
        segments_of=segments,
        columns_of=histogram,
        places_of=box,
    )


def _pieces(said: Said) -> list[tuple[str, str]]:
    """Return the pieces of a text, each with the class of its tone."""
    if isinstance(said, str):
        return [(said, "")]
    return [
        (words(own(piece)), LOOKS[piece.tone] if isinstance(piece, Toned) else "") for piece in said.pieces
    ]


def _bars(block: Bars) -> list[Bar]:
    step = Fraction(100, max(len(block.bars), 1))
    drawn = []
    for position, (answer, count) in enumerate(block.bars):
        height = round(_TALLEST * count / block.most)
        start, width = step * position + step / 8, step * 3 / 4
        middle = percent(step * position + step / 2)
        top = _WORD + _TALLEST - height
        drawn.append(Bar(answer, count, middle, percent(start), percent(width), top, height))
    return drawn


def _at(figure: Fraction, block: Spans) -> Fraction:
    low, high = block.ends
    return min(max(100 * (figure - low) / (high - low), Fraction(0)), Fraction(100))


def _strokes(block: Spans, language: Language) -> list[Stroke]:
    drawn = []
    for span in block.spans:
        told, at = span_text(span, block, language), percent(_at(span.figure, block))
        if span.low is None or span.high is None:
            drawn.append(Stroke(span.title, told, at, "", "", ""))
            continue
        low, high = _at(span.low, block), _at(span.high, block)
        drawn.append(Stroke(span.title, told, at, percent(low), percent(high), percent(high - low)))
    return drawn


def _marks(block: Spans) -> list[tuple[str, int, str, Fraction]]:
    """Return place in percent, number, name and figure of each mark."""
    return [
        (percent(_at(figure, block)), kind, name, figure)
        for kind, (name, figure) in enumerate(block.marks, 1)
    ]


def lines(chart: Chart) -> Lines:
    """Return a chart with places and heights; gaps break a line."""
    last = len(chart.places) - 1
    step = max(1, -(-len(chart.places) // _MOST_PLACES))
    named = [
        (_x(place, last), "start" if not place else "end" if place == last else "middle", _short(name))
        for place, name in enumerate(chart.places)
        if place % step == 0 or place == last
    ]
    minima = tuple((_y(share), kind, name) for kind, name, share in chart.minima)
    series = tuple(_line(kind, series, last) for kind, series in enumerate(chart.series, 1))
    return Lines(chart.title, chart.told, series, minima, tuple(named))


def _line(kind: int, series: Series, last: int) -> Drawn:
    points = {
        place: Point(_x(place, last), _y(figure / series.most), figure)
        for place, figure in enumerate(series.figures)
        if figure is not None
    }
    strokes = tuple((points[place], points[place + 1]) for place in points if place + 1 in points)
    return Drawn(kind, series.title, tuple(points.values()), strokes)


def _x(place: int, last: int) -> str:
    return percent(Fraction(100 * place, max(last, 1)))


def _y(share: Fraction) -> str:
    return f"{TOP + HEIGHT * (1 - float(min(max(share, Fraction(0)), Fraction(1)))):.1f}"


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST_PLACE else f"{name[:_LONGEST_PLACE]}…"


def _widths(table: Table, of_part: bool) -> tuple[int, ...]:
    """Return the longest word of each column; nothing where not all of them fit side by side.

    A table of a part has whole columns that lead to other files, and these count.
    """
    cells = [[value_of(cell) if of_part else cell for cell in row] for row in table.rows]
    texts: list[list[str]] = [
        [words(column.title), *(text for row in cells if isinstance(text := row[place], str))]
        for place, column in enumerate(table.columns)
    ]
    longest = tuple(
        max((len(word) for text in column for word in text.split() if len(word) <= _LONGEST_WORD), default=0)
        for column in texts
    )
    return longest if sum(longest) <= _MOST_SIGNS else ()
