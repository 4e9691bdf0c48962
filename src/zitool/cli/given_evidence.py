"""``--evidence FOLDER``: what `score`, `gap-report` and `readiness` do with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from zitool.core.scoring.assessment import Assessment


def covered(assessments: Sequence[Assessment], place: Path | None) -> list[Assessment]:
    """Return assessments with how much of them the documents of a folder or listing cover.

    Of several workbooks it is the folder above the evidence of all units; where one has none there, nothing
    is known of it.

    Raises:
        UnreadableWorkbookError: B001 to B003.
    """
    if place is None:
        return list(assessments)
    from zitool.evidence.gathering import place_of, with_coverage  # noqa: PLC0415 - only where documents are read

    alone = len({assessment.file for assessment in assessments}) == 1
    places = [str(place) if alone else place_of(str(place), assessment.file) for assessment in assessments]
    return [with_coverage(assessment, own) for assessment, own in zip(assessments, places, strict=True)]
