"""``zitool rubric check``, ``test`` and ``schema`` on survey instruments."""

from __future__ import annotations

import json
import shutil

import pytest
from tests.repositories import git

from zitool.core.record import Record
from zitool.survey import instrument as models
from zitool.survey.check import STEPS
from zitool.survey.load import instrument_ids, instruments_folder
from zitool.wording.rubrics import LABELS

TODAY = ("--today", "30-11-2026")


@pytest.fixture
def copied(tmp_path):
    """A folder of instruments that may be edited."""
    place = tmp_path / "instruments"
    shutil.copytree(instruments_folder(), place)
    return place


def edit(folder, id_, old, new, name="instrument.yaml"):
    """Replace a text in a file of an instrument."""
    file = folder / id_ / name
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), "utf-8")


def test_all_that_comes_with_zitool_is_checked(zitool):
    """Without a name rubrics and instruments are checked, also strictly, and say how many there are."""
    outcome = zitool("rubric", "check", "--strict", "-f", "json", *TODAY)
    document = json.loads(outcome.out)
    assert (outcome.code, document["rubrics"], document["instruments"]) == (0, 4, len(instrument_ids()))


@pytest.mark.parametrize("named", ["skm-14-2017", "{}/skm-14-2017", "{}/skm-14-2017/cases/kategori.yaml"])
def test_an_instrument_is_named_as_a_rubric_is(zitool, copied, named):
    """By id, folder, or any file in it."""
    outcome = zitool("rubric", "check", named.format(copied), *TODAY)
    assert (outcome.code, outcome.out) == (0, "")
    assert outcome.err == "0 rubrik dan 1 instrumen diperiksa: 0 galat, 0 peringatan, 0 catatan\n"


def test_a_file_of_any_name_is_known_by_its_keys(zitool, copied):
    """An office's own instrument need not be called instrument.yaml."""
    own = copied / "survei-kami.yaml"
    shutil.copy(copied / "skm-14-2017" / "instrument.yaml", own)
    assert zitool("rubric", "check", own, *TODAY).code == 0


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("text: Kewajaran biaya", "text: Ongkos", "K055"),
        ("text: Kewajaran biaya", "text: Biaya dan sarana", "K055"),
        ("permenpan-52-2014: B.II.1", "permenpan-52-2014: B.I.2", "K056"),
        ("permenpan-52-2014: B.II.1", "permenpan-52-2041: B.II.1", "K056"),
        ("{provision: PermenPANRB 14/2017, certainty: forms}", "{provision: PermenPANRB 14/2017}", "R035"),
        ('last_checked: "2026-11-30"', 'last_checked: "2025-11-30"', "R029"),
        ('version: "1.0.0"', 'version: "1.1.0"', "R044"),
        ("highest: 4", "highest: 0", "K052"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(zitool, copied, old, new, code):
    """Each finding has a file and a line."""
    edit(copied, "skm-14-2017", old, new)
    outcome = zitool("rubric", "check", copied / "skm-14-2017", "-f", "json", *TODAY)
    found = json.loads(outcome.out)["findings"]
    assert code in [said["code"] for said in found]
    assert all(said["file"].endswith("instrument.yaml") for said in found)


def test_a_heir_is_not_blamed_for_its_parent(zitool, copied):
    """What it takes over is said where the parent is checked."""
    edit(copied, "spkp-spak", "text: Petugas cepat tanggap", "text: Petugas gesit")
    heir = zitool("rubric", "check", copied / "spkp-spak-4", "-f", "json", *TODAY)
    parent = zitool("rubric", "check", copied / "spkp-spak", "-f", "json", *TODAY)
    assert [said["code"] for said in json.loads(heir.out)["findings"]] == []
    assert [said["code"] for said in json.loads(parent.out)["findings"]] == ["K055"]


def test_a_changed_figure_fails_a_case(zitool, copied):
    """A limit moved by a hundredth is noticed, with the case's line."""
    edit(copied, "skm-14-2017", '"88.31"', '"88.30"')
    outcome = zitool("rubric", "test", copied / "skm-14-2017", "-f", "json")
    document = json.loads(outcome.out)
    assert outcome.code == 1
    assert [row["id"] for row in document["rubrics"]] == ["skm-14-2017"]
    assert {said["code"] for said in document["findings"]} == {"R040"}


def test_a_figure_without_a_case_is_named(zitool, copied):
    """With --mutants every figure has to be guarded."""
    (copied / "skm-14-2017" / "cases" / "kategori.yaml").unlink()
    outcome = zitool("rubric", "test", copied / "skm-14-2017", "--mutants", "-f", "json")
    document = json.loads(outcome.out)
    assert outcome.code == 1
    assert {"R042"} == {said["code"] for said in document["findings"]}
    assert document["rubrics"][0]["kinds"]["category"]["caught"] == 0


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("jawaban: [444444444]", "jawaban: [4444x]", "bukan jawaban"),
        ('nilai: "100"', "nilai: seratus", "R041"),
        ("indeks: ikm", "indeks: ipak", "R041"),
        ("jawaban: [444444444]", "jawaban: [555555555]", "R041"),
        ("nama: Semua terburuk", "nama: Tepat pada batas A", "R041"),
        ("instrumen: skm-14-2017", "instrumen: spkp-spak", "R041"),
    ],
)
def test_a_case_nobody_can_understand_is_no_passing_case(zitool, copied, old, new, reason):
    """It is refused with what is wrong about it."""
    edit(copied, "skm-14-2017", old, new, "cases/kategori.yaml")
    outcome = zitool("rubric", "test", copied / "skm-14-2017")
    assert outcome.code == 1
    assert reason in outcome.out


def test_editors_get_the_schema(zitool):
    """``zitool rubric schema instrument`` prints the one that the packaged instruments name."""
    outcome = zitool("rubric", "schema", "instrument")
    assert outcome.code == 0
    assert set(json.loads(outcome.out)["properties"]) >= {"scales", "items", "indices", "extends"}


def test_a_folder_of_rubrics_means_its_instruments_too(zitool):
    """As the action and the hook name it."""
    outcome = zitool("rubric", "check", instruments_folder().parent, "-f", "json", *TODAY)
    document = json.loads(outcome.out)
    assert (document["rubrics"], document["instruments"]) == (4, len(instrument_ids()))


def test_what_changed_is_told_with_the_version_it_calls_for(zitool, copied):
    """A conversion that is declared all at once changes indices: the first number must go up."""
    edit(copied, "spkp-spak", "conversion: open", "conversion: per-max")
    edit(copied, "spkp-spak", "text: Petugas cepat tanggap", "text: Petugas tanggap")
    outcome = zitool("rubric", "diff", "spkp-spak", copied / "spkp-spak", "-f", "json", "--check")
    document = json.loads(outcome.out)
    told = {(change["what"], change["id"], change["field"]): change["step"] for change in document["changes"]}
    assert told == {
        ("answer_scale", "bintang", "conversion"): "major",
        ("survey_item", "respons", "text"): "patch",
    }
    assert (outcome.code, document["step"], document["least_version"]) == (1, "major", "2.0.0")
    assert [said["code"] for said in document["findings"]] == ["R050", "R051"]


@pytest.mark.parametrize(
    ("old", "new", "step"),
    [
        ("[tidak sesuai]", "[tidak sesuai, tak sesuai]", "minor"),
        ("[[tidak sesuai], [kurang sesuai]", "[[kurang sesuai], [tidak sesuai]", "major"),
        ("known_by: [persyaratan, syarat]", "known_by: [persyaratan]", "minor"),
        ('at_least: "88.31"', 'at_least: "88.30"', "major"),
        ('weights: ["0.111", "0.11"]', 'weights: ["0.111"]', "minor"),
        ("permenpan-52-2014: B.II.1", "permenpan-52-2014: B.I.1", "major"),
        ("title_en: Very good", "title_en: Excellent", "major"),
        ("text: Kewajaran biaya", "text: Biaya yang wajar", "patch"),
    ],
)
def test_each_change_calls_for_a_step(zitool, copied, old, new, step):
    """What can move an index asks for the first number, recognition for the second, words for the third."""
    edit(copied, "skm-14-2017", old, new)
    outcome = zitool("rubric", "diff", "skm-14-2017", copied / "skm-14-2017", "-f", "json")
    assert (outcome.code, json.loads(outcome.out)["step"]) == (0, step)
    table = zitool("rubric", "diff", "skm-14-2017", copied / "skm-14-2017")
    assert "diff_" not in table.out


def test_an_instrument_is_compared_with_what_it_was(zitool, tmp_path, monkeypatch):
    """At a revision of git, an heir with the parent it had then."""
    folder = tmp_path / "rubrics" / "instruments"
    shutil.copytree(instruments_folder(), folder)
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "--quiet", "-m", "first")
    edit(folder, "spkp-spak", "optional: true", "optional: false")
    monkeypatch.chdir(tmp_path)
    outcome = zitool("rubric", "diff", "HEAD", "rubrics/instruments/spkp-spak-4", "-f", "json")
    (change,) = json.loads(outcome.out)["changes"]
    assert (change["id"], change["field"], change["step"]) == ("tarif", "optional", "major")
    same = zitool(
        "rubric", "diff", "HEAD:rubrics/instruments/ipk-10", "HEAD:rubrics/instruments/ipk-10", "-f", "json"
    )
    assert (same.code, json.loads(same.out)["changes"]) == (0, [])


CLASSES = {
    "instrument": models.Instrument, "answer_scale": models.Scale, "word_scale": models.WordScale,
    "survey_item": models.Item, "survey_index": models.Index, "control": models.Control,
    "open_question": models.OpenQuestion, "respondents": models.Respondents,
}  # fmt: skip


def test_every_field_has_a_step_and_words():
    """A field that nobody thought of would count as a change of indices, and be told by its key."""
    parts = {"scales", "word_scales", "items", "indices", "control", "open_questions", "respondents"}
    for what, kind in CLASSES.items():
        assert issubclass(kind, Record)
        fields = set(kind._names) - {"id", "version"} - (parts if what == "instrument" else set())
        assert fields <= set(STEPS[what]), what
        assert f"diff_part_{what}" in LABELS
        assert [field for field in fields if f"diff_field_{field}" not in LABELS] == []
