"""Which workbooks a command line names: nothing twice, nothing lost without a word."""

from __future__ import annotations

import os
import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zitool.batch.discovery import by_name, find_workbooks, names_many


def made(folder, *names):
    """Make files of these names, folders included, and return their paths."""
    paths = []
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(name.encode())
        paths.append(str(path))
    return paths


def test_a_folder_is_searched_to_the_bottom_in_the_order_of_names(tmp_path):
    """Files of a folder come before those of the folders in it, each sorted as people do."""
    expected = made(
        tmp_path, "B 2.xlsx", "b 10.xlsx", "b 10 (1).xlsx", "c.XLSM", "a/z.xlsx", "a/deep/y.xlsx", "d/x.xlsx"
    )

    assert find_workbooks([str(tmp_path)]).files == tuple(expected)
    assert find_workbooks([str(tmp_path), *expected[::-1]]).files == tuple(expected)
    assert find_workbooks(expected[::-1]).files == tuple(expected)


def test_old_and_foreign_workbooks_are_candidates(tmp_path):
    """A unit that sent .xls or .ods has sent an LKE: it is refused by name, not overlooked."""
    expected = made(tmp_path, "a.xls", "b.xlsb", "c.ods")

    assert find_workbooks([str(tmp_path)]).files == tuple(expected)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("~$unit.xlsx", "lock"),
        (".~lock.unit.ods#", "lock"),
        ("surat.pdf", "other"),
        ("._unit.xlsx", "other"),
        ("tanpa-akhiran", "other"),
    ],
)
def test_what_is_skipped_is_counted_with_its_reason(tmp_path, name, reason):
    """Lock files and other kinds of files are passed over and said."""
    (path,) = made(tmp_path, name)

    assert find_workbooks([str(tmp_path)]) == ((), ((path, reason),))


def test_hidden_folders_are_not_entered(tmp_path):
    """What version control, archives and systems keep for themselves is no unit's LKE."""
    made(tmp_path, ".git/a.xlsx", "__MACOSX/b.xlsx")

    assert find_workbooks([str(tmp_path)]).files == ()


def test_a_file_named_outright_is_a_candidate_whatever_it_is_called(tmp_path):
    """The user said so; reading it will say what it is."""
    lock, missing = str(tmp_path / "~$a.xlsx"), str(tmp_path / "tidak-ada.xlsx")
    made(tmp_path, "~$a.xlsx")

    assert find_workbooks([lock, missing]).files == (missing, lock)


def test_no_file_is_taken_twice(tmp_path):
    """Named twice, found again in its folder, or under another link: once."""
    first, second = made(tmp_path, "a.xlsx", "b.xlsx")
    os.link(second, tmp_path / "c.xlsx")

    found = find_workbooks([first, first, str(tmp_path)])

    assert found.files == (first, second)
    assert [reason for _, reason in found.skipped] == ["same", "same", "same"]


def test_links_to_folders_are_not_followed(tmp_path):
    """A loop of links ends nothing in an endless search."""
    (path,) = made(tmp_path, "unit/a.xlsx")
    (tmp_path / "unit" / "loop").symlink_to(tmp_path)

    assert find_workbooks([str(tmp_path)]).files == (path,)


def test_the_output_of_this_run_is_no_input(zitool, examples, tmp_path):
    """A recap written into the folder it is about is not read as an LKE; what zitool did not write is one."""
    lke, other = made(tmp_path, "a.xlsx", "b.xlsx")
    recap = str(tmp_path / "rekap.xlsx")
    zitool("gap-report", examples / "unit-setengah.xlsx", "-o", recap)

    assert find_workbooks([str(tmp_path)], [recap]) == ((lke, other), ((recap, "output"),))
    assert find_workbooks([str(tmp_path)], [other]).files == (lke, other, recap)


def test_patterns_are_for_shells_that_leave_them_alone(tmp_path):
    """On Windows `*.xlsx` reaches the program as it is written."""
    first, second = made(tmp_path, "x/a.xlsx", "x/b.xlsx")
    made(tmp_path, "x/c.pdf")

    assert find_workbooks([str(tmp_path / "*" / "*.xlsx")]).files == (first, second)
    assert find_workbooks([str(tmp_path / "**" / "b.*")]).files == (second,)


def test_a_file_with_brackets_in_its_name_is_a_file(tmp_path):
    """What exists is taken by name before it is taken as a pattern."""
    (path,) = made(tmp_path, "LKE [final].xlsx")

    assert not names_many([path])
    assert find_workbooks([path]).files == (path,)


@pytest.mark.skipif(sys.platform == "win32", reason="FIFOs are of POSIX")
def test_a_pipe_is_no_workbook(tmp_path):
    """A FIFO in a folder would hang whoever opens it."""
    pipe = tmp_path / "a.xlsx"
    os.mkfifo(pipe)

    assert find_workbooks([str(tmp_path)]).skipped == ((str(pipe), "special"),)


@pytest.mark.skipif(sys.platform != "linux", reason="names that are no UTF-8")
def test_names_that_are_no_utf8_are_found(tmp_path):
    """Every name that a disk can hold is found and can be opened again."""
    raw = os.fsencode(tmp_path) + b"/unit-\xff.xlsx"
    with open(raw, "wb") as file:  # noqa: PTH123
        file.write(b"x")

    (path,) = find_workbooks([str(tmp_path)]).files

    assert os.fsencode(path) == raw


def test_reports_of_zitool_are_no_lkes(zitool, examples, tmp_path):
    """An action list shows answers, too: alone it is refused, in a folder it is passed over and counted."""
    report = tmp_path / "rencana.xlsx"
    zitool("gap-report", examples / "unit-setengah.xlsx", "-o", report)

    alone = zitool("score", report)
    folder = zitool("score", tmp_path)

    assert alone.code == 3
    assert "F017" in alone.err
    assert "1 keluaran zitool" in folder.err
    assert folder.err.startswith("Tidak ada LKE pada tempat yang disebut.")


def _in_words(path):
    """What orders files, as tuples: each folder, then the name, words and numbers by turns, the suffix."""

    def natural(name):
        pieces = re.split("0*([0-9]+)", name.casefold())
        return tuple((len(piece), piece) if place % 2 else piece for place, piece in enumerate(pieces))

    *folders, name = os.path.normpath(path).split(os.sep)  # noqa: PTH206
    stem, suffix = os.path.splitext(name)  # noqa: PTH122
    return (*((1, natural(folder)) for folder in folders), (0, natural(stem), suffix.casefold()), path)


_NAMES = st.text("aBé 019-(.\1\udcff", min_size=1, max_size=6)
_PATHS = st.lists(_NAMES, min_size=1, max_size=3).map(os.sep.join)


@given(st.lists(_PATHS, min_size=2, max_size=6))
def test_files_are_ordered_as_people_do(paths):
    """By words and numbers, files before the folders beside them, whatever signs are in the names."""
    assert sorted(sorted(paths), key=by_name) == sorted(paths, key=_in_words)
