"""From answers to indices: item means, the index, its readings, and how far chance alone may move it.

An index is the mean of its items' means, each of equal weight, rounded nowhere. A blank leaves its own item's
mean and no other. Index and means are exact; the interval takes roots and logarithms, and is binary.
"""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from math import exp, lcm, log, sqrt
from typing import TYPE_CHECKING, Literal, NamedTuple

from zitool.core.exact import rounded_half_up, total
from zitool.survey.instrument import CONVERSIONS, converted

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from zitool.survey.instrument import Band, Bands, Conversion, Index, Instrument, Scale

    Answers = Sequence[int | None]
    """What one respondent answered to the items of an index, in their order; None is blank."""

_TAIL = 0.025


class ItemResult(NamedTuple):
    """What was answered to one item.

    Attributes:
        counts: how many answered each number of the scale, from its lowest.
        mean: on the scale; None where nobody answered.
    """

    id: str
    n: int
    counts: tuple[int, ...]
    mean: Fraction | None


class Interval(NamedTuple):
    """Within what an index lies but for chance, 95 times of 100.

    Attributes:
        kind: ``two_sided``; ``lower`` or ``upper``: everybody gave the best or the worst answer, and only the
            limit towards the middle says something; ``census``: everybody there is was asked.
    """

    low: float
    high: float
    kind: Literal["two_sided", "lower", "upper", "census"] = "two_sided"


class Reading(NamedTuple):
    """An index by one conversion; the interval is converted with it."""

    conversion: Conversion
    value: Fraction
    interval: Interval | None


class IndexResult(NamedTuple):
    """An index of a survey, or of a part of it.

    Attributes:
        id: of the index.
        n: respondents who answered at least one of its items.
        lowest, highest: ends of the scale that it was answered on.
        items: every item of the index, in the order of the form.
        missing: items nobody answered that the index cannot do without: then it has no mean.
        left_out: items nobody answered that may be left out: the others then weigh 1/k each.
        mean: on the scale.
        conversion: used for `value`; None where it is open.
        declared: the conversion that the instrument declares, or ``open``.
        top: the highest value of the index, 4 or 100.
        value: the index; None where the conversion is open or the mean is missing.
        readings: the index by every conversion that could be meant; the declared one alone where top is 100.
        interval: of `mean`; None where it says nothing: `no_interval` is why.
        error: standard error of `mean`, with the finite population's factor where it applies.
    """

    id: str
    n: int
    lowest: int
    highest: int
    items: tuple[ItemResult, ...]
    missing: tuple[str, ...]
    left_out: tuple[str, ...]
    mean: Fraction | None
    conversion: Conversion | None
    declared: str
    top: int
    value: Fraction | None
    readings: tuple[Reading, ...]
    interval: Interval | None
    error: float | None
    no_interval: Literal["", "no_mean", "one_respondent", "no_spread"] = ""

    @property
    def value_error(self) -> float | None:
        """The standard error of `value`; None where there is none or the conversion is open."""
        if self.error is None or self.conversion is None:
            return None
        zero, one = (converted(Fraction(mean), self, self.conversion, self.top) for mean in (0, 1))
        return self.error * float(one - zero)

    @property
    def value_interval(self) -> Interval | None:
        """The interval of `value`; None where there is none or the conversion is open."""
        used = (reading.interval for reading in self.readings if reading.conversion == self.conversion)
        return next(used, None)


def measure(
    instrument: Instrument,
    index: str,
    scale: Scale,
    answers: Iterable[Answers],
    *,
    conversion: Conversion | None = None,
    population: int | None = None,
    random: bool = False,
) -> IndexResult:
    """Return an index from the answers to its items.

    Args:
        instrument: that asked.
        index: its id.
        scale: that the answers are on.
        answers: of each respondent, to ``instrument.indices[index].items`` in that order.
        conversion: asked for; it settles an open one and overrides a declared one of an index of 4.
        population: how many could have been asked, if that is known.
        random: whether the respondents were drawn by lot; without it `population` changes nothing.

    Raises:
        ValueError: an answer is outside the scale, a row has another length than the index, or more answered
            than the population has.
    """
    made = instrument.indices[index]
    patterns = _patterns(answers, len(made.items), scale)
    n = sum(patterns.values())
    if population is not None and population < n:
        raise ValueError(f"{n} respondents of {population}")
    items = _items(made, patterns, scale)
    blank = [item.id for item in items if not item.n]
    missing = tuple(id_ for id_ in blank if not instrument.items[id_].optional)
    left_out = tuple(id_ for id_ in blank if id_ not in missing)
    means = [item.mean for item in items if item.mean is not None]
    mean = total(means, among=len(means)) if means and not missing else None
    interval, error, why = _chance(patterns, items, mean, scale, population if random else None)
    used = _used(scale, made.top, conversion)
    readings = () if mean is None else tuple(_readings(mean, interval, scale, made.top))
    value = next((reading.value for reading in readings if reading.conversion == used), None)
    return IndexResult(
        index, n, scale.lowest, scale.highest, items, missing, left_out, mean, used, scale.conversion,
        made.top, value, readings, interval, error, why,
    )  # fmt: skip


def _used(scale: Scale, top: int, asked: Conversion | None) -> Conversion | None:
    if asked is not None and top == 4:  # noqa: PLR2004 - conversions are of indices of 4
        return asked
    return None if scale.conversion == "open" else scale.conversion


def _readings(mean: Fraction, interval: Interval | None, scale: Scale, top: int) -> Iterable[Reading]:
    several = scale.conversion == "open" or top == 4  # noqa: PLR2004
    for conversion in CONVERSIONS:
        if several or conversion == scale.conversion:
            moved = None if interval is None else _moved(interval, scale, conversion, top)
            yield Reading(conversion, converted(mean, scale, conversion, top), moved)


def _moved(interval: Interval, scale: Scale, conversion: Conversion, top: int) -> Interval:
    """Return an interval on the scale as one of the index: conversions are straight lines."""
    zero, slope = (
        converted(Fraction(0), scale, conversion, top),
        converted(Fraction(1), scale, conversion, top),
    )
    start, step = float(zero), float(slope - zero)
    return Interval(start + step * interval.low, start + step * interval.high, interval.kind)


# --- means -------------------------------------------------------------------------------------------------


def _patterns(answers: Iterable[Answers], length: int, scale: Scale) -> Counter[tuple[int | None, ...]]:
    """Return how often each row of answers was given; who answered nothing is no respondent."""
    patterns = Counter(map(tuple, answers))
    patterns.pop((None,) * length, None)
    for pattern in patterns:
        if len(pattern) != length:
            raise ValueError(f"{len(pattern)} answers to {length} items")
        if any(answer is not None and not scale.lowest <= answer <= scale.highest for answer in pattern):
            raise ValueError(f"{pattern} is not on {scale.lowest} to {scale.highest}")
    return patterns


def _items(
    made: Index, patterns: Mapping[tuple[int | None, ...], int], scale: Scale
) -> tuple[ItemResult, ...]:
    results = []
    for place, id_ in enumerate(made.items):
        counts = [0] * (scale.highest - scale.lowest + 1)
        for pattern, times in patterns.items():
            answer = pattern[place]
            if answer is not None:
                counts[answer - scale.lowest] += times
        n = sum(counts)
        summed = sum(count * answer for answer, count in enumerate(counts, start=scale.lowest))
        results.append(ItemResult(id_, n, tuple(counts), Fraction(summed, n) if n else None))
    return tuple(results)


# --- chance ------------------------------------------------------------------------------------------------


def _chance(
    patterns: Mapping[tuple[int | None, ...], int],
    items: Sequence[ItemResult],
    mean: Fraction | None,
    scale: Scale,
    population: int | None,
) -> tuple[Interval | None, float | None, Literal["", "no_mean", "one_respondent", "no_spread"]]:
    """Return the interval of a mean, its standard error, and why there is no interval."""
    if mean is None:
        return None, None, "no_mean"
    n = sum(patterns.values())
    if population is not None and population == n:
        return Interval(float(mean), float(mean), "census"), 0.0, ""
    span = scale.highest - scale.lowest
    if mean in {scale.lowest, scale.highest}:
        # All alike: no spread to go by, but n equal answers still bound how many others there can be.
        reach = span * (1 - _TAIL ** (1 / n))
        if mean == scale.highest:
            return Interval(scale.highest - reach, float(mean), "lower"), 0.0, ""
        return Interval(float(mean), scale.lowest + reach, "upper"), 0.0, ""
    if n == 1:
        return None, None, "one_respondent"
    squares = _squares(patterns, items, n)
    if not squares:
        return None, 0.0, "no_spread"
    if population is not None:
        squares *= 1 - Fraction(n, population)
    error = sqrt(squares / ((n - 1) * n))
    share = float((mean - scale.lowest) / span)
    reach = t_975(n - 1) * error / (span * share * (1 - share))
    middle = log(share / (1 - share))
    low, high = (scale.lowest + span / (1 + exp(-end)) for end in (middle - reach, middle + reach))
    return Interval(low, high), error, ""


def _squares(patterns: Mapping[tuple[int | None, ...], int], items: Sequence[ItemResult], n: int) -> Fraction:
    """Return the sum of u²: what each respondent adds to the index, blanks and all, made linear.

    u = (n/k)·Σ (x − m)/n over the items the respondent answered; whole numbers until the end, so that no
    order of rows or columns can change the last digit.
    """
    asked = [(place, item.n, item.mean) for place, item in enumerate(items) if item.mean is not None]
    under = lcm(*(count * mean.denominator for _, count, mean in asked))
    parts = [(place, under // (count * mean.denominator), mean) for place, count, mean in asked]
    summed = 0
    for pattern, times in patterns.items():
        u = sum(
            (answer * mean.denominator - mean.numerator) * factor
            for place, factor, mean in parts
            if (answer := pattern[place]) is not None
        )
        summed += times * u * u
    return Fraction(summed, under * under) * Fraction(n, len(asked)) ** 2


# --- what an index of 100 is called ------------------------------------------------------------------------


class WeightReading(NamedTuple):
    """An index by a weight that forms print for 1/k."""

    weight: Fraction
    value: Fraction


def by_printed_weights(made: Index, result: IndexResult) -> tuple[WeightReading, ...]:
    """Return what the index comes to with the decimals printed for its weight; none without them."""
    if made.printed_weights is None or result.value is None:
        return ()
    asked = sum(1 for item in result.items if item.n)
    return tuple(
        WeightReading(weight, result.value * weight * asked) for weight in made.printed_weights.weights
    )


class Grade(NamedTuple):
    """The category of an index.

    Attributes:
        band: that the rounded index lies in; None below the lowest.
        rounded: the index, halves up, as it was graded.
        in_gap: whether the index itself lies between two bands as they are printed, so that rounding decides.
    """

    band: Band | None
    rounded: Fraction
    in_gap: bool


def grade(bands: Bands, index: Fraction) -> Grade:
    """Return the category of an index by its instrument's table."""
    rounded = rounded_half_up(index, bands.places)
    band = next((band for band in bands.bands if rounded >= band.at_least), None)
    step = Fraction(1, 10**bands.places)
    in_gap = any(band.at_least - step < index < band.at_least for band in bands.bands[:-1])
    return Grade(band, rounded, in_gap)


_TABLE = (
    12.706204736175, 4.302652729749, 3.182446305284, 2.776445105198, 2.570581835636, 2.446911851145,
    2.364624251593, 2.306004135204, 2.262157162798, 2.228138851986, 2.200985160092, 2.178812829667,
    2.160368656463, 2.144786687918, 2.131449545560, 2.119905299221, 2.109815577833, 2.100922040241,
    2.093024054408, 2.085963447266, 2.079613844728, 2.073873067904, 2.068657610419, 2.063898561628,
    2.059538552753, 2.055529438643, 2.051830516480, 2.048407141795, 2.045229642133, 2.042272456301,
    2.039513446396, 2.036933343460, 2.034515297449, 2.032244509318, 2.030107928250, 2.028094000980,
    2.026192463029, 2.024394163912, 2.022690920037, 2.021075390306, 2.019540970441, 2.018081702818,
    2.016692199228, 2.015367574444, 2.014103388881, 2.012895598919, 2.011740513730, 2.010634757624,
    2.009575237129, 2.008559112101, 2.007583770316, 2.006646805062, 2.005745995318, 2.004879288188,
    2.004044783289, 2.003240718848, 2.002465459291, 2.001717484145, 2.000995378088, 2.000297822014,
)  # fmt: skip
"""t(0.975) for 1 to 60 degrees of freedom; a test holds every one against SciPy."""

_NORMAL = 1.959963984540054
_TERMS = (2.372271230298562, 2.8224986157396112, 2.555849679507722, 1.5895340533938225)
"""Fisher's expansion at that normal quantile, in powers of 1/df: 1e-9 off at 61, less above."""


def t_975(freedom: int) -> float:
    """Return the 97.5 % quantile of Student's t.

    Raises:
        ValueError: there is not one degree of freedom.
    """
    if freedom < 1:
        raise ValueError(f"{freedom} degrees of freedom")
    if freedom <= len(_TABLE):
        return _TABLE[freedom - 1]
    return _NORMAL + sum(term / float(freedom) ** power for power, term in enumerate(_TERMS, start=1))


_CHI_SQUARE = Fraction("3.841")
_MARGIN = Fraction("0.05")
_HALF = Fraction(1, 2)


class SampleSize(NamedTuple):
    """How many of a population to ask.

    Attributes:
        printed: as Krejcie and Morgan's table has it, which rounds to the nearest.
        exact: by their formula.
    """

    printed: int
    exact: Fraction


def sample_size(population: int) -> SampleSize:
    """Return how many of `population` to ask for a margin of 5 % at 95 %, by Krejcie and Morgan (1970).

    Raises:
        ValueError: there is nobody to ask.
    """
    if population < 1:
        raise ValueError(f"a population of {population}")
    spread = _CHI_SQUARE * _HALF * (1 - _HALF)
    exact = spread * population / (_MARGIN**2 * (population - 1) + spread)
    return SampleSize(int(rounded_half_up(exact, 0)), exact)
