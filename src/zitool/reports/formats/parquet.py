"""A document's rows for machines as Parquet: typed columns, figures as decimals that no float has touched."""

from __future__ import annotations

import io
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pyarrow as pa
from pyarrow import parquet as files

from zitool.core.exact import plain
from zitool.reports.cells import bare_of, words

if TYPE_CHECKING:
    from zitool.reports.cells import Cell
    from zitool.reports.document import Document

DECIMALS = 15
"""As many as `zitool.core.exact.plain` writes of a number without end."""
_MOST = 10**22
_TYPES = {"count": pa.int32(), "truth": pa.bool_(), "exact": pa.decimal128(38, DECIMALS)}
"""Kind of a column → type; all others are text."""


def parquet(document: Document) -> bytes:
    """Return the rows of `Document.data`, the same bytes each time."""
    data = document.data
    cells = [[_plain(cell) for cell in row] for row in data.rows]
    columns = zip(*cells, strict=True) if cells else ([] for _ in data.columns)
    schema = pa.schema(
        [(words(column.title), _TYPES.get(column.kind, pa.string())) for column in data.columns]
    )
    table = pa.table(dict(zip(schema.names, map(list, columns), strict=True)), schema)
    file = io.BytesIO()
    files.write_table(table, file, compression="zstd")
    return file.getvalue()


def _plain(cell: Cell) -> str | int | Decimal | None:
    value = bare_of(cell)
    if isinstance(value, Fraction):
        # A workbook may claim any total; one that no decimal holds is nonsense that a finding tells of.
        return Decimal(plain(value)) if abs(value) < _MOST else None
    # Names of files that are no UTF-8 reach Python as surrogates, which Parquet cannot hold.
    return value.encode("utf-8", "backslashreplace").decode() if isinstance(value, str) else value
