"""How a file of cases is written: its keys are Indonesian, because officials write it; pydantic obeys this.

docs/rubric-format.md explains each key. Every scalar is text; figures become exact numbers here.
"""

from __future__ import annotations

import re
from dataclasses import field
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import BeforeValidator, Field, TypeAdapter
from pydantic_core import PydanticCustomError

from zitool.core.exact import parse_exact
from zitool.core.law.text_types import Day, Line
from zitool.core.monitoring.readiness import Done, Overall
from zitool.core.record import Record
from zitool.core.scoring.prerequisite_check import State

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

PRINTED = re.compile(r"(?P<points>-?[0-9]+(?:,(?P<p>[0-9]+))?) \((?P<percent>-?[0-9]+(?:,(?P<q>[0-9]+))?)%\)")
"""Points and percent as forms print them: ``3,67 (91,67%)``."""
PERCENT = " %"
"""What follows an amount of percent: a minimum in percent is missed by percent."""

Rest = Literal["terbaik", "terburuk", "kosong"]
Word = Literal["memenuhi", "belum memenuhi", "belum lengkap", "belum dapat dipastikan", "tidak berlaku"]
OTHERS = "lainnya"
"""In place of an id: all that is not named."""
Level = Literal["instansi", "unit"]
TERMS = {
    "berlaku": "in_force",
    "belum berlaku": "not_yet",
    "dicabut": "revoked",
    "berakhir": "ended",
    "diubah": "amended",
    "belum pasti": "unsure",
}
LEVELS: tuple[tuple[str, Level], ...] = (("agency", "instansi"), ("unit", "unit"))
STATES = {
    "terpenuhi": State.VERIFIED,
    "tidak terpenuhi": State.FAILED,
    "belum diketahui": State.UNVERIFIED,
    "masih dalam proses": State.EXCUSED,
}
DONE = {
    "sudah": Done.DONE,
    "sebagian": Done.PARTLY,
    "belum": Done.MISSING,
    "belum diketahui": Done.UNKNOWN,
    "masih dalam proses": Done.EXCUSED,
    "tidak ada": "",
}
OVERALL = {
    "siap": Overall.READY,
    "belum siap": Overall.NOT_READY,
    "belum pasti": Overall.UNCERTAIN,
    "boleh diusulkan": Overall.MAY_PROPOSE,
    "tidak perlu": Overall.SPARED,
    "tidak berlaku": Overall.NOT_IN_FORCE,
}


def number(text: str) -> Fraction:
    """Return an exact number: ``4,5`` or ``2/3``.

    Raises:
        ValueError: `text` is neither.
    """
    over, _, under = text.replace(",", ".").partition("/")
    divisor = parse_exact(under or "1")
    if not divisor:
        raise ValueError(f"division by zero: {text[:40]!r}")
    return parse_exact(over) / divisor


def written(kind: str, read: Callable[[str], Any]) -> BeforeValidator:
    """Return a marker for texts that `read` understands; what it does not is an error of this kind."""

    def validate(given: object) -> object:
        try:
            return read(given if isinstance(given, str) else "")
        except ValueError:
            raise PydanticCustomError("case", "{kind}", {"kind": kind}) from None

    return BeforeValidator(validate)


def _span(text: str) -> tuple[Fraction, Fraction]:
    low, _, high = text.partition(" - ")
    return number(low), number(high)


def _printed(text: str) -> str:
    if not PRINTED.fullmatch(text):
        raise ValueError(text)
    return text


def _amount(text: str) -> tuple[Fraction, bool]:
    return number(text.removesuffix(PERCENT)), text.endswith(PERCENT)


def _row(text: str) -> tuple[Fraction, str]:
    weight, _, printed = text.partition(": ")
    return number(weight), _printed(printed)


def _one_of(words: Mapping[str, Any]) -> BeforeValidator:
    def read(text: str) -> str:
        if text not in words:
            raise ValueError(text)
        return text

    return written("not_a_state", read)


def _term(text: str) -> str:
    word = text.rpartition(" ")[0] if text[-1:].isdigit() else text
    if word not in TERMS:
        raise ValueError(text)
    return text


Number = Annotated[Fraction, written("not_a_number", number)]
Span = Annotated[tuple[Fraction, Fraction], written("not_a_span", _span)]
Printed = Annotated[str, written("not_printed", _printed)]
Amount = Annotated[tuple[Fraction, bool], written("not_a_number", _amount)]
"""What is missing to a minimum, and whether in percent."""
Row = Annotated[tuple[Fraction, str], written("not_printed", _row)]
Term = Annotated[str, written("not_a_state", _term)]
"""How a day lies to the time of a regulation, and since or until when it is so."""
StateOf = Annotated[str, _one_of(STATES)]
DoneOf = Annotated[str, _one_of(DONE)]
OverallOf = Annotated[str, _one_of(OVERALL)]
Ids = Annotated[tuple[str, ...], Field(strict=False)]


class Case(Record):
    """Answers and facts, and what must come of them on a day.

    By id of a section or indicator, or ``TOTAL``; what follows from facts by designation. `read_cases` puts
    `Facts` in the place of how they are written.
    """

    name: Annotated[Line, Field(alias="nama")]
    source: Annotated[Line | None, Field(alias="sumber")] = None
    rest: Annotated[Rest, Field(alias="lainnya")] = "kosong"
    answers: Annotated[dict[str, str | dict[str, str]], Field(alias="jawaban")] = field(default_factory=dict)
    points: Annotated[dict[str, Number] | None, Field(alias="nilai")] = None
    printed: Annotated[dict[str, Printed] | None, Field(alias="tercetak")] = None
    spans: Annotated[dict[str, Span] | None, Field(alias="rentang")] = None
    as_counted: Annotated[dict[str, Number] | None, Field(alias="seperti-formulir")] = None
    verdicts: Annotated[dict[str, Word] | None, Field(alias="kesimpulan")] = None
    missed: Annotated[dict[str, Ids | dict[str, Amount]] | None, Field(alias="kurang")] = None
    problems: Annotated[dict[str, str] | None, Field(alias="temuan")] = None
    facts: Annotated[Any, Field(alias="fakta")] = None
    day: Annotated[Day | None, Field(alias="pada")] = None
    regulation: Annotated[Term | None, Field(alias="peraturan")] = None
    in_force: Annotated[dict[str, dict[Level, Ids]] | None, Field(alias="berlaku")] = None
    prerequisites: Annotated[dict[str, dict[str, StateOf]] | None, Field(alias="prasyarat")] = None
    by_facts: Annotated[dict[str, dict[str, StateOf]] | None, Field(alias="menurut-fakta")] = None
    letters: Annotated[dict[str, str] | None, Field(alias="huruf")] = None
    fact_problems: Annotated[dict[str, str] | None, Field(alias="temuan-fakta")] = None
    provisos: Annotated[dict[str, Ids] | None, Field(alias="ketentuan")] = None
    stages: Annotated[dict[str, dict[str, DoneOf]] | None, Field(alias="tahap")] = None
    required: Annotated[dict[str, Ids] | None, Field(alias="wajib")] = None
    arrived: Annotated[Ids | None, Field(alias="tiba")] = None
    due: Annotated[Day | None, Field(alias="batas")] = None
    readiness: Annotated[dict[str, OverallOf] | None, Field(alias="kesiapan")] = None

    @property
    def asks_readiness(self) -> bool:
        """Whether it expects something that the LKE shows, too."""
        return any(stage is not None for stage in (self.stages, self.readiness))


class ZoneCase(Record):
    """A kawasan, and what must come of it; words by id of a designation."""

    name: Annotated[Line, Field(alias="nama")]
    source: Annotated[Line | None, Field(alias="sumber")] = None
    units: Annotated[dict[str, dict[str, Word]], Field(alias="unit", min_length=1)]
    integration: Annotated[Number | None, Field(alias="integrasi")] = None
    held: Annotated[dict[str, Literal["ya", "tidak"]], Field(alias="predikat")] = field(default_factory=dict)
    revoked: Annotated[Line | None, Field(alias="pencabutan")] = None
    day: Annotated[Day | None, Field(alias="pada")] = None
    verdicts: Annotated[dict[str, Word], Field(alias="kesimpulan", min_length=1)]


class PrintedTable(Record):
    """Published figures whose answers nobody published: they can only be compared with each other."""

    name: Annotated[Line, Field(alias="nama")]
    source: Annotated[Line | None, Field(alias="sumber")] = None
    rows: Annotated[dict[str, Row], Field(alias="baris", min_length=1)]


class Cases(Record):
    """A file of cases for one rubric."""

    rubric: Annotated[str, Field(alias="rubrik")]
    facts: Annotated[dict[str, Any], Field(alias="fakta")] = field(default_factory=dict)
    cases: Annotated[tuple[Case, ...], Field(alias="kasus")] = ()
    zones: Annotated[tuple[ZoneCase, ...], Field(alias="kawasan")] = ()
    printed: Annotated[tuple[PrintedTable, ...], Field(alias="cetakan")] = ()


@cache
def cases_model() -> TypeAdapter[Cases]:
    """Return the validator of a file of cases."""
    return TypeAdapter(Cases)
