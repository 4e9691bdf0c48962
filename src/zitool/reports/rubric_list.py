"""The rubrics there are: a row each, or the document that scripts read."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from rich.text import Text

from zitool.core.days import day_text
from zitool.reports.terminal import plain_table
from zitool.wording import label

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from rich.console import RenderableType

    from zitool.core.law.rubric import Regulation, Rubric
    from zitool.wording import Language


def list_table(rubrics: Sequence[Rubric], language: Language, ascii_only: bool = False) -> RenderableType:
    """Return id, version, status, days in force, number of indicators and regulation of each rubric."""
    table = plain_table(ascii_only)
    table.add_column("id", no_wrap=True)
    table.add_column(label("rubric_version", language), no_wrap=True)
    table.add_column(label("rubric_status", language), overflow="fold")
    table.add_column(label("rubric_in_force", language), overflow="fold")
    table.add_column(label("rubric_indicators", language), justify="right", no_wrap=True)
    table.add_column(label("rubric_regulation", language), overflow="fold")
    for each in rubrics:
        given = each.regulation
        table.add_row(
            Text(each.id),
            each.version,
            label(f"rubric_status_{each.standing}", language),
            in_force(given, given.effective_from, given.effective_until, language),
            str(sum(1 for _ in each.leaves())),
            Text("; ".join([f"{given.number}/{given.year}  {given.title}", *later(given, language)])),
        )
    return table


def in_force(regulation: Regulation, start: date, end: date | None, language: Language) -> str:
    """Return the days from `start` to `end`, both included: ``31-12-2021 - sekarang``; guesses as such."""
    last = _day(regulation, end, language) if end is not None else label("rubric_today", language)
    return f"{_day(regulation, start, language)} - {last}"


def later(regulation: Regulation, language: Language) -> list[str]:
    """Return what revoked a regulation, and what changed it, with the day of each."""
    found = []
    if (ended := regulation.revoked_by) is not None:
        name = f"{ended.number}/{ended.year}"
        found.append(label("rubric_revoked_by", language, by=name, day=ended.effective_from))
    for each in regulation.amended_by:
        since = _day(regulation, each.effective_from, language)
        found.append(label("rubric_changed_by", language, by=each.name, day=since))
    return found


def _day(regulation: Regulation, day: date, language: Language) -> str:
    said = day_text(day, language)
    return f"{said} ({label('guessed', language)})" if regulation.is_guess(day) else said


def list_document(rubrics: Sequence[Rubric]) -> str:
    """Return JSON: id, version, status, days in force (null: no end) and number of indicators of each."""
    rows = [
        {
            "id": each.id,
            "version": each.version,
            "status": each.status,
            "effective_from": str(each.regulation.effective_from),
            "effective_until": until and str(until),
            "effective_from_guessed": each.regulation.surely_from is not None,
            "revoked_by": revoked and f"{revoked.number}/{revoked.year}",
            "amended_by": [
                {
                    "regulation": one.name,
                    "effective_from": str(one.effective_from),
                    "effective_from_guessed": one.surely_from is not None,
                }
                for one in each.regulation.amended_by
            ],
            "indicators": sum(1 for _ in each.leaves()),
        }
        for each in rubrics
        for until in [each.regulation.effective_until]
        for revoked in [each.regulation.revoked_by]
    ]
    return json.dumps(rows, indent=2, ensure_ascii=False) + "\n"
