"""Small documents of every kind, whole and damaged, made in memory."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib


def pdf(words: str = "", made: str = "", locked: bool = False) -> bytes:
    """Return a PDF of one empty page; `made` is its date of making, ``20260105``."""
    date = f"/CreationDate (D:{made}080000+07'00')" if made else ""
    lock = "/Encrypt 4 0 R" if locked else ""
    body = (
        f"%PDF-1.4\n%{words}\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        f"2 0 obj<</Type/Pages/Count 0/Kids[]>>endobj\n3 0 obj<<{date}>>endobj\n"
    )
    table = f"xref\n0 1\n0000000000 65535 f \ntrailer<</Size 4/Root 1 0 R/Info 3 0 R{lock}>>\n"
    return f"{body}{table}startxref\n{len(body)}\n%%EOF\n".encode()


def office(part: str = "word/document.xml", made: str = "", text: bytes = b"<w/>") -> bytes:
    """Return an Office file, with its date of making where there is one."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr(part, text)
        if made:
            stated = f'<c xmlns:dcterms="d"><dcterms:created>{made}T08:00:00Z</dcterms:created></c>'
            package.writestr("docProps/core.xml", stated)
    return file.getvalue()


def archive() -> bytes:
    """Return a zip that is no Office file."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as package:
        package.writestr("SK.pdf", pdf())
    return file.getvalue()


def bomb() -> bytes:
    """Return an Office file whose main part unpacks to a thousand times its size."""
    return office(text=b"0" * (40 << 20))


def png() -> bytes:
    """Return a picture of one pixel."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(b"\0\0"))
        + chunk(b"IEND", b"")
    )


def jpeg(taken: str = "", whole: bool = True) -> bytes:
    """Return a photograph with a small copy inside, and when it was `taken`, ``2026:01:05 08:00:00``."""
    note = b"Exif\x00\x00" + (taken.encode() + b"\x00" if taken else b"") + b"\xff\xd8\xff\xd9"
    start = b"\xff\xda\x00\x08\x01\x01\x00\x00\x3f\x00"
    segments = b"\xff\xe1" + struct.pack(">H", len(note) + 2) + note + start
    return b"\xff\xd8" + segments + b"\x12\x34" * 50 + (b"\xff\xd9" if whole else b"")


def ole(*streams: str, first: bytes = b"", cut: int = 0) -> bytes:
    """Return an old Office file whose first stream begins with `first`, without its last `cut` bytes."""
    sectors = [b"", b"", first.ljust(512, b"\0")]
    table = [0xFFFFFFFD, 0xFFFFFFFE, 0xFFFFFFFE] + [0xFFFFFFFF] * 125
    sectors[0] = struct.pack("<128I", *table)
    entries = b""
    for number, name in enumerate(("Root Entry", *streams)):
        written = (name + "\0").encode("utf-16-le")
        kind = 5 if number == 0 else 2
        entries += written.ljust(64, b"\0") + struct.pack("<HBB", len(written), kind, 1)
        entries += b"\xff" * 12 + b"\0" * 36 + struct.pack("<IQ", 2, 512)
    sectors[1] = entries.ljust(512, b"\0")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16 + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    head += b"\0" * 6 + struct.pack("<IIIIIIIII", 0, 1, 1, 0, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    head += struct.pack("<I", 0) + b"\xff" * 432
    return (head + b"".join(sectors))[: None if not cut else -cut]
