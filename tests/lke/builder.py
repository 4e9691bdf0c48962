"""An LKE made in memory from a rubric and answers, to be bent into every variant and fault of real forms.

`Lke` holds the lines of the table, which a test may delete, repeat, move or reword; `Lke.grid` lays them out
as family 1 or family 2; a `Grid` is a sheet that can still be bent cell by cell, and becomes a `Sheet` in
memory or an .xlsx written by openpyxl. Question texts are the rubric's own statements.
"""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import dataclass, field, replace
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING

import openpyxl
from openpyxl.utils import range_boundaries

from zitool.core.exact import plain
from zitool.core.law.rubric import Indicator, Section
from zitool.core.scoring.answers import divide
from zitool.core.scoring.scoring import Unanswered, score
from zitool.core.values import Kind, Value
from zitool.rubrics.load import load_rubric
from zitool.xlsx.cells import Book, Range, Sheet, address, column_letters

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from openpyxl.styles import Font

    from zitool.core.law.rubric import Rubric
    from zitool.core.scoring.scoring import Score
    from zitool.rubrics.load import LoadedRubric


@dataclass(frozen=True)
class Formula:
    """A formula and what Excel stored for it; None for a file that no Excel has calculated."""

    text: str
    stored: object = None


@dataclass(frozen=True)
class Error:
    """An error cell, ``#REF!``."""

    name: str


@cache
def loaded() -> LoadedRubric:
    """Return the rubric of 90/2021."""
    return load_rubric("permenpanrb-90-2021")


def sample(rubric: Rubric, shift: int = 0) -> dict[str, object]:
    """Return an answer to everything, each option somewhere; another `shift` gives other answers."""
    found: dict[str, object] = {}
    for number, leaf in enumerate(rubric.leaves(), shift):
        scale = rubric.scales[leaf.scale]
        if scale.kind == "choice":
            found[leaf.id] = list(scale.options)[number % len(scale.options)]
        elif scale.kind == "index":
            found[leaf.id] = 3.6 - shift / 10
        elif scale.kind == "percent":
            found[leaf.id] = 0.85 - shift / 10
        for place, count in enumerate(leaf.inputs):
            if not count.total_of:
                found[count.id] = found.get(count.same_as or "", 8 - place - shift)
        for count in leaf.inputs:
            if parts := count.total_of or count.covers:
                found[count.id] = sum(int(found[f"{leaf.id}#{code}"]) for code in parts)
    return found


def values(rubric: Rubric, answers: Mapping[str, object]) -> dict[str, Fraction | None]:
    """Return what the answers are worth, by the rubric alone: no cell is read on the way."""
    found: dict[str, Fraction | None] = {}
    for leaf in rubric.leaves():
        scale, given = rubric.scales[leaf.scale], answers.get(leaf.id)
        if scale.kind == "choice":
            found[leaf.id] = scale.options.get(str(given))
        elif scale.kind in {"index", "percent"}:
            found[leaf.id] = Fraction(str(given)) / (scale.maximum or 1) if given is not None else None
        else:
            counts = {input_.code: answers.get(input_.id) for input_ in leaf.inputs}
            whole = {
                code: Fraction(number) if number is not None else None for code, number in counts.items()
            }
            found[leaf.id] = divide(leaf.ratio, whole)[0]
    return found


@dataclass
class Line:
    """One line of the table, before it has a row.

    Attributes:
        id: of the node, ``total:A``, ``total:`` for the grand total, or ``extra`` for a stranger.
        answers: content of the answer cell by block; None leaves it to the form.
    """

    id: str
    sort: str
    depth: int = 0
    marker: str = ""
    title: str = ""
    kind: str = ""
    weight: Fraction | None = None
    criteria: str = ""
    answers: dict[int, object] = field(default_factory=dict)
    note: str = ""
    evidence: str = ""


@dataclass(frozen=True)
class Place:
    """One assessor's columns in a layout."""

    answer: int
    score: int | None = None
    percent: int | None = None
    note: int | None = None
    evidence: int | None = None
    link: int | None = None
    headers: tuple[str, ...] = ("Jawaban", "Nilai", " %", "Catatan/Keterangan/Penjelasan", "", "")

    def columns(self) -> tuple[int | None, ...]:
        """Return the columns in the order of `headers`."""
        return self.answer, self.score, self.percent, self.note, self.evidence, self.link


UNIT_1 = Place(11, 12, 13, 15, 16, 17)
_TPI = ("Jawaban TPI", "Nilai", "%", "Catatan/Keterangan/Penjelasan (TPI Unit)", "", "")
UNIT_2 = Place(11, None, None, 12, 13, None, (
    "Jawaban Unit", "", "", "Catatan/Keterangan/Penjelasan (Unit)", "Daftar Bukti Dukung (Unit)", "",
))  # fmt: skip
TPI_2 = Place(14, 15, 16, 17, headers=_TPI)


_HEADERS = {
    "key": "",
    "title": "Penilaian",
    "weight": "Bobot",
    "criteria": "Penjelasan",
    "choices": "Pilihan Jawaban",
}


@dataclass
class Layout:
    """Where the columns stand and what their headers say; None for a column the form does not have."""

    header_row: int = 2
    stairs: int = 2
    steps: int = 6
    key: int | None = 1
    weight: int | None = 8
    criteria: int | None = 9
    choices: int | None = 10
    blocks: tuple[Place, ...] = (UNIT_1,)
    headers: dict[str, str] = field(default_factory=lambda: dict(_HEADERS))
    above: str = "LAMPIRAN III CONTOH"
    formulas: bool = True
    stored: bool = True
    weight_in_title: bool = False


def family_1() -> Layout:
    """Return the layout of *Lampiran III*."""
    return Layout()


def family_2(*more: Place) -> Layout:
    """Return the layout of the national export: one TPI block, or `more` of them; no formulas."""
    layout = Layout(header_row=1, blocks=(UNIT_2, *(more or (TPI_2,))), formulas=False, above="")
    layout.headers |= {"key": "ID", "criteria": "Kriteria Nilai"}
    return layout


class Lke:
    """The lines of one LKE, in order.

    Args:
        rubric: gives lines, weights and words.
        answers: by id, of the first block; `sample` where none are given.
        more: answers of further blocks.
        words: the title of a node, where it is not the rubric's own.
    """

    def __init__(
        self,
        rubric: Rubric | None = None,
        answers: Mapping[str, object] | None = None,
        more: tuple[Mapping[str, object], ...] = (),
        words: Callable[[str, str], str] = lambda _, title: title,
    ) -> None:
        self.rubric = rubric or loaded().rubric
        self.given = (sample(self.rubric) if answers is None else answers, *more)
        self.words = words
        self.lines = list(self._lines())

    def line(self, id_: str) -> Line:
        """Return the line of a node."""
        return next(line for line in self.lines if line.id == id_)

    def at(self, id_: str) -> int:
        """Return the place of a node's line."""
        return self.lines.index(self.line(id_))

    def answer(self, id_: str, content: object, block: int = 0) -> Lke:
        """Put `content` into an answer cell."""
        self.line(id_).answers[block] = content
        return self

    def value(self, unanswered: Unanswered = Unanswered.ZERO) -> Score:
        """Return the score of the first block's answers."""
        return score(self.rubric, values(self.rubric, self.given[0]), unanswered)

    def _lines(self) -> Iterator[Line]:
        for root in self.rubric.sections:
            yield from self._section(root, 0)
            yield Line(f"total:{root.id}", "total", 0, "", f"TOTAL {root.title}")
        yield Line("total:", "total", 0, "", "NILAI EVALUASI ZONA INTEGRITAS")

    def _section(self, section: Section, depth: int) -> Iterator[Line]:
        marker = "" if section.heading else f"{section.code}."
        title = self.words(section.id, section.title)
        yield Line(section.id, "section", depth, marker, title, weight=section.weight)
        for child in section.children:
            if isinstance(child, Section):
                yield from self._section(child, depth if child.heading else depth + 1)
            else:
                yield from self._question(child, depth + 1)

    def _question(self, leaf: Indicator, depth: int) -> Iterator[Line]:
        criteria = "\n".join(f"{option}. {text}" for option, text in leaf.criteria.items())
        title, label = self.words(leaf.id, leaf.statement), self.rubric.scales[leaf.scale].label
        line = Line(leaf.id, "indicator", depth, f"{leaf.code}.", title, label, leaf.weight, criteria)
        line.evidence = f"Berkas {leaf.id}"
        line.answers = self._given(leaf.id)
        yield line
        for count in leaf.inputs:
            title = f"- {self.words(count.id, count.statement)}"
            yield Line(count.id, "input", 5, "", title, "Jumlah", answers=self._given(count.id))

    def _given(self, id_: str) -> dict[int, object]:
        return {block: given[id_] for block, given in enumerate(self.given) if given.get(id_) is not None}

    def grid(self, layout: Layout | None = None, name: str = "LKE ZI") -> Grid:
        """Return the lines as a sheet."""
        return _Painter(self, layout or family_1(), name).paint()


@dataclass
class Grid:
    """A sheet as plain contents: text, numbers, `Formula`, `Error`, booleans.

    Attributes:
        rows: id of a node → its row, the last one where it stands twice.
        layout: where its columns are.
        fonts: place of a cell → its font; only a file on disk has it.
    """

    name: str
    layout: Layout
    cells: dict[tuple[int, int], object] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    merges: list[str] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    state: str = "visible"
    formats: dict[tuple[int, int], str] = field(default_factory=dict)
    fonts: dict[tuple[int, int], Font] = field(default_factory=dict)
    dimension: str = ""

    def put(self, id_: str, column: int | None, content: object) -> Grid:
        """Put `content` into the row of a node; None empties the cell."""
        return self.set(self.rows[id_], column, content)

    def set(self, row: int, column: int | None, content: object) -> Grid:
        """Put `content` into a cell; None empties it."""
        assert column is not None
        self.cells.pop((row, column), None)
        if content is not None:
            self.cells[row, column] = content
        return self

    def get(self, id_: str, column: int | None) -> object:
        """Return the content of a cell in the row of a node."""
        return self.cells.get((self.rows[id_], column or 0))

    def cell(self, id_: str, column: int | None = None) -> str:
        """Return the address of a node's cell, of its answer unless said otherwise."""
        return address(self.rows[id_], column or self.layout.blocks[0].answer)

    def moved(self, down: int = 0, right: int = 0) -> Grid:
        """Return the sheet with rows above and columns left of it; formulas are calculated no more."""
        cells = {
            (row + down, column + right): self._still(content)
            for (row, column), content in self.cells.items()
        }
        return replace(self, cells=cells, rows={id_: row + down for id_, row in self.rows.items()}, merges=[])

    @staticmethod
    def _still(content: object) -> object:
        return content.stored if isinstance(content, Formula) else content

    def sheet(self) -> Sheet:
        """Return the sheet as the reader would, without writing it."""
        rows: dict[int, dict[int, Value]] = {}
        for (row, column), content in sorted(self.cells.items()):
            value = _value(content, self.formats.get((row, column), ""))
            if value is not None:
                rows.setdefault(row, {})[column] = value
        merges = tuple(
            Range(top, left, bottom, right) for left, top, right, bottom in map(range_boundaries, self.merges)
        )
        columns = tuple((that_column, that_column) for that_column in sorted(self.hidden_columns))
        return Sheet(self.name, self.state, rows, merges, frozenset(self.hidden_rows), columns)


def book(*grids: Grid) -> Book:
    """Return a workbook in memory."""
    return Book("lke.xlsx", "0" * 64, tuple(grid.sheet() for grid in grids), False, (), ())


def xlsx(*grids: Grid) -> bytes:
    """Return a workbook as openpyxl writes it, with the stored values that openpyxl cannot write put in."""
    workbook = openpyxl.Workbook()
    workbook.remove(workbook.active)
    stored = []
    for grid in grids:
        sheet = workbook.create_sheet(grid.name)
        sheet.sheet_state = grid.state
        _fill(sheet, grid)
        stored.append(grid)
    raw, fixed = io.BytesIO(), io.BytesIO()
    workbook.save(raw)
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            match = re.fullmatch(r"xl/worksheets/sheet(\d+)\.xml", name)
            new.writestr(
                name, _with_stored(data.decode(), stored[int(match[1]) - 1]).encode() if match else data
            )
    return fixed.getvalue()


def _fill(sheet: openpyxl.worksheet.worksheet.Worksheet, grid: Grid) -> None:
    for (row, column), content in grid.cells.items():
        cell = sheet.cell(row, column)
        if isinstance(content, Formula):
            cell.value = f"={content.text}"
        elif isinstance(content, Error):
            cell.value, cell.data_type = content.name, "e"
        else:
            cell.value = float(content) if isinstance(content, Fraction) else content
            if isinstance(content, str):
                cell.data_type = "s"
        cell.number_format = grid.formats.get((row, column), "General")
        if font := grid.fonts.get((row, column)):
            cell.font = font
    for merge in grid.merges:
        sheet.merged_cells.add(merge)
    for row in grid.hidden_rows:
        sheet.row_dimensions[row].hidden = True
    for column in grid.hidden_columns:
        sheet.column_dimensions[column_letters(column)].hidden = True


def _with_stored(xml: str, grid: Grid) -> str:
    """Put stored values beside formulas: openpyxl leaves ``<v/>`` there."""

    def stored(match: re.Match[str]) -> str:
        row, column = int(match[2]), openpyxl.utils.column_index_from_string(match[1])
        content = grid.cells[row, column]
        value = content.stored if isinstance(content, Formula) else None
        start = match[0][: match[0].index("<f>")].rstrip(">")
        formula = match[0][match[0].index("<f>") : match[0].index("</f>") + 4]
        if value is None:
            return match[0]
        kind = ' t="str"' if isinstance(value, str) else ' t="e"' if isinstance(value, Error) else ""
        text = value.name if isinstance(value, Error) else value if isinstance(value, str) else _digits(value)
        return f"{start}{kind}>{formula}<v>{text}</v></c>"

    text = re.sub(r'<c r="([A-Z]+)(\d+)"[^>]*><f>.*?</f><v ?/?>(?:</v>)?</c>', stored, xml)
    return (
        re.sub(r'<dimension ref="[^"]*"', f'<dimension ref="{grid.dimension}"', text)
        if grid.dimension
        else text
    )


def _digits(number: object) -> str:
    return format(float(number), ".15g") if isinstance(number, Fraction | int | float) else str(number)


def _value(content: object, form: str) -> Value | None:
    shown = "percent" if "%" in form else "date" if "d" in form else "general"
    match content:
        case Formula(text, None):
            return Value(Kind.UNCOMPUTED, "", text)
        case Formula(text, stored):
            value = _value(stored, form)
            return Value(value.kind, value.text, text, value.shown_as) if value is not None else None
        case Error(name):
            return Value(Kind.ERROR, name)
        case bool():
            return Value(Kind.BOOLEAN, str(content).upper())
        case Fraction() | int() | float():
            return Value(Kind.NUMBER, _digits(content), None, shown)
        case None:
            return None
        case _:
            return Value(Kind.TEXT, str(content))


class _Painter:
    """Lays the lines of an LKE out on a sheet."""

    def __init__(self, lke: Lke, layout: Layout, name: str) -> None:
        self.lke, self.layout, self.grid = lke, layout, Grid(name, layout)
        self.cards = [
            score(lke.rubric, values(lke.rubric, self._answers(block)), Unanswered.LEFT_OUT)
            for block in range(len(layout.blocks))
        ]

    def _answers(self, block: int) -> dict[str, object]:
        found = {line.id: line.answers.get(block) for line in self.lke.lines}
        return {
            id_: None if isinstance(finding, Formula | Error | bool) else finding
            for id_, finding in found.items()
        }

    def paint(self) -> Grid:
        self._header()
        for number, line in enumerate(self.lke.lines, self.layout.header_row + 1):
            self.grid.rows[line.id] = number
        for number, line in enumerate(self.lke.lines, self.layout.header_row + 1):
            self._shared(number, line)
            for index, block in enumerate(self.layout.blocks):
                self._block(number, line, index, block)
        return self.grid

    def _put(self, row: int, column: int | None, content: object) -> None:
        if column is not None and content not in {None, ""}:
            self.grid.cells[row, column] = content

    def _header(self) -> None:
        layout, row = self.layout, self.layout.header_row
        places = {
            "key": layout.key,
            "title": layout.stairs,
            "weight": layout.weight,
            "criteria": layout.criteria,
        }
        for role, column in {**places, "choices": layout.choices}.items():
            self._put(row, column, layout.headers.get(role))
        for block in layout.blocks:
            for column, text in zip(block.columns(), block.headers, strict=True):
                self._put(row, column, text)
        if row > 1:
            self._put(1, layout.stairs, layout.above)

    def _shared(self, row: int, line: Line) -> None:
        layout = self.layout
        start = layout.stairs + line.depth
        title = line.title
        if layout.weight_in_title and line.weight is not None and line.sort == "section":
            title = f"{title} ({plain(line.weight)})"
        self._put(row, layout.key, row)
        self._put(row, start, line.marker)
        self._put(
            row,
            start + bool(line.marker) if line.sort != "input" else layout.stairs + layout.steps - 1,
            title,
        )
        self._put(row, layout.criteria, line.criteria)
        self._put(row, layout.choices, line.kind)
        if not layout.weight_in_title:
            self._put(row, layout.weight, line.weight)

    def _block(self, row: int, line: Line, index: int, block: Place) -> None:
        content = line.answers.get(index)
        if content is None and self.layout.formulas and self._is_ratio(line):
            content = self._ratio(line, index, block)
        self._put(row, block.answer, content)
        if index == 0:
            self._put(row, block.note, line.note)
            self._put(row, block.evidence, line.evidence)
        if block.score is not None and self.layout.formulas:
            self._put(row, block.score, self._score(row, line, index, block))
            if line.sort == "section" and block.percent is not None:
                self._put(row, block.percent, self._percent(row, line, index, block))

    def _is_ratio(self, line: Line) -> bool:
        return line.sort == "indicator" and self.lke.rubric.scales[self._leaf(line.id).scale].kind == "ratio"

    def _leaf(self, id_: str) -> Indicator:
        return next(leaf for leaf in self.lke.rubric.leaves() if leaf.id == id_)

    def _stored(self, content: object) -> object:
        return content if self.layout.stored else None

    def _ratio(self, line: Line, index: int, block: Place) -> Formula:
        leaf, letters = self._leaf(line.id), column_letters(block.answer)
        rows = {input_.code: self.grid.rows.get(input_.id, 0) for input_ in leaf.inputs}
        over = "+".join(f"{letters}{rows[code]}" for code in leaf.ratio.over)
        of = "+".join(f"{letters}{rows[code]}" for code in leaf.ratio.of)
        worth = values(self.lke.rubric, self._answers(index))[leaf.id]
        share = f"MIN(1,({of})/({over}))"
        if leaf.ratio.kind == "decrease":
            share = f"MAX(0,(({over})-({of}))/({over}))"
        text = f'IF(OR({letters}{rows[leaf.ratio.over[0]]}=""),"Blm Diisi",{share})'
        return Formula(text, self._stored("Blm Diisi" if worth is None else worth))

    def _score(self, row: int, line: Line, index: int, block: Place) -> Formula | None:
        letters = column_letters(block.score or 0)
        card = {node.id: node for node in self.cards[index].walk()}
        if line.sort == "total":
            of = line.id.partition(":")[2]
            parts = (
                [f"total:{section.id}" for section in self.lke.rubric.sections] if not of else self._parts(of)
            )
            return Formula(f"SUM({self._cells(letters, parts)})", self._stored(_points(card[of or "TOTAL"])))
        if line.sort == "section":
            return Formula(self._sum(line, letters, row), self._stored(_points(card[line.id])))
        if line.sort not in {"indicator", "input"}:
            return None
        if line.weight is not None:
            text = f"{column_letters(block.answer)}{row}/4*{column_letters(self.layout.weight or 8)}{row}"
            return Formula(text, self._stored(_points(card[line.id])))
        worth = card[line.id].value if line.id in card else ""
        return Formula(self._by_type(row, block), self._stored("Blm Diisi" if worth is None else worth))

    def _parts(self, id_: str) -> list[str]:
        section = next(node for node in self.lke.rubric.walk() if node.id == id_)
        return [child.id for child in section.children]

    def _sum(self, line: Line, letters: str, row: int) -> str:
        if f"total:{line.id}" in self.grid.rows:
            return f"{letters}{self.grid.rows[f'total:{line.id}']}"
        section = next(node for node in self.lke.rubric.walk() if node.id == line.id)
        cells = self._cells(letters, self._parts(line.id))
        if any(child.weight is not None for child in section.children):
            return f"SUM({cells})"
        return f"AVERAGE({cells})*{column_letters(self.layout.weight or 8)}{row}"

    def _cells(self, letters: str, ids: list[str]) -> str:
        return ",".join(f"{letters}{self.grid.rows[id_]}" for id_ in ids if id_ in self.grid.rows) or '""'

    def _percent(self, row: int, line: Line, index: int, block: Place) -> Formula:
        card = {node.id: node for node in self.cards[index].walk()}
        points = _points(card[line.id])
        share = points if isinstance(points, Error) else points / (line.weight or 1)
        text = f"{column_letters(block.score or 0)}{row}/{column_letters(self.layout.weight or 8)}{row}"
        return Formula(text, self._stored(share))

    def _by_type(self, row: int, block: Place) -> str:
        choice, answer = column_letters(self.layout.choices or 10), column_letters(block.answer)
        formula = '"-"'
        for scale in self.lke.rubric.scales.values():
            inner = f"{answer}{row}"
            if scale.kind == "choice":
                inner = '"Blm Diisi"'
                for option, worth in reversed(scale.options.items()):
                    inner = f'IF({answer}{row}="{option}",{plain(worth)},{inner})'
            formula = f'IF({choice}{row}="{scale.label}",{inner},{formula})'
        return formula


def _points(node: Score) -> Fraction | Error:
    """What Excel stores: AVERAGE over no number at all is an error, all the way up."""
    if any(that_node.parts and that_node.answered == 0 for that_node in node.walk()):
        return Error("#DIV/0!")
    return node.points
