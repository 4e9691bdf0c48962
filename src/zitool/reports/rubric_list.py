"""The rubrics there are: a row each, or the document that scripts read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from rich.text import Text

from zitool.core.days import day_said
from zitool.reports.terminal import plain_table
from zitool.wording import label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from rich.console import RenderableType

    from zitool.core.rubric import Rubric
    from zitool.wording import Language


def list_table(rubrics: Sequence[Rubric], language: Language, ascii_only: bool = False) -> RenderableType:
    """Return id, version, status, days in force, number of indicators and regulation of each rubric."""
    table = plain_table(ascii_only)
    table.add_column("id", no_wrap=True)
    table.add_column(label("rubric_version", language), no_wrap=True)
    table.add_column(label("rubric_status", language), no_wrap=True)
    table.add_column(label("rubric_in_force", language), no_wrap=True)
    table.add_column(label("rubric_indicators", language), justify="right", no_wrap=True)
    table.add_column(label("rubric_regulation", language), overflow="fold")
    for each in rubrics:
        given = each.regulation
        table.add_row(
            Text(each.id),
            each.version,
            label(f"rubric_status_{each.status}", language),
            in_force(given.effective_from, given.effective_until, language),
            str(sum(1 for _ in each.leaves())),
            Text(f"{given.number}/{given.year}  {given.title}"),
        )
    return table


def in_force(start: date, end: date | None, language: Language) -> str:
    """Return the days from `start` to `end`, both included: ``31-12-2021 - sekarang``."""
    until = day_said(end, language) if end else label("rubric_today", language)
    return f"{day_said(start, language)} - {until}"


def list_document(rubrics: Sequence[Rubric]) -> str:
    """Return JSON: id, version, status, days in force (null: no end) and number of indicators of each."""
    rows = [
        {
            "id": each.id,
            "version": each.version,
            "status": each.status,
            "effective_from": str(each.regulation.effective_from),
            "effective_until": until and str(until),
            "indicators": sum(1 for _ in each.leaves()),
        }
        for each in rubrics
        for until in [each.regulation.effective_until]
    ]
    return json.dumps(rows, indent=2, ensure_ascii=False) + "\n"
