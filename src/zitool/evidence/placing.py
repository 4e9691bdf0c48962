"""From the path of a file to the question it belongs to, or to those it may belong to; nothing is guessed.

The folders are walked from the top, each narrowing what the file may be of; then the file's own name speaks.
What leaves out the half (``1.i.a``) is settled by a folder that names it and by nothing else.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from zitool.evidence.index import ROOT, index_of
from zitool.evidence.naming import Seen, code_pattern, see

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable, Sequence

    from zitool.core.law.rubric import Rubric
    from zitool.evidence.index import Index

Why = Literal["", "half", "several", "clash", "unknown", "broken"]
"""Why a file is not assigned: the half is not named, it may be of several questions, name and folders
contradict each other, its id is none of the rubric's."""
_NONE: frozenset[str] = frozenset()


class Placed(NamedTuple):
    """What a path says.

    Attributes:
        question: the one question it belongs to; empty where that is not certain.
        ids: those it may belong to, where it is not.
        why: why it is not; empty where it says nothing at all.
        said: an id that is none of the rubric's.
    """

    question: str = ""
    ids: frozenset[str] = _NONE
    why: Why = ""
    said: str = ""


def _sure(ids: frozenset[str]) -> Placed:
    (question,) = ids
    return Placed(question)


class Context(NamedTuple):
    """What the folders above say.

    Attributes:
        allowed: the questions that are left.
        halves: those left by what names a half.
        at: the sections that the last folder may be; the root where none has said.
        spelled: where codes lead to that every folder from the top has; empty once one has none.
        settled: the question whose folder it is.
        several: the questions that a folder may be of.
        clash: whether folders contradict each other.
        blurred: whether a folder of unknown meaning lies below the last section.
    """

    allowed: frozenset[str]
    halves: frozenset[str]
    at: frozenset[str] = frozenset([ROOT])
    spelled: frozenset[str] = frozenset([ROOT])
    settled: str = ""
    several: frozenset[str] = _NONE
    clash: bool = False
    blurred: bool = False


class Placing:
    """The questions of a rubric, and what the folders of one tree say of them, each read once.

    Args:
        rubric: whose questions.
        texts: words of questions beside those of the rubric, as (words, id).
    """

    def __init__(self, rubric: Rubric, texts: Iterable[tuple[str, str]] = ()) -> None:
        self.index: Index = index_of(rubric).with_texts(texts)
        self._codes: re.Pattern[str] | None = code_pattern(rubric)
        whole = self.index.questions
        self._folders: dict[tuple[str, ...], Context] = {(): Context(whole, whole)}

    def place(self, path: Sequence[str]) -> Placed:
        """Return what the parts of a path, the file's name last, say of where it belongs."""
        above = self._inside(tuple(part for part in path[:-1] if not part.endswith(":")))
        seen = see(self.index, path[-1], folder=False, codes=self._codes)
        if seen.questions:
            return _decided(above, seen)
        if above.settled:
            return Placed(above.settled)
        if above.several:
            return Placed(ids=above.several, why="clash" if above.clash else "several")
        if seen.broken:
            return Placed(why="broken", said=seen.broken)
        placed = self._relative(above, seen)
        if placed.question and above.clash:
            return Placed(ids=frozenset([placed.question]), why="clash")
        return placed

    def _inside(self, folders: tuple[str, ...]) -> Context:
        """Return what folders say; a step at a time, however deep they lie."""
        known = len(folders)
        while folders[:known] not in self._folders:
            known -= 1
        context = self._folders[folders[:known]]
        for depth in range(known, len(folders)):
            seen = see(self.index, folders[depth], folder=True, codes=self._codes)
            context = self._enter(context, seen)
            self._folders[folders[: depth + 1]] = context
        return context

    def _enter(self, above: Context, seen: Seen) -> Context:
        """Return what is known in a folder of which this is seen."""
        if seen.questions:
            placed = _decided(above, seen)
            if placed.question:
                return above._replace(settled=placed.question, several=_NONE)
            return above._replace(settled="", several=placed.ids, clash=above.clash or placed.why == "clash")
        if above.settled or above.several or seen.neutral:
            return above
        spelled = self.index.descend(above.spelled, seen.tokens, skip=False) if seen.tokens else _NONE
        if not seen.tokens and above.spelled == {ROOT} and seen.sections is None:
            spelled = above.spelled
        if seen.sections is not None:
            return self._narrowed(above, seen.sections, spelled, names_half=seen.names_half)
        return self._numbered(above, seen, spelled)

    def _narrowed(
        self, above: Context, sections: frozenset[str], spelled: frozenset[str], *, names_half: bool
    ) -> Context:
        below = self.index.below(sections)
        allowed = above.allowed & below
        at = frozenset(id_ for id_ in sections if not self.index.below([id_]).isdisjoint(above.allowed))
        return Context(
            allowed,
            above.halves & below if names_half else above.halves,
            at,
            frozenset(id_ for id_ in spelled if not self.index.below([id_]).isdisjoint(allowed)),
            clash=above.clash or not allowed,
        )

    def _numbered(self, above: Context, seen: Seen, spelled: frozenset[str]) -> Context:
        """Return what is known in a folder with a number or letter, or with words of a question."""
        leaf = self._relative(above, seen, spelled=spelled)
        if leaf.question:
            return above._replace(settled=leaf.question, clash=False) if not above.clash else above
        if leaf.ids and not seen.pure:
            return above._replace(several=leaf.ids)
        if seen.pure:
            nodes = self.index.descend(above.at, seen.tokens)
            if not nodes and above.at == {ROOT}:
                nodes = self._sections(self.index.ending_in(seen.tokens))
            questions = frozenset(id_ for id_ in nodes if self.index.nodes[id_].is_question)
            if nodes and nodes == questions:
                return above._replace(several=questions)
            if nodes:
                return self._narrowed(above, nodes - questions, spelled, names_half=True)
        blurred = above.blurred or above.at != {ROOT}
        return above._replace(spelled=spelled, blurred=blurred)

    def _sections(self, ids: frozenset[str]) -> frozenset[str]:
        return frozenset(id_ for id_ in ids if not self.index.nodes[id_].is_question)

    def _relative(self, above: Context, seen: Seen, spelled: frozenset[str] = _NONE) -> Placed:
        """Return the question that a letter under a section means, or words of a question."""
        index = self.index
        asked = seen.asked & above.allowed
        if not seen.tokens:
            if len(asked) == 1 and not above.clash:
                return _sure(asked)
            return Placed(ids=asked, why="several") if asked else Placed()
        nodes = _NONE if above.blurred else index.descend(above.at, seen.tokens)
        led = frozenset(id_ for id_ in nodes if index.nodes[id_].is_question) & above.allowed
        if not led:
            spelled = spelled or index.descend(above.spelled, seen.tokens, skip=False)
            led = frozenset(id_ for id_ in spelled if index.nodes[id_].is_question) & above.allowed
        if led and seen.asked and led.isdisjoint(seen.asked):
            return Placed(ids=led | seen.asked, why="clash")
        if led & seen.asked:
            led &= seen.asked
        if len(led) == 1:
            return _sure(led)
        if led:
            return Placed(ids=led, why="several")
        if len(asked) == 1 and above.at != {ROOT}:
            return _sure(asked)
        if above.allowed == index.questions:
            return Placed(ids=asked, why="several") if asked else Placed()
        near = frozenset(id_ for id_ in index.ending_in(seen.tokens) if index.nodes[id_].is_question)
        return Placed(ids=near & above.allowed, why="unknown") if near & above.allowed else Placed()


def _decided(above: Context, seen: Seen) -> Placed:
    """Return what follows from an id in a name and from the folders above it."""
    named = seen.questions
    if seen.listed:
        return Placed(ids=named, why="several")
    if above.settled:
        agreed = above.settled in named
        return Placed(above.settled) if agreed else Placed(ids=named | {above.settled}, why="clash")
    if above.several:
        left = named & above.several
        if not left or above.clash:
            return Placed(ids=named | above.several, why="clash")
        return _sure(left) if len(left) == 1 and len(named) == 1 else Placed(ids=left, why="half")
    if above.clash or named.isdisjoint(above.allowed):
        return Placed(ids=named, why="clash")
    if len(named) == 1:
        return _sure(named)
    left = named & above.halves
    if len(left) == 1 and left <= above.allowed:
        return _sure(left)
    return Placed(ids=named, why="half")
