"""What a rubric is made of: children, scales, criteria, ratios, ids, and figures that add up."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING

from zitool.core.exact import plain
from zitool.rubrics.tree import Node, Tree, number, options_of, weighted_indicators

if TYPE_CHECKING:
    from zitool.rubrics.tree import Faults

_SHOWN = 60


def check_children(tree: Tree) -> Faults:
    """R011: a section without parts, with both kinds of them, or only some of its indicators weighted."""
    for section in tree.sections:
        sections, indicators = section.children("sections"), section.children("indicators")
        weighted = weighted_indicators(section)
        reason = ""
        if sections and indicators:
            reason = "two_kinds"
        elif not section.raw.get("sections") and not section.raw.get("indicators"):
            reason = "no_parts"
        elif weighted and len(weighted) < len(indicators):
            reason = "some_weighted"
        if reason:
            yield tree.scored(section, "R011", title=section.text("title"), reason=reason)


def check_scale_names(tree: Tree) -> Faults:
    """R012: an indicator's scale is not among the rubric's scales."""
    known = ", ".join(tree.root.mapping("scales"))
    for leaf in tree.indicators:
        name = leaf.text("scale")
        if name and name not in tree.root.mapping("scales"):
            yield tree.scored(leaf, "R012", "scale", name=name[:_SHOWN], known=known)


def check_criteria(tree: Tree) -> Faults:
    """R013: an indicator's criteria are not exactly the options of its scale."""
    for leaf in tree.indicators:
        scale = tree.scales.get(leaf.text("scale"))
        if scale is None:
            continue
        options = scale.mapping("options") if scale.text("kind") == "choice" else {}
        criteria = leaf.mapping("criteria")
        missing = [option for option in options if option not in criteria]
        extra = [criterion[:_SHOWN] for criterion in criteria if criterion not in options]
        if missing or extra:
            reason = "no_criterion" if missing else "extra_criterion"
            values = {"name": leaf.text("scale"), "reason": "other_criteria" if missing and extra else reason}
            values |= {"missing": ", ".join(missing), "extra": ", ".join(extra)}
            yield tree.scored(leaf, "R013", "criteria", **values)


def check_gaps(tree: Tree) -> Faults:
    """R087: a gap that names no two options of the question's scale, or names some where none fits."""
    for leaf in tree.indicators:
        scale = tree.scales.get(leaf.text("scale"))
        known = list(scale.mapping("options")) if scale is not None else []
        for gap in leaf.children("gaps"):
            named = gap.texts("options")
            several = gap.text("kind") == "several_fit"
            if len(set(named)) < 2 * several or (named and not several) or not set(named) <= set(known):
                path = gap.at("options" if named else "kind")
                values = {"raw": ", ".join(named)[:60] or "-", "known": ", ".join(known) or "-"}
                yield tree.fault("R087", path, id=leaf.id, kind=gap.text("kind")[:60], **values)


def check_alike(tree: Tree) -> Faults:
    """R077: two criteria of one indicator have the same words: nobody could choose between them."""
    for leaf in tree.indicators:
        seen: dict[str, str] = {}
        for option, text in leaf.mapping("criteria").items():
            words = " ".join(sorted(re.findall(r"\w+", str(text).casefold())))
            first = seen.setdefault(words, option)
            if first != option:
                values = {"option": option[:_SHOWN], "other": first[:_SHOWN]}
                yield tree.scored(leaf, "R077", "criteria", option, **values)


def check_keys(tree: Tree) -> Faults:
    """R080: a row's key in another system is used twice, or missing where all others of its kind have one."""
    rows = [(_kind(tree, leaf), leaf) for leaf in tree.indicators]
    for leaf in tree.indicators:
        rows += [
            ("total" if child.raw.get("total_of") else "count", child) for child in leaf.children("inputs")
        ]
    for system in dict.fromkeys(key for _, row in rows for key in row.mapping("keys")):
        seen: dict[str, str] = {}
        having = Counter(kind for kind, row in rows if system in row.mapping("keys"))
        for kind, row in rows:
            key = row.mapping("keys").get(system)
            first = seen.setdefault(str(key), row.id) if key is not None else row.id
            # Where most of a kind have a key, one without was forgotten.
            forgotten = key is None and 2 * having[kind] > sum(sort == kind for sort, _ in rows)
            if first != row.id or forgotten:
                values = {"id": row.id, "system": system[:_SHOWN], "key": str(key or "")[:_SHOWN]}
                values |= {"first": first, "reason": "key_twice"}
                if forgotten:
                    values |= {"first": "", "reason": "key_missing"}
                yield tree.fault("R080", row.at("keys"), indicator=row.id.partition("#")[0], **values)


def _kind(tree: Tree, leaf: Node) -> str:
    scale = tree.scales.get(leaf.text("scale"))
    return scale.text("kind") if scale is not None else ""


def check_ratios(tree: Tree) -> Faults:
    """R014: a ratio without its scale, a ratio scale without a ratio, or a count that does not exist."""
    counts = {count.id for leaf in tree.indicators for count in leaf.children("inputs")}
    for leaf in tree.indicators:
        scale, has_ratio = tree.scales.get(leaf.text("scale")), "ratio" in leaf.raw
        if scale is not None and has_ratio != (scale.text("kind") == "ratio"):
            reason = "not_a_ratio_scale" if has_ratio else "no_ratio"
            key = "ratio" if has_ratio else "scale"
            yield tree.scored(leaf, "R014", key, reason=reason, name=leaf.text("scale"))
        inputs = leaf.children("inputs")
        known = {count.text("code") for count in inputs}
        ratio = Node(leaf.at("ratio"), leaf.mapping("ratio"))
        lists = [(ratio, "of", known), (ratio, "over", known)]
        lists += [
            (count, key, known - {count.text("code")}) for key in ("total_of", "covers") for count in inputs
        ]
        lists += [(count, "same_as", counts - {count.id}) for count in inputs if "same_as" in count.raw]
        for node, key, allowed in lists:
            for code in [node.text(key)] if key == "same_as" else node.texts(key):
                if code not in allowed:
                    values = {"id": leaf.id, "reason": "unknown_input", "name": code[:_SHOWN]}
                    yield tree.fault("R014", node.at(key), indicator=leaf.id, **values)


def check_ids(tree: Tree) -> Faults:
    """R015: an id that two things have."""
    counts = [child for leaf in tree.indicators for child in leaf.children("inputs")]
    groups = [tree.sections + tree.indicators + counts, tree.designations, tree.prerequisites]
    groups += [designation.children("requirements") for designation in tree.designations]
    for group in groups:
        seen: dict[str, Node] = {}
        for node in group:
            first = seen.setdefault(node.id, node)
            if node.id and first is not node:
                place = tree.document.place(first.path)
                path = node.at("code" if "code" in node.raw else "id")
                yield tree.fault("R015", path, id=node.id, first=f"{place.file}:{place.line}")


_USUAL = Fraction(100)


def check_numbers(tree: Tree) -> Faults:
    """R004: a number that is not written exactly, or a weight that is not above zero."""
    places = [(node, "weight") for node in tree.sections + tree.indicators]
    places += [(node, key) for node in tree.requirements for key in ("at_least", "index")]
    places += [(zone, "at_least") for _, zone in tree.zones]
    for scale in tree.scales.values():
        places += [(scale, "maximum"), *((options_of(scale), option) for option in scale.mapping("options"))]
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
            yield from _choices(tree, name, options_of(scale))
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
        weights = [
            child.number("weight") for child in section.children("sections") or weighted_indicators(section)
        ]
        known = [weight for weight in weights if weight is not None]
        needed = section.number("weight")
        if needed is None or not known or len(known) < len(weights) or sum(known) == needed:
            continue
        values = {"title": section.text("title"), "parts": " + ".join(map(plain, known))}
        values |= {"sum": plain(sum(known, Fraction(0))), "needed": plain(needed)}
        yield tree.scored(section, "R010", "weight", **values)


def check_unused_scales(tree: Tree) -> Faults:
    """R036: a scale that no indicator uses; often an indicator uses the wrong one."""
    used = {leaf.text("scale") for leaf in tree.indicators}
    for name, scale in tree.scales.items():
        if name not in used:
            yield tree.fault("R036", scale.path, name=name[:_SHOWN])


def check_whole(tree: Tree) -> Faults:
    """R038: the weights of everything do not add up to 100, as regulations score."""
    tops = tree.root.children("sections")
    known = [weight for weight in (top.number("weight") for top in tops) if weight is not None]
    whole = sum(known, Fraction(0))
    if known and len(known) == len(tops) and whole != _USUAL:
        yield tree.fault("R038", ("sections",), sum=plain(whole), needed=plain(_USUAL))
