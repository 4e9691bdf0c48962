"""Family s: forms that were changed, which an assessor has to hear about."""

from __future__ import annotations

from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

from tests.hostile.entry import Entry, Must
from tests.hostile.form import POINTS, ROWS, Parts, pack, parts, sheet, with_value

if TYPE_CHECKING:
    from collections.abc import Iterator

_EXTRA = ("c.", "Tambahan buatan sendiri tentang kendaraan dinas", None, "Ya/Tidak", "Ya", 1, "")
_LOSES = {"s01": Fraction(1, 8), "s02": Fraction(1, 8), "s13": POINTS}
"""By the start of the name: half of a half point gone with one answer, or all."""


def _forms() -> Iterator[tuple[str, str, Must, Parts, str | None]]:
    """Yield name, threat, what must come of it, parts and code."""
    deleted = [*ROWS[:6], *ROWS[7:]]
    again = [*ROWS[:7], [*ROWS[6][:4], "A", 1, "x"], *ROWS[7:]]
    permuted = [*ROWS[:5], ROWS[6], ROWS[5], *ROWS[7:]]
    two = [[*ROWS[0], "Jawaban"], *[[*row, "A"] for row in ROWS[1:]]]
    blank = [ROWS[0], *[row[:4] for row in ROWS[1:]]]
    yield "s01_item_deleted.xlsx", "an item is missing", "error", parts([sheet(deleted)]), "S101"
    yield "s02_item_twice.xlsx", "an item twice, with another answer", "error", parts([sheet(again)]), "S102"
    yield (
        "s03_item_added.xlsx",
        "an item the rubric has not",
        "error",
        parts([sheet([*ROWS[:7], _EXTRA, *ROWS[7:]])]),
        "S103",
    )
    yield "s04_permuted.xlsx", "two items in another order", "flag", parts([sheet(permuted)]), "S104"
    yield "s05_weight.xlsx", "bobot 0.5 made 5", "error", parts([sheet(with_value(5, 5, 3))]), "W201"
    yield "s06_score.xlsx", "nilai 1 typed for B", "flag", parts([sheet(with_value(1, 7, 6))]), "W202"
    yield "s07_choices.xlsx", "choices made 'Ya'", "flag", parts([sheet(with_value("Ya", 6, 4))]), "W203"
    hidden_row = sheet(row_attributes={7: ' hidden="1"'})
    yield "s08_hidden_row.xlsx", "the row of an answer is hidden", "flag", parts([hidden_row]), "S116"
    flat_row = sheet(row_attributes={7: ' ht="0" customHeight="1"'})
    yield "s08b_flat_row.xlsx", "the row of an answer has no height", "flag", parts([flat_row]), "S116"
    hidden_column = sheet(before='<cols><col min="5" max="5" hidden="1"/></cols>')
    yield "s09_hidden_column.xlsx", "the column of answers is hidden", "flag", parts([hidden_column]), "S117"
    yield "s10_1904.xlsx", "days counted from 1904", "ok", parts(before='<workbookPr date1904="1"/>'), None
    yield (
        "s11_header.xlsx",
        "'Jawaban' made 'Tanggapan'",
        "refuse",
        parts([sheet(with_value("Tanggapan", 1, 5))]),
        "S113",
    )
    yield "s12_two_headers.xlsx", "two columns 'Jawaban'", "refuse", parts([sheet(two)]), "S114"
    yield "s13_blank.xlsx", "a form nobody filled", "flag", parts([sheet(blank)]), "S110"


def entries() -> Iterator[Entry]:
    """Yield the family."""
    for name, threat, must, content, code in _forms():
        yield Entry(name, threat, must, partial(pack, content), code, _LOSES.get(name[:3], Fraction(0)))
