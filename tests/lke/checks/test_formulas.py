"""What formulas count, told without calculating them, and without ever taking long."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zitool.lke.checks.formulas import LONGEST, last_text, pattern, rows_in_column, sheet_columns

ROWS = list(range(1, 41))


@pytest.mark.parametrize(
    ("formula", "rows"),
    [
        ("AVERAGE(L8:L9)*H7", {8, 9}),
        ("SUM(L7,L10,L14)", {7, 10, 14}),
        ("SUM($L$7,L$10,$L14)", {7, 10, 14}),
        ("sum(L9:L7)", {7, 8, 9}),
        ("AVERAGE ( L7 , L8 )", {7, 8}),
        ("SUM(K7:M8)", {7, 8}),
        ("SUM(H7:K8)", set()),
        ("SUM(L7:L9)-L8", {7, 9}),
        ("L7-L8", {7}),
        ("L7 - L8", {7}),
        ("SUM(L:L)", set(ROWS)),
        ("SUM($K:$M)", set(ROWS)),
        ("SUM('LKE ZI'!L7:L8)", {7, 8}),
        ("SUM('LKE ZI'!L7,Lain!L8)", {7}),
        ("SUM(Lain!L7:L9)", set()),
        ('IF(L7="L8:L9",L10,0)', {7, 10}),
        ("L7*1E3", {7}),
        ("SUM(LL7,AL8)", set()),
        ("LOG10(L7)", {7}),
        ("IF(TRUE,L7)", {7}),
        ("SUM(L1:L1048576)", set(ROWS)),
        ("1*99", set()),
        ("", set()),
    ],
)
def test_rows_that_a_formula_counts(formula: str, rows: set[int]) -> None:
    """Cells, ranges either way round, dollars, whole columns, its own sheet; no text, nothing subtracted."""
    assert rows_in_column(formula, "L", ROWS, "LKE ZI") == rows


@pytest.mark.parametrize(
    "formula",
    ["SUM(sub_area)", "SUM(abc)", "AVERAGE(Nilai)*H7", 'SUM(INDIRECT("L8:L9"))', "SUM(OFFSET(L7,1,0,2))",
     "SUM(Tabel1[Nilai])",
     "[1]LKE!L8", "SUM(#REF!)", "SUM(L7)" + "+0" * LONGEST],
)  # fmt: skip
def test_formulas_that_hide_what_they_count(formula: str) -> None:
    """Names, computed references, other workbooks, or longer than Excel allows: nobody can tell."""
    assert rows_in_column(formula, "L", ROWS, "LKE ZI") is None


@settings(deadline=None)
@given(st.text(alphabet="LK$0123456789:(),!'\"-+ SUMAVERG[]#", max_size=80))
def test_any_text_is_read_without_a_word(text: str) -> None:
    """Whatever stands in a formula: rows among those asked for, or nothing."""
    found = rows_in_column(text, "L", ROWS, "LKE ZI")
    assert found is None or found <= set(ROWS)
    assert isinstance(last_text(text), str)
    assert isinstance(sheet_columns(text), frozenset)


def test_copies_down_a_column_are_equal() -> None:
    """Only the own row number is replaced, with dollars or without; another row's stays."""
    assert pattern('IF(J8="8",K8,L88)+H$8', 8) == pattern('IF(J9="8",K9,L88)+H9', 9)
    assert pattern("K8", 8) != pattern("K8", 9)


@given(
    formula=st.lists(st.sampled_from(["A", "$", "1", "7", "17", "71", "K7", "a", "(", " ", "é"])).map(
        "".join
    ),
    row=st.sampled_from([1, 7, 17, 71, 11, 77]),
)
def test_only_a_row_behind_a_column_is_its_own(formula: str, row: int) -> None:
    """Digits of other numbers, names and longer rows stay, whatever stands around them."""
    own = re.compile(rf"(?<=[A-Z])\$?{row}(?!\d)", re.ASCII)
    assert pattern(formula, row) == own.sub("\0", "".join(formula.split()))


@given(
    formula=st.lists(st.sampled_from(["A", "$", "1", "7", "17", "K7", "K17", "(", " "])).map("".join),
    row=st.sampled_from([1, 7, 17]),
    other=st.lists(st.sampled_from(["A", "$", "1", "7", "17", "K7", "K17", "(", " "])).map("".join),
    other_row=st.sampled_from([1, 7, 17]),
)
def test_a_pattern_that_is_told_changes_nothing(formula: str, row: int, other: str, other_row: int) -> None:
    """Whatever the formula before was like, the pattern of this one is its own."""
    assert pattern(formula, row, pattern(other, other_row)) == pattern(formula, row)
    assert pattern(formula, row, pattern(formula, other_row)) == pattern(formula, row)


@pytest.mark.parametrize(
    ("formula", "columns"),
    [
        ("SUM(Jawaban!K4:K9)", {("Jawaban", "K")}),
        ("SUM('LKE ZI'!$K$4:$M$9)", {("LKE ZI", "K"), ("LKE ZI", "L"), ("LKE ZI", "M")}),
        ("SUM(Jawaban!K:K)", {("Jawaban", "K")}),
        ("'Jum''at'!A1", {("Jum'at", "A")}),
        ("'[1]LKE ZI'!K4+[2]Jawaban!K4", set()),
        ('IF("Jawaban!K4"="",1,2)', set()),
        ("K4+L5", set()),
        ("Jawaban!total", set()),
        ("Jawaban!A1:XFD9", {("Jawaban", "A")}),
    ],
)
def test_columns_of_other_sheets(formula: str, columns: set[tuple[str, str]]) -> None:
    """Quoted or bare names, ranges; no other workbook, no text; a giant range names its first ones."""
    assert columns <= sheet_columns(formula)
    assert len(sheet_columns(formula)) == len(columns) or formula.endswith("XFD9")


@pytest.mark.parametrize(
    ("formula", "text"),
    [
        ('IF(A1>1,"a","Lulus")', "Lulus"),
        ('IF(A1>1,"a",IF(A1>0,"b","c") )', "c"),
        ('IF(A1>1,"a","kata ""asing""")', 'kata "asing"'),
        ('IF(A1>1,"a",B1)', ""),
        ('"a"&B1', ""),
        ("", ""),
    ],
)
def test_the_last_branch(formula: str, text: str) -> None:
    """The text that ends a formula, and only where it does."""
    assert last_text(formula) == text


def test_a_megabyte_of_formula_takes_no_time() -> None:
    """Longer than Excel allows is not looked at; as long as it allows is looked at once."""
    assert rows_in_column("SUM(" + "L1:L1048576," * 80_000 + "L1)", "L", ROWS) is None
    assert rows_in_column("SUM(" + "L1:L1048576," * 600 + "L1)", "L", ROWS) == set(ROWS)
    assert last_text('"' * 1_000_001) == ""
    assert sheet_columns("A!A1+" * 200_000) == set()
