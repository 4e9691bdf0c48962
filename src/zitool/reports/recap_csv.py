"""A recap as CSV for machines; `zitool.reports.formats.csv` keeps cells from being formulas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zitool.reports.formats.csv import table_csv
from zitool.reports.recap_rows import recap_columns, recap_rows

if TYPE_CHECKING:
    from zitool.core.monitoring.recap_report import RecapReport
    from zitool.wording import Language


def recap_csv(report: RecapReport, language: Language) -> str:
    """Return one row per line, refused file, copy and archive; columns are named alike in every language."""
    rows = (
        {name: str(value).lower() if isinstance(value, bool) else value for name, value in row.items()}
        for row in recap_rows(report, language)
    )
    return table_csv(list(recap_columns(report)), rows)
