"""Every figure of PermenPAN-RB 10/2019 and 60/2012 once more, with law and certainty; 5/2024 by its day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from zitool.rubrics.load import load_rubric

CITED = "PermenPAN-RB 10/2019"
"""No text could be read: every figure below is commonly cited and unverified."""

# requirement, of, unit, Menuju WBK, Menuju WBBM
MINIMA_10_2019 = [
    ("total", ("A", "B"), "points", "75", "85"),
    ("pengungkit", ("A",), "points", "40", "48"),
    ("area-1", ("A.I",), "percent", "60", "75"),
    ("area-2", ("A.II",), "percent", "60", "75"),
    ("area-3", ("A.III",), "percent", "60", "75"),
    ("area-4", ("A.IV",), "percent", "60", "75"),
    ("area-5", ("A.V",), "percent", "60", "75"),
    ("area-6", ("A.VI",), "percent", "60", "75"),
    ("bersih-kkn", ("B.I",), "points", "18", "18"),
    ("survei-anti-korupsi", ("B.I.1",), "points", "13.5", "13.5"),
    ("tlhp", ("B.I.2",), "points", "5", "5"),
    ("kualitas-pelayanan", ("B.II",), "points", "15", "16"),
]


@pytest.fixture(scope="module")
def amended():
    """The rubric of 10/2019."""
    return load_rubric("permenpan-10-2019").rubric


@pytest.mark.parametrize("row", MINIMA_10_2019, ids=lambda row: row[0])
def test_minima_of_10_2019(amended, row):
    """Each minimum of both designations, unverified, from the instrument that is cited for it."""
    id_, of, unit, *least = row
    assert len(least) == 2
    for designation, figure in zip(amended.designations, least, strict=True):
        (found,) = (requirement for requirement in designation.requirements if requirement.id == id_)
        assert (found.of, found.unit, found.at_least) == (of, unit, Fraction(figure))
        assert {(reference.provision, reference.certainty) for reference in found.references} == {
            (CITED, "unverified")
        }


def test_10_2019_has_no_other_minima(amended):
    """The table is all there is; who sets the designations is not known."""
    assert [designation.id for designation in amended.designations] == ["wbk", "wbbm"]
    for designation in amended.designations:
        assert [one.id for one in designation.requirements] == [row[0] for row in MINIMA_10_2019]
        assert designation.authority is None


def _asked(section):
    """Return all of a section but where it stands: an heir names the instrument beside its provisions."""
    leaves = [replace(indicator, references=()) for indicator in section.indicators]
    return section.id, section.title, section.weight, leaves


def test_10_2019_asks_what_52_2014_asks(amended):
    """Questions, weights and scales are those of the parent: the same answers give the same points."""
    parent = load_rubric("permenpan-52-2014").rubric
    assert amended.extends == "permenpan-52-2014"
    assert amended.own == ("designations", "prerequisites")
    assert [_asked(node) for node in amended.walk()] == [_asked(node) for node in parent.walk()]
    assert {name: (scale.options, scale.maximum, scale.kind) for name, scale in amended.scales.items()} == {
        name: (scale.options, scale.maximum, scale.kind) for name, scale in parent.scales.items()
    }
    assert load_rubric("permenpan-10-2019").wordprints == load_rubric("permenpan-52-2014").wordprints


def test_10_2019_is_a_draft_in_its_own_time(amended):
    """Unverified keeps it a draft; it begins where 52/2014 becomes unsure and ends where 90/2021 begins."""
    parent = load_rubric("permenpan-52-2014").rubric
    after = load_rubric("permenpanrb-90-2021").rubric
    assert amended.status == "draft"
    (amendment,) = parent.regulation.amended_by
    assert (amendment.rubric, amendment.effective_from, amendment.surely_from) == (
        amended.id,
        amended.regulation.effective_from,
        amended.regulation.surely_from,
    )
    assert parent.regulation.effective_until == amended.regulation.effective_until
    assert (after.regulation.effective_from - amended.regulation.effective_until).days == 1


def test_prerequisites_of_10_2019_are_the_parents_and_uncertain(amended):
    """Nobody knows whether 10/2019 changed them: the same facts, none of them certain."""
    parent = load_rubric("permenpan-52-2014").rubric
    assert [_fact(prerequisite) for prerequisite in amended.prerequisites] == [
        _fact(prerequisite) for prerequisite in parent.prerequisites
    ]
    assert {
        reference.certainty for prerequisite in amended.prerequisites for reference in prerequisite.references
    } == {"unverified"}  # fmt: skip


def _fact(prerequisite):
    """Return a prerequisite but for the days it is in force and where it stands."""
    return replace(prerequisite, references=(), effective_from=date.min, effective_until=None)


def test_60_2012_is_two_cut_offs_on_one_score():
    """An archive: no LKE, one score from 0 to 100, WBK from 80, WBBM from 90, all unverified."""
    rubric = load_rubric("permenpan-60-2012").rubric
    assert rubric.status == "archive"
    assert [leaf.id for leaf in rubric.leaves()] == ["A.a"]
    assert rubric.scales["nilai"].maximum == rubric.weight == 100
    cut_offs = {
        that_designation.id: [one.at_least for one in that_designation.requirements]
        for that_designation in rubric.designations
    }
    assert cut_offs == {"wbk": [80], "wbbm": [90]}
    assert rubric.regulation.effective_from == date(2012, 9, 5)
    assert rubric.regulation.effective_until == date(2014, 10, 1)
    references = [
        *(reference for scale in rubric.scales.values() for reference in scale.references),
        *(reference for section in rubric.walk() for reference in section.references),
        *(reference for designation in rubric.designations for one in designation.requirements
          for reference in one.references),
        *(reference for fact in rubric.prerequisites for reference in fact.references),
    ]  # fmt: skip
    assert {reference.certainty for reference in references} == {"unverified"}


@pytest.mark.parametrize(
    ("on", "provision", "asset_reports"),
    [
        (date(2024, 7, 14), "Lampiran II Bab II, Tabel 5", "LHKPN dan LHKASN disampaikan 100%"),
        (date(2024, 7, 15), "PermenPANRB 5/2024", "LHKPN dan LHKAN disampaikan 100%"),
        (None, "PermenPANRB 5/2024", "LHKPN dan LHKAN disampaikan 100%"),
    ],
    ids=["day-before", "first-day", "now"],
)
def test_the_amendment_of_2024_by_its_day(on, provision, asset_reports):
    """5/2024 replaces the prerequisites of 90/2021 from the day it was set, and nothing else."""
    rubric = load_rubric("permenpanrb-90-2021").rubric
    assert [designation.id for designation in rubric.designations] == ["wbk", "wbbm"]
    for designation in rubric.designations:
        every = rubric.prerequisites_of(designation, on)
        facts = [one for one in every if not one.id.startswith("predikat-wbk")]
        assert {fact.references[0].provision.startswith(provision) for fact in facts} == {True}
        assert asset_reports in {fact.statement for fact in facts}
        assert len({fact.statement for fact in facts}) == len(facts) == 10
