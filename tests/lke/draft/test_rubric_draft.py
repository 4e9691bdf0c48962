"""A rubric drafted from a form: it scores the form as the rubric that the form was made from."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from tests.lke import builder
from tests.lke.builder import Grid, Layout, Lke, book, family_1, family_2, loaded
from tests.strategies import often

from zitool.batch import assess_book
from zitool.core.law.rubric import (
    Indicator,
    Input,
    Ratio,
    Reference,
    Regulation,
    Rubric,
    Scale,
    Section,
)
from zitool.errors import UnreadableWorkbookError
from zitool.lke.draft.rubric_draft import MISSING, draft_rubric
from zitool.lke.template.book import Entries, build_template
from zitool.rubrics.draft_yaml import draft_yaml
from zitool.rubrics.load import LoadedRubric, load_rubric
from zitool.rubrics.packaged import packaged_ids
from zitool.xlsx.cells import read_book_bytes

ON = date(2026, 11, 25)
REFERENCE = Reference(provision="Pasal 1")


@pytest.fixture
def folder(tmp_path):
    """A place for the draft, named as its id."""
    place = tmp_path / "draf"
    place.mkdir()
    return place


def drafted(workbook, folder, like=None):
    """Return the draft of a workbook, and it as loaded from its YAML."""
    like = like or loaded()
    draft = draft_rubric(workbook, "draf", like.rubric, like.wordprints, ON)
    (folder / "rubric.yaml").write_bytes(draft_yaml(draft).encode())
    return draft, load_rubric(str(folder / "rubric.yaml"))


def total(workbook, rubric: LoadedRubric) -> Fraction:
    """Return the points of the first assessor."""
    return assess_book(workbook, rubric, "unit")[0].card.points


def codes(draft):
    """Return code, cell of everything that is not sure, each once."""
    return sorted({(finding.code, finding.cell) for _, finding in draft.findings})


FORMS = {
    "family 1": family_1(),
    "family 2": family_2(),
    "weights in titles": Layout(weight=None, weight_in_title=True),
    "shifted": Layout(
        stairs=4,
        weight=10,
        criteria=11,
        choices=12,
        blocks=(replace(builder.UNIT_1, answer=13, score=14, percent=15, note=16, evidence=17, link=18),),
    ),
    "no types": Layout(choices=None),
}


@pytest.mark.parametrize("layout", FORMS.values(), ids=FORMS.keys())
def test_every_layout_gives_a_rubric_that_scores_alike(folder, layout):
    """Whatever the form looks like, its own draft comes to the score of the shipped rubric."""
    lke = Lke()
    workbook = book(lke.grid(layout))
    draft, rubric = drafted(workbook, folder)

    assert draft.questions == 113
    assert total(workbook, rubric) == lke.value().points
    assert [leaf.statement for leaf in rubric.rubric.leaves()] == [
        leaf.statement for leaf in lke.rubric.leaves()
    ]


def test_what_is_read_is_what_the_shipped_rubric_says(folder):
    """From a form with formulas everything that decides scores is read, and the regulation needs a look."""
    draft, drafted_ = drafted(read_book_bytes(build_template(loaded().rubric), "t.xlsx"), folder)
    mine, own = drafted_.rubric, loaded().rubric

    assert {code for code, _ in codes(draft)} == {"R061"}
    assert [section.weight for section in mine.walk()] == [section.weight for section in own.walk()]
    pairs = list(zip(mine.leaves(), own.leaves(), strict=True))
    assert len(pairs) == 113
    for read, meant in pairs:
        assert read.ratio == meant.ratio
        assert [(input_.code, input_.total_of) for input_ in read.inputs] == [
            (input_.code, input_.total_of) for input_ in meant.inputs
        ]
        assert mine.scales[read.scale].options == own.scales[meant.scale].options
        assert mine.scales[read.scale].maximum == own.scales[meant.scale].maximum
        assert read.criteria == meant.criteria
    assert (mine.status, mine.designations, mine.prerequisites) == ("draft", (), ())
    assert (mine.regulation.number, mine.regulation.year) == ("90", "2021")


def test_every_figure_is_unverified_and_says_its_cell(folder):
    """One office's form is no law: each reference names the cell and is unverified."""
    grid = Lke().grid()
    _, rubric = drafted(book(grid), folder)

    references = {section.id: section.references for section in rubric.rubric.walk()}
    assert references["A.I.1"] == (
        Reference(provision=f"Formulir lke.xlsx, LKE ZI!H{grid.rows['A.I.1']}", certainty="unverified"),
    )
    assert {finding.certainty for found in references.values() for finding in found} == {"unverified"}


def test_without_formulas_a_known_rubric_is_asked_and_named(folder):
    """The portal's sheet has no formulas: options and ratios are another rubric's, and said to be."""
    workbook = book(Lke().grid(family_2()))
    draft, rubric = drafted(workbook, folder)

    found = [finding.code for _, finding in draft.findings]
    assert found.count("R055") == 4
    assert found.count("R056") == 8
    assert "disamakan dengan rubrik permenpanrb-90-2021" in rubric.rubric.scales["abc"].references[0].note
    text = (folder / "rubric.yaml").read_text("utf-8")
    assert text.count("# PERIKSA R056") == 8


def test_where_nobody_knows_the_order_of_the_counts_is_a_guess_that_says_so(folder):
    """Without formulas and without a rubric that knows the rows, a ratio is a guess in need of a person."""
    other = small()
    workbook = book(Lke(other).grid(family_2()))
    draft, rubric = drafted(workbook, folder)

    (guess,) = [finding for _, finding in draft.findings if finding.code == "R056"]
    assert guess.values["reason"] == "ratio_guessed"
    assert [leaf.ratio.of for leaf in rubric.rubric.leaves() if leaf.ratio] == [("2",)]


def test_a_formula_that_contradicts_a_known_rubric_is_kept_and_said(folder):
    """The form is drafted as it is; that it divides the wrong way round is for a person to see."""
    grid = Lke().grid()
    first, second = (grid.rows[f"A.II.4.i.a#{code}"] for code in "12")
    grid.put("A.II.4.i.a", 11, builder.Formula(f"K{first}/K{second}", 1))
    draft, rubric = drafted(book(grid), folder)

    assert [
        finding.indicator or finding.values["id"] for _, finding in draft.findings if finding.code == "R065"
    ] == ["A.II.4.i.a"]
    leaf = next(leaf for leaf in rubric.rubric.leaves() if leaf.id == "A.II.4.i.a")
    assert (leaf.ratio.of, leaf.ratio.over) == (("1",), ("2",))


def test_a_lost_part_of_a_type_is_completed(folder):
    """*Ya* for *Ya/Tidak* is what real forms say; the draft says what it took."""
    lke = Lke()
    lke.line("A.I.1.i.a").kind = "Ya"
    draft, rubric = drafted(book(lke.grid()), folder)

    (found,) = [finding for _, finding in draft.findings if finding.code == "R054"]
    assert (found.values["raw"], found.values["taken"]) == ("Ya", "Ya/Tidak")
    assert next(rubric.rubric.leaves()).scale == "ya-tidak"


def test_an_unknown_type_is_found_by_the_criteria(folder):
    """Four criteria, a to d, make a question of four options whatever its type says."""
    lke = Lke()
    lke.line("A.I.1.iii.a").kind = "Pilih satu"
    draft, rubric = drafted(book(lke.grid()), folder)

    leaf = next(leaf for leaf in rubric.rubric.leaves() if leaf.id == "A.I.1.iii.a")
    assert list(rubric.rubric.scales[leaf.scale].options) == ["A", "B", "C", "D"]
    assert "R054" in {code for code, _ in codes(draft)}


def test_a_changed_weight_is_kept_and_said(folder):
    """The draft is the form's: a sum that does not come out is named here and by the check of rubrics."""
    lke = Lke()
    lke.line("A.I.1.iv").weight = Fraction(2)
    grid = lke.grid()
    draft = draft_rubric(book(grid), "draf", loaded().rubric, {}, ON)

    (found,) = [finding for _, finding in draft.findings if finding.code == "R057"]
    assert (found.cell, found.values["sum"], found.values["needed"]) == (f"H{grid.rows['A.I.1']}", "4.5", "4")


def test_a_missing_weight_is_what_the_others_leave(folder):
    """One empty cell among full ones leaves no choice; it is filled in and said."""
    lke = Lke()
    lke.line("A.I.1.iv").weight = None
    workbook = book(lke.grid())
    draft, rubric = drafted(workbook, folder)

    assert rubric.rubric.weights()["A.I.1.iv"] == Fraction(3, 2)
    assert [finding.values["weight"] for _, finding in draft.findings if finding.code == "R062"] == ["1.5"]
    assert total(workbook, rubric) == lke.value().points


def test_notes_between_questions_are_listed_not_lost(folder):
    """A row that is nothing a rubric knows does not enter the draft, and is named."""
    lke = Lke()
    lke.lines.insert(lke.at("A.I.1.ii"), builder.Line("extra", "extra", 4, "", "Catatan: lihat lampiran"))
    draft, _ = drafted(book(lke.grid()), folder)

    assert [finding.values["title"] for _, finding in draft.findings if finding.code == "R053"] == [
        "Catatan: lihat lampiran"
    ]
    assert draft.questions == 113


def test_signatures_below_the_table_are_no_questions(folder):
    """Whatever stands below the last sum is no part of the form."""
    grid = Lke().grid()
    last = max(grid.rows.values())
    grid.set(last + 3, 2, "a.").set(last + 3, 3, "Kepala Kantor").set(last + 3, 10, "A/B/C")
    draft, _ = drafted(book(grid), folder)

    assert draft.questions == 113


def test_one_marker_twice_gets_another_code(folder):
    """Ids differ even where markers do not."""
    lke = Lke()
    lke.line("A.I.1.i.b").marker = "a."
    draft, rubric = drafted(book(lke.grid()), folder)

    assert "R063" in {code for code, _ in codes(draft)}
    assert [leaf.id for leaf in rubric.rubric.leaves()][:2] == ["A.I.1.i.a", "A.I.1.i.b"]


def test_long_and_missing_texts(folder):
    """A text too long for a rubric is cut between words; a missing criterion is left to be written."""
    lke = Lke()
    lke.line("A.I.1.i.a").title = "kata " * 200
    lke.line("A.I.1.i.a").criteria = "Ya, jika ada"
    draft, rubric = drafted(book(lke.grid()), folder)
    leaf = next(rubric.rubric.leaves())

    assert leaf.statement.endswith("kata …")
    assert len(leaf.statement) <= 400
    assert leaf.criteria == {"Ya": "jika ada", "Tidak": MISSING}
    assert {"R058", "R059"} <= {code for code, _ in codes(draft)}


def test_what_has_no_form_is_refused():
    """A workbook of summaries is no form; two forms alike are not chosen between."""
    empty = Grid("Ringkasan", family_1(), {(1, 1): "Unit"})
    with pytest.raises(UnreadableWorkbookError) as none:
        draft_rubric(book(empty), "draf", loaded().rubric, {}, ON)
    with pytest.raises(UnreadableWorkbookError) as two:
        draft_rubric(book(Lke().grid(), Lke().grid(name="Salinan")), "draf", loaded().rubric, {}, ON)

    assert none.value.findings[0].code == "R060"
    assert two.value.findings[0].code == "S112"


@pytest.mark.parametrize("name", ["unit-baik", "unit-setengah", "keluarga-1", "keluarga-2", "unit-dan-tpi"])
def test_examples(examples, folder, name):
    """Every untouched example comes to the same points under its own draft, for each assessor."""
    workbook = read_book_bytes((examples / f"{name}.xlsx").read_bytes(), f"{name}.xlsx")
    _, rubric = drafted(workbook, folder)

    mine, own = (assess_book(workbook, case, "all") for case in (rubric, loaded()))
    assert [one.card.points for one in mine] == [one.card.points for one in own]


@pytest.mark.parametrize("id_", packaged_ids())
def test_every_regulation(folder, id_):
    """A form of any regulation comes to the same points under its own draft."""
    known = load_rubric(id_)
    if known.rubric.status == "archive":
        pytest.skip("no form of it is known")
    answers = builder.sample(known.rubric)
    scales = known.rubric.scales
    answers |= {leaf.id: 0.85 for leaf in known.rubric.leaves() if scales[leaf.scale].kind == "percent"}
    form = build_template(known.rubric, entries={"unit": Entries(answers)})
    workbook = read_book_bytes(form, "formulir.xlsx")
    draft, rubric = drafted(workbook, folder, known)

    assert draft.questions == sum(1 for _ in known.rubric.leaves())
    assert total(workbook, rubric) == total(workbook, known) > 0


@pytest.mark.parametrize("some", [3, None])
def test_a_form_that_asks_for_counts_only(folder, some):
    """A ratio without a row of its own stands in the draft all the same, as a known rubric has it."""
    known = loaded()
    ratios = [leaf for leaf in known.rubric.leaves() if leaf.ratio is not None]
    lke = Lke(answers=builder.sample(known.rubric))
    for leaf in ratios[:some]:
        lke.lines.remove(lke.line(leaf.id))
    workbook = builder.book(lke.grid(replace(family_1(), formulas=False)))
    draft, rubric = drafted(workbook, folder)

    assert draft.questions == sum(1 for _ in known.rubric.leaves())
    assert sum(leaf.ratio is not None for leaf in rubric.rubric.leaves()) == len(ratios)
    assert total(workbook, rubric) == total(workbook, known) > 0
    said = [code for code, _ in codes(draft)]
    assert {"R053", "R054"}.isdisjoint(said)
    assert said.count("R056") == len(ratios)


@pytest.mark.real
def test_the_real_form(real, folder):
    """The real LKE comes to the same exact points under its own draft as under the shipped rubric."""
    workbook = read_book_bytes(real.read_bytes(), real.name)
    draft, rubric = drafted(workbook, folder)

    assert total(workbook, rubric) == total(workbook, loaded()) == Fraction(261077, 2730)
    assert draft.questions == 113


# --- any rubric --------------------------------------------------------------------------------------------


def small() -> Rubric:
    """Return a rubric of one ratio and one index that has nothing in common with the shipped one."""
    path = builder.__file__.replace("lke/builder.py", "rubrics/good/kecil.yaml")
    return load_rubric(path).rubric


SCALES = {
    "ya-tidak": Scale(kind="choice", label="Ya/Tidak", options={"Ya": Fraction(1), "Tidak": Fraction(0)}),
    "abcd": Scale(
        kind="choice",
        label="A/B/C/D",
        options=dict(zip("ABCD", map(Fraction, ("1", "0.67", "0.33", "0")), strict=True)),
    ),
    "rasio": Scale(kind="ratio", label="%"),
    "indeks": Scale(kind="index", label="Nilai (0-4)", maximum=Fraction(4)),
}
MARKERS = ("ABCD", ("I", "II", "III", "IV"), "1234", ("i", "ii", "iii", "iv"))
QUARTERS = st.integers(1, 40).map(lambda number: Fraction(number, 4))


@st.composite
def forms(draw):
    """Draw a rubric as forms print them: markers by level, headings, means, weighted questions, ratios."""
    number = iter(range(10**6))

    def words(kind):
        return f"{kind} {next(number)} uji"

    def question(code, weight):
        scale = draw(st.sampled_from(["ya-tidak", "abcd", "rasio"] if weight is None else ["indeks", "abcd"]))
        criteria = {option: words("Kriteria") for option in SCALES[scale].options}
        ratio, inputs = None, ()
        if scale == "rasio":
            ratio = Ratio(kind="share", of=("2",), over=("1",), zero_denominator="ask")
            inputs = tuple(Input(code=char, statement=words("Jumlah")) for char in "12")
        return {
            "code": code,
            "weight": weight,
            "statement": words("Pertanyaan"),
            "scale": scale,
            "criteria": criteria,
            "ratio": ratio,
            "inputs": inputs,
        }

    def section(level):
        deeper = level < len(MARKERS) - 1 and draw(st.integers(0, 2)) > 0
        count = draw(st.integers(1, 4))
        if deeper:
            parts = [section(level + 1) for _ in range(count)]
            for code, part in zip(MARKERS[level + 1], parts, strict=False):
                part["code"] = code
            whole = sum(part["weight"] for part in parts)
            return {"title": words("BAGIAN"), "weight": whole, "sections": parts}
        weighted = draw(st.integers(0, 3)) == 0
        letters = "abcd"[:count]
        questions = [question(code, draw(QUARTERS) if weighted else None) for code in letters]
        whole = sum(that_question["weight"] for that_question in questions) if weighted else draw(QUARTERS)
        return {"title": words("BAGIAN"), "weight": whole, "indicators": questions}

    roots = [section(0) for _ in range(draw(st.integers(1, 3)))]
    for code, root in zip(MARKERS[0], roots, strict=False):
        root["code"] = code
    return Rubric(
        id="acak",
        version="1.0.0",
        status="active",
        regulation=Regulation(number="1", year="2021", title="x", effective_from=ON, last_checked=ON),
        scales=SCALES,
        sections=tuple(_built(root, "") for root in roots),
    )


def _built(raw, above):
    id_ = f"{above}.{raw['code']}".lstrip(".")
    leaves = []
    for indicator in raw.get("indicators", ()):
        own = f"{id_}.{indicator['code']}"
        inputs = tuple(replace(count, id=f"{own}#{count.code}") for count in indicator["inputs"])
        leaves.append(Indicator(**{**indicator, "id": own, "inputs": inputs}))
    return Section(
        id=id_,
        code=raw["code"],
        title=raw["title"],
        weight=raw["weight"],
        references=(REFERENCE,),
        sections=tuple(_built(section, id_) for section in raw.get("sections", ())),
        indicators=tuple(leaves),
    )


@given(forms())
@settings(often, max_examples=25)
def test_any_form_is_read_back_as_the_rubric_it_was_made_from(tmp_path_factory, rubric):
    """Ids, weights, options and ratios of any rubric survive form and draft, and so do the scores."""
    assume(sum(1 for _ in rubric.leaves()) > 1)  # one question makes no form
    folder = tmp_path_factory.mktemp("acak") / "draf"
    folder.mkdir()
    lke = Lke(rubric)
    workbook = book(lke.grid())
    draft = draft_rubric(workbook, "draf", rubric, {}, ON)
    (folder / "rubric.yaml").write_bytes(draft_yaml(draft).encode())
    read = load_rubric(str(folder / "rubric.yaml"))

    assert [(node.id, node.weight) for node in read.rubric.walk()] == [
        (node.id, node.weight) for node in rubric.walk()
    ]
    for mine, own in zip(read.rubric.leaves(), rubric.leaves(), strict=True):
        assert (mine.id, mine.weight, mine.statement, mine.criteria) == (
            own.id,
            own.weight,
            own.statement,
            own.criteria,
        )
        assert mine.ratio == own.ratio
        assert read.rubric.scales[mine.scale].options == rubric.scales[own.scale].options
    assert total(workbook, read) == lke.value().points
