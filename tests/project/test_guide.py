"""docs/mengubah-rubrik.md, the guide for people who change rubrics: what they try comes out as it says."""

from __future__ import annotations

import re

import pytest
import yaml
from tests.conftest import ROOT
from tests.repositories import FOLDER, edit, git, repository

GUIDE = (ROOT / "docs" / "mengubah-rubrik.md").read_text(encoding="utf-8")
ACTION = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
HOOKS = {hook["id"] for hook in yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))}
AREA = "sections/a-i-2.yaml"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The rubric in a repository of its own, where the reader stands."""
    place = repository(tmp_path)
    monkeypatch.chdir(tmp_path)
    return place


def test_the_exercise(zitool, folder):
    """One weight, its neighbour, the cases, the effect: each step says what the guide says."""
    edit(folder / AREA, ('weight: "1"\n', 'weight: "1.25"\n'))
    wrong = zitool("rubric", "check", FOLDER)
    edit(folder / AREA, ('weight: "2"\n', 'weight: "1.75"\n'))
    right = zitool("rubric", "check", FOLDER)
    tested = zitool("rubric", "test", FOLDER)
    compared = zitool("rubric", "diff", "HEAD", FOLDER)

    told = 'GALAT R010: bobot bagian "PENATAAN TATALAKSANA" berjumlah 3,75, seharusnya 3,5.'
    assert told in GUIDE
    assert (wrong.code, f"{AREA}:4:1: {told}" in wrong.out) == (1, True)
    assert (right.code, right.out) == (0, "")
    assert (tested.code, "3 tidak sesuai" in tested.err) == (1, True)
    assert compared.code == 0
    assert "Perlu paling rendah 2.0.0" in compared.out


def test_a_change_of_a_sentence_to_its_end(zitool, folder):
    """Criterion, check, cases, version and entry: then `--check` is content, and the commit is made."""
    edit(folder / AREA, ("Baru sebagian SOP unit", "Sebagian SOP unit"))
    first = zitool("rubric", "diff", "HEAD", FOLDER, "--check")
    entry = "## 1.0.1\n\n- Jenis: tanpa akibat nilai.\n- Berlaku: 1 Januari 2027.\n- Bagian: A.I.2.i.a.\n\n"
    edit(folder / "rubric.yaml", ('version: "1.0.0"', 'version: "1.0.1"'))
    edit(folder / "CHANGELOG.md", ("## 1.0.0", f"{entry}## 1.0.0"))

    told = "Versi 1.0.0 → 1.0.0: belum cukup. Perlu paling rendah 1.0.1: kalimat berubah."
    assert told in GUIDE
    assert (first.code, told in first.out) == (1, True)
    assert zitool("rubric", "check", FOLDER).code == 0
    assert zitool("rubric", "test", FOLDER).code == 0
    assert zitool("rubric", "diff", "HEAD", FOLDER, "--check").code == 0
    git(folder, "commit", "--quiet", "-am", "Perjelas kriteria")
    assert zitool("rubric", "diff", "HEAD~1", FOLDER, "--check").code == 0


def test_what_others_are_told_to_write():
    """The workflow and the hooks in the guide use inputs and hooks that exist."""
    blocks = [yaml.safe_load(found_text) for found_text in re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)]
    (workflow,) = [block for block in blocks if isinstance(block, dict) and "jobs" in block]
    (config,) = [block for block in blocks if isinstance(block, dict) and "repos" in block]

    steps = workflow["jobs"]["rubrik"]["steps"]
    assert set(steps[1]["with"]) <= set(ACTION["inputs"])
    assert set(re.findall(r"`(base|strict|lang)\b", GUIDE)) == {"base", "strict", "lang"}
    assert {hook["id"] for hook in config["repos"][0]["hooks"]} == HOOKS
