"""The cases of an instrument: answers, the figures that must come of them, and whether they guard each."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import field
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple

from pydantic import Field, TypeAdapter

from zitool.core.exact import fixed, plain
from zitool.core.law.text_types import Line, Slug, Whole
from zitool.core.record import Record, replace
from zitool.errors import RubricError
from zitool.rubrics.cases.models import Number, written
from zitool.rubrics.cases.mutants import Guarded, Mutant
from zitool.rubrics.source import fitted, misshapen_case, read_document
from zitool.survey.indices import by_printed_weights, grade, measure
from zitool.survey.instrument import Conversion, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from typing import TypeAlias

    from zitool.findings import Finding
    from zitool.rubrics.source import Document, Key
    from zitool.survey.indices import IndexResult, Interval
    from zitool.survey.instrument import Bands, Index, Instrument, PrintedWeights, Scale, WordScale

    Ways: TypeAlias = Iterator[tuple[Key, str, str, str, Any]]
    """Path below a part, kind of figure, before, after, and the part as it then is."""

_SHOWN = 80
_EXPECTED = (
    "n", "mean", "value", "readings", "items", "missing", "left_out", "grade", "printed", "error", "interval",
    "intervals",
)  # fmt: skip
_NONE = "tidak ada"
_UNKNOWN = "tidak dikenal"


class SurveyCaseFile(NamedTuple):
    """A file of cases as read, with the places of everything in it."""

    document: Document
    content: SurveyCases


def read_cases(file: Path) -> SurveyCaseFile:
    """Return the cases in `file`.

    Raises:
        RubricError: with every fault found: of YAML (R001 to R003), else of the form (R041).
    """
    document = read_document(file)
    content, faults = fitted(document, document.data, survey_cases_model().validate_python, misshapen_case)
    if content is not None:
        faults = list(_empty_or_double(document, content))
    if faults or content is None:
        raise RubricError(*faults)
    return SurveyCaseFile(document, content)


def run_cases(file: SurveyCaseFile, instrument: Instrument) -> Iterator[Finding]:
    """Yield every way in which `instrument` does not do what the cases in `file` say; none is good."""
    document, content = file
    if content.instrument != instrument.id:
        given = content.instrument[:_SHOWN]
        yield document.fault("R041", ("instrumen",), case="", reason="other_rubric", given=given)
    for at, case in enumerate(content.cases):
        for code, step, values in case_faults(case, instrument):
            yield document.fault(code, ("kasus", at, *step), case=case.name, **values)
    for path, wanted, got in read_faults(content, instrument):
        named = {"case": path[0], "what": path[-2] if len(path) > 2 else "", "id": path[-1]}  # noqa: PLR2004
        yield document.fault("R040", path, **named, wanted=wanted, got=got)


def read_faults(content: SurveyCases, instrument: Instrument) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """Yield what is read otherwise than the cases say: headers, words, questions of LKEs, respondents."""
    for header, wanted in content.headers.items():
        known = [id_ for id_, column in instrument.columns() if column.knows(words_of(header))]
        if known != ([] if wanted == _UNKNOWN else [wanted]):
            yield ("judul", header), wanted, ", ".join(known) or _UNKNOWN
    for name, words in content.words.items():
        scale = instrument.word_scales.get(name)
        for word, step in words.items():
            came = 0 if scale is None else scale.step_of(word) or 0
            if came != step:
                yield ("kata", name, word), str(step), str(came or _UNKNOWN)
    for name, questions in content.questions.items():
        index = instrument.indices.get(name)
        asked = {} if index is None else index.points_in
        for rubric in dict.fromkeys((*questions, *asked)):
            wanted, got = questions.get(rubric, _NONE), asked.get(rubric, _NONE)
            if wanted != got:
                yield ("isian-lke", name, rubric), wanted, got
    least = _NONE if instrument.respondents is None else str(instrument.respondents.at_least)
    if content.respondents is not None and str(content.respondents) != least:
        yield ("responden-paling-sedikit",), str(content.respondents), least


def case_faults(case: SurveyCase, instrument: Instrument) -> Iterator[tuple[str, Key, dict[str, str]]]:
    """Yield what is wrong about a case: code, the way from the case, values of the sentence."""
    if case.index not in instrument.indices:
        yield "R041", ("indeks",), {"reason": "unknown_id", "given": case.index}
        return
    scale = instrument.scales.get(case.scale) if case.scale else next(iter(instrument.scales.values()))
    if scale is None:
        yield "R041", ("skala",), {"reason": "unknown_id", "given": str(case.scale)}
        return
    asked = {"conversion": case.conversion, "population": case.population}
    try:
        result = measure(instrument, case.index, scale, case.rows(), random=case.random == "ya", **asked)  # type: ignore[arg-type]
    except ValueError as error:
        yield "R041", ("jawaban",), {"reason": "not_answers", "given": str(error)[:_SHOWN]}
        return
    yield from _differences(case, result, instrument)


def _differences(
    case: SurveyCase, result: IndexResult, instrument: Instrument
) -> Iterator[tuple[str, Key, dict[str, str]]]:
    """Yield an R040 for everything expected that came out otherwise."""
    for key, id_, wanted, got in _compared(case, result, instrument):
        if wanted != got:
            path: Key = (key, id_) if id_ else (key,)
            yield "R040", path, {"what": key, "id": id_ or case.index, "wanted": wanted, "got": got}


def _compared(
    case: SurveyCase, result: IndexResult, instrument: Instrument
) -> Iterator[tuple[str, str, str, str]]:
    """Yield key, id, what was expected and what came out, each as text."""
    made = instrument.indices[case.index]
    if case.n is not None:
        yield "n", "", str(case.n), str(result.n)
    if case.mean is not None:
        yield "rata-rata", "", _written(case.mean), _written(result.mean)
    if case.value is not None:
        came = "terbuka" if result.value is None and result.mean is not None else _written(result.value)
        yield "nilai", "", case.value if isinstance(case.value, str) else _written(case.value), came
    readings = {reading.conversion: reading for reading in result.readings}
    for conversion, number in (case.readings or {}).items():
        came = _written(readings[conversion].value) if conversion in readings else _NONE
        yield "bacaan", conversion, _written(number), came
    means = {item.id: item.mean for item in result.items}
    for id_, number in (case.items or {}).items():
        yield "butir", id_, _written(number), _written(means.get(id_))
    for key, names, came_out in (
        ("tanpa-jawaban", case.missing, result.missing),
        ("tidak-ditanyakan", case.left_out, result.left_out),
    ):
        if names is not None:
            yield key, "", ", ".join(names) or _NONE, ", ".join(came_out) or _NONE
    if case.grade is not None:
        band = None if made.bands is None or result.value is None else grade(made.bands, result.value).band
        yield "kategori", "", case.grade, _NONE if band is None else band.grade
    yield from _compared_chance(case, result)
    weights = {plain(reading.weight): reading.value for reading in by_printed_weights(made, result)}
    for weight, number in (case.printed or {}).items():
        yield "bobot-tercetak", weight, _written(number), _written(weights.get(weight))


def _compared_chance(case: SurveyCase, result: IndexResult) -> Iterator[tuple[str, str, str, str]]:
    """Yield the same of the standard error and the intervals."""
    readings = {reading.conversion: reading for reading in result.readings}
    if case.error is not None:
        yield "galat-baku", "", case.error, _at(result.error, case.error)
    if case.interval is not None:
        yield "selang-rata-rata", "", *_spans(case.interval, result.interval)
    for conversion, span in (case.intervals or {}).items():
        interval = readings[conversion].interval if conversion in readings else None
        yield "selang", conversion, *_spans(span, interval)


def _written(number: Fraction | None) -> str:
    if number is None:
        return _NONE
    return plain(number, comma=True) if Fraction(plain(number)) == number else str(number)


def _at(number: float | None, like: str) -> str:
    """Return a figure with as many decimals as `like` has."""
    return _NONE if number is None else fixed(Fraction(number), exact(like)[1])


def _spans(wanted: tuple[str, str] | str, got: Interval | None) -> tuple[str, str]:
    if isinstance(wanted, str):
        return wanted, _NONE if got is None else f"{got.low} - {got.high}"
    if got is None:
        return " - ".join(wanted), _NONE
    return " - ".join(wanted), f"{_at(got.low, wanted[0])} - {_at(got.high, wanted[1])}"


# --- the form of a file ----------------------------------------------------------------------------------


def _empty_or_double(document: Document, content: SurveyCases) -> Iterator[Finding]:
    names = Counter(case.name for case in content.cases)
    if not any((names, content.headers, content.words, content.questions, content.respondents)):
        yield document.fault("R041", (), case="?", reason="no_cases", given="")
    for at, case in enumerate(content.cases):
        path: Key = ("kasus", at)
        if names[case.name] > 1:
            yield document.fault("R041", (*path, "nama"), case=case.name, reason="same_name", given=case.name)
        if all(getattr(case, key) is None for key in _EXPECTED):
            yield document.fault("R041", path, case=case.name, reason="expects_nothing", given=case.name)


_ROW = re.compile(r"(?:(?P<times>[1-9][0-9]{0,5})x)?(?P<answers>[0-9.]{1,40})")
_FIGURE = re.compile(r"-?[0-9]{1,9}(?:,[0-9]{1,12})?")


def _row(text: str) -> tuple[int, tuple[int | None, ...]]:
    match = _ROW.fullmatch(text)
    if match is None:
        raise ValueError(text)
    answers = tuple(None if mark == "." else int(mark) for mark in match["answers"])
    return int(match["times"] or 1), answers


def _shown(text: str) -> str:
    if not _FIGURE.fullmatch(text):
        raise ValueError(text)
    return text


def _span(text: str) -> tuple[str, str]:
    low, high = text.split(" - ")
    return _shown(low), _shown(high)


Row = Annotated[tuple[int, tuple[int | None, ...]], written("not_answers", _row)]
"""How often, and a digit for each item or a dot for a blank: ``12x66666``, ``44.44434``."""
Shown = Annotated[str, written("not_a_number", _shown)]
"""A figure to compare at as many decimals as are written, halves up."""
Span = Annotated[tuple[str, str], written("not_a_span", _span)]
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


_STEPS = {"band": Fraction(1, 100), "printed_weight": Fraction(1, 1000)}
_CONVERSIONS = ("per-max", "0-4", "1-4", "open")


def guard(instrument: Instrument, document: Document, files: Sequence[SurveyCases]) -> Guarded:
    """Return what becomes of every mutant of what an instrument states itself, its parent's left aside."""
    survivors, changed = [], Counter[str]()
    cases = [case for content in files for case in content.cases]
    for mutant in mutants(instrument):
        if document.place(mutant.path).file in document.inherited:
            continue
        changed[mutant.figure] += 1
        if not any(any(True for _ in case_faults(case, mutant.whole)) for case in cases) and not any(
            any(True for _ in read_faults(content, mutant.whole)) for content in files
        ):
            survivors.append(mutant)
    return Guarded(changed, survivors)


def mutants(instrument: Instrument) -> Iterator[Mutant]:
    """Yield an instrument with each thing that a figure rests on changed in each way, one at a time."""
    for part, ways in (("scales", _scale), ("word_scales", _words), ("indices", _index)):
        whole = getattr(instrument, part)
        for id_, record in whole.items():
            for path, figure, old, new, other in ways(record):
                changed = replace(instrument, **{part: {**whole, id_: other}})
                yield Mutant((part, id_, *path), figure, id_, old, new, changed)
    for id_, item in instrument.items.items():
        items = {**instrument.items, id_: replace(item, optional=not item.optional)}
        old, new = (str(flag).lower() for flag in (item.optional, not item.optional))
        changed = replace(instrument, items=items)
        yield Mutant(("items", id_, "optional"), "optional", id_, old, new, changed)
    if (least := instrument.respondents) is not None:
        for number in (least.at_least - 1, least.at_least + 1):
            changed = replace(instrument, respondents=replace(least, at_least=number))
            path = ("respondents", "at_least")
            yield Mutant(path, "least_respondents", "", str(least.at_least), str(number), changed)


def _scale(scale: Scale) -> Ways:
    for name in ("lowest", "highest"):
        end = getattr(scale, name)
        for other in (end - 1, end + 1):
            if other >= 0:
                yield (name,), "scale_end", str(end), str(other), replace(scale, **{name: other})
    same = {"per-max", "1-4"} if (scale.lowest, scale.highest) == (1, 4) else set[str]()
    for conversion in _CONVERSIONS:
        if conversion != scale.conversion and not {conversion, scale.conversion} <= same:
            other = replace(scale, conversion=conversion)
            yield ("conversion",), "conversion", scale.conversion, conversion, other


def _words(scale: WordScale) -> Ways:
    """Yield the scale with two steps that follow one another changed round."""
    for at in range(len(scale.steps) - 1):
        steps = list(scale.steps)
        steps[at : at + 2] = steps[at + 1], steps[at]
        old, new = scale.steps[at][0], scale.steps[at + 1][0]
        yield ("steps", at), "word_order", old, new, replace(scale, steps=tuple(steps))


def _index(index: Index) -> Ways:
    for at, item in enumerate(index.items):
        items = index.items[:at] + index.items[at + 1 :]
        if items:
            yield ("items", at), "index_items", item, "-", replace(index, items=items)
    other = "4" if index.index_of == "100" else "100"
    yield ("index_of",), "index_of", index.index_of, other, replace(index, index_of=other)
    for rubric, question in index.points_in.items():
        left = {name: asked for name, asked in index.points_in.items() if name != rubric}
        yield ("points_in", rubric), "lke_question", question, "-", replace(index, points_in=left)
    if index.bands is not None:
        for path, figure, old, new, bands in _bands(index.bands):
            yield ("bands", *path), figure, old, new, replace(index, bands=bands)
    if index.printed_weights is not None:
        for path, figure, old, new, weights in _weights(index.printed_weights):
            yield ("printed_weights", *path), figure, old, new, replace(index, printed_weights=weights)


def _bands(bands: Bands) -> Ways:
    for at, band in enumerate(bands.bands):
        # Nothing lies below the lowest limit, so that lowering it is no change.
        down = () if at == len(bands.bands) - 1 else (band.at_least - _STEPS["band"],)
        for limit in (*down, band.at_least + _STEPS["band"]):
            moved = (*bands.bands[:at], replace(band, at_least=limit), *bands.bands[at + 1 :])
            path: Key = ("bands", at, "at_least")
            yield path, "category", plain(band.at_least), plain(limit), replace(bands, bands=moved)
    for places in (bands.places - 1, bands.places + 1):
        yield ("places",), "category", str(bands.places), str(places), replace(bands, places=places)


def _weights(printed: PrintedWeights) -> Ways:
    for at, weight in enumerate(printed.weights):
        for other in (weight - _STEPS["printed_weight"], weight + _STEPS["printed_weight"]):
            weights = (*printed.weights[:at], other, *printed.weights[at + 1 :])
            path: Key = ("weights", at)
            yield path, "printed_weight", plain(weight), plain(other), replace(printed, weights=weights)
