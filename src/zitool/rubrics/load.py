"""A rubric by id or by path: the packaged ones from their compiled form, everything else from strict YAML."""

from __future__ import annotations

import json
import re
from functools import cache
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zitool.core.law.compiled import from_plain
from zitool.core.law.rubric import Rubric, with_ids
from zitool.core.record import Record
from zitool.core.sha256 import hexdigest
from zitool.errors import RubricError
from zitool.findings import finding
from zitool.near_files import near_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pydantic_core import ErrorDetails

    from zitool.core.law.rubric import Wordprints
    from zitool.core.law.unit_kinds import UnitGroup
    from zitool.findings import Finding
    from zitool.rubrics.source import Document, Key

FORMAT = 1
"""Of ``compiled.json``; another number means another zitool wrote it, and the YAML is read instead."""

MAIN = "rubric.yaml"
COMPILED = "compiled.json"
WORDPRINTS = "wordprints.json"

_ID = re.compile(r"(?=.{1,60}$)[a-z0-9]+(-[a-z0-9]+)*")
_SHOWN = 60

REASONS: Mapping[str, str] = {
    "missing": "missing",
    "unexpected_keyword_argument": "unknown_key",
    "string_type": "not_text",
    "string_too_short": "empty",
    "too_short": "empty",
    "string_too_long": "too_long",
    "string_pattern_mismatch": "bad_form",
    "literal_error": "not_one_of",
    "tuple_type": "not_a_list",
    "dict_type": "not_a_mapping",
    "dataclass_type": "not_a_mapping",
    "date_type": "not_a_date",
    "date_parsing": "not_a_date",
    "date_from_datetime_parsing": "not_a_date",
    "bool_type": "not_true_or_false",
    "int_type": "not_a_whole_number",
}
"""The reason of an R006 by pydantic's type of error; else ``other``, or ``made_by_zitool`` for a given id."""


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
    if _ID.fullmatch(id_or_path):
        folder = packaged_folder() / id_or_path
        if compiled := _compiled(folder):
            rubric, sha256, parents = compiled
            prints = _wordprints(folder, parents)
            return LoadedRubric(rubric=rubric, sha256=sha256, wordprints=prints, source=id_or_path)
        if (folder / MAIN).is_file():
            return _parsed(folder / MAIN, id_or_path)
    return _parsed(main_file(id_or_path), id_or_path)


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
    """Return the groups of units of the rubrics that come with zitool: words for facts and lists of units."""
    return tuple(group for id_ in packaged_ids() for group in load_rubric(id_).rubric.unit_groups)


def main_file(id_or_path: str) -> Path:
    """Return the main YAML file of a rubric given by id, folder or file.

    Raises:
        RubricError: there is no such rubric (U002).
    """
    if file := named_file(id_or_path, packaged_folder(), MAIN):
        return file
    known = ", ".join(packaged_ids())
    raise RubricError(finding("U002", name=id_or_path, known=known, meant=near_file(id_or_path)))


def named_file(id_or_path: str, folder: Path, main: str) -> Path | None:
    """Return the YAML file given by an id below `folder`, a folder with a `main`, or a path; else None."""
    places = [Path(id_or_path)]
    if _ID.fullmatch(id_or_path):
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
    pieces = ((f"{name}\0{len(data)}\0".encode(), data) for name, data in sorted(files.items()))
    return hexdigest(*chain.from_iterable(pieces))


def read_checked(file: Path) -> tuple[Rubric, Document]:
    """Return the rubric whose main YAML file is `file`, and the document it was made from.

    Raises:
        RubricError: with every fault found: first those of YAML, else those of shape and meaning together.
    """
    from pydantic import ValidationError  # noqa: PLC0415

    from zitool.rubrics.inheritance import read_rubric  # noqa: PLC0415 - only edited rubrics are YAML
    from zitool.rubrics.lint import lint  # noqa: PLC0415
    from zitool.rubrics.models import rubric_model  # noqa: PLC0415

    document = read_rubric(file)
    faults = list(_given_ids(document, document.data, ()))
    with_ids(document.data.get("sections"))
    meant = list(lint(document, file.parent.resolve().name if file.name == MAIN else None))
    known = {path for path, _ in meant}
    faults += [fault for _, fault in meant]
    rubric = None
    try:
        rubric = rubric_model().validate_python(document.data)
    except ValidationError as error:
        faults += [
            misshapen(document, each)
            for each in error.errors(include_url=False)
            if each["loc"] not in known  # lint has named that one better
        ]
    if faults or rubric is None:
        raise RubricError(*sorted(faults, key=by_place))
    return rubric, document


def _compiled(folder: Path) -> tuple[Rubric, str, tuple[str, ...]] | None:
    """Return rubric, hash and parents from the compiled form, or None where it is absent, damaged or stale.

    The files of its parents are among its own: an heir is stale, too, where a parent was edited.
    """
    try:
        stored = json.loads((folder / COMPILED).read_bytes())
        if stored["format"] != FORMAT:
            return None
        # An installed rubric is never edited; in a checkout an edited figure must count at once.
        if folder.parent.name != "_rubrics":
            files = {name: (folder / name).read_bytes() for name in stored["files"]}
            if sha256_of(files) != stored["sha256"]:
                return None
        return from_plain(stored["rubric"]), str(stored["sha256"]), tuple(stored.get("parents", ()))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _parsed(file: Path, source: str) -> LoadedRubric:
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
            key: tuple([frozenset(each.split()) for each in ([said] if isinstance(said, str) else said)])
            for key, said in stored.items()
        }
    except (OSError, ValueError, AttributeError, TypeError):
        return {}


def by_place(fault: Finding) -> tuple[str, tuple[int, ...]]:
    """Return file, line and column of a fault, to sort by."""
    return fault.file or "", tuple(int(each) for each in (fault.cell or "0").split(":"))


def _given_ids(document: Document, node: dict[str, Any], path: Key) -> Iterator[Finding]:
    """Yield a finding for every id that zitool makes from codes and the rubric writes itself."""
    for kind in ("sections", "indicators", "inputs"):
        children = node.get(kind)
        for index, child in enumerate(children if isinstance(children, list) else ()):
            if isinstance(child, dict):
                where = (*path, kind, index)
                if "id" in child:
                    given = str(child["id"])[:_SHOWN]
                    where_id = (*where, "id")
                    yield document.fault(
                        "R006",
                        where_id,
                        path=dotted(where_id),
                        reason="made_by_zitool",
                        given=given,
                        expected="",
                    )
                yield from _given_ids(document, child, where)


def misshapen(document: Document, error: ErrorDetails) -> Finding:
    """Return the finding for one error of pydantic."""
    path = error["loc"]
    context = error.get("ctx", {})
    expected = next((context[key] for key in ("expected", "pattern", "max_length") if key in context), "")
    given = error["input"] if isinstance(error["input"], str) else ""
    reason = REASONS.get(error["type"], "other")
    if reason == "other":
        expected = error["msg"]
    return document.fault(
        "R006", path, path=dotted(path), reason=reason, given=given[:_SHOWN], expected=expected
    )


def dotted(path: Key) -> str:
    """Return a path as people write it: ``sections[0].weight``."""
    text = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return text.lstrip(".")
