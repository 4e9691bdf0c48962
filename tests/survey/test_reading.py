"""Small files as offices have them, read cell by cell; what is not read is said."""

from __future__ import annotations

import json
from fractions import Fraction
from pathlib import Path

import pytest
import yaml

from zitool.errors import UsageError
from zitool.findings import Severity
from zitool.survey.run import read_map, run_survey

CASES = yaml.safe_load((Path(__file__).parent / "berkas.yaml").read_text("utf-8"))
ABOUT_RESPONDENTS = {"K020", "K021", "K023"}


def read(tmp_path, text, **options):
    """Return what a file of this text comes to."""
    file = tmp_path / "jawaban.csv"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return run_survey([str(file)], **options)


def codes(run, severity):
    """Return codes and cells of a severity, but for those about respondents."""
    return sorted(
        f"{finding.code} {finding.cell}" if finding.cell else finding.code
        for finding in run.every_finding()
        if finding.severity is severity and finding.code not in ABOUT_RESPONDENTS
    )


def without_column(found, wanted):
    """Return codes alone where that is what is wanted: the cell of a warning is its header's."""
    return [finding.split()[0] for finding in found] if all(" " not in one for one in wanted) else found


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["nama"])
def test_a_file_is_read_as_it_stands(tmp_path, case):
    """Instrument, item means and every finding of a small file are those written beside it."""
    run = read(tmp_path, case["berkas"])

    assert ", ".join(survey.instrument.id for survey in run.surveys) == case["instrumen"]
    means = {item.id: item.mean for survey in run.surveys for index in survey.indices for item in index.items}
    expected = {id_: None if text is None else Fraction(text) for id_, text in case["butir"].items()}
    assert {id_: means[id_] for id_ in expected} == expected
    assert codes(run, Severity.ERROR) == sorted(case.get("galat", []))
    warned = case.get("peringatan", [])
    assert without_column(codes(run, Severity.WARNING), warned) == sorted(warned)


SKM = "U1,U2,U3,U4,U5,U6,U7,U8,U9\n"
NAMED = "Stempel waktu,Nama,Kategori,Pekerjaan,Status layanan,Diarahkan?,No HP," + SKM


def rows(*lines):
    """Return a file with a header of every kind."""
    return NAMED + "\n".join(lines) + "\n"


FULL = "4,4,4,4,4,4,4,4,4"
LOW = "1,1,1,1,1,1,1,1,1"
CLEANED = rows(
    f"05/01/2026 08.00.01,Wulandari,Eksternal,Petani,Selesai,Tidak,081200000001,{FULL}",
    f"05/01/2026 08.00.01,Wulandari,Eksternal,Petani,Selesai,Tidak,081200000001,{FULL}",
    f"06/01/2026 08.10.01,Simbolon,Internal,PNS,Selesai,Tidak,081200000002,{LOW}",
    f"07/01/2026 08.20.01,Prawira,Eksternal,Petugas loket,Selesai,Tidak,081200000003,{LOW}",
    f"08/01/2026 08.30.01,Lestariani,Eksternal,Guru,Belum selesai,Tidak,081200000004,{LOW}",
    f"09/01/2026 08.40.01,Kusumadewi,Eksternal,Guru,Selesai,Ya,081200000005,{LOW}",
    f"13/07/2026 08.50.01,Tambunan,Eksternal,Guru,Selesai,Tidak,081200000005,{LOW}",
    "10/01/2026 09.00.01,Wirawan,Eksternal,Guru,Selesai,Tidak,081200000007,,,,,,,,,",
)


def test_each_rule_leaves_out_what_it_names(tmp_path):
    """Every response that does not count is under one rule, and what is left adds up."""
    from datetime import date

    from zitool.survey.cleaning import Period
    from zitool.survey.result import Asked

    asked = Asked(period=Period(date(2026, 1, 1), date(2026, 6, 30)))
    (survey,) = read(tmp_path, CLEANED, asked=asked).surveys

    assert {rule.rule: (rule.n, rule.rows[0][2]) for rule in survey.left_out} == {
        "blank": (1, "9"), "outside-period": (1, "8"), "internal": (1, "4"), "staff": (1, "5"),
        "unfinished": (1, "6"), "duplicate": (1, "3"),
    }  # fmt: skip
    assert (survey.respondents, survey.used) == (8, 2)
    assert survey.indices[0].mean == Fraction(5, 2)
    shown = {rule.rule: rule.n for rule in survey.rules if rule.state == "kept" and rule.n}
    assert shown == {"control": 1, "straight-line": 2}


def test_a_rule_can_be_switched_and_says_its_effect(tmp_path):
    """--drop control takes it out; its effect before is what it then comes to."""
    from zitool.survey.result import Asked

    (before,) = read(tmp_path, CLEANED).surveys
    (after,) = read(tmp_path, CLEANED, asked=Asked(drop=("control",))).surveys
    (kept,) = read(tmp_path, CLEANED, asked=Asked(keep=("internal",))).surveys

    effect = {rule.rule: rule.effect for rule in before.rules}
    assert effect["control"][0].mean == after.indices[0].mean
    assert effect["internal"][0].mean == kept.indices[0].mean
    assert kept.used == before.used + 1


def test_a_rule_without_its_data_cannot_be_checked(tmp_path):
    """It is neither met nor broken."""
    (survey,) = read(tmp_path, SKM + FULL + "\n" + LOW + "\n").surveys

    state = {rule.rule: rule.state for rule in survey.rules}
    assert {rule for rule, value in state.items() if value == "not_checkable"} == {
        "internal", "staff", "unfinished", "duplicate", "control", "even-steps", "many-in-minutes",
        "repeated-phone",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("head", "lines", "twice"),
    [
        ("Nama,No HP", ["A,0811", "A,0811", "B,0812"], [2]),
        (
            "Stempel waktu,Nama",
            ["05/01/2026 08.00.01,A", "05/01/2026 08.00.01,A", "06/01/2026 08.00.01,A"],
            [2],
        ),
        ("Stempel waktu", ["13/01/2026 08.00.01", "13/01/2026 08.00.01", "13/01/2026 08.00.02"], [2]),
        ("Stempel waktu", ["13/01/2026 08.00.01"] * 3, None),
        ("Stempel waktu", ["13/01/2026", "14/01/2026", "14/01/2026"], None),
        ("Nama", ["Anonim", "Anonim", "Anonim"], None),
        ("Nama", ["Anonim", "Anonim", "Wulandari"], []),
        ("response id", ["7", "7", "8"], [2]),
        ("No", ["1", "2", "3"], []),
    ],
)
def test_a_duplicate_is_the_same_answer_at_the_same_time_by_the_same_person(tmp_path, head, lines, twice):
    """Equal answers alone are none; where neither time nor person tells people apart, nobody knows."""
    text = f"{head},{SKM}" + "".join(f"{line},{FULL}\n" for line in lines)
    (survey,) = read(tmp_path, text).surveys

    (rule,) = [rule for rule in survey.rules if rule.rule == "duplicate"]
    assert (rule.state == "not_checkable") == (twice is None)
    assert rule.n == len(twice or [])


def test_a_few_numbers_beyond_a_scale_do_not_make_a_wider_one(tmp_path):
    """Two fives among thirty answers on four steps are unread, each by its cell; the scale stays."""
    text = "I1,I2,I3,I4,I5\n" + "4,4,3,4,4\n" * 4 + "5,4,4,4,4\n4,4,4,4,5\n"
    run = read(tmp_path, text, instrument="spkp-spak-4")

    assert codes(run, Severity.ERROR) == ["K006 A6", "K006 E7"]
    assert run.surveys[0].indices[0].highest == 4


def test_signs_of_made_up_answers_are_shown(tmp_path):
    """Ten equal rows, a minute apart, from one phone: each sign is told, none drops anything."""
    lines = [
        f"05/01/2026 08.{at:02}.07,Nama{at},Eksternal,Guru,Selesai,Tidak,081200000001,{FULL}"
        for at in range(12)
    ]
    lines = [
        line.replace(f"08.{at:02}.07", f"08.{at // 2:02}.{at % 2 * 30:02}") for at, line in enumerate(lines)
    ]
    (survey,) = read(tmp_path, rows(*lines)).surveys

    shown = {rule.rule: rule.n for rule in survey.rules if rule.state == "kept" and rule.n}
    assert shown == {
        "straight-line": 12, "equal-rows": 12, "even-steps": 12, "many-in-minutes": 12, "repeated-phone": 12,
    }  # fmt: skip
    assert survey.used == 12


def test_semesters_do_not_overlap(tmp_path):
    """June belongs to the first, July to the second; a group of fewer than five is not shown."""
    from zitool.survey.result import Asked

    days = ["30/06/2026", "01/07/2026", "31/12/2026", "15/01/2026"]
    lines = [
        f"{day} 08.{at:02}.01,N{at},Eksternal,Guru,Selesai,Tidak,,{FULL}"
        for at in range(5)
        for day in days[:2]
    ]
    lines += [
        f"{days[2]} 08.30.01,X,Eksternal,Guru,Selesai,Tidak,,{LOW}",
        f"01/01/2027 08.30.01,Y,Eksternal,Guru,Selesai,Tidak,,{LOW}",
    ]
    (survey,) = read(tmp_path, rows(*lines), asked=Asked(by=("semester",))).surveys

    assert [(group.name, group.n) for group in survey.groups] == [
        ("2026-S1", 5),
        ("2026-S2", 6),
        (None, None),
    ]
    assert survey.groups[2].indices == ()


def test_files_of_one_survey_are_one(tmp_path):
    """Several files, a workbook with two sheets among them, come to one index; each keeps its own columns."""
    import openpyxl

    first, second = tmp_path / "a.csv", tmp_path / "b.xlsx"
    first.write_text(SKM + FULL + "\n")
    book = openpyxl.Workbook()
    book.active.append(["U9", "U8", "U7", "U6", "U5", "U4", "U3", "U2", "U1"])
    book.active.append([1, 2, 3, 3, 3, 3, 3, 3, 3])
    more = book.create_sheet("Juli")
    more.append(SKM.strip().split(","))
    more.append([4] * 9)
    book.create_sheet("Catatan").append(["hanya catatan"])
    book.save(second)

    (survey,) = run_survey([str(first), str(second)]).surveys

    means = {item.id: item.mean for item in survey.indices[0].items}
    assert survey.respondents == 3
    assert (means["sarana"], means["pengaduan"], means["persyaratan"]) == (
        3,
        Fraction(10, 3),
        Fraction(11, 3),
    )


@pytest.mark.parametrize(
    ("times", "month"),
    [
        (("13/02/2026 9.15.02", "03/02/2026 9.15.02"), 2),
        (("2/13/2026 9:15:02", "2/3/2026 9:15:02"), 2),
        (("2026/02/03 9:15:02 AM GMT+7", "2026/02/13 1:15:02 PM GMT+7"), 2),
        (("2026-02-03T09:15:02", "2026-02-13"), 2),
        (("3 Februari 2026 09.15", "13 Feb 2026"), 2),
        (("Feb 3, 2026, 9:15 AM", "Feb 13, 2026, 9:15 AM"), 2),
        (("01/02/2026 9.15.02", "02/02/2026 9.15.02", "03/02/2026 8.00.00"), 2),
    ],
)
def test_times_are_read_in_either_language(tmp_path, times, month):
    """The column shows which number is the day; no month is taken for a day."""
    text = f"Timestamp,{SKM}" + "".join(f'"{time}",{FULL}\n' for time in times)

    (survey,) = read(tmp_path, text).surveys

    assert {response.at.month for response in survey.responses} == {month}


def test_times_that_do_not_show_the_day_are_not_guessed(tmp_path):
    """K016, and a period cannot be checked."""
    run = read(
        tmp_path,
        f"Timestamp,{SKM}05/04/2026,{FULL}\n04/05/2026,{FULL}\n03/06/2026,{FULL}\n06/03/2026,{FULL}\n",
    )

    assert "K016" in {finding.code for finding in run.every_finding()}
    assert {response.at for response in run.surveys[0].responses} == {None}


def test_a_map_says_what_words_cannot(tmp_path, zitool):
    """--new-map writes what was read, --map reads it back; a direction turned round is turned round."""
    file = tmp_path / "r.csv"
    file.write_text("Kolom A,Kolom B,Kolom C,Kolom D,Pernah diminta imbalan?\n4,4,4,4,1\n4,4,3,4,2\n")
    map_ = tmp_path / "peta.yaml"
    map_.write_text(
        'instrumen: spkp-spak-4\nkolom:\n  "Kolom A": diskriminasi\n  "Kolom B": ipak.luar-prosedur\n'
        '  "Kolom C": pungutan\n  "Kolom D": percaloan\n'
        '  "Pernah diminta imbalan?": {butir: imbalan, arah: terbalik}\n'
    )

    outcome = zitool("survey", file, "--map", map_, "-f", "json", "--fail-on", "never")
    (survey,) = json.loads(outcome.out)["surveys"]

    assert {item["id"]: item["mean"] for item in survey["indices"][0]["items"]} == {
        "diskriminasi": "4", "luar-prosedur": "4", "imbalan": "3.5", "pungutan": "3.5", "percaloan": "4",
    }  # fmt: skip
    new = tmp_path / "baru.yaml"
    assert zitool("survey", file, "--map", map_, "--new-map", new, "--fail-on", "never").code == 0
    assert '"Kolom B": ipak.luar-prosedur' in new.read_text("utf-8")


def test_a_map_that_is_wrong_is_refused(tmp_path, zitool):
    """U071 names a header that no table has and an item that there is not; nothing is computed."""
    file, map_ = tmp_path / "r.csv", tmp_path / "peta.yaml"
    file.write_text(SKM + FULL + "\n")
    map_.write_text(
        'instrumen: skm-14-2017\nkolom:\n  "U1": persyaratn\n  "U77": prosedur\n  "U2": prosedur\n'
    )

    outcome = zitool("survey", file, "--map", map_, "-f", "json")

    assert outcome.code == 2
    assert outcome.err.count("U071") == 2
    assert outcome.out == ""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("instrumen: skm\n", [("no_columns", "1:1")]),
        ("kolom: []\ninstrumen: [a]\n", [("no_columns", "1:1"), ("not_a_column", "2:1")]),
        ("kolom: {A: waktu}\nlain: x\n", [("unknown_key", "2:1")]),
        ("lain: x\nkolom:\n  A: ''\n  B: [b]\n  C: {arah: naik, lain: y}\n  D: waktu\n",
         [("unknown_key", "1:1"), ("not_a_column", "3:3"), ("not_a_column", "4:3"), ("not_a_column", "5:3")]),
        ("kolom:\n  A: {butir: waktu, arah: naik}\n", [("not_a_column", "2:3")]),
    ],
)  # fmt: skip
def test_every_fault_of_a_map_is_said_at_once(tmp_path, text, expected):
    """Unknown keys first, then each header that is read as nothing, once, however much is wrong with it."""
    map_ = tmp_path / "peta.yaml"
    map_.write_text(text)
    with pytest.raises(UsageError) as refused:
        read_map(map_)
    assert [(fault.values["reason"], fault.cell) for fault in refused.value.findings] == expected


def test_a_map_says_which_way_a_column_counts(tmp_path):
    """A question alone leaves that to its header; an entry says it, upwards where it says nothing."""
    map_ = tmp_path / "peta.yaml"
    map_.write_text("kolom:\n  A: waktu\n  B: {butir: biaya}\n  C: {butir: sarana, arah: terbalik}\n")
    columns = read_map(map_).columns
    assert {header: (meant.name, meant.reverse) for header, meant in columns.items()} == {
        "A": ("waktu", None), "B": ("biaya", False), "C": ("sarana", True),
    }  # fmt: skip
