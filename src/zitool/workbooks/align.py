"""Rows of a sheet against the nodes of a rubric: which row is which indicator.

Rows that keep the official words anchor themselves: the longest chain of them that is in order on both sides
holds the rest in place, so that a deleted, inserted, moved, renamed or renumbered row is reported and shifts
nothing else. What stands between two anchors is matched by structure, then by similarity; what is left on
either side is listed. Counts that two questions ask for in the same words go to the question above them.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from zitool.core.record import Record
from zitool.workbooks.chains import heaviest_chain, longest_chain
from zitool.workbooks.nodes import COUNT_KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zitool.workbooks.chains import Pair
    from zitool.workbooks.nodes import Expected, Node
    from zitool.workbooks.rows import Row

_ENOUGH = 0.5
"""Least similarity for a pair between two anchors; words count 0.6, type 0.25, marker 0.15."""
_WORDS, _TYPE, _MARKER = 0.6, 0.25, 0.15
_WORDS_ALONE, _MARKER_ALONE = 0.8, 0.2
"""The same for a form that has no choice types."""
_SAME_WORDS = 0.5
"""Below this share of common words a matched row is said to have other words."""
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10}


class Alignment(Record):
    """The outcome; workbooks whose rows are the same share one, so it is not to be changed.

    Attributes:
        rows: node id → its row.
        moved: ids whose row stands out of order.
        renamed: ids matched by structure although the words differ.
        renumbered: ids whose row has another marker.
        duplicates: node id → further rows with the same words; none for sections.
        unknown: rows that no node claims, in order; notes and subtitles too.
        missing: nodes without a row, in the order of the form.
    """

    rows: dict[str, Row]
    moved: set[str]
    renamed: set[str]
    renumbered: set[str]
    duplicates: dict[str, list[Row]]
    unknown: list[Row]
    missing: list[Node]


def align(expected: Expected, rows: Sequence[Row]) -> Alignment:
    """Return which of `rows` belongs to which node; every row but the form's totals is accounted for."""
    return _align(expected, tuple([row for row in rows if not row.is_total]))


@lru_cache(maxsize=8)
def _align(expected: Expected, rows: tuple[Row, ...]) -> Alignment:
    """Align; most workbooks of a batch have the very rows of the one before, whatever the answers in them."""
    return _Aligner(expected, rows).run()


class _Aligner:
    """One alignment: positions of nodes and rows stand for them throughout."""

    def __init__(self, expected: Expected, rows: Sequence[Row]) -> None:
        self.nodes, self.expected, self.rows = expected.nodes, expected, rows
        self.typed = any(row.kind for row in rows)
        self.row_of: dict[int, int] = {}
        self.node_of: dict[int, int] = {}
        self.asker = list(self._askers())
        self.known = [
            [at for at in expected.by_words.get(row.words, ()) if _fits(expected.nodes[at], row)]
            for row in rows
        ]

    def run(self) -> Alignment:
        exact = [self._exact(index) for index in range(len(self.rows))]
        anchors = longest_chain(exact)
        self._take(anchors)
        moved = self._moved(exact)
        between = [pair for gap in self._gaps(anchors) for pair in self._match_gap(*gap)]
        between += self._counts_between()
        self._release_doubtful()
        rows = {self.nodes[node].id: self.rows[row] for node, row in sorted(self.row_of.items())}
        duplicates, unknown = self._leftovers()
        return Alignment(
            rows=rows,
            moved={self.nodes[node].id for _, node in moved},
            renamed={self.nodes[node].id for row, node in between if self._common(row, node) < _SAME_WORDS},
            renumbered={
                id_
                for id_, row in rows.items()
                if (marker := self.expected.by_id[id_].marker) and not _same_marker(row.marker, marker)
            },
            duplicates=duplicates,
            unknown=unknown,
            missing=[node for at, node in enumerate(self.nodes) if at not in self.row_of],
        )

    def _take(self, pairs: Sequence[Pair]) -> None:
        for row, node in pairs:
            self.row_of[node] = row
            self.node_of[row] = node

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

    def _exact(self, index: int) -> list[int]:
        """The nodes whose words the row has, as far as its type and the question above it allow."""
        found = self.known[index]
        if not any(at in self.expected.twins for at in found):
            return found
        above = self.known[self.asker[index]] if self.asker[index] >= 0 else []
        return [at for at in found if at not in self.expected.twins or self.expected.parents[at] in above]

    def _moved(self, exact: Sequence[Sequence[int]]) -> list[Pair]:
        pairs = []
        for index, nodes in enumerate(exact):
            free = next((node for node in nodes if node not in self.row_of), None)
            if index not in self.node_of and free is not None:
                self._take([(index, free)])
                pairs.append((index, free))
        return pairs

    def _gaps(self, anchors: Sequence[Pair]) -> Iterator[tuple[list[int], list[int]]]:
        before = (-1, -1)
        for after in (*anchors, (len(self.rows), len(self.nodes))):
            rows = [index for index in range(before[0] + 1, after[0]) if index not in self.node_of]
            nodes = [index for index in range(before[1] + 1, after[1]) if index not in self.row_of]
            if rows and nodes:
                yield rows, nodes
            before = after

    def _match_gap(self, rows: list[int], nodes: list[int]) -> list[Pair]:
        """Match in order: by structure if nothing is left over on either side, else by similarity."""
        solid = [index for index in rows if _is_solid(self.rows[index])]
        pairs = list(zip(solid, nodes, strict=False))
        if len(solid) != len(nodes) or not all(self._same_structure(row, node) for row, node in pairs):
            pairs = heaviest_chain(dict(self._alike(rows, nodes)))
        self._take(pairs)
        return pairs

    def _alike(self, rows: Sequence[int], nodes: Sequence[int]) -> Iterator[tuple[Pair, float]]:
        """Pairs alike enough. Structure alone never is, so only nodes that share a word are looked at."""
        by_word: dict[str, list[int]] = {}
        for node in nodes:
            if node not in self.expected.twins:
                for word in frozenset().union(*self.nodes[node].words):
                    by_word.setdefault(word, []).append(node)
        for row in rows:
            for node in {each for word in self.rows[row].words for each in by_word.get(word, ())}:
                alike = self._similarity(row, node)
                if alike >= _ENOUGH:
                    yield (row, node), alike

    def _counts_between(self) -> list[Pair]:
        """Counts whose words several questions share: each goes to the question it stands under."""
        pairs = []
        for node in sorted(self.expected.twins - self.row_of.keys()):
            asked = self.row_of.get(self.expected.parents[node])
            here = [
                row
                for row in (range(asked + 1, len(self.rows)) if asked is not None else ())
                if self.asker[row] == asked
                and row not in self.node_of
                and self._similarity(row, node) >= _ENOUGH
            ]
            if len(here) == 1 and self._in_order(here[0], node):
                self._take([(here[0], node)])
                pairs.append((here[0], node))
        return pairs

    def _release_doubtful(self) -> None:
        """Take back counts of shared words where another question is gone and left its counts behind.

        They now stand under the question above, and whose the count in the same words is nobody can tell.
        """
        parents = self.expected.parents
        orphaned = {
            parent for at, parent in parents.items() if at in self.row_of and parent not in self.row_of
        }
        for node in self.expected.twins & self.row_of.keys():
            words = set(self.nodes[node].words)
            rivals = {parents[at] for at in self.expected.twins if words & set(self.nodes[at].words)}
            if (rivals - {parents[node]}) & orphaned:
                del self.node_of[self.row_of.pop(node)]

    def _in_order(self, row: int, node: int) -> bool:
        before, after = self.row_of.get(node - 1, row - 1), self.row_of.get(node + 1, row + 1)
        return before < row < after

    def _similarity(self, row: int, node: int) -> float:
        one, other = self.rows[row], self.nodes[node]
        if not _fits(other, one) or not self._free(row, node):
            return 0.0
        marked = bool(one.marker) and one.marker == other.marker
        if other.sort == "section":
            structure = _TYPE * (other.weight is not None and other.weight == one.weight)
        elif not self.typed:
            return _WORDS_ALONE * self._common(row, node) + _MARKER_ALONE * marked
        else:
            structure = _TYPE * (one.kind in other.kinds)
        return _WORDS * self._common(row, node) + structure + _MARKER * marked

    def _free(self, row: int, node: int) -> bool:
        """Whether a row may be the node by likeness: one with the very words of another node may not."""
        return not self.known[row] or node in self.known[row]

    def _common(self, row: int, node: int) -> float:
        words = self.rows[row].words
        if not words:
            return 0.0
        return max(
            (len(each & words) / len(each | words) for each in self.nodes[node].words if each), default=0.0
        )

    def _same_structure(self, row: int, node: int) -> bool:
        one, other = self.rows[row], self.nodes[node]
        if not self._free(row, node):
            return False
        if other.sort == "section":
            return one.kind in {"", "%"} and one.marker == other.marker
        marked = (
            not one.marker or other.sort == "input" or one.marker == "-" or _last(one.marker) == other.marker
        )
        return marked and (one.kind in other.kinds or (not one.kind and other.sort == "indicator"))

    def _leftovers(self) -> tuple[dict[str, list[Row]], list[Row]]:
        """Rows that no node has: further rows of nodes, by id, and unknown ones."""
        duplicates: dict[str, list[Row]] = {}
        unknown = []
        for index, row in enumerate(self.rows):
            if index in self.node_of:
                continue
            # Of a count with shared words it is a second row only under the same question.
            same = [at for at in self._exact(index) if self.nodes[at].sort != "section" and at in self.row_of]
            if same:
                nearest = min(same, key=lambda at: abs(self.row_of[at] - index))
                duplicates.setdefault(self.nodes[nearest].id, []).append(row)
            else:
                unknown.append(row)
        return duplicates, unknown


def row_before(alignment: Alignment, expected: Expected, missing: Node) -> Row | None:
    """Return the row of the nearest node before `missing` that has one."""
    for position in range(expected.place[missing.id] - 1, -1, -1):
        row = alignment.rows.get(expected.nodes[position].id)
        if row is not None:
            return row
    return None


def _fits(node: Node, row: Row) -> bool:
    """Whether the row's choice type can belong to the node at all; a wrong label still fits a question."""
    if node.sort == "section":
        return row.kind in {"", "%"}
    if not row.kind:
        return True
    return (row.kind in COUNT_KINDS) == (node.sort == "input")


def _is_solid(row: Row) -> bool:
    """Whether the row has more than words: a note among the questions has not."""
    return bool(row.kind or row.marker) or row.weight is not None


def _last(marker: str) -> str:
    """The last step of a marker that repeats those above it: ``a`` of ``A.I.1.i.a``."""
    return marker.rpartition(".")[2]


def _same_marker(written: str, expected: str) -> bool:
    """Whether two markers number alike: ``1`` is ``a`` is ``i``; dashes and case do not count."""
    last = written.rpartition(".")[2]
    return last in {"", "-"} or bool(_ordinals(last) & _ordinals(expected))


def _ordinals(marker: str) -> set[int]:
    text = marker.casefold()
    found = {int(text)} if text.isdecimal() else set()
    if len(text) == 1 and "a" <= text <= "z":
        found.add(ord(text) - ord("a") + 1)
    if text in _ROMAN:
        found.add(_ROMAN[text])
    return found
