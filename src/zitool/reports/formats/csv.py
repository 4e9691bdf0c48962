"""A document's rows for machines as CSV: UTF-8 with a mark, every field quoted, no cell a formula.

Excel takes an .xlsx better; texts that would be formulas are changed here, JSON holds them as they are.
"""

from __future__ import annotations

import csv as csv_module
import io
import re
import unicodedata
from fractions import Fraction
from typing import TYPE_CHECKING

from zitool.core.exact import plain
from zitool.reports.cells import bare_of, words
from zitool.reports.lines import display

if TYPE_CHECKING:
    from zitool.reports.cells import Cell
    from zitool.reports.document import Document

MARK = "\ufeff"
"""Tells Excel that UTF-8 follows."""

_LONGEST = 32_767
_FORMULA = ("=", "+", "-", "@")
_STARTS = ("\t", "\r", "\n")
_AFTER_SEMICOLON = re.compile(r"(;[\s\"']*)(?=[=+@＝＋－＠﹢﹣﹦﹫⁺₊⁼₌-])")
"""Where Excel takes a semicolon for the separator, as it does in Indonesia, a new field begins."""


def csv(document: Document) -> str:
    """Return the rows of `Document.data`, figures exact, no cell a formula."""
    file = io.StringIO()
    writer = csv_module.writer(file, quoting=csv_module.QUOTE_ALL, lineterminator="\n")
    writer.writerow([words(column.title) for column in document.data.columns])
    writer.writerows(list(map(_field, row)) for row in document.data.rows)
    return MARK + file.getvalue()


def guarded(text: str) -> str:
    """Return printable text that no spreadsheet takes for a formula, whichever separator it goes by."""
    shown = display(text, _LONGEST)
    first = unicodedata.normalize("NFKC", shown.lstrip()[:1])[:1]
    if first in _FORMULA or text.startswith(_STARTS):
        shown = f"'{shown}"
    return _AFTER_SEMICOLON.sub(r"\1'", shown)


def _field(cell: Cell) -> str:
    value = bare_of(cell)
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return guarded(value)
    return "" if value is None else plain(Fraction(value))
