"""R027 ff.: rubrik yang dapat dipakai tetapi perlu diperbaiki, dan kasus ujinya."""

from __future__ import annotations

from zitool.wording import Entry

RUBRICS = {
    "R027": Entry(
        "prasyarat {id} dan {other} berlaku bersamaan untuk {designation}, {since} sampai {until}",
        "Akhiri yang lama (effective_until) sehari sebelum yang baru mulai, atau bedakan id dan kalimatnya.",
        "Id yang sama tanpa tahunnya, atau kalimat yang sama, adalah prasyarat yang sama, diminta dua kali.",
        "opini-bpk-2021 tanpa effective_until di samping opini-bpk",
    ),
    "R028": Entry(
        "{id} berlaku {given}, di luar masa peraturannya: {since} sampai {until}",
        "Betulkan effective_from atau effective_until.",
        "Syarat tidak dapat berlaku sebelum peraturannya mulai atau sesudah peraturannya berakhir.",
        "prasyarat sejak 2020 dalam peraturan yang berlaku sejak 2021",
    ),
    "R029": Entry(
        "rubrik terakhir dicocokkan dengan naskah pada {given}, dilihat pada {today}: {reason}",
        "Cocokkan setiap angka dengan naskah yang berlaku, lalu perbarui last_checked.",
        "Tanggal ini membedakan angka yang masih benar dari angka yang terlupa.",
        "last_checked dua tahun yang lalu",
    ),
    "R030": Entry(
        "pertanyaan {id} tanpa contoh bukti dukung",
        "Tulis pada evidence contoh dokumen yang menunjukkannya.",
        "Rencana aksi menyebut bukti yang harus dikumpulkan; tanpa contoh, kolomnya kosong.",
        "pertanyaan tanpa evidence",
    ),
    "R031": Entry(
        'bagian {id} "{title}" tidak disebut kasus mana pun',
        "Tambahkan kasus yang mengharapkan nilai bagian ini atau pertanyaannya.",
        "Angka yang tidak dijaga kasus dapat berubah tanpa ada yang memperhatikan.",
        "sub-area baru tanpa kasus",
    ),
    "R032": Entry(
        "rubrik {id} tanpa kasus uji",
        "Tulis kasus di folder cases; contohnya dibuat `zitool rubric new`.",
        "Kasus menunjukkan bahwa rubrik menilai seperti yang dimaksud peraturannya.",
        "folder rubrik tanpa cases",
    ),
    "R033": Entry(
        "teks {key} pada {id} sepanjang {length} huruf, paling banyak {most}",
        "Ringkaslah: satu gagasan, kalimat sendiri.",
        "Kalimat panjang tidak muat di tabel dan laporan, dan mudah menjadi salinan kalimat resmi.",
        "kriteria satu paragraf",
    ),
    "R034": Entry(
        "indeks {given} pada syarat {id} setara {computed}, padahal minimalnya {needed}",
        "Samakan index dan at_least: nilai = indeks dibagi nilai tertingginya, dikali bobot.",
        "Indeks itu dibaca orang di samping nilai minimal; keduanya harus berarti sama.",
        "index 3,5 untuk minimal 15,75 dari 17,5",
    ),
    "R035": Entry(
        'rujukan "{provision}" tanpa halaman',
        "Tambahkan page: nomor halaman yang tercetak pada naskah.",
        "Pembaca harus dapat menemukan angkanya; certainty law berarti sudah dibaca di suatu halaman.",
        "provision tanpa page",
    ),
    "R036": Entry(
        "skala {name} tidak dipakai pertanyaan mana pun",
        "Hapus skalanya, atau betulkan scale pada pertanyaan yang seharusnya memakainya.",
        "Skala yang tersisa sering berarti ada pertanyaan yang memakai skala yang salah.",
        "skala abc, padahal semua pertanyaan Ya/Tidak",
    ),
    "R037": Entry(
        "syarat {id} meminta {given}, kurang dari {needed} pada {other} yang harus dimiliki lebih dulu",
        "Periksa kedua nilai minimal itu dalam naskah.",
        "Predikat yang lebih tinggi tidak meminta lebih sedikit untuk bagian yang sama.",
        "Menuju WBBM 55 persen, Menuju WBK 60 persen",
    ),
    "R038": Entry(
        "bobot seluruhnya berjumlah {sum}, lazimnya {needed}",
        "Periksa bobot bagian teratas; biarkan bila peraturannya memang demikian.",
        "Nilai minimal dan persentase lazim dibaca dari 100.",
        "pengungkit 60 dan hasil 30",
    ),
    "R039": Entry(
        "rubrik {id} masih draft, padahal tidak ada sumber unverified",
        "Jadikan status active bila semua angka sudah dibaca; bila belum, tandai unverified.",
        "Setiap keluaran menyebut draf belum pasti; itu harus ada sebabnya.",
        "status draft dengan semua sumber law",
    ),
    "R040": Entry(
        '"{case}": {what} {id} menjadi {got}, seharusnya {wanted}',
        "Periksa angka rubrik yang baru diubah; ubah kasusnya hanya bila peraturannya memang berubah.",
        "Kasus uji memuat jawaban dan hasil yang dihitung dari naskah, bukan dari rubrik.",
        "nilai TOTAL menjadi 84, seharusnya 85",
    ),
    "R041": Entry(
        'kasus "{case}" tidak dapat dipahami: {reason} ({given})',
        "Betulkan bentuknya; contoh kasus ada pada rubrik yang dibuat `zitool rubric new`.",
        "Kasus yang salah tulis tidak boleh dianggap sesuai.",
        "nilai: {TOTAL: sembilan}",
    ),
    "R042": Entry(
        "{figure} {id}: tidak ada kasus yang gagal bila {old} menjadi {new}",
        "Tambahkan kasus yang hasilnya bergantung padanya.",
        "Semua yang dibaca keputusan diubah bergantian; tanpa kasus yang gagal, salah ketik tidak ketahuan.",
        "bobot 1,5 menjadi 1,51",
    ),
    "R043": Entry(
        '"{case}": {id} {printed} tidak mungkin dengan bobot {weight}',
        "Periksa salinan angkanya dan bobotnya.",
        "Nilai dan persentase yang tercetak harus dapat berasal dari satu nilai yang sama.",
        "55,38 (92,40%) dari 60",
    ),
    "R044": Entry(
        "catatan rubrik {name}: {reason}",
        "Catat naskah yang dipakai di SOURCES.md, dan akibat tiap versi terhadap nilai di CHANGELOG.md.",
        "Rubrik tanpa sumber dan riwayat tidak dapat diperiksa orang lain.",
        "version naik tanpa catatan di CHANGELOG.md",
    ),
    "R045": Entry(
        "masih harus dikerjakan: {given}",
        "Ganti teks TODO itu dengan isi yang benar.",
        "Rubrik baru memuat tanda TODO di tempat yang harus diisi.",
        "title: TODO nama peraturan",
    ),
}
