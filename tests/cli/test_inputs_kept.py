"""No input is ever overwritten: every command, every kind of input, every way to spell its path."""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.conftest import EXAMPLES

from zitool.cli.commands.recap import page_name
from zitool.cli.output import place_for, write_whole
from zitool.errors import OutputError
from zitool.lke.entry_form import effort_form, facts_form
from zitool.rubrics.load import load_rubric
from zitool.rubrics.start import start

RUBRIC = load_rubric("permenpanrb-90-2021").rubric
HTML, JSON = ["-f", "html"], ["-f", "json"]
READINGS = {
    "score": (["score", "lke.xlsx", *HTML], "lke.xlsx"),
    "score, second": (["score", "lke.xlsx", "lain.xlsx", *HTML], "lain.xlsx"),
    "score, facts": (["score", "lke.xlsx", "--facts", "unit.yaml", *HTML], "unit.yaml"),
    "score, rubric": (["score", "lke.xlsx", "--rubric", "rubrik/coba", *HTML], "rubrik/coba/rubric.yaml"),
    "score, section": (
        ["score", "lke.xlsx", "--rubric", "rubrik/coba", *HTML],
        "rubrik/coba/sections/B.yaml",
    ),
    "recap": (["score", "kumpulan", "-f", "xlsx"], "kumpulan/a.xlsx"),
    "recap, pattern": (["score", "kumpulan/*.xlsx", *HTML], "kumpulan/b.xlsx"),
    "recap, outright": (["score", "lke.xlsx", "lain.xlsx", "--recap", "-f", "csv"], "lain.xlsx"),
    "recap, ndjson": (["score", "kumpulan", "-f", "ndjson"], "kumpulan/a.xlsx"),
    "recap, units": (["score", "kumpulan", "--units", "units.csv", "-f", "csv"], "units.csv"),
    "recap, journal": (["score", "kumpulan", "--resume", "jurnal.jsonl", *JSON], "jurnal.jsonl"),
    "validate": (["validate", "lke.xlsx", *HTML], "lke.xlsx"),
    "annotate": (["validate", "lke.xlsx", "--annotate"], "lke.xlsx"),
    "gap-report": (["gap-report", "lke.xlsx", "-f", "xlsx"], "lke.xlsx"),
    "gap-report, facts": (["gap-report", "lke.xlsx", "--facts", "unit.yaml", *JSON], "unit.yaml"),
    "gap-report, effort": (["gap-report", "lke.xlsx", "--effort", "upaya.yaml", *JSON], "upaya.yaml"),
    "validate, folder": (["validate", "kumpulan", "-f", "xlsx"], "kumpulan/a.xlsx"),
    "validate, units": (["validate", "kumpulan", "--units", "units.csv", "-f", "csv"], "units.csv"),
    "gap-report, folder": (["gap-report", "kumpulan", "-f", "xlsx"], "kumpulan/b.xlsx"),
    "gap-report, folder, effort": (
        ["gap-report", "kumpulan", "--effort", "upaya.yaml", "-f", "csv"],
        "upaya.yaml",
    ),
    "score, facts as workbook": (["score", "lke.xlsx", "--facts", "unit.xlsx", *HTML], "unit.xlsx"),
    "gap-report, effort as workbook": (
        ["gap-report", "lke.xlsx", "--effort", "upaya.xlsx", *JSON],
        "upaya.xlsx",
    ),
    "compare": (["compare", "lke.xlsx", "lain.xlsx", *HTML], "lain.xlsx"),
    "compare, folder": (["compare", "kumpulan", *HTML], "kumpulan/b.xlsx"),
    "compare, peers": (["compare", "lke.xlsx", "--peers", "kumpulan", *HTML], "kumpulan/a.xlsx"),
    "compare, among peers": (["compare", "lke.xlsx", "--peers", "kumpulan", *HTML], "lke.xlsx"),
    "trend": (["trend", "lke.xlsx", "lain.xlsx", *HTML], "lke.xlsx"),
    "readiness, facts": (["readiness", "unit.yaml", "lke.xlsx", *HTML], "unit.yaml"),
    "readiness, workbook": (["readiness", "unit.yaml", "lke.xlsx", *HTML], "lke.xlsx"),
    "zone": (["zone", "kawasan.yaml", *JSON], "kawasan.yaml"),
    "zone, workbook": (["zone", "kawasan.yaml", *JSON], "lke.xlsx"),
    "zone, result": (["zone", "kawasan.yaml", *JSON], "hasil.json"),
    "zone, facts": (["zone", "kawasan.yaml", *JSON], "unit.yaml"),
    "rubric diff": (["rubric", "diff", "rubrik/coba", "rubrik/lain", *JSON], "rubrik/coba/rubric.yaml"),
    "rubric diff, new": (["rubric", "diff", "rubrik/coba", "rubrik/lain", *JSON], "rubrik/lain/CHANGELOG.md"),
    "rubric diff, against": (
        ["rubric", "diff", "rubrik/coba", "rubrik/lain", "--against", "kumpulan", *JSON],
        "kumpulan/a.xlsx",
    ),
    "rubric import": (["rubric", "import", "formulir.yaml", "--id", "coba"], "formulir.yaml"),
}
"""What is read: the command line without its output, and the file that must not become one."""

ZONE = """\
kawasan: Pelabuhan Contoh
integrasi: {skor: 7}
predikat: {wbk: ya}
unit:
  - {nama: A, lke: lke.xlsx, fakta: unit.yaml}
  - {nama: B, hasil: hasil.json}
"""


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """A folder with an input of each kind, and links to each of them."""
    place = tmp_path_factory.mktemp("kantor")
    (place / "kumpulan").mkdir()
    for name in ("lke.xlsx", "lain.xlsx", "kumpulan/a.xlsx", "kumpulan/b.xlsx", "formulir.yaml"):
        shutil.copy(EXAMPLES / "unit-dan-tpi.xlsx", place / name)
    shutil.copy(EXAMPLES / "unit-baik.fakta.yaml", place / "unit.yaml")
    (place / "units.csv").write_text("name,agency,file\nA,DJP,kumpulan/a.xlsx\n", "utf-8")
    (place / "upaya.yaml").write_text('A: "2"\n', "utf-8")
    (place / "unit.xlsx").write_bytes(facts_form(RUBRIC, date(2026, 1, 1), "id"))
    (place / "upaya.xlsx").write_bytes(effort_form(RUBRIC, "id"))
    (place / "kawasan.yaml").write_text(ZONE, "utf-8")
    (place / "hasil.json").write_text('{"schema": "zitool/score/1"}', "utf-8")
    (place / "jurnal.jsonl").write_text("pekerjaan kemarin\n", "utf-8")
    for id_ in ("coba", "lain"):
        for name, text in start(id_, date(2026, 1, 1)).items():
            (place / "rubrik" / id_ / name).parent.mkdir(parents=True, exist_ok=True)
            (place / "rubrik" / id_ / name).write_text(text, "utf-8")
    shutil.copy(place / "rubrik/coba/sections" / SECTION, place / "rubrik/coba/sections/B.yaml")
    (place / "sub").mkdir()
    (place / "sini").symlink_to(".", target_is_directory=True)
    (place / "tautan").mkdir()
    for _, name in READINGS.values():
        links = place / "tautan"
        for kind, make in (("lunak", Path.symlink_to), ("keras", Path.hardlink_to)):
            link = links / f"{kind}-{name.replace('/', '-')}"
            if not link.exists():
                make(link, (place / name).resolve())
    return place


SECTION = next(name for name in start("coba", date(2026, 1, 1)) if name.startswith("sections/")).split("/")[1]


def fingerprints(place):
    """The bytes of every file of the office, so that a new or a changed one is noticed."""
    files = sorted(path for path in place.rglob("*") if path.is_file() and "sini" not in path.parts)
    return {file: hashlib.sha256(file.read_bytes()).hexdigest() for file in files}


ways = st.tuples(
    st.sampled_from(["", "{office}/", "./"]),
    st.lists(st.sampled_from(["./", "sub/../", "tidak-ada/../", "sini/", "sub/../sini/"]), max_size=4),
    st.sampled_from(["{name}", "{name}", "tautan/lunak-{flat}", "tautan/keras-{flat}"]),
)
"""Beginning, detours and end of a path that leads to an input."""


@pytest.mark.skipif(sys.platform == "win32", reason="makes links, which Windows grants to few")
@pytest.mark.parametrize("case", READINGS)
def test_no_command_writes_over_what_it_reads(zitool, office, monkeypatch, case):
    """However the path is spelled: refused with O003, exit code 2, and not a byte of any file changes."""
    monkeypatch.chdir(office)
    arguments, name = READINGS[case]
    before = fingerprints(office)

    @settings(
        max_examples=8,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(ways)
    def holds(way):
        start_, detours, end = way
        spelled = (start_ + "".join(detours) + end).format(
            office=office, name=name, flat=name.replace("/", "-")
        )
        outcome = zitool(*arguments, "-o", spelled, "--overwrite")
        assert (outcome.code, "O003" in outcome.err) == (2, True), (spelled, outcome)

    holds()
    assert fingerprints(office) == before


@pytest.mark.parametrize("name", ["kumpulan/kosong.xlsx", "units.csv"])
def test_a_journal_is_never_an_input(zitool, office, monkeypatch, name):
    """An empty workbook is no journal to begin, nor is the list of units."""
    monkeypatch.chdir(office)
    kept = office / name
    if not kept.exists():
        kept.write_bytes(b"")
    before = kept.read_bytes()

    outcome = zitool("score", "kumpulan", "--units", "units.csv", "--resume", f"sub/../{name}")

    assert (outcome.code, "O003" in outcome.err) == (2, True)
    assert kept.read_bytes() == before
    (office / "kumpulan/kosong.xlsx").unlink(missing_ok=True)


def test_a_journal_that_is_new_is_not_the_output_as_well(zitool, office, monkeypatch):
    """Both would be written, one over the other."""
    monkeypatch.chdir(office)

    outcome = zitool("score", "kumpulan", "-o", "baru.json", "--resume", "sub/../baru.json")

    assert (outcome.code, "O003" in outcome.err) == (2, True)
    assert not (office / "baru.json").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="makes links")
@pytest.mark.parametrize(("command", "kind"), [("score", "score"), ("gap-report", "gap")])
def test_a_page_is_never_written_through_a_link_to_an_input(zitool, tmp_path, command, kind):
    """A folder of pages may hold a link to the workbook itself."""
    lke = tmp_path / "lke.xlsx"
    shutil.copy(EXAMPLES / "unit-baik.xlsx", lke)
    pages = tmp_path / "laporan"
    pages.mkdir()
    (pages / page_name(str(lke), kind)).symlink_to(lke)
    before = lke.read_bytes()

    outcome = zitool(command, lke, "--recap", "--reports", pages, "--overwrite")

    assert (outcome.code, "O003" in outcome.err) == (2, True)
    assert lke.read_bytes() == before


def test_a_filled_workbook_of_the_folder_is_no_place_for_its_recap(zitool, tmp_path):
    """It is an input, not an old output: kept even with --overwrite, and a recap beside it counts it."""
    for name in ("a.xlsx", "b.xlsx"):
        shutil.copy(EXAMPLES / "unit-baik.xlsx", tmp_path / name)
    before = (tmp_path / "a.xlsx").read_bytes()

    refused = zitool("score", tmp_path, "--keep-duplicates", "-o", tmp_path / "a.xlsx", "--overwrite")
    done = zitool("score", tmp_path, "--keep-duplicates", "-o", tmp_path / "rekap.xlsx")
    again = zitool("score", tmp_path, "--keep-duplicates", "-o", tmp_path / "rekap.xlsx", "--overwrite")

    assert (refused.code, "O003" in refused.err) == (2, True)
    assert (tmp_path / "a.xlsx").read_bytes() == before
    assert "2 berkas: 2 dinilai" in done.err
    assert "2 berkas: 2 dinilai" in again.err
    assert "dilewati 1" in again.err


@pytest.mark.parametrize("command", ["readiness", "zone"])
def test_a_file_to_fill_in_is_never_started_over_a_workbook(zitool, tmp_path, command):
    """Arguments in the wrong order, with --overwrite: the LKE stays."""
    lke = tmp_path / "lke.xlsx"
    shutil.copy(EXAMPLES / "unit-baik.xlsx", lke)
    before = lke.read_bytes()

    outcome = zitool(command, "--new", lke, "--overwrite")

    said = {"readiness": "O009", "zone": ".yaml"}[command]
    assert (outcome.code, said in outcome.err) == (2, True)
    assert lke.read_bytes() == before


@pytest.mark.skipif(sys.platform == "win32", reason="FIFOs and devices are of POSIX")
@pytest.mark.parametrize("kind", ["pipe", "device", "socket"])
def test_what_is_no_file_is_not_replaced(zitool, tmp_path, kind):
    """--overwrite on a pipe or /dev/null would put a file in its place: O002."""
    place = Path("/dev/null") if kind == "device" else tmp_path / "pipa.html"
    if kind == "pipe":
        os.mkfifo(place)
    elif kind == "socket":
        import socket

        with socket.socket(socket.AF_UNIX) as one:
            one.bind(str(place))
    before = place.stat()

    outcome = zitool("score", EXAMPLES / "unit-baik.xlsx", "-f", "html", "-o", place, "--overwrite")

    assert outcome.code == 2
    assert "O002" in outcome.err
    assert "bukan berkas" in outcome.err
    assert (place.stat().st_mode, place.stat().st_ino) == (before.st_mode, before.st_ino)


@pytest.mark.parametrize("meanwhile", ["new", "changed", "gone"])
def test_what_changed_since_it_was_looked_at_is_kept(tmp_path, meanwhile):
    """O005: a file that somebody saves while a thousand workbooks are scored is theirs."""
    target = tmp_path / "hasil.json"
    if meanwhile != "new":
        target.write_text("lama", "utf-8")
    place = place_for(target, [], overwrite=True)
    if meanwhile == "gone":
        target.unlink()
    else:
        target.write_text("kerja orang", "utf-8")

    with pytest.raises(OutputError) as caught:
        write_whole(place, b"{}")

    assert [finding.code for finding in caught.value.findings] == ["O005"]
    assert [path.name for path in tmp_path.iterdir()] == ([] if meanwhile == "gone" else ["hasil.json"])
    assert meanwhile == "gone" or target.read_text("utf-8") == "kerja orang"


@pytest.mark.skipif(sys.platform == "win32", reason="makes links")
def test_a_loop_of_links_is_said(zitool, tmp_path):
    """O002, no traceback."""
    (tmp_path / "a.html").symlink_to(tmp_path / "b.html")
    (tmp_path / "b.html").symlink_to(tmp_path / "a.html")

    outcome = zitool("score", EXAMPLES / "unit-baik.xlsx", "-o", tmp_path / "a.html")

    assert (outcome.code, "O002" in outcome.err) == (2, True)
    assert "berputar" in outcome.err


@pytest.mark.skipif(sys.platform != "win32", reason="spellings of Windows")
@pytest.mark.parametrize("way", ["case", "short", "unc", "device", "slashes", "dots"])
def test_windows_has_more_names_for_one_file(zitool, tmp_path, way):
    """Letters of either case, 8.3 names, UNC paths, the device form, trailing dots: O003 for each."""
    lke = tmp_path / "lembar kerja evaluasi.xlsx"
    shutil.copy(EXAMPLES / "unit-baik.xlsx", lke)
    before = lke.read_bytes()
    drive, rest = os.path.splitdrive(str(lke))
    spelled = {
        "case": str(lke).swapcase(),
        "short": _short_name(lke),
        "unc": f"\\\\localhost\\{drive[0]}${rest}",
        "device": f"\\\\?\\{lke}",
        "slashes": str(lke).replace("\\", "/"),
        "dots": f"{lke}. .",
    }[way]

    outcome = zitool("score", lke, "-f", "html", "-o", spelled, "--overwrite")

    assert outcome.code == 2
    assert way in {"unc", "dots"} or "O003" in outcome.err
    assert lke.read_bytes() == before


def _short_name(path):
    import ctypes

    buffer = ctypes.create_unicode_buffer(500)
    ctypes.windll.kernel32.GetShortPathNameW(str(path), buffer, 500)
    return buffer.value or str(path)
