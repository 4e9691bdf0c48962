"""Cases: answers to a rubric and what must come of them, written so that an official can read and add them.

``zitool rubric test`` and the tests run the same files, ``cases/*.yaml`` beside a rubric. They are read as
strictly as rubrics; docs/rubric-format.md explains the keys, `zitool.rubrics.cases.models` is their shape.
"""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING

from zitool.core.days import read_day
from zitool.core.exact import fixed, plain
from zitool.core.law.facts import NOTHING_KNOWN, Fact, Facts
from zitool.core.monitoring.zone import Integration, Member, Shown, UnitStanding, Zone, decide_zone
from zitool.core.record import Record
from zitool.core.scoring.answers import Reading, read_count, read_own, read_ratio
from zitool.core.scoring.eligibility import Status, decide
from zitool.core.scoring.prerequisite_check import shown_in
from zitool.core.scoring.scoring import TOTAL, Unanswered, points_by_id, score
from zitool.core.values import Kind, Value
from zitool.errors import RubricError
from zitool.named import NamedTuple
from zitool.rubrics.cases.facts import (
    EXPECTATIONS,
    Standing,
    answers_of,
    assessment_of,
    differences,
    with_facts_read,
)
from zitool.rubrics.cases.models import PERCENT, PRINTED, Case, ZoneCase, cases_model, number
from zitool.rubrics.source import fitted, misshapen_case, read_document

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from zitool.core.law.facts import UnitGroup
    from zitool.core.law.rubric import Indicator, Rubric, Scale
    from zitool.core.scoring.eligibility import Check, Verdict
    from zitool.core.scoring.scoring import Score
    from zitool.findings import Finding
    from zitool.rubrics.cases.models import Cases, PrintedTable
    from zitool.rubrics.source import Document, Key

FOLDER = "cases"
"""Where cases lie, beside the rubric."""

_REST = {"terbaik": Fraction(1), "terburuk": Fraction(0), "kosong": None}
_WORDS = {
    Status.MET: "memenuhi",
    Status.NOT_MET: "belum memenuhi",
    Status.INCOMPLETE: "belum lengkap",
    Status.UNVERIFIED: "belum dapat dipastikan",
    Status.NOT_IN_FORCE: "tidak berlaku",
}
_EXPECTATIONS = ("points", "printed", "spans", "as_counted", "verdicts", "missed", "problems", *EXPECTATIONS)
_BY_DESIGNATION = {
    "kesimpulan": "verdicts",
    "kurang": "missed",
    "berlaku": "in_force",
    "prasyarat": "prerequisites",
    "menurut-fakta": "by_facts",
    "ketentuan": "provisos",
    "tahap": "stages",
    "wajib": "required",
    "kesiapan": "readiness",
}
_SHOWN = 80


class Fault(NamedTuple):
    """What is wrong about a case.

    Attributes:
        code: R040 it does not come out as written, R041 it cannot be understood.
        path: the way to it from the case.
        values: of the finding's sentence.
    """

    code: str
    path: Key
    values: dict[str, str]


class CaseFile(Record, kw_only=False):
    """A file of cases as read, with the places of everything in it."""

    document: Document
    content: Cases


def case_files(folder: Path) -> list[Path]:
    """Return the files of cases that lie with the rubric or instrument in `folder`, in order."""
    return sorted((folder / FOLDER).glob("*.yaml"))


def read_cases(file: Path, groups: Sequence[UnitGroup] = ()) -> CaseFile:
    """Return the cases in `file`; kinds of units are those of `groups` and of the packaged rubrics.

    Raises:
        RubricError: with every fault found: of YAML (R001-R003), else of the form (R041) and of facts
            (P001-P006, P014, P060).
    """
    document = read_document(file)
    content, faults = fitted(document, document.data, cases_model().validate_python, misshapen_case)
    if content is not None:
        content, faults = with_facts_read(document, content, groups)
        faults += _empty_or_double(document, content)
    if faults or content is None:
        raise RubricError(*faults)
    return CaseFile(document, content)


def run_cases(file: CaseFile, rubric: Rubric) -> Iterator[Finding]:
    """Yield every way in which `rubric` does not do what the cases in `file` say; none is good."""
    document, content = file.document, file.content
    if content.rubric != rubric.id:
        yield document.fault(
            "R041", ("rubrik",), case="", reason="other_rubric", given=content.rubric[:_SHOWN]
        )
    for index, case in enumerate(content.cases):
        yield from _placed(document, ("kasus", index), case.name, case_faults(case, rubric))
    for index, zone in enumerate(content.zones):
        yield from _placed(document, ("kawasan", index), zone.name, zone_faults(zone, rubric))
    for index, table in enumerate(content.printed):
        yield from _placed(document, ("cetakan", index), table.name, table_faults(table, rubric))


def _placed(document: Document, path: Key, case: str, faults: Iterator[Fault]) -> Iterator[Finding]:
    for fault in faults:
        yield document.fault(fault.code, (*path, *fault.path), case=case, **fault.values)


def case_faults(case: Case, rubric: Rubric) -> Iterator[Fault]:
    """Yield every way in which `rubric` does not do what `case` says; only what it speaks of is scored."""
    sheet = _Sheet(case, rubric)
    if sheet.strange:
        yield from sheet.strange
        return
    yield from _points(case, sheet)
    unexpected = {
        id_: codes for id_, codes in sheet.problems.items() if codes != (case.problems or {}).get(id_)
    }
    lost = {id_: "-" for id_ in case.problems or {} if id_ not in sheet.problems}
    for id_, codes in {**unexpected, **lost}.items():
        yield _differs("temuan", id_, codes, (case.problems or {}).get(id_, "-"))
    yield from _verdicts(case, sheet)
    for path, got, wanted in differences(case, sheet.standing()):
        yield _differs(path[0], " ".join(path[1:]), got, wanted, path=path)


def faults_of(case: Case | ZoneCase, rubric: Rubric) -> Iterator[Fault]:
    """Yield every way in which `rubric` does not do what a case of either kind says."""
    return case_faults(case, rubric) if isinstance(case, Case) else zone_faults(case, rubric)


def zone_faults(case: ZoneCase, rubric: Rubric) -> Iterator[Fault]:
    """Yield every way in which `rubric` does not decide on a zone as `case` says."""
    known = {designation.id for designation in rubric.designations if designation.zone is not None}
    named: list[tuple[str, ...]] = [
        ("unit", unit, id_) for unit, words in case.units.items() for id_ in words
    ]
    named += [("predikat", id_) for id_ in case.held] + [("kesimpulan", id_) for id_ in case.verdicts]
    if strange := [path for path in named if path[-1] not in known]:
        for path in strange:
            yield Fault("R041", path, {"reason": "unknown_id", "given": path[-1][:_SHOWN]})
        return
    verdicts = {
        verdict.designation.id: verdict for verdict in decide_zone(rubric, _zone_of(case, known), case.day)
    }
    for id_, word in case.verdicts.items():
        if (reached := _WORDS[verdicts[id_].status]) != word:
            yield _differs("kesimpulan", id_, reached, word)


def _zone_of(case: ZoneCase, designations: Iterable[str]) -> Zone:
    """Return the zone of a case; a unit is incomplete for a designation that the case does not speak of."""
    statuses = {word: status for status, word in _WORDS.items()}
    members = []
    for name, words in case.units.items():
        standings = {
            id_: UnitStanding(statuses[words[id_]] if id_ in words else Status.INCOMPLETE)
            for id_ in designations
        }
        shown = Shown(name, "", "", Fraction(0), 0, 0, standings, (0, 0, 0))
        members.append(Member(name, True, name, shown))
    held = {id_: word == "ya" for id_, word in case.held.items()}
    day = read_day(case.revoked or "")
    stated = (
        {}
        if case.revoked is None
        else {"pencabutan": Fact(case.revoked, "" if day else case.revoked, day=day)}
    )
    facts = Facts("", case.name, stated)
    return Zone("", case.name, Integration(case.integration), held, tuple(members), facts)


def table_faults(table: PrintedTable, rubric: Rubric) -> Iterator[Fault]:
    """Yield the rows that no score can have: other weights, or points and percent that do not fit."""
    weights = rubric.weights()
    for id_, (weight, text) in table.rows.items():
        if weights.get(id_) != weight:
            known = as_written(weights[id_]) if id_ in weights else "-"
            yield Fault(
                "R040",
                ("baris", id_),
                {"what": "bobot", "id": id_, "got": known, "wanted": as_written(weight)},
            )
        low, high = _between(text, weight)
        if low >= high:
            yield Fault("R043", ("baris", id_), {"id": id_, "printed": text, "weight": as_written(weight)})


def as_written(exact: Fraction) -> str:
    """Return an exact number as cases write it: ``4,5``, or ``2/3`` where decimals have no end."""
    rest = exact.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    return plain(exact, comma=True) if rest == 1 else f"{exact.numerator}/{exact.denominator}"


# --- what is expected ------------------------------------------------------------------------------------


def _points(case: Case, sheet: _Sheet) -> Iterator[Fault]:
    weights = {TOTAL: sheet.rubric.weight, **sheet.rubric.weights()} if case.printed else {}
    for id_, needed in (case.points or {}).items():
        if (reached := sheet.points(id_)) != needed:
            yield _differs("nilai", id_, as_written(reached), as_written(needed))
    for id_, needed in (case.as_counted or {}).items():
        if (reached := sheet.points(id_, Unanswered.LEFT_OUT)) != needed:
            yield _differs("seperti-formulir", id_, as_written(reached), as_written(needed))
    for id_, (low, high) in (case.spans or {}).items():
        worst, best = sheet.points(id_), sheet.points(id_, Unanswered.BEST)
        if (worst, best) != (low, high):
            span, wanted = (
                f"{as_written(least)} - {as_written(most)}" for least, most in ((worst, best), (low, high))
            )
            yield _differs("rentang", id_, span, wanted)
    for id_, text in (case.printed or {}).items():
        if (shown := _shown(sheet.points(id_), weights[id_], text)) != text:
            yield _differs("tercetak", id_, shown, text)


def _verdicts(case: Case, sheet: _Sheet) -> Iterator[Fault]:
    if case.verdicts is None and case.missed is None:
        return
    verdicts = {verdict.designation.id: verdict for verdict in sheet.decide()}
    for id_, word in (case.verdicts or {}).items():
        if (reached := _WORDS[verdicts[id_].status]) != word:
            yield _differs("kesimpulan", id_, reached, word)
    for id_, missed in (case.missed or {}).items():
        checks = {check.requirement.id: check for check in verdicts[id_].checks if not check.ok}
        if isinstance(missed, dict):
            for name in dict.fromkeys((*checks, *missed)):
                short = _short(checks[name]) if name in checks else None
                if short != missed.get(name):
                    steps = (id_, name) if name in missed else (id_,)
                    got, wanted = _amount(short), _amount(missed.get(name))
                    yield _differs("kurang", f"{id_} {name}", got, wanted, path=("kurang", *steps))
        elif tuple(checks) != missed:
            yield _differs("kurang", id_, ", ".join(checks) or "-", ", ".join(missed) or "-")


def _short(check: Check) -> tuple[Fraction, bool]:
    return check.short_by, check.requirement.unit == "percent"


def _amount(short: tuple[Fraction, bool] | None) -> str:
    return "-" if short is None else as_written(short[0]) + PERCENT * short[1]


def _differs(what: str, id_: str, got: str, wanted: str, path: Key = ()) -> Fault:
    return Fault("R040", path or (what, id_), {"what": what, "id": id_, "got": got, "wanted": wanted})


# --- answers and their scores ----------------------------------------------------------------------------


class _Sheet:
    """The answers of a case as a sheet would come to, scored as far as somebody asks."""

    def __init__(self, case: Case, rubric: Rubric) -> None:
        self.rubric = rubric
        self.problems: dict[str, str] = {}
        self.strange: list[Fault] = []
        self._cards: dict[Unanswered, Score] = {}
        self._points: dict[Unanswered, dict[str, Fraction]] = {}
        leaves = {leaf.id: leaf for leaf in rubric.leaves()}
        sections = {section.id: section for section in rubric.walk()}
        self._values: dict[str, Fraction | None] = dict.fromkeys(leaves, _REST[case.rest])
        self._counts: dict[str, Fraction | None] = {}
        for id_, answer in case.answers.items():
            if id_ in leaves:
                self._answer(leaves[id_], answer)
            elif id_ not in sections:
                self._refuse("unknown_id", id_, "jawaban", id_)
            elif isinstance(answer, str) and answer in _REST:
                self._values |= {leaf.id: _REST[answer] for leaf in sections[id_].leaves()}
            else:
                self._refuse("no_answer_of_a_section", id_, "jawaban", id_)
        self._case, self._answers = case, answers_of(self._values, self._counts)
        designations = {designation.id for designation in rubric.designations}
        weighted = {TOTAL, *sections, *(id_ for id_, leaf in leaves.items() if leaf.weight is not None)}
        for key, known, given in (
            ("nilai", {TOTAL, *sections, *leaves}, case.points),
            ("tercetak", weighted, case.printed),
            ("rentang", {TOTAL, *sections, *leaves}, case.spans),
            ("seperti-formulir", {TOTAL, *sections, *leaves}, case.as_counted),
            ("temuan", set(leaves), case.problems),
            *((key, designations, getattr(case, name)) for key, name in _BY_DESIGNATION.items()),
        ):
            for id_ in given or ():
                if id_ not in known:
                    self._refuse("unknown_id", id_, key, id_)

    def points(self, id_: str, unanswered: Unanswered = Unanswered.ZERO) -> Fraction:
        """Return the points of a node under one policy for what is unanswered."""
        if unanswered not in self._points:
            self._points[unanswered] = points_by_id(self._card(unanswered))
        return self._points[unanswered][id_]

    def decide(self) -> list[Verdict]:
        """Return the verdicts, by the facts of the case if it has any."""
        cards = self._card(Unanswered.ZERO), self._card(Unanswered.BEST)
        shown = shown_in(self.rubric, self._answers)
        return decide(self.rubric, *cards, self._case.day, self._case.facts, shown=shown)

    def standing(self) -> dict[str, Standing]:
        """Return what comes of facts for each designation, where the case has a day."""
        day, facts = self._case.day, self._case.facts or NOTHING_KNOWN
        if day is None:
            return {}
        assessment = None
        if any(value is not None for value in self._values.values()) and self._case.asks_readiness:
            worst, best = self._card(Unanswered.ZERO), self._card(Unanswered.BEST)
            assessment = assessment_of(self.rubric, self._answers, (worst, best), tuple(self.decide()), day)
        return {
            designation.id: Standing(self.rubric, designation, facts, day, self._answers, assessment)
            for designation in self.rubric.designations
        }

    def _card(self, unanswered: Unanswered) -> Score:
        if unanswered not in self._cards:
            self._cards[unanswered] = score(self.rubric, self._values, unanswered)
        return self._cards[unanswered]

    def _answer(self, leaf: Indicator, answer: str | dict[str, str]) -> None:
        try:
            counts = _counts(answer) if isinstance(answer, dict) else {}
            reading = _read(leaf, self.rubric.scales[leaf.scale], answer, counts)
        except (ValueError, KeyError):
            self._refuse("not_a_number", str(answer), "jawaban", leaf.id)
            return
        if isinstance(answer, dict):
            for code in sorted(set(answer) - {count.code for count in leaf.inputs}):
                self._refuse("unknown_input", code, "jawaban", leaf.id, code)
        self._values[leaf.id] = reading.number
        self._counts |= {f"{leaf.id}#{code}": count for code, count in counts.items()}
        if reading.problems:
            self.problems[leaf.id] = " ".join(code for code, _ in reading.problems)

    def _refuse(self, reason: str, given: str, *path: str) -> None:
        self.strange.append(Fault("R041", path, {"reason": reason, "given": given[:_SHOWN]}))


def _counts(answer: Mapping[str, str]) -> dict[str, Fraction | None]:
    return {code: read_count(Value(Kind.NUMBER, plain(number(text)))).number for code, text in answer.items()}


def _read(
    leaf: Indicator, scale: Scale, answer: str | dict[str, str], counts: Mapping[str, Fraction | None]
) -> Reading:
    """Return what a sheet with this answer would come to, by the same functions that read sheets."""
    if scale.kind == "choice":
        return read_own(scale, Value(Kind.TEXT, str(answer)))
    if isinstance(answer, str):
        percent = answer.endswith("%")
        share = number(answer.removesuffix("%")) / (100 if percent else 1)
        cell = Value(Kind.NUMBER, plain(share), None, "percent" if percent else "general")
        return read_ratio(leaf, {}, cell) if scale.kind == "ratio" else read_own(scale, cell)
    return read_ratio(leaf, {count.code: counts.get(count.code) for count in leaf.inputs}, None)


# --- printed figures -------------------------------------------------------------------------------------


def _shown(points: Fraction, weight: Fraction, like: str) -> str:
    """Return points and percent with as many decimals as `like` has."""
    match = PRINTED.fullmatch(like)
    p, q = (len(match[group] or "") if match else 0 for group in ("p", "q"))
    return f"{fixed(points, p)} ({fixed(100 * points / weight, q)}%)"


def _between(text: str, weight: Fraction) -> tuple[Fraction, Fraction]:
    """Return from where to before where the points lie that are shown, half up, as `text`."""
    match = PRINTED.fullmatch(text)
    if match is None:  # the model has refused it
        raise ValueError(text)
    points, percent = number(match["points"]), number(match["percent"])
    half_point = Fraction(1, 2 * 10 ** len(match["p"] or ""))
    half_percent = Fraction(1, 2 * 10 ** len(match["q"] or ""))
    low = max(points - half_point, (percent - half_percent) * weight / 100)
    high = min(points + half_point, (percent + half_percent) * weight / 100)
    return low, high


# --- the form of a file ----------------------------------------------------------------------------------


def _empty_or_double(document: Document, content: Cases) -> Iterator[Finding]:
    titled = [(("kasus", index), case.name) for index, case in enumerate(content.cases)]
    titled += [(("kawasan", index), zone.name) for index, zone in enumerate(content.zones)]
    titled += [(("cetakan", index), table.name) for index, table in enumerate(content.printed)]
    names = Counter(name for _, name in titled)
    if not names:
        yield document.fault("R041", (), case="?", reason="no_cases", given="")
    for path, name in titled:
        if names[name] > 1:
            yield document.fault("R041", (*path, "nama"), case=name, reason="same_name", given=name)
    for index, case in enumerate(content.cases):
        if all(getattr(case, key) is None for key in _EXPECTATIONS):
            where: Key = ("kasus", index)
            yield document.fault("R041", where, case=case.name, reason="expects_nothing", given=case.name)
