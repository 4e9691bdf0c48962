"""Lists that people keep beside evidence: a listing of documents, and which document is of which question.

Both are CSV with commas or semicolons, UTF-8 with or without a mark, their columns named in either language.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, NamedTuple

from zitool.errors import UnreadableWorkbookError, UsageError
from zitool.evidence.models import Contents, Item
from zitool.findings import finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from zitool.evidence.models import Evidence
    from zitool.findings import Finding

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
