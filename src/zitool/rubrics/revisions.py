"""A rubric as it stands, or stood: by id, by path, or at a revision of a git repository.

``main:rubrics/contoh`` is a folder at a revision, as git writes it; a revision alone (``HEAD~1``) means the
folder of the rubric that it is compared with. git only reads: nothing is checked out and no branch, index
or file of the repository changes.
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from zitool.core.record import replace
from zitool.errors import RubricError, UsageError
from zitool.findings import finding
from zitool.rubrics.load import WORDPRINTS, load_rubric
from zitool.rubrics.packaged import MAIN, main_file
from zitool.rubrics.source import MOST_BYTES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

CHANGELOG = "CHANGELOG.md"

_MOST_FILES = 500
_SECONDS = 60
_REVISED = re.compile(r"(?P<revision>[^:]+):(?P<path>.*)", re.DOTALL)
_EXTENDS = re.compile(rb"^extends:[ \t]*[\"']?([a-z0-9]+(?:-[a-z0-9]+)*)", re.MULTILINE)
_PLAIN_FILES = ("100644", "100755")
_TOP = PurePosixPath()


_Loaded = TypeVar("_Loaded")


class Kind(NamedTuple, Generic[_Loaded]):
    """What is compared: rubrics, or what lies in folders as they do.

    Attributes:
        main: name of the main file.
        load: by id or path.
        find: the main file of an id or path; raises RubricError.
        called: the same, loaded, as asked for by another name.
    """

    main: str
    load: Callable[[str], _Loaded]
    find: Callable[[str], Path]
    called: Callable[[_Loaded, str], _Loaded]


RUBRICS = Kind(MAIN, load_rubric, main_file, lambda loaded, shown: replace(loaded, source=shown))


class Standing(NamedTuple, Generic[_Loaded]):
    """A rubric at some place or time.

    Attributes:
        loaded: the rubric.
        changelog: the text of its ``CHANGELOG.md``, or empty.
        shown: what the user called it; a revision alone is completed by the folder it was read from.
    """

    loaded: _Loaded
    changelog: str
    shown: str


def standings(old: str, new: str, kind: Kind[_Loaded]) -> tuple[Standing[_Loaded], Standing[_Loaded]]:
    """Return the two of a kind that somebody wants compared, such as `RUBRICS`.

    Raises:
        UsageError: U010 git cannot show such a revision, U011 nothing says which rubric of a revision.
        RubricError: there is no such rubric (U002), or it has faults.
    """
    first, second = _place(old, kind), _place(new, kind)
    if first is None and second is None:
        for revision in (old, new):
            if not _commit(Path(), revision):
                kind.find(revision)  # names what there is
        raise UsageError(finding("U011", given=f"{old} {new}"))
    return _standing(old, first, second, kind), _standing(new, second, first, kind)


class _Place(NamedTuple):
    """Where a rubric lies: in a folder on this machine, or in one of a repository at a revision.

    Attributes:
        folder: of the rubric, or any folder in the repository.
        file: name of the main file.
        revision: as git takes it; empty for what lies there now.
        path: the rubric's folder from the top of the repository.
    """

    folder: Path
    file: str = MAIN
    revision: str = ""
    path: str = ""


def _place(given: str, kind: Kind[_Loaded]) -> _Place | None:
    """Return where `given` lies; None for what can only be a revision alone.

    Raises:
        RubricError: U002, it is nothing of all that.
    """
    try:
        file = kind.find(given)
    except RubricError:
        match = _REVISED.fullmatch(given)
        if match is None:
            return None
        folder, _, name = match["path"].replace("\\", "/").rstrip("/").rpartition("/")
        if not name.endswith(".yaml"):
            folder, name = f"{folder}/{name}".lstrip("/"), kind.main
        return _Place(Path(), name, match["revision"], folder)
    return _Place(file.parent, file.name)


def _standing(
    given: str, place: _Place | None, other: _Place | None, kind: Kind[_Loaded]
) -> Standing[_Loaded]:
    if place is not None and not place.revision:
        return Standing(kind.load(given), _changelog(place.folder), given)
    if place is None:
        assert other is not None
        if not _commit(other.folder, given):
            kind.find(given)  # names what there is
        place = _at(other, given)
    shown = f"{place.revision}:{place.path}"
    with _checked_out(place, shown, kind.main) as folder:
        try:
            loaded = kind.load(str(folder / place.file))
        except RubricError as error:
            raise RubricError(
                *(
                    reported._replace(file=_renamed(reported.file, folder, shown))
                    for reported in error.findings
                )
            ) from None
        return Standing(kind.called(loaded, shown), _changelog(folder), shown)


def _at(other: _Place, revision: str) -> _Place:
    """Return the same place at another revision."""
    if other.revision:
        return other._replace(revision=revision)
    below = _git(other.folder, "rev-parse", "--show-prefix")
    if below is None:
        raise _refusal(revision, "no_repository")
    return other._replace(revision=revision, path=below.decode().strip().rstrip("/"))


def _renamed(file: str | None, folder: Path, shown: str) -> str | None:
    """Return the name that people know a file by, which lay in `folder` for a moment."""
    return shown + file.removeprefix(str(folder)).replace(os.sep, "/") if file else file


def _changelog(folder: Path) -> str:
    try:
        with (folder / CHANGELOG).open("rb") as stream:
            return stream.read(MOST_BYTES).decode("utf-8", "replace")
    except OSError:
        return ""


# --- git ---------------------------------------------------------------------------------------------------


@contextmanager
def _checked_out(place: _Place, shown: str, main: str) -> Iterator[Path]:
    """Give a folder that holds, for a moment, what the rubric's folder held at a revision."""
    commit = _commit(place.folder, place.revision)
    if not commit:
        raise _refusal(shown, "unknown_revision")
    path = _from_the_top(place)
    blobs = _listed(place, commit, path)
    if place.file not in {str(blob.name) for blob in blobs}:
        raise _refusal(shown, "no_rubric")
    top = (_git(place.folder, "rev-parse", "--show-toplevel") or b"rubric").decode().strip()
    with tempfile.TemporaryDirectory(prefix="zitool-") as temporary:
        # The folder of a rubric is named as its id, and what a rubric extends lies beside it.
        beside = Path(temporary).resolve()
        folder = beside / (path.name or PurePosixPath(top).name)
        _write(place, blobs, folder, shown)
        heir, known = folder / place.file, {path.name}
        while (parent := _extended(heir)) and parent not in known and path != _TOP:
            known.add(parent)
            heir = beside / parent / main
            _write(place, _listed(place, commit, path.parent / parent), beside / parent, shown)
        yield folder


def _listed(place: _Place, commit: str, path: PurePosixPath) -> list[_Blob]:
    """Return the files that matter of a rubric's folder at a commit; none where there is no such folder."""
    below = () if path == _TOP else ("--", f"{path}/")
    listed = _git(place.folder, "ls-tree", "-r", "-z", "-l", "--full-tree", commit, *below)
    return [entry for line in (listed or b"").split(b"\0") if line and (entry := _entry(line, path))]


def _write(place: _Place, blobs: list[_Blob], folder: Path, shown: str) -> None:
    if len(blobs) > _MOST_FILES:
        raise _refusal(shown, "too_many")
    for blob in blobs:
        file = folder / blob.name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(_git(place.folder, "cat-file", "blob", blob.blob) or b"")


def _extended(main: Path) -> str:
    """Return the id of the rubric that a file says it extends, or nothing."""
    match = _EXTENDS.search(main.read_bytes()) if main.is_file() else None
    return match[1].decode("ascii") if match else ""


def _from_the_top(place: _Place) -> PurePosixPath:
    """Return the folder at a revision, as a path from the top of the repository."""
    path = place.path
    if path.startswith(("./", "../")) or path in {".", ".."}:
        below = (_git(place.folder, "rev-parse", "--show-prefix") or b"").decode().strip()
        path = os.path.normpath(f"{below}{path}").replace(os.sep, "/")
    return PurePosixPath(path)


class _Blob(NamedTuple):
    """A file at a revision: its object, and its name from the rubric's folder."""

    blob: str
    name: PurePosixPath


def _entry(line: bytes, path: PurePosixPath) -> _Blob | None:
    """Return what a line of ``git ls-tree -l -z`` lists, if it matters for the rubric in `path`.

    Links are not followed, and what is larger than any rubric may be is not read.
    """
    about, _, name = line.partition(b"\t")
    mode, _, blob, size = about.decode("ascii").split()
    inside = PurePosixPath(os.fsdecode(name)).relative_to(path)
    wanted = inside.suffix == ".yaml" or str(inside) in {CHANGELOG, WORDPRINTS}
    small = size.isdigit() and int(size) <= MOST_BYTES
    return _Blob(blob, inside) if wanted and small and mode in _PLAIN_FILES else None


def _commit(folder: Path, revision: str) -> str:
    """Return the id of the commit that `revision` names in the repository around `folder`, or nothing."""
    # A name that begins with a dash would be an option.
    if not revision or revision.startswith("-"):
        return ""
    commit = _git(folder, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    return commit.decode().strip() if commit else ""


def _git(folder: Path, *arguments: str) -> bytes | None:
    """Return what a git command that only reads writes; None where it fails or there is no git."""
    environment = os.environ | {
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_TERMINAL_PROMPT": "0",
        "LC_ALL": "C",
    }
    command = ["git", "--no-pager", "--no-replace-objects", "-C", str(folder), *arguments]
    try:
        done = subprocess.run(  # noqa: S603 - a list, no shell; revisions never begin with a dash
            command, capture_output=True, check=False, env=environment, timeout=_SECONDS
        )
    except (OSError, ValueError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None


def _refusal(given: str, reason: str) -> UsageError:
    return UsageError(finding("U010", given=given, reason=reason))
