"""What differs between two rubrics, and which step of the version it calls for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from tests.strategies import often, rubrics

import zitool.core.law.rubric
from zitool.core.law import changes as rubric_diff
from zitool.core.law import conditions
from zitool.core.law.changes import STEPS, Step, compare, required
from zitool.core.law.rubric import Amendment, Prerequisite, Reference, Rubric, Scale
from zitool.rubrics.load import load_rubric

NEED = conditions.Need(fact="opini_bpk", one_of=("WTP",))
PASAL = (Reference(provision="Pasal 1"),)
STAGE = conditions.Stage(
    id="usul",
    name="Pengusulan",
    due="05-31",
    items=(
        conditions.StageItem(id="surat", statement="Surat", references=(Reference(provision="Pasal 1"),)),
    ),
    references=(Reference(provision="Pasal 1"),),
)
PROVISO = conditions.Proviso(
    id="larangan",
    statement="Tidak dapat diusulkan",
    effect="bars",
    when=(NEED,),
    designations=("wbk",),
    effective_from=date(2024, 7, 15),
    references=PASAL,
)
RUBRIC = load_rubric("permenpanrb-90-2021").rubric
RUBRIC = replace(
    RUBRIC, version="1.0.0", stages=(*RUBRIC.stages, STAGE), provisos=(*RUBRIC.provisos, PROVISO)
)


def differences(new: Rubric, old: Rubric = RUBRIC):
    """Return the differences between the shipped rubric and another."""
    return compare(old, new, {}, {})


def with_part(node, id_, **fields):
    """Return a copy of a tree of parts in which the part of that id has other fields."""
    if getattr(node, "id", None) == id_:
        return replace(node, **fields)
    inside = {}
    for name in ("sections", "indicators", "inputs", "designations", "requirements", "prerequisites"):
        if children := getattr(node, name, ()):
            inside[name] = tuple(with_part(child, id_, **fields) for child in children)
    return replace(node, **inside) if inside else node


def part(id_):
    """Return the section or indicator of that id."""
    parts = [*RUBRIC.walk(), *RUBRIC.leaves()]
    return next(that_part for that_part in parts if that_part.id == id_)


def other_minimum(rubric=RUBRIC, **fields):
    """Return a rubric whose first designation has a first requirement with other fields."""
    wbk = rubric.designations[0]
    first = replace(wbk.requirements[0], **fields)
    wbk = replace(wbk, requirements=(first, *wbk.requirements[1:]))
    return replace(rubric, designations=(wbk, *rubric.designations[1:]))


def other_prerequisite(**fields):
    """Return a rubric whose first prerequisite has other fields."""
    first = replace(RUBRIC.prerequisites[0], **fields)
    return replace(RUBRIC, prerequisites=(first, *RUBRIC.prerequisites[1:]))


def other_scale(name, **fields):
    """Return a rubric one of whose scales has other fields."""
    return replace(RUBRIC, scales={**RUBRIC.scales, name: replace(RUBRIC.scales[name], **fields)})


LEAF = part("A.I.2.i.a")
RATIO = part("A.II.1.i.a")
MINIMUM = RUBRIC.designations[0].requirements[0]
CITE = MINIMUM.references[0]
HURUF = RUBRIC.grades["huruf"]

CASES = {
    "a weight": (
        with_part(RUBRIC, "A.I.2.i", weight=Fraction(3, 2)),
        [("changed", "section", "A.I.2.i", "weight", 1, Fraction(3, 2), Step.MAJOR)],
    ),
    "a minimum": (
        other_minimum(at_least=Fraction(76)),
        [("changed", "requirement", "wbk.total", "at_least", 75, 76, Step.MAJOR)],
    ),
    "what a minimum counts": (
        other_minimum(of=("A",)),
        [("changed", "requirement", "wbk.total", "of", ("A", "B"), ("A",), Step.MAJOR)],
    ),
    "a criterion": (
        with_part(RUBRIC, LEAF.id, criteria=LEAF.criteria | {"B": "SOP seluruhnya merujuk"}),
        [
            (
                "changed",
                "indicator",
                LEAF.id,
                "criteria.B",
                LEAF.criteria["B"],
                "SOP seluruhnya merujuk",
                Step.PATCH,
            )
        ],
    ),
    "a sentence": (
        with_part(RUBRIC, LEAF.id, statement="Lain"),
        [("changed", "indicator", LEAF.id, "statement", LEAF.statement, "Lain", Step.PATCH)],
    ),
    "a provision": (
        with_part(RUBRIC, "A.I", references=(CITE,)),
        [("changed", "section", "A.I", "references", part("A.I").references, (CITE,), Step.PATCH)],
    ),
    "a minimum that is not certain any more": (
        other_minimum(references=(replace(CITE, certainty="unverified"),)),
        [
            (
                "changed",
                "requirement",
                "wbk.total",
                "references",
                MINIMUM.references,
                (replace(CITE, certainty="unverified"),),
                Step.MAJOR,
            )
        ],
    ),
    "evidence": (
        with_part(RUBRIC, LEAF.id, evidence=("Foto",)),
        [("changed", "indicator", LEAF.id, "evidence", LEAF.evidence, ("Foto",), Step.MINOR)],
    ),
    "an option's value": (
        other_scale("abcd", options=RUBRIC.scales["abcd"].options | {"B": Fraction(2, 3)}),
        [("changed", "scale", "abcd", "options.B", Fraction(67, 100), Fraction(2, 3), Step.MAJOR)],
    ),
    "how a form writes a scale": (
        other_scale("abc", also_written=("A-B-C",)),
        [("changed", "scale", "abc", "also_written", ("ABC",), ("A-B-C",), Step.MINOR)],
    ),
    "a ratio": (
        with_part(RUBRIC, RATIO.id, ratio=replace(RATIO.ratio, zero_denominator="zero")),
        [("changed", "indicator", RATIO.id, "ratio.zero_denominator", "ask", "zero", Step.MAJOR)],
    ),
    "a prerequisite that ends": (
        other_prerequisite(effective_until=date(2030, 1, 1)),
        [
            (
                "changed",
                "prerequisite",
                RUBRIC.prerequisites[0].id,
                "effective_until",
                RUBRIC.prerequisites[0].effective_until,
                date(2030, 1, 1),
                Step.MINOR,
            )
        ],
    ),
    "whom a prerequisite binds": (
        other_prerequisite(designations=("wbk", "wbbm")),
        [
            (
                "changed",
                "prerequisite",
                RUBRIC.prerequisites[0].id,
                "designations",
                RUBRIC.prerequisites[0].designations,
                ("wbk", "wbbm"),
                Step.MINOR,
            )
        ],
    ),
    "what a prerequisite needs": (
        other_prerequisite(needs=(NEED,)),
        [
            (
                "changed",
                "prerequisite",
                RUBRIC.prerequisites[0].id,
                "needs",
                RUBRIC.prerequisites[0].needs,
                (NEED,),
                Step.MINOR,
            )
        ],
    ),
    "a bound of a letter": (
        replace(RUBRIC, grades={"huruf": replace(HURUF, bands=HURUF.bands | {"B": Fraction(61)})}),
        [("changed", "grades", "huruf", "bands.B", 60, 61, Step.MINOR)],
    ),
    "a stage's day": (
        replace(RUBRIC, stages=(*RUBRIC.stages[:-1], replace(STAGE, due="01-01"))),
        [("changed", "stage", "usul", "due", "05-31", "01-01", Step.MINOR)],
    ),
    "a day of checking": (
        replace(RUBRIC, regulation=replace(RUBRIC.regulation, last_checked=date(2027, 1, 1))),
        [
            (
                "changed",
                "regulation",
                "",
                "last_checked",
                RUBRIC.regulation.last_checked,
                date(2027, 1, 1),
                Step.PATCH,
            )
        ],
    ),
    "a status": (
        replace(RUBRIC, status="draft"),
        [("changed", "rubric", "", "status", "active", "draft", Step.MINOR)],
    ),
    "an order": (
        replace(RUBRIC, sections=RUBRIC.sections[::-1]),
        [("changed", "rubric", "", "order", ("A", "B"), ("B", "A"), Step.MINOR)],
    ),
    "a version alone": (replace(RUBRIC, version="9.9.9"), []),
}


@pytest.mark.parametrize(("new", "expected"), CASES.values(), ids=CASES.keys())
def test_one_edit_is_one_change(new, expected):
    """Each edit is told once, with what it was, what it is and the step it calls for."""
    found = [
        (
            difference.kind,
            difference.what,
            difference.id,
            difference.field,
            difference.old,
            difference.new,
            difference.step,
        )
        for difference in differences(new)
    ]

    assert found == expected


def test_a_change_names_where_the_figure_stands():
    """A weight comes with its provision in the newer rubric."""
    new = with_part(RUBRIC, "A.I.2.i", weight=Fraction(3, 2), references=(CITE,))

    weight, provision = differences(new)

    assert weight.references == (CITE,)
    assert provision.field == "references"
    assert provision.references == ()


def test_a_scale_says_how_many_questions_it_serves():
    """Whoever changes an option sees what hangs on it."""
    (change,) = differences(other_scale("abcd", label="A-D"))

    assert set(change.questions) == {leaf.id for leaf in RUBRIC.leaves() if leaf.scale == "abcd"}


def test_a_section_comes_and_goes_as_a_whole():
    """What stands in a section that is gone is not told piece by piece."""
    cut = replace(part("A.I"), sections=part("A.I").sections[1:])
    gone = differences(with_part(RUBRIC, "A.I", sections=cut.sections))
    back = differences(RUBRIC, with_part(RUBRIC, "A.I", sections=cut.sections))

    assert [(one.kind, one.id, one.step) for one in gone] == [("removed", "A.I.1", Step.MAJOR)]
    assert [(one.kind, one.id, one.step) for one in back] == [("added", "A.I.1", Step.MAJOR)]
    assert gone[0].questions == tuple(leaf.id for leaf in part("A.I.1").leaves())


@pytest.mark.parametrize(
    ("new", "what"),
    [
        (replace(RUBRIC, prerequisites=RUBRIC.prerequisites[1:]), "prerequisite"),
        (replace(RUBRIC, provisos=RUBRIC.provisos[1:]), "proviso"),
        (replace(RUBRIC, stages=RUBRIC.stages[1:]), "stage"),
        (replace(RUBRIC, grades={}), "grades"),
        (replace(RUBRIC, scales={**RUBRIC.scales, "baru": Scale(kind="ratio", label="x")}), "scale"),
        (replace(RUBRIC, regulation=replace(RUBRIC.regulation, amended_by=())), "amendment"),
    ],
)
def test_what_decides_no_score_comes_and_goes_with_the_second_number(new, what):
    """Prerequisites, amendments and unused scales are added and removed with a minor step."""
    for one, other, kind in ((RUBRIC, new, None), (new, RUBRIC, None)):
        (change,) = compare(one, other, {}, {})
        assert (change.what, change.step) == (what, Step.MINOR), kind


def test_a_designation_brings_its_requirements_along():
    """A designation that is gone is one change and can take a verdict away."""
    (change,) = differences(replace(RUBRIC, designations=RUBRIC.designations[:1]))

    assert (change.kind, change.id, change.step) == ("removed", "wbbm", Step.MAJOR)


def test_prints_of_rows_are_one_change():
    """Words by which rows are recognised count with the second number; the rows are named."""
    (change,) = compare(RUBRIC, RUBRIC, {"A": frozenset({"1"})}, {"A": frozenset({"2"}), "B": frozenset()})

    assert (change.what, change.questions, change.step) == ("words", ("A", "B"), Step.MINOR)


def test_required_is_the_gravest():
    """One figure among a hundred sentences still raises the first number."""
    new = with_part(other_minimum(at_least=Fraction(76)), LEAF.id, statement="Lain")

    assert required(differences(new)) is Step.MAJOR
    assert required(()) is Step.NONE


@given(rubrics())
@often
def test_a_rubric_does_not_differ_from_itself(rubric):
    """Whatever the rubric, there is nothing to tell."""
    assert compare(rubric, rubric, {}, {}) == ()


def test_every_field_of_a_rubric_has_a_step():
    """A field that somebody adds to the rubric's classes is given a step here, not the gravest by default."""
    named = {
        "rubric": Rubric,
        "regulation": zitool.core.law.rubric.Regulation,
        "amendment": Amendment,
        "scale": Scale,
        "section": zitool.core.law.rubric.Section,
        "indicator": zitool.core.law.rubric.Indicator,
        "input": zitool.core.law.rubric.Input,
        "designation": zitool.core.law.rubric.Designation,
        "requirement": zitool.core.law.rubric.Requirement,
        "prerequisite": Prerequisite,
        "grades": conditions.Grades,
        "proviso": conditions.Proviso,
        "stage": conditions.Stage,
        "item": conditions.StageItem,
    }
    made = {"order", "within"}
    for what, kind in named.items():
        fields = set(kind.__annotations__) - rubric_diff._APART.get(kind.__name__, set()) - {"id"}
        assert fields == set(STEPS[what]) - made, what
