"""Every variant of a form that offices use is the same answers, with exactly these findings."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from tests.lke.builder import (
    TPI_2,
    UNIT_1,
    Formula,
    Grid,
    Layout,
    Line,
    Lke,
    Place,
    book,
    family_1,
    family_2,
    loaded,
    sample,
    values,
    xlsx,
)

from zitool.batch import assess_book
from zitool.core.exact import fixed
from zitool.xlsx.cells import address, read_book_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

    from zitool.core.scoring.assessment import Assessment

RUBRIC = loaded().rubric
ANSWERS = sample(RUBRIC)
OTHERS = sample(RUBRIC, 1)
SIDE_BY_SIDE = (UNIT_1, replace(UNIT_1, answer=18, score=19, percent=20, note=21, evidence=22, link=23))


def bare_layout(**changes: object) -> Layout:
    """Return family 1 without formulas: for forms whose formulas would be other ones."""
    return replace(family_1(), formulas=False, **changes)


def answered() -> Lke:
    """Return the lines with the sample's answers."""
    return Lke(answers=ANSWERS)


def each_row(grid: Grid, change: Callable[[str, int], None]) -> Grid:
    """Call `change` with every id and row of the table."""
    for id_, row in grid.rows.items():
        change(id_, row)
    return grid


def other_case() -> Grid:
    """``YA`` and ``b``: Excel's = does not mind the case of letters."""
    grid = answered().grid()
    for id_, given in ANSWERS.items():
        if isinstance(given, str):
            grid.put(id_, 11, given.upper() if given in {"Ya", "Tidak"} else given.lower())
    return grid


def with_markers(change: Callable[[Line], str]) -> Grid:
    """The lines with other markers."""
    lke = answered()
    for line in lke.lines:
        line.marker = change(line)
    return lke.grid()


def letters_out_of_order() -> Grid:
    """a, c, b."""
    lke = answered()
    lke.line("A.I.6.v.b").marker, lke.line("A.I.6.v.c").marker = "c. ", "b."
    return lke.grid()


def reused_marker() -> Grid:
    """A heading without a marker of its own, and the sub-area above it, are both ``i.``."""
    lke = answered()
    lke.line("A.II.5.iii.lhkpn").marker = "i."
    lke.line("A.II.5.ii").marker = "i."
    return lke.grid()


def without_header(column: int) -> Grid:
    """A header cell left empty."""
    return (grid := answered().grid()).set(grid.layout.header_row, column, None)


def with_header(column: int, text: str) -> Grid:
    """A header cell with other words."""
    return (grid := answered().grid()).set(grid.layout.header_row, column, text)


def yes_or_no() -> Grid:
    """Y/T in the column of choices, as 52/2014 printed it."""
    grid = answered().grid()
    return each_row(grid, lambda _, row: grid.cells.get((row, 10)) == "Ya/Tidak" and grid.set(row, 10, "Y/T"))


def weights_on_questions() -> Grid:
    """Every question has a weight of its own that means nothing to the regulation."""
    grid = answered().grid()
    for leaf in RUBRIC.leaves():
        if leaf.weight is None:
            grid.put(leaf.id, 8, 0.25)
    return grid


def under_super_headers() -> Grid:
    """Two answer blocks, each under a merged cell that names it."""
    layout = replace(family_1(), header_row=3, blocks=SIDE_BY_SIDE)
    grid = Lke(answers=ANSWERS, more=(OTHERS,)).grid(layout)
    grid.set(2, 11, "Hasil PMPZI").set(2, 18, "Hasil Pendampingan")
    grid.merges += ["B1:W1", "K2:Q2", "R2:W2"]
    return grid


def in_two_rows() -> Grid:
    """A header of two rows: what all share is merged downwards, the blocks are split below."""
    grid = under_super_headers()
    for column in (1, 2, 8, 9, 10):
        grid.cells[2, column] = grid.cells.pop((3, column), "ID")
    grid.merges += ["A2:A3", "B2:G3", "H2:H3", "I2:I3", "J2:J3"]
    return grid


def figures_as_text() -> Grid:
    """Values typed as text: ``51,22``, ``85,37%``, ``91.15%``, ``91``, 0.85, ``-`` and *Blm Diisi*."""
    lke = answered()
    grid = lke.grid(bare_layout())
    card = {node.id: node for node in lke.value().walk()}
    share = ("85,37%", "91.15%", "91", 0.85, "-", "Blm Diisi")
    for place, id_ in enumerate(grid.rows):
        node = card.get(id_ if not id_.startswith("total:") else id_.partition(":")[2] or "TOTAL")
        if node is not None:
            grid.put(id_, 12, fixed(node.points)).put(id_, 13, share[place % len(share)])
        elif "#" in id_:
            grid.put(id_, 12, "-")
    return grid


def rows_hidden() -> Grid:
    """Rows closed by a group or a filter."""
    grid = answered().grid()
    grid.hidden_rows = {grid.rows["A.I.1.i.a"], grid.rows["A.I.1.i.b"]}
    return grid


def live_blank_rows() -> Grid:
    """Rows left empty between sub-areas, with the formula of a question still in them."""
    lke = answered()
    for id_ in ("A.I.2", "A.II.5.iii.non-lhkpn"):
        lke.lines.insert(lke.at(id_), Line("blank", "blank"))
    grid = lke.grid()
    row = grid.rows["blank"]
    return grid.set(row, 12, Formula(f'IF(J{row}="Ya/Tidak",1,"")', "")).set(row, 11, Formula('""', ""))


def signed() -> Grid:
    """A signature block below the table, names and numbers in the columns of answers and choices."""
    grid = answered().grid()
    row = max(grid.rows.values()) + 5
    grid.set(row, 10, "Jakarta, 31 Desember 2021").set(row + 1, 3, "Ketua Tim").set(
        row + 1, 11, "Kepala Unit"
    )
    return (
        grid.set(row + 6, 11, "Contoh Nama")
        .set(row + 7, 11, "NIP 197001011990011001")
        .set(row + 6, 3, "Nama")
    )


def two_tpi() -> Grid:
    """Two assessors whose columns have the same headers, and new links before them."""
    columns = ((14, 15, 16, 17), (18, 19, 20, 21))
    blocks = [Place(*(one + 1 for one in four), headers=TPI_2.headers) for four in columns]
    layout = family_2(*blocks)
    grid = Lke(answers=ANSWERS, more=(OTHERS, ANSWERS)).grid(layout)
    return grid.set(1, 14, "Tautan Bukti Dukung Baru").put("A.I.1.i.a", 14, "https://contoh.go.id/bukti")


def percent_on_titles() -> Grid:
    """``%`` in the column of choices on rows of titles and totals."""
    grid = answered().grid()
    for id_, row in grid.rows.items():
        if (id_ in RUBRIC.weights() and (row, 10) not in grid.cells) or id_.startswith("total:"):
            grid.set(row, 10, "%")
    return grid


def declared_too_large() -> Grid:
    """A declared size that reaches far beyond the data."""
    return replace(answered().grid(family_2()), dimension="A1:V2205")


def header_again() -> Grid:
    """Print titles typed into the middle of the table."""
    lke = answered()
    lke.lines.insert(lke.at("A.I.4"), Line("header", "header"))
    grid = lke.grid()
    for column in range(1, 18):
        grid.set(grid.rows["header"], column, grid.cells.get((grid.layout.header_row, column)))
    return grid


def scrambled() -> Grid:
    """Other words on every line: only the structure is left to know them by."""
    return Lke(
        answers=ANSWERS, words=lambda id_, _: f"Kalimat kantor nomor {sum(map(ord, id_))} tentang hal lain"
    ).grid()


def titles_by_formula() -> Grid:
    """Titles fetched from another sheet by formulas, as copies for several units have them."""
    grid = answered().grid()
    for (row, column), content in list(grid.cells.items()):
        if row > 2 and 2 <= column <= 7 and isinstance(content, str) and len(content) > 5:
            grid.set(row, column, Formula(f"Induk!{address(row, column)}", content))
    return grid


def one_cell_with_marker() -> Grid:
    """Marker and title in one cell."""
    lke = answered()
    for line in lke.lines:
        if line.sort in {"section", "indicator"} and line.marker:
            line.title, line.marker = f"{line.marker} {line.title}", ""
    return lke.grid()


VARIANTS: dict[str, tuple[Callable[[], Grid], set[str]]] = {
    "family 1": (lambda: answered().grid(), set()),
    "family 2": (lambda: answered().grid(family_2()), {"S125"}),
    "family 2 with TPI": (lambda: Lke(answers=ANSWERS, more=(OTHERS,)).grid(family_2()), set()),
    "no choices": (lambda: answered().grid(bare_layout(choices=None)), {"S124"}),
    "no criteria": (lambda: answered().grid(replace(family_1(), criteria=None)), set()),
    "neither": (lambda: answered().grid(bare_layout(choices=None, criteria=None)), {"S124"}),
    "YA and b": (other_case, set()),
    "markers without a dot": (lambda: with_markers(lambda line: line.marker.rstrip(".")), set()),
    "markers in brackets": (lambda: with_markers(lambda line: line.marker.replace(".", ")")), set()),
    "dashes for letters": (
        lambda: with_markers(lambda line: "-" if line.sort == "indicator" else line.marker), set(),
    ),
    "numbers for letters": (
        lambda: with_markers(
            lambda line: str(ord(line.marker[0]) - 96) if line.sort == "indicator" else line.marker
        ), set(),
    ),
    "numbers typed as numbers": (
        lambda: with_markers(lambda line: int(bare) if (bare := line.marker[:-1]).isdigit() else line.marker),
        set(),
    ),
    "letters out of order": (letters_out_of_order, {"S105"}),
    "a marker used twice": (reused_marker, {"S105"}),
    "marker and title in one cell": (one_cell_with_marker, set()),
    "a column further right": (lambda: answered().grid(bare_layout()).moved(right=1), set()),
    "rows above": (lambda: answered().grid(bare_layout()).moved(down=7, right=2), set()),
    "no header over titles": (lambda: without_header(2), set()),
    "no ids": (lambda: answered().grid(replace(family_1(), key=None)), set()),
    "Jwban": (lambda: with_header(11, "Jwban"), set()),
    "JAWABAN with a hint": (lambda: with_header(11, "JAWABAN\n(Ya/Tidak/A/B/C)"), set()),
    "Nilai Unit": (lambda: with_header(12, "Nilai Unit"), set()),
    "Y/T": (yes_or_no, set()),
    "weight in the title": (lambda: answered().grid(bare_layout(weight=None, weight_in_title=True)), set()),
    "weights on questions": (weights_on_questions, set()),
    "blocks under super-headers": (under_super_headers, set()),
    "header in two rows": (in_two_rows, set()),
    "figures as text": (figures_as_text, set()),
    "rows hidden": (rows_hidden, {"S116"}),
    "blank rows with a formula": (live_blank_rows, set()),
    "signatures": (signed, set()),
    "never calculated": (lambda: answered().grid(replace(family_1(), stored=False)), set()),
    "two TPI with one header": (two_tpi, set()),
    "% on titles": (percent_on_titles, set()),
    "declared too large": (declared_too_large, {"S125"}),
    "header again": (header_again, set()),
    "other words": (scrambled, {"S106"}),
    "titles by formula": (titles_by_formula, set()),
}  # fmt: skip


def codes(assessment: Assessment) -> set[str]:
    """Return the codes of an assessment's findings."""
    return {finding.code for finding in assessment.findings}


@pytest.mark.parametrize("name", VARIANTS)
def test_each_variant_is_the_same_answers(name: str) -> None:
    """Written by openpyxl and read by zitool: 113 answers, the same score, no other finding."""
    make, expected = VARIANTS[name]
    assessment = assess_book(read_book_bytes(xlsx(make()), "lke.xlsx"), loaded())[0]
    assert assessment.answers.values() == values(RUBRIC, ANSWERS)
    assert assessment.answers.counts == {id_: Fraction(n) for id_, n in ANSWERS.items() if "#" in id_}
    assert assessment.card.points == Lke(answers=ANSWERS).value().points
    assert codes(assessment) == expected


@pytest.mark.parametrize("name", ["family 1", "family 2 with TPI", "figures as text", "header in two rows"])
def test_a_form_in_memory_is_the_form_in_a_file(name: str) -> None:
    """The builder's own cells are those the reader finds, so that other tests need no file."""
    grid = VARIANTS[name][0]()
    written = read_book_bytes(xlsx(grid), "lke.xlsx").sheets[0]
    in_memory = grid.sheet()
    assert {at: (cell.kind, cell.text) for at, cell in written.cells.items()} == {
        at: (cell.kind, cell.text) for at, cell in in_memory.cells.items()
    }


def test_every_cell_of_an_answer_is_named() -> None:
    """An answer knows its cell, its raw text, its evidence and the words of its own sheet."""
    lke = answered()
    lke.line("A.I.1.i.b").note = "catatan kantor"
    grid = lke.grid()
    answer = assess_book(book(grid), loaded())[0].answers.answers["A.I.1.i.b"]
    assert (answer.cell, answer.raw) == (grid.cell("A.I.1.i.b"), ANSWERS["A.I.1.i.b"])
    assert (answer.note, answer.evidence) == ("catatan kantor", "Berkas A.I.1.i.b")
    assert answer.question == lke.line("A.I.1.i.b").title
    assert answer.criteria == lke.line("A.I.1.i.b").criteria


@pytest.mark.parametrize("make", [under_super_headers, in_two_rows])
def test_blocks_side_by_side_are_two_assessors(make: Callable[[], Grid]) -> None:
    """The words above tell whose answers they are; each has its own score."""
    first, second = assess_book(book(make()), loaded(), "all")
    assert (first.answers.assessor, second.answers.assessor) == ("unit", "pendampingan")
    assert second.answers.values() == values(RUBRIC, OTHERS)
    assert second.own.total == pytest.approx(second.card.points)


def test_two_tpi_are_told_apart_by_number() -> None:
    """Two blocks *Jawaban TPI* are tpi and tpi-2, and the links before them are the unit's evidence."""
    unit, first, second = assess_book(book(two_tpi()), loaded(), "all")
    assert [case.answers.assessor for case in (unit, first, second)] == ["unit", "tpi", "tpi-2"]
    assert first.answers.values() == values(RUBRIC, OTHERS)
    assert second.answers.values() == values(RUBRIC, ANSWERS)
    assert unit.answers.answers["A.I.1.i.a"].evidence.endswith("https://contoh.go.id/bukti")


def test_typed_figures_may_be_rounded_and_are_still_the_same() -> None:
    """Figures typed with two decimals agree with ours, sums of rounded parts too; a wrong one does not."""
    grid = figures_as_text()
    assert assess_book(book(grid), loaded())[0].differences == ()
    grid.put("A.I.2", 12, "3,49")
    changed = assess_book(book(grid), loaded())[0]
    assert {"W202", "W208"} <= codes(changed)
