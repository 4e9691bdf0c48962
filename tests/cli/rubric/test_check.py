"""``zitool rubric check``: findings with their places, forms and exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from tests.cli.rubric.conftest import edit

SCHEMA = json.loads(
    (Path(__file__).parents[3] / "schemas" / "rubric-check-1.schema.json").read_text(encoding="utf-8")
)
TODAY = ("--today", "2026-11-25")


def test_a_shipped_rubric_has_no_findings(zitool):
    """What comes with zitool is clean, on the day this was written, also strictly."""
    outcome = zitool("rubric", "check", "permenpanrb-90-2021", "--strict", *TODAY)

    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err == "1 rubrik diperiksa: 0 galat, 0 peringatan, 0 catatan\n"


def test_all_findings_come_at_once_in_the_order_of_the_file(zitool, kecil):
    """A sum, a reference and a missing provision are named in one run, each with line and column."""
    edit(kecil / "rubric.yaml", 'weight: "10"', 'weight: "9.5"')
    edit(kecil / "rubric.yaml", "of: [A, B]", "of: [A, C]")
    edit(kecil / "rubric.yaml", 'references: [{provision: Pasal 2, page: "2"}]', "")
    outcome = zitool("rubric", "check", "kecil", *TODAY)

    errors = [line for line in outcome.out.splitlines() if "GALAT" in line]
    assert outcome.code == 1
    assert [line.split(" ")[0::2][0] for line in errors] == [
        "kecil/rubric.yaml:25:5:",
        "kecil/rubric.yaml:50:9:",
        "kecil/rubric.yaml:69:17:",
    ]
    assert [line.split(" ")[2] for line in errors] == ["R018:", "R010:", "R016:"]
    assert "3 galat" in outcome.err


def test_strict_counts_warnings(zitool, kecil):
    """Missing sources are a warning: exit code 0, and 1 with --strict."""
    assert zitool("rubric", "check", "kecil", *TODAY).code == 0
    assert zitool("rubric", "check", "kecil", "--strict", *TODAY).code == 1


@pytest.mark.parametrize("named", ["kecil", "kecil/rubric.yaml", "kecil/cases/kecil.yaml", "."])
def test_a_rubric_is_found_by_whatever_of_it_is_named(zitool, kecil, named):
    """Hooks name the files that changed; each means its rubric, and each rubric is checked once."""
    outcome = zitool("rubric", "check", named, "kecil", *TODAY)

    assert outcome.err.startswith("1 rubrik diperiksa")


@pytest.mark.parametrize(
    ("day", "code", "told"),
    [("2026-11-25", 0, False), ("2027-10-31", 0, False), ("2027-11-01", 0, True), ("kemarin", 2, False)],
)
def test_the_day_of_the_check_can_be_given(zitool, kecil, day, code, told):
    """A year after `last_checked` a warning asks to compare again; a day that is none is refused."""
    outcome = zitool("rubric", "check", "kecil", "--today", day)

    assert outcome.code == code
    assert ("R029" in outcome.out) is told


def test_json_names_places_and_counts(zitool, kecil):
    """The document counts and names every finding with file, line and column."""
    edit(kecil / "rubric.yaml", 'weight: "10"', 'weight: "9.5"')
    document = json.loads(zitool("rubric", "check", "kecil", "-f", "json", *TODAY).out)

    assert (document["schema"], document["rubrics"], document["errors"]) == ("zitool/rubric-check/1", 1, 1)
    jsonschema.validate(document, SCHEMA)
    error = next(finding for finding in document["findings"] if finding["severity"] == "error")
    assert (error["code"], error["file"], error["line"], error["column"]) == (
        "R010",
        "kecil/rubric.yaml",
        50,
        9,
    )
    assert error["values"]["needed"] == "40"


def test_what_cannot_be_read_ends_with_2(zitool, kecil):
    """A rubric that is no YAML, or is not there, makes 2; others are checked all the same."""
    (kecil / "rubric.yaml").write_text("id: [", encoding="utf-8")
    outcome = zitool("rubric", "check", "kecil", "tidak-ada", "permenpanrb-90-2021", *TODAY)

    assert outcome.code == 2
    assert "kecil/rubric.yaml:1:6: GALAT R001" in outcome.out
    assert "U002" in outcome.out
    assert outcome.err.startswith("2 rubrik diperiksa")
