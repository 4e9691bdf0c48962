"""Links to other workbooks and to DDE servers: where they point, as text; nothing is ever opened."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zitool.errors import UnreadableWorkbookError
from zitool.xlsx.markup import parse, relation_id, relations, resolve

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zitool.xlsx.markup import Relation
    from zitool.xlsx.package import Package

_LONGEST_TARGET = 2000
_TOLERABLE = ("F005", "F011", "F013")


def read_links(
    package: Package,
    workbook: str,
    arrows: dict[str, Relation],
    order: Sequence[str],
) -> tuple[str, ...]:
    """Return the targets of the external links in the order in which formulas count them, from ``[1]``.

    Args:
        package: the file.
        workbook: name of the workbook part.
        arrows: its relations.
        order: ids of the relations in the order of the workbook part; others follow.

    Raises:
        UnreadableWorkbookError: a bomb, a DTD or damage; a link that leads nowhere is ``?``.
    """
    keys = [key for key in order if key in arrows]
    listed = set(keys)
    keys += [key for key, arrow in arrows.items() if arrow.kind == "externalLink" and key not in listed]
    known: dict[str, str] = {}  # a part is read once, however many links lead to it
    targets = []
    for key in keys:
        try:
            part = resolve(package, workbook, arrows[key])
            if part.lower() not in known:
                known[part.lower()] = _target(package, part)
            targets.append(known[part.lower()])
        except UnreadableWorkbookError as error:
            cause = error.findings[0]
            if cause.code not in _TOLERABLE and cause.values.get("reason") != "xml":
                raise
            targets.append("?")
    return tuple(target[:_LONGEST_TARGET] for target in targets)


def _target(package: Package, part: str) -> str:
    """Return where one link points."""
    dde: list[str] = []
    ids: list[str | None] = []

    def add_dde(attributes: dict[str, str]) -> None:
        dde.append(f"dde:{attributes.get('ddeService', '')}|{attributes.get('ddeTopic', '')}")

    def add_id(attributes: dict[str, str]) -> None:
        ids.append(relation_id(attributes))

    parse(
        package,
        part,
        "externalLink",
        start={"ddeLink": add_dde, "externalBook": add_id, "oleLink": add_id},
    )
    if dde:
        return dde[0]
    arrow = relations(package, part).get(ids[0] or "") if ids else None
    return "?" if arrow is None else arrow.target
