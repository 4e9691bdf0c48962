"""Two rubrics compared part by part: what changed, and whether version and changelog say what that asks.

Parts are known by their ids, so that a moved line or a comment is no change. Every field of a part is
compared, also one that this module has never heard of: it counts as a change of scores until somebody says
what it is.
"""

from __future__ import annotations

import re
from enum import IntEnum
from typing import TYPE_CHECKING, Protocol

from zitool.core.law.rubric import Indicator, Section
from zitool.core.record import Record
from zitool.findings import Finding, finding
from zitool.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from zitool.core.law.rescoring import Rescoring
    from zitool.core.law.rubric import Rubric, Wordprints
    from zitool.core.law.text_types import Reference


class Step(IntEnum):
    """How far the version of a rubric has to go up; the rule stands in each rubric's CHANGELOG.md."""

    NONE = 0
    PATCH = 1
    """Only sentences change."""
    MINOR = 2
    """Prerequisites, evidence or the recognition of rows change."""
    MAJOR = 3
    """The points or the verdict of one and the same LKE can change."""

    @property
    def word(self) -> str:
        """The code used in JSON: ``none``, ``patch``, ``minor``, ``major``."""
        return self.name.lower()


class Change(NamedTuple):
    """One difference.

    Attributes:
        kind: ``added``, ``removed`` or ``changed``.
        what: the sort of part: ``section``, ``indicator``, ``requirement`` ...
        id: of the part: ``A.I.1``, ``wbk.total``, ``abc``; empty for the rubric itself.
        title: what people call the part.
        field: what of it changed, with the option or key where it has one: ``weight``, ``criteria.A``,
            ``ratio.of``; ``within`` is the part above it, ``order`` that of its parts; empty unless changed.
        old: the value before, as the rubric holds it; None where there was none. Likewise `new`.
        step: the least step of the version that this change calls for.
        references: where the figure stands, by the newer of the two rubrics.
        questions: ids of the indicators that a scale serves or a section holds; for ``words`` (the prints by
            which rows are recognised) the ids whose prints differ.
        unit: ``points`` or ``percent`` where the part has one.
    """

    kind: str
    what: str
    id: str
    title: str
    field: str
    old: object
    new: object
    step: Step
    references: tuple[Reference, ...] = ()
    questions: tuple[str, ...] = ()
    unit: str = ""


class Part(NamedTuple):
    """A part of a rubric that has an identity; `above` is the key of the part that brings it along."""

    what: str
    id: str
    title: str
    fields: Mapping[str, object]
    above: tuple[str, str] | None = None
    references: tuple[Reference, ...] = ()
    questions: tuple[str, ...] = ()


STEPS: Mapping[str, Mapping[str, Step]] = {
    "rubric": {
        "status": Step.MINOR,
        "order": Step.MINOR,
        "extends": Step.PATCH,
        "inherited_certainty": Step.PATCH,
        "inherited_unverified": Step.PATCH,
    },
    "regulation": {
        **dict.fromkeys(("number", "year", "title", "gazette", "last_checked"), Step.PATCH),
        **dict.fromkeys(("effective_from", "effective_until", "surely_from", "revoked_by"), Step.MINOR),
    },
    "amendment": {
        **dict.fromkeys(("effective_from", "surely_from", "rubric"), Step.MINOR),
        **dict.fromkeys(("note", "references"), Step.PATCH),
    },
    "scale": {
        **dict.fromkeys(("kind", "options", "maximum"), Step.MAJOR),
        **dict.fromkeys(("label", "also_written"), Step.MINOR),
        "references": Step.PATCH,
    },
    "section": {
        **dict.fromkeys(("weight", "heading", "within"), Step.MAJOR),
        "order": Step.MINOR,
        **dict.fromkeys(("title", "references"), Step.PATCH),
    },
    "indicator": {
        **dict.fromkeys(("weight", "scale", "ratio", "within"), Step.MAJOR),
        **dict.fromkeys(("evidence", "keys", "order"), Step.MINOR),
        **dict.fromkeys(("statement", "criteria", "gaps", "guidance", "references"), Step.PATCH),
    },
    "input": {
        "total_of": Step.MAJOR,
        **dict.fromkeys(("covers", "same_as", "keys"), Step.MINOR),
        "statement": Step.PATCH,
    },
    "designation": {"name": Step.PATCH, "authority": Step.PATCH, "holds": Step.MINOR, "zone": Step.MINOR},
    "requirement": {
        **dict.fromkeys(("of", "at_least", "unit"), Step.MAJOR),
        **dict.fromkeys(("title", "index", "references"), Step.PATCH),
    },
    "prerequisite": {
        **dict.fromkeys(("level", "designations", "needs", "effective_from", "effective_until"), Step.MINOR),
        **dict.fromkeys(("statement", "statement_en", "references"), Step.PATCH),
    },
    "grades": {"bands": Step.MINOR, **dict.fromkeys(("label", "references"), Step.PATCH)},
    "proviso": {
        **dict.fromkeys(
            ("effect", "when", "of", "zones", "designations", "effective_from", "effective_until"), Step.MINOR
        ),
        **dict.fromkeys(("statement", "statement_en", "doubt", "references"), Step.PATCH),
    },
    "stage": {
        **dict.fromkeys(("due", "when", "order"), Step.MINOR),
        **dict.fromkeys(("name", "name_en", "references"), Step.PATCH),
    },
    "item": {
        **dict.fromkeys(
            (
                *("required", "needs", "unless", "indicators", "shows", "designations"),
                *("effective_from", "effective_until"),
            ),
            Step.MINOR,
        ),
        **dict.fromkeys(("statement", "statement_en", "references"), Step.PATCH),
    },
    "day_order": {"references": Step.PATCH},
    "unit_group": {
        "kinds": Step.MINOR,
        **dict.fromkeys(("name", "duty", "statement", "statement_en", "references"), Step.PATCH),
    },
}
"""Sort of part → field → step that a change of it calls for; a field not listed calls for the most."""

_COMES_AND_GOES: Mapping[str, Step] = {
    **dict.fromkeys(
        ("amendment", "prerequisite", "scale", "grades", "proviso", "stage", "item", "day_order"), Step.MINOR
    ),
    "unit_group": Step.MINOR,
}
"""Step for a part that is added or removed; every other part decides about scores."""

_APART: Mapping[str, frozenset[str]] = {
    "Rubric": frozenset(
        {
            *("version", "own", "regulation", "scales", "sections", "designations", "prerequisites"),
            *("grades", "provisos", "stages", "day_orders", "unit_groups"),
        }
    ),
    "Stage": frozenset({"items"}),
    "Regulation": frozenset({"amended_by"}),
    "Amendment": frozenset({"number", "year"}),
    "Section": frozenset({"code", "sections", "indicators"}),
    "Indicator": frozenset({"code", "inputs"}),
    "Input": frozenset({"code"}),
    "Designation": frozenset({"requirements"}),
}
"""Class → fields that are parts of their own, or told with the identity; an id always is."""


def compare(old: Rubric, new: Rubric, old_words: Wordprints, new_words: Wordprints) -> tuple[Change, ...]:
    """Return every difference between two rubrics, in the order of the newer one, then what is gone.

    Args:
        old: the rubric before.
        new: the rubric after.
        old_words: the prints by which rows are recognised, before.
        new_words: the same after.
    """
    changes = compare_parts(_parts(old), _parts(new))
    ids = tuple(sorted(id_ for id_ in {*old_words, *new_words} if old_words.get(id_) != new_words.get(id_)))
    if ids:
        changes.append(
            Change("changed", "words", "", "", "words", len(old_words), len(new_words), Step.MINOR, (), ids)
        )
    return tuple(changes)


def compare_parts(
    before: Mapping[tuple[str, str], Part],
    after: Mapping[tuple[str, str], Part],
    steps: Mapping[str, Mapping[str, Step]] = STEPS,
    coming: Mapping[str, Step] = _COMES_AND_GOES,
) -> list[Change]:
    """Return every difference between parts by sort and id, in the order of `after`, then what is gone.

    Args:
        before: the parts as they were.
        after: the parts as they are.
        steps: sort of part → field → step that a change of it calls for.
        coming: sort of part → step for one that is added or removed; the most where it is not listed.
    """
    changes: list[Change] = []
    for key, part in after.items():
        if key not in before:
            if part.above is None or part.above in before:
                changes.append(_whole("added", part, coming))
        else:
            changes += _changed(before[key], part, steps)
    changes += [
        _whole("removed", part, coming)
        for key, part in before.items()
        if key not in after and (part.above is None or part.above in after)
    ]
    return changes


def required(changes: tuple[Change, ...]) -> Step:
    """Return the step of the version that all the changes together call for."""
    return max((change.step for change in changes), default=Step.NONE)


def _whole(kind: str, part: Part, coming: Mapping[str, Step]) -> Change:
    step = coming.get(part.what, Step.MAJOR)
    fields = dict(part.fields)
    old, new = (None, fields) if kind == "added" else (fields, None)
    return Change(kind, part.what, part.id, part.title, "", old, new, step, part.references, part.questions)


def _changed(old: Part, new: Part, steps: Mapping[str, Mapping[str, Step]]) -> Iterator[Change]:
    for name in dict.fromkeys((*new.fields, *old.fields)):
        before, after = old.fields.get(name), new.fields.get(name)
        if name == "order":
            before, after = _shared_order(before, after)
        if before == after or (name == "references" and _only_inherited(before, after)):
            continue
        step = steps.get(new.what, {}).get(name.partition(".")[0], Step.MAJOR)
        if name == "references" and new.what == "requirement" and _certain(before) != _certain(after):
            step = Step.MAJOR  # an uncertain minimum cannot be met
        # The provision is told beside every figure, but not beside itself.
        references = () if name == "references" else new.references
        parts = (new.what, new.id, new.title, name)
        unit = str(new.fields.get("unit", ""))
        yield Change("changed", *parts, before, after, step, references, new.questions, unit)


def _only_inherited(before: object, after: object) -> bool:
    """Whether references differ in nothing but that a rubric took them over from another."""
    if not isinstance(before, tuple) or not isinstance(after, tuple) or _certain(before) != _certain(after):
        return False
    if not any(reference.instrument for reference in (*before, *after)):
        return False
    old, new = (
        [(reference.provision, reference.page, reference.note) for reference in several]
        for several in (before, after)
    )
    return old == new


def _shared_order(before: object, after: object) -> tuple[object, object]:
    """Return the order of what both have; what is added or removed is told by itself."""
    if not isinstance(before, tuple) or not isinstance(after, tuple):
        return before, after
    return (
        tuple(reference for reference in before if reference in after),
        tuple(reference for reference in after if reference in before),
    )


def _certain(references: object) -> bool:
    return isinstance(references, tuple) and all(
        reference.certainty != "unverified" for reference in references
    )


# --- a rubric as parts -------------------------------------------------------------------------------------


def _parts(rubric: Rubric) -> dict[tuple[str, str], Part]:
    return {(part.what, part.id): part for part in _walk(rubric)}


def _walk(rubric: Rubric) -> Iterator[Part]:
    order = {"order": tuple(section.id for section in rubric.sections)}
    yield Part("rubric", "", rubric.id, fields_of(rubric) | order)
    yield Part("regulation", "", rubric.regulation.title, fields_of(rubric.regulation))
    for amendment in rubric.regulation.amended_by:
        id_ = f"{amendment.number}/{amendment.year}"
        yield Part("amendment", id_, id_, fields_of(amendment), references=amendment.references)
    for name, scale in rubric.scales.items():
        users = tuple(leaf.id for leaf in rubric.leaves() if leaf.scale == name)
        yield Part("scale", name, scale.label, fields_of(scale), None, scale.references, users)
    for section in rubric.sections:
        yield from _below(section, None)
    for designation in rubric.designations:
        yield Part("designation", designation.id, designation.name, fields_of(designation))
        for requirement in designation.requirements:
            yield Part(
                "requirement",
                f"{designation.id}.{requirement.id}",
                f"{requirement.title} {designation.name}",
                fields_of(requirement),
                ("designation", designation.id),
                requirement.references,
            )
    for fact in rubric.prerequisites:
        yield Part("prerequisite", fact.id, fact.statement, fields_of(fact), None, fact.references)
    yield from _of_facts(rubric)


def _of_facts(rubric: Rubric) -> Iterator[Part]:
    for name, grades in rubric.grades.items():
        yield Part("grades", name, grades.label, fields_of(grades), None, grades.references)
    for group in rubric.unit_groups:
        yield Part("unit_group", group.id, group.name, fields_of(group), None, group.references)
    for proviso in rubric.provisos:
        yield Part("proviso", proviso.id, proviso.statement, fields_of(proviso), None, proviso.references)
    for stage in rubric.stages:
        order = {"order": tuple(item.id for item in stage.items)}
        yield Part("stage", stage.id, stage.name, fields_of(stage) | order, None, stage.references)
        for item in stage.items:
            key = ("stage", stage.id)
            yield Part("item", item.id, item.statement, fields_of(item), key, item.references)
    for day_order in rubric.day_orders:
        id_ = f"{day_order.earlier}-{day_order.later}"
        yield Part("day_order", id_, id_, fields_of(day_order), None, day_order.references)


def _below(section: Section, above: tuple[str, str] | None) -> Iterator[Part]:
    key = ("section", section.id)
    fields = fields_of(section)
    fields |= {"within": above[1] if above else "", "order": tuple(child.id for child in section.children)}
    leaves = tuple(leaf.id for leaf in section.leaves())
    yield Part("section", section.id, section.title, fields, above, section.references, leaves)
    for child in section.children:
        if isinstance(child, Section):
            yield from _below(child, key)
        else:
            yield from _question(child, key)


def _question(leaf: Indicator, above: tuple[str, str]) -> Iterator[Part]:
    order = {"order": tuple(count.id for count in leaf.inputs)} if leaf.inputs else {}
    fields = fields_of(leaf) | {"within": above[1]} | order
    yield Part("indicator", leaf.id, leaf.statement, fields, above, leaf.references, (leaf.id,))
    for count in leaf.inputs:
        yield Part("input", count.id, count.statement, fields_of(count), ("indicator", leaf.id))


def fields_of(part: object, prefix: str = "", apart: Collection[str] = ()) -> dict[str, object]:
    """Return the fields of a part by name; entries of mappings and of parts inside it get a longer name.

    Those `apart` are left out: they are parts of their own.
    """
    fields: dict[str, object] = {}
    for name in type(part).__annotations__:
        if name == "id" or name in apart or name in _APART.get(type(part).__name__, ()):
            continue
        value = getattr(part, name)
        if isinstance(value, dict):
            fields |= {f"{prefix}{name}.{key}": inner for key, inner in value.items()}
        elif isinstance(value, Record):
            fields |= fields_of(value, f"{prefix}{name}.")
        elif value is not None:
            fields[prefix + name] = value
    return fields


MUST_SAY = ("Jenis", "Berlaku", "Bagian")
"""What each entry of a rubric's changelog says: the kind of change, since when, and in which parts."""

_ENTRY = re.compile(r"^##[ \t]+\[?v?([0-9]+\.[0-9]+\.[0-9]+)\b.*$", re.MULTILINE)
_HARMLESS = "tanpa akibat nilai"


class Versioned(Protocol):
    """A rubric, or what is versioned as one: a survey's instrument."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def version(self) -> str:
        """Major.minor.patch."""


class RubricDiff(NamedTuple):
    """Everything that `zitool rubric diff` tells.

    Attributes:
        old: the rubric before, and `old_name`, what the user called it; likewise `new`.
        changes: every difference.
        release: what they mean for the version.
        rescoring: what they do to workbooks.
    """

    old: Versioned
    new: Versioned
    old_name: str
    new_name: str
    changes: tuple[Change, ...]
    release: Release
    rescoring: Rescoring


class Release(NamedTuple):
    """What the version has to become, and what it is.

    Attributes:
        same: whether both are the same rubric; the versions of two regulations have nothing to do with
            each other, so that nothing is required then.
        old: version before; likewise `new`.
        step: the step that the changes call for.
        least: the lowest version that takes that step.
        findings: R050 the version is too low, R051 the changelog has no entry for it, R052 the entry leaves
            something out or contradicts the changes.
    """

    same: bool
    old: str
    new: str
    step: Step
    least: str
    findings: tuple[Finding, ...]


def release(
    old: Versioned,
    new: Versioned,
    changes: tuple[Change, ...],
    changelog: str,
    *,
    moved: bool,
    folder: str,
    main: str = "rubric.yaml",
) -> Release:
    """Return what the changes call for, against the version and the changelog of the newer rubric.

    Args:
        old: the rubric before.
        new: the rubric after.
        changes: from `zitool.core.law.changes.compare`.
        changelog: text of the newer rubric's ``CHANGELOG.md``, empty where it has none.
        moved: whether the score or a verdict of some workbook moved; then the first number goes up.
        folder: of the newer rubric, for the findings.
        main: name of its main file.
    """
    step = Step.MAJOR if moved else required(changes)
    if old.id != new.id:
        return Release(False, old.version, new.version, step, new.version, ())
    least = bumped(old.version, step)
    findings = []
    if _version_parts(new.version) < _version_parts(least):
        file = f"{folder}/{main}"
        findings.append(
            finding(
                "R050", file=file, old=old.version, new=new.version, least=least, step=step.word, id=new.id
            )
        )
    if step or new.version != old.version:
        version = max(new.version, least, key=_version_parts)
        findings += _about_entry(changelog, version, step, f"{folder}/CHANGELOG.md")
    return Release(True, old.version, new.version, step, least, tuple(findings))


def bumped(version: str, step: Step) -> str:
    """Return the version after `version` that takes `step`: ``1.4.2`` → ``1.5.0`` for `Step.MINOR`."""
    major, minor, patch = _version_parts(version)
    match step:
        case Step.MAJOR:
            return f"{major + 1}.0.0"
        case Step.MINOR:
            return f"{major}.{minor + 1}.0"
        case Step.PATCH:
            return f"{major}.{minor}.{patch + 1}"
        case _:
            return version


def entry_of(changelog: str, version: str) -> str | None:
    """Return what a changelog says under the heading of `version`, or None where it has no such heading."""
    heads = list(_ENTRY.finditer(changelog))
    ends = [*(head.start() for head in heads), len(changelog)][1:]
    return next(
        (
            changelog[head.end() : end].strip()
            for head, end in zip(heads, ends, strict=False)
            if head[1] == version
        ),
        None,
    )


def _about_entry(changelog: str, version: str, step: Step, file: str) -> Iterator[Finding]:
    entry = entry_of(changelog, version)
    if entry is None:
        yield finding("R051", file=file, version=version)
        return
    missing = [
        heading
        for heading in MUST_SAY
        if not re.search(rf"^[-*] {heading}: *(?!\(isi)\S", entry, re.MULTILINE)
    ]
    if missing:
        yield finding("R052", file=file, version=version, reason="entry_lacks", detail=", ".join(missing))
    if step is Step.MAJOR and _HARMLESS in entry.casefold():
        yield finding("R052", file=file, version=version, reason="entry_contradicts", detail=_HARMLESS)


def _version_parts(version: str) -> tuple[int, ...]:
    return tuple(map(int, version.split(".")))
