"""What a rubric asks of facts: known facts, forms that fit them, and what provisos and stages point at."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from zitool.core.exact import plain
from zitool.core.law.conditions import SHAPES
from zitool.core.law.facts import AGENCY, FACT, SPECS, Kind, UnitGroup, UnitKind, plain_name, words_of
from zitool.core.scoring.prerequisite_check import FITTING
from zitool.rubrics.packaged import packaged_groups
from zitool.rubrics.tree import number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from zitool.rubrics.tree import Faults, Node, Tree

_SHOWN = 60
_WHOLE = ("years", "within", "running")
_PERCENT = ("percent", "above_percent")
_MOST_PERCENT = 100
_MOST_YEARS = 100
_DIGITS = re.compile(r"(?<![\w/])[0-9]+(?:[.,][0-9]+)?(?![\w/])")
_PLACES = re.compile(r"(?i)\b(?:tabel|pasal|bab|lampiran|halaman) \S+")
_CAPITALS = re.compile(r"\b[A-Z]{1,3}\b")
_YEARS = ("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh")
_IN_WORDS = {f"{word} tahun": str(figure) for figure, word in enumerate(_YEARS, 1)} | {"separuh": "50"}


def check_facts(tree: Tree) -> Faults:
    """R070: a need asks for a fact that there is not, an order for one that has no day."""
    for owner, need in _needs(tree):
        name = need.text("fact")
        if name and name not in SPECS:
            yield tree.fault("R070", need.at("fact"), id=owner, name=name[:_SHOWN], known=", ".join(SPECS))
        for said in need.children("where"):
            if (name := said.text("fact")) and name not in SPECS:
                path = said.at("fact")
                yield tree.fault("R070", path, id=owner, name=name[:_SHOWN], known=", ".join(SPECS))
    days = [name for name, spec in SPECS.items() if spec.kind is Kind.DAY]
    dated = [(owner, need, ("year_of", "undone_by")) for owner, need in _needs(tree)]
    orders = tree.root.children("day_orders")
    for owner, node, keys in (*dated, *(("day_orders", order, ("earlier", "later")) for order in orders)):
        for key in keys:
            if (name := node.text(key)) and name not in days:
                yield tree.fault("R070", node.at(key), id=owner, name=name[:_SHOWN], known=", ".join(days))


def check_shapes(tree: Tree) -> Faults:
    """R071: a need that asks nothing, two things, or something that its fact cannot answer."""
    for owner, need in _needs(tree):
        spec = SPECS.get(need.text("fact"))
        asked = [shape for shape in SHAPES if need.raw.get(shape)]
        reason = ""
        if len(asked) != 1:
            reason = "two_shapes" if asked else "no_shape"
        elif spec is not None and spec.kind not in FITTING[asked[0]]:
            reason = "unfit_shape"
        elif spec and asked == ["at_least"] and ("grades" in need.raw) != (spec.kind is Kind.GRADE):
            reason = "without_grades"
        if reason:
            yield tree.fault("R071", need.path, id=owner, fact=need.text("fact")[:_SHOWN], reason=reason)


def check_kinds(tree: Tree) -> Faults:
    """R086: an id or a name of a kind of unit that another kind has; R072: an agency that there is not."""
    ids: set[str] = set()
    named: dict[str, str] = {}
    for group in tree.root.children("unit_groups"):
        for kind in group.children("kinds"):
            id_ = kind.text("id")
            also = ((kind.at("also_written", at), name) for at, name in enumerate(kind.texts("also_written")))
            names = [(kind.at("name"), kind.text("name")), *also]
            if id_ in ids:
                yield tree.fault("R086", kind.at("id"), id=id_, name=id_[:_SHOWN], other=id_)
            ids.add(id_)
            named.setdefault(plain_name(id_), id_)
            for path, name in names:
                other = named.setdefault(plain_name(name), id_)
                if other != id_:
                    yield tree.fault("R086", path, id=id_, name=name[:_SHOWN], other=other)
            agency, known = kind.text("agency"), SPECS[AGENCY].words
            if agency and agency not in known:
                values = {"id": id_, "fact": AGENCY, "raw": agency[:_SHOWN], "known": ", ".join(known)}
                yield tree.fault("R072", kind.at("agency"), **values)


def groups_in(tree: Tree) -> list[UnitGroup]:
    """Return the groups of units that the rubric names, as far as they can be read: kinds and names."""
    return [
        UnitGroup(
            id=group.text("id"), name=group.text("name"), duty="priority", statement="", references=(),
            kinds=tuple(map(_kind, group.children("kinds"))),
        )
        for group in tree.root.children("unit_groups")
    ]  # fmt: skip


def _kind(node: Node) -> UnitKind:
    return UnitKind(
        id=node.text("id"), name=node.text("name"), also_written=tuple(node.texts("also_written"))
    )


def _words_of(tree: Tree, fact: str) -> list[str]:
    """Return the words of a fact; kinds of units by the rubric itself, where it names any."""
    if fact not in SPECS:
        return []
    # Reading the packaged ones for a fact that needs none would read this one, where it was just edited.
    return list(words_of(fact, (groups_in(tree) or packaged_groups()) if fact == FACT else ()))


def check_words(tree: Tree) -> Faults:
    """R072: a word that the fact never says, a letter or grades that the rubric has not."""
    grades = {name: list(node.mapping("bands")) for name, node in tree.root.named("grades").items()}
    for owner, need in _needs(tree):
        given = [(need.at("one_of", place), word) for place, word in enumerate(need.texts("one_of"))]
        known = _words_of(tree, need.text("fact"))
        places = [(path, word, known) for path, word in given if known]
        if name := need.text("grades"):
            places.append((need.at("grades"), name, list(grades)))
            if name in grades:
                places.append((need.at("at_least"), need.text("at_least"), grades[name]))
        if agency := need.text("agency"):
            places.append((need.at("agency"), agency, list(SPECS[AGENCY].words)))
        places += [
            (said.at("word"), said.text("word"), _words_of(tree, said.text("fact")))
            for said in need.children("where")
            if said.text("fact") in SPECS
        ]
        for path, word, several in places:
            if word not in several:
                fact = need.text("fact")[:_SHOWN]
                yield tree.fault(
                    "R072", path, id=owner, fact=fact, raw=word[:_SHOWN], known=", ".join(several)
                )


def check_targets(tree: Tree) -> Faults:
    """R073: a proviso or a stage points at a prerequisite, designation or question that there is not."""
    prerequisites = {prerequisite.id for prerequisite in tree.prerequisites}
    designations = {designation.id for designation in tree.designations}
    leaves = {leaf.id for leaf in tree.indicators}
    for proviso in tree.root.children("provisos"):
        yield from _missing(tree, proviso, "of", prerequisites)
        yield from _missing(tree, proviso, "designations", designations)
    for stage in tree.root.children("stages"):
        for item in stage.children("items"):
            yield from _missing(tree, item, "designations", designations)
            yield from _missing(tree, item, "indicators", leaves)


def check_counted(tree: Tree) -> Faults:
    """R073, R081: a need that a question counts, too: there is none, or it counts no share of a whole."""
    ratios = {leaf.id: leaf.mapping("ratio").get("kind") for leaf in tree.indicators}
    for owner, need in _needs(tree):
        target = need.text("indicator")
        if target and target not in ratios:
            yield tree.fault("R073", need.at("indicator"), id=owner, target=target[:_SHOWN])
        elif target and (ratios[target] != "share" or "percent" not in need.raw):
            yield tree.fault("R081", need.at("indicator"), id=owner, target=target[:_SHOWN])


def check_amounts(tree: Tree) -> Faults:
    """R074: years that are not whole, a percentage that is none, bounds of letters out of order."""
    for owner, need in _needs(tree):
        for key in (*_WHOLE, *_PERCENT):
            amount = need.number(key)
            if amount is None:
                continue
            reason = ""
            if key in _WHOLE and (amount.denominator != 1 or not 1 <= amount <= _MOST_YEARS):
                reason = "not_whole"
            elif key in _PERCENT and not 0 <= amount <= _MOST_PERCENT:
                reason = "not_percent"
            if reason:
                yield tree.fault("R074", need.at(key), id=owner, raw=need.text(key)[:_SHOWN], reason=reason)
    for name, node in tree.root.named("grades").items():
        bands = node.mapping("bands")
        bounds = [(letter, number(bound)) for letter, bound in bands.items()]
        for (_, first), (letter, second) in pairwise(bounds):
            if first is not None and second is not None and second >= first:
                path = node.at("bands", letter)
                raw = str(bands[letter])[:_SHOWN]
                yield tree.fault("R074", path, id=name, raw=raw, reason="not_descending")


def check_without_needs(tree: Tree) -> Faults:
    """R075: a prerequisite in a rubric that asks for facts, with no fact of its own."""
    if not any("needs" in prerequisite.raw for prerequisite in tree.prerequisites):
        return
    for prerequisite in tree.prerequisites:
        if not prerequisite.raw.get("needs"):
            yield tree.about(prerequisite, "R075", "id")


def check_told(tree: Tree) -> Faults:
    """R076: the figures and letters of a sentence are not those that its needs ask."""
    for node in (
        *tree.prerequisites,
        *tree.root.children("provisos"),
        *(item for stage in tree.root.children("stages") for item in stage.children("items")),
    ):
        needs = node.children("when" if "when" in node.raw else "needs")
        if not needs:
            continue
        letters = {letter for name in tree.root.named("grades").values() for letter in name.mapping("bands")}
        asked = {figure for need in needs for figure in _figures(need, letters)}
        told = _figures_told(node.text("statement"), letters)
        words = {word for need in needs for word in _words_of(tree, need.text("fact"))}
        if named := {word for word in words if word.isupper()} & set(
            _CAPITALS.findall(node.text("statement"))
        ):
            asked |= {word for need in needs for word in need.texts("one_of")}
            told |= named
        if asked != told:
            values = {"asked": ", ".join(sorted(asked)) or "-", "told": ", ".join(sorted(told)) or "-"}
            yield tree.about(node, "R076", "statement", **values)


def _figures(need: Node, letters: set[str]) -> Iterator[str]:
    """Yield the figures and letters that a need asks for."""
    for key in (*_WHOLE, *_PERCENT, "at_least"):
        if amount := need.number(key):
            yield plain(amount)
    if need.text("at_least") in letters:
        yield need.text("at_least")


def _figures_told(text: str, letters: set[str]) -> set[str]:
    """Return the figures and letters in a sentence: in digits, or in words before *tahun*."""
    text = _PLACES.sub("", text)
    figures = {
        plain(exact) for digits in _DIGITS.findall(text) if (exact := number(digits.replace(",", ".")))
    }
    figures |= {figure for word, figure in _IN_WORDS.items() if re.search(rf"(?i)\b{word}\b", text)}
    return figures | {letter for letter in _CAPITALS.findall(text) if letter in letters}


def _missing(tree: Tree, node: Node, key: str, known: set[str]) -> Faults:
    for place, target in enumerate(node.texts(key)):
        if target not in known:
            yield tree.about(node, "R073", key, place, target=target[:_SHOWN])


def _needs(tree: Tree) -> Iterator[tuple[str, Node]]:
    """Yield every need and the id of what it belongs to."""
    for prerequisite in tree.prerequisites:
        yield from ((prerequisite.id, child) for child in prerequisite.children("needs"))
    for proviso in tree.root.children("provisos"):
        yield from ((proviso.id, child) for child in proviso.children("when"))
    for stage in tree.root.children("stages"):
        yield from ((stage.id, child) for child in stage.children("when"))
        for item in stage.children("items"):
            yield from ((item.id, child) for key in ("needs", "unless") for child in item.children(key))
