"""Pydantic over the rubric's classes: for what people write, and for the schemas of their editors."""

from __future__ import annotations

from functools import cache
from typing import Any

from pydantic import TypeAdapter

from zitool.core.law.facts import UnitGroup
from zitool.core.law.rubric import Rubric, Section


@cache
def rubric_model() -> TypeAdapter[Rubric]:
    """Return the validator of a whole rubric: unknown keys, wrong texts and numbers are faults."""
    return TypeAdapter(Rubric)


@cache
def section_model() -> TypeAdapter[Section]:
    """Return the validator of one section."""
    return TypeAdapter(Section)


@cache
def groups_model() -> TypeAdapter[tuple[UnitGroup, ...]]:
    """Return the validator of the groups of units."""
    return TypeAdapter(tuple[UnitGroup, ...])


def to_plain(rubric: Rubric) -> dict[str, Any]:
    """Return `rubric` as JSON data without defaults; `zitool.core.law.compiled.from_plain` takes it back."""
    plain: dict[str, Any] = rubric_model().dump_python(rubric, mode="json", exclude_defaults=True)
    return plain
