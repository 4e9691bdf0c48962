"""What a form is, worked out once for its workbooks: no result depends on what came before it."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.conftest import EXAMPLES, REAL

from zitool.batch import assess_book
from zitool.core.memo import Recent
from zitool.core.values import Cells, Kind, Value
from zitool.errors import UnreadableWorkbookError
from zitool.reports.json_document import score_document
from zitool.xlsx.cells import Book, Range, Sheet, read_book
from zitool.xlsx.fonts import Seen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    Rows = dict[int, Cells]

_TEXTS = (
    *("A", "E", "Ya", "Tidak", "-", "", "Blm Diisi", "Jawaban", "Jawaban TPI", "Bobot", "1,5", "75%"),
    *("#REF!", "i. Sudah ada tim", "(1)", "Memenuhi", "Tahun 2024", "Belum ada", "a/b/c", "Jumlah", "%"),
)
_FORMULAS = ("K9", "SUM(L8:L12)", "#REF!+1", 'IF(K9="Ya",1,0)', "K12/K13", 'IF(L9>75,"Lulus","Lulus")')
_NUMBERS = ("0", "1", "2", "0.5", "75", "1000000", "-3")


class Change(NamedTuple):
    """One change of a workbook: what is done, on which sheet, to which cell in order, with which word."""

    what: str
    sheet: int
    cell: int
    word: int


def _at(sheet: Sheet, change: Change) -> tuple[int, int]:
    places = [(row, column) for row, cells in sheet.rows.items() for column in cells]
    return places[change.cell % len(places)]


def _with_cell(sheet: Sheet, at: tuple[int, int], value: Value | None) -> Sheet:
    cells = {**sheet.rows[at[0]], at[1]: value} if value is not None else dict(sheet.rows[at[0]])
    if value is None:
        del cells[at[1]]
    rows = {**sheet.rows, at[0]: cells}
    return replace(sheet, rows={row: that_row for row, that_row in rows.items() if that_row})


def _moved(sheet: Sheet, row: int) -> Sheet:
    """A blank row put in: what stands from `row` on moves down, and the rest stays where it was."""
    return replace(sheet, rows={at + (at >= row): cells for at, cells in sheet.rows.items()})


def _exchanged(sheet: Sheet, row: int, other: int) -> Sheet:
    rows = dict(sheet.rows)
    rows[row], rows[other] = rows[other], rows[row]
    return replace(sheet, rows=rows)


def _numbered(sheet: Sheet, row: int, column: int, word: int) -> int:
    rows = list(sheet.rows)
    return rows[(rows.index(row) + word + column) % len(rows)]


_CHANGES: dict[str, Callable[[Sheet, tuple[int, int], int], Sheet]] = {
    "text": lambda sheet, at, word: _with_cell(sheet, at, Value(Kind.TEXT, _TEXTS[word % len(_TEXTS)])),
    "number": lambda sheet, at, word: _with_cell(sheet, at, Value(Kind.NUMBER, _NUMBERS[word % 7])),
    "error": lambda sheet, at, _: _with_cell(sheet, at, Value(Kind.ERROR, "#N/A", "K9")),
    "formula": lambda sheet, at, word: _with_cell(
        sheet, at, sheet.rows[at[0]][at[1]]._replace(formula=_FORMULAS[word % len(_FORMULAS)])
    ),
    "stored result": lambda sheet, at, word: _with_cell(
        sheet, at, Value(Kind.NUMBER, _NUMBERS[word % 7], sheet.rows[at[0]][at[1]].formula)
    ),
    "shown as": lambda sheet, at, _: _with_cell(
        sheet, at, sheet.rows[at[0]][at[1]]._replace(shown_as="percent")
    ),
    "gone": lambda sheet, at, _: _with_cell(sheet, at, None),
    "row gone": lambda sheet, at, _: replace(
        sheet, rows={row: cells for row, cells in sheet.rows.items() if row != at[0]}
    ),
    "blank row": lambda sheet, at, _: _moved(sheet, at[0]),
    "exchanged": lambda sheet, at, word: _exchanged(sheet, at[0], _numbered(sheet, *at, word)),
    "merge": lambda sheet, at, word: replace(
        sheet, merges=(*sheet.merges, Range(*at, at[0] + word % 3, at[1] + word % 2))
    ),
    "unmerged": lambda sheet, _, word: replace(sheet, merges=sheet.merges[word % 5 :]),
    "hidden row": lambda sheet, at, _: replace(sheet, hidden_rows=sheet.hidden_rows | {at[0]}),
    "hidden column": lambda sheet, at, _: replace(
        sheet, hidden_columns=(*sheet.hidden_columns, (at[1], at[1]))
    ),
    "struck out": lambda sheet, at, word: replace(
        sheet, looks={**sheet.looks, at: Seen(("", "Ya", "A ")[word % 3], "")}
    ),
    "unseen": lambda sheet, at, word: replace(
        sheet, looks={**sheet.looks, at: Seen(None, ("colour", "format")[word % 2])}
    ),
    "picture": lambda sheet, at, _: replace(sheet, pictures=(*sheet.pictures, Range(*at, *at))),
    "renamed": lambda sheet, _, word: replace(sheet, name=f"{sheet.name} {word % 3}"),
    "hidden sheet": lambda sheet, _, __: replace(sheet, state="hidden"),
}


@cache
def _form(name: str) -> Book:
    return read_book(REAL if name == REAL.name else EXAMPLES / name)


def changed(book: Book, changes: Sequence[Change]) -> Book:
    """Return a workbook with `changes` made one after another, most of them on its largest sheet."""
    sheets = list(book.sheets)
    largest = max(range(len(sheets)), key=lambda at: len(sheets[at].rows))
    for change in changes:
        at = largest if change.sheet else change.cell % len(sheets)
        if sheets[at].rows:
            sheets[at] = _CHANGES[change.what](sheets[at], _at(sheets[at], change), change.word)
    return replace(book, sheets=tuple(sheets))


def said(book: Book, assessor: str = "all") -> str:
    """Return all that is said of a workbook."""
    try:
        return score_document(assess_book(book, assessor=assessor), [], "id")
    except UnreadableWorkbookError as error:
        return repr(error.findings)


@pytest.fixture
def forgetful() -> Iterator[Callable[[Book], str]]:
    """Say it with nothing remembered."""

    def alone(book: Book) -> str:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(Recent, "of", lambda self, key, work_out: work_out())  # noqa: ARG005
            return said(book)

    return alone


CHANGES = st.builds(
    Change,
    st.sampled_from(sorted(_CHANGES)),
    st.sampled_from((0, 1, 1, 1)),
    st.integers(0, 5_000),
    st.integers(0, 41),
)
FORMS = st.sampled_from(("unit-setengah.xlsx", "unit-baik.xlsx", *([REAL.name] if REAL.exists() else [])))


@given(FORMS, st.lists(st.lists(CHANGES, max_size=3), min_size=2, max_size=3))
@settings(max_examples=60)
def test_a_workbook_is_what_it_is_alone(
    forgetful: Callable[[Book], str], form: str, several: list[list[Change]]
):
    """Whatever was changed, each workbook says in either order what it says with nothing remembered."""
    books = [changed(_form(form), changes) for changes in several]
    alone = [forgetful(book) for book in books]
    assert [said(book) for book in books] == alone
    assert [said(book) for book in reversed(books)] == alone[::-1]


def _answers(book: Book) -> list[tuple[int, int]]:
    """Return where the unit's choices stand."""
    sheet = max(book.sheets, key=lambda that_sheet: len(that_sheet.rows))
    return [
        (row, column)
        for row, cells in sheet.rows.items()
        for column, value in cells.items()
        if value.text in {"Ya", "A"} and value.formula is None
    ]


@pytest.mark.parametrize("what", ["struck out", "unseen", "hidden row", "text", "formula", "error", "merge"])
def test_one_among_many_is_found(forgetful: Callable[[Book], str], what: str):
    """Of workbooks of one form that differ in their answers alone, the one that has more to it is told of."""
    form = _form("unit-baik.xlsx")
    sheet = max(form.sheets, key=lambda that_sheet: len(that_sheet.rows))
    places = [(row, column) for row, cells in sheet.rows.items() for column in cells]
    many = [
        changed(form, [Change("text", 1, places.index(at), number)])
        for number, at in enumerate(_answers(form)[:6])
    ]
    odd = changed(form, [Change(what, 1, places.index(_answers(form)[8]), 17)])
    expected = forgetful(odd)
    assert expected != forgetful(form)
    for book in many:
        said(book)
        assert said(odd) == expected


def test_a_picture_is_the_evidence_of_its_own_workbook(forgetful: Callable[[Book], str]):
    """A question without evidence is told of, before and after a workbook with a picture there."""
    form = _form("unit-baik.xlsx")
    at = max(range(len(form.sheets)), key=lambda number: len(form.sheets[number].rows))
    sheet, (row, answer) = form.sheets[at], _answers(form)[8]
    cells = {column: value for column, value in sheet.rows[row].items() if column <= answer}
    bare = replace(sheet, rows={**sheet.rows, row: cells})
    shown = replace(bare, pictures=(Range(row, answer + 1, row, answer + 9),))
    without, pictured = (
        replace(form, sheets=(*form.sheets[:at], case, *form.sheets[at + 1 :])) for case in (bare, shown)
    )
    expected = forgetful(without), forgetful(pictured)
    assert "V320" in expected[0]
    assert "V320" not in expected[1]
    assert [said(case) for case in (without, pictured, without, pictured)] == [*expected, *expected]


def test_little_is_kept() -> None:
    """Of thousands of forms no more than the last few are remembered, and the eldest is worked out again."""
    worked_out: list[int] = []
    recent: Recent[int] = Recent()
    for number in (*range(1_000), 999, 0):
        assert recent.of([number], lambda number=number: worked_out.append(number) or number) == number
    assert worked_out == [*range(1_000), 0]
    assert len(recent._kept) <= 8
