"""Several filled columns of one assessor: every output says so; ``--assessor`` chooses by their headers."""

from __future__ import annotations

import json
import shutil
import zipfile

import pytest
from tests.lke.builder import xlsx
from tests.lke.scenarios import ANSWER, ANSWERS, CHOICE, second_answers

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
    assert all(part in " ".join(outcome.out.split()) for part in WAYS.split(", "))


@pytest.mark.parametrize("options", [["score"], ["score", "--recap"], ["validate"]])
def test_workbooks_name_it_too(zitool, lke, tmp_path, options):
    """So do results for Excel."""
    place = tmp_path / "out.xlsx"
    zitool(*options, lke, "-o", place, "--lang", "en")
    with zipfile.ZipFile(place) as package:
        texts = b"".join(package.read(name) for name in package.namelist()).decode()
    assert all(part in texts for part in WAYS.split(", "))


def test_lines_of_json_name_it_too(zitool, lke):
    """NDJSON carries each workbook's findings."""
    (line,) = zitool("score", lke, "-f", "ndjson").out.splitlines()
    assert [
        finding["values"]["options"] for finding in json.loads(line)["findings"] if finding["code"] == "S140"
    ] == [WAYS]


@pytest.mark.parametrize("form", ["table", "json", "markdown", "html", "xlsx"])
@pytest.mark.parametrize("command", ["compare", "trend", "agreement", "peers"])
def test_comparisons_and_series_name_it(zitool, lke, examples, tmp_path, command, form):
    """Whoever reads only the comparison knows which side is of one column of two, and how to choose."""
    others = tmp_path / "lain"
    others.mkdir()
    shutil.copy(lke, others / "lain.xlsx")
    arguments = {
        "compare": ["compare", lke, examples / "unit-baik.xlsx"],
        "trend": ["trend", lke, examples / "unit-baik.xlsx"],
        "agreement": ["compare", others, "--assessor", "unit", "--assessor", "final"],
        "peers": ["compare", examples / "unit-baik.xlsx", "--peers", others],
    }[command]
    place = tmp_path / f"hasil.{form}"
    zitool(*arguments, "-f", form, "-o", place, "--lang", "en")
    texts = " ".join(text_of(place).split())
    assert all(part in texts for part in WAYS.split(", "))


def text_of(place):
    """Return everything that a written result says."""
    if not zipfile.is_zipfile(place):
        return place.read_text("utf-8")
    with zipfile.ZipFile(place) as package:
        return " ".join(package.read(name).decode() for name in package.namelist())


@pytest.mark.parametrize("form", ["table", "json", "markdown", "html", "csv", "xlsx"])
def test_plans_name_it(zitool, lke, tmp_path, form):
    """A plan for one column of two says that it is."""
    place = tmp_path / f"hasil.{form}"
    zitool("gap-report", lke, "-f", form, "-o", place, "--lang", "en")
    texts = " ".join(text_of(place).split())
    assert all(part in texts for part in WAYS.split(", "))


@pytest.mark.parametrize("form", ["table", "json", "markdown", "html", "csv"])
def test_readiness_names_it(zitool, lke, tmp_path, form):
    """The stages towards a designation that the LKE answers are those of one column of two."""
    zitool("readiness", "--new", tmp_path / "unit.yaml")
    outcome = zitool("readiness", tmp_path / "unit.yaml", lke, "-f", form, "--lang", "en")
    assert all(part in " ".join(outcome.out.split()) for part in WAYS.split(", "))
    assert outcome.code == 1


def test_explanations_and_zones_name_it(zitool, lke, tmp_path):
    """What an answer comes to, and what a zone comes to, depend on the column as well."""
    kawasan = tmp_path / "kawasan.yaml"
    kawasan.write_text(f"kawasan: K\nunit:\n  - nama: U\n    wajib: ya\n    lke: {lke}\n", "utf-8")
    for arguments in (["explain", CHOICE, lke], ["zone", kawasan, "-f", "json"]):
        out = " ".join(zitool(*arguments, "--lang", "en").out.split())
        assert all(part in out for part in WAYS.split(", ")), arguments


@pytest.mark.parametrize("many", [False, True])
@pytest.mark.parametrize("sides", [("jawaban", "final"), ("FINAL", "jawaban")])
def test_comparisons_choose_by_the_header(zitool, lke, many, sides):
    """The two columns are compared under the names that the finding gives; nothing is left to say."""
    options = [case for name in sides for case in ("--assessor", name)]
    found = json.loads(zitool("compare", lke.parent if many else lke, *options, "-f", "json").out)
    names = ["unit" if side == "jawaban" else "final" for side in sides]
    if many:
        (pair,) = found["workbooks"]
        assert ([pair["first"], pair["second"]], pair["choose_with"]) == (names, None)
    else:
        (pair,) = found["comparisons"]
        assert [pair["first"]["assessor"], pair["second"]["assessor"]] == names
        assert found["findings"] == []


@pytest.mark.parametrize(
    ("assessor", "name", "chosen", "said"),
    [
        ("", "unit", ANSWERS[CHOICE], True),
        ("unit", "unit", ANSWERS[CHOICE], True),
        ("jawaban", "unit", ANSWERS[CHOICE], False),
        ("final", "final", "A", False),
        ("jawaban-final", "final", "A", False),
        ("FINAL", "final", "A", False),
        ("Jawaban Final", "final", "A", False),
    ],
)
def test_the_header_chooses(zitool, lke, assessor, name, chosen, said):
    """The first column where nobody says which; the one whose header is named, and then all is clear."""
    (found,) = json.loads(zitool("score", lke, "--assessor", assessor, "-f", "json").out)["assessments"]
    (answer,) = [that_answer for that_answer in found["answers"] if that_answer["id"] == CHOICE]
    assert (found["assessor"], answer["chosen"]) == (name, chosen)
    assert ("S140" in {finding["code"] for finding in found["findings"]}) is said


def test_a_visible_column_comes_before_a_hidden_one(zitool, tmp_path):
    """Where the first column is hidden, the visible final answers are scored, and both are still named."""
    file = tmp_path / "lke.xlsx"
    file.write_bytes(xlsx(second_answers(hidden=ANSWER)))
    (found,) = json.loads(zitool("score", file, "-f", "json").out)["assessments"]
    assert found["assessor"] == "final"
    assert {"S117", "S140"} <= {finding["code"] for finding in found["findings"]}
