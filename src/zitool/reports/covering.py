"""Evidence as other reports show it, where it is known: a sentence, and how one answer's documents are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zitool.core.scoring.coverage import STATES
from zitool.wording import label

if TYPE_CHECKING:
    from zitool.core.scoring.assessment import Assessment
    from zitool.core.scoring.coverage import Coverage
    from zitool.wording import Language


def coverage_said(assessment: Assessment | None, language: Language) -> str:
    """Return how many answers have no documents, some to check, all: empty where nothing is known."""
    if assessment is None or assessment.coverage is None:
        return ""
    return label("evidence_told", language, **dict(zip(STATES, assessment.coverage.counts(), strict=True)))


def documents_said(assessment: Assessment, indicator: str, language: Language) -> str:
    """Return how it stands with the documents of one answer; empty where nothing is known."""
    coverage = assessment.coverage
    if coverage is None:
        return ""
    count = coverage.files.get(indicator, 0)
    state = coverage.states.get(indicator) or STATES[count > 0]  # documents of no answer are to be checked
    word = label(f"evidence_state_{state}", language)
    return label("evidence_now", language, state=word, count=count)


def coverage_object(assessment: Assessment | None) -> dict[str, Any]:
    """Return ``evidence`` for a JSON document; nothing where nothing is known."""
    if assessment is None or assessment.coverage is None:
        return {}
    coverage = assessment.coverage
    return {
        "evidence": {
            "folder": coverage.folder,
            "counts": states_object(coverage.counts()),
            "states": dict(coverage.states),
        }
    }


def states_object(counts: tuple[int, int, int]) -> dict[str, int]:
    """Return state → number of answers."""
    return dict(zip(STATES, counts, strict=True))


def documents_object(coverage: Coverage | None, indicator: str) -> dict[str, Any]:
    """Return ``documents`` of one step of a plan; nothing where nothing is known."""
    if coverage is None:
        return {}
    return {"documents": {"state": coverage.states.get(indicator), "files": coverage.files.get(indicator, 0)}}
