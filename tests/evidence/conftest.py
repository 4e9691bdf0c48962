"""An LKE of one's own making, and folders of documents beside it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest
from tests.conftest import ROOT
from tests.evidence.documents import pdf
from tests.lke.builder import Lke, loaded, sample, xlsx

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

SCHEMA = json.loads((ROOT / "schemas" / "evidence-1.schema.json").read_text("utf-8"))
ANSWERS = sample(loaded().rubric)


@pytest.fixture
def make_lke(tmp_path) -> Callable[..., Path]:
    """Write an LKE with an answer to everything but the ids in `without`, and these texts of evidence."""

    def make(
        evidence: Mapping[str, str] | None = None, without: tuple[str, ...] = (), name: str = "lke.xlsx"
    ) -> Path:
        lke = Lke(answers={id_: given for id_, given in ANSWERS.items() if id_ not in without})
        for line in lke.lines:
            line.evidence = (evidence or {}).get(line.id, "")
        place = tmp_path / name
        place.write_bytes(xlsx(lke.grid()))
        return place

    return make


@pytest.fixture
def make_folder(tmp_path) -> Callable[..., Path]:
    """Write documents into a folder: path → bytes, or None for a PDF of its own."""

    def make(documents: Mapping[str, bytes | None], name: str = "bukti") -> Path:
        folder = tmp_path / name
        folder.mkdir(exist_ok=True)
        for path, data in documents.items():
            place = folder / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(pdf(path.encode("ascii", "replace").decode()) if data is None else data)
        return folder

    return make


@pytest.fixture
def told(zitool) -> Callable[..., dict[str, Any]]:
    """Run `zitool evidence … -f json` and return its document, held against the schema."""

    def run(*arguments: object, code: int | None = None) -> dict[str, Any]:
        outcome = zitool("evidence", *arguments, "-f", "json")
        assert code is None or outcome.code == code, outcome.err
        document: dict[str, Any] = json.loads(outcome.out)
        jsonschema.validate(document, SCHEMA)
        document["by_id"] = {question["id"]: question for question in document["questions"]}
        return document

    return run


def codes(question: Mapping[str, Any]) -> list[str]:
    """Return the codes of what was found."""
    return [one["code"] for one in question["findings"]]


def everywhere(document: Mapping[str, Any]) -> list[str]:
    """Return the path of every document, wherever it is listed, a document of several questions once."""
    assigned = {file["path"] for question in document["questions"] for file in question["files"]}
    ambiguous = [one["path"] for one in document["ambiguous"]]
    return sorted([*assigned, *ambiguous, *document["unassigned"]])
