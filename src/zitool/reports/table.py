"""What several tables of a terminal have in common: findings, prerequisites and verdicts as rows.

Strangers' text enters as `Text` only, never as markup.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from zitool.core.law.conditions import statement_in
from zitool.core.scoring.eligibility import Status
from zitool.findings import Severity
from zitool.reports.layout import (
    rubric_said,
)
from zitool.reports.lines import place
from zitool.reports.prerequisites import rows as settled_rows
from zitool.reports.prerequisites import summary
from zitool.reports.safe import display
from zitool.reports.terminal import hanging
from zitool.wording import hint, label, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType

    from zitool.core.scoring.assessment import Assessment
    from zitool.core.scoring.eligibility import Verdict
    from zitool.findings import Finding
    from zitool.reports.prerequisites import Row as SettledRow
    from zitool.wording import Language

_MOST_PLACES = 8
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


def level_word(severity: Severity, language: Language) -> tuple[str, str]:
    """Return the word of a severity, and how it looks."""
    return label(f"level_{severity.word}", language), _STYLES[severity]


def finding_row(
    finding: Finding, language: Language, *, cell_only: bool = False, also: Sequence[Finding] = ()
) -> RenderableType:
    """Return a finding as a row: severity and code; place, sentence and cure; then others of its code."""
    text = Text()
    where = finding.cell if cell_only else place(finding)
    if where:
        text.append(display(where), style="bold")
        text.append(": ")
    text.append(f"{display(message(finding, language))}. ")
    text.append(display(hint(finding, language)), style="dim")
    if also:
        places = [place(each) for each in also[:_MOST_PLACES]]
        cells = ", ".join(display(each.removeprefix(f"{finding.sheet}!")) for each in places if each)
        text.append(f" {label('findings_also', language, count=len(also), cells=cells or '-')}")
        text.append(" …" if len(also) > _MOST_PLACES else "")
    level = Text.assemble(level_word(finding.severity, language), f" {finding.code} ")
    return hanging(level, text, gap=1)


def rubric_line(assessment: Assessment, language: Language) -> RenderableType:
    """Return by which rubric, and that it is not certain where it is not, as one line."""
    text = f"{label('rubric', language)}: {rubric_said(assessment, language)}"
    if assessment.rubric.uncertain:
        text += f". {label('draft', language)}"
    return Text(text, style="dim")


def prerequisites(verdict: Verdict, language: Language) -> Iterator[RenderableType]:
    """Yield the prerequisites of a verdict: settled by facts, or all unverified."""
    if verdict.settled:
        title = f"{label('facts_prerequisites', language)}: {summary(verdict, language)}"
        yield Text(title, style="bold")
        yield from (settled_row(each) for each in settled_rows(verdict.settled, language))
        if verdict.provisos:
            yield Text(f"{label('facts_in_play', language)}:")
            for rule in verdict.provisos:
                yield Text(f"  {label('bullet', language)} {statement_in(rule, language)}")
    elif verdict.unverified:
        yield Text(f"{label('unverified', language)}:", style="dim")
        for each in verdict.unverified:
            yield hanging(f"  {label('bullet', language)}", statement_in(each, language), "dim")


def settled_row(row: SettledRow, asking: Sequence[str] = ()) -> RenderableType:
    """Return a prerequisite as a row: its state, what it asks, which designations, what the facts say."""
    text = Text(row.statement)
    if asking:
        text.append(f" [{', '.join(asking)}]")
    if row.why:
        text.append(f" — {row.why}", style="dim")
    return hanging(Text(f"  {row.word}", style=_STATE_STYLES[row.state]), text, gap=1)
