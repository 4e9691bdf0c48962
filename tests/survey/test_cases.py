"""The cases of every instrument, and that a wrong case is noticed."""

from __future__ import annotations

import pytest

from zitool.survey.cases import case_faults, case_files, read_cases
from zitool.survey.load import instrument_ids, instruments_folder, load_instrument

SHIPPED = [file for id_ in instrument_ids() for file in case_files(instruments_folder() / id_)]


def every_case():
    """Return instrument and case for each case that lies with an instrument."""
    for file in SHIPPED:
        read = read_cases(file).content
        for case in read.cases:
            yield pytest.param(read.instrument, case, id=f"{file.parts[-3]}/{file.stem}: {case.name}")


@pytest.mark.parametrize(("id_", "case"), list(every_case()))
def test_a_case_comes_out_as_written(id_, case):
    """The answers of a case make exactly the means, readings, intervals and categories it names."""
    assert list(case_faults(case, load_instrument(id_).instrument)) == []


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: f"{file.parts[-3]}/{file.stem}")
def test_cases_lie_with_their_instrument(file):
    """A file of cases names the instrument whose folder it lies in."""
    assert read_cases(file).content.instrument == file.parts[-3]
