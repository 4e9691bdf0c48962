"""Sheets that summarise the form: two that read one assessor (W209), verdicts that pass whatever (W210)."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from zitool.core.memo import Recent
from zitool.core.scoring.answers import normal, shown
from zitool.findings import finding
from zitool.lke.checks.formulas import last_text, sheet_columns
from zitool.xlsx.grid import address, column_letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from zitool.findings import Finding
    from zitool.lke.forms import Form
    from zitool.lke.layout import Block
    from zitool.xlsx.cells import Book, Sheet

_PASSED = ("LULUS", "MEMENUHI", "LAYAK")
_PASSES = re.compile(rf"\b({'|'.join(_PASSED).lower()})\b")
_DENIED = r"\b(tidak|belum|tdk|blm|kurang|gagal|bukan|non)\b"
_NAMED = 20
_REMEMBERED = 1000
"""Characters of a formula that may come again; longer ones are seldom."""


def audit_summaries(book: Book, form: Form) -> list[Finding]:
    """Return what is wrong with the sheets that summarise this one."""
    findings = [reported for sheet in form.sheets for reported in _about_passing(book, sheet)]
    reads: dict[frozenset[str], list[str]] = {}
    columns = {letters for block in form.columns.blocks for letters in _letters(block)}
    for sheet in form.sheets[1:]:
        used = _used(sheet, form.sheet.name) & columns
        if used:
            reads.setdefault(frozenset(used), []).append(sheet.name)
    unread = [block for block in form.columns.blocks if not any(_letters(block) & used for used in reads)]
    for together, names in reads.items():
        if len(names) > 1 and unread:
            sheets, cells = ", ".join(names), ", ".join(sorted(together))
            findings.append(finding("W209", file=book.file, sheet=names[-1], sheets=sheets, columns=cells))
    return findings


def _letters(block: Block) -> set[str]:
    return {column_letters(at) for at in (block.answer, block.score, block.percent) if at is not None}


def _used(sheet: Sheet, name: str) -> set[str]:
    """The columns of sheet `name` that `sheet` reads; Excel does not mind the case of a name."""
    formulas = {value.formula for cells in sheet.rows.values() for value in cells.values()}
    named = {
        column for formula in formulas if formula and "!" in formula for column in sheet_columns(formula)
    }
    return {letters for other, letters in named if other.casefold() == name.casefold()}


def _is_passing(text: str) -> bool:
    words = normal(text)
    return _PASSES.search(words) is not None and not re.search(_DENIED, words)


_PASSING: Recent[tuple[Finding, ...]] = Recent()


def _about_passing(book: Book, sheet: Sheet) -> Iterable[Finding]:
    if not sheet.is_list:
        return _passing(book, sheet)
    key = sheet.name, sheet.rows
    return (
        reported._replace(file=book.file)
        for reported in _PASSING.of(key, lambda: tuple(_passing(book, sheet)))
    )


def _passing(book: Book, sheet: Sheet) -> Iterator[Finding]:
    """W210: an IF whose last branch says that the unit passes, whatever was not recognised before."""
    passing = (
        (row, column, text)
        for row, cells in sheet.rows.items()
        for column, value in cells.items()
        if (formula := value[2])
        and '"' in formula[-9:]
        and (text := (_passing_text if len(formula) <= _REMEMBERED else _passing_text.__wrapped__)(formula))
    )
    for row, column, text in islice(passing, _NAMED):
        yield finding("W210", file=book.file, sheet=sheet.name, cell=address(row, column), text=shown(text))


@lru_cache(maxsize=4096)
def _passing_text(formula: str) -> str:
    """Return the text of the last branch if it says that the unit passes, else nothing.

    A form's formulas are the same in all its workbooks.
    """
    upper = formula.upper()
    lulus, memenuhi, layak = _PASSED
    if formula.isascii() and lulus not in upper and memenuhi not in upper and layak not in upper:
        return ""  # nearly every formula
    text = last_text(formula)
    return text if text and _is_passing(text) and "IF(" in upper else ""
