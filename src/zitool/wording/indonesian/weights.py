"""Kalimat temuan tentang bobot, rumus, dan angka buku kerja sendiri."""

from __future__ import annotations

from zitool.wording import Entry

WEIGHTS: dict[str, Entry] = {
    "W201": Entry(
        "bobot {id} tertulis {raw}, seharusnya {expected}",
        "Kembalikan bobot resmi; nilai zitool memakai bobot rubrik.",
        "Bobot yang diubah mengubah nilai yang tampak di Excel.",
        "0,5 menjadi 5",
    ),
    "W202": Entry(
        "nilai {id} diketik {raw}; dari jawabannya {ours}",
        "Kembalikan rumus nilainya.",
        "Angka yang diketik tidak ikut berubah bila jawabannya berubah.",
        "1 diketik di kolom Nilai",
    ),
    "W203": Entry(
        'Pilihan Jawaban {id} tertulis "{raw}", seharusnya {expected}',
        "Kembalikan isi kolom Pilihan Jawaban (mungkin tersembunyi).",
        "Rumus formulir tidak mengenali tulisan itu, sehingga pertanyaan hilang dari rata-ratanya.",
        "Ya, bukan Ya/Tidak",
    ),
    "W204": Entry(
        "rumus {id}: bagian yang terlewat {missed}; yang ikut terhitung {extra}",
        "Betulkan rumusnya supaya memuat semua bagiannya dan hanya itu.",
        "Rentang rumus bergeser atau memang keliru pada formulirnya.",
        "AVERAGE(L176:L179) melewatkan L183",
    ),
    "W205": Entry(
        "nilai {id} di berkas {raw}, dari jawabannya {ours}",
        "Buka di Excel dan simpan ulang; bila tetap berbeda, periksa rumusnya.",
        "Nilai tersimpan tertinggal, atau rumusnya berbeda dari formulir.",
        "jawaban diubah oleh program yang tidak menghitung ulang",
    ),
    "W206": Entry(
        "{count} rumus nilai belum dihitung",
        "Buka di Excel dan simpan bila ingin melihat nilainya di sana; nilai zitool tidak memerlukannya.",
        "Berkas ditulis oleh program yang tidak menghitung rumus.",
        "ekspor dari aplikasi",
    ),
    "W207": Entry(
        "nilai {id} menampilkan {raw}; dari jawabannya {ours}",
        "Betulkan rumusnya.",
        "Galat merambat sampai nilai total.",
        "#DIV/0!",
    ),
    "W208": Entry(
        "total di berkas {own}, hasil hitung {ours}; berbeda pada {where}",
        "Lihat temuan pada bagian-bagian itu.",
        "Dua angka ini boleh berbeda; yang sesuai dengan peraturan adalah hasil hitung.",
        "95,58 di berkas, 95,63 hasil hitung",
    ),
    "W209": Entry(
        "rangkuman {sheets} membaca kolom yang sama ({columns})",
        "Arahkan tiap rangkuman ke kolom penilainya.",
        "Dua penilai tampak sama padahal satu di antaranya tidak dibaca.",
        "rangkuman TPI menunjuk kolom unit",
    ),
    "W210": Entry(
        'rumus rangkuman berakhir dengan "{text}" bila tidak ada syarat yang dikenali',
        "Ubah cabang terakhir rumusnya; jangan pakai kesimpulan lembar ini.",
        "Isian yang tidak dikenali tampak berhasil.",
        '=IF(B2="WBK",...,"Lulus")',
    ),
    "W211": Entry(
        "rumus nilai {id} berbeda dari rumus baris lainnya",
        "Salin rumus dari baris di atasnya.",
        "Pada formulir ini rumus semua pertanyaan sama bentuknya.",
        "rumus baris ini diganti",
    ),
    "W212": Entry(
        "rumus nilai {label} menghitung {wrong} pada {count} baris",
        "Kembalikan rumus resminya; nilai zitool memakai skala rubrik.",
        "Semua baris dapat sama-sama keliru; yang dibandingkan skala pada rubrik.",
        "B dihitung 0,6, bukan 0,5",
    ),
    "W213": Entry(
        "{count} rumus merujuk sel yang sudah dihapus (#REF!): {cells}",
        "Betulkan rumusnya; angka yang masih tampak berasal dari sebelum sel itu dihapus.",
        "Rumusnya menjadi galat begitu dihitung ulang.",
        "=SUM(L8,#REF!) yang masih menampilkan 4,5",
    ),
    "W214": Entry(
        "nilai {id} diketik {raw}, bukan hasil rumus; angkanya sama dengan hasil hitung",
        "Kembalikan rumusnya supaya ikut berubah bila jawabannya berubah.",
        "Angka yang diketik tidak ikut berubah bila jawabannya berubah.",
        "1 diketik di kolom Nilai pada jawaban A",
    ),
    "W215": Entry(
        "{count} bobot diketik sebagai teks",
        "Ubah kolomnya menjadi angka (Data, Text to Columns); nilai zitool memakai bobot rubrik.",
        "Teks yang tampak seperti angka tidak ikut dihitung oleh rumus Excel.",
        "kolom bobot hasil tempel",
    ),
    "W216": Entry(
        "{count} bobot tertulis {factor} kali bobot resminya",
        "Kembalikan bobot resmi; nilai zitool memakai bobot rubrik.",
        "Seluruh kolom bobot ditulis dengan skala lain, misalnya pecahan sebagai ganti persen.",
        "0,6 sebagai ganti 60",
    ),
}
