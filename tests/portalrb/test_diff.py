"""``zitool portalrb diff``: what PortalRB holds against the LKE, field by field, with points."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import jsonschema
import pytest
from tests.portalrb.answers import document, entry, of_lke, written

from zitool.batch import ALL, assess

SCHEMA = json.loads(
    (Path(__file__).parents[2] / "schemas" / "portalrb-diff-1.schema.json").read_text("utf-8")
)


def told(zitool, first, second, *more):
    """Return the exit code and the report of a comparison, which satisfies its schema."""
    done = zitool("portalrb", "diff", first, second, "-f", "json", *more)
    report = json.loads(done.out)
    jsonschema.validate(report, SCHEMA)
    return done.code, report


@pytest.mark.parametrize("name", ["unit-baik", "unit-setengah", "unit-dan-tpi", "keluarga-1"])
def test_an_lke_and_its_document_are_alike(zitool, examples, tmp_path, name):
    """What was exported differs in nothing from what it was exported from."""
    lke = examples / f"{name}.xlsx"
    code, report = told(zitool, lke, written(tmp_path, of_lke(lke)))
    assert (code, report["differences"], report["same"]) == (0, [], 127)
    assert [one["first"] for one in report["assessors"]] == [one["second"] for one in report["assessors"]]


def test_the_order_of_entries_is_no_difference(zitool, examples, tmp_path):
    """Nor are the ends of lines, or blanks around a text."""
    value = of_lke(examples / "unit-dan-tpi.xlsx")
    value["answers"].reverse()
    for one in value["answers"]:
        if one["bukti_dukung_unit"]:
            one["bukti_dukung_unit"] = one["bukti_dukung_unit"].replace("\n", "\r\n") + "  "
    _, report = told(zitool, examples / "unit-dan-tpi.xlsx", written(tmp_path, value))
    assert report["differences"] == []


def test_each_difference_has_its_points(zitool, examples, tmp_path):
    """Answers of both assessors, counts, notes, evidence; the points add up to what the totals differ by."""
    lke = examples / "unit-dan-tpi.xlsx"
    value = of_lke(lke)
    entry(value, "A.I.1.i.a")["jawaban_unit"] = "Tidak"
    entry(value, "A.I.1.i.b")["jawaban_tpi"] = None
    entry(value, "A.II.1.i.a#1")["jawaban_unit"] = "1"
    entry(value, "A.II.1.i.a#2")["jawaban_unit"] = "0"
    entry(value, "B.I.a")["jawaban_unit"] = "1.5"
    entry(value, "A.I.2.i.a")["catatan_unit"] = "lain"
    entry(value, "A.I.2.i.a")["bukti_dukung_unit"] = None
    entry(value, "A.I.2.i.b")["catatan_tpi"] = "lain"
    path = written(tmp_path, value)
    _, report = told(zitool, lke, path)
    assert [(one["id"], one["field"]) for one in report["differences"]] == [
        ("A.I.1.i.a", "jawaban_unit"),
        ("A.I.1.i.b", "jawaban_tpi"),
        ("A.I.2.i.a", "catatan_unit"),
        ("A.I.2.i.a", "bukti_dukung_unit"),
        ("A.I.2.i.b", "catatan_tpi"),
        ("A.II.1.i.a#1", "jawaban_unit"),
        ("A.II.1.i.a#2", "jawaban_unit"),
        ("B.I.a", "jawaban_unit"),
    ]
    assert report["differences"][6]["points"] is None  # the ratio's change stands with its first count
    moved = {
        assessor: sum(
            (
                Fraction(one["points"])
                for one in report["differences"]
                if one["points"] and assessor in one["field"]
            ),
            Fraction(0),
        )
        for assessor in ("unit", "tpi")
    }
    ours, theirs = (
        {one.answers.assessor: one.card.points for one in assess(str(at), assessor=ALL)} for at in (lke, path)
    )
    for assessor, points in moved.items():
        assert abs(points - (theirs[assessor] - ours[assessor])) < Fraction(1, 10**12)


def test_an_answer_that_cannot_be_used_differs(zitool, tmp_path):
    """Whatever stands there is shown; it is not taken for no answer."""
    first = written(tmp_path, document(A_I_1_i_b="A"), "a.json")
    second = written(tmp_path, document(A_I_1_i_b="Z"), "b.json")
    _, report = told(zitool, first, second)
    (one,) = report["differences"]
    assert (one["first"], one["second"], Fraction(one["points"]) < 0) == ("A", "Z", True)


def test_who_is_only_on_one_side_differs(zitool, tmp_path):
    """TPI's answers that PortalRB has not are differences, and its total is nobody's."""
    value = document(A_I_1_i_a="Ya")
    second = written(tmp_path, value, "b.json")
    entry(value, "A.I.1.i.a")["jawaban_tpi"] = "Ya"
    _, report = told(zitool, written(tmp_path, value, "a.json"), second)
    assert [one["field"] for one in report["differences"]] == ["jawaban_tpi"]
    assert report["assessors"][1]["second"] is None


@pytest.mark.parametrize(("fail_on", "code"), [("error", 0), ("warning", 1)])
def test_differences_can_fail_a_script(zitool, tmp_path, fail_on, code):
    """They are a warning (J055): whoever asks for it gets an exit code."""
    first = written(tmp_path, document(A_I_1_i_a="Ya"), "a.json")
    second = written(tmp_path, document(), "b.json")
    assert told(zitool, first, second, "--fail-on", fail_on)[0] == code


def test_another_unit_and_another_year_are_said(zitool, examples, tmp_path):
    """Two names (J056) are a warning; a year that has no list is refused."""
    first = written(tmp_path, document(), "a.json")
    second = written(tmp_path, document() | {"nama_unit": "Lain"}, "b.json")
    _, report = told(zitool, first, second)
    assert [one["code"] for one in report["findings"]] == ["J056"]
    third = written(tmp_path, document() | {"tahun": 2025}, "c.json")
    assert zitool("portalrb", "diff", first, third).code == 3


@pytest.mark.parametrize("suffix", ["html", "xlsx", "md", "csv", "json", "txt"])
def test_every_format_is_written(zitool, examples, tmp_path, suffix):
    """One report in all formats; a workbook is written, not shown."""
    value = of_lke(examples / "unit-dan-tpi.xlsx")
    entry(value, "B.I.a")["jawaban_unit"] = "1.5"
    place = tmp_path / f"beda.{suffix}"
    done = zitool("portalrb", "diff", examples / "unit-dan-tpi.xlsx", written(tmp_path, value), "-o", place)
    assert done.code == 0, done.err
    assert b"jawaban_unit" in place.read_bytes() or suffix == "xlsx"
