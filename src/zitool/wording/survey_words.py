"""What people read of surveys: findings and labels, Indonesian and English side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zitool.wording import TwoColumns
from zitool.wording.survey_reading_words import READING, READING_LABELS

if TYPE_CHECKING:
    from collections.abc import Mapping

FINDINGS: Mapping[str, TwoColumns] = {
    **READING,
    # K050 ff.: instruments
    "K050": TwoColumns(
        ("identitas instrumen: {reason} ({given})", "identity of the instrument: {reason} ({given})"),
        (
            "Samakan id dengan nama foldernya, sebut induk yang ada, atau beri status draft.",
            "Make the id the folder's name, name a parent that exists, or make it a draft.",
        ),
        (
            "Instrumen harus dapat dikenali dan jujur tentang kepastiannya.",
            "An instrument has to be recognisable, and honest about how certain it is.",
        ),
        ("extends: spkp-spakk", "extends: spkp-spakk"),
    ),
    "K051": TwoColumns(
        ("{name}: {reason}", "{name}: {reason}"),
        ("Pakai nama yang ada: {known}.", "Use a name that is there: {known}."),
        (
            "Indeks menyebut butir, butir menyebut skala kata; nama yang salah menghapusnya dari hitungan.",
            "Indices name items, items name word scales; a wrong name would drop them from the figures.",
        ),
        ("items: [informsi]", "items: [informsi]"),
    ),
    "K052": TwoColumns(
        ("skala jawaban {name}: {reason}", "scale of answers {name}: {reason}"),
        (
            "Tulis angka terendah dan tertinggi yang dapat dijawab, mis. 1 dan 4.",
            "Write the lowest and the highest number that can be answered, such as 1 and 4.",
        ),
        ("Tanpa dua ujung tidak ada jawaban yang bernilai.", "Without two ends no answer has a value."),
        ("lowest: 4, highest: 1", "lowest: 4, highest: 1"),
    ),
    "K053": TwoColumns(
        (
            'jawaban "{given}" ada pada dua langkah skala {name}',
            'the answer "{given}" is on two steps of scale {name}',
        ),
        ("Sisakan pada satu langkah saja.", "Leave it on one step only."),
        ("Satu jawaban hanya boleh mempunyai satu nilai.", "An answer can be worth one thing only."),
        ('"baik" pada langkah 3 dan 4', '"baik" on steps 3 and 4'),
    ),
    "K054": TwoColumns(
        (
            "batas kategori {given} tidak di bawah {above}",
            "the limit {given} of a category is not below {above}",
        ),
        (
            "Urutkan kategori dari yang tertinggi, semua di dalam indeksnya.",
            "Order the categories from the highest, all of them within the index.",
        ),
        ("Kategori dipilih dari atas ke bawah.", "Categories are chosen from the top down."),
        ("76,61 sesudah 65,00", "76.61 after 65.00"),
    ),
    "K055": TwoColumns(
        ('kata-kata "{given}": {reason} ({known})', 'the words "{given}": {reason} ({known})'),
        (
            "Ubah text, known_by, atau not_by, sampai hanya butir itu sendiri yang mengenalinya.",
            "Change text, known_by or not_by until only the item itself knows them.",
        ),
        (
            "Kuesioner dari zitool memakai kata-kata ini sebagai judul kolom, dan harus terbaca kembali.",
            "Questionnaires by zitool have these words as headers, and have to be read back.",
        ),
        ('"biaya pengaduan"', '"biaya pengaduan"'),
    ),
    "K056": TwoColumns(
        ("isian {given} pada {name}: {reason}", "question {given} of {name}: {reason}"),
        (
            "Sebut id rubrik bawaan dan id indikatornya yang berskala indeks.",
            "Name the id of a packaged rubric and of a question in it that asks for an index.",
        ),
        (
            "Dari sini diambil bobot dan nilai minimal indeksnya.",
            "Weight and minima of the index are taken from there.",
        ),
        ("permenpanrb-90-2021: B.II.b", "permenpanrb-90-2021: B.II.b"),
    ),
}

LABELS: Mapping[str, tuple[str, str]] = {
    **READING_LABELS,
}
