"""Assessments as Rich tables for a terminal. Strangers' text enters as `Text` only, never as markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from zitool.core.law.conditions import statement_in
from zitool.core.scoring.eligibility import Status
from zitool.core.scoring.overview import TOTAL
from zitool.findings import Severity
from zitool.reports.covering import coverage_said
from zitool.reports.layout import (
    against,
    conclusion,
    counts,
    draft_said,
    halves,
    held,
    held_of,
    held_style,
    lacking,
    number,
    overview,
    rubric_said,
    total_said,
)
from zitool.reports.lines import place
from zitool.reports.prerequisites import STATES, judged, status_text, summary
from zitool.reports.prerequisites import rows as settled_rows
from zitool.reports.safe import display
from zitool.reports.supposed import changes_said, moved
from zitool.reports.terminal import Unfolded, facts_grid, hanging, plain_table
from zitool.wording import hint, label, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from rich.console import RenderableType
    from rich.table import Table

    from zitool.core.scoring.assessment import Assessment
    from zitool.core.scoring.eligibility import Check, Verdict
    from zitool.findings import Finding
    from zitool.reports.layout import Line
    from zitool.reports.prerequisites import Row as SettledRow
    from zitool.wording import Language

_MOST_FINDINGS, _MOST_PLACES = 12, 8
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


def score_table(
    assessment: Assessment, language: Language, ascii_only: bool = False, *, verbose: bool = False
) -> RenderableType:
    """Return the whole of `zitool score` for one assessment, what matters most first and last.

    Header and areas come first, the conclusion last; between them what is missed, the prerequisites, and the
    findings by code. With `verbose` every minimum and every finding stands there, notes too.
    """
    parts: list[RenderableType] = [
        header(assessment, language),
        *_overview(assessment, language, ascii_only),
        *_totals(assessment, language),
    ]
    for verdict in assessment.verdicts:
        parts += _minima(verdict, language, ascii_only, verbose=verbose)
    parts += _prerequisites_once(assessment, language)
    if assessment.findings:
        parts += ["", *_some_findings(assessment, language, verbose=verbose)]
    return Group(*parts, "", *_conclusion(assessment, language))


def findings_report(assessment: Assessment, language: Language) -> RenderableType:
    """Return the whole of `zitool validate` for one assessment: what was read, and every finding."""
    findings = assessment.findings
    answered = label("answered_of", language, answered=assessment.card.answered, total=assessment.card.total)
    said = f"{conclusion(findings, language)} ({counts(findings, language)})"
    parts: list[RenderableType] = [
        Text(f"{display(assessment.file)} — {assessment.answers.assessor}", style="bold underline"),
        Text(f"{label('rubric', language)}: {rubric_said(assessment, language)}"),
        Text(f"{label('answered', language)}: {answered}"),
    ]
    if assessment.rubric.uncertain:
        parts.append(Text(draft_said(assessment.rubric, language), style="bold yellow"))
    if findings:
        parts.append(findings_table(findings, language))
    parts.append(Text.assemble((f"{label('conclusion', language)}: ", "bold"), said))
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
    return hanging(_level(finding, language), text, gap=1)


def header(assessment: Assessment, language: Language) -> RenderableType:
    """Return what was assessed; first of all, if anything was supposed, that it was."""
    card = assessment.card
    answered = label("answered_by", language, answered=card.answered, total=card.total)
    who = f"{display(assessment.answers.assessor)} ({answered})"
    told = f"{display(assessment.unit)}; {label('assessor', language)}: {who}" if assessment.unit else who
    rows = [
        ("file", f"{display(assessment.file)} ({label('sheet', language)} {display(assessment.sheet)})"),
        ("unit" if assessment.unit else "assessor", told),
        ("rubric", rubric_said(assessment, language)),
    ]
    grid = facts_grid()
    for key, value in rows:
        if value:
            grid.add_row(label(key, language), Text(value))
    parts: list[RenderableType] = [grid]
    if said := coverage_said(assessment, language):
        grid.add_row(label("evidence_kind", language), said)
    if assessment.facts is not None:
        grid.add_row(label("facts_file", language), Text(display(assessment.facts.file)))
    if assessment.answers.what_if:
        parts.insert(0, _what_if(assessment, language))
    if assessment.rubric.uncertain:
        parts.append(Text(draft_said(assessment.rubric, language), style="bold yellow"))
    if assessment.other_assessors:
        others = ", ".join(display(each) for each in assessment.other_assessors)
        parts.append(Text(label("others", language, assessors=others), style="dim"))
    return Group(*parts)


def _what_if(assessment: Assessment, language: Language) -> Text:
    changes = display(changes_said(assessment), 2000)
    return Text(label("what_if", language, changes=changes), style="bold yellow")


def rubric_line(assessment: Assessment, language: Language) -> RenderableType:
    """Return by which rubric, and that it is not certain where it is not, as one line."""
    text = f"{label('rubric', language)}: {rubric_said(assessment, language)}"
    if assessment.rubric.uncertain:
        text += f". {label('draft', language)}"
    return Text(text, style="dim")


def _overview(assessment: Assessment, language: Language, ascii_only: bool) -> list[RenderableType]:
    """Return the table of areas and results.

    The halves of areas stand in it where no title has to be folded for them, and else in a line below.
    """
    wide = _areas_table(assessment, language, ascii_only, with_halves=True)
    titles = halves(assessment)
    if not titles:
        return [wide]
    shares = [
        f"{line.title} {' + '.join(number(part, language) for part in line.parts)}"
        for line in overview(assessment)
        if len(line.parts) == len(titles) and not line.level
    ]
    below = hanging(f"{' + '.join(each.capitalize() for each in titles)}:", "; ".join(shares), "dim")
    return [Unfolded(wide, Group(_areas_table(assessment, language, ascii_only, with_halves=False), below))]


def _areas_table(assessment: Assessment, language: Language, ascii_only: bool, *, with_halves: bool) -> Table:
    table = plain_table(ascii_only)
    parts = halves(assessment) if with_halves else []
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
        has_halves = len(line.parts) == len(parts) and line.level == 0
        table.add_row(
            _title(line, language),
            *([number(part, language) for part in line.parts] if has_halves else [""] * len(parts)),
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
    return Text(f"{needed}{sign} {held(check, language)}", style=held_style(check))


def _totals(assessment: Assessment, language: Language) -> Iterator[RenderableType]:
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
    yield from map(Text, lines)


def _minima(
    verdict: Verdict, language: Language, ascii_only: bool, *, verbose: bool
) -> Iterator[RenderableType]:
    """Yield the minima that are missed; with `verbose` those that are met, too."""
    missed = [check for check in verdict.checks if not check.ok]
    shown = verdict.checks if verbose else missed
    if not shown:
        return
    table = plain_table(ascii_only)
    table.add_column(label("requirement", language), overflow="fold", min_width=16)
    for key in ("needed", "actual", "short_by"):
        table.add_column(label(key, language), justify="right", no_wrap=True)
    for check in shown:
        needed, actual, short = against(check, language)
        reached = Text(actual, style=held_style(check))
        table.add_row(Text(check.requirement.title), needed, reached, short)
    yield Text.assemble(
        "\n", (verdict.designation.name, "bold"), ": ", held_of(verdict.checks, language)
    )  # fmt: skip
    yield table


def _prerequisites_once(assessment: Assessment, language: Language) -> Iterator[RenderableType]:
    """Yield each prerequisite once, behind it the designations that ask for it."""
    asking: dict[SettledRow, list[str]] = {}
    unverified: dict[str, list[str]] = {}
    provisos: dict[str, list[str]] = {}
    for verdict in assessment.verdicts:
        name = verdict.designation.id.upper()
        for row in settled_rows(verdict.settled, language):
            asking.setdefault(row._replace(id="", provision=""), []).append(name)
        for rule in verdict.provisos:
            provisos.setdefault(statement_in(rule, language), []).append(name)
        for each in () if verdict.settled else verdict.unverified:
            unverified.setdefault(statement_in(each, language), []).append(name)
    if asking:
        yield Text(f"\n{label('facts_prerequisites', language)}:", style="bold")
    for row in sorted(asking, key=lambda row: STATES.index(row.state)):
        yield settled_row(row, asking[row])
    for key, those in (("facts_in_play", provisos), ("unverified", unverified)):
        if those:
            yield Text(f"\n{label(key, language)}:", style="dim")
        for statement, names in those.items():
            text = Text.assemble(statement, f" [{', '.join(names)}]")
            yield hanging(Text(f"  {label('bullet', language)} ", "dim"), text)


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


def _some_findings(assessment: Assessment, language: Language, *, verbose: bool) -> Iterator[RenderableType]:
    """Yield errors and warnings by code and the codes of notes; with `verbose` every finding as it is."""
    yield Text(f"{label('findings', language)}:", style="bold")
    if verbose:
        yield from (finding_row(each, language) for each in assessment.findings)
        return
    by_code: dict[str, list[Finding]] = {}
    for each in assessment.findings:
        by_code.setdefault(each.code, []).append(each)
    notes = {code: those for code, those in by_code.items() if those[0].severity is Severity.NOTE}
    grave = [those for code, those in by_code.items() if code not in notes]
    for those in grave[:_MOST_FINDINGS]:
        yield finding_row(those[0], language, also=those[1:])
    if rest := sum(map(len, grave[_MOST_FINDINGS:])):
        yield Text(label("findings_more", language, count=rest, file=display(assessment.file)))
    if notes:
        codes = ", ".join(
            f"{code} ({len(those)})" if len(those) > 1 else code for code, those in notes.items()
        )
        head = Text.assemble((label("level_note", language), _STYLES[Severity.NOTE]), " ")
        count = sum(map(len, notes.values()))
        yield hanging(head, Text(label("notes_counted", language, count=count, codes=codes)))


def _conclusion(assessment: Assessment, language: Language) -> Iterator[RenderableType]:
    """Yield where the unit stands: its total, each verdict with what is missing, counts; who decides."""
    name, who = display(assessment.unit or assessment.file), display(assessment.answers.assessor)
    yield Text(f"{label('conclusion', language)}: {name} ({label('assessor', language)}: {who})", "bold")
    if assessment.answers.what_if:
        yield _what_if(assessment, language)
        yield from (Text(f"  {line}", style="yellow") for line in moved(assessment, language))
    grid = facts_grid()
    grid.add_row(label("total", language), Text(total_said(assessment, language)))
    open_, failing = [], []
    for verdict in assessment.verdicts:
        word = Text(status_text(verdict, language), style=STATUS_STYLES[verdict.status])
        said = Text.assemble(word, f"; {lacking(verdict, assessment.card, language)}")
        grid.add_row(verdict.designation.name, said)
        name = verdict.designation.id.upper()
        open_ += [f"{name} {len(verdict.unverified)}"] if verdict.unverified else []
        failing += [f"{name} {len(verdict.failed)}"] if verdict.failed else []
    waiting = [
        label(key, language, counts=", ".join(those))
        for key, those in (("prerequisites_failed", failing), ("prerequisites_open", open_))
        if those
    ]
    if waiting:
        grid.add_row(label("prerequisites", language), Text("; ".join(waiting)))
    grid.add_row(label("findings", language), Text(counts(assessment.findings, language)))
    yield grid
    if assessment.verdicts:
        yield Text(judged(assessment, language), style="italic")
