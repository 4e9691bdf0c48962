"""A blank LKE (`zitool template`) as the bytes of an .xlsx, or one filled in for examples and tests."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zitool.lke.template.plan import ASSESSORS, SHEET, Entries, plan, summary_name
from zitool.spreadsheets.packing import packed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from zitool.core.law.rubric import Rubric

__all__ = ["ASSESSORS", "SHEET", "Entries", "build_template"]


def build_template(
    rubric: Rubric,
    *,
    unit: str = "",
    year: int | None = None,
    assessors: Sequence[str] = ("unit",),
    entries: Mapping[str, Entries] | None = None,
) -> bytes:
    """Return a form for `rubric` as the bytes of an .xlsx; the same arguments give the same bytes.

    Formulas carry no stored values: Excel calculates them when it opens the file.

    Args:
        rubric: the rows, weights, choices and minima.
        unit: name of the work unit.
        year: of evaluation, for the title; None to leave it away.
        assessors: who gets columns: ``unit``, ``tpi``, ``tpn``.
        entries: what is filled in already, by assessor.

    Raises:
        ValueError: an assessor is unknown or named twice.
    """
    from openpyxl import Workbook  # noqa: PLC0415 - a third of a second that only this command pays

    from zitool.lke.template.guide import write_guide  # noqa: PLC0415
    from zitool.lke.template.sheet import write_form  # noqa: PLC0415
    from zitool.lke.template.summary import write_summary  # noqa: PLC0415

    form = plan(rubric, assessors)
    book = Workbook()
    book.remove(book.worksheets[0])
    write_guide(book.create_sheet("Petunjuk"), form)
    write_form(book.create_sheet(SHEET), form, unit, entries or {}, year)
    for block in form.blocks:
        write_summary(book.create_sheet(summary_name(block.assessor, len(form.blocks) == 1)), form, block)
    book.active = 1
    for sheet in book.worksheets:
        sheet.sheet_view.tabSelected = sheet.title == SHEET
    book.calculation.fullCalcOnLoad = True
    book.properties.title = "Lembar Kerja Evaluasi Zona Integritas"
    return packed(book)
