"""What people read of PortalRB documents that are checked and compared, in two columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zitool.wording import TwoColumns

if TYPE_CHECKING:
    from collections.abc import Mapping

FINDINGS: Mapping[str, TwoColumns] = {
    "J040": TwoColumns(
        ("{raw}: seharusnya {shape}", "{raw}: {shape} belongs here"),
        (
            "Perbaiki di tempat itu, atau buat ulang dengan zitool portalrb export.",
            "Mend it at that place, or make the document anew with zitool portalrb export.",
        ),
        (
            "PortalRB membaca dokumen menurut panduannya; yang menyimpang ditolak atau hilang.",
            "PortalRB reads documents by its guide; what departs from it is refused or lost.",
        ),
        ('"soal_id": "101"', '"soal_id": "101"'),
    ),
    "J041": TwoColumns(
        ('id unit "{id}" sudah dipakai di {first}', 'the unit id "{id}" is used before, in {first}'),
        ("Beri setiap unit id sendiri, satu kali.", "Give each unit an id of its own, once."),
        (
            "Jawaban diambil menurut id; satu id tidak dapat berarti dua unit.",
            "Answers are fetched by id; one id cannot mean two units.",
        ),
        ("id yang sama pada daftar WBK dan WBBM", "one id in the lists of WBK and WBBM"),
    ),
    "J042": TwoColumns(
        ('id unit "{id}" tidak dapat menjadi bagian alamat', 'the unit id "{id}" cannot end an address'),
        (
            "Pakai id yang pendek tanpa karakter kendali, bukan titik saja.",
            "Take a short id without control characters that is not made of dots alone.",
        ),
        (
            "PortalRB menaruh id itu pada alamat jawaban.",
            "PortalRB puts that id into the address of answers.",
        ),
        ("..", ".."),
    ),
    "J043": TwoColumns(
        (
            'unit "{id}": kategori WBK-AFIRMASI tetapi afirmasi false',
            'unit "{id}": category WBK-AFIRMASI, and afirmasi false',
        ),
        ("Samakan keduanya.", "Make the two agree."),
        (
            "Dua isian untuk hal yang sama saling bertentangan.",
            "Two fields for one thing contradict each other.",
        ),
        ('"kategori": "WBK-AFIRMASI", "afirmasi": false', '"kategori": "WBK-AFIRMASI", "afirmasi": false'),
    ),
    "J044": TwoColumns(
        (
            "daftar soal tahun {year} tidak ada di sini; nomor soal dan nilainya tidak diperiksa",
            "there is no list of {year} here; numbers of questions and points are not checked",
        ),
        (
            "Periksa tahunnya; daftar soal yang ada: {known}.",
            "Look at the year; there are lists of: {known}.",
        ),
        (
            "Bentuknya dapat diperiksa tanpa daftar soal, isinya tidak.",
            "Its shape can be checked without the list, its answers cannot.",
        ),
        ("contoh pada panduan, tahun 2025", "the guide's example, of 2025"),
    ),
    "J045": TwoColumns(
        (
            "urutan soal bukan urutan daftar soal {year}",
            "the order of questions is not that of the list of {year}",
        ),
        ("Tidak perlu apa-apa.", "Nothing has to be done."),
        (
            "Soal dikenali dari nomornya; urutan yang sama lebih mudah dibaca orang.",
            "Questions are known by number; the same order is easier for people.",
        ),
        ("soal 2 sebelum soal 1", "question 2 before question 1"),
    ),
    "J047": TwoColumns(
        ("{path} tidak ada", "{path} is not there"),
        (
            "Buat dengan zitool portalrb export, walaupun tanpa unit.",
            "Make it with zitool portalrb export, even if without units.",
        ),
        ("PortalRB selalu mengambil daftar unit WBK.", "PortalRB always fetches the list of units for WBK."),
        ("folder yang hanya berisi jawaban", "a folder with answers alone"),
    ),
    "J048": TwoColumns(
        (
            'jawaban unit "{unit}" ({id}) tidak ada',
            'the answers of unit "{unit}" ({id}) are not there',
        ),
        (
            "Tambahkan jawabannya, atau hapus unit itu dari daftar.",
            "Add its answers, or take the unit out of the list.",
        ),
        (
            "PortalRB mengambil jawaban setiap unit pada daftar.",
            "PortalRB fetches the answers of every unit in a list.",
        ),
        ("unit yang LKE-nya belum masuk", "a unit whose LKE has not come in"),
    ),
    "J049": TwoColumns(
        ('jawaban unit "{id}" ada, unitnya tidak diusulkan', 'unit "{id}" has answers and is not proposed'),
        (
            "Tambahkan unit itu ke daftar, atau hapus jawabannya.",
            "Add the unit to a list, or delete its answers.",
        ),
        (
            "PortalRB tidak akan mengambil jawaban unit di luar daftar.",
            "PortalRB never fetches the answers of a unit in no list.",
        ),
        ("jawaban dari ekspor sebelumnya", "answers of an earlier export"),
    ),
    "J050": TwoColumns(
        ('nama berkas bukan milik unit "{id}": {name}', 'the file is not named after unit "{id}": {name}'),
        ("Samakan nama berkas dan unit_id.", "Make the file's name and unit_id agree."),
        (
            "Nama berkas adalah id unit pada alamat; yang diambil harus jawaban unit itu.",
            "A file's name is the id in the address; what is fetched has to be that unit's answers.",
        ),
        ("UNIT-02.json berisi unit_id UNIT-01", "UNIT-02.json with unit_id UNIT-01"),
    ),
    "J051": TwoColumns(
        (
            'nama unit "{name}" berbeda dari daftar unit: "{other}"',
            'the unit is called "{name}" here and "{other}" in the list',
        ),
        ("Samakan namanya.", "Make the names agree."),
        (
            "Nama yang berubah membuat PortalRB meminta tinjauan ulang.",
            "A name that changes makes PortalRB ask for another review.",
        ),
        ("KPP Contoh dan Kantor Contoh", "KPP Contoh and Kantor Contoh"),
    ),
    "J052": TwoColumns(
        ("tahun {year}, dokumen lainnya {other}", "year {year}, while the other documents say {other}"),
        ("Samakan tahunnya.", "Make the years agree."),
        ("Satu usulan adalah usulan satu tahun.", "What is proposed is proposed for one year."),
        ("jawaban tahun lalu di folder tahun ini", "last year's answers in this year's folder"),
    ),
    "J053": TwoColumns(
        ("tidak ada alamat PortalRB yang menuju berkas ini", "no address of PortalRB leads to this file"),
        ("Pindahkan bila bukan bagian usulan.", "Move it away if it is no part of what is proposed."),
        (
            "Hanya pengusulan/ dan lke/jawaban-unit/ yang diambil.",
            "Nothing but pengusulan/ and lke/jawaban-unit/ is fetched.",
        ),
        ("catatan.txt", "notes.txt"),
    ),
    "J054": TwoColumns(
        (
            "folder ini tidak ditata seperti alamat PortalRB",
            "this folder is not laid out as PortalRB's addresses",
        ),
        (
            "Berikan folder yang ditulis zitool portalrb export, atau satu dokumen.",
            "Name the folder that zitool portalrb export wrote, or one document.",
        ),
        (
            "Folder itu berisi pengusulan/unit-wbk.json dan lke/jawaban-unit/.",
            "Such a folder holds pengusulan/unit-wbk.json and lke/jawaban-unit/.",
        ),
        ("folder berisi LKE", "a folder of LKEs"),
    ),
    "J055": TwoColumns(
        (
            "{count} isian pada {questions} soal berbeda",
            "{count} fields of {questions} questions differ",
        ),
        (
            "Betulkan sumbernya, lalu ambil ulang (Refetch) sebelum menekan Sesuai.",
            "Mend the source, then fetch again (Refetch) before pressing Sesuai.",
        ),
        (
            "Yang disetujui adalah yang ada pada PortalRB, bukan LKE-nya.",
            "What is confirmed is what PortalRB holds, and not the LKE.",
        ),
        ("LKE diubah sesudah diambil", "an LKE changed after it was fetched"),
    ),
    "J056": TwoColumns(
        ('nama unitnya "{name}" dan "{other}"', 'the units are called "{name}" and "{other}"'),
        ("Pastikan keduanya dari unit yang sama.", "Make sure that both are of the same unit."),
        (
            "Perbandingan dua unit yang berbeda tidak mengatakan apa pun.",
            "A comparison of two different units says nothing.",
        ),
        ("KPP Contoh dan Kantor Contoh", "KPP Contoh and Kantor Contoh"),
    ),
}

LABELS: Mapping[str, tuple[str, str]] = {
    "portalrb_diff_kind": ("LKE dan PortalRB", "LKE and PortalRB"),
    "portalrb_first": ("LKE", "LKE"),
    "portalrb_second": ("PortalRB", "PortalRB"),
    "portalrb_same": ("Soal yang sama", "Questions alike"),
    "portalrb_differences": ("Perbedaan", "Differences"),
    "portalrb_alike": (
        "Semua soal sama: jawaban, catatan, dan bukti dukungnya.",
        "All questions are alike: answers, notes and evidence.",
    ),
    "portalrb_column_field": ("Isian", "Field"),
    "portalrb_column_change": ("Nilai", "Points"),
    "portalrb_check_kind": ("Pemeriksaan dokumen PortalRB", "Check of PortalRB documents"),
    "portalrb_documents": ("Dokumen", "Documents"),
    "portalrb_following": ("Mengikuti panduan", "Following the guide"),
    "portalrb_units": ("Unit", "Units"),
    "portalrb_column_file": ("Berkas", "File"),
    "portalrb_column_document": ("Dokumen", "Document"),
    "portalrb_column_year": ("Tahun", "Year"),
    "portalrb_column_entries": ("Isi", "Entries"),
    "portalrb_column_follows": ("Mengikuti panduan", "Follows the guide"),
    "portalrb_column_unit_id": ("Id", "Id"),
    "portalrb_column_unit": ("Unit", "Unit"),
    "portalrb_column_target": ("Predikat", "Designation"),
    "portalrb_column_assessor": ("Penilai", "Assessor"),
    "portalrb_column_answered": ("Terjawab", "Answered"),
    "portalrb_column_points": ("Nilai", "Points"),
    "portalrb_column_minima": ("Nilai minimal", "Minima"),
    "portalrb_column_missed": ("Belum tercapai", "Missed"),
}
