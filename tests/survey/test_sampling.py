"""Sample sizes against the printed table, quantiles of Student's t against SciPy."""

from __future__ import annotations

import pytest
from scipy.stats import t

from zitool.survey.indices import sample_size, t_975


def test_every_number_of_degrees_of_freedom_has_its_quantile():
    """From 1 to 3,000 degrees of freedom, and for very many, it is SciPy's to nine decimals."""
    for freedom in (*range(1, 3001), 10_000, 99_999, 1_000_000, 10**9):
        assert t_975(freedom) == pytest.approx(t.ppf(0.975, freedom), abs=2e-9)


def test_one_respondent_has_no_quantile():
    """Without a degree of freedom there is none."""
    with pytest.raises(ValueError, match="0 degrees"):
        t_975(0)


PRINTED = {
    10: 10, 15: 14, 20: 19, 30: 28, 35: 32, 40: 36, 45: 40, 50: 44, 55: 48, 60: 52, 100: 80, 200: 132,
    220: 140, 250: 152, 300: 169, 420: 201, 500: 217, 1_000: 278, 1_200: 291, 1_500: 306,
    2_000: 322, 3_000: 341, 5_000: 357, 10_000: 370, 15_000: 375, 20_000: 377, 50_000: 381,
    100_000: 383, 1_000_000: 384,
}  # fmt: skip


@pytest.mark.parametrize(("population", "printed"), PRINTED.items())
def test_a_sample_is_as_large_as_the_printed_table_says(population, printed):
    """Rounded to the nearest, not up: 44 of 50, 14 of 15."""
    assert sample_size(population).printed == printed


def test_the_exact_size_is_said_beside_the_printed_one():
    """Of 50 the formula asks for a little more than the table's 44."""
    assert 44 < sample_size(50).exact < 45


def test_nobody_is_no_population():
    """There is no sample of nobody."""
    with pytest.raises(ValueError, match="population of 0"):
        sample_size(0)
