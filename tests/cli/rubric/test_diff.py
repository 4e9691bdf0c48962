"""``zitool rubric diff``: what changed in words of law, whose score moves, which version it takes."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
from importlib import import_module

import jsonschema
import openpyxl
import pytest
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from tests.conftest import ROOT
from tests.reports.pages import parse
from tests.repositories import FOLDER, ID, copied, edit, repository

from zitool.core.law.changes import STEPS
from zitool.lke.template.book import build_template
from zitool.rubrics.load import load_rubric
from zitool.wording.rubrics import LABELS

SCHEMA = json.loads((ROOT / "schemas" / "rubric-diff-1.schema.json").read_text("utf-8"))
A_I_2 = "sections/a-i-2.yaml"
HALVES = (('weight: "1"\n', 'weight: "1.5"\n'), ('weight: "2"\n', 'weight: "1.5"\n'))
TOTAL = (('at_least: "75"', 'at_least: "82"'),)
CRITERION = (("Baru sebagian SOP unit yang merujuk", "Sebagian SOP unit merujuk"),)
PROVISION = (
    (
        'references: [{provision: Lampiran III, page: "67"}]',
        'references: [{provision: Lampiran III, page: "68"}]',
    ),
)


class Text(SingleFileSnapshotExtension):
    """A file for each, so that a change can be read."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


@pytest.fixture
def old(tmp_path, monkeypatch):
    """The shipped rubric as version 1.0.0, with the examples at hand."""
    monkeypatch.chdir(ROOT)
    return copied(tmp_path / "old")


@pytest.fixture
def few(tmp_path, monkeypatch):
    """Two workbooks beside the rubrics instead of all examples, where the changes are what is looked at."""
    (tmp_path / "examples").mkdir()
    for name in ("unit-baik.xlsx", "unit-setengah.xlsx"):
        shutil.copy(ROOT / "examples" / name, tmp_path / "examples")
    module = import_module("zitool.cli.commands.rubric.diff")
    monkeypatch.setattr(module, "packaged_folder", lambda: tmp_path / "rubrics")


@pytest.fixture
def edited(tmp_path, old):
    """Return a function that edits another copy of it."""
    new = copied(tmp_path / "new")

    def change(file, *pairs):
        edit(new / file, *pairs)
        return new

    return change


def document(zitool, *arguments):
    """Return the JSON document of a diff, which fits its schema."""
    outcome = zitool("rubric", "diff", *arguments, "-f", "json")
    assert outcome.code == 0, outcome.err
    found = json.loads(outcome.out)
    jsonschema.validate(found, SCHEMA)
    return found


def moves(found):
    """Return (file, assessor) → totals of what moves."""
    return {
        (workbook["file"].rpartition("/")[2], workbook["assessor"]): (workbook["old"], workbook["new"])
        for workbook in found["workbooks"]
        if workbook["moves"]
    }


def test_one_weight(zitool, old, edited):
    """Two weights that keep their sum: every example moves by what the two sub-areas make of it."""
    found = document(zitool, old, edited(A_I_2, *HALVES))

    texts = [change["text"] for change in found["changes"]]
    assert texts == [
        "bobot A.I.2.i Prosedur Operasional Tetap (SOP) Kegiatan Utama: 1 → 1,5",
        "bobot A.I.2.ii Sistem Pemerintahan Berbasis Elektronik (SPBE): 2 → 1,5",
    ]
    assert (found["step"], found["least_version"]) == ("major", "2.0.0")
    assert [finding["code"] for finding in found["findings"]] == ["R050", "R051"]
    assert len(found["workbooks"]) == len(moves(found)) >= 7
    good = next(workbook for workbook in found["workbooks"] if workbook["file"].endswith("unit-baik.xlsx"))
    assert good["sections"] == [
        {"id": "A.I.2.i", "old": "0.916666666666667", "new": "1.375"},
        {"id": "A.I.2.ii", "old": "1.75", "new": "1.3125"},
    ]
    assert good["findings"] == {"W201": 2}
    assert good["designations"] == []


def test_one_minimum(zitool, old, edited):
    """No total moves; who falls below the new minimum is named, and nobody else."""
    found = document(zitool, old, edited("rubric.yaml", *TOTAL))

    assert [change["text"] for change in found["changes"]] == [
        "nilai minimal Nilai total Menuju WBK: 75 → 82"
    ]
    assert found["changes"][0]["provisions"][0]["provision"] == "Lampiran II Bab III huruf D, Tabel 6"
    assert found["step"] == "major"
    assert list(moves(found)) == [("unit-dan-tpi.xlsx", "tpi")]
    tpi = next(workbook for workbook in found["workbooks"] if workbook["moves"])
    assert tpi["old"] == tpi["new"]
    assert tpi["designations"] == [{"id": "wbk", "old": "met", "new": "not_met"}]


def test_a_designation_gained(zitool, old, edited):
    """The other way round, the same assessor gains it."""
    found = document(zitool, edited("rubric.yaml", *TOTAL), old)

    tpi = next(workbook for workbook in found["workbooks"] if workbook["moves"])
    assert tpi["designations"] == [{"id": "wbk", "old": "not_met", "new": "met"}]


def test_one_criterion(zitool, old, edited):
    """A sentence moves nobody and takes the third number."""
    found = document(zitool, old, edited(A_I_2, *CRITERION))

    assert [(change["id"], change["field"]) for change in found["changes"]] == [("A.I.2.i.a", "criteria.C")]
    assert (found["step"], found["least_version"], moves(found)) == ("patch", "1.0.1", {})


def test_what_a_prerequisite_needs(zitool, old, edited):
    """A small part inside another is told by what it says, not as the program holds it."""
    level = 'needs: [{{fact: maturitas_spip, at_least: "{}"}}]'
    need = (level.format(3), level.format(4))
    found = document(zitool, old, edited("rubric.yaml", need))

    (change,) = found["changes"]
    assert (change["old"], change["new"]) == (
        "fact: maturitas_spip, at_least: 3",
        "fact: maturitas_spip, at_least: 4",
    )
    assert found["least_version"] == "1.1.0"


def test_one_provision(zitool, old, edited):
    """So does a corrected page."""
    found = document(zitool, old, edited(A_I_2, *PROVISION))

    assert [change["text"] for change in found["changes"]] == [
        (
            "ketentuan A.I.2.i Prosedur Operasional Tetap (SOP) Kegiatan Utama: "
            "Lampiran III, hlm. 67 → Lampiran III, hlm. 68"
        )
    ]
    assert (found["step"], found["least_version"], moves(found)) == ("patch", "1.0.1", {})


def test_nothing(zitool, monkeypatch):
    """Two names of one rubric: nothing differs, nothing moves, no version is asked for."""
    monkeypatch.chdir(ROOT)
    found = document(zitool, ID, FOLDER)

    assert (found["changes"], found["step"], moves(found), found["findings"]) == ([], "none", {}, [])


@pytest.mark.usefixtures("few")
@pytest.mark.parametrize(
    ("version", "entry", "code"),
    [
        ("1.0.0", "", 1),
        ("2.0.0", "", 1),
        ("2.0.0", "\n## 2.0.0\n\n- Jenis: perubahan syarat.\n- Berlaku: 2027.\n- Bagian: wbk.total.\n", 0),
    ],
)
def test_check_asks_for_version_and_changelog(zitool, old, edited, version, entry, code):
    """With `--check` the exit code is 1 until both say what changed; without it, always 0."""
    folder = edited("rubric.yaml", *TOTAL, ('version: "1.0.0"', f'version: "{version}"'))
    with (folder / "CHANGELOG.md").open("a", encoding="utf-8") as changelog:
        changelog.write(entry)

    assert zitool("rubric", "diff", old, folder, "--check").code == code
    assert zitool("rubric", "diff", old, folder).code == 0


@pytest.mark.usefixtures("few")
def test_the_suggested_entry_fits(zitool, old, edited):
    """What the command proposes for the changelog satisfies it, once the day is filled in."""
    folder = edited("rubric.yaml", *TOTAL, ('version: "1.0.0"', 'version: "2.0.0"'))
    out = zitool("rubric", "diff", old, folder, "-f", "markdown").out
    entry = out.partition("``````markdown\n")[2].partition("``````")[0]
    assert entry.startswith("## 2.0.0\n")

    with (folder / "CHANGELOG.md").open("a", encoding="utf-8") as changelog:
        changelog.write("\n" + entry)
    unfinished = zitool("rubric", "diff", old, folder, "--check")
    edit(folder / "CHANGELOG.md", ("(isi: sejak kapan)", "1 Januari 2027"))
    finished = zitool("rubric", "diff", old, folder, "--check")

    assert (unfinished.code, "R052" in unfinished.out) == (1, True)
    assert finished.code == 0


def test_at_a_revision(zitool, tmp_path, monkeypatch):
    """The edit of a working tree against its last commit, as CI and people run it."""
    folder = repository(tmp_path)
    edit(folder / "rubric.yaml", *TOTAL)
    monkeypatch.chdir(tmp_path)

    found = document(zitool, f"main:{FOLDER}", FOLDER)

    assert found["old"]["name"] == f"main:{FOLDER}"
    assert len(found["changes"]) == 1


def test_against_a_folder(zitool, old, edited, examples, tmp_path):
    """Workbooks of further folders are scored too, each once, and what is no workbook costs only itself."""
    units = tmp_path / "unit" / "kppn"
    units.mkdir(parents=True)
    shutil.copy(examples / "unit-baik.xlsx", units / "a.xlsx")
    (units / "~$a.xlsx").write_bytes(b"x")
    (units / "rusak.xlsx").write_bytes(b"PK\x03\x04")
    (units / "catatan.txt").write_text("x", "utf-8")

    found = document(zitool, old, edited(A_I_2, *HALVES), "--against", units.parent, "--against", examples)

    files = [workbook["file"] for workbook in found["workbooks"]]
    assert sum(file.endswith("a.xlsx") for file in files) == 1
    assert len(files) == 8
    assert [one["file"].rpartition("/")[2] for one in found["refused"]] == ["rusak.xlsx"]


def test_files_that_are_no_form_of_the_rubric_are_counted(zitool, monkeypatch):
    """Reports that zitool wrote, and forms of another regulation, are neither moved nor refused."""
    monkeypatch.chdir(ROOT)
    found = document(zitool, ID, ID)

    assert found["passed_over"] > 0
    assert not [
        workbook
        for workbook in found["workbooks"]
        if "52-2014" in workbook["file"] or "laporan" in workbook["file"]
    ]
    assert "bukan LKE rubrik ini" in zitool("rubric", "diff", ID, ID).out


def test_a_folder_without_workbooks_is_refused(zitool, tmp_path):
    """Nothing scored would look like nothing moved."""
    outcome = zitool("rubric", "diff", ID, ID, "--against", tmp_path)

    assert (outcome.code, "U012" in outcome.err) == (2, True)


def test_a_workbook_that_only_one_rubric_can_score(zitool, old, edited, tmp_path):
    """Another regulation's form is told as such, not as a fall to nothing."""
    other = ROOT / "tests" / "rubrics" / "good" / "kecil.yaml"
    form = tmp_path / "kecil.xlsx"
    form.write_bytes(build_template(load_rubric(str(other)).rubric))

    found = document(zitool, old, other, "--against", form)

    (small,) = [workbook for workbook in found["workbooks"] if workbook["file"] == str(form)]
    assert (small["old"], small["new"], small["moves"]) == (None, "0", True)
    assert str(form) in {one["file"] for one in found["refused"]}
    assert found["least_version"] is None


def test_output_is_written_whole_and_never_over_a_workbook(zitool, old, edited, tmp_path, examples):
    """`-o` works as everywhere."""
    folder = edited("rubric.yaml", *TOTAL)
    report = tmp_path / "beda.md"

    assert zitool("rubric", "diff", old, folder, "-f", "markdown", "-o", report).code == 0
    assert report.read_text("utf-8").startswith("## ")
    assert zitool("rubric", "diff", old, folder, "-o", examples / "unit-baik.xlsx", "--overwrite").code == 2


@pytest.mark.usefixtures("few")
def test_strangers_text_stays_text(zitool, old, edited):
    """A rubric may come from anybody: its words become code in Markdown and move no cursor."""
    hostile = "Lihat @admin | <img src=x> #1 \\u202e`"
    folder = edited(A_I_2, ("Baru sebagian SOP unit yang merujuk peta proses bisnis", f'"{hostile}"'))

    markdown = zitool("rubric", "diff", old, folder, "-f", "markdown").out
    table = zitool("rubric", "diff", old, folder).out

    line = next(that_line for that_line in markdown.splitlines() if that_line.startswith("| angka ketiga"))
    assert "<img" not in line
    assert "&#60;img" in line
    assert "\u202e" not in markdown + table
    assert "\\u202e" in table


def test_every_label_of_a_field_and_a_part():
    """Whatever changes has a name in both languages: no field is told by its key."""
    fields = {field for fields in STEPS.values() for field in fields}
    assert {field for field in fields if f"diff_field_{field}" not in LABELS} == set()
    assert {part for part in STEPS if f"diff_part_{part}" not in LABELS} == set()


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("form", ["table", "markdown", "json"])
def test_formats(zitool, old, edited, snapshot, form, lang):
    """Every format as it looks, with a weight, a minimum, a criterion, a provision and a prerequisite."""
    edited(A_I_2, *HALVES, *CRITERION, *PROVISION)
    folder = edited(
        "rubric.yaml",
        *TOTAL,
        ('at_least: "60"', 'at_least: "65"'),
        ("prerequisites:\n", "prerequisites:\n" + PREREQUISITE),
    )

    outcome = zitool("rubric", "diff", old, folder, "-f", form, "--lang", lang)

    shown = outcome.out.replace(str(folder), "<new>").replace(str(old), "<old>")
    # Paths are as long as they are: the head may break between them.
    shown = re.sub(r"<old> →\s+<new>", "<old> → <new>", shown)
    # Further examples of other regulations change nothing here.
    shown = re.sub(r'(?<="passed_over": )\d+|\d+(?= (berkas dilewati|files passed over))', "0", shown)
    assert shown == snapshot(extension_class=Text)


PREREQUISITE = """\
  - id: baru
    level: unit
    statement: Syarat baru
    designations: [wbk]
    effective_from: "2027-01-01"
    references: [{provision: Pasal 9, page: "9"}]
"""


def test_differences_as_a_page_a_workbook_and_rows(zitool, old, edited, tmp_path):
    """A row for each difference in CSV; the same sentences on a page and in a workbook."""
    new = edited(A_I_2, *HALVES)
    page, book = tmp_path / "beda.html", tmp_path / "beda.xlsx"
    assert [zitool("rubric", "diff", old, new, "-o", file).code for file in (page, book)] == [0, 0]

    rows = list(
        csv.DictReader(
            io.StringIO(zitool("rubric", "diff", old, new, "-f", "csv").out.lstrip("\ufeff")),
        )
    )
    told = " ".join(parse(page.read_text("utf-8")).text.split())
    cells = {str(cell.value) for sheet in openpyxl.load_workbook(book) for row in sheet for cell in row}
    assert [row["step"] for row in rows] == ["major", "major"]
    for row in rows:
        assert row["text"] in told
        assert any(row["text"] in cell for cell in cells)


def test_a_name_without_a_known_suffix_is_a_table(zitool, old, edited, tmp_path):
    """As it ever was: what is written is what a terminal shows."""
    new = edited(A_I_2, *HALVES)
    file = tmp_path / "beda.log"
    assert zitool("rubric", "diff", old, new, "-o", file).code == 0
    assert "bobot" in file.read_text("utf-8")
