"""The rubrics there are, and one as people read it: tree with provisions, minima, prerequisites, scales."""

from __future__ import annotations

import json
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from zitool.core.days import day_text
from zitool.core.exact import plain
from zitool.core.law.conditions import statement_in
from zitool.core.law.facts import rules_about
from zitool.core.law.rubric import Section
from zitool.reports.cells import Column
from zitool.reports.document import Document, Table
from zitool.reports.json_document import picked
from zitool.reports.layout import gap_text
from zitool.wording import label
from zitool.wording.judge import cite

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence
    from fractions import Fraction

    from zitool.core.law.facts import UnitGroup
    from zitool.core.law.rubric import (
        Designation,
        Indicator,
        Prerequisite,
        Ratio,
        Regulation,
        Rubric,
    )
    from zitool.core.law.text_types import Reference
    from zitool.reports.cells import Cell
    from zitool.wording import Language

    Row = tuple[Cell, ...]

_TREE = ("rubric_id", "parts", "weight", "scale", "provision")
_NARROW = frozenset({"rubric_id", "scale", "rubric_level", "rubric_in_force"})
_NUMBERS = frozenset({"weight", "points", "minimum", "rubric_index"})


def rubric_report(rubric: Rubric, id_: str, language: Language, *, screen: bool = False) -> Document:
    """Return a rubric, or the part `id_` of it; a whole one without indicators on a `screen`."""
    tables = whole(rubric, language, indicators=not screen)
    shown: list[Section | Indicator] = list(_parts(rubric.sections))
    for section in rubric.walk():
        if id_ == section.id:
            tables = [_of(label("rubric_tree", language), _TREE, _tree(section, language, 0), language)]
            shown = list(_parts((section,)))
        for leaf in section.indicators:
            if id_ == leaf.id:
                tables = question(leaf, section, rubric, language)
                shown = [leaf]
    return Document(label("rubric", language), id_ or rubric.id, tuple(tables), _data(shown), bare=True)


def _parts(sections: Sequence[Section]) -> Iterator[Section | Indicator]:
    for section in sections:
        yield section
        yield from _parts(section.sections)
        yield from section.indicators


def _data(shown: Sequence[Section | Indicator]) -> Table:
    """Return one row for each section and indicator."""
    names = ("id", "title", "weight", "scale", "provision")
    rows = tuple(
        (
            part.id,
            part.title if isinstance(part, Section) else part.statement,
            part.weight,
            None if isinstance(part, Section) else part.scale,
            "; ".join(reference.provision for reference in part.references),
        )
        for part in shown
    )
    return Table("rubric", tuple(map(Column, names)), rows)


def _of(
    title: str,
    keys: Sequence[str],
    rows: Iterable[Row],
    language: Language,
    numbers: Collection[str] = _NUMBERS,
) -> Table:
    """Return a table whose columns are known by the keys of their labels, as are `numbers`."""
    columns = (
        Column(
            label(key, language) if key else "",
            "exact" if key in numbers else "text",
            whole=True if key in _NARROW else None,
        )
        for key in keys
    )
    return Table(title, tuple(columns), tuple(rows))


def whole(rubric: Rubric, language: Language, *, indicators: bool) -> list[Table]:
    """Return a rubric: identity, tree (down to `indicators` if asked for), minima, prerequisites, scales."""
    tree = (row for section in rubric.sections for row in _tree(section, language, 0, indicators=indicators))
    return [
        _identity(rubric, language),
        _of(_inherited("rubric_tree", rubric, language), _TREE, tree, language),
        *(_minima(designation, rubric, language) for designation in rubric.designations),
        *_prerequisites(rubric, language),
        *_special_rules(rubric, language),
        *_unit_kinds(rubric, language),
        _scales(rubric, language),
    ]


def _inherited(key: str, rubric: Rubric, language: Language) -> str:
    """Return the title of a block of the tree or the scales, and whose they are but for what is stated."""
    title = label(key, language)
    return label("rubric_as_in", language, part=title, parent=rubric.extends) if rubric.extends else title


def question(leaf: Indicator, section: Section, rubric: Rubric, language: Language) -> list[Table]:
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
    rows += [(label("gaps", language), gap_text(gap, language)) for gap in leaf.gaps]
    rows += [(label("evidence_usual", language), document) for document in leaf.evidence]
    rows += [(label("provision", language), cite(reference, language)) for reference in leaf.references]
    rows += [(label("rubric_scale_source", language), cite(source, language)) for source in scale.references]
    tables = [_of(f"{leaf.id} {leaf.statement}", ("", ""), rows, language)]
    if scale.options:
        options = [
            (option, _number(worth, language), leaf.criteria.get(option, ""))
            for option, worth in scale.options.items()
        ]
        columns = ("scale", "points", "criteria")
        tables.append(_of(label("criteria", language), columns, options, language))
    if leaf.inputs:
        counts = [(count.code, count.statement, " + ".join(count.total_of)) for count in leaf.inputs]
        columns = ("rubric_id", "rubric_count", "rubric_total_of")
        tables.append(_of(label("rubric_counts", language), columns, counts, language))
    return tables


def _ratio(ratio: Ratio, language: Language) -> Iterator[tuple[str, str]]:
    of, over = " + ".join(ratio.of), " + ".join(ratio.over)
    yield label("rubric_ratio", language), label(f"rubric_ratio_{ratio.kind}", language, of=of, over=over)
    policy = label(f"rubric_zero_{ratio.zero_denominator}", language)
    yield label("rubric_zero_denominator", language), policy
    if ratio.both_zero:
        yield label("rubric_both_zero", language), label(f"rubric_zero_{ratio.both_zero}", language)


def _identity(rubric: Rubric, language: Language) -> Table:
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
    for amendment in given.amended_by:
        guess = f" ({label('guessed', language)})" if amendment.surely_from is not None else ""
        where = f"{amendment.name}, {day_text(amendment.effective_from, language)}{guess}: {amendment.note}"
        rows.append(
            (label("rubric_amended_by", language), f"{where} ({_cited(amendment.references, language)})")
        )
    return _of(rubric.id, ("", ""), rows, language)


def _tree(section: Section, language: Language, depth: int, *, indicators: bool = True) -> Iterator[Row]:
    cited = _cited(section.references, language)
    yield section.id, _indented(section.title, depth), _number(section.weight, language), "", cited
    for child in section.sections:
        yield from _tree(child, language, depth + 1, indicators=indicators)
    for leaf in section.indicators:
        if indicators or leaf.weight is not None:
            yield _leaf(leaf, language, depth + 1)


def _leaf(leaf: Indicator, language: Language, depth: int) -> Row:
    cited = _cited(leaf.references, language)
    weight = "" if leaf.weight is None else _number(leaf.weight, language)
    return leaf.id, _indented(leaf.statement, depth), weight, leaf.scale, cited


def _minima(designation: Designation, rubric: Rubric, language: Language) -> Table:
    names = rubric.designation_names()
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
            requirement.id,
            requirement.title,
            " + ".join(requirement.of),
            f"{_number(requirement.at_least, language)}{' %' if requirement.unit == 'percent' else ''}",
            "" if requirement.index is None else _number(requirement.index, language),
            _cited(requirement.references, language),
        )
        for requirement in designation.requirements
    ]
    columns = ("rubric_id", "requirement", "parts", "minimum", "rubric_index", "provision")
    return _of(title, columns, rows, language)


def _prerequisites(rubric: Rubric, language: Language) -> Iterator[Table]:
    """Yield a block for each span of days, the earliest first."""
    ordered = sorted(rubric.prerequisites, key=_span)
    for (start, _), every in groupby(ordered, key=_span):
        rows = list(every)
        days = in_force(rubric.regulation, start, rows[0].effective_until, language)
        yield _of(
            f"{label('rubric_prerequisites', language)}, {days}",
            ("rubric_id", "rubric_level", "requirement", "rubric_designations", "provision"),
            [
                (
                    prerequisite.id,
                    label(f"rubric_level_{prerequisite.level}", language),
                    statement_in(prerequisite, language),
                    ", ".join(prerequisite.designations),
                    _cited(prerequisite.references, language),
                )
                for prerequisite in rows
            ],
            language,
        )


def _special_rules(rubric: Rubric, language: Language) -> Iterator[Table]:
    if rubric.provisos:
        columns = ("rubric_id", "rubric_effect", "requirement", "rubric_in_force", "provision")
        rows = [
            (
                rule.id,
                label(f"effect_{rule.effect}", language),
                statement_in(rule, language),
                in_force(rubric.regulation, rule.effective_from, rule.effective_until, language),
                _cited(rule.references, language),
            )
            for rule in rubric.provisos
        ]
        yield _of(label("rubric_provisos", language), columns, rows, language)


def _unit_kinds(rubric: Rubric, language: Language) -> Iterator[Table]:
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
        yield _of(label("unit_kinds", language), columns, rows, language)


def _rules(rubric: Rubric, group: UnitGroup) -> str:
    about = dict.fromkeys(rule for kind in group.kinds for rule in rules_about(rubric, kind.id))
    return "; ".join(about) or "-"


def _span(prerequisite: Prerequisite) -> tuple[date, date]:
    return prerequisite.effective_from, prerequisite.effective_until or date.max


def _scales(rubric: Rubric, language: Language) -> Table:
    rows = []
    for name, scale in rubric.scales.items():
        values = [f"{option} = {_number(worth, language)}" for option, worth in scale.options.items()]
        if scale.maximum is not None:
            values.append(f"0 - {_number(scale.maximum, language)}")
        if scale.kind == "percent":
            values.append("0 - 100 %")
        rows.append((name, scale.label, "; ".join(values), _cited(scale.references, language)))
    columns = ("rubric_id", "scale", "points", "provision")
    return _of(_inherited("rubric_scales", rubric, language), columns, rows, language, numbers=())


def _cited(references: Sequence[Reference], language: Language) -> str:
    return "; ".join(cite(reference, language) for reference in references)


def _number(value: Fraction, language: Language) -> str:
    return plain(value, comma=language == "id")


def _indented(text: str, depth: int) -> str:
    return f"{'  ' * depth}{text}"


def rubrics_report(rubrics: Sequence[Rubric], language: Language) -> Document:
    """Return id, version, status, days in force, number of indicators and regulation of each rubric."""
    columns = (
        Column("id", whole=True),
        Column(label("rubric_version", language), whole=True),
        Column(label("rubric_status", language)),
        Column(label("rubric_in_force", language)),
        Column(label("rubric_indicators", language), "number"),
        Column(label("rubric_regulation", language)),
    )
    rows = tuple(
        (
            rubric.id,
            rubric.version,
            label(f"rubric_status_{rubric.standing}", language),
            in_force(given, given.effective_from, given.effective_until, language),
            sum(1 for _ in rubric.leaves()),
            "; ".join([f"{given.number}/{given.year}  {given.title}", *later(given, language)]),
        )
        for rubric in rubrics
        for given in [rubric.regulation]
    )
    table = Table("", columns, rows, titled=False)
    return Document(label("rubric", language), "", (table,), _list_data(rubrics), bare=True)


def _list_data(rubrics: Sequence[Rubric]) -> Table:
    names = ("id", "version", "status", "effective_from", "effective_until", "indicators", "regulation")
    rows = tuple(
        (
            rubric.id,
            rubric.version,
            rubric.status,
            str(given.effective_from),
            str(given.effective_until) if given.effective_until else None,
            sum(1 for _ in rubric.leaves()),
            f"{given.number}/{given.year}",
        )
        for rubric in rubrics
        for given in [rubric.regulation]
    )
    return Table("rubrics", tuple(map(Column, names)), rows)


def in_force(regulation: Regulation, start: date, end: date | None, language: Language) -> str:
    """Return the days from `start` to `end`, both included: ``31-12-2021 - sekarang``; guesses as such."""
    last = _day(regulation, end, language) if end is not None else label("rubric_today", language)
    return f"{_day(regulation, start, language)} - {last}"


def later(regulation: Regulation, language: Language) -> list[str]:
    """Return what revoked a regulation, and what changed it, with the day of each."""
    changes = []
    if (ended := regulation.revoked_by) is not None:
        name = f"{ended.number}/{ended.year}"
        changes.append(label("rubric_revoked_by", language, by=name, day=ended.effective_from))
    for amendment in regulation.amended_by:
        since = _day(regulation, amendment.effective_from, language)
        changes.append(label("rubric_changed_by", language, by=amendment.name, day=since))
    return changes


def _day(regulation: Regulation, day: date, language: Language) -> str:
    said = day_text(day, language)
    return f"{said} ({label('guessed', language)})" if regulation.is_guess(day) else said


def rubrics_json(rubrics: Sequence[Rubric]) -> str:
    """Return JSON: id, version, status, days in force (null: no end) and number of indicators of each."""
    rows = [
        {
            **picked(rubric, "id", "version", "status"),
            "effective_from": str(rubric.regulation.effective_from),
            "effective_until": until and str(until),
            "effective_from_guessed": rubric.regulation.surely_from is not None,
            "revoked_by": revoked and f"{revoked.number}/{revoked.year}",
            "amended_by": [
                {
                    "regulation": amendment.name,
                    "effective_from": str(amendment.effective_from),
                    "effective_from_guessed": amendment.surely_from is not None,
                }
                for amendment in rubric.regulation.amended_by
            ],
            "indicators": sum(1 for _ in rubric.leaves()),
        }
        for rubric in rubrics
        for until in [rubric.regulation.effective_until]
        for revoked in [rubric.regulation.revoked_by]
    ]
    return json.dumps(rows, indent=2, ensure_ascii=False) + "\n"
