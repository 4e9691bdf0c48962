"""What a rubric means: sums, references between its parts, minima, provisions, periods, texts, cases.

Every check is a small generator over the raw data, before the models see it, so that all faults are named
with file and line and not only the first. Checks say nothing about a value of the wrong shape: the models do.
Faults keep a rubric from being loaded; advice is what ``zitool rubric check`` says besides.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from zitool.rubrics.lint import facts, requirements, sources, structure
from zitool.rubrics.tree import Tree

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from pathlib import Path

    from zitool.findings import Finding
    from zitool.rubrics.source import Document
    from zitool.rubrics.tree import Faults

FAULTS = (
    structure.check_numbers,
    structure.check_scales,
    structure.check_sums,
    structure.check_children,
    structure.check_scale_names,
    structure.check_criteria,
    structure.check_gaps,
    structure.check_ratios,
    structure.check_ids,
    requirements.check_sums_of,
    requirements.check_nesting,
    requirements.check_minima,
    requirements.check_designations,
    sources.check_identity,
    sources.check_provisions,
    facts.check_facts,
    facts.check_shapes,
    facts.check_words,
    facts.check_kinds,
    facts.check_targets,
    facts.check_counted,
    facts.check_amounts,
)
"""Every check that a rubric must pass to be loaded; the order does not matter: findings are sorted."""

ADVICE = (
    structure.check_unused_scales,
    structure.check_whole,
    structure.check_alike,
    structure.check_keys,
    requirements.check_index,
    requirements.check_held,
    requirements.check_held_zones,
    sources.check_overlaps,
    sources.check_bounds,
    sources.check_gaps,
    sources.check_pages,
    sources.check_draft,
    sources.check_lengths,
    sources.check_evidence,
    sources.check_todo,
    facts.check_without_needs,
    facts.check_told,
)
"""Every further check of what the YAML says."""


def lint(document: Document, folder: str | None = None) -> Faults:
    """Yield every fault of meaning in `document`, with the path of what is at fault.

    Args:
        document: with the ids made from codes already in it.
        folder: name of the folder the rubric lies in, which is its id; None for a single file.
    """
    tree = Tree(document, folder)
    for check in FAULTS:
        yield from check(tree)


def advise(document: Document, folder: Path | None, today: date) -> Iterator[Finding]:
    """Yield what could be better about a rubric that loads: R027 to R039, R041, R044, R045, R075 to R080.

    Args:
        document: with the ids made from codes already in it.
        folder: where cases, SOURCES.md and CHANGELOG.md lie; None for a single file, which has none.
        today: for what was not checked for a long time.
    """
    tree = Tree(document, folder.name if folder else None)
    for check in ADVICE:
        yield from (reported for _, reported in check(tree))
    yield from (reported for _, reported in sources.check_age(tree, today))
    if folder is not None:
        yield from sources.check_cases(tree, folder)
        yield from sources.check_records(tree, folder)
        yield from sources.check_instruments(tree, folder)
