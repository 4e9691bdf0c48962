"""What a rubric expects of a form: a row for every section, indicator and count, in order."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from zitool.core.record import Record
from zitool.lke.rows import plain_kind, prints
from zitool.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from fractions import Fraction

    from zitool.core.law.rubric import Indicator, Rubric, Scale, Section, Wordprints

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
