"""What people read of the documents behind answers: findings and labels, both languages side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zitool.wording import TwoColumns

if TYPE_CHECKING:
    from collections.abc import Mapping

FINDINGS: Mapping[str, TwoColumns] = {
    "B001": TwoColumns(
        (
            "folder atau daftar bukti dukung tidak dapat dibuka: {reason}",
            "the folder or listing of evidence cannot be opened: {reason}",
        ),
        ("Periksa nama dan izinnya, lalu ulangi.", "Check its name and permissions, then try again."),
        (
            "Bukti dukung dicari pada folder, atau pada daftar .csv, yang disebut sesudah LKE.",
            "Evidence is sought in the folder, or in the .csv listing, that is named after the LKE.",
        ),
        ("zitool evidence lke.xlsx folder-salah-ketik", "zitool evidence lke.xlsx misspelt-folder"),
    ),
    "B002": TwoColumns(
        (
            "daftar bukti dukung tidak dapat dibaca: {reason}",
            "the listing of evidence cannot be read: {reason}",
        ),
        (
            "Simpan sebagai CSV UTF-8 dengan kolom berkas, dan bila ada ukuran, sha256, tautan.",
            "Save it as CSV UTF-8 with a column path and, where there are, size, sha256, link.",
        ),
        ("Daftar adalah CSV, satu baris satu berkas.", "A listing is a CSV, a line for each file."),
        ("daftar .xlsx yang diberi nama .csv", "an .xlsx listing named .csv"),
    ),
    "B003": TwoColumns(
        ("folder ini memuat lebih dari {limit} berkas", "this folder holds more than {limit} files"),
        (
            "Sebut folder bukti dukung satu unit, bukan seluruh drive.",
            "Name the folder of one unit's evidence, not a whole drive.",
        ),
        (
            "Folder sebesar ini biasanya seluruh drive, dan membacanya memakan waktu lama.",
            "A folder of this size is usually a whole drive, and takes long to read.",
        ),
        ("zitool evidence lke.xlsx D:\\", "zitool evidence lke.xlsx D:\\"),
    ),
    "B010": TwoColumns(
        ("peta menyebut berkas yang tidak ada: {path}", "the map names a file that is not there: {path}"),
        (
            "Salin jalur berkas dari daftar yang ditulis --new-map.",
            "Copy the path from what --new-map writes.",
        ),
        (
            "Jalur dihitung dari folder bukti dukung; berkasnya mungkin pindah atau berganti nama.",
            "Paths start at the folder of evidence; the file may have been moved or renamed.",
        ),
        ("SK lama.pdf;A.I.1.i.a", "old decree.pdf;A.I.1.i.a"),
    ),
    "B011": TwoColumns(
        (
            "peta memberi {path} pertanyaan yang tidak ada pada rubrik: {name}",
            "the map gives {path} a question that the rubric does not have: {name}",
        ),
        (
            "Tulis id seperti pada laporan, mis. A.I.1.i.a; beberapa id dipisahkan spasi.",
            "Write the id as reports do, such as A.I.1.i.a; a blank between several.",
        ),
        ("Baris peta ini tidak dipakai.", "This line of the map was not used."),
        ("SK Tim.pdf;A.I.1.i.z", "SK Tim.pdf;A.I.1.i.z"),
    ),
    "B020": TwoColumns(
        (
            "{id} dijawab {answer}, tetapi tidak ada bukti dukungnya",
            "{id} is answered {answer}, and there is no evidence for it",
        ),
        (
            "Taruh dokumennya di folder dengan id di depan namanya, atau sebut di LKE.",
            "Put the document into the folder with the id before its name, or name it in the LKE.",
        ),
        (
            "Tidak ada berkas yang cocok, dan LKE tidak menyebut dokumen maupun tautan.",
            "No file belongs to it, and the LKE names neither a document nor a link.",
        ),
        ("A.I.1.i.a dijawab Ya, folder tanpa SK", "A.I.1.i.a answered Ya, a folder without the decree"),
    ),
    "B021": TwoColumns(
        (
            "LKE menyebut dokumen yang tidak ada di folder: {names}",
            "the LKE names documents that are not in the folder: {names}",
        ),
        (
            "Tambahkan berkasnya, atau perbaiki namanya pada LKE.",
            "Add the file, or put its name right in the LKE.",
        ),
        (
            "Nama berkas pada kolom bukti dukung tidak ditemukan di folder mana pun di bawahnya.",
            "The file name in the column of evidence was found in no folder below.",
        ),
        (
            "SK Tim ZI.pdf disebut, foldernya berisi SK Tim.docx",
            "SK Tim ZI.pdf is named, SK Tim.docx is there",
        ),
    ),
    "B022": TwoColumns(
        (
            'LKE hanya menulis "{raw}": itu bukan nama dokumen',
            'the LKE only says "{raw}": that names no document',
        ),
        (
            "Ganti dengan nama dokumennya dan taruh berkasnya di folder.",
            "Write the document's name in its place and put the file into the folder.",
        ),
        ("Kata seperti ini tidak menunjuk ke dokumen mana pun.", "Words like these lead to no document."),
        ("terlampir", "terlampir"),
    ),
    "B023": TwoColumns(
        (
            "hanya tautan ({count}), dan tautan tidak dibuka: periksa isinya sendiri",
            "links only ({count}), and links are not opened: look at what they hold yourself",
        ),
        (
            "Buka tautannya, pastikan penilai boleh membacanya, atau salin berkasnya ke folder.",
            "Open the link, make sure that assessors may read it, or copy the file into the folder.",
        ),
        (
            "zitool bekerja tanpa jaringan; bentuk tautan diperiksa, isinya tidak.",
            "zitool works without a network; it checks how a link is written, not where it leads.",
        ),
        ("https://drive.google.com/file/d/1AbC/view", "https://drive.google.com/file/d/1AbC/view"),
    ),
    "B024": TwoColumns(
        ("tautan salah tulis: {link}", "the link is miswritten: {link}"),
        ("Salin ulang tautannya dari peramban.", "Copy the link anew from the browser."),
        ("Alamat seperti ini tidak dapat dibuka siapa pun.", "Nobody can open such an address."),
        ("htps://drive", "htps://drive"),
    ),
    "B025": TwoColumns(
        (
            "tautan ke seluruh drive atau situs, bukan ke dokumen: {link}",
            "the link is to a whole drive or site, not to a document: {link}",
        ),
        (
            "Ganti dengan tautan ke berkas atau folder pertanyaan ini.",
            "Replace it by a link to the file or folder of this question.",
        ),
        (
            "Penilai harus mencari sendiri di dalamnya, atau tidak boleh melihatnya.",
            "Assessors would have to search it themselves, or may not see it.",
        ),
        ("https://drive.google.com/drive/my-drive", "https://drive.google.com/drive/my-drive"),
    ),
    "B026": TwoColumns(
        (
            "tautan hanya berlaku di komputer atau jaringan sendiri: {link}",
            "the link works on one's own computer or network only: {link}",
        ),
        (
            "Salin berkasnya ke folder bukti dukung, atau bagikan lewat tautan yang dapat dibuka penilai.",
            "Copy the file into the folder of evidence, or share it by a link that assessors can open.",
        ),
        (
            "Alamat cakram atau jaringan kantor tidak sampai ke penilai.",
            "An address of a disk or of an office network does not reach assessors.",
        ),
        ("C:\\Users\\tim-zi\\SK.pdf", "C:\\Users\\tim-zi\\SK.pdf"),
    ),
    "B027": TwoColumns(
        (
            "tautan yang sama untuk {count} pertanyaan ({ids}): {link}",
            "the same link for {count} questions ({ids}): {link}",
        ),
        (
            "Beri tiap pertanyaan tautan ke dokumennya sendiri.",
            "Give each question the link to its own document.",
        ),
        (
            "Satu tautan untuk banyak pertanyaan biasanya tautan pengganti.",
            "One link for many questions usually stands in for those to come.",
        ),
        ("folder utama dibagikan untuk semua pertanyaan", "the main folder, shared for all questions"),
    ),
    "B028": TwoColumns(
        (
            "satu berkas untuk {count} pertanyaan ({ids}): {path}",
            "one file for {count} questions ({ids}): {path}",
        ),
        (
            "Pastikan berkas itu memang membuktikan semuanya, atau pisahkan.",
            "Make sure that the file does show all of them, or divide it.",
        ),
        (
            "Dokumen yang dipakai di mana-mana jarang membuktikan tiap pertanyaan.",
            "A document used everywhere seldom shows what each question asks for.",
        ),
        ("Laporan ZI.pdf untuk sepuluh pertanyaan", "Laporan ZI.pdf for ten questions"),
    ),
    "B029": TwoColumns(
        (
            "{id} belum dijawab, tetapi dokumennya ada ({count})",
            "{id} is not answered, and there are documents for it ({count})",
        ),
        ("Isi jawabannya pada LKE.", "Fill in the answer in the LKE."),
        ("Pertanyaan tanpa jawaban dihitung nol.", "A question without an answer counts nothing."),
        ("SK sudah ada, sel jawaban kosong", "the decree is there, the cell of the answer is empty"),
    ),
    "B030": TwoColumns(
        ("berkas kosong: {path}", "empty file: {path}"),
        ("Salin atau unduh ulang berkasnya.", "Copy or download the file again."),
        (
            "Berkas 0 byte, atau hanya berisi nol: penyalinannya terputus.",
            "A file of 0 bytes, or of nothing but zeros: copying it was cut short.",
        ),
        ("SK.pdf 0 byte", "SK.pdf of 0 bytes"),
    ),
    "B031": TwoColumns(
        ("berkas tidak dapat dibuka: {path}", "the file cannot be opened: {path}"),
        ("Minta izin baca, atau salin ulang berkasnya.", "Ask for the right to read it, or copy it anew."),
        (
            "Sistem menolak membukanya, atau cakramnya rusak.",
            "The system refuses to open it, or the disk fails.",
        ),
        ("berkas pengguna lain tanpa izin baca", "somebody else's file without the right to read it"),
    ),
    "B032": TwoColumns(
        (
            "berkas terpotong, bagian akhirnya tidak ada: {path}",
            "the file is cut off, its end is missing: {path}",
        ),
        (
            "Salin atau unduh ulang dari sumbernya, lalu buka untuk memastikan.",
            "Copy or download it again from its source, then open it to make sure.",
        ),
        (
            "Tanda akhir yang harus ada pada berkas jenis ini tidak ditemukan.",
            "The mark that ends every file of this kind was not found.",
        ),
        ("unduhan yang putus di tengah", "a download that broke off"),
    ),
    "B033": TwoColumns(
        ("isi berkas rusak: {path}", "the contents of the file are damaged: {path}"),
        (
            "Buka dengan program asalnya dan simpan ulang, atau minta salinan yang utuh.",
            "Open it with its own program and save it anew, or ask for a sound copy.",
        ),
        (
            "Wadah berkas tidak sah, atau isinya jauh lebih besar daripada wajarnya.",
            "The container of the file is not valid, or unpacks to far more than is usual.",
        ),
        (".docx yang tidak dapat dibuka Word", "a .docx that Word cannot open"),
    ),
    "B034": TwoColumns(
        ("berkas terkunci kata sandi: {path}", "the file is locked by a password: {path}"),
        (
            "Simpan tanpa kata sandi; penilai harus dapat membukanya.",
            "Save it without a password; assessors must be able to open it.",
        ),
        (
            "Isi berkas disandi; zitool tidak menebak kata sandi.",
            "The file's contents are encrypted; zitool does not guess passwords.",
        ),
        ("PDF slip gaji dengan tanggal lahir sebagai kata sandi", "a payslip whose password is a birthday"),
    ),
    "B035": TwoColumns(
        ("isi berkas bukan seperti kata namanya: {path}", "the file is not what its name says: {path}"),
        (
            "Buka berkasnya; bila isinya halaman web atau teks, ambil dokumen yang sebenarnya.",
            "Open the file; where it is a web page or text, get the real document.",
        ),
        (
            "Jenis berkas dikenali dari isinya; sering kali ini halaman masuk yang tersimpan.",
            "Kinds are told by the bytes; often this is a login page that was saved.",
        ),
        ("halaman masuk Google yang tersimpan sebagai SK.pdf", "Google's login page saved as SK.pdf"),
    ),
    "B036": TwoColumns(
        ("arsip tidak dibuka: {path}", "archives are not opened: {path}"),
        (
            "Bongkar arsipnya dan taruh dokumennya satu per satu di folder.",
            "Unpack the archive and put its documents into the folder one by one.",
        ),
        (
            "Penilai melihat dokumen, bukan arsip; isinya tidak diperiksa.",
            "Assessors look at documents, not archives; what it holds was not checked.",
        ),
        ("bukti.zip", "bukti.zip"),
    ),
    "B037": TwoColumns(
        ("pintasan, bukan dokumen: {path}", "a shortcut, not a document: {path}"),
        (
            "Unduh dokumennya (File > Download) dan taruh di folder.",
            "Download the document (File > Download) and put it into the folder.",
        ),
        (
            "Pintasan hanya menunjuk ke tempat lain, dan tidak diikuti.",
            "A shortcut only points elsewhere, and is not followed.",
        ),
        ("SK.gdoc, SK.lnk", "SK.gdoc, SK.lnk"),
    ),
    "B038": TwoColumns(
        ("program, bukan dokumen: {path}", "a program, not a document: {path}"),
        (
            "Jangan dijalankan; hapus, dan periksa dari mana datangnya.",
            "Do not run it; delete it, and find out where it came from.",
        ),
        (
            "Berkas program tidak pernah menjadi bukti dukung, dan dapat berbahaya.",
            "A program is never evidence, and may do harm.",
        ),
        ("SK.pdf.exe", "SK.pdf.exe"),
    ),
    "B039": TwoColumns(
        ("berkas pengganti tanpa dokumen: {path}", "a file that stands in for a document: {path}"),
        ("Ganti dengan dokumen yang sebenarnya.", "Replace it by the real document."),
        (
            "Nama atau isinya hanya berkata bahwa dokumennya menyusul.",
            "Its name or contents only say that the document is to follow.",
        ),
        ("terlampir.docx", "terlampir.docx"),
    ),
    "B040": TwoColumns(
        ("tautan sistem berkas tidak diikuti: {path}", "a link of the file system is not followed: {path}"),
        ("Salin berkas atau foldernya sendiri ke sini.", "Copy the file or folder itself to this place."),
        (
            "Tautan dapat menunjuk ke luar folder, atau berputar.",
            "A link may lead out of the folder, or in a circle.",
        ),
        ("tautan simbolis ke folder lain", "a symbolic link to another folder"),
    ),
    "B041": TwoColumns(
        ("bukan berkas biasa: {path}", "not a regular file: {path}"),
        ("Hapus dari folder bukti dukung.", "Remove it from the folder of evidence."),
        (
            "Pipa dan perangkat tidak dibuka, supaya zitool tidak menunggu tanpa akhir.",
            "Pipes and devices are not opened, so that zitool does not wait for ever.",
        ),
        ("pipa bernama SK.pdf", "a pipe named SK.pdf"),
    ),
    "B042": TwoColumns(
        (
            "isi berkas masih di awan, tidak diambil: {path}",
            "the file's contents are in a cloud, not fetched: {path}",
        ),
        (
            'Pilih "selalu simpan di perangkat ini" untuk folder bukti dukung, lalu ulangi.',
            'Choose "always keep on this device" for the folder of evidence, then try again.',
        ),
        ("zitool tidak mengunduh apa pun.", "zitool downloads nothing."),
        ("berkas OneDrive yang belum disalin ke komputer", "a OneDrive file not yet copied to the computer"),
    ),
    "B043": TwoColumns(
        (
            "tahun pada nama ({found}) bukan {year}: {path}",
            "the year in the name ({found}) is not {year}: {path}",
        ),
        (
            "Pastikan dokumennya dari siklus ini; bila siklusnya lain, pakai --year.",
            "Make sure that the document is of this cycle; where the cycle is another, use --year.",
        ),
        (
            "Dokumen tahun lalu tidak membuktikan keadaan tahun ini.",
            "Last year's document does not show how things are this year.",
        ),
        ("SK Tim ZI 2023.pdf untuk siklus 2026", "SK Tim ZI 2023.pdf for the cycle of 2026"),
    ),
    "B044": TwoColumns(
        (
            "isi berkas bertanggal {found}, bukan {year}: {path}",
            "the file's contents date from {found}, not {year}: {path}",
        ),
        (
            "Pastikan dokumennya dari siklus ini; bila siklusnya lain, pakai --year.",
            "Make sure that the document is of this cycle; where the cycle is another, use --year.",
        ),
        (
            "Tanggal dibuat dan diubah di dalam berkas tidak mencakup tahun siklus.",
            "The dates of making and changing inside the file leave out the year of the cycle.",
        ),
        ("foto kegiatan 2023 tanpa tahun pada namanya", "a photograph of 2023 without a year in its name"),
    ),
    "B045": TwoColumns(
        (
            "isi yang sama dipakai untuk pertanyaan lain ({ids}): {path} = {others}",
            "the same contents serve other questions ({ids}): {path} = {others}",
        ),
        ("Pastikan dokumen itu memang membuktikan keduanya.", "Make sure that the document does show both."),
        (
            "Berkas-berkas ini sama byte demi byte, hanya namanya berbeda.",
            "These files are the same, byte for byte, and only their names differ.",
        ),
        ("satu foto untuk dua pertanyaan", "one photograph for two questions"),
    ),
    "B046": TwoColumns(
        ("berkas ini ada dua kali: {path} = {others}", "this file is there twice: {path} = {others}"),
        ("Hapus salah satunya bila tidak diperlukan.", "Delete one of them where it is not needed."),
        ("Isinya sama byte demi byte.", "The contents are the same, byte for byte."),
        ("SK.pdf dan SK (1).pdf", "SK.pdf and SK (1).pdf"),
    ),
    "B047": TwoColumns(
        (
            "{id} dijawab {answer}; LKE menguraikan buktinya, tetapi berkasnya tidak ada di folder",
            "{id} is answered {answer}; the LKE describes its evidence, and no file of it is in the folder",
        ),
        (
            "Taruh dokumennya di folder dengan id di depan namanya.",
            "Put the documents into the folder with the id before their names.",
        ),
        (
            "Uraian bukti dukung tidak sama dengan nama berkas mana pun.",
            "What describes the evidence is the name of no file.",
        ),
        ("SK pembentukan tim, tanpa berkas", "a decree described, and no file"),
    ),
    "B048": TwoColumns(
        ("{id} dijawab {answer} tanpa bukti dukung", "{id} is answered {answer} without evidence"),
        ("Tidak perlu apa-apa, kecuali jawabannya akan naik.", "Nothing, unless the answer is to rise."),
        (
            "Jawaban ini bernilai nol, sehingga tidak banyak yang harus dibuktikan.",
            "The answer counts nothing, so that there is little to show.",
        ),
        ("jawaban Tidak tanpa berkas", "an answer Tidak without a file"),
    ),
    "B050": TwoColumns(
        ("ambigu: {path} dapat milik {ids}", "ambiguous: {path} may be of {ids}"),
        (
            "Beri folder di atasnya nama PEMENUHAN atau REFORM, pakai id lengkap, atau isi --map.",
            "Let a folder above name PEMENUHAN or REFORM, use the whole id, or fill in --map.",
        ),
        (
            "Nama dan foldernya cocok dengan lebih dari satu pertanyaan; tidak ada yang ditebak.",
            "Name and folders fit more than one question; nothing is guessed.",
        ),
        ("AREA I/1.i.a SK TIM ZI.pdf", "AREA I/1.i.a SK TIM ZI.pdf"),
    ),
    "B051": TwoColumns(
        (
            "nama dan folder tidak sejalan: {path} ({ids})",
            "name and folder contradict each other: {path} ({ids})",
        ),
        (
            "Pindahkan berkasnya ke folder pertanyaannya, perbaiki namanya, atau isi --map.",
            "Move the file to the folder of its question, put its name right, or fill in --map.",
        ),
        (
            "Namanya menyebut satu pertanyaan, foldernya pertanyaan atau area lain.",
            "Its name says one question, its folder another question or area.",
        ),
        ("REFORM/A.I.1.i.a SK.pdf", "REFORM/A.I.1.i.a SK.pdf"),
    ),
    "B052": TwoColumns(
        ("id {name} tidak ada pada rubrik: {path}", "the rubric has no id {name}: {path}"),
        ("Perbaiki id pada namanya, atau isi --map.", "Put the id in its name right, or fill in --map."),
        (
            "Awal namanya berbentuk id, tetapi tidak ada pertanyaan seperti itu.",
            "Its name begins like an id, and there is no such question.",
        ),
        ("A.I.1.i.z SK.pdf", "A.I.1.i.z SK.pdf"),
    ),
    "B053": TwoColumns(
        (
            "{count} berkas tidak masuk pertanyaan mana pun: {names}",
            "{count} files belong to no question: {names}",
        ),
        (
            "Tulis id di depan namanya, atau pakai --new-map lalu --map.",
            "Write the id before the name, or use --new-map and then --map.",
        ),
        (
            "Nama dan foldernya tidak menyebut pertanyaan, dan LKE tidak menyebutnya.",
            "Name and folders name no question, and the LKE does not name the file.",
        ),
        ("foto.jpg di folder utama", "foto.jpg in the main folder"),
    ),
    "B054": TwoColumns(
        (
            "folder {path} menyebut tahun lain daripada {year} ({count} berkas)",
            "the folder {path} names another year than {year} ({count} files)",
        ),
        (
            "Pastikan isinya dari siklus ini; bila siklusnya lain, pakai --year.",
            "Make sure that its contents are of this cycle; where the cycle is another, use --year.",
        ),
        ("Folder tahun lalu sering disalin seluruhnya.", "Last year's folder is often copied as a whole."),
        ("BUKTI DUKUNG ZI 2023", "BUKTI DUKUNG ZI 2023"),
    ),
    "B055": TwoColumns(
        (
            "{count} berkas sistem atau buatan zitool tidak dihitung: {names}",
            "{count} files of the system or of zitool itself do not count: {names}",
        ),
        ("Tidak perlu apa-apa.", "Nothing."),
        (
            "Berkas seperti Thumbs.db, kunci Office, laporan zitool, dan LKE sendiri bukan bukti dukung.",
            "Files such as Thumbs.db, locks of Office, zitool's reports and the LKE itself are no evidence.",
        ),
        ("Thumbs.db", "Thumbs.db"),
    ),
    "B056": TwoColumns(
        ("folder tidak dapat dibaca: {path}", "the folder cannot be read: {path}"),
        (
            "Minta izin baca, atau pendekkan jalurnya; isinya belum dihitung.",
            "Ask for the right to read it, or shorten its path; what it holds is not counted yet.",
        ),
        ("Sistem menolak membuka folder itu.", "The system refuses to open that folder."),
        ("folder pengguna lain", "somebody else's folder"),
    ),
    "B057": TwoColumns(
        (
            "{count} nama tidak dapat dipakai di Windows: {names}",
            "{count} names cannot be used on Windows: {names}",
        ),
        (
            'Ganti < > : " / \\ | ? * dan titik atau spasi di akhir nama.',
            'Replace < > : " / \\ | ? * and a full stop or blank at the end of a name.',
        ),
        (
            "Penilai yang memakai Windows tidak dapat menyalin berkas seperti ini.",
            "Assessors who use Windows cannot copy such files.",
        ),
        ("SK: Tim?.pdf", "SK: Tim?.pdf"),
    ),
    "B058": TwoColumns(
        (
            "{count} jalur lebih panjang dari {limit} karakter: {names}",
            "{count} paths are longer than {limit} characters: {names}",
        ),
        ("Pendekkan nama folder dan berkasnya.", "Shorten the names of folders and files."),
        (
            "Windows dan penyelarasan awan sering gagal membukanya.",
            "Windows and cloud storage often fail to open them.",
        ),
        ("folder dinamai dengan seluruh kalimat pertanyaan", "folders named by whole questions"),
    ),
    "B060": TwoColumns(
        ("berubah sejak manifes ditulis: {path}", "changed since the manifest was written: {path}"),
        (
            "Pastikan perubahan itu disengaja, lalu tulis manifes baru dengan --overwrite.",
            "Make sure that the change was meant, then write a new manifest with --overwrite.",
        ),
        (
            "SHA-256 berkas itu bukan lagi yang tercatat.",
            "The file's SHA-256 is no longer the one on record.",
        ),
        ("SK.pdf ditandatangani ulang", "SK.pdf signed anew"),
    ),
    "B061": TwoColumns(
        ("hilang sejak manifes ditulis: {path}", "vanished since the manifest was written: {path}"),
        (
            "Kembalikan berkasnya; bila memang dihapus, tulis manifes baru dengan --overwrite.",
            "Put the file back; where it was deleted on purpose, write a new manifest with --overwrite.",
        ),
        ("Berkas yang tercatat tidak ada lagi.", "A file on record is not there any more."),
        ("SK.pdf terhapus", "SK.pdf was deleted"),
    ),
    "B062": TwoColumns(
        ("baru sejak manifes ditulis: {path}", "new since the manifest was written: {path}"),
        (
            "Bila sudah benar, tulis manifes baru dengan --overwrite.",
            "Where it is right, write a new manifest with --overwrite.",
        ),
        ("Berkas itu tidak tercatat pada manifes.", "The file is not on the manifest."),
        ("notulen yang baru ditambahkan", "minutes just added"),
    ),
    "B063": TwoColumns(
        ("manifes cocok: {count} berkas tidak berubah", "the manifest holds: {count} files are unchanged"),
        ("Tidak perlu apa-apa.", "Nothing."),
        ("Semua berkas ada dan SHA-256-nya sama.", "All files are there with the same SHA-256."),
        ("manifes dari minggu lalu", "last week's manifest"),
    ),
    "B065": TwoColumns(
        (
            "nama pada LKE cocok dengan beberapa berkas: {names}",
            "a name in the LKE fits several files: {names}",
        ),
        (
            "Sebut juga foldernya pada LKE, atau isi --map.",
            "Name the folder, too, in the LKE, or fill in --map.",
        ),
        (
            "Ada beberapa berkas dengan nama itu; tidak ada yang ditebak.",
            "There are several files of that name; nothing is guessed.",
        ),
        ("Notulen.pdf di tiga folder", "Notulen.pdf in three folders"),
    ),
    "B012": TwoColumns(
        ("berkas {file} tidak dapat dipakai: {reason}", "the file {file} cannot be used: {reason}"),
        (
            "Buat dengan zitool, lalu isi atau biarkan seperti adanya.",
            "Let zitool write it, then fill it in or leave it as it is.",
        ),
        (
            "Peta adalah CSV berkas;soal, manifes adalah daftar SHA-256.",
            "A map is a CSV berkas;soal, a manifest a list of SHA-256.",
        ),
        ("--map lke.xlsx", "--map lke.xlsx"),
    ),
}

LABELS: Mapping[str, tuple[str, str]] = {
    "evidence_kind": ("Bukti dukung", "Evidence"),
    "evidence_end": (
        "Tautan tidak dibuka dan isi dokumen tidak dinilai: lengkap berarti tidak ada yang janggal.",
        "No link is opened and no document judged: complete means that nothing stands out.",
    ),
    "evidence_folder": ("Folder", "Folder"),
    "evidence_listing": ("Daftar", "Listing"),
    "evidence_year": ("Tahun siklus", "Year of the cycle"),
    "evidence_documents": ("Dokumen", "Documents"),
    "evidence_size": ("{count} berkas, {size}", "{count} files, {size}"),
    "evidence_state_missing": ("belum ada", "missing"),
    "evidence_state_check": ("periksa", "to check"),
    "evidence_state_complete": ("lengkap", "complete"),
    "evidence_state_none": ("belum dijawab", "not answered"),
    "evidence_summary": (
        "{missing} jawaban tanpa bukti, {check} perlu diperiksa, {complete} lengkap; {open} belum dijawab",
        "{missing} answers without evidence, {check} to be checked, {complete} complete; {open} not answered",
    ),
    "evidence_left": (
        "{ambiguous} berkas ambigu, {unassigned} tanpa pertanyaan",
        "{ambiguous} files are ambiguous, {unassigned} of no question",
    ),
    "evidence_brief": (
        "Hanya yang belum lengkap; semuanya dan indeks dokumen: -o indeks.html atau indeks.xlsx.",
        "Only what is not complete; all of it, and the index of documents: -o index.html or index.xlsx.",
    ),
    "evidence_told": (
        "{missing} belum ada, {check} perlu diperiksa, {complete} lengkap",
        "{missing} missing, {check} to be checked, {complete} complete",
    ),
    "evidence_now": (
        "bukti dukung sekarang: {state} ({count} dokumen)",
        "evidence now: {state} ({count} documents)",
    ),
    "evidence_columns": ("Bukti: belum / periksa / lengkap", "Evidence: missing / check / complete"),
    "evidence_sum_missing": ("Bukti dukung belum ada", "Evidence missing"),
    "evidence_sum_check": ("Bukti dukung perlu diperiksa", "Evidence to be checked"),
    "evidence_sum_complete": ("Bukti dukung lengkap", "Evidence complete"),
    "evidence_by_area": ("Menurut area", "By area"),
    "evidence_area": ("Area", "Area"),
    "evidence_steps": ("Langkah berikutnya", "Next steps"),
    "evidence_steps_note": (
        "Dokumen yang masih diperlukan rencana {designation} (lihat gap-report).",
        "Documents that the plan for {designation} still needs (see gap-report).",
    ),
    "evidence_step": ("Jawaban", "Answer"),
    "evidence_there": ("Yang sudah ada", "What is there"),
    "evidence_state": ("Keadaan", "State"),
    "evidence_questions": ("Pertanyaan", "Questions"),
    "evidence_question": ("Pertanyaan", "Question"),
    "evidence_answer": ("Jawaban", "Answer"),
    "evidence_links": ("Tautan", "Links"),
    "evidence_why": ("Yang perlu dilihat", "What to look at"),
    "evidence_index": ("Indeks dokumen", "Index of documents"),
    "evidence_document": ("Dokumen", "Document"),
    "evidence_bytes": ("Byte", "Bytes"),
    "evidence_ambiguous": ("Ambigu", "Ambiguous"),
    "evidence_ambiguous_note": (
        "Tidak satu pun ditebak: beri folder yang menyebut bagiannya, atau isi --new-map lalu pakai --map.",
        "None is guessed: let a folder name the half, or fill in --new-map and use --map.",
    ),
    "evidence_candidates": ("Mungkin milik", "May be of"),
    "evidence_unassigned": ("Tanpa pertanyaan", "Of no question"),
    "evidence_manifest_written": (
        "Manifes ditulis: {file} ({count} berkas)",
        "Manifest written: {file} ({count} files)",
    ),
    "evidence_map_written": (
        "Peta ditulis: {file}; isi kolom soal, lalu pakai --map",
        "Map written: {file}; fill in its column soal, then use --map",
    ),
    "evidence_tree_written": ("{count} folder dibuat di {file}", "{count} folders made in {file}"),
    "evidence_collected": (
        "{count} dokumen disalin ke {file}; {left} tidak dapat disalin",
        "{count} documents copied to {file}; {left} could not be",
    ),
}
