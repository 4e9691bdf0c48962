"""An instrument by id or by path, from YAML as strict as a rubric's."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from pydantic import TypeAdapter, ValidationError

from zitool.core.names import is_id
from zitool.errors import RubricError
from zitool.findings import finding
from zitool.near_files import near_file
from zitool.rubrics.load import load_rubric
from zitool.rubrics.misfits import by_place, misshapen
from zitool.rubrics.packaged import named_file, packaged_folder, packaged_ids, sha256_of
from zitool.rubrics.source import read_document
from zitool.survey.instrument import Instrument, LoadedInstrument
from zitool.survey.lint import lint

if TYPE_CHECKING:
    from pathlib import Path

    from zitool.core.law.rubric import Rubric
    from zitool.rubrics.source import Document
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
    instrument = None
    try:
        instrument = instrument_model().validate_python(document.data)
    except ValidationError as error:
        errors = error.errors(include_url=False)
        faults += [misshapen(document, wrong) for wrong in errors if wrong["loc"] not in known]
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
