"""A workbook in the other layout that offices use: the sheet *Jawaban* of the national portal's export.

Header in row 1, a key in column A that is the row's own number, no formulas and no stored values; the unit's
answers first, then a block of columns for the assessor.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl import Workbook

from zitool.core.law.rubric import Indicator, Input, Section
from zitool.lke.template.plan import plan
from zitool.spreadsheets.packing import packed

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from zitool.core.law.rubric import Rubric
    from zitool.lke.template.book import Entries
    from zitool.lke.template.plan import Line

_HEADERS = {
    1: "ID",
    2: "Penilaian",
    8: "Bobot",
    9: "Kriteria Nilai",
    10: "Pilihan Jawaban",
    11: "Jawaban Unit",
    12: "Catatan/Keterangan/Penjelasan (Unit)",
    13: "Daftar Bukti Dukung (Unit)",
    14: "Jawaban TPI",
    15: "Nilai",
    16: "%",
    17: "Catatan/Keterangan/Penjelasan (TPI)",
}
_WIDTHS = {"A": 6, "G": 60, "I": 60, "J": 14, "K": 12, "L": 40, "M": 40, "N": 12, "Q": 40}
_SUM_GAP = 2
"""Rows from a component's sum to the next component: one stays empty."""


def family_two(rubric: Rubric, unit: str, entries: Entries) -> bytes:
    """Return a workbook of this family with the unit's `entries` and an assessor who has not begun."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for name in ("Unit", "TPI Unit"):
        _write_summary(book.create_sheet(name), rubric, unit)
    sheet = book.create_sheet("Jawaban")
    for column, text in _HEADERS.items():
        sheet.cell(1, column, text)
    for letters, width in _WIDTHS.items():
        sheet.column_dimensions[letters].width = width
    for row, line in _rows(rubric):
        _write_row(sheet, rubric, row, line, entries)
    book.active = 2
    return packed(book)


def _rows(rubric: Rubric) -> list[tuple[int, Line]]:
    """Return each line with its row: a question's key in the portal, counted on for everything else."""
    rows: list[tuple[int, Line]] = []
    at = 1
    for line in plan(rubric).lines:
        keys = line.node.keys if isinstance(line.node, Indicator | Input) else {}
        after_a_sum = bool(rows) and rows[-1][1].node is None and line.node is not None
        at = int(keys["jawaban"]) if "jawaban" in keys else at + (_SUM_GAP if after_a_sum else 1)
        rows.append((at, line))
    return rows


def _write_row(sheet: Worksheet, rubric: Rubric, row: int, line: Line, entries: Entries) -> None:
    node = line.node
    sheet.cell(row, 1, row)
    start = 2 + line.depth
    if line.marker:
        sheet.cell(row, start, line.marker)
        start += 1
    sheet.cell(row, 7 if isinstance(node, Input) else start, line.title)
    if node is None:
        return
    if isinstance(node, Section):
        sheet.cell(row, 8, float(node.weight))
        sheet.cell(row, 10, "%")
        return
    if isinstance(node, Indicator):
        sheet.cell(
            row, 9, "\n".join(f"{key}. {text}" for key, text in node.criteria.items()) or node.guidance
        )
        sheet.cell(row, 10, rubric.scales[node.scale].label)
        if node.weight is not None:
            sheet.cell(row, 8, float(node.weight))
    else:
        sheet.cell(row, 10, "Jumlah")
    sheet.cell(row, 11, entries.answers.get(node.id))
    sheet.cell(row, 12, entries.notes.get(node.id))
    sheet.cell(row, 13, entries.evidence.get(node.id))


def _write_summary(sheet: Worksheet, rubric: Rubric, unit: str) -> None:
    wbk = rubric.designations[0]
    sheet.append(["Unit Kerja", unit])
    sheet.append(["Usulan", "WBK"])
    sheet.append([])
    sheet.append(["Area", "Bobot", "Nilai minimal", "Nilai", "Keterangan"])
    weights = rubric.weights()
    for requirement in wbk.requirements:
        if all(id_ in weights for id_ in requirement.of):
            weight = float(sum(weights[id_] for id_ in requirement.of))
            share = "%" if requirement.unit == "percent" else ""
            sheet.append(
                [requirement.title.upper(), weight, f"{float(requirement.at_least):g}{share}", "-", "-"]
            )
    sheet.column_dimensions["A"].width = 44
