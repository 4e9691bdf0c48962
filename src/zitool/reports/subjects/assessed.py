"""What reports of an assessment say alike: of whom, areas against their minima, prerequisites, where from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zitool.core.scoring.eligibility import TOTAL
from zitool.named import NamedTuple
from zitool.reports.cells import STATUS_TONES, Code, Column, Figure, Minimum, Theirs, Toned, own, phrase
from zitool.reports.document import (
    Concluded,
    Document,
    Facts,
    Findings,
    Heading,
    Item,
    Items,
    Paragraph,
    Table,
    Title,
)
from zitool.reports.layout import (
    against,
    coverage_said,
    day_said,
    draft_said,
    halves,
    held,
    held_of,
    number,
    overview,
    rubric_said,
)
from zitool.reports.lines import display
from zitool.reports.prerequisites import rows as settled_rows
from zitool.reports.prerequisites import status_text
from zitool.wording import label

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from zitool.core.scoring.assessment import Assessment
    from zitool.core.scoring.eligibility import Check, Status, Verdict
    from zitool.core.scoring.prerequisite_check import Settled
    from zitool.findings import Finding
    from zitool.reports.cells import Cell, Phrase, Said, Tone
    from zitool.reports.document import Block
    from zitool.reports.layout import Line
    from zitool.reports.prerequisites import Row as SettledRow
    from zitool.wording import Language

    Refusals = Sequence[tuple[str, Sequence[Finding]]]

_STATE_TONES: Mapping[str, Tone] = {
    "failed": "bad",
    "unverified": "warn",
    "excused": "spared",
    "verified": "good",
}
_TOTAL_LEVEL = 2
NO_DATA = Table("", (), ())
"""Of a report on a screen, which no machine reads."""


def document(
    parts: Sequence[Iterable[Block]], refused: Refusals, language: Language, data: Table = NO_DATA
) -> Document:
    """Return a document of several parts, each of them whole by itself, and of files that were refused."""
    blocks: list[Block] = []
    for part in parts:
        blocks += part
    if refused:
        blocks.append(Heading(own(label("refused_files", language)), level=2))
    for file, findings in refused:
        blocks += [Paragraph(own(Code(file))), Findings(tuple(findings), "sheet")]
    return Document("", "", tuple(blocks), data)


def head_on_screen(assessment: Assessment, language: Language) -> Iterator[Block]:
    """Yield what was assessed; first of all, if anything was supposed, that it was."""
    card, who = assessment.card, Theirs(assessment.answers.assessor)
    answered = f" ({label('answered_by', language, answered=card.answered, total=card.total)})"
    assessor = f"; {label('assessor', language)}: "
    if assessment.answers.what_if:
        yield supposed(assessment, language)
    sheet = f" ({label('sheet', language)} "
    pairs: list[tuple[str, Said]] = [
        (label("file", language), own(Theirs(assessment.file), sheet, Theirs(assessment.sheet), ")")),
        (label("unit", language), own(Theirs(assessment.unit), assessor, who, answered))
        if assessment.unit
        else (label("assessor", language), own(who, answered)),
        (label("rubric", language), own(rubric_said(assessment, language))),
        (label("evidence_kind", language), coverage_said(assessment, language)),
    ]
    if assessment.facts is not None:
        pairs.append((label("facts_file", language), assessment.facts.file))
    yield Facts(tuple(pairs))
    yield from uncertain(assessment, language)
    if assessment.other_assessors:
        others = ", ".join(display(other) for other in assessment.other_assessors)
        yield Paragraph(own(label("others", language, assessors=others)), "quiet")


def head(assessment: Assessment, language: Language) -> Iterator[Block]:
    """Yield whom a part of a written report is about, and what was supposed, with what that moves."""
    card, file = assessment.card, assessment.file
    yield Title(assessment.unit if display(assessment.unit).strip() else file)
    if assessment.answers.what_if:
        changes = Code(changes_said(assessment), 2000)
        yield Paragraph(phrase("what_if", language, changes=changes), "open")
        yield Items(tuple(Item(str(line)) for line in moved(assessment, language)))
    answered = label("answered_of", language, answered=card.answered, total=card.total)
    pairs: list[tuple[str, Said]] = [
        (label("file", language), own(Code(file))),
        (label("sheet", language), own(Theirs(assessment.sheet))),
        (label("assessor", language), own(Theirs(assessment.answers.assessor))),
        (label("total", language), own(Toned(number(card.points, language), "strong"))),
        (label("answered", language), own(answered)),
    ]
    if told := coverage_said(assessment, language):
        pairs.append((label("evidence_kind", language), own(told)))
    yield Facts(tuple(pairs), inline=True)
    yield from uncertain(assessment, language)


def uncertain(assessment: Assessment, language: Language) -> Iterator[Block]:
    """Yield that the rubric is not certain, where it is not."""
    if assessment.rubric.uncertain:
        yield Paragraph(own(draft_said(assessment.rubric, language)), "open")


def supposed(assessment: Assessment, language: Language) -> Paragraph:
    """Return what somebody supposed."""
    changes = Theirs(changes_said(assessment), 2000)
    return Paragraph(phrase("what_if", language, changes=changes), "open")


def moved_on_screen(assessment: Assessment, language: Language) -> Iterator[Block]:
    """Yield what that moves."""
    yield from (Paragraph(own(f"  {line}"), "warn") for line in moved(assessment, language))


def source(assessment: Assessment, language: Language) -> Paragraph:
    """Return by which rubric, of which day and of which file a part of a report is."""
    rubric = assessment.rubric
    said = phrase("rubric_line", language, id=Code(rubric.id), version=rubric.version)
    how = label(f"chosen_{assessment.rubric_chosen_by}", language)
    day = day_said(assessment, language)
    sha256 = Code(assessment.sha256)
    return Paragraph(own(f"{label('rubric', language)} ", *said.pieces, f", {how}; {day} · SHA-256 ", sha256))


def concluded(verdict: Verdict, language: Language) -> Phrase:
    """Return a designation, what is concluded on it, and how many minima are met."""
    status = Toned(status_text(verdict, language), "strong")
    return own(Theirs(verdict.designation.name), ": ", status, f" ({held_of(verdict.checks, language)})")


def concluded_all(
    assessment: Assessment, language: Language, tones: Mapping[Status, Tone] = STATUS_TONES
) -> tuple[Concluded, ...]:
    """Return what is concluded on each designation."""
    return tuple(
        Concluded(
            verdict.designation.name,
            status_text(verdict, language),
            held_of(verdict.checks, language),
            tones[verdict.status],
        )
        for verdict in assessment.verdicts
    )


def areas(assessment: Assessment, language: Language) -> Table:
    """Return areas and results, each with its points, weight and minima."""
    titles = halves(assessment)
    minimum = label("minimum", language)
    columns = (
        Column(own(label("section", language)), least=13),  # all figures still stand beside it in 80 columns
        *(Column(title.capitalize(), "number", spare=True) for title in titles),
        *(Column(own(label(key, language)), "number") for key in ("points", "weight", "percent")),
        *(
            Column(own(f"{minimum} {verdict.designation.id.upper()}"), "number")
            for verdict in assessment.verdicts
        ),
    )
    lines = overview(assessment)
    rows = tuple(_area(line, len(titles), language) for line in lines)
    levels = tuple(line.level for line in lines)
    above = levels.index(_TOTAL_LEVEL) if _TOTAL_LEVEL in levels else 0
    return Table(
        "",
        columns,
        rows,
        levels=levels,
        groups=(above,),
        instead=_halves(lines, titles, language),
        titled=False,
    )


def _area(line: Line, halves_: int, language: Language) -> tuple[Cell, ...]:
    title: Cell = own(label("total", language)) if line.title == TOTAL else line.title
    parts = line.parts if _is_divided(line, halves_) else (None,) * halves_
    minima = (minimum(check, language) for check in line.checks)
    return (title, *parts, line.points, line.weight, line.percent, *minima)


def _is_divided(line: Line, halves_: int) -> bool:
    return line.level == 0 and len(line.parts) == halves_


def _halves(lines: Sequence[Line], titles: Sequence[str], language: Language) -> Item | None:
    """Return the halves of all areas in a line, for where their columns have no room."""
    if not titles:
        return None
    shares = (
        f"{line.title} {' + '.join(number(part, language) for part in line.parts)}"
        for line in lines
        if _is_divided(line, len(titles))
    )
    return Item(own("; ".join(shares)), f"{' + '.join(title.capitalize() for title in titles)}:", "quiet")


def minimum(check: Check | None, language: Language) -> Minimum | None:
    """Return a minimum and whether it is met, as one cell."""
    if check is None:
        return None
    sign = "%" if check.requirement.unit == "percent" else ""
    met = check.ok if check.certain else None
    return Minimum(held(check, language), met, check.needed, sign)


def minima_columns(language: Language) -> tuple[Column, ...]:
    """Return the columns that every table of minima begins with."""
    return (
        Column(own(label("requirement", language)), least=16),
        *(Column(own(label(key, language)), "number") for key in ("needed", "actual", "short_by")),
    )


def figures(check: Check) -> tuple[Figure, Figure, Figure]:
    """Return needed, actual and short by, with decimals enough to tell them apart."""
    sign = " %" if check.requirement.unit == "percent" else ""
    decimals = against(check, "en")[1].removesuffix(" %").partition(".")[2]
    places = max(2, len(decimals))
    return (
        Figure(check.needed, 2, sign, places),
        Figure(check.actual, places, sign, places),
        Figure(check.short_by or None, places, sign, places),
    )


def held_tone(check: Check) -> Tone:
    """Return how it stands out whether a minimum is met."""
    return ("good" if check.ok else "bad") if check.certain else "warn"


def minima(verdict: Verdict, language: Language) -> Table:
    """Return every minimum of a designation against what is reached."""
    rows = tuple(
        (
            check.requirement.title,
            *figures(check),
            Minimum(held(check, language), check.ok if check.certain else None),
        )
        for check in verdict.checks
    )
    return Table("", (*minima_columns(language), Column(own(""), "word")), rows, titled=False)


def settled_table(settled: Sequence[Settled], language: Language) -> Table:
    """Return prerequisites as a table: state, what is asked, what the facts say, where it stands."""
    keys = ("facts_state", "requirement", "facts_why", "provision")
    columns = tuple(Column(own(label(key, language))) for key in keys)
    rows = ((own(row.word), row.statement, row.why, row.provision) for row in settled_rows(settled, language))
    return Table("", columns, tuple(rows), titled=False)


def settled_item(row: SettledRow, asking: Sequence[str] = ()) -> Item:
    """Return a prerequisite: its state, what it asks, which designations, what the facts say."""
    names = f" [{', '.join(asking)}]" if asking else ""
    why = Toned(f" — {row.why}" if row.why else "", "quiet")
    return Item(own(row.statement + names, why), Toned(f"  {row.word}", _STATE_TONES[row.state]))


class Moved(NamedTuple):
    """One figure or conclusion that a supposition moves, in words."""

    title: str
    before: str
    after: str

    def __str__(self) -> str:
        """Return it as one line."""
        return f"{self.title}: {self.before} → {self.after}"


def changes_said(assessment: Assessment) -> str:
    """Return what was supposed, as it was written; empty where nothing was. The words may be a stranger's."""
    return "; ".join(f"{id_} = {text or '-'}" for id_, text in assessment.answers.what_if.items())


def moved(assessment: Assessment, language: Language) -> Iterator[Moved]:
    """Yield the total, each requirement whose figure moves and each verdict that does, before and after."""
    before = assessment.before
    if before is None:
        return
    yield Moved(
        label("total", language),
        number(before.card.points, language),
        number(assessment.card.points, language),
    )
    whole = tuple(section.id for section in assessment.rubric.sections)
    seen = {(whole, "points")}
    for was, now in zip(before.verdicts, assessment.verdicts, strict=True):
        for old, new in zip(was.checks, now.checks, strict=True):
            of = (new.requirement.of, new.requirement.unit)
            if old.actual != new.actual and of not in seen:
                seen.add(of)
                yield Moved(new.requirement.title, _reached(old, language), _reached(new, language))
    for was, now in zip(before.verdicts, assessment.verdicts, strict=True):
        if was.status != now.status:
            yield Moved(now.designation.name, status_text(was, language), status_text(now, language))


def _reached(check: Check, language: Language) -> str:
    return number(check.actual, language) + (" %" if check.requirement.unit == "percent" else "")
