"""The summary of a blank form says what `score` would: the same lines, the same certainty."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import pytest
from openpyxl import load_workbook

from zitool.core.scoring.eligibility import TOTAL, rows
from zitool.lke.template.book import build_template
from zitool.lke.template.summary import NO, UNCERTAIN, UNSURE, YES
from zitool.rubrics.load import load_rubric
from zitool.rubrics.packaged import packaged_ids


def _sheet(rubric):
    return next(
        sheet
        for sheet in load_workbook(BytesIO(build_template(rubric)))
        if sheet["B1"].value == "RINGKASAN LKE ZONA INTEGRITAS"
    )


def _texts(sheet):
    return [str(cell.value) for row in sheet for cell in row if cell.value is not None]


@pytest.mark.parametrize("id_", packaged_ids())
def test_the_lines_are_those_of_every_report(id_):
    """One list of lines, for reports and forms alike."""
    rubric = load_rubric(id_).rubric
    sheet = _sheet(rubric)
    first = next(row for row in range(1, 40) if sheet.cell(row, 2).value == "Bagian") + 1
    expected = ["NILAI TOTAL" if that_row.title == TOTAL else that_row.title for that_row in rows(rubric)]
    shown = [sheet.cell(row, 2).value for row in range(first, first + len(expected))]
    assert [line.strip() for line in shown] == expected
    assert sheet.cell(first + len(expected), 2).value is None


@pytest.mark.parametrize("id_", packaged_ids())
def test_nobody_is_said_to_meet_what_stands_in_no_text(id_):
    """Where `score` says *unverified*, the form says neither *Memenuhi* nor *ya*."""
    rubric = load_rubric(id_).rubric
    texts = _texts(_sheet(rubric))
    verdicts = [text for text in texts if "IF(C6<" in text]  # perhaps behind what counts say of prerequisites
    assert [UNCERTAIN in verdict for verdict in verdicts] == [rubric.uncertain] * len(rubric.designations)
    marks = [text for text in texts if f'"{YES}","{NO}"' in text]
    wanted = sum(len(designation.requirements) for designation in rubric.designations)
    assert (len(marks), texts.count(UNSURE)) == ((0, wanted) if rubric.uncertain else (wanted, 0))


def test_an_uncertain_weight_makes_every_verdict_uncertain():
    """All minima read in a text, one weight not: `score` cannot say, and neither can the form."""
    rubric = load_rubric("permenpan-52-2014").rubric
    section = rubric.sections[0]
    doubted = tuple(replace(reference, certainty="unverified") for reference in section.references)
    unsure = replace(rubric, sections=(replace(section, references=doubted), *rubric.sections[1:]))
    verdicts = [text for text in _texts(_sheet(unsure)) if text.startswith("=IF(C6<")]
    assert [UNCERTAIN in verdict for verdict in verdicts] == [True] * 2


def test_a_revoked_regulation_is_said_to_be_so():
    """A form of 52/2014 says above its verdicts that it was revoked."""
    said = _sheet(load_rubric("permenpan-52-2014").rubric)["B3"].value
    assert said.startswith("Peraturan ini dicabut 31-12-2021 oleh 90/2021")
    assert _sheet(load_rubric("permenpanrb-90-2021").rubric)["B3"].value is None
