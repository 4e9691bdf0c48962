"""Results as Markdown (as GitHub and GitLab read it), for a merge request or a message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zitool.core.exact import plain
from zitool.core.law.conditions import statement_in
from zitool.core.scoring.overview import TOTAL
from zitool.reports.covering import coverage_said
from zitool.reports.layout import (
    against,
    counts,
    day_said,
    draft_said,
    halves,
    held,
    held_of,
    number,
    overview,
)
from zitool.reports.lines import finding_text, place
from zitool.reports.markdown_text import code, foreign, own, said, table
from zitool.reports.prerequisites import judged, status_text, summary
from zitool.reports.prerequisites import rows as rows_of
from zitool.reports.safe import display
from zitool.reports.steps import gaps_of, goal, plan_lines, plan_summary, question_of, some_ids
from zitool.reports.supposed import changes_said, moved
from zitool.wording import label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zitool.core.planning.gaps import Gap, GapReport
    from zitool.core.scoring.assessment import Assessment
    from zitool.core.scoring.eligibility import Check, Verdict
    from zitool.core.scoring.prerequisite_check import Settled
    from zitool.findings import Finding
    from zitool.reports.layout import Line
    from zitool.wording import Language

    Refused = Sequence[tuple[str, Sequence[Finding]]]

_MOST_STEPS = 10
_MOST_IDS = 12


def score_markdown(assessments: Sequence[Assessment], refused: Refused, language: Language) -> str:
    """Return the results of `zitool score`: verdicts, areas, the first steps of the plan, findings."""
    return _joined(_scored(each, language) for each in assessments) + _refused(refused, language)


def validate_markdown(assessments: Sequence[Assessment], refused: Refused, language: Language) -> str:
    """Return the results of `zitool validate`: every finding with its cure."""
    return _joined(_validated(each, language) for each in assessments) + _refused(refused, language)


def gap_markdown(reports: Sequence[GapReport], refused: Refused, language: Language) -> str:
    """Return the results of `zitool gap-report`: what is missing, the whole plan, quick wins."""
    return _joined(_gaps(each, language) for each in reports) + _refused(refused, language)


def _joined(documents: Iterator[Iterator[str]]) -> str:
    return "\n---\n\n".join("\n".join(each) for each in documents)


def _scored(assessment: Assessment, language: Language) -> Iterator[str]:
    yield from _head(assessment, language)
    for verdict in assessment.verdicts:
        yield f"- {_conclusion(verdict, language)}"
    yield ""
    yield _overview(assessment, language)
    yield from _range(assessment, language)
    for verdict in assessment.verdicts:
        yield from _verdict(verdict, language)
    report = gaps_of(assessment)
    if report is not None:
        yield f"{own(judged(assessment, language))}\n"
        yield from _plan(report, language, _MOST_STEPS)
    yield from _findings(assessment.findings, language)
    yield _source(assessment, language)


def _validated(assessment: Assessment, language: Language) -> Iterator[str]:
    yield from _head(assessment, language)
    yield from _findings(assessment.findings, language)
    yield _source(assessment, language)


def _gaps(report: GapReport, language: Language) -> Iterator[str]:
    assessment = report.assessment
    yield from _head(assessment, language)
    yield f"### {_conclusion(report.verdict, language)}\n"
    head = [*(label(key, language) for key in ("requirement", "needed", "actual", "short_by"))]
    yield table(
        [*head, label("gap_held_down_by", language)],
        (_gap(gap, check, language) for gap, check in zip(report.gaps, report.verdict.checks, strict=True)),
        (1, 2, 3),
    )
    if report.verdict.settled:
        for key, failed in report.verdict.failed_by.items():
            yield f"**{label(key, language)}**\n"
            yield settled_table(failed, language)
        if not report.verdict.failed:
            yield f"{label('facts_none_failed', language)}\n"
    yield f"{own(judged(assessment, language))}\n"
    yield from _plan(report, language)
    yield from _quick_wins(report, language)
    yield f"{label('findings', language)}: {counts(assessment.findings, language)}\n"
    yield from (
        f"{foreign(finding_text(each, language), 4000)}\n"
        for each in (*assessment.to_choose(), *assessment.of_surveys())
    )
    yield _source(assessment, language)


def _head(assessment: Assessment, language: Language) -> Iterator[str]:
    card, answers = assessment.card, assessment.answers
    yield f"## {foreign(assessment.unit) or foreign(assessment.file)}\n"
    if answers.what_if:
        changes = code(display(changes_said(assessment), 2000))
        yield f"**{label('what_if', language, changes=changes)}**\n"
        yield "\n".join(f"- {foreign(str(line))}" for line in moved(assessment, language)) + "\n"
    facts = [
        (label("file", language), code(display(assessment.file))),
        (label("sheet", language), foreign(assessment.sheet)),
        (label("assessor", language), foreign(answers.assessor)),
        (label("total", language), f"**{number(card.points, language)}**"),
        (
            label("answered", language),
            label("answered_of", language, answered=card.answered, total=card.total),
        ),
    ]
    if told := coverage_said(assessment, language):
        facts.append((label("evidence_kind", language), told))
    yield " · ".join(f"{key}: {value}" for key, value in facts) + "\n"
    if assessment.rubric.uncertain:
        yield f"**{own(draft_said(assessment.rubric, language))}**\n"


def _conclusion(verdict: Verdict, language: Language) -> str:
    status = status_text(verdict, language)
    met = held_of(verdict.checks, language)
    return f"{foreign(verdict.designation.name)}: **{status}** ({met})"


def _overview(assessment: Assessment, language: Language) -> str:
    parts = halves(assessment)
    head = [label("section", language), *(foreign(title.capitalize()) for title in parts)]
    head += [label(key, language) for key in ("points", "weight", "percent")]
    head += [
        f"{label('minimum', language)} {own(each.designation.id.upper())}" for each in assessment.verdicts
    ]
    rows = [_overview_row(line, len(parts), language) for line in overview(assessment)]
    return table(head, rows, range(1, len(head)))


def _overview_row(line: Line, parts: int, language: Language) -> list[str]:
    title = label("total", language) if line.title == TOTAL else foreign(line.title)
    split = line.level == 0 and len(line.parts) == parts
    shown = [number(each, language) for each in line.parts] if split else [""] * parts
    figures = [number(each, language) for each in (line.points, line.weight, line.percent)]
    cells = [title, *shown, *figures, *(_mark(check, language) for check in line.checks)]
    if line.level == 1:
        cells[0] = f"· {title}"
    return [f"**{each}**" if each and line.level > 1 else each for each in cells]


def _mark(check: Check | None, language: Language) -> str:
    if check is None:
        return ""
    sign = "%" if check.requirement.unit == "percent" else ""
    return f"{plain(check.needed, language == 'id')}{sign} {held(check, language)}"


def _range(assessment: Assessment, language: Language) -> Iterator[str]:
    card, total = assessment.card, assessment.own.total
    if card.answered < card.total:
        worst, best = number(card.points, language), number(assessment.best.points, language)
        yield f"{label('range', language, worst=worst, best=best)}.\n"
    if total is not None:
        cell = code(display(assessment.own.points["TOTAL"][1]))
        yield f"{label('own_total', language)}: {number(total, language)} ({cell})\n"


def _verdict(verdict: Verdict, language: Language) -> Iterator[str]:
    yield f"### {_conclusion(verdict, language)}\n"
    head = [label(key, language) for key in ("requirement", "needed", "actual", "short_by")]
    rows = [
        [
            foreign(check.requirement.title),
            *against(check, language),
            held(check, language),
        ]
        for check in verdict.checks
    ]
    yield table([*head, ""], rows, (1, 2, 3))
    if verdict.settled:
        yield from _settled(verdict, language)
    elif verdict.unverified:
        yield f"{label('unverified', language)}:\n"
        yield "\n".join(f"- {foreign(statement_in(each, language))}" for each in verdict.unverified) + "\n"


def _settled(verdict: Verdict, language: Language) -> Iterator[str]:
    yield f"**{label('facts_prerequisites', language)}**: {summary(verdict, language)}\n"
    yield settled_table(verdict.settled, language)
    if verdict.provisos:
        yield f"{label('facts_in_play', language)}:\n"
        yield "\n".join(f"- {foreign(statement_in(each, language))}" for each in verdict.provisos) + "\n"


def settled_table(settled: Sequence[Settled], language: Language) -> str:
    """Return prerequisites as a table: state, what is asked, what the facts say, where it stands."""
    head = [label(key, language) for key in ("facts_state", "requirement", "facts_why", "provision")]
    return table(
        head,
        (
            [each.word, foreign(each.statement), foreign(each.why), foreign(each.provision)]
            for each in rows_of(settled, language)
        ),
    )


def _gap(gap: Gap, check: Check, language: Language) -> list[str]:
    ids = some_ids([code(each) for each in gap.held_down_by], language, _MOST_IDS)
    return [foreign(gap.requirement.title), *against(check, language), ids]


def _plan(report: GapReport, language: Language, most: int | None = None) -> Iterator[str]:
    target = foreign(report.verdict.designation.name)
    yield f"### {label('title_plan', language, target=target)}\n"
    for each in plan_summary(report, language):
        yield f"{own(each)}\n"
    lines = list(plan_lines(report, language))
    if not lines:
        return
    keys = (
        "gap_order",
        "question",
        "gap_change",
        "gap_cost",
        "points",
        "gap_running",
        "gap_unblocks",
        "column_criterion",
        "evidence",
    )
    rows = [
        [
            line.order,
            " ".join(
                filter(
                    None, (code(line.indicator), f"({line.cell})" * bool(line.cell), foreign(line.question))
                )
            ),
            f"{foreign(line.start)} → **{foreign(line.to)}**" + f" ({code(line.sets)})" * bool(line.sets),
            "" if line.cost is None else plain(line.cost, language == "id"),
            f"+{number(line.points, language)}",
            number(line.total, language),
            "; ".join(foreign(each) for each in line.unblocks),
            foreign(line.criterion),
            "; ".join(foreign(each) for each in line.evidence),
        ]
        for line in lines[:most]
    ]
    yield table([label(key, language) for key in keys], rows, (0, 3, 4, 5))
    if most is not None and len(lines) > most:
        file = code(display(report.assessment.file))
        yield f"{label('steps_more', language, count=len(lines) - most, file=file)}\n"


def _quick_wins(report: GapReport, language: Language) -> Iterator[str]:
    if not report.quick_wins:
        return
    yield f"### {label('gap_quick_wins', language)}\n"
    rows = [
        [
            f"{code(each.indicator)} {foreign(question_of(report.assessment, each.indicator))}",
            f"{foreign(each.start) or label('no_answer', language)} → **{foreign(goal(each, language))}**",
            plain(each.cost, language == "id"),
            f"+{number(each.points, language)}",
            number(each.points / each.cost, language),
        ]
        for each in report.quick_wins
    ]
    keys = ("question", "gap_change", "gap_cost", "points", "gap_per_cost")
    yield table([label(key, language) for key in keys], rows, (2, 3, 4))


def _findings(findings: Sequence[Finding], language: Language) -> Iterator[str]:
    yield f"### {label('findings', language)}: {counts(findings, language)}\n"
    if findings:
        yield _findings_table(findings, language)


def _findings_table(findings: Sequence[Finding], language: Language) -> str:
    head = [label(key, language) for key in ("level", "code", "place", "finding_said", "cure")]
    return table(
        head,
        (
            [
                label(f"level_{each.severity.word}", language),
                each.code,
                foreign(place(each)),
                *said(each, language),
            ]
            for each in findings
        ),
    )


def _refused(refused: Refused, language: Language) -> str:
    if not refused:
        return ""
    parts = [f"\n## {label('refused_files', language)}\n"]
    for file, findings in refused:
        parts += [f"{code(display(file))}\n", _findings_table(findings, language)]
    return "\n".join(parts)


def _source(assessment: Assessment, language: Language) -> str:
    rubric = assessment.rubric
    line = label("rubric_line", language, id=code(rubric.id), version=own(rubric.version))
    how = own(label(f"chosen_{assessment.rubric_chosen_by}", language))
    day = own(day_said(assessment, language))
    return f"{label('rubric', language)} {line}, {how}; {day} · SHA-256 `{assessment.sha256}`\n"
