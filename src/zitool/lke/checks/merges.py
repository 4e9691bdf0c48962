"""Merged cells in a form: answers that nobody sees, one answer for several questions, merges over merges."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from itertools import islice
from typing import TYPE_CHECKING

from zitool.core.memo import Recent
from zitool.core.scoring.answers import shown
from zitool.findings import finding

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zitool.findings import Finding
    from zitool.lke.forms import Form
    from zitool.xlsx.cells import Range

_MOST_OVERLAPS = 5


def about_merges(form: Form) -> Iterator[Finding]:
    """Yield S118, S119 and S122."""
    items = {
        row.number: id_
        for id_, row in form.alignment.rows.items()
        if form.expected.by_id[id_].sort != "section"
    }
    answers = sorted(block.answer for block in form.columns.blocks)
    yield from _under_merges(form, items, answers)
    key = items, answers, form.sheet.merges, form.named
    yield from form.here(_OVER.of(key, lambda: (*_over_items(form, items, answers), *_overlapping(form))))


_OVER: Recent[tuple[Finding, ...]] = Recent()
"""By merges and rows, which are the same in each workbook of a form."""


def _overlapping(form: Form) -> Iterator[Finding]:
    for merge, other in islice(overlaps(form.sheet.merges), _MOST_OVERLAPS):
        yield finding("S122", file=form.file, sheet=form.sheet.name, cell=str(merge), other=str(other))


def overlaps(merges: Sequence[Range]) -> Iterator[tuple[Range, Range]]:
    """Yield pairs of merges that share a cell, each merge once at most; downwards, as Excel draws them."""
    # Those that reach the current row, by column; none of them overlap, so neighbours suffice.
    open_: list[tuple[int, int, int, Range]] = []
    for merge in sorted(set(merges), key=lambda merge: (merge.first_row, merge.first_column)):
        at = bisect_right(open_, merge.last_column, key=lambda reaching: reaching[0])
        other = None
        while at and open_[at - 1][1] >= merge.first_column:
            if open_[at - 1][2] >= merge.first_row:
                other = open_[at - 1][3]
                break
            at -= 1
            del open_[at]
        if other is not None:
            yield merge, other
        else:
            entry = (merge.first_column, merge.last_column, merge.last_row, merge)
            insort(open_, entry, key=lambda reaching: reaching[0])


def _under_merges(form: Form, items: dict[int, str], answers: Sequence[int]) -> Iterator[Finding]:
    """S118: an answer that lies under a merge, as some programs leave it: unseen and not read."""
    for (row, column), merge in sorted(form.lines.covered.items(), key=lambda place: place[0]):
        value = form.sheet.rows[row][column]
        if row > form.columns.header_row and column in answers and value.text.strip():
            yield form.place("S118", items.get(row), row, column, merge=str(merge), raw=shown(value.text))


def _over_items(form: Form, items: dict[int, str], answers: Sequence[int]) -> Iterator[Finding]:
    """S119: the answer of the first row is not copied down."""
    rows = sorted(items)
    for merge in form.sheet.merges:
        over = answers[bisect_left(answers, merge.first_column) : bisect_right(answers, merge.last_column)]
        within = rows[bisect_left(rows, merge.first_row) : bisect_right(rows, merge.last_row)]
        if over and len(within) > 1:
            ids = ", ".join(items[row] for row in within)
            yield finding("S119", file=form.file, sheet=form.sheet.name, cell=str(merge), ids=ids)
