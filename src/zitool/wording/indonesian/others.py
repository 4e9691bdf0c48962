"""Kalimat temuan tentang rubrik (R), keluaran (O), pemakaian (U), dan kesalahan di dalam zitool (X)."""

from __future__ import annotations

from zitool.wording import Entry

OTHERS: dict[str, Entry] = {
    "R001": Entry(
        "YAML tidak dapat dibaca: {reason}",
        "Betulkan baris itu; lihat docs/rubric-format.md.",
        "Hanya teks, daftar, dan pemetaan biasa yang diterima.",
        "!!python/object",
    ),
    "R002": Entry(
        "jangkar (&), alias (*), atau << tidak boleh dipakai",
        "Tulis isinya lengkap.",
        "Alias dapat membengkak tanpa batas dan menyembunyikan angka.",
        "*bobot",
    ),
    "R003": Entry(
        'kunci "{key}" tertulis dua kali',
        "Hapus salah satunya.",
        "YAML biasa diam-diam memakai yang terakhir.",
        "weight dua kali",
    ),
    "R004": Entry(
        'angka "{raw}" tidak dapat dipakai sebagai desimal eksak',
        'Tulis seperti "0.67": titik desimal, tanpa pangkat, tidak negatif; bobot lebih dari 0.',
        "Angka dibaca sebagai teks supaya tidak dibulatkan.",
        "1e3",
    ),
    "R005": Entry(
        "include {name} ditolak: {reason}",
        "Simpan berkasnya di folder rubrik dan sebut alamat relatifnya.",
        "Rubrik hanya boleh memuat berkas di foldernya sendiri.",
        "../lain.yaml",
    ),
    "R006": Entry(
        "{path}: {reason}",
        "Sesuaikan dengan skema (docs/rubric-format.md).",
        "Bentuk rubrik diperiksa terhadap rubric.schema.json.",
        "kunci tidak dikenal",
    ),
    "R007": Entry(
        "skala {name}: {reason}",
        "Beri tiap pilihan nilai 0 sampai 1, satu di antaranya 1 dan satu 0; beri skala indeks maximum.",
        "Skala yang tidak sampai penuh membuat bobot tidak dapat dicapai.",
        "A = 1,5",
    ),
    "R008": Entry(
        "identitas rubrik: {reason}",
        "Sesuaikan id, tanggal, atau status rubriknya.",
        "Rubrik harus dapat dikenali dan jujur tentang kepastiannya.",
        "status active padahal ada angka unverified",
    ),
    "R010": Entry(
        'bobot bagian "{title}" berjumlah {sum}, seharusnya {needed}',
        "Samakan jumlah bobot bagian-bagiannya dengan bobot induknya.",
        "Jumlah yang tidak sama membuat nilai penuh tidak sama dengan bobot.",
        "3,5 + 6 = 9,5, induknya 10",
    ),
    "R011": Entry(
        "bagian {id}: {reason}",
        "Beri bobot pada semua anak atau tidak sama sekali; isi sections atau indicators.",
        "Bobot anak dijumlahkan, anak tanpa bobot dirata-rata; keduanya tidak dapat dicampur.",
        "satu dari tiga indikator berbobot",
    ),
    "R012": Entry(
        "skala {name} pada {id} tidak ada",
        "Pakai nama dari scales pada rubric.yaml.",
        "Tanpa skala jawaban tidak bernilai.",
        "scale: abcf",
    ),
    "R013": Entry(
        "kriteria {id} tidak sama dengan pilihan skala: {reason}",
        "Tulis satu kriteria untuk tiap pilihan.",
        "Tiap pilihan perlu kriterianya.",
        "kriteria D pada skala A/B/C",
    ),
    "R014": Entry(
        "rasio {id}: {reason}",
        "Sebut kode inputs yang ada; skala rasio memerlukan ratio.",
        "Rasio tanpa jumlah tidak dapat dihitung.",
        'of: ["9"]',
    ),
    "R015": Entry(
        "id {id} dipakai dua kali",
        "Beri kode yang berbeda.",
        "Id menunjuk tepat satu bagian.",
        "dua indikator berkode a",
    ),
    "R016": Entry(
        "syarat {id} menunjuk {target} yang tidak ada atau tidak berbobot",
        "Sebut id bagian, atau indikator yang berbobot.",
        "Syarat membandingkan nilai bagian dengan angka minimal.",
        "of: [A.III]",
    ),
    "R017": Entry(
        "{id}: {reason}",
        "Periksa angka minimal dan nama predikatnya.",
        "Syarat yang tidak mungkin dicapai pasti keliru.",
        "minimal 45 dari bobot 40",
    ),
    "R018": Entry(
        "angka {id} tanpa sumber",
        "Tambahkan references: lampiran, tabel, halaman.",
        "Setiap angka menyebut ketentuannya.",
        "bobot tanpa references",
    ),
    "R019": Entry(
        "syarat {id} dan {other} bersilang: berbagi sebagian indikator",
        "Susun syarat sehingga dua syarat terpisah sama sekali, atau yang satu memuat seluruh yang lain.",
        "Rencana paling ringan hanya dapat dicari bila syarat-syaratnya bersarang.",
        "of: [A, B.I.a] di samping of: [B]",
    ),
    "R020": Entry(
        "{name} bukan pertanyaan atau bagian rubrik {rubric}",
        "Tulis id seperti pada rubrik, misalnya A.I.3 atau A.I.3.ii.a.",
        "Upaya tiap langkah ditulis per pertanyaan atau per bagian.",
        'A.III: "2"',
    ),
    "R021": Entry(
        'upaya "{raw}" untuk {id} tidak dapat dipakai',
        'Tulis upaya satu langkah, "0.1" sampai "100" dengan paling banyak satu desimal, atau fixed.',
        "Upaya dibaca eksak; fixed berarti jawabannya tidak dapat diubah.",
        'A.I.3: "0"',
    ),
    "O001": Entry(
        "hasil tidak dapat ditulis: {reason}",
        "Kosongkan ruang atau pilih tempat lain; berkas lama tidak berubah.",
        "Penulisan gagal sebelum selesai, jadi seluruhnya dibatalkan.",
        "disk penuh",
    ),
    "O002": Entry(
        "tempat hasil tidak dapat ditulisi: {reason}",
        "Tutup berkasnya di Excel, atau pilih folder yang boleh ditulisi.",
        "Folder hanya dapat dibaca, atau berkasnya sedang terbuka.",
        "hasil.xlsx terbuka di Excel",
    ),
    "O003": Entry(
        "hasil akan menimpa berkas masukan",
        "Pilih nama lain dengan -o.",
        "Masukan tidak pernah diubah.",
        "-o lke.xlsx pada lke.xlsx",
    ),
    "O004": Entry(
        "berkas sudah ada",
        "Pilih nama lain, atau pakai --overwrite bila memang ingin menimpanya.",
        "Berkas yang ada tidak ditimpa tanpa diminta.",
        "-o template.xlsx yang sudah diisi",
    ),
    "O005": Entry(
        "berkas ini berubah selagi zitool bekerja, jadi tidak ditimpa",
        "Periksa isinya, lalu ulangi perintahnya atau pilih nama lain.",
        "Orang atau program lain menulis ke berkas itu setelah zitool memeriksanya.",
        "hasil.json disimpan dari penyunting teks selagi seribu LKE dinilai",
    ),
    "O006": Entry(
        "laporan zitool ini sudah diubah orang, jadi tidak diganti",
        "Pilih nama lain, atau pakai --overwrite bila perubahannya boleh hilang.",
        "Laporan HTML, Markdown, JSON, dan teks bertanda isinya; yang belum disentuh diganti begitu saja.",
        "lke.html yang diberi catatan, lalu zitool score lke.xlsx -o lke.html lagi",
    ),
    "O007": Entry(
        "berkas sudah ada, dan bentuk ini tidak punya tempat untuk tanda bahwa isinya belum disentuh",
        "Pilih nama lain, atau pakai --overwrite bila memang ingin menimpanya.",
        "Pada CSV, NDJSON, dan Parquet tidak tampak apakah orang sudah mengubahnya, jadi yang ada disimpan.",
        "zitool score lke.xlsx -o lke.csv untuk kedua kalinya",
    ),
    "U001": Entry(
        "pilihan {name} tidak dikenal: {given}; yang ada: {known}",
        "Lihat `zitool --help`.",
        "Baris perintah memuat nilai yang tidak tersedia.",
        "--lang jw",
    ),
    "U002": Entry(
        "rubrik {name} tidak ada; yang ada: {known}",
        "Sebut id rubrik, atau alamat folder rubrik.",
        "Rubrik dicari di dalam zitool lalu sebagai alamat.",
        "--rubric permenpan-2021",
    ),
    "U003": Entry(
        "{name} bukan kode temuan, pertanyaan, bagian, atau predikat rubrik {rubric}",
        "Beri kode temuan, id, atau predikat, misalnya `zitool explain V303`, `zitool explain A.I.1.i`, "
        "`zitool explain wbk`.",
        "Yang dapat dijelaskan: kode temuan, id pertanyaan, id bagian, predikat.",
        "zitool explain X999",
    ),
    "U004": Entry(
        'tanggal "{given}" tidak dikenal',
        "Tulis seperti 31-05-2025 atau 31 Mei 2025.",
        "Tanggal dibaca hari-bulan-tahun atau tahun-bulan-hari, tahunnya empat angka.",
        "--date 05-25",
    ),
    "U005": Entry(
        'simulasi "{given}": {reason}',
        "Tulis ID=JAWABAN, misalnya --set A.I.1.i.a=Ya, --set B.I.a=3.6, atau --set A.II.1.i.a#2=5.",
        "--set menyimulasikan jawaban satu pertanyaan, atau satu jumlah pada rasio; berkasnya tidak berubah.",
        "--set A.I.9=A",
    ),
    "U006": Entry(
        "buku kerja {format} tidak dapat ditampilkan di terminal",
        "Sebut berkasnya dengan -o, misalnya -o hasil.xlsx.",
        "Isinya untuk program lembar sebar; di layar hanya akan tampak kacau.",
        "zitool score lke.xlsx -f xlsx",
    ),
    "U007": Entry(
        "salinan beranotasi tidak dapat ditulis: {reason}",
        "Sebut satu LKE dan salinannya: zitool validate lke.xlsx --annotate -o lke-temuan.xlsx.",
        "Salinannya buku kerja sejenis dengan LKE itu; LKE aslinya tidak pernah diubah.",
        "--annotate tanpa -o",
    ),
    "X001": Entry(
        "kesalahan di dalam zitool; catatannya: {log}",
        "Ulangi dengan --debug dan kirim catatannya kepada pengembang.",
        "Ini kekeliruan program, bukan kekeliruan berkasnya.",
        "keadaan yang tidak diperkirakan penulis program",
    ),
    "X002": Entry(
        "jawaban {id} diterima pembaca tetapi ditolak pemeriksa kedua: {reason}",
        "Jangan pakai nilai berkas ini; kirim berkasnya (tanpa data rahasia) kepada pengembang.",
        "Dua bagian zitool memeriksa tiap jawaban sendiri-sendiri; keduanya harus sepakat.",
        "pilihan yang tidak ada pada skalanya",
    ),
}
