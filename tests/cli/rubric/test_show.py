"""``zitool rubric show`` and ``schema``: a rubric as people, scripts and editors read it."""

from __future__ import annotations

import csv
import io
import json

import jsonschema
import openpyxl
import pytest
from tests.reports.pages import parse

RUBRIC = "permenpanrb-90-2021"


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("form", ["table", "markdown"])
@pytest.mark.parametrize("subject", ["", "A.b", "B"])
def test_what_is_shown(zitool, kecil, snapshot, subject, form, lang):
    """The small rubric whole, a section and a question, as tables and as Markdown, in both languages."""
    outcome = zitool("rubric", "show", "kecil", *([subject] if subject else []), "-f", form, "--lang", lang)

    assert outcome.code == 0
    assert outcome.out == snapshot


def test_a_whole_rubric_names_figures_with_their_provisions(zitool):
    """Weights, minima with their unit, prerequisites by date, what is known from forms alone."""
    lines = [" ".join(line.split()) for line in zitool("rubric", "show", RUBRIC).out.splitlines()]

    assert "A.I.3.iii Pengembangan Pegawai Berbasis Kompetensi 1,25 Lampiran III, hlm. 70" in lines
    assert any(line.startswith("area-3 Penataan sistem manajemen SDM A.I.3 + A.II.3 60 %") for line in lines)
    decided = "Ditetapkan oleh Menteri (Lampiran II Bab III huruf D angka 1, hlm. 57)"
    wbbm = f"Menuju WBBM (wbbm); setelah Menuju WBK; {decided}; kawasan: skor integrasi minimal 7,5"
    assert any(line.startswith(wbbm) for line in lines)
    first = lines.index("Prasyarat, 31-12-2021 - 14-07-2024 (perkiraan)")
    assert first < lines.index("Prasyarat, 15-07-2024 (perkiraan) - sekarang")
    assert "abc A/B/C A = 1; B = 0,5; C = 0 Lampiran III, hlm. 66-87 (sumber: formulir)" in lines


def test_json_is_the_rubric_as_data(zitool):
    """The whole, and any part of it by its id in any case."""
    stored = json.loads(zitool("rubric", "show", RUBRIC, "-f", "json").out)
    section = json.loads(zitool("rubric", "show", RUBRIC, "a.ii.5.iii", "-f", "json").out)
    leaf = json.loads(zitool("rubric", "show", RUBRIC, "b.i.a", "-f", "json").out)

    assert (stored["id"], len(stored["sections"])) == (RUBRIC, 2)
    assert (section["id"], section["weight"], len(section["sections"])) == ("A.II.5.iii", "2", 2)
    assert (leaf["id"], leaf["weight"], leaf["scale"]) == ("B.I.a", "17.5", "indeks")


@pytest.mark.parametrize("words", ["list", f"show {RUBRIC}", f"show {RUBRIC} B", f"show {RUBRIC} B.I.a"])
def test_rubrics_as_pages_workbooks_and_rows(zitool, tmp_path, words):
    """HTML, XLSX and CSV name the same weights and provisions; a file is never replaced unasked."""
    page, book = tmp_path / "rubrik.html", tmp_path / "rubrik.xlsx"
    assert [zitool("rubric", *words.split(), "-o", str(file)).code for file in (page, book)] == [0, 0]

    told = parse(page.read_text("utf-8")).text
    cells = [str(cell.value) for sheet in openpyxl.load_workbook(book) for row in sheet for cell in row]
    rows = list(
        csv.DictReader(io.StringIO(zitool("rubric", *words.split(), "-f", "csv").out.lstrip("\ufeff")))
    )
    assert rows
    assert rows[-1]["id"] in told
    assert any(rows[-1]["id"] in cell for cell in cells)
    assert zitool("rubric", *words.split(), "-o", str(book)).code == 2


def test_rows_of_a_rubric_are_exact(zitool):
    """A weight with a point in every language, each part with the provision it comes from."""
    shown = zitool("rubric", "show", RUBRIC, "-f", "csv").out.lstrip("\ufeff")
    rows = {row["id"]: row for row in csv.DictReader(io.StringIO(shown))}
    assert (rows["B.I.a"]["weight"], rows["B.I.a"]["scale"]) == ("17.5", "indeks")
    assert rows["A.I.1"]["provision"].startswith("Lampiran II Bab I")
    assert len(rows) > 113


def test_what_is_not_there_is_refused(zitool):
    """No such rubric, no such part: exit code 2, and what there is."""
    assert zitool("rubric", "show", "tidak-ada").code == 2
    outcome = zitool("rubric", "show", RUBRIC, "A.III")

    assert outcome.code == 2
    assert "U003" in outcome.err


def test_a_strangers_rubric_cannot_move_the_cursor(zitool, kecil):
    """Text of a rubric is shown, never obeyed."""
    file = kecil / "rubric.yaml"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("title: SURVEI", 'title: "a\\u202eb | [x](y)"'), encoding="utf-8")

    assert "\u202e" not in zitool("rubric", "show", "kecil").out
    markdown = zitool("rubric", "show", "kecil", "-f", "markdown").out
    assert "\u202e" not in markdown
    assert " | [x](y)" not in markdown


@pytest.mark.parametrize(
    ("kind", "given"),
    [
        ("rubric", {"sections": [{"include": "sections/a.yaml"}], "scales": {}, "id": "uji"}),
        ("section", {"code": "A", "title": "Uji", "weight": "10", "indicators": []}),
    ],
)
def test_the_schema_is_the_one_of_editors(zitool, kind, given):
    """What is printed is a JSON Schema: an unknown key is one fault more than what is missing."""
    schema = json.loads(zitool("rubric", "schema", kind).out)
    validator = jsonschema.Draft202012Validator(schema)

    validator.check_schema(schema)
    missing = len(list(validator.iter_errors(given)))
    assert len(list(validator.iter_errors({**given, "bobot": "1"}))) == missing + 1


def test_an_heir_says_whose_parts_it_has(zitool):
    """The parent is named, what the rubric states itself, and whose tree and scales it has."""
    shown = " ".join(zitool("rubric", "show", "permenpan-10-2019").out.split())
    assert "Mewarisi permenpan-52-2014" in shown
    assert "Ditulis sendiri designations, prerequisites" in shown
    assert "seperti permenpan-52-2014 kecuali yang ditulis sendiri" in shown
    assert "Mewarisi" not in zitool("rubric", "show", "permenpan-52-2014").out
