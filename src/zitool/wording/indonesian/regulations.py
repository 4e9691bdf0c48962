"""Kalimat temuan tentang peraturan mana yang dipakai, dan tentang rubrik yang mewarisi rubrik lain."""

from __future__ import annotations

from zitool.wording import Entry

REGULATIONS: dict[str, Entry] = {
    "R022": Entry(
        "rubrik induk {name} tidak dapat diwarisi: {reason}",
        "Tulis id rubrik di samping folder ini, atau bawaan zitool ({known}).",
        "Kunci extends menyebut id satu rubrik, yang boleh mewarisi lagi; paling banyak tiga tingkat.",
        "extends: permenpan-52-2041",
    ),
    "R023": Entry(
        "{id} tidak ada pada rubrik induk {parent}",
        "Pakai id bagian atau indikator induk. Yang mirip: {near}.",
        "Kunci changes hanya mengubah yang sudah ada; id-nya tampak dengan zitool rubric show.",
        "changes: {A.I.9: {weight: '2'}}",
    ),
    "R024": Entry(
        "{key} tidak boleh ditulis pada {id}: {reason}",
        "Hapus {key}. Yang boleh diubah: {allowed}.",
        "Pewaris mengambil susunan pertanyaan dari induknya; susunan lain memerlukan rubrik tersendiri.",
        "changes: {A.I.1: {code: '7'}}",
    ),
    "R025": Entry(
        "{id} ditulis, padahal sama dengan rubrik induk {parent}",
        "Hapus; yang sama sudah diwarisi.",
        "Pewaris menulis hanya yang berbeda, supaya perbedaannya terbaca.",
        "changes: {A.I.1: {title: Tim Kerja}} padahal judul induknya sama",
    ),
    "R026": Entry(
        "angka baru pada {id} ({key}) tidak menyebut ketentuannya sendiri",
        "Tambahkan references di samping {key}: lampiran, tabel, halaman.",
        "Ketentuan yang diwarisi adalah ketentuan angka lama.",
        "changes: {A.I.1: {weight: '2'}} tanpa references",
    ),
    "S130": Entry(
        "isi berkas cocok dengan beberapa peraturan ({known}); dipakai {rubric} karena {because}",
        "Sebut peraturannya dengan --rubric, atau tanggalnya dengan --date.",
        "Pertanyaannya sama, nilai minimalnya berbeda, dan berkas tidak menyebut tahun atau peraturannya.",
        "LKE tanpa tahun: 52/2014 dan 10/2019 memakai pertanyaan yang sama",
    ),
    "S131": Entry(
        "rubrik {rubric} yang diminta kurang cocok dengan isi berkas; {other} lebih cocok",
        "Hilangkan --rubric, atau pakai --rubric {other}.",
        "Rubrik yang diminta tetap dipakai; pertanyaan dan bobot berkas ini menurut peraturan lain.",
        "LKE 2018 dinilai dengan --rubric permenpanrb-90-2021",
    ),
    "S132": Entry(
        "tidak ada formulir yang dikenal untuk {rubric}",
        "Buat formulir nilainya dengan `zitool template --rubric {rubric}`, isi, lalu nilai formulir itu.",
        "Rubrik arsip hanya memuat batas nilai; indikatornya tidak ditemukan, jadi tidak ada LKE-nya.",
        "LKE dinilai dengan --rubric permenpan-60-2012",
    ),
    "S133": Entry(
        '{id} tidak dikenali; mungkin barisnya {rows}: "{title}"',
        "Samakan kata-katanya dengan formulir resmi bila itu memang {id}; selama belum jelas, nilainya 0.",
        "Kata-kata, tanda, dan urutannya tidak cukup untuk memastikan; zitool tidak menebak.",
        "pertanyaan ditulis ulang dan pertanyaan di bawahnya terhapus",
    ),
    "S134": Entry(
        "id pada baris ini milik {id}, tetapi kata-katanya pertanyaan {other}; dibaca sebagai {other}",
        "Periksa baris mana yang benar, lalu samakan id dan kata-katanya dengan formulir resmi.",
        "Id pada kolomnya benar untuk baris-baris di sekitarnya; mungkin teks dua pertanyaan tertukar.",
        "teks soal 12 disalin ke baris soal 13",
    ),
    "S135": Entry(
        'judul {id} tidak dikenali; mungkin barisnya {rows}: "{title}"',
        "Samakan kata-katanya dengan formulir resmi; nilai tetap dihitung dengan bobot rubrik.",
        "Bobotnya cocok, kata-katanya tidak.",
        "judul sub-area ditulis ulang kantor",
    ),
}
