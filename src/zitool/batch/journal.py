"""The journal of a batch: finished outcomes, a line each, so that a stopped batch goes on where it was.

Append-only: each write is a whole line, and is on the disk before the next begins. A line that a power cut
left half written is dropped. An outcome counts again only for the same file (path, size, time of change) and
the same question (version of zitool, rubric, assessor, day, language).
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zitool.batch.worker import Outcome
from zitool.errors import UsageError
from zitool.findings import finding

if TYPE_CHECKING:
    from collections.abc import Mapping

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
