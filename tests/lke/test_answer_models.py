"""The second opinion on accepted answers: agrees with the reader on every form, and catches its slips."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest
from tests.conftest import EXAMPLES, ROOT

from zitool.batch import assess
from zitool.lke import extract as reader
from zitool.lke.answer_models import check_accepted

REAL = sorted((ROOT.parent / "shared" / "real").glob("*.xlsx"))


@pytest.mark.parametrize("file", [*sorted(EXAMPLES.rglob("*.xlsx")), *REAL], ids=lambda file: file.name)
def test_what_the_reader_accepts_the_models_accept(file):
    """On all examples, of every assessor, nothing that was read is refused."""
    try:
        assessments = assess(str(file), assessor="all")
    except Exception as error:  # noqa: BLE001 - a form of no use here, such as a list of units
        pytest.skip(str(error))
    assert [check_accepted(one.rubric, one.answers, one.file) for one in assessments] == [
        [] for _ in assessments
    ]


@pytest.mark.parametrize(
    ("id_", "slip"),
    [
        ("A.I.1.i.a", {"chosen": "C"}),
        ("B.I.a", {"value": Fraction(5, 4)}),
        ("B.I.a", {"value": Fraction(-1, 4)}),
        ("A.II.5.iii.a", {"value": Fraction(3, 2)}),
    ],
)
def test_a_slip_of_the_reader_is_caught(id_, slip):
    """An option that the scale lacks, a value out of its range: X002 with the indicator."""
    (one,) = assess(str(EXAMPLES / "unit-baik.xlsx"))
    answers = {**one.answers.answers, id_: replace(one.answers.answers[id_], **slip)}
    (found,) = check_accepted(one.rubric, replace(one.answers, answers=answers), one.file)
    assert (found.code, found.indicator) == ("X002", id_)


def test_strict_asks_for_the_second_opinion(monkeypatch, zitool):
    """`validate --strict` says what the models refuse and exits 1; without it nobody pays for them."""
    real = reader.extract

    def slipping(form, rubric, block):
        sheet, found = real(form, rubric, block)
        answers = {**sheet.answers, "B.I.a": replace(sheet.answers["B.I.a"], value=Fraction(5, 4))}
        return replace(sheet, answers=answers), found

    monkeypatch.setattr("zitool.batch.extract", slipping)
    strict = zitool("validate", str(EXAMPLES / "unit-baik.xlsx"), "--strict", "-f", "json")
    usual = zitool("validate", str(EXAMPLES / "unit-baik.xlsx"), "-f", "json")

    assert (strict.code, usual.code) == (1, 0)
    assert '"X002"' in strict.out
    assert '"X002"' not in usual.out
