"""Comparisons, series and agreement as Markdown, workbooks and pages."""

from __future__ import annotations

import io
import json
import re
import unicodedata
from dataclasses import replace
from fractions import Fraction
from functools import cache

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from tests.conftest import EXAMPLES
from tests.hostile.texts import TEXTS
from tests.reports.books import cells_of
from tests.reports.pages import example, parse
from tests.reports.test_html import HARMLESS, INVISIBLE, POLICY
from tests.reports.test_injection import FORMULA, OURS, Reading, controls

from zitool.core.exact import fixed
from zitool.core.monitoring.agreement import agreement, sides_of
from zitool.core.monitoring.comparison import compare, trend
from zitool.core.monitoring.recap import Duplicate, Recap, line_of, pack
from zitool.core.monitoring.statistics import among
from zitool.findings import finding
from zitool.reports.cells import rounded_text, signed
from zitool.reports.document import Chart
from zitool.reports.formats import rendered
from zitool.reports.formats.html.charts import HEIGHT, TOP, lines
from zitool.reports.json_document import refused_object
from zitool.reports.subjects.agreement import agreement_report, peers_report
from zitool.reports.subjects.comparison import comparison_report, side_figures
from zitool.reports.subjects.trend import trend_report

KINDS = ("comparison", "trend", "agreement", "peers")
REPORTS = {
    "comparison": comparison_report,
    "trend": trend_report,
    "agreement": lambda found, done, language: agreement_report(*found, done, language),
    "peers": peers_report,
}


def made(kind, form, text="", language="id"):
    """Return one kind in one format."""
    return rendered(REPORTS[kind](*result(kind, text), language), form, language)


class Text(SingleFileSnapshotExtension):
    """A file for each, so that a change can be read."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


@cache
def scored():
    """Return the examples: half, tampered, good, and one by two assessors."""
    found = [example(EXAMPLES, f"unit-{name}")[0] for name in ("setengah", "diubah", "baik")]
    found += example(EXAMPLES, "unit-dan-tpi", "all")
    return [replace(reported, file=reported.file.rpartition("/")[2]) for reported in found]


def result(kind, text=""):
    """Return what is to be shown, with a file that was refused; `text` wherever a stranger's can stand."""
    those = scored()
    if text:
        those = [
            replace(
                one, unit=text, file=f"{position}{text}.xlsx", answers=replace(one.answers, assessor=text)
            )
            for position, one in enumerate(those)
        ]
    refused = [(text or "kosong.xlsx", (finding("F004", file=text or "kosong.xlsx", size="0"),))]
    done = Recap(len(those) + 2, [pack(line_of(one)._replace(options=text)) for one in those])
    done.refused = [json.dumps(refused_object(*one, "id")) for one in refused]
    done.copies = 1
    done.duplicates = [Duplicate(text or "baik (1).xlsx", text or "baik.xlsx", "bytes")]
    done.unopened = [(text or "kanwil.zip", "archive")]
    half, tampered, good, own, reviewed = those
    if kind == "comparison":
        return [compare(half, good), compare(own, reviewed)], refused
    if kind == "trend":
        return trend([half, tampered, good]), refused
    if kind == "agreement":
        asked = sides_of(half, good)._replace(options=text or "--assessor jawaban, --assessor final")
        return (agreement([sides_of(own, reviewed), asked], ["x"]), good.rubric), done
    line, *others = [line_of(one) for one in those]
    return (line, among(line, others), good.rubric), done


def side_page(kind, text="", language="id"):
    """Return the page of one kind."""
    return made(kind, "html", text, language)


@pytest.mark.parametrize("language", ["id", "en"])
@pytest.mark.parametrize("kind", KINDS)
def test_markdown_as_it_reads(snapshot, kind, language):
    """All of it, a line for each cell and each of several titles."""
    text = made(kind, "markdown", language=language)
    assert re.sub(r" \| |(?<=[a-zA-Z]), ", "\n  ", text) == snapshot(extension_class=Text)


@pytest.mark.parametrize("kind", KINDS)
def test_workbooks_hold_the_same_rows(kind):
    """Each table of the Markdown is a sheet, with as many rows, figures as numbers; the same bytes twice."""
    data = made(kind, "xlsx")
    book = openpyxl.load_workbook(io.BytesIO(data))

    page = Reading(made(kind, "markdown"))
    tables = [len(rows) - 1 for rows in page.rows]
    sheets = []
    for sheet in book.worksheets:
        first, last = re.findall(r"\d+", sheet.auto_filter.ref)
        sheets.append(int(last) - int(first))
    assert sheets[:-1] == tables
    assert book.worksheets[-1].title == "Tidak dapat dinilai"
    assert any(isinstance(cell.value, float) for row in book.worksheets[0].iter_rows() for cell in row) or (
        kind == "comparison"
    )
    assert data == made(kind, "xlsx")


@pytest.mark.parametrize("kind", KINDS)
def test_pages_hold_the_same_words(kind):
    """Every table of the Markdown is on the page, nothing acts, ids are used once."""
    root = parse(side_page(kind))
    page = Reading(made(kind, "markdown"))

    assert [len(table.all("tr")) for table in root.all("table")] == [len(rows) for rows in page.rows]
    assert {node.tag for node in root.walk()} - {""} <= HARMLESS
    policies = [meta.attributes["content"] for meta in root.all("meta") if "http-equiv" in meta.attributes]
    assert policies == [POLICY]
    ids = [node.attributes["id"] for node in root.walk() if "id" in node.attributes]
    assert len(ids) == len(set(ids))
    assert "kosong.xlsx" in root.text
    assert "lulus" not in root.text.lower()


@pytest.mark.parametrize(("text", "threat"), TEXTS, ids=[threat for _, threat in TEXTS])
@pytest.mark.parametrize("kind", KINDS)
def test_a_strangers_text_stays_text(kind, text, threat):
    """Names of units, files and assessors in every format."""
    page = side_page(kind, text)
    skeletons = [[node.tag for node in parse(side).walk()] for side in (page, side_page(kind, "aman"))]
    assert skeletons[0] == skeletons[1], threat
    assert {unicodedata.category(char) for char in page if char != "\n"} & INVISIBLE == set()

    document = made(kind, "markdown", text)
    assert Reading(document).tags <= OURS
    assert not controls(document)

    for cell in cells_of(made(kind, "xlsx", text)):
        assert cell.data_type in {"s", "n"}
        if isinstance(cell.value, str) and FORMULA.match(unicodedata.normalize("NFKC", cell.value)):
            assert cell.quotePrefix


def drawn_of(found):
    """Return the chart of a series as a page draws it."""
    (part,) = trend_report(found, (), "id").parts()
    (chart,) = (block for block in part.blocks if isinstance(block, Chart))
    return parse(lines(chart, "id"))


def strokes_of(drawn, *looks):
    """Return the lines of a chart that have these classes."""
    return [line.attributes for line in drawn.all("svg")[0].all("line") if all(map(line.has, looks))]


def test_a_chart_is_to_scale():
    """The full weight is at the top, nothing at the base; gaps break the line."""
    found = trend([scored()[0], scored()[2]])

    drawn = drawn_of(found)
    dots = strokes_of(drawn, "dot", "s1")
    figures = [scored()[0].card.points, scored()[2].card.points]
    shown = [text.text for text in drawn.all("text") if text.attributes.get("dy") == "-8"]
    assert shown == [fixed(figure, comma=True) for figure in figures]
    for dot, figure in zip(dots, figures, strict=True):
        assert float(dot["y1"]) == pytest.approx(TOP + HEIGHT * (1 - float(figure) / 100), abs=0.06)
        assert dot["x1"] == dot["x2"]
        assert dot["y1"] == dot["y2"]
    marks = [float(stroke["y1"]) for stroke in strokes_of(drawn, "mark")]
    assert marks == [TOP + HEIGHT * 0.25, pytest.approx(TOP + HEIGHT * 0.15)]
    names = [text.text for text in drawn.all("text") if text.attributes.get("dy") == "-4"]
    assert names == ["WBK", "WBBM"]
    assert len(strokes_of(drawn, "series", "s1")) - len(dots) == 1

    first = found.rows[0]
    gap = found._replace(
        periods=(*found.periods, found.periods[0]),
        rows=(first._replace(figures=(first.figures[0], None, first.figures[1])),),
    )
    dots = strokes_of(drawn_of(gap), "dot", "s1")
    assert len(dots) == len(strokes_of(drawn_of(gap), "series", "s1")) == 2


POINTS = st.fractions(0, 100, max_denominator=1000)


@given(POINTS, POINTS)
def test_shown_differences_add_up(first, second):
    """Figures that differ look different, and the difference shown is that of the figures shown."""
    shown = [rounded_text(figure, "en") for figure in side_figures(first, second)[:2]]
    change = signed(side_figures(first, second)[2], "en", rounded=True)

    assert (shown[0] == shown[1]) == (first == second)
    assert Fraction(shown[0]) + Fraction(change) == Fraction(shown[1])
    assert all(
        abs(Fraction(said) - true) <= Fraction(1, 200)
        for said, true in zip(shown, (first, second), strict=True)
    )
