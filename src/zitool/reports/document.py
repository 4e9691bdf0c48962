"""A report before it has a format: a few kinds of blocks, which `zitool.reports.formats` lay out.

A subject builds one `Document` and so has every format; a format lays out every kind of block and so has
every subject. Any text may be a stranger's: whoever lays it out keeps it harmless. Figures stay exact.
"""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Literal, TypeAlias

from zitool.core.exact import plain
from zitool.named import NamedTuple
from zitool.reports.layout import number

if TYPE_CHECKING:
    from zitool.findings import Finding
    from zitool.wording import Language

Tone: TypeAlias = Literal["", "good", "bad", "warn", "quiet", "strong"]
"""What a text tells beside its words; no format says by colour alone what words do not say."""
Value: TypeAlias = str | int | Fraction | None


class Marked(NamedTuple):
    """A value that stands out, or that leads to another file.

    Attributes:
        value: what is shown.
        tone: how it stands out.
        target: a relative address of zitool's own making, never a stranger's.
    """

    value: Value
    tone: Tone = ""
    target: str = ""


Cell: TypeAlias = Value | Marked


class Column(NamedTuple):
    """One column of a table.

    Attributes:
        title: its head.
        kind: ``text``; ``number`` in `places` decimals, ``percent`` the same with its sign, ``signed`` a
            difference, ``exact`` with all its decimals, up to six; whole numbers are shown as they are.
        places: decimals of a number.
        whole: whether a terminal never folds it.
    """

    title: str
    kind: Literal["text", "number", "percent", "signed", "exact"] = "text"
    places: int = 2
    whole: bool = False

    @property
    def right(self) -> bool:
        """Whether it holds numbers, which are set to the right."""
        return self.kind != "text"


class Table(NamedTuple):
    """Rows of cells under a title.

    Attributes:
        name: short: the name of a sheet; also the title where there is no other.
        kept: columns that stay a table on a narrow screen, the others below each row; none where texts fold.
        note: what is to be known before it is read.
    """

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    kept: tuple[int, ...] = ()
    note: str = ""


class Heading(NamedTuple):
    """What the blocks below it are about."""

    text: str


class Paragraph(NamedTuple):
    """A sentence or two."""

    text: str
    tone: Tone = ""


class Facts(NamedTuple):
    """Names and what they stand for; those without a value are left out."""

    pairs: tuple[tuple[str, str], ...]

    def filled(self) -> list[tuple[str, str]]:
        """Return the pairs that have a value."""
        return [(name, value) for name, value in self.pairs if value]


class Bars(NamedTuple):
    """How often each of a few answers was given: a histogram.

    Attributes:
        title: whose answers they are.
        bars: answer and count, in order.
        told: what goes with it in words, as its mean.
    """

    title: str
    bars: tuple[tuple[str, int], ...]
    told: str = ""

    @property
    def most(self) -> int:
        """The greatest count, one at least."""
        return max((count for _, count in self.bars), default=0) or 1


class Span(NamedTuple):
    """A figure between the limits of its interval; no limits where there are none."""

    title: str
    figure: Fraction
    low: Fraction | None
    high: Fraction | None
    told: str = ""


class Spans(NamedTuple):
    """Figures with their intervals on one scale, against marks.

    Attributes:
        ends: least and greatest of the scale.
        marks: name and figure of each minimum.
    """

    title: str
    spans: tuple[Span, ...]
    ends: tuple[Fraction, Fraction]
    marks: tuple[tuple[str, Fraction], ...] = ()


class Findings(NamedTuple):
    """What was found, gravest first, each with its place and cure."""

    findings: tuple[Finding, ...]


Block: TypeAlias = Heading | Paragraph | Facts | Table | Bars | Spans | Findings


class Document(NamedTuple):
    """A report.

    Attributes:
        kind: what kind of report it is, in a word or two: the line above the title.
        title: what it is about.
        blocks: what it says, in order.
        data: its rows for machines: a table whose columns are named alike in every language; what CSV holds.
        end: who decides, and what the report does not say: the last line.
    """

    kind: str
    title: str
    blocks: tuple[Block, ...]
    data: Table
    end: str = ""

    def tables(self) -> list[Table]:
        """Return its tables, in order."""
        return [block for block in self.blocks if isinstance(block, Table)]


_MOST_DECIMALS = 6


def value_of(cell: Cell) -> Value:
    """Return what a cell holds."""
    return cell.value if isinstance(cell, Marked) else cell


def tone_of(cell: Cell, column: Column) -> Tone:
    """Return how a cell stands out: as it says itself, or a difference by its sign."""
    if isinstance(cell, Marked):
        return cell.tone
    if column.kind == "signed" and isinstance(cell, int | Fraction) and cell:
        return "good" if cell > 0 else "bad"
    return ""


def text_of(cell: Cell, column: Column, language: Language) -> str:
    """Return a cell as people read it; nothing where it is empty."""
    value = value_of(cell)
    if isinstance(value, Fraction):
        return figure_text(value, column, language)
    if isinstance(value, int) and column.kind == "signed":
        return f"{value:+d}"
    return "" if value is None else str(value)


def figure_text(value: Fraction, column: Column, language: Language) -> str:
    """Return a figure with the decimals of its column."""
    if column.kind == "exact":
        if (value * 10**_MOST_DECIMALS).denominator == 1:
            return plain(value, comma=language == "id")
        return number(value, language, _MOST_DECIMALS)
    said = number(value, language, column.places)
    if column.kind == "percent":
        return f"{said} %"
    return f"+{said}" if column.kind == "signed" and value > 0 else said
