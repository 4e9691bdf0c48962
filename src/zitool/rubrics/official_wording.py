"""The official wording that users keep on their own machine: a file for each rubric in their data folder.

zitool comes without official sentences (docs/decisions/0005); whoever has a form may let it speak. Nothing of
it ever leaves the machine.
"""

from __future__ import annotations

import json
import os
import sys
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zitool.core.law.official_wording import Kept, Wording

FORMAT = 1
FOLDER = "wording"

_MOST_BYTES = 2_000_000
_MOST = 4_000
_NOTHING: Mapping[str, Wording] = {}


def data_folder() -> Path:
    """Return where zitool keeps what belongs to this user; ``ZITOOL_DATA`` names another place.

    Windows: ``%LOCALAPPDATA%``; macOS: ``~/Library/Application Support``; else ``$XDG_DATA_HOME`` or
    ``~/.local/share``, as the XDG Base Directory Specification says.
    """
    if given := os.environ.get("ZITOOL_DATA"):
        return Path(given)
    home = Path(os.path.expanduser("~"))  # noqa: PTH111 - Path.home() raises where there is none
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or home / "AppData" / "Local") / "zitool"
    if sys.platform == "darwin":
        return home / "Library" / "Application Support" / "zitool"
    given = os.environ.get("XDG_DATA_HOME", "")
    # The specification: a relative path is to be ignored.
    return (Path(given) if given.startswith("/") else home / ".local" / "share") / "zitool"


def kept_file(rubric: str) -> Path:
    """Return the file that holds the wording kept for a rubric."""
    return data_folder() / FOLDER / f"{rubric}.json"


def wording_of(rubric: str) -> Mapping[str, Wording]:
    """Return the wording kept for a rubric; empty where none is, or its file is damaged."""
    kept = read_kept(rubric)
    return kept.texts if kept is not None and kept.rubric == rubric else _NOTHING


def read_kept(rubric: str) -> Kept | None:
    """Return what is kept for a rubric with its source, or None where nothing can be read."""
    file = kept_file(rubric)
    try:
        status = file.stat()
    except (OSError, ValueError):
        return None
    return _read(file, status.st_mtime_ns, status.st_size)


def kept_bytes(kept: Kept) -> bytes:
    """Return the file of a wording."""
    texts = {id_: list(wording) for id_, wording in sorted(kept.texts.items())}
    stored = {
        "format": FORMAT,
        "rubric": kept.rubric,
        "version": kept.version,
        "source": kept.source,
        "sha256": kept.sha256,
        "texts": texts,
    }
    return (json.dumps(stored, indent=1, ensure_ascii=False) + "\n").encode()


@lru_cache(maxsize=4)
def _read(file: Path, changed: int, size: int) -> Kept | None:
    """Return the contents of a file, every text made harmless again: anybody may have written it."""
    from zitool.core.law.official_wording import Kept, Wording  # noqa: PLC0415 - few keep any
    from zitool.core.text_cleaning import fold, fold_lines  # noqa: PLC0415

    del changed  # a file that changed is another one
    try:
        if size > _MOST_BYTES:
            return None
        stored = json.loads(file.read_bytes())
        if stored["format"] != FORMAT:
            return None
        texts = {
            str(id_): Wording(fold(question[:_MOST]), fold_lines(criteria[:_MOST]))
            for id_, (question, criteria) in stored["texts"].items()
        }
        rubric, version, source, digest = (
            fold(stored[key]) for key in ("rubric", "version", "source", "sha256")
        )
        return Kept(rubric, version, source, digest, texts)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None
