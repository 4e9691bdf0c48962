"""A rubric from its compiled form: plain JSON data that pydantic accepted when it was made."""

from __future__ import annotations

from datetime import date
from functools import lru_cache, partial
from typing import TYPE_CHECKING, Any, cast

from zitool.core.exact import parse_exact
from zitool.core.law import conditions, facts, rubric
from zitool.core.law.rubric import Rubric
from zitool.core.law.text_types import Reference
from zitool.core.record import Record, record_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Reader = Callable[[Any], Any]

_CLASSES = {
    name: kind
    for module in (conditions, rubric, facts)
    for name, kind in vars(module).items()
    if isinstance(kind, type) and issubclass(kind, Record)
}


def from_plain(stored: Mapping[str, Any]) -> Rubric:
    """Return the rubric of a compiled form: plain JSON data that pydantic accepted when it was made.

    Raises:
        KeyError, TypeError, ValueError: the data is not of that form.
    """
    return cast("Rubric", _build(Rubric, stored))


def _build(kind: type[Record], given: Mapping[str, Any]) -> Record:
    readers = _READERS.get(kind)
    if readers is None:
        written = ((name, _reader(annotation)) for name, annotation in kind.__annotations__.items())
        readers = _READERS[kind] = [(name, reader) for name, reader in written if reader is not None]
    values = dict(given)
    for name, reader in readers:
        if name in values:
            values[name] = reader(values[name])
    return record_of(kind, values)


_READERS: dict[type[Record], list[tuple[str, Reader]]] = {}
"""What each class does with its fields, worked out when one of its objects is first built."""


def _reader(annotation: str) -> Reader | None:
    """Return what turns plain data into what an annotation names; None where it is that already."""
    kind = annotation.removesuffix(" | None")
    if kind in _SCALARS:
        return _SCALARS[kind]
    if kind in _CLASSES:
        return partial(_build, _CLASSES[kind])
    if kind.startswith("tuple["):
        part = _reader(kind.removeprefix("tuple[").removesuffix(", ...]"))
        return tuple if part is None else partial(_tuple, part)
    if kind.startswith("dict["):
        part = _reader(kind.partition(", ")[2].removesuffix("]"))
        return None if part is None else partial(_mapping, part)
    return None


def _tuple(part: Reader, given: Sequence[Any]) -> tuple[Any, ...]:
    return tuple([part(value) for value in given])


def _mapping(part: Reader, given: Mapping[str, Any]) -> dict[str, Any]:
    return {key: part(value) for key, value in given.items()}


@lru_cache(maxsize=1024)
def _reference(*given: tuple[str, Any]) -> Reference:
    """Return a reference; many figures stand in the same place, and share what says so."""
    return Reference(**dict(given))


_SCALARS: Mapping[str, Reader] = {
    "Exact": parse_exact,
    "Day": date.fromisoformat,
    "Reference": lambda given: _reference(*given.items()),
}
