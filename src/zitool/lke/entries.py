"""A sheet that people filled in row by row, each row under a key: facts about a unit, costs of steps.

What somebody who looks at the sheet does not see, or sees otherwise, is never read: it is a finding.
"""

from __future__ import annotations

from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from zitool.core.days import day_of_serial
from zitool.core.exact import from_cell, plain
from zitool.core.values import Kind, Value
from zitool.findings import finding
from zitool.named import NamedTuple
from zitool.wording import LANGUAGES, label
from zitool.xlsx.cells import read_book
from zitool.xlsx.grid import address
from zitool.xlsx.package import clip, refusal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zitool.errors import UnreadableWorkbookError
    from zitool.findings import Finding
    from zitool.xlsx.cells import Sheet

Sort = Literal["facts", "effort"]
KEY, VALUE = "key", "value"
COLUMNS: Mapping[Sort, tuple[str, ...]] = MappingProxyType(
    {"facts": (KEY, VALUE, "year", "number", "as_of", "source"), "effort": (KEY, "cost")}
)
"""The columns that are read; labels of their headers are ``entry_`` and the name."""
MOST_ENTRIES = 5_000
"""Rows under the header; a rubric has some 200 questions."""
_LINES = {"facts": "`zitool readiness --new unit.xlsx`", "effort": "`zitool template --effort -o upaya.xlsx`"}
_HEADER_WITHIN = 30
_UNFIT = {Kind.ERROR: "error", Kind.INVALID: "invalid"}


class Entry(NamedTuple):
    """One row: the text of each column that is filled in, and the address of every one."""

    texts: Mapping[str, str]
    cells: Mapping[str, str]


class Filled(NamedTuple):
    """What was filled in.

    Attributes:
        findings: U061 for each cell that cannot be used; it is as blank in the entries.
    """

    sheet: str
    entries: tuple[Entry, ...]
    findings: tuple[Finding, ...]


def read_filled(path: str, sort: Sort) -> Filled:
    """Return the rows of the one visible sheet of a workbook that has the columns of `sort`.

    Raises:
        UnreadableWorkbookError: U060, there is no such sheet, or several, or far too many rows; or why the
            workbook as a whole cannot be read or trusted.
    """
    book = read_book(path, filled_in=True)
    known = {
        label(f"entry_{name}", language).casefold(): name for language in LANGUAGES for name in COLUMNS[sort]
    }
    visible = [sheet for sheet in book.sheets if sheet.is_worksheet and sheet.state == "visible"]
    forms = [(sheet, head) for sheet in visible if (head := _head(sheet, known, len(COLUMNS[sort])))]
    if len(forms) != 1:
        raise _refusal(path, sort, "several_forms" if forms else "no_form")
    sheet, (top, columns) = forms[0]
    rows = [row for row in sheet.rows if row > top]
    if len(rows) > MOST_ENTRIES:
        raise _refusal(path, sort, "too_many_rows")
    entries, findings = [], []
    for row in rows:
        cells = {name: address(row, column) for name, column in columns.items()}
        texts = {}
        for name, column in columns.items():
            value = sheet.rows[row].get(column)
            if value is None or value.is_blank:
                continue
            why = _why_not(sheet, row, column, value, key=name == KEY)
            if why:
                at = {"sheet": clip(sheet.name), "cell": cells[name]}
                findings.append(finding("U061", file=path, **at, reason=f"cell_{why}", raw=clip(value.text)))
            else:
                texts[name] = _text(value, since_1904=book.date_1904)
        entries.append(Entry(texts, cells))
    return Filled(sheet.name, tuple(entries), tuple(findings))


def _refusal(path: str, sort: Sort, reason: str) -> UnreadableWorkbookError:
    return refusal("U060", path, sort=sort, columns=sort, line=_LINES[sort], reason=reason)


def _head(sheet: Sheet, known: Mapping[str, str], most: int) -> tuple[int, dict[str, int]] | None:
    """Return the row of the header, and the column under each name; None where not every one is there."""
    for row, cells in sheet.rows.items():
        if row > _HEADER_WITHIN:
            break
        named = [(known.get(" ".join(value.text.casefold().split())), at) for at, value in cells.items()]
        columns = {name: at for name, at in named if name is not None}
        if len(columns) == most == sum(name is not None for name, _ in named):
            return row, columns
    return None


def _why_not(sheet: Sheet, row: int, column: int, value: Value, *, key: bool) -> str:
    """Return why the value of a cell cannot be used, or nothing; the key may be hidden, its name is not."""
    look = sheet.looks.get((row, column))
    if value.formula is not None:
        return "formula"
    hidden = any(first <= column <= last for first, last in sheet.hidden_columns) or row in sheet.hidden_rows
    if hidden and not key:
        return "hidden"
    covered = (merge for merge in sheet.merges if merge.contains(row, column) and merge[:2] != (row, column))
    if any(covered) or (look is not None and look.unseen and not key):
        return "unseen"
    return _UNFIT.get(value.kind) or ("struck" if look is not None and look.left is not None else "")


def _text(value: Value, *, since_1904: bool) -> str:
    """Return what a cell shows, as somebody would write it in a text: days by year, per cent with a sign."""
    if value.kind is Kind.DATE:
        return value.text[:10]
    if value.kind is not Kind.NUMBER:
        return value.text.strip()
    number = from_cell(value.text)
    if value.shown_as == "date" and (day := day_of_serial(number, since_1904=since_1904)):
        return day.isoformat()
    percent = value.shown_as == "percent"
    text = plain(100 * number if percent else number)
    exact = Fraction(text) == (100 * number if percent else number)
    return f"{text}%" if exact and percent else text if exact else value.text
