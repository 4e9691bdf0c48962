"""Which regulation a workbook is scored by, and that it is said."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from datetime import date
from functools import cache
from io import BytesIO

import pytest
from openpyxl import load_workbook
from tests.conftest import EXAMPLES

from zitool.batch import assess
from zitool.batch.rubric_selection import choose
from zitool.core.scoring.eligibility import Status
from zitool.errors import UnreadableWorkbookError
from zitool.lke.template.book import build_template
from zitool.rubrics.load import load_rubric
from zitool.rubrics.packaged import packaged_ids
from zitool.xlsx.cells import read_book

OLD, AMENDED, NEW = "permenpan-52-2014", "permenpan-10-2019", "permenpanrb-90-2021"
ARCHIVE = "permenpan-60-2012"


@cache
def _template(id_, assessors=("unit",)):
    return build_template(load_rubric(id_).rubric, assessors=assessors)


def _form(tmp_path, id_=OLD, title="LEMBAR KERJA EVALUASI", best=False, drop=None, assessors=("unit",)):
    """Write the blank form of a rubric under another title: what it says of its regulation is taken out."""
    book = load_workbook(BytesIO(_template(id_, assessors)))
    form = book["LKE ZI"]
    header = next(cell.row for row in form.iter_rows(max_row=12) for cell in row if cell.value == "Bobot")
    for sheet in book:
        for row in sheet.iter_rows(max_row=header - 1 if sheet is form else 40):
            for cell in row:
                if isinstance(cell.value, str) and not cell.value.startswith("="):
                    cell.value = None
    form["A1"] = title
    if best:
        _fill(form, header)
    if drop:
        form.delete_rows(*drop)
    file = tmp_path / f"{id_}.xlsx"
    book.save(file)
    return str(file)


def _fill(form, header):
    """Give every question its best answer."""
    columns = {cell.value: cell.column for cell in form[header] if isinstance(cell.value, str)}
    choices = columns["Pilihan Jawaban"]
    answers = [column for name, column in columns.items() if name.startswith("Jawaban")]
    best = {"Nilai (0-4)": 4, "0-4": 4, "0-100%": 1, "Nilai (0-100)": 100}
    for row in range(header + 1, form.max_row + 1):
        kind = form.cell(row, choices).value
        for column in answers:
            if kind in best or str(kind)[:1] in {"Y", "A"}:
                form.cell(row, column).value = best.get(kind, "Ya" if str(kind)[:1] == "Y" else "A")


def _one(file, on=None, asked=""):
    (found,) = assess(file, load_rubric(asked) if asked else None, "unit", on)
    return found


@pytest.mark.parametrize("id_", [OLD, NEW, ARCHIVE])
def test_a_form_is_recognised_by_its_rows(tmp_path, id_):
    """Questions and weights tell the regulation; no title is needed where only one asks them."""
    found = _one(_form(tmp_path, id_, title="2019" if id_ == NEW else "2018"))
    assert (found.rubric.id, found.rubric_chosen_by) == (id_, "workbook")
    assert not {finding.code for finding in found.findings} & {"S128", "S130", "S131"}


@pytest.mark.parametrize(
    ("title", "id_"),
    [
        ("LKE ZI TAHUN 2016", OLD),
        ("LKE ZI TAHUN 2020", AMENDED),
        ("Penilaian per 31 Desember 2021", AMENDED),
        ("Menurut PermenPAN-RB 52/2014", OLD),
        ("Peraturan Menteri PAN dan RB Nomor 10 Tahun 2019", AMENDED),
        ("Permenpan RB No. 52 Tahun 2014 sebagaimana diubah dengan No. 10 Tahun 2019", AMENDED),
        ("LKE ZI 2020 (Permenpan 52 Tahun 2014)", AMENDED),
        ("Nomor 52 Tahun 2014, evaluasi 2015 dan 2017", OLD),
    ],
)
def test_the_same_questions_by_title(tmp_path, title, id_):
    """52/2014 and 10/2019 ask the same: the year of the evaluation decides, or else the regulation cited."""
    found = _one(_form(tmp_path, title=title))
    assert (found.rubric.id, found.rubric_chosen_by) == (id_, "workbook")
    assert "S130" not in {finding.code for finding in found.findings}


@pytest.mark.parametrize(
    ("on", "id_"), [(date(2016, 5, 1), OLD), (date(2018, 12, 31), OLD), (date(2019, 1, 1), AMENDED)]
)
def test_the_same_questions_by_date(tmp_path, on, id_):
    """--date picks what was in force, whatever year the title has."""
    found = _one(_form(tmp_path, title="LKE ZI TAHUN 2020" if id_ == OLD else "TAHUN 2016"), on)
    assert (found.rubric.id, found.rubric_chosen_by) == (id_, "date")


def test_a_date_does_not_override_the_questions(tmp_path):
    """A form of 90/2021 stays one on any day: its questions are no other regulation's."""
    found = _one(_form(tmp_path, NEW), date(2019, 6, 1))
    assert (found.rubric.id, found.rubric_chosen_by) == (NEW, "workbook")


@pytest.mark.parametrize(
    ("on", "word"), [(date(2024, 7, 14), "LHKASN"), (date(2024, 7, 15), "LHKAN"), (None, "LHKAN")]
)
def test_a_date_chooses_the_prerequisites_of_90_2021(tmp_path, on, word):
    """5/2024 is inside the rubric: before its day the old table, from it on the new one."""
    found = _one(_form(tmp_path, NEW), on)
    told = [
        [one.statement for one in verdict.unverified if "LHKPN" in one.statement]
        for verdict in found.verdicts
    ]
    assert told == [[f"LHKPN dan {word} disampaikan 100%"]] * 2


def test_the_day_of_a_revocation_speaks_for_no_regulation():
    """The template of 52/2014 says when that was revoked; the year of that day is not the form's."""
    found = _one(EXAMPLES / "52-2014" / "unit-baik.xlsx")
    assert (found.rubric.id, found.rubric_chosen_by) == (OLD, "workbook")
    assert [verdict.status for verdict in found.verdicts] == [Status.NOT_IN_FORCE] * 2


@pytest.mark.parametrize("on", [None, date(2026, 1, 1)], ids=["no-date", "neither-in-force"])
def test_what_nothing_decides_is_said(tmp_path, on):
    """S130: the later one is assumed, whose minima are uncertain, so that nothing wrong can be said."""
    found = _one(_form(tmp_path), on)
    assert (found.rubric.id, found.rubric_chosen_by) == (AMENDED, "default")
    (said,) = (finding for finding in found.findings if finding.code == "S130")
    assert said.values == {"known": f"{AMENDED}, {OLD}", "rubric": AMENDED, "because": "last_in_force"}


def test_the_rubric_asked_for_is_used_and_doubted(tmp_path):
    """S131 names the better one; without doubt nothing is said."""
    file = _form(tmp_path, title="2016")
    doubted = _one(file, asked=NEW)
    assert (doubted.rubric.id, doubted.rubric_chosen_by) == (NEW, "option")
    (said,) = (finding for finding in doubted.findings if finding.code == "S131")
    assert said.values == {"rubric": NEW, "other": OLD}
    for id_ in (OLD, AMENDED):
        assert "S131" not in {finding.code for finding in _one(file, asked=id_).findings}


def test_the_archive_has_no_form_of_an_lke(tmp_path):
    """S132: an LKE cannot be scored by 60/2012, and what can be done is said."""
    with pytest.raises(UnreadableWorkbookError) as refusal:
        _one(_form(tmp_path, title="2013"), asked=ARCHIVE)
    assert {finding.code for finding in refusal.value.findings} >= {"S132", "S131"}


def test_what_fits_nothing_is_refused_once(tmp_path):
    """A workbook that is no LKE is refused by the rubric in force, not by each of them."""
    book = load_workbook(BytesIO(_template(NEW)))
    for name in book.sheetnames[1:]:
        del book[name]
    sheet = book.worksheets[0]
    sheet.delete_rows(1, sheet.max_row)
    sheet["A1"] = "Daftar hadir"
    file = tmp_path / "bukan.xlsx"
    book.save(file)
    with pytest.raises(UnreadableWorkbookError) as refusal:
        assess(str(file))
    assert [(finding.code, finding.values["rubric"]) for finding in refusal.value.findings] == [("S111", NEW)]


def test_a_form_cut_up_is_still_its_own(tmp_path):
    """With a quarter of its rows deleted a form of 90/2021 does not turn into one of 52/2014."""
    found = _one(_form(tmp_path, NEW, drop=(140, 60)))
    assert found.rubric.id == NEW


def test_the_first_fit_is_enough(tmp_path, monkeypatch):
    """A form of the regulation in force costs no other rubric."""
    book = read_book(_form(tmp_path, NEW))
    monkeypatch.setattr(
        "zitool.batch.rubric_selection.packaged_ids", lambda: pytest.fail("looked at the others")
    )
    assert choose(book, None).loaded.rubric.id == NEW


def test_uncertain_minima_are_never_met(tmp_path):
    """With all answers best under 10/2019 every minimum is reached, and still nobody can say so."""
    found = _one(_form(tmp_path, title="TAHUN 2020", best=True))
    assert found.card.points == 100
    assert [verdict.status for verdict in found.verdicts] == [Status.UNVERIFIED] * 2
    assert {check.ok for verdict in found.verdicts for check in verdict.checks} == {True}
    certain = _one(_form(tmp_path, title="TAHUN 2018", best=True))
    assert [verdict.status for verdict in certain.verdicts] == [Status.MET] * 2


def test_an_archive_score_is_uncertain_too(tmp_path):
    """80 of 100 reaches the cut-off of 60/2012, which nobody can vouch for."""
    found = _one(_form(tmp_path, ARCHIVE, best=True), date(2013, 6, 1))
    assert found.card.points == 100
    assert [verdict.status for verdict in found.verdicts] == [Status.UNVERIFIED] * 2
    later = _one(_form(tmp_path, ARCHIVE, best=True))
    assert [(verdict.status, verdict.by_minima) for verdict in later.verdicts] == [
        (Status.NOT_IN_FORCE, Status.UNVERIFIED)
    ] * 2


@pytest.mark.parametrize("lang", ["id", "en"])
@pytest.mark.parametrize("command", ["score", "validate", "gap-report"])
def test_every_output_says_which_and_that_it_is_uncertain(zitool, tmp_path, command, lang):
    """Table, Markdown, CSV, HTML, JSON and XLSX of each command name rubric, choice and uncertainty."""
    file = _form(tmp_path, title="TAHUN 2020", best=command != "gap-report")  # which then has rows
    words = {
        "id": ("dikenali dari isi berkas", "Rubrik ini belum pasti"),
        "en": ("recognised from the file", "This rubric is not certain"),
    }[lang]
    for form in ("table", "markdown", "html"):
        shown = " ".join(zitool(command, file, "-f", form, "--lang", lang, "--fail-on", "never").out.split())
        assert [word for word in (AMENDED, *words) if word not in shown] == [], form
    told = zitool(command, file, "-f", "json", "--fail-on", "never").out
    (one,) = json.loads(told)["assessments"]
    assert (one["rubric"], one["rubric_chosen_by"], one["rubric_unverified"]) == (AMENDED, "workbook", True)
    rows = csv.DictReader(
        io.StringIO(zitool(command, file, "-f", "csv", "--fail-on", "never").out.lstrip("\ufeff"))
    )
    assert {(row["rubric"], row["rubric_chosen_by"], row["rubric_unverified"]) for row in rows} == {
        (AMENDED, "workbook", "true")
    }
    target = tmp_path / "hasil.xlsx"
    zitool(command, file, "-o", target, "--lang", lang, "--overwrite", "--fail-on", "never")
    texts = [
        str(cell.value) for sheet in load_workbook(target) for row in sheet.iter_rows() for cell in row
        if cell.value is not None
    ]  # fmt: skip
    assert [word for word in (AMENDED, *words) if not any(word in text for text in texts)] == []


def test_mixed_rubrics_in_one_run(zitool, tmp_path):
    """Each file by its own regulation; --require wants all of them to meet their own minima."""
    new = _form(tmp_path, NEW)
    old = _form(tmp_path, OLD, title="TAHUN 2018", best=True)
    run = zitool("score", old, new, "-f", "json", "--fail-on", "never")
    assert [assessment["rubric"] for assessment in json.loads(run.out)["assessments"]] == [OLD, NEW]
    for form in ("markdown", "html", "csv"):
        shown = zitool("score", old, new, "-f", form, "--fail-on", "never").out
        assert OLD in shown
        assert NEW in shown
    alone = zitool("score", old, "--require", "wbk", "--fail-on", "never")
    both = zitool("score", old, new, "--require", "wbk", "--fail-on", "never")
    assert (alone.code, both.code) == (0, 1)


def test_a_recap_of_mixed_rubrics(zitool, tmp_path):
    """A folder of many years is scored in one run, each workbook by its own regulation."""
    _form(tmp_path, NEW)
    _form(tmp_path, OLD, title="TAHUN 2018", best=True)
    run = zitool("score", tmp_path, "-f", "json", "--recap", "--jobs", "1", "--fail-on", "never")
    assert sorted(unit["rubric"] for unit in json.loads(run.out)["units"]) == [OLD, NEW]


def test_agreement_leaves_out_other_regulations(zitool, tmp_path):
    """Two assessors over a folder are compared on one form; a workbook of another is refused, and says so."""
    _form(tmp_path, OLD, title="TAHUN 2018", best=True, assessors=("unit", "tpi"))
    run = zitool("compare", tmp_path, "-f", "json", "--jobs", "1")
    found = json.loads(run.out)
    assert (run.code, found["workbooks"]) == (3, [])
    assert [finding["code"] for one in found["refused"] for finding in one["findings"]] == ["S131"]
    named = json.loads(zitool("compare", tmp_path, "-f", "json", "--jobs", "1", "--rubric", OLD).out)
    assert len(named["workbooks"]) == 1


def test_require_is_not_met_by_uncertain_minima(zitool, tmp_path):
    """What cannot be said to be met does not satisfy --require."""
    file = _form(tmp_path, title="TAHUN 2020", best=True)
    assert zitool("score", file, "--require", "wbk", "--fail-on", "never").code == 1


def test_explain_goes_by_the_same_rubric(zitool, tmp_path):
    """An id that only 52/2014 has is explained with a file of 52/2014, and the rubric is named."""
    file = _form(tmp_path, title="TAHUN 2018", best=True)
    run = zitool("explain", "B.I.2", file)
    assert run.code == 0
    assert f"{OLD} versi 1.2.0, dikenali dari isi berkas" in " ".join(run.out.split())
    assert zitool("explain", "B.I.2").code == 2
    assert zitool("explain", "B.I.2", "--rubric", OLD).code == 0


def test_suppositions_go_by_the_rubric_of_the_file(zitool, tmp_path):
    """--set is checked against the rubric that was recognised."""
    file = _form(tmp_path, title="TAHUN 2018", best=True)
    run = zitool("score", file, "--set", "B.I.2=50%", "-f", "json", "--fail-on", "never")
    (one,) = json.loads(run.out)["assessments"]
    assert one["points"] == "97.5"
    assert zitool("score", file, "--set", "A.I.1.i.a=A").code == 2


def test_detection_imports_nothing_more_for_the_usual_form(tmp_path):
    """The way of a form of 90/2021 needs no YAML, and reads no titles where the day is known."""
    file = _form(tmp_path, NEW)
    code = (
        "import sys; from datetime import date;"
        "from zitool import batch; from zitool.batch import rubric_selection;"
        "batch.evaluated_in = rubric_selection.named_in = None;"
        f"batch.assess({file!r}, on=date(2026, 4, 15));"
        "print(sorted({'yaml', 'zitool.rubrics.inheritance'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_every_packaged_rubric_is_tried():
    """The four instruments of the field's history are there."""
    assert packaged_ids() == [AMENDED, OLD, ARCHIVE, NEW]
