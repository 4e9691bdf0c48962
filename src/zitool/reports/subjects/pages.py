"""What pages of `zitool score`, `validate` and `gap-report` say: verdicts, steps, areas, every answer."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, get_args

from zitool.core.law.conditions import statement_in
from zitool.core.law.text_types import Certainty
from zitool.core.planning.upgrades import shares
from zitool.core.scoring.criteria import criterion
from zitool.core.scoring.eligibility import TOTAL, Status, areas
from zitool.core.scoring.scoring import points_by_id
from zitool.named import NamedTuple
from zitool.reports.cells import (
    BREAK,
    Apart,
    Code,
    Coded,
    Column,
    Gauge,
    Given,
    Ground,
    Grounds,
    Level,
    Link,
    Marked,
    Minimum,
    Phrase,
    Theirs,
    Toned,
    Written,
    joined,
    own,
)
from zitool.reports.cells import columns as _columns
from zitool.reports.document import (
    Areas,
    Article,
    Beside,
    Bundle,
    Contents,
    Distance,
    Document,
    Entry,
    Facts,
    Fold,
    Heading,
    Item,
    Items,
    Listing,
    Notice,
    Paragraph,
    Part,
    Radar,
    Refused,
    Section,
    Steps,
    Table,
    Unread,
    VerdictCard,
    VerdictCards,
)
from zitool.reports.layout import (
    against,
    by_severity,
    conclusion,
    counts,
    coverage_said,
    draft_said,
    exact,
    halves,
    held,
    held_of,
    number,
    overview,
    rubric_said,
    sum_text,
    working,
)
from zitool.reports.prerequisites import judged, rows, status_text, summary
from zitool.reports.subjects.assessed import NO_DATA, minimum, moved
from zitool.reports.subjects.plan import (
    change_text,
    gaps_of,
    obstacles,
    plan_lines,
    plan_sum,
    plan_title,
    said_already,
    to_fill,
)
from zitool.wording import hint, label, message
from zitool.wording.judge import cite, cites, judge

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from fractions import Fraction

    from zitool.core.law.conditions import Proviso
    from zitool.core.law.rubric import Indicator, Prerequisite, Requirement
    from zitool.core.law.rubric import Section as RubricSection
    from zitool.core.planning.gaps import GapReport
    from zitool.core.scoring.answers import Answer
    from zitool.core.scoring.assessment import Assessment
    from zitool.core.scoring.eligibility import Check, Verdict
    from zitool.core.scoring.prerequisite_check import Settled
    from zitool.core.scoring.scoring import Score
    from zitool.findings import Finding
    from zitool.reports.cells import Cell, Piece, Said, Tone
    from zitool.reports.document import Block
    from zitool.reports.layout import Line
    from zitool.reports.subjects.assessed import Refusals
    from zitool.reports.subjects.plan import PlanLine
    from zitool.wording import Language

NEXT_STEPS = 3
"""How many steps the first screen shows."""
_MOST_LACKING, _MOST_IDS = 4, 8
_FEWEST = 3
"""Corners of a radar."""
_UNFOLDED = 2
"""Sections lie open down to this depth, unless they hold questions."""
_STATES: Mapping[str, Tone] = {"verified": "met", "failed": "bad"}
"""How the state of a prerequisite stands out; others are open."""


class _One(NamedTuple):
    """One assessment of a page, with what all of it is said by.

    Attributes:
        key: makes the ids of the page its own: ``n1``.
        alone: whether the page is about nothing else.
        whole: whether the page shows everything about it, not only the gaps to one designation.
        gap: what to do next, or None where nobody asked or the rubric has no designations.
        nodes: the scores by id.
        shares: points of a full mark by indicator.
        leaves: the indicators by id.
    """

    key: str
    alone: bool
    whole: bool
    assessment: Assessment
    gap: GapReport | None
    nodes: Mapping[str, Score]
    shares: Mapping[str, Fraction]
    leaves: Mapping[str, Indicator]
    language: Language

    @property
    def name(self) -> str:
        """The work unit, or the name of the file where the workbook does not say."""
        return self.assessment.unit or self.assessment.file.replace("\\", "/").rpartition("/")[2]

    def label(self, key: str, **values: object) -> str:
        """Return a label in the language of the page."""
        return label(key, self.language, **values)

    def number(self, value: Fraction, places: int = 2) -> str:
        """Return points as people read them."""
        return number(value, self.language, places)

    def question(self, id_: str) -> str:
        """Return a question in the workbook's own words, or else the rubric's."""
        return self.assessment.answers.answers[id_].question or self.leaves[id_].statement

    def place(self, id_: str) -> str:
        """Return the id of a question and the cell of its answer."""
        cell = self.assessment.answers.answers[id_].cell
        return f"{id_} ({cell})" if cell else id_

    def section(self, name: str, title: str, blocks: Iterable[Block]) -> Section:
        """Return a section of this assessment."""
        return Section(f"{self.key}-{name}", title, tuple(blocks), alone=self.alone)


def score_page(
    assessments: Sequence[Assessment], refused: Refusals, language: Language, *, full: bool
) -> Document:
    """Return the page of ``zitool score``: verdicts, next steps, areas, plan, every answer, findings.

    Printed, its first sheet is for whoever signs; with `full` every answer is printed, too.
    """
    several = _several(assessments, list(map(gaps_of, assessments)), language, whole=True)
    articles = [_score(one, full=full) for one in several]
    return _page("score", several, articles, refused, language, full=full)


def validate_page(assessments: Sequence[Assessment], refused: Refusals, language: Language) -> Document:
    """Return the page of ``zitool validate``: every finding by sheet, with what to do."""
    several = _several(assessments, [None] * len(assessments), language)
    return _page("validate", several, list(map(_validate, several)), refused, language)


def gap_page(reports: Sequence[GapReport], refused: Refusals, language: Language, *, full: bool) -> Document:
    """Return the page of ``zitool gap-report``: what each requirement lacks, and the plan."""
    several = _several([report.assessment for report in reports], reports, language)
    articles = [_gap(one, report, full=full) for one, report in zip(several, reports, strict=True)]
    return _page("gap", several, articles, refused, language, full=full)


def _several(
    assessments: Sequence[Assessment],
    reports: Sequence[GapReport | None],
    language: Language,
    *,
    whole: bool = False,
) -> list[_One]:
    return [
        _One(
            f"n{place}", len(assessments) == 1, whole, assessment, gap,
            {node.id: node for node in assessment.card.walk()}, shares(assessment.rubric),
            {leaf.id: leaf for leaf in assessment.rubric.leaves()}, language,
        )
        for place, (assessment, gap) in enumerate(zip(assessments, reports, strict=True), 1)
    ]  # fmt: skip


def _page(
    kind: str,
    several: Sequence[_One],
    articles: Sequence[Article],
    refused: Refusals,
    language: Language,
    *,
    full: bool = False,
) -> Document:
    blocks: list[Block] = []
    if len(several) > 1 or (refused and not several):
        above = (_contents(several, language),) if several else ()
        blocks.append(Part(label("page_several", language, count=len(several)), above))
    blocks += articles
    if refused:
        blocks.append(Refused(tuple(_unread(file, findings, language) for file, findings in refused)))
    decided = [designation for one in several for designation in one.assessment.rubric.designations]
    facts = any(one.assessment.facts is not None for one in several)
    title = several[0].name if len(several) == 1 else ""
    foot = judge(decided, language, facts=facts)
    return Document(label(f"page_{kind}", language), title, tuple(blocks), NO_DATA, foot=foot, in_full=full)


def _contents(several: Sequence[_One], language: Language) -> Table:
    """Return what a page about several leads to."""
    names: dict[str, str] = {}
    for one in several:
        for designation in one.assessment.rubric.designations:
            names.setdefault(designation.id, designation.name)
    head = _columns(language, unit="text", assessor="text", total="number")
    columns = (*head, *map(Column, names.values()), *_columns(language, findings="text"))
    lines: list[tuple[Cell, ...]] = []
    for one in several:
        assessment = one.assessment
        verdicts = {verdict.designation.id: status_text(verdict, language) for verdict in assessment.verdicts}
        lines.append(
            (
                own(Link(one.name, f"#{one.key}"), " ", Apart(assessment.file, "file")),
                assessment.answers.assessor,
                assessment.card.points,
                *(verdicts.get(id_) for id_ in names),
                counts(assessment.findings, language),
            )
        )
    return Table("", columns, tuple(lines), caption=label("page_several_caption", language), shape="contents")


def _unread(file: str, findings: Sequence[Finding], language: Language) -> Unread:
    reasons = (
        (
            label(f"level_{finding.severity.word}", language),
            f"{finding.code}: {message(finding, language)}",
            hint(finding, language),
        )
        for finding in findings
    )
    return Unread(file, tuple(reasons))


def _score(one: _One, *, full: bool) -> Article:
    verdicts = one.assessment.verdicts
    names = ("areas", "requirements", "plan", "answers", "findings", "origin")
    linked = names if one.gap else ("areas", "answers", "findings", "origin")
    first: list[Block] = [
        *_notices(one),
        _first(one, verdicts, len(verdicts)),
        _links(one, linked),
        _areas(one),
    ]
    answers = one.section("answers", one.label("page_answers"), _answers(one))._replace(look="answers")
    blocks: list[Block] = [_requirements(one, verdicts)] if verdicts else []
    blocks += [_plan(one, one.gap)] if one.gap else []
    blocks += [*_printed(one, full=full), answers, _findings(one), _origin(one)]
    return _article(one, "score", first, blocks)._replace(signed=True)


def _validate(one: _One) -> Article:
    card, findings = one.assessment.card, one.assessment.findings
    answered = one.label("answered_of", answered=card.answered, total=card.total)
    concluded = (
        Paragraph(conclusion(findings, one.language), "lead"),
        Paragraph(f"{one.label('answered')}: {answered}"),
    )
    panel = one.section("verdict", one.label("conclusion"), concluded)._replace(look="panel")
    return _article(one, "validate", _notices(one, errors=False), (panel, _findings(one), _origin(one)))


def _gap(one: _One, gap: GapReport, *, full: bool) -> Article:
    verdict = gap.verdict
    blocks: list[Block] = [
        _first(one, [verdict], 1),
        _links(one, ("gaps", "plan", "wins", "blanks", "findings", "origin")),
        _gaps(one, gap),
    ]
    if verdict.failed:
        several = verdict.failed_by.items()
        blocks += [_settled(one, verdict, failed, key)._replace(below=False) for key, failed in several]
    elif verdict.settled:
        blocks.append(Paragraph(f"{one.label('facts_none_failed')} {summary(verdict, one.language)}"))
    blocks += [_plan(one, gap), _quick_wins(one, gap), _blanks(one, gap), *_printed(one, full=full)]
    blocks += [_findings(one), _origin(one)]
    return _article(one, "gap", _notices(one), blocks)


def _article(one: _One, kind: str, first: Iterable[Block], blocks: Iterable[Block]) -> Article:
    return Article(one.key, one.label(f"page_{kind}"), one.name, _masthead(one), tuple(first), tuple(blocks))


def _printed(one: _One, *, full: bool) -> list[Block]:
    """Return, for paper, that it does not show all."""
    return [] if full else [Paragraph(one.label("page_print_full"), "printed")]


def _masthead(one: _One) -> Facts:
    assessment = one.assessment
    card, law = assessment.card, assessment.rubric.regulation
    most = one.label("expected_max", weight=exact(assessment.rubric.weight, one.language))
    chosen = one.label(f"chosen_{assessment.rubric_chosen_by}")
    regulation = one.label("page_regulation", number=law.number, year=law.year)
    answered = one.label("answered_of", answered=card.answered, total=card.total)
    pairs: tuple[tuple[str, Said], ...] = (
        ("total", own(Apart(one.number(card.points), "total"), f" {most}")),
        ("answered", own(answered)),
        ("assessor", own(Theirs(assessment.answers.assessor))),
        ("rubric", own(f"{regulation} ", Apart(chosen, "note"))),
        ("file", own(Code(assessment.file))),
    )
    return Facts(tuple((one.label(key), said) for key, said in pairs))


def _notices(one: _One, *, errors: bool = True) -> Iterator[Notice]:
    """Yield what has to be known first: that something is supposed, uncertain, open or wrong."""
    assessment, language = one.assessment, one.language
    card = assessment.card
    if assessment.answers.what_if:
        supposed = (
            own(Apart(id_, "id"), " = ", Theirs(said or "–"))
            for id_, said in assessment.answers.what_if.items()
        )
        moves = (
            own(Theirs(line.title), ": ", Theirs(line.before), " → ", Apart(line.after, "label"))
            for line in moved(assessment, language)
        )
        yield Notice("", one.label("page_what_if"), lists=(tuple(supposed), tuple(moves)))
    if assessment.rubric.uncertain:
        yield Notice(one.label("page_draft"), draft_said(assessment.rubric, language))
    if card.answered < card.total:
        between = one.label("range", worst=one.number(card.points), best=one.number(assessment.best.points))
        lead = one.label("page_open", count=card.total - card.answered)
        yield Notice(f"{between}. {one.label('page_open_told')}", lead, strong=False)
    wrong = next(iter(by_severity(assessment.findings).values()))
    if wrong and errors:
        more = one.label("page_see_findings"), f"{one.key}-findings"
        yield Notice("", one.label("conclusion_errors", errors=wrong), more)


def _links(one: _One, names: Sequence[str]) -> Contents:
    links = tuple((one.label(f"page_link_{name}"), f"{one.key}-{name}") for name in names)
    return Contents(links, "" if one.key == "n1" else one.key)


def _first(one: _One, verdicts: Sequence[Verdict], wide: int) -> Beside:
    """Return what the head of the office reads: what is concluded, and what to do next."""
    assessment = one.assessment
    documents = coverage_said(assessment, one.language)
    kind = Apart(f"{one.label('evidence_kind')}:", "strong")
    blocks: list[Block] = []
    if not verdicts:
        missing = one.label("missing_designation").capitalize()
        said = f"{missing}. {one.label('total')}: {one.number(assessment.card.points)}"
        blocks.append(Paragraph(said, "lead"))
    blocks.append(
        VerdictCards(
            tuple(_card(one, verdict) for verdict in verdicts),
            own(kind, f" {documents}") if documents else None,
            judged(assessment, one.language),
        )
    )
    sections = [one.section("verdict", one.label("conclusion"), blocks)]
    if one.gap is not None:
        title = one.label("page_next", target=one.gap.verdict.designation.name)
        sections.append(one.section("next", title, tuple(_next(one, one.gap)))._replace(look="next"))
    return Beside(tuple(sections), wide)


def _card(one: _One, verdict: Verdict) -> VerdictCard:
    designation, everything = verdict.designation, {section.id for section in one.assessment.rubric.sections}
    key, kind = f"{one.key}-{designation.id}", one.assessment.rubric.designations.index(designation) + 1
    weights = one.assessment.rubric.weights()
    whole = next((check for check in verdict.checks if set(check.requirement.of) == everything), None)
    lacking = [check for check in verdict.checks if not check.ok and check != whole]
    more = None
    if (rest := len(lacking) - _MOST_LACKING) > 0:
        target = f"#{one.key}-{'requirements' if one.whole else 'gaps'}"
        more = own(Link(one.label("page_more_lacking", count=rest), target))
    return VerdictCard(
        designation.name,
        verdict.status,
        status_text(verdict, one.language),
        held_of(verdict.checks, one.language),
        _distance(one, whole, weights, kind, f"{key}-total") if whole else None,
        tuple(
            _distance(one, check, weights, kind, f"{key}-{check.requirement.id}")
            for check in lacking[:_MOST_LACKING]
        ),
        more,
        tuple(_notes(one, verdict)),
    )


def _notes(one: _One, verdict: Verdict) -> Iterator[Paragraph]:
    if verdict.status is Status.INCOMPLETE and not verdict.reachable:
        yield Paragraph(one.label("unreachable"), "warn")
    if verdict.settled:
        said = f"{one.label('facts_prerequisites')}: {summary(verdict, one.language)}"
        yield Paragraph(said, "warn" if verdict.failed else "quiet")
    elif verdict.unverified:
        yield Paragraph(one.label("page_unverified_count", count=len(verdict.unverified)), "quiet")


def _distance(one: _One, check: Check, weights: Mapping[str, Fraction], kind: int, key: str) -> Distance:
    needed, actual, short = against(check, one.language)
    requirement = check.requirement
    weight = sum((weights[id_] for id_ in requirement.of), start=0 * check.needed)
    told = one.label("page_bar_told", actual=actual, needed=needed)
    reached, possible, least = (
        _share(figure, requirement, weight) for figure in (check.actual, check.best_case, check.needed)
    )
    gauge = Gauge(key, requirement.title, told, reached, possible, ((kind, least),))
    return Distance(requirement.title, actual, needed, "" if check.ok else short, gauge)


def _share(figure: Fraction, requirement: Requirement, weight: Fraction) -> Fraction:
    """Return a figure of a requirement in percent of the weight that it is about."""
    return figure if requirement.unit == "percent" else 100 * figure / weight


def _next(one: _One, gap: GapReport) -> Iterator[Block]:
    """Yield what to do next, and what leads to the rest."""
    plan, target, way = gap.plan, gap.verdict.designation.name, f"#{one.key}-plan"
    if plan.obstacles:
        why = Link(one.label("page_why"), way)
        yield Paragraph(own(f"{one.label('gap_unreachable', target=target)} ", why), "warn")
    elif not plan.steps and not plan.beyond_answers:
        key = "gap_nothing" if plan.complete else "gap_incomplete"
        yield Paragraph(one.label(key, target=target), "lead")
    if gap.unanswered:
        yield Paragraph(one.label("fill_first", count=len(gap.unanswered)), "lead")
        blank = (Entry(f"{area.area}: {len(area.ids)}") for area in to_fill(gap))
        yield Listing("", tuple(blank), shape="columns")
        yield from _said_already(one, gap)
        yield Paragraph(own(Link(one.label("gap_what_to_do"), way)), "quiet")
        return
    lines = list(plan_lines(gap, one.language))
    measured = [line for line in lines if line.cost is None]
    first = [*(line for line in lines if line.cost is not None), *measured][:NEXT_STEPS]
    yield Steps(tuple(_step(one, line) for line in first))
    if plan.beyond_answers and len(lines) > NEXT_STEPS:
        supposing = "; ".join(f"{line.question}: {line.to}" for line in measured)
        yield Paragraph(f"{one.label('page_supposing')}: {supposing}.", "quiet")
    if (rest := len(lines) - NEXT_STEPS) > 0:
        yield Paragraph(own(Link(one.label("page_rest", count=rest), way)), "quiet")


def _step(one: _One, line: PlanLine) -> tuple[str, str, str]:
    change = f"{line.start} → {line.to}{f': {line.criterion}' if line.criterion else ''}"
    unblocks = f" · {one.label('gap_unblocks')}: {'; '.join(line.unblocks)}" if line.unblocks else ""
    return line.question, change, f"{one.place(line.indicator)} · +{one.number(line.points)}{unblocks}"


def _said_already(one: _One, gap: GapReport) -> Iterator[Paragraph]:
    for heading, titles in said_already(gap, one.language):
        yield Paragraph(own(Apart(f"{heading}:", "label"), " ", Theirs(titles)))


def _areas(one: _One) -> Section:
    """Return areas and results against their minima."""
    assessment = one.assessment
    card, titles = assessment.card, [title.capitalize() for title in halves(assessment)]
    names = tuple(verdict.designation.name for verdict in assessment.verdicts)
    columns = (
        *_columns(one.language, section="text"),
        *(Column(title, "number", spare=True) for title in titles),
        *_columns(one.language, points="number", weight="number"),
        Column("%", "number"),
        *(
            Column(f"{one.label('minimum')} {verdict.designation.id.upper()}", "number")
            for verdict in assessment.verdicts
        ),
    )
    lines, best = overview(assessment), points_by_id(assessment.best)
    rows_ = tuple(_area(one, line, place, len(titles), best) for place, line in enumerate(lines, 1))
    table = Table(
        "", columns, rows_, caption=one.label("page_areas_caption"), shape="areas",
        levels=tuple(line.level for line in lines),
    )  # fmt: skip
    open_ = card.answered < card.total
    blocks: list[Block] = [
        Areas(table, names, open_, _radar(one, lines[: len(areas(assessment.rubric))], names))
    ]
    if open_:
        between = one.label("range", worst=one.number(card.points), best=one.number(assessment.best.points))
        counted = f"{one.label('as_counted')}: {one.number(assessment.as_counted.points)}"
        blocks.append(Paragraph(f"{between}. {counted}."))
    return one.section("areas", one.label("page_areas"), blocks)


def _area(one: _One, line: Line, place: int, divided: int, best: Mapping[str, Fraction]) -> tuple[Cell, ...]:
    title = one.label("total") if line.title == TOTAL else line.title
    possible = 100 * sum((best[id_] for id_ in line.ids), start=0 * line.weight) / line.weight
    told = one.label(
        "page_line_told",
        points=one.number(line.points),
        weight=one.number(line.weight),
        percent=one.number(line.percent),
    )
    marks = (
        (kind, _share(check.needed, check.requirement, line.weight))
        for kind, check in enumerate(line.checks, 1)
        if check is not None
    )
    gauge = Gauge(f"{one.key}-line{place}", title, told, line.percent, possible, tuple(marks))
    parts = line.parts if line.level == 0 and len(line.parts) == divided else ("",) * divided
    figures = (Marked(line.points, "strong"), line.weight, line.percent)
    return (gauge, *parts, *figures, *(minimum(check, one.language) for check in line.checks))


def _radar(one: _One, lines: Sequence[Line], names: tuple[str, ...]) -> Radar | None:
    """Return the areas around a centre, or None where there are too few of them."""
    if len(lines) < _FEWEST:
        return None
    minima = []
    for kind in range(len(names)):
        checks = [line.checks[kind] for line in lines]
        if any(checks):
            needed = (
                0 * line.weight if check is None else _share(check.needed, check.requirement, line.weight)
                for line, check in zip(lines, checks, strict=True)
            )
            minima.append((kind + 1, tuple(needed)))
    spokes = tuple((line.title, line.percent) for line in lines)
    title, told = one.label("page_radar"), one.label("page_radar_told")
    return Radar(f"{one.key}-radar", title, told, spokes, tuple(minima), names)


def _requirements(one: _One, verdicts: Sequence[Verdict]) -> Section:
    blocks: list[Block] = []
    for verdict in verdicts:
        blocks.append(Heading(verdict.designation.name))
        authority = verdict.designation.authority
        if authority:
            cited = "; ".join(cite(reference, one.language) for reference in authority.references)
            blocks.append(
                Paragraph(f"{one.label('page_authority', authority=authority.name)} ({cited})", "quiet")
            )
        blocks.append(_minima(one, verdict))
        if verdict.settled:
            blocks.append(_settled(one, verdict, verdict.settled, "facts_prerequisites"))
        elif verdict.unverified:
            listing = _stated(one, verdict.unverified)
            blocks.append(Bundle((listing,), "prerequisites", one.label("unverified")))
    return one.section("requirements", one.label("page_requirements"), blocks)


def _minima(one: _One, verdict: Verdict) -> Table:
    lines: list[tuple[Cell, ...]] = []
    for check in verdict.checks:
        requirement, (needed, actual, short) = check.requirement, against(check, one.language)
        least = own(needed)
        if requirement.index:
            index = one.label("page_as_index", index=exact(requirement.index, one.language))
            least = own(f"{needed} ", Apart(index, "note"))
        title = own(Theirs(requirement.title), " ", Apart(" + ".join(requirement.of), "note"))
        met = Minimum(held(check, one.language), check.ok if check.certain else None)
        lines.append((title, least, actual, short, met, cites(requirement.references, one.language)))
    named = one.label("page_requirements_caption", name=verdict.designation.name)
    columns = _figures(one.language) + _columns(one.language, page_met="text", provision="provision")
    return Table("", columns, tuple(lines), caption=f"{named}: {status_text(verdict, one.language)}")


def _figures(language: Language) -> tuple[Column, ...]:
    return _columns(language, requirement="text", needed="number", actual="number", short_by="number")


def _settled(one: _One, verdict: Verdict, several: Sequence[Settled], key: str) -> Bundle:
    """Return prerequisites against facts, and what else comes into play."""
    columns = _columns(
        one.language, requirement="text", facts_state="text", facts_why="text", provision="provision"
    )
    lines = tuple(
        (line.statement, Marked(line.word, _STATES.get(line.state, "open")), line.why or "-", line.provision)
        for line in rows(several, one.language)
    )
    caption = f"{one.label(key)}: {verdict.designation.name}"
    blocks: list[Block] = [
        Paragraph(summary(verdict, one.language), "quiet"),
        Table("", columns, lines, caption=caption),
    ]
    if verdict.provisos:
        blocks += [Paragraph(f"{one.label('facts_in_play')}:"), _stated(one, verdict.provisos)]
    return Bundle(tuple(blocks), "prerequisites", one.label(key))


def _stated(one: _One, rules: Sequence[Prerequisite | Proviso]) -> Listing:
    entries = (
        Entry(statement_in(rule, one.language), f"({cites(rule.references, one.language)})") for rule in rules
    )
    return Listing("", tuple(entries))


def _gaps(one: _One, gap: GapReport) -> Section:
    lines: list[tuple[Cell, ...]] = []
    for lacking, check in zip(gap.gaps, gap.verdict.checks, strict=False):
        ids = lacking.held_down_by
        rest = len(ids) - _MOST_IDS
        more = f" {one.label('page_and_more', count=rest)}" if rest > 0 else ""
        cited = Apart(cites(check.requirement.references, one.language), "law")
        title = own(Theirs(check.requirement.title), " ", cited)
        lines.append((title, *against(check, one.language), f"{', '.join(ids[:_MOST_IDS]) or '-'}{more}"))
    columns = _figures(one.language) + _columns(one.language, gap_held_down_by="text")
    table = Table("", columns, tuple(lines), caption=one.label("page_gaps_caption"), shape="list")
    return one.section("gaps", one.label("page_gaps", target=gap.verdict.designation.name), (table,))


def _plan(one: _One, gap: GapReport) -> Section:
    plan, target = gap.plan, gap.verdict.designation.name
    blocks: list[Block] = []
    if gap.unanswered:
        first = f"{one.label('fill_first', count=len(gap.unanswered))}:"
        blank = (f"{area.area} ({len(area.ids)}): {', '.join(area.places)}" for area in to_fill(gap))
        blocks += [Paragraph(own(Apart(first, "label"))), Items(tuple(map(Item, blank)))]
        blocks += _said_already(one, gap)
        blocks.append(Paragraph(one.label("fill_then"), "quiet"))
    if plan.obstacles:
        why = Items(tuple(map(Item, obstacles(gap, one.language, most=None))))
        blocks.append(Bundle((Paragraph(one.label("gap_unreachable", target=target)), why), "warn"))
    if plan.steps or plan.beyond_answers:
        complete = one.label("gap_complete" if plan.complete else "gap_incomplete", target=target)
        blocks += [Paragraph(f"{plan_sum(plan, one.language)}. {complete}"), _steps(one, gap)]
    elif plan.complete:
        blocks.append(Paragraph(one.label("gap_nothing", target=target)))
    return one.section("plan", plan_title(plan, target, one.language), blocks)


def _steps(one: _One, gap: GapReport) -> Table:
    columns = _columns(
        one.language, gap_order="order", gap_what_to_do="text", gap_change="text", gap_cost="plain",
        points="gain", gap_running="number", gap_unblocks="text",
    )  # fmt: skip
    lines = list(plan_lines(gap, one.language))
    rows_ = tuple(
        (
            line.order,
            Coded(one.place(line.indicator), line.question, tuple(_more(one, line))),
            f"{line.start} → {line.to}",
            line.cost,
            line.points,
            line.total,
            "; ".join(line.unblocks) or "–",
        )
        for line in lines
    )
    return Table(
        one.label("page_steps"),
        columns,
        rows_,
        caption=f"{one.label('page_steps_caption')}. {one.label('gap_cost_told')}",
        shape="plan",
        whose=1,
        tones=tuple("warn" if line.cost is None else "" for line in lines),
    )


def _more(one: _One, line: PlanLine) -> Iterator[tuple[str, str]]:
    """Yield what a step has to meet, what shows it, how to try it, and where the law says it."""
    if line.criterion:
        yield one.label("criteria"), line.criterion
    if line.evidence:
        yield one.label("evidence"), "; ".join(line.evidence)
    if line.sets:
        yield "", one.label("step_try", sets=line.sets)
    yield one.label("provision"), cites(one.leaves[line.indicator].references, one.language)


def _quick_wins(one: _One, gap: GapReport) -> Section:
    per_cost = Column(f"{one.label('points')} {one.label('gap_per_cost')}", "number")
    known = _columns(one.language, question="text", gap_change="text", gap_cost="plain", points="gain")
    rows_ = tuple(
        (
            Coded(one.place(upgrade.indicator), one.question(upgrade.indicator)),
            change_text(upgrade, one.language),
            upgrade.cost,
            upgrade.points,
            upgrade.points / upgrade.cost,
        )
        for upgrade in gap.quick_wins
    )
    caption = one.label("page_wins_caption")
    table = Table("", (*known, per_cost), rows_, caption=caption, shape="list", empty="–")
    return one.section("wins", one.label("gap_quick_wins"), (table,))


def _blanks(one: _One, gap: GapReport) -> Section:
    entries = (
        Entry(own(Apart(one.place(id_), "id"), " ", Theirs(one.question(id_)))) for id_ in gap.unanswered
    )
    block = Listing("", tuple(entries), shape="columns")
    title = f"{one.label('unanswered')}: {len(gap.unanswered)}"
    blocks = (block if gap.unanswered else Paragraph(one.label("page_all_answered")),)
    return one.section("blanks", title, blocks)._replace(look="blanks")


def _findings(one: _One) -> Section:
    """Return what was found, by sheet, with its cure."""
    several, language = one.assessment.findings, one.language
    columns = _columns(one.language, page_code="text", cell="text", page_found="text", cure="text")
    blocks: list[Block] = [Paragraph(counts(several, language) if several else one.label("findings_none"))]
    for where in dict.fromkeys(finding.sheet for finding in several):
        lines = tuple(
            (
                Level(finding.severity, one.label(f"level_{finding.severity.word}"), finding.code),
                finding.cell or "–",
                message(finding, language),
                hint(finding, language),
            )
            for finding in several
            if finding.sheet == where
        )
        name = f"{one.label('sheet')} {where}" if where else one.label("whole_file")
        caption = one.label("page_findings_caption", sheet=where or one.label("whole_file"))
        blocks.append(Table(name, columns, lines, caption=caption, shape="findings"))
    return one.section("findings", one.label("findings"), blocks)


def _origin(one: _One) -> Section:
    """Return where every figure comes from: file, law, rules, and the workbook's own figures."""
    blocks: list[Block] = [Facts(tuple(_sources(one)), at_length=True)]
    if one.assessment.differences:
        columns = tuple(
            column._replace(places=4)
            for column in _columns(
                one.language, section="text", cell="text", page_in_file="number", page_computed="number",
                cause="text",
            )
        )  # fmt: skip
        lines = tuple(
            (
                difference.id,
                difference.cell,
                difference.own,
                difference.ours,
                ", ".join(difference.because) or one.label("differs_unexplained"),
            )
            for difference in one.assessment.differences
        )
        blocks.append(Table("", columns, lines, caption=one.label("page_differences"), shape="list"))
    return one.section("origin", one.label("page_origin"), blocks)


def _sources(one: _One) -> Iterator[tuple[str, Phrase]]:
    assessment, rubric = one.assessment, one.assessment.rubric
    yield one.label("file"), own(Code(assessment.file))
    yield "SHA-256", own(Apart(assessment.sha256, "code"))
    yield one.label("sheet"), own(Theirs(assessment.sheet))
    yield one.label("assessor"), own(*_assessors(one))
    standing = one.label(f"page_status_{rubric.standing}")
    said = f"{rubric_said(assessment, one.language)}, {standing}; SHA-256 "
    yield one.label("rubric"), own(said, Apart(assessment.rubric_sha256, "code"))
    yield one.label("page_law"), own(*_law(one))
    tally = Counter(reference.certainty for reference in rubric.references())
    counted = {certainty: tally[certainty] for certainty in get_args(Certainty)}
    yield one.label("page_certainty"), own(one.label("page_certainty_counts", **counted))
    yield one.label("unanswered"), own(one.label("page_rule_unanswered"))
    yield one.label("page_rounding"), own(one.label("page_rule_rounding"))
    total: list[Piece] = [one.label("page_no_own")]
    if (written := assessment.own.total) is not None:
        cell = Theirs(assessment.own.points["TOTAL"][1])
        total = [f"{one.number(written)} ({one.label('cell')} ", cell, ")"]
    yield one.label("own_total"), own(*total)


def _assessors(one: _One) -> Iterator[Piece]:
    answers, others = one.assessment.answers, one.assessment.other_assessors
    yield Theirs(answers.assessor)
    yield from (" (", Theirs(answers.label), ")") if answers.label else ()
    yield from (". ", one.label("others", assessors=", ".join(others))) if others else ()


def _law(one: _One) -> Iterator[Piece]:
    law = one.assessment.rubric.regulation
    gazette = f" ({law.gazette})" if law.gazette else ""
    yield f"{one.label('page_regulation', number=law.number, year=law.year)}: {law.title}{gazette}. "
    yield one.label("page_checked", day=law.last_checked)
    for amendment in law.amended_by:
        yield BREAK
        note, year = amendment.note, amendment.year
        yield one.label("page_amended", number=amendment.number, year=year, note=note)


def _answers(one: _One) -> Iterator[Block]:
    """Yield every section, to be unfolded; each figure leads back to a cell and a provision."""
    yield Paragraph(one.label("page_answers_told"), "quiet")
    yield from (_branch(one, section, 1) for section in one.assessment.rubric.sections)


def _branch(one: _One, section: RubricSection, depth: int) -> Fold:
    node, written = one.nodes[section.id], one.assessment.own.points.get(section.id)
    weight, percent = exact(section.weight, one.language), one.number(100 * node.points / section.weight)
    figures: list[Piece] = [Apart(one.number(node.points), "strong"), f" / {weight} · {percent} %"]
    if node.answered < node.total:
        answered = one.label("answered_of", answered=node.answered, total=node.total)
        figures += [" · ", Toned(answered, "open")]
    told: list[Piece] = [sum_text(section, node, one.language)]
    if written:
        told.append(one.label("page_own", points=one.number(written[0], 4), cell=written[1]))
    told += [cite(reference, one.language) for reference in section.references]
    blocks: list[Block] = [_branch(one, child, depth + 1) for child in section.sections]
    if section.indicators:
        blocks.append(_leaves(one, section))
    unfolded = depth <= _UNFOLDED and not section.indicators
    figured = Phrase(tuple(figures))
    return Fold(section.id, section.title, figured, joined(told, " · "), tuple(blocks), depth, unfolded)


def _leaves(one: _One, section: RubricSection) -> Table:
    columns = _columns(one.language, question="text", answer="text", points="number", page_grounds="text")
    lines: list[tuple[Cell, ...]] = []
    for leaf in section.indicators:
        answer, share = one.assessment.answers.answers[leaf.id], one.shares[leaf.id]
        reached, most = one.number(share * (answer.value or 0), 4), one.number(share, 4)
        lines.append(
            (
                Coded(leaf.id, answer.question or leaf.statement),
                _given(one, leaf, answer),
                own(f"{reached} ", Apart(f"/ {most}", "note")),
                Grounds(tuple(_grounds(one, leaf, answer))),
            )
        )
    caption = f"{section.id} {section.title}"
    return Table("", columns, tuple(lines), caption=caption, shape="answers", key=f"{one.key}-")


def _given(one: _One, leaf: Indicator, answer: Answer) -> Given:
    value, worth = answer.value, ""
    said = one.label("counted_zero")
    if value is not None:
        counted = exact(value, one.language)
        said, worth = answer.chosen or counted, one.label("of_value", value=counted)
    supposed = one.label("page_assumed") if leaf.id in one.assessment.answers.assumed else ""
    place = f"{one.label('cell')} {answer.cell or '–'}"
    return Given(said, worth, supposed, place, answer.raw if answer.raw != answer.chosen else "")


def _grounds(one: _One, leaf: Indicator, answer: Answer) -> Iterator[Ground]:
    """Yield why an answer counts what it counts: criterion, arithmetic, note, evidence, provisions."""
    options = one.assessment.rubric.scales[leaf.scale].options
    demanded = criterion(leaf, answer, answer.chosen, options)
    if demanded:
        yield Ground(one.label("criteria"), Theirs(demanded))
    for line in working(one.assessment.rubric, leaf, one.assessment, one.language):
        yield Ground(one.label("how_computed"), line)
    if answer.note:
        yield Ground(one.label("note"), Written(answer.note))
    if answer.evidence:
        yield Ground(one.label("evidence"), Written(answer.evidence))
    elif leaf.evidence:
        yield Ground(one.label("evidence_usual"), "; ".join(leaf.evidence), quiet=True)
    for reference in leaf.references:
        yield Ground(one.label("provision"), cite(reference, one.language), quiet=True)
