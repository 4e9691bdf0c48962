"""Since when and until when: prerequisites against each other and against their regulation."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import combinations
from typing import TYPE_CHECKING

from zitool.rubrics.tree import Node, Tree, day

if TYPE_CHECKING:
    from zitool.rubrics.tree import Faults

_DAY = timedelta(days=1)
_YEAR = re.compile(r"-[0-9]{4}$")


def check_overlaps(tree: Tree) -> Faults:
    """R027: the same prerequisite is in force twice on the same days for the same designation.

    The same is one with the same sentence, or with the same id but for a year at its end.
    """
    for first, second in combinations(tree.prerequisites, 2):
        shared = [
            designation
            for designation in second.texts("designations")
            if designation in first.texts("designations")
        ]
        spans = _span(first), _span(second)
        if not shared or not _same(first, second) or None in spans:
            continue
        since, until = _common(*(span for span in spans if span))
        if since <= until:
            yield tree.fault(
                "R027",
                second.at("effective_from"),
                id=second.id,
                other=first.id,
                designation=", ".join(shared),
                since=since,
                until="" if until == date.max else until,
            )


def check_bounds(tree: Tree) -> Faults:
    """R028: a prerequisite or an amendment in force before its regulation begins or after it ends."""
    regulation = Node(("regulation",), tree.root.mapping("regulation"))
    whole = _span(regulation)
    if whole is None:
        return
    for node in (*regulation.children("amended_by"), *tree.prerequisites):
        start, end = day(node.text("effective_from")), day(node.text("effective_until"))
        for key, given in (("effective_from", start), ("effective_until", end)):
            if given is not None and not whole[0] <= given <= whole[1]:
                until = "" if whole[1] == date.max else whole[1]
                name = node.id or f"{node.text('number')}/{node.text('year')}"
                yield tree.fault("R028", node.at(key), id=name, given=given, since=whole[0], until=until)


def check_gaps(tree: Tree) -> Faults:
    """R078: between two versions of a prerequisite are days without it, or it changes on no order.

    A version begins with its regulation or an amendment, and ends the day before an amendment or with its
    regulation.
    """
    regulation = Node(("regulation",), tree.root.mapping("regulation"))
    orders = [dates for dates in (_span(node) for node in regulation.children("amended_by")) if dates]
    whole = _span(regulation)
    if whole is None:
        return
    starts = {whole[0], *(dates[0] for dates in orders)}
    ends = {whole[1], date.max, *(dates[0] - _DAY for dates in orders)}
    for node in (*tree.prerequisites, *tree.root.children("provisos")):
        span = _span(node)
        for key, given, known in (
            ("effective_from", span and span[0], starts), ("effective_until", span and span[1], ends),
        ):  # fmt: skip
            if given and given not in known and whole[0] <= given <= whole[1]:  # else R028 says it
                told = {"given": str(given), "other": "", "until": "", "reason": "no_order"}
                yield tree.fault("R078", node.at(key), id=node.id, **told)
    for node in tree.prerequisites:
        later = [other for other in tree.prerequisites if other is not node and _same(node, other)]
        later = [
            other for other in later if set(other.texts("designations")) & set(node.texts("designations"))
        ]
        own = _span(node)
        nexts = [(span, other) for other in later if (span := _span(other)) and own and span[0] > own[1]]
        if (
            own
            and nexts
            and (following := min(nexts, key=lambda following: following[0]))[0][0] > own[1] + _DAY
        ):
            told = {"given": str(following[0][0]), "other": node.id, "until": str(own[1]), "reason": "gap"}
            yield tree.fault("R078", following[1].at("effective_from"), id=following[1].id, **told)


def _same(first: Node, second: Node) -> bool:
    words = [" ".join(prerequisite.text("statement").casefold().split()) for prerequisite in (first, second)]
    return words[0] == words[1] or _YEAR.sub("", first.id) == _YEAR.sub("", second.id)


def _span(node: Node) -> tuple[date, date] | None:
    """Return first and last day, or None where a day is not one; without an end, the end of time."""
    start, written = day(node.text("effective_from")), node.text("effective_until")
    end = day(written) if written else date.max
    return None if start is None or end is None else (start, end)


def _common(first: tuple[date, date], second: tuple[date, date]) -> tuple[date, date]:
    return max(first[0], second[0]), min(first[1], second[1])
