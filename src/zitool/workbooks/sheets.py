"""One worksheet: its filled cells, merges and hidden parts, streamed into a sparse map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from zitool.core.record import Record, about
from zitool.workbooks.plain import NotPlainError
from zitool.workbooks.plain_rows import plain_rows
from zitool.workbooks.sheet_parser import SheetParser

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zitool.core.values import Cells, Value
    from zitool.findings import Finding
    from zitool.workbooks.grid import Range
    from zitool.workbooks.package import Package
    from zitool.workbooks.styles import ShownAs

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
    """

    name: str
    state: State = "visible"
    rows: dict[int, Cells] = about("", default_factory=dict)
    merges: tuple[Range, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: tuple[tuple[int, int], ...] = ()
    is_worksheet: bool = True

    @property
    def cells(self) -> dict[tuple[int, int], Value]:
        """Every cell by (row, column); made anew each time."""
        return {(row, column): value for row, cells in self.rows.items() for column, value in cells.items()}


class Context:
    """What the sheets of one book share.

    Attributes:
        package: the file.
        strings: shared strings.
        formats: how numbers are shown, by style number as text.
        cells: filled cells so far.
        text: characters of text and formulas kept so far.
    """

    def __init__(self, package: Package, strings: Sequence[str], formats: Mapping[str, ShownAs]) -> None:
        self.package, self.strings, self.formats = package, strings, formats
        self.cells = self.text = 0


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
        tuple(parser.hidden_columns),
    )
    return sheet, parser.findings()


def _read(context: Context, part: str, name: str, *, plain: bool) -> SheetParser:
    """Read once; `plain` takes the short way, or raises `NotPlainError`."""
    parser = SheetParser(context, part, name, plain=plain)
    parser.run(plain_rows(context.package.chunks(part), parser) if plain else None)
    return parser
