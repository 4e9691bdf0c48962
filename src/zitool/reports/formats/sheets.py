"""What the sheets of a report are made of: cells by the kind of their content, tables, columns to fill in."""

from __future__ import annotations

from dataclasses import field
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from openpyxl.formatting.rule import Rule
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from zitool.core.record import Record
from zitool.reports.lines import display
from zitool.spreadsheets.looks import (
    ALERT,
    HEADER,
    TO_FILL,
    alert,
    dress,
    fill,
    height_of,
    put_text,
    set_page,
)
from zitool.wording import label

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

    from zitool.wording import Language

DONE, DOING = "E2EFDA", "FFEB9C"
LINK = "0563C1"
SIZE = 9
_DATE = "dd/mm/yyyy"
_HIGHEST = 400.0
_FIRST_DAY = "36526"
"""1 January 2000, as Excel counts days."""


class Foreign(Record, kw_only=False):
    """Text that a stranger may have written; with several, each is a line of its own."""

    texts: tuple[str, ...]

    @classmethod
    def of(cls, *texts: str | None) -> Foreign:
        """Return the texts that are there, each of their lines a line."""
        return cls(tuple(line for text in texts if text for line in text.split("\n") if line.strip()))


class Link(Record, kw_only=False):
    """Text that leads to another file; its target is zitool's own, never a stranger's."""

    shown: Foreign
    target: str


Value: TypeAlias = Foreign | Link | str | Fraction | int | None


class Column(Record, kw_only=False):
    """One column of a table.

    Attributes:
        kind: ``mark``, ``person``, ``date`` and ``remarks`` are there for the team to fill in.
        form: number format.
    """

    title: str
    width: float
    kind: Literal["text", "number", "mark", "person", "date", "remarks"] = "text"
    form: str = "General"
    bold: bool = False


class Row(Record, kw_only=False):
    """One row of a table.

    Attributes:
        values: one for each column, those to fill in left out.
        color: what all of it stands out by.
        tints: position → what that cell stands out by.
        forms: number formats by position, where they are not the column's.
    """

    values: tuple[Value, ...]
    color: str = ""
    bold: bool = False
    tints: Mapping[int, str] = field(default_factory=dict)
    forms: Mapping[int, str] = field(default_factory=dict)


def team_columns(language: Language, remarks: bool = True) -> list[Column]:
    """Return the columns that a team fills in."""
    columns = [
        Column(label("column_status", language), 8.5, "mark"),
        Column(label("column_person", language), 12, "person"),
        Column(label("column_due", language), 9.5, "date", _DATE),
    ]
    return [*columns, Column(label("column_remarks", language), 14, "remarks")] if remarks else columns


def put(
    cell: Cell | MergedCell,
    value: Value,
    language: Language,
    **look: Any,  # noqa: ANN401 - fields of `Look`
) -> None:
    """Write one value, as what it is, with a look."""
    target = ""
    if isinstance(value, Link):
        target, look = value.target, {**look, "ink": LINK}
        value = value.shown
    if isinstance(value, Foreign):
        shown = "\n".join(display(text, len(text)) for text in value.texts)
        put_text(cell, shown, foreign=True, cut=label("cut", language))
    elif isinstance(value, str):
        put_text(cell, value)
    elif value is not None:
        cell.value = value if isinstance(value, int) else float(value)
    if target and cell.value is not None:
        cell.hyperlink = target
    dress(cell, **look)


def put_lines(sheet: Worksheet, lines: Iterable[tuple[Value, dict[str, Any]]], language: Language) -> int:
    """Write lines one below the other into the first column; return the number of the row after them."""
    row = 1
    for value, look in lines:
        put(sheet.cell(row, 1), value, language, **{"wrap": False, "edge": "none", **look})
        row += 1
    return row


def put_table(
    sheet: Worksheet, top: int, columns: Sequence[Column], rows: Sequence[Row], language: Language
) -> int:
    """Write a table whose head stands in row `top`; return the number of the row after it."""
    for number, column in enumerate(columns, 1):
        put(sheet.cell(top, number), column.title, language, color=HEADER, ink="FFFFFF", bold=True, size=SIZE,
            down="center", across="left" if column.kind == "text" else "center")  # fmt: skip
    sheet.row_dimensions[top].height = 28
    last = top
    for last, row in enumerate(rows, top + 1):
        _put_row(sheet, last, columns, row, language)
    return last + 1


def finish_table(
    sheet: Worksheet, columns: Sequence[Column], rows: tuple[int, int], frozen: int, language: Language
) -> None:
    """Make a sheet of one table workable: filter, frozen head, dropdown and dates, print setup.

    Args:
        sheet: with the table.
        columns: of it.
        rows: the number of its head, and of the row after it.
        frozen: how many columns stay in sight.
        language: of dropdown, messages and footer.
    """
    top, after = rows
    last = get_column_letter(len(columns))
    sheet.freeze_panes = f"{get_column_letter(frozen + 1)}{top + 1}"
    set_widths(sheet, columns)
    set_page(sheet, "landscape", page_of=label("page_of", language))
    sheet.print_title_rows = f"{top}:{top}"
    if after <= top + 1:
        return
    sheet.auto_filter.ref = f"A{top}:{last}{after - 1}"
    for number, column in enumerate(columns, 1):
        letter = get_column_letter(number)
        place = f"{letter}{top + 1}:{letter}{after - 1}"
        if column.kind == "mark":
            _add_marks(sheet, place, language)
        elif column.kind == "date":
            _add_dates(sheet, place, f"${get_column_letter(number - 2)}{top + 1}", language)


def set_widths(sheet: Worksheet, columns: Sequence[Column]) -> None:
    """Set the widths of the columns."""
    for number, column in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(number)].width = column.width


def marks(language: Language) -> tuple[str, str, str]:
    """Return the words for how far a step is: to do, doing, done."""
    return label("mark_todo", language), label("mark_doing", language), label("mark_done", language)


def _put_row(sheet: Worksheet, number: int, columns: Sequence[Column], row: Row, language: Language) -> None:
    values = iter(row.values)
    height = 15.0
    for position, column in enumerate(columns):
        cell = sheet.cell(number, position + 1)
        if column.kind in {"text", "number"}:
            put(
                cell,
                next(values, None),
                language,
                size=SIZE,
                color=row.tints.get(position, row.color),
                bold=row.bold or column.bold,
                across="left" if column.kind == "text" else "center",
                form=row.forms.get(position, column.form),
            )
            if isinstance(cell.value, str):
                height = max(height, height_of(cell.value, column.width, SIZE))
        else:
            first = marks(language)[0] if column.kind == "mark" else None
            put(cell, first, language, size=SIZE, color=TO_FILL, form=column.form)
    sheet.row_dimensions[number].height = min(height, _HIGHEST)


def _add_marks(sheet: Worksheet, place: str, language: Language) -> None:
    todo, doing, done = marks(language)
    choice = DataValidation("list", formula1=f'"{todo},{doing},{done}"', allow_blank=True, sqref=place)
    choice.error, choice.errorTitle, choice.showErrorMessage = label("mark_error", language), "zitool", True
    sheet.add_data_validation(choice)
    sheet.conditional_formatting.add(place, alert(done, DONE))
    sheet.conditional_formatting.add(place, alert(doing, DOING))


def _add_dates(sheet: Worksheet, place: str, mark: str, language: Language) -> None:
    """Take dates only, and colour what is overdue: past, and not done."""
    day = DataValidation(
        "date", operator="greaterThanOrEqual", formula1=_FIRST_DAY, allow_blank=True, sqref=place
    )
    day.error, day.errorTitle, day.showErrorMessage = label("due_error", language), "zitool", True
    sheet.add_data_validation(day)
    first = place.partition(":")[0]
    overdue = f'AND({first}<>"",{first}<TODAY(),{mark}<>"{marks(language)[2]}")'
    look = DifferentialStyle(fill=fill(ALERT))
    sheet.conditional_formatting.add(place, Rule("expression", formula=[overdue], dxf=look))
