"""The words over the columns of an LKE: what a column holds, whose answers, and which of theirs."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from zitool.core.scoring.answers import normal
from zitool.core.values import TEXT
from zitool.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zitool.core.values import Cells

LONGEST_HEADER = 120
_LONGEST_OPEN = 50
LEAST_REPEATED = 2
"""Names that a row must share with the header to be taken for its repetition."""
_LEAST_NUMBERED = 3
LONGEST_NUMBER = 24
_COLUMN_NUMBER = re.compile(r"\(?(?:(\d{1,2})|([a-z]))[.)]?(?:\s*=.*)?")
"""``(1)``, ``2``, ``c.``, ``(7) = (5) x (6)``."""

_WHO = (
    r"\(?(?:unit|satker|satuan kerja|opd|skpd|upt|tpi|tpn|tim|mandiri|self|penilai|verifikator|verifikasi"
    r"|evaluator|evaluasi|reviu|reviewer|validator|itjen|inspektorat|irjen|apip|internal|nasional)\b.*"
)
_PLACE = (
    r"(?:link|tautan|url|dokumen pendukung|(?:file|berkas|dokumen|lampiran|daftar|nama)(?= ?(?:bukti|ev)))"
)
_ROLE_WORDS: tuple[tuple[str, str, bool], ...] = (
    (r"(?:pilihan|jenis|tipe|opsi|alternatif) jawaban\b.*|pilihan|opsi", "choices", False),
    (r"(?:jawaban|jwban|jawban|jawabn)\b.*|hasil (?:pmpzi|pendampingan)\b.*", "answer", False),
    (r"isian\b.*|(?:self|peer)[ -]?ass?ess?ment\b.*", "answer", True),
    (r"hasil (?:verifikasi|penilaian|evaluasi|reviu|review|validasi|isian|self|asesmen)\b.*", "answer", True),
    (rf"(?:penilaian|verifikasi|evaluasi|reviu|review|validasi|asesmen) {_WHO}|verifikasi", "answer", True),
    (rf"(?:nilai|skor) {_WHO}", "score", True),
    (r"nilai|skor", "score", False),
    (r"%|\(%\)|(?:persen|persentase|capaian)(?: ?\(?%\)?)?", "percent", False),
    (r"(?:catatan|keterangan)\b.*", "note", False),
    (rf"(?:{_PLACE} ?)?(?:bukti|eviden(?:ce)?)|data dukung|.*\bbukti dukung\b.*|{_PLACE}", "evidence", False),
    (r"bobot(?: ?\(?%\)?)?", "weight", False),
    (r"penjelasan|kriteria(?: nilai)?", "criteria", False),
    (r"penilaian|uraian|pertanyaan|komponen|indikator", "title", False),
    (r"no\.?|nomor|kode", "number", False),
    (r"id", "key", False),
)
"""Words of headers, what they stand for, and whether what stands below may say otherwise; the first fits."""
begins_as_answers = re.compile(
    r"\s*(?:j(?=[aw]|[^\x00-\x7f])|h(?=a|[^\x00-\x7f])|isian|self|peer|penilaian|verif|eval|rev|valid|ases|nilai|skor"
    r"|pilihan|opsi|alt|[^\x00-\x7f])",
    re.IGNORECASE,
).match
"""Finds how the words over answers start: of notes and evidence, which are many, that is seen at once."""

_SAY_NOBODY = frozenset(
    {
        *("jawaban", "jwban", "jawban", "jawabn", "hasil", "penilaian", "isian", "pilihan", "opsi"),
        *("alternatif", "nilai", "skor", "assessment", "assesment", "asessment", "asesmen"),
    }
)
"""Words of headers that do not say whose answers stand below."""
_VERSIONS = frozenset(
    {
        *("final", "akhir", "revisi", "rev", "perbaikan", "koreksi", "baru", "lama", "awal", "semula"),
        *("sementara", "sebelum", "sesudah", "setelah", "pasca", "tahap", "tahun", "ke", "versi"),
    }
)
"""Words that tell several answers of one assessor apart, as years do."""
_NATIONAL = ("tpn", "tim penilai nasional", "penilai nasional")
_INTERNAL = ("tpi", "tim penilai internal", "penilai internal")
UNIT = "unit"
_OWN = frozenset({UNIT, "pmpzi", "mandiri", "self", "satker", "satuan", "opd", "skpd", "upt"})


class Owner(NamedTuple):
    """Whose answers a header names, ``unit``, ``tpi``, ``tpn`` or a slug, and which of theirs: ``final``."""

    assessor: str
    version: str


@lru_cache(maxsize=4096)
def role_of(header: str) -> str | None:
    """Return the role that the words of a header cell name, or None."""
    return _role(header)[0]


@lru_cache(maxsize=512)
def is_open(header: str) -> bool:
    """Whether what stands below a header may say that its words mean something else than `role_of` them."""
    return _role(header)[1]


def heads_answers(text: str) -> bool:
    """Whether a text that `begins_as_answers` heads answers, or may."""
    return role_of(text) == "answer" or is_open(text)


def _role(header: str) -> tuple[str | None, bool]:
    if len(header) > LONGEST_HEADER:
        return None, False
    words = normal(header)
    if "/" in words or "(" in words or ")" in words:
        words = re.sub(r"\s+(?=[/()])|(?<=[/()])\s+", "", words).replace("(", " (").strip()
    match = _pattern().fullmatch(words)
    if match is None or not match.lastindex:
        return None, False
    _, role, is_open_ = _ROLE_WORDS[match.lastindex - 1]
    # A question, too, may begin with *hasil penilaian*.
    return (role, is_open_) if not is_open_ or len(words) <= _LONGEST_OPEN else (None, False)


@cache
def _pattern() -> re.Pattern[str]:
    """Return the first of `_ROLE_WORDS` that fits as one expression: most texts of a form are no header."""
    return re.compile("|".join(f"({pattern})" for pattern, _, _ in _ROLE_WORDS))


def names_nobody(label: str) -> bool:
    """Whether the words of a header do not say whose answers stand below, but perhaps which of theirs."""
    return all(token in _SAY_NOBODY or _is_version(token) or token.isdigit() for token in _tokens(label))


@lru_cache(maxsize=512)
def owner_of(words: str) -> Owner:
    """Return whose answers the words over a column name, and which of theirs."""
    text, tokens = normal(words), [token for token in _tokens(words) if token not in _SAY_NOBODY]
    said = [token for token in tokens if not _is_version(token) and not token.isdigit()]
    told = [token for token in tokens if _is_version(token) or (token.isdigit() and not said)]
    version = "-".join(told)
    for code, *names in (_NATIONAL, _INTERNAL):
        if code in tokens or any(name in text for name in names):
            return Owner(code, version)
    if not said or _OWN & set(said):
        return Owner(UNIT, version)
    return Owner("-".join(token for token in tokens if token not in told), version)


def _is_version(token: str) -> bool:
    return token in _VERSIONS or re.fullmatch(r"20\d\d", token) is not None


def slug(words: str) -> str:
    """Return the words of a header as they are typed after ``--assessor``."""
    return "-".join(_tokens(words))


def _tokens(words: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", normal(words))


def header_names(header: Cells, answers: frozenset[int]) -> dict[int, str]:
    """Return the texts of a header row that name a role, or whose `answers` stand below them, by column."""
    return {
        column: value.text
        for column, value in header.items()
        if role_of(value.text) is not None or (column in answers and value.kind is TEXT)
    }


def repeats(cells: Cells, names: Mapping[int, str]) -> bool:
    """Whether a row repeats the `names` of a header, as print titles typed into the table do."""
    same = 0
    for column, name in names.items():
        value = cells.get(column)
        if value is not None and value.kind is TEXT and (value.text == name or _alike(value.text, name)):
            same += 1
    return same >= LEAST_REPEATED


def _alike(text: str, name: str) -> bool:
    return text[:1].casefold() == name[:1].casefold() and normal(text) == normal(name)


def numbers_columns(cells: Cells) -> bool:
    """Whether a row does nothing but number the columns, perhaps after the number of the row itself."""
    if len(cells) < _LEAST_NUMBERED:
        return False
    for value in cells.values():  # nearly every row has a text too long for a number
        if len(value.text) > LONGEST_NUMBER:
            return False
    numbers = []
    for value in cells.values():
        text = value.text.strip().lower()
        match = _COLUMN_NUMBER.fullmatch(text)
        if match is None:
            if text:
                return False
            continue
        numbers.append(int(match[1]) if match[1] else ord(match[2]))
    return any(
        len(run) >= _LEAST_NUMBERED and all(after == at + 1 for at, after in pairwise(run))
        for run in (numbers, numbers[1:])
    )
