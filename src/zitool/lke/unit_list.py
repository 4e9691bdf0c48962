"""A blank list of units (`zitool template --units`): what an office fills in once for `--units`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zitool.core.law.unit_kinds import OTHER
from zitool.spreadsheets.packing import packed
from zitool.wording import label
from zitool.xlsx.grid import address

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from zitool.core.law.unit_kinds import UnitGroup

LISTED = {
    "kode": 12,
    "nama": 36,
    "instansi": 28,
    "jenis": 24,
    "provinsi": 20,
    "berkas": 44,
    "target": 10,
    "afirmasi": 10,
}
"""Columns of the list as offices write them, and how wide each is; the last two are for PortalRB."""
_OFFERED = {"target": "wbk,wbbm", "afirmasi": "ya,tidak"}
KINDS = "Jenis"
_ROWS = 2000


def build_unit_list(groups: Sequence[UnitGroup]) -> bytes:
    """Return a list of units without units as an .xlsx; its column `jenis` offers the kinds of `groups`.

    Any other kind can be typed, too: the list may have an office's own.
    """
    from openpyxl import Workbook  # noqa: PLC0415 - a third of a second that only this command pays
    from openpyxl.worksheet.datavalidation import DataValidation  # noqa: PLC0415

    book = Workbook()
    units, kinds = book.worksheets[0], book.create_sheet(KINDS)
    units.title = "Unit"
    _table(units, list(LISTED), LISTED.values(), [])
    rows = [
        (kind.id, kind.name, group.name, label(f"duty_{group.duty}", "id"), group.statement)
        for group in groups
        for kind in group.kinds
    ]
    rows.append((OTHER, "", "", "", ""))
    heads = [label(key, "id") for key in ("recap_by_kind", "unit", "unit_group", "unit_duty", "unit_holds")]
    _table(kinds, heads, (24, 40, 40, 24, 70), rows)
    offered = DataValidation(
        type="list", formula1=f"{KINDS}!$A$2:$A${len(rows) + 1}", allow_blank=True, errorStyle="information"
    )
    offered.promptTitle, offered.errorTitle = "Jenis unit", "Jenis sendiri"
    offered.prompt = f"Pilih dari lembar {KINDS}, atau tulis jenis sendiri."
    offered.error = "Jenis ini tidak ada pada rubrik; dikelompokkan apa adanya."
    offered.showInputMessage = offered.showErrorMessage = True
    column = list(LISTED).index("jenis") + 1
    offered.add(f"{address(2, column)}:{address(_ROWS, column)}")
    units.add_data_validation(offered)
    for name, words in _OFFERED.items():
        only = DataValidation(type="list", formula1=f'"{words}"', allow_blank=True)
        column = list(LISTED).index(name) + 1
        only.add(f"{address(2, column)}:{address(_ROWS, column)}")
        units.add_data_validation(only)
    return packed(book)


def _table(
    sheet: Worksheet, heads: Sequence[str], widths: Iterable[int], rows: Sequence[Sequence[str]]
) -> None:
    from zitool.spreadsheets.looks import HEADER, dress  # noqa: PLC0415 - openpyxl follows

    for number, (head, width) in enumerate(zip(heads, widths, strict=True), 1):
        cell = sheet.cell(1, number, head)
        dress(cell, HEADER, bold=True, ink="FFFFFF")
        sheet.column_dimensions[cell.column_letter].width = width
    for number, row in enumerate(rows, 2):
        for column, text in enumerate(row, 1):
            dress(sheet.cell(number, column, text or None))
    sheet.freeze_panes = "A2"
