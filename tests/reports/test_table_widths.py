"""What tables are told or spared changes nothing: they look as Rich would lay them out itself."""

import io

import pytest
from rich.console import Console
from rich.table import Table
from rich.text import Text
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


@pytest.mark.parametrize("text", ["", "satu", "satu dua tiga empat", "satu\ndua", "kata宽宽", " di depan"])
@pytest.mark.parametrize("width", [5, 9, 12, 23, 24, 80])
@pytest.mark.parametrize("gap", [0, 1])
def test_text_behind_a_mark_stands_as_in_two_columns(text, width, gap):
    """Where both fit in a line and where they do not, in colour, blanks at the end included."""
    first, behind = Text("  - ", style="bold"), Text(text, style="dim")
    grid = Table.grid(padding=(0, gap))
    grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row(first, behind)
    outputs = []
    for each in (table._Hanging(first, behind, gap), grid):
        console = Console(
            file=io.StringIO(), width=width, height=100, force_terminal=True, color_system="standard"
        )
        console.print(each)
        outputs.append(console.file.getvalue())
    assert outputs[0] == outputs[1]
