"""The cases of an instrument: answers and the figures that must come of them, for anybody to check."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from pydantic import ValidationError

from zitool.core.exact import fixed, plain
from zitool.errors import RubricError
from zitool.rubrics.cases.cases import FOLDER
from zitool.rubrics.misfits import misshapen_case
from zitool.rubrics.source import read_document
from zitool.survey.case_models import exact, survey_cases_model
from zitool.survey.indices import by_printed_weights, grade, measure
from zitool.survey.instrument import words_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from zitool.findings import Finding
    from zitool.rubrics.source import Document, Key
    from zitool.survey.case_models import SurveyCase, SurveyCases
    from zitool.survey.indices import IndexResult, Interval
    from zitool.survey.instrument import Instrument

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


def case_files(folder: Path) -> list[Path]:
    """Return the files of cases that lie with the instrument in `folder`, in order."""
    return sorted((folder / FOLDER).glob("*.yaml"))


def read_cases(file: Path) -> SurveyCaseFile:
    """Return the cases in `file`.

    Raises:
        RubricError: with every fault found: of YAML (R001 to R003), else of the form (R041).
    """
    document = read_document(file)
    try:
        content = survey_cases_model().validate_python(document.data)
    except ValidationError as error:
        raise RubricError(
            *(misshapen_case(document, wrong) for wrong in error.errors(include_url=False))
        ) from None
    faults = list(_empty_or_double(document, content))
    if faults:
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
