"""A rubric by id or by path: the packaged ones from their compiled form, everything else from strict YAML."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from zitool.core.names import is_id
from zitool.core.record import Record
from zitool.rubrics.packaged import MAIN, compiled, main_file, packaged_folder, sha256_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from zitool.core.law.rubric import Rubric, Wordprints

WORDPRINTS = "wordprints.json"


class LoadedRubric(Record):
    """A rubric and what a report must say about where it came from.

    Attributes:
        rubric: shape and meaning checked.
        sha256: over the names and bytes of its YAML files and those of its parents.
        wordprints: hashed words of each official wording of each row, by id, to recognise rows; may be empty.
        source: the id or path it was asked for by.
    """

    rubric: Rubric
    sha256: str
    wordprints: Wordprints
    source: str


def load_rubric(id_or_path: str) -> LoadedRubric:
    """Return the packaged rubric of that id, or the one in a folder or YAML file.

    Raises:
        RubricError: there is none (U002), or it has faults (R0xx): all of them.
    """
    if is_id(id_or_path):
        folder = packaged_folder() / id_or_path
        if stored := compiled(folder):
            rubric, sha256, parents = stored
            prints = _wordprints(folder, parents)
            return LoadedRubric(rubric=rubric, sha256=sha256, wordprints=prints, source=id_or_path)
        if (folder / MAIN).is_file():
            return _parsed(folder / MAIN, id_or_path)
    return _parsed(main_file(id_or_path), id_or_path)


def _parsed(file: Path, source: str) -> LoadedRubric:
    from zitool.rubrics.checked import read_checked  # noqa: PLC0415 - only edited rubrics are YAML

    rubric, document = read_checked(file)
    sha256, prints = sha256_of(document.files), _wordprints(file.parent, document.parents)
    return LoadedRubric(rubric=rubric, sha256=sha256, wordprints=prints, source=source)


def _wordprints(folder: Path, parents: Sequence[str]) -> Wordprints:
    """Return the prints of a rubric; rows that it has none of are recognised by those of its parents."""
    known: dict[str, tuple[frozenset[str], ...]] = {}
    for name in reversed(parents):
        beside = folder.parent / name
        known |= _prints_in(beside if beside.is_dir() else packaged_folder() / name)
    return known | _prints_in(folder)


def _prints_in(folder: Path) -> dict[str, tuple[frozenset[str], ...]]:
    """Return the prints of a folder's own file: of each id one wording, or a list of several."""
    try:
        stored = json.loads((folder / WORDPRINTS).read_bytes())
        return {
            key: tuple(
                [frozenset(wording.split()) for wording in ([said] if isinstance(said, str) else said)]
            )
            for key, said in stored.items()
        }
    except (OSError, ValueError, AttributeError, TypeError):
        return {}
