"""Kalimat temuan tentang berkas kawasan (P030-P039)."""

from __future__ import annotations

from zitool.wording import Entry

ZONES: dict[str, Entry] = {
    "P030": Entry(
        'kunci kawasan "{name}" tidak dikenal',
        "Betulkan ejaannya ({known}), atau hapus barisnya.",
        "Isian dengan kunci yang salah tidak akan pernah dipakai.",
        "skor_integrasi",
    ),
    "P031": Entry(
        '{name}: "{raw}" tidak dapat dibaca',
        "Tulis {form}.",
        "Setiap isian punya bentuk sendiri, dan tidak ada yang ditebak.",
        "skor: cukup baik",
    ),
    "P032": Entry(
        "{name} belum diisi",
        "Tambahkan; lihat contoh dengan zitool zone --new kawasan.yaml.",
        "Tanpa isian itu kawasannya tidak dapat dinilai.",
        "unit tanpa nama",
    ),
    "P033": Entry(
        '"{unit}": {given} dan {other} disebut bersamaan',
        "Sebut salah satu: lke (boleh dengan fakta), atau hasil.",
        "Dua sumber dapat berbeda, dan tidak jelas mana yang berlaku.",
        "lke: a.xlsx dan hasil: a.json",
    ),
    "P034": Entry(
        '"{raw}" sudah disebut pada baris {first}',
        "Hapus salah satu, atau betulkan nama atau berkasnya.",
        "Satu unit yang dihitung dua kali menutupi unit yang tidak dihitung.",
        "lke: a.xlsx pada dua unit",
    ),
    "P035": Entry(
        "hasil ini tidak dapat dipakai: {problem}",
        "Buat lagi dari LKE-nya: zitool score lke.xlsx -o hasil.json; atau sebut lke.",
        "Kawasan hanya dapat dinilai dari hasil yang utuh, satu unit tiap berkas.",
        "hasil simulasi (--set)",
    ),
    "P036": Entry(
        "hasil ini dibuat dengan rubrik {given}, sekarang {needed}",
        "Nilai lagi LKE-nya, lalu jalankan sekali lagi.",
        "Rubrik yang lain dapat memberi kesimpulan yang lain.",
        "hasil tahun lalu",
    ),
    "P037": Entry(
        "skor integrasi {raw} di atas {highest}: skala lain? (nilai minimal tertinggi {needed})",
        "Tulis pada skala 0 sampai {highest}: 6,5 dan bukan 65. Skala itu tafsir kami, bukan peraturan.",
        "Skor dengan skala lain selalu tampak memenuhi.",
        "skor: 65",
    ),
    "P038": Entry(
        "rubrik {rubric} tidak memuat syarat kawasan",
        "Pakai rubrik yang memuatnya: --rubric permenpanrb-90-2021.",
        "Syarat kawasan adalah angka dari peraturan, dan tidak setiap peraturan punya.",
        "--rubric permenpan-52-2014",
    ),
    "P039": Entry(
        'unit "{unit}", LKE dari "{given}"',
        "Periksa apakah berkasnya cocok.",
        "Berkas yang tertukar membuat kesimpulan kawasannya salah.",
        "LKE kantor lain",
    ),
}
