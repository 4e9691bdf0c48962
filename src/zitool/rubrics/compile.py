"""The compiled form of packaged rubrics and the JSON Schemas, both generated and never edited.

``python -m zitool.rubrics.compile [--check] [FOLDER ...]`` writes, or checks, ``compiled.json`` in each
folder and the two schemas beside the folders. YAML takes half a second to read in pure Python, JSON a few ms.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zitool.core.law.compiled import from_plain
from zitool.errors import RubricError
from zitool.rubrics.checked import read_checked
from zitool.rubrics.files.facts import facts_schema
from zitool.rubrics.files.zones import zone_schema
from zitool.rubrics.inheritance import CHANGEABLE
from zitool.rubrics.models import rubric_model, section_model, to_plain
from zitool.rubrics.packaged import (
    COMPILED,
    FORMAT,
    MAIN,
    fingerprint_of,
    packaged_folder,
    packaged_ids,
    sha256_of,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

DIALECT = "https://json-schema.org/draft/2020-12/schema"
RUBRIC_SCHEMA = "rubric.schema.json"
SECTION_SCHEMA = "section.schema.json"
FACTS_SCHEMA = "facts.schema.json"
ZONE_SCHEMA = "zone.schema.json"

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


def compile_rubric(folder: Path) -> bytes:
    """Return the compiled form of the rubric in `folder`: the same bytes for the same YAML.

    Raises:
        RubricError: the rubric has faults.
        ValueError: the compiled form would not load back equal (a bug in the models).
    """
    rubric, document = read_checked(folder / MAIN)
    stored = {
        "format": FORMAT,
        "sha256": sha256_of(document.files),
        "fingerprint": fingerprint_of(document.files),
        "files": sorted(document.files),
        **({"parents": list(document.parents)} if document.parents else {}),
        "rubric": to_plain(rubric),
    }
    # Text of ASCII alone, also where a rubric has other signs, is read a fifth faster.
    data = (json.dumps(stored, indent=0) + "\n").encode()
    if from_plain(json.loads(data)["rubric"]) != rubric:
        raise ValueError(f"{rubric.id} does not survive compilation")
    return data


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
    return json_bytes(model_schema(zone_schema()), indent=2)


def outputs(folders: Sequence[Path]) -> dict[Path, bytes]:
    """Return every generated file of the rubrics in `folders`, by path."""
    made = {folder / COMPILED: compile_rubric(folder) for folder in folders}
    for place in {folder.parent for folder in folders}:
        made[place / RUBRIC_SCHEMA] = rubric_schema()
        made[place / SECTION_SCHEMA] = section_schema()
        made[place / FACTS_SCHEMA] = json_bytes(facts_schema(), indent=2)
        made[place / ZONE_SCHEMA] = zone_file_schema()
    return made


def main(arguments: Sequence[str] | None = None) -> int:
    """Write or check the generated files; return 0, 1 if one is not current, 2 if a rubric has faults."""
    parser = argparse.ArgumentParser(prog="python -m zitool.rubrics.compile", description=__doc__)
    parser.add_argument("--check", action="store_true", help="only say which files are not current")
    parser.add_argument(
        "folder", nargs="*", type=Path, help="rubric folders; default: all that come with zitool"
    )
    given = parser.parse_args(arguments)
    folders = [folder.resolve() for folder in given.folder] or [
        packaged_folder() / id_ for id_ in packaged_ids()
    ]
    try:
        made = outputs(folders)
    except RubricError as error:
        for finding in error.findings:
            sys.stderr.write(f"{finding.code} {finding.file}:{finding.cell} {dict(finding.values)}\n")
        return error.exit_code
    stale = [path for path, data in made.items() if not path.is_file() or path.read_bytes() != data]
    for path in stale:
        sys.stderr.write(f"{'not current' if given.check else 'written'}: {path}\n")
        if not given.check:
            _write(path, made[path])
    return int(given.check and bool(stale))


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
    kept = {key: _plain(value) for key, value in part.items() if not _is_noise(key, value)}
    if "patternProperties" in kept:
        kept["additionalProperties"] = False
    choices = [choice for choice in kept.get("anyOf", ()) if choice != {"type": "null"}]
    if len(choices) == 1:
        del kept["anyOf"]
        return choices[0] | kept
    return kept


def _is_noise(key: str, value: object) -> bool:
    # A property may be called title too; then its value is a schema.
    return key == "default" or (key == "title" and isinstance(value, str))


def _write(path: Path, data: bytes) -> None:
    """Write `data` so that `path` holds the old bytes or all of the new ones."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("xb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


if __name__ == "__main__":
    raise SystemExit(main())
