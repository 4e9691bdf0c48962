"""Family v: values that look like an answer, a number or nothing, and are not."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import partial
from typing import TYPE_CHECKING

from tests.hostile.entry import Entry, Must
from tests.hostile.form import SCORE_COLUMN, Cell, Raw, book, sheet, with_value

if TYPE_CHECKING:
    from collections.abc import Iterator

_LOST = Fraction(1, 4)
"""What the first answer is worth: half of a half point."""
_ERRORS = (
    "#REF!",
    "#DIV/0!",
    "#N/A",
    "#NAME?",
    "#VALUE!",
    "#NUM!",
    "#NULL!",
    "#SPILL!",
    "#BUSY!",
    "bukan error",
)

_ANSWERS: tuple[tuple[Cell, str, Must, str | None], ...] = (
    (True, "the boolean TRUE", "flag", "V325"),
    (1, "the number 1", "error", "V303"),
    ("ya ", "case and a blank at the end", "ok", "V308"),
    ("Ya\u00a0", "a blank that does not break", "ok", "V308"),
    ("Y\u0430", "a Cyrillic а", "error", "V303"),
    ("Ｙａ", "letters of full width", "flag", "V308"),
    ("Ya\u200b", "a blank without width", "flag", "V308"),
    ("Y", "Y, which can only be Ya: read, with a note", "flag", "V325"),
    ("a.", "a letter and a dot", "error", "V303"),
    ("A/B/C", "all choices at once", "error", "V303"),
    ("", "an empty text", "flag", "S110"),
    ("   ", "blanks", "flag", "S110"),
    ("\u202eayaY", "a bidi override", "error", "V303"),
    ("85,5", "a decimal comma", "error", "V303"),
    ("1.000", "a thousand, or one?", "error", "V303"),
    ("85%", "a percentage as text", "error", "V303"),
    ("1e5", "an exponent as text", "error", "V303"),
    ("NaN", "NaN as text", "error", "V303"),
    ("Infinity", "Infinity as text", "error", "V303"),
    ("１２", "digits of full width, which int() takes", "error", "V303"),
    ("1_000", "an underscore, which float() takes", "error", "V303"),
    ("-0", "minus zero", "error", "V303"),
)

_VALUES: tuple[tuple[str, str, Must], ...] = (
    ("<v>NaN</v>", "NaN, which float() takes", "ok"),
    ("<v>INF</v>", "INF", "ok"),
    ("<v>1e999</v>", "a number that becomes infinite", "ok"),
    ("<v>abc</v>", "letters in a cell of numbers", "ok"),
    ("<v></v>", "nothing in a cell of numbers", "ok"),
    ("<v>0.1000000000000000055511151231257827</v>", "35 digits", "flag"),
    (f"<v>{'9' * 400}</v>", "400 digits", "ok"),
    (f"<v>{'9' * 5000}</v>", "5,000 digits, more than int() takes", "ok"),
    (' s="1"<v>0.855</v>', "0.855 shown as 85.5 %", "flag"),
    (' s="1"<v>85.5</v>', "85.5 shown as 8550 %", "flag"),
    (' s="2"<v>45000</v>', "a number shown as a date", "flag"),
    (' s="2"<v>99999999999</v>', "a date out of range", "flag"),
    (' s="2"<v>-5</v>', "a date before all dates", "flag"),
    (' t="d"<v>2024-13-45</v>', "a date that does not exist", "ok"),
    (' t="b"<v>ya</v>', "a boolean ya", "ok"),
    (' t="zzz"<v>1</v>', "an unknown type", "ok"),
    (' s="3"<v>74.999999999999986</v>', "74.999999999999986 shown as 75.00", "flag"),
    ("<is><t>Ya</t></is>", "a text without a type", "ok"),
)
"""Attributes and content of a cell in the column of scores, which are nobody's answer: the score stays.

A number of another size is said (W202); what is no number shows nothing to compare.
"""


def _formulas() -> Iterator[tuple[str, str, Must, Raw, str | None]]:
    """Yield answers that are formulas."""
    never = Raw('<c r="@"><f>IF(1=1,"Ya","Tidak")</f></c>')
    empty = Raw('<c r="@" t="str"><f>""</f><v></v></c>')
    stale = Raw('<c r="@" t="str"><f>IF(1=1,"Tidak","x")</f><v>Ya</v></c>')
    library = Raw('<c r="@"><f>IF(1=1,"Ya","Tidak")</f><v/></c>')
    yield "v01_never_calculated.xlsx", "a formula without a stored value", "error", never, "V301"
    yield "v01b_never_calculated.xlsx", "the same, as libraries write it", "error", library, "V301"
    yield "v02_empty_text.xlsx", "a formula whose stored value is empty", "flag", empty, "V318"
    yield "v03_stale.xlsx", "a formula that says Tidak, stored as Ya", "flag", stale, "V317"
    for number, error in enumerate(_ERRORS, 4):
        raw = Raw(f'<c r="@" t="e"><v>{error}</v></c>')
        name = f"v{number:02d}_error_{re.sub('[^A-Za-z0-9]', '', error)}.xlsx"
        yield name, f"the error {error}", "error", raw, "V302"


def entries() -> Iterator[Entry]:
    """Yield the family."""
    for name, threat, must, raw, code in _formulas():
        loses = Fraction(0) if code == "V317" else _LOST
        yield Entry(name, threat, must, partial(book, sheet(with_value(raw))), code, loses)
    for number, (value, threat, must, code) in enumerate(_ANSWERS, 20):
        content = sheet(with_value(value))
        loses = _LOST if code in {"V303", "S110"} else Fraction(0)
        yield Entry(f"v{number}_answer.xlsx", f"answer: {threat}", must, partial(book, content), code, loses)
    for number, (xml, threat, must) in enumerate(_VALUES, 50):
        attributes, mark, content = xml.partition("<")
        raw = Raw(f'<c r="@"{attributes}>{mark}{content}</c>')
        code = "W202" if must == "flag" else None
        rows = with_value(raw, column=SCORE_COLUMN)
        yield Entry(f"v{number}_value.xlsx", f"value: {threat}", must, partial(book, sheet(rows)), code)
