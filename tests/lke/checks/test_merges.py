"""Merged cells: what lies under them is not seen, and thousands of them cost no more than a few."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.lke.builder import Grid, Lke, book, family_1, loaded
from tests.lke.scenarios import ANSWER, ANSWERS, CHOICE, EVIDENCE

from zitool.batch import assess_book
from zitool.core.values import ERROR, NUMBER, TEXT, Value
from zitool.lke.checks.structure import overlaps
from zitool.xlsx.cells import Range, Sheet
from zitool.xlsx.visible_cells import Lines

SIDE = st.integers(1, 6)


@st.composite
def ranges(draw: st.DrawFn) -> Range:
    """Return a rectangle of a small sheet."""
    (top, bottom), (left, right) = (sorted((draw(SIDE), draw(SIDE))) for _ in range(2))
    return Range(top, left, bottom, right)


@settings(deadline=None)
@given(st.lists(ranges(), max_size=6), st.sets(SIDE, max_size=4))
def test_covered_cells_are_those_under_a_merge(merges: list[Range], columns: set[int]) -> None:
    """Every filled cell of the columns that lies in a merge but is not its first cell, and no other."""
    sheet = Grid(
        "x", family_1(), {(row, column): "x" for row in range(1, 7) for column in range(1, 7)}
    ).sheet()
    lines = Lines(replace(sheet, merges=tuple(merges)))
    lines.cover(sorted(columns))
    hidden = {
        (row, column)
        for row, column in sheet.cells
        if column in columns
        and any(
            that_merge.contains(row, column)
            and (row, column) != (that_merge.first_row, that_merge.first_column)
            for that_merge in merges
        )
    }
    assert Lines(sheet).rows == {
        row: {column: sheet.cells[row, column] for column in range(1, 7)} for row in range(1, 7)
    }
    assert {at: merge.contains(*at) for at, merge in lines.covered.items()} == dict.fromkeys(hidden, True)
    assert {(row, column) for row, cells in lines.rows.items() for column in cells} == set(
        sheet.cells
    ) - hidden


@settings(deadline=None)
@given(st.lists(ranges(), max_size=8, unique=True))
def test_overlaps_are_found(merges: list[Range]) -> None:
    """A pair is told exactly where there is one, and what is told does overlap."""
    told = list(overlaps(merges))
    assert [share(one, two) for one, two in told] == [True] * len(told)
    assert bool(told) == any(share(one, two) for one in merges for two in merges if one != two)


def share(one: Range, two: Range) -> bool:
    """Whether two rectangles share a cell."""
    return (
        one.first_row <= two.last_row
        and two.first_row <= one.last_row
        and one.first_column <= two.last_column
        and two.first_column <= one.last_column
    )


def test_thousands_of_merges_over_everything() -> None:
    """65,536 merges that overlap without end: the form is read, and the overlap is told a few times."""
    grid = Lke(answers=ANSWERS).grid()
    merges = tuple(Range(5 + n % 200, 18 + n % 7, 1_000_000, 16_000) for n in range(65_536))
    workbook = book(grid)
    workbook = replace(workbook, sheets=(replace(workbook.sheets[0], merges=merges),))
    assessment = assess_book(workbook, loaded())[0]
    assert assessment.card.answered == 113
    assert 1 <= sum(finding.code == "S122" for finding in assessment.findings) <= 5


def test_an_answer_under_a_merge_is_not_copied() -> None:
    """Of three merged answers the first counts; the others are unanswered, and all of it is said."""
    grid = Lke(answers=ANSWERS).grid()
    row = grid.rows[CHOICE]
    grid.merges.append(f"K{row - 1}:K{row + 1}")
    assessment = assess_book(book(grid), loaded())[0]
    given = assessment.answers.answers
    assert given["A.I.2.i.a"].value is not None
    assert (given[CHOICE].value, given[CHOICE].raw) == (None, "")
    assert given["A.I.2.i.c"].value is None
    codes = [
        (finding.code, finding.cell) for finding in assessment.findings if finding.code in {"S118", "S119"}
    ]
    assert codes == [("S119", f"K{row - 1}:K{row + 1}"), ("S118", f"K{row}"), ("S118", f"K{row + 1}")]


def test_a_strangers_answer_under_a_merge_is_named() -> None:
    """Also where its row is no question: nothing that was typed is lost without a word."""
    grid = Lke(answers=ANSWERS).grid()
    row = grid.rows["A.I.2.ii"]
    grid.set(row, ANSWER, "A").merges.append(f"J{row}:K{row}")
    assessment = assess_book(book(grid), loaded())[0]
    assert [finding.cell for finding in assessment.findings if finding.code == "S118"] == [f"K{row}"]


def test_evidence_merged_over_several_questions_serves_them_all() -> None:
    """One list of evidence beside three questions is evidence for each."""
    grid = Lke(answers=ANSWERS).grid()
    row = grid.rows["A.I.1.iii.a"]
    grid.merges.append(f"P{row}:P{row + 2}")
    grid.set(row + 1, EVIDENCE, None).set(row + 2, EVIDENCE, None)
    assert {finding.code for finding in assess_book(book(grid), loaded())[0].findings} == set()


def test_formulas_and_errors_are_those_of_the_whole_sheet() -> None:
    """What lies under a merge is no answer, but a formula or an error all the same."""
    values = {(1, 1): Value(ERROR, "#REF!"), (1, 2): Value(NUMBER, "1", "A1"), (2, 1): Value(TEXT, "x", "B2")}
    sheet = Sheet("x", rows={1: {1: values[1, 1], 2: values[1, 2]}, 2: {1: values[2, 1]}})
    lines = Lines(replace(sheet, merges=(Range(1, 1, 2, 2),)))
    lines.cover([1, 2])
    assert lines.errors == [(1, 1)]
    assert lines.formulas == [(1, 2, values[1, 2]), (2, 1, values[2, 1])]
