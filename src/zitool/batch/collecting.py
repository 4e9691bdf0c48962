"""A whole batch: from files found to a recap, with a journal, and with what was finished if it is stopped."""

from __future__ import annotations

import json
import os
import signal
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zitool.batch.pile import Pile
from zitool.batch.pool import outcomes, processes
from zitool.batch.worker import Outcome
from zitool.core.monitoring.recap import Copies, Recap
from zitool.errors import UsageError
from zitool.findings import finding

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
    from concurrent.futures import Executor
    from types import FrameType

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
    recap, copies = Recap(len(files), pile=Pile()), None if keep_duplicates else Copies(files)
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


FORMAT = "zitool/journal/1"


class Journal:
    """An open journal.

    Attributes:
        place: the file; made if it does not exist.
    """

    def __init__(self, place: Path, question: Mapping[str, str]) -> None:
        """Open `place` for the batch that asks `question`.

        Raises:
            UsageError: U020, it is no journal or belongs to another question; U021, it cannot be written.
        """
        self.place = place
        self._where: dict[str, tuple[str, int]] = {}
        try:
            kept = self._read(question)
            self._file = place.open("ab")
            self._file.truncate(kept)
            if not kept:
                self._append({"format": FORMAT, **question})
        except OSError as error:
            raise UsageError(finding("U021", file=str(place), reason=error.strerror or "")) from None

    def knows(self, file: str) -> bool:
        """Whether a file was finished by an earlier run and has not changed since."""
        mark, _ = self._where.get(file, ("", 0))
        if mark and mark == _mark(file):
            return True
        self._where.pop(file, None)
        return False

    def done(self, file: str) -> Outcome | None:
        """Return the outcome of a file that this journal `knows`, or None."""
        _, start = self._where.get(file, ("", 0))
        if not start:
            return None
        with self.place.open("rb") as journal:
            journal.seek(start)
            _, name, lines, refused, full, report, bytes_, marks, _, sheets = json.loads(journal.readline())
        return Outcome(
            name, tuple(lines), refused, tuple(full), report, bytes_, tuple(marks), sheets=tuple(sheets)
        )

    def add(self, outcome: Outcome) -> None:
        """Write a finished outcome down; it is on the disk when this returns.

        Raises:
            UsageError: U021, the disk is full or gone.
        """
        try:
            self._append([_mark(outcome.file), *outcome])
        except OSError as error:
            raise UsageError(finding("U021", file=str(self.place), reason=error.strerror or "")) from None

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def _append(self, entry: Any) -> None:  # noqa: ANN401 - what JSON can hold
        self._file.write(_line(entry))
        self._file.flush()
        os.fsync(self._file.fileno())

    def _read(self, question: Mapping[str, str]) -> int:
        """Take in what stands there and return how many bytes of it are whole lines."""
        if not self.place.exists():
            return 0
        kept = 0
        with self.place.open("rb") as file:
            for number, line in enumerate(file):
                if not line.endswith(b"\n") and (
                    number or _line({"format": FORMAT, **question}).startswith(line)
                ):
                    break
                try:
                    entry = json.loads(line)
                    if number == 0:
                        self._check(dict(entry), question)
                    else:
                        mark, name, *_ = entry
                        self._where[name] = (mark, kept)
                except (ValueError, TypeError):
                    raise UsageError(finding("U020", file=str(self.place), what="content")) from None
                kept += len(line)
        return kept

    def _check(self, header: dict[str, Any], question: Mapping[str, str]) -> None:
        expected = {"format": FORMAT, **question}
        if header != expected:
            other = next((key for key in expected if header.get(key) != expected[key]), "content")
            raise UsageError(finding("U020", file=str(self.place), what=other))


def _line(entry: Any) -> bytes:  # noqa: ANN401
    return json.dumps(entry).encode() + b"\n"


def _mark(file: str) -> str:
    """Return what tells one state of a file from another, without reading it; empty where it is gone."""
    try:
        status = Path(file).stat()
    except (OSError, ValueError):
        return ""
    return f"{status.st_size}:{status.st_mtime_ns}"
