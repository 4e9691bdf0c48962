"""Every figure of PermenPANRB 90/2021 once more, typed from the regulation and not from the rubric.

A slip in the YAML would have to be repeated here to go unseen. Pages are those of the official text; where a
weight is the row at the foot of a page, its questions begin on the next.
"""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

import pytest

from zitool.core.law.rubric import Indicator
from zitool.rubrics.load import load_rubric

# id, weight, page; Lampiran II Bab I Tabel 3 (areas: half of 8, 7, 10, 10, 15, 10), Tabel 4, Lampiran III.
WEIGHTS = """
A                    60     43
A.I                  30     43
A.I.1                4      43
A.I.1.i              0.50   66
A.I.1.ii             1.00   66
A.I.1.iii            1.00   66
A.I.1.iv             1.50   67
A.I.2                3.50   43
A.I.2.i              1.00   67
A.I.2.ii             2.00   68
A.I.2.iii            0.50   69
A.I.3                5      43
A.I.3.i              0.25   69
A.I.3.ii             0.50   70
A.I.3.iii            1.25   70
A.I.3.iv             2.00   71
A.I.3.v              0.75   72
A.I.3.vi             0.25   72
A.I.4                5      43
A.I.4.i              2.50   72
A.I.4.ii             2.50   73
A.I.5                7.50   43
A.I.5.i              1.50   73
A.I.5.ii             1.50   74
A.I.5.iii            1.50   75
A.I.5.iv             1.50   75
A.I.5.v              1.50   76
A.I.6                5      43
A.I.6.i              1.00   77
A.I.6.ii             1.00   78
A.I.6.iii            1.00   79
A.I.6.iv             1.00   80
A.I.6.v              1.00   80
A.II                 30     43
A.II.1               4      43
A.II.1.i             2.00   81
A.II.1.ii            1.00   81
A.II.1.iii           1.00   81
A.II.2               3.50   43
A.II.2.i             0.50   81
A.II.2.ii            1.00   82
A.II.2.iii           2.00   82
A.II.3               5      43
A.II.3.i             1.50   83
A.II.3.ii            1.50   84
A.II.3.iii           2.00   84
A.II.4               5      43
A.II.4.i             2.00   84
A.II.4.ii            1.50   84
A.II.4.iii           1.50   84
A.II.5               7.50   43
A.II.5.i             2.50   84
A.II.5.ii            3.00   85
A.II.5.iii           2.00   85
A.II.5.iii.lhkpn     1.00   85
A.II.5.iii.non-lhkpn 1.00   85
A.II.6               5      43
A.II.6.i             2.50   86
A.II.6.ii            2.50   86
B                    40     43
B.I                  22.50  43
B.II                 17.50  43
"""

# These rows stand at the foot of their page; the rubric names the page after it, where the questions are.
AT_THE_FOOT: set[str] = set()

# designation, requirement, what is summed, minimum, unit, index, pages of Bab III (Tabel 6 is on 58).
MINIMA = """
wbk   total              A+B            75     points   -    58 52
wbk   pengungkit         A              40     points   -    58 52
wbk   area-1             A.I.1+A.II.1   60     percent  -    58 52
wbk   area-2             A.I.2+A.II.2   60     percent  -    58 52
wbk   area-3             A.I.3+A.II.3   60     percent  -    58 52
wbk   area-4             A.I.4+A.II.4   60     percent  -    58 52
wbk   area-5             A.I.5+A.II.5   60     percent  -    58 52
wbk   area-6             A.I.6+A.II.6   60     percent  -    58 52
wbk   bersih-akuntabel   B.I            18.25  points   -    58 53
wbk   survei-anti-korupsi B.I.a         15.75  points   3.60 58 53
wbk   capaian-kinerja    B.I.b          2.50   points   -    58 53
wbk   pelayanan-prima    B.II           14.00  points   3.20 58 53
wbbm  total              A+B            85     points   -    58 52
wbbm  pengungkit         A              48     points   -    58 52
wbbm  area-1             A.I.1+A.II.1   75     percent  -    58 52-53
wbbm  area-2             A.I.2+A.II.2   75     percent  -    58 52-53
wbbm  area-3             A.I.3+A.II.3   75     percent  -    58 52-53
wbbm  area-4             A.I.4+A.II.4   75     percent  -    58 52-53
wbbm  area-5             A.I.5+A.II.5   75     percent  -    58 52-53
wbbm  area-6             A.I.6+A.II.6   75     percent  -    58 52-53
wbbm  bersih-akuntabel   B.I            19.50  points   -    58 53
wbbm  survei-anti-korupsi B.I.a         15.75  points   3.60 58 53
wbbm  capaian-kinerja    B.I.b          3.75   points   -    58 53
wbbm  pelayanan-prima    B.II           15.75  points   3.60 58 53
"""

QUESTIONS = """
A.I.1.i 2, A.I.1.ii 3, A.I.1.iii 3, A.I.1.iv 4, A.I.2.i 3, A.I.2.ii 4, A.I.2.iii 2, A.I.3.i 3,
A.I.3.ii 3, A.I.3.iii 6, A.I.3.iv 4, A.I.3.v 1, A.I.3.vi 1, A.I.4.i 3, A.I.4.ii 8, A.I.5.i 2,
A.I.5.ii 4, A.I.5.iii 4, A.I.5.iv 3, A.I.5.v 5, A.I.6.i 4, A.I.6.ii 6, A.I.6.iii 3, A.I.6.iv 3,
A.I.6.v 3, A.II.1.i 2, A.II.1.ii 1, A.II.1.iii 1, A.II.2.i 1, A.II.2.ii 2, A.II.2.iii 3, A.II.3.i 1,
A.II.3.ii 1, A.II.3.iii 1, A.II.4.i 1, A.II.4.ii 1, A.II.4.iii 1, A.II.5.i 1, A.II.5.ii 1, A.II.5.iii 2,
A.II.6.i 2, A.II.6.ii 1, B.I 2, B.II 1
"""

VALUES = {
    "ya-tidak": {"Ya": "1", "Tidak": "0"},
    "abc": {"A": "1", "B": "0.5", "C": "0"},
    "abcd": {"A": "1", "B": "0.67", "C": "0.33", "D": "0"},
    "abcde": {"A": "1", "B": "0.75", "C": "0.5", "D": "0.25", "E": "0"},
}


def _rows(table):
    return [line.split() for line in table.strip().splitlines()]


@pytest.fixture(scope="module")
def rubric():
    """The packaged rubric."""
    return load_rubric("permenpanrb-90-2021").rubric


@pytest.mark.parametrize(("id_", "weight", "page"), _rows(WEIGHTS))
def test_a_weight_is_the_one_of_the_regulation(rubric, id_, weight, page):
    """A section weighs what its row says, and its reference leads to that row."""
    section = next(node for node in rubric.walk() if node.id == id_)
    assert section.weight == Fraction(weight)
    named = str(int(page) + 1) if id_ in AT_THE_FOOT else page
    assert section.references[0].page == named
    assert section.references[0].certainty == "law"


def test_no_section_is_missing_or_new(rubric):
    """The tree has exactly the rows of the regulation: 3 levels above 12 areas, 42 sub-areas, 2 headings."""
    ids = [node.id for node in rubric.walk()]
    assert ids == [row[0] for row in _rows(WEIGHTS)]
    areas = [id_ for id_ in ids if id_.count(".") == 2]
    subareas = [id_ for id_ in ids if id_.count(".") == 3]
    assert (len(areas), len(subareas), len(ids)) == (12, 42, 62)
    assert rubric.weight == 100


def test_only_the_results_weigh_their_questions(rubric):
    """Tabel 4 (page 43) weighs the two surveys and the performance; everywhere else a mean is taken."""
    weighted = {leaf.id: leaf.weight for leaf in rubric.leaves() if leaf.weight is not None}
    assert weighted == {"B.I.a": Fraction("17.5"), "B.I.b": 5, "B.II.a": Fraction("17.5")}


@pytest.mark.parametrize("row", _rows(MINIMA), ids=lambda row: f"{row[0]}-{row[1]}")
def test_a_minimum_is_the_one_of_tabel_6(rubric, row):
    """A requirement has the sections, the minimum, the unit, the index and the pages of the regulation."""
    designation, id_, of, minimum, unit, index, *pages = row
    found = next(
        that_designation for that_designation in rubric.designations if that_designation.id == designation
    )
    requirement = next(
        that_requirement for that_requirement in found.requirements if that_requirement.id == id_
    )
    assert requirement.of == tuple(of.split("+"))
    assert requirement.at_least == Fraction(minimum)
    assert requirement.unit == unit
    assert requirement.index == (None if index == "-" else Fraction(index))
    assert [reference.page for reference in requirement.references] == pages


def test_no_minimum_is_missing_or_new(rubric):
    """Both designations have exactly the twelve minima of Tabel 6."""
    found = [
        [designation.id, one.id] for designation in rubric.designations for one in designation.requirements
    ]
    assert found == [row[:2] for row in _rows(MINIMA)]
    assert [designation.name for designation in rubric.designations] == ["Menuju WBK", "Menuju WBBM"]
    assert [designation.holds for designation in rubric.designations] == [None, "wbk"]


@pytest.mark.parametrize(("designation", "minimum", "page"), [("wbk", "6.5", "58"), ("wbbm", "7.5", "59")])
def test_a_zone_needs_the_integration_of_the_text(rubric, designation, minimum, page):
    """Lampiran II Bab III huruf D angka 2 asks a kawasan for 6.5 and 7.5, each on its own page."""
    zone = next(
        that_designation.zone
        for that_designation in rubric.designations
        if that_designation.id == designation
    )
    assert zone.at_least == Fraction(minimum)
    assert [(reference.provision, reference.page, reference.certainty) for reference in zone.references] == [
        ("Lampiran II Bab III huruf D angka 2", page, "law")
    ]


def test_an_index_minimum_is_the_same_minimum_in_points(rubric):
    """3.60 of 4 is 15.75 of 17.5, and 3.20 is 14: the regulation says one thing twice."""
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
    assert len(pairs) == 4
    assert all(minimum == points for minimum, points in pairs)


def test_every_subarea_has_its_questions(rubric):
    """113 questions, as many under each sub-area as Lampiran III lists (headings counted together)."""
    expected = dict(part.split() for part in QUESTIONS.split(","))
    found = Counter(leaf.id.rpartition(".")[0] for leaf in rubric.leaves())
    assert found == {id_: int(count) for id_, count in expected.items()}
    assert found.total() == 113


def test_choice_types_are_counted(rubric):
    """The seven kinds of answers occur as often as in the form."""
    assert Counter(leaf.scale for leaf in rubric.leaves()) == {
        "ya-tidak": 17,
        "abc": 36,
        "abcd": 33,
        "abcde": 17,
        "rasio": 8,
        "indeks": 2,
    }


def test_counts_feed_the_ratios(rubric):
    """24 rows ask for a count, and only under ratios."""
    counts = [(leaf, count) for leaf in rubric.leaves() for count in leaf.inputs]
    assert len(counts) == 24
    assert {leaf.scale for leaf, _ in counts} == {"rasio"}
    assert all(count.id == f"{leaf.id}#{count.code}" for leaf, count in counts)


@pytest.mark.parametrize(("scale", "values"), VALUES.items())
def test_an_option_has_the_value_of_the_form(rubric, scale, values):
    """The values of the choices, where B and C of four are 0.67 and 0.33 and not thirds."""
    assert rubric.scales[scale].options == {key: Fraction(value) for key, value in values.items()}
    assert list(rubric.scales[scale].options) == list(values)


def test_the_asset_reports_stand_under_two_headings(rubric):
    """A.II.5.iii alone has headings; its two questions continue its own letters a and b."""
    headings = [node for node in rubric.walk() if node.heading]
    assert [heading.id for heading in headings] == ["A.II.5.iii.lhkpn", "A.II.5.iii.non-lhkpn"]
    assert [[leaf.id for leaf in heading.leaves()] for heading in headings] == [
        ["A.II.5.iii.a"],
        ["A.II.5.iii.b"],
    ]


def test_the_amendment_of_2024_changes_prerequisites_and_nothing_else(rubric):
    """PermenPANRB 5/2024 replaces the conditions of proposal: the old ones end the day before it begins."""
    (amendment,) = rubric.regulation.amended_by
    assert (amendment.number, amendment.year, str(amendment.effective_from)) == ("5", "2024", "2024-07-15")
    ended = {
        str(prerequisite.effective_until)
        for prerequisite in rubric.prerequisites
        if prerequisite.effective_until
    }
    begun = {
        str(prerequisite.effective_from)
        for prerequisite in rubric.prerequisites
        if prerequisite.effective_until is None
    }
    assert ended == {"2024-07-14"}
    assert begun == {"2024-07-15"}


def test_every_question_has_what_a_reader_needs(rubric):
    """Every question names its provision, and either criteria for each option or guidance."""
    leaves = list(rubric.leaves())
    assert len(leaves) == 113
    for leaf in leaves:
        assert isinstance(leaf, Indicator)
        assert leaf.references
        assert leaf.criteria.keys() == rubric.scales[leaf.scale].options.keys()
        assert leaf.criteria or leaf.guidance
