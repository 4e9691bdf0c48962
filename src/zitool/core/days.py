"""Days as people write them: ``31-12-2025``, ``31/12/2025``, ``31 Desember 2025``, beside ``2025-12-31``."""

from __future__ import annotations

from datetime import date

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
