"""``zitool portalrb export``: one unit, or all of an agency in files that mirror the addresses."""

from __future__ import annotations

import json
import shutil

import pytest


@pytest.fixture
def folder(examples, tmp_path, monkeypatch):
    """A folder with a list of units and three LKEs."""
    (tmp_path / "lke").mkdir()
    for name in ("unit-baik", "unit-dan-tpi", "unit-setengah"):
        shutil.copy(examples / f"{name}.xlsx", tmp_path / "lke")
    (tmp_path / "units.csv").write_text(
        "id,nama,target,afirmasi,berkas\n"
        "U-1,,wbk,ya,lke/unit-baik.xlsx\n"
        "U/2,KPP Dua,wbbm,tidak,lke/unit-dan-tpi.xlsx\n"
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_one_unit_goes_to_stdout_or_a_file(zitool, folder):
    """The same document either way, with the id that was given; what was lost is on stderr."""
    given = ("portalrb", "export", "lke/unit-baik.xlsx", "--unit-id", "U-1", "--tahun", "2026")
    done = zitool(*given)
    assert (done.code, json.loads(done.out)["unit_id"]) == (0, "U-1")
    assert "J025" in done.err
    assert zitool(*given, "-o", "jawaban.json").code == 0
    assert (folder / "jawaban.json").read_text() == done.out
    assert zitool(*given, "-o", "jawaban.json").code == 2


def test_a_list_makes_a_folder_that_mirrors_the_addresses(zitool, folder):
    """Two lists and the answers of each unit; ids are percent-encoded, names come from list or LKE."""
    done = zitool("portalrb", "export", "lke", "--units", "units.csv", "--tahun", "2026", "-o", "out")
    assert done.code == 0, done.err
    files = sorted(str(path.relative_to(folder / "out")) for path in (folder / "out").rglob("*.json"))
    assert files == [
        "lke/jawaban-unit/U%2F2.json", "lke/jawaban-unit/U-1.json",
        "pengusulan/unit-wbbm.json", "pengusulan/unit-wbk.json",
    ]  # fmt: skip
    read = {name: json.loads((folder / "out" / name).read_text()) for name in files}
    assert read["pengusulan/unit-wbk.json"]["units"] == [
        {"id": "U-1", "nama": "KPP Contoh Timur", "kategori": "WBK-AFIRMASI", "afirmasi": True}
    ]
    assert read["pengusulan/unit-wbbm.json"]["units"][0]["kategori"] == "WBBM"
    answers = read["lke/jawaban-unit/U%2F2.json"]
    assert (answers["unit_id"], answers["nama_unit"], len(answers["answers"])) == ("U/2", "KPP Dua", 127)
    assert "J039 lke/unit-setengah.xlsx" in done.err
    again = zitool("portalrb", "export", "lke", "--units", "units.csv", "--tahun", "2026", "-o", "out")
    assert (again.code, "O004" in again.err) == (2, True)


def test_what_was_exported_is_no_lke_of_the_next_export(zitool, folder):
    """The folder of documents may lie among the LKEs: a second run reads none of them."""
    given = ("portalrb", "export", ".", "--units", "units.csv", "--tahun", "2026", "-o", "out")
    assert zitool(*given).code == 0
    before = {path: path.read_bytes() for path in (folder / "out").rglob("*.json")}
    done = zitool(*given, "--overwrite")
    assert (done.code, "J017" in done.err) == (0, False), done.err
    assert {path: path.read_bytes() for path in (folder / "out").rglob("*.json")} == before


def test_two_lkes_of_one_unit_are_none(zitool, folder):
    """Nobody guesses which of two files is sent (J017); the unit stays on the list without answers."""
    (folder / "lke" / "lama").mkdir()
    shutil.copy(folder / "lke" / "unit-setengah.xlsx", folder / "lke" / "lama" / "unit-baik.xlsx")
    (folder / "units.csv").write_text("id,target,nama,berkas\nU-1,wbk,A,unit-baik.xlsx\n")
    done = zitool("portalrb", "export", "lke", "--units", "units.csv", "--tahun", "2026", "-o", "out")
    assert (done.code, "J017" in done.err) == (1, True)
    assert not list((folder / "out" / "lke" / "jawaban-unit").iterdir())


def test_a_broken_lke_costs_only_itself(zitool, folder):
    """The others are written; the exit code says that a file could not be read."""
    (folder / "lke" / "unit-baik.xlsx").write_bytes(b"PK\x03\x04rusak")
    done = zitool("portalrb", "export", "lke", "--units", "units.csv", "--tahun", "2026", "-o", "out")
    assert done.code == 3
    assert "J037" in done.err  # its name was to come from the LKE
    assert (folder / "out" / "lke" / "jawaban-unit" / "U%2F2.json").is_file()


@pytest.mark.parametrize(
    ("more", "code", "exit_code"),
    [
        (("lke", "-o", "out"), "U090", 2),
        (("lke/unit-baik.xlsx",), "U091", 2),
        (("lke/unit-baik.xlsx", "--unit-id", ".."), "J036", 2),
        (("lke/unit-baik.xlsx", "--unit-id", "1"), "J029", 3),
        (("lke/unit-baik.xlsx", "--unit-id", "1", "--tahun", "2024"), "J030", 3),
        (("lke/unit-baik.xlsx", "--unit-id", "1", "--tahun", "2026", "-o", "x.txt"), "U001", 2),
        (("lke", "--units", "units.csv"), "U092", 2),
        (("lke", "--units", "units.csv", "-o", "out"), "U094", 2),
        (("lke/unit-baik.xlsx", "--unit-id", "1", "--tahun", "2026", "-o", "lke/unit-baik.xlsx"), "U001", 2),
    ],
)
def test_what_is_missing_is_said(zitool, folder, more, code, exit_code):
    """Each thing that has to be named has a finding, and nothing is written."""
    before = sorted(folder.rglob("*"))
    done = zitool("portalrb", "export", *more)
    assert (done.code, code in done.err) == (exit_code, True), done.err
    assert sorted(folder.rglob("*")) == before


def test_an_unusable_answer_fails_the_command(zitool, tmp_path):
    """What is sent as null because it cannot be used is an error, like the row that an LKE lacks."""
    from tests.portalrb.answers import document, written

    path = written(tmp_path, document(A_I_1_i_b="Z"))
    given = ("portalrb", "export", path, "--unit-id", "1", "--fail-on")
    assert (zitool(*given, "error").code, zitool(*given, "never").code) == (1, 0)
