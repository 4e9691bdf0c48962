"""Help of the command line, in Indonesian and English; fixed when the commands are built."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zitool.wording import Language

HELP: Mapping[Language, Mapping[str, str]] = {
    "id": {
        "app": "Kalkulator Zona Integritas: membaca, memeriksa, dan menilai Lembar Kerja Evaluasi (LKE).",
        "score": "Menilai LKE terhadap nilai minimal predikat.\n\n"
        "Contoh: zitool score lke.xlsx --require wbk",
        "validate": "Memeriksa LKE: temuan tiap sel dan cara mengatasinya.\n\n"
        "Contoh: zitool validate lke.xlsx --strict; zitool validate folder -o temuan.xlsx",
        "gap-report": "Menunjukkan langkah berikutnya: rencana paling ringan menuju predikat.\n\n"
        "Contoh: zitool gap-report lke.xlsx --target wbk; zitool gap-report folder --reports laporan",
        "compare": "Membandingkan penilai dalam satu LKE, atau beberapa LKE satu unit.\n\n"
        "Contoh: zitool compare lke.xlsx; zitool compare 2025.xlsx 2026.xlsx",
        "trend": "Menunjukkan nilai satu unit dari waktu ke waktu.\n\n"
        "Contoh: zitool trend 2024.xlsx 2025.xlsx 2026.xlsx",
        "readiness": "Menunjukkan kesiapan unit: tahapan, prasyarat, dan yang belum ada.\n\n"
        "Contoh: zitool readiness --new unit.xlsx; zitool readiness unit.xlsx lke.xlsx",
        "zone": "Menilai kawasan: semua unitnya, skor integrasi, predikat yang disandang.\n\n"
        "Contoh: zitool zone --new kawasan.yaml; zitool zone kawasan.yaml",
        "survey": "Menghitung IPKP, IPAK, atau IKM dari jawaban mentah responden.\n\n"
        "Contoh: zitool survey jawaban.csv; zitool survey *.xlsx --by semester -f json",
        "evidence": "Mencocokkan bukti dukung dengan LKE: apa yang belum ada, rusak, atau tidak jelas.\n\n"
        "Contoh: zitool evidence lke.xlsx BUKTI -o BUKTI/indeks.html; zitool evidence --tree BUKTI",
        "explain": "Menjelaskan kode temuan atau asal suatu nilai.\n\n"
        "Contoh: zitool explain V303; zitool explain A.I.1.i lke.xlsx; zitool explain wbk",
        "template": "Menulis LKE kosong yang siap diisi di Excel.\n\n"
        'Contoh: zitool template -o lke.xlsx --unit "KPPN Contoh"',
        "serve": "Melayani PortalRB dari folder berisi LKE: tiga alamat panduannya, dengan token.\n\n"
        "Contoh: zitool serve --new-token portalrb --tokens token.jsonl; "
        "zitool serve folder --tokens token.jsonl --dry-run",
    },
    "en": {
        "app": "Calculator of Zona Integritas: reads, checks, scores Lembar Kerja Evaluasi (LKE) workbooks.",
        "score": "Score LKE workbooks against the minima.\n\nExample: zitool score lke.xlsx --require wbk",
        "validate": "Check LKE workbooks: findings by cell, and cures.\n\n"
        "Example: zitool validate lke.xlsx --strict; zitool validate folder -o findings.xlsx",
        "gap-report": "Show what to do next: the cheapest plan towards a designation.\n\n"
        "Example: zitool gap-report lke.xlsx --target wbk; zitool gap-report folder --reports reports",
        "compare": "Compare the assessors of one LKE, or several LKEs of one unit.\n\n"
        "Example: zitool compare lke.xlsx; zitool compare 2025.xlsx 2026.xlsx",
        "trend": "Show the points of one unit through time.\n\n"
        "Example: zitool trend 2024.xlsx 2025.xlsx 2026.xlsx",
        "readiness": "Show how ready a unit is: stages, prerequisites, what is missing.\n\n"
        "Example: zitool readiness --new unit.xlsx; zitool readiness unit.xlsx lke.xlsx",
        "zone": "Decide on a zone (kawasan): its units, the score of integration, what it holds.\n\n"
        "Example: zitool zone --new kawasan.yaml; zitool zone kawasan.yaml",
        "survey": "Compute IPKP, IPAK or IKM from the raw answers of respondents.\n\n"
        "Example: zitool survey answers.csv; zitool survey *.xlsx --by semester -f json",
        "evidence": "Hold evidence against the LKE: what is missing, damaged or unclear.\n\n"
        "Example: zitool evidence lke.xlsx EVIDENCE -o EVIDENCE/index.html; zitool evidence --tree EVIDENCE",
        "explain": "Explain a finding's code, or where points come from.\n\n"
        "Example: zitool explain V303; zitool explain A.I.1.i lke.xlsx; zitool explain wbk",
        "template": "Write a blank LKE, ready to be filled in Excel.\n\n"
        'Example: zitool template -o lke.xlsx --unit "KPPN Contoh"',
        "serve": "Answer PortalRB from a folder of LKEs: the three addresses of its guide, with tokens.\n\n"
        "Example: zitool serve --new-token portalrb --tokens tokens.jsonl; "
        "zitool serve folder --tokens tokens.jsonl --dry-run",
    },
}

OPTIONS: Mapping[Language, Mapping[str, str]] = {
    "id": {
        "files": "satu atau beberapa LKE (.xlsx, .xlsm)",
        "compare_assessor": "penilai yang dibandingkan; boleh diulang; bawaan: semua yang menjawab",
        "peers": "tempat satu LKE di antara LKE dalam folder ini",
        "places": "LKE, folder berisi LKE, atau pola seperti unit/*.xlsx",
        "recap": "satu baris tiap LKE; bawaan untuk folder, pola, dan tabel lebih dari tiga berkas",
        "only": "rekap: hanya kelompok ini, atau unit jenis atau kelompok prioritas ini (boleh diulang)",
        "sort": "rekap: urutan barisnya",
        "keep_duplicates": "rekap: hitung juga berkas yang isinya, atau jawaban unitnya, sudah ada",
        "jobs": "rekap: banyaknya proses; bawaan: sebanyak prosesor",
        "resume": "rekap: catat yang selesai ke jurnal ini, dan teruskan dari sana",
        "units": "rekap: daftar unit (id,name,agency,kind,province,file) yang seharusnya mengirim LKE",
        "by": "rekap: statistik menurut kolom daftar unit ini",
        "executor": "rekap: kerjakan pada penjadwal Dask yang sudah berjalan",
        "reports": "rekap: tulis juga laporan HTML tiap LKE ke folder ini",
        "zone_file": "berkas kawasan (YAML)",
        "zone_new": "tulis berkas kawasan baru yang tinggal diisi",
        "zone_target": "predikat yang ditampilkan; bawaan: semua",
        "zone_require": "kode keluar 1 bila kawasan belum memenuhi syarat predikat ini",
        "survey_of_lke": "jawaban survei unit ini: simulasikan IPAK dan IPKP, bandingkan dengan isian",
        "survey_new": "tulis kuesioner dan lembar isiannya ke berkas ini; rumusan resmi dari yang lama",
        "survey_files": "jawaban responden (.xlsx, .csv); beberapa berkas adalah satu survei",
        "survey_instrument": "instrumen surveinya (spkp-spak, spkp-spak-4, skm-14-2017, ...) atau berkasnya;"
        " bawaan: dikenali dari pertanyaan dan jawabannya",
        "survey_conversion": "cara rata-rata menjadi indeks 4: m*4/max, (m-min)/(max-min)*4, atau"
        " (m-min)/(max-min)*3+1; bawaan: menurut instrumennya",
        "survey_map": "peta kolom: judul mana pertanyaan mana (YAML; buat dengan --new-map)",
        "survey_new_map": "tulis peta kolom dari berkas ini, untuk diperbaiki",
        "survey_period": "hanya respons dari hari pertama sampai terakhir: 01-01-2026..30-06-2026",
        "survey_population": "banyaknya pengguna layanan pada periode itu",
        "survey_random": "respondennya diundi dari populasi itu, maka selangnya menyempit",
        "survey_by": "rinci menurut layanan, bulan, semester, atau kolom berjudul ini (boleh diulang)",
        "survey_drop": "jangan hitung respons yang terkena aturan ini, mis. control (boleh diulang)",
        "survey_keep": "tetap hitung respons yang terkena aturan ini, mis. internal (boleh diulang)",
        "survey_with_names": "sertakan nama responden pada lembar data",
        "survey_with_comments": "sertakan tulisan responden, tanpa nomor dan surel; baca sebelum dibagikan",
        "survey_publish": "hanya yang boleh diumumkan: tanpa nama dan tulisan responden",
        "one_file": "LKE yang dijelaskan",
        "rubric_of": "id rubrik, atau folder rubrik sendiri",
        "rubric": "id rubrik, atau folder rubrik sendiri; bawaan: dikenali dari berkas",
        "assessor": "jawaban siapa yang dinilai; bawaan: unit",
        "sheet": "lembar yang dibaca; all: semua lembar LKE, satu unit tiap lembar; bawaan: yang cocok",
        "one_sheet": "lembar yang dibaca; bawaan: yang cocok",
        "sheets": "lembar yang dibaca; boleh diulang: satu untuk tiap berkas, atau beberapa dari satu berkas",
        "lang": "bahasa keluaran",
        "format": "bentuk keluaran; bawaan: menurut akhiran -o, atau table; untuk Excel: xlsx",
        "output": "tulis ke berkas ini",
        "overwrite": "timpa berkas keluaran yang sudah ada",
        "fail_on": "kode keluar 1 bila ada temuan setingkat ini atau lebih berat",
        "date": "hari yang prasyaratnya berlaku; bawaan: yang berlaku sekarang",
        "facts_file": "berkas fakta; bentuk kosongnya: --new",
        "readiness_lke": "LKE unit itu; penilaian TPI didahulukan",
        "readiness_new": "tulis berkas fakta kosong yang berpenjelasan (.yaml, atau .xlsx dengan pilihan)",
        "readiness_target": "predikat yang dituju; bawaan: menurut predikat yang sudah dimiliki",
        "readiness_date": "keadaan pada hari ini; bawaan: hari ini",
        "deadline": "batas pengusulan yang diumumkan TPN; bawaan: 31 Mei berikutnya",
        "require_ready": "kode keluar 1 bila belum siap diusulkan",
        "facts": "fakta untuk memeriksa prasyarat (YAML atau .xlsx; lihat readiness --new)",
        "evidence_beside": "bukti dukung LKE ini (lihat evidence); rekap: folder induk bukti semua unit",
        "evidence_lke": "LKE unit, atau folder berisi LKE beberapa unit",
        "evidence_place": "folder bukti dukung, atau daftarnya (.csv); untuk folder LKE: folder induknya",
        "evidence_map": "CSV berkas;soal yang menetapkan berkas milik pertanyaan mana",
        "evidence_new_map": "tulis CSV itu dengan berkas yang ambigu atau tanpa pertanyaan, tinggal diisi",
        "evidence_manifest": "daftar SHA-256: ditulis bila belum ada, diperiksa bila ada",
        "evidence_tree": "buat susunan folder kosong di sini",
        "evidence_convention": "cara folder menyebut pertanyaan",
        "evidence_collect": "salin semua dokumen, bernomor dan lengkap dengan indeks, ke folder baru ini",
        "evidence_year": "tahun siklus; bawaan: tahun LKE",
        "debug": "tampilkan jejak kesalahan program",
        "require": "kode keluar 1 bila nilai minimal predikat ini tidak terpenuhi",
        "annotate": "-o menjadi salinan LKE ini dengan komentar dan warna pada temuannya",
        "strict": "peringatan dihitung galat (sama dengan --fail-on warning), dan jawaban diperiksa dua kali",
        "print": "HTML yang dicetak: ringkas, paling banyak 8 halaman, atau dengan setiap jawaban",
        "verbose": "tampilkan juga syarat yang terpenuhi dan setiap temuan, termasuk catatan",
        "set": "simulasikan jawaban ini; boleh diulang; berkas tidak berubah",
        "target": "predikat yang dituju; bawaan: yang pertama belum terpenuhi",
        "effort": "upaya langkah tiap pertanyaan atau bagian (YAML atau .xlsx; lihat template --effort)",
        "max_steps": "hasil terbaik dengan langkah (upaya) paling banyak sekian",
        "subject": "kode temuan, id pertanyaan atau bagian, atau predikat",
        "unit_name": "nama unit kerja yang ditulis pada formulir",
        "template_assessor": "kolom siapa yang disediakan; boleh diulang; bawaan: unit",
        "template_from": "isi LKE itu dari dokumen jawaban PortalRB",
        "template_units": "tulis daftar unit yang kosong untuk score --units, dengan pilihan jenis unit",
        "template_output": "berkas .xlsx yang ditulis",
        "template_effort": "tulis daftar upaya yang kosong untuk gap-report --effort, bukan LKE",
        "serve_folder": "folder berisi LKE; dibaca ulang begitu berubah",
        "serve_tokens": "berkas token: sidik (SHA-256) tiap token, hak 600",
        "serve_new_token": "buat token dengan nama ini dan tampilkan sekali; cakupannya: --units",
        "serve_revoke_token": "cabut token dengan nama ini; berlaku juga selagi melayani",
        "serve_units": "daftar unit (id, name, target, afirmasi, file; bawaan: units.csv di folder); "
        "dengan --new-token: id unit yang boleh diminta, dipisah koma; bawaan: semua",
        "serve_year": "tahun pengusulan; bawaan: yang dinyatakan kebanyakan LKE",
        "serve_host": "alamat tempat melayani; selain komputer ini sendiri perlu --cert atau proksi HTTPS",
        "serve_port": "port; bawaan: 8443 dengan --cert, 8080 tanpanya",
        "serve_cert": "sertifikat TLS (PEM) dengan rantainya",
        "serve_key": "kunci sertifikat itu (PEM) tanpa kata sandi",
        "serve_rate": "permintaan per detik tiap token; sepuluh detik sekaligus boleh",
        "serve_dry_run": "tampilkan apa yang akan dilayani, lalu selesai",
    },
    "en": {
        "files": "one or more LKE workbooks (.xlsx, .xlsm)",
        "compare_assessor": "assessors to compare; may be repeated; default: all who answered",
        "peers": "where one LKE stands among those in this folder",
        "places": "LKE workbooks, folders of them, or patterns such as unit/*.xlsx",
        "recap": "one line per LKE; the default for folders, patterns, and tables of more than three files",
        "only": "recap: this group only, or units of this kind or group with priority (may be repeated)",
        "sort": "recap: order of the lines",
        "keep_duplicates": "recap: also count files whose bytes, or whose unit's answers, came already",
        "jobs": "recap: number of processes; default: one per processor",
        "resume": "recap: note what is finished in this journal, and go on from there",
        "units": "recap: list of the units (id,name,agency,kind,province,file) that were to send an LKE",
        "by": "recap: statistics by this column of the list of units",
        "executor": "recap: work on a Dask scheduler that is running",
        "reports": "recap: also write an HTML report of each LKE into this folder",
        "survey_of_lke": "answers to the unit's survey: suppose its IPAK and IPKP, compare with the LKE",
        "survey_new": "write a questionnaire and its entry sheet; official wording is taken from an old one",
        "survey_files": "answers of respondents (.xlsx, .csv); several files are one survey",
        "survey_instrument": "instrument of the survey (spkp-spak, spkp-spak-4, skm-14-2017, ...) or a file;"
        " default: recognised by questions and answers",
        "survey_conversion": "how a mean becomes an index of 4: m*4/max, (m-min)/(max-min)*4, or"
        " (m-min)/(max-min)*3+1; default: as the instrument says",
        "survey_map": "map of columns: which header is which question (YAML; made by --new-map)",
        "survey_new_map": "write a map of the columns of these files, to be corrected",
        "survey_period": "only responses from the first to the last day: 2026-01-01..2026-06-30",
        "survey_population": "how many users the service had in that time",
        "survey_random": "the respondents were drawn by lot from that population, which narrows the interval",
        "survey_by": "break down by layanan, bulan, semester, or the column of this header (may be repeated)",
        "survey_drop": "leave out responses that this rule fits, such as control (may be repeated)",
        "survey_keep": "count responses that this rule fits, such as internal (may be repeated)",
        "survey_with_names": "show names of respondents in the data sheet",
        "survey_with_comments": "show what respondents wrote, without numbers and addresses; read it first",
        "survey_publish": "only what may be published: no names, no words of respondents",
        "zone_file": "file of a zone (YAML)",
        "zone_new": "write a new file of a zone, to be filled in",
        "zone_target": "designation to show; default: all",
        "zone_require": "exit with 1 if the zone does not meet the conditions of this designation",
        "one_file": "the LKE to explain",
        "rubric_of": "id of a rubric, or a folder with a rubric of your own",
        "rubric": "id of a rubric, or a folder with a rubric of your own; default: recognised from the file",
        "assessor": "whose answers to score; default: unit",
        "sheet": "sheet to read; all: every LKE sheet, one unit each; default: the one that fits",
        "one_sheet": "sheet to read; default: the one that fits",
        "sheets": "sheet to read; may be repeated: one for each file, or several of one file",
        "lang": "language of the output",
        "format": "form of the output; default: by the suffix of -o, or table; for Excel: xlsx",
        "output": "write to this file",
        "overwrite": "replace an output file that exists",
        "fail_on": "exit with 1 if there are findings of this severity or graver",
        "date": "day whose prerequisites apply; default: those now in force",
        "facts_file": "the file of facts; a blank one: --new",
        "readiness_lke": "the LKE of that unit; the TPI's assessment comes first",
        "readiness_new": "write a blank file of facts with explanations (.yaml, or .xlsx with dropdowns)",
        "readiness_target": "designation to reach; default: by what the unit holds already",
        "readiness_date": "as things stand on this day; default: today",
        "deadline": "last day for proposals as the TPN announced it; default: the next 31 May",
        "require_ready": "exit with 1 if not ready to be proposed",
        "facts": "facts that settle prerequisites (YAML or .xlsx; see readiness --new)",
        "evidence_beside": "evidence of this LKE (see evidence); of a recap: the folder above all units'",
        "evidence_lke": "the unit's LKE, or a folder with the LKEs of several units",
        "evidence_place": "folder of evidence, or a listing of it (.csv); for a folder of LKEs the one above",
        "evidence_map": "CSV berkas;soal that settles which file is of which question",
        "evidence_new_map": "write that CSV with files that are ambiguous or of no question, to be filled in",
        "evidence_manifest": "list of SHA-256: written where there is none, verified where there is",
        "evidence_tree": "make the empty tree of folders here",
        "evidence_convention": "how folders say which question they are of",
        "evidence_collect": "copy all documents, numbered and with an index, into this new folder",
        "evidence_year": "year of the cycle; default: that of the LKE",
        "debug": "show the traceback of a bug",
        "require": "exit with 1 if the minima of this designation are not met",
        "annotate": "make -o a copy of this LKE with comments and colours at the findings",
        "strict": "count warnings as errors (same as --fail-on warning), and check answers twice",
        "print": "HTML on paper: in short, 8 pages at most, or with every answer",
        "verbose": "also show the minima that are met and every finding, notes too",
        "set": "suppose this answer; may be repeated; the file is not changed",
        "target": "designation to reach; default: the first that is not met",
        "effort": "cost of a step by question or section (YAML or .xlsx; see template --effort)",
        "max_steps": "the best that can be done at this cost",
        "subject": "code of a finding, id of a question or section, or a designation",
        "unit_name": "name of the work unit to write on the form",
        "template_assessor": "whose columns to provide; may be repeated; default: unit",
        "template_from": "fill that LKE in from a PortalRB document of answers",
        "template_units": "write a blank list of units for score --units, with the kinds of units to choose",
        "template_output": "the .xlsx to write",
        "template_effort": "write a blank list of efforts for gap-report --effort, and no LKE",
        "serve_folder": "folder of LKEs; read anew as soon as it changes",
        "serve_tokens": "file of tokens: the SHA-256 of each, mode 600",
        "serve_new_token": "make a token of this name and print it once; its scope: --units",
        "serve_revoke_token": "revoke the token of this name; works while serving, too",
        "serve_units": "list of units (id, name, target, afirmasi, file; default: units.csv in the folder); "
        "with --new-token: ids of units that may be asked for, with commas; default: all",
        "serve_year": "year of the proposal; default: the one that most LKEs state",
        "serve_host": "address to serve at; other than this machine itself needs --cert or an HTTPS proxy",
        "serve_port": "port; default: 8443 with --cert, 8080 without",
        "serve_cert": "TLS certificate (PEM) with its chain",
        "serve_key": "key of that certificate (PEM), without a passphrase",
        "serve_rate": "requests a second for each token; ten seconds' worth may come at once",
        "serve_dry_run": "show what would be served, and end",
    },
}


def option(key: str) -> str:
    """Return the help of an option in the language of this process (``--lang``, ``ZITOOL_LANG``)."""
    english = os.environ.get("ZITOOL_LANG") == "en"
    arguments = sys.argv[1:]
    for position, argument in enumerate(arguments):
        if argument == "--lang" or argument.startswith("--lang="):
            given = argument.partition("=")[2] or "".join(arguments[position + 1 : position + 2])
            english = given == "en"
    language: Language = "en" if english else "id"
    if key in OPTIONS[language]:
        return OPTIONS[language][key]
    if key.startswith("portalrb_"):
        from zitool.wording.portalrb_help import PORTALRB_OPTIONS  # noqa: PLC0415 - only its commands need them

        return PORTALRB_OPTIONS[language][key]
    from zitool.wording.rubric_help import RUBRIC_OPTIONS  # noqa: PLC0415 - only `zitool rubric` needs them

    return RUBRIC_OPTIONS[language][key]
