"""Kalimat temuan tentang berkas: F0xx ditolak, F1xx dibaca tetapi perlu diketahui."""

from __future__ import annotations

from zitool.wording import Entry

FILES: dict[str, Entry] = {
    "F001": Entry(
        "berkas tidak ada",
        "Periksa nama dan foldernya; salin alamat lengkapnya bila perlu.",
        "Alamat yang diberikan tidak menunjuk ke berkas apa pun.",
        "zitool score LKE-2025.xlxs",
    ),
    "F002": Entry(
        "ini bukan berkas biasa (folder, pipa, atau perangkat)",
        "Berikan alamat berkas .xlsx itu sendiri.",
        "Hanya berkas biasa yang dibaca, supaya zitool tidak menunggu tanpa akhir.",
        "zitool score folder-lke",
    ),
    "F003": Entry(
        "berkas tidak dapat dibuka: izin bacanya tidak ada",
        "Minta izin baca, atau salin berkas ke folder sendiri lalu ulangi.",
        "Sistem menolak membukanya untuk pengguna ini.",
        "berkas milik pengguna lain di folder bersama",
    ),
    "F004": Entry(
        "berkas kosong (0 byte)",
        "Salin ulang berkas dari sumbernya.",
        "Penyalinan atau unduhan terputus sebelum ada isinya.",
        "lampiran surel yang belum selesai diunduh",
    ),
    "F005": Entry(
        "ini bukan buku kerja Excel .xlsx, melainkan {kind}",
        "Minta berkas Excel-nya, atau buka dengan program asalnya dan simpan sebagai Excel Workbook (.xlsx).",
        "Isi berkas dikenali dari tandanya, bukan dari akhiran namanya.",
        "halaman web yang diberi nama LKE.xlsx",
    ),
    "F006": Entry(
        "ini format {kind}, bukan .xlsx",
        "Buka di Excel atau LibreOffice, lalu simpan sebagai .xlsx (File > Save As > Excel Workbook).",
        "Format lama dan format lain tidak dibaca; mengubah akhiran nama tidak mengubah isinya.",
        "LKE.xls yang diberi nama LKE.xlsx",
    ),
    "F007": Entry(
        "berkas terkunci kata sandi",
        "Buka di Excel, hapus kata sandinya (File > Info > Protect Workbook), simpan, lalu ulangi.",
        "Isi berkas tersandi; zitool tidak menebak dan tidak meminta kata sandi.",
        "LKE yang dikirim dengan kata sandi pembuka",
    ),
    "F008": Entry(
        "berkas rusak pada {part}: {reason}",
        "Salinan tidak utuh: salin atau unduh ulang; bila tetap rusak, buka dan simpan ulang di Excel.",
        "Wadah zip atau XML di dalamnya terpotong atau tidak sah.",
        "unduhan yang putus di tengah",
    ),
    "F009": Entry(
        "{part} melampaui batas aman: {what} {size}, batasnya {limit}",
        "Hapus gambar, baris, dan lembar yang tidak perlu, lalu simpan ulang; LKE wajarnya di bawah 1 MB.",
        "Berkas seperti ini dapat menghabiskan memori, jadi pembacaannya dibatasi.",
        "satu juta baris berisi nilai",
    ),
    "F010": Entry(
        "XML memuat DTD pada {part}",
        "Buka dan simpan ulang di Excel; jangan pakai berkas ini bila asalnya tidak jelas.",
        "Excel tidak pernah menulis DTD; DTD adalah jalan untuk menyerang program yang membacanya.",
        "<!DOCTYPE ...> di dalam sheet1.xml",
    ),
    "F011": Entry(
        "bagian {part} tidak ada di dalam berkas",
        "Buka dan simpan ulang di Excel; bila ditolak, minta salinan baru.",
        "Daftar isi berkas menunjuk bagian yang tidak disertakan.",
        "lembar yang bagiannya terhapus oleh program lain",
    ),
    "F012": Entry(
        "alamat sel {address} di luar lembar Excel ({part})",
        "Buka dan simpan ulang di Excel.",
        "Lembar Excel berakhir di XFD1048576; alamat lain berarti berkas tidak ditulis dengan benar.",
        "sel XFE1",
    ),
    "F013": Entry(
        "{what} ganda atau menunjuk ke luar berkas: {name}",
        "Buka dan simpan ulang di Excel; bila isinya meragukan, tanyakan asal berkas kepada pengirimnya.",
        "Dua isi dengan satu alamat membuat dua pembaca melihat nilai yang berbeda, jadi tidak dinilai.",
        "sel K27 tertulis dua kali dengan isi berbeda",
    ),
    "F014": Entry(
        "berkas berubah selagi dibaca",
        "Tunggu sampai penyimpanan atau sinkronisasi selesai, lalu ulangi.",
        "Isi yang separuh lama dan separuh baru tidak dapat dipercaya.",
        "folder OneDrive yang sedang disinkronkan",
    ),
    "F015": Entry(
        "sel {address} menunjuk teks nomor {index} yang tidak ada ({part})",
        "Buka dan simpan ulang di Excel; bila ditolak, minta salinan baru.",
        "Isi sel tidak dapat dipastikan, jadi seluruh berkas tidak dinilai.",
        "teks nomor 999 ditunjuk, padahal hanya ada satu teks",
    ),
    "F101": Entry(
        "berkas memuat makro; makro tidak dijalankan",
        "Bila makro tidak diperlukan, simpan sebagai .xlsx biasa.",
        "Nilai tetap dibaca dari sel; makro tidak pernah dijalankan.",
        "LKE.xlsm",
    ),
    "F102": Entry(
        "berkas terhubung ke luar: {targets}",
        "Putuskan tautan (Data > Edit Links > Break Link) dan ketik nilainya.",
        "Nilai dari buku kerja lain tidak dapat diperiksa di sini; alamatnya tidak pernah dibuka.",
        "='[Rekap.xlsx]Sheet1'!A1",
    ),
    "F103": Entry(
        "baris tersimpan tidak berurutan",
        "Tidak perlu tindakan; simpan ulang di Excel untuk merapikan.",
        "Program yang menulis berkas ini tidak mengurutkan baris; isinya tetap terbaca.",
        "baris 5 sebelum baris 2",
    ),
    "F104": Entry(
        "berkas sedang dibuka di Excel",
        "Simpan dan tutup di Excel, lalu ulangi, supaya isian terakhir ikut terbaca.",
        "Di sebelahnya ada berkas kunci ~$; yang dibaca adalah simpanan terakhir.",
        "~$LKE.xlsx di folder yang sama",
    ),
    "F105": Entry(
        "teks terlalu panjang untuk satu sel Excel: {size} karakter",
        "Ringkas teksnya.",
        "Excel menyimpan paling banyak 32.767 karakter dalam satu sel.",
        "seluruh laporan disalin ke satu sel",
    ),
    "F106": Entry(
        "{count} sel menyimpan dua isi sekaligus: {cells}",
        "Ketik ulang isinya di Excel lalu simpan; program lain dapat membaca isi yang satunya.",
        "Berkas disunting atau dibuat oleh program yang menulis <v> dan <is> pada sel yang sama.",
        "A dan B dalam satu sel",
    ),
    "F120": Entry(
        "arsip ini tidak dibuka; LKE di dalamnya tidak dihitung",
        "Ekstrak ke folder ini lalu ulangi; hapus bila isinya hanya salinan.",
        "Isi arsip tidak tampak pada daftar berkas, dan LKE seseorang mungkin ada di dalamnya.",
        "kanwil.zip di antara LKE",
    ),
    "F121": Entry(
        "ini pintasan ke tempat lain, bukan buku kerja; tidak diikuti",
        "Buka, unduh lembarnya sebagai Microsoft Excel (.xlsx), lalu letakkan berkasnya di sini.",
        "zitool hanya membaca berkas pada komputer ini; yang ditunjuk pintasan tidak ada di sini.",
        "LKE KPP Contoh.gsheet",
    ),
    "F122": Entry(
        "isi berkas ini sama dengan {same_as}; tidak dihitung lagi",
        "Hapus salah satunya; --keep-duplicates menghitung keduanya.",
        "Unit yang ada dua kali akan terhitung dua kali pada setiap angka.",
        "LKE.xlsx dan LKE (1).xlsx",
    ),
    "F123": Entry(
        "jawaban unit yang sama pada berkas ini sama dengan {same_as}; tidak dihitung lagi",
        "Hapus salah satunya; --keep-duplicates menghitung keduanya.",
        "Unit yang ada dua kali akan terhitung dua kali pada setiap angka; salinan beranotasi termasuk.",
        "LKE yang disimpan lagi dengan nama lain",
    ),
}
