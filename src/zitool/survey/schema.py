"""The JSON Schema of ``instrument.yaml``, which editors use; ``python -m zitool.survey.schema`` writes it."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING, Any

from zitool.rubrics.compile import json_bytes, model_schema
from zitool.survey.load import instrument_model, instruments_folder

if TYPE_CHECKING:
    from collections.abc import Sequence

FILE = "instrument.schema.json"
_INHERITED = ("scales", "items", "indices")


def instrument_schema() -> bytes:
    """Return the schema: an instrument has scales, items and indices, or extends one that has them."""
    schema: dict[str, Any] = model_schema(instrument_model().json_schema())
    schema["required"] = [name for name in schema["required"] if name not in _INHERITED]
    schema["if"] = {"required": ["extends"]}
    schema["else"] = {"required": list(_INHERITED)}
    return json_bytes(schema)


def main(arguments: Sequence[str] | None = None) -> int:
    """Write or check the schema; return 0, or 1 if it is not current."""
    parser = argparse.ArgumentParser(prog="python -m zitool.survey.schema", description=__doc__)
    parser.add_argument("--check", action="store_true", help="only say whether the file is current")
    given = parser.parse_args(arguments)
    path, data = instruments_folder() / FILE, instrument_schema()
    stale = not path.is_file() or path.read_bytes() != data
    if stale and not given.check:
        path.write_bytes(data)
    if stale:
        sys.stderr.write(f"{'not current' if given.check else 'written'}: {path}\n")
    return int(given.check and stale)


if __name__ == "__main__":
    raise SystemExit(main())
