"""Small ways to read a workbook made in a test."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.hostile.form import (
    Raw,
    book,
    pack,
    parts,
    sheet,
)

from zitool.errors import UnreadableWorkbookError
from zitool.xlsx.cells import Book, read_book_bytes

if TYPE_CHECKING:
    from zitool.core.values import Value


def read(content: dict | bytes) -> Book:
    """Return the book of some parts."""
    return read_book_bytes(content if isinstance(content, bytes) else pack(content), "x.xlsx")


def one(xml: str, **more: str) -> Value | None:
    """Return the value of A1 in a sheet where it is written as `xml`, ``@`` being its address."""
    content = {**parts([sheet([[Raw(xml)]])]), **more}
    return read(content).sheets[0].cells.get((1, 1))


def refusal(content: dict | bytes) -> tuple[str, dict[str, str]]:
    """Return code and values of the refusal."""
    with pytest.raises(UnreadableWorkbookError) as caught:
        read(content)
    finding = caught.value.findings[0]
    return finding.code, dict(finding.values)


def of_sheet(data: str, **kwargs: str) -> bytes:
    """Return a workbook whose sheet has these rows as XML."""
    text = sheet([], **kwargs)
    return book(text.replace("<sheetData>", f"<sheetData>{data}"))


def outcome(data: bytes) -> object:
    """Return the sheets and findings, or the refusal."""
    try:
        found = read(data)
    except UnreadableWorkbookError as error:
        return error.findings
    return found.sheets, found.findings
