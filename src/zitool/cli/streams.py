"""Standard output and standard error of a process of ours: what cannot be written there is told, not thrown.

stdout is data: where it is full or closed the command has failed. stderr is for people: where nobody can read
it, nothing more can be said.
"""

from __future__ import annotations

import errno
import io
import os
import sys

TYPE_CHECKING = False  # `zitool --version` imports neither typing nor what a failure is told with
if TYPE_CHECKING:
    from typing import NoReturn, TextIO

_WORDS = {
    errno.ENOSPC: "no_space",
    errno.EDQUOT: "no_space",
    errno.EFBIG: "no_space",
    errno.EROFS: "read_only",
    errno.EBADF: "closed",
    errno.EACCES: "forbidden",
    errno.EPERM: "forbidden",
    errno.EIO: "broken_disk",
}
NO_ROOM = frozenset({"no_space", "read_only", "no_temporary"})
"""What is no fault of ours, wherever it happens."""


def because(error: OSError) -> str:
    """Return why the system refused, as a code that has words in both languages where there is one."""
    if isinstance(error, FileNotFoundError) and "temporary directory" in str(error):
        return "no_temporary"
    return _WORDS.get(error.errno or 0) or error.strerror or str(error)


class _Output(io.TextIOWrapper):
    """stdout, whose failures are those of `told`."""

    def write(self, text: str, /) -> int:
        try:
            return super().write(text)
        except OSError as error:
            told(error)

    def flush(self) -> None:
        try:
            super().flush()
        except OSError as error:
            told(error)


class _Messages(io.TextIOWrapper):
    """stderr, which never fails."""

    def write(self, text: str, /) -> int:
        try:
            return super().write(text)
        except OSError:
            return len(text)

    def flush(self) -> None:
        try:
            super().flush()
        except OSError:
            return


def steady_streams() -> None:
    """Never fail on a character either: UTF-8 unless the user chose otherwise, escapes for what is not shown.

    Windows consoles and pipes still default to old code pages; Python 3.15 no longer does.
    """
    if None in (sys.stdin, sys.stdout, sys.stderr):
        _fill_places()
    chosen = "PYTHONIOENCODING" in os.environ or "PYTHONUTF8" in os.environ
    sys.stdout = _steady(sys.stdout, _Output, chosen=chosen)
    sys.stderr = _steady(sys.stderr, _Messages, chosen=chosen)


def _steady(stream: TextIO, kind: type[io.TextIOWrapper], *, chosen: bool) -> TextIO:
    if not isinstance(stream, io.TextIOWrapper):
        return stream
    encoding = stream.encoding if chosen or os.name != "nt" else "utf-8"
    lines, through = stream.line_buffering or kind is _Messages, stream.write_through
    return kind(stream.detach(), encoding, "backslashreplace", line_buffering=lines, write_through=through)


def _fill_places() -> None:
    """Open what the shell has closed, so that no file of ours gets the number of a standard stream."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:  # stdout so that writing fails, as it should; the lowest free number is this one
            opened = os.open(os.devnull, os.O_WRONLY if number == 2 else os.O_RDONLY)  # noqa: PLR2004
            os.set_inheritable(opened, True)
    sys.stdout = sys.stdout or open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = sys.stderr or open(2, "w", encoding="utf-8", closefd=False)  # noqa: SIM115


def emit(data: str | bytes) -> None:
    """Write data to stdout and flush it; the mark that UTF-8 follows only where it does.

    Raises:
        SystemExit: 141, without a word, if the reader has gone (``| head``).
        OutputError: O001, stdout is full or closed.
    """
    try:
        if isinstance(data, bytes):
            sys.stdout.buffer.write(data)
        elif sys.stdout.encoding.lower().startswith("utf"):
            sys.stdout.write(data)
        else:
            sys.stdout.write(data.removeprefix("\ufeff"))
        sys.stdout.flush()
    except OSError as error:
        told(error)


def told(error: OSError) -> NoReturn:
    """Give up stdout, which has failed.

    Raises:
        SystemExit: 141, without a word, if the reader has gone (``| head``).
        OutputError: O001.
    """
    from zitool.errors import EXIT_BROKEN_PIPE, OutputError  # noqa: PLC0415 - only where stdout has failed
    from zitool.findings import finding  # noqa: PLC0415

    # Whatever is left in the buffer must not be flushed again at exit.
    sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115, PTH123
    if error.errno == errno.EPIPE or (os.name == "nt" and error.errno == errno.EINVAL):
        raise SystemExit(EXIT_BROKEN_PIPE) from None
    raise OutputError(finding("O001", file="stdout", reason=because(error))) from None
