"""A document's rows for machines as CSV."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zitool.reports.csv_file import table_csv
from zitool.reports.document import value_of

if TYPE_CHECKING:
    from zitool.reports.document import Document


def csv(document: Document) -> str:
    """Return the rows of `Document.data`, figures exact, no cell a formula."""
    names = [column.title for column in document.data.columns]
    rows = (dict(zip(names, map(value_of, row), strict=True)) for row in document.data.rows)
    return table_csv(names, rows)
