"""From paths to surveys: the one way that commands take; and the map of what each column was read as."""

from __future__ import annotations

import json
import os
from functools import cache, partial
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple

from pydantic import BeforeValidator, Field, TypeAdapter

from zitool.core.record import Record, replace
from zitool.errors import UnreadableWorkbookError, UsageError
from zitool.findings import finding
from zitool.rubrics.source import fitted, read_document
from zitool.survey.blocks import parts_in
from zitool.survey.columns import (
    Block,
    Meant,
    blocks_in,
    find_grid,
    keys_of,
    letters_of,
    place_of,
    refused_second,
    shown_header,
)
from zitool.survey.load import instrument_ids, load_instrument
from zitool.survey.reading import columns_of, read_parts
from zitool.survey.result import Asked, column_named, survey_result
from zitool.survey.roles import Role, is_private, redacted
from zitool.survey.tables import read_tables
from zitool.xlsx.grid import column_letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from pydantic_core import ErrorDetails

    from zitool.findings import Finding
    from zitool.rubrics.source import Document, Key, Raw
    from zitool.survey.blocks import Part
    from zitool.survey.columns import Grid
    from zitool.survey.instrument import Instrument, LoadedInstrument
    from zitool.survey.reading import Columns
    from zitool.survey.result import SurveyResult
    from zitool.survey.tables import Table

_UNKNOWN_SHOWN = 20


class SurveyRun(Record):
    """What came of all files.

    Attributes:
        files: as given, each once.
        surveys: one for each instrument and set of tables.
        findings: of files and tables as such.
        refused: files that could not be read, and why.
        map_lines: header and what it was read as, of every column, for a map.
    """

    files: tuple[str, ...]
    surveys: tuple[SurveyResult, ...]
    findings: tuple[Finding, ...]
    refused: tuple[tuple[str, tuple[Finding, ...]], ...]
    map_lines: tuple[tuple[str, str], ...]

    def every_finding(self) -> list[Finding]:
        """Return the findings of everything, surveys after files."""
        return [
            *self.findings,
            *(reported for survey in self.surveys for reported in survey.findings),
            *(reported for _, findings in self.refused for reported in findings),
        ]


def run_survey(
    paths: Iterable[str], instrument: str = "", asked: Asked | None = None, map_: Path | None = None
) -> SurveyRun:
    """Return the surveys that files hold; a file that cannot be read costs only itself.

    Args:
        paths: workbooks and text files.
        instrument: id or path; empty where the answers decide.
        asked: what is wanted of each survey.
        map_: a file that says which column is what.

    Raises:
        RubricError: there is no such instrument, or it has faults.
        UsageError: U071 to U073, a map or a column to break down by is none.
    """
    asked = asked or Asked()
    mapped = read_map(map_) if map_ is not None else None
    instrument = instrument or (mapped.instrument if mapped is not None else "")
    loaded = (load_instrument(instrument),) if instrument else _recognisable()
    files = tuple(dict.fromkeys(map(os.fspath, paths)))
    tables, findings, refused = _tables(files)
    named = tuple(mapped.columns) if mapped is not None else ()
    instruments = [known.instrument for known in loaded]
    grids: list[Grid] = []
    for table in tables:
        grid = find_grid(table, instruments, named) if table.rows else None
        findings += [*table.findings, *(grid.findings if grid is not None else ())]
        if grid is not None:
            grids.append(grid)
        elif table.rows:
            findings.append(finding("K002", **place_of(table)))
    if mapped is not None:
        headers = [key for grid in grids for key in keys_of(grid.headers)]
        check_map(mapped, instruments, headers)
    find = partial(blocks_by_map, columns=mapped) if mapped is not None else blocks_in
    parts = parts_in(grids, loaded, find, named=bool(instrument))
    findings += _without_questions(grids, parts)
    _check_by(asked, grids)
    surveys, lines = _surveys(parts, mapped, asked)
    return SurveyRun(
        files=files,
        surveys=tuple(surveys),
        findings=tuple(findings),
        refused=tuple(refused),
        map_lines=tuple(lines),
    )


@cache
def _recognisable() -> tuple[LoadedInstrument, ...]:
    """Return the packaged instruments, the circular's own first; in a process they are read once."""
    packaged = [load_instrument(id_) for id_ in instrument_ids()]
    return tuple(
        sorted(
            packaged,
            key=lambda loaded: (loaded.instrument.extends is not None, loaded.instrument.id != "spkp-spak"),
        )
    )


def _tables(files: Iterable[str]) -> tuple[list[Table], list[Finding], list[tuple[str, tuple[Finding, ...]]]]:
    tables: list[Table] = []
    findings: list[Finding] = []
    refused: list[tuple[str, tuple[Finding, ...]]] = []
    for file in files:
        try:
            of_file, odd = read_tables(file)
        except UnreadableWorkbookError as error:
            refused.append((file, error.findings))
        except MemoryError:
            refused.append((file, (finding("F016", file=file, reason="memory"),)))
        else:
            tables += of_file
            findings += odd
            if not any(table.rows or table.findings for table in of_file):
                findings.append(finding("K002", file=file))
    return tables, findings, refused


def _without_questions(grids: Sequence[Grid], parts: Sequence[Part]) -> Iterable[Finding]:
    """Yield K002 for a table with a header, but without the questions of any survey."""
    used = {id(grid) for part in parts for grid, _ in part.blocks}
    for grid in grids:
        if id(grid) not in used:
            cell = f"A{grid.number}"
            yield finding("K002", **place_of(grid.table), cell=cell)


def _surveys(
    parts: Sequence[Part], mapped: ColumnMap | None, asked: Asked
) -> tuple[list[SurveyResult], list[tuple[str, str]]]:
    """Return a survey for each instrument and set of tables, and the lines of a map."""
    together: dict[tuple[str, tuple[int, ...]], list[Part]] = {}
    for part in parts:
        tables = tuple(id(grid) for grid, _ in part.blocks)
        together.setdefault((part.instrument.instrument.id, tables), []).append(part)
    taken: dict[int, set[int]] = {}
    for part in parts:
        for grid, block in part.blocks:
            taken.setdefault(id(grid), set()).update(meant.column for meant in block.columns.values())
    surveys = []
    lines: dict[str, str] = {}
    for own in together.values():
        ordered = sorted(own, key=lambda part: list(part.instrument.instrument.indices).index(part.index))
        columns = {
            id(grid): columns_of(
                grid, taken[id(grid)], ordered[0].instrument.instrument,
                roles_by_map(grid, mapped) if mapped is not None else None,
            )
            for grid, _ in ordered[0].blocks
        }  # fmt: skip
        said = [reported for part in ordered for reported in part.findings]
        said += [
            reported for grid, _ in ordered[0].blocks for reported in _left_aside(grid, columns[id(grid)])
        ]
        responses, unread = read_parts(ordered, columns)
        result = survey_result(ordered, responses, columns, asked, [*said, *unread])
        listed = tuple(_listed(ordered, columns))
        surveys.append(replace(result, columns=listed))
        for grid, _ in ordered[0].blocks:
            _add_lines(lines, grid, listed)
    return surveys, list(lines.items())


def _left_aside(grid: Grid, columns: Columns) -> Iterable[Finding]:
    """Yield K011 for columns that are no answers, and K019 for those nobody knows."""
    for code, places in (("K011", columns.of.get(Role.SCORE, ())), ("K019", columns.unknown)):
        if places:
            texts = [shown_header(grid.headers[column]) for column in places[:_UNKNOWN_SHOWN]]
            known = {"columns": letters_of(places), "text": ", ".join(texts), "count": str(len(places))}
            yield finding(code, **place_of(grid.table), **known)


def _listed(
    parts: Sequence[Part], columns: Mapping[int, Columns]
) -> Iterable[tuple[str, str, str, str, str]]:
    """Yield file, sheet, column, header and what it was read as, of every column of every table."""
    for grid, _ in parts[0].blocks:
        own = columns[id(grid)]
        meant = {at: str(role) for role, places in own.of.items() for at in places}
        for part in parts:
            block = next(block for other, block in part.blocks if other is grid)
            meant |= {named.column: f"{part.index}.{id_}" for id_, named in block.columns.items()}
        for column, header in enumerate(grid.headers):
            if header:
                sheet = redacted(grid.table.sheet)
                yield (
                    grid.table.file,
                    sheet,
                    column_letters(column + 1),
                    shown_header(header),
                    meant.get(column, ""),
                )


def _add_lines(lines: dict[str, str], grid: Grid, listed: Iterable[tuple[str, str, str, str, str]]) -> None:
    meant = {
        letters: name
        for file, sheet, letters, _, name in listed
        if (file, sheet) == (grid.table.file, redacted(grid.table.sheet))
    }
    for column, key in enumerate(keys_of(grid.headers)):
        name = meant.get(column_letters(column + 1), "")
        if key and not lines.get(key):
            lines[key] = name


def _check_by(asked: Asked, grids: Sequence[Grid]) -> None:
    """Refuse to break down by a column that no table has, or that finds a person.

    Raises:
        UsageError: U072, U073.
    """
    for by in asked.by:
        if by in {"bulan", "semester", "layanan"} or not grids:
            continue
        places = [(grid, column_named(grid, by)) for grid in grids]
        if all(column is None for _, column in places):
            known = ", ".join(
                dict.fromkeys(
                    shown_header(header)
                    for grid in grids
                    for header in grid.headers
                    if header and not is_private(header)
                )
            )
            raise UsageError(finding("U072", given=by, known=f"layanan, bulan, semester, {known}"))
        if is_private(by):
            raise UsageError(finding("U073", given=by))


INSTRUMENT, COLUMNS, ITEM, DIRECTION = "instrumen", "kolom", "butir", "arah"
_SHOWN = 80


def _as_column(raw: Raw) -> Raw:
    """Return an entry with both its keys: more of it is better unless it says otherwise."""
    return {DIRECTION: "searah", **raw} if isinstance(raw, dict) else {ITEM: raw} if raw else raw


class _Column(Record):
    """What a map says of one header: a question or what else it is, and which way it counts."""

    name: Annotated[str, Field(alias=ITEM)]
    way: Annotated[Literal["searah", "terbalik"] | None, Field(alias=DIRECTION)] = None

    @property
    def reverse(self) -> bool | None:
        """Whether more is worse; None where only the question is named."""
        return None if self.way is None else self.way == "terbalik"


class _Map(Record):
    """The whole file."""

    columns: Annotated[
        dict[str, Annotated[_Column, BeforeValidator(_as_column)]], Field(alias=COLUMNS, min_length=1)
    ]
    instrument: Annotated[str, Field(alias=INSTRUMENT)] = ""


class ColumnMap(NamedTuple):
    """A map as read.

    Attributes:
        instrument: that it names; empty where it names none.
        columns: header → what it is.
        document: with the places of everything in it.
    """

    instrument: str
    columns: Mapping[str, _Column]
    document: Document


def read_map(file: Path) -> ColumnMap:
    """Return the map in `file`.

    Raises:
        RubricError: it is no such YAML (R001 to R003).
        UsageError: U071, with everything that is wrong with it.
    """
    document = read_document(file)
    written, faults = fitted(document, document.data, TypeAdapter(_Map).validate_python, _misfit)
    if written is None:
        once = {(fault.cell, fault.values["reason"]): fault for fault in faults}.values()
        raise UsageError(*sorted(once, key=lambda fault: fault.values["reason"] != "unknown_key"))
    return ColumnMap(written.instrument, written.columns, document)


def _misfit(document: Document, error: ErrorDetails) -> Finding:
    """Return U071 for one error of pydantic."""
    path: Key = error["loc"][:2] if error["loc"][0] == COLUMNS else error["loc"][:1]
    if error["type"] == "unexpected_keyword_argument" and len(error["loc"]) == 1:
        reason = "unknown_key"
    else:
        reason = "no_columns" if path == (COLUMNS,) else "not_a_column"
    return document.fault("U071", path, reason=reason, given=str(path[-1])[:_SHOWN])


def check_map(columns: ColumnMap, instruments: Sequence[Instrument], headers: Iterable[str]) -> None:
    """Refuse a map that names a header no table has, a question no instrument asks, or a question twice.

    Raises:
        UsageError: U071, all of it.
    """
    known, faults = set(headers), []
    for header, mapped in columns.columns.items():
        path: Key = (COLUMNS, header)
        if header not in known:
            faults.append(
                columns.document.fault("U071", path, reason="no_such_header", given=header[:_SHOWN])
            )
        if mapped.name in set(Role):
            continue
        if not any(item_of(mapped.name, instrument) for instrument in instruments):
            faults.append(
                columns.document.fault("U071", path, reason="unknown_item", given=mapped.name[:_SHOWN])
            )
    if faults:
        raise UsageError(*faults)


def item_of(name: str, instrument: Instrument) -> tuple[str, str] | None:
    """Return the index and item that a map names: ``ipkp.waktu``, or ``waktu`` alone."""
    index, dot, id_ = name.rpartition(".")
    if not dot:
        index = instrument.index_of_item(id_) or ""
    return (index, id_) if index in instrument.indices and id_ in instrument.indices[index].items else None


def blocks_by_map(grid: Grid, instrument: Instrument, columns: ColumnMap) -> list[Block]:
    """Return the questions of each index of an instrument that a map finds in a table.

    Several columns for one question cannot be: the first is read and the others are said (K003).
    """
    by_item: dict[tuple[str, str], Meant] = {}
    refused: dict[str, list[Meant]] = {}
    for column, key in enumerate(keys_of(grid.headers)):
        mapped = columns.columns.get(key)
        item = (
            item_of(mapped.name, instrument) if mapped is not None and mapped.name not in set(Role) else None
        )
        if mapped is None or item is None:
            continue
        meant = Meant(column, grid.headers[column], item=item, by="map", reverse=mapped.reverse)
        if item in by_item:
            refused.setdefault(item[0], []).append(meant)
        else:
            by_item[item] = meant
    blocks = []
    for index in instrument.indices:
        of = instrument.items_of(index)
        own = {id_: by_item[index, id_] for id_ in of if (index, id_) in by_item}
        if own:
            missing = tuple(id_ for id_, item in of.items() if id_ not in own and not item.optional)
            said = tuple(
                refused_second(grid, meant.column, by_item[meant.item].column, meant.item[1])
                for meant in refused.get(index, ())
                if meant.item is not None
            )
            blocks.append(Block(index, of, own, missing, said))
    return blocks


def roles_by_map(grid: Grid, columns: ColumnMap) -> dict[int, Role]:
    """Return column → role, of those to which a map gives one."""
    roles = {}
    for column, key in enumerate(keys_of(grid.headers)):
        mapped = columns.columns.get(key)
        if mapped is not None and mapped.name in set(Role):
            roles[column] = Role(mapped.name)
    return roles


def map_text(instrument: str, lines: Iterable[tuple[str, str]], comment: str) -> str:
    """Return a map as YAML: a header and what it is a line; what nobody knows is left aside and marked."""
    return "".join(_lines(instrument, lines, comment))


def _lines(instrument: str, lines: Iterable[tuple[str, str]], comment: str) -> Iterator[str]:
    for line in comment.splitlines():
        yield f"# {line}\n"
    if instrument:
        yield f"{INSTRUMENT}: {instrument}\n"
    yield f"{COLUMNS}:\n"
    for header, name in lines:
        yield f"  {json.dumps(header, ensure_ascii=False)}: {name or Role.IGNORED}{'' if name else '  # ?'}\n"
