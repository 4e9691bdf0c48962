"""``zitool score`` of folders and many files."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import jsonschema
import pytest

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture
def folder(tmp_path, examples):
    """Six examples in two folders; beside them a lock file, a letter, an old workbook and an empty one."""
    for file in sorted(examples.glob("*.xlsx"))[:6]:
        place = tmp_path / "unit" / ("a" if file.name < "unit" else "b")
        place.mkdir(parents=True, exist_ok=True)
        shutil.copy(file, place)
    (tmp_path / "unit" / "a" / "~$keluarga-1.xlsx").write_bytes(b"lock")
    (tmp_path / "unit" / "surat.pdf").write_bytes(b"%PDF")
    (tmp_path / "unit" / "lama.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    (tmp_path / "unit" / "kosong.xlsx").write_bytes(b"")
    return tmp_path / "unit"


def recap(zitool, *arguments):
    """Return the JSON recap of a run and how it ended."""
    outcome = zitool("score", *arguments, "-f", "json", "--keep-duplicates")
    return json.loads(outcome.out), outcome


def test_a_folder_is_one_line_each_and_the_counts_add_up(zitool, folder):
    """Every file is scored, refused or skipped; a refused one makes the exit code 3 and costs only itself."""
    document, outcome = recap(zitool, folder)

    assert document["counts"] == {
        "files": 8, "scored": 6, "refused": 2, "refused_sheets": 0, "duplicates": 0, "not_done": 0,
        "skipped": {"lock": 1, "other": 1},
    }  # fmt: skip
    assert len(document["units"]) == 6
    assert sorted(one["findings"][0]["code"] for one in document["refused"]) == ["F004", "F005"]
    assert outcome.code == 3
    assert outcome.err == (
        "8 berkas: 6 dinilai, 2 tidak dapat dinilai, 0 belum dikerjakan; "
        "dilewati 2 (1 berkas kunci, 1 jenis lain)\n"
    )


def test_the_table_shows_units_and_broken_files(zitool, folder):
    """A person sees who stands where, and which file to ask for again."""
    outcome = zitool("score", folder, "--keep-duplicates")

    assert "Rekap 6 penilaian dari 8 berkas" in outcome.out
    assert outcome.out.index("KPP Contoh Timur") < outcome.out.index("KPPN Contoh Barat")
    assert "F005" in outcome.out
    assert "lulus" not in outcome.out.lower()


def test_results_are_those_of_single_runs_to_the_byte(zitool, folder):
    """A line of ndjson is the file's entry of its own zitool/score/1 document."""
    outcome = zitool("score", folder, "-f", "ndjson", "--keep-duplicates")
    lines = [json.loads(line) for line in outcome.out.splitlines()]

    for line in lines:
        single = json.loads(zitool("score", line["file"], "-f", "json").out)
        assert line in (*single["assessments"], *single["refused"])
    assert len(lines) == 8


@pytest.mark.parametrize("jobs", [2, 8])
def test_the_number_of_processes_changes_nothing(zitool, folder, jobs):
    """The same bytes for one process and for many."""
    for form in ("json", "ndjson", "table"):
        one = zitool("score", folder, "-f", form, "--jobs", "1")
        assert zitool("score", folder, "-f", form, "--jobs", jobs) == one


@pytest.mark.parametrize(
    ("only", "units"),
    [
        ("met", {"KPP Contoh Tengah", "KPP Contoh Timur", "KPPBC Contoh Utara"}),
        ("near", set()),
        ("not-met", {"KPP Contoh Selatan", "KPPN Contoh Barat"}),
        ("broken", set()),
    ],
)
def test_only_shows_one_group(zitool, folder, only, units):
    """Groups are by the first designation, or that of --require."""
    document, _ = recap(zitool, folder, "--only", only)

    assert {unit["unit"] for unit in document["units"]} == units
    assert len(document["refused"]) == (2 if only == "broken" else 0)


def test_the_table_says_what_the_page_says(zitool, folder):
    """How many stand where, *hampir* too, what is missed most, spreads, hidden assessors, who decides."""
    text = zitool("score", folder).out

    assert "hampir (1 syarat)" in text
    assert re.search(r"^Menuju WBBM: .*\d hampir", text, re.MULTILINE)
    assert "Syarat yang paling sering belum terpenuhi: Pelayanan publik yang prima" in text
    assert re.search(r"^Nilai total +\d+,\d\d +\d+,\d\d +\d+,\d\d  WBK 75, WBBM 85$", text, re.MULTILINE)
    assert "1 LKE juga berisi jawaban penilai lain (tpi); lihat --assessor" in text
    assert "predikat ditetapkan Menteri" in text
    assert "penilai lain" not in zitool("score", folder, "--assessor", "all").out


def test_near_is_about_the_designation_of_require(zitool, folder):
    """The good examples miss WBBM by less than a tenth of each minimum; the tampered one is incomplete."""
    document, _ = recap(zitool, folder, "--only", "near", "--require", "wbbm")

    assert {unit["unit"] for unit in document["units"]} == {
        "KPP Contoh Tengah", "KPP Contoh Timur", "KPPBC Contoh Utara",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("sort", "first"),
    [
        ("points", "KPP Contoh Tengah"),
        ("unit", "KPP Contoh Selatan"),
        ("file", "KPPBC Contoh Utara"),
        ("answered", "KPPN Contoh Barat"),
        ("short", "KPP Contoh Tengah"),
        ("findings", "KPP Contoh Selatan"),
    ],
)
def test_lines_can_be_sorted(zitool, folder, sort, first):
    """By points, name, path, questions answered, minima missed, or findings."""
    document, _ = recap(zitool, folder, "--sort", sort)

    assert document["units"][0]["unit"] == first


def test_require_counts_every_unit(zitool, tmp_path, examples):
    """Exit code 1 while one unit does not meet the minima."""
    shutil.copy(examples / "unit-baik.xlsx", tmp_path)

    assert zitool("score", tmp_path, "--require", "wbk").code == 0
    assert zitool("score", tmp_path, "--require", "wbbm").code == 1


def test_an_empty_folder_is_said(zitool, tmp_path):
    """Nothing to score is not a success."""
    outcome = zitool("score", tmp_path)

    assert outcome.code == 3
    assert outcome.err.startswith("Tidak ada LKE pada tempat yang disebut.\n")


def test_a_table_of_many_files_is_a_recap_and_json_stays_what_it_is(zitool, examples):
    """Four files named outright: a line each on the screen, but scripts get the document they know."""
    files = sorted(examples.glob("unit-*.xlsx"))[:4]

    assert "Rekap 4 penilaian" in zitool("score", *files).out
    assert json.loads(zitool("score", *files, "-f", "json").out)["schema"] == "zitool/score/1"
    assert recap(zitool, *files, "--recap")[0]["schema"] == "zitool/recap/1"


@pytest.mark.parametrize(
    "arguments", [["--only", "met"], ["--jobs", "2"], ["--resume", "x.jsonl"], ["--reports", "x"]]
)
def test_options_of_recaps_are_refused_for_one_file(zitool, examples, arguments):
    """An option that would do nothing is not taken in silence."""
    outcome = zitool("score", examples / "unit-baik.xlsx", *arguments)

    assert outcome.code == 2
    assert "U022" in outcome.err


def test_suppositions_are_refused_for_a_recap(zitool, folder):
    """--set is about one workbook."""
    outcome = zitool("score", folder, "--set", "A.I.1.i.a=A")

    assert outcome.code == 2
    assert "U024" in outcome.err


def test_each_unit_gets_a_page(zitool, folder, tmp_path):
    """--reports writes one page per workbook that was scored, never over a page that was changed unasked."""
    place = tmp_path / "laporan"
    outcome = zitool("score", folder, "--keep-duplicates", "--reports", place)

    assert outcome.code == 3
    assert len(list(place.glob("*.html"))) == 6
    assert any("KPP Contoh Timur" in path.read_text(encoding="utf-8") for path in place.iterdir())
    assert zitool("score", folder, "--keep-duplicates", "--reports", place).code == 3
    next(place.iterdir()).write_text("catatan", "utf-8")
    assert zitool("score", folder, "--keep-duplicates", "--reports", place).code == 2
    assert zitool("score", folder, "--keep-duplicates", "--reports", place, "--overwrite").code == 3


def test_ndjson_goes_to_a_file_as_it_comes(zitool, folder, tmp_path):
    """The same lines in a file as on stdout."""
    zitool("score", folder, "-o", tmp_path / "hasil.ndjson")

    expected = zitool("score", folder, "-f", "ndjson").out
    assert (tmp_path / "hasil.ndjson").read_text(encoding="ascii") == expected


def test_a_batch_goes_on_from_its_journal(zitool, folder, tmp_path):
    """Results are the same, and files that were finished are not read again."""
    journal = tmp_path / "jurnal.jsonl"
    first = zitool("score", folder, "-f", "json", "--resume", journal)
    size = journal.stat().st_size

    assert zitool("score", folder, "-f", "json", "--resume", journal) == first
    assert journal.stat().st_size == size


def test_a_journal_of_another_question_is_refused(zitool, folder, tmp_path):
    """Answers of the TPI are not taken for those of the unit."""
    journal = tmp_path / "jurnal.jsonl"
    zitool("score", folder, "--resume", journal)

    outcome = zitool("score", folder, "--resume", journal, "--assessor", "tpi")

    assert outcome.code == 2
    assert "U020" in outcome.err


def started(*arguments, interrupts=signal.SIG_DFL, **options):
    """Start the command line as a user would, as the head of its own group of processes.

    Whoever runs the tests with ``nohup … &`` has Ctrl-C ignored, and children inherit that: they are told.
    """
    return subprocess.Popen(
        [sys.executable, "-m", "zitool", "score", "--keep-duplicates", *map(str, arguments)],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8", start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, interrupts),  # noqa: PLW1509 - no threads here
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")}, **options,
    )  # fmt: skip


def children(process):
    """Return the processes that one, by its number, has started, and their command lines."""
    try:
        text = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
        return {int(part): Path(f"/proc/{part}/cmdline").read_bytes() for part in text.split()}
    except OSError:  # one of them ended meanwhile
        return {}


def workers(process):
    """Return its workers: those that run zitool's work, not what forks them, nor the tracker of resources."""
    below = children(process.pid)
    forked = [
        that_child
        for child, command in below.items()
        if b"forkserver" in command
        for that_child in children(child)
    ]
    return [*forked, *(child for child, command in below.items() if b"spawn_main" in command)]


def until(condition, seconds=120):
    """Wait for something to become true; False where it does not."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if condition():
            return True
        time.sleep(0.02)
    return False


COPIES = 400


@pytest.fixture
def hundreds(tmp_path, examples):
    """A folder of copies: enough for something to happen meanwhile."""
    place = tmp_path / "ratusan"
    place.mkdir()
    for number in range(COPIES):
        shutil.copy(examples / "unit-baik.xlsx", place / f"unit-{number:03}.xlsx")
    return place


def in_its_midst(process, journal):
    """Wait until some files are done and both workers are at it, and return these."""
    assert until(lambda: journal.exists() and len(journal.read_bytes().splitlines()) > 10)
    born = workers(process)
    assert len(journal.read_bytes().splitlines()) < COPIES
    return born


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="looks at processes through /proc")
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_stopped_batch_keeps_what_was_finished(hundreds, tmp_path, number, code):
    """Ctrl-C: finished results are written, no child or temporary file is left, the journal goes on."""
    journal, output = tmp_path / "j.jsonl", tmp_path / "rekap.json"
    process = started(hundreds, "--resume", journal, "-o", output, "--jobs", "2")
    born = in_its_midst(process, journal)

    process.send_signal(number)
    _, err = process.communicate(timeout=180)

    assert process.returncode == code
    assert "Traceback" not in err
    document = json.loads(output.read_text(encoding="ascii"))
    finished = document["counts"]["scored"]
    assert 9 <= finished < COPIES
    assert document["counts"]["not_done"] == COPIES - finished
    assert f"Dihentikan: {finished} dari {COPIES} berkas" in err
    assert until(lambda: not any(Path(f"/proc/{one}").exists() for one in born))
    assert list(tmp_path.glob(".zitool-*")) == []

    again = started(hundreds, "--resume", journal, "-o", output, "--overwrite", "--jobs", "2")
    _, err = again.communicate(timeout=180)

    assert again.returncode == 0, err
    assert json.loads(output.read_text(encoding="ascii"))["counts"]["scored"] == COPIES


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="looks at processes through /proc")
def test_a_killed_worker_loses_nothing(hundreds, tmp_path):
    """A child dies, as when memory runs out: the batch goes on and every file is scored."""
    journal = tmp_path / "j.jsonl"
    process = started(hundreds, "-f", "json", "--jobs", "2", "--resume", journal)
    born = in_its_midst(process, journal)
    assert len(born) == 2

    os.kill(born[0], signal.SIGKILL)
    out, err = process.communicate(timeout=180)

    assert process.returncode == 0, err
    assert json.loads(out)["counts"]["scored"] == COPIES


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="looks at processes through /proc")
def test_no_worker_outlives_a_killed_parent(hundreds, tmp_path):
    """SIGKILL leaves nobody time to say goodbye: the workers see it themselves."""
    journal = tmp_path / "j.jsonl"
    process = started(hundreds, "-f", "json", "--jobs", "2", "--resume", journal)
    born = in_its_midst(process, journal)

    process.kill()
    process.communicate(timeout=180)

    assert len(born) == 2
    assert until(lambda: not any(Path(f"/proc/{one}").exists() for one in born))


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="looks at processes through /proc")
def test_ctrl_c_is_ignored_where_the_shell_says_so(hundreds):
    """``nohup zitool score … &``: the Ctrl-C of another command does not stop this one."""
    process = started(hundreds, "-f", "json", "--jobs", "2", interrupts=signal.SIG_IGN)
    assert until(lambda: len(workers(process)) == 2)

    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=120)

    assert process.returncode == 0, err
    assert json.loads(out)["counts"]["scored"] == COPIES


@pytest.mark.parametrize("arguments", [["score"], ["compare"], ["validate"], ["gap-report"]])
def test_a_fault_of_ours_costs_one_file(zitool, folder, monkeypatch, arguments):
    """X001 with its log for that file, exit code 4, and every other file is done."""
    from zitool.batch import worker as work

    real = work.assess

    def assess(file, *rest, **named):
        return 1 / 0 if file.endswith("unit-baik.xlsx") else real(file, *rest, **named)

    monkeypatch.setattr(work, "assess", assess)
    monkeypatch.setattr("zitool.batch.pool.processes", ThreadPoolExecutor)
    outcome = zitool(*arguments, folder, "-f", "json")

    refused = {Path(one["file"]).name: one["findings"][0] for one in json.loads(outcome.out)["refused"]}
    assert outcome.code == 4
    assert "Traceback" not in outcome.err
    assert {name for name, found in refused.items() if found["code"] == "X001"} == {"unit-baik.xlsx"}
    log = Path(refused["unit-baik.xlsx"]["values"]["log"])
    assert "ZeroDivisionError" in log.read_text("utf-8")
    log.unlink()


def test_the_recap_fits_its_schema(zitool, folder, tmp_path):
    """Exactly the keys of the committed schema, with a list of units and without."""
    schema = json.loads((ROOT / "schemas" / "recap-1.schema.json").read_text("utf-8"))
    units = tmp_path / "units.csv"
    units.write_text("name,agency,file\nKPP Contoh Timur,DJP,\n,DJBC,lama.xls\nX,DJP,\n", "utf-8")

    jsonschema.validate(recap(zitool, folder)[0], schema)
    found, _ = recap(zitool, folder, "--units", units, "--by", "agency", "--reports", tmp_path / "r")

    jsonschema.validate(found, schema)
    assert [group["name"] for group in found["groups"]] == ["DJP", ""]
    assert [one["name"] for one in found["missing"]] == ["X"]
    assert len(found["unlisted"]) == 6
    assert len(found["units"]) == 6
    assert all(unit["page"].startswith("r/") or "/r/" in unit["page"] for unit in found["units"])


def test_groups_need_a_list(zitool, folder):
    """No LKE says its agency."""
    assert "U028" in zitool("score", folder, "--by", "agency").err


FORMATS = {
    "xlsx": b"PK",
    "html": b"<!doctype html>",
    "md": b"## ",
    "csv": b"\xef\xbb\xbf",
    "parquet": b"PAR1",
}


@pytest.mark.parametrize("suffix", FORMATS)
def test_the_suffix_names_the_format(zitool, folder, tmp_path, suffix):
    """``-o rekap.xlsx`` is a workbook of all units; the same bytes by ``-f``, each unit named."""
    target, other = tmp_path / f"rekap.{suffix}", tmp_path / "rekap"
    form = {"md": "markdown"}.get(suffix, suffix)

    assert zitool("score", folder, "-o", target).code == 3
    assert zitool("score", folder, "-o", other, "-f", form).code == 3

    data = target.read_bytes()
    assert data.startswith(FORMATS[suffix])
    assert data == other.read_bytes()


@pytest.mark.parametrize("form", ["parquet", "xlsx"])
def test_what_is_no_text_is_not_shown_on_a_terminal(zitool, folder, monkeypatch, form):
    """U006, before anything is scored."""
    monkeypatch.setattr(type(sys.stdout), "isatty", lambda _: True, raising=False)

    outcome = zitool("score", folder, "-f", form)

    assert outcome.code == 2
    assert "U006" in outcome.err


def test_parquet_without_its_library_is_said_first(zitool, folder, tmp_path, monkeypatch):
    """U023 names the extra to install; nothing is scored, nothing written."""
    monkeypatch.setattr("zitool.cli.commands.recap.find_spec", lambda _: None)
    target = tmp_path / "rekap.parquet"

    outcome = zitool("score", folder, "-o", target)

    assert outcome.code == 2
    assert "zitool[parquet]" in outcome.err
    assert not target.exists()


@pytest.mark.parametrize("command", ["score", "validate", "gap-report"])
def test_formats_of_recaps_make_a_recap(zitool, examples, tmp_path, command):
    """Of one workbook, too; a comparison has no such format."""
    outcome = zitool(command, examples / "unit-baik.xlsx", "-o", tmp_path / "hasil.parquet")

    assert outcome.code == 0
    assert (tmp_path / "hasil.parquet").read_bytes().startswith(b"PAR1")
    assert "U031" in zitool("compare", examples / "unit-dan-tpi.xlsx", "-f", "ndjson").err


@pytest.mark.parametrize(
    ("words", "same"),
    [(("--sort", "nilai"), ("--sort", "points")), (("--only", "Hampir"), ("--only", "near"))],
)
def test_choices_may_be_said_in_indonesian(zitool, examples, words, same):
    """The same recap, whichever language names the choice; what is none is said with those that are."""
    folder = examples / "52-2014"

    assert zitool("score", folder, "-f", "csv", *words).out == zitool("score", folder, "-f", "csv", *same).out
    refused = zitool("score", folder, words[0], "entah")
    assert refused.code == 2
    assert "U001" in refused.err
    assert words[1].casefold() in refused.err


@pytest.fixture
def kinds(folder, tmp_path):
    """Write a list of the units of the folder with kinds, one of them misspelled; return the file."""
    units = tmp_path / "units.csv"
    units.write_text(
        "nama,jenis\nKPP Contoh Timur,RSUD\nKPP Contoh Selatan,Polres\nKPPN Contoh Barat,vertikal\n"
        "KPPBC Contoh Utara,bea cukai\nKPP Contoh Tengah,puskemas\n",
        "utf-8",
    )
    return units


def test_statistics_by_kind_and_by_group(zitool, folder, kinds):
    """Kinds by the rubric's ids, groups with priority under theirs; the rest has none."""
    by_kind, _ = recap(zitool, folder, "--units", kinds, "--by", "jenis")
    by_group, _ = recap(zitool, folder, "--units", kinds, "--by", "kelompok")

    assert {group["name"] for group in by_kind["groups"]} >= {"rsud", "kepolisian", "vertikal", "puskemas"}
    named = {group["name"]: group["units"] for group in by_group["groups"]}
    assert {key: named[key] for key in ("layanan-daerah", "penegak-hukum")} == {
        "layanan-daerah": 1,
        "penegak-hukum": 1,
    }
    listed = {unit["unit"]: unit["listed"] for unit in by_kind["units"]}
    assert (listed["KPP Contoh Selatan"]["kind"], listed["KPP Contoh Selatan"]["priority"]) == (
        "kepolisian", "penegak-hukum",
    )  # fmt: skip
    assert [finding["code"] for finding in by_kind["list_findings"]] == ["U054"]


@pytest.mark.parametrize("form", ["table", "markdown", "html", "csv"])
def test_a_misspelled_kind_and_the_group_show_in_every_format(zitool, folder, kinds, form):
    """What is doubtful about the list stands with the other doubts; the group is a column of the rows."""
    outcome = zitool("score", folder, "--units", kinds, "--by", "kelompok", "-f", form)

    assert "penegak-hukum" in outcome.out
    assert "puskesmas" in outcome.out or form == "csv"


@pytest.mark.parametrize(
    ("only", "units"),
    [
        (["rsud"], {"KPP Contoh Timur"}),
        (["Kepolisian", "rsud"], {"KPP Contoh Timur", "KPP Contoh Selatan"}),
        (["penegak-hukum"], {"KPP Contoh Selatan"}),
        (["vertikal"], {"KPPN Contoh Barat"}),
        (["rsud", "met"], {"KPP Contoh Timur"}),
        (["polres", "memenuhi"], set()),
    ],
)
def test_only_units_of_a_kind(zitool, folder, kinds, only, units):
    """By kind, by group with priority, by an own kind, and together with where they stand."""
    asked = [part for one in only for part in ("--only", one)]
    document, _ = recap(zitool, folder, "--units", kinds, *asked)

    assert {unit["unit"] for unit in document["units"]} == units
    assert document["refused"] == []
    assert document["only"] == [one.casefold() for one in only if one not in {"met", "memenuhi"}]
    assert document["counts"]["scored"] == 6


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("--only", "rsud"), "U055", "--units"),
        (("--only", "puskemas"), "U001", "puskesmas"),
        (("--only", "met", "--only", "near"), "U001", "met, near"),
    ],
)
def test_kinds_that_cannot_be_asked_for(zitool, folder, arguments, code, said):
    """Without a list, of a kind that there is not, or two groups at once; said before anything is scored."""
    outcome = zitool("score", folder, *arguments)

    assert outcome.code == 2
    assert code in outcome.err
    assert said in outcome.err
