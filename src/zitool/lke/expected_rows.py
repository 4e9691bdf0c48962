"""What a rubric expects of a form: a row for every section, indicator and count, in order."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from zitool.core.record import Record
from zitool.lke.rows import plain_kind, prints
from zitool.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from fractions import Fraction

    from zitool.core.law.rubric import Indicator, Rubric, Scale, Section, Wordprints
    from zitool.lke.align import Pair
    from zitool.lke.rows import Row

COUNT_KINDS = frozenset({"jumlah", "rupiah"})
Words = frozenset[str]


class Node(NamedTuple):
    """One thing the rubric expects a row for.

    Attributes:
        id: of the section, indicator or input.
        words: prints of its official words, its title or its statement; any may match.
        marker: code as printed in the form, or empty where the form has none.
        kinds: choice types it may carry, as compared; those of its only question for a section with one.
        label: the choice type as the form prints it.
        scale: name of an indicator's scale, else empty.
        keys: what other systems call it, by system.
        is_total: whether it is a count that is the sum of others.
    """

    id: str
    sort: Literal["section", "indicator", "input"]
    words: tuple[Words, ...]
    marker: str
    kinds: frozenset[str]
    weight: Fraction | None
    label: str = ""
    scale: str = ""
    keys: Mapping[str, str] = {}
    is_total: bool = False


class Expected(Record, kw_only=False):
    """All nodes of a rubric, with what is asked of them again and again; each is the same only as itself.

    Attributes:
        leaves: the rubric's indicators, in the order of the form.
        sections: its sections, likewise.
        nodes: both and the counts, in the order of the form.
        by_id: the same by id.
        place: id → position.
        by_words: words → positions of the nodes that have them, rising.
        parents: position of a count → position of its indicator.
        twins: positions of counts whose words a count of another indicator has too.
        only: position of a section → position of its question, where it has just one.
        ids: what a form may number its rows by: position by id, for each system and for the rubric's own ids.
    """

    leaves: tuple[Indicator, ...]
    sections: tuple[Section, ...]
    nodes: tuple[Node, ...]
    by_id: Mapping[str, Node]
    place: Mapping[str, int]
    by_words: Mapping[Words, tuple[int, ...]]
    parents: Mapping[int, int]
    twins: frozenset[int]
    only: Mapping[int, int]
    ids: tuple[Mapping[str, int], ...]

    __eq__ = object.__eq__
    __hash__ = object.__hash__


class _Source:
    """A rubric and its word prints, the same only as itself: what `expected` remembers results by."""

    def __init__(self, rubric: Rubric, wordprints: Wordprints) -> None:
        self.rubric, self.wordprints = rubric, wordprints

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, _Source) and self.rubric is other.rubric and self.wordprints is other.wordprints
        )

    def __hash__(self) -> int:
        return hash((id(self.rubric), id(self.wordprints)))


def expected(rubric: Rubric, wordprints: Wordprints) -> Expected:
    """Return what `rubric` expects of a form; a second call for the same objects costs nothing."""
    return _expected(_Source(rubric, wordprints))


@lru_cache(maxsize=4)
def _expected(source: _Source) -> Expected:
    nodes = tuple(_nodes(source.rubric, source.wordprints))
    place = {node.id: at for at, node in enumerate(nodes)}
    leaves, sections = tuple(source.rubric.leaves()), tuple(source.rubric.walk())
    only = {
        place[section.id]: place[section.indicators[0].id]
        for section in sections
        if len(section.indicators) == 1
    }
    by_words: dict[Words, list[int]] = {}
    for at, node in enumerate(nodes):
        asked = nodes[only[at]].words if at in only else ()
        both = [title | question for title in node.words for question in asked if title - question]
        for words in filter(None, dict.fromkeys((*node.words, *both))):
            by_words.setdefault(words, []).append(at)
    counts = {at: place[node.id.partition("#")[0]] for at, node in enumerate(nodes) if node.sort == "input"}
    shared = Counter((words, parent) for at, parent in counts.items() for words in set(nodes[at].words))
    owners = Counter(words for words, _ in shared)
    twins = frozenset(at for at in counts if any(owners[words] > 1 for words in nodes[at].words))
    frozen = {words: tuple(positions) for words, positions in by_words.items()}
    systems = dict.fromkeys(system for node in nodes for system in node.keys)
    ids = tuple(
        {node.keys[system]: at for at, node in enumerate(nodes) if system in node.keys} for system in systems
    )
    by_id = {node.id: node for node in nodes}
    return Expected(leaves, sections, nodes, by_id, place, frozen, counts, twins, only, (place, *ids))


def _nodes(rubric: Rubric, wordprints: Wordprints) -> Iterator[Node]:
    for section in rubric.walk():
        marker = "" if section.heading else section.code
        words = _words(section.id, section.title, wordprints)
        one = len(section.indicators) == 1
        kinds = _kinds(rubric.scales[section.indicators[0].scale]) if one else frozenset()
        yield Node(section.id, "section", words, marker, kinds, section.weight)
        for leaf in section.indicators:
            scale = rubric.scales[leaf.scale]
            words = _words(leaf.id, leaf.statement, wordprints)
            yield Node(
                leaf.id, "indicator", words, leaf.code, _kinds(scale), leaf.weight, scale.label, leaf.scale,
                leaf.keys,
            )  # fmt: skip
            for count in leaf.inputs:
                words = _words(count.id, count.statement, wordprints)
                total = bool(count.total_of)
                yield Node(
                    count.id, "input", words, "", COUNT_KINDS, None, "Jumlah", keys=count.keys, is_total=total
                )


def _kinds(scale: Scale) -> frozenset[str]:
    return frozenset(plain_kind(label) for label in (scale.label, *scale.also_written))


def _words(id_: str, statement: str, wordprints: Wordprints) -> tuple[Words, ...]:
    return tuple(dict.fromkeys((*wordprints.get(id_, ()), prints(statement))))


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
