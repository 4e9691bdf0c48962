"""Rows that are known but may mean something else: texts swapped, criteria reversed, questions negated."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.lke.builder import Grid, Lke, book, loaded, values
from tests.lke.scenarios import ANSWER, ANSWERS, CHOICE, RUBRIC

from zitool.batch import assess_book
from zitool.core.scoring.answers import read_choice
from zitool.core.scoring.scoring import score
from zitool.core.values import Kind, Value
from zitool.lke.wordings import _is_reversed
from zitool.rubrics.load import load_rubric

if TYPE_CHECKING:
    from zitool.findings import Finding

SHARED = Path(__file__).parents[3] / "shared" / "data"
TITLE, MARKER, CRITERIA, CHOICES = 7, 6, 9, 10
ONE, OTHER = "A.I.1.ii.b", "A.I.3.i.b"
"""Two questions *b* of different areas and of different types, answered otherwise."""
ALIKE, ALIKE_TOO = "A.I.1.i.b", "A.I.2.ii.c"
"""Two questions A/B/C with different markers."""


def findings(grid: Grid, *wanted: str) -> list[Finding]:
    """Return the findings about a form, of the codes wanted or all."""
    found = assess_book(book(grid), loaded())[0].findings
    return [finding for finding in found if not wanted or finding.code in wanted]


def exchanged(one: str, other: str, *columns: int) -> Grid:
    """Return the form with some cells of two rows exchanged."""
    grid = Lke(answers=ANSWERS).grid()
    for column in columns:
        here, there = grid.get(one, column), grid.get(other, column)
        grid.put(one, column, there).put(other, column, here)
    return grid


@pytest.mark.parametrize(("one", "other"), [(ALIKE, ALIKE_TOO), (ONE, OTHER)])
def test_swapped_texts_give_both_readings(one: str, other: str) -> None:
    """Where only the words changed places, a warning tells the total by words and the total by places."""
    grid = exchanged(one, other, TITLE)
    (said,) = findings(grid, "S152")
    by_words = assess_book(book(grid), loaded())[0].card.points
    assert said.indicator == one
    assert said.values["other_cell"] == grid.cell(one, MARKER)
    assert said.cell == grid.cell(other, MARKER)
    assert float(said.values["by_words"]) == pytest.approx(float(by_words))
    # By their places the answers are those of the plain form, as far as each scale knows the other's letter.
    given = values(RUBRIC, ANSWERS)
    for id_ in (one, other):
        scale = RUBRIC.scales[next(leaf.scale for leaf in RUBRIC.leaves() if leaf.id == id_)]
        given[id_] = read_choice(scale, Value(Kind.TEXT, str(ANSWERS[id_]))).number
    assert float(said.values["by_place"]) == pytest.approx(float(score(RUBRIC, given).points))
    assert findings(grid, "S104", "S105") == []


def turned(ids: tuple[str, ...], *columns: int) -> Grid:
    """Return the form with some cells of rows moved round: each has those of the one before it."""
    grid = Lke(answers=ANSWERS).grid()
    for column in columns:
        contents = [grid.get(id_, column) for id_ in ids]
        for id_, content in zip(ids, (contents[-1], *contents[:-1]), strict=True):
            grid.put(id_, column, content)
    return grid


CIRCLES = [
    ("A.I.1.i.b", "A.I.2.ii.c", "A.I.3.i.a"),
    ("A.I.1.ii.a", "A.I.1.ii.b", "A.I.2.ii.c"),
    ("A.I.1.i.a", "A.I.2.i.b", "A.I.3.i.c", "A.I.4.i.b"),
]


@pytest.mark.parametrize("ids", CIRCLES)
@pytest.mark.parametrize("back", [False, True])
def test_texts_that_went_round_give_both_readings(ids: tuple[str, ...], back: bool) -> None:
    """Three questions or more: one warning names all of them, with the total by words and that by places."""
    ids = ids[::-1] if back else ids
    grid = turned(ids, TITLE)
    (said,) = findings(grid, "S136", "S152")
    assert {said.values["id"], *said.values["other"].split(", ")} == set(ids)
    given = values(RUBRIC, ANSWERS)
    for id_ in ids:
        scale = RUBRIC.scales[next(leaf.scale for leaf in RUBRIC.leaves() if leaf.id == id_)]
        given[id_] = read_choice(scale, Value(Kind.TEXT, str(ANSWERS[id_]))).number
    assert float(said.values["by_place"]) == pytest.approx(float(score(RUBRIC, given).points))
    by_words = assess_book(book(grid), loaded())[0].card.points
    assert float(said.values["by_words"]) == pytest.approx(float(by_words))
    assert findings(grid, "S104", "S105") == []


@pytest.mark.parametrize("ids", CIRCLES)
def test_rows_that_went_round_as_a_whole_are_just_moved(ids: tuple[str, ...]) -> None:
    """Where markers, types and answers went along, the words are right."""
    assert findings(turned(ids, TITLE, MARKER, CHOICES, ANSWER), "S136", "S152") == []


@pytest.mark.parametrize("ids", CIRCLES)
def test_where_nothing_tells_a_row_may_have_been_moved(ids: tuple[str, ...]) -> None:
    """A question put elsewhere moves all between it and its place: without markers that is no circle."""
    lke = Lke(answers=ANSWERS)
    moved = lke.lines.pop(lke.at(ids[0]))
    lke.lines.insert(lke.at(ids[-1]), moved)
    assert findings(lke.grid(), "S136", "S152") == []


def test_a_row_moved_as_a_whole_is_just_moved() -> None:
    """Where marker, type and answer moved along, the words are right: a note, no second reading."""
    grid = exchanged(ALIKE, ALIKE_TOO, TITLE, MARKER, CHOICES, ANSWER)
    assert findings(grid, "S152") == []
    assert {finding.indicator for finding in findings(grid, "S104")} == {ALIKE, ALIKE_TOO}


def test_questions_of_one_section_may_change_places() -> None:
    """Within a sub-area the order means nothing."""
    assert findings(exchanged("A.I.1.ii.b", "A.I.1.ii.c", TITLE), "S152") == []


@pytest.mark.parametrize(
    ("title", "codes"),
    [
        ("{} ", []),
        ("belum {}", ["S154"]),
        ("{}, tetapi bukan", ["S154"]),
        ("{} tersebut", []),
        ("{} seluruhnya pada tahun berjalan itu", ["S155"]),
        ("sebagian {}", ["S155"]),
    ],
)
def test_a_question_in_other_words(title: str, codes: list[str]) -> None:
    """A negation turns the question round: an error; other words are a note, a word more is nothing."""
    grid = Lke(answers=ANSWERS).grid()
    grid.put(CHOICE, TITLE, title.format(grid.get(CHOICE, TITLE)))
    assert [finding.code for finding in findings(grid)] == codes


BEST, MIDDLE, WORST = "Semua rencana dijalankan", "Sebagian rencana dijalankan", "Rencana belum dijalankan"
OPTIONS = ("A", "B", "C")


def listed(*texts: str) -> str:
    """Return criteria as a form lists them."""
    return "\n".join(f"{letter}. Jika {text}" for letter, text in zip("abc", texts, strict=False))


@pytest.mark.parametrize(
    ("text", "options", "reversed_"),
    [
        (listed(BEST, MIDDLE, WORST), OPTIONS, False),
        (listed(WORST, MIDDLE, BEST), OPTIONS, True),
        (listed("belum", "sebagian", "sudah semua"), OPTIONS, True),
        (listed("sudah semua", "sebagian", "belum"), OPTIONS, False),
        (listed("sebagian kecil", "separuh", "sebagian besar"), OPTIONS, True),
        (listed("tahunan", "triwulanan", "bulanan"), OPTIONS, True),
        (listed("lain sama sekali", "dua", "tiga"), OPTIONS, False),
        ("tanpa huruf", OPTIONS, False),
        ("", OPTIONS, False),
        (f"Ya, jika {BEST}", ("Ya", "Tidak"), False),
        (f"Ya, jika {WORST}", ("Ya", "Tidak"), True),
    ],
)
def test_criteria_in_reverse_order(text: str, options: tuple[str, ...], reversed_: bool) -> None:
    """Degrees against the rubric's, or its very words the other way round, are a reversal."""
    assert _is_reversed(text, options, BEST, WORST) is reversed_


@pytest.mark.parametrize("first", [BEST, WORST])
def test_a_question_about_something_bad(first: str) -> None:
    """Where the rubric itself gives the best answer to *belum*, a form that does so is right."""
    last = WORST if first == BEST else BEST
    assert not _is_reversed(listed(first, MIDDLE, last), OPTIONS, first, last)
    assert _is_reversed(listed(last, MIDDLE, first), OPTIONS, first, last)


def test_reversed_criteria_are_an_error_at_their_cell() -> None:
    """The letter may have been chosen by the form's own words."""
    leaf = next(that_leaf for that_leaf in RUBRIC.leaves() if that_leaf.id == CHOICE)
    texts = list(leaf.criteria.values())
    grid = Lke(answers=ANSWERS).grid()
    letters = [option.lower() for option in leaf.criteria]
    right = "\n".join(f"{letter}. {text}" for letter, text in zip(letters, texts, strict=True))
    wrong = "\n".join(f"{letter}. {text}" for letter, text in zip(letters, reversed(texts), strict=True))
    assert findings(grid.put(CHOICE, CRITERIA, right), "S153") == []
    assert [finding.cell for finding in findings(grid.put(CHOICE, CRITERIA, wrong), "S153")] == [
        grid.cell(CHOICE, CRITERIA)
    ]


@pytest.mark.parametrize("regulation", ["52_2014", "90_2021"])
def test_official_criteria_are_told_from_reversed_ones(regulation: str) -> None:
    """No official row is taken for a reversed one; at least nine of ten are known when they are."""
    path = SHARED / f"questions_{regulation}.json"
    if not path.exists():
        pytest.skip("no official texts here")
    rubric = load_rubric(
        {"52_2014": "permenpan-52-2014", "90_2021": "permenpanrb-90-2021"}[regulation]
    ).rubric
    leaves = {leaf.id: leaf for leaf in rubric.leaves()}
    told, known = [], 0
    for question in json.loads(path.read_text(encoding="utf-8"))["questions"]:
        criteria, leaf = question.get("criteria") or {}, leaves[question["path"]]
        options = tuple(rubric.scales[leaf.scale].options)
        if len(options) < 2 or not all(criteria.get(option) for option in options):
            continue
        worded = [criteria[option] for option in options]
        ends = leaf.criteria[options[0]], leaf.criteria[options[-1]]
        right, wrong = (
            "\n".join(
                f"{option}. {' '.join(text.split())}" for option, text in zip(options, case, strict=True)
            )
            for case in (worded, worded[::-1])
        )
        told += [leaf.id] if _is_reversed(right, options, *ends) else []
        known += _is_reversed(wrong, options, *ends)
    assert told == []
    assert known >= 55
