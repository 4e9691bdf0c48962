"""What all reports lay out alike."""

from __future__ import annotations

from fractions import Fraction

import pytest

from zitool.batch import assess
from zitool.core.law.rubric import Requirement
from zitool.core.law.text_types import Reference
from zitool.core.scoring.eligibility import Check
from zitool.lke.template.book import build_template
from zitool.reports.layout import against, overview
from zitool.rubrics.load import load_rubric


@pytest.mark.parametrize(
    ("actual", "shown"),
    [
        ("18.775", ("19,50", "18,775", "0,725")),
        ("18.77", ("19,50", "18,77", "0,73")),
        ("19.499", ("19,50", "19,499", "0,001")),
        ("19.5", ("19,50", "19,50", "-")),
        ("20", ("19,50", "20,00", "-")),
    ],
)
def test_what_is_missing_adds_up(actual, shown):
    """Reached and short by are shown with so many digits that they make the minimum together."""
    requirement = Requirement(
        id="a", title="A", of=("A",), at_least=Fraction("19.5"), unit="points",
        references=(Reference(provision="x"),),
    )  # fmt: skip
    reached = Fraction(actual)
    short = max(requirement.at_least - reached, Fraction(0))
    check = Check(requirement, requirement.at_least, reached, short, reached)

    assert against(check, "id") == shown


def test_titles_are_sentences_with_their_initials(tmp_path):
    """What the regulation writes in capitals is a sentence here; SDM and KKN stay what they are."""
    loaded = load_rubric("permenpan-52-2014")
    path = tmp_path / "lke.xlsx"
    path.write_bytes(build_template(loaded.rubric))
    [assessment] = assess(str(path), loaded)
    titles = [line.title for line in overview(assessment)]
    assert titles[:2] == ["Manajemen perubahan", "Penataan tatalaksana"]
    assert titles[2] == "Penataan sistem manajemen SDM"
    assert titles[-3:] == ["Pengungkit", "Hasil", "TOTAL"]
