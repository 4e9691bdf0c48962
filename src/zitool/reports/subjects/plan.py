"""What reports say of a plan: its steps, what it comes to, and answers that gain most for their effort."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from zitool.core.exact import plain
from zitool.core.planning.gaps import report_gaps
from zitool.core.record import Record
from zitool.named import NamedTuple
from zitool.reports.cells import Code, Column, Marked, Several, Theirs, Toned, joined, own, phrase
from zitool.reports.document import Heading, Item, Items, Paragraph, Table
from zitool.reports.layout import documents_said, number, overview
from zitool.wording import label

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from zitool.core.planning.gaps import Beyond, GapReport, Plan
    from zitool.core.planning.upgrades import Upgrade
    from zitool.core.scoring.assessment import Assessment
    from zitool.reports.cells import Phrase, Piece, Tone
    from zitool.reports.document import Block
    from zitool.wording import Language


MOST_IDS = 6
"""How many indicators a line names."""


class PlanLine(Record):
    """One line of a plan; `question` and `criterion` may be a stranger's words.

    Attributes:
        order: ``1``, ``2`` ...; a word for what is measured, which no answer can take the place of.
        start: what is answered now, in words; `to` likewise what to reach.
        cost: None for what is measured.
        total: of all points with this line and those before it.
        unblocks: what the requirements are called that hold from here on.
        cell: of the answer, empty where the sheet has none.
        sets: how ``--set`` supposes the step, where its counts are other ids than its own; else empty.
    """

    order: str
    indicator: str
    cell: str
    question: str
    start: str
    to: str
    cost: Fraction | None
    points: Fraction
    total: Fraction
    unblocks: tuple[str, ...]
    criterion: str
    evidence: tuple[str, ...] = ()
    sets: str = ""


class ToFill(NamedTuple):
    """What an area leaves unanswered.

    Attributes:
        places: the cell of each question, or its id where the sheet has no row for it.
    """

    area: str
    ids: tuple[str, ...]
    places: tuple[str, ...]


def to_fill(report: GapReport) -> list[ToFill]:
    """Return what is unanswered by the lines of the overview, in their order; empty where nothing is."""
    rubric, answers = report.assessment.rubric, report.assessment.answers.answers
    blank = set(report.unanswered)
    below = {section.id: [leaf.id for leaf in section.leaves()] for section in rubric.walk()}
    areas = []
    for line in overview(report.assessment):
        ids = tuple(id_ for part in line.ids for id_ in below.get(part, [part]) if id_ in blank)
        if ids and not line.level:
            areas.append(ToFill(line.title, ids, tuple(answers[id_].cell or id_ for id_ in ids)))
    return areas


def said_already(report: GapReport, language: Language) -> Iterator[tuple[str, str]]:
    """Yield what can be said of the minima while something is unanswered: a heading and the requirements."""
    checks = report.verdict.checks if report.unanswered else ()
    groups = {
        "fill_held": [check for check in checks if check.ok],
        "fill_lost": [check for check in checks if check.lost],
        "fill_open": [check for check in checks if not check.ok and not check.lost],
    }
    for key, several in groups.items():
        if several:
            titles = "; ".join(check.requirement.title for check in several)
            yield label(key, language), label("fill_all", language) if len(several) == len(checks) else titles


def gaps_of(assessment: Assessment) -> GapReport | None:
    """Return what to do next about an assessment, or None where the rubric sets no designation."""
    return report_gaps(assessment) if assessment.verdicts else None


def plan_lines(report: GapReport, language: Language) -> Iterator[PlanLine]:
    """Yield the lines of a plan in the order to take them."""
    answers, plan = report.assessment.answers.answers, report.plan
    titles = requirement_titles(report)
    total = plan.points_before
    for beyond in plan.beyond_answers:
        total += beyond.points
        answer = answers[beyond.indicator]
        start, to = measure_text(beyond, language)
        yield PlanLine(
            order=label("survey" if beyond.is_index else "measure", language),
            indicator=beyond.indicator, cell=answer.cell or "",
            question=question_of(report.assessment, beyond.indicator),
            start=start, to=to, cost=None, points=beyond.points, total=total,
            unblocks=tuple(titles[id_] for id_ in beyond.unblocks),
            criterion=label("step_survey" if beyond.is_index else "step_measure", language),
        )  # fmt: skip
    for order, step in enumerate(plan.steps, 1):
        upgrade = step.upgrade
        answer = answers[upgrade.indicator]
        yield PlanLine(
            order=str(order), indicator=upgrade.indicator, cell=answer.cell or "",
            question=question_of(report.assessment, upgrade.indicator),
            start=upgrade.start or label("no_answer", language), to=goal(upgrade, language),
            cost=upgrade.cost, points=upgrade.points, total=step.total_after,
            unblocks=tuple(titles[id_] for id_ in step.unblocks),
            criterion=step.criterion,
            evidence=tuple(filter(None, (documents_said(report.assessment, upgrade.indicator, language),
                                         *step.evidence))),
            sets=" ".join(f"--set {id_}={to}" for id_, to in upgrade.changes.items() if "#" in id_),
        )  # fmt: skip


def measure_text(beyond: Beyond, language: Language) -> tuple[str, str]:
    """Return what is measured now and what a plan takes as given, in words."""
    comma, scale, sign = language == "id", 1 if beyond.is_index else 100, "" if beyond.is_index else "%"
    needed = f"{plain(scale * beyond.needed, comma)}{sign}"
    if beyond.now is None:
        key = "step_fill" if beyond.needed else "step_fill_any"
        return label("no_answer", language), label(key, language, needed=needed)
    return f"{plain(scale * beyond.now, comma)}{sign}", label("step_least", language, needed=needed)


def question_of(assessment: Assessment, id_: str) -> str:
    """Return the question in the workbook's own words, else the rubric's; the words may be a stranger's."""
    words = assessment.answers.answers[id_].question
    return words or next(leaf.statement for leaf in assessment.rubric.leaves() if leaf.id == id_)


def some_ids(ids: Sequence[str], language: Language, most: int = MOST_IDS) -> str:
    """Return the first of these ids and how many more there are."""
    shown = ", ".join(ids[:most])
    return shown if len(ids) <= most else label("gap_more_ids", language, ids=shown, count=len(ids) - most)


def goal(upgrade: Upgrade, language: Language) -> str:
    """Return what to reach: an option, or a count with how many more of how many."""
    if upgrade.more is None or upgrade.whole is None:
        return upgrade.to
    fewer = upgrade.start and Fraction(upgrade.to) < Fraction(upgrade.start)
    more, whole = plain(upgrade.more), plain(upgrade.whole)
    return label("step_fewer" if fewer else "step_more", language, to=upgrade.to, more=more, whole=whole)


def change_text(upgrade: Upgrade, language: Language) -> str:
    """Return ``B → A``, or a count and the count to reach."""
    return f"{upgrade.start or label('no_answer', language)} → {goal(upgrade, language)}"


def plan_title(plan: Plan, target: str, language: Language) -> str:
    """Return what the plan is: the whole way to a target, or the best for a budget."""
    if plan.budget is None:
        return label("gap_plan", language, target=target)
    return label("gap_budget", language, target=target, budget=plain(plan.budget, language == "id"))


def plan_sum(plan: Plan, language: Language) -> str:
    """Return how many steps of what effort lead from which total to which."""
    before, after = number(plan.points_before, language), number(plan.points_after, language)
    if not plan.steps and plan.beyond_answers:
        return label("gap_plan_survey", language, before=before, after=after)
    cost, steps = plain(plan.cost, language == "id"), len(plan.steps)
    return label("gap_plan_line", language, steps=steps, cost=cost, before=before, after=after)


def requirement_titles(report: GapReport) -> dict[str, str]:
    """Return what each requirement of the target, or of its prerequisites, is called, by its id."""
    requirements = (*(check.requirement for check in report.verdict.checks), *report.demanded)
    return {requirement.id: requirement.title for requirement in requirements}


def plan_summary(report: GapReport, language: Language) -> Iterator[str]:
    """Yield what a plan comes to, in sentences: why there is none, what it costs, whether it suffices."""
    plan, target = report.plan, report.verdict.designation.name
    if report.unanswered:
        areas = (f"{area.area} ({', '.join(area.places)})" for area in to_fill(report))
        yield f"{label('fill_first', language, count=len(report.unanswered))}: {'; '.join(areas)}"
        yield from (f"{heading}: {titles}" for heading, titles in said_already(report, language))
        yield label("fill_then", language)
    if plan.obstacles:
        yield label("gap_unreachable", language, target=target)
        yield from obstacles(report, language)
    if plan.steps or plan.beyond_answers:
        yield f"{plan_title(plan, target, language)}: {plan_sum(plan, language)}"
        yield label("gap_complete" if plan.complete else "gap_incomplete", language, target=target)
    elif plan.complete:
        yield label("gap_nothing", language, target=target)


def obstacles(report: GapReport, language: Language, most: int | None = MOST_IDS) -> Iterator[str]:
    """Yield why the target is out of reach, naming no more than `most` indicators of each reason."""
    titles = requirement_titles(report)
    for obstacle in report.plan.obstacles:
        fixed = some_ids(obstacle.fixed, language, len(obstacle.fixed) if most is None else most)
        if not obstacle.requirement:
            yield label("gap_obstacle_blank", language, ids=fixed)
            continue
        best, needed = number(obstacle.best, language), number(obstacle.needed, language)
        text = label(
            "gap_obstacle", language, requirement=titles[obstacle.requirement], best=best, needed=needed
        )
        yield text + (f"; {label('gap_obstacle_fixed', language, ids=fixed)}" if fixed else "")


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
    yield _steps(lines, language, in_full=False)
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
    yield _steps(lines[:most], language, in_full=True)
    if most is not None and len(lines) > most:
        file = Code(report.assessment.file)
        yield Paragraph(phrase("steps_more", language, count=len(lines) - most, file=file))


def _columns(language: Language, **kinds: Column) -> tuple[Column, ...]:
    """Return columns named by labels, each set out as its kind says."""
    return tuple(kind._replace(title=own(label(key, language))) for key, kind in kinds.items())


_TEXT, _QUESTION, _CHANGE = Column(""), Column("", least=16), Column("", least=8)
_ORDER, _COST, _GAIN, _POINTS = (Column("", kind) for kind in ("number", "plain", "gain", "number"))


def _steps(lines: Sequence[PlanLine], language: Language, *, in_full: bool) -> Table:
    """Return the steps as a table, in full with the cell of each, what it has to meet and its evidence."""
    columns = _columns(
        language, gap_order=_ORDER, question=_QUESTION, gap_change=_CHANGE, gap_cost=_COST, points=_GAIN,
        gap_running=_POINTS, gap_unblocks=_TEXT,
    )  # fmt: skip
    more = _columns(language, column_criterion=_TEXT, evidence=_TEXT) if in_full else ()
    rows = tuple(
        (
            line.order,
            _asked(line.indicator, line.question, line.cell if in_full else ""),
            _changed(line.start, line.to, line.sets if in_full else "", strong=in_full),
            line.cost,
            line.points,
            line.total,
            Marked(Several(line.unblocks), "good"),
            *((line.criterion, Several(line.evidence)) if in_full else ()),
        )
        for line in lines
    )
    tones: tuple[Tone, ...] = tuple("warn" if line.cost is None else "" for line in lines)
    return Table("", columns + more, rows, tones=tones, titled=False)


def _asked(indicator: str, question: str, cell: str = "") -> Phrase:
    """Return a question behind its id and cell."""
    pieces: list[Piece] = [Code(indicator)]
    pieces += [f"({cell})"] if cell else []
    pieces += [Theirs(question)] if question.strip() else []
    return joined(pieces, " ")


def _changed(start: str, to: str, sets: str = "", *, strong: bool) -> Phrase:
    """Return from what to what an answer goes, and how ``--set`` supposes it where that is not plain."""
    tried: tuple[Piece, ...] = (" (", Code(sets), ")") if sets else ()
    return own(Theirs(start), " → ", Toned(Theirs(to), "strong" if strong else ""), *tried)


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


def quick_wins(report: GapReport, language: Language, *, on_screen: bool) -> Iterator[Block]:
    """Yield the answers that gain most for their effort; on a screen their ids have a column of their own."""
    columns = _columns(
        language, question=_QUESTION, gap_change=_CHANGE, gap_cost=_COST, points=_GAIN, gap_per_cost=_POINTS
    )
    rows = []
    for win in report.quick_wins:
        question = question_of(report.assessment, win.indicator)
        asked = (win.indicator, own(Theirs(question))) if on_screen else (_asked(win.indicator, question),)
        start = win.start if win.start.strip() else label("no_answer", language)
        changed = _changed(start, goal(win, language), strong=not on_screen)
        rows.append((*asked, changed, win.cost, win.points, win.points / win.cost))
    if rows:
        ids = (Column(own("id"), whole=True),) if on_screen else ()
        yield Heading(own(label("gap_quick_wins", language)))
        yield Table("", ids + columns, tuple(rows), titled=False)
