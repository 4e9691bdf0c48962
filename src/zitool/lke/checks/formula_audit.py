"""The formulas of the score column: sums that leave a part out (W204), formulas unlike the others (W211).

And formulas that give an answer another value than the rubric's, however many rows agree in that (W212), or a
ratio that of other counts (V334).
"""

from __future__ import annotations

import re
from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING

from zitool.core.exact import parse_exact, plain
from zitool.core.scoring.answers import normal, shown
from zitool.core.scoring.scoring import TOTAL
from zitool.lke.checks.formulas import pattern, rows_in_column
from zitool.lke.checks.ratio_formulas import Division, division, options_of
from zitool.xlsx.grid import column_letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from zitool.core.law.rubric import Indicator, Rubric, Scale
    from zitool.findings import Finding
    from zitool.lke.forms import Form
    from zitool.lke.layout import Block

_LEAST_TWINS = 3
"""Fewer equal formulas than this set no example."""
_MOST_NAMED = 8
_ROUNDED = Fraction(1, 200)
"""How far what an option is worth may be off: forms write 0.67 or 0.667."""


def about_sums(form: Form, rubric: Rubric, block: Block, totals: Mapping[int, str]) -> Iterator[Finding]:
    """Yield W204: a sum or mean that counts other rows than its own parts.

    A formula that takes the answers themselves, or whose cells nobody can know without calculating, is left
    to the comparison of figures.
    """
    reader = _Counted(form, block, totals)
    parts = {
        section.id: reader.rows_of([child.id for child in section.children])
        for section in form.expected.sections
    }
    for section in form.expected.sections:
        row = form.alignment.rows.get(section.id)
        if row is not None:
            yield from reader.compare(section.id, row.number, parts[section.id])
    roots = reader.rows_of([section.id for section in rubric.sections])
    below = {
        min(reader.rows_of([section.id])): parts[section.id]
        for section in rubric.sections
        if reader.rows_of([section.id])
    }
    for number, id_ in totals.items():
        if id_ == TOTAL and len(below) == len(rubric.sections):
            yield from reader.compare(TOTAL, number, roots, below)


class _Counted:
    """Which rows the score formulas of one assessor count."""

    def __init__(self, form: Form, block: Block, totals: Mapping[int, str]) -> None:
        self.form, self.block, self.totals = form, block, totals
        aligned = {row.number for id_, row in form.alignment.rows.items() if "#" not in id_}
        self.structure = sorted(aligned)
        self.known = sorted(aligned | totals.keys())
        self.score = column_letters(block.score or 1)
        self.answer = column_letters(block.answer)

    def rows_of(self, ids: Sequence[str]) -> set[int]:
        """Return the rows of those nodes that have one."""
        rows = (self.form.alignment.rows.get(id_) for id_ in ids)
        return {row.number for row in rows if row is not None}

    def compare(
        self, id_: str, number: int, expected: set[int], same: Mapping[int, set[int]] | None = None
    ) -> Iterator[Finding]:
        """Yield W204 if the cell in row `number` counts other rows; `same` rows may stand for a row."""
        value = self.form.value(number, self.block.score)
        if value is None or value.formula is None:
            return
        counted = self._counted(value.formula, set())
        if counted is None:
            return
        for row, parts in (same or {}).items():
            if parts and parts <= counted:
                counted = (counted - parts) | {row}
        if counted != expected and not (not counted and self._takes_answers(value.formula, expected)):
            yield self.form.place(
                "W204", id_, number, self.block.score, id=id_, formula=shown(value.formula),
                missed=self._cells(expected - counted), extra=self._cells(counted - expected),
            )  # fmt: skip

    def _counted(self, formula: str, seen: set[int]) -> set[int] | None:
        """The rows that `formula` counts, through the form's own totals too; None if nobody can tell."""
        rows = rows_in_column(formula, self.score, self.known, self.form.sheet.name)
        if rows is None:
            return None
        for number in [row for row in rows if row in self.totals]:
            rows.discard(number)
            total = self.form.value(number, self.block.score)
            if number in seen or total is None or total.formula is None:
                continue
            further = self._counted(total.formula, {*seen, number})
            if further is None:
                return None
            rows |= further
        return rows

    def _takes_answers(self, formula: str, expected: set[int]) -> bool:
        answers = rows_in_column(formula, self.answer, self.structure, self.form.sheet.name)
        return answers is not None and answers == expected

    def _cells(self, rows: set[int]) -> str:
        named = [f"{self.score}{row}" for row in sorted(rows)]
        return ", ".join(named[:_MOST_NAMED]) + (" …" if len(named) > _MOST_NAMED else "") if named else "-"


def odd_formulas(form: Form, block: Block) -> Iterator[Finding]:
    """Yield W211: a question whose score formula is not that of the others, or of the others of its type."""
    leaves = [
        (node.id, node.scale, value.formula, row.number)
        for id_, row in form.alignment.rows.items()
        if (node := form.expected.by_id[id_]).sort == "indicator"
        and node.weight is None
        and (value := form.value(row.number, block.score)) is not None
        and value.formula is not None
    ]
    shapes, last = [], dict[str, str]()
    for _, scale, formula, number in leaves:
        last[scale] = pattern(formula, number, last.get(scale, ""))
        shapes.append(last[scale])
    common = _most_common(shapes)
    by_scale = {
        scale: _most_common([shape for shape, leaf in zip(shapes, leaves, strict=True) if leaf[1] == scale])
        or common
        for scale in {leaf[1] for leaf in leaves}
    }
    for shape, (id_, scale, formula, number) in zip(shapes, leaves, strict=True):
        if by_scale[scale] is not None and shape not in {by_scale[scale], common}:
            yield form.place("W211", id_, number, block.score, id=id_, formula=shown(formula))


def _most_common(shapes: Sequence[str]) -> str | None:
    most = Counter(shapes).most_common(1)
    return most[0][0] if most and most[0][1] >= _LEAST_TWINS else None


def about_scales(form: Form, rubric: Rubric, block: Block) -> Iterator[Finding]:
    """Yield W212: formulas by which an answer is worth another thing than by the rubric's scale."""
    by_shape: dict[tuple[str, str], list[tuple[int, str]]] = {}
    last: dict[str, str] = {}
    for leaf in form.expected.leaves:
        row = form.alignment.rows.get(leaf.id)
        value = form.value(row.number, block.score) if row is not None else None
        if row is not None and value is not None and value.formula is not None:
            last[leaf.scale] = shape = pattern(value.formula, row.number, last.get(leaf.scale, ""))
            by_shape.setdefault((leaf.scale, shape), []).append((row.number, value.formula))
    wrong: dict[tuple[str, str], list[int]] = {}
    for (name, _), rows in by_shape.items():
        scale = rubric.scales[name]
        number, formula = rows[0]
        said = ", ".join(_misvalued(scale, formula, f"{column_letters(block.answer)}{number}"))
        if said:
            wrong.setdefault((scale.label, said), []).extend(number for number, _ in rows)
    for (label, said), numbers in wrong.items():
        yield form.place("W212", None, min(numbers), block.score, label=label, wrong=said, count=len(numbers))


def about_ratios(form: Form, block: Block) -> Iterator[Finding]:
    """Yield V334: formulas that divide other counts than the rubric does, or the other way round."""
    letters = column_letters(block.answer)
    wrong: dict[str, tuple[int, int, str, str]] = {}
    for leaf in form.expected.leaves:
        row = form.alignment.rows.get(leaf.id)
        if leaf.ratio is None or row is None or not (rows := _CountRows(form, leaf)).are_there:
            continue
        right = Division(leaf.ratio.kind, rows.of(leaf.ratio.of), rows.of(leaf.ratio.over))
        for column in filter(None, (block.answer, block.score)):
            value = form.value(row.number, column)
            read = division(value.formula, letters) if value is not None and value.formula else None
            if read is not None and (read.kind, rows.split(read.of), rows.split(read.over)) != (
                right.kind, rows.split(right.of), rows.split(right.over)
            ):  # fmt: skip
                wrong[leaf.id] = row.number, column, _written(read, letters), _written(right, letters)
                break
    if wrong:
        number, column, said, expected = next(iter(wrong.values()))
        ids = ", ".join(list(wrong)[:_MOST_NAMED]) + (" …" if len(wrong) > _MOST_NAMED else "")
        yield form.place("V334", next(iter(wrong)), number, column, ids=ids, wrong=said, expected=expected)


class _CountRows:
    """Where the counts of a ratio stand, with their totals taken apart."""

    def __init__(self, form: Form, leaf: Indicator) -> None:
        there = {count.code: form.alignment.rows.get(count.id) for count in leaf.inputs}
        self.rows = {code: row.number for code, row in there.items() if row is not None}
        used = {*leaf.ratio.of, *leaf.ratio.over} if leaf.ratio is not None else set()
        self.are_there = used <= self.rows.keys()
        self.parts = {
            self.rows[count.code]: self.of(count.total_of)
            for count in leaf.inputs
            if count.total_of and {count.code, *count.total_of} <= self.rows.keys()
        }

    def of(self, codes: Sequence[str]) -> tuple[int, ...]:
        """Return the rows of these counts."""
        return tuple(self.rows[code] for code in codes)

    def split(self, rows: Sequence[int]) -> list[int]:
        """Return rows in order, each total as what it is the total of."""
        return sorted(part for row in rows for part in self.parts.get(row, (row,)))


def _written(division_: Division, letters: str) -> str:
    of, over = ("+".join(f"{letters}{row}" for row in rows) for rows in (division_.of, division_.over))
    if division_.kind == "decrease":
        return f"({over}-{of})/({over})"
    return f"{of}/({over})" if len(division_.over) > 1 else f"{of}/{over}"


def _misvalued(scale: Scale, formula: str, answer: str) -> Iterator[str]:
    """Yield what a formula makes of an answer on `scale` where that is not what the scale makes of it."""
    if scale.kind == "choice":
        for label in (scale.label, *scale.also_written):
            worths = {normal(option): worth for option, worth in options_of(formula, label).items()}
            for option, worth in scale.options.items():
                said = worths.get(normal(option), worth)
                if abs(said - worth) > _ROUNDED:
                    yield f"{option} {plain(said)} ({plain(worth)})"
            if worths:
                return
    elif scale.kind == "index" and scale.maximum is not None:
        for divisor in re.findall(
            rf"\b{answer}/(\d{{1,4}}(?:\.\d{{1,4}})?)(?![\d.])", formula.replace("$", "")
        ):
            if parse_exact(divisor) != scale.maximum:
                yield f"/{divisor} (/{plain(scale.maximum)})"
