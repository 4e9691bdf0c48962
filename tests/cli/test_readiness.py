"""``zitool readiness`` and ``--facts``: stages, prerequisites, exit codes, every format."""

from __future__ import annotations

import csv
import html
import io
import json
import re
import shutil

import jsonschema
import openpyxl
import pytest
import yaml
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from tests.batch.test_entries import Form
from tests.conftest import ROOT

from zitool.lke.template.plan import SHEET, plan
from zitool.rubrics.load import load_rubric
from zitool.rubrics.packaged import DEFAULT_RUBRIC

SCHEMAS = {
    name: json.loads((ROOT / "schemas" / f"{name}-1.schema.json").read_text("utf-8"))
    for name in ("score", "gap-report", "readiness")
}
LKE, FACTS = "examples/unit-baik.xlsx", "examples/unit-baik.fakta.yaml"
DAY = ("--date", "2026-04-15")


class Text(SingleFileSnapshotExtension):
    """A file for each, so that a change can be read."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


@pytest.fixture(autouse=True)
def _at_the_root(monkeypatch):
    monkeypatch.chdir(ROOT)


@pytest.fixture
def facts(tmp_path):
    """Write the example's facts with some changed, None taking one away; return the file."""

    def write(**changes):
        stated = yaml.safe_load((ROOT / FACTS).read_text("utf-8")) | changes
        file = tmp_path / "unit.yaml"
        kept = {key: value for key, value in stated.items() if value is not None}
        file.write_text(yaml.safe_dump(kept, allow_unicode=True), encoding="utf-8")
        return file

    return write


EVERYTHING = {
    "tlhp": "14 dari 14",
    "evaluasi_tpi": "2026-04-01",
    "sptjm": "2026-04-10",
    "pakta_pimpinan": "2025-04-01",
    "pencanangan": "2025-04-15",
    "penetapan_unit": "2025-04-15",
    "membangun_wbk": "2025-04-15",
    "perkara_kkn": "tidak",
}
"""What the example lacks, but for the TPI's own answers in the LKE."""


def shown(zitool, *arguments):
    """Return what is printed, hashes left out."""
    outcome = zitool(*arguments)
    assert outcome.code == 0, outcome.err
    return re.sub(r"\b[0-9a-f]{64}\b", "<sha256>", outcome.out)


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("form", ["table", "markdown", "csv", "json"])
def test_readiness_as_it_looks(zitool, snapshot, form, lang):
    """The stages with what is done, missing or unknown, with provisions."""
    text = shown(zitool, "readiness", FACTS, LKE, *DAY, "-f", form, "--lang", lang)
    assert text == snapshot(extension_class=Text)


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("form", ["table", "markdown"])
@pytest.mark.parametrize("command", ["score", "gap-report"])
def test_prerequisites_as_they_look(zitool, snapshot, command, form, lang):
    """With facts a verdict names each prerequisite, its state and why."""
    text = shown(
        zitool, command, LKE, "--facts", FACTS, *DAY, "-f", form, "--lang", lang, "--fail-on", "never"
    )
    assert text == snapshot(extension_class=Text)


ENGLISH = {
    "score": ("score", LKE, "--facts", FACTS),
    "score without facts": ("score", LKE),
    "gap-report": ("gap-report", LKE, "--facts", FACTS, "--fail-on", "never"),
    "readiness": ("readiness", FACTS, LKE),
    "readiness for wbbm": ("readiness", FACTS, "--target", "wbbm"),
}


def words_of(file):
    """Return all that an output shows, on one line."""
    if file.suffix == ".xlsx":
        cells = (cell for sheet in openpyxl.load_workbook(file) for row in sheet for cell in row)
        return " ".join(str(cell.value) for cell in cells if cell.value is not None)
    return " ".join(html.unescape(file.read_text("utf-8")).split())


@pytest.mark.parametrize("form", ["table", "markdown", "csv", "html", "xlsx"])
@pytest.mark.parametrize("command", ENGLISH)
def test_english_output_states_the_process_in_english(zitool, tmp_path, monkeypatch, command, form):
    """No prerequisite, special rule, stage or thing of a stage, and no stated word, is left in Indonesian."""
    monkeypatch.setenv("COLUMNS", "400")
    output = tmp_path / f"out.{form}"
    outcome = zitool(*ENGLISH[command], *DAY, "--lang", "en", "-f", form, "-o", output)
    assert outcome.code == 0, outcome.err
    text = words_of(output)

    rubric = load_rubric(DEFAULT_RUBRIC).rubric
    items = [item for stage in rubric.stages for item in stage.items]
    stated = [*rubric.prerequisites, *rubric.provisos, *items, *rubric.unit_groups]
    assert len(stated) > 50
    assert [one.statement for one in stated if one.statement in text] == []
    for left in ("13 dari 14", ": belum", "1 years", "Sesudah penetapan", "Pengusulan"):
        assert left not in text
    if command in {"score", "readiness"} and form != "csv":
        assert "Findings of APIP/BPK are settled, 100%" in text
        assert "13 of 14" in text


@pytest.mark.parametrize(
    ("command", "said", "not_said"),
    [
        (("explain", "wbk"), "The unit provides a core service", "Unit menjalankan layanan utama"),
        (("explain", "rsud"), "may be proposed while they still work", "boleh diusulkan sambil"),
        (("rubric", "show", DEFAULT_RUBRIC), "The unit already holds Menuju WBK", "Unit sudah menyandang"),
    ],
)
def test_english_explanations_state_the_process_in_english(zitool, monkeypatch, command, said, not_said):
    """What explains a rubric, too."""
    monkeypatch.setenv("COLUMNS", "400")
    text = " ".join(zitool(*command, "--lang", "en").out.split())

    assert said in text
    assert not_said not in text


@pytest.mark.parametrize(
    ("stated", "english"),
    [
        ({"tlhp": "1200 dari 1300"}, "TLHP settled: 1200 of 1300;"),
        ({"tlhp": "92,5%"}, "TLHP settled: 92,5%;"),
        ({"layanan_utama": "tidak"}, "Core service of the agency: no; needed: yes"),
        ({"perkara_kkn": "belum"}, "Unlawful act of KKN in the agency: not yet"),
        ({"perkara_kkn": "tidak"}, "Unlawful act of KKN in the agency: no"),
        ({"membangun_wbk": "ya"}, "Building ZI towards WBK: yes; needed: for 1 year or more"),
    ],
)
def test_stated_facts_in_english(zitool, monkeypatch, facts, stated, english):
    """Words and shares are said in English; codes, letters, days and percentages are as they were written."""
    monkeypatch.setenv("COLUMNS", "400")
    text = zitool("readiness", facts(**stated), *DAY, "--lang", "en").out

    assert english in " ".join(text.split())


@pytest.mark.parametrize("form", ["json", "csv", "html", "xlsx", "markdown", "table"])
@pytest.mark.parametrize("command", ["score", "gap-report"])
def test_every_format_shows_what_is_missing(zitool, tmp_path, command, form):
    """What the facts show to be missing is in the output of every format but the steps of a plan."""
    output = tmp_path / f"hasil.{form}"
    outcome = (
        zitool(command, LKE, "--facts", FACTS, *DAY, "--target", "wbk", "-f", form, "-o", output)
        if (command == "gap-report")
        else zitool(command, LKE, "--facts", FACTS, *DAY, "-f", form, "-o", output)
    )
    assert outcome.code == 0, outcome.err
    if form == "xlsx":
        from openpyxl import load_workbook

        text = " ".join(str(cell.value) for sheet in load_workbook(output) for row in sheet for cell in row)
    else:
        text = output.read_text("utf-8")
    assert ("13 dari 14" in " ".join(text.split())) == ((command, form) != ("gap-report", "csv"))


@pytest.mark.parametrize("command", ["score", "gap-report"])
def test_json_with_facts_fits_its_schema(zitool, command):
    """With facts, and without, where the LKE alone says something of a prerequisite."""
    found = json.loads(zitool(command, LKE, "--facts", FACTS, *DAY, "-f", "json").out)
    jsonschema.validate(found, SCHEMAS[command])
    without = json.loads(zitool(command, LKE, *DAY, "-f", "json").out)
    jsonschema.validate(without, SCHEMAS[command])


def test_a_failed_prerequisite_decides(zitool, facts):
    """All minima met and one fact missed: not met, and `--require` says so; with it fulfilled, met."""

    def wbk(file, *more):
        outcome = zitool("score", LKE, "--facts", file, *DAY, "-f", "json", *more)
        verdict = json.loads(outcome.out)["assessments"][0]["verdicts"][0]
        return outcome.code, verdict["status"], verdict["status_by_minima"]

    assert wbk(FACTS, "--require", "wbk") == (1, "not_met", "met")
    assert wbk(facts(**EVERYTHING), "--require", "wbk") == (0, "met", "met")
    assert wbk(facts(**EVERYTHING, lhkan=None), "--require", "wbk") == (0, "met", "met")


def test_readiness_json_fits_its_schema(zitool):
    """With an LKE and without one."""
    for arguments in ((FACTS, LKE), (FACTS,)):
        found = json.loads(zitool("readiness", *arguments, *DAY, "-f", "json").out)
        jsonschema.validate(found, SCHEMAS["readiness"])
        assert found["overall"] == "not_ready"


def items(zitool, *arguments):
    """Return state by id, and the whole."""
    found = json.loads(zitool("readiness", *arguments, *DAY, "-f", "json").out)
    return {item["id"]: item["state"] for stage in found["stages"] for item in stage["items"]}, found


def test_the_minima_count_by_the_tpi(zitool, facts):
    """The unit's own points are a forecast; the TPI's settle it; without an LKE nothing is known."""
    file = facts(unit=None, **EVERYTHING)
    assert items(zitool, file)[0]["nilai-minimal"] == "unknown"
    assert items(zitool, file, LKE)[0]["nilai-minimal"] == "partly"
    states, whole = items(zitool, file, "examples/unit-dan-tpi.xlsx")
    assert (states["nilai-minimal"], whole["assessor"]) == ("done", "tpi")


def test_ready_when_everything_required_is_there(zitool, facts):
    """Then, and only then, `--require ready` is content."""
    lke, ready = "examples/unit-dan-tpi.xlsx", {"unit": None, **EVERYTHING}
    for changed, overall, code in (
        ({}, "ready", 0),
        ({"membangun_wbk": "2025-04-16"}, "not_ready", 1),
        ({"tlhp": "13 dari 14"}, "not_ready", 1),
        ({"tlhp": None}, "uncertain", 1),
        ({"sptjm": "belum"}, "not_ready", 1),
        ({"sptjm": None}, "uncertain", 1),
        ({"penetapan_unit": "belum"}, "not_ready", 1),
        ({"penilaian_pendahuluan": "belum"}, "not_ready", 1),
        ({"penilaian_pendahuluan": "belum", "tingkat_unit": "eselon-1"}, "ready", 0),
        ({"penilaian_pendahuluan": "belum", "jenis_instansi": None}, "uncertain", 1),
        ({"penilaian_pendahuluan": None, "jenis_instansi": "pemerintah-daerah"}, "ready", 0),
        ({"pakta_integritas": "0 dari 105"}, "not_ready", 1),
        ({"pakta_integritas": "40 dari 105"}, "not_ready", 1),
        ({"pakta_integritas": "52 dari 104"}, "not_ready", 1),
        ({"pakta_integritas": "53 dari 105"}, "ready", 0),
        ({"pakta_pimpinan": "belum"}, "not_ready", 1),
        ({"pakta_pimpinan": None}, "uncertain", 1),
        ({"pakta_pimpinan": "ya"}, "ready", 0),
    ):
        file = facts(**{**ready, **changed})
        assert items(zitool, file, lke)[1]["overall"] == overall
        assert zitool("readiness", file, lke, *DAY, "--require", "ready").code == code
        assert zitool("readiness", file, lke, *DAY).code == 0


@pytest.mark.parametrize(
    ("changed", "later"),
    [
        ({"pakta_pimpinan": "2025-05-03"}, "pakta_pimpinan>pencanangan"),
        ({"membangun_wbk": "2025-05-01"}, "pencanangan>membangun_wbk penetapan_unit>membangun_wbk"),
        ({"penetapan_unit": "2025-04-14"}, "pencanangan>penetapan_unit"),
        ({"membangun_wbbm": "2025-05-01"}, "pencanangan>membangun_wbbm"),
        ({"evaluasi_tpi": "2026-03-08"}, "penilaian_pendahuluan>evaluasi_tpi"),
        (
            {"evaluasi_tpi": "2026-04-02", "surat_pengajuan": "2026-04-01", "sptjm": "2026-04-02"},
            "evaluasi_tpi>surat_pengajuan sptjm>surat_pengajuan",
        ),
        ({"evaluasi_tpi": "2026-04-02", "surat_pengajuan": "2026-04-02", "sptjm": "2026-04-02"}, ""),
        ({"surat_pengajuan": "2026-04-10", "evaluasi_desk": "2026-04-09"}, "surat_pengajuan>evaluasi_desk"),
        (
            {"evaluasi_desk": "2026-04-10", "evaluasi_lapangan": "2026-04-09"},
            "evaluasi_desk>evaluasi_lapangan",
        ),
        ({"evaluasi_lapangan": "2026-04-10", "penetapan": "2026-04-09"}, "evaluasi_lapangan>penetapan"),
        ({"pencanangan": "ya", "membangun_wbk": "2020-01-01", "penetapan_unit": "ya"}, ""),
    ],
)
@pytest.mark.parametrize("command", [("readiness",), ("score", "--facts")])
def test_days_out_of_their_order(zitool, facts, command, changed, later):
    """A day before the one that has to precede it is a finding at its own line; the same day is none."""
    file = facts(**changed)
    arguments = [*command, file, LKE] if command == ("readiness",) else ["score", LKE, "--facts", file]
    found = json.loads(zitool(*arguments, *DAY, "-f", "json", "--lang", "en").out)
    found = found["assessments"][0] if "assessments" in found else found
    told = [finding for finding in found["findings"] if finding["code"] == "P040"]
    lines = file.read_text("utf-8").splitlines()
    asked = [part.split(">") for part in later.split()]
    facts_told = [lines[int(line["cell"].split(":")[0]) - 1].split(":")[0] for line in told]
    assert sorted(facts_told) == sorted(then for _, then in asked)
    firsts = [
        next(first for first, then in asked if then == fact and first in line["message"])
        for fact, line in zip(facts_told, told, strict=True)
    ]
    assert [
        (f"{fact}: " in line["message"], f"before {first} " in line["message"])
        for fact, first, line in zip(facts_told, firsts, told, strict=True)
    ] == [(True, True)] * len(asked)


AFFIRMATIVE = {
    "jenis_instansi": "pemerintah-daerah",
    "jenis_unit": "rsud",
    "penilaian_pendahuluan": None,
    "opini_bpk": "WDP",
}


@pytest.mark.parametrize(
    ("changed", "overall"),
    [
        ({}, "may_propose"),
        ({"opini_bpk": "WTP"}, "ready"),
        ({"layanan_utama": "tidak"}, "not_ready"),
        ({"dampak_persepsi": "tidak"}, "not_ready"),
        ({"sptjm": "belum"}, "not_ready"),
        ({"pencabutan": "2025-01-01"}, "not_ready"),
        ({"tlhp": None}, "uncertain"),
        ({"jenis_unit": "lainnya"}, "not_ready"),
    ],
)
def test_a_unit_that_may_be_proposed_meanwhile(zitool, facts, changed, overall):
    """What work can still meet is on its way and never fulfilled; nothing else is excused; P041 warns."""
    lke, file = "examples/unit-dan-tpi.xlsx", facts(**{"unit": None, **EVERYTHING, **AFFIRMATIVE, **changed})
    states, whole = items(zitool, file, lke)
    jsonschema.validate(whole, SCHEMAS["readiness"])
    assert whole["overall"] == overall
    in_play = changed.get("jenis_unit") != "lainnya"
    assert ("P041" in {finding["code"] for finding in whole["findings"]}) == in_play
    assert "." not in {finding["message"][-1] for finding in whole["findings"]}
    fulfilled = {"WTP": "done"}.get(changed.get("opini_bpk"), "excused" if in_play else "missing")
    assert states["opini-bpk"] == fulfilled
    assert zitool("readiness", file, lke, *DAY, "--require", "ready").code == int(overall != "ready")
    if overall != "may_propose":
        return
    for form in ("table", "markdown", "html"):
        text = " ".join(zitool("readiness", file, lke, *DAY, "-f", form).out.split())
        assert "Boleh diusulkan Menuju WBK, syarat belum lengkap" in text
        assert "masih dalam proses" in text
        score = " ".join(
            zitool("score", lke, "--assessor", "tpi", "--facts", file, *DAY, "-f", form).out.split()
        )
        assert "MEMENUHI nilai minimal LKE; boleh diusulkan, syarat belum lengkap" in score


def test_what_is_obligatory_is_said_alike_and_adds_up(zitool, facts):
    """Table, Markdown, HTML, CSV and JSON mark the same things; the conclusion counts them, by state."""
    import csv
    import io

    file = facts(sptjm=None, membangun_wbk="2025-05-02")
    printed = {
        form: zitool("readiness", file, LKE, *DAY, "-f", form, "--lang", "id").out
        for form in ("table", "markdown", "html", "csv", "json")
    }
    stages = json.loads(printed["json"])["stages"]
    required = [item for stage in stages for item in stage["items"] if item["required"]]
    rows = [one for one in csv.DictReader(io.StringIO(printed["csv"])) if one["required"] == "true"]
    assert [row["id"] for row in rows] == [one["id"] for one in required]
    words = ("sudah", "sebagian", "belum", "masih dalam proses", "belum diketahui")
    states = ("done", "partly", "missing", "excused", "unknown")
    tally = ", ".join(
        f"{sum(one['state'] == state for one in required)} {word}"
        for state, word in zip(states, words, strict=True)
    )
    said = f"dari {len(required)} hal yang wajib, {tally}."
    for form in ("table", "markdown", "html"):
        text = " ".join(printed[form].split())
        assert said in text
        mark = {"table": " (wajib)", "markdown": "** (wajib)", "html": "<small>wajib</small>"}[form]
        assert text.count(mark) == len(required)


@pytest.mark.parametrize(
    ("start", "deadline", "state"),
    [
        ("2025-04-15", "2026-05-31", "done"),
        ("2025-04-16", "2026-05-31", "partly"),
        ("2025-05-31", "2026-05-31", "partly"),
        ("2025-06-01", "2026-05-31", "missing"),
        ("2025-06-01", "2026-06-01", "partly"),
    ],
)
def test_what_only_time_is_missing_for(zitool, facts, start, deadline, state):
    """A year that is complete before the deadline is on its way; one that is not is missing."""
    file = facts(membangun_wbk=start)
    found = json.loads(zitool("readiness", file, *DAY, "--deadline", deadline, "-f", "json").out)
    states = {item["id"]: item["state"] for stage in found["stages"] for item in stage["items"]}
    assert states["membangun-wbk"] == state


@pytest.mark.parametrize(
    ("day", "deadline"),
    [("2026-05-31", "2026-05-31"), ("2026-06-01", "2027-05-31"), ("2026-01-01", "2026-05-31")],
)
def test_the_next_31_may(zitool, day, deadline):
    """The deadline of the rubric is the next one, the day itself included."""
    found = json.loads(zitool("readiness", FACTS, "--date", day, "-f", "json").out)
    assert (found["deadline"], found["stages"][0]["due"], found["stages"][3]["due"]) == (
        deadline,
        deadline,
        None,
    )


def test_a_fact_and_an_answer_that_differ(zitool, facts):
    """A team that the facts deny and the LKE shows is unknown, and a finding."""
    states, whole = items(zitool, facts(tim_kerja="belum"), LKE)
    assert states["tim-kerja"] == "unknown"
    assert [finding["code"] for finding in whole["findings"]] == ["P017"]


def test_the_target_follows_from_what_is_held(zitool, facts):
    """Who holds WBK aims at WBBM; `--target` overrides; no other designation exists."""
    held = facts(predikat_wbk="menteri", wbk_sejak="2024-12-20")
    assert items(zitool, held)[1]["target"] == "wbbm"
    assert items(zitool, held, "--target", "wbk")[1]["target"] == "wbk"
    assert items(zitool, FACTS)[1]["target"] == "wbk"
    assert zitool("readiness", held, "--target", "xyz").code == 2


def test_stages_that_have_not_come(zitool, facts):
    """What TPN does begins with the letter of proposal; what comes after, with a designation."""
    arrived = [stage["arrived"] for stage in items(zitool, FACTS)[1]["stages"]]
    assert arrived == [True, True, True, False, False, False, False]
    held = {"predikat_wbk": "mandiri", "wbk_sejak": "2023-01-10", "wbbm_sejak": "2025-01-10"}
    sent = facts(surat_pengajuan="2026-04-10", **held)
    assert [stage["arrived"] for stage in items(zitool, sent)[1]["stages"]] == [True] * 7


def test_an_agency_that_need_not_propose(zitool, facts):
    """More than 30 percent designated, while 90/2021 said so; 30 percent exactly is not more."""
    for share, day, overall in (
        ("31 dari 100", "2024-07-14", "spared"),
        ("30 dari 100", "2024-07-14", "not_ready"),
        ("31 dari 100", "2024-07-15", "not_ready"),
    ):
        file = facts(unit_berpredikat=share)
        found = json.loads(zitool("readiness", file, "--date", day, "-f", "json").out)
        assert found["overall"] == overall


OLDER = ("--date", "2020-03-02", "-f", "json", "--rubric")
FORMS = ("table", "markdown", "csv", "html", "json")


def test_the_stages_of_52_2014(zitool, facts):
    """Six stages without a deadline; a review for WBK, an evaluation for WBBM; the text has no day."""
    file = facts(pencanangan="2015-02-02", penetapan="ya", predikat_wbk="pimpinan", wbk_sejak=None)
    day = ("--date", "2017-03-01", "--rubric", "permenpan-52-2014")
    reports = {
        target: json.loads(zitool("readiness", file, *day, "--target", target, "-f", "json").out)
        for target in ("wbk", "wbbm")
    }
    assert [stage["id"] for stage in reports["wbk"]["stages"]] == [
        "pencanangan", "pembangunan", "pengusulan", "penilaian", "penetapan", "sesudah-penetapan",
    ]  # fmt: skip
    for report in reports.values():
        jsonschema.validate(report, SCHEMAS["readiness"])
        assert report["deadline"] is None
        assert {stage["due"] for stage in report["stages"]} == {None}
    assert [[item["id"] for item in reports[text]["stages"][3]["items"]] for text in ("wbk", "wbbm")] == [
        ["reviu", "rekomendasi"],
        ["evaluasi-tpn"],
    ]
    told = zitool("readiness", file, *day).out
    assert "tidak disebut peraturannya" in told


@pytest.mark.parametrize(("lang", "said"), [("id", "belum terverifikasi"), ("en", "is unverified")])
@pytest.mark.parametrize("form", FORMS)
def test_stages_without_a_source_settle_nothing(zitool, facts, form, lang, said):
    """10/2019 is not read: whatever the facts say, every line is unknown and says why, in every format."""
    file = facts(pencanangan="2015-02-02", evaluasi_tpi="belum")
    outcome = zitool("readiness", file, *OLDER, "permenpan-10-2019", "-f", form, "--lang", lang)
    assert outcome.code == 0
    if form == "json":
        report = json.loads(outcome.out)
        shown_ = [item for stage in report["stages"] for item in stage["items"]]
        assert report["overall"] == "uncertain"
        assert {(line["state"], line["note"]) for line in shown_} == {("unknown", "unverified")}
        assert {reference["certainty"] for item in shown_ for reference in item["references"]} == {
            "unverified"
        }
    else:
        assert said in re.sub(r"\s+", " ", outcome.out)


def test_the_blank_file_for_one_rubric(zitool, tmp_path):
    """`--new --rubric` asks for what that rubric asks, in the same order and with the same comments."""
    file, whole = tmp_path / "lama.yaml", tmp_path / "semua.yaml"
    assert zitool("readiness", "--new", file, "--rubric", "permenpan-52-2014").code == 0
    assert zitool("readiness", "--new", whole).code == 0
    given, all_ = (case.read_text("utf-8").splitlines() for case in (file, whole))
    assert [one for one in all_ if one in given] == given
    keys = set(yaml.safe_load(file.read_text("utf-8")))
    assert {"unit", "jenis_instansi", "reviu_kementerian", "sumber_daya", "wbk_sejak"} <= keys
    assert not {"indeks_rb", "sptjm", "maturitas_spip", "evaluasi_desk"} & keys


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        ((FACTS, LKE, "--date", "2026-06-01", "--deadline", "2026-05-31"), 2, "P019"),
        ((FACTS, LKE, "-f", "ndjson"), 2, "U031"),
        ((FACTS, "--rubric", "permenpan-60-2012"), 2, "P018"),
        (("examples/tidak-ada.yaml",), 2, "U050"),
        ((FACTS, "examples/tidak-ada.xlsx"), 3, "F"),
    ],
)
def test_what_cannot_be_done(zitool, arguments, code, said):
    """One line on stderr, and the exit code that docs/cli.md promises."""
    outcome = zitool("readiness", *arguments)
    assert outcome.code == code
    assert said in outcome.err


@pytest.mark.parametrize("command", ["score", "gap-report"])
def test_facts_are_for_one_workbook(zitool, command):
    """Several workbooks with one file of facts are refused before any is read."""
    outcome = zitool(command, LKE, "examples/unit-setengah.xlsx", "--facts", FACTS)
    assert (outcome.code, outcome.out) == (2, "")
    assert "P016" in outcome.err


@pytest.mark.parametrize("command", ["score", "gap-report"])
def test_facts_are_for_no_folder(zitool, command):
    """Nor for a folder of them, which may hold one workbook or hundreds."""
    outcome = zitool(command, "examples", "--facts", FACTS)
    assert (outcome.code, outcome.out) == (2, "")
    assert "U024" in outcome.err
    assert "--facts" in outcome.err


def test_the_facts_of_another_unit_are_noticed(zitool):
    """A file that names another unit is used, with a warning."""
    found = json.loads(
        zitool("score", "examples/unit-setengah.xlsx", "--facts", FACTS, *DAY, "-f", "json").out
    )
    assert "P015" in {finding["code"] for finding in found["assessments"][0]["findings"]}


def test_supposing_answers_keeps_the_facts(zitool):
    """`--set` changes answers and no fact."""
    found = json.loads(zitool("score", LKE, "--facts", FACTS, *DAY, "--set", "B.I.b=A", "-f", "json").out)
    verdict = found["assessments"][0]["verdicts"][0]
    assert (verdict["status"], verdict["status_by_minima"]) == ("not_met", "met")


def test_new_writes_a_start_and_never_over_one(zitool, tmp_path):
    """The start reads as it is; a second time it takes `--overwrite`."""
    file = tmp_path / "unit.yaml"
    assert zitool("readiness", "--new", file).code == 0
    assert items(zitool, file)[1]["overall"] == "uncertain"
    file.write_text("unit: X\n", encoding="utf-8")
    refused = zitool("readiness", "--new", file)
    assert (refused.code, file.read_text("utf-8")) == (2, "unit: X\n")
    assert zitool("readiness", "--new", file, "--overwrite").code == 0
    assert "opini_bpk" in file.read_text("utf-8")


def test_the_inputs_are_never_written_over(zitool, tmp_path, facts):
    """An output that is the file of facts is refused."""
    file = facts()
    before = file.read_bytes()
    assert zitool("readiness", file, "-f", "json", "-o", file, "--overwrite").code == 2
    assert zitool("score", LKE, "--facts", file, "-f", "json", "-o", file, "--overwrite").code == 2
    assert file.read_bytes() == before


@pytest.mark.parametrize("lang", ["id", "en"])
def test_it_never_says_that_a_unit_passes(zitool, facts, lang):
    """Not even when everything is there."""
    file = facts(unit=None, **EVERYTHING)
    for form in ("table", "markdown", "html", "json", "csv"):
        out = zitool("readiness", file, "examples/unit-dan-tpi.xlsx", *DAY, "-f", form, "--lang", lang).out
        assert not re.search(r"\blulus\b|\bpasses\b", out, re.IGNORECASE)


@pytest.mark.parametrize("form", ["table", "markdown", "html", "json"])
def test_the_kind_of_unit_is_told_with_its_rules(zitool, facts, form):
    """What holds for its group, where that stands, and which special rule asks for it; in every format."""
    file = facts(jenis_unit="Rumah Sakit Umum Daerah", jenis_instansi="pemerintah-daerah")
    outcome = zitool("readiness", file, *DAY, "-f", form)
    if form == "json":
        report = json.loads(outcome.out)
        jsonschema.validate(report, SCHEMAS["readiness"])
        assert report["unit_kind"] == {
            "id": "rsud",
            "name": "Rumah Sakit Umum Daerah",
            "group": "layanan-daerah",
            "duty": "priority",
            "statement": report["unit_kind"]["statement"],
            "rules": ["unit-daerah-prioritas"],
        }
    else:
        said = re.sub(r"\s+", " ", outcome.out)
        assert "rsud (Rumah Sakit Umum Daerah)" in said
        assert "dipakai ketentuan unit-daerah-prioritas" in said


def test_a_kind_that_no_rubric_names_is_not_told(zitool, facts):
    """*lainnya* is of no group."""
    report = json.loads(zitool("readiness", facts(jenis_unit="lainnya"), *DAY, "-f", "json").out)
    assert report["unit_kind"] is None


def with_reports(tmp_path, done, due=30):
    """Return a copy of the example in which `done` of `due` officials have handed in their LHKPN."""
    book = openpyxl.load_workbook(ROOT / LKE)
    where = plan(load_rubric(DEFAULT_RUBRIC).rubric)
    for code, count in zip("2345", (1, 9, due - 10, done), strict=True):
        book[SHEET][where.cell(f"A.II.5.iii.a#{code}", where.blocks[0].answer)] = count
    file = tmp_path / "lke.xlsx"
    book.save(file)
    return file


@pytest.mark.parametrize(("done", "code", "status"), [(30, 0, "met"), (15, 1, "not_met")])
def test_reports_of_wealth_counted_in_the_lke_decide(zitool, tmp_path, done, code, status):
    """Without a file of facts: the minima are met; the LKE's counts say whether the prerequisite is, too."""
    lke = with_reports(tmp_path, done)
    outcome = zitool("score", lke, *DAY, "-f", "json", "--require", "wbk", "--fail-on", "never")
    (wbk, _) = json.loads(outcome.out)["assessments"][0]["verdicts"]
    (harta,) = [
        prerequisite for prerequisite in wbk["prerequisites"] if prerequisite["id"] == "laporan-harta"
    ]

    assert (outcome.code, wbk["status"], wbk["status_by_minima"]) == (code, status, "met")
    assert harta["state"] == ("verified" if done == 30 else "failed")
    assert harta["facts"][0]["lke"]["due"] == ["30"]


@pytest.mark.parametrize(
    ("stated", "done", "state", "told"),
    [
        ("20 dari 20", 15, "missing", True),
        ("15 dari 30", 15, "missing", False),
        ("50%", 15, "missing", False),
        ("14 dari 30", 15, "missing", True),
        ("100%", 30, "done", False),
        ("20 dari 20", 30, "done", True),
    ],
)
def test_a_fact_and_the_counts_of_the_lke(zitool, tmp_path, facts, stated, done, state, told):
    """Where they differ P042 names both; where one says met and the other not, it is missing."""
    lke, unit = with_reports(tmp_path, done), facts(lhkpn=stated)
    report = json.loads(zitool("readiness", unit, lke, *DAY, "-f", "json").out)
    items = {item["id"]: item for stage in report["stages"] for item in stage["items"]}
    found = [finding for finding in report["findings"] if finding["code"] == "P042"]
    scored = json.loads(zitool("score", lke, "--facts", unit, *DAY, "-f", "json").out)["assessments"][0]

    assert items["laporan-harta"]["state"] == state
    assert [finding["code"] for finding in scored["findings"] if finding["code"] == "P042"] == ["P042"] * told
    messages = [finding["message"] for finding in found]
    assert [(stated in message, f"{done}/30" in message) for message in messages] == [(True, True)] * told


def test_a_plan_brings_the_reports_in(zitool, tmp_path):
    """The cheapest plan takes what a prerequisite asks of the form's own counts; a recap names it."""
    lke = with_reports(tmp_path, 15)
    report = json.loads(zitool("gap-report", lke, *DAY, "-f", "json").out)["assessments"][0]
    recap = zitool("score", lke, *DAY, "--recap", "-f", "csv").out.lstrip("\ufeff")
    (line,) = csv.DictReader(io.StringIO(recap))

    assert report["plan"]["steps"][-1]["id"] == "A.II.5.iii.a"
    assert report["plan"]["steps"][-1]["to"] == "30"
    assert (line["wbk_status"], line["wbk_lacks"]) == ("not_met", "laporan-harta")


def test_an_act_of_kkn_in_the_year_drops_the_proposal(zitool, facts):
    """Not met by score, and not ready, whatever else there is; in the year after it is no bar."""
    unit = facts(**EVERYTHING | {"perkara_kkn": "2026-02-01"})

    def verdict(day):
        outcome = zitool("score", LKE, "--facts", unit, "--date", day, "-f", "json", "--require", "wbk")
        (wbk, _) = json.loads(outcome.out)["assessments"][0]["verdicts"]
        return outcome.code, {
            prerequisite["id"]: prerequisite["state"] for prerequisite in wbk["prerequisites"]
        }["perkara-kkn"]

    assert verdict("2026-04-15") == (1, "failed")
    assert verdict("2027-04-15")[1] == "verified"
    found = json.loads(zitool("readiness", unit, LKE, *DAY, "-f", "json").out)
    items = {item["id"]: item["state"] for stage in found["stages"] for item in stage["items"]}
    assert (items["perkara-kkn"], found["overall"]) == ("missing", "not_ready")


def as_workbook(place):
    """Write the example's facts into a blank form; return where."""
    form = Form()
    for key, said in yaml.load((ROOT / FACTS).read_text("utf-8"), yaml.BaseLoader).items():
        stated = said if isinstance(said, dict) else {"nilai": said}
        for column, name in (("value", "nilai"), ("number", "angka"), ("as_of", "per"), ("source", "sumber")):
            if isinstance(stated.get(name), dict):
                for nth, (year, word) in enumerate(stated[name].items()):
                    form.cell(key, "year", nth).value, form.cell(key, "value", nth).value = year, word
            elif name in stated:
                form.cell(key, column).value = stated[name]
    return form.saved(place)


@pytest.mark.parametrize(
    "command",
    [
        ("score", LKE, "--facts", "{facts}", *DAY),
        ("gap-report", LKE, "--facts", "{facts}", *DAY),
        ("readiness", "{facts}", LKE, *DAY),
        ("readiness", "{facts}", *DAY),
        ("zone", "{zone}", *DAY),
    ],
    ids=lambda command: command[0],
)
def test_facts_in_a_workbook_say_what_they_say_in_yaml(zitool, tmp_path, command):
    """Every command that reads facts has the same outcome, but for where a fact stands."""
    as_workbook(tmp_path / "unit.xlsx")
    shutil.copy(ROOT / FACTS, tmp_path / "unit.yaml")
    for suffix in ("yaml", "xlsx"):
        units = f"unit:\n  - {{nama: A, lke: {ROOT / LKE}, fakta: unit.{suffix}}}\n"
        (tmp_path / f"zone-{suffix}.yaml").write_text(f"kawasan: X\nintegrasi: {{skor: 9}}\n{units}", "utf-8")

    def outcome(suffix):
        places = {"facts": tmp_path / f"unit.{suffix}", "zone": tmp_path / f"zone-{suffix}.yaml"}
        found = zitool(*(word.format(**places) for word in command), "-f", "json")
        bare = re.sub(r'"(?:place|cell)": "[^"]*"', "", found.out)
        return found.code, bare.replace(f"unit.{suffix}", "").replace(f"zone-{suffix}", ""), found.err

    assert outcome("xlsx") == outcome("yaml")
    assert outcome("xlsx")[0] in {0, 1}


def test_a_form_beside_lkes_is_passed_over(zitool, tmp_path):
    """A folder with a unit's LKE, facts and efforts has one LKE; named outright, a form is said to be one."""
    as_workbook(tmp_path / "unit.xlsx")
    shutil.copy(LKE, tmp_path / "lke.xlsx")
    assert zitool("template", "--effort", "-o", tmp_path / "upaya.xlsx").code == 0

    found = zitool("score", tmp_path, "--fail-on", "never")
    assert (found.code, "1 berkas: 1 dinilai" in found.err) == (0, True)
    outright = zitool("score", tmp_path / "upaya.xlsx")
    assert (outright.code, "F017" in outright.err) == (3, True)


@pytest.mark.parametrize("lang", ["id", "en"])
def test_a_new_workbook_of_facts_is_kept_and_read(zitool, tmp_path, lang):
    """Written once, never over what is there unasked, nor over another workbook even if asked."""
    place = tmp_path / "unit.xlsx"
    assert zitool("readiness", "--new", place, "--lang", lang).code == 0
    assert "O004" in zitool("readiness", "--new", place, "--lang", lang).err
    assert zitool("readiness", "--new", place, "--overwrite", "--lang", lang).code == 0
    assert zitool("readiness", place, *DAY).code == 0
    lke = tmp_path / "lke.xlsx"
    shutil.copy(LKE, lke)
    assert "O009" in zitool("template", "--effort", "-o", lke, "--overwrite").err
    assert lke.read_bytes() == (ROOT / LKE).read_bytes()


def test_an_lke_in_the_place_of_facts_is_said_to_be_none(zitool):
    """With the way to get a blank form."""
    for command in (("readiness", LKE), ("score", LKE, "--facts", LKE)):
        outcome = zitool(*command)
        assert (outcome.code, "U060" in outcome.err, "readiness --new unit.xlsx" in outcome.err) == (
            2,
            True,
            True,
        )


def test_efforts_in_a_workbook_change_the_plan_as_in_yaml(zitool, tmp_path):
    """What is fixed is in no plan; another costs what is said."""

    def steps(*more):
        found = json.loads(zitool("gap-report", "examples/unit-setengah.xlsx", *more, "-f", "json").out)
        return {step["id"]: step["cost"] for step in found["assessments"][0]["plan"]["steps"]}

    form, before = Form("effort"), steps()
    costs = {id_: "tetap" if nth == 0 else "0.5" for nth, id_ in enumerate(before)}
    for id_, cost in costs.items():
        form.cell(id_, "cost").value = cost if cost == "tetap" else float(cost)
    (tmp_path / "upaya.yaml").write_text(yaml.safe_dump(costs), "utf-8")
    after = steps("--effort", form.saved(tmp_path / "upaya.xlsx"))
    assert after != before
    assert next(iter(before)) not in after
    assert after == steps("--effort", tmp_path / "upaya.yaml")


def test_days_have_one_form_in_a_language(zitool, facts):
    """However a day was typed: day first in Indonesian text, year first in English; JSON has it as stated."""
    file = facts(pencanangan="2025-05-02", penetapan_unit="3 Mei 2025")
    said = {lang: zitool("readiness", file, *DAY, "--lang", lang).out for lang in ("id", "en")}

    assert "02-05-2025" in said["id"]
    assert "03-05-2025" in said["id"]
    assert not re.search(r"\d{4}-\d\d-\d\d", said["id"])
    assert "2025-05-02" in said["en"]
    assert "2025-05-03" in said["en"]
    assert "3 Mei 2025" in zitool("readiness", file, *DAY, "-f", "json").out
