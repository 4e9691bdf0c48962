"""``zitool gap-report`` and ``--set``: what to do next, what if, and nothing in the file touched."""

from __future__ import annotations

import csv
import json
import re
from fractions import Fraction

import jsonschema
import openpyxl
import pytest
from tests.conftest import ROOT

SCHEMAS = {
    name: json.loads((ROOT / "schemas" / f"{name}-1.schema.json").read_text("utf-8"))
    for name in ("score", "gap-report")
}
FILES = ["unit-baik", "unit-setengah", "unit-diubah", "keluarga-1", "keluarga-2", "unit-dan-tpi"]


@pytest.fixture
def report(zitool):
    """Run gap-report, check the document against its schema and return the only assessment in it."""

    def run(*arguments):
        outcome = zitool("gap-report", *arguments, "-f", "json")
        document = json.loads(outcome.out)
        jsonschema.validate(document, SCHEMAS["gap-report"])
        (assessment,) = document["assessments"]
        return assessment

    return run


@pytest.mark.parametrize("name", FILES)
def test_documents_fit_their_schema(zitool, examples, name):
    """Every example, every assessor, both designations."""
    for target in ("wbk", "wbbm"):
        outcome = zitool(
            "gap-report", examples / f"{name}.xlsx", "-f", "json", "--assessor", "all", "--target", target
        )
        document = json.loads(outcome.out)
        jsonschema.validate(document, SCHEMAS["gap-report"])
        assert {assessment["target"] for assessment in document["assessments"]} == {target}


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("target", ["wbk", "wbbm"])
def test_following_the_plan_makes_the_verdict_met(zitool, report, examples, name, target):
    """All what-ifs of the plan, given to `score` as --set, make the verdict `met` at the promised total."""
    file = examples / f"{name}.xlsx"
    plan = report(file, "--target", target, "--fail-on", "never")["plan"]
    assert plan["reachable"]
    sets = [f"{id_}={answer}" for step in plan["steps"] for id_, answer in step["what_if"].items()]
    sets += [f"{that_answer['id']}={that_answer['to']}" for that_answer in plan["beyond_answers"]]

    outcome = zitool(
        "score", file, "-f", "json", *(part for that_set in sets for part in ("--set", that_set))
    )

    document = json.loads(outcome.out)
    jsonschema.validate(document, SCHEMAS["score"])
    (assessment,) = document["assessments"]
    verdict = next(
        that_verdict for that_verdict in assessment["verdicts"] if that_verdict["designation"] == target
    )
    assert verdict["status"] == "met"
    assert assessment["points"] == plan["points_after"]
    assert ("what_if" in assessment) == bool(sets)


def test_the_real_form_lacks_reports_of_wealth_alone(report, real):
    """A filled LKE that meets the minima of both has a plan for a prerequisite, else an empty one."""
    found = report(real, "--fail-on", "never")

    assert (found["target"], found["status"]) == ("wbk", "not_met")
    assert [(step["id"], step["to"]) for step in found["plan"]["steps"]] == [
        ("A.II.5.iii.b", "13"),
        ("A.II.5.iii.a", "15"),
    ]
    done = ("--set", "A.II.5.iii.b#5=13", "--set", "A.II.5.iii.a#5=15", "--set", "A.II.5.iii.b#1=13")
    found = report(real, "--fail-on", "never", *done)
    assert (found["target"], found["status"]) == ("wbbm", "met")
    assert (found["plan"]["steps"], found["plan"]["cost"], found["plan"]["complete"]) == ([], "0", True)


def test_the_real_form_made_worse_has_a_plan_in_its_own_words(report, real):
    """Five answers down: steps with the criterion of the sheet, evidence, and requirements unblocked."""
    worse = [f"A.I.1.{that_text}=C" for that_text in ("i.b", "ii.b", "ii.c", "iv.b")]
    worse += ["A.II.1.i.a#2=0", "A.II.1.i.b#2=0", "A.II.1.ii.a=D", "A.II.1.iii.a=C"]
    found = report(real, *(part for one in worse for part in ("--set", one)))

    assert found["target"] == "wbk"
    assert found["what_if"] == dict(one.split("=") for one in worse)
    steps = found["plan"]["steps"]
    assert found["plan"]["complete"]
    assert "area-1" in {id_ for step in steps for id_ in step["unblocks"]}
    assert all(step["evidence"] for step in steps)
    words = {step["id"]: step["criterion"] for step in steps}
    assert any(text.startswith("Jika ") or "Target capaian" in text for text in words.values())


def test_budget_effort_and_fixed_answers(report, examples, tmp_path):
    """The options reach the plan: a cheaper section draws it, what is fixed stays, the budget holds."""
    effort = tmp_path / "effort.yaml"
    effort.write_text('A: "2"\nA.II.5: "0.5"\nA.I.2: fixed\n', "utf-8")
    file = examples / "unit-setengah.xlsx"

    found = report(file, "--effort", effort, "--max-steps", "9")
    plan = found["plan"]
    assert plan["max_steps"] == "9"
    assert Fraction(plan["cost"]) <= 9
    steps = [*plan["steps"], *found["quick_wins"]]
    assert len(steps) == 8
    assert not any(step["id"].startswith("A.I.2.") for step in steps)
    assert {step["cost"] for step in plan["steps"] if step["id"].startswith("A.II.5.")} <= {"0.5", "1", "1.5"}


def test_out_of_reach_says_why(zitool, report, examples, tmp_path):
    """With an area fixed below its minimum the report names the requirement and what is in its way."""
    effort = tmp_path / "effort.yaml"
    effort.write_text("A.I: fixed\nA.II: fixed\n", "utf-8")
    file = examples / "unit-setengah.xlsx"

    found = report(file, "--effort", effort)
    assert not found["plan"]["reachable"]
    reasons = [obstacle["requirement"] for obstacle in found["plan"]["obstacles"]]
    assert reasons[0] is None
    assert "area-5" in reasons
    shown = zitool("gap-report", file, "--effort", effort).out
    assert "Menuju WBK tidak dapat dicapai dengan jawaban yang masih dapat diubah" in shown
    assert "Penguatan pengawasan: nilai paling tinggi" in shown
    page = zitool("gap-report", file, "--effort", effort, "-f", "html").out
    assert "Penguatan pengawasan: nilai paling tinggi" in page


WHAT_IF = ("B.I.a=3,2", "A.II.5.ii.a#1=9", "A.II.5.ii.a#2=6")


@pytest.mark.parametrize("form", ["table", "json", "markdown", "html", "csv", "xlsx"])
@pytest.mark.parametrize("command", ["score", "gap-report"])
def test_a_what_if_is_marked_in_every_output(zitool, examples, tmp_path, command, form):
    """In six formats and both languages, above the verdict, inputs of ratios too; not without --set."""
    file = examples / "unit-baik.xlsx"
    changes = [part for one in WHAT_IF for part in ("--set", one)]
    said = {"id": "SIMULASI (--set), bukan isi berkas", "en": "WHAT IF (--set), not what the file says"}

    for language, words in said.items():
        marked, plain = (
            output_of(zitool, tmp_path, command, file, *more, "-f", form, "--lang", language)
            for more in (changes, ())
        )
        if form == "json":
            supposed = dict(one.split("=") for one in WHAT_IF)
            assert json.loads(marked)["assessments"][0]["what_if"] == supposed
            assert not json.loads(plain)["assessments"][0].get("what_if")
            continue
        if form == "csv":
            key, value = {"score": ("assumed", "true"), "gap-report": ("what_if", "; ".join(WHAT_IF))}[
                command
            ]
            rows = list(csv.DictReader(marked.removeprefix("\ufeff").splitlines()))
            of = {row["id"] for row in rows if row[key] == value}
            assert of == ({"B.I.a", "A.II.5.ii.a"} if command == "score" else {row["id"] for row in rows})
            assert value not in plain
            continue
        assert words in marked
        assert words not in plain
        first = re.search('class="cards"' if form == "html" else r"Nilai total|Total\b", marked)
        assert marked.index(words) < first.start()
        for id_, answer in (one.split("=") for one in WHAT_IF):
            assert re.search(rf"{re.escape(id_)}(</span>|`)? = {answer}", marked)


def output_of(zitool, folder, *arguments):
    """Return what a command puts out as text; of a workbook every cell of every sheet, in their order."""
    if "xlsx" not in arguments:
        return zitool(*arguments).out
    target = folder / "hasil.xlsx"
    assert zitool(*arguments, "-o", target, "--overwrite").code == 0
    sheets = openpyxl.load_workbook(target).worksheets
    return "\n".join(
        str(cell.value) for sheet in sheets for row in sheet.iter_rows() for cell in row if cell.value
    )


def test_a_what_if_counts_for_require(zitool, examples):
    """The verdict of the supposed answers decides the exit code."""
    file = examples / "unit-baik.xlsx"

    assert zitool("score", file, "--require", "wbk").code == 0
    assert zitool("score", file, "--require", "wbk", "--set", "B.I.a=3.59").code == 1


WRONG = [
    (("--set", "A.I.1.i.a"), "U005", "bukan ID=JAWABAN"),
    (("--set", "A.I.99=A"), "U005", "tidak ada"),
    (("--set", "A.I.1.i.a=Z"), "V303", "Ya/Tidak"),
    (("--set", "B.I.a=85"), "V310", ""),
    (("--set", "A.II.1.i.a=0.5", "--set", "A.II.1.i.a#2=3"), "U005", "bertentangan"),
]


@pytest.mark.parametrize("wrong", WRONG, ids=lambda wrong: "-".join((wrong[1], *wrong[0][1::2])))
@pytest.mark.parametrize("command", ["score", "gap-report"])
def test_what_cannot_be_supposed_ends_before_anything_is_read(zitool, tmp_path, command, wrong):
    """Exit code 2 and one line; with the rubric named the file need not even exist."""
    arguments, code, words = wrong
    outcome = zitool(command, tmp_path / "tidak-ada.xlsx", "--rubric", "permenpanrb-90-2021", *arguments)

    assert outcome.code == 2
    assert outcome.err.startswith(f"GALAT {code}")
    assert words in outcome.err
    assert outcome.err.count("\n") == 1


@pytest.mark.parametrize("wrong", WRONG, ids=lambda wrong: "-".join((wrong[1], *wrong[0][1::2])))
@pytest.mark.parametrize("command", ["score", "gap-report"])
def test_what_the_rubric_of_the_workbook_does_not_allow_is_said(zitool, examples, command, wrong):
    """Where the workbook decides which rubric applies, it is read first; the end is the same."""
    arguments, code, words = wrong
    outcome = zitool(command, examples / "unit-baik.xlsx", *arguments)

    assert outcome.code == 2
    assert outcome.err.startswith(f"GALAT {code}")
    assert words in outcome.err
    assert outcome.err.count("\n") == 1


def test_a_doubtful_what_if_is_a_finding(report, examples):
    """A ratio above one is capped and said, as it is in a workbook."""
    found = report(examples / "unit-baik.xlsx", "--set", "A.II.1.i.a#1=1", "--set", "A.II.1.i.a#2=5")

    assert "V311" in {finding["code"] for finding in found["findings"]}


def test_usage_errors(zitool, examples, tmp_path):
    """An unknown designation, an effort file with faults, an output over the effort file: exit code 2."""
    file, effort = examples / "unit-baik.xlsx", tmp_path / "effort.json"
    effort.write_text("A.z: '1'\n", "utf-8")

    assert "U001" in zitool("gap-report", file, "--target", "emas").err
    faulty = zitool("gap-report", file, "--effort", effort)
    assert (faulty.code, "R020" in faulty.err, "A.z" in faulty.err) == (2, True, True)
    effort.write_text("A: '1'\n", "utf-8")
    assert "O003" in zitool("gap-report", file, "--effort", effort, "-o", effort, "--overwrite").err


def test_hostile_what_ifs_reach_the_screen_as_text(zitool, examples):
    """Escapes and markup typed on the command line are written out."""
    outcome = zitool("gap-report", examples / "unit-baik.xlsx", "--set", "B.I.a=[red]3.6\x1b[31m")

    assert outcome.code == 2
    assert "\x1b" not in outcome.err
    blank = zitool("score", examples / "unit-baik.xlsx", "--set", "B.I.a= \u202e ")
    assert "\u202e" not in blank.out


def test_many_files_are_summed_up(zitool, examples, tmp_path):
    """One report per file; a refused one is data too."""
    bad = tmp_path / "rusak.xlsx"
    bad.write_bytes(b"PK")

    outcome = zitool(
        "gap-report", examples / "unit-baik.xlsx", examples / "unit-setengah.xlsx", bad, "-f", "json"
    )

    document = json.loads(outcome.out)
    jsonschema.validate(document, SCHEMAS["gap-report"])
    assert outcome.code == 3
    assert [len(document["assessments"]), len(document["refused"])] == [2, 1]
    assert "3 berkas: 2 dinilai, 1 ditolak" in outcome.err


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("width", ["80", "160"])
def test_tables_fit_the_screen(zitool, examples, monkeypatch, language, width):
    """No line is wider than the screen, ids stay whole, and the word nobody may say is not said."""
    monkeypatch.setenv("COLUMNS", width)
    for name in ("unit-setengah", "unit-dan-tpi"):
        out = zitool("gap-report", examples / f"{name}.xlsx", "--lang", language).out
        assert max(map(len, out.splitlines())) <= int(width)
        assert "lulus" not in out.casefold()
    assert "A.II.5.ii.a" in zitool("gap-report", examples / "unit-setengah.xlsx").out
