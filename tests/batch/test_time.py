"""The day whose law applies, and what a verdict says of a regulation outside its time."""

from __future__ import annotations

import csv
import io
import json
from datetime import date

import jsonschema
import pytest
from openpyxl import load_workbook
from tests.batch.test_rubric_selection import ARCHIVE, NEW, OLD, _form, _one
from tests.conftest import ROOT, TODAY

from zitool.core.scoring.eligibility import Status

MET, GONE = Status.MET, Status.NOT_IN_FORCE
SCORE = json.loads((ROOT / "schemas" / "score-1.schema.json").read_text("utf-8"))
TREND = json.loads((ROOT / "schemas" / "trend-1.schema.json").read_text("utf-8"))


@pytest.mark.parametrize(
    ("title", "day"),
    [
        ("LEMBAR KERJA EVALUASI ZONA INTEGRITAS TAHUN 2023", "2023-12-31"),
        ("LKE ZI TA 2023", "2023-12-31"),
        ("LKE ZI T.A. 2023", "2023-12-31"),
        ("Periode Penilaian: 2023", "2023-12-31"),
        ("2023", "2023-12-31"),
        ("LKE 2023", "2023-12-31"),
        ("Evaluasi 2022 dan 2023", "2023-12-31"),
        ("LKE ZI TAHUN 2023 (Permenpan RB Nomor 90 Tahun 2021)", "2023-12-31"),
        ("LKE menurut PermenPANRB 90/2021", None),
        ("Peraturan Menteri PANRB Nomor 90 Tahun 2021", None),
        ("Peraturan Menteri tentang Zona Integritas, Tahun 2021", None),
        ("Jakarta, 5 Januari 2024", None),
        ("Renstra 2020-2024", None),
        ("LEMBAR KERJA EVALUASI", None),
    ],
)
def test_the_day_is_the_end_of_the_year_that_the_lke_states(tmp_path, title, day):
    """A year in the title of a regulation, of a plan or of a signature is none of evaluation."""
    found = _one(_form(tmp_path, NEW, title=title))
    said = ("workbook", "LKE ZI!A1") if day else ("today", "")
    assert (str(found.day), (found.day_from, found.day_at)) == (day or TODAY, said)


def test_a_title_of_a_regulation_over_two_cells_states_no_year(tmp_path):
    """*Nomor 90* and, below it, *Tahun 2021* are one title."""
    file = _form(tmp_path, NEW, title="PERMENPANRB NOMOR 90")
    book = load_workbook(file)
    book["LKE ZI"]["A2"] = "TAHUN 2021"
    book.save(file)
    assert _one(file).day_from == "today"


@pytest.mark.parametrize(
    ("sheet", "state", "day"), [("Sampul", "visible", "2022-12-31"), ("X", "hidden", None)]
)
def test_a_cover_may_state_the_year(tmp_path, sheet, state, day):
    """Another sheet counts where it is seen and speaks of the LKE; the form's own title comes first."""
    file = _form(tmp_path, NEW)
    book = load_workbook(file)
    cover = book.create_sheet(sheet, 0)
    cover["B2"] = "LKE ZONA INTEGRITAS TAHUN 2022"
    cover["B3"] = "Data tahun 2025"
    cover.sheet_state = state
    book.save(file)
    found = _one(file)
    assert (str(found.day), found.day_at) == (day or TODAY, f"{sheet}!B2" if day else "")
    book["LKE ZI"]["A1"] = "TAHUN 2023"
    book.save(file)
    assert str(_one(file).day) == "2023-12-31"


def test_a_day_that_is_named_beats_the_lke(tmp_path):
    """`--date` decides whatever the workbook states."""
    found = _one(_form(tmp_path, NEW, title="TAHUN 2023"), date(2025, 2, 3))
    assert (found.day, found.day_from) == (date(2025, 2, 3), "option")


@pytest.mark.parametrize(
    ("id_", "on", "status", "codes", "said"),
    [
        (NEW, "2021-12-30", GONE, {"R066"}, "memenuhi menurut 90/2021, baru berlaku 31-12-2021"),
        (NEW, "2021-12-31", MET, set(), "MEMENUHI nilai minimal LKE"),
        (NEW, "2024-07-14", MET, set(), "MEMENUHI nilai minimal LKE"),
        (NEW, "2024-07-15", MET, {"R068"}, "MEMENUHI nilai minimal LKE"),
        (NEW, "2024-12-30", MET, {"R068"}, "MEMENUHI nilai minimal LKE"),
        (NEW, "2024-12-31", MET, set(), "MEMENUHI nilai minimal LKE"),
        (OLD, "2014-10-01", GONE, {"R066"}, "memenuhi menurut 52/2014, baru berlaku 02-10-2014"),
        (OLD, "2014-10-02", MET, {"R067"}, "MEMENUHI nilai minimal LKE"),
        (OLD, "2018-12-31", MET, {"R067"}, "MEMENUHI nilai minimal LKE"),
        (OLD, "2019-01-01", Status.UNVERIFIED, {"R068"}, "BELUM DAPAT DIPASTIKAN"),
        (OLD, "2019-12-30", Status.UNVERIFIED, {"R068"}, "BELUM DAPAT DIPASTIKAN"),
        (
            OLD,
            "2019-12-31",
            GONE,
            {"R066"},
            "memenuhi menurut 52/2014, diubah 10/2019 sejak 01-01-2019 (perkiraan)",
        ),
        (OLD, "2021-12-31", GONE, {"R066"}, "memenuhi menurut 52/2014, dicabut 31-12-2021"),
        (OLD, "2026-11-30", GONE, {"R066"}, "memenuhi menurut 52/2014, dicabut 31-12-2021"),
        (
            ARCHIVE,
            "2014-10-02",
            GONE,
            {"R066"},
            "belum dapat dipastikan menurut 60/2012, berlaku sampai 01-10-2014",
        ),
    ],
)
def test_each_edge_of_the_time_of_a_regulation(zitool, tmp_path, id_, on, status, codes, said):
    """To the day: in force, not yet, revoked, amended, or unsure; words, code, finding, and exit."""
    file = ROOT / "examples" / "unit-baik.xlsx" if id_ == NEW else _form(tmp_path, id_, best=True)
    arguments = ("score", file, "--rubric", id_, "--date", on)
    run = zitool(*arguments, "-f", "json")
    (one,) = json.loads(run.out)["assessments"]
    jsonschema.validate(json.loads(run.out), SCORE)
    assert one["verdicts"][0]["status"] == str(status)
    assert {finding["code"] for finding in one["findings"]} & {"R066", "R067", "R068"} == codes
    assert (one["day"], one["day_from"], one["day_at"]) == (on, "option", None)
    assert zitool(*arguments, "--require", "wbk").code == int(status is not MET)
    assert said in " ".join(zitool(*arguments).out.split())


@pytest.mark.parametrize("command", ["score", "gap-report", "validate", "readiness"])
@pytest.mark.parametrize("form", ["table", "json", "html", "markdown", "csv", "xlsx"])
def test_every_format_warns_outside_the_time(zitool, tmp_path, command, form):
    """A revoked regulation is never taken for one in force, whichever output somebody reads."""
    if (command, form) in {("readiness", "xlsx"), ("readiness", "csv"), ("validate", "xlsx")}:
        pytest.skip("there is no such output, or it shows no findings")
    file = _form(tmp_path, OLD, best=form != "csv")
    arguments = [command, file, "--rubric", OLD, "--date", "2026-01-01"]
    if command == "readiness":
        facts = tmp_path / "unit.yaml"
        facts.write_text("layanan_utama: ya\n", encoding="utf-8")
        arguments = [command, facts, "--date", "2020-06-01"]
    output = tmp_path / f"hasil.{form}"
    zitool(*arguments, "-f", form, "-o", output)
    if form == "xlsx":
        cells = (cell.value for sheet in load_workbook(output) for row in sheet for cell in row)
        text = " ".join(str(that_cell) for that_cell in cells)
    else:
        text = output.read_text("utf-8")
    assert "R066" in text or "dicabut 31-12-2021" in text or "revoked" in text


def test_the_csv_says_the_day_and_why(zitool, tmp_path):
    """Columns `day` and `day_from` stand beside the rubric."""
    out = zitool("score", _form(tmp_path, NEW, title="TAHUN 2023"), "-f", "csv", "--fail-on", "never").out
    row = next(csv.DictReader(io.StringIO(out.lstrip("\ufeff"))))
    assert (row["day"], row["day_from"]) == ("2023-12-31", "workbook")


def test_a_series_says_it_once(zitool, tmp_path):
    """Three years of one revoked regulation are one warning, in every format of `trend`."""
    places = []
    for year in (2022, 2023, 2024):
        folder = tmp_path / str(year)
        folder.mkdir()
        places.append(_form(folder, OLD, title=f"TAHUN {year}", best=True))
    arguments = ("trend", *places, "--rubric", OLD)
    found = json.loads(zitool(*arguments, "-f", "json").out)
    jsonschema.validate(found, TREND)
    assert [finding["code"] for finding in found["findings"]] == ["R066"]
    assert [period["statuses"]["wbk"] for period in found["periods"]] == ["not_in_force"] * 3
    for form in ("table", "markdown", "html"):
        assert " ".join(zitool(*arguments, "-f", form).out.split()).count("52/2014 tidak berlaku pada") == 1


def test_a_recap_counts_what_is_out_of_its_time(zitool, tmp_path):
    """Such units are neither met nor near nor missed, and a note says how many they are."""
    _form(tmp_path, OLD, title="TAHUN 2023", best=True)
    arguments = ("score", tmp_path, "--rubric", OLD, "--jobs", 1)
    count = json.loads(zitool(*arguments, "-f", "json").out)["statistics"]["designations"]["wbk"]
    assert count == {"met": 0, "near": 0, "not_met": 0, "incomplete": 0, "uncertain": 0, "not_in_force": 1}
    assert zitool(*arguments, "--require", "wbk", "--fail-on", "never").code == 1
    assert "1 LKE dinilai di luar masa berlaku" in " ".join(zitool(*arguments).out.split())


def test_the_list_of_rubrics_says_what_became_of_each(zitool):
    """52/2014 was in force until 30 December 2021; guessed days are marked."""
    out = " ".join(zitool("rubric", "list").out.split())
    assert "dicabut 02-10-2014 - 30-12-2021" in out
    assert "01-01-2019 (perkiraan) - 30-12-2021" in out
    rows = {entry["id"]: entry for entry in json.loads(zitool("rubric", "list", "-f", "json").out)}
    assert (rows[OLD]["effective_until"], rows[OLD]["revoked_by"]) == ("2021-12-30", "90/2021")
    assert rows["permenpan-10-2019"]["effective_from_guessed"] is True
    assert rows[NEW]["amended_by"] == [
        {"regulation": "5/2024", "effective_from": "2024-07-15", "effective_from_guessed": True}
    ]
    shown = " ".join(zitool("rubric", "show", NEW).out.split())
    assert "15-07-2024 (perkiraan)" in shown
