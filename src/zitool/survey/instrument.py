"""The instrument: a survey's questionnaire as data.

Items with the words that know them in headers, what their answers are worth, the indices made of them, and
the scales they are answered on. Every figure names its source. Meaning (references between the parts, words
that know two items) is the lint's, shape is pydantic's (`zitool.survey.load`).
"""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple, Protocol

from zitool.core.law.text_types import Day, Exact, Flag, Line, Reference, Slug, Version, Whole
from zitool.core.record import Record
from zitool.core.record import about as _about

if TYPE_CHECKING:
    from collections.abc import Iterator

Conversion = Literal["per-max", "0-4", "1-4"]
"""How a mean becomes an index of 4: m×4/max; (m−min)/(max−min)×4; (m−min)/(max−min)×3+1."""

CONVERSIONS: tuple[Conversion, ...] = ("per-max", "0-4", "1-4")

_KNOWN_BY = "kelompok kata yang mengenali kolomnya; satu kelompok utuh cukup"
_NOT_BY = "kelompok kata yang menyangkalnya"
_OUT_OF = re.compile(r"\bdiluar\b")
_APART = re.compile(r"[\W_]+")


class WordScale(Record):
    """Answers in words, each step worth one more than the one before it.

    The order is that of worth, not of the words: *tidak ada* comes first where a complaint desk is asked for,
    and last where levies are.
    """

    steps: tuple[tuple[Line, ...], ...] = _about(
        "dari yang terburuk ke yang terbaik; tiap langkah: tulisan-tulisan yang berarti sama", least=2
    )
    references: tuple[Reference, ...] = _about("sumber kata-kata ini", default=())

    def step_of(self, answer: str) -> int | None:
        """Return the step that an answer is on, 1 the worst; None where it is on none."""
        words = folded(answer)
        steps = enumerate(self.steps, start=1)
        return next((step for step, texts in steps if words in map(folded, texts)), None)


class Scale(Record):
    """The numbers on which a block of columns is answered; a file may hold blocks on different ones."""

    lowest: Whole = _about("angka terendah")
    highest: Whole = _about("angka tertinggi")
    conversion: Literal["per-max", "0-4", "1-4", "open"] = _about(
        "cara rata-rata menjadi indeks; open: tidak ada sumber yang menentukannya"
    )
    references: tuple[Reference, ...] = _about("sumber skala dan konversinya", least=1)


class Known:
    """What knows a column by its header: a group fits whose words all stand in it."""

    if TYPE_CHECKING:
        known_by: tuple[Line, ...]
        not_by: tuple[Line, ...]

    def knows(self, header: frozenset[str]) -> bool:
        """Whether a header of these words (`words_of`) is that of this column."""
        return _any_of(self.known_by, header) and not _any_of(self.not_by, header)


class Item(Known, Record):
    """One question of the survey.

    Attributes:
        code: as forms and apps number it; `code_unsure`: the numbers are swapped in practice.
        positive_by: words of a header that says something good (*tidak ada pungutan*).
        negative_by: words of one that asks for something bad (*pernah ... ?*): more is then worse.
        optional: whether an index can do without it, as without the tariff of a free service.
    """

    code: Line = _about("nomor pada formulir atau aplikasi, mis. U8")
    also_coded: tuple[Line, ...] = _about("nomor lain yang dipakai", default=())
    code_unsure: Flag = _about("true: nomornya sering tertukar, kenali dari kata-katanya", default=False)
    text: Line = _about("yang ditanyakan, singkat, dengan kalimat sendiri")
    text_en: Line = _about("yang sama dalam bahasa Inggris")
    known_by: tuple[Line, ...] = _about(_KNOWN_BY, least=1)
    not_by: tuple[Line, ...] = _about(_NOT_BY, default=())
    positive_by: tuple[Line, ...] = _about("kata judul kolom yang menyatakan hal baik", default=())
    negative_by: tuple[Line, ...] = _about("kata judul kolom yang menanyakan hal buruk", default=())
    answers: tuple[Slug, ...] = _about("nama skala kata pada word_scales", default=())
    optional: Flag = _about("true: boleh tidak ditanyakan", default=False)
    optional_when: Line | None = _about("kapan ia tidak ditanyakan", default=None)
    references: tuple[Reference, ...] = ()

    def says(self, language: str) -> str:
        """Return what is asked, in ``id`` or ``en``."""
        return self.text_en if language == "en" else self.text


class Band(Record):
    """One category of an index."""

    at_least: Exact = _about("batas bawah")
    grade: Line = _about("huruf atau nama kategori")
    title: Line
    title_en: Line


class Bands(Record):
    """The categories of an index, as the instrument's own source has them.

    Their limits are meant for numbers of `places` decimals: the index is rounded, halves up, and then graded.
    """

    places: Whole = _about("banyaknya desimal yang dimaksud tabelnya")
    bands: tuple[Band, ...] = _about("dari yang tertinggi", least=2)
    references: tuple[Reference, ...] = _about("", least=1)


class PrintedWeights(Record):
    """Decimals that forms print for the weight 1/k, and that may change a category or miss a minimum."""

    weights: tuple[Exact, ...] = _about("mis. 0.111 dan 0.11 untuk 1/9", least=1)
    references: tuple[Reference, ...] = _about("", least=1)


class Index(Record):
    """A figure made of items: the mean of their means, converted."""

    title: Line
    title_en: Line
    items: tuple[Slug, ...] = _about("id butirnya, menurut urutan formulir", least=1)
    index_of: Literal["4", "100"] = _about("nilai tertinggi indeks")
    bands: Bands | None = _about("kategori; hanya bila instrumennya menyebut tabelnya", default=None)
    printed_weights: PrintedWeights | None = _about("bobot yang tercetak pada formulir", default=None)
    points_in: dict[Slug, Line] = _about(
        "rubrik dan id indikatornya yang diisi indeks ini (dibawa ke skala 4)", default_factory=dict
    )
    references: tuple[Reference, ...] = _about("", least=1)

    @property
    def top(self) -> int:
        """The highest value of the index."""
        return int(self.index_of)

    def says(self, language: str) -> str:
        """Return its title, in ``id`` or ``en``."""
        return self.title_en if language == "en" else self.title


class Control(Known, Record):
    """A question that is no item: whether somebody told respondents what to answer."""

    text: Line
    text_en: Line
    known_by: tuple[Line, ...] = _about(_KNOWN_BY, least=1)
    not_by: tuple[Line, ...] = _about(_NOT_BY, default=())
    steered: tuple[Line, ...] = _about("jawaban yang berarti diarahkan", least=1)
    free: tuple[Line, ...] = _about("jawaban yang berarti tidak diarahkan", least=1)
    references: tuple[Reference, ...] = ()


class OpenQuestion(Known, Record):
    """A question answered in the respondent's own words; `of`: the item it is about."""

    text: Line
    text_en: Line
    known_by: tuple[Line, ...] = _about(_KNOWN_BY, least=1)
    not_by: tuple[Line, ...] = _about(_NOT_BY, default=())
    of: Slug | None = _about("id butir yang dijelaskannya", default=None)


class Respondents(Record):
    """How many respondents the source asks for at least."""

    at_least: Whole
    references: tuple[Reference, ...] = _about("", least=1)


class Instrument(Record):
    """A questionnaire as data; ids of items, indices and scales are the keys of their mappings."""

    id: Slug
    version: Version
    status: Literal["draft", "active", "archive"]
    extends: Slug | None = _about("instrumen yang diwarisi; ditulis hanya yang berbeda", default=None)
    title: Line
    title_en: Line
    last_checked: Day = _about("kapan seseorang terakhir mencocokkan instrumen ini dengan sumbernya")
    references: tuple[Reference, ...] = _about("asal instrumennya", least=1)
    scales: dict[Slug, Scale] = _about("skala angka yang dipakai; yang pertama yang lazim")
    word_scales: dict[Slug, WordScale] = _about("jawaban dengan kata", default_factory=dict)
    items: dict[Slug, Item]
    indices: dict[Slug, Index]
    control: Control | None = None
    open_questions: dict[Slug, OpenQuestion] = _about("pertanyaan terbuka", default_factory=dict)
    respondents: Respondents | None = _about("jumlah responden paling sedikit", default=None)

    def items_of(self, index: str) -> dict[str, Item]:
        """Return the items of an index by id, in the order of the form."""
        return {id_: self.items[id_] for id_ in self.indices[index].items}

    def item_named(self, words: frozenset[str]) -> str:
        """Return the id of the one item that words name; empty where they name none or several."""
        named = [id_ for id_, item in self.items.items() if item.knows(words)]
        return named[0] if len(named) == 1 else ""

    def columns(self) -> Iterator[tuple[str, Known]]:
        """Yield what a column can be: items, the control question, open questions, each by its id."""
        yield from self.items.items()
        if self.control is not None:
            yield "control", self.control
        yield from self.open_questions.items()

    def index_of_item(self, item: str) -> str | None:
        """Return the id of the index that an item counts in."""
        return next((id_ for id_, index in self.indices.items() if item in index.items), None)

    def says(self, language: str) -> str:
        """Return its title, in ``id`` or ``en``."""
        return self.title_en if language == "en" else self.title

    def all_references(self) -> Iterator[Reference]:
        """Yield where everything stands."""
        yield from self.references
        parts: list[
            Scale | WordScale | Item | Index | Control | Respondents | Bands | PrintedWeights | None
        ] = [
            *self.scales.values(),
            *self.word_scales.values(),
            *self.items.values(),
            *self.indices.values(),
            *(index.bands for index in self.indices.values()),
            *(index.printed_weights for index in self.indices.values()),
            self.control,
            self.respondents,
        ]
        for part in parts:
            yield from part.references if part is not None else ()

    @property
    def uncertain(self) -> bool:
        """Whether it is a draft, or something in it was found in no source: every output has to say so."""
        return self.status == "draft" or any(
            reference.certainty == "unverified" for reference in self.all_references()
        )


class LoadedInstrument(NamedTuple):
    """An instrument and what a report must say about where it came from.

    Attributes:
        instrument: shape and meaning checked.
        sha256: over the names and bytes of its YAML and that of its parent.
        source: the id or path it was asked for by.
    """

    instrument: Instrument
    sha256: str
    source: str


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """Return a header or an answer without what writers differ in: case, hyphens, blanks, *diluar*."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    plain = _OUT_OF.sub("di luar", _APART.sub(" ", plain)).replace("prasaranan", "prasarana")
    return " ".join(plain.split())


@lru_cache(maxsize=4096)
def words_of(text: str) -> frozenset[str]:
    """Return the words of a header or an answer, folded."""
    return frozenset(folded(text).split())


def _any_of(groups: tuple[str, ...], header: frozenset[str]) -> bool:
    return any(words_of(group) <= header for group in groups)


class Ends(Protocol):
    """Whatever has the two ends of a scale of answers."""

    @property
    def lowest(self) -> int:
        """The lowest answer."""

    @property
    def highest(self) -> int:
        """The highest answer."""


def converted(mean: Fraction, scale: Ends, conversion: Conversion, top: int = 4) -> Fraction:
    """Return the index that a mean on `scale` comes to by one conversion, `top` being the highest."""
    if conversion == "per-max":
        return mean * top / scale.highest
    share = (mean - scale.lowest) / (scale.highest - scale.lowest)
    return share * top if conversion == "0-4" else (share * 3 + 1) * top / 4


def mean_for(index: Fraction, scale: Ends, conversion: Conversion, top: int = 4) -> Fraction:
    """Return the mean on `scale` that an index asks for: `converted` the other way."""
    if conversion == "per-max":
        return index * scale.highest / top
    share = index / top if conversion == "0-4" else (index * 4 / top - 1) / 3
    return scale.lowest + share * (scale.highest - scale.lowest)
