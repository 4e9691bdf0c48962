"""Chains against every chain there is."""

from __future__ import annotations

from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from zitool.lke.align import heaviest_chain, longest_chain

PAIRS = st.dictionaries(
    st.tuples(st.integers(0, 5), st.integers(0, 5)),
    st.integers(1, 9).map(lambda number: number / 8),
    max_size=9,
)


def rises(chain: list[tuple[int, int]]) -> bool:
    """Whether both sides rise strictly."""
    return all(one[0] < two[0] and one[1] < two[1] for one, two in pairwise(chain))


def all_chains(pairs: list[tuple[int, int]]) -> list[list[tuple[int, int]]]:
    """Return every chain of `pairs`."""
    found = []
    for size in range(len(pairs) + 1):
        found += [list(pair) for pair in combinations(sorted(pairs), size) if rises(list(pair))]
    return found


@settings(deadline=None)
@given(PAIRS)
def test_the_heaviest_chain_weighs_most(weights: dict[tuple[int, int], float]) -> None:
    """No other chain of the same pairs weighs more."""
    chain = heaviest_chain(weights)
    assert rises(chain)
    assert set(chain) <= set(weights)
    most = max(sum(weights[one] for one in other) for other in all_chains(list(weights)))
    assert sum(weights[one] for one in chain) == most


@settings(deadline=None)
@given(st.lists(st.lists(st.integers(0, 5), max_size=3, unique=True).map(sorted), max_size=4))
def test_the_longest_chain_is_longest(candidates: list[list[int]]) -> None:
    """No other chain of the same candidates is longer."""
    chain = longest_chain(candidates)
    pairs = [(left, right) for left, rights in enumerate(candidates) for right in rights]
    assert rises(chain)
    assert set(chain) <= set(pairs)
    assert len(chain) == max(map(len, all_chains(pairs)))
