"""The cases of every rubric, and that a wrong case is noticed."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import yaml
from tests.cases import faults, printed_faults, read_cases

from zitool.rubrics.load import load_rubric, packaged_folder

HERE = Path(__file__).parent
GOOD = HERE.parent / "rubrics" / "good"
SHIPPED = sorted(packaged_folder().glob("*/cases/*.yaml"))
OWN = sorted((HERE / "cases").glob("*.yaml"))


@cache
def rubric_of(file, id_):
    """Return the rubric a file of cases is about: the packaged one beside it, or a small one of the tests."""
    return load_rubric(id_ if file in SHIPPED else str(GOOD / f"{id_}.yaml")).rubric


def all_of(kind):
    """Return file, rubric's id and case for each case or printed table there is."""
    for file in (*SHIPPED, *OWN):
        read = read_cases(file)
        for each in getattr(read, kind):
            yield pytest.param(file, read.rubric, each, id=f"{read.rubric} {file.stem}: {each.name}")


@pytest.mark.parametrize(("file", "id_", "case"), list(all_of("cases")))
def test_a_case_comes_out_as_written(file, id_, case):
    """The answers of a case make exactly the points, figures, ranges, verdicts and findings it names."""
    assert faults(case, rubric_of(file, id_)) == []


@pytest.mark.parametrize(("file", "id_", "printed"), list(all_of("printed")))
def test_published_figures_fit_each_other(file, id_, printed):
    """There is a score that, rounded half up, is printed with both the points and the percent published."""
    assert printed_faults(printed, rubric_of(file, id_)) == []


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: f"{file.parts[-3]}/{file.stem}")
def test_cases_lie_with_their_rubric(file):
    """A file of cases names the rubric whose folder it lies in."""
    assert read_cases(file).rubric == file.parts[-3]


MINIMA = [
    pytest.param(folder.name, each.id, id=f"{folder.name}-{each.id}")
    for folder in sorted({file.parents[1] for file in SHIPPED})
    for each in load_rubric(folder.name).rubric.designations
]
NOBODY = {("permenpanrb-90-2021", "wbk", "area-2")}
"""Minima that no answers reach exactly."""


@pytest.mark.parametrize(("id_", "designation"), MINIMA)
def test_every_minimum_has_its_three_cases(id_, designation):
    """At, under and over: every minimum of each designation, less the one score that no answers can make."""
    file = packaged_folder() / id_ / "cases" / f"batas-{designation}.yaml"
    wanted = next(each for each in load_rubric(id_).rubric.designations if each.id == designation)
    names = [case.name for case in read_cases(file).cases]
    for requirement in wanted.requirements:
        title = f"{wanted.name}, {requirement.title[0].lower()}{requirement.title[1:]}, "
        places = {name.removeprefix(title).rpartition(" ")[0] for name in names if name.startswith(title)}
        places = {place.removesuffix(" %").rstrip("0123456789,.").strip() for place in places}
        nobody = {"tepat pada"} if (id_, designation, requirement.id) in NOBODY else set()
        assert places == {"tepat pada", "sedikit di bawah", "sedikit di atas"} - nobody


A_CASE = {"nama": "Uji", "lainnya": "terbaik", "jawaban": {"B.I.a": "3,2"}, "nilai": {"TOTAL": "94"}}


def written(folder, **changes):
    """Write a case of the small rubric with these changes and return its file."""
    case = {key.replace("_", "-"): value for key, value in {**A_CASE, **changes}.items()}
    file = folder / "kasus.yaml"
    file.write_text(
        yaml.safe_dump({"rubrik": "kecil", "kasus": [case]}, allow_unicode=True), encoding="utf-8"
    )
    return file


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"nilai": {"TOTAL": "94,0000000001"}}, "nilai TOTAL: 94, expected 94,0000000001"),
        ({"nilai": {"B.I": "282/9"}}, "nilai B.I: 34, expected 282/9"),
        ({"tercetak": {"B.I": "34,00 (85,01%)"}}, "tercetak B.I: 34,00 (85,00%), expected 34,00 (85,01%)"),
        ({"rentang": {"TOTAL": "94 - 100"}}, "rentang TOTAL: 94 - 94, expected 94 - 100"),
        ({"seperti_formulir": {"A": "0"}}, "seperti-formulir A: 60, expected 0"),
        ({"kesimpulan": {"wbk": "belum lengkap"}}, "kesimpulan wbk: met, expected belum lengkap"),
        ({"kurang": {"wbk": ["total"]}}, "kurang wbk: [], expected ['total']"),
        ({"temuan": {"B.I.a": "V310"}}, "temuan: {}, expected {'B.I.a': 'V310'}"),
        ({"jawaban": {"B.I.a": "3,2", "A.a": "Mungkin"}}, "temuan: {'A.a': 'V303'}, expected {}"),
    ],
)
def test_a_wrong_expectation_is_named(tmp_path, changes, said):
    """What a case expects and does not get is said, with both figures; an answer nobody can read is, too."""
    (case,) = read_cases(written(tmp_path, **changes)).cases
    assert said in faults(case, load_rubric(str(GOOD / "kecil.yaml")).rubric)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"jawab": {}}, "unknown key jawab"),
        ({"lainnya": "sedang"}, "lainnya is one of"),
        ({"jawaban": {"A.z": "Ya"}}, "A.z is no question"),
        ({"jawaban": {"A": "Ya"}}, "no answer for a section"),
        ({"jawaban": {"A.b": {"9": "1"}}}, "no count 9"),
        ({"jawaban": {"B.I.a": "tiga"}}, "not an exact decimal number"),
        ({"nilai": {"Z": "1"}}, "unknown id Z"),
        ({"tercetak": {"B.I": "34"}}, "printed as"),
    ],
)
def test_a_case_nobody_can_understand_is_refused(tmp_path, changes, said):
    """A slip in the form of a case is an error, not a case that passes."""
    file, rubric = written(tmp_path, **changes), load_rubric(str(GOOD / "kecil.yaml")).rubric
    with pytest.raises(ValueError, match=said):
        [faults(case, rubric) for case in read_cases(file).cases]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("60: 55,38 (92,40%)", "A: 55,38 (92,40%) of 60 fits no score"),
        ("50: 46,15 (92,30%)", "A: weight 50, in the rubric 60"),
    ],
)
def test_published_figures_that_do_not_fit_are_named(tmp_path, row, said):
    """Points and percent of different scores, or another weight, are noticed."""
    file = tmp_path / "cetakan.yaml"
    table = {"nama": "Uji", "baris": {"A": row}}
    file.write_text(yaml.safe_dump({"rubrik": "kecil", "cetakan": [table]}), encoding="utf-8")
    (printed,) = read_cases(file).printed
    assert printed_faults(printed, load_rubric(str(GOOD / "kecil.yaml")).rubric) == [said]
