"""A rubric as people read it: its tree with weights and provisions, minima, prerequisites by date, scales."""

from __future__ import annotations

from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from rich.text import Text

from zitool.core.days import day_text
from zitool.core.exact import plain
from zitool.core.law.conditions import statement_in
from zitool.core.law.unit_kinds import rules_about
from zitool.named import NamedTuple
from zitool.reports.layout import gap_text
from zitool.reports.markdown_text import foreign, own, table
from zitool.reports.rubric_list import in_force
from zitool.reports.safe import display
from zitool.reports.terminal import plain_table
from zitool.wording import label
from zitool.wording.citing import cite

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from rich.console import RenderableType

    from zitool.core.law.reference import Reference
    from zitool.core.law.rubric import Designation, Indicator, Prerequisite, Ratio, Rubric, Section
    from zitool.core.law.unit_kinds import UnitGroup
    from zitool.wording import Language


class Block(NamedTuple):
    """A table under a title: columns by the key of their label, rows of texts as the rubric has them.

    Attributes:
        numbers: the positions of columns that are set to the right.
    """

    title: str
    columns: tuple[str, ...]
    rows: Sequence[tuple[str, ...]]
    numbers: tuple[int, ...] = ()


def whole(rubric: Rubric, language: Language, *, indicators: bool) -> list[Block]:
    """Return a rubric: identity, tree (down to `indicators` if asked for), minima, prerequisites, scales."""
    tree = [row for section in rubric.sections for row in _tree(section, language, 0, indicators)]
    return [
        _identity(rubric, language),
        Block(_inherited("rubric_tree", rubric, language), _TREE, tree, (2,)),
        *(_minima(each, rubric, language) for each in rubric.designations),
        *_prerequisites(rubric, language),
        *_special_rules(rubric, language),
        *_unit_kinds(rubric, language),
        _scales(rubric, language),
    ]


def _inherited(key: str, rubric: Rubric, language: Language) -> str:
    """Return the title of a block of the tree or the scales, and whose they are but for what is stated."""
    title = label(key, language)
    return label("rubric_as_in", language, part=title, parent=rubric.extends) if rubric.extends else title


def part(section: Section, language: Language) -> list[Block]:
    """Return a section with all that is below it."""
    return [Block(label("rubric_tree", language), _TREE, list(_tree(section, language, 0, True)), (2,))]


def question(leaf: Indicator, section: Section, rubric: Rubric, language: Language) -> list[Block]:
    """Return an indicator: how it is answered and scored, criteria, counts, evidence, provisions."""
    scale = rubric.scales[leaf.scale]
    rows = [(label("section", language), f"{section.id} {section.title}")]
    if leaf.weight is not None:
        rows.append((label("weight", language), _number(leaf.weight, language)))
    rows.append((label("scale", language), f"{scale.label} ({leaf.scale})"))
    if scale.maximum is not None:
        rows.append((label("points", language), f"0 - {_number(scale.maximum, language)}"))
    if leaf.guidance:
        rows.append((label("rubric_guidance", language), leaf.guidance))
    if leaf.ratio is not None:
        rows += _ratio(leaf.ratio, language)
    rows += [(label("gaps", language), gap_text(each, language)) for each in leaf.gaps]
    rows += [(label("evidence_usual", language), each) for each in leaf.evidence]
    rows += [(label("provision", language), cite(each, language)) for each in leaf.references]
    rows += [(label("rubric_scale_source", language), cite(each, language)) for each in scale.references]
    blocks = [Block(f"{leaf.id} {leaf.statement}", ("", ""), rows)]
    if scale.options:
        options = [
            (option, _number(worth, language), leaf.criteria.get(option, ""))
            for option, worth in scale.options.items()
        ]
        blocks.append(Block(label("criteria", language), ("scale", "points", "criteria"), options, (1,)))
    if leaf.inputs:
        counts = [(each.code, each.statement, " + ".join(each.total_of)) for each in leaf.inputs]
        columns = ("rubric_id", "rubric_count", "rubric_total_of")
        blocks.append(Block(label("rubric_counts", language), columns, counts))
    return blocks


def _ratio(ratio: Ratio, language: Language) -> Iterator[tuple[str, str]]:
    of, over = " + ".join(ratio.of), " + ".join(ratio.over)
    yield label("rubric_ratio", language), label(f"rubric_ratio_{ratio.kind}", language, of=of, over=over)
    policy = label(f"rubric_zero_{ratio.zero_denominator}", language)
    yield label("rubric_zero_denominator", language), policy
    if ratio.both_zero:
        yield label("rubric_both_zero", language), label(f"rubric_zero_{ratio.both_zero}", language)


def as_tables(blocks: Sequence[Block], language: Language, ascii_only: bool) -> list[RenderableType]:
    """Return blocks as tables for a terminal."""
    shown: list[RenderableType] = []
    for block in blocks:
        grid = plain_table(ascii_only)
        grid.show_header = any(block.columns)
        for position, key in enumerate(block.columns):
            right = position in block.numbers
            narrow = right or key in _NARROW
            heading = label(key, language) if key else ""
            grid.add_column(heading, justify="right" if right else "left", no_wrap=narrow, overflow="fold")
        for row in block.rows:
            grid.add_row(*(Text(display(cell) if cell.strip() else "") for cell in row))
        shown += [Text(f"\n{display(block.title)}", style="bold"), grid]
    return shown


def as_markdown(blocks: Sequence[Block], language: Language) -> str:
    """Return blocks as Markdown: a heading and a table each."""
    parts = []
    for block in blocks:
        head = [own(label(key, language)) if key else "" for key in block.columns]
        rows = [[foreign(cell.strip()) for cell in row] for row in block.rows]
        parts.append(f"## {foreign(block.title)}\n\n{table(head, rows, block.numbers)}")
    return "\n".join(parts)


_TREE = ("rubric_id", "parts", "weight", "scale", "provision")
_NARROW = {"rubric_id", "scale", "rubric_level", "rubric_in_force"}


def _identity(rubric: Rubric, language: Language) -> Block:
    given = rubric.regulation
    rows = [
        (label("rubric_regulation", language), f"{given.number}/{given.year} {given.title}"),
        (label("rubric_version", language), rubric.version),
        (label("rubric_status", language), label(f"rubric_status_{rubric.standing}", language)),
        (
            label("rubric_in_force", language),
            in_force(given, given.effective_from, given.effective_until, language),
        ),
        (label("rubric_last_checked", language), day_text(given.last_checked, language)),
        (label("rubric_indicators", language), str(sum(1 for _ in rubric.leaves()))),
    ]
    if given.gazette:
        rows.insert(1, (label("rubric_gazette", language), given.gazette))
    if rubric.extends:
        rows.append((label("rubric_extends", language), rubric.extends))
        rows.append((label("rubric_own", language), ", ".join(rubric.own) or "-"))
    if (ended := given.revoked_by) is not None:
        since = day_text(ended.effective_from, language)
        where = f"{ended.number}/{ended.year}, {since} ({_cited(ended.references, language)})"
        rows.append((label("rubric_revoked", language), where))
    for each in given.amended_by:
        guess = f" ({label('guessed', language)})" if each.surely_from is not None else ""
        where = f"{each.name}, {day_text(each.effective_from, language)}{guess}: {each.note}"
        rows.append((label("rubric_amended_by", language), f"{where} ({_cited(each.references, language)})"))
    return Block(rubric.id, ("", ""), rows)


def _tree(section: Section, language: Language, depth: int, indicators: bool) -> Iterator[tuple[str, ...]]:
    weight, cited = _number(section.weight, language), _cited(section.references, language)
    yield section.id, _indented(section.title, depth), weight, "", cited
    for child in section.sections:
        yield from _tree(child, language, depth + 1, indicators)
    for leaf in section.indicators:
        if indicators or leaf.weight is not None:
            yield _leaf(leaf, language, depth + 1)


def _leaf(leaf: Indicator, language: Language, depth: int) -> tuple[str, ...]:
    weight = _number(leaf.weight, language) if leaf.weight is not None else ""
    return leaf.id, _indented(leaf.statement, depth), weight, leaf.scale, _cited(leaf.references, language)


def _minima(designation: Designation, rubric: Rubric, language: Language) -> Block:
    names = {each.id: each.name for each in rubric.designations}
    title = f"{designation.name} ({designation.id})"
    if designation.holds:
        title += f"; {label('rubric_holds', language)} {names.get(designation.holds, designation.holds)}"
    if designation.authority:
        decided = label("page_authority", language, authority=designation.authority.name)
        title += f"; {decided} ({_cited(designation.authority.references, language)})"
    if designation.zone:
        zone = label("rubric_zone", language, minimum=_number(designation.zone.at_least, language))
        title += f"; {zone} ({_cited(designation.zone.references, language)})"
    rows = [
        (
            each.id,
            each.title,
            " + ".join(each.of),
            f"{_number(each.at_least, language)}{' %' if each.unit == 'percent' else ''}",
            _number(each.index, language) if each.index is not None else "",
            _cited(each.references, language),
        )
        for each in designation.requirements
    ]
    columns = ("rubric_id", "requirement", "parts", "minimum", "rubric_index", "provision")
    return Block(title, columns, rows, (3, 4))


def _prerequisites(rubric: Rubric, language: Language) -> Iterator[Block]:
    """Yield a block for each span of days, the earliest first."""
    ordered = sorted(rubric.prerequisites, key=_span)
    for (start, _), every in groupby(ordered, key=_span):
        rows = list(every)
        days = in_force(rubric.regulation, start, rows[0].effective_until, language)
        yield Block(
            f"{label('rubric_prerequisites', language)}, {days}",
            ("rubric_id", "rubric_level", "requirement", "rubric_designations", "provision"),
            [
                (
                    each.id,
                    label(f"rubric_level_{each.level}", language),
                    statement_in(each, language),
                    ", ".join(each.designations),
                    _cited(each.references, language),
                )
                for each in rows
            ],
        )


def _special_rules(rubric: Rubric, language: Language) -> Iterator[Block]:
    if rubric.provisos:
        columns = ("rubric_id", "rubric_effect", "requirement", "rubric_in_force", "provision")
        rows = [
            (
                each.id,
                label(f"effect_{each.effect}", language),
                statement_in(each, language),
                in_force(rubric.regulation, each.effective_from, each.effective_until, language),
                _cited(each.references, language),
            )
            for each in rubric.provisos
        ]
        yield Block(label("rubric_provisos", language), columns, rows)


def _unit_kinds(rubric: Rubric, language: Language) -> Iterator[Block]:
    """Yield the groups of units with their kinds, what holds for them, and the rules that ask for them."""
    if rubric.unit_groups:
        columns = ("rubric_id", "unit_duty", "unit_kinds_named", "unit_rules_used", "provision")
        rows = [
            (
                group.id,
                f"{group.name} ({label(f'duty_{group.duty}', language)}). {statement_in(group, language)}",
                "; ".join(f"{kind.id} ({kind.name})" for kind in group.kinds),
                _rules(rubric, group),
                _cited(group.references, language),
            )
            for group in rubric.unit_groups
        ]
        yield Block(label("unit_kinds", language), columns, rows)


def _rules(rubric: Rubric, group: UnitGroup) -> str:
    about = dict.fromkeys(rule for kind in group.kinds for rule in rules_about(rubric, kind.id))
    return "; ".join(about) or "-"


def _span(prerequisite: Prerequisite) -> tuple[date, date]:
    return prerequisite.effective_from, prerequisite.effective_until or date.max


def _scales(rubric: Rubric, language: Language) -> Block:
    rows = []
    for name, scale in rubric.scales.items():
        values = [f"{option} = {_number(worth, language)}" for option, worth in scale.options.items()]
        if scale.maximum is not None:
            values.append(f"0 - {_number(scale.maximum, language)}")
        if scale.kind == "percent":
            values.append("0 - 100 %")
        rows.append((name, scale.label, "; ".join(values), _cited(scale.references, language)))
    return Block(
        _inherited("rubric_scales", rubric, language), ("rubric_id", "scale", "points", "provision"), rows
    )


def _cited(references: Sequence[Reference], language: Language) -> str:
    return "; ".join(cite(each, language) for each in references)


def _number(value: Fraction, language: Language) -> str:
    return plain(value, comma=language == "id")


def _indented(text: str, depth: int) -> str:
    return f"{'  ' * depth}{text}"
