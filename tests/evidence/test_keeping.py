"""What is kept of evidence: the empty tree, the manifest of a day, the set that is handed in."""

from __future__ import annotations

import hashlib
import json

import openpyxl
import pytest
from tests.evidence.conftest import codes
from tests.evidence.documents import jpeg, pdf
from tests.evidence.trees import tree

from zitool.evidence.index import Convention

ID, OTHER = "A.I.1.i.a", "A.I.1.i.b"


@pytest.mark.parametrize("convention", Convention)
def test_tree_filled_is_a_tree_read(zitool, make_lke, told, tmp_path, convention):
    """`--tree` makes an empty folder for each question; a document put into each is read as its own."""
    out = tmp_path / "bukti"
    assert zitool("evidence", "--tree", out, "--convention", convention).code == 0
    leaves = [folder for folder in out.rglob("*") if folder.is_dir() and not any(folder.iterdir())]
    assert len(leaves) == 113
    assert not [path for path in out.rglob("*") if path.is_file()]
    for folder in leaves:
        (folder / "Dokumen.pdf").write_bytes(pdf(folder.name.encode("ascii", "replace").decode()))

    assert told(make_lke(), out)["counts"] == {"missing": 0, "check": 0, "complete": 113}


def test_tree_leaves_alone_what_is_there(zitool, tmp_path):
    """Made once more, a tree gains folders and loses nothing; a file in its place is refused."""
    out = tmp_path / "bukti"
    out.mkdir()
    (out / "catatan.txt").write_text("milik saya")
    for _ in range(2):
        assert zitool("evidence", "--tree", out, "--rubric", "permenpan-52-2014").code == 0

    assert (out / "catatan.txt").read_text() == "milik saya"
    assert len([path for path in out.rglob("*") if path.is_dir() and not any(path.iterdir())]) == 84
    assert zitool("evidence", "--tree", out / "catatan.txt").code == 2


def test_manifest_of_a_second_day(zitool, make_lke, make_folder, told, tmp_path):
    """A second run says what changed, vanished and came new; an unchanged folder that all is as it was."""
    documents = {
        f"{ID} SK.pdf": None,
        f"{OTHER} SK.pdf": None,
        "baris\nbaru.pdf": None,
        "garis\\miring.pdf": None,
    }
    lke, folder, place = make_lke(), make_folder(documents), tmp_path / "SHA256SUMS"
    assert zitool("evidence", lke, folder, "--manifest", place).code == 0
    written = place.read_bytes()
    assert (
        f"{hashlib.sha256((folder / f'{ID} SK.pdf').read_bytes()).hexdigest()}  {ID} SK.pdf".encode()
        in written
    )

    def found():
        document = told(lke, folder, "--manifest", place)
        return [
            (one["code"], one["values"].get("path")) for one in document["findings"] if one["code"] >= "B060"
        ]

    assert found() == [("B063", None)]
    (folder / f"{ID} SK.pdf").write_bytes(pdf("diganti"))
    (folder / f"{OTHER} SK.pdf").rename(folder / f"{OTHER} Surat.pdf")
    assert found() == [("B060", f"{ID} SK.pdf"), ("B061", f"{OTHER} SK.pdf"), ("B062", f"{OTHER} Surat.pdf")]
    assert zitool("evidence", lke, folder, "--manifest", place).code == 1
    assert place.read_bytes() == written
    assert zitool("evidence", lke, folder, "--manifest", place, "--overwrite").code == 0
    assert found() == [("B063", None)]


def test_a_manifest_never_replaces_anything_else(zitool, make_lke, make_folder, tmp_path):
    """A file that is no manifest is neither read as one nor written over."""
    other = tmp_path / "catatan.txt"
    other.write_text("milik saya")
    for options in ([], ["--overwrite"]):
        assert zitool("evidence", make_lke(), make_folder({}), "--manifest", other, *options).code == 2
    assert other.read_text() == "milik saya"


def test_collected_set(zitool, make_lke, make_folder, told, tmp_path):
    """`--collect` copies the documents of questions, numbered, with index and manifest, and nothing else."""
    documents = {"PEMENUHAN/1.i.a SK TIM: ZI?.pdf": None, f"{OTHER}.jpg": jpeg(), "foto.jpg": jpeg("x"),
                 "A.I.1.ii.a.exe": b"MZ", "A.I.1.ii.b " + "x" * 200 + ".pdf": None}  # fmt: skip
    lke, folder, out = make_lke(), make_folder(documents), tmp_path / "serahkan"
    outcome = zitool("evidence", lke, folder, "--collect", out)
    assert (outcome.code, "3 dokumen" in outcome.err, "1 tidak" in outcome.err) == (0, True, True)

    names = sorted(path.relative_to(out).as_posix() for path in out.rglob("*") if path.is_file())
    area = "A.I.1 MANAJEMEN PERUBAHAN"
    assert names[:2] == [f"{area}/001 {ID} 1.i.a SK TIM- ZI-.pdf", f"{area}/002 {OTHER} dokumen.jpg"]
    assert names[3:] == ["SHA256SUMS", "indeks.html", "indeks.xlsx"]
    assert len(names[2].rpartition("/")[2]) == 100
    assert (out / names[0]).read_bytes() == (folder / "PEMENUHAN/1.i.a SK TIM: ZI?.pdf").read_bytes()
    assert (out / "SHA256SUMS").read_text().count("\n") == 3
    assert "./A.I.1%20MANAJEMEN%20PERUBAHAN/001%20A.I.1.i.a" in (out / "indeks.html").read_text("utf-8")
    again = told(lke, out, "--manifest", out / "SHA256SUMS")
    assert again["counts"]["complete"] == 3
    assert again["unassigned"] == []
    assert "B063" in [one["code"] for one in again["findings"]]


def test_collecting_is_whole_or_not_at_all(zitool, make_lke, make_folder, tmp_path):
    """A folder with something in it, one inside the evidence, and a listing are refused; nothing is left."""
    lke, folder, out = make_lke(), make_folder({f"{ID}.pdf": None}), tmp_path / "serahkan"
    out.mkdir()
    (out / "x").write_text("milik saya")
    listing = tmp_path / "daftar.csv"
    listing.write_text(f"berkas\n{ID}.pdf\n")

    assert zitool("evidence", lke, folder, "--collect", out).code == 2
    assert zitool("evidence", lke, folder, "--collect", folder / "serahkan").code == 2
    assert zitool("evidence", lke, listing, "--collect", tmp_path / "lain").code == 2
    assert [path.name for path in out.iterdir()] == ["x"]
    assert not list(tmp_path.glob(".zitool-*"))


def test_index_in_a_workbook(zitool, make_lke, make_folder, tmp_path):
    """The index as .xlsx has a row for each document, leading there by a relative address."""
    folder = make_folder({f"AREA 1/{ID} SK Tim.pdf": None})
    out = folder / "indeks.xlsx"
    assert zitool("evidence", make_lke(), folder, "-o", out).code == 0

    book = openpyxl.load_workbook(out)
    links = [
        cell.hyperlink.target for sheet in book for row in sheet.iter_rows() for cell in row if cell.hyperlink
    ]
    assert "./AREA%201/A.I.1.i.a%20SK%20Tim.pdf" in links


def test_next_steps_name_what_is_missing(zitool, make_lke, make_folder):
    """The report holds the steps of the plan against the documents, with what usually shows each."""
    outcome = zitool(
        "evidence", make_lke(), make_folder({f"{OTHER} SK.pdf": None}), "--target", "wbk", "-f", "markdown"
    )

    assert "Langkah berikutnya" in outcome.out
    assert "belum ada" in outcome.out


def test_rows_for_machines(zitool, make_lke, make_folder):
    """CSV has a row for each question with names that no language changes."""
    rows = zitool(
        "evidence", make_lke(), make_folder(dict.fromkeys(tree("permenpanrb-90-2021", "code"))), "-f", "csv"
    ).out
    lines = rows.lstrip("\ufeff").splitlines()

    assert lines[0] == '"id","answer","state","files","links","codes","paths"'
    assert len(lines) == 114
    assert lines[1].startswith('"A.I.1.i.a","Ya","complete","1","0","",')


def test_english(zitool, make_lke, make_folder):
    """`--lang en` says the same in English; codes and keys stay."""
    lke, folder = make_lke(), make_folder({"AREA I/1.i.a.pdf": None})
    document = json.loads(zitool("evidence", lke, folder, "-f", "json", "--lang", "en").out)

    assert codes(document)[0] == "B050"
    assert document["findings"][0]["message"].startswith("ambiguous:")
    assert "Evidence: " in zitool("evidence", lke, folder, "--lang", "en").out
