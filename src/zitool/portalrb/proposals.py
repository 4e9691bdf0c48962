"""Which units an agency proposes, by its list of units; what is unclear is left out, and said."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from zitool.findings import finding
from zitool.portalrb.documents import Proposed, file_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from zitool.core.monitoring.units import Unit
    from zitool.findings import Finding

TARGETS = ("wbk", "wbbm")
_AFFIRMATIVE = {
    "": False,
    **dict.fromkeys(("tidak", "no", "false"), False),
    **dict.fromkeys(("ya", "yes", "true"), True),
}
_LONGEST = 255
"""Bytes of a file's name that every file system takes."""


def proposed(units: Sequence[Unit], place: str) -> tuple[list[Proposed], list[Finding]]:
    """Return the units with an id and a target, in the order of the list, and why others are left out.

    Args:
        units: rows of the list.
        place: where the list lies, for the findings.
    """
    left_out: list[Finding] = []
    kept = []
    often = Counter(unit.id.casefold() for unit in units if unit.id)
    for unit in units:
        faults = list(_faults(unit, often[unit.id.casefold()], place))
        left_out += faults
        if not faults:
            affirmative = _AFFIRMATIVE[unit.affirmative.casefold()]
            kept.append(Proposed(unit.id, unit.name, unit.target.casefold(), affirmative, unit.file))
    return kept, left_out


def _faults(unit: Unit, times: int, place: str) -> Iterator[Finding]:
    """Yield J032 to J036: why a unit of the list cannot be proposed."""
    name = unit.name or unit.file or unit.id
    if not unit.id:
        yield finding("J032", file=place, unit=name)
    elif times > 1:  # a disk that minds no case would keep one file for both
        yield finding("J034", file=place, id=unit.id, unit=name)
    elif not is_path_part(unit.id):
        yield finding("J036", file=place, id=unit.id, unit=name)
    if unit.target.casefold() not in TARGETS:
        yield finding("J033", file=place, unit=name, given=unit.target or "-")
    if unit.affirmative.casefold() not in _AFFIRMATIVE:
        yield finding("J035", file=place, unit=name, given=unit.affirmative)


def is_path_part(unit_id: str) -> bool:
    """Whether an id can end an address and name a file: of a few hundred characters, not ``.`` or ``..``."""
    name = file_of(unit_id).rpartition("/")[2]
    return bool(unit_id.strip(".")) and unit_id.isprintable() and len(name) <= _LONGEST


def with_names(
    units: Iterable[Proposed], names: Mapping[str, str], place: str
) -> tuple[list[Proposed], list[Finding]]:
    """Return the units, each with the name that its LKE states where the list has none; `names` are by id.

    J037 for a unit that neither of them names: it is left out.
    """
    called = [unit if unit.name else unit._replace(name=names.get(unit.id, "")) for unit in units]
    unnamed = [finding("J037", file=place, id=unit.id) for unit in called if not unit.name]
    return [unit for unit in called if unit.name], unnamed
