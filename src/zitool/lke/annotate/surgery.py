"""One XML part changed at named places and nowhere else: every other byte stays as its author wrote it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NoReturn
from xml.parsers import expat
from xml.sax.saxutils import escape

from zitool.named import NamedTuple
from zitool.xlsx.package import refusal

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

_TAG = re.compile(rb"<([^\s/>]+)(?:[^>\"']|\"[^\"]*\"|'[^']*')*>")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_COUNT = re.compile(rb"(\bcount\s*=\s*[\"'])[0-9]+")
_CHILD = 2
_WIDE = (b"\xff\xfe", b"\xfe\xff")


class Element(NamedTuple):
    """Where an element stands.

    Attributes:
        path: local names from the root down to it.
        start: of its start tag.
        inner: behind its start tag.
        end: of its end tag; the same as `inner` where it has none.
    """

    path: tuple[str, ...]
    namespace: str
    attributes: dict[str, str]
    start: int
    inner: int
    end: int

    @property
    def name(self) -> str:
        """Local name."""
        return self.path[-1]


class Edit(NamedTuple):
    """Bytes that take the place of others."""

    start: int
    end: int
    new: bytes


def readable(data: bytes) -> bytes:
    """Return a part in an encoding that holds ASCII; only what is in UTF-16 is written anew."""
    if data[:2] in _WIDE:
        text = data.decode("utf-16")
    elif data[:4].count(0) > 1:
        text = data.decode("utf-16-be" if data[0] == 0 else "utf-16-le")
    else:
        return data
    return _DECLARATION.sub("", text).encode()


def outline(data: bytes, file: str, part: str, deeper: Collection[str] = ()) -> list[Element]:
    """Return the root, its children, and the children of those that are called one of `deeper`, in order.

    Raises:
        UnreadableWorkbookError: F008 no XML, F010 a DTD.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    path: list[str] = []
    begun: list[tuple[int, Element | None]] = []
    elements: dict[int, Element] = {}

    def refuse(*_: object) -> NoReturn:
        raise refusal("F010", file, part=part)

    def start(tag: str, attributes: dict[str, str]) -> None:
        namespace, _, local = tag.rpartition(" ")
        path.append(local)
        wanted = len(path) <= _CHILD or (len(path) == _CHILD + 1 and path[1] in deeper)
        place = parser.CurrentByteIndex
        element = None
        if wanted and (match := _TAG.match(data, place)):
            element = Element(tuple(path), namespace, attributes, place, match.end(), match.end())
            elements[place] = element
        begun.append((place, element))

    def end(_: str) -> None:
        path.pop()
        place, element = begun.pop()
        if element is not None and not data.endswith(b"/>", 0, element.inner):
            elements[place] = element._replace(end=parser.CurrentByteIndex)

    parser.StartDoctypeDeclHandler = refuse
    parser.StartElementHandler, parser.EndElementHandler = start, end
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise refusal("F008", file, part=part, reason="xml") from error
    return [elements[place] for place in sorted(elements)]


def child(elements: Iterable[Element], *path: str) -> Element | None:
    """Return the first element below the root whose path ends so."""
    return next((element for element in elements if element.path[1:] == path), None)


def appended(data: bytes, container: Element, snippet: bytes, count: int = 0) -> Edit:
    """Return the edit that adds `snippet` at the end of `container`, which then counts `count` children."""
    tag = data[container.start : container.inner]
    if count:
        tag = _COUNT.sub(rb"\g<1>%d" % count, tag)
    if container.inner == container.end:
        name = tag[1:].split(None, 1)[0].rstrip(b"/>")
        return Edit(container.start, container.inner, tag[:-2] + b">" + snippet + b"</" + name + b">")
    return Edit(container.start, container.end, tag + data[container.inner : container.end] + snippet)


def with_attribute(data: bytes, element: Element, numbers: Mapping[str, int]) -> Edit:
    """Return the edit that gives attributes without a prefix their numbers."""
    tag = data[element.start : element.inner]
    for name, number in numbers.items():
        given = rb'\g<1>"%d"' % number
        tag, times = re.subn(rb"(\s%s\s*=\s*)(?:\"[^\"]*\"|'[^']*')" % name.encode(), given, tag, count=1)
        if not times:
            close = len(tag) - (2 if tag.endswith(b"/>") else 1)
            tag = tag[:close] + b' %s="%d"' % (name.encode(), number) + tag[close:]
    return Edit(element.start, element.inner, tag)


def spliced(data: bytes, edits: Iterable[Edit]) -> bytes:
    """Return `data` with edits made; they must not overlap."""
    pieces, place = [], 0
    for edit in sorted(edits, key=lambda edit: edit.start):
        pieces += [data[place : edit.start], edit.new]
        place = edit.end
    return b"".join([*pieces, data[place:]])


def ascii_xml(text: str) -> str:
    """Return text for an element or an attribute in double quotes, whatever the encoding of the part."""
    legal = "".join(character for character in text if character.isprintable() or character == "\n")
    shown = re.sub(r"_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", legal)
    escaped = escape(shown, {'"': "&quot;", "\n": "&#10;"})
    return escaped.encode("ascii", "xmlcharrefreplace").decode("ascii")
