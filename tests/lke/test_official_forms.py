"""Rows known by all the evidence there is: every form that people fill in, and what they do to its rows."""

from __future__ import annotations

import re
from random import Random
from typing import TYPE_CHECKING

import pytest
from tests.lke.builder import book, values, xlsx
from tests.lke.official_forms import ALL, Shape, Wording, damage, form, grid, own_words, wordings

from zitool.core.scoring.scoring import Unanswered, score
from zitool.lke.checks.structure import checked
from zitool.lke.extract import extract
from zitool.lke.forms import read_form
from zitool.rubrics.load import load_rubric

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Outcome
    from tests.lke.builder import Grid, Lke

    from zitool.lke.forms import Form

NATIONAL, OLDER = "permenpanrb-90-2021", "permenpan-52-2014"
CASES = [(rubric, wording) for rubric in (NATIONAL, OLDER) for wording in wordings(rubric)]
NAMES = [f"{rubric}-{wording.name}" for rubric, wording in CASES]
FORMS = 120 if ALL else 10
DAMAGED = 200 if ALL else 12
"""How many are made of each wording."""
_TOLD = frozenset({"S101", "S102", "S103", "S107", "S108", "S133", "S135"})


@pytest.mark.parametrize(("rubric", "wording"), CASES, ids=NAMES)
def test_every_form_is_read_whole(rubric: str, wording: Wording) -> None:
    """With ids or none, with rows for ratios, without, or as headings: all answers, the total, no finding."""
    tree = load_rubric(rubric).rubric
    for seed in range(FORMS):
        shape = Shape.drawn(Random(seed))
        lke = form(tree, wording, shape, seed % 2)
        read = checked(read_form(book(grid(lke, shape)), tree, wording.prints), tree)
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
        read = checked(read_form(book(sheet), tree, wording.prints), tree)
        _, answers = extract(read, tree, read.columns.blocks[0])
        found = {id_: row.number for id_, row in read.alignment.rows.items() if sheet.rows.get(id_)}
        wrong = {
            id_: at
            for id_, at in read.alignment.rows.items()
            if at.number != sheet.rows.get(id_) and id_ not in read.alignment.duplicates
        }
        wrong = {id_: at.title for id_, at in wrong.items() if not _same_row(id_, at.number, sheet, read)}
        assert wrong == {}, (seed, shape, done)
        told = [finding for finding in [*read.findings, *answers] if finding.code in _TOLD]
        named = {that_line.indicator for that_line in told}
        cells = {int(number) for that_line in told for number in re.findall(r"\d+", that_line.cell or "")}
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


def _shape(**given: object) -> Shape:
    plain = {
        "ids": "portalrb",
        "ratios": "none",
        "markers": "titles",
        "types": "annex",
        "weights": "headings",
    }
    return Shape(**{**plain, "numbers": False, "more": (), **given})


def _read(lke: Lke, shape: Shape) -> tuple[Grid, Form]:
    sheet = grid(lke, shape)
    return sheet, checked(read_form(book(sheet), lke.rubric, own_words(NATIONAL).prints), lke.rubric)


@pytest.mark.parametrize("system", ["portalrb", "jawaban"])
def test_official_ids_know_rows_in_any_words(system: str) -> None:
    """Every fifth question in other words, the row before it gone: known by its id, and said (S106)."""
    tree = load_rubric(NATIONAL).rubric
    shape = _shape(ids=system)
    lke = form(tree, own_words(NATIONAL), shape)
    reworded = [line for line in lke.lines if line.sort == "indicator"][2:-4:5]
    for number, line in enumerate(reworded):
        line.title = f"Kalimat kantor nomor {number + 500}"
        del lke.lines[lke.at(line.id) - 1]
    sheet, read = _read(lke, shape)
    assert {id_: row.number for id_, row in read.alignment.rows.items()} == {
        line.id: sheet.rows[line.id] for line in lke.lines if line.sort != "total"
    }
    told = [found.indicator for found in read.findings if found.code == "S106"]
    assert told == [line.id for line in reworded]


@pytest.mark.parametrize("counts", ["32", "23"])
def test_a_count_misspelt_into_the_words_of_its_neighbour(counts: str) -> None:
    """Beside a row of nobody it may be either of the two: both are open and said; alone it is as it says."""
    tree = load_rubric(NATIONAL).rubric
    shape = _shape(ratios="row")
    one, other = (f"A.II.5.iii.b#{code}" for code in counts)
    for beside in (True, False):
        lke = form(tree, own_words(NATIONAL), shape)
        lke.line(other).title = lke.line(one).title
        if beside:
            lke.line(one).title = "Jumlah satker lain sekantor"
        else:
            lke.lines.remove(lke.line(one))
        sheet, read = _read(lke, shape)
        told = {found.indicator for found in read.findings if found.code in _TOLD}
        rows = read.alignment.rows
        if beside:
            assert {one, other}.isdisjoint(rows)
            assert {one, other} & told
        else:
            assert rows[one].number == sheet.rows[other]
            assert other in told


@pytest.mark.parametrize("at", [0.3, 0.8, 0.95])
def test_ids_that_slipped_mislead_nobody(at: float) -> None:
    """From some row on each row bears the id of the one below: words are believed, ids there are not."""
    tree = load_rubric(NATIONAL).rubric
    shape = _shape(ids="jawaban")
    lke = form(tree, own_words(NATIONAL), shape)
    sheet = grid(lke, shape)
    rows = sorted(row for row, column in sheet.cells if column == 1 and row > sheet.layout.header_row)
    ids = [sheet.cells[row, 1] for row in rows]
    for place in range(int(at * len(rows)), len(rows) - 1):
        sheet.set(rows[place], 1, ids[place + 1])
    read = checked(read_form(book(sheet), tree, own_words(NATIONAL).prints), tree)
    assert (read.findings, read.hits) == ((), 113)


def test_a_stranger_under_an_official_id_is_said() -> None:
    """The texts of two questions exchanged, not their ids: read by the words, and both rows named (S134)."""
    shape = _shape()
    lke = form(load_rubric(NATIONAL).rubric, own_words(NATIONAL), shape)
    one, other = lke.line("A.I.1.i.b"), lke.line("A.I.3.iii.f")
    one.title, other.title = other.title, one.title
    sheet, read = _read(lke, shape)
    told = {
        (found.values["id"], found.values["other"], found.cell)
        for found in read.findings
        if found.code == "S134"
    }
    assert told == {
        (one.id, other.id, f"B{sheet.rows[one.id]}"),
        (other.id, one.id, f"B{sheet.rows[other.id]}"),
    }


def test_one_question_in_other_words_takes_no_other_back() -> None:
    """The second report of wealth is worded anew with all its counts: the first one keeps what it has."""
    tree = load_rubric(NATIONAL).rubric
    shape = _shape(ids="", ratios="row", markers="cells")
    lke = form(tree, own_words(NATIONAL), shape)
    for number, line in enumerate(line for line in lke.lines if line.id.startswith("A.II.5.iii.b")):
        line.title = f"Kalimat kantor nomor {number + 500}"
    lke.line("A.II.5.iii.non-lhkpn").title = "Judul kantor"
    lke.line("A.II.5.iii.non-lhkpn").marker = "b."
    _, read = _read(lke, shape)
    sheet, _ = extract(read, tree, read.columns.blocks[0])
    assert sheet.values() == values(tree, lke.given[0])
    assert {found.code for found in read.findings} == {"S106"}


def test_counts_name_the_ratio_above_them() -> None:
    """Ratios in other words and without markers, the row above them gone: known by the counts below."""
    tree = load_rubric(NATIONAL).rubric
    shape = _shape(ids="", ratios="row", markers="none")
    lke = form(tree, own_words(NATIONAL), shape)
    ratios = [leaf.id for leaf in tree.leaves() if leaf.ratio is not None]
    for number, id_ in enumerate(ratios):
        lke.line(id_).title = f"Kalimat kantor nomor {number + 500}"
        if lke.lines[lke.at(id_) - 1].sort != "input":
            del lke.lines[lke.at(id_) - 1]
    sheet, read = _read(lke, shape)
    assert {id_: read.alignment.rows[id_].number for id_ in ratios} == {
        id_: sheet.rows[id_] for id_ in ratios
    }


def test_rows_that_are_there_are_not_asked_for_again() -> None:
    """Two questions in other words where one row is gone: the rows left are named as what they may be."""
    shape = _shape(ids="")
    lke = form(load_rubric(NATIONAL).rubric, own_words(NATIONAL), shape)
    lke.lines.remove(lke.line("A.I.2.i.c"))
    for id_ in ("A.I.2.i.a", "A.I.2.i.b"):
        lke.line(id_).title = f"Kalimat kantor {id_}"
    sheet, read = _read(lke, shape)
    cells = ", ".join(f"B{sheet.rows[id_]}" for id_ in ("A.I.2.i.a", "A.I.2.i.b"))
    assert [(found.code, found.indicator, found.cell) for found in read.findings] == [
        ("S133", id_, cells) for id_ in ("A.I.2.i.a", "A.I.2.i.b", "A.I.2.i.c")
    ]


@pytest.mark.parametrize("format_", ["table", "json", "csv", "markdown", "html"])
def test_ratios_without_rows_in_every_output(
    format_: str, tmp_path: Path, zitool: Callable[..., Outcome]
) -> None:
    """Counts alone are a ratio to every report, with the cells of the counts; nothing is amiss."""
    shape = _shape()
    lke = form(load_rubric(NATIONAL).rubric, Wording({}, {}, "rubric"), shape)
    sheet = grid(lke, shape)
    file = tmp_path / "lke.xlsx"
    file.write_bytes(xlsx(sheet))
    cells = f"{sheet.cell('A.II.3.iii.a#1')}, {sheet.cell('A.II.3.iii.a#2')}, {sheet.cell('A.II.3.iii.a#3')}"
    ran = zitool("explain", "A.II.3.iii.a", file)
    assert (ran.code, cells in ran.out) == (0, True)
    ran = zitool(
        "score", file, "--format", format_, *(("-o", tmp_path / "o.html") if format_ == "html" else ())
    )
    assert "S10" not in ran.out + ran.err
    assert format_ not in {"json", "csv"} or cells in ran.out
    assert zitool("validate", file, "--annotate", "-o", tmp_path / "catatan.xlsx").code == ran.code
