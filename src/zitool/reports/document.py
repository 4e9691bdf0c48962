"""A report before it has a format: a few kinds of blocks, which `zitool.reports.formats` lay out.

A subject builds one `Document` and so has every format; a format lays out every kind of block and so has
every subject. Texts, figures and cells are those of `zitool.reports.cells`.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import chain, zip_longest
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from zitool.named import NamedTuple
from zitool.reports.cells import (
    STATUS_TONES,
    Apart,
    Cell,
    Column,
    Said,
    Theirs,
    Tone,
    Toned,
    own,
    value_of,
    words,
)
from zitool.wording import label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from zitool.core.scoring.eligibility import Status
    from zitool.findings import Finding
    from zitool.reports.cells import Gauge, Phrase
    from zitool.wording import Language

Medium: TypeAlias = Literal["screen", "text", "page", "sheets", "rows"]
"""Where a report is read: a screen that ends, running text, a page or sheets to look up; a machine."""


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
        shape: what it lists, and so how wide its columns are on a page.
        whose: the column that says whose row it is.
        key: what names its rows, with their ids or else numbers behind it, so that others can lead there.
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
    shape: Literal["", "list", "ranking", "spread", "findings", "areas", "plan", "answers", "contents"] = ""
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
        at_length: whether they are sentences, set below one another.
    """

    pairs: tuple[tuple[str, Said | int], ...]
    inline: bool = False
    at_length: bool = False

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
        lists: what it is about, in lists.
    """

    text: str
    lead: str = ""
    more: tuple[str, str] | None = None
    strong: bool = True
    lists: tuple[tuple[Said, ...], ...] = ()

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
        look: whether a page puts it into a frame, as it does what is ``next``; leaves ``answers`` and
            ``blanks`` out where it is printed.
        alone: whether there is no other of its kind, so that it can be a landmark.
    """

    key: str
    title: str
    blocks: tuple[Block, ...]
    look: Literal["", "panel", "next", "answers", "blanks"] = ""
    alone: bool = True


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
    """A list under its title, if it has one; `more` says how much is left out.

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
    """Cards under a title; `end`, below them, is who decides."""

    title: str
    cards: tuple[Card, ...]
    end: str = ""


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


class Distance(NamedTuple):
    """How far a minimum is: what is reached, what is needed, and what is missing, if anything."""

    title: str
    actual: str
    needed: str
    short: str
    gauge: Gauge


class VerdictCard(NamedTuple):
    """The conclusion on one designation, side by side with others.

    Attributes:
        told: the conclusion in words; `held` how many minima are met.
        whole: how far the minimum of everything is, where there is one.
        lacking: how far the first of the others is that are missed.
        more: that there are more, and what leads to them.
        notes: what else is to be known.
    """

    name: str
    status: Status
    told: str
    held: str
    whole: Distance | None
    lacking: tuple[Distance, ...]
    more: Phrase | None
    notes: tuple[Paragraph, ...]


class VerdictCards(NamedTuple):
    """What is concluded on each designation; how it stands with documents, if that is known; who decides."""

    cards: tuple[VerdictCard, ...]
    documents: Phrase | None
    end: str

    def plain(self) -> tuple[Block, ...]:
        """Return it as blocks of sentences."""
        told = (Concluded(card.name, card.told, card.held, STATUS_TONES[card.status]) for card in self.cards)
        return Verdicts(tuple(told)), Paragraph(own(self.end))


class Beside(NamedTuple):
    """Sections that stand side by side where there is room; the first one holds `wide` cards."""

    sections: tuple[Section, ...]
    wide: int

    def plain(self) -> tuple[Block, ...]:
        """Return them one after the other."""
        return self.sections


class Steps(NamedTuple):
    """The first of what is to be done: of each what it is about, what changes, and what that gains."""

    steps: tuple[tuple[str, str, str], ...]

    def plain(self) -> tuple[Block, ...]:
        """Return them as sentences."""
        items = [
            Item(own(Apart(about, "strong"), ": ", Theirs(f"{change} ({gain})")))
            for about, change, gain in self.steps
        ]
        return (Items(tuple(items)),)


class Radar(NamedTuple):
    """Areas around a centre: name and percent reached of each.

    Attributes:
        told: the same in words.
        minima: number of each designation that has any, and its minimum of each area, in percent.
        names: of all designations.
    """

    key: str
    title: str
    told: str
    spokes: tuple[tuple[str, Fraction], ...]
    minima: tuple[tuple[int, tuple[Fraction, ...]], ...]
    names: tuple[str, ...]


class Areas(NamedTuple):
    """Areas and results against their minima, as a table of gauges and as a radar where that has corners.

    Attributes:
        names: of the designations whose minima are marked.
        open: whether more can still be reached.
    """

    table: Table
    names: tuple[str, ...]
    open: bool
    radar: Radar | None

    def plain(self) -> tuple[Block, ...]:
        """Return the table alone."""
        return (self.table,)


class Fold(NamedTuple):
    """What is unfolded by whoever wants to know: a section of a rubric.

    Attributes:
        figures: what it comes to, in sight while it is folded.
        told: how that comes about.
        depth: how deep it lies, 1 for the outermost.
        open: whether it is unfolded already.
    """

    id: str
    title: str
    figures: Phrase
    told: Phrase
    blocks: tuple[Block, ...]
    depth: int
    open: bool

    def plain(self) -> tuple[Block, ...]:
        """Return it unfolded."""
        head = Heading(own(Theirs(f"{self.id} {self.title}"), ": ", *self.figures.pieces))
        return head, Paragraph(self.told), *self.blocks


class Bundle(NamedTuple):
    """Blocks that belong together, perhaps under a title of their own.

    Attributes:
        below: whether a heading within its section stands above.
    """

    blocks: tuple[Block, ...]
    look: Literal["prerequisites", "warn"]
    title: str = ""
    below: bool = True

    def plain(self) -> tuple[Block, ...]:
        """Return them under the title."""
        return (*([Heading(own(self.title))] if self.title else []), *self.blocks)


class Contents(NamedTuple):
    """What leads to the sections of a page: words and key of each, what is looked for most comes first.

    Attributes:
        of: what of the page it leads through, where that is about several.
    """

    links: tuple[tuple[str, str], ...]
    of: str = ""


class Unread(NamedTuple):
    """A file that could not be read, and why: code or word, sentence and cure of each reason."""

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


class Article(NamedTuple):
    """One of several results of the same kind, whole by itself.

    Attributes:
        key: makes its ids its own.
        kind: what kind of result it is, the line above its title.
        first: what belongs on the first screen, or sheet, which somebody signs where it is `signed`.
    """

    key: str
    kind: str
    title: str
    facts: Facts
    first: tuple[Block, ...]
    blocks: tuple[Block, ...]
    signed: bool = False

    def plain(self) -> tuple[Block, ...]:
        """Return all of it."""
        return Title(self.title), self.facts, *self.first, *self.blocks


Words: TypeAlias = Title | Heading | Paragraph | Notice | Facts | Items | Verdicts
"""Blocks of sentences."""
Drawn: TypeAlias = Bars | Spans | Chart | Cards | Histogram | Listing
"""Blocks that a page draws or sets apart."""
Laid: TypeAlias = Article | VerdictCards | Beside | Steps | Areas | Fold | Bundle
"""Blocks that a page lays out, and that say the same as plain ones elsewhere."""
Block: TypeAlias = (
    Words
    | Verbatim
    | Drawn
    | Laid
    | Table
    | Checklist
    | Findings
    | Refused
    | Contents
    | Section
    | Sheet
    | Part
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
        in_full: whether a page is printed with all that it holds.
    """

    kind: str
    title: str
    blocks: tuple[Block, ...]
    data: Table | Rows
    end: str = ""
    foot: str = ""
    bare: bool = False
    in_full: bool = False

    @property
    def in_parts(self) -> bool:
        """Whether it is made of parts, each under its own title."""
        return all(isinstance(block, Part | Article | Refused) for block in self.blocks)

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
