"""A whole batch: from files found to a recap, with a journal, and with what was finished if it is stopped."""

from __future__ import annotations

import json
import signal
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

from zitool.batch.pool import outcomes, processes
from zitool.batch.worker import Outcome
from zitool.core.monitoring.copies import Copies
from zitool.core.monitoring.recap import Recap

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Sequence
    from concurrent.futures import Executor
    from types import FrameType

    from zitool.batch.journal import Journal
    from zitool.batch.worker import Work


_REPORT = "F017"
"""What zitool wrote itself: in a folder it is passed over, as lock files are."""


class Terminated(BaseException):
    """SIGTERM arrived; like Ctrl-C, but the exit code is another."""


def collect(
    files: Sequence[str],
    work: Work,
    jobs: int,
    *,
    on_outcome: Callable[[Outcome], None],
    journal: Journal | None = None,
    start: Callable[[int], Executor] = processes,
    keep_duplicates: bool = False,
    keep_entries: bool = False,
) -> tuple[Recap, BaseException | None]:
    """Return what came of `files`, and what stopped it if something did.

    Args:
        files: paths, each once.
        work: what is asked of each.
        jobs: how many are worked on at a time.
        on_outcome: called with each outcome in the order of `files`: progress, and what is written at once.
        journal: takes finished outcomes, and gives those of an earlier run.
        start: makes an executor (`zitool.batch.pool.outcomes`).
        keep_duplicates: whether workbooks that came already count once more.
        keep_entries: whether the recap keeps what is told in full, or `on_outcome` alone needs it.
    """
    recap, copies = Recap(len(files)), None if keep_duplicates else Copies(files)
    try:
        with terminable(), closing(_outcomes(files, work, jobs, journal, start)) as stream:
            for at, came in enumerate(stream):
                outcome = came
                if came.refused and f'"code":"{_REPORT}"' in came.refused:
                    recap.files -= 1
                    recap.skipped["output"] += 1
                else:
                    outcome = _fresh(came, at, copies, recap) if copies is not None else came
                    if keep_entries and not outcome.is_copy:
                        recap.entries.extend(outcome.full)  # before the lines: each line has its entry
                    recap.packed.extend(outcome.lines)
                    if outcome.is_copy:
                        recap.copies += 1
                    elif outcome.refused:
                        recap.refused.append(outcome.refused)
                    else:
                        recap.scored += 1
                        recap.sheets += len(outcome.sheets)
                        recap.refused += outcome.sheets
                on_outcome(outcome)
    except (KeyboardInterrupt, Terminated) as stop:
        recap.stopped = True
        return recap, stop
    return recap, None


def _fresh(outcome: Outcome, at: int, copies: Copies, recap: Recap) -> Outcome:
    """Return what of an outcome did not come before; `recap` keeps what did."""
    duplicates = dict(copies.of(at, outcome.bytes_, outcome.marks))
    if not duplicates:
        return outcome
    left = [place for place in range(len(outcome.lines)) if place not in duplicates]
    if not left:
        whole = duplicates[0]._replace(part="")
        recap.duplicates.append(whole)
        return Outcome(outcome.file, full=(json.dumps(whole._asdict()),), is_copy=True)
    recap.duplicates += duplicates.values()
    full = tuple(outcome.full[place] for place in left) if outcome.full else ()
    return outcome._replace(lines=tuple(outcome.lines[place] for place in left), full=full)


def _outcomes(
    files: Sequence[str], work: Work, jobs: int, journal: Journal | None, start: Callable[[int], Executor]
) -> Generator[Outcome]:
    """Yield outcomes in the order of `files`, the finished ones of the journal among them."""
    if journal is None:
        yield from outcomes(files, work, jobs, start)
        return
    todo = [file for file in files if not journal.knows(file)]
    with closing(outcomes(todo, work, jobs, start)) as fresh:
        for file in files:
            if (outcome := journal.done(file)) is None:
                outcome = next(fresh)
                journal.add(outcome)
            yield outcome


@contextmanager
def terminable() -> Iterator[None]:
    """Turn SIGTERM into an exception meanwhile, so that finished results and children are looked after.

    Whoever started this process may have it ignore the signal; then it does.
    """
    if signal.getsignal(signal.SIGTERM) is signal.SIG_IGN:
        yield
        return

    def end(number: int, frame: FrameType | None) -> None:
        del number, frame
        raise Terminated

    try:
        before = signal.signal(signal.SIGTERM, end)
    except ValueError:  # not the main thread: nobody sends it signals
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
