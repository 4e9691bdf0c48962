"""What an index is worth in an LKE: points, the minima it meets or misses, what its items pull.

Minima and weights are the rubric's; nothing here knows a figure of a regulation.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise
from math import sqrt
from typing import TYPE_CHECKING, Literal, NamedTuple

from zitool.core.exact import fixed, plain, rounded_half_up
from zitool.findings import finding
from zitool.survey.indices import by_printed_weights, grade, t_975
from zitool.survey.instrument import converted, mean_for
from zitool.survey.load import rubrics_asking
from zitool.wording import label

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from zitool.core.law.rubric import Indicator, Requirement, Rubric
    from zitool.core.scoring.assessment import Assessment
    from zitool.findings import Finding
    from zitool.survey.indices import IndexResult, Interval
    from zitool.survey.instrument import Bands, Conversion, Index, Instrument
    from zitool.survey.result import SurveyResult
    from zitool.wording import Language

Decided = Literal["above", "below", "undecided", "unknown"]
"""Whether an index lies above a minimum but for chance; unknown without an interval."""


class Standing(NamedTuple):
    """An index against one minimum.

    Attributes:
        designation, requirement, title: of the minimum in its rubric.
        needed: the minimum as an index of 4.
        margin: the index less the minimum; nothing is rounded.
        met: by the index itself; `decided` says whether so many answers can tell.
    """

    designation: str
    requirement: str
    title: str
    needed: Fraction
    margin: Fraction
    met: bool
    decided: Decided


class Worth(NamedTuple):
    """An index in the LKE of one rubric.

    Attributes:
        indicator: id of the question that the index answers; `weight`: its points at most.
        value: the index as the LKE asks for it, of 4.
    """

    rubric: str
    indicator: str
    weight: Fraction
    value: Fraction
    points: Fraction
    standings: tuple[Standing, ...]
    uncertain: bool


def indicator_of(made: Index, rubric: Rubric) -> Indicator | None:
    """Return the question of `rubric` that an index answers; None where it answers none.

    A rubric that extends another asks the same under the same id.
    """
    id_ = made.points_in.get(rubric.id) or made.points_in.get(rubric.extends or "")
    return next((leaf for leaf in rubric.leaves() if leaf.id == id_), None)


def of_the_form(value: Fraction, top: int, maximum: Fraction) -> Fraction:
    """Return an index of `top` as one of `maximum`: an IKM of 90 is 3.6 of 4."""
    return value * maximum / top


def worth(made: Index, rubric: Rubric, value: Fraction, interval: Interval | None = None) -> Worth | None:
    """Return what an index is worth in the LKE of `rubric`; None where that LKE does not ask for it.

    Args:
        made: the index, as its instrument defines it.
        rubric: with weights and minima.
        value: of the index, on its own scale of 4 or 100.
        interval: of the same.
    """
    leaf = indicator_of(made, rubric)
    maximum = rubric.scales[leaf.scale].maximum if leaf is not None else None
    if leaf is None or maximum is None or leaf.weight is None:
        return None
    index = of_the_form(value, made.top, maximum)
    share = float(maximum / made.top)
    ends = None if interval is None else (interval.low * share, interval.high * share)
    standings = tuple(
        Standing(
            designation.id, requirement.id, requirement.title, needed, index - needed, index >= needed,
            decided(ends, needed),
        )
        for designation in rubric.designations
        for requirement in designation.requirements
        if (needed := needed_of(requirement, leaf, rubric)) is not None
    )  # fmt: skip
    points = leaf.weight * index / maximum
    return Worth(rubric.id, leaf.id, leaf.weight, index, points, standings, rubric.uncertain)


def needed_of(requirement: Requirement, leaf: Indicator, rubric: Rubric) -> Fraction | None:
    """Return the index that a minimum asks of one question; None where it is not of that question alone."""
    maximum = rubric.scales[leaf.scale].maximum
    if maximum is None or not leaf.weight or _leaves(requirement, rubric) != [leaf.id]:
        return None
    share = requirement.at_least / (100 if requirement.unit == "percent" else leaf.weight)
    return share * maximum


def _leaves(requirement: Requirement, rubric: Rubric) -> list[str]:
    leaves = [leaf.id for leaf in rubric.leaves() if leaf.id in requirement.of]
    for section in rubric.walk():
        if section.id in requirement.of:
            leaves += [leaf.id for leaf in section.leaves()]
    return leaves


def decided(ends: tuple[float, float] | None, needed: Fraction) -> Decided:
    """Return where an interval lies to a minimum."""
    if ends is None:
        return "unknown"
    low, high = ends
    return "above" if low >= needed else "below" if high < needed else "undecided"


# --- where a verdict hangs on what nobody settled -----------------------------------------------------------


def hanging(made: Index, rubric: Rubric, readings: Mapping[str, Fraction]) -> list[Standing]:
    """Return the minima that one reading of an index meets and another misses, as the first has them.

    Args:
        made: the index.
        rubric: with the minima.
        readings: name of a conversion or a printed weight → the index by it.
    """
    worths = [worth(made, rubric, value) for value in readings.values()]
    every = [value.standings for value in worths if value is not None]
    if not every:
        return []
    return [same[0] for same in zip(*every, strict=True) if len({standing.met for standing in same}) > 1]


class PrintedReading(NamedTuple):
    """An index by a printed weight, where that changes its category or a minimum.

    Attributes:
        grades: category by 1/k and by the printed weight; empty where the index has none.
        minima: (rubric, designation) whose minimum only one of them meets.
    """

    weight: Fraction
    value: Fraction
    grades: tuple[str, str]
    minima: tuple[tuple[str, str], ...]


def printed_readings(made: Index, result: IndexResult, rubrics: Sequence[Rubric]) -> list[PrintedReading]:
    """Return the readings by printed weights that change something; no fault of who follows the form."""
    changing = []
    for reading in by_printed_weights(made, result):
        if result.value is None:
            continue
        grades = _grades(made.bands, result.value, reading.value)
        both = {"exact": result.value, "printed": reading.value}
        minima = tuple(
            (rubric.id, standing.designation)
            for rubric in rubrics
            for standing in hanging(made, rubric, both)
        )
        if minima or len(set(grades)) > 1:
            changing.append(PrintedReading(reading.weight, reading.value, grades, minima))
    return changing


def _grades(bands: Bands | None, *values: Fraction) -> tuple[str, str]:
    first, second = (
        band.grade if bands is not None and (band := grade(bands, value).band) is not None else ""
        for value in values
    )
    return first, second


# --- items -------------------------------------------------------------------------------------------------


class Pull(NamedTuple):
    """How an item holds an index back.

    Attributes:
        lost: how much of the index (of 4 or 100) the item's answers below the best cost.
        must_reach: the mean on the scale that the item would need, all others unchanged, for the index to
            reach what is needed; None where even the best answers to it alone would not do, or nothing lacks.
        enough: whether the index reaches it already.
    """

    id: str
    mean: Fraction
    lost: Fraction
    must_reach: Fraction | None
    enough: bool


def pulls(result: IndexResult, conversion: Conversion, needed: Fraction) -> Iterator[Pull]:
    """Yield the items of an index, those that cost it most first.

    Args:
        result: the index.
        conversion: by which it is read.
        needed: as an index of ``result.top``.
    """
    means = [(item.id, item.mean) for item in result.items if item.mean is not None]
    if result.mean is None:
        return
    lacking = mean_for(needed, result, conversion, result.top) - result.mean
    best = converted(Fraction(result.highest), result, conversion, result.top)
    for id_, mean in sorted(means, key=lambda item: item[1]):
        lost = (best - converted(mean, result, conversion, result.top)) / len(means)
        alone = mean + lacking * len(means)
        reach = alone if lacking > 0 and alone <= result.highest else None
        yield Pull(id_, mean, lost, reach, lacking <= 0)


def each_must_reach(result: IndexResult, conversion: Conversion, needed: Fraction) -> Fraction | None:
    """Return the mean that all items below it must be raised to for the index to reach what is needed.

    None where nothing lacks, or not even the best answers would do.
    """
    means = sorted(item.mean for item in result.items if item.mean is not None)
    if result.mean is None or not means:
        return None
    wanted = mean_for(needed, result, conversion, result.top) * len(means)
    if sum(means) >= wanted or wanted > result.highest * len(means):
        return None
    # Raise the lowest together until the sum is there; those already above stay.
    for raised in range(1, len(means) + 1):
        level = (wanted - sum(means[raised:], Fraction(0))) / raised
        if raised == len(means) or level <= means[raised]:
            return level
    return None


# --- time --------------------------------------------------------------------------------------------------


class Change(NamedTuple):
    """An index from one period to the next.

    Attributes:
        difference: later less earlier; None where the two cannot be compared.
        decided: ``up`` or ``down`` where chance alone does not explain it 95 times of 100.
    """

    difference: Fraction | None
    decided: Literal["up", "down", "undecided", "unknown"]


def change(earlier: IndexResult, later: IndexResult) -> Change:
    """Return how an index moved: of its values, or of the means where both were answered on one scale.

    The standard error of the difference is that of two separate surveys; degrees of freedom are those of the
    smaller one. At the end of a scale, where there is no error, the two intervals must not meet.
    """
    figures: tuple[Fraction, Fraction]
    errors: tuple[float | None, float | None]
    if earlier.value is not None and later.value is not None and earlier.top == later.top:
        figures, errors = (earlier.value, later.value), (earlier.value_error, later.value_error)
        ends = (earlier.value_interval, later.value_interval)
    elif (earlier.lowest, earlier.highest) != (later.lowest, later.highest):
        return Change(None, "unknown")
    elif earlier.mean is not None and later.mean is not None:
        figures, errors = (earlier.mean, later.mean), (earlier.error, later.error)
        ends = (earlier.interval, later.interval)
    else:
        return Change(None, "unknown")
    difference = figures[1] - figures[0]
    if None in ends:
        return Change(difference, "unknown")
    sure = _apart(difference, errors, ends, min(earlier.n, later.n) - 1)
    return Change(difference, ("up" if difference > 0 else "down") if sure else "undecided")


def _apart(
    difference: Fraction,
    errors: tuple[float | None, float | None],
    ends: tuple[Interval | None, Interval | None],
    freedom: int,
) -> bool:
    """Return whether two figures differ by more than chance would make them."""
    if all(errors) and freedom > 0:
        return abs(difference) > t_975(freedom) * sqrt(sum((error or 0.0) ** 2 for error in errors))
    first, second = ends
    return first is not None and second is not None and (first.high < second.low or second.high < first.low)


_PERIODS = ("bulan", "semester")
"""What a survey is broken down by that follows one after the other."""


def worths(index: IndexResult, instrument: Instrument) -> list[Worth]:
    """Return what an index is worth in the LKE of each rubric that asks for it; none while it is open."""
    if index.value is None:
        return []
    made = instrument.indices[index.id]
    every = (worth(made, rubric, index.value, index.value_interval) for rubric in rubrics_asking(made))
    return [value for value in every if value is not None]


def printed(index: IndexResult, instrument: Instrument) -> list[PrintedReading]:
    """Return the readings by weights that forms print, as far as a category or a minimum hangs on them."""
    made = instrument.indices[index.id]
    if made.printed_weights is None:
        return []
    return printed_readings(made, index, rubrics_asking(made))


def hanging_minima(index: IndexResult, instrument: Instrument) -> list[Standing]:
    """Return the minima that one reading of an index meets and another misses."""
    made = instrument.indices[index.id]
    readings: dict[str, Fraction] = {reading.conversion: reading.value for reading in index.readings}
    return [standing for rubric in rubrics_asking(made) for standing in hanging(made, rubric, readings)]


class Moved(NamedTuple):
    """An index, its id in `of`, from one period to the next that has enough respondents."""

    by: str
    earlier: str
    later: str
    of: str
    change: Change


def trend(survey: SurveyResult) -> Iterator[Moved]:
    """Yield how each index moved from period to period, of a survey that is broken down by time.

    Periods without a name or with too few respondents to be shown are passed over.
    """
    for by in _PERIODS:
        periods = [group for group in survey.groups if group.by == by and group.name and group.indices]
        for earlier, later in pairwise(sorted(periods, key=lambda group: group.name or "")):
            for before, after in zip(earlier.indices, later.indices, strict=True):
                yield Moved(by, earlier.name or "", later.name or "", before.id, change(before, after))


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
