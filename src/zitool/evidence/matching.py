"""Which document is of which question: by the user's map, its path, what the LKE names; never by a guess."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from zitool.evidence.index import squash
from zitool.evidence.naming import stem
from zitool.evidence.placing import Placing
from zitool.evidence.tables import slashed
from zitool.evidence.texts import file_name_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from zitool.core.law.rubric import Rubric
    from zitool.evidence.models import Item
    from zitool.evidence.placing import Placed
    from zitool.evidence.texts import Said

_LEAST_NAME = 8
"""Letters and digits of a name that a line of the LKE must hold to name a document without its suffix."""


class Matched(NamedTuple):
    """Which document is of which question.

    Attributes:
        files: question → paths, rising.
        open: path → what its path says, for each that is assigned to none.
        absent: question → names in the LKE that no document bears.
        doubled: question → names in the LKE that several documents bear.
    """

    files: Mapping[str, tuple[str, ...]]
    open: Mapping[str, Placed]
    absent: Mapping[str, tuple[str, ...]]
    doubled: Mapping[str, tuple[str, ...]]


def match(
    rubric: Rubric,
    items: Sequence[Item],
    said: Mapping[str, Said],
    texts: Iterable[tuple[str, str]],
    mapped: Mapping[str, tuple[str, ...]],
) -> Matched:
    """Return which document is of which question.

    Args:
        rubric: whose questions.
        items: the documents.
        said: question → what the LKE says of its evidence.
        texts: the words of questions in the LKE, as (words, id).
        mapped: path → questions, where the user says so: nothing else counts for these.
    """
    placing = Placing(rubric, texts)
    placed = {item.path: placing.place(item.path.split("/")) for item in items}
    files: dict[str, set[str]] = defaultdict(set)
    for path, ids in mapped.items():
        for id_ in ids:
            files[id_].add(path)
    for path, belonging in placed.items():
        if belonging.question and path not in mapped:
            files[belonging.question].add(path)
    names = _Names([item for item in items if item.path not in mapped])
    absent: dict[str, tuple[str, ...]] = {}
    doubled: dict[str, tuple[str, ...]] = {}
    for id_, about in said.items():
        named = _named(id_, names.named_by(about), placed, files.get(id_, set()))
        files[id_] |= named.files
        lost = tuple(name for name in named.absent if not _is_of(name, mapped))
        absent |= {id_: lost} if lost else {}
        doubled |= {id_: tuple(named.doubled)} if named.doubled else {}
    taken = {path for several in files.values() for path in several} | mapped.keys()
    left = {path: belonging for path, belonging in placed.items() if path not in taken}
    return Matched({id_: tuple(sorted(paths)) for id_, paths in files.items()}, left, absent, doubled)


class _ByName(NamedTuple):
    """What the names in one answer's evidence lead to."""

    files: set[str]
    absent: list[str]
    doubled: list[str]


def _named(
    id_: str, names: Iterable[tuple[str, set[str], bool]], placed: Mapping[str, Placed], own: set[str]
) -> _ByName:
    """Return what is named by an answer; words that are a name by chance settle nothing against a path."""
    by_name = _ByName(set(), [], [])
    for name, bearing, is_document in names:
        several = bearing if is_document else {path for path in bearing if _left_open(placed[path], id_)}
        if several & own or (is_document and not several and _behind_id(name, own)):
            continue
        if len(several) == 1:
            by_name.files.update(several)
        elif several:
            by_name.doubled.append(name)
        elif is_document:
            by_name.absent.append(name)
    return by_name


def _behind_id(name: str, own: Iterable[str]) -> bool:
    """Whether a document of the answer bears a name behind its id: ``A.I.1.i.a Notulen.docx``."""
    letters = squash(slashed(name).rpartition("/")[2])
    return any(squash(path.rpartition("/")[2]).endswith(letters) for path in own)


def _left_open(belonging: Placed, id_: str) -> bool:
    return not belonging.question and (not belonging.ids or id_ in belonging.ids)


def _is_of(name: str, mapped: Iterable[str]) -> bool:
    letters = squash(slashed(name))
    return any(squash(path).endswith(letters) for path in mapped)


class _Names:
    """The documents by what an LKE may call them: name, end of the path, link."""

    def __init__(self, items: Iterable[Item]) -> None:
        self._whole: dict[str, set[str]] = defaultdict(set)
        self._stems: dict[str, set[str]] = defaultdict(set)
        self._paths: dict[str, str] = {}
        self._links: dict[str, set[str]] = defaultdict(set)
        for item in items:
            self._whole[squash(item.name)].add(item.path)
            self._stems[squash(stem(item.name))].add(item.path)
            self._paths[item.path] = f"/{squash_path(item.path)}"
            if item.link:
                self._links[bare(item.link)].add(item.path)

    def named_by(self, about: Said) -> Iterator[tuple[str, set[str], bool]]:
        """Yield each name, the documents that bear it, and whether it can be nothing but a document's."""
        for name in about.names:
            yield name, self._bearing(name), True
        for line in about.lines:
            letters = squash(line)
            if len(letters) >= _LEAST_NAME and line not in about.names:
                yield line, set(self._stems.get(letters, ())), False
        for link in about.links:
            linked = self._links.get(bare(link)) or ()
            name = file_name_in(link)
            yield link, set(linked) or (self._bearing(name) if name else set()), bool(linked)

    def _bearing(self, name: str) -> set[str]:
        path = slashed(name)
        bearers = set(self._whole.get(squash(path.rpartition("/")[2]), ()))
        if "/" in path:
            end = f"/{squash_path(path)}"
            within = {bearing for bearing in bearers if self._paths[bearing].endswith(end)}
            return within or bearers
        return bearers


def squash_path(path: str) -> str:
    """Return the letters of each part of a path."""
    return "/".join(map(squash, path.split("/")))


def bare(link: str) -> str:
    """Return what makes a link another one: no scheme, no ending that only says how it is shared."""
    text = link.strip().partition("://")[2] or link.strip()
    return text.removeprefix("www.").rstrip("/").replace("?usp=sharing", "").replace("?usp=drive_link", "")
