"""Scoring: what must hold on every rubric there could be, and why only fractions will do."""

from __future__ import annotations

import random
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.strategies import (
    VALUES,
    a_rubric,
    a_section,
    an_indicator,
    answered_rubrics,
    improved_rubrics,
    often,
    points_of,
    rubrics,
    shares,
)

from zitool.core.scoring.scoring import Unanswered, points_by_id, score

if TYPE_CHECKING:
    from zitool.core.law.rubric import Rubric, Section

ZERO, ONE = Fraction(0), Fraction(1)
A_WHOLE = 3
"""The least nodes of a score: the total, a section, a question."""


def weight_of(node):
    """Return the most a node can reach; an unweighted question's points are its value."""
    return ONE if node.weight is None else node.weight


def shuffled(rubric: Rubric, chance: random.Random) -> Rubric:
    """Return the rubric with everything in another order."""

    def mixed(parts):
        return tuple(chance.sample(parts, len(parts)))

    def section(given_: Section) -> Section:
        parts = mixed([section(that_section) for that_section in given_.sections])
        return replace(given_, sections=parts, indicators=mixed(given_.indicators))

    return replace(rubric, sections=mixed([section(that_section) for that_section in rubric.sections]))


def scaled(rubric: Rubric, factor: Fraction) -> Rubric:
    """Return the rubric with every weight times `factor`."""

    def section(given_: Section) -> Section:
        leaves = (
            replace(indicator, weight=None if indicator.weight is None else indicator.weight * factor)
            for indicator in given_.indicators
        )
        parts = tuple(section(that_section) for that_section in given_.sections)
        return replace(given_, weight=given_.weight * factor, sections=parts, indicators=tuple(leaves))

    return replace(rubric, sections=tuple(section(that_section) for that_section in rubric.sections))


@often
@given(answered_rubrics())
def test_points_lie_between_nothing_and_the_weight(given_):
    """No node of any score falls below 0 or rises above its weight, however the unanswered are taken."""
    rubric, values = given_
    for unanswered in Unanswered:
        nodes = list(score(rubric, values, unanswered).walk())
        assert len(nodes) >= A_WHOLE
        for node in nodes:
            assert 0 <= node.points <= weight_of(node)


@often
@given(rubrics())
def test_best_answers_reach_the_weight_exactly_and_worst_answers_nothing(rubric):
    """Full marks are full marks: each node equals its weight, not almost."""
    best = score(rubric, {leaf.id: ONE for leaf in rubric.leaves()})
    worst = score(rubric, {leaf.id: ZERO for leaf in rubric.leaves()})
    assert {node.points - weight_of(node) for node in best.walk()} == {0}
    assert {node.points for node in worst.walk()} == {0}
    assert best.points == rubric.weight
    assert best.percent == 100


@often
@given(answered_rubrics())
def test_points_are_what_every_question_adds_by_itself(given_):
    """Each node is the sum of its questions' values times their own share: a way without recursion agrees."""
    rubric, values = given_
    points = points_by_id(score(rubric, values))
    by_itself = {node: points_of(of_node, values) for node, of_node in shares(rubric).items()}
    assert len(by_itself) >= A_WHOLE - 1  # questions themselves are not among them
    assert {node: points[node] for node in by_itself} == by_itself


@often
@given(improved_rubrics())
def test_a_better_answer_lowers_nothing(given_):
    """No node loses points when one answer gets better or one blank is filled in."""
    rubric, before, after = given_
    filled = list(before.values()).count(None) > list(after.values()).count(None)
    # A blank that was counted best, or left out of a mean, may well fall when it is filled in.
    for unanswered in [Unanswered.ZERO] if filled else Unanswered:
        earlier, later = (points_by_id(score(rubric, case, unanswered)) for case in (before, after))
        assert {later[id_] >= points for id_, points in earlier.items()} == {True}


@often
@given(answered_rubrics(), st.randoms(use_true_random=False))
def test_order_does_not_matter(given_, chance):
    """Sections and questions in any order come to the same points everywhere."""
    rubric, values = given_
    for unanswered in Unanswered:
        assert points_by_id(score(shuffled(rubric, chance), values, unanswered)) == points_by_id(
            score(rubric, values, unanswered)
        )


@often
@given(answered_rubrics(), st.fractions(Fraction(1, 100), 100))
def test_weights_scale_points(given_, factor):
    """With every weight k times as large every section has k times the points."""
    rubric, values = given_
    plain, larger = score(rubric, values), score(scaled(rubric, factor), values)
    pairs = list(zip(plain.walk(), larger.walk(), strict=True))
    assert len(pairs) >= A_WHOLE
    for before, after in pairs:
        assert after.points == before.points * (1 if before.weight is None else factor)
        assert after.percent == before.percent


@often
@given(answered_rubrics())
def test_the_whole_is_the_sum_of_its_parts(given_):
    """Weighted parts add up to their section, the others count by their mean, and the counts add up."""
    rubric, values = given_
    nodes = list(score(rubric, values).walk())
    assert len(nodes) >= A_WHOLE
    for node in nodes:
        if not node.parts:
            assert (node.total, node.answered) == (1, int(values[node.id] is not None))
            assert node.value == values[node.id]
            continue
        whole = sum(part.points for part in node.parts)
        if all(part.weight is None for part in node.parts):
            whole = whole / len(node.parts) * node.weight
        assert node.points == whole
        assert node.answered == sum(part.answered for part in node.parts)
        assert node.total == sum(part.total for part in node.parts)


@often
@given(answered_rubrics())
def test_what_is_open_lies_between_worst_and_best(given_):
    """Unanswered as 0 ≤ unanswered left out ≤ unanswered as best, all three equal where nothing is open."""
    rubric, values = given_
    zero, left_out, best = (points_by_id(score(rubric, values, one)) for one in Unanswered)
    assert {zero[id_] <= left_out[id_] <= best[id_] for id_ in zero} == {True}
    if None not in values.values():
        assert zero == left_out == best


@often
@given(answered_rubrics(), st.data())
def test_every_way_to_fill_in_the_blanks_lies_in_the_range(given_, data):
    """Whatever the unanswered turn out to be, no node leaves the range worst ... best."""
    rubric, values = given_
    filled = {
        leaf.id: data.draw(st.sampled_from(VALUES.get(leaf.scale, (ZERO, Fraction(2, 7), ONE))))
        if values[leaf.id] is None
        else values[leaf.id]
        for leaf in rubric.leaves()
    }
    worst, final, best = (
        points_by_id(score(rubric, *case)) for case in ((values,), (filled,), (values, Unanswered.BEST))
    )
    assert {worst[id_] <= points <= best[id_] for id_, points in final.items()} == {True}


def test_a_missing_answer_is_an_unanswered_one():
    """A question nobody mentions counts as None; an answer to no question changes nothing."""
    rubric = a_rubric((a_section("A", Fraction(4), (an_indicator("A.a"), an_indicator("A.b"))),))
    card = score(rubric, {"A.a": ONE, "Z": ONE})
    assert (card.points, card.answered, card.total) == (2, 1, 2)
    assert card == score(rubric, {"A.a": ONE, "A.b": None})


def test_the_mean_of_the_form_forgets_what_is_open():
    """Half-empty forms score higher in Excel: one B of two questions is 2 of 4 there, and 1 of 4 here."""
    rubric = a_rubric((a_section("A", Fraction(4), (an_indicator("A.a"), an_indicator("A.b"))),))
    values = {"A.a": Fraction(1, 2), "A.b": None}
    assert [score(rubric, values, one).points for one in Unanswered] == [1, 2, 3]
    nobody = {"A.a": None, "A.b": None}
    assert [score(rubric, nobody, one).points for one in Unanswered] == [0, 0, 4]


def test_an_unweighted_question_has_no_percent():
    """Percent is of a weight; at every other level it is 0 ... 100 of the unrounded points."""
    rubric = a_rubric((a_section("A", Fraction(30), (an_indicator("A.a"),)),))
    card = score(rubric, {"A.a": Fraction(67, 100)})
    assert [node.percent for node in card.walk()] == [67, 67, None]


THRESHOLDS = 400


def trees_on_a_threshold():
    """Yield LKE-like areas whose exact points have at most two decimals: sub-areas as (weight, values)."""
    chance = random.Random(52)
    weights = [Fraction(hundredths, 100) for hundredths in (50, 100, 125, 150, 200, 250, 300, 750)]
    values = [value for scale in VALUES.values() for value in scale]
    found = 0
    while found < THRESHOLDS:
        area = [
            (chance.choice(weights), [chance.choice(values) for _ in range(chance.randint(1, 7))])
            for _ in range(chance.randint(2, 6))
        ]
        points = sum((sum(one) / len(one) * weight for weight, one in area), ZERO)
        if points and (points * 100).denominator == 1:
            found += 1
            yield area, points


def naive(area, kind):
    """Return the points as a program would that computes in `kind`: mean × weight, summed."""

    def number(exact: Fraction):
        return kind(str(Decimal(exact.numerator) / Decimal(exact.denominator)))

    total = kind("0")
    for weight, values in area:
        total += sum((number(value) for value in values), start=kind("0")) / len(values) * number(weight)
    return total


@pytest.mark.parametrize("kind", [float, Decimal])
def test_no_other_arithmetic_would_do(kind):
    """A score exactly on its threshold is missed now and then by floats and by decimals."""
    missed = sum(naive(area, kind) < kind(f"{float(points):.2f}") for area, points in trees_on_a_threshold())
    assert 0 < missed < THRESHOLDS


def test_fractions_reach_every_threshold_they_are_on():
    """The same scores through `score`: not one is missed, and not one looks higher than it is."""
    reached = 0
    for area, points in trees_on_a_threshold():
        sections = tuple(
            a_section(f"A.{n}", weight, tuple(an_indicator(f"A.{n}.{m}") for m in range(len(values))))
            for n, (weight, values) in enumerate(area)
        )
        rubric = a_rubric((a_section("A", sum((section.weight for section in sections), ZERO), sections),))
        values = {f"A.{n}.{m}": value for n, (_, one) in enumerate(area) for m, value in enumerate(one)}
        assert score(rubric, values).points == points
        reached += 1
    assert reached == THRESHOLDS
