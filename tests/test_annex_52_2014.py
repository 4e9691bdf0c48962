"""The form as the annex of PermenPAN-RB 52/2014 prints it, where its own words are at hand."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook

from zitool.batch import assess
from zitool.core.scoring.scoring import points_by_id, score
from zitool.rubrics.load import load_rubric

if TYPE_CHECKING:
    from collections.abc import Iterator

    from openpyxl.worksheet.worksheet import Worksheet

DATA = Path(__file__).parents[2] / "shared" / "data" / "questions_52_2014.json"
pytestmark = pytest.mark.skipif(not DATA.is_file(), reason="needs ../shared/data/questions_52_2014.json")

LOADED = load_rubric("permenpan-52-2014")
LABELS = {"Ya/Tidak": "Y/T", "Nilai (0-4)": "0-4", "% (0-100%)": "0-100%"}
"""What the annex prints as choice type, by what the transcription calls it."""

_MARKS = {"Ya": "Ya, ", "note": ""}


def _lines(rows: list[dict]) -> Iterator[tuple[int, list[object]]]:
    """Yield the step of the staircase and marker, title, weight, type and criteria of each row, in order."""
    data = json.loads(DATA.read_text(encoding="utf-8"))
    areas = {that_area["path"]: that_area for that_area in data["summary"]["areas"]}
    above = ""
    for row in rows:
        path = row["path"].rpartition(".")[0]
        if row["component"] == "pengungkit":
            area = path.rpartition(".")[0]
            if not above:
                yield 0, ["A.", "PROSES (60)", None, None, None]
            if not above.startswith(f"{area}."):
                yield 1, [f"{row['area']}.", f"{areas[area]['title']} ({areas[area]['weight']})",
                          areas[area]["weight"], None, None]  # fmt: skip
            if above != path:
                weight = row["sub_area_weight"]
                title = f"{row['sub_area']} ({str(weight).replace('.', ',')})"
                yield 2, [path.rpartition(".")[2], title, weight, None, None]
        elif above != path:
            if not above.startswith("B"):
                yield 0, [None, "TOTAL PENGUNGKIT", 60, None, None]
                yield 0, ["B.", "HASIL (40)", None, None, None]
            marker = f"{path.rpartition('.')[2]}."
            yield 1, [marker, f"{row['group']} ({row['group_weight']})", row["group_weight"], None, None]
        above = path
        criteria = "\n".join(
            _MARKS.get(option, f"{option.lower()}. ") + text for option, text in row["criteria"].items()
        )
        type_ = LABELS.get(row["choice_type"], row["choice_type"])
        letter = f"{row['path'].rpartition('.')[2]}."
        title = row["text"] + (f" ({row['weight']})" if "weight" in row else "")
        yield 2 + (row["component"] == "pengungkit"), [letter, title, row.get("weight"), type_, criteria]
    yield 0, [None, "TOTAL HASIL", 40, None, None]
    yield 0, [None, "NILAI EVALUASI REFORMASI BIROKRASI", None, None, None]


def _sheet(answers: dict[str, object]) -> Workbook:
    """Return the annex as a workbook: no header over the weights, criteria under Keterangan."""
    rows = json.loads(DATA.read_text(encoding="utf-8"))["questions"]
    book = Workbook()
    sheet: Worksheet = book.active
    sheet["A1"], sheet["A3"] = "LEMBAR KERJA EVALUASI ZONA INTEGRITAS (ZI) MENUJU WBK/WBBM", "TAHUN"
    for column, header in enumerate(("PENILAIAN", *[None] * 5, "Pilihan Jawaban", "Jawaban", "Nilai", "%",
                                     "Keterangan"), 1):  # fmt: skip
        sheet.cell(5, column, header)
    sheet.merge_cells("A5:E5")
    paths = iter(rows)
    for number, (step, (marker, title, weight, type_, criteria)) in enumerate(_lines(rows), 6):
        sheet.cell(number, step + 1, marker)
        sheet.cell(number, step + 2, title)
        sheet.cell(number, 6, weight)
        if type_ is not None:
            cell = sheet.cell(number, 8, answers[next(paths)["path"]])
            cell.number_format = "0%" if type_ == "0-100%" else "General"
            sheet.cell(number, 7).value = type_
            sheet.cell(number, 11, criteria)
    return book


def _answers() -> dict[str, object]:
    """Every option somewhere: the options of each scale in turn, an index of 3.7, 84 % of the findings."""
    given: dict[str, object] = {}
    for number, leaf in enumerate(LOADED.rubric.leaves()):
        options = list(LOADED.rubric.scales[leaf.scale].options)
        given[leaf.id] = options[number % len(options)] if options else 3.7
    return {**given, "B.I.2": 0.84}


def test_the_annex_is_understood_whole(tmp_path: Path) -> None:
    """Each printed row is found by its own words; nothing is missing, moved, renamed or strange."""
    answers = _answers()
    path = tmp_path / "lampiran.xlsx"
    _sheet(answers).save(path)
    [assessment] = assess(str(path), LOADED)
    values = {
        leaf.id: (LOADED.rubric.scales[leaf.scale], answers[leaf.id]) for leaf in LOADED.rubric.leaves()
    }
    expected = score(
        LOADED.rubric,
        {
            id_: scale.options[given] if scale.options else Fraction(str(given)) / (scale.maximum or 1)
            for id_, (scale, given) in values.items()
        },
    )
    assert assessment.card.answered == 84
    assert points_by_id(assessment.card) == points_by_id(expected)
    assert {finding.code for finding in assessment.findings} == {"R066"}


def test_the_annex_speaks_its_own_words(tmp_path: Path) -> None:
    """Its weights are compared, though no word stands over them; its criteria are no notes of the unit."""
    book = _sheet(_answers())
    book.active["F8"] = 2
    path = tmp_path / "lampiran.xlsx"
    book.save(path)
    [assessment] = assess(str(path), LOADED)
    assert [(finding.code, finding.cell) for finding in assessment.findings] == [
        ("W201", "F8"),
        ("R066", None),
    ]
    answers = assessment.answers.answers
    assert answers["A.I.1.b"].criteria.startswith("a. ")
    assert answers["A.I.1.a"].criteria.startswith("Ya, ")
    assert answers["B.I.1"].criteria.startswith("Diisi ")
    assert {answer.note for answer in answers.values()} == {""}
    assert answers["B.I.2"].question.endswith(" yang ditindaklanjuti")
