"""Rows known by all the evidence there is: every form that people fill in, and what they do to its rows."""

from __future__ import annotations

import re
from random import Random
from typing import TYPE_CHECKING

import pytest
from tests.workbooks.builder import book, values
from tests.workbooks.official_forms import ALL, Shape, Wording, damage, form, grid, wordings

from zitool.core.scoring import Unanswered, score
from zitool.rubrics.load import load_rubric
from zitool.workbooks.extract import extract
from zitool.workbooks.forms import read_form

if TYPE_CHECKING:
    from tests.workbooks.builder import Grid

    from zitool.workbooks.forms import Form

NATIONAL, OLDER = "permenpanrb-90-2021", "permenpan-52-2014"
CASES = [(rubric, wording) for rubric in (NATIONAL, OLDER) for wording in wordings(rubric)]
NAMES = [f"{rubric}-{wording.name}" for rubric, wording in CASES]
FORMS, DAMAGED = (120, 200) if ALL else (10, 12)
"""How many are made of each wording."""
_TOLD = frozenset({"S101", "S102", "S103", "S107", "S108", "S133", "S135"})


@pytest.mark.parametrize(("rubric", "wording"), CASES, ids=NAMES)
def test_every_form_is_read_whole(rubric: str, wording: Wording) -> None:
    """With ids or none, with rows for ratios, without, or as headings: all answers, the total, no finding."""
    tree = load_rubric(rubric).rubric
    for seed in range(FORMS):
        shape = Shape.drawn(Random(seed))
        lke = form(tree, wording, shape, seed % 2)
        read = read_form(book(grid(lke, shape)), tree, wording.prints)
        assert [found for found in read.findings if found.code != "S124"] == [], (seed, shape)
        assert len(read.columns.blocks) == 1 + len(shape.more)
        for answers, block in zip(lke.given, read.columns.blocks, strict=True):
            sheet, findings = extract(read, tree, block)
            expected = values(tree, answers)
            assert sheet.values() == expected, (seed, shape)
            assert [found for found in findings if found.code.startswith("S")] == []
            total = score(tree, sheet.values(), Unanswered.ZERO).points
            assert total == score(tree, expected, Unanswered.ZERO).points


@pytest.mark.parametrize(("rubric", "wording"), CASES, ids=NAMES)
def test_damaged_rows_are_known_or_named(rubric: str, wording: Wording) -> None:
    """Words misspelt, gone, replaced; rows deleted, moved, joined, merged: none is another's, none lost."""
    share = recognised(rubric, wording, range(DAMAGED))
    assert share > 0.65, share


def recognised(rubric: str, wording: Wording, seeds: range) -> float:
    """Return the share of damaged rows that were known; none is taken for another, and the rest is told."""
    tree = load_rubric(rubric).rubric
    known = total = 0
    for seed in seeds:
        chance = Random(seed)
        shape = Shape.drawn(chance)
        lke = form(tree, wording, shape)
        done = damage(lke, chance, most=24)
        sheet = grid(lke, shape)
        read = read_form(book(sheet), tree, wording.prints)
        _, answers = extract(read, tree, read.columns.blocks[0])
        found = {id_: row.number for id_, row in read.alignment.rows.items() if sheet.rows.get(id_)}
        wrong = {
            id_: at
            for id_, at in read.alignment.rows.items()
            if at.number != sheet.rows.get(id_) and id_ not in read.alignment.duplicates
        }
        wrong = {id_: at.title for id_, at in wrong.items() if not _same_row(id_, at.number, sheet, read)}
        assert wrong == {}, (seed, shape, done)
        told = [each for each in [*read.findings, *answers] if each.code in _TOLD]
        named = {each.indicator for each in told}
        cells = {int(number) for each in told for number in re.findall(r"\d+", each.cell or "")}
        for line in lke.lines:
            if line.sort in {"indicator", "input"} and line.answers and line.id not in found:
                assert line.id in named or sheet.rows[line.id] in cells, (seed, shape, line.id, done)
        kept = [id_ for id_, what in done.items() if what != "delete" and id_ in sheet.rows]
        known += sum(id_ in found for id_ in kept)
        total += len(kept)
    return known / total


def _same_row(id_: str, number: int, sheet: Grid, read: Form) -> bool:
    """Whether a row is a node's after all: a heading and its question, or a heading of the same words."""
    line = {row: id_ for id_, row in sheet.rows.items()}[number]
    if line in read.expected.by_id and set(read.expected.by_id[line].words) & set(
        read.expected.by_id[id_].words
    ):
        return read.expected.by_id[id_].sort == "section"
    sections = {section.id: [leaf.id for leaf in section.indicators] for section in read.expected.sections}
    return id_ in sections.get(line, ()) or line in sections.get(id_, ())
