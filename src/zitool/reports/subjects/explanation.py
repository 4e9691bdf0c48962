"""How points come about: from a total back to cells and provisions, and what a finding's code means."""

from __future__ import annotations

from itertools import chain, repeat
from typing import TYPE_CHECKING, Literal, TypeAlias, assert_never

from zitool.core.exact import plain
from zitool.core.law.conditions import statement_in
from zitool.core.law.facts import kinds_in, rules_about
from zitool.core.law.official_wording import Wording
from zitool.core.law.rubric import Section
from zitool.findings import severity_of
from zitool.named import NamedTuple
from zitool.reports.cells import (
    LONGEST,
    STATUS_TONES,
    Column,
    Marked,
    Phrase,
    Theirs,
    Toned,
    own,
    text_of,
    words,
)
from zitool.reports.document import Document, Facts, Findings, Item, Items, Paragraph, Table
from zitool.reports.json_document import dump
from zitool.reports.layout import against, exact, gap_text, held, number, rubric_said, sum_text, working
from zitool.reports.lines import display, finding_text
from zitool.reports.prerequisites import rows as settled_rows
from zitool.reports.prerequisites import status_text, summary
from zitool.reports.subjects.assessed import held_tone, settled_item
from zitool.wording import entry as entry_of
from zitool.wording import label
from zitool.wording.judge import cite, cites, judge

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import date
    from fractions import Fraction

    from zitool.core.law.conditions import Proviso
    from zitool.core.law.rubric import Designation, Indicator, Prerequisite, Rubric, Scale
    from zitool.core.law.text_types import Reference
    from zitool.core.scoring.answers import Answer
    from zitool.core.scoring.assessment import Assessment
    from zitool.core.scoring.eligibility import Verdict
    from zitool.core.scoring.scoring import Score
    from zitool.reports.cells import Cell, Tone
    from zitool.wording import Language

    Told: TypeAlias = Facts | Findings | Items | Paragraph | Table
    Explained = Callable[[Rubric, str, Assessment | None, Language], list[Told]]

Kind: TypeAlias = Literal["code", "indicator", "section", "designation", "unit_kind"]
"""What can be explained."""
SCHEMA = "zitool/explain/1"
_LONGEST_WORDING = 2000


class Explanation(NamedTuple):
    """What is explained, in blocks: of a rubric, and by the answers of an `assessment`, if there is one."""

    kind: Kind
    id: str
    blocks: list[Told]
    rubric: str | None = None
    assessment: Assessment | None = None

    def identity(self) -> dict[str, str | None]:
        """Return what is explained and by whose answers, as machines read it."""
        one = self.assessment
        file, sheet, assessor = (one.file, one.sheet, one.answers.assessor) if one else (None, None, None)
        whose = {"file": file, "sheet": sheet, "assessor": assessor}
        return {"kind": self.kind, "id": self.id, "rubric": self.rubric, **whose}


def explanation_document(
    subject: str,
    explanations: Sequence[Explanation],
    rest: Sequence[Told],
    language: Language,
    *,
    screen: bool = False,
) -> Document:
    """Return explanations of what somebody asked for, and below them what is said of the workbook.

    On a `screen` tables have no titles: they stand right below what they are about.
    """
    blocks = tuple(
        block._replace(name="") if screen and isinstance(block, Table) else block
        for block in (*chain.from_iterable(explanation.blocks for explanation in explanations), *rest)
    )
    rows = tuple(
        (*explanation.identity().values(), name, text)
        for explanation in explanations
        for name, text in _sentences(explanation.blocks, language)
    )
    names = ("kind", "id", "rubric", "file", "sheet", "assessor", "name", "text")
    data = Table("explain", tuple(map(Column, names)), rows)
    return Document(label("explanation", language), subject, blocks, data, bare=True)


def explanation_json(subject: str, explanations: Sequence[Explanation], language: Language) -> str:
    """Return ``zitool/explain/1``: of each subject what is said of it, name by name, in the language."""
    entries = [
        {
            **explanation.identity(),
            "told": [{"name": name, "text": text} for name, text in _sentences(explanation.blocks, language)],
        }
        for explanation in explanations
    ]
    return dump({"schema": SCHEMA, "subject": subject, "explained": entries})


def _sentences(blocks: Iterable[Told], language: Language) -> Iterator[tuple[str, str]]:
    """Yield what blocks say, each sentence behind what it is called, if it is called anything."""
    for block in blocks:
        match block:
            case Facts():
                yield from ((name, words(said)) for name, said in block.filled())
            case Items(items):
                yield from (("", words(item.text)) for item in items)
            case Findings(findings):
                yield from ((reported.code, finding_text(reported, language)) for reported in findings)
            case Table(_, columns, rows):
                for row in rows:
                    first, *texts = map(text_of, row, columns, repeat(language))
                    told = zip(columns[1:], texts, strict=True)
                    yield first, "; ".join(f"{words(column.title)}: {text}" for column, text in told if text)
            case Paragraph(text):
                yield "", words(text).strip()
            case _:
                assert_never(block)


def _theirs(text: str, most: int = LONGEST) -> Phrase:
    return own(Theirs(text, most))


def _titled(text: str) -> Paragraph:
    return Paragraph(_theirs(text), "strong")


def explain_code(code: str, language: Language) -> list[Told]:
    """Return what the finding `code` means, an example and its cure."""
    from zitool.wording.terms import sample  # noqa: PLC0415 - only to explain a code

    entry, values = entry_of(code, language), sample(code, language)
    title = f"{label(f'level_{severity_of(code).word}', language)} {code}: {entry.message.format_map(values)}"
    told = {"cause": entry.cause, "example": entry.example, "cure": entry.cure.format_map(values)}
    return [_titled(title), Facts(tuple((label(key, language), _theirs(text)) for key, text in told.items()))]


def code_found(code: str, assessment: Assessment, language: Language) -> Explanation:
    """Return the findings of a `code` in a workbook, or that there is none."""
    findings = tuple(finding for finding in assessment.findings if finding.code == code)
    told: Told = Findings(findings, by="each")
    if not findings:
        file, assessor = display(assessment.file), display(assessment.answers.assessor)
        told = Paragraph(label("findings_none_of", language, code=code, file=file, assessor=assessor))
    return Explanation("code", code, [told], assessment.rubric.id, assessment)


def explain_indicator(
    rubric: Rubric,
    id_: str,
    assessment: Assessment | None,
    language: Language,
    *,
    kept: Wording | None = None,
) -> list[Told]:
    """Return a question: choices with values and criteria, evidence, provision; with its answer and cells.

    Args:
        rubric: that has the question.
        id_: of the question.
        assessment: of a workbook, or None to explain the question alone.
        language: of labels and sentences.
        kept: the official wording that the user keeps; a workbook's answers bring it along already.
    """
    indicator = next(leaf for leaf in rubric.leaves() if leaf.id == id_)
    parent = next(section for section in rubric.walk() if indicator in section.indicators)
    scale = rubric.scales[indicator.scale]
    answer = assessment.answers.answers[id_] if assessment is not None else None
    said = Wording(answer.question, answer.criteria) if answer else kept or Wording("")
    facts = [
        ("question", _theirs(said.question or indicator.statement, _LONGEST_WORDING)),
        ("section", _theirs(f"{parent.id} {parent.title}")),
    ]
    if indicator.weight is not None:
        facts.append(("weight", own(plain(indicator.weight, language == "id"))))
    if answer is not None and assessment is not None:
        facts += _computed(rubric, indicator, answer, assessment, language)
    return [
        _titled(f"{id_}  {indicator.statement}"),
        Facts(tuple((label(key, language), value) for key, value in facts)),
        *_choices(indicator, scale, language, answer.chosen if answer else "", said.criteria),
        *_gaps(indicator, language),
        *_usual_evidence(indicator, language),
        *_provisions((*indicator.references, *scale.references), language),
        *_found(assessment, id_),
    ]


def _computed(
    rubric: Rubric, indicator: Indicator, answer: Answer, assessment: Assessment, language: Language
) -> Iterator[tuple[str, Phrase]]:
    """Yield the answer, how its points come about, and what stands beside it."""
    yield "answer", _answer_text(answer, language)
    for text in working(rubric, indicator, assessment, language):
        yield "how_computed", _theirs(text)
    above = next(node for node in assessment.card.walk() if indicator.id in {part.id for part in node.parts})
    yield "points", own(_part_of(above, indicator.id, language))
    for key, text in (("note", answer.note), ("evidence", answer.evidence)):
        if text:
            yield key, own(Theirs(text))


def _found(assessment: Assessment | None, id_: str) -> list[Findings]:
    if assessment is None:
        return []
    findings = [finding for finding in assessment.findings if _concerns(finding.indicator, id_)]
    return [Findings(tuple(findings), by="each")] if findings else []


def explain_section(
    rubric: Rubric, id_: str, assessment: Assessment | None, language: Language
) -> list[Told]:
    """Return a section: its parts with weights, points and cells, and the sum or mean of them."""
    section = next(part for part in rubric.walk() if part.id == id_)
    nodes = {node.id: node for node in assessment.card.walk()} if assessment is not None else {}
    columns = [
        Column("id", whole=True),
        Column(label("parts", language)),
        Column(label("weight", language), "plain"),
    ]
    if assessment is not None:
        columns += [
            Column(label("cell", language), whole=True),
            Column(label("answer", language)),
            Column(label("points", language), "number", 4),
        ]
    rows: list[tuple[Cell, ...]] = []
    for child in section.children:
        title = child.title if isinstance(child, Section) else child.statement
        weight = "-" if child.weight is None else child.weight
        more = _part_cells(child, nodes[child.id], assessment, language) if assessment is not None else ()
        rows.append((child.id, _theirs(title), weight, *more))
    blocks: list[Told] = [
        _titled(f"{id_}  {section.title}"),
        Table(label("parts", language), tuple(columns), tuple(rows), titled=False),
    ]
    if assessment is not None:
        blocks.append(Paragraph(sum_text(section, nodes[id_], language)))
        blocks.append(Paragraph(f"{label('points', language)}: {_share(nodes[id_], language)}"))
        if id_ in assessment.own.points:
            figure, cell = assessment.own.points[id_]
            said = f"{label('own_points', language)}: {number(figure, language, 6)} ({cell})"
            blocks.append(Paragraph(said))
    return [*blocks, *_provisions(section.references, language), *_found(assessment, id_)]


def _part_cells(
    child: Section | Indicator, node: Score, assessment: Assessment, language: Language
) -> tuple[Cell, ...]:
    if isinstance(child, Section):
        answered = label("answered_of", language, answered=node.answered, total=node.total)
        return "", answered, node.points
    answer = assessment.answers.answers[child.id]
    open_ = Marked(label("no_answer", language), "warn")
    return answer.cell or "-", open_ if answer.value is None else own(Theirs(answer.chosen)), node.points


def _part_of(above: Score, id_: str, language: Language) -> str:
    """Return the points of an indicator, or what it adds to the mean that its section is."""
    node = next(part for part in above.parts if part.id == id_)
    if node.weight is not None or above.weight is None:
        return _share(node, language)
    share = above.weight / len(above.parts)
    added = node._replace(points=share * (node.value or 0), weight=share)
    return f"{_share(added, language)} ({above.id}: {exact(above.weight, language)} / {len(above.parts)})"


def _short(value: Fraction, language: Language) -> str:
    return number(value, language, 4).rstrip("0").rstrip(",.")


def _share(node: Score, language: Language) -> str:
    """Return points with their share of the weight; of an indicator that only enters a mean, its value."""
    shown, percent = _short(node.points, language), node.percent
    if node.weight is None or percent is None:
        return shown
    text = label("of_weight", language, points=shown, weight=_short(node.weight, language))
    return f"{text} ({number(percent, language)}%)"


def _concerns(indicator: str | None, id_: str) -> bool:
    return indicator is not None and indicator.partition("#")[0] == id_


def _answer_text(answer: Answer, language: Language) -> Phrase:
    tone: Tone = "warn" if answer.value is None else ""
    if answer.value is None:
        said = label("counted_zero", language)
    else:
        said = f"{answer.chosen} → {label('of_value', language, value=exact(answer.value, language))}"
    if not answer.cell:
        return Phrase((said,), tone)
    # A ratio without a row of its own has the cells of its counts, and no text.
    typed = f": {display(answer.raw)!r}" if answer.raw or answer.value is None else ""
    return Phrase((said, Toned(f"  ({answer.cell}{typed})", "quiet")), tone)


def explain_designation(
    rubric: Rubric,
    id_: str,
    assessment: Assessment | None,
    language: Language,
    *,
    on: date | None = None,
) -> list[Told]:
    """Return a designation: its minima with what they add up and where they stand, then its prerequisites.

    Args:
        rubric: that has the designation.
        id_: of the designation.
        assessment: of a workbook, whose points stand beside the minima; or None.
        language: of labels and sentences.
        on: the day whose prerequisites are shown where there is no workbook; without one, those with no end.
    """
    designation = next(known for known in rubric.designations if known.id == id_)
    verdicts = assessment.verdicts if assessment is not None else ()
    verdict = next((judged for judged in verdicts if judged.designation.id == id_), None)
    title = own(designation.name)
    if verdict is not None:
        status = Toned(status_text(verdict, language), STATUS_TONES[verdict.status])
        title = own(designation.name, ": ", status)
    facts = assessment is not None and assessment.facts is not None
    if verdict is not None and facts:
        rest = list(_prerequisites(verdict, language))
    else:
        by_lke = [settled for settled in verdict.settled if settled.state != "unverified"] if verdict else []
        rest = [Items(tuple(settled_item(row) for row in settled_rows(by_lke, language)))] if by_lke else []
        listed = verdict.unverified if verdict else rubric.prerequisites_of(designation, on)
        rest += _listed(listed, language)
    decided = Paragraph(judge((designation,), language, facts=facts), "aside")
    return [Paragraph(title, "strong"), _minima(designation, verdict, language), *rest, decided]


def _prerequisites(verdict: Verdict, language: Language) -> Iterator[Told]:
    """Yield the prerequisites of a verdict: settled by facts, or all unverified."""
    if verdict.settled:
        yield _titled(f"{label('facts_prerequisites', language)}: {summary(verdict, language)}")
        yield Items(tuple(settled_item(row) for row in settled_rows(verdict.settled, language)))
        if verdict.provisos:
            yield Paragraph(f"{label('facts_in_play', language)}:")
            yield _bullets((_theirs(statement_in(rule, language)) for rule in verdict.provisos), language)
    elif verdict.unverified:
        yield Paragraph(f"{label('unverified', language)}:", "quiet")
        statements = (_theirs(statement_in(prerequisite, language)) for prerequisite in verdict.unverified)
        yield _bullets(statements, language, "quiet")


def _bullets(texts: Iterable[Phrase], language: Language, tone: Tone = "") -> Items:
    return Items(tuple(Item(text, f"  {label('bullet', language)}", tone) for text in texts))


def explain_kind(rubric: Rubric, id_: str, assessment: Assessment | None, language: Language) -> list[Told]:
    """Return a kind of unit: its group, what holds for it, other names, and the rules that ask for it."""
    del assessment
    kind, group = kinds_in(rubric.unit_groups)[id_]
    facts = [
        ("unit_group", f"{group.name} ({group.id})"),
        ("unit_duty", label(f"duty_{group.duty}", language)),
    ]
    if kind.also_written:
        facts.append(("unit_also", ", ".join(kind.also_written)))
    about = set(rules_about(rubric, id_))
    for rule in rubric.provisos:
        if rule.id in about:
            said = f"{rule.id}: {statement_in(rule, language)} ({cites(rule.references, language)})"
            facts.append(("unit_rules_used", said))
    return [
        _titled(f"{kind.id}  {kind.name}"),
        Paragraph(_theirs(statement_in(group, language))),
        Facts(tuple((label(key, language), _theirs(text)) for key, text in facts)),
        *_provisions(group.references, language),
    ]


def _minima(designation: Designation, verdict: Verdict | None, language: Language) -> Table:
    columns = [
        Column(label("requirement", language), least=13),
        Column(label("parts", language)),
        Column(label("needed", language), "number"),
    ]
    if verdict is not None:
        columns += [Column(label(key, language), "number") for key in ("actual", "short_by")]
        columns.append(Column("", whole=True))
    columns.append(Column(label("provision", language)))
    rows: list[tuple[Cell, ...]] = []
    for at, requirement in enumerate(designation.requirements):
        percent = " %" if requirement.unit == "percent" else ""
        cells: tuple[Cell, ...] = (f"{plain(requirement.at_least, language == 'id')}{percent}",)
        if verdict is not None:
            check = verdict.checks[at]
            cells = (*against(check, language), Marked(held(check, language), held_tone(check)))
        cited = Marked(_theirs(cites(requirement.references, language)), "quiet")
        rows.append((requirement.title, " + ".join(requirement.of), *cells, cited))
    title = label("page_requirements_caption", language, name=designation.name)
    return Table(title, tuple(columns), tuple(rows), titled=False)


def _listed(prerequisites: Sequence[Prerequisite | Proviso], language: Language) -> Iterator[Told]:
    """Yield the prerequisites that no LKE can show, each with its provision."""
    if prerequisites:
        yield Paragraph(f"{label('unverified', language)}:")
    texts = []
    for prerequisite in prerequisites:
        cited = f" ({cites(prerequisite.references, language)})" if prerequisite.references else ""
        texts.append(own(Theirs(statement_in(prerequisite, language), LONGEST), Toned(cited, "quiet")))
    yield _bullets(texts, language)


def _choices(
    indicator: Indicator, scale: Scale, language: Language, chosen: str, criteria: str
) -> Iterator[Told]:
    if not scale.options:
        parts = [f"{label('scale', language)}: {scale.label}", indicator.guidance or ""]
        parts += [f"  {count.code}. {count.statement}" for count in indicator.inputs]
        yield from (Paragraph(_theirs(part)) for part in parts if part)
        return
    columns = (
        Column(label("scale", language), whole=True),
        Column(label("points", language), "plain"),
        Column(label("criteria", language)),
    )
    rows: list[tuple[Cell, ...]] = []
    for option, worth in scale.options.items():
        mark = f" ({label('chosen', language)})" if option == chosen else ""
        choice = Marked(option + mark, "strong" if option == chosen else "")
        rows.append((choice, worth, _theirs(indicator.criteria.get(option, ""))))
    yield Table(label("criteria", language), columns, tuple(rows), titled=False)
    if criteria:
        yield Paragraph(_theirs(criteria, _LONGEST_WORDING), "quiet")


def _gaps(indicator: Indicator, language: Language) -> Iterator[Told]:
    """Yield what the criteria leave undecided, and who decides it."""
    if indicator.gaps:
        yield _titled(f"{label('gaps', language)}:")
        yield _bullets((_theirs(gap_text(gap, language)) for gap in indicator.gaps), language)
        yield Paragraph(label("gaps_told", language), "aside")


def _usual_evidence(indicator: Indicator, language: Language) -> Iterator[Told]:
    if indicator.evidence:
        yield _titled(f"{label('evidence_usual', language)}:")
        yield _bullets(map(_theirs, indicator.evidence), language)


def _provisions(references: tuple[Reference, ...], language: Language) -> Iterator[Told]:
    for reference in dict.fromkeys(references):
        note = f" — {reference.note}" if reference.note else ""
        said = f"{label('provision', language)}: {cite(reference, language)}{note}"
        yield Paragraph(_theirs(said), "quiet")


def rubric_line(assessment: Assessment, language: Language) -> Paragraph:
    """Return by which rubric, and that it is not certain where it is not, as one line."""
    text = f"{label('rubric', language)}: {rubric_said(assessment, language)}"
    if assessment.rubric.uncertain:
        text += f". {label('draft', language)}"
    return Paragraph(text, "quiet")
