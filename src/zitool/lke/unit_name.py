"""The name of the work unit, as the workbook states it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zitool.core.values import TEXT
from zitool.lke.headers import role_of
from zitool.xlsx.visible_cells import Lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zitool.core.values import Cells
    from zitool.lke.forms import Form
    from zitool.xlsx.cells import Book

_ROWS = 12
"""A name stands at the top of a sheet; further down *unit kerja* is part of a sentence."""
_REACH = 9
_LONGEST = 200
_LABEL = re.compile(
    r"(?:nama )?(?:unit|satuan) kerja\b\s*(?:\(.{0,40}\))?\s*(?::\s*(?P<name>.*))?$", re.IGNORECASE
)
_FORM_NAME = (
    r"(?i)[\W\d_]*(?:(?:lke|zi|zona|integritas|lembar|kerja|evaluasi|jawaban|lampiran|sheet|form)[\W\d_]*)+i*"
)
"""A tab of this name says what stands on it, and not whose it is."""
_OTHER_LABEL = r"(?i)(?:nama|nip|jabatan|instansi|tahun|tanggal|alamat|predikat|total)(?: \w+){0,2}"


def unit_name(book: Book, form: Form) -> str:
    """Return what stands beside a label *Unit kerja*: on the form, or else on another visible sheet.

    Of several LKEs in one workbook each is named by itself, or else by its tab.
    """
    if form.stated is not None:
        return form.stated.unit
    own = next(_names(form.lines), "")
    sheets = sum(bool(sheet.rows) for sheet in book.sheets)
    several = bool(book.chosen) and sheets - 1 > len(form.beside)
    if not own and several and not re.fullmatch(_FORM_NAME, form.sheet.name):
        return form.sheet.name.strip()
    others = (Lines(sheet) for sheet in form.sheets[1:] if sheet.state == "visible")
    return own or next((name for lines in others for name in _names(lines)), "")


def _names(lines: Lines) -> Iterator[str]:
    for row, cells in lines.rows.items():
        if row > _ROWS:
            return
        # A table with a column *Unit kerja* names many units, and its neighbour to the right none.
        if sum(value.kind is TEXT and role_of(value.text) is not None for value in cells.values()) > 1:
            continue
        for column, value in sorted(cells.items()):
            match = _LABEL.match(" ".join(value.text.split())) if value.kind is TEXT else None
            if match is not None and (name := _bare(match["name"] or "") or _beside(cells, column)):
                yield name


def _beside(cells: Cells, column: int) -> str:
    """The first text to the right, unless it is a label or a header itself."""
    for at in range(column + 1, column + _REACH):
        value = cells.get(at)
        text = _bare(value.text) if value is not None and value.kind is TEXT else ""
        if text:
            return "" if role_of(text) is not None or re.fullmatch(_OTHER_LABEL, text) else text
    return ""


def _bare(text: str) -> str:
    name = " ".join(text.split()).strip(" :")
    return name if len(name) <= _LONGEST and name.strip("-–_. …") else ""
