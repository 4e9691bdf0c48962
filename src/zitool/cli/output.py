"""Writing results: whole or not at all, never over an input, never over somebody's work unasked."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from zitool.errors import OutputError, RubricError
from zitool.findings import finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import IO

    State = tuple[int, int, int, int]
    """Device, number, size and time of change of a file."""


class Place(NamedTuple):
    """Where a result goes: looked at once, and what was looked at is what is written.

    Attributes:
        named: as the user wrote it, for messages.
        path: where that leads, links and dots resolved.
        was: the file that stood there; None where there was none.
    """

    named: Path
    path: Path
    was: State | None


def check_output(
    output: Path | None, inputs: Iterable[str], *, overwrite: bool, rubrics: Iterable[str] = ()
) -> Place | None:
    """Return what `place_for` does, and None where no output was asked for."""
    return None if output is None else place_for(output, inputs, overwrite=overwrite, rubrics=rubrics)


def place_for(output: Path, inputs: Iterable[str], *, overwrite: bool, rubrics: Iterable[str] = ()) -> Place:
    """Return the place of a result; refuse, before anything is read or scored, one that must not be written.

    Args:
        output: as the user named it.
        inputs: whatever this command reads.
        overwrite: whether the user allows to replace what is there; never an input.
        rubrics: ids or paths, empty for the usual one: their files are inputs, too.

    Raises:
        OutputError: O003 it is one of the `inputs` (by link or any other name), O004 it exists,
            O002 it cannot be written.
    """
    place = _allowed(output, chain(inputs, _files_of(rubrics)), overwrite=overwrite)
    _probe(place)
    return place


def check_folder(
    folder: Path, names: Iterable[str], inputs: Iterable[str], *, overwrite: bool
) -> list[Place]:
    """Return the places of the files `names` in a folder, made if it is not there; see `place_for`.

    Raises:
        OutputError: as `place_for`, for the first of them that must not be written.
    """
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise _unwritable(folder, error.strerror or "") from None
    _probe(Place(folder / "x", folder.resolve() / "x", None))
    known = frozenset(_identities(inputs)) if any(folder.iterdir()) else frozenset()
    return [_allowed(folder / name, known, overwrite=overwrite) for name in names]


def _allowed(output: Path, inputs: Iterable[str | Identity], *, overwrite: bool) -> Place:
    try:
        path = output.resolve()
        status = _status(path)
    except RuntimeError:
        raise _unwritable(output, "loop") from None
    except OSError as error:
        raise _unwritable(output, "loop" if error.errno == errno.ELOOP else error.strerror or "") from None
    if status is None:
        return Place(output, path, None)
    here = _identity(path, status)
    if here in (inputs if isinstance(inputs, frozenset) else _identities(inputs)):
        raise OutputError(finding("O003", file=str(output)))
    if stat.S_ISDIR(status.st_mode):
        raise _unwritable(output, "folder")
    if not stat.S_ISREG(status.st_mode):
        raise _unwritable(output, "special")
    if not overwrite:
        raise OutputError(finding("O004", file=str(output)))
    if not os.access(path, os.W_OK):
        raise _unwritable(output, "read_only")
    return Place(output, path, _state(status))


def _probe(place: Place) -> None:
    """See whether a file can be made beside `place`."""
    folder = place.path.parent
    if not folder.is_dir():
        raise _unwritable(place.named, "no_folder")
    import tempfile  # noqa: PLC0415 - only where something is written

    try:
        descriptor, probe = tempfile.mkstemp(prefix=".zitool-", dir=folder)
        os.close(descriptor)
        Path(probe).unlink()
    except OSError as error:
        raise _unwritable(place.named, error.strerror or "") from None


def write_whole(place: Place, data: bytes) -> None:
    """Write `data` beside `place`, then move it there: the old file stays until the new one is whole.

    Raises:
        OutputError: O001, O005; the old file is untouched and nothing is left behind.
    """
    with writing(place) as file:
        file.write(data)


@contextmanager
def writing(place: Place) -> Iterator[IO[bytes]]:
    """Open a file beside `place` that goes there when all of it is written, and only then.

    Raises:
        OutputError: O001 it cannot be written, O005 somebody else has written there meanwhile; the old file
            is untouched and nothing is left behind.
    """
    import tempfile  # noqa: PLC0415 - only where something is written

    path, temporary = place.path, ""
    try:
        descriptor, temporary = tempfile.mkstemp(prefix=".zitool-", suffix=path.suffix, dir=path.parent)
        with os.fdopen(descriptor, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(0o666 & ~_umask())
        now = _status(path)
        if place.was != (now and _state(now)):
            raise OutputError(finding("O005", file=str(place.named)))
        Path(temporary).replace(path)
        temporary = ""
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(finding("O001", file=str(place.named), reason=reason)) from None
    finally:
        if temporary:
            Path(temporary).unlink(missing_ok=True)


def _unwritable(output: Path, reason: str) -> OutputError:
    return OutputError(finding("O002", file=str(output), reason=reason))


Identity = tuple[int, int] | str
"""What tells one file from another: device and number, or its path on a disk that numbers none."""


def _identities(inputs: Iterable[str | Identity]) -> Iterator[Identity]:
    for each in inputs:
        try:
            path = Path(str(each))
            if (status := _status(path)) is not None:
                yield _identity(path, status)
        except (OSError, ValueError):
            continue


def _identity(path: Path, status: os.stat_result) -> Identity:
    if status.st_ino:
        return status.st_dev, status.st_ino
    return os.path.normcase(path.resolve())


def _status(path: Path) -> os.stat_result | None:
    try:
        return path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return None


def _state(status: os.stat_result) -> State:
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns


def _files_of(rubrics: Iterable[str]) -> Iterator[str]:
    """Yield the YAML files about rubrics, and whatever lies in the folders beside their own."""
    from zitool.batch.choice import DEFAULT_RUBRIC  # noqa: PLC0415 - only where something stands there
    from zitool.rubrics.load import MAIN, main_file  # noqa: PLC0415

    for rubric in rubrics:
        try:
            main = main_file(rubric or DEFAULT_RUBRIC)
        except RubricError:  # a revision of git; whoever loads it says what is wrong
            continue
        yield str(main)
        yield from map(str, main.parent.glob("*.yaml"))
        yield from map(str, main.parent.glob("*/*.yaml"))
        for beside in main.parent.parent.glob(f"*/{MAIN}"):  # it may inherit from those
            yield from map(str, beside.parent.rglob("*"))


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
