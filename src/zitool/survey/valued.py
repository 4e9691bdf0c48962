"""What a survey's indices are worth by the rubrics that come with zitool."""

from __future__ import annotations

from typing import TYPE_CHECKING

from zitool.rubrics.load import load_rubric
from zitool.survey.worth import hanging, printed_readings, worth

if TYPE_CHECKING:
    from fractions import Fraction

    from zitool.core.rubric import Rubric
    from zitool.survey.indices import IndexResult
    from zitool.survey.instrument import Instrument
    from zitool.survey.worth import PrintedReading, Worth


def _rubrics(index: IndexResult, instrument: Instrument) -> list[Rubric]:
    return [load_rubric(id_).rubric for id_ in instrument.indices[index.id].points_in]


def worths(index: IndexResult, instrument: Instrument) -> list[Worth]:
    """Return what an index is worth in the LKE of each rubric that asks for it; none while it is open."""
    if index.value is None:
        return []
    made = instrument.indices[index.id]
    every = [worth(made, rubric, index.value, index.value_interval) for rubric in _rubrics(index, instrument)]
    return [each for each in every if each is not None]


def printed(index: IndexResult, instrument: Instrument) -> list[PrintedReading]:
    """Return the readings by weights that forms print, as far as a category or a minimum hangs on them."""
    made = instrument.indices[index.id]
    if made.printed_weights is None:
        return []
    return printed_readings(made, index, _rubrics(index, instrument))


def hangs(index: IndexResult, instrument: Instrument) -> bool:
    """Whether a minimum is met by one reading of an index and missed by another."""
    made = instrument.indices[index.id]
    readings: dict[str, Fraction] = {reading.conversion: reading.value for reading in index.readings}
    return any(hanging(made, rubric, readings) for rubric in _rubrics(index, instrument))
