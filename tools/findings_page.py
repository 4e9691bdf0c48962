"""The catalogue of findings as one Markdown page: docs/findings.md."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zitool.catalogue import entry, family
from zitool.findings import Severity
from zitool.wording import label

if TYPE_CHECKING:
    from collections.abc import Iterator

_GROUPS = {
    "F": ("Berkas", "Files", "F0xx: ditolak seluruhnya; F1xx: dibaca, tetapi perlu diketahui",
          "F0xx: refused as a whole; F1xx: read, but good to know"),
    "S": ("Susunan formulir", "Structure of the form", "lembar, kolom, dan baris LKE",
          "sheets, columns and rows of the LKE"),
    "V": ("Isian", "Values", "jawaban, angka, dan rasio", "answers, numbers and ratios"),
    "W": ("Bobot dan rumus", "Weights and formulas", "bobot, rumus, dan angka buku kerja sendiri",
          "weights, formulas and the workbook's own figures"),
    "R": ("Rubrik", "Rubrics", "bagi pemelihara rubrik", "for those who maintain rubrics"),
    "P": ("Prasyarat dan fakta", "Prerequisites and facts", "berkas fakta (--facts, readiness)",
          "files of facts (--facts, readiness)"),
    "K": ("Survei", "Surveys", "kuesioner dan indeksnya", "questionnaires and their indices"),
    "B": ("Bukti dukung", "Evidence", "dokumen di balik jawaban", "the documents behind answers"),
    "J": ("PortalRB", "PortalRB", "dokumen yang diambil PortalRB dari instansi",
          "the documents that PortalRB fetches from an agency"),
    "O": ("Keluaran", "Output", "tempat hasil ditulis", "where results are written"),
    "U": ("Pemakaian", "Usage", "baris perintah", "the command line"),
    "X": ("Kesalahan di dalam zitool", "Errors inside zitool", "kekeliruan program",
          "mistakes in the program"),
}  # fmt: skip
"""Letter → title and what it is about, each in Indonesian and English."""

_SEVERITIES = {
    Severity.ERROR: ("ada berkas, jawaban, atau angka yang tidak dapat dipakai",
                     "a file, an answer or a figure could not be used"),
    Severity.WARNING: ("dinilai, tetapi perlu dilihat", "scored, but somebody should look"),
    Severity.NOTE: ("baik diketahui, tidak perlu tindakan", "good to know, nothing has to be done"),
}  # fmt: skip
"""Severity → what it means, in Indonesian and English."""

_HEAD = """\
# Daftar temuan

<!-- Dihasilkan oleh `python tools/docs.py` dari src/zitool/catalogue; jangan disunting di sini. -->

Temuan memberi tahu apa yang tidak dapat dipercaya dalam sebuah berkas, di mana, dan apa yang sebaiknya
dilakukan. Kata dalam kurung kurawal, misalnya `{id}`, diganti dengan isi berkas yang diperiksa. Arti sebuah
kode tidak pernah diganti. `zitool explain V303` menampilkan satu di antaranya.

*A finding says what in a file cannot be trusted, where it stands and what to do. Words in braces, such as
`{id}`, are replaced by what the file contains. A code is never given another meaning. `zitool explain V303`
shows one of them.*
"""

_MARKS = re.compile(r"[\\*_<>\[\]|~$]")


def render_catalogue() -> str:
    """Return docs/findings.md: every code with its severity and its sentences in both languages."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield _HEAD
    yield "| tingkat | severity | arti | meaning |"
    yield "|---|---|---|---|"
    for severity, (meaning, meaning_english) in _SEVERITIES.items():
        word, word_english = _both(f"level_{severity.word}")
        yield f"| {word.lower()} | {word_english.lower()} | {meaning} | {meaning_english} |"
    yield ""
    yield "| huruf | kode / codes |"
    yield "|---|---|"
    groups = {letter: [code for code in family(letter) if code[0] == letter] for letter in _GROUPS}
    for letter, codes in groups.items():
        links = " ".join(f"[{code}](#{code.lower()})" for code in codes)
        yield f"| [{letter}](#{letter.lower()}) {_GROUPS[letter][0]} | {links} |"
    for letter, codes in groups.items():
        title, english, about, about_english = _GROUPS[letter]
        yield ""
        yield f'## <a id="{letter.lower()}"></a>{letter} · {title} / {english}'
        yield ""
        yield f"{about[0].upper()}{about[1:]}. *{about_english[0].upper()}{about_english[1:]}.*"
        for code in codes:
            yield from _entry(code)


def _entry(code: str) -> Iterator[str]:
    told = entry(code)
    word, word_english = _both(f"level_{told.severity}")
    yield ""
    yield f'### <a id="{code.lower()}"></a>{code} · {word.lower()} / {word_english.lower()}'
    yield ""
    yield "| | Bahasa Indonesia | English |"
    yield "|---|---|---|"
    yield f"| Pesan / Message | {_cell(told.message)} | {_cell(told.message_en)} |"
    for field, texts in (
        ("cause", (told.cause, told.cause_en)),
        ("cure", (told.cure, told.cure_en)),
        ("example", (told.example, told.example_en)),
    ):
        yield f"| {' / '.join(_both(field))} | {' | '.join(map(_cell, texts))} |"


def _both(key: str) -> tuple[str, str]:
    """Return the label `key` in Indonesian and English."""
    return label(key, "id"), label(key, "en")


def _cell(text: str) -> str:
    """Return `text` for a Markdown table: nothing in it is markup but its code spans."""
    pieces = text.split("`")
    if len(pieces) % 2 == 0:  # a lone backtick opens nothing
        return _MARKS.sub(r"\\\g<0>", text).replace("`", "\\`")
    pieces[::2] = [_MARKS.sub(r"\\\g<0>", piece) for piece in pieces[::2]]
    pieces[1::2] = [piece.replace("|", "\\|") for piece in pieces[1::2]]
    return "`".join(pieces)
