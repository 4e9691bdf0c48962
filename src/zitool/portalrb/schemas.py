"""JSON Schemas of PortalRB's documents, made from their models: ``python -m zitool.portalrb.schemas``."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from zitool.portalrb.documents import MODELS

if TYPE_CHECKING:
    from collections.abc import Sequence

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
FOLDER = Path(__file__).parents[3] / "schemas"


def schemas() -> dict[str, bytes]:
    """Return the schema of each document by the name of its file."""
    return {
        f"portalrb-{kind}.schema.json": _text(model.model_json_schema(), f"PortalRB {kind}")
        for kind, model in MODELS.items()
    }


def _text(schema: dict[str, Any], title: str) -> bytes:
    made = {"$schema": _DIALECT, **_plain(schema), "title": title}
    return (json.dumps(made, indent=1, ensure_ascii=False) + "\n").encode()


def _plain(part: Any) -> Any:  # noqa: ANN401 - any part of a schema
    """Return a part without what pydantic adds: titles, and the docstrings of the models."""
    if isinstance(part, list):
        return [_plain(member) for member in part]
    if not isinstance(part, dict):
        return part
    of_model = part.get("type") == "object"
    return {
        key: _plain(value)
        for key, value in part.items()
        if not (key in {"title", "default"} and not isinstance(value, dict))
        and not (of_model and key == "description")
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Write or check the schemas; return 0, or 1 if one is not current."""
    parser = argparse.ArgumentParser(prog="python -m zitool.portalrb.schemas", description=__doc__)
    parser.add_argument("--check", action="store_true", help="only say which files are not current")
    check = parser.parse_args(arguments).check
    places = {FOLDER / name: data for name, data in schemas().items()}
    stale = [place for place, data in places.items() if not place.is_file() or place.read_bytes() != data]
    for place in stale:
        sys.stderr.write(f"{'not current' if check else 'written'}: {place.name}\n")
        if not check:
            place.write_bytes(places[place])
    return int(check and bool(stale))


if __name__ == "__main__":
    raise SystemExit(main())
