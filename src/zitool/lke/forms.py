"""Which sheet of a workbook is the LKE, and which of its rows is which indicator."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from zitool.core.memo import Recent, once
from zitool.core.record import Record, replace
from zitool.errors import UnreadableWorkbookError
from zitool.findings import Finding, finding
from zitool.lke.align import Alignment, align
from zitool.lke.expected_rows import COUNT_KINDS, Expected, expected
from zitool.lke.layout import Columns, find_columns, looks_like_form
from zitool.lke.rows import Row, header_rows, read_rows
from zitool.named import NamedTuple
from zitool.xlsx.grid import address
from zitool.xlsx.visible_cells import Lines

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from zitool.core.law.rubric import Rubric, Wordprints
    from zitool.core.values import Value
    from zitool.xlsx.cells import Book, Sheet

_LEAST_SHARE = 0.25
"""A sheet with fewer of the rubric's indicators than this is no LKE of that rubric."""
_MOSTLY = 0.7
"""A sheet with fewer of them may be a part of an LKE that is spread over several."""
_LEAST_PART = 3
"""Questions of the smallest part; fewer may be repeated by any sheet."""


class Stated(NamedTuple):
    """What a file says outright that is no sheet with titles: unit and year of evaluation, and where."""

    unit: str
    year: int
    year_at: str


def _cell(row: int, column: int | None) -> str:
    return address(row, column) if column is not None else str(row)


class Form(Record, kw_only=False):
    """An LKE sheet understood.

    Attributes:
        file: path as the user gave it.
        lines: the sheet and its visible cells.
        columns: its header.
        repeated: rows below that repeat the header.
        rows: its rows in order, totals included.
        expected: what the rubric expects.
        alignment: which row is which node.
        hits: how many indicators have a row.
        findings: about sheets, rows and structure, once `lke.checks.structure.checked`; none about values.
        beside: the other sheets that belong to it; LKEs of others do not.
        alike: other sheets that fit the rubric, too.
        stated: unit and year, where the file says them outright.
        named: what a place (row, column) is called, where it is no cell of a sheet.
    """

    file: str
    lines: Lines
    columns: Columns
    repeated: frozenset[int]
    rows: tuple[Row, ...]
    expected: Expected
    alignment: Alignment
    hits: int
    findings: tuple[Finding, ...] = ()
    beside: tuple[Lines, ...] = ()
    alike: tuple[Form, ...] = ()
    stated: Stated | None = None
    named: Callable[[int, int | None], str] = _cell

    @property
    def sheet(self) -> Sheet:
        """The sheet as it stands in the file."""
        return self.lines.sheet

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """The sheet, then the others that belong to it."""
        return (self.sheet, *(lines.sheet for lines in self.beside))

    def value(self, row: int, column: int | None) -> Value | None:
        """Return what a reader sees in a cell; None also for a column that the form does not have."""
        cells = self.lines.rows.get(row)
        return cells.get(column) if cells is not None and column is not None else None

    def place(self, code: str, id_: str | None, row: int, column: int | None, **values: object) -> Finding:
        """Return finding `code` about a cell of this sheet, or a place of what is no sheet."""
        cell = self.named(row, column)
        return finding(code, file=self.file, sheet=self.sheet_name, cell=cell, indicator=id_, **values)

    @property
    def sheet_name(self) -> str | None:
        """The name of the sheet that findings name; None for what is no sheet."""
        return self.sheet.name if self.stated is None else None

    def here(self, findings: Iterable[Finding]) -> Iterator[Finding]:
        """Yield findings about places of a form whose `named` is the same as places of this one."""
        return (reported._replace(file=self.file, sheet=self.sheet_name) for reported in findings)

    def columns_of(self, *columns: int) -> dict[int, list[Value | None]]:
        """Return by row below the header what a reader sees in these columns."""
        below = self.columns.header_row
        return {row: [*map(cells.get, columns)] for row, cells in self.lines.rows.items() if row > below}


def read_form(book: Book, rubric: Rubric, wordprints: Wordprints) -> Form:
    """Return the LKE sheet of `book` aligned with `rubric`.

    The sheet that was asked for, or else the one that fits: visible sheets come first; a hidden one is used,
    and said, only where no visible one fits.

    Raises:
        UnreadableWorkbookError: S111 no sheet fits, S112 two fit alike, S113 no answer column,
            S114 two columns of one role, S144 the questions are spread over several sheets.
    """
    if book.told is not None:
        told = book.told(rubric, wordprints)
        assert isinstance(told, Form)
        return told
    nodes = expected(rubric, wordprints)
    sheets = [Lines(sheet) for sheet in book.sheets if sheet.rows]
    asked = [lines for lines in sheets if not book.chosen or lines.sheet.name == book.chosen]
    forms = _forms(book, asked, nodes)
    total = _asked(nodes)
    if book.chosen and sum(form.hits for form in forms) < _MOSTLY * total:
        forms = _forms(book, sheets, nodes)  # are the others the rest of it?
    _refuse_parts(book, forms, total)
    fitting = [form for form in forms if form.hits >= _least(nodes) and form.lines in asked]
    form = _choose(book, rubric, asked, fitting)
    beside = [
        lines
        for lines in sheets
        if lines is not form.lines and not (book.chosen and find_columns(lines) is not None)
    ]
    alike = [other for other in fitting if other.sheet is not form.sheet]
    return replace(form, beside=tuple(beside), alike=tuple(alike))


def form_sheets(book: Book, rubric: Rubric, wordprints: Wordprints) -> list[str]:
    """Return the names of the sheets that are LKEs of `rubric`, each as good as the other."""
    if book.told is not None:
        return []
    nodes = expected(rubric, wordprints)
    sheets = [Lines(sheet) for sheet in book.sheets if sheet.rows]
    rivals = _rivals([form for form in _forms(book, sheets, nodes) if form.hits >= _least(nodes)])
    names = {form.sheet.name for form in rivals}
    # One of their size whose answers nobody finds is to be told of, and not to be left out.
    least = min((len(form.lines.rows) for form in rivals), default=0) / 2
    names |= {
        lines.sheet.name
        for lines in sheets
        if rivals and lines.sheet.state == "visible" and len(lines.rows) > least
        and find_columns(lines) is None and looks_like_form(lines)
    }  # fmt: skip
    return [sheet.name for sheet in book.sheets if sheet.name in names]


def _least(nodes: Expected) -> float:
    return max(1, _LEAST_SHARE * _asked(nodes))


@once
def _asked(nodes: Expected) -> int:
    """How many questions a rubric asks."""
    return sum(node.sort == "indicator" for node in nodes.nodes)


def _forms(book: Book, sheets: Sequence[Lines], nodes: Expected) -> list[Form]:
    return [
        _read(book.file, lines, columns, nodes)
        for lines in sheets
        if (columns := find_columns(lines)) is not None
    ]


def _refuse_parts(book: Book, forms: Sequence[Form], total: int) -> None:
    """Refuse an LKE whose questions are spread over visible sheets, none of which holds another's.

    Raises:
        UnreadableWorkbookError: S144.
    """
    if len(forms) == 1:
        return
    ids = {
        form.sheet.name: {id_ for id_ in form.alignment.rows if form.expected.by_id[id_].sort == "indicator"}
        for form in forms
        if form.sheet.state == "visible" and form.hits >= _LEAST_PART
    }
    asked = set[str]().union(*ids.values())
    if len(ids) > 1 and sum(map(len, ids.values())) == len(asked) >= _MOSTLY * total:
        names = ", ".join(ids)
        raise UnreadableWorkbookError(finding("S144", file=book.file, sheet=next(iter(ids)), sheets=names))


def fit(form: Form | None) -> Fraction:
    """Return from 0 to 1 how well a workbook fits the rubric that `form` was read with; 0 for no form at all.

    Half of it is how many questions of either side have one on the other, half how many sections have the
    weight of their row; without a column of weights it is the questions alone.
    """
    if form is None:
        return Fraction(0)
    key = form.expected, form.alignment, form.rows
    return _FITS.of(key, lambda: _fit(form))


_FITS: Recent[Fraction] = Recent()


def _fit(form: Form) -> Fraction:
    expected_, rows = form.expected.by_id, form.alignment.rows
    total = sum(node.sort == "indicator" for node in form.expected.nodes)
    asked = sum(bool(row.kind) and row.kind not in COUNT_KINDS for row in form.rows)
    questions = Fraction(2 * form.hits, total + max(asked, form.hits))
    weighed = [expected_[id_].weight == row.weight for id_, row in rows.items() if row.weight is not None]
    return (questions + Fraction(sum(weighed), len(weighed))) / 2 if weighed else questions


def _read(file: str, lines: Lines, columns: Columns, nodes: Expected) -> Form:
    lines.cover(columns.used())
    lines.cross_out({block.answer for block in columns.blocks})
    repeated = header_rows(lines, columns)
    told = (*columns.stairs, columns.weight, columns.choices, columns.key)
    below = [row for row in lines.rows if row > columns.header_row and row not in repeated]
    cells = [list(map(lines.rows[row].get, told)) for row in below]  # type: ignore[arg-type]

    def read() -> tuple[tuple[Row, ...], Alignment, int]:
        rows = tuple(read_rows(lines, columns, repeated))
        alignment = align(nodes, rows)
        return rows, alignment, sum(alignment.has(leaf.id) for leaf in nodes.leaves)

    # All that `read_rows` looks at; the rows of a form are the same in each of its workbooks.
    key = nodes, columns.stairs, told, columns.blocks[0].answer, below, cells
    rows, alignment, hits = _ROWS.of(key, read)
    return Form(file, lines, columns, repeated, rows, nodes, alignment, hits)


_ROWS: Recent[tuple[tuple[Row, ...], Alignment, int]] = Recent()


def _choose(book: Book, rubric: Rubric, sheets: Sequence[Lines], fitting: Sequence[Form]) -> Form:
    names = ", ".join(sheet.name for sheet in book.sheets)
    if not fitting:
        forms = [lines.sheet for lines in sheets if looks_like_form(lines) and find_columns(lines) is None]
        forms.sort(key=lambda sheet: sheet.state == "visible")
        if forms:
            raise UnreadableWorkbookError(
                finding("S113", file=book.file, sheet=forms[-1].name, rubric=rubric.id, sheets=names)
            )
        raise UnreadableWorkbookError(finding("S111", file=book.file, rubric=rubric.id, sheets=names))
    rivals = _rivals(fitting)
    if len(rivals) > 1:
        names = ", ".join(form.sheet.name for form in rivals)
        raise UnreadableWorkbookError(
            finding("S112", file=book.file, sheet=rivals[0].sheet.name, sheets=names)
        )
    clash = rivals[0].columns.clash
    if clash is not None:
        cells, header = clash
        raise UnreadableWorkbookError(
            finding("S114", file=book.file, sheet=rivals[0].sheet.name, cell=cells, header=header)
        )
    return rivals[0]


def _rivals(fitting: Sequence[Form]) -> list[Form]:
    """Return the forms among which nothing decides; a hidden one is none beside a visible one.

    A cover page that repeats a few questions is no rival; half of the best one's questions is.
    """
    candidates = [form for form in fitting if form.sheet.state == "visible"] or list(fitting)
    most = max((form.hits for form in candidates), default=0)
    return [form for form in candidates if form.hits * 2 >= most]
