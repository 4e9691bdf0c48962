"""A file of a zone in: ``kawasan.yaml``, read as strictly as a rubric, all faults at once.

Its keys are Indonesian, because officials write it. What is left blank is not stated.
"""

from __future__ import annotations

import re
from dataclasses import field
from datetime import date  # noqa: TC003 - pydantic reads it
from fractions import Fraction  # noqa: TC003 - pydantic reads it
from functools import cache
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import BeforeValidator, Field, TypeAdapter
from pydantic_core import PydanticCustomError

from zitool.core.days import read_day
from zitool.core.exact import parse_exact, plain
from zitool.core.law.facts import NOTHING_KNOWN, Facts
from zitool.core.law.text_types import Line  # noqa: TC001 - so it does this
from zitool.core.monitoring.zone import ASPECTS, HIGHEST, Integration
from zitool.core.record import Record, replace
from zitool.errors import RubricError
from zitool.findings import finding
from zitool.rubrics.files.facts import facts_in
from zitool.rubrics.source import by_place, dotted, fitted, read_document

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from pydantic_core import ErrorDetails

    from zitool.core.law.rubric import Rubric
    from zitool.findings import Finding
    from zitool.rubrics.source import Document, Key, Raw

_NUMBER = re.compile(r"[0-9]{1,9}([.,][0-9]{1,6})?")
_SHOWN = 60

_FACTS = ("pencabutan",)
"""What is stated of the zone itself, as a file of facts states it of a unit."""

YesNo = Literal["ya", "tidak"]


def _score(given: object) -> object:
    if not isinstance(given, str) or not _NUMBER.fullmatch(given.strip()):
        raise PydanticCustomError("not_a_number", "a score")
    return parse_exact(given.strip().replace(",", "."))


def _day(given: object) -> object:
    if isinstance(given, str) and (day := read_day(given)) is not None:
        return day
    raise PydanticCustomError("not_a_day", "a day")


class _Aspects(Record):
    """Notes on what the regulation looks at; they decide nothing."""

    peta: Annotated[Line | None, Field(description="peta proses bisnis layanan utama kawasan")] = None
    sop: Annotated[Line | None, Field(description="penjabaran peta ke dalam SOP")] = None
    penerapan: Annotated[Line | None, Field(description="penerapan SOP")] = None
    evaluasi: Annotated[Line | None, Field(description="evaluasi peta dan SOP")] = None
    sistem: Annotated[Line | None, Field(description="sistem informasi bersama")] = None


class _Integration(Record):
    """How far the business processes of the units are one."""

    score: Annotated[
        Fraction | None,
        BeforeValidator(_score, json_schema_input_type=str | float),
        Field(alias="skor", description="skor integrasi proses bisnis menurut TPI gabungan"),
    ] = None
    as_of: Annotated[
        date | None,
        BeforeValidator(_day, json_schema_input_type=str),
        Field(alias="per", description="hari penilaiannya"),
    ] = None
    source: Annotated[Line | None, Field(alias="sumber", description="dokumen yang menyebutnya")] = None
    aspects: Annotated[_Aspects, Field(alias="aspek")] = field(default_factory=_Aspects)


class ZoneUnit(Record):
    """A unit of the zone as written; paths are relative to the file."""

    name: Annotated[Line, Field(alias="nama")]
    must_build: Annotated[YesNo, Field(alias="wajib", description="apakah wajib membangun ZI")] = "ya"
    workbook: Annotated[Line | None, Field(alias="lke", description="berkas LKE (.xlsx)")] = None
    sheet: Annotated[Line | None, Field(alias="lembar", description="lembar LKE unit itu dalam berkas")] = (
        None
    )
    result: Annotated[Line | None, Field(alias="hasil", description="hasil zitool score -f json")] = None
    facts: Annotated[Line | None, Field(alias="fakta", description="berkas fakta unit itu")] = None


class _Written(Record):
    """The whole file."""

    name: Annotated[Line, Field(alias="kawasan", description="nama kawasan")]
    integration: Annotated[_Integration, Field(alias="integrasi")] = field(default_factory=_Integration)
    held: Annotated[
        dict[str, YesNo], Field(alias="predikat", description="predikat yang sudah disandang kawasan")
    ] = field(default_factory=dict)
    revoked: Annotated[
        Line | None, Field(alias="pencabutan", description="hari predikat kawasan dicabut; belum bila tidak")
    ] = None
    units: Annotated[tuple[ZoneUnit, ...], Field(alias="unit", min_length=1)]


class ZoneFile(Record, kw_only=False):
    """A file of a zone as read.

    Attributes:
        file: as the user named it.
        held: designation → whether the zone holds it.
        units: with paths as they can be opened.
        doubts: what somebody should look at although it can be used.
        facts: about the zone itself.
    """

    file: str
    name: str
    integration: Integration
    held: Mapping[str, bool]
    units: tuple[ZoneUnit, ...]
    doubts: tuple[Finding, ...]
    facts: Facts = NOTHING_KNOWN


def read_zone(file: Path, rubric: Rubric, on: date) -> ZoneFile:
    """Return the zone that `file` describes.

    Args:
        file: the YAML.
        rubric: says which designations there are, and the minima that a score is held against.
        on: the day of the assessment.

    Raises:
        RubricError: with every fault found: of YAML (R001-R003), of the file (P030-P034); P038, the rubric
            decides on no zones.
    """
    if not any(designation.zone for designation in rubric.designations):
        raise RubricError(finding("P038", rubric=rubric.id))
    document = read_document(file)
    given = {key: document.data[key] for key in _FACTS if key in document.data}
    facts, unfit = facts_in(document, (), given)
    faults = [*_meant(document, file.parent, rubric), *unfit]
    written, misfits = fitted(document, _stated(document.data), zone_model().validate_python, _misshapen)
    faults += misfits
    if faults or written is None:
        raise RubricError(*sorted(faults, key=by_place))
    read = _read(file, document, written, rubric, on)
    return replace(read, facts=facts, doubts=(*read.doubts, *_held_and_revoked(document, read, facts, on)))


@cache
def zone_model() -> TypeAdapter[_Written]:
    """Return the validator of a file of a zone."""
    return TypeAdapter(_Written)


def _read(file: Path, document: Document, written: _Written, rubric: Rubric, on: date) -> ZoneFile:
    stated = written.integration
    notes = {key: note for key in ASPECTS if (note := getattr(stated.aspects, key)) is not None}
    raw = document.data.get("integrasi")
    text = raw.get("skor", "") if isinstance(raw, dict) else ""
    integration = Integration(
        stated.score, text if isinstance(text, str) else "", stated.as_of, stated.source or "", notes
    )
    units = tuple(_placed(unit, file.parent) for unit in written.units)
    held = {id_: word == "ya" for id_, word in written.held.items()}
    doubts = tuple(_doubts(document, integration, rubric, on))
    return ZoneFile(str(file), written.name, integration, held, units, doubts)


def _held_and_revoked(document: Document, read: ZoneFile, facts: Facts, on: date) -> Iterator[Finding]:
    """P043: a designation that the zone is said to hold, and a day on which its designation was revoked."""
    revoked = facts.stated.get("pencabutan")
    if revoked is not None and revoked.day is not None and revoked.day <= on:
        for id_ in (id_ for id_, held in read.held.items() if held):
            yield document.fault("P043", ("predikat", id_), name=id_, given=revoked.day)


def _placed(unit: ZoneUnit, folder: Path) -> ZoneUnit:
    """Return a unit whose paths can be opened from where the program runs."""
    workbook, result, facts = (
        None if name is None else str(folder / name) for name in (unit.workbook, unit.result, unit.facts)
    )
    return replace(unit, workbook=workbook, result=result, facts=facts)


def _stated(raw: Raw) -> Raw:
    """Return `raw` without the keys that were left blank."""
    if isinstance(raw, dict):
        return {key: _stated(value) for key, value in raw.items() if value != ""}
    return [_stated(member) for member in raw] if isinstance(raw, list) else raw


def _meant(document: Document, folder: Path, rubric: Rubric) -> Iterator[Finding]:
    """Yield faults of meaning: designations that nobody knows, units and files told twice."""
    held, units = document.data.get("predikat"), document.data.get("unit")
    known = [designation.id for designation in rubric.designations if designation.zone is not None]
    for id_ in held if isinstance(held, dict) else ():
        if id_ not in known:
            yield document.fault("P030", ("predikat", id_), name=id_[:_SHOWN], known=", ".join(known))
    seen: dict[str, int] = {}
    for index, unit in enumerate(units if isinstance(units, list) else ()):
        if isinstance(unit, dict):
            texts = {key: value for key, value in unit.items() if isinstance(value, str) and value}
            yield from _of_unit(document, ("unit", index), texts, seen, folder)


def _of_unit(
    document: Document, path: Key, texts: Mapping[str, str], seen: dict[str, int], folder: Path
) -> Iterator[Finding]:
    if "hasil" in texts:  # which has its verdicts already, whatever the facts say
        for other in ("lke", "fakta", "lembar"):
            if other in texts:
                values = {"unit": texts.get("nama", "")[:_SHOWN], "given": "hasil", "other": other}
                yield document.fault("P033", (*path, other), **values)
    for key in ("nama", "lke", "hasil"):
        if key not in texts:
            continue
        words = " ".join(texts[key].casefold().split())
        sheet = texts.get("lembar", "").strip().casefold() if key == "lke" else ""
        mark = f"nama {words}" if key == "nama" else f"berkas {_same(folder, texts[key])} {sheet}"
        where = (*path, key)
        if mark in seen:
            yield document.fault("P034", where, raw=texts[key][:_SHOWN], first=seen[mark])
        seen.setdefault(mark, document.place(where).line)


def _same(folder: Path, path: str) -> str:
    """Return what two names of one file have in common."""
    try:
        return str((folder / path).resolve())
    except (OSError, RuntimeError, ValueError):
        return path


def _misshapen(document: Document, error: ErrorDetails) -> Finding:
    path: Key = error["loc"]
    name = str(path[-1]) if path else ""
    if error["type"] == "unexpected_keyword_argument":
        return document.fault("P030", path, name=name[:_SHOWN], known=_known(path[:-1]))
    if error["type"] == "missing":
        return document.fault("P032", path, name=dotted(path))
    given = error["input"] if isinstance(error["input"], str) else ""
    return document.fault("P031", path, name=dotted(path), raw=given[:_SHOWN], form=_form(path))


def _known(path: Key) -> str:
    """Return the keys that may stand at `path`."""
    names = [step for step in path if isinstance(step, str)]
    model = _MODELS.get(names[-1] if names else "")
    return ", ".join(TypeAdapter(model).json_schema()["properties"]) if model else ""


_MODELS: Mapping[str, type[Record]] = {
    "": _Written, "integrasi": _Integration, "aspek": _Aspects, "unit": ZoneUnit,
}  # fmt: skip
_FORMS: Mapping[str, str] = {
    "skor": "number",
    "per": "date",
    "wajib": "yes_no",
    "predikat": "yes_no",
    "integrasi": "mapping",
    "aspek": "mapping",
    "unit": "units",
}
"""Key → how its value is written; anything else is a line of text."""


def _form(path: Key) -> str:
    names = [step for step in path if isinstance(step, str)]
    last = names[-1] if names else ""
    if len(names) > 1 and names[0] == "predikat":
        return "yes_no"
    return "mapping" if path == ("predikat",) else _FORMS.get(last, "line")


def _doubts(document: Document, integration: Integration, rubric: Rubric, on: date) -> Iterator[Finding]:
    """P037: the score was most likely written on another scale; P012: it was given on a day to come."""
    if integration.score is not None and integration.score > HIGHEST:
        least = max(designation.zone.at_least for designation in rubric.designations if designation.zone)
        values = {"raw": integration.text[:_SHOWN], "needed": plain(least), "highest": str(HIGHEST)}
        yield document.fault("P037", ("integrasi", "skor"), **values)
    if integration.as_of is not None and integration.as_of > on:
        values = {"fact": "integrasi", "given": str(integration.as_of), "today": str(on)}
        yield document.fault("P012", ("integrasi", "per"), **values)
