"""Days as people write them: ``31-12-2025``, ``31/12/2025``, ``31 Desember 2025``, beside ``2025-12-31``."""

from __future__ import annotations

from datetime import date, timedelta
from math import floor
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fractions import Fraction

_MONTHS = (
    ("januari", "january", "jan"),
    ("februari", "february", "pebruari", "feb", "peb"),
    ("maret", "march", "mar"),
    ("april", "apr"),
    ("mei", "may"),
    ("juni", "june", "jun"),
    ("juli", "july", "jul"),
    ("agustus", "august", "agu", "agt", "aug"),
    ("september", "sept", "sep"),
    ("oktober", "october", "okt", "oct"),
    ("november", "nopember", "nov", "nop"),
    ("desember", "december", "des", "dec"),
)


def read_day(text: str) -> date | None:
    """Return the day that `text` names, or None where it names none.

    Year first or day first, with hyphens, slashes, dots or blanks; months by number or name. A year has four
    digits, so that nothing can be read in two ways.
    """
    parts = text.casefold().replace("/", " ").replace("-", " ").replace(".", " ").split()
    if len(parts) != 3:  # noqa: PLR2004 - day, month, year
        return None
    year, month, number = parts if len(parts[0]) == 4 else reversed(parts)  # noqa: PLR2004 - a year
    month = next((str(at) for at, names in enumerate(_MONTHS, 1) if month in names), month)
    if len(year) != 4 or not all(part.isascii() and part.isdigit() for part in (year, month, number)):  # noqa: PLR2004
        return None
    try:
        return date(int(year), int(month), int(number))
    except ValueError:
        return None


def day_text(day: date, language: str) -> str:
    """Return a day as people read it: ``31-12-2025`` in Indonesian, ``2025-12-31`` in English."""
    return day.strftime("%d-%m-%Y") if language == "id" else day.isoformat()


_FIRST_SURE, _LAST = 61, 2_958_465
_SINCE_1904 = 1462


def day_of_serial(serial: Fraction, *, since_1904: bool) -> date | None:
    """Return the day that a spreadsheet shows for a number of days; None where it shows none.

    Args:
        serial: as stored; what is behind the point is the time of day.
        since_1904: whether the workbook counts from 1904. Else before 1 March 1900 programs disagree, so
            that nothing is read there.
    """
    number = floor(serial) + (_SINCE_1904 if since_1904 else 0)
    return date(1899, 12, 30) + timedelta(number) if _FIRST_SURE <= number <= _LAST else None
