"""A numbered set of all documents, each copied under its question, for whoever has to hand them in."""

from __future__ import annotations

import os
import re
import shutil
import stat
from typing import TYPE_CHECKING, NamedTuple

from zitool.core.sha256 import sha256
from zitool.errors import UnreadableWorkbookError
from zitool.evidence.folder import opened
from zitool.evidence.report import areas_of
from zitool.evidence.tree import portable
from zitool.findings import finding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from zitool.core.law.rubric import Rubric
    from zitool.evidence.models import Evidence, Item

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
    flags = os.O_RDONLY
    for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_CLOEXEC", "O_BINARY"):  # not all of them on every system
        flags |= getattr(os, name, 0)
    try:
        descriptor = os.open(source, flags)
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
