"""What people read: the sentence of every finding and the labels of every report, in Indonesian and English.

Two dictionaries of the same keys for each (a test compares them), or, in the modules of `_ROOMS`, both
languages side by side under one key; official terms are never translated.
"""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Literal, Protocol, cast

from zitool.core.days import day_text, read_day
from zitool.core.exact import plain, rounded_half_up
from zitool.core.names import near
from zitool.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from zitool.findings import Finding

Language = Literal["id", "en"]
LANGUAGES: tuple[Language, ...] = ("id", "en")
EXACT_NUMBER = re.compile(r"-?[0-9]{1,15}(\.[0-9]{1,20})?")
_NUMBERS = frozenset(
    {
        *("own", "ours", "computed", "sum", "total", "expected", "needed", "rescaled", "maximum", "read"),
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
_POINT = re.compile(r"(?<=[0-9])\.(?=[0-9])")
_MOST_DECIMALS = 6
_ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


_NAMED = {
    **dict.fromkeys(("U001", "U027", "U031", "U045"), ("given", "known")),
    **dict.fromkeys(("P030", "R070", "U002"), ("name", "known")),
    "P003": ("raw", "known"),
    "S123": ("assessor", "known"),
    "S143": ("wanted", "sheets"),
}
"""Code → value that is a wrong name, and the one that lists the right ones."""


class Entry(NamedTuple):
    """What the catalogue says of one code.

    Attributes:
        message: one sentence; ``{names}`` are the finding's values.
        cure: what to do, in the imperative.
        cause: how it comes about and why it matters.
        example: one as it may stand in a file.
    """

    message: str
    cure: str
    cause: str
    example: str


class TwoColumns(NamedTuple):
    """What the catalogue says of one code in both languages: pairs of Indonesian and English.

    Attributes:
        message, cure, cause, example: as of `Entry`.
    """

    message: tuple[str, str]
    cure: tuple[str, str]
    cause: tuple[str, str]
    example: tuple[str, str]

    def of(self, language: Language) -> Entry:
        """Return one of the two columns."""
        column = LANGUAGES.index(language)
        return Entry(self.message[column], self.cure[column], self.cause[column], self.example[column])


class _Values(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "?"


def catalogue(language: Language) -> Mapping[str, Entry]:
    """Return the entry of every code in one language."""
    rooms = (_room(module).FINDINGS for module in _ROOMS.values())
    return {**_first(language), **{code: both.of(language) for room in rooms for code, both in room.items()}}


def _first(language: Language) -> Mapping[str, Entry]:
    """Return the entries that every command may need."""
    if language == "en":
        from zitool.wording.english import CATALOGUE as ENGLISH  # noqa: PLC0415 - half the time not needed

        return ENGLISH
    from zitool.wording.indonesian import CATALOGUE as INDONESIAN  # noqa: PLC0415

    return INDONESIAN


def entry(code: str, language: Language) -> Entry:
    """Return what the catalogue says of one code; no more of it is imported than the code's room.

    Raises:
        KeyError: there is no such code (a bug).
    """
    module = _ROOMS.get(code[0])
    return _first(language)[code] if module is None else _room(module).FINDINGS[code].of(language)


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
            values[name] = _POINT.sub(",", text) if language == "id" else text
        elif _ISO_DAY.fullmatch(text) and (day := read_day(text)):
            values[name] = day_text(day, language)
        else:
            values[name] = in_words(name, text, language)
    for name in ("file", "sheet", "cell"):  # its place stands before the sentence, and may stand in it
        values.setdefault(name, getattr(finding, name) or "?")
    return template.format_map(values)


def _number(text: str, language: Language) -> str:
    """Numbers in sentences have six decimals at most and the language's sign; JSON keeps them whole."""
    bare, percent, _ = text.partition(" %")
    if not EXACT_NUMBER.fullmatch(bare):
        from zitool.wording.terms import in_words  # noqa: PLC0415

        return in_words("computed", text, language)
    return plain(rounded_half_up(Fraction(bare), _MOST_DECIMALS), comma=language == "id") + percent


_LABELS = (
    "labels",
    "report_labels",
    "facts_labels",
    "page_labels",
    "rubric_labels",
    "rubric_diff_labels",
    "recap_labels",
    "recap_report_labels",
    "readiness_labels",
    "entry_labels",
    "zone_labels",
)
"""Modules of labels, each with a dictionary of its name; imported only as far as a label has to be sought."""


_ROOMS = {"B": "evidence_words", "J": "portalrb_words", "K": "survey_words"}
"""First letter of a code → module with its two columns; labels of a room begin with the room's name."""


class _Words(Protocol):
    """What a module of two columns holds: findings, and labels as (Indonesian, English)."""

    FINDINGS: Mapping[str, TwoColumns]
    LABELS: Mapping[str, tuple[str, str]]


def label(key: str, language: Language, **values: object) -> str:
    """Return the label `key` of the reports, its ``{names}`` filled.

    Raises:
        KeyError: there is no such label (a bug).
    """
    text = _text(key, language)
    return text.format_map(_spoken(values, language)) if values else text


def _text(key: str, language: Language) -> str:
    if (module := f"{key.partition('_')[0]}_words") in _ROOMS.values():
        pair = _room(module).LABELS.get(key)
        if pair is not None:
            return pair[LANGUAGES.index(language)]
    for module in _LABELS:
        text = _labels(module, language).get(key)
        if text is not None:
            return text
    raise KeyError(key)


def _room(module: str) -> _Words:
    return cast("_Words", import_module(f"{__name__}.{module}"))


def _spoken(values: Mapping[str, object], language: Language) -> dict[str, object]:
    """Return the values of a sentence with days as people read them."""
    return {
        name: day_text(value, language) if isinstance(value, date) else value
        for name, value in values.items()
    }


@cache
def _labels(module: str, language: Language) -> Mapping[str, str]:
    """Return the labels of one module in one language."""
    found: Mapping[Language, Mapping[str, str]]
    found = getattr(import_module(f"{__name__}.{module}"), module.upper())
    return found[language]
