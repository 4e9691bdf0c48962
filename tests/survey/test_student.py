"""Quantiles of Student's t against SciPy."""

from __future__ import annotations

import pytest
from scipy.stats import t

from zitool.survey.student import t_975


def test_every_number_of_degrees_of_freedom_has_its_quantile():
    """From 1 to 3,000 degrees of freedom, and for very many, it is SciPy's to nine decimals."""
    for freedom in (*range(1, 3001), 10_000, 99_999, 1_000_000, 10**9):
        assert t_975(freedom) == pytest.approx(t.ppf(0.975, freedom), abs=2e-9)


def test_one_respondent_has_no_quantile():
    """Without a degree of freedom there is none."""
    with pytest.raises(ValueError, match="0 degrees"):
        t_975(0)
