"""A recap as Markdown, for a merge request or a message."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from zitool.reports.layout import number
from zitool.reports.markdown_text import code, foreign, own, table
from zitool.reports.recap_layout import (
    components,
    counted,
    coverage_text,
    designations,
    doubts,
    indicator_names,
    is_covered,
    missing_names,
    only_said,
    refused_name,
    requirement_title,
    sets_of,
    share,
    standing_text,
)
from zitool.reports.safe import display
from zitool.wording import label
from zitool.wording.judge import judge

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zitool.core.monitoring.recap import UnitLine
    from zitool.core.monitoring.recap_report import RecapReport
    from zitool.wording import Language

_MOST = 10
_MOST_NAMES = 50
_STANDINGS = ("met", "near", "not_met", "incomplete", "uncertain", "not_in_force")


def recap_markdown(report: RecapReport, language: Language) -> str:
    """Return counts, designations, the table of units, what is missed most, broken files, groups."""
    return "\n".join(_lines(report, language))


def _lines(report: RecapReport, language: Language) -> Iterator[str]:
    recap = report.recap
    yield f"## {label('recap_header', language, units=len(recap.packed), files=recap.files)}\n"
    yield " · ".join(f"{label(key, language)}: {count}" for key, count in counted(report).items()) + "\n"
    if only := only_said(report, language):
        yield f"**{foreign(only)}**\n"
    for doubt in doubts(report, language):
        yield f"**{foreign(doubt)}**\n"
    yield from _standings(report, language)
    yield _units(report, language) if report.lines else f"{label('recap_none', language)}\n"
    decided = [each for rubric in report.rubrics.values() for each in rubric.designations]
    yield f"{own(judge(decided, language))}\n"
    yield from _failed(report, language)
    yield from _refused(report, language)
    yield from _groups(report, language)
    yield from _unlisted(report, language)


def _standings(report: RecapReport, language: Language) -> Iterator[str]:
    names = designations(report)
    if names:
        head = [label("recap_designation", language)]
        head += [label(f"recap_count_{each}", language) for each in _STANDINGS]
        rows = [
            [foreign(name), *(str(getattr(report.whole.standings[id_], each)) for each in _STANDINGS)]
            for id_, name in names.items()
        ]
        yield table(head, rows, range(1, len(head)))


def _units(report: RecapReport, language: Language) -> str:
    assessors, _ = sets_of(report.lines)
    parts, names = components(report), designations(report)
    head = [label("recap_number", language), label("unit", language)]
    head += [label("assessor", language)] if assessors else []
    head += [label("answered", language), *(foreign(each) for each in parts.values())]
    head += [label("points", language), *(each.upper() for each in names)]
    covered = is_covered(report)
    head += [label("evidence_columns", language)] if covered else []
    head += [label(key, language) for key in ("recap_errors", "recap_warnings")]

    def row(position: int, line: UnitLine) -> list[str]:
        return [
            str(position),
            foreign(line.name),
            *([foreign(line.assessor)] if assessors else []),
            f"{line.answered}/{line.indicators}",
            *(number(line.parts[id_], language) if id_ in line.parts else "" for id_ in parts),
            f"**{number(line.points, language)}**",
            *(standing_text(report, line, id_, language, quoted=foreign) for id_ in names),
            *([coverage_text(line)] if covered else []),
            str(line.findings[0]),
            str(line.findings[1]),
        ]

    last = len(head) - 2 - covered
    texts = {1, *({2} if assessors else ()), *range(last - len(names), last)}
    rows = (row(position, line) for position, line in enumerate(report.lines, 1))
    return table(head, rows, [each for each in range(len(head)) if each not in texts])


def _failed(report: RecapReport, language: Language) -> Iterator[str]:
    for id_, name in designations(report).items():
        missed = report.whole.requirements[id_]
        if missed:
            yield f"### {own(label('recap_failed_of', language, name=name))}\n"
            yield _list(
                f"{foreign(requirement_title(report, id_, each.id, language))}: "
                f"{share(each.times, each.of, language)}"
                for each in missed[:_MOST]
            )
    for rubric, several in report.whole.indicators.items():
        if several:
            names = indicator_names(report.rubrics[rubric])
            yield f"### {label('recap_indicators_of', language, rubric=code(rubric))}\n"
            yield _list(
                f"{code(each.id)} {foreign(names[each.id])}: {share(each.times, each.of, language)}"
                for each in several[:_MOST]
            )


def _refused(report: RecapReport, language: Language) -> Iterator[str]:
    if report.recap.refused and report.shows_refused:
        yield f"### {label('recap_broken', language)} ({len(report.recap.refused)})\n"
        head = [label(key, language) for key in ("file", "code", "finding_said", "cure")]
        yield table(
            head,
            (
                [
                    code(display(refused_name(refused))),
                    each["code"],
                    foreign(each["message"]),
                    foreign(each["hint"]),
                ]
                for refused in report.recap.refusals()
                for each in refused["findings"]
            ),
        )


def _groups(report: RecapReport, language: Language) -> Iterator[str]:
    if report.grouping is None:
        return
    names = list(report.whole.standings)
    title = label(f"recap_by_{report.grouping}", language)
    head = [title, *(label(key, language) for key in ("recap_units", "recap_complete"))]
    head += [label("recap_met_of", language, designation=each.upper()) for each in names]
    rows = [
        [
            foreign(name) or label("recap_no_group", language),
            str(each.units),
            str(each.complete),
            *(str(each.standings[id_].met) if id_ in each.standings else "" for id_ in names),
            number(each.points.at(Fraction(1, 2)), language),
        ]
        for name, each in report.groups.items()
    ]
    yield f"### {title}\n"
    yield table([*head, label("recap_median", language)], rows, range(1, len(head) + 1))


def _unlisted(report: RecapReport, language: Language) -> Iterator[str]:
    strangers = report.registered.strangers if report.registered else ()
    for key, names in (("recap_missing", missing_names(report)), ("recap_strangers", strangers)):
        if names:
            yield f"### {label(key, language, count=len(names))}\n"
            more = len(names) - _MOST_NAMES
            shown = [foreign(each) for each in names[:_MOST_NAMES]]
            yield _list([*shown, label("page_and_more", language, count=more)] if more > 0 else shown)


def _list(lines: Iterator[str] | list[str]) -> str:
    return "\n".join(f"- {each}" for each in lines) + "\n"
