"""What a rubric asks of facts that no LKE holds: needs, grades, provisos, and the stages of the process.

Few forms on purpose: a need is one row that a reader can tick against the law, not an expression. The facts
themselves are in `zitool.core.law.facts`; whether they suffice says `zitool.core.scoring.prerequisite_check`.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Literal, Protocol

from zitool.core.exact import plain
from zitool.core.law.text_types import Day, Exact, FactId, Flag, Line, MonthDay, Reference, Slug
from zitool.core.record import Record
from zitool.core.record import about as _about

SHAPES = ("one_of", "at_least", "percent", "above_percent", "years", "within", "year_of", "done", "until")
"""What a need can ask; each asks exactly one of them."""


class Stated(Protocol):
    """What a rubric states of the process in our own words."""

    @property
    def statement(self) -> str:
        """In Indonesian."""

    @property
    def statement_en(self) -> str | None:
        """In English, where the rubric has it."""


def statement_in(stated: Stated, language: str) -> str:
    """Return a statement in a language (``id``, ``en``); in Indonesian where the rubric has no other."""
    return (stated.statement_en if language == "en" else None) or stated.statement


class Said(Record):
    """A fact and the word that it has to be."""

    fact: FactId
    word: Line

    def __str__(self) -> str:
        """Return both in one text."""
        return f"{self.fact} {self.word}"


class Need(Record):
    """One fact and what it must say."""

    fact: FactId = _about("kunci pada berkas fakta")
    one_of: tuple[Line, ...] = _about("salah satu dari kata-kata ini", default=())
    at_least: Line | None = _about("paling rendah huruf ini (dengan grades) atau angka ini", default=None)
    grades: Slug | None = _about("nama skala huruf untuk at_least", default=None)
    percent: Exact | None = _about("bagian dari seluruhnya, paling sedikit sekian persen", default=None)
    above_percent: Exact | None = _about("bagian dari seluruhnya, lebih dari sekian persen", default=None)
    years: Exact | None = _about("sudah berjalan paling sedikit sekian tahun", default=None)
    within: Exact | None = _about("terjadi dalam sekian tahun terakhir", default=None)
    year_of: FactId | None = _about(
        "terjadi dalam tahun kalender fakta ini; tahun hari penilaian bila harinya belum dinyatakan",
        default=None,
    )
    done: Flag = _about("true: sudah terjadi", default=False)
    undone_by: FactId | None = _about(
        "untuk done: tidak lagi bila fakta ini terjadi sesudahnya", default=None
    )
    until: Day | None = _about("terjadi paling lambat pada hari ini", default=None)
    running: Exact | None = _about("untuk one_of: sekian tahun terakhir berturut-turut", default=None)
    agency: Slug | None = _about("hanya untuk jenis_instansi ini", default=None)
    where: tuple[Said, ...] = _about("hanya bila fakta-fakta ini berbunyi demikian", default=())
    if_stated: Flag = _about("true: hanya diperiksa bila faktanya dinyatakan", default=False)
    indicator: str | None = _about("untuk percent: pertanyaan LKE yang menghitungnya juga", default=None)

    def __str__(self) -> str:
        """Return the need in one line, as its row in YAML says it."""
        named = (*SHAPES, "running", "grades", "undone_by", "agency", "where", "if_stated", "indicator")
        asked = (f"{name} {_text(getattr(self, name))}" for name in named if getattr(self, name))
        return f"{self.fact}: {', '.join(asked)}"

    @property
    def shape(self) -> str:
        """Which of `SHAPES` it asks."""
        return next(shape for shape in SHAPES if getattr(self, shape))


def _text(value: object) -> str:
    if isinstance(value, tuple):
        return "/".join(map(str, value))
    return plain(value) if isinstance(value, Fraction) else str(value)


class Grades(Record):
    """Letters for numbers: a number belongs to the first letter whose bound it is above."""

    label: Line
    bands: dict[Line, Exact] = _about("huruf, dari yang terbaik: angkanya di atas batas ini", least=2)
    references: tuple[Reference, ...] = _about("", least=1)

    def letter_of(self, number: Fraction) -> str:
        """Return the letter of a number; the lowest one where it is above no bound."""
        return next((letter for letter, bound in self.bands.items() if number > bound), list(self.bands)[-1])

    def reaches(self, letter: str, least: str) -> bool:
        """Whether `letter` is `least` or better."""
        order = list(self.bands)
        return order.index(letter) <= order.index(least)


class Proviso(Record):
    """A special rule that bars, excuses or spares a unit, where all facts of `when` say so."""

    id: Slug
    statement: Line
    statement_en: Line | None = _about("yang sama dalam bahasa Inggris", default=None)
    effect: Literal["bars", "excuses", "spares"] = _about(
        "bars: tidak dapat diusulkan; excuses: prasyarat of boleh belum terpenuhi; "
        "spares: tidak perlu diusulkan lagi"
    )
    when: tuple[Need, ...] = _about("ketentuan berlaku bila semua fakta ini terpenuhi", least=1)
    doubt: Line | None = _about("yang belum pasti; menjadi peringatan bila dipakai", default=None)
    of: tuple[Slug, ...] = _about("excuses: prasyarat yang boleh masih dalam proses", default=())
    zones: Flag = _about("true: juga untuk kawasan, menurut fakta tentang kawasannya", default=False)
    designations: tuple[Slug, ...] = _about("predikat yang terkena", least=1)
    effective_from: Day
    effective_until: Day | None = None
    references: tuple[Reference, ...] = _about("", least=1)


class StageItem(Record):
    """One thing to be done in a stage, and what shows that it was done."""

    id: Slug
    statement: Line
    statement_en: Line | None = _about("yang sama dalam bahasa Inggris", default=None)
    required: Flag = _about("true: harus ada sebelum diusulkan", default=False)
    needs: tuple[Need, ...] = _about("fakta yang menunjukkannya; semuanya", default=())
    unless: tuple[Need, ...] = _about("tidak perlu bila salah satu fakta ini terpenuhi", default=())
    indicators: tuple[str, ...] = _about("pertanyaan LKE yang menunjukkannya", default=())
    shows: Literal["minima", "agency", "unit"] | None = _about(
        "minima: nilai minimal LKE; agency, unit: prasyarat pada tingkat itu", default=None
    )
    designations: tuple[Slug, ...] = _about("hanya untuk predikat ini; kosong: semua", default=())
    effective_from: Day | None = None
    effective_until: Day | None = None
    references: tuple[Reference, ...] = _about("", least=1)


class DayOrder(Record):
    """Two facts whose days follow one another: `later` cannot have been before `earlier`."""

    earlier: FactId
    later: FactId
    references: tuple[Reference, ...] = _about("", least=1)


class Stage(Record):
    """A stage of the process."""

    id: Slug
    name: Line
    name_en: Line | None = _about("yang sama dalam bahasa Inggris", default=None)
    due: MonthDay | None = _about("paling lambat tanggal ini setiap tahun (bulan-hari)", default=None)
    when: tuple[Need, ...] = _about("tahap ini tiba bila fakta ini terpenuhi; kosong: selalu", default=())
    items: tuple[StageItem, ...] = _about("", least=1)
    references: tuple[Reference, ...] = _about("", least=1)
