"""What a survey's indices are worth by the rubrics that come with zitool."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from zitool.survey.load import rubrics_asking
from zitool.survey.worth import change, hanging, printed_readings, worth

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from zitool.survey.indices import IndexResult
    from zitool.survey.instrument import Instrument
    from zitool.survey.result import SurveyResult
    from zitool.survey.worth import Change, PrintedReading, Standing, Worth


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
