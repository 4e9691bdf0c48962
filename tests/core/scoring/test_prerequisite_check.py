"""Facts against needs: each form of need at its bound, letters for numbers, and days years later."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zitool.core.law.conditions import Grades, Need
from zitool.core.law.facts import Fact, Facts
from zitool.core.law.rubric import Indicator, Input, Prerequisite, Ratio, Section
from zitool.core.law.text_types import Reference
from zitool.core.monitoring.readiness import next_day
from zitool.core.scoring.answers import Answer, AnswerSheet
from zitool.core.scoring.prerequisite_check import State, check_needs, near_edge, shown_in, years_after
from zitool.rubrics.load import load_rubric

ON = date(2026, 3, 1)
GRADES = Grades(
    label="Predikat",
    bands={"AA": Fraction(90), "A": Fraction(80), "B": Fraction(60), "D": Fraction(0)},
    references=(Reference(provision="Pasal 1"),),
)
FULL = Need(fact="lhkpn", percent=Fraction(100), indicator="A.a")


def outcome(fact, **asked):
    """Return what a fact, or none, says to one need."""
    stated = {} if fact is None else {"x": fact}
    return check_needs([Need(fact="x", **asked)], Facts("u.yaml", "", stated), ON, {"huruf": GRADES})


def share(done, whole):
    """Return the fact of so many of so many."""
    return Fact("", share=(Fraction(done), Fraction(whole)))


@pytest.mark.parametrize(
    ("fact", "asked", "state"),
    [
        (None, {"done": True}, "unverified"),
        (Fact("", word="ya"), {"one_of": ("ya",)}, "verified"),
        (Fact("", word="tidak"), {"one_of": ("ya",)}, "failed"),
        (Fact("", number=Fraction(3)), {"at_least": "3"}, "verified"),
        (Fact("", number=Fraction(299, 100)), {"at_least": "3"}, "failed"),
        (Fact("", number=Fraction(60)), {"at_least": "B", "grades": "huruf"}, "failed"),
        (Fact("", number=Fraction(6001, 100)), {"at_least": "B", "grades": "huruf"}, "verified"),
        (Fact("", word="AA", number=Fraction(1)), {"at_least": "B", "grades": "huruf"}, "verified"),
        (Fact("", word="BB"), {"at_least": "B", "grades": "huruf"}, "unverified"),
        (share(99, 100), {"percent": Fraction(100)}, "failed"),
        (share(3, 3), {"percent": Fraction(100)}, "verified"),
        (share(0, 0), {"percent": Fraction(100)}, "verified"),
        (share(30, 100), {"above_percent": Fraction(30)}, "failed"),
        (share(301, 1000), {"above_percent": Fraction(30)}, "verified"),
        (share(0, 0), {"above_percent": Fraction(30)}, "failed"),
        (Fact("", day=date(2025, 3, 1)), {"years": Fraction(1)}, "verified"),
        (Fact("", day=date(2025, 3, 2)), {"years": Fraction(1)}, "failed"),
        (Fact("", word="ya"), {"years": Fraction(1)}, "unverified"),
        (Fact("", word="belum"), {"years": Fraction(1)}, "failed"),
        (Fact("", day=date(2024, 3, 2)), {"within": Fraction(2)}, "verified"),
        (Fact("", day=date(2024, 3, 1)), {"within": Fraction(2)}, "failed"),
        (Fact("", day=date(2026, 3, 2)), {"within": Fraction(2)}, "failed"),
        (Fact("", day=ON), {"done": True}, "verified"),
        (Fact("", day=date(2026, 3, 2)), {"done": True}, "failed"),
        (Fact("", word="ya"), {"done": True}, "verified"),
        (Fact("", word="belum"), {"done": True}, "failed"),
    ],
)
def test_each_form_of_need_at_its_bound(fact, asked, state):
    """A need holds exactly from its bound on, and what does not settle it leaves it open."""
    assert outcome(fact, **asked).state == state


@pytest.mark.parametrize(
    ("day", "by"), [(date(2024, 3, 2), date(2026, 3, 2)), (date(2024, 3, 1), None), (date(2026, 3, 2), None)]
)
def test_what_is_too_old_does_not_come_by_waiting(day, by):
    """Of *within*, the day until which it holds is told while it holds; a report out of date has none."""
    (reason,) = outcome(Fact("", day=day), within=Fraction(2)).reasons

    assert reason.by == by


@pytest.mark.parametrize(
    ("years", "state"),
    [
        (((2024, "WTP"), (2025, "WTP")), "verified"),
        (((2025, "WTP"), (2024, "WTP")), "verified"),
        (((2023, "WDP"), (2024, "WTP"), (2025, "WTP")), "verified"),
        (((2024, "WDP"), (2025, "WTP")), "failed"),
        (((2024, "WTP"), (2025, "WDP")), "failed"),
        (((2023, "WTP"), (2025, "WTP")), "unverified"),
        (((2025, "WTP"),), "unverified"),
        (((0, "WTP"),), "unverified"),
        (((0, "WDP"),), "failed"),
    ],
)
def test_two_years_running(years, state):
    """The last two years, one after the other; a year that is not stated is not guessed."""
    assert outcome(Fact("", years=years), one_of=("WTP",), running=Fraction(2)).state == state


@given(st.fractions(0, 100))
def test_a_number_has_the_letter_whose_band_it_lies_in(number):
    """Above its own bound, and not above the next better one; 0 has the lowest letter."""
    letter = GRADES.letter_of(number)
    better = [bound for other, bound in GRADES.bands.items() if not GRADES.reaches(letter, other)]
    assert number > GRADES.bands[letter] or letter == "D"
    assert number <= min(better, default=100)


@given(st.fractions(0, 100))
def test_only_what_lies_within_a_hundredth_is_near_an_edge(number):
    """The bounds of letters, but not the end of the scale."""
    bounds = [bound for bound in GRADES.bands.values() if bound]
    assert (near_edge(number, GRADES) is not None) == any(
        abs(number - that_bound) <= Fraction(1, 100) for that_bound in bounds
    )


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)), st.integers(1, 9))
def test_years_later_is_the_same_day(day, years):
    """The same day of a later year; from 29 February, where there is none, the day after."""
    later = years_after(day, years)
    assert later.year == day.year + years
    assert (later.month, later.day) == ((day.month, day.day) if later.month == day.month else (3, 1))


@given(st.dates(date(1990, 1, 1), date(2090, 1, 1)))
def test_the_next_day_of_a_year(day):
    """Never before `day`, and less than a year and a day after it."""
    found = next_day("05-31", day)
    assert (found.month, found.day) == (5, 31)
    assert 0 <= (found - day).days <= 365


def test_the_last_of_february_every_year():
    """A day that a year does not have is its month's last."""
    assert next_day("02-29", date(2026, 1, 1)) == date(2026, 2, 28)
    assert next_day("02-29", date(2028, 2, 29)) == date(2028, 2, 29)


AGENCIES = [
    Need(fact="x", at_least="B", grades="huruf", agency="kementerian-lembaga"),
    Need(fact="x", at_least="D", grades="huruf", agency="pemerintah-daerah"),
]


@pytest.mark.parametrize(
    ("agency", "letter", "state"),
    [
        ("kementerian-lembaga", "D", "failed"),
        ("pemerintah-daerah", "D", "verified"),
        (None, "B", "verified"),
        (None, "D", "unverified"),
    ],
)
def test_needs_that_differ_by_agency(agency, letter, state):
    """Where the kind of agency is not stated, only what holds for every kind is certain."""
    stated = {"x": Fact("", word=letter)}
    if agency is not None:
        stated["jenis_instansi"] = Fact("", word=agency)
    found = check_needs(AGENCIES, Facts("u.yaml", "", stated), ON, {"huruf": GRADES})
    assert found.state == state


def test_nothing_needed_is_nothing_verified():
    """A prerequisite that names no facts stays open, whatever is stated."""
    assert check_needs([], Facts("u.yaml", "", {}), ON, {}).state is State.UNVERIFIED


def counted(done, *due, share=None):
    """Return what an LKE shows of `done` of the parts `due`; of two the first is a typed total."""
    codes = ("1", "2", "3")
    leaf = Indicator(
        id="A.a", code="a", statement="Pelaporan", scale="rasio",
        ratio=Ratio(kind="share", of=("3",), over=("2",), zero_denominator="ask"),
        inputs=tuple(
            Input(id=f"A.a#{code}", code=code, statement="Jumlah", total_of=("2",) if code == "1" else ())
            for code in codes
        ),
    )  # fmt: skip
    parts = due[-1] if due else None
    counts = dict(zip((f"A.a#{code}" for code in codes), (due[0] if due else None, parts, done), strict=True))
    value = share if share is not None else min(Fraction(done, parts), Fraction(1)) if parts else None
    answer = Answer(indicator="A.a", value=value, cell="K9")
    rubric = replace(
        load_rubric("permenpanrb-90-2021").rubric,
        sections=(Section(id="A", code="A", title="A", weight=Fraction(1), indicators=(leaf,)),),
        prerequisites=(
            Prerequisite(
                id="harta", level="unit", statement="LHKPN 100%", designations=("wbk",), needs=(FULL,),
                effective_from=date(2021, 1, 1), references=GRADES.references,
            ),
        ),
    )  # fmt: skip
    sheet = AnswerSheet(assessor="unit", label="", answers={"A.a": answer}, counts=counts)
    return shown_in(rubric, sheet)


@pytest.mark.parametrize(
    ("lke", "fact", "state", "note"),
    [
        (counted(30, 30), None, "verified", ""),
        (counted(29, 30), None, "failed", ""),
        (counted(0, 30), None, "failed", ""),
        (counted(12, 12, 13), None, "unverified", "lke_unclear"),
        (counted(11, 12, 13), None, "failed", ""),
        (counted(13, 12, 13), None, "unverified", "lke_unclear"),
        (counted(31, 30), None, "unverified", "lke_unclear"),
        (counted(None, share=Fraction(1)), None, "unverified", "lke_unclear"),
        (counted(None, share=Fraction(99, 100)), None, "failed", ""),
        (counted(None), None, "unverified", ""),
        (counted(15, 30), share(20, 20), "failed", "lke_differs"),
        (counted(30, 30), share(15, 30), "failed", "lke_differs"),
        (counted(15, 30), share(28, 30), "failed", ""),
        (counted(30, 30), share(20, 20), "verified", ""),
        (counted(12, 12, 13), share(13, 13), "verified", ""),
    ],
)
def test_what_the_lke_counts_settles_a_need_or_leaves_it_open(lke, fact, state, note):
    """Not met below the whole, met at the whole; what contradicts itself settles nothing.

    Where a fact and the LKE differ the worse holds: nobody is let through by stating the opposite.
    """
    facts = Facts("u.yaml", "", {} if fact is None else {"lhkpn": fact})
    (reason,) = check_needs([FULL], facts, ON, {}, lke).reasons

    assert (reason.state, reason.note) == (state, note)


@pytest.mark.parametrize(
    ("fact", "proposed", "state"),
    [
        (Fact("", day=date(2026, 1, 1)), None, "verified"),
        (Fact("", day=date(2026, 3, 1)), None, "verified"),
        (Fact("", day=date(2026, 3, 2)), None, "failed"),
        (Fact("", day=date(2025, 12, 31)), None, "failed"),
        (Fact("", day=date(2025, 12, 31)), Fact("", day=date(2025, 5, 20)), "verified"),
        (Fact("", day=date(2026, 1, 1)), Fact("", day=date(2025, 5, 20)), "failed"),
        (Fact("", day=date(2026, 1, 1)), Fact("", word="ya"), "verified"),
        (Fact("", word="ya"), None, "unverified"),
        (Fact("", word="belum"), None, "failed"),
        (None, None, "unverified"),
    ],
)
def test_in_the_year_of_another_fact(fact, proposed, state):
    """The calendar year of the other fact's day; where that is not stated, the year of the assessment."""
    stated = {key: case for key, case in (("x", fact), ("y", proposed)) if case is not None}

    assert check_needs([Need(fact="x", year_of="y")], Facts("u.yaml", "", stated), ON, {}).state == state


@pytest.mark.parametrize(
    ("given", "state"),
    [
        (None, "verified"),
        (date(2025, 3, 1), "verified"),
        (date(2025, 3, 2), "failed"),
        (ON, "failed"),
        (date(2026, 3, 2), "verified"),
    ],
)
def test_what_happened_is_undone_by_what_happened_later(given, state):
    """A revocation counts no more once the designation was given again, on a later day that has come."""
    stated = {"x": Fact("", day=date(2025, 3, 1))} | ({} if given is None else {"y": Fact("", day=given)})
    need = Need(fact="x", done=True, undone_by="y")

    assert check_needs([need], Facts("u.yaml", "", stated), ON, {}).state == state
