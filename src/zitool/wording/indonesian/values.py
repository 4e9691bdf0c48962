"""Kalimat temuan tentang isian."""

from __future__ import annotations

from zitool.wording import Entry

VALUES: dict[str, Entry] = {
    "V301": Entry(
        "rumus pada jawaban {id} belum dihitung",
        "Buka di Excel, simpan, lalu ulangi; atau ketik jawabannya.",
        "Berkas ditulis oleh program yang tidak menghitung rumus; itu tidak sama dengan kosong.",
        "=IF(...) tanpa nilai tersimpan",
    ),
    "V302": Entry(
        "jawaban {id} berisi galat {error}",
        "Betulkan rumusnya atau ketik jawabannya.",
        "Galat bukan jawaban dan bukan pula nol.",
        "#REF!",
    ),
    "V303": Entry(
        'jawaban "{raw}" untuk {id} tidak ada di pilihan {expected}',
        "Ganti dengan salah satu pilihan pada kolom Pilihan Jawaban.",
        "Pembaca harus melihat satu pilihan dan tidak yang lain; huruf besar dan kecil tidak dibedakan.",
        "D pada pilihan A/B/C",
    ),
    "V304": Entry(
        'angka "{raw}" untuk {id} bermakna ganda: pemisah ribuan atau desimal?',
        "Ketik sebagai angka tanpa pemisah ribuan.",
        "Titik dapat berarti ribuan (Indonesia) atau desimal.",
        "1.000",
    ),
    "V305": Entry(
        "rasio {id} tertulis {raw}: persen atau bilangan 0 sampai 1?",
        "Tulis sebagai bilangan 0 sampai 1 atau dengan tanda persen, misalnya 0,85 atau 85%.",
        "Rasio bernilai 0 sampai 1; 85 dapat berarti 85% atau salah ketik.",
        "85 pada sel persen",
    ),
    "V306": Entry(
        'isi "{raw}" untuk {id} bukan angka dan bukan pilihan',
        "Ketik ulang jawabannya.",
        "Isi sel tidak dapat dibaca sebagai nilai.",
        "NaN",
    ),
    "V307": Entry(
        "Excel mengubah isian {id} menjadi tanggal",
        "Ubah format sel menjadi General (Umum) atau Text (Teks), lalu ketik ulang.",
        "Isian seperti 1/2 dibaca Excel sebagai tanggal.",
        "1/2 menjadi 1 Februari",
    ),
    "V308": Entry(
        'jawaban {id} tertulis "{raw}", dibaca {chosen}; rumus formulir tidak mengenalinya',
        "Ketik ulang: {chosen}, tanpa spasi tambahan dan tanpa karakter tak terlihat.",
        "Excel membedakan spasi dan huruf khusus, sehingga pertanyaan itu hilang dari rata-ratanya.",
        '"Ya " dengan spasi',
    ),
    "V309": Entry(
        'angka {id} tersimpan sebagai teks "{raw}", dibaca {read}',
        "Ketik ulang sebagai angka: {read}.",
        "Teks yang tampak seperti angka tidak ikut dihitung oleh rumus Excel.",
        '"3,60"',
    ),
    "V310": Entry(
        "indeks {id} = {raw} di luar 0 sampai {maximum}; {looks}",
        "Isi indeks 0 sampai {maximum} dari survei eksternal.",
        "SKM berskala 25-100 dibagi 25 menjadi 0-4; indeks BPS 0-5 adalah indeks lain.",
        "91,48",
    ),
    "V311": Entry(
        "rasio {id} lebih dari 1 ({of} dari {over}); dihitung 1",
        "Periksa kedua jumlahnya.",
        "Pembilang melebihi penyebut; formulir membatasinya pada 1.",
        "8 perubahan dari 7 agen",
    ),
    "V312": Entry(
        'jumlah {id} "{raw}" bukan bilangan bulat nol atau lebih',
        "Isi banyaknya, tanpa pecahan, tanpa persen.",
        "Baris Jumlah menghitung benda atau orang.",
        "-3, 2,5, 80%",
    ),
    "V313": Entry(
        "rasio {id} tidak dapat dihitung: penyebutnya 0 ({of} dari {over})",
        "Periksa jumlahnya. Hanya bila memang tidak ada yang dihitung (0 dari 0), ketik rasionya sendiri "
        "(0 sampai 1) dengan catatan; naik dari 0 bukan penurunan, jadi jangan ketik 1.",
        "Nilainya tidak diatur dan formulir menampilkan #DIV/0!; zitool menunjukkan rentang yang mungkin.",
        "0 pengaduan dari 0 pengaduan",
    ),
    "V314": Entry(
        "rasio {id} diketik {raw}; hasil hitung jumlahnya {computed}",
        "Isi baris Jumlah di bawahnya, atau samakan keduanya.",
        "Bila jumlahnya ada, jumlah itulah yang dipakai.",
        "1 diketik di atas rumus",
    ),
    "V315": Entry(
        "jumlah {id} tertulis {total}, rinciannya {sum}; yang dipakai rinciannya",
        "Samakan jumlah dengan rinciannya.",
        "Formulir memakai salah satunya tanpa memberi tahu.",
        "wajib lapor 12, rinciannya 0 + 1 + 12",
    ),
    "V316": Entry(
        "jawaban {id} diambil dari buku kerja lain: {formula}",
        "Ketik jawabannya di sini; nilai tersimpan dipakai tetapi tidak dapat diperiksa.",
        "Isi berkas lain tidak pernah dibuka.",
        "=[1]Sheet1!A1",
    ),
    "V317": Entry(
        'jawaban {id} berupa rumus; nilai tersimpan "{raw}" dipakai',
        "Ketik jawabannya, atau simpan ulang di Excel supaya nilainya mutakhir.",
        "Nilai tersimpan dapat tertinggal dari rumusnya.",
        '=IF(B2="","Tidak","Ya")',
    ),
    "V318": Entry(
        "rumus jawaban {id} menghasilkan teks kosong",
        "Ketik jawabannya.",
        "Sel tampak kosong, jadi dihitung belum dijawab.",
        '=""',
    ),
    "V319": Entry(
        "rasio {id} di buku kerja {raw}; dari jumlahnya {computed}",
        "Periksa rumus rasio dan jumlah yang dipakainya; simpan ulang di Excel.",
        "Rumus memakai jumlah yang diketik, atau nilainya belum dihitung ulang.",
        "K184 berisi 1, padahal 12 dari 13",
    ),
    "V320": Entry(
        "{count} jawaban tanpa bukti dukung: {ids}",
        "Tulis daftar bukti dukungnya.",
        "Penilai membaca bukti, bukan huruf jawabannya.",
        "kolom bukti kosong",
    ),
    "V321": Entry(
        "semua {count} pertanyaan pilihan berisi jawaban terbaik",
        "Periksa sekali lagi; penilai akan menanyakannya.",
        "Keseragaman seperti ini jarang terjadi pada penilaian yang sungguh-sungguh.",
        "semua A",
    ),
    "V322": Entry(
        'catatan {id} ("{note}") berlawanan dengan jawaban {chosen}',
        "Sesuaikan jawaban atau catatannya.",
        "Catatan menyebut ada yang kurang pada jawaban terbaik, atau sudah ada pada jawaban terburuk.",
        "A, catatan: belum ada SK",
    ),
    "V323": Entry(
        "jumlah {id} kosong",
        "Isi 0 bila memang tidak ada.",
        "Formulir menganggap rasionya belum diisi selama ada jumlah yang kosong.",
        "jumlah sanksi kosong",
    ),
    "V325": Entry(
        'jawaban {id} tertulis "{raw}", dibaca {chosen}; rumus Excel menganggapnya {excel}',
        "Ketik {chosen} saja; keterangannya pindahkan ke kolom catatan.",
        "Pembaca memahaminya, tetapi rumus formulir hanya mengenali pilihan yang ditulis persis.",
        "a. Jika sudah berkala",
    ),
    "V326": Entry(
        'jumlah {id} tertulis "{raw}", dibaca {read}; rumus Excel menganggapnya teks',
        "Ketik angkanya saja: {read}.",
        "Pembaca memahaminya, tetapi teks tidak ikut dihitung oleh rumus Excel.",
        "7 orang, nihil",
    ),
    "V327": Entry(
        "{count} isian bukan pilihan formulir ({raw}) dan dihitung belum dijawab: {ids}",
        "Pilih salah satu jawaban yang ada; pada baris jumlah ketik 0 bila memang tidak ada.",
        "Formulir tidak punya pilihan tidak berlaku; pertanyaan yang dilewati tetap masuk pembagi.",
        "N/A, tidak berlaku, -, belum ada",
    ),
    "V328": Entry(
        "jumlah {id} tertulis {raw}, lebih dari {most}; tidak dipakai",
        "Periksa angkanya; yang dihitung adalah orang, perkara, atau layanan satu unit.",
        "Angka sebesar itu biasanya salah ketik atau hasil tempel; rasionya menjadi 0 atau 1 tanpa disadari.",
        "1E+15",
    ),
    "V329": Entry(
        "rincian yang kosong ({blank}) dihitung 0, karena jumlah {total} sama dengan rincian yang terisi",
        "Isi 0 pada rincian yang memang tidak ada.",
        "Rincian yang kosong biasanya membuat rasionya belum terjawab; di sini jumlahnya sudah memastikan.",
        "wajib lapor 12, rinciannya kosong, 2, 10",
    ),
    "V330": Entry(
        "jumlah {id} tertulis {value}, padahal {other} menanyakan hal yang sama dan tertulis {other_value}",
        "Samakan keduanya.",
        "Formulir menanyakan jumlah ini dua kali; salah satunya keliru, dan rasionya ikut keliru.",
        "perubahan yang dibuat 7 pada rasio pertama, 5 pada rasio kedua",
    ),
    "V331": Entry(
        "jumlah {id} tertulis {total}, padahal yang termasuk di dalamnya {sum}",
        "Periksa jumlah-jumlahnya; bagian tidak mungkin melebihi keseluruhan.",
        "Nilainya dihitung apa adanya, tetapi salah satu jumlahnya keliru.",
        "pengaduan 6, padahal 2 diproses dan 5 selesai",
    ),
    "V332": Entry(
        "rasio {id} diketik {raw} di atas rumusnya; sama dengan hasil hitung jumlahnya",
        "Salin rumusnya dari rasio lain.",
        "Nilai yang diketik tidak ikut berubah bila jumlahnya berubah.",
        "0,6 diketik, sedangkan rasio lain berupa rumus",
    ),
    "V333": Entry(
        "indeks {id} tersimpan {read}, tetapi tampak {shown}; yang dinilai {read}",
        "Ketik indeks seperti pada laporan surveinya, atau tampilkan semua desimalnya.",
        "Format angka membulatkan yang tampak saja; batas minimal diperiksa dengan nilai yang tersimpan.",
        "3,596 tampak 3,60",
    ),
    "V334": Entry(
        "rumus rasio {ids} menghitung {wrong}; menurut rubrik {expected}",
        "Kembalikan rumus resminya; rasio zitool dihitung dari jumlahnya.",
        "Semua rumus dapat sama-sama keliru; yang dibandingkan pembagian pada rubrik.",
        "K12/K13, bukan K13/K12",
    ),
    "V335": Entry(
        "{count} jawaban berupa rumus; nilai tersimpannya dipakai: {cells}",
        "Pastikan rumusnya sudah dihitung ulang dan disimpan, atau tempel sebagai nilai.",
        "Nilai yang tersimpan dapat berbeda dari lembar yang dirujuk rumusnya.",
        "kolom Jawaban berisi =Input!A5 dan seterusnya",
    ),
    "V336": Entry(
        "{count} jawaban memuat spasi atau karakter lain; rumus formulir tidak mengenalinya: {cells}",
        "Ketik ulang jawabannya, atau bersihkan dengan TRIM dan SUBSTITUTE lalu tempel sebagai nilai.",
        "Excel membedakan spasi dan huruf khusus, sehingga pertanyaannya hilang dari rata-rata.",
        "sekolom jawaban ditempel dari peramban",
    ),
    "V337": Entry(
        "{count} jawaban tidak ditulis persis seperti pilihannya: {told}; bagi Excel {excel}: {cells}",
        "Ketik pilihannya saja; keterangannya pindahkan ke kolom catatan.",
        "Pembaca memahaminya, tetapi rumus formulir hanya mengenali pilihan yang ditulis persis.",
        "kotak centang pada sekolom jawaban Ya/Tidak",
    ),
    "V350": Entry(
        'jawaban "{raw}" untuk {id} dicoret, jadi tidak dinilai',
        "Ketik jawaban yang berlaku, atau hapus coretannya bila jawaban itu tetap berlaku.",
        "Isi yang dicoret dibaca orang sebagai dibatalkan.",
        "A yang dicoret",
    ),
    "V351": Entry(
        'jawaban {id} tertulis "{raw}" dengan sebagian dicoret, dibaca {left}',
        "Ketik ulang jawabannya tanpa bagian yang dicoret.",
        "Rumus Excel memakai seluruh isi sel, termasuk yang dicoret.",
        "A dicoret, lalu B",
    ),
    "V352": Entry(
        '{id} belum dijawab, tetapi "{raw}" ada di sebelahnya ({beside})',
        "Pindahkan ke kolom jawaban bila itu jawabannya.",
        "Isian di kolom sebelah tidak dibaca sebagai jawaban.",
        "Ya pada kolom Nilai",
    ),
}
