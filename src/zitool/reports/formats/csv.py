"""A document's rows for machines as CSV; `zitool.reports.csv_file` keeps cells from being formulas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zitool.reports.csv_file import table_csv
from zitool.reports.document import bare_of, words

if TYPE_CHECKING:
    from fractions import Fraction

    from zitool.reports.document import Cell, Document


def csv(document: Document) -> str:
    """Return the rows of `Document.data`, figures exact, no cell a formula."""
    names = [words(column.title) for column in document.data.columns]
    rows = (dict(zip(names, map(_value, row), strict=True)) for row in document.data.rows)
    return table_csv(names, rows)


def _value(cell: Cell) -> str | int | Fraction | None:
    value = bare_of(cell)
    return str(value).lower() if isinstance(value, bool) else value
