"""Rows of a sheet against the nodes of a rubric: which row is which indicator.

Rows that keep the official words anchor themselves: the longest chain of them that is in order on both sides
holds the rest in place, so that a deleted, inserted, moved, renamed or renumbered row is reported and shifts
nothing else. What stands between two anchors is matched by structure, then by similarity; what is left on
either side is listed. Counts that two questions ask for in the same words go to the question above them, and
counts that are known name the question above them. Ids beside the rows count where they prove to be official.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING

from zitool.core.record import Record
from zitool.lke.expected_rows import COUNT_KINDS, Evidence, fits, says
from zitool.lke.rows import repeated

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zitool.lke.expected_rows import Expected, Node
    from zitool.lke.rows import Row

_ENOUGH = 0.5
"""Least similarity for a pair between two anchors; words count 0.6, type 0.25, marker 0.15."""
_WORDS, _TYPE, _MARKER = 0.6, 0.25, 0.15
_WORDS_ALONE, _MARKER_ALONE = 0.8, 0.2
"""The same for a form that has no choice types."""
_SAME_WORDS = 0.5
"""Below this share of common words a matched row is said to have other words."""
_APART = 2
"""Words in which the questions about two counts differ that a slip may make the same."""
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
        missing: nodes without a row, in the order of the form; none of those that the form need not have.
        implied: ratios whose counts stand in the form without a row of their own.
        disputed: row number → the node that its official id names, where its words are another's.
    """

    rows: dict[str, Row]
    moved: set[str]
    renamed: set[str]
    renumbered: set[str]
    duplicates: dict[str, list[Row]]
    unknown: list[Row]
    missing: list[Node]
    implied: set[str]
    disputed: dict[int, str]

    def has(self, id_: str) -> bool:
        """Whether a node has a row, or as a ratio those of its counts."""
        return id_ in self.rows or id_ in self.implied

    def rows_about(self, id_: str) -> list[Row]:
        """Return the rows to name for what `has` one: its own, or those of an implied ratio's counts."""
        own = self.rows.get(id_)
        return (
            [own]
            if own is not None
            else [row for count, row in self.rows.items() if count.startswith(f"{id_}#")]
        )


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
        self.row_of: dict[int, int] = {}
        self.node_of: dict[int, int] = {}
        evidence = Evidence(expected, rows)
        self.typed, self.asker, self.known = evidence.typed, evidence.asker, evidence.known
        self.disputed = {rows[row].number: self.nodes[node].id for row, node in evidence.disputed.items()}
        self.rowless = set(expected.parents.values()).difference(*self.known)
        self.under = Counter((self.asker[index], row.words) for index, row in enumerate(rows))

    def run(self) -> Alignment:
        exact = [self._exact(index) for index in range(len(self.rows))]
        anchors = longest_chain(exact)
        self._take(anchors)
        moved = self._moved(exact)
        for gap in list(self._gaps(anchors)):
            self._match_gap(*gap)
        self._counts_between()
        self._release_doubtful()
        duplicates, unknown = self._leftovers()
        shared = self._shared()
        self.row_of |= shared
        rows = {self.nodes[node].id: self.rows[row] for node, row in sorted(self.row_of.items())}
        implied = {
            self.nodes[parent].id
            for at, parent in self.expected.parents.items()
            if at in self.row_of and parent not in self.row_of
        }
        return Alignment(
            rows=rows,
            moved={self.nodes[node].id for _, node in moved},
            renamed={
                self.nodes[node].id
                for node, row in self.row_of.items()
                if node not in shared
                and node not in self.expected.by_words.get(self.rows[row].words, ())
                and self._common(row, node) < _SAME_WORDS
            },
            renumbered={
                self.nodes[node].id
                for node, row in self.row_of.items()
                if node not in shared
                and (marker := self.nodes[node].marker)
                and not _same_marker(self.rows[row].marker, marker)
                and self.expected.only.get(node) not in shared
            },
            duplicates=duplicates,
            unknown=unknown,
            missing=[node for at, node in enumerate(self.nodes) if not self._needs_none(at, implied)],
            implied=implied,
            disputed=self.disputed,
        )

    def _shared(self) -> dict[int, int]:
        """Node → the row that a section and its only question share: heading and ratio may be one row."""
        shared: dict[int, int] = {}
        for section, question in self.expected.only.items():
            title, asked = self.row_of.get(section), self.row_of.get(question)
            if title is not None and asked is None:
                if self.rows[title].kind in self.nodes[question].kinds:
                    shared[question] = title
            elif title is None and asked is not None:
                weight = self.rows[asked].weight
                if weight == self.nodes[section].weight and self.nodes[question].weight is None:
                    shared[section] = asked
        return shared

    def _needs_none(self, at: int, implied: set[str]) -> bool:
        """Whether a node has a row or needs none: a ratio may be its counts alone, without a total."""
        if at in self.row_of or self.nodes[at].id in implied:
            return True
        parent = self.expected.parents.get(at, at)
        alone = self.nodes[parent].id in implied or (
            parent in self.row_of and parent not in self.node_of.values()
        )
        return self.nodes[at].is_total and alone

    def _take(self, pairs: Sequence[Pair]) -> None:
        for row, node in pairs:
            self.row_of[node] = row
            self.node_of[row] = node

    def _exact(self, index: int) -> list[int]:
        """The nodes whose words the row has, as far as its type and the question above it allow."""
        nodes = self.known[index]
        if not any(at in self.expected.twins for at in nodes):
            return nodes
        asker, parents = self.asker[index], self.expected.parents
        above = self._asked_by(asker)
        own = [at for at in nodes if at not in self.expected.twins or parents[at] in above]
        # Where more of them stand under a question than it asks for, the others' has no row of its own.
        if own and self.under[asker, self.rows[index].words] <= len(own):
            return own
        return [at for at in nodes if at in own or parents[at] in self.rowless]

    def _asked_by(self, row: int) -> set[int]:
        """The questions that a row may be: a heading's, too, whose only question it may be."""
        known = self.known[row] if row >= 0 else []
        return {*known, *(self.expected.only.get(at, at) for at in known)}

    def _moved(self, exact: Sequence[Sequence[int]]) -> list[Pair]:
        pairs = []
        for index, nodes in enumerate(exact):
            if index in self.node_of:
                continue
            above = self._asked_by(self.asker[index])
            free = next(
                (
                    node
                    for node in nodes
                    if node not in self.row_of
                    and (node not in self.expected.twins or self.expected.parents[node] in above)
                ),
                None,
            )
            if free is not None:
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

    def _match_gap(self, rows: list[int], nodes: list[int]) -> None:
        """Match in order: by structure if nothing is left over on either side, else by similarity."""
        solid = [index for index in rows if _is_solid(self.rows[index])]
        pairs = list(zip(solid, nodes, strict=False))
        if len(solid) != len(nodes) or not all(self._same_structure(row, node) for row, node in pairs):
            alike = dict(self._alike(rows, nodes))
            pairs = heaviest_chain(alike)
            left = [node for node in nodes if node not in {taken for _, taken in pairs}]
            # As like another node that nothing else is: whose row it is, nobody can tell.
            pairs = [
                pair for pair in pairs if all(alike.get((pair[0], node), 0) < alike[pair] for node in left)
            ]
        self._take(pairs)

    def _alike(self, rows: Sequence[int], nodes: Sequence[int]) -> Iterator[tuple[Pair, float]]:
        """Pairs alike enough. Structure alone never is, so only nodes that share a word are looked at."""
        by_word: dict[str, list[int]] = {}
        for node in nodes:
            for word in frozenset().union(*self.nodes[node].words):
                by_word.setdefault(word, []).append(node)
        for row in rows:
            near = {node for word in self.rows[row].words for node in by_word.get(word, ())}
            # A row that says what two nodes say is neither of them for sure.
            if sum(says(self.rows[row], self.nodes[node]) for node in near) > 1:
                continue
            for node in near - self.expected.twins:
                alike = self._similarity(row, node)
                if alike >= _ENOUGH:
                    yield (row, node), alike

    def _counts_between(self) -> None:
        """Counts whose words several questions share: each goes to the question it stands under."""
        for node in sorted(self.expected.twins - self.row_of.keys()):
            asked = self.row_of.get(self.expected.parents[node])
            here = [
                row
                for row in (range(asked + 1, len(self.rows)) if asked is not None else ())
                if self.asker[row] == asked
                and row not in self.node_of
                and self._similarity(row, node) >= _ENOUGH
                and not any(
                    says(self.rows[row], self.nodes[at]) for at in range(self.expected.parents[node], node)
                )
            ]
            if len(here) == 1 and self._in_order(here[0], node):
                self._take([(here[0], node)])

    def _release_doubtful(self) -> None:
        """Take back the rows of which nobody can tell whose they are."""
        doubtful = [node for node in self.expected.twins if node in self.row_of and self._has_rival(node)]
        doubtful += [node for node in self.row_of if self._is_joined(node) or self._may_be_next(node)]
        for node in doubtful:
            self.node_of.pop(self.row_of.pop(node), None)

    def _has_rival(self, node: int) -> bool:
        """Whether a count of shared words may be that of another question, whose row is gone.

        That question's counts now stand under the one above, this one among them if it stands where the other
        would and the other has no row.
        """
        parents, row, words = self.expected.parents, self.row_of[node], set(self.nodes[node].words)
        rivals = [
            at
            for at in self.expected.twins
            if at not in self.row_of
            and parents[at] not in {parents[node], *self.row_of}
            and words & set(self.nodes[at].words)
            and self._in_order(row, at)
        ]
        if (
            not rivals
            or parents[node] not in self.row_of
            or any(self._has_counts(parents[at]) for at in rivals)
        ):
            return bool(rivals)
        return any(
            self.asker[index] == self.asker[row] and (other.kind in COUNT_KINDS or not self.typed)
            for index, other in enumerate(self.rows)
            if index not in self.node_of
        )

    def _has_counts(self, question: int) -> bool:
        return any(parent == question and at in self.row_of for at, parent in self.expected.parents.items())

    def _is_joined(self, node: int) -> bool:
        """Whether a row says what the node before its own says, too, whose row is gone: both may be in it."""
        row, before = self.rows[self.row_of[node]], self.nodes[node - 1]
        if node - 1 in self.row_of or not says(row, before):
            return False
        if before.marker and not _same_marker(row.marker, self.nodes[node].marker):
            return _same_marker(row.marker, before.marker)
        # One wording of a count may be what another wording and the count before make together.
        own = self.nodes[node].words
        both = {words | said for words in before.words for said in own if words - said}
        counts = before.sort == self.nodes[node].sort == "input"
        unasked = counts and before.is_total and self.expected.parents[node] not in self.row_of
        if counts and not unasked and row.words in both:
            return True
        twice = repeated(row.title)
        return self.disputed.get(row.number) == before.id or any(words <= twice for words in before.words)

    def _may_be_next(self, node: int) -> bool:
        """Whether a count's row may be that of the count before or after it, misspelt into this one's words.

        That other has no row, a row of nobody stands where this one's would be then, and a word tells the
        two apart.
        """
        for step in (-1, 1):
            other, row = node + step, self.row_of[node]
            beside = row - step
            if (
                self.nodes[node].sort == "input"
                and self.expected.parents.get(node) == self.expected.parents.get(other, -1)
                and other not in self.row_of
                and 0 <= beside < len(self.rows)
                and beside not in self.node_of
                and self.asker[beside] == self.asker[row]
                and self.rows[beside].kind == self.rows[row].kind
                and row + step in {self.row_of.get(other + step), self.asker[row]}
                and any(
                    len(words ^ others) <= _APART
                    for words in self.nodes[node].words
                    for others in self.nodes[other].words
                )
            ):
                return True
        return False

    def _in_order(self, row: int, node: int) -> bool:
        """Whether a row stands between those of the nodes before and after, but for rows of equal words."""
        words = set(self.nodes[node].words)
        sure = [at for at in self.row_of if not words & set(self.nodes[at].words)]
        before = max((at for at in sure if at < node), default=None)
        after = min((at for at in sure if at > node), default=None)
        return (before is None or self.row_of[before] < row) and (after is None or row < self.row_of[after])

    def _similarity(self, row: int, node: int) -> float:
        one, other = self.rows[row], self.nodes[node]
        if not fits(other, one) or not self._free(row, node):
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
            (
                len(expected & words) / len(expected | words)
                for expected in self.nodes[node].words
                if expected
            ),
            default=0.0,
        )

    def _same_structure(self, row: int, node: int) -> bool:
        one, other = self.rows[row], self.nodes[node]
        if not self._free(row, node):
            return False
        if other.sort == "section":
            return one.kind in {"", "%", *other.kinds} and _same_heading(one, other)
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


def rows_at(alignment: Alignment, expected: Expected, missing: Node) -> list[Row]:
    """Return the unclaimed rows that stand where `missing` would and may be it, by what they ask for."""
    before = row_before(alignment, expected, missing)
    after = next(
        (
            row
            for node in expected.nodes[expected.place[missing.id] + 1 :]
            if (row := alignment.rows.get(node.id)) is not None
        ),
        None,
    )
    return [
        row
        for row in alignment.unknown
        if (before is None or before.number < row.number)
        and (after is None or row.number < after.number)
        and fits(missing, row)
        and (row.weight == missing.weight if missing.sort == "section" else bool(row.kind))
    ]


def _same_heading(row: Row, node: Node) -> bool:
    """Whether a row may be a section by marker and weight: either may be left out, neither contradict."""
    if row.marker == node.marker:
        return True
    return (not row.marker or not node.marker) and node.weight is not None and row.weight == node.weight


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
    ordinals = {int(text)} if text.isdecimal() else set()
    if len(text) == 1 and "a" <= text <= "z":
        ordinals.add(ord(text) - ord("a") + 1)
    if text in _ROMAN:
        ordinals.add(_ROMAN[text])
    return ordinals


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
