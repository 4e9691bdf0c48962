"""Which sheet is the LKE, what else stands in it, and whose it is."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.lke.builder import Formula, Grid, Line, Lke, book, family_1, loaded
from tests.lke.scenarios import (
    ANSWER,
    ANSWERS,
    CHOICE,
    CHOICES,
    SECTION,
    look_alike,
    odd_header,
    other_sheet,
    plain,
)

from zitool.errors import UnreadableWorkbookError
from zitool.lke.checks.structure import checked
from zitool.lke.forms import Form, read_form
from zitool.lke.titles import unit_name

if TYPE_CHECKING:
    from collections.abc import Callable

RUBRIC, WORDPRINTS = loaded().rubric, loaded().wordprints


def form_of(*grids: Grid) -> Form:
    """Return the form found in some sheets."""
    return checked(read_form(book(*grids), RUBRIC, WORDPRINTS), RUBRIC)


def told(form: Form) -> list[tuple[str, str | None]]:
    """Return code and cell of each finding."""
    return [(finding.code, finding.cell) for finding in form.findings]


def refused(*grids: Grid) -> tuple[str, str | None]:
    """Return code and sheet of the refusal."""
    with pytest.raises(UnreadableWorkbookError) as caught:
        form_of(*grids)
    return caught.value.findings[0].code, caught.value.findings[0].sheet


def test_no_sheet_at_all_of_this_rubric() -> None:
    """Something else under the headers of an LKE is no LKE of this rubric, and not one without answers."""
    lke = Lke(answers=ANSWERS, words=lambda id_, _: f"{id_} hal lain")
    del lke.lines[3:30]
    assert refused(lke.grid()) == ("S111", None)


def test_a_visible_sheet_comes_first() -> None:
    """A hidden full copy does not count against the visible form; a cover that repeats little is no rival."""
    cover = Lke(answers=ANSWERS)
    cover.lines = cover.lines[:40]
    form = form_of(look_alike(), cover.grid(replace(family_1(), formulas=False), "Sampul"), *plain())
    assert (form.sheet.name, form.hits) == ("LKE ZI", 113)
    assert [code for code, _ in told(form)] == ["S120"]


def test_the_broken_header_that_is_visible_is_named() -> None:
    """Of two sheets without answers the visible one is the one to repair."""
    broken = plain()[0].set(2, ANSWER, "Tanggapan")
    hidden = replace(deepcopy(broken), name="Lama", state="hidden")
    assert refused(broken, hidden) == ("S113", "LKE ZI")


def test_answers_under_an_odd_header_are_named() -> None:
    """A second assessor whose column nobody can name: said, with its column, and not taken for anything."""
    grid = plain()[0]
    odd_header(grid)
    assert told(form_of(grid)) == [("S129", "S2")]


def test_a_second_table_below_makes_every_question_double() -> None:
    """Two tables on one sheet: each question stands twice, and none is scored by chance."""
    lke = Lke(answers=ANSWERS)
    lke.lines += [Line("header", "header"), *deepcopy(lke.lines)]
    form = form_of(lke.grid(replace(family_1(), formulas=False)))
    twice = [finding.indicator for finding in form.findings if finding.code == "S102"]
    assert len(twice) == 113 + 24


def on_each_page(lke: Lke, *rows: dict[int, object]) -> Grid:
    """Return the form with these rows under its header and, typed again, before every area."""
    areas = [at for at, line in enumerate(lke.lines) if line.sort == "section" and line.depth == 2]
    for at in reversed([0, *areas[1:]]):
        lke.lines[at:at] = [Line(f"page{at}.{number}", "page") for number in range(len(rows))]
    grid = lke.grid(replace(family_1(), formulas=False))
    for id_ in [row for row in grid.rows if row.startswith("page")]:
        for column in range(1, 20):
            grid.put(id_, column, rows[int(id_.rpartition(".")[2])].get(column))
    return grid


HEADER = {2: "Penilaian", 8: "BOBOT", 10: "Pilihan Jawaban", 11: "jawaban", 12: "Nilai"}
NUMBERS = {2: "(1)", 8: "(2)", 9: "(3)", 10: "(4)", 11: "(5)", 12: "(6)"}
FIGURES = {1: 17, 2: 1, 8: 2, 9: 3, 10: 4, 11: 5}


@pytest.mark.parametrize("rows", [(NUMBERS,), (FIGURES,), (HEADER,), (HEADER, NUMBERS)])
def test_headers_and_column_numbers_on_every_page_are_no_questions(
    rows: tuple[dict[int, object], ...],
) -> None:
    """Print titles typed into the table, in whatever case, ask nothing and hold no answer."""
    grid = on_each_page(Lke(answers=ANSWERS), *rows)
    form = form_of(grid)
    assert (form.hits, told(form)) == (113, [])
    assert form.repeated == {row for id_, row in grid.rows.items() if id_.startswith("page")}


@pytest.mark.parametrize(
    ("line", "strange"),
    [
        (Line("extra", "indicator", 4, "d.", "Soal kantor", "A/B/C"), True),
        (Line("extra", "indicator", 4, "d.", "Soal kantor", answers={0: "A"}), True),
        (Line("extra", "indicator", 4, "", "", answers={0: "A"}), True),
        (Line("extra", "indicator", 4, "", "", answers={0: 3}), True),
        (Line("extra", "indicator", 4, "", "", "Ya/Tidak", answers={0: "Ya"}), True),
        (Line("extra", "section", 3, "ix.", "Sub-area kantor", weight=1), True),
        (Line("extra", "section", 3, "", "Catatan: isi dengan jujur"), False),
        (Line("extra", "section", 3, "*", "Keterangan", answers={0: "Blm Diisi"}), False),
        (Line("extra", "section", 3, "", "", answers={0: Formula('""', "")}), False),
        (Line("extra", "section", 3, "-", ""), False),
    ],
)
def test_rows_within_the_table_that_nobody_asked_for(line: Line, strange: bool) -> None:
    """Whatever asks or answers is named by its row; notes and blank rows are not."""
    lke = Lke(answers=ANSWERS)
    lke.lines.insert(lke.at("A.I.3.ii"), line)
    grid = lke.grid(replace(family_1(), formulas=False))
    rows = [cell for code, cell in told(form_of(grid)) if code == "S103"]
    assert [cell.lstrip("ABCDEFGHIJK") for cell in rows if cell] == (
        [str(grid.rows["extra"])] if strange else []
    )


@pytest.mark.parametrize(
    ("cells", "strange"),
    [
        ({7: "Kepala Unit", 11: "Contoh Nama"}, False),
        ({11: 197001011990011}, False),
        ({10: "Jakarta, 31 Desember"}, False),
        ({6: "a.", 7: "Soal tambahan", 10: "A/B/C", 11: "B"}, True),
        ({6: "a.", 7: "Soal tambahan", 10: "A/B/C"}, True),
        ({11: "Ya"}, True),
    ],
)
def test_rows_below_the_table(cells: dict[int, object], strange: bool) -> None:
    """Signatures and dates are no answers; a question or a choice is."""
    grid = plain()[0]
    row = max(grid.rows.values()) + 3
    for column, content in cells.items():
        grid.set(row, column, content)
    assert ("S103" in {code for code, _ in told(form_of(grid))}) is strange


@pytest.mark.parametrize("id_", [SECTION, "total:A"])
def test_an_answer_on_a_title_is_named(id_: str) -> None:
    """An answer typed beside a title or a total answers nothing."""
    grid = plain()[0].put(id_, ANSWER, "A")
    assert told(form_of(grid)) == [("S103", grid.cell(id_))]


def test_without_types_letters_tell_questions() -> None:
    """A form without *Pilihan Jawaban*: a lettered row that no rubric asks is strange, a note is not."""
    lke = Lke(answers=ANSWERS)
    lke.lines[lke.at("A.I.3") : lke.at("A.I.3")] = [
        Line("extra", "indicator", 4, "e.", "Soal kantor"),
        Line("note", "indicator", 4, "", "Catatan kantor"),
    ]
    grid = lke.grid(replace(family_1(), formulas=False, choices=None))
    assert told(form_of(grid)) == [("S103", grid.cell("extra", 6)), ("S124", None)]


@pytest.mark.parametrize("marker", ["", "-", "a", "a)", "A.", "1.", "i.", "A.I.1.ii.a", "1.a"])
def test_markers_that_number_alike(marker: str) -> None:
    """No S105 for dashes, missing dots, brackets, capitals, figures or the whole path."""
    lke = Lke(answers=ANSWERS)
    lke.line("A.I.1.ii.a").marker = marker
    assert told(form_of(lke.grid())) == []


@pytest.mark.parametrize(
    ("id_", "marker"), [("A.I.1.ii.a", "b."), ("A.I.1.ii", "iii."), ("A.I.3", "4."), ("B", "C.")]
)
def test_markers_that_do_not(id_: str, marker: str) -> None:
    """Another letter or number is told, of titles too."""
    lke = Lke(answers=ANSWERS)
    lke.line(id_).marker = marker
    assert [code for code, _ in told(form_of(lke.grid()))] == ["S105"]


UNITS: dict[str, tuple[dict[tuple[int, int], object], str]] = {
    "beside": ({(1, 1): "Unit Kerja", (1, 3): ": Kantor Contoh"}, "Kantor Contoh"),
    "behind a colon": ({(1, 1): "Nama Unit Kerja : Kantor Contoh"}, "Kantor Contoh"),
    "after a lone colon": ({(1, 1): "SATUAN KERJA", (1, 2): ":", (1, 3): "Balai  Contoh"}, "Balai Contoh"),
    "a column of units": ({(1, 1): "No", (1, 2): "Unit Kerja", (1, 3): "Nilai", (2, 2): "Kantor"}, ""),
    "a header beside": ({(1, 2): "Unit Kerja", (1, 3): "Nilai"}, ""),
    "another label beside": ({(1, 2): "Unit Kerja", (1, 4): "Instansi"}, ""),
    "dots to fill in": ({(1, 1): "Unit Kerja", (1, 2): "........"}, ""),
    "a sentence": ({(1, 1): "Unit kerja telah membentuk tim"}, ""),
    "far below": ({(40, 1): "Unit Kerja", (40, 2): "Kantor Contoh"}, ""),
    "a number": ({(1, 1): "Unit Kerja", (1, 2): 4}, ""),
}


@pytest.mark.parametrize("name", UNITS)
def test_the_name_of_the_unit(name: str) -> None:
    """What stands beside its label, and nothing that only happens to."""
    contents, unit = UNITS[name]
    grids = (*plain(), replace(other_sheet(contents), name="Unit"))
    workbook = book(*grids)
    assert unit_name(workbook, read_form(workbook, RUBRIC, WORDPRINTS)) == unit


def test_a_hidden_sheet_names_no_unit() -> None:
    """What nobody sees does not say whose form it is."""
    hidden = replace(other_sheet({(1, 1): "Unit Kerja: Kantor Lain"}), state="hidden")
    workbook = book(*plain(), hidden)
    assert unit_name(workbook, read_form(workbook, RUBRIC, WORDPRINTS)) == ""


def far_away(grid: Grid) -> None:
    """A cell at the edge of the sheet."""
    grid.set(1_048_576, 16_384, 1)


def no_ids(grid: Grid) -> None:
    """Other choices in the hidden column of types, of a question only."""
    grid.put(CHOICE, CHOICES, None)


@pytest.mark.parametrize(("change", "expected"), [(far_away, [("S121", "XFD1048576")]), (no_ids, [])])
def test_what_lies_around(change: Callable[[Grid], None], expected: list[tuple[str, str]]) -> None:
    """Far cells are told; a missing type is told with the weights and types, not here."""
    grid = plain()[0]
    change(grid)
    assert told(form_of(grid)) == expected


def test_a_large_sheet_of_strange_rows() -> None:
    """Sixty thousand rows of nothing that the rubric asks: read in a moment, named up to a point."""
    grid = plain()[0]
    for row in range(1000, 61_000):
        grid.set(row, 7, f"Penyusunan tim kerja {row}").set(row, 10, "A/B/C").set(row, 11, "A")
    form = form_of(grid)
    assert form.hits == 113
    assert sum(code == "S103" for code, _ in told(form)) == 201
