"""That changed figures are noticed: by the shipped cases, and by the check of the cases itself."""

from __future__ import annotations

from collections import Counter
from dataclasses import fields, replace
from fractions import Fraction
from pathlib import Path
from typing import get_args, get_type_hints

import pytest

from zitool.core.exact import plain
from zitool.core.law.rubric import Authority, Rubric
from zitool.core.law.text_types import Reference
from zitool.core.record import Record
from zitool.rubrics.cases.cases import case_files, faults_of, read_cases
from zitool.rubrics.cases.mutants import READ, UNREAD, guard, mutants
from zitool.rubrics.load import load_rubric
from zitool.rubrics.packaged import packaged_folder, packaged_ids

KECIL = str(Path(__file__).parent / "good" / "kecil.yaml")


@pytest.mark.slow
@pytest.mark.parametrize("id_", packaged_ids())
def test_the_shipped_cases_notice_every_changed_figure(id_):
    """All that a decision reads, changed in each way, makes a case fail."""
    files = case_files(packaged_folder() / id_)
    read = [read_cases(file).content for file in files]
    guarded = guard(
        load_rubric(id_).rubric, [case for value in read for case in (*value.cases, *value.zones)]
    )

    assert guarded.mutants > 0
    assert [survivor[:5] for survivor in guarded.survivors] == []


def test_every_figure_of_a_rubric_is_changed():
    """The kinds of figures and how many of each, counted once by hand in the small rubric."""
    counted = Counter(mutant.figure for mutant in mutants(load_rubric(KECIL).rubric))

    assert counted == {
        "option": 2,  # 1 down, 0 up
        "maximum": 2,
        "weight": 2 * 5,  # A, B, B.I, B.I.a, B.I.b
        "minimum": 2 * 3,
        "unit": 3,
        "sum": 2
        + 2
        + 1
        + 2,  # A and B without one (twice), two surveys without one, and with the next section
        "ratio_kind": 1,
        "ratio_sum": 2 * 2,  # the other count instead, or both
        "zero_denominator": 2,
        "both_zero": 2,
        "total": 2,
        "date": 2 * 3,  # of the regulation and of the prerequisite: begins a day apart, ends
        "level": 1,
        "designations": 2,
    }


@pytest.mark.parametrize("id_", ["wbk", "wbbm"])
def test_a_changed_minimum_of_a_zone_is_noticed(id_):
    """0.01 up or down, the cases of a kawasan fail; without them nobody would see it."""
    rubric = load_rubric("permenpanrb-90-2021").rubric
    cases = read_cases(packaged_folder() / rubric.id / "cases" / "kawasan.yaml").content.zones
    changed = [mutant for mutant in mutants(rubric) if mutant.id == f"{id_} zone"]

    assert [one.new for one in changed] == {"wbk": ["6,49", "6,51"], "wbbm": ["7,49", "7,51"]}[id_]
    assert [any(any(True for _ in faults_of(case, one.whole)) for case in cases) for one in changed] == [
        True
    ] * 2


def test_a_mutant_differs_in_one_figure_at_its_path():
    """Each mutant is another rubric; following its path in the model leads to the new value."""
    rubric = load_rubric(KECIL).rubric
    changed = list(mutants(rubric))
    assert len(changed) == 50
    for mutant in changed:
        node = mutant.whole
        for step in mutant.path:
            node = node[step] if isinstance(step, int) or isinstance(node, dict) else getattr(node, step)
        told = plain(node, comma=True) if isinstance(node, Fraction) else node
        assert isinstance(mutant.whole, Rubric)
        assert mutant.whole != rubric
        assert (", ".join(told) or "-" if isinstance(told, tuple) else str(told)) == mutant.new
        other = [
            field.name
            for field in fields(Rubric)
            if getattr(rubric, field.name) != getattr(mutant.whole, field.name)
        ]
        assert other == [mutant.path[0]]


def test_a_figure_that_no_case_speaks_of_survives():
    """With one case that expects only the total of all best answers, minima and policies go unnoticed."""
    rubric = load_rubric(KECIL).rubric
    case = read_cases(Path(__file__).parent / "cases" / "kecil.yaml").content.cases[0]
    only_total = replace(case, answers={}, points={"TOTAL": Fraction(100)}, verdicts=None, missed=None)
    guarded = guard(rubric, [only_total])

    caught = {mutant.id for mutant in mutants(rubric) if mutant.figure == "weight"} - {
        survivor.id for survivor in guarded.survivors
    }
    assert caught == {"A", "B.I.a", "B.I.b"}
    assert {survivor.figure for survivor in guarded.survivors} >= {"minimum", "unit", "option", "both_zero"}


def test_nothing_is_caught_without_cases():
    """No case, no guard: every mutant survives."""
    guarded = guard(load_rubric(KECIL).rubric, [])

    assert len(guarded.survivors) == guarded.mutants == 50


def _records(kind, found):
    """Collect `kind` and every class of parts that its fields name."""
    if kind not in found:
        found.add(kind)
        for hint in get_type_hints(kind).values():
            for part in _classes(hint):
                _records(part, found)
    return found


def _classes(hint):
    """Return the classes of records that a type speaks of."""
    if isinstance(hint, type) and issubclass(hint, Record):
        return [hint]
    return [found for part in get_args(hint) for found in _classes(part)]


def test_of_every_field_is_said_whether_a_decision_reads_it():
    """A field is changed by mutants, or named as read by none, or holds parts that are gone through."""
    neither = [
        f"{kind.__name__}.{name}"
        for kind in sorted(
            _records(Rubric, set()) - {Reference, Authority}, key=lambda record: record.__name__
        )
        for name, hint in get_type_hints(kind).items()
        if name in kind._names
        if f"{kind.__name__}.{name}" not in {*READ, *UNREAD} and not _classes(hint)
    ]

    assert neither == []
    assert READ.keys() & UNREAD == set()


PARTS = {"law": "permenpanrb-90-2021", "old": "permenpan-52-2014"}
BY_HAND = [
    # what an audit changed by hand, and no case noticed
    ("law", "sakip-instansi-wbk", "B", "CC"),
    ("law", "sakip-instansi-wbbm", "BB", "B"),
    ("law", "indeks-rb-wbk", "CC", "C"),
    ("law", "maturitas-spip", "3", "2"),
    ("law", "tindak-lanjut-pengawasan", "100", "99.99"),
    ("law", "membangun-wbk", "1", "2"),
    ("law", "dua-tahun-setelah-pencabutan", "2", "1"),
    ("law", "tiga-puluh-persen", "30", "30.01"),
    ("law", "unit-daerah-prioritas", "ptsp", None),
    ("law", "pengusulan", "05-31", "06-01"),
    ("law", "opini-bpk-2021", "2024-07-14", "2024-07-13"),
    ("law", "opini-bpk", "2024-07-15", "2024-07-16"),
    ("old", "akip-wbk", "CC", "C"),
    ("old", "opini-bpk-wbbm", "2", "1"),
]


@pytest.mark.parametrize(("which", "id_", "old", "new"), BY_HAND)
def test_what_an_audit_changed_is_among_the_changes(which, id_, old, new):
    """A letter, a figure, a day, a word left out: each is one of the changes that the cases must notice."""
    made = [
        (mutant.old, mutant.new)
        for mutant in mutants(load_rubric(PARTS[which]).rubric)
        if mutant.id.split()[0] == id_
    ]
    written = (old.replace(".", ","), new.replace(".", ",")) if new else None

    assert (written in made) if written else any(old in was and old not in now for was, now in made)
