"""Exact numbers: the grammar, the way in from cells, and rounding as people and Excel do it."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zitool.core.exact import fixed, fixed_against, from_cell, parse_exact, plain, rounded_half_up, total

NUMBERS = st.from_regex(r"-?[0-9]{1,12}(\.[0-9]{1,10})?", fullmatch=True)
"""Every number that a rubric may write."""


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0", Fraction(0)),
        ("-0", Fraction(0)),
        ("007", Fraction(7)),
        ("0.67", Fraction(67, 100)),
        ("-18.25", Fraction(-73, 4)),
        ("999999999999", Fraction(10**12 - 1)),
        ("0.0000000001", Fraction(1, 10**10)),
    ],
)
def test_a_number_is_read_exactly(text, number):
    """Digits mean what they say, to the last one."""
    assert parse_exact(text) == number


@pytest.mark.parametrize(
    "text",
    ["", " ", "1 ", " 1", "+1", "1.", ".5", "1,5", "1e3", "1_000", "1/2", "0x1", "--1", "- 1", "85%", "NaN",
     "Infinity", "１２", "\u0661", "1.２", "1\n", "\u22121", "1" * 13, "0." + "1" * 11, "1.2.3", "None"],
)  # fmt: skip
def test_what_is_no_plain_decimal_is_refused(text):
    """Whatever `float`, `int` or `Fraction` would also take, and the grammar does not, raises."""
    with pytest.raises(ValueError, match="not an exact decimal number"):
        parse_exact(text)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0.67000000000000004", "67/100"),
        ("0.33000000000000002", "33/100"),
        ("0.1000000000000000055511151231257827", "1/10"),
        ("74.999999999999986", "75"),
        ("74.9999999999999", "749999999999999/10000000000000"),
        ("3.6", "18/5"),
        ("85.50", "171/2"),
        ("0.14285714285714285", "142857142857143/1000000000000000"),
        ("-0", "0"),
        ("-.5E-3", "-1/2000"),
        ("1E+15", "1000000000000000"),
        ("12", "12"),
    ],
)
def test_a_cell_is_the_number_that_excel_works_with(text, number):
    """A stored number is taken with 15 significant digits: what was typed, not the nearest double."""
    assert from_cell(text) == Fraction(number)


@given(st.integers(-(10**15) + 1, 10**15 - 1), st.integers(0, 12))
def test_what_was_typed_comes_back_from_a_cell(digits, places):
    """Any number of at most 15 digits survives being stored as a double with 17 digits."""
    typed = Fraction(digits, 10**places)
    assert from_cell(format(float(typed), ".17g")) == typed


HALF_UP = [
    ("2.675", 2, "2,68"),
    ("1.005", 2, "1,01"),
    ("0.285", 2, "0,29"),
    ("14.995", 2, "15,00"),
    ("1.335", 2, "1,34"),
    ("-2.5", 0, "-3"),
    ("2.5", 0, "3"),
    ("-0.004", 2, "0,00"),
    ("-0.005", 2, "-0,01"),
    ("0", 2, "0,00"),
    ("100", 2, "100,00"),
    ("0.05", 1, "0,1"),
    ("999.9999", 3, "1000,000"),
    ("1/3", 4, "0,3333"),
    ("2/3", 4, "0,6667"),
]


@pytest.mark.parametrize(("number", "places", "shown"), HALF_UP)
def test_halves_go_away_from_zero(number, places, shown):
    """Figures are rounded on the decimal, halves up, always with all their decimals."""
    assert fixed(Fraction(number), places) == shown
    assert fixed(Fraction(number), places, comma=False) == shown.replace(",", ".")


@pytest.mark.parametrize(("number", "places", "shown"), HALF_UP[:6])
def test_pythons_own_rounding_would_not_do(number, places, shown):
    """The first lines of the table are needed: `round` on floats shows another figure for each of them."""
    assert f"{round(float(number), places):.{places}f}" != shown.replace(",", ".")


@given(st.fractions(-1000, 1000), st.integers(0, 6))
def test_rounding_moves_by_half_a_unit_at_most(number, places):
    """The rounded number has no more than `places` decimals and is nearest; of two, the far one."""
    rounded = rounded_half_up(number, places)
    assert (rounded * 10**places).denominator == 1
    assert abs(rounded - number) <= Fraction(1, 2 * 10**places)
    if abs(rounded - number) == Fraction(1, 2 * 10**places):
        assert abs(rounded) > abs(number)


@pytest.mark.parametrize(
    ("number", "needed", "shown"),
    [
        ("74.996", "75", "74,996"),
        ("74.99", "75", "74,99"),
        ("74.995", "75", "74,995"),
        ("74.9949", "75", "74,99"),
        ("75", "75", "75,00"),
        ("75.004", "75", "75,004"),
        ("15.7499999999", "15.75", "15,7499999999"),
        ("18.249999", "18.25", "18,249999"),
        ("59.99999999", "60", "59,99999999"),
        ("200/3", "66.67", "66,667"),
    ],
)
def test_a_missed_minimum_never_looks_reached(number, needed, shown):
    """A number shows as many decimals as it takes to be seen apart from the minimum."""
    assert fixed_against(Fraction(number), Fraction(needed)) == shown


@given(st.fractions(0, 100, max_denominator=10**6), st.fractions(0, 100, max_denominator=10**6))
def test_two_numbers_that_differ_are_shown_apart(number, needed):
    """Whatever the two are, the shown figure is the minimum's own only where they are equal."""
    shown = fixed_against(number, needed, comma=False)
    places = len(shown.partition(".")[2])
    assert (shown == fixed(needed, places, comma=False)) == (number == needed)


@pytest.mark.parametrize(
    ("number", "text"),
    [
        ("75", "75"),
        ("100", "100"),
        ("18.25", "18.25"),
        ("-0.5", "-0.5"),
        ("1/3", "0.333333333333333"),
        ("2/3", "0.666666666666667"),
        ("1/100000000000000000000", "0"),
        ("1000000000000000000001/100000000000000000000", "10"),
    ],
)
def test_plain_has_the_decimals_the_number_has(number, text):
    """No zero too many and no decimal too few; fifteen where there is no end."""
    assert plain(Fraction(number)) == text
    assert plain(Fraction(number), comma=True) == text.replace(".", ",")


@given(NUMBERS)
def test_plain_text_reads_back_as_the_same_number(text):
    """Writing a number of the grammar and reading it again changes nothing."""
    number = parse_exact(text)
    assert parse_exact(plain(number)) == number


FRACTIONS = st.fractions(max_denominator=10**20)


@given(FRACTIONS | st.decimals(allow_nan=False, allow_infinity=False, places=16).map(Fraction), st.booleans())
def test_plain_is_the_rounded_number_without_needless_zeros(number, comma):
    """The short way to the digits gives those of `fixed`."""
    sign = "," if comma else "."
    assert plain(number, comma) == fixed(number, 15, comma).rstrip("0").rstrip(sign)


@given(st.lists(FRACTIONS, max_size=9), st.none() | FRACTIONS, st.integers(1, 20))
def test_a_total_is_the_sum(numbers, times, among):
    """Brought to lowest terms at the end or after every step: the same number."""
    factor = 1 if times is None else times
    assert total(numbers, times, among) == sum(numbers, Fraction(0)) * factor / among
