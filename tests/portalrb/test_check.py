"""``zitool portalrb check``: the guide's examples pass, each violation of it fails, JSON Schema agrees."""

from __future__ import annotations

import copy
import json
import shutil
from pathlib import Path

import jsonschema
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from tests.portalrb.answers import document, of_lke, written
from tools.schemas import portalrb_schemas

from zitool.portalrb.checking import check_document
from zitool.portalrb.documents import MODELS

UNITS = "lke/jawaban-unit"
ROOT = Path(__file__).parents[2]
GUIDE = ROOT.parent / "shared" / "law" / "portalrb-api-2026.txt"
VIOLATIONS = yaml.safe_load(Path(__file__).with_name("violations.yaml").read_text(encoding="utf-8"))
CASES = [(kind, case) for kind, cases in VIOLATIONS.items() for case in cases]
REPORT = json.loads((ROOT / "schemas" / "portalrb-check-1.schema.json").read_text("utf-8"))
SHAPES = {
    kind: json.loads((ROOT / "schemas" / f"portalrb-{kind}.schema.json").read_text("utf-8"))
    for kind in MODELS
}
GOOD = {
    "jawaban-unit": document(A_I_1_i_a="Ya"),
    "unit-wbk": {
        "tahun": 2026,
        "units": [
            {"id": "UNIT-1", "nama": "Satu", "kategori": "WBK", "afirmasi": False},
            {"id": "UNIT-2", "nama": "Dua", "kategori": "WBK", "afirmasi": True},
            {"id": "UNIT-3", "nama": "Tiga"},
        ],
    },
    "unit-wbbm": {"tahun": 2026, "units": [{"id": "UNIT-4", "nama": "Empat", "kategori": "WBBM"}]},
}


def checked(zitool, path, *more):
    """Return the exit code and the report of a check, which satisfies its schema."""
    done = zitool("portalrb", "check", path, "-f", "json", *more)
    report = json.loads(done.out)
    jsonschema.validate(report, REPORT)
    return done.code, report


def codes(report):
    """Return the codes of all findings, each with how grave it is."""
    found = [*report["findings"], *(finding for one in report["documents"] for finding in one["findings"])]
    return {finding["code"]: finding["severity"] for finding in found}


def valid(kind, value):
    """Whether an independent validator takes a document."""
    return jsonschema.Draft202012Validator(SHAPES[kind]).is_valid(value)


def changed(kind, case):
    """Return a good document with one thing in it that is not."""
    value = copy.deepcopy(GOOD[kind])
    *way, last = case["at"]
    here = value
    for step in way:
        here = here[step]
    if "value" in case:
        here[last] = case["value"]
    else:
        del here[last]
    return value


@pytest.mark.parametrize("kind", GOOD)
def test_what_follows_the_guide_passes(zitool, tmp_path, kind):
    """All three documents, with and without the fields that may be left away."""
    code, report = checked(zitool, written(tmp_path, GOOD[kind]))
    assert (code, report["documents"][0]["document"], report["documents"][0]["ok"]) == (0, kind, True)
    assert valid(kind, GOOD[kind])


def examples_of_the_guide():
    """Return the documents that the guide prints, where it lies beside the checkout."""
    if not GUIDE.is_file():
        pytest.skip("no guide beside the checkout")
    text, decoder = GUIDE.read_text(encoding="utf-8"), json.JSONDecoder()
    starts = [text.index("{", text.index(mark)) for mark in ("3.1 Daftar", "3.3 Jawaban")]
    return [decoder.raw_decode(text, text.index("{\n", start))[0] for start in starts]


@pytest.mark.real
def test_the_examples_of_the_guide_pass(zitool, tmp_path):
    """Of 2025, whose list nobody has here: that is a note, and the shape is right."""
    units, answers = examples_of_the_guide()
    assert codes(checked(zitool, written(tmp_path, units))[1]) == {}
    code, report = checked(zitool, written(tmp_path, answers))
    assert (code, codes(report)) == (0, {"J044": "note"})
    assert valid("unit-wbk", units)
    assert valid("jawaban-unit", answers)


def test_documents_like_the_examples_pass(zitool, tmp_path):
    """An affirmative unit in either way of the guide, and answers of a year whose list is not here."""
    units = [
        {"afirmasi": True, "kategori": "WBK", "nama": "Rumah Sakit", "id": "RS"},
        {"afirmasi": True, "kategori": "WBK-AFIRMASI", "nama": "Biro", "id": "BIRO"},
    ]
    assert codes(checked(zitool, written(tmp_path, {"units": units, "tahun": 2025}))[1]) == {}
    few = {"unit_id": "RS", "nama_unit": "Rumah Sakit", "tahun": 2025}
    answers = [{"soal_id": 7, "jawaban_unit": "C"}, {"soal_id": 900, "jawaban_unit": None}]
    assert codes(checked(zitool, written(tmp_path, few | {"answers": answers}))[1]) == {"J044": "note"}


@pytest.mark.parametrize(("kind", "case"), CASES)
def test_each_violation_fails(zitool, tmp_path, kind, case):
    """The document that violates the guide in one thing has one error more, at its place."""
    value = changed(kind, case)
    (tmp_path / "pengusulan").mkdir()
    place = tmp_path / "pengusulan" if kind == "unit-wbbm" else tmp_path
    name = f"{kind}.json" if kind == "unit-wbbm" else "x.json"
    path = written(place, value, name)
    code, report = checked(zitool, tmp_path if kind == "unit-wbbm" else path)
    assert code == 1
    assert codes(report)[case["code"]] == "error"
    assert valid(kind, value) != case["schema"]


@pytest.mark.parametrize(
    ("value", "code", "severity"),
    [
        (GOOD["jawaban-unit"] | {"versi": 1}, "J014", "warning"),
        (GOOD["jawaban-unit"] | {"answers": GOOD["jawaban-unit"]["answers"][::-1]}, "J045", "note"),
        (GOOD["jawaban-unit"] | {"answers": GOOD["jawaban-unit"]["answers"][:100]}, "J013", "error"),
        (
            {
                "tahun": 2026,
                "units": [{"id": "1", "nama": "A", "kategori": "WBK-AFIRMASI", "afirmasi": False}],
            },
            "J043",
            "warning",
        ),
        ({"total_soal": 127, "data": []}, "J018", "error"),
        ({"schema": "zitool/score/1"}, "J008", "error"),
        (b"{", "J001", "error"),
        (b"\xef\xbb\xbf" + json.dumps(GOOD["unit-wbk"]).encode(), "J010", "warning"),
    ],
)
def test_what_the_shape_does_not_say_is_said(zitool, tmp_path, value, code, severity):
    """Further fields, another order, questions left out, contradictions, other documents, no JSON."""
    assert codes(checked(zitool, written(tmp_path, value))[1])[code] == severity


def test_the_schemas_are_those_of_the_models():
    """What is committed is what the models make; else run `make schema`."""
    for kind, schema in portalrb_schemas().items():
        assert (ROOT / "schemas" / f"portalrb-{kind}.schema.json").read_bytes() == schema


def test_answers_are_scored(zitool, examples, tmp_path):
    """Points of both assessors, and the minima that would be missed, as `zitool score` has them."""
    lke = examples / "unit-dan-tpi.xlsx"
    _, report = checked(zitool, written(tmp_path, of_lke(lke)))
    scores = {one["assessor"]: one for one in report["documents"][0]["scores"]}
    score = json.loads(zitool("score", lke, "--assessor", "all", "-f", "json").out)
    assert [one["assessor"] for one in score["assessments"]] == ["unit", "tpi"]
    for one in score["assessments"]:
        ours = scores[one["assessor"]]
        assert (ours["points"], ours["answered"]) == (one["points"], one["answered"])
        status = {verdict["designation"]: verdict["status"] for verdict in ours["verdicts"]}
        assert status == {verdict["designation"]: verdict["status"] for verdict in one["verdicts"]}


@pytest.fixture
def folder(zitool, examples, tmp_path):
    """A folder as export writes it: two units for WBK, one of WBBM."""
    (tmp_path / "lke").mkdir()
    for name in ("unit-baik", "unit-dan-tpi", "keluarga-1"):
        shutil.copy(examples / f"{name}.xlsx", tmp_path / "lke")
    units = tmp_path / "units.csv"
    units.write_text(
        "id,nama,target,berkas\nU-1,Satu,wbk,lke/unit-baik.xlsx\n"
        "U/2,Dua,wbbm,lke/unit-dan-tpi.xlsx\nU-3,Tiga,wbk,lke/keluarga-1.xlsx\n"
    )
    out = tmp_path / "out"
    done = zitool("portalrb", "export", tmp_path / "lke", "--units", units, "--tahun", "2026", "-o", out)
    assert done.code == 0, done.err
    return out


def test_what_export_wrote_passes(zitool, folder):
    """Nothing is found, and each unit is held against what it is proposed for."""
    code, report = checked(zitool, folder)
    assert (code, codes(report)) == (0, {})
    told = {
        one["unit_id"]: [
            (score["assessor"], [verdict["designation"] for verdict in score["verdicts"]])
            for score in one["scores"]
        ]
        for one in report["documents"]
        if one["unit_id"]
    }
    assert told == {
        "U-1": [("unit", ["wbk"])],
        "U-3": [("unit", ["wbk"])],
        "U/2": [("unit", ["wbbm"]), ("tpi", ["wbbm"])],
    }


def edited(path, **more):
    """Change fields of a document on the disk."""
    path.write_text(json.dumps(json.loads(path.read_text()) | more))


@pytest.mark.parametrize(
    ("damage", "code", "severity"),
    [
        (lambda at: (at / "pengusulan/unit-wbk.json").unlink(), "J047", "error"),
        (lambda at: (at / UNITS / "U-1.json").unlink(), "J048", "error"),
        (lambda at: edited(at / "pengusulan/unit-wbk.json", units=[]), "J049", "warning"),
        (lambda at: (at / UNITS / "U-1.json").rename(at / UNITS / "U-9.json"), "J050", "error"),
        (lambda at: (at / UNITS / "U%2F2.json").rename(at / UNITS / "U%2f2.json"), "J050", "error"),
        (lambda at: edited(at / UNITS / "U-1.json", nama_unit="Lain"), "J051", "warning"),
        (lambda at: edited(at / "pengusulan/unit-wbbm.json", tahun=2025), "J052", "error"),
        (lambda at: (at / "catatan.txt").write_text("x"), "J053", "note"),
        (
            lambda at: edited(at / "pengusulan/unit-wbbm.json", units=[{"id": "U-1", "nama": "Satu"}]),
            "J041",
            "error",
        ),
        (lambda at: (at / UNITS / "U-1.json").write_text("{"), "J001", "error"),
        (lambda at: (at / UNITS / "U-1.json").write_text(""), "F004", "error"),
        (lambda at: edited(at / UNITS / "U-1.json", answers=[{"soal_id": 1}]), "J040", "error"),
    ],
)  # fmt: skip
def test_documents_are_held_against_one_another(zitool, folder, damage, code, severity):
    """Lists without answers, answers of nobody, names and years that differ, what no address leads to."""
    damage(folder)
    status, report = checked(zitool, folder)
    assert codes(report)[code] == severity
    assert status == int(severity == "error")


def test_a_folder_of_something_else_is_refused(zitool, examples):
    """There is nothing to check where nothing is laid out as the addresses."""
    done = zitool("portalrb", "check", examples)
    assert (done.code, "J054" in done.err) == (2, True)


@pytest.mark.parametrize("suffix", ["html", "xlsx", "md", "csv", "json", "txt"])
def test_every_format_is_written(zitool, folder, tmp_path, suffix):
    """One report in all formats, none of which says that a unit passes."""
    place = tmp_path / f"laporan.{suffix}"
    assert zitool("portalrb", "check", folder, "-o", place).code == 0
    data = place.read_bytes()
    assert b"U-1" in data or suffix == "xlsx"
    assert b"lulus" not in data.lower()


def test_findings_of_a_folder_name_their_file(zitool, folder):
    """On a terminal, too, each finding stands below the file that it is about."""
    edited(folder / UNITS / "U-1.json", nama_unit="Lain")
    out = zitool("portalrb", "check", folder).out
    assert "J051" in out
    assert out.rindex("jawaban-unit/U-1.json") < out.index("J051")


def _is_broken(number):
    """Whether a number is no whole one: 2026.0 is an integer to JSON Schema, and none to zitool."""
    return not number.is_integer()


@given(
    st.recursive(
        st.none()
        | st.booleans()
        | st.integers(-3, 130)
        | st.floats().filter(_is_broken)
        | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(
                st.sampled_from(
                    [
                        "units",
                        "answers",
                        "unit_id",
                        "tahun",
                        "soal_id",
                        "jawaban_unit",
                        "id",
                        "nama",
                        "kategori",
                        "x",
                    ]
                ),
                inner,
                max_size=5,
            )
        ),
        max_leaves=15,
    )
)
def test_shape_is_what_an_independent_validator_says(value):
    """Of any JSON: whatever follows the schema has no error of shape, and the other way round."""
    told = check_document(json.dumps(value).encode(), "x.json")
    if told.kind in MODELS and not {"J001", "J003"} & {finding.code for finding in told.findings}:
        wrong = [finding for finding in told.findings if finding.code == "J040"]
        assert valid(told.kind, value) == (wrong == [])
