"""Writing results: whole or not at all, never over an input, never over somebody's work unasked."""

from __future__ import annotations

import errno
import os
import stat
from contextlib import contextmanager, suppress
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from zitool.cli.streams import because
from zitool.core.digests import hexdigest, sha256
from zitool.errors import OutputError, RubricError, UnreadableWorkbookError
from zitool.findings import finding
from zitool.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import IO

    from zitool.lke.entries import Sort

    State = tuple[int, int, int, int]
    """Device, number, size and time of change of a file."""


class Place(NamedTuple):
    """Where a result goes: looked at once, and what was looked at is what is written.

    Attributes:
        named: as the user wrote it, for messages.
        path: where that leads, links and dots resolved.
        was: the file that stood there; None where there was none.
        form: the format that is written.
    """

    named: Path
    path: Path
    was: State | None
    form: str = ""


_COMMENT = (b"\n<!-- zitool ", b" -->\n")
_MARKS = {
    "html": _COMMENT,
    "markdown": _COMMENT,
    "json": (b',\n "mark": "', b'"\n}\n'),
    "table": (b"[zitool ", b"]\n"),
}
"""Format → what stands before and after the digest that ends a report: of all that is before the mark."""
_ENDS = {"json": b"\n}\n"}
"""What a text ends with that comes after its mark."""
_DIGEST = 64


def check_output(
    output: Path | None,
    inputs: Iterable[str],
    *,
    overwrite: bool,
    form: str = "",
    rubrics: Iterable[str] = (),
) -> Place | None:
    """Return what `place_for` does, and None where no output was asked for."""
    return (
        None if output is None else place_for(output, inputs, overwrite=overwrite, form=form, rubrics=rubrics)
    )


def place_for(
    output: Path, inputs: Iterable[str], *, overwrite: bool, form: str = "", rubrics: Iterable[str] = ()
) -> Place:
    """Return the place of a result; refuse, before anything is read or scored, one that must not be written.

    Args:
        output: as the user named it.
        inputs: whatever this command reads.
        overwrite: whether the user allows to replace what is there; never an input. A report of zitool's
            that nobody has touched since is replaced in any case.
        form: the format that is written; empty for what people fill in.
        rubrics: ids or paths, empty for the usual one: their files are inputs, too.

    Raises:
        OutputError: O003 it is one of the `inputs` (by link or any other name); O004 it exists, O006 it was a
            report and somebody has changed it, O007 it may be one, in a format without room for a mark; O002
            it cannot be written.
    """
    place = _allowed(output, chain(inputs, _files_of(rubrics)), form, overwrite=overwrite)
    _probe(place)
    return place


def check_form(place: Place, sort: Sort) -> None:
    """Refuse to put a blank form in the place of a workbook that is another: it could be an LKE.

    Raises:
        OutputError: O009.
    """
    if place.was is None:
        return
    from zitool.lke.entries import read_filled  # noqa: PLC0415 - only where something stands there

    try:
        read_filled(str(place.path), sort)
    except UnreadableWorkbookError:
        raise OutputError(finding("O009", file=str(place.named), sort=sort)) from None


def check_folder(
    folder: Path, names: Iterable[str], inputs: Iterable[str], form: str, *, overwrite: bool
) -> list[Place]:
    """Return the places of the files `names` in a folder, made if it is not there; see `place_for`.

    Raises:
        OutputError: as `place_for`, for the first of them that must not be written.
    """
    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        raise _unwritable(folder, because(error)) from None
    _probe(Place(folder / "x", folder.resolve() / "x", None))
    known = frozenset(_identities(inputs)) if any(folder.iterdir()) else frozenset()
    return [_allowed(folder / name, known, form, overwrite=overwrite) for name in names]


def _allowed(output: Path, inputs: Iterable[str | Identity], form: str, *, overwrite: bool) -> Place:
    try:
        path = output.resolve()
        status = _status(path)
    except RuntimeError:
        raise _unwritable(output, "loop") from None
    except OSError as error:
        raise _unwritable(output, "loop" if error.errno == errno.ELOOP else because(error)) from None
    if status is None:
        return Place(output, path, None, form)
    here = _identity(path, status)
    if here in (inputs if isinstance(inputs, frozenset) else _identities(inputs)):
        raise OutputError(finding("O003", file=str(output)))
    if stat.S_ISDIR(status.st_mode):
        raise _unwritable(output, "folder")
    if not stat.S_ISREG(status.st_mode):
        raise _unwritable(output, "special")
    if not overwrite:
        _check_untouched(output, path, form)
    if not os.access(path, os.W_OK):
        raise _unwritable(output, "read_only")
    return Place(output, path, _state(status), form)


def _check_untouched(output: Path, path: Path, form: str) -> None:
    """Refuse to replace anything but a report that ends with the digest of all the rest of it.

    Raises:
        OutputError: O004, O006, O007.
    """
    try:
        with path.open("rb") as file:
            marks = (_ending(file, start, end) for start, end in _MARKS.values())
            mark = next((mark for mark in marks if mark), b"")
            length = file.seek(0, os.SEEK_END) - len(mark)
            file.seek(0)
            rest = file.read(length) if mark else b""
    except OSError as error:
        raise _unwritable(output, because(error)) from None
    if not mark:
        raise OutputError(finding("O004" if form in {"", "xlsx", *_MARKS} else "O007", file=str(output)))
    if hexdigest(rest).encode() not in mark:
        raise OutputError(finding("O006", file=str(output)))


def _ending(file: IO[bytes], start: bytes, end: bytes) -> bytes:
    """Return what a file ends with, if it has the form of such a mark."""
    length = len(start) + _DIGEST + len(end)
    file.seek(max(0, file.seek(0, os.SEEK_END) - length))
    tail = file.read()
    return tail if len(tail) == length and tail.startswith(start) and tail.endswith(end) else b""


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
        raise _unwritable(place.named, because(error)) from None


def write_whole(place: Place, *pieces: bytes | str) -> None:
    """Write a result beside `place`, then move it there: the old file stays until the new one is whole.

    Raises:
        OutputError: O001, O005; the old file is untouched and nothing is left behind.
    """
    write_pieces(place, pieces)


def write_pieces(place: Place, pieces: Iterable[bytes | str]) -> None:
    """Write what `write_whole` does piece by piece; a report ends with the mark of its format.

    Raises:
        OutputError: O001, O005.
    """
    start, end = _MARKS.get(place.form, (b"", b""))
    last, digest, held = _ENDS.get(place.form, b""), sha256(), b""
    with writing(place) as file:
        for piece in pieces:
            held += piece.encode() if isinstance(piece, str) else piece
            ready = len(held) - len(last)
            if ready > 0:
                digest.update(held[:ready])
                file.write(held[:ready])
                held = held[ready:]
        file.write(start + digest.hexdigest().encode() + end if start and held == last else held)


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
        raise OutputError(finding("O001", file=str(place.named), reason=because(error))) from None
    finally:
        if temporary:
            Path(temporary).unlink(missing_ok=True)


def _unwritable(output: Path, reason: str) -> OutputError:
    return OutputError(finding("O013" if reason == "no_folder" else "O002", file=str(output), reason=reason))


Identity = tuple[int, int] | str
"""What tells one file from another: device and number, or its path on a disk that numbers none."""


def _identities(inputs: Iterable[str | Identity]) -> Iterator[Identity]:
    for given in inputs:
        path = str(given)
        try:
            if (status := _status(path)) is not None:
                yield _identity(path, status)
        except (OSError, ValueError):
            continue


def _identity(path: str | Path, status: os.stat_result) -> Identity:
    if status.st_ino:
        return status.st_dev, status.st_ino
    return os.path.normcase(os.path.realpath(path))


def _status(path: str | Path) -> os.stat_result | None:
    try:
        return os.stat(path)  # noqa: PTH116 - hundreds of files are asked about
    except (FileNotFoundError, NotADirectoryError):
        return None


def _state(status: os.stat_result) -> State:
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns


def _files_of(rubrics: Iterable[str]) -> Iterator[str]:
    """Yield the YAML files about rubrics, and whatever lies in the folders beside their own."""
    from zitool.rubrics.packaged import DEFAULT_RUBRIC, MAIN, main_file  # noqa: PLC0415 - only where one is near

    for rubric in rubrics:
        try:
            main = main_file(rubric or DEFAULT_RUBRIC)
        except RubricError:  # a revision of git; whoever loads it says what is wrong
            continue
        yield str(main)
        folder = str(main.parent)
        yield from (file for file in _below(folder, levels=1) if file.endswith(".yaml"))
        with suppress(OSError), os.scandir(main.parent.parent) as entries:
            beside = [entry.path for entry in entries if Path(entry.path, MAIN).exists()]
            for folder in beside:  # it may inherit from those
                yield from _below(folder)


def _below(folder: str, levels: int = 4) -> Iterator[str]:
    """Yield the files in a folder and so many levels of folders below it, links among them."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if not entry.is_dir():
                yield entry.path
            elif levels:
                yield from _below(entry.path, levels - 1)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
