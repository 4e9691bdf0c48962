"""Kalimat temuan tentang kumpulan berkas: berkas yang menghentikan prosesnya, jurnal, pilihan rekap."""

from __future__ import annotations

from zitool.wording import Entry

MANY = {
    "F016": Entry(
        "berkas ini tidak dapat diselesaikan: {reason}",
        "Buka dan simpan ulang di Excel, lalu coba sendirian: zitool score berkas.xlsx.",
        "Setiap berkas dikerjakan dalam proses terbatas; yang menghabiskan memori atau waktu gagal sendiri.",
        "berkas rusak yang membuat prosesnya berhenti",
    ),
    "U020": Entry(
        "jurnal {file} tidak dapat diteruskan, karena isinya lain: {what}",
        "Pakai nama jurnal yang lain, atau hapus yang lama bila hasilnya tidak diperlukan lagi.",
        "Jurnal hanya meneruskan pekerjaan yang sama: versi zitool, rubrik, penilai, hari, dan bahasanya.",
        "--resume jurnal dari rubrik lain",
    ),
    "U021": Entry(
        "jurnal {file} tidak dapat ditulis: {reason}",
        "Pilih folder yang dapat ditulis dan disk yang masih longgar.",
        "Tanpa jurnal, pekerjaan yang terhenti harus diulang dari awal.",
        "--resume pada folder yang hanya boleh dibaca",
    ),
    "U022": Entry(
        "{name} hanya untuk rekap banyak berkas",
        "Sebut sebuah folder, atau tambahkan --recap.",
        "Untuk satu berkas, laporannya sendiri yang dibuat.",
        "zitool score lke.xlsx --only near",
    ),
    "U023": Entry(
        "{given} memerlukan pustaka {package}, yang belum terpasang",
        "Pasang tambahannya: uv tool install 'zitool[{extra}]'.",
        "Pustaka ini besar dan hanya sedikit orang memerlukannya.",
        "zitool score folder -o rekap.parquet",
    ),
    "U024": Entry(
        "{name} tidak dapat dipakai untuk rekap banyak berkas",
        "Sebut satu LKE saja, tanpa --recap.",
        "Simulasi, fakta, dan salinan berkomentar menyangkut satu LKE; pada ratusan LKE artinya tidak jelas.",
        "zitool score folder --set A.I.1.i.a=A",
    ),
    "U025": Entry(
        "tidak ada jawaban dari {given} ({reason})",
        "Periksa alamat penjadwalnya dan apakah ia berjalan; tanpa --executor dipakai komputer ini sendiri.",
        "Penjadwal Dask dijalankan orang lain; zitool hanya menyambung ke sana.",
        "--executor dask://10.0.0.1:8786 yang sudah mati",
    ),
    "U026": Entry(
        "daftar unit {file} tidak dapat dipakai: {reason}",
        "Baris pertama: kode, nama, instansi, jenis, provinsi, berkas; simpan sebagai .xlsx atau CSV UTF-8.",
        "Daftar ini menentukan siapa yang seharusnya mengirim LKE; salah baca berarti salah orang.",
        "kolom nama dan berkas keduanya tidak ada",
    ),
    "U027": Entry(
        'kolom "{given}" tidak dikenal dalam daftar unit; yang dikenal: {known}',
        "Ganti nama kolom itu, atau hapus.",
        "Kolom yang tidak dikenal mungkin salah ketik, dan isinya akan hilang begitu saja.",
        "kolom propinsi, seharusnya provinsi",
    ),
    "U028": Entry(
        "--by memerlukan daftar unit",
        "Sebut daftarnya: --units units.csv --by agency.",
        "Instansi, jenis, dan provinsi tidak tertulis pada LKE.",
        "zitool score folder --by province",
    ),
    "U029": Entry(
        "hanya ada satu penilai yang menjawab: {known}",
        "Sebut berkas kedua, atau isi kolom penilai lain; lihat zitool score --assessor all.",
        "Perbandingan memerlukan dua sisi.",
        "zitool compare lke.xlsx, sedangkan kolom TPI kosong",
    ),
    "U030": Entry(
        "terlalu banyak --assessor",
        "Antara berkas sebut satu saja, misalnya --assessor tpi; untuk folder, dua.",
        "Dari tiap berkas dibaca jawaban penilai yang sama.",
        "zitool compare lama.xlsx baru.xlsx --assessor unit --assessor tpi",
    ),
    "U031": Entry(
        "keluaran ini tidak ada dalam bentuk {given}; yang ada: {known}",
        "Pilih salah satu bentuk itu dengan -f, atau ganti akhiran nama pada -o.",
        "Tidak setiap hasil masuk akal dalam setiap bentuk.",
        "zitool compare a.xlsx b.xlsx -o hasil.ndjson",
    ),
    "U032": Entry(
        "satu LKE saja bukan deret waktu",
        "Sebut dua LKE atau lebih, dari yang terlama: zitool trend 2024.xlsx 2025.xlsx 2026.xlsx.",
        "Naik turunnya nilai baru tampak dari dua waktu.",
        "zitool trend lke.xlsx",
    ),
    "U033": Entry(
        "--peers memerlukan tepat satu LKE",
        "Sebut satu LKE, lalu foldernya: zitool compare lke.xlsx --peers folder.",
        "Tempat satu unit dicari di antara yang lain.",
        "zitool compare a.xlsx b.xlsx --peers folder",
    ),
    "U034": Entry(
        "{count} kali --sheet untuk {files} berkas",
        "Sebutkan satu lembar untuk semua berkas, satu untuk tiap berkas, atau beberapa dari satu berkas.",
        "Harus jelas lembar mana dari berkas mana yang dimaksud.",
        "zitool compare a.xlsx b.xlsx c.xlsx --sheet X --sheet Y",
    ),
    "U035": Entry(
        "--print hanya berlaku untuk HTML, bukan {format}",
        "Tulis laporan HTML, misalnya -o lke.html, atau hapus --print.",
        "Hanya halaman HTML yang dicetak ringkas atau dengan setiap jawaban.",
        "zitool score lke.xlsx --print full",
    ),
    "F017": Entry(
        "ini {written}, bukan LKE",
        "Sebut LKE yang menjadi dasarnya; fakta dan upaya disebut dengan --facts dan --effort.",
        "Laporan memuat jawaban juga, tetapi bukan LKE yang diisi unit.",
        "zitool score rencana-aksi.xlsx",
    ),
    "F018": Entry(
        "ini berkas YAML, bukan buku kerja Excel",
        "Jalankan `{line}`; daftar upaya disebut dengan `zitool gap-report lke.xlsx --effort`.",
        "Fakta, kawasan, dan upaya ditulis dalam YAML; yang dinilai hanya LKE.",
        "zitool score unit.yaml",
    ),
    "U090": Entry(
        "folder memerlukan daftar unit",
        "Tambahkan --units units.csv: daftar itu mengatakan LKE mana milik siapa, dan untuk predikat apa.",
        "Nama berkas tidak menentukan unit pada PortalRB.",
        "zitool portalrb export folder",
    ),
    "U091": Entry(
        "id unit belum disebut",
        "Tambahkan --unit-id dengan id unit pada sistem instansi.",
        "PortalRB mengambil jawaban menurut id unit.",
        "zitool portalrb export lke.xlsx",
    ),
    "U092": Entry(
        "tempat menulis belum disebut",
        "Tambahkan {line}: folder untuk semua dokumen.",
        "Usulan satu instansi adalah banyak berkas.",
        "zitool portalrb export folder --units units.csv",
    ),
    "U093": Entry(
        "--from tidak dapat dipakai bersama {name}",
        "Pakai salah satu: isi, penilai, dan unitnya sudah ada dalam dokumen itu.",
        "Formulir yang diisi dari dokumen PortalRB mengikuti dokumen itu.",
        "zitool template --from jawaban.json --effort -o lke.xlsx",
    ),
    "U094": Entry(
        "tahun evaluasi belum jelas: {known}",
        "Sebutkan dengan --tahun.",
        "Daftar unit yang diusulkan menyebut satu tahun; LKE-nya menyebut beberapa, atau tidak satu pun.",
        "LKE 2025 dan 2026 dalam satu folder",
    ),
}
