"""XML of a part, streamed through Expat: no tree, no DTD, no entity; depth, names and tags are bounded."""

from __future__ import annotations

import posixpath
from itertools import chain
from typing import TYPE_CHECKING, NoReturn
from xml.parsers import expat

from zitool.named import NamedTuple
from zitool.xlsx.package import over_limit, refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from zitool.errors import UnreadableWorkbookError
    from zitool.xlsx.package import Package

    Start = Callable[[dict[str, str]], None]
    End = Callable[[], None]

MAIN = (
    "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    "http://purl.oclc.org/ooxml/spreadsheetml/main",
)
"""The two namespaces of spreadsheets: the usual one and that of Strict workbooks."""
_RELATIONS = ("http://schemas.openxmlformats.org/package/2006/relationships",)
_ID = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships id",
    "http://purl.oclc.org/ooxml/officeDocument/relationships id",
)


class Relation(NamedTuple):
    """One arrow from a part to another or to the world outside.

    Attributes:
        kind: the last word of the type, e.g. ``worksheet``.
        target: as it stands in the file.
        external: whether the target is declared to lie outside the file.
    """

    kind: str
    target: str
    external: bool


class _Wanted(NamedTuple):
    """Which elements are handled, and what else decides how a part is read.

    Attributes:
        root: local name of the root, in one of `namespaces`.
        start: local names of elements whose start is handled; likewise `end`.
        text: whether text is.
        limits: the most levels, elements, names, and bytes of a tag.
    """

    root: str
    namespaces: tuple[str, ...]
    start: tuple[str, ...]
    end: tuple[str, ...]
    text: bool
    limits: tuple[int, int, int, int]


def parse(
    package: Package,
    part: str,
    root: str,
    *,
    start: Mapping[str, Start],
    end: Mapping[str, End] | None = None,
    text: Callable[[str], None] | None = None,
    namespaces: tuple[str, ...] = MAIN,
    blocks: Iterable[bytes] | None = None,
) -> None:
    """Run the handlers over one part.

    What Expat says of a few kB is remembered by these very bytes: the workbooks of one form have the same
    relations, styles and frames of sheets.

    Args:
        package: where the part lies.
        part: its name.
        root: local name of the root; it must stand in one of `namespaces`.
        start: handler by local name, called with the attributes, which it must not change; other namespaces
            are passed over, but where the name begins with one and a blank.
        end: handler by local name.
        text: called with every piece of text.
        namespaces: those that are equal to us.
        blocks: the bytes, where they are not simply those of the part. Before each of them the handlers have
            seen what was before it.

    Raises:
        UnreadableWorkbookError: F005 another root, F008 no XML, F009 beyond a limit, F010 a DTD, and what the
            handlers and `Package.chunks` raise.
    """
    end = end or {}
    of = package.limits
    limits = (of.depth, of.elements, of.names, of.token)
    wanted = _Wanted(root, namespaces, tuple(start), tuple(end), text is not None, limits)
    rest = iter(package.chunks(part) if blocks is None else blocks)
    seen: tuple[bytes, ...] = ()
    size = 0
    while True:
        block = next(rest, b"")
        seen, size = (*seen, block), size + len(block)
        events = _known.get((seen, wanted)) if size <= _REMEMBERED else None
        if events is None:
            break
        for name, attributes, data in events:
            if attributes is not None:
                start[name](attributes)
            elif name:
                end[name]()
            elif text is not None:
                text(data)
        if not block:
            return
    reader = _Reader((package.file, part), wanted, start, end, text)
    reader.read(chain(seen, rest, (b"",)) if seen[-1] else seen, len(seen) - 1)


_Event = tuple[str, "dict[str, str] | None", str]
"""The start of an element (name, attributes), its end (name), or text."""
_REMEMBERED = 32 << 10
"""Bytes of which it may be remembered what Expat said."""
_MOST_BLOCKS = 8
_MOST_KNOWN = 64
_known: dict[tuple[tuple[bytes, ...], _Wanted], tuple[_Event, ...]] = {}
"""What was to be handled in the last of some blocks; the oldest makes room."""


def _remember(blocks: tuple[bytes, ...], wanted: _Wanted, events: Iterable[_Event]) -> None:
    if len(_known) >= _MOST_KNOWN:
        del _known[next(iter(_known))]
    _known[blocks, wanted] = tuple(events)


class _Reader:
    """One run of Expat over a part, with everything counted that has a limit; refusals name file and part."""

    def __init__(
        self,
        place: tuple[str, str],
        wanted: _Wanted,
        start: Mapping[str, Start],
        end: Mapping[str, End],
        text: Callable[[str], None] | None,
    ) -> None:
        self.place, self.wanted = place, wanted
        self.start, self.end, self.text = start, end, text
        self.most_names, self.longest = wanted.limits[2:]
        self.events: list[_Event] = []
        self.known: dict[str, str] = {}
        self.starts: dict[str, Start] = {}
        self.ends: dict[str, End] = {}
        self.namespace = ""
        self.noted: bool | None = None
        self.parser = expat.ParserCreate(namespace_separator=" ", intern=self.known)
        self.parser.buffer_text = True
        self._refuse_dtd()
        self._handle_elements()

    def read(self, blocks: Iterable[bytes], handled: int) -> None:
        """Feed `blocks`, an empty one being the end; the first `handled` of them call no handler."""
        parser, fed = self.parser, 0
        seen: tuple[bytes, ...] = ()
        try:
            for at, block in enumerate(blocks):
                noted = at < _MOST_BLOCKS and fed + len(block) <= _REMEMBERED
                if at >= handled and noted is not self.noted:
                    self._go_live(noted)
                parser.Parse(block, not block)
                if noted:
                    seen = (*seen, block)
                    if at >= handled:
                        _remember(seen, self.wanted, self.events)
                        self.events.clear()
                if not block:
                    return
                fed += len(block)
                if (tail := fed - max(0, parser.CurrentByteIndex)) > self.longest:
                    raise self._over("token", tail, self.longest)
                if len(self.known) > self.most_names:
                    raise self._over("names", len(self.known), self.most_names)
        except (expat.ExpatError, ValueError, LookupError) as error:  # the last two: unknown encodings
            raise refusal("F008", self.place[0], part=self.place[1], reason="xml") from error

    def _refuse_dtd(self) -> None:
        """Refuse a DTD at the DOCTYPE itself, in any encoding; count namespaces, which Expat remembers."""
        declared = 0

        def refuse(*_: object) -> NoReturn:
            raise refusal("F010", self.place[0], part=self.place[1])

        def count(*_: object) -> None:
            nonlocal declared
            declared += 1
            if declared > self.most_names:
                raise self._over("names", declared, self.most_names)

        self.parser.StartDoctypeDeclHandler = refuse
        self.parser.EntityDeclHandler = refuse
        self.parser.ExternalEntityRefHandler = refuse
        self.parser.StartNamespaceDeclHandler = count

    def _handle_elements(self) -> None:
        """Check the root, then pass elements of its namespace on and count all."""
        starts, ends = self.starts, self.ends
        deepest, most, *_ = self.wanted.limits
        depth = elements = 0

        def on_root(tag: str, attributes: dict[str, str]) -> None:
            self.namespace, _, local = tag.rpartition(" ")
            if local != self.wanted.root or self.namespace not in self.wanted.namespaces:
                raise refusal("F005", self.place[0], part=self.place[1], kind="unknown")
            if self.noted is not None:
                self._go_live(self.noted)
            self.parser.StartElementHandler = on_start
            on_start(tag, attributes)

        def on_start(tag: str, attributes: dict[str, str]) -> None:
            nonlocal depth, elements
            depth += 1
            elements += 1
            if depth > deepest:
                raise self._over("depth", depth, deepest)
            if elements > most:
                raise self._over("elements", elements, most)
            handler = starts.get(tag)
            if handler is not None:
                handler(attributes)

        def on_end(tag: str) -> None:
            nonlocal depth
            depth -= 1
            handler = ends.get(tag)
            if handler is not None:
                handler()

        self.parser.StartElementHandler = on_root
        self.parser.EndElementHandler = on_end

    def _go_live(self, noted: bool) -> None:
        """Call the handlers from here on, and note down what they are told or not.

        Before the root nobody knows the namespace of their elements.
        """
        self.noted = noted
        if self.text is not None:
            self.parser.CharacterDataHandler = self._noting_text(self.text) if noted else self.text
        for name, start in self.start.items():
            self.starts[self._tag(name)] = self._noting_start(name, start) if noted else start
        for name, end in self.end.items():
            self.ends[self._tag(name)] = self._noting_end(name, end) if noted else end

    def _tag(self, name: str) -> str:
        """Return an element's name with its namespace, the root's where it has none of its own."""
        return name if " " in name or not self.namespace else f"{self.namespace} {name}"

    def _noting_start(self, name: str, handler: Start) -> Start:
        def note(attributes: dict[str, str]) -> None:
            self.events.append((name, attributes, ""))
            handler(attributes)

        return note

    def _noting_end(self, name: str, handler: End) -> End:
        def note() -> None:
            self.events.append((name, None, ""))
            handler()

        return note

    def _noting_text(self, handler: Callable[[str], None]) -> Callable[[str], None]:
        def note(data: str) -> None:
            self.events.append(("", None, data))
            handler(data)

        return note

    def _over(self, what: str, size: int, limit: int) -> UnreadableWorkbookError:
        return over_limit(*self.place, what, size, limit)


def relation_id(attributes: Mapping[str, str]) -> str | None:
    """Return the ``r:id`` of an element."""
    return attributes.get(_ID[0], attributes.get(_ID[1]))


def relations(package: Package, part: str) -> dict[str, Relation]:
    """Return the relations of `part` by id; the package itself is the part ``""``.

    Raises:
        UnreadableWorkbookError: F011 there are none, F013 two of one id, and what `parse` raises.
    """
    folder, name = posixpath.split(part)
    source = posixpath.join(folder, "_rels", name + ".rels")
    arrows: dict[str, Relation] = {}

    def add(attributes: dict[str, str]) -> None:
        key = attributes.get("Id", "")
        if key in arrows:
            raise refusal("F013", package.file, part=source, what="relation", name=key)
        kind = attributes.get("Type", "").rpartition("/")[2]
        external = attributes.get("TargetMode", "Internal") == "External"
        arrows[key] = Relation(kind, attributes.get("Target", ""), external)

    parse(package, source, "Relationships", start={"Relationship": add}, namespaces=_RELATIONS)
    return arrows


def resolve(package: Package, part: str, relation: Relation) -> str:
    """Return the name of the part that a relation of `part` leads to.

    Raises:
        UnreadableWorkbookError: F013, the target lies outside the file.
    """
    target = relation.target.replace("\\", "/")
    if target.startswith("/"):
        path = posixpath.normpath(target.lstrip("/"))
    else:
        path = posixpath.normpath(posixpath.join(posixpath.dirname(part), target))
    first = path.partition("/")[0]
    if relation.external or not target or first == ".." or ":" in first or "://" in target:
        raise refusal("F013", package.file, part=part, what="relation", name=relation.target)
    return path
