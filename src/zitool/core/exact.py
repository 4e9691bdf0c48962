"""Exact numbers: in from text, out as text, never through binary floating point.

Why fractions: with `float` a threshold can be missed by 1e-16, with `Decimal` three thirds of a weight add up
to less than the weight (docs/decisions/0001-exact-numbers.md).
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache
from math import lcm
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

EXACT_TEXT = re.compile(r"-?\d{1,12}(\.\d{1,10})?", re.ASCII)
"""How a rubric writes a number: ASCII digits, a dot, no exponent."""

_MOST_DIGITS = 15
"""Decimals shown for a number that has no end; enough to tell any two scores apart."""
_SHIFT = 10**_MOST_DIGITS


@lru_cache(maxsize=1024)
def parse_exact(text: str) -> Fraction:
    """Return the number that `text` writes in the grammar of rubrics.

    Raises:
        ValueError: `text` is anything but an optional minus, 1-12 digits and up to 10 decimals.
    """
    if not EXACT_TEXT.fullmatch(text):
        raise ValueError(f"not an exact decimal number: {text[:40]!r}")
    return Fraction(text)


@lru_cache(maxsize=1024)
def from_cell(text: str) -> Fraction:
    """Return the number of a cell as Excel works with it: 15 significant digits.

    Excel stores 0.67 as 0.67000000000000004; the office typed 0.67.
    """
    return Fraction(format(float(text), ".15g"))


def total(numbers: Iterable[Fraction], times: Fraction | None = None, among: int = 1) -> Fraction:
    """Return the sum of `numbers` `times` a number, divided `among` some; in lowest terms only at the end."""
    over, under = 0, 1
    for number in numbers:
        numerator, denominator = number.as_integer_ratio()
        if denominator != under:
            common = lcm(under, denominator)
            over *= common // under
            numerator *= common // denominator
            under = common
        over += numerator
    if times is not None:
        numerator, denominator = times.as_integer_ratio()
        over, under = over * numerator, under * denominator
    return Fraction(over, under * among)


def rounded_half_up(number: Fraction, places: int) -> Fraction:
    """Return `number` rounded to `places` decimals, halves away from zero, as Excel's ROUND does."""
    return Fraction(_steps(number, places), 10**places)


def _steps(number: Fraction, places: int) -> int:
    """Return how often the last of `places` decimals goes into `number`, halves away from zero."""
    return _half_up(*number.as_integer_ratio(), 10**places)


def _half_up(over: int, under: int, scale: int) -> int:
    # In whole numbers: reports hold hundreds of figures, and a fraction on the way costs more than the rest.
    steps = (2 * abs(over) * scale + under) // (2 * under)
    return -steps if over < 0 else steps


def fixed(number: Fraction, places: int = 2, comma: bool = True) -> str:
    """Return `number` as shown to people: rounded half up, always `places` decimals, comma or dot."""
    return _fixed(*number.as_integer_ratio(), places, comma)


@lru_cache(maxsize=1024)
def _fixed(over: int, under: int, places: int, comma: bool) -> str:
    steps = _half_up(over, under, 10**places)
    digits = str(abs(steps)).rjust(places + 1, "0")
    text = f"{digits[:-places]}{',' if comma else '.'}{digits[-places:]}" if places else digits
    return f"-{text}" if steps < 0 else text


def plain(number: Fraction, comma: bool = False) -> str:
    """Return `number` with as many decimals as it has: ``18.25``, ``75``, ``0.333333333333333``."""
    over, under = number.as_integer_ratio()
    return str(over) if under == 1 else _plain(over, under, comma)


@lru_cache(maxsize=1024)
def _plain(over: int, under: int, comma: bool) -> str:
    shifted = _half_up(over, under, _SHIFT)
    whole, decimals = divmod(abs(shifted), _SHIFT)
    text = f"{whole}{',' if comma else '.'}{decimals:0{_MOST_DIGITS}}".rstrip("0") if decimals else str(whole)
    return f"-{text}" if shifted < 0 else text


def fixed_against(number: Fraction, needed: Fraction, places: int = 2, comma: bool = True) -> str:
    """Return `number` with enough decimals that it does not look equal to a minimum it misses."""
    while number != needed and places < _MOST_DIGITS:
        if _steps(number, places) != _steps(needed, places):
            break
        places += 1
    return fixed(number, places, comma)
