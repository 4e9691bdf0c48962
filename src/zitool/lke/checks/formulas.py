"""What the formulas of a form count, and which columns its summary reads. Nothing is calculated."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING

from zitool.core.memo import Recent
from zitool.core.scoring.answers import normal, shown
from zitool.findings import finding
from zitool.xlsx.grid import ROWS, address, column_letters, column_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from zitool.findings import Finding
    from zitool.lke.forms import Form
    from zitool.lke.layout import Block
    from zitool.xlsx.cells import Book
    from zitool.xlsx.visible_cells import Lines

LONGEST = 8_192
"""Characters that Excel allows; nobody typed what is longer, and nobody's time is spent on it."""
_HERE = r"(?<![A-Za-z0-9_.$!'\]:])"
_CELLS = re.compile(
    rf"(-\s*)?{_HERE}\$?([A-Z]{{1,3}})\$?(\d{{1,7}})(?::\$?([A-Z]{{1,3}})\$?(\d{{1,7}}))?(?![A-Za-z0-9_(.!])",
    re.ASCII,
)
_WHOLE_COLUMNS = rf"(?a){_HERE}\$?([A-Z]{{1,3}}):\$?([A-Z]{{1,3}})(?![A-Za-z0-9_(.!])"
_TEXT = re.compile(r'"(?:[^"]|"")*"')
_NAME = re.compile(r"(?<![A-Za-z0-9_.$!'\]:])[A-Za-z_\\][A-Za-z0-9_.]*(?![A-Za-z0-9_.(!:$])", re.ASCII)
_COMPUTED = r"(?ai)\b(?:INDIRECT|OFFSET|INDEX|CHOOSE)\("
_COMPUTING = ("INDIRECT(", "OFFSET(", "INDEX(", "CHOOSE(")
_SHEET_CELL = re.compile(
    r"(?:'((?:[^']|''){1,80})'|(?<![\w\].'])([A-Za-z_][A-Za-z0-9_.]*))!"
    r"\$?([A-Z]{1,3})(?:\$?\d{1,7})?(?::\$?([A-Z]{1,3}))?(?![A-Za-z(])",
    re.ASCII,
)
_MOST_COLUMNS = 100
_CAPITALS, _DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0123456789"


def rows_in_column(formula: str, column: str, rows: Sequence[int], sheet: str = "") -> set[int] | None:
    """Return which of `rows` (in order) `formula` counts in `column` of its own sheet, ranges and all.

    What is subtracted is not counted. None where nobody can tell without calculating: names, INDIRECT, a
    formula longer than Excel allows.

    Args:
        formula: without ``=``.
        column: its letters.
        rows: the rows that matter.
        sheet: the sheet's name, whose prefix says nothing.
    """
    spans = _spans(formula, column, sheet) if len(formula) <= LONGEST else None
    if spans is None:
        return None
    added: set[int] = set()
    taken: set[int] = set()
    for minus, low, high in spans:
        (taken if minus else added).update(rows[bisect_left(rows, low) : bisect_right(rows, high)])
    return added - taken


@lru_cache(maxsize=512)
def _spans(formula: str, column: str, sheet: str) -> tuple[tuple[bool, int, int], ...] | None:
    """Return the stretches of rows that a formula takes from a column: whether subtracted, first, last.

    A form's formulas are the same in all its workbooks.
    """
    bare = without_texts(formula)
    for prefix in (f"'{sheet.replace(chr(39), chr(39) * 2)}'!", f"{sheet}!") if sheet else ():
        bare = bare.replace(prefix, "")
    bare = "".join(bare.split())
    if _is_computed(bare) or any(not _is_constant(name) for name in _NAME.findall(bare)):
        return None
    spans = []
    for minus, first, start, last, end in _CELLS.findall(bare):
        if _between(first, column, last or first):
            low, high = sorted((int(start), int(end or start)))
            spans.append((bool(minus), low, high))
    if any(_between(first, column, last) for first, last in _whole_columns(bare)):
        spans.append((False, 1, ROWS))
    return tuple(spans)


def _is_computed(bare: str) -> bool:
    """Whether a formula works out which cells it takes, or names some that are nobody's."""
    if "[" in bare or "#" in bare:
        return True
    capitals = bare.upper()
    return any(name in capitals for name in _COMPUTING) and re.search(_COMPUTED, bare) is not None


def _whole_columns(bare: str) -> list[tuple[str, str]]:
    """Return the first and last of columns that a formula takes whole: letters stand before a colon."""
    *befores, _ = bare.split(":")
    return re.findall(_WHOLE_COLUMNS, bare) if any(before[-1:].isalpha() for before in befores) else []


def pattern(formula: str, row: int, like: str = "") -> str:
    """Return `formula` with its own row number replaced, so that copies down a column are equal.

    Most have the pattern that one before had: it may be told by `like`.
    """
    own = str(row)
    if like and own not in like and "".join(formula.split()) == like.replace("\0", own):
        return like
    return _pattern(formula, row) if len(formula) <= LONGEST else _pattern.__wrapped__(formula, row)


@lru_cache(maxsize=512)
def _pattern(formula: str, row: int) -> str:
    own = str(row)
    before, *others = "".join(formula.split()).split(own)
    pieces = [before]
    last = len(others) - 1
    for at, after in enumerate(others):
        letters = before.removesuffix("$")
        # Where nothing stands between two of them, they are digits side by side, and neither is a row.
        ends = after[0] not in _DIGITS if after else at == last
        if ends and letters and letters[-1] in _CAPITALS:
            pieces[-1] = letters
            pieces += ("\0", after)
        else:
            pieces += (own, after)
        before = after
    return "".join(pieces)


def sheet_columns(formula: str) -> frozenset[tuple[str, str]]:
    """Return (sheet name, column letters) of what `formula` names on other sheets of its own workbook."""
    return _sheet_columns(formula) if "!" in formula and len(formula) <= LONGEST else frozenset()


@lru_cache(maxsize=512)
def _sheet_columns(formula: str) -> frozenset[tuple[str, str]]:
    columns: set[tuple[str, str]] = set()
    for quoted, bare, first, last in _SHEET_CELL.findall(without_texts(formula)):
        name = quoted.replace("''", "'") or bare
        if "[" not in name:
            columns.update((name, letters) for letters in _letters(first, last or first))
    return frozenset(columns)


def without_texts(formula: str) -> str:
    """Return `formula` with its text constants emptied: what stands in quotes names nothing."""
    return _TEXT.sub('""', formula) if '"' in formula else formula


def last_text(formula: str) -> str:
    """Return the text constant that ends `formula`, brackets apart: its last else-branch; or empty."""
    return _last_text(formula) if len(formula) <= LONGEST else ""


@lru_cache(maxsize=512)
def _last_text(formula: str) -> str:
    end = formula.rstrip(") ")
    if not end.endswith('"'):
        return ""
    texts: list[str] = _TEXT.findall(formula)
    return texts[-1][1:-1].replace('""', '"') if texts and end.endswith(texts[-1]) else ""


def _is_constant(name: str) -> bool:
    """Whether a word of a formula is no name that hides cells: TRUE, FALSE or a cell."""
    return name.upper() in {"TRUE", "FALSE"} or re.fullmatch(r"[A-Z]{1,3}\d{1,7}", name) is not None


def _between(first: str, column: str, last: str) -> bool:
    low, high = sorted((_rank(first), _rank(last)))
    return low <= _rank(column) <= high


def _rank(letters: str) -> tuple[int, str]:
    return len(letters), letters


def _letters(first: str, last: str) -> list[str]:
    low, high = sorted((column_number(first) or 0, column_number(last) or 0))
    return [column_letters(at) for at in range(max(low, 1), min(high, low + _MOST_COLUMNS) + 1)]


_PASSED = ("LULUS", "MEMENUHI", "LAYAK")
_PASSES = re.compile(rf"\b({'|'.join(_PASSED).lower()})\b")
_DENIED = r"\b(tidak|belum|tdk|blm|kurang|gagal|bukan|non)\b"
_NAMED = 20
_REMEMBERED = 1000
"""Characters of a formula that may come again; longer ones are seldom."""


def audit_summaries(book: Book, form: Form) -> list[Finding]:
    """Return what is wrong with the sheets that summarise this one."""
    findings = [reported for lines in (form.lines, *form.beside) for reported in _about_passing(book, lines)]
    reads: dict[frozenset[str], list[str]] = {}
    columns = {letters for block in form.columns.blocks for letters in _columns_of(block)}
    for lines in form.beside:
        used = _used(lines, form.sheet.name) & columns
        if used:
            reads.setdefault(frozenset(used), []).append(lines.sheet.name)
    unread = [block for block in form.columns.blocks if not any(_columns_of(block) & used for used in reads)]
    for together, names in reads.items():
        if len(names) > 1 and unread:
            sheets, cells = ", ".join(names), ", ".join(sorted(together))
            findings.append(finding("W209", file=book.file, sheet=names[-1], sheets=sheets, columns=cells))
    return findings


def _columns_of(block: Block) -> set[str]:
    return {column_letters(at) for at in (block.answer, block.score, block.percent) if at is not None}


def _used(lines: Lines, name: str) -> set[str]:
    """The columns of sheet `name` that another reads; Excel does not mind the case of a name."""
    formulas = {value[2] for _, _, value in lines.formulas}
    named = {
        column for formula in formulas if formula and "!" in formula for column in sheet_columns(formula)
    }
    return {letters for other, letters in named if other.casefold() == name.casefold()}


def _is_passing(text: str) -> bool:
    words = normal(text)
    return _PASSES.search(words) is not None and not re.search(_DENIED, words)


_PASSING: Recent[tuple[Finding, ...]] = Recent()


def _about_passing(book: Book, lines: Lines) -> Iterable[Finding]:
    sheet = lines.sheet
    if not sheet.is_list:
        return _passing(book, lines)
    key = sheet.name, sheet.rows
    return (
        reported._replace(file=book.file)
        for reported in _PASSING.of(key, lambda: tuple(_passing(book, lines)))
    )


def _passing(book: Book, lines: Lines) -> Iterator[Finding]:
    """W210: an IF whose last branch says that the unit passes, whatever was not recognised before."""
    passing = (
        (row, column, text)
        for row, column, value in lines.formulas
        if (formula := value[2])
        and '"' in formula[-9:]
        and (text := (_passing_text if len(formula) <= _REMEMBERED else _passing_text.__wrapped__)(formula))
    )
    for row, column, text in islice(passing, _NAMED):
        sheet, cell = lines.sheet.name, address(row, column)
        yield finding("W210", file=book.file, sheet=sheet, cell=cell, text=shown(text))


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
