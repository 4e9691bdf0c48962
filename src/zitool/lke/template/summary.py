"""The sheet *Ringkasan* of a blank form: results as they stand, and the minima of each designation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.formatting.rule import Rule
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.styles.numbers import NumberFormat

from zitool.core.scoring.eligibility import TOTAL as WHOLE
from zitool.core.scoring.eligibility import halves as halves_of
from zitool.core.scoring.eligibility import is_certain, is_sure, rows
from zitool.lke.template import formulas
from zitool.lke.template import plan as layout
from zitool.lke.template.plan import SHEET, regulation_name
from zitool.spreadsheets.looks import (
    ALERT,
    HEADER,
    LEVELS,
    TO_FILL,
    TOTAL,
    alert,
    dress,
    height_of,
    merge_across,
    protect,
    set_page,
)
from zitool.wording.judge import judge
from zitool.xlsx.grid import column_letters

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from openpyxl.worksheet.worksheet import Worksheet

    from zitool.core.law.rubric import Designation, Indicator, Prerequisite, Requirement
    from zitool.lke.template.plan import BlockColumns, Plan

INCOMPLETE = "Belum lengkap"
MET = "Memenuhi nilai minimal LKE"
NOT_MET = "Belum memenuhi nilai minimal LKE"
UNCERTAIN = "Belum dapat dipastikan"
LACKS = "Belum memenuhi prasyarat pengusulan"
_LACKS_TOO = {
    MET: LACKS,
    NOT_MET: "Belum memenuhi nilai minimal LKE dan prasyarat pengusulan",
    INCOMPLETE: f"{LACKS}; LKE belum lengkap",
    UNCERTAIN: f"{LACKS}; nilai minimal belum pasti",
}
"""By the minima alone → where counts of the form fail a prerequisite, too."""
YES, NO, UNSURE = "ya", "belum", "tak pasti"
ANSWERED_CELL, QUESTIONS_CELL, TOTAL_CELL = "C6", "D6", "C7"
_FIRST_TABLE_ROW = 9
_TITLE_WIDTH = 48
_GOOD = "E2EFDA"
_NEAR = 200
"""Id of the number format for what misses a minimum by less than a hundredth; those below 164 are Excel's."""
_PLACES = 9
"""Minima are compared after rounding to this: binary fractions must not decide."""


def write_summary(sheet: Worksheet, plan: Plan, block: BlockColumns) -> None:
    """Write one assessor's results: areas, and the minima of each designation."""
    name = layout.assessor_name(block.assessor)
    form = f"'{SHEET}'!"
    unit = f"{form}{column_letters(plan.stairs[1])}{layout.UNIT_ROW}"
    total = _points(plan, block, [section.id for section in plan.rubric.sections])
    facts: tuple[tuple[str, str], ...] = (
        ("Unit kerja", f'=IF({unit}="","",{unit})'),
        ("Penilai", name),
        ("Terjawab", f"={_answered(plan, block, [section.id for section in plan.rubric.sections])}"),
        ("Nilai total", f"={total}"),
    )
    sheet["B1"] = "RINGKASAN LKE ZONA INTEGRITAS"
    sheet["B2"] = regulation_name(plan)
    if (ended := plan.rubric.regulation.revoked_by) is not None:
        day, by = f"{ended.effective_from:%d-%m-%Y}", f"{ended.number}/{ended.year}"
        sheet["B3"] = f"Peraturan ini dicabut {day} oleh {by}; kesimpulan hanya menurutnya."
        dress(sheet["B3"], bold=True, wrap=False, edge="none")
    for row, (label, value) in enumerate(facts, 4):
        sheet.cell(row, 2, label)
        sheet.cell(row, 3, value)
        dress(sheet.cell(row, 2), wrap=False, edge="none")
        dress(sheet.cell(row, 3), bold=True, wrap=False, edge="none", form="0.00" if row == 7 else "General")  # noqa: PLR2004
    sheet[QUESTIONS_CELL] = f"dari {sum(1 for _ in plan.rubric.leaves())} pertanyaan"
    dress(sheet[QUESTIONS_CELL], wrap=False, edge="none")
    dress(sheet["B1"], bold=True, size=14, wrap=False, edge="none")
    dress(sheet["B2"], wrap=False, edge="none")
    row = _write_areas(sheet, plan, block, _FIRST_TABLE_ROW)
    for designation in plan.rubric.designations:
        row = _write_designation(sheet, plan, block, designation, row + 1)
    _write_end(sheet, plan, row + 1)
    sheet.column_dimensions["A"].width = 2
    sheet.column_dimensions["B"].width = _TITLE_WIDTH
    for letters in "CDEFGHI":
        sheet.column_dimensions[letters].width = 12.5
    set_page(sheet, "portrait", 1)
    protect(sheet)


def _write_areas(sheet: Worksheet, plan: Plan, block: BlockColumns, row: int) -> int:
    halves = [half.capitalize() for half in halves_of(plan.rubric)]
    headers = ["Bagian", *halves, "Nilai", "Bobot", "%", "Terjawab", "Pertanyaan"]
    _write_headers(sheet, row, headers)
    for line, ids, level in rows(plan.rubric):
        title = "NILAI TOTAL" if line == WHOLE else "   " * (level == 1) + line
        row += 1
        parts = (
            [f"={_points(plan, block, [id_])}" for id_ in ids]
            if level == 0 and len(ids) == len(halves)
            else []
        )
        cells = [*parts, *[None] * (len(halves) - len(parts))]
        weight = "+".join(f"'{SHEET}'!{plan.cell(id_, plan.weight)}" for id_ in ids)
        score, whole = (column_letters(3 + len(halves) + step) + str(row) for step in (0, 1))
        questions = len(_leaves(plan, ids))
        values: list[str | int | None] = [title, *cells, f"={_points(plan, block, ids)}", f"={weight}"]
        values += [f"={score}/{whole}", f"={_answered(plan, block, ids)}", questions]
        sheet.row_dimensions[row].height = height_of(title, _TITLE_WIDTH, 10)
        color = {0: LEVELS[3], 1: "FFFFFF", 2: TOTAL}[level]
        for column, value in enumerate(values, 2):
            share = column == 4 + len(halves) + 1
            form = "General" if column >= 4 + len(halves) + 2 else "0.00%" if share else "0.00"
            cell = sheet.cell(row, column, value)
            dress(cell, color, bold=level == 2, across="left" if column == 2 else "center", form=form)  # noqa: PLR2004
    return row + 1


def _write_designation(
    sheet: Worksheet, plan: Plan, block: BlockColumns, designation: Designation, row: int
) -> int:
    first, last = row + 2, row + 1 + len(designation.requirements)
    shown = [
        prerequisite
        for prerequisite in plan.rubric.prerequisites_of(designation, None)
        if _counted(plan, prerequisite)
    ]
    certain = is_certain(plan.rubric)
    sheet.cell(row, 2, designation.name)
    verdict = sheet.cell(row, 3, _verdict(plan, designation, first, last, len(shown), certain=certain))
    dress(sheet.cell(row, 2), bold=True, size=12, edge="none")
    dress(verdict, bold=True, size=12, wrap=False, edge="none")
    row += 1
    _write_headers(sheet, row, ["Syarat", "Minimal", "Tercapai", "Kurang", "Terpenuhi"])
    for requirement in designation.requirements:
        row += 1
        reached, minimum = f"D{row}", f"C{row}"
        values: tuple[str | float, ...] = (
            requirement.title,
            float(requirement.at_least),
            f"={_reached(plan, block, requirement)}",
            f"=MAX({minimum}-ROUND({reached},{_PLACES}),0)",
            _held(requirement, reached, minimum, certain=certain),
        )
        sign = '" %"' if requirement.unit == "percent" else ""
        forms = ("General", f"0.00{sign}", f"0.00{sign}", f'0.00{sign};-0.00{sign};"-"', "General")
        near = DifferentialStyle(numFmt=NumberFormat(_NEAR, f"0.000000{sign}"))
        test = f"AND(ROUND($D{row},2)>=$C{row},ROUND($D{row},{_PLACES})<$C{row})"
        sheet.conditional_formatting.add(f"D{row}:E{row}", Rule("expression", dxf=near, formula=[test]))
        for column, (value, form) in enumerate(zip(values, forms, strict=True), 2):
            across = "left" if column == 2 else "center"  # noqa: PLR2004
            dress(sheet.cell(row, column, value), across=across, form=form)
    for row, prerequisite in enumerate(shown, row + 1):  # noqa: B020 - goes on below
        counted = _counted(plan, prerequisite)
        answers = ",".join(f"'{SHEET}'!{plan.cell(leaf.id, block.answer)}" for leaf in counted)
        reached = f'=IF(COUNT({answers})=0,"",100*MIN({answers}))'
        cells: tuple[str | int, ...] = (
            prerequisite.statement,
            100,
            reached,
            f'=IF(D{row}="","",C{row}-D{row})',
            _kept(plan, block, counted),
        )
        forms = ("General", '0" %"', '0.00" %"', '0.00" %";-0.00" %";"-"', "General")
        sheet.row_dimensions[row].height = height_of(prerequisite.statement, _TITLE_WIDTH, 10)
        for column, (text, form) in enumerate(zip(cells, forms, strict=True), 2):
            dress(sheet.cell(row, column, text), across="left" if column == 2 else "center", form=form)  # noqa: PLR2004
    for text, color in ((YES, _GOOD), (NO, ALERT)):
        sheet.conditional_formatting.add(f"F{first}:F{last + len(shown)}", alert(text, color))
    return row + 1


def _held(requirement: Requirement, reached: str, minimum: str, *, certain: bool) -> str:
    """Return the formula that says whether a minimum is met; of one in no text nobody can say."""
    if not certain or not is_sure(requirement):
        return UNSURE
    return f'=IF(ROUND({reached},{_PLACES})>={minimum},"{YES}","{NO}")'


def _counted(plan: Plan, prerequisite: Prerequisite) -> list[Indicator]:
    """Return the questions of the form that count what a prerequisite asks for: the whole of it."""
    asked = {need.indicator for need in prerequisite.needs if need.percent == 100}  # noqa: PLR2004
    return [leaf for leaf in plan.rubric.leaves() if leaf.id in asked and leaf.ratio is not None]


def _kept(plan: Plan, block: BlockColumns, counted: Sequence[Indicator]) -> str:
    """Return the formula that says whether counts fulfil a prerequisite, as `own_counts` has it."""
    failed, kept = [], []
    for leaf in counted:
        ratio, own = leaf.ratio, f"'{SHEET}'!{plan.cell(leaf.id, block.answer)}"
        if ratio is None:
            continue
        of, over = (
            formulas.joined(
                column_letters(block.answer), [plan.rows[f"{leaf.id}#{code}"] for code in codes], SHEET
            )
            for codes in (ratio.of, ratio.over)
        )
        totals = [count.code for count in leaf.inputs if set(count.total_of) == set(ratio.over)]
        due = f"SUM({over})" + "".join(
            f",'{SHEET}'!{plan.cell(f'{leaf.id}#{code}', block.answer)}" for code in totals
        )
        typed = f"COUNT({of})=0,SUM({over})=0"  # then the ratio was typed in place of its counts
        failed.append(f"AND(ISNUMBER({own}),N({own})<1,OR({typed},SUM({of})<MIN({due})))")
        every = f"COUNT({of},{over})={len(ratio.of) + len(ratio.over)}"
        kept.append(f"AND(ISNUMBER({own}),{every},SUM({of})=MIN({due}),SUM({of})=MAX({due}))")
    return f'=IF(OR({",".join(failed)}),"{NO}",IF(AND({",".join(kept)}),"{YES}","{UNSURE}"))'


def _verdict(
    plan: Plan, designation: Designation, first: int, last: int, shown: int, *, certain: bool
) -> str:
    questions = sum(1 for _ in plan.rubric.leaves())
    sure = certain and all(map(is_sure, designation.requirements))

    def said(words: Mapping[str, str]) -> str:
        held = f'COUNTIF(F{first}:F{last},"{YES}")={last - first + 1}'
        complete = f'IF({held},"{words[MET]}","{words[NOT_MET]}")' if sure else f'"{words[UNCERTAIN]}"'
        return f'IF({ANSWERED_CELL}<{questions},"{words[INCOMPLETE]}",{complete})'

    alone = said({status: status for status in _LACKS_TOO})
    if not shown:
        return f"={alone}"
    return f'=IF(COUNTIF(F{last + 1}:F{last + shown},"{NO}")>0,{said(_LACKS_TOO)},{alone})'


def _write_headers(sheet: Worksheet, row: int, headers: Sequence[str]) -> None:
    for column, text in enumerate(headers, 2):
        cell = sheet.cell(row, column, text)
        dress(cell, HEADER, bold=True, ink="FFFFFF", across="center", down="center")


def _write_end(sheet: Worksheet, plan: Plan, row: int) -> None:
    sheet.cell(row, 2, judge(plan.rubric.designations, "id"))
    sheet.cell(row + 1, 2, "Prasyarat pengusulan lainnya tidak tampak pada LKE; daftarnya: zitool score.")
    for line in (row, row + 1):
        dress(sheet.cell(line, 2), italic=True, size=9, wrap=False, edge="none")
    for step, label in enumerate(("Tempat, tanggal", "Pimpinan unit kerja", "Ketua tim penilai"), 3):
        sheet.cell(row + step, 2, label)
        dress(sheet.cell(row + step, 2), edge="none")
        merge_across(sheet, row + step, 3, 6)
        for column in range(3, 7):
            dress(sheet.cell(row + step, column), TO_FILL, unlocked=True)


def _points(plan: Plan, block: BlockColumns, ids: Sequence[str]) -> str:
    rows = [plan.rows[id_] for id_ in ids]
    return f"SUM({formulas.joined(column_letters(block.score), rows, SHEET)})"


def _reached(plan: Plan, block: BlockColumns, requirement: Requirement) -> str:
    points = _points(plan, block, requirement.of)
    if requirement.unit == "points":
        return points
    rows = [plan.rows[id_] for id_ in requirement.of]
    return f"100*{points}/SUM({formulas.joined(column_letters(plan.weight), rows, SHEET)})"


def _answered(plan: Plan, block: BlockColumns, ids: Sequence[str]) -> str:
    rows = [plan.rows[leaf] for leaf in _leaves(plan, ids)]
    return f"COUNT({formulas.joined(column_letters(block.score), rows, SHEET)})"


def _leaves(plan: Plan, ids: Sequence[str]) -> list[str]:
    """Return the ids of the questions in the sections `ids`, or `ids` where they are questions."""
    sections = [leaf.id for section in plan.rubric.walk() if section.id in ids for leaf in section.leaves()]
    return sections or list(ids)
