"""An instrument by id or by path, from YAML as strict as a rubric's, and what it means: its faults."""

from __future__ import annotations

from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, TypeAlias

from pydantic import TypeAdapter

from zitool.core.exact import EXACT_TEXT
from zitool.core.names import is_id
from zitool.errors import RubricError
from zitool.findings import finding
from zitool.near_files import near_file
from zitool.rubrics.load import load_rubric
from zitool.rubrics.packaged import named_file, packaged_folder, packaged_ids, sha256_of
from zitool.rubrics.source import by_place, fitted, misshapen, read_document
from zitool.rubrics.tree import Node
from zitool.survey.instrument import Instrument, LoadedInstrument, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from zitool.core.law.rubric import Rubric
    from zitool.findings import Finding
    from zitool.rubrics.source import Document, Key
    from zitool.survey.instrument import Index

MAIN = "instrument.yaml"
FOLDER = "instruments"
"""Beside the rubrics that come with zitool, one folder for each instrument."""

_BY_ID = ("scales", "word_scales", "items", "indices", "open_questions")
"""What an heir writes by id: an entry takes the place of the parent's, or comes after those."""
_OWN = ("scales",)
"""Of these, what an heir states replaces the parent's as a whole: other stars, not more stars."""


def load_instrument(id_or_path: str) -> LoadedInstrument:
    """Return the packaged instrument of that id, or the one in a folder or YAML file.

    Raises:
        RubricError: there is none (U070), or it has faults: all of them (R001 to R006, K050 to K056).
    """
    instrument, document = read_instrument(instrument_file(id_or_path))
    return LoadedInstrument(instrument, sha256_of(document.files), id_or_path)


def rubrics_asking(index: Index) -> tuple[Rubric, ...]:
    """Return the packaged rubrics whose LKE asks for an index, as its instrument names them."""
    return tuple(_rubric(id_) for id_ in index.points_in if id_ in packaged_ids())


@cache
def _rubric(id_: str) -> Rubric:
    return load_rubric(id_).rubric


def instruments_folder() -> Path:
    """Return the folder of the instruments that come with zitool."""
    return packaged_folder() / FOLDER


def instrument_ids() -> list[str]:
    """Return the ids of the instruments that come with zitool, in order."""
    return sorted(file.parent.name for file in instruments_folder().glob(f"*/{MAIN}"))


def instrument_file(id_or_path: str) -> Path:
    """Return the YAML file of an instrument given by id, folder or file.

    Raises:
        RubricError: there is no such instrument (U070).
    """
    if file := named_file(id_or_path, instruments_folder(), MAIN):
        return file
    known = ", ".join(instrument_ids())
    raise RubricError(finding("U070", name=id_or_path, known=known, meant=near_file(id_or_path)))


def read_instrument(file: Path) -> tuple[Instrument, Document]:
    """Return the instrument in a YAML file, and the document it was made from, what it inherits in place.

    Raises:
        RubricError: with every fault found: first those of YAML, else those of shape and meaning together.
    """
    document = read_whole(file)
    meant = list(lint(document, file.parent.resolve().name if file.name == MAIN else None))
    known = {path for path, _ in meant}
    faults = [fault for _, fault in meant]
    instrument, unfit = fitted(document, document.data, instrument_model().validate_python, misshapen, known)
    faults += unfit
    if faults or instrument is None:
        raise RubricError(*sorted(faults, key=by_place))
    return instrument, document


def read_whole(file: Path) -> Document:
    """Return the YAML of an instrument with what it takes over from the one it extends.

    Raises:
        RubricError: with every fault of YAML (R001 to R003), or its parent cannot be had (K050).
    """
    document = read_document(file)
    if "extends" not in document.data:
        return document
    name = document.data["extends"]
    parent = _parent(file, name if isinstance(name, str) else "")
    if parent is None:
        shown = name[:60] if isinstance(name, str) else ""
        raise RubricError(
            document.fault("K050", ("extends",), reason="no_such_parent", given=shown, expected="")
        )
    above = read_document(parent)
    if "extends" in above.data:
        raise RubricError(
            document.fault("K050", ("extends",), reason="parent_extends", given=str(name)[:60], expected="")
        )
    _take_over(document, above)
    return document


@cache
def instrument_model() -> TypeAdapter[Instrument]:
    """Return the validator of a whole instrument: unknown keys, wrong texts and numbers are faults."""
    return TypeAdapter(Instrument)


def _parent(file: Path, name: str) -> Path | None:
    """Return the file of the instrument of that id: beside `file`, or packaged."""
    if not is_id(name):
        return None
    places = (file.resolve().parent.parent / name / MAIN, instruments_folder() / name / MAIN)
    return next((place for place in places if place.is_file() and place.resolve() != file.resolve()), None)


def _take_over(document: Document, above: Document) -> None:
    """Write into `document` what its parent says and it does not, with the places where that stands."""
    data = document.data
    places = dict(above.places)
    for key, value in above.data.items():
        own = data.get(key)
        if key in _BY_ID and key not in _OWN and isinstance(value, dict) and isinstance(own, dict):
            data[key] = {**value, **own}
        elif key not in data:
            data[key] = value
    document.places = {**places, **document.places}
    document.files |= {f"{above.data.get('id')}/{name}": text for name, text in above.files.items()}
    document.inherited = frozenset({above.shown})
    document.parents = (str(above.data.get("id")),)


_SHOWN = 60
_Faults: TypeAlias = "Iterator[tuple[str, Key, dict[str, str]]]"
"""Code, path and values of each fault."""


def lint(document: Document, folder: str | None = None) -> Iterator[tuple[Key, Finding]]:
    """Yield every fault of meaning in an instrument's YAML, with the path of what is at fault.

    Args:
        document: as written, with what it inherits.
        folder: name of the folder it lies in, which is its id; None for a single file.
    """
    root = Node((), document.data)
    checks = _names(root), _named(root), _scales(root), _steps(root), _bands(root)
    for code, path, values in chain(_identity(root, folder), *checks):
        yield path, document.fault(code, path, **values)


def _identity(root: Node, folder: str | None) -> _Faults:
    """K050: the id is not the folder's name; what is active rests on something found in no source."""
    if folder is not None and root.id and root.id != folder:
        yield "K050", ("id",), {"reason": "not_the_folder", "given": root.id, "expected": folder}
    if root.text("status") == "active":
        from zitool.rubrics.lint.sources import unverified  # noqa: PLC0415 - the rubric's lint is large

        for path in unverified(root.raw, ()):
            yield "K050", path, {"reason": "unverified", "given": "active", "expected": "draft"}


def _names(root: Node) -> _Faults:
    """K051: an index counts an item that is not there or counts already; an item in no index."""
    items = root.mapping("items")
    counted: dict[str, str] = {}
    for id_, index in root.named("indices").items():
        for at, name in enumerate(index.texts("items")):
            path = index.at("items", at)
            if name not in items:
                yield "K051", path, {"name": name, "reason": "no_item", "known": ", ".join(items)}
            elif name in counted:
                yield "K051", path, {"name": name, "reason": "counted_twice", "known": counted[name]}
            counted.setdefault(name, id_)
    for id_ in items:
        if id_ not in counted:
            values = {"name": id_, "reason": "in_no_index", "known": ", ".join(counted)}
            yield "K051", ("items", id_), values


def _named(root: Node) -> _Faults:
    """K051: a word scale or an item explained that the instrument does not have."""
    items, scales = root.mapping("items"), root.mapping("word_scales")
    for item in root.named("items").values():
        for at, name in enumerate(item.texts("answers")):
            if name not in scales:
                values = {"name": name, "reason": "no_words", "known": ", ".join(scales)}
                yield "K051", item.at("answers", at), values
    for question in root.named("open_questions").values():
        of = question.raw.get("of")
        if isinstance(of, str) and of not in items:
            yield "K051", question.at("of"), {"name": of, "reason": "no_item", "known": ", ".join(items)}


def _scales(root: Node) -> _Faults:
    """K052: a scale whose ends are not two, or none at all."""
    if "scales" in root.raw and not root.mapping("scales"):
        yield "K052", ("scales",), {"name": "", "reason": "no_scales"}
    for id_, scale in root.named("scales").items():
        low, high = (int(end) if end.isdecimal() else None for end in map(scale.text, ("lowest", "highest")))
        if low is not None and high is not None and low >= high:
            yield "K052", scale.at("highest"), {"name": id_, "reason": "no_span"}


def _steps(root: Node) -> _Faults:
    """K053: one answer in two steps of a scale of words."""
    for id_, scale in root.named("word_scales").items():
        steps = scale.raw.get("steps")
        seen: dict[frozenset[str], int] = {}
        for at, step in enumerate(steps if isinstance(steps, list) else ()):
            for place, text in enumerate(step if isinstance(step, list) else ()):
                if isinstance(text, str) and seen.setdefault(words_of(text), at) != at:
                    yield "K053", scale.at("steps", at, place), {"given": text[:_SHOWN], "name": id_}


def _bands(root: Node) -> _Faults:
    """K054: bands that do not come down, from a limit within the index to its lowest value."""
    for index in root.named("indices").values():
        above = index.raw.get("index_of")
        for band in Node(index.at("bands"), index.mapping("bands")).children("bands"):
            limit = band.raw.get("at_least")
            if not isinstance(limit, str) or not isinstance(above, str):
                continue
            if not EXACT_TEXT.fullmatch(limit):
                yield "R004", band.at("at_least"), {"raw": limit[:_SHOWN], "title": "at_least"}
                continue
            if EXACT_TEXT.fullmatch(above) and float(limit) >= float(above):
                yield "K054", band.at("at_least"), {"given": limit, "above": above}
            above = limit
