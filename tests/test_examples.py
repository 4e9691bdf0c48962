"""The committed examples: current, and each with the outcome that examples/README.md promises."""

from __future__ import annotations

import io
import json
import zipfile
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

import pytest
from tools.examples import OLDER, REPORTS, RUBRIC_2014, main, same_workbook

from zitool.batch import assess
from zitool.core.exact import fixed
from zitool.core.scoring.eligibility import Status
from zitool.core.scoring.scoring import points_by_id
from zitool.rubrics.load import load_rubric
from zitool.rubrics.packaged import DEFAULT_RUBRIC

if TYPE_CHECKING:
    from pathlib import Path

RUBRIC = load_rubric(DEFAULT_RUBRIC)
MET, NOT_MET, INCOMPLETE = Status.MET, Status.NOT_MET, Status.INCOMPLETE

OUTCOMES = {
    ("unit-baik.xlsx", "unit"): ("87,71", 113, (MET, NOT_MET), {}),
    ("unit-setengah.xlsx", "unit"): (
        "17,52",
        51,
        (INCOMPLETE, INCOMPLETE),
        {"S110": 1, "V323": 3},
    ),
    ("unit-diubah.xlsx", "unit"): (
        "87,40",
        112,
        (INCOMPLETE, INCOMPLETE),
        {"S101": 1, "S110": 1, "W201": 1, "W203": 1, "W204": 1, "W214": 1},
    ),
    ("keluarga-1.xlsx", "unit"): ("87,71", 113, (MET, NOT_MET), {}),
    ("keluarga-2.xlsx", "unit"): ("87,71", 113, (MET, NOT_MET), {}),
    ("unit-dan-tpi.xlsx", "unit"): ("87,71", 113, (MET, NOT_MET), {}),
    ("unit-dan-tpi.xlsx", "tpi"): ("81,35", 113, (MET, NOT_MET), {}),
    ("52-2014/unit-baik.xlsx", "unit"): ("86,00", 84, (MET, NOT_MET), {"R067": 1}),
}
"""File and assessor → total, answered, verdicts (WBK, WBBM), how often each finding."""
DAYS = {"52-2014/unit-baik.xlsx": date(2017, 6, 1)}
"""File → the day it is assessed, where not today: in the time of its regulation."""


def test_the_examples_are_current(capsys: pytest.CaptureFixture[str]) -> None:
    """What tools/examples.py makes is what lies in examples/; else run `make examples`."""
    assert main(["--check"]) == 0, capsys.readouterr().out


def test_every_example_has_an_outcome(examples: Path) -> None:
    """No workbook in the folder is without a test, and none is tested that is not there."""
    found = [path for path in examples.rglob("*.xlsx") if path.parent.name != REPORTS]
    assert {path.relative_to(examples).as_posix() for path in found} == {file for file, _ in OUTCOMES}


@pytest.mark.parametrize(("file", "assessor"), OUTCOMES)
def test_the_outcome_is_the_promised_one(file: str, assessor: str, examples: Path) -> None:
    """Total, number of answers, verdicts and the exact set of findings."""
    rubric = load_rubric(RUBRIC_2014) if file.startswith(OLDER) else RUBRIC
    [assessment] = assess(str(examples / file), rubric, assessor, DAYS.get(file))
    total, answered, verdicts, codes = OUTCOMES[file, assessor]
    assert fixed(assessment.card.points) == total
    assert assessment.card.answered == answered
    assert tuple(verdict.status for verdict in assessment.verdicts) == verdicts
    assert Counter(finding.code for finding in assessment.findings) == codes


def test_both_families_give_the_same_score(examples: Path) -> None:
    """The layout changes nothing: same answers, same points at every node."""
    one, two = (assess(str(examples / f"keluarga-{number}.xlsx"), RUBRIC)[0] for number in (1, 2))
    assert one.card == two.card
    assert one.unit == two.unit
    assert {id_: (answer.chosen, answer.note) for id_, answer in one.answers.answers.items()} == {
        id_: (answer.chosen, answer.note) for id_, answer in two.answers.answers.items()
    }


def test_the_good_unit_misses_wbbm_by_the_survey_alone(examples: Path) -> None:
    """Not all answers are best, and one requirement of WBBM is what is missing."""
    [assessment] = assess(str(examples / "unit-baik.xlsx"), RUBRIC)
    wbbm = assessment.verdicts[1]
    assert [check.requirement.id for check in wbbm.checks if not check.ok] == ["pelayanan-prima"]
    assert Counter(answer.value == 1 for answer in assessment.answers.answers.values())[False] > 20


def test_the_unit_of_2014_misses_wbbm_by_its_service_survey(examples: Path) -> None:
    """Its total would do; the form is recognised without a question left over."""
    [assessment] = assess(str(examples / OLDER / "unit-baik.xlsx"), load_rubric(RUBRIC_2014))
    wbbm = assessment.verdicts[1]
    assert [check.requirement.id for check in wbbm.checks if not check.ok] == ["kualitas-pelayanan"]
    assert assessment.answers.answers["B.I.2"].chosen == "92%"


def test_tampering_does_not_change_the_score(examples: Path) -> None:
    """The tampered form differs from the good one by its deleted question and nothing else."""
    good, tampered = (
        points_by_id(assess(str(examples / name), RUBRIC)[0].card)
        for name in ("unit-baik.xlsx", "unit-diubah.xlsx")
    )
    assert {id_ for id_ in good if good[id_] != tampered[id_]} == {
        "TOTAL", "A", "A.I", "A.I.4", "A.I.4.ii", "A.I.4.ii.c",
    }  # fmt: skip


def test_the_document_is_that_of_the_workbook(examples: Path) -> None:
    """The committed JSON names the committed workbook by path."""
    document = json.loads((examples / "laporan" / "unit-baik.nilai.json").read_text(encoding="utf-8"))
    [entry] = document["assessments"]
    assert entry["file"] == "examples/unit-baik.xlsx"


def test_workbooks_are_compared_by_content(examples: Path) -> None:
    """Other bytes of the same parts are the same workbook; another answer is not."""
    one, other = ((examples / name).read_bytes() for name in ("keluarga-1.xlsx", "unit-baik.xlsx"))
    packed_again = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(one)) as old, zipfile.ZipFile(packed_again, "w") as new:
        for name in old.namelist():
            new.writestr(name, old.read(name).replace(b" />", b"/>"))
    assert packed_again.getvalue() != one
    assert same_workbook(packed_again.getvalue(), one)
    assert not same_workbook(one, other)
