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
        "test": "Menjalankan kasus uji: jawaban, dan nilai serta kesimpulan yang harus keluar.\n\n"
        "Contoh: zitool rubric test permenpanrb-90-2021 --mutants",
        "diff": "Membandingkan dua rubrik: perubahan, nilai yang bergerak, dan nomor versinya.\n\n"
        "Contoh: zitool rubric diff main:rubrics/permenpanrb-90-2021 permenpanrb-90-2021",
    },
    "en": {
        "rubric": "Read, check, test and write rubrics (regulations as data).",
        "list": "List the rubrics that come with zitool.\n\nExample: zitool rubric list -f json",
        "test": "Run cases: answers, and the points and verdicts that must come of them.\n\n"
        "Example: zitool rubric test permenpanrb-90-2021 --mutants",
        "diff": "Compare two rubrics: what changed, whose score moves, which version it calls for.\n\n"
        "Example: zitool rubric diff main:rubrics/permenpanrb-90-2021 permenpanrb-90-2021",
    },
}
"""Name of the sub-command → help; ``rubric`` is the group's own."""

RUBRIC_OPTIONS: Mapping[Language, Mapping[str, str]] = {
    "id": {
        "findings_format": "text, json, atau github (anotasi; bawaan pada GitHub Actions)",
        "list_format": "bentuk keluaran",
        "mutants": "ubah setiap angka satu langkah (0,01); harus ada kasus yang gagal karenanya",
        "tested": "id rubrik, folder rubrik, atau berkas kasus; bawaan: semua yang disertakan",
        "diff_old": "rubrik sebelum: id, folder, atau revisi git (main:rubrics/contoh; HEAD~1)",
        "diff_new": "rubrik sesudah, ditulis dengan cara yang sama",
        "diff_against": "nilai ulang juga LKE dalam folder ini; boleh diulang",
        "diff_check": "kode keluar 1 bila versi atau CHANGELOG.md belum sesuai dengan perubahannya",
    },
    "en": {
        "findings_format": "text, json or github (annotations; default in GitHub Actions)",
        "list_format": "form of the output",
        "mutants": "change every figure by one step (0.01): some case has to fail of it",
        "tested": "ids of rubrics, their folders, or files of cases; default: all that come with zitool",
        "diff_old": "the rubric before: id, folder or git revision (main:rubrics/contoh; HEAD~1)",
        "diff_new": "the rubric after, written the same way",
        "diff_against": "also score the workbooks in this folder again; may be repeated",
        "diff_check": "exit code 1 where version or CHANGELOG.md do not say what changed",
    },
}
"""Options of the sub-commands alone; those shared with other commands are in `zitool.wording.help`."""
