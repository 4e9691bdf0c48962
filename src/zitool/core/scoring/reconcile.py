"""The workbook's own figures against ours: what its cells should say, and where it parts from us."""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from zitool.core.exact import total
from zitool.core.record import Record
from zitool.core.scoring.assessment import Difference, OwnFigures
from zitool.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from zitool.core.scoring.scoring import Score
    from zitool.findings import Finding

SAME = Fraction(1, 10**9)
"""Excel keeps 15 digits: figures closer than this are the same figure."""
TOTAL = "TOTAL"
_ZERO, _ONE = Fraction(0), Fraction(1)


class Figure(NamedTuple):
    """A number with how far it may be off: half of its last decimal where it was rounded and typed."""

    points: Fraction
    slack: Fraction = _ZERO
    cell: str = ""

    def agrees(self, other: Figure) -> bool:
        """Whether two figures may be the same one."""
        if self.slack is not _ZERO or other.slack is not _ZERO:
            return abs(self.points - other.points) <= SAME + self.slack + other.slack
        # In whole numbers: a form has hundreds of figures, and each is held against several.
        (over, under), (others, parts) = self.points.as_integer_ratio(), other.points.as_integer_ratio()
        return abs(over * parts - others * under) * SAME.denominator <= under * parts


class Figures(Record, kw_only=False):
    """The score column of one assessor.

    Attributes:
        of: node id, or ``TOTAL``, → what the workbook says.
        silent: ids whose score cell holds text, such as *Blm Diisi*: a mean leaves them out.
        totals: rows of the form's own sums → the section they repeat, or ``TOTAL``.
    """

    of: Mapping[str, Figure]
    silent: frozenset[str]
    totals: Mapping[int, str]

    def public(self) -> OwnFigures:
        """Return them as reports know them."""
        return OwnFigures({id_: (figure.points, figure.cell) for id_, figure in self.of.items()}, self.silent)


class Reconciliation:
    """One assessor's score column beside our score of the same answers.

    Attributes:
        own: what the workbook says.
        counted: what each cell should say if a silent part counts 0, as in zitool's own form.
        skipped: the same if it is left out of its mean, as AVERAGE does.
    """

    def __init__(self, own: Figures, card: Score) -> None:
        self.own, self.card = own, card
        self.counted = expected(card, own, counted=True)
        # The two differ only where something is left out.
        whole = not self.own.silent and card.answered == card.total
        self.skipped = self.counted if whole else expected(card, self.own, counted=False)

    def differences(self, findings: Sequence[Finding]) -> Iterator[Difference]:
        """Yield where the workbook's points part from ours, but for what only inherits it from below.

        A question parts where its score cell is not the answer's value; a sum or mean parts where it is not
        what the workbook's own parts give, or where it leaves questions out.
        """
        for node in self.card.walk() if self.own.of else ():
            said = self.own.of.get(node.id)
            if said is None:
                continue
            silent = {part.id for part in node.parts if part.id in self.own.silent and part.value is not None}
            if said.agrees(Figure(node.points)) or (said.agrees(self.counted[node.id]) and not silent):
                continue
            open_ = any(part.value is None and not part.parts for part in node.parts)
            if silent or open_ or not said.agrees(self.skipped[node.id]):
                because = _codes(findings, {node.id, *silent}) | ({"S110"} if open_ else set())
                yield Difference(node.id, said.cell, node.points, said.points, tuple(sorted(because)))

    @cached_property
    def ours(self) -> dict[str, Figure]:
        """Our own points, which stand in every report: the only figures that a cell is held against."""
        return {node.id: Figure(node.points) for node in self.card.walk()}


def _codes(findings: Sequence[Finding], ids: set[str]) -> set[str]:
    return {
        finding.code
        for finding in findings
        if finding.indicator and finding.indicator.partition("#")[0] in ids
    }


def expected(card: Score, own: Figures, *, counted: bool) -> dict[str, Figure]:
    """Return what each score cell should say: a question its answer's value, a sum what its own parts give.

    A part whose own cell holds text (*Blm Diisi*, ``-``) is `counted` as 0 in a mean, as zitool's own form
    does, or left out of it, as AVERAGE does.
    """
    said, silent = own.of, own.silent
    if counted and not said and not silent:  # nothing was calculated: the parts give what ours give
        return {node.id: Figure(node.points) for node in card.walk()}
    figures: dict[str, Figure] = {}
    for node in card.walk():
        if not node.parts:
            figures[node.id] = Figure(node.points)
            continue
        if any(part.weight is not None for part in node.parts):
            parts = [said.get(part.id) or Figure(part.points) for part in node.parts]
            factor, number = _ONE, 1
        else:
            parts = [
                said.get(part.id) or Figure(part.value or _ZERO)
                for part in node.parts
                if part.id not in silent and (part.value is not None or part.id in said)
            ]
            number = len(node.parts) if counted else max(len(parts), 1)
            factor = node.weight or _ZERO
        slacks = [part.slack for part in parts if part.slack is not _ZERO]
        points = total([part.points for part in parts], factor, number)
        figures[node.id] = Figure(points, total(slacks, factor, number) if slacks else _ZERO)
    return figures
