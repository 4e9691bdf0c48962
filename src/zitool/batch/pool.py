"""Many workbooks through an executor of `concurrent.futures`, in order, and none lost when a process dies.

`concurrent.futures` is the only seam: processes of this machine by default, or the executor of a cluster that
speaks it. A broken executor costs only the workbook that broke it: those that were on their way are done once
more, one at a time, and the one that breaks it again is given up. Where a system has no processes, as
WebAssembly has none, the work is done right here, and the reader's own limits are the only guard.
"""

from __future__ import annotations

import multiprocessing
import os
import time
from collections import deque
from concurrent import futures  # its pool of processes cannot even be named where there are none
from concurrent.futures import Executor, Future
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any, cast

from zitool.batch.worker import (
    SECONDS,
    Outcome,
    Work,
    given_up,
    has_processes,
    prepare,
    unwatched,
    work_on,
)
from zitool.core.digests import LONG
from zitool.errors import UsageError, ZitoolError
from zitool.findings import finding

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence

    Start = Callable[[int], Executor]
    Chunk = tuple[str, ...]

CHUNK = 16
"""Workbooks that travel together; one takes so little that messages about each would cost more."""
_NEEDED = (
    *("zitool.batch.worker", "zitool.core.scoring.note_claims", "zitool.core.scoring.prerequisite_check"),
    *("zitool.xlsx.shared_formulas", "zitool.lke.titles", "zitool.catalogue.values"),
)
"""What nearly every workbook asks for; rubrics are read by each child, as they are when it reads them."""
_LOOK_SECONDS = 5
"""How long a result is waited for before the processes are looked at."""
_AHEAD = 3
"""Chunks on their way per process: none waits for work, and few results wait for their turn."""


class _Later(Future[Any]):
    """Work that is done when its result is asked for, and not before: so many files show progress."""

    def __init__(self, work: Callable[[], Any]) -> None:
        super().__init__()
        self._work = work

    def result(self, timeout: float | None = None) -> Any:  # noqa: ANN401 - as its base says
        del timeout
        return self._work()


class _Here(Executor):
    """Does the work in this very process, one after another."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:  # noqa: ANN401
        return _Later(partial(unwatched, fn, *args, **kwargs))


def here(jobs: int) -> Executor:
    """Return an executor for a file that somebody named outright: whatever it does, no other is lost."""
    del jobs
    return _Here()


def processes(jobs: int) -> Executor:
    """Return an executor of `jobs` child processes, started afresh: nothing of this one leaks in.

    Where the system can fork, a process that did nothing but import forks them: what is imported once is
    there in each, also in those that take the place of one that died.
    """
    if not has_processes():
        return _Here()
    forks = jobs > 1 and "forkserver" in multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if forks else "spawn")
    if forks:
        context.set_forkserver_preload([*_NEEDED])
    return futures.ProcessPoolExecutor(
        jobs, mp_context=context, initializer=prepare, initargs=(dict(os.environ),)
    )


def default_jobs() -> int:
    """Return the number of processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0)) or 1
    return os.cpu_count() or 1


def outcomes(files: Sequence[str], work: Work, jobs: int, start: Start = processes) -> Generator[Outcome]:
    """Yield what came of each file, in the order of `files`.

    Args:
        files: paths; each is read by one process.
        work: what is asked of each.
        jobs: chunks worked on at a time.
        start: makes an executor for that many jobs; called again where one broke.

    Raises:
        ZitoolError: what is wrong with the whole batch, such as its rubric.
    """
    work = work._replace(many=len(files) > LONG * jobs)
    waiting = deque(_chunks(files, jobs) if has_processes() else ((file,) for file in files))
    while waiting:
        broken: list[Chunk] = []
        with _ended(start(min(jobs, len(waiting)))) as executor:
            yield from _in_order(executor, waiting, work, jobs * _AHEAD, broken)
        yield from _one_by_one([file for chunk in broken for file in chunk], work, start)


def _chunks(files: Sequence[str], jobs: int) -> Iterator[Chunk]:
    """Yield files that travel together, fewer towards the end: no process waits long for another's last."""
    at = 0
    while at < len(files):
        size = max(1, min(CHUNK, (len(files) - at) // (jobs * _AHEAD)))
        yield tuple(files[at : at + size])
        at += size


def _in_order(
    executor: Executor, waiting: deque[Chunk], work: Work, ahead: int, broken: list[Chunk]
) -> Iterator[Outcome]:
    """Yield outcomes until `waiting` is empty, or the executor broke: what it had not done is in `broken`."""
    under_way: deque[tuple[Chunk, Future[list[Outcome]]]] = deque()
    while waiting or under_way:
        while waiting and len(under_way) < ahead:
            try:
                under_way.append((waiting[0], executor.submit(work_on, waiting[0], work)))
            except RuntimeError:  # it broke; what is under way will say so
                break
            waiting.popleft()
        if not under_way:  # it never worked
            broken.append(waiting.popleft())
            return
        chunk, future = under_way.popleft()
        try:
            done = _came_of(future, executor)
        except ZitoolError:
            raise
        except Exception:  # noqa: BLE001 - whatever an executor says when a worker of it is gone
            broken.append(chunk)
            broken += [begun for begun, _ in under_way]
            return
        yield from done


def _came_of(future: Future[list[Outcome]], executor: Executor) -> list[Outcome]:
    """Return what came of a chunk, or raise what did.

    A process that dies in the midst of telling leaves all others waiting: the executor's thread for the rest
    of what it told, the other processes for their turn. So now and then the processes are looked at.
    """
    while _has_children(executor):
        try:
            return future.result(timeout=_LOOK_SECONDS)
        except TimeoutError:
            if future.done():
                raise
        started = dict(getattr(executor, "_processes", None) or {})
        if any(child.exitcode is not None for child in started.values()):
            _tear_off(executor)
    return future.result()


def _has_children(executor: Executor) -> bool:
    return has_processes() and isinstance(executor, futures.ProcessPoolExecutor)


def _tear_off(executor: Executor) -> None:
    """End the processes of an executor, and the reading of what one of them had begun to tell.

    The pipe of results is open for writing in this process as well: without them its thread would wait for
    ever for the rest of a result.
    """
    for child in multiprocessing.active_children():
        child.terminate()
    writer = getattr(getattr(executor, "_result_queue", None), "_writer", None)
    if writer is not None:
        writer.close()


def _one_by_one(files: Sequence[str], work: Work, start: Start) -> Iterator[Outcome]:
    """Yield what came of each file, each alone in a process; one that kills its process is given up."""
    waiting = deque(files)
    while waiting:
        with _ended(start(1)) as executor:
            for file in tuple(waiting):
                waiting.popleft()
                began = time.monotonic()
                try:
                    (outcome,) = _came_of(executor.submit(work_on, (file,), work), executor)
                except ZitoolError:
                    raise
                except Exception:  # noqa: BLE001
                    late = time.monotonic() - began >= SECONDS
                    yield given_up(file, "time" if late else "died", work.language)
                    break
                yield outcome


@contextmanager
def _ended(executor: Executor) -> Iterator[Executor]:
    """Leave no process behind, and wait for none that works on what nobody wants any more."""
    try:
        yield executor
    except BaseException:
        if _has_children(executor):
            _tear_off(executor)
            # Without children it has nothing to wait for; left alone, its thread may still be closing its
            # pipes when the interpreter ends, which writes to them then and says so in a traceback.
            executor.shutdown(wait=True, cancel_futures=True)
        else:
            executor.shutdown(wait=False, cancel_futures=True)
        raise
    executor.shutdown(wait=True)


LOCAL = ""
_DASK = "dask://"
_SECONDS = "15s"
"""How long a scheduler may take to answer."""


@contextmanager
def executors(name: str, jobs: int) -> Iterator[tuple[Start, int]]:
    """Give what makes executors, and how many jobs to keep under way at a time.

    The workers of a cluster must see the same files under the same paths, and have the same zitool.

    Args:
        name: empty for processes of this machine, or ``dask://host:port`` of a scheduler.
        jobs: as asked for; 0 for one per processor, here or of the cluster.

    Raises:
        UsageError: U001 another name, U023 the library is missing, U025 nobody answers.
    """
    if name == LOCAL:
        yield processes, jobs or default_jobs()
        return
    if not name.startswith(_DASK):
        raise UsageError(finding("U001", name="--executor", given=name, known=f"{_DASK}host:port"))
    try:
        from distributed import Client  # noqa: PLC0415 - an extra
    except ImportError:
        raise UsageError(finding("U023", given="--executor", package="distributed", extra="dask")) from None
    try:
        client = Client(f"tcp://{name.removeprefix(_DASK)}", timeout=_SECONDS, set_as_default=False)
    except (OSError, ValueError) as error:
        raise UsageError(finding("U025", given=name, reason=type(error).__name__)) from None
    with client:
        threads = sum(client.nthreads().values())
        yield (lambda _: cast("Executor", client.get_executor(pure=False))), jobs or threads or 1
