"""``zitool compare``: assessors of one workbook, workbooks of one unit."""

from __future__ import annotations

import json

import jsonschema
import pytest
from tests.conftest import ROOT

SCHEMA = json.loads((ROOT / "schemas" / "compare-1.schema.json").read_text("utf-8"))


def document(zitool, *arguments):
    """Return the JSON of a comparison, checked against its schema."""
    outcome = zitool("compare", *arguments, "-f", "json")
    found = json.loads(outcome.out)
    jsonschema.validate(found, SCHEMA)
    return found


def test_assessors_of_one_workbook_are_set_side_by_side(zitool, examples):
    """The TPI took points from the unit; each difference is there with cells and effect."""
    (found,) = document(zitool, examples / "unit-dan-tpi.xlsx")["comparisons"]

    assert (found["first"]["assessor"], found["second"]["assessor"]) == ("unit", "tpi")
    assert len(found["changes"]) + found["same"] == 113
    assert found["changes"][0]["id"] == "B.I.b"
    assert found["changes"][0]["first"]["cell"] != found["changes"][0]["second"]["cell"]
    assert set(found["changes"][0]["requirements"]) == {"total", "bersih-akuntabel", "capaian-kinerja"}


def test_assessors_can_be_named(zitool, examples):
    """In the order given: the other way round."""
    file = examples / "unit-dan-tpi.xlsx"

    (found,) = document(zitool, file, "--assessor", "tpi", "--assessor", "unit")["comparisons"]

    assert (found["first"]["assessor"], found["second"]["assessor"]) == ("tpi", "unit")


@pytest.mark.parametrize("form", ["table", "markdown", "html"])
def test_sides_are_named(zitool, examples, form):
    """By unit, file and assessor; and minima by their names, not by ids."""
    text = zitool("compare", examples / "unit-setengah.xlsx", examples / "unit-baik.xlsx", "-f", form).out

    for said in ("KPPN Contoh Barat; ", "KPP Contoh Timur; ", "Penilai: unit", "Penguatan pengawasan"):
        assert said in text
    assert "area-5" not in text


def test_the_day_of_saving_is_said(zitool, examples, tmp_path):
    """As the properties of the file name it."""
    from openpyxl import load_workbook

    book = load_workbook(examples / "unit-baik.xlsx")
    book.save(tmp_path / "simpan.xlsx")
    saved = load_workbook(tmp_path / "simpan.xlsx").properties.modified.date()
    day = saved.isoformat()

    (found,) = document(zitool, examples / "unit-baik.xlsx", tmp_path / "simpan.xlsx")["comparisons"]
    text = zitool("compare", examples / "unit-baik.xlsx", tmp_path / "simpan.xlsx").out

    assert "saved" not in found["first"]
    assert found["second"]["saved"] == day
    assert f"disimpan {saved:%d-%m-%Y}" in text


def test_workbooks_of_one_unit_are_compared_in_turn(zitool, examples):
    """Three periods are two comparisons."""
    files = [examples / f"unit-{name}.xlsx" for name in ("setengah", "diubah", "baik")]

    found = document(zitool, *files)["comparisons"]

    assert [finding["first"]["file"] for finding in found] == [str(file) for file in files[:2]]
    assert [finding["second"]["file"] for finding in found] == [str(file) for file in files[1:]]
    assert found[1]["verdicts"][0]["second"] == "met"


def test_the_table_says_what_turned(zitool, examples):
    """From incomplete to met, with the minima that are met now."""
    outcome = zitool("compare", examples / "unit-setengah.xlsx", examples / "unit-baik.xlsx")

    assert outcome.code == 0
    assert "WBK: belum lengkap → memenuhi; kini terpenuhi: Nilai total" in outcome.out
    assert "+70,19" in outcome.out


def test_the_same_file_twice_is_no_comparison(zitool, examples):
    """Named twice it is one file, whose unit answered alone: that it is the same is said."""
    file = examples / "unit-baik.xlsx"
    outcome = zitool("compare", file, file)

    assert outcome.code == 2
    assert "U056" in outcome.err
    assert "hanya ada satu penilai" not in outcome.err


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["unit-baik.xlsx"], "U029"),
        (["unit-dan-tpi.xlsx", "--assessor", "tpn"], "U001"),
        (["unit-dan-tpi.xlsx", "--assessor", "tpi"], "U029"),
        (["unit-baik.xlsx", "unit-diubah.xlsx", "--assessor", "unit", "--assessor", "tpi"], "U030"),
        (["unit-baik.xlsx", "unit-diubah.xlsx", "-f", "ndjson"], "U031"),
    ],
)
def test_what_cannot_be_compared_is_said(zitool, examples, arguments, code):
    """One finding, exit code 2."""
    files = [examples / argument if argument.endswith(".xlsx") else argument for argument in arguments]
    outcome = zitool("compare", *files)

    assert outcome.code == 2
    assert code in outcome.err


def test_a_file_that_cannot_be_read_costs_only_itself(zitool, examples, tmp_path):
    """The others are compared, the exit code is 3."""
    empty = tmp_path / "kosong.xlsx"
    empty.write_bytes(b"")

    outcome = zitool("compare", examples / "unit-setengah.xlsx", empty, examples / "unit-baik.xlsx")

    assert outcome.code == 3
    assert "F004" in outcome.err
    assert "unit-setengah.xlsx → unit-baik.xlsx" in outcome.out


def checked(zitool, kind, *arguments):
    """Return the JSON of a comparison over a folder, checked against the schema of that kind."""
    outcome = zitool("compare", *arguments, "-f", "json")
    found = json.loads(outcome.out)
    jsonschema.validate(found, json.loads((ROOT / "schemas" / f"{kind}-1.schema.json").read_text("utf-8")))
    return found


def test_a_folder_shows_who_over_rates_and_where(zitool, examples):
    """Only workbooks that both answered count; the others are named."""
    found = checked(zitool, "agreement", examples)

    assert [workbook["unit"] for workbook in found["workbooks"]] == ["KPP Contoh Tengah"]
    forms = [path for path in examples.rglob("*.xlsx") if path.parent.name != "laporan"]
    assert len(found["alone"]) == len(forms) - 1
    assert float(found["total"]["mean"]) == pytest.approx(6.36, abs=0.01)
    assert found["scales"][-1]["scale"] == "ALL"


def test_bias_is_what_the_comparison_of_the_workbook_says(zitool, examples):
    """Over one workbook the mean is its own difference."""
    (one,) = document(zitool, examples / "unit-dan-tpi.xlsx")["comparisons"]
    found = checked(zitool, "agreement", examples)

    assert float(found["total"]["mean"]) == -float(one["points_change"])


def test_two_assessors_can_be_named_for_a_folder(zitool, examples):
    """The other way round the sign turns; three are too many, one is too few."""
    found = checked(zitool, "agreement", examples, "--assessor", "tpi", "--assessor", "unit")

    assert found["total"]["mean"].startswith("-")
    assert "U029" in zitool("compare", examples, "--assessor", "tpi").err
    assert "U030" in zitool("compare", examples, *["--assessor", "x"] * 3).err


def test_a_unit_has_its_place_among_its_peers(zitool, examples):
    """Percentile ranks, the unit itself left out."""
    found = checked(zitool, "peers", examples / "unit-baik.xlsx", "--peers", examples)

    assert found["unit"]["unit"] == "KPP Contoh Timur"
    assert all(standing["peers"] >= 5 for standing in found["standings"])
    assert found["standings"][0]["id"] == "total"


def test_peers_are_for_one_workbook(zitool, examples):
    """Two units have two places."""
    files = [examples / "unit-baik.xlsx", examples / "unit-diubah.xlsx"]

    assert "U033" in zitool("compare", *files, "--peers", examples).err


@pytest.mark.parametrize("form", ["table", "markdown"])
@pytest.mark.parametrize("names", [["unit-dan-tpi.xlsx"], ["unit-baik.xlsx"], []])
def test_a_file_in_a_folder_that_cannot_be_read_is_named(
    zitool, examples, tmp_path, monkeypatch, form, names
):
    """As in a recap: which file, what is wrong with it and what to do; also where nothing can be compared."""
    for name in names:
        (tmp_path / name).write_bytes((examples / name).read_bytes())
    (tmp_path / "x.xlsx").write_text("a;b")
    monkeypatch.chdir(tmp_path)

    outcome = zitool("compare", ".", "-f", form)
    peers = zitool("compare", examples / "unit-baik.xlsx", "--peers", ".", "-f", form)

    for case in (outcome, peers):
        assert case.code == 3
        assert "x.xlsx" in case.out
        assert "F005" in case.out
        assert "Minta berkas Excel-nya" in " ".join(case.out.split())
