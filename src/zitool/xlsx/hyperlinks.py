"""Where the links on cells of one sheet lead: by relation or by formula, as text; nothing is opened."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zitool.errors import UnreadableWorkbookError
from zitool.xlsx.grid import address
from zitool.xlsx.markup import parse, relation_id, relations, resolve
from zitool.xlsx.package import Package, read_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zitool.xlsx.cells import Sheet

_LONGEST = 2000
_FORMULA = re.compile(r'\s*=?\s*(?:_xlfn\.)?HYPERLINK\(\s*"((?:[^"]|"")*)"', re.IGNORECASE)
_MOST = 20_000


def read_hyperlinks(path: str, sheet: Sheet) -> dict[str, str]:
    """Return cell → target for a sheet of the workbook at `path`; what cannot be read has none.

    Args:
        path: of a workbook that was read already.
        sheet: as read from it.
    """
    targets = dict(_by_formula(sheet))
    try:
        targets |= _by_relation(Package(read_file(path), path), sheet.name)
    except UnreadableWorkbookError:  # links are beside the answers; they cannot fail a file
        return targets
    return targets


def _by_formula(sheet: Sheet) -> Iterator[tuple[str, str]]:
    for row, cells in sheet.rows.items():
        for column, value in cells.items():
            if value.formula and (match := _FORMULA.match(value.formula)):
                yield address(row, column), match[1].replace('""', '"')[:_LONGEST]


def _by_relation(package: Package, name: str) -> dict[str, str]:
    books = [arrow for arrow in relations(package, "").values() if arrow.kind == "officeDocument"]
    part = resolve(package, "", books[0])
    tabs: dict[str, str | None] = {}

    def add_tab(stated: dict[str, str]) -> None:
        tabs.setdefault(stated.get("name", ""), relation_id(stated))

    parse(package, part, "workbook", start={"sheet": add_tab})
    arrow = relations(package, part).get(tabs.get(name) or "")
    if arrow is None:
        return {}
    sheet = resolve(package, part, arrow)
    arrows = relations(package, sheet)
    targets: dict[str, str] = {}

    def add(stated: dict[str, str]) -> None:
        target = arrows.get(relation_id(stated) or "")
        cell = stated.get("ref", "").partition(":")[0].replace("$", "")
        if target is not None and cell and len(targets) < _MOST:
            targets[cell] = target.target[:_LONGEST]

    parse(package, sheet, "worksheet", start={"hyperlink": add})
    return targets
