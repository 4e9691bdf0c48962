"""Help of ``zitool rubric``, in Indonesian and English."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zitool.wording import Language

RUBRIC_HELP: Mapping[Language, Mapping[str, str]] = {
    "id": {
        "rubric": "Membaca, memeriksa, menguji, dan menulis rubrik (peraturan sebagai data).",
        "list": "Daftar rubrik yang disertakan.\n\nContoh: zitool rubric list -f json",
        "show": "Menampilkan rubrik: susunan, bobot, nilai minimal, prasyarat, dan sumbernya.\n\n"
        "Contoh: zitool rubric show permenpanrb-90-2021 A.I.3",
        "schema": "Mencetak JSON Schema rubrik, untuk editor.\n\nContoh: zitool rubric schema section",
        "check": "Memeriksa rubrik: semua temuan sekaligus, dengan berkas, baris, dan kolom.\n\n"
        "Contoh: zitool rubric check rubrics/permenpanrb-90-2021 --strict",
        "test": "Menjalankan kasus uji: jawaban, dan nilai serta kesimpulan yang harus keluar.\n\n"
        "Contoh: zitool rubric test permenpanrb-90-2021 --mutants",
        "new": "Menulis rubrik baru sebagai awal: berkomentar, dengan TODO di tempat yang harus diisi.\n\n"
        "Contoh: zitool rubric new peraturan-1-2026",
        "diff": "Membandingkan dua rubrik: perubahan, nilai yang bergerak, dan nomor versinya.\n\n"
        "Contoh: zitool rubric diff main:rubrics/permenpanrb-90-2021 permenpanrb-90-2021",
        "import": "Membuat draf rubrik dari formulir LKE suatu instansi.\n\n"
        "Contoh: zitool rubric import lke.xlsx -o rubrics/instansi-2026/rubric.yaml",
        "wording": "Menyimpan kalimat resmi formulir Anda di komputer ini, untuk template dan laporan.\n\n"
        "Contoh: zitool rubric wording lke.xlsx; zitool rubric wording --show",
    },
    "en": {
        "rubric": "Read, check, test and write rubrics (regulations as data).",
        "list": "List the rubrics that come with zitool.\n\nExample: zitool rubric list -f json",
        "show": "Show a rubric: structure, weights, minima, prerequisites and their sources.\n\n"
        "Example: zitool rubric show permenpanrb-90-2021 A.I.3",
        "schema": "Print the JSON Schema of rubrics, for editors.\n\nExample: zitool rubric schema section",
        "check": "Check rubrics: all findings at once, with file, line and column.\n\n"
        "Example: zitool rubric check rubrics/permenpanrb-90-2021 --strict",
        "test": "Run cases: answers, and the points and verdicts that must come of them.\n\n"
        "Example: zitool rubric test permenpanrb-90-2021 --mutants",
        "new": "Write a rubric to begin with: commented, with TODO wherever something must be filled in.\n\n"
        "Example: zitool rubric new peraturan-1-2026",
        "diff": "Compare two rubrics: what changed, whose score moves, which version it calls for.\n\n"
        "Example: zitool rubric diff main:rubrics/permenpanrb-90-2021 permenpanrb-90-2021",
        "import": "Draft a rubric from the LKE form of an agency.\n\n"
        "Example: zitool rubric import lke.xlsx -o rubrics/instansi-2026/rubric.yaml",
        "wording": "Keep the official wording of your form on this machine, for templates and reports.\n\n"
        "Example: zitool rubric wording lke.xlsx; zitool rubric wording --show",
    },
}
"""Name of the sub-command → help; ``rubric`` is the group's own."""

RUBRIC_OPTIONS: Mapping[Language, Mapping[str, str]] = {
    "id": {
        "checked": "id rubrik atau instrumen survei, foldernya, atau berkas di dalamnya; bawaan: semua",
        "findings_format": "text, json, atau github (anotasi; bawaan pada GitHub Actions)",
        "list_format": "bentuk keluaran",
        "mutants": "ubah satu per satu semua yang dibaca keputusan; harus ada kasus yang gagal karenanya",
        "new_id": "id rubrik baru: huruf kecil, angka, dan tanda hubung",
        "new_output": "tempat folder rubrik itu dibuat; bawaan: folder ini",
        "schema_kind": "rubric.yaml, bagian (sections/*.yaml), fakta, atau instrument.yaml",
        "shown": "id rubrik, atau folder rubrik",
        "shown_part": "id bagian atau pertanyaan; bawaan: seluruhnya",
        "strict_check": "kode keluar 1 juga bila ada peringatan",
        "today": "hari pemeriksaan, untuk last_checked; bawaan: hari ini",
        "tested": "id rubrik atau instrumen survei, foldernya, atau berkas kasus; bawaan: semua",
        "diff_old": "rubrik sebelum: id, folder, atau revisi git (main:rubrics/contoh; HEAD~1)",
        "diff_new": "rubrik sesudah, ditulis dengan cara yang sama",
        "diff_against": "nilai ulang juga LKE dalam folder ini; boleh diulang",
        "diff_check": "kode keluar 1 bila versi atau CHANGELOG.md belum sesuai dengan perubahannya",
        "import_form": "LKE yang formulirnya dijadikan draf",
        "import_id": "id rubrik; bawaan: nama folder, atau nama berkas keluaran",
        "import_like": "rubrik yang ditanya bila formulirnya tidak mengatakannya",
        "import_output": "berkas YAML yang ditulis",
        "import_date": "hari draf dibuat; bawaan: hari ini",
        "wording_form": "LKE yang kalimatnya disimpan",
        "wording_show": "tampilkan yang tersimpan dan asalnya",
        "wording_forget": "hapus yang tersimpan",
    },
    "en": {
        "checked": "ids of rubrics or survey instruments, their folders, or files in them; default: all",
        "findings_format": "text, json or github (annotations; default in GitHub Actions)",
        "list_format": "form of the output",
        "mutants": "change all that a decision reads, one by one: some case has to fail of it",
        "new_id": "id of the new rubric: small letters, digits and hyphens",
        "new_output": "where to make the rubric's folder; default: here",
        "schema_kind": "rubric.yaml, a section (sections/*.yaml), facts or instrument.yaml",
        "shown": "id of a rubric, or the folder of one",
        "shown_part": "id of a section or question; default: all",
        "strict_check": "exit with 1 for warnings, too",
        "today": "day of the check, for last_checked; default: today",
        "tested": "ids of rubrics or survey instruments, their folders, or files of cases; default: all",
        "diff_old": "the rubric before: id, folder or git revision (main:rubrics/contoh; HEAD~1)",
        "diff_new": "the rubric after, written the same way",
        "diff_against": "also score the workbooks in this folder again; may be repeated",
        "diff_check": "exit code 1 where version or CHANGELOG.md do not say what changed",
        "import_form": "the LKE whose form is drafted",
        "import_id": "id of the rubric; default: name of the folder, or of the output file",
        "import_like": "rubric that is asked where the form is silent",
        "import_output": "the YAML file to write",
        "import_date": "day of the draft; default: today",
        "wording_form": "the LKE whose wording is kept",
        "wording_show": "show what is kept and where it came from",
        "wording_forget": "delete what is kept",
    },
}
"""Options of the sub-commands alone; those shared with other commands are in `zitool.wording.help`."""
