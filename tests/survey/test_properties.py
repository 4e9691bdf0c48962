"""What holds of every index, whatever was answered."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import t

from zitool.survey.indices import measure
from zitool.survey.instrument import CONVERSIONS, Index, Instrument
from zitool.survey.load import load_instrument

BASES = {id_: load_instrument(id_).instrument for id_ in ("spkp-spak", "spkp-spak-4", "skm-14-2017")}


@st.composite
def surveys(draw, least=1, blanks=True):
    """Draw an instrument's index, its scale, and answers to it."""
    instrument = BASES[draw(st.sampled_from(sorted(BASES)))]
    index = draw(st.sampled_from(sorted(instrument.indices)))
    scale = instrument.scales[draw(st.sampled_from(sorted(instrument.scales)))]
    answer = st.integers(scale.lowest, scale.highest)
    row = st.tuples(*[answer | st.none() if blanks else answer for _ in instrument.indices[index].items])
    return instrument, index, scale, draw(st.lists(row, min_size=least, max_size=25))


@given(surveys(), st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(survey, order):
    """Every figure is the same to the last bit, intervals too."""
    instrument, index, scale, rows = survey
    shuffled = rows[:]
    order.shuffle(shuffled)
    assert measure(instrument, index, scale, rows) == measure(instrument, index, scale, shuffled)


@given(surveys(), st.randoms(use_true_random=False))
def test_the_order_of_columns_does_not_matter(survey, order):
    """Items in another order make the same index and the same interval."""
    instrument, index, scale, rows = survey
    places = list(range(len(instrument.indices[index].items)))
    order.shuffle(places)
    made = instrument.indices[index]
    turned = {name: getattr(made, name) for name in Index._names}
    turned["items"] = tuple(made.items[place] for place in places)
    whole = {name: getattr(instrument, name) for name in Instrument._names}
    other = Instrument(**{**whole, "indices": {**instrument.indices, index: Index(**turned)}})
    one = measure(instrument, index, scale, rows)
    two = measure(other, index, scale, [tuple(row[place] for place in places) for row in rows])
    assert (one.mean, one.interval, one.error, one.readings) == (
        two.mean,
        two.interval,
        two.error,
        two.readings,
    )


@given(surveys(), st.integers(0, 10**6))
def test_a_better_answer_never_lowers_an_index(survey, seed):
    """Raising one answer by one raises its item's mean, and the index by as much as the item weighs."""
    instrument, index, scale, rows = survey
    where = [
        (at, place)
        for at, row in enumerate(rows)
        for place, answer in enumerate(row)
        if answer is not None and answer < scale.highest
    ]
    if not where:
        return
    at, place = random.Random(seed).choice(where)
    better = [list(row) for row in rows]
    better[at][place] += 1
    before, after = (measure(instrument, index, scale, case) for case in (rows, better))
    assert after.items[place].mean > before.items[place].mean
    higher = [now.value > was.value for was, now in zip(before.readings, after.readings, strict=True)]
    assert higher == [True] * len(before.readings)


@given(surveys())
def test_an_index_is_the_mean_of_its_items(survey):
    """Each counts 1/k, over those who answered it; readings lie within their scale."""
    instrument, index, scale, rows = survey
    result = measure(instrument, index, scale, rows)
    columns = [[answer for answer in column if answer is not None] for column in zip(*rows, strict=True)]
    means = [Fraction(sum(column), len(column)) for column in columns if column]
    assert [item.n for item in result.items] == [len(column) for column in columns]
    if result.missing or not means:
        assert (result.mean, result.value, result.readings) == (None, None, ())
        return
    assert result.mean == sum(means) / len(means)
    for reading in result.readings:
        assert 0 <= reading.value <= result.top
    assert {reading.conversion for reading in result.readings} == (
        {"per-max"} if result.top == 100 else set(CONVERSIONS)
    )


@given(surveys(least=2))
def test_an_interval_holds_the_mean_and_stays_on_the_scale(survey):
    """Whatever was answered, both limits lie between the ends of the scale with the mean between them."""
    instrument, index, scale, rows = survey
    result = measure(instrument, index, scale, rows)
    if result.interval is not None:
        low, high, _ = result.interval
        assert scale.lowest <= low <= float(result.mean) + 1e-12
        assert float(result.mean) - 1e-12 <= high <= scale.highest


@given(surveys(least=3), st.integers(2, 9))
def test_more_of_the_same_answers_narrow_an_interval(survey, times):
    """The same answers from more people are surer, and the index stays the same."""
    instrument, index, scale, rows = survey
    once, often = (measure(instrument, index, scale, case) for case in (rows, rows * times))
    assert once.mean == often.mean
    if once.interval is not None and often.interval is not None:
        assert often.interval.high - often.interval.low < once.interval.high - once.interval.low


@given(surveys(least=2), st.integers(1, 500))
def test_a_drawn_share_of_a_population_narrows_an_interval(survey, more):
    """Only where respondents were drawn by lot; without that a population changes nothing."""
    instrument, index, scale, rows = survey
    plain = measure(instrument, index, scale, rows)
    population = plain.n + more
    assert measure(instrument, index, scale, rows, population=population) == plain
    drawn = measure(instrument, index, scale, rows, population=population, random=True)
    assert (drawn.mean, drawn.value) == (plain.mean, plain.value)
    if plain.error:
        assert drawn.error == pytest.approx(plain.error * (1 - plain.n / population) ** 0.5)
        assert drawn.interval.high - drawn.interval.low < plain.interval.high - plain.interval.low


@given(surveys(least=2, blanks=False))
def test_without_blanks_the_error_is_that_of_the_rows_means(survey):
    """Each respondent is then one number, their mean; the limits follow from its spread, as SciPy has it."""
    instrument, index, scale, rows = survey
    result = measure(instrument, index, scale, rows)
    means = [sum(row) / len(row) for row in rows]
    spread = sum((mean - float(result.mean)) ** 2 for mean in means) / (len(means) - 1)
    assert (result.error or 0) == pytest.approx((spread / len(means)) ** 0.5, abs=1e-12)
    if result.error and result.interval is not None:
        span = scale.highest - scale.lowest
        share = (float(result.mean) - scale.lowest) / span
        reach = t.ppf(0.975, len(rows) - 1) * result.error / (span * share * (1 - share))
        odds = share / (1 - share)
        low = scale.lowest + span / (1 + 2.718281828459045**reach / odds)
        assert result.interval.low == pytest.approx(low, abs=1e-7)


def test_an_answer_off_the_scale_is_never_counted():
    """A five on 1-4 is a mistake of whoever read it, and ends the matter."""
    instrument = BASES["spkp-spak-4"]
    for row in [(5, 4, 4, 4, 4), (0, 4, 4, 4, 4), (4, 4)]:
        with pytest.raises(ValueError, match=r"is not on|answers to"):
            measure(instrument, "ipak", instrument.scales["empat"], [row])
    with pytest.raises(ValueError, match="2 respondents of 1"):
        measure(instrument, "ipak", instrument.scales["empat"], [(4,) * 5] * 2, population=1, random=True)
