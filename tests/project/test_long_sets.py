"""What a tenth of the large sets is, where they do not run whole: every kind is in it."""

from __future__ import annotations

import pytest
from tests import conftest
from tests.conftest import a_tenth
from tests.hostile.entry import Entry
from tests.hostile.generate import entries
from tests.survey.exports import PLANS
from tests.test_outputs import ALL
from tests.xlsx.test_plain import LIMITED, _how_tight
from tests.xlsx.test_shared_formulas import MOVED


@pytest.fixture(autouse=True)
def _by_default(monkeypatch):
    monkeypatch.setattr(conftest, "LONG", False)


def test_a_tenth_is_the_same_at_every_run():
    """And no item comes twice; another draw is another tenth."""
    tenth = a_tenth(range(200))

    assert tenth == a_tenth(range(200))
    assert len(set(tenth)) == len(tenth) == 20
    assert set(tenth) != set(a_tenth(range(200), draw=1))


def test_the_smallest_kind_is_there():
    """One of a hundred and one of a kind is in the tenth, beside ten of the others."""
    tenth = a_tenth(range(101), kind=lambda number: number == 73)

    assert 73 in tenth
    assert len(tenth) == 11


def test_the_whole_is_the_set_itself(monkeypatch):
    """Nothing is left out of the long run, nor moved in it."""
    monkeypatch.setattr(conftest, "LONG", True)

    assert a_tenth(PLANS, draw=1) == PLANS


@pytest.mark.parametrize("draw", range(1, 6))
def test_every_family_of_threats_and_every_verdict_is_met(draw):
    """By each of the five readers that have a tenth of the hostile set."""
    made = entries()
    tenth = a_tenth(made, Entry.kind, draw)

    assert {entry.kind() for entry in tenth} == {entry.kind() for entry in made}
    assert len({entry.kind() for entry in tenth}) > 20
    assert len(tenth) < len(made) / 5


@pytest.mark.parametrize(
    ("items", "kind", "values"),
    [
        (PLANS, lambda plan: plan.layout, lambda plan: plan[:-1]),
        (LIMITED, _how_tight, lambda limit: limit[:1]),
        (MOVED, lambda moved: moved[0], lambda moved: moved),
        (ALL, lambda line: (line[1][0], line[2]), lambda line: (line[1][0], line[2], "en" in line[1])),
    ],
    ids=["exports", "limits", "formulas", "outputs"],
)
def test_every_value_is_met_that_a_set_is_made_of(items, kind, values):
    """Each layout, delimiter, encoding; limited thing, formula, way it moves and command."""
    tenth = a_tenth(items, kind)

    assert len(tenth) < len(items) / 5
    met, there = ([*map(set, zip(*map(values, these), strict=True))] for these in (tenth, items))
    assert met == there
