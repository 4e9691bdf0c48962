"""The folder of mixed LKEs that docs/rekap.md is about: sixty, the same bytes each time."""

from __future__ import annotations

import hashlib
import json
import sys

import pytest
from tests.conftest import ROOT

sys.path.insert(0, str(ROOT))

from tools.example_folder import BROKEN, WORKBOOKS, main, write


@pytest.mark.slow
def test_the_folder_is_what_its_command_says(zitool, tmp_path):
    """Sixty workbooks, ten of them refused, all listed but the broken; the same bytes twice."""
    folder, again = tmp_path / "a", tmp_path / "b"
    assert write(folder) == write(again) == WORKBOOKS

    prints = [
        {
            path.relative_to(place).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in place.rglob("*")
            if path.is_file()
        }
        for place in (folder, again)
    ]
    assert prints[0] == prints[1]

    outcome = zitool("score", folder, "--units", folder / "units.csv", "-f", "json", "--jobs", "1")
    found = json.loads(outcome.out)
    assert found["counts"]["files"] == WORKBOOKS
    assert found["counts"]["refused"] == len(BROKEN)
    assert found["counts"]["skipped"] == {"lock": 2, "other": 2}
    assert len(found["missing"]) == 2
    assert len(found["unlisted"]) == len(BROKEN)
    statuses = {unit["verdicts"][0]["status"] for unit in found["units"]}
    assert {"met", "not_met", "incomplete"} <= statuses


def test_nothing_is_overwritten(tmp_path, capsys):
    """A folder that is there stays as it is."""
    assert main([str(tmp_path)]) == 2
    assert list(tmp_path.iterdir()) == []
    assert "already" in capsys.readouterr().err
