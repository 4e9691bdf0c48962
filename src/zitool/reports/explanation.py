"""How points come about: from a total back to cells and provisions, and what a finding's code means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.console import Group
from rich.text import Text

from zitool.core.exact import plain
from zitool.core.law.conditions import statement_in
from zitool.core.law.official_wording import Wording
from zitool.core.law.rubric import Section
from zitool.core.law.unit_kinds import kinds_in, rules_about
from zitool.findings import severity_of
from zitool.reports.layout import (
    against,
    gap_text,
    held,
    held_style,
    number,
)
from zitool.reports.prerequisites import rows as settled_rows
from zitool.reports.prerequisites import status_text
from zitool.reports.safe import display
from zitool.reports.table import STATUS_STYLES, finding_row, prerequisites, settled_row
from zitool.reports.terminal import facts_grid, hanging, plain_table
from zitool.reports.working import exact, sum_text, working
from zitool.wording import entry as entry_of
from zitool.wording import label
from zitool.wording.citing import cite, cites
from zitool.wording.judge import judge

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date
    from fractions import Fraction

    from rich.console import RenderableType

    from zitool.core.law.conditions import Proviso
    from zitool.core.law.reference import Reference
    from zitool.core.law.rubric import Designation, Indicator, Prerequisite, Rubric, Scale
    from zitool.core.scoring.answers import Answer
    from zitool.core.scoring.assessment import Assessment
    from zitool.core.scoring.eligibility import Verdict
    from zitool.core.scoring.scoring import Score
    from zitool.wording import Language


def explain_code(code: str, language: Language) -> RenderableType:
    """Return what the finding `code` means, an example and its cure."""
    from zitool.wording.terms import sample  # noqa: PLC0415 - only to explain a code

    entry, values = entry_of(code, language), sample(code, language)
    title = f"{label(f'level_{severity_of(code).word}', language)} {code}: {entry.message.format_map(values)}"
    grid = facts_grid()
    for key, text in (
        ("cause", entry.cause),
        ("example", entry.example),
        ("cure", entry.cure.format_map(values)),
    ):
        grid.add_row(label(key, language), Text(text))
    return Group(Text(title, style="bold"), grid)


def explain_indicator(
    rubric: Rubric,
    id_: str,
    assessment: Assessment | None,
    language: Language,
    ascii_only: bool = False,
    *,
    kept: Wording | None = None,
) -> RenderableType:
    """Return a question: choices with values and criteria, evidence, provision; with its answer and cells.

    Args:
        rubric: that has the question.
        id_: of the question.
        assessment: of a workbook, or None to explain the question alone.
        language: of labels and sentences.
        ascii_only: whether nothing else can be shown.
        kept: the official wording that the user keeps; a workbook's answers bring it along already.
    """
    indicator = next(leaf for leaf in rubric.leaves() if leaf.id == id_)
    parent = next(section for section in rubric.walk() if indicator in section.indicators)
    scale = rubric.scales[indicator.scale]
    answer = assessment.answers.answers[id_] if assessment is not None else None
    said = Wording(answer.question, answer.criteria) if answer else kept or Wording("")
    grid = facts_grid()
    grid.add_row(label("question", language), Text(display(said.question, 2000) or indicator.statement))
    grid.add_row(label("section", language), Text(f"{parent.id} {parent.title}"))
    if indicator.weight is not None:
        grid.add_row(label("weight", language), Text(plain(indicator.weight, language == "id")))
    if answer is not None and assessment is not None:
        grid.add_row(label("answer", language), _answer_text(answer, language))
        for text in working(rubric, indicator, assessment, language):
            grid.add_row(label("how_computed", language), Text(text))
        above = next(each for each in assessment.card.walk() if id_ in {part.id for part in each.parts})
        grid.add_row(label("points", language), Text(_part_of(above, id_, language)))
        for key, own in (("note", answer.note), ("evidence", answer.evidence)):
            if own:
                grid.add_row(label(key, language), Text(display(own)))
    parts: list[RenderableType] = [Text(f"{id_}  {indicator.statement}", style="bold"), grid]
    chosen = answer.chosen if answer else ""
    parts.append(_choices(indicator, scale, language, ascii_only, chosen=chosen, criteria=said.criteria))
    parts += _gaps(indicator, language)
    parts += _usual_evidence(indicator, language)
    parts += _provisions((*indicator.references, *scale.references), language)
    if assessment is not None:
        parts += [
            finding_row(each, language) for each in assessment.findings if _concerns(each.indicator, id_)
        ]
    return Group(*parts)


def explain_section(
    rubric: Rubric, id_: str, assessment: Assessment | None, language: Language, ascii_only: bool = False
) -> RenderableType:
    """Return a section: its parts with weights, points and cells, and the sum or mean of them."""
    section = next(each for each in rubric.walk() if each.id == id_)
    nodes = {node.id: node for node in assessment.card.walk()} if assessment is not None else {}
    table = plain_table(ascii_only)
    table.add_column("id", no_wrap=True)
    table.add_column(label("parts", language), overflow="fold")
    table.add_column(label("weight", language), justify="right", no_wrap=True)
    if assessment is not None:
        table.add_column(label("cell", language), no_wrap=True)
        table.add_column(label("answer", language), overflow="fold")
        table.add_column(label("points", language), justify="right", no_wrap=True)
    for child in section.children:
        title = child.title if isinstance(child, Section) else child.statement
        weight = plain(child.weight, language == "id") if child.weight is not None else "-"
        row: list[RenderableType] = [Text(child.id), Text(title), Text(weight)]
        if assessment is not None:
            row += _part_cells(child, nodes[child.id], assessment, language)
        table.add_row(*row)
    parts: list[RenderableType] = [Text(f"{id_}  {section.title}", style="bold"), table]
    if assessment is not None:
        parts.append(Text(sum_text(section, nodes[id_], language)))
        parts.append(Text(f"{label('points', language)}: {_share(nodes[id_], language)}"))
        if id_ in assessment.own.points:
            own, cell = assessment.own.points[id_]
            parts.append(Text(f"{label('own_points', language)}: {number(own, language, 6)} ({cell})"))
    parts += _provisions(section.references, language)
    if assessment is not None:
        parts += [
            finding_row(each, language) for each in assessment.findings if _concerns(each.indicator, id_)
        ]
    return Group(*parts)


def _part_of(above: Score, id_: str, language: Language) -> str:
    """Return the points of an indicator, or what it adds to the mean that its section is."""
    node = next(each for each in above.parts if each.id == id_)
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


def _concerns(found: str | None, id_: str) -> bool:
    return found is not None and found.partition("#")[0] == id_


def _answer_text(answer: Answer, language: Language) -> Text:
    if answer.value is None:
        text = Text(label("counted_zero", language), style="yellow")
    else:
        text = Text(f"{answer.chosen} → {label('of_value', language, value=exact(answer.value, language))}")
    if answer.cell:
        # A ratio without a row of its own has the cells of its counts, and no text.
        typed = f": {display(answer.raw)!r}" if answer.raw or answer.value is None else ""
        text.append(f"  ({answer.cell}{typed})", style="dim")
    return text


def explain_designation(
    rubric: Rubric,
    id_: str,
    assessment: Assessment | None,
    language: Language,
    ascii_only: bool = False,
    *,
    on: date | None = None,
) -> RenderableType:
    """Return a designation: its minima with what they add up and where they stand, then its prerequisites.

    Args:
        rubric: that has the designation.
        id_: of the designation.
        assessment: of a workbook, whose points stand beside the minima; or None.
        language: of labels and sentences.
        ascii_only: whether nothing else can be shown.
        on: the day whose prerequisites are shown where there is no workbook; without one, those with no end.
    """
    designation = next(each for each in rubric.designations if each.id == id_)
    verdicts = assessment.verdicts if assessment is not None else ()
    verdict = next((each for each in verdicts if each.designation.id == id_), None)
    title = Text(designation.name, style="bold")
    if verdict is not None:
        title.append(": ").append(status_text(verdict, language), style=STATUS_STYLES[verdict.status])
    facts = assessment is not None and assessment.facts is not None
    if verdict is not None and facts:
        rest = list(prerequisites(verdict, language))
    else:
        by_lke = [each for each in verdict.settled if each.state != "unverified"] if verdict else []
        rest = [settled_row(each) for each in settled_rows(by_lke, language)]
        listed = verdict.unverified if verdict else rubric.prerequisites_of(designation, on)
        rest += _listed(listed, language)
    parts = [title, _minima(designation, verdict, language, ascii_only), *rest]
    decided = judge((designation,), language, facts=facts)
    return Group(*parts, Text(decided, style="italic"))


def explain_kind(
    rubric: Rubric, id_: str, assessment: Assessment | None, language: Language, ascii_only: bool = False
) -> RenderableType:
    """Return a kind of unit: its group, what holds for it, other names, and the rules that ask for it."""
    del assessment, ascii_only
    kind, group = kinds_in(rubric.unit_groups)[id_]
    grid = facts_grid()
    grid.add_row(label("unit_group", language), Text(f"{group.name} ({group.id})"))
    grid.add_row(label("unit_duty", language), Text(label(f"duty_{group.duty}", language)))
    if kind.also_written:
        grid.add_row(label("unit_also", language), Text(", ".join(kind.also_written)))
    about = set(rules_about(rubric, id_))
    rules = [each for each in rubric.provisos if each.id in about]
    for rule in rules:
        cited = cites(rule.references, language)
        grid.add_row(
            label("unit_rules_used", language), Text(f"{rule.id}: {statement_in(rule, language)} ({cited})")
        )
    title = Text(f"{kind.id}  {kind.name}", style="bold")
    return Group(title, Text(statement_in(group, language)), grid, *_provisions(group.references, language))


def _minima(
    designation: Designation, verdict: Verdict | None, language: Language, ascii_only: bool
) -> RenderableType:
    table = plain_table(ascii_only)
    table.add_column(label("requirement", language), overflow="fold", min_width=13)
    table.add_column(label("parts", language), overflow="fold")
    table.add_column(label("needed", language), justify="right", no_wrap=True)
    if verdict is not None:
        for key in ("actual", "short_by"):
            table.add_column(label(key, language), justify="right", no_wrap=True)
        table.add_column("", no_wrap=True)
    table.add_column(label("provision", language), overflow="fold")
    for at, each in enumerate(designation.requirements):
        percent = " %" if each.unit == "percent" else ""
        cells: tuple[str | Text, ...] = (f"{plain(each.at_least, language == 'id')}{percent}",)
        if verdict is not None:
            check = verdict.checks[at]
            cells = (
                *against(check, language),
                Text(held(check, language), style=held_style(check)),
            )
        cited = cites(each.references, language)
        table.add_row(Text(each.title), Text(" + ".join(each.of)), *cells, Text(cited, style="dim"))
    return table


def _listed(prerequisites_: Sequence[Prerequisite | Proviso], language: Language) -> Iterator[RenderableType]:
    """Yield the prerequisites that no LKE can show, each with its provision."""
    if prerequisites_:
        yield Text(f"{label('unverified', language)}:")
    for each in prerequisites_:
        text = Text(statement_in(each, language))
        if each.references:
            text.append(f" ({cites(each.references, language)})", style="dim")
        yield hanging(f"  {label('bullet', language)}", text)


def _choices(
    indicator: Indicator, scale: Scale, language: Language, ascii_only: bool, *, chosen: str, criteria: str
) -> RenderableType:
    if not scale.options:
        parts = [f"{label('scale', language)}: {scale.label}", indicator.guidance or ""]
        parts += [f"  {each.code}. {each.statement}" for each in indicator.inputs]
        return Text("\n".join(part for part in parts if part))
    table = plain_table(ascii_only)
    table.add_column(label("scale", language), no_wrap=True)
    table.add_column(label("points", language), justify="right", no_wrap=True)
    table.add_column(label("criteria", language), overflow="fold")
    for option, worth in scale.options.items():
        mark = f" ({label('chosen', language)})" if option == chosen else ""
        style = "bold" if option == chosen else ""
        table.add_row(
            Text(option + mark, style=style),
            exact(worth, language),
            Text(indicator.criteria.get(option, "")),
        )
    return Group(table, Text(display(criteria, 2000), style="dim")) if criteria else table


def _gaps(indicator: Indicator, language: Language) -> Iterator[RenderableType]:
    """Yield what the criteria leave undecided, and who decides it."""
    if indicator.gaps:
        yield Text(f"{label('gaps', language)}:", style="bold")
        for each in indicator.gaps:
            yield hanging(f"  {label('bullet', language)}", gap_text(each, language))
        yield Text(label("gaps_told", language), style="italic")


def _usual_evidence(indicator: Indicator, language: Language) -> Iterator[RenderableType]:
    if indicator.evidence:
        yield Text(f"{label('evidence_usual', language)}:", style="bold")
        for each in indicator.evidence:
            yield hanging(f"  {label('bullet', language)}", each)


def _provisions(references: tuple[Reference, ...], language: Language) -> Iterator[RenderableType]:
    for each in dict.fromkeys(references):
        note = f" — {each.note}" if each.note else ""
        yield Text(f"{label('provision', language)}: {cite(each, language)}{note}", style="dim")


def _part_cells(
    child: Section | Indicator, node: Score, assessment: Assessment, language: Language
) -> list[RenderableType]:
    if isinstance(child, Section):
        answered = label("answered_of", language, answered=node.answered, total=node.total)
        return [Text(""), Text(answered), Text(number(node.points, language, 4))]
    answer = assessment.answers.answers[child.id]
    shown = (
        Text(answer.chosen)
        if answer.value is not None
        else Text(label("no_answer", language), style="yellow")
    )
    return [Text(answer.cell or "-"), shown, Text(number(node.points, language, 4))]
