"""The three documents that PortalRB fetches from an agency, as its guide of 2026 lays them down.

Models for pydantic, of which the committed JSON Schemas are made, and pure functions that build them. A field
that the guide does not mention is no fault of shape (`zitool portalrb check` names it).
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Annotated, Literal, NamedTuple
from urllib.parse import quote

from pydantic import BaseModel, ConfigDict, Field

from zitool.findings import finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from zitool.core.monitoring.recap import Unit
    from zitool.findings import Finding
    from zitool.portalrb.master import MasterList

UNITS_WBK, UNITS_WBBM = "pengusulan/unit-wbk", "pengusulan/unit-wbbm"
ANSWERS = "lke/jawaban-unit"
"""Paths of the endpoints below the address that an agency registers; answers have the unit's id behind."""

_HALVES = re.compile(r"[\ud800-\udfff]")
_Text = Annotated[str, Field(min_length=1)]


class _Shape(BaseModel):
    model_config = ConfigDict(frozen=True, strict=True, extra="ignore")


class _Unit(_Shape):
    id: _Text = Field(description="id unit pada sistem instansi; bagian terakhir alamat jawabannya")
    nama: _Text = Field(description="nama unit")
    kategori: str = Field(description="boleh tidak ada")
    afirmasi: bool = Field(default=False, description="boleh tidak ada")


class WbkUnit(_Unit):
    """A unit proposed for WBK."""

    kategori: Literal["WBK", "WBK-AFIRMASI"] = Field(default="WBK", description="boleh tidak ada")


class WbbmUnit(_Unit):
    """A unit proposed for WBBM."""

    kategori: Literal["WBBM"] = Field(default="WBBM", description="boleh tidak ada")


class WbkUnits(_Shape):
    """What ``pengusulan/unit-wbk`` answers."""

    tahun: int
    units: list[WbkUnit]


class WbbmUnits(_Shape):
    """What ``pengusulan/unit-wbbm`` answers."""

    tahun: int
    units: list[WbbmUnit]


class Jawaban(_Shape):
    """The answer to one question of the master list; counts and indices are digits in a text."""

    soal_id: int = Field(description="nomor soal pada master soal PortalRB")
    jawaban_unit: str | None = Field(description="huruf pilihan, Ya/Tidak, atau angka sebagai teks")
    jawaban_tpi: str | None = Field(default=None, description="boleh tidak ada")
    catatan_unit: str | None = Field(default=None, description="boleh tidak ada")
    bukti_dukung_unit: str | None = Field(default=None, description="tautan atau keterangan; boleh tidak ada")
    catatan_tpi: str | None = Field(default=None, description="boleh tidak ada")


class JawabanUnit(_Shape):
    """What ``lke/jawaban-unit/{unit_id}`` answers: an LKE."""

    unit_id: _Text
    nama_unit: str
    tahun: int
    answers: list[Jawaban]


Document = WbkUnits | WbbmUnits | JawabanUnit
MODELS: Mapping[str, type[Document]] = {
    "unit-wbk": WbkUnits,
    "unit-wbbm": WbbmUnits,
    "jawaban-unit": JawabanUnit,
}
"""By the last fixed part of their endpoints."""


class Proposed(NamedTuple):
    """A unit as an agency proposes it.

    Attributes:
        target: ``wbk`` or ``wbbm``.
        file: its workbook; empty where none was found.
    """

    id: str
    name: str
    target: str
    affirmative: bool = False
    file: str = ""


class Filled(NamedTuple):
    """What one assessor filled in, as texts by the id of an indicator or count.

    Attributes:
        answers: as PortalRB takes them: an option, or digits with a point.
        notes, evidence: what stands beside them; nothing where nothing does.
    """

    answers: Mapping[str, str]
    notes: Mapping[str, str]
    evidence: Mapping[str, str]


NOTHING = Filled({}, {}, {})
"""Of an assessor who filled in nothing, or is not there."""


def answers_document(
    master: MasterList, unit_id: str, name: str, unit: Filled, tpi: Filled = NOTHING
) -> JawabanUnit:
    """Return the answers of a unit: every question of the list, in its order, answered or null."""
    return JawabanUnit(
        unit_id=unit_id,
        nama_unit=_whole(name) or "",
        tahun=master.year,
        answers=[
            Jawaban(
                soal_id=question.soal_id,
                jawaban_unit=_whole(unit.answers.get(question.id)),
                jawaban_tpi=_whole(tpi.answers.get(question.id)),
                catatan_unit=_whole(unit.notes.get(question.id)),
                bukti_dukung_unit=_whole(unit.evidence.get(question.id)),
                catatan_tpi=_whole(tpi.notes.get(question.id)),
            )
            for question in master.questions
        ],
    )


def _whole(text: str | None) -> str | None:
    """Return a text that JSON can hold: halves of characters, which a damaged file may have, stand as �."""
    return _HALVES.sub("\ufffd", text) if text else None


def unit_documents(year: int, units: Iterable[Proposed]) -> tuple[WbkUnits, WbbmUnits]:
    """Return the two lists of proposed units; the guide marks affirmative ones in two fields of WBK."""
    wbk: list[WbkUnit] = []
    wbbm: list[WbbmUnit] = []
    for unit in units:
        name, affirmative = _whole(unit.name) or "", unit.affirmative
        if unit.target == "wbk":
            kind: Literal["WBK", "WBK-AFIRMASI"] = "WBK-AFIRMASI" if affirmative else "WBK"
            wbk.append(WbkUnit(id=unit.id, nama=name, kategori=kind, afirmasi=affirmative))
        elif unit.target == "wbbm":
            wbbm.append(WbbmUnit(id=unit.id, nama=name, afirmasi=affirmative))
    return WbkUnits(tahun=year, units=wbk), WbbmUnits(tahun=year, units=wbbm)


def text_of(document: BaseModel) -> str:
    """Return a document as JSON text, UTF-8 characters as they are."""
    return document.model_dump_json(indent=1) + "\n"


def file_of(unit_id: str) -> str:
    """Return the path of a unit's answers in a folder that mirrors the endpoints; any id is a safe name."""
    return f"{ANSWERS}/{quote(unit_id, safe='')}.json"


TARGETS = ("wbk", "wbbm")
_AFFIRMATIVE = {
    "": False,
    **dict.fromkeys(("tidak", "no", "false"), False),
    **dict.fromkeys(("ya", "yes", "true"), True),
}
_LONGEST = 255
"""Bytes of a file's name that every file system takes."""


def proposed(units: Sequence[Unit], place: str) -> tuple[list[Proposed], list[Finding]]:
    """Return the units with an id and a target, in the order of the list, and why others are left out.

    Args:
        units: rows of the list.
        place: where the list lies, for the findings.
    """
    left_out: list[Finding] = []
    kept = []
    often = Counter(unit.id.casefold() for unit in units if unit.id)
    for unit in units:
        faults = list(_faults(unit, often[unit.id.casefold()], place))
        left_out += faults
        if not faults:
            affirmative = _AFFIRMATIVE[unit.affirmative.casefold()]
            kept.append(Proposed(unit.id, unit.name, unit.target.casefold(), affirmative, unit.file))
    return kept, left_out


def _faults(unit: Unit, times: int, place: str) -> Iterator[Finding]:
    """Yield J032 to J036: why a unit of the list cannot be proposed."""
    name = unit.name or unit.file or unit.id
    if not unit.id:
        yield finding("J032", file=place, unit=name)
    elif times > 1:  # a disk that minds no case would keep one file for both
        yield finding("J034", file=place, id=unit.id, unit=name)
    elif not is_path_part(unit.id):
        yield finding("J036", file=place, id=unit.id, unit=name)
    if unit.target.casefold() not in TARGETS:
        yield finding("J033", file=place, unit=name, given=unit.target or "-")
    if unit.affirmative.casefold() not in _AFFIRMATIVE:
        yield finding("J035", file=place, unit=name, given=unit.affirmative)


def is_path_part(unit_id: str) -> bool:
    """Whether an id can end an address and name a file: of a few hundred characters, not ``.`` or ``..``."""
    name = file_of(unit_id).rpartition("/")[2]
    return bool(unit_id.strip(".")) and unit_id.isprintable() and len(name) <= _LONGEST


def with_names(
    units: Iterable[Proposed], names: Mapping[str, str], place: str
) -> tuple[list[Proposed], list[Finding]]:
    """Return the units, each with the name that its LKE states where the list has none; `names` are by id.

    J037 for a unit that neither of them names: it is left out.
    """
    called = [unit if unit.name else unit._replace(name=names.get(unit.id, "")) for unit in units]
    unnamed = [finding("J037", file=place, id=unit.id) for unit in called if not unit.name]
    return [unit for unit in called if unit.name], unnamed
