"""What the documents of each answer come to: `zitool evidence LKE FOLDER -f json`."""

from __future__ import annotations

import pytest
from tests.evidence.conftest import codes, everywhere
from tests.evidence.documents import archive, jpeg, office, pdf
from tests.evidence.trees import tree

ID, OTHER, THIRD = "A.I.1.i.a", "A.I.1.i.b", "A.I.1.ii.a"


@pytest.mark.parametrize(
    ("documents", "evidence", "state", "found"),
    [
        ({}, "", "missing", ["B020"]),
        ({}, "terlampir", "missing", ["B022"]),
        ({}, "SK pembentukan tim kerja", "missing", ["B047"]),
        ({}, "SK Tim.pdf", "missing", ["B021"]),
        ({}, "https://drive.google.com/file/d/1AbC/view", "check", ["B023"]),
        ({}, "https://drive.google.com/drive/my-drive", "check", ["B025", "B023"]),
        ({}, r"C:\Users\tim\SK.pdf", "check", ["B026", "B023"]),
        ({}, "htps://drive/SK", "check", ["B024", "B023"]),
        ({f"{ID} SK.pdf": None}, "", "complete", []),
        ({f"{ID} SK.pdf": None}, "terlampir", "complete", []),
        ({f"{ID} SK.pdf": None}, "- SK tim\n- Lampiran SK", "complete", []),
        ({f"{ID} SK.pdf": None}, "https://drive.google.com/file/d/1AbC/view", "complete", []),
        ({f"{ID} SK.pdf": None}, "Notulen.pdf", "check", ["B021"]),
        ({f"{ID} SK tim-ZI.pdf": None}, "SK Tim ZI.pdf", "complete", []),
        ({"Foto/Notulen rapat.pdf": None}, "Notulen rapat.pdf", "complete", []),
        ({"Foto/Notulen rapat.pdf": None}, "- notulen RAPAT", "complete", []),
        ({"a/N.pdf": None, "b/N.pdf": b"x"}, "N.pdf", "missing", ["B065", "B047"]),
        ({"a/N.pdf": None, "b/N.pdf": None}, "a/N.pdf", "complete", []),
        ({f"{ID} SK.pdf": b""}, "", "check", ["B030"]),
        ({f"{ID} SK.pdf": pdf()[:-9]}, "", "check", ["B032"]),
        ({f"{ID} SK.pdf": pdf(locked=True)}, "", "check", ["B034"]),
        ({f"{ID} SK.docx": office()[:60] + b"\0" * 20 + office()[80:]}, "", "check", ["B033"]),
        ({f"{ID} SK.pdf": b"<html>Masuk"}, "", "check", ["B035"]),
        ({f"{ID} bukti.zip": archive()}, "", "check", ["B036"]),
        ({f"{ID} SK.url": b"[x]"}, "", "check", ["B037"]),
        ({f"{ID} SK.pdf.exe": b"MZ"}, "", "check", ["B038"]),
        ({f"{ID}/terlampir.docx": office()}, "", "check", ["B039"]),
        ({f"{ID} SK 2023.pdf": None}, "", "check", ["B043"]),
        ({f"{ID} Renstra 2025-2029.pdf": None}, "", "complete", []),
        ({f"{ID} IMG_20231105.jpg": jpeg()}, "", "check", ["B043"]),
        ({f"{ID} foto.jpg": jpeg(taken="2023:01:05 08:00:00")}, "", "check", ["B044"]),
        ({f"{ID} SK.pdf": pdf(made="20230105")}, "", "check", ["B044"]),
        ({f"{ID} SK.pdf": pdf(made="20260105")}, "", "complete", []),
        ({f"{ID} SK.pdf": pdf("x"), f"{ID} SK (1).pdf": pdf("x")}, "", "complete", ["B046", "B046"]),
        ({f"{ID} SK.pdf": pdf("x"), f"{OTHER} SK.pdf": pdf("x")}, "", "check", ["B045"]),
    ],
)  # fmt: skip
def test_state_of_an_answer(make_lke, make_folder, told, documents, evidence, state, found):
    """Missing without a document, to be checked where something stands out, else complete."""
    document = told(make_lke({ID: evidence}), make_folder(documents))
    question = document["by_id"][ID]

    assert question["state"] == state
    assert sorted(codes(question)) == sorted(found)
    assert everywhere(document) == sorted(documents)


def test_evidence_beside_counts(make_lke, make_folder, told):
    """What stands beside a count is evidence of its ratio."""
    lke = make_lke({"A.II.4.i.a#2": "Capaian 2026.pdf"})
    document = told(lke, make_folder({"Capaian 2026.pdf": None}))

    assert [file["path"] for file in document["by_id"]["A.II.4.i.a"]["files"]] == ["Capaian 2026.pdf"]


def test_no_answer_has_no_state(make_lke, make_folder, told):
    """A question without an answer has state null, whatever lies in the folder, and is not counted."""
    document = told(make_lke(without=(ID,)), make_folder({f"{ID} SK.pdf": None}))
    question = document["by_id"][ID]

    assert (question["answer"], question["state"], codes(question)) == (None, None, ["B029"])
    assert [file["path"] for file in question["files"]] == [f"{ID} SK.pdf"]
    assert sum(document["counts"].values()) == 112


def test_counts_add_up(make_lke, make_folder, told):
    """Every answer is in one state; a whole tree of sound documents leaves nothing open."""
    document = told(make_lke(), make_folder(dict.fromkeys(tree("permenpanrb-90-2021", "id"))), code=0)

    assert document["counts"] == {"missing": 0, "check": 0, "complete": 113}
    assert document["ambiguous"] == document["unassigned"] == document["findings"] == []


def test_ambiguous_and_unassigned(make_lke, make_folder, told):
    """What leaves out the half is listed with both questions; what names none is listed, too."""
    folder = make_folder({"AREA I/1.i.a SK TIM ZI.pdf": None, "foto.jpg": jpeg(), "A.I.1.i.z.pdf": None,
                          "REFORM/A.I.1.i.a.pdf": None})  # fmt: skip
    document = told(make_lke(), folder)

    assert document["ambiguous"] == [
        {"path": "AREA I/1.i.a SK TIM ZI.pdf", "ids": ["A.I.1.i.a", "A.II.1.i.a"]}
    ]
    assert document["unassigned"] == ["A.I.1.i.z.pdf", "REFORM/A.I.1.i.a.pdf", "foto.jpg"]
    assert [one["code"] for one in document["findings"]] == ["B052", "B050", "B051", "B053"]
    assert [question["files"] for question in document["questions"]] == [[]] * 113


def test_one_link_or_file_for_many(make_lke, make_folder, told):
    """One link for every question, and one file that the LKE names for three, are to be checked."""
    link = "https://drive.google.com/drive/folders/1AbC"
    evidence = {ID: link, OTHER: link} | dict.fromkeys(
        ("A.I.1.ii.a", "A.I.1.ii.b", "A.I.1.ii.c"), "Laporan.pdf"
    )
    document = told(make_lke(evidence), make_folder({"Laporan.pdf": None}))

    assert codes(document["by_id"][ID]) == ["B027", "B023"]
    assert document["by_id"][ID]["links"] == [link]
    assert codes(document["by_id"]["A.I.1.ii.b"]) == ["B028"]
    assert document["by_id"]["A.I.1.ii.b"]["state"] == "check"
    assert document["unassigned"] == []


def test_map_settles_the_rest(make_lke, make_folder, told, zitool, tmp_path):
    """`--new-map` writes what is open, and `--map` settles it, line by line."""
    lke, map_ = make_lke(), tmp_path / "peta.csv"
    folder = make_folder(
        {"AREA I/1.i.a SK.pdf": None, "foto.jpg": jpeg(), "x.pdf": None, f"{OTHER}.pdf": None}
    )
    assert zitool("evidence", lke, folder, "--new-map", map_).code == 0
    rows = map_.read_text("utf-8-sig").splitlines()
    assert rows == ["berkas;soal;calon", "AREA I/1.i.a SK.pdf;;A.I.1.i.a A.II.1.i.a", "foto.jpg;;", "x.pdf;;"]

    lines = ("berkas;soal", "AREA I/1.i.a SK.pdf;a.i.1.I.a", "foto.jpg;-", "x.pdf;A.I.1.i.z",
             f"z.pdf;{ID}", f"{OTHER}.pdf;{THIRD} {ID}")  # fmt: skip
    map_.write_text("\n".join(lines), "utf-8")
    document = told(lke, folder, "--map", map_)

    assert [file["path"] for file in document["by_id"][ID]["files"]] == [
        f"{OTHER}.pdf",
        "AREA I/1.i.a SK.pdf",
    ]
    assert document["by_id"][OTHER]["files"] == []
    assert document["unassigned"] == ["foto.jpg", "x.pdf"]
    assert [one["code"] for one in document["findings"]] == ["B011", "B010", "B053"]


def test_year_of_the_cycle(make_lke, make_folder, told):
    """`--year` says which cycle it is; a folder of another year is named once and takes nothing away."""
    folder = make_folder({f"ZI 2023/{ID} SK.pdf": None, f"{OTHER} 2023.pdf": None})

    document = told(make_lke(), folder)
    assert document["by_id"][ID]["state"] == "complete"
    assert [(one["code"], one["values"]["path"]) for one in document["findings"]] == [("B054", "ZI 2023")]
    document = told(make_lke(), folder, "--year", 2023)
    assert (document["by_id"][OTHER]["state"], document["findings"]) == ("complete", [])


def test_listing(make_lke, told, tmp_path):
    """A listing names documents, sizes, digests and links; nothing of it is opened."""
    digest = "ab" * 32
    listing = tmp_path / "daftar.csv"
    lines = ("Berkas;Ukuran;SHA256;Tautan", f"PEMENUHAN\\1.i.a SK.pdf;1200;{digest};", f"{OTHER}.pdf;0;;",
             "Notulen.pdf;;;https://drive.google.com/file/d/9/view")  # fmt: skip
    listing.write_text("\n".join(lines), "utf-8")
    lke = make_lke({THIRD: "https://drive.google.com/file/d/9/view?usp=sharing"})
    document = told(lke, listing)

    assert document["folder"] == str(listing)
    assert document["by_id"][ID]["files"] == [
        {"path": "PEMENUHAN/1.i.a SK.pdf", "sha256": digest, "size": 1200}
    ]
    assert (document["by_id"][ID]["state"], document["by_id"][OTHER]["state"]) == ("complete", "check")
    assert [file["path"] for file in document["by_id"][THIRD]["files"]] == ["Notulen.pdf"]


def test_listing_of_paths_alone(make_lke, told, tmp_path):
    """A list of paths without a head, as a system prints it, is a listing, too."""
    listing = tmp_path / "daftar.csv"
    listing.write_text("D:\\ZI\\PEMENUHAN\\1.i.a SK.pdf\nD:\\ZI\\foto.jpg\n", "utf-8")
    document = told(make_lke(), listing)

    assert [file["path"] for file in document["by_id"][ID]["files"]] == ["D:/ZI/PEMENUHAN/1.i.a SK.pdf"]
    assert document["unassigned"] == ["D:/ZI/foto.jpg"]


def test_links_on_cells(make_lke, make_folder, told):
    """A link behind the text of a cell of evidence counts as one written out."""
    import openpyxl

    place = make_lke({ID: "Lihat SK", OTHER: "di sini"})
    book = openpyxl.load_workbook(place)
    for row in book.worksheets[0].iter_rows():
        for cell in row:
            if cell.value == "Lihat SK":
                cell.hyperlink = "https://drive.google.com/file/d/1AbC/view"
            elif cell.value == "di sini":
                cell.hyperlink = "https://drive.google.com/drive/my-drive"
    book.save(place)
    document = told(place, make_folder({}))

    assert document["by_id"][ID]["links"] == ["https://drive.google.com/file/d/1AbC/view"]
    assert codes(document["by_id"][OTHER]) == ["B025", "B023"]


def test_exit_codes(make_lke, make_folder, zitool, tmp_path):
    """0 done, 1 findings at `--fail-on`, 2 a wrong line or map, 3 a folder or listing that cannot be read."""
    lke, folder = make_lke(), make_folder({f"{ID}.pdf": None})
    broken = tmp_path / "rusak.csv"
    broken.write_bytes(b"berkas\n\xff\xfe")

    assert zitool("evidence", lke, folder).code == 0
    assert zitool("evidence", lke, folder, "--fail-on", "warning").code == 1
    assert zitool("evidence", lke).code == 2
    assert zitool("evidence", lke, folder, "--map", broken).code == 2
    assert zitool("evidence", lke, folder, "--target", "wbz").code == 2
    assert zitool("evidence", lke, tmp_path / "tidak-ada").code == 3
    assert zitool("evidence", lke, broken).code == 3
    assert zitool("evidence", folder / f"{ID}.pdf", folder).code == 3


def test_real_lke(real, make_folder, told):
    """The real LKE is read with its evidence, and an empty folder leaves every answer without documents."""
    document = told(real, make_folder({}))

    assert sum(document["counts"].values()) == sum(q["answer"] is not None for q in document["questions"])
    assert document["counts"]["complete"] == 0
