"""What is remembered between workbooks: nothing that another file, sheet or limit would have otherwise."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.hostile.form import SPACES, STRINGS, STYLES, Raw, pack, parts, sheet

from zitool.core.memo import once
from zitool.core.values import Kind, Value
from zitool.errors import UnreadableWorkbookError
from zitool.xlsx.cells import Range, Sheet, read_book_bytes
from zitool.xlsx.package import DEFAULT_LIMITS

HEAD = '<?xml version="1.0" encoding="UTF-8"?>'


def first(content: dict) -> Sheet:
    """Return the first sheet of some parts."""
    return read_book_bytes(pack(content), "x.xlsx").sheets[0]


def styled(number_format: int) -> str:
    """Return styles whose only cell format shows numbers in a built-in way."""
    return f'{HEAD}<styleSheet {SPACES}><cellXfs><xf numFmtId="{number_format}"/></cellXfs></styleSheet>'


def test_equal_cells_follow_their_own_styles() -> None:
    """The same number is a percentage in the workbook that shows it so, and in no other."""
    cells = [sheet([[Raw('<c r="@" s="0"><v>0.5</v></c>')]])]
    shown = [
        first({**parts(cells), STYLES: styled(number)}).cells[1, 1].shown_as for number in (0, 9, 0, 14, 9)
    ]
    assert shown == ["general", "percent", "general", "date", "percent"]


def test_equal_cells_follow_their_own_strings() -> None:
    """The same number of a shared string, with a formula or without, is what its own workbook says it is."""
    rows = [
        [Raw('<c r="@" t="s"><v>0</v></c>'), Raw('<c r="@" t="s"><f>A1</f><v>0</v></c>')],
    ]
    for said in ("Ya", "Tidak", "Ya"):
        strings = f"{HEAD}<sst {SPACES}><si><t>{said}</t></si></sst>"
        found = first({**parts([sheet(rows)]), STRINGS: strings}).cells
        assert found == {(1, 1): Value(Kind.TEXT, said), (1, 2): Value(Kind.TEXT, said, "A1")}


def test_equal_cells_follow_their_own_shared_formula() -> None:
    """A cell that takes part in a shared formula is read for the place and the sheet where it stands."""
    for formula in ("B1+1", "C1*2"):
        rows = [
            [Raw(f'<c r="@"><f t="shared" ref="A1:A3" si="0">{formula}</f><v>1</v></c>')],
            *[[Raw('<c r="@"><f t="shared" si="0"/><v>1</v></c>')]] * 2,
        ]
        found = [value.formula for value in first(parts([sheet(rows)])).cells.values()]
        assert found == [formula, formula.replace("1", "2", 1), formula.replace("1", "3", 1)]


def test_a_remembered_frame_is_told_of_the_sheet_it_belongs_to() -> None:
    """Equal beginnings of sheets with other ends have other merges; equal ends have the same."""
    ends = [
        '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>',
        '<mergeCells><mergeCell ref="A2:B3"/></mergeCells>',
    ]
    found = [first(parts([sheet(after=end)])).merges for end in (*ends, *ends)]
    expected = [(Range(1, 1, 1, 2),), (Range(2, 1, 3, 2),)]
    assert found == expected * 2


@pytest.mark.parametrize("after", ["<a>", "<mergeCells><mergeCell ref='A1:Z'/></mergeCells>"])
def test_a_refusal_names_its_own_file(after: str) -> None:
    """Whatever is refused is refused for every file that has it, by the name of that file."""
    data = pack(parts([sheet(after=after)]))
    for file in ("satu.xlsx", "dua.xlsx", "satu.xlsx"):
        with pytest.raises(UnreadableWorkbookError) as caught:
            read_book_bytes(data, file)
        assert caught.value.findings[0].file == file


def test_a_limit_holds_for_what_was_read_under_another() -> None:
    """A part that was fine is refused where less is allowed, and fine again where it is not."""
    data = pack(parts([sheet(before="<sheetViews><sheetView><selection/></sheetView></sheetViews>")]))
    few = replace(DEFAULT_LIMITS, depth=3)
    book = read_book_bytes(data, "x.xlsx")
    with pytest.raises(UnreadableWorkbookError) as caught:
        read_book_bytes(data, "x.xlsx", limits=few)
    assert caught.value.findings[0].code == "F009"
    assert read_book_bytes(data, "x.xlsx") == book


def test_once_goes_by_the_object_itself() -> None:
    """A second call for one object costs nothing; an equal one is another, and old ones are let go of."""
    asked: list[list[int]] = []

    @once
    def count(of: list[int]) -> int:
        asked.append(of)
        return len(of)

    one, equal = [1, 2], [1, 2]
    assert [count(one), count(one), count(equal), count(one)] == [2, 2, 2, 2]
    assert [id(question) for question in asked] == [id(one), id(equal)]
    for size in range(20):
        assert count(list(range(size))) == size
