"""Kinds of units: known by any of their names, never guessed, and told with the rules that ask for them."""

from __future__ import annotations

import pytest

from zitool.core.law.facts import (
    AGENCY,
    FACT,
    OTHER,
    SPECS,
    kinds_in,
    near_kinds,
    recognised,
    rules_about,
    words_of,
)
from zitool.rubrics.load import load_rubric
from zitool.rubrics.packaged import packaged_groups

GROUPS = packaged_groups()

# group, duty, page of its provision, kinds; 90/2021 Lampiran I Bab II huruf B, typed from the text.
TABLE = """
kawasan mandatory 32,33 otoritas-bandar-udara otoritas-pelabuhan kesyahbandaran bea-cukai imigrasi \
karantina-ikan karantina-kesehatan karantina-pertanian
penegak-hukum priority 33 kepolisian kejaksaan pengadilan pemasyarakatan
pertanahan priority 33 kantor-pertanahan
layanan-daerah priority 33 rsud dukcapil samsat ptsp pendidikan ketenagakerjaan
kawasan-lain priority 34 perbatasan
layanan-dasar practice - puskesmas kecamatan
"""


def test_the_groups_are_those_of_the_text():
    """Tables 1 and 2 must build, letters a to d have priority; health centre and district are custom only."""
    found = [
        [
            group.id,
            group.duty,
            ",".join(one.page or "-" for one in group.references),
            *(kind.id for kind in group.kinds),
        ]
        for group in GROUPS
    ]
    assert found == [line.split() for line in TABLE.strip().splitlines()]
    assert {group.references[0].certainty for group in GROUPS if group.duty == "practice"} == {"practice"}
    owners = {kind.agency for group in GROUPS for kind in group.kinds}
    assert owners <= {None, *SPECS[AGENCY].words}


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("rsud", "rsud"),
        (" RSUD ", "rsud"),
        ("Rumah Sakit  Umum Daerah", "rsud"),
        ("Dinas Dukcapil", "dukcapil"),
        ("ATR/BPN", "kantor-pertanahan"),
        ("Polres", "kepolisian"),
        ("Lainnya", OTHER),
        ("rumah sakit", ""),
        ("vertikal", ""),
        ("", ""),
    ],
)
def test_a_kind_is_known_by_its_names(text, id_):
    """Whatever the capitals, blanks and signs between words; anything else is no kind."""
    assert recognised(text, GROUPS) == id_


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("puskemas", ["puskesmas"]),
        ("RSUD Contoh", ["rsud"]),
        ("Kejaksaan Neg", ["kejaksaan"]),
        ("vertikal", []),
    ],
)
def test_near_names_are_suggested(text, ids):
    """A slip of the finger, or a name with more around it; nothing where nothing is near."""
    assert near_kinds(text, GROUPS) == ids


def test_no_name_is_of_two_kinds():
    """Every id, name and other name leads to the one kind that has it."""
    kinds = kinds_in(GROUPS)
    assert len(kinds) == 22
    for id_, (kind, _) in kinds.items():
        for name in (id_, kind.name, *kind.also_written):
            assert recognised(name, GROUPS) == id_, name


def test_only_six_kinds_are_asked_for_by_a_rule():
    """The rule of 5/2024 names six; what else asks for a kind would show here."""
    rubric = load_rubric("permenpanrb-90-2021").rubric
    asked = {id_: list(rules_about(rubric, id_)) for id_ in kinds_in(GROUPS)}
    six = {"rsud", "dukcapil", "samsat", "ptsp", "pendidikan", "ketenagakerjaan"}
    assert {id_ for id_, rules in asked.items() if rules} == six
    assert asked["rsud"] == ["unit-daerah-prioritas"]


def test_words_of_a_fact():
    """The fact takes the ids of all kinds; other facts their own words."""
    assert words_of(FACT, GROUPS) == (*kinds_in(GROUPS), OTHER)
    assert words_of("layanan_utama", GROUPS) == ("ya", "tidak")
