"""Texts, figures and cells of a report: what they hold, how they stand out, and how people read them.

Any text may be a stranger's; a `Phrase` tells its own words from a stranger's. Figures stay exact.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING, Literal, TypeAlias

from zitool.core.exact import fixed, plain, rounded_half_up
from zitool.core.scoring.eligibility import Status
from zitool.named import NamedTuple
from zitool.reports.layout import number
from zitool.wording import label

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from zitool.findings import Severity
    from zitool.wording import Language

Tone: TypeAlias = Literal[
    "", "good", "bad", "warn", "quiet", "strong", "lead", "met", "open", "spared", "may",
    "given", "supposed", "moved", "wrong", "aside", "printed",
]  # fmt: skip
"""What a text tells beside its words; no format says by colour alone what words do not say.

``lead`` is what a page begins with; a verdict is ``met``, ``bad`` or ``open``; who is ``spared`` need not,
who ``may`` can go on all the same; what is taken as it is, is ``given``, what is tried, ``supposed``, what
that changes, ``moved``; what has to be chosen before anything counts is ``wrong``; ``aside`` holds for all;
what is said only where a page is printed, is ``printed``.
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
    "truth", "order", "provision",
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


class Apart(NamedTuple):
    """A part of a sentence, perhaps a stranger's, that is set apart by what it is.

    Attributes:
        how: a ``strong`` figure or the ``total``, a ``label`` before a text, the ``id`` before a question, a
            ``code`` to compare; a ``note``, ``file`` or ``law`` behind a text; the ``break`` of a line.
    """

    text: str
    how: Literal["strong", "total", "label", "id", "code", "note", "file", "law", "break"]


class Written(NamedTuple):
    """What a stranger wrote, line by line; addresses in it may be clicked where that is safe."""

    text: str


class Link(NamedTuple):
    """Words that lead to another place of the report: an anchor of zitool's own making."""

    text: str
    target: str


BREAK = Apart("\n", "break")
Piece: TypeAlias = str | Theirs | Code | Toned | Apart | Written | Link


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
    """A text behind its id, as of an indicator.

    Attributes:
        more: what goes with it where there is room, each behind what it is called, or by itself.
    """

    id: str
    text: str
    more: tuple[tuple[str, str], ...] = ()


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


class Gauge(NamedTuple):
    """How much of a whole is reached, in percent.

    Attributes:
        key: its id.
        told: the same in words.
        possible: what can still be reached; the same as `reached` where all is answered.
        marks: number of each designation that asks for it, and its minimum.
    """

    key: str
    title: str
    told: str
    reached: Fraction
    possible: Fraction
    marks: tuple[tuple[int, Fraction], ...]


class Given(NamedTuple):
    """An answer as it was given, which a stranger may have written.

    Attributes:
        answer: in the words of its scale, or that there is none.
        worth: what it counts, in words; empty where there is none.
        supposed: that it is only supposed, in a word.
        place: of its cell, in words.
        raw: what stands there, where that is something else.
    """

    answer: str
    worth: str
    supposed: str
    place: str
    raw: str


class Ground(NamedTuple):
    """One reason why a figure is what it is.

    Attributes:
        name: what kind of reason it is.
        said: a criterion, arithmetic, a note; what is plain text is zitool's own.
        quiet: whether it is so in every report.
    """

    name: str
    said: Piece
    quiet: bool = False


class Grounds(NamedTuple):
    """Why a figure is what it is."""

    grounds: tuple[Ground, ...]


class Trace(NamedTuple):
    """A figure through time, in shares of the most there can be; a terminal draws a sign for each."""

    shares: tuple[Fraction | None, ...]


Cell: TypeAlias = Value | Marked | Trace | Coded | Level | Stand | Held | Box | Gauge | Given | Grounds


class Column(NamedTuple):
    """One column of a table.

    Attributes:
        title: its head.
        kind: ``text``; ``mixed`` text with numbers here and there; ``number`` in `places` decimals,
            ``percent`` the same with its sign, ``signed`` a difference, ``change`` one that is rounded away
            from nothing, ``gain`` one that is never a loss, ``exact`` with all its decimals, up to six,
            ``plain`` as it is; ``word`` a word or two; whole numbers are shown as they are;
            ``count`` holds nothing else, ``truth`` whether something is so, ``order`` the place of a row,
            ``provision`` where the law says it.
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
        return self.kind not in {"text", "mixed", "word", "provision"}


COUNT = Column("", "number", 0)
"""A column of whole numbers, which stand as figures do."""


def columns(language: Language, **kinds: Kind | Column) -> tuple[Column, ...]:
    """Return columns whose titles are the labels that they are named by: of a kind, or else as one given."""
    return tuple(
        kind._replace(title=label(key, language))
        if isinstance(kind, Column)
        else Column(label(key, language), kind)
        for key, kind in kinds.items()
    )


_STAND_TONES: Mapping[str, Tone] = {"none": "", "met": "met", "near": "bad", "not_met": "bad"}
_MOST_DECIMALS = 6
_MOST_SHOWN = 9
"""Decimals of a figure that is rounded already: a period has no end."""
_MARK = "\ue000([0-9]+)\ue001"


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
    cut = enumerate(re.split(_MARK, text))
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
        case Gauge():
            return cell.title
        case Given(answer, _, _, place, _):
            return f"{answer} ({place})"
        case Grounds(grounds):
            return "; ".join(f"{ground.name}: {words(own(ground.said))}" for ground in grounds)
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
