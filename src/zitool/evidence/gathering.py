"""From an assessment and the place of its documents to what they come to: the way that all commands share."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

from zitool.core.record import replace
from zitool.errors import UnreadableWorkbookError
from zitool.evidence.folder import read_folder
from zitool.evidence.judging import Given, judge
from zitool.evidence.tables import check_map, read_listing, read_map
from zitool.xlsx.cells import read_book
from zitool.xlsx.grid import address
from zitool.xlsx.hyperlinks import read_hyperlinks

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from zitool.core.scoring.answers import AnswerSheet
    from zitool.core.scoring.assessment import Assessment
    from zitool.evidence.models import Contents, Evidence
    from zitool.xlsx.cells import Book


def gather(
    assessment: Assessment,
    place: str,
    *,
    map_: Path | None = None,
    year: int | None = None,
    left_out: Iterable[str] = (),
) -> Evidence:
    """Return what the documents of a folder or listing come to for the answers of an assessment.

    Args:
        assessment: of one assessor's answers in one LKE.
        place: of a folder, or of a listing.
        map_: a file that says which document is of which question.
        year: of the cycle; None for that of the assessment's day.
        left_out: files in the folder that are no evidence, beside the LKE itself.

    Raises:
        UnreadableWorkbookError: B001 to B003.
        UsageError: B012.
    """
    beside = [assessment.file, *left_out, *([str(map_)] if map_ else [])]
    contents = read_contents(place, beside)
    mapped, doubts = check_map(
        read_map(map_) if map_ else [],
        str(map_),
        (item.path for item in contents.items),
        assessment.answers.answers,
    )
    given = Given(year or assessment.day.year, mapped, _targets(assessment))
    evidence = judge(assessment.rubric, assessment.answers, contents, given)
    return replace(evidence, findings=(*doubts, *evidence.findings)) if doubts else evidence


def read_contents(place: str, left_out: Iterable[str] = ()) -> Contents:
    """Return what a folder, or a listing, holds.

    Raises:
        UnreadableWorkbookError: B001 to B003.
    """
    if os.path.isfile(place):  # noqa: PTH113 - names that are no UTF-8 stay as they are
        return read_listing(Path(place))
    return read_folder(place, left_out=left_out)


def with_coverage(assessment: Assessment, place: str) -> Assessment:
    """Return an assessment with how much of it the documents at `place` cover; as it is without a place.

    Raises:
        UnreadableWorkbookError: B001 to B003.
    """
    return replace(assessment, coverage=gather(assessment, place).coverage()) if place else assessment


def place_of(root: str, lke: str) -> str:
    """Return where below `root` the evidence of one unit's LKE lies; empty where nobody can tell.

    That is the folder with the name of the file, or else the folder of the file itself, if no other LKE lies
    in it and it is not `root`.
    """
    path = Path(lke)
    named = Path(root) / path.stem
    if named.is_dir():
        return str(named)
    if (path.parent / path.stem).is_dir() and path.resolve().is_relative_to(Path(root).resolve()):
        return str(path.parent / path.stem)
    try:
        below = (
            Path(root).resolve() in path.resolve().parents and path.parent.resolve() != Path(root).resolve()
        )
        others = [other for other in path.parent.iterdir() if other.suffix.casefold() in {".xlsx", ".xlsm"}]
    except OSError:
        return ""
    return str(path.parent) if below and others == [path] else ""


def _targets(assessment: Assessment) -> Mapping[str, tuple[str, ...]]:
    """Return question → where the links on its cells lead; none for what is no workbook."""
    if not assessment.file.casefold().endswith((".xlsx", ".xlsm")):
        return {}
    try:
        book = read_book(assessment.file)
    except UnreadableWorkbookError:  # it was read a moment ago; links alone do not fail it
        return {}
    return targets_of(book, assessment.sheet, assessment.answers)


def targets_of(book: Book, sheet: str, answers: AnswerSheet) -> Mapping[str, tuple[str, ...]]:
    """Return question → where the links on the cells of its evidence lead.

    A link belongs to a question where it stands in its row on a cell whose text is part of its evidence.
    """
    read = next((candidate for candidate in book.sheets if candidate.name == sheet), None)
    if read is None:
        return {}
    links = read_hyperlinks(book.file, read)
    rows: dict[int, list[tuple[str, str]]] = {}
    for row, cells in read.rows.items():
        for column, value in cells.items():
            cell = address(row, column)
            if cell in links and value.text.strip():
                rows.setdefault(row, []).append((value.text.strip(), links[cell]))
    targets = {}
    for id_, answer in answers.answers.items():
        own = [pair for row in re.findall(r"[0-9]+", answer.cell or "") for pair in rows.get(int(row), ())]
        led = [target for text, target in own if text in answer.evidence]
        if led:
            targets[id_] = tuple(dict.fromkeys(led))
    return targets
