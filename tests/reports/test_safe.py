"""Strangers' text: what reaches a terminal, a report or a log."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zitool.reports.lines import display


@pytest.mark.parametrize(
    ("given_text", "shown"),
    [
        ("SK Tim", "SK Tim"),
        ("\x1b[2Jhapus", "\\u001b[2Jhapus"),
        ("\u009b31mMERAH", "\\u009b31mMERAH"),
        ("nama\u202efdp.exe", "nama\\u202efdp.exe"),
        ("a\nb\tc", "a b c"),
        ("Ya\u200b", "Ya\\u200b"),
        ("\ud800", "\\ud800"),
        ("\u2028", "\\u2028"),
        ("\U000e0041", "\\U000e0041"),
        ("[/b] :skull:", "[/b] :skull:"),
    ],
)
def test_controls_are_written_out(given_text, shown):
    """Every control, format and bidi character is shown as its code point."""
    assert display(given_text) == shown


@given(st.text())
def test_nothing_that_moves_a_cursor_survives(text):
    """Whatever stands in a cell, only printable characters are left."""
    assert not {unicodedata.category(char) for char in display(text)} & {"Cc", "Cf", "Cs", "Zl", "Zp"}


def test_long_texts_are_cut_visibly():
    """An ellipsis says that something is missing."""
    assert display("x" * 500) == "x" * 400 + "…"
