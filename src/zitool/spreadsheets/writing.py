"""The parts of a workbook as openpyxl writes them, but for rows, which take it longest.

For each cell it makes elements, asks of each name in them which namespace it is of, and writes them to a file
on the disk. Rows of plain cells (texts, numbers, formulas) are known without all that; a sheet with any other
cell is left to it. A test holds the two ways equal, by bytes.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import TYPE_CHECKING, Any

from openpyxl.compat import safe_string
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.writer.excel import ExcelWriter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl import Workbook

_HERE = "zitool"
"""What stands in a sheet for its rows until they are known."""


def parts_of(book: Workbook) -> dict[str, bytes]:
    """Return the parts of the package that openpyxl would save, by name, in its order."""
    parts: Any = _Parts()
    _BookWriter(book, parts).save()
    written: dict[str, bytes] = parts.written
    return written


class _Parts:
    """As much of a zip file as what writes one asks for."""

    def __init__(self) -> None:
        self.written: dict[str, bytes] = {}

    def writestr(self, name: str, part: str | bytes) -> None:
        """Keep a part."""
        self.written[name] = part.encode() if isinstance(part, str) else part

    def write(self, file: str, name: str) -> None:
        """Keep what is in a file as a part."""
        self.written[name] = Path(file).read_bytes()

    def namelist(self) -> list[str]:
        """Return the names of the parts."""
        return [*self.written]

    def close(self) -> None:
        """Do nothing: nothing is open."""


class _BookWriter(ExcelWriter):
    """Writes a sheet of plain cells to memory, its rows apart from all else."""

    _archive: _Parts

    def write_worksheet(self, ws: Any) -> None:  # noqa: ANN401 - openpyxl's types leave out what is needed here
        if ws._charts or ws._images or not all(map(_is_plain, ws._cells.values())):  # noqa: SLF001
            super().write_worksheet(ws)
            return
        writer: Any = _SheetWriter(ws, io.BytesIO())
        writer.write()
        rows = "".join(writer.lines).encode("utf-8", "xmlcharrefreplace")
        ws._rels = writer._rels  # noqa: SLF001 - this and what follows as the method of openpyxl does
        self._archive.writestr(ws.path[1:], writer.out.getvalue().replace(_HERE.encode(), rows, 1))
        self.manifest.append(ws)


class _SheetWriter(WorksheetWriter):
    """Writes a sheet but for its rows, which are `lines`."""

    ws: Any
    xf: Any

    def __init__(self, *given: Any) -> None:  # noqa: ANN401
        super().__init__(*given)
        self.lines: list[str] = []
        self._styles: dict[bytes, str] = {}

    def write_rows(self) -> None:
        xf = self.xf.send(True)
        with xf.element("sheetData"):
            xf.write(_HERE)
        self.xf.send(None)
        heights = self.ws.row_dimensions
        for number, cells in self.rows():
            told = {"r": str(number), **dict(heights.get(number, {}))}
            attributes = "".join(f' {name}="{_escaped(value, quoted=True)}"' for name, value in told.items())
            self.lines += [f"<row{attributes}>", *self._cells(number, cells), "</row>"]

    def _cells(self, number: int, cells: list[Any]) -> Iterator[str]:
        for cell in cells:
            value, kind = cell._value, cell.data_type  # noqa: SLF001
            style = self._style(cell) if cell.has_style else ""
            if value is None and not style:
                continue
            if cell.hyperlink:
                self.ws._hyperlinks.append(cell.hyperlink)  # noqa: SLF001
            start = f'<c r="{get_column_letter(cell.column)}{number}"{style}'
            if kind != "f":
                start += ' t="inlineStr"' if kind == "s" else f' t="{kind}"'
            if value is None or value == "":
                yield f"{start} />"
            elif kind == "s":
                space = ' xml:space="preserve"' if value != value.strip() and value.strip() else ""
                yield f"{start}><is><t{space}>{_escaped(value)}</t></is></c>"
            elif kind == "f":
                yield f"{start}><f>{_escaped(value[1:])}</f><v /></c>"
            else:
                yield f"{start}><v>{safe_string(value)}</v></c>"

    def _style(self, cell: Any) -> str:  # noqa: ANN401
        """Return the attribute that names a style; to number each anew takes as long as all else."""
        look = cell._style.tobytes()  # noqa: SLF001
        if look not in self._styles:
            self._styles[look] = f' s="{cell.style_id}"'
        return self._styles[look]


def _is_plain(cell: Any) -> bool:  # noqa: ANN401
    value, kind = cell._value, cell.data_type  # noqa: SLF001
    if cell._comment is not None:  # noqa: SLF001
        return False
    if kind == "n":
        return value is None or type(value) in {int, float}
    return kind in {"s", "f"} and type(value) is str


def _escaped(text: str, *, quoted: bool = False) -> str:
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;") if quoted else text
