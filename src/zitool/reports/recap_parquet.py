"""A recap as Parquet, for statisticians: typed columns, points as decimals that no float has touched."""

from __future__ import annotations

import io
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pyarrow as pa
from pyarrow import parquet

from zitool.core.exact import plain
from zitool.reports.recap_rows import recap_columns, recap_rows

if TYPE_CHECKING:
    from zitool.core.monitoring.recap_report import RecapReport
    from zitool.reports.recap_rows import Value
    from zitool.wording import Language

DECIMALS = 15
"""As many as `zitool.core.exact.plain` writes of a number without end."""
_MOST = 10**22
_TYPES = {str: pa.string(), int: pa.int32(), bool: pa.bool_(), Fraction: pa.decimal128(38, DECIMALS)}


def recap_parquet(report: RecapReport, language: Language) -> bytes:
    """Return one row per line, refused file, copy and archive; the same bytes each time."""
    columns, rows = recap_columns(report), list(recap_rows(report, language))
    schema = pa.schema([(name, _TYPES[kind]) for name, kind in columns.items()])
    table = pa.table({name: [_plain(row.get(name)) for row in rows] for name in columns}, schema)
    file = io.BytesIO()
    parquet.write_table(table, file, compression="zstd")
    return file.getvalue()


def _plain(value: Value) -> str | int | bool | Decimal | None:
    if isinstance(value, Fraction):
        # A workbook may claim any total; one that no decimal holds is nonsense that a finding tells of.
        return Decimal(plain(value)) if abs(value) < _MOST else None
    # Names of files that are no UTF-8 reach Python as surrogates, which Parquet cannot hold.
    return value.encode("utf-8", "backslashreplace").decode() if isinstance(value, str) else value
