"""Lines of a recap and the statistics over them."""

from __future__ import annotations

from fractions import Fraction
from statistics import quantiles

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zitool.batch import assess
from zitool.core.monitoring import recap as recaps
from zitool.core.monitoring.recap import (
    SORTS,
    Packed,
    Recap,
    Standing,
    UnitLine,
    chosen,
    group_of,
    line_of,
    pack,
    unpack,
)
from zitool.core.monitoring.recap_choices import Group, Sorting
from zitool.core.monitoring.statistics import Count, Figures, Missed, Spread, by_group, statistics
from zitool.core.scoring.eligibility import Status
from zitool.rubrics.load import load_rubric
from zitool.rubrics.packaged import DEFAULT_RUBRIC

numbers = st.fractions(min_value=0, max_value=100, max_denominator=10**6)
texts = st.text(max_size=12)
standings = st.builds(
    Standing, texts, st.sampled_from(Status), st.dictionaries(texts, numbers, max_size=3), st.booleans()
)
lines = st.builds(
    UnitLine,
    file=texts, sha256=texts, unit=texts, rubric=st.just("r"), assessor=texts,
    indicators=st.integers(0, 120), answered=st.integers(0, 120),
    points=numbers, best=numbers, own=st.none() | numbers,
    parts=st.dictionaries(texts, numbers, max_size=3), reached=st.dictionaries(texts, numbers, max_size=3),
    standings=st.lists(standings, max_size=2).map(tuple),
    findings=st.tuples(*[st.integers(0, 50)] * 3),
    codes=st.dictionaries(texts, st.integers(1, 9), max_size=3),
    marks=st.just("10m-"),
)  # fmt: skip


def made(
    name="unit",
    *,
    points=0,
    answered=4,
    status=Status.NOT_MET,
    short=None,
    near=False,
    marks="1111",
    errors=0,
):
    """Return a line of four questions and one designation."""
    standing = Standing("wbk", status, short or {}, near)
    return UnitLine(
        f"{name}.xlsx", "", name, "r", "unit", 4, answered, Fraction(points), Fraction(points), None,
        {}, {"total": Fraction(points)}, (standing,), (errors, 0, 0), {}, marks,
    )  # fmt: skip


@given(lines)
def test_a_line_travels_without_loss(line):
    """What another process or a journal wrote is the same line again, with every digit."""
    assert unpack(pack(line)) == line


@given(lines)
def test_a_line_is_one_line_of_ascii(line):
    """Whatever stands in a workbook, a journal has one line per entry."""
    assert pack(line).isascii()
    assert "\n" not in pack(line)


def test_a_line_says_what_the_assessment_says(examples):
    """Figures, verdicts and findings are those of the assessment."""
    (assessment,) = assess(str(examples / "unit-setengah.xlsx"), load_rubric(DEFAULT_RUBRIC))

    line = line_of(assessment)

    assert line.points == assessment.card.points
    assert line.best == assessment.best.points
    assert (line.answered, line.indicators) == (51, 113)
    assert line.marks.count("-") == 113 - 51
    assert sum(line.findings) == sum(line.codes.values()) == len(assessment.findings)
    assert line.parts["A"] + line.parts["B"] == line.points
    assert [standing.status for standing in line.standings] == [
        verdict.status for verdict in assessment.verdicts
    ]


@pytest.mark.parametrize(
    ("line", "group"),
    [
        (made(status=Status.MET), Group.MET),
        (made(near=True), Group.NEAR),
        (made(near=False), Group.NOT_MET),
        (made(status=Status.INCOMPLETE), Group.NOT_MET),
    ],
)
def test_a_unit_is_in_one_group(line, group):
    """Met, near or not met, for the designation in question."""
    assert group_of(line, "wbk") is group
    assert group_of(line, "wbbm") is Group.NOT_MET


def test_not_met_holds_those_that_are_near():
    """Whoever asks for all that do not meet the minima gets the near ones as well."""
    recap = Recap(3, [pack(case) for case in (made("a", status=Status.MET), made("b", near=True), made("c"))])

    assert [that_chosen.unit for that_chosen in chosen(recap, Sorting.UNIT, Group.NOT_MET, "wbk")] == [
        "b",
        "c",
    ]
    assert [that_chosen.unit for that_chosen in chosen(recap, Sorting.UNIT, Group.NEAR, "wbk")] == ["b"]


@given(st.permutations([made("a", points=3), made("b", points=3), made("c", points=9), made("a", points=1)]))
def test_the_order_of_lines_does_not_depend_on_the_order_of_files(shuffled):
    """Ties end in the name, so that every run shows the same table."""
    recap = Recap(4, [pack(one) for one in shuffled])

    assert [that_chosen.points for that_chosen in chosen(recap, Sorting.POINTS, None, "wbk")] == [9, 3, 3, 1]
    assert [that_chosen.unit for that_chosen in chosen(recap, Sorting.POINTS, None, "wbk")] == [
        "c",
        "a",
        "b",
        "a",
    ]


@given(st.lists(st.builds(made, st.sampled_from("abc"), points=st.integers(0, 3)), max_size=20))
def test_thousands_of_lines_are_sorted_as_a_few_are(those):
    """Some at a time, and then together: ties stay in the order of the files."""
    those = [line._replace(file=f"{place}.xlsx") for place, line in enumerate(those)]
    recap = Recap(len(those), [pack(line) for line in those])
    for sort, key in SORTS.items():
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(recaps, "_RUN", 3)
            assert list(chosen(recap, sort, None, "wbk")) == sorted(those, key=key)


def test_statistics_count_what_an_inspectorate_reports():
    """Complete, meeting, near, with errors; which minimum and which question are missed most."""
    those = [
        made("a", points=90, status=Status.MET),
        made("b", points=70, short={"total": Fraction(5)}, near=True, marks="11m0"),
        made("c", points=40, short={"total": Fraction(35), "area": Fraction(1)}, marks="1m00", errors=2),
        made(
            "d", points=10, answered=2, status=Status.INCOMPLETE, short={"total": Fraction(65)}, marks="1-0-"
        ),
    ]

    found = statistics(those, {"r": ["p", "q", "r", "s"]})

    assert (found.units, found.complete, found.with_errors) == (4, 3, 1)
    assert found.standings == {"wbk": Count(met=1, near=1, not_met=1, incomplete=1)}
    assert found.requirements == {"wbk": (Missed("total", 3, 0, 4), Missed("area", 1, 0, 4))}
    assert found.indicators == {"r": (Missed("r", 3, 0, 4), Missed("s", 3, 1, 4), Missed("q", 2, 1, 4))}
    assert found.points.at(Fraction(1, 2)) == 55
    assert found.points.mean == Fraction(210, 4)


def test_statistics_of_nothing_are_empty():
    """A folder without a workbook that can be scored is no reason to fail."""
    found = statistics([], {})

    assert found.units == 0
    assert found.standings == {}


@given(st.lists(st.integers(0, 1000), min_size=2, max_size=40))
def test_quartiles_are_those_of_spreadsheets(figures):
    """QUARTILE.INC, as `statistics.quantiles` computes it with the inclusive method, but exact."""
    spread = Spread(tuple(sorted(Fraction(figure) for figure in figures)))

    expected = quantiles([Fraction(figure) for figure in figures], n=4, method="inclusive")

    assert [spread.at(Fraction(part, 4)) for part in (1, 2, 3)] == expected
    assert spread.at(Fraction(0)) == min(figures)
    assert spread.at(Fraction(1)) == max(figures)


LONG = st.sampled_from([10**6, 2**31, 2**40, 2**63, 10**30])
wide = st.builds(
    lambda over, under, by: Fraction(over * by, under), st.integers(-9, 9), st.integers(1, 9), LONG
)


@given(st.lists(numbers | wide | wide.map(lambda value: 1 / value if value else value), max_size=12))
def test_figures_come_back_exact(figures):
    """However long their numbers are, in the order given and sorted."""
    kept = Figures(figures)

    assert list(kept) == figures
    assert [kept[at] for at in range(-len(kept), 0)] == figures
    assert list(kept[1:5:2]) == figures[1:5:2]
    kept.sort()
    assert list(kept) == sorted(figures)
    kept.sort()
    assert list(kept) == sorted(figures)


def test_sorted_figures_stay_as_they_are():
    """One more would not have a place of its own among equal ones: it is refused, not lost."""
    kept = Figures([Fraction(2), Fraction(1), Fraction(2)])
    kept.sort()

    with pytest.raises(ValueError, match="sorted"):
        kept.append(Fraction(3))
    assert list(kept) == [1, 2, 2]


def test_groups_come_in_order_and_the_unlisted_last():
    """Files of no listed unit are a group of their own without a name."""
    those = [made("a", points=1), made("b", points=2), made("c", points=3)]

    found = by_group(those, {"a.xlsx": "Zeta", "c.xlsx": "Alfa"}, {"r": "pqrs"})

    assert {name: [list(finding.points.figures), finding.units] for name, finding in found.items()} == {
        name: [list(statistics([line], {"r": "pqrs"}).points.figures), 1]
        for name, line in (("Alfa", those[2]), ("Zeta", those[0]), ("", those[1]))
    }
    assert list(found) == ["Alfa", "Zeta", ""]


@given(st.lists(st.text(max_size=300), max_size=100))
def test_packed_texts_come_back_as_they_were(texts):
    """Whatever they are, in any order of asking; and much alike they take a fraction of their length."""
    packed = Packed()
    packed.extend(texts[:3])
    packed.extend(texts[3:])

    assert list(packed) == texts
    assert [packed[at] for at in reversed(range(len(packed)))] == texts[::-1]


def test_lines_in_an_order_of_their_own_are_a_sequence():
    """They can be counted, taken by place or slice and gone through again, as a list of them can."""
    those = [made("a", points=3), made("b", points=1), made("c", points=2)]
    recap = Recap(3)
    recap.packed.extend(map(pack, those))

    lines = chosen(recap, Sorting.POINTS, None, "wbk")

    assert [line.unit for line in lines] == ["a", "c", "b"]
    assert (len(lines), lines[1].unit, [line.unit for line in lines[1:]]) == (3, "c", ["c", "b"])
    assert list(lines) == list(lines)
