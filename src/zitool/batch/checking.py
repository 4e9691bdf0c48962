"""PortalRB's documents against the guide and the list of their year, scored: what `portalrb check` shows."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from zitool.batch import ALL, assess_book
from zitool.errors import UnreadableWorkbookError, UsageError
from zitool.findings import finding
from zitool.portalrb.check_report import Outcome, Scored
from zitool.portalrb.checking import Checked, between, check_document, place_of
from zitool.portalrb.documents import JawabanUnit, WbbmUnits, WbkUnits
from zitool.portalrb.master import master_lists
from zitool.portalrb.reading import book_of
from zitool.portalrb.strict_json import MOST_BYTES
from zitool.xlsx.package import read_at_most

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


_MOST = 100_000
"""Files of a folder; no agency proposes so many units."""


def check_path(path: str) -> Outcome:
    """Return what `zitool portalrb check` makes of a document, or of a folder laid out as the addresses.

    Raises:
        UnreadableWorkbookError: the file cannot be read at all.
        UsageError: J054, nothing in the folder is laid out so.
    """
    if not os.path.isdir(path):  # noqa: PTH112 - names that are no UTF-8 stay as they are
        return Outcome(path, is_folder=False, documents=(_scored(path, ""),))
    files = sorted(_files(path, path))
    places = [place_of(os.path.relpath(file, path).replace(os.sep, "/"), file) for file in files]
    if not any(place.kind for place in places):
        raise UsageError(finding("J054", file=path))
    documents = []
    for place in places:
        if place.kind:
            try:
                documents.append(_scored(place.file, place.kind))
            except UnreadableWorkbookError as refused:
                documents.append(Scored(Checked(place.file, place.kind, None, refused.findings)))
    targets = _targets([scored.checked for scored in documents])
    documents = [
        scored._replace(targets=targets.get(scored.checked.document.unit_id, ()))
        if isinstance(scored.checked.document, JawabanUnit)
        else scored
        for scored in documents
    ]
    said = between(places, [scored.checked for scored in documents], path)
    return Outcome(path, is_folder=True, documents=tuple(documents), between=tuple(said))


def _files(folder: str, top: str) -> Iterator[str]:
    """Yield the files below a folder; links to folders are not followed, hidden ones not entered."""
    count = 0
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in names:
            count += 1
            if count > _MOST:
                raise UsageError(finding("J054", file=top))
            if not name.startswith("."):
                yield os.path.join(here, name)  # noqa: PTH118 - names that are no UTF-8 stay as they are


def _scored(file: str, expected: str) -> Scored:
    data = read_at_most(file, MOST_BYTES)
    checked = check_document(data, file, expected)
    document = checked.document
    if not isinstance(document, JawabanUnit) or document.tahun not in master_lists():
        return Scored(checked)
    try:
        return Scored(checked, tuple(assess_book(book_of(document, data, file), None, ALL)))
    except UnreadableWorkbookError as refused:
        return Scored(checked._replace(findings=(*checked.findings, *refused.findings)))


def _targets(checked: Sequence[Checked]) -> Mapping[str, tuple[str, ...]]:
    """Return what each unit is proposed for, by its id."""
    targets: dict[str, tuple[str, ...]] = {}
    for result in checked:
        if isinstance(result.document, WbkUnits | WbbmUnits):
            target = "wbk" if isinstance(result.document, WbkUnits) else "wbbm"
            for unit in result.document.units:
                targets[unit.id] = (*targets.get(unit.id, ()), target)
    return targets
