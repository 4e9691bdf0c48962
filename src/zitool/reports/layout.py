"""What every report lays out alike: rows of areas and results, numbers, arithmetic written out, findings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zitool.core.exact import fixed, fixed_against, plain, rounded_half_up
from zitool.core.scoring.assessment import STATES
from zitool.core.scoring.eligibility import Status, rows
from zitool.core.scoring.eligibility import halves as halves_of
from zitool.core.scoring.scoring import points_by_id
from zitool.findings import Severity
from zitool.named import NamedTuple
from zitool.reports.lines import display, finding_text
from zitool.wording import label, message

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from fractions import Fraction

    from zitool.core.law.rubric import Gap, Indicator, Rubric, Section
    from zitool.core.scoring.assessment import Assessment
    from zitool.core.scoring.eligibility import Check, Row, Verdict
    from zitool.core.scoring.scoring import Score
    from zitool.findings import Finding
    from zitool.reports.document import Span, Spans
    from zitool.wording import Language

_MOST_MISSED = 3
"""So many of the minima missed are named where a line is about all of them."""


class Line(NamedTuple):
    """One line of the overview.

    Attributes:
        title: short, as the requirement calls it; else as in the regulation.
        parts: points of the sections it adds up, in order; one entry where it is a section of its own.
        checks: per designation, the check that this line must pass, or None.
        level: 0 area or result, 1 part of a result, 2 total.
    """

    title: str
    ids: tuple[str, ...]
    parts: tuple[Fraction, ...]
    points: Fraction
    weight: Fraction
    checks: tuple[Check | None, ...]
    level: int = 0

    @property
    def percent(self) -> Fraction:
        """Points as percent of the weight."""
        return 100 * self.points / self.weight


def overview(assessment: Assessment) -> list[Line]:
    """Return the lines of the overview: areas over their halves, results, components, total."""
    rubric = assessment.rubric
    points, weights = points_by_id(assessment.card), rubric.weights()
    checks = [{check.requirement.of: check for check in verdict.checks} for verdict in assessment.verdicts]

    def line(row: Row) -> Line:
        parts = tuple(points[id_] for id_ in row.ids)
        weight = sum((weights[id_] for id_ in row.ids), start=0 * rubric.weight)
        total = sum(parts, start=0 * weight)
        those = tuple(by_ids.get(row.ids) for by_ids in checks)
        return Line(row.title, row.ids, parts, total, weight, those, row.level)

    return [line(row) for row in rows(rubric)]


def halves(assessment: Assessment) -> list[str]:
    """Return the titles of the parts that areas are made of: *PEMENUHAN*, *REFORM*; empty where undivided."""
    return halves_of(assessment.rubric)


def number(value: Fraction, language: Language, places: int = 2) -> str:
    """Return points as people read them: half up, a comma in Indonesian."""
    return fixed(value, places, comma=language == "id")


def against(check: Check, language: Language) -> tuple[str, str, str]:
    """Return needed, actual and short by of `check`, with digits enough to tell them apart."""
    comma = language == "id"
    sign = " %" if check.requirement.unit == "percent" else ""
    actual = fixed_against(check.actual, check.needed, comma=comma)
    places = max(2, len(actual.replace(",", ".").partition(".")[2]))
    if check.short_by and not _adds_up(check, places):  # both rounded up from a half
        places += 1
        actual = fixed(check.actual, places, comma=comma)
    short = fixed(check.short_by, places, comma=comma) + sign if check.short_by else "-"
    return fixed(check.needed, comma=comma) + sign, actual + sign, short


def _adds_up(check: Check, places: int) -> bool:
    """Whether the figures shown are right as a sum, too."""
    actual, short, needed = (
        rounded_half_up(figure, places) for figure in (check.actual, check.short_by, check.needed)
    )
    return actual + short == needed


def total_said(assessment: Assessment, language: Language) -> str:
    """Return the total of its weight, and between what it still lies where something is unanswered."""
    card, best = assessment.card, assessment.best
    weight = number(assessment.rubric.weight, language)
    text = label("points_of", language, points=number(card.points, language), weight=weight)
    if card.answered == card.total:
        return text
    return f"{text}; {label('up_to', language, best=number(best.points, language))}"


def lacking(verdict: Verdict, card: Score, language: Language) -> str:
    """Return what a designation lacks: answers, then the first minima missed, each with its distance."""
    missed = [check for check in verdict.checks if not check.ok]
    parts = []
    if card.answered < card.total:
        parts.append(label("open_questions", language, open=card.total - card.answered, total=card.total))
    if not missed:
        parts.append(held_of(verdict.checks, language))
    else:
        count = label("requirements_missed", language, missed=len(missed), total=len(verdict.checks))
        those = ", ".join(
            label(
                "short_of", language, requirement=check.requirement.title, short=against(check, language)[2]
            )
            for check in missed[:_MOST_MISSED]
        )
        rest = f" … (+{len(missed) - _MOST_MISSED})" if len(missed) > _MOST_MISSED else ""
        parts.append(f"{count}: {those}{rest}")
    if verdict.by_minima is Status.INCOMPLETE and not verdict.reachable:
        parts.append(label("unreachable", language))
    return "; ".join(parts)


def by_severity(findings: Sequence[Finding]) -> dict[Severity, int]:
    """Return how many findings there are of each severity, gravest first."""
    return {level: sum(finding.severity is level for finding in findings) for level in reversed(Severity)}


def counts(findings: Sequence[Finding], language: Language) -> str:
    """Return *1 galat, 2 peringatan, 3 catatan*."""
    tally = by_severity(findings)
    return label(
        "counts",
        language,
        errors=tally[Severity.ERROR],
        warnings=tally[Severity.WARNING],
        notes=tally[Severity.NOTE],
    )


def conclusion(findings: Sequence[Finding], language: Language) -> str:
    """Return in a sentence whether somebody can rely on what the form says."""
    tally = by_severity(findings)
    if tally[Severity.ERROR]:
        return label("conclusion_errors", language, errors=tally[Severity.ERROR])
    if tally[Severity.WARNING]:
        return label("conclusion_warnings", language, warnings=tally[Severity.WARNING])
    return label("conclusion_notes" if findings else "conclusion_clean", language)


def held(check: Check, language: Language) -> str:
    """Return whether a minimum is met, in a word; one that stands in no text can be neither."""
    return label(("yes" if check.ok else "no") if check.certain else "unsure", language)


def gap_text(gap: Gap, language: Language) -> str:
    """Return what the criteria of a question do not decide."""
    said = gap.said if language == "id" else gap.said_en
    return f"{said} ({' / '.join(gap.options)})" if gap.options else said


def held_of(checks: Sequence[Check], language: Language) -> str:
    """Return how many of the minima are met, or only reached where some stand in no text."""
    certain = all(check.certain for check in checks)
    key = "requirements_ok" if certain else "requirements_reached"
    unsure = sum(not check.certain for check in checks)
    return label(key, language, ok=sum(check.ok for check in checks), total=len(checks), unsure=unsure)


def draft_said(rubric: Rubric, language: Language) -> str:
    """Return that a rubric is not certain, and how many of its minima and prerequisites have no source."""
    minima = [
        requirement.references
        for designation in rubric.designations
        for requirement in designation.requirements
    ]
    facts = [prerequisite.references for prerequisite in rubric.prerequisites]
    unsure = [
        sum(any(reference.certainty == "unverified" for reference in references) for references in those)
        for those in (minima, facts)
    ]
    if not any(unsure):
        return label("draft", language)
    counted = {"minima": unsure[0], "all_minima": len(minima), "facts": unsure[1], "all_facts": len(facts)}
    return label("draft_counted", language, **counted)


def rubric_said(assessment: Assessment, language: Language) -> str:
    """Return id and version of the rubric, how it came to be chosen, and the day whose law applies."""
    rubric = assessment.rubric
    text = label("rubric_line", language, id=rubric.id, version=rubric.version)
    how = label(f"chosen_{assessment.rubric_chosen_by}", language)
    return f"{text}, {how}; {day_said(assessment, language)}"


def day_said(assessment: Assessment, language: Language) -> str:
    """Return the day whose law applies, and what says that it is that one."""
    place = display(assessment.day_at)
    return label(f"day_{assessment.day_from}", language, day=assessment.day, place=place)


_OF_TIME = ("R066", "R067", "R068")


def to_know(assessments: Sequence[Assessment]) -> list[Finding]:
    """Return what every figure of several assessments depends on, once each.

    That is whether the regulations apply, and whether an assessor has several columns to choose among.
    """
    by_key = {
        (finding.code, finding.values["regulation"])
        if finding.code in _OF_TIME
        else (finding.code, str(finding)): finding
        for assessment in reversed(assessments)
        for finding in assessment.findings
        if finding.code in {*_OF_TIME, "S140"}
    }
    return [by_key[key] for key in sorted(by_key)]


def known_text(known: Finding, language: Language) -> str:
    """Return one of what there is `to_know` as a sentence, with its place where it is about one."""
    if known.code in _OF_TIME:
        return message(known, language)
    return finding_text(known, language)


def coverage_said(assessment: Assessment | None, language: Language) -> str:
    """Return how many answers have no documents, some to check, all: empty where nothing is known."""
    if assessment is None or assessment.coverage is None:
        return ""
    return label("evidence_told", language, **dict(zip(STATES, assessment.coverage.counts(), strict=True)))


def documents_said(assessment: Assessment, indicator: str, language: Language) -> str:
    """Return how it stands with the documents of one answer; empty where nothing is known."""
    coverage = assessment.coverage
    if coverage is None:
        return ""
    count = coverage.files.get(indicator, 0)
    state = coverage.states.get(indicator) or STATES[count > 0]  # documents of no answer are to be checked
    word = label(f"evidence_state_{state}", language)
    return label("evidence_now", language, state=word, count=count)


def span_text(span: Span, block: Spans, language: Language) -> str:
    """Return *IPAK 3,70 (3,28 sampai 3,89); WBK 3,60*."""
    said = f"{span.title} {number(span.figure, language)}"
    if span.low is not None and span.high is not None:
        low, high = number(span.low, language), number(span.high, language)
        said += f" ({label('document_between', language, low=low, high=high)})"
    marks = "; ".join(f"{name} {number(mark, language)}" for name, mark in block.marks)
    return "; ".join(filter(None, (said, marks, span.told)))


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
