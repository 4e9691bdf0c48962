"""Told widths of columns are the widths that Rich would find out."""

import io

import pytest
from tests.conftest import EXAMPLES

from zitool.batch import assess
from zitool.batch.choice import DEFAULT_RUBRIC
from zitool.cli.console import text_console
from zitool.reports import table
from zitool.rubrics.load import load_rubric


def shown(assessment, width):
    """Return the tables of `assessment` on a screen of `width` columns."""
    file = io.StringIO()
    text_console(file, width).print(table.score_table(assessment, "id", False))
    return file.getvalue()


@pytest.mark.parametrize("width", [10, 33, 47, 60, 79, 160])
def test_told_widths_change_no_table(width, monkeypatch):
    """On screens too narrow, narrow and wide, the output is that of columns without a told width."""
    (assessment,) = assess(str(EXAMPLES / "unit-baik.xlsx"), load_rubric(DEFAULT_RUBRIC))
    told = shown(assessment, width)
    monkeypatch.setattr(table, "measured", lambda each: each)
    assert told == shown(assessment, width)
