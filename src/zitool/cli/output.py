"""Writing results: whole or not at all, never over an input, never over somebody's work unasked."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from zitool.errors import OutputError
from zitool.findings import finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import IO


def check_output(output: Path, inputs: Iterable[str], *, overwrite: bool) -> None:
    """Refuse, before anything is read or scored, a place that cannot or must not be written.

    Raises:
        OutputError: O003 it is one of the `inputs` (by link or any other name), O004 it exists,
            O002 it cannot be written.
    """
    there = _identity(output)
    if there is not None:
        if any(_identity(Path(each)) == there for each in inputs):
            raise OutputError(finding("O003", file=str(output)))
        if output.is_dir():
            raise OutputError(finding("O002", file=str(output), reason="folder"))
        if not overwrite:
            raise OutputError(finding("O004", file=str(output)))
        if not os.access(output, os.W_OK):
            raise OutputError(finding("O002", file=str(output), reason="read_only"))
    folder = output.resolve().parent
    if not folder.is_dir():
        raise OutputError(finding("O002", file=str(output), reason="no_folder"))
    import tempfile  # noqa: PLC0415 - only where something is written

    try:
        descriptor, probe = tempfile.mkstemp(prefix=".zitool-", dir=folder)
        os.close(descriptor)
        Path(probe).unlink()
    except OSError as error:
        raise OutputError(finding("O002", file=str(output), reason=error.strerror or "")) from None


def write_whole(output: Path, data: bytes) -> None:
    """Write `data` beside `output`, then move it into place: the old file stays until the new one is whole.

    Raises:
        OutputError: O001; the old file is untouched and nothing is left behind.
    """
    with writing(output) as file:
        file.write(data)


@contextmanager
def writing(output: Path) -> Iterator[IO[bytes]]:
    """Open a file beside `output` that takes its place when all of it is written, and only then.

    Raises:
        OutputError: O001; the old file is untouched and nothing is left behind.
    """
    import tempfile  # noqa: PLC0415 - only where something is written

    output = output.resolve()
    temporary = ""
    try:
        descriptor, temporary = tempfile.mkstemp(prefix=".zitool-", suffix=output.suffix, dir=output.parent)
        with os.fdopen(descriptor, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(0o666 & ~_umask())
        Path(temporary).replace(output)
    except OSError as error:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        raise OutputError(finding("O001", file=str(output), reason=error.strerror or str(error))) from None
    except BaseException:
        if temporary:
            Path(temporary).unlink(missing_ok=True)
        raise


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except (OSError, ValueError):
        return None
    return status.st_dev, status.st_ino


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
