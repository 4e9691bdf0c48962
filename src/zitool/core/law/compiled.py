"""A rubric from its compiled form: plain JSON data that pydantic accepted when it was made."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from zitool.core.exact import parse_exact
from zitool.core.law.conditions import day_order, grades, need, proviso, stage
from zitool.core.law.reference import Reference
from zitool.core.law.rubric import (
    Amendment,
    Authority,
    Designation,
    Gap,
    Indicator,
    Input,
    Prerequisite,
    Ratio,
    Regulation,
    Requirement,
    Revocation,
    Rubric,
    Scale,
    Section,
    ZoneMinimum,
)
from zitool.core.law.unit_kinds import UnitGroup, UnitKind

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def from_plain(stored: Mapping[str, Any]) -> Rubric:
    """Return the rubric of a compiled form: plain JSON data that pydantic accepted when it was made.

    Raises:
        KeyError, TypeError, ValueError: the data is not of that form.
    """
    return Rubric(
        **_with(
            stored,
            own=tuple,
            inherited_unverified=tuple,
            regulation=lambda given: Regulation(
                **_with(given, amended_by=_all(_amendment), revoked_by=_revocation, **_DAYS)
            ),
            scales=lambda given: {name: _scale(scale) for name, scale in given.items()},
            sections=_all(_section),
            designations=_all(_designation),
            prerequisites=_all(
                lambda given: Prerequisite(
                    **_with(given, designations=tuple, needs=_all(need), references=_REFERENCES, **_DAYS)
                )
            ),
            grades=lambda given: {name: grades(raw) for name, raw in given.items()},
            unit_groups=_all(_unit_group),
            provisos=_all(proviso),
            stages=_all(stage),
            day_orders=_all(day_order),
        )
    )


_DAYS: dict[str, Callable[[Any], Any]] = dict.fromkeys(
    ("effective_from", "effective_until", "surely_from", "last_checked"), date.fromisoformat
)


def _with(stored: Mapping[str, Any], **parts: Callable[[Any], Any]) -> dict[str, Any]:
    return {key: parts[key](value) if key in parts else value for key, value in stored.items()}


def _all(build: Callable[[Any], Any]) -> Callable[[Any], tuple[Any, ...]]:
    return lambda given: tuple(build(raw) for raw in given)


@lru_cache(maxsize=1024)
def _reference(**given: Any) -> Reference:  # noqa: ANN401 - plain JSON data
    return Reference(**given)


_REFERENCES = _all(lambda given: _reference(**given))
"""Many figures stand in the same place, and share what says so."""


def _amendment(given: Any) -> Amendment:  # noqa: ANN401
    return Amendment(**_with(given, references=_REFERENCES, **_DAYS))


def _revocation(given: Any) -> Revocation:  # noqa: ANN401
    return Revocation(**_with(given, references=_REFERENCES, **_DAYS))


def _scale(given: Any) -> Scale:  # noqa: ANN401
    return Scale(
        **_with(
            given,
            also_written=tuple,
            options=lambda options: {name: parse_exact(worth) for name, worth in options.items()},
            maximum=parse_exact,
            references=_REFERENCES,
        )
    )


def _designation(given: Any) -> Designation:  # noqa: ANN401
    return Designation(
        **_with(
            given,
            authority=lambda raw: Authority(**_with(raw, references=_REFERENCES)),
            zone=lambda raw: ZoneMinimum(**_with(raw, at_least=parse_exact, references=_REFERENCES)),
            requirements=_all(
                lambda raw: Requirement(
                    **_with(raw, of=tuple, at_least=parse_exact, index=parse_exact, references=_REFERENCES)
                )
            ),
        )
    )


def _unit_group(given: Any) -> UnitGroup:  # noqa: ANN401
    kinds = _all(lambda raw: UnitKind(**_with(raw, also_written=tuple)))
    return UnitGroup(**_with(given, kinds=kinds, references=_REFERENCES))


def _section(given: Any) -> Section:  # noqa: ANN401
    return Section(
        **_with(
            given,
            weight=parse_exact,
            references=_REFERENCES,
            sections=_all(_section),
            indicators=_all(_indicator),
        )
    )


def _indicator(given: Any) -> Indicator:  # noqa: ANN401
    return Indicator(
        **_with(
            given,
            weight=parse_exact,
            ratio=lambda ratio: Ratio(**_with(ratio, of=tuple, over=tuple)),
            gaps=_all(lambda raw: Gap(**_with(raw, options=tuple))),
            inputs=_all(lambda raw: Input(**_with(raw, total_of=tuple, covers=tuple))),
            evidence=tuple,
            references=_REFERENCES,
        )
    )
