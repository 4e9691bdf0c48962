"""The list of units that an office keeps: a CSV or .xlsx with id, name, agency, kind, province, file, target.

It says who was to send an LKE, which workbook is whose, and what to group statistics by. Columns may have
Indonesian names, too. Of a workbook the first visible sheet counts; a CSV has commas or semicolons, UTF-8
with or without a mark. Only `name` or `file` must be there to find a workbook by. A kind
that the rubrics name is known by any of its names, and brings along the group that has priority.
"""

from __future__ import annotations

import csv
import io
import os
from typing import TYPE_CHECKING

from zitool.core.law.facts import OTHER, kinds_in, near_kinds, recognised
from zitool.core.monitoring.recap import Registered, Unit, place
from zitool.core.values import Kind
from zitool.errors import UnreadableWorkbookError, UsageError
from zitool.findings import finding
from zitool.near_files import near_file
from zitool.rubrics.packaged import packaged_groups

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from zitool.core.law.facts import UnitGroup
    from zitool.core.monitoring.recap import UnitLine
    from zitool.findings import Finding

COLUMNS: Mapping[str, str] = {
    "kode": "id",
    "nama": "name",
    "unit": "name",
    "unit kerja": "name",
    "instansi": "agency",
    "jenis": "kind",
    "provinsi": "province",
    "berkas": "file",
    "afirmasi": "affirmative",
}
"""Indonesian names of the columns."""
LISTED = tuple(column for column in Unit._fields if column != "priority")
"""What a list can say of a unit; its group of priority follows from its kind."""
_MOST = 5 << 20
"""Bytes of a list of units; a hundred thousand of them have fewer."""


def read_units(place: Path) -> tuple[Unit, ...]:
    """Return the rows of a list of units; kinds that the packaged rubrics name by their ids.

    Raises:
        UsageError: U026, for each thing that is wrong with it, by line.
    """
    rows = _sheet_rows(place) if place.suffix.casefold() in {".xlsx", ".xlsm"} else _csv_rows(place)
    names = [COLUMNS.get(name.strip().casefold(), name.strip().casefold()) for name in next(rows, [])]
    faults = [*_faults_of_head(place, names)]
    units, groups = [], packaged_groups()
    for number, row in enumerate(rows, 2):
        if not any(cell.strip() for cell in row):
            continue
        if len(row) > len(names):
            faults.append(finding("U026", file=str(place), cell=f"{number}:1", reason="too_many_columns"))
            continue
        stated = dict(zip(names, (cell.strip() for cell in row), strict=False))
        units.append(_of_known_kind(Unit(**stated), groups) if not faults else Unit())
    if faults:
        raise UsageError(*faults)
    return tuple(units)


def list_doubts(units: Iterable[Unit], place: Path) -> tuple[Finding, ...]:
    """Return U054 for every kind in a list at `place` that is none a rubric names, but nearly one."""
    groups = packaged_groups()
    unknown = dict.fromkeys(unit.kind for unit in units if unit.kind not in {"", OTHER} and not unit.priority)
    likely = {kind: near_kinds(kind, groups) for kind in unknown}
    return tuple(
        finding("U054", file=str(place), given=kind, near=", ".join(several))
        for kind, several in likely.items()
        if several
    )


def _of_known_kind(unit: Unit, groups: Sequence[UnitGroup]) -> Unit:
    """Return a unit with the id of its kind and its group of priority, where a rubric names them."""
    kind = recognised(unit.kind, groups) if unit.kind else ""
    if not kind:
        return unit
    known = kinds_in(groups).get(kind)
    return unit._replace(kind=kind, priority=known.group.id if known is not None else "")


def _sheet_rows(place: Path) -> Iterator[list[str]]:
    """Yield the rows of the first visible sheet of a workbook as texts; a blank row is an empty list.

    Raises:
        UsageError: why the workbook cannot be read; U026, a cell holds an error or was never calculated.
    """
    from zitool.xlsx.cells import address, read_book  # noqa: PLC0415 - only where the list is a workbook

    try:
        book = read_book(str(place))
    except UnreadableWorkbookError as error:
        raise UsageError(*error.findings) from None
    sheet = next((sheet for sheet in book.sheets if sheet.is_worksheet and sheet.state == "visible"), None)
    rows = sheet.rows if sheet else {}
    width = max(rows[1], default=0) if 1 in rows else 0
    for number in range(1, max(rows, default=0) + 1):
        cells = rows.get(number, {})
        for column, value in cells.items():
            if value.kind in {Kind.ERROR, Kind.UNCOMPUTED}:
                at = address(number, column)
                raise UsageError(finding("U026", file=str(place), cell=at, reason="not_calculated"))
        last = max(width, *cells) if cells else 0
        yield [cells[column].text if column in cells else "" for column in range(1, last + 1)]


def _csv_rows(place: Path) -> Iterator[list[str]]:
    try:
        data = place.read_bytes()
        text = data.decode("utf-8-sig")
    except OSError as error:
        why = {"reason": error.strerror or "", "meant": near_file(str(place))}
        raise UsageError(finding("U026", file=str(place), **why)) from None
    except UnicodeDecodeError:
        raise UsageError(finding("U026", file=str(place), reason="encoding")) from None
    if len(data) > _MOST:
        raise UsageError(finding("U026", file=str(place), reason="too_large"))
    head = text.partition("\n")[0]
    yield from csv.reader(io.StringIO(text), delimiter=";" if head.count(";") > head.count(",") else ",")


def registered(
    units: Sequence[Unit], lines: Iterable[UnitLine], refused: Iterable[str], folder: Path
) -> Registered:
    """Return which workbook of a batch belongs to which unit.

    A row that names a file takes that one, by path from the list's `folder` or by the end of its path; one
    that names none takes the workbook whose unit has its name, if there is exactly one.

    Args:
        units: rows of the list.
        lines: of the workbooks that were scored.
        refused: files that could not be scored; they belong to somebody, too.
        folder: where the list lies.
    """
    files, names = dict.fromkeys(refused), _by(())
    for line in lines:
        files[line.file] = None
        if line.unit:
            names.setdefault(_plain(line.unit), []).append(place(line.file, line.sheet))
    paths = _by((os.path.realpath(file), file) for file in files)
    ends = _by((os.path.basename(file), file) for file in files)  # noqa: PTH119 - names that are no UTF-8
    by_assessment: dict[str, Unit] = {}
    missing = []
    for unit in units:
        if unit.file:
            at = _at(unit.file.replace("\\", "/"), folder, paths, ends)
        else:
            at = list(dict.fromkeys(names.get(_plain(unit.name), ())))
            at = at if len(at) == 1 else []
        by_assessment |= dict.fromkeys(at, unit)
        if not at:
            missing.append(unit)
    known = {at.partition("\0")[0] for at in by_assessment}
    return Registered(by_assessment, tuple(missing), tuple(file for file in files if file not in known))


def _at(given: str, folder: Path, paths: Mapping[str, list[str]], ends: Mapping[str, list[str]]) -> list[str]:
    """Return the files that a row names: by path, or else those whose path ends so."""
    exact = paths.get(os.path.realpath(folder / given), [])
    tail = "/" + given.removeprefix("./").removeprefix("/")
    return exact or [
        file
        for file in ends.get(given.rpartition("/")[2], ())
        if ("/" + file.replace(os.sep, "/")).endswith(tail)
    ]


def _by(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    by_key: dict[str, list[str]] = {}
    for key, value in pairs:
        by_key.setdefault(key, []).append(value)
    return by_key


def _faults_of_head(place: Path, names: Sequence[str]) -> Iterable[Finding]:
    known = ", ".join(LISTED)
    for name in dict.fromkeys(names):
        if name not in LISTED:
            yield finding("U027", file=str(place), cell="1:1", given=name, known=known)
        elif names.count(name) > 1:
            yield finding("U026", file=str(place), cell="1:1", reason="column_twice")
    if not {"name", "file"} & set(names):
        yield finding("U026", file=str(place), cell="1:1", reason="no_name_no_file")


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())
