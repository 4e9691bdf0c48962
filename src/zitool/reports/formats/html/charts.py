"""Charts as SVG; colours, strokes and dashes are in style.css.

Coordinates across are percent of the width, so that charts grow with the page and their words do not; those
down are pixels. A radar has units of its view box.
"""

from __future__ import annotations

import math
import textwrap
from fractions import Fraction
from typing import TYPE_CHECKING

from zitool.core.exact import fixed, plain
from zitool.reports.formats.html.elements import element, together
from zitool.reports.layout import number, span_text
from zitool.wording import label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zitool.reports.cells import Box, Gauge
    from zitool.reports.document import Bars, Chart, Histogram, Radar, Series, Shares, Spans
    from zitool.reports.formats.html.elements import Child, Html
    from zitool.wording import Language

TALLEST = 130
"""Height of the tallest bar of a histogram."""
HEIGHT, TOP = 200, 12
"""Pixels between nothing and the most there can be on a chart, and above that."""
_TALLEST_BAR, _WORD = 90, 18
"""Height of the tallest of a few bars, and of the words above them."""
_MARK_WORD, _TICKS, _HALF = 14, 4, 50
_MOST_PLACES, _LONGEST_PLACE = 6, 14
"""How many places of a chart are named, and how much of their names is shown."""
_WIDE, _HIGH = 510, 386
_CENTRE, _RADIUS, _LABEL_AT = (255, 193), 122, 138
_CHARACTERS, _LINE, _SIDE = 14, 18, 0.25
_RINGS = (25, 50, 75, 100)
_NOTHING, _WHOLE = Fraction(0), Fraction(100)


def percent(value: Fraction) -> str:
    """Return a share of the width, 0 ... 100, as SVG takes it."""
    return fixed(min(max(value, _NOTHING), _WHOLE), 2, comma=False)


def gauge(block: Gauge) -> Html:
    """Return what is reached of a whole, and what still can be, against minima."""
    reached, possible = percent(block.reached), percent(block.possible)
    shapes: list[Child] = [element("rect", class_="track", y=4, width="100%", height=12, rx=2)]
    if possible != reached:
        shapes.append(element("rect", class_="possible", y=5, width=f"{possible}%", height=10, rx=2))
    shapes.append(element("rect", class_="filled", y=4, width=f"{reached}%", height=12, rx=2))
    shapes += [_mark(percent(at), kind, 0, 20) for kind, at in block.marks]
    return _told(block.key, block.title, block.told, shapes, class_="bar")


def key_of_gauges(names: Sequence[str], open_: bool, language: Language) -> Html:
    """Return what the parts of gauges mean; some still lie `open_`."""
    filled = element("rect", class_="filled", y=4, width="100%", height=12, rx=2)
    possible = element("rect", class_="possible", x=1, y=5, width=26, height=10, rx=2)
    return element(
        "p",
        _sample(filled, label("page_reached", language)),
        _sample(possible, label("page_possible", language)) if open_ else None,
        _minima(names, language),
        class_="key",
    )


def box(block: Box, key: str) -> Html:
    """Return how a figure is spread, against minima."""
    at = [f"{percent(100 * figure / block.whole)}%" for figure in block.quartiles]
    lower, upper = (100 * block.quartiles[place] / block.whole for place in (1, 3))
    shapes = (
        element("rect", class_="track", y=9, width="100%", height=2),
        _stroke("whisker", at[0], at[4], 10, 10),
        *(_stroke("whisker", end, end, 6, 14) for end in (at[0], at[4])),
        element("rect", class_="quarters", x=at[1], y=4, width=f"{percent(upper - lower)}%", height=12),
        _stroke("median", at[2], at[2], 3, 17),
        *(_mark(percent(100 * needed / block.whole), kind, 0, 20) for kind, needed in block.marks),
    )
    return _told(key, block.title, block.told, shapes, class_="bar")


def key_of_boxes(names: Sequence[str], language: Language) -> Html:
    """Return what the parts of boxes mean."""
    quarters = element("rect", class_="quarters", x=1, y=4, width=26, height=12)
    return element(
        "p",
        _sample(_stroke("whisker", "0", "100%", 10, 10), label("recap_key_whisker", language)),
        _sample(together(quarters, _stroke("median", "50%", "50%", 3, 17)), label("recap_key_box", language)),
        _minima(names, language),
        class_="key",
    )


def shares(block: Shares) -> Html:
    """Return how many of many stand where, as parts of a whole, and their key."""
    named, whole, before = f"{block.key}-shares", sum(count for _, _, count in block.parts), 0
    told = ", ".join(f"{word} {count}" for _, word, count in block.parts)
    shapes = [
        element("title", f"{block.title}: {told}", id=named),
        element("rect", class_="track", y=4, width="100%", height=12, rx=2),
    ]
    for kind, _, count in block.parts:
        start, width = (f"{percent(Fraction(100 * part, whole))}%" for part in (before, count))
        shapes.append(element("rect", class_=f"part {kind}", x=start, y=4, width=width, height=12))
        before += count
    key = (
        element("li", _swatch(kind), f" {word} ", element("strong", count), class_="item")
        for kind, word, count in block.parts
    )
    drawn = element("svg", shapes, class_="bar", role="img", aria_labelledby=named)
    return together(drawn, "\n", element("ul", key, class_="key"))


def histogram(block: Histogram, language: Language) -> Html:
    """Return how figures are spread, with the minima."""
    comma, step = language == "id", Fraction(100, len(block.counts))
    base, most = _MARK_WORD * len(block.marks) + _MARK_WORD // 2 + TALLEST, max(block.counts)
    filled = [(place, count) for place, count in enumerate(block.counts) if count]
    ends = [plain(block.whole * place / len(block.counts), comma) for place in range(len(block.counts) + 1)]
    told = "; ".join(f"{ends[place]}–{ends[place + 1]}: {count}" for place, count in filled)
    shapes: list[Child] = [_stroke("axis", "0", "100%", base, base)]
    for place, count in filled:
        tall = max(2, round(TALLEST * count / most))
        start, width = percent(step * place + Fraction(1, 4)), percent(step - Fraction(1, 2))
        shapes.append(
            element("rect", class_="filled", x=f"{start}%", y=base - tall, width=f"{width}%", height=tall)
        )
    shapes += _minima_of_histogram(block, base, comma)
    for place in range(_TICKS + 1):
        at, figure = percent(Fraction(100 * place, _TICKS)), plain(block.whole * place / _TICKS, comma)
        shapes.append(_tick(f"{at}%", base + 18, _anchor(place, _TICKS), figure))
    drawn = _told("totals", block.title, f"{told};" if told else "", shapes, height=base + 30)
    return element("figure", drawn, element("figcaption", block.told, class_="quiet"), class_="histogram")


def _minima_of_histogram(block: Histogram, base: int, comma: bool) -> Iterator[Html]:
    kinds = {name: kind for kind, name in enumerate(dict.fromkeys(name for name, _ in block.marks), 1)}
    for place, (name, needed) in enumerate(block.marks):
        share = 100 * needed / block.whole
        dx, anchor = (-6, "end") if float(percent(share)) > _HALF else (6, "start")
        yield _mark(percent(share), kinds[name], _MARK_WORD * place, base)
        yield element(
            "text", f"{name.upper()} {plain(needed, comma)}",
            x=f"{percent(share)}%", y=_MARK_WORD * place + 12, dx=dx, text_anchor=anchor,
        )  # fmt: skip


def bars(block: Bars, key: str) -> Html:
    """Return how often each of a few answers was given."""
    step, base = Fraction(100, max(len(block.bars), 1)), _WORD + _TALLEST_BAR
    shapes: list[Child] = [
        element(
            "desc",
            "; ".join(f"{answer}: {count}" for answer, count in block.bars),
            ";" if block.bars else None,
            id=f"{key}-d",
        ),
        _stroke("axis", "0", "100%", base, base),
    ]
    for place, (answer, count) in enumerate(block.bars):
        tall = round(_TALLEST_BAR * count / block.most)
        start, width = percent(step * place + step / 8), percent(step * 3 / 4)
        middle = f"{percent(step * place + step / 2)}%"
        if count:
            shapes.append(
                element("rect", class_="filled", x=f"{start}%", y=base - tall, width=f"{width}%", height=tall)
            )
        shapes.append(element("text", count, x=middle, y=base - tall, dy=-4, text_anchor="middle"))
        shapes.append(_tick(middle, base + 18, "middle", answer))
    drawn = element("svg", shapes, height=132, role="img", aria_labelledby=f"{key}-t {key}-d")
    title = element("strong", block.title)
    caption = element("figcaption", title, f" {block.told}" if block.told else None, id=f"{key}-t")
    return element("figure", caption, drawn, class_="histogram bars")


def spans(block: Spans, key: str, language: Language) -> Html:
    """Return figures with their intervals on one scale, against marks."""
    low, high = block.ends

    def at(figure: Fraction) -> Fraction:
        return min(max(100 * (figure - low) / (high - low), Fraction(0)), Fraction(100))

    marks = [(kind, name, figure) for kind, (name, figure) in enumerate(block.marks, 1)]
    drawn: list[Child] = [element("figcaption", element("strong", block.title), id=f"{key}-t")]
    for place, span in enumerate(block.spans, 1):
        shapes: list[Child] = [element("rect", class_="track", y=9, width="100%", height=2)]
        if span.low is not None and span.high is not None:
            start, width = (f"{percent(share)}%" for share in (at(span.low), at(span.high) - at(span.low)))
            shapes.append(element("rect", class_="quarters", x=start, y=5, width=width, height=10))
        middle = f"{percent(at(span.figure))}%"
        shapes.append(_stroke("median", middle, middle, 3, 17))
        shapes += [_mark(percent(at(figure)), kind, 0, 20) for kind, _, figure in marks]
        drawn.append(element("p", span_text(span, block, language), id=f"{key}-{place}"))
        drawn.append(
            element("svg", shapes, class_="bar", role="img", aria_labelledby=f"{key}-t {key}-{place}")
        )
    samples = [
        _sample(_stroke(f"mark kind{kind}", "50%", "50%", 0, 20), f"{name} {number(figure, language)}")
        for kind, name, figure in marks
    ]
    return element("figure", drawn, element("p", samples, class_="key"), class_="histogram")


def lines(chart: Chart, language: Language) -> Html:
    """Return series as lines, each in percent of its most; gaps break a line."""
    last, base = len(chart.places) - 1, TOP + HEIGHT
    step = max(1, -(-len(chart.places) // _MOST_PLACES))
    shapes: list[Child] = [_stroke("axis", "0", "100%", base, base), _stroke("ring", "0", "100%", TOP, TOP)]
    for kind, name, share in chart.minima:
        y = _y(share)
        shapes.append(_stroke(f"mark kind{kind}", "0", "100%", y, y))
        shapes.append(element("text", name, class_="tick", x=0, y=y, dy=-4))
    for kind, series in enumerate(chart.series, 1):
        shapes += _series(series, kind, last, language)
    for place, name in enumerate(chart.places):
        if place % step == 0 or place == last:
            short = name if len(name) <= _LONGEST_PLACE else f"{name[:_LONGEST_PLACE]}…"
            shapes.append(_tick(_x(place, last), base + 20, _anchor(place, last), short))
    samples = [
        *(
            _sample(_stroke(f"series s{kind}", "0", "100%", 10, 10), series.title)
            for kind, series in enumerate(chart.series, 1)
        ),
        *(
            _sample(_stroke(f"mark kind{kind}", "0", "100%", 10, 10), _minimum_of(name, language))
            for kind, name, _ in chart.minima
        ),
    ]
    drawn = _told("chart", chart.title, chart.told, shapes, height=base + 30)
    key = element("figcaption", samples, "\n", element("span", chart.told), class_="key")
    return element("figure", drawn, key, class_="histogram")


def _series(series: Series, kind: int, last: int, language: Language) -> Iterator[Html]:
    points = {
        place: (_x(place, last), _y(figure / series.most), figure)
        for place, figure in enumerate(series.figures)
        if figure is not None
    }
    for place, (x, y, _) in points.items():
        if place + 1 in points:
            x2, y2, _ = points[place + 1]
            yield _stroke(f"series s{kind}", x, x2, y, y2)
    for order, (x, y, figure) in enumerate(points.values()):
        yield _stroke(f"series dot s{kind}", x, x, y, y)
        if kind == 1:
            anchor = _anchor(order, len(points) - 1)
            yield element("text", number(figure, language), x=x, y=y, dy=-8, text_anchor=anchor)


def radar(block: Radar, language: Language) -> Html:
    """Return areas around a centre: what is reached of each, and minima."""
    count, centre = len(block.spokes), {"x1": _CENTRE[0], "y1": _CENTRE[1]}
    ends = [_around(place, count, _RADIUS) for place in range(count)]
    shapes: list[Child] = [_polygon("ring", [float(ring)] * count) for ring in _RINGS]
    shapes += [element("line", class_="ring", **centre, x2=f"{x:.1f}", y2=f"{y:.1f}") for x, y in ends]
    shapes.append(_polygon("reached", [float(share) for _, share in block.spokes]))
    shapes += [_polygon(f"outline kind{kind}", list(map(float, needed))) for kind, needed in block.minima]
    shapes += [_spoke(name, place, count) for place, (name, _) in enumerate(block.spokes)]
    reached = element("rect", class_="reached", x=1, y=4, width=26, height=12)
    key = [
        _sample(reached, label("page_reached", language)),
        *(
            _sample(_stroke(f"outline kind{kind}", "0", "100%", 10, 10), _minimum_of(name, language))
            for kind, name in enumerate(block.names, 1)
        ),
    ]
    drawn = _told(block.key, block.title, block.told, shapes, viewBox=f"0 0 {_WIDE} {_HIGH}")
    return element("figure", drawn, element("figcaption", key, class_="key"), class_="radar")


def _direction(place: int, count: int) -> tuple[float, float]:
    angle = math.tau * place / count
    return math.sin(angle), -math.cos(angle)


def _around(place: int, count: int, distance: float) -> tuple[float, float]:
    x, y = _direction(place, count)
    return _CENTRE[0] + x * distance, _CENTRE[1] + y * distance


def _polygon(look: str, percents: Sequence[float]) -> Html:
    corners = (_around(place, len(percents), _RADIUS * share / 100) for place, share in enumerate(percents))
    return element("polygon", class_=look, points=" ".join(f"{x:.1f},{y:.1f}" for x, y in corners))


def _spoke(name: str, place: int, count: int) -> Html:
    """Return the name of a spoke, line by line: beside the chart around its end, else outside of it."""
    across, down = _direction(place, count)
    words = textwrap.wrap(name, _CHARACTERS)
    left, top = _around(place, count, _LABEL_AT)
    anchor = "start" if across > _SIDE else "end" if across < -_SIDE else "middle"
    first = top - _LINE * (len(words) - 1) / 2 if anchor != "middle" else top
    if anchor == "middle" and down < 0:
        first = top - _LINE * (len(words) - 1)
    return together(
        element("text", word, x=f"{left:.1f}", y=f"{first + _LINE * row + 5:.1f}", text_anchor=anchor)
        for row, word in enumerate(words)
    )


def _x(place: int, last: int) -> str:
    return f"{percent(Fraction(100 * place, max(last, 1)))}%"


def _y(share: Fraction) -> str:
    return f"{TOP + HEIGHT * (1 - float(min(max(share, Fraction(0)), Fraction(1)))):.1f}"


def _anchor(place: int, last: int) -> str:
    return "start" if not place else "end" if place == last else "middle"


def _told(key: str, title: str, told: str, shapes: Child, **attributes: str | int) -> Html:
    """Return a drawing with its title and what it shows in words."""
    words = (element("title", title, id=f"{key}-t"), element("desc", told, id=f"{key}-d"))
    return element("svg", words, shapes, **attributes, role="img", aria_labelledby=f"{key}-t {key}-d")


def _stroke(look: str, x1: str, x2: str, y1: str | int, y2: str | int) -> Html:
    return element("line", class_=look, x1=x1, x2=x2, y1=y1, y2=y2)


def _mark(at: str, kind: int, y1: int, y2: int) -> Html:
    """Return a minimum, set apart from what lies behind it; each designation has its own stroke."""
    return together(_stroke(look, f"{at}%", f"{at}%", y1, y2) for look in ("halo", f"mark kind{kind}"))


def _tick(x: str, y: int, anchor: str, words: str) -> Html:
    return element("text", words, class_="tick", x=x, y=y, text_anchor=anchor)


def _sample(shape: Html, words: str) -> Html:
    drawn = element("svg", shape, class_="sample", aria_hidden="true")
    return together(element("span", drawn, f" {words}", class_="item"), "\n")


def _swatch(kind: str) -> Html:
    part = element("rect", class_=f"part {kind}", width="100%", height="100%")
    return element("svg", part, class_="swatch", aria_hidden="true")


def _minima(names: Sequence[str], language: Language) -> list[Html]:
    return [
        _sample(_stroke(f"mark kind{kind}", "50%", "50%", 0, 20), _minimum_of(name, language))
        for kind, name in enumerate(names, 1)
    ]


def _minimum_of(name: str, language: Language) -> str:
    return label("page_minimum_of", language, name=name)
