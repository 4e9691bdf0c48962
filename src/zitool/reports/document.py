"""A report before it has a format: a few kinds of blocks, which `zitool.reports.formats` lay out.

A subject builds one `Document` and so has every format; a format lays out every kind of block and so has
every subject. Any text may be a stranger's: whoever lays it out keeps it harmless. A `Phrase` tells its own
words from a stranger's. Figures stay exact.
"""

from __future__ import annotations

import re
from fractions import Fraction
from itertools import chain, zip_longest
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from zitool.core.exact import fixed, plain, rounded_half_up
from zitool.core.scoring.eligibility import Status
from zitool.named import NamedTuple
from zitool.reports.layout import number
from zitool.wording import label

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from zitool.findings import Finding, Severity
    from zitool.wording import Language

Medium: TypeAlias = Literal["screen", "text", "page", "sheets", "rows"]
"""Where a report is read: a screen that ends, running text, a page or sheets to look up; a machine."""
Tone: TypeAlias = Literal[
    "", "good", "bad", "warn", "quiet", "strong", "lead", "met", "open", "spared", "may",
    "given", "supposed", "moved", "wrong", "aside",
]  # fmt: skip
"""What a text tells beside its words; no format says by colour alone what words do not say.

``lead`` is what a page begins with; a verdict is ``met``, ``bad`` or ``open``; who is ``spared`` need not,
who ``may`` can go on all the same; what is taken as it is, is ``given``, what is tried, ``supposed``, what
that changes, ``moved``; what has to be chosen before anything counts is ``wrong``; ``aside`` holds for all.
"""
STATUS_TONES: Mapping[Status, Tone] = {
    Status.MET: "met",
    Status.NOT_MET: "bad",
    Status.INCOMPLETE: "open",
    Status.UNVERIFIED: "open",
    Status.NOT_IN_FORCE: "open",
}
"""How the word of a verdict stands out, in every report."""
Kind: TypeAlias = Literal[
    "text", "mixed", "number", "percent", "signed", "change", "gain", "exact", "plain", "word", "count",
    "truth",
]  # fmt: skip
"""What a column holds."""
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

    piece: str | Theirs | Code
    tone: Tone


Piece: TypeAlias = str | Theirs | Code | Toned


class Phrase(NamedTuple):
    """A text of zitool's own in which some parts may be a stranger's; what is plain text here is not.

    Attributes:
        tone: of all of it, where it stands beside others.
    """

    pieces: tuple[Piece, ...]
    tone: Tone = ""


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
    """Whether a minimum is met, in a word, and perhaps what it is; `met` is None where nobody knows."""

    word: str
    met: bool | None
    needed: Fraction | None = None
    sign: str = ""

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
        beside: what else tells it apart.
        notes: what is said of it where there is room, less loudly.
    """

    value: Value
    tone: Tone = ""
    target: str = ""
    beside: str = ""
    notes: tuple[str, ...] = ()


class Coded(NamedTuple):
    """A text behind its id, as of an indicator."""

    id: str
    text: str


class Level(NamedTuple):
    """How grave something is, in a word, or by the code of a finding; `code` follows the word."""

    severity: Severity
    word: str
    code: str = ""


class Stand(NamedTuple):
    """Where a unit stands against a designation: ``met``, ``near``, ``not_met`` and so on, and its word.

    Attributes:
        lacks: title of the first minimum that it misses, and what is missing; nothing where none is said.
        more: how many more it misses.
    """

    status: str
    word: str
    lacks: tuple[str, str] | None = None
    more: int = 0


class Held(NamedTuple):
    """A figure against several minima: how many of them it reaches."""

    value: Fraction | None
    reached: int
    of: int


class Box(NamedTuple):
    """How a figure is spread over many, on a scale from nothing to `whole`.

    Attributes:
        sign: behind each of its figures.
        quartiles: least, lower quartile, median, upper quartile, greatest.
        marks: number of each designation that asks for it, and its minimum.
        told: the same in words.
    """

    title: str
    sign: str
    quartiles: tuple[Fraction, ...]
    whole: Fraction
    marks: tuple[tuple[int, Fraction], ...]
    told: str


class Trace(NamedTuple):
    """A figure through time, in shares of the most there can be; a terminal draws a sign for each."""

    shares: tuple[Fraction | None, ...]


Cell: TypeAlias = Value | Marked | Trace | Coded | Level | Stand | Held | Box


class Column(NamedTuple):
    """One column of a table.

    Attributes:
        title: its head.
        kind: ``text``; ``mixed`` text with numbers here and there; ``number`` in `places` decimals,
            ``percent`` the same with its sign, ``signed`` a difference, ``change`` one that is rounded away
            from nothing, ``gain`` one that is never a loss, ``exact`` with all its decimals, up to six,
            ``plain`` as it is; ``word`` a word or two; whole numbers are shown as they are;
            ``count`` holds nothing else, ``truth`` whether something is so.
        places: decimals of a number.
        whole: whether a terminal never folds it; where nothing is said, whether it holds numbers.
        rounded: whether its figures are rounded already, and shown with all their decimals, two at least.
        least: signs that a terminal keeps for it at least, `most` at most; as many as it takes without.
        width: in a workbook; by its longest text without. Where it is `strong` it stands out there.
        spare: whether it is left out where a terminal has no room for it; the table's `instead` says it then.
    """

    title: Said
    kind: Kind = "text"
    places: int = 2
    whole: bool | None = None
    rounded: bool = False
    least: int = 0
    most: int = 0
    width: float = 0
    strong: bool = False
    spare: bool = False

    @property
    def right(self) -> bool:
        """Whether it holds numbers, which are set to the right."""
        return self.kind not in {"text", "mixed", "word"}


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
        groups: how many rows stand above each line that a terminal draws.
        caption: what it shows, in a sentence.
        shape: how wide its columns are on a page: of a ``ranking``, a ``spread``, ``findings``.
        whose: the column that says whose row it is.
        key: what names its rows, with their numbers behind it, so that others can lead there.
        high: height of its head in a workbook; that of two lines without.
        minima: what the marks of its boxes are the minima of.
        titled: whether a terminal leaves a line free above it, and shows its name.
        levels: of each row, where not all are alike: 0, 1 for a part of the one above, 2 for a total.
        tones: of each row, where some stand out.
        instead: what says the spare columns where there is no room for them.
        team: whether who works with the sheet has columns to fill in: how far, who, until when; perhaps
            ``remarks``.
        frozen: columns that stay in sight there.
        empty: what is said where it has no rows.
    """

    name: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    kept: tuple[int, ...] = ()
    note: str = ""
    groups: tuple[int, ...] = ()
    caption: str = ""
    shape: Literal["", "ranking", "spread", "findings"] = ""
    whose: int = 0
    key: str = ""
    high: int = 0
    minima: tuple[str, ...] = ()
    titled: bool = True
    levels: tuple[int, ...] = ()
    tones: tuple[Tone, ...] = ()
    instead: Item | None = None
    team: Literal["", "marks", "remarks"] = ""
    frozen: int = 1
    empty: str = ""

    def level(self, row: int) -> int:
        """Return the level of a row."""
        return self.levels[row] if self.levels else 0


class Title(NamedTuple):
    """Whom the blocks below it are about; where a document is about several, another part of it begins."""

    text: Said


class Heading(NamedTuple):
    """What the blocks below it are about; level 2 where that is as much as the document, else 3."""

    text: Said
    tone: Tone = "strong"
    level: int = 3


class Paragraph(NamedTuple):
    """A sentence or two."""

    text: Said
    tone: Tone = ""


class Facts(NamedTuple):
    """Names and what they stand for, texts or counts; those without a text are left out.

    Attributes:
        inline: whether they stand in one line where lines have room.
    """

    pairs: tuple[tuple[str, Said | int], ...]
    inline: bool = False

    def filled(self) -> list[tuple[str, Said]]:
        """Return the pairs that have a value."""
        pairs = ((name, str(value) if isinstance(value, int) else value) for name, value in self.pairs)
        return [(name, value) for name, value in pairs if value]


class Notice(NamedTuple):
    """What has to be known before anything else is read.

    Attributes:
        text: a sentence; `lead` stands before it and stands out.
        more: words that lead to a section of the report, and its key.
        strong: whether nobody may miss it.
    """

    text: str
    lead: str = ""
    more: tuple[str, str] | None = None
    strong: bool = True

    @property
    def words(self) -> str:
        """All of it."""
        return " ".join(filter(None, (self.lead, self.text)))


class Concluded(NamedTuple):
    """The conclusion on one designation: its name, the conclusion, and what goes with it in words."""

    name: str
    status: str
    told: str
    tone: Tone


class Verdicts(NamedTuple):
    """What is concluded on each designation."""

    verdicts: tuple[Concluded, ...]


class Check(NamedTuple):
    """One thing of a list of what is to be done.

    Attributes:
        state: how the word for its state stands out.
        required: the word for what has to be done; nothing where it need not.
    """

    state: Tone
    word: str
    statement: str
    required: str
    why: str
    provision: str


class Checklist(NamedTuple):
    """What is to be done in one stage.

    Attributes:
        key: its id.
        told: how far it is.
        arrived: whether the stage has begun; else its states stand back.
    """

    key: str
    title: str
    told: str
    checks: tuple[Check, ...]
    arrived: bool

    def table(self, language: Language) -> Table:
        """Return it as a table."""
        keys = ("facts_state", "ready_item", "facts_why", "provision")
        rows = tuple(
            (
                check.word,
                own(Toned(Theirs(check.statement), "strong"), f" ({check.required})")
                if check.required
                else check.statement,
                check.why,
                check.provision,
            )
            for check in self.checks
        )
        return Table(self.title, tuple(Column(label(key, language)) for key in keys), rows, note=self.told)


class Section(NamedTuple):
    """Blocks under a title that belong together.

    Attributes:
        key: its id on a page.
        panel: whether a page puts it into a frame.
    """

    key: str
    title: str
    blocks: tuple[Block, ...]
    panel: bool = False


class Verbatim(NamedTuple):
    """Lines to be copied as they are, written in a `syntax`."""

    text: str
    syntax: str


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


class Series(NamedTuple):
    """One line of a chart: its name, its figure at each place, and the most there can be."""

    title: str
    figures: tuple[Fraction | None, ...]
    most: Fraction


class Chart(NamedTuple):
    """Series as lines, each in percent of its most; a page draws them, their figures stand in a table, too.

    Attributes:
        title: what it shows, `told` how to read it.
        places: names of what stands side by side.
        minima: number, name and share of each minimum of the first series.
    """

    title: str
    told: str
    places: tuple[str, ...]
    series: tuple[Series, ...]
    minima: tuple[tuple[int, str, Fraction], ...]


class Findings(NamedTuple):
    """What was found, gravest first, each with its place and cure.

    Attributes:
        by: how a terminal puts them together: those ``alike`` once, by ``sheet``, by ``code`` no more than
            has to be known, or ``each`` on its own. Where it is not ``alike`` they are a table on paper;
            by ``cell`` each is on its own and all are about one file, which is not named again.
        file: where all of them are told.
    """

    findings: tuple[Finding, ...]
    by: Literal["alike", "each", "sheet", "code", "cell"] = "alike"
    file: str = ""


class Entry(NamedTuple):
    """One line of a list.

    Attributes:
        aside: what goes with it, less loudly.
        target: where it leads to: another row of the report.
        beside: what else tells it apart.
    """

    text: Said
    aside: str = ""
    target: str = ""
    beside: str = ""

    @property
    def words(self) -> str:
        """What is listed, in plain words."""
        return f"{words(self.text)} ({self.beside})" if self.beside else words(self.text)


class Listing(NamedTuple):
    """A list under its title; `more` says how much is left out.

    Attributes:
        shape: what is listed: units that are ``near``, minima that ``failed``, short names for ``columns``.
    """

    title: Said
    entries: tuple[Entry, ...]
    more: str = ""
    shape: Literal["", "near", "failed", "columns"] = ""


class Shares(NamedTuple):
    """How many of many stand where, as parts of a whole: kind, word and count of each that there is."""

    key: str
    title: str
    parts: tuple[tuple[str, str, int], ...]

    @property
    def counts(self) -> str:
        """All of them in words."""
        return ", ".join(f"{count} {word}" for _, word, count in self.parts)


class Card(NamedTuple):
    """What is told of one designation, side by side with others: shares and lists."""

    shares: Shares
    lists: tuple[Listing, ...]


class Cards(NamedTuple):
    """Cards under a title; who decides is said below them."""

    title: str
    cards: tuple[Card, ...]


class Histogram(NamedTuple):
    """How figures are spread from nothing to `whole`: counts of equal parts of it, from the least on.

    Attributes:
        title: what the figures are.
        told: how it is to be read.
        marks: name and figure of each minimum.
    """

    title: str
    told: str
    counts: tuple[int, ...]
    whole: Fraction
    marks: tuple[tuple[str, Fraction], ...]


class Contents(NamedTuple):
    """What leads to the sections of a page: words and key of each, what is looked for most comes first."""

    links: tuple[tuple[str, str], ...]


class Unread(NamedTuple):
    """A file that could not be read, and why: code, sentence and cure of each reason."""

    file: str
    reasons: tuple[tuple[str, str, str], ...]


class Refused(NamedTuple):
    """Files that could not be read."""

    files: tuple[Unread, ...]

    @classmethod
    def of(cls, refusals: Iterable[Mapping[str, Any]]) -> Refused:
        """Return what JSON says of refused files; with the sheet where the others of a file were scored."""
        return cls(
            tuple(
                Unread(
                    ": ".join(filter(None, (refusal["file"], refusal.get("sheet")))),
                    tuple((why["code"], why["message"], why["hint"]) for why in refusal["findings"]),
                )
                for refusal in refusals
            )
        )


class Sheet(NamedTuple):
    """What stands on a sheet of its own where a report is a workbook; one table by itself is worked with.

    Attributes:
        wide: whether it is a page of tables, perhaps of one, that is printed across and has wide columns.
    """

    name: str
    blocks: tuple[Block, ...]
    wide: bool = False


class Part(NamedTuple):
    """One of the results that a report is made of, under a title of its own.

    A workbook says its paragraphs above each of its tables, and has no first sheet for them.
    """

    title: str
    blocks: tuple[Block, ...]

    def tables(self) -> list[Table]:
        """Return its tables, in order."""
        return [block for block in self.blocks if isinstance(block, Table)]

    def texts(self) -> Iterator[str]:
        """Yield what it says beside its tables."""
        return (words(block.text) for block in self.blocks if isinstance(block, Paragraph))


Words: TypeAlias = Title | Heading | Paragraph | Notice | Facts | Items | Verdicts
"""Blocks of sentences."""
Drawn: TypeAlias = Bars | Spans | Chart | Cards | Histogram | Listing
"""Blocks that a page draws or sets apart."""
Block: TypeAlias = (
    Words | Verbatim | Drawn | Table | Checklist | Findings | Refused | Contents | Section | Sheet | Part
)


class Rows(NamedTuple):
    """Rows for machines, which are read once: columns are named alike in every language."""

    columns: tuple[Column, ...]
    rows: Iterable[tuple[Cell, ...]]


NO_ROWS = Rows((), ())


class Document(NamedTuple):
    """A report.

    Attributes:
        kind: what kind of report it is, in a word or two: the line above the title.
        title: what it is about.
        blocks: what it says, in order; all of it in parts, each with its title, or nothing.
        data: its rows for machines: a table whose columns are named alike in every language; what CSV and
            Parquet hold.
        end: who decides, and what the report does not say: the last line.
        foot: the same where only a page says it.
        bare: whether a terminal and Markdown begin with its first table, and say neither kind nor title.
    """

    kind: str
    title: str
    blocks: tuple[Block, ...]
    data: Table | Rows
    end: str = ""
    foot: str = ""
    bare: bool = False

    @property
    def in_parts(self) -> bool:
        """Whether it is made of parts, each under its own title."""
        return all(isinstance(block, Part | Refused) for block in self.blocks)

    @property
    def in_sections(self) -> bool:
        """Whether sections follow what all of it comes to, each found by its name."""
        return any(isinstance(block, Contents) for block in self.blocks)

    def sections(self) -> list[Section]:
        """Return its sections, in order."""
        return [block for block in self.blocks if isinstance(block, Section)]

    def parts(self) -> list[Part]:
        """Return its parts, in order."""
        return [block for block in self.blocks if isinstance(block, Part)]

    def refused(self) -> tuple[Unread, ...]:
        """Return the files that could not be read."""
        blocks = (block for block in self.blocks if isinstance(block, Refused))
        return tuple(chain.from_iterable(block.files for block in blocks))

    def tables(self, language: Language) -> list[Table]:
        """Return its tables and lists, in order."""
        return [
            block.table(language) if isinstance(block, Checklist) else block
            for block in self.blocks
            if isinstance(block, Table | Checklist)
        ]


def grid(
    name: str,
    head: Sequence[str],
    rows: Sequence[Sequence[Cell]],
    changes: Iterable[int] = (),
    *,
    rounded: bool = False,
) -> Table:
    """Return a table whose first column says whose row it is, and whose others are known by what they hold.

    Args:
        name: its title.
        head: titles of its columns.
        rows: of as many cells.
        changes: positions of columns of differences.
        rounded: see `Column`.
    """
    differences = frozenset(changes)

    def column(place: int, title: str, cells: Sequence[Cell]) -> Column:
        values = [value_of(cell) for cell in cells]
        numbers = any(isinstance(value, Fraction | int) for value in values)
        if numbers and not any(isinstance(value, str) for value in values):
            kind: Literal["change", "number"] = "change" if place in differences else "number"
            return Column(title, kind, rounded=rounded, width=_FIRST if not place else _NUMBER)
        return Column(title, "mixed", rounded=rounded, width=_FIRST if not place else _TEXT)

    columns = zip_longest(head, zip(*rows, strict=True), fillvalue=())
    return Table(
        name,
        tuple(column(place, str(title), cells) for place, (title, cells) in enumerate(columns)),
        tuple(map(tuple, rows)),
    )


_FIRST, _NUMBER, _TEXT = 48, 13, 24
_STAND_TONES: Mapping[str, Tone] = {"none": "", "met": "met", "near": "bad", "not_met": "bad"}
_MOST_DECIMALS = 6
_MOST_SHOWN = 9
"""Decimals of a figure that is rounded already: a period has no end."""
_MARK = re.compile("\ue000([0-9]+)\ue001")


def own(*pieces: Piece) -> Phrase:
    """Return a phrase of these pieces; what is plain text among them is zitool's own."""
    return Phrase(pieces)


def phrase(key: str, language: Language, **values: object) -> Phrase:
    """Return a label as a phrase: pieces and phrases among its values stay what they are."""
    kept: list[tuple[Piece, ...]] = []

    def mark(value: object) -> object:
        if not isinstance(value, Theirs | Code | Toned | Phrase):
            return value
        kept.append(value.pieces if isinstance(value, Phrase) else (value,))
        return f"\ue000{len(kept) - 1}\ue001"

    text = label(key, language, **{name: mark(value) for name, value in values.items()})
    return _phrase(text, kept)


def told(tell: Callable[..., str], *given: object) -> Phrase:
    """Return a sentence as a phrase: what `tell` makes of all that is given, and of what marks words."""
    kept: list[str] = []

    def mark(text: str) -> str:
        kept.append(" ".join(text.split()))
        return f"\ue000{len(kept) - 1}\ue001" if text else ""

    return _phrase(tell(*given, mark), [(Theirs(text),) for text in kept])


def _phrase(text: str, kept: Sequence[tuple[Piece, ...]]) -> Phrase:
    """Return a text with marks as a phrase."""
    cut = enumerate(_MARK.split(text))
    pieces = (kept[int(text)] if place % 2 else (text,) for place, text in cut)
    return Phrase(tuple(piece for several in pieces for piece in several if piece))


def joined(pieces: list[Piece], between: str = ", ") -> Phrase:
    """Return pieces as an enumeration."""
    return Phrase(tuple(part for piece in pieces for part in (between, piece))[1:])


def words(said: Said) -> str:
    """Return a text without what tells its pieces apart."""
    if isinstance(said, str):
        return said
    pieces = (piece.piece if isinstance(piece, Toned) else piece for piece in said.pieces)
    return "".join(piece if isinstance(piece, str) else piece.text for piece in pieces)


def value_of(cell: Cell) -> Value:
    """Return what a cell holds."""
    match cell:
        case Marked(value) | Held(value):
            return value
        case Coded(id_, text):
            return f"{id_}  {text}".rstrip()
        case Level(_, word, code):
            return f"{word} {code}" if code else word
        case Stand(_, word):
            return word
        case Box(title, sign):
            return f"{title}{sign}"
        case Trace():
            return None
        case _:
            return cell


def bare_of(cell: Cell) -> str | int | Fraction | None:
    """Return what a cell holds as a machine reads it: texts, numbers as they are, or nothing."""
    value = value_of(cell)
    if isinstance(value, Phrase):
        return words(value)
    if isinstance(value, Figure | Minimum):
        return value.value if isinstance(value, Figure) else value.needed
    return "; ".join(value.texts) if isinstance(value, Several) else value


def tone_of(cell: Cell, column: Column) -> Tone:
    """Return how a cell stands out: as it says itself, or a difference by its sign."""
    if isinstance(cell, Marked | Minimum):
        return cell.tone
    if isinstance(cell, Stand):
        return _STAND_TONES.get(cell.status, "open")
    if column.kind in {"signed", "change"} and isinstance(cell, int | Fraction) and cell:
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
        least = "" if value.needed is None else f"{plain(value.needed, comma)}{value.sign} "
        return f"{least}{value.word}"
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
    if column.kind == "change":
        return signed(value, language, rounded=column.rounded)
    if column.rounded:
        return rounded_text(value, language)
    if column.kind == "exact":
        if (value * 10**_MOST_DECIMALS).denominator == 1:
            return plain(value, comma=language == "id")
        return number(value, language, _MOST_DECIMALS)
    said = number(value, language, column.places)
    if column.kind == "percent":
        return f"{said} %"
    return f"+{said}" if column.kind == "gain" or (column.kind == "signed" and value > 0) else said


def rounded_text(figure: Fraction, language: Language) -> str:
    """Return a figure that is rounded already with all its decimals, two at least."""
    places = 2
    while rounded_half_up(figure, places) != figure and places < _MOST_SHOWN:
        places += 1
    return fixed(figure, places, comma=language == "id")


def signed(change: Fraction, language: Language, *, rounded: bool = False) -> str:
    """Return a difference with its sign, ``+0,33``; one that is `rounded` already with all its decimals."""
    text = rounded_text(abs(change), language) if rounded else number(abs(change), language)
    return f"+{text}" if change > 0 else f"-{text}" if change < 0 else text
