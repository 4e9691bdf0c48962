"""Where a path puts a document: the conventions that teams use, and what happens to their folders."""

from __future__ import annotations

import random
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import LONG
from tests.evidence.trees import CONVENTIONS, RUBRICS, damaged, tree

from zitool.core.scoring.answers import Answer, AnswerSheet
from zitool.evidence.index import Convention, folders
from zitool.evidence.judging import Given, judge
from zitool.evidence.models import Contents, Item
from zitool.evidence.placing import Placing
from zitool.rubrics.load import load_rubric

PLACES = yaml.safe_load((Path(__file__).parent / "places.yaml").read_text("utf-8"))
DAMAGES = 500 if LONG else 50
"""For each rubric and convention; a tenth unless everything is asked for."""


@cache
def placing(rubric: str) -> Placing:
    """Return what reads paths for a rubric."""
    return Placing(load_rubric(rubric).rubric)


@pytest.mark.parametrize(("path", "expected"), PLACES.items())
def test_places(path: str, expected: str | list[str] | None):
    """A path leads to one question, to several that nobody chooses among, or to none."""
    found = placing("permenpanrb-90-2021").place(path.split("/"))

    assert found.question == (expected if isinstance(expected, str) else "")
    assert sorted(found.ids) == expected if isinstance(expected, list) else len(found.ids) <= 1


@pytest.mark.parametrize("rubric", RUBRICS)
@pytest.mark.parametrize("convention", CONVENTIONS)
def test_trees_of_every_rubric(rubric: str, convention: str):
    """Every document of a tree in one of the conventions is assigned to its question."""
    made = tree(rubric, convention)

    assert {path: placing(rubric).place(path.split("/")).question for path in made} == made


@pytest.mark.parametrize("rubric", RUBRICS)
@pytest.mark.parametrize("convention", Convention)
def test_trees_that_zitool_makes(rubric: str, convention: Convention):
    """A document in, or named as, a folder of `--tree` is assigned to its question; names fit any system."""
    made = folders(load_rubric(rubric).rubric, convention)

    assert len(set(made.values())) == len(made) >= 1
    for id_, folder in made.items():
        assert placing(rubric).place([*folder.split("/"), "Dokumen.pdf"]).question == id_
        assert placing(rubric).place(f"{folder}.pdf".split("/")).question == id_
        assert len(folder) < 200
        assert not set('<>:"\\|?*') & set(folder)


@pytest.mark.parametrize("rubric", RUBRICS)
@pytest.mark.parametrize("convention", CONVENTIONS)
def test_damaged_trees_assign_nothing_wrongly(rubric: str, convention: str):
    """Whatever happens to names and folders, a document is of its question or of none.

    But for folders that now say, all by themselves, another question: whoever moves ``1.i.a`` from one half
    to the other, or a document without an id into another question's folder, has said so.
    """
    made, chance = tree(rubric, convention), random.Random(f"{rubric} {convention}")
    paths = list(made)
    wrong, right = [], 0
    for _ in range(DAMAGES):
        path = chance.choice(paths)
        damage = damaged(path, chance)
        found = placing(rubric).place(damage.path.split("/")).question
        said_anew = damage.kind == "elsewhere" and convention in {"prefix", "tree"}
        right += found == made[path]
        if found and found != made[path] and not said_anew:
            wrong.append((damage, made[path], found))

    assert wrong == []
    assert right > DAMAGES / 5


@pytest.mark.parametrize("rubric", RUBRICS)
def test_damaged_trees_are_listed_whole(rubric: str):
    """Every document of a damaged tree is with a question, ambiguous or of none: once, and nowhere else."""
    loaded, chance = load_rubric(rubric).rubric, random.Random(rubric)
    paths = [path for convention in CONVENTIONS for path in tree(rubric, convention)]
    made = {damaged(chance.choice(paths), chance).path for _ in range(DAMAGES)}
    items = tuple(sorted(Item(path, 9, f"{number:064x}", "pdf") for number, path in enumerate(made)))
    answers = {leaf.id: Answer(indicator=leaf.id, value=Fraction(1), chosen="A") for leaf in loaded.leaves()}
    sheet = AnswerSheet(assessor="unit", label="", answers=answers)

    found = judge(loaded, sheet, Contents("bukti", True, items), Given(2026))

    assigned = [item.path for question in found.questions.values() for item in question.files]
    left = [item.path for item in found.unassigned]
    assert sorted([*assigned, *found.ambiguous, *left]) == sorted(made)
    assert sum(found.counts().values()) == len(answers)


@given(
    st.lists(
        st.text(st.characters(codec="utf-8", exclude_characters="/"), min_size=1, max_size=80),
        min_size=1,
        max_size=9,
    )
)
def test_any_name_can_be_read(parts: list[str]):
    """No name makes it fail, and what is assigned is a question of the rubric."""
    found = placing("permenpanrb-90-2021").place(parts)

    assert not found.question or found.question in placing("permenpanrb-90-2021").index.questions
    assert not (found.question and found.ids)


def test_texts_of_questions_settle_and_contradict():
    """Words of a question name it; a letter whose folder has another question's words is not believed."""
    made = Placing(
        load_rubric("permenpanrb-90-2021").rubric,
        [("Ada keputusan kepala tentang tim yang lengkap", "A.I.1.i.a")],
    )

    assert made.place(["Ada keputusan kepala tentang tim", "x.pdf"]).question == "A.I.1.i.a"
    moved = made.place(["A.I.2.i Prosedur", "a. Ada keputusan kepala tentang tim", "SK.pdf"])
    assert moved.question == ""
    assert moved.ids == {"A.I.1.i.a", "A.I.2.i.a"}
