"""``zitool validate`` and ``gap-report`` of folders: a line for each unit, and everything in the files."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil

import jsonschema
import openpyxl
import pyarrow.parquet
import pytest
from tests.conftest import ROOT

from zitool.cli.commands.recap import page_name

COMMANDS = ("validate", "gap-report")
SCHEMAS = {
    name: json.loads((ROOT / "schemas" / f"{name}-1.schema.json").read_text("utf-8")) for name in COMMANDS
}
FACTS = ROOT / "examples" / "unit-baik.fakta.yaml"
TEXTS = ("table", "json", "ndjson", "csv", "markdown", "html")


@pytest.fixture
def folder(tmp_path, examples):
    """Four workbooks, one of them tampered with, one of an older rubric; an empty file and an archive."""
    place = tmp_path / "unit"
    (place / "lama").mkdir(parents=True)
    for name in ("unit-baik", "unit-diubah", "unit-setengah"):
        shutil.copy(examples / f"{name}.xlsx", place)
    shutil.copy(examples / "52-2014" / "unit-baik.xlsx", place / "lama")
    (place / "kosong.xlsx").write_bytes(b"")
    (place / "kiriman.zip").write_bytes(b"PK")
    return place


def document(zitool, command, *arguments):
    """Return the JSON of a run."""
    return json.loads(zitool(command, *arguments, "-f", "json").out)


def rows(text):
    """Return the rows of a CSV."""
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def test_a_check_of_a_folder_is_a_line_for_each_file(zitool, folder, monkeypatch):
    """Unit, file, errors, warnings, notes, the first error; broken files by name; the last lines sum up."""
    monkeypatch.setenv("COLUMNS", "300")
    outcome = zitool("validate", folder)
    line = next(that_line for that_line in outcome.out.splitlines() if "unit-diubah" in that_line)

    assert outcome.out.startswith("Pemeriksaan 4 penilaian dari 5 berkas\n")
    assert line.startswith("KPP Contoh Selatan")
    assert re.search(r"112/113 +2 +3 +1 +S101 LKE ZI!70: pertanyaan A\.I\.4\.ii\.c tidak ada barisnya$", line)
    assert "kosong.xlsx  F004" in outcome.out
    assert "F120" in outcome.out
    assert outcome.out.endswith("Galat pada 1 dari 4 LKE; seluruhnya 2 galat, 8 peringatan, 1 catatan.\n")
    assert outcome.err == (
        "5 berkas: 4 dinilai, 1 tidak dapat dinilai, 0 belum dikerjakan; dilewati 1 (1 arsip)\n"
    )
    assert outcome.code == 3


def test_the_worst_come_first_in_a_check_and_the_nearest_in_a_gap_report(zitool, folder):
    """By findings, by minima missed; ``--sort`` says another order."""
    found = document(zitool, "validate", folder)["assessments"]
    gaps = document(zitool, "gap-report", folder)["assessments"]
    sorted_ = document(zitool, "gap-report", folder, "--sort", "berkas")["assessments"]

    assert found[0]["unit"] == "KPP Contoh Selatan"
    assert [gap["unit"] for gap in gaps][::3] == ["KPP Contoh Timur", "KPPN Contoh Barat"]
    assert [value["file"] for value in sorted_] == sorted(gap["file"] for gap in gaps)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_entries_are_those_of_each_workbook_alone(zitool, folder, command):
    """JSON and a line of NDJSON hold what the command says of that file; the document fits its schema."""
    found = document(zitool, command, folder)
    lines = [json.loads(line) for line in zitool(command, folder, "-f", "ndjson").out.splitlines()]

    jsonschema.validate(found, SCHEMAS[command])
    assert found["schema"] == f"zitool/{command}/1"
    assert found["counts"]["scored"] == len(found["assessments"]) == 4
    for entry in found["assessments"]:
        alone = document(zitool, command, entry["file"])
        assert entry == alone["assessments"][0] | {"listed": None, "page": None}
        assert alone["assessments"][0] in lines
    assert found["refused"] == document(zitool, command, folder / "kosong.xlsx")["refused"]
    assert len(lines) == 5


def test_csv_xlsx_and_parquet_hold_every_finding(zitool, folder, tmp_path):
    """The rows of the CSV are those of each file alone; then broken files, copies and archives."""
    shutil.copy(folder / "unit-baik.xlsx", folder / "salinan.xlsx")
    many = rows(zitool("validate", folder, "-f", "csv").out)
    files = dict.fromkeys(row["file"] for row in many)
    alone = {file: rows(zitool("validate", file, "-f", "csv").out) for file in files if file.endswith("xlsx")}
    zitool("validate", folder, "-o", tmp_path / "t.xlsx")
    zitool("validate", folder, "-o", tmp_path / "t.parquet")
    sheet = openpyxl.load_workbook(tmp_path / "t.xlsx")["Temuan"]
    told = [[cell.value for cell in row] for row in sheet.iter_rows()]
    start = next(at for at, row in enumerate(told) if row[0] == "Berkas") + 1
    codes = [row["code"] for row in many]

    for file in ("unit-diubah.xlsx", "unit-setengah.xlsx", "kosong.xlsx"):
        path = str(folder / file)
        assert [row for row in many if row["file"] == path] == alone[path]
        assert alone[path]
    assert {"F004", "F120", "F122"} <= set(codes)
    assert [row[3] for row in told[start:]] == codes
    assert pyarrow.parquet.read_table(tmp_path / "t.parquet").column("code").to_pylist() == codes


@pytest.mark.parametrize("command", COMMANDS)
def test_the_number_of_processes_changes_nothing(zitool, folder, command, tmp_path):
    """The same bytes for one process and for many, in every format."""
    for form in (*TEXTS, "xlsx", "parquet"):
        made = []
        for jobs in (1, 3):
            target = tmp_path / f"{jobs}.{form}"
            zitool(command, folder, "-f", form, "-o", target, "--jobs", jobs)
            made.append(target.read_bytes())
        assert made[0] == made[1]


@pytest.mark.parametrize(
    ("options", "code"),
    [([], 1), (["--fail-on", "never"], 0), (["--fail-on", "note"], 1), (["--strict"], 1)],
)
def test_a_folder_fails_as_its_files_do(zitool, folder, options, code):
    """Exit codes by the gravest finding of any file; 3 while one is broken."""
    assert zitool("validate", folder, *options).code == 3
    (folder / "kosong.xlsx").unlink()

    assert zitool("validate", folder, *options).code == code


def test_a_folder_without_errors_is_fine(zitool, folder):
    """Warnings fail with ``--strict`` only; an archive is one of them."""
    for name in ("kosong.xlsx", "unit-diubah.xlsx", "kiriman.zip"):
        (folder / name).unlink()

    assert zitool("validate", folder).code == 0
    assert zitool("validate", folder, "--strict").code == 1


def test_a_gap_report_of_a_folder_says_distance_plan_and_points(zitool, folder, monkeypatch):
    """Where each unit stands against each designation, what the cheapest plan costs and gains, its start."""
    monkeypatch.setenv("COLUMNS", "80")
    outcome = zitool("gap-report", folder, "--target", "wbbm")
    told = outcome.out.split("\nKPP ")
    near = re.split(r"[;\n]? +", next(unit for unit in told if "Timur" in unit))

    assert outcome.out.startswith("Kesenjangan 4 penilaian dari 5 berkas\n")
    assert "Unit kerja " in told[0]
    assert "  Nilai  Tujuan  Langkah  Upaya  Tambahan nilai  Nilai total\n" in told[0]
    assert near[:8] == ["Contoh", "Timur", "87,71", "WBBM", "0", "0", "0,66", "88,37"]
    assert "WBK memenuhi" in " ".join(near)
    assert "WBBM hampir: Pelayanan publik yang prima −0,66" in " ".join(near)
    assert "Langkah pertama ukur atau survei B.II.a" in " ".join(near)
    assert "Menuju WBBM: 1 hampir, 2 belum lengkap" in outcome.out


def test_the_row_of_a_unit_is_its_plan(zitool, folder):
    """The CSV holds the figures of the gap report of that file, exactly."""
    written = rows(zitool("gap-report", folder, "-f", "csv").out)
    scored = [row for row in written if row["state"] == "scored"]
    assert len(scored) == 4
    for row in scored:
        (entry,) = document(zitool, "gap-report", row["file"])["assessments"]
        plan = entry["plan"]
        assert (row["target"], row["cost"]) == (entry["target"], plan["cost"])
        assert row["points_after"] == plan["points_after"]
        assert (row["steps"], row["unanswered"]) == (str(len(plan["steps"])), str(len(entry["unanswered"])))


@pytest.mark.parametrize(
    "options",
    [["--target", "wbbm"], ["--max-steps", "3"], ["--effort", "upaya.yaml"]],
    ids=lambda char: char[0],
)
def test_what_a_plan_is_asked_for_holds_for_every_file(zitool, folder, tmp_path, monkeypatch, options):
    """Target, budget and costs are those of a report on one file."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "upaya.yaml").write_text('A.I.4: "3"\n', "utf-8")
    shutil.rmtree(folder / "lama")

    entries = document(zitool, "gap-report", folder, *options)["assessments"]
    assert len(entries) == 3
    for entry in entries:
        (alone,) = document(zitool, "gap-report", entry["file"], *options)["assessments"]
        assert alone == {key: entry[key] for key in alone}


def test_costs_of_another_rubric_cost_that_file_only(zitool, folder, tmp_path):
    """U057 names the rubric and the id; what is no file of costs is refused before anything is read."""
    effort = tmp_path / "upaya.yaml"
    effort.write_text('A.I.3.ii.a: "2"\n', "utf-8")
    found = document(zitool, "gap-report", folder, "--effort", effort)
    old = next(one for one in found["refused"] if "lama" in one["file"])

    assert [finding["code"] for finding in old["findings"]] == ["U057"]
    assert old["findings"][0]["values"]["id"] == "A.I.3.ii.a"
    assert len(found["assessments"]) == 3
    effort.write_text('A.I: "mahal"\n', "utf-8")
    outcome = zitool("gap-report", folder, "--effort", effort)
    assert (outcome.code, outcome.out) == (2, "")
    assert "R021" in outcome.err


@pytest.mark.parametrize("print_", [[], ["--print", "full"]])
def test_each_unit_gets_the_report_that_the_command_writes_alone(zitool, folder, tmp_path, print_):
    """``--reports``: byte for byte, linked from the page of all; a score's page has another name."""
    pages, page = tmp_path / "laporan", tmp_path / "semua.html"
    zitool("gap-report", folder, "--reports", pages, "-o", page, *print_)
    zitool("score", folder, "--reports", pages)

    written = sorted(pages.glob("*-gap.html"))
    assert len(written) == 4
    assert len(list(pages.iterdir())) == 8
    files = list(folder.rglob("*unit*.xlsx"))
    assert len(files) == 4
    for file in files:
        alone = tmp_path / "satu.html"
        zitool("gap-report", file, "-o", alone, "--overwrite", *print_)
        name = page_name(str(file), "gap")
        assert (pages / name).read_bytes() == alone.read_bytes()
        assert f'href="./laporan/{name}"' in page.read_text("utf-8")


def test_a_report_that_somebody_changed_is_kept(zitool, folder, tmp_path):
    """Untouched pages are replaced, others with --overwrite only."""
    pages = tmp_path / "laporan"
    assert zitool("gap-report", folder, "--reports", pages).code == 3
    assert zitool("gap-report", folder, "--reports", pages).code == 3
    changed = next(pages.iterdir())
    changed.write_text("catatan", "utf-8")
    outcome = zitool("gap-report", folder, "--reports", pages)

    assert (outcome.code, changed.read_text("utf-8")) == (2, "catatan")
    assert zitool("gap-report", folder, "--reports", pages, "--overwrite").code == 3


@pytest.mark.parametrize("command", COMMANDS)
def test_a_batch_goes_on_from_its_journal(zitool, folder, tmp_path, command):
    """The same bytes without reading a file again; the journal of another command is refused."""
    journal = tmp_path / "jurnal.jsonl"
    first = zitool(command, folder, "-f", "json", "--resume", journal)
    size = journal.stat().st_size

    assert zitool(command, folder, "-f", "json", "--resume", journal) == first
    assert journal.stat().st_size == size
    assert "U020" in zitool("score", folder, "--resume", journal).err
    other = ["validate"] if command == "gap-report" else ["gap-report"]
    assert "U020" in zitool(*other, folder, "--resume", journal).err


def test_a_journal_holds_for_one_target_and_one_file_of_costs(zitool, folder, tmp_path):
    """Plans for WBBM are not taken for those for WBK, nor those at other costs."""
    journal, effort = tmp_path / "jurnal.jsonl", tmp_path / "upaya.yaml"
    effort.write_text('A: "2"\n', "utf-8")
    run = ["gap-report", folder, "--resume", journal, "--effort", effort]
    assert "U020" not in zitool(*run).err

    assert "U020" in zitool(*run, "--target", "wbbm").err
    assert "U020" in zitool(*run, "--max-steps", "2").err
    effort.write_text('A: "3"\n', "utf-8")
    assert "U020" in zitool(*run).err


@pytest.mark.parametrize("command", COMMANDS)
def test_the_list_of_units_says_whose_they_are_and_who_is_missing(zitool, folder, tmp_path, command):
    """Agencies as a column and as groups, units that sent nothing, files of nobody; in every format."""
    units = tmp_path / "units.csv"
    units.write_text("name,agency,file\nKPP Contoh Timur,DJP,\n,DJBC,unit-setengah.xlsx\nX,DJP,\n", "utf-8")
    options = ["--units", units, "--by", "instansi"]
    found = document(zitool, command, folder, *options)
    zitool(command, folder, *options, "-o", tmp_path / "semua.xlsx")

    jsonschema.validate(found, SCHEMAS[command])
    assert [one["name"] for one in found["missing"]] == ["X"]
    assert len(found["unlisted"]) == 3
    assert {
        assessment["listed"]["agency"] for assessment in found["assessments"] if assessment["listed"]
    } == {"DJP", "DJBC"}
    for form in ("table", "markdown", "html"):
        text = zitool(command, folder, *options, "-f", form).out
        assert "DJBC" in text
        assert "1 unit terdaftar belum mengirim LKE" in text
    names = openpyxl.load_workbook(tmp_path / "semua.xlsx").sheetnames
    assert {"Unit", "Instansi", "Belum mengirim", "Tidak terdaftar", "Tidak dapat dinilai"} <= set(names)
    assert rows(zitool(command, folder, *options, "-f", "csv").out)[0].keys() >= {"listed_agency"}


def test_only_one_group_is_shown(zitool, folder):
    """Those near, or met, by the target."""
    near = document(zitool, "gap-report", folder, "--only", "hampir", "--target", "wbbm")

    assert [assessment["unit"] for assessment in near["assessments"]] == ["KPP Contoh Timur"]
    assert near["refused"] == []
    assert "Hanya: hampir (WBBM)" in zitool("gap-report", folder, "--only", "hampir", "--target", "wbbm").out


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["gap-report", "{folder}", "--set", "A.I.1.i.a=A"], "U024"),
        (["gap-report", "{folder}", "--facts", "{facts}"], "U024"),
        (["validate", "{folder}", "--annotate", "-o", "a.xlsx"], "U024"),
        (["gap-report", "{folder}", "--target", "wbx"], "U001"),
        (["validate", "{folder}", "--by", "instansi"], "U028"),
        (["validate", "{file}", "--jobs", "2"], "U022"),
        (["validate", "{file}", "--resume", "j"], "U022"),
        (["gap-report", "{file}", "--reports", "x"], "U022"),
        (["gap-report", "{file}", "--only", "hampir"], "U022"),
    ],
    ids=lambda text: " ".join(text[::2]) if isinstance(text, list) else text,
)
def test_what_makes_no_sense_is_refused_in_a_sentence(zitool, folder, arguments, code):
    """Before anything is read, and nothing is written."""
    words = [
        argument.format(folder=folder, file=folder / "unit-baik.xlsx", facts=FACTS) for argument in arguments
    ]
    before = sorted(folder.rglob("*"))
    outcome = zitool(*words)

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(f"GALAT {code}")
    assert sorted(folder.rglob("*")) == before


@pytest.mark.parametrize("command", COMMANDS)
def test_many_files_and_sheets_are_taken_as_a_recap_takes_them(zitool, folder, command):
    """A table of more than three files, ``--recap``, every sheet; JSON of few stays what it is."""
    files = sorted(folder.rglob("unit*.xlsx"))
    head = {"validate": "Pemeriksaan", "gap-report": "Kesenjangan"}[command]

    assert zitool(command, *files).out.startswith(f"{head} 4 penilaian dari 4 berkas\n")
    assert zitool(command, files[0], "--recap").out.startswith(f"{head} 1 penilaian")
    assert zitool(command, files[0], "--sheet", "all").out.startswith(f"{head} 1 penilaian")
    assert set(document(zitool, command, *files)) == {"schema", "assessments", "refused"}
    assert "statistics" in document(zitool, command, *files, "--recap")


@pytest.mark.parametrize("command", COMMANDS)
def test_english_is_english(zitool, folder, command):
    """Heads, sums and refusals."""
    outcome = zitool(command, folder, "--lang", "en")

    assert outcome.out.startswith(
        {"validate": "Check of 4 assessments from 5 files\n", "gap-report": "Gaps of 4 assessments"}[command]
    )
    assert {"validate": "Errors in 1 of 4 LKEs; ", "gap-report": "Menuju WBK: 1 met, "}[
        command
    ] in outcome.out
    assert "5 files: 4 scored" in outcome.err


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("columns", ["40", "60", "80", "120"])
def test_every_figure_is_on_a_screen_of_any_width(zitool, folder, monkeypatch, command, columns):
    """No line is longer than the screen, and no figure is cut."""
    monkeypatch.setenv("COLUMNS", "400")
    wide = re.findall(r"\d+[.,/]?\d*", zitool(command, folder).out.replace(str(folder), ""))
    monkeypatch.setenv("COLUMNS", columns)
    narrow = zitool(command, folder).out

    assert max(map(len, narrow.splitlines())) <= int(columns)
    joined = re.sub(r"\s", "", narrow)
    assert len(wide) > 20
    assert [figure for figure in wide if figure not in joined] == []
