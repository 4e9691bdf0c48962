"""The sheet *LKE ZI* of a blank form: header, rows, formulas, dropdowns, protection, print setup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.worksheet.datavalidation import DataValidation

from zitool.core.exact import plain
from zitool.core.law.rubric import Indicator, Input, Section
from zitool.lke.template import formulas
from zitool.lke.template import plan as layout
from zitool.spreadsheets.looks import (
    ALERT,
    CALCULATED,
    HEADER,
    INPUT,
    LEVELS,
    TO_FILL,
    TOTAL,
    alert,
    dress,
    height_of,
    merge_across,
    protect,
    put_text,
    set_page,
)
from zitool.xlsx.grid import address, column_letters

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from openpyxl.worksheet.worksheet import Worksheet

    from zitool.lke.template.plan import BlockColumns, Entries, Line, Plan

NOTE_HEADER = "Catatan/Keterangan/Penjelasan"
_LAST_STAIR_WIDTH, _STAIR_WIDTH, _CRITERIA_WIDTH = 40, 3.5, 48
_NOTE_WIDTH, _EVIDENCE_WIDTH, _LINK_WIDTH = 26.0, 24.0, 18.0


def write_form(
    sheet: Worksheet, plan: Plan, unit: str, entries: Mapping[str, Entries], year: int | None = None
) -> None:
    """Write the whole form into an empty sheet.

    Args:
        sheet: to be written.
        plan: where everything stands.
        unit: name of the work unit; empty to leave it to be filled in.
        entries: what the assessors have filled in already, by assessor.
        year: of evaluation, which the title then states.
    """
    _write_top(sheet, plan, unit, year)
    _write_header(sheet, plan)
    for line in plan.lines:
        _write_line(sheet, plan, line)
        for block in plan.blocks:
            _write_block(sheet, plan, block, line)
    for block in plan.blocks:
        _write_entries(sheet, plan, block, entries.get(block.assessor))
        _add_alerts(sheet, plan, block)
    for validation in validations(plan):
        sheet.add_data_validation(validation)
    _set_widths(sheet, plan)
    _set_page(sheet, plan)
    protect(sheet)


def _write_top(sheet: Worksheet, plan: Plan, unit: str, year: int | None) -> None:
    first, last = plan.stairs
    of_year = f" TAHUN {year}" if year is not None else ""
    sheet.cell(layout.TITLE_ROW, first, f"LEMBAR KERJA EVALUASI ZONA INTEGRITAS{of_year}")
    sheet.cell(layout.REGULATION_ROW, first, layout.regulation_name(plan))
    sheet.cell(layout.UNIT_ROW, first, "Unit kerja")
    sheet.cell(layout.ANSWERED_ROW, first, "Terjawab")
    summary = layout.summary_name(plan.blocks[0].assessor, len(plan.blocks) == 1)
    sheet.cell(layout.ANSWERED_ROW, last, f"='{summary}'!C6&\" \"&'{summary}'!D6")
    for row, size in zip(range(1, layout.HEADER_ROW), (14, 10, 11, 10), strict=True):
        down = "center"
        dress(
            sheet.cell(row, first),
            bold=row != layout.REGULATION_ROW,
            size=size,
            wrap=False,
            edge="none",
            down=down,
        )
        sheet.row_dimensions[row].height = size * 1.7
    name = sheet.cell(layout.UNIT_ROW, last)
    put_text(name, unit)
    dress(name, TO_FILL, bold=True, size=11, unlocked=True, wrap=False, down="center")
    dress(sheet.cell(layout.ANSWERED_ROW, last), wrap=False, edge="none", down="center")


def _write_header(sheet: Worksheet, plan: Plan) -> None:
    first, last = plan.stairs
    row = layout.HEADER_ROW
    texts = {1: "ID", first: "Penilaian", plan.weight: "Bobot", plan.criteria: "Penjelasan"}
    texts[plan.choices] = "Pilihan Jawaban"
    alone = len(plan.blocks) == 1
    for block in plan.blocks:
        texts[block.answer] = layout.answer_header(block.assessor, alone)
        texts[block.score], texts[block.percent] = "Nilai", "%"
        name = "" if alone else f" ({layout.assessor_name(block.assessor)})"
        texts[block.note] = NOTE_HEADER + name
        if block.evidence and block.link:
            texts[block.evidence], texts[block.link] = "Daftar Bukti Dukung", "Tautan Bukti Dukung"
    sheet.merge_cells(start_row=row, end_row=row, start_column=first, end_column=last)
    for column in range(1, plan.last_column + 1):
        cell = sheet.cell(row, column)
        if column in texts:
            cell.value = texts[column]
        dress(cell, HEADER, bold=True, ink="FFFFFF", across="center", down="center")
    sheet.row_dimensions[row].height = 30
    sheet.freeze_panes = address(row + 1, last + 1)


def _write_line(sheet: Worksheet, plan: Plan, line: Line) -> None:
    """Write what all assessors share: id, marker, title, weight, criteria, choices."""
    node, color, bold = line.node, _color(line), isinstance(line.node, Section) or line.node is None
    for column in range(1, plan.choices + 1):
        cell = sheet.cell(line.row, column)
        inside = plan.stairs[0] <= column <= plan.stairs[1]
        dress(cell, color, bold=bold, edge="line" if inside else "box")
    id_ = sheet.cell(line.row, 1, node.id if node is not None else None)
    dress(id_, color, size=8, ink="595959")
    start = plan.stairs[0] + line.depth
    if line.marker:
        sheet.cell(line.row, start, line.marker)
        start += 1
    elif isinstance(node, Input):
        start = plan.stairs[1]
    put_text(sheet.cell(line.row, start), line.title)
    _spread(sheet, plan, line, start)
    if isinstance(node, Input):
        sheet.cell(line.row, plan.choices, "Jumlah")
    elif isinstance(node, Indicator):
        put_text(sheet.cell(line.row, plan.choices), plan.rubric.scales[node.scale].label)
        put_text(sheet.cell(line.row, plan.criteria), _criteria(node))
    if node is not None and not isinstance(node, Input) and node.weight is not None:
        sheet.cell(line.row, plan.weight, float(node.weight))
    dress(sheet.cell(line.row, plan.weight), color, bold=bold, across="center")
    dress(sheet.cell(line.row, plan.choices), color, across="center")
    dress(sheet.cell(line.row, plan.criteria), color, size=9)


def _spread(sheet: Worksheet, plan: Plan, line: Line, start: int) -> None:
    """Let a title run to the end of the staircase, in a row high enough for it and for the criteria."""
    last = plan.stairs[1]
    if start < last:
        merge_across(sheet, line.row, start, last)
    width = _LAST_STAIR_WIDTH + _STAIR_WIDTH * (last - start)
    title = height_of(line.title, width, 10 if isinstance(line.node, Indicator | Input) else 11)
    criteria = _criteria(line.node) if isinstance(line.node, Indicator) else ""
    sheet.row_dimensions[line.row].height = max(title, height_of(criteria, _CRITERIA_WIDTH, 9))


def _write_block(sheet: Worksheet, plan: Plan, block: BlockColumns, line: Line) -> None:
    """Write one assessor's cells of a row: calculated ones grey and locked, those to fill in yellow."""
    node, color = line.node, _color(line)
    answer, score, share = _calculated(plan, block, line)
    asked = isinstance(node, Indicator | Input)
    for column in (block.note, block.evidence, block.link):
        if column:
            dress(sheet.cell(line.row, column), TO_FILL if asked else color, size=9, unlocked=asked)
    for column, formula in ((block.answer, answer), (block.score, score), (block.percent, share)):
        sheet.cell(line.row, column).value = formula
    open_ = asked and answer is None
    back = TO_FILL if open_ else CALCULATED if asked else color
    kind = plan.rubric.scales[node.scale].kind if isinstance(node, Indicator) else ""
    form = "0.00%" if kind in {"ratio", "percent"} else "General"
    dress(sheet.cell(line.row, block.answer), back, bold=True, across="center", unlocked=open_, form=form)
    back = CALCULATED if isinstance(node, Indicator) else color
    for column, form in ((block.score, "0.00"), (block.percent, "0.00%")):
        dress(sheet.cell(line.row, column), back, bold=not asked, across="center", form=form)


def _calculated(plan: Plan, block: BlockColumns, line: Line) -> tuple[str | None, str | None, str | None]:
    """Return the formulas of a row's answer, score and percent; None for what has none."""
    node = line.node
    if isinstance(node, Section):
        return None, formulas.section_score(plan, block, node), formulas.percent(plan, block, node.id)
    if isinstance(node, Indicator):
        ratio = formulas.ratio_answer(plan, block, node, node.ratio) if node.ratio is not None else None
        share = formulas.percent(plan, block, node.id) if node.weight is not None else None
        return ratio, formulas.indicator_score(plan, block, node), share
    if isinstance(node, Input):
        if not node.total_of:
            return None, None, None
        owner = next(leaf for leaf in plan.rubric.leaves() if node in leaf.inputs)
        return formulas.total_answer(plan, block, owner, node), None, None
    of = [line.of] if line.of else [section.id for section in plan.rubric.sections]
    letters = column_letters(block.score)
    whole = "+".join(plan.cell(id_, plan.weight) for id_ in of)
    total = formulas.sum_of(letters, [plan.rows[id_] for id_ in of])
    return None, f"={total}", f"={letters}{line.row}/({whole})"


def _write_entries(sheet: Worksheet, plan: Plan, block: BlockColumns, entries: Entries | None) -> None:
    if entries is None:
        return
    for id_, given in entries.answers.items():
        cell = sheet.cell(plan.rows[id_], block.answer)
        if isinstance(given, str):
            put_text(cell, given)
        elif given is not None:
            cell.value = given
    for texts, column, width in (
        (entries.notes, block.note, _NOTE_WIDTH),
        (entries.evidence, block.evidence, _EVIDENCE_WIDTH),
        (entries.links, block.link, _LINK_WIDTH),
    ):
        for id_, text in texts.items():
            if column:
                row = sheet.row_dimensions[plan.rows[id_]]
                row.height = max(row.height or 0, height_of(text, width, 9))
                put_text(sheet.cell(plan.rows[id_], column), text)


def _add_alerts(sheet: Worksheet, plan: Plan, block: BlockColumns) -> None:
    """Colour what is still open: it must be seen, not looked for."""
    for column in (block.answer, block.score):
        letters = column_letters(column)
        area = f"{letters}{layout.HEADER_ROW + 1}:{letters}{plan.last_row}"
        for text in (formulas.UNFILLED, formulas.ZERO_DENOMINATOR, formulas.BAD_COUNT):
            sheet.conditional_formatting.add(area, alert(text, ALERT))


def _criteria(node: Indicator) -> str:
    lines = [f"{option}: {text}" for option, text in node.criteria.items()]
    return "\n".join([*lines, *([node.guidance] if node.guidance else [])])


def _color(line: Line) -> str:
    if line.node is None:
        return TOTAL
    if isinstance(line.node, Section):
        return LEVELS[min(line.depth, len(LEVELS) - 1)]
    return INPUT if isinstance(line.node, Input) else "FFFFFF"


def _set_widths(sheet: Worksheet, plan: Plan) -> None:
    widths = {1: 10.0, plan.weight: 7.0, plan.criteria: float(_CRITERIA_WIDTH), plan.choices: 11.0}
    widths |= dict.fromkeys(range(plan.stairs[0], plan.stairs[1]), float(_STAIR_WIDTH))
    widths[plan.stairs[1]] = float(_LAST_STAIR_WIDTH)
    for block in plan.blocks:
        widths |= {block.answer: 12.0, block.score: 9.5, block.percent: 9.5, block.note: _NOTE_WIDTH}
        if block.evidence and block.link:
            widths |= {block.evidence: _EVIDENCE_WIDTH, block.link: _LINK_WIDTH}
    for column, width in widths.items():
        sheet.column_dimensions[column_letters(column)].width = width


def _set_page(sheet: Worksheet, plan: Plan) -> None:
    sheet.print_area = f"A1:{column_letters(plan.last_column)}{plan.last_row}"
    sheet.print_title_rows = f"{layout.HEADER_ROW}:{layout.HEADER_ROW}"
    set_page(sheet, "landscape")


def validations(plan: Plan) -> Iterator[DataValidation]:
    """Yield one rule for each scale and one for counts, over the answer cells of every assessor."""
    for name, scale in plan.rubric.scales.items():
        ids = [leaf.id for leaf in plan.rubric.leaves() if leaf.scale == name]
        if not ids:
            continue
        if scale.kind == "choice":
            options = list(scale.options)
            text = f"Pilih {', '.join(options[:-1])} atau {options[-1]}."
            validation = DataValidation(type="list", formula1=f'"{",".join(options)}"')
            yield _told(
                validation, plan, ids, (scale.label, f"{text} Kriterianya di kolom Penjelasan.", text)
            )
        elif scale.kind == "index":
            top = plain(scale.maximum) if scale.maximum is not None else "1"
            text = f"Isi indeks 0 sampai {top}, boleh desimal. SKM 0-100 dibagi 25 lebih dulu."
            validation = DataValidation(type="decimal", operator="between", formula1="0", formula2=top)
            yield _told(validation, plan, ids, ("Indeks survei", text, f"Indeks harus angka 0 sampai {top}."))
        elif scale.kind == "percent":
            text = "Isi persentase 0% sampai 100%, mis. 85%. Hitungannya di kolom Penjelasan."
            validation = DataValidation(type="decimal", operator="between", formula1="0", formula2="1")
            yield _told(validation, plan, ids, ("Persentase", text, "Persentase harus 0% sampai 100%."))
        else:
            text = "Terisi sendiri dari jumlah di bawahnya; diketik hanya bila Penyebut 0 (lihat Petunjuk)."
            validation = DataValidation(type="decimal", operator="between", formula1="0", formula2="1")
            yield _told(validation, plan, ids, ("Persentase", text, "Persentase harus 0% sampai 100%."))
    counts = [count.id for leaf in plan.rubric.leaves() for count in leaf.inputs if not count.total_of]
    if counts:
        validation = DataValidation(type="whole", operator="greaterThanOrEqual", formula1="0")
        text = "Isi bilangan bulat, 0 atau lebih. Bila memang tidak ada, isi 0, jangan dikosongkan."
        yield _told(validation, plan, counts, ("Jumlah", text, "Jumlah harus bilangan bulat, 0 atau lebih."))


def _told(
    validation: DataValidation, plan: Plan, ids: list[str], texts: tuple[str, str, str]
) -> DataValidation:
    """Give `validation` its title, prompt and error message, and its cells."""
    validation.promptTitle, validation.prompt, validation.error = texts
    validation.errorTitle = "Jawaban tidak dikenal"
    validation.errorStyle, validation.allow_blank = "stop", True
    validation.showInputMessage = validation.showErrorMessage = True
    for block in plan.blocks:
        for id_ in ids:
            validation.add(plan.cell(id_, block.answer))
    return validation
