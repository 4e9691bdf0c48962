"""Documents, questions and what is known of both: what reading makes and reports show."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from zitool.core.record import Record
from zitool.core.scoring.assessment import STATES, Coverage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zitool.findings import Finding

MISSING, CHECK, COMPLETE = STATES


class Item(NamedTuple):
    """A document of a folder or of a listing.

    Attributes:
        path: from the folder, with slashes.
        size: in bytes; None where a listing does not say.
        sha256: of its bytes; empty where nobody could read them.
        kind: what it is by its bytes, as `zitool.evidence.content` says.
        fault: why it may be of no use, as there; or ``link``, ``special``, ``unreadable``, ``cloud``.
        years: first and last that its contents say it was made or changed in.
        link: where it lies, as a listing says.
    """

    path: str
    size: int | None = None
    sha256: str = ""
    kind: str = ""
    fault: str = ""
    years: tuple[int, ...] = ()
    link: str = ""

    @property
    def name(self) -> str:
        """The last part of its path."""
        return self.path.rpartition("/")[2]


class Question(NamedTuple):
    """One answer and its documents.

    Attributes:
        answer: as given; None where there is none.
        state: one of `STATES`; None where there is no answer.
        files: assigned to it, in the order of paths.
        links: of the LKE, as written.
    """

    id: str
    answer: str | None
    state: str | None
    files: tuple[Item, ...]
    links: tuple[str, ...]
    findings: tuple[Finding, ...]


class Contents(NamedTuple):
    """What a folder or a listing holds.

    Attributes:
        place: of the folder or listing, as the user gave it.
        is_folder: whether there are files to open.
        items: in the order of paths.
        left_out: paths of what programs put beside documents, and of zitool's own.
        findings: what could not be read.
    """

    place: str
    is_folder: bool
    items: tuple[Item, ...]
    left_out: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = ()


class Evidence(Record):
    """What the documents of a unit come to.

    Attributes:
        folder: as the user gave it.
        is_folder: whether it is one, and no listing.
        year: of the cycle that documents should be of.
        questions: by id, in the order of the form.
        ambiguous: path → the questions that it may belong to.
        unassigned: what belongs to no question, in the order of paths.
        findings: of the folder as a whole.
        items: every document by path.
    """

    folder: str
    is_folder: bool
    year: int
    questions: Mapping[str, Question]
    ambiguous: Mapping[str, tuple[str, ...]]
    unassigned: tuple[Item, ...]
    findings: tuple[Finding, ...]
    items: Mapping[str, Item]

    def counts(self) -> dict[str, int]:
        """Return how many answers are in each state."""
        states = [question.state for question in self.questions.values()]
        return {state: states.count(state) for state in STATES}

    def coverage(self) -> Coverage:
        """Return what other reports show of it."""
        states = {id_: question.state for id_, question in self.questions.items()}
        files = {id_: len(question.files) for id_, question in self.questions.items()}
        return Coverage(self.folder, states, files)

    def all_findings(self) -> list[Finding]:
        """Return what was found of the folder and of each question."""
        return [
            *self.findings,
            *(finding for question in self.questions.values() for finding in question.findings),
        ]
