"""One assessor's answers in one workbook, with everything that follows from them: what reports show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from zitool.core.record import Record
from zitool.core.scoring.scoring import TOTAL
from zitool.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from fractions import Fraction

    from zitool.core.law.facts import Facts
    from zitool.core.law.rubric import Rubric
    from zitool.core.scoring.answers import AnswerSheet
    from zitool.core.scoring.eligibility import Verdict
    from zitool.core.scoring.scoring import Score
    from zitool.findings import Finding

ChosenBy = Literal["option", "workbook", "date", "default"]
"""How the rubric came to be chosen: named by somebody, by what the workbook holds, by the day asked for among
rubrics with the same questions, or for want of anything that tells them apart."""

DayFrom = Literal["option", "workbook", "today"]
"""Where the day comes from whose law applies: named by somebody, the end of the year of evaluation that the
workbook states, or today for want of either."""


class OwnFigures(NamedTuple):
    """What the workbook itself says.

    Attributes:
        points: node id (``TOTAL`` for all) → (points, cell).
        silent: ids whose score cell holds text, such as *Blm Diisi*: a mean leaves them out.
    """

    points: Mapping[str, tuple[Fraction, str]]
    silent: frozenset[str] = frozenset()

    @property
    def total(self) -> Fraction | None:
        """The workbook's own grand total, where it keeps one."""
        return self.points[TOTAL][0] if TOTAL in self.points else None


class Difference(NamedTuple):
    """A place where the workbook's points part from ours, not one that only inherits it from below.

    Attributes:
        because: codes of the findings at the node; empty where none explains it.
    """

    id: str
    cell: str
    ours: Fraction
    own: Fraction
    because: tuple[str, ...]


class Assessment(Record):
    """Everything about one assessor's answers in one workbook.

    Attributes:
        file: path as the user gave it.
        sha256: of the bytes that were read.
        sheet: the sheet that was scored.
        unit: name of the work unit where the workbook says it, else empty.
        saved: the day the workbook was last saved, as it says: ``2026-03-31``; empty where it does not.
        rubric_sha256: of the rubric's sources.
        rubric_chosen_by: how the rubric came to be the one.
        card: the score, unanswered counted 0.
        as_counted: the score with unanswered indicators left out, as the form's AVERAGE does.
        best: the score if every unanswered indicator got the best answer.
        own: the workbook's own figures; `differences` says where and why they part from ours.
        findings: of the file, the form and this assessor, gravest first.
        other_assessors: whose answers the workbook also has columns for.
        facts: what was known beside the workbook, where somebody gave a file of it.
        day: whose law applies; `day_from` says why, `day_at` where the workbook states it (sheet and cell).
        before: the same without what somebody supposed; None where nobody did.
        annotated: whether the workbook is a copy that zitool wrote its findings on.
        coverage: of its answers by documents, where somebody gave a folder of them.
        called: every name of an assessor that means these answers: whose they are, or words over the column.
    """

    file: str
    sha256: str
    sheet: str
    unit: str
    rubric: Rubric
    rubric_sha256: str
    answers: AnswerSheet
    card: Score
    as_counted: Score
    best: Score
    verdicts: tuple[Verdict, ...]
    own: OwnFigures
    differences: tuple[Difference, ...]
    findings: tuple[Finding, ...]
    other_assessors: tuple[str, ...] = ()
    facts: Facts | None = None
    before: Assessment | None = None
    rubric_chosen_by: ChosenBy = "option"
    day: date
    day_from: DayFrom
    day_at: str = ""
    saved: str = ""
    annotated: bool = False
    called: tuple[str, ...] = ()
    coverage: Coverage | None = None

    def of_surveys(self) -> list[Finding]:
        """Return what a survey that was given beside the workbook says of its indices."""
        return [finding for finding in self.findings if finding.code.startswith("K06")]

    def to_choose(self) -> list[Finding]:
        """Return what says that one assessor has several filled columns, and how to choose among them."""
        return [finding for finding in self.findings if finding.code == "S140"]


STATES = ("missing", "check", "complete")
"""What can be said of an answer's documents: none are there, somebody should look, nothing stands out."""


class Coverage(NamedTuple):
    """The documents behind the answers.

    Attributes:
        folder: where they lie, or what lists them.
        states: question → one of `STATES`; None where it has no answer.
        files: question → number of documents.
    """

    folder: str
    states: Mapping[str, str | None]
    files: Mapping[str, int]

    def counts(self) -> tuple[int, int, int]:
        """Return how many answers are in each of `STATES`."""
        states = list(self.states.values())
        missing, check, complete = (states.count(state) for state in STATES)
        return missing, check, complete
