"""What people read: how long it is, whether evidence is named, what is still to be written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zitool.rubrics.tree import Tree, scalars

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zitool.rubrics.source import Key
    from zitool.rubrics.tree import Faults

TODO = re.compile(r"\bTODO\b")
"""What a new rubric has wherever something must be filled in."""

_TITLE, _STATEMENT, _CRITERION, _GUIDANCE = 100, 120, 140, 240
_SHOWN = 60


def check_lengths(tree: Tree) -> Faults:
    """R033: a title, statement, criterion, evidence or guidance too long for a line of a report."""
    for path, key, id_, text, most in _lines(tree):
        if len(text) > most:
            yield tree.fault("R033", path, indicator=id_, key=key, id=id_, length=len(text), most=most)


def _lines(tree: Tree) -> Iterator[tuple[Key, str, str, str, int]]:
    """Yield path, key, owner, text and the most letters of every line of a rubric."""
    for node, key, most in (
        *((section, "title", _TITLE) for section in tree.sections),
        *((leaf, "statement", _STATEMENT) for leaf in tree.indicators),
        *((leaf, "guidance", _GUIDANCE) for leaf in tree.indicators),
        *((child, "statement", _STATEMENT) for leaf in tree.indicators for child in leaf.children("inputs")),
        *((requirement, "title", _TITLE) for requirement in tree.requirements),
        *((prerequisite, "statement", _STATEMENT) for prerequisite in tree.prerequisites),
    ):
        yield node.at(key), key, node.id, node.text(key), most
    for leaf in tree.indicators:
        for option, text in leaf.mapping("criteria").items():
            if isinstance(text, str):
                yield leaf.at("criteria", option), f"criteria {option}", leaf.id, text, _CRITERION
        for index, text in enumerate(leaf.texts("evidence")):
            yield leaf.at("evidence", index), "evidence", leaf.id, text, _CRITERION


def check_evidence(tree: Tree) -> Faults:
    """R030: an indicator without an example of evidence; plans and reports leave that column empty."""
    for leaf in tree.indicators:
        if not leaf.texts("evidence"):
            yield tree.fault("R030", leaf.path, indicator=leaf.id, id=leaf.id)


def check_todo(tree: Tree) -> Faults:
    """R045: a text that still says TODO."""
    for path, text in scalars(tree.root.raw):
        if TODO.search(text):
            yield tree.fault("R045", path, given=text[:_SHOWN])
