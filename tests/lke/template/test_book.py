"""The blank LKE: what zitool, Excel's file format and other readers find in it, empty and filled in."""

from __future__ import annotations

import io
import re
import zipfile
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from zitool.batch import assess
from zitool.core.scoring.scoring import Unanswered, score
from zitool.core.values import Kind
from zitool.lke.template.book import SHEET, Entries, build_template
from zitool.lke.template.plan import plan
from zitool.rubrics.load import load_rubric
from zitool.rubrics.packaged import DEFAULT_RUBRIC, packaged_folder
from zitool.xlsx.cells import read_book

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from zitool.core.law.rubric import Indicator, Rubric
    from zitool.core.scoring.assessment import Assessment

RUBRIC = load_rubric(DEFAULT_RUBRIC)
PLAN = plan(RUBRIC.rubric)
UNIT = PLAN.blocks[0]
LEAVES = list(RUBRIC.rubric.leaves())
BLANK = build_template(RUBRIC.rubric, unit="KPPN Contoh")
RUBRICS = sorted(path.parent.name for path in packaged_folder().glob("*/rubric.yaml"))
_FORM_PART = "xl/worksheets/sheet2.xml"
_CALCULATED = re.compile(rb'<c r="([A-Z]+[0-9]+)"( s="[0-9]+")?[^>]*><f>(.*?)</f><v ?/></c>', re.DOTALL)


def written(tmp_path: Path, data: bytes) -> str:
    """Write `data` to a workbook and return its path."""
    path = tmp_path / "lke.xlsx"
    path.write_bytes(data)
    return str(path)


def read(tmp_path: Path, data: bytes, assessor: str = "") -> Assessment:
    """Return zitool's assessment of one assessor."""
    [assessment] = assess(written(tmp_path, data), RUBRIC, assessor)
    return assessment


def form(data: bytes = BLANK) -> Worksheet:
    """Return the sheet *LKE ZI* as openpyxl sees it."""
    return load_workbook(io.BytesIO(data))[SHEET]


def filled_in() -> dict[str, str | int | float | None]:
    """Best answers to everything, so that a test can change the one it is about."""
    answers: dict[str, str | int | float | None] = {}
    for leaf in RUBRIC.rubric.leaves():
        scale = RUBRIC.rubric.scales[leaf.scale]
        if scale.kind == "choice":
            answers[leaf.id] = next(iter(scale.options))
        elif scale.kind == "index":
            answers[leaf.id] = 4
        else:
            answers |= {count.id: 0 for count in leaf.inputs if not count.total_of}
            answers |= {f"{leaf.id}#{leaf.ratio.over[0]}": 3}
            answers[f"{leaf.id}#{leaf.ratio.of[0]}"] = 0 if leaf.ratio.kind == "decrease" else 3
    return answers


def with_stored(data: bytes, stored: dict[str, str | Fraction]) -> bytes:
    """Return `data` with values stored beside the formulas of *LKE ZI*, as a spreadsheet saves them."""

    def value(match: re.Match[bytes]) -> bytes:
        given = stored.get(match[1].decode())
        start = b'<c r="' + match[1] + b'"' + (match[2] or b"")
        if given is None:
            return match[0]
        if isinstance(given, str):
            return start + b' t="str"><f>' + match[3] + b"</f><v>" + given.encode() + b"</v></c>"
        return start + b"><f>" + match[3] + f"</f><v>{float(given)!r}</v></c>".encode()

    copy = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(copy, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            new.writestr(name, _CALCULATED.sub(value, part) if name == _FORM_PART else part)
    return copy.getvalue()


@pytest.mark.parametrize("rubric", RUBRICS)
def test_a_blank_form_is_recognised_whole(rubric: str, tmp_path: Path) -> None:
    """Of every packaged rubric: all open, and only S110 (unanswered) to say, or that it is out of time."""
    loaded = load_rubric(rubric)
    path = written(tmp_path, build_template(loaded.rubric, assessors=("unit", "tpi", "tpn")))
    for assessor in ("unit", "tpi", "tpn"):
        [assessment] = assess(path, loaded, assessor)
        assert assessment.answers.assessor == assessor
        assert assessment.card.answered == 0
        outside = loaded.rubric.regulation.term(assessment.day).kind != "in_force"
        assert {finding.code for finding in assessment.findings} == {"S110"} | (
            {"R066"} if outside else set()
        )


def test_the_unit_is_read_back(tmp_path: Path) -> None:
    """The name given to the template is the name in the report; a form without one has none."""
    assert read(tmp_path, BLANK).unit == "KPPN Contoh"
    assert not read(tmp_path, build_template(RUBRIC.rubric)).unit


def _answer(rubric: Rubric, leaf: Indicator) -> dict[str, st.SearchStrategy[object]]:
    scale = rubric.scales[leaf.scale]
    if scale.kind == "choice":
        return {leaf.id: st.sampled_from([None, *scale.options])}
    if scale.kind in {"index", "percent"}:
        most = int(100 * (scale.maximum or 1))
        return {leaf.id: st.none() | st.integers(0, most).map(lambda hundredths: hundredths / 100)}
    return {count.id: st.none() | st.integers(0, 50) for count in leaf.inputs if not count.total_of}


@pytest.mark.parametrize("id_", RUBRICS)
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_what_is_filled_in_is_what_is_read(
    id_: str, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Choices, indices, percentages and counts come back as typed; a ratio has the value of its counts."""
    loaded = load_rubric(id_)
    rubric = loaded.rubric
    strategies = {
        at: that_answer for leaf in rubric.leaves() for at, that_answer in _answer(rubric, leaf).items()
    }
    answers = data.draw(st.fixed_dictionaries(strategies))
    path = written(
        tmp_path_factory.mktemp("filled"), build_template(rubric, entries={"unit": Entries(answers)})
    )
    [assessment] = assess(path, loaded)
    sheet, leaves = assessment.answers, list(rubric.leaves())
    assert len(sheet.answers) == len(leaves) >= 1
    for leaf in leaves:
        scale, answer = rubric.scales[leaf.scale], sheet.answers[leaf.id]
        if scale.kind == "choice":
            assert answer.chosen == (answers[leaf.id] or "")
        elif scale.kind in {"index", "percent"}:
            typed = answers[leaf.id]
            assert answer.value == (None if typed is None else Fraction(str(typed)) / (scale.maximum or 1))
    counts = [count.id for leaf in leaves for count in leaf.inputs]
    assert [sheet.counts[id_] for id_ in counts] == [answers.get(id_) for id_ in counts]


@pytest.mark.parametrize("id_", RUBRICS)
def test_a_percentage_is_shown_and_guarded_as_one(id_: str) -> None:
    """Its cell has a percent format and takes 0 to 1, which is what Excel makes of 85%."""
    rubric = load_rubric(id_).rubric
    where, sheet = plan(rubric), form(build_template(rubric))
    column, leaves = where.blocks[0].answer, list(rubric.leaves())
    assert len(leaves) >= 1
    for leaf in leaves:
        kind = rubric.scales[leaf.scale].kind
        cell = sheet.cell(where.rows[leaf.id], column)
        assert (cell.number_format == "0.00%") == (kind in {"ratio", "percent"})
        if kind == "percent":
            [rule] = [one for one in sheet.data_validations.dataValidation if cell.coordinate in one.sqref]
            assert (rule.type, rule.formula1, rule.formula2) == ("decimal", "0", "1")
            assert not cell.protection.locked


@pytest.mark.parametrize("id_", RUBRICS)
def test_the_guide_tells_only_of_what_is_asked(id_: str) -> None:
    """Counts and their denominators are explained where a rubric has counts, percentages where it has any."""
    rubric = load_rubric(id_).rubric
    kinds = {rubric.scales[leaf.scale].kind for leaf in rubric.leaves()}
    guide = load_workbook(io.BytesIO(build_template(rubric)))["Petunjuk"]
    labels = {cell.value for cell in guide["B"]}
    assert ("Jumlah" in labels) == ("Penyebut 0" in labels) == ("ratio" in kinds)
    assert ("Persentase" in labels) == ("percent" in kinds)
    assert "Indeks survei" in labels


def test_notes_and_evidence_are_read_back(tmp_path: Path) -> None:
    """Notes, evidence and links stand where the reader looks for them."""
    entries = Entries(
        {"A.I.1.i.a": "Ya"},
        {"A.I.1.i.a": "SK ada"},
        {"A.I.1.i.a": "SK Tim"},
        {"A.I.1.i.a": "https://x.example"},
    )
    answer = read(tmp_path, build_template(RUBRIC.rubric, entries={"unit": entries})).answers.answers[
        "A.I.1.i.a"
    ]
    assert (answer.note, answer.evidence) == ("SK ada", "SK Tim\nhttps://x.example")
    assert answer.criteria.startswith("Ya: ")


def test_assessors_do_not_mix(tmp_path: Path) -> None:
    """Each assessor's block is read on its own."""
    entries = {"unit": Entries({"A.I.1.i.a": "Ya"}), "tpi": Entries({"A.I.1.i.a": "Tidak"})}
    data = build_template(RUBRIC.rubric, assessors=("unit", "tpi"), entries=entries)
    assert read(tmp_path, data, "unit").answers.answers["A.I.1.i.a"].chosen == "Ya"
    assert read(tmp_path, data, "tpi").answers.answers["A.I.1.i.a"].chosen == "Tidak"


@pytest.mark.parametrize("assessors", [(), ("unit", "unit"), ("kepala",)])
def test_assessors_must_be_known_and_different(assessors: tuple[str, ...]) -> None:
    """A block that the reader could not tell apart is not written."""
    with pytest.raises(ValueError, match="assessors"):
        build_template(RUBRIC.rubric, assessors=assessors)


def test_a_ratio_may_be_typed_where_its_denominator_is_zero(tmp_path: Path) -> None:
    """The typed number takes the formula's place and is used, and that is said (V314)."""
    zero = {"A.II.5.ii.a#1": 0, "A.II.5.ii.a#2": 0, "A.II.5.ii.a#3": 0}
    asked = read(tmp_path, build_template(RUBRIC.rubric, entries={"unit": Entries(zero)}))
    assert asked.answers.answers["A.II.5.ii.a"].value is None
    assert "V313" in {finding.code for finding in asked.findings}
    typed = read(
        tmp_path, build_template(RUBRIC.rubric, entries={"unit": Entries({**zero, "A.II.5.ii.a": 0.75})})
    )
    assert typed.answers.answers["A.II.5.ii.a"].value == Fraction(3, 4)
    assert "V314" in {finding.code for finding in typed.findings}


def test_a_complete_form_has_nothing_wrong(tmp_path: Path) -> None:
    """All answered with counts: formulas, weights and types are the rubric's; nothing stored is missed."""
    answers = {**filled_in(), "A.I.1.i.b": "B"}
    assessment = read(tmp_path, build_template(RUBRIC.rubric, entries={"unit": Entries(answers)}))
    assert assessment.card.answered == assessment.card.total
    assert {finding.code for finding in assessment.findings} == {"V320"}


def _stored(assessment: Assessment, unanswered: Unanswered) -> dict[str, str | Fraction]:
    card = score(RUBRIC.rubric, assessment.answers.values(), unanswered)
    points = {PLAN.cell(node.id, UNIT.score): node.points for node in card.walk() if node.id in PLAN.rows}
    open_ = {
        PLAN.cell(id_, UNIT.score)
        for id_, answer in assessment.answers.answers.items()
        if answer.value is None
    }
    return {**points, **dict.fromkeys(open_, "Blm Diisi")}


def test_a_saved_form_that_counts_blanks_as_nothing_is_not_a_difference(tmp_path: Path) -> None:
    """Half-filled and saved by Excel, the form's own figures are ours: no W205, no W208, no difference."""
    data = build_template(RUBRIC.rubric, entries={"unit": Entries({"A.I.1.i.a": "Ya", "A.I.1.ii.b": "A"})})
    blank = read(tmp_path, data)
    saved = read(tmp_path, with_stored(data, _stored(blank, Unanswered.ZERO)))
    assert saved.card.points == Fraction(7, 12)
    assert saved.own.total == pytest.approx(Fraction(7, 12))
    assert saved.differences == ()
    assert {finding.code for finding in saved.findings} == {"S110", "V320"}


def test_a_saved_form_that_leaves_blanks_out_is_one(tmp_path: Path) -> None:
    """Where the figures are those of AVERAGE, each mean with an open question is named, because of S110."""
    data = build_template(RUBRIC.rubric, entries={"unit": Entries({"A.I.1.i.a": "Ya"})})
    blank = read(tmp_path, data)
    saved = read(tmp_path, with_stored(data, _stored(blank, Unanswered.LEFT_OUT)))
    assert [(difference.id, difference.because) for difference in saved.differences] == [
        ("A.I.1.i", ("S110",))
    ]
    assert {finding.code for finding in saved.findings} == {"S110", "V320", "W208"}


def test_a_question_that_its_form_dropped_is_named(tmp_path: Path) -> None:
    """A score cell that says ``-`` beside an answer explains why the mean above it parts from ours."""
    data = build_template(RUBRIC.rubric, entries={"unit": Entries({"A.I.1.i.a": "Ya", "A.I.1.i.b": "C"})})
    stored = _stored(read(tmp_path, data), Unanswered.ZERO)
    for id_ in ("A.I.1.i", "A.I.1", "A.I", "A", "TOTAL"):
        stored[PLAN.cell(id_, UNIT.score)] = Fraction(0)
    stored[PLAN.cell("A.I.1.i.a", UNIT.score)] = "-"
    saved = read(tmp_path, with_stored(data, stored))
    assert [(difference.id, difference.because) for difference in saved.differences] == [
        ("A.I.1.i", ("W205",))
    ]


def test_every_answer_cell_is_guarded() -> None:
    """Each question and count has a rule that fits its scale, with a prompt and an error message."""
    rules = {}
    for rule in form().data_validations.dataValidation:
        assert rule.showErrorMessage
        assert rule.showInputMessage
        assert 0 < len(rule.prompt) <= 255
        assert 0 < len(rule.error) <= 225
        assert len(rule.promptTitle) <= 32
        for area in rule.sqref.ranges:
            for row in range(area.min_row, area.max_row + 1):
                assert (row, area.min_col) not in rules
                rules[row, area.min_col] = (rule.type, rule.formula1, rule.formula2)
    assert len(rules) == 135
    assert len(LEAVES) == 113
    for leaf in LEAVES:
        scale, rule = RUBRIC.rubric.scales[leaf.scale], rules[PLAN.rows[leaf.id], UNIT.answer]
        if scale.kind == "choice":
            assert rule == ("list", f'"{",".join(scale.options)}"', None)
        else:
            assert rule == ("decimal", "0", "4" if scale.kind == "index" else "1")
    typed = [count for leaf in LEAVES for count in leaf.inputs if not count.total_of]
    assert {rules[PLAN.rows[count.id], UNIT.answer] for count in typed} == {("whole", "0", None)}


def test_protection_needs_no_password_and_leaves_answers_open() -> None:
    """All sheets are protected without a password; answers, notes and evidence are open, formulas are not."""
    book = load_workbook(io.BytesIO(BLANK))
    assert book.sheetnames == ["Petunjuk", SHEET, "Ringkasan"]
    assert [sheet.protection.sheet for sheet in book] == [True] * 3
    assert [(sheet.protection.password, sheet.protection.hashValue) for sheet in book] == [(None, None)] * 3
    formulas = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert {cell.protection.locked for cell in formulas} == {True}
    sheet = book[SHEET]
    assert len(LEAVES) == 113
    for leaf in LEAVES:
        row = PLAN.rows[leaf.id]
        assert sheet.cell(row, UNIT.answer).protection.locked == (leaf.ratio is not None)
        assert not any(sheet.cell(row, at).protection.locked for at in (UNIT.note, UNIT.evidence, UNIT.link))


def test_nothing_is_hidden() -> None:
    """No hidden sheet, row or column: what is scored can be seen."""
    sheets = list(load_workbook(io.BytesIO(BLANK)))
    assert [sheet.sheet_state for sheet in sheets] == ["visible"] * 3
    assert {row.hidden for sheet in sheets for row in sheet.row_dimensions.values()} == {False}
    assert {column.hidden for sheet in sheets for column in sheet.column_dimensions.values()} == {False}


def test_the_same_arguments_give_the_same_bytes() -> None:
    """No clock, no user, no machine in the file."""
    assert build_template(RUBRIC.rubric, unit="KPPN Contoh") == BLANK
    with zipfile.ZipFile(io.BytesIO(BLANK)) as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        stamps = re.findall(rb">(\d{4}-[^<]*)</dcterms", file.read("docProps/core.xml"))
    assert stamps == [b"2021-12-31T00:00:00Z"] * 2


def test_no_formula_carries_a_stored_value(tmp_path: Path) -> None:
    """Every formula waits to be calculated, and the file asks for that on opening."""
    formulas = [
        value
        for sheet in read_book(written(tmp_path, BLANK)).sheets
        for value in sheet.cells.values()
        if value.formula is not None
    ]
    assert len(formulas) > 350
    assert all(value.kind is Kind.UNCOMPUTED for value in formulas)
    assert load_workbook(io.BytesIO(BLANK)).calculation.fullCalcOnLoad


def test_calamine_reads_it_too(tmp_path: Path) -> None:
    """Another reader finds the same sheets and the same texts."""
    book = CalamineWorkbook.from_path(written(tmp_path, BLANK))
    assert book.sheet_names == ["Petunjuk", SHEET, "Ringkasan"]
    rows = book.get_sheet_by_name(SHEET).to_python(skip_empty_area=False)
    assert rows[PLAN.rows["A"] - 1][2] == "PENGUNGKIT"


def test_texts_stay_texts(tmp_path: Path) -> None:
    """A name or note that looks like a formula is shown as it is; what cannot be printed is dropped."""
    entries = {"unit": Entries({"A.I.1.i.a": "Ya"}, {"A.I.1.i.a": '=HYPERLINK("x")\x1b[31m\ud800'})}
    data = build_template(RUBRIC.rubric, unit="=1+1\x07", entries=entries)
    assessment = read(tmp_path, data)
    assert assessment.unit == "=1+1"
    assert assessment.answers.answers["A.I.1.i.a"].note == '=HYPERLINK("x")[31m'
    sheet = form(data)
    assert sheet.cell(3, PLAN.stairs[1]).data_type == "s"
    assert sheet.cell(3, PLAN.stairs[1]).quotePrefix


def test_the_summary_never_says_that_a_unit_passes() -> None:
    """The word *lulus* is nowhere, and what a verdict ends in is *belum memenuhi*."""
    book = load_workbook(io.BytesIO(BLANK))
    texts = [str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row if cell.value]
    assert not [text for text in texts if "lulus" in text.lower()]
    verdicts = [text for text in texts if "Memenuhi nilai minimal LKE" in text]
    assert len(verdicts) == len(RUBRIC.rubric.designations) == 2
    for text in verdicts:
        assert text.startswith("=IF(COUNTIF(F")  # what the form's own counts say of a prerequisite
        assert ',IF(C6<113,"Belum lengkap",' in text
        assert text.endswith('"Belum memenuhi nilai minimal LKE")))')


def test_the_form_prints_on_a4() -> None:
    """A4 across, as wide as the page, the header on every page and in view while scrolling."""
    sheet = form()
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.print_title_rows == "$5:$5"
    assert sheet.freeze_panes == "H6"
