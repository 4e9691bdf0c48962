"""What a rubric means: sums, references between its parts, minima, provisions.

Every check is a small generator over the raw data, before the models see it, so that all faults are named
with file and line and not only the first. Checks say nothing about a value of the wrong shape: the models do.
"""

from __future__ import annotations

import re
import unicodedata
from fractions import Fraction
from typing import TYPE_CHECKING

from zitool.core.exact import plain
from zitool.rubrics.tree import Node, Tree, number

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import TypeAlias

    from zitool.findings import Finding
    from zitool.rubrics.source import Document, Key, Raw

    Faults: TypeAlias = Iterator[tuple[Key, Finding]]

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_SHOWN = 60
_HUNDRED = Fraction(100)


def lint(document: Document, folder: str | None = None) -> Faults:
    """Yield every fault of meaning in `document`, with the path of what is at fault.

    Args:
        document: with the ids made from codes already in it.
        folder: name of the folder the rubric lies in, which is its id; None for a single file.
    """
    tree = Tree(document, folder)
    for check in CHECKS:
        yield from check(tree)


def check_numbers(tree: Tree) -> Faults:
    """R004: a number that is not written exactly, or a weight that is not above zero."""
    places = [(node, "weight") for node in tree.sections + tree.indicators]
    places += [(node, key) for node in tree.requirements for key in ("at_least", "index")]
    for scale in tree.scales.values():
        places += [(scale, "maximum"), *((_options(scale), option) for option in scale.mapping("options"))]
    for node, key in places:
        raw, owner = node.raw.get(key), node.id if key == "weight" else None
        if raw is None:
            continue
        name = node.id or node.path[1]  # an id, or the name of a scale
        exact, given = number(raw), raw[:_SHOWN] if isinstance(raw, str) else ""
        if exact is None:
            yield tree.fault("R004", node.at(key), indicator=owner, id=name, raw=given, reason="not_exact")
        elif owner and exact <= 0:
            yield tree.fault("R004", node.at(key), indicator=owner, id=name, raw=given, reason="not_positive")


def check_scales(tree: Tree) -> Faults:
    """R007: a scale that does not reach from 0 to 1, or has options or a maximum of another kind."""
    for name, scale in tree.scales.items():
        kind, options = scale.text("kind"), scale.mapping("options")
        if kind == "choice":
            yield from _choices(tree, name, _options(scale))
        elif kind in ("ratio", "index", "percent") and options:
            yield tree.fault("R007", scale.at("options"), name=name, reason="has_options", given=len(options))
        maximum, given = scale.number("maximum"), scale.text("maximum")
        if kind == "index" and (not scale.raw.get("maximum") or (maximum is not None and maximum <= 0)):
            yield tree.fault("R007", scale.at("maximum"), name=name, reason="no_maximum", given=given)


def _choices(tree: Tree, name: str, options: Node) -> Faults:
    values = {option: options.number(option) for option in options.raw}
    for option, value in values.items():
        if value is not None and not 0 <= value <= 1:
            yield tree.fault("R007", options.at(option), name=name, reason="out_of_range", given=plain(value))
    for needed, reason in ((1, "no_full"), (0, "no_zero")):
        if needed not in values.values() and None not in values.values():
            yield tree.fault("R007", options.path, name=name, reason=reason, given=", ".join(values))
    seen: dict[str, str] = {}
    for option in values:
        # An answer is compared without case and width, so two options must differ by more.
        first = seen.setdefault(unicodedata.normalize("NFKC", option).casefold().strip(), option)
        if first != option:
            given = f"{first}, {option}"
            yield tree.fault("R007", options.at(option), name=name, reason="twins", given=given)


def check_sums(tree: Tree) -> Faults:
    """R010: the weights of the children do not add up to the weight of their section."""
    for section in tree.sections:
        weights = [each.number("weight") for each in section.children("sections") or _weighted(section)]
        known = [each for each in weights if each is not None]
        needed = section.number("weight")
        if needed is None or not known or len(known) < len(weights) or sum(known) == needed:
            continue
        yield tree.fault(
            "R010",
            section.at("weight"),
            indicator=section.id,
            id=section.id,
            title=section.text("title"),
            parts=" + ".join(map(plain, known)),
            sum=plain(sum(known, Fraction(0))),
            needed=plain(needed),
        )


def check_children(tree: Tree) -> Faults:
    """R011: a section without parts, with both kinds of them, or only some of its indicators weighted."""
    for section in tree.sections:
        sections, indicators = section.children("sections"), section.children("indicators")
        weighted = _weighted(section)
        reason = ""
        if sections and indicators:
            reason = "two_kinds"
        elif not section.raw.get("sections") and not section.raw.get("indicators"):
            reason = "no_parts"
        elif weighted and len(weighted) < len(indicators):
            reason = "some_weighted"
        if reason:
            title = section.text("title")
            yield tree.fault(
                "R011", section.path, indicator=section.id, id=section.id, title=title, reason=reason
            )


def check_scale_names(tree: Tree) -> Faults:
    """R012: an indicator's scale is not among the rubric's scales."""
    known = ", ".join(tree.root.mapping("scales"))
    for leaf in tree.indicators:
        name = leaf.text("scale")
        if name and name not in tree.root.mapping("scales"):
            yield tree.fault(
                "R012", leaf.at("scale"), indicator=leaf.id, id=leaf.id, name=name[:_SHOWN], known=known
            )


def check_criteria(tree: Tree) -> Faults:
    """R013: an indicator's criteria are not exactly the options of its scale."""
    for leaf in tree.indicators:
        scale = tree.scales.get(leaf.text("scale"))
        if scale is None:
            continue
        options = scale.mapping("options") if scale.text("kind") == "choice" else {}
        criteria = leaf.mapping("criteria")
        missing = [each for each in options if each not in criteria]
        extra = [each[:_SHOWN] for each in criteria if each not in options]
        if missing or extra:
            yield tree.fault(
                "R013",
                leaf.at("criteria"),
                indicator=leaf.id,
                id=leaf.id,
                name=leaf.text("scale"),
                reason="other_criteria"
                if missing and extra
                else "no_criterion"
                if missing
                else "extra_criterion",
                missing=", ".join(missing),
                extra=", ".join(extra),
            )


def check_ratios(tree: Tree) -> Faults:
    """R014: a ratio without its scale, a ratio scale without a ratio, or a count that does not exist."""
    for leaf in tree.indicators:
        scale, has_ratio = tree.scales.get(leaf.text("scale")), "ratio" in leaf.raw
        if scale is not None and has_ratio != (scale.text("kind") == "ratio"):
            reason = "not_a_ratio_scale" if has_ratio else "no_ratio"
            path = leaf.at("ratio") if has_ratio else leaf.at("scale")
            yield tree.fault(
                "R014", path, indicator=leaf.id, id=leaf.id, reason=reason, name=leaf.text("scale")
            )
        inputs = leaf.children("inputs")
        known = {each.text("code") for each in inputs}
        ratio = Node(leaf.at("ratio"), leaf.mapping("ratio"))
        lists = [(ratio, "of", known), (ratio, "over", known)]
        lists += [(each, "total_of", known - {each.text("code")}) for each in inputs]
        for node, key, allowed in lists:
            for code in node.texts(key):
                if code not in allowed:
                    yield tree.fault(
                        "R014",
                        node.at(key),
                        indicator=leaf.id,
                        id=leaf.id,
                        reason="unknown_input",
                        name=code[:_SHOWN],
                    )


def check_ids(tree: Tree) -> Faults:
    """R015: an id that two things have."""
    counts = [each for leaf in tree.indicators for each in leaf.children("inputs")]
    groups = [tree.sections + tree.indicators + counts, tree.designations, tree.prerequisites]
    groups += [each.children("requirements") for each in tree.designations]
    for group in groups:
        seen: dict[str, Node] = {}
        for node in group:
            first = seen.setdefault(node.id, node)
            if node.id and first is not node:
                place = tree.document.place(first.path)
                path = node.at("code" if "code" in node.raw else "id")
                yield tree.fault("R015", path, id=node.id, first=f"{place.file}:{place.line}")


def check_sums_of(tree: Tree) -> Faults:
    """R016: a requirement counts something that has no points of its own, or counts it twice."""
    weighted = {each.id for each in tree.sections} | {
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
            elif any(_overlap(tree, name, each) for each in before):
                reason = "counted_twice"
            if reason:
                id_ = requirement.id
                path = requirement.at("of", index)
                yield tree.fault("R016", path, id=id_, target=name[:_SHOWN], reason=reason)
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
            tops = [paths[each] for each in requirement.texts("of") if each in paths]
            own = {id_ for id_, path in leaves if any(path[: len(top)] == top for top in tops)}
            crossed = next(
                (name for name, other in before if own & other and own - other and other - own), None
            )
            if crossed is not None:
                id_ = requirement.id
                yield tree.fault("R019", requirement.at("of"), id=id_, other=crossed[:_SHOWN])
            before.append((requirement.id, own))


def check_minima(tree: Tree) -> Faults:
    """R017: a minimum that nobody can miss or nobody can reach."""
    weights = {node.id: node.number("weight") for node in tree.sections + tree.indicators}
    for requirement in tree.requirements:
        minimum = requirement.number("at_least")
        parts = [weights.get(each) for each in requirement.texts("of")]
        known = [each for each in parts if each is not None]
        if minimum is None or len(known) < len(parts):
            continue
        most = _HUNDRED if requirement.text("unit") == "percent" else sum(known, Fraction(0))
        reason = "negative" if minimum < 0 else "too_high" if minimum > most else ""
        if reason:
            yield tree.fault(
                "R017",
                requirement.at("at_least"),
                id=requirement.id,
                minimum=plain(minimum),
                most=plain(most),
                reason=reason,
            )


def check_designations(tree: Tree) -> Faults:
    """R017: a designation is named that does not exist, or has to be held before itself."""
    holds = {each.id: each.text("holds") for each in tree.designations}
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


def check_provisions(tree: Tree) -> Faults:
    """R018: a figure that does not say where it stands in the regulation."""
    figures = [(node, node.text("title")) for node in tree.sections]
    figures += [(leaf, leaf.text("statement")) for leaf in tree.indicators if "weight" in leaf.raw]
    figures += [(each, each.text("title")) for each in tree.requirements]
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
        for path in _unverified(root.raw, ()):
            yield tree.fault("R008", path, reason="unverified", given="active", expected="draft")


def _unverified(raw: Raw, path: Key) -> Iterator[Key]:
    """Yield the paths of all references whose certainty is unverified."""
    items = raw.items() if isinstance(raw, dict) else enumerate(raw) if isinstance(raw, list) else ()
    for step, value in items:
        if step == "certainty" and value == "unverified":
            yield (*path, step)
        else:
            yield from _unverified(value, (*path, step))


def _weighted(section: Node) -> list[Node]:
    return [each for each in section.children("indicators") if "weight" in each.raw]


def _options(scale: Node) -> Node:
    return Node(scale.at("options"), scale.mapping("options"))


CHECKS = (
    check_numbers,
    check_scales,
    check_identity,
    check_sums,
    check_children,
    check_scale_names,
    check_criteria,
    check_ratios,
    check_ids,
    check_sums_of,
    check_nesting,
    check_minima,
    check_designations,
    check_provisions,
)
"""Every check of meaning; the order does not matter, findings are sorted by place."""
