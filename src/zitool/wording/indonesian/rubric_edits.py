"""Temuan tentang perubahan, impor, dan kalimat rubrik."""

from __future__ import annotations

from zitool.wording import Entry

RUBRIC_EDITS: dict[str, Entry] = {
    "R050": Entry(
        "versi {new} belum cukup untuk perubahan ini; paling rendah {least}",
        "Ubah version pada rubric.yaml menjadi {least} atau lebih tinggi.",
        "Angka pertama naik bila nilai dapat berubah, kedua bila prasyarat atau bukti, ketiga bila kalimat.",
        'bobot diubah, version tetap "1.0.0"',
    ),
    "R051": Entry(
        "CHANGELOG.md rubrik tidak mencatat versi {version}",
        'Tambahkan "## {version}" dengan Jenis, Berlaku, dan Bagian; `zitool rubric diff` menyiapkannya.',
        "Setiap perubahan dicatat menurut akibatnya terhadap nilai.",
        'version: "1.1.0" tanpa "## 1.1.0"',
    ),
    "R052": Entry(
        "catatan versi {version} pada CHANGELOG.md: {reason} {detail}",
        'Lengkapi baris "- Jenis: ...", "- Berlaku: ...", dan "- Bagian: ..." sesuai perubahannya.',
        "Catatan menyebut jenis perubahan, sejak kapan berlaku, dan bagian mana yang terkena.",
        "Jenis: tanpa akibat nilai, padahal bobot berubah",
    ),
    "U010": Entry(
        "revisi {given} tidak dapat dibaca: {reason}",
        "Tulis seperti main:rubrics/contoh, dari folder di dalam repositori git.",
        "Rubrik pada revisi dibaca dengan program git, tanpa mengubah apa pun.",
        "mian:rubrics/contoh",
    ),
    "U011": Entry(
        "revisi tanpa folder rubrik: {given}",
        "Sebut foldernya pada salah satunya, misalnya HEAD~1:rubrics/contoh.",
        "Revisi saja berarti folder rubrik yang dibandingkan dengannya.",
        "zitool rubric diff HEAD~1 HEAD",
    ),
    "U012": Entry(
        "tidak ada LKE dalam {folder}",
        "Sebut folder yang berisi .xlsx atau .xlsm.",
        "Folder pada --against tidak ada, atau tidak berisi buku kerja.",
        "--against unit-unti",
    ),
}
