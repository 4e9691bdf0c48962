"""The hostile set through the whole of zitool: each file its verdict, no traceback, no silent score."""

from __future__ import annotations

import random
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.conftest import LONG
from tests.hostile.form import POINTS, ROWS, SHEET, SMALL, base, pack, parts, sheet
from tests.hostile.generate import entries
from tests.lke.builder import loaded

from zitool.batch import assess_book
from zitool.errors import UnreadableWorkbookError
from zitool.findings import Severity
from zitool.rubrics.load import load_rubric
from zitool.xlsx.cells import read_book_bytes

if TYPE_CHECKING:
    from zitool.batch import Assessment
    from zitool.rubrics.load import LoadedRubric

MUTATIONS = 2_000 if LONG else 200
WHOLE_MUTATIONS = 200 if LONG else 20
ON_SMALL = pack(parts([sheet(SMALL)]))
SMALL_POINTS = Fraction(1, 2) + Fraction(1, 2) + Fraction(33, 100)


@cache
def small() -> LoadedRubric:
    """Return the rubric of the form of four items."""
    return load_rubric(str(Path(__file__).parent / "rubrik-lke-kecil.yaml"))


def outcome(data: bytes, rubric: LoadedRubric | None = None) -> Assessment | tuple[str, ...]:
    """Return the assessment of the bytes, by 90/2021 unless said, or the codes they are refused with."""
    try:
        return assess_book(read_book_bytes(data, "x.xlsx"), rubric or loaded())[0]
    except UnreadableWorkbookError as error:
        return tuple(finding.code for finding in error.findings)


def test_the_good_ones_are_scored_without_a_word():
    """The complete form has its exact points and no finding, the small one S108: no rows for sections."""
    found, of_four = outcome(base()), outcome(ON_SMALL, small())

    assert (found.card.points, found.findings) == (POINTS, ())
    assert of_four.card.points == SMALL_POINTS
    assert {finding.code for finding in of_four.findings} == {"S108"}


# a table of threats, each named by hand, whole here by default too; other readers then have a tenth of it
@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.name)
def test_each_file_gets_its_verdict(entry):
    """Refused, an error, flagged or the same: what the table promises, by its code, and the exact points."""
    found = outcome(entry.make())

    if entry.must == "refuse":
        assert isinstance(found, tuple)
        assert entry.code in found
        return
    assert not isinstance(found, tuple)
    codes = {finding.code for finding in found.findings}
    errors = {finding.code for finding in found.findings if finding.severity is Severity.ERROR}
    assert found.card.points == POINTS - entry.loses
    if entry.must == "ok":
        assert (entry.loses, codes) == (0, {entry.code} - {None})
    else:
        assert entry.code in (errors if entry.must == "error" else codes)


def _silent(found, good) -> bool:
    """Whether the score differs though no answer's own text does and nothing is said."""
    if isinstance(found, tuple) or found.card.points == good.card.points:
        return False
    answers = [(answer.indicator, answer.raw) for answer in found.answers.answers.values()]
    same = answers == [(answer.indicator, answer.raw) for answer in good.answers.answers.values()]
    return same and {finding.code for finding in found.findings} == {
        finding.code for finding in good.findings
    }


KINDS = pytest.mark.parametrize(
    ("rows", "rubric", "count"),
    [(SMALL, small, MUTATIONS), (ROWS, loaded, WHOLE_MUTATIONS)],
    ids=["small", "whole"],
)


@KINDS
def test_mutated_bytes_never_change_a_score(rows, rubric, count):
    """2,200 files with bytes changed, cut or doubled: refused, or the very same score."""
    data = pack(parts([sheet(rows)]))
    source, good = random.Random(90_2021), outcome(data, rubric())
    points = []
    for _ in range(count):
        at, length = source.randrange(len(data)), source.randrange(1, 60)
        changed = source.choice(
            (
                data[:at] + bytes([source.randrange(256)]) + data[at + 1 :],
                data[:at] + data[at + length :],
                data[:at] + data[at : at + length] + data[at:],
                data[:at] + source.randbytes(length) + data[at + length :],
            )
        )
        found = outcome(changed, rubric())
        points.append(None if isinstance(found, tuple) else found.card.points)
    assert len(points) == count
    assert set(points) <= {None, good.card.points}


@KINDS
def test_mutated_xml_never_changes_a_score_in_silence(rows, rubric, count):
    """2,200 sheets, or a tenth, with XML tokens lost, doubled or swapped: no traceback, no silent score."""
    text = sheet(rows)
    source, good = random.Random(5_2024), outcome(pack(parts([text])), rubric())
    tokens = text.replace("<", "\0<").replace(">", ">\0").replace('"', '\0"').split("\0")
    read = 0
    for _ in range(count):
        changed = list(tokens)
        here, there = source.randrange(len(tokens)), source.randrange(len(tokens))
        match source.randrange(4):
            case 0:
                del changed[here]
            case 1:
                changed.insert(here, changed[there])
            case 2:
                changed[here] = changed[there]
            case _:
                changed[here], changed[there] = changed[there], changed[here]
        found = outcome(pack({**parts(), SHEET: "".join(changed)}), rubric())
        assert not _silent(found, good), "".join(changed)
        read += not isinstance(found, tuple)
    assert read >= 5
