"""Labels of PortalRB."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

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
    "portalrb_serve_unauthorized": (
        "Token tidak ada, tidak dikenal, atau sudah dicabut",
        "No token, an unknown one, or one that was revoked",
    ),
    "portalrb_serve_forbidden": (
        "Token ini tidak berlaku untuk unit tersebut",
        "This token is not for that unit",
    ),
    "portalrb_serve_not_found": ("Alamat ini tidak ada", "There is no such address"),
    "portalrb_serve_data_not_found": (
        "Jawaban LKE unit ini belum tersedia",
        "The answers of this unit are not available yet",
    ),
    "portalrb_serve_method_not_allowed": ("Hanya GET yang dilayani", "Nothing but GET is served"),
    "portalrb_serve_invalid_unit_id": ("Id unit tidak sah", "This can be no unit's id"),
    "portalrb_serve_too_many_requests": (
        "Terlalu banyak permintaan; ulangi sebentar lagi",
        "Too many requests; try again shortly",
    ),
    "portalrb_serve_internal_error": (
        "Terjadi kesalahan di sisi instansi",
        "Something went wrong on the agency's side",
    ),
    "portalrb_serve_bad_request": ("Permintaan bukan HTTP yang sah", "The request is no valid HTTP"),
    "portalrb_serve_fault": (
        "kesalahan di dalam zitool (dijawab 500); catatannya: {log}",
        "a fault inside zitool (answered with 500); its log: {log}",
    ),
    "portalrb_serve_reading": ("membaca {folder} ...", "reading {folder} ..."),
    "portalrb_serve_at": (
        "melayani {units} unit ({answers} dengan jawaban) di {address}; hentikan dengan Ctrl-C",
        "serving {units} units ({answers} with answers) at {address}; stop with Ctrl-C",
    ),
    "portalrb_serve_anew": (
        "dibaca ulang: {units} unit, {answers} dengan jawaban",
        "read anew: {units} units, {answers} with answers",
    ),
    "portalrb_serve_tokens_anew": ("berkas token dibaca ulang: {names}", "file of tokens read anew: {names}"),
    "portalrb_serve_certificate_anew": ("sertifikat baru dipakai", "a new certificate is in use"),
    "portalrb_serve_stopped": ("selesai", "stopped"),
    "portalrb_serve_token_shown": (
        "Token {name} hanya ditampilkan sekali ini; simpan baik-baik. {file} menyimpan sidiknya saja.",
        "Token {name} is shown this once only; keep it safe. {file} holds nothing but its hash.",
    ),
    "portalrb_serve_token_revoked": ("Token {name} dicabut.", "Token {name} is revoked."),
    "portalrb_serve_all_units": ("semua unit", "all units"),
    "portalrb_serve_kind": ("Rencana layanan PortalRB", "What would be served to PortalRB"),
    "portalrb_serve_title": (
        "{units} unit, {answers} dengan jawaban",
        "{units} units, {answers} with answers",
    ),
    "portalrb_serve_address": ("Alamat", "Address"),
    "portalrb_serve_year": ("Tahun", "Year"),
    "portalrb_serve_list": ("Daftar unit", "List of units"),
    "portalrb_serve_rate": ("Batas", "Limit"),
    "portalrb_serve_a_second": (
        "{rate} permintaan per detik tiap token",
        "{rate} requests a second for each token",
    ),
    "portalrb_serve_units": ("Unit", "Units"),
    "portalrb_serve_tokens": ("Token", "Tokens"),
    "portalrb_serve_column_id": ("Id", "Id"),
    "portalrb_serve_column_name": ("Nama", "Name"),
    "portalrb_serve_column_target": ("Kategori", "Category"),
    "portalrb_serve_column_answers": ("Terjawab", "Answered"),
    "portalrb_serve_column_file": ("Berkas", "File"),
    "portalrb_serve_column_token": ("Token", "Token"),
    "portalrb_serve_column_scope": ("Berlaku untuk", "Is for"),
    "portalrb_serve_column_made": ("Dibuat", "Made"),
    "portalrb_serve_no_answers": ("belum ada", "none yet"),
    "portalrb_serve_end": (
        "Belum ada yang dilayani; jalankan tanpa --dry-run.",
        "Nothing is served yet; run it without --dry-run.",
    ),
    "portalrb_filled": (
        "LKE terisi ({answered} terjawab) ditulis ke {file}",
        "Filled LKE ({answered} answered) written to {file}",
    ),
    "portalrb_written": ("{questions} soal ditulis ke {file}", "{questions} questions written to {file}"),
    "portalrb_written_all": (
        "{wbk} unit WBK, {wbbm} unit WBBM, dan jawaban {answers} unit ditulis ke {folder}",
        "{wbk} units for WBK, {wbbm} for WBBM and the answers of {answers} units written to {folder}",
    ),
}
