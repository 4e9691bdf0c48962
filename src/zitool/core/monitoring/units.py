"""Units as an office lists them, and what of the list has come in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zitool.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zitool.findings import Finding


class Unit(NamedTuple):
    """One row of the list; what was left out is empty.

    Attributes:
        priority: id of the group that its kind belongs to, where a rubric names one.
        target: what it is proposed for on PortalRB: ``wbk`` or ``wbbm``.
        affirmative: ``ya`` or ``tidak``: whether it is proposed on the affirmative way.
    """

    id: str = ""
    name: str = ""
    agency: str = ""
    kind: str = ""
    province: str = ""
    file: str = ""
    priority: str = ""
    target: str = ""
    affirmative: str = ""


class Registered(NamedTuple):
    """The list against a batch.

    Attributes:
        units: file of a line, or file and sheet of one among several → its row.
        missing: rows for which no workbook was found.
        strangers: files that are in no row.
        doubts: what is doubtful about the list itself.
    """

    units: Mapping[str, Unit]
    missing: tuple[Unit, ...]
    strangers: tuple[str, ...]
    doubts: tuple[Finding, ...] = ()

    def of(self, file: str, sheet: str = "") -> Unit | None:
        """Return the row that a sheet of a file belongs to, or the file as a whole."""
        return self.units.get(place(file, sheet)) or self.units.get(file)


def place(file: str, sheet: str) -> str:
    """Return what names a sheet of a file; no path holds a NUL."""
    return f"{file}\0{sheet}" if sheet else file
