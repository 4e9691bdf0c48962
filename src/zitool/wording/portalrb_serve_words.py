"""What people read of `zitool serve`: a part of `zitool.wording.portalrb_words`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zitool.wording import TwoColumns

if TYPE_CHECKING:
    from collections.abc import Mapping

FINDINGS: Mapping[str, TwoColumns] = {
    "J060": TwoColumns(
        (
            "{given} dapat dicapai komputer lain tanpa TLS: token dan jawaban lewat tanpa disandi",
            "{given} can be reached by other machines without TLS: tokens and answers travel in clear",
        ),
        (
            "Beri --cert dan --key, atau pakai 127.0.0.1 di belakang proksi HTTPS.",
            "Give --cert and --key, or use 127.0.0.1 behind a proxy that speaks HTTPS.",
        ),
        (
            "PortalRB meminta HTTPS; siapa pun di jaringan itu dapat membaca token yang tidak disandi.",
            "PortalRB wants HTTPS; anybody on the same network can read a token that travels in clear.",
        ),
        ("--host 0.0.0.0 tanpa --cert", "--host 0.0.0.0 without --cert"),
    ),
    "J061": TwoColumns(
        (
            "LKE unit {id} tidak dapat dibaca lagi; yang dilayani tetap jawabannya yang terakhir terbaca",
            "the LKE of unit {id} can no longer be read; its answers as last read are still served",
        ),
        (
            "Simpan ulang LKE yang utuh di tempat ini; zitool membacanya sendiri begitu berubah.",
            "Save a whole LKE at this place again; zitool reads it by itself as soon as it changes.",
        ),
        (
            "Berkas mungkin sedang disalin atau rusak; jawaban lama lebih baik daripada tidak ada jawaban.",
            "It may be under way or damaged; no answers for PortalRB would be worse than those of before.",
        ),
        ("penyalinan yang terputus", "a copy that broke off"),
    ),
    "J062": TwoColumns(
        (
            "LKE unit {id} tidak ada lagi; yang dilayani tetap jawabannya yang terakhir terbaca",
            "the LKE of unit {id} is gone; its answers as last read are still served",
        ),
        (
            "Kembalikan berkasnya, atau hapus unitnya dari daftar unit kalau tidak jadi diusulkan.",
            "Put the file back, or take the unit out of the list of units if it is not proposed after all.",
        ),
        (
            "Unit masih ada di daftar, jadi masih diusulkan; daftar itulah yang menentukan.",
            "The unit still stands in the list, so it is still proposed; the list decides.",
        ),
        ("lke-rs.xlsx dihapus dari folder", "lke-hospital.xlsx was deleted from the folder"),
    ),
    "J063": TwoColumns(
        (
            "daftar unit tidak dapat dipakai lagi; yang dilayani tetap daftar yang terakhir terbaca",
            "the list of units can no longer be used; the list as last read is still served",
        ),
        (
            "Perbaiki daftarnya menurut temuan di bawah ini; zitool membacanya sendiri begitu berubah.",
            "Mend the list as the findings below say; zitool reads it by itself as soon as it changes.",
        ),
        (
            "Daftar kosong berarti semua unit ditarik, dan itu tidak disimpulkan dari berkas yang rusak.",
            "No list would mean that all units are withdrawn, and a damaged file does not say that.",
        ),
        ("unit.csv disimpan tanpa judul kolom", "units.csv was saved without its header"),
    ),
    "J064": TwoColumns(
        (
            "berkas token tidak dapat dipakai lagi; sampai diperbaiki tidak ada yang dilayani",
            "the file of tokens can no longer be used; until it is mended nobody is answered",
        ),
        (
            "Perbaiki berkasnya menurut temuan di bawah ini; zitool membacanya sendiri begitu berubah.",
            "Mend the file as the findings below say; zitool reads it by itself as soon as it changes.",
        ),
        (
            "Token yang dicabut tidak boleh tetap berlaku karena berkasnya rusak.",
            "A token that was revoked must not stay good because the file is damaged.",
        ),
        ("chmod 644 token.jsonl", "chmod 644 tokens.jsonl"),
    ),
    "J065": TwoColumns(
        (
            "sertifikat baru tidak dapat dipakai; yang lama tetap dipakai",
            "the new certificate cannot be used; the old one stays in use",
        ),
        (
            "Perbaiki sertifikat dan kuncinya menurut temuan di bawah ini.",
            "Mend the certificate and its key as the findings below say.",
        ),
        (
            "Sertifikat diganti selagi berjalan; yang salah tidak memutus layanan.",
            "Certificates are replaced while running; a wrong one does not end the service.",
        ),
        ("sertifikat diganti, kuncinya belum", "the certificate was replaced, its key was not yet"),
    ),
    "J066": TwoColumns(
        (
            "unit {id} belum punya jawaban: LKE-nya tidak ada atau tidak dapat dibaca",
            "unit {id} has no answers yet: its LKE is missing or cannot be read",
        ),
        (
            "Taruh LKE-nya di folder ini, dengan nama unit atau kolom berkas seperti di daftar.",
            "Put its LKE into this folder, with the name of the unit or the file that the list gives.",
        ),
        (
            "Unit diusulkan tanpa jawaban; PortalRB mendapat 404 untuk jawabannya.",
            "The unit is proposed without answers; PortalRB gets 404 for them.",
        ),
        ("unit di daftar tanpa LKE", "a unit of the list without an LKE"),
    ),
    "J067": TwoColumns(
        (
            "token {name} berlaku untuk unit yang tidak ada di daftar: {ids}",
            "token {name} is for units that are not in the list: {ids}",
        ),
        (
            "Periksa ejaan idnya; untuk mengganti cakupan, cabut token ini dan buat yang baru.",
            "Check how the ids are spelled; to change the scope, revoke this token and make a new one.",
        ),
        (
            "Id dicocokkan huruf demi huruf; unit yang salah ketik dijawab 403.",
            "Ids are matched letter by letter; a unit that is misspelled is answered with 403.",
        ),
        ("--units UNIT-01 padahal daftarnya UNIT-001", "--units UNIT-01 where the list has UNIT-001"),
    ),
    "J068": TwoColumns(
        (
            "LKE unit {id} adalah untuk tahun {given}, sedangkan yang diusulkan tahun {year}",
            "the LKE of unit {id} is for {given}, while the proposal is for {year}",
        ),
        (
            "Ganti dengan LKE tahun {year}, atau beri --tahun kalau tahunnya salah terbaca.",
            "Put an LKE of {year} in its place, or give --tahun if the year was read wrongly.",
        ),
        (
            "PortalRB mengambil satu tahun; jawaban tahun lain mungkin ditolaknya.",
            "PortalRB fetches one year; it may refuse answers of another one.",
        ),
        ("LKE tahun lalu tertinggal di folder", "last year's LKE was left in the folder"),
    ),
    "J069": TwoColumns(
        (
            "unit {id} punya lebih dari satu LKE, jadi tidak ada yang dibaca: {names}",
            "unit {id} has more than one LKE, so none is read: {names}",
        ),
        (
            "Sisakan satu berkas, atau sebut berkasnya di kolom berkas daftar unit.",
            "Leave one file, or name the file in the list of units (column file).",
        ),
        (
            "Mana yang berlaku tidak ditebak; jawaban yang terakhir terbaca tetap dilayani.",
            "Which one counts is not guessed; the answers as last read are still served.",
        ),
        ("lke.xlsx dan lke (1).xlsx dari unit yang sama", "lke.xlsx and lke (1).xlsx of the same unit"),
    ),
    "J070": TwoColumns(
        (
            "LKE unit {id} terbaca kembali",
            "the LKE of unit {id} can be read again",
        ),
        ("Tidak perlu apa-apa.", "Nothing has to be done."),
        (
            "Jawabannya dilayani dari berkas ini lagi, bukan dari yang terakhir terbaca.",
            "Its answers are served from this file again, and not as they were last read.",
        ),
        ("berkas yang rusak diganti dengan yang utuh", "a damaged file was replaced by a whole one"),
    ),
}

LABELS: Mapping[str, tuple[str, str]] = {
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
}
