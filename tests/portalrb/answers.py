"""Answers documents for tests: whole ones, of LKEs, with something changed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from zitool.batch.exporting import export
from zitool.portalrb.master import master_lists

if TYPE_CHECKING:
    from pathlib import Path

LIST = master_lists()[2026]
NUMBERS = {question.id: question.soal_id for question in LIST.questions}


def document(**answers: str | None) -> dict[str, Any]:
    """Return a document of 2026 in which nothing is answered but these, by id with ``_`` for dots."""
    given = {name.replace("_", "."): text for name, text in answers.items()}
    return {
        "unit_id": "UNIT-01",
        "nama_unit": "KPP Contoh",
        "tahun": 2026,
        "answers": [
            {"soal_id": question.soal_id, "jawaban_unit": given.get(question.id)}
            for question in LIST.questions
        ],
    }


def entry(value: dict[str, Any], id_: str) -> dict[str, Any]:
    """Return the entry of a document about an indicator or count."""
    return next(one for one in value["answers"] if one["soal_id"] == NUMBERS[id_])


def written(folder: Path, value: object, name: str = "jawaban.json") -> str:
    """Write a value as JSON, or bytes as they are, and return the path."""
    path = folder / name
    path.write_bytes(value if isinstance(value, bytes) else json.dumps(value).encode())
    return str(path)


def of_lke(path: Path | str) -> dict[str, Any]:
    """Return the answers document of an LKE as plain data."""
    return export(str(path), "UNIT-01", year=2026).document.model_dump()
