"""What kind of document a JSON file is, and where it departs from the guide's shape."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from zitool.portalrb.documents import MODELS, Jawaban, JawabanUnit, WbbmUnit, WbkUnit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pydantic_core import ErrorDetails

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
