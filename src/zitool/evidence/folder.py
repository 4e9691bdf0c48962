"""The documents of a folder: every file listed, hashed and looked at; no link followed, nothing run."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from zitool.core.sha256 import sha256
from zitool.errors import UnreadableWorkbookError
from zitool.evidence.content import EDGE, look
from zitool.evidence.models import Contents, Item
from zitool.findings import finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from zitool.findings import Finding

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


def _read(place: str, path: str) -> Item | None:
    """Return a file with its digest and what it is; None for a report that zitool wrote."""
    flags = os.O_RDONLY
    for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_NOCTTY", "O_BINARY"):  # not all on every system
        flags |= getattr(os, name, 0)
    try:
        with os.fdopen(os.open(_for_system(place), flags), "rb") as file:
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
