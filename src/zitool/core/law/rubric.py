"""The rubric: a regulation as data.

A tree of weighted sections whose leaves are indicators, the answer scales, and for each designation the
requirements that an LKE can show and the prerequisites that it cannot. Every figure names its provision.
The classes are dataclasses that pydantic validates wherever a rubric is written by hand
(`zitool.rubrics.models`); the packaged ones were, and are built without it, because importing pydantic costs
more than scoring a workbook (docs/decisions/0008). Meaning (sums, references, nesting) is the lint's.
"""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal

from zitool.core.law.conditions import DayOrder, Grades, Need, Proviso, Stage, StageItem
from zitool.core.law.facts import UnitGroup
from zitool.core.law.text_types import Certainty, Code, Day, Exact, Flag, Line, Reference, Slug, Version
from zitool.core.memo import once
from zitool.core.record import Record
from zitool.core.record import about as _about
from zitool.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    Wordprints = Mapping[str, tuple[frozenset[str], ...]]
    """Id of a node → prints of each official wording of its row (docs/decisions/0005)."""


class Scale(Record):
    """How an answer becomes a value between 0 and 1."""

    kind: Literal["choice", "ratio", "index", "percent"] = _about(
        "choice: pilihan; ratio: jumlah dibagi jumlah; index: indeks survei dibagi maximum; "
        "percent: persentase yang diketik, 0 sampai 100 %"
    )
    label: Line = _about("tulisan pada kolom Pilihan Jawaban")
    also_written: tuple[Line, ...] = _about("tulisan lain yang dipakai formulir", default=())
    options: dict[str, Exact] = _about("nilai tiap pilihan, 0 sampai 1", default_factory=dict)
    maximum: Exact | None = _about("nilai tertinggi indeks", default=None)
    references: tuple[Reference, ...] = _about("sumber angka", default=())


class Ratio(Record):
    """How the counts under an indicator make its value; the sum of `of` against the sum of `over`."""

    kind: Literal["share", "decrease"] = _about(
        "share: of/over, paling tinggi 1; decrease: (over-of)/over, paling rendah 0"
    )
    of: tuple[Code, ...] = _about("kode jumlah pembilang (decrease: tahun ini)", least=1)
    over: tuple[Code, ...] = _about("kode jumlah penyebut (decrease: tahun lalu)", least=1)
    zero_denominator: Literal["ask", "full", "zero"] = _about(
        "bila penyebut nol: ask = ditanyakan, full = 1, zero = 0"
    )
    both_zero: Literal["ask", "full", "zero"] | None = _about(
        "bila pembilang dan penyebut nol; tanpa ini: zero_denominator", default=None
    )


class Input(Record):
    """A count that feeds a ratio; it has no value of its own."""

    id: str = _about("diisi zitool", default="")
    code: Code
    statement: Line = _about("apa yang dihitung, dengan kalimat sendiri")
    total_of: tuple[Code, ...] = _about("jumlah ini seharusnya sama dengan jumlah kode-kode ini", default=())
    covers: tuple[Code, ...] = _about("kode-kode ini bersama-sama tidak lebih dari jumlah ini", default=())
    same_as: str | None = _about("id jumlah lain yang menanyakan hal yang sama", default=None)
    keys: dict[str, str] = _about("id pada sistem lain", default_factory=dict)


class Gap(Record):
    """Where the criteria of a question leave a unit without an answer, or with two."""

    kind: Literal["none_fits", "several_fit"]
    options: tuple[Line, ...] = _about("several_fit: pilihan yang sama-sama benar", default=())
    said: Line = _about("keadaan yang tidak diputuskan kriterianya, kalimat sendiri")
    said_en: Line = _about("yang sama dalam bahasa Inggris")

    def __str__(self) -> str:
        """Return it in one line."""
        return self.said


class Indicator(Record):
    """One scored question."""

    id: str = _about("diisi zitool dari kode-kode di atasnya", default="")
    code: Code
    weight: Exact | None = _about("bobot; kosong bila sub-area memakai rata-rata", default=None)
    statement: Line = _about("apa yang dinilai, singkat, dengan kalimat sendiri")
    scale: Slug = _about("nama skala pada rubric.yaml")
    criteria: dict[str, Line] = _about("kriteria tiap pilihan, kalimat sendiri", default_factory=dict)
    gaps: tuple[Gap, ...] = _about("keadaan yang tidak diputuskan kriterianya", default=())
    guidance: Line | None = _about("cara mengisi (rasio dan indeks)", default=None)
    ratio: Ratio | None = None
    inputs: tuple[Input, ...] = ()
    evidence: tuple[Line, ...] = _about("contoh bukti dukung", default=())
    references: tuple[Reference, ...] = ()
    keys: dict[str, str] = _about("id pada sistem lain", default_factory=dict)


class Section(Record):
    """A weighted node: component, half, area, sub-area or a heading inside a sub-area.

    Its children are either all weighted (they add up to its weight) or indicators without weight (the mean
    of their values times its weight).
    """

    id: str = _about("diisi zitool dari kode-kode di atasnya", default="")
    code: Code
    title: Line
    heading: Flag = _about("true: tingkat ini tidak ikut dalam id yang di bawahnya", default=False)
    weight: Exact
    references: tuple[Reference, ...] = ()
    sections: tuple[Section, ...] = ()
    indicators: tuple[Indicator, ...] = ()

    @property
    def children(self) -> tuple[Section | Indicator, ...]:
        """The parts this section is made of: sections, or else indicators."""
        return self.sections or self.indicators

    def walk(self) -> Iterator[Section]:
        """Yield this section and all below it, in the order of the form."""
        yield self
        for section in self.sections:
            yield from section.walk()

    def leaves(self) -> Iterator[Indicator]:
        """Yield every indicator below, in the order of the form."""
        for section in self.walk():
            yield from section.indicators


class Requirement(Record):
    """A minimum: the points of the sections `of`, summed, must reach `at_least` (not rounded)."""

    id: Slug
    title: Line
    of: tuple[str, ...] = _about("id bagian atau indikator yang dijumlahkan", least=1)
    at_least: Exact
    unit: Literal["points", "percent"] = _about("percent: persen dari jumlah bobot bagian itu")
    index: Exact | None = _about("indeks survei yang setara, untuk dibaca orang", default=None)
    references: tuple[Reference, ...] = _about("", least=1)


class Prerequisite(Record):
    """A fact that no LKE can show; it stays unverified without one."""

    id: Slug
    level: Literal["agency", "unit"]
    statement: Line
    statement_en: Line | None = _about("yang sama dalam bahasa Inggris", default=None)
    designations: tuple[Slug, ...] = _about("predikat yang mensyaratkannya", least=1)
    needs: tuple[Need, ...] = _about("apa yang harus dikatakan fakta; semuanya", default=())
    effective_from: Day
    effective_until: Day | None = None
    references: tuple[Reference, ...] = _about("", least=1)


class Authority(Record):
    """Who decides on a designation."""

    name: Line = _about("pejabat yang menetapkan predikat, mis. Menteri")
    references: tuple[Reference, ...] = _about("", least=1)


class ZoneMinimum(Record):
    """What a zone of several units needs beside every unit in it meeting the designation on its own."""

    at_least: Exact = _about("skor integrasi proses bisnis kawasan, paling rendah")
    references: tuple[Reference, ...] = _about("", least=1)


class Designation(Record):
    """What a unit can be proposed for, and the minima its LKE must show."""

    id: Slug
    name: Line = _about('nama resmi predikat, mis. "Menuju WBK"')
    authority: Authority | None = _about("siapa yang menetapkan predikat ini", default=None)
    holds: Slug | None = _about("predikat yang harus sudah dimiliki", default=None)
    zone: ZoneMinimum | None = _about("syarat tambahan bagi kawasan", default=None)
    requirements: tuple[Requirement, ...] = _about("", least=1)


class Amendment(Record):
    """A later instrument that changes this one from a date on."""

    number: str
    year: str
    effective_from: Day
    surely_from: Day | None = _about("pasti berlaku sejak; effective_from hanya perkiraan", default=None)
    rubric: Slug | None = _about("rubrik tersendiri yang memuat perubahannya", default=None)
    note: Line
    references: tuple[Reference, ...] = _about("", least=1)

    @property
    def name(self) -> str:
        """Number and year as people cite them: ``5/2024``."""
        return f"{self.number}/{self.year}"


class Revocation(Record):
    """A later instrument that ends this one."""

    number: str
    year: str
    effective_from: Day = _about("hari pencabutan")
    references: tuple[Reference, ...] = _about("", least=1)


class Term(NamedTuple):
    """How a day lies to the time of a regulation.

    Attributes:
        kind: ``in_force``; ``not_yet``; ``revoked``; ``ended``; ``amended``: by an instrument that has a
            rubric of its own; ``unsure``: nobody can say whether it, or that one, was in force.
        regulation: number and year.
        day: since when it is, or was until, so.
        by: number and year of what ended or changed it.
        guessed: whether `day` stands in no text.
    """

    kind: Literal["in_force", "not_yet", "revoked", "ended", "amended", "unsure"]
    regulation: str
    day: date
    by: str = ""
    guessed: bool = False


class Regulation(Record):
    """The instrument that the rubric writes down."""

    number: str
    year: str
    title: Line
    gazette: Line | None = _about("nomor Berita Negara", default=None)
    effective_from: Day
    effective_until: Day | None = None
    surely_from: Day | None = _about("pasti berlaku sejak; effective_from hanya perkiraan", default=None)
    revoked_by: Revocation | None = _about("peraturan yang mencabutnya", default=None)
    amended_by: tuple[Amendment, ...] = ()
    last_checked: Day = _about("kapan seseorang terakhir mencocokkan rubrik ini dengan naskah")

    def in_force(self, first: date, last: date) -> bool:
        """Whether it was in force, with the figures of this rubric, on some day from `first` to `last`."""
        ends = [self.effective_until or date.max]
        ends += [
            amendment.effective_from - timedelta(1)
            for amendment in self.amended_by
            if amendment.rubric is not None
        ]
        return self.effective_from <= last and first <= min(ends)

    def term(self, on: date) -> Term:
        """Return how the day `on` lies to its time."""
        me = f"{self.number}/{self.year}"
        guessed = self.surely_from is not None
        if on < self.effective_from:
            return Term("not_yet", me, self.effective_from, guessed=guessed)
        ended = self.revoked_by
        by = f"{ended.number}/{ended.year}" if ended is not None else ""
        if self.effective_until is not None and on > self.effective_until:
            if ended is not None:
                return Term("revoked", me, ended.effective_from, by)
            return Term("ended", me, self.effective_until)
        for amendment in self.amended_by:
            if amendment.rubric is not None and amendment.effective_from <= on:
                unsure = amendment.surely_from is not None and on < amendment.surely_from
                kind: Literal["unsure", "amended"] = "unsure" if unsure else "amended"
                return Term(
                    kind, me, amendment.effective_from, amendment.name, amendment.surely_from is not None
                )
        if self.surely_from is not None and on < self.surely_from:
            return Term("unsure", me, self.effective_from, guessed=True)
        return Term("in_force", me, ended.effective_from if ended is not None else self.effective_from, by)

    def is_guess(self, day: date) -> bool:
        """Whether something begins on `day`, or ended the day before, by a guess."""
        dated = [(self.effective_from, self.surely_from)]
        dated += [(amendment.effective_from, amendment.surely_from) for amendment in self.amended_by]
        return any(day in {start, start - timedelta(1)} for start, sure in dated if sure is not None)

    def guesses(self, on: date) -> list[tuple[str, date]]:
        """Return what may not have been in force yet `on` that day: its name, and the day that is a guess."""
        dated = [(f"{self.number}/{self.year}", self.effective_from, self.surely_from)]
        dated += [
            (amendment.name, amendment.effective_from, amendment.surely_from) for amendment in self.amended_by
        ]
        return [(name, start) for name, start, sure in dated if sure is not None and start <= on < sure]


class Rubric(Record):
    """A regulation as data.

    Where it `extends` another, `own` names what it states itself: ids of sections and indicators,
    ``scales.<name>``, ``designations``, ``prerequisites``. All else is as in the parent.
    """

    id: Slug
    version: Version
    status: Literal["draft", "active", "archive"]
    extends: Slug | None = _about("rubrik yang diwarisi; ditulis hanya yang berbeda", default=None)
    own: tuple[str, ...] = _about("diisi zitool", default=())
    inherited_certainty: Certainty | None = _about(
        "kepastian bagian yang diwarisi paling tinggi ini; kosong: seperti pada induk", default=None
    )
    inherited_unverified: tuple[Literal["grades", "provisos", "stages", "day_orders"], ...] = _about(
        "bagian yang diwarisi tetapi tanpa sumber apa pun, mis. stages: selalu unverified", default=()
    )
    regulation: Regulation
    scales: dict[Slug, Scale]
    sections: tuple[Section, ...] = _about("", least=1)
    designations: tuple[Designation, ...] = ()
    prerequisites: tuple[Prerequisite, ...] = ()
    grades: dict[Slug, Grades] = _about("predikat huruf dan batas angkanya", default_factory=dict)
    unit_groups: tuple[UnitGroup, ...] = _about("kelompok unit yang wajib atau diprioritaskan", default=())
    provisos: tuple[Proviso, ...] = _about("ketentuan khusus yang menghalangi atau meringankan", default=())
    stages: tuple[Stage, ...] = _about("tahapan, dari pencanangan sampai sesudah penetapan", default=())
    day_orders: tuple[DayOrder, ...] = _about("fakta yang harinya berurutan", default=())

    @property
    def weight(self) -> Fraction:
        """The weight of everything; 100 where the regulation scores out of 100."""
        return sum((section.weight for section in self.sections), Fraction(0))

    @property
    def standing(self) -> str:
        """The status as people read it: ``revoked`` where the rubric is right and its regulation was."""
        return "revoked" if self.status == "active" and self.regulation.revoked_by else self.status

    @property
    def uncertain(self) -> bool:
        """Whether it is a draft, or one of its figures was found in no text: every output has to say so."""
        return self.status == "draft" or any(
            reference.certainty == "unverified" for reference in self.references()
        )

    def references(self) -> Iterator[Reference]:
        """Yield where everything stands, in some places more than once."""
        yield from self.figures()
        for designation in self.designations:
            for requirement in designation.requirements:
                yield from requirement.references
        for prerequisite in self.prerequisites:
            yield from prerequisite.references
        for scale in self.grades.values():
            yield from scale.references
        for group in self.unit_groups:
            yield from group.references
        for rule in self.provisos:
            yield from rule.references
        for step in self.stages:
            yield from step.references
            for item in step.items:
                yield from item.references
        for order in self.day_orders:
            yield from order.references

    def figures(self) -> Iterator[Reference]:
        """Yield where the figures stand that make the points: scales, weights, questions."""
        for scale in self.scales.values():
            yield from scale.references
        for section in self.walk():
            yield from section.references
            for leaf in section.indicators:
                yield from leaf.references

    def inherits(self, part: str) -> bool:
        """Whether `part`, named as in `own`, is as in the rubric that this one extends."""
        return self.extends is not None and part not in self.own

    def walk(self) -> Iterator[Section]:
        """Yield every section in the order of the form."""
        for section in self.sections:
            yield from section.walk()

    def leaves(self) -> Iterator[Indicator]:
        """Yield every indicator in the order of the form."""
        return iter(_leaves(self))

    def weights(self) -> dict[str, Fraction]:
        """Return the weight of every section and weighted indicator by id."""
        weights: dict[str, Fraction] = {}
        for section in self.walk():
            weights[section.id] = section.weight
            weights |= {leaf.id: leaf.weight for leaf in section.indicators if leaf.weight is not None}
        return weights

    def section_titles(self) -> dict[str, str]:
        """Return what every section is called, by id."""
        return {section.id: section.title for section in self.walk()}

    def designation_names(self) -> dict[str, str]:
        """Return the official name of every designation by id."""
        return {designation.id: designation.name for designation in self.designations}

    def requirement_titles(self) -> dict[str, str]:
        """Return what every minimum is called, by id."""
        return {
            requirement.id: requirement.title
            for designation in self.designations
            for requirement in designation.requirements
        }

    def prerequisites_of(self, designation: Designation, on: date | None) -> list[Prerequisite]:
        """Return the prerequisites in force `on` that day; without a day, those with no end."""
        return [
            prerequisite
            for prerequisite in self.prerequisites
            if designation.id in prerequisite.designations and in_force(prerequisite, on)
        ]


def in_force(ruled: Prerequisite | Proviso | StageItem, on: date | None) -> bool:
    """Whether something dated is in force `on` that day; without a day, whether it has no end."""
    if on is None:
        return ruled.effective_until is None
    start = ruled.effective_from
    return (start is None or start <= on) and (ruled.effective_until is None or on <= ruled.effective_until)


def with_ids(sections: Any, above: str = "") -> None:  # noqa: ANN401 - raw data of unchecked shape
    """Write into raw sections, in place, the ids that their codes make: ``A.I.1.i``, ``A.I.1.i.a``.

    A heading has an id of its own but what stands under it continues the id above the heading. Inputs get
    the indicator's id, ``#`` and their code: ``A.II.1.i.a#2``. What is not of the right shape is left alone:
    the models will say so.
    """
    for section in _mappings(sections):
        section["id"] = f"{above}.{section.get('code', '')}".lstrip(".")
        below = above if section.get("heading") in (True, "true") else section["id"]
        with_ids(section.get("sections"), below)
        for indicator in _mappings(section.get("indicators")):
            indicator["id"] = f"{below}.{indicator.get('code', '')}".lstrip(".")
            for count in _mappings(indicator.get("inputs")):
                count["id"] = f"{indicator['id']}#{count.get('code', '')}"


def _mappings(given: object) -> list[dict[str, Any]]:
    return [mapping for mapping in given if isinstance(mapping, dict)] if isinstance(given, list) else []


@once
def _leaves(rubric: Rubric) -> tuple[Indicator, ...]:
    return tuple(leaf for section in rubric.sections for leaf in section.leaves())
