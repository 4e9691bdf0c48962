"""Two assessments side by side: what changed, what it does, and what it turns."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from zitool.core.days import read_day
from zitool.core.exact import fixed, plain, rounded_half_up
from zitool.core.law.conditions import statement_in
from zitool.core.monitoring.comparison import Kind
from zitool.reports.cells import STATUS_TONES, Column, Marked, Toned, own, rounded_text, signed
from zitool.reports.document import Document, Heading, Item, Items, Paragraph, Part, Refused, Table, grid
from zitool.reports.json_document import dump, finding_object, identity, picked, refused_object
from zitool.reports.layout import day_said, known_text, to_know
from zitool.reports.lines import display
from zitool.wording import label
from zitool.wording.judge import judge

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from fractions import Fraction

    from zitool.core.monitoring.comparison import Change, Comparison, Turn
    from zitool.core.monitoring.comparison import Part as Section
    from zitool.core.scoring.answers import Answer
    from zitool.findings import Finding
    from zitool.reports.cells import Cell, Tone
    from zitool.reports.document import Block
    from zitool.wording import Language

COMPARE_SCHEMA = "zitool/compare/1"
_LONGEST = 40
_KIND_TONES: Mapping[Kind, Tone] = {
    Kind.ROSE: "good",
    Kind.FELL: "bad",
    Kind.ANSWERED: "good",
    Kind.OPENED: "open",
    Kind.REWORDED: "quiet",
}


def comparison_report(
    comparisons: Sequence[Comparison],
    refused: Sequence[tuple[str, Sequence[Finding]]],
    language: Language,
    *,
    screen: bool = False,
) -> Document:
    """Return each pair of sides: totals, designations, sections, every question that differs.

    Args:
        comparisons: the pairs.
        refused: files that could not be read; on a screen others say so.
        language: of what people read.
        screen: whether only sections that differ are shown.
    """
    part = _screen if screen else _written
    parts = tuple(part(comparison, language) for comparison in comparisons)
    objects = [] if screen else [refused_object(*refusal, language) for refusal in refused]
    designations = [designation for pair in comparisons for designation in pair.second.rubric.designations]
    return Document(
        label("page_compare", language),
        parts[0].title if len(parts) == 1 else "",
        (*parts, Refused.of(objects)),
        _data(comparisons),
        foot=judge(designations, language) if designations else "",
    )


def _written(comparison: Comparison, language: Language) -> Part:
    names = side_names(comparison)
    notes = [*sides_told(comparison, language), total_text(comparison, language)]
    if comparison.one_rubric:
        notes.append(_counts(comparison, language))
    else:
        notes += _other_sections(comparison, language)
    notes += _known(comparison, language)
    first, *others = notes
    tables = [_turns(comparison, names, language), _sections(comparison, names, language)]
    if comparison.one_rubric:
        tables.append(_changes(comparison, names, language))
    blocks: tuple[Block, ...] = (Paragraph(first, "lead"), *map(Paragraph, others), *tables)
    return Part(label("compare_title", language, first=names[0], second=names[1]), blocks)


def _screen(comparison: Comparison, language: Language) -> Part:
    names = side_names(comparison)
    blocks: list[Block] = [
        Items(tuple(Item(told, f"{at}.") for at, told in enumerate(sides_told(comparison, language), 1))),
        Paragraph(total_text(comparison, language)),
        *(Paragraph(text, "warn") for text in _known(comparison, language)),
        *(_turn_line(turn, comparison, language) for turn in comparison.turns),
        _differing_sections(comparison, names, language),
    ]
    if not comparison.one_rubric:
        rubrics, *others = _other_sections(comparison, language)
        blocks += [Paragraph(rubrics, "warn"), *map(Paragraph, others)]
    elif comparison.changes:
        blocks.append(_differing_questions(comparison, names, language))
    else:
        blocks.append(Heading(_counts(comparison, language)))
    return Part(label("compare_title", language, first=names[0], second=names[1]), tuple(blocks))


def _counts(comparison: Comparison, language: Language) -> str:
    return label("compare_counts", language, differ=len(comparison.changes), same=comparison.same)


def _known(comparison: Comparison, language: Language) -> list[str]:
    return [known_text(known, language) for known in to_know((comparison.first, comparison.second))]


def _other_sections(comparison: Comparison, language: Language) -> list[str]:
    """Return that the rubrics differ, and the sections that only one of them has."""
    rubrics = {"first": comparison.first.rubric.id, "second": comparison.second.rubric.id}
    told = [label("compare_rubrics", language, **rubrics)]
    only = {"compare_only_first": comparison.only_first, "compare_only_second": comparison.only_second}
    return told + [f"{label(key, language)}: {', '.join(titles)}" for key, titles in only.items() if titles]


def _turns(comparison: Comparison, names: tuple[str, str], language: Language) -> Table:
    turned = label("compare_gained", language), label("compare_lost", language)
    head = (label("recap_designation", language), *names, *turned)
    rows = [
        (
            turn.designation.upper(),
            *(
                "-" if status is None else label(f"recap_status_{status}", language)
                for status in (turn.first, turn.second)
            ),
            *(_minima(ids, turn, comparison, language) for ids in (turn.gained, turn.lost)),
        )
        for turn in comparison.turns
    ]
    return grid(label("conclusion", language), head, rows)


def _minima(ids: Sequence[str], turn: Turn, comparison: Comparison, language: Language) -> str:
    return ", ".join(requirement_text(comparison, turn.designation, id_, language) for id_ in ids)


def _turn_line(turn: Turn, comparison: Comparison, language: Language) -> Paragraph:
    first, second = (
        "-" if status is None else Toned(label(f"recap_status_{status}", language), STATUS_TONES[status])
        for status in (turn.first, turn.second)
    )
    turned = [
        f"; {label(key, language)}: {_minima(ids, turn, comparison, language)}"
        for key, ids in (("compare_gained", turn.gained), ("compare_lost", turn.lost))
        if ids
    ]
    return Paragraph(own(f"{turn.designation.upper()}: ", first, " → ", second, *turned), "strong")


def _section_row(part: Section) -> tuple[Cell, ...]:
    return (f"{part.id}  {part.title}", *side_figures(part.first, part.second), part.weight)


def _sections(comparison: Comparison, names: tuple[str, str], language: Language) -> Table:
    keys = ("compare_change", "weight")
    head = (label("section", language), *names, *(label(key, language) for key in keys))
    rows = [_section_row(part) for part in comparison.parts]
    return grid(label("compare_sections", language), head, rows, (3,), rounded=True)


def _differing_sections(comparison: Comparison, names: tuple[str, str], language: Language) -> Table:
    columns = (
        Column(label("section", language), least=16),
        *(Column(name, "number", rounded=True, whole=False, most=18) for name in names),
        Column(label("compare_change", language), "change", rounded=True),
        Column(label("weight", language), "number"),
    )
    differing = (part for part in comparison.parts if part.first != part.second or "." not in part.id)
    return Table("", columns, tuple(map(_section_row, differing)))


def _changes(comparison: Comparison, names: tuple[str, str], language: Language) -> Table:
    questions, kinds = _questions(comparison)
    rows: list[tuple[Cell, ...]] = [
        (
            f"{change.indicator}  {questions[change.indicator]}",
            *(
                answer_text(answer, kinds[change.indicator], language)
                + (f" ({answer.cell})" if answer.cell else "")
                for answer in (change.first, change.second)
            ),
            change.points,
            label(f"compare_{change.kind}", language),
            effects_text(change, comparison, language),
        )
        for change in comparison.changes
    ]
    keys = ("points", "compare_kind", "compare_requirements")
    head = (label("question", language), *names, *(label(key, language) for key in keys))
    return grid(label("compare_questions", language), head, rows, (3,))


def _differing_questions(comparison: Comparison, names: tuple[str, str], language: Language) -> Table:
    questions, kinds = _questions(comparison)
    columns = (
        Column("ID", whole=True),
        Column(label("question", language), least=20),
        *(Column(name, most=14) for name in names),
        Column(label("points", language), "change"),
        Column(label("compare_kind", language), whole=True),
        Column(label("compare_requirements", language), least=12),
    )
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            change.indicator,
            questions[change.indicator],
            *(
                answer_text(answer, kinds[change.indicator], language)
                for answer in (change.first, change.second)
            ),
            change.points,
            Marked(label(f"compare_{change.kind}", language), _KIND_TONES[change.kind]),
            effects_text(change, comparison, language),
        )
        for change in comparison.changes
    )
    return Table(_counts(comparison, language), columns, rows)


def _questions(comparison: Comparison) -> tuple[dict[str, str], dict[str, str]]:
    """Return the question of each change in the workbook's own words, or else the rubric's; and its scale."""
    rubric = comparison.second.rubric
    leaves = {leaf.id: leaf for leaf in rubric.leaves()}
    own = {change.indicator: change.second.question for change in comparison.changes}
    return (
        {id_: question or leaves[id_].statement for id_, question in own.items()},
        {id_: rubric.scales[leaves[id_].scale].kind for id_ in own},
    )


def _data(comparisons: Sequence[Comparison]) -> Table:
    """Return one row for each question that differs."""
    names = ("first_file", "first_assessor", "second_file", "second_assessor", "id", "question", "kind")
    figures = ("first", "second", "points")
    rows: list[tuple[Cell, ...]] = []
    for both in comparisons:
        questions, _ = _questions(both)
        sides = [text for side in (both.first, both.second) for text in (side.file, side.answers.assessor)]
        for change in both.changes:
            told = (change.indicator, questions[change.indicator], str(change.kind))
            answers = (answer.chosen or answer.raw or None for answer in (change.first, change.second))
            rows.append((*sides, *told, *answers, change.points))
    return Table("compare", tuple(map(Column, (*names, *figures))), tuple(rows))


def side_names(comparison: Comparison) -> tuple[str, str]:
    """Return what tells the sides apart: the sheets or assessors of one workbook, else names of the files."""
    first, second = comparison.first, comparison.second
    if first.file == second.file and first.sha256 == second.sha256:
        if first.sheet != second.sheet:
            return first.sheet, second.sheet
        return first.answers.assessor, second.answers.assessor
    names = PurePath(first.file).name, PurePath(second.file).name
    return names if names[0] != names[1] else (first.file, second.file)


def answer_text(answer: Answer, kind: str, language: Language) -> str:
    """Return an answer as people write it: a choice, a percentage for a ratio, what stands in the cell.

    Args:
        answer: one side's.
        kind: of its scale.
        language: of the decimal sign and of the word for none.
    """
    if answer.value is None:
        return label("compare_open", language)
    if kind == "ratio":
        return f"{fixed(100 * answer.value, 2, comma=language == 'id')} %"
    return display(answer.chosen or answer.raw, _LONGEST)


def sides_told(comparison: Comparison, language: Language) -> list[str]:
    """Return who is compared, a line for each side: unit, file, assessor, the day the file was saved."""
    told = []
    for side in (comparison.first, comparison.second):
        day = read_day(side.saved)
        saved = label("saved_on", language, day=day or side.saved) if side.saved else ""
        who = f"{label('assessor', language)}: {side.answers.assessor}"
        parts = (
            side.unit,
            side.file,
            who,
            saved,
            label("rubric_line", language, id=side.rubric.id, version=side.rubric.version),
            day_said(side, language),
        )
        told.append("; ".join(filter(None, parts)))
    return told


def effects_text(change: Change, comparison: Comparison, language: Language) -> str:
    """Return which minima a difference touches; by how much where that is not the change itself."""
    minima = {
        requirement.id: requirement
        for designation in comparison.second.rubric.designations
        for requirement in designation.requirements
    }
    return ", ".join(
        f"{minima[key].title} {signed(effect, language)} %"
        if minima[key].unit == "percent"
        else minima[key].title
        for key, effect in change.requirements.items()
    )


def side_figures(first: Fraction, second: Fraction) -> tuple[Fraction, Fraction, Fraction]:
    """Return both figures and their difference, rounded alike so that what is shown adds up.

    As many decimals are kept as it takes for figures that differ not to look the same.
    """
    places = 2
    while first != second and rounded_half_up(first, places) == rounded_half_up(second, places):
        places += 1
    before, after = rounded_half_up(first, places), rounded_half_up(second, places)
    return before, after, after - before


def total_text(comparison: Comparison, language: Language) -> str:
    """Return the totals of both sides and their difference."""
    first, second, change = side_figures(comparison.first.card.points, comparison.second.card.points)
    return label(
        "compare_total",
        language,
        first=rounded_text(first, language),
        second=rounded_text(second, language),
        change=signed(change, language, rounded=True),
    )


def requirement_text(comparison: Comparison, designation: str, requirement: str, language: Language) -> str:
    """Return what a minimum or a prerequisite is called, in the rubric of either side."""
    for assessment in (comparison.second, comparison.first):
        for one_designation in assessment.rubric.designations:
            for minimum in one_designation.requirements:
                if (one_designation.id, minimum.id) == (designation, requirement):
                    return minimum.title
        for prerequisite in assessment.rubric.prerequisites:
            if prerequisite.id == requirement:
                return statement_in(prerequisite, language)
    return requirement


def comparison_json(
    comparisons: Sequence[Comparison], refused: Sequence[tuple[str, Sequence[Finding]]], language: Language
) -> str:
    """Return ``zitool/compare/1``: each pair of sides, the largest effect first."""
    sides = [side for both in comparisons for side in (both.first, both.second)]
    return dump(
        {
            "schema": COMPARE_SCHEMA,
            "comparisons": [comparison_object(pair) for pair in comparisons],
            "findings": [finding_object(known, language) for known in to_know(sides)],
            "refused": [refused_object(file, findings, language) for file, findings in refused],
        }
    )


def comparison_object(comparison: Comparison) -> dict[str, Any]:
    """Return one comparison; differences are second less first."""
    return {
        "first": _side(comparison, first=True),
        "second": _side(comparison, first=False),
        "points_change": plain(comparison.points),
        "same": comparison.same,
        "one_rubric": comparison.one_rubric,
        "sections": [picked(part, "id", "title", "weight", "first", "second") for part in comparison.parts],
        "only_first": list(comparison.only_first),
        "only_second": list(comparison.only_second),
        "verdicts": [
            {
                "designation": turn.designation,
                "first": turn.first and str(turn.first),
                "second": turn.second and str(turn.second),
                "gained": list(turn.gained),
                "lost": list(turn.lost),
            }
            for turn in comparison.turns
        ],
        "changes": [_change(change) for change in comparison.changes],
    }


def _side(comparison: Comparison, *, first: bool) -> dict[str, Any]:
    assessment = comparison.first if first else comparison.second
    saved = {"saved": assessment.saved} if assessment.saved else {}
    return {**identity(assessment), **saved, "points": plain(assessment.card.points)}


def _change(change: Change) -> dict[str, Any]:
    return {
        "id": change.indicator,
        "kind": str(change.kind),
        "first": _answer(change.first),
        "second": _answer(change.second),
        "points": plain(change.points),
        "requirements": {key: plain(value) for key, value in change.requirements.items()},
    }


def _answer(answer: Answer) -> dict[str, Any]:
    return picked(answer, "cell", "raw", "chosen", "value")
