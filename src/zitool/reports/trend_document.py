"""A series as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zitool.core.exact import plain
from zitool.reports.json_document import dump, finding_object, identity, refused_object
from zitool.reports.layout import to_know

if TYPE_CHECKING:
    from collections.abc import Sequence

    from zitool.core.monitoring.trend import Trend
    from zitool.findings import Finding
    from zitool.wording import Language

TREND_SCHEMA = "zitool/trend/1"


def trend_json(trend: Trend, refused: Sequence[tuple[str, Sequence[Finding]]], language: Language) -> str:
    """Return ``zitool/trend/1``: periods in the order given, a row per section with its points in each."""
    return dump(
        {
            "schema": TREND_SCHEMA,
            "one_rubric": trend.one_rubric,
            "periods": [
                {
                    **identity(each),
                    "points": plain(each.card.points),
                    "statuses": {
                        id_: statuses[position] and str(statuses[position])
                        for id_, statuses in trend.statuses.items()
                    },
                }
                for position, each in enumerate(trend.periods)
            ],
            "rows": [
                {
                    "id": row.id,
                    "title": row.title,
                    "level": row.level,
                    "weight": plain(row.weight),
                    "points": [None if each is None else plain(each) for each in row.figures],
                }
                for row in trend.rows
            ],
            "findings": [finding_object(each, language) for each in to_know(trend.periods)],
            "refused": [refused_object(file, findings, language) for file, findings in refused],
        }
    )
