"""Answers that a reader does not see as they stand there: struck out, unseen, or in the next column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zitool.core.scoring.answers import is_unfilled, normal, shown
from zitool.xlsx.grid import address

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zitool.core.law.rubric import Rubric
    from zitool.findings import Finding
    from zitool.lke.forms import Form
    from zitool.lke.layout import Block

_CODES = {"format": "S150", "colour": "S151"}
_NAMED = 12


def about_unseen(form: Form, block: Block) -> Iterator[Finding]:
    """Yield V350 and V351 for answers that are struck out, S150 and S151 for those that show nothing."""
    if not form.sheet.looks:
        return
    ratios = {leaf.id for leaf in form.expected.leaves if leaf.ratio is not None}
    unseen: dict[str, list[str]] = {}
    for id_, row in form.alignment.rows.items():
        at = row.number, block.answer
        seen, node = form.sheet.looks.get(at), form.expected.by_id[id_]
        if seen is None or node.sort == "section" or at in form.lines.covered:
            continue
        if (struck := form.lines.struck.get(at)) is not None and struck.text.strip():
            left = (seen.left or "").strip()
            raw = shown(struck.text.strip())
            yield form.place("V351" if left else "V350", id_, *at, id=id_, raw=raw, left=shown(left))
        value = form.value(*at)
        # The formula of a ratio, or of a total, is nobody's answer.
        worked_out = (
            value is not None and value.formula is not None and (node.sort == "input" or id_ in ratios)
        )
        if seen.unseen and value is not None and not value.is_blank and not worked_out:
            unseen.setdefault(seen.unseen, []).append(address(*at))
    for why, cells in unseen.items():
        more = " …" if len(cells) > _NAMED else ""
        yield form.place(
            _CODES[why], None, form.columns.header_row, block.answer,
            count=len(cells), cells=", ".join(cells[:_NAMED]) + more,
        )  # fmt: skip


def about_strays(form: Form, rubric: Rubric, block: Block) -> Iterator[Finding]:
    """Yield V352: a choice that stands in the column beside an unanswered question."""
    answers = {other.answer for other in form.columns.blocks}
    beside = [column for column in (block.answer - 1, block.answer + 1) if column not in answers]
    for leaf in form.expected.leaves:
        row, options = form.alignment.rows.get(leaf.id), rubric.scales[leaf.scale].options
        if row is None or not options or not is_unfilled(form.value(row.number, block.answer)):
            continue
        known = {normal(option) for option in options}
        for column in beside:
            value = form.value(row.number, column)
            if value is not None and value.formula is None and normal(value.text) in known:
                values = {"id": leaf.id, "beside": address(row.number, column), "raw": shown(value.text)}
                yield form.place("V352", leaf.id, row.number, block.answer, **values)
