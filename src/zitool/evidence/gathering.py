"""From an assessment and a folder, every file of it hashed and looked at, to what its documents come to."""

from __future__ import annotations

import os
import re
import stat
from pathlib import Path
from typing import TYPE_CHECKING

from zitool.core.digests import sha256
from zitool.core.record import replace
from zitool.errors import UnreadableWorkbookError
from zitool.evidence.content import EDGE, look
from zitool.evidence.judging import Given, judge
from zitool.evidence.models import Contents, Item, check_map, read_listing, read_map
from zitool.findings import finding
from zitool.xlsx.cells import read_book
from zitool.xlsx.grid import address
from zitool.xlsx.hyperlinks import read_hyperlinks

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from zitool.core.scoring.answers import AnswerSheet
    from zitool.core.scoring.assessment import Assessment
    from zitool.evidence.models import Evidence
    from zitool.findings import Finding
    from zitool.xlsx.cells import Book


def gather(
    assessment: Assessment,
    place: str,
    *,
    map_: Path | None = None,
    year: int | None = None,
    left_out: Iterable[str] = (),
) -> Evidence:
    """Return what the documents of a folder or listing come to for the answers of an assessment.

    Args:
        assessment: of one assessor's answers in one LKE.
        place: of a folder, or of a listing.
        map_: a file that says which document is of which question.
        year: of the cycle; None for that of the assessment's day.
        left_out: files in the folder that are no evidence, beside the LKE itself.

    Raises:
        UnreadableWorkbookError: B001 to B003.
        UsageError: B012.
    """
    beside = [assessment.file, *left_out, *([str(map_)] if map_ else [])]
    contents = read_contents(place, beside)
    mapped, doubts = check_map(
        read_map(map_) if map_ else [],
        str(map_),
        (item.path for item in contents.items),
        assessment.answers.answers,
    )
    given = Given(year or assessment.day.year, mapped, _targets(assessment))
    evidence = judge(assessment.rubric, assessment.answers, contents, given)
    return replace(evidence, findings=(*doubts, *evidence.findings)) if doubts else evidence


def read_contents(place: str, left_out: Iterable[str] = ()) -> Contents:
    """Return what a folder, or a listing, holds.

    Raises:
        UnreadableWorkbookError: B001 to B003.
    """
    if os.path.isfile(place):  # noqa: PTH113 - names that are no UTF-8 stay as they are
        return read_listing(Path(place))
    return read_folder(place, left_out=left_out)


def with_coverage(assessment: Assessment, place: str) -> Assessment:
    """Return an assessment with how much of it the documents at `place` cover; as it is without a place.

    Raises:
        UnreadableWorkbookError: B001 to B003.
    """
    return replace(assessment, coverage=gather(assessment, place).coverage()) if place else assessment


def place_of(root: str, lke: str) -> str:
    """Return where below `root` the evidence of one unit's LKE lies; empty where nobody can tell.

    That is the folder with the name of the file, or else the folder of the file itself, if no other LKE lies
    in it and it is not `root`.
    """
    path = Path(lke)
    named = Path(root) / path.stem
    if named.is_dir():
        return str(named)
    if (path.parent / path.stem).is_dir() and path.resolve().is_relative_to(Path(root).resolve()):
        return str(path.parent / path.stem)
    try:
        below = (
            Path(root).resolve() in path.resolve().parents and path.parent.resolve() != Path(root).resolve()
        )
        others = [other for other in path.parent.iterdir() if other.suffix.casefold() in {".xlsx", ".xlsm"}]
    except OSError:
        return ""
    return str(path.parent) if below and others == [path] else ""


def _targets(assessment: Assessment) -> Mapping[str, tuple[str, ...]]:
    """Return question → where the links on its cells lead; none for what is no workbook."""
    if not assessment.file.casefold().endswith((".xlsx", ".xlsm")):
        return {}
    try:
        book = read_book(assessment.file)
    except UnreadableWorkbookError:  # it was read a moment ago; links alone do not fail it
        return {}
    return targets_of(book, assessment.sheet, assessment.answers)


def targets_of(book: Book, sheet: str, answers: AnswerSheet) -> Mapping[str, tuple[str, ...]]:
    """Return question → where the links on the cells of its evidence lead.

    A link belongs to a question where it stands in its row on a cell whose text is part of its evidence.
    """
    read = next((candidate for candidate in book.sheets if candidate.name == sheet), None)
    if read is None:
        return {}
    links = read_hyperlinks(book.file, read)
    rows: dict[int, list[tuple[str, str]]] = {}
    for row, cells in read.rows.items():
        for column, value in cells.items():
            cell = address(row, column)
            if cell in links and value.text.strip():
                rows.setdefault(row, []).append((value.text.strip(), links[cell]))
    targets = {}
    for id_, answer in answers.answers.items():
        own = [pair for row in re.findall(r"[0-9]+", answer.cell or "") for pair in rows.get(int(row), ())]
        led = [target for text, target in own if text in answer.evidence]
        if led:
            targets[id_] = tuple(dict.fromkeys(led))
    return targets


MOST_FILES = 200_000
_BESIDE = frozenset(
    {"thumbs.db", "desktop.ini", ".ds_store", "__macosx", ".localized", ".git", ".tmp.drivedownload"}
)
"""What systems and programs put beside documents, in small letters."""
_BESIDE_STARTS = ("~$", ".~lock.", "._", ".zitool-")
_OURS = (b"<!-- zitool ", b'"mark": "', b"[zitool ")
"""With what a report of zitool ends that nobody has changed."""
_JUNCTION = 0xA0000003
_RECALLED = 0x400000 | 0x1000
"""Attributes of Windows for a file whose contents lie in a cloud and would be fetched."""
_LONG_ON_WINDOWS = 240


def read_folder(folder: str, *, left_out: Iterable[str] = ()) -> Contents:
    """Return the documents below a folder; those in `left_out`, the LKE itself and outputs, are none.

    Raises:
        UnreadableWorkbookError: B001, there is no such folder, or nobody may look into it; B003, it holds
            too much.
    """
    if not os.path.isdir(folder):  # noqa: PTH112 - names that are no UTF-8 stay as they are
        raise UnreadableWorkbookError(finding("B001", file=folder, reason="missing"))
    others = {identity for other in left_out if (identity := _identity(other)) is not None}
    items: list[Item] = []
    beside: list[str] = []
    findings: list[Finding] = []
    for path, entry, reason in _below(folder):
        if reason == "folder":
            if not path:
                raise UnreadableWorkbookError(finding("B001", file=folder, reason="unreadable"))
            findings.append(finding("B056", file=folder, path=path))
        elif reason == "beside" or (entry is not None and others and _identity(entry.path) in others):
            beside.append(path)
        elif reason:
            items.append(Item(path, fault=reason))
        elif entry is not None:
            item = _read(entry.path, path)
            (items.append(item) if item is not None else beside.append(path))
        if len(items) > MOST_FILES:
            raise UnreadableWorkbookError(finding("B003", file=folder, limit=MOST_FILES))
    items.sort()
    return Contents(folder, True, tuple(items), tuple(sorted(beside)), tuple(findings))


def opened(folder: str, path: str) -> str:
    """Return what to give to the system for a document; on Windows paths may so be longer than 259."""
    return _for_system(os.path.join(folder, *path.split("/")))  # noqa: PTH118


def _for_system(path: str) -> str:
    if os.name != "nt" or len(path) < _LONG_ON_WINDOWS or path.startswith("\\\\?\\"):
        return path
    return "\\\\?\\" + os.path.abspath(path)  # noqa: PTH100


def _below(folder: str) -> Iterator[tuple[str, os.DirEntry[str] | None, str]]:
    """Yield path, entry and what keeps it from being read, for every file; folders only that nobody reads."""
    left = [("", folder)]
    while left:
        above, place = left.pop()
        try:
            with os.scandir(_for_system(place)) as listing:
                entries = sorted(listing, key=lambda entry: entry.name)
        except OSError:
            yield above, None, "folder"
            continue
        for entry in entries:
            path = f"{above}/{entry.name}" if above else entry.name
            kind = _kind_of(entry)
            if kind == "folder":
                left.append((path, entry.path))
            else:
                yield path, entry, kind


def _kind_of(entry: os.DirEntry[str]) -> str:
    """Return ``folder``, or why a file is not read: ``beside``, ``link``, ``cloud``; else nothing."""
    name = entry.name.casefold()
    if name in _BESIDE or name.startswith(_BESIDE_STARTS):
        return "beside"
    try:
        if entry.is_symlink():
            return "link"
        if entry.is_dir(follow_symlinks=False) and os.name != "nt":
            return "folder"
        status = entry.stat(follow_symlinks=False)
    except OSError:
        return "unreadable"
    if getattr(status, "st_reparse_tag", 0) == _JUNCTION:
        return "link"
    if stat.S_ISDIR(status.st_mode):
        return "folder"
    if not stat.S_ISREG(status.st_mode):
        return "special"
    return "cloud" if getattr(status, "st_file_attributes", 0) & _RECALLED else ""


def plainly_opened(path: str) -> int:
    """Return a descriptor to read a file by, following no link and waiting for nobody.

    Raises:
        OSError: there is none, or it is a link.
    """
    flags = os.O_RDONLY
    for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_NOCTTY", "O_BINARY"):  # not all on every system
        flags |= getattr(os, name, 0)
    return os.open(path, flags)


def _read(place: str, path: str) -> Item | None:
    """Return a file with its digest and what it is; None for a report that zitool wrote."""
    try:
        with os.fdopen(plainly_opened(_for_system(place)), "rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                return Item(path, fault="special")
            digest, size, end = sha256(), 0, b""
            while block := file.read(EDGE):
                digest.update(block)
                size += len(block)
                end = (end + block)[-200:]
            if any(mark in end for mark in _OURS):
                return None
            seen = look(file, size, path.rpartition("/")[2])
            if seen.kind == "report":
                return None
    except OSError:
        return Item(path, fault="unreadable")
    return Item(path, size, digest.hexdigest(), seen.kind, seen.fault, seen.years)


def _identity(path: str) -> tuple[int, int] | str | None:
    try:
        status = os.stat(path)  # noqa: PTH116
    except (OSError, ValueError):
        return None
    return (status.st_dev, status.st_ino) if status.st_ino else os.path.normcase(os.path.realpath(path))
