"""From cells to answers: counts decide ratios, doubt is said at its cell, no doubtful row is read."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from tests.lke.builder import Error, Formula, Grid, Line, Lke, book, family_1, loaded, sample, values
from tests.lke.scenarios import (
    ANSWER,
    ANSWERS,
    BEST,
    BOTTOM,
    CHOICE,
    EVIDENCE,
    INDEX,
    NOTE,
    RATIO,
    RUBRIC,
    TOP,
)

from zitool.lke.checks.structure import checked
from zitool.lke.extract import extract
from zitool.lke.forms import read_form
from zitool.rubrics.load import load_rubric

if TYPE_CHECKING:
    from collections.abc import Callable

    from zitool.core.scoring.answers import AnswerSheet
    from zitool.findings import Finding


def read(grid: Grid, block: int = 0) -> tuple[AnswerSheet, list[Finding]]:
    """Return one assessor's answers and what is said about them."""
    form = checked(read_form(book(grid), RUBRIC, loaded().wordprints), RUBRIC)
    return extract(form, RUBRIC, form.columns.blocks[block])


def told(findings: list[Finding]) -> list[tuple[str, str | None]]:
    """Return code and cell of each finding."""
    return [(finding.code, finding.cell) for finding in findings]


def with_cell(id_: str, content: object, form: str = "") -> Grid:
    """Return the form with one answer cell changed."""
    grid = Lke(answers=ANSWERS).grid()
    if form:
        grid.formats[grid.rows[id_], ANSWER] = form
    return grid.put(id_, ANSWER, content)


@pytest.mark.parametrize("content", [None, " ", "Blm Diisi", "belum diisi"])
def test_ways_to_leave_a_question_open(content: object) -> None:
    """Nothing, a blank or the form's own words: no answer, and no other finding."""
    sheet, findings = read(with_cell(CHOICE, content))
    assert sheet.answers[CHOICE].value is None
    assert told(findings) == [("S110", "K2")]


@pytest.mark.parametrize(
    ("content", "code"),
    [("Y", "V303"), ("A/B/C", "V303"), (1, "V303"), (True, "V303"), (Error("#N/A"), "V302"),
     (Formula("1"), "V301"), (Formula("[1]A!A1", "F"), "V303")],
)  # fmt: skip
def test_what_is_no_choice(content: object, code: str) -> None:
    """Nothing looser than the choices themselves is an answer; the raw text is kept."""
    sheet, findings = read(with_cell(CHOICE, content))
    assert sheet.answers[CHOICE].value is None
    assert (code, with_cell(CHOICE, content).cell(CHOICE)) in told(findings)


@pytest.mark.parametrize(
    ("content", "one", "many"),
    [
        (lambda given: Formula("Input!A1", given), "V317", "V335"),
        (lambda given: f" {given}\u00a0", "V308", "V336"),
        (lambda given: f"({given})", "V325", "V337"),
    ],
)
@pytest.mark.parametrize("count", [10, 11])
def test_what_many_answers_have_in_common_is_said_once(
    count: int, content: Callable[[object], object], one: str, many: str
) -> None:
    """A few are named one by one; more together, with their cells; all of them are read."""
    grid = Lke(answers=ANSWERS).grid()
    asked = [leaf.id for leaf in RUBRIC.leaves() if RUBRIC.scales[leaf.scale].kind == "choice"][:count]
    for id_ in asked:
        grid.put(id_, ANSWER, content(ANSWERS[id_]))
    sheet, findings = read(grid)
    assert sheet.values() == values(RUBRIC, ANSWERS)
    assert [finding.code for finding in findings] == ([many] if count > 10 else [one] * count)
    if count > 10:
        assert grid.cell(asked[0], ANSWER) in findings[0].values["cells"]


def test_answers_that_no_form_offers_are_said_once() -> None:
    """N/A, a dash, *belum ada*: open questions in the divisor, one finding with their words."""
    grid = (
        with_cell(CHOICE, "N/A")
        .put("A.I.1.i.a", ANSWER, "-")
        .put(TOP, ANSWER, "belum ada")
        .put(INDEX, ANSWER, "-")
    )
    grid.put(RATIO, ANSWER, None)
    sheet, findings = read(grid)
    ids = [CHOICE, "A.I.1.i.a", RATIO, INDEX]
    assert [sheet.answers[id_].value for id_ in ids] == [None] * 4
    assert sorted(told(findings)) == [("S110", "K2"), ("V327", "K2")]
    (finding,) = [reported for reported in findings if reported.code == "V327"]
    assert finding.values == {
        "count": "4", "ids": f"A.I.1.i.a, {CHOICE}, {TOP}, {INDEX}", "raw": '"-", "N/A", "belum ada"',
    }  # fmt: skip


def test_a_form_of_2014_is_answered_with_letters() -> None:
    """Y and T where the form writes Y/T are answers like any other; *Y* in a form of Ya/Tidak gets a note."""
    old = load_rubric("permenpan-52-2014")
    meant = sample(old.rubric)
    answers = {id_: {"Ya": "Y", "Tidak": "t"}.get(str(given), given) for id_, given in meant.items()}
    grid = Lke(old.rubric, answers).grid(replace(family_1(), formulas=False))
    form = checked(read_form(book(grid), old.rubric, old.wordprints), old.rubric)
    sheet, findings = extract(form, old.rubric, form.columns.blocks[0])
    assert sheet.values() == values(old.rubric, meant)
    assert findings == []

    sheet, findings = read(with_cell("A.I.1.i.a", "Y"))
    assert sheet.answers["A.I.1.i.a"].chosen == "Ya"
    assert told(findings) == [("V325", with_cell("A.I.1.i.a", "Y").cell("A.I.1.i.a"))]


@pytest.mark.parametrize(
    ("formula", "excel"),
    [
        ('IF(K{row}="Ya",1,0)', "0"),
        ('IF($K{row} = "Ya", 1, IF(K{row}="Tidak",0, "Blm Diisi"))', "unfilled"),
        ('IF(I{row}="Ya/Tidak",IF(K{row}="Ya",1,IF(K{row}="Tidak",0,"-")),IF(K{row}="A",1,0.5))', "unfilled"),
        ('IF(OR(K{row}="y",K{row}="Ya"),1,0)', "usual"),
        ('IF(K{row}="Y",1,IF(K{row}="T",0,"Blm Diisi"))', "1"),
        (None, "usual"),
    ],
)
@pytest.mark.parametrize("short", ["Y", "y"])
def test_a_note_says_what_excel_makes_of_a_short_answer(short: str, formula: str | None, excel: str) -> None:
    """The form's own formula tells: 0, unfilled, or a value; where it does not, what is usual."""
    id_ = "A.I.1.i.a"
    grid = with_cell(id_, short)
    row = grid.rows[id_]
    grid.set(row, ANSWER + 1, Formula(formula.format(row=row), "?") if formula else None)
    sheet, findings = read(grid)
    assert sheet.answers[id_].chosen == "Ya"
    assert [finding.values["excel"] for finding in findings if finding.code == "V325"] == [excel]


@pytest.mark.parametrize(
    ("formula", "said"),
    [
        ('IF(K{row}="Ya",1,0)', ["0"]),
        (
            'IF({type}="Ya/Tidak",IF(K{row}="Ya",1,IF(K{row}="Y",1,0)),IF({type}="%",K{row},"-"))',
            ["unfilled"],
        ),
        ('IF({type}="Ya/Tidak",IF(K{row}="Ya",1,IF(K{row}="Y",1,0)),0)', ["0"]),
        ('IF({type}="Y/T",IF(K{row}="Y",1,0),IF({type}="A/B/C",IF(K{row}="A",1,0),"-"))', []),
        ('IF(K{row}="Y",1,IF(K{row}="T",0,"Blm Diisi"))', []),
        (None, []),
    ],
)
def test_where_the_form_writes_y_t_the_note_is_for_formulas_that_do_not(
    formula: str, said: list[str]
) -> None:
    """*Y* in a form of Y/T is an answer like any other, but to a formula that asks for *Ya*."""
    old = load_rubric("permenpan-52-2014")
    id_ = next(leaf.id for leaf in old.rubric.leaves() if leaf.scale == "ya-tidak")
    answers = sample(old.rubric) | {id_: "Y"}
    grid = Lke(old.rubric, answers).grid(replace(family_1(), formulas=False))
    row = grid.rows[id_]
    grid.set(row, ANSWER + 1, Formula(formula.format(row=row, type=f"J{row}"), "?") if formula else None)
    form = checked(read_form(book(grid), old.rubric, old.wordprints), old.rubric)
    sheet, findings = extract(form, old.rubric, form.columns.blocks[0])
    assert sheet.answers[id_].chosen == "Ya"
    assert [finding.values["excel"] for finding in findings if finding.code == "V325"] == said


def test_a_ratio_of_a_question_without_a_row() -> None:
    """Its counts answer it: nothing is missing but its evidence, and their cells stand for its own."""
    lke = Lke(answers=ANSWERS)
    lke.lines.remove(lke.line(RATIO))
    sheet, findings = read(lke.grid(replace(family_1(), formulas=False)))
    cells = ", ".join(lke.grid().cell(f"{RATIO}#{code}") for code in "12")
    assert (sheet.answers[RATIO].value, sheet.answers[RATIO].cell) == (values(RUBRIC, ANSWERS)[RATIO], cells)
    assert told(findings) == [("V320", "K2")]


@pytest.mark.parametrize("again", [ANSWERS[TOP], 1])
def test_a_count_on_two_rows_is_none(again: int) -> None:
    """Two numbers for one count, equal or not: the ratio waits."""
    lke = Lke(answers=ANSWERS)
    line = deepcopy(lke.line(TOP))
    line.answers = {0: again}
    lke.lines.insert(lke.at(TOP) + 1, line)
    sheet, _ = read(lke.grid(replace(family_1(), formulas=False)))
    assert sheet.answers[RATIO].value is None
    assert sheet.counts[TOP] is None


@pytest.mark.parametrize(
    ("content", "form", "value"),
    [(0.85, "", "0.85"), (0.85, "0%", "0.85"), ("85,37%", "", "0.8537"), ("91.15%", "", "0.9115"),
     ("0,85", "", "0.85"),
     (1, "", "1"), (0, "", "0"), (85, "", None), (85.5, "0%", None), ("85", "", None), (-0.1, "", None)],
)  # fmt: skip
def test_a_ratio_typed_without_counts(content: object, form: str, value: str | None) -> None:
    """A share, a percentage by its sign or its format; 85 alone is anybody's guess and refused."""
    grid = Lke(answers={**ANSWERS, TOP: None, BOTTOM: None}).grid().put(RATIO, ANSWER, content)
    if form:
        grid.formats[grid.rows[RATIO], ANSWER] = form
    sheet, findings = read(grid)
    assert sheet.answers[RATIO].value == (None if value is None else Fraction(value))
    assert ("V314" if value is not None else "V305", grid.cell(RATIO)) in told(findings)


def test_blank_counts_are_named_only_where_others_are_filled() -> None:
    """One of two counts blank is V323 at its cell; all blank is simply open."""
    one = Lke(answers={**ANSWERS, TOP: None}).grid()
    assert ("V323", one.cell(TOP)) in told(read(one)[1])
    none = Lke(answers={**ANSWERS, TOP: None, BOTTOM: None}).grid()
    assert told(read(none)[1]) == [("S110", "K2")]


def test_a_form_never_calculated_scores_its_counts() -> None:
    """Ratio and total cells without stored values are not missed where the counts are there."""
    grid = Lke(answers=ANSWERS).grid(replace(family_1(), stored=False))
    row = grid.rows["A.II.5.iii.a#1"]
    grid.put("A.II.5.iii.a#1", ANSWER, Formula(f"SUM(K{row + 1}:K{row + 3})"))
    sheet, findings = read(grid)
    assert [answer.value is None for answer in sheet.answers.values()] == [False] * 113
    assert findings == []


def test_a_total_typed_against_its_parts() -> None:
    """The parts count; the total is named with both figures."""
    grid = with_cell("A.II.5.iii.b#1", 99)
    _, findings = read(grid)
    (finding,) = [reported for reported in findings if reported.code == "V315"]
    assert (finding.cell, finding.values["total"], finding.values["sum"]) == (
        grid.cell("A.II.5.iii.b#1"),
        "99",
        "18",
    )


def test_evidence_beside_a_count_serves_its_ratio() -> None:
    """Links stand beside the counts as often as beside the ratio."""
    grid = Lke(answers=ANSWERS).grid()
    grid.put(RATIO, EVIDENCE, None).put(TOP, EVIDENCE, "daftar")
    assert told(read(grid)[1]) == []
    assert told(read(grid.put(TOP, EVIDENCE, None))[1]) == [("V320", "K2")]


def test_no_evidence_is_asked_for_an_answer_worth_nothing() -> None:
    """*Tidak* needs no proof, and a form without a column of evidence is not asked at all."""
    worst = next(id_ for id_, given in ANSWERS.items() if given == "Tidak")
    grid = Lke(answers=ANSWERS).grid()
    assert told(read(grid.put(worst, EVIDENCE, None))[1]) == []
    for row in range(3, 210):
        grid.set(row, EVIDENCE, None)
    assert told(read(grid)[1]) == []


def test_uniform_answers_with_a_question_open() -> None:
    """All A so far says little while the form is not finished."""
    assert {code for code, _ in told(read(Lke(answers={**BEST, INDEX: None}).grid())[1])} == {"S110"}


@pytest.mark.parametrize("content", [Error("#REF!"), "  "])
def test_a_note_that_says_nothing(content: object) -> None:
    """An error or blanks in the column of notes is no note."""
    sheet, findings = read(Lke(answers=ANSWERS).grid().put("A.I.1.i.a", NOTE, content))
    assert sheet.answers["A.I.1.i.a"].note == ""
    assert findings == []


@pytest.mark.parametrize(
    ("given", "note", "said"),
    [
        ("A", "SOP ditetapkan; penerapannya belum dimonitor", True),
        ("A", "SK terlampir, tidak ada temuan", False),
        ("C", "Belum ada SOP", True),
        ("C", "Sebagian sudah diterapkan", False),
        ("E", "Sudah diterapkan seluruhnya", True),
        ("E", "Belum diterapkan", False),
        (None, "Belum ada SOP", False),
    ],
)
def test_a_note_is_held_against_whatever_was_chosen(given: str | None, note: str, said: bool) -> None:
    """Wherever in the note the contradiction stands, and beside the best, a middle and the worst answer."""
    _, findings = read(with_cell(CHOICE, given).put(CHOICE, NOTE, note))
    assert ("V322" in {finding.code for finding in findings}) is said


def test_an_answer_on_a_strange_row_is_nobodys() -> None:
    """A row that no question claims changes no answer."""
    lke = Lke(answers=ANSWERS)
    lke.lines.insert(
        lke.at(CHOICE), Line("extra", "indicator", 4, "b.", "Soal lain sekali", "A/B/C", answers={0: "A"})
    )
    sheet, _ = read(lke.grid(replace(family_1(), formulas=False)))
    assert sheet.answers[CHOICE].raw == ANSWERS[CHOICE]
