"""Chains: from pairs of positions in two lists, the best ones that rise on both sides."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

Pair = tuple[int, int]


def longest_chain(candidates: Sequence[Sequence[int]]) -> list[Pair]:
    """Return the longest chain of (left, right) that rises strictly on both sides.

    Args:
        candidates: for each left position its possible right positions, rising.
    """
    tails: list[int] = []
    ends: list[tuple[int, int, int]] = []
    at: list[int] = []
    for left, rights in enumerate(candidates):
        for right in reversed(rights):  # falling, so that no left position follows itself
            length = bisect_left(tails, right)
            ends.append((left, right, at[length - 1] if length else -1))
            if length == len(tails):
                tails.append(right)
                at.append(len(ends) - 1)
            else:
                tails[length] = right
                at[length] = len(ends) - 1
    chain: list[Pair] = []
    here = at[-1] if at else -1
    while here >= 0:
        left, right, here = ends[here]
        chain.append((left, right))
    return chain[::-1]


def heaviest_chain(weights: dict[Pair, float]) -> list[Pair]:
    """Return the chain of pairs that rises strictly on both sides and weighs most; no weight is negative."""
    rights = sorted({right for _, right in weights})
    best: list[tuple[float, Pair | None]] = [(0.0, None)] * (len(rights) + 1)
    before: dict[Pair, Pair | None] = {}
    total: dict[Pair, float] = {}
    for pair in sorted(weights, key=lambda pair: (pair[0], -pair[1])):
        rank = bisect_left(rights, pair[1])
        sum_, before[pair] = _most(best, rank)
        total[pair] = sum_ + weights[pair]
        _raise(best, rank + 1, (total[pair], pair))
    chain: list[Pair] = []
    here = max(total, key=lambda pair: total[pair], default=None)
    while here is not None:
        chain.append(here)
        here = before[here]
    return chain[::-1]


def _most(best: list[tuple[float, Pair | None]], rank: int) -> tuple[float, Pair | None]:
    """Return the heaviest end among the first `rank` right positions (a Fenwick tree)."""
    heaviest: tuple[float, Pair | None] = (0.0, None)
    while rank > 0:
        if best[rank][0] > heaviest[0]:
            heaviest = best[rank]
        rank -= rank & -rank
    return heaviest


def _raise(best: list[tuple[float, Pair | None]], rank: int, end: tuple[float, Pair]) -> None:
    while rank < len(best):
        if end[0] > best[rank][0]:
            best[rank] = end
        rank += rank & -rank
