"""Which links on cells of an LKE are evidence of which answer."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zitool.xlsx.grid import address
from zitool.xlsx.hyperlinks import read_hyperlinks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zitool.core.scoring.answers import AnswerSheet
    from zitool.xlsx.cells import Book


def targets_of(book: Book, sheet: str, answers: AnswerSheet) -> Mapping[str, tuple[str, ...]]:
    """Return question → where the links on the cells of its evidence lead.

    A link belongs to a question where it stands in its row on a cell whose text is part of its evidence.
    """
    read = next((candidate for candidate in book.sheets if candidate.name == sheet), None)
    if read is None:
        return {}
    links = read_hyperlinks(book.file, read)
    rows: dict[int, list[tuple[str, str]]] = {}
    for row, cells in read.rows.items():
        for column, value in cells.items():
            cell = address(row, column)
            if cell in links and value.text.strip():
                rows.setdefault(row, []).append((value.text.strip(), links[cell]))
    targets = {}
    for id_, answer in answers.answers.items():
        own = [pair for row in re.findall(r"[0-9]+", answer.cell or "") for pair in rows.get(int(row), ())]
        led = [target for text, target in own if text in answer.evidence]
        if led:
            targets[id_] = tuple(dict.fromkeys(led))
    return targets
