"""XML of a part, streamed through Expat: no tree, no DTD, no entity; depth, names and tags are bounded."""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING, NamedTuple, NoReturn
from xml.parsers import expat

from zitool.workbooks.package import over_limit, refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from zitool.workbooks.package import Package

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

    Args:
        package: where the part lies.
        part: its name.
        root: local name of the root; it must stand in one of `namespaces`.
        start: handler by local name, called with the attributes; other namespaces are passed over.
        end: handler by local name.
        text: called with every piece of text.
        namespaces: those that are equal to us.
        blocks: the bytes, where they are not simply those of the part.

    Raises:
        UnreadableWorkbookError: F005 another root, F008 no XML, F009 beyond a limit, F010 a DTD, and what the
            handlers and `Package.chunks` raise.
    """
    names: dict[str, str] = {}
    parser = expat.ParserCreate(namespace_separator=" ", intern=names)
    parser.buffer_text = True
    _refuse_dtd(parser, package, part)
    _handle_elements(parser, package, part, (root, namespaces, start, end or {}))
    if text is not None:
        parser.CharacterDataHandler = text
    limits = package.limits
    fed = 0
    try:
        for block in package.chunks(part) if blocks is None else blocks:
            parser.Parse(block, False)
            fed += len(block)
            if (tail := fed - max(0, parser.CurrentByteIndex)) > limits.token:
                raise over_limit(package.file, part, "token", tail, limits.token)
            if len(names) > limits.names:
                raise over_limit(package.file, part, "names", len(names), limits.names)
        parser.Parse(b"", True)
    except (expat.ExpatError, ValueError, LookupError) as error:  # the last two: encodings that do not exist
        raise refusal("F008", package.file, part=part, reason="xml") from error


def _refuse_dtd(parser: expat.XMLParserType, package: Package, part: str) -> None:
    """Refuse a DTD at the DOCTYPE itself, whatever the encoding; count namespaces, which Expat remembers."""
    declared = 0

    def refuse(*_: object) -> NoReturn:
        raise refusal("F010", package.file, part=part)

    def count(*_: object) -> None:
        nonlocal declared
        declared += 1
        if declared > package.limits.names:
            raise over_limit(package.file, part, "names", declared, package.limits.names)

    parser.StartDoctypeDeclHandler = refuse
    parser.EntityDeclHandler = refuse
    parser.ExternalEntityRefHandler = refuse
    parser.StartNamespaceDeclHandler = count


def _handle_elements(
    parser: expat.XMLParserType,
    package: Package,
    part: str,
    wanted: tuple[str, tuple[str, ...], Mapping[str, Start], Mapping[str, End]],
) -> None:
    """Check the root, then pass elements of its namespace on and count all."""
    root, namespaces, start, end = wanted
    starts: dict[str, Start] = {}
    ends: dict[str, End] = {}
    most, deepest = package.limits.elements, package.limits.depth
    depth = elements = 0

    def on_root(tag: str, attributes: dict[str, str]) -> None:
        namespace, _, local = tag.rpartition(" ")
        if local != root or namespace not in namespaces:
            raise refusal("F005", package.file, part=part, kind="unknown")
        starts.update({f"{namespace} {name}": handler for name, handler in start.items()})
        ends.update({f"{namespace} {name}": handler for name, handler in end.items()})
        parser.StartElementHandler = on_start
        on_start(tag, attributes)

    def on_start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal depth, elements
        depth += 1
        elements += 1
        if depth > deepest:
            raise over_limit(package.file, part, "depth", depth, deepest)
        if elements > most:
            raise over_limit(package.file, part, "elements", elements, most)
        handler = starts.get(tag)
        if handler is not None:
            handler(attributes)

    def on_end(tag: str) -> None:
        nonlocal depth
        depth -= 1
        handler = ends.get(tag)
        if handler is not None:
            handler()

    parser.StartElementHandler = on_root
    parser.EndElementHandler = on_end


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
    found: dict[str, Relation] = {}

    def add(attributes: dict[str, str]) -> None:
        key = attributes.get("Id", "")
        if key in found:
            raise refusal("F013", package.file, part=source, what="relation", name=key)
        kind = attributes.get("Type", "").rpartition("/")[2]
        external = attributes.get("TargetMode", "Internal") == "External"
        found[key] = Relation(kind, attributes.get("Target", ""), external)

    parse(package, source, "Relationships", start={"Relationship": add}, namespaces=_RELATIONS)
    return found


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
