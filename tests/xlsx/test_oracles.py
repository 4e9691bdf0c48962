"""Other readers as oracles: openpyxl and calamine, on files made here and on a real LKE."""

from __future__ import annotations

import io
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
import python_calamine
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.cell import MergedCell
from tests.xlsx.reading import read

from zitool.core.values import Kind, Value
from zitool.xlsx.cells import read_book

REAL = Path(__file__).parents[2].parent / "shared" / "real" / "lke-lampiran3-terisi.xlsx"


_texts = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=20
).filter(lambda text: not text.startswith("=") and "_x" not in text)
_values = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(-(10**9), 10**9),
    st.floats(-1e300, 1e300),
    _texts,
    st.sampled_from(["#N/A", "#REF!", "#DIV/0!"]),
)


@given(st.lists(st.lists(_values, max_size=6), max_size=6))
@settings(max_examples=60, deadline=None)
def test_same_cells_as_openpyxl_and_calamine(rows: list[list[object]]) -> None:
    """What openpyxl writes is read as openpyxl and calamine read it."""
    workbook = openpyxl.Workbook()
    form = workbook.active
    for row in rows:
        form.append(row)
    buffer = io.BytesIO()
    workbook.save(buffer)
    data = buffer.getvalue()
    cells = read(data).sheets[0].cells
    again = openpyxl.load_workbook(io.BytesIO(data)).active
    for row in again.iter_rows():
        for cell in row:
            _assert_same(cells.get((cell.row, cell.column)), cell.value, cell.data_type)
    calamine = python_calamine.load_workbook(io.BytesIO(data)).get_sheet_by_index(0)
    offset_row, offset_column = calamine.start or (0, 0)
    theirs = {
        (row_number, column): value
        for row_number, row in enumerate(calamine.to_python(skip_empty_area=True), offset_row + 1)
        for column, value in enumerate(row, offset_column + 1)
        if isinstance(value, float | str) and value != ""
    }
    read_as = {at: type(value)(cells[at].text) for at, value in theirs.items()}
    assert read_as == theirs


def _assert_same(ours: Value | None, value: object, data_type: str) -> None:
    """Compare a value with what openpyxl read."""
    if value is None:
        assert ours is None or ours.text == ""
        return
    assert ours is not None
    if isinstance(value, bool):
        assert (ours.kind, ours.text) == (Kind.BOOLEAN, str(value).upper())
    elif isinstance(value, datetime):
        assert ours.shown_as == "date"
    elif isinstance(value, int | float):
        assert (ours.kind, float(ours.text)) == (Kind.NUMBER, float(value))
    elif data_type == "e":
        assert (ours.kind, ours.text) == (Kind.ERROR, value)
    else:
        assert (ours.kind, ours.text) == (Kind.TEXT, value)


@pytest.mark.real
@pytest.mark.skipif(not REAL.exists(), reason="LKE nyata tidak ada")
def test_real_workbook_reads_as_openpyxl_reads_it() -> None:
    """Every cell of a real LKE has the value, the formula and the hidden states openpyxl finds."""
    found = read_book(REAL)
    stored = openpyxl.load_workbook(REAL, data_only=True)
    formulas = openpyxl.load_workbook(REAL)
    assert [sheet.name for sheet in found.sheets] == stored.sheetnames
    assert [sheet.state for sheet in found.sheets] == [
        worksheet.sheet_state for worksheet in stored.worksheets
    ]
    compared = 0
    for ours in found.sheets:
        theirs = stored[ours.name]
        for row in theirs.iter_rows():
            for cell in row:
                compared += 1
                if isinstance(cell, MergedCell):  # openpyxl drops what lies under a merge
                    continue
                value = ours.cells.get((cell.row, cell.column))
                formula = formulas[ours.name].cell(cell.row, cell.column).value
                if isinstance(formula, str) and formula.startswith("="):
                    assert value is not None
                    assert f"={value.formula}" == formula
                _assert_same(value, cell.value, cell.data_type)
        assert {str(merge) for merge in ours.merges} == {
            str(that_range) for that_range in theirs.merged_cells.ranges
        }
        assert ours.hidden_rows == {key for key, row in theirs.row_dimensions.items() if row.hidden}
    assert compared > 5000
