"""The words over the columns of an LKE: what a column holds, whose answers, and which of theirs."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise, product
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
    *("unit", "satker", "satuan kerja", "opd", "skpd", "upt", "tpi", "tpn", "tim", "mandiri", "self"),
    *("penilai", "verifikator", "verifikasi", "evaluator", "evaluasi", "reviu", "reviewer", "validator"),
    *("itjen", "inspektorat", "irjen", "apip", "internal", "nasional"),
)
_CHECKS = ("penilaian", "verifikasi", "evaluasi", "reviu", "review", "validasi", "asesmen")
_PERCENT = ("", *(f"{blank}{sign}" for blank in ("", " ") for sign in ("%", "(%", "%)", "(%)")))
_PLACES = ("link", "tautan", "url", "dokumen pendukung")
_PAPERS = ("file", "berkas", "dokumen", "lampiran", "daftar", "nama")
_ASSESSMENT = ("assessment", "assesment", "asessment", "asesment")
_EVIDENCE = ("bukti", "eviden", "evidence")


class _Words(NamedTuple):
    """Words of headers, and what they stand for.

    Attributes:
        role: of the column below.
        whole: headers that say nothing else.
        first: words that a header may begin with.
        who: words of which one has to follow the first, perhaps in brackets; none where anything may.
        is_open: whether what stands below may say otherwise.
    """

    role: str
    whole: frozenset[str] = frozenset()
    first: tuple[str, ...] = ()
    who: tuple[str, ...] = ()
    is_open: bool = False

    def fit(self, header: str) -> bool:
        """Whether the header says this."""
        if header in self.whole:
            return True
        if not header.startswith(self.first):
            return False
        rests = [header.removeprefix(words) for words in self.first if _begins(header, (words,))]
        if not self.who:
            return bool(rests)
        return any(rest[:1] == " " and _begins(rest[1:].removeprefix("("), self.who) for rest in rests)


def _begins(text: str, several: tuple[str, ...]) -> bool:
    """Whether a text begins with one of several words, and not with the beginning of a longer one."""
    behind = (text[len(words) : len(words) + 1] for words in several if text.startswith(words))
    return any(not (char.isalnum() or char == "_") for char in behind)


_ROLE_WORDS = (
    _Words(
        "choices",
        frozenset(["pilihan", "opsi"]),
        tuple(f"{kind} jawaban" for kind in ("pilihan", "jenis", "tipe", "opsi", "alternatif")),
    ),
    _Words("answer", first=("jawaban", "jwban", "jawban", "jawabn", "hasil pmpzi", "hasil pendampingan")),
    _Words(
        "answer",
        first=(
            "isian",
            *map("".join, product(("self", "peer"), ("", " ", "-"), _ASSESSMENT)),
        ),
        is_open=True,
    ),
    _Words("answer", first=tuple(f"hasil {what}" for what in (*_CHECKS, "isian", "self")), is_open=True),
    _Words("answer", frozenset(["verifikasi"]), _CHECKS, _WHO, is_open=True),
    _Words("score", first=("nilai", "skor"), who=_WHO, is_open=True),
    _Words("score", frozenset(["nilai", "skor"])),
    _Words(
        "percent",
        frozenset(["%", "(%)", *map("".join, product(("persen", "persentase", "capaian"), _PERCENT))]),
    ),
    _Words("note", first=("catatan", "keterangan")),
    _Words(
        "evidence",
        frozenset(
            [
                *("data dukung", *_PLACES, *_EVIDENCE),
                *map("".join, product((*_PLACES, *_PAPERS), ("", " "), _EVIDENCE)),
            ]
        ),
    ),
    _Words("weight", frozenset(f"bobot{sign}" for sign in _PERCENT)),
    _Words("criteria", frozenset(["penjelasan", "kriteria", "kriteria nilai"])),
    _Words("title", frozenset(["penilaian", "uraian", "pertanyaan", "komponen", "indikator"])),
    _Words("number", frozenset(["no", "no.", "nomor", "kode"])),
    _Words("key", frozenset(["id"])),
)
"""Words of headers; the first that fit count."""
_BY_BEGINNING: dict[str, tuple[_Words, ...]] = {}
"""The same by their first three letters, or by the first where that is a sign."""
for _known in _ROLE_WORDS:
    for _begin in {words[: 1 if words[0] in "(%" else 3] for words in (*_known.whole, *_known.first)}:
        _BY_BEGINNING[_begin] = (*_BY_BEGINNING.get(_begin, ()), _known)
begins_as_answers = re.compile(
    r"\s*(?:[jJ][aAwW]|[hH][aA]|[iI][sS]|[sS][eEkK]|[pP][eEiI]|[vVrRnN][aeiAEI]|[eE][vV]|[aA][lLsS]|[oO][pP]"
    r"|.?[^\x00-\x7f])"
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


def role_of(header: str) -> str | None:
    """Return the role that the words of a header cell name, or None."""
    return _role(header)[0]


def is_open(header: str) -> bool:
    """Whether what stands below a header may say that its words mean something else than `role_of` them."""
    return _role(header)[1]


def heads_answers(text: str) -> bool:
    """Whether a text that `begins_as_answers` heads answers, or may."""
    return role_of(text) == "answer" or is_open(text)


@lru_cache(maxsize=1536)
def _role(header: str) -> tuple[str | None, bool]:
    if len(header) > LONGEST_HEADER:
        return None, False
    words = normal(header)
    may_say = _BY_BEGINNING.get(words[:3]) or _BY_BEGINNING.get(words[:1], ())
    if not may_say and "bukti dukung" not in words:
        return None, False
    if "/" in words or "(" in words or ")" in words:
        words = re.sub(r"\s+(?=[/()])|(?<=[/()])\s+", "", words).replace("(", " (").strip()
    said = next((known for known in may_say if known.fit(words)), None)
    if said is None and "bukti dukung" in words and re.search(r"\bbukti dukung\b", words):
        return "evidence", False
    # A question, too, may begin with *hasil penilaian*.
    if said is None or (said.is_open and len(words) > _LONGEST_OPEN):
        return None, False
    return said.role, said.is_open


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
        if len(value[1]) > LONGEST_NUMBER:
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
