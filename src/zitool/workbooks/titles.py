"""What the titles of a workbook say about the regulation it was made for: its number, or a year."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from zitool.core.values import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zitool.workbooks.forms import Form

_ROWS = 12
"""A title stands at the top of a sheet; a year further down belongs to something else."""
_LONGEST = 400
_REGULATION = re.compile(
    r"(?:\bno(?:mor)?\.?\s*|\bpermen\s?pan\s?(?:[-&]?\s?rb)?\s*(?:no(?:mor)?\.?\s*)?)"
    r"(\d{1,3})\s*(?:\btahun\b|/)\s*(20\d\d)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?<![\d.,/])20[0-4]\d(?![\d.,]\d|\d)")


class Named(NamedTuple):
    """What is named: numbers and years of regulations, and years that are part of none."""

    regulations: frozenset[tuple[str, str]]
    years: frozenset[int]


def named_in(form: Form) -> Named:
    """Return what stands above the table of the form and at the top of the other visible sheets."""
    regulations: set[tuple[str, str]] = set()
    years: set[int] = set()
    for text in _titles(form):
        regulations.update((match[1].lstrip("0"), match[2]) for match in _REGULATION.finditer(text))
        years.update(int(each) for each in _YEAR.findall(_REGULATION.sub(" ", text)))
    return Named(frozenset(regulations), frozenset(years))


def _titles(form: Form) -> Iterator[str]:
    for sheet in (form.sheet, *form.beside):
        is_form = sheet is form.sheet
        if not is_form and sheet.state != "visible":
            continue
        end = form.columns.header_row if is_form else _ROWS
        for row, cells in sheet.rows.items():
            if row > end:
                break
            for value in cells.values():
                if value.kind in {Kind.TEXT, Kind.NUMBER} and len(value.text) <= _LONGEST:
                    yield value.text
