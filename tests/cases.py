"""Cases: answers to a rubric and what must come of them, written so that an official can read and add them.

A file is YAML with the strict rules of rubrics (every scalar is text), and these keys::

    rubrik: permenpanrb-90-2021    id of the rubric
    kasus:                         list of cases
      - nama:                      one sentence, unique in the file
        sumber:                    where the figures were printed, or why they are so (may be left out)
        lainnya:                   terbaik | terburuk | kosong, for what `jawaban` does not name; else kosong
        jawaban:                   id → Ya, B, "3,6", or for a ratio its counts {"1": 7, "2": 5} or "85%";
                                   a section's id → terbaik | terburuk | kosong
        nilai:                     id or TOTAL → exact points: "4,5", "2/3"
        tercetak:                  id or TOTAL → as printed, half up: "3,67 (91,67%)"
        rentang:                   id or TOTAL → "60 - 100": unanswered worst - best
        seperti-formulir:          id or TOTAL → exact points with unanswered left out, as AVERAGE does
        kesimpulan:                designation → memenuhi | belum memenuhi | belum lengkap
                                   | belum dapat dipastikan
        kurang:                    designation → ids of exactly the minima that are missed
        temuan:                    id → codes of the problems its answer comes with; elsewhere there are none
    cetakan:                       list of published figures whose answers are not published
      - nama:
        baris: id → "60: 55,38 (92,31%)", weight: points (percent) that must fit each other
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from zitool.core.answers import Reading, read_count, read_own, read_ratio
from zitool.core.eligibility import Status, decide
from zitool.core.exact import fixed, parse_exact, plain
from zitool.core.scoring import Unanswered, points_by_id, score
from zitool.core.values import Kind, Value
from zitool.rubrics.source import read_document

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from zitool.core.eligibility import Verdict
    from zitool.core.rubric import Indicator, Rubric, Scale

_REST = {"terbaik": Fraction(1), "terburuk": Fraction(0), "kosong": None}
_WORDS = {
    "memenuhi": Status.MET,
    "belum memenuhi": Status.NOT_MET,
    "belum lengkap": Status.INCOMPLETE,
    "belum dapat dipastikan": Status.UNVERIFIED,
}
_EXPECTED = ("nilai", "tercetak", "rentang", "seperti-formulir", "kesimpulan", "kurang", "temuan")
_KEYS = {"nama", "sumber", "lainnya", "jawaban", *_EXPECTED}
_PRINTED = re.compile(r"(?P<points>-?\d+(?:,(?P<p>\d+))?) \((?P<percent>-?\d+(?:,(?P<q>\d+))?)%\)")


@dataclass(frozen=True, slots=True)
class Case:
    """One case as written."""

    name: str
    rest: str
    answers: dict[str, Any]
    expected: dict[str, dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Printed:
    """Published figures that can only be compared with each other: id → (weight, text)."""

    name: str
    rows: dict[str, tuple[Fraction, str]]


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A file of cases for one rubric."""

    rubric: str
    cases: tuple[Case, ...]
    printed: tuple[Printed, ...]


def read_cases(file: Path) -> CaseFile:
    """Return the cases in `file`.

    Raises:
        ValueError: it is no such file; the message says what is wrong.
    """
    data: dict[str, Any] = read_document(file).data
    _only(data, {"rubrik", "kasus", "cetakan"}, file.name)
    cases = tuple(_case(each) for each in data.get("kasus", ()))
    printed = tuple(_printed(each) for each in data.get("cetakan", ()))
    names = [each.name for each in (*cases, *printed)]
    if len(set(names)) != len(names) or not names:
        raise ValueError(f"{file.name}: every case needs a name of its own")
    return CaseFile(data["rubrik"], cases, printed)


def faults(case: Case, rubric: Rubric) -> list[str]:
    """Return every way in which `rubric` does not do what the case says, as sentences; none is good."""
    return list(_faults(case, rubric))


def printed_faults(printed: Printed, rubric: Rubric) -> list[str]:
    """Return the rows that no score can have: other weights, or points and percent that do not fit."""
    weights = rubric.weights()
    found = []
    for id_, (weight, text) in printed.rows.items():
        if weights.get(id_) != weight:
            found.append(f"{id_}: weight {plain(weight)}, in the rubric {weights.get(id_)}")
        low, high = _span(text, weight)
        if low >= high:
            found.append(f"{id_}: {text} of {plain(weight)} fits no score")
    return found


def _case(raw: dict[str, Any]) -> Case:
    name = raw.get("nama", "?")
    _only(raw, _KEYS, name)
    expected = {key: raw[key] for key in _EXPECTED if key in raw}
    if not expected or "nama" not in raw:
        raise ValueError(f"{name}: a case needs a name and something to expect")
    rest = raw.get("lainnya", "kosong")
    if rest not in _REST:
        raise ValueError(f"{name}: lainnya is one of {', '.join(_REST)}, not {rest}")
    return Case(name, rest, raw.get("jawaban", {}), expected)


def _printed(raw: dict[str, Any]) -> Printed:
    _only(raw, {"nama", "sumber", "baris"}, raw.get("nama", "?"))
    rows = {id_: text.split(": ", 1) for id_, text in raw["baris"].items()}
    return Printed(raw["nama"], {id_: (_number(weight), text) for id_, (weight, text) in rows.items()})


def _only(given: dict[str, Any], known: set[str], where: str) -> None:
    if strange := sorted(set(given) - known):
        raise ValueError(f"{where}: unknown key {', '.join(strange)}")


def _number(text: str) -> Fraction:
    """Return an exact number: ``4,5`` or ``2/3``."""
    over, _, under = text.replace(",", ".").partition("/")
    return parse_exact(over) / parse_exact(under or "1")


def _faults(case: Case, rubric: Rubric) -> Iterator[str]:
    values, problems = _values(case, rubric)
    zero, left_out, best = (score(rubric, values, each) for each in Unanswered)
    known = {"TOTAL", *points_by_id(zero)}
    for key in ("nilai", "tercetak", "rentang", "seperti-formulir"):
        if strange := set(case.expected.get(key, ())) - known:
            raise ValueError(f"{case.name}: unknown id {', '.join(sorted(strange))}")
    points, counted, most = points_by_id(zero), points_by_id(left_out), points_by_id(best)
    weights = {"TOTAL": rubric.weight, **rubric.weights()}
    for key, found in (("nilai", points), ("seperti-formulir", counted)):
        for id_, text in case.expected.get(key, {}).items():
            if found[id_] != _number(text):
                yield f"{key} {id_}: {plain(found[id_], comma=True)}, expected {text}"
    for id_, text in case.expected.get("rentang", {}).items():
        if [points[id_], most[id_]] != [_number(each) for each in text.split(" - ")]:
            found_ = f"{plain(points[id_], comma=True)} - {plain(most[id_], comma=True)}"
            yield f"rentang {id_}: {found_}, expected {text}"
    for id_, text in case.expected.get("tercetak", {}).items():
        shown = _shown(points[id_], weights[id_], text)
        if shown != text:
            yield f"tercetak {id_}: {shown}, expected {text}"
    if problems != case.expected.get("temuan", {}):
        yield f"temuan: {problems}, expected {case.expected.get('temuan', {})}"
    verdicts = {each.designation.id: each for each in decide(rubric, zero, best)}
    yield from _judged(case, verdicts)


def _judged(case: Case, verdicts: dict[str, Verdict]) -> Iterator[str]:
    for id_, word in case.expected.get("kesimpulan", {}).items():
        if verdicts[id_].status is not _WORDS[word]:
            yield f"kesimpulan {id_}: {verdicts[id_].status}, expected {word}"
    for id_, missed in case.expected.get("kurang", {}).items():
        found = [check.requirement.id for check in verdicts[id_].checks if not check.ok]
        if found != missed:
            yield f"kurang {id_}: {found}, expected {missed}"


def _values(case: Case, rubric: Rubric) -> tuple[dict[str, Fraction | None], dict[str, str]]:
    """Return the value of every question and the codes of the problems met on the way."""
    values: dict[str, Fraction | None] = {leaf.id: _REST[case.rest] for leaf in rubric.leaves()}
    problems = {}
    sections = {section.id: section for section in rubric.walk()}
    leaves = {leaf.id: leaf for leaf in rubric.leaves()}
    for id_, answer in case.answers.items():
        if id_ in sections and answer in _REST:
            values |= {leaf.id: _REST[answer] for leaf in sections[id_].leaves()}
        elif id_ in leaves:
            reading = _read(leaves[id_], rubric.scales[leaves[id_].scale], answer)
            values[id_] = reading.number
            if reading.problems:
                problems[id_] = " ".join(code for code, _ in reading.problems)
        else:
            raise ValueError(f"{case.name}: {id_} is no question, or {answer} no answer for a section")
    return values, problems


def _read(leaf: Indicator, scale: Scale, answer: str | dict[str, str]) -> Reading:
    """Return what a sheet with this answer would come to, by the same functions that read sheets."""
    if scale.kind == "choice":
        return read_own(scale, Value(Kind.TEXT, str(answer)))
    if isinstance(answer, str):
        percent = answer.endswith("%")
        share = _number(answer.removesuffix("%")) / (100 if percent else 1)
        cell = Value(Kind.NUMBER, plain(share), None, "percent" if percent else "general")
        return read_ratio(leaf, {}, cell) if scale.kind == "ratio" else read_own(scale, cell)
    if strange := set(answer) - {each.code for each in leaf.inputs}:
        raise ValueError(f"{leaf.id}: no count {', '.join(sorted(strange))}")
    counts = {code: read_count(Value(Kind.NUMBER, text)).number for code, text in answer.items()}
    return read_ratio(leaf, {each.code: counts.get(each.code) for each in leaf.inputs}, None)


def _shown(points: Fraction, weight: Fraction, like: str) -> str:
    """Return points and percent with as many decimals as `like` has."""
    match = _match(like)
    p, q = (len(match[group] or "") for group in ("p", "q"))
    return f"{fixed(points, p)} ({fixed(100 * points / weight, q)}%)"


def _span(text: str, weight: Fraction) -> tuple[Fraction, Fraction]:
    """Return from where to before where the points lie that are shown, half up, as `text`."""
    match = _match(text)
    points, percent = _number(match["points"]), _number(match["percent"])
    half_point = Fraction(1, 2 * 10 ** len(match["p"] or ""))
    half_percent = Fraction(1, 2 * 10 ** len(match["q"] or ""))
    low = max(points - half_point, (percent - half_percent) * weight / 100)
    high = min(points + half_point, (percent + half_percent) * weight / 100)
    return low, high


def _match(text: str) -> re.Match[str]:
    match = _PRINTED.fullmatch(text)
    if match is None:
        raise ValueError(f"{text}: figures are printed as 3,67 (91,67%)")
    return match
