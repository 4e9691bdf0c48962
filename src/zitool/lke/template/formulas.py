"""The formulas of a blank LKE: the same arithmetic as zitool's own, so that the screen and the report agree.

An unanswered question is seen (*Blm Diisi*) and counts 0: a sub-area is the sum of its answers divided by the
number of its questions. AVERAGE would leave it out and let half-empty forms score higher.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zitool.core.exact import plain
from zitool.core.law.rubric import Indicator, Section
from zitool.core.scoring.answers import MOST_COUNTED, spellings
from zitool.xlsx.grid import column_letters

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from fractions import Fraction

    from zitool.core.law.rubric import Input, Ratio, Rubric, Scale
    from zitool.lke.template.plan import BlockColumns, Plan

UNFILLED = "Blm Diisi"
ZERO_DENOMINATOR = "Penyebut 0"
BAD_COUNT = "Periksa jumlah"
_POLICIES = {"ask": f'"{ZERO_DENOMINATOR}"', "full": "1", "zero": "0"}


def section_score(plan: Plan, block: BlockColumns, section: Section) -> str:
    """Return the score of a section: the sum of its parts, or the mean of its questions times its weight."""
    parts = sum_of(column_letters(block.score), [plan.rows[child.id] for child in section.children])
    if not _is_mean(section):
        return f"={parts}"
    return f"={parts}/{len(section.children)}*{plan.cell(section.id, plan.weight)}"


def indicator_score(plan: Plan, block: BlockColumns, indicator: Indicator) -> str:
    """Return the score of a question: its answer's value 0 ... 1, times its weight where it has one.

    Questions without a weight all carry one formula, which looks at the choice type beside it: a copy that
    differs is seen at once.
    """
    answer = plan.cell(indicator.id, block.answer)
    if indicator.weight is None:
        return f"={_by_type(plan.rubric, plan.cell(indicator.id, plan.choices), answer)}"
    value = _value(plan.rubric.scales[indicator.scale], answer)
    return f'=IFERROR({value}*{plan.cell(indicator.id, plan.weight)},"{UNFILLED}")'


def ratio_answer(plan: Plan, block: BlockColumns, indicator: Indicator, ratio: Ratio) -> str:
    """Return the ratio of the counts under a question, as `zitool.core.scoring.answers.divide` makes it."""
    over = [plan.cell(f"{indicator.id}#{code}", block.answer) for code in ratio.over]
    of = [plan.cell(f"{indicator.id}#{code}", block.answer) for code in ratio.of]
    used = list(dict.fromkeys((*over, *of)))
    bad = ",".join(f"{cell}<0,{cell}<>INT({cell}),{cell}>{MOST_COUNTED}" for cell in used)
    top, bottom = _plus(of), _plus(over)
    share = f"MAX(({bottom}-{top})/{bottom},0)" if ratio.kind == "decrease" else f"MIN({top}/{bottom},1)"
    zero = _POLICIES[ratio.zero_denominator]
    if ratio.both_zero and ratio.both_zero != ratio.zero_denominator:
        zero = f"IF({top}=0,{_POLICIES[ratio.both_zero]},{zero})"
    missing = f"COUNT({','.join(used)})<{len(used)}"
    for count in indicator.inputs:
        parts = [plan.cell(f"{indicator.id}#{code}", block.answer) for code in count.total_of]
        if parts and set(parts) <= set(used):
            rest = [cell for cell in used if cell not in parts]
            missing = f"OR(COUNT({','.join(rest)})<{len(rest)},{_undivided(plan, block, indicator, count)})"
    return f'=IF({missing},"{UNFILLED}",IF(OR({bad}),"{BAD_COUNT}",IF({bottom}=0,{zero},{share})))'


def _undivided(plan: Plan, block: BlockColumns, indicator: Indicator, count: Input) -> str:
    """Return whether parts are missing: some blank, and no typed total that equals the sum of the others.

    The form's own total is a text while a part is blank, so a number there was typed.
    """
    letters, rows = (
        column_letters(block.answer),
        [plan.rows[f"{indicator.id}#{code}"] for code in count.total_of],
    )
    refs, total = joined(letters, rows), plan.cell(f"{indicator.id}#{count.code}", block.answer)
    blank = "+".join(f"COUNTBLANK({run})" for run in refs.split(","))
    agrees = f"AND(ISNUMBER({total}),{total}=SUM({refs}),COUNT({refs})+{blank}={len(rows)})"
    return f"IF(COUNT({refs})<{len(rows)},NOT({agrees}),FALSE)"


def total_answer(plan: Plan, block: BlockColumns, indicator: Indicator, count: Input) -> str:
    """Return a count that is the sum of others; unfilled until all of them are there."""
    parts = sorted(plan.rows[f"{indicator.id}#{code}"] for code in count.total_of)
    refs = joined(column_letters(block.answer), parts)
    return f'=IF(COUNT({refs})<{len(parts)},"{UNFILLED}",SUM({refs}))'


def percent(plan: Plan, block: BlockColumns, id_: str) -> str:
    """Return a score as a share of its weight; empty where the score is text."""
    score, weight = plan.cell(id_, block.score), plan.cell(id_, plan.weight)
    return f'=IF(ISNUMBER({score}),{score}/{weight},"")'


def sum_of(letters: str, rows: Sequence[int]) -> str:
    """Return SUM over cells of one column, neighbours as a range."""
    return f"SUM({joined(letters, rows)})"


def joined(letters: str, rows: Iterable[int], sheet: str = "") -> str:
    """Return the cells of one column as arguments: ``L8:L9,L11``; of another sheet where it is named."""
    before = f"'{sheet}'!" if sheet else ""
    runs: list[list[int]] = []
    for row in sorted(rows):
        if runs and row == runs[-1][1] + 1:
            runs[-1][1] = row
        else:
            runs.append([row, row])
    return ",".join(
        f"{before}{letters}{first}" + (f":{letters}{last}" if last > first else "") for first, last in runs
    )


def _is_mean(section: Section) -> bool:
    return all(isinstance(child, Indicator) and child.weight is None for child in section.children)


def _plus(cells: Sequence[str]) -> str:
    return cells[0] if len(cells) == 1 else f"({'+'.join(cells)})"


def _by_type(rubric: Rubric, type_: str, answer: str) -> str:
    formula = '"-"'
    for scale in reversed(rubric.scales.values()):
        formula = f'IF({type_}="{scale.label}",{_value(scale, answer)},{formula})'
    return formula


def _value(scale: Scale, answer: str) -> str:
    if scale.kind == "choice":
        formula = f'"{UNFILLED}"'
        for option, value in reversed(spellings(scale).items()):
            formula = f'IF({answer}="{option}",{plain(value)},{formula})'
        return formula
    top: Fraction | None = scale.maximum
    limit = plain(top) if scale.kind == "index" and top is not None else "1"
    share = answer if limit == "1" else f"{answer}/{limit}"
    outside = "Di luar 0-100%" if scale.kind == "percent" else f"Di luar 0-{limit}"
    known = f'IF(AND({answer}>=0,{answer}<={limit}),{share},"{outside}")'
    return f'IF(ISNUMBER({answer}),{known},"{UNFILLED}")'
