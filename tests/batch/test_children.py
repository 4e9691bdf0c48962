"""Where workbooks of a batch are done: how children start, what they know, and when there is none."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
import time
from concurrent import futures
from typing import TYPE_CHECKING

import pytest

from zitool.batch import pool
from zitool.batch import worker as work
from zitool.batch.pool import outcomes, processes
from zitool.batch.worker import Outcome, Work

if TYPE_CHECKING:
    from pathlib import Path

WORK = Work("", "", None, "id", full=True)
FORKS = "forkserver" in multiprocessing.get_all_start_methods()


HELD: list[str] = []
"""What this process holds, and no child."""


def of_child(name: str) -> tuple[int, str | None, list[str]]:
    """Return what a child is: its parent, a variable of its environment, what it holds of ours."""
    return os.getppid(), os.environ.get(name), HELD


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_child_starts_afresh_with_the_environment_of_now(monkeypatch: pytest.MonkeyPatch, jobs: int):
    """Nothing that this process holds leaks in, but variables count as they are when the batch begins."""
    monkeypatch.setattr(f"{__name__}.HELD", ["ours"])
    for value in ("satu", "dua"):
        monkeypatch.setenv("ZITOOL_TEST", value)
        with processes(jobs) as executor:
            parent, found, leaked = executor.submit(of_child, "ZITOOL_TEST").result()
        assert found == value
        assert leaked == []
        assert (parent == os.getpid()) is (jobs == 1 or not FORKS)


def names_of(module: str) -> bool:
    """Whether a child has a module without asking for it."""
    return module in sys.modules


@pytest.mark.skipif(not FORKS, reason="this system cannot fork")
def test_what_is_imported_once_is_there_in_each_child():
    """Also in a child that takes the place of one that died; the command line and its table are in none."""
    with processes(2) as executor:
        for module in pool._NEEDED:
            assert executor.submit(names_of, module).result(), module
        for module in ("typer", "rich", "pydantic", "openpyxl", "yaml", "zitool.reports.formats.html"):
            assert not executor.submit(names_of, module).result(), module


def test_a_worker_imports_only_what_it_needs():
    """No command line, no screen, no YAML, no models: a worker starts with what reads and scores."""
    with processes(1) as executor:
        loaded = executor.submit(_modules).result()

    assert "zitool.batch.worker" in loaded
    assert not loaded & {
        "typer",
        "rich",
        "yaml",
        "pydantic",
        "openpyxl",
        "zitool.reports.formats.html",
        "zitool.core.monitoring.agreement",
    }


def _modules():
    return {module.partition(".")[0] for module in sys.modules} | {
        module for module in sys.modules if "zitool" in module
    }


def fail_meanwhile(jobs: int) -> None:
    """Fail as a full disk does while children are at work."""
    with pool._ended(processes(jobs)) as executor:
        executor.submit(time.sleep, 60)
        raise OSError("full")


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_batch_that_ends_early_leaves_no_thread_behind(jobs: int):
    """It would close its pipes while Python ends and writes to them: a traceback behind the error's line."""
    before = set(threading.enumerate())
    with pytest.raises(OSError, match="full"):
        fail_meanwhile(jobs)
    assert set(threading.enumerate()) <= before


def die(_: object) -> None:
    """End as a process does that the system kills."""
    os.kill(os.getpid(), signal.SIGKILL)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signal")
@pytest.mark.parametrize("jobs", [1, 2])
def test_a_child_that_is_killed_breaks_only_its_executor(jobs: int):
    """The executor says so, and the next one works."""
    with processes(jobs) as executor, pytest.raises(futures.BrokenExecutor):
        executor.submit(die, None).result()
    with processes(jobs) as executor:
        assert executor.submit(os.path.basename, "a/b").result() == "b"


@pytest.fixture
def _no_children(monkeypatch: pytest.MonkeyPatch):
    """Whoever starts a process fails."""

    def refuse(*_arguments: object, **_named: object) -> None:
        raise AssertionError("a process was started")

    monkeypatch.setattr(pool.multiprocessing, "get_context", refuse)


@pytest.mark.usefixtures("_no_children")
def test_a_file_named_outright_needs_no_child(zitool, examples: Path):
    """A recap of one file is made here, and is that of the same file in a folder."""
    found = zitool("score", examples / "unit-baik.xlsx", "--recap", "-f", "json")
    assert found.code == 0
    assert '"scored": 1' in found.out


@pytest.mark.usefixtures("_no_children")
def test_files_of_a_folder_have_a_child_of_their_own(zitool, examples: Path, tmp_path: Path):
    """Also the only one, with a single job: one that hangs or dies costs itself, and not the run."""
    (tmp_path / "satu.xlsx").write_bytes((examples / "unit-baik.xlsx").read_bytes())
    assert zitool("score", tmp_path, "--jobs", "1").code == 4


def test_what_is_done_here_never_ends_this_process(monkeypatch: pytest.MonkeyPatch, examples: Path):
    """Only a child is watched; a fault is still the file's own, and the watch is on again afterwards."""
    watched: list[object] = []
    monkeypatch.setattr(work.faulthandler, "dump_traceback_later", lambda *_, **__: watched.append(_))
    file = str(examples / "unit-baik.xlsx")
    assert list(outcomes([file], WORK, 1, pool.here)) == [work._work_on(file, WORK)]
    assert watched == []
    work.work_on((file,), WORK)
    assert len(watched) == 1


@pytest.mark.parametrize("count", [0, 1, 5, 63, 64, 65, 1000])
@pytest.mark.parametrize("jobs", [1, 2, 7])
def test_chunks_hold_each_file_once_and_shrink_towards_the_end(count: int, jobs: int):
    """So that no process waits long for the last of another."""
    files = [str(number) for number in range(count)]
    chunks = list(pool._chunks(files, jobs))
    assert [file for chunk in chunks for file in chunk] == files
    sizes = [len(chunk) for chunk in chunks]
    assert sizes == sorted(sizes, reverse=True)
    assert max(sizes, default=0) <= pool.CHUNK
    assert not sizes or sizes[-1] == 1


def test_the_same_comes_of_children_and_of_none(examples: Path):
    """To the byte, in order, with one child, two, and none."""
    files = sorted(str(path) for path in examples.glob("*.xlsx"))
    expected: list[Outcome] = list(outcomes(files, WORK, 1, pool.here))
    assert [list(outcomes(files, WORK, jobs)) for jobs in (1, 2)] == [expected, expected]
