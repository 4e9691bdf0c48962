"""Columns that are named by labels."""

from __future__ import annotations

from zitool.reports.cells import COUNT, Column, columns


def test_columns_are_named_by_labels():
    """Each has the title of its label in the language asked for, and its kind, or is as one given."""
    heads = columns("en", unit="text", points="number", survey_n=COUNT)
    assert heads[:2] == (Column("Work unit"), Column("Points", "number"))
    assert heads[2] == Column(heads[2].title, "number", 0)
    assert [head.title for head in columns("id", unit="text", points="number")] == ["Unit kerja", "Nilai"]
