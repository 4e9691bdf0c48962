"""Columns whose header does not say what they hold, known by what stands in them.

The annex of PermenPAN-RB 52/2014 has no word over its weights and keeps the criteria of each choice under
*Keterangan*, where other forms have an assessor's notes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zitool.core.values import NUMBER, TEXT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zitool.core.values import Cells
    from zitool.workbooks.lines import Lines

_LEAST = 5
"""Fewer filled cells than this prove nothing about a column."""
_CRITERIA = r"(?is)\s*a\s*[.)].*\n\s*b\s*[.)]"
"""A list of choices, one to a line; a note of somebody's does not begin like that."""
_MARKER = 4
"""Letters of the longest marker."""


def weights(lines: Lines, header_row: int, stairs: Sequence[int]) -> int | None:
    """Return the last of the columns of titles where it holds nothing but numbers beside titles."""
    column = stairs[-1] if len(stairs) > 1 else None
    if column is None:
        return None
    rows = [(cells, cells[column]) for cells in _below(lines, header_row) if column in cells]
    beside = all(value.kind is NUMBER and _titled(cells, stairs[:-1]) for cells, value in rows)
    return column if beside and len(rows) >= _LEAST else None


def holds_criteria(lines: Lines, header_row: int, column: int) -> bool:
    """Whether most cells of a column of notes list the choices of a question."""
    texts = [cells[column].text for cells in _below(lines, header_row) if column in cells]
    listed = sum(re.match(_CRITERIA, text) is not None for text in texts)
    return listed >= _LEAST and 2 * listed > len(texts)


def _below(lines: Lines, header_row: int) -> Iterator[Cells]:
    return (cells for row, cells in lines.rows.items() if row > header_row)


def _titled(cells: Cells, stairs: Sequence[int]) -> bool:
    """Whether a row has words in one of these columns, and not only a marker."""
    values = (cells.get(column) for column in stairs)
    return any(value is not None and value.kind is TEXT and len(value.text) > _MARKER for value in values)
