"""Weights, types, formulas and the workbook's own figures: none scores, each that is wrong is named."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from tests.lke.builder import Error, Formula, Grid, Lke, Place, book, family_1, loaded
from tests.lke.scenarios import (
    ANSWER,
    ANSWERS,
    CHOICE,
    CHOICES,
    RUBRIC,
    SCORE,
    SECTION,
    WEIGHT,
    plain,
    with_answers,
)

from zitool.batch import assess_book
from zitool.core.exact import plain as plain_number
from zitool.core.scoring.reconcile import Figure
from zitool.lke.checks.audit import figure_in

if TYPE_CHECKING:
    from collections.abc import Callable

    from zitool.core.scoring.assessment import Assessment


def assessed(grid: Grid) -> Assessment:
    """Return the assessment of a form."""
    return assess_book(book(grid), loaded())[0]


def told(grid: Grid) -> list[tuple[str, str | None]]:
    """Return code and cell of each finding."""
    return [(finding.code, finding.cell) for finding in assessed(grid).findings]


def formula_of(grid: Grid, id_: str) -> Formula:
    """Return the formula in a node's score cell."""
    found = grid.get(id_, SCORE)
    assert isinstance(found, Formula)
    return found


def with_sum(id_: str, text: str) -> Grid:
    """Return the form with another formula that stores the same value."""
    grid = plain()[0]
    rows = {name: f"L{row}" for name, row in grid.rows.items()}
    for name in sorted(rows, key=len, reverse=True):
        text = text.replace(f"<{name}>", rows[name])
    return grid.put(id_, SCORE, Formula(text, formula_of(grid, id_).stored))


@pytest.mark.parametrize(
    ("content", "codes"),
    [
        (1, []),
        ("1", ["V309"]),
        ("0,5", ["V309", "W201"]),
        (0.5, ["W201"]),
        ("setengah", ["W201"]),
        (None, ["W201"]),
        (Error("#REF!"), ["W201"]),
        (Formula("Z1"), []),
        (Formula("Z1", 2), ["W201"]),
    ],
)
def test_weights(content: object, codes: list[str]) -> None:
    """A number typed as text is read and said; a wrong, missing or broken weight is said; our score stays."""
    grid = plain()[0].put(SECTION, WEIGHT, content)
    assert sorted(told(grid)) == [(code, grid.cell(SECTION, WEIGHT)) for code in codes]
    assert assessed(grid).card.points == Lke(answers=ANSWERS).value().points


def test_weights_as_percent() -> None:
    """60 shown as 6000 % is wrong, 0.6 shown as 60 % is not."""
    grid = plain()[0].put("A", WEIGHT, 0.6)
    assert ("W201", grid.cell("A", WEIGHT)) in told(grid)
    grid.formats[grid.rows["A"], WEIGHT] = "0%"
    assert told(grid) == []


def test_a_form_that_keeps_few_weights_misses_none() -> None:
    """Where most titles have no weight, none is asked for; those that are there are checked."""
    grid = plain()[0]
    for section in list(RUBRIC.walk())[:45]:
        grid.put(section.id, WEIGHT, None)
    assert told(grid) == []


@pytest.mark.parametrize(
    ("content", "codes"),
    [
        ("A/B/C/D/E", []),
        ("a / b / c / d / e", []),
        ("A/B/C/D", ["W203"]),
        ("Ya", ["W203"]),
        (None, ["W203"]),
        ("%", ["W203"]),
    ],
)
def test_types(content: object, codes: list[str]) -> None:
    """Blanks and case do not matter; another type, or none where all have one, is told at its cell."""
    grid = plain()[0].put(CHOICE, CHOICES, content)
    assert told(grid) == [(code, grid.cell(CHOICE, CHOICES)) for code in codes]


@pytest.mark.parametrize(
    ("id_", "text", "code"),
    [
        (SECTION, "AVERAGE(<A.I.2.i.a>:<A.I.2.i.c>)*H9", ""),
        (SECTION, "SUM(<A.I.2.i.a>:<A.I.2.i.c>)/3*H9", ""),
        (SECTION, "AVERAGE('LKE ZI'!<A.I.2.i.a>:<A.I.2.i.c>)*H9", ""),
        (SECTION, "AVERAGE(<A.I.2.i.a>:<A.I.2.i.b>)*H9", "W204"),
        (SECTION, "AVERAGE(<A.I.2.i.a>:<A.I.2.ii>)*H9", "W204"),
        (SECTION, "AVERAGE(<A.I.2.i.a>:<A.I.2.i.c>)-<A.I.2.i.c>", "W204"),
        (SECTION, "AVERAGE(L:L)*H9", "W204"),
        (SECTION, "1", "W204"),
        (SECTION, "AVERAGE(sub_area)*H9", ""),
        ("A.I.2", "SUM(<A.I.2.i>,<A.I.2.ii>,<A.I.2.iii>)", ""),
        ("A.I.2", "SUM(<A.I.2.i>,<A.I.2.ii>)", "W204"),
        ("A", "<total:A>", ""),
        ("A", "SUM(<A.I>,<A.II>)", ""),
        ("A", "<A.I>", "W204"),
        ("total:", "SUM(<total:A>,<total:B>)", ""),
        ("total:", "<A>+<B>", ""),
        ("total:", "<A>+<B.I>+<B.II>", ""),
        ("total:", "<A>", "W204"),
        ("total:", "<A>+<B.I>", "W204"),
    ],
)
def test_sums(id_: str, text: str, code: str) -> None:
    """However a sum is written, its own parts and only they; through the form's totals too."""
    grid = with_sum(id_, text)
    assert [line for line in told(grid) if line[0] == "W204"] == (
        [(code, grid.cell(id_, SCORE))] if code else []
    )


def test_a_total_that_goes_in_circles_ends() -> None:
    """Two totals that name each other are followed once."""
    grid = plain()[0]
    grid.put("total:A", SCORE, Formula(f"L{grid.rows['total:B']}", 1)).put("total:B", SCORE, Formula(
        f"L{grid.rows['total:A']}", 1))  # fmt: skip
    assert ("W204", grid.cell("A", SCORE)) in told(grid)


def test_a_sum_of_answers_is_a_sum_of_its_parts() -> None:
    """A form may count letters instead of values: not what is left out, but how it counts, differs."""
    grid = plain()[0]
    first, last = grid.rows["A.I.2.i.a"], grid.rows["A.I.2.i.c"]
    stored = formula_of(grid, SECTION).stored
    grid.put(SECTION, SCORE, Formula(f'COUNTIF(K{first}:K{last},"A")/3*H9', stored))
    assert told(grid) == []


def test_scores_by_a_formula_of_their_own_type() -> None:
    """A form with a formula for each type of choice: only the one that is unlike its type is odd."""
    grid = plain()[0]
    for leaf in RUBRIC.leaves():
        if leaf.weight is None:
            row = grid.rows[leaf.id]
            text = f'IF(K{row}="{leaf.scale}",1,0)'
            grid.put(leaf.id, SCORE, Formula(text, formula_of(grid, leaf.id).stored))
    assert told(grid) == []
    grid.put(CHOICE, SCORE, Formula("0.25", formula_of(grid, CHOICE).stored))
    assert told(grid) == [("W211", grid.cell(CHOICE, SCORE))]


@pytest.mark.parametrize(
    ("content", "codes"),
    [
        ("0.25", ["W214"]),
        ("0,25", ["W214"]),
        ("0,5", ["W202"]),
        ("#REF!", ["W207"]),
        ("-", []),
        ("lihat LHE", []),
    ],
)
def test_text_in_the_place_of_a_score(content: str, codes: list[str]) -> None:
    """A number typed as text replaced the formula; so did words, but they say no figure."""
    grid = plain()[0].put(CHOICE, SCORE, content)
    assert [line for line in told(grid) if line[0] in {"W202", "W207", "W214"}] == [
        (code, grid.cell(CHOICE, SCORE)) for code in codes
    ]


def test_own_totals_missing() -> None:
    """Without rows for totals the components make the workbook's own total; without those there is none."""
    lke = Lke(answers=ANSWERS)
    lke.lines = [line for line in lke.lines if line.sort != "total"]
    grid = lke.grid()
    grid.put("A", SCORE, Formula("1", 30)).put("B", SCORE, Formula("1", 20))
    assert assessed(grid).own.points["TOTAL"] == (50, f"{grid.cell('A', SCORE)}+{grid.cell('B', SCORE)}")
    assert assessed(grid.put("B", SCORE, None)).own.total is None


def test_other_totals_are_not_the_grand_total() -> None:
    """A line *TOTAL PEMENUHAN* repeats a half; of several grand totals the last one counts."""
    lke = Lke(answers=ANSWERS)
    half = replace(lke.line("total:A"), id="half", title="TOTAL PEMENUHAN")
    early = replace(lke.line("total:A"), id="early", title="TOTAL NILAI SEMENTARA")
    strange = replace(lke.line("total:A"), id="strange", title="TOTAL REALISASI ANGGARAN")
    lke.lines[-3:-3] = [half, early, strange]
    grid = lke.grid(replace(family_1(), formulas=False))
    total = lke.value().points
    for id_, points in (("half", 7), ("early", 99), ("strange", 12), ("total:", total)):
        grid.put(id_, SCORE, points)
    own = assessed(grid).own
    assert own.total == pytest.approx(total)
    assert own.points["A.I"][0] == 7


def test_differences_name_the_place_and_not_what_inherits_it() -> None:
    """One typed figure moves all sums above it, as Excel would; only its own cell is named."""
    grid = with_answers({})[0]
    change = Fraction(3, 4)
    grid.put(CHOICE, SCORE, 1)
    for id_, factor in (
        (SECTION, Fraction(1, 3)),
        ("A.I.2", 1),
        ("A.I", 1),
        ("A", 1),
        ("total:A", 1),
        ("total:", 1),
    ):
        change *= factor
        formula = formula_of(grid, id_)
        grid.put(id_, SCORE, Formula(formula.text, formula.stored + change))
    assessment = assessed(grid)
    assert [(difference.id, difference.because) for difference in assessment.differences] == [
        (CHOICE, ("W202",))
    ]
    assert {code for code, _ in told(grid)} == {"W202", "W208"}


def test_a_block_without_scores_is_not_audited_for_them() -> None:
    """No *Nilai*, no figures, no findings about them."""
    place = Place(11, headers=("Jawaban", "", "", "", "", ""))
    assessment = assessed(Lke(answers=ANSWERS).grid(replace(family_1(), blocks=(place,))))
    assert (assessment.own.total, assessment.differences, assessment.findings) == (None, (), ())


@pytest.mark.parametrize(
    ("content", "points", "slack"),
    [
        (1.34, "1.34", "0.005"),
        (0.5, "0.5", "0"),
        (3, "3", "0"),
        ("51,22", "51.22", "0.005"),
        (Formula("A1", 1.34), "1.34", "0"),
        (0.123456789, "0.123456789", "0"),
    ],
)
def test_figures_and_how_far_they_may_be_off(content: object, points: str, slack: str) -> None:
    """Two to six typed decimals may have been rounded; whole numbers, halves and calculated ones were not."""
    value = Grid("x", family_1(), {(1, 1): content}).sheet().cells[1, 1]
    assert figure_in(value, "A1") == Figure(Fraction(points), Fraction(slack), "A1")


@pytest.mark.parametrize(
    ("old", "new", "wrong"),
    [
        ('="B",0.5,', '="B",0.6,', "B 0.6 (0.5)"),
        ('="Ya",1,', '="Ya",0.5,', "Ya 0.5 (1)"),
        ('="C",0.33,', '="C",0.333,', ""),
        ("/4*", "/5*", "/5 (/4)"),
    ],
)
def test_formulas_that_are_all_wrong_alike(old: str, new: str, wrong: str) -> None:
    """No row is unlike its neighbours, and what Excel stored may be right: the rubric's scale tells."""
    grid = plain()[0]
    for place, content in grid.cells.items():
        if isinstance(content, Formula):
            grid.cells[place] = Formula(content.text.replace(old, new), content.stored)
    found = [finding for finding in assessed(grid).findings if finding.code == "W212"]
    assert [finding.values["wrong"] for finding in found] == ([wrong] if wrong else [])


def test_no_figure_is_held_against_one_that_stands_nowhere() -> None:
    """What a sum should be is our own points for it, as every report shows them."""
    grid = plain()[0]
    for id_ in (CHOICE, SECTION, "A"):
        formula = formula_of(grid, id_)
        grid.put(id_, SCORE, Formula(formula.text, formula.stored + Fraction(1, 4)))
    found = assessed(grid)
    points = {node.id: node.points for node in found.card.walk()}
    said = [finding for finding in found.findings if finding.code in {"W202", "W205"}]
    assert {saying.indicator for saying in said} >= {CHOICE, "A"}
    for saying in said:
        assert float(saying.values["ours"]) == pytest.approx(float(points[saying.indicator or ""]))
        assert saying.values["raw"] != saying.values["ours"]


def test_a_sum_that_is_ours_is_right_whatever_its_parts_say() -> None:
    """A part's stored figure may be stale; the sum that agrees with ours needs no word."""
    grid = plain()[0]
    formula = formula_of(grid, CHOICE)
    grid.put(CHOICE, SCORE, Formula(formula.text, formula.stored + Fraction(1, 4)))
    assert {line for line in told(grid) if line[0] == "W205"} == {("W205", grid.cell(CHOICE, SCORE))}


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        (lambda at, weight: str(plain_number(weight)) if at < 3 else weight, ["V309"] * 3),
        (lambda _, weight: plain_number(weight), ["W215"]),
        (lambda _, weight: weight / 100, ["W216"]),
        (lambda at, weight: weight / 100 if at else weight + 1, ["W201", "W216"]),
        (lambda at, weight: weight * 2 if at < 3 else weight, ["W201"] * 3),
    ],
)
def test_a_whole_column_of_weights_is_one_finding(change: Callable, codes: list[str]) -> None:
    """Weights that are all text, or all scaled, are said once; a few are said one by one."""
    grid = plain()[0]
    rows = [row for row in grid.rows.values() if (row, WEIGHT) in grid.cells]
    for at, row in enumerate(rows):
        grid.cells[row, WEIGHT] = change(at, Fraction(grid.cells[row, WEIGHT]))
    assert sorted(code for code, _ in told(grid)) == codes


@pytest.mark.parametrize(
    ("column", "content", "codes"),
    [
        (SCORE, Error("#REF!"), ["W207"]),
        (17, Error("#REF!"), ["S126"]),
        (17, Formula("X1+#REF!", 3), ["W213"]),
        (17, Formula('"#REF"', "#REF"), []),
    ],
)
def test_lost_cells(column: int, content: object, codes: list[str]) -> None:
    """An error that shows, or that only the formula has, is said wherever it stands on the form."""
    assert [code for code, _ in told(plain()[0].put(CHOICE, column, content))] == codes


RATIOS = [leaf for leaf in RUBRIC.leaves() if leaf.ratio is not None]


def _divided(shape: str) -> Grid:
    """Return the form with the formula of every ratio in this shape."""
    grid = Lke(answers=ANSWERS).grid()
    for leaf in RATIOS:
        of, over = (
            "+".join(f"K{grid.rows[f'{leaf.id}#{code}']}" for code in codes)
            for codes in (leaf.ratio.of, leaf.ratio.over)
        )
        text = shape.format(of=of, over=over)
        if shape == "rubric":
            text = f"({over}-({of}))/({over})" if leaf.ratio.kind == "decrease" else f"({of})/({over})"
        grid.put(leaf.id, ANSWER, Formula(text, "Blm Diisi"))
    return grid


@pytest.mark.parametrize(
    ("shape", "wrong"),
    [
        ("rubric", 0),
        ("({over})/({of})", len(RATIOS)),
        ("IF(({of})=0,0,MIN(1,({over})/({of})))", len(RATIOS)),
        ("1-({of})/({over})", sum(leaf.ratio.kind == "share" for leaf in RATIOS)),
        ("({of})/({over})", sum(leaf.ratio.kind == "decrease" for leaf in RATIOS)),
        ("MIN(1,K1)", 0),
    ],
)
def test_formulas_of_ratios_are_held_against_the_rubric(shape: str, wrong: int) -> None:
    """However many are wrong alike, and whatever they store: one finding with what they should divide."""
    found = [finding for finding in assessed(_divided(shape)).findings if finding.code == "V334"]
    named = [len(finding.values["ids"].split(", ")) for finding in found]
    assert named == [min(wrong, 8)] * (wrong > 0)
    assert [finding for finding in found if finding.values["wrong"] == finding.values["expected"]] == []


def test_a_total_stands_for_its_parts_in_a_formula() -> None:
    """A report of wealth is divided by its total or by the parts of it."""
    (leaf, *_) = [leaf for leaf in RATIOS if any(count.total_of for count in leaf.inputs)]
    grid = Lke(answers=ANSWERS).grid()
    (total,) = [grid.rows[count.id] for count in leaf.inputs if count.total_of]
    of = grid.rows[f"{leaf.id}#{leaf.ratio.of[0]}"]
    grid.put(leaf.id, ANSWER, Formula(f"K{of}/K{total}", "x"))
    assert "V334" not in {finding.code for finding in assessed(grid).findings}
    grid.put(leaf.id, ANSWER, Formula(f"K{of}/K{total - 1}", "x"))
    assert "V334" in {finding.code for finding in assessed(grid).findings}
