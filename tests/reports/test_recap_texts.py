"""The recap as CSV, Markdown and Parquet: every line, exact figures, strangers' text harmless."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import openpyxl
import pyarrow.parquet
import pytest
from rich.console import Console
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from tests.reports.hostile_results import ATTACKS
from tests.reports.recaps import (
    OLDER,
    lines,
    recap_csv,
    recap_html,
    recap_in,
    recap_markdown,
    recap_report,
    recap_table,
    recap_xlsx,
)
from tests.reports.test_injection import FORMULA, OURS, REFERENCE, Reading, controls

from zitool.core.exact import plain
from zitool.reports.formats.csv import MARK


class Text(SingleFileSnapshotExtension):
    """A file for each, so that a change can be read."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


def rows_of(report):
    """Return the rows of the CSV."""
    return list(csv.DictReader(io.StringIO(recap_csv(report, "id").removeprefix(MARK))))


def table_of(report):
    """Return the Parquet, read back."""
    return pyarrow.parquet.read_table(io.BytesIO(recap_in("parquet", report)))


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("render", [recap_csv, recap_markdown])
def test_the_text_as_it_reads(snapshot, render, language):
    """All of it."""
    assert render(recap_report(), language) == snapshot(extension_class=Text)


def test_csv_is_a_row_for_each_line_and_each_broken_file():
    """Exact decimals, counts of minima missed, and why a file was refused."""
    *rows, broken = rows_of(recap_report())

    assert [row["points"] for row in rows] == [plain(line.points) for line in lines()]
    assert [row["wbk_missed"] for row in rows] == [str(len(line.standings[0].short)) for line in lines()]
    assert {row["state"] for row in rows} == {"scored"}
    assert (broken["state"], broken["codes"]) == ("refused", "F004=1")
    assert broken["hint"]


def test_parquet_is_typed_and_exact():
    """Points are decimals, counts are numbers, and what there is not is null."""
    report = recap_report()
    table = table_of(report)

    assert [str(table.schema.field(text).type) for text in ("points", "answered", "wbk_near", "unit")] == [
        "decimal128(38, 15)", "int32", "bool", "string",
    ]  # fmt: skip
    points = table.column("points").to_pylist()
    assert points == [*(Decimal(plain(line.points)).quantize(points[0]) for line in lines()), None]
    assert table.column("state").to_pylist() == ["scored"] * len(lines()) + ["refused"]
    assert recap_in("parquet", report) == recap_in("parquet", report)


def test_parquet_holds_whatever_a_workbook_claims():
    """A total that no decimal holds is null, a name that is no text is spelled out."""
    line = lines()[0]._replace(own=Fraction(10) ** 300, unit="a\udc80b")
    table = table_of(recap_report([line]))

    assert table.column("workbook_own_points").to_pylist() == [None, None]
    assert table.column("unit").to_pylist()[0] == "a\\udc80b"


def test_csv_and_parquet_say_the_same():
    """Column by column, row by row."""
    report = recap_report()
    columns = table_of(report).to_pydict()
    rows = rows_of(report)

    assert list(columns) == list(rows[0])
    for name in ("file", "unit", "codes", "wbbm_short_by", "listed_agency"):
        assert [column or "" for column in columns[name]] == [row[name] for row in rows]


@pytest.mark.parametrize("text", ATTACKS, ids=lambda text: ascii(text[:30]))
def test_a_strangers_text_stays_text(text):
    """CSV: no field is a formula; Markdown: no tag, link or reference but our own, tables stay whole."""
    report = recap_report(text=text)
    body = recap_csv(report, "id").removeprefix(MARK)
    assert not controls(body)
    fields = [field for row in csv.reader(io.StringIO(body)) for field in row]
    assert len(fields) > 20
    assert {field[:1] for field in map(str.lstrip, fields) if FORMULA.match(field)} <= {"'"}
    assert not [
        field
        for line in body.split("\n")
        for field in line.split(";")[1:]
        if re.match(r"[\s\"]*[=+@-]", field)
    ]

    document = recap_markdown(report, "id")
    page = Reading(document)
    assert page.tags <= OURS
    assert page.attributes <= {"style"}
    assert not controls(document)
    assert {len(set(widths)) for widths in page.rows} == {1}
    assert not [that_text for that_text in page.texts if REFERENCE.search(that_text)]


@pytest.mark.parametrize("report", [recap_report([], broken=()), recap_report([])], ids=["none", "broken"])
def test_an_empty_batch_has_its_head(report):
    """Columns all the same, so that whoever reads it need not guess."""
    broken = len(report.recap.refused)

    assert len(rows_of(report)) == broken
    assert table_of(report).num_rows == broken
    assert "Tidak ada unit dalam kelompok ini." in recap_markdown(report, "id")


def test_an_uncertain_rubric_says_so_in_every_format():
    """Whoever reads a recap knows that some of a rubric's figures have no source."""
    report = recap_report()
    rubric = report.rubrics[OLDER]
    report = report._replace(rubrics={**report.rubrics, OLDER: replace(rubric, status="draft")})
    said = f"{OLDER}: Rubrik ini belum pasti"
    console = Console(file=io.StringIO(), width=160)
    console.print(recap_table(report, "id"))

    assert said in console.file.getvalue()
    assert said in recap_html(report, "id")
    assert "Rubrik ini belum pasti" in recap_markdown(report, "id")
    sheet = openpyxl.load_workbook(io.BytesIO(recap_xlsx(report, "id")))["Rekap"]
    assert any(str(row[0].value).startswith(said) for row in sheet.iter_rows())
    assert "belum pasti:" not in recap_markdown(recap_report(), "id")
