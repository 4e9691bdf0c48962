"""How a file of cases of an instrument is written; its keys are Indonesian, as those of a rubric's cases."""

from __future__ import annotations

import re
from dataclasses import field
from fractions import Fraction
from functools import cache
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, TypeAdapter
from pydantic_core import PydanticCustomError

from zitool.core.law.text_types import Line, Slug, Whole
from zitool.core.record import Record
from zitool.rubrics.cases.models import Number
from zitool.survey.instrument import Conversion

_ROW = re.compile(r"(?:(?P<times>[1-9][0-9]{0,5})x)?(?P<answers>[0-9.]{1,40})")
_SHOWN = re.compile(r"-?[0-9]{1,9}(?:,[0-9]{1,12})?")


def _row(given: object) -> object:
    match = _ROW.fullmatch(given) if isinstance(given, str) else None
    if match is None:
        raise PydanticCustomError("case", "{kind}", {"kind": "not_answers"})
    answers = tuple(None if mark == "." else int(mark) for mark in match["answers"])
    return int(match["times"] or 1), answers


def _shown(given: object) -> object:
    if not isinstance(given, str) or not _SHOWN.fullmatch(given):
        raise PydanticCustomError("case", "{kind}", {"kind": "not_a_number"})
    return given


def _span(given: object) -> object:
    ends = given.split(" - ") if isinstance(given, str) else []
    if len(ends) != 2 or not all(map(_SHOWN.fullmatch, ends)):  # noqa: PLR2004
        raise PydanticCustomError("case", "{kind}", {"kind": "not_a_span"})
    return tuple(ends)


Row = Annotated[tuple[int, tuple[int | None, ...]], BeforeValidator(_row)]
"""How often, and a digit for each item or a dot for a blank: ``12x66666``, ``44.44434``."""
Shown = Annotated[str, BeforeValidator(_shown)]
"""A figure to compare at as many decimals as are written, halves up."""
Span = Annotated[tuple[str, str], BeforeValidator(_span)]
"""Two of them: ``3,283862 - 3,886358``."""


class SurveyCase(Record):
    """Answers to the items of an index, and what must come of them."""

    name: Annotated[Line, Field(alias="nama")]
    source: Annotated[Line | None, Field(alias="sumber")] = None
    index: Annotated[Slug, Field(alias="indeks")]
    scale: Annotated[Slug | None, Field(alias="skala", description="tanpa ini: skala pertama")] = None
    conversion: Annotated[Conversion | None, Field(alias="konversi")] = None
    population: Annotated[Whole | None, Field(alias="populasi")] = None
    random: Annotated[Literal["ya", "tidak"], Field(alias="acak")] = "tidak"
    answers: Annotated[tuple[Row, ...], Field(alias="jawaban", min_length=1)]
    n: Whole | None = None
    mean: Annotated[Number | None, Field(alias="rata-rata")] = None
    value: Annotated[Number | Literal["terbuka", "tidak ada"] | None, Field(alias="nilai")] = None
    readings: Annotated[dict[Conversion, Number] | None, Field(alias="bacaan")] = None
    items: Annotated[dict[Slug, Number] | None, Field(alias="butir")] = None
    missing: Annotated[tuple[Slug, ...] | None, Field(alias="tanpa-jawaban", strict=False)] = None
    left_out: Annotated[tuple[Slug, ...] | None, Field(alias="tidak-ditanyakan", strict=False)] = None
    grade: Annotated[Line | None, Field(alias="kategori")] = None
    printed: Annotated[dict[str, Number] | None, Field(alias="bobot-tercetak")] = None
    error: Annotated[Shown | None, Field(alias="galat-baku")] = None
    interval: Annotated[Span | Literal["tidak ada"] | None, Field(alias="selang-rata-rata")] = None
    intervals: Annotated[dict[Conversion, Span] | None, Field(alias="selang")] = None

    def rows(self) -> list[tuple[int | None, ...]]:
        """Return the answers of each respondent."""
        return [answers for times, answers in self.answers for _ in range(times)]


class SurveyCases(Record):
    """A file of cases for one instrument."""

    instrument: Annotated[str, Field(alias="instrumen")]
    cases: Annotated[tuple[SurveyCase, ...], Field(alias="kasus")] = ()
    headers: Annotated[
        dict[Line, Line], Field(alias="judul", description="judul kolom dan id yang mengenalinya")
    ] = field(default_factory=dict)
    words: Annotated[
        dict[Slug, dict[Line, Whole]],
        Field(alias="kata", description="skala kata, jawaban, dan langkahnya mulai 1 dari yang terburuk"),
    ] = field(default_factory=dict)
    questions: Annotated[
        dict[Slug, dict[Slug, Line]],
        Field(alias="isian-lke", description="indeks, rubrik, dan id indikator yang diisinya"),
    ] = field(default_factory=dict)
    respondents: Annotated[Whole | None, Field(alias="responden-paling-sedikit")] = None

    @property
    def count(self) -> int:
        """How many things the file expects: cases, headers, words, questions."""
        words = sum(len(steps) for steps in self.words.values())
        return len(self.cases) + len(self.headers) + words + sum(map(len, self.questions.values()))


@cache
def survey_cases_model() -> TypeAdapter[SurveyCases]:
    """Return the validator of a file of cases of an instrument."""
    return TypeAdapter(SurveyCases)


def exact(text: str) -> tuple[Fraction, int]:
    """Return a written figure and its decimals."""
    return Fraction(text.replace(",", ".")), len(text.partition(",")[2])
