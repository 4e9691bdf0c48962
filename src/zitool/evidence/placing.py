"""From the names on a path to the question that a file belongs to, or may belong to; nothing is guessed.

The folders are walked from the top, each narrowing what the file may be of; then the file's own name speaks.
What leaves out the half (``1.i.a``) is settled by a folder that names it and by nothing else.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Literal, NamedTuple

from zitool.core.memo import once
from zitool.evidence.index import ROOT, index_of, number_of, squash

if TYPE_CHECKING:
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


_MARK = r"(?:[ivx]{1,5}|[0-9]{1,2}|[a-z])(?![^\W_])"
_TIGHT = r"[.\-_–—:]"
_RUN = re.compile(
    rf"[\W_]*(?P<run>{_MARK}(?:{_TIGHT}{_MARK}|\s*{_TIGHT}\s+{_MARK}(?={_TIGHT}))*)", re.IGNORECASE
)
"""Tokens one after another; behind a blank one counts only with a full stop or the like behind it."""
_SEPARATORS = re.compile(rf"\s*{_TIGHT}\s*")
_SPACED = re.compile(rf"[\W_]*(?P<run>{_MARK}(?:\s+{_MARK}){{2,}})", re.IGNORECASE)
_INSIDE = re.compile(rf"(?<![^\W_])[a-z](?:{_TIGHT}{_MARK}){{2,}}", re.IGNORECASE)
_AFTER_LETTER = re.compile(r"\s*(?:[.)\]:_–—-]|$)")
_KEYWORD = re.compile(
    r"[\W_]*(?P<word>(?:sub|anak)[\s._-]*area|area(?:[\s._-]*perubahan)?|pilar|pokja|kelompok[\s._-]*kerja"
    r"|komponen|aspek)[\s._:-]*(?P<number>[ivx]{1,5}|[0-9]{1,2}|[a-z])?(?![^\W_])(?P<rest>.*)",
    re.IGNORECASE | re.DOTALL,
)
_FILLER = re.compile(
    r"(?:bukti|dukung|data|dukungan|eviden|evidence|evidences|folder|berkas|dokumen|lke|tahun|pengungkit"
    r"|komponen|aspek|bagian|area|pilar|pokja|zi|zona|integritas|wbk|wbbm|20[0-9]{2})",
    re.IGNORECASE,
)
"""Words beside a title that say nothing of questions."""
_PERIOD = re.compile(
    r"20[0-9]{2}|tw[\s._-]*\w{1,3}|triwulan.*|semester.*|smt.*|b(?:ulan)?[\s._-]*[0-9]{1,2}|caturwulan.*"
    r"|(?:[0-9]{1,2}[\s._-]*)?(?:januari|februari|maret|april|mei|juni|juli|agustus|september|oktober"
    r"|november|desember)(?:[\s._-]*20[0-9]{2})?",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r"\.(?!(?:[ivx]+|[0-9]+)$)(?=[a-z0-9]*[a-z])[a-z0-9]{2,5}$", re.IGNORECASE)
_LONG = 45
"""Characters of a name that programs may have cut."""
_FEW = 2


class Seen(NamedTuple):
    """What one name says.

    Attributes:
        questions: those that it names by an id that stands for itself; several where it leaves out the half.
        listed: whether it names several by whole ids, and not one that leaves something out.
        sections: those that it names; None where it names none, empty where what it says contradicts itself.
        names_half: whether it says which half.
        tokens: the numbers or letters that it begins with.
        pure: whether it is nothing else.
        asked: the questions whose words it holds.
        neutral: whether it says nothing and belongs anywhere: a year, a month, *bukti dukung*.
        broken: an id that is none of the rubric's; empty for none.
    """

    questions: frozenset[str] = frozenset()
    listed: bool = False
    sections: frozenset[str] | None = None
    names_half: bool = False
    tokens: tuple[str, ...] = ()
    pure: bool = False
    asked: frozenset[str] = frozenset()
    neutral: bool = False
    broken: str = ""


def stem(name: str) -> str:
    """Return the name of a file without the suffix of its kind; ``1.i.a`` has none."""
    return _SUFFIX.sub("", name)


def see(index: Index, name: str, *, folder: bool, codes: re.Pattern[str] | None) -> Seen:
    """Return what the name of a folder, or of a file, says of questions.

    Args:
        index: of the rubric.
        name: one part of a path.
        folder: whether it is of a folder; titles of sections count there alone.
        codes: what `code_pattern` says of the rubric.
    """
    text = unicodedata.normalize("NFKC", name if folder else stem(name)).strip()
    if codes is not None and (coded := codes.match(text)):
        return _coded(index, re.sub(r"[^A-Za-z0-9]", "", coded["code"]), folder=folder)
    inside = _whole_ids(index, text)
    if len(inside) > 1:
        return Seen(inside, listed=True)
    word = _KEYWORD.match(text) if folder else None
    if word is not None:
        return _worded(index, word, len(text))
    tokens, rest = _tokens(index, text)
    if inside:
        return Seen(inside, names_half=True, tokens=tokens)
    named = _named(index, tokens, text) if len(tokens) > 1 else Seen(tokens=tokens)
    if named.questions or named.broken:
        return named._replace(asked=index.asking(rest))
    seen = named._replace(pure=bool(tokens) and not squash(rest), asked=index.asking(rest or text))
    return _titled(index, seen, rest if tokens else text, len(text)) if folder else seen


@once
def code_pattern(rubric: Rubric) -> re.Pattern[str] | None:
    """Return what a name with a short code begins with: in any case with a digit in it, else in capitals."""
    index = index_of(rubric)
    written = []
    for code in sorted(index.short, key=lambda code: (-len(code), code)):
        if re.search(r"[0-9]", code):
            parts = re.findall(r"[A-Z]+(?=[A-Z][0-9])|[A-Z]|[0-9]+", code)
            written.append(f"(?i:{'[._-]?'.join(parts)})")
        else:
            written.append(code)
    return re.compile(rf"[\W_]*(?P<code>{'|'.join(written)})(?![^\W_])") if written else None


def _coded(index: Index, code: str, *, folder: bool) -> Seen:
    id_ = index.short[code.upper()]
    if index.nodes[id_].is_question:
        return Seen(frozenset([id_]), names_half=True)
    return Seen(sections=frozenset([id_]), names_half=True) if folder else Seen()


def _whole_ids(index: Index, text: str) -> frozenset[str]:
    """Return the questions whose whole ids stand anywhere in a name."""
    questions = set()
    for match in _INSIDE.finditer(text):
        tokens = _SEPARATORS.split(match[0])
        for length in range(len(tokens), _FEW, -1):
            id_ = index.spelled(tokens[:length])
            if id_ and index.nodes[id_].is_question and len(index.nodes[id_].codes) > _FEW:
                questions.add(id_)
                break
    return frozenset(questions)


def _worded(index: Index, word: re.Match[str], length: int) -> Seen:
    """Return what *AREA I*, *Pilar 1. MANAJEMEN PERUBAHAN* or *Sub Area ii* says."""
    said = squash(word["word"])
    number = number_of(word["number"] or "")
    if said.startswith(("sub", "anak")):
        sections = index.parts.get(number or 0)
    elif said in {"komponen", "aspek"}:
        sections = index.descend([""], [word["number"]]) if word["number"] else None
    else:
        sections = index.areas.get(number or 0)
    seen = _titled(index, Seen(), word["rest"], length)
    if seen.sections is None:
        return seen._replace(sections=sections, names_half=False, neutral=seen.neutral and sections is None)
    if sections is not None and said not in {"komponen", "aspek"}:
        return seen._replace(sections=seen.sections & sections)
    return seen


def _tokens(index: Index, text: str) -> tuple[tuple[str, ...], str]:
    """Return the numbers and letters that a name begins with, and the rest of it."""
    spaced = _SPACED.match(text)
    if spaced is not None:
        tokens = tuple(spaced["run"].split())
        whole = index.spelled(tokens)
        if whole and index.nodes[whole].is_question:
            return tokens, text[spaced.end() :]
    run = _RUN.match(text)
    if run is None:
        return (), text
    tokens = tuple(_SEPARATORS.split(run["run"]))
    rest = text[run.end() :]
    if len(tokens) == 1 and not _AFTER_LETTER.match(rest) and not _names_something(index, rest):
        return (), text
    return tokens, rest


def _names_something(index: Index, rest: str) -> bool:
    """Whether what follows a number and a blank is a title or the words of a question: *II REFORM 2026*."""
    return bool(index.titled(_kept(rest), long=False) or index.titled(rest, long=False) or index.asking(rest))


def _kept(words: str) -> str:
    """Return the words beside those that say nothing of questions."""
    return " ".join(word for word in re.findall(r"[^\W_]+", words) if not _FILLER.fullmatch(word))


def _named(index: Index, tokens: Sequence[str], text: str) -> Seen:
    """Return what several tokens say: a question's id with a running number behind it, or a section's."""
    for length in range(len(tokens), 1, -1):
        nodes = index.ending_in(tokens[:length])
        questions = frozenset(id_ for id_ in nodes if index.nodes[id_].is_question)
        whole = index.spelled(tokens[:length])
        if whole in questions:
            return Seen(frozenset([whole]), names_half=True, tokens=tuple(tokens))
        if questions and length > _FEW:
            return Seen(questions, tokens=tuple(tokens))
        if nodes and length == len(tokens):
            sections = nodes - questions
            if "." in text.partition(" ")[0] and whole:
                sections = frozenset([whole])
            return Seen(sections=sections or None, names_half=True, tokens=tuple(tokens))
    broken = ".".join(tokens) if len(tokens) > _FEW and tokens[-1].isalpha() else ""
    return Seen(tokens=tuple(tokens), broken=broken)


def _titled(index: Index, seen: Seen, words: str, length: int) -> Seen:
    """Return what is seen in the name of a folder with what its title says."""
    kept = _kept(words)
    nodes = index.titled(words, long=length >= _LONG) or index.titled(kept, long=length >= _LONG)
    if not nodes:
        neutral = not squash(kept) and not seen.tokens
        return seen._replace(neutral=neutral or bool(_PERIOD.fullmatch(words.strip())))
    named = frozenset(id_ for id_ in nodes if _numbered(index, id_, seen.tokens))
    if seen.sections is not None and len(seen.tokens) > 1:
        named = nodes & seen.sections
    halves = all(len(index.nodes[id_].codes) - 1 == index.nodes[id_].twin for id_ in nodes)
    return seen._replace(sections=named, names_half=seen.names_half or halves, pure=False)


def _numbered(index: Index, id_: str, tokens: Sequence[str]) -> bool:
    """Whether the number before a title is that of the section, as a figure or as a letter."""
    if not tokens:
        return True
    node = index.nodes[id_]
    if len(tokens) > 1:
        return id_ in index.ending_in(tokens)
    number = node.numbers[-1]
    letter = tokens[0].casefold()
    return node.fits(tokens[0]) or (number is not None and letter == chr(ord("a") + number - 1))
