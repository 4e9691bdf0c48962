"""Pemakaian survei yang salah, dalam bahasa Indonesia."""

from __future__ import annotations

from zitool.wording import Entry

SURVEYS = {
    "U070": Entry(
        "tidak ada instrumen survei {name}",
        "Yang ada: {known}; atau sebut folder atau berkas YAML-nya.",
        "Instrumen disebut dengan id, folder, atau berkasnya.",
        "skm-2017",
    ),
    "U071": Entry(
        "peta kolom: {reason} ({given})",
        "Tulis seperti buatan --new-map: judul kolom, lalu butir (ipkp.waktu) atau peran (nama, abaikan).",
        "Kolom yang dipetakan salah akan dihitung salah.",
        "kolom: {Persyaratan: ipkp.persyaratn}",
    ),
    "U072": Entry(
        "tidak ada kolom untuk --by {given}",
        "Pilih salah satu: {known}.",
        "Hasil hanya dapat dirinci menurut kolom yang ada.",
        "--by loket",
    ),
    "U073": Entry(
        "--by {given} merinci menurut data pribadi",
        "Rinci menurut layanan, bulan, semester, atau kolom lain.",
        "Tabel per nama atau nomor menunjukkan jawaban tiap orang.",
        "--by Nama",
    ),
    "U074": Entry(
        "--period {given} bukan dua tanggal",
        "Tulis hari pertama dan terakhir: 01-01-2026..30-06-2026.",
        "Periode menentukan respons mana yang dihitung.",
        "--period 2026",
    ),
    "U075": Entry(
        "--random memerlukan --population",
        "Sebut banyaknya pengguna layanan: --population 400.",
        "Faktor populasi terhingga memerlukan banyaknya populasi.",
        "--random",
    ),
    "U076": Entry(
        "tidak ada kuesioner zitool dalam berkas ini, sehingga tidak ada rumusan resmi yang dibawa",
        "Sebut kuesioner yang dibuat `zitool survey --new`, dengan lembar Kuesioner dan judul kolomnya utuh.",
        "Rumusan resmi dibawa dari kolomnya pada kuesioner lama.",
        "zitool survey --new baru.xlsx jawaban.xlsx",
    ),
    "U077": Entry(
        "--new memerlukan nama berkas .xlsx yang akan ditulis; disebut {given}",
        "Tulis: zitool survey --new kuesioner.xlsx, dan kuesioner lama sesudahnya bila ada.",
        "Berkas pertama ditulis; yang kedua hanya dibaca.",
        "zitool survey --new kuesioner.csv",
    ),
    "U078": Entry(
        "--survey berlaku untuk satu LKE; disebut {count}",
        "Jalankan sekali untuk tiap LKE dengan survei unitnya.",
        "Survei adalah survei satu unit.",
        "folder dengan --survey",
    ),
    "U079": Entry(
        "{name} hanya bersama --survey",
        "Sebut berkas jawabannya dengan --survey.",
        "Tanpa survei tidak ada yang ditentukan.",
        "zitool score lke.xlsx --conversion 0-4",
    ),
}
