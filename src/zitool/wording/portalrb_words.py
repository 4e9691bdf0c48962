"""What people read of PortalRB documents: findings and labels, Indonesian and English side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zitool.wording import TwoColumns
from zitool.wording import portalrb_check_words as checking
from zitool.wording import portalrb_serve_words as serving

if TYPE_CHECKING:
    from collections.abc import Mapping

FINDINGS: Mapping[str, TwoColumns] = {
    **serving.FINDINGS,
    **checking.FINDINGS,
    "J001": TwoColumns(
        ("ini bukan JSON yang sah", "this is no valid JSON"),
        (
            "Perbaiki di baris dan kolom itu, atau buat ulang dokumennya dengan zitool portalrb export.",
            "Mend it at that line and column, or make the document anew with zitool portalrb export.",
        ),
        (
            "Ada tanda yang kurang, berlebih, atau berkasnya terpotong.",
            "A character is missing or one too many, or the file was cut off.",
        ),
        ("koma sesudah jawaban terakhir", "a comma after the last answer"),
    ),
    "J002": TwoColumns(
        ('kunci "{key}" ditulis dua kali dalam satu objek', 'the key "{key}" stands twice in one object'),
        ("Hapus salah satunya.", "Delete one of the two."),
        (
            "Pembaca JSON berbeda-beda memilih yang pertama atau yang terakhir, jadi artinya tidak pasti.",
            "Readers of JSON differ in which of the two they take, so nobody can tell what is meant.",
        ),
        ('dua "jawaban_unit" pada satu soal', 'two "jawaban_unit" in one answer'),
    ),
    "J003": TwoColumns(
        ("{raw} bukan angka JSON yang dapat dipakai", "{raw} is no number that JSON can hold"),
        (
            "Tulis jawaban sebagai teks atau null, dan nomor soal sebagai bilangan bulat.",
            "Write answers as texts or null, and numbers of questions as whole numbers.",
        ),
        (
            "NaN, Infinity, dan angka yang terlalu panjang ditolak oleh pembaca JSON yang ketat.",
            "Strict readers of JSON refuse NaN, Infinity and numbers that are too long.",
        ),
        ('"tahun": NaN', '"tahun": NaN'),
    ),
    "J004": TwoColumns(
        ("susunannya lebih dari {limit} tingkat", "it is nested deeper than {limit} levels"),
        ("Periksa asal berkas ini.", "Find out where this file comes from."),
        (
            "Dokumen PortalRB bertingkat tiga; yang sedalam ini bukan dokumen PortalRB.",
            "Documents of PortalRB have three levels; one as deep as this is none of them.",
        ),
        ("kurung siku beruntun ribuan kali", "brackets in brackets, a thousand times"),
    ),
    "J005": TwoColumns(
        ("berkas ini memuat karakter yang bukan UTF-8", "this file holds characters that are no UTF-8"),
        ("Simpan ulang sebagai UTF-8.", "Save it anew as UTF-8."),
        ("JSON ditulis dalam UTF-8.", "JSON is written in UTF-8."),
        ("berkas yang disimpan sebagai UTF-16", "a file saved as UTF-16"),
    ),
    "J006": TwoColumns(
        (
            "menyimpang dari panduan PortalRB di {count} tempat, mis. {path}: {raw}, seharusnya {shape}",
            "departs from PortalRB's guide in {count} places, such as {path}: {raw} in place of {shape}",
        ),
        (
            "Perbaiki; zitool portalrb check menyebut semua tempatnya.",
            "Mend it; zitool portalrb check names all of them.",
        ),
        (
            "Angka di tempat teks, atau kunci yang hilang, berarti lain bagi tiap pembaca.",
            "A number in the place of a text, or a key that is missing, means another thing to every reader.",
        ),
        ('"jawaban_unit": 5', '"jawaban_unit": 5'),
    ),
    "J007": TwoColumns(
        ("ini {document}, bukan jawaban LKE suatu unit", "this is {document}, not the answers of a unit"),
        (
            "Pilih dokumen lke/jawaban-unit dari unit yang dimaksud.",
            "Take the document lke/jawaban-unit of the unit that is meant.",
        ),
        (
            "Hanya dokumen jawaban yang dapat dinilai sebagai LKE.",
            "No document but that of answers can be scored as an LKE.",
        ),
        ("unit-wbk.json", "unit-wbk.json"),
    ),
    "J008": TwoColumns(
        (
            "ini keluaran zitool sendiri ({schema}), bukan LKE",
            "this is zitool's own output ({schema}), no LKE",
        ),
        (
            "Pilih LKE atau dokumen jawaban yang menjadi asalnya.",
            "Take the LKE, or the document of answers, that it was made from.",
        ),
        (
            "Hasil penilaian memuat jawaban juga, tetapi bukan jawaban itu sendiri.",
            "A result shows answers, too, and is not the answers.",
        ),
        ("hasil.json dari zitool score", "hasil.json of zitool score"),
    ),
    "J010": TwoColumns(
        ("berkas dimulai dengan tanda urutan bita (BOM)", "the file begins with a byte-order mark"),
        ("Simpan ulang sebagai UTF-8 tanpa BOM.", "Save it anew as UTF-8 without a mark."),
        (
            "Banyak pembaca JSON menolak tanda itu.",
            "Many readers of JSON refuse that mark.",
        ),
        ("berkas yang disimpan dengan Notepad", "a file saved with Notepad"),
    ),
    "J011": TwoColumns(
        (
            "{count} soal_id tidak ada pada daftar soal {year}: {numbers}",
            "{count} soal_id are not in the list of {year}: {numbers}",
        ),
        (
            "Cocokkan nomornya dengan master soal tahun itu.",
            "Look up the numbers in the master list of that year.",
        ),
        (
            "Jawaban dengan nomor yang tidak dikenal tidak dihitung di mana pun.",
            "An answer with an unknown number counts nowhere.",
        ),
        ("soal_id 128 pada daftar 127 soal", "soal_id 128 in a list of 127"),
    ),
    "J012": TwoColumns(
        (
            "soal_id {number} ({id}) dijawab lebih dari sekali: {places}",
            "soal_id {number} ({id}) is answered more than once: {places}",
        ),
        ("Hapus yang keliru.", "Delete the wrong one."),
        (
            "Dari dua jawaban atas satu soal tidak jelas mana yang berlaku, jadi tidak satu pun dipakai.",
            "Of two answers to a question nobody can tell which holds, so neither is used.",
        ),
        ("dua jawaban dengan soal_id 12", "two answers with soal_id 12"),
    ),
    "J013": TwoColumns(
        (
            "{count} soal dari daftar tidak ada dalam dokumen: {numbers}",
            "{count} questions of the list are not in the document: {numbers}",
        ),
        (
            "Tambahkan soal-soal itu, dengan null bila belum dijawab.",
            "Add those questions, with null where there is no answer yet.",
        ),
        (
            "Yang tidak ada dihitung tidak terjawab.",
            "What is not there counts as unanswered.",
        ),
        ("120 dari 127 soal", "120 of 127 questions"),
    ),
    "J014": TwoColumns(
        (
            "ada isian yang tidak disebut panduan dan tidak dibaca: {fields}",
            "there are fields that the guide does not mention, and nobody reads: {fields}",
        ),
        (
            "Periksa ejaannya; hapus bila memang bukan bagian dokumen.",
            "Look at their spelling; delete them if they are no part of the document.",
        ),
        (
            "Nama isian yang salah eja membuat isinya hilang tanpa tanda.",
            "A field whose name is misspelt is lost without a sign.",
        ),
        ("catatan_unt", "catatan_unt"),
    ),
    "J015": TwoColumns(
        (
            "{count} dari {total} soal_id tidak ada pada daftar soal {year}: ini nomor dari daftar lain",
            "{count} of {total} soal_id are not in the list of {year}: these are numbers of another list",
        ),
        (
            "Pakai nomor dari master soal tahun itu, dan tahun yang benar.",
            "Take the numbers of the master list of that year, and the right year.",
        ),
        (
            "Nomor soal berganti tiap tahun; menilainya dengan daftar lain berarti menilai soal lain.",
            "Numbers change with the year; to score them by another list is to score other questions.",
        ),
        ("soal_id 1001 sampai 1127", "soal_id 1001 to 1127"),
    ),
    "J016": TwoColumns(
        (
            "teks di samping {id} berubah dalam LKE: {change}",
            "the text beside {id} changes in the LKE: {change}",
        ),
        (
            "Baca teks aslinya pada dokumen itu; sebuah sel memuat paling banyak {most} karakter.",
            "Read the text itself in the document; a cell holds {most} characters at most.",
        ),
        (
            "Sel Excel tidak dapat memuat semua yang dapat dimuat JSON.",
            "A cell of Excel cannot hold all that JSON can.",
        ),
        ("catatan sepanjang seratus halaman", "a note of a hundred pages"),
    ),
    "J017": TwoColumns(
        (
            'unit "{unit}" ({id}) punya beberapa LKE: {files}; tidak satu pun dipakai',
            'unit "{unit}" ({id}) has several LKEs: {files}; none of them is used',
        ),
        (
            "Tulis satu berkas pada kolom berkas daftar unit.",
            "Name one file in the column berkas of the list of units.",
        ),
        (
            "Dari beberapa LKE satu unit tidak jelas mana yang dikirim.",
            "Of several LKEs of one unit nobody can tell which is to be sent.",
        ),
        ("LKE.xlsx dalam dua folder", "LKE.xlsx in two folders"),
    ),
    "J018": TwoColumns(
        (
            "ini {document}, bukan dokumen panduan PortalRB",
            "this is {document}, no document of PortalRB's guide",
        ),
        (
            "Periksa unit-wbk, unit-wbbm, atau jawaban-unit; buat dengan zitool portalrb export.",
            "Check unit-wbk, unit-wbbm or jawaban-unit; zitool portalrb export makes them.",
        ),
        ("PortalRB mengambil tiga dokumen saja.", "PortalRB fetches three documents and no other."),
        ("master soal", "the master list"),
    ),
    "J020": TwoColumns(
        (
            "bukti dukung TPI pada {count} soal tidak ikut: {ids}",
            "evidence of TPI beside {count} questions is left out: {ids}",
        ),
        (
            "Pindahkan ke kolom bukti dukung unit, atau tulis dalam catatan TPI, bila harus ikut terkirim.",
            "Move it to the unit's column of evidence, or into TPI's notes, if it has to be sent.",
        ),
        (
            "Format PortalRB hanya punya tempat untuk bukti dukung unit.",
            "PortalRB's format has a field for the unit's evidence alone.",
        ),
        ("tautan berita acara pada kolom bukti TPI", "a link to minutes in TPI's column of evidence"),
    ),
    "J021": TwoColumns(
        (
            'kolom "{label}" dengan {count} jawaban tidak ikut',
            'the column "{label}" with {count} answers is left out',
        ),
        (
            "Simpan LKE-nya bila kolom itu masih diperlukan; yang dikirim hanya satu kolom unit dan TPI.",
            "Keep the LKE if that column is still needed; one column of the unit and one of TPI are sent.",
        ),
        (
            "PortalRB hanya mengambil jawaban unit dan TPI, masing-masing satu.",
            "PortalRB takes one answer of the unit and one of TPI.",
        ),
        ("kolom Jawaban TPN di sebelah unit dan TPI", "a column Jawaban TPN beside unit and TPI"),
    ),
    "J022": TwoColumns(
        ("jumlah seluruhnya yang diketik tidak ikut: {ids}", "totals that were typed are left out: {ids}"),
        (
            "Tidak perlu apa-apa; pastikan saja bagian-bagiannya benar.",
            "Nothing has to be done; make sure that their parts are right.",
        ),
        (
            "PortalRB hanya menanyakan bagian-bagiannya dan menjumlahkannya sendiri.",
            "PortalRB asks for the parts alone and adds them up.",
        ),
        ("jumlah wajib lapor 62 diketik di atas bagian-bagiannya", "a total of 62 typed over its parts"),
    ),
    "J023": TwoColumns(
        (
            "rasio {id} = {value} diketik tanpa jumlahnya; pada PortalRB tidak terjawab",
            "ratio {id} = {value} was typed without its counts; PortalRB leaves it unanswered",
        ),
        (
            "Isi jumlah-jumlah di bawah rasio itu pada LKE, lalu ekspor lagi.",
            "Fill in the counts below that ratio in the LKE, then export again.",
        ),
        (
            "PortalRB menanyakan jumlah dan menghitung rasio sendiri; rasio saja tidak dapat dikirim.",
            "PortalRB asks for counts and works out ratios; a ratio alone cannot be sent.",
        ),
        ("85% diketik, jumlahnya kosong", "85% typed, its counts blank"),
    ),
    "J024": TwoColumns(
        (
            'jawaban {id} "{raw}" tidak dapat dipakai dan dikirim sebagai null',
            'the answer "{raw}" to {id} cannot be used and is sent as null',
        ),
        (
            "Perbaiki jawaban itu pada LKE; `zitool validate` menjelaskan apa yang salah.",
            "Mend the answer in the LKE; `zitool validate` says what is wrong with it.",
        ),
        (
            "PortalRB menerima huruf pilihan, Ya/Tidak, atau angka; isi lain tidak ditebak.",
            "PortalRB takes the letter of an option, Ya/Tidak, or a number; nothing else is guessed.",
        ),
        ("sudah, lihat lampiran", "sudah, lihat lampiran"),
    ),
    "J025": TwoColumns(
        (
            "catatan atau bukti dukung di samping {ids} dipindahkan ke jumlah pertamanya",
            "notes or evidence beside {ids} were moved to its first count",
        ),
        ("Tidak perlu apa-apa.", "Nothing has to be done."),
        (
            "Rasio dan jumlah seluruhnya bukan soal PortalRB; teksnya ikut pada jumlah pertama di bawahnya.",
            "Ratios and totals are no questions of PortalRB; their texts go with the first count below.",
        ),
        ("tautan register di samping persentase pengaduan", "a link beside the share of complaints"),
    ),
    "J026": TwoColumns(
        (
            "teks di sel yang bukan soal mana pun tidak ikut: {cells}",
            "texts in cells of no question are left out: {cells}",
        ),
        (
            "Pindahkan ke baris soalnya bila harus ikut terkirim.",
            "Move them to the row of a question if they have to be sent.",
        ),
        (
            "Catatan dan bukti dukung PortalRB selalu milik satu soal.",
            "Notes and evidence of PortalRB always belong to one question.",
        ),
        ("tautan folder di baris judul area", "a link to a folder in the row of an area's title"),
    ),
    "J027": TwoColumns(
        (
            "{count} gambar atau berkas tempelan pada kolom bukti dukung tidak ikut",
            "{count} pictures or embedded files in the column of evidence are left out",
        ),
        (
            "Simpan sebagai berkas, lalu tulis tautannya di sel itu.",
            "Save them as files, then write a link in the cell.",
        ),
        ("Format PortalRB hanya memuat teks.", "PortalRB's format holds texts alone."),
        ("foto SK ditempel di sel bukti", "a photo of a decree pasted over a cell of evidence"),
    ),
    "J028": TwoColumns(
        (
            "tidak ada kolom jawaban unit; semua jawaban_unit dikirim sebagai null",
            "there is no column of the unit's answers; every jawaban_unit is sent as null",
        ),
        (
            "Periksa judul kolom jawabannya, atau pakai LKE yang memuat jawaban unit.",
            "Look at the header of the column of answers, or take an LKE that holds the unit's answers.",
        ),
        (
            "PortalRB meminta jawaban unit; yang terbaca hanya jawaban penilai lain.",
            "PortalRB asks for the unit's answers; only those of another assessor were found.",
        ),
        ("LKE yang hanya berkolom Jawaban TPI", "an LKE with no column but Jawaban TPI"),
    ),
    "J029": TwoColumns(
        (
            "LKE ini tidak menyebut tahun evaluasi",
            "this LKE states no year of evaluation",
        ),
        (
            "Sebutkan dengan --tahun; daftar soal yang ada: {known}.",
            "Give it with --tahun; there are lists of: {known}.",
        ),
        (
            "Nomor soal PortalRB berlaku untuk satu tahun, dan dokumennya menyebut tahun itu.",
            "PortalRB's numbers of questions hold for one year, and its documents name that year.",
        ),
        ("LKE tanpa tahun pada judulnya", "an LKE without a year in its title"),
    ),
    "J030": TwoColumns(
        (
            "tidak ada daftar soal PortalRB tahun {year}",
            "there is no list of PortalRB's questions of {year}",
        ),
        (
            "Periksa tahunnya; daftar soal yang ada: {known}.",
            "Look at the year; there are lists of: {known}.",
        ),
        (
            "Nomor soal berlaku untuk satu tahun; nomor tahun lain dapat berarti soal lain.",
            "The numbers of questions hold for one year; those of another year may mean other questions.",
        ),
        ("dokumen tahun 2025 dinilai dengan daftar soal 2026", "a document of 2025 and the list of 2026"),
    ),
    "J031": TwoColumns(
        (
            "LKE ini menurut {rubric}, sedangkan soal PortalRB menurut {other}",
            "this LKE is of {rubric}, PortalRB's questions are of {other}",
        ),
        (
            "Pindahkan jawabannya ke LKE {other} (zitool template), lalu ekspor LKE itu.",
            "Move the answers to an LKE of {other} (zitool template), then export that one.",
        ),
        (
            "Soal peraturan lama dan baru tidak sama; jawaban tidak dipindahkan dengan tebakan.",
            "Questions of the old regulation and the new one differ; no answer is moved by a guess.",
        ),
        ("LKE menurut PermenPANRB 52/2014", "an LKE of PermenPANRB 52/2014"),
    ),
    "J032": TwoColumns(
        ('unit "{unit}" tidak ber-id, jadi tidak diusulkan', 'unit "{unit}" has no id and is not proposed'),
        ("Isi kolom id pada daftar unit.", "Fill in the column id of the list of units."),
        (
            "PortalRB mengambil jawaban unit menurut id-nya pada sistem instansi.",
            "PortalRB fetches a unit's answers by its id in the agency's system.",
        ),
        ("baris dengan nama unit saja", "a row with no more than the name of a unit"),
    ),
    "J033": TwoColumns(
        (
            'unit "{unit}" tidak diusulkan: target "{given}" bukan wbk atau wbbm',
            'unit "{unit}" is not proposed: target "{given}" is neither wbk nor wbbm',
        ),
        ("Isi kolom target dengan wbk atau wbbm.", "Write wbk or wbbm in the column target."),
        (
            "PortalRB meminta daftar unit WBK dan daftar unit WBBM secara terpisah.",
            "PortalRB asks for the units of WBK and those of WBBM apart.",
        ),
        ("target: Menuju WBK", "target: Menuju WBK"),
    ),
    "J034": TwoColumns(
        (
            'id "{id}" dipakai lebih dari satu unit; "{unit}" tidak diusulkan',
            'id "{id}" is of more than one unit; "{unit}" is not proposed',
        ),
        (
            "Beri setiap unit id sendiri; beda huruf besar dan kecil saja belum cukup.",
            "Give each unit an id of its own; upper and lower case alone do not tell ids apart.",
        ),
        (
            "Dengan id yang sama tidak jelas jawaban siapa yang harus diberikan.",
            "With one id for two nobody can tell whose answers are wanted.",
        ),
        ("UNIT-01 dan unit-01", "UNIT-01 and unit-01"),
    ),
    "J035": TwoColumns(
        (
            'unit "{unit}" tidak diusulkan: afirmasi "{given}" bukan ya atau tidak',
            'unit "{unit}" is not proposed: afirmasi "{given}" is neither ya nor tidak',
        ),
        ("Isi kolom afirmasi dengan ya atau tidak.", "Write ya or tidak in the column afirmasi."),
        (
            "Kategori yang dikirim ke PortalRB mengikuti kolom ini.",
            "The category that PortalRB is sent follows from this column.",
        ),
        ("afirmasi: mungkin", "afirmasi: perhaps"),
    ),
    "J036": TwoColumns(
        (
            'id "{id}" tidak dapat menjadi bagian alamat; "{unit}" tidak diusulkan',
            'id "{id}" cannot be part of an address; "{unit}" is not proposed',
        ),
        (
            "Pakai id yang pendek tanpa karakter kendali, bukan titik saja.",
            "Take a short id without control characters that is not made of dots alone.",
        ),
        (
            "Id menjadi bagian terakhir alamat yang diambil PortalRB.",
            "The id is the last part of the address that PortalRB fetches.",
        ),
        ("id berisi dua titik", "an id of two dots"),
    ),
    "J037": TwoColumns(
        (
            'unit ber-id "{id}" tidak bernama dan tidak diusulkan',
            'the unit with id "{id}" has no name and is not proposed',
        ),
        (
            "Isi kolom nama pada daftar unit, atau nama unit kerja pada LKE-nya.",
            "Fill in its name in the list of units, or in its LKE.",
        ),
        ("PortalRB mewajibkan nama unit.", "PortalRB demands the name of a unit."),
        ("baris dengan id dan berkas saja", "a row with no more than id and file"),
    ),
    "J038": TwoColumns(
        (
            'unit "{unit}" ({id}) diusulkan tanpa LKE: tidak ada jawaban yang dapat diambil',
            'unit "{unit}" ({id}) is proposed without an LKE: there are no answers to fetch',
        ),
        (
            "Lengkapi LKE-nya, perbaiki kolom berkas, atau hapus barisnya dari daftar unit.",
            "Get its LKE, mend the column berkas, or take its row out of the list of units.",
        ),
        (
            "PortalRB mengambil jawaban setiap unit yang diusulkan; tanpa LKE pengambilan itu gagal.",
            "PortalRB fetches the answers of each unit proposed; without an LKE that fails.",
        ),
        ("berkas: LKE-KPP-Contoh.xlsx yang belum masuk", "berkas: LKE-KPP-Contoh.xlsx that has not come in"),
    ),
    "J039": TwoColumns(
        ("LKE ini bukan milik unit yang diusulkan", "this LKE is of no unit that is proposed"),
        (
            "Tulis unitnya pada daftar unit dengan id dan target, bila memang diusulkan.",
            "Put its unit on the list of units, with id and target, if it is to be proposed.",
        ),
        (
            "Hanya unit pada daftar yang mendapat dokumen jawaban.",
            "No unit but those of the list gets a document of answers.",
        ),
        ("LKE lama yang tertinggal dalam folder", "an old LKE left in the folder"),
    ),
}

LABELS: Mapping[str, tuple[str, str]] = {
    **checking.LABELS,
    **serving.LABELS,
    "portalrb_filled": (
        "LKE terisi ({answered} terjawab) ditulis ke {file}",
        "Filled LKE ({answered} answered) written to {file}",
    ),
    "portalrb_written": (
        "{questions} soal ditulis ke {file}",
        "{questions} questions written to {file}",
    ),
    "portalrb_written_all": (
        "{wbk} unit WBK, {wbbm} unit WBBM, dan jawaban {answers} unit ditulis ke {folder}",
        "{wbk} units for WBK, {wbbm} for WBBM and the answers of {answers} units written to {folder}",
    ),
}
