"""Minima and the designations they belong to."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from zitool.core.exact import plain

if TYPE_CHECKING:
    from zitool.findings import Finding
    from zitool.rubrics.source import Key
    from zitool.rubrics.tree import Faults, Node, Tree

_SHOWN = 60
_HUNDRED = Fraction(100)


def check_sums_of(tree: Tree) -> Faults:
    """R016: a requirement counts something that has no points of its own, or counts it twice."""
    weighted = {section.id for section in tree.sections} | {
        leaf.id for leaf in tree.indicators if "weight" in leaf.raw
    }
    unweighted = {leaf.id for leaf in tree.indicators} - weighted
    for requirement in tree.requirements:
        before: list[str] = []
        for index, name in enumerate(requirement.texts("of")):
            reason = ""
            if name in unweighted:
                reason = "unweighted"
            elif name not in weighted:
                reason = "unknown_id"
            elif any(_overlap(tree, name, counted) for counted in before):
                reason = "counted_twice"
            if reason:
                yield tree.about(requirement, "R016", "of", index, target=name[:_SHOWN], reason=reason)
            before.append(name)


def _overlap(tree: Tree, one: str, other: str) -> bool:
    """Whether two ids are the same node or one stands below the other."""
    # By position and not by the letters of the id: what stands under a heading does not carry its id.
    paths = {node.id: node.path for node in tree.sections + tree.indicators}
    first, second = sorted((paths.get(one, ()), paths.get(other, ())), key=len)
    return second[: len(first)] == first


def check_nesting(tree: Tree) -> Faults:
    """R019: two requirements of one designation share some of their indicators but neither holds the other.

    The search for the cheapest plan needs them nested, as every regulation so far has them.
    """
    leaves = [(leaf.id, leaf.path) for leaf in tree.indicators]
    paths = {node.id: node.path for node in tree.sections + tree.indicators}
    for designation in tree.designations:
        before: list[tuple[str, set[str]]] = []
        for requirement in designation.children("requirements"):
            tops = [paths[name] for name in requirement.texts("of") if name in paths]
            own = {id_ for id_, path in leaves if any(path[: len(top)] == top for top in tops)}
            crossed = next(
                (name for name, other in before if own & other and own - other and other - own), None
            )
            if crossed is not None:
                yield tree.about(requirement, "R019", "of", other=crossed[:_SHOWN])
            before.append((requirement.id, own))


def check_minima(tree: Tree) -> Faults:
    """R017: a minimum that nobody can miss or nobody can reach."""
    weights = {node.id: node.number("weight") for node in tree.sections + tree.indicators}
    for requirement in tree.requirements:
        minimum = requirement.number("at_least")
        parts = [weights.get(name) for name in requirement.texts("of")]
        known = [part for part in parts if part is not None]
        if minimum is None or len(known) < len(parts):
            continue
        most = _HUNDRED if requirement.text("unit") == "percent" else sum(known, Fraction(0))
        reason = "negative" if minimum < 0 else "too_high" if minimum > most else ""
        if reason:
            values = {"minimum": plain(minimum), "most": plain(most), "reason": reason}
            yield tree.about(requirement, "R017", "at_least", **values)
    for owner, zone in tree.zones:
        minimum = zone.number("at_least")
        if minimum is not None and minimum <= 0:  # how high the score can be stands in no regulation
            values = {"id": owner.id, "minimum": plain(minimum), "most": "", "reason": "negative"}
            yield tree.fault("R017", zone.at("at_least"), **values)


def check_designations(tree: Tree) -> Faults:
    """R017: a designation is named that does not exist, or has to be held before itself."""
    holds = {designation.id: designation.text("holds") for designation in tree.designations}
    for node in tree.designations:
        name, seen = holds[node.id], {node.id}
        if "holds" in node.raw and name not in holds:
            yield _unknown(tree, node.at("holds"), name)
        while name in holds and name not in seen:
            seen.add(name)
            name = holds[name]
        if name == node.id:
            yield tree.fault("R017", node.at("holds"), id=name, minimum="", most="", reason="holds_itself")
    for prerequisite in tree.prerequisites:
        for index, name in enumerate(prerequisite.texts("designations")):
            if name not in holds:
                yield _unknown(tree, prerequisite.at("designations", index), name)


def _unknown(tree: Tree, path: Key, name: str) -> tuple[Key, Finding]:
    return tree.fault("R017", path, id=name[:_SHOWN], minimum="", most="", reason="unknown_designation")


def check_index(tree: Tree) -> Faults:
    """R034: the survey index named beside a minimum does not make that minimum."""
    for requirement in tree.requirements:
        index, minimum = requirement.number("index"), requirement.number("at_least")
        if index is None or minimum is None:
            continue
        parts = [_on_an_index(tree, name) for name in requirement.texts("of")]
        known = [part for part in parts if part is not None]
        if not known or len(known) < len(parts):
            continue
        points = sum((weight * index / maximum for weight, maximum in known), Fraction(0))
        whole = sum((weight for weight, _ in known), Fraction(0))
        computed = _HUNDRED * points / whole if requirement.text("unit") == "percent" else points
        if computed != minimum:
            values = {"given": plain(index), "computed": plain(computed), "needed": plain(minimum)}
            yield tree.about(requirement, "R034", "index", **values)


def _on_an_index(tree: Tree, name: str) -> tuple[Fraction, Fraction] | None:
    """Return weight and maximum of a section or indicator answered by one kind of index, or else None."""
    node = next((part for part in tree.sections + tree.indicators if part.id == name), None)
    if node is None:
        return None
    leaves = [leaf for leaf in tree.indicators if leaf.path[: len(node.path)] == node.path]
    scales = [tree.scales.get(leaf.text("scale")) for leaf in leaves]
    maxima = {scale.number("maximum") if scale else None for scale in scales}
    weight, maximum = node.number("weight"), next(iter(maxima), None)
    return (weight, maximum) if len(maxima) == 1 and weight and maximum and maximum > 0 else None


def check_held(tree: Tree) -> Faults:
    """R037: a designation asks for less of the same parts than the one that must be held before it."""
    by_id = {designation.id: designation for designation in tree.designations}
    for designation in tree.designations:
        held = by_id.get(designation.text("holds"))
        before = {_asked(child): child for child in held.children("requirements")} if held else {}
        for requirement in designation.children("requirements"):
            other = before.get(_asked(requirement))
            own, needed = requirement.number("at_least"), other.number("at_least") if other else None
            if held is not None and own is not None and needed is not None and own < needed:
                values = {"given": plain(own), "needed": plain(needed), "other": held.id}
                id_ = f"{designation.id} {requirement.id}"
                yield tree.fault("R037", requirement.at("at_least"), id=id_, **values)


def check_held_zones(tree: Tree) -> Faults:
    """R037: a zone needs less integration for a designation than for the one to be held before it."""
    zones = {owner.id: zone for owner, zone in tree.zones}
    for owner, zone in tree.zones:
        before = zones.get(owner.text("holds"))
        own, needed = zone.number("at_least"), before.number("at_least") if before else None
        if own is not None and needed is not None and own < needed:
            values = {"given": plain(own), "needed": plain(needed), "other": owner.text("holds")}
            yield tree.fault("R037", zone.at("at_least"), id=f"{owner.id} zone", **values)


def _asked(requirement: Node) -> tuple[frozenset[str], str]:
    return frozenset(requirement.texts("of")), requirement.text("unit")
