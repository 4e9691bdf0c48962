"""Kinds of units: groups that must or should build a Zona Integritas first, and what people call them.

A rubric names the groups and their kinds; the fact `FACT`, lists of units and special rules go by the ids.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from zitool.core.law.facts import SPECS
from zitool.core.law.text_types import Line, Reference, Slug
from zitool.core.names import near
from zitool.core.record import Record
from zitool.core.record import about as _about
from zitool.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from zitool.core.law.conditions import Need
    from zitool.core.law.rubric import Rubric

FACT = "jenis_unit"
"""The fact that says of which kind a unit is."""
OTHER = "lainnya"
"""A unit of no kind that a group names."""


class UnitKind(Record):
    """A kind of unit, and what it is called."""

    id: Slug = _about("kata pada fakta jenis_unit dan kolom jenis daftar unit")
    name: Line
    agency: Slug | None = _about("jenis_instansi yang memilikinya, bila hanya satu", default=None)
    also_written: tuple[Line, ...] = _about("sebutan lain, juga singkatan", default=())

    def __str__(self) -> str:
        """Return all of it in one text."""
        return f"{self.id}: {'; '.join(filter(None, (self.name, self.agency, *self.also_written)))}"


class UnitGroup(Record):
    """Kinds of units about which an instrument says that they must, or should first, build ZI."""

    id: Slug
    name: Line
    duty: Literal["mandatory", "priority", "practice"] = _about(
        "mandatory: wajib membangun ZI; priority: diprioritaskan; practice: kebiasaan, tidak tertulis"
    )
    statement: Line = _about("yang berlaku bagi unit ini")
    statement_en: Line | None = _about("yang sama dalam bahasa Inggris", default=None)
    kinds: tuple[UnitKind, ...] = _about("", least=1)
    references: tuple[Reference, ...] = _about("", least=1)


class KindOfUnit(NamedTuple):
    """A kind with its group."""

    kind: UnitKind
    group: UnitGroup


def kinds_in(groups: Iterable[UnitGroup]) -> dict[str, KindOfUnit]:
    """Return every kind by its id, in the order of the rubric."""
    return {kind.id: KindOfUnit(kind, group) for group in groups for kind in group.kinds}


def words_of(fact: str, groups: Iterable[UnitGroup]) -> tuple[str, ...]:
    """Return the words that a fact can be; of `FACT` the ids of kinds."""
    return (*kinds_in(groups), OTHER) if fact == FACT else SPECS[fact].words


def recognised(text: str, groups: Iterable[UnitGroup]) -> str:
    """Return the id of the kind that is written so, `OTHER` for itself, or empty."""
    return _names(groups).get(plain_name(text), "")


def near_kinds(text: str, groups: Iterable[UnitGroup]) -> list[str]:
    """Return the ids of kinds that `text` may have meant, the likeliest first, at most three."""
    names, wanted = _names(groups), plain_name(text)
    inside = [id_ for name, id_ in names.items() if f" {name} " in f" {wanted} "]
    close = [names[name] for name in near(wanted, names)]
    return list(dict.fromkeys((*inside, *close)))[:3]


def rules_about(rubric: Rubric, id_: str) -> Iterator[str]:
    """Yield the ids of prerequisites, special rules and things of stages that ask for this kind by name."""
    asked: list[tuple[str, Sequence[Need]]] = [
        (prerequisite.id, prerequisite.needs) for prerequisite in rubric.prerequisites
    ]
    asked += [(proviso.id, proviso.when) for proviso in rubric.provisos]
    for stage in rubric.stages:
        asked += [(item.id, (*item.needs, *item.unless)) for item in stage.items]
    for name, needs in asked:
        if any(need.fact == FACT and id_ in need.one_of for need in needs):
            yield name


def _names(groups: Iterable[UnitGroup]) -> dict[str, str]:
    names = {plain_name(OTHER): OTHER}
    for id_, known in kinds_in(groups).items():
        names |= dict.fromkeys(map(plain_name, (id_, known.kind.name, *known.kind.also_written)), id_)
    return names


def plain_name(text: str) -> str:
    """Return a name as names are compared: words in small letters."""
    return " ".join(re.findall(r"\w+", text.casefold()))
