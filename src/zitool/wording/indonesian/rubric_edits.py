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
    "R053": Entry(
        'baris "{title}" tidak masuk draf: tanpa bobot dan tanpa pilihan jawaban',
        "Tambahkan sendiri bila baris itu pertanyaan atau bagian; bila catatan, abaikan.",
        "Hanya baris berbobot, pertanyaan, dan jumlah yang menjadi bagian rubrik.",
        "catatan di antara dua pertanyaan",
    ),
    "R054": Entry(
        'pilihan jawaban {id} tertulis "{raw}"; draf memakai {taken}',
        "Cocokkan dengan naskah, lalu perbaiki scale bila keliru.",
        "Jenis jawabannya tidak dikenal, jadi dicari dari kriteria atau rubrik yang mengenal barisnya.",
        "Ya alih-alih Ya/Tidak",
    ),
    "R055": Entry(
        "nilai pilihan {label} tidak terbaca dari rumus formulir; disamakan dengan rubrik {rubric}",
        "Cocokkan nilai pilihannya dengan naskah.",
        "Formulir tanpa rumus nilai tidak mengatakan berapa nilai tiap pilihan.",
        "lembar Jawaban dari portal",
    ),
    "R056": Entry(
        "rasio {id} tidak terbaca dari rumus formulir: {reason} {rubric}",
        "Cocokkan of dan over dengan naskah.",
        "Rumus pada baris persentase tidak ada, atau bentuknya tidak dikenal.",
        "persentase yang diketik",
    ),
    "R057": Entry(
        "bobot bagian-bagian {id} berjumlah {sum}, bukan {needed}",
        "Cocokkan bobotnya dengan naskah; draf memuat angka formulir apa adanya.",
        "Bobot pada formulir diubah, atau satu barisnya hilang.",
        "sub-area 2 pada area yang tinggal 1,5",
    ),
    "R058": Entry(
        "teks lebih dari {most} karakter dipotong",
        "Singkatkan dengan kalimat sendiri; teks lengkapnya tetap pada formulir.",
        "Kalimat rubrik harus singkat; formulir memuat penjelasan yang panjang.",
        "penjelasan dengan daftar undang-undang",
    ),
    "R059": Entry(
        "{count} pertanyaan tanpa kriteria lengkap: {ids}",
        "Isi setiap teks TODO dengan kriteria pilihannya.",
        "Formulir sering hanya menulis kriteria untuk Ya.",
        "Ya, jika ... tanpa Tidak",
    ),
    "R060": Entry(
        "tidak ada lembar LKE berbobot di antara: {sheets}",
        "Pilih LKE yang memuat kolom bobot, pilihan jawaban, dan jawaban.",
        "Draf rubrik dibuat dari baris berbobot dan pertanyaannya.",
        "buku kerja berisi ringkasan saja",
    ),
    "R061": Entry(
        "identitas peraturan perlu dilengkapi",
        "Isi nomor, tahun, judul, dan tanggal berlakunya dari naskah; last_checked bila sudah dicocokkan.",
        "Formulir hanya menyebut sebagian identitas peraturannya.",
        "judul tanpa tanggal pengundangan",
    ),
    "R062": Entry(
        "bobot {id} tidak tertulis pada formulir; draf memakai {weight}",
        "Isi weight menurut naskah.",
        "Sel bobot kosong; yang dipakai sisa bobot di sekitarnya, atau bobot rubrik yang mengenal barisnya.",
        "bobot sub-area yang terhapus",
    ),
    "R063": Entry(
        'penanda "{marker}" sudah dipakai; draf memakai {id}',
        "Cocokkan kodenya dengan naskah.",
        "Id harus berbeda, sedangkan formulir memakai satu penanda dua kali.",
        "dua pertanyaan a. dalam satu sub-area",
    ),
    "R064": Entry(
        "formulir tanpa kolom Pilihan Jawaban; jenisnya dari kriteria, atau dari rubrik yang dikenal",
        "Cocokkan scale tiap pertanyaan dengan naskah.",
        "Sebagian kantor menghapus kolom jenis jawaban dari formulirnya.",
        "salinan LKE tanpa Pilihan Jawaban",
    ),
    "R065": Entry(
        "rumus rasio {id} membagi jumlah lain daripada rubrik {rubric}",
        "Cocokkan dengan naskah; draf mengikuti rumus formulir.",
        "Rumus pada sebagian formulir keliru, misalnya penurunan pelanggaran yang terbalik.",
        "tahun ini dibagi tahun lalu alih-alih penurunannya",
    ),
    "R066": Entry(
        "{regulation} tidak berlaku pada {on}: {because} ({given})",
        "Nilai menurut peraturan yang berlaku, atau sebut hari penilaiannya (--date).",
        "Peraturan yang belum berlaku, dicabut, atau sudah diubah tidak menentukan predikat pada hari itu.",
        "LKE 52/2014 dinilai pada 2026",
    ),
    "R067": Entry(
        "{regulation} sesudah itu dicabut oleh {by} pada {given}; kesimpulannya menurut keadaan pada {on}",
        "Tidak ada yang perlu diubah; untuk pengusulan sekarang pakai peraturan yang berlaku.",
        "Peraturannya berlaku pada hari penilaian, dan sekarang tidak lagi.",
        "LKE 52/2014 tahun 2017",
    ),
    "R068": Entry(
        "{regulation}: hari mulai berlaku ({given}) perkiraan, dan {on} mungkin mendahuluinya",
        "Periksa hari pengundangannya, atau sebut hari lain (--date).",
        "Tanggal pengundangannya tidak terbaca; peraturan mana yang berlaku pada hari itu belum pasti.",
        "10/2019 pada 2019-03-01",
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
    "U013": Entry(
        '"{given}" tidak dapat menjadi id rubrik',
        "Tulis huruf kecil, angka, dan tanda hubung, misalnya instansi-2026; pada import dengan --id.",
        "Id rubrik sama dengan nama foldernya, dan ditulis dengan huruf kecil.",
        '--id "Rubrik Kami"',
    ),
    "U014": Entry(
        "sebut satu hal saja: LKE, --show, atau --forget",
        "Lihat `zitool rubric wording --help`.",
        "Perintah ini menyimpan, menampilkan, atau menghapus kalimat resmi.",
        "zitool rubric wording tanpa LKE",
    ),
    "U015": Entry(
        "LKE ini tidak memuat kalimat lain dari rubrik {rubric}",
        "Pakai formulir resmi instansi Anda, bukan yang dibuat zitool template.",
        "Yang disimpan adalah kalimat formulir resmi; formulir buatan zitool memuat kalimat rubrik.",
        "LKE hasil zitool template",
    ),
}
