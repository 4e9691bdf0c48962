"""The workbook's own figures against ours: what its cells should say, and where it parts from us."""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from zitool.core.exact import plain, total
from zitool.core.record import Record
from zitool.core.scoring.answers import shown
from zitool.core.scoring.assessment import Difference, OwnFigures
from zitool.core.scoring.scoring import TOTAL
from zitool.core.values import ERROR, TEXT, UNCOMPUTED
from zitool.findings import Finding, finding
from zitool.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from zitool.core.scoring.scoring import Score
    from zitool.core.values import Value

SAME = Fraction(1, 10**9)
"""Excel keeps 15 digits: figures closer than this are the same figure."""
ERRORS = frozenset({"#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"})
"""Errors as text, as copying values leaves them."""
_EXPLAINS = frozenset({"S102", "S107", "S118", "S133"})
"""Findings about rows that leave a question unread: its stored score says nothing new."""
_MOST = 0.5
_LEAST_FORMULAS = 3
_NAMED = 5
_ZERO, _ONE = Fraction(0), Fraction(1)


class Figure(NamedTuple):
    """A number with how far it may be off: half of its last decimal where it was rounded and typed."""

    points: Fraction
    slack: Fraction = _ZERO
    cell: str = ""

    def agrees(self, other: Figure) -> bool:
        """Whether two figures may be the same one."""
        if self.points == other.points:
            return True
        if self.slack is not _ZERO or other.slack is not _ZERO:
            return abs(self.points - other.points) <= SAME + self.slack + other.slack
        # In whole numbers: a form has hundreds of figures, and each is held against several.
        (over, under), (others, parts) = self.points.as_integer_ratio(), other.points.as_integer_ratio()
        return abs(over * parts - others * under) * SAME.denominator <= under * parts


class ScoreCell(NamedTuple):
    """A cell of the score column.

    Attributes:
        id: of the section or indicator whose points it holds, or ``TOTAL``.
        cell: where it stands.
        value: what stands in it.
        figure: its number, if it is one.
        repeats: whether it stands in a row of the form's own sums.
    """

    id: str
    cell: str
    value: Value
    figure: Figure | None
    repeats: bool


class Figures(Record, kw_only=False):
    """The score column of one assessor.

    Attributes:
        of: node id, or ``TOTAL``, → what the workbook says.
        silent: ids whose score cell holds text, such as *Blm Diisi*: a mean leaves them out.
        cells: all that is filled, rows first and the form's own sums after them.
        file: the workbook.
        sheet: the sheet; None for what is no sheet.
    """

    of: Mapping[str, Figure]
    silent: frozenset[str]
    cells: tuple[ScoreCell, ...]
    file: str
    sheet: str | None

    def public(self) -> OwnFigures:
        """Return them as reports know them."""
        return OwnFigures({id_: (own.points, own.cell) for id_, own in self.of.items()}, self.silent)


class AboutForm(NamedTuple):
    """What is wrong with a form whatever was answered: what is told first, and what after its figures."""

    first: tuple[Finding, ...]
    formulas: tuple[Finding, ...] = ()


class Reconciled(NamedTuple):
    """Where the workbook's own points part from ours, and what is to be said of form and figures."""

    differences: tuple[Difference, ...]
    findings: tuple[Finding, ...]


def reconcile(own: Figures, card: Score, about_form: AboutForm, before: Sequence[Finding]) -> Reconciled:
    """Compare what the workbook says of itself with our score of the same answers.

    Args:
        own: its score column.
        card: our score, unanswered indicators counted 0.
        about_form: what is wrong with the form.
        before: what is known about the form and these answers; what follows from it is not told again.
    """
    compared = _Comparison(own, card)
    findings = list(about_form.first)
    told = [reported for reported in before if reported.code in _EXPLAINS or reported.code.startswith("V")]
    known = {reported.indicator.partition("#")[0] for reported in (*told, *findings) if reported.indicator}
    findings += [*compared.about_cells(known), *about_form.formulas]
    apart = tuple(compared.differences([*before, *findings]))
    findings += compared.about_total(apart)
    return Reconciled(apart, tuple(findings))


class _Comparison:
    """One assessor's score column beside our score of the same answers.

    Attributes:
        own: what the workbook says.
        counted: what each cell should say if a silent part counts 0, as in zitool's own form.
        skipped: the same if it is left out of its mean, as AVERAGE does.
    """

    def __init__(self, own: Figures, card: Score) -> None:
        self.own, self.card = own, card
        if own.of or own.silent:
            self.counted = {node.id: _expected(node, own, counted=True) for node in card.walk()}
        else:  # nothing was calculated: the parts give what ours give
            self.counted = {node.id: Figure(node.points) for node in (card.walk() if own.cells else ())}
        self.skipped = self.counted
        if own.silent or card.answered < card.total:  # something may be left out
            self.skipped = self.counted | {
                node.id: _expected(node, own, counted=False) for node in card.walk() if _leaves_out(node, own)
            }

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

    def about_total(self, apart: Sequence[Difference]) -> Iterator[Finding]:
        """Yield W208 where the workbook keeps a total and something parts."""
        said = self.own.of.get(TOTAL)
        if said is None or not apart:
            return
        where = ", ".join(f"{difference.id} ({difference.cell})" for difference in apart[:_NAMED])
        yield finding(
            "W208", file=self.own.file, sheet=self.own.sheet, cell=said.cell, own=plain(said.points),
            ours=plain(self.card.points), where=where,
        )  # fmt: skip

    def about_cells(self, known: set[str]) -> Iterator[Finding]:
        """Yield W202, W205, W206, W207, W214: each cell of the score column against what it should say.

        An error is reported where it arises, not at every sum that it spreads to; what `known` ids already
        have a finding about may well explain a stale or odd figure, but not one that was typed.
        """
        cells = [cell for cell in self.own.cells if cell.id in self.counted]
        live = sum(cell.value.formula is not None for cell in cells)
        calculated = live >= _LEAST_FORMULAS and live > _MOST * len(cells)
        wrong = {cell.id for cell in cells if cell.value.kind is ERROR}
        nodes = self.card.walk() if wrong else ()
        told = {node.id for node in nodes if any(part.id in wrong for part in node.parts)}
        for cell in cells:
            code, text = self._compare(cell)
            if not code and calculated and cell.value.formula is None and cell.figure is not None:
                code, text = "W214", shown(cell.value.text)
            if not code or (code == "W207" and cell.id in told) or (code == "W205" and cell.id in known):
                continue
            told |= {cell.id} if code == "W207" else set()
            yield self._at(cell, code, cell.id, id=cell.id, raw=text, ours=plain(self._ours[cell.id].points))
        yield from self._uncomputed(cells)

    def _compare(self, cell: ScoreCell) -> tuple[str, str]:
        value = cell.value
        if value.kind is ERROR or value.text in ERRORS:
            return "W207", shown(value.text)
        counted, skipped, ours = self.counted[cell.id], self.skipped[cell.id], self._ours[cell.id]
        if cell.figure is not None:
            if any(map(cell.figure.agrees, (counted, skipped, ours))):
                return "", ""
            return ("W205" if value.formula is not None else "W202"), plain(cell.figure.points)
        # "Blm Diisi" or "-" beside an answer: the form's formula did not know it.
        silent = value.kind is TEXT and value.formula is not None and value.text.strip()
        told = counted.points and skipped.points and ours.points
        return ("W205", shown(value.text)) if silent and told else ("", "")

    def _uncomputed(self, cells: Sequence[ScoreCell]) -> Iterator[Finding]:
        """W206, where other formulas were calculated: a file that no Excel has seen shows nothing wrong."""
        blank = [cell for cell in cells if cell.value.kind is UNCOMPUTED and not cell.repeats]
        if blank and any(
            cell.value.formula is not None and cell.value.kind is not UNCOMPUTED for cell in cells
        ):
            yield self._at(blank[0], "W206", None, count=len(blank))

    def _at(self, cell: ScoreCell, code: str, id_: str | None, **values: object) -> Finding:
        return finding(
            code, file=self.own.file, sheet=self.own.sheet, cell=cell.cell, indicator=id_, **values
        )

    @cached_property
    def _ours(self) -> dict[str, Figure]:
        """Our own points, which stand in every report: the only figures that a cell is held against."""
        return {node.id: Figure(node.points) for node in self.card.walk()}


def _codes(findings: Sequence[Finding], ids: set[str]) -> set[str]:
    return {
        finding.code
        for finding in findings
        if finding.indicator and finding.indicator.partition("#")[0] in ids
    }


def _leaves_out(node: Score, own: Figures) -> bool:
    """Whether a mean has parts that may be left out of it: silent ones, or such as nobody answered."""
    return any(
        part.id in own.silent or (part.value is None and part.id not in own.of)
        for part in node.parts
        if part.weight is None
    )


def _expected(node: Score, own: Figures, *, counted: bool) -> Figure:
    """Return what a score cell should say: of a question its answer's value, of a sum what its parts give.

    A part whose own cell holds text (*Blm Diisi*, ``-``) is `counted` as 0 in a mean, as zitool's own form
    does, or left out of it, as AVERAGE does.
    """
    said, silent = own.of, own.silent
    if not node.parts:
        return Figure(node.points)
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
    return Figure(points, total(slacks, factor, number) if slacks else _ZERO)
