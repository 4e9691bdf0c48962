"""A file of facts in: ``unit.yaml``, read as strictly as a rubric, all faults at once.

Its keys are Indonesian, because officials write it: a fact's own key, and under it ``nilai``, ``angka``,
``per`` (the day it held) and ``sumber`` (where it is written down), or only the value itself.
"""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationError,
    ValidationInfo,
    create_model,
)
from pydantic_core import PydanticCustomError

from zitool.core.days import read_day
from zitool.core.exact import parse_exact
from zitool.core.law.facts import (
    AS_OF,
    FACT,
    NUMBER,
    SOURCE,
    SPECS,
    UNIT,
    VALUE,
    Fact,
    Facts,
    Kind,
    near_kinds,
    recognised,
    words_of,
)
from zitool.core.names import near
from zitool.errors import RubricError
from zitool.rubrics.packaged import packaged_groups
from zitool.rubrics.source import read_document

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from pydantic_core import ErrorDetails

    from zitool.core.law.facts import Spec, UnitGroup
    from zitool.findings import Finding
    from zitool.rubrics.source import Document, Key, Raw

_YEAR = re.compile(r"(19|20)[0-9]{2}")
_NUMERAL = re.compile(r"[0-9]{1,9}([.,][0-9]{1,6})?")
_LETTER = re.compile(r"[A-Z]{1,3}[+-]?")
_PART = re.compile(r"([0-9]{1,9})\s*(?:dari|/)\s*([0-9]{1,9})")
_PERCENT = re.compile(r"([0-9]{1,3}(?:[.,][0-9]{1,6})?)\s*%")
_HAPPENED = ("ya", "belum", "tidak")
_SHOWN = 60
_HUNDRED = Fraction(100)
_EXTRA = "extra_forbidden"
"""What pydantic calls a key that a model does not have."""


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
    known, order = (*groups, *packaged_groups()), list(data)
    problems: list[ErrorDetails] = []
    try:
        written = facts_model().model_validate(data, context=known)
    except ValidationError as error:
        problems = error.errors(include_url=False)
        written = facts_model().model_validate(_fit(data, problems), context=known)
    problems.sort(key=lambda problem: (order.index(str(problem["loc"][0])), problem["type"] != _EXTRA))
    faults = [_fault(document, at, problem) for problem in problems]
    stated: dict[str, Fact] = {}
    for key in order:
        if key in SPECS and (fact := getattr(written, key)) is not None:
            place = document.place((*at, key))
            stated[key] = fact._replace(place=f"{place.sheet}!{place.cell}" if place.sheet else place.where)
    faults += _contradictions(document, at, stated)
    return Facts(document.shown, getattr(written, UNIT), stated), faults


def _fit(data: Mapping[str, Raw], problems: Sequence[ErrorDetails]) -> dict[str, Raw]:
    """Return `data` without what is at fault, so that its facts can be held against each other."""
    fit = {key: dict(raw) if isinstance(raw, dict) else raw for key, raw in data.items()}
    for problem in problems:
        key, *inside = map(str, problem["loc"])
        entry = fit.get(key)
        if isinstance(entry, dict) and inside and problem["type"] in {_EXTRA, "P005"}:
            entry.pop(inside[0], None)
        else:
            fit.pop(key, None)
    return fit


def _fault(document: Document, at: Key, problem: ErrorDetails) -> Finding:
    """Return the finding for one error of pydantic: an unknown key, or what is not of its kind."""
    key, *inside = (str(step) for step in problem["loc"])
    if problem["type"] == _EXTRA:
        known = _keys_of(key) if inside else (near(key, SPECS, 1) or SPECS)
        values = {"name": (inside or [key])[-1][:_SHOWN], "known": ", ".join(known)}
        return document.fault("P001", (*at, key, *inside), **values)
    code = "P006" if problem["type"] == "string_type" else problem["type"]
    told: dict[str, Any] = dict(problem.get("ctx", {}))
    path = (*(step for step in inside if step != VALUE), *told.pop("under", ()))
    return document.fault(code, (*at, key, *path), fact=key, **told)


def _keys_of(fact: str) -> list[str]:
    """Return the keys that may stand under a fact, in alphabetical order."""
    entry: Any = facts_model().model_fields[fact].annotation
    return sorted(field.alias for field in entry.model_fields.values())


def _contradictions(document: Document, at: Key, stated: Mapping[str, Fact]) -> Iterator[Finding]:
    """P014: a designation that is held, and was revoked after it was given."""
    held, since, revoked = (stated.get(key) for key in ("predikat_wbk", "wbk_sejak", "pencabutan"))
    if held is None or held.word == "tidak" or revoked is None or revoked.day is None:
        return
    if since is None or since.day is None or since.day <= revoked.day:
        given, path = since.text if since else "", (*at, "predikat_wbk")
        yield document.fault("P014", path, raw=held.word, given=given, revoked=revoked.day)


# --- What may stand under a fact ---------------------------------------------------------------------------


def _unfit(code: str, *under: str, **values: str) -> PydanticCustomError:
    """Return the error for what is not of its kind: code of the finding, keys it is under, its values."""
    return PydanticCustomError(code, "unfit", {"under": under, **values})


def _shown(raw: Raw) -> str:
    if isinstance(raw, dict):
        return ", ".join(f"{year}: {_text(word)}" for year, word in raw.items())
    return _text(raw)


def _text(raw: object) -> str:
    return raw.strip() if isinstance(raw, str) else ""


def _day_of(raw: Raw) -> date | None:
    text = _text(raw)
    day = read_day(text)
    if day is None and raw:
        raise _unfit("P005", raw=text[:_SHOWN])
    return day


def _number(text: str) -> Fraction:
    if not _NUMERAL.fullmatch(text):
        raise _unfit("P002", raw=text[:_SHOWN], form="number")
    return parse_exact(text.replace(",", "."))


def _beside_a_letter(raw: Raw) -> Fact | None:
    text = _text(raw)
    return Fact(text, number=_number(text)) if raw else None


def _choice(raw: Raw, spec: Spec, info: ValidationInfo) -> Fact:
    if not spec.words:  # those of `FACT` are a rubric's
        groups: Sequence[UnitGroup] = info.context or ()
        return Fact("", _kind_of_unit(_shown(raw), groups))
    return Fact("", _word(_text(raw), spec))


def _kind_of_unit(text: str, groups: Sequence[UnitGroup]) -> str:
    """Return the id of a kind of unit, by whatever name it is written."""
    kind = recognised(text, groups)
    if not kind:
        likely = near_kinds(text, groups) or words_of(FACT, groups)
        raise _unfit("P060", raw=text[:_SHOWN], known=", ".join(likely))
    return kind


def _word(text: str, spec: Spec, *under: str) -> str:
    meant = next((word for word in spec.words if word.casefold() == text.casefold()), None)
    if meant is None:
        raise _unfit("P003", *under, raw=text[:_SHOWN], known=", ".join(spec.words))
    return meant


def _yearly(raw: Raw, spec: Spec, _: ValidationInfo) -> Fact:
    if not isinstance(raw, dict):
        return Fact("", years=((0, _word(_text(raw), spec)),))
    for year in raw:
        if not _YEAR.fullmatch(year):
            raise _unfit("P002", VALUE, year, raw=year[:_SHOWN], form="year")
    read = ((int(year), _word(_text(word), spec, VALUE, year)) for year, word in raw.items())
    return Fact("", years=tuple(read))


def _grade(raw: Raw, _: Spec, info: ValidationInfo) -> Fact:
    text = _text(raw)
    if not text or "number" not in info.data:  # only the number is stated, or it is at fault itself
        return Fact("")
    if _LETTER.fullmatch(text.upper()):
        return Fact("", text.upper())
    if not _NUMERAL.fullmatch(text) or info.data["number"] is not None:
        raise _unfit("P002", raw=text[:_SHOWN], form="letter")
    return Fact("", number=_number(text))


def _amount(raw: Raw, _: Spec, __: ValidationInfo) -> Fact:
    return Fact("", number=_number(_text(raw)))


def _share(raw: Raw, _: Spec, __: ValidationInfo) -> Fact:
    text = _text(raw)
    if match := _PART.fullmatch(text):
        share = Fraction(match[1]), Fraction(match[2])
    elif match := _PERCENT.fullmatch(text):
        share = parse_exact(match[1].replace(",", ".")), _HUNDRED
    else:
        raise _unfit("P002", raw=text[:_SHOWN], form="share")
    if share[0] > share[1]:
        raise _unfit("P004", raw=text[:_SHOWN])
    return Fact("", share=share)


def _happened(raw: Raw, _: Spec, __: ValidationInfo) -> Fact:
    text = _text(raw)
    if text.casefold() in _HAPPENED:
        return Fact("", "belum" if text.casefold() == "tidak" else text.casefold())
    day = read_day(text)
    if day is None:
        raise _unfit("P002", raw=text[:_SHOWN], form="day")
    return Fact("", day=day)


_READERS = {
    Kind.CHOICE: _choice,
    Kind.YEARLY: _yearly,
    Kind.GRADE: _grade,
    Kind.NUMBER: _amount,
    Kind.SHARE: _share,
    Kind.DAY: _happened,
}


# --- The model ---------------------------------------------------------------------------------------------


class _Stated(BaseModel):
    """What is said of any fact beside its value."""

    model_config = ConfigDict(extra="forbid")

    as_of: Annotated[
        date | None,
        BeforeValidator(_day_of, json_schema_input_type=date),
        Field(alias=AS_OF, description="hari fakta ini berlaku"),
    ] = None
    source: Annotated[
        str, BeforeValidator(_text), Field(alias=SOURCE, description="dokumen atau surat yang menyebutnya")
    ] = ""


class _Graded(_Stated):
    """What is said of a grade beside its letter."""

    number: Annotated[
        Any,
        BeforeValidator(_beside_a_letter, json_schema_input_type=float | str),
        Field(alias=NUMBER, description="nilai angkanya, selain hurufnya"),
    ] = None


def _fact(entry: Any) -> Fact | None:  # noqa: ANN401 - the entry of any fact
    """Return what an entry states, or None where it states nothing."""
    number = getattr(entry, "number", None)
    fact: Fact | None = entry.value or number
    if fact is None:
        return None
    return fact._replace(
        number=fact.number if number is None else number.number, as_of=entry.as_of, source=entry.source
    )


def _as_entry(raw: Raw) -> Raw:
    if isinstance(raw, list):
        raise _unfit("P006")
    return raw if isinstance(raw, dict) else {VALUE: raw}


def _written(kind: Kind, word: Any) -> Any:  # noqa: ANN401 - types of which editors are told
    """Return how the value of a fact of that kind is written; `word` is any of its words."""
    return {
        Kind.CHOICE: word,
        Kind.YEARLY: word | dict[Annotated[str, Field(pattern=f"^{_YEAR.pattern}$")], word],
        Kind.GRADE: float | Annotated[str, Field(pattern=f"^({_LETTER.pattern}|{_NUMERAL.pattern})$")],
        Kind.NUMBER: float | Annotated[str, Field(pattern=f"^{_NUMERAL.pattern}$")],
        Kind.SHARE: Annotated[str, Field(pattern=f"^({_PART.pattern}|{_PERCENT.pattern})$")],
        Kind.DAY: Literal[_HAPPENED] | date,
    }[kind]


@cache
def _told(spec: Spec) -> Any:  # noqa: ANN401 - a type, made from what the fact can be
    """Return the type of what is told of a fact: its value alone, or an entry with its day and source."""
    words = spec.words or words_of(FACT, packaged_groups())
    word: Any = Literal[words]
    written = _written(spec.kind, word)

    def read(raw: Raw, info: ValidationInfo) -> Fact | None:
        return _READERS[spec.kind](raw, spec, info)._replace(text=_shown(raw)) if raw else None

    value = Annotated[Any, BeforeValidator(read, json_schema_input_type=written | None), Field(alias=VALUE)]
    base = _Graded if spec.kind is Kind.GRADE else _Stated
    entry: Any = create_model("-".join((spec.kind, *spec.words)), __base__=base, value=(value, None))
    alone = word if spec.kind is Kind.YEARLY else written
    either = BeforeValidator(_as_entry, json_schema_input_type=alone | entry | None)
    return Annotated[entry, either, AfterValidator(_fact)]


@cache
def facts_model() -> type[BaseModel]:
    """Return the model of a file of facts: the name of the unit, and what may be stated of each fact.

    What it is given as context are the groups of kinds of units.
    """
    told: dict[str, Any] = {UNIT: (Annotated[str, Field(description="nama unit kerja")], "")}
    told |= {key: (_told(spec._replace(group="")), None) for key, spec in SPECS.items()}
    return create_model("Facts", __config__=ConfigDict(extra="forbid"), **told)
