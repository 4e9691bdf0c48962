"""What a rubric expects of a form: a row for every section, indicator and count, in order."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from zitool.core.record import Record
from zitool.workbooks.rows import plain_kind, prints

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from fractions import Fraction

    from zitool.core.rubric import Indicator, Rubric, Section

COUNT_KINDS = frozenset({"jumlah", "rupiah"})
Words = frozenset[str]


class Node(Record, kw_only=False):
    """One thing the rubric expects a row for.

    Attributes:
        id: of the section, indicator or input.
        words: prints of its official words, its title or its statement; any may match.
        marker: code as printed in the form, or empty where the form has none.
        kinds: choice types it may carry, as compared; empty for sections.
        label: the choice type as the form prints it.
        scale: name of an indicator's scale, else empty.
    """

    id: str
    sort: Literal["section", "indicator", "input"]
    words: tuple[Words, ...]
    marker: str
    kinds: frozenset[str]
    weight: Fraction | None
    label: str = ""
    scale: str = ""


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
    """

    leaves: tuple[Indicator, ...]
    sections: tuple[Section, ...]
    nodes: tuple[Node, ...]
    by_id: Mapping[str, Node]
    place: Mapping[str, int]
    by_words: Mapping[Words, tuple[int, ...]]
    parents: Mapping[int, int]
    twins: frozenset[int]

    __eq__ = object.__eq__
    __hash__ = object.__hash__


class _Source:
    """A rubric and its word prints, the same only as itself: what `expected` remembers results by."""

    def __init__(self, rubric: Rubric, wordprints: Mapping[str, Words]) -> None:
        self.rubric, self.wordprints = rubric, wordprints

    def __eq__(self, other: object) -> bool:
        return (
            isinstance(other, _Source) and self.rubric is other.rubric and self.wordprints is other.wordprints
        )

    def __hash__(self) -> int:
        return hash((id(self.rubric), id(self.wordprints)))


def expected(rubric: Rubric, wordprints: Mapping[str, Words]) -> Expected:
    """Return what `rubric` expects of a form; a second call for the same objects costs nothing."""
    return _expected(_Source(rubric, wordprints))


@lru_cache(maxsize=4)
def _expected(source: _Source) -> Expected:
    nodes = tuple(_nodes(source.rubric, source.wordprints))
    place = {node.id: at for at, node in enumerate(nodes)}
    by_words: dict[Words, list[int]] = {}
    for at, node in enumerate(nodes):
        for words in node.words:
            if words:
                by_words.setdefault(words, []).append(at)
    counts = {at: place[node.id.partition("#")[0]] for at, node in enumerate(nodes) if node.sort == "input"}
    shared = Counter((words, parent) for at, parent in counts.items() for words in set(nodes[at].words))
    owners = Counter(words for words, _ in shared)
    twins = frozenset(at for at in counts if any(owners[words] > 1 for words in nodes[at].words))
    frozen = {words: tuple(positions) for words, positions in by_words.items()}
    leaves, sections = tuple(source.rubric.leaves()), tuple(source.rubric.walk())
    return Expected(leaves, sections, nodes, {node.id: node for node in nodes}, place, frozen, counts, twins)


def _nodes(rubric: Rubric, wordprints: Mapping[str, Words]) -> Iterator[Node]:
    for section in rubric.walk():
        marker = "" if section.heading else section.code
        words = _words(section.id, section.title, wordprints)
        yield Node(section.id, "section", words, marker, frozenset(), section.weight)
        for leaf in section.indicators:
            scale = rubric.scales[leaf.scale]
            kinds = frozenset(plain_kind(each) for each in (scale.label, *scale.also_written))
            words = _words(leaf.id, leaf.statement, wordprints)
            yield Node(leaf.id, "indicator", words, leaf.code, kinds, leaf.weight, scale.label, leaf.scale)
            for count in leaf.inputs:
                words = _words(count.id, count.statement, wordprints)
                yield Node(count.id, "input", words, "", COUNT_KINDS, None, "Jumlah")


def _words(id_: str, statement: str, wordprints: Mapping[str, Words]) -> tuple[Words, ...]:
    own = prints(statement)
    official = wordprints.get(id_)
    return (own,) if official is None or official == own else (official, own)
