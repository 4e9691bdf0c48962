"""Faults seen in real forms and in programs that do this job: each is found and named by its cell."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from tests.lke.builder import (
    Error,
    Formula,
    Grid,
    Lke,
    Place,
    book,
    family_1,
    family_2,
    loaded,
    sample,
    values,
    xlsx,
)
from tests.lke.scenarios import (
    ANSWER,
    ANSWERS,
    BEST,
    CHOICE,
    CHOICES,
    INDEX,
    RUBRIC,
    SCENARIOS,
    SCORE,
    SECTION,
    WEIGHT,
    cells,
    lines,
    look_alike,
    old_weights,
    other_sheet,
    plain,
    put,
    with_answers,
)

from zitool.batch import assess, assess_book
from zitool.catalogue import entries
from zitool.errors import UnreadableWorkbookError
from zitool.findings import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from zitool.core.scoring.assessment import Assessment
    from zitool.findings import Finding


def found_in(grids: Sequence[Grid], assessor: str = "") -> Assessment:
    """Return the assessment of some sheets."""
    return assess_book(book(*grids), loaded(), assessor)[0]


def of_code(assessment: Assessment, code: str) -> list[Finding]:
    """Return the findings with that code."""
    return [finding for finding in assessment.findings if finding.code == code]


def codes(assessment: Assessment) -> set[str]:
    """Return the codes of all findings."""
    return {finding.code for finding in assessment.findings}


def test_every_code_has_its_workbook() -> None:
    """No S, V or W code without a workbook here that produces it, and no workbook for a code that is gone.

    The choice of a regulation or a sheet is tested where it is made (tests/batch/test_rubric_selection.py,
    tests/cli/test_sheets.py).
    """
    choices = {"S130", "S131", "S132", "S143", "S144"}
    assert set(SCENARIOS) == {code for code in entries() if code[0] in "SVW"} - choices


@pytest.mark.parametrize("code", SCENARIOS)
def test_each_code_comes_from_a_workbook(code: str, tmp_path: Path) -> None:
    """A file with one thing wrong: this finding at this cell, what follows from it, and nothing else."""
    scenario = SCENARIOS[code]
    grids = scenario.make()
    file = tmp_path / "lke.xlsx"
    file.write_bytes(xlsx(*grids))
    try:
        findings = assess(str(file), loaded(), scenario.assessor)[0].findings
    except UnreadableWorkbookError as refusal:
        findings = refusal.findings
    assert {finding.code for finding in findings} == {code} | scenario.also
    where = scenario.cell if not isinstance(scenario.cell, tuple) else grids[0].cell(*scenario.cell)
    assert where is None or where in [finding.cell for finding in findings if finding.code == code]


def test_a_choice_type_cut_to_ya_is_scored_and_explains_the_difference() -> None:
    """``Ya`` for ``Ya/Tidak``: the form drops the question; zitool scores it and names the cell."""
    grid = Lke(answers=BEST).grid()
    grid.put("A.I.1.i.a", CHOICES, "Ya").put("A.I.1.i.a", SCORE, Formula('IF(J6="Ya/Tidak",1,"-")', "-"))
    assessment = found_in((grid,))
    assert assessment.answers.answers["A.I.1.i.a"].value == 1
    assert [code.cell for code in of_code(assessment, "W203")] == [grid.cell("A.I.1.i.a", CHOICES)]


def test_a_question_that_its_form_drops_explains_the_mean() -> None:
    """One of two answers dropped by the form: the mean is named, with W203 as the reason."""
    grid = with_answers({"A.I.1.i.a": "Ya", "A.I.1.i.b": "C"})[0]
    grid.put("A.I.1.i.a", CHOICES, "Ya").put("A.I.1.i.a", SCORE, Formula("0", "-"))
    stored = grid.get("A.I.1.i", SCORE)
    assert isinstance(stored, Formula)
    grid.put("A.I.1.i", SCORE, Formula(stored.text, 0))
    assessment = found_in((grid,))
    assert [(difference.id, "W203" in difference.because) for difference in assessment.differences][:1] == [
        ("A.I.1.i", True)
    ]


def test_the_range_of_laporan_harta() -> None:
    """AVERAGE over the rows of one half only: what is left out and what is too much are named."""
    grid = plain()[0]
    rows = grid.rows
    first, last = rows["A.II.5.iii.lhkpn"], rows["A.II.5.iii.a#2"]
    row = rows["A.II.5.iii"]
    grid.put("A.II.5.iii", SCORE, Formula(f"AVERAGE(L{first}:L{last})*H{row}", Fraction(1, 2)))
    finding = of_code(found_in((grid,)), "W204")[0]
    assert finding.cell == f"L{row}"
    assert finding.values["missed"] == f"L{rows['A.II.5.iii.non-lhkpn']}"
    assert finding.values["extra"] == f"L{rows['A.II.5.iii.a']}"


def test_errors_on_a_hidden_sheet_are_no_errors_of_the_form() -> None:
    """``#REF!`` on a sheet that nobody sees: a warning, and the same score."""
    hidden = replace(
        other_sheet({(1, 1): "Utama", (9, 3): Error("#REF!"), (9, 4): Error("#REF!")}), state="hidden"
    )
    assessment = found_in((*plain(), hidden))
    assert assessment.card.points == Lke(answers=ANSWERS).value().points
    finding = of_code(assessment, "S126")[0]
    assert (finding.sheet, finding.cell, finding.values["count"]) == ("Rangkuman", "C9, D9", "2")


def test_a_hidden_copy_with_old_weights_is_ignored_and_named() -> None:
    """A full copy that is hidden is not scored; its other weights are told one by one."""
    copy = look_alike()
    copy.put("A.I.1.ii", WEIGHT, 1.5)
    assessment = found_in((copy, *plain()))
    assert assessment.sheet == "LKE ZI"
    assert codes(assessment) == {"S120", "S127"}
    assert of_code(assessment, "S127")[0].values["cells"].startswith(f"{copy.cell('A.I.1.ii', 6)} 1.5 (1)")


def test_a_hidden_sheet_of_titles_and_old_weights() -> None:
    """No answers, only titles with other weights: still misleading."""
    finding = of_code(found_in((*plain(), old_weights())), "S127")[0]
    assert (finding.values["count"], finding.values["state"]) == ("2", "hidden")


@pytest.mark.parametrize(
    ("formula", "passes"),
    [
        ('IF(B2="WBK",IF(C9>=75,"Lulus","Tidak Lulus"),"Lulus")', True),
        ('IF(C9<75,"Belum memenuhi","Memenuhi")', True),
        ('IF(C9>=75,"Lulus","Tidak Lulus")', False),
        ('IF(C9>=75,"Lulus","Tdk Lulus")', False),
        ('IF(C9>=75,"Lulus",IF(C9>=60,"Perbaikan","Belum Lulus"))', False),
        ('"Lulus"', False),
        ('IF(C9>=75,"Lulus",C10&"Lulus"&C11)', False),
    ],
)
def test_an_else_branch_that_passes(formula: str, passes: bool) -> None:
    """Only an IF whose very last branch says that the unit passes."""
    summary = other_sheet({(3, 2): Formula(formula, "Lulus")})
    assert bool(of_code(found_in((*plain(), summary)), "W210")) is passes


@pytest.mark.parametrize(("columns", "told"), [("KK", True), ("KN", False), ("NN", True), ("NNK", False)])
def test_summaries_of_two_assessors(columns: str, told: bool) -> None:
    """Two sheets that read one assessor while nobody reads the other; not where every block is read."""
    layout = family_2()
    grid = Lke(answers=ANSWERS, more=(ANSWERS,)).grid(layout, "Jawaban")
    sheets = [
        Grid(f"Rangkuman {n}", layout, {(1, 1): Formula(f'COUNTIF(jawaban!${column}$4:${column}$9,"A")', 1)})
        for n, column in enumerate(columns)
    ]
    assert bool(of_code(found_in((grid, *sheets)), "W209")) is told


def test_all_best_answers_are_a_note() -> None:
    """Uniformity is no error: a note, full marks all the same."""
    assessment = found_in(SCENARIOS["V321"].make())
    assert of_code(assessment, "V321")[0].severity is Severity.NOTE
    assert {
        answer.value for answer in assessment.answers.answers.values() if answer.chosen in {"Ya", "A"}
    } == {1}


@pytest.mark.parametrize(
    ("note", "told"),
    [
        ("Belum ada SK", True),
        ("  TIDAK ADA  ", True),
        ("nihil", True),
        ("SK terlampir, belum lengkap", True),
        ("SK terlampir lengkap", False),
    ],
)
def test_a_note_against_the_best_answer(note: str, told: bool) -> None:
    """A note that denies the best answer, wherever in its sentence."""
    assert bool(of_code(found_in(put("A.I.1.i.a", 15, note)), "V322")) is told


def test_four_questions_missing() -> None:
    """Each is named; the others keep their answers; the verdict is open where all reports were handed in."""
    gone = ("A.I.3.iii.a", "A.I.3.iii.c", "A.I.3.iv.b", "A.I.6.ii.f")
    grids = lines(lambda lke: [lke.lines.remove(lke.line(id_)) for id_ in gone])
    assessment = found_in(grids)
    assert [code.indicator for code in of_code(assessment, "S101")] == list(gone)
    expected = values(RUBRIC, ANSWERS)
    assert {id_: v for id_, v in assessment.answers.values().items() if id_ not in gone} == {
        id_: v for id_, v in expected.items() if id_ not in gone
    }
    assert {verdict.status.value for verdict in assessment.verdicts} == {
        "not_met"
    }  # 15 of 30 reports of wealth
    reported = Lke(answers={**BEST, "A.II.5.iii.a#5": 9, "A.II.5.iii.b#5": 9})
    for id_ in gone:
        reported.lines.remove(reported.line(id_))
    assert {verdict.status.value for verdict in found_in((reported.grid(),)).verdicts} == {"incomplete"}


def test_wbbm_is_not_judged_with_the_minima_of_wbk() -> None:
    """75 to 85 points: one designation and not the other."""
    wbk, wbbm = found_in(with_answers({id_: BEST[id_] for id_ in list(BEST)[:90] if id_ in BEST})).verdicts
    assert {check.requirement.at_least for check in wbk.checks} != {
        check.requirement.at_least for check in wbbm.checks
    }


def test_zero_is_an_answer() -> None:
    """``Tidak``, the last letter, an index of 0 and a count of 0 are answers, not blanks."""
    worst = {
        leaf.id: list(RUBRIC.scales[leaf.scale].options)[-1] if RUBRIC.scales[leaf.scale].options else 0
        for leaf in RUBRIC.leaves()
        if leaf.ratio is None
    }
    counts = {input_.id: 0 for leaf in RUBRIC.leaves() for input_ in leaf.inputs}
    below = {"A.II.3.iii.a#1": 1} | {
        f"{leaf.id}#{leaf.ratio.over[0]}": 1
        for leaf in RUBRIC.leaves()
        if leaf.ratio and leaf.ratio.kind == "share"
    }
    totals = {"A.II.5.iii.a#1": 1, "A.II.5.iii.b#1": 1}
    assessment = found_in((Lke(answers={**worst, **counts, **below, **totals}).grid(),))
    assert assessment.card.answered == 113
    assert "S110" not in codes(assessment)


def test_one_percent_is_not_everything() -> None:
    """A ratio typed as 0.01, 1 % or ``1%`` is a hundredth."""
    for content, form in ((0.01, ""), (0.01, "0%"), ("1%", "")):
        grids = SCENARIOS["V314"].make()
        blank = {f"A.II.4.i.a#{n}": None for n in (1, 2)}
        grids = (Lke(answers={**ANSWERS, **blank}).grid(),)
        grids[0].put("A.II.4.i.a", ANSWER, content)
        if form:
            grids[0].formats[grids[0].rows["A.II.4.i.a"], ANSWER] = form
        assert found_in(grids).answers.answers["A.II.4.i.a"].value == Fraction(1, 100)


def test_a_typed_count_with_a_comma_is_not_a_large_one() -> None:
    """``85,5`` in an index is refused as 85.5, never read as 855."""
    finding = of_code(found_in(put(INDEX, ANSWER, "85,5")), "V310")[0]
    assert finding.values["raw"] == "85.5"


def test_a_three_option_question_typed_as_four() -> None:
    """The type in the form is not the rubric's: said, and the rubric's choices count."""
    id_ = "A.I.1.i.b"
    assessment = found_in(cells(lambda grid: grid.put(id_, CHOICES, "A/B/C/D").put(id_, ANSWER, "D")))
    assert {"W203", "V303"} <= codes(assessment)
    assert assessment.answers.answers[id_].value is None


def test_a_typed_score_is_news_even_beside_a_bad_answer() -> None:
    """An answer outside its choices does not hide that its score was typed over."""
    grid = plain()[0].put(CHOICE, ANSWER, "F").put(CHOICE, SCORE, 1)
    assert {"V303", "W202"} <= codes(found_in((grid,)))


@pytest.mark.parametrize("id_", [SECTION, "A.I.2", "A.I", "A", "total:A", "total:"])
def test_a_sum_typed_over_its_formula(id_: str) -> None:
    """A constant in place of a sum is said even where it is still right; then it is held against nothing."""
    grid = plain()[0]
    formula = grid.get(id_, SCORE)
    assert isinstance(formula, Formula)
    grid.put(id_, SCORE, float(formula.stored))
    assert [code.cell for code in of_code(found_in((grid,)), "W214")] == [grid.cell(id_, SCORE)]


def test_weights_are_checked_whoever_is_asked_for() -> None:
    """The TPI's columns alone are scored, the form's weights and types are checked all the same."""
    grid = Lke(answers=ANSWERS, more=(ANSWERS,)).grid(family_2())
    grid.put(SECTION, WEIGHT, 7).put(CHOICE, CHOICES, "A/B")
    assert {"W201", "W203"} <= codes(found_in((grid,), "tpi"))


def test_an_error_is_told_where_it_arises() -> None:
    """``#DIV/0!`` spreads to the total; the mean that divides is named, not all sums above."""
    grid = with_answers(dict.fromkeys(("A.II.3.i.a",)))[0]
    assert [code.cell for code in of_code(found_in((grid,)), "W207")] == [grid.cell("A.II.3.i", SCORE)]


def test_half_of_a_form_with_the_wrong_rubric() -> None:
    """Too few questions of the rubric: an error that says so, not a low score alone."""
    finding = of_code(found_in(SCENARIOS["S128"].make()), "S128")[0]
    assert (finding.severity, finding.values["count"], finding.values["total"]) == (
        Severity.ERROR,
        "60",
        "113",
    )


def test_a_blank_assessor_is_said_to_be_blank() -> None:
    """A blank is not agreement: said by default and for all, not where one was asked for by name."""
    grid = Lke(answers=ANSWERS).grid(family_2())
    everybody = assess_book(book(grid), loaded(), "all")
    assert [one.answers.assessor for one in everybody] == ["unit"]
    assert [code.values["assessor"] for code in of_code(everybody[0], "S125")] == ["tpi"]
    assert not of_code(found_in((grid,), "unit"), "S125")


def test_formulas_alone_are_no_answers() -> None:
    """A block with nothing but the form's own ratio formulas was not filled in by anybody."""
    blocks = (family_1().blocks[0], Place(18, 19, headers=("Jawaban TPI", "Nilai", "", "", "", "")))
    grid = Lke(answers=ANSWERS).grid(replace(family_1(), blocks=blocks))
    assert [sheet.answers.assessor for sheet in assess_book(book(grid), loaded(), "all")] == ["unit"]


def test_answers_nobody_can_see_are_still_answers() -> None:
    """A hidden sheet, row and column: read, and each said."""
    grid = replace(plain()[0], state="veryHidden", hidden_columns={ANSWER})
    grid.hidden_rows = {grid.rows[CHOICE]}
    assessment = found_in((grid, other_sheet()))
    assert assessment.card.answered == 113
    assert codes(assessment) == {"S115", "S116", "S117"}


def test_two_full_forms_are_refused_whatever_their_answers() -> None:
    """Nobody knows which of two visible forms counts."""
    other = Lke(answers=sample(RUBRIC, 1)).grid(name="LKE revisi")
    with pytest.raises(UnreadableWorkbookError) as refused:
        found_in((*plain(), other))
    assert refused.value.findings[0].values["sheets"] == "LKE ZI, LKE revisi"


def test_a_broken_old_sheet_does_not_refuse_the_workbook() -> None:
    """Two columns *Jawaban* on a hidden old sheet are that sheet's trouble."""
    old = look_alike().set(2, 18, "Jawaban")
    assert codes(found_in((old, *plain()))) == {"S120"}
