"""The cases of every instrument, and that a wrong case is noticed."""

from __future__ import annotations

import pytest

from zitool.rubrics.cases.cases import case_files
from zitool.survey.cases import case_faults, guard, read_cases, read_faults
from zitool.survey.load import (
    instrument_file,
    instrument_ids,
    instruments_folder,
    load_instrument,
    read_instrument,
)

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
def test_headers_words_and_questions_are_read_as_the_cases_say(file):
    """Each header is known by the item named and no other; each answer is on its step."""
    content = read_cases(file).content
    assert content.instrument == file.parts[-3]
    assert list(read_faults(content, load_instrument(content.instrument).instrument)) == []


@pytest.mark.parametrize("id_", instrument_ids())
def test_the_cases_guard_every_figure(id_):
    """Whatever figure is changed, some case notices; what an heir takes over, its parent's cases guard."""
    instrument, document = read_instrument(instrument_file(id_))
    files = [read_cases(file).content for file in case_files(instruments_folder() / id_)]
    guarded = guard(instrument, document, files)
    left = [(mutant.path, mutant.old, mutant.new) for mutant in guarded.survivors]
    assert (left, guarded.changed.total() > 10) == ([], True)
