"""Several filled columns of one assessor: every output says so; ``--assessor`` chooses by their headers."""

from __future__ import annotations

import json
import zipfile

import pytest
from tests.workbooks.builder import xlsx
from tests.workbooks.scenarios import ANSWER, ANSWERS, CHOICE, second_answers

WAYS = "--assessor jawaban, --assessor final"


@pytest.fixture
def lke(tmp_path):
    """Return an LKE in which the final answers differ from the first ones."""
    file = tmp_path / "lke.xlsx"
    file.write_bytes(xlsx(second_answers()))
    return file


@pytest.mark.parametrize("form", ["table", "json", "csv", "markdown", "html"])
@pytest.mark.parametrize("command", ["score", "validate", "recap"])
def test_every_output_names_what_to_type(zitool, lke, command, form):
    """Whoever reads only this output knows that the score is of one of two columns, and how to choose."""
    options = ["score", "--recap"] if command == "recap" else [command]
    outcome = zitool(*options, lke, "-f", form, "--lang", "en")
    assert outcome.code == 1
    assert all(each in " ".join(outcome.out.split()) for each in WAYS.split(", "))


@pytest.mark.parametrize("options", [["score"], ["score", "--recap"], ["validate"]])
def test_workbooks_name_it_too(zitool, lke, tmp_path, options):
    """So do results for Excel."""
    place = tmp_path / "out.xlsx"
    zitool(*options, lke, "-o", place, "--lang", "en")
    with zipfile.ZipFile(place) as package:
        texts = b"".join(package.read(name) for name in package.namelist()).decode()
    assert all(each in texts for each in WAYS.split(", "))


def test_lines_of_json_name_it_too(zitool, lke):
    """NDJSON carries each workbook's findings."""
    (line,) = zitool("score", lke, "-f", "ndjson").out.splitlines()
    assert [each["values"]["options"] for each in json.loads(line)["findings"] if each["code"] == "S140"] == [
        WAYS
    ]


@pytest.mark.parametrize("command", [["gap-report"], ["explain", CHOICE], ["compare"], ["trend"]])
def test_what_shows_no_findings_says_it_beside(zitool, lke, examples, command):
    """Plans, explanations, comparisons and series say on stderr that they are of one column of two."""
    more = [examples / "unit-baik.xlsx"] if command[0] in {"compare", "trend"} else []
    assert WAYS in zitool(*command, lke, *more, "--lang", "en").err


@pytest.mark.parametrize(
    ("assessor", "name", "chosen", "said"),
    [
        ("", "unit", ANSWERS[CHOICE], True),
        ("unit", "unit", ANSWERS[CHOICE], True),
        ("jawaban", "unit", ANSWERS[CHOICE], False),
        ("final", "final", "A", False),
        ("jawaban-final", "final", "A", False),
        ("FINAL", "final", "A", False),
    ],
)
def test_the_header_chooses(zitool, lke, assessor, name, chosen, said):
    """The first column where nobody says which; the one whose header is named, and then all is clear."""
    (found,) = json.loads(zitool("score", lke, "--assessor", assessor, "-f", "json").out)["assessments"]
    (answer,) = [each for each in found["answers"] if each["id"] == CHOICE]
    assert (found["assessor"], answer["chosen"]) == (name, chosen)
    assert ("S140" in {each["code"] for each in found["findings"]}) is said


def test_a_visible_column_comes_before_a_hidden_one(zitool, tmp_path):
    """Where the first column is hidden, the visible final answers are scored, and both are still named."""
    file = tmp_path / "lke.xlsx"
    file.write_bytes(xlsx(second_answers(hidden=ANSWER)))
    (found,) = json.loads(zitool("score", file, "-f", "json").out)["assessments"]
    assert found["assessor"] == "final"
    assert {"S117", "S140"} <= {each["code"] for each in found["findings"]}
