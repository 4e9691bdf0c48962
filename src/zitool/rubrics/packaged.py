"""The rubrics that come with zitool, and which file is meant by an id or a path."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from zitool.core.digests import fingerprint, hexdigest
from zitool.core.law.compiled import from_plain
from zitool.core.names import is_id
from zitool.errors import RubricError
from zitool.findings import finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from zitool.core.law.facts import UnitGroup
    from zitool.core.law.rubric import Rubric

FORMAT = 2
"""Of ``compiled.json``; another number means another zitool wrote it, and the YAML is read instead."""

DEFAULT_RUBRIC = "permenpanrb-90-2021"
"""The rubric in force."""
MAIN = "rubric.yaml"
COMPILED = "compiled.json"


def packaged_folder() -> Path:
    """Return the folder of the rubrics that come with zitool: in the wheel, or in the checkout."""
    package = Path(__file__).parent.parent
    inside = package / "_rubrics"
    return inside if inside.is_dir() else package.parent.parent / "rubrics"


def packaged_ids() -> list[str]:
    """Return the ids of the rubrics that come with zitool, in order."""
    return sorted(file.parent.name for file in packaged_folder().glob(f"*/{MAIN}"))


@cache
def packaged_groups() -> tuple[UnitGroup, ...]:
    """Return the groups of units of the rubrics that come with zitool: words for facts and lists of units.

    They are read without anything else of a rubric, which may be the one whose words are being checked.
    """
    return tuple(group for id_ in packaged_ids() for group in _groups(packaged_folder() / id_))


def _groups(folder: Path) -> Sequence[UnitGroup]:
    if stored := compiled(folder):
        return stored[0].unit_groups
    from pydantic import ValidationError  # noqa: PLC0415 - only an edited rubric is YAML

    from zitool.rubrics.models import groups_model  # noqa: PLC0415
    from zitool.rubrics.source import read_document  # noqa: PLC0415

    try:
        return groups_model().validate_python(read_document(folder / MAIN).data.get("unit_groups", ()))
    except (RubricError, ValidationError):  # said where that rubric itself is read
        return ()


def main_file(id_or_path: str) -> Path:
    """Return the main YAML file of a rubric given by id, folder or file.

    Raises:
        RubricError: there is no such rubric (U002).
    """
    if file := named_file(id_or_path, packaged_folder(), MAIN):
        return file
    from zitool.near_files import near_file  # noqa: PLC0415 - only where a file is not there

    known = ", ".join(packaged_ids())
    raise RubricError(finding("U002", name=id_or_path, known=known, meant=near_file(id_or_path)))


def named_file(id_or_path: str, folder: Path, main: str) -> Path | None:
    """Return the YAML file given by an id below `folder`, a folder with a `main`, or a path; else None."""
    places = [Path(id_or_path)]
    if is_id(id_or_path):
        places.insert(0, folder / id_or_path)
    for place in places:
        try:
            if place.is_dir() and (place / main).exists():
                return place / main
            if place.exists() and not place.is_dir():
                return place
        except (OSError, ValueError):  # a name too long, a NUL in it, a folder nobody may enter
            continue
    return None


def sha256_of(files: Mapping[str, bytes]) -> str:
    """Return the hash of YAML files given by name: names, lengths and bytes, in the order of the names."""
    return hexdigest(*_pieces(files))


def _bytes_of(file: str) -> bytes:
    """Return the bytes of a file; a rubric has a dozen of them, and `Path` takes longer than reading one."""
    with open(file, "rb", buffering=0) as stream:  # noqa: PTH123
        return stream.read()


def fingerprint_of(files: Mapping[str, bytes]) -> str:
    """Return what `sha256_of` is made of by the hash that costs less; nobody is shown it."""
    return fingerprint(*_pieces(files))


def _pieces(files: Mapping[str, bytes]) -> Iterator[bytes]:
    for name, data in sorted(files.items()):
        yield f"{name}\0{len(data)}\0".encode()
        yield data


def compiled(folder: Path) -> tuple[Rubric, str, tuple[str, ...]] | None:
    """Return rubric, hash and parents from the compiled form, or None where it is absent, damaged or stale.

    The files of its parents are among its own: an heir is stale, too, where a parent was edited.
    """
    try:
        stored = json.loads(_bytes_of(f"{folder}/{COMPILED}"))
        if stored["format"] != FORMAT:
            return None
        # An installed rubric is never edited; in a checkout an edited figure must count at once.
        if folder.parent.name != "_rubrics":
            files = {name: _bytes_of(f"{folder}/{name}") for name in stored["files"]}
            if fingerprint_of(files) != stored["fingerprint"]:
                return None
        return from_plain(stored["rubric"]), str(stored["sha256"]), tuple(stored.get("parents", ()))
    except (OSError, ValueError, KeyError, TypeError):
        return None
