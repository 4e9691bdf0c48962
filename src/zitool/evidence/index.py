"""The questions of a rubric by all that teams write for them, and the tree of folders that teams keep."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from zitool.core.memo import once

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from zitool.core.law.rubric import Indicator, Rubric, Section

ROOT = ""
_ROMAN = re.compile(r"(x{0,3})(ix|iv|v?i{0,3})", re.IGNORECASE)
_SHARED = 2
"""Sections are twins where at least one of so many titles below one is below the other, too."""
_LEAST_TEXT = 20
"""Letters and digits of a question's words that a name must hold to be known by them."""
_LEAST_TITLE = 12
_SHORTEST_CODE = 3
_REMEMBERED = 10_000


class Node(NamedTuple):
    """A section or a question.

    Attributes:
        codes: of all levels down to it; headings have none.
        numbers: the same as numbers where a level counts in figures, Roman ones too; None where in letters.
        twin: which of the levels is one of two halves with the same areas; -1 for none.
        title: of a section; empty for a question.
        questions: ids of the questions in it.
    """

    id: str
    codes: tuple[str, ...]
    numbers: tuple[int | None, ...]
    twin: int
    title: str
    questions: frozenset[str]

    @property
    def is_question(self) -> bool:
        """Whether it is a question and no section."""
        return not self.title

    def fits(self, token: str, level: int = -1) -> bool:
        """Whether a token means the code of one of its levels: ``1``, ``I`` and ``i`` are the same number."""
        if token.casefold() == self.codes[level].casefold():
            return True
        return self.numbers[level] is not None and number_of(token) == self.numbers[level]


class Index(NamedTuple):
    """A rubric by what names of files and folders may say.

    Attributes:
        nodes: sections and questions by id; the root has none of its own.
        children: id of a section, or `ROOT` → ids directly below it.
        titles: sections by the letters of their titles, sorted.
        texts: questions by the letters of their words, sorted.
        short: ``PPA1A`` → id.
        areas, parts: ids of areas and sub-areas, by their number.
        questions: all of them.
        remembered: what tokens were found to end in: folders of thousands of documents name the same few.
    """

    nodes: Mapping[str, Node]
    children: Mapping[str, tuple[str, ...]]
    titles: Sequence[tuple[str, str]]
    texts: Sequence[tuple[str, str]]
    short: Mapping[str, str]
    areas: Mapping[int, frozenset[str]]
    parts: Mapping[int, frozenset[str]]
    questions: frozenset[str]
    remembered: dict[tuple[str, ...], frozenset[str]]

    def below(self, ids: Iterable[str]) -> frozenset[str]:
        """Return the questions in any of these sections."""
        return frozenset().union(*(self.nodes[id_].questions if id_ else self.questions for id_ in ids))

    def with_texts(self, texts: Iterable[tuple[str, str]]) -> Index:
        """Return the same with further words of questions: (words, id), as a workbook has them."""
        more = ((squash(words), id_) for words, id_ in texts)
        pairs = {*self.texts, *(pair for pair in more if len(pair[0]) >= _LEAST_TEXT)}
        return self._replace(texts=sorted(pairs))

    def titled(self, words: str, *, long: bool) -> frozenset[str]:
        """Return the sections whose title these words are, or are the beginning of.

        Args:
            words: without a number before them.
            long: whether the name is long enough to have been cut just there.
        """
        letters = squash(words)
        exact = frozenset(id_ for title, id_ in _starting(self.titles, letters) if title == letters)
        if exact and not long:
            return exact
        if len(letters) < _LEAST_TITLE:
            return exact
        return exact | {id_ for _, id_ in _starting(self.titles, letters)}

    def asking(self, words: str) -> frozenset[str]:
        """Return the questions that begin with these words, or whose words these begin with."""
        letters = squash(words)
        if len(letters) < _LEAST_TEXT:
            return frozenset()
        return frozenset(id_ for _, id_ in _starting(self.texts, letters))

    def ending_in(self, tokens: Sequence[str]) -> frozenset[str]:
        """Return the nodes whose codes end in these tokens, the half written or left out."""
        key = tuple(tokens)
        nodes = self.remembered.get(key)
        if nodes is None:
            nodes = frozenset(node.id for node in self.nodes.values() if _ends_in(node, tokens))
            if len(self.remembered) < _REMEMBERED:
                self.remembered[key] = nodes
        return nodes

    def spelled(self, tokens: Sequence[str]) -> str:
        """Return the node whose codes, all of them, these tokens are; empty for none."""
        for id_ in self.ending_in(tokens):
            node = self.nodes[id_]
            if len(node.codes) == len(tokens) and all(map(node.fits, tokens, range(len(tokens)))):
                return id_
        return ""

    def descend(self, above: Iterable[str], tokens: Sequence[str], *, skip: bool = True) -> frozenset[str]:
        """Return what these tokens lead to from any of the sections `above`; `skip` the halves or not."""
        reached = frozenset(above)
        for token in tokens:
            steps = (step for id_ in reached for step in self._steps(id_, skip=skip))
            reached = frozenset(step for step in steps if self.nodes[step].fits(token))
        return reached

    def _steps(self, id_: str, *, skip: bool) -> Iterator[str]:
        for child in self.children.get(id_, ()):
            yield child
            node = self.nodes[child]
            if skip and node.twin == len(node.codes) - 1:
                yield from self.children.get(child, ())


@once
def index_of(rubric: Rubric) -> Index:
    """Return the index of a rubric."""
    nodes: dict[str, Node] = {}
    children: dict[str, list[str]] = {ROOT: []}
    titles: set[tuple[str, str]] = set()
    for section, node, above in _walk(rubric.sections, Node(ROOT, (), (), -1, "", frozenset()), False):
        if isinstance(section, str):
            titles |= {(letters, above) for letters in _letters(section)}
            continue
        nodes[node.id] = node
        children.setdefault(above, []).append(node.id)
        titles |= {(letters, node.id) for letters in _letters(node.title)}
    leaves = {leaf.id: leaf for leaf in rubric.leaves()}
    levels = _levels(nodes)
    return Index(
        nodes,
        {id_: tuple(ids) for id_, ids in children.items()},
        sorted(titles),
        sorted((squash(leaf.statement), id_) for id_, leaf in leaves.items()),
        _short_codes(nodes),
        *levels,
        frozenset(leaves),
        {},
    )


def squash(text: str) -> str:
    """Return the letters and digits of a text, without case: what no separator can change."""
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text)
    return re.sub(r"[\W_]+", "", text).casefold()


def number_of(token: str) -> int | None:
    """Return the number that a token writes, in figures or Roman ones; None for neither."""
    if token.isascii() and token.isdecimal():
        return int(token)
    match = _ROMAN.fullmatch(token)
    if not token or match is None:
        return None
    small = {"": 0, "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9}
    return 10 * len(match[1]) + small[match[2].casefold()]


def _walk(
    sections: Sequence[Section], above: Node, twins: bool
) -> Iterator[tuple[Section | Indicator | str, Node, str]]:
    """Yield sections and questions with their nodes and what they stand in; a heading as its title alone."""
    counted = _numbers([section.code for section in sections if not section.heading])
    twin = _are_twins(sections)
    numbers = iter(counted)
    for section in sections:
        ids = frozenset(leaf.id for leaf in section.leaves())
        if section.heading:
            yield section.title, above, above.id
            node = above
        else:
            level = len(above.codes)
            node = Node(
                section.id, (*above.codes, section.code), (*above.numbers, next(numbers)),
                level if twin and not twins else above.twin, section.title, ids,
            )  # fmt: skip
            yield section, node, above.id
        yield from _walk(section.sections, node, twins or twin)
        for leaf, number in zip(
            section.indicators, _numbers([leaf.code for leaf in section.indicators]), strict=True
        ):
            codes = (*node.codes, leaf.code)
            yield (
                leaf,
                Node(leaf.id, codes, (*node.numbers, number), node.twin, "", frozenset([leaf.id])),
                node.id,
            )


def _numbers(codes: Sequence[str]) -> list[int | None]:
    """Return codes as the numbers that they count by; None for each where they are letters."""
    numbers = [number_of(code) for code in codes]
    return numbers if None not in numbers else [None] * len(codes)


def _are_twins(sections: Sequence[Section]) -> bool:
    """Whether sections are halves: the areas of one have the names of the areas of another."""
    below = [{squash(part.title) for part in section.sections} for section in sections]
    return any(
        _SHARED * len(below[first] & below[second]) >= len(below[first]) > 0
        for first in range(len(below))
        for second in range(first)
    )


def _letters(title: str) -> set[str]:
    """Return the letters of a title, and of the same without what stands in brackets."""
    return {squash(title), squash(re.sub(r"\([^()]*\)", " ", title))} - {""}


def _levels(nodes: Mapping[str, Node]) -> tuple[dict[int, frozenset[str]], dict[int, frozenset[str]]]:
    """Return areas and sub-areas by their numbers: the two levels of sections above questions in parts."""
    areas: dict[int, set[str]] = {}
    parts: dict[int, set[str]] = {}
    for node in nodes.values():
        depth = len(node.codes) - (0 <= node.twin < len(node.codes))
        number = node.numbers[-1]
        if node.is_question or number is None:
            continue
        whole = {len(nodes[id_].codes) - (nodes[id_].twin >= 0) for id_ in node.questions}
        if depth == 2 and max(whole) > 3:  # noqa: PLR2004 - component, area; questions have a part between
            areas.setdefault(number, set()).add(node.id)
        elif depth == 3:  # noqa: PLR2004
            parts.setdefault(number, set()).add(node.id)
    return (
        {number: frozenset(ids) for number, ids in areas.items()},
        {number: frozenset(ids) for number, ids in parts.items()},
    )


def short_code(node: Node, nodes: Mapping[str, Node]) -> str:
    """Return ``PPA1A``: initials of component and half, letter of the area, number of the part, letter."""
    written = []
    above = [nodes[".".join(node.codes[: depth + 1])] for depth in range(len(node.codes))]
    areas = 0
    for depth, part in enumerate(above):
        position = part.numbers[-1] or _ordinal(part.codes[-1])
        if part.is_question:
            written.append(part.codes[-1].upper())
        elif depth in {0, node.twin}:
            written.append(squash(part.title)[:1].upper())
        elif areas == 0:
            written.append(chr(ord("A") + position - 1))
            areas += 1
        else:
            written.append(str(position))
    return "".join(written)


def _short_codes(nodes: Mapping[str, Node]) -> dict[str, str]:
    """Return short code → id, without those that two nodes share or that may be a word."""
    ids_by_code: dict[str, list[str]] = {}
    for node in nodes.values():
        ids_by_code.setdefault(short_code(node, nodes), []).append(node.id)
    return {
        code: ids[0]
        for code, ids in ids_by_code.items()
        if len(ids) == 1 and (len(code) >= _SHORTEST_CODE or not nodes[ids[0]].is_question)
    }


def _ordinal(code: str) -> int:
    letter = code[:1].casefold()
    return ord(letter) - ord("a") + 1 if "a" <= letter <= "z" else 1


def _ends_in(node: Node, tokens: Sequence[str]) -> bool:
    levels = list(range(len(node.codes)))
    if _fits(node, tokens, levels):
        return True
    if 0 <= node.twin < len(levels) - 1:
        levels.remove(node.twin)
        return _fits(node, tokens, levels)
    return False


def _fits(node: Node, tokens: Sequence[str], levels: Sequence[int]) -> bool:
    if len(tokens) > len(levels):
        return False
    return all(map(node.fits, tokens, levels[len(levels) - len(tokens) :]))


def _starting(pairs: Sequence[tuple[str, str]], letters: str) -> Iterator[tuple[str, str]]:
    """Yield the pairs whose first begins with `letters`."""
    for position in range(bisect_left(pairs, (letters, "")), len(pairs)):
        if not letters or not pairs[position][0].startswith(letters):
            return
        yield pairs[position]


LONGEST = 60
"""Characters of the name of a folder; five of them, and a file's, fit into a path of Windows."""
_REFUSED = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?=\.|$)", re.IGNORECASE)


class Convention(StrEnum):
    """How folders say which question they are of."""

    AREA = "area"
    """``A. PENGUNGKIT/I. PEMENUHAN/I. MANAJEMEN PERUBAHAN/1. Penyusunan Tim Kerja/a. …``"""
    ID = "id"
    """``A.I.1 MANAJEMEN PERUBAHAN/A.I.1.i.a …``"""
    DASH = "dash"
    """``A-I-1 MANAJEMEN PERUBAHAN/A-I-1-i-a …``"""
    PREFIX = "prefix"
    """``PEMENUHAN/AREA 1 MANAJEMEN PERUBAHAN/i. Penyusunan Tim Kerja/1.i.a …``"""
    CODE = "code"
    """``PPA MANAJEMEN PERUBAHAN/PPA1A …``"""


def folders(rubric: Rubric, convention: Convention) -> Mapping[str, str]:
    """Return question → path of its folder, with slashes, in the order of the form."""
    nodes = index_of(rubric).nodes
    return {
        leaf.id: "/".join(map(portable, _path(nodes[leaf.id], leaf, nodes, convention)))
        for leaf in rubric.leaves()
    }


def portable(name: str, most: int = LONGEST) -> str:
    """Return a name that Windows takes, too, of at most `most` characters."""
    clean = re.sub(r"\s+", " ", _REFUSED.sub("-", name)).strip()
    if _RESERVED.match(clean):
        clean = f"_{clean}"
    return clean[:most].rstrip(". ") or "_"


def _path(node: Node, leaf: Indicator, nodes: Mapping[str, Node], convention: Convention) -> Iterator[str]:
    above = [nodes[".".join(node.codes[:depth])] for depth in range(1, len(node.codes))]
    area = above[max(len(above) - 2, min(1, len(above) - 1))]
    statement = leaf.statement
    if convention is Convention.AREA:
        for depth, section in enumerate(above):
            yield f"{_number(section, depth, len(above))}. {section.title}"
        yield f"{node.codes[-1]}. {statement}"
    elif convention is Convention.PREFIX and len(above) > 2:  # noqa: PLR2004 - component, area, part
        for section in above[1:]:
            if len(section.codes) - 1 == section.twin:
                yield section.title
            elif section is area:
                yield f"AREA {section.numbers[-1] or section.codes[-1]} {section.title}"
            else:
                yield f"{section.codes[-1]}. {section.title}"
        yield f"{'.'.join((area.codes[-1], *node.codes[len(area.codes) :]))} {statement}"
    elif convention is Convention.CODE and node.id in index_codes(nodes):
        yield f"{short_code(area, nodes)} {area.title}"
        yield f"{short_code(node, nodes)} {statement}"
    else:
        between = "-" if convention is Convention.DASH else "."
        yield f"{between.join(area.codes)} {area.title}"
        yield f"{between.join(node.codes)} {statement}"


def index_codes(nodes: Mapping[str, Node]) -> frozenset[str]:
    """Return the questions that a short code can name: those whose code is long enough to be no word."""
    return frozenset(
        id_
        for id_, node in nodes.items()
        if node.is_question and len(short_code(node, nodes)) > 2  # noqa: PLR2004
    )


def _number(section: Node, depth: int, whole: int) -> str:
    """Return the number of a section as trees of folders write it: letter, Roman figures, at last figures."""
    number = section.numbers[-1]
    if number is None:
        return section.codes[-1]
    if depth == whole - 1 and whole > 2:  # noqa: PLR2004 - component, area, part
        return str(number)
    return roman(number)


def roman(number: int) -> str:
    """Return a number below 40 in Roman figures."""
    tens, ones = divmod(number, 10)
    return "X" * tens + ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")[ones]
