"""``zitool rubric wording``: official words from a form into templates, explanations and reports."""

from __future__ import annotations

import io
import json
import sys

import openpyxl
import pytest
from tests.lke import builder
from tests.lke.builder import Lke, family_1, xlsx

from zitool.rubrics.official_wording import kept_file

ID = "permenpanrb-90-2021"


@pytest.fixture(autouse=True)
def data(tmp_path, monkeypatch):
    """An own, empty data folder."""
    monkeypatch.setenv("ZITOOL_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.fixture
def form(tmp_path):
    """A form in words of its own, recognised by its structure."""
    lke = Lke(words=official)
    for line in lke.lines:
        if line.sort == "indicator" and line.criteria:
            line.criteria = "\n".join(
                f"{that_line.split('. ')[0]}. Resmi {line.id}" for that_line in line.criteria.splitlines()
            )
    path = tmp_path / "resmi.xlsx"
    path.write_bytes(xlsx(lke.grid()))
    return path


def official(id_, title):
    """Return the words of the form: titles of sections as they are, questions and counts with more to say."""
    asked = {
        one
        for leaf in builder.loaded().rubric.leaves()
        for one in (leaf.id, *(count.id for count in leaf.inputs))
    }
    return f"{title} menurut naskah resmi" if id_ in asked else title


def question(sheet, id_):
    """Return title and criteria of a row of a template by the id in its first column."""
    row = next(row for row in sheet.iter_rows(values_only=True) if row[0] == id_)
    texts = [one for one in row[1:7] if one]
    return texts[-1], row[8]


def test_words_are_kept_and_used(zitool, form, tmp_path, examples):
    """From the form into a template, an explanation and the report of a workbook made by zitool."""
    kept = zitool("rubric", "wording", form)
    template = tmp_path / "kosong.xlsx"
    made = zitool("template", "-o", template)
    explained = zitool("explain", "A.I.1.i.b")
    scored = json.loads(zitool("score", examples / "unit-baik.xlsx", "-f", "json").out)
    planned = zitool("gap-report", examples / "unit-setengah.xlsx", "-f", "markdown", "--fail-on", "never")

    assert (kept.code, made.code, explained.code) == (0, 0, 0)
    assert "113 dari 113" in kept.err
    sheet = openpyxl.load_workbook(io.BytesIO(template.read_bytes()))["LKE ZI"]
    title, criteria = question(sheet, "A.I.1.i.b")
    assert title.endswith("menurut naskah resmi")
    assert criteria.splitlines()[0] == "A: Resmi A.I.1.i.b"
    assert "menurut naskah resmi" in explained.out
    assert "Resmi A.I.1.i.b" in explained.out
    assert scored["assessments"][0]["points"] == "87.712857142857143"
    assert "menurut naskah resmi" in planned.out


def test_a_template_in_official_words_is_read_back_whole(zitool, form, tmp_path):
    """Rows are recognised by the kept words, too: nothing is missing, nothing is renamed."""
    zitool("rubric", "wording", form)
    template = tmp_path / "kosong.xlsx"
    zitool("template", "-o", template)

    found = json.loads(zitool("validate", template, "-f", "json", "--fail-on", "never").out)

    codes = {finding["code"] for finding in found["assessments"][0]["findings"]}
    assert not codes & {"S101", "S103", "S106", "S107", "S108"}


def test_a_workbook_in_its_own_words_is_not_changed(zitool, form, tmp_path):
    """What an office wrote itself is what it is shown."""
    other = tmp_path / "kantor.xlsx"
    lke = Lke(words=lambda id_, title: f"{title} menurut kantor kami" if id_ == "A.I.1.i.a" else title)
    other.write_bytes(xlsx(lke.grid()))
    zitool("rubric", "wording", form)

    explained = zitool("explain", "A.I.1.i.a", other)

    assert "menurut kantor kami" in explained.out
    assert "menurut naskah resmi" not in explained.out


def test_what_is_kept_is_shown_with_its_source(zitool, form):
    """Rubric, version, the form's name and the hash of its bytes, then every text."""
    zitool("rubric", "wording", form)

    shown = zitool("rubric", "wording", "--show")

    assert shown.code == 0
    assert "resmi.xlsx" in shown.out
    assert json.loads(kept_file(ID).read_bytes())["sha256"] in shown.out
    assert "A.I.1.i.b" in shown.out
    assert "A.II.1.i.a#1" in shown.out


def test_forgotten_is_gone(zitool, form):
    """After --forget nothing is left; to forget nothing is no fault."""
    zitool("rubric", "wording", form)
    first, second = zitool("rubric", "wording", "--forget"), zitool("rubric", "wording", "--forget")

    assert (first.code, second.code) == (0, 0)
    assert not kept_file(ID).exists()
    assert "menurut naskah resmi" not in zitool("explain", "A.I.1.i.b").out
    assert "Tidak ada" in zitool("rubric", "wording", "--show").out


def test_a_form_of_zitool_has_no_words_to_keep(zitool, examples, data):
    """Our own statements are not official words, whatever workbook they stand in."""
    outcome = zitool("rubric", "wording", examples / "unit-baik.xlsx")

    assert (outcome.code, "U015" in outcome.err) == (2, True)
    assert not data.exists()


@pytest.mark.parametrize("arguments", [[], ["--show", "--forget"], ["x.xlsx", "--show"]])
def test_one_thing_at_a_time(zitool, arguments):
    """Keeping, showing and forgetting do not go together."""
    outcome = zitool("rubric", "wording", *arguments)

    assert (outcome.code, "U014" in outcome.err) == (2, True)


def test_doubtful_rows_are_not_kept(zitool, tmp_path):
    """A row that is the question by its place only may be another question: its words are not kept for it."""
    lke = Lke(words=official)
    lke.line("A.I.1.iii.b").title = "Sesuatu yang sama sekali lain"
    path = tmp_path / "resmi.xlsx"
    path.write_bytes(xlsx(lke.grid(family_1())))

    outcome = zitool("rubric", "wording", path)

    assert "112 dari 113" in outcome.err
    assert "A.I.1.iii.b" not in json.loads(kept_file(ID).read_bytes())["texts"]


def test_strangers_words_stay_words(zitool, tmp_path):
    """A form may come from anybody: no control, no formula, no markup comes out of what is kept."""
    hostile = "=HYPERLINK(1) \u202e[bold]\x1b[31m @admin menurut naskah"
    lke = Lke(words=lambda id_, title: f"{hostile} {title}" if id_ == "A.I.1.i.a" else title)
    path = tmp_path / "jahat.xlsx"
    grid = lke.grid()
    path.write_bytes(
        xlsx(
            grid.put("A.I.1.i.a", 7, f"=HYPERLINK(1) \u202e[bold] @admin {lke.line('A.I.1.i.a').title[-60:]}")
        )
    )
    zitool("rubric", "wording", path)
    template = tmp_path / "kosong.xlsx"
    zitool("template", "-o", template)

    explained = zitool("explain", "A.I.1.i.a").out
    cell = question(openpyxl.load_workbook(template)["LKE ZI"], "A.I.1.i.a")[0]

    assert "\u202e" not in explained + cell
    assert "\x1b" not in explained
    assert "[bold]" in explained
    assert cell.startswith("=HYPERLINK")
    sheet = openpyxl.load_workbook(template)["LKE ZI"]
    asked = next(row for row in sheet.iter_rows() if row[0].value == "A.I.1.i.a")
    assert [that_question.data_type for that_question in asked[1:7] if that_question.value] == ["s", "s"]


@pytest.mark.skipif(sys.platform == "win32", reason="permissions of POSIX")
def test_a_place_that_cannot_be_written_is_said(zitool, form, tmp_path, monkeypatch):
    """Where the data folder is a file, nothing is kept and the reason is told."""
    (tmp_path / "berkas").write_text("x", "utf-8")
    monkeypatch.setenv("ZITOOL_DATA", str(tmp_path / "berkas"))

    outcome = zitool("rubric", "wording", form)

    assert (outcome.code, "O002" in outcome.err) == (2, True)


@pytest.mark.real
def test_the_real_form(zitool, real):
    """The office's form gives words for every question."""
    assert "113 dari 113" in zitool("rubric", "wording", real).err
