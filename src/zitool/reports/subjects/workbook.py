"""What the workbooks of scores, checks and gap reports hold: plan, summary, findings, answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zitool.core.law.conditions import statement_in
from zitool.core.planning.upgrades import shares
from zitool.core.scoring.eligibility import Status
from zitool.reports.cells import STATUS_TONES, Column, Level, Marked, Several, Theirs, own, phrase
from zitool.reports.document import (
    Document,
    Facts,
    Heading,
    Item,
    Items,
    Paragraph,
    Sheet,
    Table,
    Title,
    Verdicts,
)
from zitool.reports.layout import counts, draft_said, number, rubric_said
from zitool.reports.prerequisites import judged, summary
from zitool.reports.prerequisites import rows as settled_rows
from zitool.reports.subjects.assessed import NO_DATA, areas, changes_said, concluded_all, minima, moved
from zitool.reports.subjects.plan import plan_lines, plan_summary
from zitool.wording import hint, label, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from fractions import Fraction

    from zitool.core.law.rubric import Indicator, Section
    from zitool.core.planning.gaps import GapReport
    from zitool.core.scoring.assessment import Assessment
    from zitool.core.scoring.eligibility import Verdict
    from zitool.findings import Finding
    from zitool.reports.cells import Cell, Said, Tone
    from zitool.reports.document import Block
    from zitool.reports.subjects.assessed import Refusals
    from zitool.wording import Language

_STATUS_TONES: Mapping[Status, Tone] = {**STATUS_TONES, Status.NOT_IN_FORCE: "bad"}


def in_sheets(
    assessments: Sequence[Assessment], reports: Sequence[GapReport], refused: Refusals, language: Language
) -> Document:
    """Return results as sheets that a team works with: the plan first, where there is one."""
    plans = [_plan(reports, language)] if reports else []
    answers = _answers(assessments, language)
    findings = _findings(assessments, refused, language)
    sheets = (*plans, _summary(assessments, language), findings, answers)
    return Document("", "", sheets, NO_DATA)


def findings_in_sheets(assessments: Sequence[Assessment], refused: Refusals, language: Language) -> Document:
    """Return the findings first, and no plan."""
    findings = _findings(assessments, refused, language)
    sheets = (findings, _summary(assessments, language), _answers(assessments, language))
    return Document("", "", sheets, NO_DATA)


def _above(word: str, assessments: Sequence[Assessment], language: Language) -> Iterator[Block]:
    """Yield what a sheet shows and of whom; first of all, if anything was supposed, that it was."""
    names = (" — ", Theirs(assessments[0].unit or assessments[0].file)) if len(assessments) == 1 else ()
    yield Title(own(word, *names))
    for assessment in assessments:
        if assessment.answers.what_if:
            changes = Theirs(changes_said(assessment))
            yield Paragraph(phrase("what_if", language, changes=changes), "supposed")
            yield from (Paragraph(str(line), "moved") for line in moved(assessment, language))


def _whose(several: bool, language: Language) -> list[Column]:
    return [Column(own(label("unit", language)), width=20)] if several else []


def _name(assessment: Assessment) -> Several:
    """Whose row it is, where there are several."""
    return Several((assessment.unit or assessment.file, assessment.answers.assessor))


def _plan(reports: Sequence[GapReport], language: Language) -> Sheet:
    several = len(reports) > 1
    target = "" if several else reports[0].verdict.designation.name
    word = label("title_plan", language, target=target).strip()
    above = list(_above(word, [report.assessment for report in reports], language))
    if not several:
        above += [Paragraph(own(text)) for text in plan_summary(reports[0], language)]
    above.append(Paragraph(own(label("team_hint", language)), "aside"))
    lines = [(report, line) for report in reports for line in plan_lines(report, language)]
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            *([_name(report.assessment)] if several else ()),
            own(line.order) if line.cost is None else int(line.order),
            own(line.indicator),
            own(line.cell),
            line.question,
            line.start,
            line.to,
            line.cost,
            line.points,
            line.total,
            Several(line.unblocks),
            line.criterion,
            Several(line.evidence, "• "),
        )
        for report, line in lines
    )
    columns = (*_whose(several, language), *_plan_columns(language))
    tones: tuple[Tone, ...] = tuple("given" if line.cost is None else "" for _, line in lines)
    table = Table("", columns, rows, tones=tones, team="remarks", frozen=4 + several)
    return Sheet(label("sheet_plan", language), (*above, table))


def _plan_columns(language: Language) -> tuple[Column, ...]:
    def column(key: str, width: float, kind: Column, *, strong: bool = False) -> Column:
        return kind._replace(title=own(label(key, language)), width=width, strong=strong)

    return (
        column("gap_order", 6, _PLAIN, strong=True),
        Column(own("ID"), width=10.5, strong=True),
        column("cell", 6, _TEXT),
        column("question", 24, _TEXT),
        column("column_from", 8, _TEXT),
        column("column_to", 11, _TEXT, strong=True),
        column("gap_cost", 6.5, _PLAIN),
        column("column_gain", 9, Column("", "gain")),
        column("column_total", 7, Column("", "number")),
        column("gap_unblocks", 14, _TEXT),
        column("column_criterion", 26, _TEXT),
        column("evidence", 30, _TEXT),
    )


_PLAIN, _TEXT = Column("", "plain"), Column("")


def _findings(assessments: Sequence[Assessment], refused: Refusals, language: Language) -> Sheet:
    several = len(assessments) > 1 or bool(refused)
    columns = (
        *_whose(several, language),
        Column(own(label("level", language)), width=12, strong=True),
        Column(own(label("code", language)), width=7),
        Column(own(label("sheet", language)), width=13),
        Column(own(label("cell", language)), width=9),
        Column(own("ID"), width=12),
        Column(own(label("finding_said", language)), width=50),
        Column(own(label("cure", language)), width=44),
    )
    rows = [
        _finding(finding, [_name(assessment)] if several else [], language)
        for assessment in assessments
        for finding in assessment.findings
    ]
    rows += [_finding(finding, [file], language) for file, findings in refused for finding in findings]
    none = label("findings_none", language)
    table = Table("", columns, tuple(rows), team="marks", frozen=2 + several, empty=none)
    name = label("sheet_findings", language)
    return Sheet(name, (*_above(name, assessments, language), table))


def _finding(finding: Finding, who: Sequence[Cell], language: Language) -> tuple[Cell, ...]:
    return (
        *who,
        Level(finding.severity, label(f"level_{finding.severity.word}", language)),
        own(finding.code),
        finding.sheet,
        finding.cell,
        finding.indicator,
        message(finding, language),
        hint(finding, language),
    )


def _answers(assessments: Sequence[Assessment], language: Language) -> Sheet:
    several = len(assessments) > 1
    columns = (
        *_whose(several, language),
        Column(own("ID"), width=11, strong=True),
        Column(own(label("section", language)), width=24),
        Column(own(label("question", language)), width=42),
        Column(own(label("cell", language)), width=7),
        Column(own(label("answer", language)), width=12, strong=True),
        Column(own(label("value", language)), "number", width=8),
        Column(own(label("points_in_all", language)), "number", 3, width=9),
        Column(own(label("points_most", language)), "number", 3, width=9),
        Column(own(label("note", language)), width=34),
        Column(own(label("evidence", language)), width=44),
    )
    rows = tuple(
        (
            *([_name(assessment)] if several else ()),
            *_answer(assessment, section, leaf, worth[leaf.id], language),
        )
        for assessment in assessments
        for worth in [shares(assessment.rubric)]
        for section in assessment.rubric.walk()
        for leaf in section.indicators
    )
    name = label("sheet_answers", language)
    table = Table("", columns, rows, frozen=1 + several)
    return Sheet(name, (*_above(name, assessments, language), table))


def _answer(
    assessment: Assessment, section: Section, leaf: Indicator, worth: Fraction, language: Language
) -> tuple[Cell, ...]:
    answer = assessment.answers.answers[leaf.id]
    blank = answer.value is None
    tone: Tone = "bad" if blank else "given" if leaf.id in assessment.answers.assumed else ""
    return (
        own(leaf.id),
        f"{section.id} {section.title}",
        answer.question or leaf.statement,
        own(answer.cell or ""),
        Marked(label("no_answer", language) if blank else answer.chosen or answer.raw, tone),
        answer.value,
        worth * (answer.value or 0),
        worth,
        answer.note,
        answer.evidence,
    )


def _summary(assessments: Sequence[Assessment], language: Language) -> Sheet:
    """Return a page for each assessment: verdicts, areas against their minima, what an LKE cannot show."""
    blocks = (block for assessment in assessments for block in _page(assessment, language))
    return Sheet(label("sheet_summary", language), tuple(blocks))


def _page(assessment: Assessment, language: Language) -> Iterator[Block]:
    yield Title(assessment.unit or assessment.file)
    yield Facts(tuple(_facts(assessment, language)))
    yield Verdicts(concluded_all(assessment, language, _STATUS_TONES))
    yield areas(assessment, language)
    for verdict in assessment.verdicts:
        yield Heading(verdict.designation.name)
        table = minima(verdict, language)
        yield table._replace(tones=tuple("" if check.ok else "strong" for check in verdict.checks))
        yield from _prerequisites(verdict, language)
    if assessment.verdicts:
        yield Paragraph("")
        yield Paragraph(own(judged(assessment, language)), "aside")


def _facts(assessment: Assessment, language: Language) -> Iterator[tuple[str, Said]]:
    rubric, card, own_, answers = assessment.rubric, assessment.card, assessment.own, assessment.answers
    if answers.what_if:
        head, _, rest = label("what_if", language, changes=changes_said(assessment)).partition(":")
        yield head, rest.strip()
        yield from ((line.title, f"{line.before} → {line.after}") for line in moved(assessment, language))
    if rubric.uncertain:
        yield label("rubric", language), draft_said(rubric, language)
    yield label("file", language), assessment.file
    yield label("sheet", language), assessment.sheet
    yield label("assessor", language), answers.assessor
    yield label("rubric", language), rubric_said(assessment, language)
    yield "SHA-256", own(assessment.sha256)
    answered = label("answered_of", language, answered=card.answered, total=card.total)
    yield label("answered", language), own(answered)
    points = number(card.points, language)
    yield label("total", language), own(points)
    if card.answered < card.total:
        best = number(assessment.best.points, language)
        yield "", own(label("range", language, worst=points, best=best))
    if own_.total is not None:
        said = f"{number(own_.total, language)} ({own_.points['TOTAL'][1]})"
        yield label("own_total", language), own(said)
    yield label("findings", language), own(counts(assessment.findings, language))


def _prerequisites(verdict: Verdict, language: Language) -> Iterator[Block]:
    """Yield the prerequisites of a designation against the facts, or those that nobody verified."""
    if verdict.settled:
        title = f"{label('facts_prerequisites', language)}: {summary(verdict, language)}"
        yield Paragraph(own(title), "strong")
        rows = settled_rows(verdict.settled, language)
        yield Items(tuple(Item(row.why, f"{row.word}: {row.statement}") for row in rows))
        for rule in verdict.provisos:
            said = f"{label('facts_in_play', language)}: {statement_in(rule, language)}"
            yield Paragraph(said, "aside")
    elif verdict.unverified:
        yield Paragraph(own(f"{label('unverified', language)}:"), "aside")
        yield Items(tuple(Item(statement_in(rule, language)) for rule in verdict.unverified))
