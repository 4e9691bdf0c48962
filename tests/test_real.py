"""A real office's LKE, found in public with known faults: what zitool must make of it."""

from __future__ import annotations

import json
from fractions import Fraction
from hashlib import sha256
from pathlib import Path

import pytest

from zitool.batch import assess
from zitool.core.scoring.eligibility import Status
from zitool.core.scoring.scoring import points_by_id
from zitool.findings import Severity
from zitool.rubrics.load import load_rubric

SHARED = Path(__file__).parents[2] / "shared"
FORM = SHARED / "real" / "lke-lampiran3-terisi.xlsx"
EXPECTED = SHARED / "data" / "lke-lampiran3-terisi.expected.json"

pytestmark = [
    pytest.mark.real,
    pytest.mark.skipif(
        not (FORM.is_file() and EXPECTED.is_file()), reason="needs the real LKE in ../shared/real"
    ),
]

SAME = Fraction(1, 10**9)
"""The sheet keeps 15 digits."""

LHK = ("A.II.5.iii", "A.II.5", "A.II", "A", "TOTAL")
"""L175 averages the LHKPN rows alone, and K184 divides by the typed total: these nodes differ, no others."""

FINDINGS = [
    ("S105", "F123"),
    ("S105", "F124"),
    ("S126", "I53, J53"),
    ("S127", None),
    ("V315", "K185"),
    ("V319", "K184"),
    ("V320", "K2"),
    ("V321", "K2"),
    ("W203", "J8"),
    ("W204", "L175"),
    ("W208", "L208"),
]


@pytest.fixture(scope="module")
def before():
    """The hash of the file before anything read it."""
    return sha256(FORM.read_bytes()).hexdigest()


@pytest.fixture(scope="module")
def found(before):
    """The one assessment in the form."""
    (only,) = assess(str(FORM), load_rubric("permenpanrb-90-2021"))
    return only


@pytest.fixture(scope="module")
def points(found):
    """Our points by id."""
    return points_by_id(found.card)


@pytest.fixture(scope="module")
def expected():
    """What a hand reading of the sheet's own cells gave."""
    return json.loads(EXPECTED.read_text(encoding="utf-8"))


def exact(number):
    """Return a figure of the sheet as Excel works with it."""
    return Fraction(format(number, ".15g"))


def test_every_question_is_answered(found):
    """113 of 113, so every way to count the unanswered gives the same total."""
    assert (found.card.answered, found.card.total) == (113, 113)
    assert found.card.points == found.as_counted.points == found.best.points


def test_the_total_is_ours_and_the_sheets_own_stands_beside_it(found):
    """95.632600 by the parts of LHKASN; the sheet says 95.576190."""
    assert found.card.points == Fraction(261077, 2730)
    assert f"{float(found.card.points):.9f}" == "95.632600733"
    assert found.own.total == Fraction("95.5761904761905")


def test_each_answer_is_the_one_in_its_cell(found, expected):
    """Each question is found in its row, with the text of its cell and the value that the form gives it."""
    weights = found.rubric.weights()
    assert [that_answer["path"] for that_answer in expected["answers"]] == list(found.answers.answers)
    assert len(expected["answers"]) == 113
    for that_answer in expected["answers"]:
        answer = found.answers.answers[that_answer["path"]]
        assert answer.cell == f"K{that_answer['row']}"
        if isinstance(that_answer["answer"], str):
            assert answer.raw == that_answer["answer"]
        else:
            assert exact(float(answer.raw)) == exact(that_answer["answer"])
        if that_answer["path"] in {"A.I.1.i.a", "A.II.5.iii.b"}:
            continue  # the form drops the one (J8); the other is 12 of 13 and not of the typed 12
        assert abs(answer.value * weights.get(that_answer["path"], 1) - exact(that_answer["nilai"])) < SAME
    assert found.answers.answers["A.I.1.i.a"].value == 1
    assert found.answers.answers["A.II.5.iii.b"].value == Fraction(12, 13)


def test_each_count_is_the_one_in_its_cell(found, expected):
    """The counts under the ratios are those of the sheet, in its order."""
    assert len(expected["answers"]) == 113
    for answer in expected["answers"]:
        counts = [
            number for id_, number in found.answers.counts.items() if id_.startswith(f"{answer['path']}#")
        ]
        assert counts == answer.get("inputs", [])


def test_each_node_is_the_sheets_own_except_where_it_is_wrong(found, points, expected):
    """Our points are the form's at every node; apart are only LHK, with the reason, and what is above it."""
    weights = found.rubric.weights()
    for node in expected["nodes"]:
        own = exact(node["nilai"])
        assert node["weight"] is None or weights[node["path"]] == exact(node["weight"])
        assert (abs(points[node["path"]] - own) < SAME) == (node["path"] not in LHK)
    assert {node["path"] for node in expected["nodes"]} >= set(LHK)


def test_the_points_that_differ_differ_by_the_known_fault(points, expected):
    """LHK is 13/15 + 12/13 and not twice 13/15; everything above it differs by just that."""
    own = {node["path"]: exact(node["nilai"]) for node in expected["nodes"]}
    assert points["A.II.5.iii"] == Fraction(13, 15) + Fraction(12, 13)
    assert abs(own["A.II.5.iii"] - 2 * Fraction(13, 15)) < SAME
    gap = Fraction(12, 13) - Fraction(13, 15)
    assert all(abs(points[id_] - own[id_] - gap) < SAME for id_ in LHK)


def test_the_sheets_own_figures_are_read_as_they_stand(found, expected):
    """Every figure that the sheet gives a node is read to its last digit, with its cell."""
    assert len(expected["nodes"]) == 61
    for node in expected["nodes"]:
        own, cell = found.own.points[node["path"]]
        assert (abs(own - exact(node["nilai"])) < SAME, cell) == (True, f"L{node['row']}")
    assert found.own.silent == {"A.I.1.i.a"}


def test_our_points_part_from_the_sheet_in_two_cells_only(found, points):
    """At L175 and L184 the sheet parts from us, each with its reason; every other figure is ours to 1e-9."""
    assert [(difference.id, difference.cell, difference.because) for difference in found.differences] == [
        ("A.II.5.iii", "L175", ("W204",)),
        ("A.II.5.iii.b", "L184", ("V315", "V319")),
    ]
    apart = {id_ for id_, (own, _) in found.own.points.items() if abs(own - points[id_]) > SAME}
    assert apart == {*LHK, "A.II.5.iii.b", "A.II.5.iii.non-lhkpn"}


def test_the_findings_are_these_and_no_others(found):
    """The golden list: code and cell of all that is to be said about this form."""
    assert sorted(((finding.code, finding.cell) for finding in found.findings), key=str) == sorted(
        FINDINGS, key=str
    )


def test_findings_come_gravest_first(found):
    """Nothing makes the score doubtful, so warnings open the list: the edited choice type is a hint cell."""
    severities = [finding.severity for finding in found.findings]
    assert severities == sorted(severities, reverse=True)
    assert severities[0] is Severity.WARNING


def test_the_minima_of_both_designations_are_met_and_reports_of_wealth_lack(found):
    """Minima are met for WBK and WBBM; 13 of 15 LHKPN fail both; that WBK is held no LKE can show."""
    assert [
        (that_verdict.designation.id, that_verdict.by_minima, that_verdict.status)
        for that_verdict in found.verdicts
    ] == [
        ("wbk", Status.MET, Status.NOT_MET),
        ("wbbm", Status.MET, Status.NOT_MET),
    ]
    for verdict in found.verdicts:
        (failed,) = verdict.failed
        assert (failed.subject.id, failed.reasons[0].shown.done) == ("laporan-harta", 13)
    wbk, wbbm = ([one.id for one in verdict.unverified] for verdict in found.verdicts)
    assert wbbm[0] == "predikat-wbk"
    assert "predikat-wbk" not in wbk


def test_questions_and_criteria_are_the_sheets_own_words(found):
    """What is shown to a user is what their sheet says, not the rubric's own short statement."""
    answers = found.answers.answers
    statements = {leaf.id: leaf.statement for leaf in found.rubric.leaves()}
    assert [bool(answer.question) for answer in answers.values()] == [True] * 113
    assert sum(answer.question == statements[id_] for id_, answer in answers.items()) == 0
    lettered = [leaf.id for leaf in found.rubric.leaves() if leaf.criteria]
    bare = [id_ for id_ in lettered if not answers[id_].criteria]
    assert bare == []


def test_the_file_is_hashed_and_left_alone(found, before):
    """The hash in the result is that of the bytes on disk, before and after."""
    assert found.sha256 == before == sha256(FORM.read_bytes()).hexdigest()
