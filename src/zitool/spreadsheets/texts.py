"""Text that stays text in a cell, and the room it needs."""

from __future__ import annotations

import re
from textwrap import wrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell

LONGEST_TEXT = 32_767
"""Characters that Excel keeps in a cell; openpyxl cuts without a word."""

_MOST_MEASURED = 4_000
"""More would fill any row that Excel can show."""

_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")


def put_text(cell: Cell | MergedCell, text: str, *, foreign: bool = False, cut: str = "…") -> None:
    """Write text that stays text: no formula, nothing that cannot be printed, no longer than Excel allows.

    Args:
        cell: to be written.
        text: zitool's own, or a stranger's that went through `zitool.reports.safe.display`.
        foreign: whether a stranger wrote any of it: then it is marked as text, whatever it begins with.
        cut: how a text that is too long ends.
    """
    clean = text[: 2 * LONGEST_TEXT]
    if not clean.replace("\n", "").isprintable():
        clean = "".join(char for char in clean if char.isprintable() or char == "\n")
    # "_x001B_" would be an escape character to whoever opens the file.
    clean = _ESCAPE.sub("_x005F_", clean)
    if len(clean) > LONGEST_TEXT:
        clean = clean[: LONGEST_TEXT - len(cut)] + cut
    cell.value = clean or None
    if clean:
        cell.data_type = "s"
        # Without it, Excel would make a formula of "=1+1" when somebody edits the cell.
        cell.quotePrefix = foreign or clean[0] in "=+-@"


def height_of(text: str, width: float, size: float) -> float:
    """Return the height in points of a row that shows `text` in a column of `width`, wrapped.

    Spreadsheets fit rows to their text only when somebody edits them.
    """
    characters = int(width * 11.8 / size)
    paragraphs = text[:_MOST_MEASURED].split("\n")
    lines = sum(
        1
        if len(paragraph) <= characters and "\t" not in paragraph  # as most are; a tab is as wide as several
        else max(len(wrap(paragraph, characters)), 1)
        for paragraph in paragraphs
    )
    return lines * size * 1.25 + 4
