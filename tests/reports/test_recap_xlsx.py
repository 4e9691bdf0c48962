"""The recap as a workbook: sheets that add up, figures against the minima of each unit's own rubric."""

from __future__ import annotations

import io
import re
import unicodedata
import xml.etree.ElementTree as ET
import zipfile

import openpyxl
import pytest
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from tests.reports.books import cells_of
from tests.reports.hostile_results import ATTACKS
from tests.reports.recaps import lines, recap_report, recap_xlsx

from zitool.core.monitoring.recap_choices import Group
from zitool.reports.formats.sheets import DONE
from zitool.spreadsheets.looks import ALERT, TO_FILL

FORMULA = re.compile(r"[\s\"']*[=+@＝＋－＠﹣-]")
SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


class Text(SingleFileSnapshotExtension):
    """A file for each, so that a change can be read."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


def book_of(report, language="id"):
    """Return the workbook of a recap, read back."""
    return openpyxl.load_workbook(io.BytesIO(recap_xlsx(report, language)))


def rows_of(sheet):
    """Return the rows of a sheet's table as mappings from its head."""
    top = int(re.search(r"\d+", sheet.auto_filter.ref)[0])
    head = [that_row.value for that_row in sheet[top]]
    return [dict(zip(head, row, strict=True)) for row in sheet.iter_rows(top + 1)]


@pytest.mark.parametrize("language", ["id", "en"])
def test_every_sheet_as_it_reads(snapshot, language):
    """What stands in each row of each sheet, how each is set up, and where each name leads."""
    told = []
    for sheet in book_of(recap_report(), language).worksheets:
        told.append(f"# {sheet.title}: {sheet.freeze_panes}, {sheet.auto_filter.ref}")
        for row in sheet.iter_rows():
            cells = ["" if one.value is None else str(one.value).replace("\n", " / ") for one in row]
            told.append(" | ".join(cells).rstrip(" |"))
            told += [f"    -> {one.hyperlink.target}" for one in row if one.hyperlink]
    assert "\n".join(told) + "\n" == snapshot(extension_class=Text)


def test_the_same_recap_is_the_same_bytes():
    """No clock and no order of chance."""
    assert recap_xlsx(recap_report(), "id") == recap_xlsx(recap_report(), "id")


def test_figures_are_coloured_against_the_minima_of_their_own_rubric():
    """What WBK asks of a form of 52/2014 is not what it asks of one of 90/2021."""
    colors = {"FF" + DONE: "all", "FF" + ALERT: "none", "FF" + TO_FILL: "some", "00" + DONE: "all"}
    colors |= {"00" + ALERT: "none", "00" + TO_FILL: "some"}
    book = book_of(recap_report())
    rows = rows_of(book["Capaian"])
    total = next(key for key in rows[0] if key.startswith("Nilai total"))
    for line, row in zip(lines(), rows, strict=True):
        expected = "all" if line.points >= 85 else "some" if line.points >= 75 else "none"
        assert colors[row[total].fill.start_color.rgb] == expected
        assert {cell.fill.fill_type for cell in row.values() if cell.value is None} <= {None}


def test_minima_missed_are_those_of_the_lines():
    """One row for each, with exact figures that add up."""
    rows = rows_of(book_of(recap_report())["Syarat belum terpenuhi"])

    assert len(rows) == sum(len(standing.short) for line in lines() for standing in line.standings) > 0
    for row in rows:
        assert row["Tercapai"].value + row["Kurang"].value == pytest.approx(row["Minimal"].value)


def test_findings_are_counted():
    """Code by code they are as many as the lines say, the broken file among them."""
    rows = rows_of(book_of(recap_report())["Temuan"])

    counted = sum(row["Jumlah"].value for row in rows)
    assert counted == sum(sum(line.findings) for line in lines()) + 1
    assert not any("{" in row["Temuan"].value for row in rows)
    assert rows[0]["Tingkat"].value == "GALAT"


@pytest.mark.parametrize("report", [recap_report([], broken=()), recap_report([])], ids=["none", "broken"])
def test_nothing_is_said_where_there_is_nothing(report):
    """A batch without a line is a workbook all the same, that says so."""
    book = book_of(report)

    assert "Tidak ada unit dalam kelompok ini." in {
        cell.value for row in book["Rekap"].iter_rows() for cell in row
    }


def test_a_group_is_named():
    """Whoever opens it sees that it does not show all units."""
    book = book_of(recap_report(lines()[:2], only=Group.NEAR))

    assert book["Rekap"]["A2"].value == "Hanya: hampir (WBK)"
    assert "Tidak dapat dinilai" not in book.sheetnames


@pytest.mark.parametrize("text", ATTACKS, ids=lambda text: ascii(text[:30]))
def test_a_strangers_text_stays_text(text):
    """Names, paths and assessors: no formula, no control, and no link but to our own pages."""
    data = recap_xlsx(recap_report(text=text), "id")

    for cell in cells_of(data):
        assert cell.data_type in {"s", "n"}
        if cell.hyperlink:
            assert re.fullmatch(r"\./laporan/u-\d+\.html", cell.hyperlink.target)
        if isinstance(cell.value, str):
            kinds = {unicodedata.category(one) for one in cell.value if one != "\n"}
            assert not kinds & {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
            if FORMULA.match(unicodedata.normalize("NFKC", cell.value)):
                assert cell.quotePrefix
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        parts = [file.read(name) for name in file.namelist() if name.startswith("xl/worksheets/sheet")]
    formulas = [len(list(ET.fromstring(part).iter(f"{SHEET}f"))) for part in parts]
    assert formulas == [0] * 6
