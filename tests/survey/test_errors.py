"""Errors that offices really made: each with the wrong figure it gives, and ours."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest
import yaml

from zitool.core.exact import rounded_half_up
from zitool.rubrics.cases.models import number
from zitool.survey.cases import SurveyCase, survey_cases_model
from zitool.survey.indices import measure
from zitool.survey.load import load_instrument

ERRORS = yaml.load(
    (Path(__file__).parent / "errors" / "errors.yaml").read_text("utf-8"), Loader=yaml.BaseLoader
)


def mean(numbers):
    """Return the exact mean of what is not blank."""
    known = [that_number for that_number in numbers if that_number is not None]
    return Fraction(sum(known)) / len(known)


def columns(rows):
    """Return the answers by item."""
    return list(zip(*rows, strict=True))


def weighted(weight, times=1):
    """Return the way that multiplies each item's mean by a printed weight."""
    return lambda rows: sum(mean(column) for column in columns(rows)) * Fraction(weight) * times


def filled(rows, value):
    """Return rows whose blanks are a number."""
    return [[value if answer is None else answer for answer in row] for row in rows]


WAYS = {
    "bobot 0,111": weighted("0.111"),
    "bobot 0,11": weighted("0.11"),
    "kosong satu": lambda rows: mean(mean(column) for column in columns(filled(rows, 1))),
    "dibagi semua": lambda rows: mean(mean(column) for column in columns(filled(rows, 0))),
    "dikumpulkan": lambda rows: mean(answer for row in rows for answer in row),
    "rata-rata responden": lambda rows: mean(mean(row) for row in rows),
    "responden dibulatkan": lambda rows: 25 * mean(rounded_half_up(mean(row), 2) for row in rows),
    "dibulatkan lalu dikali 0,8": lambda rows: (
        rounded_half_up(mean(mean(column) for column in columns(rows)), 2) * Fraction("0.8")
    ),
    "kali dua puluh": lambda rows: 20 * mean(mean(column) for column in columns(rows) if any(column)),
    "kali dua puluh lima": lambda rows: 25 * mean(mean(column) for column in columns(rows)),
    "ditambah lima butir bernilai 3": lambda rows: (
        25 * mean([mean(column) for column in columns(rows)] + [Fraction(3)] * 5)
    ),
}
"""Name of a wrong way → the way; `times` of 100 for indices of 100."""


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: error["nama"])
def test_an_error_gives_its_wrong_figure_and_zitool_the_right_one(error):
    """The wrong way comes to what the file says, and zitool to something else."""
    instrument = load_instrument(error["instrumen"]).instrument
    given = {"nama": error["nama"], "indeks": error["indeks"], "jawaban": error["jawaban"]}
    (case,) = survey_cases_model().validate_python({"instrumen": instrument.id, "kasus": [given]}).cases
    assert isinstance(case, SurveyCase)
    scale = instrument.scales[error.get("skala", next(iter(instrument.scales)))]
    result = measure(instrument, error["indeks"], scale, case.rows())
    wrong = WAYS[error["cara"]](case.rows())
    wrong = wrong * 25 if error["cara"].startswith("bobot") and result.top == 100 else wrong
    assert abs(wrong - number(error["keliru"])) < Fraction(1, 10**9)
    if error["benar"] == "tidak ada":
        assert (result.mean, result.value) == (None, None)
    elif error["benar"] == "terbuka":
        assert (result.value, len(result.readings)) == (None, 3)
    else:
        assert result.value == number(error["benar"])
        assert result.value != wrong


# --- errors that are not one figure ------------------------------------------------------------------------

SPAK = ["Diskriminasi", "Di luar prosedur", "Imbalan", "Pungutan liar", "Percaloan"]
SKM = [
    "Persyaratan", "Prosedur", "Waktu", "Biaya", "Produk", "Kompetensi", "Perilaku", "Pengaduan", "Sarana",
]  # fmt: skip


def survey(zitool, folder, headers, rows, *arguments):
    """Return the surveys that zitool finds in a file of these columns."""
    file = folder / "jawaban.csv"
    file.write_text("".join(f"{','.join(map(str, row))}\n" for row in [headers, *rows]), "utf-8")
    outcome = zitool("survey", file, "-f", "json", "--fail-on", "never", *arguments)
    assert outcome.code == 0, outcome.err
    return json.loads(outcome.out)["surveys"]


def index(found, id_):
    """Return an index of one survey."""
    return next(that_index for that_index in found["indices"] if that_index["id"] == id_)


def test_officials_among_respondents_are_left_out(zitool, tmp_path):
    """Ten internal respondents who praise themselves lift 3 to 3.5; ours is of the public alone."""
    rows = [["Eksternal", 3, 3, 3, 3, 3 + at % 2] for at in range(10)]
    rows += [["Internal", 4, 4, 4, 4, 4] for _ in range(10)]
    wrong = mean(mean([row[place] for row in rows]) for place in range(1, 6))
    (found,) = survey(zitool, tmp_path, ["Kategori", *SPAK], rows, "--instrument", "spkp-spak-4")
    assert (float(wrong), float(index(found, "ipak")["index"])) == (3.55, 3.1)
    assert found["left_out"] == [{"rule": "internal", "count": 10}]


def test_semesters_do_not_overlap(zitool, tmp_path):
    """With months 1-7 and 6-12 two months count twice; ours part at the end of June."""
    rows = [
        [f"{day:02}/{month:02}/2026", 4, 4, 4, 4, 2 + (month > 6)]
        for month in range(1, 13)
        for day in range(1, 4)
    ]
    (found,) = survey(
        zitool, tmp_path, ["Tanggal", *SPAK], rows, "--instrument", "spkp-spak-4", "--by", "semester"
    )
    groups = {group["group"]: index(group, "ipak") for group in found["groups"]}
    assert {name: group["n"] for name, group in groups.items()} == {"2026-S1": 18, "2026-S2": 18}
    overlapping = [row for row in rows if int(row[0][3:5]) <= 7]
    wrong = mean(mean([row[place] for row in overlapping]) for place in range(1, 6))
    assert float(groups["2026-S1"]["index"]) == 3.6
    assert wrong == Fraction(127, 35)


def test_one_file_on_two_scales_is_two_surveys(zitool, tmp_path):
    """SKM on 1-4 beside SPAK on 1-6: fourteen columns averaged as one scale would be 103 of 100."""
    rows = [[4] * 8 + [3 + at % 2] + [6, 6, 5, 6, 5 + at % 2] for at in range(30)]
    found = survey(zitool, tmp_path, [*SKM, *SPAK], rows)
    wrong = 25 * mean(mean(column) for column in columns(rows))
    assert wrong > 100
    by_id = {that_index["id"]: that_index for one in found for that_index in one["indices"]}
    assert by_id["ikm"]["scale"] == [1, 4]
    assert by_id["ipak"]["scale"] == [1, 6]
    assert float(by_id["ikm"]["index"]) == pytest.approx(float(Fraction(3550, 36)))
    assert by_id["ipak"]["index"] is None
    assert len(by_id["ipak"]["readings"]) == 3


def test_complaints_and_facilities_are_known_by_words_not_by_number(zitool, tmp_path):
    """A form that numbers facilities 8 and complaints 9 does not swap them."""
    headers = [f"U{at}. {text}" for at, text in enumerate([*SKM[:7], "Sarana", "Pengaduan"], 1)]
    rows = [[4] * 7 + [2, 3] for _ in range(30)]
    (found,) = survey(zitool, tmp_path, headers, rows)
    means = {item["id"]: float(item["mean"]) for item in index(found, "ikm")["items"]}
    assert (means["sarana"], means["pengaduan"]) == (2.0, 3.0)


def test_the_two_indices_are_not_subtracted(zitool, tmp_path):
    """(SPKP − SPAK) × 50 makes 10 of 3.8 and 3.6; ours are two indices with points of their own."""
    spkp = ["Informasi", "Persyaratan", "Prosedur", "Waktu", "Tarif", "Sarana", "Cepat tanggap", "Pengaduan"]
    rows = [[4] * 4 + [4, 4, 4, 3 + at % 5 % 2] + [4, 4, 4, 3, 3] for at in range(30)]
    (found,) = survey(zitool, tmp_path, [*spkp, *SPAK], rows, "--instrument", "spkp-spak-4")
    ipkp, ipak = index(found, "ipkp"), index(found, "ipak")
    assert 50 * (Fraction(ipkp["index"]) - Fraction(ipak["index"])) < 20
    assert float(ipak["points"]["permenpanrb-90-2021"]) == 15.75
    assert float(ipkp["points"]["permenpanrb-90-2021"]) > 15.75


def test_an_anti_corruption_index_has_no_letter(zitool, tmp_path):
    """3.6 × 25 is 90, which SKM calls A; IPAK has no table of categories."""
    rows = [[4, 4, 4, 3, 3]] * 30
    (found,) = survey(zitool, tmp_path, SPAK, rows, "--instrument", "spkp-spak-4")
    assert index(found, "ipak")["category"] is None
    (skm,) = survey(zitool, tmp_path, SKM, [[4] * 9] * 20 + [[3] * 9] * 10)
    assert index(skm, "ikm")["category"]["grade"] == "A"


def test_an_ikm_or_an_index_of_five_is_no_index_of_four(zitool, tmp_path, examples):
    """87.65 typed into the LKE is refused by its scale, and so is BPS's 4.12 of 5."""
    import openpyxl

    for value in (87.65, 4.12):
        book = openpyxl.load_workbook(examples / "unit-baik.xlsx")
        book["LKE ZI"]["K202"] = value
        book.save(tmp_path / "lke.xlsx")
        document = json.loads(zitool("score", tmp_path / "lke.xlsx", "-f", "json", "--fail-on", "never").out)
        about = [found for found in document["assessments"][0]["findings"] if found["cell"] == "K202"]
        assert any(found["severity"] == "error" for found in about)
