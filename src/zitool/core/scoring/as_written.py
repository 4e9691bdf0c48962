"""Answers as people write them: an option with marks or words around it, a count with what is counted.

What a reader of the sheet takes without a doubt is taken. Where the words name another option, deny the one
they begin with or end in a question mark, nothing is: somebody has to say which.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zitool.core.exact import plain
from zitool.core.scoring.criteria import own_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zitool.core.law.rubric import Scale

_AROUND = "'\"`´‘’“”„«»()[]{}.,:;!• "
_LEAD = re.compile(r"(?:jawaban|jawab|opsi|pilihan|huruf)\b[ :=]*", re.IGNORECASE)
_MARK = re.compile(r"\s*[.,:;)\]}]\s*|\s*[(\[{]\s*|\s+[-–—=]\s*|\s*[-–—]\s+")
_DENIED = re.compile(r"\b(?:belum|blm|tidak|tdk|tak|tanpa|bukan|nihil)\b")
_DOUBT = re.compile(r"\?|\bn/a\b|\b(?:tidak|tdk) (?:berlaku|relevan)\b")
_TICKS: Mapping[str, str] = {"true": "ya", "☑": "ya", "✓": "ya", "✔": "ya", "√": "ya", "false": "tidak"}
_NO_OPTION = re.compile(
    r"(?:#?n/?a|n\.a|not applicable|(?:tidak|tdk) (?:ada|berlaku|relevan|dinilai|tersedia|ada data)"
    r"|belum|belum (?:ada|tersedia|ada data)|[-–—_.]+)\.?"
)
_THINGS = (
    r"agen|aduan|asn|berkas|buah|dokumen|izin|ijin|indikator|inovasi|item|jenis|kali|kasus|lapor|laporan|layanan"
    r"|lhkasn|lhkpn|orang|org|pegawai|pejabat|pelanggaran|pelayanan|pengaduan|perizinan|perubahan|pns|sanksi"
    r"|sasaran|unit|wajib"
)
"""What the questions of an LKE count, and the words that count it."""
_COUNTED = re.compile(
    rf"(?P<number>-?[\d.,]+)\s*(?:\((?P<words>[a-z ]+)\))?(?P<what>(?:[\s/]*\b(?:{_THINGS})\b)*)\.?", re.ASCII
)
_UNITS = ("nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan")


def is_no_option(words: str) -> bool:
    """Whether `words`, as compared, stand for *not applicable* or *not yet*, which no form offers."""
    return _NO_OPTION.fullmatch(words) is not None


def option_in(text: str, names: Mapping[str, str], scale: Scale, criteria: str) -> str | None:
    """Return the option that a reader takes from `text`, or None.

    Args:
        text: what stands in the cell, without invisible characters, blanks folded.
        names: how options are written, as compared → option.
        scale: whose options they are.
        criteria: what the form says beside the question of each option.
    """
    bare = text.strip(_AROUND)
    bare = _LEAD.sub("", bare, count=1) or bare
    words = bare.casefold()
    if words in names:
        return names[words]
    if (tick := _TICKS.get(words)) is not None:
        return names.get(tick)
    said = {option: _core(own_words(criteria, option, scale.options)) for option in scale.options}
    if whole := [option for option, told in said.items() if told and told == _core(words)]:
        return whole[0] if len(whole) == 1 else None
    for name in sorted(names, key=len, reverse=True):
        if words.startswith(name):
            option, rest = names[name], bare[len(name) :]
            mark = _MARK.match(rest)
            if mark is not None and not _contradicted(rest[mark.end() :], option, names, scale, said):
                return option
            plain_yes = name == "ya" and rest[:1] == " "
            return option if plain_yes and not _contradicted(rest, option, names, scale, said) else None
    return None


def _core(words: str) -> str:
    return words.casefold().strip(_AROUND).removeprefix("jika ")


def _contradicted(
    rest: str, option: str, names: Mapping[str, str], scale: Scale, said: Mapping[str, str]
) -> bool:
    """Whether the words after an option say something else than that option."""
    words = rest.casefold().strip(_AROUND)
    if not words:
        return rest != ""
    core = _core(words)
    if any(told == core for told in said.values()):
        return said[option] != core
    if re.fullmatch(r"[\d.,]+", words):  # what the option is worth, or no reader knows what
        return words.replace(",", ".") != plain(scale.options[option])
    denied = scale.options[option] == 1 and _DENIED.search(words)
    return bool(denied or _DOUBT.search(words) or _other_option(rest, words, option, names))


def _other_option(rest: str, words: str, option: str, names: Mapping[str, str]) -> bool:
    """Whether another option is named; a single small letter is one only at an end (*s.d.*, *e-office*)."""
    for name, other in names.items():
        if other == option:
            continue
        token = rf"(?<!\w){re.escape(name)}(?!\w)"
        if len(name) > 1:
            if re.search(token, words):
                return True
        elif re.search(token.replace(name, name.upper()), rest) or re.search(rf"^{token}|{token}$", words):
            return True
    return False


def counted_in(words: str) -> str | None:
    """Return the digits of a count written with what is counted (``7 orang``) or *nihil*, else None."""
    if words.strip(_AROUND) in {"nihil", "nol"}:
        return "0"
    match = _COUNTED.fullmatch(words)
    if match is None or (match["words"] and match["words"].strip() != _spelled(match["number"])):
        return None
    return match["number"]


def _spelled(digits: str) -> str:
    """Return how a number below a thousand is spelled out; empty for others."""
    if not re.fullmatch(r"\d{1,3}", digits, re.ASCII):
        return ""
    hundreds, below = divmod(int(digits), 100)
    tens, unit = divmod(below, 10)
    words = [_UNITS[unit]] if unit or int(digits) == 0 else []
    if tens == 1:
        words = ["se" if unit == 1 else _UNITS[unit], "belas"] if unit else ["se", "puluh"]
    elif tens:
        words = [_UNITS[tens], "puluh", *words]
    if hundreds:
        words = ["se" if hundreds == 1 else _UNITS[hundreds], "ratus", *words]
    return (
        " ".join(words)
        .replace("se belas", "sebelas")
        .replace("se puluh", "sepuluh")
        .replace("se ratus", "seratus")
    )
