"""From an LKE as it was read to what PortalRB takes of it, and what of it PortalRB has no place for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from fractions import Fraction
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from zitool.core.exact import plain
from zitool.core.scoring.answers import divide, is_unfilled, shown
from zitool.core.values import ERROR, TEXT
from zitool.portalrb.documents import NOTHING, Filled, answers_document
from zitool.portalrb.shape import some
from zitool.xlsx.grid import address

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from zitool.core.law.rubric import Indicator
    from zitool.core.scoring.answers import AnswerSheet
    from zitool.core.scoring.assessment import Assessment
    from zitool.findings import Finding
    from zitool.lke.forms import Form
    from zitool.lke.layout import Block
    from zitool.portalrb.documents import JawabanUnit
    from zitool.portalrb.master import MasterList

TAKEN = ("unit", "tpi")
"""The assessors whose answers PortalRB takes."""


class Read(NamedTuple):
    """One assessor's answers, and the form and columns that they were read from.

    Attributes:
        links: cell of the form → where a link on it leads.
    """

    assessment: Assessment
    form: Form
    block: Block
    links: Mapping[str, str] = MappingProxyType({})


def document_of(
    reads: Sequence[Read], master: MasterList, unit_id: str, name: str = ""
) -> tuple[JawabanUnit, list[Finding]]:
    """Return the answers document of an LKE, and what it cannot hold (J020 to J028).

    Args:
        reads: one for each assessor who answered, at least one.
        master: the list of the year of evaluation.
        unit_id: the unit's id in the agency's system.
        name: the unit's name; empty for what the LKE says.
    """
    own = {
        assessor: read for assessor in reversed(TAKEN) for read in reads if assessor in read.assessment.called
    }
    first = reads[0].form
    losses = [] if "unit" in own else [first.place("J028", None, first.columns.header_row, None)]
    filled = {}
    for assessor, read in own.items():
        filled[assessor] = filled_in(read, master)
        losses += _losses(read, master, with_evidence=assessor == "unit")
    losses += [_left_out(read) for read in reads if all(read is not taken for taken in own.values())]
    unit, tpi = (filled.get(assessor, NOTHING) for assessor in TAKEN)
    said = name or reads[0].assessment.unit
    return answers_document(master, unit_id, said, unit, tpi), losses


def noted(form: Form, reads: Sequence[Read]) -> list[str]:
    """Return which of unit and TPI are not among `reads`, for want of answers, but wrote beside questions."""
    writers = []
    for assessor in TAKEN:
        own = [block for block in form.columns.blocks if block.owner.assessor == assessor]
        texts = (
            form.value(row.number, column)
            for block in own[: 0 if any(read.block in own for read in reads) else 1]
            for row in form.alignment.rows.values()
            for column in (block.note, *block.evidence)
        )
        if any(value is not None and not is_unfilled(value) for value in texts):
            writers.append(assessor)
    return writers


def filled_in(read: Read, master: MasterList) -> Filled:
    """Return what an assessor filled in, by the questions of a master list.

    What stands beside a ratio or a total, which PortalRB does not ask for, goes to the first count below;
    what stands in a cell merged over several rows is beside each of them.
    """
    asked = [question.id for question in master.questions]
    sheet, beside = read.assessment.answers, _Beside(read)
    answers = {id_: text for id_ in asked if (text := _answer(sheet, id_))}
    taken = dict(_moved_to(read, frozenset(asked)))
    notes, evidence = (
        {id_: text for id_ in asked if (text := beside.text([id_, *taken.get(id_, ())], columns))}
        for columns in ((read.block.note,), read.block.evidence)
    )
    return Filled(answers, notes, evidence)


def _answer(sheet: AnswerSheet, id_: str) -> str:
    """Return an answer as PortalRB takes it: an option, or the digits of a count or index."""
    if "#" in id_:
        count = sheet.counts.get(id_)
        return plain(count) if count is not None else ""
    answer = sheet.answers.get(id_)
    return answer.chosen if answer is not None and answer.value is not None else ""


def _moved_to(read: Read, asked: frozenset[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield for the first count that is asked for of each ratio the rows above that are not."""
    for leaf in read.form.expected.leaves:
        others = [id_ for id_ in (leaf.id, *(count.id for count in leaf.inputs)) if id_ not in asked]
        first = next((count.id for count in leaf.inputs if count.id in asked), None)
        if first is not None and others:
            yield first, others


class _Beside:
    """What stands beside the answers of one assessor, also in cells that are merged over several rows."""

    def __init__(self, read: Read) -> None:
        self.form, self.links = read.form, read.links
        columns = {read.block.note, *read.block.evidence}
        numbers = list(read.form.lines.rows)
        self._above = {
            (number, merge.first_column): merge.first_row
            for merge in read.form.sheet.merges
            if merge.first_row < merge.last_row and merge.first_column in columns
            for number in numbers[
                bisect_left(numbers, merge.first_row) : bisect_right(numbers, merge.last_row)
            ]
        }

    def text(self, ids: Sequence[str], columns: Sequence[int | None]) -> str:
        """Return the texts in these columns of the rows of these ids, each once, a line each."""
        rows = [row.number for id_ in ids if (row := self.form.alignment.rows.get(id_)) is not None]
        texts = (self.at(row, column) for row in rows for column in columns if column is not None)
        return "\n".join(dict.fromkeys(filter(None, texts)))

    def at(self, row: int, column: int) -> str:
        """Return the text of one place, and where a link on it leads; what is merged over it counts."""
        row = self._above.get((row, column), row)
        value = self.form.value(row, column)
        text = value.text.strip() if value is not None and value.kind is not ERROR else ""
        target = self.links.get(self.form.named(row, column), "") if self.links else ""
        return text if target in text else f"{text}\n{target}".strip()


def _losses(read: Read, master: MasterList, *, with_evidence: bool) -> Iterator[Finding]:
    """Yield J020 and J022 to J027: what of an assessor's columns the format cannot say."""
    form, block, sheet = read.form, read.block, read.assessment.answers
    asked, beside = frozenset(question.id for question in master.questions), _Beside(read)
    where = form.columns.header_row, block.answer
    if not with_evidence and (
        ids := [id_ for id_ in form.alignment.rows if beside.text([id_], block.evidence)]
    ):
        yield form.place(
            "J020", None, form.columns.header_row, block.evidence[0], count=len(ids), ids=some(ids)
        )
    if totals := dict(_typed_totals(read, asked)):
        yield form.place("J022", None, *where, ids=some([f"{id_} = {text}" for id_, text in totals.items()]))
    for leaf in form.expected.leaves:
        if leaf.ratio is not None and _is_typed_alone(sheet, leaf):
            row = form.alignment.rows_about(leaf.id)[0].number
            value = plain(sheet.answers[leaf.id].value or Fraction(0))
            yield form.place("J023", leaf.id, row, block.answer, id=leaf.id, value=value)
    for id_ in (question.id for question in master.questions):
        own = form.alignment.rows.get(id_)
        value_ = form.value(own.number, block.answer) if own is not None else None
        if own is not None and value_ is not None and not is_unfilled(value_) and not _answer(sheet, id_):
            yield form.place("J024", id_, own.number, block.answer, id=id_, raw=shown(value_.text) or "-")
    columns = (block.note, *(block.evidence if with_evidence else ()))
    moved = dict(_moved_to(read, asked))
    if ids := [id_ for others in moved.values() for id_ in others if beside.text([id_], columns)]:
        yield form.place("J025", None, *where, ids=some(ids))
    if cells := list(_of_no_question(read, columns)):
        yield form.place("J026", None, *where, cells=some(cells))
    if with_evidence and (count := sum(_shows(read, picture) for picture in range(len(form.sheet.pictures)))):
        yield form.place("J027", None, form.columns.header_row, block.evidence[0], count=count)


def _typed_totals(read: Read, asked: frozenset[str]) -> Iterator[tuple[str, str]]:
    for leaf in read.form.expected.leaves:
        for count in leaf.inputs:
            row = read.form.alignment.rows.get(count.id)
            value = read.form.value(row.number, read.block.answer) if row is not None else None
            if (
                count.id not in asked
                and value is not None
                and value.formula is None
                and not is_unfilled(value)
            ):
                yield count.id, shown(value.text)


def _is_typed_alone(sheet: AnswerSheet, leaf: Indicator) -> bool:
    """Whether a ratio has a value that its counts do not give: it was typed, and only there."""
    counts = {count.code: sheet.counts.get(count.id) for count in leaf.inputs}
    assert leaf.ratio is not None
    return sheet.answers[leaf.id].value is not None and divide(leaf.ratio, counts)[0] is None


def _of_no_question(read: Read, columns: Sequence[int | None]) -> Iterator[str]:
    """Yield the cells of notes and evidence in rows that are no question's and no count's."""
    form = read.form
    known = {
        row.number for id_, row in form.alignment.rows.items() if form.expected.by_id[id_].sort != "section"
    }
    rows = [row.number for row in form.rows if row.number not in known]
    for number in rows:
        for column in columns:
            value = form.value(number, column)
            if column is not None and value is not None and value.kind is TEXT and not is_unfilled(value):
                yield address(number, column)


def _shows(read: Read, picture: int) -> bool:
    stretch = read.form.sheet.pictures[picture]
    return any(stretch.first_column <= column <= stretch.last_column for column in read.block.evidence)


def _left_out(read: Read) -> Finding:
    """Return J021: the answers of an assessor, or of a further column of one, that have no field."""
    form, answered = read.form, read.assessment.card.answered
    return form.place(
        "J021", None, form.columns.header_row, read.block.answer, label=read.block.label, count=answered
    )
