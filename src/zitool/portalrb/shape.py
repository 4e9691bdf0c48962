"""JSON as strict as PortalRB's guide: no key twice, what kind of document it is, where its shape departs."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING, Any, NamedTuple, NoReturn

from zitool.errors import UnreadableWorkbookError
from zitool.findings import finding
from zitool.portalrb.documents import MODELS, Jawaban, JawabanUnit, WbbmUnit, WbkUnit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pydantic_core import ErrorDetails

    from zitool.findings import Finding
    from zitool.portalrb.documents import Document

_SHAPES = {
    "string_type": "text",
    "string_too_short": "some_text",
    "int_type": "integer",
    "bool_type": "boolean",
    "list_type": "list",
    "missing": "required",
    "literal_error": "one_of",
}
"""What was expected, by pydantic's type of error; else ``object``."""
_SHOWN = 40
_NAMED = 8


def some(texts: Sequence[str]) -> str:
    """Return the first of some texts, and how many more there are."""
    return ", ".join(texts[:_NAMED]) + (f" … (+{len(texts) - _NAMED})" if len(texts) > _NAMED else "")


class Violation(NamedTuple):
    """One place that is not as the guide says.

    Attributes:
        path: JSON path: ``$.answers[3].soal_id``.
        shape: what belongs there: a word of `zitool.wording.terms`.
        given: what stands there, or for ``one_of`` what may.
    """

    path: str
    shape: str
    given: str = ""


def kind_of(value: object) -> str:
    """Return which document a value is: ``unit-wbk``, ``unit-wbbm``, ``jawaban-unit``, or another.

    Others are zitool's own by their ``zitool/...``, ``master``, ``refusal`` and ``unknown``; a list of units
    without units is taken for one of WBK.
    """
    if not isinstance(value, dict):
        return "unknown"
    schema = value.get("schema")
    if isinstance(schema, str) and schema.startswith("zitool/"):
        return schema
    if "answers" in value or "unit_id" in value:
        return "jawaban-unit"
    if "units" in value:
        units = value["units"] if isinstance(value["units"], list) else []
        said = {unit.get("kategori") for unit in units if isinstance(unit, dict)} - {None}
        return "unit-wbbm" if "WBBM" in said else "unit-wbk"
    if "total_soal" in value or "data" in value:
        return "master"
    return "refusal" if "error" in value else "unknown"


def shaped(value: object, kind: str) -> tuple[Document | None, list[Violation]]:
    """Return a value as the document of that kind, or every place where it is none."""
    from pydantic import ValidationError  # noqa: PLC0415

    try:
        return MODELS[kind].model_validate(value), []
    except ValidationError as error:
        return None, [_violation(fault) for fault in error.errors(include_url=False)]


def _violation(error: ErrorDetails) -> Violation:
    shape, given = _SHAPES.get(error["type"], "object"), ""
    path = path_of(error["loc"])
    if shape == "text" and str(error["loc"][-1]).startswith(("jawaban", "catatan", "bukti")):
        shape = "text_or_null"
    if shape == "one_of":
        given = str(error.get("ctx", {}).get("expected", ""))
    elif shape != "required":
        given = _shown(error["input"])
    return Violation(path, shape, given)


def path_of(steps: Sequence[str | int]) -> str:
    """Return a JSON path: ``$.answers[3].soal_id``."""
    return "$" + "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps)


def _shown(given: object) -> str:
    if given is None or isinstance(given, bool):
        return {None: "null", True: "true", False: "false"}[given]
    if isinstance(given, dict | list):
        return "{…}" if isinstance(given, dict) else "[…]"
    return str(given)[:_SHOWN] or '""'


def further_fields(value: Mapping[str, Any], kind: str) -> Iterator[str]:
    """Yield the paths of fields that the guide does not mention; PortalRB takes nothing from them."""
    yield from (f"$.{name}" for name in value if name not in MODELS[kind].model_fields)
    name = "answers" if kind == "jawaban-unit" else "units"
    inner = Jawaban if kind == "jawaban-unit" else WbkUnit if kind == "unit-wbk" else WbbmUnit
    for index, entry in enumerate(value.get(name, ())):
        yield from (f"$.{name}[{index}].{key}" for key in entry if key not in inner.model_fields)


def is_answers(kind: str) -> bool:
    """Whether a document holds the answers of a unit."""
    return MODELS.get(kind) is JawabanUnit


MOST_BYTES = 16 << 20
"""Of a document; the answers of a unit have some hundred kB at most."""
MOST_DEPTH = 32
"""Levels of lists and objects; PortalRB's own documents have three."""
_LONGEST_NUMBER = 400
_MARK = "\ufeff"
_SHOWN_KEY = 60


class _RefusedError(Exception):
    """What makes a document one that cannot be trusted."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(code)
        self.code, self.values = code, values


def parse(data: bytes, file: str) -> tuple[object, list[Finding]]:
    """Return what `data` holds, and J010 where it begins with a byte-order mark.

    Raises:
        UnreadableWorkbookError: J001 to J005: it is no JSON, or none that every reader takes alike.
    """
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _refusal(file, "J005", place=str(error.start + 1)) from None
    findings = [finding("J010", file=file)] if text.startswith(_MARK) else []
    text = text.removeprefix(_MARK)
    try:
        value = json.loads(
            text, object_pairs_hook=_once, parse_constant=_no_number, parse_float=_finite, parse_int=_whole
        )
    except json.JSONDecodeError as error:
        raise _refusal(file, "J001", place=f"{error.lineno}:{error.colno}") from None
    except _RefusedError as refused:
        raise _refusal(file, refused.code, **refused.values) from None
    except RecursionError:
        raise _refusal(file, "J004", limit=str(MOST_DEPTH)) from None
    _check(value, file, text)
    return value, findings


def _check(value: object, file: str, text: str) -> None:
    """Refuse what is nested too deep, and halves of characters that an escape has smuggled in."""
    smuggled = "\\ud" in text.casefold()
    level, depth = [value], 1
    while level:
        inner: list[object] = []
        for part in level:
            if isinstance(part, dict | list) and depth > MOST_DEPTH:
                raise _refusal(file, "J004", limit=str(MOST_DEPTH))
            if isinstance(part, dict):
                inner += part.values()
                inner += part if smuggled else ()
            elif isinstance(part, list):
                inner += part
            elif smuggled and isinstance(part, str) and any("\ud800" <= char <= "\udfff" for char in part):
                raise _refusal(file, "J005", place="\\u")
        level, depth = inner, depth + 1


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    mapping = dict(pairs)
    if len(mapping) < len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise _RefusedError("J002", key=twice[:_SHOWN_KEY])
    return mapping


def _no_number(text: str) -> NoReturn:
    raise _RefusedError("J003", raw=text)


def _finite(text: str) -> float:
    number = float(text)
    return number if math.isfinite(number) else _no_number(text[:_SHOWN_KEY])


def _whole(text: str) -> int:
    return int(text) if len(text) <= _LONGEST_NUMBER else _no_number(text[:_SHOWN_KEY])


def _refusal(file: str, code: str, place: str | None = None, **values: str) -> UnreadableWorkbookError:
    return UnreadableWorkbookError(finding(code, file=file, cell=place, **values))
