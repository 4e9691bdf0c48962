"""``zitool rubric test``: what it prints, in which form, and the exit code."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from tests.cli.rubric.conftest import edit

SCHEMA = json.loads(
    (Path(__file__).parents[3] / "schemas" / "rubric-test-1.schema.json").read_text(encoding="utf-8")
)


def test_cases_that_come_out_are_counted(zitool, kecil):
    """Nothing on stdout, a line of numbers on stderr, exit code 0."""
    outcome = zitool("rubric", "test", "kecil")

    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err == "kecil versi 1.0.0: 5 kasus, 0 tidak sesuai\n"


@pytest.mark.parametrize(
    "named", ["kecil", "kecil/rubric.yaml", "kecil/cases/kecil.yaml", "kecil/cases", "."], ids=str
)
def test_a_rubric_is_found_by_whatever_of_it_is_named(zitool, kecil, named):
    """A folder, its main file, a file of cases, or the folder above: the same rubric is tested."""
    if named == "kecil/cases":
        assert zitool("rubric", "test", named).code == 2
    else:
        assert "kecil versi 1.0.0: 5 kasus" in zitool("rubric", "test", named).err


def test_a_changed_figure_fails_with_its_line(zitool, kecil):
    """Another minimum makes the cases about it fail, each with file, line, column and both figures."""
    edit(kecil / "rubric.yaml", 'at_least: "80"', 'at_least: "81"')
    outcome = zitool("rubric", "test", "kecil")

    lines = outcome.out.splitlines()
    assert outcome.code == 1
    assert [line.split(": ")[0] for line in lines] == [
        "kecil/cases/kecil.yaml:8:18",
        "kecil/cases/kecil.yaml:9:14",
    ]
    assert "kesimpulan wbk menjadi belum memenuhi, seharusnya memenuhi" in lines[0]
    assert "5 kasus, 1 tidak sesuai" in outcome.err


def test_survivors_are_named_with_their_place(zitool, kecil):
    """--mutants names each change that no case notices, where the figure stands, and fails."""
    outcome = zitool("rubric", "test", "kecil", "--mutants")

    assert outcome.code == 1
    assert "kecil/rubric.yaml:86:9: GALAT R042: nilai minimal wbbm total" in outcome.out
    assert "kecil: 50 hal diubah, 26 tertangkap kasus (6 tanggal, 2 nilai pilihan, " in outcome.err


def test_json_says_how_many_changes_of_which_kind_were_caught(zitool, kecil):
    """The kinds add up to all changes; the kinds of a survivor have fewer caught than made."""
    del kecil
    document = json.loads(zitool("rubric", "test", "kecil", "--mutants", "-f", "json").out)
    row = document["rubrics"][0]

    jsonschema.validate(document, SCHEMA)
    assert sum(kind["mutants"] for kind in row["kinds"].values()) == row["mutants"] == 50
    assert sum(kind["caught"] for kind in row["kinds"].values()) == row["caught"] == 26
    assert row["kinds"]["date"] == {"mutants": 6, "caught": 0}
    assert row["kinds"]["sum"] == {"mutants": 7, "caught": 7}


def test_json_counts_and_names(zitool, kecil):
    """The document has a row for each rubric and every finding with its place."""
    edit(kecil / "rubric.yaml", 'at_least: "80"', 'at_least: "81"')
    document = json.loads(zitool("rubric", "test", "kecil", "-f", "json").out)

    row = {
        "id": "kecil",
        "version": "1.0.0",
        "cases": 5,
        "failed": 1,
        "mutants": None,
        "caught": None,
        "kinds": None,
    }
    assert document["schema"] == "zitool/rubric-test/1"
    assert document["rubrics"] == [row]
    assert (document["errors"], document["warnings"], document["notes"]) == (2, 0, 0)
    jsonschema.validate(document, SCHEMA)
    first = document["findings"][0]
    assert (first["code"], first["file"], first["line"]) == ("R040", "kecil/cases/kecil.yaml", 8)


def test_annotations_where_a_workflow_runs(zitool, kecil, monkeypatch):
    """Under GitHub Actions findings are annotations unless another form is asked for."""
    edit(kecil / "rubric.yaml", 'at_least: "80"', 'at_least: "81"')
    monkeypatch.setenv("GITHUB_ACTIONS", "true")

    assert zitool("rubric", "test", "kecil").out.startswith(
        "::error file=kecil/cases/kecil.yaml,line=8,col=18,"
    )
    assert zitool("rubric", "test", "kecil", "-f", "text").out.startswith(
        "kecil/cases/kecil.yaml:8:18: GALAT"
    )


def test_what_cannot_be_read_ends_with_2_and_the_rest_is_done(zitool, kecil):
    """No such rubric, a rubric with faults, cases that are no YAML: exit code 2, the others are tested."""
    (kecil / "cases" / "rusak.yaml").write_text("kasus: [", encoding="utf-8")
    outcome = zitool("rubric", "test", "kecil", "tidak-ada", "permenpanrb-90-2021")

    assert outcome.code == 2
    assert "kecil/cases/rusak.yaml:1:9: GALAT R001" in outcome.out
    assert "GALAT U002: rubrik tidak-ada tidak ada" in outcome.out
    assert "permenpanrb-90-2021 versi " in outcome.err

    edit(kecil / "rubric.yaml", "status: active", "status: aktif")
    outcome = zitool("rubric", "test", "kecil", "--mutants")
    assert (outcome.code, outcome.err) == (2, "")
    assert "kecil/rubric.yaml:3:1: GALAT R006" in outcome.out


def test_cases_that_lie_elsewhere_name_their_rubric(zitool, tmp_path, monkeypatch):
    """A file of cases beside no rubric is run against the packaged one it names; none is refused."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "cases").mkdir()
    file = tmp_path / "cases" / "milik.yaml"
    text = "rubrik: {}\nkasus: [{{nama: Uji, lainnya: terbaik, nilai: {{TOTAL: '100'}}}}]\n"
    file.write_text(text.format("permenpanrb-90-2021"), encoding="utf-8")

    assert "permenpanrb-90-2021 versi " in zitool("rubric", "test", "cases/milik.yaml").err
    file.write_text(text.format("../../lain"), encoding="utf-8")
    outcome = zitool("rubric", "test", "cases/milik.yaml")
    assert (outcome.code, "U002" in outcome.out) == (2, True)


def test_a_rubric_without_cases_is_said(zitool, kecil):
    """There is nothing to run; a warning says so."""
    (kecil / "cases" / "kecil.yaml").unlink()
    outcome = zitool("rubric", "test", "kecil")

    assert outcome.code == 0
    assert "kecil/rubric.yaml:1:1: PERINGATAN R032" in outcome.out
