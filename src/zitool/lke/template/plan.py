"""Where everything of a blank LKE stands: rows for the nodes of a rubric, columns for each assessor.

The layout is the one offices know from Lampiran III: markers and titles step to the right with their level,
then weight, criteria and choices, then one block of columns for each assessor.
"""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING

from zitool.core.law.rubric import Indicator, Input, Section
from zitool.core.record import Record
from zitool.xlsx.grid import column_letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from zitool.core.law.rubric import Rubric

SHEET = "LKE ZI"
TITLE_ROW, REGULATION_ROW, UNIT_ROW, ANSWERED_ROW, HEADER_ROW = 1, 2, 3, 4, 5
ASSESSORS = ("unit", "tpi", "tpn")
"""Who can have a block: their names are what the reader makes of the headers."""

_FIRST_STAIR = 2


class Entries(Record, kw_only=False):
    """What one assessor has filled in, each by the id of an indicator or of a count (``A.II.1.i.a#1``).

    Attributes:
        answers: choices as text, counts and indices as numbers; the id of a ratio puts a typed number in
            place of its formula.
        notes: texts of the note column.
        evidence: texts of the evidence column, where the assessor has one.
        links: texts of the link column beside it.
    """

    answers: Mapping[str, str | int | float | None] = field(default_factory=dict)
    notes: Mapping[str, str] = field(default_factory=dict)
    evidence: Mapping[str, str] = field(default_factory=dict)
    links: Mapping[str, str] = field(default_factory=dict)


class Line(Record, kw_only=False):
    """One row of the form.

    Attributes:
        row: its number.
        node: the section, indicator or input; None for a sum at the end of a component or of all.
        depth: how many columns its marker stands right of the first.
        marker: ``A.``, ``iii.``, ``a.`` or empty.
        title: what stands beside the marker.
        of: id of the component that a sum repeats; empty for the grand total.
    """

    row: int
    node: Section | Indicator | Input | None
    depth: int
    marker: str
    title: str
    of: str = ""


class BlockColumns(Record, kw_only=False):
    """The columns of one assessor, as numbers; evidence and its links only for the first."""

    assessor: str
    answer: int
    score: int
    percent: int
    note: int
    evidence: int | None = None
    link: int | None = None


class Plan(Record, kw_only=False):
    """The whole form, before a single cell is written.

    Attributes:
        lines: the rows below the header, in order.
        rows: id of a section, indicator or input → its row; ``TOTAL`` for the grand total.
        stairs: first and last column of markers and titles.
        blocks: one per assessor.
    """

    rubric: Rubric
    lines: tuple[Line, ...]
    rows: dict[str, int]
    stairs: tuple[int, int]
    weight: int
    criteria: int
    choices: int
    blocks: tuple[BlockColumns, ...]

    @property
    def last_row(self) -> int:
        """The row of the grand total."""
        return self.lines[-1].row

    @property
    def last_column(self) -> int:
        """The last column of the last block."""
        block = self.blocks[-1]
        return max(block.note, block.evidence or 0, block.link or 0)

    def cell(self, id_: str, column: int) -> str:
        """Return the address of what `column` says about a node: ``L7``."""
        return f"{column_letters(column)}{self.rows[id_]}"


def plan(rubric: Rubric, assessors: Sequence[str] = ("unit",)) -> Plan:
    """Return where everything of a blank form for `rubric` stands.

    Raises:
        ValueError: no assessor, one that is not in `ASSESSORS`, or one named twice.
    """
    if not assessors or len(set(assessors)) < len(assessors) or not set(assessors) <= set(ASSESSORS):
        raise ValueError(f"assessors must be different ones of {ASSESSORS}: {assessors}")
    lines = tuple(_lines(rubric))
    rows = {
        line.node.id if line.node is not None else f"TOTAL {line.of}".rstrip(): line.row for line in lines
    }
    deepest = max(line.depth for line in lines if not isinstance(line.node, Input))
    last_stair = _FIRST_STAIR + deepest + 1
    weight = last_stair + 1
    return Plan(
        rubric,
        lines,
        rows,
        (_FIRST_STAIR, last_stair),
        weight,
        weight + 1,
        weight + 2,
        tuple(_blocks(assessors, weight + 3)),
    )


def answer_header(assessor: str, alone: bool) -> str:
    """Return the header of an answer column: *Jawaban* for a unit alone, else *Jawaban TPI* and so on."""
    return "Jawaban" if alone and assessor == "unit" else f"Jawaban {assessor_name(assessor)}"


def assessor_name(assessor: str) -> str:
    """Return an assessor as offices write it: *Unit*, *TPI*, *TPN*."""
    return assessor.upper() if assessor.startswith("tp") else assessor.capitalize()


def summary_name(assessor: str, alone: bool) -> str:
    """Return the name of the sheet that sums up one assessor's answers."""
    return "Ringkasan" if alone else f"Ringkasan {assessor_name(assessor)}"


def _blocks(assessors: Sequence[str], start: int) -> Iterator[BlockColumns]:
    for position, assessor in enumerate(assessors):
        block = (start, start + 1, start + 2, start + 3)
        if position == 0:
            yield BlockColumns(assessor, *block, start + 4, start + 5)
            start += 6
        else:
            yield BlockColumns(assessor, *block)
            start += 4


def _lines(rubric: Rubric) -> Iterator[Line]:
    row = HEADER_ROW
    for component in rubric.sections:
        for node, depth in _walk(component, 0):
            row += 1
            yield Line(row, node, depth, _marker(node), _title(node))
        row += 1
        yield Line(row, None, 0, "", f"TOTAL {component.title.upper()}", component.id)
    yield Line(row + 1, None, 0, "", "NILAI EVALUASI ZONA INTEGRITAS")


def _walk(section: Section, depth: int) -> Iterator[tuple[Section | Indicator | Input, int]]:
    """Yield `section` and what is below it; a heading has no marker, so its questions stay at its depth."""
    yield section, depth
    below = depth if section.heading else depth + 1
    for child in section.children:
        if isinstance(child, Indicator):
            yield child, below
            for count in child.inputs:
                yield count, below + 1
        else:
            yield from _walk(child, below)


def _marker(node: Section | Indicator | Input) -> str:
    if isinstance(node, Input) or (isinstance(node, Section) and node.heading):
        return ""
    return f"{node.code}."


def _title(node: Section | Indicator | Input) -> str:
    if isinstance(node, Section):
        return node.title
    return f"- {node.statement}" if isinstance(node, Input) else node.statement


def regulation_name(plan: Plan) -> str:
    """Return the instrument of the rubric as offices cite it."""
    regulation = plan.rubric.regulation
    return f"Peraturan Menteri PANRB Nomor {regulation.number} Tahun {regulation.year}: {regulation.title}"
