"""Facts and efforts as workbooks: the same as YAML of the same entries, and nothing that nobody sees."""

from __future__ import annotations

import io
from datetime import date, datetime
from fractions import Fraction
from functools import cache

import openpyxl
import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl.styles import Font
from tests.conftest import a_tenth
from tests.hostile.entry import Entry
from tests.hostile.generate import entries

from zitool.batch.entries import load_effort, load_facts
from zitool.core.days import day_of_serial, read_day
from zitool.core.law.facts import SPECS, Kind, words_of
from zitool.core.law.rubric import in_force
from zitool.core.scoring.prerequisite_check import asked_facts
from zitool.errors import RubricError
from zitool.lke import entry_form
from zitool.lke.entries import COLUMNS
from zitool.lke.entry_form import effort_form, facts_form
from zitool.rubrics.load import load_rubric
from zitool.rubrics.packaged import packaged_folder, packaged_groups
from zitool.wording import LANGUAGES, label

DAY = date(2026, 4, 15)
RUBRICS = sorted(path.parent.name for path in packaged_folder().glob("*/rubric.yaml"))
RUBRIC = load_rubric("permenpanrb-90-2021").rubric
FIELDS = {"value": "nilai", "number": "angka", "as_of": "per", "source": "sumber"}


@cache
def blank(rubric, language, sort):
    """Return the bytes of a blank form."""
    rules = load_rubric(rubric).rubric
    return facts_form(rules, DAY, language) if sort == "facts" else effort_form(rules, language)


class Form:
    """A blank form that a test fills in."""

    def __init__(self, sort="facts", rubric=RUBRIC.id, language="id"):
        self.book = openpyxl.load_workbook(io.BytesIO(blank(rubric, language, sort)))
        self.sheet = self.book.worksheets[0]
        heads = {label(f"entry_{name}", language): name for name in COLUMNS[sort]}
        self.columns = {heads[cell.value]: cell.column for cell in self.sheet[4] if cell.value in heads}
        self.rows = {}
        for row in range(5, self.sheet.max_row + 1):
            if key := self.sheet.cell(row, self.columns["key"]).value:
                self.rows.setdefault(key, []).append(row)

    def cell(self, key, column="value", nth=0):
        """Return the cell of a fact."""
        return self.sheet.cell(self.rows[key][nth], self.columns[column])

    def saved(self, place):
        """Write the form, and return where."""
        self.book.save(place)
        return place


words = st.text(st.characters(codec="ascii", categories=["L", "N"]), min_size=1, max_size=8)
days = st.dates(date(2000, 1, 1), date(2099, 12, 31))
numbers = st.integers(0, 10_000_000).map(lambda number: Fraction(number, 100_000))
shares = st.integers(1, 500).flatmap(lambda whole: st.tuples(st.integers(0, whole), st.just(whole)))


def ways_to_say(key, spec):
    """Return a strategy of (value in YAML, value of the cell): as text, and as Excel keeps it."""
    if spec.kind is Kind.CHOICE:
        return st.sampled_from(words_of(key, packaged_groups())).flatmap(
            lambda word: st.sampled_from([(word, word), (word.upper(), f" {word} ")])
        )
    if spec.kind is Kind.DAY:
        return st.one_of(
            st.sampled_from(["ya", "belum", "Tidak"]).map(lambda word: (word, word)),
            days.map(lambda day: (str(day), day)),
            days.map(lambda day: (str(day), day.strftime("%d/%m/%Y"))),
            days.map(lambda day: (str(day), datetime(day.year, day.month, day.day, 13, 45))),  # noqa: DTZ001
        )
    if spec.kind is Kind.SHARE:
        percents = st.integers(0, 1000).map(lambda number: Fraction(number, 10))
        return st.one_of(
            shares.map(lambda both: (f"{both[0]} dari {both[1]}", f"{both[0]} dari {both[1]}")),
            percents.map(lambda number: (f"{float(number)}%", Percent(float(number / 100)))),
        )
    number = numbers.map(lambda that_number: (f"{float(that_number):.5f}", float(that_number)))
    if spec.kind is Kind.GRADE:
        return st.one_of(number, st.sampled_from(["A", "BB", "b", "CC"]).map(lambda word: (word, word)))
    return number


class Percent(float):
    """A number that its cell shows as a percentage."""


@st.composite
def statements(draw):
    """Draw facts: key → (fields in YAML, cells: (column, nth row) → value)."""
    found = {"unit": ({"": draw(words)}, {})}
    found["unit"][1]["value", 0] = found["unit"][0][""]
    for key in draw(st.lists(st.sampled_from(list(SPECS)), unique=True, max_size=12)):
        spec = SPECS[key]
        stated, cells = {}, {}
        if spec.kind is Kind.YEARLY:
            years = draw(st.lists(st.integers(2015, 2030), unique=True, min_size=1, max_size=3))
            stated["nilai"] = {}
            for nth, year in enumerate(years):
                word = draw(st.sampled_from(words_of(key, packaged_groups())))
                stated["nilai"][str(year)] = word
                cells |= {("value", nth): word, ("year", nth): draw(st.sampled_from([year, str(year)]))}
        else:
            stated["nilai"], cells["value", 0] = draw(ways_to_say(key, spec))
            if spec.kind is Kind.GRADE and stated["nilai"].isalpha() and draw(st.booleans()):
                number = draw(numbers)
                stated["angka"], cells["number", 0] = f"{float(number):.5f}", float(number)
        if draw(st.booleans()):
            day = draw(days)
            stated["per"], cells["as_of", 0] = str(day), draw(st.sampled_from([day, f"{day:%d-%m-%Y}"]))
        if draw(st.booleans()):
            stated["sumber"] = cells["source", 0] = f"Surat {draw(words)}"
        found[key] = stated, cells
    return found


def bare(facts):
    """Return what facts say: all but where it stands and in which letters."""
    return facts.unit, {key: value._replace(place="", text="") for key, value in facts.stated.items()}


def in_no_letters(values):
    """Return the values of a finding without how it was typed: a day is the same in any letters."""
    given = str(values.get("given", ""))
    return {**values, "raw": "", "given": str(read_day(given) or given)}


@pytest.mark.parametrize("rubric", RUBRICS)
@settings(max_examples=15)
@given(stated=statements(), language=st.sampled_from(LANGUAGES))
@example(
    stated={
        "wbk_sejak": ({"nilai": "2000-01-01"}, {("value", 0): "01/01/2000"}),
        "pencabutan": ({"nilai": "2000-01-01"}, {("value", 0): date(2000, 1, 1)}),
    },
    language="id",
)
def test_a_filled_form_says_what_its_yaml_says(tmp_path_factory, rubric, stated, language):
    """In every rubric and language, days, numbers and shares typed as text or kept as Excel keeps them."""
    folder, form = tmp_path_factory.mktemp("isian"), Form(rubric=rubric, language=language)
    for key, (_, cells) in stated.items():
        for (column, nth), value in cells.items():
            cell = form.cell(key, column, nth)
            cell.value = float(value) if isinstance(value, Percent) else value
            if isinstance(value, Percent):
                cell.number_format = "0.0%"
    written = {key: fields.get("", fields) for key, (fields, _) in stated.items()}
    (folder / "unit.yaml").write_text(yaml.safe_dump(written, sort_keys=False), "utf-8")

    def outcome(file):
        try:
            return bare(load_facts(file))
        except RubricError as error:
            return [(finding.code, in_no_letters(finding.values)) for finding in error.findings]

    assert outcome(form.saved(folder / "unit.xlsx")) == outcome(folder / "unit.yaml")


@pytest.mark.parametrize("rubric", RUBRICS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_blank_form_names_every_fact_and_states_none(tmp_path, rubric, language):
    """Each fact once, a fact by year three times; a rubric that asks nothing of a fact has it below."""
    form = Form(rubric=rubric, language=language)
    facts = load_facts(form.saved(tmp_path / "unit.xlsx"))

    assert (facts.unit, dict(facts.stated)) == ("", {})
    assert {key: len(rows) for key, rows in form.rows.items()} == {
        "unit": 1,
        **{key: 3 if spec.kind is Kind.YEARLY else 1 for key, spec in SPECS.items()},
    }


def test_a_form_of_a_named_rubric_has_only_what_it_asks_for(tmp_path):
    """As its YAML does; what it asks for on other days stands last."""
    book = openpyxl.load_workbook(io.BytesIO(facts_form(RUBRIC, DAY, "id", whole=False)))
    keys = [cell.value for cell in book.worksheets[0]["A"][4:] if cell.value]

    assert set(keys) == {"unit", *asked_facts(RUBRIC)}
    assert keys[-1] == "unit_berpredikat"


def test_a_form_offers_the_words_of_each_fact():
    """Words are dropdowns, days and numbers held against a formula; only what is to be filled in is open."""
    form = Form()
    checks = {str(one.sqref): (one.type, one.formula1) for one in form.sheet.data_validations.dataValidation}
    lists = {key: checks[form.cell(key).coordinate] for key, spec in SPECS.items() if spec.words}

    assert lists == {key: ("list", f'"{",".join(SPECS[key].words)}"') for key in lists}
    kinds = [cell.value for cell in form.book["words"]["A"]]
    assert kinds == list(words_of("jenis_unit", packaged_groups()))
    assert form.book["words"].sheet_state == "hidden"
    assert checks[form.cell("jenis_unit").coordinate] == ("list", f"words!$A$1:$A${len(kinds)}")
    rest = SPECS.keys() - lists.keys() - {"jenis_unit"}
    assert {checks[form.cell(key).coordinate][0] for key in rest} == {"custom"}
    assert not form.cell("lhkpn").protection.locked
    assert form.cell("lhkpn", "number").protection.locked
    assert form.sheet.protection.sheet


def test_the_form_says_what_a_fact_is_for_and_where_that_stands():
    """The prerequisite's own sentence and its provision."""
    form = Form()
    heads = {cell.value: cell.column for cell in form.sheet[4]}
    row = form.rows["maturitas_spip"][0]
    wanted = next(
        prerequisite
        for prerequisite in RUBRIC.prerequisites
        if prerequisite.needs[0].fact == "maturitas_spip" and in_force(prerequisite, DAY)
    )

    assert form.sheet.cell(row, heads["Untuk apa"]).value == wanted.statement
    assert wanted.references[0].provision in form.sheet.cell(row, heads["Dasar"]).value


def spoil(name):
    """Return what a test does to a form: its name is what the user did."""

    def formula(form):
        form.cell("membangun_wbk").value = "=TODAY()"

    def error(form):
        form.cell("lhkpn").value = "#REF!"

    def hidden_row(form):
        form.cell("lhkpn").value = "20 dari 20"
        form.sheet.row_dimensions[form.rows["lhkpn"][0]].hidden = True

    def white(form):
        form.cell("lhkpn").value = "20 dari 20"
        form.cell("lhkpn").font = Font(color="FFF8DC")

    def struck(form):
        form.cell("lhkpn").value = "20 dari 20"
        form.cell("lhkpn").font = Font(strike=True)

    def merged(form):
        form.cell("lhkpn").value = "20 dari 20"
        row = form.rows["lhkpn"][0]
        form.sheet.merge_cells(start_row=row - 1, end_row=row, start_column=3, end_column=3)
        form.sheet._cells[row, 3] = openpyxl.cell.Cell(form.sheet, row, 3, "20 dari 20")

    def not_a_word(form):
        form.cell("layanan_utama").value = "mungkin"

    def date_for_a_share(form):
        form.cell("lhkpn").value, form.cell("lhkpn").number_format = date(2026, 3, 4), "d-mmm"

    def tiny(form):
        form.cell("maturitas_spip").value = 1e-300

    def number_of_a_letter(form):
        form.cell("sakip_instansi").value = "BB"
        form.cell("sakip_instansi", "number").value = "enam"

    def number_of_a_choice(form):
        form.cell("layanan_utama").value = "ya"
        form.cell("layanan_utama", "number").value = 3

    def as_of(form):
        form.cell("lhkpn").value, form.cell("lhkpn", "as_of").value = "1 dari 1", "31-3-26"

    def year(form):
        form.cell("opini_bpk", "value", 1).value = "WTP"
        form.cell("opini_bpk", "year", 1).value = "lalu"

    def word_of_a_year(form):
        for nth, word in enumerate(("WTP", "Wajar")):
            form.cell("opini_bpk", "value", nth).value = word
            form.cell("opini_bpk", "year", nth).value = 2024 + nth

    def same_year(form):
        for nth in range(2):
            form.cell("opini_bpk", "value", nth).value = "WTP"
            form.cell("opini_bpk", "year", nth).value = 2025

    def key(form):
        form.cell("lhkpn", "key").value = "lhkpm"

    def no_key(form):
        form.cell("lhkpn", "key").value = None
        form.cell("lhkpn").value = "20 dari 20"

    def twice(form):
        form.cell("lhkan", "key").value = "lhkpn"
        form.cell("lhkan").value = form.cell("lhkpn").value = "20 dari 20"

    return locals()[name]


@pytest.mark.parametrize(
    ("what", "code", "where", "said"),
    [
        ("formula", "U061", ("membangun_wbk", "value", 0), "cell_formula"),
        ("error", "U061", ("lhkpn", "value", 0), "cell_error"),
        ("hidden_row", "U061", ("lhkpn", "value", 0), "cell_hidden"),
        ("white", "U061", ("lhkpn", "value", 0), "cell_unseen"),
        ("struck", "U061", ("lhkpn", "value", 0), "cell_struck"),
        ("merged", "U061", ("lhkpn", "value", 0), "cell_unseen"),
        ("not_a_word", "P003", ("layanan_utama", "value", 0), "mungkin"),
        ("date_for_a_share", "P002", ("lhkpn", "value", 0), "2026-03-04"),
        ("tiny", "P002", ("maturitas_spip", "value", 0), "1e-300"),
        ("number_of_a_letter", "P002", ("sakip_instansi", "number", 0), "enam"),
        ("number_of_a_choice", "P001", ("layanan_utama", "number", 0), "angka"),
        ("as_of", "P005", ("lhkpn", "as_of", 0), "31-3-26"),
        ("year", "P002", ("opini_bpk", "value", 1), "lalu"),
        ("word_of_a_year", "P003", ("opini_bpk", "value", 1), "Wajar"),
        ("same_year", "R003", ("opini_bpk", "key", 1), "opini_bpk"),
        ("key", "P001", ("lhkpn", "key", 0), "lhkpn"),
        ("no_key", "P001", ("lhkpn", "key", 0), ""),
        ("twice", "R003", ("lhkan", "key", 0), "lhkpn"),
    ],
)
def test_what_cannot_be_used_is_named_with_sheet_and_cell(tmp_path, what, code, where, said):
    """One finding, at the cell that was typed into, with what stands there or what was meant."""
    form = Form()
    spoil(what)(form)
    cell = form.cell(*where).coordinate

    with pytest.raises(RubricError) as refused:
        load_facts(form.saved(tmp_path / "unit.xlsx"))

    assert [(finding.code, finding.sheet, finding.cell) for finding in refused.value.findings] == [
        (code, "Fakta", cell)
    ]
    assert said in refused.value.findings[0].values.values()


def test_a_fact_says_in_which_cell_it_stands(tmp_path):
    """So that what is doubtful about it can be found."""
    form = Form()
    form.cell("lhkpn").value = "20 dari 20"

    stated = load_facts(form.saved(tmp_path / "unit.xlsx")).stated

    assert stated["lhkpn"].place == f"Fakta!{form.cell('lhkpn').coordinate}"


def test_columns_may_be_moved_hidden_or_added(tmp_path):
    """The header decides; a column of somebody's own is not read; the key may be hidden, its name is seen."""
    form = Form()
    form.cell("lhkpn").value = "20 dari 20"
    form.sheet.insert_cols(3)
    form.sheet.cell(4, 3, "Catatan")
    form.sheet.cell(form.rows["lhkpn"][0], 3, "tanya Bu Rina")
    form.sheet.column_dimensions["A"].hidden = True

    assert load_facts(form.saved(tmp_path / "unit.xlsx")).stated["lhkpn"].share == (20, 20)


@pytest.mark.parametrize("what", ["other", "copied", "hidden", "long", "header"])
def test_a_workbook_that_is_no_form_is_refused(tmp_path, what):
    """No sheet with the columns, several of them, only a hidden one, rows without end, a header changed."""
    form = Form()
    if what == "other":
        form = Form("effort")
    elif what == "copied":
        form.book.copy_worksheet(form.sheet)
    elif what == "hidden":
        form.book.create_sheet("Lain")
        form.sheet.sheet_state = "hidden"
    elif what == "long":
        for row in range(6_000):
            form.sheet.cell(100 + row, 1, "x")
    else:
        form.sheet.cell(4, form.columns["value"]).value = "Nlai"

    with pytest.raises(RubricError) as refused:
        load_facts(form.saved(tmp_path / "unit.xlsx"))

    assert [finding.code for finding in refused.value.findings] == ["U060"]


@pytest.mark.parametrize("entry", a_tenth(entries(), Entry.kind, draw=3), ids=lambda entry: entry.name)
def test_hostile_workbooks_are_refused_with_findings(tmp_path, entry):
    """None of them is a form: whatever is wrong with it is said, and nothing else is raised."""
    place = tmp_path / "unit.xlsx"
    place.write_bytes(entry.make())

    with pytest.raises(RubricError) as refused:
        load_facts(place)

    assert refused.value.findings


@pytest.mark.parametrize("name", ["unit.xls", "unit.ods", "unit.xlsb", "tidak-ada.xlsx"])
def test_other_workbooks_are_named_as_such(tmp_path, name):
    """An old or foreign workbook is no YAML with odd characters; a missing one is missing."""
    if not name.startswith("tidak"):
        (tmp_path / name).write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))

    with pytest.raises(RubricError) as refused:
        load_facts(tmp_path / name)

    assert refused.value.findings[0].code[0] == "F"


@pytest.mark.parametrize("rubric", RUBRICS)
@settings(max_examples=10)
@given(data=st.data(), language=st.sampled_from(LANGUAGES))
def test_efforts_of_a_form_are_those_of_its_yaml(tmp_path_factory, rubric, data, language):
    """Costs as numbers or text, with what cannot be changed, in both languages."""
    folder, form, rules = (
        tmp_path_factory.mktemp("isian"),
        Form("effort", rubric, language),
        load_rubric(rubric),
    )
    ids = [node.id for node in rules.rubric.walk()] + [leaf.id for leaf in rules.rubric.leaves()]
    costs = st.one_of(
        st.integers(1, 1000).map(lambda tenth: (str(tenth / 10), tenth / 10)),
        st.integers(1, 1000).map(lambda tenth: (str(tenth / 10), f"{tenth / 10}".replace(".", ","))),
        st.sampled_from([("fixed", "tetap"), ("tetap", "fixed")]),
    )
    stated = data.draw(st.dictionaries(st.sampled_from(ids), costs, min_size=1, max_size=8))
    for id_, (_, value) in stated.items():
        form.cell(id_, "cost").value = value
    (folder / "upaya.yaml").write_text(
        yaml.safe_dump({id_: text for id_, (text, _) in stated.items()}), "utf-8"
    )

    found = load_effort(form.saved(folder / "upaya.xlsx"), rules.rubric)

    assert list(form.rows) == list(dict.fromkeys(form.rows))
    assert set(form.rows) == set(ids)
    assert found == load_effort(folder / "upaya.yaml", rules.rubric)


def test_wrong_efforts_are_named_with_their_cells(tmp_path):
    """An unknown id, a cost that is none, a formula, a key twice: all at once."""
    form = Form("effort")
    ids = list(form.rows)
    form.cell(ids[0], "cost").value = 0
    form.cell(ids[1], "key").value, form.cell(ids[1], "cost").value = "Z.9", 2
    form.cell(ids[2], "cost").value = "=1+1"
    form.cell(ids[3], "cost").value = form.cell(ids[4], "cost").value = 1
    form.cell(ids[4], "key").value = ids[3]

    with pytest.raises(RubricError) as refused:
        load_effort(form.saved(tmp_path / "upaya.xlsx"), RUBRIC)

    assert sorted((finding.code, finding.cell) for finding in refused.value.findings) == [
        ("R003", form.cell(ids[4], "key").coordinate),
        ("R020", form.cell(ids[1], "cost").coordinate),
        ("R021", form.cell(ids[0], "cost").coordinate),
        ("U061", form.cell(ids[2], "cost").coordinate),
    ]


@pytest.mark.parametrize(
    ("serial", "since_1904", "day"),
    [
        ("45747", False, date(2025, 3, 31)),
        ("45747.99", False, date(2025, 3, 31)),
        ("44285", True, date(2025, 3, 31)),
        ("61", False, date(1900, 3, 1)),
        ("60", False, None),
        ("-5", False, None),
        ("2958465", False, date(9999, 12, 31)),
        ("2958466", False, None),
    ],
)
def test_a_day_is_what_the_spreadsheet_shows(serial, since_1904, day):
    """Days count from 1900 or 1904; before March 1900 programs disagree, so that nothing is read."""
    assert day_of_serial(Fraction(serial), since_1904=since_1904) == day


def test_each_long_list_is_offered_its_own_words():
    """Words that are too many for a rule stand on a hidden sheet; a second list has another one."""
    sheet = openpyxl.Workbook().worksheets[0]
    lists = [tuple(f"{name}-{number}" for number in range(60)) for name in ("jenis", "layanan")]
    for row, words in enumerate(lists, 1):
        entry_form._check(sheet, f"A{row}", words, "", "")
    for rule, words in zip(sheet.data_validations.dataValidation, lists, strict=True):
        name, _, cells = rule.formula1.partition("!")
        aside = sheet.parent[name]
        assert tuple(row[0].value for row in aside[cells.replace("$", "")]) == words
        assert aside.sheet_state == "hidden"
