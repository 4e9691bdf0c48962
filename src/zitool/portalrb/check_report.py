"""What `zitool portalrb check` says: documents, what their answers come to, what departs from the guide."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from zitool.core.exact import plain
from zitool.findings import Finding, Severity
from zitool.portalrb.documents import JawabanUnit
from zitool.reports.cells import Column, Marked
from zitool.reports.document import Document, Facts, Findings, Heading, Table
from zitool.reports.json_document import finding_object
from zitool.reports.layout import counts
from zitool.reports.prerequisites import status_text
from zitool.wording import label
from zitool.wording.judge import judge

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zitool.core.scoring.assessment import Assessment
    from zitool.core.scoring.eligibility import Verdict
    from zitool.portalrb.checking import Checked
    from zitool.portalrb.documents import Document as PortalrbDocument
    from zitool.reports.cells import Cell, Tone
    from zitool.reports.document import Block
    from zitool.wording import Language

CHECK_SCHEMA = "zitool/portalrb-check/1"
_TONES: dict[str, Tone] = {"met": "good", "not_met": "bad"}


class Scored(NamedTuple):
    """A document as it was checked, and what its answers come to.

    Attributes:
        assessments: of an answers document whose year has a list: one for each assessor who answered.
        targets: designations that the lists of units propose it for; empty where no list is at hand.
    """

    checked: Checked
    assessments: tuple[Assessment, ...] = ()
    targets: tuple[str, ...] = ()

    @property
    def findings(self) -> list[Finding]:
        """What was found about the document and its answers; what both assessors share once."""
        about = [finding for assessment in self.assessments for finding in assessment.findings]
        distinct = {
            (finding.code, finding.cell, *finding.values.items()): finding
            for finding in (*self.checked.findings, *about)
        }
        return sorted(distinct.values(), key=lambda finding: -finding.severity)

    @property
    def ok(self) -> bool:
        """Whether it follows the guide and its answers can be used: nothing in it is an error."""
        return all(finding.severity is not Severity.ERROR for finding in self.findings)

    def verdicts(self) -> Iterator[tuple[Assessment, Verdict]]:
        """Yield each assessor's verdicts on what the unit is proposed for, or else on every designation."""
        for assessment in self.assessments:
            for verdict in assessment.verdicts:
                if not self.targets or verdict.designation.id in self.targets:
                    yield assessment, verdict


class Outcome(NamedTuple):
    """What came of a file or a folder: its documents, and what they say against one another."""

    path: str
    is_folder: bool
    documents: tuple[Scored, ...]
    between: tuple[Finding, ...] = ()

    @property
    def findings(self) -> list[Finding]:
        """Everything that was found, gravest first."""
        everything = [*self.between, *(finding for scored in self.documents for finding in scored.findings)]
        return sorted(everything, key=lambda finding: -finding.severity)


def check_report(outcome: Outcome, language: Language) -> Document:
    """Return the report of a check."""
    good = sum(scored.ok for scored in outcome.documents)
    pairs = (
        (label("portalrb_documents", language), str(len(outcome.documents))),
        (label("portalrb_following", language), str(good)),
        (label("findings", language), counts(outcome.findings, language)),
    )
    blocks: list[Block] = [Facts(pairs), _documents(outcome.documents, language)]
    rows = [row for scored in outcome.documents for row in _rows(scored, language)]
    if rows:
        heads = ("unit_id", "unit", "target", "assessor", "answered", "points", "minima", "missed")
        kinds = {"points": "number"}
        columns = tuple(_column(name, language, kinds.get(name, "text")) for name in heads)
        blocks.append(Table(label("portalrb_units", language), columns, tuple(rows), kept=(0, 3, 5, 6)))
    by_file: dict[str, list[Finding]] = {}
    for finding in outcome.findings:
        by_file.setdefault(finding.file or "", []).append(finding)
    for file, findings in by_file.items():
        blocks += [Heading(file)] if outcome.is_folder else []
        blocks.append(Findings(tuple(findings)))
    designations = [verdict.designation for scored in outcome.documents for _, verdict in scored.verdicts()]
    end = judge(list(dict.fromkeys(designations)), language) if designations else ""
    kind = label("portalrb_check_kind", language)
    return Document(kind, outcome.path, tuple(blocks), _data(outcome), end)


def _column(name: str, language: Language, kind: Any = "text") -> Column:  # noqa: ANN401 - a Literal
    return Column(label(f"portalrb_column_{name}", language), kind)


def _documents(documents: Sequence[Scored], language: Language) -> Table:
    columns = tuple(_column(name, language) for name in ("file", "document", "year", "entries", "follows"))
    rows = []
    for scored in documents:
        document = scored.checked.document
        entries = _entries(document)
        told = Marked(label("yes" if scored.ok else "no", language), "good" if scored.ok else "bad")
        year = str(document.tahun) if document is not None else None
        rows.append((scored.checked.file, scored.checked.kind, year, entries, told))
    return Table(label("portalrb_documents", language), columns, tuple(rows), kept=(0, 4))


def _entries(document: PortalrbDocument | None) -> int | None:
    if document is None:
        return None
    return len(document.answers) if isinstance(document, JawabanUnit) else len(document.units)


def _rows(scored: Scored, language: Language) -> Iterator[tuple[Cell, ...]]:
    document = scored.checked.document
    if not isinstance(document, JawabanUnit):
        return
    for assessment, verdict in scored.verdicts():
        card = assessment.card
        missed = ", ".join(check.requirement.title for check in verdict.checks if not check.ok)
        status = str(verdict.status)
        yield (
            document.unit_id,
            document.nama_unit,
            verdict.designation.name,
            assessment.answers.assessor,
            f"{card.answered}/{card.total}",
            card.points,
            Marked(status_text(verdict, language), _TONES.get(status, "warn")),
            missed,
        )


def _data(outcome: Outcome) -> Table:
    """Return a row for each document, and for one with answers for each assessor and designation."""
    names = ("file", "document", "year", "ok", "unit_id", "unit", "assessor", "answered", "points",
             "designation", "status", "missed")  # fmt: skip
    rows: list[tuple[Cell, ...]] = []
    for scored in outcome.documents:
        document = scored.checked.document
        year = document.tahun if document is not None else None
        start: tuple[Cell, ...] = (scored.checked.file, scored.checked.kind, year, int(scored.ok))
        verdicts = list(scored.verdicts())
        if isinstance(document, JawabanUnit):
            start += (document.unit_id, document.nama_unit)
        for assessment, verdict in verdicts:
            missed = " ".join(check.requirement.id for check in verdict.checks if not check.ok)
            points = plain(assessment.card.points)
            rows.append(
                (*start, assessment.answers.assessor, assessment.card.answered, points,
                 verdict.designation.id, str(verdict.status), missed)
            )  # fmt: skip
        if not verdicts:
            rows.append((*start, *(None,) * (len(names) - len(start))))
    return Table("portalrb", tuple(Column(name) for name in names), tuple(rows))


def check_object(outcome: Outcome, language: Language) -> dict[str, Any]:
    """Return ``zitool/portalrb-check/1``."""
    return {
        "schema": CHECK_SCHEMA,
        "path": outcome.path,
        "folder": outcome.is_folder,
        "documents": [_object(scored, language) for scored in outcome.documents],
        "findings": [_finding(finding, language) for finding in outcome.between],
    }


def _object(scored: Scored, language: Language) -> dict[str, Any]:
    document = scored.checked.document
    answers = document if isinstance(document, JawabanUnit) else None
    return {
        "file": scored.checked.file,
        "document": scored.checked.kind,
        "ok": scored.ok,
        "year": document.tahun if document is not None else None,
        "entries": _entries(document),
        "unit_id": answers.unit_id if answers is not None else None,
        "unit": answers.nama_unit if answers is not None else None,
        "targets": list(scored.targets),
        "scores": [
            {
                "assessor": assessment.answers.assessor,
                "answered": assessment.card.answered,
                "indicators": assessment.card.total,
                "points": plain(assessment.card.points),
                "verdicts": [
                    {
                        "designation": verdict.designation.id,
                        "status": str(verdict.status),
                        "status_by_minima": str(verdict.by_minima),
                        "missed": [check.requirement.id for check in verdict.checks if not check.ok],
                    }
                    for whose, verdict in scored.verdicts()
                    if whose is assessment
                ],
            }
            for assessment in scored.assessments
        ],
        "findings": [_finding(finding, language) for finding in scored.findings],
    }


def _finding(reported: Finding, language: Language) -> dict[str, Any]:
    return {"file": reported.file, **finding_object(reported, language)}
