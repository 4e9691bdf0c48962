"""From a survey into an LKE: what its indices answer, and where what is typed there says something else."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from zitool.core.exact import fixed, plain, rounded_half_up
from zitool.findings import finding
from zitool.survey.worth import each_must_reach, hanging, indicator_of, of_the_form, pulls, worth
from zitool.wording import label

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from zitool.core.law.rubric import Indicator
    from zitool.core.scoring.assessment import Assessment
    from zitool.findings import Finding
    from zitool.survey.indices import IndexResult
    from zitool.survey.result import SurveyResult
    from zitool.survey.worth import Standing
    from zitool.wording import Language

_NAMED = 3
"""Items that are named, those that pull most."""
_PLACES = 2


class Taken(NamedTuple):
    """What surveys say of an LKE.

    Attributes:
        values: id of an indicator → its value, 0 to 1, and what is said of where it comes from.
        findings: about what could not be taken, and about what the LKE itself says.
    """

    values: Mapping[str, tuple[Fraction, str]]
    findings: tuple[Finding, ...]


class _Given(NamedTuple):
    """An index that answers a question of the LKE, with the survey it comes from."""

    leaf: Indicator
    maximum: Fraction
    survey: SurveyResult
    result: IndexResult


def taken(assessment: Assessment, surveys: Sequence[SurveyResult], language: Language) -> Taken:
    """Return what `surveys` answer in the LKE of an assessment.

    An index whose conversion is open, that lacks an item, or that two surveys give, answers nothing.
    """
    by_question: dict[str, list[_Given]] = {}
    findings: list[Finding] = []
    for survey in surveys:
        for result in survey.indices:
            leaf = indicator_of(survey.instrument.indices[result.id], assessment.rubric)
            maximum = None if leaf is None else assessment.rubric.scales[leaf.scale].maximum
            if leaf is None or maximum is None:
                about = {"index": result.id, "rubric": assessment.rubric.id}
                findings.append(finding("K060", file=survey.files[0], **about))
                continue
            by_question.setdefault(leaf.id, []).append(_Given(leaf, maximum, survey, result))
    values: dict[str, tuple[Fraction, str]] = {}
    for id_, several in by_question.items():
        if len(several) > 1:
            names = ", ".join(f"{given.survey.instrument.id} {given.result.id}" for given in several)
            findings.append(_placed("K061", assessment, several[0], names=names, count=len(several)))
            continue
        (given,) = several
        findings += _about(assessment, given)
        if given.result.value is not None:
            share = of_the_form(given.result.value, given.result.top, given.maximum) / given.maximum
            values[id_] = (share, _origin(given, language))
    return Taken(values, tuple(findings))


def _origin(given: _Given, language: Language) -> str:
    assert given.result.value is not None
    index = of_the_form(given.result.value, given.result.top, given.maximum)
    return label(
        "survey_origin", language, value=plain(index, comma=language == "id"), n=given.result.n,
        files=", ".join(given.survey.files), instrument=given.survey.instrument.id, index=given.result.id,
    )  # fmt: skip


def _placed(code: str, assessment: Assessment, given: _Given, **values: object) -> Finding:
    """Return a finding at the cell of the question that an index answers."""
    answer = assessment.answers.answers.get(given.leaf.id)
    return finding(
        code, file=assessment.file, sheet=assessment.sheet, cell=answer.cell if answer else None,
        indicator=given.leaf.id, id=given.leaf.id, index=given.result.id, **values,
    )  # fmt: skip


def _about(assessment: Assessment, given: _Given) -> Iterator[Finding]:
    made, result = given.survey.instrument.indices[given.result.id], given.result
    if result.mean is None:
        missing = ", ".join(result.missing) or "-"
        yield _placed("K062", assessment, given, ids=missing)
    elif result.value is None:
        readings: dict[str, Fraction] = {reading.conversion: reading.value for reading in result.readings}
        said = ", ".join(f"{name} {_short(value)}" for name, value in readings.items())
        hung = hanging(made, assessment.rubric, readings)
        yield _placed("K063", assessment, given, readings=said, ids=_designations(hung) or "-")
    else:
        yield from _against_typed(assessment, given)
        worth_of_index = worth(made, assessment.rubric, result.value, result.value_interval)
        alike: dict[Fraction, list[Standing]] = {}
        for standing in worth_of_index.standings if worth_of_index is not None else ():
            alike.setdefault(standing.needed, []).append(standing)
        for several in alike.values():
            yield _placed("K066", assessment, given, **_sentence(several, given))
        for needed, several in alike.items():
            if not several[0].met:
                yield from _held_back(assessment, given, needed, several)


def _against_typed(assessment: Assessment, given: _Given) -> Iterator[Finding]:
    """K064, K065: what is typed is not the survey's index, rounded to the digits that are typed."""
    before = assessment.before or assessment
    answer = before.answers.answers.get(given.leaf.id)
    if answer is None or answer.value is None or given.result.value is None:
        return
    typed = answer.value * given.maximum
    index = of_the_form(given.result.value, given.result.top, given.maximum)
    digits = len(plain(typed).partition(".")[2])
    points = plain(rounded_half_up((typed - index) * (given.leaf.weight or 0) / given.maximum, 6))
    values = {"typed": plain(typed), "computed": plain(index), "n": given.result.n, "by": points}
    if rounded_half_up(index, digits) != typed:
        yield _placed("K064", assessment, given, **values)
    elif digits < _PLACES and rounded_half_up(index, _PLACES) != typed:
        # A workbook keeps 4.00 as 4: that so few digits were typed cannot be told from that.
        yield _placed("K065", assessment, given, **values)


def _sentence(several: Sequence[Standing], given: _Given) -> dict[str, str]:
    """Return what one minimum, of several designations, comes to."""
    standing = several[0]
    ends = given.result.value_interval
    share = float(given.maximum / given.result.top)
    span = "-" if ends is None else f"{ends.low * share:.2f}-{ends.high * share:.2f}"
    return {
        "computed": plain(standing.needed + standing.margin), "needed": plain(standing.needed),
        "n": str(given.result.n),
        "designation": _designations(several), "decided": standing.decided, "span": span,
        "met": "met" if standing.met else "not_met",
    }  # fmt: skip


def _held_back(
    assessment: Assessment, given: _Given, needed: Fraction, several: Sequence[Standing]
) -> Iterator[Finding]:
    """Yield K067 for a minimum that is missed: the items that pull most, and how far they must rise."""
    result = given.result
    if result.conversion is None:
        return
    own = needed * result.top / given.maximum
    level = each_must_reach(result, result.conversion, own)
    every = [pull for pull in pulls(result, result.conversion, own) if pull.lost]
    alone = next((pull for pull in every if pull.must_reach is not None), None)
    reach = alone.must_reach if alone is not None else None
    yield _placed(
        "K067", assessment, given, needed=plain(needed), designation=_designations(several),
        count=sum(1 for pull in every if level is not None and pull.mean < level),
        items=", ".join(f"{pull.id} {fixed(pull.mean, 2, comma=False)}" for pull in every[:_NAMED]),
        level="-" if level is None else _up(level),
        alone="-" if alone is None or reach is None else f"{alone.id} {_up(reach)}",
    )  # fmt: skip


def _designations(standings: Sequence[Standing]) -> str:
    return ", ".join(dict.fromkeys(standing.designation for standing in standings))


def _short(number: Fraction) -> str:
    return plain(rounded_half_up(number, 6))


def _up(number: Fraction) -> str:
    """Return a number with two decimals that is not less than it: who reaches it has reached enough."""
    steps = -(-number * 10**_PLACES // 1)
    return fixed(Fraction(steps, 10**_PLACES), _PLACES, comma=False)
