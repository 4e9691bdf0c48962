"""A short way through parts whose bytes are plain: their many like items never reach Expat.

Plain is UTF-8 with one default namespace, and without comment, CDATA, DOCTYPE or processing instruction. What
stands before and after the items passes through Expat. Among the items regular expressions have to account
for every byte; whatever they do not know, and whatever might have to be refused, makes the whole part go the
long way (`NotPlainError`), which alone decides. So the two ways cannot differ; a test compares them.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from zitool.xlsx.package import Limits

_HEAD = re.compile(
    rb"(?:\xef\xbb\xbf)?+(?:<\?xml\s[^<>]*?\?>\s*)?+"
    rb"<([A-Za-z]++)(?=\s)[^<>]*?\sxmlns=\"[^<>\"]*\"[^<>]*>"
)
"""The start of a part, up to the tag of its root."""
_ENCODING = re.compile(rb"\sencoding\s*=\s*(?![\"']utf-8[\"'])", re.IGNORECASE)
_CONTROLS = tuple([bytes((code,)) for code in range(0x20) if code not in b"\t\n\r"])
_NO_CHARACTERS = (b"\xef\xbf\xbe", b"\xef\xbf\xbf")
"""U+FFFE and U+FFFF, which XML forbids as it does the control characters."""
_ATTRIBUTE = r' ([A-Za-z0-9:]+)="([^"]*)"'
_NUMBERED = r"#(?:([0-9]{1,7})|x([0-9A-Fa-f]{1,6}))"
_NAMED = {"amp": "&", "lt": "<", "gt": ">", "quot": '"', "apos": "'"}
_CHARACTERS = ((9, 10), (13, 13), (0x20, 0xD7FF), (0xE000, 0xFFFD), (0x10000, 0x10FFFF))
"""What XML allows."""
_MOST_DEPTH = 8
"""Levels of elements that items may have."""
_SHORTEST_TAG, _MANY_TAGS = 4, 1 << 18
"""Bytes of the shortest element, ``<a/>``; so many of these are a megabyte."""
_MOST_NAMES = 50
"""Different names of elements and attributes that items may have."""


class NotPlainError(Exception):
    """The part has to be read again, all of it by Expat."""


class Plain:
    """Where the items of a kind of part stand.

    Attributes:
        root: name of the root.
        start: matches the tag before the items; empty where that is the root's.
        item: how an item starts.
        end: the tag after the items.
    """

    def __init__(self, root: bytes, start: bytes, item: bytes, end: bytes) -> None:
        self.root, self.start = root, re.compile(start)
        self.item, self.end = item, end

    def blocks(
        self, blocks: Iterator[bytes], limits: Limits, add: Callable[[str, bytes], None]
    ) -> Iterator[bytes]:
        """Yield what Expat has to see of a part; between two blocks hand its items to `add`, some at a time.

        Args:
            blocks: the part.
            limits: how deep and how long things may be.
            add: called with whole items and with the head of the part, when Expat has seen the head.

        Raises:
            NotPlainError: the part is not plain; some of it may have been read before that shows.
        """
        rest = next(blocks, b"")
        head = self._head(rest)
        names = _MOST_NAMES + _names(head)
        if _depth(head) + _MOST_DEPTH > limits.depth or names > limits.names:
            raise NotPlainError
        yield head
        rest = self._add_items(rest[len(head) :], blocks, limits, lambda text: add(text, head))
        for block in chain((rest,), blocks):
            names += _names(block)
            if names > limits.names:
                raise NotPlainError
            yield block

    def _add_items(
        self, rest: bytes, blocks: Iterator[bytes], limits: Limits, add: Callable[[str], None]
    ) -> bytes:
        """Hand items over up to the end of them; return what of the last block is left.

        A block ends before its last item: none is in two of them. Only behind that the end is looked for:
        where items stand behind the end, it is among those handed over, where nothing knows it.
        """
        tags = 0
        while True:
            cut = max(rest.rfind(self.item), 0)
            last = rest.find(self.end, cut)
            tags += _tags(rest, max(cut, last), tags)
            if tags > limits.elements:
                raise NotPlainError
            if last >= 0:
                add(_checked(rest[:last]))
                return rest[last:]
            if cut:
                add(_checked(rest[:cut]))
            elif len(rest) > limits.token:
                raise NotPlainError
            block = next(blocks, b"")
            if not block:
                raise NotPlainError
            rest = rest[cut:] + block

    def _head(self, block: bytes) -> bytes:
        opening = _HEAD.match(block)
        if opening is None or opening[1] != self.root:
            raise NotPlainError
        if _ENCODING.search(opening[0], 0, opening[0].find(b"?>") + 1):
            raise NotPlainError
        start = self.start.search(block, opening.end())
        if start is None:
            raise NotPlainError
        head = block[: start.end()]
        if b"<!" in head or b"<?" in head[opening.start(1) :]:
            raise NotPlainError
        # A second default namespace could make the items something else.
        if head.count(b"xmlns") - head.count(b"xmlns:") != 1:
            raise NotPlainError
        return head


def _depth(head: bytes) -> int:
    """Return how many elements are open at the end of `head`, or more: ``>`` may stand in attributes."""
    return head.count(b">") - head.count(b"/>") - 2 * head.count(b"</")


def _tags(block: bytes, end: int, before: int) -> int:
    """Return how many elements begin before `end`, or more: they are counted where they are many."""
    return block.count(b"<", 0, end) if before > _MANY_TAGS else end // _SHORTEST_TAG + 1


def _names(block: bytes) -> int:
    """Return how many different names of elements and attributes are in `block`, or more."""
    return block.count(b"<") + block.count(b"=")


def _checked(block: bytes) -> str:
    """Return `block` as text whose characters XML allows, line ends as XML has them."""
    # To look for one byte takes a fiftieth of the time of looking for three, or for one of several.
    for control in _CONTROLS:
        if control in block:
            raise NotPlainError
    if b"]" in block and b"]]>" in block:
        raise NotPlainError
    if b"\xef" in block and any(character in block for character in _NO_CHARACTERS):
        raise NotPlainError
    if b"\r" in block:
        block = block.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    try:
        return block.decode()
    except UnicodeDecodeError as error:
        raise NotPlainError from error


def distinct(attributes: str, known: tuple[str, ...]) -> dict[str, str]:
    """Return the values of attributes by their names.

    Args:
        attributes: nothing but names and values in double quotes, each behind one blank.
        known: what they may be called.

    Raises:
        NotPlainError: one of them is not `known`, or comes twice.
    """
    pieces = attributes.split('"')
    return dict(zip(_names_in(tuple(pieces[:-1:2]), known), pieces[1::2], strict=True))


@lru_cache(maxsize=512)
def _names_in(written: tuple[str, ...], known: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names of attributes written like `` r=``; most tags have the same ones in the same order."""
    names = tuple([name[1:-1] for name in written])
    if len(set(names)) < len(names) or not set(names).issubset(known):
        raise NotPlainError
    return names


def attributes_of(text: str) -> list[tuple[str, str]]:
    """Return the attributes in the text of a tag as (name, value)."""
    return re.findall(_ATTRIBUTE, text)


def without_references(text: str) -> str:
    """Return `text` with ``&amp;`` and the like made characters.

    Raises:
        NotPlainError: a reference is of another kind.
    """
    first, *others = text.split("&")
    pieces = [first]
    for reference in others:
        name, semicolon, rest = reference.partition(";")
        if not semicolon:
            raise NotPlainError
        pieces += (_NAMED.get(name) or _numbered(name), rest)
    return "".join(pieces)


def _numbered(name: str) -> str:
    match = re.fullmatch(_NUMBERED, name)
    if match is None:
        raise NotPlainError
    code = int(match[1]) if match[1] else int(match[2], 16)
    if not any(first <= code <= last for first, last in _CHARACTERS):
        raise NotPlainError
    return chr(code)
