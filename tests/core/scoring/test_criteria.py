"""Criteria: the workbook's own words for one option, where they can be told apart."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.planning import SHARE, a_question

from zitool.core.scoring.answers import Answer
from zitool.core.scoring.criteria import criterion, own_words, words_by_option

ABC = ("A", "B", "C")
LETTERS = "a. Jika semua\nb. Jika sebagian\nc. Jika tidak ada"

TEXTS = [
    (LETTERS, "B", ABC, "Jika sebagian"),
    (LETTERS, "C", ABC, "Jika tidak ada"),
    ("A) semua\r\nC) tidak\r\nB) sebagian", "C", ABC, "tidak"),  # out of order
    ("  a.  Jika \n semua\n  b. sebagian", "A", ABC, "Jika semua"),  # two lines, blanks
    ("Ya, jika tim telah dibentuk.", "Ya", ("Ya", "Tidak"), "jika tim telah dibentuk."),
    ("ya,telah ada", "Ya", ("Ya", "Tidak"), "telah ada"),
    ("Ya, jika ada\nTidak, jika belum", "Tidak", ("Ya", "Tidak"), "jika belum"),
    ("Ya, jika tim telah dibentuk.", "Tidak", ("Ya", "Tidak"), ""),
    ("a. satu\na. dua", "A", ABC, ""),  # which of the two?
    ("b. Kriteria huruf c. terpenuhi", "C", ABC, ""),  # not at the beginning of a line
    ("Jika semua", "A", ABC, ""),
    ("", "A", ABC, ""),
]


@pytest.mark.parametrize(("text", "option", "options", "expected"), TEXTS)
def test_an_option_is_named_once_or_not_at_all(text, option, options, expected):
    """A line that begins with the option and a mark says what it demands, up to the next such line."""
    assert own_words(text, option, options) == expected


def test_options_are_told_apart_at_once():
    """Of all options at once the same is said as of one; those named twice or never are left out."""
    assert words_by_option(LETTERS, ABC) == {"a": "Jika semua", "b": "Jika sebagian", "c": "Jika tidak ada"}
    assert words_by_option("a. satu\na. dua\nB. tiga", ABC) == {"b": "tiga"}


def test_the_rubric_speaks_where_the_sheet_does_not():
    """Its own words first, then the rubric's; a ratio has its guidance."""
    question = replace(a_question("A.a", "abc"), criteria={"B": "Sebagian ada"})
    ratio = replace(a_question("A.b", "rasio", ratio=SHARE), guidance="Dibagi")
    own = Answer(indicator="A.a", value=None, criteria=LETTERS)

    assert criterion(question, own, "B", ABC) == "Jika sebagian"
    assert criterion(question, replace(own, criteria="?"), "B", ABC) == "Sebagian ada"
    assert criterion(ratio, replace(own, criteria=""), "3", ()) == "Dibagi"
    assert criterion(ratio, replace(own, criteria="Jumlah\ndibagi"), "3", ()) == "Jumlah dibagi"
