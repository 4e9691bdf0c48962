"""Serving answers to PortalRB: wrong use of `zitool serve`."""

from __future__ import annotations

from zitool.wording import Entry

SERVING: dict[str, Entry] = {
    "U095": Entry(
        "tidak ada satu token pun di {file}, dan tanpa token tidak ada yang dilayani",
        "Buat satu: zitool serve --new-token portalrb --tokens {file}.",
        "Jawaban LKE hanya untuk yang membawa token; berkas token menyimpan sidik (SHA-256) tiap token.",
        "zitool serve folder --tokens token.jsonl sebelum token pertama dibuat",
    ),
    "U096": Entry(
        "berkas token tidak dapat dipakai: {reason}",
        "Perbaiki barisnya atau haknya (chmod 600), atau buat berkas baru dengan --new-token.",
        "Berkas token menentukan siapa yang boleh bertanya; yang tidak jelas tidak ditebak.",
        "token.jsonl dengan hak 644",
    ),
    "U097": Entry(
        "sertifikat atau kuncinya tidak dapat dipakai untuk TLS: {reason}",
        "Beri sertifikat lengkap (PEM) dengan --cert dan kunci tanpa kata sandi dengan --key.",
        "Tanpa keduanya HTTPS tidak dapat dilayani; di belakang proksi keduanya tidak diperlukan.",
        "--cert rs.crt --key kunci-lain.pem",
    ),
    "U098": Entry(
        "tidak dapat melayani di {given}: {reason}",
        "Hentikan program yang memakainya, atau pilih --host dan --port lain.",
        "Satu alamat hanya dapat dipakai satu program, dan port di bawah 1024 perlu hak khusus.",
        "--port 443 oleh pengguna biasa",
    ),
    "U099": Entry(
        "token {name}: {reason}",
        "Pakai nama lain, atau lihat nama-nama yang ada di berkas token.",
        "Nama token tampil di catatan akses, jadi satu nama untuk satu token.",
        "zitool serve --new-token portalrb untuk kedua kalinya",
    ),
}
