"""Forty things that people type, and what is said to each: one sentence, or the line to type."""

from __future__ import annotations

import re
import shutil

import pytest
from tests.batch.test_entries import blank
from tests.conftest import EXAMPLES, ROOT

from zitool.catalogue import entries
from zitool.cli.options import Format
from zitool.wording import LANGUAGES

MISTAKES = [
    # what was typed, exit code, code of the finding, what is said
    ("nilai lke.xlsx", 2, "U040", "zitool score"),
    ("scroe lke.xlsx", 2, "U040", "zitool score"),
    ("periksa lke.xlsx", 2, "U040", "zitool validate"),
    ("rencana", 2, "U040", "zitool gap-report"),
    ("help", 2, "U040", "zitool --help"),
    ("rubric lsit", 2, "U040", "zitool rubric list"),
    ("score LKE KPP Contoh.xlsx --require wbk", 2, "U041", "score 'LKE KPP Contoh.xlsx' --require wbk"),
    ("validate LKE KPP Contoh.xlsx lke.xlsx", 2, "U041", "validate 'LKE KPP Contoh.xlsx' lke.xlsx"),
    (["score", '"lke.xlsx"'], 2, "U041", "Tulis: `zitool score lke.xlsx"),
    (["score", "“lke.xlsx”"], 2, "U041", "Tulis: `zitool score lke.xlsx"),
    (["score", "lke.xlsx "], 2, "U041", "Tulis: `zitool score lke.xlsx"),
    (["gap-report", "lke", "--target", "wbk"], 2, "U041", "zitool gap-report lke.xlsx --target wbk"),
    (["score", "file://{here}/LKE%20KPP%20Contoh.xlsx"], 2, "U041", "LKE KPP Contoh.xlsx'"),
    (["score", "lke.xlsx", "--facts", "unit"], 2, "U041", "score lke.xlsx --facts unit.yaml"),
    (["explain", "A.I.1", "'lke.xlsx'"], 2, "U041", "zitool explain A.I.1 lke.xlsx"),
    ("score lek.xlsx", 3, "F001", "Mungkin maksudnya: lke.xlsx"),
    ("score lke.xlsx --fial-on never", 2, "U042", "--fail-on"),
    ("score lke.xlsx --outptu a.html", 2, "U042", "--output"),
    ("--halp", 2, "U042", "--help"),
    ("score", 2, "U043", "zitool score --help"),
    ("template", 2, "U043", "--output"),
    ("score lke.xlsx -o", 2, "U044", "-o"),
    ("score lke.xlsx --lang jw", 2, "U045", "id, en"),
    ("score lke.xlsx --jobs banyak", 2, "U045", "0-256"),
    ("score lke.xlsx --fail-on galat", 2, "U045", "error, warning, note, never"),
    ("score lke.xlsx -f pdf", 2, "U045", "html"),
    ("explain A.I.1 lke.xlsx lain.xlsx", 2, "U046", "lain.xlsx"),
    ("score lke.xlsx --recap=ya", 2, "U053", "--recap"),
    ("score lke.xlsx -o hasil.pdf", 2, "U048", "-o hasil.html"),
    ("score lke.xlsx -o kosong", 2, "U049", "laporan.html"),
    ("score lke.xlsx -o hasil.docx", 2, "U001", ".html"),
    ("score lke.xlsx --facts unti.yaml", 2, "U050", "unit.yaml"),
    ("gap-report lke.xlsx --effort upaya.yaml", 2, "U050", "--effort"),
    ("score kosong --units daftar.csv", 2, "U050", "--units"),
    ("readiness unti.yaml lke.xlsx", 2, "U050", "unit.yaml"),
    ("readiness lke.xlsx unit.yaml", 2, "U051", "Tulis: `zitool readiness unit.yaml lke.xlsx"),
    ("zone lke.xlsx", 2, "U051", "zitool zone --new zone.yaml"),
    ("zone kosong", 2, "U052", "zitool score"),
    ("score lke.xlsx --print full", 2, "U035", "-o lke.html"),
    ("gap-report lke.xlsx -o a.json --print short", 2, "U035", "json"),
    ("score kosong --print full", 2, "U024", "--print"),
    ("score lke.xlsx --date 31/05/25", 2, "U004", "31-05-2025"),
    ("score lke.xlsx --rubric permenpan", 2, "U002", "permenpanrb-90-2021"),
    ("score lke.xlsx --require emas", 2, "U001", "wbk, wbbm"),
    ("gap-report lke.xlsx --target wkb", 2, "U001", "maksudnya: wbk"),
    ("readiness unit.yaml --target wbmb", 2, "U001", "maksudnya: wbbm"),
    ("score lke.xlsx --require wbkk", 2, "U001", "maksudnya: wbk"),
    ("score lke.xlsx --rubric permenpanrb-90-2012", 2, "U002", "maksudnya: permenpanrb-90-2021"),
    ("score lke.xlsx --rubric rubrik/permenpan", 2, "U002", "Sebut id rubrik"),
    ("score lke.xlsx --rubric 90/2021", 2, "U002", "maksudnya: permenpanrb-90-2021"),
    ("lke", 2, "U041", "zitool score lke.xlsx"),
    ("score lke.xlsx --facts unit.csv", 2, "U050", "unit.yaml"),
    ("readiness lke.xlsx fakta.xlsx", 2, "U051", "zitool readiness fakta.xlsx lke.xlsx"),
    ("readiness lke.xlsx LKE-2.xlsx", 2, "U060", "readiness --new unit.xlsx"),
    ("score lke.xlsx --set A.I.1.i.aa=Ya", 2, "U005", "maksudnya: A.I.1.i.a"),
    ("score lke.xlsx --set A.II.1.i.a#9=3", 2, "U005", "maksudnya: A.II.1.i.a#"),
    ("gap-report lke.xlsx --set A.I.1.i.a=Yaa", 2, "V303", "maksudnya: Ya"),
    ("score lke.xlsx --set A.I.1.i.a:Ya", 2, "U005", "ID=JAWABAN"),
    ("score lke.xlsx --assessor unti", 3, "S123", "maksudnya: unit"),
    (["score", "lke.xlsx", "--sheet", "LKE-ZI"], 3, "S143", "maksudnya: LKE ZI"),
    ("score kosong --by instnasi", 2, "U001", "maksudnya: instansi"),
    ("score kosong --only hampr", 2, "U001", "maksudnya: hampir"),
    ("score kosong --sort nlai", 2, "U001", "maksudnya: nilai"),
    ("score lke.xlsx --fail-on erorr", 2, "U045", "maksudnya: error"),
    ("score lke.xlsx -f jsno", 2, "U045", "maksudnya: json"),
    ("template -o a.xlsx --assessor tip", 2, "U001", "maksudnya: tpi"),
    ("compare lke.xlsx lek.xlsx", 3, "F001", "maksudnya: lke.xlsx"),
    ("compare lke.xlsx --assessor unti", 2, "U001", "maksudnya: unit"),
    ("explain A.I.1 lek.xlsx", 3, "F001", "maksudnya: lke.xlsx"),
    ("zone kawasna.yaml", 2, "U050", "kawasan.yaml"),
    ("zone kawasan.yaml", 3, "F001", "maksudnya: lke.xlsx"),
    ("rubric schema fakts", 2, "U045", "maksudnya: facts"),
    ("explain A.I.11", 2, "U003", "A.I.1"),
    ("explain manjemen", 2, "U003", "A.I.1"),
    ("rubric show permenpanrb-90-2021 A.I.1.i.z", 2, "U003", "A.I.1.i.a"),
    ("rubric new Rubrik_Kami", 2, "U013", "huruf kecil"),
    ("score unit.yaml", 3, "F018", "`zitool readiness unit.yaml`"),
    ("score kawasan.yaml", 3, "F018", "`zitool zone kawasan.yaml`"),
    ("explain V30", 2, "U003", "V301, V302, V303"),
    ("explain V324", 2, "U003", "V320, V321"),
    ("score kosong", 3, "", "Tidak ada LKE"),
]  # fmt: skip


IDS = [str(mistake[0]) for mistake in MISTAKES]


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """A folder as an office has it open."""
    for name in ("lke.xlsx", "LKE KPP Contoh.xlsx"):
        shutil.copy(EXAMPLES / "unit-baik.xlsx", tmp_path / name)
    shutil.copy(EXAMPLES / "unit-baik.fakta.yaml", tmp_path / "unit.yaml")
    (tmp_path / "fakta.xlsx").write_bytes(blank("permenpanrb-90-2021", "id", "facts"))
    (tmp_path / "kosong").mkdir()
    (tmp_path / "kawasan.yaml").write_text(
        "kawasan: X\nintegrasi: {skor: 9}\nunit:\n  - {nama: A, lke: lkee.xlsx}\n", "utf-8"
    )
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize(("typed", "code", "finding", "said"), MISTAKES, ids=IDS)
def test_a_mistake_is_answered(zitool, desk, typed, code, finding, said):
    """The finding, its exit code, nothing on stdout, and in the sentence what helps; nothing is written."""
    words = typed.split() if isinstance(typed, str) else [one.format(here=desk) for one in typed]
    before = sorted(desk.iterdir())

    outcome = zitool(*words)

    assert outcome.code == code, outcome
    assert said in outcome.err
    assert finding in outcome.err
    assert code == 3 or outcome.out == ""
    assert "Error:" not in outcome.err
    assert "Traceback" not in outcome.err
    assert outcome.err.count("GALAT") == (1 if finding else 0)
    assert sorted(desk.iterdir()) == before


def test_forty_mistakes_are_listed():
    """Each once."""
    assert len({str(mistake[0]) for mistake in MISTAKES}) == len(MISTAKES) >= 40


def test_a_workbook_alone_is_scored_with_a_note(zitool, desk):
    """``zitool lke.xlsx``, with options as after ``score``."""
    alone = zitool("lke.xlsx", "-f", "json")

    assert alone.code == 0
    assert alone.err == "Dibaca sebagai: zitool score lke.xlsx -f json\n"
    assert alone.out == zitool("score", "lke.xlsx", "-f", "json").out


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("explain K10 lke.xlsx", "A.I.1.i.a  Tim"),
        ("explain $K$10 lke.xlsx", "A.I.1.i.a  Tim"),
        ("explain LKE!K10 lke.xlsx", "A.I.1.i.a  Tim"),
        ("explain D10 lke.xlsx", "A.I.1.i.a  Tim"),
        ("explain IPAK", "B.I.a"),
        (["explain", "manajemen perubahan"], "A.II.1  MANAJEMEN PERUBAHAN"),
        ("explain LHKPN", "A.II.5.iii.a"),
        ("explain LHKPN", "wbk  Menuju WBK"),
        (["explain", "menuju wbk"], "Menuju WBK"),
        ("explain A.I.1 lke.xlsx", "Nilai: 3,7025 dari bobot 4 (92,56%)"),
        ("explain B.I.a lke.xlsx", "dari bobot 17,5 ("),
        ("explain A.I.1.i.a lke.xlsx", "0,25 dari bobot 0,25 (100,00%) (A.I.1.i: 0,5 / 2)"),
    ],
)
def test_explain_finds_what_is_meant(zitool, desk, typed, shown):
    """By cell or its row, by words of a title or a statement; with points and their share of the weight."""
    outcome = zitool(*(typed.split() if isinstance(typed, str) else typed))

    assert (outcome.code, outcome.err) == (0, "")
    assert shown in outcome.out


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_code_is_explained_by_a_filled_example(zitool, language):
    """No ``{raw}`` is left for the reader to guess."""
    assert len(entries()) > 300
    for code in entries():
        outcome = zitool("explain", code, "--lang", language)
        assert outcome.code == 0
        assert not re.search(r"\{[a-z_]+\}", outcome.out), code


WORDS = ("Usage", "Options", "Commands", "Arguments", "[OPTIONS]", "required", "default:", "env var")
ENGLISH = (*WORDS, "Show this", "<str", "<int")


@pytest.mark.parametrize(
    "typed",
    ["--help", "score --help", "zone -h", "rubric --help", "rubric test --help", "template --help", ""],
)
@pytest.mark.parametrize("columns", ["60", "80", "120"])
def test_help_speaks_the_language_of_the_run(zitool, monkeypatch, typed, columns):
    """The parser's own words, too, wherever they are broken; ``--lang en`` works before the command."""
    monkeypatch.setenv("COLUMNS", columns)
    indonesian = zitool(*typed.split())
    english = zitool("--lang", "en", *typed.split())

    assert indonesian.code == english.code == (0 if typed else 2)
    said, original = indonesian.out + indonesian.err, english.out + english.err
    assert said.startswith("Pemakaian: zitool")
    assert [word for word in ENGLISH if word in said] == []
    assert original.startswith("Usage: zitool")
    assert "Show this message and exit." in " ".join(original.split())
    assert zitool(*typed.split(), "--lang", "en") == english if typed else True


def test_what_is_wrong_is_said_in_english_where_it_was_asked_for(zitool, desk):
    """Before the command, behind it, and for a group."""
    for words in (["--lang", "en", "score"], ["score", "--lang=en"], ["--lang=en", "rubric", "show"]):
        outcome = zitool(*words)
        assert (outcome.code, outcome.err.startswith("ERROR U043")) == (2, True)


WRITING = {
    "score": ["score", "lke.xlsx"],
    "validate": ["validate", "lke.xlsx"],
    "gap-report": ["gap-report", "lke.xlsx"],
    "compare": ["compare", "lke.xlsx", "LKE KPP Contoh.xlsx"],
    "trend": ["trend", "lke.xlsx", "LKE KPP Contoh.xlsx"],
    "readiness": ["readiness", "unit.yaml", "lke.xlsx"],
    "zone": ["zone", str(EXAMPLES / "kawasan.yaml")],
}


@pytest.mark.parametrize("command", WRITING)
def test_help_lists_the_formats_that_a_command_writes(zitool, desk, monkeypatch, command):
    """Each that is listed is written, each that is not is refused by name."""
    monkeypatch.setenv("COLUMNS", "200")
    found = re.search(r"--format <?([a-z|]+)", zitool(command, "--help").out)
    assert found is not None
    listed = set(found[1].split("|"))

    for form in Format:
        outcome = zitool(*WRITING[command], "-f", form, "-o", f"hasil.{form}")
        assert (outcome.code != 2) == (form in listed), (form, outcome.err)
        assert form in listed or "U031" in outcome.err


def test_one_default_is_shown_for_the_rubric_of_a_template(zitool):
    """It is not recognised from a file: there is none."""
    help_ = " ".join(zitool("template", "--help").out.split())

    assert "dikenali" not in help_
    assert "bawaan: permenpanrb-90-2021" in help_


def test_a_rubric_named_twice_is_tested_once(zitool):
    """By its id, its folder, and a file of its cases."""
    id_, folder = "permenpan-60-2012", ROOT / "rubrics" / "permenpan-60-2012"
    once = zitool("rubric", "test", id_)
    cases = next((folder / "cases").iterdir())

    assert zitool("rubric", "test", id_, folder, cases) == once
