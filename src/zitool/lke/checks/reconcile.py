"""The workbook's own figures against ours: which cell says something else, and whether that is news."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from zitool.core.exact import plain
from zitool.core.scoring.answers import shown
from zitool.core.scoring.assessment import Difference
from zitool.core.values import ERROR, TEXT, UNCOMPUTED
from zitool.findings import Finding, finding
from zitool.lke.own_figures import TOTAL, Figure, expected, figure_in, read_figures

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zitool.core.law.rubric import Rubric
    from zitool.core.scoring.scoring import Score
    from zitool.core.values import Value
    from zitool.lke.forms import Form
    from zitool.lke.layout import Block

ERRORS = frozenset({"#REF!", "#N/A", "#VALUE!", "#NAME?", "#DIV/0!", "#NULL!", "#NUM!"})
"""Errors as text, as copying values leaves them."""
_MOST = 0.5
_LEAST_FORMULAS = 3
_NAMED = 5


class Comparison:
    """One assessor's score column beside our score of the same answers.

    Attributes:
        own: what the workbook says.
        counted: what each cell should say if a silent part counts 0, as in zitool's own form.
        skipped: the same if it is left out of its mean, as AVERAGE does.
    """

    def __init__(self, form: Form, rubric: Rubric, block: Block, card: Score) -> None:
        self.form, self.block, self.card = form, block, card
        self.own = read_figures(form, rubric, block)
        self.counted = expected(card, self.own, counted=True)
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

    def total(self, apart: Sequence[Difference]) -> Iterator[Finding]:
        """Yield W208 where the workbook keeps a total and something parts."""
        total = self.own.of.get(TOTAL)
        if total is None or not apart:
            return
        where = ", ".join(f"{difference.id} ({difference.cell})" for difference in apart[:_NAMED])
        yield finding(
            "W208", file=self.form.file, sheet=self.form.sheet.name, cell=total.cell, own=plain(total.points),
            ours=plain(self.card.points), where=where,
        )  # fmt: skip

    def cells(self, known: set[str]) -> Iterator[Finding]:
        """Yield W202, W205, W206, W207: each cell of the score column against what it should say.

        An error is reported where it arises, not at every sum that it spreads to; what `known` ids already
        have a finding about may well explain a stale or odd figure, but not one that was typed.
        """
        cells = list(self._cells())
        live = sum(value.formula is not None for _, _, value in cells)
        calculated = live >= _LEAST_FORMULAS and live > _MOST * len(cells)
        wrong = {id_ for id_, _, value in cells if value.kind is ERROR}
        nodes = self.card.walk() if wrong else ()
        told = {node.id for node in nodes if any(part.id in wrong for part in node.parts)}
        for id_, number, value in cells:
            code, text = self._compare(id_, value)
            if not code and calculated and value.formula is None and figure_in(value) is not None:
                code, text = "W214", shown(value.text)
            if not code or (code == "W207" and id_ in told) or (code == "W205" and id_ in known):
                continue
            told |= {id_} if code == "W207" else set()
            ours = plain(self._ours[id_].points)
            yield self.form.place(code, id_, number, self.block.score, id=id_, raw=text, ours=ours)
        yield from self._uncomputed(cells)

    def _cells(self) -> Iterator[tuple[str, int, Value]]:
        rows = ((id_, row.number) for id_, row in self.form.alignment.rows.items())
        totals = ((id_, number) for number, id_ in self.own.totals.items())
        for id_, number in (*rows, *totals):
            value = self.form.value(number, self.block.score)
            if id_ in self.counted and value is not None:
                yield id_, number, value

    def _compare(self, id_: str, value: Value) -> tuple[str, str]:
        if value.kind is ERROR or value.text in ERRORS:
            return "W207", shown(value.text)
        counted, skipped = self.counted[id_], self.skipped[id_]
        said = figure_in(value)
        if said is not None:
            if said.agrees(counted) or said.agrees(skipped) or said.agrees(self._ours[id_]):
                return "", ""
            return ("W205" if value.formula is not None else "W202"), plain(said.points)
        # "Blm Diisi" or "-" beside an answer: the form's formula did not know it.
        silent = value.kind is TEXT and value.formula is not None and value.text.strip()
        told = counted.points and skipped.points and self._ours[id_].points
        return ("W205", shown(value.text)) if silent and told else ("", "")

    @cached_property
    def _ours(self) -> dict[str, Figure]:
        """Our own points, which stand in every report: the only figures that a cell is held against."""
        return {node.id: Figure(node.points) for node in self.card.walk()}

    def _uncomputed(self, cells: Sequence[tuple[str, int, Value]]) -> Iterator[Finding]:
        """W206, where other formulas were calculated: a file that no Excel has seen shows nothing wrong."""
        rows = [
            number for _, number, value in cells if value.kind is UNCOMPUTED and number not in self.own.totals
        ]
        if rows and any(value.formula is not None and value.kind is not UNCOMPUTED for *_, value in cells):
            yield self.form.place("W206", None, rows[0], self.block.score, count=len(rows))


def _codes(findings: Sequence[Finding], ids: set[str]) -> set[str]:
    return {
        reported.code
        for reported in findings
        if reported.indicator and reported.indicator.partition("#")[0] in ids
    }
