"""The arithmetic of one node, written out: from cells to an answer's value, from parts to points."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zitool.core.exact import plain
from zitool.reports.layout import number
from zitool.wording import label

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from zitool.core.law.rubric import Indicator, Rubric, Section
    from zitool.core.scoring.assessment import Assessment
    from zitool.core.scoring.scoring import Score
    from zitool.wording import Language


def exact(value: Fraction, language: Language) -> str:
    """Return `value` with as many decimals as it has."""
    return plain(value, comma=language == "id")


def working(
    rubric: Rubric, indicator: Indicator, assessment: Assessment, language: Language
) -> Iterator[str]:
    """Yield the arithmetic between the cells and the value of one answer; nothing where it is unanswered."""
    value = assessment.answers.answers[indicator.id].value
    if value is None:
        return
    scale = rubric.scales[indicator.scale]
    if indicator.ratio is not None:
        counts = {input_.code: assessment.answers.counts.get(input_.id) for input_ in indicator.inputs}
        sides = [_side(codes, counts, language) for codes in (indicator.ratio.of, indicator.ratio.over)]
        if None in sides:
            yield label("ratio_typed", language, value=exact(value, language))
        else:
            key = f"ratio_{indicator.ratio.kind}"
            yield label(key, language, of=sides[0], over=sides[1], value=exact(value, language))
    if scale.kind == "index" and scale.maximum is not None:
        index, maximum = exact(value * scale.maximum, language), exact(scale.maximum, language)
        yield f"{index} ÷ {maximum} = {exact(value, language)}"
    if indicator.weight is not None:
        weighted = exact(value * indicator.weight, language)
        yield f"{exact(value, language)} × {exact(indicator.weight, language)} = {weighted}"


def sum_text(section: Section, node: Score, language: Language) -> str:
    """Return how a section's points follow from its parts: their mean times the weight, or their sum."""
    points = exact(node.points, language)
    shown = " + ".join(number(part.points, language, 4).rstrip("0").rstrip(",.") for part in node.parts)
    if all(part.weight is None for part in node.parts):
        return label("mean_of", language, parts=shown, weight=exact(section.weight, language), points=points)
    return label("sum_of", language, parts=shown, points=points)


def _side(codes: tuple[str, ...], counts: dict[str, Fraction | None], language: Language) -> str | None:
    known = [counts[code] for code in codes]
    texts = [exact(count, language) for count in known if count is not None]
    if len(texts) < len(known):
        return None
    return texts[0] if len(texts) == 1 else f"({' + '.join(texts)})"
