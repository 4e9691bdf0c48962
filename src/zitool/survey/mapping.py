"""A map of columns: a YAML file that says which header is which question, for what no words can tell.

Its keys are Indonesian, because officials write it: ``instrumen`` and ``kolom``, and under ``kolom`` each
header with its question (``ipkp.waktu``), or what else it is (``nama``, ``cap-waktu``, ``abaikan``).
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from zitool.errors import UsageError
from zitool.rubrics.source import read_document
from zitool.survey.columns import Block, Meant, keys_of, refused_second
from zitool.survey.roles import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from zitool.rubrics.source import Document, Key, Raw
    from zitool.survey.columns import Grid
    from zitool.survey.instrument import Instrument

INSTRUMENT, COLUMNS, ITEM, DIRECTION = "instrumen", "kolom", "butir", "arah"
_DIRECTIONS = {"terbalik": True, "searah": False}
_SHOWN = 80


class Mapped(NamedTuple):
    """What a map says of one header: a question or what else it is, and whether more is worse."""

    name: str
    reverse: bool | None


class ColumnMap(NamedTuple):
    """A map as read.

    Attributes:
        instrument: that it names; empty where it names none.
        columns: header → what it is.
        document: with the places of everything in it.
    """

    instrument: str
    columns: Mapping[str, Mapped]
    document: Document


def read_map(file: Path) -> ColumnMap:
    """Return the map in `file`.

    Raises:
        RubricError: it is no such YAML (R001 to R003).
        UsageError: U071, with everything that is wrong with it.
    """
    document = read_document(file)
    faults = [
        document.fault("U071", (key,), reason="unknown_key", given=key[:_SHOWN])
        for key in document.data
        if key not in {INSTRUMENT, COLUMNS}
    ]
    columns = document.data.get(COLUMNS)
    if not isinstance(columns, dict) or not columns:
        raise UsageError(*faults, document.fault("U071", (COLUMNS,), reason="no_columns", given=COLUMNS))
    by_header = {}
    for header, raw in columns.items():
        mapped = _mapped(raw)
        if mapped is None:
            fault = document.fault("U071", (COLUMNS, header), reason="not_a_column", given=header[:_SHOWN])
            faults.append(fault)
        else:
            by_header[header] = mapped
    instrument = document.data.get(INSTRUMENT, "")
    if not isinstance(instrument, str):
        faults.append(document.fault("U071", (INSTRUMENT,), reason="not_a_column", given=INSTRUMENT))
    if faults:
        raise UsageError(*faults)
    return ColumnMap(str(instrument), by_header, document)


def _mapped(raw: Raw) -> Mapped | None:
    if isinstance(raw, str):
        return Mapped(raw, None) if raw else None
    if (
        not isinstance(raw, dict)
        or not isinstance(name := raw.get(ITEM), str)
        or raw.keys() - {ITEM, DIRECTION}
    ):
        return None
    way = raw.get(DIRECTION, "searah")
    return Mapped(name, _DIRECTIONS[way]) if isinstance(way, str) and way in _DIRECTIONS else None


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
