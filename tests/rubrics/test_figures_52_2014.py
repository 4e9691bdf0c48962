"""Every figure of PermenPAN-RB 52/2014 once more, typed from the regulation and not from the rubric.

A slip in the YAML would have to be repeated here to go unseen. Pages are those of the gazette (BN 2014 No.
1813); the form itself stands there as pictures on pages 26 to 43. Where the transcription beside the checkout
is at hand, every question, type and weight is compared with it as well.
"""

from __future__ import annotations

import json
from collections import Counter
from fractions import Fraction
from pathlib import Path

import pytest

from zitool.rubrics.load import load_rubric

DATA = Path(__file__).resolve().parents[3] / "shared" / "data" / "questions_52_2014.json"
"""The questions with their types and weights as transcribed from the gazette; not part of the project."""

# id, weight, page of the first reference; Lampiran Bab II huruf B (areas: 10, results: 19), else the form.
WEIGHTS = """
A        60    10
A.I      5     10
A.I.1    1     26
A.I.2    1     26
A.I.3    2     26
A.I.4    1     27
A.II     5     10
A.II.1   1.5   28
A.II.2   2     28
A.II.3   1.5   29
A.III    15    10
A.III.1  2     29
A.III.2  2     30
A.III.3  3     30
A.III.4  4     32
A.III.5  3     33
A.III.6  1     33
A.IV     10    10
A.IV.1   5     33
A.IV.2   5     34
A.V      15    10
A.V.1    3     35
A.V.2    3     36
A.V.3    3     37
A.V.4    3     38
A.V.5    3     39
A.VI     10    10
A.VI.1   3     40
A.VI.2   3     41
A.VI.3   4     42
B        40    19
B.I      20    19
B.II     20    19
"""

# The same weights as printed a second time, in the form: id, page of the second reference.
PRINTED_TWICE = "A 42, A.I 26, A.II 28, A.III 29, A.IV 33, A.V 35, A.VI 40, B 43, B.I 43, B.II 43"

# Results that weigh on their own: id, weight, page, label in the form, kind, maximum.
RESULTS = """
B.I.1   15  43  0-4     index    4
B.I.2   5   43  0-100%  percent  -
B.II.1  20  43  0-4     index    4
"""

# designation, requirement, what is summed, minimum, index, page; Lampiran Bab III huruf B angka 4.1 and 4.2.
MINIMA = """
wbk   total               A+B    75    -    22
wbk   bersih-kkn          B.I    18    -    22
wbk   survei-anti-korupsi B.I.1  13.5  3.6  22
wbk   tlhp                B.I.2  3.5   -    22
wbbm  total               A+B    85    -    22-23
wbbm  bersih-kkn          B.I    18    -    23
wbbm  survei-anti-korupsi B.I.1  13.5  3.6  23
wbbm  tlhp                B.I.2  3.5   -    23
wbbm  kualitas-pelayanan  B.II   16    3.2  23
"""

# prerequisite, level, designation, page; Lampiran Bab III huruf A.
PREREQUISITES = """
predikat-wbk      unit    wbbm  21
opini-bpk-wbk     agency  wbk   20
opini-bpk-wbbm    agency  wbbm  20
akip-wbk          agency  wbk   20
akip-wbbm         agency  wbbm  21
setingkat-eselon  unit    wbk   20
layanan-strategis unit    wbk   20
program-rb        unit    wbk   20
sumber-daya       unit    wbk   20
"""

# How many questions each sub-area has, and which of them stand overleaf.
QUESTIONS = """
A.I.1 2, A.I.2 3, A.I.3 3, A.I.4 4, A.II.1 3, A.II.2 4, A.II.3 2, A.III.1 3, A.III.2 3, A.III.3 6,
A.III.4 4, A.III.5 1, A.III.6 1, A.IV.1 3, A.IV.2 8, A.V.1 2, A.V.2 4, A.V.3 4, A.V.4 4, A.V.5 5,
A.VI.1 4, A.VI.2 5, A.VI.3 3, B.I 2, B.II 1
"""
OVERLEAF = """
A.I.3.b 27, A.I.3.c 27, A.II.2.c 29, A.II.2.d 29, A.III.3.d 31, A.III.3.e 31, A.III.3.f 31,
A.IV.2.f 35, A.IV.2.g 35, A.IV.2.h 35, A.VI.2.e 42
"""

VALUES = {
    "ya-tidak": {"Ya": "1", "Tidak": "0"},
    "abc": {"A": "1", "B": "0.5", "C": "0"},
    "abcd": {"A": "1", "B": "0.67", "C": "0.33", "D": "0"},
    "abcde": {"A": "1", "B": "0.75", "C": "0.5", "D": "0.25", "E": "0"},
}


def _rows(table):
    return [line.split() for line in table.strip().splitlines()]


def _pairs(table):
    return dict(part.split() for part in table.split(","))


@pytest.fixture(scope="module")
def rubric():
    """The packaged rubric."""
    return load_rubric("permenpan-52-2014").rubric


@pytest.mark.parametrize(("id_", "weight", "page"), _rows(WEIGHTS))
def test_a_weight_is_the_one_of_the_regulation(rubric, id_, weight, page):
    """A section weighs what its row says, and its reference leads to that row."""
    section = next(node for node in rubric.walk() if node.id == id_)
    assert section.weight == Fraction(weight)
    assert section.references[0].page == page
    assert {reference.certainty for reference in section.references} == {"law"}


def test_what_is_printed_twice_names_both_places(rubric):
    """Components and areas stand in the tables of Bab II and again in the form."""
    found = {node.id: node.references[1].page for node in rubric.walk() if len(node.references) > 1}
    assert found == _pairs(PRINTED_TWICE)


def test_no_section_is_missing_or_new(rubric):
    """The tree has exactly the rows of the regulation: 2 components, 6 areas, 23 sub-areas, 2 results."""
    ids = [node.id for node in rubric.walk()]
    assert ids == [row[0] for row in _rows(WEIGHTS)]
    areas = [id_ for id_ in ids if id_.startswith("A.") and id_.count(".") == 1]
    subareas = [id_ for id_ in ids if id_.count(".") == 2]
    assert (len(areas), len(subareas), len(ids)) == (6, 23, 33)
    assert rubric.weight == 100
    assert not [node for node in rubric.walk() if node.heading]


@pytest.mark.parametrize(("id_", "weight", "page", "label", "kind", "maximum"), _rows(RESULTS))
def test_a_result_is_a_number_with_a_weight(rubric, id_, weight, page, label, kind, maximum):
    """The surveys run from 0 to 4, settled findings from 0 to 100 %; the form has no counts for them."""
    leaf = next(that_leaf for that_leaf in rubric.leaves() if that_leaf.id == id_)
    scale = rubric.scales[leaf.scale]
    assert leaf.weight == Fraction(weight)
    assert leaf.references[0].page == page
    assert (scale.kind, scale.label) == (kind, label)
    assert scale.maximum == (None if maximum == "-" else Fraction(maximum))
    assert not leaf.inputs


def test_only_the_results_weigh_their_questions(rubric):
    """In the enablers a mean is taken of each sub-area's questions."""
    weighted = {leaf.id for leaf in rubric.leaves() if leaf.weight is not None}
    assert weighted == {row[0] for row in _rows(RESULTS)}


@pytest.mark.parametrize("row", _rows(MINIMA), ids=lambda row: f"{row[0]}-{row[1]}")
def test_a_minimum_is_the_one_of_bab_iii(rubric, row):
    """A requirement has the sections, the minimum, the index and the page of the regulation."""
    designation, id_, of, minimum, index, page = row
    found = next(
        that_designation for that_designation in rubric.designations if that_designation.id == designation
    )
    requirement = next(
        that_requirement for that_requirement in found.requirements if that_requirement.id == id_
    )
    assert requirement.of == tuple(of.split("+"))
    assert requirement.at_least == Fraction(minimum)
    assert requirement.unit == "points"
    assert requirement.index == (None if index == "-" else Fraction(index))
    assert [(reference.page, reference.certainty) for reference in requirement.references] == [(page, "law")]


def test_no_minimum_is_missing_or_new(rubric):
    """WBK has four minima; WBBM has the same but for the total, and one more."""
    found = [
        [designation.id, one.id] for designation in rubric.designations for one in designation.requirements
    ]
    assert found == [row[:2] for row in _rows(MINIMA)]
    assert [designation.name for designation in rubric.designations] == ["Menuju WBK", "Menuju WBBM"]
    assert [designation.holds for designation in rubric.designations] == [None, "wbk"]


def test_the_head_of_the_agency_decides_on_wbk_and_the_minister_on_wbbm(rubric):
    """Bab III huruf B angka 4.1 and 4.2, each with its page."""
    found = [
        (designation.id, designation.authority.name, designation.authority.references[0].page)
        for designation in rubric.designations
    ]
    assert found == [("wbk", "pimpinan instansi", "22"), ("wbbm", "Menteri", "22-23")]


def test_an_index_is_the_same_minimum_in_points(rubric):
    """13.5 of 15 is an index of 3.6 and 16 of 20 one of 3.2; the regulation names the points only."""
    weights = rubric.weights()
    pairs = [
        (
            requirement.at_least,
            requirement.index
            * sum(weights[part] for part in requirement.of)
            / rubric.scales["indeks"].maximum,
        )
        for designation in rubric.designations
        for requirement in designation.requirements
        if requirement.index is not None
    ]
    assert len(pairs) == 3
    assert all(minimum == points for minimum, points in pairs)


def test_the_prerequisites_are_those_of_bab_iii(rubric):
    """What must be so before a unit is proposed, with level, designation and page."""
    found = [
        [
            prerequisite.id,
            prerequisite.level,
            " ".join(prerequisite.designations),
            prerequisite.references[0].page,
        ]
        for prerequisite in rubric.prerequisites
    ]
    assert found == _rows(PREREQUISITES)
    assert {str(prerequisite.effective_from) for prerequisite in rubric.prerequisites} == {"2014-10-02"}
    assert {prerequisite.effective_until for prerequisite in rubric.prerequisites} == {None}


def test_a_prerequisite_asks_for_what_bab_iii_asks(rubric):
    """Each is settled by one fact, the words or the letter that suffice, for how many years, and its day."""
    asked = {
        prerequisite.id: (need.fact, need.at_least or "/".join(need.one_of), need.running)
        for prerequisite in rubric.prerequisites
        for need in prerequisite.needs
        if not need.if_stated
    }
    days = {
        prerequisite.id: need.fact
        for prerequisite in rubric.prerequisites
        for need in prerequisite.needs
        if need.if_stated
    }
    assert days == {"predikat-wbk": "wbk_sejak"}  # a WBK is held from its day on
    assert asked == {
        "predikat-wbk": ("predikat_wbk", "menteri/pimpinan", None),
        "opini-bpk-wbk": ("opini_bpk", "WTP", None),
        "opini-bpk-wbbm": ("opini_bpk", "WTP", 2),
        "akip-wbk": ("sakip_instansi", "CC", None),
        "akip-wbbm": ("sakip_instansi", "CC", None),
        "setingkat-eselon": ("tingkat_unit", "eselon-1/eselon-2/eselon-3", None),
        "layanan-strategis": ("layanan_strategis", "ya", None),
        "program-rb": ("program_rb", "ya", None),
        "sumber-daya": ("sumber_daya", "ya", None),
    }


# stage, item, required, designation (- both), pages; Lampiran Bab II huruf A and B, Bab III, Bab V huruf B.
STAGES = """
pencanangan       pencanangan         yes -    7
pencanangan       pakta-integritas    yes -    7
pencanangan       laporan-pencanangan no  -    24
pembangunan       penetapan-unit      yes -    8
pembangunan       tim-kerja           no  -    10
pembangunan       rencana-kerja       no  -    11
pembangunan       komunikasi          no  -    11
pembangunan       monev               no  -    11
pembangunan       komitmen            no  -    11
pengusulan        evaluasi-tpi        yes -    8,21
pengusulan        nilai-minimal       yes -    20,22,22-23
pengusulan        syarat-instansi     yes -    20-21
pengusulan        syarat-unit         yes -    20-21
pengusulan        surat-pengajuan     no  -    21
penilaian         reviu               no  wbk  20,21-22
penilaian         rekomendasi         no  wbk  20,22
penilaian         evaluasi-tpn        no  wbbm 21,22
penetapan         penetapan-wbk       no  wbk  22
penetapan         penetapan-wbbm      no  wbbm 22-23
sesudah-penetapan laporan-penetapan   no  -    24
sesudah-penetapan evaluasi-predikat   no  -    23
"""


def test_the_stages_are_those_of_the_text(rubric):
    """What is to be done, whether before a proposal, for which designation, and the page; no day is named."""
    found = [
        [
            stage.id,
            item.id,
            "yes" if item.required else "no",
            " ".join(item.designations) or "-",
            ",".join(reference.page for reference in item.references),
        ]
        for stage in rubric.stages
        for item in stage.items
    ]
    assert found == _rows(STAGES)
    assert {that_stage.due for that_stage in rubric.stages} == {None}
    items = [that_item for stage in rubric.stages for that_item in stage.items]
    read = {that_item.id for that_item in items if that_item.references[0].certainty != "law"}
    assert read == {"pakta-integritas", "nilai-minimal"}


def test_the_regulation_has_its_days(rubric):
    """In force from 2 October 2014 (Pasal 4, page 4); revoked on 31 December 2021 (90/2021, Pasal 6).

    10/2019 changed its minima on some day of 2019.
    """
    regulation = rubric.regulation
    assert (regulation.number, regulation.year, regulation.gazette) == ("52", "2014", "BN 2014 No. 1813")
    assert (str(regulation.effective_from), str(regulation.effective_until)) == ("2014-10-02", "2021-12-30")
    assert (regulation.revoked_by.number, str(regulation.revoked_by.effective_from)) == ("90", "2021-12-31")
    (amended,) = regulation.amended_by
    assert (amended.name, str(amended.effective_from), str(amended.surely_from)) == (
        "10/2019",
        "2019-01-01",
        "2019-12-31",
    )


def test_every_subarea_has_its_questions(rubric):
    """81 questions in 23 sub-areas and three results, as many under each as the form lists."""
    found = Counter(leaf.id.rpartition(".")[0] for leaf in rubric.leaves())
    assert found == {id_: int(count) for id_, count in _pairs(QUESTIONS).items()}
    assert sum(count for id_, count in found.items() if id_.startswith("A.")) == 81
    assert found.total() == 84


def test_a_question_names_the_page_it_stands_on(rubric):
    """A question stands on the page of its sub-area's row, but for the eleven overleaf."""
    rows = {row[0]: row[2] for row in _rows(WEIGHTS)}
    overleaf, leaves = _pairs(OVERLEAF), list(rubric.leaves())
    assert len(leaves) == 84
    for leaf in leaves:
        section = leaf.id.rpartition(".")[0]
        page = "43" if section.startswith("B") else overleaf.get(leaf.id, rows[section])
        assert [reference.page for reference in leaf.references] == [page], leaf.id


def test_choice_types_are_counted(rubric):
    """The kinds of answers occur as often as in the form."""
    assert Counter(leaf.scale for leaf in rubric.leaves()) == {
        "ya-tidak": 19,
        "abc": 20,
        "abcd": 41,
        "abcde": 1,
        "indeks": 2,
        "persen": 1,
    }


@pytest.mark.parametrize(("scale", "values"), VALUES.items())
def test_an_option_has_the_value_of_the_form(rubric, scale, values):
    """The values come from filled forms: the form in the gazette shows only the worst answers, all 0."""
    assert rubric.scales[scale].options == {key: Fraction(value) for key, value in values.items()}
    assert list(rubric.scales[scale].options) == list(values)
    assert {reference.certainty for reference in rubric.scales[scale].references} == {"forms"}


def test_yes_and_no_are_labelled_as_the_annex_does(rubric):
    """The annex prints Y/T; later forms print Ya/Tidak."""
    assert rubric.scales["ya-tidak"].label == "Y/T"
    assert rubric.scales["ya-tidak"].also_written == ("Ya/Tidak",)


def test_every_question_has_what_a_reader_needs(rubric):
    """Every question names its provision and evidence, and either criteria for each option or guidance."""
    leaves = list(rubric.leaves())
    assert len(leaves) == 84
    for leaf in leaves:
        assert leaf.references
        assert leaf.evidence
        assert leaf.criteria.keys() == rubric.scales[leaf.scale].options.keys()
        assert leaf.criteria or leaf.guidance
        assert len(set(leaf.criteria.values())) == len(leaf.criteria), leaf.id


@pytest.mark.skipif(not DATA.is_file(), reason="the transcription of the form is not beside the checkout")
def test_the_rubric_is_the_transcribed_form(rubric):
    """Question for question: id, order, type, weight of the sub-area; values of the options."""
    data = json.loads(DATA.read_text(encoding="utf-8"))
    kinds = {"Ya/Tidak": "ya-tidak", "A/B/C": "abc", "A/B/C/D": "abcd", "A/B/C/D/E": "abcde",
             "Nilai (0-4)": "indeks", "% (0-100%)": "persen"}  # fmt: skip
    weights = {section.id: section.weight for section in rubric.walk()}
    questions, leaves = data["questions"], list(rubric.leaves())
    assert len(leaves) == 84
    assert [(leaf.id, leaf.scale) for leaf in leaves] == [
        (question["path"], kinds[question["choice_type"]]) for question in questions
    ]
    for leaf, question in zip(leaves, questions, strict=True):
        above = weights[leaf.id.rpartition(".")[0]]
        if question["component"] == "hasil":
            expected = (Fraction(str(question["weight"])), Fraction(str(question["group_weight"])))
            assert (leaf.weight, above) == expected, leaf.id
        else:
            assert above == Fraction(str(question["sub_area_weight"])), leaf.id
            values = {option: Fraction(str(value)) for option, value in question["values"].items()}
            assert rubric.scales[leaf.scale].options == values, leaf.id
    areas = {area["path"]: (area["title"], Fraction(area["weight"])) for area in data["summary"]["areas"]}
    found = {node.id: (node.title, node.weight) for node in rubric.walk() if node.id in areas}
    assert found == areas
