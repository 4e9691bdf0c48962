"""What each row of a form is by itself: by its words, its official id, and the counts that stand below it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from typing import TYPE_CHECKING

from zitool.lke.expected_rows import COUNT_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from zitool.lke.align import Pair
    from zitool.lke.expected_rows import Expected, Node
    from zitool.lke.rows import Row

_LEAST_IDS, _MOST_IDS = 10, 0.9
"""Ids are official where at least so many rows known by their words bear the right one, and this share."""
_NEARLY_ALL = 0.8
"""Share of a node's words by which a row says what the node says, whatever else it says."""


class Evidence:
    """What the rows say of themselves; positions of rows and nodes stand for them.

    Attributes:
        typed: whether the form has choice types.
        asker: for each row the last row above it that asks a question, whose counts it may hold; -1 for none.
        known: for each row the nodes that it may be, rising; none where nothing says so.
        disputed: row → the node that its official id names, where its words are another's.
    """

    def __init__(self, expected: Expected, rows: Sequence[Row]) -> None:
        self.nodes, self.expected, self.rows = expected.nodes, expected, rows
        self.typed = any(row.kind for row in rows)
        self.asker = list(self._askers())
        self.known = [
            [at for at in expected.by_words.get(row.words, ()) if fits(expected.nodes[at], row)]
            for row in rows
        ]
        self.disputed: dict[int, int] = {}
        worded = {node for nodes in self.known for node in nodes}
        for index, node in self._official_ids().items():
            if node in self.known[index] or (not self.known[index] and node not in worded):
                self.known[index] = [node]
            elif self.known[index] and node not in expected.only.values():
                self.disputed[index] = node
        for index, node in list(self._named_by_counts()):
            self.known[index] = [node]

    def _askers(self) -> Iterator[int]:
        """For each row the last row above it that asks a question, whose counts it may hold; -1 for none."""
        last = -1
        for index, row in enumerate(self.rows):
            yield last
            asks = row.kind not in COUNT_KINDS if row.kind else not self.typed and row.marker.isalpha()
            if asks or any(
                self.nodes[at].sort == "indicator" for at in self.expected.by_words.get(row.words, ())
            ):
                last = index

    def _official_ids(self) -> dict[int, int]:
        """Row → the node that its id names, as far as the rows around it prove their ids to be right."""
        often = Counter(row.id for row in self.rows)
        best: dict[int, int] = {}
        for nodes in self.expected.ids if len(often) > _LEAST_IDS else ():
            named = {
                index: nodes[row.id]
                for index, row in enumerate(self.rows)
                if often[row.id] == 1 and row.id in nodes and fits(self.nodes[nodes[row.id]], row)
            }
            checked = [index for index in named if self.known[index]]
            right = {index for index in checked if named[index] in self.known[index]}
            if len(right) >= max(_LEAST_IDS, _MOST_IDS * len(checked), len(best)):
                best = {
                    index: node
                    for index, node in named.items()
                    if index in right or _held(right, checked, index)
                }
        return best

    def _named_by_counts(self) -> Iterator[Pair]:
        """Yield rows of unknown words whose counts below all belong to one ratio that no other row is."""
        counts: dict[int, set[int]] = {}
        for index, nodes in enumerate(self.known):
            parents = {self.expected.parents[at] for at in nodes if at in self.expected.parents}
            if self.asker[index] >= 0 and len(parents) == 1:
                counts.setdefault(self.asker[index], set()).update(parents)
        claimed = {at for nodes in self.known for at in nodes}
        often = Counter(next(iter(of)) for of in counts.values() if len(of) == 1)
        for index, of in counts.items():
            node = next(iter(of))
            if len(of) > 1 or self.known[index] or node in claimed or often[node] > 1:
                continue
            row = self.rows[index]
            others = (
                other for other in self.nodes if other.sort == "indicator" and other.id != self.nodes[node].id
            )
            if (row.kind in self.nodes[node].kinds or not self.typed) and not any(
                says(row, other) for other in others
            ):
                yield index, node


def fits(node: Node, row: Row) -> bool:
    """Return whether a row may be a node by its choice type; a wrong label still fits a question."""
    if node.sort == "section":
        return row.kind in {"", "%"} or row.kind in node.kinds
    if not row.kind:
        return True
    return (row.kind in COUNT_KINDS) == (node.sort == "input")


def says(row: Row, node: Node) -> bool:
    """Return whether a row holds nearly all the words of a node."""
    return any(len(said & row.words) >= _NEARLY_ALL * len(said) for said in node.words if said)


def _held(right: AbstractSet[int], checked: Sequence[int], index: int) -> bool:
    """Whether ids are right around an index: on both sides, and of the nearest two each all but one at most.

    Ids that slipped, because a row was added or deleted, are wrong from there on.
    """
    before, after = bisect_left(checked, index), bisect_right(checked, index)
    sides = [[place in right for place in checked[max(before - 2, 0) : before]],
             [place in right for place in checked[after : after + 2]]]  # fmt: skip
    return all(map(any, sides)) and sum(side.count(False) for side in sides) <= 1
