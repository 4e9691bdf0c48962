"""The cases of every rubric, and that a wrong case is noticed."""

from __future__ import annotations

import json
from fractions import Fraction
from functools import cache
from pathlib import Path

import pytest
import yaml

from zitool.errors import RubricError
from zitool.rubrics.cases.cases import as_written, case_faults, read_cases, run_cases, table_faults
from zitool.rubrics.load import load_rubric
from zitool.rubrics.packaged import packaged_folder
from zitool.wording import message

HERE = Path(__file__).parent
GOOD = HERE / "good"
SHIPPED = sorted(packaged_folder().glob("*/cases/*.yaml"))
OWN = sorted((HERE / "cases").glob("*.yaml"))


@cache
def rubric_of(file, id_):
    """Return the rubric a file of cases is about: the packaged one beside it, or a small one of the tests."""
    return load_rubric(id_ if file in SHIPPED else str(GOOD / f"{id_}.yaml")).rubric


def all_of(kind):
    """Return file, rubric's id and case for each case or printed table there is."""
    for file in (*SHIPPED, *OWN):
        read = read_cases(file).content
        for that_getattr in getattr(read, kind):
            yield pytest.param(
                file, read.rubric, that_getattr, id=f"{file.parts[-3]}/{file.stem}: {that_getattr.name}"
            )


@pytest.mark.parametrize(("file", "id_", "case"), list(all_of("cases")))
def test_a_case_comes_out_as_written(file, id_, case):
    """The answers of a case make exactly the points, figures, ranges, verdicts and findings it names."""
    assert list(case_faults(case, rubric_of(file, id_))) == []


@pytest.mark.parametrize(("file", "id_", "table"), list(all_of("printed")))
def test_published_figures_fit_each_other(file, id_, table):
    """There is a score that, rounded half up, is printed with both the points and the percent published."""
    assert list(table_faults(table, rubric_of(file, id_))) == []


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: f"{file.parts[-3]}/{file.stem}")
def test_cases_lie_with_their_rubric(file):
    """A file of cases names the rubric whose folder it lies in."""
    assert read_cases(file).content.rubric == file.parts[-3]


MINIMA = [
    pytest.param(folder.name, that_designation.id, id=f"{folder.name}-{that_designation.id}")
    for folder in sorted({file.parents[1] for file in SHIPPED})
    if (rubric := load_rubric(folder.name).rubric).status == "active"
    for that_designation in rubric.designations
]
"""Rubric and designation where the minima are certain: only there they say who reaches them."""
NOBODY = {("permenpanrb-90-2021", "wbk", "area-2")}
"""Minima that no answers reach exactly."""


@pytest.mark.parametrize(("id_", "designation"), MINIMA)
def test_every_minimum_has_its_three_cases(id_, designation):
    """At, under and over: every minimum of each designation, less the one score that no answers can make."""
    file = packaged_folder() / id_ / "cases" / f"batas-{designation}.yaml"
    wanted = next(
        that_designation
        for that_designation in load_rubric(id_).rubric.designations
        if that_designation.id == designation
    )
    names = [case.name for case in read_cases(file).content.cases]
    assert len(wanted.requirements) >= 1
    for requirement in wanted.requirements:
        title = f"{wanted.name}, {requirement.title[0].lower()}{requirement.title[1:]}, "
        places = {name.removeprefix(title).rpartition(" ")[0] for name in names if name.startswith(title)}
        places = {place.removesuffix(" %").rstrip("0123456789,.").strip() for place in places}
        nobody = {"tepat pada"} if (id_, designation, requirement.id) in NOBODY else set()
        assert places == {"tepat pada", "sedikit di bawah", "sedikit di atas"} - nobody


A_CASE = {"nama": "Uji", "lainnya": "terbaik", "jawaban": {"B.I.a": "3,2"}, "nilai": {"TOTAL": "94"}}


def written(folder, **changes):
    """Write a case of the small rubric with these changes and return its file; None takes a key away."""
    case = {key.replace("_", "-"): value for key, value in {**A_CASE, **changes}.items() if value is not None}
    file = folder / "kasus.yaml"
    file.write_text(
        yaml.safe_dump({"rubrik": "kecil", "kasus": [case]}, allow_unicode=True, sort_keys=False),
        encoding="utf-8",
    )
    return file


def findings_of(file):
    """Return the findings about a file of cases of the small rubric, whether it can be read or not."""
    try:
        return list(run_cases(read_cases(file), load_rubric(str(GOOD / "kecil.yaml")).rubric))
    except RubricError as error:
        return list(error.findings)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"nilai": {"TOTAL": "94,0000000001"}}, "nilai TOTAL menjadi 94, seharusnya 94,0000000001"),
        ({"nilai": {"B.I": "307/9"}}, "nilai B.I menjadi 34, seharusnya 307/9"),
        (
            {"tercetak": {"B.I": "34,00 (85,01%)"}},
            "tercetak B.I menjadi 34,00 (85,00%), seharusnya 34,00 (85,01%)",
        ),
        ({"rentang": {"TOTAL": "94 - 100"}}, "rentang TOTAL menjadi 94 - 94, seharusnya 94 - 100"),
        ({"seperti_formulir": {"A": "0"}}, "seperti-formulir A menjadi 60, seharusnya 0"),
        (
            {"kesimpulan": {"wbk": "belum lengkap"}},
            "kesimpulan wbk menjadi memenuhi, seharusnya belum lengkap",
        ),
        ({"kurang": {"wbk": ["total"]}}, "kurang wbk menjadi -, seharusnya total"),
        ({"kurang": {"wbk": {"total": "1"}}}, "kurang wbk total menjadi -, seharusnya 1"),
        ({"temuan": {"B.I.a": "V310"}}, "temuan B.I.a menjadi -, seharusnya V310"),
        ({"jawaban": {"B.I.a": "3,2", "A.a": "Mungkin"}}, "temuan A.a menjadi V303, seharusnya -"),
    ],
)
def test_a_wrong_expectation_is_named(tmp_path, changes, said):
    """What a case expects and does not get is said, with both figures; an answer nobody can read is, too."""
    found = findings_of(written(tmp_path, **changes))

    assert {finding.code for finding in found} == {"R040"}
    assert f'"Uji": {said}' in [message(finding, "id") for finding in found]


@pytest.mark.parametrize(
    ("amounts", "said"),
    [
        ({"hasil": "5 %"}, []),
        ({"hasil": "5"}, ["kurang wbk hasil menjadi 5 %, seharusnya 5"]),
        ({"hasil": "4,99 %"}, ["kurang wbk hasil menjadi 5 %, seharusnya 4,99 %"]),
        ({"hasil": "5 %", "total": "2"}, ["kurang wbk total menjadi -, seharusnya 2"]),
        ({}, ["kurang wbk hasil menjadi 5 %, seharusnya -"]),
    ],
)
def test_what_is_missing_to_a_minimum_is_exact(tmp_path, amounts, said):
    """Amounts under `kurang` are the exact distance to each minimum missed, in its own unit."""
    file = written(
        tmp_path, jawaban={"B.I.a": "3", "B.I.b": "3"}, nilai={"TOTAL": "90"}, kurang={"wbk": amounts}
    )

    assert [message(finding, "id").partition(": ")[2] for finding in findings_of(file)] == said


@pytest.mark.parametrize(
    ("changes", "reason", "given"),
    [
        ({"jawab": {}}, "unknown_key", ""),
        ({"nama": None}, "missing", ""),
        ({"nilai": None}, "expects_nothing", "Uji"),
        ({"lainnya": "sedang"}, "not_one_of", "sedang"),
        ({"kesimpulan": {"wbk": "lolos"}}, "not_one_of", "lolos"),
        ({"nilai": {"TOTAL": "sembilan"}}, "not_a_number", "sembilan"),
        ({"nilai": {"TOTAL": "1/0"}}, "not_a_number", "1/0"),
        ({"nilai": {"TOTAL": ["94"]}}, "not_a_number", ""),
        ({"rentang": {"TOTAL": "94"}}, "not_a_span", "94"),
        ({"tercetak": {"B.I": "34"}}, "not_printed", "34"),
        ({"jawaban": {"A.z": "Ya"}}, "unknown_id", "A.z"),
        ({"jawaban": {"A": "Ya"}}, "no_answer_of_a_section", "A"),
        ({"jawaban": {"A.b": {"9": "1"}}}, "unknown_input", "9"),
        ({"jawaban": {"B.I.a": "tiga"}}, "not_a_number", "tiga"),
        ({"nilai": {"Z": "1"}}, "unknown_id", "Z"),
        ({"tercetak": {"A.a": "1,00 (100,00%)"}}, "unknown_id", "A.a"),
        ({"kesimpulan": {"wbz": "memenuhi"}}, "unknown_id", "wbz"),
        ({"kurang": {"wbz": []}}, "unknown_id", "wbz"),
        ({"temuan": {"Z": "V303"}}, "unknown_id", "Z"),
    ],
)
def test_a_case_nobody_can_understand_is_refused(tmp_path, changes, reason, given):
    """A slip in the form of a case is a finding at its place, not a case that passes."""
    found = findings_of(written(tmp_path, **changes))

    assert [(finding.code, finding.values["reason"]) for finding in found] == [("R041", reason)]
    assert found[0].values["given"] == given or not given
    assert found[0].cell


def test_findings_point_at_the_line_of_the_expectation(tmp_path):
    """A case that does not come out is named with the line and column of what it expected."""
    file = written(tmp_path, nilai={"A": "60", "TOTAL": "93"})
    (found,) = findings_of(file)

    lines = file.read_text(encoding="utf-8").splitlines()
    line, column = map(int, found.cell.split(":"))
    assert lines[line - 1][column - 1 :].startswith("TOTAL:")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ({"rubrik": "kecil", "kasus": []}, "no_cases"),
        ({"rubrik": "kecil", "kasus": [A_CASE, A_CASE]}, "same_name"),
        ({"rubrik": "besar", "kasus": [A_CASE]}, "other_rubric"),
        ({"kasus": [A_CASE]}, "missing"),
        ({"rubrik": "kecil", "kasus": ["Uji"]}, "not_a_mapping"),
        ({"rubrik": "kecil", "kasus": "Uji"}, "not_a_list"),
    ],
)
def test_a_file_that_is_none_is_refused(tmp_path, content, reason):
    """A file without cases, with equal names, or about another rubric is a finding."""
    file = tmp_path / "kasus.yaml"
    file.write_text(json.dumps(content), encoding="utf-8")  # YAML as well, without aliases
    found = findings_of(file)

    assert {(finding.code, finding.values["reason"]) for finding in found} == {("R041", reason)}


@pytest.mark.parametrize(
    ("row", "code", "said"),
    [
        ("60: 55,38 (92,40%)", "R043", '"Uji": A 55,38 (92,40%) tidak mungkin dengan bobot 60'),
        ("50: 46,15 (92,30%)", "R040", '"Uji": bobot A menjadi 60, seharusnya 50'),
    ],
)
def test_published_figures_that_do_not_fit_are_named(tmp_path, row, code, said):
    """Points and percent of different scores, or another weight, are noticed."""
    file = tmp_path / "cetakan.yaml"
    table = {"nama": "Uji", "baris": {"A": row}}
    file.write_text(yaml.safe_dump({"rubrik": "kecil", "cetakan": [table]}), encoding="utf-8")
    (found,) = findings_of(file)

    assert (found.code, message(found, "id")) == (code, said)


@pytest.mark.parametrize(
    ("exact", "text"),
    [
        (Fraction(1, 3), "1/3"),
        (Fraction(349, 195), "349/195"),
        (Fraction(9, 2), "4,5"),
        (Fraction(-1, 16), "-0,0625"),
        (Fraction(100), "100"),
    ],
)
def test_numbers_are_written_as_cases_write_them(exact, text):
    """A number with an end has a decimal comma, any other is a fraction."""
    assert as_written(exact) == text


LAW = "permenpanrb-90-2021"
OF_A_UNIT = (
    "dampak-persepsi, dua-tahun-setelah-pencabutan, laporan-harta, layanan-utama, membangun-wbbm, "
    "perkara-kkn, predikat-wbk, sakip-internal-wbbm, tindak-lanjut-pengawasan"
)
FACTS = """\
rubrik: permenpanrb-90-2021
fakta:
  dasar: {jenis_instansi: pemerintah-daerah, opini_bpk: WTP, lhkpn: 3 dari 3, lhkan: 4 dari 4}
kasus:
  - nama: Uji
    pada: "2025-05-20"
"""


def _facts_of(tmp_path, lines):
    """Read a file of one case about facts on 20 May 2025."""
    file = tmp_path / "fakta.yaml"
    file.write_text(FACTS + "".join(f"    {line}\n" for line in lines), encoding="utf-8")
    return read_cases(file)


@pytest.mark.parametrize(
    ("lines", "wrong"),
    [
        (
            ["fakta: {seperti: dasar}", "prasyarat: {wbk: {opini-bpk: terpenuhi, laporan-harta: terpenuhi}}"],
            [],
        ),
        (
            ["fakta: {seperti: dasar, opini_bpk: WDP}", "prasyarat: {wbk: {opini-bpk: terpenuhi}}"],
            [("prasyarat", "wbk opini-bpk", "tidak terpenuhi", "terpenuhi")],
        ),
        (
            ["fakta: {seperti: dasar, lhkan: }", "prasyarat: {wbk: {laporan-harta: terpenuhi}}"],
            [("prasyarat", "wbk laporan-harta", "belum diketahui", "terpenuhi")],
        ),
        (
            ["berlaku: {wbbm: {instansi: [opini-bpk, sakip-instansi-wbbm, indeks-rb-wbbm]}}"],
            [
                ("berlaku", "wbbm instansi", "+ maturitas-spip", "+ -"),
                (
                    "berlaku",
                    "wbbm unit",
                    f"+ {OF_A_UNIT}",
                    "+ -",
                ),
            ],
        ),
        (
            ['fakta: {sakip_instansi: "70"}', "huruf: {sakip_instansi: BB}"],
            [("huruf", "sakip_instansi", "B", "BB")],
        ),
        (["peraturan: dicabut"], [("peraturan", "", "berlaku", "dicabut")]),
        (['batas: "2025-06-30"'], [("batas", "", "2025-05-31", "2025-06-30")]),
        (
            ["tiba: [pencanangan, pembangunan, pengusulan, penilaian]"],
            [("tiba", "", "+ -", "+ penilaian")],
        ),
        (["tahap: {wbk: {pencanangan: sudah}}"], [("tahap", "wbk pencanangan", "belum diketahui", "sudah")]),
        (
            ["tahap: {wbk: {tidak-ada-begitu: sudah}}"],
            [("tahap", "wbk tidak-ada-begitu", "tidak ada", "sudah")],
        ),
        (
            [
                "fakta: {evaluasi_tpi: '2025-05-02', surat_pengajuan: '2025-05-01'}",
                "temuan-fakta: {sptjm: P040}",
            ],
            [("temuan-fakta", "surat_pengajuan", "P040", "-"), ("temuan-fakta", "sptjm", "-", "P040")],
        ),
        (["kesiapan: {wbk: siap}"], [("kesiapan", "wbk", "belum pasti", "siap")]),
        (
            ["fakta: {seperti: dasar, jenis_unit: rsud}", "ketentuan: {wbk: []}"],
            [("ketentuan", "wbk", "+ unit-daerah-prioritas", "+ -")],
        ),
    ],
)
def test_what_facts_come_to_is_compared(tmp_path, lines, wrong):
    """Each expectation of facts and a day: what came of it and what was wanted, where they differ."""
    (case,) = _facts_of(tmp_path, lines).content.cases
    found = [tuple(fault.values[key] for key in ("what", "id", "got", "wanted")) for fault in
             case_faults(case, load_rubric(LAW).rubric)]  # fmt: skip

    assert found == wrong


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["fakta: {seperti: lain}", "kesiapan: {wbk: siap}"], [("R041", "7:13")]),
        (["fakta: [opini_bpk]", "kesiapan: {wbk: siap}"], [("R041", "7:5")]),
        (["fakta: {opini_bpk: WPT}", "kesiapan: {wbk: siap}"], [("P003", "7:13")]),
        (
            ["fakta: {opini: WTP, lhkpn: 5 dari 4}", "kesiapan: {wbk: siap}"],
            [("P001", "7:13"), ("P004", "7:25")],
        ),
        (["kesiapan: {wbk: lulus}"], [("R041", "7:16")]),
        (["prasyarat: {wbk: {opini-bpk: sudah}}"], [("R041", "7:23")]),
        (["fakta: {seperti: dasar}"], [("R041", "5:5")]),
    ],
)
def test_facts_that_cannot_be_understood_are_found_where_they_stand(tmp_path, lines, found):
    """Unknown names, words and shares of facts, and words for no state, each at its place."""
    with pytest.raises(RubricError) as refused:
        _facts_of(tmp_path, lines)

    assert [(finding.code, finding.cell) for finding in refused.value.findings] == found


def test_facts_need_a_day(tmp_path):
    """Whether a year has passed depends on the day; a case with facts says which."""
    file = tmp_path / "fakta.yaml"
    file.write_text(
        FACTS.replace('    pada: "2025-05-20"\n', "    fakta: {}\n    nilai: {TOTAL: '0'}\n"),
        encoding="utf-8",
    )
    with pytest.raises(RubricError) as refused:
        read_cases(file)

    assert [(finding.code, finding.values["reason"]) for finding in refused.value.findings] == [
        ("R041", "no_day")
    ]
