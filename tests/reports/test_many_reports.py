"""Findings and gaps of many workbooks as tables, Markdown, workbooks, pages and CSV."""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from functools import cache

import openpyxl
import pytest
from rich.console import Console
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from tests.conftest import EXAMPLES
from tests.hostile.texts import TEXTS
from tests.reports.books import cells_of
from tests.reports.pages import example, parse
from tests.reports.recaps import lines, recap_csv, recap_in, recap_report, recap_table
from tests.reports.test_html import HARMLESS, INVISIBLE, POLICY
from tests.reports.test_injection import FORMULA, OURS, Reading, controls

from zitool.core.monitoring.recap_choices import Telling
from zitool.core.planning.gaps import report_gaps
from zitool.reports.json_document import gap_object, validated_object

TOLD = (Telling.VALIDATE, Telling.GAP)


class Text(SingleFileSnapshotExtension):
    """A file for each, so that a change can be read."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


@cache
def assessed():
    """Return the assessments of the lines of the recap in tests, without the one by an older rubric."""
    names = dict.fromkeys(line.file.partition("/")[2].removesuffix(".xlsx") for line in lines(older=False))
    found = {name: example(EXAMPLES, name, "all") for name in names}
    return {
        (f"examples/{name}.xlsx", finding.answers.assessor): finding
        for name in names
        for finding in found[name]
    }


def report_of(telling, language, text=""):
    """Return what is told of the examples; a stranger's text wherever one can stand."""
    several = [assessed()[line.file, line.assessor] for line in lines(older=False)]
    if telling is Telling.GAP:
        entries = [gap_object(report_gaps(one), language) for one in several]
    else:
        entries = [validated_object(one, language) for one in several]
    entries = [that_entry | {"sha256": "0" * 64, "rubric_sha256": "0" * 64} for that_entry in entries]
    if text:
        for entry in entries:
            for found in entry["findings"]:
                found.update(dict.fromkeys(("sheet", "cell", "indicator", "message", "hint"), text))
            for step in entry.get("plan", {}).get("steps", ()):
                step.update({"from": text, "to": text})
    base = recap_report(lines(older=False), text=text)
    return base._replace(telling=telling, entries=entries)


def made(report, form, language="id"):
    """Return a report of many workbooks in one format."""
    return recap_in(form, report, language)


def screen(report, language, width):
    """Return what a terminal of this width shows."""
    console = Console(file=io.StringIO(), width=width, color_system=None)
    console.print(recap_table(report, language))
    return "\n".join(line.rstrip() for line in console.file.getvalue().splitlines()) + "\n"


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("telling", [Telling.SCORE, *TOLD])
def test_a_screen_as_it_reads(snapshot, telling, language, width):
    """Unit, total and verdict, counts, or plan in the first line of a unit; the rest below it."""
    base = recap_report(lines(older=False))
    text = screen(base if telling is Telling.SCORE else report_of(telling, language), language, width)

    assert max(map(len, text.splitlines())) <= width
    assert text == snapshot(extension_class=Text)


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("telling", TOLD)
def test_markdown_as_it_reads(snapshot, telling, language):
    """All of it, a line for each cell."""
    text = made(report_of(telling, language), "markdown", language)
    assert text.replace(" | ", "\n  ") == snapshot(extension_class=Text)


@pytest.mark.parametrize("telling", TOLD)
def test_every_format_has_a_row_for_each_unit(telling):
    """Markdown, page and workbook hold the same tables; the workbook of a check every finding, too."""
    report = report_of(telling, "id")
    page, root = Reading(made(report, "markdown")), parse(made(report, "html"))
    data = made(report, "xlsx")
    sheets = {
        sheet.title: sheet.max_row - int(re.findall(r"\d+", sheet.auto_filter.ref)[0])
        for sheet in openpyxl.load_workbook(io.BytesIO(data))
    }
    found = sum(len(entry["findings"]) for entry in report.entries) + 1

    assert [len(table.all("tr")) for table in root.all("table")] == [len(rows) for rows in page.rows]
    assert len(page.rows[0]) - 1 == sheets["Unit"] == len(report.lines)
    assert sheets.get("Temuan") == (found if telling is Telling.VALIDATE else None)
    assert sheets["Tidak dapat dinilai"] == 1
    assert data == made(report, "xlsx")
    assert {node.tag for node in root.walk()} - {""} <= HARMLESS
    policies = [meta.attributes["content"] for meta in root.all("meta") if "http-equiv" in meta.attributes]
    assert policies == [POLICY]
    assert "lulus" not in root.text.lower()
    targets = [link.attributes["href"] for link in root.all("a") if "laporan/" in link.attributes["href"]]
    assert targets == [f"./{report.pages[line.file]}" for line in report.lines]


@pytest.mark.parametrize("form", ["html", "markdown", "xlsx"])
@pytest.mark.parametrize("telling", TOLD)
def test_a_folder_without_a_readable_workbook_is_told(telling, form):
    """The files that could not be read are all there is to say."""
    report = recap_report([], broken=("a.xlsx",))._replace(telling=telling)
    whole = report._replace(whole=report.whole._replace(standings={}), registered=None)

    made = recap_in(form, whole)
    text = "".join(made if isinstance(made, str) else _cells(made))
    assert "a.xlsx" in text
    assert "F004" in text


def _cells(data):
    """Yield the texts of a workbook."""
    for sheet in openpyxl.load_workbook(io.BytesIO(data)):
        yield from (str(cell.value) for row in sheet.iter_rows() for cell in row)


@pytest.mark.parametrize(("text", "threat"), TEXTS, ids=[threat for _, threat in TEXTS])
@pytest.mark.parametrize("telling", TOLD)
def test_a_strangers_text_stays_text(telling, text, threat):
    """Names of units and files, findings and answers in every format."""
    report, tame = report_of(telling, "id", text), report_of(telling, "id", "aman")
    page = made(report, "html")
    skeletons = [[node.tag for node in parse(side).walk()] for side in (page, made(tame, "html"))]
    assert skeletons[0] == skeletons[1], threat
    assert {unicodedata.category(char) for char in page if char != "\n"} & INVISIBLE == set()

    document = made(report, "markdown")
    assert Reading(document).tags <= OURS
    assert not controls(document)
    assert not controls(screen(report, "id", 80))

    body = recap_csv(report, "id").removeprefix("\ufeff")
    fields = [field for row in csv.reader(io.StringIO(body)) for field in row]
    assert len(fields) > 20
    assert {field[:1] for field in map(str.lstrip, fields) if FORMULA.match(field)} <= {"'"}

    for cell in cells_of(made(report, "xlsx")):
        assert cell.data_type in {"s", "n"}
        if isinstance(cell.value, str) and FORMULA.match(unicodedata.normalize("NFKC", cell.value)):
            assert cell.quotePrefix
