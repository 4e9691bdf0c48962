"""What `zitool score` says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zitool.core.law.conditions import statement_in
from zitool.reports.cells import STATUS_TONES, Code, Marked, Theirs, Toned, own
from zitool.reports.document import Facts, Findings, Heading, Item, Items, Paragraph, Table, Verdicts
from zitool.reports.layout import counts, held_of, lacking, number, total_said
from zitool.reports.prerequisites import STATES, judged, status_text, summary
from zitool.reports.prerequisites import rows as settled_rows
from zitool.reports.subjects.assessed import (
    areas,
    concluded,
    concluded_all,
    document,
    figures,
    head,
    head_on_screen,
    held_tone,
    minima,
    minima_columns,
    moved_on_screen,
    settled_item,
    settled_table,
    source,
    supposed,
)
from zitool.wording import label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zitool.core.scoring.assessment import Assessment
    from zitool.core.scoring.eligibility import Verdict
    from zitool.reports.cells import Said
    from zitool.reports.document import Block, Document, Medium
    from zitool.reports.prerequisites import Row
    from zitool.reports.subjects.assessed import Refusals
    from zitool.wording import Language

_MOST_STEPS = 10
"""Steps of the plan that a score shows; the gap report shows all."""
_MOST_DIFFERENCES = 5


def score_report(
    assessments: Sequence[Assessment],
    refused: Refusals,
    language: Language,
    medium: Medium,
    *,
    verbose: bool = False,
    full: bool = False,
) -> Document:
    """Return the results, in a workbook and in a text with the plan to the first designation that is not met.

    On a screen header and areas come first, the conclusion last; between them what is missed, the
    prerequisites, and the findings by code. With `verbose` every minimum and every finding stands there;
    with `full` a page is printed with every answer.
    """
    if medium == "screen":
        shown = [_shown(assessment, language, verbose=verbose) for assessment in assessments]
        return document(shown, (), language)
    if medium == "rows":
        from zitool.reports.subjects.rows import score_rows  # noqa: PLC0415 - a table does without

        return document((), (), language, score_rows(assessments, language))
    if medium == "sheets":
        from zitool.reports.subjects.plan import gaps_of  # noqa: PLC0415 - a table does without plans
        from zitool.reports.subjects.workbook import in_sheets  # noqa: PLC0415

        reports = [report for assessment in assessments if (report := gaps_of(assessment)) is not None]
        return in_sheets(assessments, reports, refused, language)
    if medium == "page":
        from zitool.reports.subjects.pages import score_page  # noqa: PLC0415

        return score_page(assessments, refused, language, full=full)
    return document([_told(assessment, language) for assessment in assessments], refused, language)


def _shown(assessment: Assessment, language: Language, *, verbose: bool) -> Iterator[Block]:
    yield from head_on_screen(assessment, language)
    yield areas(assessment, language)
    yield from _totals(assessment, language, on_screen=True)
    for verdict in assessment.verdicts:
        yield from _missed(verdict, language, verbose=verbose)
    yield from _prerequisites_once(assessment, language)
    if assessment.findings:
        yield Heading(own(f"{label('findings', language)}:"))
        yield Findings(assessment.findings, "each" if verbose else "code", assessment.file)
    yield from _conclusion(assessment, language)


def _told(assessment: Assessment, language: Language) -> Iterator[Block]:
    yield from head(assessment, language)
    yield Verdicts(concluded_all(assessment, language))
    yield areas(assessment, language)
    yield from _totals(assessment, language, on_screen=False)
    for verdict in assessment.verdicts:
        yield Heading(concluded(verdict, language))
        yield minima(verdict, language)
        yield from _prerequisites(verdict, language)
    yield from _plan(assessment, language)
    yield Heading(own(f"{label('findings', language)}: {counts(assessment.findings, language)}"))
    yield Findings(assessment.findings, "sheet")
    yield source(assessment, language)


def _plan(assessment: Assessment, language: Language) -> Iterator[Block]:
    """Yield who decides, and the first steps of the plan; nothing where the rubric sets no designation."""
    from zitool.reports.subjects.plan import gaps_of, plan_on_paper  # noqa: PLC0415

    report = gaps_of(assessment)
    if report is not None:
        yield Paragraph(own(judged(assessment, language)))
        yield from plan_on_paper(report, language, _MOST_STEPS)


def _totals(assessment: Assessment, language: Language, *, on_screen: bool) -> Iterator[Block]:
    """Yield between what the total lies, and the workbook's own; on a screen first figures that differ."""
    card, total = assessment.card, assessment.own.total
    if card.answered < card.total:
        worst, best = number(card.points, language), number(assessment.best.points, language)
        said = label("range", language, worst=worst, best=best)
        yield Paragraph(own(said if on_screen else f"{said}."))
        if on_screen:
            counted = number(assessment.as_counted.points, language)
            yield Paragraph(own(f"{label('as_counted', language)}: {counted}"))
    if total is not None:
        said = f"{label('own_total', language)}: {number(total, language)} ("
        yield Paragraph(own(said, Code(assessment.own.points["TOTAL"][1]), ")"))
    for difference in assessment.differences[:_MOST_DIFFERENCES] if on_screen else ():
        because = ", ".join(difference.because) or label("differs_unexplained", language)
        said = label(
            "differs_line", language, id=difference.id, own=number(difference.own, language, 4),
            cell=difference.cell, ours=number(difference.ours, language, 4), because=because,
        )  # fmt: skip
        yield Paragraph(own(f"  {said}"))


def _missed(verdict: Verdict, language: Language, *, verbose: bool) -> Iterator[Block]:
    """Yield the minima that are missed; with `verbose` those that are met, too."""
    shown = [check for check in verdict.checks if verbose or not check.ok]
    if not shown:
        return
    name = Toned(verdict.designation.name, "strong")
    yield Heading(own(name, ": ", held_of(verdict.checks, language)), "")
    rows = []
    for check in shown:
        needed, actual, short = figures(check)
        rows.append((own(check.requirement.title), needed, Marked(actual, held_tone(check)), short))
    yield Table("", minima_columns(language), tuple(rows), titled=False)


def _prerequisites(verdict: Verdict, language: Language) -> Iterator[Block]:
    """Yield the prerequisites of a designation against facts, or those that nobody verified."""
    if verdict.settled:
        title = Toned(label("facts_prerequisites", language), "strong")
        yield Paragraph(own(title, f": {summary(verdict, language)}"))
        yield settled_table(verdict.settled, language)
    key, rules = (
        ("facts_in_play", verdict.provisos) if verdict.settled else ("unverified", verdict.unverified)
    )
    if rules:
        yield Paragraph(own(f"{label(key, language)}:"))
        yield Items(tuple(Item(statement_in(rule, language)) for rule in rules))


def _prerequisites_once(assessment: Assessment, language: Language) -> Iterator[Block]:
    """Yield each prerequisite once, behind it the designations that ask for it."""
    asking: dict[Row, list[str]] = {}
    unverified: dict[str, list[str]] = {}
    provisos: dict[str, list[str]] = {}
    for verdict in assessment.verdicts:
        name = verdict.designation.id.upper()
        for row in settled_rows(verdict.settled, language):
            asking.setdefault(row._replace(id="", provision=""), []).append(name)
        for rule in verdict.provisos:
            provisos.setdefault(statement_in(rule, language), []).append(name)
        for prerequisite in () if verdict.settled else verdict.unverified:
            unverified.setdefault(statement_in(prerequisite, language), []).append(name)
    if asking:
        yield Heading(own(f"{label('facts_prerequisites', language)}:"))
    ordered = sorted(asking, key=lambda row: STATES.index(row.state))
    yield Items(tuple(settled_item(row, asking[row]) for row in ordered))
    bullet = Toned(f"  {label('bullet', language)} ", "quiet")
    for key, those in (("facts_in_play", provisos), ("unverified", unverified)):
        if those:
            yield Heading(own(f"{label(key, language)}:"), "quiet")
        items = (Item(own(f"{rule} [{', '.join(names)}]"), bullet) for rule, names in those.items())
        yield Items(tuple(items))


def _conclusion(assessment: Assessment, language: Language) -> Iterator[Block]:
    """Yield where the unit stands: its total, each verdict with what is missing, counts; who decides."""
    name, who = Theirs(assessment.unit or assessment.file), Theirs(assessment.answers.assessor)
    assessor = f" ({label('assessor', language)}: "
    yield Heading(own(f"{label('conclusion', language)}: ", name, assessor, who, ")"))
    if assessment.answers.what_if:
        yield supposed(assessment, language)
        yield from moved_on_screen(assessment, language)
    pairs: list[tuple[str, Said]] = [(label("total", language), own(total_said(assessment, language)))]
    for verdict in assessment.verdicts:
        word = Toned(status_text(verdict, language), STATUS_TONES[verdict.status])
        lacks = own(word, f"; {lacking(verdict, assessment.card, language)}")
        pairs.append((verdict.designation.name, lacks))
    pairs += [
        (label("prerequisites", language), _waiting(assessment, language)),
        (label("findings", language), own(counts(assessment.findings, language))),
    ]
    yield Facts(tuple(pairs))
    if assessment.verdicts:
        yield Paragraph(own(judged(assessment, language)), "aside")


def _waiting(assessment: Assessment, language: Language) -> str:
    """Return how many prerequisites of each designation are failed, and how many open."""
    failing = [
        f"{verdict.designation.id.upper()} {len(verdict.failed)}"
        for verdict in assessment.verdicts
        if verdict.failed
    ]
    open_ = [
        f"{verdict.designation.id.upper()} {len(verdict.unverified)}"
        for verdict in assessment.verdicts
        if verdict.unverified
    ]
    return "; ".join(
        label(key, language, counts=", ".join(those))
        for key, those in (("prerequisites_failed", failing), ("prerequisites_open", open_))
        if those
    )
