"""The decision on a kawasan: what fails, what is open, and in which order that is said."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from zitool.core.monitoring.zone import Because, Integration, Member, Shown, UnitStanding, Zone, decide_zone
from zitool.core.scoring.eligibility import Status
from zitool.rubrics.load import load_rubric

RUBRIC = load_rubric("permenpanrb-90-2021").rubric
MET, NOT_MET, INCOMPLETE, UNVERIFIED = Status.MET, Status.NOT_MET, Status.INCOMPLETE, Status.UNVERIFIED


def unit(status=MET, *, name="Satu", must_build=True, file="a.xlsx", readable=True):
    """Return a unit that stands alike for both designations."""
    standings = dict.fromkeys(("wbk", "wbbm"), UnitStanding(status))
    shown = Shown(name, "", "unit", Fraction(80), 113, 113, standings, (0, 0, 0)) if readable else None
    return Member(name, must_build, file, shown)


def verdicts(*members, score="7.5", held=True, rubric=RUBRIC):
    """Return status and reasons by designation, with a further unit that need not build ZI."""
    members = (*members, unit(name="Kantin", must_build=False, file=""))
    integration = Integration(None if score is None else Fraction(score))
    known = {} if held is None else {"wbk": held}
    found = decide_zone(rubric, Zone("k.yaml", "K", integration, known, members))
    return {
        finding.designation.id: (finding.status, [reason.because for reason in finding.reasons])
        for finding in found
    }


@pytest.mark.parametrize(
    ("members", "given", "wbk", "wbbm"),
    [
        ([unit()], {}, (MET, []), (MET, [])),
        (
            [unit()],
            {"score": "6.5", "held": False},
            (MET, []),
            (NOT_MET, [Because.INTEGRATION_SHORT, Because.HELD_NOT]),
        ),
        (
            [unit()],
            {"score": "6.499999"},
            (NOT_MET, [Because.INTEGRATION_SHORT]),
            (NOT_MET, [Because.INTEGRATION_SHORT]),
        ),
        (
            [unit()],
            {"score": None},
            (INCOMPLETE, [Because.INTEGRATION_MISSING]),
            (INCOMPLETE, [Because.INTEGRATION_MISSING]),
        ),
        ([unit()], {"held": None}, (MET, []), (INCOMPLETE, [Because.HELD_UNKNOWN])),
        (
            [unit(INCOMPLETE), unit(NOT_MET, name="Dua")],
            {},
            (NOT_MET, [Because.UNITS_NOT_MET, Because.UNITS_INCOMPLETE]),
            (NOT_MET, [Because.UNITS_NOT_MET, Because.UNITS_INCOMPLETE]),
        ),
        (
            [unit(), unit(file="")],
            {},
            (INCOMPLETE, [Because.UNITS_MISSING]),
            (INCOMPLETE, [Because.UNITS_MISSING]),
        ),
        (
            [unit(readable=False)],
            {},
            (INCOMPLETE, [Because.UNITS_UNREADABLE]),
            (INCOMPLETE, [Because.UNITS_UNREADABLE]),
        ),
        (
            [unit(UNVERIFIED)],
            {},
            (UNVERIFIED, [Because.UNITS_UNVERIFIED]),
            (UNVERIFIED, [Because.UNITS_UNVERIFIED]),
        ),
        ([unit(), unit(NOT_MET, must_build=False)], {}, (MET, []), (MET, [])),
        (
            [unit(must_build=False)],
            {},
            (INCOMPLETE, [Because.NO_UNITS]),
            (INCOMPLETE, [Because.NO_UNITS]),
        ),
    ],
)
def test_a_zone_is_decided_by_its_units_its_score_and_what_it_holds(members, given, wbk, wbbm):
    """Every condition alone and some together; what fails comes before what is open."""
    assert verdicts(*members, **given) == {"wbk": wbk, "wbbm": wbbm}


def test_a_reason_names_its_units_and_what_is_missing():
    """All units of one kind stand in one reason, in the order of the file; amounts are exact."""
    members = (unit(NOT_MET, name="Satu"), unit(), unit(NOT_MET, name="Tiga"))
    (wbk, _) = decide_zone(RUBRIC, Zone("k.yaml", "K", Integration(Fraction("6.45")), {}, members))

    assert [(reason.units, reason.short_by) for reason in wbk.reasons] == [
        (("Satu", "Tiga"), None),
        ((), Fraction(1, 20)),
    ]


def test_an_uncertain_minimum_says_so():
    """A zone is never said to meet a minimum that nobody can source."""
    wbk = RUBRIC.designations[0]
    references = (replace(wbk.zone.references[0], certainty="unverified"),)
    uncertain = replace(wbk, zone=replace(wbk.zone, references=references))
    rubric = replace(RUBRIC, designations=(uncertain, *RUBRIC.designations[1:]))

    assert verdicts(unit(), rubric=rubric)["wbk"] == (UNVERIFIED, [Because.MINIMUM_UNVERIFIED])


def test_a_designation_without_a_minimum_of_zones_is_left_out():
    """52/2014 decides on no zones."""
    assert verdicts(unit(), rubric=load_rubric("permenpan-52-2014").rubric) == {}


def test_a_zone_is_several_units():
    """One unit alone is none, whatever it shows."""
    found = decide_zone(RUBRIC, Zone("k.yaml", "K", Integration(Fraction(8)), {"wbk": True}, (unit(),)))

    assert {verdict.status for verdict in found} == {INCOMPLETE}
    assert {reason.because for verdict in found for reason in verdict.reasons} == {Because.ONE_UNIT}


@pytest.mark.parametrize(("score", "status"), [("10", MET), ("10.01", INCOMPLETE), ("72", INCOMPLETE)])
def test_a_score_on_another_scale_decides_nothing(score, status):
    """Seventy-two of a hundred is not above seven and a half of ten."""
    assert {found for found, _ in verdicts(unit(), score=score).values()} == {status}
