"""Scales, weights and their sums."""

from __future__ import annotations

import unicodedata
from fractions import Fraction
from typing import TYPE_CHECKING

from zitool.core.exact import plain
from zitool.rubrics.tree import Node, Tree, number, options_of, weighted_indicators

if TYPE_CHECKING:
    from zitool.rubrics.tree import Faults

_SHOWN = 60
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
