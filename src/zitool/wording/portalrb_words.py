"""What people read of PortalRB documents: findings and labels, Indonesian and English side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zitool.wording import TwoColumns
from zitool.wording import portalrb_serve_words as serving

if TYPE_CHECKING:
    from collections.abc import Mapping

FINDINGS: Mapping[str, TwoColumns] = {
    **serving.FINDINGS,
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

LABELS: Mapping[str, tuple[str, str]] = {**serving.LABELS}
