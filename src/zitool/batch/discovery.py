"""Which workbooks a command line names: files, folders searched to the bottom, patterns.

Every entry is either a candidate or skipped with a reason; none is lost without a word.
"""

from __future__ import annotations

import os
import re
import stat
from typing import TYPE_CHECKING

from zitool.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

WORKBOOKS = frozenset({".xlsx", ".xlsm", ".xls", ".xlsb", ".ods"})
"""Suffixes of what an office sends as its LKE; the old and foreign kinds are candidates too, so that they
are refused by name and somebody asks for them again, instead of being overlooked."""
DOCUMENT = ".json"
"""Suffix of PortalRB's answers documents, which are LKEs as well; any other JSON of a folder is none."""
_ANSWERS = rb'(?s)\A(?!\s*\{\s*"schema"\s*:\s*"zitool/).*?"(?:answers|soal_id|unit_id)"\s*:'
"""How an answers document begins, in whatever order its keys are; what zitool writes shows answers, too."""
_BEGINNING = 4096
_UNOPENED = {
    **dict.fromkeys((".zip", ".rar", ".7z", ".tar", ".gz", ".tgz", ".bz2", ".xz"), "archive"),
    **dict.fromkeys((".gsheet", ".gdoc", ".url", ".lnk", ".webloc", ".desktop"), "shortcut"),
}
"""Suffixes of what may hold an LKE or lead to one, and is neither opened nor followed."""
_LOCKS = ("~$", ".~lock.")
"""How the lock files of Excel and LibreOffice begin."""
_PATTERN = frozenset("*?[")
_NUMBER = r"0*([0-9]+)"


class Found(NamedTuple):
    """What was found.

    Attributes:
        files: candidates in the order of names (`by_name`), however they were named.
        skipped: (path, reason): ``lock``, ``archive``, ``shortcut``, ``other`` kind of file, ``same`` file
            again, ``special`` (no regular file), ``unreadable`` folder, ``output`` of this very run.
    """

    files: tuple[str, ...]
    skipped: tuple[tuple[str, str], ...]

    @property
    def unopened(self) -> list[tuple[str, str]]:
        """The archives and shortcuts among what was skipped: somebody's LKE may be in there."""
        return [(name, reason) for name, reason in self.skipped if reason in {"archive", "shortcut"}]


def names_many(given: Sequence[str]) -> bool:
    """Whether any of the names is a folder or a pattern, and not simply a file."""
    return any(os.path.isdir(name) or _is_pattern(name) for name in given)  # noqa: PTH112


def find_workbooks(given: Sequence[str], outputs: Sequence[str] = ()) -> Found:
    """Return the workbooks that the names stand for.

    A file named outright is always a candidate, whatever it is called. Folders are searched to the bottom;
    links to folders are not followed, and no file is taken twice, under whatever name.

    Args:
        given: files, folders, patterns such as ``unit/**/*.xlsx`` (for shells that leave them alone).
        outputs: places this run writes to; where a folder or pattern holds what zitool itself wrote there
            before, it is left out. A workbook of anybody else stays what it is, an input.
    """
    skipped: list[tuple[str, str]] = []
    candidates: list[str] = []
    written = {identity for output in outputs if (identity := _identity(output)) is not None}
    for name in given:
        outright = not os.path.isdir(name) and not _is_pattern(name)  # noqa: PTH112
        for path, reason in [(name, "")] if outright else _entries(name):
            if reason:
                skipped.append((path, reason))
            elif written and not outright and _identity(path) in written and _is_report(path):
                skipped.append((path, "output"))
            else:
                candidates.append(path)
    candidates.sort()
    candidates.sort(key=by_name)
    files: list[str] = []
    seen: set[int] = set()
    for path in candidates:
        identity = _identity(path)
        if identity in seen:
            skipped.append((path, "same"))
            continue
        files.append(path)
        if identity is not None:
            seen.add(identity)
    return Found(tuple(files), tuple(skipped))


def by_name(path: str) -> str:
    """Return the key by which people order files: *unit 2* before *unit 10*, files before folders.

    The suffix comes last, so that a file comes before its copies *unit (1)* and *unit - Copy*; what is alike
    in all that is to be in the order of its signs already. A key is one text: tuples of words and numbers
    would take ten times the room, for all files of a folder at once.
    """
    *folders, name = os.path.normpath(path).split(os.sep)  # noqa: PTH206 - names that are no UTF-8 stay as they are
    stem, suffix = os.path.splitext(name)  # noqa: PTH122
    above = "".join([f"\1{_natural(folder)}" for folder in folders])
    return f"{above}\0{_natural(stem)}{suffix.casefold()}"


def _natural(name: str) -> str:
    """Return words and numbers by turns, each word ended by what stands in no name, and an end of all.

    A number is as long as it is, and then its digits; no name has a million of them.
    """
    pieces = re.split(_NUMBER, name.casefold())
    numbered = (
        f"{chr(len(piece))}{piece}" if place % 2 else f"{piece}\0" for place, piece in enumerate(pieces)
    )
    return f"{''.join(numbered)}\0"


def _is_pattern(name: str) -> bool:
    return not _PATTERN.isdisjoint(name) and not os.path.lexists(name)


def _entries(name: str) -> Iterator[tuple[str, str]]:
    """Yield every file that a folder or pattern stands for, with the reason to skip it or none."""
    if os.path.isdir(name):  # noqa: PTH112 - names that are no UTF-8 stay as they are
        yield from _below(name)
        return
    import glob  # noqa: PLC0415 - most command lines name files

    for path in sorted(glob.glob(name, recursive=True)):  # noqa: PTH207
        if not os.path.isdir(path):  # noqa: PTH112
            yield path, _reason(path)


def _below(folder: str) -> Iterator[tuple[str, str]]:
    names, folders = [], []  # and not the entries, which take five times as much
    try:
        with os.scandir(folder) as listing:
            for entry in listing:
                if not _is_folder(entry):
                    names.append(entry.name)
                elif not entry.is_symlink() and not _hidden(entry.name):
                    folders.append(entry.name)
    except OSError:
        yield folder, "unreadable"
        return
    for name in sorted(names):
        path = os.path.join(folder, name)  # noqa: PTH118 - names that are no UTF-8 stay as they are
        yield path, _reason(path)
    for name in sorted(folders):
        yield from _below(os.path.join(folder, name))  # noqa: PTH118


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:
        return False


def _hidden(name: str) -> bool:
    return name.startswith(".") or name == "__MACOSX"


def _reason(path: str) -> str:
    name = os.path.basename(path)  # noqa: PTH119
    if name.startswith(_LOCKS):
        return "lock"
    suffix = os.path.splitext(name)[1].lower()  # noqa: PTH122
    if suffix == DOCUMENT and not _hidden(name):
        return "" if _holds_answers(path) else "other"
    if suffix not in WORKBOOKS or _hidden(name):
        return "other" if _hidden(name) else _UNOPENED.get(suffix, "other")
    try:
        regular = stat.S_ISREG(os.stat(path).st_mode)  # noqa: PTH116
    except OSError:
        return ""  # vanished, or nobody may look: reading it says which
    return "" if regular else "special"


def _holds_answers(path: str) -> bool:
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH116
            return False
        with open(path, "rb") as file:  # noqa: PTH123
            return re.match(_ANSWERS, file.read(_BEGINNING)) is not None
    except (OSError, ValueError):
        return False


def _is_report(path: str) -> bool:
    from zitool.xlsx.cells import is_report  # noqa: PLC0415 - only where the output is there already

    return is_report(path)


def _identity(path: str) -> int | None:
    """Return device and file as one number: ten thousand of them are kept."""
    try:
        status = os.stat(path)  # noqa: PTH116
    except (OSError, ValueError):
        return None
    return status.st_dev << 64 | status.st_ino
