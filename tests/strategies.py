"""Hypothesis strategies: rubrics nobody wrote, and answers to them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

from hypothesis import settings
from hypothesis import strategies as st

from zitool.core.law.rubric import (
    Designation,
    Indicator,
    Reference,
    Regulation,
    Requirement,
    Rubric,
    Scale,
    Section,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from zitool.core.law.text_types import Certainty

Values = dict[str, Fraction | None]

often = settings(max_examples=60, deadline=None)
"""Of a property over whole rubrics; a busy machine is no failure."""

VALUES: Mapping[str, tuple[Fraction, ...]] = {
    "ya-tidak": (Fraction(0), Fraction(1)),
    "abc": (Fraction(0), Fraction(1, 2), Fraction(1)),
    "abcd": (Fraction(0), Fraction(33, 100), Fraction(67, 100), Fraction(1)),
    "abcde": (Fraction(0), Fraction(1, 4), Fraction(1, 2), Fraction(3, 4), Fraction(1)),
}
"""Scales of choices: their values from worst to best."""

_REGULATION = Regulation(
    number="1",
    year="2021",
    title="Rubrik acak",
    effective_from=date(2021, 1, 1),
    last_checked=date(2026, 11, 22),
)


def scales() -> dict[str, Scale]:
    """Return one scale of every kind: choices, a ratio, an index of 0-4, a percentage."""
    choices = {
        name: Scale(
            kind="choice", label=name, options=dict(zip("EDCBA"[-len(values) :], values, strict=True))
        )
        for name, values in VALUES.items()
    }
    return {
        **choices,
        "rasio": Scale(kind="ratio", label="%"),
        "indeks": Scale(kind="index", label="Nilai (0-4)", maximum=Fraction(4)),
        "persen": Scale(kind="percent", label="0-100%"),
    }


def a_requirement(
    of: tuple[str, ...],
    at_least: Fraction,
    unit: str = "points",
    certainty: Certainty = "law",
    id_: str = "minimum",
) -> Requirement:
    """Return a requirement with one reference."""
    reference = Reference(provision="Pasal 1", certainty=certainty)
    return Requirement(
        id=id_, title="Nilai minimal", of=of, at_least=at_least, unit=unit, references=(reference,)
    )


def a_designation(*requirements: Requirement) -> Designation:
    """Return a designation with these minima."""
    return Designation(id="predikat", name="Predikat", requirements=requirements)


def a_rubric(sections: tuple[Section, ...], *designations: Designation) -> Rubric:
    """Return a rubric of these sections."""
    return Rubric(
        id="acak",
        version="1.0.0",
        status="active",
        regulation=_REGULATION,
        scales=scales(),
        sections=sections,
        designations=designations,
    )


def an_indicator(id_: str, scale: str = "abcd", weight: Fraction | None = None) -> Indicator:
    """Return an indicator; its code is the last part of its id."""
    return Indicator(id=id_, code=id_.rpartition(".")[2], weight=weight, statement="Pertanyaan", scale=scale)


def a_section(
    id_: str, weight: Fraction, parts: tuple[Section | Indicator, ...], *, heading: bool = False
) -> Section:
    """Return a section made of these parts, sections or indicators."""
    return Section(
        id=id_,
        code=id_.rpartition(".")[2],
        title="Bagian",
        heading=heading,
        weight=weight,
        sections=tuple(part for part in parts if isinstance(part, Section)),
        indicators=tuple(part for part in parts if isinstance(part, Indicator)),
    )


_WEIGHTS = st.integers(1, 800).map(lambda hundredths: Fraction(hundredths, 100))
_SCALES = st.sampled_from([*VALUES, "rasio", "indeks", "persen"])


@st.composite
def rubrics(draw: st.DrawFn, designations: bool = False) -> Rubric:
    """Draw a rubric: 1-4 levels above the questions, weighted or as a mean, with headings here and there."""
    numbers = iter(range(10**6))

    def section(above: str, levels: int) -> Section:
        """Draw a section with at most that many levels of sections below it."""
        heading = bool(above) and draw(st.integers(0, 4)) == 0
        id_ = f"{above}.s{next(numbers)}".lstrip(".")
        below = above if heading else id_
        count = draw(st.integers(1, 3))
        parts: list[Section | Indicator]
        if levels and draw(st.booleans()):
            parts = [section(below, levels - 1) for _ in range(count)]
        elif draw(st.integers(0, 3)) == 0:
            parts = [
                an_indicator(f"{below}.q{next(numbers)}", draw(_SCALES), draw(_WEIGHTS)) for _ in range(count)
            ]
        else:
            parts = [
                an_indicator(f"{below}.q{next(numbers)}", draw(_SCALES))
                for _ in range(draw(st.integers(1, 7)))
            ]
            return a_section(id_, draw(_WEIGHTS), tuple(parts), heading=heading)
        whole = sum((part.weight or Fraction(0) for part in parts), Fraction(0))
        return a_section(id_, whole, tuple(parts), heading=heading)

    rubric = a_rubric(tuple(section("", 3) for _ in range(draw(st.integers(1, 3)))))
    if not designations:
        return rubric
    return replace(rubric, designations=(draw(_designation_of(rubric)),))


@st.composite
def _designation_of(draw: st.DrawFn, rubric: Rubric) -> Designation:
    """Draw a designation with 1-4 minima over any parts that do not contain each other."""
    minima = []
    for number in range(draw(st.integers(1, 4))):
        parts = list(_apart(rubric.sections, lambda: draw(st.booleans())))
        of = draw(st.lists(st.sampled_from(parts), min_size=1, max_size=3, unique=True))
        unit = draw(st.sampled_from(["points", "percent"]))
        whole = sum((rubric.weights()[one] for one in of), Fraction(0)) if unit == "points" else Fraction(100)
        at_least = whole * draw(st.integers(0, 20)) / 20
        certainty = draw(st.sampled_from(["law", "law", "law", "forms", "unverified"]))
        minima.append(a_requirement(tuple(of), at_least, unit, certainty, f"minimum-{number}"))
    return a_designation(*minima)


def _apart(sections: tuple[Section, ...], deeper: Callable[[], bool]) -> Iterator[str]:
    """Yield ids of weighted parts none of which lies below another."""
    for section in sections:
        weighted = [leaf.id for leaf in section.indicators if leaf.weight is not None]
        if section.sections and deeper():
            yield from _apart(section.sections, deeper)
        elif weighted and deeper():
            yield from weighted
        else:
            yield section.id


def values_of(scale: str) -> st.SearchStrategy[Fraction]:
    """Return what an answer on that scale can be worth."""
    if scale in VALUES:
        return st.sampled_from(VALUES[scale])
    if scale == "indeks":
        return st.integers(0, 400).map(lambda hundredths: Fraction(hundredths, 400))
    return st.integers(1, 30).flatmap(lambda over: st.integers(0, over).map(lambda of: Fraction(of, over)))


@st.composite
def answers(draw: st.DrawFn, rubric: Rubric, unanswered: bool = True) -> Values:
    """Draw an answer to every question, some of them None where `unanswered` allows it."""
    found: Values = {}
    for leaf in rubric.leaves():
        open_ = unanswered and draw(st.integers(0, 3)) == 0
        found[leaf.id] = None if open_ else draw(values_of(leaf.scale))
    return found


@st.composite
def answered_rubrics(
    draw: st.DrawFn, designations: bool = False, unanswered: bool = True
) -> tuple[Rubric, Values]:
    """Draw a rubric with answers to it."""
    rubric = draw(rubrics(designations))
    return rubric, draw(answers(rubric, unanswered))


@st.composite
def improved_rubrics(draw: st.DrawFn, designations: bool = False) -> tuple[Rubric, Values, Values]:
    """Draw a rubric with answers, and the same answers with one of them better or now given."""
    rubric, before = draw(answered_rubrics(designations))
    leaf = draw(st.sampled_from(list(rubric.leaves())))
    old = before[leaf.id]
    better = draw(values_of(leaf.scale))
    return rubric, before, {**before, leaf.id: better if old is None else max(old, better)}


def shares(rubric: Rubric) -> dict[str, dict[str, Fraction]]:
    """Return what each question's full mark adds to each node above it (``TOTAL`` at the root).

    This is a second way to the same points, with no recursion over scores: node = sum of value × share.
    """
    found: dict[str, dict[str, Fraction]] = {"TOTAL": {}}

    def walk(section: Section, above: tuple[str, ...]) -> None:
        path = (*above, section.id)
        for part in section.sections:
            walk(part, path)
        for leaf in section.indicators:
            share = section.weight / len(section.indicators) if leaf.weight is None else leaf.weight
            for node in path:
                found.setdefault(node, {})[leaf.id] = share
            if leaf.weight is not None:
                found[leaf.id] = {leaf.id: leaf.weight}

    for section in rubric.sections:
        walk(section, ("TOTAL",))
    return found


def points_of(shares_: Mapping[str, Fraction], values: Values) -> Fraction:
    """Return the points of one node from its questions' shares, unanswered ones worth nothing."""
    return sum((share * (values[leaf] or 0) for leaf, share in shares_.items()), Fraction(0))
