"""What a file that is no .xlsx really is, told from its bytes.

Offices rename: a web page, an old .xls or a PDF called .xlsx. "Not a zip file" helps nobody; the true kind
does. Kinds are short slugs free of language; `zitool.wording` makes sentences of them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container

ZIP_START = b"PK\x03\x04"
_ZIP_END = b"PK\x05\x06"
_ZIP_END_REACH = 65_557
"""The end record and the longest comment after it: where any zip reader looks."""

_OLE_START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_ENTRY = 128
"""Bytes of one directory entry; entries stand at multiples of this."""
_OLE_STREAMS = (
    ("EncryptedPackage", "F007", "password"),
    ("EncryptionInfo", "F007", "password"),
    ("Workbook", "F006", "xls"),
    ("Book", "F006", "xls"),
    ("WordDocument", "F005", "docx"),
    ("PowerPoint Document", "F005", "pptx"),
)

_STARTS = (
    (b"\x89PNG\r\n\x1a\n", "F005", "image"),
    (b"\xff\xd8\xff", "F005", "image"),
    (b"GIF8", "F005", "image"),
    (b"II*\x00", "F005", "image"),
    (b"MM\x00*", "F005", "image"),
    (b"Rar!\x1a\x07", "F005", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "F005", "archive"),
    (b"\x1f\x8b", "F005", "archive"),
    (b"BZh", "F005", "archive"),
    (b"\xfd7zXZ\x00", "F005", "archive"),
    (b"\x28\xb5\x2f\xfd", "F005", "archive"),
    (_ZIP_END, "F005", "zip"),
    # workbook streams of Excel 2 to 5 outside any container
    (b"\x09\x00\x04\x00", "F006", "xls"),
    (b"\x09\x02\x06\x00", "F006", "xls"),
    (b"\x09\x04\x06\x00", "F006", "xls"),
    (b"\x09\x08\x10\x00", "F006", "xls"),
    (b"\x09\x08\x08\x00", "F006", "xls"),
)

_HEAD = 8192
_CONTROL = rb"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f]"
_HTML = r"<(?:!doctype html|html|head|body|table|meta|style)\b"


def of_bytes(data: bytes) -> tuple[str, str] | None:
    """Return the code of the refusal and the kind for bytes that are no zip, or None for a zip.

    The kind of F008 is the reason of the damage: ``zeros``, ``truncated`` or ``prefix``.
    """
    if data.startswith(ZIP_START):
        return None
    if ZIP_START.startswith(data):
        return "F008", "truncated"
    if data.startswith(_OLE_START):
        return _of_ole(data)
    for start, code, kind in _STARTS:
        if data.startswith(start):
            return code, kind
    if b"%PDF-" in data[:1024]:
        return "F005", "pdf"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "F005", "image"
    if not data[:_HEAD].strip(b"\x00"):
        return "F008", "zeros"
    return _of_text(data[:_HEAD]) or _of_rest(data)


def _of_ole(data: bytes) -> tuple[str, str]:
    """Tell OLE files apart by the streams their directory names."""
    for name, code, kind in _OLE_STREAMS:
        entry = (name + "\x00").encode("utf-16-le")
        at = data.find(entry)
        while at >= 0:
            if at % _OLE_ENTRY == 0:
                return code, kind
            at = data.find(entry, at + 1)
    return "F005", "unknown"


def _of_text(head: bytes) -> tuple[str, str] | None:
    """Tell kinds of text apart, or return None where the bytes are no text."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = head.decode("utf-16", "ignore")
    elif re.search(_CONTROL, head):
        return None
    else:
        text = head.decode("utf-8", "replace")
    text = text.lstrip("\ufeff \t\r\n").lower()
    if text.startswith("<?xml"):
        if "urn:schemas-microsoft-com:office:spreadsheet" in text:
            return "F006", "xml"
        if "opendocument.spreadsheet" in text:
            return "F006", "ods"
        return "F005", "html" if "<html" in text else "xml"
    if re.search(_HTML, text) or text.startswith("mime-version:"):
        return "F005", "html"
    return "F005", "text"


def _of_rest(data: bytes) -> tuple[str, str]:
    """Tell a zip behind foreign bytes from what cannot be told at all."""
    if _ZIP_END in data[-_ZIP_END_REACH:]:
        return "F008", "prefix"
    if data[257:262] == b"ustar":
        return "F005", "archive"
    return "F005", "unknown"


def of_zip(parts: Container[str], folders: Container[str], mimetype: bytes) -> tuple[str, str] | None:
    """Return code and kind of a zip that cannot hold an .xlsx, or None where it may.

    Args:
        parts: names of all parts, in lower case.
        folders: their first folders, in lower case.
        mimetype: start of the part ``mimetype``, empty where there is none.
    """
    if "xl/workbook.bin" in parts:
        return "F006", "xlsb"
    if mimetype.startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
        return "F006", "ods"
    if "xl" in folders:
        return None
    for folder, kind in (("word", "docx"), ("ppt", "pptx")):
        if folder in folders:
            return "F005", kind
    return None if "_rels/.rels" in parts else ("F005", "zip")
