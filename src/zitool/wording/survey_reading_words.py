"""What people read of surveys as they are read and cleaned: findings, Indonesian and English side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zitool.wording import TwoColumns

if TYPE_CHECKING:
    from collections.abc import Mapping

READING: Mapping[str, TwoColumns] = {
    "K001": TwoColumns(
        ("berkas teks tidak dapat dibaca: {reason}", "the text file cannot be read: {reason}"),
        (
            "Simpan ulang dari aplikasi asalnya sebagai CSV UTF-8 atau .xlsx.",
            "Save it again from where it comes, as CSV in UTF-8 or as .xlsx.",
        ),
        (
            "Tanda petik yang tidak ditutup menelan baris sesudahnya; berkas seperti itu ditolak seluruhnya.",
            "A quote that is never closed swallows the rows after it; such a file is refused as a whole.",
        ),
        ('"Baik sekali,4,4', '"Very good,4,4'),
    ),
    "K002": TwoColumns(
        ("tidak ada pertanyaan survei yang dikenali di sini", "no question of a survey is recognised here"),
        (
            "Sebut surveinya dengan --instrument, atau tulis peta kolom dengan --new-map peta.yaml lalu isi.",
            "Name the survey with --instrument, or write a map with --new-map map.yaml and fill it in.",
        ),
        (
            "Kolom dikenali dari kata-kata judulnya atau deret nomornya; yang tidak dikenali tidak ditebak.",
            "Columns are known by words of their headers or by a series of numbers; nothing else is guessed.",
        ),
        ("lembar dengan judul kolom A1, A2, A3", "a sheet with the headers A1, A2, A3"),
    ),
    "K003": TwoColumns(
        (
            'kolom kedua untuk butir {id}: "{header}" tidak dibaca, sebab {other_cell} sudah dibaca',
            'a second column for item {id}: "{header}" is not read, as {other_cell} is already',
        ),
        (
            "Pilih kolomnya dengan --map peta.yaml (buat dengan --new-map).",
            "Choose the column with --map map.yaml (made by --new-map).",
        ),
        (
            "Dua kolom yang judulnya sama maksudnya tidak dapat dua-duanya menjadi satu butir.",
            "Two columns whose headers mean the same cannot both be one item.",
        ),
        ("Prosedur, Alur", "Procedure, Steps"),
    ),
    "K004": TwoColumns(
        (
            'judul "{header}" cocok dengan beberapa butir ({known}) dan tidak dibaca',
            'the header "{header}" fits several items ({known}) and is not read',
        ),
        (
            "Sebut butirnya dengan --map peta.yaml (buat dengan --new-map).",
            "Name the item with --map map.yaml (made by --new-map).",
        ),
        (
            "Judul yang memuat kata beberapa pertanyaan dapat berarti yang mana saja.",
            "A header with words of several questions may mean any of them.",
        ),
        ("Prosedur dan waktu pelayanan", "Procedure and time"),
    ),
    "K005": TwoColumns(
        (
            "kolom {raw} dikenali hanya dari nomornya, menurut urutan: {ids}",
            "columns {raw} are known by their numbers only, in the order: {ids}",
        ),
        (
            "Cocokkan urutannya dengan kuesioner; bila lain, pakai --map. Nomor U8 dan U9 sering tertukar.",
            "Compare the order with the questionnaire; if it differs use --map. U8 and U9 are often swapped.",
        ),
        (
            "Nomor tidak menyebut isinya; indeksnya tetap benar, nilai per butir mungkin tertukar.",
            "A number says nothing of what was asked; the index holds, but items may be swapped.",
        ),
        ("U1 sampai U9", "U1 to U9"),
    ),
    "K006": TwoColumns(
        ('jawaban "{raw}" tidak dibaca: {reason}', 'the answer "{raw}" is not read: {reason}'),
        (
            "Perbaiki di berkas asal sesuai kuesioner, atau biarkan: sel ini tidak dihitung pada butirnya.",
            "Correct it in the source as the questionnaire has it, or let it be: the cell does not count.",
        ),
        (
            "Jawaban yang tidak jelas tidak ditebak dan tidak dihitung 1; ia keluar dari rata-rata butirnya.",
            "What is unclear is not guessed, nor taken for 1; it leaves the mean of its item.",
        ),
        ("Oke banget", "Quite okay"),
    ),
    "K008": TwoColumns(
        (
            '{count} jawaban lagi "{raw}" tidak dibaca: {reason}',
            '{count} more answers "{raw}" are not read: {reason}',
        ),
        (
            "Perbaiki di berkas asal, atau sebut skalanya dengan --instrument.",
            "Correct them in the source, or name the scale with --instrument.",
        ),
        (
            "Sesudah seribu jawaban yang tidak terbaca, sisanya disebut per kolom dan tulisannya.",
            "After a thousand unread answers the rest is told by column and wording.",
        ),
        ("Oke banget, 1.200 kali", "Quite okay, 1,200 times"),
    ),
    "K009": TwoColumns(
        (
            "baris ini berisi {count} kolom, judulnya {expected}: tidak dibaca",
            "this row has {count} columns, the header {expected}: it is not read",
        ),
        (
            "Beri tanda petik pada isian yang memuat tanda pemisah, atau ekspor ulang.",
            "Put quotes around what holds the delimiter, or export it again.",
        ),
        (
            "Tanda pemisah di dalam isian menggeser jawaban ke kolom yang salah.",
            "A delimiter inside a cell shifts the answers into the wrong columns.",
        ),
        ("Baik, terima kasih,4,4,4", "Good, thank you,4,4,4"),
    ),
    "K010": TwoColumns(
        ("baris ini dilewati: {reason}", "this row is passed over: {reason}"),
        (
            "Tidak perlu apa-apa; bila baris ini jawaban responden, ubah tulisan pertamanya.",
            "Nothing has to be done; if it is somebody's answers, change its first text.",
        ),
        (
            "Jumlah, rata-rata, dan nomor kolom bukan jawaban orang.",
            "Sums, means and numbers of columns are nobody's answers.",
        ),
        ("Jumlah, 351, 348", "Total, 351, 348"),
    ),
    "K011": TwoColumns(
        (
            "{count} kolom bukan jawaban dan disisihkan: {text} ({columns})",
            "{count} columns are no answers and are left aside: {text} ({columns})",
        ),
        (
            "Tidak perlu apa-apa; bila sebuah kolom ternyata jawaban, sebut dengan --map.",
            "Nothing has to be done; if one is an answer after all, say so with --map.",
        ),
        (
            "Skor, jumlah, dan rata-rata dihitung dari jawaban; zitool menghitungnya sendiri.",
            "Scores, sums and means are worked out of the answers; zitool does so itself.",
        ),
        ("Jumlah Skor", "Total score"),
    ),
    "K012": TwoColumns(
        (
            "indeks {id} tidak dihitung: tidak ada jawaban untuk {ids}",
            "index {id} is not computed: nobody answered {ids}",
        ),
        (
            "Cari kolomnya dengan --new-map, atau sebut instrumen yang tidak menanyakannya.",
            "Find its column with --new-map, or name an instrument that does not ask for it.",
        ),
        (
            "Indeks adalah rata-rata semua butirnya; tanpa satu butir ia indeks lain.",
            "An index is the mean of all its items; without one it is another index.",
        ),
        ("IKM tanpa kolom biaya", "an IKM without a column for the charge"),
    ),
    "K013": TwoColumns(
        (
            "instrumen dikenali sebagai {name}, skala {range} (indeks {id})",
            "the instrument is recognised as {name}, scale {range} (index {id})",
        ),
        (
            "Bila salah, sebut dengan --instrument.",
            "If that is wrong, name it with --instrument.",
        ),
        (
            "Tanpa --instrument surveinya dikenali dari pertanyaan dan jawabannya.",
            "Without --instrument a survey is recognised by its questions and answers.",
        ),
        ("spkp-spak-4, 1-4", "spkp-spak-4, 1-4"),
    ),
    "K014": TwoColumns(
        (
            "skala {id} dibaca {range}, tetapi dapat juga {ranges}: {reason}",
            "the scale of {id} is read as {range}, but may be {ranges}: {reason}",
        ),
        (
            "Sebut instrumennya dengan --instrument, mis. spkp-spak (1-6) atau spkp-spak-4.",
            "Name the instrument with --instrument, such as spkp-spak (1-6) or spkp-spak-4.",
        ),
        (
            "Lima dari lima berarti lain dari lima dari enam; berkasnya sendiri tidak memastikan yang mana.",
            "Five of five is not five of six; the file alone does not say which it is.",
        ),
        ("jawaban 3, 4, 5 saja", "answers 3, 4, 5 only"),
    ),
    "K015": TwoColumns(
        (
            'arah kolom "{header}" tidak jelas ({range}): butir {id} tidak dibaca',
            'the direction of column "{header}" is unclear ({range}): item {id} is not read',
        ),
        (
            "Sebut arahnya di peta (--map): arah: terbalik bila angka besar berarti buruk, atau searah.",
            "Say it in a map (--map): arah: terbalik where more is worse, or arah: searah.",
        ),
        (
            "Judulnya menanyakan hal buruk; angka besar dapat berarti sering atau berarti bersih.",
            "The header asks for something bad; a great number may mean often, or clean.",
        ),
        ("Apakah pernah diminta imbalan? 1-4", "Were you ever asked for a reward? 1-4"),
    ),
    "K016": TwoColumns(
        (
            'hari dan bulan pada kolom "{header}" tidak dapat dibedakan: waktu tidak dibaca',
            'day and month in column "{header}" cannot be told apart: times are not read',
        ),
        (
            "Ubah format tanggalnya menjadi 2026-11-30, atau namai bulannya.",
            "Write the dates as 2026-11-30, or name the month.",
        ),
        (
            "03/04/2026 dapat berarti 3 April atau 4 Maret; periode dan semester bergantung padanya.",
            "03/04/2026 may be 3 April or 4 March; periods and semesters depend on it.",
        ),
        ("03/04/2026, 04/03/2026", "03/04/2026, 04/03/2026"),
    ),
    "K017": TwoColumns(
        (
            "waktu di sini tidak terbaca ({count} sel pada kolom ini)",
            "the time here cannot be read ({count} cells of this column)",
        ),
        (
            "Tulis seperti 30/11/2026 atau 2026-11-30 09.15.",
            "Write it like 30/11/2026 or 2026-11-30 09:15.",
        ),
        (
            "Respons tanpa waktu tidak dapat dibagi menurut bulan, dan di luar --period tidak dihitung.",
            "A response without a time belongs to no month, and does not count within a --period.",
        ),
        ("kemarin", "yesterday"),
    ),
    "K018": TwoColumns(
        ("lembar ini tidak dibaca: {reason}", "this sheet is not read: {reason}"),
        (
            "Tampilkan lembarnya bila berisi jawaban.",
            "Show the sheet if it holds answers.",
        ),
        (
            "Yang tersembunyi tidak dilihat orang yang menyerahkan berkasnya.",
            "What is hidden was not seen by whoever hands the file in.",
        ),
        ("lembar tersembunyi", "a hidden sheet"),
    ),
    "K019": TwoColumns(
        (
            "{count} kolom tidak dikenal dan tidak dibaca: {text} ({columns})",
            "{count} columns are unknown and not read: {text} ({columns})",
        ),
        (
            "Bila ada yang berupa jawaban, sebut dengan --map (buat dengan --new-map).",
            "If one holds answers, say so with --map (made by --new-map).",
        ),
        (
            "Kolom yang tidak dikenal tidak ditebak; isinya tidak dikutip.",
            "An unknown column is not guessed; nothing of it is quoted.",
        ),
        ("Kolom 7", "Column 7"),
    ),
    "K020": TwoColumns(
        (
            "{count} respons tidak dihitung ({rule}): {rows}",
            "{count} responses do not count ({rule}): {rows}",
        ),
        (
            "Periksa barisnya; dengan --keep nama-aturan mereka ikut dihitung.",
            "Look at the rows; with --keep and the rule's name they count.",
        ),
        (
            "Yang dihitung hanya pengguna layanan yang menilai sekali, sesudah layanannya selesai.",
            "Only users of the service count, once each, after they were served.",
        ),
        ("Kategori: Internal", "Kategori: Internal"),
    ),
    "K021": TwoColumns(
        ("{count} respons perlu dilihat ({rule}): {rows}", "{count} responses to look at ({rule}): {rows}"),
        (
            "Tanyakan asalnya; dengan --drop nama-aturan mereka tidak dihitung.",
            "Ask where they come from; with --drop and the rule's name they do not count.",
        ),
        (
            "Tanda seperti ini dapat wajar, dapat pula berarti jawaban dibuat-buat; zitool tidak memutuskan.",
            "Signs like this may be harmless or mean invented answers; zitool does not decide which.",
        ),
        ("delapan baris sama berturut-turut", "eight equal rows in a row"),
    ),
    "K022": TwoColumns(
        (
            "{rule}: tidak dapat diperiksa, datanya tidak ada",
            "{rule}: cannot be checked, the data is not there",
        ),
        (
            "Tidak perlu apa-apa; sertakan kolomnya bila ada.",
            "Nothing has to be done; include the column if there is one.",
        ),
        (
            "Aturan yang tidak dapat diperiksa tidak berarti dipenuhi.",
            "A rule that cannot be checked is not met by that.",
        ),
        ("tanpa kolom telepon", "without a column of phones"),
    ),
    "K023": TwoColumns(
        (
            "{count} responden dihitung, kurang dari {least}",
            "{count} respondents count, fewer than {least}",
        ),
        (
            "Sebut banyaknya pengguna layanan dengan --population, atau tambah responden.",
            "Say with --population how many users there were, or ask more of them.",
        ),
        (
            "Paling sedikit tiga puluh, kecuali pengguna layanannya memang lebih sedikit.",
            "At least thirty, unless the service had fewer users.",
        ),
        ("25 responden", "25 respondents"),
    ),
    "K025": TwoColumns(
        ("teks dibaca sebagai {encoding}, bukan UTF-8", "the text is read as {encoding}, not UTF-8"),
        (
            "Tidak perlu apa-apa bila huruf-hurufnya tampak benar.",
            "Nothing has to be done if the letters look right.",
        ),
        (
            "Excel lama menyimpan CSV dengan pengodean Windows.",
            "Older Excel saves CSV in a Windows encoding.",
        ),
        ("Kritik – saran", "Kritik – saran"),
    ),
    "K026": TwoColumns(
        (
            "{count} tulisan responden ditampilkan dan dapat menyebut orang",
            "{count} texts of respondents are shown, and may name people",
        ),
        (
            "Baca dan hapus nama sebelum dibagikan.",
            "Read them and take out names before they are passed on.",
        ),
        (
            "Nomor dan surel dihapus sendiri, tetapi nama di dalam kalimat tidak selalu dapat dikenali.",
            "Numbers and addresses are taken out, but a name inside a sentence cannot always be told.",
        ),
        ("Terima kasih Pak Budi", "Thanks, Mr Budi"),
    ),
    "K028": TwoColumns(
        (
            "kelompok di bawah {least} responden digabung",
            "groups of fewer than {least} respondents are taken together",
        ),
        (
            "Tidak perlu apa-apa.",
            "Nothing has to be done.",
        ),
        (
            "Kelompok sekecil itu menunjukkan jawaban orang yang dapat dikenali.",
            "So small a group would show the answers of people who can be recognised.",
        ),
        ("layanan dengan 3 responden", "a service with 3 respondents"),
    ),
    "K029": TwoColumns(
        (
            "tidak ada jawaban {id} di atas {most} pada skala {range}: skalanya benar?",
            "no answer of {id} is above {most} on the scale {range}: is it the right one?",
        ),
        (
            "Bila pilihannya sampai 4, pakai --instrument spkp-spak-4.",
            "If the choices ended at 4, use --instrument spkp-spak-4.",
        ),
        (
            "Empat dari empat adalah yang terbaik, empat dari enam bukan.",
            "Four of four is the best there is, four of six is not.",
        ),
        ("semua jawaban 3 dan 4", "all answers 3 and 4"),
    ),
    "K031": TwoColumns(
        (
            'kolom "{header}" kebanyakan bukan jawaban pada {range}: butir {id} tidak dibaca',
            'column "{header}" is mostly no answers on {range}: item {id} is not read',
        ),
        (
            "Periksa skalanya (--instrument) dan kolomnya (--map).",
            "Check the scale (--instrument) and the column (--map).",
        ),
        (
            "Bila lebih dari separuh tidak terbaca, sisanya bukan contoh yang adil.",
            "Where more than half cannot be read, the rest is no fair sample.",
        ),
        ("kolom berisi 7-10 pada skala 1-4", "a column of 7-10 on a scale of 1-4"),
    ),
    "K033": TwoColumns(
        (
            "nomor {raw} biasanya butir {other}, kata-katanya {id}: dibaca menurut katanya",
            "number {raw} is usually item {other}, its words say {id}: it is read by the words",
        ),
        ("Tidak perlu apa-apa.", "Nothing has to be done."),
        (
            "Unsur 8 dan 9 SKM sering tertukar antara formulir dan tabelnya.",
            "Items 8 and 9 of the SKM are often swapped between form and table.",
        ),
        ("u8_sarana", "u8_sarana"),
    ),
    "K034": TwoColumns(
        (
            "baris jawaban tanpa responden atau pertanyaan",
            "a row of an answer without respondent or question",
        ),
        ("Lengkapi di sumbernya.", "Complete it in the source."),
        (
            "Jawaban yang tidak diketahui siapa atau apa pertanyaannya tidak dapat dihitung.",
            "An answer of nobody, or to nothing, cannot count.",
        ),
        ("(kosong), 3, 4", "(blank), 3, 4"),
    ),
    "K035": TwoColumns(
        (
            "jawaban kedua untuk pertanyaan yang sama, lain dari {other_cell}: tidak dibaca",
            "a second answer to the same question, unlike {other_cell}: it is not read",
        ),
        ("Sisakan satu di sumbernya.", "Leave one of them in the source."),
        (
            "Satu responden menjawab satu pertanyaan sekali.",
            "A respondent answers a question once.",
        ),
        ("17, 3, 4 dan 17, 3, 2", "17, 3, 4 and 17, 3, 2"),
    ),
    "K036": TwoColumns(
        (
            "{count} tanggal mungkin tertukar hari dan bulannya",
            "{count} dates may have day and month swapped",
        ),
        (
            "Buka CSV aslinya dengan pengaturan wilayah Indonesia, lalu simpan ulang.",
            "Open the original CSV with Indonesian regional settings, then save it again.",
        ),
        (
            "Excel berbahasa Inggris menjadikan 03/04 tanggal 4 Maret dan membiarkan 31/04 sebagai teks.",
            "An English Excel makes 03/04 the 4th of March and leaves 31/04 as a text.",
        ),
        ("2026-03-04 di antara 31/03/2026", "2026-03-04 among 31/03/2026"),
    ),
    "K037": TwoColumns(
        (
            "indeks {id} tanpa {ids}, yang memang boleh tidak ditanyakan",
            "index {id} is without {ids}, which may be left out",
        ),
        (
            "Tidak perlu apa-apa bila layanannya memang tanpa biaya.",
            "Nothing has to be done if the service is free.",
        ),
        (
            "Layanan tanpa biaya tidak menanyakan tarif; bobot butir lain tetap sama besar.",
            "A free service does not ask for the charge; the other items stay of equal weight.",
        ),
        ("tarif", "tarif"),
    ),
    "K038": TwoColumns(
        (
            "{rule}: --period tidak dapat diperiksa, tidak ada waktu yang terbaca; semua respons dihitung",
            "{rule}: --period cannot be checked, there is no readable time; all responses count",
        ),
        (
            "Sertakan kolom waktunya, atau pisahkan berkas menurut periode.",
            "Include the column of times, or part the files by period.",
        ),
        (
            "Tanpa waktu tidak terlihat respons mana yang di luar periode.",
            "Without times nobody sees which responses are outside the period.",
        ),
        ("--period 2026-01-01..2026-06-30", "--period 2026-01-01..2026-06-30"),
    ),
    "K039": TwoColumns(
        (
            "{count} responden lebih banyak dari --population {given}",
            "{count} respondents are more than --population {given}",
        ),
        ("Periksa banyaknya pengguna layanan.", "Check how many users there were."),
        (
            "Responden melebihi pengguna: ada yang menjawab dua kali, atau angkanya salah.",
            "More respondents than users means that some answered twice, or a wrong figure.",
        ),
        ("40 responden dari 35 pengguna", "40 respondents of 35 users"),
    ),
    "K040": TwoColumns(
        (
            "indeks {id} belum satu angka: {readings}; {minima}",
            "index {id} is no single figure yet: {readings}; {minima}",
        ),
        (
            "Pilih caranya dengan --conversion per-max, 0-4, atau 1-4.",
            "Choose how with --conversion per-max, 0-4 or 1-4.",
        ),
        (
            "Cara bintang 1-6 menjadi indeks 0-4 tidak ditetapkan sumber mana pun; semua bacaan ditunjukkan.",
            "No source says how stars 1-6 become an index of 0-4, so every reading is shown.",
        ),
        ("5,36 bintang: 3,5733, 3,488, atau 3,616", "5.36 stars: 3.5733, 3.488 or 3.616"),
    ),
    "K041": TwoColumns(
        (
            "dengan bobot tercetak {weight} indeks {id} menjadi {computed}, bukan {ours}; itu berpengaruh",
            "with the printed weight {weight} index {id} is {computed}, not {ours}, and that matters",
        ),
        (
            "Bila kantor memakai bobot itu, sebutkan pada laporannya; itu bukan kesalahan.",
            "If the office uses that weight, say so in its report; it is no fault.",
        ),
        (
            "Formulir mencetak sepersembilan sebagai 0,111 atau 0,11; zitool menghitung sepersembilan.",
            "Forms print the weight of one ninth as 0.111 or 0.11; zitool computes with one ninth.",
        ),
        ("88,40 dan 87,52", "88.40 and 87.52"),
    ),
}

READING_LABELS: Mapping[str, tuple[str, str]] = {
    "survey_map_head": (
        """Peta kolom untuk `zitool survey --map`: judul kolom, lalu butir atau perannya.
Butir ditulis indeks.butir, mis. ipkp.waktu. Bila angka besar berarti buruk, tulis dua baris
di bawah judulnya: butir: ipak.imbalan, lalu arah: terbalik.
Peran: cap-waktu, responden, nama, telepon, surel, nik, pribadi, umur, kelamin, pendidikan,
pekerjaan, layanan, unit, kategori, pegawai, selesai, diarahkan, komentar, skor, abaikan.""",
        """Map of columns for `zitool survey --map`: a header, then its item or role.
An item is written index.item, as ipkp.waktu. Where more is worse, write two lines below
its header: butir: ipak.imbalan, then arah: terbalik.
Roles: cap-waktu, responden, nama, telepon, surel, nik, pribadi, umur, kelamin, pendidikan,
pekerjaan, layanan, unit, kategori, pegawai, selesai, diarahkan, komentar, skor, abaikan.""",
    ),
    "survey_map_written": ("peta kolom ditulis ke {file}", "map of columns written to {file}"),
}
