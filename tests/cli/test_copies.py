"""Workbooks that came already count once, and whatever is not opened beside them is named."""

from __future__ import annotations

import json
import shutil
import zipfile

import jsonschema
import openpyxl
import pytest
from tests.conftest import ROOT
from tests.lke.builder import Lke, Place, family_2, sample, xlsx

SCHEMA = json.loads((ROOT / "schemas" / "recap-1.schema.json").read_text("utf-8"))


@pytest.fixture
def folder(tmp_path):
    """An empty folder."""
    place = tmp_path / "lke"
    place.mkdir()
    return place


def recap(zitool, *arguments):
    """Return the JSON of a recap, checked against its schema."""
    found = json.loads(zitool("score", *arguments, "-f", "json").out)
    jsonschema.validate(found, SCHEMA)
    return found


def saved_again(source, place):
    """Save a workbook under another name, as an office does: other bytes, the same answers."""
    openpyxl.load_workbook(source).save(place)


def bare(shift=0, unit=""):
    """Return an LKE that names no unit, or this one; another `shift` gives other answers."""
    grid = Lke(answers=sample(Lke().rubric, shift)).grid()
    return xlsx(grid.set(1, 2, f"Unit Kerja: {unit}") if unit else grid)


def told(found, folder):
    """Return file, the one it is the same as, and by what, with names only."""
    return [
        tuple(duplicate[key].replace(f"{folder}/", "") for key in ("file", "same_as", "by"))
        for duplicate in found["duplicates"]
    ]


def test_the_same_bytes_count_once(zitool, folder, examples):
    """Under whatever names and in whatever folders; the first by name stays, and it all adds up."""
    (folder / "b").mkdir()
    for name in ("unit.xlsx", "unit (1).xlsx", "b/unit.xlsx"):
        shutil.copy(examples / "unit-baik.xlsx", folder / name)
    shutil.copy(examples / "unit-setengah.xlsx", folder)
    outcome = zitool("score", folder)
    found = recap(zitool, folder)

    assert told(found, folder) == [
        ("unit (1).xlsx", "unit.xlsx", "bytes"), ("b/unit.xlsx", "unit.xlsx", "bytes"),
    ]  # fmt: skip
    assert found["counts"] == {
        "files": 4, "scored": 2, "refused": 0, "refused_sheets": 0, "duplicates": 2, "not_done": 0,
        "skipped": {},
    }  # fmt: skip
    assert found["statistics"]["units"] == len(found["units"]) == 2
    assert outcome.err.startswith("4 berkas: 2 dinilai, 2 salinan tidak dihitung lagi, 0 tidak dapat dinilai")
    assert outcome.out.count("F122") == 2


def test_the_same_answers_of_one_unit_count_once(zitool, folder, examples):
    """An LKE saved again is the same one; other answers of the unit, or the same of another, are not."""
    (folder / "a.xlsx").write_bytes(bare(unit="KPP Satu"))
    (folder / "b.xlsx").write_bytes(bare(unit="KPP  satu"))
    (folder / "c.xlsx").write_bytes(bare(unit="KPP Dua"))
    (folder / "d.xlsx").write_bytes(bare(1, unit="KPP Satu"))

    assert told(recap(zitool, folder), folder) == [("b.xlsx", "a.xlsx", "answers")]
    assert "F123" in zitool("score", folder).out


def test_answers_of_nobody_are_no_copies(zitool, folder):
    """Two LKEs that name no unit may be of two units; only the same bytes are the same."""
    (folder / "a.xlsx").write_bytes(bare())
    saved_again(folder / "a.xlsx", folder / "b.xlsx")
    shutil.copy(folder / "a.xlsx", folder / "c.xlsx")

    assert told(recap(zitool, folder), folder) == [("c.xlsx", "a.xlsx", "bytes")]


@pytest.mark.parametrize("unit", ["", "KPP Satu"])
@pytest.mark.parametrize("name", ["a-periksa.xlsx", "lke-periksa.xlsx"])
def test_an_annotated_copy_beside_its_lke_counts_once(zitool, folder, unit, name):
    """Whether or not the LKE names its unit, and whichever of the two comes first."""
    (folder / "lke.xlsx").write_bytes(bare(unit=unit))
    (folder / "x.xlsx").write_bytes(bare(1))
    zitool("validate", folder / "lke.xlsx", "--annotate", "-o", folder / name)
    found = recap(zitool, folder)

    first, second = ("lke.xlsx", name) if name.startswith("lke") else (name, "lke.xlsx")
    assert told(found, folder) == [(second, first, "answers")]
    assert (found["counts"]["scored"], found["counts"]["duplicates"]) == (2, 1)


def test_copies_can_be_kept(zitool, folder, examples):
    """``--keep-duplicates`` counts every file, and names none."""
    for name in ("a.xlsx", "b.xlsx"):
        shutil.copy(examples / "unit-baik.xlsx", folder / name)
    found = recap(zitool, folder, "--keep-duplicates")

    assert (found["counts"]["scored"], found["counts"]["duplicates"], found["duplicates"]) == (2, 0, [])
    assert zitool("score", folder / "a.xlsx", "--keep-duplicates").code == 2


def test_a_broken_file_twice_is_asked_for_once(zitool, folder):
    """Two copies of a file that cannot be read are one; empty files have nothing in common."""
    for name in ("a.xlsx", "b.xlsx"):
        (folder / name).write_bytes(b"PK\x03\x04 broken")
    for name in ("c.xlsx", "d.xlsx"):
        (folder / name).write_bytes(b"")
    found = recap(zitool, folder)

    assert told(found, folder) == [("b.xlsx", "a.xlsx", "bytes")]
    assert (found["counts"]["refused"], found["counts"]["not_done"]) == (3, 0)


def test_only_the_answers_that_came_already_are_left_out(zitool, folder):
    """With all assessors asked for, a later file with the TPI's answers brings only these."""
    unit, tpi = (sample(Lke().rubric, shift) for shift in (0, 2))
    layout = family_2(Place(14, headers=("Jawaban TPI", "", "", "", "", "")))
    for name, more in (("a.xlsx", {}), ("b.xlsx", tpi)):
        grid = Lke(answers=unit, more=(more,)).grid(layout).moved(down=1)
        (folder / name).write_bytes(xlsx(grid.set(1, 2, "Unit Kerja: KPP Satu")))
    found = recap(zitool, folder, "--assessor", "all")

    assert [(that_unit["file"][-6:], that_unit["assessor"]) for that_unit in found["units"]].count(
        ("a.xlsx", "unit")
    ) == 1
    assert [that_unit["assessor"] for that_unit in found["units"]].count("unit") == 1
    assert [duplicate["part"] for duplicate in found["duplicates"]] == ["LKE ZI: unit"]
    assert (found["counts"]["scored"], found["counts"]["duplicates"]) == (2, 0)


@pytest.mark.parametrize("jobs", [1, 2])
def test_lines_of_json_name_copies_in_their_place(zitool, folder, examples, jobs):
    """NDJSON has a line for every file; that of a copy says of which."""
    for name in ("a.xlsx", "b.xlsx"):
        shutil.copy(examples / "unit-baik.xlsx", folder / name)
    first, second = map(json.loads, zitool("score", folder, "-f", "ndjson", "--jobs", jobs).out.splitlines())

    assert first["points"]
    assert second == {
        "file": str(folder / "b.xlsx"), "same_as": str(folder / "a.xlsx"), "by": "bytes", "part": "",
    }  # fmt: skip


def test_a_resumed_batch_knows_its_copies(zitool, folder, examples, tmp_path):
    """The journal keeps what tells copies; without them or with, the same recap comes out again."""
    for name in ("a.xlsx", "b.xlsx"):
        shutil.copy(examples / "unit-baik.xlsx", folder / name)
    journal = ("--resume", tmp_path / "jurnal.jsonl")
    first = recap(zitool, folder, *journal)

    assert recap(zitool, folder, *journal) == first
    assert first["counts"]["duplicates"] == 1
    assert recap(zitool, folder, *journal, "--keep-duplicates")["counts"]["scored"] == 2


@pytest.mark.parametrize("jobs", [1, 2])
def test_the_first_by_name_stays_in_whatever_order_they_come(zitool, folder, examples, tmp_path, jobs):
    """Arguments in any order, and a journal of an earlier run in another one, change nothing."""
    names = ["unit 2.xlsx", "unit 10.xlsx", "unit 10 (1).xlsx", "a/unit.xlsx", "Unit 1.xlsx"]
    for name in names:
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copy(examples / "unit-baik.xlsx", folder / name)
    files = [folder / that_name for that_name in names]
    journal = ("--resume", tmp_path / "jurnal.jsonl", "--jobs", jobs)
    recap(zitool, *files[:2], "--recap", *journal)
    expected = [(that_name, "Unit 1.xlsx", "bytes") for that_name in names[:4]]

    for given in (files, files[::-1], [folder]):
        assert told(recap(zitool, *given, "--recap", *journal), folder) == expected


COUNTS = {
    "files": 2,
    "scored": 1,
    "refused": 0,
    "refused_sheets": 0,
    "duplicates": 1,
    "not_done": 0,
    "skipped": {"archive": 1},
}


@pytest.mark.parametrize("command", ["agreement", "peers"])
def test_a_comparison_counts_a_workbook_once(zitool, folder, examples, command):
    """Over a folder a copy is no second case, nor one who is alone; JSON and the last line say so."""
    for name in ("a.xlsx", "b.xlsx"):
        shutil.copy(examples / "unit-dan-tpi.xlsx", folder / name)
    (folder / "kanwil.zip").write_bytes(b"x")
    peers = [examples / "unit-baik.xlsx", "--peers"] if command == "peers" else []
    outcome = zitool("compare", *peers, folder, "-f", "json")
    found = json.loads(outcome.out)

    jsonschema.validate(found, json.loads((ROOT / f"schemas/{command}-1.schema.json").read_text("utf-8")))
    assert (told(found, folder), found["counts"]) == ([("b.xlsx", "a.xlsx", "bytes")], COUNTS)
    assert found["unopened"] == [{"file": str(folder / "kanwil.zip"), "kind": "archive"}]
    assert "1 salinan tidak dihitung lagi" in outcome.err
    kept = json.loads(zitool("compare", *peers, folder, "--keep-duplicates", "-f", "json").out)
    assert (kept["counts"]["scored"], kept["duplicates"]) == (2, [])
    if command == "peers":
        assert [{standing["peers"] for standing in one["standings"]} for one in (found, kept)] == [{1}, {2}]
    else:
        assert [(len(one["workbooks"]), one["alone"]) for one in (found, kept)] == [(1, []), (2, [])]


@pytest.mark.parametrize("form", ["table", "markdown", "html", "xlsx"])
@pytest.mark.parametrize("command", ["agreement", "peers"])
def test_every_comparison_names_copies_and_what_was_not_opened(zitool, folder, examples, form, command):
    """Whoever reads only this output knows what is not in it."""
    for name in ("a.xlsx", "b.xlsx"):
        shutil.copy(examples / "unit-dan-tpi.xlsx", folder / name)
    (folder / "kanwil.zip").write_bytes(b"x")
    peers = [examples / "unit-baik.xlsx", "--peers"] if command == "peers" else []
    place = folder.parent / f"hasil.{form}"
    zitool("compare", *peers, folder, "-f", form, "-o", place)

    assert all(text in text_of(place) for text in ("F122", "b.xlsx", "F120", "kanwil.zip"))


def text_of(place):
    """Return everything that a written result says."""
    if not zipfile.is_zipfile(place):
        return place.read_text("utf-8")
    with zipfile.ZipFile(place) as package:
        return " ".join(package.read(name).decode() for name in package.namelist())


@pytest.mark.parametrize("form", ["table", "csv", "markdown", "html"])
def test_every_output_names_copies_and_what_was_not_opened(zitool, folder, examples, form):
    """Whoever reads only this output knows what is not in it."""
    for name in ("a.xlsx", "b.xlsx"):
        shutil.copy(examples / "unit-baik.xlsx", folder / name)
    for name in ("kanwil.zip", "LKE KPP.gsheet", "lama.RAR", "tautan.url"):
        (folder / name).write_bytes(b"x")
    outcome = zitool("score", folder, "-f", form)

    assert all(
        text in outcome.out for text in ("b.xlsx", "kanwil.zip", "KPP.gsheet", "lama.RAR", "tautan.url")
    )
    assert "dilewati 4 (2 arsip, 2 pintasan)" in outcome.err
    assert outcome.code == 0
    assert zitool("score", folder, "--fail-on", "warning").code == 1


def test_json_lists_what_was_not_opened(zitool, folder, examples):
    """With its kind; hidden files and other kinds are counted only."""
    shutil.copy(examples / "unit-baik.xlsx", folder)
    for name in ("kanwil.7z", "tautan.lnk", ".tersembunyi.zip", "surat.pdf"):
        (folder / name).write_bytes(b"x")
    found = recap(zitool, folder)

    assert found["unopened"] == [
        {"file": str(folder / "kanwil.7z"), "kind": "archive"},
        {"file": str(folder / "tautan.lnk"), "kind": "shortcut"},
    ]
    assert found["counts"]["skipped"] == {"archive": 1, "shortcut": 1, "other": 2}
