"""A file of facts in: ``unit.yaml``, read as strictly as a rubric, all faults at once.

Its keys are Indonesian, because officials write it: a fact's own key, and under it ``nilai``, ``angka``,
``per`` (the day it held) and ``sumber`` (where it is written down), or only the value itself.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from zitool.core.days import read_day
from zitool.core.exact import parse_exact
from zitool.core.law.facts import FACT, SPECS, Fact, Facts, Kind, near_kinds, recognised, words_of
from zitool.core.names import near
from zitool.errors import RubricError
from zitool.rubrics.packaged import packaged_groups
from zitool.rubrics.source import read_document

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from zitool.core.law.facts import Spec, UnitGroup
    from zitool.findings import Finding
    from zitool.rubrics.source import Document, Key, Raw

UNIT = "unit"
VALUE, NUMBER, YEAR, AS_OF, SOURCE = "nilai", "angka", "tahun", "per", "sumber"

YEAR_OF = re.compile(r"(19|20)[0-9]{2}")
NUMERAL = re.compile(r"[0-9]{1,9}([.,][0-9]{1,6})?")
LETTER = re.compile(r"[A-Z]{1,3}[+-]?")
PART = re.compile(r"([0-9]{1,9})\s*(?:dari|/)\s*([0-9]{1,9})")
PERCENT = re.compile(r"([0-9]{1,3}(?:[.,][0-9]{1,6})?)\s*%")
HAPPENED = ("ya", "belum", "tidak")
_SHOWN = 60
_HUNDRED = Fraction(100)


class _UnfitError(ValueError):
    """A value that is not of its kind: code of the finding, the key it is under, values of the sentence."""

    def __init__(self, code: str, *under: str, **values: str) -> None:
        super().__init__(code)
        self.code = code
        self.under = under
        self.values = values


def load_facts(file: Path, groups: Sequence[UnitGroup] = ()) -> tuple[Facts, Document]:
    """Return the facts in `file`, and the document they stand in; blank ones are left out.

    Kinds of units are those of `groups` and of the packaged rubrics.

    Raises:
        RubricError: with every fault of YAML (R001-R003), key (P001) and value (P002-P006, P060) found.
    """
    document = read_document(file)
    facts, faults = facts_in(document, (), document.data, groups)
    if faults:
        raise RubricError(*faults)
    return facts, document


def facts_in(
    document: Document, at: Key, data: Mapping[str, Raw], groups: Sequence[UnitGroup] = ()
) -> tuple[Facts, list[Finding]]:
    """Return the facts that the mapping `data` at the path `at` states, and every fault of them."""
    faults: list[Finding] = []
    stated: dict[str, Fact] = {}
    for key, raw in data.items():
        if key == UNIT:
            if not isinstance(raw, str):
                faults.append(document.fault("P006", (*at, key), fact=key))
            continue
        spec = SPECS.get(key)
        if spec is None:
            known = ", ".join(near(key, SPECS, 1) or SPECS)
            faults.append(document.fault("P001", (*at, key), name=key[:_SHOWN], known=known))
            continue
        try:
            fact = _fact(document, (*at, key), spec, raw, faults)
            if fact is not None and key == FACT:
                fact = fact._replace(word=_kind_of_unit(fact.text, (*groups, *packaged_groups())))
        except _UnfitError as unfit:
            faults.append(document.fault(unfit.code, (*at, key, *unfit.under), fact=key, **unfit.values))
            continue
        if fact is not None:
            stated[key] = fact
    faults += _contradictions(document, at, stated)
    unit = data.get(UNIT, "")
    return Facts(document.shown, unit if isinstance(unit, str) else "", stated), faults


def _fact(document: Document, path: Key, spec: Spec, raw: Raw, faults: list[Finding]) -> Fact | None:
    """Return the fact that `raw` at `path` states, or None where it states nothing; faults in it are added.

    Raises:
        _UnfitError: the value itself is not of its kind.
    """
    if isinstance(raw, list):
        raise _UnfitError("P006")
    entry: Mapping[str, Raw] = raw if isinstance(raw, dict) else {VALUE: raw}
    known = {VALUE, AS_OF, SOURCE} | ({NUMBER} if spec.kind is Kind.GRADE else set())
    faults += [
        document.fault("P001", (*path, name), name=name[:_SHOWN], known=", ".join(sorted(known)))
        for name in entry
        if name not in known
    ]
    value, number = entry.get(VALUE, ""), entry.get(NUMBER, "")
    place = document.place(path)
    base = Fact(
        text="",
        as_of=_day_of(document, (*path, AS_OF), entry.get(AS_OF, ""), faults),
        source=_text(entry.get(SOURCE, "")),
        place=f"{place.sheet}!{place.cell}" if place.sheet else place.where,
    )
    if not value and not number:
        return None
    if number:
        base = base._replace(number=_number(_text(number), NUMBER))
    return _READERS[spec.kind](base._replace(text=_shown(value or number)), value, spec)


def _shown(value: Raw) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{year}: {_text(word)}" for year, word in value.items())
    return _text(value)


def _text(raw: Raw) -> str:
    return raw.strip() if isinstance(raw, str) else ""


def _day_of(document: Document, path: Key, raw: Raw, faults: list[Finding]) -> date | None:
    text = _text(raw)
    if not text and not raw:
        return None
    day = read_day(text)
    if day is None:
        faults.append(document.fault("P005", path, fact=path[-2], raw=text[:_SHOWN]))
    return day


def _number(text: str, *under: str) -> Fraction:
    if not NUMERAL.fullmatch(text):
        raise _UnfitError("P002", *under, raw=text[:_SHOWN], form="number")
    return parse_exact(text.replace(",", "."))


def _choice(base: Fact, raw: Raw, spec: Spec) -> Fact:
    return base._replace(word=_word(_text(raw), spec)) if spec.words else base


def _kind_of_unit(text: str, groups: Sequence[UnitGroup]) -> str:
    """Return the id of a kind of unit, by whatever name it is written."""
    kind = recognised(text, groups)
    if not kind:
        likely = near_kinds(text, groups) or words_of(FACT, groups)
        raise _UnfitError("P060", raw=text[:_SHOWN], known=", ".join(likely))
    return kind


def _word(text: str, spec: Spec, *under: str) -> str:
    meant = next((word for word in spec.words if word.casefold() == text.casefold()), None)
    if meant is None:
        raise _UnfitError("P003", *under, raw=text[:_SHOWN], known=", ".join(spec.words))
    return meant


def _yearly(base: Fact, raw: Raw, spec: Spec) -> Fact:
    if not isinstance(raw, dict):
        return base._replace(years=((0, _word(_text(raw), spec)),))
    for year in raw:
        if not YEAR_OF.fullmatch(year):
            raise _UnfitError("P002", VALUE, year, raw=year[:_SHOWN], form="year")
    read = ((int(year), _word(_text(word), spec, VALUE, year)) for year, word in raw.items())
    return base._replace(years=tuple(read))


def _grade(base: Fact, raw: Raw, spec: Spec) -> Fact:
    del spec
    text = _text(raw)
    if not text:  # only the number is stated
        return base
    if LETTER.fullmatch(text.upper()):
        return base._replace(word=text.upper())
    if not NUMERAL.fullmatch(text) or base.number is not None:
        raise _UnfitError("P002", raw=text[:_SHOWN], form="letter")
    return base._replace(number=_number(text))


def _amount(base: Fact, raw: Raw, spec: Spec) -> Fact:
    del spec
    return base._replace(number=_number(_text(raw)))


def _share(base: Fact, raw: Raw, spec: Spec) -> Fact:
    del spec
    text = _text(raw)
    if match := PART.fullmatch(text):
        share = Fraction(match[1]), Fraction(match[2])
    elif match := PERCENT.fullmatch(text):
        share = parse_exact(match[1].replace(",", ".")), _HUNDRED
    else:
        raise _UnfitError("P002", raw=text[:_SHOWN], form="share")
    if share[0] > share[1]:
        raise _UnfitError("P004", raw=text[:_SHOWN])
    return base._replace(share=share)


def _happened(base: Fact, raw: Raw, spec: Spec) -> Fact:
    del spec
    text = _text(raw)
    if text.casefold() in HAPPENED:
        return base._replace(word="belum" if text.casefold() == "tidak" else text.casefold())
    day = read_day(text)
    if day is None:
        raise _UnfitError("P002", raw=text[:_SHOWN], form="day")
    return base._replace(day=day)


_READERS = {
    Kind.CHOICE: _choice,
    Kind.YEARLY: _yearly,
    Kind.GRADE: _grade,
    Kind.NUMBER: _amount,
    Kind.SHARE: _share,
    Kind.DAY: _happened,
}


def _contradictions(document: Document, at: Key, stated: Mapping[str, Fact]) -> Iterator[Finding]:
    """P014: a designation that is held, and was revoked after it was given."""
    held, since, revoked = (stated.get(key) for key in ("predikat_wbk", "wbk_sejak", "pencabutan"))
    if held is None or held.word == "tidak" or revoked is None or revoked.day is None:
        return
    if since is None or since.day is None or since.day <= revoked.day:
        yield document.fault(
            "P014",
            (*at, "predikat_wbk"),
            raw=held.word,
            given=since.text if since else "",
            revoked=revoked.day,
        )
