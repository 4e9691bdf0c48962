"""Rows as evidence: marker, title, words, type and weight, however an office writes them."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.lke.builder import Formula, Grid, family_1

from zitool.core.values import Kind, Value
from zitool.lke.layout import find_columns
from zitool.lke.rows import Row, header_rows, number_in, plain_kind, prints, read_rows
from zitool.xlsx.visible_cells import Lines

HEADER = {
    (2, 2): "Penilaian",
    (2, 8): "Bobot",
    (2, 10): "Pilihan Jawaban",
    (2, 11): "Jawaban",
    (2, 12): "Nilai",
}


def rows_of(*contents: dict[int, object], merges: tuple[str, ...] = ()) -> list[Row]:
    """Return the rows of a table whose lines are column → content."""
    grid = Grid("LKE", family_1(), dict(HEADER), merges=list(merges))
    for row, cells in enumerate(contents, 3):
        grid.cells |= {(row, column): content for column, content in cells.items()}
    lines = Lines(grid.sheet())
    columns = find_columns(lines)
    assert columns is not None
    lines.cover(columns.used())
    return read_rows(lines, columns, header_rows(lines, columns))


@pytest.mark.parametrize(
    ("cells", "marker", "title"),
    [
        ({6: "a.", 7: "Soal"}, "a", "Soal"),
        ({6: "a", 7: "Soal"}, "a", "Soal"),
        ({6: "(a)", 7: "Soal"}, "a", "Soal"),
        ({6: "c. ", 7: "Soal"}, "c", "Soal"),
        ({6: "-", 7: "Soal"}, "-", "Soal"),
        ({6: "–", 7: "Soal"}, "-", "Soal"),
        ({6: "(•.", 7: "Soal"}, "-", "Soal"),
        ({6: "— )", 7: "Soal"}, "-", "Soal"),
        ({6: "-a", 7: "Soal"}, "", "-a Soal"),
        ({6: "•  Soal"}, "-", "Soal"),
        ({6: "–Soal"}, "", "–Soal"),
        ({5: "iii.", 6: "Judul"}, "iii", "Judul"),
        ({4: 1, 5: "Judul"}, "1", "Judul"),
        ({4: "1)", 5: "Judul"}, "1", "Judul"),
        ({2: "A.1.a", 3: "Soal"}, "A.1.a", "Soal"),
        ({7: "- Jumlah agen"}, "-", "Jumlah agen"),
        ({6: "a. Soal di satu sel"}, "a", "Soal di satu sel"),
        ({6: "Kata  biasa\nsaja"}, "", "Kata biasa saja"),
        ({2: "Unit", 3: "kerja"}, "", "Unit kerja"),
        ({6: "a.", 10: "A/B/C"}, "a", ""),
        ({6: "i.", 7: "- Jumlah"}, "i", "Jumlah"),
        ({6: Formula("F9", "a."), 7: Formula("Induk!G9", "Soal")}, "a", "Soal"),
        ({6: Formula("F9+1", 3), 7: "Soal"}, "", "Soal"),
    ],
)
def test_marker_and_title(cells: dict[int, object], marker: str, title: str) -> None:
    """Dots, brackets, dashes, one cell or two, formulas that fetch words: all the same."""
    row, _ = rows_of(cells, {6: "z.", 7: "Soal lain"})
    assert (row.marker, row.title) == (marker, title)


def test_a_title_under_a_merge_is_not_read_twice() -> None:
    """Words left under a merged title are seen by nobody."""
    (row,) = rows_of({5: "ii.", 6: "Komitmen", 7: "Komitmen"}, merges=("F3:G3",))
    assert row.title == "Komitmen"


@pytest.mark.parametrize(
    ("cells", "title", "weight"),
    [
        ({6: "Tim Kerja (1)"}, "Tim Kerja", 1),
        ({6: "Tim Kerja (0,5)"}, "Tim Kerja", Fraction(1, 2)),
        ({6: "Tim Kerja (22.5%)"}, "Tim Kerja", Fraction(45, 2)),
        ({6: "Tim Kerja (1)", 8: 2}, "Tim Kerja", 2),
        ({6: "Tim Kerja", 8: "0,5"}, "Tim Kerja", Fraction(1, 2)),
        ({6: "Tim Kerja", 8: "setengah"}, "Tim Kerja", None),
        ({6: "Tim Kerja", 8: "50%"}, "Tim Kerja", None),
        ({6: "Survei (2021)"}, "Survei (2021)", None),
        ({6: "Tim (SK) kerja"}, "Tim (SK) kerja", None),
    ],
)
def test_weights(cells: dict[int, object], title: str, weight: Fraction | int | None) -> None:
    """In its column, as text with a comma, or in brackets behind the title; a year is no weight."""
    (row,) = rows_of({5: "i.", **cells})
    assert (row.title, row.weight) == (title, weight)


@pytest.mark.parametrize(
    ("title", "kind", "total"),
    [
        ("TOTAL PENGUNGKIT", "", True),
        ("Nilai Evaluasi Zona Integritas", "", True),
        ("TOTAL HASIL", "%", True),
        ("Total pengaduan", "Jumlah", False),
        ("Jumlah pengaduan", "", False),
    ],
)
def test_totals(title: str, kind: str, total: bool) -> None:
    """The form's own sums are no questions; a count is."""
    (row,) = rows_of({3: title, 10: kind} if kind else {3: title})
    assert row.is_total is total


def test_rows_without_a_word_are_none() -> None:
    """Blank rows, live formulas, a lone answer or figure: no row of the table."""
    assert rows_of({11: "A"}, {12: Formula('IF(1=2,1,"")', "")}, {8: 3}, {6: "  "}) == []


def test_the_header_again_is_no_row() -> None:
    """Print titles typed into the table are left out; a question that begins like one is not."""
    again = {column: content for (_, column), content in HEADER.items()}
    rows = rows_of({6: "a.", 7: "Soal"}, again, {6: "b.", 7: "Bobot", 10: "A/B/C"})
    assert [row.title for row in rows] == ["Soal", "Bobot"]


def test_kinds_are_compared_without_blanks_and_case() -> None:
    """``Nilai (0-4)`` over two lines and ``ya / tidak`` are what they look like."""
    assert plain_kind("Nilai\n(0-4)") == "nilai(0-4)"
    assert plain_kind("YA / tidak\u00a0") == "ya/tidak"


@settings(deadline=None)
@given(st.text(max_size=60))
def test_prints_know_a_sentence_whatever_its_case_and_blanks(text: str) -> None:
    """Capitals, line breaks and punctuation change no print; the words themselves cannot be read from it."""
    plain = " ".join(text.split())
    assert prints(text) == prints(plain) == prints(f"  {plain}...  ")
    assert prints(plain.upper()) == prints(plain.upper().lower())
    assert {len(that_print) for that_print in prints(text)} <= {5}


def test_prints_tell_sentences_apart() -> None:
    """Numbers count, short words do not, full-width letters are letters."""
    assert prints("Ada 3 agen") != prints("Ada 4 agen")
    assert prints("SK di unit") == prints("SK unit")
    assert prints("ＳＫ ｕｎｉｔ") == prints("SK unit")


@pytest.mark.parametrize(
    ("value", "number"),
    [
        (Value(Kind.NUMBER, "0.67000000000000004"), Fraction(67, 100)),
        (Value(Kind.TEXT, " 51,22 "), Fraction(5122, 100)),
        (Value(Kind.TEXT, "85%"), None),
        (Value(Kind.TEXT, "-"), None),
        (Value(Kind.ERROR, "#REF!"), None),
        (Value(Kind.UNCOMPUTED, "", "A1"), None),
        (None, None),
    ],
)
def test_numbers_in_cells(value: Value | None, number: Fraction | None) -> None:
    """As Excel keeps them, or typed as text; everything else is none."""
    assert number_in(value) == number
