"""What an index is worth: points, minima of the rubrics, what holds it back, how it moved."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest

from zitool.rubrics.load import load_rubric
from zitool.survey.indices import Interval, grade, measure
from zitool.survey.instrument import CONVERSIONS, converted, mean_for
from zitool.survey.load import load_instrument, rubrics_asking
from zitool.survey.worth import (
    change,
    decided,
    each_must_reach,
    hanging,
    printed_readings,
    pulls,
    worth,
)

NEW, OLD = (load_rubric(id_).rubric for id_ in ("permenpanrb-90-2021", "permenpan-52-2014"))
FOUR = load_instrument("spkp-spak-4").instrument
STARS = load_instrument("spkp-spak").instrument
SKM = load_instrument("skm-14-2017").instrument


def of(instrument, index, rows, **asked):
    """Return an index from rows of digits."""
    scale = next(iter(instrument.scales.values()))
    answers = [tuple(None if mark == "." else int(mark) for mark in row) for row in rows]
    return measure(instrument, index, scale, answers, **asked)


def standings(instrument, index, rubric, value):
    """Return designation → needed, margin and whether it is met."""
    found = worth(instrument.indices[index], rubric, Fraction(value))
    return {
        standing.designation: (standing.needed, standing.margin, standing.met) for standing in found.standings
    }


@pytest.mark.parametrize(
    ("instrument", "index", "rubric", "value", "points"),
    [
        (FOUR, "ipak", NEW, "3.6", "15.75"),
        (FOUR, "ipkp", NEW, "3.2", "14"),
        (FOUR, "ipak", OLD, "3.6", "13.5"),
        (FOUR, "ipkp", OLD, "3.2", "16"),
        (SKM, "ikm", NEW, "90", "15.75"),
        (SKM, "ikm", OLD, "80", "16"),
    ],
)
def test_an_index_has_the_points_of_each_lke(instrument, index, rubric, value, points):
    """Index over 4 times the weight of its question; an IKM of 100 is brought to 4 first."""
    assert worth(instrument.indices[index], rubric, Fraction(value)).points == Fraction(points)


def test_minima_come_from_the_rubric_and_are_met_exactly():
    """3.60 meets 3.60; a hair below misses it by that hair."""
    hair = Fraction(1, 10**20)
    assert standings(FOUR, "ipak", NEW, "3.6") == dict.fromkeys(("wbk", "wbbm"), (Fraction("3.6"), 0, True))
    missed = standings(FOUR, "ipak", NEW, Fraction("3.6") - hair)
    assert missed["wbk"] == (Fraction("3.6"), -hair, False)
    assert standings(FOUR, "ipkp", NEW, "3.4") == {
        "wbk": (Fraction("3.2"), Fraction("0.2"), True),
        "wbbm": (Fraction("3.6"), Fraction("-0.2"), False),
    }


def test_an_older_lke_has_its_own_minima():
    """52/2014 asks for a service index for WBBM alone."""
    assert standings(FOUR, "ipkp", OLD, "3.2") == {"wbbm": (Fraction("3.2"), 0, True)}


def test_an_index_of_another_kind_is_worth_nothing_in_an_lke():
    """The courts' ten items are not the five aspects of the LKE."""
    courts = load_instrument("ipk-10").instrument
    assert worth(courts.indices["ipk"], NEW, Fraction(4)) is None
    assert rubrics_asking(courts.indices["ipk"]) == ()


@pytest.mark.parametrize(
    ("ends", "said"),
    [((3.61, 3.9), "above"), ((3.2, 3.59), "below"), ((3.5, 3.7), "undecided"), (None, "unknown")],
)
def test_an_interval_lies_above_below_or_across_a_minimum(ends, said):
    """What so few answers cannot tell is said to be undecided."""
    assert decided(ends, Fraction("3.6")) == said


@pytest.mark.parametrize("conversion", CONVERSIONS)
def test_a_mean_asked_for_is_the_conversion_backwards(conversion):
    """The stars that 3.60 asks for come to 3.60."""
    scale = STARS.scales["bintang"]
    stars = {"per-max": "5.4", "0-4": "5.5", "1-4": "16/3"}[conversion]
    assert mean_for(Fraction("3.6"), scale, conversion) == Fraction(stars)
    assert converted(Fraction(stars), scale, conversion) == Fraction("3.6")


def test_a_verdict_hangs_on_an_open_conversion():
    """5.36 stars of six are 3.573, 3.488 or 3.616: only the last meets 3.60."""
    result = of(STARS, "ipak", ["66666"] * 12 + ["65665"] * 6 + ["55555"] * 6 + ["54554"] * 4 + ["34433"] * 2)
    readings = {reading.conversion: reading.value for reading in result.readings}
    hung = hanging(STARS.indices["ipak"], NEW, readings)
    assert [standing.designation for standing in hung] == ["wbk", "wbbm"]
    assert hanging(STARS.indices["ipak"], NEW, {"a": Fraction(4), "b": Fraction(3.7)}) == []


@pytest.mark.parametrize(
    ("value", "band", "in_gap"),
    [
        ("88.305", "A", True),
        ("88.304", "B", True),
        ("88.31", "A", False),
        ("88.30", "B", False),
        ("76.605", "B", True),
        ("64.995", "C", True),
        ("25", "D", False),
        ("24.99", None, False),
        ("100", "A", False),
    ],
)
def test_a_band_takes_the_index_rounded_half_up(value, band, in_gap):
    """Limits have two decimals; that an index lies between two printed ones is said."""
    found = grade(SKM.indices["ikm"].bands, Fraction(value))
    assert (found.band.grade if found.band else None, found.in_gap) == (band, in_gap)


def test_printed_weights_are_shown_where_a_category_or_a_minimum_hangs_on_them():
    """91.48 by 1/9 is 90.56 by 0.11: that changes nothing; 88.33 is 87.45, and then it is another letter."""
    plenty = of(SKM, "ikm", ["444444444"] * 12 + ["333333333"] * 5 + ["444433333"])
    assert printed_readings(SKM.indices["ikm"], plenty, [NEW]) == []
    close = of(SKM, "ikm", ["444444444"] * 8 + ["333333333"] * 7)
    assert close.value == Fraction(265, 3)
    found = printed_readings(SKM.indices["ikm"], close, [NEW])
    assert [(str(reading.weight), reading.grades) for reading in found] == [
        ("111/1000", ("A", "B")),
        ("11/100", ("A", "B")),
    ]
    exact = of(SKM, "ikm", ["444444444"] * 3 + ["333333333"] * 2)
    assert [reading.minima for reading in printed_readings(SKM.indices["ikm"], exact, [NEW])] == [
        (("permenpanrb-90-2021", "wbbm"),),
        (("permenpanrb-90-2021", "wbbm"),),
    ]


def test_items_are_named_by_what_they_cost_and_what_they_must_reach():
    """The worst item first; what it must rise to alone, and what all the low ones must together."""
    result = of(FOUR, "ipak", ["44443", "44442", "44443", "44442"])
    first, second, *_ = pulls(result, "per-max", Fraction("3.8"))
    assert (first.id, first.mean, first.lost) == ("percaloan", Fraction("2.5"), Fraction("0.3"))
    assert first.must_reach == Fraction(3)
    assert (second.must_reach, second.lost) == (None, 0)
    assert each_must_reach(result, "per-max", Fraction("3.8")) == 3
    assert each_must_reach(result, "per-max", Fraction("3.6")) is None
    assert [pull.enough for pull in pulls(result, "per-max", Fraction("3.6"))] == [True] * 5


def test_several_low_items_are_raised_together():
    """Those above the level stay as they are, and the index then reaches exactly what is needed."""
    result = of(FOUR, "ipak", ["12344"])
    level = each_must_reach(result, "per-max", Fraction("3.1"))
    assert level == Fraction(9, 4)
    assert (2 * level + 3 + 4 + 4) / 5 == Fraction("3.1")
    assert each_must_reach(result, "per-max", Fraction("3.6")) == Fraction(10, 3)


def test_how_an_index_moved_is_said_only_where_chance_does_not_explain_it():
    """Many answers tell a rise, few do not; on two scales nothing is said."""
    low, high = ["33333", "44443", "34343"], ["44444", "44443", "44344"]
    assert change(of(FOUR, "ipak", low * 30), of(FOUR, "ipak", high * 30)).decided == "up"
    assert change(of(FOUR, "ipak", high * 30), of(FOUR, "ipak", low * 30)).decided == "down"
    assert change(of(FOUR, "ipak", low), of(FOUR, "ipak", high)).decided == "undecided"
    assert change(of(FOUR, "ipak", high), of(STARS, "ipak", ["66666", "55555"])) == (None, "unknown")
    assert change(of(FOUR, "ipak", ["44444"] * 90), of(FOUR, "ipak", low * 30)).decided == "down"
    stars = change(of(STARS, "ipak", ["55555", "45455"] * 9), of(STARS, "ipak", ["66666", "66656"] * 9))
    assert stars.decided == "up"


def test_periods_are_compared_one_after_the_other(zitool, tmp_path):
    """By month, in order; what fewer than five answered is passed over, and the report tells the rest."""
    heads = ["Tanggal", "Diskriminasi", "Di luar prosedur", "Imbalan", "Pungutan liar", "Percaloan"]
    months = {1: "33334", 2: "44443", 4: "44434"}
    rows = [
        [f"{day:02}/{month:02}/2026", *answers] for month, answers in months.items() for day in range(1, 25)
    ]
    rows += [["01/03/2026", *"44444"]]
    rows[3][1:] = "4" * 5
    rows[30][1:] = "3" * 5
    rows[60][1:] = "3" * 5
    file = tmp_path / "jawaban.csv"
    file.write_text("".join(f"{','.join(row)}\n" for row in [heads, *rows]), "utf-8")
    asked = ("survey", file, "--instrument", "spkp-spak-4", "--by", "bulan", "--fail-on", "never")
    (found,) = json.loads(zitool(*asked, "-f", "json").out)["surveys"]
    told = [(one["from"], one["to"], one["index"], one["decided"]) for one in found["trend"]]
    assert told == [
        ("2026-01", "2026-02", "ipak", "up"),
        ("2026-02", "2026-04", "ipak", "undecided"),
    ]
    by_group = {group["group"]: group["indices"][0]["index"] for group in found["groups"] if group["indices"]}
    first = Fraction(found["trend"][0]["difference"])
    assert float(first) == pytest.approx(float(by_group["2026-02"]) - float(by_group["2026-01"]))
    assert "2026-01 – 2026-02" in zitool(*asked).out


def test_an_interval_of_hundred_is_brought_to_four():
    """An IKM of 84 to 96 is 3.36 to 3.84 of 4, across 3.60."""
    found = worth(SKM.indices["ikm"], NEW, Fraction(92), Interval(84.0, 96.0))
    assert {standing.designation: standing.decided for standing in found.standings} == {
        "wbk": "above",
        "wbbm": "undecided",
    }
