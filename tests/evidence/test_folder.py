"""Folders that strangers filled: nothing is followed, run or waited for, and everything is listed."""

from __future__ import annotations

import json
import os
import sys
import threading

import pytest
from tests.evidence.conftest import everywhere
from tests.evidence.documents import bomb, pdf

ID = "A.I.1.i.a"
NAMES = (
    "A.I.1.i.a =cmd|'/C calc'!A0.pdf", "A.I.1.i.a <script>alert(1)</script>.pdf",
    "A.I.1.i.a \u202egpj.exe.pdf", "A.I.1.i.a \x1b[31mmerah.pdf", "A.I.1.i.a baris\nbaru.pdf",
    "A.I.1.i.a $(rm -rf ~).pdf", "A.I.1.i.a ';--.pdf", "A.I.1.i.a {{7*7}}.pdf", "A.I.1.i.a %2e%2e%2f.pdf",
    "A.I.1.i.a 🗂️ é.pdf", "-rf.pdf", "@SUM(1).pdf", "CON.pdf", "A.I.1.i.a " + "x" * 230 + ".pdf",
    "  .pdf", "A.I.1.i.a &amp;.pdf", 'A.I.1.i.a "onload=.pdf', "A.I.1.i.a \\..\\..\\x.pdf",
)  # fmt: skip
SUFFIXES = {"markdown": "md", "table": "txt"}


def test_an_index_that_is_written_leaves_what_it_comes_to_in_sight(make_lke, make_folder, zitool, tmp_path):
    """With -o the file lists every document, and the screen still ends with the sum of it."""
    folder, out = make_folder({f"{ID} SK.pdf": pdf()}), tmp_path / "indeks.html"
    shown = zitool("evidence", make_lke(), folder, "-o", out).out
    assert any("perlu diperiksa" in line for line in shown.splitlines()[-8:])
    assert "SHA-256" not in shown
    assert "SHA-256" in out.read_text("utf-8")


@pytest.mark.parametrize("form", ["json", "table", "markdown", "csv", "html", "xlsx"])
def test_hostile_names_in_every_format(make_lke, make_folder, zitool, tmp_path, form):
    """Names are shown and never become markup, formulas, escapes of a terminal or addresses elsewhere."""
    folder, out = make_folder(dict.fromkeys(NAMES)), tmp_path / f"laporan.{SUFFIXES.get(form, form)}"
    assert zitool("evidence", make_lke(), folder, "-f", form, "-o", out).code == 0
    written = out.read_bytes()

    assert b"\x1b[31m" not in written
    if form == "markdown":
        assert b"`A.I.1.i.a <script>" in written or b"<script>" not in written
    if form == "html":
        assert b"<script>alert" not in written
        assert "\u202e".encode() not in written
        assert b'href="javascript' not in written
        assert b'"onload=' not in written
    if form == "csv":
        assert b'"=cmd' not in written


def test_hostile_names_are_all_listed(make_lke, make_folder, told):
    """Each of them is in the document once, as it is."""
    assert everywhere(told(make_lke(), make_folder(dict.fromkeys(NAMES)))) == sorted(NAMES)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
def test_names_that_are_no_text(make_lke, make_folder, zitool):
    """Bytes that are no UTF-8 in a name are read, listed, and written to every format."""
    folder = make_folder({})
    with open(os.path.join(os.fsencode(folder), b"A.I.1.i.a \xff\xfe.pdf"), "wb") as file:  # noqa: PTH118, PTH123
        file.write(pdf())
    lke = make_lke()

    found = json.loads(zitool("evidence", lke, folder, "-f", "json").out)
    assert found["questions"][0]["files"][0]["path"] == "A.I.1.i.a \udcff\udcfe.pdf"
    for name in ("a.html", "a.xlsx", "a.csv", "a.md", "a.txt", "a.json"):
        assert zitool("evidence", lke, folder, "-o", folder.parent / name).code == 0
    assert (
        zitool(
            "evidence", lke, folder, "--manifest", folder.parent / "m", "--new-map", folder.parent / "p.csv"
        ).code
        == 0
    )
    assert zitool("evidence", lke, folder, "--manifest", folder.parent / "m").code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_and_loops_are_not_followed(make_lke, make_folder, told, tmp_path):
    """A link is listed as such, whether it leads to a file, out of the folder, in a circle, or nowhere."""
    secret = tmp_path / "rahasia"
    secret.mkdir()
    (secret / "A.I.1.i.b SK.pdf").write_bytes(pdf())
    folder = make_folder({f"{ID} SK.pdf": None})
    for name, target in {"luar": secret, "lingkar": folder, f"{ID} tautan.pdf": folder / f"{ID} SK.pdf",
                         f"{ID} putus.pdf": tmp_path / "tidak-ada"}.items():  # fmt: skip
        (folder / name).symlink_to(target)
    document = told(make_lke(), folder)

    question = document["by_id"][ID]
    assert [(file["path"], file["sha256"] is None) for file in question["files"]] == [
        (f"{ID} SK.pdf", False), (f"{ID} putus.pdf", True), (f"{ID} tautan.pdf", True),
    ]  # fmt: skip
    assert [one["code"] for one in question["findings"]] == ["B040", "B040"]
    assert document["unassigned"] == ["lingkar", "luar"]
    assert document["by_id"]["A.I.1.i.b"]["files"] == []


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes here")
def test_pipes_are_not_waited_for(make_lke, make_folder, told):
    """A pipe without a writer is listed, and nobody waits for it."""
    folder = make_folder({})
    os.mkfifo(folder / f"{ID} SK.pdf")
    result: list[dict[str, object]] = []
    reading = threading.Thread(target=lambda: result.append(told(make_lke(), folder)), daemon=True)
    reading.start()
    reading.join(20)

    assert result
    assert [one["code"] for one in result[0]["by_id"][ID]["findings"]] == ["B041"]


def test_long_paths(make_lke, make_folder, told):
    """A path of more than 300 characters is read, assigned and named as too long for others."""
    path = "/".join(["x" * 60] * 5) + f"/{ID} SK.pdf"
    document = told(make_lke(), make_folder({path: None}))

    assert document["by_id"][ID]["files"][0]["path"] == path
    assert [one["code"] for one in document["findings"]] == ["B058"]


def test_deep_trees(make_lke, tmp_path, told):
    """A tree whose paths no system opens does no harm; what the system cannot open is named."""
    deep = tmp_path / "bukti"
    deep.mkdir()
    here = os.open(deep, os.O_RDONLY) if sys.platform != "win32" else None
    for _ in range(300 if here is not None else 0):
        os.mkdir("a" * 20, dir_fd=here)
        below = os.open("a" * 20, os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    if here is not None:
        os.close(here)
    document = told(make_lke(), deep)

    assert {one["code"] for one in document["findings"]} <= {"B056"}


def test_bombs_are_not_unpacked(make_lke, make_folder, told):
    """A document that unpacks to a thousand times its size is damaged, and takes no room."""
    document = told(make_lke(), make_folder({f"{ID} SK.docx": bomb()}))

    assert [one["code"] for one in document["by_id"][ID]["findings"]] == ["B033"]


def test_what_does_not_count(make_lke, make_folder, told, zitool):
    """Files of systems, locks, zitool's own reports and the LKE itself are no evidence, and said so."""
    folder = make_folder({"Thumbs.db": b"x", ".DS_Store": b"x", "~$SK.docx": b"x", f"{ID} SK.pdf": None})
    lke = make_lke(name="bukti/lke.xlsx")
    for name in ("indeks.html", "indeks.xlsx", "indeks.md", "indeks.json"):
        assert zitool("evidence", lke, folder, "-o", folder / name).code == 0
    document = told(lke, folder)

    assert everywhere(document) == [f"{ID} SK.pdf"]
    assert [one["code"] for one in document["findings"]] == ["B055"]


def test_a_report_never_goes_over_a_document(make_lke, make_folder, zitool):
    """Not even with --overwrite; zitool's own report of before is replaced."""
    folder, lke = make_folder({f"{ID} Rekap.xlsx": b"PK\x03\x04 rekap"}), make_lke()

    assert zitool("evidence", lke, folder, "-o", folder / f"{ID} Rekap.xlsx", "--overwrite").code == 2
    assert (folder / f"{ID} Rekap.xlsx").read_bytes() == b"PK\x03\x04 rekap"
    for _ in range(2):
        assert zitool("evidence", lke, folder, "-o", folder / "indeks.html").code == 0


def test_what_the_system_refuses(make_lke, make_folder, told, monkeypatch):
    """A file that nobody may open, or a folder that nobody may list, is named; the rest counts."""
    folder = make_folder({f"{ID} SK.pdf": None, "tutup/A.I.1.i.b.pdf": None, "A.I.1.ii.a.pdf": None})
    lke, opens, lists = make_lke(), os.open, os.scandir

    def refuse_file(path, *arguments, **named):
        if str(path).endswith(f"{ID} SK.pdf"):
            raise PermissionError(path)
        return opens(path, *arguments, **named)

    def refuse_folder(path):
        if str(path).endswith("tutup"):
            raise PermissionError(path)
        return lists(path)

    monkeypatch.setattr(os, "open", refuse_file)
    monkeypatch.setattr(os, "scandir", refuse_folder)
    document = told(lke, folder)

    assert [one["code"] for one in document["by_id"][ID]["findings"]] == ["B031"]
    assert [one["code"] for one in document["findings"]] == ["B056"]
    assert document["by_id"]["A.I.1.ii.a"]["state"] == "complete"


def test_too_many_documents(make_lke, make_folder, zitool, monkeypatch):
    """A whole drive is refused before it is read to its end."""
    monkeypatch.setattr("zitool.evidence.gathering.MOST_FILES", 3)
    outcome = zitool("evidence", make_lke(), make_folder(dict.fromkeys(map("{}.pdf".format, range(9)))))

    assert (outcome.code, "B003" in outcome.err) == (3, True)


def test_contents_in_a_cloud_are_not_fetched(make_lke, make_folder, told, monkeypatch):
    """A file whose contents the system would fetch is listed unread, and is to be checked."""
    folder = make_folder({f"{ID} SK.pdf": None})
    monkeypatch.setattr("zitool.evidence.gathering._kind_of", lambda _: "cloud")
    question = told(make_lke(), folder)["by_id"][ID]

    assert ([one["code"] for one in question["findings"]], question["state"]) == (["B042"], "check")


def test_names_that_windows_refuses(make_lke, make_folder, told):
    """Names with characters or words that Windows keeps for itself are counted once, and change no state."""
    document = told(make_lke(), make_folder({f"{ID} SK: Tim?.pdf": None, "A.I.1.i.b./b.pdf": None}))

    assert [one["code"] for one in document["findings"]] == ["B057"]
    assert document["by_id"][ID]["state"] == "complete"
