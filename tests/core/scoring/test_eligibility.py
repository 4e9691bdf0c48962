"""Eligibility: minima reached exactly or not at all, careful words, and prerequisites by their day."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from tests.strategies import (
    VALUES,
    a_designation,
    a_requirement,
    a_rubric,
    a_section,
    an_indicator,
    answered_rubrics,
    improved_rubrics,
    often,
    points_of,
    shares,
)

from zitool.core.law.text_types import Reference
from zitool.core.scoring.eligibility import Status, decide
from zitool.core.scoring.scoring import Unanswered, score
from zitool.rubrics.load import load_rubric

ZERO, ONE = Fraction(0), Fraction(1)
A_HAIR = Fraction(1, 10**9)
SHIPPED = "permenpanrb-90-2021"


def verdicts(rubric, values, on=None):
    """Return the verdicts for answers given as values."""
    return decide(rubric, score(rubric, values), score(rubric, values, Unanswered.BEST), on)


def with_minima(rubric, *requirements):
    """Return the rubric with one designation of these minima."""
    return replace(rubric, designations=(a_designation(*requirements),))


def reached(requirement, shares_, values):
    """Return what `values` reach of a requirement, in its unit, without `score` or `decide`."""
    points = sum((points_of(shares_[one], values) for one in requirement.of), ZERO)
    whole = sum((sum(shares_[one].values(), ZERO) for one in requirement.of), ZERO)
    return points if requirement.unit == "points" else 100 * points / whole


@often
@given(answered_rubrics(designations=True))
def test_a_check_compares_exactly(given_):
    """What a check reached, needs and lacks is the sum over its parts, in its own unit, unrounded."""
    rubric, values = given_
    shares_ = shares(rubric)
    best = {id_: ONE if value is None else value for id_, value in values.items()}
    checks = verdicts(rubric, values)[0].checks
    assert len(checks) >= 1
    for check in checks:
        actual = reached(check.requirement, shares_, values)
        assert (check.needed, check.actual) == (check.requirement.at_least, actual)
        assert check.best_case == reached(check.requirement, shares_, best)
        assert check.ok == (actual >= check.needed)
        assert check.short_by == max(check.needed - actual, 0)


@often
@given(answered_rubrics(designations=True))
def test_the_status_says_no_more_than_is_known(given_):
    """Open questions come first, uncertain minima second; only then is it met or not met."""
    rubric, values = given_
    (verdict,) = verdicts(rubric, values)
    references = [reference for one in verdict.designation.requirements for reference in one.references]
    if None in values.values():
        expected = Status.INCOMPLETE
    elif any(reference.certainty == "unverified" for reference in references):
        expected = Status.UNVERIFIED
    else:
        expected = Status.MET if all(check.ok for check in verdict.checks) else Status.NOT_MET
    assert verdict.status is expected


@often
@given(answered_rubrics(designations=True))
def test_reachable_means_that_the_best_answers_would_do(given_):
    """A designation is within reach exactly if filling every blank with the best answer meets all minima."""
    rubric, values = given_
    (verdict,) = verdicts(rubric, values)
    (filled,) = verdicts(rubric, {id_: ONE if value is None else value for id_, value in values.items()})
    assert verdict.reachable == all(check.ok for check in filled.checks)


@often
@given(improved_rubrics(designations=True))
def test_a_better_answer_never_costs_a_minimum(given_):
    """Improving one answer turns no minimum from reached to missed, and no `met` into anything else."""
    rubric, before, after = given_
    (earlier,), (later,) = verdicts(rubric, before), verdicts(rubric, after)
    assert len(earlier.checks) >= 1
    for one, other in zip(earlier.checks, later.checks, strict=True):
        assert other.ok >= one.ok
        assert other.short_by <= one.short_by
    if earlier.status is Status.MET:
        assert later.status is Status.MET


@often
@given(answered_rubrics(designations=True))
def test_a_minimum_is_missed_by_a_hair_and_reached_exactly(given_):
    """Set on what was reached a minimum holds; set a billionth higher it does not; lower it does."""
    rubric, values = given_
    checks = verdicts(rubric, values)[0].checks
    assert len(checks) >= 1
    for check in checks:
        for shift, ok in ((-A_HAIR, True), (ZERO, True), (A_HAIR, False)):
            requirement = replace(check.requirement, at_least=check.actual + shift)
            (again,) = verdicts(with_minima(rubric, requirement), values)
            assert again.checks[0].ok is ok
            assert again.checks[0].short_by == max(shift, 0)


@pytest.fixture(scope="module")
def shipped():
    """The packaged rubric of PermenPANRB 90/2021."""
    return load_rubric(SHIPPED).rubric


def random_values(rubric, chance):
    """Return an answer to every question, as units do: choices, hundredths of an index, ratios of counts."""
    found = {}
    for leaf in rubric.leaves():
        over = 400 if leaf.scale == "indeks" else chance.randint(1, 30)
        found[leaf.id] = chance.choice(VALUES.get(leaf.scale, (Fraction(chance.randint(0, over), over),)))
    return found


def moved_to(values, shares_, requirement, target):
    """Return `values` with those under the requirement all moved alike, so that it is reached exactly."""
    leaves = {leaf: share for one in requirement.of for leaf, share in shares_[one].items()}
    now, whole = points_of(leaves, values), sum(leaves.values(), ZERO)
    if requirement.unit == "percent":
        target = target * whole / 100
    if target > now:
        part = (target - now) / (whole - now)
        return {**values, **{leaf: values[leaf] + (1 - values[leaf]) * part for leaf in leaves}}
    return {**values, **{leaf: values[leaf] * target / now for leaf in leaves}}


SCORES_EACH = 8


@pytest.mark.parametrize("designation", ["wbk", "wbbm"])
def test_scores_on_the_shipped_minima_are_judged_exactly(shipped, designation):
    """On each of the 12 minima, a billionth under and a billionth over, the check says so: 576 scores."""
    chance, shares_ = random.Random(90), shares(shipped)
    wanted = next(
        that_designation for that_designation in shipped.designations if that_designation.id == designation
    )
    judged = 0
    for requirement in wanted.requirements:
        for _ in range(SCORES_EACH):
            values = random_values(shipped, chance)
            for shift, ok in ((-A_HAIR, False), (ZERO, True), (A_HAIR, True)):
                moved = moved_to(values, shares_, requirement, requirement.at_least + shift)
                verdict = next(
                    that_verdict
                    for that_verdict in verdicts(shipped, moved)
                    if that_verdict.designation is wanted
                )
                check = next(
                    that_check for that_check in verdict.checks if that_check.requirement is requirement
                )
                assert check.actual == requirement.at_least + shift
                assert (check.ok, check.short_by) == (ok, max(-shift, 0))
                judged += 1
    assert judged == 288


def test_ten_thousand_checks_at_every_shipped_minimum(shipped):
    """150 random LKEs, each of the 24 minima on, a hair over and a hair under the score: 10,800 checks."""
    chance, shares_, checked = random.Random(2021), shares(shipped), 0
    minima = [requirement for designation in shipped.designations for requirement in designation.requirements]
    for _ in range(150):
        values = random_values(shipped, chance)
        card = score(shipped, values)
        exact = [(minimum, reached(minimum, shares_, values)) for minimum in minima]
        for shift, ok in ((-A_HAIR, True), (ZERO, True), (A_HAIR, False)):
            placed = [replace(one, at_least=points + shift) for one, points in exact]
            (verdict,) = decide(with_minima(shipped, *placed), card, card)
            assert [check.ok for check in verdict.checks] == [ok] * 24
            assert verdict.status is (Status.MET if ok else Status.NOT_MET)
            checked += len(verdict.checks)
    assert checked == 10_800


def two_halves(first="a1", second="a2"):
    """Return a rubric of one area in two halves, weights 4 and 1, with one question each."""
    halves = ((first, Fraction(4)), (second, Fraction(1)))
    return a_rubric(tuple(a_section(id_, weight, (an_indicator(f"{id_}.a"),)) for id_, weight in halves))


@pytest.mark.parametrize(
    ("first", "second", "percent", "ok"),
    [
        ("0.5", "1", "60", True),
        ("0.75", "0", "60", True),
        ("0.67", "0.33", "60.2", True),
        ("0.5", "0.75", "55", False),
        ("0", "1", "20", False),
        ("0.74", "0", "59.2", False),
    ],
)
def test_a_percentage_of_two_halves_is_of_their_sum(first, second, percent, ok):
    """60 % of an area is asked of both halves together: one may lie below, and the heavier counts more."""
    rubric = with_minima(two_halves(), a_requirement(("a1", "a2"), Fraction(60), "percent"))
    check = verdicts(rubric, {"a1.a": Fraction(first), "a2.a": Fraction(second)})[0].checks[0]
    assert (check.actual, check.ok) == (Fraction(percent), ok)


@pytest.mark.parametrize(
    ("certainty", "values", "status"),
    [
        ("law", ("1", "1"), Status.MET),
        ("forms", ("1", "1"), Status.MET),
        ("unverified", ("1", "1"), Status.UNVERIFIED),
        ("law", ("0", "0"), Status.NOT_MET),
        ("unverified", ("0", "0"), Status.UNVERIFIED),
        ("law", ("1", None), Status.INCOMPLETE),
        ("law", ("0", None), Status.INCOMPLETE),
        ("unverified", ("1", None), Status.INCOMPLETE),
    ],
)
def test_one_status_for_each_state_of_knowledge(certainty, values, status):
    """An answer worth 0 is an answer; a blank leaves the verdict open even where the minimum is reached."""
    rubric = with_minima(two_halves(), a_requirement(("a1",), Fraction(2), certainty=certainty))
    given_ = {
        id_: None if value is None else Fraction(value)
        for id_, value in zip(("a1.a", "a2.a"), values, strict=True)
    }
    assert verdicts(rubric, given_)[0].status is status


def test_one_uncertain_reference_is_enough():
    """A minimum with a certain and an uncertain source is uncertain."""
    requirement = a_requirement(("a1",), Fraction(2))
    doubtful = Reference(provision="Pasal 2", certainty="unverified")
    rubric = with_minima(two_halves(), replace(requirement, references=(*requirement.references, doubtful)))
    assert verdicts(rubric, {"a1.a": ONE, "a2.a": ONE})[0].status is Status.UNVERIFIED


def test_a_minimum_out_of_reach_is_known_before_the_form_is_full():
    """With 1 of 4 points lost for good, a minimum of 3 stays within reach and one of 4 does not."""
    sections = (a_section("a", Fraction(4), tuple(an_indicator(f"a.{n}") for n in range(4))),)
    for needed, reachable in ((3, True), (4, False)):
        rubric = with_minima(a_rubric(sections), a_requirement(("a",), Fraction(needed)))
        (verdict,) = verdicts(rubric, {"a.0": ZERO, "a.1": ONE, "a.2": None, "a.3": None})
        assert (verdict.status, verdict.reachable) == (Status.INCOMPLETE, reachable)
        assert (verdict.checks[0].actual, verdict.checks[0].best_case) == (1, 3)


def test_each_designation_is_judged_by_its_own_minima(shipped):
    """Total 80, areas of 60 to 75 %: WBK's minima are met and WBBM's are not."""
    values = {leaf.id: Fraction(7, 10) for leaf in shipped.leaves()}
    values |= {"B.I.a": Fraction(9, 10), "B.I.b": Fraction(3, 4), "B.II.a": Fraction(9, 10)}
    wbk, wbbm = verdicts(shipped, values)
    assert (wbk.status, wbbm.status) == (Status.MET, Status.NOT_MET)
    failed = [check.requirement.id for check in wbbm.checks if not check.ok]
    assert failed == ["total", "pengungkit", *(f"area-{number}" for number in range(1, 7))]


THE_SAME_ALWAYS = {
    "opini-bpk",
    "maturitas-spip",
    "layanan-utama",
    "dampak-persepsi",
    "tindak-lanjut-pengawasan",
    "laporan-harta",
}
OWN = {
    "wbk": {"sakip-instansi-wbk", "indeks-rb-wbk", "membangun-wbk", "sakip-internal-wbk"},
    "wbbm": {"sakip-instansi-wbbm", "indeks-rb-wbbm", "membangun-wbbm", "sakip-internal-wbbm"},
}  # fmt: skip


@pytest.mark.parametrize("designation", ["wbk", "wbbm"])
@pytest.mark.parametrize(
    ("on", "year"),
    [
        (date(2021, 12, 30), "-2021"),
        (date(2021, 12, 31), "-2021"),
        (date(2024, 7, 14), "-2021"),
        (date(2024, 7, 15), ""),
        (date(2026, 11, 22), ""),
        (None, ""),
    ],
)
def test_prerequisites_are_those_of_the_day(shipped, designation, on, year):
    """Tabel 5 of 90/2021 until 14 July 2024, that of 5/2024 from the 15th; without a day, those in force.

    Before the regulation its first table is told: nobody may take the list for empty.
    """
    values = dict.fromkeys((leaf.id for leaf in shipped.leaves()), ONE)
    verdict = next(
        that_verdict
        for that_verdict in verdicts(shipped, values, on)
        if that_verdict.designation.id == designation
    )
    found = [one.id for one in verdict.unverified]
    expected = {f"{id_}{year}" for id_ in THE_SAME_ALWAYS | OWN[designation]}
    if designation == "wbbm":
        expected.add(f"predikat-wbk{year}")
        assert found[0] == f"predikat-wbk{year}"
    assert set(found) == expected
    assert len(found) == len(expected)


def test_no_day_has_both_sets_of_prerequisites(shipped):
    """Each fact is asked for once on any day: the old rows end the day before the new ones begin."""
    assert [designation.id for designation in shipped.designations] == ["wbk", "wbbm"]
    for designation in shipped.designations:
        for on in (date(2021, 12, 31), date(2024, 7, 14), date(2024, 7, 15), date(2030, 1, 1)):
            ids = [
                prerequisite.id.removesuffix("-2021")
                for prerequisite in shipped.prerequisites_of(designation, on)
            ]
            assert len(ids) == len(set(ids)) == (11 if designation.id == "wbbm" else 10)


@pytest.mark.parametrize(
    ("on", "in_force"),
    [
        (date(2022, 1, 31), []),
        (date(2022, 2, 1), ["x"]),
        (date(2022, 2, 28), ["x"]),
        (date(2022, 3, 1), []),
        (None, []),
    ],
)
def test_both_ends_of_a_term_belong_to_it(shipped, on, in_force):
    """A prerequisite holds from its first to its last day; one with an end is not `now in force`."""
    wbk = shipped.designations[0]
    opinion = next(prerequisite for prerequisite in shipped.prerequisites if prerequisite.id == "opini-bpk")
    one = replace(opinion, id="x", effective_from=date(2022, 2, 1), effective_until=date(2022, 2, 28))
    rubric = replace(shipped, prerequisites=(one,))
    assert [prerequisite.id for prerequisite in rubric.prerequisites_of(wbk, on)] == in_force


@pytest.mark.parametrize("on", [date(2021, 12, 31), date(2024, 7, 15), date(2040, 1, 1)])
def test_the_day_changes_no_score_and_no_status(shipped, on):
    """5/2024 changed who may propose, not how an LKE is judged."""
    values = dict.fromkeys((leaf.id for leaf in shipped.leaves()), ONE)
    then, now = verdicts(shipped, values, on), verdicts(shipped, values)
    assert [(one.status, one.checks) for one in then] == [(one.status, one.checks) for one in now]
