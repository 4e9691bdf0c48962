"""Files of facts: what is read, what is refused and where, and what facts say to prerequisites."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tools.schemas import facts_schema

from zitool.core.law.facts import SPECS, words_of
from zitool.core.scoring.fact_doubts import doubts
from zitool.core.scoring.prerequisite_check import State, settle
from zitool.errors import RubricError
from zitool.rubrics.files.facts import load_facts
from zitool.rubrics.load import load_rubric
from zitool.rubrics.packaged import packaged_groups
from zitool.rubrics.start import unit_file

HERE = Path(__file__).parent / "facts"
CASES = yaml.load((HERE / "prasyarat.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
STATES = {"terpenuhi": "verified", "belum": "failed", "dimaklumi": "excused"}
RUBRIC = load_rubric("permenpanrb-90-2021").rubric


def read(tmp_path, text):
    """Return the facts that `text` writes."""
    file = tmp_path / "unit.yaml"
    file.write_text(text, encoding="utf-8")
    return load_facts(file)[0]


def faults(tmp_path, text):
    """Return code and place of everything that is wrong with `text`."""
    with pytest.raises(RubricError) as refused:
        read(tmp_path, text)
    return [(finding.code, finding.cell) for finding in refused.value.findings]


def state_of(facts, designation, on):
    """Return the state of every prerequisite by id."""
    wanted = next(
        that_designation for that_designation in RUBRIC.designations if that_designation.id == designation
    )
    return {
        that_settle.subject.id: str(that_settle.state) for that_settle in settle(RUBRIC, wanted, facts, on)
    }


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["nama"])
def test_facts_settle_prerequisites(tmp_path, case):
    """Each prerequisite is in the state that the case names, and unverified where it names none."""
    facts = read(tmp_path, yaml.safe_dump(case["fakta"], allow_unicode=True))
    found = state_of(facts, case["predikat"], date.fromisoformat(case["pada"]))
    expected = {id_: STATES[word] for word in STATES for id_ in case.get(word, ())}
    assert {id_: state for id_, state in found.items() if state != "unverified"} == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("opini_bkp: WTP\n", [("P001", "1:1")]),
        ("lhkpn: {nilai: 1 dari 1, oleh: KPK}\n", [("P001", "1:26")]),
        ("lhkpn: hampir semua\n", [("P002", "1:1")]),
        ("maturitas_spip: tiga\n", [("P002", "1:1")]),
        ("opini_bpk: {nilai: {tahun lalu: WTP}}\n", [("P002", "1:21")]),
        ("membangun_wbk: 31/13/2026\n", [("P002", "1:1")]),
        ("membangun_wbk: 2026-02-30\n", [("P002", "1:1")]),
        ("layanan_utama: mungkin\n", [("P003", "1:1")]),
        ("opini_bpk: Wajar\n", [("P003", "1:1")]),
        ("jenis_unit: rumah sakit\n", [("P060", "1:1")]),
        ("unit: a\njenis_unit: puskemas\n", [("P060", "2:1")]),
        ("lhkpn: 20 dari 18\n", [("P004", "1:1")]),
        ("tlhp: 101%\n", [("P004", "1:1")]),
        ("tlhp: {nilai: 1 dari 1, per: 31-3-26}\n", [("P005", "1:25")]),
        ("tlhp: [1, 2]\n", [("P006", "1:1")]),
        ("unit: [a]\n", [("P006", "1:1")]),
        ("predikat_wbk: menteri\nwbk_sejak: 2021-12-20\npencabutan: 2025-02-01\n", [("P014", "1:1")]),
        ("predikat_wbk: menteri\npencabutan: 2025-02-01\n", [("P014", "1:1")]),
        ("tlhp: x\n\nlhkpn: y\nopini: z\n", [("P002", "1:1"), ("P002", "3:1"), ("P001", "4:1")]),
        ("tlhp: 1 dari 1\ntlhp: 2 dari 2\n", [("R003", "2:1")]),
        ("tlhp: &a 1 dari 1\nlhkpn: *a\n", [("R002", "1:7"), ("R002", "2:8")]),
    ],
)
def test_every_fault_is_named_with_its_place(tmp_path, text, expected):
    """All faults at once, each with line and column; nothing is used of a file with faults."""
    assert faults(tmp_path, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("lhkpn: {angka: 5, nilai: x, per: y}\n", [("P001", "1:9"), ("P005", "1:29"), ("P002", "1:1")]),
        ("sakip_instansi: {nilai: 70, angka: x}\n", [("P002", "1:29")]),
        ("sakip_instansi: {nilai: 70, angka: 70}\n", [("P002", "1:1")]),
        ("opini_bpk: {nilai: {2023: WTP, 2024: x, 1999: y}}\n", [("P003", "1:32")]),
        (
            "predikat_wbk: {nilai: menteri, oleh: x}\npencabutan: {nilai: 2025-02-01, per: y}\n",
            [("P001", "1:32"), ("P005", "2:33"), ("P014", "1:1")],
        ),
    ],
)
def test_of_one_fact_keys_come_before_its_day_and_value(tmp_path, text, expected):
    """One fault of the value at most; facts contradict each other although more is wrong with them."""
    assert faults(tmp_path, text) == expected


def test_an_unknown_key_is_named_with_those_that_fit(tmp_path):
    """A number stands under grades alone; elsewhere it is a key too many, whatever it says."""
    with pytest.raises(RubricError) as refused:
        read(tmp_path, "tlhp: {angka: lima, nilai: 1 dari 1}\nsakip_instansi: {huruf: B}\n")
    share, grade = refused.value.findings
    assert (share.values["name"], share.values["known"]) == ("angka", "nilai, per, sumber")
    assert (grade.values["name"], grade.values["known"]) == ("huruf", "angka, nilai, per, sumber")


def test_a_designation_given_again_after_its_revocation_is_held(tmp_path):
    """Revoked in 2023 and designated anew in 2025 is no contradiction."""
    text = "predikat_wbk: menteri\nwbk_sejak: 2025-12-20\npencabutan: 2023-02-01\n"
    assert read(tmp_path, text).stated["predikat_wbk"].word == "menteri"


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("sakip_instansi: 69,995\n", ["P010"]),
        ("sakip_instansi: 60,01\n", ["P010"]),
        ("sakip_instansi: 60,02\n", []),
        ("sakip_instansi: {nilai: B, angka: 60.01}\n", []),
        ("sakip_instansi: {nilai: BB, angka: 65}\n", ["P011"]),
        ("tlhp: {nilai: 1 dari 1, per: 2026-03-02}\n", ["P012"]),
        ("tlhp: {nilai: 1 dari 1, per: 2026-03-01}\n", []),
        ("tlhp: {nilai: 1 dari 1, per: 2025-03-01}\n", []),
        ("tlhp: {nilai: 1 dari 1, per: 2025-02-28}\n", ["P013"]),
        ("unit: Kantor Lain\n", ["P015"]),
        ("jenis_unit: Polres\njenis_instansi: pemerintah-daerah\n", ["P061"]),
        ("jenis_unit: Polres\njenis_instansi: kementerian-lembaga\n", []),
        ("jenis_unit: Polres\n", []),
        ("jenis_unit: puskesmas\njenis_instansi: pemerintah-daerah\n", []),
        ("unit: kantor  CONTOH\n", []),
    ],
)
def test_what_can_be_used_but_should_be_looked_at(tmp_path, text, codes):
    """Edges of letters, contradicting letters, days ahead or long past, another unit."""
    facts = read(tmp_path, text)
    found = list(doubts(facts, RUBRIC, date(2026, 3, 1), "Kantor Contoh"))
    assert [finding.code for finding in found] == codes
    assert [finding.sheet for finding in found] == [facts.file] * len(codes)


def test_a_kind_of_unit_may_be_written_by_any_name(tmp_path):
    """The fact keeps what was written, and the rubric's id for it."""
    fact = read(tmp_path, "jenis_unit: {nilai: Rumah Sakit Umum Daerah, sumber: SK}\n").stated["jenis_unit"]
    assert (fact.text, fact.word, fact.source) == ("Rumah Sakit Umum Daerah", "rsud", "SK")


def test_a_slip_in_a_kind_is_answered_with_the_likely_one(tmp_path):
    """Where nothing is near, all kinds are named."""
    with pytest.raises(RubricError) as near:
        read(tmp_path, "jenis_unit: puskemas\n")
    with pytest.raises(RubricError) as far:
        read(tmp_path, "jenis_unit: x\n")
    assert near.value.findings[0].values["known"] == "puskesmas"
    assert {"rsud", "kepolisian", "lainnya"} <= set(far.value.findings[0].values["known"].split(", "))


def test_the_blank_file_names_every_kind_of_unit():
    """The words are the rubric's, so that no second list can drift."""
    (line,) = [
        that_line for that_line in unit_file().decode().splitlines() if that_line.startswith("jenis_unit:")
    ]
    assert line == f"jenis_unit:  # {', '.join(words_of('jenis_unit', packaged_groups()))}"


def test_the_blank_file_states_nothing(tmp_path):
    """What `--new` writes reads without a fault, names every fact and states none."""
    text = unit_file().decode()
    facts = read(tmp_path, text)
    assert (facts.unit, dict(facts.stated)) == ("", {})
    assert list(yaml.safe_load(text)) == ["unit", *SPECS]


def test_the_schema_knows_every_fact():
    """Editors are told the same keys that the reader takes."""
    assert list(facts_schema()["properties"]) == ["unit", *SPECS]


def test_the_schema_and_the_reader_are_one_model():
    """Entries of facts that are written alike are described once, and each says which keys it has."""
    entries = facts_schema()["$defs"]
    assert len(entries) < len({spec.kind for spec in SPECS.values()}) + 7
    assert {tuple(sorted(entry["properties"])) for entry in entries.values()} == {
        ("nilai", "per", "sumber"),
        ("angka", "nilai", "per", "sumber"),
    }
    assert not any(entry["additionalProperties"] for entry in entries.values())


WORDS = st.sampled_from(["ya", "belum", "WTP", "B", "72,5", "18 dari 20", "100%", "2025-03-01", "x", ""])


@settings(suppress_health_check=list(HealthCheck), deadline=None)
@given(st.dictionaries(st.sampled_from(list(SPECS)), WORDS))
def test_a_file_is_read_or_refused_and_never_guessed(tmp_path, raw):
    """Any words under any keys: findings with places, or facts of which the blank ones are unknown."""
    text = "".join(f'{key}: "{word}"\n' for key, word in raw.items()) or "unit: x\n"
    facts, codes = None, set()
    try:
        facts = read(tmp_path, text)
    except RubricError as error:
        codes = {finding.code for finding in error.findings}
    assert codes <= {"P002", "P003", "P014", "P060"}
    if facts is None:
        return
    assert set(facts.stated) == {key for key, word in raw.items() if word}
    settled = [
        one
        for designation in RUBRIC.designations
        for one in settle(RUBRIC, designation, facts, date(2026, 3, 1))
    ]
    assert len(settled) >= 20
    for one in settled:
        if one.state is not State.UNVERIFIED:
            assert any(reason.fact is not None for reason in one.reasons)
