"""A report before it has a format: a few kinds of blocks, which `zitool.reports.formats` lay out.

A subject builds one `Document` and so has every format; a format lays out every kind of block and so has
every subject. Any text may be a stranger's: whoever lays it out keeps it harmless. A `Phrase` tells its own
words from a stranger's. Figures stay exact.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Literal, TypeAlias

from zitool.core.exact import fixed, plain
from zitool.named import NamedTuple
from zitool.reports.layout import number
from zitool.wording import label

if TYPE_CHECKING:
    from zitool.findings import Finding
    from zitool.wording import Language

Tone: TypeAlias = Literal[
    "", "good", "bad", "warn", "quiet", "strong", "best", "doubt", "wrong", "note", "aside"
]
"""What a text tells beside its words; no format says by colour alone what words do not say.

`best` is more than `good`, `doubt` more than `warn`; `wrong` is what has to be chosen before anything counts,
`aside` what holds for the whole.
"""
LONGEST = 4000
"""Characters of a text of one's own, or of a sentence with a stranger's words."""


class Theirs(NamedTuple):
    """Words that a stranger may have written; no more of them than `most` characters are shown."""

    text: str
    most: int = 400


class Code(NamedTuple):
    """A name for machines, as of a file, a cell or an indicator; a stranger may have given it."""

    text: str
    most: int = 400


class Toned(NamedTuple):
    """A part of a sentence that stands out."""

    part: str | Theirs | Code
    tone: Tone


Part: TypeAlias = str | Theirs | Code | Toned


class Phrase(NamedTuple):
    """A text of zitool's own in which some parts may be a stranger's; what is plain text here is not."""

    parts: tuple[Part, ...]


Said: TypeAlias = str | Phrase
"""A text: as a whole perhaps a stranger's, or a `Phrase`."""


class Figure(NamedTuple):
    """A figure with decimals of its own; a dash where there is none.

    Attributes:
        places: decimals that are shown.
        sign: behind it.
        beside: decimals where figures of a row stand as numbers, all with equally many.
    """

    value: Fraction | None
    places: int = 2
    sign: str = ""
    beside: int = 2


class Minimum(NamedTuple):
    """A minimum and whether it is met, in a word; None where that is not certain."""

    needed: Fraction
    sign: str
    word: str
    met: bool | None

    @property
    def tone(self) -> Tone:
        """How it stands out."""
        return "warn" if self.met is None else "good" if self.met else "bad"


class Several(NamedTuple):
    """Texts that a stranger may have written: behind one another, or each on a line of its cell."""

    texts: tuple[str, ...]
    bullet: str = ""


Value: TypeAlias = str | int | Fraction | Phrase | Figure | Minimum | Several | None


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
            difference, ``gain`` one that is never a loss, ``exact`` with all its decimals, up to six,
            ``plain`` as it is; whole numbers are shown as they are.
        places: decimals of a number.
        whole: whether a terminal never folds it.
        least: signs that a terminal leaves it at least.
        spare: whether it is left out where a terminal has no room for it; the table's `instead` says it then.
    """

    title: Said
    kind: Literal["text", "number", "percent", "signed", "gain", "exact", "plain"] = "text"
    places: int = 2
    whole: bool = False
    least: int = 0
    spare: bool = False

    @property
    def right(self) -> bool:
        """Whether it holds numbers, which are set to the right."""
        return self.kind != "text"


class Item(NamedTuple):
    """One of several sentences; where a line wraps, it goes on behind the mark.

    Attributes:
        mark: what stands before it on a terminal: a bullet, a number, words; `Toned` if it looks otherwise.
    """

    text: Said
    mark: str | Toned = "•"
    tone: Tone = ""


class Items(NamedTuple):
    """Sentences, each on a line of its own."""

    items: tuple[Item, ...]


class Table(NamedTuple):
    """Rows of cells under a title.

    Attributes:
        name: short: the name of a sheet; also the title where there is no other; none where it needs none.
        kept: columns that stay a table on a narrow screen, the others below each row; none where texts fold.
        note: what is to be known before it is read.
        levels: of each row, where not all are alike: 0, 1 for a part of the one above, 2 for a total.
        tones: of each row, where some stand out.
        instead: what says the spare columns where there is no room for them.
    """

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    kept: tuple[int, ...] = ()
    note: str = ""
    levels: tuple[int, ...] = ()
    tones: tuple[Tone, ...] = ()
    instead: Item | None = None

    def level(self, row: int) -> int:
        """Return the level of a row."""
        return self.levels[row] if self.levels else 0


class Title(NamedTuple):
    """Whom the blocks below it are about; where a document is about several, another part of it begins."""

    text: Said


class Heading(NamedTuple):
    """What the blocks below it are about."""

    text: Said
    tone: Tone = "strong"


class Paragraph(NamedTuple):
    """A sentence or two."""

    text: Said
    tone: Tone = ""


class Facts(NamedTuple):
    """Names and what they stand for; those without a value are left out.

    Attributes:
        inline: whether they stand in one line where lines have room.
    """

    pairs: tuple[tuple[str, Said], ...]
    inline: bool = False

    def filled(self) -> list[tuple[str, Said]]:
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
    """What was found, gravest first, each with its place and cure.

    Attributes:
        by: how a terminal puts them together: those ``alike`` once, by ``sheet``, by ``code`` no more than
            has to be known, or ``each`` on its own. Where it is not ``alike`` they are a table on paper.
        file: where all of them are told.
    """

    findings: tuple[Finding, ...]
    by: Literal["alike", "each", "sheet", "code"] = "alike"
    file: str = ""


class Refused(NamedTuple):
    """Files that could not be read, and why; said on stderr where the report is shown on a terminal."""

    files: tuple[tuple[str, tuple[Finding, ...]], ...]


Words: TypeAlias = Title | Heading | Paragraph | Facts | Items
"""Blocks of sentences."""
Block: TypeAlias = Words | Table | Bars | Spans | Findings | Refused


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
_MARK = re.compile("\ue000([0-9]+)\ue001")


def own(*parts: Part) -> Phrase:
    """Return a phrase of these parts; what is plain text in it is zitool's own."""
    return Phrase(parts)


def phrase(key: str, language: Language, **values: object) -> Phrase:
    """Return a label as a phrase: parts and phrases among its values stay what they are."""
    kept: list[tuple[Part, ...]] = []

    def mark(value: object) -> object:
        if not isinstance(value, Theirs | Code | Toned | Phrase):
            return value
        kept.append(value.parts if isinstance(value, Phrase) else (value,))
        return f"\ue000{len(kept) - 1}\ue001"

    text = label(key, language, **{name: mark(value) for name, value in values.items()})
    pieces = _MARK.split(text)
    parts = (kept[int(piece)] if odd % 2 else (piece,) for odd, piece in enumerate(pieces))
    return Phrase(tuple(part for several in parts for part in several if part))


def joined(parts: list[Part], between: str = ", ") -> Phrase:
    """Return parts as an enumeration."""
    return Phrase(tuple(one for part in parts for one in (between, part))[1:])


def words(said: Said) -> str:
    """Return a text without what tells its parts apart."""
    if isinstance(said, str):
        return said
    parts = (part.part if isinstance(part, Toned) else part for part in said.parts)
    return "".join(part if isinstance(part, str) else part.text for part in parts)


def value_of(cell: Cell) -> Value:
    """Return what a cell holds."""
    return cell.value if isinstance(cell, Marked) else cell


def tone_of(cell: Cell, column: Column) -> Tone:
    """Return how a cell stands out: as it says itself, or a difference by its sign."""
    if isinstance(cell, Marked | Minimum):
        return cell.tone
    if column.kind == "signed" and isinstance(cell, int | Fraction) and cell:
        return "good" if cell > 0 else "bad"
    return ""


def text_of(cell: Cell, column: Column, language: Language) -> str:
    """Return a cell as people read it; nothing where it is empty."""
    value, comma = value_of(cell), language == "id"
    if isinstance(value, Fraction):
        return figure_text(value, column, language)
    if isinstance(value, Figure):
        return "-" if value.value is None else fixed(value.value, value.places, comma=comma) + value.sign
    if isinstance(value, Minimum):
        return f"{plain(value.needed, comma)}{value.sign} {value.word}"
    if isinstance(value, Phrase):
        return words(value)
    if isinstance(value, Several):
        return "; ".join(value.texts)
    if isinstance(value, int) and column.kind == "signed":
        return f"{value:+d}"
    return "" if value is None else str(value)


def figure_text(value: Fraction, column: Column, language: Language) -> str:
    """Return a figure with the decimals of its column."""
    if column.kind == "plain":
        return plain(value, comma=language == "id")
    if column.kind == "exact":
        if (value * 10**_MOST_DECIMALS).denominator == 1:
            return plain(value, comma=language == "id")
        return number(value, language, _MOST_DECIMALS)
    said = number(value, language, column.places)
    if column.kind == "percent":
        return f"{said} %"
    return f"+{said}" if column.kind == "gain" or (column.kind == "signed" and value > 0) else said
