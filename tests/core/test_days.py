"""Days as people write them, read in one way only, and said in the language of the reader."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zitool.core.days import day_text, read_day

LAST = date(2025, 12, 31)


@pytest.mark.parametrize(
    "text",
    [
        *("2025-12-31", "31-12-2025", "31/12/2025", "31.12.2025", "31 12 2025", " 31-12-2025 "),
        *("31 Desember 2025", "31 desember 2025", "31-Des-2025", "31 December 2025", "2025 Desember 31"),
    ],
)
def test_a_day_is_read_as_people_write_it(text):
    """Day first or year first, with any of the usual signs, months by number or name."""
    assert read_day(text) == LAST


@pytest.mark.parametrize(
    "text",
    [
        "",
        "31-12-25",
        "12/31/2025",
        "31-02-2025",
        "20251231",
        "31-12",
        "31 Smarch 2025",
        "３１-12-2025",
        "1-2-3-2025",
    ],
)
def test_what_names_no_day_is_none(text):
    """Two digits of a year, a month thirteen, days that no month has, and other scripts."""
    assert read_day(text) is None


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_said_is_read_back(day):
    """In both languages."""
    assert {read_day(day_text(day, language)) for language in ("id", "en")} == {day}
