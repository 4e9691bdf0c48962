"""A document as one page, in the look of all reports."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from zitool.named import NamedTuple
from zitool.reports.document import text_of, tone_of, words
from zitool.reports.formats.spans import span_text
from zitool.reports.html.charts import percent
from zitool.reports.html.document import environment
from zitool.reports.lines import place_or_file

if TYPE_CHECKING:
    from zitool.reports.document import Bars, Document, Spans, Table
    from zitool.wording import Language

_TALLEST, _WORD = 90, 18
"""Height of the tallest bar, and of the words above bars, in pixels."""
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


def html(document: Document, language: Language) -> str:
    """Return the page; it loads nothing and runs nothing."""
    template = environment(language).get_template("document.html")
    return template.render(
        document=document,
        kind_of=lambda block: type(block).__name__,
        place=place_or_file,
        cell=lambda cell, column: text_of(cell, column, language),
        tone=tone_of,
        words=words,
        widths=_widths,
        bars=_bars,
        strokes=lambda spans: _strokes(spans, language),
        marks=_marks,
    )


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


def _widths(table: Table) -> tuple[int, ...]:
    """Return the longest word of each column; nothing where not all of them fit side by side."""
    texts = (
        [words(column.title), *(str(row[position]) for row in table.rows if isinstance(row[position], str))]
        for position, column in enumerate(table.columns)
    )
    longest = tuple(
        max((len(word) for text in column for word in text.split() if len(word) <= _LONGEST_WORD), default=0)
        for column in texts
    )
    return longest if sum(longest) <= _MOST_SIGNS else ()
