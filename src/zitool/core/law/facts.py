"""Facts about a unit and its agency that no LKE holds, and kinds of units: which there are, what one says.

A fact is a statement of the office with the day it held and where it is written down. What is not stated is
unknown and stays so. A rubric asks for facts by name (`zitool.core.law.conditions`).
"""

from __future__ import annotations

import re
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING, Literal

from zitool.core.law.text_types import Line, Reference, Slug
from zitool.core.names import near
from zitool.core.record import Record
from zitool.core.record import about as _about
from zitool.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import date
    from fractions import Fraction

    from zitool.core.law.conditions import Need
    from zitool.core.law.rubric import Rubric


class Kind(StrEnum):
    """How a fact is written."""

    CHOICE = "choice"
    """One of a few words; ``ya`` and ``tidak`` are such."""
    YEARLY = "yearly"
    """A word for each year, or one for the last."""
    GRADE = "grade"
    """A letter, a number, or both."""
    NUMBER = "number"
    SHARE = "share"
    """So many of so many, or a percentage."""
    DAY = "day"
    """The day it happened; ``ya`` where the day is not known, ``belum`` where it has not."""


class Spec(NamedTuple):
    """What can be said of one fact."""

    kind: Kind
    group: str
    words: tuple[str, ...] = ()


UNIT = "unit"
"""Key of the unit's name in a file of facts."""
VALUE, NUMBER, YEAR, AS_OF, SOURCE = "nilai", "angka", "tahun", "per", "sumber"
"""Keys under a fact; of a workbook the year has a column of its own."""

_YES = ("ya", "tidak")
AGENCY = "jenis_instansi"
"""The fact by which needs differ between agencies."""

SPECS: Mapping[str, Spec] = MappingProxyType(
    {
        AGENCY: Spec(Kind.CHOICE, "agency", ("kementerian-lembaga", "pemerintah-daerah")),
        "opini_bpk": Spec(Kind.YEARLY, "agency", ("WTP", "WDP", "TW", "TMP")),
        "sakip_instansi": Spec(Kind.GRADE, "agency"),
        "indeks_rb": Spec(Kind.GRADE, "agency"),
        "maturitas_spip": Spec(Kind.NUMBER, "agency"),
        "unit_berpredikat": Spec(Kind.SHARE, "agency"),
        "perkara_kkn": Spec(Kind.DAY, "agency"),
        "jenis_unit": Spec(Kind.CHOICE, "unit"),  # its words are a rubric's: `zitool.core.law.facts`
        "tingkat_unit": Spec(Kind.CHOICE, "unit", ("eselon-1", "eselon-2", "eselon-3", "lainnya")),
        "layanan_utama": Spec(Kind.CHOICE, "unit", _YES),
        "dampak_persepsi": Spec(Kind.CHOICE, "unit", _YES),
        "layanan_strategis": Spec(Kind.CHOICE, "unit", _YES),
        "program_rb": Spec(Kind.CHOICE, "unit", _YES),
        "sumber_daya": Spec(Kind.CHOICE, "unit", _YES),
        "sakip_internal": Spec(Kind.GRADE, "unit"),
        "tlhp": Spec(Kind.SHARE, "unit"),
        "lhkpn": Spec(Kind.SHARE, "unit"),
        "lhkan": Spec(Kind.SHARE, "unit"),
        "membangun_wbk": Spec(Kind.DAY, "unit"),
        "membangun_wbbm": Spec(Kind.DAY, "unit"),
        "predikat_wbk": Spec(Kind.CHOICE, "unit", ("menteri", "mandiri", "pimpinan", "tidak")),
        "wbk_sejak": Spec(Kind.DAY, "unit"),
        "wbbm_sejak": Spec(Kind.DAY, "unit"),
        "pencabutan": Spec(Kind.DAY, "unit"),
        "pencanangan": Spec(Kind.DAY, "process"),
        "laporan_pencanangan": Spec(Kind.DAY, "process"),
        "pakta_integritas": Spec(Kind.SHARE, "process"),
        "pakta_pimpinan": Spec(Kind.DAY, "process"),
        "penetapan_unit": Spec(Kind.DAY, "process"),
        "tim_kerja": Spec(Kind.DAY, "process"),
        "rencana_kerja": Spec(Kind.DAY, "process"),
        "survei_mandiri": Spec(Kind.DAY, "process"),
        "penilaian_pendahuluan": Spec(Kind.DAY, "process"),
        "evaluasi_tpi": Spec(Kind.DAY, "process"),
        "sptjm": Spec(Kind.DAY, "process"),
        "surat_pengajuan": Spec(Kind.DAY, "process"),
        "reviu_kementerian": Spec(Kind.DAY, "process"),
        "rekomendasi_menteri": Spec(Kind.DAY, "process"),
        "evaluasi_tpn": Spec(Kind.DAY, "process"),
        "evaluasi_desk": Spec(Kind.DAY, "process"),
        "evaluasi_lapangan": Spec(Kind.DAY, "process"),
        "mystery_shopper": Spec(Kind.DAY, "process"),
        "responden_survei": Spec(Kind.NUMBER, "process"),
        "iku_target": Spec(Kind.CHOICE, "process", _YES),
        "iku_nasional": Spec(Kind.CHOICE, "process", (*_YES, "tidak-ada")),
        "clearance": Spec(Kind.DAY, "process"),
        "panel": Spec(Kind.DAY, "process"),
        "penetapan": Spec(Kind.DAY, "process"),
        "laporan_penetapan": Spec(Kind.DAY, "process"),
        "evaluasi_predikat": Spec(Kind.DAY, "process"),
        "laporan_pemantauan": Spec(Kind.DAY, "process"),
        "replikasi": Spec(Kind.CHOICE, "process", _YES),
    }
)
"""Every fact by its key in a file of facts, in the order of that file."""

GROUPS = tuple(dict.fromkeys(spec.group for spec in SPECS.values()))


class Fact(NamedTuple):
    """What is stated of one fact; only what its kind has is filled.

    Attributes:
        text: as it was written, for people.
        word: of a choice; the letter of a grade; ``ya`` or ``belum`` in place of a day.
        number: of a grade or number.
        share: so many, of so many; a percentage is of 100.
        years: year → word; the year 0 where none was named.
        as_of: the day it held.
        source: where it is written down.
        place: ``line:column`` in the file of facts.
    """

    text: str
    word: str = ""
    number: Fraction | None = None
    share: tuple[Fraction, Fraction] | None = None
    day: date | None = None
    years: tuple[tuple[int, str], ...] = ()
    as_of: date | None = None
    source: str = ""
    place: str = ""


class Facts(NamedTuple):
    """A file of facts about one unit.

    Attributes:
        file: as the user named it.
        unit: the name of the unit, or empty.
        stated: what is known, by key; whatever is not in it is unknown.
    """

    file: str
    unit: str
    stated: Mapping[str, Fact]


NOTHING_KNOWN = Facts("", "", MappingProxyType({}))
"""Where nobody gave a file of facts."""


FACT = "jenis_unit"
"""The fact that says of which kind a unit is."""
OTHER = "lainnya"
"""A unit of no kind that a group names."""


class UnitKind(Record):
    """A kind of unit, and what it is called."""

    id: Slug = _about("kata pada fakta jenis_unit dan kolom jenis daftar unit")
    name: Line
    agency: Slug | None = _about("jenis_instansi yang memilikinya, bila hanya satu", default=None)
    also_written: tuple[Line, ...] = _about("sebutan lain, juga singkatan", default=())

    def __str__(self) -> str:
        """Return all of it in one text."""
        return f"{self.id}: {'; '.join(filter(None, (self.name, self.agency, *self.also_written)))}"


class UnitGroup(Record):
    """Kinds of units about which an instrument says that they must, or should first, build ZI."""

    id: Slug
    name: Line
    duty: Literal["mandatory", "priority", "practice"] = _about(
        "mandatory: wajib membangun ZI; priority: diprioritaskan; practice: kebiasaan, tidak tertulis"
    )
    statement: Line = _about("yang berlaku bagi unit ini")
    statement_en: Line | None = _about("yang sama dalam bahasa Inggris", default=None)
    kinds: tuple[UnitKind, ...] = _about("", least=1)
    references: tuple[Reference, ...] = _about("", least=1)


class KindOfUnit(NamedTuple):
    """A kind with its group."""

    kind: UnitKind
    group: UnitGroup


def kinds_in(groups: Iterable[UnitGroup]) -> dict[str, KindOfUnit]:
    """Return every kind by its id, in the order of the rubric."""
    return {kind.id: KindOfUnit(kind, group) for group in groups for kind in group.kinds}


def words_of(fact: str, groups: Iterable[UnitGroup]) -> tuple[str, ...]:
    """Return the words that a fact can be; of `FACT` the ids of kinds."""
    return (*kinds_in(groups), OTHER) if fact == FACT else SPECS[fact].words


def recognised(text: str, groups: Iterable[UnitGroup]) -> str:
    """Return the id of the kind that is written so, `OTHER` for itself, or empty."""
    return _names(groups).get(plain_name(text), "")


def near_kinds(text: str, groups: Iterable[UnitGroup]) -> list[str]:
    """Return the ids of kinds that `text` may have meant, the likeliest first, at most three."""
    names, wanted = _names(groups), plain_name(text)
    inside = [id_ for name, id_ in names.items() if f" {name} " in f" {wanted} "]
    close = [names[name] for name in near(wanted, names)]
    return list(dict.fromkeys((*inside, *close)))[:3]


def rules_about(rubric: Rubric, id_: str) -> Iterator[str]:
    """Yield the ids of prerequisites, special rules and things of stages that ask for this kind by name."""
    asked: list[tuple[str, Sequence[Need]]] = [
        (prerequisite.id, prerequisite.needs) for prerequisite in rubric.prerequisites
    ]
    asked += [(proviso.id, proviso.when) for proviso in rubric.provisos]
    for stage in rubric.stages:
        asked += [(item.id, (*item.needs, *item.unless)) for item in stage.items]
    for name, needs in asked:
        if any(need.fact == FACT and id_ in need.one_of for need in needs):
            yield name


def _names(groups: Iterable[UnitGroup]) -> dict[str, str]:
    names = {plain_name(OTHER): OTHER}
    for id_, known in kinds_in(groups).items():
        names |= dict.fromkeys(map(plain_name, (id_, known.kind.name, *known.kind.also_written)), id_)
    return names


def plain_name(text: str) -> str:
    """Return a name as names are compared: words in small letters."""
    return " ".join(re.findall(r"\w+", text.casefold()))
