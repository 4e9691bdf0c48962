"""From an LKE to the document that PortalRB fetches: what is in it, and what is listed as lost."""

from __future__ import annotations

import pytest
from openpyxl import load_workbook

from zitool.batch.exporting import export
from zitool.errors import UnreadableWorkbookError
from zitool.lke.template.book import SHEET, Entries, build_template
from zitool.lke.template.plan import plan
from zitool.portalrb.master import master_lists
from zitool.rubrics.load import load_rubric

RUBRIC = load_rubric("permenpanrb-90-2021").rubric
LIST = master_lists()[2026]


def exported(tmp_path, assessors=("unit",), year=2026, **entries):
    """Return what comes of an LKE with these entries, by assessor."""
    path = tmp_path / "lke.xlsx"
    path.write_bytes(build_template(RUBRIC, unit="KPP Contoh", assessors=assessors, entries=entries))
    return export(str(path), "UNIT/1", year=year)


def one(document, id_):
    """Return the answer to the question about an indicator or count."""
    (number,) = (question.soal_id for question in LIST.questions if question.id == id_)
    return next(answer for answer in document.answers if answer.soal_id == number)


def test_the_list_asks_what_the_rubric_keys_say():
    """Each question of the list is the indicator or count whose key is its number, and its type is known."""
    keys = {}
    for leaf in RUBRIC.leaves():
        scale = RUBRIC.scales[leaf.scale]
        keys[leaf.keys.get("portalrb")] = (leaf.id, {scale.label, *scale.also_written})
        keys |= {count.keys.get("portalrb"): (count.id, {"Jumlah", "jumlah"}) for count in leaf.inputs}
    assert len(LIST.questions) == 127
    for question in LIST.questions:
        id_, types = keys[str(question.soal_id)]
        assert question.id == id_
        assert question.type in types


def test_every_question_is_there_in_order(tmp_path):
    """A blank LKE gives every question of the list, unanswered."""
    document = exported(tmp_path).document
    assert [answer.soal_id for answer in document.answers] == [
        question.soal_id for question in LIST.questions
    ]
    assert {answer.jawaban_unit for answer in document.answers} == {None}
    assert (document.unit_id, document.nama_unit, document.tahun) == ("UNIT/1", "KPP Contoh", 2026)


def test_answers_are_texts(tmp_path):
    """Options as they are, counts as digits, indices with a point; TPI's beside the unit's."""
    unit = {"A.I.1.i.a": "Ya", "A.I.1.i.b": "b", "B.I.a": 3.87, "A.II.1.i.a#1": 12}
    document = exported(
        tmp_path, ("unit", "tpi"), unit=Entries(answers=unit), tpi=Entries(answers={"A.I.1.i.a": "Tidak"})
    ).document
    said = [one(document, id_).jawaban_unit for id_ in unit]
    assert said == ["Ya", "B", "3.87", "12"]
    assert one(document, "A.I.1.i.a").jawaban_tpi == "Tidak"


def test_notes_and_evidence_stay_with_their_question(tmp_path):
    """Notes of both, and the unit's evidence with its link, stand beside the answer."""
    id_ = "A.I.1.i.a"
    unit = Entries(
        answers={id_: "Ya"}, notes={id_: "ada SK"}, evidence={id_: "SK"}, links={id_: "https://a.id"}
    )
    tpi = Entries(answers={id_: "Ya"}, notes={id_: "dilihat"})
    answer = one(exported(tmp_path, ("unit", "tpi"), unit=unit, tpi=tpi).document, id_)
    assert (answer.catatan_unit, answer.bukti_dukung_unit) == ("ada SK", "SK\nhttps://a.id")
    assert answer.catatan_tpi == "dilihat"


def test_what_stands_beside_a_ratio_goes_to_its_first_count(tmp_path):
    """A ratio is no question of PortalRB: its note is kept with the first count, and that is said (J025)."""
    done = exported(
        tmp_path,
        unit=Entries(
            answers={"A.II.1.i.a#1": 4},
            notes={"A.II.1.i.a": "lihat daftar", "A.II.1.i.a#1": "empat orang"},
        ),
    )
    assert one(done.document, "A.II.1.i.a#1").catatan_unit == "empat orang\nlihat daftar"
    assert [found.code for found in done.losses] == ["J025"]


@pytest.mark.parametrize(
    ("entries", "code", "values"),
    [
        ({"unit": {"A.I.1.i.a": "Sudah"}}, "J024", {"id": "A.I.1.i.a", "raw": "Sudah"}),
        ({"unit": {"A.II.1.i.a": 0.5}}, "J023", {"id": "A.II.1.i.a", "value": "0.5"}),
        ({"unit": {"A.II.5.iii.a#1": 7}}, "J022", {"ids": "A.II.5.iii.a#1 = 7"}),
        (
            {"unit": {"A.I.1.i.a": "Ya"}, "tpn": {"A.I.1.i.a": "Ya", "A.I.1.i.b": "A"}},
            "J021",
            {"label": "Jawaban TPN", "count": "2"},
        ),
        ({"tpi": {"A.I.1.i.a": "Ya"}}, "J028", {}),
    ],
)
def test_what_the_format_cannot_say_is_listed(tmp_path, entries, code, values):
    """An unusable answer, a ratio alone, a typed total, a third assessor, no unit: each is said."""
    given = {name: Entries(answers=answers) for name, answers in entries.items()}
    losses = exported(tmp_path, tuple(given), **given).losses
    assert [(found.code, dict(found.values)) for found in losses] == [(code, values)]


def test_evidence_of_tpi_is_listed(tmp_path):
    """The only assessor with evidence in a form of zitool's own is the first one; here TPI stands first."""
    tpi = Entries(answers={"A.I.1.i.a": "Ya"}, evidence={"A.I.1.i.a": "berita acara"})
    unit = Entries(answers={"A.I.1.i.a": "Ya"})
    losses = exported(tmp_path, ("tpi", "unit"), tpi=tpi, unit=unit).losses
    assert [(found.code, dict(found.values)) for found in losses] == [
        ("J020", {"count": "1", "ids": "A.I.1.i.a"})
    ]


@pytest.mark.parametrize(("year", "code"), [(None, "J029"), (2025, "J030")])
def test_a_year_without_a_list_is_refused(tmp_path, year, code):
    """Numbers of questions hold for one year: without one, or without its list, there is no document."""
    with pytest.raises(UnreadableWorkbookError) as refused:
        exported(tmp_path, year=year)
    assert [found.code for found in refused.value.findings] == [code]


def test_an_lke_of_another_regulation_is_refused(tmp_path):
    """The list asks the questions of one regulation; answers to another's are not moved by a guess."""
    path = tmp_path / "lke.xlsx"
    path.write_bytes(build_template(load_rubric("permenpan-52-2014").rubric))
    with pytest.raises(UnreadableWorkbookError) as refused:
        export(str(path), "1", year=2026)
    assert [found.code for found in refused.value.findings] == ["J031"]


def test_where_a_link_leads_is_evidence(tmp_path):
    """A link on a cell, by Excel's own or by formula, is part of what stands there; its text stays first."""
    path = tmp_path / "lke.xlsx"
    ids = ("A.I.1.i.a", "A.I.1.i.b", "A.I.1.ii.a")
    unit = Entries(answers=dict.fromkeys(ids, "Ya"), evidence=dict.fromkeys(ids, "SK"))
    path.write_bytes(build_template(RUBRIC, entries={"unit": unit}))
    place = plan(RUBRIC)
    book = load_workbook(path)
    first, second, third = (book[SHEET][place.cell(id_, place.blocks[0].evidence)] for id_ in ids)
    first.hyperlink = "https://berkas.example/sk.pdf"
    second.value = '=HYPERLINK("https://berkas.example/2","SK")'
    third.value = "https://berkas.example/3"
    third.hyperlink = "https://berkas.example/3"
    book.save(path)
    document = export(str(path), "1", year=2026).document
    assert [one(document, id_).bukti_dukung_unit for id_ in ids] == [
        "SK\nhttps://berkas.example/sk.pdf",
        "https://berkas.example/2",  # openpyxl stores no value beside a formula
        "https://berkas.example/3",
    ]


def test_evidence_merged_over_rows_is_beside_each(tmp_path):
    """One cell over several questions is the evidence of all of them."""
    path = tmp_path / "lke.xlsx"
    ids = ("A.I.1.i.a", "A.I.1.i.b")
    unit = Entries(answers={ids[0]: "Ya", ids[1]: "A"}, evidence={ids[0]: "SK dan lampirannya"})
    path.write_bytes(build_template(RUBRIC, entries={"unit": unit}))
    place = plan(RUBRIC)
    book = load_workbook(path)
    column = place.blocks[0].evidence
    book[SHEET].merge_cells(f"{place.cell(ids[0], column)}:{place.cell(ids[1], column)}")
    book.save(path)
    document = export(str(path), "1", year=2026).document
    assert [one(document, id_).bukti_dukung_unit for id_ in ids] == ["SK dan lampirannya"] * 2


def test_a_missing_row_and_texts_of_no_question_are_listed(tmp_path):
    """A question without a row is null, which is said as everywhere (S101); so are texts beside a heading."""
    path = tmp_path / "lke.xlsx"
    path.write_bytes(build_template(RUBRIC, entries={"unit": Entries(answers={"A.I.1.i.a": "Ya"})}))
    place = plan(RUBRIC)
    book = load_workbook(path)
    book[SHEET][place.cell("A.I.1", place.blocks[0].note)].value = "lihat folder"
    book[SHEET].delete_rows(place.rows["A.I.1.i.b"])
    book.save(path)
    codes = [found.code for found in export(str(path), "1", year=2026).losses]
    assert "S101" in codes
    assert "J026" in codes
