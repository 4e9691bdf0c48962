"""Evidence as one JSON document, ``zitool/evidence/1``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from zitool.reports.json_document import dump, finding_object

if TYPE_CHECKING:
    from zitool.evidence.models import Evidence, Question
    from zitool.wording import Language

EVIDENCE_SCHEMA = "zitool/evidence/1"


def evidence_json(evidence: Evidence, language: Language) -> str:
    """Return ``zitool/evidence/1``: every question with its documents, and every document somewhere."""
    return dump(
        {
            "schema": EVIDENCE_SCHEMA,
            "folder": evidence.folder,
            "counts": evidence.counts(),
            "questions": [_question(question, language) for question in evidence.questions.values()],
            "ambiguous": [{"path": path, "ids": list(ids)} for path, ids in evidence.ambiguous.items()],
            "unassigned": [item.path for item in evidence.unassigned],
            "findings": [finding_object(finding, language) for finding in evidence.findings],
        }
    )


def _question(question: Question, language: Language) -> dict[str, Any]:
    return {
        "id": question.id,
        "answer": question.answer,
        "state": question.state,
        "files": [
            {"path": item.path, "sha256": item.sha256 or None, "size": item.size} for item in question.files
        ],
        "links": list(question.links),
        "findings": [finding_object(finding, language) for finding in question.findings],
    }
