"""Columns that are no question of the survey: when, who, what for, figures worked out; what is kept private.

A column is known by words of its header, as in exports of forms and tables of apps. What finds a person comes
first, so that nothing is shown because its header has a harmless word, too.
"""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from typing import TYPE_CHECKING

from zitool.survey.instrument import folded as as_words
from zitool.xlsx.package import clip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

_BORDER = re.compile(r"(?<=[a-z])(?=[A-Z])")
_QUIZ = re.compile(r"\[(score|skor|feedback|masukan)\]\s*$", re.IGNORECASE)


class Role(StrEnum):
    """What a column is for; the values are the words of ``map.yaml``."""

    TIME = "cap-waktu"
    RESPONDENT = "responden"
    QUESTION = "pertanyaan"
    VALUE = "jawaban"
    NAME = "nama"
    PHONE = "telepon"
    MAIL = "surel"
    NIK = "nik"
    PRIVATE = "pribadi"
    AGE = "umur"
    SEX = "kelamin"
    EDUCATION = "pendidikan"
    OCCUPATION = "pekerjaan"
    SERVICE = "layanan"
    UNIT = "unit"
    KIND = "kategori"
    STAFF = "pegawai"
    FINISHED = "selesai"
    CONTROL = "diarahkan"
    COMMENT = "komentar"
    SCORE = "skor"
    IGNORED = "abaikan"


PERSONAL = frozenset({Role.NAME, Role.PHONE, Role.MAIL, Role.NIK, Role.PRIVATE})
"""What stands in these columns never leaves the machine, but for names where somebody asks for them."""
PROFILE = (Role.AGE, Role.SEX, Role.EDUCATION, Role.OCCUPATION, Role.SERVICE)

_KNOWN_BY: Mapping[Role, tuple[str, ...]] = {
    Role.PHONE: (
        "telepon", "telpon", "telp", "tlp", "hp", "no hp", "nohp", "handphone", "ponsel", "whatsapp", "wa",
        "phone", "mobile", "nomor kontak", "no kontak", "kontak", "seluler",
    ),
    Role.MAIL: ("email", "e mail", "surel", "mail"),
    Role.NIK: ("nik", "ktp", "npwp", "nip", "paspor", "passport", "nrp", "sim", "identitas"),
    Role.PRIVATE: (
        "ip", "ip address", "ipaddress", "alamat", "address", "rekening", "tanda tangan", "paraf",
        "signature", "foto", "photo", "gambar", "nomor perkara", "no perkara", "suku", "etnis", "agama",
        "disabilitas", "difabel", "kesehatan", "tempat lahir", "tanggal lahir", "tgl lahir", "ttl", "lahir",
        "birth", "nomor polisi", "nopol", "plat", "username", "user name", "akun", "koordinat", "latitude",
        "longitude", "lokasi gps", "device", "browser", "user agent", "session", "instagram", "facebook",
        "nomor antrian", "nomor permohonan", "nomor registrasi", "no registrasi", "nomor berkas",
        "kewarganegaraan", "lampiran", "unggah", "upload", "pernikahan", "perkawinan", "marital",
    ),
    Role.NAME: ("nama", "name", "inisial", "nama lengkap", "nama responden", "nama petugas"),
    Role.TIME: (
        "timestamp", "stempel waktu", "tanggal", "tgl", "date", "last submitted", "submitted", "created at",
        "createdat", "completion time", "start time", "waktu pengisian", "waktu survei", "waktu kirim",
        "waktu input", "waktu mulai", "waktu selesai", "date submitted", "submission date", "hari tanggal",
        "cap waktu",
    ),
    Role.SCORE: (
        "skor", "score", "jumlah", "total", "rata", "rerata", "average", "mean", "avg", "nilai akhir",
        "indeks", "index", "ikm", "nrr", "ipkp", "ipak", "ipk", "ikm score", "persen", "persentase",
        "konversi", "mutu pelayanan", "predikat", "nilai", "nilai interval", "nilai rata", "sum",
    ),
    Role.STAFF: (
        "apakah pegawai", "pegawai unit", "pegawai kantor", "pegawai internal", "pegawai satker",
        "pegawai instansi",
    ),
    Role.FINISHED: (
        "layanan selesai", "sudah selesai", "telah selesai", "status layanan", "status pelayanan",
        "status permohonan", "status penyelesaian", "selesai", "menerima layanan", "tahap layanan",
    ),
    Role.CONTROL: ("mengarahkan", "diarahkan"),
    Role.SEX: ("jenis kelamin", "kelamin", "gender", "sex", "jk", "l p"),
    Role.AGE: ("umur", "usia", "age", "kelompok umur"),
    Role.EDUCATION: ("pendidikan", "education", "ijazah"),
    Role.OCCUPATION: ("pekerjaan", "profesi", "occupation", "job"),
    Role.KIND: ("kategori", "kategori responden", "jenis responden", "status responden", "tipe responden"),
    Role.SERVICE: (
        "jenis layanan", "jenis pelayanan", "nama layanan", "nama pelayanan", "layanan diterima",
        "layanan digunakan", "layanan dipilih", "pelayanan diterima", "layanan", "pelayanan", "service",
        "loket", "keperluan",
    ),
    Role.UNIT: ("unit", "unit kerja", "nama unit", "kantor", "satker", "cabang", "nama kantor", "instansi"),
    Role.COMMENT: (
        "saran", "kritik", "masukan", "komentar", "comment", "comments", "pendapat", "harapan",
        "diperbaiki", "perbaikan", "ditingkatkan", "keluhan", "kesan", "pesan", "alasan", "catatan",
        "uraian", "feedback",
    ),
    Role.RESPONDENT: (
        "id", "no", "nomor", "no responden", "nomor responden", "id responden", "responden", "id user",
        "response id", "user id", "respondent", "respondent id", "kode responden", "id respon",
    ),
}  # fmt: skip
"""Role → groups of words; one group that stands whole in a header is enough, a longer group counts more."""
_FEW = 3
"""Words of a header up to which one common word alone says what it is for; longer ones are questions."""
_ONLY_SHORT = frozenset({
    "layanan", "pelayanan", "unit", "kantor", "nilai", "jumlah", "total", "no", "nomor", "id", "kategori",
    "date", "tanggal", "tgl", "wa", "hp", "ip", "sim", "selesai", "instansi", "loket", "catatan", "sum",
    "responden", "kontak", "rata", "persen", "index", "indeks", "lampiran", "gambar", "alamat", "identitas",
    "keperluan", "mail", "name", "nama", "score", "skor", "kesehatan", "lahir", "pesan", "kesan", "service",
    "mean", "konversi", "predikat", "uraian", "alasan", "perbaikan", "akun", "session", "plat", "foto",
})  # fmt: skip
"""Words that stand in long questions, too."""


def folded(text: str) -> str:
    """Return a header or answer as its words in small letters, whatever parts them: *Di-luar_prosedur*."""
    return as_words(text if text.islower() or text.isupper() else _BORDER.sub(" ", text))


def role_of(header: str) -> Role | None:
    """Return what a column is for by its header; None where no word says it."""
    if _QUIZ.search(header):  # what a form with points puts beside each question
        return Role.SCORE
    words = folded(header).split()
    return _by_words(words, frozenset(words))


_GROUPS = tuple((group.split(), group, role) for role, groups in _KNOWN_BY.items() for group in groups)
"""The words of each group, taken apart once: a file of answers may have thousands of headers."""


def _by_words(words: list[str], header: frozenset[str]) -> Role | None:
    best: tuple[int, Role | None] = (0, None)
    for parts, group, role in _GROUPS:
        if not header.issuperset(parts):
            continue
        if len(words) > _FEW and group in _ONLY_SHORT:
            continue
        if len(parts) > best[0]:
            best = len(parts), role
    return best[1]


def is_private(header: str) -> bool:
    """Whether a header has a word of what finds a person, even where another role fits better."""
    words = folded(header).split()
    role = _by_words(words, frozenset(words))
    return role in PERSONAL


_BLANK = frozenset({"", "-", "–", "—", "--", "n/a", "na", "#n/a", "null", "none", "nihil", "kosong", "."})


def is_blank(text: str) -> bool:
    """Whether a cell says nothing: empty, a dash, *N/A*."""
    return text.strip().casefold() in _BLANK


_SEX = {
    **dict.fromkeys(("l", "lk", "laki", "laki laki", "lelaki", "pria", "male", "m", "man"), "laki-laki"),
    **dict.fromkeys(("p", "pr", "perempuan", "wanita", "female", "f", "woman"), "perempuan"),
}
_AGES = ((26, "<= 25"), (36, "26-35"), (46, "36-45"), (56, "46-55"), (200, "> 55"))
_YEARS = re.compile(r"(\d{1,3})(?:\s*(?:tahun|thn|th|years?))?", re.IGNORECASE | re.ASCII)


def profile_value(role: Role, text: str) -> str:
    """Return what a profile counts an answer as: sexes by their words, ages by steps, others as typed."""
    if is_blank(text):
        return ""
    if role is Role.SEX:
        return _SEX.get(folded(text), text.strip())
    if role is Role.AGE and (years := _YEARS.fullmatch(text.strip())):
        return next((name for below, name in _AGES if int(years[1]) < below), "")
    return " ".join(text.split())


_YES = frozenset({"ya", "iya", "y", "yes", "true", "benar", "sudah", "pernah", "ada", "1"})
_NO = frozenset({"tidak", "t", "tdk", "no", "n", "false", "bukan", "belum", "tidak pernah", "tidak ada", "0"})
_INTERNAL = frozenset({"internal", "pihak internal", "pegawai internal", "responden internal", "pegawai"})
_UNFINISHED = ("belum", "proses", "diproses", "pending", "menunggu", "berjalan", "tertunda", "unfinished")
_FINISHED = (
    "selesai", "sudah", "tuntas", "diterima", "lengkap", "finished", "done", "completed", "ya", "yes",
)  # fmt: skip
_STAFF = (
    "petugas layanan", "petugas loket", "petugas kantor", "pegawai internal", "staf internal",
    "pegawai kami", "pegawai kantor ini", "pegawai unit ini", "pegawai setempat", "pegawai satker",
    "internal",
)  # fmt: skip


def yes_or_no(text: str) -> bool | None:
    """Return what a cell answers to a question of yes or no; None where it does neither."""
    words = folded(text)
    return True if words in _YES else False if words in _NO else None


def is_internal(text: str) -> bool:
    """Whether a kind of respondent is the office's own."""
    return folded(text) in _INTERNAL


def is_staff(text: str) -> bool:
    """Whether an occupation is one at the very office."""
    return _has_group(folded(text), _STAFF)


def is_finished(text: str) -> bool | None:
    """Return whether a service had come to its end; None where the text does not say."""
    words = folded(text).split()
    if any(word in words for word in _UNFINISHED) or "tidak" in words:
        return False
    return True if any(word in words for word in _FINISHED) else yes_or_no(text)


def _has_group(words: str, groups: Iterable[str]) -> bool:
    return any(f" {group} " in f" {words} " for group in groups)


_PATTERNS = (
    (re.compile(r"(?:https?://|www\.)\S+", re.IGNORECASE), "[tautan]"),
    (re.compile(r"[^\s@<>()\[\],;:]*@[^\s@<>()\[\],;:]+"), "[surel]"),
    (re.compile(r"(?<![\w:])(?:[0-9a-f]{0,4}:){2,7}(?::|[0-9a-f]{1,4})(?![\w:])", re.IGNORECASE), "[IP]"),
    (re.compile(r"\b\d{1,3}(?:\.\d{1,3}){3}\b"), "[IP]"),
    (re.compile(r"\+?\(?\d(?:[\s.\-–/()_]{0,3}\d){6,}"), "[nomor]"),
)
"""Addresses of the web, of mail and of machines; seven digits or more, however they are parted."""
_WORD = re.compile(r"[^\W\d_]{3,}")
_LONGEST = 4000


def redacted(text: str, is_name: Callable[[str], bool] | None = None) -> str:
    """Return `text` without what finds a person: phone, mail, NIK, IP, links, and words of names.

    Args:
        text: a stranger's; of more than 4,000 characters the rest is cut off.
        is_name: tells whether a word in small letters is part of one.
    """
    if not text:
        return text
    if not text.isascii():
        text = "".join(
            char for char in unicodedata.normalize("NFKC", text) if unicodedata.category(char) != "Cf"
        )
    text = clip(text, _LONGEST)
    for pattern, word in _PATTERNS:
        text = pattern.sub(word, text)
    if is_name is not None:
        text = _WORD.sub(lambda match: "[nama]" if is_name(match[0].casefold()) else match[0], text)
    return text


def name_words(text: str) -> Iterable[str]:
    """Yield the words of a name in small letters; initials and numbers are none."""
    return (word.casefold() for word in _WORD.findall(text))
