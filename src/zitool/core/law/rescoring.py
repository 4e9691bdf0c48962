"""The same workbook under two rubrics: whose score moves, and who meets the minima now or no longer does."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from zitool.core.scoring.eligibility import Status
from zitool.core.scoring.scoring import points_by_id
from zitool.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from zitool.core.scoring.assessment import Assessment
    from zitool.findings import Finding


class Turn(NamedTuple):
    """A verdict that changes; None where one of the rubrics has no such designation."""

    id: str
    name: str
    old: Status | None
    new: Status | None

    @property
    def gains(self) -> bool:
        """Whether the minima are met now and were not before."""
        return self.new is Status.MET

    @property
    def loses(self) -> bool:
        """Whether the minima were met and no longer are."""
        return self.old is Status.MET


class Move(NamedTuple):
    """One assessor's answers in one workbook, under both rubrics.

    Attributes:
        file: path as given or found.
        assessor: whose answers.
        old: the total before, exact; None where that rubric could not score the file. Likewise `new`.
        sections: sections of equal id whose points differ and whose parts' do not: (id, before, after).
        turns: verdicts that change.
        findings: code → how many more (or fewer, below 0) such findings there are now.
    """

    file: str
    assessor: str
    old: Fraction | None
    new: Fraction | None
    sections: tuple[tuple[str, Fraction, Fraction], ...] = ()
    turns: tuple[Turn, ...] = ()
    findings: tuple[tuple[str, int], ...] = ()

    @property
    def moves(self) -> bool:
        """Whether the score or a verdict is another one."""
        return self.old != self.new or bool(self.turns) or bool(self.sections)


class Rescoring(NamedTuple):
    """Workbooks under two rubrics.

    Attributes:
        moves: one for each assessor of each workbook, those that stay included.
        refused: workbooks that at least one of the rubrics cannot score, with the findings that say why.
        passed_over: how many files are no form of either rubric: of another regulation, or a report.
    """

    moves: tuple[Move, ...] = ()
    refused: tuple[tuple[str, tuple[Finding, ...]], ...] = ()
    passed_over: int = 0

    @property
    def moved(self) -> tuple[Move, ...]:
        """The moves that are any: another score, another verdict."""
        return tuple(move for move in self.moves if move.moves)


def compare_assessments(old: Sequence[Assessment], new: Sequence[Assessment]) -> list[Move]:
    """Return a move for each assessor of one workbook, those that stay where they are included.

    Args:
        old: the assessments under the rubric before; empty where it refused the workbook.
        new: those under the rubric after.
    """
    before = {assessment.answers.assessor: assessment for assessment in old}
    after = {assessment.answers.assessor: assessment for assessment in new}
    return [_move(before.get(assessor), after.get(assessor)) for assessor in dict.fromkeys((*before, *after))]


def _move(old: Assessment | None, new: Assessment | None) -> Move:
    one = new or old
    assert one is not None
    file, assessor = one.file, one.answers.assessor
    if old is None or new is None:
        return Move(file, assessor, old.card.points if old else None, new.card.points if new else None)
    return Move(
        file,
        assessor,
        old.card.points,
        new.card.points,
        tuple(_sections(old, new)),
        tuple(_turns(old, new)),
        tuple(_findings(old, new)),
    )


def _sections(old: Assessment, new: Assessment) -> list[tuple[str, Fraction, Fraction]]:
    before, after = points_by_id(old.card), points_by_id(new.card)
    moved: list[tuple[str, Fraction, Fraction]] = []
    for section in new.rubric.walk():
        parts = {part.id for part in section.walk()} - {section.id}
        here = section.id in before and before[section.id] != after[section.id]
        if here and all(before.get(part) == after[part] for part in parts):
            moved.append((section.id, before[section.id], after[section.id]))
    return moved


def _turns(old: Assessment, new: Assessment) -> list[Turn]:
    before = {verdict.designation.id: verdict for verdict in old.verdicts}
    after = {verdict.designation.id: verdict for verdict in new.verdicts}
    turns = []
    for id_ in dict.fromkeys((*after, *before)):
        one, other = before.get(id_), after.get(id_)
        named = (other or one).designation.name  # type: ignore[union-attr]
        turn = Turn(id_, named, one and one.by_minima, other and other.by_minima)
        if turn.old is not turn.new:
            turns.append(turn)
    return turns


def _findings(old: Assessment, new: Assessment) -> list[tuple[str, int]]:
    more = Counter(finding.code for finding in new.findings)
    more.subtract(finding.code for finding in old.findings)
    return sorted((code, count) for code, count in more.items() if count)
