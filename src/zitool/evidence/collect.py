"""A numbered set of all documents, each copied under its question, and manifests that hold them to bytes."""

from __future__ import annotations

import os
import re
import shutil
import stat
from typing import TYPE_CHECKING, NamedTuple

from zitool.core.digests import sha256
from zitool.errors import UnreadableWorkbookError, UsageError
from zitool.evidence.gathering import opened, plainly_opened
from zitool.evidence.index import portable
from zitool.evidence.report import areas_of
from zitool.findings import finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from zitool.core.law.rubric import Rubric
    from zitool.evidence.models import Evidence, Item
    from zitool.findings import Finding

_LONGEST_NAME = 100
_SUFFIX = re.compile(r"(?<=.)\.[A-Za-z0-9]{2,6}$")
_USELESS = frozenset({"link", "special", "unreadable", "cloud", "program"})


class Copy(NamedTuple):
    """One document of the set: where it lies, and where it goes."""

    item: Item
    question: str
    path: str


def copies(evidence: Evidence, rubric: Rubric) -> Iterator[Copy]:
    """Yield what goes where, numbered: ``A.I.1 MANAJEMEN PERUBAHAN/001 A.I.1.i.a SK.pdf``."""
    titles = rubric.section_titles()
    number = 0
    for area, ids in areas_of(rubric).items():
        for id_ in ids:
            for item in evidence.questions[id_].files:
                if item.fault in _USELESS:
                    continue
                number += 1
                suffix = _SUFFIX.search(item.name)
                end = suffix[0] if suffix else ""
                name = item.name.removesuffix(end).removeprefix(id_).lstrip(" ._-") or "dokumen"
                written = portable(f"{number:03} {id_} {name}", _LONGEST_NAME - len(end)) + end
                yield Copy(item, id_, f"{portable(f'{area} {titles[area]}')}/{written}")


def left_behind(evidence: Evidence) -> list[Item]:
    """Return the documents of questions that cannot be copied, or must not."""
    items = {item.path: item for question in evidence.questions.values() for item in question.files}
    return [item for item in items.values() if item.fault in _USELESS]


def copy_all(evidence: Evidence, rubric: Rubric, out: Path) -> int:
    """Copy the set into a folder that is there and empty, each byte checked; return how many files.

    Raises:
        UnreadableWorkbookError: B031, a document changed or vanished meanwhile.
        OSError: there is no room.
    """
    count = 0
    for copy in copies(evidence, rubric):
        target = out.joinpath(*copy.path.split("/"))
        target.parent.mkdir(exist_ok=True)
        if not _copied(opened(evidence.folder, copy.item.path), target, copy.item.sha256):
            raise UnreadableWorkbookError(finding("B031", file=evidence.folder, path=copy.item.path))
        count += 1
    return count


def _copied(source: str, target: Path, digest: str) -> bool:
    """Copy one regular file, following no link; return whether its bytes are those that were read before."""
    try:
        descriptor = plainly_opened(source)
    except OSError:
        return False
    with os.fdopen(descriptor, "rb") as file, target.open("xb") as copied:
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):
            return False
        shutil.copyfileobj(file, copied, 1 << 20)
    digester = sha256()
    with target.open("rb") as written:
        while block := written.read(1 << 20):
            digester.update(block)
    return bool(digester.hexdigest() == digest)


NAME = "SHA256SUMS"
_MOST = 256 << 20
_LINE = re.compile(rb"(\\?)([0-9a-f]{64}) [ *](.+)", re.DOTALL)
_ESCAPES = {"\\": "\\\\", "\n": "\\n", "\r": "\\r"}


def manifest(items: Iterable[Item]) -> bytes:
    """Return the manifest of all documents whose bytes were read."""
    return b"".join(_line(item) for item in items if item.sha256)


def read_manifest(place: Path) -> dict[str, str]:
    """Return path → SHA-256.

    Raises:
        UsageError: B012, it is no manifest.
    """
    try:
        data = place.read_bytes() if place.stat().st_size <= _MOST else None
    except OSError:
        raise UsageError(finding("B012", file=str(place), reason="unreadable")) from None
    if data is None:
        raise UsageError(finding("B012", file=str(place), reason="too_large"))
    digests = {}
    for line in data.splitlines():
        match = _LINE.fullmatch(line)
        if match is None:
            raise UsageError(finding("B012", file=str(place), reason="bad_form"))
        path = os.fsdecode(match[3])
        if match[1]:
            path = re.sub(r"\\(.)", lambda pair: {"n": "\n", "r": "\r"}.get(pair[1], pair[1]), path)
        digests[path] = match[2].decode()
    return digests


def compared(recorded: Mapping[str, str], items: Iterable[Item], file: str) -> Iterator[Finding]:
    """Yield B060 to B062 for what changed, vanished and came new since a manifest; else B063."""
    now = {item.path: item.sha256 for item in items}
    differ = False
    for path in sorted(recorded.keys() | {path for path, digest in now.items() if digest}):
        if path not in now:
            code = "B061"
        elif path not in recorded:
            code = "B062"
        elif now[path] != recorded[path]:
            code = "B060"
        else:
            continue
        differ = True
        yield finding(code, file=file, path=path)
    if not differ:
        yield finding("B063", file=file, count=len(recorded))


def _line(item: Item) -> bytes:
    path = item.path
    written = "".join(_ESCAPES.get(char, char) for char in path)
    mark = "\\" if written != path else ""
    return f"{mark}{item.sha256}  ".encode() + os.fsencode(written) + b"\n"
