"""The lines of an overview: areas over their halves, results, components, total; of every report and form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zitool.named import NamedTuple

if TYPE_CHECKING:
    from zitool.core.law.rubric import Rubric

TOTAL = "TOTAL"
"""Title of the line of everything, before `zitool.wording` has its word for it."""
_INITIALS = re.compile(r"\b(sdm|kkn|wbk|wbbm|spip)\b")
"""Words of titles that are initials, and stay capitals where a title does not."""


class Row(NamedTuple):
    """What one line is about.

    Attributes:
        title: short, as the requirement calls it; else as in the regulation.
        ids: of the sections or the indicator whose points it adds up.
        level: 0 area or result, 1 part of a result, 2 total.
    """

    title: str
    ids: tuple[str, ...]
    level: int = 0


def rows(rubric: Rubric) -> list[Row]:
    """Return the lines of the overview of `rubric`."""
    short = {
        requirement.of: requirement.title
        for designation in rubric.designations
        for requirement in designation.requirements
    }

    def row(title: str, ids: tuple[str, ...], level: int = 0) -> Row:
        return Row(title if title == TOTAL else short.get(ids, _sentence_case(title)), ids, level)

    named = areas(rubric)
    lines = [row(title, ids) for title, ids in named]
    covered = {id_ for _, ids in named for id_ in ids}
    for root in rubric.sections:
        for section in root.sections:
            if any(part.id in covered for part in section.walk()):
                continue
            lines.append(row(section.title, (section.id,)))
            weighted = [leaf for leaf in section.indicators if leaf.weight is not None]
            if len(weighted) > 1:
                lines += [row(leaf.statement, (leaf.id,), 1) for leaf in weighted]
    lines += [row(root.title, (root.id,), 2) for root in rubric.sections]
    return [*lines, row(TOTAL, tuple(root.id for root in rubric.sections), 2)]


def areas(rubric: Rubric) -> list[tuple[str, tuple[str, ...]]]:
    """Return the areas as designations name them (*each area 60 %*), else those of the first component."""
    titles = rubric.section_titles()
    named: dict[tuple[str, ...], str] = {}
    for designation in rubric.designations:
        for requirement in designation.requirements:
            if requirement.unit == "percent":
                named.setdefault(requirement.of, titles.get(requirement.of[0], requirement.title))
    if named:
        return [(title, ids) for ids, title in named.items()]
    first = rubric.sections[0]
    return [(section.title, (section.id,)) for section in first.sections] if len(rubric.sections) > 1 else []


def halves(rubric: Rubric) -> list[str]:
    """Return the titles of the parts that areas are made of: *PEMENUHAN*, *REFORM*; empty where undivided."""
    most = max((ids for _, ids in areas(rubric)), key=len, default=())
    if len(most) < 2:  # noqa: PLR2004 - undivided
        return []
    return [
        section.title
        for root in rubric.sections
        for section in root.sections
        if any(part.id in most for part in section.sections)
    ]


def _sentence_case(title: str) -> str:
    """Return a title that the regulation writes in capitals as a sentence begins; any other as it is."""
    if not title.isupper():
        return title
    return _INITIALS.sub(lambda match: match[0].upper(), title.capitalize())
