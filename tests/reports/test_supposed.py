"""What somebody supposes is shown before and after, in every format."""

from __future__ import annotations

import json

import openpyxl
import pytest

SET = ("--set", "B.II.a=3,7")
"""Lifts the example over the last minimum of Menuju WBBM."""
MOVED = (
    ("Nilai total", "87,71", "88,81"),
    ("Pelayanan publik yang prima", "15,09", "16,19"),
    ("Menuju WBBM", "BELUM MEMENUHI nilai minimal LKE", "MEMENUHI nilai minimal LKE"),
)


@pytest.mark.parametrize("form", ["table", "markdown", "html"])
@pytest.mark.parametrize("command", ["score", "gap-report"])
def test_a_supposition_says_what_it_moves(zitool, examples, command, form):
    """Total, minima and verdicts that change, each with the figure before and after."""
    text = zitool(command, examples / "unit-baik.xlsx", "-f", form, *SET).out

    for title, before, after in MOVED:
        told = f"{title}: {before} → " + (f"<b>{after}</b>" if form == "html" else after)
        assert text.count(told) == 1


def test_the_json_has_the_figures_before(zitool, examples):
    """Exactly those that a run without the supposition prints; nothing where nothing is supposed."""
    file = examples / "unit-baik.xlsx"
    [plain] = json.loads(zitool("score", file, "-f", "json").out)["assessments"]
    [supposed] = json.loads(zitool("score", file, "-f", "json", *SET).out)["assessments"]

    before = supposed["what_if_before"]
    assert before["points"] == plain["points"] != supposed["points"]
    assert [verdict["status"] for verdict in before["verdicts"]] == [
        verdict["status"] for verdict in plain["verdicts"]
    ]
    assert "what_if_before" not in plain


def test_the_sheets_say_what_moves(zitool, examples, tmp_path):
    """The plan and the summary of a spreadsheet."""
    target = tmp_path / "a.xlsx"
    zitool("score", examples / "unit-baik.xlsx", "-o", target, *SET)
    book = openpyxl.load_workbook(target)

    for name in ("Rencana aksi", "Ringkasan"):
        cells = [str(cell.value) for row in book[name].iter_rows() for cell in row if cell.value]
        assert any("87,71 → 88,81" in cell for cell in cells)
