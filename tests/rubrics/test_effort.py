"""effort.yaml: costs and what is fixed; every fault with its line."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from zitool.batch.entries import load_effort
from zitool.errors import RubricError
from zitool.rubrics.load import load_rubric

HERE = Path(__file__).parent
FILES = sorted((HERE / "effort").glob("R*.yaml"))
RUBRIC = load_rubric(str(HERE / "good" / "kecil.yaml")).rubric


def test_costs_are_exact_and_fixed_is_none():
    """A cost is a fraction, with a point or a comma; ``tetap`` and ``fixed`` are no cost at all."""
    found = load_effort(HERE / "effort" / "good-kecil.yaml", RUBRIC)

    assert found == {"A": 2, "A.a": Fraction(1, 2), "A.b": Fraction(3, 2), "B.I.a": None, "B.I.b": None}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_faults_are_named_on_their_lines(file):
    """Exactly the code in the file's name is found, on exactly the marked lines, all of them in one go."""
    code = file.name[:4]
    lines = file.read_text(encoding="utf-8").splitlines()
    marked = [number for number, line in enumerate(lines, 1) if f"# <- {code}" in line]

    with pytest.raises(RubricError) as refusal:
        load_effort(file, RUBRIC)

    assert {finding.code for finding in refusal.value.findings} == {code}
    assert [int(finding.cell.split(":")[0]) for finding in refusal.value.findings] == marked


def test_a_file_that_is_not_there_is_said(tmp_path):
    """A wrong name is a finding, not a crash."""
    with pytest.raises(RubricError) as refusal:
        load_effort(tmp_path / "tidak-ada.yaml", RUBRIC)

    assert [finding.code for finding in refusal.value.findings] == ["R001"]
