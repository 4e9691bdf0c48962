"""Help of the command line: of every command and option."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from zitool.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zitool.wording import Language


class Help(NamedTuple):
    """What a command does, and an example of it; each in Indonesian and then in English."""

    text: str
    text_en: str
    example: str = ""
    example_en: str = ""


COMMANDS: Mapping[str, Help] = {
    "app": Help(
        "Kalkulator Zona Integritas: membaca, memeriksa, dan menilai Lembar Kerja Evaluasi (LKE).",
        "Calculator of Zona Integritas: reads, checks, scores Lembar Kerja Evaluasi (LKE) workbooks.",
    ),
    "score": Help(
        "Menilai LKE terhadap nilai minimal predikat.",
        "Score LKE workbooks against the minima.",
        "zitool score lke.xlsx --require wbk",
        "zitool score lke.xlsx --require wbk",
    ),
    "validate": Help(
        "Memeriksa LKE: temuan tiap sel dan cara mengatasinya.",
        "Check LKE workbooks: findings by cell, and cures.",
        "zitool validate lke.xlsx --strict; zitool validate folder -o temuan.xlsx",
        "zitool validate lke.xlsx --strict; zitool validate folder -o findings.xlsx",
    ),
    "gap-report": Help(
        "Menunjukkan langkah berikutnya: rencana paling ringan menuju predikat.",
        "Show what to do next: the cheapest plan towards a designation.",
        "zitool gap-report lke.xlsx --target wbk; zitool gap-report folder --reports laporan",
        "zitool gap-report lke.xlsx --target wbk; zitool gap-report folder --reports reports",
    ),
    "compare": Help(
        "Membandingkan penilai dalam satu LKE, atau beberapa LKE satu unit.",
        "Compare the assessors of one LKE, or several LKEs of one unit.",
        "zitool compare lke.xlsx; zitool compare 2025.xlsx 2026.xlsx",
        "zitool compare lke.xlsx; zitool compare 2025.xlsx 2026.xlsx",
    ),
    "trend": Help(
        "Menunjukkan nilai satu unit dari waktu ke waktu.",
        "Show the points of one unit through time.",
        "zitool trend 2024.xlsx 2025.xlsx 2026.xlsx",
        "zitool trend 2024.xlsx 2025.xlsx 2026.xlsx",
    ),
    "readiness": Help(
        "Menunjukkan kesiapan unit: tahapan, prasyarat, dan yang belum ada.",
        "Show how ready a unit is: stages, prerequisites, what is missing.",
        "zitool readiness --new unit.xlsx; zitool readiness unit.xlsx lke.xlsx",
        "zitool readiness --new unit.xlsx; zitool readiness unit.xlsx lke.xlsx",
    ),
    "zone": Help(
        "Menilai kawasan: semua unitnya, skor integrasi, predikat yang disandang.",
        "Decide on a zone (kawasan): its units, the score of integration, what it holds.",
        "zitool zone --new kawasan.yaml; zitool zone kawasan.yaml",
        "zitool zone --new kawasan.yaml; zitool zone kawasan.yaml",
    ),
    "survey": Help(
        "Menghitung IPKP, IPAK, atau IKM dari jawaban mentah responden.",
        "Compute IPKP, IPAK or IKM from the raw answers of respondents.",
        "zitool survey jawaban.csv; zitool survey *.xlsx --by semester -f json",
        "zitool survey answers.csv; zitool survey *.xlsx --by semester -f json",
    ),
    "evidence": Help(
        "Mencocokkan bukti dukung dengan LKE: apa yang belum ada, rusak, atau tidak jelas.",
        "Hold evidence against the LKE: what is missing, damaged or unclear.",
        "zitool evidence lke.xlsx BUKTI -o BUKTI/indeks.html; zitool evidence --tree BUKTI",
        "zitool evidence lke.xlsx EVIDENCE -o EVIDENCE/index.html; zitool evidence --tree EVIDENCE",
    ),
    "explain": Help(
        "Menjelaskan kode temuan atau asal suatu nilai.",
        "Explain a finding's code, or where points come from.",
        "zitool explain V303; zitool explain A.I.1.i lke.xlsx; zitool explain wbk",
        "zitool explain V303; zitool explain A.I.1.i lke.xlsx; zitool explain wbk",
    ),
    "template": Help(
        "Menulis LKE kosong yang siap diisi di Excel.",
        "Write a blank LKE, ready to be filled in Excel.",
        'zitool template -o lke.xlsx --unit "KPPN Contoh"',
        'zitool template -o lke.xlsx --unit "KPPN Contoh"',
    ),
    "serve": Help(
        "Melayani PortalRB dari folder berisi LKE: tiga alamat panduannya, dengan token.",
        "Answer PortalRB from a folder of LKEs: the three addresses of its guide, with tokens.",
        (
            "zitool serve --new-token portalrb --tokens token.jsonl; zitool serve folder --tokens "
            "token.jsonl --dry-run"
        ),
        (
            "zitool serve --new-token portalrb --tokens tokens.jsonl; zitool serve folder --tokens "
            "tokens.jsonl --dry-run"
        ),
    ),
    "rubric": Help(
        "Membaca, memeriksa, menguji, dan menulis rubrik (peraturan sebagai data).",
        "Read, check, test and write rubrics (regulations as data).",
    ),
    "rubric list": Help(
        "Daftar rubrik yang disertakan.",
        "List the rubrics that come with zitool.",
        "zitool rubric list -f json",
        "zitool rubric list -f json",
    ),
    "rubric show": Help(
        "Menampilkan rubrik: susunan, bobot, nilai minimal, prasyarat, dan sumbernya.",
        "Show a rubric: structure, weights, minima, prerequisites and their sources.",
        "zitool rubric show permenpanrb-90-2021 A.I.3",
        "zitool rubric show permenpanrb-90-2021 A.I.3",
    ),
    "rubric schema": Help(
        "Mencetak JSON Schema rubrik, untuk editor.",
        "Print the JSON Schema of rubrics, for editors.",
        "zitool rubric schema section",
        "zitool rubric schema section",
    ),
    "rubric check": Help(
        "Memeriksa rubrik: semua temuan sekaligus, dengan berkas, baris, dan kolom.",
        "Check rubrics: all findings at once, with file, line and column.",
        "zitool rubric check rubrics/permenpanrb-90-2021 --strict",
        "zitool rubric check rubrics/permenpanrb-90-2021 --strict",
    ),
    "rubric test": Help(
        "Menjalankan kasus uji: jawaban, dan nilai serta kesimpulan yang harus keluar.",
        "Run cases: answers, and the points and verdicts that must come of them.",
        "zitool rubric test permenpanrb-90-2021 --mutants",
        "zitool rubric test permenpanrb-90-2021 --mutants",
    ),
    "rubric new": Help(
        "Menulis rubrik baru sebagai awal: berkomentar, dengan TODO di tempat yang harus diisi.",
        "Write a rubric to begin with: commented, with TODO wherever something must be filled in.",
        "zitool rubric new peraturan-1-2026",
        "zitool rubric new peraturan-1-2026",
    ),
    "rubric diff": Help(
        "Membandingkan dua rubrik: perubahan, nilai yang bergerak, dan nomor versinya.",
        "Compare two rubrics: what changed, whose score moves, which version it calls for.",
        "zitool rubric diff main:rubrics/permenpanrb-90-2021 permenpanrb-90-2021",
        "zitool rubric diff main:rubrics/permenpanrb-90-2021 permenpanrb-90-2021",
    ),
    "rubric import": Help(
        "Membuat draf rubrik dari formulir LKE suatu instansi.",
        "Draft a rubric from the LKE form of an agency.",
        "zitool rubric import lke.xlsx -o rubrics/instansi-2026/rubric.yaml",
        "zitool rubric import lke.xlsx -o rubrics/instansi-2026/rubric.yaml",
    ),
    "rubric wording": Help(
        "Menyimpan kalimat resmi formulir Anda di komputer ini, untuk template dan laporan.",
        "Keep the official wording of your form on this machine, for templates and reports.",
        "zitool rubric wording lke.xlsx; zitool rubric wording --show",
        "zitool rubric wording lke.xlsx; zitool rubric wording --show",
    ),
    "portalrb": Help(
        "Menulis, memeriksa, dan membandingkan dokumen JSON yang diambil PortalRB.",
        "Write, check and compare the JSON documents that PortalRB fetches.",
    ),
    "portalrb export": Help(
        "Membuat dokumen PortalRB dari LKE: jawaban satu unit, atau usulan seluruh instansi.",
        "Make PortalRB's documents of LKEs: the answers of a unit, or all of an agency.",
        (
            "zitool portalrb export lke.xlsx --unit-id UNIT-01 --tahun 2026 -o jawaban.json; zitool "
            "portalrb export folder --units units.csv --tahun 2026 -o portalrb"
        ),
        (
            "zitool portalrb export lke.xlsx --unit-id UNIT-01 --tahun 2026 -o answers.json; zitool "
            "portalrb export folder --units units.csv --tahun 2026 -o portalrb"
        ),
    ),
    "portalrb check": Help(
        "Memeriksa dokumen PortalRB terhadap panduan dan daftar soalnya, dan menilainya.",
        "Check PortalRB's documents against its guide and its list of questions, and score them.",
        "zitool portalrb check jawaban.json; zitool portalrb check portalrb",
        "zitool portalrb check answers.json; zitool portalrb check portalrb",
    ),
    "portalrb diff": Help(
        "Membandingkan LKE dengan dokumen PortalRB, soal demi soal, dengan nilainya.",
        "Compare an LKE with PortalRB's document, question by question, with points.",
        "zitool portalrb diff lke.xlsx jawaban.json",
        "zitool portalrb diff lke.xlsx answers.json",
    ),
}
"""Command, or group and command → its help."""

OPTIONS: Mapping[str, tuple[str, str]] = {
    "files": ("satu atau beberapa LKE (.xlsx, .xlsm)", "one or more LKE workbooks (.xlsx, .xlsm)"),
    "compare_assessor": (
        "penilai yang dibandingkan; boleh diulang; bawaan: semua yang menjawab",
        "assessors to compare; may be repeated; default: all who answered",
    ),
    "peers": (
        "tempat satu LKE di antara LKE dalam folder ini",
        "where one LKE stands among those in this folder",
    ),
    "places": (
        "LKE, folder berisi LKE, atau pola seperti unit/*.xlsx",
        "LKE workbooks, folders of them, or patterns such as unit/*.xlsx",
    ),
    "recap": (
        "satu baris tiap LKE; bawaan untuk folder, pola, dan tabel lebih dari tiga berkas",
        "one line per LKE; the default for folders, patterns, and tables of more than three files",
    ),
    "only": (
        "rekap: hanya kelompok ini, atau unit jenis atau kelompok prioritas ini (boleh diulang)",
        "recap: this group only, or units of this kind or group with priority (may be repeated)",
    ),
    "sort": ("rekap: urutan barisnya", "recap: order of the lines"),
    "keep_duplicates": (
        "rekap: hitung juga berkas yang isinya, atau jawaban unitnya, sudah ada",
        "recap: also count files whose bytes, or whose unit's answers, came already",
    ),
    "jobs": (
        "rekap: banyaknya proses; bawaan: sebanyak prosesor",
        "recap: number of processes; default: one per processor",
    ),
    "resume": (
        "rekap: catat yang selesai ke jurnal ini, dan teruskan dari sana",
        "recap: note what is finished in this journal, and go on from there",
    ),
    "units": (
        "rekap: daftar unit (id,name,agency,kind,province,file) yang seharusnya mengirim LKE",
        "recap: list of the units (id,name,agency,kind,province,file) that were to send an LKE",
    ),
    "by": (
        "rekap: statistik menurut kolom daftar unit ini",
        "recap: statistics by this column of the list of units",
    ),
    "executor": (
        "rekap: kerjakan pada penjadwal Dask yang sudah berjalan",
        "recap: work on a Dask scheduler that is running",
    ),
    "reports": (
        "rekap: tulis juga laporan HTML tiap LKE ke folder ini",
        "recap: also write an HTML report of each LKE into this folder",
    ),
    "zone_file": ("berkas kawasan (YAML)", "file of a zone (YAML)"),
    "zone_new": (
        "tulis berkas kawasan baru yang tinggal diisi",
        "write a new file of a zone, to be filled in",
    ),
    "zone_target": ("predikat yang ditampilkan; bawaan: semua", "designation to show; default: all"),
    "zone_require": (
        "kode keluar 1 bila kawasan belum memenuhi syarat predikat ini",
        "exit with 1 if the zone does not meet the conditions of this designation",
    ),
    "survey_of_lke": (
        "jawaban survei unit ini: simulasikan IPAK dan IPKP, bandingkan dengan isian",
        "answers to the unit's survey: suppose its IPAK and IPKP, compare with the LKE",
    ),
    "survey_new": (
        "tulis kuesioner dan lembar isiannya ke berkas ini; rumusan resmi dari yang lama",
        "write a questionnaire and its entry sheet; official wording is taken from an old one",
    ),
    "survey_files": (
        "jawaban responden (.xlsx, .csv); beberapa berkas adalah satu survei",
        "answers of respondents (.xlsx, .csv); several files are one survey",
    ),
    "survey_instrument": (
        (
            "instrumen surveinya (spkp-spak, spkp-spak-4, skm-14-2017, ...) atau berkasnya; bawaan: "
            "dikenali dari pertanyaan dan jawabannya"
        ),
        (
            "instrument of the survey (spkp-spak, spkp-spak-4, skm-14-2017, ...) or a file; default: "
            "recognised by questions and answers"
        ),
    ),
    "survey_conversion": (
        (
            "cara rata-rata menjadi indeks 4: m*4/max, (m-min)/(max-min)*4, atau (m-min)/(max-min)*3+1; "
            "bawaan: menurut instrumennya"
        ),
        (
            "how a mean becomes an index of 4: m*4/max, (m-min)/(max-min)*4, or (m-min)/(max-min)*3+1; "
            "default: as the instrument says"
        ),
    ),
    "survey_map": (
        "peta kolom: judul mana pertanyaan mana (YAML; buat dengan --new-map)",
        "map of columns: which header is which question (YAML; made by --new-map)",
    ),
    "survey_new_map": (
        "tulis peta kolom dari berkas ini, untuk diperbaiki",
        "write a map of the columns of these files, to be corrected",
    ),
    "survey_period": (
        "hanya respons dari hari pertama sampai terakhir: 01-01-2026..30-06-2026",
        "only responses from the first to the last day: 2026-01-01..2026-06-30",
    ),
    "survey_population": (
        "banyaknya pengguna layanan pada periode itu",
        "how many users the service had in that time",
    ),
    "survey_random": (
        "respondennya diundi dari populasi itu, maka selangnya menyempit",
        "the respondents were drawn by lot from that population, which narrows the interval",
    ),
    "survey_by": (
        "rinci menurut layanan, bulan, semester, atau kolom berjudul ini (boleh diulang)",
        "break down by layanan, bulan, semester, or the column of this header (may be repeated)",
    ),
    "survey_drop": (
        "jangan hitung respons yang terkena aturan ini, mis. control (boleh diulang)",
        "leave out responses that this rule fits, such as control (may be repeated)",
    ),
    "survey_keep": (
        "tetap hitung respons yang terkena aturan ini, mis. internal (boleh diulang)",
        "count responses that this rule fits, such as internal (may be repeated)",
    ),
    "survey_with_names": (
        "sertakan nama responden pada lembar data",
        "show names of respondents in the data sheet",
    ),
    "survey_with_comments": (
        "sertakan tulisan responden, tanpa nomor dan surel; baca sebelum dibagikan",
        "show what respondents wrote, without numbers and addresses; read it first",
    ),
    "survey_publish": (
        "hanya yang boleh diumumkan: tanpa nama dan tulisan responden",
        "only what may be published: no names, no words of respondents",
    ),
    "one_file": ("LKE yang dijelaskan", "the LKE to explain"),
    "rubric_of": (
        "id rubrik, atau folder rubrik sendiri",
        "id of a rubric, or a folder with a rubric of your own",
    ),
    "rubric": (
        "id rubrik, atau folder rubrik sendiri; bawaan: dikenali dari berkas",
        "id of a rubric, or a folder with a rubric of your own; default: recognised from the file",
    ),
    "assessor": ("jawaban siapa yang dinilai; bawaan: unit", "whose answers to score; default: unit"),
    "sheet": (
        "lembar yang dibaca; all: semua lembar LKE, satu unit tiap lembar; bawaan: yang cocok",
        "sheet to read; all: every LKE sheet, one unit each; default: the one that fits",
    ),
    "one_sheet": ("lembar yang dibaca; bawaan: yang cocok", "sheet to read; default: the one that fits"),
    "sheets": (
        "lembar yang dibaca; boleh diulang: satu untuk tiap berkas, atau beberapa dari satu berkas",
        "sheet to read; may be repeated: one for each file, or several of one file",
    ),
    "lang": ("bahasa keluaran", "language of the output"),
    "format": (
        "bentuk keluaran; bawaan: menurut akhiran -o, atau table; untuk Excel: xlsx",
        "form of the output; default: by the suffix of -o, or table; for Excel: xlsx",
    ),
    "output": ("tulis ke berkas ini", "write to this file"),
    "overwrite": ("timpa berkas keluaran yang sudah ada", "replace an output file that exists"),
    "fail_on": (
        "kode keluar 1 bila ada temuan setingkat ini atau lebih berat",
        "exit with 1 if there are findings of this severity or graver",
    ),
    "date": (
        "hari yang prasyaratnya berlaku; bawaan: yang berlaku sekarang",
        "day whose prerequisites apply; default: those now in force",
    ),
    "facts_file": ("berkas fakta; bentuk kosongnya: --new", "the file of facts; a blank one: --new"),
    "readiness_lke": (
        "LKE unit itu; penilaian TPI didahulukan",
        "the LKE of that unit; the TPI's assessment comes first",
    ),
    "readiness_new": (
        "tulis berkas fakta kosong yang berpenjelasan (.yaml, atau .xlsx dengan pilihan)",
        "write a blank file of facts with explanations (.yaml, or .xlsx with dropdowns)",
    ),
    "readiness_target": (
        "predikat yang dituju; bawaan: menurut predikat yang sudah dimiliki",
        "designation to reach; default: by what the unit holds already",
    ),
    "readiness_date": (
        "keadaan pada hari ini; bawaan: hari ini",
        "as things stand on this day; default: today",
    ),
    "deadline": (
        "batas pengusulan yang diumumkan TPN; bawaan: 31 Mei berikutnya",
        "last day for proposals as the TPN announced it; default: the next 31 May",
    ),
    "require_ready": ("kode keluar 1 bila belum siap diusulkan", "exit with 1 if not ready to be proposed"),
    "facts": (
        "fakta untuk memeriksa prasyarat (YAML atau .xlsx; lihat readiness --new)",
        "facts that settle prerequisites (YAML or .xlsx; see readiness --new)",
    ),
    "evidence_beside": (
        "bukti dukung LKE ini (lihat evidence); rekap: folder induk bukti semua unit",
        "evidence of this LKE (see evidence); of a recap: the folder above all units'",
    ),
    "evidence_lke": (
        "LKE unit, atau folder berisi LKE beberapa unit",
        "the unit's LKE, or a folder with the LKEs of several units",
    ),
    "evidence_place": (
        "folder bukti dukung, atau daftarnya (.csv); untuk folder LKE: folder induknya",
        "folder of evidence, or a listing of it (.csv); for a folder of LKEs the one above",
    ),
    "evidence_map": (
        "CSV berkas;soal yang menetapkan berkas milik pertanyaan mana",
        "CSV berkas;soal that settles which file is of which question",
    ),
    "evidence_new_map": (
        "tulis CSV itu dengan berkas yang ambigu atau tanpa pertanyaan, tinggal diisi",
        "write that CSV with files that are ambiguous or of no question, to be filled in",
    ),
    "evidence_manifest": (
        "daftar SHA-256: ditulis bila belum ada, diperiksa bila ada",
        "list of SHA-256: written where there is none, verified where there is",
    ),
    "evidence_tree": ("buat susunan folder kosong di sini", "make the empty tree of folders here"),
    "evidence_convention": ("cara folder menyebut pertanyaan", "how folders say which question they are of"),
    "evidence_collect": (
        "salin semua dokumen, bernomor dan lengkap dengan indeks, ke folder baru ini",
        "copy all documents, numbered and with an index, into this new folder",
    ),
    "evidence_year": ("tahun siklus; bawaan: tahun LKE", "year of the cycle; default: that of the LKE"),
    "debug": ("tampilkan jejak kesalahan program", "show the traceback of a bug"),
    "require": (
        "kode keluar 1 bila nilai minimal predikat ini tidak terpenuhi",
        "exit with 1 if the minima of this designation are not met",
    ),
    "annotate": (
        "-o menjadi salinan LKE ini dengan komentar dan warna pada temuannya",
        "make -o a copy of this LKE with comments and colours at the findings",
    ),
    "strict": (
        "peringatan dihitung galat (sama dengan --fail-on warning), dan jawaban diperiksa dua kali",
        "count warnings as errors (same as --fail-on warning), and check answers twice",
    ),
    "print": (
        "HTML yang dicetak: ringkas, paling banyak 8 halaman, atau dengan setiap jawaban",
        "HTML on paper: in short, 8 pages at most, or with every answer",
    ),
    "verbose": (
        "tampilkan juga syarat yang terpenuhi dan setiap temuan, termasuk catatan",
        "also show the minima that are met and every finding, notes too",
    ),
    "set": (
        "simulasikan jawaban ini; boleh diulang; berkas tidak berubah",
        "suppose this answer; may be repeated; the file is not changed",
    ),
    "target": (
        "predikat yang dituju; bawaan: yang pertama belum terpenuhi",
        "designation to reach; default: the first that is not met",
    ),
    "effort": (
        "upaya langkah tiap pertanyaan atau bagian (YAML atau .xlsx; lihat template --effort)",
        "cost of a step by question or section (YAML or .xlsx; see template --effort)",
    ),
    "max_steps": (
        "hasil terbaik dengan langkah (upaya) paling banyak sekian",
        "the best that can be done at this cost",
    ),
    "subject": (
        "kode temuan, id pertanyaan atau bagian, atau predikat",
        "code of a finding, id of a question or section, or a designation",
    ),
    "unit_name": ("nama unit kerja yang ditulis pada formulir", "name of the work unit to write on the form"),
    "template_assessor": (
        "kolom siapa yang disediakan; boleh diulang; bawaan: unit",
        "whose columns to provide; may be repeated; default: unit",
    ),
    "template_from": (
        "isi LKE itu dari dokumen jawaban PortalRB",
        "fill that LKE in from a PortalRB document of answers",
    ),
    "template_units": (
        "tulis daftar unit yang kosong untuk score --units, dengan pilihan jenis unit",
        "write a blank list of units for score --units, with the kinds of units to choose",
    ),
    "template_output": ("berkas .xlsx yang ditulis", "the .xlsx to write"),
    "template_effort": (
        "tulis daftar upaya yang kosong untuk gap-report --effort, bukan LKE",
        "write a blank list of efforts for gap-report --effort, and no LKE",
    ),
    "serve_folder": (
        "folder berisi LKE; dibaca ulang begitu berubah",
        "folder of LKEs; read anew as soon as it changes",
    ),
    "serve_tokens": (
        "berkas token: sidik (SHA-256) tiap token, hak 600",
        "file of tokens: the SHA-256 of each, mode 600",
    ),
    "serve_new_token": (
        "buat token dengan nama ini dan tampilkan sekali; cakupannya: --units",
        "make a token of this name and print it once; its scope: --units",
    ),
    "serve_revoke_token": (
        "cabut token dengan nama ini; berlaku juga selagi melayani",
        "revoke the token of this name; works while serving, too",
    ),
    "serve_units": (
        (
            "daftar unit (id, name, target, afirmasi, file; bawaan: units.csv di folder); dengan "
            "--new-token: id unit yang boleh diminta, dipisah koma; bawaan: semua"
        ),
        (
            "list of units (id, name, target, afirmasi, file; default: units.csv in the folder); with "
            "--new-token: ids of units that may be asked for, with commas; default: all"
        ),
    ),
    "serve_year": (
        "tahun pengusulan; bawaan: yang dinyatakan kebanyakan LKE",
        "year of the proposal; default: the one that most LKEs state",
    ),
    "serve_host": (
        "alamat tempat melayani; selain komputer ini sendiri perlu --cert atau proksi HTTPS",
        "address to serve at; other than this machine itself needs --cert or an HTTPS proxy",
    ),
    "serve_port": (
        "port; bawaan: 8443 dengan --cert, 8080 tanpanya",
        "port; default: 8443 with --cert, 8080 without",
    ),
    "serve_cert": ("sertifikat TLS (PEM) dengan rantainya", "TLS certificate (PEM) with its chain"),
    "serve_key": (
        "kunci sertifikat itu (PEM) tanpa kata sandi",
        "key of that certificate (PEM), without a passphrase",
    ),
    "serve_rate": (
        "permintaan per detik tiap token; sepuluh detik sekaligus boleh",
        "requests a second for each token; ten seconds' worth may come at once",
    ),
    "serve_dry_run": ("tampilkan apa yang akan dilayani, lalu selesai", "show what would be served, and end"),
    "checked": (
        "id rubrik atau instrumen survei, foldernya, atau berkas di dalamnya; bawaan: semua",
        "ids of rubrics or survey instruments, their folders, or files in them; default: all",
    ),
    "findings_format": (
        "text, json, atau github (anotasi; bawaan pada GitHub Actions)",
        "text, json or github (annotations; default in GitHub Actions)",
    ),
    "list_format": ("bentuk keluaran", "form of the output"),
    "mutants": (
        "ubah satu per satu semua yang dibaca keputusan; harus ada kasus yang gagal karenanya",
        "change all that a decision reads, one by one: some case has to fail of it",
    ),
    "new_id": (
        "id rubrik baru: huruf kecil, angka, dan tanda hubung",
        "id of the new rubric: small letters, digits and hyphens",
    ),
    "new_output": (
        "tempat folder rubrik itu dibuat; bawaan: folder ini",
        "where to make the rubric's folder; default: here",
    ),
    "schema_kind": (
        "rubric.yaml, bagian (sections/*.yaml), fakta, atau instrument.yaml",
        "rubric.yaml, a section (sections/*.yaml), facts or instrument.yaml",
    ),
    "shown": ("id rubrik, atau folder rubrik", "id of a rubric, or the folder of one"),
    "shown_part": (
        "id bagian atau pertanyaan; bawaan: seluruhnya",
        "id of a section or question; default: all",
    ),
    "strict_check": ("kode keluar 1 juga bila ada peringatan", "exit with 1 for warnings, too"),
    "today": (
        "hari pemeriksaan, untuk last_checked; bawaan: hari ini",
        "day of the check, for last_checked; default: today",
    ),
    "tested": (
        "id rubrik atau instrumen survei, foldernya, atau berkas kasus; bawaan: semua",
        "ids of rubrics or survey instruments, their folders, or files of cases; default: all",
    ),
    "diff_old": (
        "rubrik sebelum: id, folder, atau revisi git (main:rubrics/contoh; HEAD~1)",
        "the rubric before: id, folder or git revision (main:rubrics/contoh; HEAD~1)",
    ),
    "diff_new": ("rubrik sesudah, ditulis dengan cara yang sama", "the rubric after, written the same way"),
    "diff_against": (
        "nilai ulang juga LKE dalam folder ini; boleh diulang",
        "also score the workbooks in this folder again; may be repeated",
    ),
    "diff_check": (
        "kode keluar 1 bila versi atau CHANGELOG.md belum sesuai dengan perubahannya",
        "exit code 1 where version or CHANGELOG.md do not say what changed",
    ),
    "import_form": ("LKE yang formulirnya dijadikan draf", "the LKE whose form is drafted"),
    "import_id": (
        "id rubrik; bawaan: nama folder, atau nama berkas keluaran",
        "id of the rubric; default: name of the folder, or of the output file",
    ),
    "import_like": (
        "rubrik yang ditanya bila formulirnya tidak mengatakannya",
        "rubric that is asked where the form is silent",
    ),
    "import_output": ("berkas YAML yang ditulis", "the YAML file to write"),
    "import_date": ("hari draf dibuat; bawaan: hari ini", "day of the draft; default: today"),
    "wording_form": ("LKE yang kalimatnya disimpan", "the LKE whose wording is kept"),
    "wording_show": ("tampilkan yang tersimpan dan asalnya", "show what is kept and where it came from"),
    "wording_forget": ("hapus yang tersimpan", "delete what is kept"),
    "portalrb_given": (
        "satu LKE, atau folder berisi LKE (dengan --units)",
        "an LKE, or a folder of LKEs (with --units)",
    ),
    "portalrb_units": (
        "daftar unit dengan kolom target (wbk, wbbm) dan afirmasi (ya, tidak)",
        "list of units with the columns target (wbk, wbbm) and afirmasi (ya, tidak)",
    ),
    "portalrb_unit_id": (
        "id unit pada sistem instansi, bila tanpa --units",
        "the unit's id in the agency's system, where there is no --units",
    ),
    "portalrb_tahun": (
        "tahun evaluasi; bawaan: yang disebut LKE",
        "year of evaluation; default: what the LKE states",
    ),
    "portalrb_export_output": (
        "berkas .json; dengan --units: folder yang ditata seperti alamat PortalRB",
        "a .json file; with --units: a folder laid out as PortalRB's addresses",
    ),
    "portalrb_checked": (
        "dokumen PortalRB, atau folder yang ditulis zitool portalrb export",
        "a document of PortalRB, or a folder that zitool portalrb export wrote",
    ),
    "portalrb_first": ("LKE, atau dokumen jawaban", "an LKE, or a document of answers"),
    "portalrb_second": ("dokumen jawaban pada PortalRB", "the document of answers in PortalRB"),
}
"""Key of an option or argument → what it means, in Indonesian and English."""


def command(name: str, language: Language) -> str:
    """Return the help of a command, of a group (``rubric``) or of a command in it (``rubric list``)."""
    told = COMMANDS[name]
    text, example = (told.text_en, told.example_en) if language == "en" else (told.text, told.example)
    lead = "Example" if language == "en" else "Contoh"
    return f"{text}\n\n{lead}: {example}" if example else text


def option(key: str) -> str:
    """Return the help of an option in the language of this process (``--lang``, ``ZITOOL_LANG``)."""
    english = os.environ.get("ZITOOL_LANG") == "en"
    arguments = sys.argv[1:]
    for position, argument in enumerate(arguments):
        if argument == "--lang" or argument.startswith("--lang="):
            given = argument.partition("=")[2] or "".join(arguments[position + 1 : position + 2])
            english = given == "en"
    return OPTIONS[key][english]
