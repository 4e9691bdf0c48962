"""The hostile set through the whole of zitool: each file its verdict, no traceback, no silent score."""

from __future__ import annotations

import random
from fractions import Fraction
from pathlib import Path

import pytest
from tests.hostile.form import SHEET, base, pack, parts
from tests.hostile.generate import entries

from zitool.batch import assess_book
from zitool.errors import UnreadableWorkbookError
from zitool.findings import Severity
from zitool.rubrics.load import load_rubric
from zitool.workbooks.cells import read_book_bytes

LOADED = load_rubric(str(Path(__file__).parent / "rubrik-lke-kecil.yaml"))
GOOD_POINTS = Fraction(1, 2) + Fraction(1, 2) + Fraction(33, 100)
MUTATIONS = 2_000


def outcome(data: bytes):
    """Return the assessment of the bytes, or the codes they are refused with."""
    try:
        return assess_book(read_book_bytes(data, "x.xlsx"), LOADED)[0]
    except UnreadableWorkbookError as error:
        return tuple(each.code for each in error.findings)


def test_the_good_one_is_scored_without_a_word():
    """The base of all hostile files: its exact points, and only that it has no rows for sections."""
    found = outcome(base())

    assert found.card.points == GOOD_POINTS
    assert {each.code for each in found.findings} == {"S108"}


@pytest.mark.parametrize("entry", entries(), ids=lambda entry: entry.name)
def test_each_file_gets_its_verdict(entry):
    """Refused, refused for one item, flagged or scored: exactly what the manifest promises."""
    found = outcome(entry.make())

    if isinstance(found, tuple):
        assert entry.must in {"refuse", "error", "either"}
        assert entry.code is None or entry.code in found
        return
    codes = {each.code for each in found.findings}
    errors = {each.code for each in found.findings if each.severity is Severity.ERROR}
    assert entry.must != "refuse"
    assert entry.code is None or entry.code in codes
    if entry.must == "error":
        assert errors
    elif entry.must == "flag":
        assert codes - {"S108"}
    elif entry.must == "ok":
        assert found.card.points == GOOD_POINTS
        assert not errors


def _silent(found, good) -> bool:
    """Whether the score differs though no answer's own text does and nothing is said."""
    if isinstance(found, tuple) or found.card.points == good.card.points:
        return False
    answers = [(each.indicator, each.raw) for each in found.answers.answers.values()]
    same = answers == [(each.indicator, each.raw) for each in good.answers.answers.values()]
    return same and {each.code for each in found.findings} == {"S108"}


def test_mutated_bytes_never_change_a_score():
    """2,000 files with bytes changed, cut or doubled: refused, or the very same score."""
    source, good = random.Random(90_2021), outcome(base())
    data = base()
    for _ in range(MUTATIONS):
        at, length = source.randrange(len(data)), source.randrange(1, 60)
        changed = source.choice(
            (
                data[:at] + bytes([source.randrange(256)]) + data[at + 1 :],
                data[:at] + data[at + length :],
                data[:at] + data[at : at + length] + data[at:],
                data[:at] + source.randbytes(length) + data[at + length :],
            )
        )
        found = outcome(changed)
        assert isinstance(found, tuple) or found.card.points == good.card.points


def test_mutated_xml_never_changes_a_score_in_silence():
    """2,000 sheets with XML tokens dropped, doubled or swapped: no traceback, no score without its reason."""
    source, good = random.Random(5_2024), outcome(base())
    text = parts()[SHEET]
    assert isinstance(text, str)
    tokens = text.replace("<", "\0<").replace(">", ">\0").replace('"', '\0"').split("\0")
    for _ in range(MUTATIONS):
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
        found = outcome(pack({**parts(), SHEET: "".join(changed)}))
        assert not _silent(found, good), "".join(changed)
