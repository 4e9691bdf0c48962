"""One worksheet: its filled cells, merges and hidden parts, streamed into a sparse map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from zitool.core.record import Record, about
from zitool.xlsx.grid import Range
from zitool.xlsx.plain import NotPlainError
from zitool.xlsx.plain_rows import plain_rows
from zitool.xlsx.sheet_parser import Context, SheetParser

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zitool.core.values import Cells, Value
    from zitool.findings import Finding
    from zitool.xlsx.fonts import Seen

_LIST_ROWS, _LIST_CELLS = 400, 2_000
State = Literal["visible", "hidden", "veryHidden"]


class Sheet(Record, kw_only=False):
    """One sheet as it stands in the file.

    Attributes:
        name: its name.
        state: hidden or not; ``veryHidden`` cannot be undone from Excel's menus.
        rows: row → column → value, both from 1, rows in order; only cells with a value or a formula.
        merges: merged rectangles, never expanded.
        hidden_rows: rows hidden by hand, by a filter or by a height of zero.
        hidden_columns: (first, last) column of each hidden stretch.
        is_worksheet: False for charts, dialogs and macro sheets, which have no cells.
        looks: place of a cell (row, column) whose text is struck out or cannot be seen → how it looks.
        pictures: cells with a picture in them, and stretches of cells with one or an embedded file over them.
    """

    name: str
    state: State = "visible"
    rows: dict[int, Cells] = about("", default_factory=dict)
    merges: tuple[Range, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: tuple[tuple[int, int], ...] = ()
    is_worksheet: bool = True
    looks: Mapping[tuple[int, int], Seen] = about("", default_factory=dict)
    pictures: tuple[Range, ...] = ()

    @property
    def is_list(self) -> bool:
        """Whether it is small enough to be kept and compared, as guides and lists beside a form are."""
        rows = self.rows
        return len(rows) <= _LIST_ROWS and sum(map(len, rows.values())) <= _LIST_CELLS

    @property
    def cells(self) -> dict[tuple[int, int], Value]:
        """Every cell by (row, column); made anew each time."""
        return {(row, column): value for row, cells in self.rows.items() for column, value in cells.items()}


def read_sheet(context: Context, part: str, name: str, state: State) -> tuple[Sheet, list[Finding]]:
    """Return the worksheet in `part`, and what is odd about it (F103, F105).

    Raises:
        UnreadableWorkbookError: F009, F012, F013, F015 for what it holds, and what `parse` raises.
    """
    before = context.cells, context.text
    try:
        parser = _read(context, part, name, plain=True)
    except NotPlainError:
        context.cells, context.text = before
        parser = _read(context, part, name, plain=False)
    sheet = Sheet(
        name,
        state,
        dict(sorted(parser.rows.items())) if parser.out_of_order else parser.rows,
        tuple(parser.merges),
        frozenset(parser.hidden_rows),
        (*parser.hidden_columns, *parser.unsized()),
        looks=parser.looks,
        pictures=(
            *(Range(*at, *at) for at in sorted(parser.pictures)),
            *_drawn(context, part, parser),
        ),
    )
    return sheet, parser.findings()


def _drawn(context: Context, part: str, parser: SheetParser) -> Sequence[Range]:
    """Return where pictures and embedded files lie over the cells of a sheet."""
    if not parser.drawings and not parser.has_objects:
        return ()
    from zitool.xlsx.drawings import read_drawings, read_objects  # noqa: PLC0415 - most forms have none

    objects = read_objects(context.package, part, parser.old_drawings) if parser.has_objects else ()
    return (*read_drawings(context.package, part, parser.drawings), *objects)


def _read(context: Context, part: str, name: str, *, plain: bool) -> SheetParser:
    """Read once; `plain` takes the short way, or raises `NotPlainError`."""
    parser = SheetParser(context, part, name, plain=plain)
    parser.run(plain_rows(context.package.chunks(part), parser) if plain else None)
    return parser
