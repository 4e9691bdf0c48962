"""Units as an office lists them, and what of the list has come in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping


class Unit(NamedTuple):
    """One row of the list; what was left out is empty."""

    id: str = ""
    name: str = ""
    agency: str = ""
    kind: str = ""
    province: str = ""
    file: str = ""


class Registered(NamedTuple):
    """The list against a batch.

    Attributes:
        units: file of a line → its row.
        missing: rows for which no workbook was found.
        strangers: files that are in no row.
    """

    units: Mapping[str, Unit]
    missing: tuple[Unit, ...]
    strangers: tuple[str, ...]
