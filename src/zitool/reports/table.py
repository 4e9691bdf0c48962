"""Assessments as Rich tables for a terminal. Strangers' text enters as `Text` only, never as markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from zitool.core.eligibility import Status
from zitool.findings import Severity
from zitool.reports.layout import TOTAL, against, counts, halves, number, overview, rubric_said
from zitool.reports.lines import place
from zitool.reports.prerequisites import judged, status_text, summary
from zitool.reports.prerequisites import rows as settled_rows
from zitool.reports.safe import display
from zitool.reports.terminal import facts_grid, hanging, plain_table
from zitool.wording import hint, label, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType
    from rich.table import Table

    from zitool.core.assessment import Assessment
    from zitool.core.eligibility import Check, Verdict
    from zitool.findings import Finding
    from zitool.reports.layout import Line
    from zitool.reports.prerequisites import Row as SettledRow
    from zitool.wording import Language

_MOST_FINDINGS = 12
_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "yellow", Severity.NOTE: "cyan"}
STATUS_STYLES = {
    Status.MET: "bold green",
    Status.NOT_MET: "bold red",
    Status.INCOMPLETE: "bold yellow",
    Status.UNVERIFIED: "bold yellow",
    Status.NOT_IN_FORCE: "bold yellow",
}
"""How the word of a verdict looks, in every table."""
_STATE_STYLES = {"failed": "bold red", "unverified": "yellow", "excused": "cyan", "verified": "green"}


def score_table(assessment: Assessment, language: Language, ascii_only: bool = False) -> RenderableType:
    """Return the whole of `zitool score` for one assessment: header, overview, totals, verdicts, findings."""
    parts: list[RenderableType] = [
        header(assessment, language),
        _overview(assessment, language, ascii_only),
        _totals(assessment, language),
    ]
    parts += [_verdict(verdict, language, ascii_only) for verdict in assessment.verdicts]
    if assessment.verdicts:
        parts.append(Text(judged(assessment, language), style="italic"))
    parts += ["", *_some_findings(assessment, language)]
    return Group(*parts)


def findings_table(findings: Sequence[Finding], language: Language) -> RenderableType:
    """Return findings grouped by sheet, gravest first, each with what to do."""
    if not findings:
        return Text(label("findings_none", language))
    parts: list[RenderableType] = []
    for sheet in dict.fromkeys(each.sheet for each in findings):
        here = [each for each in findings if each.sheet == sheet]
        title = f"{label('sheet', language)} {display(sheet)}" if sheet else label("whole_file", language)
        parts.append(Text(f"{title} — {counts(here, language)}", style="bold"))
        parts += [finding_row(each, language, cell_only=True) for each in here]
        parts.append("")
    return Group(*parts)


def _level(finding: Finding, language: Language) -> Text:
    return Text.assemble(
        (label(f"level_{finding.severity.word}", language), _STYLES[finding.severity]),
        f" {finding.code} ",
    )


def finding_row(finding: Finding, language: Language, *, cell_only: bool = False) -> RenderableType:
    """Return a finding as a row: severity and code, then place, sentence and cure."""
    text = Text()
    where = finding.cell if cell_only else place(finding)
    if where:
        text.append(display(where), style="bold")
        text.append(": ")
    text.append(f"{display(message(finding, language))}. ")
    text.append(display(hint(finding, language)), style="dim")
    return hanging(_level(finding, language), text, gap=1)


def header(assessment: Assessment, language: Language) -> RenderableType:
    """Return what was assessed; first of all, if anything was supposed, that it was."""
    rows = [
        ("file", display(assessment.file)),
        ("unit", display(assessment.unit)),
        ("sheet", display(assessment.sheet)),
        ("rubric", rubric_said(assessment, language)),
        ("assessor", display(assessment.answers.assessor)),
        (
            "answered",
            label("answered_of", language, answered=assessment.card.answered, total=assessment.card.total),
        ),
    ]
    grid = facts_grid()
    for key, value in rows:
        if value:
            grid.add_row(label(key, language), Text(value))
    parts: list[RenderableType] = [grid]
    if assessment.facts is not None:
        grid.add_row(label("facts_file", language), Text(display(assessment.facts.file)))
    if assessment.answers.what_if:
        changes = "; ".join(f"{id_} = {text or '-'}" for id_, text in assessment.answers.what_if.items())
        title = label("what_if", language, changes=display(changes, 2000))
        parts.insert(0, Text(title, style="bold yellow"))
    if assessment.rubric.uncertain:
        parts.append(Text(label("draft", language), style="bold yellow"))
    if assessment.other_assessors:
        others = ", ".join(display(each) for each in assessment.other_assessors)
        parts.append(Text(label("others", language, assessors=others), style="dim"))
    return Group(*parts)


def rubric_line(assessment: Assessment, language: Language) -> RenderableType:
    """Return by which rubric, and that it is not certain where it is not, as one line."""
    text = f"{label('rubric', language)}: {rubric_said(assessment, language)}"
    if assessment.rubric.uncertain:
        text += f". {label('draft', language)}"
    return Text(text, style="dim")


def _overview(assessment: Assessment, language: Language, ascii_only: bool) -> Table:
    table = plain_table(ascii_only)
    parts = halves(assessment)
    # So narrow that all figures, minima missed among them, still stand beside it in 80 columns.
    table.add_column(label("section", language), overflow="fold", min_width=13)
    for title in parts:
        table.add_column(Text(title.capitalize()), justify="right", no_wrap=True)
    for key in ("points", "weight", "percent"):
        table.add_column(label(key, language), justify="right", no_wrap=True)
    for verdict in assessment.verdicts:
        name = verdict.designation.id.upper()
        table.add_column(f"{label('minimum', language)} {name}", justify="right", no_wrap=True)
    lines = overview(assessment)
    for position, line in enumerate(lines):
        if line.level == 2 and lines[position - 1].level != 2:  # noqa: PLR2004 - the first of the totals
            table.add_section()
        halves_shown = (
            [number(each, language) for each in line.parts] if len(line.parts) == len(parts) else []
        )
        table.add_row(
            _title(line, language),
            *(halves_shown or [""] * len(parts)) if line.level == 0 else [""] * len(parts),
            number(line.points, language),
            number(line.weight, language),
            number(line.percent, language),
            *(_mark(check, language) for check in line.checks),
        )
    return table


def _title(line: Line, language: Language) -> Text:
    title = label("total", language) if line.title == TOTAL else line.title
    return Text(("  " if line.level == 1 else "") + title, style="bold" if line.level == 2 else "")  # noqa: PLR2004


def _mark(check: Check | None, language: Language) -> Text:
    if check is None:
        return Text("")
    sign = "%" if check.requirement.unit == "percent" else ""
    needed = number(check.needed, language).rstrip("0").rstrip(",.")
    word = label("yes" if check.ok else "no", language)
    return Text(f"{needed}{sign} {word}", style="green" if check.ok else "bold red")


def _totals(assessment: Assessment, language: Language) -> RenderableType:
    card, own = assessment.card, assessment.own
    lines = []
    if card.answered < card.total:
        lines.append(
            label(
                "range",
                language,
                worst=number(card.points, language),
                best=number(assessment.best.points, language),
            )
        )
        lines.append(f"{label('as_counted', language)}: {number(assessment.as_counted.points, language)}")
    if own.total is not None:
        lines.append(
            f"{label('own_total', language)}: {number(own.total, language)} ({own.points['TOTAL'][1]})"
        )
    for each in assessment.differences[:5]:
        because = ", ".join(each.because) or label("differs_unexplained", language)
        lines.append(
            "  "
            + label("differs_line", language, id=each.id, own=number(each.own, language, 4), cell=each.cell,
                    ours=number(each.ours, language, 4), because=because)
        )  # fmt: skip
    return Text("\n".join(lines)) if lines else Text("")


def _verdict(verdict: Verdict, language: Language, ascii_only: bool) -> RenderableType:
    passed = sum(check.ok for check in verdict.checks)
    title = Text.assemble(
        "\n", (verdict.designation.name, "bold"), ": ",
        (status_text(verdict, language), STATUS_STYLES[verdict.status]),
        f" ({label('requirements_ok', language, ok=passed, total=len(verdict.checks))})",
    )  # fmt: skip
    table = plain_table(ascii_only)
    table.add_column(label("requirement", language), overflow="fold", min_width=16)
    for key in ("needed", "actual", "short_by"):
        table.add_column(label(key, language), justify="right", no_wrap=True)
    table.add_column("", no_wrap=True)
    for check in verdict.checks:
        needed, actual, short = against(check, language)
        word = Text(label("yes" if check.ok else "no", language), style="green" if check.ok else "bold red")
        table.add_row(Text(check.requirement.title), needed, actual, short, word)
    parts: list[RenderableType] = [title, table]
    if verdict.status is Status.INCOMPLETE and not verdict.reachable:
        parts.append(Text(label("unreachable", language), style="yellow"))
    parts += prerequisites(verdict, language)
    return Group(*parts)


def prerequisites(verdict: Verdict, language: Language) -> Iterator[RenderableType]:
    """Yield the prerequisites of a verdict: settled by facts, or all unverified."""
    if verdict.settled:
        title = f"{label('facts_prerequisites', language)}: {summary(verdict, language)}"
        yield Text(title, style="bold")
        yield from (settled_row(each) for each in settled_rows(verdict.settled, language))
        if verdict.provisos:
            yield Text(f"{label('facts_in_play', language)}:")
            for rule in verdict.provisos:
                yield Text(f"  {label('bullet', language)} {rule.statement}")
    elif verdict.unverified:
        yield Text(f"{label('unverified', language)}:", style="dim")
        for each in verdict.unverified:
            yield hanging(f"  {label('bullet', language)}", each.statement, "dim")


def settled_row(row: SettledRow) -> RenderableType:
    """Return a prerequisite as a row: its state, then what it asks and what the facts say."""
    text = Text(row.statement)
    if row.why:
        text.append(f" — {row.why}", style="dim")
    return hanging(Text(f"  {row.word}", style=_STATE_STYLES[row.state]), text, gap=1)


def _some_findings(assessment: Assessment, language: Language) -> Iterator[RenderableType]:
    findings = assessment.findings
    yield Text(f"{label('findings', language)}: {counts(findings, language)}", style="bold")
    for each in findings[:_MOST_FINDINGS]:
        yield finding_row(each, language)
    if len(findings) > _MOST_FINDINGS:
        rest = len(findings) - _MOST_FINDINGS
        yield Text(label("findings_more", language, count=rest, file=display(assessment.file)))
