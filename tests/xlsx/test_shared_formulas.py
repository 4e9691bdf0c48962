"""Shared formulas, moved to every cell that shares one."""

from __future__ import annotations

import itertools
from operator import itemgetter

import pytest
from openpyxl.formula.translate import Translator
from tests.conftest import a_tenth
from tests.xlsx.reading import of_sheet, read, refusal

from zitool.core.values import Kind
from zitool.xlsx.cells import column_letters
from zitool.xlsx.shared_formulas import SharedFormulas, move, split

_FORMULAS = [
    "A1+$A1+A$1+$A$1",
    "SUM(B2:B10)*C$5",
    'IF(K129="","A1 belum",LOG10(K130))',
    "'Sheet A1'!B2+Sheet1!C3",
    "'It''s A1'!B2",
    "SUM(B:B)+SUM($3:4)",
    "[1]Sheet1!A1",
    "AB_1+A1B+A1.x+TAX2024+ABCD1",
    "#REF!+A1",
    '"a""A1"&B2',
    "{1,2;3,4}+A1",
    "1E5+A1",
    'IF(J9="Ya/Tidak",IF(K9="Ya",1,0),\'x\'!K9)',
]


@pytest.mark.parametrize("formula", _FORMULAS)
@pytest.mark.parametrize(("rows", "columns"), [(0, 0), (1, 0), (3, 2), (100, 25)])
def test_shared_formulas_move_as_openpyxl_moves_them(formula: str, rows: int, columns: int) -> None:
    """Moving a formula down and right gives what openpyxl's translator gives."""
    there = f"{column_letters(1 + columns)}{1 + rows}"
    expected = Translator(f"={formula}", origin="A1").translate_formula(there)
    assert f"={move(split(formula), rows, columns)}" == expected


def test_shared_formulas_keep_what_is_no_reference() -> None:
    """Columns of tables and text stay; what leaves the grid is #REF!."""
    assert move(split("Tabel1[[#All],[A1]]+A1"), 1, 1) == "Tabel1[[#All],[A1]]+B2"
    assert move(split('"A1'), 1, 1) == '"A1'
    assert move(split("[A1"), 1, 1) == "[A1"
    assert move(split("XFE1+A1048577"), 1, 1) == "XFE1+A1048577"
    assert move(split("A2+B:B+2:2"), -2, -1) == "#REF!+A:A+#REF!"


MOVED = list(
    itertools.product(
        [*_FORMULAS, "A2+B:B+2:2", "$A2:B$3+XFD1", "A1048576:B2", "1"],
        [-1, 0, 1, 7, 1_048_570],
        [-1, 0, 1, 16_380],
    )
)


@pytest.mark.parametrize(("formula", "rows", "columns"), a_tenth(MOVED, itemgetter(0)))
def test_a_formula_that_is_remembered_moves_as_any_other(formula: str, rows: int, columns: int) -> None:
    """Whether a formula is kept beside its rows or moved piece by piece makes no difference."""
    shared = SharedFormulas()
    shared.set("0", formula, 1, 1)
    expected = move(split(formula), rows, columns)
    assert shared.moved("0", 1 + rows, 1 + columns) == expected
    shared.set("0", formula + " " * 1_000, 1, 1)
    assert shared.moved("0", 1 + rows, 1 + columns) == expected + " " * 1_000


@pytest.mark.parametrize("column", [1, 2])
@pytest.mark.parametrize("further", ["A4+B5", "A4+B4", "#REF!+B5", "A4+B5 ", "XFD1048576+B5"])
def test_a_formula_shared_anew_is_its_own(further: str, column: int) -> None:
    """Whether it is the one before moved down, or another, its copies are moved from where it stands."""
    shared = SharedFormulas()
    shared.set("0", "A2+B3", 2, 1)
    shared.set("1", further, 4, column)
    for rows, columns in ((1, 0), (3, 2), (-3, 0), (-4, 0)):
        expected = move(split(further), rows, columns)
        assert shared.moved("1", 4 + rows, column + columns) == expected
    assert shared.moved("0", 5, 1) == "A5+B6"


def test_shared_formulas_in_a_sheet() -> None:
    """The cells of a shared formula get it moved to their places; an index may be used again."""
    rows = (
        '<row r="1"><c r="A1"><f t="shared" ref="A1:A2" si="0">B1*$C$1</f><v>1</v></c></row>'
        '<row r="2"><c r="A2"><f t="shared" si="0"/><v>2</v></c></row>'
        '<row r="3"><c r="A3"><f t="shared" ref="A3:A4" si="0">D3</f><v>2</v></c></row>'
        '<row r="4"><c r="A4"><f t="shared" si="0"/></c></row>'
    )
    cells = read(of_sheet(rows)).sheets[0].cells
    assert [cells[row, 1].formula for row in range(1, 5)] == ["B1*$C$1", "B2*$C$1", "D3", "D4"]
    assert cells[4, 1].kind is Kind.UNCOMPUTED


def test_shared_formulas_cannot_be_a_bomb() -> None:
    """A long formula shared by many cells counts as text for every cell."""
    first = f'<row r="1"><c r="A1"><f t="shared" ref="A1:A9999" si="0">{"A1+" * 2500}1</f><v>1</v></c></row>'
    rest = "".join(f'<row r="{row}"><c r="A{row}"><f t="shared" si="0"/></c></row>' for row in range(2, 9999))
    code, values = refusal(of_sheet(first + rest))
    assert (code, values["what"]) == ("F009", "text")
    too_long = first.replace("A1+" * 2500, "A1+" * 3000)
    assert read(of_sheet(too_long + rest)).sheets[0].cells[2, 1].formula == ""
