"""Which document is of which question, and what those of each answer come to: missing, to check, complete."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from zitool.core.exact import plain
from zitool.evidence.content import fault_of, file_name_in, said_in
from zitool.evidence.index import squash
from zitool.evidence.models import CHECK, COMPLETE, MISSING, Evidence, Question, slashed
from zitool.evidence.placing import Placing, stem
from zitool.findings import Severity, finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from zitool.core.law.rubric import Rubric
    from zitool.core.scoring.answers import Answer, AnswerSheet
    from zitool.evidence.content import Said
    from zitool.evidence.models import Contents, Item
    from zitool.evidence.placing import Placed
    from zitool.findings import Finding

MANY_FILES, MANY_LINKS = 3, 2
"""From how many questions on one document, and one link, is of many."""
_FAULTS = {
    "empty": "B030", "zeros": "B030", "unreadable": "B031", "truncated": "B032", "damaged": "B033",
    "password": "B034", "other": "B035", "archive": "B036", "shortcut": "B037", "program": "B038",
    "placeholder": "B039", "link": "B040", "special": "B041", "cloud": "B042",
}  # fmt: skip
_LINK_FAULTS = {"form": "B024", "drive": "B025", "own": "B026"}
_LOOKED_AT = frozenset({"B023", "B042"})
"""Notes that leave something to be checked."""
_YEAR = re.compile(
    r"(?<![0-9])(20[0-4][0-9])(?![0-9])|(?<![0-9])(20[0-4][0-9])(?:0[1-9]|1[0-2])(?:[0-2][0-9]|3[01])(?![0-9])"
)
_SPAN = re.compile(r"(?<![0-9])(20[0-4][0-9])\s*(?:-|–|—|_|s\.?d\.?|sampai|to)\s*(20[0-4][0-9])(?![0-9])")
_ILLEGAL = re.compile(
    r'[<>:"\\|?*\x00-\x1f]|[. ]$|^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)', re.IGNORECASE
)
LONGEST_PATH, LONGEST_NAME = 259, 255
"""Characters of a path, and of a name, that Windows and what it syncs with take."""


class Given(NamedTuple):
    """What the user says beside folder and LKE.

    Attributes:
        year: of the cycle.
        mapped: path → questions.
        targets: question → where links on its cells lead.
    """

    year: int
    mapped: Mapping[str, tuple[str, ...]] = {}
    targets: Mapping[str, tuple[str, ...]] = {}


def judge(rubric: Rubric, answers: AnswerSheet, contents: Contents, given: Given) -> Evidence:
    """Return what the documents of `contents` come to for each answer."""
    said = {
        id_: said_in(_about(answer, answers), tuple(given.targets.get(id_, ())))
        for id_, answer in answers.answers.items()
    }
    texts = [(answer.question, id_) for id_, answer in answers.answers.items()]
    matched = match(rubric, contents.items, said, texts, given.mapped)
    items = {item.path: item for item in contents.items}
    shared = _Shared(items, matched, said)
    questions = {
        id_: _question(answer, said[id_], matched, shared, given.year)
        for id_, answer in answers.answers.items()
    }
    ambiguous = {
        path: tuple(id_ for id_ in questions if id_ in placed.ids)
        for path, placed in sorted(matched.open.items())
        if len(placed.ids) > 1
    }
    unassigned = tuple(items[path] for path in sorted(matched.open) if path not in ambiguous)
    unassigned += tuple(items[path] for path, ids in given.mapped.items() if not ids)
    findings = [
        *contents.findings, *_unplaced(matched.open, questions), *_of_folder(contents, unassigned, given.year)
    ]  # fmt: skip
    return Evidence(
        folder=contents.place, is_folder=contents.is_folder, year=given.year, questions=questions,
        ambiguous=ambiguous, unassigned=tuple(sorted(unassigned)), findings=tuple(findings), items=items,
    )  # fmt: skip


def _about(answer: Answer, answers: AnswerSheet) -> str:
    """Return what the LKE says of an answer's evidence, beside it or beside the counts of a ratio."""
    counts = (text for id_, text in answers.beside.items() if id_.startswith(f"{answer.indicator}#"))
    return "\n".join(dict.fromkeys(filter(None, (answer.evidence, *counts))))


def answer_text(answer: Answer) -> str | None:
    """Return an answer as given; None where there is no usable one."""
    if answer.value is None:
        return None
    return answer.chosen or answer.raw or plain(answer.value)


class _Shared:
    """What several questions have in common: documents, the same bytes, links."""

    def __init__(self, items: Mapping[str, Item], matched: Matched, said: Mapping[str, Said]) -> None:
        self.items = items
        self.of_path: dict[str, list[str]] = defaultdict(list)
        for id_, paths in matched.files.items():
            for path in paths:
                self.of_path[path].append(id_)
        self.of_link: dict[str, list[str]] = defaultdict(list)
        for id_, about in said.items():
            for link in {bare(link) for link in about.links}:
                self.of_link[link].append(id_)
        self.alike: dict[str, list[str]] = defaultdict(list)
        for item in items.values():
            if item.sha256 and item.size:
                self.alike[item.sha256].append(item.path)

    def copies(self, item: Item) -> list[str]:
        """Return the other paths with the same bytes."""
        return [path for path in self.alike.get(item.sha256, ()) if path != item.path] if item.size else []


def _question(answer: Answer, said: Said, matched: Matched, shared: _Shared, year: int) -> Question:
    id_ = answer.indicator
    files = tuple(shared.items[path] for path in matched.files.get(id_, ()))
    text = answer_text(answer)
    findings = list(_of_question(id_, answer, said, files, matched))
    findings += [reported for item in files for reported in _of_item(item, id_, year)]
    findings += _shared_findings(id_, files, said, shared)
    if text is None:
        state = None
    elif not files and not said.links:
        state = MISSING
    else:
        doubtful = any(
            reported.severity >= Severity.WARNING or reported.code in _LOOKED_AT for reported in findings
        )
        state = CHECK if doubtful else COMPLETE
    return Question(
        id_, text, state, files, said.links, tuple(sorted(findings, key=lambda reported: -reported.severity))
    )


def _of_question(
    id_: str, answer: Answer, said: Said, files: Sequence[Item], matched: Matched
) -> Iterator[Finding]:
    """Yield what the LKE says of documents that are not there, or of none."""
    about = {"cell": answer.cell, "indicator": id_, "id": id_}
    absent, doubled = matched.absent.get(id_, ()), matched.doubled.get(id_, ())
    if absent:
        yield finding("B021", **about, names=", ".join(absent))
    if doubled:
        yield finding("B065", **about, names=", ".join(doubled))
    for link in said.links:
        if fault := fault_of(link):
            yield finding(_LINK_FAULTS[fault], **about, link=link)
    if answer.value is None:
        if files:
            yield finding("B029", **about, count=len(files))
        return
    if said.placeholder and not files:
        yield finding("B022", **about, raw=said.placeholder)
    elif not files and not said.links and not absent:
        worded = bool(said.lines)
        code = "B048" if not answer.value else "B047" if worded else "B020"
        yield finding(code, **about, answer=answer_text(answer))
    elif not files and said.links:
        yield finding("B023", **about, count=len(said.links))


def _of_item(item: Item, id_: str, year: int) -> Iterator[Finding]:
    """Yield what is wrong with one document, wherever it belongs."""
    about = {"indicator": id_ or None, "path": item.path}
    if item.fault:
        yield finding(_FAULTS[item.fault], **about)
    years = years_in(item.name)
    if years and year not in years:
        yield finding("B043", **about, year=year, found=", ".join(map(str, sorted(years))))
    elif item.years and not item.years[0] <= year <= item.years[-1]:
        yield finding("B044", **about, year=year, found="-".join(map(str, dict.fromkeys(item.years))))


def years_in(name: str) -> set[int]:
    """Return the years that a name holds, and all of those that it spans: *Renstra 2020-2024*."""
    years = {int(first or dated) for first, dated in _YEAR.findall(name)}
    for start, end in _SPAN.findall(name):
        years |= set(range(int(start), int(end) + 1))
    return years


def _shared_findings(id_: str, files: Sequence[Item], said: Said, shared: _Shared) -> Iterator[Finding]:
    for item in files:
        about = {"indicator": id_, "path": item.path}
        of = shared.of_path[item.path]
        if len(of) >= MANY_FILES:
            yield finding("B028", **about, count=len(of), ids=", ".join(of))
        copies = shared.copies(item)
        others = {other for path in copies for other in shared.of_path.get(path, ())} - {id_}
        if others:
            yield finding("B045", **about, others=_some(copies), ids=", ".join(sorted(others)))
        elif copies:
            yield finding("B046", **about, others=_some(copies))
    for link in said.links:
        of = shared.of_link[bare(link)]
        if len(of) >= MANY_LINKS:
            yield finding("B027", indicator=id_, link=link, count=len(of), ids=_some(of))


def _unplaced(left: Mapping[str, Placed], order: Iterable[str]) -> Iterator[Finding]:
    """Yield why documents are assigned to no question, one by one where there is something to settle."""
    codes = {"half": "B050", "several": "B050", "unknown": "B050", "clash": "B051", "broken": "B052"}
    ordered = list(order)
    for path, placed in sorted(left.items()):
        if placed.why:
            ids = ", ".join(id_ for id_ in ordered if id_ in placed.ids)
            yield finding(codes[placed.why], path=path, ids=ids or "-", name=placed.said or "-")


def _of_folder(contents: Contents, unassigned: Sequence[Item], year: int) -> Iterator[Finding]:
    """Yield what is to be known of a folder or listing as a whole."""
    if unassigned:
        paths = [item.path for item in unassigned]
        yield finding("B053", file=contents.place, count=len(paths), names=_some(paths))
    for item in unassigned:
        yield from _of_item(item, "", year)
    others: dict[str, int] = defaultdict(int)
    for item in contents.items:
        named = _year_above(item.path)
        if named is not None and year not in named[1] and not years_in(item.name):
            others[named[0]] += 1
    for folder, count in sorted(others.items()):
        yield finding("B054", file=contents.place, path=folder, year=year, count=count)
    illegal = [item.path for item in contents.items if any(map(_ILLEGAL.search, item.path.split("/")))]
    if illegal:
        yield finding("B057", file=contents.place, count=len(illegal), names=_some(illegal))
    long = [item.path for item in contents.items if len(item.path) > LONGEST_PATH]
    long += [item.path for item in contents.items if len(item.name) > LONGEST_NAME]
    if long:
        yield finding(
            "B058", file=contents.place, count=len(set(long)), limit=LONGEST_PATH, names=_some(long)
        )
    if contents.left_out:
        count, names = len(contents.left_out), _some(contents.left_out)
        yield finding("B055", file=contents.place, count=count, names=names)


def _year_above(path: str) -> tuple[str, set[int]] | None:
    """Return the innermost folder of a path that names years, and which."""
    folders = path.split("/")[:-1]
    for depth in range(len(folders), 0, -1):
        years = years_in(folders[depth - 1])
        if years:
            return "/".join(folders[:depth]), years
    return None


def _some(names: Sequence[str], most: int = 5) -> str:
    more = f" (+{len(names) - most})" if len(names) > most else ""
    return ", ".join(names[:most]) + more


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
