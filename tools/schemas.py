"""Write the JSON Schemas that editors and PortalRB's checks go by, made from the models; or check them.

python tools/schemas.py            write the schemas that differ
python tools/schemas.py --check    write nothing; end with 1 where one differs
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "src"))  # this checkout, whatever is installed

from zitool.portalrb.documents import MODELS  # noqa: E402
from zitool.rubrics.files.facts import facts_model  # noqa: E402
from zitool.rubrics.files.zones import zone_model  # noqa: E402
from zitool.rubrics.inheritance import CHANGEABLE  # noqa: E402
from zitool.rubrics.models import rubric_model, section_model  # noqa: E402
from zitool.survey.load import instrument_model  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Sequence

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_MADE = {"Section": "id", "Indicator": "id", "Input": "id", "Reference": "instrument", "": "own"}
"""What zitool writes itself, by the name of the model; "" is the rubric."""
_INCLUDE = {
    "type": "object",
    "properties": {
        "include": {
            "type": "string",
            "pattern": r"^[^/\\:][^\\:]*\.yaml$",
            "description": "berkas bagian, relatif terhadap folder rubrik",
        }
    },
    "required": ["include"],
    "additionalProperties": False,
}
_INHERITED = ("scales", "items", "indices")
"""What an instrument may take over from the one it extends."""


def rubric_schema() -> bytes:
    """Return the JSON Schema of ``rubric.yaml``, where an entry of `sections` may be an include.

    A rubric either has scales and sections, or it extends another that has them and may change parts of it.
    """
    schema = model_schema(rubric_model().json_schema())
    schema["$defs"] |= {"Include": _INCLUDE, "Change": _change_schema(schema)}
    schema["properties"]["changes"] = {
        "type": "object",
        "minProperties": 1,
        "additionalProperties": {"$ref": "#/$defs/Change"},
        "description": "yang berbeda dari rubrik induk, menurut id bagian atau indikator",
    }
    inherited = ("scales", "sections")
    schema["required"] = [key for key in schema["required"] if key not in inherited]
    schema["if"] = {"required": ["extends"]}
    schema["then"] = {"properties": {"sections": False}}
    schema["else"] = {"required": list(inherited), "properties": {"changes": False}}
    for owner in (schema, schema["$defs"]["Section"]):
        sections = owner["properties"]["sections"]
        sections["items"] = {"anyOf": [sections["items"], {"$ref": "#/$defs/Include"}]}
    return json_bytes(schema, indent=2)


def _change_schema(schema: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of one entry of `changes`: any of what sections and indicators may change."""
    section, indicator = (schema["$defs"][name]["properties"] for name in ("Section", "Indicator"))
    known = {key: section[key] for key in CHANGEABLE["section"]}
    known |= {key: indicator[key] for key in CHANGEABLE["indicator"]}
    return {"type": "object", "minProperties": 1, "additionalProperties": False, "properties": known}


def section_schema() -> bytes:
    """Return the JSON Schema of an included file: one section, itself without includes."""
    return json_bytes(model_schema(section_model().json_schema()), indent=2)


def zone_file_schema() -> bytes:
    """Return the JSON Schema of a file of a zone (``zitool zone``)."""
    return json_bytes(model_schema(zone_model().json_schema(mode="validation")), indent=2)


def instrument_schema() -> bytes:
    """Return the schema: an instrument has scales, items and indices, or extends one that has them."""
    schema: dict[str, Any] = model_schema(instrument_model().json_schema())
    schema["required"] = [name for name in schema["required"] if name not in _INHERITED]
    schema["if"] = {"required": ["extends"]}
    schema["else"] = {"required": list(_INHERITED)}
    return json_bytes(schema)


def portalrb_schemas() -> dict[str, bytes]:
    """Return the schema of each document of PortalRB by its kind."""
    return {
        kind: json_bytes(
            {"$schema": DIALECT, **_bare(model.model_json_schema()), "title": f"PortalRB {kind}"}, indent=1
        )
        for kind, model in MODELS.items()
    }


def _bare(part: Any) -> Any:  # noqa: ANN401 - any part of a schema
    """Return a part without what pydantic adds: titles, and the docstrings of the models."""
    if isinstance(part, list):
        return [_bare(member) for member in part]
    if not isinstance(part, dict):
        return part
    noise = {"title", "default", *(["description"] if part.get("type") == "object" else ())}
    kept = {key: _bare(value) for key, value in part.items() if key not in noise or isinstance(value, dict)}
    return _closed(kept)


def _closed(kept: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a mapping whose keys have a pattern as one that has no others."""
    return kept | {"additionalProperties": False} if "patternProperties" in kept else kept


def facts_schema() -> dict[str, Any]:
    """Return the JSON Schema of a file of facts, where anything may be left blank: null to editors."""
    return {"$schema": DIALECT, **_bare(facts_model().model_json_schema()), "title": "zitool/facts/1"}


def json_bytes(value: object, indent: int = 2) -> bytes:
    """Return `value` as zitool writes every generated JSON file."""
    return (json.dumps(value, indent=indent, ensure_ascii=False) + "\n").encode()


def model_schema(schema: dict[str, Any]) -> dict[str, Any]:
    """Return what pydantic made, less what is not for people to write: made ids, nulls, defaults."""
    for name, model in {**schema["$defs"], "": schema}.items():
        if name in _MADE:
            model.get("properties", {}).pop(_MADE[name], None)  # the root of a section is a reference
    return {"$schema": DIALECT, **_plain(schema)}


def _plain(part: Any) -> Any:  # noqa: ANN401 - any part of a schema
    """Return `part` without titles and defaults, and without null as an alternative: YAML cannot write it."""
    if isinstance(part, list):
        return [_plain(member) for member in part]
    if not isinstance(part, dict):
        return part
    kept = _closed({key: _plain(value) for key, value in part.items() if not _is_noise(key, value)})
    choices = [choice for choice in kept.get("anyOf", ()) if choice != {"type": "null"}]
    if len(choices) == 1:
        del kept["anyOf"]
        return choices[0] | kept
    return kept


def _is_noise(key: str, value: object) -> bool:
    # A property may be called title too; then its value is a schema.
    return key == "default" or (key == "title" and isinstance(value, str))


def outputs() -> dict[Path, bytes]:
    """Return every schema by its path."""
    rubrics, schemas = ROOT / "rubrics", ROOT / "schemas"
    return {
        rubrics / "rubric.schema.json": rubric_schema(),
        rubrics / "section.schema.json": section_schema(),
        rubrics / "facts.schema.json": json_bytes(facts_schema()),
        rubrics / "zone.schema.json": zone_file_schema(),
        rubrics / "instruments" / "instrument.schema.json": instrument_schema(),
        **{schemas / f"portalrb-{kind}.schema.json": data for kind, data in portalrb_schemas().items()},
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Write or check the schemas; return 0, or 1 if one is not current."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--check", action="store_true", help="only say which files are not current")
    check = parser.parse_args(arguments).check
    made = outputs()
    stale = [path for path, data in made.items() if not path.is_file() or path.read_bytes() != data]
    for path in stale:
        sys.stderr.write(f"{'not current' if check else 'written'}: {path.relative_to(ROOT)}\n")
        if not check:
            path.write_bytes(made[path])
    return int(check and bool(stale))


if __name__ == "__main__":
    raise SystemExit(main())
