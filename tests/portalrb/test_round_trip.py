"""LKE → document → LKE: every answer, note and evidence is there again, and the score is exactly the same."""

from __future__ import annotations

from random import Random

import pytest
from tests.conftest import LONG
from tests.lke.builder import xlsx
from tests.lke.official_forms import ANNEX, Shape, annex, form, grid
from tests.portalrb.answers import LIST, document, entry, of_lke, written

from zitool.batch import ALL, assess
from zitool.lke.template.book import Entries, build_template
from zitool.rubrics.load import load_rubric

NATIONAL = "permenpanrb-90-2021"
RUBRIC = load_rubric(NATIONAL).rubric
FORMS = range(200 if LONG else 20)
_TEXTS = (
    "SK tim kerja", "=1+1", "- notulen\n- daftar hadir", "terlampir", "Rapat 12/3: 80%", "“kutipan” é ≥ 5",
    "https://berkas.example/a?b=c&d", "@nama", "SK\n\nhttps://berkas.example/1\nhttps://berkas.example/2",
    "berkas\nhttps://berkas.example/3", "https://a.example\nketerangan", "x" * 5000, "_x000D_", "0812",
)  # fmt: skip


def again(zitool, tmp_path, value):
    """Return the path of the LKE that a document fills in."""
    lke = tmp_path / "kembali.xlsx"
    done = zitool("template", "--from", written(tmp_path, value), "-o", lke, "--overwrite")
    assert done.code == 0, done.err
    return str(lke)


def points(path):
    """Return each assessor's exact points and values."""
    return {
        one.answers.assessor: (one.card.points, one.answers.values()) for one in assess(path, assessor=ALL)
    }


def check(zitool, tmp_path, lke):
    """An LKE, its document and the LKE of that have the same answers, texts and points."""
    first = of_lke(lke)
    back = again(zitool, tmp_path, first)
    assert of_lke(back) == first
    there = {name: told for name, told in points(str(lke)).items() if name in {"unit", "tpi"}}
    assert points(back) == points(written(tmp_path, first)) == there


@pytest.mark.parametrize(
    "name", ["unit-baik", "unit-setengah", "unit-diubah", "unit-dan-tpi", "keluarga-1", "keluarga-2"]
)
def test_examples_come_back(zitool, examples, tmp_path, name):
    """Every example of the regulation whose questions PortalRB asks."""
    check(zitool, tmp_path, examples / f"{name}.xlsx")


@pytest.mark.real
def test_the_real_lke_comes_back(zitool, real, tmp_path):
    """An office's own, with evidence in two columns and a typed total."""
    check(zitool, tmp_path, real)


@pytest.mark.parametrize("seed", FORMS)
def test_generated_forms_come_back(zitool, tmp_path, seed):
    """Forms of any layout, filled in at random: some answers missing, texts of every kind beside them."""
    chance = Random(seed)
    path = tmp_path / "lke.xlsx"
    if seed % 2 and ANNEX[NATIONAL].is_file():
        shape = Shape.drawn(chance)
        path.write_bytes(xlsx(grid(form(RUBRIC, annex(NATIONAL), shape, seed % 4 // 2), shape)))
    else:
        assessors = chance.choice((("unit",), ("unit", "tpi"), ("unit", "tpi", "tpn")))
        entries = {name: random_entries(chance) for name in assessors}
        path.write_bytes(build_template(RUBRIC, unit="KPP Contoh", assessors=assessors, entries=entries))
    check(zitool, tmp_path, path)


def random_entries(chance):
    """Return what somebody may have filled in: counts that make ratios of any kind, and texts beside them."""
    answers, texts = {}, ({}, {}, {})
    for leaf in RUBRIC.leaves():
        scale = RUBRIC.scales[leaf.scale]
        asked = [leaf.id, *(count.id for count in leaf.inputs if not count.total_of)]
        if chance.random() < 0.9:
            if scale.kind == "choice":
                answers[leaf.id] = chance.choice(list(scale.options))
            elif scale.kind == "index":
                answers[leaf.id] = chance.choice((0, 4, 3.87, 2.5, 0.1, round(chance.random() * 4, 12)))
            else:
                answers |= {
                    id_: chance.choice((0, 1, 7, 10**6)) for id_ in asked[1:] if chance.random() < 0.95
                }
        for id_ in asked:
            for told in texts:
                if chance.random() < 0.2:
                    told[id_] = chance.choice(_TEXTS)
    return Entries(answers=answers, notes=texts[0], evidence=texts[1], links=texts[2])


def test_the_unit_and_its_year_come_along(zitool, tmp_path):
    """The LKE that is written states both, so that it can be exported without naming them again."""
    lke = again(zitool, tmp_path, document(A_I_1_i_a="Ya"))
    (one,) = assess(lke)
    assert (one.unit, one.day.year, one.day_from) == ("KPP Contoh", 2026, "workbook")


def test_an_answer_that_cannot_be_used_is_written_as_it_stands(zitool, tmp_path):
    """Nobody's answer is lost because it is wrong: it stands in its cell, and is found there."""
    lke = again(zitool, tmp_path, document(A_I_1_i_b="Z", B_I_a="88"))
    codes = {found.indicator: found.code for found in assess(lke)[0].findings if found.code[0] == "V"}
    assert codes == {"A.I.1.i.b": "V303", "B.I.a": "V310"}


@pytest.mark.parametrize(
    ("text", "change"),
    [("x" * 40_000, "terlalu panjang"), ("a\u0007b", "tidak tampak"), ("a\tb", "tidak tampak")],
)
def test_a_text_that_no_cell_holds_is_said(zitool, tmp_path, text, change):
    """J016 names the question beside which a text had to be cut or cleaned."""
    value = document(A_I_1_i_a="Ya")
    entry(value, "A.I.1.i.a")["catatan_unit"] = text
    lke = tmp_path / "x.xlsx"
    done = zitool("template", "--from", written(tmp_path, value), "-o", lke)
    assert done.code == 0
    assert "J016" in done.err
    assert change in done.err


def test_ends_of_lines_are_those_of_cells(zitool, tmp_path):
    """What Windows writes is no change of a text."""
    value = document(A_I_1_i_a="Ya")
    entry(value, "A.I.1.i.a")["catatan_unit"] = "satu\r\ndua"
    assert assess(again(zitool, tmp_path, value))[0].answers.answers["A.I.1.i.a"].note == "satu\ndua"


@pytest.mark.parametrize("more", [("--effort",), ("--units",), ("--assessor", "tpi")])
def test_a_document_says_itself_who_answered(zitool, tmp_path, more):
    """--from goes with nothing that asks for another kind of form."""
    done = zitool("template", "--from", written(tmp_path, document()), "-o", tmp_path / "x.xlsx", *more)
    assert (done.code, "U093" in done.err) == (2, True)


def test_a_workbook_is_no_source(zitool, examples, tmp_path):
    """What is a form already is not written into another one."""
    done = zitool("template", "--from", examples / "unit-baik.xlsx", "-o", tmp_path / "x.xlsx")
    assert (done.code, "U001" in done.err) == (2, True)


def test_every_question_has_a_place(zitool, tmp_path):
    """A document with a text beside every question comes back whole."""
    value = document()
    for at, one in enumerate(value["answers"]):
        one |= {"jawaban_tpi": None, "catatan_unit": f"catatan {at}", "catatan_tpi": f"tpi {at}"}
        one["bukti_dukung_unit"] = f"bukti {at}\nhttps://a.example/{at}"
    assert len(value["answers"]) == len(LIST.questions)
    assert of_lke(again(zitool, tmp_path, value)) == value | {"unit_id": "UNIT-01"}
