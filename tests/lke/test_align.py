"""Rows against nodes: what an office does to a few rows is said and changes the reading of no other."""

from __future__ import annotations

import re
from copy import deepcopy
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from tests.lke.builder import Line, Lke, book, family_1, loaded, sample, values

from zitool.core.scoring.answers import is_unfilled
from zitool.lke.align import align
from zitool.lke.checks.structure import checked
from zitool.lke.expected_rows import expected
from zitool.lke.extract import extract
from zitool.lke.forms import Form, read_form

if TYPE_CHECKING:
    from fractions import Fraction

    from zitool.findings import Finding

RUBRIC = loaded().rubric
ANSWERS = sample(RUBRIC)
LAYOUT = replace(family_1(), formulas=False)
NODES = expected(RUBRIC, loaded().wordprints)
IDS = [node.id for node in NODES.nodes]
NUMBERED = {node.id for node in NODES.nodes if node.marker}
TWINS = {NODES.nodes[at].id.partition("#")[0] for at in NODES.twins}
STRANGE = (
    "Kalimat buatan kantor sendiri",
    "Pertanyaan tambahan instansi",
    "Uraian lain sekali",
    "Hal keempat",
)
OPERATIONS = ("delete", "duplicate", "insert", "swap", "rename", "renumber")


@dataclass(frozen=True)
class Change:
    """What an office does to one line, or to two that change places."""

    operation: str
    id: str
    other: str = ""


@cache
def plain() -> Lke:
    """Return the lines nobody has touched."""
    return Lke(answers=ANSWERS)


@cache
def undisturbed() -> dict[str, tuple[Fraction | None, str]]:
    """Return value and question of each indicator in the untouched form."""
    return read(deepcopy(plain()))[1]


def read(lke: Lke) -> tuple[Form, dict[str, tuple[Fraction | None, str]], list[Finding]]:
    """Return the form, value and question by indicator, and every finding."""
    form = checked(read_form(book(lke.grid(LAYOUT)), RUBRIC, loaded().wordprints), RUBRIC)
    sheet, findings = extract(form, RUBRIC, form.columns.blocks[0])
    found = {id_: (answer.value, answer.question) for id_, answer in sheet.answers.items()}
    return form, found, [*form.findings, *findings]


@st.composite
def changes(draw: st.DrawFn) -> list[Change]:
    """Return one to four changes of different lines."""
    ids = draw(st.lists(st.sampled_from(IDS), min_size=2, max_size=8, unique=True))
    found = []
    for id_ in ids[: max(1, len(ids) // 2)]:
        operation = draw(st.sampled_from(OPERATIONS))
        if operation == "renumber" and id_ not in NUMBERED:
            operation = "rename"
        found.append(Change(operation, id_, ids[-1 - len(found)] if operation == "swap" else ""))
    return found


def apply(lke: Lke, change: Change, number: int) -> None:
    """Do to the lines what the office does."""
    at = lke.at(change.id)
    line = lke.lines[at]
    match change.operation:
        case "delete":
            del lke.lines[at]
        case "duplicate":
            lke.lines.insert(at + 1, deepcopy(line))
        case "insert":
            answers = {0: "A"}
            lke.lines.insert(
                at, Line(f"extra:{number}", "indicator", 4, "z.", STRANGE[number], "A/B/C", answers=answers)
            )
        case "swap":
            there = lke.at(change.other)
            lke.lines[at], lke.lines[there] = lke.lines[there], lke.lines[at]
        case "rename":
            line.title = STRANGE[number]
        case _:
            line.marker = "q."


def _alike(id_: str) -> set[str]:
    """Return the ids of the nodes with the same words, itself among them."""
    return {node.id for node in NODES.nodes if set(node.words) & set(NODES.by_id[id_].words)}


def is_told(change: Change, number: int, form: Form, lke: Lke, findings: list[Finding]) -> bool:
    """Whether a finding names the change: by its id, or by the row where it is no row of the rubric."""
    grid = lke.grid(LAYOUT)
    sort = NODES.by_id[change.id].sort
    missing = {"indicator": "S101", "input": "S107", "section": "S108"}[sort]
    # A row that may be the missing one is named beside it, and not called strange.
    unsure = {"S133": missing, "S135": missing}
    told = {(unsure.get(finding.code, finding.code), finding.indicator) for finding in findings}
    strange = {
        int(number)
        for finding in findings
        if finding.code in {"S103", *unsure}
        for number in re.findall(r"\d+", finding.cell or "")
    }
    match change.operation:
        case "delete":
            # A ratio is its counts, which need no total then: without a row of its own nothing is lost.
            if form.alignment.implied & {change.id, NODES.by_id[change.id].is_total and change.id[:-2]}:
                return True
            # Of two titles with the same words either may be the one that is gone, or has moved to its place.
            return any(code in {missing, "S106", "S104"} and id_ in _alike(change.id) for code, id_ in told)
        case "duplicate" if sort != "section":
            gone = (missing, change.id) in told and grid.rows[change.id] in strange
            return ("S102", change.id) in told or gone
        case "duplicate":
            again = any(code == "S104" and id_ in _alike(change.id) for code, id_ in told)
            return again or bool({grid.rows[change.id], grid.rows[change.id] - 1} & strange)
        case "insert":
            return grid.rows[f"extra:{number}"] in strange
        case "swap":
            alike = _alike(change.id) | _alike(change.other)
            # A row whose words are not its own alone may be missed in its place rather than known in another.
            shared = {"S107", "S108"} if len(alike) > 2 else set()
            same = change.other in _alike(change.id)
            return same or any(code in {"S104", *shared} and id_ in alike for code, id_ in told)
        case "rename":
            gone = (missing, change.id) in told and (sort == "section" or grid.rows[change.id] in strange)
            again = sort == "section" and any(
                code == "S104" and id_ in _alike(change.id) for code, id_ in told
            )
            return ("S106", change.id) in told or gone or again
        case _:
            return ("S105", change.id) in told


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(changes())
@example([Change("swap", "A.I.1", "A.II.1")])
@example([Change("delete", "A.II.1.i.a#2"), Change("rename", "A.II.1.i.b")])
@example([Change("rename", "A.I.1.i.a"), Change("delete", "A.I.1.i.b"), Change("insert", "A.I.1.ii")])
@example([Change("duplicate", "A.II.5.iii.a#5"), Change("duplicate", "A.II.5.iii.b#5")])
@example([Change("delete", "A.II.2.iii.a"), Change("duplicate", "A.II.2.iii.b")])
@example([Change("rename", "A.II.1.i.a#2"), Change("delete", "A.II.1.i.b")])
@example([Change("swap", "A.I", "A.II.5.iii.a"), Change("duplicate", "A.II.5.iii.a#5")])
@example([Change("rename", "A.II.5.iii.lhkpn"), Change("delete", "A.II.5.iii.a")])
@example([Change("delete", "A"), Change("delete", "A.II.1.i.b#1"), Change("insert", "A.II.1.i.b")])
def test_a_few_changed_rows_change_no_other_reading(done: list[Change]) -> None:
    """One to four rows deleted, repeated, inserted, swapped, reworded, renumbered: told, nothing lost."""
    lke = deepcopy(plain())
    for number, change in enumerate(done):
        apply(lke, change, number)
    form, found, findings = read(lke)

    touched = {id_.partition("#")[0] for one in done for id_ in (one.id, one.other)}
    if touched & TWINS:  # counts with the same words: whose they are depends on the question above them
        touched |= TWINS
    before = undisturbed()
    assert {id_: found[id_] for id_ in found if id_ not in touched} == {
        id_: before[id_] for id_ in before if id_ not in touched
    }
    # Several swaps of counts with equal words may come to an order in which nothing is left to tell.
    twins = [change for change in done if change.operation == "swap" and _of_twins(change)]
    for number, change in enumerate(done):
        if change in twins and len(twins) > 1:
            continue
        assert is_told(change, number, form, lke, findings), change
    assert_nothing_lost(form, findings)


def _of_twins(change: Change) -> bool:
    return {id_.partition("#")[0] for id_ in (change.id, change.other)} <= TWINS


def assert_nothing_lost(form: Form, findings: list[Finding]) -> None:
    """Every row with an answer is read, or a finding names it."""
    read_rows = {row.number for row in form.alignment.rows.values()}
    named = {int(number) for finding in findings for number in re.findall(r"\d+", finding.cell or "")}
    column = form.columns.blocks[0].answer
    for row in form.lines.rows:
        value = form.value(row, column)
        if row > form.columns.header_row and not is_unfilled(value):
            assert row in read_rows | named, row


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(IDS), min_size=2, max_size=4, unique=True))
def test_moved_rows_keep_their_reading(ids: list[str]) -> None:
    """Rows that changed places are known by their words: values stay, but for counts of equal words."""
    lke = deepcopy(plain())
    apply(lke, Change("swap", ids[0], ids[1]), 0)
    if len(ids) == 4:
        apply(lke, Change("swap", ids[2], ids[3]), 1)
    _, found, _ = read(lke)
    free = [id_ for id_ in found if id_ not in TWINS]
    assert [found[id_][0] for id_ in free] == [values(RUBRIC, ANSWERS)[id_] for id_ in free]


def test_all_rows_in_another_order() -> None:
    """Questions from last to first are all read, and all but one chain of them are said to have moved."""
    lke = deepcopy(plain())
    lke.lines = [line for line in reversed(lke.lines) if line.sort == "indicator" and line.kind != "%"]
    form, found, findings = read(lke)
    kept = {line.id for line in lke.lines}
    assert {id_: value for id_, (value, _) in found.items() if id_ in kept} == {
        id_: value for id_, value in values(RUBRIC, ANSWERS).items() if id_ in kept
    }
    assert sum(finding.code == "S104" for finding in findings) == len(kept) - 1
    assert_nothing_lost(form, findings)


def test_a_count_goes_to_the_question_above_it() -> None:
    """Two questions ask for a count in the same words: reworded, neither takes the other's."""
    lke = deepcopy(plain())
    apply(lke, Change("rename", "A.II.1.i.b"), 0)
    _, found, findings = read(lke)
    assert {id_: value for id_, (value, _) in found.items()} == values(RUBRIC, ANSWERS)
    assert ("S106", "A.II.1.i.b") in {(finding.code, finding.indicator) for finding in findings}


def test_a_repeated_count_of_equal_words_blames_the_right_question() -> None:
    """The count stands twice under the first question: that one is not scored, the second one is."""
    lke = deepcopy(plain())
    apply(lke, Change("duplicate", "A.II.1.i.a#2"), 0)
    _, found, findings = read(lke)
    assert found["A.II.1.i.a"][0] is None
    assert found["A.II.1.i.b"][0] == values(RUBRIC, ANSWERS)["A.II.1.i.b"]
    assert [finding.indicator for finding in findings if finding.code == "S102"] == ["A.II.1.i.a#2"]


def test_a_count_without_a_question_above_is_nobodys() -> None:
    """Its own question reworded, the other one's count deleted: left unread and named, not guessed."""
    lke = deepcopy(plain())
    apply(lke, Change("delete", "A.II.1.i.a#2"), 0)
    apply(lke, Change("rename", "A.II.1.i.b"), 1)
    form, found, findings = read(lke)
    assert found["A.II.1.i.a"][0] is None
    assert ("S107", "A.II.1.i.a#2") in {(finding.code, finding.indicator) for finding in findings}
    assert_nothing_lost(form, findings)


def test_a_count_beside_those_of_a_lost_question_is_nobodys() -> None:
    """The second question is gone, its counts are left: the one in shared words may be either's."""
    lke = deepcopy(plain())
    apply(lke, Change("rename", "A.II.1.i.a#2"), 0)
    apply(lke, Change("delete", "A.II.1.i.b"), 1)
    form, found, findings = read(lke)
    assert found["A.II.1.i.a"][0] is None
    assert ("S133", "A.II.1.i.a#2") in {(finding.code, finding.indicator) for finding in findings}
    assert_nothing_lost(form, findings)


def test_a_question_deleted_with_its_counts_leaves_the_other_alone() -> None:
    """Nothing of it is left behind, so the count in the same words is the first question's."""
    lke = deepcopy(plain())
    for id_ in ("A.II.1.i.b", "A.II.1.i.b#1", "A.II.1.i.b#2"):
        apply(lke, Change("delete", id_), 0)
    _, found, _ = read(lke)
    assert found["A.II.1.i.a"][0] == values(RUBRIC, ANSWERS)["A.II.1.i.a"]


def test_a_title_deleted_leaves_its_question_readable() -> None:
    """A row whose words are gone still has its marker, its type and its place; that is said."""
    lke = deepcopy(plain())
    lke.line("A.I.2.i.b").title = ""
    _, found, findings = read(lke)
    assert found["A.I.2.i.b"][0] == values(RUBRIC, ANSWERS)["A.I.2.i.b"]
    assert ("S106", "A.I.2.i.b") in {(finding.code, finding.indicator) for finding in findings}


def test_a_little_rewording_is_no_finding() -> None:
    """A word more or less is the same question."""
    lke = deepcopy(plain())
    lke.line("A.I.2.i.b").title += " tersebut"
    _, found, findings = read(lke)
    assert found["A.I.2.i.b"][0] == values(RUBRIC, ANSWERS)["A.I.2.i.b"]
    assert findings == []


@pytest.mark.parametrize("typed", [True, False])
def test_a_reworded_and_a_deleted_question_side_by_side_are_not_guessed(typed: bool) -> None:
    """One of two is left in other words: nobody knows whose it is; both are missing, and the row is named."""
    lke = deepcopy(plain())
    apply(lke, Change("rename", "A.I.2.i.b"), 0)
    apply(lke, Change("delete", "A.I.2.i.c"), 1)
    layout = LAYOUT if typed else replace(LAYOUT, choices=None)
    form = checked(read_form(book(lke.grid(layout)), RUBRIC, loaded().wordprints), RUBRIC)
    told = {(finding.code, finding.indicator) for finding in form.findings}
    code = "S133" if typed else "S101"
    assert {(code, "A.I.2.i.b"), (code, "A.I.2.i.c")} <= told
    assert ("S103" in {code for code, _ in told}) is not typed


def test_many_strange_rows_cost_little_and_are_counted() -> None:
    """Thousands of rows that nobody asked for: the first 200 are named, the rest in one finding."""
    lke = deepcopy(plain())
    extra = [Line("extra", "indicator", 4, "a.", f"Soal {n} Penyusunan Tim Kerja", "A/B/C", answers={0: "A"})
             for n in range(3000)]  # fmt: skip
    lke.lines[lke.at("A.I.3") : lke.at("A.I.3")] = extra
    form, found, findings = read(lke)
    strange = [finding for finding in findings if finding.code == "S103"]
    assert len(strange) == 201
    assert "(+2800)" in strange[-1].values["title"]
    assert {id_: value for id_, (value, _) in found.items()} == values(RUBRIC, ANSWERS)
    assert form.hits == 113


def test_no_rows_at_all() -> None:
    """An empty table misses everything and invents nothing."""
    outcome = align(NODES, [])
    assert [node.id for node in outcome.missing] == IDS
    assert (outcome.rows, outcome.unknown, outcome.duplicates) == ({}, [], {})
