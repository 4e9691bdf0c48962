"""Labels of the workbooks that people fill in beside an LKE, in Indonesian and English."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zitool.wording import Language

ENTRY_LABELS: Mapping[Language, Mapping[str, str]] = {
    "id": {
        "entry_key": "Kunci",
        "entry_name": "Fakta",
        "entry_value": "Nilai",
        "entry_year": "Tahun",
        "entry_number": "Angka",
        "entry_as_of": "Per tanggal",
        "entry_source": "Sumber",
        "entry_how": "Cara mengisi",
        "entry_for": "Untuk apa",
        "entry_provision": "Dasar",
        "entry_question": "Bagian atau pertanyaan",
        "entry_cost": "Upaya",
        "entry_sheet_facts": "Fakta",
        "entry_sheet_effort": "Upaya",
        "entry_title_facts": "Fakta tentang unit yang tidak tampak pada LKE",
        "entry_title_effort": "Upaya tiap langkah",
        "entry_told_facts": "Isi sel kuning yang diketahui; yang kosong tetap belum diketahui. Simpan, lalu: "
        "zitool readiness unit.xlsx lke.xlsx, atau zitool score lke.xlsx --facts unit.xlsx",
        "entry_told_effort": "Isi upaya satu langkah pada bagian atau pertanyaan; yang kosong ikut bagian di "
        "atasnya, atau 1. Simpan, lalu: zitool gap-report lke.xlsx --effort upaya.xlsx",
        "entry_fixed": "tetap",
        "entry_day_format": "dd-mm-yyyy",
        "entry_unit": "Unit kerja",
        "entry_group_agency": "Instansi",
        "entry_group_unit": "Unit kerja",
        "entry_group_process": "Tahapan",
        "entry_group_not_asked": "Tidak ditanyakan peraturan ini pada hari itu",
        "entry_not_asked": "tidak ditanyakan",
        "entry_how_unit": "nama unit, seperti pada LKE",
        "entry_how_choice": "pilih: {words}",
        "entry_how_jenis_unit": "pilih jenisnya, lainnya bila tidak ada; artinya: zitool explain rsud",
        "entry_how_predikat_wbk": "siapa yang menetapkan: menteri, mandiri (evaluasi mandiri, 5/2024), "
        "pimpinan (52/2014); atau tidak",
        "entry_how_yearly": "satu baris tiap tahun, tahunnya di kolom Tahun; pilih: {words}",
        "entry_how_grade": "huruf menurut surat (BB), angkanya di kolom Angka; atau angkanya saja: 72,5",
        "entry_how_number": "angka, misalnya 3",
        "entry_how_share": "yang sudah dari seluruhnya: 18 dari 20, atau 90%",
        "entry_how_day": "tanggal, misalnya 31-12-2025; ya bila harinya tidak diketahui; belum bila belum",
        "entry_how_year": "tahun, misalnya 2025",
        "entry_how_as_of": "hari fakta ini berlaku, misalnya 31-12-2025",
        "entry_how_cost": "0,1 sampai 100, juga yang tidak ada pada daftar; tetap bila tidak dapat diubah",
        "entry_new_effort": "Berkas upaya yang kosong ditulis ke {file}. Isi, lalu: "
        "zitool gap-report lke.xlsx --effort {file}",
    },
    "en": {
        "entry_key": "Key",
        "entry_name": "Fact",
        "entry_value": "Value",
        "entry_year": "Year",
        "entry_number": "Number",
        "entry_as_of": "As of",
        "entry_source": "Source",
        "entry_how": "How to fill it in",
        "entry_for": "What it is for",
        "entry_provision": "Provision",
        "entry_question": "Section or question",
        "entry_cost": "Effort",
        "entry_sheet_facts": "Facts",
        "entry_sheet_effort": "Effort",
        "entry_title_facts": "Facts about the unit that no LKE shows",
        "entry_title_effort": "Effort of each step",
        "entry_told_facts": "Fill in the yellow cells that you know; blank ones stay unknown. Save it, then: "
        "zitool readiness unit.xlsx lke.xlsx, or zitool score lke.xlsx --facts unit.xlsx",
        "entry_told_effort": "Fill in the effort of one step in a section or question; blank ones follow the "
        "section above, or cost 1. Save it, then: zitool gap-report lke.xlsx --effort effort.xlsx",
        "entry_fixed": "fixed",
        "entry_day_format": "yyyy-mm-dd",
        "entry_unit": "Work unit",
        "entry_group_agency": "Agency",
        "entry_group_unit": "Work unit",
        "entry_group_process": "Stages",
        "entry_group_not_asked": "Not asked by this regulation on that day",
        "entry_not_asked": "not asked",
        "entry_how_unit": "name of the unit, as the LKE has it",
        "entry_how_choice": "choose: {words}",
        "entry_how_jenis_unit": "choose the kind, lainnya if none fits; what it means: zitool explain rsud",
        "entry_how_predikat_wbk": "by whom it was given: menteri, mandiri (evaluasi mandiri, 5/2024), "
        "pimpinan (52/2014); or tidak",
        "entry_how_yearly": "one row a year, the year in its own column; choose: {words}",
        "entry_how_grade": "a letter as stated (BB), its number in Number; or the number alone: 72.5",
        "entry_how_number": "a number, such as 3",
        "entry_how_share": "done, of the whole: 18 dari 20, or 90%",
        "entry_how_day": "a date, such as 2025-12-31; ya if the day is unknown; belum if it has not happened",
        "entry_how_year": "a year, such as 2025",
        "entry_how_as_of": "the day on which this held, such as 2025-12-31",
        "entry_how_cost": "0.1 to 100, also what is not in the list; fixed if it cannot be changed",
        "entry_new_effort": "Blank file of efforts written to {file}. Fill it in, then: "
        "zitool gap-report lke.xlsx --effort {file}",
    },
}
