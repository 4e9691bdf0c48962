"""Evidence where other reports show it: `score`, `gap-report`, `readiness`, and a line each in a recap."""

from __future__ import annotations

import csv
import io
import json
import shutil

import jsonschema
import openpyxl
import pytest
from tests.conftest import EXAMPLES, ROOT
from tests.evidence.documents import pdf

FORMATS = ("table", "markdown", "html", "json", "xlsx", "csv")


def schema(name: str) -> dict[str, object]:
    """Return a schema of the output."""
    return json.loads((ROOT / "schemas" / f"{name}-1.schema.json").read_text("utf-8"))


@pytest.fixture
def units(tmp_path):
    """A folder of three units: a folder of its own beside the LKE, the LKE's own folder, and none."""
    for name, place in {"baik": "timur.xlsx", "setengah": "barat/lke.xlsx", "diubah": "selatan.xlsx"}.items():
        (tmp_path / place).parent.mkdir(exist_ok=True)
        shutil.copy(EXAMPLES / f"unit-{name}.xlsx", tmp_path / place)
    for path in ("timur/A.I.1.i.a SK.pdf", "timur/A.I.1.i.b.pdf", "barat/BUKTI/A.I.1.i.a SK.pdf"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(pdf(path))
    shutil.copy(EXAMPLES / "unit-baik.xlsx", tmp_path / "barat" / "BUKTI" / "A.I.1.i.b Rekap.xlsx")
    return tmp_path


@pytest.mark.parametrize("command", ["score", "gap-report"])
def test_a_report_of_one_unit(zitool, units, command):
    """The sentence stands in every format for people, and the counts and states in JSON."""
    line = (command, units / "timur.xlsx", "--evidence", units / "timur", "--fail-on", "never")
    for form in ("table", "markdown", "html"):
        assert "0 belum ada, 111 perlu diperiksa, 2 lengkap" in zitool(*line, "-f", form).out
        assert "belum ada, " not in zitool(*line[:2], "-f", form).out
    document = json.loads(zitool(*line, "-f", "json").out)
    jsonschema.validate(document, schema(command))

    evidence = document["assessments"][0]["evidence"]
    assert evidence["counts"] == {"missing": 0, "check": 111, "complete": 2}
    assert evidence["states"]["A.I.1.i.a"] == "complete"


def test_steps_of_a_plan_say_what_is_there(zitool, make_lke, make_folder):
    """Each step of a gap report says how it stands with its documents, in every format."""
    lke, folder = make_lke(), make_folder({"A.I.1.i.b SK.pdf": None})
    line = ("gap-report", lke, "--evidence", folder, "--target", "wbbm", "--fail-on", "never")
    document = json.loads(zitool(*line, "-f", "json").out)
    jsonschema.validate(document, schema("gap-report"))
    steps = {step["id"]: step["documents"] for step in document["assessments"][0]["plan"]["steps"]}

    assert {(step["state"], step["files"]) for id_, step in steps.items() if id_ != "A.I.1.i.b"} == {
        ("missing", 0)
    }
    assert '"missing","0"' in zitool(*line, "-f", "csv").out
    for form in ("table", "markdown", "html"):
        assert "bukti dukung sekarang: belum ada (0 dokumen)" in " ".join(
            zitool(*line, "-f", form).out.split()
        )


@pytest.mark.parametrize("form", ["table", "markdown", "html", "json"])
def test_readiness(zitool, units, form):
    """Readiness shows it with what was looked at."""
    line = (
        "readiness",
        EXAMPLES / "unit-baik.fakta.yaml",
        units / "timur.xlsx",
        "--evidence",
        units / "timur",
    )
    out = zitool(*line, "-f", form).out

    if form == "json":
        document = json.loads(out)
        jsonschema.validate(document, schema("readiness"))
        assert document["evidence"]["counts"] == {"missing": 0, "check": 111, "complete": 2}
    else:
        assert "0 belum ada, 111 perlu diperiksa, 2 lengkap" in out


@pytest.mark.parametrize("form", FORMATS)
def test_recap_has_a_line_each(zitool, units, tmp_path, form):
    """A recap has the counts of each unit whose documents it finds; documents are not taken for LKEs."""
    out = tmp_path / "hasil" / f"rekap.{ {'markdown': 'md', 'table': 'txt'}.get(form, form) }"
    out.parent.mkdir()
    outcome = zitool("score", units, "--evidence", units, "-f", form, "-o", out, "--fail-on", "never")
    assert outcome.code == 0, outcome.err
    assert "3 berkas: 3 dinilai, 0 tidak dapat dinilai" in outcome.err

    if form == "json":
        document = json.loads(out.read_text("utf-8"))
        jsonschema.validate(document, schema("recap"))
        found = {unit["file"].rpartition("/")[2]: unit.get("evidence") for unit in document["units"]}
        assert found == {
            "timur.xlsx": {"missing": 0, "check": 111, "complete": 2},
            "lke.xlsx": {"missing": 0, "check": 49, "complete": 2},
            "selatan.xlsx": None,
        }
    elif form == "csv":
        rows = list(csv.DictReader(io.StringIO(out.read_text("utf-8-sig"))))
        assert sorted(row["evidence_complete"] for row in rows if row["state"] == "scored") == ["", "2", "2"]
    elif form == "xlsx":
        heads = [cell.value for row in openpyxl.load_workbook(out).worksheets[0].iter_rows() for cell in row]
        assert {"Bukti dukung belum ada", "Bukti dukung perlu diperiksa", "Bukti dukung lengkap"} <= set(
            heads
        )
    else:
        assert "0 / 111 / 2" in out.read_text("utf-8")


def test_a_folder_of_units_to_evidence(zitool, units):
    """`zitool evidence FOLDER` is that recap, and refuses what is of one unit."""
    outcome = zitool("evidence", units, "--fail-on", "never")

    assert "0 / 111 / 2" in outcome.out
    assert zitool("evidence", units, units, "--collect", units / "x").code == 2


def test_nothing_changes_without(zitool, units):
    """No column, key or word of evidence stands where nobody gave a folder."""
    for form in ("table", "markdown", "json", "csv"):
        assert (
            "evidence"
            not in zitool("score", units / "timur.xlsx", units / "selatan.xlsx", "--recap", "-f", form).out
        )
