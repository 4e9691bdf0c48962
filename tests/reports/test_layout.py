"""What all reports lay out alike."""

from __future__ import annotations

from fractions import Fraction

import pytest

from zitool.core.eligibility import Check
from zitool.core.rubric import Reference, Requirement
from zitool.reports.layout import against


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
