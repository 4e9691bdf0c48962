"""What workbooks of reports hold."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from openpyxl import load_workbook

if TYPE_CHECKING:
    from openpyxl.cell import Cell


def cells_of(data: bytes) -> list[Cell]:
    """Return every cell of every sheet of a workbook; there are some on each."""
    sheets = [
        [cell for row in sheet.iter_rows() for cell in row] for sheet in load_workbook(io.BytesIO(data))
    ]
    assert [at for at, cells in enumerate(sheets) if not cells] == []
    everything = [cell for cells in sheets for cell in cells]
    assert len(everything) > 10
    return everything
