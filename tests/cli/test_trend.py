"""``zitool trend``: one unit through time."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from fractions import Fraction

import jsonschema
import pytest
from tests.conftest import ROOT

from zitool.batch import assess
from zitool.core.monitoring.comparison import trend
from zitool.reports.terminal_tables import sparkline
from zitool.rubrics.load import load_rubric
from zitool.rubrics.packaged import DEFAULT_RUBRIC

SCHEMA = json.loads((ROOT / "schemas" / "trend-1.schema.json").read_text("utf-8"))
PERIODS = ["unit-setengah.xlsx", "unit-diubah.xlsx", "unit-baik.xlsx"]


@pytest.fixture(scope="module")
def periods():
    """Three examples as if they were three years of one unit."""
    loaded = load_rubric(DEFAULT_RUBRIC)
    return [assess(str(ROOT / "examples" / period), loaded)[0] for period in PERIODS]


def test_every_period_has_its_points(periods):
    """The figures are those of the assessments, in the order given."""
    total, *sections = trend(periods).rows

    assert total.figures == tuple(period.card.points for period in periods)
    assert [section.id for section in sections[:3]] == ["A", "A.I", "A.I.1"]
    assert sections[0].figures[-1] == periods[-1].card.parts[0].points


def test_a_change_of_rubric_leaves_gaps_and_loses_nothing(periods):
    """Sections of one title and weight go on; a section that is gone keeps its figures."""
    older, newer = periods[0], periods[2]
    sections = newer.rubric.sections
    renamed = replace(sections[1], title="HASIL BARU")
    rubric = replace(newer.rubric, id="lain", sections=(sections[0], renamed))

    found = trend([older, replace(newer, rubric=rubric)])
    rows = {(row.id, row.title): row.figures for row in found.rows}

    assert not found.one_rubric
    assert None not in rows["A", "PENGUNGKIT"]
    assert rows["B", "HASIL BARU"] == (None, newer.card.parts[1].points)
    assert rows["B", "HASIL"] == (older.card.parts[1].points, None)


def test_the_document_fits_its_schema(zitool, examples):
    """Exactly the keys of the committed schema."""
    outcome = zitool("trend", *(examples / period for period in PERIODS), "-f", "json")

    found = json.loads(outcome.out)
    jsonschema.validate(found, SCHEMA)
    assert [period["statuses"]["wbk"] for period in found["periods"]] == ["incomplete", "incomplete", "met"]


def test_the_table_shows_the_way(zitool, examples):
    """A column per period, the change, and a warning where the units' names differ."""
    outcome = zitool("trend", *(examples / period for period in PERIODS))

    assert outcome.code == 0
    assert "+70,19  ▂▇▇" in outcome.out
    assert "Nama unit pada berkas-berkas ini tidak sama." in outcome.out


@pytest.mark.parametrize("arguments", [[], ["--assessor", "all"]])
def test_one_workbook_is_no_series(zitool, examples, arguments):
    """Nor are the assessors of one workbook."""
    outcome = zitool("trend", examples / "unit-dan-tpi.xlsx", *arguments)

    assert outcome.code == 2
    assert "U03" in outcome.err


@pytest.mark.parametrize(
    ("figures", "shown"),
    [((0, 4), "▁█"), ((Fraction(1, 10**9),), "▁"), ((2, None, 2), "▄ ▄"), ((Fraction(399, 100),), "▇")],
)
def test_a_full_bar_is_a_full_mark(figures, shown):
    """Only the whole weight fills the sign; no figure leaves a blank."""
    assert sparkline([figure and figure / 4 for figure in figures]) == shown


def test_every_command_of_sides_has_rows_for_machines(zitool):
    """CSV of a comparison, a series, agreement, peers and a zone: figures exact, columns named in English."""
    half, good = (str(ROOT / "examples" / f"unit-{name}.xlsx") for name in ("setengah", "baik"))
    examples = str(ROOT / "examples")
    heads = {
        ("compare", half, good): "first_file",
        ("compare", examples, "--assessor", "unit", "--assessor", "tpi"): "first_assessor",
        ("compare", good, "--peers", examples): "percentile",
        ("trend", half, good): "weight",
        ("zone", str(ROOT / "examples" / "kawasan.yaml")): "zone_status",
    }
    for words, column in heads.items():
        shown = {
            lang: zitool(*words, "-f", "csv", "--lang", lang).out.lstrip("\ufeff") for lang in ("id", "en")
        }
        rows = {lang: list(csv.DictReader(io.StringIO(text))) for lang, text in shown.items()}
        assert column in rows["id"][0], words
        assert len(rows["id"]) == len(rows["en"]) > 1
        assert rows["id"][0].keys() == rows["en"][0].keys()
        points = next(key for key in ("points", "difference", "figure") if key in rows["id"][0])
        assert {row[points] for row in rows["id"]} == {row[points] for row in rows["en"]}
        assert not any("," in row[points] for row in rows["id"])
