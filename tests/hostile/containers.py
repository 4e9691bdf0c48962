"""Family c: the zip itself, and files that are none."""

from __future__ import annotations

import struct
import zlib
from functools import partial
from typing import TYPE_CHECKING

from tests.hostile.entry import Entry
from tests.hostile.form import (
    ROOT_ARROWS,
    ROWS,
    SHEET,
    TYPES,
    arrows,
    base,
    pack,
    parts,
    sheet,
    types,
    with_value,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

_CENTRAL, _LOCAL = b"PK\x01\x02", b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"


def ole(stream: str) -> bytes:
    """Return an OLE file in outline: a header sector, and a directory that names one stream."""
    entries = b"".join(
        f"{name}\x00".encode("utf-16-le").ljust(128, b"\x00") for name in ("Root Entry", stream)
    )
    return _OLE.ljust(512, b"\x00") + entries.ljust(1024, b"\x00")


def _marks(data: bytes, mark: bytes) -> Iterator[int]:
    """Yield the places of `mark`."""
    at = data.find(mark)
    while at >= 0:
        yield at
        at = data.find(mark, at + 4)


def _bad_checksum() -> bytes:
    text = parts()[SHEET]
    checksum = struct.pack("<L", zlib.crc32(str(text).encode()))
    return base().replace(checksum, b"\x01\x02\x03\x04")


def _lying_sizes() -> bytes:
    data = bytearray(base())
    for at in _marks(base(), _CENTRAL):
        struct.pack_into("<L", data, at + 24, 10)
    return bytes(data)


def _encrypted() -> bytes:
    data = bytearray(base())
    for mark, offset in ((_CENTRAL, 8), (_LOCAL, 6)):
        for at in _marks(base(), mark):
            data[at + offset] |= 1
    return bytes(data)


def _odd_method() -> bytes:
    data = bytearray(base())
    for mark, offset in ((_CENTRAL, 10), (_LOCAL, 8)):
        for at in _marks(base(), mark):
            struct.pack_into("<H", data, at + offset, 12)
    return bytes(data)


def _office(folder: str, content_type: str) -> bytes:
    part = f"{folder}/main.xml"
    root = arrows([("rId1", "officeDocument", part)])
    return pack({TYPES: types(content_type, part), ROOT_ARROWS: root, part: "<x/>"})


def _again(*more: tuple[str, str]) -> bytes:
    return pack(parts(), more)


def _bytes(data: bytes) -> bytes:
    return data


def entries() -> Iterator[Entry]:
    """Yield the family."""
    good = base()
    other_answer = sheet(with_value("Tidak"))
    media = [(f"xl/media/i{number}.xml", "") for number in range(20_000)]
    plain: list[tuple[str, str, bytes, str]] = [
        ("c01_empty.xlsx", "0 bytes", b"", "F004"),
        ("c02_one_byte.xlsx", "1 byte", b"P", "F008"),
        ("c03_pk_only.xlsx", "the signature only", _LOCAL, "F008"),
        ("c04_zeros.xlsx", "64 KiB of zero bytes: a failed copy", bytes(65_536), "F008"),
        ("c05_half.xlsx", "the first half", good[: len(good) // 2], "F008"),
        ("c06_no_end.xlsx", "the end record is missing", good[:-22], "F008"),
        ("c08_prefix.xlsx", "foreign bytes before the zip", b"MZ" + b"X" * 300 + good, "F008"),
        ("c08b_two_zips.xlsx", "another zip before the zip: two readers, two files", good + good, "F008"),
        ("c09_html.xlsx", "a web page", b"<html><table><tr><td>A</td></tr></table></html>", "F005"),
        ("c10_csv.xlsx", "a CSV file", b"No;Jawaban\nA.1.a;Ya\n", "F005"),
        ("c11_pdf.xlsx", "a PDF", b"%PDF-1.4\n%%EOF", "F005"),
        ("c11b_png.xlsx", "a picture", b"\x89PNG\r\n\x1a\n" + bytes(32), "F005"),
        ("c11c_rar.xlsx", "a RAR archive", b"Rar!\x1a\x07\x00" + bytes(32), "F005"),
        ("c11d_elf.xlsx", "a program", b"\x7fELF\x02\x01\x01" + bytes(range(256)), "F005"),
        ("c12_no_workbook.xlsx", "a zip without a workbook", pack({"a.txt": "x"}), "F005"),
        ("c13_docx.xlsx", "a .docx", _office("word", _WORD), "F005"),
        (
            "c13b_pptx.xlsx",
            "a .pptx",
            _office("ppt", _WORD.replace("wordprocessingml.document", "x")),
            "F005",
        ),
        ("c13c_xls.xlsx", "an .xls of Excel 97", ole("Workbook"), "F006"),
        ("c13d_xls5.xlsx", "an .xls of Excel 5", ole("Book"), "F006"),
        ("c13e_xlsb.xlsx", "an .xlsb", pack({**parts(), "xl/workbook.bin": b"\x83\x01\x00"}), "F006"),
        (
            "c13f_ods.xlsx",
            "an .ods",
            pack({"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}),
            "F006",
        ),
        (
            "c13g_xml.xlsx",
            "an XML spreadsheet of 2003",
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
            "F006",
        ),
        ("c14_checksum.xlsx", "a part whose checksum is wrong", _bad_checksum(), "F008"),
        ("c15_part_twice.xlsx", "two parts of one name: which?", _again((SHEET, other_answer)), "F013"),
        ("c16_traversal.xlsx", "a part name with ../", _again(("../../tmp/zitool_evil", "x")), "F013"),
        ("c16b_absolute.xlsx", "an absolute part name", _again(("/etc/zitool_evil", "x")), "F013"),
        ("c16c_drive.xlsx", "a part name with a drive", _again(("C:/zitool_evil", "x")), "F013"),
        ("c18_lying_size.xlsx", "every part declares 10 bytes", _lying_sizes(), "F008"),
        ("c19_ole_password.xlsx", "protected by a password", ole("EncryptedPackage"), "F007"),
        (
            "c20_case_twin.xlsx",
            "part names that differ in case",
            _again((SHEET.title(), sheet(ROWS[:1]))),
            "F013",
        ),
        ("c21_zip_password.xlsx", "encrypted as a zip", _encrypted(), "F007"),
        ("c22_method.xlsx", "packed by a method Excel does not know", _odd_method(), "F008"),
    ]
    for name, threat, data, code in plain:
        yield Entry(name, threat, "refuse", partial(_bytes, data), code)
    yield Entry("c07_trailing.xlsx", "foreign bytes after the zip", "ok", partial(_bytes, good + b"X" * 300))
    yield Entry("c17_many_parts.xlsx", "20,000 parts", "refuse", partial(_again, *media), "F009")
    backslashes = {name.replace("/", "\\"): part for name, part in parts().items()}
    yield Entry("c23_backslashes.xlsx", "backslashes in part names", "ok", partial(pack, backslashes))
