"""Where figures come from, how certain they are, since when anybody looked, and what is still to write."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from zitool.rubrics.tree import Node, Tree, day, scalars

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from zitool.rubrics.source import Key, Raw
    from zitool.rubrics.tree import Faults

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SHOWN = 60
_MONTHS = 12


def check_provisions(tree: Tree) -> Faults:
    """R018: a figure that does not say where it stands in the regulation."""
    figures = [(node, node.text("title")) for node in tree.sections]
    figures += [(leaf, leaf.text("statement")) for leaf in tree.indicators if "weight" in leaf.raw]
    figures += [(requirement, requirement.text("title")) for requirement in tree.requirements]
    figures += [(zone, owner.text("name")) for owner, zone in tree.zones]
    figures += [
        (scale, scale.text("label"))
        for scale in tree.scales.values()
        if scale.mapping("options") or "maximum" in scale.raw
    ]
    for node, title in figures:
        if not node.raw.get("references"):
            name = node.id or node.path[-1]
            yield tree.fault("R018", node.at("references"), title=title[:_SHOWN], id=name)


def check_identity(tree: Tree) -> Faults:
    """R008: the id is not the folder's name, a time ends before it begins, active is not certain."""
    root = tree.root
    if tree.folder is not None and root.id and root.id != tree.folder:
        yield tree.fault(
            "R008", ("id",), reason="not_the_folder", given=root.id[:_SHOWN], expected=tree.folder
        )
    for node in (Node(("regulation",), root.mapping("regulation")), *tree.prerequisites):
        start, end = node.text("effective_from"), node.text("effective_until")
        if _DAY.fullmatch(start) and _DAY.fullmatch(end) and start > end:
            yield tree.fault(
                "R008", node.at("effective_until"), reason="ends_before_it_begins", given=end, expected=start
            )
    if root.text("status") == "active":
        for path in unverified(root.raw, ()):
            yield tree.fault("R008", path, reason="unverified", given="active", expected="draft")


def unverified(raw: Raw, path: Key) -> Iterator[Key]:
    """Yield the paths of all references whose certainty is unverified."""
    items = raw.items() if isinstance(raw, dict) else enumerate(raw) if isinstance(raw, list) else ()
    for step, value in items:
        if step == "certainty" and value == "unverified":
            yield (*path, step)
        else:
            yield from unverified(value, (*path, step))


def check_pages(tree: Tree) -> Faults:
    """R035: a provision read in the text, as it says, but on no page."""
    for path, references in references_in(tree.root.raw):
        for index, reference in enumerate(references):
            if (
                isinstance(reference, dict)
                and "page" not in reference
                and reference.get("certainty", "law") == "law"
            ):
                provision = reference.get("provision", "")
                shown = provision[:_SHOWN] if isinstance(provision, str) else ""
                yield tree.fault("R035", (*path, index), provision=shown)


def references_in(raw: Raw, path: Key = ()) -> Iterator[tuple[Key, list[Raw]]]:
    """Yield every list of references below `raw`, with the way to it."""
    items = raw.items() if isinstance(raw, dict) else enumerate(raw) if isinstance(raw, list) else ()
    for step, value in items:
        if step == "references" and isinstance(value, list):
            yield (*path, step), value
        else:
            yield from references_in(value, (*path, step))


def check_draft(tree: Tree) -> Faults:
    """R039: a draft without any figure that is unverified; every output says that it is not certain."""
    if tree.root.text("status") == "draft" and not any(True for _ in unverified(tree.root.raw, ())):
        yield tree.fault("R039", ("status",), id=tree.root.id)


def check_age(tree: Tree, today: date) -> Faults:
    """R029: nobody compared the rubric with the text for twelve months, or says to have done so tomorrow."""
    regulation = Node(("regulation",), tree.root.mapping("regulation"))
    last = day(regulation.text("last_checked"))
    if last is None:
        return
    months = 12 * (today.year - last.year) + today.month - last.month - (today.day < last.day)
    reason = "in_the_future" if last > today else "a_year_ago" if months >= _MONTHS else ""
    if reason:
        yield tree.fault("R029", regulation.at("last_checked"), given=last, today=today, reason=reason)


TODO = re.compile(r"\bTODO\b")
"""What a new rubric has wherever something must be filled in."""

_TITLE, _STATEMENT, _CRITERION, _GUIDANCE = 100, 120, 140, 240


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
