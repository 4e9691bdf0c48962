"""Documents, questions and what is known of both; and the tables that list documents: maps and listings."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, NamedTuple

from zitool.core.record import Record
from zitool.core.scoring.assessment import STATES, Coverage
from zitool.errors import UnreadableWorkbookError, UsageError
from zitool.findings import finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from zitool.findings import Finding

MISSING, CHECK, COMPLETE = STATES


class Item(NamedTuple):
    """A document of a folder or of a listing.

    Attributes:
        path: from the folder, with slashes.
        size: in bytes; None where a listing does not say.
        sha256: of its bytes; empty where nobody could read them.
        kind: what it is by its bytes, as `zitool.evidence.content` says.
        fault: why it may be of no use, as there; or ``link``, ``special``, ``unreadable``, ``cloud``.
        years: first and last that its contents say it was made or changed in.
        link: where it lies, as a listing says.
    """

    path: str
    size: int | None = None
    sha256: str = ""
    kind: str = ""
    fault: str = ""
    years: tuple[int, ...] = ()
    link: str = ""

    @property
    def name(self) -> str:
        """The last part of its path."""
        return self.path.rpartition("/")[2]


class Question(NamedTuple):
    """One answer and its documents.

    Attributes:
        answer: as given; None where there is none.
        state: one of `STATES`; None where there is no answer.
        files: assigned to it, in the order of paths.
        links: of the LKE, as written.
    """

    id: str
    answer: str | None
    state: str | None
    files: tuple[Item, ...]
    links: tuple[str, ...]
    findings: tuple[Finding, ...]


class Contents(NamedTuple):
    """What a folder or a listing holds.

    Attributes:
        place: of the folder or listing, as the user gave it.
        is_folder: whether there are files to open.
        items: in the order of paths.
        left_out: paths of what programs put beside documents, and of zitool's own.
        findings: what could not be read.
    """

    place: str
    is_folder: bool
    items: tuple[Item, ...]
    left_out: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


class Evidence(Record):
    """What the documents of a unit come to.

    Attributes:
        folder: as the user gave it.
        is_folder: whether it is one, and no listing.
        year: of the cycle that documents should be of.
        questions: by id, in the order of the form.
        ambiguous: path → the questions that it may belong to.
        unassigned: what belongs to no question, in the order of paths.
        findings: of the folder as a whole.
        items: every document by path.
    """

    folder: str
    is_folder: bool
    year: int
    questions: Mapping[str, Question]
    ambiguous: Mapping[str, tuple[str, ...]]
    unassigned: tuple[Item, ...]
    findings: tuple[Finding, ...]
    items: Mapping[str, Item]

    def counts(self) -> dict[str, int]:
        """Return how many answers are in each state."""
        states = [question.state for question in self.questions.values()]
        return {state: states.count(state) for state in STATES}

    def coverage(self) -> Coverage:
        """Return what other reports show of it."""
        states = {id_: question.state for id_, question in self.questions.items()}
        files = {id_: len(question.files) for id_, question in self.questions.items()}
        return Coverage(self.folder, states, files)

    def all_findings(self) -> list[Finding]:
        """Return what was found of the folder and of each question."""
        return [
            *self.findings,
            *(finding for question in self.questions.values() for finding in question.findings),
        ]


_MOST = 64 << 20
_COLUMNS: Mapping[str, str] = {
    **dict.fromkeys(("path", "file", "berkas", "lokasi", "alamat", "fullname", "full path", "jalur"), "path"),
    **dict.fromkeys(("name", "nama", "nama berkas", "nama file", "filename", "file name"), "name"),
    **dict.fromkeys(("folder", "direktori", "directory", "directoryname"), "folder"),
    **dict.fromkeys(("size", "ukuran", "length", "bytes", "size_bytes"), "size"),
    **dict.fromkeys(("sha256", "sha-256", "hash"), "sha256"),
    **dict.fromkeys(("link", "tautan", "url", "web view link", "webviewlink"), "link"),
    **dict.fromkeys(("id", "soal", "pertanyaan", "indikator", "question", "ids"), "ids"),
    **dict.fromkeys(("candidates", "calon", "mungkin"), "candidates"),
}
NOTHING = "-"
"""In place of questions: the document is of none, and that is meant."""


class Row(NamedTuple):
    """A line of a map: a document, the questions it is of (none: of none), and its line in the file."""

    path: str
    ids: tuple[str, ...]
    line: int


def read_listing(place: Path) -> Contents:
    """Return the documents that a listing names; nothing of them is opened.

    Raises:
        UnreadableWorkbookError: B001, B002.
    """
    items: dict[str, Item] = {}
    try:
        for _, stated in _rows(place):
            name, folder = stated.get("name", ""), stated.get("folder", "")
            whole = stated.get("path", "") or (f"{folder}/{name}" if folder else name)
            path = slashed(whole)
            if not path:
                continue
            size = stated.get("size", "").strip()
            digest = stated.get("sha256", "").strip().casefold()
            amount = int(size) if size.isascii() and size.isdecimal() and len(size) <= 18 else None  # noqa: PLR2004
            items[path] = Item(
                path,
                amount,
                digest if re.fullmatch(r"[0-9a-f]{64}", digest) else "",
                fault="empty" if amount == 0 else "",
                link=stated.get("link", "").strip(),
            )
    except _UnusableError as error:
        raise UnreadableWorkbookError(finding("B002", file=str(place), reason=error.args[0])) from None
    return Contents(str(place), False, tuple(sorted(items.values())))


def read_map(place: Path) -> list[Row]:
    """Return which document is of which questions; rows without questions are left out.

    Raises:
        UsageError: B012, it cannot be read.
    """
    try:
        rows = [
            Row(slashed(stated.get("path", "") or stated.get("name", "")), _ids(stated.get("ids", "")), line)
            for line, stated in _rows(place)
            if stated.get("ids", "").strip()
        ]
    except (_UnusableError, UnreadableWorkbookError) as error:
        reason = error.args[0] if isinstance(error, _UnusableError) else "missing"
        raise UsageError(finding("B012", file=str(place), reason=reason)) from None
    return [row for row in rows if row.path]


def check_map(
    rows: Iterable[Row], place: str, paths: Iterable[str], questions: Iterable[str]
) -> tuple[dict[str, tuple[str, ...]], list[Finding]]:
    """Return path → questions for what is right in a map, and B010, B011 for what is not."""
    known, there = {id_.casefold(): id_ for id_ in questions}, frozenset(paths)
    mapped: dict[str, tuple[str, ...]] = {}
    said: list[Finding] = []
    for row in rows:
        unknown = [id_ for id_ in row.ids if id_.casefold() not in known]
        if row.path not in there:
            said.append(finding("B010", file=place, cell=f"{row.line}:1", path=row.path))
        elif unknown:
            said.append(
                finding("B011", file=place, cell=f"{row.line}:1", path=row.path, name=", ".join(unknown))
            )
        else:
            ids = (known[id_.casefold()] for id_ in row.ids)
            mapped[row.path] = tuple(dict.fromkeys((*mapped.get(row.path, ()), *ids)))
    return mapped, said


def new_map(evidence: Evidence) -> str:
    """Return a map to fill in: each document that is ambiguous or of no question, and what it may be of."""
    rows = [(path, "", " ".join(ids)) for path, ids in evidence.ambiguous.items()]
    rows += [(item.path, "", "") for item in evidence.unassigned]
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\n")
    writer.writerow(("berkas", "soal", "calon"))
    writer.writerows(sorted(rows))
    return "\ufeff" + text.getvalue()


def slashed(path: str) -> str:
    """Return a path as people write it, with slashes and without what says *here*."""
    parts = [part for part in path.strip().replace("\\", "/").split("/") if part not in {"", "."}]
    return "/".join(parts)


class _UnusableError(Exception):
    """Why a table cannot be used: ``missing``, ``encoding``, ``too_large``, ``bad_form``."""


def _ids(text: str) -> tuple[str, ...]:
    if text.strip() == NOTHING:
        return ()
    return tuple(dict.fromkeys(part for part in re.split(r"[\s,;]+", text.strip()) if part))


def _rows(place: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield line and cells by column; a table without known heads is one column of paths."""
    try:
        if place.stat().st_size > _MOST:
            raise _UnusableError("too_large")
        text = place.read_bytes().decode("utf-8-sig")
    except OSError:
        raise UnreadableWorkbookError(finding("B001", file=str(place), reason="missing")) from None
    except UnicodeDecodeError:
        raise _UnusableError("encoding") from None
    if "\x00" in text:
        raise _UnusableError("encoding")
    head = text.partition("\n")[0]
    delimiter = max(";,\t", key=head.count)
    rows = csv.reader(io.StringIO(text), delimiter=delimiter, strict=False)
    try:
        names: Sequence[str] = []
        for number, row in enumerate(rows, 1):
            if not names:
                names = [_COLUMNS.get(cell.strip().casefold(), "") for cell in row]
                if {"path", "name"} & set(names):
                    continue
                names = ["path"]
            yield (
                number,
                {name: cell for name, cell in zip(names, row, strict=False) if name and cell.strip()},
            )
    except csv.Error:
        raise _UnusableError("bad_form") from None
