"""Version and changelog of a rubric against what its changes call for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from tests.core.law.test_changes import RUBRIC, other_minimum, other_prerequisite, with_part

from zitool.core.law.changes import Step, bumped, compare, entry_of, release

ENTRY = "# Perubahan\n\n## {version}\n\n- Jenis: {kind}.\n- Berlaku: 1 Januari 2027.\n- Bagian: A.I.2.\n"
SENTENCE = with_part(RUBRIC, "A.I.2.i.a", statement="Lain")
EVIDENCE = other_prerequisite(effective_until=date(2030, 1, 1))
FIGURE = other_minimum(at_least=Fraction(76))


def judged(new, version, changelog, moved=False):
    """Return the codes of what version and changelog of a changed rubric lack, with the reason."""
    new = replace(new, version=version)
    changes = compare(RUBRIC, new, {}, {})
    found = release(RUBRIC, new, changes, changelog, moved=moved, folder="rubrik").findings
    return [" ".join(filter(None, (finding.code, finding.values.get("reason")))) for finding in found]


@pytest.mark.parametrize(
    ("step", "expected"),
    [(Step.NONE, "1.4.2"), (Step.PATCH, "1.4.3"), (Step.MINOR, "1.5.0"), (Step.MAJOR, "2.0.0")],
)
def test_bumped(step, expected):
    """The numbers behind the one that goes up begin anew."""
    assert bumped("1.4.2", step) == expected


@pytest.mark.parametrize(
    ("new", "version", "enough"),
    [
        (RUBRIC, "1.0.0", True),
        (SENTENCE, "1.0.0", False),
        (SENTENCE, "1.0.1", True),
        (SENTENCE, "1.1.0", True),
        (EVIDENCE, "1.0.1", False),
        (EVIDENCE, "1.1.0", True),
        (FIGURE, "1.1.0", False),
        (FIGURE, "2.0.0", True),
        (FIGURE, "10.0.0", True),
        (FIGURE, "0.9.9", False),
    ],
)
def test_the_version_takes_at_least_the_step(new, version, enough):
    """Sentences need the third number, prerequisites the second, figures the first; more is no fault."""
    changelog = ENTRY.format(version=version, kind="perubahan nilai")
    changelog += "".join(ENTRY.format(version=text, kind="perubahan") for text in ("1.0.1", "1.1.0", "2.0.0"))

    assert ("R050" in judged(new, version, changelog)) is not enough


def test_a_score_that_moves_raises_the_first_number():
    """Whatever the words of the change: if some workbook's score moves, its version says so."""
    changelog = ENTRY.format(version="1.0.1", kind="tanpa akibat nilai")

    assert judged(SENTENCE, "1.0.1", changelog) == []
    assert judged(SENTENCE, "1.0.1", changelog, moved=True) == ["R050", "R051"]


@pytest.mark.parametrize(
    ("changelog", "expected"),
    [
        ("", ["R051"]),
        (ENTRY.format(version="1.0.0", kind="perubahan nilai"), ["R051"]),
        (ENTRY.format(version="2.0.0", kind="perubahan syarat"), []),
        (ENTRY.format(version="2.0.0", kind="tanpa akibat nilai"), ["R052 entry_contradicts"]),
        ("## 2.0.0\n\n- Jenis: perubahan nilai.\n", ["R052 entry_lacks"]),
        (
            "## 2.0.0\n\n- Jenis: perubahan syarat.\n- Berlaku: (isi: sejak kapan).\n- Bagian: B.\n",
            ["R052 entry_lacks"],
        ),
        ("## 2.0.0\n\n## 1.0.0\n\n- Jenis: x.\n- Berlaku: x.\n- Bagian: x.\n", ["R052 entry_lacks"]),
    ],
)
def test_the_changelog_says_what_changes(changelog, expected):
    """The entry of the version names kind, time and parts, and does not call a changed minimum harmless."""
    assert judged(FIGURE, "2.0.0", changelog) == expected


def test_nothing_is_asked_of_an_unchanged_rubric():
    """Comments and order of lines need neither version nor entry."""
    assert judged(RUBRIC, "1.0.0", "") == []


def test_a_new_version_of_the_same_content_is_still_recorded():
    """Who raises the version says why."""
    assert judged(RUBRIC, "1.0.1", "") == ["R051"]


def test_two_regulations_have_versions_of_their_own():
    """Between rubrics of different ids nothing is required."""
    other = replace(FIGURE, id="lain", version="0.0.1")
    found = release(RUBRIC, other, compare(RUBRIC, other, {}, {}), "", moved=True, folder="x")

    assert (found.same, found.findings) == (False, ())


def test_entry_of():
    """An entry ends where the next begins; a heading may carry a date or brackets."""
    text = "## [2.0.0] - 2027-01-01\n\n- baru\n\n## 1.0.0\n- lama\n"

    assert entry_of(text, "2.0.0") == "- baru"
    assert entry_of(text, "1.0.0") == "- lama"
    assert entry_of(text, "1.0") is None
