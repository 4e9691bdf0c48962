"""What a note says of its answer: that something is missing, or that all is there, and whether that fits.

Only plain words are read, clause by clause; what is denied must be something that ought to be there. Most
notes have none of the words that could deny anything: the patterns stay texts, compiled where one has.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zitool.core.scoring.answers import normal, normal_once
from zitool.core.text_cleaning import DIGITS, LETTERS, only, runs

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from fractions import Fraction

_CLAUSES = (
    r"[.;:,!?()]\s+|[.;:!?)(]$|\s[-–—]\s|\b(?:namun|tetapi|tapi|sedangkan|meskipun|walaupun|serta|dan)\b"
)
_NOT = r"(?:belum|blm|tidak|tdk|tak|tanpa|nihil|bukan)"
_FINE_WITHOUT = (
    r"keluhan|komplain|pengaduan|aduan|laporan|pelanggaran|temuan|gratifikasi|pungli|pungutan|penyimpangan|korupsi"
    r"|kkn|kendala|hambatan|masalah|biaya|diskriminasi|diskriminatif|keberatan|sengketa|kesalahan|kecurangan"
    r"|sanksi|hukuman|perubahan|benturan|kasus|calo|imbalan|antrean|terlambat|keterlambatan|catatan|selisih"
    r"|perbedaan|kesenjangan|kurang|campur|kertas|terkecuali|kecuali|tekanan|intervensi|suap|pemotongan"
)
"""What is good to be without."""
_ASKED = (
    r"dokumen|sk|bukti|notulen|daftar|tim|rencana|sop|tindak|kegiatan|evaluasi|monev|monitoring|pemantauan|sosialisasi"
    r"|agen|inovasi|aplikasi|sistem|standar|maklumat|anggaran|pelatihan|survei|data|peta|kebijakan|media|mekanisme"
    r"|jadwal|target|indikator|pedoman|surat|berita|rapat|seleksi|upaya|reward|penghargaan|sarana|ruang|unit|pejabat"
)
"""What questions ask for: without it something is missing."""
_DOINGS = (
    r"di(?:laksanakan|lakukan|terapkan|buat|susun|tetapkan|sahkan|pasang|publikasikan|umumkan|sosialisasikan"
    r"|tindaklanjuti|evaluasi|monitor|pantau|gunakan|pakai|manfaatkan|atur|dukung|dokumentasikan|lampirkan|unggah"
    r"|tandatangani|perbarui|mutakhirkan|kerjakan|ikuti|hadiri|libatkan|jalankan|jabarkan|tangani|temukan|reviu)"
    r"|ter(?:laksana|capai|sedia|dokumentasi|ukur|pasang|bit|libat|penuhi)|me(?:libatkan|miliki|mpunyai|menuhi|madai"
    r"|ncakup|muat|lakukan\w*|laksanakan|nindaklanjuti|nunjukkan|nerapkan)|aktif|lengkap|sesuai|relevan|jelas|berkala|rutin"
    r"|berjalan|berfungsi|efektif|optimal|konsisten|semua|seluruh|hadir|ditunjukkan|dibuka|diakses|diverifikasi"
)
"""What questions ask to be done, or to be like."""
_EXCUSED = (
    r"\byang(?: \w+)?\s*$|\b(?:sebelum|jika|bila|apabila|kalau|agar|supaya|jangan|larangan|dilarang"
    r"|pernyataan|komitmen|semula|sebelumnya|dulu|awalnya|tahun lalu|mencegah|menghindari)\b"
)
"""Before a denial: a condition, a rule, somebody else or another time."""
_DENIAL = (
    r"\b(?:belum|blm)\b(?! lama)"
    rf"(?!(?: (?:ada|terdapat|ditemukan|terjadi|pernah|adanya|yang|satu|pun))* (?:{_FINE_WITHOUT})\b)"
    rf"|\b(?:tidak|tdk|tak)\b(?: (?:dapat|bisa|pernah|lagi|juga|sempat))* (?:{_DOINGS})\b"
    rf"(?! (?:{_FINE_WITHOUT})\b)"
    rf"|\b(?:tidak|tdk|tak) (?:ada|terdapat|ditemukan|punya)(?: adanya)?(?:$| lagi$| (?:{_ASKED})\b)"
    rf"|\btidak$|^nihil$|\b(?:tanpa|nihil) (?:melibatkan|{_ASKED})\b|\b(?:{_ASKED})\w* nihil\b"
)
_LACKING = (
    r"\b(?:masih (?:dalam|berupa|draft?|konsep|rancangan|disusun|diproses|perlu|menunggu|kurang|manual)"
    r"|sedang (?:di\w+|dalam)|akan (?:di\w+|segera)|baru (?:di\w+|sebagian|rencana|konsep|draft?)"
    r"|hanya (?:sebagian|beberapa|konsep|draft?|satu|dua)|perlu (?:di\w+|perbaikan)|(?:secara|cara) manual"
    r"|kurang (?:dari (?:separuh|setengah|50)|(?!dari)\w+)|jarang|menunggu|ditunda|dibatalkan|tertunda"
    r"|kedaluwarsa|kadaluarsa|kosong|terlambat|minim|menyusul|rencananya)\b"
)
_DONE = (
    r"\b(?:sudah|telah|sdh|tlh|ada|terdapat|tersedia|lengkap|terlampir|semua|seluruh|seluruhnya|selalu|rutin)"
    r"\b"
)
_ONLY_PROPOSED = (
    r"\b(?:sudah|telah|sdh) (?:di(?:usulkan|ajukan|sarankan|rencanakan|jadwalkan|ingatkan|koordinasikan|minta"
    r"|rekomendasikan)|tidak|lama|masuk|berakhir|habis|dicabut|kedaluwarsa)\b"
)
_BEFORE_PROPOSED = frozenset({"sudah", "telah", "sdh"})
"""One of these is in whatever `_ONLY_PROPOSED` finds."""
_WHOLE = r"\b(?:semua|semuanya|seluruh|seluruhnya|sepenuhnya|100\s*(?:%|persen))"
_NOTHING = (
    r"\b(?:nihil|(?:belum|blm|tidak|tdk)(?:$| (?:ada|terdapat|pernah|memiliki|mempunyai|di\w+)))\b"
    r"(?!.*\b(?:secara|semua|seluruh\w*|sepenuhnya|rutin|berkala|optimal|maksimal|lengkap|merata|selalu|pada)\b)"
)
_PART = r"\b(?:sebagian|hampir|kecuali|baru|hanya|terbatas)\b"
_WITHOUT = rf"\b(?:{_FINE_WITHOUT})\b"
_THERE = rf"\b(?:ada|terdapat|masih)\s+(?:{_FINE_WITHOUT})\b"
_ABSENT = rf"{_NOT}(?:$| (?:ada|terdapat|ditemukan|terjadi|pernah)\b)"
_ELSEWHERE = r"\b(?:unit|kantor|tempat|instansi|daerah) lain\b"
_DENYING = frozenset({"belum", "blm", "tidak", "tdk", "tak", "tanpa", "nihil"})
"""One of these is in whatever `_DENIAL` finds."""
_NOT_WHOLE = frozenset({
    "masih", "sedang", "akan", "baru", "hanya", "perlu", "manual", "kurang", "jarang", "menunggu", "ditunda",
    "dibatalkan", "tertunda", "kedaluwarsa", "kadaluarsa", "kosong", "terlambat", "minim", "menyusul",
    "rencananya",
})  # fmt: skip
"""One of these is in whatever `_LACKING` finds."""
_MAY_LACK = _DENYING | _NOT_WHOLE
_OF_WORDS = only(LETTERS + DIGITS + b"_")
_MOST = 1000
"""Characters of a note that are read."""


def contradicts(note: str, value: Fraction, criterion: Callable[[], str]) -> bool:
    """Whether `note` says that something is missing beside the best answer, or is there beside the worst.

    Beside an answer in between, only that nothing or all of it is there contradicts.

    Args:
        note: in the words of an office.
        value: of the chosen option, 0 to 1.
        criterion: returns what that option demands; one that itself denies something measures no denials.
    """
    text = normal_once(note[:_MOST])
    words = runs(text, _OF_WORDS) if text.isascii() else re.findall(r"\w+", text)
    if _MAY_LACK.isdisjoint(words):  # nothing can be lacking
        return value.numerator < value.denominator and _claims_more(text, words, value)
    clauses = [clause.strip() for clause in re.split(_CLAUSES, text) if clause.strip()]
    lacking = [_lacks(clause) for clause in clauses]
    if value == 1:
        return any(lacking) and not re.search(_DENIAL, normal(criterion()))
    if any(lacking):
        nothing = value > 0 and all(lacking) and all(re.search(_NOTHING, clause) for clause in clauses)
        return nothing and not re.search(_DENIAL, normal(criterion()))
    return _claims_more(text, words, value)


def _claims_more(text: str, words: Sequence[str], value: Fraction) -> bool:
    """Whether a note in which nothing is lacking says that more is there than an answer below the best."""
    if "bukan" in words or not _DENYING.isdisjoint(words):
        return False
    if not _BEFORE_PROPOSED.isdisjoint(words) and re.search(_ONLY_PROPOSED, text):
        return False
    if value > 0:
        return re.search(_WHOLE, text) is not None and not re.search(_PART, text)
    clauses = re.split(_CLAUSES, text)
    return any(re.search(_DONE, clause) and not re.search(_THERE, clause) for clause in clauses)


def _lacks(clause: str) -> bool:
    """Whether a clause says that something is missing that ought to be there."""
    matches = [*re.finditer(_DENIAL, clause), *re.finditer(_LACKING, clause)]
    return any(
        not re.search(_EXCUSED, before := clause[: match.start()])
        and not before.endswith(("tidak ", "tdk ", "belum pernah ", "tidak pernah "))
        and not re.search(_ELSEWHERE, clause[match.start() :])
        and not (re.match(_ABSENT, clause[match.start() :]) and re.search(_WITHOUT, before))
        for match in matches
    )
