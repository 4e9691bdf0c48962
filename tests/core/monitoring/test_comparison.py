"""Two assessments side by side: the effect of every difference is exact and adds up."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zitool.batch import assess
from zitool.core.monitoring.comparison import Kind, compare
from zitool.core.scoring.what_if import suppose
from zitool.rubrics.load import load_rubric
from zitool.rubrics.packaged import DEFAULT_RUBRIC

LOADED = load_rubric(DEFAULT_RUBRIC)


@pytest.fixture(scope="module")
def both():
    """The example that unit and TPI answered differently, as two assessments."""
    from tests.conftest import EXAMPLES

    return assess(str(EXAMPLES / "unit-dan-tpi.xlsx"), LOADED, "all")


@pytest.fixture(scope="module")
def unit(both):
    """The unit's side."""
    return both[0]


def changed(assessment, **answers):
    """Return the assessment with other answers, ids written with underscores for dots."""
    return suppose(assessment, {id_.replace("_", "."): answer for id_, answer in answers.items()})[0]


def test_the_same_answers_do_not_differ(unit):
    """Every question is alike, nothing is gained or lost."""
    found = compare(unit, unit)

    assert found.changes == ()
    assert found.same == 113
    assert found.points == 0
    assert [(turn.gained, turn.lost) for turn in found.turns] == [((), ()), ((), ())]
    assert {part.first == part.second for part in found.parts} == {True}


def test_effects_of_all_differences_add_up_to_the_difference_of_totals(both):
    """And so they do for every minimum."""
    first, second = both

    found = compare(first, second)

    assert found.changes
    assert sum(change.points for change in found.changes) == found.points
    checked = 0
    for verdict, other in zip(first.verdicts, second.verdicts, strict=True):
        for check, after in zip(verdict.checks, other.checks, strict=True):
            key = check.requirement.id
            effect = sum(change.requirements.get(key, Fraction(0)) for change in found.changes)
            assert effect == after.actual - check.actual
            checked += 1
    assert checked == 24


def test_the_largest_effect_comes_first(both):
    """That is what an assessor looks at first."""
    effects = [abs(change.points) for change in compare(*both).changes]

    assert effects == sorted(effects, reverse=True)


def test_it_reads_the_other_way_round(both):
    """Rose and fell, answered and opened, gained and lost change places; sizes stay."""
    there, back = compare(*both), compare(*reversed(both))
    mirrored = {Kind.ROSE: Kind.FELL, Kind.FELL: Kind.ROSE, Kind.ANSWERED: Kind.OPENED,
                Kind.OPENED: Kind.ANSWERED, Kind.REWORDED: Kind.REWORDED}  # fmt: skip

    assert back.points == -there.points
    assert [(change.indicator, mirrored[change.kind], -change.points) for change in there.changes] == [
        (change.indicator, change.kind, change.points) for change in back.changes
    ]
    assert [(turn.gained, turn.lost) for turn in there.turns] == [
        (turn.lost, turn.gained) for turn in back.turns
    ]


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("A", "B", Kind.FELL),
        ("C", "B", Kind.ROSE),
        ("", "B", Kind.ANSWERED),
        ("B", "", Kind.OPENED),
        ("", "E", Kind.ANSWERED),
    ],
)
def test_a_difference_is_of_one_kind(unit, before, after, kind):
    """An answer worth nothing is an answer: newly answered, though the points stay."""
    found = compare(changed(unit, A_II_1_ii_a=before), changed(unit, A_II_1_ii_a=after))

    assert [(change.indicator, change.kind) for change in found.changes] == [("A.II.1.ii.a", kind)]


def test_a_turn_names_the_minima_that_made_it(unit):
    """Losing the survey loses its minima and the designation."""
    found = compare(unit, changed(unit, B_I_a="2"))
    (wbk, _) = found.turns

    assert (str(wbk.first), str(wbk.second)) == ("met", "not_met")
    assert wbk.lost == ("bersih-akuntabel", "survei-anti-korupsi")
    assert wbk.gained == ()


def test_two_rubrics_share_the_sections_of_one_title_and_weight(unit):
    """Questions are not compared where they are others; common sections are, the rest is listed."""
    sections = unit.rubric.sections
    fewer = replace(unit.rubric, sections=(sections[0],))
    other = replace(unit, rubric=fewer, card=unit.card._replace(parts=unit.card.parts[:1]))

    found = compare(unit, other)

    assert not found.one_rubric
    assert found.changes == ()
    assert {part.id for part in found.parts} == {node.id for node in sections[0].walk()}
    assert found.only_first[0] == "HASIL"
    assert found.only_second == ()


@given(st.data())
def test_effects_are_exact_for_any_answers(unit, data):
    """Whatever is answered otherwise, the effects add up to the last digit."""
    choices = [leaf for leaf in unit.rubric.leaves() if unit.rubric.scales[leaf.scale].kind == "choice"]
    picked = data.draw(st.lists(st.sampled_from(choices), max_size=6, unique_by=lambda sampled: sampled.id))
    answers = {
        leaf.id: data.draw(st.sampled_from(["", *unit.rubric.scales[leaf.scale].options])) for leaf in picked
    }

    found = compare(unit, suppose(unit, answers)[0])

    assert sum((change.points for change in found.changes), Fraction(0)) == found.points
    assert len(found.changes) + found.same == 113
