"""What a report of evidence says: coverage, what a plan still needs, each question and document; its JSON."""

from __future__ import annotations

import os
from fractions import Fraction
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

from zitool.core.scoring.assessment import STATES
from zitool.evidence.index import index_of
from zitool.evidence.models import CHECK, COMPLETE, MISSING
from zitool.reports.cells import COUNT, Column, Marked, columns
from zitool.reports.document import Document, Facts, Findings, Paragraph, Table
from zitool.reports.json_document import dump, finding_object, picked
from zitool.reports.layout import number
from zitool.reports.lines import display
from zitool.wording import is_exact_number, label, message
from zitool.wording.judge import judge

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from zitool.core.law.rubric import Rubric, Section
    from zitool.core.planning.gaps import GapReport
    from zitool.core.scoring.assessment import Assessment
    from zitool.evidence.models import Evidence, Item, Question
    from zitool.findings import Finding
    from zitool.reports.cells import Cell, Tone
    from zitool.reports.document import Block
    from zitool.wording import Language

TONES: Mapping[str | None, Tone] = {MISSING: "bad", CHECK: "warn", COMPLETE: "good", None: "quiet"}
_FIRST = 3
"""Findings and documents of one question that a row names."""


class Area(NamedTuple):
    """How much of one area is covered: answers by state, questions without an answer, documents."""

    section: Section
    counts: Mapping[str, int]
    open: int
    files: int


def evidence_report(
    evidence: Evidence,
    assessment: Assessment,
    language: Language,
    *,
    gap: GapReport | None = None,
    beside: str = "",
    brief: bool = False,
) -> Document:
    """Return the report of a unit's evidence; written to a file it is the index of the documents, too.

    Args:
        evidence: what there is.
        assessment: of the answers.
        language: of what people read.
        gap: the way to the designation, whose steps are held against the documents.
        beside: folder that the report is written to; links lead from there. Empty where nobody knows.
        brief: whether what is complete is left out, and the index: for a screen.
    """
    about = Facts(tuple(_facts(evidence, assessment, language)))
    covered: list[Block] = [
        Paragraph(_summary(evidence, language), "strong"),
        _areas(evidence, assessment.rubric, language),
    ]
    if gap is not None and gap.plan.steps:
        covered.append(_steps(evidence, gap, language))
    listed: list[Block] = [_questions(evidence, assessment, language, brief=brief)]
    listed += _documents(evidence, language, beside, brief=brief)
    if evidence.findings:
        listed.append(Findings(tuple(sorted(evidence.findings, key=lambda finding: -finding.severity))))
    # On a screen what it comes to stays in sight: it is the end.
    blocks = (about, *listed, *reversed(covered)) if brief else (about, *covered, *listed)
    return Document(
        label("evidence_kind", language),
        assessment.unit or os.path.basename(assessment.file),  # noqa: PTH119
        blocks,
        _data(evidence),
        f"{label('evidence_end', language)} {judge(assessment.rubric.designations, language)}",
    )


def _answer(answer: str | None, language: Language) -> str:
    """Return an answer as people read it: a ratio in two decimals, anything else as it stands."""
    if answer is None:
        return "-"
    number_ = is_exact_number(answer) and Fraction(answer).denominator > 1
    return number(Fraction(answer), language) if number_ else answer


def state_text(state: str | None, language: Language) -> str:
    """Return a state of an answer's documents in a word or two."""
    return label(f"evidence_state_{state or 'none'}", language)


def areas_of(rubric: Rubric) -> Mapping[str, tuple[str, ...]]:
    """Return the questions of each area: of the sections above sub-areas, and of those without any."""
    index, areas = index_of(rubric), dict[str, tuple[str, ...]]()
    for leaf in rubric.leaves():
        codes = index.nodes[leaf.id].codes
        area = ".".join(codes[: max(len(codes) - 2, min(2, len(codes) - 1))])
        areas[area] = (*areas.get(area, ()), leaf.id)
    return areas


def coverage(evidence: Evidence, rubric: Rubric) -> list[Area]:
    """Return how much of each area is covered, in the order of the form."""
    sections = {section.id: section for section in rubric.walk()}
    areas = []
    for id_, ids in areas_of(rubric).items():
        questions = [evidence.questions[question] for question in ids]
        counts = {state: sum(question.state == state for question in questions) for state in STATES}
        files = {item.path for question in questions for item in question.files}
        areas.append(Area(sections[id_], counts, len(questions) - sum(counts.values()), len(files)))
    return areas


def _facts(evidence: Evidence, assessment: Assessment, language: Language) -> Iterator[tuple[str, str]]:
    key = "evidence_folder" if evidence.is_folder else "evidence_listing"
    size = sum(item.size or 0 for item in evidence.items.values())
    yield label("file", language), assessment.file
    yield label(key, language), evidence.folder
    yield label("evidence_year", language), str(evidence.year)
    yield (
        label("evidence_documents", language),
        label("evidence_size", language, count=len(evidence.items), size=size_text(size, language)),
    )


def size_text(size: int, language: Language) -> str:
    """Return a size as people say it: ``1,2 MB``."""
    for unit in ("B", "kB", "MB", "GB"):
        if size < 1000 or unit == "GB":  # noqa: PLR2004 - thousand by thousand
            break
        size, rest = divmod(size, 1000)
        if size < 10 and unit != "GB":  # noqa: PLR2004 - one decimal where one digit stands before it
            point = "," if language == "id" else "."
            following = {"B": "kB", "kB": "MB", "MB": "GB"}[unit]
            return f"{size}{point}{rest // 100} {following}"
    return f"{size} {unit}"


def _summary(evidence: Evidence, language: Language) -> str:
    open_ = sum(question.state is None for question in evidence.questions.values())
    said = label("evidence_summary", language, **evidence.counts(), open=open_)
    several, lone = len(evidence.ambiguous), len(evidence.unassigned)
    return f"{said}. {label('evidence_left', language, ambiguous=several, unassigned=lone)}."


_ID = Column("Id", whole=True)


def _areas(evidence: Evidence, rubric: Rubric, language: Language) -> Table:
    counts = (COUNT._replace(title=state_text(state, language)) for state in (*STATES, None))
    named, documents = columns(language, evidence_area="text", evidence_documents=COUNT)
    rows: list[tuple[Cell, ...]] = [
        (
            area.section.id, area.section.title,
            *(Marked(area.counts[state], TONES[state] if area.counts[state] else "") for state in STATES),
            area.open, area.files,
        )
        for area in coverage(evidence, rubric)
    ]  # fmt: skip
    return Table(
        label("evidence_by_area", language), (_ID, named, *counts, documents), tuple(rows), kept=(0, 2, 3, 4)
    )


def _steps(evidence: Evidence, gap: GapReport, language: Language) -> Table:
    """Return what each step of the plan needs, and what of it is there."""
    heads = columns(
        language, answer="text", evidence_usual="text", evidence_state="text", evidence_there="text"
    )
    rows: list[tuple[Cell, ...]] = []
    for step in gap.plan.steps:
        question = evidence.questions[step.upgrade.indicator]
        there = ", ".join(display(item.name) for item in question.files[:_FIRST])
        state = question.state or (CHECK if question.files else MISSING)
        rows.append(
            (
                question.id, f"{step.upgrade.start or '-'} → {step.upgrade.to}", "; ".join(step.evidence),
                Marked(state_text(state, language), TONES[state]), there or "-",
            )
        )  # fmt: skip
    note = label("evidence_steps_note", language, designation=gap.verdict.designation.name)
    return Table(label("evidence_steps", language), (_ID, *heads), tuple(rows), kept=(0, 1, 3), note=note)


def _questions(evidence: Evidence, assessment: Assessment, language: Language, *, brief: bool) -> Table:
    asked = {leaf.id: leaf.statement for leaf in assessment.rubric.leaves()}
    heads = columns(
        language, question="text", answer="text", evidence_state="text", evidence_documents=COUNT,
        evidence_links=COUNT, evidence_why="text",
    )  # fmt: skip
    rows: list[tuple[Cell, ...]] = [
        (
            id_, asked[id_], display(_answer(question.answer, language)),
            Marked(state_text(question.state, language), TONES[question.state]),
            len(question.files), len(question.links), _why(question, language),
        )
        for id_, question in evidence.questions.items()
        if not brief or question.state in {MISSING, CHECK}
    ]  # fmt: skip
    note = label("evidence_brief", language) if brief else ""
    return Table(label("evidence_questions", language), (_ID, *heads), tuple(rows), kept=(0, 2, 3), note=note)


def _why(question: Question, language: Language) -> str:
    said = [display(message(finding, language)) for finding in question.findings[:_FIRST]]
    more = len(question.findings) - _FIRST
    return "; ".join(said) + (f" (+{more})" if more > 0 else "")


def _documents(evidence: Evidence, language: Language, beside: str, *, brief: bool) -> Iterator[Table]:
    """Yield the index of documents, what is ambiguous and what belongs to nothing."""
    document = columns(language, evidence_document="text", evidence_bytes=COUNT)
    rows = [
        (id_, _linked(item, evidence, beside), item.size, item.sha256)
        for id_, question in evidence.questions.items()
        for item in question.files
    ]
    if rows and not brief:
        yield Table(
            label("evidence_index", language), (_ID, *document, Column("SHA-256")), tuple(rows), kept=(0, 1)
        )
    if evidence.ambiguous:
        several = tuple(
            (_linked(evidence.items[path], evidence, beside), ", ".join(ids))
            for path, ids in evidence.ambiguous.items()
        )
        head = columns(language, evidence_document="text", evidence_candidates="text")
        note = label("evidence_ambiguous_note", language)
        yield Table(label("evidence_ambiguous", language), head, several, note=note)
    if evidence.unassigned:
        lone = tuple((_linked(item, evidence, beside), item.size) for item in evidence.unassigned)
        yield Table(label("evidence_unassigned", language), document, lone)


def _linked(item: Item, evidence: Evidence, beside: str) -> Cell:
    """Return the path of a document, leading there from the report where that can be opened."""
    shown = display(item.path)
    if not evidence.is_folder or item.fault in {"link", "special", "unreadable", "program", "shortcut"}:
        return shown
    return Marked(shown, target=way_to(item.path, evidence.folder, beside))


def way_to(path: str, folder: str, beside: str) -> str:
    """Return the relative address of a document from a folder; that of the documents where none is named."""
    start = "."
    if beside:
        try:
            start = os.path.relpath(os.path.realpath(folder), os.path.realpath(beside))
        except ValueError:  # another drive of Windows
            start = os.path.realpath(folder)
    whole = path if start == "." else f"{start.replace(os.sep, '/')}/{path}"
    safe = quote(os.fsencode(whole))
    return safe if safe.startswith(("../", "/")) else f"./{safe}"


def _data(evidence: Evidence) -> Table:
    names = ("id", "answer", "state", "files", "links", "codes", "paths")
    rows = tuple(
        (
            id_, question.answer, question.state or "", len(question.files), len(question.links),
            _codes(question.findings), " | ".join(item.path for item in question.files),
        )
        for id_, question in evidence.questions.items()
    )  # fmt: skip
    return Table("evidence", tuple(map(Column, names)), rows)


def _codes(findings: Iterable[Finding]) -> str:
    return " ".join(dict.fromkeys(finding.code for finding in findings))


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
        **picked(question, "id", "answer", "state"),
        "files": [
            {"path": item.path, "sha256": item.sha256 or None, "size": item.size} for item in question.files
        ],
        "links": list(question.links),
        "findings": [finding_object(finding, language) for finding in question.findings],
    }
