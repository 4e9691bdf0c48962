"""Labels of evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

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
    "evidence_there": ("Yang sudah ada", "What is there"),
    "evidence_state": ("Keadaan", "State"),
    "evidence_questions": ("Pertanyaan", "Questions"),
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
