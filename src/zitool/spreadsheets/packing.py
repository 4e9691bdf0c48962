"""A workbook as bytes that are the same wherever and whenever they are made."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from typing import TYPE_CHECKING

from zitool.spreadsheets import OUR_DAY

if TYPE_CHECKING:
    from openpyxl import Workbook

ZIP_DAY = (1980, 1, 1, 0, 0, 0)
"""Date of every entry of a zip: the first that there is."""

_ONE_DAY = datetime.fromisoformat(OUR_DAY)  # without a zone: the property has none
_MERGED_ONE = re.compile(rb"<mergeCell [^>]*>")
_MERGED = re.compile(rb"(?:<mergeCell [^>]*>)+")


def packed(book: Workbook) -> bytes:
    """Return `book` as bytes that depend on nothing but its content: no clock, no name of a machine."""
    book.properties.creator = "zitool"
    book.properties.created = book.properties.modified = _ONE_DAY
    from openpyxl.writer.excel import ExcelWriter  # noqa: PLC0415 - packages are repacked without it, too

    raw = io.BytesIO()
    # As `book.save` does, but for the day, and without deflating what is inflated again at once.
    ExcelWriter(book, zipfile.ZipFile(raw, "w")).save()
    fixed = io.BytesIO()
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            data = old.read(name)
            if name.startswith("xl/worksheets/"):
                # openpyxl calls every height fixed; rows shall grow with the notes typed into them.
                data = data.replace(b' customHeight="1"', b"")
                # It keeps merged cells in a set, whose order is another in every process.
                data = _MERGED.sub(lambda all_: b"".join(sorted(_MERGED_ONE.findall(all_[0]))), data)
            new.writestr(entry(name), data)
    return fixed.getvalue()


def entry(name: str) -> zipfile.ZipInfo:
    """Return the head of an entry of a zip, the same on every machine."""
    head = zipfile.ZipInfo(name, ZIP_DAY)
    head.compress_type = zipfile.ZIP_DEFLATED
    head.create_system = 3
    return head
