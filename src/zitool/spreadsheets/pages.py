"""How a sheet is printed and protected."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from openpyxl.worksheet.properties import PageSetupProperties

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

PAGE_OF = "Halaman &P dari &N"


def set_page(
    sheet: Worksheet, orientation: Literal["landscape", "portrait"], pages: int = 0, page_of: str = PAGE_OF
) -> None:
    """Set up A4 as wide as the sheet, `pages` high (0: as many as it takes), with numbered pages."""
    sheet.page_setup.paperSize = 9
    sheet.page_setup.orientation = orientation
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, pages
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top, sheet.page_margins.bottom, sheet.page_margins.footer = 0.5, 0.75, 0.35
    if sheet.oddFooter is not None:
        sheet.oddFooter.left.text = "&A"
        sheet.oddFooter.right.text = page_of
    sheet.sheet_view.showGridLines = False
    sheet.sheet_view.zoomScale = 90


def protect(sheet: Worksheet) -> None:
    """Lock what is not to be typed into, without a password; rows and columns can still be resized."""
    sheet.protection.sheet = True
    sheet.protection.formatColumns = False
    sheet.protection.formatRows = False
    sheet.protection.insertHyperlinks = False
