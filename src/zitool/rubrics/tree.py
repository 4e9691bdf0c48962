"""A view of a rubric's raw data that never trips over a value of the wrong shape."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING

from zitool.core.exact import parse_exact
from zitool.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction
    from typing import TypeAlias

    from zitool.findings import Finding
    from zitool.rubrics.source import Document, Key, Raw

    Faults: TypeAlias = Iterator[tuple[Key, Finding]]


_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Node(NamedTuple):
    """A mapping of the rubric: a section, an indicator, a scale ... and the way to it."""

    path: Key
    raw: dict[str, Raw]

    @property
    def id(self) -> str:
        """Its id, written or made from codes."""
        return self.text("id")

    def text(self, key: str) -> str:
        """Return the text at `key`, or "" where there is none."""
        value = self.raw.get(key)
        return value if isinstance(value, str) else ""

    def texts(self, key: str) -> list[str]:
        """Return the texts of the list at `key`."""
        value = self.raw.get(key)
        return [text for text in value if isinstance(text, str)] if isinstance(value, list) else []

    def number(self, key: str) -> Fraction | None:
        """Return the exact number at `key`, or None where there is none."""
        return number(self.raw.get(key))

    def mapping(self, key: str) -> dict[str, Raw]:
        """Return the mapping at `key`, or an empty one."""
        value = self.raw.get(key)
        return value if isinstance(value, dict) else {}

    def children(self, key: str) -> list[Node]:
        """Return the mappings in the list at `key`."""
        value = self.raw.get(key)
        items = enumerate(value) if isinstance(value, list) else ()
        return [Node((*self.path, key, index), raw) for index, raw in items if isinstance(raw, dict)]

    def named(self, key: str) -> dict[str, Node]:
        """Return the mappings in the mapping at `key`, by name."""
        entries = self.mapping(key).items()
        return {name: Node((*self.path, key, name), raw) for name, raw in entries if isinstance(raw, dict)}

    def at(self, *steps: str | int) -> Key:
        """Return the path of something inside."""
        return (*self.path, *steps)


class Tree:
    """A rubric's raw data, gone through once."""

    def __init__(self, document: Document, folder: str | None) -> None:
        self.document = document
        self.folder = folder
        self.root = Node((), document.data)
        self.sections = list(below(self.root))
        self.indicators = [leaf for section in self.sections for leaf in section.children("indicators")]
        self.scales = self.root.named("scales")
        self.designations = self.root.children("designations")
        self.zones = [
            (designation, Node(designation.at("zone"), zone))
            for designation in self.designations
            if (zone := designation.mapping("zone"))
        ]
        self.requirements = [
            child for designation in self.designations for child in designation.children("requirements")
        ]
        self.prerequisites = self.root.children("prerequisites")

    def fault(
        self, code: str, path: Key, /, *, indicator: str | None = None, **values: object
    ) -> tuple[Key, Finding]:
        """Return a finding and the path it is about."""
        return path, self.document.fault(code, path, indicator=indicator, **values)

    def about(self, node: Node, code: str, *steps: str | int, **values: object) -> tuple[Key, Finding]:
        """Return a finding about something inside a part, whose id is one of its values."""
        return self.fault(code, node.at(*steps), indicator=None, id=node.id, **values)

    def scored(self, node: Node, code: str, *steps: str | int, **values: object) -> tuple[Key, Finding]:
        """Return the same about a section or an indicator, which the finding names as what is scored."""
        return self.fault(code, node.at(*steps), indicator=node.id, id=node.id, **values)


def number(raw: Raw | None) -> Fraction | None:
    """Return the exact number that `raw` writes, or None where it writes none."""
    try:
        return parse_exact(raw) if isinstance(raw, str) else None
    except ValueError:
        return None


def below(node: Node) -> Iterator[Node]:
    """Yield every section under `node`, in the order of the form."""
    for section in node.children("sections"):
        yield section
        yield from below(section)


def scalars(raw: Raw, path: Key = ()) -> Iterator[tuple[Key, str]]:
    """Yield every text below `raw` with the way to it."""
    items = raw.items() if isinstance(raw, dict) else enumerate(raw) if isinstance(raw, list) else ()
    for step, value in items:
        if isinstance(value, str):
            yield (*path, step), value
        else:
            yield from scalars(value, (*path, step))


def weighted_indicators(section: Node) -> list[Node]:
    """Return the indicators of a section that have a weight of their own."""
    return [child for child in section.children("indicators") if "weight" in child.raw]


def options_of(scale: Node) -> Node:
    """Return the options of a scale with the way to them."""
    return Node(scale.at("options"), scale.mapping("options"))


def day(text: str) -> date | None:
    """Return the day that `text` writes, or None where it writes none."""
    try:
        return date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        return None
