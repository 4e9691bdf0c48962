"""What reports say of a plan: its steps, what it comes to, and answers that gain most for their effort."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zitool.reports.document import (
    Code,
    Column,
    Heading,
    Item,
    Items,
    Marked,
    Paragraph,
    Several,
    Table,
    Theirs,
    Toned,
    joined,
    own,
    phrase,
)
from zitool.reports.steps import (
    change_text,
    goal,
    obstacles,
    plan_lines,
    plan_sum,
    plan_summary,
    plan_title,
    question_of,
)
from zitool.wording import label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zitool.core.planning.gaps import GapReport
    from zitool.core.planning.upgrades import Upgrade
    from zitool.reports.document import Block, Cell, Phrase, Piece
    from zitool.reports.steps import PlanLine
    from zitool.wording import Language


def ids_said(ids: Sequence[str], language: Language, most: int) -> Phrase:
    """Return the first of these ids and how many more there are."""
    shown = joined([Code(id_) for id_ in ids[:most]])
    if len(ids) <= most:
        return shown
    return phrase("gap_more_ids", language, ids=shown, count=len(ids) - most)


def plan_on_screen(report: GapReport, language: Language) -> Iterator[Block]:
    """Yield why there is no plan, or its steps in a table and what each of them takes."""
    plan, target = report.plan, report.verdict.designation.name
    bullet = f"  {label('bullet', language)}"
    if plan.obstacles:
        yield Paragraph(own(label("gap_unreachable", language, target=target)), "bad")
        yield Items(tuple(Item(own(obstacle), bullet) for obstacle in obstacles(report, language)))
    if not plan.steps and not plan.beyond_answers:
        if plan.complete:
            yield Paragraph(own(label("gap_nothing", language, target=target)), "met")
        return
    title = Toned(plan_title(plan, target, language), "strong")
    yield Paragraph(own(title, f": {plan_sum(plan, language)}"))
    if report.unanswered:
        yield Paragraph(own(label("fill_then", language)), "warn")
    lines = list(plan_lines(report, language))
    yield _steps(lines, language)
    complete = "gap_complete" if plan.complete else "gap_incomplete"
    yield Paragraph(own(label(complete, language, target=target)))
    if plan.steps:
        yield Paragraph(own(label("gap_cost_told", language)), "quiet")
        yield Heading(own(label("gap_what_to_do", language)))
    items = (item for line in lines if line.cost is not None for item in _what_to_do(line, language))
    yield Items(tuple(items))


def plan_on_paper(report: GapReport, language: Language, most: int | None = None) -> Iterator[Block]:
    """Yield what a plan comes to, and its steps with criteria and evidence, no more than `most`."""
    target = Theirs(report.verdict.designation.name)
    yield Heading(phrase("title_plan", language, target=target))
    yield from (Paragraph(own(sentence)) for sentence in plan_summary(report, language))
    lines = list(plan_lines(report, language))
    if not lines:
        return
    yield _steps_in_full(lines[:most], language)
    if most is not None and len(lines) > most:
        file = Code(report.assessment.file)
        yield Paragraph(phrase("steps_more", language, count=len(lines) - most, file=file))


def _columns(language: Language, **kinds: Column) -> tuple[Column, ...]:
    """Return columns named by labels, each set out as its kind says."""
    return tuple(kind._replace(title=own(label(key, language))) for key, kind in kinds.items())


_TEXT, _QUESTION, _CHANGE = Column(""), Column("", least=16), Column("", least=8)
_ORDER, _COST, _GAIN, _POINTS = (Column("", kind) for kind in ("number", "plain", "gain", "number"))


def _steps(lines: Sequence[PlanLine], language: Language) -> Table:
    columns = _columns(
        language, gap_order=_ORDER, question=_QUESTION, gap_change=_CHANGE, gap_cost=_COST, points=_GAIN,
        gap_running=_POINTS, gap_unblocks=_TEXT,
    )  # fmt: skip
    rows = tuple(
        (
            line.order,
            own(f"{line.indicator} ", Theirs(line.question)),
            own(f"{line.start} → {line.to}"),
            line.cost,
            line.points,
            line.total,
            Marked(own("; ".join(line.unblocks)), "good"),
        )
        for line in lines
    )
    return Table(
        "", columns, rows, tones=tuple("warn" if line.cost is None else "" for line in lines), titled=False
    )


def _steps_in_full(lines: Sequence[PlanLine], language: Language) -> Table:
    columns = _columns(
        language, gap_order=_ORDER, question=_TEXT, gap_change=_TEXT, gap_cost=_COST, points=_GAIN,
        gap_running=_POINTS, gap_unblocks=_TEXT, column_criterion=_TEXT, evidence=_TEXT,
    )  # fmt: skip
    rows = tuple(
        (
            line.order,
            _asked(line),
            _changed(line),
            line.cost,
            line.points,
            line.total,
            Several(line.unblocks),
            line.criterion,
            Several(line.evidence),
        )
        for line in lines
    )
    return Table("", columns, rows, titled=False)


def _asked(line: PlanLine) -> Phrase:
    """Return a question behind its id and cell."""
    parts: list[Piece] = [Code(line.indicator)]
    parts += [f"({line.cell})"] if line.cell else []
    parts += [Theirs(line.question)] if line.question.strip() else []
    return joined(parts, " ")


def _changed(line: PlanLine) -> Phrase:
    """Return from what to what an answer goes, and how ``--set`` supposes it where that is not plain."""
    sets: tuple[Piece, ...] = (" (", Code(line.sets), ")") if line.sets else ()
    return own(Theirs(line.start), " → ", Toned(Theirs(line.to), "strong"), *sets)


def _what_to_do(line: PlanLine, language: Language) -> Iterator[Item]:
    where = f" ({line.cell})" if line.cell else ""
    head = Toned(f"{line.indicator}{where} ", "strong")
    yield Item(own(head, Theirs(line.question)), f"{line.order}.")
    change = f"{line.start} → {line.to}"
    yield Item(own(f"{change}: ", Theirs(line.criterion)) if line.criterion else own(change), "  ")
    if line.sets:
        yield Item(own(label("step_try", language, sets=line.sets)), "  ", "quiet")
    bullet = f"     {label('bullet', language)}"
    yield from (Item(own(document), bullet, "quiet") for document in line.evidence)


def wins_on_screen(report: GapReport, language: Language) -> Iterator[Block]:
    """Yield the answers that gain most for their effort."""
    columns = (
        Column(own("id"), whole=True),
        *_columns(language, question=_QUESTION, gap_change=_CHANGE, gap_cost=_COST, points=_GAIN,
                  gap_per_cost=_POINTS),
    )  # fmt: skip
    rows = tuple(
        (
            win.indicator,
            own(Theirs(question_of(report.assessment, win.indicator))),
            own(change_text(win, language)),
            *_worth(win),
        )
        for win in report.quick_wins
    )
    if rows:
        yield Heading(own(label("gap_quick_wins", language)))
        yield Table("", columns, rows, titled=False)


def wins_on_paper(report: GapReport, language: Language) -> Iterator[Block]:
    """Yield the same for a message."""
    columns = _columns(
        language, question=_TEXT, gap_change=_TEXT, gap_cost=_COST, points=_GAIN, gap_per_cost=_POINTS
    )
    rows = tuple(
        (
            own(Code(win.indicator), " ", Theirs(question_of(report.assessment, win.indicator))),
            own(
                Theirs(win.start) if win.start.strip() else label("no_answer", language),
                " → ",
                Toned(Theirs(goal(win, language)), "strong"),
            ),
            *_worth(win),
        )
        for win in report.quick_wins
    )
    if rows:
        yield Heading(own(label("gap_quick_wins", language)))
        yield Table("", columns, rows, titled=False)


def _worth(win: Upgrade) -> tuple[Cell, Cell, Cell]:
    return win.cost, win.points, win.points / win.cost
