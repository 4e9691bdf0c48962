"""``zitool zone``: the file of a kawasan, its units' workbooks and results, its verdicts and exit codes."""

from __future__ import annotations

import json
import shutil

import jsonschema
import pytest
from tests.conftest import EXAMPLES, ROOT

SCHEMA = json.loads((ROOT / "schemas" / "zone-1.schema.json").read_text("utf-8"))
WHOLE = """\
kawasan: Pelabuhan Contoh
integrasi:
  skor: {score}
predikat:
  wbk: {held}
unit:
  - nama: KPP Contoh Timur
    {source}
  - nama: Koperasi
    wajib: tidak
"""


@pytest.fixture
def folder(tmp_path):
    """A folder with two workbooks, as an office keeps them: a good one and one with errors."""
    for name in ("baik", "diubah"):
        shutil.copy(EXAMPLES / f"unit-{name}.xlsx", tmp_path / f"{name}.xlsx")
    return tmp_path


def written(folder, score='"7,2"', held="", source="lke: baik.xlsx", text=WHOLE):
    """Return a file of a zone."""
    file = folder / "kawasan.yaml"
    file.write_text(text.format(score=score, held=held, source=source), "utf-8")
    return file


@pytest.mark.parametrize(
    ("given", "options", "code", "statuses"),
    [
        ({}, [], 0, {"wbk": "met", "wbbm": "not_met"}),
        ({"score": "6.5"}, ["--require", "wbk"], 0, {"wbk": "met", "wbbm": "not_met"}),
        ({"score": '"6,49"'}, ["--require", "wbk"], 1, {"wbk": "not_met", "wbbm": "not_met"}),
        ({"score": ""}, ["--require", "wbk"], 1, {"wbk": "incomplete", "wbbm": "not_met"}),
        ({"source": "wajib: ya"}, [], 0, {"wbk": "incomplete", "wbbm": "not_met"}),
        ({"source": "lke: tidak-ada.xlsx"}, [], 3, {"wbk": "incomplete", "wbbm": "not_met"}),
        ({}, ["--target", "wbk"], 0, {"wbk": "met"}),
        ({"source": "lke: diubah.xlsx"}, [], 1, {"wbk": "incomplete", "wbbm": "not_met"}),
        ({"source": "lke: diubah.xlsx"}, ["--fail-on", "never"], 0, {"wbk": "incomplete", "wbbm": "not_met"}),
    ],
)
def test_verdicts_and_exit_codes(zitool, folder, given, options, code, statuses):
    """0 whatever the verdict, 1 where it was required or findings count, 3 for a file that is not there."""
    outcome = zitool("zone", written(folder, **given), "-f", "json", *options)

    found = json.loads(outcome.out)
    jsonschema.validate(found, SCHEMA)
    assert {verdict["designation"]: verdict["status"] for verdict in found["verdicts"]} == statuses
    assert outcome.code == code
    assert "lulus" not in (outcome.out + outcome.err).casefold()


@pytest.mark.parametrize(
    ("stated", "day", "until"),
    [
        ("2024-04-02", "2026-04-01", "2026-04-02"),
        ("2024-04-01", "2026-04-01", None),
        ("belum", "2026-04-01", None),
    ],
)
def test_a_zone_whose_designation_was_revoked_waits_two_years(zitool, folder, stated, day, until):
    """In every format; a day that is none is refused with its place."""
    file = written(folder, held=f"ya\npencabutan: {stated}")

    found = json.loads(zitool("zone", file, "--date", day, "-f", "json").out)
    jsonschema.validate(found, SCHEMA)
    reasons = [one["until"] for one in found["verdicts"][0]["reasons"] if one["code"] == "revoked"]
    assert (found["revoked"], reasons) == (stated, [until] if until else [])
    told = [finding["code"] for finding in found["findings"] if finding["code"] == "P043"]
    assert told == ["P043"] * (stated != "belum")  # held, and revoked: given again since?
    assert ("belum dapat diajukan" in zitool("zone", file, "--date", day).out) is (until is not None)
    file.write_text(file.read_text("utf-8").replace(f"pencabutan: {stated}", "pencabutan: kemarin"), "utf-8")
    outcome = zitool("zone", file)
    assert (outcome.code, "P002" in outcome.err) == (2, True)


def test_the_example_says_who_holds_the_zone_back(zitool):
    """The committed example: one LKE open, two units below WBBM, integration short, WBK not held."""
    outcome = zitool("zone", EXAMPLES / "kawasan.yaml", "-f", "json")

    found = json.loads(outcome.out)
    jsonschema.validate(found, SCHEMA)
    wbk, wbbm = found["verdicts"]
    assert [(reason["code"], reason["units"]) for reason in wbk["reasons"]] == [
        ("units_incomplete", ["KPPN Contoh Barat"])
    ]
    assert [reason["code"] for reason in wbbm["reasons"]] == [
        "units_not_met",
        "integration_short",
        "held_not",
        "units_incomplete",
    ]
    assert wbbm["reasons"][1]["short_by"] == "0.3"
    assert found["findings"] == []


@pytest.mark.parametrize("form", ["table", "markdown"])
@pytest.mark.parametrize("language", ["id", "en"])
def test_what_people_read(zitool, snapshot, monkeypatch, form, language):
    """The table and the Markdown of the example, in both languages."""
    monkeypatch.chdir(ROOT)
    outcome = zitool("zone", "examples/kawasan.yaml", "-f", form, "--lang", language)

    assert outcome.out == snapshot


@pytest.mark.parametrize("form", ["html", "xlsx"])
def test_pages_and_workbooks_say_the_same(zitool, tmp_path, form):
    """Verdicts with their reasons, units, what each of them lacks, in every format."""
    output = tmp_path / f"kawasan.{form}"
    outcome = zitool("zone", EXAMPLES / "kawasan.yaml", "-o", output)
    if form == "xlsx":
        from openpyxl import load_workbook

        text = " ".join(str(cell.value) for sheet in load_workbook(output) for row in sheet for cell in row)
    else:
        text = output.read_text("utf-8")

    assert f"Ditulis ke {output}" in " ".join(outcome.out.split())
    for said in (
        "Kawasan Pelabuhan Contoh",
        "BELUM LENGKAP",
        "KPPN Contoh Barat",
        "skor integrasi 7,2",
        "-0,66",
    ):
        assert said in text


def test_a_score_is_shown_as_it_was_given(zitool, folder):
    """6,49 is not 6,5."""
    text = zitool("zone", written(folder, score="6.49"), "-f", "table").out

    assert "skor integrasi 6,49, minimal" in text


def test_a_result_stands_for_its_workbook(zitool, folder):
    """A zone comes to the same by the result of `zitool score` as by the LKE."""
    zitool("score", folder / "baik.xlsx", "-o", folder / "baik.json")
    by_workbook = json.loads(zitool("zone", written(folder), "-f", "json").out)
    by_result = json.loads(zitool("zone", written(folder, source="hasil: baik.json"), "-f", "json").out)

    assert by_result["verdicts"] == by_workbook["verdicts"]
    assert by_result["units"][0]["shown"] == by_workbook["units"][0]["shown"]


def _edit(*path, to):
    def edit(document):
        for step in path[:-1]:
            document = document[step]
        document[path[-1]] = to

    return edit


def _drop(*path):
    def edit(document):
        for step in path[:-1]:
            document = document[step]
        del document[path[-1]]

    return edit


ENTRY = ("assessments", 0)


@pytest.mark.parametrize(
    ("edit", "problem"),
    [
        (_edit("schema", to="zitool/validate/1"), "not_a_score"),
        (_edit("assessments", to=[]), "several"),
        (_edit(*ENTRY, "rubric", to="permenpan-52-2014"), "other_rubric"),
        (_edit(*ENTRY, "what_if", to={"A.I.1.i.a": "Ya"}), "what_if"),
        (_edit(*ENTRY, "points", to="1e9"), "incomplete"),
        (_drop(*ENTRY, "verdicts", 0, "checks", 0), "incomplete"),
        (_drop(*ENTRY, "verdicts", 1), "incomplete"),
        (_edit(*ENTRY, "verdicts", 1, "status", to="met"), "contradicts"),
        (_edit(*ENTRY, "verdicts", 0, "checks", 0, "actual", to="74.99"), "contradicts"),
        (_edit(*ENTRY, "answered", to=112), "contradicts"),
        (_edit(*ENTRY, "answered", to=True), "incomplete"),
    ],
)
def test_a_result_that_cannot_be_trusted_is_refused(zitool, folder, edit, problem):
    """Somebody else's result, a simulated one, or one edited by hand decides nothing; the code is P035."""
    zitool("score", folder / "baik.xlsx", "-o", folder / "baik.json")
    document = json.loads((folder / "baik.json").read_text("utf-8"))
    edit(document)
    (folder / "baik.json").write_text(json.dumps(document), "utf-8")

    outcome = zitool("zone", written(folder, source="hasil: baik.json"), "-f", "json")
    (refused,) = json.loads(outcome.out)["refused"]

    assert outcome.code == 3
    assert [(finding["code"], finding["values"]["problem"]) for finding in refused["findings"]] == [
        ("P035", problem)
    ]


@pytest.mark.parametrize("data", [b"", b"{", b"[" * 100_000, b"\xff\xfe{}", b"null"])
def test_a_result_that_is_no_json_is_refused(zitool, folder, data):
    """Whatever the bytes are, they cost only this unit."""
    (folder / "baik.json").write_bytes(data)
    outcome = zitool("zone", written(folder, source="hasil: baik.json"))

    assert outcome.code == 3
    assert "P035" in outcome.err


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"score": '"65"'}, "P037"),
        ({"source": "lke: baik.xlsx\n  - nama: KPPN Lain\n    lke: lain.xlsx"}, "P039"),
    ],
)
def test_what_is_doubtful_is_said_and_used(zitool, folder, given, code):
    """A score on another scale and a workbook of another unit are findings; the zone is still decided."""
    shutil.copy(EXAMPLES / "unit-dan-tpi.xlsx", folder / "lain.xlsx")
    outcome = zitool("zone", written(folder, **given), "-f", "json")

    assert code in {finding["code"] for finding in json.loads(outcome.out)["findings"]}


def test_a_result_of_another_rubric_version_is_doubted(zitool, folder):
    """It is used, with P036."""
    zitool("score", folder / "baik.xlsx", "-o", folder / "baik.json")
    document = json.loads((folder / "baik.json").read_text("utf-8"))
    document["assessments"][0] |= {"rubric_sha256": "0" * 64, "rubric_version": "1.0.0"}
    (folder / "baik.json").write_text(json.dumps(document), "utf-8")
    outcome = zitool("zone", written(folder, source="hasil: baik.json"), "-f", "json")

    (found,) = json.loads(outcome.out)["findings"]
    assert (found["code"], found["values"]["given"]) == ("P036", "1.0.0")
    assert outcome.code == 0


FAULTY = """\
kawasan: [Satu, Dua]
integrasi: {skor: cukup baik, per: 30/06/26, nilai: "7"}
predikat: {wbc: ya, wbk: mungkin}
unit:
  - nama: Satu
    lke: baik.xlsx
    hasil: baik.json
  - {wajib: barangkali, lke: ./baik.xlsx}
  - {nama: satu, hasil: x.json, fakta: x.yaml}
"""


def test_every_fault_is_said_at_once_with_its_place(zitool, folder):
    """Line and column of each fault of the file; nothing is scored."""
    file = folder / "kawasan.yaml"
    file.write_text(FAULTY, "utf-8")
    outcome = zitool("zone", file)

    found = [line.split("kawasan.yaml ") for line in outcome.err.splitlines()]
    places = sorted((head.split()[1], tail.split(": ")[0]) for head, tail in found)
    assert outcome.code == 2
    assert outcome.out == ""
    assert places == [
        ("P030", "2:46"),
        ("P030", "3:12"),
        ("P031", "1:1"),
        ("P031", "2:13"),
        ("P031", "2:31"),
        ("P031", "3:21"),
        ("P031", "8:6"),
        ("P032", "8:5"),
        ("P033", "6:5"),
        ("P033", "9:33"),
        ("P034", "8:25"),
        ("P034", "9:6"),
    ]


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("kawasan: K\nkawsan: L\nunit: [{nama: A}]", "kawasan, integrasi, predikat, pencabutan, unit"),
        ("kawasan: K\nunit: [{nama: A, lke: a.xlsx, lembr: LKE}]", "nama, wajib, lke, lembar, hasil, fakta"),
        ("kawasan: K\nintegrasi: {skr: 5}\nunit: [{nama: A}]", "skor, per, sumber, aspek"),
        (
            "kawasan: K\nintegrasi: {aspek: {pta: x}}\nunit: [{nama: A}]",
            "peta, sop, penerapan, evaluasi, sistem",
        ),
    ],
)
def test_an_unknown_key_is_answered_with_all_that_are_read(zitool, folder, text, known):
    """P030 names the keys of the model at that place, so that none that works is left out."""
    file = folder / "kawasan.yaml"
    file.write_text(text, "utf-8")
    assert f"Correct its spelling ({known}), or" in zitool("zone", file, "--lang", "en").err


@pytest.mark.parametrize(
    "text",
    [
        "unit: []\nkawasan: K",
        "kawasan: K",
        "kawasan: K\nunit: Satu",
        "- a",
        "a: [",
        "kawasan: &x K\nunit: *x",
    ],
)
def test_a_file_of_another_shape_is_refused(zitool, folder, text):
    """No units, no mapping, no YAML, aliases: exit code 2 and a finding, never a traceback."""
    outcome = zitool("zone", written(folder, text=text.replace("{", "{{")))

    assert outcome.code == 2
    assert "GALAT" in outcome.err
    assert "X001" not in outcome.err


def test_a_rubric_without_zones_is_refused(zitool, folder):
    """52/2014 has no minima of zones: P038, whatever the file says."""
    outcome = zitool("zone", written(folder), "--rubric", "permenpan-52-2014")

    assert (outcome.code, "P038" in outcome.err) == (2, True)


@pytest.mark.parametrize("options", [["--target", "wbx"], ["--require", "wbx"], ["--assessor", "all"]])
def test_what_does_not_exist_cannot_be_asked_for(zitool, folder, options):
    """U001, before anything is read."""
    outcome = zitool("zone", written(folder), *options)

    assert (outcome.code, "U001" in outcome.err) == (2, True)


def test_the_assessor_decides_whose_answers_count(zitool, folder):
    """With --assessor tpi the TPI's answers of every unit are taken; a unit without them is refused."""
    shutil.copy(EXAMPLES / "unit-dan-tpi.xlsx", folder / "baik.xlsx")
    outcome = zitool("zone", written(folder), "--assessor", "tpi", "-f", "json")
    unit, _ = json.loads(outcome.out)["units"]
    assert (unit["shown"]["assessor"], unit["shown"]["points"][:5]) == ("tpi", "81.35")

    assert zitool("zone", written(folder), "--assessor", "tpn").code == 3


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_new_file_can_be_read_and_is_never_written_over(zitool, folder, language):
    """The start is a zone without anything known; a second --new refuses (O004) and changes no byte."""
    file = folder / "baru.yaml"
    assert zitool("zone", "--new", file, "--lang", language).code == 0
    outcome = zitool("zone", file, "-f", "json")
    assert {verdict["status"] for verdict in json.loads(outcome.out)["verdicts"]} == {"incomplete"}

    file.write_text("kawasan: milik orang\n", "utf-8")
    refused = zitool("zone", "--new", file)
    assert (refused.code, "O004" in refused.err) == (2, True)
    assert file.read_text("utf-8") == "kawasan: milik orang\n"
    assert zitool("zone", "--new", file, "--overwrite").code == 0


def test_a_file_of_facts_counts_for_its_unit(zitool, folder):
    """A prerequisite that facts show to be missing keeps its unit from meeting, and is named."""
    (folder / "fakta.yaml").write_text("opini_bpk: TW\n", "utf-8")
    source = "lke: baik.xlsx\n    fakta: fakta.yaml"
    outcome = zitool("zone", written(folder, source=source), "-f", "json")

    found = json.loads(outcome.out)
    assert found["units"][0]["shown"]["verdicts"][0] == {
        "designation": "wbk",
        "status": "not_met",
        "short_by": {},
        "lacks": ["opini-bpk"],
    }
    assert found["verdicts"][0]["reasons"][0]["code"] == "units_not_met"


def test_strangers_text_stays_text(zitool, folder):
    """Control characters are refused by YAML; markup in names stays inert in Markdown."""
    text = WHOLE.replace("Pelabuhan Contoh", "'[x](http://a) @siapa'")
    outcome = zitool("zone", written(folder, text=text), "-f", "markdown")

    assert outcome.out.startswith("# Kawasan: `[x](http://a) @siapa`\n")


def test_the_output_never_takes_the_place_of_an_input(zitool, folder):
    """Neither the file of the zone nor a workbook it names can be written over."""
    file = written(folder)
    before = (folder / "baik.xlsx").read_bytes()
    for name in ("baik.xlsx", "kawasan.yaml"):
        outcome = zitool("zone", file, "-f", "json", "-o", folder / name, "--overwrite")
        assert (outcome.code, "O003" in outcome.err) == (2, True)
    assert (folder / "baik.xlsx").read_bytes() == before


def test_the_schema_for_editors_fits_the_example():
    """rubrics/zone.schema.json accepts the committed example and refuses an unknown key."""
    import yaml

    schema = json.loads((ROOT / "rubrics" / "zone.schema.json").read_text("utf-8"))
    example = yaml.safe_load((EXAMPLES / "kawasan.yaml").read_text("utf-8"))
    jsonschema.validate(example, schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**example, "skor": "7"}, schema)
