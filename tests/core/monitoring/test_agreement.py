"""Agreement of two assessors: weighted kappa against hand-computed cases and scikit-learn, bias by area."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from tests.core.monitoring.test_recap import made

from zitool.core.monitoring.agreement import Sides, Table, added, alike, bias, kappa, pack_sides, unpack_sides
from zitool.core.monitoring.statistics import among


def table(choices, *pairs):
    """Return the table of pairs as they were taken."""
    return Table(choices, Counter(pairs))


@pytest.mark.parametrize(
    ("given_", "expected"),
    [
        # Two choices, by hand: 10 of 20 yes-yes, 5 no-no, 5 differ; chance = (15*10 + 5*10)/400 = 1/2.
        (table(2, *[(0, 0)] * 10, *[(1, 1)] * 5, *[(0, 1)] * 5), Fraction(1, 2)),
        # All alike, both choices in use: perfect.
        (table(3, (0, 0), (1, 1), (2, 2)), Fraction(1)),
        # Always the opposite: as bad as can be.
        (table(2, (0, 1), (1, 0)), Fraction(-1)),
        # One of them always takes the middle: observed (1/2+0+1/2), expected 3 * (1/3*1/2 + 1/3*1/2) = 1.
        (table(3, (0, 1), (1, 1), (2, 1)), Fraction(0)),
    ],
)
def test_kappa_of_hand_computed_cases(given_, expected):
    """The figures that anybody can check with a pencil."""
    assert kappa([given_]) == expected


def test_kappa_is_nothing_where_chance_leaves_no_room():
    """Both always take one and the same choice: agreement cannot be told from chance."""
    assert kappa([table(4, (0, 0), (0, 0))]) is None
    assert kappa([]) is None


@given(
    st.integers(2, 5).flatmap(
        lambda n: st.tuples(
            st.just(n),
            st.lists(st.tuples(st.integers(0, n - 1), st.integers(0, n - 1)), min_size=2, max_size=60),
        )
    )
)
def test_kappa_is_that_of_scikit_learn(drawn):
    """With linear weights over all choices of the scale."""
    from sklearn.metrics import cohen_kappa_score

    choices, pairs = drawn
    found = kappa([table(choices, *pairs)])
    assume(found is not None)

    first, second = zip(*pairs, strict=True)
    expected = cohen_kappa_score(first, second, labels=list(range(choices)), weights="linear")

    assert float(found) == pytest.approx(expected, abs=1e-12)


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=1, max_size=30))
def test_kappa_does_not_depend_on_who_is_first(pairs):
    """Agreement is mutual."""
    assert kappa([table(3, *pairs)]) == kappa([table(3, *[(b, a) for a, b in pairs])])


def test_scales_are_added_up_each_against_its_own_chance():
    """Perfect on one scale and as chance would have it on another lie between the two."""
    perfect = table(2, (0, 0), (1, 1))
    chance = table(2, (0, 0), (0, 1), (1, 0), (1, 1))

    assert kappa([perfect]) == 1
    assert kappa([chance]) == 0
    assert kappa([perfect, chance]) == Fraction(1, 3)
    assert alike([perfect, chance]) == Fraction(4, 6)


def test_tables_of_many_workbooks_are_one_per_scale():
    """Counts are added, pair by pair."""
    found = added([{"abc": table(3, (0, 1))}, {"abc": table(3, (0, 1), (2, 2)), "ya": table(2, (0, 0))}])

    assert found == {"abc": Table(3, {(0, 1): 2, (2, 2): 1}), "ya": Table(2, {(0, 0): 1})}


def test_nothing_to_compare_is_no_agreement():
    """No share of nothing, and no mean of nothing."""
    assert alike([]) is None
    with pytest.raises(ValueError, match="no differences"):
        bias([])


def test_bias_is_the_mean_difference():
    """Above 0 where the first gives more."""
    assert bias([Fraction(1), Fraction(2), Fraction(-1)]) == Fraction(2, 3)


fractions = st.fractions(0, 100, max_denominator=1000)
side = st.builds(
    Sides, st.text(max_size=8), st.text(max_size=8), st.just("unit"), st.just("tpi"),
    st.tuples(fractions, fractions),
    st.dictionaries(st.text(max_size=5), st.tuples(fractions, fractions), max_size=3),
    st.dictionaries(
        st.text(max_size=5),
        st.builds(
            Table, st.integers(2, 5),
            st.dictionaries(st.tuples(st.integers(0, 4), st.integers(0, 4)), st.integers(1, 9), max_size=4),
        ),
        max_size=3,
    ),
    st.tuples(st.integers(0, 113), st.integers(0, 113)),
)  # fmt: skip


@given(side)
def test_what_two_assessors_made_of_it_travels_without_loss(drawn):
    """Between processes, with every digit."""
    assert unpack_sides(pack_sides(drawn)) == drawn


def test_percentile_rank_counts_equals_half():
    """Among 1, 2, 2, 3 a unit with 2 is at 50, with 0 at 0, with 4 at 100."""
    peers = [made(str(at), points=points)._replace(sha256=str(at)) for at, points in enumerate((1, 2, 2, 3))]

    ranks = [among(made("x", points=points)._replace(sha256="x"), peers)[0].rank for points in (2, 0, 4)]

    assert ranks == [50, 0, 100]
    assert among(peers[0], peers[:1]) == []
