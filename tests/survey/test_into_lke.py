"""A survey beside an LKE: what it sets, where what is typed differs, and what it says of minima."""

from __future__ import annotations

import json
from fractions import Fraction

import openpyxl
import pytest

INDICES = {"B.I.a": "K202", "B.II.a": "K205"}
"""Cells of the two indices in the example."""
HEADERS = [
    "Informasi pelayanan", "Persyaratan", "Prosedur", "Waktu pelayanan", "Biaya", "Sarana", "Cepat tanggap",
    "Pengaduan", "Tidak ada diskriminasi", "Tidak di luar prosedur", "Tidak menerima imbalan",
    "Tidak ada pungutan liar", "Tidak ada percaloan",
]  # fmt: skip


def answers(folder, rows, headers=HEADERS, name="jawaban.csv"):
    """Write answers to all items, a row of digits each."""
    file = folder / name
    lines = [headers, *[list(row) for row in rows]]
    file.write_text("".join(f"{','.join(line)}\n" for line in lines), "utf-8")
    return file


def typed(folder, examples, **cells):
    """Write the example with other values typed into some cells."""
    book = openpyxl.load_workbook(examples / "unit-baik.xlsx")
    for cell, value in cells.items():
        book["LKE ZI"][cell] = value
    file = folder / "lke.xlsx"
    book.save(file)
    return file


def scored(zitool, *arguments):
    """Return exit code and the one document of `zitool score -f json`."""
    outcome = zitool("score", *arguments, "-f", "json", "--fail-on", "never")
    return outcome.code, json.loads(outcome.out)


def said(document, *codes):
    """Return cell and values of the findings of these codes."""
    findings = document["findings"] if "findings" in document else document["assessments"][0]["findings"]
    return [(found["code"], found["cell"], found["message"]) for found in findings if found["code"] in codes]


def of(document):
    """Return the entry of the one workbook."""
    return document["assessments"][0] if "assessments" in document else document


FOURS = ["4444444444444", "4443444444434", "3444444444444", "4444444444424"] * 9


def test_a_survey_sets_both_indices_exactly_and_says_where_they_come_from(zitool, tmp_path, examples):
    """As typing the exact indices would; origin and number of respondents stand with them."""
    survey = answers(tmp_path, FOURS)
    code, document = scored(zitool, examples / "unit-baik.xlsx", "--survey", survey)
    what_if = of(document)["what_if"]
    assert code == 0
    assert sorted(what_if) == ["B.I.a", "B.II.a"]
    assert what_if["B.I.a"] == f"3,85 dari {survey} (ipak, spkp-spak-4, 36 responden)"
    _, by_hand = scored(zitool, examples / "unit-baik.xlsx", "--set", "B.I.a=3,85", "--set", "B.II.a=3,9375")
    assert of(document)["points"] == of(by_hand)["points"]


def test_a_typed_index_that_is_not_the_survey_s_is_a_finding(zitool, tmp_path, examples):
    """At its cell, with both figures and how many points lie between them."""
    survey = answers(tmp_path, FOURS)
    lke = typed(tmp_path, examples, K202=3.95, K205=3.94)
    _, document = scored(zitool, lke, "--survey", survey)
    assert said(of(document), "K064", "K065") == [
        ("K064", "K202", "B.I.a diisi 3,95, menurut survei 3,85 (36 responden); selisih nilai 0,4375")
    ]


@pytest.mark.parametrize(
    ("value", "codes"),
    [
        (3.94, []),
        (3.9375, []),
        (3.938, []),
        (3.9, ["K065"]),
        (3.93, ["K064"]),
        (4, ["K065"]),
        (3.9374, ["K064"]),
    ],
)
def test_a_typed_index_agrees_as_far_as_its_digits_go(zitool, tmp_path, examples, value, codes):
    """3.9375 is 3.94 and 3.938 and, to one digit, 3.9: that is said where points hang on it."""
    lke = typed(tmp_path, examples, K202=3.85, K205=value)
    _, document = scored(zitool, lke, "--survey", answers(tmp_path, FOURS))
    assert [code for code, _, _ in said(of(document), "K064", "K065")] == codes


def test_an_open_conversion_sets_nothing_and_asks(zitool, tmp_path, examples):
    """Every reading is printed with the verdicts that hang on it; the LKE's own figure stays."""
    stars = answers(tmp_path, ["6665556566665", "5555555555555", "6666666666666", "5656565656565"] * 9)
    code, document = scored(zitool, examples / "unit-baik.xlsx", "--survey", stars)
    found = said(of(document), "K063")
    assert code == 0
    assert "what_if" not in of(document)
    assert [cell for _, cell, _ in found] == ["K205", "K202"] or [cell for _, cell, _ in found] == [
        "K202",
        "K205",
    ]
    assert [[name in text for name in ("per-max", "0-4", "1-4")] for _, _, text in found] == [[True] * 3] * 2
    _, settled = scored(zitool, examples / "unit-baik.xlsx", "--survey", stars, "--conversion", "1-4")
    assert sorted(of(settled)["what_if"]) == ["B.I.a", "B.II.a"]
    assert said(of(settled), "K063") == []


def test_a_threshold_is_met_exactly(zitool, tmp_path, examples):
    """3.60 from three fours and two threes meets 3.60; one answer less does not."""
    exact = answers(tmp_path, [*["4444444444444"] * 18, *["3333333333333"] * 12])
    _, document = scored(zitool, examples / "unit-baik.xlsx", "--survey", exact)
    texts = [text for _, _, text in said(of(document), "K066")]
    assert any(
        text.startswith("ipak 3,6, minimal 3,6 (wbk, wbbm) tercapai; belum dapat diputuskan")
        for text in texts
    )
    less = answers(tmp_path, [*["4444444444444"] * 17, "4444444444443", *["3333333333333"] * 12])
    _, document = scored(zitool, examples / "unit-baik.xlsx", "--survey", less)
    assert any("(wbk, wbbm) belum tercapai" in text for _, _, text in said(of(document), "K066"))


def test_what_is_set_by_hand_wins(zitool, tmp_path, examples):
    """``--set`` is what somebody wants to see; the survey answers the rest."""
    survey = answers(tmp_path, FOURS)
    _, document = scored(zitool, examples / "unit-baik.xlsx", "--survey", survey, "--set", "B.I.a=3")
    assert of(document)["what_if"]["B.I.a"] == "3"
    assert of(document)["what_if"]["B.II.a"].startswith("3,9375 dari ")


def test_gap_report_names_the_items_that_hold_an_index_back(zitool, tmp_path, examples):
    """With what they must reach for the minimum; in every form that is read."""
    low = answers(tmp_path, ["4444444444414", "4443444444434", "3444444444424", "4444444443414"] * 9)
    outcome = zitool("gap-report", examples / "unit-baik.xlsx", "--survey", low, "--fail-on", "never")
    markdown = zitool(
        "gap-report", examples / "unit-baik.xlsx", "--survey", low, "--fail-on", "never", "-f", "markdown"
    )
    text = "ipak tertahan pungutan 1,75, luar-prosedur 3,75; 3,6 (wbk, wbbm)"
    assert (text in " ".join(outcome.out.split()), text in markdown.out) == (True, True)
    assert "3,6 (wbk, wbbm) perlu 1 butir 2,25, atau pungutan 2,25" in " ".join(outcome.out.split())


def test_an_index_of_another_kind_is_not_put_into_an_lke(zitool, tmp_path, examples):
    """The courts' ten items say nothing about the five aspects."""
    headers = [
        "Manipulasi aturan", "Penyalahgunaan jabatan", "Menjual pengaruh", "Transparansi biaya",
        "Transaksi rahasia",
        "Biaya tambahan", "Hadiah", "Transparansi pembayaran", "Percaloan", "Perbuatan curang",
    ]  # fmt: skip
    courts = answers(tmp_path, ["4444444444", "4343434343"] * 20, headers)
    _, document = scored(zitool, examples / "unit-baik.xlsx", "--survey", courts, "--instrument", "ipk-10")
    assert "what_if" not in of(document)
    assert [code for code, _, _ in said(of(document), "K060")] == ["K060"]


def test_two_surveys_for_one_question_are_not_chosen_between(zitool, tmp_path, examples):
    """An SKM and an SPKP both answer the service index: neither is taken."""
    headers = [
        "U1 Persyaratan", "U2 Prosedur", "U3 Waktu", "U4 Biaya", "U5 Produk", "U6 Kompetensi", "U7 Perilaku",
        "U8 Pengaduan", "U9 Sarana",
    ]  # fmt: skip
    skm = answers(tmp_path, ["444444443", "344444444"] * 20, headers, "skm.csv")
    both = ("--survey", skm, "--survey", answers(tmp_path, FOURS))
    _, document = scored(zitool, examples / "unit-baik.xlsx", *both)
    assert sorted(of(document)["what_if"]) == ["B.I.a"]
    assert [cell for _, cell, _ in said(of(document), "K061")] == ["K205"]
    _, alone = scored(zitool, examples / "unit-baik.xlsx", "--survey", skm)
    index = Fraction(35 * 100, 36)
    assert of(alone)["what_if"]["B.II.a"].startswith(f"{float(index / 25):.15g}".replace(".", ",")[:8])


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["{lke}", "{lke2}", "--survey", "{survey}"], "U078"),
        (["{lke}", "--conversion", "0-4"], "U079"),
        (["{lke}", "--instrument", "spkp-spak"], "U079"),
        (["{lke}", "--survey", "{survey}", "--instrument", "spkpspak"], "U070"),
        (["{folder}", "--survey", "{survey}"], "U024"),
    ],
)
@pytest.mark.parametrize("command", ["score", "gap-report"])
def test_what_cannot_be_meant_is_refused(zitool, tmp_path, examples, command, arguments, code):
    """A survey is of one LKE, and what settles a survey needs one; exit code 2."""
    places = {
        "lke": examples / "unit-baik.xlsx", "lke2": examples / "unit-setengah.xlsx", "folder": examples,
        "survey": answers(tmp_path, FOURS),
    }  # fmt: skip
    outcome = zitool(command, *(argument.format(**places) for argument in arguments))
    assert (outcome.code, code in outcome.err) == (2, True)


def test_a_survey_that_cannot_be_read_costs_only_itself(zitool, tmp_path, examples):
    """The LKE is scored as it is, the file is named, exit code 3; neither file is changed."""
    broken = tmp_path / "jawaban.xlsx"
    broken.write_bytes(b"PK\3\4 no workbook")
    before = (examples / "unit-baik.xlsx").read_bytes()
    outcome = zitool("score", examples / "unit-baik.xlsx", "--survey", broken)
    assert outcome.code == 3
    assert "jawaban.xlsx" in outcome.err
    assert "Nilai total" in outcome.out
    assert (examples / "unit-baik.xlsx").read_bytes() == before
