"""Many workbooks through an executor: in order, and a broken one costs only what broke it."""

from __future__ import annotations

import multiprocessing
import os
import struct
import sys
import time
from concurrent.futures import BrokenExecutor, Executor, Future
from pathlib import Path

import pytest

from zitool.batch import pool
from zitool.batch import worker as work
from zitool.batch.pool import outcomes
from zitool.batch.worker import Outcome, Work, work_on
from zitool.errors import RubricError
from zitool.rubrics.packaged import DEFAULT_RUBRIC

WORK = Work(DEFAULT_RUBRIC, "", None, "id")


class Fragile(Executor):
    """Does nothing with files, and breaks for good on a poisoned one, as a pool does whose worker dies."""

    def __init__(self, poison):
        self.poison = poison
        self.broken = False

    def submit(self, function, /, *args):
        assert function is work_on
        if self.broken:
            raise BrokenExecutor
        files, _ = args
        future: Future = Future()
        if self.poison & set(files):
            self.broken = True
            future.set_exception(BrokenExecutor())
        else:
            future.set_result([Outcome(file, (file,)) for file in files])
        return future


def run(files, poison=(), jobs=2):
    """Return the outcomes of files that are never read, some of which kill their worker."""
    return list(outcomes(files, WORK, jobs, lambda _: Fragile(set(poison))))


@pytest.mark.parametrize("jobs", [1, 2, 8])
@pytest.mark.parametrize("count", [0, 1, 2, 17, 100])
def test_outcomes_come_in_the_order_of_the_files(count, jobs):
    """However the work is cut up, the results are in one order."""
    files = [f"{number}.xlsx" for number in range(count)]

    assert [that_run.file for that_run in run(files, jobs=jobs)] == files


@pytest.mark.parametrize(("count", "jobs", "many"), [(100, 1, False), (101, 1, True), (150, 2, False)])
def test_workers_are_told_of_a_long_batch(count, jobs, many):
    """By how many workbooks each has before it: it then hashes by OpenSSL."""
    asked = []

    class Asked(Fragile):
        def submit(self, function, /, *args):
            asked.append(args[1].many)
            return super().submit(function, *args)

    list(outcomes([str(number) for number in range(count)], WORK, jobs, lambda _: Asked(set())))

    assert set(asked) == {many}


@pytest.mark.parametrize("poison", [["0"], ["99"], ["3", "4"], ["0", "1", "2"], ["7", "41", "98"]])
def test_a_file_that_kills_its_process_costs_only_itself(poison):
    """Every other file is scored, the order stays, and the culprit is named with F016."""
    files = [str(number) for number in range(100)]

    found = run(files, poison)

    assert [finding.file for finding in found] == files
    assert [finding.file for finding in found if finding.refused] == poison
    assert all('"code":"F016"' in finding.refused for finding in found if finding.refused)


def test_every_file_may_be_poisoned():
    """Even then the batch ends, with each file given up."""
    files = [str(number) for number in range(20)]

    assert [bool(that_run.refused) for that_run in run(files, files)] == [True] * 20


def test_a_real_pool_gives_what_one_process_gives(examples):
    """Results of child processes are those of a single run, to the byte, for any number of jobs."""
    files = sorted(str(path) for path in examples.glob("*.xlsx"))
    expected = work_on(files, WORK._replace(full=True))

    assert list(outcomes(files, WORK._replace(full=True), 2)) == expected


def test_a_rubric_that_cannot_be_used_ends_the_batch(examples):
    """It is not the fault of any file."""
    with pytest.raises(RubricError):
        list(outcomes([str(examples / "unit-baik.xlsx")], WORK._replace(rubric="tidak-ada"), 1))


def half_told(ends: bool) -> None:
    """Begin to tell a result, in a child process whose turn it is; then die, or never go on."""
    frame = sys._getframe()
    while "result_queue" not in frame.f_locals:
        frame = frame.f_back
    queue = frame.f_locals["result_queue"]
    with queue._wlock:
        queue._writer._send(struct.pack("!i", 10_000))
        if ends:
            os._exit(9)
        time.sleep(600)


LINUX = pytest.mark.skipif(sys.platform != "linux", reason="writes into pipes as Linux has them")


@LINUX
@pytest.mark.slow
def test_a_batch_stopped_while_a_process_tells_its_result_ends(tmp_path):
    """Ctrl-C then: the half of a result is not waited for."""

    def stopped():
        with pool._ended(pool.processes(2)) as executor:
            executor.submit(Path.touch, tmp_path / "told")
            future = executor.submit(half_told, False)
            while not (tmp_path / "told").exists():
                time.sleep(0.01)
            time.sleep(1)  # the length of its result is on its way
            assert not future.done()
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()
    assert multiprocessing.active_children() == []


@LINUX
@pytest.mark.slow
def test_a_process_that_dies_while_it_tells_its_result_breaks_the_executor(monkeypatch):
    """Its thread would read for ever, and no other process could tell anything: that is seen."""
    monkeypatch.setattr(pool, "_LOOK_SECONDS", 0.2)
    with pool._ended(pool.processes(2)) as executor:
        executor.submit(time.sleep, 1)
        lives, dies = executor.submit(time.sleep, 3), executor.submit(half_told, True)
        time.sleep(2)  # it is dead by now
        for future in (lives, dies):
            with pytest.raises(BrokenExecutor):
                pool._came_of(future, executor)


@pytest.fixture
def no_processes(monkeypatch):
    """A system as WebAssembly is: no processes can be started, and no thread can watch."""

    def refuse(*_arguments, **_named):
        raise RuntimeError("unable to start watchdog thread")

    find_spec = work.find_spec
    monkeypatch.setattr(
        work, "find_spec", lambda name: None if name == "_multiprocessing" else find_spec(name)
    )
    monkeypatch.setattr(work.faulthandler, "dump_traceback_later", refuse)
    monkeypatch.setattr(pool.multiprocessing, "get_context", refuse)


@pytest.mark.usefixtures("no_processes")
@pytest.mark.parametrize("jobs", [1, 3])
def test_without_processes_the_same_comes_of_each_file(examples, tmp_path, jobs):
    """Good files are scored, broken ones refused, in order and to the byte as with processes."""
    broken = tmp_path / "rusak.xlsx"
    broken.write_bytes(b"no workbook")
    files = [str(broken), *sorted(str(path) for path in examples.glob("*.xlsx"))]

    found = list(outcomes(files, WORK._replace(full=True), jobs))

    assert found == [work._work_on(file, WORK._replace(full=True)) for file in files]
    assert [finding.file for finding in found if finding.refused] == [str(broken)]


@pytest.mark.usefixtures("no_processes")
def test_without_processes_a_file_is_done_when_its_turn_comes(monkeypatch):
    """Whoever takes outcomes sees how far it is: no file is begun before the one before it was taken."""
    begun = []
    monkeypatch.setattr(
        pool, "work_on", lambda files, _: begun.extend(files) or [Outcome(file) for file in files]
    )
    stream = outcomes([str(number) for number in range(40)], WORK, 4)

    for number in range(1, 4):
        next(stream)
        assert len(begun) == number


@pytest.mark.usefixtures("no_processes")
def test_without_processes_a_file_that_breaks_the_reader_costs_only_itself(monkeypatch):
    """What even the reader does not catch is the end of one file, done twice and then given up."""

    def breaks(files, _):
        if files == ("3",):
            raise RecursionError
        return [Outcome(file) for file in files]

    monkeypatch.setattr(pool, "work_on", breaks)

    found = list(outcomes([str(number) for number in range(6)], WORK, 2))

    assert [finding.file for finding in found if finding.refused] == ["3"]
    assert [finding.file for finding in found] == [str(number) for number in range(6)]


@pytest.mark.usefixtures("no_processes")
def test_without_processes_a_rubric_that_cannot_be_used_ends_the_batch(examples):
    """As it does with them."""
    with pytest.raises(RubricError):
        list(outcomes([str(examples / "unit-baik.xlsx")], WORK._replace(rubric="tidak-ada"), 1))
