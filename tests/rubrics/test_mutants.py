"""That changed figures are noticed: by the shipped cases, and by the check of the cases itself."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields, replace
from fractions import Fraction
from pathlib import Path

import pytest

from zitool.core.rubric import Rubric
from zitool.rubrics.cases import case_files, faults_of, read_cases
from zitool.rubrics.load import load_rubric, packaged_folder, packaged_ids
from zitool.rubrics.mutants import guard, mutants

KECIL = str(Path(__file__).parent / "good" / "kecil.yaml")


@pytest.mark.slow
@pytest.mark.parametrize("id_", packaged_ids())
def test_the_shipped_cases_notice_every_changed_figure(id_):
    """Every weight, minimum, unit, option, index and zero policy changed by one step makes a case fail."""
    files = case_files(packaged_folder() / id_)
    read = [read_cases(file).content for file in files]
    guarded = guard(load_rubric(id_).rubric, [case for each in read for case in (*each.cases, *each.zones)])

    assert guarded.mutants > 0
    assert [each[:5] for each in guarded.survivors] == []


def test_every_figure_of_a_rubric_is_changed():
    """The kinds of figures and how many of each, counted once by hand in the small rubric."""
    counted = Counter(each.figure for each in mutants(load_rubric(KECIL).rubric))

    assert counted == {
        "option": 2,  # 1 down, 0 up
        "maximum": 2,
        "weight": 2 * 5,  # A, B, B.I, B.I.a, B.I.b
        "minimum": 2 * 3,
        "unit": 3,
        "ratio_kind": 1,
        "zero_denominator": 2,
        "both_zero": 2,
    }


@pytest.mark.parametrize("id_", ["wbk", "wbbm"])
def test_a_changed_minimum_of_a_zone_is_noticed(id_):
    """0.01 up or down, the cases of a kawasan fail; without them nobody would see it."""
    rubric = load_rubric("permenpanrb-90-2021").rubric
    cases = read_cases(packaged_folder() / rubric.id / "cases" / "kawasan.yaml").content.zones
    changed = [each for each in mutants(rubric) if each.id == f"{id_} zone"]

    assert [each.new for each in changed] == {"wbk": ["6,49", "6,51"], "wbbm": ["7,49", "7,51"]}[id_]
    assert all(any(any(True for _ in faults_of(case, each.rubric)) for case in cases) for each in changed)


def test_a_mutant_differs_in_one_figure_at_its_path():
    """Each mutant is another rubric; following its path in the model leads to the new value."""
    rubric = load_rubric(KECIL).rubric
    for mutant in mutants(rubric):
        node = mutant.rubric
        for step in mutant.path:
            node = node[step] if isinstance(step, int) or isinstance(node, dict) else getattr(node, step)
        assert isinstance(mutant.rubric, Rubric)
        assert mutant.rubric != rubric
        assert (str(node) if not isinstance(node, Fraction) else node) == (
            Fraction(mutant.new.replace(",", ".")) if isinstance(node, Fraction) else mutant.new
        )
        changed = [
            each.name
            for each in fields(Rubric)
            if getattr(rubric, each.name) != getattr(mutant.rubric, each.name)
        ]
        assert changed == [mutant.path[0]]


def test_a_figure_that_no_case_speaks_of_survives():
    """With one case that expects only the total of all best answers, minima and policies go unnoticed."""
    rubric = load_rubric(KECIL).rubric
    case = read_cases(Path(__file__).parent / "cases" / "kecil.yaml").content.cases[0]
    only_total = replace(case, answers={}, points={"TOTAL": Fraction(100)}, verdicts=None, missed=None)
    guarded = guard(rubric, [only_total])

    caught = {each.id for each in mutants(rubric) if each.figure == "weight"} - {
        each.id for each in guarded.survivors
    }
    assert caught == {"A", "B.I.a", "B.I.b"}
    assert {each.figure for each in guarded.survivors} >= {"minimum", "unit", "option", "both_zero"}


def test_nothing_is_caught_without_cases():
    """No case, no guard: every mutant survives."""
    guarded = guard(load_rubric(KECIL).rubric, [])

    assert len(guarded.survivors) == guarded.mutants == 28
