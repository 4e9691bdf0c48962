"""Findings about rubrics as lines and as annotations: places, escapes, and no more than GitHub shows."""

from __future__ import annotations

import pytest

from zitool.findings import finding
from zitool.reports.rubric_findings import finding_line, in_order, relative, workflow_commands


def unused(number, file="/here/rubrik/rubric.yaml", name="skala"):
    """Return a warning on a line."""
    return finding("R036", file=file, cell=f"{number}:3", name=name)


def test_a_line_can_be_jumped_to():
    """File, line and column come first, relative to the folder one is in."""
    assert finding_line(unused(7), "id", "/here").startswith("rubrik/rubric.yaml:7:3: PERINGATAN R036: skala")
    assert finding_line(unused(7), "en", "/else").startswith("/here/rubrik/rubric.yaml:7:3: WARNING R036: ")


def test_lines_are_numbers_when_sorted():
    """Line 9 comes before line 10."""
    found = in_order([unused(10), unused(9), unused(1, file="/here/a.yaml")])

    assert [reported.cell for reported in found] == ["1:3", "9:3", "10:3"]


@pytest.mark.parametrize(
    ("file", "shown"),
    [
        ("/here/a/b.yaml", "a/b.yaml"),
        ("/hereafter/b.yaml", "/hereafter/b.yaml"),
        ("a/b.yaml", "a/b.yaml"),
        ("", ""),
    ],
)
def test_only_what_lies_below_is_relative(file, shown):
    """A folder whose name only begins alike is another folder."""
    assert relative(file, "/here") == shown


def test_an_annotation_cannot_be_broken_out_of():
    """Line ends, percent signs, colons and commas of a stranger stay inside the value they stand in."""
    bad = unused(1, file="a,line=9::x.yaml", name="50%\n::error::lain")
    (command,) = workflow_commands([bad], "id", "/here")

    assert command.startswith("::warning file=a%2Cline=9%3A%3Ax.yaml,line=1,col=3,title=R036::skala 50%25 ")
    assert "\n" not in command


def test_no_more_than_github_shows():
    """Of twelve warnings nine are annotations, the tenth counts what is left, the rest stays in the log."""
    lines = list(workflow_commands([unused(number) for number in range(1, 13)], "id", "/here"))

    assert [line.startswith("::warning") for line in lines] == [True] * 10 + [False] * 3
    assert lines[9] == "::warning title=zitool::… dan 3 lagi; semuanya ada pada log langkah ini"
    assert lines[10].startswith("rubrik/rubric.yaml:10:3: PERINGATAN")


def test_levels_are_counted_apart():
    """Ten errors do not hide a note."""
    errors = [
        finding("R041", file="a.yaml", cell=f"{n}:1", case="x", reason="missing", given="") for n in range(11)
    ]
    lines = list(
        workflow_commands([*errors, finding("R030", file="a.yaml", cell="1:1", id="A.a")], "en", "/")
    )

    assert sum(line.startswith("::error") for line in lines) == 10
    assert sum(line.startswith("::notice file=a.yaml,line=1,col=1,title=R030") for line in lines) == 1
