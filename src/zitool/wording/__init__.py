"""What people read: the sentence of every finding and the labels of every report, in Indonesian and English.

Both languages stand side by side: the sentences of findings in `zitool.catalogue`, labels here, in `labels`
and the modules of `_ROOMS`. Official terms are never translated.
"""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Literal, Protocol, cast

from zitool import catalogue
from zitool.core.days import day_text, read_day
from zitool.core.exact import plain, rounded_half_up
from zitool.core.names import near
from zitool.named import NamedTuple
from zitool.wording.labels import LABELS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zitool.findings import Finding

Language = Literal["id", "en"]
LANGUAGES: tuple[Language, ...] = ("id", "en")
_EXACT_NUMBER = r"-?[0-9]{1,15}(\.[0-9]{1,20})?"
_NUMBERS = frozenset(
    {
        *("own", "ours", "computed", "sum", "total", "expected", "needed", "maximum", "read"),
        *("shown", "by_words", "by_place", "factor", "answer"),
    }
)
_RAW_NUMBERS = frozenset({"V305", "V310", "V312", "V314", "V319", "V332", "W201", "W202", "W205", "W214"})
"""Codes whose ``raw`` is a number worked out, if it is one at all; of others it is quoted as it was typed."""
_WITH_NUMBERS = frozenset(
    {
        *(
            ("S127", "cells"),
            ("W212", "wrong"),
            ("K040", "readings"),
            ("K041", "weight"),
            ("K063", "readings"),
        ),
        *(("K064", "by"), ("K064", "typed"), ("K065", "by"), ("K065", "typed"), ("K066", "span")),
        *(("K067", "items"), ("K067", "level"), ("K067", "alone")),
    }
)
"""Code and name of values in which numbers stand among other things."""
_POINT = r"(?<=[0-9])\.(?=[0-9])"
_MOST_DECIMALS = 6
_ISO_DAY = r"(?a)\d{4}-\d\d-\d\d"


_NAMED = {
    **dict.fromkeys(("U001", "U027", "U031", "U045"), ("given", "known")),
    **dict.fromkeys(("P030", "R070", "U002"), ("name", "known")),
    "P003": ("raw", "known"),
    "S123": ("assessor", "known"),
    "S143": ("wanted", "sheets"),
}
"""Code → value that is a wrong name, and the one that lists the right ones."""


class Sentences(NamedTuple):
    """What the catalogue says of one code in one language; see `zitool.catalogue.two_columns.Entry`."""

    message: str
    cure: str
    cause: str
    example: str


class _Values(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "?"


def entry(code: str, language: Language) -> Sentences:
    """Return what the catalogue says of one code.

    Raises:
        KeyError: there is no such code (a bug).
    """
    told = catalogue.entry(code)
    if language == "en":
        return Sentences(told.message_en, told.cure_en, told.cause_en, told.example_en)
    return Sentences(told.message, told.cure, told.cause, told.example)


def message(finding: Finding, language: Language) -> str:
    """Return the sentence that says what was found and what was expected."""
    return _fill(entry(finding.code, language).message, finding, language)


def hint(finding: Finding, language: Language) -> str:
    """Return the sentence that says what to do, and where a name is wrong the names that may be meant."""
    cure, meant = _fill(entry(finding.code, language).cure, finding, language), _meant(finding)
    return f"{cure} {label('did_you_mean', language, name=meant)}." if meant else cure


def _meant(finding: Finding) -> str:
    """Return the known names that are like the one that is none; empty where there is no such name."""
    values = finding.values
    names = _NAMED.get(finding.code)
    if finding.code == "V303" and finding.file is None:  # typed after --set; what an LKE says is not guessed
        names = "raw", "expected"
    given = values.get(names[0], "") if names is not None else ""
    if values.get("meant") or names is None or not given:
        return values.get("meant", "")
    known = values[names[1]].split("/" if finding.code == "V303" else ", ")
    return ", ".join(near(given, known))


def _fill(template: str, finding: Finding, language: Language) -> str:
    from zitool.wording.terms import in_words  # noqa: PLC0415 - not needed to import the labels

    code = finding.code
    values = _Values()
    for name, text in finding.values.items():
        if name in _NUMBERS or (name == "raw" and code in _RAW_NUMBERS):
            values[name] = _number(text, language)
        elif (code, name) in _WITH_NUMBERS:
            values[name] = re.sub(_POINT, ",", text) if language == "id" else text
        elif re.fullmatch(_ISO_DAY, text) and (day := read_day(text)):
            values[name] = day_text(day, language)
        else:
            values[name] = in_words(name, text, language)
    for name in ("file", "sheet", "cell"):  # its place stands before the sentence, and may stand in it
        values.setdefault(name, getattr(finding, name) or "?")
    return template.format_map(values)


def is_exact_number(text: str) -> bool:
    """Whether `text` is a number as zitool writes exact ones: with a point, without an exponent."""
    return re.fullmatch(_EXACT_NUMBER, text) is not None


def _number(text: str, language: Language) -> str:
    """Numbers in sentences have six decimals at most and the language's sign; JSON keeps them whole."""
    bare, percent, _ = text.partition(" %")
    if not is_exact_number(bare):
        from zitool.wording.terms import in_words  # noqa: PLC0415

        return in_words("computed", text, language)
    return plain(rounded_half_up(Fraction(bare), _MOST_DECIMALS), comma=language == "id") + percent


_ROOMS = {
    **dict.fromkeys(("recap", "compare", "agree", "peers", "trend", "many"), "recaps"),
    **dict.fromkeys(("rubric", "diff", "wording", "import"), "rubrics"),
    **dict.fromkeys(("fact", "facts", "need", "note", "unit", "units", "state", "word", "shown"), "units"),
    **dict.fromkeys(("duty", "effect", "year", "ready", "entry", "zone"), "units"),
    "survey": "surveys",
    "evidence": "evidence",
    "portalrb": "portalrb",
}
"""First word of a label's key → the module that holds it, if `zitool.wording.labels` does not."""


class _Room(Protocol):
    """A module of labels, each as (Indonesian, English)."""

    LABELS: Mapping[str, tuple[str, str]]


def label(key: str, language: Language, **values: object) -> str:
    """Return the label `key` of the reports, its ``{names}`` filled.

    Raises:
        KeyError: there is no such label (a bug).
    """
    pair = LABELS.get(key) or _room(_ROOMS[key.partition("_")[0]])[key]
    text = pair[language == "en"]
    return text.format_map(_spoken(values, language)) if values else text


@cache
def _room(module: str) -> Mapping[str, tuple[str, str]]:
    return cast("_Room", import_module(f"{__name__}.{module}")).LABELS


def _spoken(values: Mapping[str, object], language: Language) -> dict[str, object]:
    """Return the values of a sentence with days as people read them."""
    return {
        name: day_text(value, language) if isinstance(value, date) else value
        for name, value in values.items()
    }
