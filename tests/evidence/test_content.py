"""What a document is by its bytes, and whether anybody can read it."""

from __future__ import annotations

import io
import struct
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.evidence.documents import archive, bomb, jpeg, office, ole, pdf, png

from zitool.evidence.content import Look, look

LOCKED_WORD = b"\xec\xa5" + b"\0" * 8 + b"\x00\x01" + b"\0" * 40
FILE_PASS = struct.pack("<HH4xHH2x", 0x809, 4, 0x2F, 2)
OFFICE = (("xl/workbook.xml", "a.xlsx"), ("ppt/presentation.xml", "a.pptx"), ("content.xml", "a.odt"))


CASES = [
    (pdf(), "SK.pdf", "pdf", ""),
    (pdf() + b"\r\n\0\0", "SK.pdf", "pdf", ""),
    (b"\n\n" + pdf(), "SK", "pdf", ""),
    (pdf()[:-8], "SK.pdf", "pdf", "truncated"),
    (pdf()[:60], "SK.pdf", "pdf", "truncated"),
    (pdf().replace(b"startxref\n", b"startxref\n9"), "SK.pdf", "pdf", "truncated"),
    (pdf(locked=True), "SK.pdf", "pdf", "password"),
    (office(), "Notulen.docx", "office", ""),
    *((office(part), name, "office", "") for part, name in OFFICE),
    (office()[:-30], "Notulen.docx", "office", "truncated"),
    (office()[:40], "Notulen.docx", "office", "truncated"),
    (office()[:60] + b"\0" * 20 + office()[80:], "Notulen.docx", "office", "damaged"),
    (bomb(), "Notulen.docx", "office", "damaged"),
    (archive(), "bukti.zip", "archive", "archive"),
    (archive(), "SK.docx", "archive", "other"),
    (b"Rar!\x1a\x07\x00", "bukti.rar", "archive", "archive"),
    (ole("WordDocument", first=b"\xec\xa5" + b"\0" * 60), "SK.doc", "office", ""),
    (ole("WordDocument", first=LOCKED_WORD), "SK.doc", "office", "password"),
    (ole("Workbook", first=FILE_PASS), "Rekap.xls", "office", "password"),
    (ole("EncryptionInfo", "EncryptedPackage"), "Rekap.xlsx", "office", "password"),
    (ole("Workbook", cut=600), "Rekap.xls", "office", "truncated"),
    (ole("Workbook")[:100], "Rekap.xls", "office", "truncated"),
    (b"{\\rtf1 halo}", "SK.rtf", "office", ""),
    (b"{\\rtf1 halo", "SK.rtf", "office", "truncated"),
    (png(), "foto.png", "image", ""),
    (png(), "foto.jpg", "image", ""),
    (png()[:-6], "foto.png", "image", "truncated"),
    (jpeg(), "foto.jpg", "image", ""),
    (jpeg(whole=False), "foto.jpg", "image", "truncated"),
    (b"GIF89a" + b"\0" * 20 + b";", "foto.gif", "image", ""),
    (b"GIF89a" + b"\0" * 20, "foto.gif", "image", "truncated"),
    (b"RIFF" + struct.pack("<I", 12) + b"WEBPVP8 \0\0\0\0", "foto.webp", "image", ""),
    (b"RIFF" + struct.pack("<I", 99) + b"WEBPVP8 \0\0\0\0", "foto.webp", "image", "truncated"),
    (b"\0\0\0\x10ftypheic\0\0\0\0", "foto.heic", "image", ""),
    (b"\0\0\0\x10ftypisom\0\0\0\0\0\0\1\0mdat", "film.mp4", "media", "truncated"),
    (b"", "SK.pdf", "unknown", "empty"),
    (b"\0" * 5000, "SK.pdf", "unknown", "zeros"),
    (b"<!DOCTYPE html><html>Masuk</html>", "SK.pdf", "web", "other"),
    (b"bukan pdf", "SK.pdf", "text", "other"),
    (png(), "SK.pdf", "image", "other"),
    (b"daftar hadir", "hadir.txt", "text", ""),
    (b"Terlampir.", "SK.txt", "text", "placeholder"),
    (office(), "terlampir.docx", "office", "placeholder"),
    (b"[InternetShortcut]\nURL=http://a.b", "SK.url", "shortcut", "shortcut"),
    (b'{"doc_id":"x"}', "SK.gdoc", "shortcut", "shortcut"),
    (b"MZ\x90\0", "SK.pdf", "program", "program"),
    (b"echo", "SK.pdf.bat", "program", "program"),
    (b"\x01\x02\x03", "gambar.dwg", "unknown", ""),
]  # fmt: skip


def seen(data: bytes, name: str) -> Look:
    """Return what some bytes under a name are."""
    return look(io.BytesIO(data), len(data), name)


@pytest.mark.parametrize(
    ("data", "name", "kind", "fault"),
    CASES,
    ids=[f"{number} {name} {fault or kind}" for number, (_, name, kind, fault) in enumerate(CASES)],
)
def test_kinds_and_faults(data: bytes, name: str, kind: str, fault: str):
    """The bytes say what a file is; whole ones have no fault, others one that says which."""
    assert seen(data, name)[:2] == (kind, fault)


@pytest.mark.parametrize(
    ("data", "name", "years"),
    [
        (pdf(made="20230105"), "SK.pdf", (2023, 2023)),
        (pdf(made="20230105") + pdf(made="20260105"), "SK.pdf", (2023, 2026)),
        (pdf(), "SK.pdf", ()),
        (office(made="2024-02-01"), "SK.docx", (2024, 2024)),
        (jpeg(taken="2025:07:01 08:00:00"), "foto.jpg", (2025, 2025)),
    ],
    ids=["pdf", "changed", "none", "office", "photograph"],
)
def test_years_of_contents(data: bytes, name: str, years: tuple[int, ...]):
    """Dates that a document holds of itself give first and last year; the file system's do not count."""
    assert seen(data, name).years == years


@given(
    st.binary(max_size=3000), st.sampled_from(["a.pdf", "a.docx", "a.xls", "a.jpg", "a.mp4", "a", "a.zip"])
)
def test_no_bytes_make_it_fail(data: bytes, name: str):
    """Any bytes under any name are something, and whatever they are is said in known words."""
    found = seen(data, name)

    assert found.kind in {"pdf", "office", "image", "media", "archive", "text", "web", "program", "unknown"}


@given(
    st.integers(0, 3000),
    st.integers(0, 255),
    st.sampled_from([pdf(), office(), png(), jpeg(), ole("Workbook")]),
)
def test_no_damage_makes_it_fail(place: int, byte: int, data: bytes):
    """A document with one byte changed, or cut anywhere, is looked at all the same."""
    place %= len(data)
    seen(data[:place] + bytes([byte]) + data[place + 1 :], "a.docx")
    seen(data[:place], "a.xls")


def test_a_bomb_costs_nothing():
    """A part that unpacks to a thousand times its size is left alone after the first megabytes."""
    data, start = bomb(), time.process_time()

    assert seen(data, "a.docx").fault == "damaged"
    assert time.process_time() - start < 1
