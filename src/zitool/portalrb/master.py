"""PortalRB's master lists: which questions of a rubric it asks in a year, by number and in order."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple, cast

from zitool.errors import UnreadableWorkbookError
from zitool.findings import finding
from zitool.rubrics.packaged import packaged_folder
from zitool.rubrics.source import read_document

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


class Question(NamedTuple):
    """One entry of a master list.

    Attributes:
        soal_id: PortalRB's number of it.
        id: the indicator or count of the rubric that it asks for: ``A.II.1.i.a#1``.
        type: how PortalRB calls the kind of its answer: ``YA_TIDAK``, ``Jumlah``, ``0-4``.
    """

    soal_id: int
    id: str
    type: str


class MasterList(NamedTuple):
    """The questions of a year, in PortalRB's order, and the rubric whose questions they are."""

    year: int
    rubric: str
    questions: tuple[Question, ...]

    def by_number(self) -> Mapping[int, Question]:
        """Return the questions by ``soal_id``."""
        return {question.soal_id: question for question in self.questions}


@cache
def master_lists() -> Mapping[int, MasterList]:
    """Return the lists that come with zitool, by year."""
    files = sorted(packaged_folder().glob("*/portalrb-*.yaml"))
    return {master.year: master for master in map(_read, files)}


def master_of(year: int | None, file: str) -> MasterList:
    """Return the list of a year; `file` is whose year it is.

    Raises:
        UnreadableWorkbookError: J029, no year is known; J030, there is no list of that year.
    """
    known = ", ".join(map(str, master_lists()))
    if year is None:
        raise UnreadableWorkbookError(finding("J029", file=file, known=known))
    if year not in master_lists():
        raise UnreadableWorkbookError(finding("J030", file=file, year=year, known=known))
    return master_lists()[year]


def _read(file: Path) -> MasterList:
    data = read_document(file).data
    entries = cast("list[dict[str, str]]", data["questions"])
    questions = (Question(int(entry["soal_id"]), entry["id"], entry["type"]) for entry in entries)
    return MasterList(int(str(data["year"])), file.parent.name, tuple(questions))
