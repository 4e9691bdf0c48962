"""Markdown, CSV and XLSX: what people and machines find in them."""

from __future__ import annotations

import csv
import io
import json
import sys
from fractions import Fraction

import pytest
from openpyxl import load_workbook

COMMANDS = ("score", "validate", "gap-report")
FORMATS = {"markdown": ".md", "csv": ".csv", "xlsx": ".xlsx", "json": ".json"}


def rows_of(text: str) -> list[dict[str, str]]:
    """Return the rows of a CSV."""
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


@pytest.fixture
def book(zitool, examples, tmp_path):
    """Return the workbook that a command writes about an example."""

    def make(command: str, name: str = "unit-setengah.xlsx", *more: str):
        target = tmp_path / "hasil.xlsx"
        outcome = zitool(command, examples / name, "-o", target, "--fail-on", "never", "--overwrite", *more)
        assert outcome.code == 0, outcome.err
        return load_workbook(target)

    return make


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("form", FORMATS)
def test_the_suffix_names_the_format(zitool, examples, tmp_path, command, form):
    """``-o hasil.md`` is ``-f markdown``, for every command, and the same bytes twice."""
    by_suffix, by_option = tmp_path / f"hasil{FORMATS[form]}", tmp_path / "hasil"
    for target, more in ((by_suffix, ()), (by_option, ("-f", form))):
        outcome = zitool(command, examples / "unit-baik.xlsx", "-o", target, *more)
        assert outcome.code == 0
        assert "KPP Contoh Timur" in outcome.out or command == "validate"

    assert by_suffix.read_bytes() == by_option.read_bytes()


@pytest.mark.parametrize("command", COMMANDS)
def test_a_workbook_is_not_shown_on_a_terminal(zitool, examples, monkeypatch, command):
    """U006, before anything is scored."""
    monkeypatch.setattr(type(sys.stdout), "isatty", lambda _: True, raising=False)

    outcome = zitool(command, examples / "tidak-ada.xlsx", "-f", "xlsx")

    assert outcome.code == 2
    assert "U006" in outcome.err
    assert outcome.out == ""


def test_csv_has_a_row_for_each_indicator(zitool, examples):
    """All 113, exact points that add up to the total of the JSON."""
    file = examples / "unit-setengah.xlsx"
    rows = rows_of(zitool("score", file, "-f", "csv").out)
    total = json.loads(zitool("score", file, "-f", "json").out)["assessments"][0]["points"]

    assert len(rows) == 113
    assert abs(sum(Fraction(row["points"]) for row in rows) - Fraction(total)) < Fraction(1, 10**9)
    assert sum(row["value"] == "" for row in rows) == 62
    assert {row["assumed"] for row in rows} == {"false"}


def test_csv_marks_what_was_supposed(zitool, examples):
    """``--set`` shows in the row of the indicator and in no other."""
    outcome = zitool("score", examples / "unit-baik.xlsx", "-f", "csv", "--set", "A.I.1.i.a=Tidak")

    assert [row["id"] for row in rows_of(outcome.out) if row["assumed"] == "true"] == ["A.I.1.i.a"]


def test_csv_has_a_row_for_each_finding(zitool, examples, tmp_path):
    """Those of a refused file too."""
    page = tmp_path / "halaman.xlsx"
    page.write_text("<html></html>", "utf-8")
    rows = rows_of(zitool("validate", examples / "unit-diubah.xlsx", page, "-f", "csv").out)

    assert {row["code"] for row in rows} >= {"S101", "W201", "W203", "W214", "F005"}
    assert [row["file"] for row in rows if row["code"] == "F005"] == [str(page)]


def test_csv_has_a_row_for_each_step(zitool, examples):
    """In the order of the plan, running up to what the JSON says; what is measured has the order 0."""
    file = examples / "unit-setengah.xlsx"
    rows = rows_of(zitool("gap-report", file, "-f", "csv").out)
    plan = json.loads(zitool("gap-report", file, "-f", "json").out)["assessments"][0]["plan"]

    beyond = [answer["id"] for answer in plan["beyond_answers"]]
    assert [row["id"] for row in rows] == [*beyond, *(step["id"] for step in plan["steps"])]
    assert [row["order"] for row in rows] == ["0"] * 9 + [str(order) for order in range(1, 56)]
    assert rows[-1]["total_after"] == plan["points_after"]


def test_csv_leaves_out_the_mark_where_it_cannot_be_written(zitool, examples, monkeypatch):
    """A stream that is no UTF-8 gets no mark of UTF-8."""
    monkeypatch.setattr(type(sys.stdout), "encoding", "cp1252", raising=False)

    assert zitool("validate", examples / "unit-baik.xlsx", "-f", "csv").out.startswith('"file"')


def test_markdown_says_what_the_table_says(zitool, examples):
    """Verdicts, areas, requirements, first steps of the plan, findings, and that the Minister decides."""
    text = zitool("score", examples / "unit-setengah.xlsx", "-f", "markdown").out

    assert text.startswith("## KPPN Contoh Barat\n")
    for part in (
        "Menuju WBK: **BELUM LENGKAP**",
        "| Manajemen perubahan |",
        "Rencana aksi",
        "V323",
        "Menteri",
    ):
        assert part in text
    assert "lulus" not in text.casefold()


@pytest.mark.parametrize("form", ["markdown", "csv"])
def test_a_supposition_is_said(zitool, examples, form):
    """Nobody takes a what-if for a result."""
    outcome = zitool("gap-report", examples / "unit-setengah.xlsx", "-f", form, "--set", "B.I.b=A")

    assert "B.I.b" in outcome.out.split("\n")[2 if form == "markdown" else 1]


def test_the_workbook_has_the_sheets_a_team_needs(book):
    """Plan, summary, findings, answers, named in the language; without a plan when only checked."""
    assert book("score").sheetnames == ["Rencana aksi", "Ringkasan", "Temuan", "Jawaban"]
    assert book("validate").sheetnames == ["Temuan", "Ringkasan", "Jawaban"]
    english = book("gap-report", "unit-setengah.xlsx", "--lang", "en")
    assert english.sheetnames == ["Plan", "Summary", "Findings", "Answers"]


def table_of(sheet) -> list[dict[str, object]]:
    """Return the rows of the table of a sheet, by its filter."""
    first, last = sheet.auto_filter.ref.split(":")
    head, *rows = [[cell.value for cell in row] for row in sheet[first:last]]
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_the_plan_can_be_worked_with(book):
    """Filter, frozen head, a dropdown, dates, overdue in colour, print setup, and points as numbers."""
    sheet = book("gap-report")["Rencana aksi"]
    rows = table_of(sheet)

    assert [row["No."] for row in rows[6:11]] == ["ukur", "survei", "survei", 1, 2]
    assert len(rows) == 64
    totals = [row["Nilai total"] for row in rows]
    assert totals[1:] == pytest.approx(
        [before + row["Tambahan nilai"] for before, row in zip(totals, rows[1:], strict=False)]
    )
    assert {row["Status"] for row in rows} == {"belum"}
    assert {row["Penanggung jawab"] for row in rows} == {None}
    kinds = {one.type: one for one in sheet.data_validations.dataValidation}
    assert kinds["list"].formula1 == '"belum,berjalan,selesai"'
    assert "date" in kinds
    assert sheet.freeze_panes
    assert sheet.print_title_rows
    assert sheet.page_setup.fitToWidth == 1
    rules = [rule.type for ranges in sheet.conditional_formatting for rule in ranges.rules]
    assert sorted(rules) == ["cellIs", "cellIs", "expression"]


def test_several_units_stand_in_one_table(zitool, examples, tmp_path):
    """Each row says whose it is, so that one filter does."""
    target = tmp_path / "hasil.xlsx"
    outcome = zitool("gap-report", examples / "unit-setengah.xlsx", examples / "unit-baik.xlsx", "-o", target)

    assert outcome.code == 0
    rows = table_of(load_workbook(target)["Rencana aksi"])
    assert {row["Unit kerja"].split("\n")[0] for row in rows} == {"KPPN Contoh Barat", "KPP Contoh Timur"}


def test_the_answers_are_all_there(book):
    """113 rows; unanswered ones say so, and points add up to the total."""
    found = book("score")
    rows = table_of(found["Jawaban"])

    assert len(rows) == 113
    assert sum(row["Jawaban"] == "belum dijawab" for row in rows) == 62
    assert sum(row["Poin dalam nilai total"] for row in rows) == pytest.approx(17.52375)


def test_a_workbook_depends_on_nothing_but_its_content(zitool, examples, tmp_path):
    """The same bytes at another time and place."""
    made = []
    for name in ("satu.xlsx", "dua.xlsx"):
        zitool("score", examples / "unit-baik.xlsx", "-o", tmp_path / name)
        made.append((tmp_path / name).read_bytes())

    assert made[0] == made[1]
