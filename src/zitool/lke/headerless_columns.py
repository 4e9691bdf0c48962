"""Columns whose header does not say what they hold, known by what stands in them.

The annex of PermenPAN-RB 52/2014 has no word over its weights and keeps the criteria of each choice under
*Keterangan*, where other forms have an assessor's notes.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zitool.core.scoring.answers import is_unfilled, normal
from zitool.core.values import NUMBER, TEXT
from zitool.lke.headers import numbers_columns

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zitool.core.values import Cells
    from zitool.xlsx.visible_cells import Lines

_LEAST = 5
"""Fewer filled cells than this prove nothing about a column."""
_CRITERIA = r"(?is)\s*a\s*[.)].*\n\s*b\s*[.)]"
"""A list of choices, one to a line; a note of somebody's does not begin like that."""
_MARKER = 4
"""Letters of the longest marker."""
_LONGEST_CHOICE = 60
_CHOICE = re.compile(r"'?\(?(?:[a-e]|ya|tidak|y|t)[.)]{0,2}")
_BEGINS_WITH_CHOICE = re.compile(r"\W?(?:[a-e]|ya|tidak|y|t)\b")
_TYPE = re.compile(r"(?:[a-e]|ya|y)\s*/.*|%|jumlah|nilai\s*\(.*")


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


def held(lines: Lines, header_row: int, column: int) -> str | None:
    """Return the role of a column by what stands in it: choices made, types of choices, numbers or words.

    None where it is blank, or neither here nor there: then its header decides.
    """
    numbers = choices = types = words = texts = 0
    for cells in _below(lines, header_row):
        value = cells.get(column)
        if value is None or is_unfilled(value):
            continue
        numbers += value.kind is NUMBER
        if value.kind is TEXT:
            text = normal(value.text[:_LONGEST_CHOICE])
            texts += 1
            choices += _CHOICE.fullmatch(text) is not None
            types += _TYPE.fullmatch(text) is not None
            words += _BEGINS_WITH_CHOICE.match(text) is None
    if 2 * types > texts:
        return "choices"
    if 2 * choices > texts and choices >= numbers:
        return "answer"
    if 2 * words > texts >= _LEAST:
        return "note"
    return "score" if not texts and numbers >= _LEAST else None


def _below(lines: Lines, header_row: int) -> Iterator[Cells]:
    return (cells for row, cells in lines.rows.items() if row > header_row and not numbers_columns(cells))


def _titled(cells: Cells, stairs: Sequence[int]) -> bool:
    """Whether a row has words in one of these columns, and not only a marker."""
    values = (cells.get(column) for column in stairs)
    return any(value is not None and value.kind is TEXT and len(value.text) > _MARKER for value in values)
