"""Columns are found by what their headers say, wherever they stand, and never guessed."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.lke.builder import Formula, Grid, Lke, Place, family_1, family_2

from zitool.lke.headers import begins_as_answers, is_open, numbers_columns, role_of
from zitool.lke.layout import Columns, find_columns, looks_like_form
from zitool.xlsx.visible_cells import Lines

BODY = ("A.", "Uraian panjang", 60, "a. ya", "A/B/C", "A", 1)


def columns_of(*rows: tuple[object, ...], merges: tuple[str, ...] = ()) -> Columns | None:
    """Return the columns of a sheet given by its rows from A1."""
    grid = Grid("LKE", family_1())
    grid.cells = {
        (row, column): content
        for row, contents in enumerate(rows, 1)
        for column, content in enumerate(contents, 1)
        if content is not None
    }
    grid.merges = list(merges)
    return find_columns(Lines(grid.sheet()))


@pytest.mark.parametrize(
    ("header", "role"),
    [
        ("Penilaian", "title"),
        ("  URAIAN ", "title"),
        ("Bobot", "weight"),
        ("Bobot (%)", "weight"),
        ("Penjelasan", "criteria"),
        ("Kriteria Nilai", "criteria"),
        ("Pilihan\nJawaban", "choices"),
        ("Pilihan Jawaban (Y/T)", "choices"),
        ("Jawaban", "answer"),
        ("JAWABAN UNIT", "answer"),
        ("Jawaban TPI", "answer"),
        ("Jwban", "answer"),
        ("Ｊａｗａｂａｎ", "answer"),
        ("Hasil Pendampingan", "answer"),
        ("Nilai", "score"),
        ("Skor", "score"),
        ("Nilai TPI", "score"),
        (" %", "percent"),
        ("Capaian (%)", "percent"),
        ("Catatan/Keterangan/Penjelasan", "note"),
        ("Catatan / Keterangan / Penjelasan (TPI Unit)", "note"),
        ("Daftar Bukti Dukung (Unit)", "evidence"),
        ("Tautan Bukti Dukung Baru", "evidence"),
        ("Link Bukti", "evidence"),
        ("URL Evidence", "evidence"),
        ("Dokumen Pendukung", "evidence"),
        ("Tautan", "evidence"),
        ("Berkas", None),
        ("No.", "number"),
        ("ID", "key"),
        ("Isian", "answer"),
        ("Hasil Verifikasi", "answer"),
        ("Penilaian TPI", "answer"),
        ("Penilaian Mandiri", "answer"),
        ("Nilai Mandiri", "score"),
        ("Self Assessment", "answer"),
        ("Self-Assesment Unit", "answer"),
        ("Pilihan", "choices"),
        ("Opsi Jawaban", "choices"),
        ("Hasil Penilaian", "answer"),
        ("Jawaban Satker", "answer"),
        ("Jawaban Verifikator", "answer"),
        ("Jawaban Itjen", "answer"),
        ("Tanggapan", None),
        ("Hasil penilaian kinerja dijadikan dasar untuk memberi penghargaan", None),
        ("Nilai\n(0-4)", None),
        ("Lembar Jawaban", None),
        ("", None),
        ("Jawaban " + "x" * 200, None),
    ],
)
def test_words_of_headers(header: str, role: str | None) -> None:
    """Case, blanks, line breaks and full-width letters do not matter; other words are no header."""
    assert role_of(header) == role


def test_family_1() -> None:
    """The staircase without its column of ids, one block, evidence in two columns without headers."""
    columns = find_columns(Lines(Lke().grid().set(5, 17, "https://contoh.go.id").sheet()))
    assert columns is not None
    assert (columns.header_row, columns.stairs) == (2, (2, 3, 4, 5, 6, 7))
    assert (columns.weight, columns.criteria, columns.choices) == (8, 9, 10)
    block = columns.blocks[0]
    assert (block.assessor, block.answer, block.score, block.percent, block.note) == ("unit", 11, 12, 13, 15)
    assert block.evidence == (16, 17)


def test_family_2() -> None:
    """The unit without scores, then the TPI with its own."""
    columns = find_columns(Lines(Lke().grid(family_2()).sheet()))
    assert columns is not None
    assert [block.assessor for block in columns.blocks] == ["unit", "tpi"]
    unit, tpi = columns.blocks
    assert (unit.answer, unit.score, unit.note, unit.evidence) == (11, None, 12, (13,))
    assert (tpi.answer, tpi.score, tpi.percent, tpi.note, tpi.evidence) == (14, 15, 16, 17, ())


def test_columns_in_another_order() -> None:
    """Answers to the left of the questions are no part of the staircase."""
    columns = columns_of(("No", "Jawaban", "Nilai", "Uraian", "Bobot"), ("1", "A", 1, "Soal", 2))
    assert columns is not None
    assert (columns.stairs, columns.blocks[0].answer, columns.weight) == ((1, 4), 2, 5)


KINDS = ("A/B/C", "Ya/Tidak", "A/B/C/D", "%", "A/B/C", "Ya/Tidak")
MADE = ("A", "Ya", "c", 0.5, "B.", "Tidak")
SAID = ("Sudah sesuai", "Belum ada SK", "Ya, terlampir", "Lengkap", "Perlu diperbaiki", "Sesuai")
WORTH = (1, 0.5, 0.67, 0, 1, 1)
BLANK = (None,) * 6


@pytest.mark.parametrize(
    ("headers", "contents", "roles"),
    [
        (("Pilihan Jawaban", "Isian"), (KINDS, BLANK), "choices answer"),
        (("Pilihan Jawaban", "Pilihan"), (KINDS, MADE), "choices answer"),
        (("Pilihan", "Jawaban"), (KINDS, MADE), "choices answer"),
        (("Pilihan Jawaban", "Opsi Jawaban"), (KINDS, BLANK), "choices answer"),
        (("Opsi Jawaban", "Jawaban"), (KINDS, MADE), "choices answer"),
        (("Pilihan Jawaban", "Nilai"), (KINDS, MADE), "choices answer"),
        (("Pilihan Jawaban", "Nilai Mandiri"), (KINDS, MADE), "choices answer"),
        (("Jawaban", "Nilai Mandiri"), (MADE, WORTH), "answer score"),
        (("Jawaban", "Penilaian TPI"), (MADE, WORTH), "answer score"),
        (("Jawaban", "Hasil Verifikasi"), (MADE, SAID), "answer note"),
        (("Jawaban", "Hasil Verifikasi"), (MADE, MADE), "answer answer"),
    ],
)
def test_what_stands_below_decides_about_words_of_two_meanings(
    headers: tuple[str, ...], contents: tuple[tuple[object, ...], ...], roles: str
) -> None:
    """*Pilihan* may head types or choices made, *Nilai Mandiri* figures or letters, *Hasil ...* notes."""
    rows = [("a.", f"Pertanyaan {at}", 1, *row) for at, row in enumerate(zip(*contents, strict=True))]
    columns = columns_of(("No", "Uraian", "Bobot", *headers), *rows)
    assert columns is not None
    found = {block.answer: "answer" for block in columns.blocks} | {columns.choices: "choices"}
    found |= {block.score: "score" for block in columns.blocks} | {
        block.note: "note" for block in columns.blocks
    }
    assert [found[4], found[5]] == roles.split()


FRAME = ("No", "Uraian", "Bobot", "Penjelasan", "Pilihan Jawaban")


@pytest.mark.parametrize(
    "merges", [(), ("F1:H1",), ("F1:H1", "A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:E2", "I1:I2")]
)
def test_answers_merged_over_assessors(merges: tuple[str, ...]) -> None:
    """*Jawaban* over three names is three columns of answers; evidence behind them is everybody's."""
    columns = columns_of(
        (*FRAME, "Jawaban", None, None, "Daftar Bukti Dukung"),
        (*(None,) * 5, "Unit", "TPI", "TPN"),
        ("a.", "Soal", 1, "a. ya", "A/B/C", "A", "B", None, "SK"),
        merges=merges,
    )  # fmt: skip
    assert columns is not None
    assert (columns.header_row, columns.weight, columns.choices, columns.clash) == (2, 3, 5, None)
    assert [(block.assessor, block.label, block.answer) for block in columns.blocks] == [
        ("unit", "Unit", 6), ("tpi", "TPI", 7), ("tpn", "TPN", 8),
    ]  # fmt: skip
    assert {block.evidence for block in columns.blocks} == {(9,)}


def test_names_and_scores_below_one_answer_header() -> None:
    """Below a merged *Jawaban* a score stands beside each assessor's answers."""
    columns = columns_of(
        (*FRAME, "Jawaban", None, None, None),
        (*(None,) * 5, "Penilaian Mandiri", "Nilai", "Verifikasi", "Nilai"),
        BODY, merges=("F1:I1",),
    )  # fmt: skip
    assert columns is not None
    assert [(block.assessor, block.answer, block.score) for block in columns.blocks] == [
        ("unit", 6, 7), ("verifikasi", 8, 9),
    ]  # fmt: skip


def test_assessors_merged_over_answers_and_scores() -> None:
    """The other way round, in a header of three rows: what all share is merged over all of them."""
    columns = columns_of(
        (*FRAME, "Hasil Penilaian", None, None, None),
        (*(None,) * 5, "Unit Kerja", None, "Tim Penilai Internal", None),
        (*(None,) * 5, "Jawaban", "Nilai", "Jawaban", "Nilai"),
        BODY, merges=("F1:I1", "F2:G2", "H2:I2", *(f"{letter}1:{letter}3" for letter in "ABCDE")),
    )  # fmt: skip
    assert columns is not None
    assert (columns.header_row, columns.weight, columns.criteria, columns.choices) == (3, 3, 4, 5)
    assert [(block.assessor, block.answer, block.score) for block in columns.blocks] == [
        ("unit", 6, 7), ("tpi", 8, 9),
    ]  # fmt: skip


@pytest.mark.parametrize("last", ["Link Bukti", "Tindak Lanjut"])
def test_what_stands_beside_an_answer_below_one_header_is_nobody(last: str) -> None:
    """Where *Jawaban* stands below *Self Assessment*, links and follow-ups beside it are no assessors."""
    columns = columns_of(
        (*FRAME, "Self Assessment", None, None, "Verifikasi TPI", None),
        (*(None,) * 5, "Jawaban", "Nilai", last, "Jawaban", "Nilai"),
        BODY, merges=("F1:H1", "I1:J1", *(f"{letter}1:{letter}2" for letter in "ABCDE")),
    )  # fmt: skip
    assert columns is not None
    assert [(block.assessor, block.answer, block.evidence) for block in columns.blocks] == [
        ("unit", 6, (8,) if last == "Link Bukti" else ()), ("tpi", 9, ()),
    ]  # fmt: skip


def test_a_first_question_is_no_row_of_assessors() -> None:
    """What stands below *Jawaban* in a row with a title is an answer, however short the form is."""
    columns = columns_of((*FRAME, "Jawaban", None), ("a.", "Soal", 1, "a. ya", "A/B/C", "Unit"))
    assert columns is not None
    assert (columns.header_row, [block.label for block in columns.blocks]) == (1, ["Jawaban"])


@pytest.mark.parametrize(
    ("hidden", "clash"), [({4}, None), ({5}, None), (set(), "D1, E1"), ({4, 5}, "D1, E1")]
)
def test_a_hidden_column_is_no_rival_of_a_visible_one(hidden: set[int], clash: str | None) -> None:
    """Of two columns *Jawaban* the one that a reader sees is the column of answers."""
    grid = Grid("LKE", family_1(), hidden_columns=hidden)
    for column, words in enumerate(("Uraian", "Bobot", "Nilai", "Jawaban", "Jawaban"), 1):
        grid.set(1, column, words)
    columns = find_columns(Lines(grid.sheet()))
    assert columns is not None
    assert columns.clash == (clash and (clash, "Jawaban"))
    assert columns.unseen == (tuple(hidden) if clash is None else ())


@pytest.mark.parametrize(
    ("cells", "numbered"),
    [
        (("(1)", "(2)", "(3)"), True),
        ((1, 2, 3, 4), True),
        (("1.", "2.", "3."), True),
        (("(a)", "(b)", "(c)"), True),
        ((17, "(1)", "(2)", "(3)"), True),
        (("(1)", "(2)", "(3) = (1) x (2)", " "), True),
        (("(1)", "(2)"), False),
        ((1, 2, 4), False),
        (("a", "B", 1), False),
        (("1.", "Uraian", 2, 3), False),
    ],
)
def test_rows_that_number_columns(cells: tuple[object, ...], numbered: bool) -> None:
    """Three columns or more numbered in a row, perhaps behind the number of the row itself."""
    grid = Grid("LKE", family_1(), {(1, at): cell for at, cell in enumerate(cells, 1)})
    assert numbers_columns(grid.sheet().rows[1]) is numbered


def test_a_wide_title_at_the_end() -> None:
    """A title merged over its staircase at the right edge keeps all its columns."""
    header = ("Jawaban", "Nilai", "Bobot", "Penilaian", None, None)
    columns = columns_of(header, ("A", 1, 2, "a.", None, "Soal"), merges=("D1:F1",))
    assert columns is not None
    assert columns.stairs == (4, 5, 6)


def test_numbers_beside_the_titles_are_ids() -> None:
    """A column of numbers left of the weights is no staircase, whatever its header."""
    columns = columns_of(
        (None, None, "Bobot", "Pilihan Jawaban", "Jawaban"),
        (1, "Soal", 2, "A/B/C", "A"),
        (2, "Soal", 2, "%", 1),
    )
    assert columns is not None
    assert columns.stairs == (2,)


@pytest.mark.parametrize(
    ("numbers", "stairs"),
    [((3, 4, 5, 7), (2,)), ((*range(8, 20), 5, 6), (2,)), ((1, 2, 1, 2), (1, 2))],
)
def test_a_column_no_may_count_rows_or_mark_them(numbers: tuple[int, ...], stairs: tuple[int, ...]) -> None:
    """Numbers that nearly always go up are no markers; those that begin again mark questions of a section."""
    rows = [(number, f"Soal {number}", 2, "A/B/C", "A") for number in numbers]
    columns = columns_of(("No", "Uraian", "Bobot", "Pilihan Jawaban", "Jawaban"), *rows)
    assert columns is not None
    assert columns.stairs == stairs


@pytest.mark.parametrize(
    ("headers", "assessors"),
    [
        (("Jawaban Unit", "Jawaban TPI"), ["unit", "tpi"]),
        (("Jawaban Unit", "Jawaban TPI", "Jawaban TPI"), ["unit", "tpi", "tpi-2"]),
        (("Jawaban", "Jawaban TPN"), ["unit", "tpn"]),
        (("Jawaban Mandiri", "Jawaban Tim Penilai Internal"), ["unit", "tpi"]),
        (("Jawaban Tim Penilai Nasional",), ["tpn"]),
        (("Hasil PMPZI", "Hasil Pendampingan"), ["unit", "pendampingan"]),
        (("Jawaban Evaluator Luar",), ["evaluator-luar"]),
        (("Isian", "Hasil Verifikasi"), ["unit", "verifikasi"]),
        (("Self Assessment", "Penilaian TPI", "Penilaian TPN"), ["unit", "tpi", "tpn"]),
        (("Penilaian Mandiri", "Jawaban Itjen"), ["unit", "itjen"]),
        (("Jawaban Satker", "Jawaban Verifikator"), ["unit", "verifikator"]),
        (("Hasil Penilaian",), ["unit"]),
        (("Jawaban", "Jawaban Final"), ["unit", "final"]),
        (("Jawaban 2025", "Jawaban 2026"), ["2025", "2026"]),
        (
            ("Jawaban Unit", "Jawaban Unit (Perbaikan)", "Jawaban TPI", "Jawaban TPI Revisi"),
            ["unit", "perbaikan", "tpi", "tpi-revisi"],
        ),
        (("Jawaban Akhir", "Jawaban TPI"), ["unit", "tpi"]),
        (("Jawaban Verifikator 1", "Jawaban Verifikator 2"), ["verifikator-1", "verifikator-2"]),
    ],
)
def test_whose_answers(headers: tuple[str, ...], assessors: list[str]) -> None:
    """The words of a header name the assessor; the same name twice is numbered."""
    columns = columns_of(("Uraian", "Bobot", "Penjelasan", *headers), BODY[1:4])
    assert columns is not None
    assert [block.assessor for block in columns.blocks] == assessors
    assert columns.clash is None


@pytest.mark.parametrize(
    "headers",
    [
        ("Jawaban", "Jawaban"),
        ("Jawaban", "Jwban"),
        ("Jawaban", "Jawaban Unit"),
        ("Jawaban Unit", "Jawaban Unit Kerja"),
    ],
)
def test_two_columns_for_one_unit(headers: tuple[str, ...]) -> None:
    """Nothing tells whose the second one is."""
    columns = columns_of(("Uraian", "Bobot", "Nilai", *headers), BODY)
    assert columns is not None
    assert columns.clash == ("D1, E1", headers[0])


def test_a_title_over_everything_names_nobody() -> None:
    """A sheet title merged over the table does not tell two columns apart."""
    columns = columns_of(
        ("LEMBAR KERJA EVALUASI", None, None, None, None),
        ("Uraian", "Bobot", "Nilai", "Jawaban", "Jawaban"),
        BODY, merges=("A1:D1",),
    )  # fmt: skip
    assert columns is not None
    assert columns.clash is not None


def test_super_headers_without_merges() -> None:
    """Words directly above each answer column tell the blocks apart."""
    columns = columns_of(
        (None, None, None, "Penilaian Mandiri", None, "Verifikasi"),
        ("Uraian", "Bobot", "Penjelasan", "Jawaban", "Nilai", "Jawaban", "Nilai"),
        BODY,
    )
    assert columns is not None
    assert columns.clash is None
    assert [(block.assessor, block.label, block.score) for block in columns.blocks] == [
        ("unit", "Penilaian Mandiri", 5), ("verifikasi", "Verifikasi", 7),
    ]  # fmt: skip


def test_a_split_header_without_merges_downwards() -> None:
    """What all share stands only in the upper row; the answers are in the lower one."""
    columns = columns_of(
        ("Uraian", "Bobot", "Penjelasan", "Pilihan Jawaban", "Hasil PMPZI", None, "Hasil Pendampingan"),
        (None, None, None, None, "Nilai", "Jawaban", "Jawaban", "Nilai"),
        BODY, merges=("E1:F1", "G1:H1"),
    )  # fmt: skip
    assert columns is not None
    assert columns.header_row == 2
    assert (columns.weight, columns.choices) == (2, 4)
    assert [(block.assessor, block.answer) for block in columns.blocks] == [("unit", 6), ("pendampingan", 7)]


def test_a_header_hidden_under_a_merge_is_none() -> None:
    """A second *Jawaban* that lies under the merged first one is seen by nobody."""
    columns = columns_of(("Uraian", "Bobot", "Nilai", "Jawaban", "Jawaban"), BODY, merges=("D1:E1",))
    assert columns is not None
    assert [block.answer for block in columns.blocks] == [4]


def test_of_two_headers_the_fuller_one_counts_and_of_equals_the_first() -> None:
    """Print titles typed again change nothing; a poorer line above is not the header."""
    header = ("Uraian", "Bobot", "Penjelasan", "Pilihan Jawaban", "Jawaban", "Nilai")
    columns = columns_of(("Jawaban", "Nilai", "Bobot"), header, BODY, header, BODY)
    assert columns is not None
    assert columns.header_row == 2


@pytest.mark.parametrize(
    "header",
    [
        ("Uraian", "Bobot", "Penjelasan", "Pilihan Jawaban", "Tanggapan"),
        ("Jawaban", "Nilai"),
        ("Uraian", "Bobot", *["Jawaban TPI"] * 60),
    ],
)
def test_no_header(header: tuple[str, ...]) -> None:
    """No answer column, too few roles, or columns without end: not an LKE."""
    assert columns_of(header, BODY) is None


def test_a_header_far_below_is_not_looked_for() -> None:
    """Beyond row 60 nobody keeps a header; the sheet is left alone."""
    grid = Lke().grid(replace(family_1(), formulas=False))
    assert find_columns(Lines(grid.moved(down=57).sheet())) is not None
    assert find_columns(Lines(grid.moved(down=59).sheet())) is None


def test_a_summary_looks_like_a_form() -> None:
    """Weights, scores and percentages under their headers, but no answers: not no LKE at all."""
    grid = Lke().grid()
    assert looks_like_form(Lines(grid.set(2, 11, None).sheet()))
    grid = Grid("Lain", family_1(), {(1, 1): "Nama", (1, 2): "Nilai", (2, 1): Formula("A1", "x")})
    assert not looks_like_form(Lines(grid.sheet()))


def test_a_second_score_column_is_not_the_first() -> None:
    """Of two columns *Nilai* in one block the first is its score."""
    place = Place(11, 12, 13, headers=("Jawaban", "Nilai", "Nilai", "", "", ""))
    columns = find_columns(Lines(Lke().grid(replace(family_1(), blocks=(place,))).sheet()))
    assert columns is not None
    assert columns.blocks[0].score == 12


TYPES = ("A/B/C", "B", None, None)
LISTED = "a. Semua ada;\nb. Sebagian ada;\nc. Belum ada"


def unlabelled(weights: tuple[object, ...], notes: tuple[object, ...]) -> Columns:
    """Return the columns of a form with these weights under no word, and these cells under *Keterangan*."""
    sections = [(f"{number}.", f"Bagian {number}", weight) for number, weight in enumerate(weights, 1)]
    questions = [("a.", f"Pertanyaan {number}", None, *TYPES, note) for number, note in enumerate(notes, 1)]
    header = ("Penilaian", None, None, "Pilihan Jawaban", "Jawaban", "Nilai", "%", "Keterangan")
    columns = columns_of(header, *sections, *questions, merges=("A1:C1",))
    assert columns is not None
    return columns


def test_weights_need_no_header() -> None:
    """A last column of titles with numbers alone holds the weights; one word in it, and it holds titles."""
    bare = unlabelled((5, 1, 1.5, 2, 1), (None,) * 9)
    words = unlabelled((5, 1, "Uraian", 2, 1, 3), (None,) * 9)
    few = unlabelled((5, 1, None, 2, None), (None,) * 9)
    assert (bare.weight, bare.stairs) == (3, (1, 2))
    assert (words.weight, few.weight) == (None, None)
    assert words.stairs == few.stairs == (1, 2, 3)


def test_markers_are_no_weights() -> None:
    """Numbers that stand before the words of their rows number them."""
    header = ("No", "Penilaian", "Pilihan Jawaban", "Jawaban", "Nilai")
    columns = columns_of(header, *((None, number, "A/B/C", "B", 1) for number in range(1, 9)))
    assert columns is not None
    assert columns.weight is None


def test_criteria_may_stand_under_keterangan() -> None:
    """Where most notes list the choices they are the form's criteria and nobody's notes."""
    listed = unlabelled((1,) * 5, (LISTED,) * 5 + ("Ya, apabila sudah ada", None))
    notes = unlabelled((1,) * 5, ("Ya, SK terlampir",) * 5 + (LISTED, None))
    assert (listed.criteria, listed.blocks[0].note) == (8, None)
    assert (notes.criteria, notes.blocks[0].note) == (None, 8)


_HEADS = (
    "jawaban",
    "jwban",
    "hasil",
    "isian",
    "self",
    "peer",
    "penilaian",
    "verifikasi",
    "nilai",
    "opsi",
    "skor",
)
_NOISE = st.sampled_from(("", " ", "\u00a0", "\u200b", "\n", "\u3164", "\uff0f", "\u017f"))
_LETTERS = st.lists(st.tuples(_NOISE, st.booleans()), min_size=12, max_size=12)


@given(
    st.sampled_from(_HEADS),
    _LETTERS,
    st.sampled_from(("", " unit", " TPI", " assessment", " verifikasi", "nya")),
)
def test_what_heads_answers_begins_as_they_do(word: str, letters: list[tuple[str, bool]], rest: str):
    """The quick look at how a text begins leaves out none whose words may head answers, in any spelling."""
    spelled = "".join(
        noise + (letter.upper() if upper else letter)
        for letter, (noise, upper) in zip(word, letters, strict=False)
    )
    text = spelled + rest
    if role_of(text) == "answer" or is_open(text):
        assert begins_as_answers(text) is not None
