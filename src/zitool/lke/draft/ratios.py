"""The ratios of a form: which counts are totals of others, and what a known rubric divides in a row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zitool.lke.checks.ratio_formulas import Division, summed_rows
from zitool.xlsx.grid import column_letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from zitool.lke.draft.sheet import DraftSheet
    from zitool.lke.draft.tree import Node

_LEAST_PARTS = 2


def totals(sheet: DraftSheet, node: Node) -> dict[int, tuple[int, ...]]:
    """Return the counts under a question that are the sum of others: row → rows of the parts.

    Told by formula, by a known rubric, or by the parts standing further to the right.
    """
    return dict(_totals(sheet, node))


def known_division(sheet: DraftSheet, node: Node) -> Division | None:
    """Return what a known rubric divides in this row, or None where none knows it."""
    leaf = sheet.known.get(node.row.number)
    rows = {sheet.counts.get(row.number): row.number for row in node.counts}
    if leaf is None or leaf.ratio is None or not {*leaf.ratio.of, *leaf.ratio.over} <= rows.keys():
        return None
    of, over = (tuple(rows[code] for code in codes) for codes in (leaf.ratio.of, leaf.ratio.over))
    return Division(leaf.ratio.kind, of, over, leaf.ratio.zero_denominator, leaf.ratio.both_zero)


def _totals(sheet: DraftSheet, node: Node) -> Iterator[tuple[int, tuple[int, ...]]]:
    """Yield counts that are the sum of others: by formula, or where the others stand to the right."""
    known = sheet.known.get(node.row.number)
    sums = {count.code: count.total_of for count in known.inputs} if known is not None else {}
    rows = {sheet.counts.get(row.number): row.number for row in node.counts}
    numbers = [row.number for row in node.counts]
    column = column_letters(sheet.answer)
    for at, row in enumerate(node.counts):
        formula = sheet.formula(row.number, sheet.answer)
        added = summed_rows(formula, column, [number for number in numbers if number != row.number])
        told = tuple(rows[code] for code in sums.get(sheet.counts.get(row.number, ""), ()) if code in rows)
        deeper: list[int] = []
        for below in node.counts[at + 1 :]:
            if below.column <= row.column:
                break
            deeper.append(below.number)
        parts = added or told or tuple(deeper)
        if len(parts) >= _LEAST_PARTS:
            yield row.number, parts


def split(rows: Sequence[int], parts: Mapping[int, tuple[int, ...]]) -> list[int]:
    """Return rows of counts with every total replaced by what it is the total of: the parts decide."""
    return [part for row in rows for part in parts.get(row, (row,))]


def divided(division_: Division, parts: Mapping[int, tuple[int, ...]]) -> tuple[str, list[int], list[int]]:
    """Return what a ratio divides, whatever it makes of zeros: forms rarely say that."""
    return division_.kind, split(division_.of, parts), split(division_.over, parts)
