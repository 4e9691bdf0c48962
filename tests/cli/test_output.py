"""Where results go: whole or not at all, never over an input, never over somebody's work unasked."""

from __future__ import annotations

import errno
import json
import os
import re
from pathlib import Path

import pytest

from zitool.cli.output import place_for, write_whole
from zitool.errors import OutputError


def test_the_suffix_names_the_format_and_the_table_stays(zitool, examples, tmp_path):
    """``-o hasil.json`` writes JSON; the terminal still gets nothing but that file's worth."""
    target = tmp_path / "hasil.json"

    outcome = zitool("score", examples / "unit-baik.xlsx", "-o", target)

    assert outcome.code == 0
    assert json.loads(target.read_text("utf-8"))["schema"] == "zitool/score/1"
    assert "Menuju WBK" in outcome.out


def test_a_text_file_has_the_table_without_colour(zitool, examples, tmp_path):
    """``.txt`` holds what a pipe would hold, and its mark; what is printed ends with where that is."""
    target = tmp_path / "hasil.txt"

    outcome = zitool("score", examples / "unit-baik.xlsx", "-o", target)

    *lines, mark = target.read_text("utf-8").splitlines(keepends=True)
    assert outcome.out == f"{''.join(lines)}Ditulis ke {target}\n"
    assert re.fullmatch(r"\[zitool [0-9a-f]{64}\]\n", mark)
    assert "\x1b" not in outcome.out


def test_an_existing_file_is_kept_unless_asked(zitool, examples, tmp_path):
    """O004, and --overwrite."""
    target = tmp_path / "hasil.json"
    target.write_text("kerja orang", "utf-8")

    assert zitool("score", examples / "unit-baik.xlsx", "-o", target).code == 2
    assert target.read_text("utf-8") == "kerja orang"
    assert zitool("score", examples / "unit-baik.xlsx", "-o", target, "--overwrite").code == 0
    assert target.read_text("utf-8").startswith("{")


@pytest.mark.parametrize("how", ["same", "symlink", "hardlink", "dots"])
def test_an_input_is_never_the_output(zitool, examples, tmp_path, how):
    """O003 by every name the file has, and not a byte of it changes, even with --overwrite."""
    source = tmp_path / "lke.json"
    source.write_bytes((examples / "unit-baik.xlsx").read_bytes())
    target = source
    if how == "symlink":
        target = tmp_path / "tautan.json"
        target.symlink_to(source)
    elif how == "hardlink":
        target = tmp_path / "kembar.json"
        os.link(source, target)
    elif how == "dots":
        (tmp_path / "sub").mkdir()
        target = tmp_path / "sub" / ".." / "lke.json"
    before = source.read_bytes()

    outcome = zitool("score", source, "-o", target, "--overwrite")

    assert outcome.code == 2
    assert "O003" in outcome.err
    assert source.read_bytes() == before


def test_a_missing_folder_is_said_before_anything_is_scored(zitool, examples, tmp_path):
    """O013 and no output: the folder is meant, not a file that somebody has open."""
    outcome = zitool("score", examples / "unit-baik.xlsx", "-o", tmp_path / "tidak" / "ada.json")

    assert outcome.code == 2
    assert "O013" in outcome.err
    assert "Excel" not in outcome.err
    assert outcome.out == ""


@pytest.mark.parametrize("fault", ["write", "fsync", "replace"])
def test_a_failed_write_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch, fault):
    """Disk full at any moment: the old report is whole, no temporary file is left."""
    target = tmp_path / "hasil.json"
    target.write_text("lama", "utf-8")
    place = place_for(target, [], overwrite=True)

    def full(*_arguments, **_named):
        raise OSError(errno.ENOSPC, "No space left on device")

    if fault == "fsync":
        monkeypatch.setattr(os, "fsync", full)
    elif fault == "replace":
        monkeypatch.setattr(Path, "replace", full)
    else:
        monkeypatch.setattr(os, "fdopen", full)

    with pytest.raises(OutputError) as caught:
        write_whole(place, b"baru")

    assert caught.value.findings[0].code == "O001"
    assert target.read_text("utf-8") == "lama"
    assert [file.name for file in tmp_path.iterdir()] == ["hasil.json"]


def test_an_interrupt_while_writing_leaves_nothing(tmp_path, monkeypatch):
    """Ctrl-C is no excuse for half a report."""
    target = tmp_path / "hasil.json"

    def interrupted(_descriptor):
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_whole(place_for(target, [], overwrite=True), b"baru")

    assert list(tmp_path.iterdir()) == []


def test_the_mode_of_a_result_is_the_users_own(tmp_path):
    """Not the 0600 of a temporary file."""
    mask = os.umask(0o022)
    try:
        write_whole(place_for(tmp_path / "hasil.json", [], overwrite=False), b"{}")
    finally:
        os.umask(mask)

    assert (tmp_path / "hasil.json").stat().st_mode & 0o777 == 0o644


def test_a_folder_is_no_output(tmp_path):
    """O002 with the reason."""
    with pytest.raises(OutputError) as caught:
        place_for(tmp_path, [], overwrite=True)

    assert caught.value.findings[0].values == {"reason": "folder"}
