"""The JSON documents: their schemas, their exactness, their honesty."""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.conftest import ROOT

from zitool.core.scoring.eligibility import Status
from zitool.named import NamedTuple
from zitool.reports.json_document import dump, picked

SCHEMAS = {
    name: json.loads((ROOT / "schemas" / f"{name}-1.schema.json").read_text("utf-8"))
    for name in ("score", "validate")
}
FILES = ["unit-baik", "unit-setengah", "unit-diubah", "keluarga-1", "keluarga-2", "unit-dan-tpi"]


@pytest.mark.parametrize("command", ["score", "validate"])
@pytest.mark.parametrize("name", FILES)
def test_documents_fit_their_schema(zitool, examples, command, name):
    """Every example, every assessor: exactly the keys of the committed schema."""
    outcome = zitool(command, examples / f"{name}.xlsx", "-f", "json", "--assessor", "all")

    document = json.loads(outcome.out)
    jsonschema.validate(document, SCHEMAS[command])
    assert document["schema"] == f"zitool/{command}/1"
    assert document["assessments"]


@pytest.mark.parametrize("command", ["score", "validate"])
def test_refused_files_are_in_the_document(zitool, tmp_path, command):
    """A refusal is data too: file, code and what to do."""
    page = tmp_path / "halaman.xlsx"
    page.write_text("<html><table></table></html>", "utf-8")

    outcome = zitool(command, page, "-f", "json")

    document = json.loads(outcome.out)
    jsonschema.validate(document, SCHEMAS[command])
    assert outcome.code == 3
    assert document["assessments"] == []
    assert document["refused"][0]["findings"][0]["code"] == "F005"


def test_both_commands_share_their_findings(zitool, examples):
    """``validate`` and ``score`` say the same of one file."""
    file = examples / "unit-diubah.xlsx"
    scored = json.loads(zitool("score", file, "-f", "json").out)
    validated = json.loads(zitool("validate", file, "-f", "json").out)

    assert scored["assessments"][0]["findings"] == validated["assessments"][0]["findings"]


def test_languages_differ_in_sentences_only(zitool, examples):
    """Codes, numbers and ids are free of language."""

    def bare(lang: str) -> object:
        document = json.loads(
            zitool("score", examples / "unit-diubah.xlsx", "-f", "json", "--lang", lang).out
        )
        for finding in document["assessments"][0]["findings"]:
            del finding["message"], finding["hint"]
        return document

    assert bare("id") == bare("en")


def test_sections_add_up(zitool, examples):
    """Numbers are text with all their digits: parts sum to the total, percent follows from points."""
    found = json.loads(zitool("score", examples / "unit-baik.xlsx", "-f", "json").out)["assessments"][0]
    points = {section["id"]: Fraction(section["points"]) for section in found["sections"]}

    assert abs(points["A"] + points["B"] - Fraction(found["points"])) < Fraction(1, 10**12)
    assert len(points) == 62
    for section in found["sections"]:
        percent = 100 * Fraction(section["points"]) / Fraction(section["weight"])
        assert abs(percent - Fraction(section["percent"])) < Fraction(1, 10**10)


def test_the_document_is_plain_ascii(zitool, examples):
    """No encoding can spoil it and no newline can be forged in it."""
    outcome = zitool("score", examples / "unit-diubah.xlsx", "-f", "json")

    assert outcome.out.isascii()
    assert outcome.out.endswith("}\n")


def test_the_range_holds_the_points(zitool, examples):
    """Worst to best: unanswered counted 0, and counted best; the form's own way lies between."""
    found = json.loads(zitool("score", examples / "unit-setengah.xlsx", "-f", "json").out)["assessments"][0]
    points, best = Fraction(found["points"]), Fraction(found["best_case_points"])

    assert found["answered"] < found["indicators"]
    assert points < Fraction(found["points_as_workbook_counts"])
    assert points < best
    assert {verdict["status"] for verdict in found["verdicts"]} == {"incomplete"}


_FLAT = st.none() | st.booleans() | st.integers() | st.text() | st.sampled_from(["},\n    {", "}", '"', "\\"])


@given(
    st.dictionaries(
        st.text(),
        st.recursive(
            _FLAT,
            lambda inner: (
                st.lists(inner, max_size=4)
                | st.lists(st.dictionaries(st.text(max_size=3), _FLAT, max_size=3), max_size=4)
                | st.dictionaries(st.text(max_size=3), inner, max_size=4)
            ),
            max_leaves=20,
        ),
    )
)
def test_documents_are_written_as_python_writes_them(document):
    """Level by level or all at once: the same characters."""
    assert dump(document) == json.dumps(document, indent=1) + "\n"


class Held(NamedTuple):
    """What a document may have to hold."""

    points: Fraction
    day: date
    status: Status
    ids: tuple[str, ...]
    count: int
    nothing: None = None


def test_fields_are_held_under_their_own_names():
    """In the order asked for: figures exact, days as ISO writes them, codes and lists as JSON has them."""
    held = Held(Fraction(1, 8), date(2026, 3, 1), Status.MET, ("a", "b"), 3)
    document = picked(held, "status", "points", "day", "ids", "count", "nothing")
    assert list(document) == ["status", "points", "day", "ids", "count", "nothing"]
    assert document["points"] == "0.125"
    assert document["day"] == "2026-03-01"
    assert type(document["status"]) is str
    assert document["status"] == "met"
    assert (document["ids"], document["count"], document["nothing"]) == (["a", "b"], 3, None)
    assert dump(document) == json.dumps(document, indent=1) + "\n"
