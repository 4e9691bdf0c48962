"""A rubric of one's own with a case, to be changed by a test."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

RUBRICS = Path(__file__).parents[2] / "rubrics"


@pytest.fixture
def kecil(tmp_path, monkeypatch):
    """A folder with the small rubric of the tests and its cases; the tests run beside it."""
    folder = tmp_path / "kecil"
    (folder / "cases").mkdir(parents=True)
    shutil.copy(RUBRICS / "good" / "kecil.yaml", folder / "rubric.yaml")
    shutil.copy(RUBRICS / "cases" / "kecil.yaml", folder / "cases" / "kecil.yaml")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    return folder


def edit(file, old, new):
    """Replace one text in a file, which must be there."""
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
