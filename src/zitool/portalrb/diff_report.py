"""What `zitool portalrb diff` says: before an agency confirms what PortalRB has fetched."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zitool.core.exact import plain
from zitool.reports.cells import Column
from zitool.reports.document import Document, Facts, Findings, Paragraph, Table
from zitool.reports.json_document import finding_object
from zitool.wording import label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zitool.findings import Finding
    from zitool.portalrb.diffing import Diff
    from zitool.reports.cells import Cell
    from zitool.reports.document import Block
    from zitool.wording import Language

DIFF_SCHEMA = "zitool/portalrb-diff/1"
_LONGEST = 200
"""Characters of a note in a table; JSON and CSV have all of it."""


def diff_report(diff: Diff, losses: Sequence[Finding], language: Language) -> Document:
    """Return the report of a comparison; `losses` were found on the way, beside its own findings."""
    first, second = (label(f"portalrb_{side}", language) for side in ("first", "second"))
    facts = Facts(
        (
            (first, diff.first.file),
            (second, diff.second.file),
            (label("unit", language), diff.first.unit or diff.second.unit),
            (label("portalrb_column_year", language), str(diff.year)),
            (label("portalrb_same", language), str(diff.same)),
            (label("portalrb_differences", language), str(len(diff.differences))),
        )
    )
    totals = [
        (assessor, before, after, after - before if before is not None and after is not None else None)
        for assessor, (before, after) in diff.totals.items()
    ]
    columns = (
        Column(label("portalrb_column_assessor", language)),
        Column(first, "number"),
        Column(second, "number"),
        Column(label("portalrb_column_change", language), "signed"),
    )
    blocks: list[Block] = [facts, Table(label("portalrb_column_points", language), columns, tuple(totals))]
    if diff.differences:
        blocks.append(_table(diff, (first, second), language))
    else:
        blocks.append(Paragraph(label("portalrb_alike", language), "good"))
    if findings := (*diff.findings, *losses):
        blocks.append(Findings(tuple(sorted(findings, key=lambda finding: -finding.severity))))
    kind = label("portalrb_diff_kind", language)
    return Document(kind, diff.first.unit or diff.first.file, tuple(blocks), _data(diff))


def _table(diff: Diff, sides: tuple[str, str], language: Language) -> Table:
    columns = (
        Column("soal_id"),
        Column("id", whole=True),
        Column(label("portalrb_column_field", language)),
        Column(sides[0]),
        Column(sides[1]),
        Column(label("portalrb_column_change", language), "signed"),
    )
    rows = tuple(
        (
            difference.question.soal_id,
            difference.question.id,
            difference.field,
            _short(difference.first),
            _short(difference.second),
            difference.points,
        )
        for difference in diff.differences
    )
    return Table(label("portalrb_differences", language), columns, rows, kept=(0, 1, 2, 5))


def _short(text: str) -> str | None:
    return (text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…") or None


def _data(diff: Diff) -> Table:
    names = ("soal_id", "id", "field", "first", "second", "indicator", "points")
    rows: list[tuple[Cell, ...]] = [
        (
            difference.question.soal_id,
            difference.question.id,
            difference.field,
            difference.first,
            difference.second,
            difference.indicator,
            plain(difference.points) if difference.points is not None else None,
        )
        for difference in diff.differences
    ]
    return Table("portalrb", tuple(Column(name) for name in names), tuple(rows))


def diff_object(diff: Diff, losses: Sequence[Finding], language: Language) -> dict[str, Any]:
    """Return ``zitool/portalrb-diff/1``."""
    return {
        "schema": DIFF_SCHEMA,
        "year": diff.year,
        "first": {"file": diff.first.file, "unit": diff.first.unit},
        "second": {"file": diff.second.file, "unit": diff.second.unit},
        "assessors": [
            {
                "assessor": assessor,
                "first": plain(before) if before is not None else None,
                "second": plain(after) if after is not None else None,
            }
            for assessor, (before, after) in diff.totals.items()
        ],
        "same": diff.same,
        "differences": [
            {
                "soal_id": difference.question.soal_id,
                "id": difference.question.id,
                "field": difference.field,
                "first": difference.first or None,
                "second": difference.second or None,
                "indicator": difference.indicator,
                "points": plain(difference.points) if difference.points is not None else None,
            }
            for difference in diff.differences
        ],
        "findings": [
            {"file": finding.file, **finding_object(finding, language)}
            for finding in (*diff.findings, *losses)
        ],
    }
