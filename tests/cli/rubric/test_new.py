"""``zitool rubric new``: a start that loads, whose cases pass, and that says what is to be filled in."""

from __future__ import annotations

import json
import os

import pytest

from zitool.rubrics.load import load_rubric


def test_only_what_it_says_is_left_to_do(zitool, tmp_path, monkeypatch):
    """`check` finds nothing but the TODOs, as many as `new` counted; cases pass and guard every figure."""
    monkeypatch.chdir(tmp_path)
    made = zitool("rubric", "new", "peraturan-1-2026")
    checked = json.loads(zitool("rubric", "check", "peraturan-1-2026", "-f", "json").out)
    tested = zitool("rubric", "test", "peraturan-1-2026", "--mutants")

    assert (made.code, made.out) == (0, "")
    assert {finding["code"] for finding in checked["findings"]} == {"R045"}
    assert f"isi {checked['errors']} TODO" in made.err
    assert tested.code == 0
    assert load_rubric("peraturan-1-2026").rubric.status == "draft"


def test_nothing_is_left_when_every_todo_is_filled_in(zitool, tmp_path):
    """With the TODOs replaced, nothing is found any more, not even with --strict."""
    zitool("rubric", "new", "uji", "-o", tmp_path)
    for file in (tmp_path / "uji").rglob("*"):
        if file.is_file():
            text = file.read_text(encoding="utf-8")
            file.write_text(text.replace("TODO: ", "").replace("TODO", "isi"), encoding="utf-8")

    assert zitool("rubric", "check", tmp_path / "uji", "--strict").out == ""


@pytest.mark.parametrize(
    ("output", "made"), [(".", "uji"), ("dalam", "dalam/uji"), ("dalam/uji", "dalam/uji")]
)
def test_the_folder_is_named_like_the_rubric(zitool, tmp_path, monkeypatch, output, made):
    """-o is the folder to put it in, or the folder itself where it is named so already."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "dalam").mkdir()

    assert zitool("rubric", "new", "uji", "-o", output).code == 0
    assert (tmp_path / made / "rubric.yaml").is_file()


def test_nothing_is_written_over(zitool, tmp_path):
    """A folder of that name stays as it is: exit code 2."""
    (tmp_path / "uji").mkdir()
    (tmp_path / "uji" / "milik.txt").write_text("milik orang", encoding="utf-8")
    outcome = zitool("rubric", "new", "uji", "-o", tmp_path)

    assert outcome.code == 2
    assert "O002" in outcome.err
    assert [path.name for path in (tmp_path / "uji").iterdir()] == ["milik.txt"]


@pytest.mark.parametrize("id_", ["Uji", "uji_1", "../uji", "", "uji ", "a" * 61])
def test_an_id_that_is_none_is_refused(zitool, tmp_path, id_):
    """Small letters, digits and hyphens; anything else writes nothing."""
    assert zitool("rubric", "new", id_, "-o", tmp_path).code == 2
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_refused(zitool, tmp_path):
    """The folder to put it in must exist."""
    outcome = zitool("rubric", "new", "uji", "-o", tmp_path / "tidak" / "ada")

    assert (outcome.code, "foldernya tidak ada" in outcome.err) == (2, True)


def test_what_fails_halfway_leaves_nothing(zitool, tmp_path, monkeypatch):
    """A disk that fills up while writing: O001, and no half a rubric beside."""
    from pathlib import Path

    whole, written = Path.write_text, []

    def full(self, *arguments, **options):
        written.append(self)
        if len(written) == 3:
            raise OSError(28, os.strerror(28))
        return whole(self, *arguments, **options)

    monkeypatch.setattr(Path, "write_text", full)
    outcome = zitool("rubric", "new", "uji", "-o", tmp_path)

    assert (outcome.code, "O001" in outcome.err) == (2, True)
    assert list(tmp_path.iterdir()) == []
